//! Findings that people have decided to leave: why, and until when.
//!
//! A decision stands in `reconcile.yaml` or beside a claim. It hides a finding and never a fact: the verdict of the topic
//! stays, and every report can still tell what was left and for which reason.

use crate::problem::{Problem, Severity};
use crate::relation::Code;
use crate::report::Pattern;
use crate::text::{Place, Span};
use crate::topic::{Finding, Topic};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A decision to leave findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// Which findings.
    pub of: Of,
    /// Only those of this code; of any code where absent.
    pub code: Option<Code>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds; for good where absent.
    pub expires: Option<Date>,
    /// The file that it stands in.
    pub path: Arc<str>,
    /// Where in that file.
    pub place: Place,
}

/// What a decision is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// The findings of the topics whose label fits, `*` for any words.
    Topic(String),
    /// The finding of this id. The id changes with the values and the quotes, so that new evidence asks again.
    Finding(String),
    /// The findings that name this claim, an index into the claims of its file or of the corpus.
    Claim(usize),
}

/// A finding that was left, with the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The finding.
    pub finding: Finding,
    /// The decision.
    pub by: Ignore,
}

impl Ignore {
    /// Whether the decision stands beside a claim.
    pub const fn is_inline(&self) -> bool {
        matches!(self.of, Of::Claim(_))
    }

    fn holds(&self, today: Option<Date>) -> bool {
        self.expires.is_none_or(|last| today.is_none_or(|today| today <= last))
    }

    fn fits(&self, finding: &Finding) -> bool {
        self.code.is_none_or(|code| code == finding.code)
            && match &self.of {
                Of::Topic(_) => true,
                Of::Finding(id) => *id == finding.id,
                Of::Claim(claim) => finding.claims.contains(claim),
            }
    }

    fn problem(&self, severity: Severity, message: String) -> Problem {
        Problem { severity, path: self.path.to_string(), place: Some(self.place), message, excerpt: None }
    }
}

/// What a run made of a decision.
#[derive(Clone, Copy, Default)]
struct Use {
    /// A topic that it is about was there.
    spoken_of: bool,
    /// It hid a finding.
    hid: bool,
    /// It would have hidden a finding before its last day.
    too_late: bool,
}

/// Moves the findings that `ignores` speak of out of the findings of their topics, and tells of decisions that have
/// expired or that fit nothing. Without `today` no decision expires.
pub(crate) fn leave(topics: &mut [Topic], ignores: &[Ignore], today: Option<Date>) -> Vec<Problem> {
    let patterns: Vec<Option<Pattern>> = ignores
        .iter()
        .map(|ignore| match &ignore.of {
            Of::Topic(label) => {
                let Ok(pattern) = label.parse();
                Some(pattern)
            }
            _ => None,
        })
        .collect();
    let wide: Vec<usize> = (0..ignores.len()).filter(|&at| !ignores[at].is_inline()).collect();
    let mut beside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, ignore) in ignores.iter().enumerate() {
        if let Of::Claim(claim) = ignore.of {
            beside.entry(claim).or_default().push(at);
        }
    }
    let mut uses = vec![Use::default(); ignores.len()];
    for topic in topics {
        let wide = wide.iter().copied().filter(|&at| patterns[at].as_ref().is_none_or(|fits| fits.fits(&topic.label)));
        let inline = topic.claims.iter().filter_map(|claim| beside.get(claim)).flatten().copied();
        let near: Vec<usize> = inline.chain(wide).collect();
        for &at in &near {
            uses[at].spoken_of |= !matches!(ignores[at].of, Of::Finding(_));
        }
        if near.is_empty() {
            continue;
        }
        for finding in std::mem::take(&mut topic.findings) {
            let (holding, expired): (Vec<usize>, Vec<usize>) =
                near.iter().copied().filter(|&at| ignores[at].fits(&finding)).partition(|&at| ignores[at].holds(today));
            match holding.first() {
                Some(&first) => {
                    holding.iter().for_each(|&at| uses[at].hid = true);
                    topic.ignored.push(Ignored { finding, by: ignores[first].clone() });
                }
                None => {
                    expired.iter().for_each(|&at| uses[at].too_late = true);
                    topic.findings.push(finding);
                }
            }
        }
    }
    ignores.iter().zip(uses).filter_map(|(ignore, use_)| told(ignore, use_, today)).collect()
}

fn told(ignore: &Ignore, made: Use, today: Option<Date>) -> Option<Problem> {
    let expired = ignore.expires.filter(|_| !ignore.holds(today));
    match (made, expired) {
        (Use { hid: true, .. }, _) => None,
        (Use { too_late: true, .. }, Some(last)) => {
            let message = format!("this ignore expired with {last}, and what it hid counts again; decide anew");
            Some(ignore.problem(Severity::Warning, message))
        }
        (_, Some(last)) => {
            let message = format!("this ignore expired with {last} and fits no finding; delete it");
            Some(ignore.problem(Severity::Warning, message))
        }
        (Use { spoken_of: true, .. }, None) => {
            Some(ignore.problem(Severity::Warning, "this ignore fits no finding; delete it".to_owned()))
        }
        // A run on some of the files says nothing of decisions about the others.
        (_, None) => {
            let message = "this ignore is about nothing that was read in this run".to_owned();
            Some(ignore.problem(Severity::Note, message))
        }
    }
}

/// A code, a reason and a last day as a file gives them, each with its place.
pub(crate) struct Written<'w> {
    /// Where to point when something is missing.
    pub head: Span,
    pub code: Option<(&'w str, Span)>,
    pub reason: Option<&'w str>,
    pub expires: Option<(&'w str, Span)>,
}

impl Written<'_> {
    /// The code, the reason and the last day; whatever is wrong is told, each at its place.
    pub fn read(&self, mut error: impl FnMut(Span, String)) -> Option<(Option<Code>, String, Option<Date>)> {
        let mut sound = true;
        let mut wrong = |span: Span, message: String| {
            sound = false;
            error(span, message);
        };
        let findings = || Code::ALL.into_iter().filter(|code| code.severity().is_some());
        let code = self.code.and_then(|(word, span)| {
            let known = findings().find(|code| code.as_str() == word);
            if known.is_none() {
                let codes: Vec<&str> = findings().map(Code::as_str).collect();
                wrong(span, format!("`{word}` is no code of a finding; known: {}", codes.join(", ")));
            }
            known
        });
        let expires = self.expires.and_then(|(words, span)| {
            let day = crate::claim::file::read_date(words, &crate::mention::Context::default());
            match day.map(|day| day.end()) {
                Ok(Some(last)) => Some(last),
                Ok(None) => {
                    wrong(span, format!("`{words}` has no last day"));
                    None
                }
                Err(why) => {
                    wrong(span, format!("`{words}` {why}"));
                    None
                }
            }
        });
        let reason = self.reason.filter(|reason| !reason.is_empty());
        if reason.is_none() {
            wrong(self.head, "what is ignored has no `reason`; say why for those who come after".to_owned());
        }
        sound.then(|| (code, reason.unwrap_or_default().to_owned(), expires))
    }
}
