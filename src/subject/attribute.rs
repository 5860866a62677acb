//! Which words of a sentence say what its figure measures.
//!
//! Every cue of the sentence that takes the figure's unit has a distance from it: words count a little, marks and words that
//! part clauses much more, another figure of the same kind most, since its own cue stands beside it. The nearest cue wins.

mod alone;
mod candidates;
mod counted;
mod outcome;
mod phrase;
mod setting;
mod way;

use self::alone::{age, by_unit, inhabitants};
use self::candidates::Candidates;
pub(super) use self::counted::{counted, nation_of_victims, noun_is_person};
use self::phrase::reads;
use self::setting::{Setting, is_comma};
use self::way::WORD;
use super::form;
use super::sheet::{Place, Sheet};
use crate::lexicon::{Attribute, Sense};
use crate::value::Value;
use std::sync::Arc;

/// A cue and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub attribute: Attribute,
    pub words: Arc<str>,
    /// The token at which it begins.
    pub at: usize,
    /// All that the words around may measure and how far away the nearest that says so stands, the nearest first.
    pub near: Vec<(Attribute, u32)>,
}

/// From this distance on a cue is too far away to say anything.
const FAR: u32 = 34;
/// How much further away the bare noun of a count is than the words beside it: "power was cut to 300 homes".
const NOUN: u32 = 2;
/// How much further away what stands before "and" is from a figure that opens its own clause: "two died and 31 were hurt".
const OWN_CLAUSE: u32 = 4;
/// How far away at most the head of a sentence is from a figure that something rises or falls to.
const HEAD: u32 = 8;
/// How many tokens the head of a sentence has.
const HEAD_LENGTH: usize = 6;
/// What such words measure.
const CHANGE: &str = "change";
/// The day of an election.
const POLLED: &str = "election date";
/// When something was said, which is of no topic.
pub(crate) const SAYING: &str = "statement date";
/// What was raised from investors, or so many of anything where it is raised to them.
const RAISED: &str = "amount raised";
/// By how much less oil is pumped.
const CUT: &str = "oil output cut";
/// Cues stand before their figure more often than after it.
const AFTER: u32 = 1;

/// What a mention measures, by the nearest cue of its sentence.
pub(super) fn of<'a>(sheet: &'a Sheet<'a>, place: &'a Place, value: &'a Value) -> Option<Cue> {
    let block = &sheet.blocks[place.block];
    let by_form = age(block, place, value).or_else(|| form::of(sheet, place, value));
    if let Some(cue) = by_form.or_else(|| inhabitants(block, place, value)) {
        return Some(cue);
    }
    let setting = Setting::of(sheet, place, value);
    let mut candidates = Candidates::new(&setting);
    // The noun of a count belongs to the figure.
    place.tokens.clone().for_each(|at| candidates.consider(at, |_| NOUN));
    seek_behind(&setting, &mut candidates);
    seek_before(&setting, &mut candidates);
    if setting.climbs {
        seek_at_head(&setting, &mut candidates);
    }
    candidates.consider_things();
    let (nearest, near) = candidates.ranked();
    outcome::of(&setting, nearest.or_else(|| by_unit(block, place, value))?, near)
}

/// Goes from the figure to the end of its sentence.
fn seek_behind(setting: &Setting<'_>, candidates: &mut Candidates<'_>) {
    let block = setting.block;
    let verb = |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect);
    let mut distance = AFTER;
    for at in setting.place.tokens.end..setting.sentence.end {
        // "The toll rose to 70 and the number of injured to 90": what rises to a figure stands before it.
        if setting.climbs && block.means(at, Sense::Coordinates) {
            break;
        }
        // "12 of the 80 thought to have been aboard"
        let infinitive = || block.has(at - 1, verb) || reads(block, at - 1, |sense| *sense == Sense::To);
        if setting.is_whole && block.has(at, verb) && !infinitive() || setting.ahead && is_comma(block, at) {
            break;
        }
        candidates.consider(at, |_| distance);
        distance += setting.cost(at);
        if distance > FAR {
            break;
        }
    }
}

/// Goes from the figure to the beginning of its sentence, or to that of the figure itself where another is a part of it.
fn seek_before(setting: &Setting<'_>, candidates: &mut Candidates<'_>) {
    let start = setting.place.tokens.start;
    let mut distance = 0;
    let mut joined = false;
    // What is passed on the way to a word is what stands after it.
    let mut passed = Vec::new();
    let first = if setting.is_whole { start } else { setting.sentence.start };
    for at in (first..start).rev() {
        passed.push(distance);
        candidates.consider(at, |next| passed[start - next]);
        distance += if setting.is_antecedent(at) { WORD } else { setting.cost(at) };
        if setting.is_subject && !joined && setting.block.means(at, Sense::Coordinates) {
            joined = true;
            distance += OWN_CLAUSE;
        }
        if distance > FAR {
            break;
        }
    }
}

/// Looks at the head of the sentence, where it stands what rises or falls to the figure.
fn seek_at_head(setting: &Setting<'_>, candidates: &mut Candidates<'_>) {
    let (first, start) = (setting.sentence.start, setting.place.tokens.start);
    let that = (first..start).rev().find(|&at| setting.block.means(at, Sense::That));
    let mut heads = |from: usize, distance: u32| {
        (from..(from + HEAD_LENGTH).min(start)).for_each(|at| candidates.consider(at, |_| distance));
    };
    // "The toll of a flood that hit the town has risen to 35": what "that" begins need not be what was said.
    that.into_iter().for_each(|that| heads(that + 1, HEAD));
    heads(first, HEAD + u32::from(that.is_some()));
}
