//! Dates that contest each other: two years of the same digits, and what lies next to what articles agree on.

use super::{Claims, THINGS, are_of_two, two_of};
use crate::claim::Evolves;
use crate::lexicon::Attribute;
use crate::story::fact::Fact;
use crate::story::likeness::is_year_swapped;
use std::collections::{BTreeMap, BTreeSet};

/// How many years apart two days are of which one cannot be meant.
const OUT_OF_QUESTION: u16 = 50;

/// What two claims weigh at least, had they stated the same, that are surely of one thing, in hundredths of the logarithm of the odds.
const SURELY: i32 = 50;

/// How many claims of a cluster are looked at.
const LOOKED_AT: usize = 24;

/// How many days a year has at least.
const YEAR: i32 = 365;

/// A day or a year that the claims of a cluster agree on.
struct Dated<'m> {
    /// What most of them measure.
    attribute: Attribute,
    is_year: bool,
    /// The first day, counted from 1970.
    first: i32,
    members: &'m Vec<usize>,
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

    /// The pairs of clusters of which one gives a day or a year and the other, of articles that agree, the one next to it, where
    /// claims in such words, of which both have some, would surely be of one thing had they given the same: "he joined in 2008" and
    /// "he joined in 2009".
    pub(super) fn of_dates_beside(&self) -> Vec<(usize, usize)> {
        let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, &cluster) in self.cluster.iter().enumerate().filter(|(at, _)| self.fact(*at).days.is_some()) {
            clusters.entry(cluster).or_default().push(at);
        }
        let mut dates: Vec<Dated<'_>> = clusters.values().filter_map(|members| self.dated(members)).collect();
        dates.sort_by_key(|date| (date.attribute, date.is_year, date.first, date.members[0]));
        let mut found = Vec::new();
        for (at, one) in dates.iter().enumerate() {
            let apart = if one.is_year { YEAR + 1 } else { 1 };
            let beside = dates[at + 1..].iter().take(THINGS).filter(|other| {
                (other.attribute, other.is_year) == (one.attribute, one.is_year)
                    && (1..=apart).contains(&(other.first - one.first))
            });
            let others = beside.filter(|other| self.are_next_to_each_other(one.members, other.members));
            found.extend(others.map(|other| (one.members[0], other.members[0])));
        }
        found
    }

    /// The date that a cluster gives, and what most of its claims measure, where that does not move; one year may be told to the
    /// month.
    fn dated<'m>(&self, members: &'m Vec<usize>) -> Option<Dated<'m>> {
        let fact = |at: &usize| self.fact(*at);
        let coarsest = members.iter().map(fact).find(|fact| is_year(fact)).unwrap_or_else(|| self.fact(members[0]));
        let is_year = is_year(coarsest);
        let (first, last) = coarsest.days?;
        let last = if is_year { first + YEAR } else { last };
        let agrees = |fact: &Fact<'_>| {
            fact.days.is_some_and(|(day, _)| if is_year { (first..=last).contains(&day) } else { day == first })
        };
        if !is_year && first != last || !members.iter().map(fact).all(agrees) {
            return None;
        }
        // What is still to come may be put off.
        let is_over = |fact: &Fact<'_>| fact.published.is_some_and(|day| last <= day);
        let mut measured: BTreeMap<Attribute, usize> = BTreeMap::new();
        for fact in members.iter().map(fact) {
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
        Some(Dated { attribute, is_year, first, members })
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
            && pairs().any(|(one, other)| self.facts.shared(one, other) > 1)
            && pairs().map(|(one, other)| self.facts.weigh_as_if_equal(one, other)).sum::<i32>()
                >= SURELY * (one.len() * other.len()) as i32
    }
}

/// Whether a date is no more than a year.
pub(super) fn is_year(fact: &Fact<'_>) -> bool {
    fact.days.is_some_and(|(first, last)| last - first + 1 >= YEAR)
}
