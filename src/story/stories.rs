//! Which articles tell one story.

use super::union::Union;
use crate::claim::Corpus;
use crate::subject::{Named, Outline};
use jiff::civil::Date;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many days may lie between two articles of a story that follow each other.
const GAP: i32 = 21;
/// How many letters a sound must have to stand for a name.
const SOUND: usize = 4;
/// A word that more than one in this many articles says often tells no story, once there are enough articles.
const COMMON: usize = 4;
const ENOUGH: usize = 24;

/// What a name has in common with its spellings elsewhere: known names their canonical form, others their sound where that is long
/// enough, else their letters.
fn feature(name: &Named) -> String {
    if !name.known && name.sound.chars().count() >= SOUND { format!("~{}", name.sound) } else { name.key.to_string() }
}

/// The story of each article, by the index of its first article; an article without an outline is its own.
pub(super) fn find(corpus: &Corpus) -> Vec<usize> {
    let mut stories = Union::new(corpus.articles.len());
    // Two articles tell one story that say three of the same words most.
    let keywords: Vec<Vec<String>> = corpus.outlines.iter().map(|(_, outline)| keywords(outline)).collect();
    let mut frequency: HashMap<&str, usize> = HashMap::new();
    keywords.iter().flatten().for_each(|word| *frequency.entry(word).or_default() += 1);
    let common = |word: &str| keywords.len() >= ENOUGH && frequency[word] * COMMON > keywords.len();
    let mut signatures: Vec<(u64, Option<Date>, usize)> = Vec::new();
    for ((article, outline), words) in corpus.outlines.iter().zip(&keywords) {
        let day = outline.published.as_ref().map(|date| date.first);
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !common(word)).collect();
        signatures.extend(triples(&words).map(|triple| (triple, day, *article)));
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

/// The words that an article says most, names in the form of [`feature`].
fn keywords(outline: &Outline) -> Vec<String> {
    let form = |word: &str| {
        let name = outline.names.iter().find(|name| name.key.as_ref() == word);
        name.map_or_else(|| word.to_owned(), feature)
    };
    let mut words: Vec<String> = outline.keywords.iter().map(|word| form(word)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn triples<'w>(words: &'w [&'w str]) -> impl Iterator<Item = u64> + 'w {
    let count = words.len();
    (0..count).flat_map(move |one| {
        (one + 1..count)
            .flat_map(move |two| (two + 1..count).map(move |three| hash((words[one], words[two], words[three]))))
    })
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
