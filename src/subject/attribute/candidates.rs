//! The cues of a sentence that a figure may have, each with its distance, and the nearest of them.

use super::alone::of_things;
use super::phrase::{POSSESSIVE, is_in, is_inside, is_of_name, is_possessive, measures_nothing, reads};
use super::setting::{Setting, is_comma};
use super::way::{COORDINATION, apart};
use super::{CHANGE, CUT, Cue, POLLED, RAISED, SAYING};
use crate::claim::Evolves;
use crate::lexicon::{Attribute, KeyRole, Sense, Takes, Trait};
use crate::subject::grammar::List;
use crate::subject::happened::HAPPENED;
use crate::subject::sheet::Found;
use crate::subject::{said as sayings, size, takes};
use crate::text::fold;
use crate::value::Value;
use std::collections::BTreeMap;

/// A plan that holds many figures: «في الموازنة» tells where a figure stands, and not what it is.
const HOLDS: &str = "budget";
const INSIDE: u32 = 9;
/// How many attributes are kept that a figure may measure.
const NEAR: usize = 4;
/// How much further away yet is the noun of those to whom much may happen: "took 30 passengers to hospital".
const POPULATION: u32 = 1;
/// The same in Arabic, where the subject stands between the verb and those to whom it happens.
const POPULATION_BEHIND: u32 = 4;
/// How much further away words are that may be said of anything, "rose", "lasts", or of people to whom something else was done:
/// "killed 12 gunmen".
const GENERAL: u32 = 5;
/// The same of words that are said of nearly anything, "worth", "pays".
const WEAK: u32 = 5;
/// How much further yet what rises and falls is, since everything does.
const OF_ANYTHING: u32 = 4;
/// How many tokens behind what "and" joins to a figure the next one stands of which that is told.
const NEXT: usize = 5;
/// A cue that stands nearer to another figure of the kind is that one's.
const OWNED: u32 = 9;
/// How much further away the words of a newsroom, which it chose for what it follows, may stand than those of the tables.
const OWN: u32 = 6;
/// How far away the noun of a number of things counts as standing.
const NAMED: u32 = 3;
/// How much further away it counts as standing in Arabic, where the verb stands before its subject.
const NAMED_BEHIND: u32 = 3;
/// How much further away what the unit or the noun of a figure tells by itself counts as standing.
const UNIT: u32 = 6;

/// Who was hurt and who fell ill, where one word tells both: «إصابة».
const HURT: &str = "injured";
const ILL: &str = "infected";
/// What lies between two places.
const BETWEEN_PLACES: &str = "distance";

/// The cues that were found so far.
pub(super) struct Candidates<'a> {
    setting: &'a Setting<'a>,
    /// The nearest, and how far away it is.
    best: Option<(u32, Cue)>,
    /// All that the words around may measure, and how far away the nearest that says so is.
    all: BTreeMap<Attribute, u32>,
}

impl<'a> Candidates<'a> {
    pub(super) fn new(setting: &'a Setting<'a>) -> Candidates<'a> {
        Candidates { setting, best: None, all: BTreeMap::new() }
    }

    /// The nearest cue, and all that the figure may measure by how far away that is.
    pub(super) fn ranked(self) -> (Option<Cue>, Vec<(Attribute, u32)>) {
        let mut near: Vec<(Attribute, u32)> = self.all.into_iter().collect();
        near.sort_by_key(|(_, distance)| *distance);
        near.truncate(NEAR);
        (self.best.map(|(_, cue)| cue), near)
    }

    /// Takes the cue that begins at a token, if the figure may have it. How far away it is may hang on where it ends.
    pub(super) fn consider(&mut self, at: usize, distance: impl Fn(usize) -> u32) {
        let Some(found) = self.setting.cue(at) else { return };
        let owned = self.setting.is_nearer_to_another(at, &found);
        if owned && at < self.setting.place.tokens.start && self.setting.is_parted(found.next) {
            return;
        }
        // A phrase says more than a word.
        let distance = (distance(found.next) + 2).saturating_sub((found.next - at).min(2) as u32);
        let distance = self.setting.weighed(at, &found, distance + if owned { OWNED } else { 0 });
        let least = self.all.entry(found.attribute).or_insert(distance);
        *least = distance.min(*least);
        if self.best.as_ref().is_none_or(|best| self.setting.is_better((distance, &found, at), best)) {
            let words = self.setting.block.words(at..found.next).into();
            self.best = Some((distance, Cue { attribute: found.attribute, words, at, near: Vec::new() }));
        }
    }

    /// Takes what the noun of the figure counts. «36 سفينة»: it stands in the singular, which says nothing anywhere else.
    pub(super) fn consider_things(&mut self) {
        let Setting { sheet, block, place, value, person, counted, .. } = *self.setting;
        let Some(attribute) = counted.and_then(|noun| of_things(sheet, noun)) else { return };
        if !takes(sheet.row(attribute).takes, value, person) || self.all.contains_key(&attribute) {
            return;
        }
        let named = NAMED + if block.is_arabic(place.tokens.end - 1) { NAMED_BEHIND } else { 0 };
        self.all.insert(attribute, named);
        if self.best.as_ref().is_none_or(|(least, _)| named < *least) {
            let words = block.words(place.tokens.clone()).into();
            self.best = Some((named, Cue { attribute, words, at: place.tokens.start, near: Vec::new() }));
        }
    }
}

impl Setting<'_> {
    /// The cue that begins at a token, unless the figure cannot be what it measures.
    fn cue(&self, at: usize) -> Option<Found> {
        // «ما لا يقل عن 820» carries nobody, though «يقل» may; «اعتبارا من مطلع يناير» begins then.
        let hedge = || self.place.whole.contains(&at) && !self.holds(at) && !self.is_date();
        if self.is_aside(at) || hedge() {
            return None;
        }
        let adds = sayings::adds(self.block, at);
        let says = |other: &str| {
            self.block.has(at, |sense| matches!(sense, Sense::Cue(one) if self.sheet.row(one).name == other))
        };
        let hurt_or_ill = |name: &str| match name {
            HURT => !says(ILL) || !self.tells_of_illness(),
            ILL => !says(HURT) || self.tells_of_illness(),
            _ => true,
        };
        let fits = |attribute: Attribute| {
            let row = self.sheet.row(attribute);
            takes(row.takes, self.value, self.person)
                && !matches!(self.value, Value::Quantity(quantity) if !size::fits(&row, quantity))
                && hurt_or_ill(row.name)
                && (row.nouns.is_empty() || self.counted.map_or(!adds, |noun| row.nouns.contains(&noun)))
                && !(adds && row.name == SAYING)
        };
        self.sheet.cue(self.block, at, fits).filter(|found| {
            !self.crosses(at, found)
                && !self.is_of_a_change(at, found)
                && !self.is_of_other_things(at, found)
                && !self.is_of_the_part(at, found)
                && !self.is_of_another_day(at, found)
                && !self.is_of_the_next(at, found)
                && !self.is_where(at, found)
                && !self.is_of_another(at, self.sheet.row(found.attribute).is(Trait::Population))
                && !is_of_name(self.block, at, found.next)
                && !measures_nothing(self.block, at, found.next)
        })
    }

    /// Whether a cue reaches into the figure, or stands before a day with "'s".
    fn crosses(&self, at: usize, found: &Found) -> bool {
        at < self.place.tokens.start && (self.possessive || found.next > self.place.tokens.start)
    }

    /// Whether a cue tells a change where the figure is what was reached, or a share of what changes.
    fn is_of_a_change(&self, at: usize, found: &Found) -> bool {
        // Nor is an estimate that was raised to so many millions raised money, and what is cut to so many barrels is left.
        let name = self.sheet.row(found.attribute).name;
        if self.reached && (name.ends_with("change") || name == RAISED || name == CUT) {
            return true;
        }
        // "10 percent of its turnover" is a share of it.
        let end = self.place.tokens.end;
        let of_it = || at > end && at <= end + 3 && reads(self.block, end, |sense| *sense == Sense::Of);
        self.is_share() && name.ends_with("change") && of_it()
    }

    /// Whether a word counts other things than the noun of the figure, or is where something happened.
    fn is_of_other_things(&self, at: usize, found: &Found) -> bool {
        let row = self.sheet.row(found.attribute);
        // "Companies received 300 claims" counts no companies.
        let other = |sense| matches!(sense, Sense::Counted(thing) if self.counted.is_some_and(|noun| noun != thing));
        let of_people = row.takes.contains(&Takes::People);
        if !self.holds(at) && found.next == at + 1 && !of_people && self.block.has(at, other) {
            return true;
        }
        // «داخل المنجم», «في المدارس»: where something happened is not counted.
        let inside = || at.checked_sub(1).is_some_and(|before| List::Where.is(&fold(self.block.word(before))));
        row.is(Trait::Thing) && !self.holds(at) && inside()
    }

    /// Whether a cue tells what became of a part of those whom the figure counts.
    fn is_of_the_part(&self, at: usize, found: &Found) -> bool {
        let (block, end) = (self.block, self.place.tokens.end);
        let row = self.sheet.row(found.attribute);
        let undergone = row.role == KeyRole::Event && row.evolves != Evolves::Fixed;
        // "Of the 80 wounded", "of the 31 confirmed deaths"
        let small = |at: usize| {
            block.is_word(at)
                && !reads(block, at, |sense| matches!(sense, Sense::Of | Sense::From))
                && !block.has(at, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect | Sense::Coordinates))
        };
        let beside = || at == end || at == end + 1 && !block.is_arabic(at) && small(at - 1);
        let noun = || self.counted.is_none() && found.next == at + 1 && beside();
        (self.is_whole || self.ahead) && undergone && !(self.holds(at) || noun())
    }

    /// Whether a cue tells what happened on another day than the figure's, or says only who told it.
    fn is_of_another_day(&self, at: usize, found: &Found) -> bool {
        let (block, tokens) = (self.block, &self.place.tokens);
        // «غرق القارب الأربعاء حسبما أفاد خفر السواحل»: the day is not that of the saying.
        let according = || {
            let before = at.checked_sub(1).filter(|&before| before >= tokens.end);
            before.is_some_and(|before| block.means(before, Sense::According))
        };
        if self.is_date() && according() {
            return true;
        }
        if self.sheet.row(found.attribute).name != HAPPENED {
            return false;
        }
        // "Sailed on Thursday after the wreck".
        let past = || (tokens.end..at).any(|at| List::After.is(&fold(block.word(at))));
        let outlasted = || (at.saturating_sub(3)..at).any(|at| List::Outlasts.is(&fold(block.word(at))));
        // "A train that derailed, killing nine, was searched on Thursday": the verb behind the comma tells of another day.
        let goes_on = |sign: usize| {
            is_comma(block, sign) && block.has(sign + 1, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect))
        };
        at > tokens.end && past() || at < tokens.start && (outlasted() || (found.next..tokens.start).any(goes_on))
    }

    /// «25 سائحا وإصابة 90»: whether what "and" joins to the figure is told of the next one.
    fn is_of_the_next(&self, at: usize, found: &Found) -> bool {
        let behind = found.next..found.next + NEXT;
        self.joins(at) && self.alike().any(|tokens| behind.contains(&tokens.start))
    }

    /// «انهار 300 متر بغرب المدينة»: whether a word tells where, not how far.
    fn is_where(&self, at: usize, found: &Found) -> bool {
        let block = self.block;
        let placed =
            || block.is_arabic(at) && block.passage.find(at, Some).is_some_and(|found| found.clitic.preposition);
        self.sheet.row(found.attribute).name == BETWEEN_PLACES && at >= self.place.tokens.end && placed()
    }

    /// Whether "and" joins a word to the figure before it.
    fn joins(&self, at: usize) -> bool {
        at >= self.place.tokens.end && self.block.is_joined(at)
    }

    /// Whether a cue stands nearer to another figure of the kind. Between two it is rather that of the one behind it.
    fn is_nearer_to_another(&self, at: usize, found: &Found) -> bool {
        let own = apart(&self.place.tokens, at, found.next);
        self.rivals().any(|tokens| {
            // "At a valuation of $2 billion"
            let of = found.next + 1 == tokens.start && reads(self.block, found.next, |sense| *sense == Sense::Of);
            let other = if of { 0 } else { apart(tokens, at, found.next) };
            // "120 were hurt, 14 …": a comma parts the word from the figure behind it.
            let parted = || {
                let sign = tokens.start.checked_sub(1);
                sign.is_some_and(|sign| sign >= found.next && is_comma(self.block, sign))
            };
            other < own || other == own && tokens.start > at && at >= self.place.tokens.end && !parted()
        })
    }

    /// "With 87 % of the ballots counted, the mayor had 51 %": whether a clause ends between a cue and the figure behind it.
    fn is_parted(&self, from: usize) -> bool {
        let mut clause = (from..self.place.tokens.start).skip_while(|&at| !is_comma(self.block, at));
        clause.any(|at| self.block.has(at, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect)))
    }

    /// How far away a cue counts as standing, by what it says and how it is joined to the figure.
    fn weighed(&self, at: usize, found: &Found, distance: u32) -> u32 {
        let (block, end) = (self.block, self.place.tokens.end);
        let row = self.sheet.row(found.attribute);
        let further = |holds: bool, by: u32| if holds { by } else { 0 };
        let mut distance = distance
            + further(row.is(Trait::General), GENERAL)
            + further(row.name == CHANGE, OF_ANYTHING)
            + further(self.is_weak(at, found), WEAK);
        // "Pay $380 million in damages": what is paid is told behind it.
        let told = at == end && found.next > at + 1 && self.is_money() && is_in(block, at);
        // "Sunday's election"
        let of_day = at == end + POSSESSIVE && row.name == POLLED && is_possessive(block, end);
        if told || of_day {
            distance = 0;
        }
        distance += further(row.name == HOLDS && is_inside(block, at), INSIDE);
        if found.own {
            distance = distance.saturating_sub(OWN);
        }
        let population = if block.is_arabic(at) { POPULATION_BEHIND } else { POPULATION };
        distance
            + further(self.holds(at) && row.is(Trait::Population), population)
            + further(self.holds(at) && row.is(Trait::Untold), UNIT)
            // «عشرات القتلى والجرحى»: what "and" joins behind a figure is told of more.
            + further(self.joins(at), COORDINATION)
    }

    /// Whether a cue is said of nearly anything, small words aside.
    fn is_weak(&self, at: usize, found: &Found) -> bool {
        let phrase = self.block.passage.find(at, |sense| (sense == Sense::WeakCue).then_some(()));
        let small = |at| self.block.means(at, Sense::Stop);
        phrase.is_some_and(|phrase| (phrase.next..found.next).all(small))
    }

    /// Whether a cue tells more of the figure than the best one so far: it is nearer, or as near and says more.
    fn is_better(&self, (distance, found, at): (u32, &Found, usize), (least, known): &(u32, Cue)) -> bool {
        // The table puts the more particular first; a newsroom's own is the most particular.
        let rank = |attribute: Attribute| (attribute.is_built_in(), attribute);
        // A phrase that ends with another cue says more than that one: "record fee of".
        let longer = || at < known.at && known.at + known.words.split_whitespace().count() == found.next;
        // "60 injured is the first toll": the noun of the figure tells how they fared.
        let fared = |attribute: Attribute, at: usize| self.holds(at) && self.sheet.row(attribute).is(Trait::Fared);
        let first = || {
            let (mine, theirs) = (fared(found.attribute, at), fared(known.attribute, known.at));
            longer() || mine || !theirs && rank(found.attribute) < rank(known.attribute)
        };
        distance < *least || distance == *least && first()
    }
}
