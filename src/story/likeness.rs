//! How two claims of a story stand to each other: by attribute, by value, by what they are of.

use super::cells::Of;
use super::fact::Fact;
use crate::lexicon::Attribute;
use crate::relation::swapped;
use crate::subject::Subject;
use rust_decimal::Decimal;

/// How two attributes stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    Same,
    /// The words around both allow one.
    Shared,
    /// They are told apart though they are alike.
    Unlike,
    Differ,
    /// One of the two is not known.
    One,
    /// None is known.
    None,
}

/// How near two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// The same, and of so many digits that it is hardly by chance.
    Particular,
    /// The same, or one holds the other.
    Same,
    Close,
    Near,
    Far,
}

/// How two values stand to each other, in detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same of no digit, of one, of two, of more.
    Same0,
    Same1,
    Same2,
    Same3,
    /// Up to 6 % apart, or two digits of three changed places; 20 %; twice; six times; forty times; further; a thousandfold.
    Close,
    Fifth,
    Twice,
    Six,
    Forty,
    Far,
    Thousand,
    /// The same day; the same longer time; one holds the other; two days apart; a month; a year; three; further.
    Day,
    Span,
    Holds,
    Days,
    Month,
    Year,
    Years,
    Ages,
}

impl Relation {
    /// How near that is.
    pub fn likeness(self) -> Likeness {
        match self {
            Relation::Same2 | Relation::Same3 | Relation::Day => Likeness::Particular,
            Relation::Same0 | Relation::Same1 | Relation::Span | Relation::Holds => Likeness::Same,
            Relation::Close | Relation::Days => Likeness::Close,
            Relation::Fifth | Relation::Twice | Relation::Month | Relation::Thousand => Likeness::Near,
            _ => Likeness::Far,
        }
    }

    /// Whether both are the same.
    pub fn is_same(self) -> bool {
        matches!(self.likeness(), Likeness::Particular | Likeness::Same) && self != Relation::Holds
    }
}

/// What two claims are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearers {
    /// One name keys both; two names do.
    SameName,
    OtherName,
    /// One event; two.
    SameEvent,
    OtherEvent,
    /// Their sentences name the same, or not the same.
    SameBeside,
    OtherBeside,
    /// Nothing is named.
    Open,
}

/// How two attributes stand to each other, and how far away the words for them stand.
pub(super) fn tie(a: &Fact<'_>, b: &Fact<'_>) -> (Tie, u32) {
    let (Some((one, row)), Some((other, other_row))) = (&a.attribute, &b.attribute) else {
        return (if a.attribute.is_some() || b.attribute.is_some() { Tie::One } else { Tie::None }, 0);
    };
    let furthest = a.distance.max(b.distance);
    if one == other {
        return (Tie::Same, furthest);
    }
    if row.unlike.contains(other) || other_row.unlike.contains(one) {
        return (Tie::Unlike, furthest);
    }
    let both = a.subject.measures.iter().filter_map(|(attribute, mine)| Some(mine + distance(b.subject, *attribute)?));
    both.min().map_or((Tie::Differ, furthest), |sum| (Tie::Shared, sum))
}

/// How far away the words for an attribute stand, where they stand beside the figure.
pub(super) fn distance(subject: &Subject, of: Attribute) -> Option<u32> {
    subject.measures.iter().find(|(attribute, _)| *attribute == of).map(|(_, distance)| *distance)
}

/// How two values stand to each other.
pub(super) fn relation(a: &Fact<'_>, b: &Fact<'_>) -> Relation {
    if let (Some((first, last)), Some((other_first, other_last))) = (a.days, b.days) {
        if a.value == b.value {
            return if first == last { Relation::Day } else { Relation::Span };
        }
        if (first <= other_first && other_last <= last) || (other_first <= first && last <= other_last) {
            return Relation::Holds;
        }
        if (first, last) != (other_first, other_last) && is_year_swapped(a, b) {
            return Relation::Month;
        }
        return match first.abs_diff(other_first) {
            0..=2 => Relation::Days,
            3..=31 => Relation::Month,
            32..=366 => Relation::Year,
            367..=1100 => Relation::Years,
            _ => Relation::Ages,
        };
    }
    if a.value == b.value {
        return match a.digits {
            0 => Relation::Same0,
            1 => Relation::Same1,
            2 => Relation::Same2,
            _ => Relation::Same3,
        };
    }
    let (Some(one), Some(other)) = (a.size, b.size) else { return Relation::Far };
    let Some(ratio) = one.max(other).checked_div(one.min(other)) else { return Relation::Far };
    let up_to = |hundredths: i64| ratio <= Decimal::new(hundredths, 2);
    if up_to(106) || is_swapped(one, other) {
        Relation::Close
    } else if up_to(120) {
        Relation::Fifth
    } else if up_to(200) {
        Relation::Twice
    } else if up_to(600) {
        Relation::Six
    } else if up_to(4_000) {
        Relation::Forty
    } else if !up_to(90_000) && up_to(110_000) {
        Relation::Thousand
    } else {
        Relation::Far
    }
}

/// Whether two claims state the same digits a million or a billion times apart: the word is missing in one of them.
pub(super) fn is_scale_left_out(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let ratio = a.size.zip(b.size).and_then(|(one, other)| one.max(other).checked_div(one.min(other)));
    let scales = [1_000_000, 1_000_000_000_i64].map(Decimal::from);
    a.digits.min(b.digits) > 1 && ratio.is_some_and(|ratio| scales.contains(&ratio))
}

/// Whether two amounts of at least three digits differ by two neighbouring ones that changed places.
fn is_swapped(one: Decimal, other: Decimal) -> bool {
    let (mut a, mut b) = (one, other);
    let places = a.normalize().scale().max(b.normalize().scale());
    a.rescale(places);
    b.rescale(places);
    let (mut a, mut b) = (a.mantissa(), b.mantissa());
    while a % 10 == 0 && b % 10 == 0 && a != 0 {
        (a, b) = (a / 10, b / 10);
    }
    a.min(b) > 99 && swapped(a, b)
}

/// Whether two dates name one day of two years, of which two digits changed places.
pub(super) fn is_year_swapped(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    matches!((a.year_and_rest, b.year_and_rest), (Some((year, rest)), Some((other, others))) if rest == others && swapped(year.into(), other.into()))
}

/// What two claims are of, by their keys and by what their sentences name.
pub(super) fn bearers(a: &Fact<'_>, b: &Fact<'_>) -> Bearers {
    let pick = |same: bool, yes: Bearers, no: Bearers| if same { yes } else { no };
    match (&a.of, &b.of) {
        (Of::Name(one), Of::Name(other)) => pick(one == other, Bearers::SameName, Bearers::OtherName),
        (Of::Event(..), Of::Event(..)) => pick(a.of == b.of, Bearers::SameEvent, Bearers::OtherEvent),
        _ => match (&a.subject.entity, &b.subject.entity) {
            (Some(one), Some(other)) => pick(one.key == other.key, Bearers::SameBeside, Bearers::OtherBeside),
            _ => Bearers::Open,
        },
    }
}
