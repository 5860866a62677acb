//! Who stands beside a verb of saying or after a preposition of attribution.

use super::names::Names;
use super::sheet::Block;
use super::{Speaker, Voice};
use crate::lexicon::{NameKind, Sense};
use crate::text::fold;
use std::ops::Range;
use std::sync::Arc;

/// Where one who speaks is sought.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub block: &'a Block<'a>,
    pub names: &'a Names,
    /// The index of the block.
    pub index: usize,
    /// The outlet that was named last.
    pub outlet: Option<&'a Speaker>,
}

/// Those who speak, and the tokens that name them.
pub(super) struct Party {
    /// Nearest first: who was told, then the outlet that was told.
    pub speakers: Vec<Speaker>,
    pub tokens: Range<usize>,
}

/// How many words a speaker without a name takes.
const WORDS: usize = 5;
/// How many tokens are looked back over for a subject.
const BACK: usize = 24;

/// The speaker that a name is.
pub(super) fn speaker(names: &Names, name: usize) -> Speaker {
    let name = &names.all[name];
    // An agency that no table knows may be one of a government.
    let voice = if name.known && name.kind == Some(NameKind::Outlet) { Voice::Outlet } else { Voice::Named };
    Speaker { name: name.shown.clone(), voice }
}

/// Who is named from the beginning of a range of tokens on. `any` takes a noun that the tables do not know too.
pub(super) fn of(ground: Ground<'_>, range: Range<usize>, any: bool) -> Option<Party> {
    let block = ground.block;
    let from = past_lead(block, &range);
    let mut at = from;
    let mut head = None;
    while at < range.end && head.is_none() {
        head = ground.head(at, range.end);
        let ends = |sense| matches!(sense, Sense::Stop | Sense::Clause);
        let leads = any || block.has(at, |sense| matches!(sense, Sense::Introduces(_)));
        if head.is_none() && (!leads || block.has(at, ends) || at > from + 3) {
            break;
        }
        at += 1;
    }
    let mut party = match head {
        Some(head) => head,
        None if any => unnamed(block, from..range.end)?,
        None => definite(block, from..range.end)?,
    };
    ground.told(&mut party, range.end);
    Some(party)
}

/// Who is named before a verb, as its subject.
pub(super) fn before(ground: Ground<'_>, from: usize, verb: usize) -> Option<Party> {
    let block = ground.block;
    let from = from.max(verb.saturating_sub(BACK));
    // "Has also said": the subject stands before the small words of the verb.
    let small = |at: usize| {
        block.has(at, |sense| matches!(sense, Sense::Stop | Sense::Auxiliary | Sense::Negation))
            && !block.has(at, |sense| matches!(sense, Sense::Pronoun | Sense::That | Sense::SourceNoun))
            && ground.names.at(ground.index, at).is_none()
    };
    let verb = (from..verb).rev().find(|&at| !small(at)).map_or(from, |at| at + 1);
    // "Ahmed Ali (Labour) said".
    let verb = match verb.checked_sub(1).filter(|&at| at > from && block.sign(at) == Some(')')) {
        Some(close) => (from..close).rev().take(6).find(|&at| block.sign(at) == Some('(')).unwrap_or(verb),
        None => verb,
    };
    if verb == from {
        return None;
    }
    let segment = |end: usize| {
        let starts = (from..end).rev().find(|&at| ends_segment(ground, at));
        starts.map_or(from, |at| at + 1)..end
    };
    let comma = verb.checked_sub(1).filter(|&at| at >= from && matches!(block.sign(at), Some(',' | '،')));
    if let Some(comma) = comma {
        // "Hassan Ali, a spokesman, said": the name stands before what is set off.
        let aside = segment(comma);
        let main = aside.start.checked_sub(1).filter(|&at| at > from && matches!(block.sign(at), Some(',' | '،')))?;
        let name = ground.names.at(ground.index, main - 1).filter(|name| name.tokens.end == main);
        if let Some(name) = name {
            let tokens = name.tokens.start..verb;
            return Some(Party { speakers: vec![speaker(ground.names, name.name)], tokens });
        }
        let subject = segment(main);
        return ground.first(subject.clone()).or_else(|| unnamed_before(block, subject));
    }
    let range = segment(verb);
    if range.is_empty() || block.means(verb - 1, Sense::Pronoun) {
        return None;
    }
    ground.first(range.clone()).or_else(|| unnamed_before(block, range))
}

/// Adds the outlet that was told to those who speak: "told Reuters".
pub(super) fn told(ground: Ground<'_>, party: &mut Party, after: usize) {
    let name = ground.names.at(ground.index, after).filter(|name| name.tokens.start == after);
    let outlet = name.map(|name| speaker(ground.names, name.name)).filter(|speaker| speaker.voice == Voice::Outlet);
    party.speakers.extend(outlet.filter(|outlet| !party.speakers.contains(outlet)));
}

impl Ground<'_> {
    /// The leftmost who may speak in a range.
    fn first(self, range: Range<usize>) -> Option<Party> {
        range.clone().find_map(|at| self.head(at, range.end))
    }

    /// Who is named at a token: a name, or a noun for one who tells.
    fn head(self, at: usize, end: usize) -> Option<Party> {
        let block = self.block;
        let one = |speaker: Speaker, tokens: Range<usize>| Some(Party { speakers: vec![speaker], tokens });
        let name_at = |token: usize| self.names.at(self.index, token).filter(|name| name.tokens.start == token);
        if let Some(name) = name_at(at) {
            let place = matches!(self.names.all[name.name].kind, Some(NameKind::Place | NameKind::Product));
            return if place { None } else { one(speaker(self.names, name.name), name.tokens.clone()) };
        }
        let noun = |token: usize, wanted: fn(Sense) -> bool| {
            block.passage.find(token, |sense| wanted(sense).then_some(())).map(|found| found.next)
        };
        if let Some(next) = noun(at, |sense| sense == Sense::OutletNoun) {
            let marked = block.sign(next).is_some_and(super::quotation::is_mark);
            let beside = name_at(next + usize::from(marked)).filter(|name| name.tokens.end <= end + 1);
            if let Some(name) = beside {
                return one(speaker(self.names, name.name), at..name.tokens.end);
            }
            if let Some(outlet) = self.outlet {
                return one(outlet.clone(), at..next);
            }
        }
        let next = noun(at, |sense| matches!(sense, Sense::SourceNoun | Sense::OutletNoun | Sense::Document))?;
        let is_document = block.means(at, Sense::Document);
        // "Police spokesman John Smith", "a spokesman for the ministry", "a report by the bank".
        let reach = if is_document { 6 } else { 4 };
        let name = (next..(next + reach).min(end)).find_map(name_at);
        if let Some(name) = name {
            let kind = self.names.all[name.name].kind;
            let voice = speaker(self.names, name.name);
            let beside = name.tokens.start == next;
            if is_document || beside && kind != Some(NameKind::Outlet) {
                return one(voice, at..name.tokens.end);
            }
            if kind != Some(NameKind::Outlet) && !block.is_arabic(at) {
                let tokens = at..name.tokens.end;
                return one(Speaker { name: shown(block, &tokens), voice: Voice::Named }, tokens);
            }
        }
        let tokens = at..self.past_adjectives(next, end);
        one(Speaker { name: shown(block, &tokens), voice: Voice::Unnamed }, tokens)
    }

    /// The token after the words that describe a noun.
    fn past_adjectives(self, at: usize, end: usize) -> usize {
        let block = self.block;
        if !block.is_arabic(at.saturating_sub(1)) {
            return at;
        }
        let describes = |token: usize| {
            block.is_word(token)
                && block.is_arabic(token)
                && self.names.at(self.index, token).is_none()
                && !is_day(block, token)
                && !block.has(token, |sense| {
                    matches!(sense, Sense::Stop | Sense::Clause | Sense::Said | Sense::That | Sense::Anonymous)
                })
                && block.passage.tokens[token].entry.is_none_or(|entry| !entry.clitic.preposition && !entry.clitic.and)
        };
        (at..end.min(at + 2)).find(|&token| !describes(token)).unwrap_or(end.min(at + 2))
    }

    /// Adds the outlet that was told: "told Reuters", «لرويترز».
    fn told(self, party: &mut Party, end: usize) {
        let from = party.tokens.end;
        for name in self.names.within(self.index, from..end) {
            let outlet = speaker(self.names, name.name);
            if outlet.voice == Voice::Outlet && !party.speakers.contains(&outlet) {
                party.speakers.push(outlet);
                party.tokens.end = name.tokens.end;
            }
        }
    }
}

/// The token after the small words that stand before a source, and after «ما ذكرته».
fn past_lead(block: &Block<'_>, range: &Range<usize>) -> usize {
    let small = |at: usize| {
        block.has(at, |sense| matches!(sense, Sense::Stop | Sense::According))
            && !block.has(at, |sense| {
                matches!(sense, Sense::SourceNoun | Sense::OutletNoun | Sense::Document | Sense::Name(_))
            })
            || block.is_arabic(at) && block.means(at, Sense::Said)
            || block.sign(at).is_some_and(super::quotation::is_mark)
    };
    (range.start..range.end.min(range.start + 4)).find(|&at| !small(at)).unwrap_or(range.start)
}

/// Whether the subject of a verb cannot reach back over a token.
fn ends_segment(ground: Ground<'_>, at: usize) -> bool {
    let block = ground.block;
    match block.sign(at) {
        Some('-') => !block.passage.tokens[at].glued,
        Some('\'' | '’' | '&' | '/' | '.') => false,
        Some(sign) if super::quotation::is_mark(sign) => {
            !block.is_word(at + 1) || ground.names.at(ground.index, at + 1).is_none()
        }
        Some(_) => true,
        None => block.has(at, |sense| matches!(sense, Sense::That | Sense::Contrast | Sense::Clause)),
    }
}

/// One with the article after whom nothing tells where his name ends: «نفت الشركة دفع», «أعلنت وزارة الصحة عن».
fn definite(block: &Block<'_>, range: Range<usize>) -> Option<Party> {
    let is_definite = |at: usize| fold(block.word(at)).starts_with("ال");
    let noun = |sense| {
        matches!(sense, Sense::Document | Sense::SourceNoun | Sense::Counted(_) | Sense::Event(_) | Sense::Stop)
    };
    let introduced = !is_definite(range.start) && block.has(range.start, |sense| matches!(sense, Sense::Introduces(_)));
    let first = range.start + usize::from(introduced);
    if first >= range.end || !is_definite(first) || is_day(block, first) || is_time(block, first) {
        return None;
    }
    let goes_on = |at: &usize| is_definite(*at) && !block.has(*at, noun) && !is_day(block, *at);
    let end = (first + 1..range.end.min(first + 3)).take_while(goes_on).last().map_or(first + 1, |at| at + 1);
    let tokens = range.start..end;
    Some(Party { speakers: vec![Speaker { name: shown(block, &tokens), voice: Voice::Unnamed }], tokens })
}

/// Whether a word names a day: «أعلنت وزارة الداخلية الثلاثاء» tells when, not who.
pub(super) fn is_day(block: &Block<'_>, at: usize) -> bool {
    let entry = block.reader(at).entry(&fold(block.word(at)));
    entry.is_some_and(|entry| entry.senses.iter().any(|sense| matches!(sense, Sense::Weekday(_))))
}

/// Whether a word names a span of time: a week, a month.
fn is_time(block: &Block<'_>, at: usize) -> bool {
    let entry = block.reader(at).entry(&fold(block.word(at)));
    entry.is_some_and(|entry| entry.senses.iter().any(|sense| matches!(sense, Sense::Grain(_))))
}

/// One of whom no name is given and whom no table knows: the noun after a verb, «قال الوزير إن».
fn unnamed(block: &Block<'_>, range: Range<usize>) -> Option<Party> {
    let ends = |at: usize| {
        !block.is_word(at)
            || is_day(block, at)
            || block.has(at, |sense| matches!(sense, Sense::Stop | Sense::Clause | Sense::That | Sense::Coordinates))
    };
    // «قال الأسبوع الماضي إن».
    if is_time(block, range.start) {
        return None;
    }
    let end = range.clone().find(|&at| ends(at)).unwrap_or(range.end);
    let words = end.saturating_sub(range.start);
    if words == 0 || words > WORDS {
        return None;
    }
    let tokens = range.start..end;
    Some(Party { speakers: vec![Speaker { name: shown(block, &tokens), voice: Voice::Unnamed }], tokens })
}

/// The same before a Latin verb: "the minister said".
fn unnamed_before(block: &Block<'_>, range: Range<usize>) -> Option<Party> {
    let first = range.start;
    let leads = block.means(first, Sense::Stop) && !block.means(first, Sense::Aside);
    // "The ministry of public health".
    let of = (first + 2..range.end).any(|at| block.means(at, Sense::NameLink));
    if !leads || block.is_arabic(first) || range.len() < 2 || range.len() > if of { 6 } else { 3 } {
        return None;
    }
    let inner = first + 1..range.end;
    let other = |sense| matches!(sense, Sense::Stop | Sense::Auxiliary | Sense::Event(_) | Sense::Direction(_));
    let link = |at: usize| at > first + 1 && block.means(at, Sense::NameLink);
    let plain = |at: usize| block.is_word(at) && (link(at) || !block.has(at, other));
    if !inner.clone().all(plain) {
        return None;
    }
    let name = block.words(inner).into();
    Some(Party { speakers: vec![Speaker { name, voice: Voice::Unnamed }], tokens: range })
}

/// The words of one who speaks, without the particles that join them to what stands before: «لمصادر» is «مصادر», «للشرطة» is
/// «الشرطة».
fn shown(block: &Block<'_>, tokens: &Range<usize>) -> Arc<str> {
    let words = block.words(tokens.clone());
    let entry = block.passage.tokens[tokens.start].entry;
    let attached = entry.is_some_and(|entry| entry.clitic.preposition || entry.clitic.and);
    if !attached {
        return words.into();
    }
    let bare = words.strip_prefix(['و', 'ف']).filter(|_| entry.is_some_and(|entry| entry.clitic.and)).unwrap_or(words);
    match (bare.strip_prefix("لل"), bare.strip_prefix(['ل', 'ب', 'ك'])) {
        (Some(rest), _) => format!("ال{rest}").into(),
        (None, Some(rest)) if entry.is_some_and(|entry| entry.clitic.preposition) => rest.into(),
        _ => bare.into(),
    }
}
