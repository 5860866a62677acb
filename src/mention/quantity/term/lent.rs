//! Numbers that take their unit from the next one: "a 24-, 36- or 48-month lease", "20 by 30 feet".

use super::Term;
use crate::lexicon::Sense;
use crate::mention::number::number_at;
use crate::mention::passage::Passage;
use crate::mention::quantity::{name, unit};
use crate::mention::token::TokenKind;
use crate::value::{Dimension, TimeUnit, Unit};
use rust_decimal::Decimal;

/// The unit that a number leaves to the next one: "a 24-, 36- or 48-month lease".
pub(super) fn suspended(passage: &Passage<'_>, term: &mut Term) {
    const MOST: usize = 4;
    let hyphen = |at: usize| {
        passage.tokens.get(at).is_some_and(|token| token.glued && token.kind == TokenKind::Sign('-'))
            && passage.tokens.get(at + 1).is_some_and(|next| !next.glued || next.kind == TokenKind::Sign(','))
    };
    let mut at = term.to;
    for _ in 0..MOST {
        if !hyphen(at) {
            return;
        }
        at += 1;
        if passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Sign(',')) {
            at += 1;
        }
        let and = passage.find(at, |sense| matches!(sense, Sense::And | Sense::Or).then_some(()));
        at = and.map_or(at, |and| and.next);
        let Some(numeral) = number_at(passage, at) else { return };
        if passage.past_hyphen(numeral.to) > numeral.to
            && let Some(measured) = unit::after(passage, numeral.to, &Term::none())
        {
            term.unit = measured.unit;
            if measured.factor != Decimal::ONE {
                term.measure(measured.factor, measured.shift);
            }
            return;
        }
        at = numeral.to;
    }
}

/// The percent sign or the years that a number leaves to the one joined to it: «بنسبة 5 و7 بالمئة», "to 15 and 12 years".
pub(super) fn joined(passage: &Passage<'_>, term: &mut Term) {
    if !term.digits || term.scaled() {
        return;
    }
    let and = passage.sense(term.to, Sense::And).map(|and| and.next);
    let and = and.or_else(|| passage.attached_and(term.to).then_some(term.to + 1));
    let Some(numeral) = and.and_then(|next| number_at(passage, next)).filter(|numeral| numeral.digits) else { return };
    let measured = unit::after(passage, numeral.to, &Term::none());
    let shared = |unit: &Unit| matches!(unit, Unit::Percent | Unit::Time(TimeUnit::Year | TimeUnit::Month));
    if let Some(measured) = measured.filter(|measured| shared(&measured.unit) && measured.factor == Decimal::ONE)
        && !name::is_later(passage, measured.to)
    {
        term.unit = measured.unit;
    }
}

/// The length that one side of a thing leaves to the other: "20 by 30 feet", "4 x 6 m".
pub(super) fn other_side(passage: &Passage<'_>, term: &mut Term) {
    let times = |at: usize| {
        let sign = matches!(passage.tokens.get(at)?.kind, TokenKind::Sign('×' | '*'));
        if sign { Some(at + 1) } else { passage.sense(at, Sense::Times).map(|x| x.next) }
    };
    let Some(mut at) = times(term.to) else { return };
    for _ in 0..2 {
        let Some(numeral) = number_at(passage, at).filter(|numeral| numeral.digits == term.digits) else { return };
        if let Some(measured) = unit::after(passage, numeral.to, &Term::none()) {
            if matches!(measured.unit, Unit::Measure(side) if side.dimension == Dimension::Length) {
                term.unit = measured.unit;
            }
            return;
        }
        let Some(next) = times(numeral.to) else { return };
        at = next;
    }
}
