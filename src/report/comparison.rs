//! How two statements relate, explained: the relation, both readings, both intervals and the rule.

use super::Ui;
use super::axis::{Row, comparable, draw};
use super::json::BecauseJson;
use super::reading::{MentionJson, Reading, why};
use super::terminal::{Paint, because};
use super::words::{clean, cut, isolate, pad, width};
use crate::claim::{Evolves, Stance};
use crate::mention::{Context, Unresolved};
use crate::relation::{Compared, Label, Rates, Relation, Side, Terms, entails};
use crate::statement::{Answer, relate};
use crate::value::{Policy, Value};
use serde::Serialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io::{self, Write};

/// Two values or two statements with their relation.
#[derive(Clone, Debug)]
pub struct Comparison<'t> {
    /// The first, the premise.
    pub left: Reading<'t>,
    /// The second, the hypothesis.
    pub right: Reading<'t>,
    /// The relation.
    pub relation: Relation,
    /// What the first says about the second.
    pub label: Label,
    /// The words that took part, where the sides are statements and no bare values.
    pub words: Option<Words>,
}

/// What the words of two statements say to each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Pairs of words that say the opposite of each other.
    pub opposed: Vec<[String; 2]>,
    /// Words of the second statement that the first does not cover.
    pub missing: Vec<String>,
}

/// Why two texts cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonError {
    /// Which of them is at fault.
    pub side: TextSide,
    /// Its words, the first of them where they are many.
    pub text: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// One of two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSide {
    /// The first, the premise.
    Left,
    /// The second, the hypothesis.
    Right,
}

/// What keeps a text from being compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no letters and no digits.
    NoWords,
    /// It is a figure or a date, and which value that has cannot be told.
    NoValue(Unresolved),
}

impl ComparisonError {
    fn new(side: TextSide, text: &str, fault: Fault) -> Self {
        /// How wide the words are at most.
        const WIDTH: usize = 60;
        ComparisonError { side, text: cut(&clean(text), WIDTH), fault }
    }

    /// The text and what is wrong with it, for one who calls the sides otherwise: `«…», has no words`.
    pub fn text_at_fault(&self) -> String {
        match self.fault {
            Fault::NoWords => format!("«{}», has no words", self.text),
            Fault::NoValue(unresolved) => format!("«{}», has no value: {}", self.text, why(unresolved)),
        }
    }
}

impl fmt::Display for ComparisonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = match self.side {
            TextSide::Left => "left side",
            TextSide::Right => "right side",
        };
        write!(f, "the {side}, {}", self.text_at_fault())
    }
}

impl Error for ComparisonError {}

impl<'t> Comparison<'t> {
    /// Relates two texts: as values where each is one from its first character to its last, else as statements.
    ///
    /// # Errors
    ///
    /// Where a text has no words, or is a figure or a date without a value: one that counts from a day that is not given.
    pub fn of(
        left: &'t str,
        right: &'t str,
        context: &Context,
        policy: &Policy,
        rates: &Rates,
    ) -> Result<Self, ComparisonError> {
        for (side, text) in [(TextSide::Left, left), (TextSide::Right, right)] {
            if !text.chars().any(char::is_alphanumeric) {
                return Err(ComparisonError::new(side, text, Fault::NoWords));
            }
        }
        let (left, right) = (Reading::of(left, context), Reading::of(right, context));
        let terms = Terms { policy, rates };
        let (Some(a), Some(b)) = (left.whole(), right.whole()) else {
            let Answer { label, relation, because, opposed, missing } = relate(left.text, right.text, context, &terms);
            let relation = Relation { code: relation, because };
            return Ok(Comparison { left, right, relation, label, words: Some(Words { opposed, missing }) });
        };
        let value = |side, text, value: Result<_, &Unresolved>| {
            value.map_err(|&why| ComparisonError::new(side, text, Fault::NoValue(why)))
        };
        let (a, b) = (value(TextSide::Left, left.text, a)?, value(TextSide::Right, right.text, b)?);
        let scope = BTreeMap::new();
        let side = |value| Side {
            value,
            stance: Stance::Asserted,
            as_of: None,
            published: None,
            scope: &scope,
            quoted: false,
        };
        let (label, decision) = entails(side(a), side(b), Evolves::Fixed, &terms);
        let (premise, hypothesis) = (Compared::new(side(a), policy), Compared::new(side(b), policy));
        let because = premise.explain(&hypothesis, &decision, &terms);
        let relation = Relation { code: decision.code, because };
        Ok(Comparison { left, right, relation, label, words: None })
    }

    /// The comparison in the shape that programs read.
    pub fn json(&self) -> ComparisonJson<'_> {
        ComparisonJson {
            label: self.label.as_str(),
            relation: self.relation.code.as_str(),
            because: BecauseWords {
                because: BecauseJson::new(&self.relation.because),
                opposed: self.words.as_ref().map_or(&[], |words| &words.opposed),
                missing: self.words.as_ref().map_or(&[], |words| &words.missing),
            },
        }
    }

    /// The readings of both sides in the shape that programs read, each the one mention of its text; none where it has
    /// several.
    pub fn mentions(&self) -> [Option<MentionJson<'_>>; 2] {
        [&self.left, &self.right].map(|side| side.only().and_then(|_| side.json().pop()))
    }

    /// Writes the comparison for people, with the drawing. Fails only where `out` does.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write(&self, policy: &Policy, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
        let code = self.relation.code;
        let severity = code.severity().map_or("no finding", crate::problem::Severity::as_str);
        match self.words {
            Some(_) => {
                let label = super::terminal::bold(paint, self.label.as_str());
                writeln!(out, "{label} ({})\n", code.as_str())?;
            }
            None => writeln!(out, "{} ({severity})\n", super::terminal::bold(paint, code.as_str()))?,
        }
        let sides: Vec<(&str, &Reading<'_>, &Value)> = [("left", &self.left), ("right", &self.right)]
            .into_iter()
            .filter_map(|(name, side)| Some((name, side, side.only()?.value.as_ref().ok()?)))
            .collect();
        if sides.len() < 2 {
            for (name, side) in [("left", &self.left), ("right", &self.right)] {
                writeln!(out, "  {name:<6} {}", isolate(&cut(&clean(side.text), 68)))?;
            }
        }
        let sides = if sides.len() < 2 { Vec::new() } else { sides };
        let texts: Vec<String> = sides.iter().map(|(_, side, _)| isolate(&cut(&clean(side.text), 36))).collect();
        let widest = texts.iter().map(|text| width(text)).max().unwrap_or(0);
        for ((name, _, value), text) in sides.iter().zip(&texts) {
            let value = isolate(&cut(&clean(&value.to_string()), 30));
            writeln!(out, "  {name:<6} {}  {value}", pad(text, widest))?;
        }
        let values: Vec<&Value> = sides.iter().map(|(.., value)| *value).collect();
        if let Some((axis, intervals)) = comparable(&values, policy) {
            let row = |((name, ..), intervals): (&(&str, _, _), Option<_>)| {
                Some(Row { label: format!("  {name}"), intervals: intervals? })
            };
            let rows: Vec<Row> = sides.iter().zip(intervals).filter_map(row).collect();
            let lines = if rows.len() == 2 { draw(&axis, &rows, 80) } else { Vec::new() };
            for line in lines {
                writeln!(out, "{line}")?;
            }
        }
        writeln!(out)?;
        if let Some(words) = &self.words {
            for [ours, theirs] in &words.opposed {
                writeln!(out, "    opposite: {} / {}", isolate(&clean(ours)), isolate(&clean(theirs)))?;
            }
            if !words.missing.is_empty() {
                let missing: Vec<String> = words.missing.iter().map(|word| isolate(&clean(word))).collect();
                writeln!(out, "    not on the left: {}", missing.join(", "))?;
            }
        }
        because(
            &self.relation.because,
            [None, None],
            &format!("rule: {}", self.relation.because.rule),
            Ui::English,
            out,
        )
    }
}

/// A comparison in the shape that programs read.
#[derive(Serialize)]
pub struct ComparisonJson<'a> {
    label: &'static str,
    relation: &'static str,
    because: BecauseWords<'a>,
}

#[derive(Serialize)]
struct BecauseWords<'a> {
    #[serde(flatten)]
    because: BecauseJson<'a>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    opposed: &'a [[String; 2]],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    missing: &'a [String],
}
