//! Amounts that an article gives a second time in another unit or currency: "£47 billion ($70 billion)", «56 كلم (35 ميلا)».

use super::sheet::{Block, Place, Sheet};
use super::{Class, Subject};
use crate::lexicon::Sense;
use crate::value::{Quantity, Unit, Value};
use rust_decimal::Decimal;

/// How many tokens may stand between an amount and what it comes to.
const BETWEEN: usize = 4;
/// How many times one length may be the other where both are rounded.
const TIMES: Decimal = Decimal::from_parts(11, 0, 0, false, 1);

/// Gives what is converted all that is known of the amount before it, which it repeats.
pub(super) fn settle(sheet: &Sheet<'_>, subjects: &mut [Subject]) {
    for index in 0..sheet.blocks.len() {
        for sentence in 0..sheet.blocks[index].sentences.len() {
            let places: Vec<&Place> = sheet.beside(index, sentence).collect();
            for pair in places.windows(2) {
                let [first, second] = [pair[0].mention, pair[1].mention];
                if !is_converted(sheet, &sheet.blocks[index], (pair[0], pair[1]), subjects[first].converted) {
                    continue;
                }
                let again = &subjects[second];
                if subjects[first].attribute.is_none() && again.attribute.is_some() {
                    let (attribute, measures) = (again.attribute.clone(), again.measures.clone());
                    (subjects[first].attribute, subjects[first].measures) = (attribute, measures);
                }
                let of = subjects[first].clone();
                let subject = &mut subjects[second];
                subject.converted = true;
                subject.attribute = of.attribute;
                subject.measures = of.measures;
                subject.entity = of.entity;
                subject.background = of.background;
                subject.scope = of.scope;
                subject.counted = of.counted;
            }
        }
    }
}

/// Whether the second of two amounts is the first one in another unit. `again` tells whether the first one is so itself.
fn is_converted(sheet: &Sheet<'_>, block: &Block<'_>, (first, second): (&Place, &Place), again: bool) -> bool {
    let amount = |place: &Place| match sheet.value(place.mention) {
        Some(Value::Quantity(quantity)) => Some(quantity),
        _ => None,
    };
    let (Some(a), Some(b)) = (amount(first), amount(second)) else { return false };
    let between = first.whole.end..second.whole.start;
    let opens = |at: usize| {
        matches!(block.sign(at), Some('(' | '[' | '/'))
            || block.has(at, |sense| matches!(sense, Sense::Or | Sense::Restates))
    };
    let small = |at: usize| {
        opens(at)
            || matches!(block.sign(at), Some(',' | '،' | ';' | '؛' | '–' | '—'))
            || block.has(at, |sense| sense == Sense::Stop)
    };
    let begun = between.clone().any(opens) || again && between.len() == 1;
    let closed = matches!(block.sign(second.whole.end), Some(')' | ']' | ',' | '،' | ';' | '؛' | '.'))
        || between.clone().all(|at| !matches!(block.sign(at), Some('(' | '[')));
    (1..=BETWEEN).contains(&between.len()) && begun && closed && between.clone().all(small) && are_of_two_units(a, b)
}

/// Whether two amounts of one kind are in units that differ, and do not speak against each other.
fn are_of_two_units(a: &Quantity, b: &Quantity) -> bool {
    let of = |quantity: &Quantity| Class::of(&Value::Quantity(quantity.clone()));
    if of(a) != of(b) {
        return false;
    }
    match (&a.unit, &b.unit) {
        (Unit::Money(one), Unit::Money(other)) => {
            let (codes, others) = (one.possible(), other.possible());
            let disjoint = !codes.is_empty() && !others.is_empty() && !codes.iter().any(|code| others.contains(code));
            disjoint || one.code.is_some() && other.code.is_some() && one.code != other.code
        }
        (Unit::Measure(one), Unit::Measure(other)) => {
            let size = |quantity: &Quantity, factor: Decimal| {
                let stated = quantity.amount.stated();
                stated.low.or(stated.high)?.at.abs().checked_mul(factor)
            };
            let sizes = size(a, one.factor).zip(size(b, other.factor));
            let times = sizes.and_then(|(a, b)| a.max(b).checked_div(a.min(b)));
            one.symbol != other.symbol && times.is_some_and(|times| times <= TIMES)
        }
        _ => false,
    }
}
