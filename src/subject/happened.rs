//! When that happened which an article is about.

use super::background::is_long_before;
use super::sheet::{Block, Place, Sheet};
use super::{Outline, Subject};
use crate::lexicon::Sense;
use crate::value::{Grain, Value};

/// The attribute of a day on which something happened.
pub(super) const HAPPENED: &str = "event date";
/// The blocks that tell what the article is about.
const HEAD: usize = 4;
/// What happens at once; a fire, a flood and a protest have many days.
const AT_ONCE: [&str; 16] = [
    "quake",
    "tsunami",
    "eruption",
    "landslide",
    "crash",
    "collapse",
    "explosion",
    "shooting",
    "stabbing",
    "attack",
    "raid",
    "robbery",
    "kidnapping",
    "hijacking",
    "sinking",
    "stampede",
];

/// Marks the days of the event of an article: the first one that its head tells of it, and those that are the same. `cues` are the
/// words by which the attributes of the subjects are known.
pub(super) fn settle(sheet: &Sheet<'_>, subjects: &mut [Subject], cues: &[Option<usize>], outline: &Outline) {
    let Some(kind) = outline.events.first().filter(|kind| AT_ONCE.contains(&kind.as_ref())) else { return };
    let mut day = None;
    for (mention, subject) in subjects.iter_mut().enumerate() {
        let Some(Value::Date(date)) = sheet.value(mention) else { continue };
        let (Some(place), Some(cue)) = (sheet.place(mention), cues[mention]) else { continue };
        let happened = subject.attribute.as_ref().is_some_and(|(attribute, _)| sheet.row(*attribute).name == HAPPENED);
        let other = subject.background.is_some() || subject.elsewhere.is_some() || !subject.scope.is_empty();
        if !happened || other || date.grain != Grain::Day || date.bound.is_some() {
            continue;
        }
        // "On April 20 a quake jolted …" behind what the article reports is an earlier one.
        let earlier =
            place.block > 0 && outline.published.as_ref().is_some_and(|published| is_long_before(date, published));
        if day.is_none() && !earlier && place.block < HEAD && tells(&sheet.blocks[place.block], place, cue, kind) {
            day = Some((date.first, date.last));
        }
        subject.of_event = day == Some((date.first, date.last));
    }
}

/// Whether a cue tells of a kind of event on the day beside it: "struck" and "killed" tell of any, and what a clause of its own
/// tells of it, "a crash which brought grief on Thursday", is not when it happened.
fn tells(block: &Block<'_>, day: &Place, cue: usize, kind: &str) -> bool {
    let between = day.tokens.end.min(cue)..day.tokens.start.max(cue);
    !block.has(cue, |sense| matches!(sense, Sense::Event(event) if event != kind))
        && !between.into_iter().any(|at| block.means(at, Sense::Clause))
}
