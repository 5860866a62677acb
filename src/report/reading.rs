//! How a text is read: every figure and date in it, what it states, and every other reading.

use super::json::{QuoteJson, ValueJson, kind_and_value};
use super::words::{clean, cut, isolate, wrap};
use crate::claim::{Quote, Within};
use crate::mention::{Context, Mention, Unresolved, read, read_whole};
use crate::text::Lines;
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
}

impl<'t> Reading<'t> {
    /// Reads the text as one value, else finds the mentions in it.
    pub fn of(text: &'t str, context: &Context) -> Self {
        let mentions = read_whole(text, context).map_or_else(|| read(text, context), |mention| vec![mention]);
        let lines = Lines::new(text);
        let quote = |mention: &Mention| Quote {
            exact: mention.span.cut(text).to_owned(),
            span: mention.span,
            figure: mention.figure,
            place: lines.place(mention.span.start),
            within: Within::Text,
            before: String::new(),
            after: String::new(),
        };
        let quotes = mentions.iter().map(quote).collect();
        Reading { text, mentions, quotes }
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
        self.mentions.iter().zip(&self.quotes).map(|(mention, quote)| MentionJson::new(mention, quote)).collect()
    }

    /// Writes the readings for people. Fails only where `out` does.
    pub fn write(&self, policy: &Policy, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", isolate(&cut(&clean(self.text), 78)))?;
        if self.mentions.is_empty() {
            writeln!(out, "  no figure and no date found")?;
        }
        let whole = self.only().is_some_and(|mention| mention.span.cut(self.text).trim() == self.text.trim());
        for (mention, quote) in self.mentions.iter().zip(&self.quotes) {
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
}

impl<'a> MentionJson<'a> {
    fn new(mention: &'a Mention, quote: &'a Quote) -> Self {
        let quote = QuoteJson::new(quote);
        match &mention.value {
            Ok(value) => {
                let (kind, value) = kind_and_value(value, &mention.alternatives);
                MentionJson { kind: Some(kind), quote, value: Some(value), why: None }
            }
            Err(unresolved) => MentionJson { kind: None, quote, value: None, why: Some(why(*unresolved)) },
        }
    }
}
