//! Line modes: one question a line in, one answer a line out, in order, each as soon as it is known.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

/// Why a line has no answer.
pub enum Failed {
    /// The line asks for something that cannot be answered.
    Question(String),
    /// The answer cannot be written.
    Output(io::Error),
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

/// Reads standard input line by line: the line's number from 1, its words, or its bytes where they are no text, and
/// whether more input is at hand. Tells whether any line was bad.
pub fn read(mut take: impl FnMut(usize, Result<&str, &[u8]>, bool) -> io::Result<bool>) -> io::Result<bool> {
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
        bad |= !take(number, words.map_err(|_| bytes), ready)?;
    }
}

/// What is wrong with a line that is no text.
pub fn not_text(bytes: &[u8]) -> String {
    let good = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    format!("the line is not UTF-8, at column {}; write it in UTF-8", good.chars().count() + 1)
}

/// Reads a line whose fields are words, those of `needed` and of `optional`. Of a line that cannot be read, every field
/// at fault is told.
pub fn question<'a, Q: Deserialize<'a>>(line: &'a str, needed: &[&str], optional: &[&str]) -> Result<Q, Failed> {
    serde_json::from_str(line).map_err(|error| {
        // The parser of a whole line stops at the first fault and does not name its field.
        let given: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(line).unwrap_or_default();
        let missing = |name: &&str| format!("`{name}` is missing; a line has `{}`", needed.join("` and `"));
        let of_needed =
            needed.iter().map(|name| given.get(*name).map_or(Some(missing(name)), |raw| fault(line, name, raw)));
        let of_optional = optional.iter().map(|name| {
            given.get(*name).and_then(|raw| match raw.get() {
                "null" => None,
                _ => fault(line, name, raw),
            })
        });
        let faults: Vec<String> = of_needed.chain(of_optional).flatten().collect();
        Failed::Question(if given.is_empty() || faults.is_empty() { not_json(line, &error) } else { faults.join("; ") })
    })
}

/// What is wrong with a field that must hold words.
fn fault(line: &str, name: &str, raw: &RawValue) -> Option<String> {
    let start = raw.get().as_ptr().addr() - line.as_ptr().addr();
    let is = match raw.get().as_bytes()[0] {
        b'"' if serde_json::from_str::<Cow<'_, str>>(raw.get()).is_ok() => return None,
        b'"' => {
            let column = column(line, start + half_pair(raw.get()));
            let what = "holds half of a surrogate pair";
            return Some(format!("`{name}` {what}, at column {column}; write the character itself, or both halves"));
        }
        b'n' => "null",
        b't' | b'f' => "true or false",
        b'[' => "a list",
        b'{' => "an object",
        _ => "a number",
    };
    Some(format!("`{name}` is {is}, at column {}; write words in quotation marks", column(line, start)))
}

/// Where the first `\uXXXX` of a JSON string stands that is one half of a character without the other.
fn half_pair(string: &str) -> usize {
    let unit = |at: usize| {
        let digits = string.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &string.as_bytes()[at..]) {
        at += found;
        match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => at += 12,
            Some(0xD800..=0xDFFF) => return at,
            _ => at += 2,
        }
    }
    0
}

fn not_json(line: &str, error: &serde_json::Error) -> String {
    // The place that the parser gives counts lines of the one line that it saw, and bytes.
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    format!("the line is not JSON: {words}, at column {}", column(line, error.column().saturating_sub(1)))
}

/// The column of a byte, in characters from 1.
fn column(line: &str, byte: usize) -> usize {
    line.char_indices().take_while(|(at, _)| *at < byte).count() + 1
}

/// Refuses a line that is JSON and no object, in words that speak of lines.
fn object(line: &str) -> Result<(), Failed> {
    let start = line.find(|letter: char| !letter.is_whitespace()).unwrap_or_default();
    if line[start..].starts_with('{') {
        return Ok(());
    }
    serde_json::from_str::<serde::de::IgnoredAny>(line).map_err(|error| Failed::Question(not_json(line, &error)))?;
    Err(Failed::Question(format!("a line is one object in braces, at column {}", start + 1)))
}

/// Answers each line of standard input with one line of JSON. A bad line is answered by an error with its number, and
/// the run goes on; tells whether there was one.
pub fn answer(
    out: &mut dyn Write,
    mut answer: impl FnMut(&str, Option<&RawValue>, &mut dyn Write) -> Result<(), Failed>,
) -> io::Result<bool> {
    read(|number, line, ready| {
        // Whoever asked knows the answer by its id, so that of a line which is no text is sought all the same.
        let text = line.map_or_else(String::from_utf8_lossy, Cow::Borrowed);
        let id = serde_json::from_str::<Id<'_>>(&text).ok().and_then(|line| line.id);
        let id = id.filter(|id| line.is_ok() || !id.get().contains(char::REPLACEMENT_CHARACTER));
        let done = match line {
            Ok(line) => object(line).and_then(|()| answer(line, id, out)),
            Err(bytes) => Err(Failed::Question(not_text(bytes))),
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
