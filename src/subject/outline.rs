//! What an article is about as a whole: its names, its kinds of events, and the words that it says most.

use super::names::Names;
use super::near;
use super::sheet::Sheet;
use super::stem::stem;
use super::{Named, Outline, sound};
use crate::lexicon::{Attribute, Entry, KeyRole, NameKind, Sense, Takes};
use crate::mention::{Context, Languages, Passage, TokenKind};
use crate::text::{fold, is_arabic, plain};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How many names, kinds of events and words are kept.
const NAMES: usize = 12;
const EVENTS: usize = 3;
const KEYWORDS: usize = 28;
/// What a word weighs that stands at the head of an article and again.
const TELLING: u32 = 2 + lead(0);

/// The outline of an article, of its headline where that is no part of its text, and of the day of its publication.
pub(super) fn of(sheet: &Sheet<'_>, names: &Names, title: Option<&str>, context: &Context) -> Outline {
    let published = context.reference.clone();
    let weights = &names.weights;
    let mut order: Vec<usize> = (0..names.all.len()).collect();
    order.sort_by_key(|&name| std::cmp::Reverse(weights[name]));
    order.retain(|&name| names.all[name].kind != Some(NameKind::Outlet));
    let mut words: HashMap<Arc<str>, u32> = HashMap::new();
    let mut written: HashMap<Arc<str>, Arc<str>> = HashMap::new();
    let mut events: BTreeMap<&'static str, u32> = BTreeMap::new();
    for (index, block) in sheet.blocks.iter().enumerate() {
        for at in 0..block.passage.tokens.len() {
            if let Some(found) = block.passage.find(at, |sense| match sense {
                Sense::Event(kind) => Some(kind),
                _ => None,
            }) {
                *events.entry(found.sense).or_default() += 1 + lead(index);
            }
            if names.at(index, at).is_none()
                && let Some(word) = near::meaning(block, at)
                && !says_little(&word)
            {
                if near::is_stem(&word, block, at) {
                    written.entry(Arc::clone(&word)).or_insert_with(|| fold(block.word(at)).into());
                }
                *words.entry(word).or_default() += 1 + lead(index);
            }
        }
    }
    let headline = title.map(|title| headline(title, context)).unwrap_or_default();
    for word in headline.words {
        *words.entry(word).or_default() += 1 + lead(0);
    }
    for word in headline.unknown {
        let stem: Arc<str> = stem(&word).into();
        *words.entry(Arc::clone(&stem)).or_default() += TELLING;
        written.entry(stem).or_insert_with(|| word.into());
    }
    // A name tells more of a story than a word, however seldom it stands.
    let mut titled = headline.names;
    titled.retain(|name| names.all.iter().all(|other| other.key != name.key));
    let keys = order.iter().map(|&name| &names.all[name].key).take(NAMES).chain(titled.iter().map(|name| &name.key));
    let named: Vec<Arc<str>> = keys.map(Arc::clone).collect();
    named.iter().for_each(|name| _ = words.remove(name));
    let mut keywords: Vec<(Arc<str>, u32)> = words.into_iter().filter(|(_, weight)| *weight > 1).collect();
    keywords.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let telling = named.len() + keywords.iter().take_while(|(_, weight)| *weight >= TELLING).count();
    let keywords = keywords.into_iter().map(|(word, _)| written.remove(&word).unwrap_or(word));
    let keywords = named.into_iter().chain(keywords).take(KEYWORDS).collect();
    let mut events: Vec<(&str, u32)> = events.into_iter().collect();
    events.sort_by_key(|(kind, weight)| (std::cmp::Reverse(*weight), *kind));
    let events = events.into_iter().take(EVENTS).map(|(kind, _)| kind.into()).collect();
    let named = |name: usize| {
        let found = &names.all[name];
        let sound = sound(&found.key).into();
        let place = matches!(found.kind, Some(NameKind::Country | NameKind::Place));
        let (key, shown) = (Arc::clone(&found.key), Arc::clone(&found.shown));
        Named { key, sound, shown, weight: weights[name], known: found.known, place }
    };
    let names = order.into_iter().take(NAMES).map(named).chain(titled).collect();
    Outline { names, events, keywords, telling, published }
}

/// What a headline tells of the story: names of the tables, and words that mean the same in every language.
#[derive(Default)]
struct Headline {
    names: Vec<Named>,
    words: Vec<Arc<str>>,
    /// Folded words of a script without capitals that no table knows.
    unknown: Vec<String>,
}

fn headline(title: &str, context: &Context) -> Headline {
    /// Words of so many letters are hardly names.
    const SHORT: usize = 3;
    let Languages { latin, arabic } = Languages::of(title, context);
    let passage = Passage::new(title, Languages { latin: latin.story(), arabic: arabic.story() }, context);
    let mut headline = Headline::default();
    let mut at = 0;
    while at < passage.tokens.len() {
        let sense = passage.find(at, |sense| match sense {
            Sense::Name(_) | Sense::Meaning(_) | Sense::Nationality(_) => Some(sense),
            _ => None,
        });
        let first = passage.cut(passage.tokens[at].span);
        let Some(found) = sense else {
            // Towns and bridges are called by given names too.
            let names =
                |entry: &Entry| entry.senses.iter().all(|sense| matches!(sense, Sense::GivenName | Sense::NameLink));
            let unknown = passage.tokens[at].kind == TokenKind::Word && passage.tokens[at].entry.is_none_or(names);
            if unknown && first.starts_with(is_arabic) && first.chars().count() > SHORT {
                headline.unknown.push(fold(first));
            }
            at += 1;
            continue;
        };
        // "us" and "Who" are no names.
        let short = found.next == at + 1 && first.chars().count() <= SHORT && first.contains(char::is_lowercase);
        match found.sense {
            Sense::Name(_) if short || first.starts_with(char::is_lowercase) => {}
            Sense::Name(name) if !matches!(name.row().kind, NameKind::Outlet | NameKind::Contest) => {
                let row = name.row();
                let key: Arc<str> = plain(row.name).into();
                let place = matches!(row.kind, NameKind::Country | NameKind::Place);
                let (sound, shown) = (sound(&key).into(), row.name.into());
                headline.names.push(Named { key, sound, shown, weight: 1 + lead(0), known: true, place });
            }
            Sense::Meaning(meaning) => headline.words.push(format!("={meaning}").into()),
            Sense::Nationality(country) => headline.words.push(plain(country).into()),
            _ => {}
        }
        at = found.next;
    }
    headline.names.sort_by(|a, b| a.key.cmp(&b.key));
    headline.names.dedup_by(|a, b| a.key == b.key);
    headline
}

/// Whether a word is in articles of any kind: one that tells of a day, of a change, of people as such.
fn says_little(word: &str) -> bool {
    let Some(meaning) = word.strip_prefix('=') else { return false };
    matches!(meaning, "person" | "organisation" | "company" | "man" | "woman")
        || Attribute::of(meaning)
            .and_then(Attribute::row)
            .is_some_and(|row| row.takes == [Takes::Date] || row.role == KeyRole::Alone)
}

/// What standing in the headline or the first paragraphs adds to a word's weight.
pub(super) const fn lead(block: usize) -> u32 {
    match block {
        0 => 3,
        1 | 2 => 1,
        _ => 0,
    }
}
