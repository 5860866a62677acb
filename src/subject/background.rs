//! What a sentence tells of the time of its figures: an earlier event, a period, and what else narrows them.

use super::attribute::Cue;
use super::names::Names;
use super::sheet::{Place, Sheet};
use crate::lexicon::{KeyRole, NameKind, Sense};
use crate::value::{DateSpan, Grain, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What happened longer before an article, in days, is not what it reports.
const RECENT: i32 = 25;

/// The year of an earlier event that the sentence of a figure tells of.
pub(super) fn year(sheet: &Sheet<'_>, place: &Place, reference: Option<&DateSpan>) -> Option<i16> {
    let published = reference?;
    let date = nearest_date(sheet, place, |date| {
        let ended = date.last.until(published.first).map_or(0, |span| span.get_days());
        ended > RECENT && date.bound.is_none()
    })?;
    Some(date.first.year())
}

/// Whether the sentence of a figure tells of a rise or a fall, or of two who say something.
pub(super) fn at_odds(sheet: &Sheet<'_>, place: &Place) -> bool {
    let block = &sheet.blocks[place.block];
    let mut sentence = block.sentences[place.sentence].clone();
    let says = |sense| match sense {
        Sense::Said | Sense::According => true,
        Sense::Name(name) => name.row().kind == NameKind::Outlet,
        _ => false,
    };
    let sayings = sentence.clone().filter(|&at| block.has(at, says)).count();
    sayings > 1 || sentence.any(|at| block.has(at, |sense| matches!(sense, Sense::Direction(_))))
}

/// The place of a sentence that tells of something elsewhere: it names places, and the head of the article names none of them.
pub(super) fn elsewhere(names: &Names, sheet: &Sheet<'_>, place: &Place) -> Option<Arc<str>> {
    /// The blocks that tell what the article is about.
    const HEAD: usize = 4;
    let is_place = |name: usize| matches!(names.all[name].kind, Some(NameKind::Country | NameKind::Place));
    let sentence = sheet.blocks[place.block].sentences[place.sentence].clone();
    let named: Vec<usize> =
        names.within(place.block, sentence).map(|standing| standing.name).filter(|&name| is_place(name)).collect();
    let in_head =
        |name: &usize| names.places.iter().take_while(|place| place.block < HEAD).any(|place| place.name == *name);
    if place.block < HEAD || named.iter().any(in_head) {
        return None;
    }
    Some(Arc::clone(&names.all[*named.first()?].key))
}

/// The date of the figure's sentence that stands nearest to it, among those that fit.
fn nearest_date<'s>(sheet: &'s Sheet<'_>, place: &Place, fits: impl Fn(&DateSpan) -> bool) -> Option<&'s DateSpan> {
    let dates = sheet.beside(place.block, place.sentence).filter(|other| other.mention != place.mention);
    dates
        .filter_map(|other| match sheet.value(other.mention)? {
            Value::Date(date) if fits(date) => Some((other.tokens.start.abs_diff(place.tokens.start), date)),
            _ => None,
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, date)| date)
}

/// Words of the scope that are not sought next to the figure alone: the noun of a count tells its population better.
const APART: [&str; 2] = ["population", "poll"];

/// What is told of each poll where two are held on one day.
const OF_POLLS: [&str; 9] = [
    "votes counted",
    "vote share",
    "votes",
    "turnout",
    "seats",
    "lead",
    "poll support",
    "candidates",
    "eligible voters",
];

/// Which kind of poll a figure is of: the one whose word stands nearest in its sentence, else the last one before in its block.
/// "In the presidential and parliamentary elections" it is of both.
fn poll(sheet: &Sheet<'_>, place: &Place) -> Option<&'static str> {
    /// How far apart the words for two polls may stand that are named in one breath.
    const COORDINATED: usize = 2;
    let block = &sheet.blocks[place.block];
    let sentence = block.sentences[place.sentence].clone();
    let word = |at: usize| {
        let found = block.passage.find(at, |sense| match sense {
            Sense::Scope("poll", kind) => Some(kind),
            _ => None,
        })?;
        Some(found.sense)
    };
    let first = block.sentences.first()?.start;
    let before = || (first..sentence.start).rev().find_map(word);
    let distance = |at: usize| at.abs_diff(if at < place.tokens.start { place.tokens.start } else { place.tokens.end });
    let nearest = sentence.clone().filter_map(|at| Some((distance(at), at, word(at)?))).min();
    let Some((_, at, kind)) = nearest else { return before() };
    let mut around = at.saturating_sub(COORDINATED)..at + COORDINATED + 1;
    (!around.any(|other| word(other).is_some_and(|other| other != kind))).then_some(kind)
}

/// What narrows a figure: the period that its sentence names, and words such as "further" or "a day" beside it.
pub(super) fn scope(
    sheet: &Sheet<'_>,
    place: &Place,
    cue: Option<&Cue>,
    reference: Option<&DateSpan>,
) -> BTreeMap<Arc<str>, Arc<str>> {
    let mut scope = BTreeMap::new();
    let block = &sheet.blocks[place.block];
    let sentence = block.sentences[place.sentence].clone();
    let near = place.tokens.start.saturating_sub(3).max(sentence.start)..(place.tokens.end + 4).min(sentence.end);
    for at in near.filter(|at| !place.whole.contains(at)) {
        if let Some(found) = block.passage.find(at, |sense| match sense {
            // The noun of a count tells its population better.
            Sense::Scope(name, value) if !APART.contains(&name) => Some((name, value)),
            _ => None,
        }) {
            scope.entry(found.sense.0.into()).or_insert_with(|| found.sense.1.into());
        }
    }
    if cue.is_some_and(|cue| OF_POLLS.contains(&sheet.row(cue.attribute).name))
        && let Some(poll) = poll(sheet, place)
    {
        scope.insert("poll".into(), poll.into());
    }
    let keyed = cue.map(|cue| sheet.row(cue.attribute).role);
    let is_date = matches!(sheet.value(place.mention), Some(Value::Date(_)));
    if keyed.is_some_and(|role| role != KeyRole::Event) && !is_date {
        let period = nearest_date(sheet, place, |date| {
            let other_year = reference.is_some_and(|published| date.first.year() != published.first.year());
            date.bound.is_none() && (matches!(date.grain, Grain::Quarter | Grain::Half | Grain::Year) || other_year)
        });
        if let Some(period) = period {
            scope.insert("period".into(), period.edtf().into());
        }
    }
    scope
}
