//! Expressions of figures: a number, what stands before it (hedge, bound, currency sign, the opening of a range) and what
//! follows it (unit, rate, the other end of a range, a later hedge).
//!
//! The number is the anchor: the reader stands on it, looks left as far as the passage's floor, then right.

mod around;
mod lone;
mod name;
mod none;
mod noun;
mod rank;
mod share;
mod term;
mod unit;

pub(crate) use self::noun::past_model;
pub(super) use self::unit::extent_before;

use self::around::{Before, Joint};
use self::name::Marked;
use self::term::Term;
use super::number::Size;
use super::passage::{Passage, Reading};
use super::token::{Token, TokenKind};
use super::{Alternative, Doubt, Mention, Unresolved};
use crate::lexicon::{Clitic, Entry, Kinds, Script, Sense};
use crate::text::Span;
use crate::value::{Amount, Approx, Figure, Lean, Quantity, TimeUnit, Unit, Value};

/// The expression whose core begins at token `at`, if one does; it may reach back to the passage's floor for what stands before.
pub(crate) fn read_at(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let token = &passage.tokens[at];
    match token.kind {
        TokenKind::Digits => {}
        TokenKind::Word => {
            if !(token.kinds.meet(BEGINNING) || token.kinds.meet(EACH) && is_arabic(passage, at)) {
                return None;
            }
        }
        TokenKind::Sign(sign) => {
            super::number::vulgar(sign)?;
            return share::written(passage, at).or_else(|| amount_at(passage, at));
        }
    }
    if let Some(none) = none::read_at(passage, at) {
        return Some(none);
    }
    if name::is_idiom(passage, at) {
        return None;
    }
    share::read_at(passage, at)
        .or_else(|| rank::read_at(passage, at))
        .or_else(|| amount_at(passage, at))
        .or_else(|| lone::read_at(passage, at))
        .or_else(|| none::one(passage, at))
}

/// Whether a figure whose number stands at token `at` goes on with a unit, rather than with a noun.
pub(super) fn is_measured(passage: &Passage<'_>, at: usize, figure: &Reading) -> bool {
    let goes_on = figure.mention.figure.end > passage.tokens[at].span.end;
    let counts = |value: &Value| matches!(value, Value::Quantity(quantity) if matches!(quantity.unit, Unit::Noun(_) | Unit::Bare));
    goes_on && !figure.mention.value.as_ref().is_ok_and(counts)
}

/// Whether an expression may begin with a token, whatever stands around it.
pub(crate) fn may_begin(token: &Token) -> bool {
    match token.kind {
        TokenKind::Digits => true,
        TokenKind::Word => token.kinds.meet(BEGINNING.and(EACH)),
        TokenKind::Sign(sign) => super::number::vulgar(sign).is_some(),
    }
}

/// Whether a text is a number in digits, or two with a dash, before words that it counts, where signs at most stand before it and the
/// words mean nothing else to the reader: it is read as that and as nothing else.
pub(crate) fn is_plain_count(passage: &Passage<'_>) -> bool {
    /// What people and things are called that are counted.
    const COUNTED: Kinds = Kinds::of(&[Sense::People, Sense::Someone, Sense::Casualty, Sense::Thing("")]);
    let tokens = &passage.tokens;
    let is_sign = |token: &Token| matches!(token.kind, TokenKind::Sign('~' | '<' | '>' | '=' | '≤' | '≥'));
    let Some(number) = tokens.iter().position(|token| !is_sign(token)) else { return false };
    let Some(word) = tokens.iter().position(|token| token.kind == TokenKind::Word) else { return false };
    let is_number = |token: &Token| {
        token.kind == TokenKind::Digits
            && passage.cut(token.span).bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    };
    let means_nothing = |word: &Token| {
        let counted = |entry: &Entry| entry.clitic == Clitic::default() && COUNTED.hold_all(entry.kinds);
        let free = !word.glued && !word.line_start && !word.in_phrase && word.phrases.1 == 0;
        word.kind == TokenKind::Word && free && word.entry.is_none_or(counted)
    };
    if !tokens[word..].iter().all(means_nothing) {
        return false;
    }
    match &tokens[number.min(word)..word] {
        [one] if is_number(one) => {
            let bare = term::term_at(passage, number).filter(|term| term.to == word && term.unit.is_bare());
            let noun = bare.and_then(|term| noun::noun_after(passage, word, &term));
            noun.is_some_and(|noun| noun.from == word && noun.to == tokens.len())
        }
        [low, dash, high] if is_number(low) && dash.kind == TokenKind::Sign('–') && is_number(high) => {
            let range = amount_at(passage, number).filter(|range| range.from == 0 && range.to == tokens.len());
            range.is_some_and(|range| {
                matches!(range.mention.value, Ok(Value::Quantity(Quantity { unit: Unit::Noun(_), .. })))
            })
        }
        _ => false,
    }
}

fn is_arabic(passage: &Passage<'_>, at: usize) -> bool {
    passage.language_of(at).script == Script::Arabic
}

/// With what a number or a length of time in words may begin.
const BEGINNING: Kinds = Kinds::of(&[
    Sense::Number(0),
    Sense::Scale(0),
    Sense::Dual(0),
    Sense::Plural(0),
    Sense::Dozen(0),
    Sense::Dozens,
    Sense::Circa(0),
    Sense::Few(0),
    Sense::Couple,
    Sense::Part(0, 0),
    Sense::OwnedPart(0, 0),
    Sense::Pair,
    Sense::Ordinal(0),
    Sense::LooseOrdinal(0),
    Sense::Single,
    Sense::Measure(""),
    Sense::LooseMeasure(""),
    Sense::Currency(""),
    Sense::Point,
    Sense::NoneOf(0),
    Sense::NoneHarmed,
]);

/// With what the second number of a ratio may begin that needs no first: «امرأة من كل أربع».
const EACH: Kinds = Kinds::of(&[Sense::OutOf]);

/// An amount: a term with its surroundings, or a range of two.
fn amount_at(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let numbered = term::term_at(passage, at);
    let alone = numbered.is_none();
    // «من متر إلى متر ونصف»
    let first = numbered.or_else(|| around::opening(passage, at).and_then(|_| term::one_of_unit(passage, at)))?;
    let opening = around::opening(passage, first.from);
    let range = second_end(passage, &first, opening);
    let (mut opening, mut term, mut second) = (None, first, None);
    match range {
        Some((opens, low, high)) => (opening, term, second) = (opens, low, Some(high)),
        None if alone => return None,
        None => {}
    }
    let mut to = second.as_ref().map_or(term.to, |second| second.to);
    let before = around::before(passage, opening.map_or(term.from, |opening| opening.from));
    let unit = second.as_ref().map_or(&term.unit, |second| &second.unit);
    let before = before.filter(|before| !matches!(unit, Unit::Time(_)) || !around::spans(passage, before));
    let against = before.and_then(|before| around::set_against(passage, &before, &term)).filter(|_| unit.is_bare());
    let scale_of_quakes = || {
        unit::is_magnitude(
            passage,
            &term,
            before.map_or(opening.map(|opening| opening.from), |before| Some(before.from)),
        )
    };
    let magnitude = if unit.is_bare() { scale_of_quakes() } else { None };
    let unit = if magnitude.is_some() { &Unit::Measure(unit::magnitude()?) } else { unit };
    let has_unit = !unit.is_bare();
    if name::is_in_code(passage, &term, to) {
        return None;
    }
    let whole = term.from == 0 && to == passage.tokens.len();
    // "1/2" alone is a day of the year as often.
    if !has_unit && !whole && super::number::is_fraction(passage, term.number) {
        return None;
    }
    let marked = Marked {
        any: before.is_some() || second.is_some(),
        bounded: before.is_some_and(|before| before.bound.is_some()) || second.is_some(),
    };
    let counted = if has_unit { None } else { noun::noun_after(passage, to, &term) };
    if !has_unit && !whole && name::is_name(passage, at, to, &term, counted, marked) {
        return None;
    }
    if matches!(unit, Unit::Time(_)) && (name::is_later(passage, to) || name::is_time_of_day(passage, &term)) {
        return None;
    }
    let mut unit = unit.clone();
    if unit.is_bare()
        && (name::is_aged(
            passage,
            &term,
            before.map_or(opening.map_or(term.number, |opening| opening.from), |before| before.from),
        ) || before.is_none() && name::is_apposed_age(passage, &term))
    {
        unit = Unit::Time(TimeUnit::Year);
    }
    let counted = || match &second {
        Some(second) => noun::noun_after(passage, to, second),
        None => counted,
    };
    if unit.is_bare()
        && let Some(noun) = counted()
    {
        unit = Unit::Noun(passage.cut(passage.span(noun.from, noun.to)).to_owned());
        to = noun.to;
        // «15.000 وحدة»: what is counted has no thousandths.
        if let (Size::Exact(figure), Some(other)) = (term.size, term.other)
            && noun.certain
            && figure.decimal
            && !other.decimal
        {
            (term.size, term.other) = (Size::Exact(other), Some(figure));
        }
    }
    // «سيطرت على (60) حريقا»: after a small word; after a name it may be the minute of a goal.
    if unit.is_bare()
        && second.is_none()
        && let Some((open, next)) = term::enclosed(passage, &term)
        && open
            .checked_sub(1)
            .is_some_and(|word| noun::is_grammar(passage, word) || passage.means(word, Sense::Function))
        && let Some(noun) = noun::noun_after(passage, next, &term)
    {
        unit = Unit::Noun(passage.cut(passage.span(noun.from, noun.to)).to_owned());
        (term.from, to) = (open, noun.to);
    }
    if let (Unit::Noun(_), Size::Exact(figure), None) = (&unit, &mut term.size, &second)
        && figure.value.is_integer()
        && let Some((next, part)) = noun::and_half(passage, to)
    {
        (figure.value, figure.place) = (figure.value + part, -(part.scale() as i32));
        to = next;
    }
    let before = match against.filter(|_| unit.is_bare()) {
        Some(noun) => {
            unit = Unit::Noun(passage.cut(passage.tokens[noun].span).to_owned());
            None
        }
        None => before,
    };
    let per = second.as_ref().and_then(|second| second.per.clone()).or_else(|| term.per.clone());
    let per = match per {
        None if matches!(unit, Unit::Noun(_)) => unit::per_after(passage, to, &unit).map(|(next, per)| {
            to = next;
            per
        }),
        None if matches!(unit, Unit::Money(_)) => unit::per_of_both(passage, term.from, to, &unit),
        // "two per year"
        None if unit.is_bare() && passage.means(to, Sense::Per) => {
            unit::per_after(passage, to, &unit).map(|(next, per)| {
                to = next;
                per
            })
        }
        per => per,
    };
    let figure = passage.span(opening.map_or(term.from, |opening| opening.from), to);
    let joined = || around::joined_after(passage, second.as_ref().unwrap_or(&term).number_to);
    let after = around::after(passage, to).inspect(|after| to = after.to).or_else(joined);
    let first_token = before.as_ref().map_or(opening.map_or(term.from, |opening| opening.from), |before| before.from);
    let first_token = magnitude.unwrap_or(first_token);
    let from = match (magnitude, before) {
        (None, None) => figure.start,
        _ => passage.tokens[first_token].span.start,
    };
    let span = Span::new(from, passage.tokens[to - 1].span.end);
    let value = value_of(passage, &term, second.as_ref(), before, after, unit, per);
    let alternatives = alternatives(&term, value.as_ref().ok());
    Some(Reading {
        from: first_token,
        to,
        mention: Mention { span, figure, value: value.map(Value::Quantity), alternatives },
    })
}

fn value_of(
    passage: &Passage<'_>,
    term: &Term,
    second: Option<&Term>,
    before: Option<Before>,
    after: Option<Before>,
    unit: Unit,
    per: Option<String>,
) -> Result<Quantity, Unresolved> {
    let mut approx = None;
    let mut bound = None;
    for side in [before, after].into_iter().flatten() {
        bound = bound.or(side.bound);
        approx = approx.or(side.lean.map(|lean| Approx { words: passage.cut(side.words).to_owned(), lean }));
    }
    let amount = match (term.size, second.map(|second| second.size)) {
        (Size::TooLong, _) | (_, Some(Size::TooLong)) => return Err(Unresolved::TooLong),
        (low, Some(high)) => match (low.figure(), high.figure()) {
            (Some(low), Some(high)) => Amount::Range(low, high),
            _ => return Err(Unresolved::TooLong),
        },
        (Size::Vague(low, high), None) => Amount::Vague(low, high),
        (Size::Exact(figure) | Size::Circa(figure), None) => {
            if matches!(term.size, Size::Circa(_)) && bound.is_none() {
                let words = passage.cut(passage.span(term.from, term.number_to)).to_owned();
                approx = approx.or(Some(Approx { words, lean: Lean::Both }));
            }
            match bound {
                Some(bound) => Amount::Bound(bound, figure),
                None => Amount::Point(figure),
            }
        }
    };
    Ok(Quantity { amount, approx, unit, per })
}

/// The other readings that the term allows, in the shape of the main one.
fn alternatives(term: &Term, main: Option<&Quantity>) -> Vec<Alternative> {
    let Some(main) = main else { return Vec::new() };
    let mut alternatives = Vec::new();
    let mut add = |figure: Option<Figure>, unit: Option<&Unit>, why: &str| {
        let mut other = main.clone();
        match (&mut other.amount, figure) {
            (Amount::Point(point) | Amount::Bound(_, point), Some(figure)) => *point = figure,
            (_, Some(_)) => return,
            (_, None) => {}
        }
        if let Some(unit) = unit {
            other.unit = unit.clone();
        }
        alternatives.push(Alternative { value: Value::Quantity(other), why: why.to_owned(), doubt: Doubt::Notation });
    };
    if let Some(figure) = term.other {
        let why = if figure.decimal { "the separator marks decimals" } else { "the separator groups thousands" };
        add(Some(figure), None, why);
    }
    for (unit, why) in &term.other_units {
        add(None, Some(unit), why);
    }
    alternatives
}

/// The second end of a range that begins with `first`: both with the scale and the unit that they share.
fn second_end(
    passage: &Passage<'_>,
    first: &Term,
    opening: Option<around::Opening>,
) -> Option<(Option<around::Opening>, Term, Term)> {
    let joint = around::joint(passage, first.to, opening)?;
    // "Between" wants "and", "from" wants "to"; a dash needs neither.
    let opening = opening.filter(|opening| match opening.and {
        // "between 10-15 percent"
        true => matches!(joint.kind, Joint::And | Joint::Dash),
        false => joint.kind == Joint::To,
    });
    let one = || matches!(first.unit, Unit::Measure(_)).then(|| term::one_of_unit(passage, joint.next)).flatten();
    let second = term::term_after(passage, joint.next).or_else(one)?;
    // "6-foot-7"
    if joint.kind == Joint::Dash && second.unit.is_bare() && matches!(&first.unit, Unit::Measure(_)) {
        return None;
    }
    // «أربع سنوات حتى 2022»
    if matches!(first.unit, Unit::Time(_)) && second.unit.is_bare() && name::is_bare_year(&second) {
        return None;
    }
    // "rose 5p to £1.70" states two figures, "rose 4 to 6 percent" one.
    let two = !first.unit.is_bare() && !second.unit.is_bare();
    if joint.kind == Joint::To && opening.is_none() && two && around::is_change(passage, first.from) {
        return None;
    }
    // "lost 5 percent to 24.60": a share is told with its unit at the end.
    let shares = matches!(first.unit, Unit::Percent | Unit::PercentPoint | Unit::BasisPoint);
    if joint.kind == Joint::To && opening.is_none() && shares && second.unit.is_bare() {
        return None;
    }
    // "The target for the Orbi 7 to 12 million"
    let bare = first.unit.is_bare() && !first.scaled();
    if joint.kind == Joint::To && opening.is_none() && bare && name::follows_name(passage, first.from) {
        return None;
    }
    // "1.2 percent or 412 points"
    let measured = !matches!(first.unit, Unit::Bare | Unit::Noun(_));
    if joint.kind == Joint::Or && measured && second.unit.is_bare() {
        return None;
    }
    // "$4 a share or $812m in all" states one amount in two ways.
    if joint.kind == Joint::Or && two && first.per != second.per {
        return None;
    }
    let (low, high) = share_between(first, second)?;
    let (Some(from), Some(to)) = (low.size.figure(), high.size.figure()) else { return None };
    // "38 ± 2 percent"
    if joint.kind == Joint::PlusMinus {
        let (mut below, mut above) = (low.clone(), high.clone());
        let place = from.place.min(to.place);
        let figure = |value| Figure { value, place, decimal: from.decimal || to.decimal, fraction: None };
        below.size = Size::Exact(figure(from.value.checked_sub(to.value)?));
        above.size = Size::Exact(figure(from.value.checked_add(to.value)?));
        return Some((None, below, above));
    }
    if from.value >= to.value {
        return None;
    }
    let dashed = joint.kind == Joint::Dash;
    let named = !high.unit.is_bare() || !low.unit.is_bare() || high.scaled();
    let hedged = opening.is_none() && around::before(passage, low.from).is_some();
    let aged = name::is_aged(passage, &low, low.from);
    // 3-0 and 52-48 are scores, "5 to 7" alone may be one: a range names what it counts.
    let counted = || noun::noun_after(passage, high.to, &high).is_some_and(|noun| noun.certain);
    if name::are_years(&low, &high) || (dashed && name::dash_goes_on(passage, low.from, high.to)) {
        return None;
    }
    let whole = passage.tokens.len() == high.to && low.from == opening.map_or(0, |opening| opening.to);
    (opening.is_some_and(|opening| opening.sure) || named || hedged || aged || counted() || whole)
        .then_some((opening, low, high))
}

/// Both ends with what one of them leaves to the other; `None` where their units do not agree.
fn share_between(first: &Term, second: Term) -> Option<(Term, Term)> {
    let (mut low, mut high) = (first.clone(), second);
    match (&low.unit, &high.unit) {
        (Unit::Bare, Unit::Bare) => {}
        (Unit::Bare, _) => low.take_unit(&high),
        (_, Unit::Bare) => high.take_unit(&low),
        (Unit::Money(a), Unit::Money(b)) if a.possible().iter().any(|code| b.possible().contains(code)) => {}
        (a, b) if a == b => {}
        // "ten days to two weeks", «بين أربعة أشهر وأربعة أعوام»
        (Unit::Time(_), Unit::Time(_)) => term::level(&mut low, &mut high)?,
        _ => return None,
    }
    // "$10-12 billion" means both, "$900 to $1.2 million" does not.
    if let (Some(scale), false) = (high.scale, low.scaled())
        && low.plain_value().is_some_and(|value| high.before_scale().is_some_and(|mantissa| value < mantissa))
    {
        low.apply_scale(scale);
    }
    Some((low, high))
}
