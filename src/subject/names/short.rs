//! Short forms of names: a surname, an acronym, one word of a company's name.

use super::Run;
use crate::lexicon::{LANGUAGES, NameKind, Sense};
use crate::text::plain;
use std::collections::{BTreeMap, HashMap};

/// The full form that each short one stands for.
pub(super) struct Short {
    full: HashMap<String, String>,
    places: HashMap<String, bool>,
    alias: HashMap<String, String>,
}

/// A full form of an article: how often it stands there, and where first.
#[derive(Clone, Copy)]
struct Full<'r> {
    key: &'r str,
    times: usize,
    first: usize,
}

impl Short {
    /// Short forms of the names of an article: "Rahman" for "Hasim Rahman", "EDS" for "Electronic Data Systems". One that two
    /// full forms have is that of the one the article speaks of twice as often, or of the one that begins with it and came first.
    pub(super) fn of(runs: &[Run]) -> Short {
        let canonical: Vec<String> =
            runs.iter().map(|run| run.known.map_or_else(|| run.plain.clone(), plain)).collect();
        let mut times: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (at, (run, key)) in runs.iter().zip(&canonical).enumerate() {
            if run.plain.contains(' ') {
                times.entry(key).or_insert((0, at)).0 += 1;
            }
        }
        let mut owners: BTreeMap<String, Vec<Full<'_>>> = BTreeMap::new();
        for (run, key) in runs.iter().zip(&canonical) {
            let Some(&(times, first)) = times.get(key.as_str()) else { continue };
            for short in shorts(run) {
                let owners = owners.entry(short).or_default();
                if owners.iter().all(|owner| owner.key != key) {
                    owners.push(Full { key, times, first });
                }
            }
        }
        let full = owners.into_iter().filter_map(|(short, owners)| {
            let owner = owner(&short, owners)?;
            (owner != short).then(|| (short, owner.to_owned()))
        });
        let is_place = |run: &Run| matches!(run.kind, Some(NameKind::Place | NameKind::Country));
        let places = runs.iter().zip(&canonical).map(|(run, key)| (key.clone(), is_place(run)));
        let alias = runs.iter().filter_map(|run| Some((run.plain.clone(), run.alias.clone()?)));
        Short { full: full.collect(), places: places.collect(), alias: alias.collect() }
    }

    /// The key of a run's name.
    pub(super) fn key(&self, run: &Run) -> String {
        if let Some(name) = run.known {
            return plain(name);
        }
        let is_place = matches!(run.kind, Some(NameKind::Place | NameKind::Country));
        // A town is not the club that has its name.
        let full = |form: &str| {
            let full = self.full.get(form)?;
            (!is_place || self.places.get(full) == Some(&true)).then_some(full)
        };
        let mut key = run.plain.as_str();
        for _ in 0..2 {
            key = full(key).or_else(|| self.alias.get(key)).map_or(key, String::as_str);
        }
        key.to_owned()
    }
}

/// Which of the full forms a short one stands for.
fn owner<'r>(short: &str, mut owners: Vec<Full<'r>>) -> Option<&'r str> {
    owners.sort_by(|a, b| b.times.cmp(&a.times).then(a.first.cmp(&b.first)));
    let begins = |full: &Full<'_>| full.key.split(' ').next() == Some(short);
    match owners.as_slice() {
        [only] => Some(only.key),
        [most, next, ..] if most.times >= next.times * 2 => Some(most.key),
        all if all.iter().all(begins) => all.iter().min_by_key(|full| full.first).map(|full| full.key),
        _ => None,
    }
}

/// The forms in which an article may go on with a name of several words.
fn shorts(run: &Run) -> Vec<String> {
    let words: Vec<&str> = run.plain.split(' ').collect();
    let mut shorts = Vec::new();
    let initials = || words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    if words.len() > 2 {
        shorts.push(initials());
    }
    if run.ordinary || words.len() < 2 {
        return shorts;
    }
    shorts.extend(words.iter().filter(|word| !is_general(word)).map(|word| (*word).to_owned()));
    if words.len() > 2 {
        shorts.push(words[1..].join(" "));
        shorts.push(words[..words.len() - 1].join(" "));
    }
    shorts
}

/// Whether a word is in many names and so stands for none: "bank", "the", «نادي».
pub(super) fn is_general(word: &str) -> bool {
    let general = |sense: &Sense| {
        matches!(
            sense,
            Sense::Introduces(_)
                | Sense::NameHead
                | Sense::NameSuffix
                | Sense::NoName
                | Sense::NameLink
                | Sense::Stop
                | Sense::Nationality(_)
        )
    };
    LANGUAGES.iter().filter_map(|language| language.story().entry(word)).any(|entry| entry.senses.iter().any(&general))
}
