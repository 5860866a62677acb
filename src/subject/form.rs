//! What a figure measures by the form alone in which it stands: "the 330-metre tanker", "a town of 15,000 people", "the island, which
//! has about 200,000 residents", "the $550 billion services market".

use super::attribute::Cue;
use super::sheet::{Block, Place, Sheet};
use super::{Class, takes};
use crate::lexicon::{Attribute, NameKind, Sense};
use crate::value::{Dimension, Value};

/// How many words may stand between a figure and the noun that it describes.
const BETWEEN: usize = 4;
/// What is measured from end to end.
const LONG: [&str; 10] =
    ["ship", "boat", "tanker", "warship", "submarine", "train", "bridge", "tunnel", "wall", "road"];
/// What is traded on a market that is so large.
const TRADED: [&str; 1] = ["market"];

/// What a mention measures by its form; `None` where its words have to say it.
pub(super) fn of(sheet: &Sheet<'_>, place: &Place, value: &Value) -> Option<Cue> {
    let block = &sheet.blocks[place.block];
    let cue = |name: &str, at: usize, next: usize| {
        let attribute = Attribute::of(name)?;
        Some(Cue { attribute, words: block.words(at..next).into(), at, near: vec![(attribute, 0)] })
    };
    match Class::of(value) {
        Class::Measure(dimension) if dimension == Dimension::Length as u8 => {
            let noun = described(sheet, block, place, value, &LONG)?;
            cue("length", noun, noun + 1)
        }
        Class::Money(false) => {
            let noun = described(sheet, block, place, value, &TRADED)?;
            cue("market size", noun, noun + 1)
        }
        Class::Duration => {
            let (at, next) = unequalled(block, place)?;
            cue("record span", at, next)
        }
        Class::Count => {
            let (at, next) = of_town(block, place).or_else(|| had(block, place))?;
            cue("population", at, next)
        }
        _ => None,
    }
}

/// The noun that an English figure before it describes, where nothing stands between them but words that describe it too.
fn described(sheet: &Sheet<'_>, block: &Block<'_>, place: &Place, value: &Value, nouns: &[&str]) -> Option<usize> {
    let end = place.tokens.end;
    let is_noun = |at: usize| block.has(at, |sense| matches!(sense, Sense::Counted(noun) if nouns.contains(&noun)));
    let ends = |at: usize| {
        let small = |sense| {
            matches!(sense, Sense::Stop | Sense::Coordinates | Sense::Clause | Sense::Said | Sense::Direction(_))
        };
        let measures = || sheet.cue(block, at, |attribute| takes(sheet.row(attribute).takes, value, None)).is_some();
        block.is_arabic(at) || block.has(at, small) || !is_noun(at) && measures()
    };
    let mut words =
        (end..end + BETWEEN + 1).filter(|&at| block.sign(at) != Some('-')).take_while(|&at| block.is_word(at));
    // "The 10 km bridge border": the last noun of the row is the one that is described.
    let noun = words.by_ref().take_while(|&at| !ends(at)).find(|&at| is_noun(at))?;
    let next = noun + 1;
    let goes_on = block.is_word(next)
        && sheet
            .cue(block, noun, |attribute| sheet.row(attribute).name != "length")
            .is_some_and(|found| found.next > next);
    (!goes_on).then_some(noun)
}

/// The words before a number that is all who live in a place: "a town of 15,000".
fn of_town(block: &Block<'_>, place: &Place) -> Option<(usize, usize)> {
    let start = place.whole.start;
    let kind = |sense| matches!(sense, Sense::Introduces(NameKind::Place | NameKind::Country)).then_some(());
    let at = start.checked_sub(2)?;
    let found = block.passage.find(at, kind).filter(|found| found.next == start && !block.is_arabic(at))?;
    Some((at, found.next))
}

/// The words of a number of those who live in what has them: "the island has 200,000 residents".
fn had(block: &Block<'_>, place: &Place) -> Option<(usize, usize)> {
    let verb = place.whole.start.checked_sub(1)?;
    let has = block.has(verb, |sense| sense == Sense::Perfect);
    let live = |at: usize| block.has(at, |sense| sense == Sense::PersonNoun("resident"));
    (has && place.tokens.clone().any(live)).then_some((verb, verb + 1))
}

/// The words that say that nothing like it was for so long: "the worst crash in 40 years", "its lowest level for a decade".
fn unequalled(block: &Block<'_>, place: &Place) -> Option<(usize, usize)> {
    /// How many words may stand between the two.
    const BETWEEN: usize = 7;
    const OWNERS: [&str; 5] = ["its", "their", "his", "her", "s"];
    let preposition = place.whole.start.checked_sub(1)?;
    (block.is_word(preposition) && matches!(block.word(preposition), "in" | "for")).then_some(())?;
    let first = preposition.saturating_sub(BETWEEN).max(1);
    let ends = |at: usize| !block.is_word(at) || block.has(at, |sense| sense == Sense::Clause);
    let reads = |at: usize, sense: Sense| block.read_as(at).is_some_and(|entry| entry.senses.contains(&sense));
    let owned = |at: usize| reads(at, Sense::The) || OWNERS.contains(&block.word(at));
    let most = |at: usize| reads(at, Sense::Superlative) && owned(at - 1);
    let at = (first..preposition).rev().take_while(|&at| !ends(at)).find(|&at| most(at))?;
    Some((at, at + 1))
}
