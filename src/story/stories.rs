//! Which articles tell one story.

use super::union::Union;
use crate::claim::Corpus;
use crate::subject::{Named, Outline};
use jiff::civil::Date;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many days may lie between two articles of a story that follow each other.
const GAP: i32 = 21;
/// How many of an article's names tell its story.
const NAMES: usize = 6;
/// How many letters a sound must have to stand for a name.
const SOUND: usize = 4;

/// What a name has in common with its spellings elsewhere: known names their canonical form, others their sound where that is long
/// enough, else their letters.
pub(super) fn feature(name: &Named) -> String {
    if !name.known && name.sound.chars().count() >= SOUND { format!("~{}", name.sound) } else { name.key.to_string() }
}

/// The story of each article, by the index of its first article; an article without an outline is its own.
pub(super) fn find(corpus: &Corpus) -> Vec<usize> {
    let mut stories = Union::new(corpus.articles.len());
    // Two articles tell one story that share two of their weightiest names, or one and the kind of event.
    let mut signatures: Vec<(u64, Option<Date>, usize)> = Vec::new();
    for (article, outline) in &corpus.outlines {
        let day = outline.published.as_ref().map(|date| date.first);
        signatures.extend(pairs(outline).into_iter().map(|pair| (pair, day, *article)));
    }
    signatures.sort_unstable();
    for pair in signatures.windows(2) {
        let ((one, day, article), (other, later, next)) = (pair[0], pair[1]);
        let near = match (day, later) {
            (Some(day), Some(later)) => day.until(later).is_ok_and(|span| span.get_days() <= GAP),
            _ => true,
        };
        if one == other && near {
            stories.join(article, next);
        }
    }
    (0..corpus.articles.len()).map(|article| stories.find(article)).collect()
}

fn pairs(outline: &Outline) -> Vec<u64> {
    let names: Vec<String> = outline.names.iter().take(NAMES).map(feature).collect();
    let mut pairs = Vec::new();
    for (at, name) in names.iter().enumerate() {
        for other in &names[at + 1..] {
            let (one, other) = if name < other { (name, other) } else { (other, name) };
            pairs.push(hash((one, other)));
        }
        if at < 3 {
            pairs.extend(outline.events.iter().take(2).map(|event| hash((name, event.as_ref(), "event"))));
        }
    }
    pairs
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
