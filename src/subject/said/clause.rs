//! Where the words that somebody says begin and end.

use super::{Kind, OPENING, Spoken};
use crate::claim::Stance;
use crate::lexicon::{Kinds, Sense};
use crate::subject::grammar::List;
use crate::subject::party;
use crate::subject::quotation;
use crate::subject::sheet::Block;
use crate::text::fold;
use std::ops::Range;

/// The end of what stands before a verb, past a word that is set off in between: "Police, however, said".
pub(super) fn before_aside(block: &Block<'_>, verb: usize) -> usize {
    let comma = |back: usize| verb.checked_sub(back).is_some_and(|at| block.sign(at).is_some_and(is_comma));
    let set_off = comma(1) && comma(3) && block.means(verb - 2, Sense::Contrast);
    if set_off { verb - 3 } else { verb }
}

/// Whether another statement begins at a token.
pub(super) fn parts(block: &Block<'_>, at: usize) -> bool {
    matches!(block.sign(at), Some(';' | '؛')) || block.means(at, Sense::Contrast)
}

/// Whether the token before one joins it to what stands before: "and", or an attached «و».
pub(super) fn joins(block: &Block<'_>, at: usize) -> bool {
    let attached = block.passage.tokens.get(at).and_then(|token| token.entry).is_some_and(|entry| entry.clitic.and);
    attached || at.checked_sub(1).is_some_and(|at| block.means(at, Sense::Coordinates))
}

/// The word of saying or of attribution at a token, and the token after it. The longest phrase wins.
pub(super) fn cue(block: &Block<'_>, at: usize) -> Option<(Kind, usize)> {
    /// What the words below may mean.
    const SAYING: Kinds = Kinds::of(&[Sense::Said, Sense::Stance(Stance::Denied), Sense::Relays, Sense::According]);
    if !block.passage.tokens.get(at)?.kinds.meet(SAYING) {
        return None;
    }
    let of = |wanted: fn(Sense) -> Option<Kind>| block.passage.find(at, wanted).map(|found| (found.sense, found.next));
    let kinds: [fn(Sense) -> Option<Kind>; 4] = [
        |sense| (sense == Sense::Said).then_some(Kind::Said),
        |sense| (sense == Sense::Stance(Stance::Denied)).then_some(Kind::Denied),
        |sense| (sense == Sense::Relays).then_some(Kind::Relays),
        |sense| (sense == Sense::According).then_some(Kind::According),
    ];
    // "No plans to" is a denial that nobody speaks.
    let spoken = |(kind, next): &(Kind, usize)| *kind != Kind::Denied || *next == at + 1;
    kinds.into_iter().filter_map(of).filter(spoken).max_by_key(|(_, next)| *next)
}

/// Whether a sentence begins with the word behind which its subject stands before its verb: «وكانت الوزارة أعلنت وفاة 32».
pub(super) fn had(block: &Block<'_>, first: usize) -> bool {
    let word = fold(block.word(first));
    List::Had.is(word.strip_prefix('و').unwrap_or(&word))
}

/// Whether the words behind a verb tell on what occasion it was said, and not by whom: «قال في بيان صحفي إن», «خلال لقاء تلفزيوني».
pub(super) fn on_occasion(block: &Block<'_>, at: usize) -> bool {
    List::OnOccasion.is(&fold(block.word(at))) && block.is_word(at + 1) && !party::is_day(block, at + 1)
}

/// Whether an Arabic word of saying goes on with what its speaker said before, whose name does not stand before it: «موضحا أن».
pub(super) fn is_circumstance(block: &Block<'_>, at: usize) -> bool {
    let word = fold(block.word(at));
    let bare = word.strip_prefix('و').unwrap_or(&word);
    let stem = bare.strip_suffix(['ا', 'ه']);
    stem.is_some_and(|stem| stem.starts_with('م') && stem.chars().count() > 3 || List::SaysBesides.is(stem))
}

/// Whether somebody denies something by the word at a token.
pub(in crate::subject) fn denies(block: &Block<'_>, at: usize) -> bool {
    const DENIAL: Kinds = Kinds::of(&[Sense::Stance(Stance::Denied)]);
    block.is_of(at, DENIAL) && cue_of(block, at, Kind::Denied)
}

/// Whether a token is a word of a kind of saying.
pub(super) fn cue_of(block: &Block<'_>, at: usize, kind: Kind) -> bool {
    cue(block, at).is_some_and(|(found, _)| found == kind)
}

/// Where the words end that a verb reaches over: of a denial without "that" its own clause.
pub(super) fn clause_end(block: &Block<'_>, kind: Kind, from: usize, opening: Option<usize>, end: usize) -> usize {
    if kind != Kind::Denied || opening.is_some() {
        return end;
    }
    let ends = |at: usize| block.sign(at).is_some_and(is_comma) || parts(block, at);
    (from..end).find(|&at| ends(at)).unwrap_or(end)
}

/// The first token from `at` on at which a subject or a source has ended for certain.
pub(super) fn boundary(block: &Block<'_>, at: usize, end: usize, spoken: &Spoken) -> usize {
    let ends = |token: usize| match block.sign(token) {
        Some(sign) if quotation::is_mark(sign) => {
            spoken.quotations.iter().any(|quotation| quotation.tokens.start.saturating_sub(1) == token)
        }
        Some('-' | '\'' | '’' | '&' | '/') => false,
        Some('.') => token + 1 >= end || block.word(token - 1).chars().count() > 2,
        Some(_) => true,
        None => block.has(token, |sense| matches!(sense, Sense::That | Sense::Contrast | Sense::Anonymous)),
    };
    (at..end.min(at + OPENING)).find(|&token| ends(token)).unwrap_or(end.min(at + OPENING))
}

/// The token at which the words of a saying begin: after "that", a colon, or the mark of a quotation.
pub(super) fn opening(block: &Block<'_>, at: usize, end: usize, spoken: &Spoken) -> Option<usize> {
    for token in at..end.min(at + OPENING) {
        if block.sign(token) == Some(':') {
            return Some(token + 1);
        }
        if block.sign(token).is_some_and(quotation::is_mark)
            && spoken.quotations.iter().any(|quotation| quotation.tokens.start == token + 1)
        {
            return Some(token + 1);
        }
        if token == at && block.sign(token).is_some_and(is_comma) && !block.is_arabic(at.saturating_sub(1)) {
            // "Denied, in a statement, that": what is set off may stand between.
            let close = (at + 1..end.min(at + OPENING)).find(|&at| block.sign(at).is_some_and(is_comma))?;
            return block.passage.find(close + 1, |sense| (sense == Sense::That).then_some(())).map(|that| that.next);
        }
        if matches!(block.sign(token), Some(';' | '؛')) {
            return None;
        }
        if let Some(that) = block.passage.find(token, |sense| (sense == Sense::That).then_some(())) {
            return Some(that.next);
        }
        if token > at && cue(block, token).is_some_and(|(kind, _)| kind == Kind::Said) {
            return None;
        }
    }
    None
}

/// Whether a saying that begins at `start` and whose verb ends before `after` stands behind its words: "…, police said."
pub(super) fn trails(
    block: &Block<'_>,
    range: &Range<usize>,
    start: usize,
    after: usize,
    opening: Option<usize>,
    spoken: &Spoken,
) -> bool {
    let Some(before) = start.checked_sub(1).filter(|at| *at > range.start) else { return false };
    let behind = block.sign(before).is_some_and(|sign| is_comma(sign) || quotation::is_mark(sign));
    let quoted =
        spoken.quotations.iter().any(|quotation| quotation.tokens.end + 2 > before && quotation.tokens.end <= before);
    if !behind && !quoted {
        return false;
    }
    let rest = (after..range.end).take_while(|&token| !block.sign(token).is_some_and(is_comma));
    let words = rest.clone().filter(|&token| block.is_word(token)).count();
    let circumstance = block.has(after, |sense| matches!(sense, Sense::Aside));
    opening.is_none_or(|opening| opening > after + 6) && (words <= 1 || circumstance || quoted && words < 4)
}

pub(super) const fn is_comma(sign: char) -> bool {
    matches!(sign, ',' | '،')
}

/// Whether the sign before a token ends what stands before it.
pub(super) fn is_stop_mark(block: &Block<'_>, at: usize) -> bool {
    matches!(block.sign(at), Some(';' | '؛' | ':' | '.'))
}
