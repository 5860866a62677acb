//! The names of each story, those of one bearer under one key.

use super::union::Union;
use crate::claim::Corpus;
use crate::subject::{called, sound};
use crate::text::is_arabic;
use crate::topic::Aliases;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// How many letters a sound must have to make names of two scripts one, and two spellings of one script.
const SOUND: usize = 3;
const SPELLING: usize = 5;

/// The names of each story by their keys.
pub(super) struct Entities<'a> {
    aliases: &'a Aliases,
    canonical: HashMap<(usize, Arc<str>), Arc<str>>,
}

/// What is known of a name in a story.
#[derive(Default)]
struct Bearer {
    known: bool,
    place: bool,
    weight: u32,
    /// The articles that name it.
    articles: BTreeSet<usize>,
}

impl<'a> Entities<'a> {
    pub(super) fn new(corpus: &Corpus, story_of: &[usize], aliases: &'a Aliases) -> Self {
        let mut of_story: BTreeMap<usize, BTreeMap<Arc<str>, Bearer>> = BTreeMap::new();
        for (article, outline) in &corpus.outlines {
            let names = of_story.entry(story_of[*article]).or_default();
            for name in &outline.names {
                let bearer = names.entry(Arc::clone(&name.key)).or_default();
                bearer.known |= name.known;
                bearer.place |= name.place;
                bearer.weight += name.weight;
                bearer.articles.insert(*article);
            }
        }
        for claim in &corpus.claims {
            if let Some(entity) = claim.subject.as_ref().and_then(|subject| subject.entity.as_ref()) {
                let names = of_story.entry(story_of[claim.article]).or_default();
                names.entry(Arc::clone(&entity.key)).or_default().articles.insert(claim.article);
            }
        }
        let mut canonical = HashMap::new();
        for (story, names) in of_story {
            let names: Vec<(Arc<str>, Bearer)> = names.into_iter().collect();
            for (name, chosen) in bearers(&names) {
                canonical.insert((story, Arc::clone(&names[name].0)), Arc::from(aliases.canonical(&names[chosen].0)));
            }
        }
        Entities { aliases, canonical }
    }

    /// The key under which a name of a story stands.
    pub(super) fn canonical(&self, story: usize, key: &Arc<str>) -> Arc<str> {
        match self.canonical.get(&(story, Arc::clone(key))) {
            Some(name) => Arc::clone(name),
            None => Arc::from(self.aliases.canonical(key)),
        }
    }
}

/// Each of the names of a story with the one that stands for it.
fn bearers(names: &[(Arc<str>, Bearer)]) -> Vec<(usize, usize)> {
    let mut joined = Union::new(names.len());
    let arabic = |name: usize| names[name].0.chars().any(is_arabic);
    // By how they sound and by what they are called in any language.
    let mut alike: BTreeMap<(String, bool), Vec<usize>> = BTreeMap::new();
    for (at, (name, bearer)) in names.iter().enumerate() {
        let sound = sound(name);
        if sound.chars().count() >= SOUND {
            alike.entry((sound, bearer.place)).or_default().push(at);
        }
        let called = called(name);
        if !called.is_empty() {
            alike.entry((format!("called {called}"), bearer.place)).or_default().push(at);
        }
    }
    for ((form, _), bucket) in &alike {
        let scripts = bucket.iter().any(|&name| arabic(name)) && bucket.iter().any(|&name| !arabic(name));
        let known = bucket.iter().any(|&name| names[name].1.known);
        for pair in bucket.windows(2) {
            // Two spellings that one article has are of two bearers.
            let apart = names[pair[0]].1.articles.is_disjoint(&names[pair[1]].1.articles);
            if scripts || known || (apart && form.chars().count() >= SPELLING) {
                joined.join(pair[0], pair[1]);
            }
        }
    }
    // A word of one longer name stands for it, in its own script by its letters and in another by its sound.
    let mut by_word: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, (name, _)) in names.iter().enumerate().filter(|(_, (name, _))| name.contains(' ')) {
        let owner = joined.find(at);
        for word in name.split(' ') {
            by_word.entry(word.to_owned()).or_default().insert(owner);
            let sound = sound(word);
            if sound.chars().count() >= SOUND {
                by_word.entry(format!("~{} {}", arabic(at), sound)).or_default().insert(owner);
            }
        }
    }
    for (at, (name, bearer)) in names.iter().enumerate() {
        if bearer.known || name.contains(' ') {
            continue;
        }
        let other = || by_word.get(&format!("~{} {}", !arabic(at), sound(name)));
        if let Some(owner) = by_word.get(name.as_ref()).or_else(other).filter(|owners| owners.len() == 1)
            && let Some(&owner) = owner.first()
            && names[owner].1.place == bearer.place
        {
            joined.join(owner, at);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..names.len() {
        groups.entry(joined.find(at)).or_default().push(at);
    }
    let rank = |&name: &usize| {
        let (key, bearer) = &names[name];
        (!bearer.known, arabic(name), std::cmp::Reverse(key.split(' ').count()), Arc::clone(key))
    };
    let chosen = |group: Vec<usize>| {
        let best = group.iter().copied().min_by_key(rank).unwrap_or_default();
        // Two names of the tables are two, however alike they sound.
        group.into_iter().map(move |name| (name, if names[name].1.known { name } else { best })).collect::<Vec<_>>()
    };
    groups.into_values().flat_map(chosen).collect()
}
