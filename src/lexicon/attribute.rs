//! What figures measure, as the tables tell it.

use super::{ATTRIBUTES, NameKind};
use crate::claim::Evolves;

/// What a figure measures, by its place in [`ATTRIBUTES`]; those of a newsroom, which [`Attributes`](super::Attributes) knows, come after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Attribute(pub u16);

impl Attribute {
    /// What the tables say of it; `None` for one of a newsroom.
    pub fn row(self) -> Option<&'static AttributeRow<'static>> {
        ATTRIBUTES.get(usize::from(self.0))
    }

    /// Whether it stands in the tables.
    pub(crate) fn is_built_in(self) -> bool {
        usize::from(self.0) < ATTRIBUTES.len()
    }

    /// The attribute of the tables of a name such as "deal amount".
    pub fn of(name: &str) -> Option<Attribute> {
        let place = ATTRIBUTES.iter().position(|row| row.name == name)?;
        Some(Attribute(u16::try_from(place).ok()?))
    }
}

/// What the table says of an attribute of news.
#[derive(Clone, Copy, Debug)]
pub struct AttributeRow<'a> {
    /// Its name, by which topics are called.
    pub name: &'a str,
    /// What its values are in.
    pub takes: &'a [Takes],
    /// Which name of a clause it is of.
    pub role: KeyRole,
    /// How its values may change with time.
    pub evolves: Evolves,
    /// Whether that takes months, so that two values of a few weeks do not agree.
    pub slow: bool,
    /// Attributes that it is easily taken for.
    pub unlike: &'a [Attribute],
    /// The kinds of names that it may be of; empty where any may bear it.
    pub bearers: &'a [NameKind],
    /// The nouns that its numbers count, by their concepts; empty where they may count anything.
    pub nouns: &'a [&'a str],
}

/// What the values of an attribute are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Takes {
    /// Numbers of people, or bare ones.
    People,
    /// Numbers of anything that is counted, or bare ones.
    Count,
    /// Bare numbers alone: an index, a score.
    Number,
    /// Sums of money.
    Money,
    /// Shares and rates in percent.
    Percent,
    /// Percentage points.
    Points,
    /// Dates.
    Date,
    /// Lengths of time.
    Duration,
    /// Lengths, distances, heights.
    Length,
    /// Areas.
    Area,
    /// Volumes.
    Volume,
    /// Masses.
    Mass,
    /// Temperatures.
    Temperature,
    /// Speeds.
    Speed,
    /// Energy.
    Energy,
    /// Power.
    Power,
    /// Amounts of data.
    Data,
    /// Other physical units.
    Measure,
    /// Magnitudes of earthquakes.
    Magnitude,
    /// Places in an order.
    Rank,
}

/// Which name of a clause an attribute is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyRole {
    /// What happened: the quake that killed.
    Event,
    /// Who or what acts or is described: the company whose profit it is.
    Subject,
    /// Who or what something is done to: the company that is bought.
    Object,
    /// A place: the country whose population it is.
    Place,
    /// Nothing for sure, since a story has many of them: distances, changes.
    Alone,
}
