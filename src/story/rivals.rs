//! Claims that contest each other: what the articles of a story each tell once, and not alike.
//!
//! Values that differ speak against two claims being about one thing, since most articles tell several things of a kind. Where
//! none does, and each article gives one figure for what the others give one for too, they tell of one thing all the same: "three
//! boats" of one article and "two boats" of the others.

mod dates;

use self::dates::is_year;
use super::cells::Of;
use super::evidence::Facts;
use super::fact::{Fact, Group};
use super::likeness::{Bearers, Relation, bearers, is_scale_left_out, relation};
use crate::claim::{Evolves, PERIOD};
use crate::lexicon::{Attribute, KeyRole, Takes, Trait};
use crate::subject::is_police;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Of how many things of a kind a story may tell and still be looked through.
const THINGS: usize = 8;

/// How many words two articles have to have beside a figure to tell it in the same words.
const WORDS: usize = 3;

/// How many times as many as the police others may count, and how many paragraphs apart the two counts stand.
const MOST: u32 = 40;
const APART: u32 = 4;

/// What a claim measures.
fn measured<'c>(fact: &Fact<'c>) -> Option<&'c str> {
    fact.attribute.as_ref().map(|(_, row)| row.name)
}

/// What two claims have to have in common to be accounts of one thing: what is measured, what is counted, what makes it one of
/// another thing, where and when, and by which kind of date.
type Key<'f> =
    (Attribute, Option<&'f str>, &'f str, Option<&'f str>, (Option<i16>, Option<&'f str>), Option<(u8, bool)>);

/// The pairs of clusters, each by one of its members, that contest each other. `cluster` tells of which cluster each of the places is.
pub(super) fn pairs(facts: &Facts<'_>, places: &[usize], cluster: &[usize]) -> Vec<(usize, usize)> {
    let claims = Claims { facts, places, cluster };
    let of_one_kind = claims.things(|fact| key(fact));
    let mut found = Vec::new();
    for things in &of_one_kind {
        found.extend(two_of(things, |one, other| claims.contest(one, other, things.len() == 2)));
    }
    for things in &claims.things(|fact| named(fact)) {
        found.extend(two_of(things, |one, other| {
            claims.soon(one, other) && claims.contest(one, other, things.len() == 2)
        }));
    }
    found.extend(claims.of_two_speakers());
    found.extend(claims.of_main_things());
    for things in &claims.things(|fact| in_words(fact)) {
        found.extend(two_of(things, |_, _| true));
    }
    found.extend(claims.with_a_scale_left_out());
    found.extend(claims.with_a_year_swapped());
    found.extend(claims.of_crowds());
    found.extend(claims.of_dates_beside());
    found
}

/// The pairs of a list of clusters that pass a test, each cluster by its first member.
fn two_of(things: &[Vec<usize>], test: impl Fn(&Vec<usize>, &Vec<usize>) -> bool) -> Vec<(usize, usize)> {
    let pairs = things.iter().enumerate().flat_map(|(at, one)| things[at + 1..].iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| test(one, other)).map(|(one, other)| (one[0], other[0])).collect()
}

/// The claims of a class.
struct Claims<'f, 'c> {
    facts: &'f Facts<'c>,
    places: &'f [usize],
    /// Of which cluster each of the places is.
    cluster: &'f [usize],
}

impl<'f, 'c> Claims<'f, 'c> {
    fn fact(&self, at: usize) -> &'f Fact<'c> {
        self.facts.fact(self.places[at])
    }

    /// The pairs of claims of one attribute and of several articles that state the same digits, once with "million" and once
    /// without.
    fn with_a_scale_left_out(&self) -> Vec<(usize, usize)> {
        let mut alike: BTreeMap<(Attribute, i128), Vec<usize>> = BTreeMap::new();
        for at in 0..self.places.len() {
            let fact = self.fact(at);
            if let (Some((attribute, _)), Some(figures)) = (&fact.attribute, fact.figures()) {
                alike.entry((*attribute, figures)).or_default().push(at);
            }
        }
        let left_out = |&(one, other): &(usize, usize)| {
            let (a, b) = (self.fact(one), self.fact(other));
            a.article != b.article && a.strict == b.strict && is_scale_left_out(a, b) && !are_of_two(a, b)
        };
        let pairs =
            |members: Vec<usize>| two_of(&members.into_iter().map(|at| vec![at]).collect::<Vec<_>>(), |_, _| true);
        alike.into_values().filter(|members| members.len() <= THINGS).flat_map(pairs).filter(left_out).collect()
    }

    /// Whether what two things are told by was published within a month: later somebody may have bought or been sentenced again.
    fn soon(&self, one: &[usize], other: &[usize]) -> bool {
        const SOON: u32 = 31;
        let day = |&at: &usize| self.fact(at).published;
        let days = |one: &usize| other.iter().filter_map(day).zip(std::iter::repeat(day(one)));
        one.iter().flat_map(days).all(|(theirs, mine)| mine.is_none_or(|mine| mine.abs_diff(theirs) <= SOON))
    }

    /// The pairs of claims of what happened that one sentence gives in the words of two: "the prosecution speaks of 25 attackers,
    /// witnesses of 40".
    fn of_two_speakers(&self) -> Vec<(usize, usize)> {
        let mut told: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for at in 0..self.places.len() {
            let fact = self.fact(at);
            let Some((attribute, row)) = fact.attribute.filter(|_| fact.speaker().is_some()) else { continue };
            if row.role == KeyRole::Event && row.evolves != Evolves::Rising && !fact.is_plural {
                told.entry((fact.article, fact.subject.sentence, attribute, fact.strict.as_str()))
                    .or_default()
                    .push(at);
            }
        }
        let pair = |members: Vec<usize>| match members[..] {
            [one, other] => Some((one, other)),
            _ => None,
        };
        let differ = |&(one, other): &(usize, usize)| {
            let (a, b) = (self.fact(one), self.fact(other));
            let known = |fact: &Fact<'_>| fact.noun.as_deref().is_some_and(|noun| noun.starts_with('='));
            let of_people = a.noun == b.noun || known(a) && known(b);
            let two = a.speaker().zip(b.speaker()).is_some_and(|(one, other)| !one.may_be(other));
            two && of_people && is_near(a, b)
        };
        told.into_values().filter_map(pair).filter(differ).collect()
    }

    /// The pairs of claims of one article of which one gives what the police counted of a crowd, and the other a greater count that
    /// is not theirs: of several the nearest before it, else the nearest behind.
    fn of_crowds(&self) -> Vec<(usize, usize)> {
        let is_crowd = |fact: &Fact<'_>| {
            let people = fact.group == Group::Count && !fact.is_vague && fact.subject.breakdown.is_none();
            people && fact.size.is_some() && fact.attribute.is_none_or(|(_, row)| row.is(Trait::Crowd))
        };
        let by_police = |fact: &Fact<'_>| fact.subject.said_by.iter().any(|speaker| is_police(&speaker.name));
        let counts = (0..self.places.len()).filter(|&at| is_crowd(self.fact(at)));
        let (police, others): (Vec<usize>, Vec<usize>) = counts.partition(|&at| by_police(self.fact(at)));
        let nearest = |&at: &usize| {
            let mine = self.fact(at);
            let same = |&other: &usize| {
                let theirs = self.fact(other);
                let (block, _) = mine.subject.sentence;
                let apart = block.abs_diff(theirs.subject.sentence.0);
                let greater = theirs.size > mine.size
                    && mine
                        .size
                        .zip(theirs.size)
                        .and_then(|(one, two)| two.checked_div(one))
                        .is_some_and(|times| times <= MOST.into());
                mine.article == theirs.article
                    && apart <= APART
                    && measured(theirs).is_some()
                    && greater
                    && mine.strict == theirs.strict
                    && mine.subject.background == theirs.subject.background
                    && mine.subject.elsewhere == theirs.subject.elsewhere
            };
            let far = |&other: &usize| {
                let (mine, theirs) = (mine.subject.sentence, self.fact(other).subject.sentence);
                (mine.0.abs_diff(theirs.0), mine.1.abs_diff(theirs.1), theirs > mine)
            };
            others.iter().copied().filter(same).min_by_key(far).map(|other| (at.min(other), at.max(other)))
        };
        police.iter().filter_map(nearest).collect()
    }

    /// For each thing that several articles tell first of a bearer and an attribute, what each article that does not tell it at all
    /// tells first of them: the revenue of the company that all report and the other that one reports.
    fn of_main_things(&self) -> Vec<(usize, usize)> {
        let mut told: BTreeMap<_, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
        for at in 0..self.places.len() {
            let fact = self.fact(at);
            if let Some((attribute, _)) = &fact.attribute {
                let key = (*attribute, &fact.of, &fact.strict, fact.subject.scope.get(PERIOD));
                told.entry(key).or_default().entry(fact.article).or_default().push(at);
            }
        }
        let mut found = Vec::new();
        for articles in told.into_values() {
            let mut firsts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for members in articles.values() {
                firsts.entry(self.cluster[members[0]]).or_default().push(members[0]);
            }
            let Some((&main, agreed)) =
                firsts.iter().max_by_key(|(cluster, firsts)| (firsts.len(), Reverse(**cluster)))
            else {
                continue;
            };
            if agreed.len() < 2 || firsts.values().filter(|firsts| firsts.len() == agreed.len()).count() > 1 {
                continue;
            }
            let tells_main: BTreeSet<usize> =
                (0..self.places.len()).filter(|&at| self.cluster[at] == main).map(|at| self.fact(at).article).collect();
            for members in articles.values() {
                let first = members[0];
                let own = (0..self.places.len()).filter(|&at| self.cluster[at] == self.cluster[first]);
                let apart = own.map(|at| self.fact(at).article).all(|article| !tells_main.contains(&article));
                if apart && self.are_near(first, agreed[0]) {
                    found.push((agreed[0].min(first), agreed[0].max(first)));
                }
            }
        }
        found
    }

    /// Whether two claims may differ by no more than articles do of one thing: not in time, nor in what they are of.
    fn are_near(&self, one: usize, other: usize) -> bool {
        let (a, b) = (self.fact(one), self.fact(other));
        let relation = relation(a, b);
        // A founding and a birth have one year, but what is planned or goes on has several.
        let fixed = |fact: &Fact<'_>| fact.attribute.as_ref().is_some_and(|(_, row)| row.evolves == Evolves::Fixed);
        let once = fixed(a) && fixed(b) && a.of != Of::Open && matches!(relation, Relation::Month | Relation::Year);
        let close = once || matches!(relation, Relation::Close | Relation::Fifth | Relation::Twice | Relation::Days);
        // "Hundreds of millions" reaches to where "billions" begins.
        let orders = a.is_vague && b.is_vague && matches!(relation, Relation::Six | Relation::Forty);
        let period = |fact: &'f Fact<'c>| fact.subject.scope.get(PERIOD);
        let of_one_time = period(a).zip(period(b)).is_none_or(|(a, b)| a == b);
        (close || orders) && of_one_time && !are_of_two(a, b)
    }

    /// For each key of claims the clusters of which it makes up at least a half, where no article that tells of one of them tells
    /// of another thing of the key; only of keys of several.
    fn things<K: Ord>(&self, key: impl Fn(&'f Fact<'c>) -> Option<K>) -> Vec<Vec<Vec<usize>>> {
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        let mut kinds: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (at, &cluster) in self.cluster.iter().enumerate() {
            *sizes.entry(cluster).or_default() += 1;
            if let Some(key) = key(self.fact(at)) {
                kinds.entry(key).or_default().push(at);
            }
        }
        let things = |members: Vec<usize>| {
            let mut things: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            let mut told: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
            for &at in &members {
                things.entry(self.cluster[at]).or_default().push(at);
                told.entry(self.fact(at).article).or_default().insert(self.cluster[at]);
            }
            things.retain(|thing, members| {
                let mut once = members.iter().map(|&at| told[&self.fact(at).article].len() == 1);
                // What happened on a day is known by its kind, whatever else of the kind one of the articles tells.
                if self.is_one_day(*thing) && members.iter().all(|&at| self.fact(at).happening.is_some()) {
                    return once.any(|once| once);
                }
                once.all(|once| once) && members.len() * 2 >= sizes[thing]
            });
            (2..=THINGS).contains(&things.len()).then(|| things.into_values().collect())
        };
        kinds.into_values().filter_map(things).collect()
    }
}

/// The words beside a figure, the two next to it, and its scope.
type InWords<'f> = (&'f [(u32, bool)], [Option<u32>; 2], &'f str);

/// The words beside a figure where they are many enough to tell by themselves what it is of.
fn in_words<'f>(fact: &'f Fact<'_>) -> Option<InWords<'f>> {
    (fact.words.len() >= WORDS).then_some((&fact.words, fact.next, &fact.strict))
}

/// What a claim is a figure of; `None` where too little is known of it.
fn key<'f>(fact: &'f Fact<'_>) -> Option<Key<'f>> {
    let (attribute, row) = fact.attribute?;
    let Fact { subject, strict, .. } = fact;
    // Those who live somewhere are people, whatever they are called.
    let people = (row.role == KeyRole::Place && row.takes.contains(&Takes::People)).then_some("people");
    let noun = subject.counted.as_deref().or(people).or(fact.noun.as_deref()).or(fact.happening);
    if fact.group == Group::Count && noun.is_none() || fact.is_plural {
        return None;
    }
    // What somebody has is his, wherever and about whatever time his sentence tells something else.
    let of_event = match row.role {
        KeyRole::Subject => Default::default(),
        // What is measured again and again has a last year of its own.
        KeyRole::Alone if row.evolves == Evolves::Series => Default::default(),
        _ => happened(fact),
    };
    Some((attribute, noun, strict, fact.located(), of_event, kind_of_date(fact)))
}

/// How long a date is, and whether something is so since then: a day, a year and "since" tell of different things.
fn kind_of_date(fact: &Fact<'_>) -> Option<(u8, bool)> {
    let (first, last) = fact.days?;
    let length = if is_year(fact) { 2 } else { u8::from(first < last) };
    Some((length, fact.is_since))
}

/// When and where a sentence tells that something happened, where not what the story tells of.
fn happened<'f>(fact: &'f Fact<'_>) -> (Option<i16>, Option<&'f str>) {
    // A date is when it happened.
    let background = fact.subject.background.filter(|_| fact.group != Group::Date);
    (background, fact.subject.elsewhere.as_deref())
}

/// The same of what is told of a name that the clause gives, and does not move from day to day, or is told of one day.
fn named<'f>(fact: &'f Fact<'_>) -> Option<(&'f str, Option<Date>, Key<'f>)> {
    let (_, row) = fact.attribute?;
    let Of::Name(name) = &fact.of else { return None };
    let stated = fact.subject.entity.as_ref().is_some_and(|entity| entity.stated);
    let moves = row.evolves == Evolves::Series && !row.slow || row.evolves == Evolves::Rising;
    let day = fact.subject.day;
    (stated && (!moves || day.is_some())).then(|| key(fact)).flatten().map(|key| (name.as_ref(), day, key))
}

impl Claims<'_, '_> {
    /// Whether two things are one of which articles differ: their values lie near each other, nothing says that they are of two
    /// bearers, and either two articles agree on one of them, or the story tells no third (`only`), or more than the attribute tells
    /// that they are one.
    fn contest(&self, one: &[usize], other: &[usize], only: bool) -> bool {
        let fact = |at: usize| self.fact(at);
        let pairs = || one.iter().flat_map(|&one| other.iter().map(move |&other| (one, other)));
        let near = |(one, other): (usize, usize)| self.are_near(one, other);
        let articles = |members: &[usize]| members.iter().map(|&at| fact(at).article).collect::<BTreeSet<_>>().len();
        let agreed = articles(one) > 1 || articles(other) > 1;
        let alike = |(one, other): (usize, usize)| {
            bearers(fact(one), fact(other)) == Bearers::SameName
                || fact(one).located().is_some()
                || fact(one).strict.contains("among=")
                || self.facts.shared(self.places[one], self.places[other]) > 1
        };
        // What moves from day to day, and what many things of a story have, is told of several of them.
        let all =
            || one.iter().chain(other).filter_map(|&at| fact(at).attribute.as_ref().map(|(_, row)| (fact(at), row)));
        let common = all().any(|(fact, row)| {
            fact.group == Group::Share || row.evolves == Evolves::Series && !row.slow || row.role == KeyRole::Subject
        });
        let only = only && all().all(|(fact, row)| row.role != KeyRole::Alone || matches!(fact.of, Of::Event(..)));
        pairs().all(near) && ((agreed || only) && !common || pairs().any(alike))
    }
}

/// Whether two values are near enough to be accounts of one thing.
fn is_near(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    match relation(a, b) {
        Relation::Close | Relation::Fifth | Relation::Twice | Relation::Days => true,
        Relation::Year | Relation::Years => is_year(a) && is_year(b),
        _ => false,
    }
}

/// Whether the clauses of two claims name two things that they are of.
fn are_of_two(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let named = |fact: &Fact<'_>| fact.subject.entity.as_ref().is_some_and(|entity| entity.stated);
    let apart = match bearers(a, b) {
        Bearers::OtherName | Bearers::OtherEvent => true,
        // What happened has its own things, whoever stands beside them.
        Bearers::OtherBeside => a.group != Group::Count && !a.names.iter().any(|name| b.names.contains(name)),
        _ => false,
    };
    apart && named(a) && named(b)
}
