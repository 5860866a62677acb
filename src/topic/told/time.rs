//! Days, years and periods of claims: what was so at another time, and what has come about since.

use super::count::are_amounts;
use crate::claim::{self, Claim, Evolves, Stance};
use crate::lexicon::Trait;
use crate::topic::ground::Ground;
use crate::value::{DateBound, DateSpan, Grain, Value};
use jiff::civil::Date;

/// Within how many days what moves slowly has not changed.
const SOON: i32 = 30;
/// How many days old what somebody tells is where it is the article's own news.
const FRESH: i32 = 2;
/// How many years may lie between a stated period and the article of a figure without one.
const PERIOD: i16 = 1;

/// Whether the one happened when its article appeared and the other in a year that was over by then: a rocket that flies today, and
/// boosters "launched in 2016".
pub(super) fn is_history(news: &Claim, other: &Claim) -> bool {
    /// How many days old the news is at most.
    const NEWS: i32 = 7;
    let (Value::Date(day), Value::Date(year)) = (&news.value, &other.value) else { return false };
    let Some(published) = &news.published else { return false };
    let age = day.first.until(published.first).map_or(i32::MAX, |span| span.get_days());
    day.grain == Grain::Day
        && (0..=NEWS).contains(&age)
        && year.grain == Grain::Year
        && year.bound.is_none()
        && year.last.year() < day.first.year()
}

/// Whether two days lie so far apart that one of them is a slip, whatever else its article tells: 2018 and 2108.
pub(super) fn is_out_of_question(one: &Claim, other: &Claim) -> bool {
    const YEARS: u16 = 50;
    match (&one.value, &other.value) {
        (Value::Date(a), Value::Date(b)) => {
            let rest = |date: &DateSpan| (date.grain, date.first.month(), date.first.day());
            a.grain == Grain::Day && rest(a) == rest(b) && a.first.year().abs_diff(b.first.year()) > YEARS
        }
        _ => false,
    }
}

/// Whether two articles tell when somebody told the news of each, which is not one day where the articles are of two.
pub(super) fn are_two_announcements(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    let fresh = |claim: &Claim| {
        let (Value::Date(told), Some(published)) = (&claim.value, &claim.published) else { return None };
        let attribute = claim.subject.as_ref()?.attribute.as_ref()?.0;
        let age = told.first.until(published.first).ok()?.get_days();
        let is_news = ground.corpus.attributes.row(attribute).is(Trait::Telling) && (0..=FRESH).contains(&age);
        is_news.then_some(published.first)
    };
    fresh(one).zip(fresh(other)).is_some_and(|(first, second)| first != second)
}

/// Whether one tells how many there are of what rises, and the other how many there may yet be.
pub(super) fn is_to_come(one: &Claim, other: &Claim, evolves: Evolves) -> bool {
    let coming = |claim: &Claim| matches!(claim.stance, Stance::Expected | Stance::Possible | Stance::Conditional);
    let told = |claim: &Claim| matches!(claim.stance, Stance::Asserted | Stance::Reported);
    evolves == Evolves::Rising && are_amounts(one, other) && (coming(one) && told(other) || coming(other) && told(one))
}

/// Whether what one article tells of was over when another was published for which it is still to come: a meeting that was held and
/// the next one.
pub(super) fn was_over(one: &Claim, other: &Claim) -> bool {
    let (Value::Date(past), Value::Date(coming)) = (&one.value, &other.value) else { return false };
    let (Some(told), Some(published)) = (&one.published, &other.published) else { return false };
    past.last < told.first.min(published.first) && coming.first > published.first
}

/// Whether each of two dates lay in the past when its article was published, so that it cannot have been put off since.
pub(super) fn were_over(one: &Claim, other: &Claim) -> bool {
    let over = |claim: &Claim| match (&claim.value, &claim.published) {
        (Value::Date(date), Some(published)) => date.bound.is_none() && date.last < published.first,
        _ => false,
    };
    over(one) && over(other)
}

/// Whether two articles lie too near in time for what moves slowly to have changed between them.
pub(super) fn is_too_soon(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    let slow = ground.row(one).is_some_and(|row| row.slow);
    let published = one.published.as_ref().zip(other.published.as_ref());
    let days = published.and_then(|(a, b)| a.first.until(b.first).ok()).map(|span| span.get_days().abs());
    slow && one.as_of.is_none() && other.as_of.is_none() && days.is_some_and(|days| days <= SOON)
}

/// Whether somebody who was dead by one article is alive by a later one.
pub(super) fn is_alive_again(one: &Claim, other: &Claim) -> bool {
    let day = |claim: &Claim| claim.published.as_ref().map(|date| date.first);
    let (earlier, later) = if day(one) <= day(other) { (one, other) } else { (other, one) };
    let says = |claim: &Claim, what: &str| matches!(&claim.value, Value::Category { label, .. } if label == what);
    says(earlier, "dead") && says(later, "alive")
}

/// The days on which two prices moved so, where both claims give one.
pub(super) fn days_of_move(one: &Claim, other: &Claim) -> Option<(Date, Date)> {
    let day = |claim: &Claim| claim.subject.as_ref().and_then(|subject| subject.day);
    day(one).zip(day(other))
}

/// Whether two claims tell what somebody earned at two times so far apart that he may have signed anew. If so, whether the second
/// one is the earlier.
pub(super) fn is_renewed(one: &Claim, other: &Claim, ground: &Ground<'_>) -> Option<bool> {
    const DAYS: i32 = 300;
    let earned = |claim: &Claim| ground.row(claim).is_some_and(|row| row.is(Trait::Renewed));
    let (first, second) = (one.published.as_ref()?, other.published.as_ref()?);
    let days = first.first.until(second.first).ok()?.get_days();
    (days.abs() > DAYS && earned(one) && earned(other)).then_some(days < 0)
}

/// Whether two claims tell when one thing began, or when it ends, and not alike: "president since 2002" and "since 2003". What
/// has to be done by a day may be done by a later one too.
pub(super) fn are_two_turns(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    let (Value::Date(a), Value::Date(b)) = (&one.value, &other.value) else { return false };
    let ends = |claim: &Claim| ground.row(claim).is_some_and(|row| row.is(Trait::Lasting));
    let turn = match (a.bound, b.bound) {
        (Some(DateBound::Since), Some(DateBound::Since)) => true,
        (Some(DateBound::By), Some(DateBound::By)) => ends(one) && ends(other),
        _ => false,
    };
    turn && a.approx.is_none() && b.approx.is_none() && (a.last < b.first || b.last < a.first)
}

/// Whether one is of a stated period long before the other's article, which states none.
pub(super) fn is_of_other_period(one: &Claim, other: &Claim) -> bool {
    let year =
        one.scope.get(claim::PERIOD).and_then(|period| period.get(..4)).and_then(|year| year.parse::<i16>().ok());
    let Some((year, published)) = year.zip(other.published.as_ref()) else { return false };
    !other.scope.contains_key(claim::PERIOD) && (published.first.year() - year).abs() > PERIOD
}
