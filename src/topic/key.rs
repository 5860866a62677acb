//! The key of a topic: the normalised form of its label, and the names that a newsroom knows to be one.

use crate::claim::Claim;
use std::collections::HashMap;

/// What a topic is about, normalised: claims with equal keys speak of the same thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicKey {
    /// The folded entity, canonical by alias.
    pub entity: String,
    /// The folded attribute; empty where the label gives none.
    pub attribute: String,
}

/// Names that mean the same, by folded form.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    canonical: HashMap<String, String>,
}

impl Aliases {
    /// The table of a configuration: each canonical name with its other names.
    pub fn new(table: &[(String, Vec<String>)]) -> Self {
        let _ = table;
        Aliases { canonical: HashMap::new() }
    }

    /// The canonical folded form of a name, and the alias that led there if one did.
    pub fn canonical<'a>(&'a self, folded: &'a str) -> &'a str {
        self.canonical.get(folded).map_or(folded, String::as_str)
    }
}

/// The base keys of claims, `None` for a claim without a topic.
pub fn map(claims: &[Claim], aliases: &Aliases) -> Vec<Option<TopicKey>> {
    let _ = (claims, aliases);
    Vec::new()
}
