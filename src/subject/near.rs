//! The words beside a figure that carry meaning, in the form in which another article may have them: names by their key, words of
//! the tables by what they mean, others by their stem.

use super::called;
use super::model::{self, MODEL};
use super::names::Names;
use super::sheet::{Block, Place, Sheet};
use super::stem::stem;
use crate::lexicon::Sense;
use crate::text::{fold, plain};
use std::sync::Arc;

/// How many words are kept on each side, and how far they may stand.
const KEPT: usize = 4;
const REACH: usize = 12;

/// The words before a figure and those after it, nearest first.
pub(super) fn words(sheet: &Sheet<'_>, names: &Names, place: &Place) -> [Vec<Arc<str>>; 2] {
    let block = &sheet.blocks[place.block];
    let sentence = block.sentences[place.sentence].clone();
    let others = sheet.beside(place.block, place.sentence).filter(|other| other.mention != place.mention);
    let figures: Vec<_> = others.map(|other| other.tokens.clone()).collect();
    let before = (sentence.start..place.tokens.start).rev().take(REACH);
    let after = (place.tokens.start..sentence.end).take(REACH);
    let model = model::counted(block, place);
    let one = |at: usize| -> Option<Arc<str>> {
        if let Some((tokens, name)) = model.as_ref().filter(|(tokens, _)| tokens.contains(&at)) {
            return (tokens.start == at).then(|| format!("={name}").into());
        }
        if !block.is_word(at) || figures.iter().any(|tokens| tokens.contains(&at)) {
            return None;
        }
        if let Some(standing) = names.at(place.block, at) {
            return (standing.tokens.start == at).then(|| Arc::clone(&names.all[standing.name].key));
        }
        meaning(block, at)
    };
    [before.filter_map(one).take(KEPT).collect(), after.filter_map(one).take(KEPT).collect()]
}

/// What a word says in the form in which another article may say it; `None` for one that carries no topic.
pub(super) fn meaning(block: &Block<'_>, at: usize) -> Option<Arc<str>> {
    if !block.is_word(at) {
        return None;
    }
    let thing = block.passage.find(at, |sense| match sense {
        Sense::Counted(thing) | Sense::PersonNoun(thing) => Some(format!("={thing}")),
        _ => None,
    });
    if let Some(thing) = thing {
        return Some(thing.sense.into());
    }
    let says_nothing = |sense| {
        matches!(
            sense,
            Sense::Stop | Sense::Clause | Sense::Coordinates | Sense::Said | Sense::According | Sense::Negation
        ) || matches!(sense, Sense::SourceNoun | Sense::OutletNoun | Sense::Stance(_))
            || matches!(sense, Sense::Scope(name, _) if name != MODEL)
    };
    if block.has(at, says_nothing) || block.word(at).chars().count() < 3 {
        return None;
    }
    let same = block.passage.find(at, |sense| match sense {
        Sense::Meaning(meaning) => Some(format!("={meaning}")),
        Sense::Nationality(country) => Some(plain(country)),
        _ => None,
    });
    if let Some(same) = same {
        return Some(same.sense.into());
    }
    let known = block.passage.find(at, |sense| match sense {
        Sense::Cue(attribute) => attribute.row().map(|row| format!("={}", row.name)),
        Sense::Event(kind) => Some(format!("={kind}")),
        _ => None,
    });
    if let Some(known) = known {
        return Some(known.sense.into());
    }
    // Words of figures and dates are values, not subjects.
    if block.read_as(at).is_some_and(|entry| !entry.senses.is_empty()) {
        return None;
    }
    let folded = fold(block.word(at));
    match called::meaning(&folded) {
        Some(meaning) => Some(format!("={meaning}").into()),
        None => Some(stem(&folded).into()),
    }
}

/// Whether what a word says is but its stem, as [`meaning`] gives it where no table knows the word.
pub(super) fn is_stem(meaning: &str, block: &Block<'_>, at: usize) -> bool {
    !meaning.starts_with('=') && !block.has(at, |sense| matches!(sense, Sense::Nationality(_)))
}
