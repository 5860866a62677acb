//! The ledger: what people have decided of findings and of groupings, one record a line, never rewritten.
//!
//! ```json
//! {"ledger":1,"id":"d41f0c2a7b9","at":"2026-01-05T10:12:31Z","by":"Amal","finding":"f7685e3-7eab","verdict":"neither","reason":"…","topic":"…","key":"…","evidence":"…","claims":[…]}
//! {"ledger":1,"id":"d0b4e6c8812","at":"2026-01-05T10:14:02Z","by":"Amal","join":["Halden / deal","Haldn / deal"],"reason":"a slip of the keys"}
//! {"ledger":1,"id":"d9c1f3a5e20","at":"2026-01-06T08:00:00Z","by":"Badr","undo":"d41f0c2a7b9","reason":"the wire has corrected itself"}
//! ```
//!
//! A record stands alone: it carries its version, so that lines of two branches, or of two versions of the program, may
//! stand side by side, and what its author saw, so that a later run can say what has changed since. The order of the
//! lines decides which of two records is the later one; the time is for people, since clocks may run backwards.

mod bind;
mod evidence;
mod read;
mod record;
mod standing;
mod ties;

pub(crate) use bind::bind;
pub use bind::{Decided, Reopened};
pub use evidence::{Evidence, Seen, choices};
pub use read::read;
pub(crate) use record::Line;
pub use record::{Act, Judgement, Record, Ruling, RulingError, judge};
pub use standing::{Row, Standing, standings};
pub use ties::{Tie, Ties, obstacle, ties};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The name of the file where nothing else is said, beside the configuration.
pub const FILE_NAME: &str = "reconcile.ledger.jsonl";

/// How the names of ledgers end; such files are never read as claims.
pub const ENDING: &str = ".ledger.jsonl";

/// The version of a record's shape, which [`crate::report::schema::LEDGER`] describes.
pub const VERSION: u64 = 1;

/// The records of a ledger that could be read, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The file, as problems and reports call it.
    pub path: Arc<str>,
    /// The records.
    pub records: Vec<Arc<Record>>,
}

/// What has become of a record by those that came after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It holds.
    Live,
    /// The record of this id took it back.
    Undone(String),
    /// The record of this id stands in its place.
    Replaced(String),
}

impl Ledger {
    /// The record of an id.
    pub fn get(&self, id: &str) -> Option<&Arc<Record>> {
        self.records.iter().find(|record| record.id == id)
    }

    /// What has become of each record, in their order.
    ///
    /// An undo that is itself undone counts for nothing, and neither does what an undone record replaced.
    pub fn fates(&self) -> Vec<Fate> {
        let mut fates = vec![Fate::Live; self.records.len()];
        let mut undone: BTreeMap<&str, &str> = BTreeMap::new();
        let mut named: BTreeMap<&str, &str> = BTreeMap::new();
        let mut subjects: BTreeMap<Subject<'_>, &str> = BTreeMap::new();
        // Those that come later decide over those before them.
        for (fate, record) in fates.iter_mut().zip(&self.records).rev() {
            let id = record.id.as_str();
            if let Some(by) = undone.get(id) {
                *fate = Fate::Undone((*by).to_owned());
                continue;
            }
            if let Act::Undo(target) = &record.act {
                undone.insert(target, id);
                continue;
            }
            let later = named.get(id).copied().or_else(|| subjects.get(&Subject::of(&record.act)).copied());
            if let Some(later) = later {
                *fate = Fate::Replaced(later.to_owned());
            } else {
                subjects.insert(Subject::of(&record.act), id);
            }
            if let Some(earlier) = &record.replaces {
                named.entry(earlier).or_insert(id);
            }
        }
        fates
    }

    /// The records that hold, undos left out.
    pub fn live(&self) -> impl Iterator<Item = &Arc<Record>> {
        let held = self.records.iter().zip(self.fates());
        held.filter(|(record, fate)| *fate == Fate::Live && !matches!(record.act, Act::Undo(_)))
            .map(|(record, _)| record)
    }

    /// The record that holds of the same finding with the same evidence, or of the same pair of names.
    pub fn standing_on(&self, act: &Act) -> Option<&Arc<Record>> {
        let subject = Subject::of(act);
        self.live().filter(|record| Subject::of(&record.act) == subject).last()
    }

    /// An id for a new record, unlike those of all others.
    pub fn fresh_id(&self, record: &Record) -> String {
        let taken: BTreeSet<&str> = self.records.iter().map(|record| record.id.as_str()).collect();
        let free = (self.records.len()..).map(|salt| record.digest(salt)).find(|id| !taken.contains(id.as_str()));
        free.unwrap_or_default()
    }
}

/// What two records must have in common for the later one to stand in the place of the earlier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Subject<'r> {
    Finding(&'r str, &'r str),
    Pair(ties::Node, ties::Node),
    Record(&'r str),
}

impl<'r> Subject<'r> {
    fn of(act: &'r Act) -> Self {
        match act {
            Act::Decide(judgement) => Subject::Finding(&judgement.key, &judgement.evidence),
            Act::Join(a, b) | Act::Part(a, b) => {
                let (a, b) = (ties::Node::of(a), ties::Node::of(b));
                if a <= b { Subject::Pair(a, b) } else { Subject::Pair(b, a) }
            }
            Act::Undo(id) => Subject::Record(id),
        }
    }
}
