//! Scores a report against labels made by people, so that a desk can measure the program on its own archive.
//!
//! Labels are YAML:
//!
//! ```yaml
//! exhaustive: true                 # every claim of these sources is labelled; absent: only some are
//! claims:
//!   - {id: a-amount, source: Outlet A, quote: 14.3 مليار دولار, value: $14.3B, group: deal amount}
//!   - {id: b-amount, source: Outlet B, quote: $14 billion, value: $14B, group: deal amount}
//! relations:
//!   - [a-amount, b-amount, rounding]
//! ```
//!
//! A label names its claim by `source`, or by the end of the `path` of its file, and by words of its `quote`; `value` is
//! in the notation of claim files. Claims of one `group` are about one thing; claims of different groups are not.
//! `relations` gives the code that [`crate::relation`] should find. All but `id` and `value` may be left out.
//!
//! What is scored: how many labelled claims the report has (and, where the labels are exhaustive, how many of its
//! claims are labelled), how many of those have the right value, whether pairs of claims are grouped as labelled, how
//! many relations are right, and the contradictions among them. Precision and recall are counts, never rounded.

mod gold;
mod report;
mod show;

pub use gold::Gold;
pub use report::Scored;

use crate::relation::Code;
use crate::text::plain;
use gold::Label;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that are right.
    pub right: usize,
    /// All of them.
    pub of: usize,
}

/// Precision and recall of one kind of thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// Of those that the report gives, how many are labelled so.
    pub precision: Share,
    /// Of those that are labelled so, how many the report gives.
    pub recall: Share,
}

/// The scores of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scores {
    /// Labelled claims that the report has.
    pub claims_found: Share,
    /// Claims of the report, of labelled sources, that are labelled; only where the labels are exhaustive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims_labelled: Option<Share>,
    /// Found claims whose value is right.
    pub values: Share,
    /// Pairs of claims with a group that are about one thing.
    pub groups: Agreement,
    /// Labelled relations that the report gives.
    pub relations: Share,
    /// Labelled pairs that contradict each other, by any of the codes that are errors.
    pub contradictions: Agreement,
    /// What is not right, one sentence each.
    pub misses: Vec<String>,
}

impl Share {
    /// The share in percent with one decimal; `None` where there is nothing to share.
    pub fn percent(self) -> Option<Decimal> {
        let (right, of) = (Decimal::from(self.right), Decimal::from(self.of));
        right.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(of).map(|percent| percent.round_dp(1).normalize())
    }

    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape {
            right: usize,
            of: usize,
            percent: Option<String>,
        }
        let percent = self.percent().map(|percent| percent.to_string());
        Shape { right: self.right, of: self.of, percent }.serialize(serializer)
    }
}

impl Agreement {
    /// The harmonic mean of precision and recall in percent with one decimal.
    pub fn f1(self) -> Option<Decimal> {
        // With the same true positives, 2PR/(P+R) is twice them over both denominators.
        Share { right: self.recall.right * 2, of: self.precision.of + self.recall.of }.percent()
    }

    fn count(&mut self, given: bool, labelled: bool) {
        if given {
            self.precision.count(labelled);
        }
        if labelled {
            self.recall.count(given);
        }
    }
}

/// Scores a report.
pub fn score(gold: &Gold, scored: &Scored) -> Scores {
    let mut scores = Scores::default();
    let found = matches(gold, scored, &mut scores);
    groups(gold, scored, &found, &mut scores);
    relations(gold, scored, &found, &mut scores);
    scores
}

/// The claim of the report that each label means.
fn matches(gold: &Gold, scored: &Scored, scores: &mut Scores) -> Vec<Option<usize>> {
    let mut by_source: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, claim) in scored.claims.iter().enumerate() {
        by_source.entry(plain(&claim.source)).or_default().push(at);
    }
    let mut taken = vec![false; scored.claims.len()];
    let mut spoken_of: BTreeSet<usize> = BTreeSet::new();
    let all: Vec<usize> = (0..scored.claims.len()).collect();
    let mut found = Vec::with_capacity(gold.claims.len());
    for label in &gold.claims {
        let of_source = match &label.source {
            Some(source) => by_source.get(&plain(source)).map_or(&[][..], Vec::as_slice),
            None => &all,
        };
        let near: Vec<usize> = of_source
            .iter()
            .copied()
            .filter(|&at| label.path.as_ref().is_none_or(|path| scored.claims[at].path.ends_with(path.as_str())))
            .collect();
        if label.source.is_some() || label.path.is_some() {
            spoken_of.extend(&near);
        }
        let wording = label.quote.as_deref().map(plain);
        let fits = |at: usize| {
            wording.as_ref().is_none_or(|words| {
                let quote = &scored.claims[at].quote;
                !words.is_empty()
                    && (quote.contains(words.as_str()) || (!quote.is_empty() && words.contains(quote.as_str())))
            })
        };
        let right = |at: usize| label.value.is_same(&scored.claims[at].value);
        let free: Vec<usize> = near.into_iter().filter(|&at| !taken[at] && fits(at)).collect();
        // Without words only the value can tell which claim is meant.
        let any = || label.quote.is_some().then(|| free.first().copied()).flatten();
        let best = free.iter().copied().find(|&at| right(at)).or_else(any);
        scores.claims_found.count(best.is_some());
        match best {
            Some(at) => {
                taken[at] = true;
                scores.values.count(right(at));
                if !right(at) {
                    let (wanted, got) = (&label.value.words, &scored.claims[at].value.words);
                    scores.misses.push(format!("{}: the value is {wanted}, the report has {got}", label.id));
                }
            }
            None => scores.misses.push(format!("{}: the report has no such claim", label.id)),
        }
        found.push(best);
    }
    if gold.exhaustive {
        let mut labelled = Share::default();
        let sources = if spoken_of.is_empty() { all.into_iter().collect() } else { spoken_of };
        for at in sources {
            labelled.count(taken[at]);
            if !taken[at] {
                let claim = &scored.claims[at];
                let line = claim.line;
                scores.misses.push(format!("{}:{line}: {} is not labelled", claim.path, claim.value.words));
            }
        }
        scores.claims_labelled = Some(labelled);
    }
    found
}

/// Counts pairs of one group and pairs of one topic by the sizes of groups, topics and what they share.
fn groups(gold: &Gold, scored: &Scored, found: &[Option<usize>], scores: &mut Scores) {
    let (mut labelled, mut given, mut shared) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (label, found) in gold.claims.iter().zip(found) {
        let Some(group) = &label.group else { continue };
        *labelled.entry(group).or_insert(0_usize) += 1;
        if let Some(topic) = found.and_then(|at| scored.claims[at].topic) {
            *given.entry(topic).or_insert(0_usize) += 1;
            *shared.entry((group, topic)).or_insert(0_usize) += 1;
        }
    }
    let pairs = |number: &usize| number * number.saturating_sub(1) / 2;
    let right = shared.values().map(pairs).sum();
    scores.groups.precision = Share { right, of: given.values().map(pairs).sum() };
    scores.groups.recall = Share { right, of: labelled.values().map(pairs).sum() };
}

fn relations(gold: &Gold, scored: &Scored, found: &[Option<usize>], scores: &mut Scores) {
    let place: BTreeMap<&str, usize> =
        gold.claims.iter().enumerate().map(|(at, label): (usize, &Label)| (label.id.as_str(), at)).collect();
    let claim = |id: &String| place.get(id.as_str()).and_then(|&at| found[at]);
    for (left, right, code) in &gold.relations {
        let given = claim(left).zip(claim(right)).and_then(|(left, right)| scored.relation(left, right));
        scores.relations.count(given == Some(*code));
        scores.contradictions.count(given.is_some_and(contradicts), contradicts(*code));
        if given != Some(*code) {
            let given = given.map_or("nothing", Code::as_str);
            scores
                .misses
                .push(format!("{left} and {right}: the relation is {}, the report has {given}", code.as_str()));
        }
    }
}

fn contradicts(code: Code) -> bool {
    code.severity() == Some(crate::problem::Severity::Error)
}
