//! `normalize`: how texts are read.

use super::args::{Normalize, PlainFormat};
use super::{End, Stopped, context, date, lines, output, settings, tell_problems};
use reconcile::mention::Context;
use reconcile::report::reading::{MentionJson, Reading};
use reconcile::value::Policy;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::io::{self, Write};

/// A line of `--jsonl`.
#[derive(Deserialize)]
struct Question<'a> {
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow)]
    lang: Option<Cow<'a, str>>,
    #[serde(borrow)]
    reference_date: Option<Cow<'a, str>>,
}

/// Its answer.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    mentions: Vec<MentionJson<'a>>,
}

/// Reads each text and tells how.
pub fn run(normalize: &Normalize) -> Result<End, Stopped> {
    let settings = settings(normalize.reading.config.as_deref())?;
    tell_problems(&settings.problems, true);
    let context = context(&normalize.reading, &settings.config)?;
    let policy = settings.config.policy;
    let mut bad = settings.problems.iter().any(|problem| problem.severity == reconcile::problem::Severity::Error);
    output::write(normalize.output.output.as_deref(), |out| {
        if normalize.jsonl {
            bad |= lines::answer(out, |line, id, out| answer(line, id, normalize.trace, &context, out))?;
            return Ok(());
        }
        let mut first = true;
        for text in &normalize.texts {
            if text == "-" {
                bad |= lines::read(|number, line, _| match line {
                    Ok(line) => {
                        tell(line, normalize, &context, &policy, &mut first, out)?;
                        Ok(true)
                    }
                    Err(bytes) => {
                        eprintln!("<stdin>:{number}: error: {}", lines::not_text(bytes));
                        Ok(false)
                    }
                })?;
            } else {
                tell(text, normalize, &context, &policy, &mut first, out)?;
            }
        }
        Ok(())
    })?;
    Ok(if bad { End::Trouble } else { End::Clean })
}

fn tell(
    text: &str,
    normalize: &Normalize,
    context: &Context,
    policy: &Policy,
    first: &mut bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let reading = reading_of(text, normalize.trace, context);
    match normalize.format {
        PlainFormat::Json => {
            serde_json::to_writer(&mut *out, &Answer { id: None, mentions: reading.json() })?;
            writeln!(out)
        }
        PlainFormat::Text => {
            if !std::mem::take(first) {
                writeln!(out)?;
            }
            reading.write(policy, out)
        }
    }
}

fn reading_of<'t>(text: &'t str, trace: bool, context: &Context) -> Reading<'t> {
    if trace { Reading::traced(text, context) } else { Reading::of(text, context) }
}

fn answer(
    line: &str,
    id: Option<&RawValue>,
    trace: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), lines::Failed> {
    let question: Question<'_> = lines::question(line, &["text"], &["lang", "reference_date"])?;
    let mut context = context.clone();
    if let Some(lang) = question.lang {
        context.lang = Some(lang.into_owned());
    }
    if let Some(words) = question.reference_date {
        context.reference = Some(date("reference date", &words, &context).map_err(lines::Failed::Question)?);
    }
    let reading = reading_of(&question.text, trace, &context);
    serde_json::to_writer(&mut *out, &Answer { id, mentions: reading.json() }).map_err(io::Error::from)?;
    Ok(())
}
