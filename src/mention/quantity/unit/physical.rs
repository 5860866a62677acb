//! Physical units: letters that are units only where they stand apart, powers, degrees, and what makes a length a speed.

use super::rate::{time_at, time_rate};
use super::{Measured, REACH};
use crate::lexicon::Sense;
use crate::mention::passage::Passage;
use crate::mention::quantity::term::Term;
use crate::mention::token::TokenKind;
use crate::value::{Measure, TimeUnit, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Whether a letter is a unit where it stands: of temperature beside words of heat, else before no word that it could name.
pub(super) fn stands_as_unit(passage: &Passage<'_>, at: usize, symbol: &str, term: &Term) -> bool {
    const REACH: usize = 10;
    let alone = at + 1 == passage.tokens.len() && term.from == 0;
    let next = passage.tokens.get(at + 1);
    let free = next.is_none_or(|next| match next.kind {
        _ if next.line_start => true,
        TokenKind::Word => {
            !next.glued && passage.has(at + 1, |sense| matches!(sense, Sense::Uncounted | Sense::Function))
        }
        TokenKind::Digits => false,
        TokenKind::Sign(sign) => {
            !next.glued || matches!(sign, '.' | ',' | ')' | ';' | ':' | '/' | '،' | '؛' | '?' | '!')
        }
    });
    if symbol.starts_with('°') {
        let near = at.saturating_sub(REACH)..passage.tokens.len().min(at + REACH);
        // "1.5C"
        let tenths = term.size.figure().is_some_and(|figure| figure.decimal) && passage.tokens[at].glued;
        let apart = next.is_none_or(|next| next.kind != TokenKind::Word || !next.glued);
        if tenths && symbol == "°C" && (free || apart && next.is_some_and(|next| next.kind == TokenKind::Word)) {
            return true;
        }
        return free && (alone || near.into_iter().any(|index| passage.means(index, Sense::Warmth)));
    }
    free && !passage.tokens[at].glued
}

/// The unit for which «م» stands after the number at token `at`, where shortly before a word tells what is measured: «ارتفاعه 120م»,
/// «شقة مساحتها 90م».
pub(in crate::mention) fn extent_before(passage: &Passage<'_>, at: usize) -> Option<&'static str> {
    const REACH: usize = 3;
    // «عرض عام 2019م» names a year.
    let of_year = |index: &usize| passage.has(*index, |sense| matches!(sense, Sense::Grain(_) | Sense::YearCue));
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|index| !of_year(index))
        .find_map(|index| {
            passage.find(index, |sense| match sense {
                Sense::Extent(symbol) => Some(symbol),
                _ => None,
            })
        })
        .map(|found| found.sense)
}

/// Whether the sign of degrees at `at`, without a scale, is of a temperature: the words beside it speak of heat, or there are none.
pub(super) fn is_of_heat(passage: &Passage<'_>, at: usize, term: &Term) -> bool {
    let free =
        passage.tokens.get(at + 1).is_none_or(|next| !next.glued || matches!(next.kind, TokenKind::Sign('.' | ',')));
    let alone = at + 1 == passage.tokens.len() && term.from == 0;
    let near = at.saturating_sub(REACH)..passage.tokens.len().min(at + REACH);
    free && (alone || near.into_iter().any(|index| passage.means(index, Sense::Warmth)))
}

/// Whether the straight quotation mark at `at` stands for inches: glued to digits, and no quotation of its line is open.
pub(super) fn is_inch(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 64;
    let free = passage.tokens.get(at + 1).is_some_and(|next| !next.glued && !next.line_start);
    if !passage.tokens[at].glued || passage.tokens[at - 1].kind != TokenKind::Digits || !free {
        return false;
    }
    let mut open = false;
    for index in (at.saturating_sub(REACH)..at).rev() {
        open ^= passage.tokens[index].kind == TokenKind::Sign('"');
        if passage.tokens[index].line_start {
            break;
        }
    }
    !open
}

/// Whether a power or a rate of time follows a letter at token `at`.
pub(super) fn is_powered(passage: &Passage<'_>, at: usize) -> bool {
    let power = power_at(passage, at).is_some();
    power
        || passage.tokens.get(at).is_some_and(|token| token.glued && token.kind == TokenKind::Sign('/'))
            && time_rate(passage, at).is_some()
}

/// The power at token `at`, and the token after it: "²", "2" written on, «مربع».
pub(super) fn power_at(passage: &Passage<'_>, at: usize) -> Option<(u8, usize)> {
    let token = passage.tokens.get(at)?;
    let digit = || {
        let ends = passage
            .tokens
            .get(at + 1)
            .is_none_or(|next| !next.glued || matches!(next.kind, TokenKind::Sign(sign) if sign != '/'));
        let power = match passage.cut(token.span) {
            "2" | "٢" => 2,
            "3" | "٣" => 3,
            _ => return None,
        };
        (token.glued && ends).then_some((power, at + 1))
    };
    match token.kind {
        TokenKind::Sign('²') => Some((2, at + 1)),
        TokenKind::Sign('³') => Some((3, at + 1)),
        TokenKind::Digits => digit(),
        _ => passage
            .find(at, |sense| match sense {
                Sense::Power(power) => Some(power),
                _ => None,
            })
            .map(|found| (found.sense, found.next)),
    }
}

/// Degrees of a temperature; of a magnitude where the words before speak of strength.
pub(super) fn degrees(
    passage: &Passage<'_>,
    at: usize,
    to: usize,
    symbols: &str,
    value: Option<Decimal>,
) -> Option<Measured> {
    let strength = (at.saturating_sub(REACH)..at).any(|index| passage.means(index, Sense::Magnitude));
    let quake = || (at.saturating_sub(2 * REACH)..at).any(|index| passage.means(index, Sense::Quake));
    let warm = || (at.saturating_sub(REACH)..at - 1).any(|index| passage.means(index, Sense::Warmth));
    if strength || (quake() && !warm()) {
        return Some(Measured::new(to, Unit::Measure(Measure::of("magnitude")?)));
    }
    let angle = |index: usize| passage.has(index, |sense| matches!(sense, Sense::DegreesOf(_, "°")));
    let (before, after) = (at.saturating_sub(4)..at, to..passage.tokens.len().min(to + 2));
    if !warm() && (before.into_iter().any(angle) || after.into_iter().any(angle)) {
        return Some(Measured::new(to, Unit::Measure(Measure::of("°")?)));
    }
    let latin = passage.language_of(at).decimal == '.';
    let mut units: Vec<_> = symbols.split(' ').filter_map(Measure::of).collect();
    if latin && is_of_fahrenheit(passage, at, value) {
        units.reverse();
    }
    let mut units = units.into_iter();
    let mut measured = Measured::new(to, Unit::Measure(units.next()?));
    measured.others = units.map(|unit| (Unit::Measure(unit), "degrees of another scale")).collect();
    Some(measured)
}

/// Whether so many degrees are too many to be of Celsius where they stand.
fn is_of_fahrenheit(passage: &Passage<'_>, at: usize, value: Option<Decimal>) -> bool {
    const NEAR: usize = 12;
    const SUMMER: u16 = 135;
    const OVEN: u16 = 600;
    let Some(value) = value.and_then(|value| value.to_u16()) else { return false };
    let near = at.saturating_sub(NEAR)..passage.tokens.len().min(at + NEAR);
    near.into_iter().any(|index| {
        passage.has(index, |sense| match sense {
            Sense::DegreesOf(least, "°F") => (least..=if least < SUMMER { SUMMER } else { OVEN }).contains(&value),
            _ => false,
        })
    })
}

pub(super) fn powered(symbol: &str, power: u8) -> Option<&'static Measure> {
    let mut name = symbol.to_owned();
    name.push(char::from(b'0' + power));
    Measure::of(&name)
}

/// What follows a physical unit and belongs to it: its power, an hour that makes it an energy, a time that makes it a speed.
pub(super) fn refine(passage: &Passage<'_>, measured: &mut Measured) {
    let Unit::Measure(mut measure) = measured.unit else { return };
    let at = measured.to;
    let power = power_at(passage, at);
    if let Some((power, next)) = power
        && let Some(powered) = powered(measure.symbol, power)
    {
        (measure, measured.to) = (powered, next);
    }
    let hour = passage.past_hyphen(measured.to);
    if matches!(measure.symbol, "W" | "kW" | "MW" | "GW" | "TW")
        && let Some(hour) = time_at(passage, hour).filter(|hour| hour.0 == TimeUnit::Hour)
        && let Some(energy) = Measure::of(&format!("{}h", measure.symbol))
    {
        (measure, measured.to) = (energy, hour.1);
    }
    if let Some((next, unit)) = time_rate(passage, measured.to) {
        let speed = match (measure.symbol, unit) {
            ("m", TimeUnit::Second) => Some("m/s"),
            ("km", TimeUnit::Hour) => Some("km/h"),
            ("mi", TimeUnit::Hour) => Some("mph"),
            ("nmi", TimeUnit::Hour) => Some("knot"),
            ("kbit", TimeUnit::Second) => Some("kbit/s"),
            ("Mbit", TimeUnit::Second) => Some("Mbit/s"),
            ("Gbit", TimeUnit::Second) => Some("Gbit/s"),
            _ => None,
        };
        if let Some(speed) = speed.and_then(Measure::of) {
            (measure, measured.to) = (speed, next);
        }
    }
    if matches!(measure.symbol, "°C" | "°F")
        && let Some(below) = passage.sense(measured.to, Sense::BelowZero)
    {
        measured.negative = true;
        measured.to = below.next;
    }
    measured.unit = Unit::Measure(measure);
}
