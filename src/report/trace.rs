//! Which words gave what a claim is about, and what nearly met a topic, for those who ask why.

use super::Report;
use super::words::{clean, cut, isolate};
use crate::claim::Claim;
use crate::lexicon::{Attribute, AttributeRow, KeyRole};
use crate::subject::Subject;
use crate::topic::Near;

/// The columns of the words that gave something, at most.
const WORDS: usize = 60;

/// What the words of a claim's article tell of what it is about, a line each; none for a claim that a person has written.
pub(super) fn of_claim(report: &Report, claim: &Claim) -> Vec<String> {
    let row = |attribute: Attribute| report.corpus.attributes.row(attribute);
    let Some(subject) = claim.subject.as_deref() else { return Vec::new() };
    let mut lines = vec![attribute(subject, row), entity(subject, row)];
    let mut narrow: Vec<String> =
        subject.scope.iter().map(|(name, value)| format!("{}: {}", told(name), told(value))).collect();
    narrow.extend(subject.counted.iter().map(|noun| format!("counted: {}", told(noun))));
    narrow.extend(subject.background.map(|year| format!("year of an earlier event: {year}")));
    narrow.extend(subject.elsewhere.iter().map(|place| format!("elsewhere: {}", told(place))));
    if !narrow.is_empty() {
        lines.push(format!("scope: {}", narrow.join("; ")));
    }
    let beside: Vec<String> = subject.near.iter().flatten().map(|word| told(word.trim_start_matches('='))).collect();
    if !beside.is_empty() {
        lines.push(format!("beside it: {}", beside.join(", ")));
    }
    if let Some(weighed) = subject.placed.as_ref().and_then(|placed| placed.weighed.as_ref()) {
        let signs: Vec<String> =
            weighed.signs.iter().map(|(aspect, weight)| format!("{aspect} {}", hundredths(*weight))).collect();
        let (weight, with) = (hundredths(weighed.weight), told(&weighed.with));
        lines.push(format!("weighed {weight} with {with}: {}", signs.join(", ")));
    }
    lines
}

/// Whole hundredths as a signed decimal.
fn hundredths(number: i32) -> String {
    let sign = if number < 0 { '−' } else { '+' };
    format!("{sign}{}.{:02}", number.abs() / 100, number.abs() % 100)
}

fn attribute<'r>(subject: &Subject, row: impl Fn(Attribute) -> AttributeRow<'r>) -> String {
    match &subject.attribute {
        Some((attribute, words)) => format!("attribute: {}, by {}", row(*attribute).name, quoted(words)),
        None => "attribute: not known".to_owned(),
    }
}

fn entity<'r>(subject: &Subject, row: impl Fn(Attribute) -> AttributeRow<'r>) -> String {
    let role = subject.attribute.as_ref().map(|(attribute, _)| row(*attribute).role);
    match (&subject.entity, role) {
        (_, role) if role == Some(KeyRole::Event) || subject.of_event => "entity: what happened".to_owned(),
        (Some(entity), _) if entity.stated => format!("entity: {}, by {}", told(&entity.key), quoted(&entity.words)),
        (Some(entity), _) => format!("entity: {}, of whom the article speaks most", told(&entity.key)),
        (None, _) => "entity: left open".to_owned(),
    }
}

/// The claims of articles that belong to no topic.
pub(super) fn of_no_topic(report: &Report) -> impl Iterator<Item = &Claim> {
    report.corpus.claims.iter().filter(|claim| claim.topic.is_none() && claim.subject.is_some())
}

/// The topics that nearly met one, a line each.
pub(super) fn near(report: &Report, near: &[Near]) -> Vec<String> {
    let line = |near: &Near| {
        let label = &report.topics.get(near.topic)?.label;
        Some(format!("not joined with {}: {}", told(label), isolate(&clean(&near.apart))))
    };
    near.iter().filter_map(line).collect()
}

fn told(words: &str) -> String {
    isolate(&cut(&clean(words), WORDS))
}

fn quoted(words: &str) -> String {
    format!("«{}»", told(words))
}
