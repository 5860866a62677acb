//! The key of a topic: the normalised form of its label, and the names that a newsroom knows to be one.

use crate::claim::Claim;
use crate::ledger::Ties;
use crate::text::plain;
use crate::value::Value;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// What a topic is about, normalised: claims with equal keys speak of the same thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicKey {
    /// The folded entity, canonical by alias.
    pub entity: String,
    /// The folded attribute; empty where the label gives none.
    pub attribute: String,
}

impl TopicKey {
    /// Both parts in one line, as findings are known by.
    pub fn label(&self) -> String {
        if self.attribute.is_empty() { self.entity.clone() } else { format!("{} / {}", self.entity, self.attribute) }
    }
}

/// A key with the evidence that led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed {
    /// The key.
    pub key: TopicKey,
    /// The labels that have it, as written; the first few of them where there are many.
    pub labels: BTreeSet<String>,
    /// The aliases that led there, `alias = name`; the first few of them where there are many.
    pub aliases: BTreeSet<String>,
}

/// The keys of some claims: what [`map`] answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The distinct keys, in the order in which the claims use them first.
    pub keys: Vec<Keyed>,
    /// For each claim the index of its key; `None` for a claim without a topic.
    pub of: Vec<Option<usize>>,
}

impl Keys {
    /// For each key the indices of its claims, in order.
    pub fn members(&self) -> Vec<Vec<usize>> {
        let mut members = vec![Vec::new(); self.keys.len()];
        for (claim, key) in self.of.iter().enumerate() {
            if let Some(key) = key {
                members[*key].push(claim);
            }
        }
        members
    }
}

/// How many labels and aliases a key keeps as evidence.
const EVIDENCE: usize = 8;

/// Names that mean the same, by plain form.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    canonical: HashMap<String, Name>,
    /// Keys that people have joined: the key to use, and who says so.
    joined: HashMap<TopicKey, (TopicKey, String)>,
    /// Names and keys that people have parted, each pair in order.
    names_apart: BTreeSet<(String, String)>,
    keys_apart: BTreeSet<(TopicKey, TopicKey)>,
}

/// A canonical name.
#[derive(Clone, Debug)]
struct Name {
    plain: String,
    written: String,
}

impl Aliases {
    /// The table of a configuration: each canonical name with its other names. Where two names claim one alias the
    /// first keeps it.
    pub fn new(table: &[(String, Vec<String>)]) -> Self {
        let mut parents: HashMap<String, String> = HashMap::new();
        let mut names: HashMap<String, &String> = HashMap::new();
        for (written, others) in table {
            let name = plain(written);
            names.entry(name.clone()).or_insert(written);
            for other in others {
                let alias = plain(other);
                // A name that is its own alias by way of others stands for all of them.
                if !alias.is_empty() && !parents.contains_key(&alias) && root(&parents, &name) != alias {
                    parents.insert(alias, name.clone());
                }
            }
        }
        let canonical = parents.keys().filter_map(|alias| {
            let plain = root(&parents, alias);
            let written = (*names.get(plain)?).clone();
            Some((alias.clone(), Name { plain: plain.to_owned(), written }))
        });
        Aliases { canonical: canonical.collect(), ..Aliases::default() }
    }

    /// The names and the topics that the configuration and the ledger make one or keep apart.
    pub fn tied(ties: &Ties) -> Self {
        let aliases = Aliases::new(&ties.names);
        let name = |plain: &str| aliases.canonical(plain).to_owned();
        let names_apart = ties.names_apart.iter().map(|(a, b)| in_order(name(a), name(b))).collect();
        let keys_apart = ties.topics_apart.iter().map(|(a, b)| in_order(a.clone(), b.clone())).collect();
        let joined = ties.topics.iter().map(|tie| (tie.from.clone(), (tie.to.clone(), tie.words.clone()))).collect();
        Aliases { joined, names_apart, keys_apart, ..aliases }
    }

    /// Whether a person has said that two keys are never one: the topics, or the names in which they differ.
    pub(crate) fn are_apart(&self, a: &TopicKey, b: &TopicKey) -> bool {
        let parted = |a: &str, b: &str| a == b || self.names_apart.contains(&in_order(a.to_owned(), b.to_owned()));
        let by_names = || a != b && parted(&a.entity, &b.entity) && parted(&a.attribute, &b.attribute);
        (!self.keys_apart.is_empty() && self.keys_apart.contains(&in_order(a.clone(), b.clone())))
            || (!self.names_apart.is_empty() && by_names())
    }

    /// The canonical plain form of a name in plain form.
    pub fn canonical<'a>(&'a self, plain: &'a str) -> &'a str {
        self.canonical.get(plain).map_or(plain, |name| name.plain.as_str())
    }

    /// The canonical plain form of a name as written.
    pub fn name(&self, written: &str) -> String {
        let form = plain(written);
        match self.canonical.get(&form) {
            Some(name) => name.plain.clone(),
            None => form,
        }
    }

    /// A value with its name replaced by the canonical one, as comparing needs it; any other value as it is.
    pub fn value<'v>(&self, value: &'v Value) -> Cow<'v, Value> {
        if let Value::Name(written) = value
            && !self.canonical.is_empty()
            && let Some(name) = self.canonical.get(&plain(written))
        {
            return Cow::Owned(Value::Name(name.written.clone()));
        }
        Cow::Borrowed(value)
    }

    /// The key of a label as people write it.
    pub fn key_of(&self, label: &str) -> TopicKey {
        self.key(label).0
    }

    /// The key of a label, and the aliases that led there.
    pub(crate) fn key(&self, label: &str) -> (TopicKey, Vec<String>) {
        let mut used = Vec::new();
        let label = match self.canonical.get(&plain(label)) {
            Some(name) if !self.canonical.is_empty() => {
                used.push(format!("{} = {}", label.trim(), name.written));
                name.written.as_str()
            }
            _ => label,
        };
        let (entity, attribute) = split(label);
        let mut canonical = |part: &str| {
            let form = plain(part);
            match self.canonical.get(&form) {
                Some(name) => {
                    used.push(format!("{} = {}", part.trim(), name.written));
                    name.plain.clone()
                }
                None => form,
            }
        };
        let key = TopicKey { entity: canonical(entity), attribute: attribute.map(&mut canonical).unwrap_or_default() };
        match self.joined.get(&key) {
            Some((joined, words)) => {
                used.push(words.clone());
                (joined.clone(), used)
            }
            None => (key, used),
        }
    }
}

/// The name that stands for another one at last; nothing leads back to where it began.
fn root<'p>(parents: &'p HashMap<String, String>, name: &'p str) -> &'p str {
    let mut name = name;
    while let Some(parent) = parents.get(name) {
        name = parent;
    }
    name
}

/// A pair with the smaller first.
fn in_order<T: Ord>(a: T, b: T) -> (T, T) {
    if a <= b { (a, b) } else { (b, a) }
}

/// The entity and the attribute of a label, as written: what stands before and after the first slash with a blank on
/// both sides, else the first with a blank on one. A label without such a slash is an entity as a whole.
pub(crate) fn split(label: &str) -> (&str, Option<&str>) {
    let slashes = || label.char_indices().filter(|(_, letter)| matches!(letter, '/' | '／'));
    let blanks = |at: usize, width: usize| {
        let before = label[..at].chars().next_back().is_some_and(is_blank);
        let after = label[at + width..].chars().next().is_some_and(is_blank);
        usize::from(before) + usize::from(after)
    };
    let with = |wanted: usize| slashes().find(|(at, slash)| blanks(*at, slash.len_utf8()) >= wanted);
    match with(2).or_else(|| with(1)) {
        Some((at, slash)) => (label[..at].trim(), Some(label[at + slash.len_utf8()..].trim())),
        None => (label.trim(), None),
    }
}

/// Blanks, and the marks of direction that editors put beside a slash in mixed text.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{2066}'..='\u{2069}')
}

/// The base keys of claims.
#[must_use]
pub fn map(claims: &[Claim], aliases: &Aliases) -> Keys {
    let mut keys: Vec<Keyed> = Vec::new();
    let mut by_key: HashMap<TopicKey, usize> = HashMap::new();
    let mut by_label: HashMap<&str, usize> = HashMap::new();
    let of = claims
        .iter()
        .map(|claim| {
            let label: &str = claim.topic.as_deref()?;
            if let Some(known) = by_label.get(label) {
                return Some(*known);
            }
            let (key, used) = aliases.key(label);
            let index = *by_key.entry(key).or_insert_with_key(|key| {
                keys.push(Keyed { key: key.clone(), labels: BTreeSet::new(), aliases: BTreeSet::new() });
                keys.len() - 1
            });
            let keyed = &mut keys[index];
            keep(&mut keyed.labels, label.to_owned());
            used.into_iter().for_each(|alias| keep(&mut keyed.aliases, alias));
            by_label.insert(label, index);
            Some(index)
        })
        .collect();
    Keys { keys, of }
}

/// Keeps the first few of many, by their own order, so that the evidence does not depend on that of the claims.
pub(crate) fn keep(kept: &mut BTreeSet<String>, item: String) {
    kept.insert(item);
    if kept.len() > EVIDENCE {
        kept.pop_last();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_one_key() {
        let aliases = Aliases::new(&[
            ("Scale AI".to_owned(), vec!["سكيل إيه آي".to_owned(), "Scale".to_owned()]),
            ("investment".to_owned(), vec!["استثمار".to_owned()]),
            ("Gaza / deaths".to_owned(), vec!["Gaza death toll".to_owned()]),
        ]);
        for (label, entity, attribute) in [
            ("Scale AI / investment", "scale ai", "investment"),
            ("scale-ai /  Investment.", "scale ai", "investment"),
            ("سكيل إيه آي / استثمار", "scale ai", "investment"),
            ("سكيـل ايه اي\u{A0}/\u{A0}اِستثمار", "scale ai", "investment"),
            ("Scale/ investment", "scale ai", "investment"),
            ("A/B testing / cost", "a b testing", "cost"),
            ("AC/DC", "ac dc", ""),
            ("The quake", "quake", ""),
            ("Gaza Death-Toll", "gaza", "deaths"),
            ("a / b / c", "a", "b c"),
        ] {
            let (key, _) = aliases.key(label);
            assert_eq!((key.entity.as_str(), key.attribute.as_str()), (entity, attribute), "{label}");
        }
    }

    #[test]
    fn aliases_that_go_on_or_round() {
        let table = |rows: &[(&str, &[&str])]| {
            let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
            Aliases::new(&rows.iter().map(|(name, others)| ((*name).to_owned(), words(others))).collect::<Vec<_>>())
        };
        for (rows, written, name) in [
            (&[("A", &["B"][..]), ("B", &["C"])][..], "C", "a"),
            (&[("B", &["C"]), ("A", &["B"])], "C", "a"),
            (&[("A", &["B"]), ("B", &["A"])], "B", "a"),
            (&[("A", &["B"]), ("B", &["A"])], "A", "a"),
            (&[("A", &["B"]), ("B", &["C"]), ("C", &["A"])], "C", "a"),
            (&[("A", &["X"]), ("B", &["X"])], "X", "a"),
            (&[("A", &["X"]), ("B", &["X"])], "B", "b"),
            (&[("A", &["A", "a"])], "A", "a"),
        ] {
            assert_eq!(table(rows).name(written), name, "{written} in {rows:?}");
        }
    }

    #[test]
    fn names_take_their_canonical_form() {
        let aliases = Aliases::new(&[("Zuckerberg".to_owned(), vec!["زوكربيرغ".to_owned()])]);
        let value = Value::Name("زوكربيرغ".to_owned());
        assert_eq!(*aliases.value(&value), Value::Name("Zuckerberg".to_owned()));
        assert_eq!(aliases.name("زُوكربيرغ"), "zuckerberg");
    }
}
