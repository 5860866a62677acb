//! Direct speech: the stretches of a block between quotation marks that are long enough to be somebody's words.

use super::sheet::Block;
use std::ops::Range;

/// Words between quotation marks.
pub(super) struct Quotation {
    /// The tokens between the marks.
    pub tokens: Range<usize>,
    /// Whether the closing mark stands in the same block.
    pub closed: bool,
}

/// Fewer words than this are a name or a term that is set off.
const LEAST: usize = 4;

/// The direct speech of a block. What never closes ends with the block.
pub(super) fn find(block: &Block<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let end = block.passage.tokens.len();
    let is_speech = |from: usize, to: usize| (from..to).filter(|&at| block.is_word(at)).count() >= LEAST;
    for at in 0..end {
        let Some(sign) = block.sign(at) else { continue };
        match open {
            Some((from, mark)) if closes(mark, sign) && !opens_word(block, at, mark) => {
                if is_speech(from, at) {
                    found.push(Quotation { tokens: from..at, closed: true });
                }
                open = None;
            }
            Some(_) => {}
            None if opens(sign) => open = Some((at + 1, sign)),
            None => {}
        }
    }
    if let Some((from, _)) = open.filter(|(from, _)| is_speech(*from, end)) {
        found.push(Quotation { tokens: from..end, closed: false });
    }
    found
}

/// Whether a sign is a quotation mark.
pub(super) const fn is_mark(sign: char) -> bool {
    opens(sign) || matches!(sign, '”' | '»')
}

const fn opens(sign: char) -> bool {
    matches!(sign, '"' | '“' | '«' | '„')
}

const fn closes(open: char, sign: char) -> bool {
    match open {
        '"' => sign == '"',
        '«' => sign == '»',
        _ => matches!(sign, '”' | '“' | '"'),
    }
}

/// Whether a straight mark stands before a word and after a blank, so that it opens another quotation and closes none.
fn opens_word(block: &Block<'_>, at: usize, mark: char) -> bool {
    let glued = |token: usize| block.passage.tokens.get(token).is_some_and(|token| token.glued);
    mark == '"' && !glued(at) && glued(at + 1) && block.is_word(at + 1)
}
