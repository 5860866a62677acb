//! Counts of people and votes: who counted them, which count came before another, what was added to it.

use super::SHARED;
use super::thing::shared_words;
use crate::claim::{Claim, Evolves};
use crate::lexicon::Trait;
use crate::relation::{Code, Compared};
use crate::subject::{Subject, is_police};
use crate::topic::ground::Ground;
use crate::topic::members::Members;
use crate::topic::pairs::decide_read;
use crate::value::{Amount, DateBound, Interval, Unit, Value};
use rust_decimal::Decimal;

/// What a count of votes has come to: figures beside it are of that moment.
const COUNTED: &str = "votes counted";
/// How many figures of one sentence are looked through for it.
const BESIDE: usize = 8;

/// Whether both give an amount.
pub(super) const fn are_amounts(one: &Claim, other: &Claim) -> bool {
    matches!((&one.value, &other.value), (Value::Quantity(_), Value::Quantity(_)))
}

/// Whether one of two claims gives what the police counted of a crowd and the other what somebody else did, which may be many times
/// as much.
pub(super) fn are_counts_of_crowd(pair: [usize; 2], ground: &Ground<'_>) -> bool {
    let [one, other] = pair.map(|claim| &ground.corpus.claims[claim]);
    let measured = |claim: &Claim| ground.row(claim).map(|row| row.is(Trait::Crowd));
    let of_crowd =
        measured(one) != Some(false) && measured(other) != Some(false) && measured(one).or(measured(other)).is_some();
    let subjects = one.subject.as_deref().zip(other.subject.as_deref());
    of_crowd && subjects.is_some_and(|(one, other)| is_of_police(one) != is_of_police(other))
}

/// Whether two counts are of places, "14 districts", and nothing else is said of both: what was done in either is not known to be
/// one.
pub(super) fn are_of_many(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    let many = |claim: &Claim| ground.row(claim).is_some_and(|row| row.is(Trait::Places));
    many(one) && many(other) && shared_words(one, other) < SHARED
}

/// Whether two counts are each beyond what its own article has told: "four others died", "another two were killed".
pub(super) fn are_additions(one: &Claim, other: &Claim) -> bool {
    let added = |claim: &Claim| claim.scope.get("tally").is_some_and(|tally| &**tally == "new");
    one.article != other.article && one.evolves == Evolves::Rising && added(one) && added(other)
}

/// Whether a claim gives what the police say.
fn is_of_police(subject: &Subject) -> bool {
    subject.said_by.iter().any(|speaker| is_police(&speaker.name))
}

/// Whether what rises may have done so between two claims, one of them an earlier count, whose day nobody names; if so, whether the
/// second one is the lower.
pub(super) fn has_risen(one: &Claim, other: &Claim, a: &Compared<'_>, b: &Compared<'_>) -> Option<bool> {
    let second_is_lower = lower_end(b)? < lower_end(a)?;
    let (lower, higher) = if second_is_lower { (other, one) } else { (one, other) };
    // What counts as earlier in an article of a later day may still be later than the other.
    let day = |claim: &Claim| claim.as_of.as_ref().or(claim.published.as_ref()).map(|date| date.first);
    let grown = is_earlier(higher) && day(lower) < day(higher);
    (is_earlier(lower) || grown).then_some(second_is_lower)
}

/// Whether a claim gives what was counted before, without a day.
pub(super) fn is_earlier(claim: &Claim) -> bool {
    claim.as_of.as_ref().is_some_and(|date| date.bound == Some(DateBound::Before))
}

pub(super) fn lower_end(side: &Compared<'_>) -> Option<Decimal> {
    side.allowed().and_then(|allowed| allowed.low).map(|end| end.at)
}

/// Whether of two counts of one day an article of that day gives the lower one, or one that is higher yet, as what was counted
/// before; if so, whether the second one is the lower.
pub(super) fn has_passed((left, right): (usize, usize), members: &Members<'_>) -> Option<bool> {
    let Members { ground, compared, claims, told, .. } = members;
    let day = |place: usize| ground.corpus.claims[claims[place]].published.as_ref().map(|date| date.first);
    let (a, b) = (lower_end(&compared[left])?, lower_end(&compared[right])?);
    let today = day(left).filter(|today| day(right) == Some(*today))?;
    let (lower, higher) = (a.min(b), a.max(b));
    (lower < higher && told.earlier.iter().any(|(told, count)| *told == today && *count >= lower)).then_some(b < a)
}

/// Whether an article of a topic gives two counts, one of them as what was counted before: the dead were fewer than was thought.
/// If so, whether the second one is the earlier.
pub(super) fn is_recount((left, right): (usize, usize), members: &Members<'_>) -> Option<bool> {
    let Members { ground, compared, claims, told, evolves, .. } = members;
    let claim = |place: usize| &ground.corpus.claims[claims[place]];
    let same = |one: usize, other: usize| {
        let side = |place: usize| (claims[place], &compared[place]);
        one == other || decide_read(side(one), side(other), *evolves, ground).code == Code::Equal
    };
    let day = |place: usize| claim(place).published.as_ref().map(|date| date.first);
    let recounts = |now: usize, then: usize| {
        claim(now).as_of.is_none()
            && day(then) <= day(now)
            && told.of_article.values().any(|places| {
                places.iter().any(|&place| claim(place).as_of.is_none() && same(place, now))
                    && places.iter().any(|&place| claim(place).as_of.is_some() && same(place, then))
            })
    };
    if *evolves != Evolves::Rising {
        return None;
    }
    if recounts(left, right) {
        return Some(true);
    }
    recounts(right, left).then_some(false)
}

/// Whether one of two figures of a vote is what was reckoned when the other had not been counted yet: "about 700,000" on the evening,
/// "656,534" a few days later. If so, whether the second one is the earlier.
pub(super) fn is_counted_out(one: &Claim, other: &Claim, ground: &Ground<'_>) -> Option<bool> {
    let polled = |claim: &Claim| ground.row(claim).is_some_and(|row| row.is(Trait::Regional));
    let reckoned = |claim: &Claim| match &claim.value {
        Value::Quantity(quantity) => quantity.approx.is_some() || !matches!(quantity.amount, Amount::Point(_)),
        _ => false,
    };
    let day = |claim: &Claim| claim.published.as_ref().map(|date| date.first);
    let (first, second) = (day(one)?, day(other)?);
    let reversed = second < first;
    let (earlier, later) = if reversed { (other, one) } else { (one, other) };
    (first != second && polled(one) && polled(other) && reckoned(earlier) && !reckoned(later)).then_some(reversed)
}

/// How much of the votes had been counted when a figure stood so: the figure itself, or one of its sentence.
pub(super) fn stage(claim: usize, ground: &Ground<'_>) -> Option<Interval> {
    let known = &ground.corpus.claims;
    let attributes = &ground.corpus.attributes;
    let subject = known[claim].subject.as_deref()?;
    let row = |subject: &Subject| subject.attribute.as_ref().map(|(attribute, _)| attributes.row(*attribute));
    row(subject).filter(|row| row.evolves != Evolves::Fixed)?;
    let of_count = |&other: &usize| {
        let other = &known[other];
        let told = other.article == known[claim].article;
        let told = other.subject.as_deref().filter(|other| told && other.sentence == subject.sentence);
        told.and_then(row).is_some_and(|row| row.name == COUNTED)
    };
    let around = claim.saturating_sub(BESIDE)..(claim + BESIDE + 1).min(known.len());
    let nearest = around.filter(of_count).min_by_key(|&other| (other.abs_diff(claim), other))?;
    match &known[nearest].value {
        Value::Quantity(share) if share.unit == Unit::Percent => Some(share.intervals(ground.terms.policy).allowed),
        _ => None,
    }
}

/// Whether the second of two stages of a count is the earlier one; `None` where they may be one.
pub(super) fn runs_backwards(first: &Interval, second: &Interval) -> Option<bool> {
    let low = |stage: &Interval| stage.low.map(|end| end.at);
    (!first.meets(second)).then(|| low(second) < low(first))
}
