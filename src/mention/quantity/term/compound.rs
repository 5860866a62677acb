//! Amounts in two units: "two hours and 30 minutes", "six feet two inches", "five dollars and 30 cents".

use super::Term;
use crate::lexicon::{Script, Sense};
use crate::mention::number::{Numeral, Size, number_at};
use crate::mention::passage::Passage;
use crate::mention::quantity::unit::{self, Measured};
use crate::mention::token::{Token, TokenKind};
use crate::value::{Figure, TimeUnit, Unit, whole_place};
use rust_decimal::Decimal;

/// "two hours and 30 minutes", "six feet two inches", in the smaller unit; "five dollars and 30 cents", in the larger.
pub(in crate::mention::quantity) fn compound(passage: &Passage<'_>, term: &mut Term) {
    for _ in 0..3 {
        let Size::Exact(figure) = term.size else { return };
        let at = match passage.sense(term.to, Sense::And) {
            Some(and) => and.next,
            None if passage.attached_and(term.to) => term.to + 1,
            None if is_listed_time(passage, term) => term.to + 1,
            // "6-foot-7"
            None if matches!(&term.unit, Unit::Measure(feet) if feet.symbol == "ft") => passage.past_hyphen(term.to),
            None => term.to,
        };
        if let Some((unit, to)) = dual_time(passage, at)
            && let Unit::Time(large) = term.unit
            && let Some(ratio) = ratio(large, unit)
            && let Some(value) = figure.value.checked_mul(ratio).and_then(|value| value.checked_add(Decimal::TWO))
        {
            term.size = Size::Exact(Figure { value, place: 0, ..figure });
            (term.unit, term.to) = (Unit::Time(unit), to);
            continue;
        }
        let number = |token: &Token| !token.line_start && (token.kind == TokenKind::Digits || token.entry.is_some());
        if term.per.is_some() || !passage.tokens.get(at).is_some_and(number) {
            return;
        }
        let Some(numeral) = number_at(passage, at) else { return };
        let Size::Exact(smaller_figure) = numeral.size else { return };
        let mut smaller = Term { from: at, to: numeral.to, number_to: numeral.to, size: numeral.size, ..term.clone() };
        smaller.unit = Unit::Bare;
        let measured = unit::after(passage, numeral.to, &smaller).or_else(|| left_out(passage, term, &numeral));
        let Some(measured) = measured else { return };
        // Digits have the script of neither language.
        let joined = at > term.to && passage.language_of(measured.to - 1).script == Script::Latin;
        let Some(Parts { ratio, unit, keeps }) = parts(&term.unit, &measured, joined) else { return };
        if smaller_figure.value >= ratio || smaller_figure.decimal {
            return;
        }
        let sum = if keeps {
            smaller_figure.value.checked_div(ratio).and_then(|part| figure.value.checked_add(part))
        } else {
            figure.value.checked_mul(ratio).and_then(|value| value.checked_add(smaller_figure.value))
        };
        let Some(value) = sum else { return };
        let place = if keeps { -2 } else { whole_place(value).min(smaller_figure.place) };
        term.size = Size::Exact(Figure { value, place, ..figure });
        if let Some(unit) = unit {
            term.unit = unit;
        }
        term.other_units.clear();
        term.to = measured.to;
        if keeps {
            return;
        }
    }
}

/// How a smaller unit goes with a larger one.
struct Parts {
    /// How many of it make the larger one.
    ratio: Decimal,
    /// The unit of the sum, where it is not the larger one as it stands.
    unit: Option<Unit>,
    /// Whether the sum is told in the larger unit.
    keeps: bool,
}

/// Whether a comma joins a smaller length of time to the one before: "2 hours, 15 minutes".
fn is_listed_time(passage: &Passage<'_>, term: &Term) -> bool {
    matches!(term.unit, Unit::Time(_))
        && passage
            .tokens
            .get(term.to)
            .is_some_and(|token| token.glued && matches!(token.kind, TokenKind::Sign(',' | '،')))
        && passage.tokens.get(term.to + 1).is_some_and(|next| !next.glued && !next.line_start)
}

/// The unit of a dual with "and" at token `at`, and the token after it: «وشهرين».
fn dual_time(passage: &Passage<'_>, at: usize) -> Option<(TimeUnit, usize)> {
    passage.sense(at, Sense::Pair).filter(|pair| pair.clitic.and)?;
    passage
        .find(at, |sense| match sense {
            Sense::Period(1, unit) => Some(unit),
            _ => None,
        })
        .map(|found| (found.sense, found.next))
}

/// A smaller unit that is written short or not at all: "5 ft 3 in", "six foot two", "1h30".
fn left_out(passage: &Passage<'_>, term: &Term, numeral: &Numeral) -> Option<Measured> {
    let ends = |at: usize| {
        passage.tokens.get(at).is_none_or(|next| {
            next.line_start
                || matches!(next.kind, TokenKind::Sign(sign) if !next.glued || !matches!(sign, '-' | '/' | ':' | '%'))
        })
    };
    match &term.unit {
        Unit::Measure(feet) if feet.symbol == "ft" => {
            let inch = passage.tokens.get(numeral.to).is_some_and(|token| passage.cut(token.span) == "in");
            let to = if inch { numeral.to + 1 } else { numeral.to };
            let hyphened =
                numeral.from.checked_sub(1).is_some_and(|hyphen| passage.past_hyphen(hyphen) == numeral.from);
            let apart = hyphened && passage.tokens.get(to).is_some_and(|next| !next.glued);
            (apart || ends(to)).then(|| Measured::of_symbol(to, "in")).flatten()
        }
        // 14h30 is a time of day.
        Unit::Time(TimeUnit::Hour) => {
            let digits = &passage.tokens[numeral.from];
            let hour = term.size.figure().is_some_and(|figure| figure.value <= Decimal::from(12));
            let minutes = digits.glued && digits.span.len() == 2 && hour && ends(numeral.to);
            minutes.then(|| Measured::of_time(numeral.to, TimeUnit::Minute))
        }
        _ => None,
    }
}

/// `joined` tells that "and" stands between, after which a smaller measure is as often a second one.
fn parts(larger: &Unit, smaller: &Measured, joined: bool) -> Option<Parts> {
    let one = smaller.factor == Decimal::ONE;
    match (larger, &smaller.unit) {
        (Unit::Time(large), Unit::Time(small)) if one => {
            Some(Parts { ratio: ratio(*large, *small)?, unit: Some(Unit::Time(*small)), keeps: false })
        }
        // "1h 30m"
        (Unit::Time(TimeUnit::Hour), Unit::Measure(metre)) if metre.symbol == "m" => {
            Some(Parts { ratio: Decimal::from(60), unit: Some(Unit::Time(TimeUnit::Minute)), keeps: false })
        }
        (Unit::Measure(large), Unit::Measure(small)) => {
            let ratio = match (large.symbol, small.symbol) {
                ("ft", "in") => 12,
                ("lb", "oz") => 16,
                ("st", "lb") => 14,
                _ if joined => return None,
                ("km", "m") | ("kg", "g") | ("t", "kg") | ("L", "mL") | ("m", "mm") => 1000,
                ("m", "cm") => 100,
                ("cm", "mm") => 10,
                _ => return None,
            };
            Some(Parts { ratio: Decimal::from(ratio), unit: Some(smaller.unit.clone()), keeps: false })
        }
        (Unit::Money(large), Unit::Money(small)) if !one => {
            let common = large.possible().iter().any(|code| small.possible().contains(code));
            common.then(|| Parts { ratio: Decimal::ONE / smaller.factor, unit: None, keeps: true })
        }
        _ => None,
    }
}

/// Tells two lengths of time in the smaller of their units; `None` where no whole number of it makes the larger one.
pub(in crate::mention::quantity) fn level(one: &mut Term, other: &mut Term) -> Option<()> {
    let (Unit::Time(a), Unit::Time(b)) = (&one.unit, &other.unit) else { return None };
    let (a, b) = (*a, *b);
    let (larger, factor, smaller) = match (ratio(a, b), ratio(b, a)) {
        (Some(factor), _) => (one, factor, b),
        (_, Some(factor)) => (other, factor, a),
        _ => return None,
    };
    let Size::Exact(figure) = larger.size else { return None };
    let value = figure.value.checked_mul(factor)?;
    larger.size = Size::Exact(Figure { value, place: whole_place(value).min(figure.place), ..figure });
    larger.unit = Unit::Time(smaller);
    Some(())
}

/// How many of the smaller unit make the larger, where it is a whole number.
fn ratio(larger: TimeUnit, smaller: TimeUnit) -> Option<Decimal> {
    match (larger, smaller) {
        (TimeUnit::Year, TimeUnit::Month) => Some(Decimal::from(12)),
        (TimeUnit::Week, TimeUnit::Day) => Some(Decimal::from(7)),
        (TimeUnit::Day, TimeUnit::Hour) => Some(Decimal::from(24)),
        (TimeUnit::Hour, TimeUnit::Minute) | (TimeUnit::Minute, TimeUnit::Second) => Some(Decimal::from(60)),
        (TimeUnit::Hour, TimeUnit::Second) => Some(Decimal::from(3600)),
        _ => None,
    }
}
