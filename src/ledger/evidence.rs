//! What the author of a decision saw, and what has changed since.

use super::record::Judgement;
use crate::claim::{Claim, Corpus, Stance};
use crate::report::{isolate, visible_line};
use crate::text::plain;
use crate::topic::{Aliases, Finding, Position, Topic};
use serde::{Deserialize, Serialize};

/// The claims of one side that are listed beside the pair of a finding; of more than these, one more is no news.
const LISTED: usize = 20;

/// The characters that are kept of a quote.
const QUOTE: usize = 300;

/// A claim as a decision remembers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The outlet, else the headline, else the file.
    pub source: String,
    /// The value, in the notation of figures and dates.
    pub value: String,
    /// How it is put, where not as a fact.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stance: String,
    /// The words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
}

/// What stands for and against in a finding.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The claims of the finding.
    pub claims: Vec<Seen>,
    /// The claims of other sources on either side, without their words; `None` where they are too many to list.
    pub support: Option<Vec<Seen>>,
}

impl Evidence {
    /// The evidence of a finding. A claim that goes with both sides speaks for neither and is left out.
    pub fn of(corpus: &Corpus, topic: &Topic, finding: &Finding) -> Self {
        let seen = |&at: &usize| corpus.claims.get(at).map(|claim| Seen::of(corpus, claim));
        let claims = finding.claims.iter().filter_map(seen).collect();
        let [left, right] = finding.claims[..] else {
            return Evidence { claims, support: Some(Vec::new()) };
        };
        let side = |claim: usize| topic.positions.iter().find(|position| position.claims.contains(&claim));
        let (first, second) = (side(left), side(right));
        let supporting = |claim: usize, own: Option<&Position>, other: Option<&Position>| -> Vec<usize> {
            let Some(own) = own else { return Vec::new() };
            let value = |at: usize| corpus.claims.get(at).map(|claim| (&claim.value, claim.stance));
            let is_shared = own.claims.contains(&left) && own.claims.contains(&right);
            let goes = |at: &usize| match other {
                // Two that disagree inside one position are told apart by what they say alone.
                _ if is_shared => value(*at) == value(claim),
                Some(other) => other.claims.binary_search(at).is_err(),
                None => true,
            };
            own.claims.iter().copied().filter(|at| *at != left && *at != right).filter(goes).take(LISTED + 1).collect()
        };
        let sides = [supporting(left, first, second), supporting(right, second, first)];
        if sides.iter().any(|side| side.len() > LISTED) {
            return Evidence { claims, support: None };
        }
        let mut support: Vec<Seen> = sides.iter().flatten().filter_map(seen).collect();
        for seen in &mut support {
            seen.quote.clear();
        }
        support.sort_by(|a, b| (&a.source, &a.value, &a.stance).cmp(&(&b.source, &b.value, &b.stance)));
        support.dedup();
        Evidence { claims, support: Some(support) }
    }

    /// Whether a claim speaks for one of the sides that the author of a decision did not see.
    pub(super) fn has_news(&self, judgement: &Judgement, aliases: &Aliases) -> bool {
        let (Some(now), Some(then)) = (&self.support, &judgement.support) else { return false };
        now.iter().any(|claim| !judgement.claims.iter().chain(then).any(|known| known.says_what(claim, aliases)))
    }

    /// What has changed since a decision, a sentence each.
    pub(super) fn changes(&self, judgement: &Judgement, aliases: &Aliases) -> Vec<String> {
        let mut then: Vec<&Seen> = judgement.claims.iter().chain(judgement.support.iter().flatten()).collect();
        let mut now: Vec<&Seen> = self.claims.iter().chain(self.support.iter().flatten()).collect();
        now.retain(|claim| match then.iter().position(|known| known.is_same(claim, aliases)) {
            Some(at) => {
                then.remove(at);
                false
            }
            None => true,
        });
        let mut changes = Vec::new();
        for claim in now {
            let earlier = then.iter().position(|known| aliases.name(&known.source) == aliases.name(&claim.source));
            changes.push(match earlier.map(|at| then.remove(at)) {
                Some(known) => known.change(claim),
                None => format!("{} is new and {}", isolate(&claim.source), claim.says()),
            });
        }
        changes.extend(then.iter().map(|known| format!("{} no longer {}", isolate(&known.source), known.says())));
        changes
    }
}

impl Seen {
    fn of(corpus: &Corpus, claim: &Claim) -> Self {
        let line = visible_line(&claim.quote.exact);
        Seen {
            source: source(corpus, claim),
            value: visible_line(&claim.value.to_string()),
            stance: match claim.stance {
                Stance::Asserted => String::new(),
                stance => stance.as_str().to_owned(),
            },
            quote: line.chars().take(QUOTE).collect(),
        }
    }

    /// Whether both say the same, in whatever words.
    fn says_what(&self, other: &Seen, aliases: &Aliases) -> bool {
        self.value == other.value
            && self.stance == other.stance
            && aliases.name(&self.source) == aliases.name(&other.source)
    }

    /// Whether both say the same, in the same words where both have any.
    fn is_same(&self, other: &Seen, aliases: &Aliases) -> bool {
        let silent = self.quote.is_empty() || other.quote.is_empty();
        self.says_what(other, aliases) && (silent || plain(&self.quote) == plain(&other.quote))
    }

    fn says(&self) -> String {
        let value = isolate(&self.value);
        match self.stance.as_str() {
            "" => format!("says {value}"),
            stance => format!("says {value} ({stance})"),
        }
    }

    /// What is other in `now`, which is of the same source.
    fn change(&self, now: &Seen) -> String {
        let source = isolate(&now.source);
        if self.value != now.value {
            return format!("{source} said {}, now {}", isolate(&self.value), isolate(&now.value));
        }
        if self.stance != now.stance {
            let word = |seen: &Seen| if seen.stance.is_empty() { "asserted" } else { &seen.stance }.to_owned();
            return format!("{source} has it as {}, formerly {}", word(now), word(self));
        }
        let quoted = |seen: &Seen| isolate(&format!("«{}»", seen.quote));
        format!("{source} words it otherwise: {}, formerly {}", quoted(now), quoted(self))
    }
}

/// The name of a claim's source: the outlet, else the headline, else the file.
fn source(corpus: &Corpus, claim: &Claim) -> String {
    let article = corpus.articles.get(claim.article);
    let name = article.map(|article| article.source.as_ref().or(article.title.as_ref()).unwrap_or(&article.path));
    visible_line(name.map_or("", |name| name))
}

/// What a person may choose to be right in a finding, in words such as `14.3B USD by Outlet A, Outlet C`: the positions of
/// the topic, or where one position holds both claims those two, or a total and its parts.
pub fn choices(corpus: &Corpus, topic: &Topic, finding: &Finding) -> Vec<String> {
    let [left, right] = finding.claims[..] else {
        let Some((total, parts)) = finding.claims.split_first() else { return Vec::new() };
        return vec![
            format!("the total: {}", words(corpus, &[*total], *total)),
            format!(
                "the parts: {}",
                parts.iter().map(|&part| words(corpus, &[part], part)).collect::<Vec<_>>().join(", ")
            ),
        ];
    };
    let home = |claim: usize| topic.positions.iter().position(|position| position.claims.contains(&claim));
    if home(left) == home(right) || home(left).is_none() || home(right).is_none() {
        return [left, right].map(|claim| words(corpus, &[claim], claim)).into();
    }
    let of_position = |position: &Position| {
        let spokesman = [left, right].into_iter().find(|claim| position.claims.contains(claim));
        words(corpus, &position.claims, spokesman.or(position.claims.first().copied()).unwrap_or(left))
    };
    topic.positions.iter().map(of_position).collect()
}

/// What one claim states, and who says so with it: `14.3B USD by Outlet A, Outlet C (The New York Times)`.
fn words(corpus: &Corpus, claims: &[usize], spokesman: usize) -> String {
    /// The voices that are named.
    const NAMED: usize = 4;
    let Some(claim) = corpus.claims.get(spokesman) else { return String::new() };
    let mut voices: Vec<String> = Vec::new();
    for claim in claims.iter().filter_map(|&at| corpus.claims.get(at)) {
        let cited = claim.attribution.last().map(|name| format!(" ({})", visible_line(name)));
        let voice = source(corpus, claim) + &cited.unwrap_or_default();
        if !voices.contains(&voice) {
            voices.push(voice);
        }
        if voices.len() > NAMED {
            break;
        }
    }
    let more = if voices.len() > NAMED { ", …" } else { "" };
    voices.truncate(NAMED);
    let denied = if claim.stance == Stance::Denied { "not " } else { "" };
    format!("{denied}{} by {}{more}", visible_line(&claim.value.to_string()), voices.join(", "))
}
