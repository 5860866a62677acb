//! Who holds an office: "Norvell named Ana Castell chief executive", «عينت نورفل منى عادل رئيسة تنفيذية».

use super::bearer::Bearer;
use super::{REACH, Reader, SMALL, ends_part};
use crate::lexicon::{Kinds, NameKind, Sense};
use crate::subject::names::{Names, Standing};
use crate::subject::said::Sayings;
use crate::text::plain;
use std::ops::Range;

/// How far behind a name its office begins: "as its new chief executive".
const BETWEEN: usize = 5;
/// How many words may tell what an office is of.
const OF: usize = 5;
/// Words for an office.
const OFFICE: Kinds = Kinds::of(&[Sense::Office]);

/// Somebody and the office that he was given.
pub(super) struct Holder<'a> {
    pub person: &'a Standing,
    /// The office and whose it is.
    pub office: Bearer<'a>,
}

impl<'a, N: Fn() -> &'a Names, S: Fn() -> &'a Sayings> Reader<'a, '_, '_, N, S> {
    /// Whom a verb of appointing gives an office.
    pub(super) fn holder(&self, index: usize, range: &Range<usize>, at: usize) -> Option<Holder<'a>> {
        let block = &self.sheet.blocks[index];
        let found = block.passage.find(at, |sense| (sense == Sense::Appoints).then_some(()))?;
        let cue = at..found.next;
        // It is asked for first, since it is rarer than the verb.
        (cue.end..range.end.min(cue.end + 2 * REACH)).any(|at| block.is_of(at, OFFICE)).then_some(())?;
        let passive = self.is_passive(index, range, &cue);
        let last = self.part_end(index, range, cue.end);
        let first = (range.start..at).rev().take_while(|&at| !self.parts(index, at)).last().unwrap_or(at);
        let named = |tokens: Range<usize>| self.names().within(index, tokens);
        let kind = |name: &Standing| self.names().all[name.name].kind;
        let is_person = |name: &&Standing| match kind(name) {
            Some(kind) => kind == NameKind::Person,
            None => name.tokens.len() > 1,
        };
        let is_body = |name: &&Standing| {
            matches!(kind(name), None | Some(NameKind::Company | NameKind::Body | NameKind::Country))
        };
        let person = match passive {
            true => named(first..at).filter(is_person).last()?,
            false => named(cue.end..last).find(is_person)?,
        };
        let from = if passive { cue.end } else { person.tokens.end };
        let office = (from..last).take(BETWEEN).find_map(|at| {
            let found = block.passage.find(at, |sense| (sense == Sense::Office).then_some(()))?;
            Some(at..found.next)
        })?;
        let words = self.title(index, office.clone(), last);
        // "Chief executive of Norvell", else whoever appoints.
        let whose = named(office.end..last).find(|name| is_body(name) && name.tokens.start <= office.end + 2);
        let by = || named(first..person.tokens.start).find(|name| is_body(name) && name.name != person.name);
        let whose = whose.or_else(|| (!passive).then(by).flatten())?;
        let shown = self.names().all[whose.name].shown.replace(" / ", " ");
        let end = office.end.max(if whose.tokens.start > office.end { whose.tokens.end } else { 0 });
        let start = if passive { person.tokens.start } else { at };
        let label = format!("{shown} / {words}");
        Some(Holder { person, office: Bearer { label, name: Some(whose), tokens: start..end } })
    }

    /// An office with what it is of, up to a name: "governor of the central bank", «وزيرا للمالية».
    fn title(&self, index: usize, office: Range<usize>, last: usize) -> String {
        let block = &self.sheet.blocks[index];
        let apart = |at: usize| {
            let preposition = block.read_as(at).is_some_and(|entry| entry.senses.contains(&Sense::Prepositional));
            let links = block.means(at, Sense::NameLink);
            self.names().at(index, at).is_some() || preposition && !links || self.sheet.is_figure(index, at)
        };
        let end = (office.end..last.min(office.end + OF)).find(|&at| apart(at)).unwrap_or(last.min(office.end + OF));
        let said = |at: &usize| (office.contains(at) || !block.is_of(*at, SMALL)) && block.is_word(*at);
        // «رئيسة تنفيذية» and «رئيسا تنفيذيا» are «رئيس تنفيذي», but «المالية» stays so.
        let ending = if block.word(office.start).ends_with('ة') { 'ه' } else { 'ا' };
        let words = (office.start..end).filter(said).map(|at| bare(&plain(block.word(at)), ending));
        let words = words.collect::<Vec<_>>().join(" ");
        words.strip_suffix(" officer").map_or_else(|| words.clone(), str::to_owned)
    }

    /// Whether another part of the sentence begins at a token.
    fn parts(&self, index: usize, at: usize) -> bool {
        let block = &self.sheet.blocks[index];
        !block.is_word(at) || block.has(at, |sense| ends_part(sense) && sense != Sense::Agent)
    }

    fn part_end(&self, index: usize, range: &Range<usize>, from: usize) -> usize {
        let block = &self.sheet.blocks[index];
        // "Named her as its new chief executive"
        let as_office = |at: usize| {
            block.means(at, Sense::Clause) && (at + 1..range.end.min(at + BETWEEN)).any(|at| block.is_of(at, OFFICE))
        };
        let end = range.end.min(from + 2 * REACH);
        (from..end).find(|&at| self.parts(index, at) && !as_office(at)).unwrap_or(end)
    }
}

/// A word without the ending of its case or gender.
fn bare(word: &str, ending: char) -> String {
    word.strip_suffix(ending).filter(|rest| rest.chars().count() > 2).unwrap_or(word).to_owned()
}
