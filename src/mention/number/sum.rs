//! A number as it is put together: scales applied one after the other, halves and smaller parts added.

use super::chain::{chain, piece, piece_at};
use super::digits::Run;
use super::{LONGEST_CHAIN, Size};
use crate::lexicon::{Kinds, Sense};
use crate::mention::passage::Passage;
use crate::mention::token::TokenKind;
use crate::value::{Figure, power_of_ten, whole_place};
use rust_decimal::Decimal;

/// A number as it is put together.
pub(super) struct Sum {
    /// What is complete, scales applied.
    pub(super) total: Decimal,
    /// What the next scale multiplies.
    pub(super) current: Option<Decimal>,
    pub(super) place: Option<i32>,
    pub(super) current_place: i32,
    pub(super) decimal: bool,
    pub(super) last_scale: Option<u8>,
    pub(super) too_long: bool,
}

impl Sum {
    pub(super) fn of(current: Decimal, place: i32) -> Sum {
        Sum {
            total: Decimal::ZERO,
            current: Some(current),
            place: None,
            current_place: place,
            decimal: false,
            last_scale: None,
            too_long: false,
        }
    }

    pub(super) fn empty() -> Sum {
        Sum { current: None, ..Sum::of(Decimal::ZERO, 0) }
    }

    /// Applies a scale to the number before it, one where there is none.
    pub(super) fn apply(&mut self, power: u8) {
        let (current, place) = match self.current.take() {
            Some(current) => (current, self.current_place),
            None => (Decimal::ONE, 0),
        };
        let place = place + i32::from(power);
        self.place = Some(self.place.map_or(place, |last| last.min(place)));
        let sum = current
            .checked_mul(power_of_ten(i32::from(power)))
            .and_then(|scaled| self.total.checked_add(scaled.normalize()));
        match sum {
            Some(sum) => self.total = sum,
            None => self.too_long = true,
        }
        self.last_scale = Some(power);
    }

    pub(super) fn size(&self) -> Size {
        let (mut value, mut place) = (self.total, self.place);
        if let Some(current) = self.current {
            match value.checked_add(current) {
                Some(sum) => value = sum,
                None => return Size::TooLong,
            }
            place = Some(place.map_or(self.current_place, |last| last.min(self.current_place)));
        }
        let is_large = || value.mantissa().unsigned_abs() > u64::MAX.into() && value.abs() >= power_of_ten(27);
        if self.too_long || is_large() {
            return Size::TooLong;
        }
        Size::Exact(Figure { value, place: place.unwrap_or(0), decimal: self.decimal, fraction: None })
    }

    /// "and a half" after a whole number.
    pub(super) fn half(&mut self, passage: &Passage<'_>, to: &mut usize) {
        let Some(current) = self.current else { return };
        if let Some((next, part)) = and_part(passage, *to)
            && let Some(sum) = current.checked_add(part)
        {
            self.current = Some(sum);
            self.current_place = -(part.scale() as i32);
            *to = next;
        }
    }

    /// The scales after a number in digits, with the smaller parts that follow: «3 مليارات و400 مليون».
    pub(super) fn scales(&mut self, passage: &Passage<'_>, at: usize) -> usize {
        match self.scale(passage, at, u8::MAX) {
            Some(next) => self.parts(passage, next),
            None => at,
        }
    }

    /// Applies the scale at a token where it is lower than `below`; the token after it. «17 ألف مليار», "2 hundred thousand" and
    /// "34.8 lakh crore" have a scale on a scale.
    fn scale(&mut self, passage: &Passage<'_>, at: usize, below: u8) -> Option<usize> {
        let (next, power) = scale_after(passage, at).filter(|&(_, power)| power < below)?;
        let alone = self.total.is_zero();
        self.apply(power);
        let above = (power == 2 || alone).then(|| scale_after(passage, next)).flatten();
        let above = above.filter(|&(_, above)| above > power && !passage.tokens[next].line_start);
        let Some((next, above)) = above else { return Some(next) };
        self.current = Some(self.total);
        self.current_place = self.place.take().unwrap_or(0);
        self.total = Decimal::ZERO;
        self.apply(above);
        Some(next)
    }

    /// The smaller parts after the last scale, each joined with "and": «مليون و617 ألفا و989».
    pub(super) fn parts(&mut self, passage: &Passage<'_>, mut at: usize) -> usize {
        for _ in 0..LONGEST_CHAIN {
            let Some(last) = self.last_scale else { return at };
            if let Some((next, part)) = and_part(passage, at) {
                self.add_part(part, last);
                return same_scale_again(passage, next, last);
            }
            let joined = joined_digits(passage, at).or_else(|| smaller_part(passage, at, last));
            let Some((_, value, place, after)) = joined else {
                return match joined_words(passage, at, last) {
                    Some((next, figure)) => {
                        self.total = self.total.checked_add(figure.value).unwrap_or(self.total);
                        self.place = self.place.map(|last| last.min(figure.place));
                        next
                    }
                    None => at,
                };
            };
            let scaled = scale_after(passage, after);
            let fits = match scaled {
                Some((_, power)) => power < last,
                None => is_rest_of(value, last) && !unit_follows(passage, after),
            };
            if !fits {
                return at;
            }
            (self.current, self.current_place) = (Some(value), place);
            match self.scale(passage, after, last) {
                Some(next) => at = next,
                None => return after,
            }
        }
        at
    }

    /// Digits after hundreds in words: «مئة و20».
    pub(super) fn tens(&mut self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        let hundreds =
            self.current.filter(|current| (*current % Decimal::ONE_HUNDRED).is_zero() && !current.is_zero())?;
        let (_, value, place, after) = joined_digits(passage, at)?;
        let fits = place >= 0 && value < Decimal::ONE_HUNDRED && !unit_follows(passage, after);
        fits.then(|| {
            (self.current, self.current_place) = (Some(hundreds + value), place);
            after
        })
    }

    /// Adds a part of a scale: «مليار ونصف».
    pub(super) fn add_part(&mut self, part: Decimal, power: u8) {
        if let Some(scaled) = part.checked_mul(power_of_ten(i32::from(power)))
            && let Some(sum) = self.total.checked_add(scaled.normalize())
        {
            self.total = sum;
            self.place = Some(i32::from(power) - part.scale() as i32);
        }
    }
}

/// Whether digits without a scale fill up the scale before them: «3 آلاف و250», «9 ملايين و470674».
fn is_rest_of(value: Decimal, scale: u8) -> bool {
    let fills = value < power_of_ten(i32::from(scale));
    fills && (scale == 3 || scale == 6 && value >= power_of_ten(5))
}

/// «و400» that is its own count: a noun other than a scale does not decide, so only a percent sign does.
pub(super) fn unit_follows(passage: &Passage<'_>, after: usize) -> bool {
    passage.tokens.get(after).is_some_and(|token| matches!(token.kind, TokenKind::Sign('%' | '٪' | '$' | '€' | '£')))
}

const SCALE: Kinds = Kinds::of(&[Sense::Scale(0)]);

/// The scale word or symbol at token `at`, past a hyphen.
pub(super) fn scale_after(passage: &Passage<'_>, at: usize) -> Option<(usize, u8)> {
    let at = passage.past_hyphen(at);
    let scale = |sense| match sense {
        Sense::Scale(power) => Some(power),
        _ => None,
    };
    if let Some(found) = passage.find_of(at, SCALE, scale)
        && !found.clitic.and
        && !found.clitic.preposition
        && !found.clitic.the
    {
        return Some((found.next, found.sense));
    }
    // A symbol is written at the digits: 14B, 900k.
    let token = passage.tokens.get(at)?;
    let written = token.kind == TokenKind::Word && (token.glued || token.span.len() > 1) && !token.line_start;
    if !written || passage.tokens[at - 1].kind != TokenKind::Digits {
        return None;
    }
    let senses = passage.language_of(at).symbol(passage.cut(token.span));
    let power = senses.iter().find_map(|&sense| match sense {
        Sense::Scale(power) => Some(power),
        _ => None,
    })?;
    // A letter that may be a unit as well is for the caller, who knows what stands before and after.
    if senses.iter().any(|sense| matches!(sense, Sense::Measure(_))) && !passage.money_before(at - 1) {
        return None;
    }
    Some((at + 1, power))
}

/// With what a part begins that is joined to a number by a particle.
const JOINED: Kinds = Kinds::of(&[Sense::Part(0, 0), Sense::Number(0)]);

/// «ونصف», "and a half", "and two-thirds", « et demi »: the token after it, and the part.
pub(crate) fn and_part(passage: &Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    if !passage.means_any(at, JOINED) && !passage.means(passage.past_hyphen(at), Sense::And) {
        return None;
    }
    let common = |sense| match sense {
        Sense::Part(numerator @ 1..=3, denominator @ (2 | 4)) => Some((numerator, denominator)),
        _ => None,
    };
    let decimal = |(numerator, denominator): (u16, u16)| {
        let part = Decimal::from(numerator) / Decimal::from(denominator);
        if part.normalize().scale() > LAST_PLACE { part.round_dp(LAST_PLACE) } else { part.normalize() }
    };
    if let Some(found) = passage.find(at, common)
        && found.clitic.and
        && !found.clitic.the
    {
        return Some((found.next, decimal(found.sense)));
    }
    // «وثلث», which a definite word makes a share of it: «وثلث النواب»
    if let Some(found) = passage.find(at, |sense| match sense {
        Sense::Part(numerator @ 1..=2, 3) => Some((numerator, 3)),
        _ => None,
    }) && found.clitic.and
        && !passage.tokens.get(found.next).is_some_and(|word| word.kind == TokenKind::Word && !word.line_start)
    {
        return Some((found.next, decimal(found.sense)));
    }
    // «وثلاثة أرباع»
    if let Some((next, part)) = counted_part(passage, at)
        && passage.find(at, piece).is_some_and(|number| number.clitic.and)
        && !passage.tokens.get(next).is_some_and(|word| passage.cut(word.span).starts_with("ال"))
    {
        return Some((next, decimal(part)));
    }
    let and = passage.sense(passage.past_hyphen(at), Sense::And)?;
    let next = passage.past_hyphen(and.next);
    if let Some((next, part)) = counted_part(passage, next) {
        return (passage.past_of(next) == next).then(|| (next, decimal(part)));
    }
    let next = passage.sense(next, Sense::Article).map_or(next, |article| article.next);
    let next = passage.past_hyphen(next);
    if let Some(found) = passage.find(next, common) {
        return Some((found.next, decimal(found.sense)));
    }
    // "seventeen and a third miles"; "two and a third" is as often two and another.
    let third = passage.find(next, |sense| match sense {
        Sense::Part(1, denominator) => Some((1, denominator)),
        _ => None,
    })?;
    let counts = |sense| {
        matches!(
            sense,
            Sense::Measure(_)
                | Sense::Period(..)
                | Sense::Currency(_)
                | Sense::Percent
                | Sense::Point
                | Sense::Scale(_)
        )
    };
    let measured = third.next == passage.tokens.len() || passage.has(passage.past_hyphen(third.next), counts);
    measured.then(|| (third.next, decimal(third.sense)))
}

/// The decimals that are kept of a part such as a third.
const LAST_PLACE: u32 = 6;

/// A number of parts below one: "two thirds", "three-quarters", «ثلاثة أرباع».
fn counted_part(passage: &Passage<'_>, at: usize) -> Option<(usize, (u16, u16))> {
    let count = passage.find(at, |sense| match sense {
        Sense::Number(number @ 1..=9) => Some(number),
        _ => None,
    })?;
    let part = passage.past_hyphen(count.next);
    let found = passage.find(part, |sense| match sense {
        Sense::Part(1, denominator) => Some(denominator),
        _ => None,
    })?;
    let number =
        passage.find(part, |sense| matches!(sense, Sense::Number(_) | Sense::Ordinal(_)).then_some(())).is_some();
    let fits = count.sense < found.sense && !number && !found.clitic.and && !found.clitic.the;
    fits.then_some((found.next, (count.sense, found.sense)))
}

/// «المليار» of «مليار ونصف المليار».
pub(super) fn same_scale_again(passage: &Passage<'_>, at: usize, power: u8) -> usize {
    let again = passage.sense(at, Sense::Scale(power));
    again.filter(|found| !found.clitic.and && !found.clitic.preposition).map_or(at, |found| found.next)
}

/// Digits after an attached "and": their token, value, place, and the token after them.
pub(super) fn joined_digits(passage: &Passage<'_>, at: usize) -> Option<(usize, Decimal, i32, usize)> {
    let and = passage.tokens.get(at)?;
    let digits = passage.tokens.get(at + 1)?;
    if and.kind != TokenKind::Word || digits.kind != TokenKind::Digits || and.glued || !passage.attached_and(at) {
        return None;
    }
    let language = passage.language_beside(at + 1);
    let run = Run::of(passage.cut(digits.span), language.decimal, language.groups)?;
    let place = if run.decimals > 0 { -(run.decimals as i32) } else { whole_place(run.value) };
    Some((at + 1, run.value, place, at + 2))
}

/// "3 million 200 thousand": digits with a smaller scale right after a scale.
fn smaller_part(passage: &Passage<'_>, at: usize, last: u8) -> Option<(usize, Decimal, i32, usize)> {
    let token = passage.tokens.get(at).filter(|token| token.kind == TokenKind::Digits && !token.line_start)?;
    let run = Run::of(passage.cut(token.span), '.', &[])?;
    let scale = scale_after(passage, at + 1).filter(|&(_, power)| (3..last).contains(&power))?;
    (run.decimals == 0 && run.value < Decimal::ONE_THOUSAND && scale.0 > at + 1)
        .then(|| (at, run.value, whole_place(run.value), at + 1))
}

/// Number words after an attached "and", smaller than the scale before: «3 آلاف وخمسمئة».
pub(super) fn joined_words(passage: &Passage<'_>, at: usize, power: u8) -> Option<(usize, Figure)> {
    let first = piece_at(passage, at)?;
    if !first.clitic.and || first.clitic.the || first.clitic.preposition {
        return None;
    }
    let (to, sum) = chain(passage, at);
    match sum.size() {
        Size::Exact(figure) if figure.value < power_of_ten(i32::from(power)) => {
            (sum.last_scale.is_some() || power == 3).then_some((to, figure))
        }
        _ => None,
    }
}
