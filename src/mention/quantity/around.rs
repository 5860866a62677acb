//! What stands around a number: hedges and bounds on either side, and the words of ranges.

use super::term::Term;
use crate::lexicon::{Kinds, Script, Sense};
use crate::mention::passage::Passage;
use crate::mention::token::TokenKind;
use crate::text::Span;
use crate::value::{Bound, Lean};
use rust_decimal::Decimal;

/// The most words of a hedge or of a bound.
const LONGEST: usize = 6;

/// With what a hedge or a bound begins.
const MARKERS: Kinds = Kinds::of(&[Sense::Hedge(Lean::Both), Sense::Bound(Bound::Above)]);

/// With what one begins behind what it is said of.
const MARKERS_AFTER: Kinds = Kinds::of(&[Sense::HedgeAfter(Lean::Both), Sense::BoundAfter(Bound::Above)]);

/// A hedge or a bound, or both in a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub from: usize,
    pub to: usize,
    pub lean: Option<Lean>,
    pub bound: Option<Bound>,
    /// The words of the hedge.
    pub words: Span,
}

enum Marker {
    Lean(Lean),
    Bound(Bound),
}

/// The hedges and bounds that end where token `at` begins.
pub(super) fn before(passage: &Passage<'_>, at: usize) -> Option<Before> {
    let mut found: Option<Before> = None;
    let mut to = at;
    for _ in 0..3 {
        let Some((from, marker)) = marker_before(passage, to) else { break };
        let words = passage.span(from, to);
        let mut all = found.unwrap_or(Before { from, to: at, lean: None, bound: None, words });
        all.from = from;
        match marker {
            Marker::Lean(lean) => {
                all.words = words;
                all.lean = Some(lean);
            }
            Marker::Bound(bound) => all.bound = Some(bound),
        }
        found = Some(all);
        to = from;
    }
    found
}

/// Whether what stands before a length of time tells how long the amount behind which it stands takes: "$40 million over two years".
pub(super) fn spans(passage: &Passage<'_>, before: &Before) -> bool {
    let spanning = passage
        .sense(before.from, Sense::Spanning)
        .is_some_and(|found| found.next == before.to && before.lean.is_none());
    spanning && before.from.checked_sub(1).is_some_and(|at| is_amount(passage, at))
}

/// The noun that a number shares with the one that it is set against, where "over" is no bound: "2,001 votes over 1,617". A small
/// one may be an age: "30 people over 65".
pub(super) fn set_against(passage: &Passage<'_>, before: &Before, term: &Term) -> Option<usize> {
    let is_large = term.size.figure().is_some_and(|figure| figure.value >= Decimal::ONE_THOUSAND);
    let spanning = passage.sense(before.from, Sense::Spanning)?;
    let noun = before.from.checked_sub(1).filter(|&noun| super::noun::is_plural(passage, noun))?;
    let counted = noun.checked_sub(1).is_some_and(|at| passage.tokens[at].kind == TokenKind::Digits);
    (spanning.next == before.to && before.lean.is_none() && counted && is_large).then_some(noun)
}

fn marker_before(passage: &Passage<'_>, to: usize) -> Option<(usize, Marker)> {
    let last = to.checked_sub(1).filter(|&last| last >= passage.floor)?;
    if let TokenKind::Sign(sign) = passage.tokens[last].kind {
        let bound = |bound| Some((last, Marker::Bound(bound)));
        return match sign {
            '>' => bound(Bound::Above),
            '<' => bound(Bound::Below),
            '≥' => bound(Bound::AtLeast),
            '≤' => bound(Bound::AtMost),
            '~' | '≈' | '∼' => Some((last, Marker::Lean(Lean::Both))),
            '=' if last > passage.floor && passage.tokens[last].glued => match passage.tokens[last - 1].kind {
                TokenKind::Sign('>') => Some((last - 1, Marker::Bound(Bound::AtLeast))),
                TokenKind::Sign('<') => Some((last - 1, Marker::Bound(Bound::AtMost))),
                _ => None,
            },
            // "près d'un million"
            '\'' | '’' if passage.tokens[last].glued => words_before(passage, last),
            _ => None,
        };
    }
    words_before(passage, to).or_else(|| parted(passage, to)).map(|marked| negated(passage, marked)).or_else(|| {
        // "les quelque 2 900", "an estimated"; «ما يقارب الـ 800»
        let article = passage.tokens[last].script == Script::Arabic
            && passage.cut(passage.tokens[last].span).trim_end_matches('ـ') == "ال";
        article.then(|| words_before(passage, last)).flatten()
    })
}

/// Whether an amount stands directly before a bound at `from`, which sets it against the next: "5 percent more than 20".
fn compares(passage: &Passage<'_>, from: usize, to: usize) -> bool {
    from == passage.floor
        && from > 0
        && is_amount(passage, from - 1)
        && passage.sense(from, Sense::Comparing).is_some_and(|found| found.next == to)
}

/// Whether an amount of money or a share may end with token `at`.
fn is_amount(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.tokens[at].kind, TokenKind::Sign('%' | '٪' | '$' | '€' | '£' | '¥'))
        || passage.has(at, |sense| {
            matches!(sense, Sense::Percent | Sense::Point | Sense::BasisPoint | Sense::Currency(_) | Sense::Scale(_))
        })
}

fn words_before(passage: &Passage<'_>, to: usize) -> Option<(usize, Marker)> {
    let lowest = to.saturating_sub(LONGEST).max(passage.floor);
    let marks = |from: &usize| passage.tokens[*from].kinds.meet(MARKERS);
    (lowest..to).filter(marks).find_map(|from| {
        let found = passage.find(from, |sense| match sense {
            Sense::Hedge(lean) => Some(Marker::Lean(lean)),
            Sense::Bound(bound) => Some(Marker::Bound(bound)),
            _ => None,
        })?;
        // "Went up to 80" tells what was reached.
        let went = || {
            from.checked_sub(1).is_some_and(|verb| verb >= passage.floor && passage.word(verb, Sense::Went).is_some())
        };
        // «ارتفع ليصل إلى 80» tells what was reached, «تصل إلى 80» a most.
        let reached = (found.clitic.preposition || went()) && matches!(found.sense, Marker::Bound(Bound::AtMost));
        (found.next == to && !found.clitic.the && !reached && !compares(passage, from, to))
            .then_some((from, found.sense))
    })
}

/// A bound with what is bounded behind its verb: «تتجاوز قيمتها», «يزيد طوله على».
fn parted(passage: &Passage<'_>, to: usize) -> Option<(usize, Marker)> {
    /// How many tokens an aside between a noun and its preposition has.
    const ASIDE: usize = 6;
    let gauge = |at: usize| at > passage.floor && passage.means(at, Sense::Gauge);
    let last = to.checked_sub(1)?;
    if gauge(last) {
        return words_before(passage, last).filter(|(_, marker)| matches!(marker, Marker::Bound(_)));
    }
    const PREPOSITIONS: [&str; 3] = ["على", "عن", "من"];
    // «لن يزيد وزنه، وفق المصدر نفسه، على 190 غراما»
    let comma = |at: usize| at > passage.floor && matches!(passage.sign(at), Some(',' | '،'));
    let closed = last.checked_sub(1)?;
    let open = || (closed.saturating_sub(ASIDE)..closed).rev().find(|&at| comma(at));
    let noun = if comma(closed) { open()? } else { last }.checked_sub(1).filter(|&noun| gauge(noun))?;
    let verb = passage.find(noun.checked_sub(1)?, |sense| match sense {
        Sense::BoundVerb(bound) => Some(Marker::Bound(bound)),
        _ => None,
    })?;
    PREPOSITIONS.contains(&passage.cut(passage.tokens[last].span)).then_some((noun - 1, verb.sense))
}

/// A bound behind a negation is the opposite one: "did not exceed", «لن يتجاوز».
fn negated(passage: &Passage<'_>, (from, marker): (usize, Marker)) -> (usize, Marker) {
    let Marker::Bound(bound) = marker else { return (from, marker) };
    let lowest = from.saturating_sub(LONGEST).max(passage.floor);
    let negation =
        (lowest..from).find(|&at| passage.sense(at, Sense::BoundNegation).is_some_and(|found| found.next == from));
    match negation {
        Some(at) => (
            at,
            Marker::Bound(match bound {
                Bound::Above => Bound::AtMost,
                Bound::AtLeast => Bound::Below,
                Bound::Below => Bound::AtLeast,
                Bound::AtMost => Bound::Above,
            }),
        ),
        None => (from, marker),
    }
}

/// The hedge or bound that begins at token `at`, after an expression.
pub(super) fn after(passage: &Passage<'_>, at: usize) -> Option<Before> {
    let token = passage.tokens.get(at)?;
    // "45+2" is a minute of a match.
    let added = || passage.tokens.get(at + 1).is_some_and(|next| next.glued && next.kind == TokenKind::Digits);
    if token.kind == TokenKind::Sign('+') && token.glued && !added() {
        let words = token.span;
        return Some(Before { from: at, to: at + 1, lean: None, bound: Some(Bound::AtLeast), words });
    }
    let found = passage.find_of(at, MARKERS_AFTER, |sense| match sense {
        Sense::HedgeAfter(lean) => Some((Some(lean), None)),
        Sense::BoundAfter(bound) => Some((None, Some(bound))),
        _ => None,
    })?;
    // "30 odd numbers" is no hedge, "30-odd" is.
    if passage.means(at, Sense::More) {
        return None;
    }
    // "five, at least three of them": what follows is another figure's.
    if super::super::number::number_at(passage, found.next).is_some() {
        return None;
    }
    let (lean, bound) = found.sense;
    Some(Before { from: at, to: found.next, lean, bound, words: passage.span(at, found.next) })
}

/// The hedge or bound that a hyphen joins to the number before token `at`: "30-odd", "40-plus".
pub(super) fn joined_after(passage: &Passage<'_>, at: usize) -> Option<Before> {
    let hyphen = passage.past_hyphen(at);
    if hyphen == at {
        return None;
    }
    let found = passage.find(hyphen, |sense| match sense {
        Sense::HedgeAfter(lean) => Some((Some(lean), None)),
        // "40-plus"
        Sense::More => Some((None, Some(Bound::AtLeast))),
        _ => None,
    });
    let found = found.filter(|found| found.next == hyphen + 1)?;
    let (lean, bound) = found.sense;
    Some(Before { from: at, to: found.next, lean, bound, words: passage.span(hyphen, found.next) })
}

/// "Between" or "from" before the first end of a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub from: usize,
    pub to: usize,
    /// Whether "and" joins the ends.
    pub and: bool,
    /// Whether it opens a range for certain, whatever follows.
    pub sure: bool,
}

/// With what a range opens.
const OPENINGS: Kinds = Kinds::of(&[Sense::Between, Sense::From]);

/// How many tokens before "from" may hold the verb that makes it a change.
const REACH: usize = 16;

/// The opening of a range that ends where token `at` begins.
pub(super) fn opening(passage: &Passage<'_>, at: usize) -> Option<Opening> {
    let lowest = at.saturating_sub(2).max(passage.floor);
    (lowest..at).find_map(|from| {
        let found = passage.find_of(from, OPENINGS, |sense| match sense {
            Sense::Between => Some(true),
            Sense::From => Some(false),
            _ => None,
        })?;
        if passage.past_apostrophe(found.next) != at {
            return None;
        }
        let and = found.sense;
        Some(Opening { from, to: at, and, sure: and || !is_change(passage, from) })
    })
}

/// Whether a verb or noun of change governs "from" at token `at`: "rose from 5 to 7" states two figures.
pub(super) fn is_change(passage: &Passage<'_>, at: usize) -> bool {
    for index in (at.saturating_sub(REACH)..at).rev() {
        let token = &passage.tokens[index];
        // "Raised the U.S. toll from 5 to 7": a point after a single letter ends nothing.
        let initial = index.checked_sub(1).is_some_and(|last| {
            let letter = passage.cut(passage.span(last, last + 1));
            token.glued && letter.len() == 1 && letter.starts_with(char::is_uppercase)
        });
        if initial && !token.line_start {
            continue;
        }
        let changes = || {
            let height = |sense| matches!(sense, Sense::Extent(_)).then_some(());
            passage.word(index, Sense::Change).is_some()
                // «ارتفاع الموج»
                && passage.find(index, height).is_none_or(|found| found.next == index + 1)
        };
        if matches!(token.kind, TokenKind::Sign('.' | ';' | '؛' | '!' | '?' | '؟')) || token.line_start {
            return changes();
        }
        if changes() {
            return true;
        }
    }
    false
}

/// What joins the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Joint {
    Dash,
    To,
    And,
    Or,
    PlusMinus,
}

/// The joint of a range, and the token after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined {
    pub kind: Joint,
    pub next: usize,
}

/// The joint at token `at`.
pub(super) fn joint(passage: &Passage<'_>, at: usize, opening: Option<Opening>) -> Option<Joined> {
    let token = passage.tokens.get(at)?;
    let next = at + 1;
    let joined = |kind| Some(Joined { kind, next });
    match token.kind {
        TokenKind::Sign('-' | '–' | '‑' | '‐' | '—' | '−') => {
            let glued = passage.tokens.get(next)?.glued;
            // "18-to-34-year-olds"
            if token.glued
                && glued
                && let Some(to) = passage.sense(next, Sense::To)
            {
                return Some(Joined { kind: Joint::To, next: passage.past_hyphen(to.next) });
            }
            // "a 24- to 30-foot boat"
            if token.glued && !glued {
                let to = passage.sense(next, Sense::To)?;
                return Some(Joined { kind: Joint::To, next: to.next });
            }
            (token.glued == glued && (glued || !matches!(token.kind, TokenKind::Sign('-' | '—' | '−'))))
                .then_some(Joined { kind: Joint::Dash, next })
        }
        TokenKind::Sign('±') => joined(Joint::PlusMinus),
        TokenKind::Sign(_) | TokenKind::Digits => None,
        TokenKind::Word => {
            if opening.is_some_and(|opening| opening.and) {
                if passage.attached_and(at) {
                    return joined(Joint::And);
                }
                if let Some(and) = passage.sense(at, Sense::And) {
                    return Some(Joined { kind: Joint::And, next: and.next });
                }
                let attached = passage.find(at, Some).is_some_and(|found| found.clitic.and);
                if attached {
                    return Some(Joined { kind: Joint::And, next: at });
                }
                // «ما بين 25 إلى 30»: many a writer takes "to" after "between".
                let to = passage.sense(at, Sense::To)?;
                return Some(Joined { kind: Joint::And, next: to.next });
            }
            // After a verb of change "from X to Y" is two figures.
            if opening.is_some_and(|opening| !opening.sure) {
                return None;
            }
            let found = passage.find(at, |sense| match sense {
                Sense::To => Some(Joint::To),
                Sense::Or => Some(Joint::Or),
                _ => None,
            })?;
            Some(Joined { kind: found.sense, next: found.next })
        }
    }
}
