//! Expressions of dates.
//!
//! [`form`] reads what names a date, [`named`] finds the days of it, and this file what stands around it: bounds, "around", the
//! two ends of a range, and what a month, a year or a season alone needs beside it to be a date at all.

mod clock;
mod edtf;
mod form;
mod hijri;
mod named;
mod numeric;
mod outlook;
mod relative;
mod tense;
mod word;

use self::form::{Form, Need, Side, range_and, range_sign, reference, written_as_name};
use self::named::{Named, Unit, When};
use super::passage::{Passage, Reading};
use super::quantity;
use super::token::TokenKind;
use super::{Alternative, Doubt, Mention, Unresolved};
use crate::lexicon::{Script, Sense};
use crate::value::{
    Amount, Approx, DateBound, DateSpan, Figure, Grain, Lean, Part, Quantity, Unit as QuantityUnit, Value,
};
use jiff::ToSpan;
use rust_decimal::Decimal;

pub(crate) use self::clock::end as clock_end;
pub(crate) use self::outlook::outlook;
pub(crate) use self::tense::{Tense, around as tense_around, is_future_form};

/// The longest expression, in tokens.
const LONGEST: usize = 64;

/// The years that a number alone may be.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// The expression that begins at token `at`, if one does.
pub(crate) fn read_at(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let token = passage.tokens.get(at)?;
    if !token.dated {
        debug_assert!(!outlook::opens(passage.text, token) || read_opened(passage, at).is_none());
        return None;
    }
    read_opened(passage, at)
}

fn read_opened(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    if at == 0
        && passage.tokens.len() <= LONGEST
        && let Some(span) = edtf::whole(passage.text)
    {
        return Some(notation(passage, span));
    }
    if inside_name(passage, at) {
        return None;
    }
    if let Some(reading) = relative::read(passage, at) {
        return Some(reading);
    }
    let expression = Expression::read(passage, at)?;
    (expression.next - at <= LONGEST).then(|| expression.reading(passage))
}

/// Whether a date is a year whose number a reading of figures takes for an amount of the noun after it: «انضم في 2009 قادما».
/// Round numbers are amounts.
pub(crate) fn is_year_beside_noun(date: &Reading, count: &Reading) -> bool {
    let year = match &date.mention.value {
        Ok(Value::Date(span)) => (span.grain == Grain::Year && !span.range).then(|| span.first.year()),
        _ => None,
    };
    year.is_some_and(|year| YEARS.contains(&year) && year % 100 != 0)
        && date.mention.span == date.mention.figure
        && date.mention.span.start == count.mention.span.start
}

/// Whether the words at `at` belong to a phrase in which they are no date.
fn inside_name(passage: &Passage<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..=at).any(|from| passage.word(from, Sense::NoDate).is_some_and(|next| next > at))
}

/// Whether a day without a year is the name of what stands before it.
fn names_something(passage: &Passage<'_>, at: usize, form: &Form) -> bool {
    let yearless = |form: &Form| form.first.when == When::Nearest;
    if !yearless(form) || !matches!(form.first.unit, Unit::Day(..) | Unit::Month(_)) {
        return false;
    }
    (at.saturating_sub(4)..at).filter_map(|word| passage.word(word, Sense::NamedFor)).any(|next| {
        let day = form::date(passage, passage.past_the(next));
        day.is_some_and(|day| yearless(&day) && day.next > at && matches!(day.first.unit, Unit::Day(..)))
    })
}

/// A date with what stands around it.
struct Expression {
    from: usize,
    /// Where the date itself begins, and the token after it.
    figure: usize,
    figure_end: usize,
    next: usize,
    bound: Option<DateBound>,
    approx: Option<Approx>,
    first: Named,
    last: Option<Named>,
    side: Option<Side>,
    others: Vec<(Named, &'static str)>,
}

impl Expression {
    fn read(passage: &Passage<'_>, at: usize) -> Option<Expression> {
        let bound = passage.find(at, |sense| match sense {
            Sense::DateBound(bound) => Some(Some(bound)),
            Sense::AsOf => Some(None),
            _ => None,
        });
        // «بعد الغد» is a day of its own.
        let named = passage.find(at, |sense| matches!(sense, Sense::DayShift(_)).then_some(()));
        let bound = bound.filter(|_| named.is_none_or(|named| named.next == at + 1));
        if let Some((bound, next)) = comparator(passage, at) {
            // A number after a sign is an amount, unless its words make it a date.
            let figure = notation_month(passage, next).or_else(|| form::date(passage, next));
            let form = figure.filter(|form| form.need == Need::Nothing && form.last.is_none())?;
            return Some(Expression::of(form, at, next, Some(bound)));
        }
        if let Some(found) = &bound
            && let Some(expression) = Expression::dated(passage, at, found.next, found.sense, true)
        {
            return Some(expression);
        }
        Expression::dated(passage, at, at, None, false)
    }

    /// What follows a bound, or an expression without one.
    fn dated(
        passage: &Passage<'_>,
        from: usize,
        at: usize,
        bound: Option<DateBound>,
        bounded: bool,
    ) -> Option<Expression> {
        let mut next = at;
        let around = match passage.sign(at) {
            Some('~' | '≈') => Some(at + 1),
            _ => passage.word(at, Sense::Around),
        };
        if let Some(after) = around {
            next = after;
            if passage.sign(next) == Some('.') && passage.glued(next) {
                next += 1;
            }
        }
        let approx = around.map(|_| Approx { words: passage.cut(passage.span(at, next)).to_owned(), lean: Lean::Both });
        let opener = passage.find(next, |sense| match sense {
            Sense::Between => Some(true),
            Sense::From => Some(false),
            _ => None,
        });
        if let Some(opener) = opener.filter(|_| !bounded)
            && let Some(range) = Expression::range(passage, from, opener.next, Some(opener.sense))
        {
            return Some(Expression { approx, ..range });
        }
        let prefixed = bounded || around.is_some();
        if !prefixed && let Some(range) = Expression::range(passage, from, next, None) {
            return Some(range);
        }
        let figure = if prefixed { passage.past_the(next) } else { next };
        let the = figure > next;
        let form = form::date(passage, figure)?;
        if names_something(passage, at, &form) {
            return None;
        }
        if !acceptable(passage, figure, &form, Prefix { bounded, around: around.is_some(), the }) {
            return None;
        }
        // "After Monday's vote" is not after Monday, "before the 2014 election" not before 2014.
        if bound.is_some() && (possessive(passage, form.next) || (the && matches!(form.need, Need::Year | Need::Month)))
        {
            return None;
        }
        let mut expression = Expression::of(form, from, figure, bound);
        expression.approx = approx;
        Some(expression)
    }

    /// Two dates with what joins them; `between` tells whether "between" or "from" stood before.
    fn range(passage: &Passage<'_>, from: usize, at: usize, between: Option<bool>) -> Option<Expression> {
        let figure = if between.is_some() { passage.past_the(at) } else { at };
        let around = between.and_then(|_| passage.word(figure, Sense::Around));
        let start = around.unwrap_or(figure);
        let form = form::date(passage, start)?;
        let prefix = Prefix { bounded: between.is_some(), around: false, the: false };
        if form.last.is_some() {
            // "From 2 to 9 November" shares its month; the words before are part of it.
            let opened = between.is_some() && acceptable(passage, figure, &form, prefix);
            return opened.then(|| Expression::of(form, from, figure, None));
        }
        let joined = match between {
            Some(true) => range_and(passage, form.next).or_else(|| range_sign(passage, form.next)),
            _ => range_sign(passage, form.next),
        };
        let Some(joined) = joined else {
            let onwards = between == Some(false) && passage.word(form.next, Sense::Onwards).is_some();
            if !onwards || !acceptable(passage, figure, &form, prefix) {
                return None;
            }
            let next = passage.skip(form.next, Sense::Onwards);
            return Some(Expression { next, ..Expression::of(form, from, figure, Some(DateBound::Since)) });
        };
        let second = passage.past_the(joined);
        if passage.tokens.get(second)?.line_start {
            return None;
        }
        let last = form::date(passage, second)?;
        let paired = last.last.is_none() && last.side.is_none() && form.side.is_none();
        // A dash between blanks may set off a thought.
        let dash = passage.sign(form.next).is_some();
        let dated = |form: &Form| form.need == Need::Nothing && form.first.grain() == Grain::Day;
        let whole = at == 0 && last.next == passage.tokens.len();
        let apart = passage.sign(form.next) != Some('—') && dated(&form) && dated(&last);
        let open = between.is_some() || !dash || apart || (passage.glued(form.next) && passage.glued(second));
        let alike = |form: &Form| matches!(form.first.unit, Unit::Days(..) | Unit::Weekday(_));
        let known = form.first.grain() <= Grain::Month || matches!(form.need, Need::Nothing | Need::Year);
        let weekdays = [&form, &last].iter().all(|form| matches!(form.first.unit, Unit::Weekday(_)));
        let alike = !weekdays && (alike(&form) || alike(&last));
        if !paired || !open || !known || (between.is_none() && !whole && alike && !dash) {
            return None;
        }
        if matches!(form.first.unit, Unit::Weekday(_)) != matches!(last.first.unit, Unit::Weekday(_)) {
            return None;
        }
        let strict = form.need == Need::Year && between.is_some();
        if strict && !(is_plausible(&form) && is_plausible(&last) && is_plain_year(passage, figure, &last)) {
            return None;
        }
        // The second date's words make the first a date.
        if between.is_none()
            && !whole
            && !matches!(last.need, Need::Nothing | Need::Month)
            && !acceptable(passage, figure, &form, prefix)
        {
            return None;
        }
        if between.is_none() && !whole && form.need == Need::Year {
            let prefix = Prefix { bounded: false, ..prefix };
            let acceptable = acceptable(passage, figure, &form, prefix);
            if !acceptable {
                return None;
            }
        }
        let (first, second) = (form.first, last.first);
        if first.resolve_range(&second, reference(passage)).is_ok_and(|(first, last)| first.first > last.last) {
            return None;
        }
        let mut expression = Expression::of(form, from, figure, None);
        expression.last = Some(second);
        expression.next = last.next;
        expression.figure_end = last.next;
        Some(expression)
    }

    fn of(form: Form, from: usize, figure: usize, bound: Option<DateBound>) -> Expression {
        let Form { first, last, next, others, side, .. } = form;
        Expression { from, figure, figure_end: next, next, bound, approx: None, first, last, side, others }
    }

    fn reading(self, passage: &Passage<'_>) -> Reading {
        // "It will pay a premium to Monday's close": the verb is not that of the close.
        let said = tense_around(passage, self.from, self.next).filter(|_| !possessive(passage, self.next));
        let (first, last) = match (self.open(), said) {
            (true, Some(Tense::Past)) => self.at(When::Begun),
            (true, Some(Tense::Future)) => self.at(When::Lasting),
            _ => (self.first, self.last),
        };
        let value = self.span(passage, &first, last.as_ref());
        let mut alternatives = Vec::new();
        for (other, why) in &self.others {
            if let Ok(span) = self.span(passage, other, None) {
                alternatives.push(Alternative {
                    value: Value::Date(span),
                    why: (*why).to_owned(),
                    doubt: Doubt::Notation,
                });
            }
        }
        if let Ok(span) = &value {
            alternatives.extend(self.senses(passage, span, &first, last.as_ref()).map(|(span, why)| Alternative {
                value: Value::Date(span),
                why: why.to_owned(),
                doubt: Doubt::Sense,
            }));
        }
        let mention = Mention {
            span: passage.span(self.from, self.next),
            figure: passage.span(self.figure, self.figure_end),
            value: value.map(Value::Date),
            alternatives,
        };
        Reading { from: self.from, to: self.next, mention }
    }

    /// Whether the words leave open which year or which week is meant.
    fn open(&self) -> bool {
        let open = |named: &Named| !named.has_year() && named.when == When::Nearest;
        let weekday = |named: &Named| matches!(named.unit, Unit::Weekday(_));
        open(&self.first) && self.last.as_ref().is_none_or(|last| open(last) && !weekday(last))
    }

    /// The same dates in the year, or the week, that `when` tells.
    fn at(&self, when: When) -> (Named, Option<Named>) {
        match self.last {
            Some(last) => (self.first, Some(Named { when, ..last })),
            None => (Named { when, ..self.first }, None),
        }
    }

    /// What else the words may mean: the date by itself where it stands behind a bound, either end of a range, and the neighbour
    /// of a date that names no year or no week.
    fn senses(
        &self,
        passage: &Passage<'_>,
        span: &DateSpan,
        first: &Named,
        last: Option<&Named>,
    ) -> impl Iterator<Item = (DateSpan, &'static str)> {
        let plain = self.bound.map(|_| {
            (DateSpan { bound: None, ..span.clone() }, "the date itself, as that of a start, an end or a deadline")
        });
        let reference = reference(passage);
        let ends = last.and_then(|last| first.resolve_range(last, reference).ok());
        let ends = ends.map(|(first, last)| [(first, "its beginning"), (last, "its end")]);
        let neighbour = reference.filter(|_| self.open()).and_then(|(_, today)| {
            let (when, why) = if span.first > today {
                (When::Begun, "the one before it")
            } else {
                (When::Coming, "the one after it")
            };
            let (first, last) = self.at(when);
            Some((self.span(passage, &first, last.as_ref()).ok()?, why))
        });
        let south = span.season.filter(|_| span.part.is_none() && !span.range).and_then(|_| {
            let first = span.first.checked_add(6.months()).ok()?;
            let last = first.checked_add(3.months()).ok()?.yesterday().ok()?;
            Some((DateSpan { first, last, ..span.clone() }, "the season of the southern hemisphere"))
        });
        plain.into_iter().chain(ends.into_iter().flatten()).chain(neighbour).chain(south)
    }

    fn span(&self, passage: &Passage<'_>, first: &Named, last: Option<&Named>) -> Result<DateSpan, Unresolved> {
        let reference = reference(passage);
        let ahead = matches!(self.bound, Some(DateBound::By | DateBound::Before));
        let mut span = match last {
            None => first.resolve(reference, ahead)?,
            Some(last) => {
                let (first, last) = first.resolve_range(last, reference)?;
                if first.first > last.last {
                    return Err(Unresolved::NoSuchDay);
                }
                let mut span = DateSpan::new(first.first, last.last, first.grain.min(last.grain));
                span.range = true;
                span.calendar = first.calendar;
                span
            }
        };
        if let Some((today, last_day)) = reference
            && span.first <= today
            && last_day <= span.last
        {
            match self.side {
                Some(Side::SoFar) => span.last = last_day,
                Some(Side::ToCome) => span.first = today,
                None => {}
            }
        }
        // "Before the end of 2025" sets the last day of 2025, not its last third.
        span.bound = match (self.bound, span.part) {
            (Some(DateBound::Before), Some(Part::Late)) => Some(DateBound::By),
            (bound, _) => bound,
        };
        span.approx = self.approx.clone();
        Ok(span)
    }
}

/// The reading of a whole text in the notation of EDTF.
fn notation(passage: &Passage<'_>, span: DateSpan) -> Reading {
    let to = passage.tokens.len();
    let whole = passage.span(0, to);
    let mut alternatives = Vec::new();
    let marked = span.approx.is_some() || span.bound.is_some() || span.range;
    if span.grain == Grain::Year && !marked && YEARS.contains(&span.first.year()) {
        let amount = Amount::Point(Figure::whole(Decimal::from(span.first.year())));
        let count = Quantity { amount, approx: None, unit: QuantityUnit::Bare, per: None };
        let why = "a number rather than a year".to_owned();
        alternatives.push(Alternative { value: Value::Quantity(count), why, doubt: Doubt::Notation });
    }
    if span.grain >= Grain::Season
        && span.grain <= Grain::Half
        && let Some(years) = form::date(passage, 0).filter(|form| form.last.is_some() && form.next == to)
        && let Ok(span) = Expression::of(years, 0, 0, None).years()
    {
        let why = "two years rather than a part of one".to_owned();
        alternatives.push(Alternative { value: Value::Date(span), why, doubt: Doubt::Notation });
    }
    let mention = Mention { span: whole, figure: whole, value: Ok(Value::Date(span)), alternatives };
    Reading { from: 0, to, mention }
}

impl Expression {
    /// The days of two years.
    fn years(&self) -> Result<DateSpan, Unresolved> {
        let last = self.last.as_ref().unwrap_or(&self.first);
        let (first, last) = self.first.resolve_range(last, None)?;
        let mut span = DateSpan::new(first.first, last.last, Grain::Year);
        span.range = true;
        Ok(span)
    }
}

/// What stood before a date inside its expression.
#[derive(Clone, Copy)]
struct Prefix {
    bounded: bool,
    around: bool,
    the: bool,
}

/// A sign of comparison before a date, and the token after it.
fn comparator(passage: &Passage<'_>, at: usize) -> Option<(DateBound, usize)> {
    let equal = passage.sign(at + 1) == Some('=') && passage.glued(at + 1);
    Some(match (passage.sign(at)?, equal) {
        ('>', false) => (DateBound::After, at + 1),
        ('<', false) => (DateBound::Before, at + 1),
        ('≥', _) => (DateBound::Since, at + 1),
        ('≤', _) => (DateBound::By, at + 1),
        ('>', true) => (DateBound::Since, at + 2),
        ('<', true) => (DateBound::By, at + 2),
        _ => return None,
    })
}

/// "2025-05" after a sign of comparison.
fn notation_month(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (year, 4) = passage.digits(at)? else { return None };
    let (month, 2) = passage.digits(at + 2)? else { return None };
    let joined = passage.sign(at + 1) == Some('-') && passage.glued(at + 1) && passage.glued(at + 2);
    let fits = joined && (1..=12).contains(&month) && !passage.runs_on(at + 3);
    let year = i16::try_from(year).ok().filter(|year| fits && (1000..=2999).contains(year))?;
    Some(Form::plain(Unit::Month(u8::try_from(month).ok()?), When::Year(year), at + 3))
}

/// Whether the words beside a form make it a date.
fn acceptable(passage: &Passage<'_>, at: usize, form: &Form, prefix: Prefix) -> bool {
    if form.need == Need::Nothing {
        return true;
    }
    if form.need == Need::DayAlone {
        return prefix.bounded && prefix.the && ends_phrase(passage, form.next)
            || is_on_the_day(passage, at, form.next);
    }
    let opened = at == 0 || prefix.bounded || prefix.around;
    // «صفر» alone is nought.
    let nought = form.need == Need::DoubtfulMonth && passage.has(at, |sense| matches!(sense, Sense::Number(_)));
    if opened
        && !nought
        && form.next == passage.tokens.len()
        && (form.need != Need::Year || prefix.bounded || is_plausible(form))
    {
        return true;
    }
    let beside = Beside::of(passage, at);
    let bounded = prefix.bounded;
    match form.need {
        Need::Nothing => true,
        Need::Month | Need::DoubtfulMonth => {
            let doubtful = form.need == Need::DoubtfulMonth;
            if bounded || prefix.around {
                return !doubtful || !possessive(passage, form.next);
            }
            if doubtful {
                return beside.preposition && beside.year_cue && !beside.of && !possessive(passage, form.next);
            }
            if named_person(passage, form.next) && !beside.preposition {
                return false;
            }
            beside.preposition || beside.the || beside.listed || possessive(passage, form.next)
        }
        Need::Weekday => {
            written_as_name(passage, at)
                && !beside.article
                && (bounded || beside.preposition || !named_person(passage, form.next))
        }
        Need::DayAlone => false,
        Need::Weekend => bounded || beside.preposition && beside.the,
        // "On Christmas Day"; "at Christmas markets" and "the spirit of Christmas" name no day.
        Need::Feast => (bounded || beside.preposition && !beside.of) && ends_phrase(passage, form.next),
        Need::Season => {
            let of = passage.past_of_the(form.next) > form.next;
            !of && (bounded || (beside.the && beside.preposition))
        }
        Need::Decade => prefix.the || beside.definite,
        Need::YearInWords => (bounded || beside.year_cue) && is_plausible(form) && ends_phrase(passage, form.next),
        Need::ShortYears => bounded || beside.the || beside.year_cue || beside.parenthesis,
        Need::Year => {
            let single = form.last.is_none();
            let clock = passage.find(form.next, |sense| (sense == Sense::Clock).then_some(())).is_some();
            if clock || !is_plain_year(passage, at, form) {
                return false;
            }
            if bounded {
                return true;
            }
            if prefix.around {
                return !before_noun(passage, form.next);
            }
            let plausible = is_plausible(form);
            if !single {
                return plausible && !before_unit(passage, form.next);
            }
            let round = matches!(form.first.when, When::Year(year) if year % 100 == 0);
            beside.year_cue && (plausible || !before_noun(passage, form.next))
                || plausible && (beside.parenthesis && passage.sign(form.next) == Some(')'))
                || plausible && !round && (beside.the || beside.dated)
                || plausible && attributive(passage, form.next, beside.the, beside.article, round)
                || plausible && beside.listed && beside.after_year
        }
    }
}

/// Whether "on the" stands before the number of a day, and nothing that it could count after it.
fn is_on_the_day(passage: &Passage<'_>, at: usize, next: usize) -> bool {
    let the = at.checked_sub(1).filter(|&the| passage.word(the, Sense::The) == Some(at));
    let on = the.and_then(|the| the.checked_sub(1)).filter(|&on| passage.word(on, Sense::DayCue) == the);
    on.is_some() && ends_phrase(passage, next) && passage.past_of_the(next) == next
}

/// Whether no noun goes on with the words before `next`.
fn ends_phrase(passage: &Passage<'_>, next: usize) -> bool {
    !before_noun(passage, next)
        && !passage.tokens.get(next).is_some_and(|token| token.glued && passage.sign(next) == Some('-'))
}

/// Whether the number of a year is no amount of something: "2016 metres".
fn is_plain_year(passage: &Passage<'_>, at: usize, form: &Form) -> bool {
    let number = form.next - 1;
    if passage.tokens[number].kind != TokenKind::Digits || passage.continues(at) {
        return passage.tokens[number].kind != TokenKind::Digits;
    }
    quantity::read_at(passage, number).is_none_or(|reading| {
        let beyond = reading.mention.figure.end > passage.tokens[number].span.end;
        !beyond || matches!(&reading.mention.value, Ok(Value::Quantity(quantity)) if matches!(quantity.unit, QuantityUnit::Noun(_) | QuantityUnit::Bare))
    })
}

/// Whether a year is that of what follows: "1998's storm", "a 1997 article", "the 2000 National Award". Round numbers count
/// people and things too, so that they need a name after them.
fn attributive(passage: &Passage<'_>, next: usize, the: bool, article: bool, round: bool) -> bool {
    let named = passage.language_of(next).capital_names && named_person(passage, next);
    possessive(passage, next) || (article && !round && before_noun(passage, next)) || ((the || article) && named)
}

fn before_unit(passage: &Passage<'_>, next: usize) -> bool {
    matches!(passage.sign(next), Some('%' | '٪' | '$' | '€' | '£'))
}

/// Whether all years of a form are ones that a number alone may be.
fn is_plausible(form: &Form) -> bool {
    let year = |named: &Named| matches!(named.when, When::Year(year) if YEARS.contains(&year) || (form.last.is_some() && year >= 1500));
    year(&form.first) && form.last.as_ref().is_none_or(year)
}

/// Whether a word stands at `next` that a number before it may count.
fn before_noun(passage: &Passage<'_>, next: usize) -> bool {
    let Some(token) = passage.tokens.get(next) else { return false };
    let function = token.entry.is_some_and(|entry| {
        entry.senses.iter().any(|sense| {
            matches!(
                sense,
                Sense::Function
                    | Sense::Uncounted
                    | Sense::Prepositional
                    | Sense::Of
                    | Sense::And
                    | Sense::DateBound(_)
            )
        })
    });
    token.kind == TokenKind::Word && !token.line_start && !function
}

/// Whether `'s` follows.
fn possessive(passage: &Passage<'_>, next: usize) -> bool {
    matches!(passage.sign(next), Some('\'' | '’'))
        && passage.glued(next)
        && passage.glued(next + 1)
        && passage.word(next + 1, Sense::DecadeSuffix).is_some()
}

/// Whether a word with a capital follows, as a family name does.
fn named_person(passage: &Passage<'_>, next: usize) -> bool {
    passage.tokens.get(next).is_some_and(|token| {
        token.kind == TokenKind::Word
            && !token.line_start
            && !token.glued
            && passage.cut(token.span).chars().next().is_some_and(char::is_uppercase)
    })
}

/// What stands before a date and is no part of it.
struct Beside {
    preposition: bool,
    year_cue: bool,
    of: bool,
    /// An article or another determiner.
    the: bool,
    /// The article itself.
    definite: bool,
    article: bool,
    /// A mention ends just before, with a comma or "and" between.
    listed: bool,
    /// The same, and that mention ends in a year.
    after_year: bool,
    parenthesis: bool,
    dated: bool,
}

impl Beside {
    fn of(passage: &Passage<'_>, at: usize) -> Beside {
        let own = passage.tokens[at].entry.map(|entry| entry.clitic).unwrap_or_default();
        let mut before = at;
        let step = |before: usize| before.checked_sub(1).filter(|&index| !passage.tokens[index + 1].line_start);
        let mut beside = Beside {
            preposition: own.preposition,
            year_cue: own.preposition,
            of: false,
            the: own.the,
            definite: own.the,
            article: false,
            listed: false,
            after_year: false,
            parenthesis: false,
            dated: false,
        };
        if let Some(index) = step(before) {
            // An article, with its apostrophe.
            let elided = matches!(passage.sign(index), Some('\'' | '’')) && passage.glued(at);
            let word = if elided { index.saturating_sub(1) } else { index };
            let is = |sense| passage.word(word, sense).is_some_and(|next| next <= at);
            if is(Sense::The) || (is(Sense::Determiner) && !is(Sense::Article) && !is(Sense::Prepositional)) {
                beside.the = true;
                beside.definite = is(Sense::The);
                before = word;
            }
            beside.article = is(Sense::Article) && !is(Sense::The) || is(Sense::Per);
        }
        if let Some(index) = step(before) {
            let elided = matches!(passage.sign(index), Some('\'' | '’')) && passage.glued(before);
            let word = if elided { index.saturating_sub(1) } else { index };
            let is = |sense| passage.word(word, sense).is_some_and(|next| next <= before);
            beside.preposition |= is(Sense::Prepositional);
            beside.year_cue |= is(Sense::YearCue) || is(Sense::Prepositional) && is(Sense::HenceBefore);
            beside.of = is(Sense::Of) && passage.language_of(word).script == Script::Latin;
            beside.dated = is(Sense::Dated);
            let joint = matches!(passage.sign(index), Some(',' | '،' | '/'))
                || is(Sense::And)
                || is(Sense::Or)
                || passage.attached_and(index);
            beside.listed = (joint && index <= passage.floor + 1 && passage.floor > 0)
                || (own.and && before == passage.floor && passage.floor > 0);
            beside.after_year =
                beside.listed && passage.floor.checked_sub(1).and_then(|last| passage.year(last)).is_some();
            beside.parenthesis = passage.sign(index) == Some('(');
            if passage.glued(at) && matches!(passage.tokens[index].kind, TokenKind::Word) {
                // «بـ», «لـ» and «و» written to the digits.
                beside.preposition = true;
                beside.year_cue = true;
            }
        }
        beside
    }
}

#[cfg(test)]
mod tests;
