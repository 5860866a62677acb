//! How a text is read: every figure and date in it, what it states, and every other reading.

use super::json::{QuoteJson, ValueJson, kind_and_value};
use super::words::{clean, cut, isolate, wrap};
use crate::claim::{Quote, Within};
use crate::mention::trace::Trace;
use crate::mention::{Context, Mention, Unresolved, read, read_whole};
use crate::text::{Lines, Place, Span};
use crate::value::{Calendar, Intervals, Policy, Unit, Value};
use serde::Serialize;
use std::io::{self, Write};

/// A text with what it states: one value where the whole text is one, else the mentions in it.
#[derive(Clone, Debug)]
pub struct Reading<'t> {
    /// The text.
    pub text: &'t str,
    /// The mentions, in order.
    pub mentions: Vec<Mention>,
    quotes: Vec<Quote>,
    /// Whether the whole text is one value.
    whole: bool,
    /// How each mention came to its value, where that was asked for.
    traces: Vec<Trace>,
}

impl<'t> Reading<'t> {
    /// Reads the text as one value, else finds the mentions in it.
    pub fn of(text: &'t str, context: &Context) -> Self {
        let one = read_whole(text, context);
        let whole = one.is_some();
        let mentions = one.map_or_else(|| read(text, context), |mention| vec![mention]);
        let lines = Lines::new(text);
        let places = lines.places(mentions.iter().map(|mention| mention.span.start));
        let quote = |(mention, place): (&Mention, Place)| Quote {
            exact: mention.span.cut(text).to_owned(),
            span: mention.span,
            figure: mention.figure,
            place,
            within: Within::Text,
            before: String::new(),
            after: String::new(),
        };
        let quotes = mentions.iter().zip(places).map(quote).collect();
        Reading { text, mentions, quotes, whole, traces: Vec::new() }
    }

    /// The same, with the words that gave each part of a value and what was decided.
    pub fn traced(text: &'t str, context: &Context) -> Self {
        let mut reading = Reading::of(text, context);
        reading.traces = reading.mentions.iter().map(|mention| Trace::of(text, mention, context)).collect();
        reading
    }

    /// The value of a text that is one from its first character to its last, blanks aside.
    pub fn whole(&self) -> Option<Result<&Value, &Unresolved>> {
        self.only().filter(|_| self.whole).map(|mention| mention.value.as_ref())
    }

    /// The one mention of a text that states one thing.
    pub fn only(&self) -> Option<&Mention> {
        match self.mentions.as_slice() {
            [mention] => Some(mention),
            _ => None,
        }
    }

    /// The mentions in the shape that programs read: `kind`, `quote` and `value` each; one without a value has `why`.
    pub fn json(&self) -> Vec<MentionJson<'_>> {
        let mentions = self.mentions.iter().zip(&self.quotes).enumerate();
        mentions
            .map(|(at, (mention, quote))| MentionJson::new(mention, quote, self.traces.get(at), self.text))
            .collect()
    }

    /// Writes the readings for people. Fails only where `out` does.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write(&self, policy: &Policy, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", isolate(&cut(&clean(self.text), 78)))?;
        if self.mentions.is_empty() {
            writeln!(out, "  no figure and no date found")?;
        }
        let whole = self.only().is_some_and(|mention| mention.span.cut(self.text).trim() == self.text.trim());
        for (at, (mention, quote)) in self.mentions.iter().zip(&self.quotes).enumerate() {
            if !whole {
                writeln!(out, "  {}", isolate(&format!("«{}»", cut(&clean(&quote.exact), 74))))?;
            }
            match &mention.value {
                Ok(value) => write_value(value, policy, out)?,
                Err(unresolved) => field(out, "no value", why(*unresolved))?,
            }
            for alternative in &mention.alternatives {
                let words = format!("{}: {}", isolate(&alternative.value.to_string()), alternative.why);
                field(out, "or", &words)?;
            }
            if let Some(trace) = self.traces.get(at) {
                self.write_trace(trace, out)?;
            }
        }
        Ok(())
    }

    fn write_trace(&self, trace: &Trace, out: &mut dyn Write) -> io::Result<()> {
        for part in &trace.parts {
            let Span { start, end } = part.span;
            let gives = if part.gives.is_empty() { String::new() } else { format!(" → {}", part.gives) };
            let words = isolate(&format!("«{}»", clean(part.span.cut(self.text))));
            field(out, part.role.as_str(), &format!("{words}{gives}  ({start}..{end})"))?;
        }
        for decision in &trace.decisions {
            let choice = isolate(&clean(&decision.choice));
            field(
                out,
                "decided",
                &format!("{}: {choice}; {}", decision.about.as_str(), isolate(&clean(&decision.because))),
            )?;
        }
        Ok(())
    }
}

/// Why a mention has no value, in words for people.
pub const fn why(unresolved: Unresolved) -> &'static str {
    match unresolved {
        Unresolved::NoReference => "it counts from a date that is not given",
        Unresolved::TooLong => "it has more digits than can be kept exactly",
        Unresolved::NoSuchDay => "the calendar has no such day",
    }
}

fn write_value(value: &Value, policy: &Policy, out: &mut dyn Write) -> io::Result<()> {
    field(out, value.kind().as_str(), &isolate(&clean(&value.to_string())))?;
    match value {
        Value::Quantity(quantity) => {
            let unit = quantity.unit.to_string();
            let Intervals { stated, rounded, allowed } = quantity.intervals(policy);
            for (name, interval) in [("stated", stated), ("rounded", rounded), ("allowed", allowed)] {
                field(out, name, &isolate(&interval.as_amounts(&unit)))?;
            }
            if let Unit::Money(currency) = &quantity.unit {
                let others = currency.candidates.iter().filter(|code| Some(**code) != currency.code);
                let others: Vec<&str> = others.map(|code| code.as_str()).collect();
                if !others.is_empty() {
                    let others = others.join(", ");
                    let words = match currency.code {
                        Some(code) => format!("taken as {code}; may be {others}"),
                        None => format!("may be {others}"),
                    };
                    field(out, "currency", &words)?;
                } else if currency.code.is_none() {
                    field(out, "currency", "money, and no currency named")?;
                }
            }
        }
        Value::Date(date) => {
            let Intervals { stated, allowed, .. } = date.intervals();
            field(out, "stated", &stated.as_days())?;
            if allowed != stated {
                field(out, "allowed", &allowed.as_days())?;
            }
            field(out, "EDTF", &date.edtf())?;
            if date.calendar == Calendar::Hijri {
                field(out, "calendar", "Hijri (Umm al-Qura)")?;
            }
        }
        Value::Category { set, .. } => field(out, "set", set)?,
        Value::Polarity { statement: Some(statement), .. } => field(out, "statement", &isolate(&clean(statement)))?,
        Value::Polarity { .. } | Value::Name(_) => {}
    }
    if let Some(approx) = value.approx() {
        field(out, "about", &isolate(&format!("«{}»", clean(&approx.words))))?;
    }
    Ok(())
}

fn field(out: &mut dyn Write, name: &str, words: &str) -> io::Result<()> {
    for (at, line) in wrap(words, 66, 8).iter().enumerate() {
        writeln!(out, "    {:<10}{line}", if at == 0 { name } else { "" })?;
    }
    Ok(())
}

/// A mention in the shape that programs read.
#[derive(Serialize)]
pub struct MentionJson<'a> {
    kind: Option<&'static str>,
    quote: QuoteJson<'a>,
    value: Option<ValueJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace: Option<TraceJson<'a>>,
}

/// Which words gave which part of a value, and what was decided.
#[derive(Serialize)]
struct TraceJson<'a> {
    parts: Vec<PartJson<'a>>,
    decisions: Vec<DecisionJson<'a>>,
}

#[derive(Serialize)]
struct PartJson<'a> {
    role: &'static str,
    exact: &'a str,
    byte_start: usize,
    byte_end: usize,
    gives: &'a str,
}

#[derive(Serialize)]
struct DecisionJson<'a> {
    about: &'static str,
    choice: &'a str,
    because: &'a str,
}

impl<'a> TraceJson<'a> {
    fn new(trace: &'a Trace, text: &'a str) -> Self {
        let parts = trace.parts.iter().map(|part| PartJson {
            role: part.role.as_str(),
            exact: part.span.cut(text),
            byte_start: part.span.start,
            byte_end: part.span.end,
            gives: &part.gives,
        });
        let decisions = trace.decisions.iter().map(|decision| DecisionJson {
            about: decision.about.as_str(),
            choice: &decision.choice,
            because: &decision.because,
        });
        TraceJson { parts: parts.collect(), decisions: decisions.collect() }
    }
}

impl<'a> MentionJson<'a> {
    fn new(mention: &'a Mention, quote: &'a Quote, trace: Option<&'a Trace>, text: &'a str) -> Self {
        let trace = trace.map(|trace| TraceJson::new(trace, text));
        let quote = QuoteJson::new(quote);
        match &mention.value {
            Ok(value) => {
                let (kind, value) = kind_and_value(value, &mention.alternatives);
                MentionJson { kind: Some(kind), quote, value: Some(value), why: None, trace }
            }
            Err(unresolved) => MentionJson { kind: None, quote, value: None, why: Some(why(*unresolved)), trace },
        }
    }
}
