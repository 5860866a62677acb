//! What narrows a figure beyond the words next to it: a forecast, a shock after the first one, the end of a
//! distance.

use super::background::scoped;
use super::converted::asides;
use super::entity::is_bearing;
use super::names::{Name, Names};
use super::sheet::{Block, Place, Sheet};
use super::{Class, Subject, is_present_form};
use crate::claim::{Evolves, Stance};
use crate::lexicon::{KeyRole, NameKind, Sense, Trait};
use crate::text::fold;
use crate::value::{Amount, DateBound, DateSpan, Dimension, Figure, Part, Value};
use std::sync::Arc;

/// What lies between two places, and the name of the scope for the one that is so far from the other.
const OF_TWO_ENDS: &str = "distance";
pub(crate) const LOCATED: &str = "located";
const AMONG: &str = "among";
/// What the tables say of a word by which those are counted who are not told of yet, "others".
pub(super) const OTHERS: &str = "others";
/// How many tokens may stand between a distance and the place from which it is.
const FROM: usize = 7;
/// How many tokens away the word for a shock may stand.
const SHOCK: usize = 8;
/// How many tokens may stand between a word for what may come and the figure.
const FORECAST: usize = 5;

/// Narrows the figures of an article.
pub(super) fn settle(sheet: &Sheet<'_>, names: &Names, subjects: &mut [Subject], published: Option<&DateSpan>) {
    for (mention, ages) in shares_of_ages(sheet, subjects) {
        subjects[mention].scope.entry(AMONG.into()).or_insert(ages);
    }
    for (mention, subject) in subjects.iter_mut().enumerate() {
        let (Some(place), Some((attribute, _))) = (sheet.place(mention), subject.attribute.as_ref()) else { continue };
        let row = sheet.row(*attribute);
        if row.is(Trait::OfShock) && is_of_aftershock(&sheet.blocks[place.block], place) {
            subject.scope.insert("shock".into(), "after".into());
        }
        if row.name == OF_TWO_ENDS
            && sheet.value(mention).map(Class::of) == Some(Class::Measure(Dimension::Length as u8))
            && let Some(end) = other_end(sheet, names, place).or_else(|| unnamed_end(sheet, place))
        {
            if let Some(end) = near_end(sheet, names, place, &end) {
                subject.scope.insert(LOCATED.into(), end);
            }
            subject.scope.insert("from".into(), end);
        }
        if row.role == KeyRole::Event
            && row.evolves == Evolves::Rising
            && (is_forecast(sheet, place) || is_by_then(sheet, place, published))
        {
            subject.scope.insert("aim".into(), "forecast".into());
        }
    }
    for mention in of_others(sheet, subjects) {
        subjects[mention].scope.entry("tally".into()).or_insert_with(|| "new".into());
    }
}

/// The counts of those beyond the ones of whom an article has told: "five people were killed … four others died in hospital".
fn of_others(sheet: &Sheet<'_>, subjects: &[Subject]) -> Vec<usize> {
    /// How many words behind a figure its noun may take.
    const NOUN: usize = 2;
    let rises = |attribute| {
        let row = sheet.row(attribute);
        row.role == KeyRole::Event && row.evolves == Evolves::Rising
    };
    let counted = |mention: usize| {
        let (attribute, _) = subjects[mention].attribute.as_ref()?;
        (rises(*attribute) && sheet.value(mention).map(Class::of) == Some(Class::Count)).then_some(*attribute)
    };
    let others = |mention: &usize| {
        let (Some(place), Some(attribute)) = (sheet.place(*mention), counted(*mention)) else { return false };
        let block = &sheet.blocks[place.block];
        let sentence = &block.sentences[place.sentence];
        let mut noun = place.whole.start..(place.whole.end + NOUN).min(sentence.end);
        // "Killed a soldier and wounded twelve others": those are all who were wounded.
        let other = |at: usize| sheet.cue(block, at, |other| other != attribute && rises(other)).is_some();
        noun.any(|at| scoped(block, at, OTHERS).is_some())
            && !(sentence.start..place.whole.start).any(other)
            && (0..*mention).any(|before| counted(before) == Some(attribute))
    };
    (0..subjects.len()).filter(others).collect()
}

/// Each percentage that is of people of some ages, with these: "85 % in patients aged 65 and over".
fn shares_of_ages(sheet: &Sheet<'_>, subjects: &[Subject]) -> Vec<(usize, Arc<str>)> {
    /// An age that is an end already.
    const LIMIT: &str = "age limit";
    let row = |mention: usize| subjects[mention].attribute.as_ref().map(|(attribute, _)| sheet.row(*attribute));
    let ages = (0..subjects.len()).filter(|&mention| row(mention).is_some_and(|row| row.is(Trait::Age)));
    let of_ages = |mention: usize| {
        let (place, Value::Quantity(quantity)) = (sheet.place(mention)?, sheet.value(mention)?) else { return None };
        let whole = |figure: &Figure| figure.value.normalize().to_string();
        let ages = match &quantity.amount {
            Amount::Bound(_, end) => whole(end),
            Amount::Range(low, high) => format!("{} to {}", whole(low), whole(high)),
            // "Over the age of 65", «تزيد أعمارهم على 65»
            Amount::Point(age)
                if row(mention).is_some_and(|row| row.name == LIMIT)
                    || stands_behind_bound(&sheet.blocks[place.block], place) =>
            {
                whole(age)
            }
            Amount::Point(_) | Amount::Vague(..) => return None,
        };
        let shares = sheet
            .beside(place.block, place.sentence)
            .filter(|other| sheet.value(other.mention).map(Class::of) == Some(Class::Percent));
        let nearest = shares.min_by_key(|other| match other.tokens.start < place.tokens.start {
            true => place.tokens.start - other.tokens.end.min(place.tokens.start),
            false => other.tokens.start - place.tokens.end.min(other.tokens.start),
        })?;
        Some((nearest.mention, Arc::from(ages)))
    };
    ages.filter_map(of_ages).collect()
}

/// Whether a word for a bound stands shortly before a figure.
fn stands_behind_bound(block: &Block<'_>, place: &Place) -> bool {
    const BOUND: usize = 4;
    let before = place.whole.start.saturating_sub(BOUND).max(block.sentences[place.sentence].start)..place.whole.start;
    let bound = |sense: &Sense| matches!(sense, Sense::Bound(_));
    before.into_iter().any(|at| block.read_as(at).is_some_and(|entry| entry.senses.iter().any(bound)))
}

/// Whether a figure is of a shock after the first one: the word for one stands nearer than any other for a quake.
fn is_of_aftershock(block: &Block<'_>, place: &Place) -> bool {
    let sentence = &block.sentences[place.sentence];
    let around =
        place.whole.start.saturating_sub(SHOCK).max(sentence.start)..(place.whole.end + SHOCK).min(sentence.end);
    let away = |at: usize| {
        if at < place.whole.start { place.whole.start - at } else { (at + 1).saturating_sub(place.whole.end) }
    };
    let after = |at: usize| block.has(at, |sense| sense == Sense::Counted("aftershock"));
    let quake = |at: usize| block.has(at, |sense| sense == Sense::Event("quake"));
    let shocks = around.filter(|&at| quake(at) || after(at));
    shocks.min_by_key(|&at| away(at)).is_some_and(after)
}

/// Whether a count is one that may come: "the toll could rise to 10,000".
fn is_forecast(sheet: &Sheet<'_>, place: &Place) -> bool {
    let block = &sheet.blocks[place.block];
    let start = block.sentences[place.sentence].start;
    let may = |sense| matches!(sense, Sense::Stance(Stance::Possible | Stance::Expected));
    let passes = |at: usize| {
        let on_the_way =
            |sense| matches!(sense, Sense::Direction(_) | Sense::Stop | Sense::Auxiliary | Sense::Stance(_));
        block.is_word(at) && block.has(at, on_the_way) && !block.means(at, Sense::Perfect)
    };
    // «قد يصل إلى الآلاف»: «قد» before a verb of the present tells of what may be, and «يصل إلى» may belong to the figure.
    let may_yet = |at: usize| block.means(at, Sense::Maybe) && is_present_form(&fold(block.word(at + 1)));
    let may = |at: usize| block.has(at, may) || may_yet(at);
    let near = (place.whole.start.saturating_sub(FORECAST).max(start)..place.whole.start).rev();
    let way = near.take_while(|&at| passes(at) || may_yet(at)).chain(place.whole.start..place.tokens.start);
    let way: Vec<usize> = way.collect();
    // "May have killed 20" and "some 20 feared dead" tell of what happened.
    let moves = |at: &usize| {
        block.has(*at, |sense| matches!(sense, Sense::Direction(_)))
            || block.read_as(*at).is_some_and(|entry| entry.senses.contains(&Sense::To))
    };
    way.iter().any(|&at| may(at)) && way.iter().any(moves)
}

/// Whether a count is one that a day to come will have seen, as is feared: "warns of 600,000 cases by the end of the year".
fn is_by_then(sheet: &Sheet<'_>, place: &Place, published: Option<&DateSpan>) -> bool {
    const BESIDE: usize = 24;
    let Some(published) = published else { return false };
    let block = &sheet.blocks[place.block];
    let may = |at: usize| block.has(at, |sense| matches!(sense, Sense::Stance(Stance::Possible | Stance::Expected)));
    if !(block.sentences[place.sentence].start..place.whole.start).any(may) {
        return false;
    }
    let by = |other: &&Place| {
        let between = match other.whole.start < place.whole.start {
            true => other.whole.end..place.whole.start,
            false => place.whole.end..other.whole.start,
        };
        between.len() <= BESIDE
    };
    sheet.beside(place.block, place.sentence).filter(|other| other.mention != place.mention).filter(by).any(|other| {
        let Some(Value::Date(date)) = sheet.value(other.mention) else { return false };
        // «بنهاية العام»
        let at_end = || {
            let found = block.passage.find(other.tokens.start, Some);
            date.part == Some(Part::Late) && found.is_some_and(|found| found.clitic.preposition)
        };
        date.last > published.last && (date.bound == Some(DateBound::By) || at_end())
    })
}

/// The name from which a distance is: "80 km north-west of Kathmandu", «على بعد 80 كيلومترا من كاتماندو». What gives the distance in
/// another unit is passed: "58 km (36 miles) south of the port".
fn other_end(sheet: &Sheet<'_>, names: &Names, place: &Place) -> Option<Arc<str>> {
    let block = &sheet.blocks[place.block];
    let aside = asides(sheet, place.block, place.sentence).into_iter().find(|aside| aside.start == place.whole.end);
    let start = aside.map_or(place.whole.end, |aside| aside.end);
    let end = block.sentences[place.sentence].end.min(start + FROM + 1);
    let next = names.within(place.block, start..end).min_by_key(|standing| standing.tokens.start)?;
    let name = &names.all[next.name];
    let mut between = start..next.tokens.start;
    // "The capital, Kathmandu".
    let is_called = |at: usize| {
        at + 1 == next.tokens.start && block.has(at - 1, |sense| sense == Sense::Introduces(NameKind::Place))
    };
    let parts = |at: usize| {
        let parts = |sense| matches!(sense, Sense::Coordinates | Sense::Clause | Sense::Said);
        sheet.is_figure(place.block, at)
            || matches!(block.sign(at), Some(',' | '،' | ';' | '؛')) && !is_called(at)
            || block.has(at, parts)
    };
    let is_end = name.kind.is_none_or(|kind| matches!(kind, NameKind::Country | NameKind::Place));
    (is_end && !between.any(parts)).then(|| Arc::clone(&name.key))
}

/// The end of a distance that no article names as a place, by its own word: «على بعد 40 كيلومترا غرب العاصمة», «جنوب غرب» and a
/// word that no table knows. Two distances from two ends are two.
fn unnamed_end(sheet: &Sheet<'_>, place: &Place) -> Option<Arc<str>> {
    let block = &sheet.blocks[place.block];
    let end = block.sentences[place.sentence].end.min(place.whole.end + FROM);
    let on_the_way = |at: usize| {
        let small = |sense| matches!(sense, Sense::Function | Sense::Of | Sense::To | Sense::From);
        block.read_as(at).is_some_and(|entry| entry.senses.iter().any(|&sense| small(sense)))
            || sheet.cue(block, at, |attribute| sheet.row(attribute).name == OF_TWO_ENDS).is_some()
    };
    let mut passed = false;
    let mut words = (place.whole.end..end).take_while(|&at| block.is_word(at) && block.is_arabic(at));
    let at = words.find(|&at| {
        let way = on_the_way(at);
        passed |= way;
        !way
    })?;
    let is_place = block.has(at, |sense| sense == Sense::Introduces(NameKind::Place));
    let is_unknown = !block.has(at, |_| true) && block.read_as(at).is_none();
    (passed && (is_place || is_unknown)).then(|| Arc::from(fold(block.word(at))))
}

/// The place that lies so far from the other end, where the sentence names it before the distance: "Zarand, a town 602 miles from
/// Tehran". Of an event nothing is located that has a name.
fn near_end(sheet: &Sheet<'_>, names: &Names, place: &Place, other: &Arc<str>) -> Option<Arc<str>> {
    let block = &sheet.blocks[place.block];
    let start = block.sentences[place.sentence].start;
    let event = |at: usize| block.has(at, |sense| matches!(sense, Sense::Event(_)));
    let before = names.within(place.block, start..place.whole.start);
    let fits = |name: &Name| matches!(name.kind, None | Some(NameKind::Place | NameKind::Country));
    // "South of the port" is the other end of another distance.
    let fitting = before.filter(|standing| fits(&names.all[standing.name]) && !is_bearing(sheet, block, standing));
    let located = fitting.last()?;
    let name = &names.all[located.name];
    let parted = (located.tokens.end..place.whole.start).any(event);
    (!parted && name.key != *other).then(|| Arc::clone(&name.key))
}
