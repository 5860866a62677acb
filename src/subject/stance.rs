//! How surely a figure is said: as a fact, a plan, a forecast, a possibility, under a condition, or as not so.
//!
//! The words that tell so count in the clause of the figure, and in the clause that governs it by "that"; a word of the next
//! clause says nothing of this one. A figure is denied only where the statement that holds it is: by a verb of denial that
//! governs it, or by a negated verb whose object it is.

use super::names::Names;
use super::said::Sayings;
use super::sheet::{Block, Place, Sheet};
use crate::claim::Stance;
use crate::lexicon::{Kinds, Sense};
use crate::mention::is_future_form;
use crate::text::fold;
use crate::value::{DateBound, DateSpan, Unit, Value};
use std::ops::Range;
use std::sync::Arc;

/// How far back a clause is looked through, in tokens.
const REACH: usize = 22;
/// How far behind its figure a word may stand.
const AFTER: usize = 5;
/// How near a noun or an adjective must stand: "a possible deal".
const NEAR: usize = 4;
/// How many words may stand between a negated verb and the figure that is its object.
const OBJECT: usize = 3;
/// The same where it is anything of the kind that is denied.
const ANY: usize = 7;

/// What is told.
const TOLD: Kinds = Kinds::of(&[Sense::Rumour]);

/// A word that tells how surely, with its tokens.
type Cue = (Stance, Range<usize>);

/// How surely the figure at a place is said, and the words that tell so.
pub(super) fn of(
    sheet: &Sheet<'_>,
    names: &Names,
    sayings: &Sayings,
    place: &Place,
    value: Option<&Value>,
    reference: Option<&DateSpan>,
) -> (Stance, Vec<Arc<str>>) {
    let block = &sheet.blocks[place.block];
    let date = match value {
        Some(Value::Date(date)) => Some(date),
        _ => None,
    };
    if date.is_some() && sayings.tells_when(place) {
        return (Stance::Asserted, Vec::new());
    }
    let clause = Clause { sheet, block, value, names, place, figure: place.whole.clone(), is_date: date.is_some() };
    let passed =
        date.zip(reference).is_some_and(|(date, published)| date.last < published.first && date.bound.is_none());
    let cues = clause.cues(passed);
    let first = |wanted: Stance| cues.iter().find(|(stance, _)| *stance == wanted);
    let chosen = first(Stance::Denied).or_else(|| first(Stance::Conditional)).or_else(|| cues.first());
    if let Some((stance, tokens)) = chosen {
        return (*stance, vec![block.words(tokens.clone()).into()]);
    }
    if sayings.is_hearsay(place) {
        return (Stance::Reported, Vec::new());
    }
    let to_come =
        date.zip(reference).is_some_and(|(date, published)| date.first > published.last && date.bound.is_none());
    (if to_come { Stance::Planned } else { Stance::Asserted }, Vec::new())
}

/// The clause of a figure.
struct Clause<'a, 't> {
    sheet: &'a Sheet<'t>,
    block: &'a Block<'t>,
    value: Option<&'a Value>,
    names: &'a Names,
    place: &'a Place,
    /// The tokens of the whole expression.
    figure: Range<usize>,
    is_date: bool,
}

impl Clause<'_, '_> {
    /// The words that tell how surely, nearest first. `passed` leaves out what speaks of the time to come.
    fn cues(&self, passed: bool) -> Vec<Cue> {
        let mut cues = self.before();
        // A day that has passed lies before nobody, unless it was planned in so many words.
        cues.retain(|(stance, tokens)| {
            !passed || *stance == Stance::Denied || tokens.len() > 1 && *stance != Stance::Conditional
        });
        if let Some(cue) = self.after(passed) {
            cues.push(cue);
        }
        if let Some(tokens) = self.negated(&cues).or_else(|| self.refuted()) {
            cues.push((Stance::Denied, tokens));
        }
        cues
    }

    fn before(&self) -> Vec<Cue> {
        let block = self.block;
        let start = block.sentences[self.place.sentence].start;
        let found = self.found(start.max(self.figure.start.saturating_sub(2 * REACH)));
        let mut cues: Vec<Cue> = Vec::new();
        let mut at = self.figure.start;
        let mut governed = false;
        let mut least = start.max(self.figure.start.saturating_sub(REACH));
        while at > least {
            at -= 1;
            if let Some(cue) = found.iter().rfind(|(_, tokens)| tokens.contains(&at)) {
                let (stance, tokens) = cue.clone();
                at = tokens.start;
                let near = self.figure.start - tokens.end <= NEAR || governed || self.governs(&tokens);
                let that = block.means(tokens.end - 1, Sense::That);
                let counts = if stance == Stance::Denied { self.denies(&tokens, governed || that) } else { near };
                if counts {
                    cues.extend(self.with_negation((stance, tokens.clone())));
                }
                if stance == Stance::Conditional {
                    break;
                }
                continue;
            }
            if let Some(sign) = block.sign(at) {
                match sign {
                    // «أن يتضاعف العدد، ليتجاوز 600 ألف»: what comes of it is as sure as it is.
                    ',' | '،' if is_outcome_form(&fold(block.word(at + 1))) => {
                        least = start.max(at.saturating_sub(REACH))
                    }
                    ',' | '،' => match self.past_aside(at, start) {
                        Some(before) => at = before,
                        None => {
                            cues.splice(0..0, self.condition(start, at));
                            break;
                        }
                    },
                    ';' | '؛' | ':' | '!' | '?' | '؟' => break,
                    _ => {}
                }
                continue;
            }
            if block.means(at, Sense::Contrast) {
                break;
            }
            if block.means(at, Sense::That) {
                governed = true;
                least = start.max(at.saturating_sub(REACH));
                // "Denied, in a statement on Monday, that": what is set off says nothing.
                if let Some(comma) = at.checked_sub(1).filter(|&comma| self.is_comma(comma)) {
                    at = (start..comma).rev().take(10).find(|&at| self.is_comma(at)).unwrap_or(comma);
                }
                continue;
            }
            if block.means(at, Sense::Clause) {
                // "Denied the reports, which spoke of a loss of $5 million"
                let told = at > 0 && block.means(at - 1, Sense::Rumour);
                if !told {
                    break;
                }
                governed = true;
            }
        }
        cues
    }

    /// The words that say of what is told that it is not so: "reports that 400 will lose their jobs are false".
    fn refuted(&self) -> Option<Range<usize>> {
        let block = self.block;
        let sentence = block.sentences[self.place.sentence].clone();
        let is_open = |at: usize| !matches!(block.sign(at), Some(',' | '،' | ';' | '؛' | ':' | '!' | '?' | '؟' | '.'));
        let mut before = (sentence.start..self.figure.start).rev().take_while(|&at| is_open(at));
        before.find(|&at| block.is_of(at, TOLD) && block.means(at, Sense::Rumour))?;
        let behind = (self.figure.end..sentence.end.min(self.figure.end + REACH)).take_while(|&at| is_open(at));
        behind.into_iter().find_map(|at| {
            let (stance, tokens) = self.cue_at(at)?;
            let predicate = block.means(at, Sense::Auxiliary)
                || (at.saturating_sub(2)..at).any(|at| block.means(at, Sense::Auxiliary))
                || block.is_arabic(at) && !block.passage.tokens[at].entry.is_some_and(|entry| entry.clitic.the);
            (stance == Stance::Denied && predicate).then_some(tokens)
        })
    }

    /// The condition with which a sentence begins, where a comma at `at` ends it.
    fn condition(&self, start: usize, at: usize) -> Option<Cue> {
        let first_comma = (start..at).all(|token| !self.is_comma(token));
        let cue = (start..at.min(start + 2)).find_map(|token| self.cue_at(token))?;
        (first_comma && cue.0 == Stance::Conditional).then_some(cue)
    }

    /// The words from a token to the figure that tell how surely, in order.
    fn found(&self, from: usize) -> Vec<Cue> {
        let mut found = Vec::new();
        let mut at = from;
        while at < self.figure.start {
            let skipped = self.block.passage.find(at, |sense| (sense == Sense::NoNegation).then_some(()));
            let next = match (skipped, self.cue_at(at)) {
                (Some(skipped), _) => skipped.next,
                (None, Some((stance, tokens))) if tokens.end <= self.figure.start => {
                    found.push((stance, tokens.clone()));
                    tokens.end
                }
                _ => at + 1,
            };
            at = next.max(at + 1);
        }
        found
    }

    fn is_comma(&self, at: usize) -> bool {
        matches!(self.block.sign(at), Some(',' | '،'))
    }

    /// The token before what stands between two commas, where a comma at `at` closes it and it is an attribution.
    fn past_aside(&self, at: usize, start: usize) -> Option<usize> {
        let block = self.block;
        let open = (start..at).rev().take(9).find(|&token| self.is_comma(token))?;
        block.has(open + 1, |sense| matches!(sense, Sense::According)).then_some(open)
    }

    /// The word at a token that tells how surely.
    fn cue_at(&self, at: usize) -> Option<Cue> {
        let block = self.block;
        if block.means(at, Sense::NoNegation) || self.names.at(self.place.block, at).is_some() {
            return None;
        }
        // "On May 14"
        if self.sheet.is_figure(self.place.block, at) {
            return None;
        }
        if let Some(found) = block.passage.find(at, |sense| match sense {
            Sense::Stance(stance) => Some(stance),
            _ => None,
        }) {
            return Some((found.sense, at..found.next));
        }
        let next = at + 1;
        if let Some(maybe) = block.passage.find(at, |sense| (sense == Sense::Maybe).then_some(())) {
            let past = maybe.clitic.and || at > 0 && block.means(at - 1, Sense::Auxiliary);
            return (!past && is_present(block, next)).then_some((Stance::Possible, at..next));
        }
        is_future(block, at).then_some((Stance::Planned, at..next))
    }

    /// Whether a word acts on what follows in its clause, however far: a verb, a modal, a phrase. Nouns and adjectives tell of
    /// what stands beside them.
    fn governs(&self, tokens: &Range<usize>) -> bool {
        let block = self.block;
        tokens.len() > 1
            || block.is_arabic(tokens.start)
                && block.passage.tokens[tokens.start].entry.is_none_or(|entry| !entry.clitic.the)
            || block.means(tokens.start, Sense::Stop)
    }

    /// Whether a verb of denial denies the figure: it governs by "that", or acts on a statement that holds the figure. Who denies
    /// three charges does not deny that they are three, and a date beside the verb is when he did.
    fn denies(&self, tokens: &Range<usize>, governed: bool) -> bool {
        if governed {
            return true;
        }
        let block = self.block;
        let mut from = tokens.end;
        if block.is_arabic(tokens.start) {
            // The subject stands behind its verb.
            let subject = |at: &usize| {
                fold(block.word(*at)).starts_with("ال") || block.has(*at, |sense| matches!(sense, Sense::Introduces(_)))
            };
            from = (from..self.figure.start).find(|at| !subject(at)).unwrap_or(self.figure.start);
        }
        let between = from..self.figure.start;
        // "Denied wrongdoing after the loss of $700 million"
        if between.clone().any(|at| self.reads(at, |sense| *sense == Sense::DateBound(DateBound::After))) {
            return false;
        }
        let words = between
            .filter(|&at| block.is_word(at) && !block.has(at, |sense| matches!(sense, Sense::Stop | Sense::Name(_))));
        !self.is_date && words.count() >= 1
    }

    /// What a word comes to where "not" stands before it: "does not plan to" denies, "did not deny" tells nothing.
    fn with_negation(&self, (stance, tokens): Cue) -> Option<Cue> {
        let block = self.block;
        let before = tokens.start.saturating_sub(2)..tokens.start;
        let negation = before.rev().find(|&at| self.is_negation(at).is_some());
        match (stance, negation) {
            (_, None) => Some((stance, tokens)),
            (Stance::Denied, Some(_)) => None,
            (Stance::Planned, Some(at)) if !block.means(tokens.start, Sense::Stop) || tokens.len() > 1 => {
                (!self.is_date).then_some((Stance::Denied, at..tokens.end))
            }
            (stance, Some(at)) => Some((stance, at..tokens.end)),
        }
    }

    /// The token after a word of negation that negates.
    fn is_negation(&self, at: usize) -> Option<usize> {
        let block = self.block;
        if self.figure.contains(&at) || block.means(at, Sense::NoNegation) {
            return None;
        }
        block.passage.find(at, |sense| (sense == Sense::Negation).then_some(())).map(|found| found.next)
    }

    /// The negation that denies the figure: of a verb whose object it is, "did not pay $5 million", of anything of the kind, "made no
    /// offer of $5 million", or of itself, "is not $5 million". Dates and lengths of time tell when.
    fn negated(&self, cues: &[Cue]) -> Option<Range<usize>> {
        let block = self.block;
        let is_time = match self.value {
            Some(Value::Quantity(quantity)) => {
                matches!(quantity.unit, Unit::Time(_) | Unit::Rank)
            }
            _ => true,
        };
        if is_time || !cues.is_empty() {
            return None;
        }
        let start = block.sentences[self.place.sentence].start;
        for at in (start.max(self.figure.start.saturating_sub(ANY + 3))..self.figure.start).rev() {
            if !block.is_word(at) && !matches!(block.sign(at), Some('\'' | '’' | '"' | '“' | '”')) {
                return None;
            }
            if let Some(next) = self.is_negation(at) {
                return self.reaches(at, next).then_some(at..next);
            }
            let other = |sense| matches!(sense, Sense::That | Sense::Contrast | Sense::Clause | Sense::Coordinates);
            if block.has(at, other) {
                return None;
            }
        }
        None
    }

    /// Whether a negation reaches the figure over the words between them.
    fn reaches(&self, negation: usize, next: usize) -> bool {
        let block = self.block;
        let is_not = block.passage.find(negation.saturating_sub(1), |sense| (sense == Sense::IsNot).then_some(()));
        let is_not = is_not.or_else(|| block.passage.find(negation, |sense| (sense == Sense::IsNot).then_some(())));
        let from = is_not.map_or(next, |found| found.next.max(next));
        let words = |from: usize| (from..self.figure.start).filter(|&at| block.is_word(at)).collect::<Vec<usize>>();
        let is_small = |at: &usize| block.means(*at, Sense::Stop);
        let is_definite = |at: &usize| {
            self.reads(*at, |sense| matches!(sense, Sense::The | Sense::Determiner))
                && !self.reads(*at, |sense| *sense == Sense::Article)
        };
        let between = words(next);
        // "Is not on $5 million a week"
        let behind = words(from);
        if is_not.is_some() && behind.len() < 2 && behind.iter().all(is_small) && !behind.iter().any(is_definite) {
            return true;
        }
        let Some(&first) = between.first() else { return false };
        if between.len() <= OBJECT && self.is_verb(first, negation) && !between[1..].iter().any(is_small) {
            return true;
        }
        // "No offer of $5 million", "has not signed any contract worth $5 million"
        let is_any = |at: &usize| block.means(*at, Sense::Any);
        let any = between.iter().position(is_any);
        let noun: Vec<usize> = match any {
            Some(any) => between[any + 1..].to_vec(),
            None => {
                let article = self.reads(first, |sense| *sense == Sense::Article);
                between[usize::from(article)..].to_vec()
            }
        };
        let Some((&noun, rest)) = noun.split_first() else { return false };
        let links = |at: &usize| {
            self.reads(*at, |sense| matches!(sense, Sense::Of | Sense::Gauge)) || block.means(*at, Sense::WeakCue)
        };
        let arabic = block.is_arabic(negation);
        !is_small(&noun)
            && !rest.iter().any(is_definite)
            && match any {
                Some(_) => rest.len() < OBJECT && (arabic || rest.last().is_none_or(links)),
                None => !arabic && self.is_share_or_sum() && rest.len() == 1 && links(&rest[0]),
            }
    }

    /// Whether the reader of figures knows a word in a sense.
    fn reads(&self, at: usize, fits: impl Fn(&Sense) -> bool) -> bool {
        self.block.read_as(at).is_some_and(|entry| entry.senses.iter().any(fits))
    }

    /// Whether the figure is a sum of money or a share: there is no trace of 12 people who are there all the same.
    fn is_share_or_sum(&self) -> bool {
        matches!(self.value, Some(Value::Quantity(quantity)) if matches!(quantity.unit, Unit::Money(_) | Unit::Percent))
    }

    /// Whether the word after a negation may be the verb of the statement: none of saying, and no small word.
    fn is_verb(&self, at: usize, negation: usize) -> bool {
        let block = self.block;
        if block.is_arabic(negation) {
            // «لم تبلغ» is a verb, although it is said of so much that it tells nothing elsewhere.
            let known = |sense| matches!(sense, Sense::Said | Sense::Name(_) | Sense::Stance(_));
            return !block.has(at, known) && is_present(block, at);
        }
        !block.has(at, |sense| matches!(sense, Sense::Said | Sense::Stop | Sense::Name(_) | Sense::Stance(_)))
    }

    /// The word behind the figure that tells how surely: "is expected", "may be lost", "is false".
    fn after(&self, passed: bool) -> Option<Cue> {
        let block = self.block;
        let end = block.sentences[self.place.sentence].end.min(self.figure.end + AFTER);
        for at in self.figure.end..end {
            if matches!(block.sign(at), Some(',' | '،' | ';' | '؛' | ':' | '.' | '!' | '?' | '؟' | '–' | '—' | '('))
            {
                return None;
            }
            if let Some(cue) = self.cue_at(at).filter(|(stance, _)| *stance == Stance::Conditional) {
                return (!passed).then_some(cue);
            }
            let parts = |sense| matches!(sense, Sense::Contrast | Sense::Clause | Sense::That | Sense::Coordinates);
            if block.has(at, parts) {
                return None;
            }
            if let Some((stance, tokens)) = self.cue_at(at) {
                let told = block.has(at, |sense| matches!(sense, Sense::Stop | Sense::Auxiliary))
                    || at > 0 && block.means(at - 1, Sense::Auxiliary)
                    || block.is_arabic(at) && (self.is_date || tokens.len() > 1);
                let counts =
                    told && !(passed && stance != Stance::Denied) && !(stance == Stance::Denied && self.is_date);
                return counts.then_some((stance, tokens)).and_then(|cue| self.with_negation(cue));
            }
        }
        None
    }
}

fn is_present(block: &Block<'_>, at: usize) -> bool {
    is_present_form(&fold(block.word(at)))
}

/// Whether a folded Arabic word is a verb of the present by its form: «يبلغ», «تتجاوز».
pub(crate) fn is_present_form(word: &str) -> bool {
    let long = word.chars().count() >= 3;
    // «تجاوزت» and «تراجعت» are of the past by their ending.
    long && (word.starts_with('ي') || word.starts_with('ت') && !word.ends_with('ت') || word.starts_with('ن'))
}

/// Whether a folded Arabic word tells what comes of the clause before it by its form: «ليبلغ», «لتتجاوز».
fn is_outcome_form(word: &str) -> bool {
    word.chars().count() >= 4 && word.strip_prefix('ل').is_some_and(is_present_form)
}

/// Whether an Arabic word is a verb of the future by its form: «ستدفع», «سيبلغ».
pub(super) fn is_future(block: &Block<'_>, at: usize) -> bool {
    if !block.is_arabic(at)
        || block.has(at, |sense| matches!(sense, Sense::NoFuture | Sense::Name(_) | Sense::Counted(_)))
    {
        return false;
    }
    is_future_form(block.word(at))
}
