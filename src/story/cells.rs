//! Which claims of a story are about one thing.

use super::cluster::{self, Pair};
use super::entities::Entities;
use super::evidence::Facts;
use super::fact::{size, strict, value_key};
use super::headline;
use super::rates;
use super::reason::Reasons;
use super::rivals;
use super::union::Union;
use crate::claim::{Corpus, Evolves};
use crate::lexicon::{Attribute, KeyRole, Takes, Trait};
use crate::subject::{Class, Joined, Outline, SAYING, Subject, Weighed};
use crate::topic::Aliases;
use crate::value::{Dimension, Value};
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Claims that are about one thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Indices of claims, in order.
    pub claims: Vec<usize>,
    /// For each of them, what makes it one with the others.
    pub reasons: Vec<Vec<Joined>>,
    /// For each of them the other one with which it has most in common.
    pub weighed: Vec<Option<Weighed>>,
    pub attribute: Option<Attribute>,
    /// The key of the name that it is of.
    pub entity: Option<Arc<str>>,
    pub background: Option<i16>,
    pub elsewhere: Option<Arc<str>>,
}

/// What a claim with a known attribute is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Of {
    /// What the story tells of, or an earlier event.
    Event(Option<i16>, Option<Arc<str>>),
    /// A name.
    Name(Arc<str>),
    /// Left open.
    Open,
}

/// How much the pairs of two clusters of a story must weigh on average, in hundredths of the logarithm of the odds.
const LEAST: i32 = -88;
/// The same for claims of two stories, of which little but a name is known to be one.
const ACROSS: i32 = 50;
/// How many pairs are weighed at once at least.
const PAIRS: usize = 1 << 10;

/// The cells of a corpus: every claim of an article that is about something, each in one cell.
pub(super) fn join(corpus: &Corpus, story_of: &[usize], aliases: &Aliases) -> Vec<Cell> {
    let entities = Entities::new(corpus, story_of, aliases);
    let row = |attribute: Attribute| corpus.attributes.row(attribute);
    let read: Vec<(usize, &Subject)> = corpus
        .claims
        .iter()
        .enumerate()
        .filter_map(|(index, claim)| Some((index, claim.topic.is_none().then_some(claim.subject.as_deref()?)?)))
        .filter(|(_, subject)| subject.attribute.as_ref().is_none_or(|(attribute, _)| row(*attribute).name != SAYING))
        .collect();
    let attribute: Vec<Option<Attribute>> =
        read.iter().map(|(_, subject)| subject.attribute.as_ref().map(|(attribute, _)| *attribute)).collect();
    let mut of: Vec<Of> = Vec::with_capacity(read.len());
    for (index, subject) in &read {
        let role = subject.attribute.as_ref().map(|(attribute, _)| row(*attribute).role);
        let story = story_of[corpus.claims[*index].article];
        of.push(match (role, &subject.entity) {
            _ if subject.of_event => Of::Event(None, None),
            (Some(KeyRole::Event), _) => Of::Event(subject.background, subject.elsewhere.clone()),
            (Some(KeyRole::Alone), _) => Of::Open,
            (_, Some(entity)) => Of::Name(entities.canonical(story, &entity.key)),
            _ => Of::Open,
        });
    }
    let plural = plural(corpus, &read, &attribute, &of);
    let mut joined = Union::new(read.len());
    let class = |at: usize| {
        let pay = attribute[at].is_some_and(|attribute| row(attribute).is(Trait::Pay));
        match Class::of(&corpus.claims[read[at].0].value) {
            // What is paid for work is paid to a person and for a time, whether that is said or not.
            Class::Money(true) if pay && is_pay_rate(&corpus.claims[read[at].0].value) => Class::Money(false),
            // «بقوة 7» is 7 degrees, whether that is said or not.
            Class::Count if attribute[at].is_some_and(|attribute| row(attribute).takes.contains(&Takes::Magnitude)) => {
                Class::Measure(Dimension::Magnitude as u8)
            }
            class => class,
        }
    };
    let outlines: HashMap<usize, &Outline> =
        corpus.outlines.iter().map(|(article, outline)| (*article, outline)).collect();
    let facts = |members: &[usize]| {
        let shown: Vec<_> = members.iter().map(|&at| (read[at].0, read[at].1, of[at].clone(), plural[at])).collect();
        Facts::new(corpus, &outlines, &shown)
    };
    let mut weighed: Vec<Option<Weighed>> = vec![None; read.len()];
    let mut stories: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, (index, _)) in read.iter().enumerate() {
        stories.entry(story_of[corpus.claims[*index].article]).or_default().push(at);
    }
    // A claim as the others of its topic tell of it: its value and its place.
    let told = |at: usize| -> Arc<str> {
        let claim = &corpus.claims[read[at].0];
        let path = &corpus.articles[claim.article].path;
        format!("{} ({path}:{})", claim.value, claim.quote.place.line).into()
    };
    // What is given in two units is one amount.
    let place = |claim: usize| read.binary_search_by_key(&claim, |(index, _)| *index).ok();
    let converted = rates::restated(corpus).into_iter();
    let converted: HashMap<usize, usize> =
        converted.filter_map(|(one, other)| Some((place(other)?, place(one)?))).collect();
    let clustered: Vec<Clustered> = stories
        .par_iter()
        .flat_map_iter(|(_, members)| {
            let facts = facts(members);
            let mut classes: BTreeMap<Class, Vec<usize>> = BTreeMap::new();
            (0..members.len()).for_each(|place| classes.entry(class(members[place])).or_default().push(place));
            let clusters: Vec<Clustered> = classes
                .par_iter()
                .map(|(_, places)| Clustered::of(&facts, members, places, &converted, told))
                .collect();
            clusters
        })
        .collect();
    for Clustered { joins, heaviest } in clustered {
        joins.into_iter().for_each(|(one, other)| _ = joined.join(one, other));
        heaviest.into_iter().for_each(|(one, told)| weighed[one] = Some(told));
    }
    for (one, other) in headline::pairs(corpus, &read, &attribute, &of) {
        joined.join(one, other);
    }
    // A name is the same in every story.
    let mut named: BTreeMap<(Arc<str>, Attribute, Class, String), Vec<usize>> = BTreeMap::new();
    for (at, (_, subject)) in read.iter().enumerate() {
        if let (Of::Name(name), Some(attribute)) = (&of[at], attribute[at]) {
            named.entry((Arc::clone(name), attribute, class(at), strict(subject))).or_default().push(at);
        }
    }
    for members in named.into_values().filter(|members| members.len() > 1) {
        let story = |at: usize| story_of[corpus.claims[read[at].0].article];
        let mut roots: Vec<(usize, usize)> = members.iter().map(|&at| (story(at), joined.find(at))).collect();
        roots.sort_unstable();
        roots.dedup();
        // Where a story tells several things of the name, nothing tells which of them another story means.
        if roots.len() < 2 || !roots.windows(2).all(|pair| pair[0].0 < pair[1].0) {
            continue;
        }
        let roots: Vec<usize> = roots.into_iter().map(|(_, root)| root).collect();
        let facts = facts(&roots);
        for one in 1..roots.len() {
            if facts.weigh(one - 1, one) > ACROSS {
                joined.join(roots[one - 1], roots[one]);
            }
        }
    }
    let mut reasons = Reasons::of(read.iter().map(|(_, subject)| *subject), &of);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    (0..read.len()).for_each(|at| members.entry(joined.find(at)).or_default().push(at));
    let cell = |members: Vec<usize>| {
        // What is given in two units speaks once.
        let speaks = |&&at: &&usize| !read[at].1.converted;
        let known = most(members.iter().filter(speaks).filter_map(|&at| attribute[at]));
        let entity = most(members.iter().filter(speaks).filter_map(|&at| match &of[at] {
            Of::Name(name) => Some(Arc::clone(name)),
            _ => None,
        }));
        reasons.within(corpus, &read, &members, known, entity.as_ref());
        Cell {
            claims: members.iter().map(|&at| read[at].0).collect(),
            reasons: members.iter().map(|&at| reasons.take(at)).collect(),
            weighed: members.iter().map(|&at| weighed[at].take()).collect(),
            attribute: known,
            entity,
            background: most(members.iter().map(|&at| read[at].1.background)).flatten(),
            elsewhere: most(members.iter().map(|&at| read[at].1.elsewhere.clone())).flatten(),
        }
    };
    members.into_values().map(cell).collect()
}

/// Whether an amount is told for each person or for a time.
fn is_pay_rate(value: &Value) -> bool {
    /// What pay is told for.
    const FOR: [&str; 6] = ["person", "day", "week", "month", "season", "year"];
    matches!(value, Value::Quantity(quantity) if quantity.per.as_deref().is_some_and(|per| FOR.contains(&per)))
}

/// What came of the claims of one class in a story, by their places in the list of those that were read.
struct Clustered {
    /// Claims that are one: each and the lowest one of its cluster, and rivals.
    joins: Vec<(usize, usize)>,
    /// Claims with the other one with which each has most in common.
    heaviest: Vec<(usize, Weighed)>,
}

impl Clustered {
    /// `members` are the claims of the story, `places` those among them that are of the class; `converted` tells for those that give
    /// another amount in another unit which one; `told` shows one.
    fn of(
        facts: &Facts<'_>,
        members: &[usize],
        places: &[usize],
        converted: &HashMap<usize, usize>,
        told: impl Fn(usize) -> Arc<str>,
    ) -> Clustered {
        let Conversions { firsts: places, others } = Conversions::among(members, places, converted);
        let places = &places[..];
        // What gives an amount in two units may meet others by either.
        let units = |at: usize| std::iter::once(&places[at]).chain(&others[at]).copied();
        let weigh = |(one, other): (usize, usize)| {
            let pairs = units(one).flat_map(|one| units(other).map(move |other| facts.weigh(one, other)));
            (one, other, pairs.max().unwrap_or_default())
        };
        let pairs: Vec<Pair> = facts.candidates(places).into_par_iter().with_min_len(PAIRS).map(weigh).collect();
        let cluster = cluster::average(places.len(), &pairs, LEAST);
        let member = |at: usize| members[places[at]];
        let weighed = |(one, other, weight): Pair| {
            let signs = facts.told(places[one], places[other]);
            (member(one), Weighed { with: told(member(other)), weight, signs })
        };
        let clusters = cluster.iter().copied().enumerate().chain(rivals::pairs(facts, places, &cluster));
        let clusters = clusters.map(|(one, other)| (member(one), member(other)));
        let again = others.iter().enumerate().flat_map(|(at, again)| again.iter().map(move |&other| (at, other)));
        Clustered {
            joins: clusters.chain(again.map(|(at, other)| (member(at), members[other]))).collect(),
            heaviest: heaviest(&cluster, &pairs).into_iter().map(weighed).collect(),
        }
    }
}

/// Claims of a class, those that give the amount of another one in another unit apart.
struct Conversions {
    /// The others, in order.
    firsts: Vec<usize>,
    /// For each of them those that convert it.
    others: Vec<Vec<usize>>,
}

impl Conversions {
    /// Among `places`; `converted` tells for members of the story that give another one's amount again whose.
    fn among(members: &[usize], places: &[usize], converted: &HashMap<usize, usize>) -> Conversions {
        let mut found = Conversions { firsts: Vec::with_capacity(places.len()), others: Vec::new() };
        let mut stands: HashMap<usize, usize> = HashMap::new();
        for &place in places {
            let member = members[place];
            let of = converted.get(&member).and_then(|first| stands.get(first)).copied();
            if let Some(first) = of {
                found.others[first].push(place);
            } else {
                found.firsts.push(place);
                found.others.push(Vec::new());
            }
            stands.insert(member, of.unwrap_or(found.firsts.len() - 1));
        }
        found
    }
}

/// For each member of a cluster the heaviest pair with another one of it.
fn heaviest(cluster: &[usize], pairs: &[Pair]) -> Vec<Pair> {
    let mut best: Vec<Option<(usize, i32)>> = vec![None; cluster.len()];
    for &(one, other, weight) in pairs.iter().filter(|(one, other, _)| cluster[*one] == cluster[*other]) {
        for (one, other) in [(one, other), (other, one)] {
            if best[one].is_none_or(|(_, known)| known < weight) {
                best[one] = Some((other, weight));
            }
        }
    }
    best.into_iter().enumerate().filter_map(|(one, best)| best.map(|(other, weight)| (one, other, weight))).collect()
}

/// What stands most often in a list; of several the least.
fn most<T: Ord>(list: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    list.for_each(|one| *counts.entry(one).or_default() += 1);
    counts.into_iter().max_by(|(a, times), (b, other)| times.cmp(other).then_with(|| b.cmp(a))).map(|(one, _)| one)
}

/// Which claims share a sentence with another amount of the same attribute: a sentence that tells several tells of several
/// things, unless it tells of a change or of several sources.
fn plural(corpus: &Corpus, read: &[(usize, &Subject)], attribute: &[Option<Attribute>], of: &[Of]) -> Vec<bool> {
    let key = |at: usize| {
        let (index, subject) = read[at];
        let claim = &corpus.claims[index];
        let attribute = attribute[at].filter(|_| !subject.at_odds)?;
        let unit = match &claim.value {
            Value::Quantity(quantity) => format!("{:?}", quantity.unit),
            _ => String::new(),
        };
        Some((claim.article, subject.sentence, attribute, &of[at], strict(subject), unit))
    };
    let mut told: HashMap<_, BTreeSet<String>> = HashMap::new();
    for (at, (index, _)) in read.iter().enumerate() {
        if let Some(key) = key(at) {
            told.entry(key).or_default().insert(value_key(&corpus.claims[*index].value));
        }
    }
    let several = |at: usize| key(at).is_some_and(|key| told[&key].len() > 1);
    // A count that grows is told of one place after another: all but the largest of an article are parts of it.
    let toll = |at: usize| {
        let (index, subject) = read[at];
        let rises =
            attribute[at].filter(|one| corpus.attributes.row(*one).evolves == Evolves::Rising && !subject.at_odds)?;
        Some((corpus.claims[index].article, rises, &of[at], strict(subject)))
    };
    let mut largest: HashMap<_, Decimal> = HashMap::new();
    for (at, (index, _)) in read.iter().enumerate() {
        if let (Some(key), Some(size)) = (toll(at), size(&corpus.claims[*index].value)) {
            let largest = largest.entry(key).or_insert(size);
            *largest = size.max(*largest);
        }
    }
    let part = |at: usize| {
        let size = size(&corpus.claims[read[at].0].value);
        toll(at).zip(size).is_some_and(|(key, size)| size < largest[&key])
    };
    (0..read.len()).map(|at| several(at) || part(at)).collect()
}
