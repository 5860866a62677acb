//! Tables for spreadsheets: one row a claim, or one row a finding.
//!
//! RFC 4180 with a byte-order mark, without which spreadsheets take UTF-8 for something else. Words that a spreadsheet
//! would run as a formula are preceded by an apostrophe; columns of numbers and dates hold nothing else.

use super::place::{Told, intervals, path, sides, told};
use super::words::clean;
use super::{Report, json};
use crate::claim::Claim;
use crate::relation::Between;
use crate::value::{Value, plain};
use csv::{Terminator, Writer, WriterBuilder};
use std::io::{self, Write};

/// The columns of the table of claims. `low` and `high` are the stated interval: numbers in the unit of `unit`, or days.
const CLAIMS: [&str; 22] = [
    "claim",
    "topic",
    "verdict",
    "source",
    "said_by",
    "stance",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "per",
    "approximate",
    "published",
    "as_of",
    "scope",
    "quote",
    "title",
    "url",
    "path",
    "line",
    "column",
];

/// The columns of the table of findings; a total stands on the left and each of its parts on the right, one row a part.
const FINDINGS: [&str; 22] = [
    "finding",
    "severity",
    "code",
    "standing",
    "topic",
    "message",
    "left_source",
    "left_value",
    "left_quote",
    "left_path",
    "left_line",
    "right_source",
    "right_value",
    "right_quote",
    "right_path",
    "right_line",
    "left_interval",
    "right_interval",
    "gap",
    "rule",
    "reason",
    "key",
];

/// Writes one row a claim, claims without a topic included. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn claims(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let topics = json::topics_of_claims(report);
    let mut table = table(&CLAIMS, out)?;
    for (claim, topic) in report.corpus.claims.iter().zip(topics) {
        let topic = topic.and_then(|at| report.topics.get(at));
        let article = report.article(claim);
        let of_article = |words: Option<&str>| cell(words.unwrap_or_default());
        let [low, high] = ends(&claim.value);
        let (unit, per) = unit(&claim.value);
        let scope: Vec<String> = claim.scope.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let attribution: Vec<&str> = claim.attribution.iter().map(|name| &**name).collect();
        let row: [String; CLAIMS.len()] = [
            cell(&claim.id),
            cell(topic.map_or("", |topic| &topic.label)),
            topic.map_or("", |topic| topic.verdict.as_str()).to_owned(),
            of_article(article.and_then(|article| article.source.as_deref())),
            cell(&attribution.join("; ")),
            claim.stance.as_str().to_owned(),
            claim.value.kind().as_str().to_owned(),
            cell(&claim.value.to_string()),
            low,
            high,
            cell(unit),
            cell(per),
            cell(claim.value.approx().map_or("", |approx| &approx.words)),
            of_article(article.and_then(|article| article.published.as_deref())),
            cell(&claim.as_of.as_ref().map(crate::value::DateSpan::edtf).unwrap_or_default()),
            cell(&scope.join("; ")),
            cell(&claim.quote.exact),
            of_article(article.and_then(|article| article.title.as_deref())),
            of_article(article.and_then(|article| article.url.as_deref())),
            cell(path(report, claim)),
            claim.quote.place.line.to_string(),
            claim.quote.place.column.to_string(),
        ];
        table.write_record(&row)?;
    }
    table.flush()
}

/// Writes one row a finding, the ignored and the decided ones last. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn findings(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut table = table(&FINDINGS, out)?;
    for told in told(report) {
        let sides = sides(report, told.finding);
        let (first, others) = sides.split_at(sides.len().min(1));
        for other in others {
            table.write_record(row(report, &told, first.first().copied(), Some(other)))?;
        }
        if others.is_empty() {
            table.write_record(row(report, &told, first.first().copied(), None))?;
        }
    }
    table.flush()
}

fn row(report: &Report, told: &Told<'_>, left: Option<&Claim>, right: Option<&Claim>) -> [String; FINDINGS.len()] {
    let finding = told.finding;
    let side = |claim: Option<&Claim>| {
        claim.map_or_else(Default::default, |claim| {
            let source = report.article(claim).and_then(|article| article.source.as_deref());
            [
                cell(source.unwrap_or_default()),
                cell(&claim.value.to_string()),
                cell(&claim.quote.exact),
                cell(path(report, claim)),
                claim.quote.place.line.to_string(),
            ]
        })
    };
    let [left_source, left_value, left_quote, left_path, left_line] = side(left);
    let [right_source, right_value, right_quote, right_path, right_line] = side(right);
    let [left_interval, right_interval] = intervals(&finding.because).unwrap_or_default();
    let gap = match finding.because.between {
        Between::Gap(distance, _) => plain(distance),
        Between::Overlap(_) => "0".to_owned(),
        Between::Nothing => String::new(),
    };
    [
        cell(&finding.id),
        finding.severity.as_str().to_owned(),
        finding.code.as_str().to_owned(),
        told.standing().to_owned(),
        cell(&told.topic.label),
        cell(&finding.message),
        left_source,
        left_value,
        left_quote,
        left_path,
        left_line,
        right_source,
        right_value,
        right_quote,
        right_path,
        right_line,
        cell(&left_interval),
        cell(&right_interval),
        gap,
        cell(&finding.because.rule),
        cell(&told.reason()),
        cell(&finding.key),
    ]
}

fn table<'o>(columns: &[&str], out: &'o mut dyn Write) -> io::Result<Writer<&'o mut dyn Write>> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    table.write_record(columns)?;
    Ok(table)
}

/// Words for one cell: on one line, and no formula.
fn cell(words: &str) -> String {
    let line = clean(words);
    // The full-width forms run in East Asian editions of Excel.
    let runs = line.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if runs { format!("'{line}") } else { line }
}

/// Both ends of what is stated, empty where it is open or no figure and no date.
fn ends(value: &Value) -> [String; 2] {
    match value {
        Value::Quantity(quantity) => {
            let stated = quantity.amount.stated();
            [stated.low, stated.high].map(|end| end.map(|end| plain(end.at)).unwrap_or_default())
        }
        Value::Date(date) => [date.start(), date.end()].map(|day| day.map(|day| day.to_string()).unwrap_or_default()),
        Value::Name(_) | Value::Category { .. } | Value::Polarity { .. } => Default::default(),
    }
}

fn unit(value: &Value) -> (&str, &str) {
    match value {
        Value::Quantity(quantity) => {
            (json::unit(&quantity.unit).unwrap_or_default(), quantity.per.as_deref().unwrap_or_default())
        }
        _ => ("", ""),
    }
}
