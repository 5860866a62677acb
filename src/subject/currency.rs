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
    let full = sheet.blocks.iter().find_map(|block| {
        (0..block.passage.tokens.len())
            .find_map(|at| national(block, at).filter(|_| self::code(block, at) == Some(code)))
    });
    let stated = !figure.contains(&at);
    Some(Entity { key: full.unwrap_or(code).into(), words: block.word(at).into(), stated })
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
