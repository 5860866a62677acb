//! How far a word is from a figure: what it takes to pass the words, marks and figures between the two.

use super::FAR;
use crate::lexicon::Sense;
use crate::subject::background::scoped;
use crate::subject::grammar::List;
use crate::subject::sheet::{Block, Place};

/// What it takes to pass things; an empty word is 1.
pub(super) const WORD: u32 = 2;
const COMMA: u32 = 5;
const BRACKET: u32 = 4;
pub(super) const COORDINATION: u32 = 3;
const CLAUSE: u32 = 8;
const SEMICOLON: u32 = 14;
const FIGURE: u32 = 5;
const LIKE_FIGURE: u32 = 16;

/// What it takes to pass a figure of the kind that is set against this one: "to 5 % from 6 %", "€1m ($1.1m)".
const CHAINED: u32 = 3;

/// What it takes to pass a token on the way from the figure to a cue. The hedges and bounds of the figure are no way.
pub(super) fn cost(
    block: &Block<'_>,
    at: usize,
    (figures, chained): (&[(std::ops::Range<usize>, bool)], &[bool]),
    asides: &[std::ops::Range<usize>],
    place: &Place,
) -> u32 {
    if place.whole.contains(&at) || asides.iter().any(|aside| aside.contains(&at)) {
        return 0;
    }
    let figure = figures.iter().zip(chained).find(|((tokens, _), _)| tokens.contains(&at));
    if let Some(((tokens, alike), chained)) = figure {
        let nearest_end = if at < place.tokens.start { tokens.end - 1 } else { tokens.start };
        return match (at == nearest_end, alike) {
            (false, _) => 0,
            (true, true) if *chained => CHAINED,
            (true, true) => LIKE_FIGURE,
            (true, false) => FIGURE,
        };
    }
    match block.sign(at) {
        Some(',' | '،' | '–' | '—' | ':') => COMMA,
        Some(';' | '؛' | '.') => SEMICOLON,
        Some('(' | ')' | '[' | ']') => BRACKET,
        Some(_) => 0,
        None => {
            // "Confirmed the figure and said that …" goes on to something else.
            let and = |sense| sense == Sense::Coordinates;
            let says = |at: usize| at.checked_sub(1).is_some_and(|last| block.has(last, and)) && block.has(at, said);
            if says(at) {
                FAR
            } else if block.means(at, Sense::Clause) {
                CLAUSE
            } else if block.means(at, Sense::Coordinates) {
                COORDINATION
            } else if block.has(at, |sense| matches!(sense, Sense::Stop | Sense::Name(_))) {
                1
            } else {
                WORD
            }
        }
    }
}

/// Whether a word says that somebody said something.
pub(super) fn said(sense: Sense) -> bool {
    sense == Sense::Said
}

/// Whether two figures are set against each other: nothing stands between them but a word of change or comparison, small words, dates
/// and brackets.
pub(super) fn is_chained(
    block: &Block<'_>,
    one: &std::ops::Range<usize>,
    place: &Place,
    figures: &[(std::ops::Range<usize>, bool)],
) -> bool {
    /// How many words at most.
    const BETWEEN: usize = 9;
    let other = &place.tokens;
    let between = if one.end <= other.start { one.end..other.start } else { other.end..one.start };
    let pivot = |at: usize| block.sign(at) == Some('(') || block.means(at, Sense::Chains);
    let parts = |at: usize| block.has(at, |sense| matches!(sense, Sense::Coordinates | Sense::Clause));
    let small = |at: usize| {
        matches!(block.sign(at), Some(',' | '،'))
            || place.whole.contains(&at)
            || figures.iter().any(|(tokens, alike)| !alike && tokens.contains(&at))
            || block.means(at, Sense::Stop) && !parts(at)
    };
    (1..=BETWEEN).contains(&between.len())
        && between.clone().all(|at| pivot(at) || small(at))
        && between.clone().any(pivot)
}

/// The stretches of a sentence between two marks that tell more of what stands before them: "31 of them, including four children, are
/// in hospital", "the film, made for $35 million, has taken", "the blaze, which began on Monday, destroyed".
pub(super) fn insets(block: &Block<'_>, sentence: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mark = |at: usize| matches!(block.sign(at), Some(',' | '،' | '–' | '—' | '(' | ')'));
    let verb = |at: usize| block.has(at, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect));
    let mut all = Vec::new();
    let mut at = sentence.start;
    while at + 1 < sentence.end {
        let end = Some(at).filter(|&at| mark(at)).and_then(|_| (at + 1..sentence.end).find(|&end| mark(end)));
        // What a bracket or a dash opens no comma ends.
        let alike = |end: usize| block.sign(at) == block.sign(end) && !matches!(block.sign(at), Some('(' | ')'));
        let opens = |end: usize| {
            scoped(block, at + 1, "part") == Some("behind")
                || alike(end) && (is_relative(block, at + 1) || verb(end + 1))
        };
        match end.filter(|&end| opens(end)) {
            Some(end) => {
                all.push(at..end + 1);
                at = end;
            }
            None => at += 1,
        }
    }
    all
}

/// Whether a clause that tells more of the word before it begins at a token.
pub(super) fn is_relative(block: &Block<'_>, at: usize) -> bool {
    block.is_word(at) && List::Relative.is_written(block.word(at))
}

/// How many tokens lie between a figure and the words from one token to before another.
pub(super) fn apart(figure: &std::ops::Range<usize>, from: usize, to: usize) -> usize {
    if from < figure.start { figure.start.saturating_sub(to) } else { from.saturating_sub(figure.end) }
}
