//! What the ledger says of groupings: which names and labels are one, which are never one, and where that does not fit
//! together.
//!
//! A pair of names without ` / ` is a pair of names wherever they stand; a pair with it is a pair of topics. Where
//! joins and a part contradict each other by way of a third, the part holds and the last of the joins does not count: a
//! wrong join makes conflicts that are none.

use super::Ledger;
use super::record::{Act, Record};
use crate::problem::{Problem, Severity};
use crate::text::{Place, plain};
use crate::topic::{Aliases, TopicKey, split};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A name or a label in its plain form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node {
    entity: String,
    attribute: Option<String>,
}

impl Node {
    pub(super) fn of(label: &str) -> Self {
        let (entity, attribute) = split(label);
        Node { entity: plain(entity), attribute: attribute.map(plain) }
    }
}

/// The groupings of a run: those of the configuration and those of the ledger.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    /// The names that are one, in the form of the configuration's aliases.
    pub names: Vec<(String, Vec<String>)>,
    /// Keys of topics that are to be taken for another.
    pub topics: Vec<Tie>,
    /// Pairs of names that are never one, in plain form.
    pub names_apart: Vec<(String, String)>,
    /// Pairs of topics that are never one.
    pub topics_apart: Vec<(TopicKey, TopicKey)>,
    clashes: Vec<Clash>,
}

/// A key that is taken for another.
#[derive(Clone, Debug)]
pub struct Tie {
    /// The key.
    pub from: TopicKey,
    /// The one that it is taken for.
    pub to: TopicKey,
    /// Who says so: `Haldn / deal = Halden / deal (Amal, 2026-01-05)`.
    pub words: String,
}

/// A join and a part that cannot both hold.
#[derive(Clone, Debug)]
struct Clash {
    /// The join; `None` for an alias of the configuration.
    join: Option<Arc<Record>>,
    part: Arc<Record>,
}

/// The groupings that a ledger and the aliases of a configuration come to, and what does not fit together.
pub fn ties(ledger: &Ledger, aliases: &[(String, Vec<String>)]) -> (Ties, Vec<Problem>) {
    let live: Vec<&Arc<Record>> = ledger.live().filter(|record| !matches!(record.act, Act::Decide(_))).collect();
    if live.is_empty() {
        return (Ties { names: aliases.to_vec(), ..Ties::default() }, Vec::new());
    }
    let (topics, names): (Vec<_>, Vec<_>) = live.into_iter().partition(|record| is_about_topics(&record.act));
    let mut ties = Ties::default();
    of_names(&names, aliases, &mut ties);
    of_topics(&topics, &mut ties);
    let problems = ties.clashes.iter().map(Clash::problem).collect();
    (ties, problems)
}

/// Why a join or a part cannot be added: those before it say the opposite by way of others.
pub fn obstacle(ledger: &Ledger, aliases: &[(String, Vec<String>)], record: &Record) -> Option<String> {
    let with = |record: &Record| {
        let mut ledger = ledger.clone();
        ledger.records.push(Arc::new(record.clone()));
        ties(&ledger, aliases).0
    };
    let before = ties(ledger, aliases).0.clashes;
    let known = |clash: &Clash| before.iter().any(|other| other.is(clash));
    let clash = with(record).clashes.into_iter().find(|clash| clash.join.is_some() && !known(clash))?;
    let join = clash.join.as_ref()?;
    let (Act::Join(a, b), Act::Part(x, y)) = (&join.act, &clash.part.act) else { return None };
    let (other, why) = if join.id == record.id {
        (&clash.part, format!("with {a} and {b}, {x} and {y} would be one, which is denied"))
    } else {
        (join, format!("{x} and {y} are one by way of others, since {a} and {b} are one"))
    };
    let (id, signed, reason) = (&other.id, other.signed(), &other.reason);
    Some(format!("{why} by {id}: {reason} ({signed}); take that back first: reconcile decisions --undo {id}"))
}

fn is_about_topics(act: &Act) -> bool {
    match act {
        Act::Join(a, b) | Act::Part(a, b) => split(a).1.is_some() || split(b).1.is_some(),
        _ => false,
    }
}

/// Sets that grow together, unless two of their members are apart.
struct Sets<T> {
    /// The set of each member.
    of: BTreeMap<T, usize>,
    members: Vec<Vec<T>>,
    apart: BTreeMap<T, Vec<(T, Arc<Record>)>>,
}

impl<T: Ord + Clone> Sets<T> {
    fn new(apart: impl Iterator<Item = (T, T, Arc<Record>)>) -> Self {
        let mut sets = Sets { of: BTreeMap::new(), members: Vec::new(), apart: BTreeMap::new() };
        for (a, b, part) in apart {
            sets.apart.entry(a.clone()).or_default().push((b.clone(), Arc::clone(&part)));
            sets.apart.entry(b).or_default().push((a, part));
        }
        sets
    }

    fn set(&mut self, member: &T) -> usize {
        if let Some(set) = self.of.get(member) {
            return *set;
        }
        self.members.push(vec![member.clone()]);
        self.of.insert(member.clone(), self.members.len() - 1);
        self.members.len() - 1
    }

    /// Makes the sets of two members one; the part that forbids it where there is one. The first member of a set is the
    /// one that stands for all.
    fn join(&mut self, a: &T, b: &T) -> Result<(), Arc<Record>> {
        let (a, b) = (self.set(a), self.set(b));
        if a == b {
            return Ok(());
        }
        let (kept, gone) = if self.members[a].len() == 1 && self.members[b].len() > 1 { (b, a) } else { (a, b) };
        let (few, many) = if self.members[a].len() < self.members[b].len() { (a, b) } else { (b, a) };
        for member in &self.members[few] {
            let apart = self.apart.get(member).into_iter().flatten();
            for (other, part) in apart {
                if self.of.get(other) == Some(&many) {
                    return Err(Arc::clone(part));
                }
            }
        }
        let moved = std::mem::take(&mut self.members[gone]);
        for member in &moved {
            self.of.insert(member.clone(), kept);
        }
        self.members[kept].extend(moved);
        Ok(())
    }
}

fn of_names(records: &[&Arc<Record>], aliases: &[(String, Vec<String>)], ties: &mut Ties) {
    let parts = records.iter().filter_map(|record| match &record.act {
        Act::Part(a, b) => Some((plain(a), plain(b), Arc::clone(record))),
        _ => None,
    });
    let mut sets = Sets::new(parts);
    let mut written: BTreeMap<String, &str> = BTreeMap::new();
    let mut claimed: BTreeSet<String> = BTreeSet::new();
    for (name, others) in aliases {
        written.entry(plain(name)).or_insert(name);
        for other in others {
            written.entry(plain(other)).or_insert(other);
            // Where two names claim one alias the first keeps it.
            if plain(other) != plain(name)
                && claimed.insert(plain(other))
                && let Err(part) = sets.join(&plain(name), &plain(other))
            {
                ties.clashes.push(Clash { join: None, part });
            }
        }
    }
    for record in records {
        let Act::Join(a, b) = &record.act else { continue };
        written.entry(plain(a)).or_insert(a);
        written.entry(plain(b)).or_insert(b);
        if let Err(part) = sets.join(&plain(a), &plain(b)) {
            ties.clashes.push(Clash { join: Some(Arc::clone(record)), part });
        }
    }
    let word = |name: &String| written.get(name).map_or(name.as_str(), |name| name).to_owned();
    for set in sets.members.iter().filter(|set| set.len() > 1) {
        ties.names.push((word(&set[0]), set[1..].iter().map(word).collect()));
    }
    ties.names_apart = records
        .iter()
        .filter_map(|record| match &record.act {
            Act::Part(a, b) => Some((plain(a), plain(b))),
            _ => None,
        })
        .collect();
}

fn of_topics(records: &[&Arc<Record>], ties: &mut Ties) {
    let aliases = Aliases::new(&ties.names);
    let key = |label: &str| aliases.key(label).0;
    let apart: Vec<(TopicKey, TopicKey, Arc<Record>)> = records
        .iter()
        .filter_map(|record| match &record.act {
            Act::Part(a, b) => Some((key(a), key(b), Arc::clone(record))),
            _ => None,
        })
        .collect();
    ties.topics_apart = apart.iter().map(|(a, b, _)| (a.clone(), b.clone())).collect();
    let mut sets = Sets::new(apart.into_iter());
    let mut words: BTreeMap<TopicKey, String> = BTreeMap::new();
    for record in records {
        let Act::Join(a, b) = &record.act else { continue };
        let (x, y) = (key(a), key(b));
        match sets.join(&x, &y) {
            Ok(()) => {
                let told = format!("{b} = {a} ({})", record.signed());
                words.entry(x).or_insert_with(|| told.clone());
                words.insert(y, told);
            }
            Err(part) => ties.clashes.push(Clash { join: Some(Arc::clone(record)), part }),
        }
    }
    for set in sets.members.into_iter().filter(|set| set.len() > 1) {
        let to = set[0].clone();
        ties.topics.extend(set.into_iter().skip(1).map(|from| {
            let words = words.get(&from).cloned().unwrap_or_default();
            Tie { from, to: to.clone(), words }
        }));
    }
}

impl Clash {
    fn is(&self, other: &Clash) -> bool {
        let join = |clash: &Clash| clash.join.as_ref().map(|join| join.id.clone());
        join(self) == join(other) && self.part.id == other.part.id
    }

    fn problem(&self) -> Problem {
        let (x, y) = match &self.part.act {
            Act::Part(x, y) => (x.as_str(), y.as_str()),
            _ => ("", ""),
        };
        let part = &self.part;
        let (at, message) = match &self.join {
            Some(join) => {
                let message = format!(
                    "{} ({}), but with that {x} and {y} would be one, which line {} parts ({}); this join does not count",
                    join.in_words(),
                    join.signed(),
                    part.line,
                    part.signed()
                );
                (join, message)
            }
            None => (
                part,
                format!(
                    "{x} and {y} are parted here ({}), though aliases of the configuration make them one name; the part counts",
                    part.signed()
                ),
            ),
        };
        Problem {
            severity: Severity::Warning,
            path: at.path.to_string(),
            place: Some(Place { line: at.line, column: 1 }),
            message,
            excerpt: None,
        }
    }
}
