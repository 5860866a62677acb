//! Of whom a category is told: the person who resigned, the company that is bought, the product that a word describes.

use super::{REACH, Reader, SMALL, ends_part};
use crate::lexicon::{Kinds, KnownName, NameKind, Sense};
use crate::subject::names::{Names, Standing};
use crate::subject::quotation::is_mark;
use crate::subject::said::Sayings;
use crate::subject::sheet::Block;
use std::ops::Range;

/// Words that are a part of a person's name, or beside which one stands.
const PERSON: Kinds = Kinds::of(&[Sense::GivenName, Sense::Introduces(NameKind::Person)]);
/// The same, and names that the tables know.
const NAME: Kinds = PERSON.and(Kinds::of(&[Sense::Name(KnownName(0))]));

/// What a category is told of.
pub(super) struct Bearer<'a> {
    /// What topics call it: its name, with what it is where that is no name.
    pub label: String,
    /// The name that tells which it is; `None` for a thing that only words of the language tell from others.
    pub name: Option<&'a Standing>,
    pub tokens: Range<usize>,
}

impl<'a> Bearer<'a> {
    /// Who or what has a name.
    pub(super) fn of(name: &'a Standing, names: &Names) -> Self {
        Bearer { label: names.all[name.name].shown.replace(" / ", " "), name: Some(name), tokens: name.tokens.clone() }
    }
}

/// The longest part between commas that says who somebody is, in tokens.
const APPOSED: usize = 9;

/// How many words stand between an Arabic name and what is told of it behind it.
const NEAR: usize = 2;

/// How Arabic tells of several.
const PLURAL: [&str; 3] = ["وا", "ون", "ين"];

/// Whether an Arabic noun says whose it is: «استقالته».
fn is_of_somebody(word: &str) -> bool {
    word.ends_with('ه') || word.ends_with("ها")
}

/// Whether a part of an Arabic sentence ends.
fn ends_clause(block: &Block<'_>, at: usize) -> bool {
    matches!(block.sign(at), Some('،' | ',' | '؛' | ';' | ':' | '.')) || block.means(at, Sense::Contrast)
}

impl<'a, N: Fn() -> &'a Names, S: Fn() -> &'a Sayings> Reader<'a, '_, '_, N, S> {
    /// The company behind a word for a deal: "the acquisition of X", «الاستحواذ على شركة X».
    pub(super) fn bought(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        // What an Arabic word for a deal is of stands behind a preposition, «على».
        let mut near = cue.end..range.end.min(cue.end + REACH);
        if block.is_arabic(cue.start) && !near.any(|at| block.is_of(at, SMALL)) {
            return None;
        }
        let name = self.behind(index, range, cue.end)?;
        let between = |wanted: fn(Sense) -> bool| (cue.end..name.tokens.start).any(|at| block.has(at, wanted));
        // «تستحوذ ميتا على»: the name right behind an Arabic verb is who buys.
        let by_whom = between(|sense| matches!(sense, Sense::Agent | Sense::Pronoun))
            || block.is_arabic(cue.start) && !between(|sense| sense == Sense::Stop);
        let kind = self.names().all[name.name].kind;
        let bought = matches!(kind, None | Some(NameKind::Company | NameKind::Product | NameKind::Outlet));
        (bought && !by_whom).then_some(name)
    }

    /// The second of two companies that merge: "Norvell and Dantec will merge", «ستندمج شركتا نورفل ودانتك».
    pub(super) fn merged(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<Bearer<'a>> {
        let block = &self.sheet.blocks[index];
        let may_merge = |name: &&Standing| {
            matches!(
                self.names().all[name.name].kind,
                None | Some(NameKind::Company | NameKind::Body | NameKind::Outlet)
            )
        };
        let ends = |at: usize| !block.is_word(at) || block.has(at, ends_part) || self.sheet.is_figure(index, at);
        let first = (range.start..cue.start).rev().take_while(|&at| !ends(at)).last().unwrap_or(cue.start);
        let last = (cue.end..range.end).find(|&at| ends(at)).unwrap_or(range.end);
        let two = |tokens: Range<usize>| {
            let named: Vec<&Standing> = self.names().within(index, tokens).filter(may_merge).collect();
            let [one, other] = named[..] else { return None };
            let joined = block.passage.tokens[other.tokens.start].entry.is_some_and(|entry| entry.clitic.and)
                || block.word(other.tokens.start).starts_with('و')
                || (one.tokens.end..other.tokens.start).any(|at| block.means(at, Sense::Coordinates));
            (joined && other.tokens.start <= one.tokens.end + 1 && one.name != other.name).then_some(other)
        };
        two(first..cue.start).or_else(|| two(cue.end..last)).map(|name| Bearer::of(name, self.names()))
    }

    /// The name behind a token, with nothing between that begins another part of the sentence.
    pub(super) fn behind(&self, index: usize, range: &Range<usize>, from: usize) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        for at in from..range.end.min(from + REACH) {
            if self.sheet.is_figure(index, at) {
                return None;
            }
            if let Some(name) = self.name_at(index, at) {
                return (name.tokens.start == at).then_some(name);
            }
            let mark = block.sign(at).is_some_and(|sign| !is_mark(sign) && sign != '-');
            let new_line = block.passage.tokens[at].line_start;
            if mark || new_line || block.has(at, ends_part) {
                return None;
            }
        }
        None
    }

    /// Of whom it is told: "X resigned", "the resignation of X", "the court acquitted X", «استقالة الوزير X».
    pub(super) fn person(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        let is_person = |name: &&Standing| match self.names().all[name.name].kind {
            Some(kind) => kind == NameKind::Person,
            None => name.tokens.len() > 1 && !block.is_arabic(name.tokens.start),
        };
        // "86 people killed"
        if cue.start.checked_sub(1).is_some_and(|before| self.sheet.is_figure(index, before)) {
            return None;
        }
        if block.is_arabic(cue.start) && !self.may_be_named(index, range, cue) {
            return None;
        }
        let active = (cue.start..cue.end).any(|at| block.means(at, Sense::Active));
        let told = match block.is_arabic(cue.start) {
            true if active => self.acted_on_in_arabic(index, range, cue),
            true => self.told_in_arabic(index, range, cue),
            false => {
                let passive = self.is_passive(index, range, cue);
                // "The resignation of X".
                let of = !passive && block.means(cue.end, Sense::NameLink);
                match active && !passive {
                    true => self.acted_on(index, range, cue.end),
                    false if of => self.behind(index, range, cue.end),
                    false => None,
                }
                .or_else(|| (!active || passive).then(|| self.before(index, range, cue.start)).flatten())
            }
        };
        told.filter(is_person)
    }

    /// Whether words near an Arabic one may name somebody. It is asked before the names are, since no letter of Arabic tells one.
    fn may_be_named(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> bool {
        let block = &self.sheet.blocks[index];
        let word = block.word(cue.start);
        // «مقتل 18 مواطنا», «مقتل نحو 40», «مقتل ما لا يقل عن 40»
        let hedges = |sense: &Sense| matches!(sense, Sense::Hedge(_) | Sense::Bound(_));
        let counts = |at: usize| {
            self.sheet.is_figure(index, at)
                || block.read_as(at).is_some_and(|entry| entry.longest > 1 || entry.senses.iter().any(hedges))
        };
        let counted = !is_of_somebody(word) && counts(cue.end);
        // «قتلوا», «ناجين»; «أدين» is of one.
        let several = word.chars().count() > 4 && PLURAL.iter().any(|ending| word.ends_with(ending));
        if counted || several {
            return false;
        }
        let sign = |at: usize| block.sign(at).is_some_and(|sign| !is_mark(sign));
        // «مقتل جنود في العراق»: nobody has a name behind a preposition.
        let stops = |at: usize| sign(at) || block.is_of(at, SMALL) || self.sheet.is_figure(index, at);
        let mut behind = (cue.end..range.end.min(cue.end + REACH)).take_while(|&at| !stops(at));
        let back = if is_of_somebody(word) { 2 * REACH } else { 2 * NEAR };
        let mut before = (range.start.max(cue.start.saturating_sub(back))..cue.start).rev().take_while(|&at| !sign(at));
        behind.any(|at| block.is_of(at, NAME)) || before.any(|at| block.is_of(at, PERSON))
    }

    /// Whether a form of "to be" makes a word passive.
    pub(super) fn is_passive(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> bool {
        let block = &self.sheet.blocks[index];
        let auxiliary = |at: usize| block.means(at, Sense::Auxiliary);
        cue.len() > 1 && auxiliary(cue.start) || cue.start > range.start && auxiliary(cue.start - 1)
    }

    /// The name right before a token, small words aside, or the one that a part between commas parts from it: "Ana Castell, the
    /// mayor, resigned", "the mayor, Ana Castell, resigned".
    fn before(&self, index: usize, range: &Range<usize>, at: usize) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        let small = |at: &usize| {
            block.has(*at, |sense| matches!(sense, Sense::Auxiliary | Sense::Negation)) || block.is_of(*at, SMALL)
        };
        let last = (range.start..at).rev().find(|at| !small(at)).filter(|&at| !self.sheet.is_figure(index, at))?;
        // "He" is somebody, but who?
        let stands_for = |sense| matches!(sense, Sense::Pronoun | Sense::Possessive);
        if (last + 1..at).any(|at| block.has(at, stands_for) && !block.means(at, Sense::Clause)) {
            return None;
        }
        let ends_at = |at: usize| self.name_at(index, at).filter(|name| name.tokens.end == at + 1);
        if block.sign(last) != Some(',') {
            return ends_at(last);
        }
        let open = (range.start..last).rev().take(APPOSED).find(|&at| block.sign(at) == Some(','))?;
        let inner = last.checked_sub(1).and_then(ends_at).filter(|name| name.tokens.start == open + 1);
        inner.or_else(|| ends_at(open.checked_sub(1)?))
    }

    /// The name behind a verb by which something is done to somebody, with the words that say who he is: "acquitted the banker, Nils
    /// Berg", "sacked transport minister Karim Haddad".
    fn acted_on(&self, index: usize, range: &Range<usize>, from: usize) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        // A preposition; "the", "its" and "of" go on.
        let determines = |sense: &Sense| matches!(sense, Sense::Determiner | Sense::Article);
        let goes_on = |at: usize| {
            block.read_as(at).is_some_and(|entry| entry.senses.iter().any(determines))
                || block.has(at, |sense| matches!(sense, Sense::NameLink | Sense::Possessive))
        };
        let is_place = |at: usize| block.is_of(at, SMALL) && !goes_on(at);
        let ends = |at: usize| block.has(at, |sense| ends_part(sense) || sense == Sense::Coordinates) || is_place(at);
        let mut described = false;
        for at in from..range.end.min(from + REACH) {
            if self.sheet.is_figure(index, at) {
                return None;
            }
            if let Some(name) = self.name_at(index, at) {
                return (name.tokens.start == at).then_some(name);
            }
            match block.sign(at) {
                Some(',') if described => described = false,
                Some(_) => return None,
                None if ends(at) => return None,
                // "The banker, Nils Berg"
                None => {
                    described |=
                        at > from && block.read_as(from).is_some_and(|entry| entry.senses.contains(&Sense::Determiner))
                }
            }
        }
        None
    }

    /// The name behind an Arabic verb and who acts: «أقال الرئيس وزير النقل كريم حداد».
    fn acted_on_in_arabic(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        let name = self.behind(index, range, cue.end)?;
        // The phrase names the court itself: «أدانت المحكمة».
        let named = cue.len() > 1;
        let definite = || block.word(cue.end).starts_with("ال") && name.tokens.start > cue.end + 1;
        (named || definite()).then_some(name)
    }

    /// Of whom an Arabic noun or verb tells: the name behind it, or before a noun that says whose it is, «أعلن كريم حداد استقالته».
    fn told_in_arabic(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        let word = block.word(cue.start);
        if cue.len() == 1 && is_of_somebody(word) {
            let start =
                (range.start..cue.start).rev().find(|&at| ends_clause(block, at)).map_or(range.start, |at| at + 1);
            let mut named = self
                .names()
                .within(index, start..cue.start)
                .filter(|name| matches!(self.names().all[name.name].kind, Some(NameKind::Person)));
            let first = named.next()?;
            return named.all(|other| other.name == first.name).then_some(first);
        }
        let Some(name) = self.behind(index, range, cue.end) else {
            // «كريم حداد استقال», «أكدت عائلة كريم حداد أنه على قيد الحياة»
            let last = self.names().within(index, range.start..cue.start).last()?;
            let near = (last.tokens.end..cue.start).len() <= NEAR;
            return (near && (last.tokens.end..cue.start).all(|at| block.is_word(at))).then_some(last);
        };
        // «قتل فلان» tells of him, «قتل فلان جنديا» of another.
        let next = name.tokens.end;
        let either_way = block.means(cue.start, Sense::EitherVoice);
        let ends = next >= range.end || !block.is_word(next) || block.is_of(next, SMALL) || block.has(next, ends_part);
        (!either_way || ends).then_some(name)
    }

    /// The product that a word describes: directly behind it, or before it in Arabic.
    pub(super) fn product(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        let fits = |name: &&Standing| {
            !matches!(
                self.names().all[name.name].kind,
                Some(NameKind::Person | NameKind::Country | NameKind::Place | NameKind::Outlet)
            )
        };
        let mark = |at: usize| block.sign(at).is_some_and(is_mark);
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
}
