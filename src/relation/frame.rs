//! One unit for many claims, so that their intervals can be laid side by side.

use super::Axis;
use super::compared::{Compared, Held, Measured, Shape};
use super::explain::base_symbol;
use super::unit::{Scale, Tag, meeting};
use super::{Rates, rule::Terms};
use crate::claim::Stance;
use crate::value::{Grain, Interval, Part, Season, TimeUnit, Unit};
use rust_decimal::Decimal;

/// What makes two claims the same to every rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Likeness<'c> {
    held: HeldLikeness<'c>,
    stance: Stance,
    time: Option<Interval>,
    as_of: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum HeldLikeness<'c> {
    Amount(&'c Tag<'c>, Decimal, Option<&'c str>, Shape, Option<(Interval, Interval, Decimal)>),
    Date(Interval, Interval, Shape, Grain, Option<Part>, Option<Season>),
    Label(&'c str, Option<&'c str>),
    Sign(bool),
}

impl<'c> Compared<'c> {
    /// What this side has in common with every other that no rule tells from it.
    pub(crate) fn likeness(&'c self) -> Likeness<'c> {
        let held = match &self.held {
            Held::Amount(amount) => HeldLikeness::Amount(
                &amount.tag,
                amount.scale.factor,
                amount.per.as_deref(),
                amount.extent.map_or(Shape::Point, |extent| extent.shape),
                amount.extent.map(|extent| (extent.intervals.stated, extent.intervals.allowed, extent.half)),
            ),
            Held::Date(date, extent) => {
                let (stated, allowed) = (extent.intervals.stated, extent.intervals.allowed);
                HeldLikeness::Date(stated, allowed, extent.shape, date.grain, date.part, date.season)
            }
            Held::Label(label) => HeldLikeness::Label(&label.words, label.set.as_deref()),
            Held::Sign(sign) => HeldLikeness::Sign(*sign),
        };
        Likeness { held, stance: self.side.stance, time: self.time, as_of: self.side.as_of.is_some() }
    }
}

/// The unit in which the amounts or dates of some claims are laid side by side.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// What the numbers are numbers of.
    pub(crate) axis: Axis,
    way: Way,
}

#[derive(Clone, Copy, Debug)]
enum Way {
    /// As written: all in one unit.
    Written,
    /// In base units; what has no unit takes this scale, and months become seconds where this says so.
    Base { bare: Scale, seconds: bool },
}

impl Frame {
    /// The frame of comparable claims, the one with the most telling unit first; `None` for names and yes/no.
    pub(crate) fn of(claims: &[&Compared<'_>]) -> Option<Frame> {
        let lead = match &claims.first()?.held {
            Held::Date(..) => return Some(Frame { axis: Axis::Days, way: Way::Written }),
            Held::Amount(lead) => lead,
            Held::Label(_) | Held::Sign(_) => return None,
        };
        let amounts = || claims.iter().filter_map(|claim| amount(claim));
        let one = amounts()
            .all(|amount| amount.tag == Tag::Bare || (amount.scale == lead.scale && months(amount) == months(lead)));
        if one {
            let unit = lead.quantity.shared_unit(amounts().map(|amount| amount.quantity));
            return Some(Frame { axis: Axis::Amount(unit.to_string()), way: Way::Written });
        }
        let seconds = amounts().any(|amount| months(amount) == Some(false));
        let axis = if seconds { Unit::Time(TimeUnit::Second).to_string() } else { base_symbol(lead) };
        Some(Frame { axis: Axis::Amount(axis), way: Way::Base { bare: lead.scale, seconds } })
    }

    /// What a claim allows, in this frame; `None` where that does not fit.
    pub(crate) fn allowed(&self, claim: &Compared<'_>, terms: &Terms<'_>) -> Option<Interval> {
        let amount = match &claim.held {
            Held::Date(_, extent) => return Some(extent.intervals.allowed),
            Held::Amount(amount) => amount,
            Held::Label(_) | Held::Sign(_) => return None,
        };
        let extent = amount.extent.as_ref()?;
        match self.way {
            Way::Written if amount.scale == Scale::ONE => Some(extent.intervals.allowed),
            Way::Written => Some(amount.quantity.intervals(terms.policy).allowed),
            Way::Base { bare, .. } if amount.tag == Tag::Bare => {
                extent.scaled(&bare).map(|extent| extent.intervals.allowed)
            }
            Way::Base { seconds: true, .. } if months(amount) == Some(true) => {
                let month = Scale::by(Decimal::from(TimeUnit::Month.seconds()));
                extent.scaled(&month).map(|extent| extent.intervals.allowed)
            }
            Way::Base { .. } => Some(extent.intervals.allowed),
        }
    }
}

fn amount<'a, 'c>(claim: &'c Compared<'a>) -> Option<&'c Measured<'a>> {
    match &claim.held {
        Held::Amount(amount) => Some(amount),
        _ => None,
    }
}

/// For a length of time whether it is counted in months.
const fn months(amount: &Measured<'_>) -> Option<bool> {
    match amount.tag {
        Tag::Time { months } => Some(months),
        _ => None,
    }
}

/// Groups claims so that any two of a group can be compared without an exchange rate; what says less of its unit joins
/// the one group that it fits, else stands alone. Gives for each claim its group, and the groups' frames.
pub(crate) fn comparable(claims: &[&Compared<'_>]) -> (Vec<usize>, Vec<Option<Frame>>) {
    /// Beyond so many groups a unit is only compared with its own kind.
    const LOOKED_AT: usize = 64;
    let mut kinds: Vec<(usize, u8)> = Vec::new();
    let mut kind_of = Vec::with_capacity(claims.len());
    let mut known = std::collections::HashMap::new();
    for (at, claim) in claims.iter().enumerate() {
        let kind = match &claim.held {
            Held::Amount(amount) => {
                (0, amount.extent.is_none(), Some((&amount.tag, amount.scale, amount.per.as_deref())))
            }
            Held::Date(..) => (1, false, None),
            Held::Label(_) => (2, false, None),
            Held::Sign(_) => (3, false, None),
        };
        let index = *known.entry(kind).or_insert_with(|| {
            let detail = amount(claim).map_or(0, |amount| amount.tag.detail() * 2 + u8::from(amount.per.is_some()));
            kinds.push((at, detail));
            kinds.len() - 1
        });
        kind_of.push(index);
    }
    let mut order: Vec<usize> = (0..kinds.len()).collect();
    order.sort_by_key(|&kind| std::cmp::Reverse(kinds[kind].1));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of = vec![0; kinds.len()];
    let rates = Rates::default();
    for kind in order {
        let claim = claims[kinds[kind].0];
        let fits = |group: &Vec<usize>| group.iter().all(|&other| may_compare(claim, claims[other], &rates));
        let found: Vec<usize> = if groups.len() > LOOKED_AT {
            Vec::new()
        } else {
            (0..groups.len()).filter(|&group| fits(&groups[group])).collect()
        };
        group_of[kind] = match found[..] {
            [only] => only,
            _ => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        groups[group_of[kind]].push(kinds[kind].0);
    }
    let frames =
        groups.iter().map(|group| Frame::of(&group.iter().map(|&at| claims[at]).collect::<Vec<_>>())).collect();
    (kind_of.into_iter().map(|kind| group_of[kind]).collect(), frames)
}

fn may_compare(left: &Compared<'_>, right: &Compared<'_>, rates: &Rates) -> bool {
    match (&left.held, &right.held) {
        (Held::Amount(left), Held::Amount(right)) => {
            left.extent.is_some() && right.extent.is_some() && meeting(left, right, rates).is_ok()
        }
        (Held::Date(..), Held::Date(..)) | (Held::Label(_), Held::Label(_)) | (Held::Sign(_), Held::Sign(_)) => true,
        _ => false,
    }
}
