//! Which of all is the most, and how many of all: degrees, ranks, parts of a whole, most and few.

use super::figure::is_count;
use super::grammar::List;
use super::reasoning::Reasoning;
use super::role::Role;
use super::side::{Figure, Link, Statement};
use super::vocabulary;
use super::word::pair::Opposition;
use super::{part, sum};
use crate::relation::Label;
use crate::value::{Interval, Unit, Value};
use rust_decimal::Decimal;

impl Reasoning<'_, '_> {
    /// Whether the hypothesis denies that there is a larger one than what the premise says is the largest.
    pub(super) fn none_is_larger(&self) -> bool {
        let [than] = &self.hypothesis.thans[..] else { return false };
        let [clause] = &self.hypothesis.clauses[..] else { return false };
        let degree = |first: &String| {
            let told = vocabulary::told(first);
            than.way > 0 && told.zip(than.degree).is_some_and(|(told, degree)| told.agrees(degree))
        };
        let plain = self.premise.clauses.iter().all(|clause| !clause.negated && clause.stance.is_none());
        // What stands behind «من» must be what the premise says is the largest.
        let behind = self.hypothesis.words[than.place.min(self.hypothesis.words.len())..].first();
        let first = self.premise.words.first();
        let same = behind.zip(first).is_some_and(|(asked, own)| own.covers(asked));
        clause.negated && plain && same && self.premise.firsts.iter().any(degree)
    }

    /// Whether the hypothesis says of something that it is the largest which the premise says is the second largest.
    pub(super) fn ranked(&self) -> bool {
        let second = |figure: &&Figure| match &figure.value {
            Value::Quantity(quantity) => quantity.amount.point().is_some_and(|rank| rank.value > Decimal::ONE),
            _ => false,
        };
        let mut ranked = self.premise.figures.iter().filter(second).filter_map(|figure| figure.degree.as_ref());
        let firsts = &self.hypothesis.firsts;
        ranked.any(|degree| firsts.contains(degree) && !self.premise.firsts.contains(degree))
    }

    /// Whether the hypothesis says that something is the largest, and the premise says so of no size.
    pub(super) fn others_first(&self) -> bool {
        let degree = |word: &str| {
            let mut endings = List::SuperlativeEnding.affixes().zip(List::ComparativeEnding.affixes());
            let base = endings.find_map(|(most, more)| Some(format!("{}{more}", word.strip_suffix(most)?)))?;
            vocabulary::told(&base).filter(|told| told.role.is(Role::MORE.and(Role::LESS)))
        };
        let ranked = self.premise.figures.iter().filter_map(|figure| figure.degree.as_ref());
        let told: Vec<&String> = self.premise.firsts.iter().chain(ranked).collect();
        self.hypothesis.firsts.iter().any(|first| {
            let Some(asked) = degree(first) else { return false };
            !told.iter().any(|told| *told == first || degree(told).is_some_and(|told| told.agrees(asked)))
        })
    }

    /// Whether the premise counts a part of what the hypothesis says of all: two of the four, 30 %.
    pub(super) fn in_part(&self) -> bool {
        let hundred = Decimal::ONE_HUNDRED;
        let amount = |figure: &Figure| match &figure.value {
            Value::Quantity(quantity) => Some((quantity.unit.clone(), quantity.amount.stated())),
            _ => None,
        };
        let less = |part: Interval, whole: Decimal| part.high.is_some_and(|high| high.at < whole);
        let of = self.premise.figures.windows(2).any(|pair| {
            let (Some((_, part)), Some((_, whole))) = (amount(&pair[0]), amount(&pair[1])) else { return false };
            let counts = is_count(&pair[0]) && is_count(&pair[1]) && pair[1].link == Some(Link::Of);
            counts && whole.low.is_some_and(|whole| less(part, whole.at))
        });
        let mut shares = self.premise.figures.iter().filter_map(amount).filter(|(unit, _)| *unit == Unit::Percent);
        let (share, rest) = (shares.next(), shares.next());
        of || rest.is_none() && share.is_some_and(|(_, share)| less(share, hundred))
    }

    /// What the premise says where the hypothesis speaks of most of all, and the premise does not do so.
    pub(super) fn most(&self) -> Option<Label> {
        let says = |statement: &Statement<'_>| statement.roles.iter().any(|acting| acting.role.is(Role::MOST));
        let few = self.hypothesis.roles.iter().any(|acting| acting.role.is(Role::FEW));
        let excluded = self.cover.opposed.iter().any(|(.., how)| *how == Opposition::Category);
        if !(says(self.hypothesis) || few) || excluded || !self.hypothesis.figures.is_empty() || self.premise.every {
            return None;
        }
        let part = self.part_of_whole();
        let rare = self.premise.roles.iter().any(|acting| acting.role.is(Role::FEW));
        if part.is_none() && rare != says(self.premise) && rare != few {
            return Some(Label::Contradiction);
        }
        if part.is_none() && (says(self.premise) || rare) {
            return None;
        }
        let half = Decimal::from(50_u8);
        let mut shares = self.premise.figures.iter().filter_map(|figure| match &figure.value {
            Value::Quantity(quantity) if quantity.unit == Unit::Percent => Some(quantity.amount.stated()),
            _ => None,
        });
        let (share, rest) = (shares.next(), shares.next());
        let above = |share: Interval| share.low.is_some_and(|low| low.at > half);
        let below = |share: Interval| share.high.is_some_and(|high| high.at < half);
        let others = part::rest(self.premise, self.hypothesis).and_then(|value| match value {
            Value::Quantity(quantity) => Some(quantity.amount.stated()),
            _ => None,
        });
        let share = part.or(others).or(share.filter(|_| rest.is_none()));
        Some(match share {
            Some(share) if above(share) && !few || below(share) && few => Label::Entailment,
            Some(share) if below(share) || above(share) && few => Label::Contradiction,
            _ => Label::Neutral,
        })
    }

    /// The share of so many in so many, where the premise gives both: "five of the eleven".
    fn part_of_whole(&self) -> Option<Interval> {
        let mut pairs = self
            .premise
            .figures
            .windows(2)
            .filter(|pair| pair[1].link == Some(Link::Of) && is_count(&pair[0]) && is_count(&pair[1]));
        let (pair, None) = (pairs.next()?, pairs.next()) else { return None };
        let ((like, part), (_, whole)) = (sum::point(&pair[0])?, sum::point(&pair[1])?);
        let share = part.value.checked_div(whole.value)?.checked_mul(Decimal::ONE_HUNDRED)?;
        match sum::exact(share, -2, like) {
            Value::Quantity(quantity) => Some(quantity.amount.stated()),
            _ => None,
        }
    }
}
