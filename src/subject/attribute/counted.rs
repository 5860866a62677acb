//! What a count counts, and whether those are people.

use super::Cue;
use crate::lexicon::{KeyRole, Sense, Takes};
use crate::subject::background::scoped;
use crate::subject::grammar::List;
use crate::subject::sheet::{Block, Place, Sheet};
use crate::subject::stem;
use crate::text::fold;
use crate::value::{Unit, Value};
use std::sync::Arc;

/// Nouns for people that tell nobody apart: who drowns on a boat of migrants is a migrant and a person.
const ANYBODY: [&str; 5] = ["person", "victim", "people", "citizen", "migrant"];

/// The noun that tells no more than its attribute does.
const ANYTHING: (&str, &str) = ("vehicles", "vehicle");

/// What happens to people is counted by cases too: «19 حالة وفاة», «17 حالة إصابة».
pub(super) const CASES: [&str; 2] = ["case", "infection"];

/// People are counted by their households too: "2,300 families fled".
const HOUSEHOLDS: [&str; 2] = ["family", "household"];

/// Whether the noun of a count names people, where the tables know it.
pub(in crate::subject) fn noun_is_person(block: &Block<'_>, after: usize, value: &Value) -> Option<bool> {
    // «19 حالة وفاة»: what a case is of tells.
    let open = |noun: &str| CASES.contains(&noun) || HOUSEHOLDS.contains(&noun);
    noun(block, after, value).filter(|(noun, _)| !open(noun)).map(|(_, person)| person)
}

/// What a count counts, as far as that tells it from other counts of its attribute: nothing for people as such, and for what the
/// cue itself names.
pub(in crate::subject) fn counted(sheet: &Sheet<'_>, place: &Place, value: &Value, cue: &Cue) -> Option<Arc<str>> {
    let (block, row) = (&sheet.blocks[place.block], sheet.row(cue.attribute));
    let Value::Quantity(quantity) = value else { return None };
    let end = place.tokens.end;
    // What somebody has is told apart by its owner.
    if !matches!(row.role, KeyRole::Event | KeyRole::Alone) {
        return None;
    }
    // "12 Somali and 11 Yemeni pirates": an adjective of a nation parts them.
    if let Some(nation) = (place.tokens.start..end + 1).find_map(|at| block.passage.find(at, nationality))
        && matches!(quantity.unit, Unit::Bare | Unit::Noun(_))
    {
        return Some(nation.sense.into());
    }
    if let Some(nation) = (place.tokens.start..end + 1).find(|&at| block.means(at, Sense::NoName))
        && matches!(quantity.unit, Unit::Bare | Unit::Noun(_))
    {
        return Some(stem::stem(&fold(block.word(nation))).into());
    }
    let people = row.takes.contains(&Takes::People);
    // "Three of the firefighters", but "rose to 4,455 as rescuers worked".
    let of = block.means(end, Sense::NameLink)
        || block
            .read_as(end)
            .is_some_and(|entry| entry.senses.iter().any(|sense| matches!(sense, Sense::Of | Sense::From)));
    if people && quantity.unit == Unit::Bare && of {
        let some = (end + 1..end + 3).find_map(|at| person_at(block, at));
        return some.filter(|noun| !matches!(*noun, "dead" | "wounded") && !ANYBODY.contains(noun)).map(Into::into);
    }
    if !people && quantity.unit == Unit::Bare {
        return number_of(sheet, place).map(Into::into);
    }
    let Unit::Noun(words) = &quantity.unit else { return None };
    if let Some(some) = people.then(|| some_of(block, place, words)).flatten() {
        return Some(some.into());
    }
    // "Three dead" and "the death of three": the noun says what the cue does.
    let says = cue.at..cue.at + cue.words.split_whitespace().count();
    if people && says.clone().any(|at| place.tokens.contains(&at)) {
        return None;
    }
    match noun(block, end, value) {
        Some((noun, _)) if ANYBODY.contains(&noun) || people && CASES.contains(&noun) => None,
        // "475,000 vehicles" may be as many cars.
        Some((noun, _)) if (row.name, noun) == ANYTHING => None,
        Some((thing, _)) => Some(thing.into()),
        None => {
            let word = fold(words.split_whitespace().next_back()?);
            // "179 others" are of those before.
            (!List::Others.is(&word)).then(|| stem::stem(&word).into())
        }
    }
}

/// The part of those counted that the first word of their noun tells: "178 adult passengers" are not all.
fn some_of(block: &Block<'_>, place: &Place, words: &str) -> Option<&'static str> {
    const SOME: [&str; 4] = ["men", "women", "children", "adults"];
    let first = place.tokens.end.checked_sub(words.split_whitespace().count())?;
    let some = scoped(block, first, "population").filter(|some| SOME.contains(some))?;
    (first + 1 < place.tokens.end && !block.is_arabic(first)).then_some(some)
}

/// The noun of a bare number that its sentence tells before it: "the number of structures destroyed rose to 10,321", «ارتفع عدد المنازل
/// المدمرة إلى 300».
fn number_of(sheet: &Sheet<'_>, place: &Place) -> Option<&'static str> {
    /// How many tokens before the number its noun may stand.
    const BEFORE: usize = 10;
    let block = &sheet.blocks[place.block];
    let first = block.sentences[place.sentence].start.max(place.tokens.start.saturating_sub(BEFORE));
    let thing = |at: usize| {
        let found = block.passage.find(at, |sense| match sense {
            Sense::Counted(noun) => Some(noun),
            _ => None,
        });
        found.map(|found| found.sense)
    };
    let (word, noun) = (first..place.tokens.start).rev().find_map(|at| {
        let noun = match block.word(at) {
            word if List::NumberOf.is_written(word) => at + 2,
            word if List::NumberAlone.is_written(word) => at + 1,
            _ => return None,
        };
        Some((at, noun))
    })?;
    let clear = (word..place.tokens.start).all(|at| !sheet.is_figure(place.block, at));
    clear.then(|| thing(noun)).flatten()
}

/// The country that an adjective is of.
fn nationality(sense: Sense) -> Option<&'static str> {
    match sense {
        Sense::Nationality(country) => Some(country),
        _ => None,
    }
}

/// The nation of the dead and the wounded whom the words of a figure count: «عدد القتلى المصريين», "the number of Egyptian dead".
pub(in crate::subject) fn nation_of_victims(sheet: &Sheet<'_>, place: &Place, cue: &Cue) -> Option<Arc<str>> {
    /// How many tokens behind the first word for what is measured the victims may stand.
    const VICTIMS: usize = 3;
    let (block, row) = (&sheet.blocks[place.block], sheet.row(cue.attribute));
    if row.role != KeyRole::Event || !row.takes.contains(&Takes::People) {
        return None;
    }
    let last = (cue.at + VICTIMS).min(place.tokens.start);
    let victims = (cue.at..last)
        .find(|&at| person_at(block, at).is_some_and(|noun| matches!(noun, "dead" | "wounded" | "victim")))?;
    let nation = if block.is_arabic(victims) { victims + 1 } else { victims.checked_sub(1)? };
    block.passage.find(nation, nationality).filter(|_| nation < place.tokens.start).map(|found| found.sense.into())
}

/// The person that the noun at a token names, by its concept.
fn person_at(block: &Block<'_>, at: usize) -> Option<&'static str> {
    let person = |sense| match sense {
        Sense::PersonNoun(noun) => Some(noun),
        _ => None,
    };
    block.passage.find(at, person).map(|found| found.sense)
}

/// The noun of a count by its concept, and whether it names people.
pub(super) fn noun(block: &Block<'_>, after: usize, value: &Value) -> Option<(&'static str, bool)> {
    let Value::Quantity(quantity) = value else { return None };
    let Unit::Noun(noun) = &quantity.unit else { return None };
    let words = noun.split_whitespace().count().max(1);
    // The noun stands at the figure, most often after it.
    // «ثلاثة مطلوبين فروا من السجن»: it does not lie behind a preposition.
    let ends = |at: usize| block.sign(at).is_some() || block.is_arabic(at) && block.means(at, Sense::Stop);
    let behind = (after..after + words + 2).take_while(|&at| !ends(at));
    let near = (0..words + 1).map(|back| after.saturating_sub(1 + back)).chain(behind);
    // "60 structures and fire engines" counts no fires.
    let of_it = |at: &usize| block.is_arabic(*at) || noun.contains(block.word(*at));
    for at in near.filter(of_it) {
        if let Some(found) = block.passage.find(at, |sense| match sense {
            Sense::PersonNoun(noun) => Some((noun, true)),
            Sense::Counted(noun) => Some((noun, false)),
            _ => None,
        }) {
            return Some(found.sense);
        }
    }
    None
}
