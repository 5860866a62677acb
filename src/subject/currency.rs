//! Which currency a rate or a fall is of: «الجنيه» of "47 pounds to the dollar", the lira of "fell to 7.2 to the dollar".

use super::Entity;
use super::sheet::{Block, Place, Sheet};
use crate::lexicon::Sense;

/// The currencies in which others are told, the one that is rather told of first.
const TOLD_IN: [&str; 3] = ["GBP", "EUR", "USD"];

/// The currency of a figure's sentence of which it tells: the nearest one in which others are not told.
pub(super) fn of(sheet: &Sheet<'_>, place: &Place) -> Option<Entity> {
    let block = &sheet.blocks[place.block];
    let figure = &place.tokens;
    let distance =
        |at: usize| if figure.contains(&at) { 0 } else { at.abs_diff(figure.start).min(at.abs_diff(figure.end)) };
    let named = block.sentences[place.sentence].clone().filter_map(|at| Some((at, code(block, at)?)));
    let (_, _, at, code) = named
        .map(|(at, code)| {
            let told_in = TOLD_IN.iter().position(|major| *major == code).map_or(0, |rank| rank + 1);
            (told_in, distance(at), at, code)
        })
        .min()?;
    // «الليرة» is the one whose nation the article tells.
    let national = sheet.currencies.get_or_init(|| nationals(sheet));
    let full = national.iter().find(|(known, _)| *known == code).map(|(_, full)| *full);
    let stated = !figure.contains(&at);
    Some(Entity { key: full.unwrap_or(code).into(), words: block.word(at).into(), stated })
}

/// The currencies that an article tells together with their nations, each by the code of the word alone; the first where it tells
/// several.
fn nationals(sheet: &Sheet<'_>) -> Vec<(&'static str, &'static str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for block in &sheet.blocks {
        for at in 0..block.passage.tokens.len() {
            if let (Some(full), Some(code)) = (national(block, at), code(block, at))
                && found.iter().all(|(known, _)| *known != code)
            {
                found.push((code, full));
            }
        }
    }
    found
}

/// The currency that a word names, as the first that it may mean.
fn code(block: &Block<'_>, at: usize) -> Option<&'static str> {
    codes(block, at)?.split([' ', '!']).next()
}

/// The currencies that a word may mean.
fn codes(block: &Block<'_>, at: usize) -> Option<&'static str> {
    block.read_as(at)?.senses.iter().find_map(|sense| match sense {
        Sense::Currency(codes) => Some(*codes),
        _ => None,
    })
}

/// The currency that a word names together with the nation beside it: «الليرة التركية», "Turkish lira".
fn national(block: &Block<'_>, at: usize) -> Option<&'static str> {
    let codes = codes(block, at)?;
    let nation = |at: usize| {
        block.read_as(at)?.senses.iter().find_map(|sense| match sense {
            Sense::Nation(code) if codes.contains(code) => Some(*code),
            _ => None,
        })
    };
    nation(at + 1).or_else(|| nation(at.checked_sub(1)?))
}
