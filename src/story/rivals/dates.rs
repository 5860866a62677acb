//! Dates that contest each other: two years of the same digits, and what lies next to what articles agree on.

use super::{Claims, THINGS, are_of_two, two_of};
use crate::claim::Evolves;
use crate::lexicon::Attribute;
use crate::story::fact::{Fact, day};
use crate::story::likeness::{Bearers, bearers, is_year_swapped};
use crate::value::Grain;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How many years apart two days are of which one cannot be meant.
const OUT_OF_QUESTION: u16 = 50;

/// What two claims weigh at least, had they stated the same, that are surely of one thing, in hundredths of the logarithm of the odds.
const SURELY: i32 = 50;

/// How many claims of a cluster are looked at.
const LOOKED_AT: usize = 24;

/// How many days a year has at least.
const YEAR: i32 = 365;

/// A day, a month or a year that the claims of a cluster agree on, some of them perhaps less finely.
struct Dated<'m> {
    /// What most of them measure.
    attribute: Attribute,
    grain: Grain,
    first: Date,
    members: &'m Vec<usize>,
}

impl Dated<'_> {
    /// Whether a slip makes one of the other, as finely as both are told: the next day, or the same of the next month or year.
    fn is_next_to(&self, other: &Dated<'_>) -> bool {
        let (one, two) = (self.first, other.first);
        let years = one.year().abs_diff(two.year());
        let months = one.month().abs_diff(two.month());
        match self.grain.max(other.grain) {
            Grain::Day if day(one).abs_diff(day(two)) == 1 => true,
            Grain::Day => one.day() == two.day() && years + u16::from(months) == 1,
            Grain::Month => years + u16::from(months) == 1,
            _ => years == 1,
        }
    }
}

/// Whether one date may be told as another, less finely: 3 May 2019 as May 2019 or as 2019.
fn is_told_as((_, fine): (Grain, Date), (grain, coarse): (Grain, Date)) -> bool {
    match grain {
        Grain::Day => fine == coarse,
        Grain::Month => (fine.year(), fine.month()) == (coarse.year(), coarse.month()),
        _ => fine.year() == coarse.year(),
    }
}

impl Claims<'_, '_> {
    /// The pairs of claims of one attribute and of several articles that tell one day of two years with the same digits, one of them
    /// out of the question: 10 August of 2018 and of 2108.
    pub(super) fn with_a_year_swapped(&self) -> Vec<(usize, usize)> {
        let mut alike: BTreeMap<(Attribute, (i8, i8)), Vec<usize>> = BTreeMap::new();
        for at in 0..self.places.len() {
            let fact = self.fact(at);
            if let (Some((attribute, _)), Some((_, rest))) = (&fact.attribute, fact.year_and_rest) {
                alike.entry((*attribute, rest)).or_default().push(at);
            }
        }
        let swapped = |&(one, other): &(usize, usize)| {
            let (a, b) = (self.fact(one), self.fact(other));
            let years = a.year_and_rest.zip(b.year_and_rest).map_or(0, |((one, _), (other, _))| one.abs_diff(other));
            a.article != b.article && years > OUT_OF_QUESTION && is_year_swapped(a, b) && !are_of_two(a, b)
        };
        let pairs =
            |members: Vec<usize>| two_of(&members.into_iter().map(|at| vec![at]).collect::<Vec<_>>(), |_, _| true);
        alike.into_values().filter(|members| members.len() <= THINGS).flat_map(pairs).filter(swapped).collect()
    }

    /// Whether all claims of a cluster tell one day.
    pub(super) fn is_one_day(&self, cluster: usize) -> bool {
        let members = self.cluster.iter().enumerate().filter(|(_, of)| **of == cluster);
        let mut days = members.map(|(at, _)| self.fact(at).days);
        let Some(Some((first, last))) = days.next() else { return false };
        first == last && days.all(|day| day == Some((first, last)))
    }

    /// The pairs of clusters of which one gives a day, a month or a year and the other, of articles that agree, one next to it, where
    /// claims in such words, of which both have some, would surely be of one thing had they given the same: "he joined in 2008" and
    /// "he joined in 2009".
    pub(super) fn of_dates_beside(&self) -> Vec<(usize, usize)> {
        let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, &cluster) in self.cluster.iter().enumerate().filter(|(at, _)| self.fact(*at).days.is_some()) {
            clusters.entry(cluster).or_default().push(at);
        }
        let mut dates: Vec<Dated<'_>> = clusters.values().filter_map(|members| self.dated(members)).collect();
        dates.sort_by_key(|date| (date.attribute, date.first, date.members[0]));
        let mut found = Vec::new();
        for (at, one) in dates.iter().enumerate() {
            let of_one = dates[at + 1..].iter().take(LOOKED_AT).take_while(|other| other.attribute == one.attribute);
            let beside = of_one.filter(|other| one.is_next_to(other));
            let others = beside.filter(|other| self.are_next_to_each_other(one.members, other.members));
            found.extend(
                others.map(|other| (one.members[0].min(other.members[0]), one.members[0].max(other.members[0]))),
            );
        }
        found
    }

    /// The date that a cluster gives, and what most of its claims measure, where that does not move.
    fn dated<'m>(&self, members: &'m Vec<usize>) -> Option<Dated<'m>> {
        let dates: Vec<(Grain, Date)> = members.iter().map(|&at| self.fact(at).date).collect::<Option<_>>()?;
        let finest = dates.iter().copied().min()?;
        let (grain, first) = finest;
        let is_plain = |grain| matches!(grain, Grain::Day | Grain::Month | Grain::Year);
        if !dates.iter().all(|&date| is_plain(date.0) && is_told_as(finest, date)) {
            return None;
        }
        let last = match grain {
            Grain::Day => first,
            Grain::Month => first.last_of_month(),
            _ => first.last_of_year(),
        };
        // What is still to come may be put off.
        let is_over = |fact: &Fact<'_>| fact.published.is_some_and(|published| day(last) <= published);
        let mut measured: BTreeMap<Attribute, usize> = BTreeMap::new();
        for fact in members.iter().map(|&at| self.fact(at)) {
            let fixed = fact.attribute.filter(|(_, row)| match row.evolves {
                Evolves::Fixed => true,
                Evolves::Plan => is_over(fact),
                _ => false,
            });
            if let Some((attribute, _)) = fixed {
                *measured.entry(attribute).or_default() += 1;
            }
        }
        let (attribute, _) = measured.into_iter().find(|(_, count)| count * 2 >= members.len())?;
        Some(Dated { attribute, grain, first, members })
    }

    /// Whether two clusters of dates next to each other are of one thing: no article tells both, several agree on one of them, and
    /// the words are as like as those of one thing.
    fn are_next_to_each_other(&self, one: &[usize], other: &[usize]) -> bool {
        let articles = |members: &[usize]| members.iter().map(|&at| self.fact(at).article).collect::<BTreeSet<_>>();
        let (mine, theirs) = (articles(one), articles(other));
        let (one, other) = (&one[..one.len().min(LOOKED_AT)], &other[..other.len().min(LOOKED_AT)]);
        let pairs = || {
            let pairs = one.iter().flat_map(|&one| other.iter().map(move |&other| (one, other)));
            pairs.map(|(one, other)| (self.places[one], self.places[other]))
        };
        mine.len().max(theirs.len()) > 1
            && mine.is_disjoint(&theirs)
            && pairs().any(|(one, other)| {
                let same = bearers(self.facts.fact(one), self.facts.fact(other)) == Bearers::SameName;
                same || self.facts.shared(one, other) > 1
            })
            && pairs().map(|(one, other)| self.facts.weigh_as_if_equal(one, other)).sum::<i32>()
                >= SURELY * (one.len() * other.len()) as i32
    }
}

/// Whether a date is no more than a year.
pub(super) fn is_year(fact: &Fact<'_>) -> bool {
    fact.days.is_some_and(|(first, last)| last - first + 1 >= YEAR)
}
