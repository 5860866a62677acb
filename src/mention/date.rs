//! Expressions of dates.
//!
//! [`form`] reads what names a date, [`named`] finds the days of it, [`expression`] reads what stands around it, and [`beside`]
//! tells whether a month, a year or a season alone is a date at all.

mod beside;
mod clock;
mod edtf;
mod expression;
mod form;
mod hijri;
mod named;
mod numeric;
mod outlook;
mod relative;
mod tense;
mod word;

use self::expression::{Expression, notation};
use super::passage::{Passage, Reading};
use crate::lexicon::Sense;
use crate::value::{Grain, Value};

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

#[cfg(test)]
mod tests;
