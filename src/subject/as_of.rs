//! For which time a figure holds, where its sentence tells another than that of the article: "as of Monday", a previous count,
//! the first of "rose from 7 to 25", what was said on an earlier day.

use super::Class;
use super::attribute::Cue;
use super::said::Sayings;
use super::sheet::{Place, Sheet};
use crate::claim::Evolves;
use crate::lexicon::Sense;
use crate::text::fold;
use crate::value::{DateBound, DateSpan, Value};

/// How near "previous" must stand, in tokens.
const NEAR: usize = 4;
/// How near the other end of a change must stand.
const CHANGE: usize = 6;

/// The time for which the figure at a place is stated; `None` where that is the time of the article.
pub(super) fn of(
    sheet: &Sheet<'_>,
    sayings: &Sayings,
    place: &Place,
    cue: Option<&Cue>,
    reference: Option<&DateSpan>,
) -> Option<DateSpan> {
    let value = sheet.value(place.mention).filter(|value| matches!(value, Value::Quantity(_)))?;
    let published = reference?;
    let evolves = cue.map_or(Evolves::Fixed, |cue| sheet.row(cue.attribute).evolves);
    let moves = matches!(evolves, Evolves::Rising | Evolves::Falling | Evolves::Series);
    if let Some(date) = stated(sheet, place, published, moves) {
        return Some(date);
    }
    if let Some(date) = compared(sheet, place, published).filter(|_| moves) {
        return Some(date);
    }
    if is_earlier(sheet, place, moves) || (moves && is_first_of_change(sheet, place, value)) {
        return Some(DateSpan { bound: Some(DateBound::Before), ..published.clone() });
    }
    if evolves == Evolves::Fixed {
        return None;
    }
    let said = sayings.dates(sheet, place).into_iter().find_map(|date| match sheet.value(date) {
        Some(Value::Date(date)) if date.last < published.first && date.bound.is_none() => Some(date),
        _ => None,
    });
    said.cloned()
}

/// The date of "as of Monday"; of "by Monday evening" too, where the count grows with the days.
fn stated(sheet: &Sheet<'_>, place: &Place, published: &DateSpan, moves: bool) -> Option<DateSpan> {
    let block = &sheet.blocks[place.block];
    sheet.beside(place.block, place.sentence).filter(|other| other.mention != place.mention).find_map(|other| {
        let Some(Value::Date(date)) = sheet.value(other.mention) else { return None };
        // «حتى مساء الأحد»: a word may stand between the preposition and the day.
        let says = |sense: Sense| {
            (other.whole.start.saturating_sub(2)..=other.tokens.start).any(|at| {
                let Some(entry) = block.read_as(at) else { return false };
                let two = || format!("{} {}", fold(block.word(at)), fold(block.word(at + 1)));
                let phrase = (entry.longest > 1).then(|| block.reader(at).entry(&two())).flatten();
                [Some(entry), phrase].into_iter().flatten().any(|entry| entry.senses.contains(&sense))
            })
        };
        let holds = says(Sense::AsOf) || moves && says(Sense::DateBound(DateBound::By));
        (holds && date.first <= published.last).then(|| DateSpan { bound: None, ..date.clone() })
    })
}

/// The earlier day of a figure that another one is compared with: "46, against 32 on Tuesday", «46 مقابل 32 يوم الثلاثاء».
fn compared(sheet: &Sheet<'_>, place: &Place, published: &DateSpan) -> Option<DateSpan> {
    let block = &sheet.blocks[place.block];
    let against = (1..=2).filter_map(|back| place.whole.start.checked_sub(back));
    against.into_iter().find(|&at| block.means(at, Sense::Chains))?;
    sheet.beside(place.block, place.sentence).find_map(|other| {
        let Some(Value::Date(date)) = sheet.value(other.mention) else { return None };
        let beside = (place.whole.end..place.whole.end + 3).contains(&other.whole.start);
        (beside && date.bound.is_none() && date.last < published.first).then(|| date.clone())
    })
}

/// Whether a word beside the figure makes it an older one: "the previous toll of 7". A single word does so for counts that grow
/// with the days; elsewhere "previous" tells of another thing.
fn is_earlier(sheet: &Sheet<'_>, place: &Place, moves: bool) -> bool {
    let block = &sheet.blocks[place.block];
    let sentence = &block.sentences[place.sentence];
    let figures: Vec<_> = sheet
        .beside(place.block, place.sentence)
        .filter(|other| other.mention != place.mention)
        .filter(|other| !matches!(sheet.value(other.mention), Some(Value::Date(_))))
        .collect();
    let is_figure = |at: usize| figures.iter().any(|other| other.whole.contains(&at));
    let parts = |at: usize| {
        matches!(block.sign(at), Some(',' | '،' | ';' | '؛' | ':' | '(' | ')')) || block.means(at, Sense::Contrast)
    };
    let ends = |at: usize| is_figure(at) || parts(at);
    let older = |at: usize| {
        let found = block.passage.find(at, |sense| (sense == Sense::EarlierCount).then_some(()));
        found.is_some_and(|found| moves || found.next > at + 1)
    };
    let before = (sentence.start.max(place.whole.start.saturating_sub(NEAR + 4))..place.whole.start).rev();
    let after = place.whole.end..sentence.end.min(place.whole.end + 2);
    let after = after.filter(|&at| block.is_arabic(at));
    // «أسفر، في حصيلة أولية، عن مقتل 35»: what is set off between two commas tells of the figure behind them.
    let set_off = || {
        let comma = |at: usize| matches!(block.sign(at), Some(',' | '،'));
        let first = sentence.start.max(place.whole.start.saturating_sub(NEAR + 4));
        let close = (first..place.whole.start).rev().take_while(|&at| !is_figure(at)).find(|&at| comma(at));
        close.is_some_and(|close| {
            let open = (sentence.start.max(close.saturating_sub(NEAR + 1))..close).rev().find(|&at| comma(at));
            let phrase = |at: usize| {
                let found = block.passage.find(at, |sense| (sense == Sense::EarlierCount).then_some(()));
                found.is_some_and(|found| moves && found.next == close && found.next > at + 1)
            };
            open.is_some_and(|open| (open + 1..close).any(phrase))
        })
    };
    before.take_while(|&at| !ends(at)).any(older)
        || set_off()
        || after.take_while(|&at| !ends(at)).any(older)
        // "A previous toll told of 32 dead and 108 injured".
        || figures.iter().any(|other| {
            let between = other.whole.end..place.whole.start;
            let joined = |at: usize| {
                block.means(at, Sense::Coordinates)
                    || block.passage.tokens[at].entry.is_some_and(|entry| entry.clitic.and)
            };
            let head = sentence.start.max(other.whole.start.saturating_sub(NEAR + 4))..other.whole.start;
            let phrase = |at: usize| {
                let found = block.passage.find(at, |sense| (sense == Sense::EarlierCount).then_some(()));
                found.is_some_and(|found| moves && found.next > at + 1)
            };
            (1..=NEAR).contains(&between.len())
                && between.clone().any(joined)
                && !between.clone().any(ends)
                && head.rev().take_while(|&at| !ends(at)).any(phrase)
        })
}

/// Whether the figure is the one from which the count rose or fell: "from 7 to 25", "to 25 from 7".
fn is_first_of_change(sheet: &Sheet<'_>, place: &Place, value: &Value) -> bool {
    let block = &sheet.blocks[place.block];
    let has = |at: usize, sense: Sense| {
        let lead = at.checked_sub(1).and_then(|before| block.read_as(before));
        lead.is_some_and(|entry| entry.senses.contains(&sense))
    };
    let sentence = &block.sentences[place.sentence];
    let near = sentence.start.max(place.whole.start.saturating_sub(3 * CHANGE))..place.whole.start;
    has(place.whole.start, Sense::From)
        && near.clone().any(|at| block.has(at, |sense| matches!(sense, Sense::Direction(_))))
        && sheet.beside(place.block, place.sentence).any(|other| {
            let alike = sheet.value(other.mention).is_some_and(|other| Class::of(other) == Class::of(value));
            let gap = other.whole.start.abs_diff(place.whole.end).min(place.whole.start.abs_diff(other.whole.end));
            other.mention != place.mention && alike && gap <= CHANGE && has(other.whole.start, Sense::To)
        })
}
