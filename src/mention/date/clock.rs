//! Times of day, which are no figures: "10:30", «10:56 م».

use crate::lexicon::Sense;
use crate::mention::passage::Passage;

/// The token after the time of day that begins at `at`.
pub(crate) fn end(passage: &Passage<'_>, at: usize) -> Option<usize> {
    if let Some(next) = with_letter(passage, at) {
        return Some(next);
    }
    if passage.sign(at + 1)? != ':' || !passage.glued(at + 1) || !passage.glued(at + 2) || passage.continues(at) {
        return None;
    }
    let (hour, _) = passage.digits(at)?;
    let (minute, digits) = passage.digits(at + 2)?;
    if hour > 24 || minute > 59 || digits != 2 {
        return None;
    }
    let mut next = at + 3;
    if passage.sign(next) == Some(':') && passage.glued(next) && passage.digits(next + 1).is_some() {
        next += 2;
    }
    Some(passage.skip(passage.skip(next, Sense::CivilMark), Sense::Clock))
}

/// « 14h30 », « 9 h 15 »; elsewhere an hour up to twelve is a length of time.
fn with_letter(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let letter = passage.tokens.get(at + 1)?;
    if letter.span.len() != 1 || !passage.cut(letter.span).eq_ignore_ascii_case("h") || passage.continues(at) {
        return None;
    }
    let (hour, _) = passage.digits(at).filter(|&(hour, digits)| hour <= 24 && digits <= 2)?;
    let (minute, digits) = passage.digits(at + 2).filter(|_| !passage.runs_on(at + 3))?;
    let glued = letter.glued == passage.glued(at + 2) && !passage.tokens[at + 2].line_start;
    let french = passage.language_of(at + 1).decimal == ',';
    (minute < 60 && digits == 2 && glued && (french || letter.glued && hour > 12)).then_some(at + 3)
}
