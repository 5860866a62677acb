//! Findings: what is worth an editor's time, known by what is said and who says it, not by where it stands.

use super::ground::Ground;
use super::members::Members;
use super::pairs::{Pair, Pairs};
use super::position::Position;
use crate::claim::{Claim, Stance};
use crate::ledger::Reopened;
use crate::problem::Severity;
use crate::relation::{Axis, Because, Between, Code, Compared, Decision, sum};
use crate::subject::Breakdown;
use crate::text::plain;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;

/// A relation worth an editor's time, with an identity that does not depend on where in a file the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A short form of key and evidence.
    pub id: String,
    /// Code, topic and sources.
    pub key: String,
    /// A hash of values and quotes.
    pub evidence: String,
    /// The relation.
    pub code: Code,
    /// Its severity: that of the code, at most a warning in a suggested topic.
    pub severity: Severity,
    /// The representative pair, indices of claims in the corpus, the earlier of an update first; the total and its
    /// parts for a sum.
    pub claims: Vec<usize>,
    /// What the sources say, in one sentence.
    pub message: String,
    /// What decided it.
    pub because: Because,
    /// Independent origins on the side of the first claim and of the second.
    pub origins: (usize, usize),
    /// How far apart the two are: a share of the larger magnitude, for dates of a year; 1 for names and yes/no.
    pub distance: Decimal,
    /// What the archive has for it, where a draft is held against one and the finding is between the two.
    pub backing: Option<Backing>,
    /// What the baseline knows of it; `None` where there is no baseline.
    pub standing: Option<Standing>,
    /// The decision that a person had taken of it, and what has changed since; `None` for one that nobody has decided.
    pub reopened: Option<Reopened>,
}

/// How well an archive stands behind what it says against a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backing {
    /// Independent origins that say the same as the archive's claim.
    pub origins: usize,
    /// Days between what both speak of; `None` where a time is not known.
    pub days: Option<Decimal>,
}

impl Backing {
    /// The best first: by origins, then by how near in time.
    pub(crate) fn order(&self) -> (Reverse<usize>, Decimal) {
        (Reverse(self.origins), self.days.unwrap_or(Decimal::MAX))
    }
}

/// What an earlier run, kept as a baseline, knows of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nothing.
    New,
    /// The same code, topic and sources, with other values or quotes.
    Changed,
    /// It was there.
    Known,
}

impl Standing {
    /// The word that the reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Standing::New => "new",
            Standing::Changed => "changed",
            Standing::Known => "known",
        }
    }
}

impl Finding {
    /// Ids of more digits, for one that is taken already, and at last numbered ones.
    pub(crate) fn longer_ids(&self) -> impl Iterator<Item = String> {
        let (key, evidence) = (digest(&self.key), self.evidence.clone());
        let short = short_id(&self.key, &self.evidence);
        let longer = [8, 12, 16].map(|digits| format!("f{}-{evidence}", &key[..digits]));
        longer.into_iter().chain((2_u32..).map(move |number| format!("{short}-{number}")))
    }
}

/// The findings of a topic's pairs; `topic` is its label in normal form, with its scope.
pub(crate) fn findings(pairs: &Pairs, members: &Members<'_>, positions: &[Position], topic: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        pairs.findings.iter().map(|pair| finding(pair, members, positions, topic)).collect();
    if let (Some(last), true) = (findings.last_mut(), pairs.rest > 0) {
        last.message.push_str(&format!("; {} further values disagree with the best supported one", pairs.rest));
    }
    findings
}

fn finding(pair: &Pair, members: &Members<'_>, positions: &[Position], topic: &str) -> Finding {
    let Pair { left, right, decision, distance, severity, backing } = *pair;
    let ground = members.ground;
    let code = decision.code;
    let claims = vec![members.claims[left], members.claims[right]];
    let (key, evidence, id) = identity(code, topic, &claims, ground);
    let message = message(&claims, &decision, ground);
    let terms = ground.terms_of(claims[0], claims[1]);
    let because = members.compared[left].explain(&members.compared[right], &decision, &terms);
    let origins = (members.origins_of(left, right, positions), members.origins_of(right, left, positions));
    Finding {
        id,
        key,
        evidence,
        code,
        severity,
        claims,
        message,
        because,
        origins,
        distance,
        backing,
        standing: None,
        reopened: None,
    }
}

/// What two claims say, in one sentence.
fn message(claims: &[usize], decision: &Decision, ground: &Ground<'_>) -> String {
    let (a, b) = (saying(claims[0], ground), saying(claims[1], ground));
    let now = || words(&ground.corpus.claims[claims[1]]);
    match decision.versions() {
        Some(true) => format!("{a}; a later version of its article says {}", now()),
        Some(false) => format!("{a}; another version of its article says {}", now()),
        None if decision.code == Code::Update => format!("{a}; later {b}"),
        None => format!("{a}; {b}"),
    }
}

/// The finding that a source has revised what it said.
pub(super) fn revision(
    (earlier, ours): (usize, &Compared<'_>),
    (later, theirs): (usize, &Compared<'_>),
    decision: &Decision,
    topic: &str,
    ground: &Ground<'_>,
) -> Finding {
    let (code, claims) = (Code::Update, vec![earlier, later]);
    let (key, evidence, id) = identity(code, topic, &claims, ground);
    let message = message(&claims, decision, ground);
    let terms = ground.terms_of(earlier, later);
    Finding {
        id,
        key,
        evidence,
        code,
        severity: Severity::Note,
        claims,
        message,
        because: ours.explain(theirs, decision, &terms),
        origins: (1, 1),
        distance: ours.distance(theirs, &terms),
        backing: None,
        standing: None,
        reopened: None,
    }
}

/// The totals whose parts do not add up.
pub(crate) fn sums(members: &Members<'_>, topic: &str) -> Vec<Finding> {
    let ground = members.ground;
    let known = &ground.corpus.claims;
    let mut findings = Vec::new();
    for (place, &total) in members.claims.iter().enumerate() {
        let Some(parts) = parts_of(total, ground) else { continue };
        let compared: Vec<Compared<'_>> = parts
            .iter()
            .map(|&part| Compared::new(ground.side(part, &known[part].value), ground.terms.policy))
            .collect();
        let Some(relation) = sum(&compared, &members.compared[place], &ground.terms) else { continue };
        let mut origins: Vec<u32> = parts.iter().map(|&part| ground.origin(part)).collect();
        origins.sort_unstable();
        origins.dedup();
        let because = relation.because;
        let added = match (&because.right, &because.axis) {
            (Some(interval), Axis::Amount(unit)) => interval.as_amounts(unit),
            _ => String::new(),
        };
        let distance = match because.between {
            Between::Gap(_, share) => share.unwrap_or_default(),
            _ => Decimal::ZERO,
        };
        let message = format!(
            "{} gives a total of {}; its parts add up to {added}",
            speaker(total, ground),
            words(&known[total])
        );
        let claims: Vec<usize> = std::iter::once(total).chain(parts).collect();
        let (key, evidence, id) = identity(Code::Sum, topic, &claims, ground);
        let (code, severity, origins) = (Code::Sum, Severity::Warning, (1, origins.len()));
        findings.push(Finding {
            id,
            key,
            evidence,
            code,
            severity,
            claims,
            message,
            because,
            origins,
            distance,
            backing: None,
            standing: None,
            reopened: None,
        });
    }
    findings
}

/// The parts of a total: those that a person has named, or that its sentence lists.
fn parts_of(total: usize, ground: &Ground<'_>) -> Option<Vec<usize>> {
    let known = &ground.corpus.claims;
    let claim = &known[total];
    if !claim.parts.is_empty() {
        return claim.parts.iter().map(|id| ground.claim_of(id)).collect();
    }
    let Some(Breakdown::Total(key, count)) = claim.subject.as_ref()?.breakdown else { return None };
    let is_part = |&at: &usize| {
        let part = &known[at];
        part.article == claim.article
            && part.subject.as_ref().is_some_and(|subject| subject.breakdown == Some(Breakdown::Part(key)))
    };
    // They stand right behind it.
    let parts: Vec<usize> = (total + 1..known.len()).take(2 * count as usize + 2).filter(is_part).collect();
    (parts.len() == count as usize).then_some(parts)
}

/// The key, the evidence and the id of a finding about `claims`, the first of them on one side and the rest on the
/// other. The same whichever side comes first.
fn identity(code: Code, topic: &str, claims: &[usize], ground: &Ground<'_>) -> (String, String, String) {
    let (first, rest) = claims.split_at(claims.len().min(1));
    let mut sides = [sources(first, ground), sources(rest, ground)];
    sides.sort();
    let key = format!("{}:{topic}:{}", code.as_str(), sides.join("|"));
    let mut said: Vec<String> = claims
        .iter()
        .map(|&claim| {
            let claim = &ground.corpus.claims[claim];
            format!("{}\u{1F}{}\u{1F}{}", claim.stance.as_str(), claim.value, plain(&claim.quote.exact))
        })
        .collect();
    said.sort();
    let evidence = digest(&said.join("\u{1E}"));
    let id = short_id(&key, &evidence);
    (key, evidence, id)
}

fn short_id(key: &str, evidence: &str) -> String {
    format!("f{}-{}", &digest(key)[..6], &evidence[..4])
}

/// The first 16 hexadecimal digits of SHA-256.
fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn sources(claims: &[usize], ground: &Ground<'_>) -> String {
    let mut names: Vec<String> = claims.iter().map(|&claim| ground.aliases.name(ground.source(claim))).collect();
    names.sort();
    names.dedup();
    names.join("+")
}

/// Who says what: `Outlet E (The Information) says ما يقارب 15 مليار دولار`, right-to-left words isolated.
fn saying(index: usize, ground: &Ground<'_>) -> String {
    let claim = &ground.corpus.claims[index];
    let verb = match claim.stance {
        Stance::Denied => "denies",
        _ => "says",
    };
    format!("{} {verb} {}", speaker(index, ground), words(claim))
}

/// The source, and in parentheses whom it cites.
fn speaker(index: usize, ground: &Ground<'_>) -> String {
    let claim = &ground.corpus.claims[index];
    let mut speaker = isolated(ground.source(index));
    let cited: Vec<String> = claim
        .attribution
        .iter()
        .filter(|name| name.as_ref() != ground.source(index))
        .map(|name| isolated(name))
        .collect();
    if !cited.is_empty() {
        speaker.push_str(&format!(" ({})", cited.join(", ")));
    }
    speaker
}

/// The quote of a claim, else its value.
fn words(claim: &Claim) -> String {
    /// A message is one sentence; the quote in full stands beside it in every report.
    const LONGEST: usize = 120;
    let quote = claim.quote.exact.split_whitespace().collect::<Vec<_>>().join(" ");
    if quote.is_empty() {
        return isolated(&claim.value.to_string());
    }
    match quote.char_indices().nth(LONGEST) {
        Some((end, _)) => isolated(&format!("{}…", quote[..end].trim_end())),
        None => isolated(&quote),
    }
}

/// Right-to-left words between the marks that keep them from reordering what stands around.
fn isolated(words: &str) -> String {
    let is_right_to_left =
        |letter: char| matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    if words.contains(is_right_to_left) { format!("\u{2068}{words}\u{2069}") } else { words.to_owned() }
}
