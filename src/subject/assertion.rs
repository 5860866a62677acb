//! What an article states without a figure, where it can be read surely: which of several things that exclude each other holds
//! of a name, and what one denies that the article tells elsewhere.
//!
//! Words such as "acquisition" or "resigned" stand everywhere in news; they count only where the grammar beside them gives the
//! one name that they can be of.

use super::alike::{Sentences, Words};
use super::names::{self, Names, Standing};
use super::said::{self, Sayings};
use super::sheet::{Place, Sheet};
use super::stance;
use super::stated::{DEAL, OF_PERSONS, OF_PRODUCTS, is_stated};
use super::{By, Entity, Joined, Placed, Subject};
use crate::claim::Stance;
use crate::lexicon::{Kinds, NameKind, Sense};
use crate::text::Span;
use crate::value::{Amount, DateSpan, Quantity, Unit, Value};
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::Arc;

/// Something that an article states without a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// What it states: a category, or yes.
    pub value: Value,
    /// The topic's label: the name, and the set or the words of the statement.
    pub topic: Arc<str>,
    /// The words that state it.
    pub span: Span,
    /// What is known of it; the stance of a denial is `Denied`.
    pub subject: Subject,
}

/// How far from a word of a category its name may stand, in tokens.
const REACH: usize = 7;
/// How many words with meaning a denial and what it denies have in common.
const SHARED: usize = 2;
/// How many of them name its topic.
const SHOWN: usize = 3;
/// The half of a company, in percent.
const HALF: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// Words of a category, whichever it is.
const CATEGORY: Kinds = Kinds::of(&[Sense::Category("", "")]);

/// Whether an article may deny what it tells elsewhere: a sentence around a denial shares enough words with it.
fn may_deny(sheet: &Sheet<'_>) -> bool {
    let sentences = Sentences::of(sheet, |_, _| false);
    let told = |at: usize, other: usize| sentences.words(at).shared(sentences.words(other)) >= SHARED;
    (0..sentences.all().len())
        .any(|at| sentences.any(at, said::denies) && sentences.telling(at).any(|other| told(at, other)))
}

/// What an article states without a figure, in order. Its names and who says what are asked for where something may be stated,
/// which hardly any article does.
pub(super) fn find<'a>(
    sheet: &'a Sheet<'_>,
    names: impl Fn() -> &'a Names,
    sayings: impl Fn() -> &'a Sayings,
    reference: Option<&DateSpan>,
) -> Vec<Assertion> {
    let reader = Reader { sheet, names, sayings, reference };
    let mut found = Vec::new();
    for (index, block) in sheet.blocks.iter().enumerate() {
        if !block.passage.tokens.iter().any(|token| token.kinds.meet(CATEGORY)) {
            continue;
        }
        for (sentence, range) in block.sentences.iter().enumerate() {
            let mut at = range.start;
            while at < range.end {
                let may_be = block.passage.tokens[at].kinds.meet(CATEGORY);
                let category = may_be.then(|| reader.category(index, sentence, at)).flatten();
                let category = category.filter(|_| !reader.is_taken(index, at));
                at = category.as_ref().map_or(at + 1, |(next, _)| *next);
                found.extend(category.map(|(_, assertion)| assertion));
            }
            found.extend(reader.stakes(index, sentence));
        }
    }
    if may_deny(sheet) {
        found.extend(reader.denials());
    }
    found.sort_by_key(|assertion| (assertion.span.start, assertion.span.end));
    found.dedup_by(|one, other| one.span == other.span && one.topic == other.topic);
    found
}

struct Reader<'a, 't, 'r, N: Fn() -> &'a Names, S: Fn() -> &'a Sayings> {
    sheet: &'a Sheet<'t>,
    names: N,
    sayings: S,
    reference: Option<&'r DateSpan>,
}

impl<'a, N: Fn() -> &'a Names, S: Fn() -> &'a Sayings> Reader<'a, '_, '_, N, S> {
    fn names(&self) -> &'a Names {
        (self.names)()
    }

    fn sayings(&self) -> &'a Sayings {
        (self.sayings)()
    }

    /// Whether a token belongs to a name.
    fn is_taken(&self, block: usize, at: usize) -> bool {
        self.names().at(block, at).is_some()
    }

    /// The name to whose first or last word a token belongs.
    fn name_at(&self, block: usize, at: usize) -> Option<&'a Standing> {
        names::may_bound(&self.sheet.blocks[block], at).then(|| self.names().at(block, at)).flatten()
    }

    /// The category at a token with the name that it is of, and the token after both.
    fn category(&self, index: usize, sentence: usize, at: usize) -> Option<(usize, Assertion)> {
        let block = &self.sheet.blocks[index];
        let range = block.sentences[sentence].clone();
        let found = block.passage.find(at, |sense| match sense {
            Sense::Category(set, one) => Some((set, one)),
            _ => None,
        })?;
        let (set, one) = found.sense;
        let cue = at..found.next;
        if cue.end > range.end {
            return None;
        }
        let name = match set {
            _ if !is_stated(set, one) => return None,
            DEAL => self.bought(index, &range, &cue)?,
            set if OF_PERSONS.contains(&set) => self.person(index, &range, &cue)?,
            _ => self.product(index, &range, &cue)?,
        };
        let tokens = cue.start.min(name.tokens.start)..cue.end.max(name.tokens.end);
        let assertion = self.assertion(index, sentence, &cue, tokens, name, set, one);
        Some((cue.end, assertion))
    }

    #[expect(clippy::too_many_arguments, reason = "each is another part of the statement")]
    fn assertion(
        &self,
        index: usize,
        sentence: usize,
        cue: &Range<usize>,
        tokens: Range<usize>,
        name: &Standing,
        set: &str,
        one: &str,
    ) -> Assertion {
        let value = Value::Category { label: one.to_owned(), set: set.to_owned() };
        let topic = format!("{} / {set}", self.names().all[name.name].shown.replace(" / ", " "));
        let place = Place { mention: usize::MAX, block: index, sentence, tokens: cue.clone(), whole: cue.clone() };
        let mut subject = self.subject(&place, &value, Some(name));
        if subject.stance == Stance::Asserted && stance::is_future(&self.sheet.blocks[index], cue.start) {
            subject.stance = Stance::Planned;
        }
        if OF_PRODUCTS.contains(&set) {
            // What describes a name in passing is told as a fact, whatever the sentence tells.
            (subject.stance, subject.stance_words) = (Stance::Asserted, Vec::new());
        }
        if self.is_negated(index, cue.start) {
            subject.stance = Stance::Denied;
        }
        Assertion { value, topic: topic.into(), span: self.span(index, &tokens), subject }
    }

    fn subject(&self, place: &Place, value: &Value, name: Option<&Standing>) -> Subject {
        let block = &self.sheet.blocks[place.block];
        let (stance, stance_words) =
            stance::of(self.sheet, self.names(), self.sayings(), place, Some(value), self.reference);
        let entity = name.map(|name| Entity {
            key: Arc::clone(&self.names().all[name.name].key),
            words: block.words(name.tokens.clone()).into(),
            stated: true,
        });
        Subject {
            entity,
            sentence: (place.block as u32, place.sentence as u32),
            said_by: self.sayings().chain(place),
            stance,
            stance_words,
            quoted: self.sayings().is_quoted(place),
            placed: name.map(|name| Placed { reasons: vec![self.reason(name)], ..Placed::default() }),
            ..Subject::default()
        }
    }

    /// Why what is told of a name is of one topic.
    fn reason(&self, name: &Standing) -> Joined {
        Joined { by: By::Name, words: Arc::clone(&self.names().all[name.name].key), sure: true }
    }

    fn span(&self, index: usize, tokens: &Range<usize>) -> Span {
        let block = &self.sheet.blocks[index];
        // The mark that opens a quotation belongs to the name behind it.
        let marked = tokens.start.checked_sub(1).filter(|&at| {
            block.sign(at).is_some_and(super::quotation::is_mark) && block.passage.tokens[tokens.start].glued
        });
        block.passage.span(marked.unwrap_or(tokens.start), tokens.end).shift(block.start)
    }

    /// Whether a word of negation stands before a token, small words aside: "not an acquisition", «عدم الاستحواذ».
    fn is_negated(&self, index: usize, at: usize) -> bool {
        let block = &self.sheet.blocks[index];
        let negates = |token: usize| {
            block.has(token, |sense| sense == Sense::Negation) && !block.has(token, |sense| sense == Sense::NoNegation)
        };
        let mut token = at;
        for _ in 0..3 {
            let Some(before) = token.checked_sub(1) else { return false };
            if negates(before) || before.checked_sub(1).is_some_and(|two| negates(two) && block.is_of(before, SMALL)) {
                return true;
            }
            if !block.is_of(before, SMALL) {
                return false;
            }
            token = before;
        }
        false
    }

    /// The company behind a word for a deal: "the acquisition of X", «الاستحواذ على شركة X».
    fn bought(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
        let name = self.behind(index, range, cue.end)?;
        let block = &self.sheet.blocks[index];
        let between = |wanted: fn(Sense) -> bool| (cue.end..name.tokens.start).any(|at| block.has(at, wanted));
        // «تستحوذ ميتا على»: the name right behind an Arabic verb is who buys.
        let by_whom = between(|sense| matches!(sense, Sense::Agent | Sense::Pronoun))
            || block.is_arabic(cue.start) && !between(|sense| sense == Sense::Stop);
        let kind = self.names().all[name.name].kind;
        let bought = matches!(kind, None | Some(NameKind::Company | NameKind::Product | NameKind::Outlet));
        (bought && !by_whom).then_some(name)
    }

    /// The name behind a token, with nothing between that begins another part of the sentence.
    fn behind(&self, index: usize, range: &Range<usize>, from: usize) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        for at in from..range.end.min(from + REACH) {
            if let Some(name) = self.name_at(index, at) {
                return (name.tokens.start == at).then_some(name);
            }
            let mark = block.sign(at).is_some_and(|sign| !super::quotation::is_mark(sign) && sign != '-');
            let new_line = block.passage.tokens[at].line_start;
            if mark || new_line || block.has(at, ends_part) || self.sheet.is_figure(index, at) {
                return None;
            }
        }
        None
    }

    /// Of whom it is told: "X resigned", "the resignation of X", «استقالة الوزير X». A verb by which one does it to another is
    /// left out unless it is passive.
    fn person(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        let is_person = |name: &&Standing| match self.names().all[name.name].kind {
            Some(kind) => kind == NameKind::Person,
            None => name.tokens.len() > 1 && !block.is_arabic(name.tokens.start),
        };
        let auxiliary = |at: usize| block.has(at, |sense| sense == Sense::Auxiliary);
        let passive = cue.len() > 1 && auxiliary(cue.start) || cue.start > range.start && auxiliary(cue.start - 1);
        let active = (cue.start..cue.end).any(|at| block.has(at, |sense| sense == Sense::Active));
        if block.is_arabic(cue.start) {
            if active {
                return None;
            }
            return self.behind(index, range, cue.end).filter(is_person);
        }
        if active && !passive {
            return None;
        }
        // "The resignation of X".
        let of = block.has(cue.end, |sense| sense == Sense::NameLink);
        let behind = || self.behind(index, range, cue.end).filter(is_person);
        if let Some(name) = (of && !passive).then(behind).flatten() {
            return Some(name);
        }
        let small =
            |at: &usize| auxiliary(*at) || block.is_of(*at, SMALL) || block.has(*at, |sense| sense == Sense::Negation);
        let end = (range.start..cue.start).rev().find(|at| !small(at))?;
        let name = self.name_at(index, end).filter(|name| name.tokens.end == end + 1)?;
        Some(name).filter(is_person)
    }

    /// The product that a word describes: directly behind it, or before it in Arabic.
    fn product(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        let fits = |name: &&Standing| {
            !matches!(
                self.names().all[name.name].kind,
                Some(NameKind::Person | NameKind::Country | NameKind::Place | NameKind::Outlet)
            )
        };
        let mark = |at: usize| block.sign(at).is_some_and(super::quotation::is_mark);
        if block.is_arabic(cue.start) {
            let before = (range.start..cue.start).rev().find(|&at| !mark(at))?;
            if let Some(name) = self.name_at(index, before).filter(|name| name.tokens.end == before + 1) {
                // An Arabic word that no table knows is a name for certain where marks set it off.
                let sure = self.names().all[name.name].known || !block.is_arabic(before) || before + 1 < cue.start;
                return Some(name).filter(fits).filter(|_| sure);
            }
        }
        let behind = (cue.end..range.end.min(cue.end + 2)).find(|&at| !mark(at))?;
        let named = |at: usize| self.name_at(index, at).filter(|name| name.tokens.start == at);
        named(behind)
            .filter(|_| !block.is_arabic(behind) && block.is_arabic(cue.start) == block.is_arabic(behind))
            .filter(fits)
    }

    /// Shares of a company that is taken over: less than half of it is a minority stake, whatever the verb says.
    fn stakes(&self, index: usize, sentence: usize) -> Vec<Assertion> {
        let block = &self.sheet.blocks[index];
        let range = block.sentences[sentence].clone();
        let mut found = Vec::new();
        for place in self.sheet.beside(index, sentence) {
            let Some(one) = self.sheet.value(place.mention).and_then(stake) else { continue };
            let from = range.start.max(place.whole.start.saturating_sub(REACH));
            let verb = (from..place.whole.start).rev().find(|&at| {
                block.has(at, |sense| {
                    matches!(sense, Sense::Category(DEAL, "acquisition" | "minority stake" | "majority stake"))
                })
            });
            let Some(verb) = verb.filter(|&verb| !(verb..place.whole.start).any(|at| block.has(at, ends_part))) else {
                continue;
            };
            let Some(name) = self.behind(index, &range, place.whole.end) else { continue };
            let kind = self.names().all[name.name].kind;
            if matches!(kind, None | Some(NameKind::Company | NameKind::Outlet)) {
                found.push(self.assertion(index, sentence, &(verb..verb + 1), verb..name.tokens.end, name, DEAL, one));
            }
        }
        found
    }

    /// What one denies in so many words, and where the article tells it all the same.
    fn denials(&self) -> Vec<Assertion> {
        let mut found = Vec::new();
        let sentences = Sentences::of(self.sheet, |index, at| self.is_taken(index, at));
        for (at, &(index, sentence)) in sentences.all().iter().enumerate() {
            if !sentences.any(at, said::denies) {
                continue;
            }
            for (cue, reach, speaker) in self.sayings().denied(index, sentence) {
                let denied = sentences.words_of(index, reach.clone());
                if denied.len() < SHARED || reach.is_empty() {
                    continue;
                }
                let told = sentences
                    .telling(at)
                    .map(|other| (sentences.words(other).shared(&denied), other))
                    .filter(|(shared, _)| *shared >= SHARED)
                    .max_by_key(|(shared, other)| (*shared, std::cmp::Reverse(other.abs_diff(at))));
                let Some((_, other)) = told else { continue };
                // They are shown as they are written.
                let block = &self.sheet.blocks[index];
                let shared: Vec<&str> = sentences
                    .among(index, reach.clone(), sentences.words(other))
                    .map(|at| block.word(at))
                    .take(SHOWN)
                    .collect();
                let topic: Arc<str> = format!("{speaker} / {}", shared.join(" ")).replace(" / /", " /").into();
                let value = Value::Polarity { positive: true, statement: None };
                let first = reach.start..reach.start + 1;
                let place = Place { mention: usize::MAX, block: index, sentence, tokens: first.clone(), whole: first };
                let mut denial = self.subject(&place, &value, None);
                denial.stance = Stance::Denied;
                denial.stance_words = vec![self.sheet.blocks[index].words(cue.clone()).into()];
                let tokens = cue.start..reach.end;
                let assertion =
                    |span, subject| Assertion { value: value.clone(), topic: Arc::clone(&topic), span, subject };
                found.push(assertion(self.span(index, &self.trimmed(index, tokens)), denial));
                let (index, sentence) = sentences.all()[other];
                let tokens = self.clause(index, sentence, &sentences, &denied);
                let at = tokens.start..tokens.start + 1;
                let place = Place { mention: usize::MAX, block: index, sentence, tokens: at.clone(), whole: at };
                found.push(assertion(self.span(index, &tokens), self.subject(&place, &value, None)));
            }
        }
        found
    }

    /// The clause of a sentence that holds the words of a denial.
    fn clause<T: Fn(usize, usize) -> bool>(
        &self,
        index: usize,
        sentence: usize,
        sentences: &Sentences<'_, '_, T>,
        denied: &Words,
    ) -> Range<usize> {
        let block = &self.sheet.blocks[index];
        let range = block.sentences[sentence].clone();
        let mut held = sentences.among(index, range.clone(), denied);
        let first = held.next().unwrap_or(range.start);
        let last = held.last().unwrap_or(first);
        let parts = |at: usize| matches!(block.sign(at), Some(',' | '،' | ';' | '؛' | '.'));
        let start = (range.start..first).rfind(|&at| parts(at)).map_or(range.start, |at| at + 1);
        let end = (last..range.end).find(|&at| parts(at)).unwrap_or(range.end);
        start..end.max(start + 1)
    }

    /// Tokens without the marks at their end.
    fn trimmed(&self, index: usize, tokens: Range<usize>) -> Range<usize> {
        let block = &self.sheet.blocks[index];
        let end = tokens.clone().rfind(|&at| block.is_word(at)).map_or(tokens.end, |at| at + 1);
        tokens.start..end
    }
}

/// Small words, which tell nothing of what a statement is about.
pub(super) const SMALL: Kinds =
    Kinds::of(&[Sense::Stop, Sense::That, Sense::Clause, Sense::Coordinates, Sense::Auxiliary]);

/// Whether another part of a sentence begins.
const fn ends_part(sense: Sense) -> bool {
    matches!(sense, Sense::That | Sense::Clause | Sense::Contrast | Sense::Said | Sense::According | Sense::Agent)
}

/// What a share of a company makes of a deal.
fn stake(value: &Value) -> Option<&'static str> {
    let Value::Quantity(Quantity { unit: Unit::Percent, amount: Amount::Point(figure), .. }) = value else {
        return None;
    };
    if figure.value < HALF {
        return Some("minority stake");
    }
    (figure.value > HALF && figure.value < HALF + HALF).then_some("majority stake")
}
