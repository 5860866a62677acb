//! What a claim states: a quantity, a time span, a name, a category or a yes/no.
//!
//! A value keeps what was *stated*, down to the last written digit, and yields the three nested
//! intervals that every relation is a statement about: see [`Intervals`].

mod date;
mod interval;
mod notation;
mod quantity;
mod unit;

pub(crate) use date::day_number;
pub use date::{Calendar, DateBound, DateSpan, Grain, Part, Season};
pub use interval::{End, Interval, Intervals, Policy};
pub use notation::plain;
pub(crate) use notation::short;
pub use quantity::{Amount, Approx, Bound, Figure, Lean, Quantity};
pub(crate) use quantity::{power_of_ten, whole_place};
#[cfg(test)]
pub(crate) use unit::MEASURES;
pub use unit::{Currency, CurrencyCode, Dimension, Measure, TimeUnit, Unit};

/// What a mention or a claim states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount of something: money, percent, a count, a measure, a duration, an ordinal.
    Quantity(Quantity),
    /// A stretch of calendar days.
    Date(DateSpan),
    /// A name, as written.
    Name(String),
    /// One of a set of categories that exclude each other, such as "acquisition".
    Category {
        /// The category's canonical English label.
        label: String,
        /// The set it belongs to, such as "deal type".
        set: String,
    },
    /// Yes or no to a statement.
    Polarity {
        /// Whether the statement is affirmed.
        positive: bool,
        /// The statement, as far as the words give one; the topic otherwise.
        statement: Option<String>,
    },
}

/// The kinds of value, as the reports name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// An amount of a currency, or of money without one.
    Money,
    /// A percentage, or a difference of percentages in points.
    Percent,
    /// A number of things.
    Count,
    /// An amount of a physical unit.
    Measure,
    /// A length of time, ages included.
    Duration,
    /// A stretch of calendar days.
    Date,
    /// A rank or a place in an order.
    Ordinal,
    /// A name.
    Name,
    /// One of a set of excluding categories.
    Category,
    /// Yes or no.
    Polarity,
}

impl Kind {
    /// The word that the reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Money => "money",
            Kind::Percent => "percent",
            Kind::Count => "count",
            Kind::Measure => "measure",
            Kind::Duration => "duration",
            Kind::Date => "date",
            Kind::Ordinal => "ordinal",
            Kind::Name => "name",
            Kind::Category => "category",
            Kind::Polarity => "polarity",
        }
    }
}

impl Value {
    /// The kind of the value.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Quantity(quantity) => quantity.unit.kind(),
            Value::Date(_) => Kind::Date,
            Value::Name(_) => Kind::Name,
            Value::Category { .. } => Kind::Category,
            Value::Polarity { .. } => Kind::Polarity,
        }
    }

    /// The marker and words of approximation, if the value carries one.
    pub fn approx(&self) -> Option<&Approx> {
        match self {
            Value::Quantity(quantity) => quantity.approx.as_ref(),
            Value::Date(date) => date.approx.as_ref(),
            _ => None,
        }
    }
}
