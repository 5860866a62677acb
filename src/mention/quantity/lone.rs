//! Lengths of time and other units that stand without a number: "an hour and a half", «لمدة ساعة», «شهر واحد».

use super::around;
use super::term::{self, Term};
use super::unit;
use crate::lexicon::{Kinds, Script, Sense};
use crate::mention::Mention;
use crate::mention::number::{Size, and_part};
use crate::mention::passage::{Passage, Reading};
use crate::mention::token::TokenKind;
use crate::text::{Span, fold};
use crate::value::{Amount, Approx, Bound, Figure, Quantity, Unit, Value};
use rust_decimal::Decimal;

/// What may stand for one of a unit.
const UNITS: Kinds =
    Kinds::of(&[Sense::Single, Sense::Measure(""), Sense::LooseMeasure(""), Sense::Currency(""), Sense::Point]);

/// The unit whose singular stands at token `at`, where the words around it make it one: "a week", "a mile and a half".
pub(super) fn read_at(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    if !passage.means_any(at, UNITS) {
        return None;
    }
    let single = passage.sense(at, Sense::Single);
    let other = |sense| matches!(sense, Sense::Measure(_) | Sense::LooseMeasure(_) | Sense::Currency(_) | Sense::Point);
    let loose = passage.means(at, Sense::LooseMeasure(""));
    let unit = single.or_else(|| passage.find(at, |sense| other(sense).then_some(())))?;
    let time = single.is_some();
    // «نقطة مئوية واحدة»
    let point = passage.means(at, Sense::Point);
    if unit.clitic.the || unit.next != at + 1 && !point {
        return None;
    }
    let arabic = passage.language_of(at).script == Script::Arabic;
    let from = if arabic { at } else { article(passage, at)? };
    let numbered = arabic && at.checked_sub(1).is_some_and(|before| passage.tokens[before].kind == TokenKind::Digits);
    if is_counted(passage, from) || numbered && !passage.tokens[at].line_start {
        return None;
    }
    let measured = unit::after(passage, at, &if loose { Term::none() } else { Term::one(at) })?;
    let half = if time || loose {
        and_part(passage, unit.next).or_else(|| unit::except_part(passage, unit.next).map(|(next, part)| (next, -part)))
    } else {
        measured.part.map(|part| (measured.to, part))
    };
    // «دولار واحد», «دولار أمريكي واحد»
    let end = if matches!(measured.unit, Unit::Money(_)) && measured.per.is_none() { measured.to } else { unit.next };
    let one = arabic && passage.has(end, |sense| sense == Sense::Number(1));
    let before = around::before(passage, from);
    let weighed = matches!(&measured.unit, Unit::Measure(measure) if matches!(measure.symbol, "t" | "kg" | "km"));
    let hedged = before.is_some_and(|before| !arabic || (time || weighed) && before.bound.is_some());
    let whole = from == 0 && unit.next == passage.tokens.len() && (time || !arabic);
    // "a dollar a day"
    let rate = matches!(measured.unit, Unit::Money(_)) && measured.per.is_some() && !arabic;
    // «عام 2018» is a year, "an hour later" one of the story's.
    let mut to = if one { end + 1 } else { unit.next };
    let later = passage.has(to, |sense| matches!(sense, Sense::Later | Sense::AgoAfter | Sense::HenceAfter));
    let digits = passage.tokens.get(to).is_some_and(|next| next.kind == TokenKind::Digits && !next.line_start);
    if later || digits {
        return None;
    }
    let mut value = measured.factor;
    if let Some((next, part)) = half {
        value = value.checked_mul(Decimal::ONE.checked_add(part)?)?;
        to = if time && arabic && is_again(passage, at, next) { next + 1 } else { next };
    } else if rate {
        to = measured.to;
    }
    if time
        && half.is_none()
        && let Some(next) = or_two(passage, at, unit.next)
    {
        return Some(one_or_two(passage, from, next, measured.unit, measured.factor));
    }
    let place = -(value.normalize().scale() as i32);
    let figure = Figure { value: value.normalize(), place, decimal: false, fraction: None };
    let per = measured.per.filter(|_| rate);
    // "an hour and ten minutes", «متر وسبعون سنتيمترا»
    let mut sum = Term::one(from);
    (sum.to, sum.number_to, sum.unit, sum.size, sum.per) = (to, to, measured.unit, Size::Exact(figure), per);
    if half.is_none() && measured.factor == Decimal::ONE {
        term::compound(passage, &mut sum);
    }
    let added = sum.to > to;
    if loose && half.is_none() {
        return None;
    }
    let lasts = time && lasting_before(passage, from);
    (half.is_some() || one || lasts || hedged || whole || rate || added).then(|| reading(passage, &sum, before))
}

/// The token after "or two", or after the dual of the same unit: «يوما أو يومين».
fn or_two(passage: &Passage<'_>, at: usize, next: usize) -> Option<usize> {
    let or = passage.sense(next, Sense::Or)?;
    let period = |at: usize| {
        passage.find(at, |sense| match sense {
            Sense::Period(count, unit) => Some((count, unit)),
            _ => None,
        })
    };
    let two = passage.find(or.next, |sense| matches!(sense, Sense::Number(2) | Sense::Pair).then_some(sense))?;
    match two.sense {
        Sense::Pair => (period(or.next)?.sense == period(at)?.sense).then_some(two.next),
        // "A day or two people" counts people.
        _ => super::noun::noun_after(passage, two.next, &Term::one(at)).is_none().then_some(two.next),
    }
}

/// "A day or two".
fn one_or_two(passage: &Passage<'_>, from: usize, to: usize, unit: Unit, factor: Decimal) -> Reading {
    let before = around::before(passage, from);
    let approx =
        before.and_then(|side| side.lean.map(|lean| Approx { words: passage.cut(side.words).to_owned(), lean }));
    let first = before.map_or(from, |before| before.from);
    let amount = Amount::Range(Figure::whole(factor), Figure::whole(factor * Decimal::TWO));
    let value = Ok(Value::Quantity(Quantity { amount, approx, unit, per: None }));
    let (span, figure) = (passage.span(first, to), passage.span(from, to));
    Reading { from: first, to, mention: Mention { span, figure, value, alternatives: Vec::new() } }
}

fn reading(passage: &Passage<'_>, sum: &Term, before: Option<around::Before>) -> Reading {
    let words = passage.span(sum.from, sum.to);
    let first = before.map_or(sum.from, |before| before.from);
    let after = around::after(passage, sum.to);
    let last = after.map_or(sum.to, |after| after.to);
    let (mut bound, mut approx): (Option<Bound>, _) = (None, None);
    for side in [before, after].into_iter().flatten() {
        bound = bound.or(side.bound);
        approx = approx.or(side.lean.map(|lean| Approx { words: passage.cut(side.words).to_owned(), lean }));
    }
    let figure = sum.size.figure().unwrap_or(Figure::whole(Decimal::ONE));
    let amount = bound.map_or(Amount::Point(figure), |bound| Amount::Bound(bound, figure));
    let span = Span::new(passage.tokens[first].span.start, passage.tokens[last - 1].span.end);
    let value = Ok(Value::Quantity(Quantity { amount, approx, unit: sum.unit.clone(), per: sum.per.clone() }));
    Reading { from: first, to: last, mention: Mention { span, figure: words, value, alternatives: Vec::new() } }
}

/// The indefinite article before token `at`.
fn article(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|&before| before >= passage.floor && !passage.tokens[at].line_start)?;
    passage.means(before, Sense::Article).then_some(before)
}

/// Whether the word at `next` is the one at `at` once more, with its article: «عاما ونصف العام».
fn is_again(passage: &Passage<'_>, at: usize, next: usize) -> bool {
    let word = |index: usize| passage.tokens.get(index).map(|token| fold(passage.cut(token.span)));
    let (Some(first), Some(again)) = (word(at), word(next)) else { return false };
    let bare = first.trim_start_matches(['و', 'ل', 'ب', 'ف']).trim_end_matches('ا');
    again.strip_prefix("ال").is_some_and(|again| again == bare)
}

/// Whether "for" or «لمدة» stands before token `at`.
fn lasting_before(passage: &Passage<'_>, at: usize) -> bool {
    const LONGEST: usize = 3;
    let lowest = at.saturating_sub(LONGEST).max(passage.floor);
    !passage.tokens[at].line_start
        && (lowest..at).any(|from| passage.sense(from, Sense::Lasting).is_some_and(|found| found.next == at))
}

/// Whether a number or a figure stands directly before token `at`: it counts the unit itself, or what it is counted by.
fn is_counted(passage: &Passage<'_>, at: usize) -> bool {
    at > 0 && at == passage.floor && !passage.tokens[at].line_start
}
