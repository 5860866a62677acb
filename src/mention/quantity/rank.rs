//! Places in an order: "third", "21st", "No. 3", «المرتبة 28»; and ages told by an ordinal.

use super::around;
use crate::lexicon::{Clitic, Script, Sense};
use crate::mention::Mention;
use crate::mention::number::{Size, number_at};
use crate::mention::passage::{Passage, Reading};
use crate::mention::token::TokenKind;
use crate::value::{Amount, Approx, Figure, Quantity, TimeUnit, Unit, Value};
use rust_decimal::Decimal;

/// An ordinal's tokens and its number.
struct Ordinal {
    from: usize,
    to: usize,
    number: Decimal,
    clitic: Clitic,
}

/// The rank whose number stands at token `at`.
pub(super) fn read_at(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    if passage.language_of(at).script == Script::Arabic
        || passage.tokens[at].kind == TokenKind::Digits && arabic_before(passage, at)
    {
        return arabic(passage, at);
    }
    if let Some((from, to, number)) = numbered(passage, at) {
        return Some(reading(passage, from, to, number, Unit::Rank));
    }
    let ordinal = in_digits(passage, at).or_else(|| in_words(passage, at))?;
    Some(reading(passage, ordinal.from, ordinal.to, ordinal.number, Unit::Rank))
}

fn reading(passage: &Passage<'_>, from: usize, to: usize, number: Decimal, unit: Unit) -> Reading {
    let span = passage.span(from, to);
    let figure = Figure { value: number, place: 0, decimal: false, fraction: None };
    let value = Quantity { amount: Amount::Point(figure), approx: None, unit, per: None };
    let mention = Mention { span, figure: span, value: Ok(Value::Quantity(value)), alternatives: Vec::new() };
    Reading { from, to, mention }
}

/// "No. 3", "ranked 48th".
fn numbered(passage: &Passage<'_>, at: usize) -> Option<(usize, usize, Decimal)> {
    if passage.tokens[at].kind != TokenKind::Digits {
        return None;
    }
    let mut sign = at.checked_sub(1)?;
    let dot = passage.tokens[sign].kind == TokenKind::Sign('.') && passage.tokens[sign].glued;
    if dot {
        sign = sign.checked_sub(1)?;
    }
    let found = passage.find(sign, |sense| (sense == Sense::NumberSign).then_some(()))?;
    let word = passage.cut(passage.tokens[sign].span);
    if sign < passage.floor || found.next != sign + 1 || (word.len() == 2 && !dot && !word.starts_with('N')) {
        return None;
    }
    // "Docket No. 24-0619" names a thing.
    let named = sign.checked_sub(1).is_some_and(|before| {
        passage.find(before, |sense| (sense == Sense::Naming).then_some(())).is_some() || capital(passage, before)
    });
    let numeral = number_at(passage, at).filter(|numeral| numeral.plain)?;
    let suffix = passage.tokens.get(numeral.to).filter(|token| token.glued);
    let to = match suffix.map(|token| token.kind) {
        None => numeral.to,
        Some(TokenKind::Word) => passage.find(numeral.to, |sense| (sense == Sense::OrdinalSuffix).then_some(()))?.next,
        Some(TokenKind::Sign('-' | '/' | ':')) => return None,
        Some(_) => numeral.to,
    };
    let lower = word.chars().next().is_some_and(char::is_lowercase);
    if (named && word.len() == 2) || (word.len() == 2 && lower) {
        return None;
    }
    Some((sign, to, numeral.size.figure()?.value))
}

/// "21st", «12e».
fn in_digits(passage: &Passage<'_>, at: usize) -> Option<Ordinal> {
    let token = &passage.tokens[at];
    if token.kind != TokenKind::Digits || token.glued {
        return None;
    }
    let suffix = passage.tokens.get(at + 1).filter(|suffix| suffix.glued && suffix.kind == TokenKind::Word)?;
    passage.find(at + 1, |sense| (sense == Sense::OrdinalSuffix).then_some(()))?;
    let numeral = number_at(passage, at)?;
    let hyphen = passage.past_hyphen(at + 2) > at + 2;
    if hyphen || capital(passage, at + 2) || suffix.span.len() > 4 {
        return None;
    }
    let Size::Exact(figure) = numeral.size else { return None };
    (figure.value.is_integer() && !figure.decimal).then_some(Ordinal {
        from: at,
        to: at + 2,
        number: figure.value,
        clitic: Clitic::default(),
    })
}

/// "third", "twenty-first", where the words around make it a place in an order.
fn in_words(passage: &Passage<'_>, at: usize) -> Option<Ordinal> {
    let ordinal = ordinal_at(passage, at)?;
    let next = ordinal.to;
    let hyphen = passage.tokens.get(next).is_some_and(|token| token.glued && token.kind == TokenKind::Sign('-'));
    let hyphen_before = at > 0 && passage.tokens[at].glued && passage.tokens[at - 1].kind == TokenKind::Sign('-');
    if hyphen || hyphen_before || capital(passage, next) || capital(passage, at) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let before = if passage.tokens[before].kind == TokenKind::Sign('\'')
        || passage.tokens[before].kind == TokenKind::Sign('’')
    {
        before.checked_sub(1)?
    } else {
        before
    };
    let ranked = passage.find(before, |sense| (sense == Sense::Rank).then_some(())).is_some();
    let place = passage.find(next, |sense| (sense == Sense::RankNoun).then_some(())).is_some();
    let determined = passage.find(before, |sense| (sense == Sense::Determiner).then_some(())).is_some();
    let noun = passage.tokens.get(next).is_some_and(|token| {
        token.kind == TokenKind::Word
            && !token.line_start
            && passage.find(next, |sense| (sense == Sense::Uncounted).then_some(())).is_none()
    });
    (ranked || place || (determined && noun)).then_some(ordinal)
}

fn ordinal_at(passage: &Passage<'_>, at: usize) -> Option<Ordinal> {
    let ordinal = |at: usize| {
        passage.find(at, |sense| match sense {
            Sense::Ordinal(number) => Some(number),
            _ => None,
        })
    };
    if let Some(found) = ordinal(at) {
        return Some(Ordinal { from: at, to: found.next, number: Decimal::from(found.sense), clitic: found.clitic });
    }
    // "twenty-first"
    let tens = passage.find(at, |sense| match sense {
        Sense::Number(number @ 20..=90) => Some(number),
        _ => None,
    })?;
    let next = passage.past_hyphen(tens.next);
    let ones = ordinal(next).filter(|ones| next > tens.next && ones.sense < 10)?;
    Some(Ordinal { from: at, to: ones.next, number: Decimal::from(tens.sense + ones.sense), clitic: tens.clitic })
}

fn capital(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| {
        token.kind == TokenKind::Word
            && !token.line_start
            && passage.cut(token.span).chars().next().is_some_and(char::is_uppercase)
    })
}

fn arabic_before(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        passage.language_of(before).script == Script::Arabic && passage.tokens[before].kind == TokenKind::Word
    })
}

/// «المركز السابع», «المرتبة 132», «ذكراها الخمسين», «في السادسة والأربعين من عمره».
fn arabic(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    if let Some(ordinal) = ordinal_at(passage, at) {
        if let Some(age) = passage.find(ordinal.to, |sense| (sense == Sense::Age).then_some(())) {
            return Some(age_of(passage, &ordinal, age.next));
        }
        let before = at.checked_sub(1)?;
        if ordinal.clitic.preposition || ordinal.clitic.and || passage.tokens[at].line_start {
            return None;
        }
        let cued = passage.find(before, |sense| matches!(sense, Sense::Rank | Sense::RankNoun).then_some(())).is_some();
        return cued.then(|| reading(passage, ordinal.from, ordinal.to, ordinal.number, Unit::Rank));
    }
    let numeral = number_at(passage, at)?;
    let article = at.checked_sub(1).filter(|&before| {
        passage.tokens[at].glued && passage.cut(passage.tokens[before].span).trim_end_matches('ـ') == "ال"
    });
    let before = article.unwrap_or(at).checked_sub(1)?;
    passage.find(before, |sense| (sense == Sense::Rank).then_some(()))?;
    let definite = numeral.clitic.the || article.is_some();
    if passage.tokens[at].line_start || !(numeral.digits && numeral.plain || definite) {
        return None;
    }
    let Size::Exact(figure) = numeral.size else { return None };
    (figure.value.is_integer() && numeral.scale.is_none())
        .then(|| reading(passage, numeral.from, numeral.to, figure.value, Unit::Rank))
}

fn age_of(passage: &Passage<'_>, ordinal: &Ordinal, to: usize) -> Reading {
    let mut age = reading(passage, ordinal.from, to, ordinal.number, Unit::Time(TimeUnit::Year));
    if let Some(before) = around::before(passage, ordinal.from) {
        age.from = before.from;
        age.mention.span = passage.span(before.from, to);
        if let Ok(Value::Quantity(quantity)) = &mut age.mention.value {
            if let (Some(bound), Amount::Point(figure)) = (before.bound, quantity.amount) {
                quantity.amount = Amount::Bound(bound, figure);
            }
            quantity.approx = before.lean.map(|lean| Approx { words: passage.cut(before.words).to_owned(), lean });
        }
    }
    age
}
