//! Which keys are one topic.
//!
//! Equal keys are one for sure. Keys that differ in the spelling of one word are suggested. Both are found by sorting
//! signatures, never by holding every key against every other.

use super::key::{Keyed, TopicKey, keep};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Keys that make one topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Indices into the keys given; for a suggested group those of the first of the two sure groups that it compares.
    pub keys: Vec<usize>,
    /// Of a suggested group: the indices of the second sure group's keys; else empty.
    pub beside: Vec<usize>,
    /// The label in its normal form, by which findings are known; of a suggested group both.
    pub label: String,
    /// Whether the keys are one for sure; a suggested group stands beside its sure groups.
    pub sure: bool,
    /// Why they were joined.
    pub why: Vec<Why>,
}

/// One reason why claims were joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The kind of reason: "label", "alias", "likeness"; of claims of articles "cue" for what they measure, and those of
    /// [`By`](crate::subject::By).
    pub by: &'static str,
    /// The words that it rests on.
    pub words: String,
}

/// From which likeness on two spellings are suggested to be one.
const LIKE: f64 = 0.9;

/// With how many others a key is suggested at most: the likest.
const PARTNERS: usize = 3;

/// What more other labels resemble than this is one of a series (districts, model names) and no misspelling: likeness is no
/// reason there.
const SERIES: usize = 8;

/// How many times a key is found alike before no more is kept of it. One partner is found three times at most.
const FOUND: usize = 4 * SERIES;

/// How far apart two words may stand in a sorted block and still be compared.
const WINDOW: usize = 8;

/// Words of a label beyond which it is only compared as a whole.
const WORDS: usize = 12;

/// Groups keys: equal ones for sure, then pairs of sure groups that differ in the spelling of a word.
///
/// The sure groups come in the order of their first key, the suggested ones in the order of theirs.
#[must_use]
pub fn join(keys: &[Keyed]) -> Vec<Group> {
    join_unless(keys, &|_, _| false)
}

/// The same, but never suggests two keys that are `apart`.
#[must_use]
pub fn join_unless(keys: &[Keyed], apart: &dyn Fn(&TopicKey, &TopicKey) -> bool) -> Vec<Group> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&a, &b| keys[a].key.cmp(&keys[b].key).then(a.cmp(&b)));
    let mut groups: Vec<Group> =
        order.chunk_by(|&a, &b| keys[a].key == keys[b].key).map(|same| sure(same, keys)).collect();
    groups.sort_by_key(|group| group.keys.first().copied());
    let suggested = suggest(&groups, keys, apart);
    groups.extend(suggested);
    groups
}

fn sure(same: &[usize], keys: &[Keyed]) -> Group {
    let (mut labels, mut aliases) = (BTreeSet::new(), BTreeSet::new());
    for &key in same {
        keys[key].labels.iter().for_each(|label| keep(&mut labels, label.clone()));
        keys[key].aliases.iter().for_each(|alias| keep(&mut aliases, alias.clone()));
    }
    let mut why = Vec::new();
    if labels.len() > 1 {
        let words = labels.into_iter().collect::<Vec<_>>().join(" = ");
        why.push(Why { by: "label", words });
    }
    why.extend(aliases.into_iter().map(|words| Why { by: "alias", words }));
    let label = same.first().map(|&key| keys[key].key.label()).unwrap_or_default();
    Group { keys: same.to_vec(), beside: Vec::new(), label, sure: true, why }
}

/// The words of a key, the attribute marked off by an empty one.
fn words(key: &TopicKey) -> Vec<&str> {
    let mut words: Vec<&str> = key.entity.split(' ').collect();
    if !key.attribute.is_empty() {
        words.push("");
        words.extend(key.attribute.split(' '));
    }
    words
}

/// What two keys must have in common to be compared.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    /// A hash of everything but the word at `at`, and of its first letter; of the letters alone for a whole label.
    rest: u64,
    at: u8,
    group: u32,
}

/// The place of a signature that stands for a whole label.
const WHOLE: u8 = u8::MAX;

fn suggest(groups: &[Group], keys: &[Keyed], apart: &dyn Fn(&TopicKey, &TopicKey) -> bool) -> Vec<Group> {
    let first: Vec<&TopicKey> = groups.iter().filter_map(|group| Some(&keys[*group.keys.first()?].key)).collect();
    let words: Vec<Vec<&str>> = first.iter().map(|key| words(key)).collect();
    let mut signatures = Vec::new();
    for (group, words) in (0_u32..).zip(&words) {
        signatures.push(Signature { rest: hash(words.concat()), at: WHOLE, group });
        if words.len() > 1 && words.len() <= WORDS {
            for (at, word) in (0_u8..).zip(words).filter(|(_, word)| may_vary(word)) {
                let (before, after) = words.split_at(usize::from(at));
                let rest = hash((word.chars().next(), before, &after[1..]));
                signatures.push(Signature { rest, at, group });
            }
        }
    }
    signatures.sort_unstable();
    let mut alike = Alike { pairs: Vec::new(), found: vec![0; groups.len()] };
    for block in signatures.chunk_by(|a, b| (a.rest, a.at) == (b.rest, b.at)).filter(|block| block.len() > 1) {
        let at = block[0].at;
        let mut members: Vec<usize> = block.iter().map(|signature| signature.group as usize).collect();
        if at == WHOLE {
            members.windows(2).for_each(|pair| alike.push(pair[0], pair[1], 1.0));
            continue;
        }
        let word = |group: usize| words[group][usize::from(at)];
        // Two words that differ in one letter stand close together when sorted from the front or from the back.
        members.sort_by(|&a, &b| word(a).cmp(word(b)).then(a.cmp(&b)));
        neighbours(&members, &word, &mut alike);
        if members.len() > WINDOW {
            members.sort_by(|&a, &b| word(a).bytes().rev().cmp(word(b).bytes().rev()).then(a.cmp(&b)));
            neighbours(&members, &word, &mut alike);
        }
    }
    alike.pairs.retain(|&(a, b, _)| !apart(first[a], first[b]));
    likest(alike).into_iter().map(|(a, b, like)| suggested(&groups[a], &groups[b], &first, (a, b), like)).collect()
}

fn suggested(a: &Group, b: &Group, keys: &[&TopicKey], pair: (usize, usize), like: f64) -> Group {
    let (left, right) = (keys[pair.0].label(), keys[pair.1].label());
    let (low, high) = if left <= right { (&left, &right) } else { (&right, &left) };
    let label = format!("{low} ~ {high}");
    let why = vec![Why { by: "likeness", words: format!("{left} ~ {right} ({like:.2})") }];
    Group { keys: a.keys.clone(), beside: b.keys.clone(), label, sure: false, why }
}

/// Pairs of groups that are alike; one may be found several times.
struct Alike {
    pairs: Vec<(usize, usize, f64)>,
    /// How many pairs each group was found in.
    found: Vec<usize>,
}

impl Alike {
    /// Takes a pair in, unless one of the two is in a series for certain: a cluster of look-alikes has too many pairs to keep.
    fn push(&mut self, one: usize, other: usize, like: f64) {
        self.found[one] += 1;
        self.found[other] += 1;
        if self.found[one] <= FOUND && self.found[other] <= FOUND {
            self.pairs.push((one.min(other), one.max(other), like));
        }
    }
}

fn neighbours<'w>(members: &[usize], word: &impl Fn(usize) -> &'w str, alike: &mut Alike) {
    for (place, &a) in members.iter().enumerate() {
        for &b in members[place + 1..].iter().take(WINDOW) {
            if let Some(like) = likeness(word(a), word(b)) {
                alike.push(a, b, like);
            }
        }
    }
}

/// Each group's likest partners, in the order of the groups; none of those that are in a series.
fn likest(alike: Alike) -> Vec<(usize, usize, f64)> {
    let Alike { mut pairs, found } = alike;
    let groups = found.len();
    pairs.sort_by(|x, y| (x.0, x.1).cmp(&(y.0, y.1)).then(y.2.total_cmp(&x.2)));
    pairs.dedup_by_key(|pair| (pair.0, pair.1));
    let mut resembled = vec![0_usize; groups];
    for &(a, b, _) in &pairs {
        resembled[a] += 1;
        resembled[b] += 1;
    }
    let in_series = |group: usize| found[group] > FOUND || resembled[group] > SERIES;
    pairs.retain(|&(a, b, _)| !in_series(a) && !in_series(b));
    pairs.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    let mut partners = vec![0_usize; groups];
    pairs.retain(|&(a, b, _)| {
        let free = partners[a] < PARTNERS && partners[b] < PARTNERS;
        if free {
            partners[a] += 1;
            partners[b] += 1;
        }
        free
    });
    pairs.sort_by_key(|pair| (pair.0, pair.1));
    pairs
}

/// Whether a word may be a spelling variant of another at all: long enough, and no number or model name.
fn may_vary(word: &str) -> bool {
    !word.contains(|letter: char| letter.is_numeric()) && word.chars().nth(3).is_some()
}

/// How alike two words are that begin with the same letter, if they may be two spellings of one: at most one letter
/// more, less, other or out of place.
fn likeness(a: &str, b: &str) -> Option<f64> {
    if a == b || !one_edit(a, b) {
        return None;
    }
    let like = strsim::jaro_winkler(a, b).max(strsim::normalized_damerau_levenshtein(a, b));
    (like >= LIKE).then_some(like)
}

/// Whether one edit turns `a` into `b`: cheap, so that the costly measure is taken of few pairs.
fn one_edit(a: &str, b: &str) -> bool {
    // Two letters that change places are eight bytes at most.
    let head = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let tail = a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count();
    if head + tail + 8 < a.len().max(b.len()) || a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (x, y) = (a.chars().count(), b.chars().count());
    if x.abs_diff(y) > 1 {
        return false;
    }
    let head = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count();
    let longer = x.max(y);
    if head + tail + 1 >= longer {
        return true;
    }
    let rest = |word: &str| word.chars().skip(head).take(2).collect::<Vec<_>>();
    let (ours, mut theirs) = (rest(a), rest(b));
    theirs.reverse();
    x == y && head + tail + 2 == longer && ours == theirs
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
