//! Phrases around a figure or a cue that change what it measures: parts and wholes, demands, what was done to those of whom it tells.

use super::Cue;
use crate::lexicon::{Attribute, Sense, Trait};
use crate::subject::grammar::List;
use crate::subject::sheet::{Block, Place, Sheet};
use crate::text::fold;
use crate::value::{Unit, Value};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The day of a verdict, whose words end what is asked for.
const VERDICT: &str = "sentence date";

/// What somebody goes to court for.
pub(super) const CLAIM: &str = "damages sought";

/// Whether a word for a part stands right beside a figure, with no mark and no figure of the kind between.
pub(super) fn is_in_part(block: &Block<'_>, place: &Place, figures: &[(std::ops::Range<usize>, bool)]) -> bool {
    /// How many words away.
    const NEAR: usize = 3;
    let ends =
        |at: &usize| block.sign(*at).is_some() || figures.iter().any(|(tokens, alike)| *alike && tokens.contains(at));
    let partly = |at: usize| {
        let word = fold(block.word(at));
        List::Partly.is(word.strip_prefix('و').filter(|_| block.is_arabic(at)).unwrap_or(&word))
    };
    let first = block.sentences[place.sentence].start.max(place.whole.start.saturating_sub(NEAR));
    let last = block.sentences[place.sentence].end.min(place.whole.end + NEAR);
    let other = |at: &usize| ends(at) || block.is_joined(*at) || block.means(*at, Sense::Coordinates);
    (first..place.whole.start).rev().take_while(|at| !ends(at)).any(partly)
        || (place.whole.end..last).take_while(|at| !other(at)).any(partly)
}

/// What the word for what happened is the object of: "discovered the breach on Friday" tells when it was discovered.
pub(super) fn learnt(
    sheet: &Sheet<'_>,
    block: &Block<'_>,
    event: usize,
    first: usize,
) -> Option<(Attribute, usize, Arc<str>)> {
    /// How many tokens the verb may stand before its object.
    const OBJECT: usize = 4;
    let is_verb = |attribute: Attribute| sheet.row(attribute).is(Trait::Learnt);
    let (at, found) = (event.saturating_sub(OBJECT).max(first)..event)
        .rev()
        .take_while(|&at| {
            block.is_word(at) && !block.has(at, |sense| matches!(sense, Sense::Clause | Sense::Coordinates))
        })
        .find_map(|at| Some((at, sheet.cue(block, at, is_verb)?)))?;
    (found.next <= event).then(|| (found.attribute, at, block.words(at..found.next).into()))
}

/// Whether a share and the one beside it are those of two sides, which make up all or nearly so.
pub(super) fn is_one_of_two_sides(sheet: &Sheet<'_>, place: &Place, value: &Value) -> bool {
    /// How many tokens may stand between the two.
    const BETWEEN: usize = 2;
    let share = |value: &Value| match value {
        Value::Quantity(quantity) if quantity.unit == Unit::Percent => quantity.amount.stated().low.map(|end| end.at),
        _ => None,
    };
    let Some(mine) = share(value) else { return false };
    let gap = |other: &Place| {
        if other.whole.start >= place.whole.end {
            other.whole.start - place.whole.end
        } else {
            place.whole.start.saturating_sub(other.whole.end)
        }
    };
    let mut others = sheet.beside(place.block, place.sentence).filter(|other| other.mention != place.mention);
    others.any(|other| {
        let both = sheet.value(other.mention).and_then(share).map(|theirs| mine + theirs);
        gap(other) <= BETWEEN && both.is_some_and(|both| (Decimal::from(98)..=Decimal::from(101)).contains(&both))
    })
}

/// Whether a word stands for no more than a name or a document: the company "Shell", a "press release".
pub(super) fn is_of_name(block: &Block<'_>, at: usize, next: usize) -> bool {
    let name = |sense| matches!(sense, Sense::Name(_));
    let capital = block.word(at).starts_with(char::is_uppercase);
    let document = |from: usize| {
        let found = block.passage.find(from, |sense| (sense == Sense::Document).then_some(()));
        found.is_some_and(|found| found.next > at && found.next > from + 1)
    };
    // A capital that no other stands beside is no headline's: "shares of Shell rose".
    let small = |at: usize| block.word(at).starts_with(char::is_lowercase);
    let alone = || at.checked_sub(1).is_some_and(small) && (small(next) || !block.is_word(next));
    next == at + 1 && (capital && (block.has(at, name) || alone()) || at.checked_sub(1).is_some_and(document))
}

/// The words before a term in prison or an amount by which somebody asks for it, where no verdict stands between: «التمست النيابة
/// السجن عشر سنوات», "is seeking $2 million in damages".
pub(super) fn demand(
    sheet: &Sheet<'_>,
    block: &Block<'_>,
    before: std::ops::Range<usize>,
    figures: &[(std::ops::Range<usize>, bool)],
    asked: &str,
) -> Option<(usize, usize)> {
    let cue = |at: usize, name: &str| sheet.cue(block, at, |attribute| sheet.row(attribute).name == name);
    for at in before.rev() {
        if figures.iter().any(|(tokens, alike)| *alike && tokens.contains(&at)) {
            return None;
        }
        if asked == CLAIM && List::Seeks.is_written(block.word(at)) {
            return Some((at, at + 1));
        }
        if let Some(found) = cue(at, asked) {
            return Some((at, found.next));
        }
        if cue(at, VERDICT).is_some() {
            return None;
        }
    }
    None
}

/// How many tokens before its word the preposition stands.
const WITHIN: usize = 2;

/// Whether "in" stands before a word, past a small one: "in its budget", «في هذه الميزانية».
pub(super) fn is_inside(block: &Block<'_>, at: usize) -> bool {
    let preposition = |at: usize| List::In.is(&fold(block.word(at)));
    let small = |at: usize| block.means(at, Sense::Stop);
    let back =
        (1..=WITHIN).map_while(|back| at.checked_sub(back)).find(|&before| preposition(before) || !small(before));
    back.is_some_and(preposition)
}

/// How many tokens the English ending of a possessor takes: a mark and a letter.
pub(super) const POSSESSIVE: usize = 2;

/// Whether the English ending of a possessor stands at a token: "Sunday's".
pub(super) fn is_possessive(block: &Block<'_>, at: usize) -> bool {
    matches!(block.sign(at), Some('\'' | '’')) && block.is_word(at + 1) && block.word(at + 1) == "s"
}

/// Whether an English phrase begins with "in": "in damages".
pub(super) fn is_in(block: &Block<'_>, at: usize) -> bool {
    block.is_word(at) && block.word(at) == "in"
}

/// Whether a cue lies in a phrase in which it measures nothing: "after tax".
pub(super) fn measures_nothing(block: &Block<'_>, at: usize, next: usize) -> bool {
    /// How many words of the phrase may stand before the cue.
    const BEFORE: usize = 3;
    (at.saturating_sub(BEFORE)..=at).any(|from| {
        let phrase = block.passage.find(from, |sense| (sense == Sense::NoCue).then_some(()));
        phrase.is_some_and(|phrase| phrase.next >= next)
    })
}

/// Whether a figure that ends at one token is a part of the one that begins at another: "12 of the 30", «120 من أصل 400».
pub(super) fn is_part(block: &Block<'_>, end: usize, whole: usize) -> bool {
    /// How many words may stand between: "out of a total of".
    const BETWEEN: usize = 5;
    let small = |at: usize| {
        reads(block, at, |sense| matches!(sense, Sense::Of | Sense::From | Sense::The | Sense::Determiner))
            || block.has(at, |sense| matches!(sense, Sense::Stop | Sense::Pronoun | Sense::Scope("part", _)))
    };
    let of = |at: usize| reads(block, at, |sense| *sense == Sense::Of);
    // «29 طائرة مسيرة من بين 40»
    let adjective = block.is_arabic(end) && block.is_word(end) && !of(end) && !block.is_joined(end) && of(end + 1);
    let end = if adjective { end + 1 } else { end };
    let phrase = block.passage.find(end, |sense| (sense == Sense::Scope("part", "of")).then_some(()));
    let next = match phrase {
        Some(phrase) => phrase.next,
        None if reads(block, end, |sense| *sense == Sense::Of) => end + 1,
        None => return false,
    };
    (next..=end + BETWEEN).contains(&whole) && (next..whole).all(small)
}

/// Whether a figure tells how many those are of whom another one is a part: «أصيب 36 من العمال البالغ عددهم 900».
pub(super) fn is_number_of_these(block: &Block<'_>, place: &Place, figures: &[(std::ops::Range<usize>, bool)]) -> bool {
    let Some(number) = place.whole.start.checked_sub(1) else { return false };
    let of = |at: usize| reads(block, at, |sense| matches!(sense, Sense::Of | Sense::From));
    List::TheirNumber.is_written(block.word(number))
        && figures.iter().any(|(tokens, alike)| *alike && tokens.end < number && of(tokens.end))
}

/// Whether a figure is the whole of which a clause behind its comma tells a part: "Of the 350 workers, 120 were dismissed".
pub(super) fn is_ahead(
    block: &Block<'_>,
    first: usize,
    place: &Place,
    figures: &[(std::ops::Range<usize>, bool)],
) -> bool {
    /// How many words may stand before it.
    const BEFORE: usize = 3;
    let opens = (first..place.whole.start).find(|&at| block.is_word(at)).filter(|at| place.whole.start - at <= BEFORE);
    opens.is_some_and(|at| is_part(block, at, place.whole.start))
        && figures.iter().any(|(tokens, alike)| *alike && tokens.start > place.whole.end)
}

/// What was done to those who were aboard: "179 aboard the ferry had been rescued" counts the rescued.
pub(super) fn predicate(
    sheet: &Sheet<'_>,
    block: &Block<'_>,
    cue: &Cue,
    end: usize,
    fits: impl Fn(Attribute) -> bool,
) -> Option<Cue> {
    /// How far behind the word the verb stands, and how many words it has at most.
    const REACH: usize = 12;
    const CHAIN: usize = 6;
    let comma = |at: usize| matches!(block.sign(at), Some(',' | '،'));
    let ends = |at: usize| {
        comma(at)
            || matches!(block.sign(at), Some(';' | '؛' | '.' | ':' | '(' | ')'))
            || block.has(at, |sense| matches!(sense, Sense::Coordinates | Sense::Clause | Sense::That))
    };
    let verb = |at: usize| block.has(at, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect));
    let mut from = cue.at + cue.words.split_whitespace().count();
    // "Passengers, mostly students, have died"
    let plain = |at: &usize| block.is_word(*at) && !verb(*at) && !ends(*at);
    let aside = || (from + 1..end.min(from + CHAIN)).find(|at| !plain(at)).filter(|&at| comma(at));
    if let Some(closes) = Some(from).filter(|&at| comma(at)).and_then(|_| aside()) {
        from = closes + 1;
    }
    let auxiliary = (from..end.min(from + REACH)).take_while(|&at| !ends(at)).find(|&at| verb(at))?;
    // "Were known to have been rescued"
    let last = (auxiliary..end.min(auxiliary + CHAIN)).take_while(|&at| !ends(at)).filter(|&at| verb(at)).last()?;
    let (at, found) = (last + 1..end.min(last + 4))
        .take_while(|&at| !ends(at))
        .find_map(|at| Some((at, sheet.cue(block, at, &fits)?)))?;
    let words = block.words(at..found.next).into();
    Some(Cue { attribute: found.attribute, words, at, near: cue.near.clone() })
}

/// Whether a figure is what its clause begins with: "a total of 164 passengers".
pub(super) fn opens(block: &Block<'_>, place: &Place, first: usize) -> bool {
    let small = |at: usize| {
        reads(block, at, |sense| matches!(sense, Sense::Of | Sense::The | Sense::Determiner))
            || block.has(at, |sense| matches!(sense, Sense::Scope("span", "total")))
            || fold(block.word(at)) == "a"
    };
    let before = (first..place.whole.start).rev().find(|&at| !small(at));
    before.is_none_or(|at| block.has(at, |sense| matches!(sense, Sense::That | Sense::Coordinates)))
}

/// Whether the reader of figures knows a word in a sense.
pub(super) fn reads(block: &Block<'_>, at: usize, fits: impl Fn(&Sense) -> bool) -> bool {
    block.read_as(at).is_some_and(|entry| entry.senses.iter().any(fits))
}

/// Whether a figure is told as a part of another one that stands shortly before it: «39 شخصا على الأقل من بينهم 15 أجنبيا».
pub(super) fn is_of_these(block: &Block<'_>, whole: &std::ops::Range<usize>, place: &Place) -> bool {
    /// How many tokens may stand between the two, and how many between the word for a part and its figure.
    const BETWEEN: usize = 8;
    const PART: usize = 3;
    let between = whole.end..place.whole.start;
    let part = |at: usize| block.has(at, |sense| sense == Sense::Scope("part", "behind"));
    let ends = |at: usize| {
        block.has(at, |sense| matches!(sense, Sense::Said | Sense::That | Sense::Coordinates | Sense::Contrast))
    };
    (1..=BETWEEN).contains(&between.len())
        && (between.start.max(between.end.saturating_sub(PART))..between.end).any(part)
        && !between.clone().any(|at| ends(at) && !part(at))
}
