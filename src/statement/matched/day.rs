//! Days that answer each other: of a week, of a span, of what was put off.

use crate::relation::{Code, Label, Terms};
use crate::statement::figure::{self, Judged, is_date, judge};
use crate::statement::grammar::List;
use crate::statement::role::Role;
use crate::statement::side::{Figure, Statement};
use crate::statement::sum;
use crate::value::{DateSpan, Grain, Value};

/// What is put from one day to another is on the other: "postponed from Tuesday to Friday".
pub(super) fn put_to(premise: &Statement<'_>, given: &Figure, wanted: &Figure) -> Option<Value> {
    let (ours, theirs) = figure::date(given).zip(figure::date(wanted))?;
    let put = premise.roles.iter().any(|acting| acting.clause == given.clause && acting.role.is(Role::MOVES));
    let written = given.span.cut(premise.text);
    let from = sum::is_from(&given.before) || List::From.opens(written);
    if !put || !ours.range || theirs.range || !from {
        return None;
    }
    let day = if sum::is_from(&wanted.before) { ours.first } else { ours.last };
    // Of two months or years the range has the first day and the last.
    let last = if ours.grain == Grain::Day { day } else { return None };
    Some(Value::Date(DateSpan { first: day, last, range: false, ..ours.clone() }))
}

/// The only full date of a premise: 14 March 2023.
pub(in crate::statement) fn full_day<'a>(premise: &'a Statement<'_>) -> Option<&'a DateSpan> {
    let mut days = premise.figures.iter().filter(|figure| is_date(figure));
    let (day, None) = (days.next()?, days.next()) else { return None };
    let date = figure::date(day).filter(|_| !day.floating)?;
    (date.first == date.last && date.bound.is_none() && date.approx.is_none()).then_some(date)
}

/// A full date is on a day of the week: «في 14 مارس 2023» and «يوم الثلاثاء».
pub(super) fn on_weekday(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    wanted: &Figure,
    terms: &Terms<'_>,
) -> Option<Judged> {
    let (day, asked) = (full_day(premise)?, figure::date(wanted)?);
    if !figure::is_weekday(hypothesis, wanted) || hypothesis.figures.iter().filter(|figure| is_date(figure)).count() > 1
    {
        return None;
    }
    let value = Value::Date(day.clone());
    let mut judged = judge(&value, &value, true, terms)?;
    judged.because.rule = "the day of the week on which the date falls".to_owned();
    if day.first.weekday() != asked.first.weekday() {
        (judged.label, judged.code) = (Label::Contradiction, Code::Conflict);
    }
    Some(judged)
}

/// A day of the week is one, whichever week was taken for it.
pub(super) fn same_weekday(judged: &mut Judged, value: &Value, wanted: &Figure) {
    const WEEK: i32 = 7;
    let (Value::Date(ours), Value::Date(theirs)) = (value, &wanted.value) else { return };
    let days = |date: &DateSpan| date.first == date.last;
    let apart = (ours.first - theirs.first).get_days();
    if wanted.floating && days(ours) && days(theirs) && apart % WEEK == 0 && judged.label == Label::Contradiction {
        (judged.label, judged.code) = (Label::Entailment, Code::Equal);
        judged.because.rule = "both state the same".to_owned();
    }
}

/// From Sunday to Thursday is on Tuesday too, whichever week was taken for it.
pub(super) fn in_week(judged: &mut Judged, given: &Figure, wanted: &Figure) {
    const WEEK: i32 = 7;
    let Some((ours, theirs)) = figure::date(given).zip(figure::date(wanted)) else { return };
    let (length, from) = ((ours.last - ours.first).get_days(), (theirs.first - ours.first).get_days());
    let week = given.floating && wanted.floating && ours.range && (1..WEEK).contains(&length);
    if week && theirs.first == theirs.last && judged.label != Label::Entailment && from.rem_euclid(WEEK) <= length {
        (judged.label, judged.code) = (Label::Entailment, Code::Within);
        judged.because.rule = "the stated time of one holds that of the other".to_owned();
    }
}

/// Whether the day of the premise says nothing of that of the hypothesis: a day of the week against one of a month, or one after
/// which the premise tells of another time, "two years later".
pub(super) fn is_other_day(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> bool {
    let numbered =
        |statement: &Statement<'_>, figure: &Figure| figure.span.cut(statement.text).contains(char::is_numeric);
    let days = premise.figures.iter().filter(|figure| is_date(figure));
    let single = |figure: &Figure| figure::date(figure).is_some_and(|date| date.first == date.last);
    let afterwards = premise.roles.iter().any(|acting| acting.role.is(Role::AFTERWARDS) && acting.figures > 0);
    afterwards
        || wanted.floating
            && single(wanted)
            && days
                .into_iter()
                .any(|day| day.floating && single(day) && numbered(premise, day) != numbered(hypothesis, wanted))
}
