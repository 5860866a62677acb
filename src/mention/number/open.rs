//! Words for a size that is not one number ("dozens", "several hundred"), and parts of a scale ("half a billion").

use super::sum::{Sum, and_part, scale_after};
use super::{Numeral, Size};
use crate::lexicon::Sense;
use crate::mention::passage::{Found, Passage};
use crate::mention::token::TokenKind;
use crate::value::{Figure, power_of_ten, whole_place};
use rust_decimal::Decimal;

/// A word for a size that is not one number.
#[derive(Clone, Copy)]
pub(super) enum Open {
    Plural(u8),
    Dozens,
    Few,
    Couple,
    Dozen(u16),
    Circa(u16),
}

pub(super) fn open_size(passage: &Passage<'_>, at: usize, found: Found<Open>) -> Option<Numeral> {
    let mut to = found.next;
    // «بعده عقدا»: "after it", which folds like «بعدة».
    if matches!(found.sense, Open::Few)
        && found.clitic.preposition
        && passage.cut(passage.tokens[at].span).ends_with('ه')
    {
        return None;
    }
    let scale = |at: usize| {
        // «عشرات الآلاف», "tens of thousands"
        let past = passage.past_of(at);
        let power = passage.find(past, |sense| match sense {
            Sense::Plural(power) | Sense::Scale(power) => Some(power),
            _ => None,
        })?;
        (!power.clitic.and && !power.clitic.preposition).then_some((power.next, power.sense))
    };
    let mut power = 0;
    let size = match found.sense {
        Open::Plural(own) => {
            power = own;
            if let Some((next, above)) = scale(to).filter(|&(_, above)| above > 1) {
                (to, power) = (next, power + above);
            }
            Size::Vague(power_of_ten(i32::from(power)) * Decimal::TWO, power_of_ten(i32::from(power) + 1))
        }
        Open::Dozens => {
            if let Some((next, above)) = scale(to) {
                (to, power) = (next, above);
            }
            let unit = power_of_ten(i32::from(power));
            Size::Vague(Decimal::from(24) * unit, Decimal::ONE_HUNDRED * unit)
        }
        Open::Few => match scale(to) {
            Some((next, above)) => {
                (to, power) = (next, above);
                let unit = power_of_ten(i32::from(power));
                Size::Vague(unit * Decimal::TWO, unit * Decimal::TEN)
            }
            None => match dozen(passage, to) {
                Some(next) => {
                    to = next;
                    Size::Vague(Decimal::from(24), Decimal::ONE_HUNDRED)
                }
                None => Size::Vague(Decimal::from(3), Decimal::TEN),
            },
        },
        Open::Couple => {
            // "A couple" alone is two people who belong together.
            let counts = |sense| {
                matches!(
                    sense,
                    Sense::Period(..)
                        | Sense::Scale(_)
                        | Sense::Plural(_)
                        | Sense::Dozen(_)
                        | Sense::Currency(_)
                        | Sense::Measure(_)
                )
            };
            let of = passage.means(to - 1, Sense::Of);
            if !of && !passage.has(to, counts) && (at > 0 || to < passage.tokens.len()) {
                return None;
            }
            let mut sum = Sum::of(Decimal::TWO, 0);
            if let Some((next, above)) = scale(to) {
                to = next;
                sum.apply(above);
            }
            sum.size()
        }
        // "A score of 85" is a mark.
        Open::Dozen(20) if passage.tokens.get(to).is_none_or(|next| next.kind != TokenKind::Word) => return None,
        Open::Dozen(size) => {
            let dozen = Decimal::from(size);
            let half = and_part(passage, to).filter(|(_, part)| (dozen * part).is_integer());
            to = half.map_or(to, |(next, _)| next);
            Size::Exact(Figure::whole(dozen + half.map_or(Decimal::ZERO, |(_, part)| dozen * part)))
        }
        Open::Circa(size) => {
            let mut sum = Sum::of(Decimal::from(size), whole_place(Decimal::from(size)));
            if let Some((next, above)) = scale(to) {
                to = next;
                sum.apply(above);
            }
            Size::Circa(sum.size().figure()?)
        }
    };
    Some(Numeral {
        from: at,
        to,
        size,
        digits: false,
        scale: (power >= 3).then_some(power),
        other: None,
        plain: false,
        clitic: found.clitic,
    })
}

pub(super) fn dozen(passage: &Passage<'_>, at: usize) -> Option<usize> {
    passage.find(at, |sense| matches!(sense, Sense::Dozen(_)).then_some(())).map(|found| found.next)
}

/// "half a billion", "a quarter of a million", «نصف مليار», «ربع مليون», "half a dozen".
pub(super) fn part_of_scale(passage: &Passage<'_>, at: usize) -> Option<Numeral> {
    let named = |at: usize| {
        passage.find(at, |sense| match sense {
            Sense::Part(numerator, denominator) => Some((numerator, denominator)),
            _ => None,
        })
    };
    // «ثلاثة أرباع المليون», "three quarters of a million"
    let count = passage.find(at, |sense| match sense {
        Sense::Number(number @ 2..=9) => Some(number),
        _ => None,
    });
    let several = count.and_then(|count| {
        let at = passage.past_hyphen(count.next);
        let number = passage.has(at, |sense| matches!(sense, Sense::Number(_)));
        let part = named(at).filter(|part| !number && part.sense.0 == 1 && count.sense < part.sense.1)?;
        Some(Found { sense: (count.sense, part.sense.1), clitic: count.clitic, ..part })
    });
    let counted = several.is_some();
    let part = several.or_else(|| named(at))?;
    let next = passage.past_hyphen(passage.past_of(part.next));
    let next = passage.sense(next, Sense::Article).map_or(next, |article| article.next);
    let share = Decimal::from(part.sense.0) / Decimal::from(part.sense.1);
    let mut numeral = Numeral {
        from: at,
        to: next,
        size: Size::TooLong,
        digits: false,
        scale: None,
        other: None,
        plain: false,
        clitic: part.clitic,
    };
    if let Some(dozen) = passage.find(next, |sense| match sense {
        Sense::Dozen(size) => Some(size),
        _ => None,
    }) {
        numeral.to = dozen.next;
        numeral.size = Size::Exact(Figure::whole(share * Decimal::from(dozen.sense)));
        return Some(numeral);
    }
    let definite = || {
        let scale = passage.find(next, |sense| match sense {
            Sense::Scale(power) => Some(power),
            _ => None,
        })?;
        (counted && scale.clitic.the && !scale.clitic.and && !scale.clitic.preposition)
            .then_some((scale.next, scale.sense))
    };
    // «خمس مئة» is five hundred.
    let least = if passage.has(at, |sense| matches!(sense, Sense::Number(_))) && !counted { 3 } else { 2 };
    let (to, power) = scale_after(passage, next).or_else(definite).filter(|&(_, power)| power >= least)?;
    let value = share.checked_mul(power_of_ten(i32::from(power)))?.normalize();
    let place = i32::from(power) - (share.normalize().scale() as i32).min(2);
    numeral.to = to;
    numeral.scale = Some(power);
    numeral.size = Size::Exact(Figure { value, place, decimal: false, fraction: None });
    Some(numeral)
}
