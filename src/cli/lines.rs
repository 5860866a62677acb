//! Line modes: one question a line in, one answer a line out, in order, each as soon as it is known.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::io::{self, BufRead, Write};

/// Why a line has no answer.
pub enum Failed {
    /// The line asks for something that cannot be answered.
    Question(String),
    /// The answer cannot be written.
    Output(io::Error),
}

impl From<serde_json::Error> for Failed {
    fn from(error: serde_json::Error) -> Self {
        // The place that the parser gives counts lines of the one line that it saw.
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        Failed::Question(format!("{words}, at column {}", error.column()))
    }
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Failed::Output(error)
    }
}

#[derive(Deserialize)]
struct Id<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    line: usize,
    error: &'a str,
}

/// Reads standard input line by line: the line's number from 1, its words or why it has none, and whether more input is
/// at hand. Tells whether any line was bad.
pub fn read(mut take: impl FnMut(usize, Result<&str, &str>, bool) -> io::Result<bool>) -> io::Result<bool> {
    let mut input = io::BufReader::with_capacity(1 << 16, io::stdin().lock());
    let (mut line, mut number, mut bad) = (Vec::new(), 0, false);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(bad);
        }
        number += 1;
        let ready = !input.buffer().is_empty();
        let bytes = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
        let words = str::from_utf8(bytes).map(|words| words.trim_end_matches(['\n', '\r']));
        if words.is_ok_and(|words| words.trim().is_empty()) {
            continue;
        }
        bad |= !take(number, words.map_err(|_| "the line is not UTF-8"), ready)?;
    }
}

/// Refuses a line that is JSON and no object, in words that speak of lines.
fn object(line: &str) -> Result<(), Failed> {
    let start = line.find(|letter: char| !letter.is_whitespace()).unwrap_or_default();
    if line[start..].starts_with('{') {
        return Ok(());
    }
    serde_json::from_str::<serde::de::IgnoredAny>(line)?;
    Err(Failed::Question(format!("a line is one object in braces, at column {}", start + 1)))
}

/// Answers each line of standard input with one line of JSON. A bad line is answered by an error with its number, and
/// the run goes on; tells whether there was one.
pub fn answer(
    out: &mut dyn Write,
    mut answer: impl FnMut(&str, Option<&RawValue>, &mut dyn Write) -> Result<(), Failed>,
) -> io::Result<bool> {
    read(|number, line, ready| {
        let id = line.ok().and_then(|line| serde_json::from_str::<Id<'_>>(line).ok()?.id);
        let done = match line {
            Ok(line) => object(line).and_then(|()| answer(line, id, out)),
            Err(error) => Err(Failed::Question(error.to_owned())),
        };
        let good = match done {
            Ok(()) => true,
            Err(Failed::Output(error)) => return Err(error),
            Err(Failed::Question(error)) => {
                serde_json::to_writer(&mut *out, &ErrorLine { id, line: number, error: &error })?;
                false
            }
        };
        out.write_all(b"\n")?;
        // A program that waits for its answer before it asks again must get it.
        if !ready {
            out.flush()?;
        }
        Ok(good)
    })
}
