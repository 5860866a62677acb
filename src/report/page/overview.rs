//! The page at a glance: which source speaks of which topic, and when.

use super::chart::Plot;
use super::topic::TopicView;
use super::{Sources, name};
use crate::relation::{Axis, Code};
use crate::report::Report;
use crate::report::axis::Scale;
use crate::report::labels::Ui;
use crate::report::words::{cut, isolate};
use crate::topic::Verdict;
use crate::value::{Interval, Intervals, day_number};
use html_escape::encode_text;
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The topics and the sources of the matrix, at most.
const TOPICS: usize = 60;
const SOURCES: usize = 12;

/// The topics of the timeline, and the steps that are told of each, at most.
const EVOLVING: usize = 12;
const STEPS: usize = 24;

/// Topics against sources: a cell holds what the source says.
#[derive(Serialize)]
pub(super) struct Matrix {
    pub sources: Vec<String>,
    pub sources_more: usize,
    pub rows: Vec<MatrixRow>,
    pub topics_more: usize,
}

/// A topic of the matrix.
#[derive(Serialize)]
pub(super) struct MatrixRow {
    pub id: String,
    pub label: String,
    pub verdict: &'static str,
    pub verdict_words: String,
    /// For each source what it says.
    pub cells: Vec<Vec<Cell>>,
}

/// What a source says of a topic.
#[derive(Serialize)]
pub(super) struct Cell {
    pub anchor: String,
    pub value: String,
    pub letters: Vec<(String, String)>,
}

/// The matrix of the topics that several sources speak of; `None` where there are none.
pub(super) fn matrix(report: &Report, topics: &[TopicView], sources: &Sources) -> Option<Matrix> {
    let shared: Vec<&TopicView> = topics.iter().filter(|topic| topic.sources.len() > 1).collect();
    if shared.is_empty() {
        return None;
    }
    let mut weight = vec![0_usize; sources.names.len()];
    for topic in &shared {
        for &source in &topic.sources {
            weight[source] += 1;
        }
    }
    let mut columns: Vec<usize> = (0..weight.len()).filter(|&source| weight[source] > 0).collect();
    let all = columns.len();
    columns.sort_by_key(|&source| (Reverse(weight[source]), source));
    columns.truncate(SOURCES);
    columns.sort_unstable();
    let row = |topic: &&TopicView| MatrixRow {
        id: topic.id.clone(),
        label: topic.label.clone(),
        verdict: topic.verdict,
        verdict_words: topic.verdict_words.clone(),
        cells: columns.iter().map(|&source| cells(report, topic, source)).collect(),
    };
    Some(Matrix {
        sources: columns.iter().map(|&source| sources.names[source].clone()).collect(),
        sources_more: all - columns.len(),
        rows: shared.iter().take(TOPICS).map(row).collect(),
        topics_more: shared.len().saturating_sub(TOPICS),
    })
}

/// The first few values of a source, each once.
fn cells(report: &Report, topic: &TopicView, source: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let is_revised = |claim: usize| report.topics.get(topic.at).is_some_and(|topic| topic.is_revised(claim));
    for claim in topic.claims.iter().filter(|claim| claim.source_at == source && !is_revised(claim.claim)) {
        if cells.len() < 3 && !cells.iter().any(|cell| cell.value == claim.value) {
            let (anchor, letters) = (claim.anchor.clone(), claim.letters.clone());
            cells.push(Cell { anchor, value: claim.value.clone(), letters });
        }
    }
    cells
}

/// When articles were published, and how topics evolved.
#[derive(Serialize)]
pub(super) struct Timeline {
    pub svg: minijinja::Value,
    pub topics: Vec<Evolution>,
    /// The articles without a day, month or year.
    pub undated: usize,
}

/// A topic whose values change with time, step by step.
#[derive(Serialize)]
pub(super) struct Evolution {
    pub id: String,
    pub label: String,
    pub steps: Vec<StepView>,
    pub steps_more: usize,
}

/// What was said as of a day.
#[derive(Serialize)]
pub(super) struct StepView {
    pub date: String,
    pub value: String,
    pub source: String,
    pub anchor: String,
}

/// The days of one row, each with how many articles or claims it has.
struct Row {
    label: String,
    days: BTreeMap<Date, usize>,
}

/// The timeline; `None` where no two days are known.
pub(super) fn timeline(report: &Report, topics: &[TopicView], ui: Ui) -> Option<Timeline> {
    let claims = &report.corpus.claims;
    let mut published: BTreeMap<usize, Date> = BTreeMap::new();
    for claim in claims {
        if let Some(span) = &claim.published {
            published.entry(claim.article).or_insert(span.first);
        }
    }
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    published.values().for_each(|day| *days.entry(*day).or_default() += 1);
    let speaking: BTreeSet<usize> = claims.iter().map(|claim| claim.article).collect();
    let label = format!("{} · {}", ui.say("Published"), ui.count(published.len(), "article"));
    let mut rows = vec![Row { label, days }];
    let mut evolutions = Vec::new();
    for topic in topics.iter().filter(|topic| evolves(report, topic)).take(EVOLVING) {
        let mut steps: Vec<(Date, usize)> = Vec::new();
        for claim in &topic.claims {
            let known = claims.get(claim.claim);
            let time = known.and_then(|known| known.as_of.as_ref().or(known.published.as_ref()));
            steps.extend(time.map(|time| (time.first, claim.number)));
        }
        steps.sort_unstable();
        let mut days: BTreeMap<Date, usize> = BTreeMap::new();
        steps.iter().for_each(|(day, _)| *days.entry(*day).or_default() += 1);
        let view = |&(day, number): &(Date, usize)| {
            let claim = topic.claims.iter().find(|claim| claim.number == number)?;
            Some(StepView {
                date: day.to_string(),
                value: claim.value.clone(),
                source: claim.source.clone(),
                anchor: claim.anchor.clone(),
            })
        };
        let views: Vec<StepView> = steps.iter().take(STEPS).filter_map(view).collect();
        rows.push(Row { label: isolate(&cut(&topic.label, 44)), days });
        evolutions.push(Evolution {
            id: topic.id.clone(),
            label: name(&topic.label),
            steps_more: steps.len() - views.len(),
            steps: views,
        });
    }
    Some(Timeline {
        svg: minijinja::Value::from_safe_string(draw(&rows, ui)?),
        topics: evolutions,
        undated: speaking.len() - published.len(),
    })
}

/// Whether one value of a topic follows another.
fn evolves(report: &Report, topic: &TopicView) -> bool {
    report.topics.get(topic.at).is_some_and(|topic| {
        topic.verdict == Verdict::Update || topic.relations.iter().any(|(.., code)| *code == Code::Update)
    })
}

/// The height of a row, and of the line of ticks; the letters that fit side by side on the narrowest screen.
const ROW: usize = 36;
const TICKS: usize = 24;
const LETTERS: usize = 42;

fn draw(rows: &[Row], ui: Ui) -> Option<String> {
    let day = |day: &Date| Interval::point(day_number(*day));
    let all: BTreeSet<&Date> = rows.iter().flat_map(|row| row.days.keys()).collect();
    if all.len() < 2 {
        return None;
    }
    let points: Vec<Intervals> =
        all.iter().map(|at| Intervals { stated: day(at), rounded: day(at), allowed: day(at) }).collect();
    let scale = Scale::over(&Axis::Days, points.iter(), LETTERS)?;
    let plot = Plot { scale, ui };
    let height = rows.len() * ROW + TICKS;
    let mut svg = format!(
        "<svg class=\"chart\" direction=\"ltr\" role=\"img\" width=\"100%\" height=\"{height}\" aria-labelledby=\"when-what when-rows\">\
         <title id=\"when-what\">{}</title><desc id=\"when-rows\">",
        encode_text(ui.say("When articles were published and of which days changing topics speak"))
    );
    for (at, row) in rows.iter().enumerate() {
        let days: Vec<String> = row.days.iter().take(STEPS).map(|(day, number)| format!("{day} ({number})")).collect();
        let between = if at == 0 { "" } else { ui.semicolon() };
        svg.push_str(&encode_text(&format!("{between}{}: {}", row.label, days.join(ui.comma()))));
    }
    svg.push_str("</desc>");
    for (number, label) in plot.scale.ticks(&Axis::Days) {
        plot.tick(number, &label, height, &mut svg);
    }
    for (at, row) in rows.iter().enumerate() {
        plot.label(at * ROW, &row.label, &mut svg);
        svg.push_str(if at == 0 { "<g class=\"pn\">" } else { "<g class=\"p0\">" });
        for day in row.days.keys() {
            let x = day_number(*day).to_f64().map(|number| plot.at(number))?;
            plot.dot(x, at * ROW + 25, true, &mut svg);
        }
        svg.push_str("</g>");
    }
    svg.push_str("</svg>");
    Some(svg)
}
