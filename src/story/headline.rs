//! What a headline gives, and the body of its article says otherwise.
//!
//! Two values that one article tells are most often of two things; that of the headline is of the thing that the body tells first.

use super::cells::Of;
use super::fact::{size, strict};
use crate::claim::Corpus;
use crate::lexicon::Attribute;
use crate::subject::{Class, Subject};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// How many times one may be the other.
const TIMES: Decimal = Decimal::from_parts(2, 0, 0, false, 0);

/// The claims of headlines, each with the first claim of its body that is of the same attribute and of the same name or event.
pub(super) fn pairs(
    corpus: &Corpus,
    read: &[(usize, &Subject)],
    attribute: &[Option<Attribute>],
    of: &[Of],
) -> Vec<(usize, usize)> {
    let key = |at: usize| {
        let (index, subject) = read[at];
        let claim = &corpus.claims[index];
        let attribute = attribute[at].filter(|_| of[at] != Of::Open)?;
        Some((claim.article, attribute, &of[at], Class::of(&claim.value), strict(subject)))
    };
    let mut body: HashMap<_, usize> = HashMap::new();
    for at in (0..read.len()).filter(|at| !read[*at].1.headline) {
        if let Some(key) = key(at) {
            body.entry(key).or_insert(at);
        }
    }
    let near = |one: usize, other: usize| {
        let amount = |at: usize| size(&corpus.claims[read[at].0].value);
        let (Some(a), Some(b)) = (amount(one), amount(other)) else { return false };
        a.max(b).checked_div(a.min(b)).is_some_and(|times| times <= TIMES)
    };
    let heads = (0..read.len()).filter(|at| read[*at].1.headline);
    heads.filter_map(|at| body.get(&key(at)?).map(|&other| (at, other))).filter(|&(a, b)| near(a, b)).collect()
}
