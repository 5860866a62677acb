//! Times of day, which are no figures: "10:30", «10:56 م».

use crate::lexicon::Sense;
use crate::mention::passage::Passage;

/// The token after the time of day that begins at `at`.
pub(crate) fn end(passage: &Passage<'_>, at: usize) -> Option<usize> {
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
