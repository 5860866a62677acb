//! What is open or closed, cancelled or going ahead, accepted or rejected: a thing that a name tells from others of its kind, "the
//! Sava bridge", «مباراة الوداد والرجاء».

use super::bearer::Bearer;
use super::{Reader, SMALL, ends_part};
use crate::lexicon::{Kinds, KnownName, NameKind, Sense};
use crate::subject::names::{Names, Standing};
use crate::subject::said::Sayings;
use crate::subject::sheet::Block;
use crate::text::{fold, plain};
use std::collections::BTreeSet;
use std::ops::Range;

/// Words for things and events.
const THINGS: Kinds = Kinds::of(&[Sense::Counted(""), Sense::Event("")]);
/// Names that the tables know, and what a name stands beside.
const NAMES: Kinds = Kinds::of(&[Sense::Name(KnownName(0)), Sense::PlaceHead]);
/// Who may decide.
const BODIES: Kinds = NAMES.and(Kinds::of(&[Sense::Introduces(NameKind::Body), Sense::NoName]));
/// How many tokens the words for a thing may have.
const LONGEST: usize = 8;

impl<'a, N: Fn() -> &'a Names, S: Fn() -> &'a Sayings> Reader<'a, '_, '_, N, S> {
    /// The thing of which a word tells that it is open, or cancelled: "the Sava bridge reopened", "the closure of the Sava bridge".
    pub(super) fn thing(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<Bearer<'a>> {
        let block = &self.sheet.blocks[index];
        // "Closed at 7,000 points", "opened lower"
        let moves =
            |at: usize| block.has(at, |sense| matches!(sense, Sense::Direction(_))) || self.sheet.is_figure(index, at);
        if moves(cue.end) || moves(cue.end + 1) {
            return None;
        }
        // «من أجل» tells why.
        let from = |at: usize| block.read_as(at).is_some_and(|entry| entry.senses.contains(&Sense::From));
        if block.is_arabic(cue.start) && cue.start.checked_sub(1).is_some_and(from) {
            return None;
        }
        let may_tell = self.may_tell(index, (cue.start.saturating_sub(2 * LONGEST).max(range.start)..cue.start).rev())
            || self.may_tell(index, cue.end..range.end.min(cue.end + LONGEST));
        may_tell.then_some(())?;
        let passive = self.is_passive(index, range, cue);
        let behind = || (!passive).then(|| self.matter_behind(index, range, cue.end)).flatten();
        behind().or_else(|| self.matter_before(index, range, cue.start))
    }

    /// What somebody decided on, and who: "the senate approved the Harlow bill", «رفضت إيران المقترح».
    pub(super) fn decision(&self, index: usize, range: &Range<usize>, cue: &Range<usize>) -> Option<Bearer<'a>> {
        let block = &self.sheet.blocks[index];
        let behind = cue.end..range.end.min(cue.end + 2 * LONGEST);
        behind.clone().any(|at| block.is_of(at, THINGS)).then_some(())?;
        if block.is_arabic(cue.start) {
            let may_decide = block.is_of(cue.end, BODIES) || is_told_by(block, cue.end);
            may_decide.then_some(())?;
            let by = self.body_from(index, cue.end)?;
            // «وافقت إيران على المقترح»
            let from = by.tokens.end + usize::from(block.is_of(by.tokens.end, SMALL));
            return self.decided(index, range, by, from, cue);
        }
        // "Agreed to buy" tells of buying.
        let to = cue.len() > 1 && block.read_as(cue.end - 1).is_some_and(|entry| entry.senses.contains(&Sense::To));
        if to || self.is_passive(index, range, cue) {
            return None;
        }
        let small = |at: &usize| block.means(*at, Sense::Auxiliary) || block.is_of(*at, SMALL);
        let last = (range.start..cue.start).rev().find(|at| !small(at))?;
        let by = self.body_to(index, last)?;
        self.decided(index, range, by, cue.end, cue)
    }

    /// Whether some words may name a thing and tell which, which is asked before the names of the article are.
    fn may_tell(&self, index: usize, range: impl Iterator<Item = usize>) -> bool {
        let block = &self.sheet.blocks[index];
        let stops = |at: usize| !block.is_word(at) || block.has(at, ends_part) || self.sheet.is_figure(index, at);
        let (mut thing, mut told) = (false, false);
        for at in range.take_while(|&at| !stops(at)) {
            thing |= block.is_of(at, THINGS);
            told |= match block.is_arabic(at) {
                true => block.is_of(at, NAMES) || is_told_by(block, at),
                false => block.word(at).starts_with(char::is_uppercase),
            };
        }
        thing && told
    }

    /// Who decides, named or called by what it is, «البرلمان», from a token on.
    fn body_from(&self, index: usize, at: usize) -> Option<Bearer<'a>> {
        match self.names().at(index, at) {
            Some(name) => (name.tokens.start == at).then(|| Bearer::of(name, self.names())),
            None => self.body(index, at),
        }
    }

    /// The same, up to a token.
    fn body_to(&self, index: usize, at: usize) -> Option<Bearer<'a>> {
        match self.name_at(index, at) {
            Some(name) => (name.tokens.end == at + 1).then(|| Bearer::of(name, self.names())),
            None => self.body(index, at),
        }
    }

    fn body(&self, index: usize, at: usize) -> Option<Bearer<'a>> {
        let block = &self.sheet.blocks[index];
        let institution = block
            .has(at, |sense| matches!(sense, Sense::Introduces(NameKind::Body | NameKind::Company) | Sense::NoName));
        institution.then(|| Bearer { label: plain(block.word(at)), name: None, tokens: at..at + 1 })
    }

    /// What the words behind a decision name.
    fn decided(
        &self,
        index: usize,
        range: &Range<usize>,
        by: Bearer<'a>,
        from: usize,
        cue: &Range<usize>,
    ) -> Option<Bearer<'a>> {
        let words = self.words(index, from..range.end.min(from + LONGEST));
        let own = by.name.map(|name| self.shown(name));
        let of = words.told.iter().filter(|told| Some(*told) != own.as_ref());
        let what = words.what?;
        let label = std::iter::once(&by.label).chain(of).chain([&what]).map(String::as_str).collect::<Vec<_>>();
        let tokens = by.tokens.start.min(cue.start)..words.end.max(cue.end);
        Some(Bearer { label: label.join(" "), name: by.name, tokens })
    }

    /// The thing behind a token, up to where another part of the sentence begins.
    fn matter_behind(&self, index: usize, range: &Range<usize>, from: usize) -> Option<Bearer<'a>> {
        let words = self.words(index, from..range.end.min(from + LONGEST));
        Self::matter(from, words)
    }

    /// The thing before a token, from where its part of the sentence begins.
    fn matter_before(&self, index: usize, range: &Range<usize>, at: usize) -> Option<Bearer<'a>> {
        /// How many words of the grammar stand between.
        const BETWEEN: usize = 4;
        let block = &self.sheet.blocks[index];
        let ends = |at: usize| !block.is_word(at) || block.has(at, ends_part) || self.sheet.is_figure(index, at);
        let first = (range.start..at).rev().take_while(|&at| !ends(at)).last()?;
        let grammar = |at: usize| {
            block.is_of(at, SMALL) || block.has(at, |sense| matches!(sense, Sense::Negation | Sense::Perfect))
        };
        // «لا يزال جسر الصافي مغلقا»
        let first = (first..at).find(|&at| !block.is_arabic(at) || self.begins(index, at))?;
        let words = self.words(index, first..at.min(first + LONGEST));
        // A name may hold the word itself.
        let near = at.checked_sub(words.end).is_some_and(|between| between <= BETWEEN);
        let between = |at: usize| grammar(at) || block.is_arabic(at) || block.word(at).ends_with("ly");
        let whole = near && (words.end..at).all(between);
        whole.then(|| Self::matter(first, words)).flatten()
    }

    /// Whether a word is a thing.
    fn begins(&self, index: usize, at: usize) -> bool {
        self.sheet.blocks[index].has(at, |sense| matches!(sense, Sense::Counted(_) | Sense::Event(_)))
    }

    fn matter(from: usize, words: Words<'a>) -> Option<Bearer<'a>> {
        let Words { what, told, name, end } = words;
        let what = what?;
        (!told.is_empty()).then(|| Bearer {
            label: told.into_iter().chain([what]).collect::<Vec<_>>().join(" "),
            name,
            tokens: from..end,
        })
    }

    fn shown(&self, name: &Standing) -> String {
        self.names().all[name.name].shown.replace(" / ", " ")
    }

    /// The first thing that some words name, what tells which it is, and where they end: at a mark, a verb or another part of the
    /// sentence.
    fn words(&self, index: usize, range: Range<usize>) -> Words<'a> {
        let block = &self.sheet.blocks[index];
        let mut words = Words { what: None, told: BTreeSet::new(), name: None, end: range.start };
        let (mut at, mut last_thing) = (range.start, usize::MAX);
        while at < range.end {
            if let Some(name) = self.names().at(index, at) {
                words.told.insert(self.shown(name));
                words.name = words.name.or(Some(name));
                at = name.tokens.end;
                words.end = at;
                continue;
            }
            let the = |at: usize| {
                let determines = |sense: &Sense| matches!(sense, Sense::Determiner);
                block.is_arabic(at)
                    || at > range.start
                        && block.read_as(at - 1).is_some_and(|entry| entry.senses.iter().any(determines))
            };
            // A company comments, «علقت», and suspends nothing of its own.
            let is_body = |sense| matches!(sense, Sense::Introduces(NameKind::Company | NameKind::Body));
            let thing = block.passage.find(at, |sense| match sense {
                _ if block.has(at, is_body) => None,
                Sense::Counted(thing) => Some(thing),
                // A verb may tell of an event too.
                Sense::Event(kind) if the(at) => Some(kind),
                _ => None,
            });
            let stops = !block.is_word(at)
                || block.has(at, |sense| ends_part(sense) || sense == Sense::Auxiliary)
                || self.sheet.is_figure(index, at);
            match thing {
                Some(found) => {
                    words.what = match words.what {
                        Some(what) if last_thing == at => Some(format!("{what} {}", found.sense)),
                        Some(what) => Some(what),
                        None => Some(found.sense.to_owned()),
                    };
                    at = found.next.max(at + 1);
                    (words.end, last_thing) = (at, at);
                }
                None if stops => break,
                // A word that no table knows tells which: «جسر الصافي», «مباراة الوداد والرجاء».
                None if words.what.is_some() && is_told_by(block, at) => {
                    words.told.insert(bare(block.word(at)));
                    at += 1;
                    words.end = at;
                }
                None if words.what.is_none() && words.told.is_empty() => at += 1,
                // "The bridge over the Sava"; an Arabic preposition begins another part.
                None if block.is_of(at, SMALL) && !block.is_arabic(at) => at += 1,
                None => break,
            }
        }
        words
    }
}

/// What some words name.
struct Words<'a> {
    /// The first thing, with those that stand right beside it: "farm bill".
    what: Option<String>,
    /// The names and words that tell which.
    told: BTreeSet<String>,
    /// The first name.
    name: Option<&'a Standing>,
    end: usize,
}

/// Whether an Arabic word tells which thing is meant: one that no table knows, or that may be a name too.
fn is_told_by(block: &Block<'_>, at: usize) -> bool {
    let may_name = |sense| matches!(sense, Sense::GivenName | Sense::Scope(..) | Sense::Meaning(_));
    // «مناطق مجاورة», «أبوابها»
    let word = block.word(at);
    let definite = word.strip_prefix('و').unwrap_or(word).starts_with("ال");
    let ends = ["ة", "ه", "ها", "هم"].iter().any(|end| word.ends_with(end));
    let unknown = block.read_as(at).is_none() && !block.has(at, |sense| !may_name(sense));
    block.is_arabic(at) && unknown && (definite || !ends)
}

/// An Arabic word without the particle and the article before it.
fn bare(word: &str) -> String {
    let folded = fold(word);
    let word = folded.strip_prefix('و').unwrap_or(&folded);
    word.strip_prefix("ال").unwrap_or(word).to_owned()
}
