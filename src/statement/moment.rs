//! Times of day and scores, which are no figures: which of the premise answers one of the hypothesis.

use super::side::{Clock, Statement};
use crate::value::Bound;

/// Half a day, in minutes.
const HALF_DAY: u32 = 12 * 60;

/// Whether the times of day, the scores and the digits without a meaning that a hypothesis has are those of the premise: `Some(false)`
/// where the premise gives others, `None` where it does not tell.
pub(super) fn agrees(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> Option<bool> {
    let known = |digits: &&str| {
        premise.loose.contains(digits) || hypothesis.clocks.is_empty() && premise.text.contains(*digits)
    };
    if !hypothesis.loose.iter().all(known) {
        return None;
    }
    let mut same = true;
    match (&premise.scores[..], &hypothesis.scores[..]) {
        (_, []) => {}
        ([ours], [theirs]) => same &= ours == theirs,
        (ours, theirs) if theirs.iter().all(|score| ours.contains(score)) => {}
        _ => return None,
    }
    match (&premise.places[..], &hypothesis.places[..]) {
        (_, []) => {}
        ([ours], [theirs]) => same &= ours == theirs,
        _ => return None,
    }
    for asked in &hypothesis.clocks {
        let told = beside(premise, hypothesis, asked)?;
        same &= holds(told, asked)?;
    }
    Some(same)
}

/// The time of day of the premise that is meant: its only one, else the one before which most of what stands before the other is told.
/// Of two alike it is the later, which leaves out who it is told of.
fn beside<'s>(premise: &'s Statement<'_>, hypothesis: &Statement<'_>, asked: &Clock) -> Option<&'s Clock> {
    if let [only] = &premise.clocks[..] {
        return Some(only);
    }
    let wanted = &hypothesis.words[..asked.place.min(hypothesis.words.len())];
    let mut start = 0;
    let told = premise.clocks.iter().map(|clock| {
        let end = clock.place.min(premise.words.len());
        let words = &premise.words[start.min(end)..end];
        start = end;
        let count = wanted.iter().filter(|wanted| words.iter().any(|word| word.covers(wanted))).count();
        (count, clock)
    });
    told.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count).map(|(_, clock)| clock)
}

fn holds(told: &Clock, asked: &Clock) -> Option<bool> {
    let sure = told.sure && asked.sure;
    let minutes = |clock: &Clock| if sure { clock.minutes } else { clock.minutes % HALF_DAY };
    let (ours, theirs) = (minutes(told), minutes(asked));
    match (told.bound, asked.bound) {
        (None, None) => Some(ours == theirs),
        (None, Some(bound)) => (sure || told.minutes != asked.minutes).then_some(match bound {
            Bound::Above | Bound::AtLeast => told.minutes > asked.minutes,
            Bound::Below | Bound::AtMost => told.minutes < asked.minutes,
        }),
        (Some(ours_way), Some(theirs_way)) if ours_way == theirs_way && ours == theirs => Some(true),
        _ => None,
    }
}
