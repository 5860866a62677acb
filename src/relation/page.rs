//! The page of each code: what it means, the rule, an example, what to do.

/// What a code means, for `explain` and for the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// One sentence.
    pub summary: &'static str,
    /// The rule with its intervals.
    pub rule: &'static str,
    /// Two claims and what the rule makes of them.
    pub example: &'static str,
    /// What an editor does about it.
    pub advice: &'static str,
}
