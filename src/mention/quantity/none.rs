//! Counts told without a number: that nobody was hurt is a count of nothing, «شخص واحد» one of one.

use super::around;
use crate::lexicon::{Kinds, Script, Sense};
use crate::mention::Mention;
use crate::mention::passage::{Passage, Reading};
use crate::mention::token::TokenKind;
use crate::value::{Amount, Figure, Quantity, Unit, Value};
use rust_decimal::Decimal;

/// With what it is told that there was none.
const NONE: Kinds = Kinds::of(&[Sense::NoneHarmed, Sense::NoneOf(0)]);

/// "No one was killed", "there were no injuries", «دون وقوع إصابات».
pub(super) fn read_at(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    if !passage.means_any(at, NONE) {
        return None;
    }
    let whole = passage.word(at, Sense::NoneHarmed);
    let counted = passage.find(at, |sense| match sense {
        Sense::NoneOf(gap) => Some(usize::from(gap)),
        _ => None,
    });
    // Where the tokens end, and from which on they are the noun.
    let (to, noun) = match (whole, counted) {
        (Some(to), _) => (to, None),
        (None, Some(none)) => {
            // «لم يسفر الحادث عن إصابات»
            let word = |at: usize| {
                passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.line_start)
            };
            let reach = (none.next..=none.next + none.sense).take_while(|&at| word(at));
            let first = reach.into_iter().find(|&at| passage.means(at, Sense::Casualty))?;
            (passage.word(first, Sense::Casualty)?, Some(first))
        }
        _ => return None,
    };
    // "No injuries were reported": nobody says that there were none. "No injuries among the crew" speaks of some of them.
    let narrowed = passage.means(to, Sense::NotNone) && !passage.tokens[to].line_start;
    if narrowed && !passage.means(to, Sense::InEvent) {
        return None;
    }
    let unit = noun.map_or(Unit::Bare, |noun| Unit::Noun(passage.cut(passage.span(noun, to)).to_owned()));
    Some(reading(passage, at, to, Decimal::ZERO, unit))
}

/// «شخص واحد», whose number stands at token `at`.
pub(super) fn one(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let number = passage.sense(at, Sense::Number(1))?;
    if passage.language_of(at).script != Script::Arabic {
        return None;
    }
    let noun = at.checked_sub(1).filter(|&noun| noun >= passage.floor && !passage.tokens[at].line_start)?;
    let person = passage.sense(noun, Sense::Someone)?;
    // «لم ينج شخص واحد», «كل شخص واحد»
    let before = |back: usize| noun.checked_sub(back);
    let none = [before(1), before(2)].into_iter().flatten().any(|word| passage.means(word, Sense::NoSingle));
    if person.clitic.the || number.clitic.and || number.clitic.preposition || person.next != at || none {
        return None;
    }
    let mut one = reading(
        passage,
        noun,
        number.next,
        Decimal::ONE,
        Unit::Noun(passage.cut(passage.tokens[noun].span).to_owned()),
    );
    // «شخص واحد على الأقل», «ما لا يقل عن شخص واحد»
    let (before, after) = (around::before(passage, noun), around::after(passage, one.to));
    let bound = [before, after].into_iter().flatten().find_map(|side| side.bound);
    if let (Some(bound), Ok(Value::Quantity(quantity))) = (bound, &mut one.mention.value) {
        quantity.amount = Amount::Bound(bound, Figure::whole(Decimal::ONE));
        one.from = before.map_or(one.from, |before| before.from);
        one.to = after.map_or(one.to, |after| after.to);
        one.mention.span = passage.span(one.from, one.to);
    }
    Some(one)
}

fn reading(passage: &Passage<'_>, from: usize, to: usize, count: Decimal, unit: Unit) -> Reading {
    let span = passage.span(from, to);
    let value = Quantity { amount: Amount::Point(Figure::whole(count)), approx: None, unit, per: None };
    let mention = Mention { span, figure: span, value: Ok(Value::Quantity(value)), alternatives: Vec::new() };
    Reading { from, to, mention }
}
