//! What a topic that changes with time says from day to day.

use super::labels::Ui;
use super::place::stated;
use super::words::{clean, cut, isolate};
use super::{Report, VOICE};
use crate::claim::Claim;
use crate::relation::Code;
use crate::topic::Topic;
use crate::value::{DateBound, DateSpan};
use std::collections::BTreeMap;

/// The times that are told, and the values of each.
const TIMES: usize = 16;
const VALUES: usize = 6;

/// The time that a claim is about: as it states it, else the day of its article.
pub(super) fn when(report: &Report, claim: &Claim, ui: Ui) -> String {
    let published = report.article(claim).and_then(|article| article.published.as_deref());
    match (&claim.as_of, published) {
        (Some(as_of), _) if as_of.bound == Some(DateBound::Before) => {
            ui.fill("before {}", &[&ui.ordered(&DateSpan { bound: None, ..as_of.clone() }.edtf())])
        }
        (Some(as_of), _) => ui.fill("as of {}", &[&ui.ordered(&as_of.edtf())]),
        (None, Some(published)) => clean(published),
        (None, None) => ui.say("no date").to_owned(),
    }
}

/// A time, and the values that were told for it with their sources.
type Time = (String, Vec<(String, Vec<String>)>);

/// Of a topic in which one value follows another: each time with its values, earliest first, each value with its sources.
pub(super) fn timeline(report: &Report, topic: &Topic, ui: Ui) -> Vec<(String, String)> {
    if topic.relations.iter().all(|(.., code)| *code != Code::Update) {
        return Vec::new();
    }
    let known = |&at: &usize| Some((at, report.corpus.claims.get(at)?));
    let mut times: BTreeMap<_, Time> = BTreeMap::new();
    for (_, claim) in topic.claims.iter().filter(|at| !topic.is_revised(**at)).filter_map(known) {
        let Some(time) = claim.as_of.as_ref().or(claim.published.as_ref()) else { continue };
        let is_before = time.bound == Some(DateBound::Before);
        let entry = times.entry((time.last, !is_before)).or_insert_with(|| (when(report, claim, ui), Vec::new()));
        let tidy = |words: &str| isolate(&cut(&clean(words), VOICE));
        let value = tidy(&stated(claim));
        let source = report.article(claim).map_or("", |article| article.source.as_deref().unwrap_or(&article.path));
        let source = tidy(source);
        match entry.1.iter_mut().find(|(known, _)| *known == value) {
            Some((_, sources)) if sources.contains(&source) => {}
            Some((_, sources)) => sources.push(source),
            None => entry.1.push((value, vec![source])),
        }
    }
    if times.len() < 2 {
        return Vec::new();
    }
    let comma = ui.comma();
    let line = |(when, values): Time| {
        let more = if values.len() > VALUES { format!("{comma}…") } else { String::new() };
        let values = values.into_iter().take(VALUES);
        let values: Vec<String> = values.map(|(value, sources)| format!("{value} ({})", sources.join(comma))).collect();
        (when, values.join(comma) + &more)
    };
    times.into_values().map(line).take(TIMES).collect()
}
