//! What an editor has decided of a claim.

use jiff::civil::Date;

/// An editor's verdict on what a topic's claims state, as fact-checks are published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The topic's label, `*` for any words.
    pub topic: String,
    /// The value that was checked, in the notation of figures and dates.
    pub value: String,
    /// The verdict in words: "False", "Mostly true".
    pub rating: String,
    /// The verdict from 1, false, to 5, true.
    pub score: Option<u8>,
    /// Who decided.
    pub by: String,
    /// When.
    pub date: Option<Date>,
    /// The page of the fact-check.
    pub url: Option<String>,
}
