//! What the topics of articles are called.

use super::cells::Cell;
use crate::claim::Corpus;
use crate::lexicon::KeyRole;
use crate::subject::{By, Joined, Placed};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Writes the labels of cells into their claims. A claim alone about which no attribute is known gets none.
pub(super) fn write(corpus: &mut Corpus, story_of: &[usize], cells: &[Cell]) {
    let attributes = Arc::clone(&corpus.attributes);
    let titles = titles(corpus, story_of);
    let shown = shown(corpus);
    let mut taken: HashSet<String> = HashSet::new();
    for cell in cells.iter().filter(|cell| cell.claims.len() > 1 || cell.attribute.is_some()) {
        let first = &corpus.claims[cell.claims[0]];
        let story = story_of[first.article];
        let role = cell.attribute.map(|attribute| attributes.row(attribute).role);
        let mut entity = match (&cell.entity, role) {
            (Some(name), _) => shown.get(name).map_or_else(|| name.to_string(), ToString::to_string),
            (None, _) => titles.get(&story).cloned().unwrap_or_default(),
        };
        if role == Some(KeyRole::Event) {
            if let Some(place) = &cell.elsewhere {
                entity = shown.get(place).unwrap_or(place).to_string();
            }
            if let Some(year) = cell.background {
                entity = format!("{entity} {year}");
            }
        }
        let attribute = match cell.attribute {
            Some(attribute) => attributes.row(attribute).name.to_owned(),
            None => words(corpus, cell),
        };
        let label = if entity.is_empty() {
            attribute.replace(" / ", " ")
        } else {
            format!("{} / {attribute}", entity.replace(" / ", " "))
        };
        let mut unique = label.clone();
        let mut times = 1;
        while !taken.insert(unique.clone()) {
            times += 1;
            unique = format!("{label} ({times})");
        }
        let label: Arc<str> = unique.into();
        let evolves = cell.attribute.map(|attribute| attributes.row(attribute).evolves).unwrap_or_default();
        for &claim in &cell.claims {
            let claim = &mut corpus.claims[claim];
            claim.topic = Some(Arc::clone(&label));
            claim.evolves = evolves;
        }
    }
    part_by_story(corpus, story_of);
    for cell in cells {
        for ((&claim, reasons), weighed) in cell.claims.iter().zip(&cell.reasons).zip(&cell.weighed) {
            let claim = &mut corpus.claims[claim];
            let story = story_of[claim.article];
            let Some(subject) = &mut claim.subject else { continue };
            let title = titles.get(&story).map_or("", String::as_str);
            let reasons = reasons.iter().map(|reason| called(reason, title)).collect();
            subject.placed = Some(Placed { story, reasons, weighed: weighed.clone() });
        }
    }
}

/// Parts what is stated without a figure and without a name by the story that tells it: every country has a parliament.
fn part_by_story(corpus: &mut Corpus, story_of: &[usize]) {
    let mut stories: HashMap<Arc<str>, Vec<usize>> = HashMap::new();
    for claim in &mut corpus.claims {
        let (Some(topic), Some(subject)) = (&claim.topic, &claim.subject) else { continue };
        if subject.attribute.is_some() || subject.entity.is_some() || subject.placed.is_some() {
            continue;
        }
        let story = story_of[claim.article];
        let known = stories.entry(Arc::clone(topic)).or_default();
        let place = known.iter().position(|other| *other == story).unwrap_or_else(|| {
            known.push(story);
            known.len() - 1
        });
        if place > 0 {
            claim.topic = Some(format!("{topic} ({})", place + 1).into());
        }
    }
}

/// A reason with the event of its story by name.
fn called(reason: &Joined, title: &str) -> Joined {
    if reason.by != By::Event {
        return reason.clone();
    }
    Joined { words: format!("{title} {}", reason.words).trim().into(), ..reason.clone() }
}

/// What each story is called: its weightiest name, and the kind of its event where most of its articles agree on one.
fn titles(corpus: &Corpus, story_of: &[usize]) -> BTreeMap<usize, String> {
    let mut events: BTreeMap<usize, BTreeMap<&str, (usize, usize)>> = BTreeMap::new();
    let mut names: BTreeMap<usize, BTreeMap<&str, u32>> = BTreeMap::new();
    let mut articles: BTreeMap<usize, usize> = BTreeMap::new();
    for (article, outline) in &corpus.outlines {
        let story = story_of[*article];
        *articles.entry(story).or_default() += 1;
        for (place, event) in outline.events.iter().enumerate() {
            let (articles, points) = events.entry(story).or_default().entry(event).or_default();
            *articles += 1;
            *points += outline.events.len() - place;
        }
        for name in outline.names.iter().take(4) {
            *names.entry(story).or_default().entry(&name.shown).or_default() += name.weight;
        }
    }
    let mut titles = BTreeMap::new();
    for (article, _) in &corpus.outlines {
        let story = story_of[*article];
        let event = events
            .get(&story)
            .and_then(|events| events.iter().max_by_key(|(_, (_, points))| *points))
            .filter(|(_, (count, _))| count * 3 >= articles[&story] * 2)
            .map(|(event, _)| *event);
        let name =
            names.get(&story).and_then(|names| names.iter().max_by_key(|(_, weight)| **weight)).map(|(name, _)| *name);
        // "Camp Fire" says what it is.
        let says = |event: &&str| name.is_some_and(|name| name.split(' ').any(|word| fold(word) == **event));
        let event = event.filter(|event| !says(event));
        let title = [name, event].into_iter().flatten().collect::<Vec<_>>().join(" ");
        titles.insert(story, title);
    }
    titles
}

/// The form in which each name is shown.
fn shown(corpus: &Corpus) -> HashMap<Arc<str>, Arc<str>> {
    let mut shown = HashMap::new();
    for name in corpus.outlines.iter().flat_map(|(_, outline)| &outline.names) {
        shown.entry(Arc::clone(&name.key)).or_insert_with(|| Arc::clone(&name.shown));
    }
    shown
}

/// The words that most claims of a cell have beside their figures.
fn words(corpus: &Corpus, cell: &Cell) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &claim in &cell.claims {
        let Some(subject) = &corpus.claims[claim].subject else { continue };
        for word in subject.near.iter().flatten() {
            *counts.entry(word.trim_start_matches('=')).or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
    counts.into_iter().take(3).map(|(word, _)| word).collect::<Vec<_>>().join(" ")
}
