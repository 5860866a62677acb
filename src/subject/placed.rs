//! Where the claims of articles came to stand among those of their story, and by what.

use std::sync::Arc;

/// The place of a claim among those of its story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// The first article of the story.
    pub story: usize,
    /// What makes the claim one with the others of its topic.
    pub reasons: Vec<Joined>,
    /// The claim of its topic with which it has most in common, where there is one.
    pub weighed: Option<Weighed>,
}

/// What speaks for two claims of one story being about one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// The other claim: its value, its file and its line.
    pub with: Arc<str>,
    /// All signs together, in hundredths of the natural logarithm of the odds.
    pub weight: i32,
    /// What the signs are of, and what those weigh; the heaviest first.
    pub signs: Vec<(&'static str, i32)>,
}

/// One reason why a claim is of its topic: others have the same one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Joined {
    /// The kind of reason.
    pub by: By,
    /// What it has in common with the others: the key of a name, an event, words, an amount.
    pub words: Arc<str>,
    /// Whether those that share it are one for sure.
    pub sure: bool,
}

/// What claims of articles are joined by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// The name that they are of.
    Name,
    /// The event that they are of.
    Event,
    /// What nearly all others of the story name, where the sentence names nothing.
    Open,
    /// The same value in the same words.
    Words,
    /// The same amount.
    Amount,
}

impl By {
    /// The word that the reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            By::Name => "name",
            By::Event => "event",
            By::Open => "open",
            By::Words => "words",
            By::Amount => "amount",
        }
    }
}
