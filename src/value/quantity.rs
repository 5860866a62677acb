//! An amount of something, as stated.

use super::interval::{End, Interval, Intervals, Policy};
use super::unit::Unit;
use rust_decimal::Decimal;

/// An amount with its unit, as a source states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The figure, or the figures.
    pub amount: Amount,
    /// The marker of approximation, if there is one.
    pub approx: Option<Approx>,
    /// What is counted or measured.
    pub unit: Unit,
    /// What the amount is for one of: "share", "year", "barrel".
    pub per: Option<String>,
}

/// One number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number, scale words applied.
    pub value: Decimal,
    /// The power of ten of the last significant digit: 8 for `14.3B`, 9 for `14B`, -2 for `0.25`.
    pub place: i32,
    /// Whether a decimal was written, so that the place was chosen on purpose.
    pub decimal: bool,
    /// The exact numerator and denominator, where the words gave a fraction ("two-thirds").
    pub fraction: Option<(u32, u32)>,
}

/// The shape of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One figure.
    Point(Figure),
    /// One figure and the side on which the amount lies of it.
    Bound(Bound, Figure),
    /// A lower and an upper figure, both included.
    Range(Figure, Figure),
    /// A word for an order of size ("dozens", «مئات الملايين»): from twice the named unit to the next power-of-ten word.
    Vague(Decimal, Decimal),
}

/// Which side of a figure an amount lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// More than.
    Above,
    /// At least.
    AtLeast,
    /// Less than.
    Below,
    /// At most.
    AtMost,
}

impl Bound {
    /// What is so where it is not: not more than is at most.
    #[must_use]
    pub fn denied(self) -> Self {
        match self {
            Bound::Above => Bound::AtMost,
            Bound::AtLeast => Bound::Below,
            Bound::Below => Bound::AtLeast,
            Bound::AtMost => Bound::Above,
        }
    }

    /// The comparator sign: `>`, `>=`, `<` or `<=`.
    pub const fn sign(self) -> &'static str {
        match self {
            Bound::Above => ">",
            Bound::AtLeast => ">=",
            Bound::Below => "<",
            Bound::AtMost => "<=",
        }
    }

    /// Whether the bound limits from below.
    pub const fn is_lower(self) -> bool {
        matches!(self, Bound::Above | Bound::AtLeast)
    }
}

/// A marker of approximation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approx {
    /// The words or the sign that say so, as written.
    pub words: String,
    /// To which side the true amount may lie.
    pub lean: Lean,
}

/// To which side of the figure an approximate amount may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lean {
    /// Either side: "about", «نحو».
    Both,
    /// Towards zero: "nearly", "just under".
    Under,
    /// Away from zero: "just over".
    Over,
}

impl Figure {
    /// A whole number, its place read off its digits: trailing zeros count as not significant, but a single
    /// one counts below 1,000.
    pub fn whole(value: Decimal) -> Self {
        Figure { value, place: whole_place(value), decimal: false, fraction: None }
    }

    /// Whether it was divided and has more decimals than anybody writes: a third of a million.
    pub fn is_divided(&self) -> bool {
        /// Fewer decimals may have been written.
        const WRITTEN: u32 = 12;
        !self.decimal && self.value.normalize().scale() > WRITTEN
    }

    /// Half a unit of the last significant place, without the cap.
    pub fn half_unit(&self) -> Decimal {
        power_of_ten(self.place) / Decimal::TWO
    }

    /// Half the width of the rounded interval: half a unit of the last place, at most the cap.
    pub fn rounding(&self, policy: &Policy) -> Decimal {
        self.half_unit().min(self.value.abs().saturating_mul(policy.rounding_cap))
    }

    fn around(&self, under: Decimal, over: Decimal) -> Interval {
        // Towards zero is upwards for a negative amount.
        let (below, above) = if self.value.is_sign_negative() { (over, under) } else { (under, over) };
        Interval::closed(self.value.saturating_sub(below), self.value.saturating_add(above))
    }
}

/// The place of the last significant digit of a whole number as written before its scale word.
pub(crate) fn whole_place(value: Decimal) -> i32 {
    let whole = if value.scale() == 0 { value } else { value.trunc() };
    let mut digits = whole.mantissa().unsigned_abs();
    if digits == 0 {
        return 0;
    }
    let small = digits < 1000;
    let mut zeros = 0;
    // Division is slow in 128 bits.
    while digits > u128::from(u64::MAX) && digits.is_multiple_of(10) {
        digits /= 10;
        zeros += 1;
    }
    if let Ok(mut digits) = u64::try_from(digits) {
        while digits.is_multiple_of(10) {
            digits /= 10;
            zeros += 1;
        }
    }
    if zeros == 1 && small { 0 } else { zeros }
}

/// `10^exponent`, saturating at what a [`Decimal`] can hold.
pub(crate) fn power_of_ten(exponent: i32) -> Decimal {
    match u32::try_from(exponent) {
        Ok(exponent) => Decimal::from_i128_with_scale(10_i128.pow(exponent.min(28)), 0),
        Err(_) => Decimal::new(1, exponent.unsigned_abs().min(28)),
    }
}

impl Amount {
    /// The comparator of the report: `=`, `>`, `>=`, `<`, `<=` or `range`.
    pub const fn comparator(&self) -> &'static str {
        match self {
            Amount::Point(_) => "=",
            Amount::Bound(bound, _) => bound.sign(),
            Amount::Range(..) | Amount::Vague(..) => "range",
        }
    }

    /// The figure of a point.
    pub const fn point(&self) -> Option<&Figure> {
        match self {
            Amount::Point(figure) => Some(figure),
            _ => None,
        }
    }

    /// The words taken literally.
    pub fn stated(&self) -> Interval {
        let end = |at, inclusive| Some(End { at, inclusive });
        match *self {
            Amount::Point(figure) => Interval::point(figure.value),
            Amount::Bound(Bound::Above, figure) => Interval { low: end(figure.value, false), high: None },
            Amount::Bound(Bound::AtLeast, figure) => Interval { low: end(figure.value, true), high: None },
            Amount::Bound(Bound::Below, figure) => Interval { low: None, high: end(figure.value, false) },
            Amount::Bound(Bound::AtMost, figure) => Interval { low: None, high: end(figure.value, true) },
            Amount::Range(low, high) => Interval::closed(low.value, high.value),
            Amount::Vague(low, high) => Interval::closed(low, high),
        }
    }
}

impl Quantity {
    /// The unit under which this and others are told together. The noun of a pair may be a dual, which suits no other
    /// figure; then it is that of the greatest count: «أشخاص» rather than «شخصان».
    pub(crate) fn shared_unit<'a>(&'a self, others: impl IntoIterator<Item = &'a Quantity>) -> &'a Unit {
        let is_pair = |quantity: &Quantity| quantity.amount.stated() == Interval::point(Decimal::TWO);
        if !matches!(self.unit, Unit::Noun(_)) || !is_pair(self) {
            return &self.unit;
        }
        let counts = others.into_iter().filter(|other| matches!(other.unit, Unit::Noun(_)) && !is_pair(other));
        counts.max_by_key(|count| count.amount.stated().magnitude()).map_or(&self.unit, |count| &count.unit)
    }

    /// An exact amount.
    pub fn exact(figure: Figure, unit: Unit) -> Self {
        Quantity { amount: Amount::Point(figure), approx: None, unit, per: None }
    }

    /// The three nested intervals, in the unit as written.
    pub fn intervals(&self, policy: &Policy) -> Intervals {
        let stated = self.amount.stated();
        let Amount::Point(figure) = self.amount else {
            return Intervals { stated, rounded: stated, allowed: stated };
        };
        let half = figure.rounding(policy);
        let rounded = figure.around(half, half);
        let Some(approx) = &self.approx else {
            return Intervals { stated, rounded, allowed: rounded };
        };
        let reach = if figure.decimal {
            power_of_ten(figure.place)
        } else {
            half.max(figure.value.abs().saturating_mul(policy.approximate))
        };
        let allowed = match approx.lean {
            Lean::Both => figure.around(reach, reach),
            Lean::Under => figure.around(reach, Decimal::ZERO),
            Lean::Over => figure.around(Decimal::ZERO, reach),
        };
        Intervals { stated, rounded, allowed }
    }
}
