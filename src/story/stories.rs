//! Which articles tell one story.

use super::union::Union;
use crate::claim::Corpus;
use crate::subject::{Outline, sound, stem};
use jiff::civil::Date;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many days may lie between two articles of a story that follow each other.
const GAP: i32 = 45;
/// How many letters a sound must have to stand for a name.
const SOUND: usize = 3;
/// A word that more than one in this many articles says often tells no story, once there are enough articles.
const COMMON: usize = 4;
const ENOUGH: usize = 24;

/// The story of each article, by the index of its first article; an article without an outline is its own.
pub(super) fn find(corpus: &Corpus) -> Vec<usize> {
    let mut stories = Union::new(corpus.articles.len());
    // Two articles tell one story that say three of the same words most, a name among them, or two of the same names.
    let keywords: Vec<Vec<Keyword>> = corpus.outlines.iter().map(|(_, outline)| keywords(outline)).collect();
    let mut frequency: HashMap<&str, usize> = HashMap::new();
    keywords.iter().flatten().for_each(|word| *frequency.entry(&word.form).or_default() += 1);
    let common = |word: &str| keywords.len() >= ENOUGH && frequency[word] * COMMON > keywords.len();
    let mut signatures: Vec<(u64, Option<Date>, usize)> = Vec::new();
    for ((article, outline), words) in corpus.outlines.iter().zip(&keywords) {
        let day = outline.published.as_ref().map(|date| date.first);
        let words: Vec<&Keyword> = words.iter().filter(|word| !common(&word.form)).collect();
        signatures.extend(shared(&words).map(|shared| (shared, day, *article)));
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

/// A word that an article says often.
struct Keyword {
    /// The form in which articles in other languages have it too: of an unknown word or name of another script its sound.
    form: String,
    /// Whether it is, or may be, a name that few stories have.
    name: bool,
}

/// The words that an article says most, in their forms.
fn keywords(outline: &Outline) -> Vec<Keyword> {
    let mut keywords: Vec<Keyword> = Vec::new();
    for word in outline.keywords.iter().map(AsRef::as_ref) {
        let name = outline.names.iter().find(|name| name.key.as_ref() == word);
        let known = word.starts_with('=') || name.is_some_and(|name| name.known);
        let arabic = word.starts_with(|letter: char| matches!(letter, '\u{0600}'..='\u{06FF}'));
        if known || name.is_none() {
            let name = name.is_some_and(|name| !name.place);
            let form = if known { word } else { stem(word) };
            keywords.push(Keyword { form: form.to_owned(), name });
        }
        if known || (name.is_none() && !arabic) {
            continue;
        }
        for part in word.split(' ') {
            let sound = sound(part);
            let form = if sound.chars().count() >= SOUND { format!("~{sound}") } else { part.to_owned() };
            keywords.push(Keyword { name: name.is_some() || form.starts_with('~'), form });
        }
    }
    keywords.sort_by(|a, b| a.form.cmp(&b.form).then(b.name.cmp(&a.name)));
    keywords.dedup_by(|a, b| a.form == b.form);
    keywords
}

/// What two articles of a story share: two names, or three words.
fn shared<'w>(words: &'w [&'w Keyword]) -> impl Iterator<Item = u64> + 'w {
    let count = words.len();
    let pairs = (0..count).flat_map(move |one| {
        let names = (one + 1..count).filter(move |&two| words[one].name && words[two].name);
        names.map(move |two| hash((&words[one].form, &words[two].form)))
    });
    let triples = (0..count).flat_map(move |one| {
        (one + 1..count).flat_map(move |two| {
            let third = (two + 1..count)
                .filter(move |&three| [one, two, three].iter().any(|&at| !words[at].form.starts_with('=')));
            third.map(move |three| hash((&words[one].form, &words[two].form, &words[three].form)))
        })
    });
    pairs.chain(triples)
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
