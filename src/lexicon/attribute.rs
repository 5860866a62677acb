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

    /// Those of the tables that have a trait.
    pub(crate) fn with(one: Trait) -> impl Iterator<Item = Attribute> {
        (0..).zip(ATTRIBUTES).filter(move |(_, row)| row.is(one)).map(|(place, _)| Attribute(place))
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
    /// More general attributes in place of which it is told where the words of both stand in one clause.
    pub in_place_of: &'a [Attribute],
    /// What it has in common with others for a rule.
    pub traits: &'a [Trait],
}

impl AttributeRow<'_> {
    /// Whether it has a trait.
    pub fn is(&self, one: Trait) -> bool {
        self.traits.contains(&one)
    }
}

/// What attributes have in common for one rule; `traits.txt` lists those that have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trait {
    /// What is told of a vote in each part of the country.
    Regional,
    /// What is told of each poll where two are held on one day, and of each round of one.
    Polled,
    /// When a poll was held, which is told of each of its rounds.
    PollDay,
    /// What is told of each part in which a loan is paid out.
    OfTranche,
    /// What a maker sets for each model.
    OfModel,
    /// When somebody or something began to be.
    OfOrigin,
    /// What is told of each day of trading.
    Traded,
    /// What is told by the price that it is set against.
    OfOffer,
    /// What analysts give a forecast of before it is known.
    Forecast,
    /// What one of many costs or earns.
    OfOne,
    /// What a company, a state or an offering has or takes as a whole.
    OfWhole,
    /// What is paid once.
    Once,
    /// What is told of a currency.
    OfCurrency,
    /// What the noun of a count tells by itself of those whom it counts: "60 injured".
    Fared,
    /// What somebody does about an event, at another time than it happened.
    Learnt,
    /// What may be less than destroyed.
    Unlived,
    /// Where people were, before something was done to them there.
    Aboard,
    /// Those who were there, and those who took them.
    Travelling,
    /// What is done to people.
    Undergone,
    /// What the nouns of those measure by themselves to whom much may happen.
    Population,
    /// What is told by words that may be said of anything.
    General,
    /// What the unit or the noun of a figure tells where no other word does: barrels a day may be cut, and sheep killed.
    Untold,
    /// What the noun of a number measures by itself.
    Thing,
    /// What each shock of a quake has of its own.
    OfShock,
    /// What tells of whom a percentage is.
    Age,
    /// What each person gets for work.
    Pay,
    /// What counts a crowd.
    Crowd,
    /// What counts places, in which much may be done.
    Places,
    /// When somebody tells something.
    Telling,
    /// What is agreed anew from time to time.
    Renewed,
    /// What lasts until a day, and no longer.
    Lasting,
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
