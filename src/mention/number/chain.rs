//! Number words that go together: "twenty-three thousand four hundred and five", «ثلاثة وعشرون ألفا وأربعمئة».

use super::LONGEST_CHAIN;
use super::sum::Sum;
use crate::lexicon::{Script, Sense};
use crate::mention::passage::{Found, Passage};
use crate::mention::token::TokenKind;
use crate::value::{power_of_ten, whole_place};
use rust_decimal::Decimal;

/// What a word does in a number.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Piece {
    Number(u16),
    Scale(u8),
    Dual(u8),
}

pub(super) fn piece(sense: Sense) -> Option<Piece> {
    match sense {
        Sense::Number(number) => Some(Piece::Number(number)),
        Sense::Scale(power) => Some(Piece::Scale(power)),
        Sense::Dual(power) => Some(Piece::Dual(power)),
        _ => None,
    }
}

/// What the word at `at` does in a number. A form that is another word without its hamza needs it: «مئتا» is 200, «ميتا» is Meta.
pub(super) fn piece_at(passage: &Passage<'_>, at: usize) -> Option<Found<Piece>> {
    let found = passage.find(at, piece)?;
    let needs_hamza = passage.means(at, Sense::Hamza);
    let written = passage.cut(passage.tokens[at].span);
    (!needs_hamza || written.contains(['ئ', 'ء', '\u{0654}'])).then_some(found)
}

/// Number words from token `at` on, as long as each goes with those before: the token after the last, and what they come to.
pub(super) fn chain(passage: &Passage<'_>, at: usize) -> (usize, Sum) {
    let arabic = passage.language_of(at).script == Script::Arabic;
    let mut sum = Sum::empty();
    // Where the words since the last scale begin.
    let mut group_from = at;
    // The words since the last scale, as a whole number below a million.
    let mut group: Option<u32> = None;
    let mut to = at;
    let definite = piece_at(passage, at).is_some_and(|first| first.clitic.the);
    for count in 0..=LONGEST_CHAIN {
        if count == LONGEST_CHAIN {
            sum.too_long = true;
            break;
        }
        let (next, mut joined) = match count {
            0 => (at, false),
            _ if group.is_none() && sum.last_scale.is_some_and(|last| goes_on_after_comma(passage, to, last)) => {
                (to + 1, false)
            }
            _ => join(passage, to, arabic, group),
        };
        let Some(found) = piece_at(passage, next) else { break };
        joined |= found.clitic.and;
        // «الأربع والعشرين ساعة»
        let tens = definite && found.clitic.and && matches!(found.sense, Piece::Number(20..=90));
        let loose = found.clitic.preposition || (found.clitic.the && count > 0 && !tens);
        if count > 0 && (loose || next > to && arabic && found.clitic.and) {
            break;
        }
        let before = group;
        if group.is_none() {
            group_from = to;
        }
        let fits = match found.sense {
            Piece::Number(number) => {
                add_number(&mut group, u32::from(number), joined, arabic, sum.last_scale.is_some())
            }
            Piece::Scale(2) => add_hundred(&mut group, joined, arabic, sum.last_scale.is_some()),
            Piece::Scale(power) if count == 0 && is_dual(passage, next, found.next) => {
                group = Some(2);
                flush(&mut sum, &mut group, power)
            }
            Piece::Scale(power) => {
                let bare = group.is_none();
                // «مئة وألف» is one thing and another.
                if bare && count > 0 && !joined {
                    multiply(&mut sum, power)
                } else if !bare && joined {
                    false
                } else {
                    flush(&mut sum, &mut group, power)
                }
            }
            Piece::Dual(power) if group.is_none() => {
                group = Some(2);
                flush(&mut sum, &mut group, power)
            }
            Piece::Dual(_) => false,
        };
        if !fits {
            group = before;
            // «ستة آلاف وسبعة آلاف» are two numbers.
            if group_from > at && matches!(found.sense, Piece::Scale(power) if power > 2) && !joined {
                (group, to) = (None, group_from);
            }
            break;
        }
        to = found.next;
    }
    if let Some(group) = group {
        sum.current = Some(Decimal::from(group));
        sum.current_place = whole_place(Decimal::from(group));
    }
    (to, sum)
}

/// Whether a form that is both one and two of a scale («ألفا») is two: it stands at the head of a noun, without tanwin.
pub(super) fn is_dual(passage: &Passage<'_>, at: usize, next: usize) -> bool {
    if passage.find(at, |sense| matches!(sense, Sense::Dual(_)).then_some(())).is_none() {
        return false;
    }
    if passage.cut(passage.tokens[at].span).contains(['\u{064B}', '\u{064D}']) {
        return false;
    }
    let Some(after) = passage.tokens.get(next) else { return false };
    let joined = passage.attached_and(next) || passage.find(next, Some).is_some_and(|found| found.clitic.and);
    let uncounted = passage.means(next, Sense::Uncounted);
    after.kind == TokenKind::Word && !after.line_start && !joined && !uncounted
}

/// Whether smaller scales, or hundreds, follow the comma at token `to`: "one million, two hundred thousand".
fn goes_on_after_comma(passage: &Passage<'_>, to: usize, last: u8) -> bool {
    const WORDS: usize = 4;
    if !matches!(passage.tokens.get(to).map(|token| token.kind), Some(TokenKind::Sign(',')))
        || !passage.tokens[to].glued
    {
        return false;
    }
    let word = |at: usize| piece_at(passage, at).filter(|_| !passage.tokens[at].line_start).map(|found| found.sense);
    let Some(Piece::Number(_)) = word(to + 1) else { return false };
    let scale = (to + 2..to + 2 + WORDS).map_while(word).find_map(|piece| match piece {
        Piece::Scale(power) => Some(power),
        _ => None,
    });
    scale.is_some_and(|power| power < last)
}

/// What stands between two number words: the token of the second, and whether "and" joins them.
pub(super) fn join(passage: &Passage<'_>, to: usize, arabic: bool, group: Option<u32>) -> (usize, bool) {
    let next = passage.past_hyphen(to);
    // «خمسة و عشرون»: the particle stands apart.
    if arabic && next == to && passage.lone_and(to) {
        return (to + 1, true);
    }
    if arabic || next > to {
        return (next, false);
    }
    let and = passage.sense(to, Sense::And);
    match and {
        // "two hundred and six", "a thousand and one", never "six and two".
        Some(and) if group.is_none_or(|group| group.is_multiple_of(100)) => (passage.past_hyphen(and.next), true),
        _ => (to, false),
    }
}

pub(super) fn add_number(group: &mut Option<u32>, number: u32, joined: bool, arabic: bool, scaled: bool) -> bool {
    let Some(sum) = *group else {
        *group = Some(number);
        return !scaled || !arabic || joined;
    };
    let tail = sum % 100;
    let fits = if arabic && !joined {
        // «ثلاثة عشر»
        number == 10 && (3..=9).contains(&sum) || number == 10 && sum > 100 && (3..=9).contains(&tail)
    } else if arabic {
        (tail == 0 && sum > 0 && number < 100)
            || ((1..=9).contains(&tail) && (20..=90).contains(&number) && number.is_multiple_of(10))
            || (sum < 100 && number >= 100 && number.is_multiple_of(100))
    } else {
        // «soixante-quinze» and «quatre-vingt-douze» go up to nineteen.
        let most = if tail == 60 || tail == 80 { 19 } else { 9 };
        (tail == 0 && sum >= 100 && number < 100)
            || (tail >= 20 && tail.is_multiple_of(10) && (1..=most).contains(&number) && !joined)
    };
    if fits {
        *group = Some(sum + number);
    }
    fits
}

pub(super) fn add_hundred(group: &mut Option<u32>, joined: bool, arabic: bool, scaled: bool) -> bool {
    match *group {
        None => {
            *group = Some(100);
            !scaled || joined || !arabic
        }
        Some(sum) if arabic && joined && sum < 100 => {
            *group = Some(sum + 100);
            true
        }
        Some(sum @ 1..=99) if !joined => {
            *group = Some(sum * 100);
            true
        }
        Some(_) => false,
    }
}

pub(super) fn flush(sum: &mut Sum, group: &mut Option<u32>, power: u8) -> bool {
    if sum.last_scale.is_some_and(|last| power >= last) {
        return false;
    }
    sum.current = group.take().map(Decimal::from);
    sum.current_place = sum.current.map_or(0, whole_place);
    sum.apply(power);
    true
}

/// A scale on a scale: «ألف مليار».
pub(super) fn multiply(sum: &mut Sum, power: u8) -> bool {
    match sum.last_scale {
        Some(last) if last < power => {
            match sum.total.checked_mul(power_of_ten(i32::from(power))) {
                Some(total) => sum.total = total,
                None => sum.too_long = true,
            }
            sum.place = sum.place.map(|place| place + i32::from(power));
            sum.last_scale = Some(power);
            true
        }
        _ => false,
    }
}
