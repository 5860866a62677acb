//! JUnit XML, as test dashboards read it: a case for each finding, and one that passes for each topic without any.
//!
//! A finding at or above the threshold fails, one below it passes with its words as output, and one that the baseline
//! knows or that a person has decided to leave is skipped with the reason. An input that left something out is an error.

use super::Report;
use super::place::{Told, side, sides, told};
use super::words::{capitalised, clean};
use crate::problem::Severity;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// What a case came to.
enum Outcome {
    Passed(Option<String>),
    Failed { r#type: &'static str, message: String, text: String },
    Skipped(String),
    Broken { message: String },
}

struct Case {
    suite: String,
    name: String,
    outcome: Outcome,
}

/// Writes the cases; findings fail from `threshold` on, none where there is none. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, threshold: Option<Severity>, out: &mut dyn Write) -> io::Result<()> {
    let cases = cases(report, threshold);
    let count = |fits: fn(&Outcome) -> bool| cases.iter().filter(|case| fits(&case.outcome)).count().to_string();
    let counts = [
        ("tests", cases.len().to_string()),
        ("failures", count(|outcome| matches!(outcome, Outcome::Failed { .. }))),
        ("errors", count(|outcome| matches!(outcome, Outcome::Broken { .. }))),
    ];
    let skipped = ("skipped", count(|outcome| matches!(outcome, Outcome::Skipped(_))));
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let named = [("name", "reconcile".to_owned())];
    open(&mut xml, "testsuites", named.iter().chain(&counts))?;
    open(&mut xml, "testsuite", named.iter().chain(&counts).chain([&skipped]))?;
    for case in &cases {
        write_case(&mut xml, case)?;
    }
    close(&mut xml, "testsuite")?;
    close(&mut xml, "testsuites")?;
    xml.get_mut().write_all(b"\n")
}

fn cases(report: &Report, threshold: Option<Severity>) -> Vec<Case> {
    let findings = told(report).map(|told| {
        let finding = told.finding;
        let name = format!("{}: {}", finding.code.as_str(), finding.message);
        Case { suite: told.topic.label.clone(), name, outcome: outcome(report, &told, threshold) }
    });
    let quiet = report
        .topics
        .iter()
        .filter(|topic| topic.findings.is_empty() && topic.ignored.is_empty() && topic.decided.is_empty());
    let quiet = quiet.map(|topic| Case {
        suite: topic.label.clone(),
        name: topic.verdict.as_str().to_owned(),
        outcome: Outcome::Passed(None),
    });
    let broken = report.corpus.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let broken = broken.map(|problem| Case {
        suite: "input".to_owned(),
        name: problem.path.clone(),
        outcome: Outcome::Broken { message: problem.to_string() },
    });
    broken.chain(findings).chain(quiet).collect()
}

fn outcome(report: &Report, told: &Told<'_>, threshold: Option<Severity>) -> Outcome {
    let finding = told.finding;
    if told.left.is_some() {
        return Outcome::Skipped(told.reason());
    }
    if !told.is_open() {
        return Outcome::Skipped("known from the baseline".to_owned());
    }
    let mut lines: Vec<String> = sides(report, finding).into_iter().map(|claim| side(report, claim)).collect();
    lines.push(format!("Rule: {}", clean(&finding.because.rule)));
    lines.extend(Some(told.reason()).filter(|reason| !reason.is_empty()).map(|reason| capitalised(&clean(&reason))));
    let text = lines.join("\n");
    if threshold.is_some_and(|threshold| finding.severity >= threshold) {
        Outcome::Failed { r#type: finding.code.as_str(), message: finding.message.clone(), text }
    } else {
        Outcome::Passed(Some(text))
    }
}

type Xml<'o> = Writer<&'o mut dyn Write>;

fn write_case(xml: &mut Xml<'_>, case: &Case) -> io::Result<()> {
    let about = [("classname", case.suite.clone()), ("name", case.name.clone())];
    open(xml, "testcase", about.iter())?;
    match &case.outcome {
        Outcome::Passed(None) => {}
        Outcome::Passed(Some(text)) => element(xml, "system-out", &[], text)?,
        Outcome::Failed { r#type, message, text } => {
            element(xml, "failure", &[("type", (*r#type).to_owned()), ("message", message.clone())], text)?;
        }
        Outcome::Skipped(reason) => element(xml, "skipped", &[("message", reason.clone())], "")?,
        Outcome::Broken { message } => element(xml, "error", &[("message", message.clone())], "")?,
    }
    close(xml, "testcase")
}

fn element(xml: &mut Xml<'_>, name: &str, attributes: &[(&str, String)], text: &str) -> io::Result<()> {
    open(xml, name, attributes.iter())?;
    let lines: Vec<String> = text.lines().map(characters).collect();
    xml.write_event(Event::Text(BytesText::new(&lines.join("\n"))))?;
    close(xml, name)
}

fn open<'a>(xml: &mut Xml<'_>, name: &str, attributes: impl Iterator<Item = &'a (&'a str, String)>) -> io::Result<()> {
    let mut start = BytesStart::new(name);
    for (name, words) in attributes {
        start.push_attribute((*name, characters(words).as_str()));
    }
    xml.write_event(Event::Start(start))
}

fn close(xml: &mut Xml<'_>, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

/// One line of the characters that XML 1.0 allows.
fn characters(words: &str) -> String {
    clean(words).replace(['\u{FFFE}', '\u{FFFF}'], "")
}
