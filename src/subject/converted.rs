//! Figures that say again in a second currency or unit what stands before them: "€3 billion ($3.5 billion)", "36 miles (58 km)",
//! «20 مليون جنيه، أي ما يعادل 1.1 مليون دولار».
//!
//! Such a figure is about whatever the first one is about.

use super::Subject;
use super::sheet::{Block, Place, Sheet};
use crate::lexicon::Sense;
use crate::value::{Quantity, Unit, Value};
use rust_decimal::Decimal;
use std::ops::Range;

/// How many words stand between a figure and the bracket that says it again: "a €105 million fee (£89 million)".
const WORDS: usize = 3;
/// How many times one amount may be the other in another unit, both rounded.
const NEAR: Decimal = Decimal::from_parts(11, 0, 0, false, 1);

/// Gives each figure that says another one again what is known of that one, and tells where it stands.
pub(super) fn settle(sheet: &Sheet<'_>, subjects: &mut [Subject]) {
    for (index, block) in sheet.blocks.iter().enumerate() {
        for sentence in 0..block.sentences.len() {
            let mut first: Option<&Place> = None;
            let mut last: Option<&Place> = None;
            let mut is_open = false;
            for place in sheet.beside(index, sentence) {
                let between = last.map_or(0..0, |last| last.whole.end..place.whole.start);
                let opens = opens(block, between.clone());
                let again = opens && is_parted(block, place.whole.end)
                    || is_open && is_parted(block, between.start) && between.len() == 1
                    || is_said_again(block, between);
                match first {
                    Some(first) if again && are_alike(sheet, first, place) => {
                        is_open |= opens;
                        say_again(first, place, subjects);
                    }
                    _ => (first, is_open) = (Some(place), false),
                }
                last = Some(place);
            }
        }
    }
}

/// The tokens of a sentence between which an amount is said again, from the bracket that opens to behind the one that closes.
pub(super) fn asides(sheet: &Sheet<'_>, block: usize, sentence: usize) -> Vec<Range<usize>> {
    let places: Vec<&Place> = sheet.beside(block, sentence).collect();
    let block = &sheet.blocks[block];
    let aside = |pair: &[&Place]| {
        let (first, second) = (pair[0], pair[1]);
        let mut between = first.whole.end..second.whole.start;
        let closed = matches!(block.sign(second.whole.end), Some(')' | ']'));
        // "7 percent, or 1,200 voters,"
        let or = is_share(sheet, first) != is_share(sheet, second) && is_said_again(block, between.clone());
        if or && block.sign(first.whole.end) == Some(',') {
            return Some(first.whole.end..second.whole.end);
        }
        let again = closed && opens(block, between.clone()) && are_alike(sheet, first, second);
        again.then(|| between.find(|&at| !block.is_word(at))).flatten().map(|open| open..second.whole.end + 1)
    };
    places.windows(2).filter_map(aside).collect()
}

/// Whether a figure is a share.
fn is_share(sheet: &Sheet<'_>, place: &Place) -> bool {
    matches!(sheet.value(place.mention), Some(Value::Quantity(quantity)) if quantity.unit == Unit::Percent)
}

/// Whether what stands between two figures is a bracket that opens, with a few words before it.
fn opens(block: &Block<'_>, mut between: Range<usize>) -> bool {
    let Some(bracket) = between.clone().find(|&at| !block.is_word(at)) else { return false };
    let is_bracket = matches!(block.sign(bracket), Some('(' | '['));
    is_bracket && bracket - between.start <= WORDS && between.all(|at| at <= bracket || restates(block, at))
}

/// Whether a bracket ends at a token, or the next thing in it begins.
fn is_parted(block: &Block<'_>, at: usize) -> bool {
    matches!(block.sign(at), Some(')' | ']' | ';' | '؛' | ',' | '،' | '/'))
}

/// Whether nothing stands between two figures but words that say so.
fn is_said_again(block: &Block<'_>, mut between: Range<usize>) -> bool {
    if matches!(block.sign(between.start), Some(',' | '،' | ';' | '؛')) {
        between.start += 1;
    }
    !between.is_empty() && between.all(|at| restates(block, at))
}

/// Whether a word belongs to those that say that a figure is told again.
fn restates(block: &Block<'_>, at: usize) -> bool {
    let phrase = |from: usize| block.passage.find(from, |sense| (sense == Sense::Restating).then_some(()));
    // Of a phrase every word does.
    (at.saturating_sub(2)..=at).any(|from| phrase(from).is_some_and(|found| found.next > at))
}

/// Whether two figures may state one amount: in two currencies, or in two units and the same when converted.
fn are_alike(sheet: &Sheet<'_>, one: &Place, other: &Place) -> bool {
    let (Some(Value::Quantity(a)), Some(Value::Quantity(b))) = (sheet.value(one.mention), sheet.value(other.mention))
    else {
        return false;
    };
    if a.per != b.per {
        return false;
    }
    match (&a.unit, &b.unit) {
        (Unit::Money(one), Unit::Money(other)) => {
            let (ours, theirs) = (one.possible(), other.possible());
            !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|code| theirs.contains(code))
        }
        (Unit::Measure(one), Unit::Measure(other)) => {
            let same = one.dimension == other.dimension && one.symbol != other.symbol;
            let size = |quantity: &Quantity, factor: Decimal| {
                let stated = quantity.amount.stated();
                stated.low.or(stated.high)?.at.checked_mul(factor)
            };
            let (x, y) = (size(a, one.factor), size(b, other.factor));
            same && x.zip(y).is_some_and(|(x, y)| x.max(y).checked_div(x.min(y)).is_some_and(|ratio| ratio <= NEAR))
        }
        _ => false,
    }
}

/// Gives the second figure what is known of the first.
fn say_again(first: &Place, second: &Place, subjects: &mut [Subject]) {
    if subjects[first.mention].attribute.is_none() {
        let Subject { attribute, measures, .. } = subjects[second.mention].clone();
        (subjects[first.mention].attribute, subjects[first.mention].measures) = (attribute, measures);
    }
    let known = subjects[first.mention].clone();
    let told = &mut subjects[second.mention];
    told.attribute = known.attribute;
    told.measures = known.measures;
    told.entity = known.entity;
    told.background = known.background;
    told.elsewhere = known.elsewhere;
    told.scope = known.scope;
    told.counted = known.counted;
    told.stance = known.stance;
    told.stance_words = known.stance_words;
    told.converted = true;
}
