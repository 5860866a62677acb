//! `compare`: the relation of two statements.

use super::args::{Compare, PlainFormat};
use super::{End, Stopped, context, lines, output, settings, tell_problems};
use reconcile::mention::Context;
use reconcile::problem::Severity;
use reconcile::relation::Rates;
use reconcile::report::comparison::{Comparison, ComparisonJson, TextSide};
use reconcile::report::reading::MentionJson;
use reconcile::value::Policy;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::io::{self, Write};

/// A line of `--jsonl`.
#[derive(Deserialize)]
struct Question<'a> {
    #[serde(borrow)]
    premise: Cow<'a, str>,
    #[serde(borrow)]
    hypothesis: Cow<'a, str>,
    #[serde(borrow)]
    lang: Option<Cow<'a, str>>,
}

/// Its answer.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    comparison: ComparisonJson<'a>,
}

/// The answer of `--format json`.
#[derive(Serialize)]
struct Full<'a> {
    left: Option<MentionJson<'a>>,
    right: Option<MentionJson<'a>>,
    #[serde(flatten)]
    comparison: ComparisonJson<'a>,
}

/// Relates both texts and tells why.
pub fn run(compare: &Compare) -> Result<End, Stopped> {
    let settings = settings(compare.reading.config.as_deref())?;
    tell_problems(&settings.problems, true);
    let context = context(&compare.reading, &settings.config)?;
    let rates = Rates::new(&settings.config.rates);
    let policy = settings.config.policy;
    let mut bad = settings.problems.iter().any(|problem| problem.severity == Severity::Error);
    let to = compare.output.output.as_deref();
    if compare.jsonl {
        output::write(to, |out| {
            bad |= lines::answer(out, |line, id, out| answer(line, id, &context, &policy, &rates, out))?;
            Ok(())
        })?;
    } else {
        let text = |side: &Option<String>| side.clone().unwrap_or_default();
        let (left, right) = (text(&compare.left), text(&compare.right));
        let comparison = Comparison::of(&left, &right, &context, &policy, &rates).map_err(|error| error.to_string())?;
        output::write(to, |out| match compare.format {
            PlainFormat::Text => comparison.write(&policy, output::paint(&compare.output), out),
            PlainFormat::Json => {
                let [left, right] = comparison.mentions();
                serde_json::to_writer(&mut *out, &Full { left, right, comparison: comparison.json() })?;
                writeln!(out)
            }
        })?;
    }
    Ok(if bad { End::Trouble } else { End::Clean })
}

fn answer(
    line: &str,
    id: Option<&RawValue>,
    context: &Context,
    policy: &Policy,
    rates: &Rates,
    out: &mut dyn Write,
) -> Result<(), lines::Failed> {
    let question: Question<'_> = lines::question(line, &["premise", "hypothesis"], &["lang"])?;
    let mut context = context.clone();
    if let Some(lang) = question.lang {
        context.lang = Some(lang.into_owned());
    }
    let comparison =
        Comparison::of(&question.premise, &question.hypothesis, &context, policy, rates).map_err(|error| {
            let side = match error.side {
                TextSide::Left => "premise",
                TextSide::Right => "hypothesis",
            };
            lines::Failed::Question(format!("the {side}, {}", error.text_at_fault()))
        })?;
    serde_json::to_writer(&mut *out, &Answer { id, comparison: comparison.json() }).map_err(io::Error::from)?;
    Ok(())
}
