//! How the figures of a sentence make up each other: what is added to a count, what is a part of another, and parts that
//! together are a total.
//!
//! "Including 12 women" and "of whom 12 were women" name some parts; only a list that stands for its total, "70 people: 40 men and 30
//! women", names all.

use super::sheet::{Block, Place, Sheet};
use super::{Class, Subject};
use crate::lexicon::{KeyRole, Sense, Takes};
use crate::text::fold;
use crate::value::{Amount, Quantity, Value};
use rust_decimal::Decimal;
use std::ops::Range;

/// What a figure is in a list of parts that make a total. Both name the total by its place among the mentions of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakdown {
    /// The total of so many parts.
    Total(u32, u32),
    /// One of the parts of a total.
    Part(u32),
}

/// The scope of a part: one of [`KINDS`], or the name of a place.
pub(crate) const PART: &str = "part";
/// What the tables say of parts: a figure beside such a word is one, one behind it is, the one behind it is all of them.
pub(super) const KINDS: [&str; 3] = ["part", "behind", "of"];

/// How far apart a count and what was added to it stand, in tokens.
const ADDED: usize = 16;
/// How far before and behind a figure a word tells that it is a part.
const BEFORE: usize = 3;
const AFTER: usize = 4;
/// How many tokens stand between a total and the mark before its parts, and between one part and the next.
const HEAD: usize = 3;
const NEXT: usize = 7;

/// Settles how the figures of each sentence make up each other. `cues` are the tokens of the words that tell what each measures.
pub(super) fn settle(sheet: &Sheet<'_>, subjects: &mut [Subject], cues: &[Option<usize>]) {
    for index in 0..sheet.blocks.len() {
        for sentence in 0..sheet.blocks[index].sentences.len() {
            let places: Vec<&Place> = sheet.beside(index, sentence).collect();
            if places.is_empty() {
                continue;
            }
            let figures = Sentence { sheet, block: &sheet.blocks[index], places };
            figures.parts(subjects, cues);
            if figures.places.len() > 1 {
                figures.added(subjects);
                figures.totals(subjects);
            }
        }
    }
}

struct Sentence<'a, 't> {
    sheet: &'a Sheet<'t>,
    block: &'a Block<'t>,
    places: Vec<&'a Place>,
}

impl Sentence<'_, '_> {
    fn class(&self, place: &Place) -> Option<Class> {
        self.sheet.value(place.mention).map(Class::of).filter(|class| *class != Class::Date)
    }

    /// Whether the word before a figure is a small one of its language, "to" or "from".
    fn leads(&self, place: &Place, sense: Sense) -> bool {
        place.whole.start.checked_sub(1).is_some_and(|before| {
            let entry = self.block.reader(before).entry(&fold(self.block.word(before)));
            entry.is_some_and(|entry| entry.senses.contains(&sense))
        })
    }

    /// "18 more were killed, raising the toll to 25": what stands before the new count was added to it.
    fn added(&self, subjects: &mut [Subject]) {
        for (at, total) in self.places.iter().enumerate() {
            if !self.leads(total, Sense::To) {
                continue;
            }
            for part in &self.places[..at] {
                let attribute = |place: &Place| subjects[place.mention].attribute.as_ref().map(|(one, _)| *one);
                let between = part.whole.end..total.whole.start;
                // "Compared to 25" adds nothing to 25.
                let compared = |at: usize| {
                    let clause = self.block.passage.find(at, |sense| (sense == Sense::Clause).then_some(()));
                    clause.is_some_and(|clause| clause.next >= total.whole.start)
                };
                let alike = attribute(part).is_some_and(|one| attribute(total) == Some(one))
                    && self.class(part).is_some_and(|class| self.class(total) == Some(class));
                let grows = |at: usize| {
                    self.block.has(at, |sense| matches!(sense, Sense::Direction(1) | Sense::Clause)) && !compared(at)
                };
                if alike && between.len() <= ADDED && !self.leads(part, Sense::From) && between.clone().any(grows) {
                    subjects[part.mention].scope.insert("tally".into(), "new".into());
                }
            }
        }
    }

    /// The word in a range that tells of a part: whether the figure before it is the part, or the one behind.
    fn part_word(&self, mut range: Range<usize>) -> Option<&'static str> {
        range.find_map(|at| {
            let found = self.block.passage.find(at, |sense| match sense {
                Sense::Scope(PART, value) => Some(value),
                _ => None,
            });
            found.map(|found| found.sense)
        })
    }

    /// "12,000, among them 3,600 in shelters": the part is 3,600; "30 of the 80", «30 من أصل 80»: it is 30; "30, among them women":
    /// none is told.
    fn parts(&self, subjects: &mut [Subject], cues: &[Option<usize>]) {
        let sentence = &self.block.sentences[self.places[0].sentence];
        for (at, place) in self.places.iter().enumerate() {
            let next = self.places.get(at + 1).map_or(sentence.end, |next| next.whole.start);
            let last = at.checked_sub(1).map_or(sentence.start, |last| self.places[last].whole.end);
            let before = self.part_word(place.whole.start.saturating_sub(BEFORE).max(last)..place.whole.start);
            // "618 dead, most of them in the valley" are all of them.
            let behind = place.whole.end..(place.whole.end + AFTER).min(next);
            let comma = behind.clone().find(|&at| matches!(self.block.sign(at), Some(',' | '،')));
            let after = self.part_word(behind.start..comma.unwrap_or(behind.end));
            let followed = self.places.get(at + 1).is_some_and(|next| {
                next.whole.start <= place.whole.end + AFTER + BEFORE && self.class(next) == self.class(place)
            });
            let is_part = match (before, after) {
                _ if self.class(place).is_none() => false,
                (Some("part" | "behind"), _) => !self.is_own_count(at, subjects, cues),
                (_, Some("of")) => followed && !self.is_told_apart(at, subjects),
                (_, Some("behind")) => false,
                // "Killed 22 people in the collapse of a part of the bridge": people are a part where that is said at once.
                (_, Some(_)) if self.is_of_event(place, subjects) && !self.is_part_at(place.whole.end) => false,
                // "90 percent of those who voted" are all who did so.
                (_, Some(_)) if self.class(place) == Some(Class::Percent) => false,
                (_, Some(_)) => !followed && !self.is_own_count(at, subjects, cues),
                _ => {
                    // "Four of the dead were students"
                    let cue = cues[place.mention];
                    let reads = |at: usize, sense: Sense| {
                        self.block.read_as(at).is_some_and(|entry| entry.senses.contains(&sense))
                    };
                    let end = place.whole.end;
                    let some = reads(end, Sense::Of)
                        && reads(end + 1, Sense::The)
                        && cue.is_some_and(|cue| (end + 2..end + 4).contains(&cue));
                    let link = self.block.means(place.whole.end, Sense::NameLink);
                    some || followed && link && next <= place.whole.end + 2 && !self.is_told_apart(at, subjects)
                }
            };
            let scope = &mut subjects[place.mention].scope;
            if is_part {
                scope.insert(PART.into(), "part".into());
            } else {
                scope.remove(PART);
            }
        }
    }

    /// Whether a figure counts those to whom something happened.
    fn is_of_event(&self, place: &Place, subjects: &[Subject]) -> bool {
        let attribute = subjects[place.mention].attribute.as_ref();
        let row = attribute.map(|(attribute, _)| self.sheet.row(*attribute));
        self.class(place) == Some(Class::Count)
            && row.is_some_and(|row| row.role == KeyRole::Event && row.takes.contains(&Takes::People))
    }

    /// Whether a word for a part stands at a token, or behind the one there: «12 منهم», «12 جريحا منهم».
    fn is_part_at(&self, at: usize) -> bool {
        self.part_word(at..at + 2).is_some()
    }

    /// Whether a part is all of what its own words count: "100 were aboard, of whom 45 died" tells how many died.
    fn is_own_count(&self, at: usize, subjects: &[Subject], cues: &[Option<usize>]) -> bool {
        let part = self.places[at];
        let Some(total) = self.places[..at].iter().rev().find(|total| self.class(total) == self.class(part)) else {
            return false;
        };
        let attribute = |place: &Place| subjects[place.mention].attribute.as_ref().map(|(attribute, _)| *attribute);
        // «21 قتيلا من ضحايا الهجوم، بينهم 15 أجنبيا»: what stands before the word for a part is told of the total.
        let own = cues[part.mention].is_some_and(|cue| cue >= total.whole.end && cue + BEFORE >= part.whole.start);
        own && attribute(total).is_some_and(|of| attribute(part) != Some(of))
    }

    /// Whether a part counts something else than the whole behind it: "45 of the 100 aboard died" tells how many died.
    fn is_told_apart(&self, at: usize, subjects: &[Subject]) -> bool {
        let attribute = |at: usize| subjects[self.places.get(at)?.mention].attribute.as_ref().map(|(one, _)| *one);
        matches!((attribute(at), attribute(at + 1)), (Some(part), Some(whole)) if part != whole)
    }

    /// "70 people: 40 men and 25 women", «70 شخصا (40 رجلا و25 امرأة)».
    fn totals(&self, subjects: &mut [Subject]) {
        for (at, total) in self.places.iter().enumerate() {
            let (Some(size), true) = (self.size(total), subjects[total.mention].attribute.is_some()) else { continue };
            let head = total.whole.end..total.whole.end + HEAD;
            let Some(mark) = head.clone().find(|&at| self.block.sign(at).is_some_and(opens)) else { continue };
            let mut parts: Vec<&Place> = Vec::new();
            let mut end = mark + 1;
            for part in &self.places[at + 1..] {
                let fits = self.class(part) == self.class(total)
                    && self.size(part).is_some_and(|part| part < size)
                    && part.whole.start <= end + if parts.is_empty() { 1 } else { NEXT }
                    && !(end..part.whole.start).any(|at| self.ends_list(at));
                if !fits {
                    break;
                }
                end = part.whole.end;
                parts.push(part);
            }
            let more = self.places[at + 1..].get(parts.len()).is_some_and(|next| {
                self.class(next) == self.class(total)
                    && next.whole.start <= end + NEXT
                    && !(end..next.whole.start).any(|at| self.ends_list(at))
            });
            let same = |part: &&Place| self.unit(part) == self.unit(total) || self.class(part) == Some(Class::Count);
            if parts.len() < 2 || more || !parts.iter().all(same) {
                continue;
            }
            let key = total.mention as u32;
            subjects[total.mention].breakdown = Some(Breakdown::Total(key, parts.len() as u32));
            for part in parts {
                subjects[part.mention].breakdown = Some(Breakdown::Part(key));
                subjects[part.mention].scope.insert(PART.into(), "part".into());
            }
        }
    }

    /// Whether a list of parts ends at a token.
    fn ends_list(&self, at: usize) -> bool {
        let ends = |sense| {
            matches!(
                sense,
                Sense::Said | Sense::According | Sense::That | Sense::Clause | Sense::Contrast | Sense::Scope(PART, _)
            )
        };
        self.block.has(at, ends) || matches!(self.block.sign(at), Some(')' | ';' | '؛' | '.' | '—' | '–'))
    }

    /// The amount of a plain figure.
    fn size(&self, place: &Place) -> Option<Decimal> {
        match self.sheet.value(place.mention)? {
            Value::Quantity(Quantity { amount: Amount::Point(figure), per: None, .. }) => Some(figure.value),
            _ => None,
        }
    }

    fn unit(&self, place: &Place) -> Option<&crate::value::Unit> {
        match self.sheet.value(place.mention)? {
            Value::Quantity(quantity) => Some(&quantity.unit),
            _ => None,
        }
    }
}

/// Whether a list that stands for what comes before it may begin with a mark.
const fn opens(sign: char) -> bool {
    matches!(sign, ':' | '(' | '—' | '–')
}
