//! Whether two figures may be of one thing: by their names, their measures, the words beside them and how far apart they are.

use crate::claim::{Claim, Evolves};
use crate::lexicon::KeyRole;
use crate::relation::{Compared, Terms};
use crate::subject::By;
use crate::text::is_arabic;
use crate::topic::ground::Ground;
use crate::value::{Grain, Value};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How far apart two amounts may be that are of one thing by suggestion: a share of the larger.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
/// The same where the thing changes with time: forty times.
pub(super) const FAR_MOVING: Decimal = Decimal::from_parts(975, 0, 0, false, 3);
/// The same where the thing is surely one: ten times, which no two accounts of it are unless one of them slipped.
pub(super) const FAR_SURE: Decimal = Decimal::from_parts(9, 0, 0, false, 1);
/// How far apart, as a share of a year, two days or months may be; and two years.
const MONTH: Decimal = Decimal::from_parts(9, 0, 0, false, 2);
const YEARS: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// Whether a figure is of the one that its clause is about. Of what is done to somebody the clause may name the other one alone:
/// "Meta will pay 15 billion".
pub(super) fn is_of_subject(claim: &Claim, ground: &Ground<'_>) -> bool {
    ground.row(claim).is_some_and(|row| row.role == KeyRole::Subject)
}

/// Whether a figure measures what an event has once: a magnitude, and no toll.
pub(super) fn is_once(claim: &Claim, ground: &Ground<'_>) -> bool {
    ground.row(claim).is_some_and(|row| row.role == KeyRole::Event && row.evolves != Evolves::Rising)
}

/// Whether a figure counts what somebody has gathered: the goals of a match, of a season and of a career are three things.
pub(super) fn is_tally(claim: &Claim, ground: &Ground<'_>) -> bool {
    is_of_subject(claim, ground) && claim.evolves == Evolves::Rising
}

/// Whether the words of two claims tell of attributes that are easily taken for each other: so many aboard, so many passengers.
pub(super) fn are_told_apart(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    let attribute = |claim: &Claim| Some(claim.subject.as_ref()?.attribute.as_ref()?.0);
    let (Some(a), Some(b)) = (attribute(one), attribute(other)) else { return false };
    let row = |attribute| ground.corpus.attributes.row(attribute);
    a != b && (row(a).unlike.contains(&b) || row(b).unlike.contains(&a))
}

/// Whether the words of two claims tell of different attributes: the day of an accident and that of an announcement.
pub(super) fn are_of_two_measures(one: &Claim, other: &Claim) -> bool {
    let attribute = |claim: &Claim| Some(claim.subject.as_ref()?.attribute.as_ref()?.0);
    attribute(one).zip(attribute(other)).is_some_and(|(one, other)| one != other)
}

/// Whether the clauses of two claims name two that they are of. Names that the texts write in two scripts, and one that is a part
/// of another, may be spellings of one.
pub(super) fn are_of_two_names(one: &Claim, other: &Claim) -> bool {
    let named = |claim: &Claim| -> Option<(Arc<str>, bool)> {
        let subject = claim.subject.as_ref()?;
        let written = subject.entity.as_ref().filter(|entity| entity.stated)?;
        let reasons = &subject.placed.as_ref()?.reasons;
        let key = reasons.iter().find(|reason| reason.by == By::Name && reason.sure)?;
        Some((Arc::clone(&key.words), written.words.chars().any(is_arabic)))
    };
    let (Some((a, arabic)), Some((b, also))) = (named(one), named(other)) else { return false };
    let within = |a: &str, b: &str| a.split(' ').all(|word| b.split(' ').any(|other| word == other));
    arabic == also && !within(&a, &b) && !within(&b, &a)
}

/// Whether two articles tell figures in the same words, and in so many that those tell what they are of.
pub(super) fn are_in_one_wording(one: &Claim, other: &Claim) -> bool {
    const WORDS: usize = 3;
    let near = |claim: &Claim| claim.subject.as_ref().map(|subject| subject.near.clone()).unwrap_or_default();
    let (a, b) = (near(one), near(other));
    a == b && a.iter().map(Vec::len).sum::<usize>() >= WORDS
}

/// How many words beside them two figures have in common.
pub(super) fn shared_words(one: &Claim, other: &Claim) -> usize {
    let near = |claim: &Claim| claim.subject.as_ref().map(|subject| subject.near.concat()).unwrap_or_default();
    let (a, b) = (near(one), near(other));
    a.iter().collect::<BTreeSet<_>>().into_iter().filter(|word| b.contains(word)).count()
}

/// Whether two values are too far apart to be accounts of one thing, unless it is sure that they are.
pub(super) fn is_far((one, a): (&Claim, &Compared<'_>), (other, b): (&Claim, &Compared<'_>), terms: Terms<'_>) -> bool {
    let distance = a.distance(b, &terms);
    match (&one.value, &other.value) {
        (Value::Date(x), Value::Date(y)) => {
            let years = x.grain >= Grain::Year || y.grain >= Grain::Year;
            distance > if years { YEARS } else { MONTH }
        }
        _ => distance > FAR || parted(a, b) || parted(b, a),
    }
}

/// Whether the whole of one amount lies so far above the other's upper end: "millions" and "billions".
fn parted(low: &Compared<'_>, high: &Compared<'_>) -> bool {
    let upper = low.allowed().and_then(|allowed| allowed.high).map(|end| end.at);
    let lower = high.allowed().and_then(|allowed| allowed.low).map(|end| end.at);
    let apart =
        upper.zip(lower).and_then(|(upper, lower)| lower.checked_mul(Decimal::ONE - FAR).map(|least| (upper, least)));
    apart.is_some_and(|(upper, least)| upper > Decimal::ZERO && upper < least)
}

/// Whether one is that of a part that has a name, a place, and the other is of something else.
pub(super) fn are_of_two_regions(one: &Claim, other: &Claim) -> bool {
    fn region(claim: &Claim) -> Option<&str> {
        claim.subject.as_ref().and_then(|subject| subject.region())
    }
    region(one) != region(other)
}
