//! The one result of a run, and the forms in which it is told. A renderer adds no judgement.

use crate::claim::Corpus;
use crate::topic::Topic;

/// Everything that a run found out.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The articles, the claims, what was not understood and what was wrong.
    pub corpus: Corpus,
    /// The topics, worst first; suggested ones after sure ones of the same verdict.
    pub topics: Vec<Topic>,
}
