//! How two statements relate, explained: the relation, both readings, both intervals and the rule.

use super::axis::{Row, comparable, draw};
use super::json::BecauseJson;
use super::reading::{MentionJson, Reading, why};
use super::terminal::{Paint, because};
use super::words::{clean, cut, isolate, pad, width};
use crate::claim::{Evolves, Stance};
use crate::mention::Context;
use crate::relation::{Compared, Label, Rates, Relation, Side, Terms, entails};
use crate::value::{Policy, Value};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Two statements with their relation.
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
}

impl<'t> Comparison<'t> {
    /// Relates two texts, each of them one value or a text with exactly one in it.
    ///
    /// # Errors
    ///
    /// Says which text has no value, or more than one, and why.
    pub fn of(
        left: &'t str,
        right: &'t str,
        context: &Context,
        policy: &Policy,
        rates: &Rates,
    ) -> Result<Self, String> {
        let (left, right) = (Reading::of(left, context), Reading::of(right, context));
        let (a, b) = (value_of(&left, "left")?, value_of(&right, "right")?);
        let scope = BTreeMap::new();
        let side = |value| Side { value, stance: Stance::Asserted, as_of: None, published: None, scope: &scope };
        let terms = Terms { policy, rates };
        let (label, decision) = entails(side(a), side(b), Evolves::Fixed, &terms);
        let (premise, hypothesis) = (Compared::new(side(a), policy), Compared::new(side(b), policy));
        let because = premise.explain(&hypothesis, &decision, &terms);
        let relation = Relation { code: decision.code, because };
        Ok(Comparison { left, right, relation, label })
    }

    /// The comparison in the shape that programs read.
    pub fn json(&self) -> ComparisonJson<'_> {
        ComparisonJson {
            label: self.label.as_str(),
            relation: self.relation.code.as_str(),
            because: BecauseJson::new(&self.relation.because),
        }
    }

    /// The readings of both sides in the shape that programs read, each the one mention of its text.
    pub fn mentions(&self) -> [Option<MentionJson<'_>>; 2] {
        [self.left.json().pop(), self.right.json().pop()]
    }

    /// Writes the comparison for people, with the drawing. Fails only where `out` does.
    pub fn write(&self, policy: &Policy, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
        let code = self.relation.code;
        let severity = code.severity().map_or("no finding", crate::problem::Severity::as_str);
        writeln!(out, "{} ({severity})\n", super::terminal::bold(paint, code.as_str()))?;
        let sides: Vec<(&str, &Reading<'_>, &Value)> = [("left", &self.left), ("right", &self.right)]
            .into_iter()
            .filter_map(|(name, side)| Some((name, side, side.only()?.value.as_ref().ok()?)))
            .collect();
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
        because(&self.relation.because, None, None, out)
    }
}

fn value_of<'a>(reading: &'a Reading<'_>, side: &str) -> Result<&'a Value, String> {
    let text = cut(&clean(reading.text), 60);
    match reading.mentions.as_slice() {
        [] => Err(format!("the {side} side, «{text}», states no figure and no date")),
        [mention] => mention
            .value
            .as_ref()
            .map_err(|unresolved| format!("the {side} side, «{text}», has no value: {}", why(*unresolved))),
        more => Err(format!("the {side} side, «{text}», states {} figures or dates; give one", more.len())),
    }
}

/// A comparison in the shape that programs read.
#[derive(Serialize)]
pub struct ComparisonJson<'a> {
    label: &'static str,
    relation: &'static str,
    because: BecauseJson<'a>,
}
