//! Why claims that were read from articles are one topic, and whether that is sure.

use super::join::Why;
use super::key::keep;
use crate::claim::Corpus;
use crate::lexicon::Attributes;
use crate::subject::{By, Joined, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// The reasons that the claims of a topic share.
pub(super) fn of(claims: &[usize], corpus: &Corpus) -> Vec<Why> {
    let read = read(claims, corpus);
    if claims.len() < 2 || read.is_empty() {
        return Vec::new();
    }
    let reasons: Vec<Vec<Joined>> = read.iter().map(|subject| reasons(subject).cloned().collect()).collect();
    told(&read, &reasons, &corpus.attributes)
}

/// Whether claims are of one topic for sure: every one that was read from an article is of the same attribute and of the same
/// name, which its own clause gives, or of the event of the story. What a sentence leaves open and what only says the same in
/// the same words is suggested.
pub(super) fn is_sure(claims: &[usize], corpus: &Corpus) -> bool {
    let read = read(claims, corpus);
    let Some((first, others)) = read.split_first().filter(|_| claims.len() > 1) else { return true };
    let attribute = |subject: &Subject| subject.attribute.as_ref().map(|(attribute, _)| *attribute);
    let one_attribute = others.iter().all(|other| attribute(first) == attribute(other));
    let shared = |reason: &Joined| others.iter().all(|other| reasons(other).any(|theirs| theirs == reason));
    one_attribute && reasons(first).any(|reason| reason.sure && shared(reason))
}

fn read<'c>(claims: &[usize], corpus: &'c Corpus) -> Vec<&'c Subject> {
    claims.iter().filter_map(|&claim| corpus.claims[claim].subject.as_deref()).collect()
}

fn reasons(subject: &Subject) -> impl Iterator<Item = &Joined> {
    subject.placed.iter().flat_map(|placed| &placed.reasons)
}

/// The reasons in words, each kind once, the strongest first.
fn told(read: &[&Subject], reasons: &[Vec<Joined>], attributes: &Attributes) -> Vec<Why> {
    let mut cues: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (attribute, words) in read.iter().filter_map(|subject| subject.attribute.as_ref()) {
        keep(
            cues.entry(attributes.row(*attribute).name).or_default(),
            words.split_whitespace().collect::<Vec<_>>().join(" "),
        );
    }
    let cue = |(attribute, words): (&str, BTreeSet<String>)| Why {
        by: "cue",
        words: format!("{} = {attribute}", list(words, ", ")),
    };
    let mut why: Vec<Why> = cues.into_iter().map(cue).collect();
    let mut holders: BTreeMap<(By, &str), Vec<usize>> = BTreeMap::new();
    for (at, reasons) in reasons.iter().enumerate() {
        for reason in reasons {
            holders.entry((reason.by, &reason.words)).or_default().push(at);
        }
    }
    let mut words: BTreeMap<By, BTreeSet<String>> = BTreeMap::new();
    // A reason of one claim alone is shared with claims of another scope.
    for ((by, common), held) in holders.into_iter().filter(|((by, _), held)| held.len() > 1 || *by == By::Open) {
        let told = words.entry(by).or_default();
        let names = || held.iter().filter_map(|&at| Some(read[at].entity.as_ref()?.words.as_ref()));
        match by {
            By::Name => {
                let spellings: BTreeSet<&str> = names().collect();
                keep(told, spellings.into_iter().take(4).collect::<Vec<_>>().join(" = "));
            }
            _ => keep(told, common.to_owned()),
        }
    }
    why.extend(words.into_iter().map(|(by, words)| Why { by: by.as_str(), words: list(words, "; ") }));
    why
}

fn list(words: BTreeSet<String>, between: &str) -> String {
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(between)
}
