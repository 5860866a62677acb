//! Events that have names of their own: the Camp Fire and the Woolsey Fire, Hurricane Maria and Hurricane Irma. What an article tells of
//! one of them is not told of the other.

use super::entity::speaks;
use super::names::Names;
use super::sheet::{Block, Place, Sheet};
use crate::lexicon::Sense;
use crate::text::Role;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is given names to tell it from others of its kind.
const KINDS: [&str; 8] = ["fire", "storm", "quake", "flood", "eruption", "tsunami", "landslide", "explosion"];
/// What has its kind before its name: "Storm Ciara".
const FIRST: &str = "storm";
/// How many lines above an item of a list or a line of its own the event may stand that it is of.
const ABOVE: usize = 6;

/// The events of an article that have names, where it tells of several of the kind that it is about.
#[derive(Default)]
pub(super) struct Namesakes {
    /// Where each stands: the block, the tokens from the first to behind the last, and its name.
    standing: Vec<(usize, std::ops::Range<usize>, Arc<str>)>,
    /// The one that the article names first.
    main: Option<Arc<str>>,
}

impl Namesakes {
    /// Looks through the names of an article.
    pub(super) fn find(sheet: &Sheet<'_>, names: &Names) -> Self {
        let mut found: Vec<(usize, std::ops::Range<usize>, &'static str, usize)> = Vec::new();
        let mut speakers: BTreeSet<usize> = BTreeSet::new();
        for standing in &names.places {
            let block = &sheet.blocks[standing.block];
            let Some(kind) = kind(block, &standing.tokens) else { continue };
            // Those who fight fires are called by them too.
            if speaks(block, standing) {
                speakers.insert(standing.name);
            }
            found.push((standing.block, standing.tokens.clone(), kind, standing.name));
        }
        found.retain(|(.., name)| !speakers.contains(name));
        let Some(&(.., kind, first)) = found.first() else { return Self::default() };
        let main = Arc::clone(&names.all[first].key);
        let standing: Vec<_> = found
            .into_iter()
            .filter(|(.., of, _)| *of == kind)
            .map(|(block, tokens, _, name)| (block, tokens, Arc::clone(&names.all[name].key)))
            .collect();
        let several = standing.iter().any(|(.., key)| !is_one(key, &main));
        if several { Self { standing, main: Some(main) } } else { Self::default() }
    }

    /// The event that a figure is of, where it is another one than the article's.
    pub(super) fn other(&self, sheet: &Sheet<'_>, place: &Place) -> Option<Arc<str>> {
        let main = self.main.as_ref()?;
        let block = &sheet.blocks[place.block];
        let sentence = block.sentences[place.sentence].clone();
        let inside = |range: std::ops::Range<usize>| {
            self.standing.iter().filter(move |(at, tokens, _)| *at == place.block && range.contains(&tokens.start))
        };
        let parts = |at: usize| !block.is_word(at) || block.means(at, Sense::Clause);
        let behind = || {
            let mut behind = inside(place.tokens.end..sentence.end);
            behind.next().filter(|(_, tokens, _)| !(place.tokens.end..tokens.start).any(parts))
        };
        let in_line = block.role == Role::Headline || block.role == Role::Item;
        let above = || {
            let last = self.standing.iter().rev().find(|(at, ..)| *at < place.block)?;
            let lines = last.0..place.block;
            let of_list = lines.clone().all(|at| sheet.blocks[at].role != Role::Paragraph);
            (in_line && of_list && lines.len() <= ABOVE).then_some(last)
        };
        let (.., key) = inside(sentence.start..place.tokens.start)
            .next_back()
            .or_else(behind)
            .or_else(|| inside(0..sentence.start).next_back())
            .or_else(above)?;
        (!is_one(key, main)).then(|| Arc::clone(key))
    }
}

/// The kind of event that a name of two words or more ends with, or begins with: "Camp Fire", "Hurricane Maria".
fn kind(block: &Block<'_>, tokens: &std::ops::Range<usize>) -> Option<&'static str> {
    let of = |at: usize| {
        let found = block.passage.find(at, |sense| match sense {
            Sense::Event(kind) if KINDS.contains(&kind) => Some(kind),
            _ => None,
        })?;
        (found.next == at + 1).then_some(found.sense)
    };
    let ordinary = |at: usize| block.passage.tokens[at].entry.is_some();
    let first = || of(tokens.start).filter(|kind| *kind == FIRST && tokens.len() == 2 && !ordinary(tokens.end - 1));
    (tokens.len() > 1).then(|| of(tokens.end - 1).or_else(first)).flatten()
}

/// Whether one name may be a shorter form of the other: "Griffith Fire", "Griffith Park Fire".
fn is_one(one: &str, other: &str) -> bool {
    let within = |a: &str, b: &str| a.split(' ').all(|word| b.split(' ').any(|other| word == other));
    within(one, other) || within(other, one)
}
