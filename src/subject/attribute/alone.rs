//! What a figure measures by its own form: an age in apposition, a unit, the noun of a number of things.

use super::counted::{CASES, noun};
use super::{Cue, FAR};
use crate::lexicon::{Attribute, NameKind, Sense, Trait};
use crate::subject::sheet::{Block, Place, Sheet};
use crate::value::{Dimension, TimeUnit, Unit, Value};
use std::sync::LazyLock;

/// Years in brackets or between commas behind a name are the age of its bearer: "Benjamin, 52, said", «لولا (72 عاما)».
pub(super) fn age(block: &Block<'_>, place: &Place, value: &Value) -> Option<Cue> {
    let years = matches!(value, Value::Quantity(quantity) if quantity.unit == Unit::Time(TimeUnit::Year));
    let before = place.tokens.start.checked_sub(1)?;
    let after = place.tokens.end;
    let set_off = match (block.sign(before)?, block.sign(after)) {
        ('(', Some(')')) => true,
        (',' | '،', None) => after >= block.passage.tokens.len(),
        (',' | '،', Some(mark)) => matches!(mark, ',' | '،' | '.'),
        _ => false,
    };
    let named = before.checked_sub(1).is_some_and(|at| block.is_word(at));
    (years && set_off && named).then_some(())?;
    let attribute = Attribute::of("age")?;
    Some(Cue {
        attribute,
        words: block.words(place.tokens.clone()).into(),
        at: place.tokens.start,
        near: vec![(attribute, 0)],
    })
}

/// People of a country of whom a figure before them is a part are all who live there: «1.7 مليون من أصل 16.6 مليون شخص في غواتيمالا».
pub(super) fn inhabitants(block: &Block<'_>, place: &Place, value: &Value) -> Option<Cue> {
    const ANYBODY: [&str; 3] = ["person", "resident", "citizen"];
    /// The longest phrase for "out of", in tokens.
    const OUT_OF: usize = 5;
    let (start, end) = (place.tokens.start, place.tokens.end);
    noun(block, end, value).filter(|(noun, person)| *person && ANYBODY.contains(noun))?;
    let opens = |from: usize| {
        let part = block.passage.find(from, |sense| (sense == Sense::Scope("part", "of")).then_some(()));
        part.is_some_and(|found| found.next == start)
    };
    (start.saturating_sub(OUT_OF)..start).any(opens).then_some(())?;
    let is_country = |sense| matches!(sense, Sense::Name(name) if name.row().kind == NameKind::Country);
    let inside = block.read_as(end).is_some_and(|entry| entry.senses.contains(&Sense::Prepositional));
    (inside && block.has(end + 1, is_country)).then_some(())?;
    let attribute = Attribute::of("population")?;
    Some(Cue { attribute, words: block.words(place.tokens.clone()).into(), at: start, near: vec![(attribute, 0)] })
}

/// What a figure measures by its unit alone, where no word says more.
pub(super) fn by_unit(block: &Block<'_>, place: &Place, value: &Value) -> Option<Cue> {
    let Value::Quantity(quantity) = value else { return None };
    let Unit::Measure(measure) = &quantity.unit else { return None };
    let attribute = match measure.dimension {
        Dimension::Temperature => Attribute::of("temperature"),
        Dimension::Magnitude => Attribute::of("magnitude"),
        _ => None,
    }?;
    let words = block.words(place.tokens.clone()).into();
    Some(Cue { attribute, words, at: place.tokens.start, near: vec![(attribute, FAR)] })
}

/// What a number of things measures that are called so. Anything has cases: those of a court, and those of an illness.
pub(super) fn of_things(sheet: &Sheet<'_>, noun: &str) -> Option<Attribute> {
    if CASES.contains(&noun) {
        return None;
    }
    static ALL: LazyLock<Vec<Attribute>> = LazyLock::new(|| Attribute::with(Trait::Thing).collect());
    ALL.iter().copied().find(|&attribute| sheet.row(attribute).nouns.contains(&noun))
}
