//! Near-copies: one wire story in many outlets, edited or cut, and several versions of one article.
//!
//! Each article has a *fingerprint*: the smallest hashes of its shingles, runs of a few words (MinHash). The share of equal
//! hashes estimates the share of shingles that two articles have in common. Articles that agree in a whole *band* of hashes are
//! compared, and only with the first of that band, so that the time grows with the number of articles and not with
//! that of their pairs.

use super::version::Appeared;
use crate::claim::{Article, Version};
use crate::text::{Span, fold_into};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Hashes of a fingerprint, in bands of a few: two articles that share a third of their shingles meet in one of the bands four
/// times out of five, two that share a fiftieth hardly ever.
const HASHES: usize = 126;
const BAND: usize = 3;
/// Fewer shingles than this are no story: an article of three lines resembles any other.
const FEWEST: u32 = 12;
/// Which share of the shorter article's shingles stands in the longer one too, in percent, where one is made from the other.
const SHARED: u64 = 55;

/// What is kept of an article's text to find copies of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    smallest: Box<[u32; HASHES]>,
    shingles: u32,
}

impl Fingerprint {
    /// The fingerprint of a text. Case, accents, tashkeel and punctuation do not matter.
    pub fn of(text: &str) -> Self {
        let mut smallest = Box::new([u32::MAX; HASHES]);
        let mut shingles = 0;
        let mut window = [0_u64; SHINGLE];
        let mut folded = String::new();
        for (count, word) in words(text).enumerate() {
            folded.clear();
            fold_into(word.cut(text), &mut folded);
            window.rotate_left(1);
            window[SHINGLE - 1] = hash(folded.as_bytes());
            if count + 1 >= SHINGLE {
                shingles += 1;
                let shingle = window.iter().fold(0, |whole, &word| mix(whole ^ word));
                for (least, seed) in smallest.iter_mut().zip(SEEDS) {
                    // The upper half of a product with an odd number is as good as a hash of its own.
                    *least = (*least).min((shingle.wrapping_mul(seed) >> 32) as u32);
                }
            }
        }
        Fingerprint { smallest, shingles }
    }

    /// Whether one of two texts was made from the other.
    fn is_copy_of(&self, other: &Fingerprint) -> bool {
        let (few, many) = (u64::from(self.shingles.min(other.shingles)), u64::from(self.shingles.max(other.shingles)));
        if few < u64::from(FEWEST) {
            return self == other && few > 0;
        }
        let equal = self.smallest.iter().zip(other.smallest.iter()).filter(|(one, other)| one == other).count() as u64;
        // equal / HASHES = shared / (few + many - shared), solved for shared.
        let shared = equal * (few + many) / (HASHES as u64 + equal);
        shared * 100 >= few * SHARED
    }
}

/// The groups of articles that are copies or versions of one another. Each article's group is named by the index of its
/// first article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    /// Articles with one origin: near-copies, and versions of one article.
    pub origin: Vec<usize>,
    /// Versions of one article, which its source has revised: they have one address, or one source and title.
    pub revision: Vec<usize>,
}

/// Groups articles by what is known of them and by the fingerprints of those whose text is known, each with the index of
/// its article.
///
/// A column that appears every day under one title is no version of itself: articles of one source and title whose
/// addresses differ are versions only where they are near-copies.
#[must_use]
pub fn copies(articles: &[Article], fingerprints: &[(usize, Fingerprint)]) -> Copies {
    let mut prints: Vec<Option<&Fingerprint>> = vec![None; articles.len()];
    for (index, print) in fingerprints {
        if let Some(place) = prints.get_mut(*index) {
            *place = Some(print);
        }
    }
    let are_copies = |one: usize, other: usize| matches!((prints[one], prints[other]), (Some(one), Some(other)) if other.is_copy_of(one));
    let mut revisions = Groups::new(articles.len());
    let mut addresses: HashMap<String, usize> = HashMap::new();
    let mut titles: HashMap<(String, String), (usize, Option<String>)> = HashMap::new();
    for (index, article) in articles.iter().enumerate() {
        let address = article.url.as_deref().and_then(address);
        if let Some(address) = &address {
            revisions.join(*addresses.entry(address.clone()).or_insert(index), index);
        }
        if let (Some(source), Some(title)) = (&article.source, &article.title) {
            let (first, known) = titles.entry((key(source), key(title))).or_insert((index, address.clone()));
            let elsewhere = address.is_some() && known.is_some() && address != *known;
            if !elsewhere || are_copies(*first, index) {
                revisions.join(*first, index);
            }
        }
    }
    let mut origins = revisions.clone();
    let mut bands: HashMap<(usize, [u32; BAND]), usize> = HashMap::new();
    let known = prints.iter().enumerate().filter_map(|(index, print)| Some((index, (*print)?)));
    for (index, fingerprint) in known.filter(|(_, print)| print.shingles > 0) {
        for (band, hashes) in fingerprint.smallest.chunks_exact(BAND).enumerate() {
            let mut key = [0; BAND];
            key.copy_from_slice(hashes);
            match bands.entry((band, key)) {
                Entry::Vacant(entry) => _ = entry.insert(index),
                Entry::Occupied(entry) => {
                    let first = *entry.get();
                    if origins.find(first) != origins.find(index) && are_copies(first, index) {
                        origins.join(first, index);
                    }
                }
            }
        }
    }
    Copies { origin: origins.names(), revision: revisions.names() }
}

impl Copies {
    /// For each article of which there is another version the group and the time of it; empty where there is none.
    pub(crate) fn versions(&self, articles: &[Article]) -> Vec<Option<Version>> {
        let mut sizes = vec![0_usize; articles.len()];
        self.revision.iter().for_each(|&first| sizes[first] += 1);
        if sizes.iter().all(|size| *size < 2) {
            return Vec::new();
        }
        let version = |(article, &of): (&Article, &usize)| {
            (sizes[of] > 1).then(|| Version { of, appeared: Appeared::of(article) })
        };
        articles.iter().zip(&self.revision).map(version).collect()
    }
}

/// Indexes that belong together.
#[derive(Clone, Debug)]
struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    fn new(len: usize) -> Self {
        Groups { parents: (0..len).collect() }
    }

    fn find(&mut self, mut index: usize) -> usize {
        while self.parents[index] != index {
            self.parents[index] = self.parents[self.parents[index]];
            index = self.parents[index];
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.parents[one.max(other)] = one.min(other);
    }

    fn names(mut self) -> Vec<usize> {
        (0..self.parents.len()).map(|index| self.find(index)).collect()
    }
}

/// An address without what does not tell one article from another: scheme, `www.`, fragment, tracking, a slash at the end.
fn address(url: &str) -> Option<String> {
    let url = url.trim().split('#').next().unwrap_or_default();
    let is_scheme = |words: &str| words.chars().all(|letter| letter.is_ascii_alphanumeric());
    let rest = url.split_once("://").filter(|(scheme, _)| is_scheme(scheme)).map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = path.trim_end_matches('/');
    // A site's front page is no article.
    if !path.contains('/') && query.is_empty() {
        return None;
    }
    let tracking = ["utm_", "fbclid", "gclid", "ref=", "at_", "ns_"];
    let kept = query.split('&').filter(|part| !part.is_empty() && !tracking.iter().any(|mark| part.starts_with(mark)));
    let kept: Vec<&str> = kept.collect();
    let (host, rest) = path.split_once('/').unwrap_or((path, ""));
    Some(format!("{}/{rest}?{}", host.to_ascii_lowercase(), kept.join("&")))
}

/// A name or a title as its folded words.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in words(text) {
        fold_into(word.cut(text), &mut key);
        key.push(' ');
    }
    key
}

fn words(text: &str) -> impl Iterator<Item = Span> {
    let is_inner = |letter: char| {
        letter.is_alphanumeric() || ('\u{064B}'..='\u{0652}').contains(&letter) || crate::text::is_invisible(letter)
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_inner)?;
        at = start + text[start..].find(|letter| !is_inner(letter)).unwrap_or(text.len() - start);
        Some(Span::new(start, at))
    })
}

/// FNV-1a, whose hashes do not change from run to run or from machine to machine.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// The finaliser of SplitMix64.
const fn mix(hash: u64) -> u64 {
    let hash = hash.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

const SEEDS: [u64; HASHES] = {
    let mut seeds = [0; HASHES];
    let mut at = 0;
    while at < HASHES {
        seeds[at] = mix(at as u64) | 1;
        at += 1;
    }
    seeds
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Twelve sentences of a story; `from..to` of them.
    fn story(name: &str, from: usize, to: usize) -> String {
        let sentence = |at| format!("The {name} ministry said {name}{at} of its report was late by far {name}{at}. ");
        (from..to).map(sentence).collect()
    }

    fn check(texts: &[(&str, String)]) -> String {
        let articles: Vec<Article> = texts
            .iter()
            .map(|(about, _)| {
                let mut fields = about.split('|').map(|field| (!field.is_empty()).then(|| field.into()));
                let mut next = || fields.next().flatten();
                Article { source: next(), title: next(), url: next(), ..Article::default() }
            })
            .collect();
        let fingerprints: Vec<(usize, Fingerprint)> =
            texts.iter().map(|(_, text)| Fingerprint::of(text)).enumerate().collect();
        let copies = copies(&articles, &fingerprints);
        format!("{:?} {:?}", copies.origin, copies.revision)
    }

    #[test]
    fn copies_and_revisions() {
        let copied = [
            ("A|t", story("health", 0, 12)),
            ("B|u", format!("{} Our own line follows here. {}", story("health", 0, 7), story("health", 8, 12))),
            ("C|v", story("health", 3, 7)),
            ("D|w", story("finance", 0, 12)),
            ("E|x", format!("{}{}", story("finance", 0, 3), story("sport", 0, 20))),
        ];
        assert_eq!(check(&copied), "[0, 0, 0, 3, 4] [0, 1, 2, 3, 4]");
        let revised = [
            ("A|Toll rises|", story("a", 0, 12)),
            ("a|Toll  RISES!|", story("b", 0, 12)),
            ("||https://www.w.example/1/?utm_source=x#top", story("c", 0, 12)),
            ("||http://w.example/1", story("d", 0, 12)),
            ("||https://w.example/", story("e", 0, 12)),
            ("||https://w.example", story("f", 0, 12)),
        ];
        assert_eq!(check(&revised), "[0, 0, 2, 2, 4, 5] [0, 0, 2, 2, 4, 5]");
        let columns = [
            ("A|Gold today|https://w.example/gold/1", story("a", 0, 12)),
            ("A|Gold today|https://w.example/gold/2", story("b", 0, 12)),
            ("A|Gold today|https://w.example/gold/3", story("a", 0, 11)),
            ("A|Gold today|", story("c", 0, 12)),
        ];
        assert_eq!(check(&columns), "[0, 1, 0, 0] [0, 1, 0, 0]");
        let short = [("A", "Three killed.".to_owned()), ("B", "Three killed.".to_owned()), ("C", String::new())];
        assert_eq!(check(&short), "[0, 1, 2] [0, 1, 2]");
    }

    #[test]
    fn tashkeel_and_punctuation_do_not_matter() {
        let plain =
            "أعلنت وزارة الصحة أن عدد القتلى ارتفع إلى 41 شخصا فيما أصيب 230 آخرون بينهم ثلاثون في حال الخطر اليوم";
        let marked =
            "أعلنت وزارةُ الصحّة أنّ عدد القتلى ارتفع إلى ٤١ شخصًا، فيما أصيب ٢٣٠ آخرون: بينهم ثلاثون في حال الخطر اليوم";
        let (one, other) = (Fingerprint::of(plain), Fingerprint::of(marked));
        assert!(one.is_copy_of(&other));
    }
}
