//! The baseline: the findings of an earlier run, so that only what came since then fails a check.
//!
//! ```json
//! {"reconcile": "0.1.0", "baseline": 1, "findings": [
//! {"code": "conflict", "key": "…", "evidence": "…", "message": "…"}
//! ]}
//! ```
//!
//! One finding stands on each line, sorted, so that a repository shows what came and went. Code and message are for
//! people; a finding is known again by its key and its evidence, wherever its words have moved to.

use crate::problem::{Problem, Severity};
use crate::report::Report;
use crate::text::Place;
use crate::topic::{Finding, Standing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io::{self, Write};

/// The version of the file's shape.
const VERSION: u32 = 1;

/// The findings of an earlier run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// By key and evidence.
    findings: Vec<Known>,
}

/// One finding of a baseline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    code: String,
    key: String,
    evidence: String,
    #[serde(default)]
    message: String,
    /// What a person had decided of it, for people; once the decision is gone the finding counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decided: Option<String>,
    /// The line of the file, where it was read from one.
    #[serde(skip)]
    line: usize,
}

#[derive(Deserialize)]
struct File {
    baseline: u32,
    findings: Vec<Known>,
}

/// Why a text cannot be read as a baseline. What it says follows the name of the file.
#[derive(Debug)]
#[non_exhaustive]
pub enum BaselineError {
    /// It is no JSON of that shape.
    Shape(serde_json::Error),
    /// It was written by a program of another version.
    Version(u32),
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BaselineError::Shape(error) => write!(f, "is no baseline: {error}"),
            BaselineError::Version(version) => {
                write!(f, "is a baseline of version {version}; this program reads version {VERSION}")
            }
        }
    }
}

impl Error for BaselineError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            BaselineError::Shape(error) => Some(error),
            BaselineError::Version(_) => None,
        }
    }
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// Where the text is no baseline of this version: it would make everything new, or nothing.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let File { baseline, mut findings } = serde_json::from_str(text).map_err(BaselineError::Shape)?;
        if baseline != VERSION {
            return Err(BaselineError::Version(baseline));
        }
        // The line that a finding was written on, as long as nobody has laid the file out anew.
        let mut lines: BTreeMap<Known, usize> = BTreeMap::new();
        for (at, line) in text.lines().enumerate() {
            if let Ok(known) = serde_json::from_str::<Known>(line.trim_end_matches(',')) {
                lines.entry(known).or_insert(at + 1);
            }
        }
        for known in &mut findings {
            known.line = lines.get(known).copied().unwrap_or(1);
        }
        findings.sort();
        Ok(Baseline { findings })
    }

    /// What a report holds, those findings left out that a person has decided to leave.
    pub fn of(report: &Report) -> Self {
        // Marks of direction help on a screen; in a file under version control nobody sees them.
        let unmarked = |words: &str| words.replace(['\u{2068}', '\u{2069}'], "");
        let known = |finding: &Finding, decided: Option<String>| Known {
            code: finding.code.as_str().to_owned(),
            key: finding.key.clone(),
            evidence: finding.evidence.clone(),
            message: unmarked(&finding.message),
            decided,
            line: 0,
        };
        let open = report.topics.iter().flat_map(|topic| &topic.findings).map(|finding| known(finding, None));
        let decided = report.decided().map(|(_, decided)| {
            let by = &decided.by;
            known(&decided.finding, Some(unmarked(&format!("{}: {} ({})", by.in_words(), by.reason, by.signed()))))
        });
        let mut findings: Vec<Known> = open.chain(decided).collect();
        findings.sort();
        findings.dedup();
        Baseline { findings }
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Writes the baseline. Fails only where `out` does.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let version = env!("CARGO_PKG_VERSION");
        write!(out, "{{\"reconcile\": \"{version}\", \"baseline\": {VERSION}, \"findings\": [")?;
        for (at, known) in self.findings.iter().enumerate() {
            out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, known)?;
        }
        out.write_all(b"\n]}\n")
    }

    /// Marks each finding of a report as known, changed or new, and notes in the problems what the baseline at `path`
    /// holds and the report does not.
    ///
    /// The report must be whole: what was narrowed away would count as gone.
    pub fn mark(&self, report: &mut Report, path: &str) {
        let mut seen = vec![false; self.findings.len()];
        let mut keys: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, known) in self.findings.iter().enumerate() {
            keys.entry(&known.key).or_default().push(at);
        }
        for topic in &mut report.topics {
            // What a person has decided or has decided to leave is not gone.
            let ignored = topic.ignored.iter_mut().map(|ignored| (&mut ignored.finding, true));
            let decided = topic.decided.iter_mut().map(|decided| (&mut decided.finding, true));
            let open = topic.findings.iter_mut().map(|finding| (finding, false));
            for (finding, is_left) in open.chain(ignored).chain(decided) {
                let alike = keys.get(finding.key.as_str()).map_or(&[][..], Vec::as_slice);
                let same = alike.iter().find(|at| self.findings[**at].evidence == finding.evidence);
                finding.standing = Some(match same {
                    Some(&at) => {
                        seen[at] = true;
                        // A decision that the baseline knew is gone, or has expired.
                        let is_open_again = self.findings[at].decided.is_some() && !is_left;
                        if is_open_again { Standing::Changed } else { Standing::Known }
                    }
                    None if alike.is_empty() => Standing::New,
                    None => Standing::Changed,
                });
            }
        }
        let changed: Vec<&str> = report
            .topics
            .iter()
            .flat_map(|topic| &topic.findings)
            .filter(|finding| finding.standing == Some(Standing::Changed))
            .map(|finding| finding.key.as_str())
            .collect();
        let changed: std::collections::BTreeSet<&str> = changed.into_iter().collect();
        let gone = self.findings.iter().zip(seen).filter(|(known, seen)| !seen && !changed.contains(&*known.key));
        let gone: Vec<Problem> = gone
            .map(|(known, _)| Problem {
                severity: Severity::Note,
                path: path.to_owned(),
                place: Some(Place { line: known.line, column: 1 }),
                message: format!(
                    "the baseline knows a finding that is gone ({}: {}); write the baseline anew",
                    known.code, known.message
                ),
                excerpt: None,
            })
            .collect();
        report.corpus.problems.extend(gone);
    }
}
