//! Scores a report against labels made by people, so that a desk can measure the program on its own archive.
//!
//! Labels are YAML:
//!
//! ```yaml
//! exhaustive: true                 # every claim of these sources is labelled; absent: only some are
//! claims:
//!   - {id: a-amount, source: Outlet A, quote: 14.3 مليار دولار, value: $14.3B, group: deal amount}
//!   - {id: b-amount, source: Outlet B, quote: $14 billion, value: $14B, group: deal amount}
//!   - {id: b-cash, source: Outlet B, quote: $9 billion in cash, value: $9B, group: paid in cash}
//!   - {id: b-shares, source: Outlet B, quote: $4 billion in shares, value: $4B, group: paid in shares}
//! relations:
//!   - [a-amount, b-amount, rounding]
//! traps:
//!   - [a-amount, b-cash, the whole against a part]
//! sums:
//!   - {total: b-amount, parts: [b-cash, b-shares], adds_up: false}
//! ```
//!
//! A label names its claim by `source`, or by the end of the `path` of its file, and by words of its `quote`; `value` is
//! in the notation of claim files. Claims of one `group` are about one thing; claims of different groups are not.
//! `relations` gives the code that [`crate::relation`] should find. `traps` are pairs that are easily taken for one thing
//! and are not, with what tells them apart. `sums` are totals that a source breaks down, with whether the parts come to
//! them. All but `id` and `value` of a claim may be left out.
//!
//! What is scored: how many labelled claims the report has (and, where the labels are exhaustive, how many of its
//! claims are labelled), how many of those have the right value, whether pairs of claims are grouped as labelled, how
//! many traps of which the report has both claims are in different topics, how many relations are right, the
//! contradictions among them, and which of the totals that the report has are told not to add up. Precision and recall
//! are counts, never rounded.

mod gold;
mod report;
mod show;

pub use gold::Gold;
pub use report::{ReportError, Scored};

use crate::relation::Code;
use crate::text::plain;
use gold::{Breakdown, Trap};
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
    /// Traps that the report keeps apart, of those whose claims it has.
    pub traps: Share,
    /// Labelled relations that the report gives.
    pub relations: Share,
    /// Labelled pairs that contradict each other, by any of the codes that are errors.
    pub contradictions: Agreement,
    /// Totals that the report has and that their parts do not come to.
    pub sums: Agreement,
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
    let place = gold.claims.iter().zip(&found).filter_map(|(label, &at)| Some((label.id.as_str(), at?))).collect();
    traps(gold, scored, &place, &mut scores);
    relations(gold, scored, &place, &mut scores);
    sums(gold, scored, &place, &mut scores);
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

/// The claim of the report that the label of an id means.
type Places<'g> = BTreeMap<&'g str, usize>;

fn traps(gold: &Gold, scored: &Scored, place: &Places<'_>, scores: &mut Scores) {
    for Trap { left, right, why } in &gold.traps {
        let topic = |id: &String| place.get(id.as_str()).map(|&at| scored.claims[at].topic);
        let Some((ours, theirs)) = topic(left).zip(topic(right)) else { continue };
        let apart = ours.is_none() || ours != theirs;
        scores.traps.count(apart);
        if !apart {
            scores.misses.push(format!("{left} and {right}: one topic of the report holds both; {why}"));
        }
    }
}

fn relations(gold: &Gold, scored: &Scored, place: &Places<'_>, scores: &mut Scores) {
    let claim = |id: &String| place.get(id.as_str()).copied();
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

fn sums(gold: &Gold, scored: &Scored, place: &Places<'_>, scores: &mut Scores) {
    for Breakdown { total, adds_up } in &gold.sums {
        let Some(&at) = place.get(total.as_str()) else { continue };
        let broken = scored.breaks(at);
        scores.sums.count(broken, !adds_up);
        if broken == *adds_up {
            let told = if broken { "come to it, the report says otherwise" } else { "do not come to it" };
            scores.misses.push(format!("{total}: its parts {told}"));
        }
    }
}

fn contradicts(code: Code) -> bool {
    code.severity() == Some(crate::problem::Severity::Error)
}
