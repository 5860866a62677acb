//! What a figure of the premise says about a figure of the hypothesis.

use super::grammar::List;
use super::side::{Figure, Statement};
use crate::claim::{Evolves, Stance};
use crate::relation::{Because, Code, Compared, Label, Side, Terms, entails};
use crate::value::{Amount, Bound, DateSpan, Dimension, Figure as Number, Grain, Quantity, Unit, Value};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The verdict over two figures, with what explains it.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub label: Label,
    pub code: Code,
    pub because: Because,
}

impl Judged {
    /// Whether the hypothesis states more than the premise.
    pub(super) fn is_more(&self) -> bool {
        match (&self.because.left, &self.because.right) {
            (Some(left), Some(right)) => left.high.zip(right.low).is_some_and(|(high, low)| high.at <= low.at),
            _ => false,
        }
    }
}

/// Relates two values; `None` where they are of different things. `same_noun` says that the words make their nouns one.
pub(super) fn judge(premise: &Value, hypothesis: &Value, same_noun: bool, terms: &Terms<'_>) -> Option<Judged> {
    let (premise, hypothesis) =
        if same_noun { (bare(premise), bare(hypothesis)) } else { (Cow::Borrowed(premise), Cow::Borrowed(hypothesis)) };
    let bounds = |value: &Value| matches!(value, Value::Quantity(Quantity { amount: Amount::Bound(..), .. }));
    let both = bounds(&premise) && bounds(&hypothesis);
    // "More than 300" are at least 301, though a bound of that size may be rounded.
    let near = both && ends_meet(&premise, &hypothesis);
    let (premise, hypothesis) =
        if both { (whole(premise, near), whole(hypothesis, near)) } else { (premise, hypothesis) };
    let scope = BTreeMap::new();
    let side =
        |value| Side { value, stance: Stance::Asserted, as_of: None, published: None, scope: &scope, quoted: false };
    let (ours, theirs) = (side(&*premise), side(&*hypothesis));
    let (label, decision) = entails(ours, theirs, Evolves::Fixed, terms);
    if decision.code == Code::Apart {
        return None;
    }
    let because = Compared::new(ours, terms.policy).explain(&Compared::new(theirs, terms.policy), &decision, terms);
    Some(Judged { label, code: decision.code, because })
}

/// The same count without its noun.
fn bare(value: &Value) -> Cow<'_, Value> {
    match value {
        Value::Quantity(quantity) if matches!(quantity.unit, Unit::Noun(_)) => {
            Cow::Owned(Value::Quantity(Quantity { unit: Unit::Bare, ..quantity.clone() }))
        }
        _ => Cow::Borrowed(value),
    }
}

/// The same count with its end in it: more than 5 engineers are at least 6.
fn whole(value: Cow<'_, Value>, near: bool) -> Cow<'_, Value> {
    let Value::Quantity(quantity) = &*value else { return value };
    let Amount::Bound(bound @ (Bound::Above | Bound::Below), end) = quantity.amount else { return value };
    let counts = matches!(quantity.unit, Unit::Noun(_) | Unit::Bare) && quantity.approx.is_none();
    let large = !near && end.value.abs() >= Decimal::from(SMALL);
    if !counts || end.decimal || end.value.fract() != Decimal::ZERO || large {
        return value;
    }
    let (bound, step) = match bound {
        Bound::Above => (Bound::AtLeast, Decimal::ONE),
        _ => (Bound::AtMost, Decimal::NEGATIVE_ONE),
    };
    let end = Number { value: end.value + step, place: 0, ..end };
    Cow::Owned(Value::Quantity(Quantity { amount: Amount::Bound(bound, end), ..quantity.clone() }))
}

/// Whether two bounds end one apart.
fn ends_meet(premise: &Value, hypothesis: &Value) -> bool {
    let end = |value: &Value| match value {
        Value::Quantity(Quantity { amount: Amount::Bound(_, end), .. }) => Some(end.value),
        _ => None,
    };
    let apart = end(premise).zip(end(hypothesis)).and_then(|(ours, theirs)| ours.checked_sub(theirs));
    apart.is_some_and(|apart| apart.abs() == Decimal::ONE)
}

/// Above this the end of a bound is no count of single things.
const SMALL: i64 = 100;

/// The date of a figure that is one.
pub(super) fn date(figure: &Figure) -> Option<&DateSpan> {
    match &figure.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

/// A month or a day of it without a year, in the year that was taken for that of the hypothesis, which has none either.
pub(super) fn in_year_of(premise: &Figure, hypothesis: &Figure) -> Option<Value> {
    let (ours, theirs) = (date(premise)?, date(hypothesis)?);
    let short = |date: &DateSpan| date.grain <= Grain::Month && !date.range && (date.last - date.first).get_days() < 31;
    let by = theirs.first.year() - ours.first.year();
    if !(premise.floating && hypothesis.floating && short(ours) && short(theirs)) || by.abs() != 1 {
        return None;
    }
    let shift = |day: jiff::civil::Date| day.checked_add(jiff::Span::new().try_years(by).ok()?).ok();
    Some(Value::Date(DateSpan { first: shift(ours.first)?, last: shift(ours.last)?, ..ours.clone() }))
}

/// What ran until 2015 did not run until 2018.
pub(super) fn until(
    judged: &mut Judged,
    premise: &Statement<'_>,
    given: &Figure,
    hypothesis: &Statement<'_>,
    wanted: &Figure,
) {
    let Some((ours, theirs)) = date(given).zip(date(wanted)) else { return };
    let says = |statement: &Statement<'_>, figure: &Figure, words: List| {
        words.begins(&figure.span.cut(statement.text).to_lowercase())
    };
    let both = |words: List| says(premise, given, words) && says(hypothesis, wanted, words);
    let apart = ours.last < theirs.first || theirs.last < ours.first;
    if !apart
        || judged.label == Label::Neutral
        || ours.bound != Some(crate::value::DateBound::By)
        || ours.bound != theirs.bound
    {
        return;
    }
    if both(List::Until) {
        (judged.label, judged.code) = (Label::Contradiction, Code::Conflict);
        judged.because.rule = "the two end at different times".to_owned();
    } else if both(List::UntilLong) {
        judged.label = Label::Neutral;
    }
}

/// Whether a figure is a day of the week.
pub(super) fn is_weekday(statement: &Statement<'_>, figure: &Figure) -> bool {
    let day = date(figure).is_some_and(|date| date.first == date.last);
    day && figure.floating && !figure.span.cut(statement.text).contains(char::is_numeric)
}

/// Whether one date tells when both figures hold: of the clause, and of several figures in it the one beside.
pub(super) fn same_day(premise: &Statement<'_>, ours: &Figure, hypothesis: &Statement<'_>, theirs: &Figure) -> bool {
    let dates = |statement: &Statement<'_>, figure: &Figure| -> Vec<DateSpan> {
        let own = &statement.figures[statement.clauses[figure.clause].figures.clone()];
        let all = || own.iter().filter_map(date).cloned();
        let several = all().count() > 1 && own.iter().filter(|other| !is_date(other)).count() > 1;
        let at = own.iter().position(|other| other.span == figure.span).filter(|_| several);
        match at.and_then(|at| date(own.get(at + 1)?)) {
            Some(beside) => vec![beside.clone()],
            None => all().collect(),
        }
    };
    let (ours, theirs) = (dates(premise, ours), dates(hypothesis, theirs));
    ours.iter().any(|date| theirs.contains(date))
}

/// Whether two figures can be held against each other: of one kind, and both or neither counted from an unknown day.
pub(super) fn comparable(premise: &Figure, hypothesis: &Figure) -> bool {
    !premise.factor
        && !hypothesis.factor
        && premise.floating == hypothesis.floating
        && premise.relative == hypothesis.relative
        && is_date(premise) == is_date(hypothesis)
        && is_rank(premise) == is_rank(hypothesis)
        && (premise.age == hypothesis.age || !(is_time(premise) && is_time(hypothesis)))
}

/// Whether a figure is a stretch of time.
pub(super) fn is_time(figure: &Figure) -> bool {
    matches!(&figure.value, Value::Quantity(Quantity { unit: Unit::Time(_), .. }))
}

/// Whether it tells a place in an order: "third".
pub(super) fn is_rank(figure: &Figure) -> bool {
    matches!(&figure.value, Value::Quantity(Quantity { unit: Unit::Rank, .. }))
}

pub(super) fn is_date(figure: &Figure) -> bool {
    matches!(figure.value, Value::Date(_))
}

/// Whether a figure counts things or people.
pub(super) fn is_count(figure: &Figure) -> bool {
    matches!(&figure.value, Value::Quantity(Quantity { unit: Unit::Noun(_) | Unit::Bare, .. }))
}

/// Whether a figure has no unit of its own, so that it may be of anything, or one that is often left out.
pub(super) fn is_loose(figure: &Figure) -> bool {
    match &figure.value {
        Value::Quantity(Quantity { unit: Unit::Measure(measure), .. }) => measure.dimension == Dimension::Magnitude,
        Value::Quantity(Quantity { unit, .. }) => *unit == Unit::Bare,
        _ => false,
    }
}

/// Whether the words around two counts make their nouns one: those after them cover each other, or one has none.
pub(super) fn same_noun(premise: &Statement<'_>, ours: &Figure, hypothesis: &Statement<'_>, theirs: &Figure) -> bool {
    let after = |statement: &Statement<'_>, figure: &Figure| {
        // What stands after the next figure is its noun, but for "15 of the 45 applicants".
        let next = statement.figures.partition_point(|other| other.span <= figure.span);
        let next = statement.figures.get(next).filter(|next| next.link.is_none() && next.place > figure.place);
        let next = next.map_or(usize::MAX, |next| next.place);
        let end = statement.clauses[figure.clause].words.end.min(next);
        let nouns = if figure.nouns > 0 { figure.nouns } else { 2 };
        figure.place.min(end)..(figure.place + nouns).min(end)
    };
    let wanted = &hypothesis.words[after(hypothesis, theirs)];
    let given = &premise.words[after(premise, ours)];
    let noun = wanted.iter().find(|word| word.is_counted()).or(wanted.first());
    noun.is_some_and(|noun| given.iter().any(|word| word.covers(noun)))
}

/// What a measure is of, by the words beside it: how long, how wide, how deep.
pub(super) fn extent(statement: &Statement<'_>, figure: &Figure) -> Option<usize> {
    const EXTENTS: [(List, List); 5] = [
        (List::Length, List::Long),
        (List::Width, List::Wide),
        (List::Depth, List::Deep),
        (List::Height, List::High),
        (List::Thickness, List::Thick),
    ];
    if !matches!(&figure.value, Value::Quantity(Quantity { unit: Unit::Measure(_), .. })) {
        return None;
    }
    let behind = statement.text.get(figure.span.end..)?.split_whitespace().next().unwrap_or_default();
    let behind = behind.trim_end_matches(|letter: char| !letter.is_alphabetic());
    if let Some(at) = EXTENTS.iter().position(|(_, adjectives)| adjectives.is_written(behind)) {
        return Some(at);
    }
    // The last such noun before it in its clause: «طوله 25 مترا وعرضه 12».
    let head = statement.text.get(..figure.span.start)?;
    let known = |word: &str| {
        let word = word.trim_start_matches(List::AttachedAnd.first());
        let word = List::Article.off_start(word).unwrap_or(word);
        let bare = List::Pronoun.off_end(word).unwrap_or(word);
        EXTENTS.iter().position(|(nouns, _)| nouns.is_written(bare) || nouns.is_written(word))
    };
    head.split_whitespace().rev().take(EXTENT).find_map(known)
}

/// How many words before a measure may stand between it and what it is of.
const EXTENT: usize = 4;
