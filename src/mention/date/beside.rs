//! What a month, a year or a season alone needs beside it to be a date at all.

use super::YEARS;
use super::form::{Form, Need, written_as_name};
use super::named::{Named, When};
use crate::lexicon::{Script, Sense};
use crate::mention::passage::Passage;
use crate::mention::quantity;
use crate::mention::token::TokenKind;

/// What stood before a date inside its expression.
#[derive(Clone, Copy)]
pub(super) struct Prefix {
    pub bounded: bool,
    pub around: bool,
    pub the: bool,
}

/// Whether the words beside a form make it a date.
pub(super) fn acceptable(passage: &Passage<'_>, at: usize, form: &Form, prefix: Prefix) -> bool {
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
            beside.preposition || beside.year_cue || beside.the || beside.listed || possessive(passage, form.next)
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
            // "Half of the winter crop"
            let named = beside.of && before_noun(passage, form.next);
            !of && !named && (bounded || (beside.the && beside.preposition))
        }
        // "Highs will rebound into the 40s"
        Need::Decade => (prefix.the || beside.definite) && !of_heat(passage, at),
        Need::YearInWords => (bounded || beside.year_cue) && is_plausible(form) && ends_phrase(passage, form.next),
        Need::ShortYears => {
            bounded
                || beside.the
                || beside.year_cue
                || beside.parenthesis
                || is_season(form) && before_noun(passage, form.next)
        }
        Need::Year => {
            let single = form.last.is_none();
            let clock = passage.means(form.next, Sense::Clock);
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
    // "on the 15th", "on the evening of the 15th"
    let cue = |words: usize| {
        the.and_then(|the| the.checked_sub(words)).filter(|&cue| passage.word(cue, Sense::DayCue) == the)
    };
    let on = cue(1).or_else(|| cue(2));
    on.is_some() && ends_phrase(passage, next) && passage.past_of_the(next) == next
}

/// Whether no noun goes on with the words before `next`.
pub(super) fn ends_phrase(passage: &Passage<'_>, next: usize) -> bool {
    !before_noun(passage, next)
        && !passage.tokens.get(next).is_some_and(|token| token.glued && passage.sign(next) == Some('-'))
}

/// Whether the number of a year is no amount of something: "2016 metres".
pub(super) fn is_plain_year(passage: &Passage<'_>, at: usize, form: &Form) -> bool {
    let number = form.next - 1;
    if passage.tokens[number].kind != TokenKind::Digits || passage.continues(at) {
        return passage.tokens[number].kind != TokenKind::Digits;
    }
    match passage.measured.get() {
        Some((token, measured)) if token == number => !measured,
        _ => !quantity::read_at(passage, number).is_some_and(|amount| quantity::is_measured(passage, number, &amount)),
    }
}

/// Whether a year is that of what follows: "1998's storm", "a 1997 article", "the 2000 National Award". Round numbers count
/// people and things too, so that they need a name after them.
fn attributive(passage: &Passage<'_>, next: usize, the: bool, article: bool, round: bool) -> bool {
    let named = passage.language_of(next).capital_names && named_person(passage, next);
    possessive(passage, next) || (article && !round && before_noun(passage, next)) || ((the || article) && named)
}

/// Whether words of heat stand shortly before token `at`.
fn of_heat(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    (at.saturating_sub(REACH)..at).any(|index| passage.means(index, Sense::Warmth))
}

/// Whether the years of a form follow each other, as those of a season or of a school year do: "2019-20".
fn is_season(form: &Form) -> bool {
    let year = |named: &Named| match named.when {
        When::Year(year) => Some(year),
        _ => None,
    };
    is_plausible(form) && form.last.as_ref().and_then(year) == year(&form.first).map(|first| first + 1)
}

fn before_unit(passage: &Passage<'_>, next: usize) -> bool {
    matches!(passage.sign(next), Some('%' | '٪' | '$' | '€' | '£'))
}

/// Whether all years of a form are ones that a number alone may be.
pub(super) fn is_plausible(form: &Form) -> bool {
    let year = |named: &Named| matches!(named.when, When::Year(year) if YEARS.contains(&year) || (form.last.is_some() && year >= 1500));
    year(&form.first) && form.last.as_ref().is_none_or(year)
}

/// Whether a word stands at `next` that a number before it may count.
pub(super) fn before_noun(passage: &Passage<'_>, next: usize) -> bool {
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
pub(super) fn possessive(passage: &Passage<'_>, next: usize) -> bool {
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
            // "dating back to 1992"
            let phrase = index > 0 && passage.word(index - 1, Sense::YearCue) == Some(before);
            beside.year_cue |= is(Sense::YearCue) || phrase || is(Sense::Prepositional) && is(Sense::HenceBefore);
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
