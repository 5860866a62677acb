//! One record: who decided what, when and why.

use super::evidence::{Evidence, Seen, choices};
use crate::report::{Report, isolate, visible_line};
use crate::topic::{Finding, Topic};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::error::Error;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// What a person has decided, or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// By which other records and people call it.
    pub id: String,
    /// When, by the clock of its author.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What.
    pub act: Act,
    /// The record that its author knew and put this one in the place of.
    pub replaces: Option<String>,
    /// The file that holds it.
    pub path: Arc<str>,
    /// The line of that file; 0 for one that is not written yet.
    pub line: usize,
}

/// What a record does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Decides a finding.
    Decide(Box<Judgement>),
    /// Says that two labels or names are one; the first is the one that findings are known by.
    Join(String, String),
    /// Says that two labels or names are never one.
    Part(String, String),
    /// Takes the record of this id back.
    Undo(String),
}

/// A decision on a finding, with what its author saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The id of the finding, for people.
    pub finding: String,
    /// Its key, to which the decision binds.
    pub key: String,
    /// Its evidence; the decision ends with it.
    pub evidence: String,
    /// What was decided.
    pub ruling: Ruling,
    /// Of a position: what it states, and by whom.
    pub says: Option<String>,
    /// The last day on which it holds; for good where absent.
    pub expires: Option<Date>,
    /// The label of the topic.
    pub topic: String,
    /// The finding in words.
    pub message: String,
    /// The claims of the finding, those of its first side before those of its second.
    pub claims: Vec<Seen>,
    /// The claims of other sources on either side; `None` where they were too many to list.
    pub support: Option<Vec<Seen>>,
}

/// What a person says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// The position of this number, from 1, is right.
    Position(usize),
    /// Both sides are right: there is no contradiction.
    Both,
    /// Neither side is right.
    Neither,
    /// The two sides speak of different things.
    NotComparable,
    /// The later value took the place of the earlier.
    Updated,
    /// A mistake of writing.
    Slip,
}

impl Ruling {
    /// The words that files and the command line use.
    pub const WORDS: [&'static str; 6] = ["position:N", "both", "neither", "not-comparable", "updated", "slip"];

    /// In a sentence, `says` being what a position states.
    pub fn in_words(self, says: Option<&str>) -> String {
        match (self, says) {
            (Ruling::Position(number), Some(says)) => format!("position {number} is right: {}", isolate(says)),
            (Ruling::Position(number), None) => format!("position {number} is right"),
            (Ruling::Both, _) => "both are right".to_owned(),
            (Ruling::Neither, _) => "neither is right".to_owned(),
            (Ruling::NotComparable, _) => "not comparable".to_owned(),
            (Ruling::Updated, _) => "the later value holds".to_owned(),
            (Ruling::Slip, _) => "a slip".to_owned(),
        }
    }
}

impl fmt::Display for Ruling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ruling::Position(number) => write!(f, "position:{number}"),
            Ruling::Both => f.write_str("both"),
            Ruling::Neither => f.write_str("neither"),
            Ruling::NotComparable => f.write_str("not-comparable"),
            Ruling::Updated => f.write_str("updated"),
            Ruling::Slip => f.write_str("slip"),
        }
    }
}

impl FromStr for Ruling {
    type Err = RulingError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let position =
            word.strip_prefix("position:").and_then(|number| number.parse().ok()).filter(|number| *number > 0);
        Ok(match word {
            "both" => Ruling::Both,
            "neither" => Ruling::Neither,
            "not-comparable" => Ruling::NotComparable,
            "updated" => Ruling::Updated,
            "slip" => Ruling::Slip,
            _ => match position {
                Some(number) => Ruling::Position(number),
                None => return Err(RulingError::Unknown(word.to_owned())),
            },
        })
    }
}

/// Why a ruling cannot be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulingError {
    /// The word is none.
    Unknown(String),
    /// The finding has no position of this number.
    NoPosition {
        /// The number, from 1.
        number: usize,
        /// What the first positions say that it has, at most nine.
        positions: Vec<String>,
    },
}

impl fmt::Display for RulingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RulingError::Unknown(word) => {
                write!(f, "`{}` is no verdict; known: {}", word.escape_debug(), Ruling::WORDS.join(", "))
            }
            RulingError::NoPosition { number, positions } => {
                let positions: Vec<String> =
                    (1..).zip(positions).map(|(number, words): (usize, _)| format!("{number}: {words}")).collect();
                write!(f, "there is no position {number}; there is {}", positions.join("; "))
            }
        }
    }
}

impl Error for RulingError {}

impl Record {
    /// The decision on a finding, where the record is one.
    pub fn judgement(&self) -> Option<&Judgement> {
        match &self.act {
            Act::Decide(judgement) => Some(judgement),
            _ => None,
        }
    }

    /// What it says, in a sentence: `position 2 is right: 14.3B USD (Example Wire)`.
    pub fn in_words(&self) -> String {
        match &self.act {
            Act::Decide(judgement) => judgement.ruling.in_words(judgement.says.as_deref()),
            Act::Join(a, b) => format!("{} and {} are one", isolate(a), isolate(b)),
            Act::Part(a, b) => format!("{} and {} are never one", isolate(a), isolate(b)),
            Act::Undo(id) => format!("takes {id} back"),
        }
    }

    /// Who and when: `Amal, 2026-01-05`.
    pub fn signed(&self) -> String {
        format!("{}, {}", isolate(&self.by), self.at.strftime("%Y-%m-%d"))
    }

    /// The record as the ledger keeps it: one line of JSON and its end.
    pub fn to_line(&self) -> String {
        let mut line = serde_json::to_string(&Line::of(self)).unwrap_or_default();
        line.push('\n');
        line
    }

    /// An id for the record; another `salt` makes another.
    pub(super) fn digest(&self, salt: usize) -> String {
        let line = serde_json::to_string(&Line { id: "", ..Line::of(self) }).unwrap_or_default();
        let digest = Sha256::digest(format!("{salt}\u{1F}{line}").as_bytes());
        let digits: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        format!("d{digits}")
    }
}

/// The decision on a finding of a report, with what there is to see of it.
///
/// # Errors
///
/// Where the finding has no position of the number that is chosen.
pub fn judge(
    report: &Report,
    topic: &Topic,
    finding: &Finding,
    ruling: Ruling,
    expires: Option<Date>,
) -> Result<Judgement, RulingError> {
    /// How many positions are told at most.
    const SHOWN: usize = 9;
    let says = match ruling {
        Ruling::Position(number) => {
            let mut positions = choices(&report.corpus, topic, finding);
            if number > positions.len() {
                positions.truncate(SHOWN);
                return Err(RulingError::NoPosition { number, positions });
            }
            Some(positions.swap_remove(number - 1))
        }
        _ => None,
    };
    let Evidence { claims, support } = Evidence::of(&report.corpus, topic, finding);
    Ok(Judgement {
        finding: finding.id.clone(),
        key: finding.key.clone(),
        evidence: finding.evidence.clone(),
        ruling,
        says,
        expires,
        topic: visible_line(&topic.label),
        // Marks of direction help on a screen; in a file under version control nobody sees them.
        message: finding.message.replace(['\u{2068}', '\u{2069}'], ""),
        claims,
        support,
    })
}

/// A record as it is written, the fields that people look for first.
#[derive(Serialize)]
pub(crate) struct Line<'r> {
    ledger: u64,
    id: &'r str,
    at: String,
    by: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    join: Option<[&'r str; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<[&'r str; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undo: Option<&'r str>,
    reason: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<&'r [Seen]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    support: Option<&'r [Seen]>,
}

impl<'r> Line<'r> {
    /// The line of a record.
    pub(crate) fn of(record: &'r Record) -> Self {
        let judgement = record.judgement();
        let pair = |wanted: bool| match &record.act {
            Act::Join(a, b) if wanted => Some([a.as_str(), b.as_str()]),
            Act::Part(a, b) if !wanted => Some([a.as_str(), b.as_str()]),
            _ => None,
        };
        let undo = match &record.act {
            Act::Undo(id) => Some(id.as_str()),
            _ => None,
        };
        Line {
            ledger: super::VERSION,
            id: &record.id,
            at: record.at.to_string(),
            by: &record.by,
            finding: judgement.map(|judgement| judgement.finding.as_str()),
            verdict: judgement.map(|judgement| judgement.ruling.to_string()),
            says: judgement.and_then(|judgement| judgement.says.as_deref()),
            join: pair(true),
            part: pair(false),
            undo,
            reason: &record.reason,
            expires: judgement.and_then(|judgement| judgement.expires).map(|last| last.to_string()),
            replaces: record.replaces.as_deref(),
            topic: judgement.map(|judgement| judgement.topic.as_str()),
            message: judgement.map(|judgement| judgement.message.as_str()),
            key: judgement.map(|judgement| judgement.key.as_str()),
            evidence: judgement.map(|judgement| judgement.evidence.as_str()),
            claims: judgement.map(|judgement| judgement.claims.as_slice()),
            support: judgement.and_then(|judgement| judgement.support.as_deref()),
        }
    }
}

/// A line as it is read: every field may be missing, and what this version does not know is passed over.
#[derive(Deserialize)]
pub(super) struct Raw {
    id: Option<String>,
    at: Option<String>,
    by: Option<String>,
    finding: Option<String>,
    verdict: Option<String>,
    says: Option<String>,
    join: Option<[String; 2]>,
    part: Option<[String; 2]>,
    undo: Option<String>,
    #[serde(default)]
    reason: String,
    expires: Option<String>,
    replaces: Option<String>,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    message: String,
    key: Option<String>,
    evidence: Option<String>,
    #[serde(default)]
    claims: Vec<Seen>,
    support: Option<Vec<Seen>>,
}

impl Raw {
    /// The record, or what is missing or wrong.
    pub(super) fn record(self, path: &Arc<str>, line: usize) -> Result<Record, String> {
        let missing = |name: &str| format!("the record has no `{name}`");
        let id = self.id.filter(|id| !id.is_empty()).ok_or_else(|| missing("id"))?;
        let at = self.at.ok_or_else(|| missing("at"))?;
        let at = at
            .parse()
            .map_err(|_| format!("`{}` is no time; one is written 2026-01-05T10:12:31Z", at.escape_debug()))?;
        let by = self.by.filter(|by| !by.is_empty()).ok_or_else(|| missing("by"))?;
        let acts = [self.finding.is_some(), self.join.is_some(), self.part.is_some(), self.undo.is_some()];
        if acts.into_iter().filter(|given| *given).count() > 1 {
            return Err("the record does several things at once".to_owned());
        }
        let act = if let Some(finding) = self.finding {
            let expires = self.expires.map(|words| {
                words.parse().map_err(|_| format!("`{}` is no day; one is written 2026-06-30", words.escape_debug()))
            });
            Act::Decide(Box::new(Judgement {
                finding,
                key: self.key.ok_or_else(|| missing("key"))?,
                evidence: self.evidence.ok_or_else(|| missing("evidence"))?,
                ruling: self
                    .verdict
                    .ok_or_else(|| missing("verdict"))?
                    .parse()
                    .map_err(|error: RulingError| error.to_string())?,
                says: self.says,
                expires: expires.transpose()?,
                topic: self.topic,
                message: self.message,
                claims: self.claims,
                support: self.support,
            }))
        } else if let Some([a, b]) = self.join {
            Act::Join(a, b)
        } else if let Some([a, b]) = self.part {
            Act::Part(a, b)
        } else if let Some(id) = self.undo {
            Act::Undo(id)
        } else {
            return Err("the record decides nothing: it has no `finding`, `join`, `part` or `undo`".to_owned());
        };
        let (reason, replaces, path) = (self.reason, self.replaces, Arc::clone(path));
        Ok(Record { id, at, by, reason, act, replaces, path, line })
    }
}
