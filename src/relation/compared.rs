//! One side of a comparison, made ready once and compared many times.

use super::unit::{Scale, Tag};
use crate::claim::Stance;
use crate::text::plain;
use crate::value::{Amount, Bound, DateBound, DateSpan, Grain, Interval, Intervals, Lean, Policy, Quantity, Value};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One claim as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What it states; a name already in the form that the newsroom's aliases give it.
    pub value: &'a Value,
    /// How it is said.
    pub stance: Stance,
    /// The time that the fact is about, where it is stated.
    pub as_of: Option<&'a DateSpan>,
    /// The time of publication, where it is known.
    pub published: Option<&'a DateSpan>,
    /// Period, place, population and the like, by name.
    pub scope: &'a BTreeMap<Arc<str>, Arc<str>>,
    /// Whether it stands inside somebody's direct speech.
    pub quoted: bool,
}

/// A [`Side`] with its intervals worked out, so that many pairs cost little each.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    pub(crate) side: Side<'a>,
    pub(crate) held: Held<'a>,
    pub(crate) time: Option<Interval>,
}

/// What a side holds, by the way in which it is compared.
#[derive(Clone, Debug)]
pub(crate) enum Held<'a> {
    Amount(Measured<'a>),
    Date(&'a DateSpan, Extent),
    Label(Label),
    /// Whether the statement holds, a denial already applied.
    Sign(bool),
}

/// A name or a category.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) words: String,
    /// The set of a category.
    pub(crate) set: Option<String>,
}

/// An amount in its base unit.
#[derive(Clone, Debug)]
pub(crate) struct Measured<'a> {
    pub(crate) quantity: &'a Quantity,
    pub(crate) tag: Tag<'a>,
    pub(crate) scale: Scale,
    /// The folded "per".
    pub(crate) per: Option<String>,
    /// In the base unit; `None` where that is more than a decimal holds.
    pub(crate) extent: Option<Extent>,
}

/// The intervals of a value and the shape that they come from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) intervals: Intervals,
    pub(crate) shape: Shape,
    pub(crate) approximate: bool,
    /// Half a unit of the last place of a point, without the cap; zero for everything else.
    pub(crate) half: Decimal,
}

/// The shape of a value, as far as the rules tell shapes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// A figure, or a date that one unit of the calendar names.
    Point,
    /// Open upwards.
    Lower,
    /// Open downwards.
    Upper,
    /// Two figures, or two dates.
    Range,
    /// A word for an order of size.
    Vague,
}

impl Shape {
    pub(crate) const fn is_bound(self) -> bool {
        matches!(self, Shape::Lower | Shape::Upper)
    }
}

impl<'a> Compared<'a> {
    /// Works out the intervals of one side under a policy.
    pub fn new(side: Side<'a>, policy: &Policy) -> Self {
        let held = match side.value {
            Value::Quantity(quantity) => Held::Amount(Measured::new(quantity, policy)),
            Value::Date(date) => Held::Date(date, Extent::of_date(date)),
            Value::Name(name) => Held::Label(Label { words: plain(name), set: None }),
            Value::Category { label, set } => Held::Label(Label { words: plain(label), set: Some(plain(set)) }),
            Value::Polarity { positive, .. } => Held::Sign(*positive != (side.stance == Stance::Denied)),
        };
        let time = side.as_of.or(side.published).map(|date| date.intervals().stated);
        Compared { side, held, time }
    }

    /// What the source may have meant, in the base unit of its kind; `None` for names, categories and yes/no, and for
    /// amounts too large to compare. Dates are in days since 1970-01-01.
    pub fn allowed(&self) -> Option<&Interval> {
        match &self.held {
            Held::Amount(amount) => amount.extent.as_ref().map(|extent| &extent.intervals.allowed),
            Held::Date(_, extent) => Some(&extent.intervals.allowed),
            Held::Label(_) | Held::Sign(_) => None,
        }
    }

    pub(crate) fn is_denied(&self) -> bool {
        self.side.stance == Stance::Denied
    }

    /// For claims without an interval to share a word that is the same for those that say the same: names,
    /// categories, yes/no, and denials of a value.
    pub(crate) fn sameness(&self) -> Option<String> {
        let denied = if self.is_denied() { "not " } else { "" };
        match &self.held {
            Held::Label(label) => Some(format!("{denied}{}", label.words)),
            Held::Sign(sign) => Some(sign.to_string()),
            Held::Amount(Measured { extent, .. }) if self.is_denied() => {
                extent.map(|e| format!("{:?}", e.intervals.stated))
            }
            Held::Date(_, extent) if self.is_denied() => Some(format!("{:?}", extent.intervals.stated)),
            Held::Amount(_) | Held::Date(..) => None,
        }
    }

    /// Whether this side is about an earlier time than the other.
    pub(crate) fn is_before(&self, other: &Compared<'_>) -> bool {
        self.order(other) == Some(Ordering::Less)
    }

    /// Which side is about the earlier time; `None` where a time is not known or the two overlap.
    pub(crate) fn order(&self, other: &Compared<'_>) -> Option<Ordering> {
        let (left, right) = (self.time.as_ref()?, other.time.as_ref()?);
        let ends_before = |a: &Interval, b: &Interval| matches!((a.high, b.low), (Some(a), Some(b)) if a.at <= b.at);
        match (ends_before(left, right), ends_before(right, left)) {
            (true, false) => Some(Ordering::Less),
            (false, true) => Some(Ordering::Greater),
            _ => None,
        }
    }

    /// Whether both sides are about one and the same known day.
    pub(crate) fn same_day(&self, other: &Compared<'_>) -> bool {
        self.time.is_some() && self.time == other.time && self.time.and_then(|time| time.width()) == Some(Decimal::ONE)
    }
}

impl<'a> Measured<'a> {
    fn new(quantity: &'a Quantity, policy: &Policy) -> Self {
        let (tag, scale) = Tag::of(&quantity.unit);
        let extent = Extent::of_amount(quantity, policy).and_then(|extent| extent.scaled(&scale));
        let per = quantity.per.as_deref().map(|per| singular(plain(per)));
        Measured { quantity, tag, scale, per, extent }
    }
}

impl Extent {
    pub(crate) fn of_amount(quantity: &Quantity, policy: &Policy) -> Option<Self> {
        let mut intervals = quantity.intervals(policy);
        if quantity.approx.as_ref().is_some_and(|approx| approx.lean != Lean::Both) {
            // "Nearly 15B" does not reach over 15B, however it was rounded.
            intervals.rounded = intervals.rounded.overlap(&intervals.allowed)?;
        }
        let (shape, half) = match quantity.amount {
            Amount::Point(figure) => (Shape::Point, figure.half_unit()),
            Amount::Bound(Bound::Above | Bound::AtLeast, _) => (Shape::Lower, Decimal::ZERO),
            Amount::Bound(Bound::Below | Bound::AtMost, _) => (Shape::Upper, Decimal::ZERO),
            Amount::Range(..) => (Shape::Range, Decimal::ZERO),
            Amount::Vague(..) => (Shape::Vague, Decimal::ZERO),
        };
        Some(Extent { intervals, shape, approximate: quantity.approx.is_some(), half })
    }

    fn of_date(date: &DateSpan) -> Self {
        let shape = match date.bound {
            Some(DateBound::Before | DateBound::By) => Shape::Upper,
            Some(DateBound::After | DateBound::Since) => Shape::Lower,
            None if date.range => Shape::Range,
            None => Shape::Point,
        };
        Extent { intervals: date.intervals(), shape, approximate: date.approx.is_some(), half: Decimal::ZERO }
    }

    /// The same amount in another unit; `None` where it does not fit.
    pub(crate) fn scaled(&self, scale: &Scale) -> Option<Self> {
        let Intervals { stated, rounded, allowed } = self.intervals;
        let map = |interval: Interval| interval.try_map(|at| scale.base(at));
        Some(Extent {
            intervals: Intervals { stated: map(stated)?, rounded: map(rounded)?, allowed: map(allowed)? },
            half: self.half.checked_mul(scale.factor)?.normalize(),
            ..*self
        })
    }

    /// The point that a figure states.
    pub(crate) fn point(&self) -> Option<Decimal> {
        match self.shape {
            Shape::Point => self.intervals.stated.low.map(|end| end.at),
            _ => None,
        }
    }

    /// Where a bound ends.
    pub(crate) fn bound(&self) -> Option<Decimal> {
        match self.shape {
            Shape::Lower => self.intervals.stated.low.map(|end| end.at),
            Shape::Upper => self.intervals.stated.high.map(|end| end.at),
            _ => None,
        }
    }
}

/// Whether a date names one day or one month, and nothing but that.
pub(crate) fn is_plain(date: &DateSpan) -> bool {
    matches!(date.grain, Grain::Day | Grain::Month) && date.bound.is_none() && !date.range && date.part.is_none()
}

/// A Latin word without its plural ending.
pub(crate) fn singular(mut word: String) -> String {
    if !word.is_ascii() || word.len() < 4 {
        return word;
    }
    if word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
    word
}
