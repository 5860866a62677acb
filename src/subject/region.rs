//! Of which place alone a count is: "40 died in Sind and 25 in Punjab", «394 قتيلا بإقليم الحوز».
//!
//! Most sentences name the place of the event as a whole. A count is that of a part of it where a sentence gives one for each of
//! several places, or where its article has told a greater one before and names the place only here.

use super::breakdown::PART;
use super::names::{Name, Names};
use super::sheet::{Block, Place, Sheet};
use super::{Class, Subject};
use crate::claim::Evolves;
use crate::lexicon::{Attribute, KeyRole, NameKind, Sense, Takes, Trait};
use crate::subject::grammar::List;
use crate::text::fold;
use crate::value::{Amount, Quantity, Value};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// How many words may stand between a count and its place.
const BETWEEN: usize = 3;
/// How far before a count its place may stand.
const BEFORE: usize = 14;
/// The blocks that tell the whole.
const HEAD: usize = 3;
/// How many names of the head are looked at.
const NAMES: usize = 200;

/// The greatest count of each attribute in each block of the head, of which no place was named.
type Told = BTreeMap<(Attribute, usize), Decimal>;

/// How many tokens may stand between a count and the word before its place.
const BESIDE: usize = 7;
/// How many words may stand between "in" and the name of a place.
const BEFORE_NAME: usize = 2;

/// Narrows the counts of an article to the places that they are of.
pub(super) fn settle(sheet: &Sheet<'_>, names: &Names, subjects: &mut [Subject]) {
    within_sentences(sheet, names, subjects);
    within_article(sheet, names, subjects);
    within_polls(sheet, names, subjects);
    by_itself(sheet, names, subjects);
}

/// Those of one place and no other: "50,000 are in the camps of Sind alone".
fn by_itself(sheet: &Sheet<'_>, names: &Names, subjects: &mut [Subject]) {
    /// How many words before it the name stands.
    const BEFORE: usize = 3;
    for (mention, subject) in subjects.iter_mut().enumerate() {
        let (Some(place), Some((attribute, _))) = (sheet.place(mention), subject.attribute.as_ref()) else { continue };
        if sheet.row(*attribute).role != KeyRole::Event || size(sheet, mention).is_none() {
            continue;
        }
        let block = &sheet.blocks[place.block];
        let words = place.tokens.end..block.sentences[place.sentence].end;
        let near = words.take_while(|&at| block.is_word(at) && !sheet.is_figure(place.block, at));
        let Some(alone) = near.into_iter().find(|&at| List::Alone.is(&fold(block.word(at)))) else { continue };
        let before = alone.saturating_sub(BEFORE).max(place.tokens.end)..alone;
        let named = names.within(place.block, before).last().map(|standing| &names.all[standing.name]);
        if let Some(name) = named.filter(|name| name.kind.is_none() || is_place(name)) {
            subject.scope.entry(PART.into()).or_insert_with(|| Arc::clone(&name.key));
        }
    }
}

/// Those of a vote whose sentence names a part of the country before them: «في محافظة الجيزة، حصل المرشح على…», "turnout in the
/// constituency was 48%".
fn within_polls(sheet: &Sheet<'_>, names: &Names, subjects: &mut [Subject]) {
    for (index, block) in sheet.blocks.iter().enumerate() {
        for sentence in 0..block.sentences.len() {
            let polled = |place: &Place| {
                let attribute = subjects[place.mention].attribute.as_ref();
                attribute.is_some_and(|(attribute, _)| sheet.row(*attribute).is(Trait::Regional))
            };
            let figures: Vec<&Place> = sheet.beside(index, sentence).filter(|place| polled(place)).collect();
            if figures.is_empty() {
                continue;
            }
            let ground = Ground { block, names, index, counts: &[] };
            let parts: Vec<(usize, Arc<str>)> =
                block.sentences[sentence].clone().filter_map(|at| Some((at, ground.constituency(at)?))).collect();
            for figure in figures {
                let nearest = parts.iter().rfind(|(at, _)| *at < figure.whole.start);
                // «ناخبا بالداخل»: of those at home or abroad.
                let scope = &subjects[figure.mention].scope;
                let half = scope.get("market").filter(|market| matches!(market.as_ref(), "domestic" | "overseas"));
                let half = half.map(|market| (0, Arc::clone(market)));
                if let Some((_, part)) = nearest.cloned().or(half) {
                    subjects[figure.mention].scope.entry(PART.into()).or_insert(part);
                }
            }
        }
    }
}

/// Those of each sentence that gives one for each place, or one of a place after that of the whole.
fn within_sentences(sheet: &Sheet<'_>, names: &Names, subjects: &mut [Subject]) {
    let mut told: Told = BTreeMap::new();
    for (index, block) in sheet.blocks.iter().enumerate() {
        for sentence in 0..block.sentences.len() {
            let counts: Vec<Count> =
                sheet.beside(index, sentence).filter_map(|place| Count::of(sheet, place, subjects)).collect();
            if counts.is_empty() {
                continue;
            }
            let ground = Ground { block, names, index, counts: &counts };
            let mut places = ground.several();
            if places.iter().all(Option::is_none) {
                places = (0..counts.len()).map(|at| ground.alone(at, &told)).collect();
            }
            for (count, place) in counts.iter().zip(places) {
                match (place, count.attribute) {
                    (Some(place), _) => _ = subjects[count.place.mention].scope.insert(PART.into(), place),
                    (None, Some(attribute)) if index < HEAD => {
                        let greatest = told.entry((attribute, index)).or_insert(count.size);
                        *greatest = count.size.max(*greatest);
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Those that an article gives for one place after another, in sentences of their own.
fn within_article(sheet: &Sheet<'_>, names: &Names, subjects: &mut [Subject]) {
    let mut placed: Vec<(usize, Attribute, Decimal, Option<Located>)> = Vec::new();
    for (mention, subject) in subjects.iter().enumerate() {
        let (Some(place), Some((attribute, _))) = (sheet.place(mention), subject.attribute.as_ref()) else { continue };
        let row = sheet.row(*attribute);
        let fits = row.role == KeyRole::Event && row.evolves == Evolves::Rising && !subject.scope.contains_key("aim");
        if let Some(size) = size(sheet, mention).filter(|_| fits) {
            let located = located(sheet, names, place).or_else(|| subject_of(sheet, names, place));
            placed.push((mention, *attribute, size, located));
        }
    }
    // What the article is about is told of its own place.
    let main = names.weightiest(is_place).map(|name| &names.all[name].key);
    // Of several places the article tells one by one; the largest count is that of all of them.
    let mut all: BTreeMap<Attribute, Counts> = BTreeMap::new();
    for (_, attribute, size, place) in &placed {
        all.entry(*attribute).or_default().add(*size, place.as_ref().map(|place| &place.key));
    }
    for (mention, attribute, size, place) in &placed {
        let Some(Located { key: place, in_part }) =
            place.as_ref().filter(|place| place.in_part || Some(&place.key) != main)
        else {
            continue;
        };
        let counts = &all[attribute];
        let several = *in_part || counts.places.len() > 1;
        if several && counts.greatest_but(place).is_some_and(|greatest| greatest > *size) {
            subjects[*mention].scope.entry(PART.into()).or_insert_with(|| Arc::clone(place));
        }
    }
}

/// The place that a figure is said to be in.
struct Located {
    key: Arc<str>,
    /// Whether the words call it a part of a country: a province, a valley.
    in_part: bool,
}

/// What an article counts by one attribute.
#[derive(Default)]
struct Counts<'a> {
    places: BTreeSet<&'a Arc<str>>,
    /// The greatest count with its place, and the greatest one that is not of that place.
    greatest: Vec<(Decimal, Option<&'a Arc<str>>)>,
}

impl<'a> Counts<'a> {
    fn add(&mut self, size: Decimal, place: Option<&'a Arc<str>>) {
        self.places.extend(place);
        self.greatest.push((size, place));
        self.greatest.sort_by(|a, b| b.cmp(a));
        let first = self.greatest[0].1;
        let next = self.greatest.iter().position(|(_, other)| *other != first);
        let kept: Vec<_> = std::iter::once(0).chain(next).map(|at| self.greatest[at]).collect();
        self.greatest = kept;
    }

    /// The greatest count that is not of a place.
    fn greatest_but(&self, place: &Arc<str>) -> Option<Decimal> {
        self.greatest.iter().find(|(_, other)| *other != Some(place)).map(|(size, _)| *size)
    }
}

/// The size of a count.
fn size(sheet: &Sheet<'_>, mention: usize) -> Option<Decimal> {
    let value = sheet.value(mention).filter(|value| Class::of(value) == Class::Count)?;
    let Value::Quantity(Quantity { amount, .. }) = value else { return None };
    let stated = amount.stated();
    Some(stated.low.or(stated.high)?.at)
}

fn is_place(name: &Name) -> bool {
    matches!(name.kind, Some(NameKind::Country | NameKind::Place))
}

/// A number of people or things to whom something happened, or one that stands among such.
struct Count<'a> {
    place: &'a Place,
    attribute: Option<Attribute>,
    size: Decimal,
}

impl<'a> Count<'a> {
    fn of(sheet: &Sheet<'_>, place: &'a Place, subjects: &[Subject]) -> Option<Count<'a>> {
        let value = sheet.value(place.mention).filter(|value| Class::of(value) == Class::Count)?;
        let Value::Quantity(Quantity { amount: Amount::Point(figure), .. }) = value else { return None };
        let subject = &subjects[place.mention];
        let attribute = subject.attribute.as_ref().map(|(attribute, _)| *attribute);
        let happens = |attribute| {
            let row = sheet.row(attribute);
            row.role == KeyRole::Event && row.takes.contains(&Takes::People)
        };
        let fits = attribute.is_none_or(happens) && subject.background.is_none() && subject.as_of.is_none();
        fits.then_some(Count { place, attribute, size: figure.value })
    }
}

/// The counts of a sentence, in their order.
struct Ground<'a, 't> {
    block: &'a Block<'t>,
    names: &'a Names,
    index: usize,
    counts: &'a [Count<'a>],
}

impl Ground<'_, '_> {
    /// The place of each count, where at least two are of one attribute and of two places.
    fn several(&self) -> Vec<Option<Arc<str>>> {
        let after: Vec<_> = (0..self.counts.len()).map(|at| self.after(at, true)).collect();
        let listed = after.iter().flatten().count() > 0;
        let places: Vec<Option<Arc<str>>> =
            after.into_iter().enumerate().map(|(at, after)| after.or_else(|| self.before(at, listed))).collect();
        let first = self.counts.iter().zip(&places).find(|(count, place)| count.attribute.is_some() && place.is_some());
        let Some((first, _)) = first else { return vec![None; places.len()] };
        let alike = |count: &Count| count.attribute.is_none_or(|attribute| Some(attribute) == first.attribute);
        let places: Vec<_> =
            self.counts.iter().zip(places).map(|(count, place)| place.filter(|_| alike(count))).collect();
        let distinct: BTreeSet<&Arc<str>> = places.iter().flatten().collect();
        if distinct.len() > 1 && distinct.len() == places.iter().flatten().count() {
            places
        } else {
            vec![None; self.counts.len()]
        }
    }

    /// The place behind a count, where a greater one was told of which no place was named.
    fn alone(&self, at: usize, told: &Told) -> Option<Arc<str>> {
        let count = &self.counts[at];
        let attribute = count.attribute?;
        let mut before = told.range((attribute, 0)..(attribute, self.index));
        let whole = before.any(|(_, size)| *size > count.size);
        let place = self.after(at, false).filter(|_| whole)?;
        // Where it happened the article says at its head.
        let opens = self.names.places.iter().take_while(|standing| standing.block < 2).take(NAMES);
        let opens = opens.map(|standing| fold(&self.names.all[standing.name].key));
        let known = opens.into_iter().any(|name| name.contains(place.as_ref()) || place.contains(&name));
        (!known).then_some(place)
    }

    /// The place that stands behind a count: "40 people were killed in Sind", «394 قتيلا بإقليم الحوز»; `any` name, whether it is
    /// known to be one of a place or not.
    fn after(&self, at: usize, any: bool) -> Option<Arc<str>> {
        let start = self.counts[at].place.whole.end;
        let end = self.counts.get(at + 1).map_or(self.block.passage.tokens.len(), |next| next.place.whole.start);
        let last = end.min(start + BETWEEN + 2);
        let open = (start..last).find(|&at| self.ends(at)).unwrap_or(last);
        (start..open).find_map(|at| {
            let within = self.block.read_as(at).is_some_and(|entry| entry.senses.contains(&Sense::YearCue));
            let attached = self.block.word(at).starts_with('ب')
                && self.block.passage.find(at, Some).is_some_and(|found| found.clitic.preposition);
            match (within, attached) {
                (true, _) => self.place(at + 1..end.min(at + 4), any),
                (_, true) => self.place(at..end.min(at + 3), any),
                _ => None,
            }
        })
    }

    /// The place that stands before a count: «وتارودانت (321)», «ولاية الحوز، حيث سقط 1293»; behind counts of a list that have theirs
    /// behind them only one at a bracket is its own.
    fn before(&self, at: usize, listed: bool) -> Option<Arc<str>> {
        let figure = self.counts[at].place.whole.start;
        let first = at.checked_sub(1).map_or(0, |before| self.counts[before].place.whole.end);
        let bracket = figure.checked_sub(1).filter(|&at| self.block.sign(at) == Some('('));
        if let Some(word) = bracket.and_then(|at| at.checked_sub(1)).filter(|&at| at >= first) {
            return self.key(word);
        }
        if listed {
            return None;
        }
        (first.max(figure.saturating_sub(BEFORE))..figure).rev().find_map(|at| {
            let heads = self.block.has(at, |sense| sense == Sense::Introduces(NameKind::Place));
            self.place_before(at, first).or_else(|| heads.then(|| self.place(at..figure, false))?)
        })
    }

    /// What stands before the word for what kind of place it is: "the Kathmandu Valley", "the central region".
    fn place_before(&self, head: usize, first: usize) -> Option<Arc<str>> {
        let is_head = !self.block.is_arabic(head) && self.block.means(head, Sense::PlaceHead);
        let name = head.checked_sub(1).filter(|&name| is_head && name >= first)?;
        (!self.block.means(name, Sense::Stop)).then(|| self.key(name))?
    }

    /// The place that is named at the beginning of a range.
    fn place(&self, range: Range<usize>, any: bool) -> Option<Arc<str>> {
        let mut at = range.start;
        let head = self.block.passage.find(at, |sense| (sense == Sense::Introduces(NameKind::Place)).then_some(()));
        if let Some(head) = &head {
            at = head.next;
            while range.contains(&at) && self.block.sign(at).is_some_and(|sign| !matches!(sign, ',' | '،' | '.')) {
                at += 1;
            }
            return range.contains(&at).then(|| self.key(at))?;
        }
        let standing = self.names.at(self.index, at).filter(|standing| standing.tokens.start == at)?;
        let is_place = match self.names.all[standing.name].kind {
            Some(kind) => matches!(kind, NameKind::Place | NameKind::Country),
            None => any,
        };
        is_place.then(|| self.key(at))?
    }

    /// The part of the country that words with "in" name at a token: «في محافظة الجيزة», «بدائرة بيروت الأولى».
    fn constituency(&self, at: usize) -> Option<Arc<str>> {
        let is_in = |at: usize| {
            self.block.read_as(at).is_some_and(|entry| entry.senses.contains(&Sense::Prepositional))
                || self.block.is_arabic(at) && List::In.is_written(self.block.word(at))
        };
        let attached = || {
            self.block.word(at).starts_with('ب')
                && self.block.passage.find(at, Some).is_some_and(|found| found.clitic.preposition)
        };
        let inside = at.checked_sub(1).is_some_and(is_in) || attached();
        let word = fold(self.block.word(at));
        let bare = word.strip_prefix('ب').unwrap_or(&word);
        let district = List::Constituency.is(bare);
        let head = self.block.passage.find(at, |sense| (sense == Sense::Introduces(NameKind::Place)).then_some(()));
        let name = match (district, head) {
            (true, _) => at + 1,
            (_, Some(head)) => head.next,
            _ => return None,
        };
        let quoted = self.block.sign(name).is_some_and(super::quotation::is_mark);
        let name = name + usize::from(quoted);
        let country = self.names.at(self.index, name).is_some_and(|standing| {
            let name = &self.names.all[standing.name];
            name.kind == Some(NameKind::Country)
        });
        // "Said in the capital": only what opens a sentence tells of it.
        let sentence = self.block.sentences.iter().find(|sentence| sentence.contains(&at));
        let opens = sentence.is_some_and(|sentence| at <= sentence.start + 1);
        let capital = List::Capital.folded().any(|capital| bare.ends_with(capital)) && !opens;
        if !inside || country || capital || self.block.means(name, Sense::Stop) {
            return None;
        }
        let key = self.key(name)?;
        // «لولاية ثانية» is a term of office.
        if !self.block.is_word(name) || List::Ordinal.folded().any(|ordinal| ordinal.ends_with(key.as_ref())) {
            return None;
        }
        let next = fold(self.block.word(name + 1));
        Some(if List::Ordinal.is(&next) { format!("{key} {next}").into() } else { key })
    }

    /// What names the place at a word, whatever stands before it: its known name, else its letters without particles.
    fn key(&self, at: usize) -> Option<Arc<str>> {
        if !self.block.is_word(at) {
            return None;
        }
        // The name may begin with the word for what kind of place it is.
        let heads = |range: Range<usize>| {
            range.into_iter().all(|at| self.block.has(at, |sense| sense == Sense::Introduces(NameKind::Place)))
        };
        let known = self.names.at(self.index, at).filter(|standing| {
            self.names.all[standing.name].known && (standing.tokens.start == at || heads(standing.tokens.start..at))
        });
        if let Some(known) = known {
            return Some(fold(&self.names.all[known.name].key).into());
        }
        let word = fold(self.block.word(at));
        let arabic = self.block.is_arabic(at);
        let bare = word.strip_prefix('و').filter(|rest| arabic && rest.chars().count() > 3).unwrap_or(&word);
        let bare = bare.strip_prefix("ال").filter(|_| arabic).unwrap_or(bare);
        (bare.chars().count() > 2).then(|| bare.into())
    }

    /// Whether the words beside a count end at a token.
    fn ends(&self, at: usize) -> bool {
        let parts =
            |sense| matches!(sense, Sense::Clause | Sense::Coordinates | Sense::That | Sense::Said | Sense::Contrast);
        matches!(self.block.sign(at), Some(',' | '،' | ';' | '؛' | '.' | ':')) || self.block.has(at, parts)
    }
}

/// The province or town that the clause of a figure is about: «محافظة حجة هي الأولى في الوفيات بواقع 382 حالة».
fn subject_of(sheet: &Sheet<'_>, names: &Names, place: &Place) -> Option<Located> {
    /// How many tokens before the figure it may stand.
    const REACH: usize = 24;
    let block = &sheet.blocks[place.block];
    let sentence = block.sentences[place.sentence].clone();
    let first = sentence.start.max(place.whole.start.saturating_sub(REACH));
    let heads = |at: usize| block.has(at, |sense| sense == Sense::Introduces(NameKind::Place));
    let figure = |at: usize| sheet.beside(place.block, place.sentence).any(|other| other.whole.contains(&at));
    let ends = |at: usize| figure(at) || block.has(at, |sense| matches!(sense, Sense::That | Sense::According));
    let opens = |at: usize| {
        let leads = |sense| {
            matches!(sense, Sense::That | Sense::Contrast | Sense::Coordinates | Sense::Auxiliary | Sense::Perfect)
        };
        let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
        let joined = block.passage.find(at, Some).is_some_and(|found| found.clitic.and);
        // «لا تزال محافظة حجة»
        let phrase = |from: usize| {
            let found = block.passage.find(from, |sense| (leads(sense) || sense == Sense::Stop).then_some(()));
            found.is_some_and(|found| found.next == at && at > from + 1)
        };
        let led = |before: usize| block.has(before, leads) || before.checked_sub(1).is_some_and(phrase);
        before.is_none_or(|before| led(before) || block.sign(before).is_some()) || joined
    };
    let is_head = |at: usize| {
        let prepositional = block.passage.find(at, Some).is_some_and(|found| found.clitic.preposition);
        block.is_arabic(at) && heads(at) && !prepositional && opens(at)
    };
    let head = (first..place.whole.start).rev().take_while(|&at| !ends(at)).find(|&at| is_head(at))?;
    let at = head + 1;
    let named = [at, head].into_iter().find_map(|at| names.at(place.block, at));
    if let Some(standing) = named.filter(|standing| standing.tokens.contains(&at)) {
        return Some(Located { key: Arc::clone(&names.all[standing.name].key), in_part: true });
    }
    let free = block.is_word(at) && at < place.whole.start && block.passage.find(at, Some).is_none();
    let word = fold(block.word(at));
    let bare = word.strip_prefix("ال").unwrap_or(&word);
    free.then(|| Located { key: bare.into(), in_part: true })
}

/// The place whose name stands behind "in" beside a figure, where the tables know it.
fn located(sheet: &Sheet<'_>, names: &Names, place: &Place) -> Option<Located> {
    let block = &sheet.blocks[place.block];
    let sentence = block.sentences[place.sentence].clone();
    let figures: Vec<&Place> =
        sheet.beside(place.block, place.sentence).filter(|other| other.mention != place.mention).collect();
    let parts = |at: usize| {
        figures.iter().any(|other| other.tokens.contains(&at))
            || !block.is_word(at)
            || block.has(at, |sense| matches!(sense, Sense::Coordinates | Sense::Clause | Sense::Said))
    };
    let is_in = |at: usize| block.read_as(at).is_some_and(|entry| entry.senses.contains(&Sense::Prepositional));
    let found = names.within(place.block, sentence.clone()).filter(|standing| is_place(&names.all[standing.name]));
    let stands = found.filter_map(|standing| {
        let from = standing.tokens.start.saturating_sub(1 + BEFORE_NAME).max(sentence.start);
        let preposition =
            (from..standing.tokens.start).rev().take_while(|&at| block.is_word(at)).find(|&at| is_in(at))?;
        let between = if standing.tokens.start >= place.whole.end {
            place.whole.end..preposition
        } else {
            standing.tokens.end..place.whole.start
        };
        let near = between.len() <= BESIDE && !between.clone().any(parts);
        let heads = |at: usize| block.has(at, |sense| sense == Sense::Introduces(NameKind::Place));
        let in_part = (preposition + 1..=standing.tokens.start).any(heads);
        near.then_some((between.len(), standing.name, in_part))
    });
    stands.min().map(|(_, name, in_part)| Located { key: Arc::clone(&names.all[name].key), in_part })
}
