//! Which model of a line a figure is of, where a size tells them apart, "the 13-inch model starts at $1,199", «نسخة 256 جيجابايت», or its
//! name does: "seven AK-47 rifles".

use super::background::scoped;
use super::names::Names;
use super::sheet::{Block, Place, Sheet};
use super::{Class, Subject};
use crate::lexicon::{NameKind, Sense, Takes, Trait};
use crate::mention::past_model;
use crate::text::fold;
use crate::value::{Dimension, Unit, Value};
use std::ops::Range;
use std::sync::Arc;

/// The name of the scope.
pub(crate) const MODEL: &str = "model";
/// How many words may stand between a size and the noun or the name that it tells apart: "13-inch Retina model".
const BETWEEN: usize = 1;
/// How many words may stand between a figure and the size of its model behind it: "$1,199 for the base 13-inch version".
const FOR: usize = 4;

/// Narrows the figures of an article.
pub(super) fn settle(sheet: &Sheet<'_>, names: &Names, subjects: &mut [Subject]) {
    for (mention, subject) in subjects.iter_mut().enumerate() {
        let Some(place) = sheet.place(mention) else { continue };
        let row = subject.attribute.as_ref().map(|(attribute, _)| sheet.row(*attribute));
        let of_line = row.as_ref().is_some_and(|row| row.is(Trait::OfModel));
        let of_people = row.is_some_and(|row| row.takes.contains(&Takes::People));
        let is_count = matches!(sheet.value(mention).map(Class::of), Some(Class::Count));
        let model = match of_line {
            true => model(sheet, names, place),
            false if is_count && !of_people => counted(&sheet.blocks[place.block], place).map(|(_, model)| model),
            false => None,
        };
        model.into_iter().for_each(|model| _ = subject.scope.insert(MODEL.into(), model));
    }
}

/// The model that a figure is of: the one right behind it, "$1,199 for the 13-inch version", else the last one before it in its sentence, else the
/// only one behind it.
fn model(sheet: &Sheet<'_>, names: &Names, place: &Place) -> Option<Arc<str>> {
    let sizes: Vec<(&Place, Arc<str>)> = sheet
        .beside(place.block, place.sentence)
        .filter(|other| other.mention != place.mention)
        .filter_map(|other| Some((other, size(sheet, names, other)?)))
        .collect();
    let class = |place: &Place| sheet.value(place.mention).map(Class::of);
    let alike = |from: usize, to: usize| {
        let mut others = sheet.beside(place.block, place.sentence);
        others.any(|other| (from..to).contains(&other.tokens.start) && class(other) == class(place))
    };
    let block = &sheet.blocks[place.block];
    let next = sizes.iter().find(|(size, _)| size.tokens.start >= place.whole.end);
    let near = next.filter(|(size, _)| {
        let mut between = place.whole.end..size.whole.start;
        let opens = |sense| matches!(sense, Sense::Coordinates | Sense::Clause | Sense::Said | Sense::Auxiliary);
        between.len() <= FOR && between.all(|at| block.is_word(at) && !block.has(at, opens))
    });
    let last = || sizes.iter().rev().find(|(size, _)| size.tokens.end <= place.whole.start);
    let only = || next.filter(|(size, _)| sizes.len() == 1 && !alike(place.whole.end, size.tokens.start));
    near.or_else(last).or_else(only).map(|(_, size)| Arc::clone(size))
}

/// The size that a mention gives a model by: "13-inch" before its noun or name, «نسخة 256 جيجابايت» after it. Where two are given
/// in one breath, "the 11- and 13-inch models", it is none.
fn size(sheet: &Sheet<'_>, names: &Names, place: &Place) -> Option<Arc<str>> {
    let Some(Value::Quantity(quantity)) = sheet.value(place.mention) else { return None };
    let Unit::Measure(measure) = &quantity.unit else { return None };
    if !matches!(measure.dimension, Dimension::Length | Dimension::Data) {
        return None;
    }
    let block = &sheet.blocks[place.block];
    let of_length = measure.dimension == Dimension::Length;
    let is_model = |at: usize| {
        let noun = |sense| sense == Sense::Introduces(NameKind::Product);
        // "The 13-inch will cost": the noun goes without saying.
        let verb = |sense| matches!(sense, Sense::Perfect | Sense::Auxiliary | Sense::Stance(_));
        scoped(block, at, MODEL).is_some()
            || block.has(at, noun)
            || of_length && (is_product(sheet, names, place.block, at) || block.has(at, verb))
    };
    let sentence = &block.sentences[place.sentence];
    let behind = place.tokens.end..(place.tokens.end + 1 + BETWEEN).min(sentence.end);
    let before = place.tokens.start.saturating_sub(1 + BETWEEN).max(sentence.start)..place.tokens.start;
    let coordinated = place.whole.start.checked_sub(1).is_some_and(|at| {
        block.means(at, Sense::Coordinates) && at.checked_sub(1).is_some_and(|at| block.sign(at).is_some())
    });
    let mut behind = behind.take_while(|&at| block.is_word(at));
    let mut before = before.rev().take_while(|&at| block.is_word(at));
    let found = behind.any(is_model) || (block.is_arabic(place.tokens.start) || !of_length) && before.any(is_model);
    let amount = quantity.amount.stated().low?.at;
    // 13.3 inches are 13 to those who sell them.
    let amount = if of_length { amount.trunc() } else { amount.normalize() };
    (found && !coordinated).then(|| format!("{amount} {}", measure.symbol).into())
}

/// Whether a token is of the name of a product, or of a name of which nothing is known and that measures nothing.
fn is_product(sheet: &Sheet<'_>, names: &Names, block: usize, at: usize) -> bool {
    let kind = names.at(block, at).map(|standing| names.all[standing.name].kind);
    let measures = || sheet.blocks[block].has(at, |sense| matches!(sense, Sense::Cue(_)));
    kind.is_some_and(|kind| kind == Some(NameKind::Product) || kind.is_none() && !measures())
}

/// The model of the things that a figure counts, its words with one space between them, and where it stands: "seven AK-47 rifles",
/// "12 Su-24s".
pub(super) fn counted(block: &Block<'_>, place: &Place) -> Option<(Range<usize>, Arc<str>)> {
    let upper = |at: usize| block.word(at).starts_with(char::is_uppercase);
    let from = (place.tokens.start + 1..=place.tokens.end).find(|&at| block.is_word(at) && upper(at))?;
    let end = [from, from + 1].into_iter().find_map(|at| past_model(&block.passage, at))?;
    let words = (from..end).filter(|&at| block.sign(at).is_none()).map(|at| fold(block.word(at)));
    let model = words.collect::<Vec<_>>().join(" ");
    Some((from..end, model.trim_end_matches('s').trim_end().into()))
}
