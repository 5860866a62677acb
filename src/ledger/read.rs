//! The ledger as it lies on disk, line by line.

use super::record::{Act, Raw, Record};
use super::{Fate, Ledger, VERSION};
use crate::problem::{Excerpt, Problem, Severity};
use crate::text::Place;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads a ledger. A line that cannot be read is told and left where it stands; all others count.
pub fn read(path: &str, bytes: &[u8]) -> (Ledger, Vec<Problem>) {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = Reader { ledger: Ledger { path: path.into(), records: Vec::new() }, problems: Vec::new() };
    let is_whole = body.is_empty() || body.ends_with(b"\n");
    let lines: Vec<&[u8]> = body.split(|byte| *byte == b'\n').collect();
    let last = lines.len();
    for (number, line) in (1..).zip(lines) {
        reader.line(number, line.strip_suffix(b"\r").unwrap_or(line), number == last && !is_whole);
    }
    reader.duplicates();
    reader.whole();
    (reader.ledger, reader.problems)
}

struct Reader {
    ledger: Ledger,
    problems: Vec<Problem>,
}

/// What tells a line's version, whatever else a later version writes.
#[derive(Deserialize)]
struct Head {
    ledger: u64,
}

impl Reader {
    fn tell(&mut self, severity: Severity, line: usize, message: String, words: &str) {
        let excerpt = (!words.is_empty()).then(|| Excerpt::new(words, 0..words.len()));
        let (path, place) = (self.ledger.path.to_string(), Some(Place { line, column: 1 }));
        self.problems.push(Problem { severity, path, place, message, excerpt });
    }

    /// Reads one line; `torn` says that it is the last and has no end.
    fn line(&mut self, number: usize, line: &[u8], torn: bool) {
        let Ok(words) = str::from_utf8(line) else {
            let words = String::from_utf8_lossy(line);
            return self.tell(Severity::Error, number, "the line is not UTF-8; it is passed over".to_owned(), &words);
        };
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if is_conflict_mark(words) {
            let message = "a merge left its mark here; keep the lines of both sides and delete the mark".to_owned();
            return self.tell(Severity::Error, number, message, words);
        }
        let head = serde_json::from_str::<Head>(words);
        if let Ok(Head { ledger: version }) = &head
            && *version > VERSION
        {
            let message = format!(
                "the record is of version {version}, and this program reads version {VERSION}; it does not count"
            );
            return self.tell(Severity::Warning, number, message, "");
        }
        let record = head.and_then(|_| serde_json::from_str::<Raw>(words)).map_err(|error| {
            // The line within the text is always the first, and the one of the file is told already.
            let why = error.to_string();
            why.split(" at line ").next().unwrap_or_default().to_owned()
        });
        match record.and_then(|raw| raw.record(&self.ledger.path, number)) {
            Ok(record) => self.ledger.records.push(Arc::new(record)),
            Err(_) if torn => {
                let message = "the last line is cut short, as by a run that was killed; it does not count".to_owned();
                self.tell(Severity::Warning, number, message, words);
            }
            Err(why) => self.tell(Severity::Error, number, format!("the line is no record: {why}"), words),
        }
    }

    /// One record twice, as a union of two branches may leave it, is one.
    fn duplicates(&mut self) {
        let mut known: BTreeMap<String, Arc<Record>> = BTreeMap::new();
        for record in std::mem::take(&mut self.ledger.records) {
            match known.get(&record.id) {
                None => {
                    known.insert(record.id.clone(), Arc::clone(&record));
                    self.ledger.records.push(record);
                }
                Some(twin) if twin.to_line() == record.to_line() => {}
                Some(twin) => {
                    let message =
                        format!("the id {} was already given in line {}; the first counts", twin.id, twin.line);
                    self.tell(Severity::Error, record.line, message, "");
                }
            }
        }
    }

    /// What only all lines together show: records that take back what is not there, and decisions of people who did not
    /// know of each other's.
    fn whole(&mut self) {
        let ledger = std::mem::take(&mut self.ledger);
        self.ledger.path = Arc::clone(&ledger.path);
        let by_id: BTreeMap<&str, usize> =
            ledger.records.iter().enumerate().map(|(at, record)| (record.id.as_str(), at)).collect();
        let fates = ledger.fates();
        for (record, fate) in ledger.records.iter().zip(&fates) {
            if let Act::Undo(id) = &record.act
                && !by_id.contains_key(id.as_str())
            {
                let id = id.escape_debug();
                self.tell(Severity::Warning, record.line, format!("no record is called `{id}`; nothing is undone"), "");
            }
            let Fate::Replaced(by) = fate else { continue };
            let Some(&at) = by_id.get(by.as_str()) else { continue };
            let later = &ledger.records[at];
            let knew = later.replaces.as_deref() == Some(&record.id);
            if fates[at] == Fate::Live && !knew && !record.act.says_what(&later.act) {
                let message = format!(
                    "{} ({}) contradicts line {}: {} ({}); the later line counts",
                    later.in_words(),
                    later.signed(),
                    record.line,
                    record.in_words(),
                    record.signed()
                );
                self.tell(Severity::Warning, later.line, message, "");
            }
        }
        self.ledger = ledger;
    }
}

impl Act {
    /// Whether two acts on one thing say the same of it.
    pub fn says_what(&self, other: &Act) -> bool {
        match (self, other) {
            (Act::Decide(one), Act::Decide(other)) => one.ruling == other.ruling,
            (Act::Join(..), Act::Join(..)) | (Act::Part(..), Act::Part(..)) => true,
            (Act::Undo(one), Act::Undo(other)) => one == other,
            _ => false,
        }
    }
}

/// Whether a line is one that git leaves between the two sides of a conflict.
fn is_conflict_mark(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
}
