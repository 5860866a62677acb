//! SARIF 2.1.0, the OASIS format in which code hosts and editors take findings.
//!
//! A rule for each code that can be a finding, with its page as help; a result for each finding, with the words of every
//! side as a location and its key as the fingerprint, so that a host knows it again when lines move. A person's decision
//! is a suppression, the baseline a `baselineState`, and what was wrong with the input a notification of the run.

use super::place::{Left, Told, end, intervals, path, quoted, sides, told};
use super::words::clean;
use super::{Report, Ui, VOICE, voice};
use crate::claim::Claim;
use crate::ledger::Record;
use crate::problem::{Problem, Severity};
use crate::relation::Code;
use crate::text::Place;
use crate::topic::Standing;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{self, Write};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The characters of a path that stand for themselves in a URI reference; a colon might end a scheme.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Writes the log. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let driver = json!({
        "name": "reconcile",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules().map(rule).collect::<Vec<_>>(),
    });
    let notifications: Vec<Value> = report.corpus.problems.iter().map(notification).collect();
    let invocation = json!({
        "executionSuccessful": !report.has_trouble(),
        "toolExecutionNotifications": notifications,
    });
    write!(out, "{{\"version\": \"2.1.0\", \"$schema\": \"{SCHEMA}\", \"runs\": [{{")?;
    write!(out, "\"columnKind\": \"unicodeCodePoints\", \"language\": \"en\",\n\"tool\": {{\"driver\": ")?;
    serde_json::to_writer(&mut *out, &driver)?;
    write!(out, "}},\n\"invocations\": [")?;
    serde_json::to_writer(&mut *out, &invocation)?;
    write!(out, "],\n\"results\": [")?;
    for (at, told) in told(report).enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &result(report, &told))?;
    }
    out.write_all(b"]}]}\n")
}

fn rules() -> impl Iterator<Item = Code> {
    Code::ALL.into_iter().filter(|code| code.severity().is_some())
}

fn rule(code: Code) -> Value {
    let page = code.page();
    let text = format!("{}\n\nExample: {}\n\nWhat to do: {}", page.rule, page.example, page.advice);
    let markdown = format!("{}\n\n**Example.** {}\n\n**What to do.** {}", page.rule, page.example, page.advice);
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.rule},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": code.severity().map_or("none", level)},
    })
}

fn result(report: &Report, told: &Told<'_>) -> Value {
    let finding = told.finding;
    let sides = sides(report, finding);
    let location = |claim: &Claim| {
        let said = format!("{}: {}", voice(report, claim, VOICE, Ui::English), quoted(claim));
        let mut region =
            json!({"startLine": claim.quote.place.line.max(1), "startColumn": claim.quote.place.column.max(1)});
        if let Some(end) = end(claim) {
            region["endLine"] = end.line.max(1).into();
            region["endColumn"] = end.column.into();
            region["snippet"] = json!({"text": claim.quote.exact});
        }
        json!({
            "physicalLocation": {"artifactLocation": {"uri": uri(path(report, claim))}, "region": region},
            "logicalLocations": [{"fullyQualifiedName": told.topic.label}],
            "message": {"text": plain(&said)},
        })
    };
    let text = format!("{}. Rule: {}.", clean(&finding.message), clean(&finding.because.rule));
    let mut result = json!({
        "ruleId": finding.code.as_str(),
        "ruleIndex": rules().position(|code| code == finding.code),
        "level": level(finding.severity),
        "message": {"text": plain(&text)},
        "locations": sides.iter().map(|claim| location(claim)).collect::<Vec<_>>(),
        "partialFingerprints": {"key/v1": fingerprint(&finding.key)},
        "properties": {
            "id": finding.id,
            "key": finding.key,
            "evidence": finding.evidence,
            "topic": told.topic.label,
            "intervals": intervals(&finding.because),
        },
    });
    // Hosts show one location of a result, and the others where they are related.
    if let [_, others @ ..] = sides.as_slice()
        && !others.is_empty()
    {
        let related = others.iter().enumerate().map(|(at, claim)| {
            let mut location = location(claim);
            location["id"] = (at + 1).into();
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result["suppressions"] = match told.left {
        Some(Left::Ignored(ignore)) => json!([{
            "kind": if ignore.is_inline() { "inSource" } else { "external" },
            "status": "accepted",
            "justification": clean(&ignore.reason),
            "location": {"physicalLocation": physical(&ignore.path, ignore.place)},
        }]),
        Some(Left::Decided(record)) => {
            result["properties"]["decision"] = decision(record);
            json!([{
                "kind": "external",
                "status": "accepted",
                "justification": clean(&told.reason()),
                "location": {"physicalLocation": physical(&record.path, Place { line: record.line, column: 1 })},
            }])
        }
        None => json!([]),
    };
    if let Some(reopened) = &finding.reopened {
        result["properties"]["reopened"] = json!({"decision": decision(&reopened.by), "changes": reopened.changes});
    }
    if let Some(standing) = finding.standing {
        result["baselineState"] = match standing {
            Standing::New => "new",
            Standing::Changed => "updated",
            Standing::Known => "unchanged",
        }
        .into();
    }
    result
}

fn decision(record: &Record) -> Value {
    let verdict = record.judgement().map(|judgement| judgement.ruling.to_string());
    json!({"id": record.id, "verdict": verdict, "by": record.by, "at": record.at.to_string(), "reason": record.reason})
}

fn notification(problem: &Problem) -> Value {
    let physical = match problem.place {
        Some(place) => physical(&problem.path, place),
        None => json!({"artifactLocation": {"uri": uri(&problem.path)}}),
    };
    json!({
        "level": level(problem.severity),
        "message": {"text": plain(&clean(&problem.message))},
        "locations": [{"physicalLocation": physical}],
    })
}

fn physical(path: &str, place: Place) -> Value {
    json!({
        "artifactLocation": {"uri": uri(path)},
        "region": {"startLine": place.line.max(1), "startColumn": place.column.max(1)},
    })
}

const fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

/// A path as a URI reference: relative as it is, absolute with its scheme.
fn uri(path: &str) -> String {
    let path = if std::path::MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path.to_owned() };
    let encoded = utf8_percent_encode(&path, PATH).to_string();
    if path.starts_with('/') { format!("file://{encoded}") } else { encoded }
}

/// Words that no viewer takes for a link: in a plain message `[words](target)` is one.
fn plain(words: &str) -> String {
    words.replace("](", "] (")
}

fn fingerprint(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
