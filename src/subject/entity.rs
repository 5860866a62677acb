//! Which name a figure is of.

use super::Entity;
use super::attribute::Cue;
use super::names::{Names, Standing};
use super::sheet::{Block, Place, Sheet};
use crate::lexicon::{KeyRole, NameKind, Sense};
use std::sync::Arc;

/// How many words may stand between a name and the figure that is of it, or its cue.
const REACH: usize = 12;

/// The name that the attribute of a figure asks for; the nearest one where no attribute is known.
pub(super) fn of(sheet: &Sheet<'_>, names: &Names, place: &Place, cue: Option<&Cue>) -> Option<Entity> {
    let block = &sheet.blocks[place.block];
    let sentence = block.sentences[place.sentence].clone();
    let role = cue.map(|cue| cue.attribute.row().role);
    if role == Some(KeyRole::Event) {
        return None;
    }
    let fits = |standing: &&Standing| {
        let kind = names.all[standing.name].kind;
        let is_place = matches!(kind, Some(NameKind::Country | NameKind::Place));
        kind != Some(NameKind::Outlet)
            && !speaks(block, standing)
            && match role {
                Some(KeyRole::Place) => is_place,
                Some(KeyRole::Object) => !is_place,
                _ => true,
            }
    };
    let figure = place.tokens.start;
    let found: Vec<&Standing> = names.within(place.block, sentence.clone()).filter(fits).collect();
    let before = found.iter().rev().find(|standing| standing.tokens.end <= figure).copied();
    let after = found.iter().find(|standing| standing.tokens.start >= place.tokens.end).copied();
    let first = found.first().copied();
    let chosen = match role {
        // The first name of the sentence acts; what it acts on stands at the figure.
        Some(KeyRole::Object) => {
            let second = |standing: &&Standing| first.is_none_or(|first| first.name != standing.name);
            let past_cue = cue.map_or(figure, |cue| cue.at).min(figure);
            let object = found.iter().copied().filter(second).min_by_key(|standing| {
                let distance = standing.tokens.start.abs_diff(figure);
                distance + if standing.tokens.start < past_cue { 6 } else { 0 }
            });
            // Who stands alone before the verb acts.
            object.or(first.filter(|first| first.tokens.start > past_cue))
        }
        Some(KeyRole::Place) => nearest(before, after, figure),
        _ => before.or(after),
    };
    let distance = |standing: &Standing| {
        let of = |at: usize| (standing.tokens.start.abs_diff(at)).min(standing.tokens.end.abs_diff(at));
        cue.map_or(usize::MAX, |cue| of(cue.at)).min(of(figure))
    };
    chosen.filter(|standing| distance(standing) <= REACH).map(|standing| entity(names, block, standing))
}

fn nearest<'n>(before: Option<&'n Standing>, after: Option<&'n Standing>, figure: usize) -> Option<&'n Standing> {
    let distance = |standing: &Standing| standing.tokens.start.abs_diff(figure);
    match (before, after) {
        (Some(before), Some(after)) if distance(after) < distance(before) => Some(after),
        (before, after) => before.or(after),
    }
}

fn entity(names: &Names, block: &Block<'_>, standing: &Standing) -> Entity {
    Entity {
        key: Arc::clone(&names.all[standing.name].key),
        words: block.words(standing.tokens.clone()).into(),
        stated: true,
    }
}

/// Whether a name is of one who says something: a verb of saying or "according to" stands beside it.
fn speaks(block: &Block<'_>, standing: &Standing) -> bool {
    let said = |at: usize| block.has(at, |sense| sense == Sense::Said);
    let according = |at: usize| block.has(at, |sense| sense == Sense::According);
    let back = |by: usize| standing.tokens.start.checked_sub(by);
    let arabic =
        block.word(standing.tokens.start).starts_with(|letter: char| matches!(letter, '\u{0600}'..='\u{06FF}'));
    (1..=3).filter_map(back).any(according)
        || (standing.tokens.end..standing.tokens.end + 2).any(said) && !arabic
        || arabic && (1..=3).filter_map(back).any(said)
}
