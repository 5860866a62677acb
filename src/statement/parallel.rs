//! Two statements that are word for word the same but for their figures: each figure answers the one in its place.

use super::figure::{Judged, comparable, is_date, judge, same_noun, until};
use super::form::one_word;
use super::side::{Figure, Statement};
use crate::lexicon::Sense;
use crate::mention::{Context, Languages, Passage, Token, TokenKind, number_at};
use crate::relation::{Label, Terms};
use crate::text::{Signature, Span, fold};
use crate::value::{Amount, Bound, Quantity, Unit, Value};
use std::ops::Range;

/// What stands at a place of a statement.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot<'t> {
    /// A word, or digits that are no figure.
    Word(Signature, &'t str),
    /// A figure, by its index.
    Figure(usize),
}

impl<'t> Slot<'t> {
    /// The slot of a token; `None` for a sign.
    pub(super) fn of(token: &Token, text: &'t str) -> Option<Self> {
        match token.kind {
            TokenKind::Word | TokenKind::Digits => Some(Slot::Word(token.signature, token.span.cut(text))),
            TokenKind::Sign(_) => None,
        }
    }
}

/// How a figure of the hypothesis stands to the one in its place.
pub(super) struct Placed {
    /// Which figure of the premise it is.
    pub given: usize,
    /// Whether both are dates.
    pub date: bool,
    pub judged: Judged,
}

/// How each figure of the hypothesis stands to the one in its place, in the order of the text; `None` where the two are not the same
/// words, or deny what they say.
pub(super) fn parallel(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    context: &Context,
    terms: &Terms<'_>,
) -> Option<Vec<Placed>> {
    let (ours, theirs) = (premise.frame.len(), hypothesis.frame.len());
    let plain = |statement: &Statement<'_>| statement.clauses.iter().all(|clause| !clause.negated);
    if !plain(premise) || !plain(hypothesis) || hypothesis.figures.is_empty() && premise.figures.is_empty() {
        return None;
    }
    // "In 9 days" is a day, and "in less than 9 days" none, although the words are the same.
    let apart = premise.figures.len().max(hypothesis.figures.len()) * BOUND;
    by_figures(premise, hypothesis, terms)
        .or_else(|| (ours.abs_diff(theirs) <= apart).then(|| by_numerals(premise, hypothesis, context, terms))?)
}

/// Where figures and names answer each other in their order, the run of those figures and the one of the name that the hypothesis
/// has: "Anna and Ben are 31 and 27 respectively".
pub(super) fn respective(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> Option<(Range<usize>, usize)> {
    if !premise.respective {
        return None;
    }
    let has = |at: usize| hypothesis.words.iter().any(|wanted| premise.words[at].covers(wanted));
    premise.lists.iter().rev().find_map(|list| {
        let first = premise.figures.iter().position(|figure| figure.place >= list.end && !is_date(figure))?;
        let run = first..first + list.len();
        let figures = premise.figures.get(run.clone())?;
        if figures.iter().any(is_date) || premise.figures.get(run.end).is_some_and(|next| !is_date(next)) {
            return None;
        }
        let mut named = list.clone().filter(|&at| has(at));
        let (one, None) = (named.next()?, named.next()) else { return None };
        Some((run, first + one - list.start))
    })
}

/// The most words by which a figure may differ from the one in its place.
const BOUND: usize = 5;

fn by_figures(premise: &Statement<'_>, hypothesis: &Statement<'_>, terms: &Terms<'_>) -> Option<Vec<Placed>> {
    let (ours, theirs) = (&premise.frame, &hypothesis.frame);
    if ours.len() != theirs.len() || hypothesis.figures.is_empty() {
        return None;
    }
    let mut judged = Vec::with_capacity(hypothesis.figures.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        match (ours, theirs) {
            (Slot::Word(ours, written), Slot::Word(theirs, other)) => {
                let same = written == other || ours == theirs && written.starts_with(char::is_alphabetic);
                if !same && !one_word(&fold(written), &fold(other)) {
                    return None;
                }
            }
            (Slot::Figure(ours), Slot::Figure(theirs)) => {
                let (given, wanted) = (premise.figures.get(*ours)?, hypothesis.figures.get(*theirs)?);
                // "Four tomatoes" are not "four onions".
                let noun =
                    |figure: &Figure| matches!(&figure.value, Value::Quantity(Quantity { unit: Unit::Noun(_), .. }));
                if noun(given) && noun(wanted) && !same_noun(premise, given, hypothesis, wanted) {
                    return None;
                }
                let found = comparable(given, wanted).then(|| judge(&given.value, &wanted.value, true, terms));
                let mut found = found??;
                until(&mut found, premise, given, hypothesis, wanted);
                judged.push(Placed { given: *ours, date: is_date(given), judged: found });
            }
            _ => return None,
        }
    }
    Some(judged)
}

/// What stands at a place of a statement of which only the numbers are read.
enum Item<'t> {
    Word(Signature, &'t str),
    Number(Span, Amount),
}

fn items<'t>(text: &'t str, context: &'t Context) -> Vec<Item<'t>> {
    let passage = Passage::new(text, Languages::of(text, context), context);
    let mut items = Vec::with_capacity(passage.tokens.len());
    let (mut at, mut bound): (usize, Option<(Bound, usize)>) = (0, None);
    while at < passage.tokens.len() {
        let bounds = passage.find(at, |sense| match sense {
            Sense::Bound(bound) => Some(bound),
            _ => None,
        });
        // A sign or a word of money may stand between.
        let number = |at: usize| number_at(&passage, at).filter(|number| number.size.figure().is_some());
        if let Some(found) = bounds.filter(|found| number(found.next).or_else(|| number(found.next + 1)).is_some()) {
            (at, bound) = (found.next, Some((found.sense, items.len() + 1)));
            continue;
        }
        // «و7» and «وأكثر من 7»
        if passage.attached_and(at) {
            at += 1;
            continue;
        }
        let token = passage.tokens[at];
        if let Some(number) = number(at)
            && let Some(figure) = number.size.figure()
        {
            let bound = bound.take().filter(|(_, place)| items.len() <= *place);
            let amount = bound.map_or(Amount::Point(figure), |(bound, _)| Amount::Bound(bound, figure));
            items.push(Item::Number(token.span, amount));
            at = number.to.max(at + 1);
            continue;
        }
        // Signs of money and shares are words here: $4 is no €4.
        if let TokenKind::Sign(sign) = token.kind
            && !sign.is_ascii_punctuation() | matches!(sign, '$' | '%')
            && !matches!(sign, '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '‘' | '’' | '–' | '—' | '…')
        {
            items.push(Item::Word(token.signature, token.span.cut(text)));
        }
        items.extend(Slot::of(&token, text).map(|slot| match slot {
            Slot::Word(signature, written) => Item::Word(signature, written),
            Slot::Figure(_) => Item::Word(token.signature, token.span.cut(text)),
        }));
        at += 1;
    }
    items
}

/// The same by numbers alone, whatever they are of, for words that are read as figures on one side only.
fn by_numerals(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    context: &Context,
    terms: &Terms<'_>,
) -> Option<Vec<Placed>> {
    let (ours, theirs) = (items(premise.text, context), items(hypothesis.text, context));
    if ours.len() != theirs.len() {
        return None;
    }
    let value = |amount: Amount| Value::Quantity(Quantity { amount, approx: None, unit: Unit::Bare, per: None });
    let dated = |statement: &Statement<'_>, span: Span| {
        let day = |figure: &&Figure| is_date(figure) && !figure.floating;
        statement
            .figures
            .iter()
            .filter(day)
            .any(|figure| figure.span.start <= span.start && span.end <= figure.span.end)
    };
    let mut placed = Vec::new();
    for (ours, theirs) in ours.into_iter().zip(theirs) {
        match (ours, theirs) {
            (Item::Word(ours, written), Item::Word(theirs, other)) => {
                let letters = written.starts_with(char::is_alphabetic);
                if written != other && !(letters && (ours == theirs || one_word(&fold(written), &fold(other)))) {
                    return None;
                }
            }
            (Item::Number(span, given), Item::Number(other, wanted)) => {
                let judged = judge(&value(given), &value(wanted), true, terms)?;
                // Of two days neither contradicts the other by its number.
                if judged.label != Label::Entailment && (dated(premise, span) || dated(hypothesis, other)) {
                    return None;
                }
                let before = premise.figures.partition_point(|figure| figure.span.end <= span.start);
                placed.push(Placed { given: before, date: false, judged });
            }
            _ => return None,
        }
    }
    (!placed.is_empty()).then_some(placed)
}
