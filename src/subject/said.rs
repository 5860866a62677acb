//! Who says what stands at a place of an article: the chain of those whose words it gives, nearest first.
//!
//! A *saying* is a verb of saying or a preposition of attribution with the one who speaks and the stretch of the sentence that
//! gives the words. A figure has the chain of all the sayings that reach over it: "Bloomberg reported that sources said…" is
//! the sources, then Bloomberg. Inside a quotation that goes on, the speaker of its beginning goes on too.

mod clause;

pub(super) use self::clause::denies;
use self::clause::{
    before_aside, boundary, clause_end, cue, cue_of, had, is_circumstance, is_comma, is_stop_mark, joins, on_occasion,
    opening, parts, trails,
};
use super::names::Names;
use super::party::{self, Party};
use super::quotation::{self, Quotation};
use super::sheet::{Block, Place, Sheet};
use super::{Speaker, Voice};
use crate::claim::Stance;
use crate::lexicon::{LANGUAGES, Sense};
use crate::mention::TokenKind;
use crate::subject::grammar::List;
use crate::text::{Role, fold, plain};
use std::ops::Range;
use std::sync::Arc;

/// The sayings of an article.
pub(super) struct Sayings {
    blocks: Vec<Spoken>,
    /// The agency whose text the article says that it is.
    wire: Option<Speaker>,
}

/// The sayings of a block and its quotations.
#[derive(Default)]
struct Spoken {
    sayings: Vec<Saying>,
    quotations: Vec<Quotation>,
    /// Whose quotation goes on from the block before.
    carried: Vec<Speaker>,
}

/// One who says something, and where the words stand.
struct Saying {
    /// The verb or the preposition, in tokens.
    cue: Range<usize>,
    kind: Kind,
    /// From the first token of the saying, its subject included.
    start: usize,
    sentence: usize,
    /// Nearest first.
    speakers: Vec<Speaker>,
    /// The tokens that give the words.
    reach: Range<usize>,
    /// Whether the words follow.
    forward: bool,
    /// Whether it names who speaks, and does not only go on.
    own: bool,
    /// Whether those who speak are not known.
    hearsay: bool,
}

/// What makes a saying.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Said,
    Denied,
    According,
    Relays,
}

/// How many who speak are kept of a chain.
const KEPT: usize = 4;
/// How far from a verb of saying its words may begin, in tokens.
const OPENING: usize = 16;
/// How far apart two verbs of saying stand of which one tells of the other.
const NESTED: usize = 9;
/// In how many blocks from the top the name of an agency may stand as that of the author.
const TOP: usize = 4;

impl Sayings {
    /// Finds the sayings of an article of an outlet: one who cites himself says it himself.
    pub(super) fn find(sheet: &Sheet<'_>, names: &Names, outlet: Option<&str>) -> Sayings {
        let mut finder = Finder { sheet, names, last: Vec::new(), outlet: None };
        let mut blocks: Vec<Spoken> = Vec::with_capacity(sheet.blocks.len());
        for index in 0..sheet.blocks.len() {
            let carried = match blocks.last() {
                Some(before) if before.quotations.last().is_some_and(|quotation| !quotation.closed) => {
                    finder.last.clone()
                }
                _ => Vec::new(),
            };
            let mut spoken = finder.block(index);
            let opens = spoken.quotations.first().is_some_and(|quotation| quotation.tokens.start <= 1);
            if opens {
                spoken.carried = carried;
            }
            blocks.push(spoken);
        }
        let mut wire = wire(sheet, names);
        if let Some(own) = outlet.map(own_name) {
            let is_own = |speaker: &Speaker| plain(&speaker.name) == own;
            for saying in blocks.iter_mut().flat_map(|block| &mut block.sayings) {
                saying.speakers.retain(|speaker| !is_own(speaker));
            }
            wire = wire.filter(|wire| !is_own(wire));
        }
        Sayings { blocks, wire }
    }

    /// Who says what stands at a place, nearest first; nobody where the article itself does.
    pub(super) fn chain(&self, place: &Place) -> Vec<Speaker> {
        let spoken = &self.blocks[place.block];
        let at = place.tokens.start;
        let mut over: Vec<&Saying> = spoken.over(place.sentence, at).collect();
        // The innermost verb before the words is nearest, then what stands after them.
        over.sort_by_key(|saying| (saying.kind != Kind::Relays, !saying.forward, at.abs_diff(saying.cue.start)));
        let mut chain: Vec<Speaker> = Vec::new();
        let mut add = |speaker: &Speaker| {
            if !chain.iter().any(|known| known.name == speaker.name) && chain.len() < KEPT {
                chain.push(speaker.clone());
            }
        };
        over.iter().flat_map(|saying| &saying.speakers).for_each(&mut add);
        if over.is_empty() {
            spoken.of_quotation(at).iter().for_each(&mut add);
        }
        self.wire.iter().for_each(&mut add);
        chain
    }

    /// Whether what stands at a place comes from those whom nobody knows: sources, rumours, the press.
    pub(super) fn is_hearsay(&self, place: &Place) -> bool {
        self.blocks[place.block].over(place.sentence, place.tokens.start).any(|saying| saying.hearsay)
    }

    /// Whether a place stands inside the direct speech of somebody.
    pub(super) fn is_quoted(&self, place: &Place) -> bool {
        self.blocks[place.block].quotation(place.tokens.start).is_some()
    }

    /// What is denied in a sentence by one who is named: the verb, the words that it denies, and the name.
    pub(super) fn denied(&self, block: usize, sentence: usize) -> Vec<(Range<usize>, Range<usize>, Arc<str>)> {
        let denials = self.blocks[block].sayings.iter().filter(|saying| {
            saying.kind == Kind::Denied && saying.sentence == sentence && saying.forward && saying.own
        });
        let named = denials.filter_map(|saying| {
            let speaker = saying.speakers.first().filter(|speaker| speaker.voice == Voice::Named)?;
            Some((saying.cue.clone(), saying.reach.clone(), Arc::clone(&speaker.name)))
        });
        named.collect()
    }

    /// The dates beside the verbs whose words hold a place, as mentions.
    pub(super) fn dates(&self, sheet: &Sheet<'_>, place: &Place) -> Vec<usize> {
        let over = self.blocks[place.block].over(place.sentence, place.tokens.start);
        let beside = |saying: &Saying| {
            let near = if saying.forward { saying.start..saying.reach.start } else { saying.start..saying.cue.end + 4 };
            let places = sheet.beside(place.block, place.sentence);
            places
                .filter(move |other| near.contains(&other.tokens.start))
                .map(|other| other.mention)
                .collect::<Vec<_>>()
        };
        over.filter(|saying| saying.kind != Kind::According).flat_map(beside).collect()
    }

    /// The date of a saying: where it stands beside the verb, and not among the words said.
    pub(super) fn tells_when(&self, place: &Place) -> bool {
        let spoken = &self.blocks[place.block];
        spoken.sayings.iter().any(|saying| {
            saying.sentence == place.sentence
                && saying.kind != Kind::According
                && (saying.cue.end..saying.cue.end + 4).contains(&place.tokens.start)
                && !saying.reach.contains(&place.tokens.start)
        })
    }
}

impl Spoken {
    fn over(&self, sentence: usize, at: usize) -> impl Iterator<Item = &Saying> {
        // They stand in the order of the sentences.
        let first = self.sayings.partition_point(|saying| saying.sentence < sentence);
        let beside = self.sayings[first..].iter().take_while(move |saying| saying.sentence == sentence);
        beside.filter(move |saying| saying.reach.contains(&at))
    }

    fn quotation(&self, at: usize) -> Option<&Quotation> {
        let after = self.quotations.partition_point(|quotation| quotation.tokens.end <= at);
        self.quotations.get(after).filter(|quotation| quotation.tokens.contains(&at))
    }

    /// Who speaks in the quotation that holds a token, and is named elsewhere than in its sentence.
    fn of_quotation(&self, at: usize) -> Vec<Speaker> {
        let Some(quotation) = self.quotation(at) else { return Vec::new() };
        let tokens = &quotation.tokens;
        let over = self.sayings.iter().rfind(|saying| {
            let inside = tokens.start <= saying.reach.start && saying.reach.end <= tokens.end + 2;
            !saying.speakers.is_empty() && (saying.reach.contains(&tokens.start) || inside && !saying.forward)
        });
        let before = || self.sayings.iter().rfind(|saying| saying.cue.end <= tokens.start);
        match over.or_else(before) {
            Some(saying) => saying.speakers.clone(),
            None => self.carried.clone(),
        }
    }
}

/// Goes through an article and keeps in mind who spoke last.
struct Finder<'a, 't> {
    sheet: &'a Sheet<'t>,
    names: &'a Names,
    last: Vec<Speaker>,
    /// The outlet that was named last: "the newspaper" is that one.
    outlet: Option<Speaker>,
}

/// Whether who speaks is said to be the one who spoke before: «أكد المصدر ذاته», "the same source".
fn is_again(block: &Block<'_>, saying: &Saying) -> bool {
    /// How many tokens behind the verb the noun may stand.
    const WITHIN: usize = 5;
    let noun =
        |at: usize| block.has(at, |sense| matches!(sense, Sense::SourceNoun | Sense::OutletNoun | Sense::Document));
    let end = saying.cue.end.max(saying.reach.start.min(saying.cue.end + WITHIN));
    let is = |at: usize, list: List| list.is(&fold(block.word(at)));
    (saying.start.min(saying.cue.start)..end).any(|at| {
        noun(at)
            && (at.checked_sub(1).is_some_and(|before| is(before, List::TheSame)) || is(at + 1, List::TheSameBehind))
    })
}

impl Finder<'_, '_> {
    fn block(&mut self, index: usize) -> Spoken {
        let block = &self.sheet.blocks[index];
        let quotations = quotation::find(block);
        let mut spoken = Spoken { sayings: Vec::new(), quotations, carried: Vec::new() };
        if let Some(saying) = self.colon(index) {
            self.keep(&saying);
            spoken.sayings.push(saying);
        }
        for (sentence, range) in block.sentences.iter().enumerate() {
            let mut found = self.sentence(index, sentence, range.clone(), &spoken);
            self.settle(block, range, &mut found, index);
            found.iter().for_each(|saying| self.keep(saying));
            spoken.sayings.append(&mut found);
        }
        spoken
    }

    /// Keeps in mind who spoke.
    fn keep(&mut self, saying: &Saying) {
        if !saying.own || saying.speakers.is_empty() {
            return;
        }
        self.last.clone_from(&saying.speakers);
        if let Some(outlet) = saying.speakers.iter().find(|speaker| speaker.voice == Voice::Outlet) {
            self.outlet = Some(outlet.clone());
        }
    }

    /// "Reuters: two dead in blast": who stands before a colon at the head of a block.
    fn colon(&self, index: usize) -> Option<Saying> {
        let block = &self.sheet.blocks[index];
        let end = block.passage.tokens.len();
        let colon = (1..end.min(7)).find(|&at| block.sign(at) == Some(':'))?;
        let enough = if block.role == Role::Headline { 2 } else { 5 };
        if end - colon <= enough || matches!(block.role, Role::Item | Role::Cell { .. }) {
            return None;
        }
        let party = party::of(self.party(index), 0..colon, false)?;
        let whole = party.tokens.start <= 1 && party.tokens.end + 2 >= colon;
        whole.then(|| Saying {
            cue: colon..colon + 1,
            kind: Kind::Said,
            start: 0,
            sentence: 0,
            speakers: party.speakers,
            reach: colon + 1..end,
            forward: true,
            own: true,
            hearsay: false,
        })
    }

    fn party(&self, index: usize) -> party::Ground<'_> {
        party::Ground { block: &self.sheet.blocks[index], names: self.names, index, outlet: self.outlet.as_ref() }
    }

    fn sentence(&self, index: usize, sentence: usize, range: Range<usize>, spoken: &Spoken) -> Vec<Saying> {
        let block = &self.sheet.blocks[index];
        let mut sayings: Vec<Saying> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            if let Some(name) = self.names.at(index, at) {
                at = name.tokens.end.max(at + 1);
                continue;
            }
            let Some((kind, next)) = cue(block, at).filter(|(_, next)| *next <= range.end && !adds(block, at)) else {
                at += 1;
                continue;
            };
            // Who "did not say why" says nothing of it.
            let unsaid = kind == Kind::Said
                && (at.saturating_sub(2).max(range.start)..at)
                    .any(|at| block.means(at, Sense::Negation) && !block.means(at, Sense::NoNegation));
            if unsaid {
                at = next;
                continue;
            }
            let cue = at..next;
            let arabic = block.is_arabic(at);
            let found = match kind {
                Kind::According => self.according(index, &range, cue, spoken),
                Kind::Relays if !arabic => self.according(index, &range, cue, spoken),
                _ if arabic => self.arabic(index, &range, cue, kind, &sayings, spoken),
                _ => self.english(index, &range, cue, kind, &sayings, spoken),
            };
            at = next;
            if let Some(mut saying) = found {
                saying.sentence = sentence;
                if is_again(block, &saying) {
                    let before = sayings.iter().rfind(|saying| !saying.speakers.is_empty());
                    let last = before.map_or(&self.last, |saying| &saying.speakers);
                    if !last.is_empty() {
                        saying.speakers.clone_from(last);
                        saying.own = false;
                    }
                }
                saying.hearsay = saying.own && self.is_hearsay(index, &saying);
                // The verb inside "according to what the paper said" makes no saying of its own.
                at = at.max(saying.cue.end);
                sayings.push(saying);
            }
        }
        sayings
    }

    /// Whether the noun for those who speak tells that they are not known.
    fn is_hearsay(&self, index: usize, saying: &Saying) -> bool {
        let block = &self.sheet.blocks[index];
        let end = saying.cue.end.max(saying.reach.start.min(saying.cue.end + OPENING));
        let mut at = saying.start;
        while at < end {
            let noun = block.passage.find(at, |sense| {
                matches!(sense, Sense::SourceNoun | Sense::OutletNoun | Sense::Hearsay).then_some(())
            });
            let hearsay = block.passage.find(at, |sense| (sense == Sense::Hearsay).then_some(()));
            // The longest phrase tells: "state media" is known, "media" is not.
            let longest = noun.map_or(at + 1, |noun| noun.next);
            if hearsay.is_some_and(|hearsay| hearsay.next >= longest) && self.names.at(index, at).is_none() {
                return true;
            }
            at = longest;
        }
        false
    }

    /// "According to police", «وفقا لما ذكرته الصحيفة».
    fn according(&self, index: usize, range: &Range<usize>, cue: Range<usize>, spoken: &Spoken) -> Option<Saying> {
        let block = &self.sheet.blocks[index];
        let end = boundary(block, cue.end, range.end, spoken);
        let party = party::of(self.party(index), cue.end..end, true)?;
        let Party { mut speakers, tokens } = party;
        let opens = cue.start <= range.start + 1
            || block.passage.tokens[cue.start].entry.is_some_and(|entry| entry.clitic.and)
            || block.has(cue.start - 1, |sense| {
                matches!(sense, Sense::That | Sense::Contrast | Sense::Clause | Sense::Coordinates)
            })
            || is_stop_mark(block, cue.start - 1);
        let aside = block.sign(end).is_some_and(is_comma) && {
            let parts = |sense| matches!(sense, Sense::Clause | Sense::Contrast | Sense::Coordinates);
            let goes_on = end + 1 < range.end && !block.has(end + 1, parts);
            goes_on && block.passage.tokens[end + 1].entry.is_none_or(|entry| !entry.clitic.and)
        };
        // "Reuters reported, citing officials, that": what is told through another.
        let told = opening(block, tokens.end, range.end, spoken).filter(|opening| *opening <= tokens.end + 2);
        let verb = (tokens.end..tokens.end + 3).any(|at| cue_of(block, at, Kind::Said));
        let through = told.is_some() || verb && aside;
        let kind = if through { Kind::Relays } else { Kind::According };
        // "IRNA quoted the governor as saying".
        let relays = block.means(cue.start, Sense::Relays) && !block.is_arabic(cue.start);
        let set_off = cue.start > range.start && block.sign(cue.start - 1).is_some_and(is_comma);
        if relays
            && !set_off
            && let Some(who) = party::before(self.party(index), range.start, cue.start)
        {
            speakers.extend(who.speakers);
        }
        let opens = opens || through;
        let reach = match (opens, aside) {
            (true, _) => told.unwrap_or(tokens.end)..range.end,
            (false, true) if cue.start > range.start + 1 && block.sign(cue.start - 1).is_some_and(is_comma) => {
                range.start..range.end
            }
            _ => range.start..cue.start,
        };
        let (start, cue) = (cue.start, cue.start..tokens.end);
        Some(Saying { cue, kind, start, sentence: 0, speakers, reach, forward: opens, own: true, hearsay: false })
    }

    /// An Arabic verb of saying: its subject follows it, or stands before.
    fn arabic(
        &self,
        index: usize,
        range: &Range<usize>,
        cue: Range<usize>,
        kind: Kind,
        before: &[Saying],
        spoken: &Spoken,
    ) -> Option<Saying> {
        let block = &self.sheet.blocks[index];
        let end = boundary(block, cue.end, range.end, spoken);
        let opening = opening(block, cue.end, range.end, spoken);
        let saying = |speakers, start, from, own| {
            let reach = from..clause_end(block, kind, from, opening, range.end);
            Some(Saying {
                cue: cue.clone(),
                kind,
                start,
                sentence: 0,
                speakers,
                reach,
                forward: true,
                own,
                hearsay: false,
            })
        };
        let any = opening.is_some_and(|opening| opening <= end + 2);
        // «بعد الكشف عليهم»: a noun with its article says nothing.
        let noun = block.passage.tokens[cue.start].entry.is_some_and(|entry| entry.clitic.the);
        if kind == Kind::Said && noun {
            return None;
        }
        if !on_occasion(block, cue.end)
            && let Some(party) = party::of(self.party(index), cue.end..end, any)
        {
            let Party { mut speakers, mut tokens } = party;
            // «نقلت رويترز عن مسؤول»: who is quoted stands behind who quotes.
            if kind == Kind::Relays
                && block.means(tokens.end, Sense::Stop)
                && let Some(quoted) = party::of(self.party(index), tokens.end + 1..end, any)
            {
                tokens.end = quoted.tokens.end;
                speakers.splice(0..0, quoted.speakers);
            }
            let from = opening.unwrap_or_else(|| self.past_dates(index, tokens.end)).max(tokens.end);
            return saying(speakers, cue.start, from, true);
        }
        let from = match opening {
            Some(opening) => opening,
            None if kind == Kind::Said && had(block, range.start) => self.past_dates(index, cue.end),
            None => return None,
        };
        if is_circumstance(block, cue.start) {
            // «رد الوزير على النواب قائلا إن»: the subject of the verb that opens the sentence speaks, where that says nothing.
            let opens = range.start + 1..cue.start;
            let silent = !opens.is_empty() && before.iter().all(|saying| saying.speakers.is_empty());
            if let Some(party) = silent.then(|| party::of(self.party(index), opens, false)).flatten() {
                return saying(party.speakers, cue.start, from, true);
            }
        } else if let Some(party) = party::before(self.party(index), range.start, cue.start) {
            return saying(party.speakers, party.tokens.start, from, true);
        }
        if block.has(cue.start, |sense| matches!(sense, Sense::Stance(stance) if stance != Stance::Denied))
            || block
                .passage
                .find(cue.start, |sense| (sense == Sense::Clause).then_some(()))
                .is_some_and(|clause| clause.next > cue.end)
        {
            return None;
        }
        let same = before.iter().rfind(|saying| !saying.speakers.is_empty()).map(|saying| saying.speakers.clone());
        saying(same.unwrap_or_else(|| self.last.clone()), cue.start, from, false)
    }

    /// The token after the day on which something was said: «أعلنت الوزارة الجمعة وفاة 14 شخصا».
    fn past_dates(&self, index: usize, at: usize) -> usize {
        /// How many tokens the day has.
        const DAY: usize = 3;
        let block = &self.sheet.blocks[index];
        let day = |at: usize| self.sheet.is_figure(index, at) && party::is_day(block, at);
        (at..at + DAY).find(|&at| !day(at)).unwrap_or(at + DAY)
    }

    /// A Latin verb of saying: its subject stands before it, or after it behind a quotation.
    fn english(
        &self,
        index: usize,
        range: &Range<usize>,
        cue: Range<usize>,
        kind: Kind,
        before: &[Saying],
        spoken: &Spoken,
    ) -> Option<Saying> {
        let block = &self.sheet.blocks[index];
        let previous = cue.start.checked_sub(1).filter(|at| *at >= range.start);
        if previous.is_some_and(|at| block.means(at, Sense::Auxiliary)) {
            return None;
        }
        let opening = opening(block, cue.end, range.end, spoken);
        let saying = |speakers, start, cue: Range<usize>, own| {
            let trails = trails(block, range, start, cue.end, opening, spoken);
            let from = opening.unwrap_or(cue.end);
            let reach =
                if trails { range.start..start } else { from..clause_end(block, kind, from, opening, range.end) };
            Some(Saying { cue, kind, start, sentence: 0, speakers, reach, forward: !trails, own, hearsay: false })
        };
        if let Some(mut party) = party::before(self.party(index), range.start, before_aside(block, cue.start)) {
            party::told(self.party(index), &mut party, cue.end);
            return saying(party.speakers, party.tokens.start, cue, true);
        }
        let inverted =
            previous.is_some_and(|at| block.sign(at).is_some_and(|sign| is_comma(sign) || quotation::is_mark(sign)));
        if inverted {
            let end = boundary(block, cue.end, range.end, spoken);
            if let Some(party) = party::of(self.party(index), cue.end..end, true)
                && party.tokens.start <= cue.end + 1
                && kind == Kind::Said
            {
                let reach = range.start..cue.start;
                let start = cue.start;
                let (cue, speakers) = (cue.start..party.tokens.end, party.speakers);
                return Some(Saying {
                    cue,
                    kind,
                    start,
                    sentence: 0,
                    speakers,
                    reach,
                    forward: false,
                    own: true,
                    hearsay: false,
                });
            }
        }
        let pronoun = previous.filter(|&at| block.means(at, Sense::Pronoun));
        let goes_on = opening.is_some() && previous.is_some_and(|at| block.sign(at).is_some_and(is_comma));
        let same = before.iter().rfind(|saying| !saying.speakers.is_empty()).map(|saying| saying.speakers.clone());
        match pronoun {
            Some(at) => saying(same.unwrap_or_else(|| self.last.clone()), at, cue, false),
            None if goes_on => saying(same?, cue.start, cue, false),
            None => None,
        }
    }

    /// The token of a contrast behind which another outlet tells its own, from `from` on.
    fn other_outlet(&self, index: usize, reach: &Range<usize>) -> Option<usize> {
        let block = &self.sheet.blocks[index];
        let outlet = |at: usize| {
            let name = self.names.at(index, at);
            name.is_some_and(|name| party::speaker(self.names, name.name).voice == Voice::Outlet)
        };
        reach.clone().find(|&at| parts(block, at) && (at + 1..at + 4).any(outlet))
    }

    /// Cuts what sayings reach over where the next one begins that is not told by them, and joins those that hand on.
    fn settle(&self, block: &Block<'_>, range: &Range<usize>, sayings: &mut [Saying], index: usize) {
        for at in 0..sayings.len() {
            let (head, rest) = sayings.split_at_mut(at);
            let Some(saying) = rest.first_mut() else { continue };
            if !saying.own {
                if let Some(earlier) = head.iter_mut().rfind(|earlier| earlier.forward == saying.forward)
                    && saying.forward
                {
                    earlier.reach.end = earlier.reach.end.min(saying.start.max(earlier.reach.start));
                }
                continue;
            }
            if !saying.forward {
                // What trails reaches back to the last that trailed, or to where another statement begins.
                let trailed = head.iter().rfind(|earlier| !earlier.forward).map_or(range.start, |last| last.cue.end);
                let parted = (saying.reach.start..saying.cue.start)
                    .rfind(|&token| parts(block, token))
                    .map_or(range.start, |token| token + 1);
                let from = trailed.max(parted).min(saying.start);
                saying.reach.start = saying.reach.start.max(from);
                continue;
            }
            if let Some(end) = self.other_outlet(index, &saying.reach) {
                saying.reach.end = end;
            }
            for earlier in head.iter_mut().filter(|earlier| earlier.forward) {
                if saying.kind == Kind::Relays || saying.kind == Kind::According {
                    continue;
                }
                let content = earlier.reach.start.min(saying.start)..saying.start;
                let told = earlier.cue.end + NESTED > saying.start
                    && !content.clone().any(|token| parts(block, token) || self.sheet.is_figure(index, token))
                    && !block.means(saying.start, Sense::Contrast)
                    && !joins(block, saying.start);
                if !told {
                    let cut = content.clone().rfind(|&token| parts(block, token)).unwrap_or(saying.start);
                    earlier.reach.end = earlier.reach.end.min(cut.max(earlier.reach.start));
                }
            }
        }
    }
}

/// Whether the verb at a token adds a number of something, and says nothing: "the economy added about 300 jobs".
pub(super) fn adds(block: &Block<'_>, at: usize) -> bool {
    let hedge = |sense| matches!(sense, Sense::Hedge(_) | Sense::Bound(_)).then_some(());
    let number = |sense| matches!(sense, Sense::Number(_) | Sense::Few(_) | Sense::Couple);
    matches!(&*fold(block.word(at)), "add" | "adds" | "added" | "adding") && {
        let next = block.passage.find(at + 1, hedge).map_or(at + 1, |hedge| hedge.next);
        let token = block.passage.tokens.get(next);
        token.is_some_and(|token| token.kind == TokenKind::Digits) || block.has(next, number)
    }
}

/// The agency whose name stands in parentheses at the head of a text: "KABUL (Reuters) -".
fn wire(sheet: &Sheet<'_>, names: &Names) -> Option<Speaker> {
    sheet.blocks.iter().enumerate().take(TOP).find_map(|(index, block)| {
        let open = (0..block.passage.tokens.len().min(6)).find(|&at| block.sign(at) == Some('('))?;
        let name = names.at(index, open + 1).filter(|name| name.tokens.start == open + 1)?;
        let closed = block.sign(name.tokens.end) == Some(')');
        let dash = matches!(block.sign(name.tokens.end + 1), Some('-' | '–' | '—' | ':'));
        (closed && dash).then(|| party::speaker(names, name.name)).filter(|speaker| speaker.voice == Voice::Outlet)
    })
}

/// The name of an outlet in plain form, the canonical one where the tables know it.
fn own_name(source: &str) -> String {
    let folded = fold(source).replace(['-', '\''], " ");
    let known = LANGUAGES.iter().filter_map(|language| language.story().entry(&folded));
    let name = known.flat_map(|entry| entry.senses).find_map(|sense| match sense {
        Sense::Name(name) => Some(name.row().name),
        _ => None,
    });
    plain(name.unwrap_or(source))
}
