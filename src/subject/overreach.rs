//! Cue words of a newsroom that make nearly every figure one attribute.

use super::takes;
use crate::claim::Corpus;
use crate::problem::{Problem, Severity};

/// From how many figures on something is said, and how many of them in a hundred are too many.
const ENOUGH: usize = 40;
const MOST: usize = 95;

/// A warning for each attribute of a newsroom that took nearly all figures that it may take.
pub(crate) fn overreaching(corpus: &Corpus) -> Vec<Problem> {
    let attributes = &corpus.attributes;
    let warning = |(attribute, own): (_, &crate::lexicon::OwnAttribute)| {
        let kinds = attributes.row(attribute).takes;
        let (mut fit, mut taken) = (0, 0);
        for claim in &corpus.claims {
            let Some(subject) = claim.subject.as_deref().filter(|_| takes(kinds, &claim.value, None)) else { continue };
            fit += 1;
            taken += usize::from(subject.attribute.as_ref().is_some_and(|(taken, _)| *taken == attribute));
        }
        let message = format!(
            "the cues of `{}` match nearly everything: {taken} of the {fit} figures that it may take are read as it",
            own.name
        );
        let told = fit >= ENOUGH && taken * 100 >= fit * MOST;
        told.then(|| Problem { place: Some(own.place), ..Problem::of_file(Severity::Warning, &own.path, message) })
    };
    attributes.own_known().filter_map(warning).collect()
}
