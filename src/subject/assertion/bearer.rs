//! Of whom a category is told: the person who resigned, the company that is bought, the product that a word describes.

use super::{REACH, Reader, SMALL, ends_part};
use crate::lexicon::{NameKind, Sense};
use crate::subject::names::{Names, Standing};
use crate::subject::quotation::is_mark;
use crate::subject::said::Sayings;
use std::ops::Range;

impl<'a, N: Fn() -> &'a Names, S: Fn() -> &'a Sayings> Reader<'a, '_, '_, N, S> {
    /// The company behind a word for a deal: "the acquisition of X", «الاستحواذ على شركة X».
    pub(super) fn bought(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
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
    pub(super) fn behind(&self, index: usize, range: &Range<usize>, from: usize) -> Option<&Standing> {
        let block = &self.sheet.blocks[index];
        for at in from..range.end.min(from + REACH) {
            if let Some(name) = self.name_at(index, at) {
                return (name.tokens.start == at).then_some(name);
            }
            let mark = block.sign(at).is_some_and(|sign| !is_mark(sign) && sign != '-');
            let new_line = block.passage.tokens[at].line_start;
            if mark || new_line || block.has(at, ends_part) || self.sheet.is_figure(index, at) {
                return None;
            }
        }
        None
    }

    /// Of whom it is told: "X resigned", "the resignation of X", «استقالة الوزير X». A verb by which one does it to another is
    /// left out unless it is passive.
    pub(super) fn person(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<&Standing> {
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
