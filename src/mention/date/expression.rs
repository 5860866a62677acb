//! A date with what stands around it: bounds, "around", and the two ends of a range.

use super::YEARS;
use super::beside::{Prefix, acceptable, is_plain_year, is_plausible, possessive};
use super::form::{self, Form, Need, Side, range_and, range_sign, reference};
use super::named::{Named, Unit, When};
use super::tense::{Tense, around as tense_around};
use crate::lexicon::{Kinds, Sense};
use crate::mention::passage::{Passage, Reading};
use crate::mention::{Alternative, Doubt, Mention, Unresolved};
use crate::value::{
    Amount, Approx, DateBound, DateSpan, Figure, Grain, Lean, Part, Quantity, Unit as QuantityUnit, Value,
};
use jiff::ToSpan;
use rust_decimal::Decimal;

/// What bounds a date, or tells as of which a figure is.
const BOUNDS: Kinds = Kinds::of(&[Sense::DateBound(DateBound::Since), Sense::AsOf]);

/// With what a range opens.
const OPENINGS: Kinds = Kinds::of(&[Sense::Between, Sense::From]);

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
pub(super) struct Expression {
    from: usize,
    /// Where the date itself begins, and the token after it.
    figure: usize,
    figure_end: usize,
    pub next: usize,
    bound: Option<DateBound>,
    approx: Option<Approx>,
    first: Named,
    last: Option<Named>,
    side: Option<Side>,
    others: Vec<(Named, &'static str)>,
}

impl Expression {
    pub(super) fn read(passage: &Passage<'_>, at: usize) -> Option<Expression> {
        let bound = passage.find_of(at, BOUNDS, |sense| match sense {
            Sense::DateBound(bound) => Some(Some(bound)),
            Sense::AsOf => Some(None),
            _ => None,
        });
        // «بعد الغد» is a day of its own.
        let named = || passage.find(at, |sense| matches!(sense, Sense::DayShift(_)).then_some(()));
        let bound = bound.filter(|_| named().is_none_or(|named| named.next == at + 1));
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
            // "18 U.S.C. 1343"
            _ if passage.glued(at) => None,
            _ => passage.word(at, Sense::Around),
        };
        if let Some(after) = around {
            next = after;
            if passage.sign(next) == Some('.') && passage.glued(next) {
                next += 1;
            }
        }
        let approx = around.map(|_| Approx { words: passage.cut(passage.span(at, next)).to_owned(), lean: Lean::Both });
        let opener = passage.find_of(next, OPENINGS, |sense| match sense {
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
        let figure = if prefixed { passage.past_the(next) } else { next };
        let the = figure > next;
        let form = form::date(passage, figure)?;
        if !prefixed && let Some(range) = Expression::range_from(passage, from, next, (next, form.clone()), None) {
            return Some(range);
        }
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
        Expression::range_from(passage, from, at, (figure, form::date(passage, start)?), between)
    }

    /// The same, where the first date was read, with the token at which its words begin.
    fn range_from(
        passage: &Passage<'_>,
        from: usize,
        at: usize,
        (figure, form): (usize, Form),
        between: Option<bool>,
    ) -> Option<Expression> {
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
        // "From 14 May 2021, to 3 June 2022"
        let joined = joined.or_else(|| {
            let comma = form.first.has_year() && matches!(passage.sign(form.next), Some(',' | '،'));
            let next = form.next + 1;
            match between.filter(|_| comma)? {
                true => range_and(passage, next),
                false => range_sign(passage, next).filter(|_| passage.sign(next).is_none()),
            }
        });
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
        // «845هـ-1442م» is one year in both calendars.
        if form.first.calendar != last.first.calendar && form.first.grain() == Grain::Year {
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

    pub(super) fn reading(self, passage: &Passage<'_>) -> Reading {
        // "It will pay a premium to Monday's close": the verb is not that of the close.
        let told = || tense_around(passage, self.figure, self.next).filter(|_| !possessive(passage, self.next));
        let delivered = || passage.means(self.next, Sense::Delivery);
        let said = match self.first.unit {
            _ if !self.open() => None,
            // "Wheat for May delivery fell"
            Unit::Month(_) if delivered() => Some(Tense::Future),
            _ => told(),
        };
        let (first, last) = match said {
            Some(Tense::Past) => self.at(When::Begun),
            Some(Tense::Future) => self.at(When::Lasting),
            // Of a month that was meant the nearest is as likely over as not; of a day of the week the next one.
            Some(Tense::Meant) if self.of_week() => self.at(When::Lasting),
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

    /// Whether it is a day of a week.
    fn of_week(&self) -> bool {
        matches!(self.first.unit, Unit::Weekday(_))
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
pub(super) fn notation(passage: &Passage<'_>, span: DateSpan) -> Reading {
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
