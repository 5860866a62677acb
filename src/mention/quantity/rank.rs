//! Places in an order: "third", "21st", "No. 3", «المرتبة 28»; and ages told by an ordinal.

use super::around;
use crate::lexicon::{Clitic, Kinds, Script, Sense};
use crate::mention::Mention;
use crate::mention::number::{Size, number_at};
use crate::mention::passage::{Found, Passage, Reading};
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
    if passage.tokens[at].kind == TokenKind::Digits
        && let Some(minute) = minute_of_play(passage, at)
    {
        return Some(minute);
    }
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
    let found = passage.sense(sign, Sense::NumberSign)?;
    let word = passage.cut(passage.tokens[sign].span);
    if sign < passage.floor || found.next != sign + 1 || (word.len() == 2 && !dot && !word.starts_with('N')) {
        return None;
    }
    // "Docket No. 24-0619" names a thing.
    let named =
        sign.checked_sub(1).is_some_and(|before| passage.means(before, Sense::Naming) || capital(passage, before));
    let numeral = number_at(passage, at).filter(|numeral| numeral.plain)?;
    let suffix = passage.tokens.get(numeral.to).filter(|token| token.glued);
    let to = match suffix.map(|token| token.kind) {
        None => numeral.to,
        Some(TokenKind::Word) => passage.sense(numeral.to, Sense::OrdinalSuffix)?.next,
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
    passage.sense(at + 1, Sense::OrdinalSuffix)?;
    let numeral = number_at(passage, at)?;
    // "11st" is a weight in stones.
    let ends_in_one = passage.cut(token.span).ends_with('1') && !passage.cut(token.span).ends_with("11");
    if passage.cut(suffix.span) == "st" && !ends_in_one {
        return None;
    }
    let hyphen = passage.past_hyphen(at + 2);
    let named = passage.means(at + 2, Sense::NamePart);
    if named || !is_lower(passage, hyphen, at + 2) || capital(passage, at + 2) || suffix.span.len() > 4 {
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
    let is = |index: usize, wanted: Sense| passage.means(index, wanted);
    if is_whole(passage, at, next) {
        return Some(ordinal);
    }
    // "seventh-round", "second-largest"
    let hyphen = passage.past_hyphen(next);
    let hyphen_before = at > 0 && passage.tokens[at].glued && passage.tokens[at - 1].kind == TokenKind::Sign('-');
    let first_word = at == 0 || passage.tokens[at].line_start;
    if hyphen_before || !is_lower(passage, hyphen, next) || capital(passage, next) || is(next, Sense::NamePart) {
        return None;
    }
    if hyphen > next && (!capital(passage, at) || first_word) {
        return Some(ordinal);
    }
    if capital(passage, at) {
        return None;
    }
    // "third place" alone
    if at == 0 && is(next, Sense::RankNoun) {
        return Some(ordinal);
    }
    let before = at.checked_sub(1)?;
    let before = if passage.tokens[before].kind == TokenKind::Sign('\'')
        || passage.tokens[before].kind == TokenKind::Sign('’')
    {
        before.checked_sub(1)?
    } else {
        before
    };
    let ranked = is(before, Sense::Rank) || is(next, Sense::RankNoun);
    let determined = is(before, Sense::Determiner) || is(before, Sense::BeforeRank);
    let noun = passage
        .tokens
        .get(next)
        .is_some_and(|token| token.kind == TokenKind::Word && !token.line_start && !is(next, Sense::Uncounted));
    // "stopped him in the seventh": the noun is left out. The first and the second are as often one of two.
    let alone = ordinal.number > Decimal::TWO && is(before, Sense::The);
    (ranked || (determined && noun) || alone).then_some(ordinal)
}

/// Whether the word after a hyphen at `next` is in lower case; also where there is no hyphen.
fn is_lower(passage: &Passage<'_>, hyphen: usize, next: usize) -> bool {
    hyphen == next
        || passage.cut(passage.tokens[hyphen].span).chars().next().is_some_and(char::is_lowercase)
            && passage.tokens[hyphen].span.len() > 1
}

/// Whether the tokens, an article before them aside, are all that there is.
fn is_whole(passage: &Passage<'_>, from: usize, to: usize) -> bool {
    let article = from == 1 && passage.means(0, Sense::The);
    to == passage.tokens.len() && (from == 0 || article)
}

/// With what an ordinal in words begins.
const ORDINALS: Kinds = Kinds::of(&[Sense::Ordinal(0), Sense::Number(0), Sense::Scale(0)]);

fn ordinal_at(passage: &Passage<'_>, at: usize) -> Option<Ordinal> {
    if !passage.means_any(at, ORDINALS) {
        return None;
    }
    if let Some(found) = ordinal_word(passage, at) {
        return Some(Ordinal { from: at, to: found.next, number: Decimal::from(found.sense), clitic: found.clitic });
    }
    if passage.language_of(at).script == Script::Latin
        && let Some(ordinal) = long_ordinal(passage, at)
    {
        return Some(ordinal);
    }
    let (number, to, clitic) = tens_ordinal(passage, at)?;
    Some(Ordinal { from: at, to, number: Decimal::from(number), clitic })
}

/// "one hundred and first", "two-hundred-twenty-second", "three hundredth".
fn long_ordinal(passage: &Passage<'_>, at: usize) -> Option<Ordinal> {
    passage.find(at, |sense| matches!(sense, Sense::Number(_) | Sense::Scale(_)).then_some(()))?;
    let scale = |at: usize| passage.find(at, |sense| matches!(sense, Sense::Scale(_)).then_some(())).is_some();
    let hundred = scale(at) || scale(at + 1) || scale(at + 2);
    let scaled = |at: usize| ordinal_word(passage, passage.past_hyphen(at)).is_some_and(|found| found.sense >= 100);
    if !hundred && !scaled(at + 1) {
        return None;
    }
    let numeral = number_at(passage, at).filter(|numeral| !numeral.digits)?;
    let Size::Exact(figure) = numeral.size else { return None };
    let hyphen = passage.past_hyphen(numeral.to);
    let and = passage.sense(numeral.to, Sense::And).map(|and| and.next);
    let next = and.unwrap_or(hyphen);
    let word = ordinal_word(passage, next).map(|found| (u32::from(found.sense), found.next));
    let (ordinal, to) = word.or_else(|| tens_ordinal(passage, next).map(|(number, to, _)| (number, to)))?;
    let (value, last) = (figure.value, Decimal::from(ordinal));
    let tail = value % Decimal::ONE_HUNDRED;
    let joined = and.is_some() || hyphen > numeral.to;
    let number = if and.is_none() && matches!(ordinal, 100 | 1000) && value < last {
        value.checked_mul(last)?
    } else {
        // "one hundred and first"; "two-hundred-twenty-second"
        let after_hundreds = tail.is_zero() && ordinal < 100 && (joined || is_whole(passage, at, to));
        let tens = tail >= Decimal::from(20) && (tail % Decimal::TEN).is_zero();
        let after_tens = and.is_none() && (joined || is_whole(passage, at, to)) && ordinal < 10 && tens;
        if !hundred || !after_hundreds && !after_tens {
            return None;
        }
        value.checked_add(last)?
    };
    Some(Ordinal { from: at, to, number, clitic: Clitic::default() })
}

fn ordinal_word(passage: &Passage<'_>, at: usize) -> Option<Found<u16>> {
    passage.find(at, |sense| match sense {
        Sense::Ordinal(number) => Some(number),
        _ => None,
    })
}

/// "twenty-first": its number, the token after it, and the particles before it.
fn tens_ordinal(passage: &Passage<'_>, at: usize) -> Option<(u32, usize, Clitic)> {
    let tens = passage.find(at, |sense| match sense {
        Sense::Number(number @ 20..=90) => Some(number),
        _ => None,
    })?;
    let next = passage.past_hyphen(tens.next);
    let ones = ordinal_word(passage, next).filter(|ones| ones.sense < 10)?;
    (next > tens.next || is_whole(passage, at, ones.next)).then_some((
        u32::from(tens.sense + ones.sense),
        ones.next,
        tens.clitic,
    ))
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
    if let Some(reading) = loose(passage, at) {
        return Some(reading);
    }
    if let Some(ordinal) = ordinal_at(passage, at).map(|ordinal| after_hundred(passage, ordinal)) {
        if is_whole(passage, at, ordinal.to) {
            return Some(reading(passage, at, ordinal.to, ordinal.number, Unit::Rank));
        }
        if let Some(age) = passage.sense(ordinal.to, Sense::Age) {
            return Some(age_of(passage, &ordinal, age.next));
        }
        let before = at.checked_sub(1)?;
        if passage.means(before, Sense::Aged) {
            return Some(age_of(passage, &ordinal, ordinal.to));
        }
        if ordinal.clitic.preposition || ordinal.clitic.and || passage.tokens[at].line_start {
            return None;
        }
        let cued = passage.find(before, |sense| matches!(sense, Sense::Rank | Sense::RankNoun).then_some(())).is_some();
        return cued.then(|| reading(passage, ordinal.from, ordinal.to, ordinal.number, Unit::Rank));
    }
    let numeral = number_at(passage, at)?;
    // «في الأربعين من عمره»; «العشرون» alone
    if let Size::Exact(figure) = numeral.size
        && !numeral.digits
        && (numeral.clitic.the || passage.has(at, |sense| matches!(sense, Sense::Ordinal(_))))
    {
        let ordinal = Ordinal { from: at, to: numeral.to, number: figure.value, clitic: numeral.clitic };
        if let Some(age) = passage.sense(numeral.to, Sense::Age) {
            return Some(age_of(passage, &ordinal, age.next));
        }
        if is_whole(passage, at, numeral.to) {
            return Some(reading(passage, at, numeral.to, figure.value, Unit::Rank));
        }
    }
    let article =
        at.checked_sub(1).filter(|&before| passage.cut(passage.tokens[before].span).trim_end_matches('ـ') == "ال");
    let before = article.unwrap_or(at).checked_sub(1)?;
    passage.sense(before, Sense::Rank)?;
    let definite = numeral.clitic.the || article.is_some();
    if passage.tokens[at].line_start || !(numeral.digits && numeral.plain || definite) {
        return None;
    }
    let Size::Exact(figure) = numeral.size else { return None };
    (figure.value.is_integer() && numeral.scale.is_none())
        .then(|| reading(passage, numeral.from, numeral.to, figure.value, Unit::Rank))
}

/// «في الدقيقة 83», as "in the 83rd minute"; not «الساعة 5 والدقيقة 20», nor the added time of «45+2».
fn minute_of_play(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    const LONGEST: i64 = 130;
    const CLOCK: usize = 4;
    let quoted = at.checked_sub(1).filter(|&before| {
        passage.tokens[before].kind != TokenKind::Word
            && matches!(passage.cut(passage.tokens[before].span), "“" | "\"" | "(")
    });
    let before = quoted.unwrap_or(at).checked_sub(1).filter(|_| !passage.tokens[at].line_start)?;
    passage.sense(before, Sense::PlayMinute).filter(|found| !found.clitic.and)?;
    let numeral =
        number_at(passage, at).filter(|numeral| numeral.digits && numeral.plain && numeral.scale.is_none())?;
    let Size::Exact(figure) = numeral.size else { return None };
    let lowest = before.saturating_sub(CLOCK);
    let clock = (lowest..before)
        .any(|word| passage.has(word, |sense| matches!(sense, Sense::Clock | Sense::Period(_, TimeUnit::Hour))));
    let added =
        passage.tokens.get(numeral.to).is_some_and(|next| matches!(next.kind, TokenKind::Sign('+' | ':' | '/' | '-')));
    let in_play = figure.value.is_integer() && figure.value > Decimal::ZERO && figure.value <= Decimal::from(LONGEST);
    (in_play && !clock && !added).then(|| reading(passage, numeral.from, numeral.to, figure.value, Unit::Rank))
}

/// «الخامس بعد المئة»
fn after_hundred(passage: &Passage<'_>, ordinal: Ordinal) -> Ordinal {
    let Some(after) = passage.sense(ordinal.to, Sense::HenceBefore) else {
        return ordinal;
    };
    let hundred = passage.find(after.next, |sense| match sense {
        Sense::Ordinal(number @ (100 | 1000)) => Some(number),
        _ => None,
    });
    match hundred {
        Some(hundred) if ordinal.number < Decimal::ONE_HUNDRED => {
            Ordinal { to: hundred.next, number: ordinal.number + Decimal::from(hundred.sense), ..ordinal }
        }
        _ => ordinal,
    }
}

/// «ثالث أكبر», «ولاية رئاسية ثالثة»
fn loose(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let found = passage.find(at, |sense| match sense {
        Sense::LooseOrdinal(number) => Some(number),
        _ => None,
    })?;
    if found.clitic.the {
        return None;
    }
    if is_whole(passage, at, found.next) {
        return Some(reading(passage, at, found.next, Decimal::from(found.sense), Unit::Rank));
    }
    let is = |index: usize, wanted: Sense| passage.means(index, wanted);
    let before_noun = is(found.next, Sense::Elative) && !passage.tokens[found.next].line_start;
    let cue = |back: usize| at.checked_sub(back).is_some_and(|index| is(index, Sense::LooseRankNoun));
    let plain = |back: usize| {
        at.checked_sub(back).is_some_and(|index| {
            passage.tokens[index].kind == TokenKind::Word
                && !is(index, Sense::Uncounted)
                && !passage.tokens[at].line_start
        })
    };
    let particle = found.clitic.and || found.clitic.preposition;
    let after_noun = !particle && !passage.tokens[at].line_start && (cue(1) || (cue(2) && plain(1)));
    (before_noun || after_noun).then(|| reading(passage, at, found.next, Decimal::from(found.sense), Unit::Rank))
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
