//! What people decide of findings: to leave some, and to start from a baseline.

use jiff::civil::date;
use reconcile::baseline::Baseline;
use reconcile::claim::file::{Settings, gather, read};
use reconcile::config;
use reconcile::problem::render;
use reconcile::report::Report;
use std::error::Error;

const CLAIMS: &str = "\
claims:
  - {topic: Halden / amount, value: $14.0B, source: A, published: 2025-06-10}
  - {topic: Halden / amount, value: $14.3B, source: B, published: 2025-06-10}
  - {topic: Halden / seat, value: Oslo, source: A, published: 2025-06-10}
";

/// The findings that count, those that are left, and what is told of the decisions; today is 2025-07-01.
fn check(claims: &str, config: &str) -> String {
    let (mut config, mut told) = config::read("reconcile.yaml", config);
    config.today = Some(date(2025, 7, 1));
    let report = reconcile::check(gather(vec![read("a.yaml", claims.as_bytes(), &Settings::default())]), &config);
    told.extend(report.corpus.problems.iter().cloned());
    let mut lines: Vec<String> = report.findings().iter().map(|(_, finding)| finding.key.clone()).collect();
    let ignored = report.ignored().map(|(_, ignored)| format!("left: {} ({})", ignored.finding.key, ignored.by.reason));
    lines.extend(ignored);
    lines.extend(told.iter().map(|problem| render(problem).trim_end().to_owned()));
    lines.join("\n")
}

fn inline(ignore: &str) -> String {
    CLAIMS.replacen("published: 2025-06-10}", &format!("published: 2025-06-10, ignore: {ignore}}}"), 1)
}

#[test]
fn decisions_in_the_configuration() {
    let check = |entry: &str| check(CLAIMS, &format!("ignore: [{entry}]"));
    insta::assert_snapshot!(check("{topic: 'halden / *', reason: known}"), @"left: conflict:halden / amount:a|b (known)");
    insta::assert_snapshot!(check("{topic: Halden / amount, code: conflict, reason: known, expires: 2025-07-01}"), @"left: conflict:halden / amount:a|b (known)");
    insta::assert_snapshot!(check("{topic: Halden / amount, code: tension, reason: known}"), @"
    conflict:halden / amount:a|b
    reconcile.yaml:1:11: warning: this ignore fits no finding; delete it
    ");
    insta::assert_snapshot!(check("{topic: Halden / amount, reason: known, expires: 2025-06}"), @"
    conflict:halden / amount:a|b
    reconcile.yaml:1:11: warning: this ignore expired with 2025-06-30, and what it hid counts again; decide anew
    ");
    insta::assert_snapshot!(check("{topic: Halden / seat, reason: known, expires: 2025-06-30}"), @"
    conflict:halden / amount:a|b
    reconcile.yaml:1:11: warning: this ignore expired with 2025-06-30 and fits no finding; delete it
    ");
    insta::assert_snapshot!(check("{topic: Elsewhere / amount, reason: known}"), @"
    conflict:halden / amount:a|b
    reconcile.yaml:1:11: note: this ignore is about nothing that was read in this run
    ");
    insta::assert_snapshot!(check("{topic: a, finding: b, reason: known}, {reason: c}, {topic: a, expires: soon}, {topic: a, code: rounding, reason: d}"), @"
    conflict:halden / amount:a|b
    reconcile.yaml:1:30: error: what is ignored has a `topic` or a `finding`, not both
        ignore: [{topic: a, finding: ⟦b⟧, reason: known}, {reason: c}, {topic: a, expires: soon}, {t…
    reconcile.yaml:1:50: error: what is ignored has no `topic`
        ignore: [{topic: a, finding: b, reason: known}, {⟦reason⟧: c}, {topic: a, expires: soon}, {topic: a, code: rounding, …
    reconcile.yaml:1:63: error: what is ignored has no `reason`; say why for those who come after
        …nore: [{topic: a, finding: b, reason: known}, {reason: c}, {⟦topic⟧: a, expires: soon}, {topic: a, code: rounding, reason: d}]
    reconcile.yaml:1:82: error: `soon` cannot be read as a date; write it as 2025-06-10, 2025-06 or 2025
        …inding: b, reason: known}, {reason: c}, {topic: a, expires: ⟦soon⟧}, {topic: a, code: rounding, reason: d}]
    reconcile.yaml:1:106: error: `rounding` is no code of a finding; known: update, tension, sum, slip, denial, identity, conflict
        …}, {reason: c}, {topic: a, expires: soon}, {topic: a, code: ⟦rounding⟧, reason: d}]
    ");
}

#[test]
fn decisions_beside_a_claim() {
    let check = |entry: &str| check(&inline(entry), "");
    insta::assert_snapshot!(check("{code: conflict, reason: known}"), @"left: conflict:halden / amount:a|b (known)");
    insta::assert_snapshot!(check("[{code: tension, reason: one}, {reason: two, expires: 2025-08-01}]"), @"
    left: conflict:halden / amount:a|b (two)
    a.yaml:2:89: warning: this ignore fits no finding; delete it
    ");
    insta::assert_snapshot!(check("{code: conflict, reason: known, expires: 2025-06-30}"), @"
    conflict:halden / amount:a|b
    a.yaml:2:88: warning: this ignore expired with 2025-06-30, and what it hid counts again; decide anew
    ");
    insta::assert_snapshot!(check("{code: conflict}"), @"
    a.yaml:2:88: error: what is ignored has no `reason`; say why for those who come after
        …, value: $14.0B, source: A, published: 2025-06-10, ignore: {⟦code⟧: conflict}}
    ");
    insta::assert_snapshot!(check("known"), @"
    a.yaml:2:87: error: `ignore` takes a mapping: {code: …, reason: …, expires: …}
        …t, value: $14.0B, source: A, published: 2025-06-10, ignore: ⟦known⟧}
    ");
    insta::assert_snapshot!(check("{code: worry, reason: a, until: 2026, expires: someday}"), @"
    a.yaml:2:94: error: `worry` is no code of a finding; known: update, tension, sum, slip, denial, identity, conflict
        …e: $14.0B, source: A, published: 2025-06-10, ignore: {code: ⟦worry⟧, reason: a, until: 2026, expires: someday}}
    a.yaml:2:112: error: unknown key `until`; known here: code, reason, expires
        … A, published: 2025-06-10, ignore: {code: worry, reason: a, ⟦until⟧: 2026, expires: someday}}
    a.yaml:2:134: error: `someday` cannot be read as a date; write it as 2025-06-10, 2025-06 or 2025
        …-10, ignore: {code: worry, reason: a, until: 2026, expires: ⟦someday⟧}}
    ");
}

#[test]
fn decisions_in_json_lines() {
    let line = |ignore: &str, value: &str| {
        format!(r#"{{"topic":"a / b","value":"{value}","source":"{value}","published":"2025"{ignore}}}"#)
    };
    let check = |ignore: &str| {
        let text = [line("", "$14.0B"), line(&format!(r#","ignore":{ignore}"#), "$14.3B")].join("\n");
        let report = reconcile::check(
            gather(vec![read("a.jsonl", text.as_bytes(), &Settings::default())]),
            &config::Config::default(),
        );
        let told: String = report.corpus.problems.iter().map(render).collect();
        format!("{} counted, {} left\n{told}", report.findings().len(), report.ignored().count())
    };
    insta::assert_snapshot!(check(r#"{"code":"conflict","reason":"known"}"#), @"0 counted, 1 left");
    insta::assert_snapshot!(check(r#"[{"code":"slip","reason":"one"},{"reason":"two"}]"#), @"
    0 counted, 1 left
    a.jsonl:2:82: warning: this ignore fits no finding; delete it
    ");
    insta::assert_snapshot!(check(r#""known""#), @r#"
    0 counted, 0 left
    a.jsonl:2:81: error: `ignore` takes an object: {"code": …, "reason": …, "expires": …}
        …lue":"$14.3B","source":"$14.3B","published":"2025","ignore":⟦"known"⟧}
    "#);
    insta::assert_snapshot!(check("null"), @"1 counted, 0 left");
}

/// One finding by its id, which changes with its evidence.
#[test]
fn a_decision_about_one_finding_ends_with_its_evidence() {
    let report = reconcile::check(
        gather(vec![read("a.yaml", CLAIMS.as_bytes(), &Settings::default())]),
        &config::Config::default(),
    );
    let id = report.findings()[0].1.id.clone();
    let config = format!("ignore: [{{finding: {id}, reason: known}}]");
    insta::assert_snapshot!(check(CLAIMS, &config), @"left: conflict:halden / amount:a|b (known)");
    insta::assert_snapshot!(check(&CLAIMS.replace("14.3B", "14.4B"), &config), @"
    conflict:halden / amount:a|b
    reconcile.yaml:1:11: note: this ignore is about nothing that was read in this run
    ");
}

fn report_of(claims: &str) -> Report {
    reconcile::check(gather(vec![read("a.yaml", claims.as_bytes(), &Settings::default())]), &config::Config::default())
}

/// The findings of changed claims with what the baseline of [`CLAIMS`] knows of them, and what it says is gone.
fn against_baseline(claims: &str) -> String {
    let mut written = Vec::new();
    Baseline::of(&report_of(CLAIMS)).write(&mut written).expect("a vector takes everything");
    let baseline = Baseline::read(&String::from_utf8(written).expect("UTF-8")).expect("a baseline");
    let mut report = report_of(claims);
    baseline.mark(&mut report, "known.json");
    let findings = report.findings();
    let standing = findings
        .iter()
        .map(|(_, finding)| format!("{}: {}", finding.standing.map_or("-", |standing| standing.as_str()), finding.key));
    let mut lines: Vec<String> = standing.collect();
    lines.extend(report.corpus.problems.iter().map(ToString::to_string));
    lines.push(format!("worst that counts: {:?}", report.worst()));
    lines.join("\n")
}

#[test]
fn a_baseline_knows_its_findings_again() {
    insta::assert_snapshot!(against_baseline(CLAIMS), @"
    known: conflict:halden / amount:a|b
    worst that counts: None
    ");
    let moved = format!(
        "# moved\n\n{}",
        CLAIMS.replace(
            "claims:\n",
            "claims:\n  - {topic: Halden / amount, value: $14.0B, source: A, published: 2025-06-10, title: again}\n"
        )
    );
    insta::assert_snapshot!(against_baseline(&moved), @"
    known: conflict:halden / amount:a|b
    worst that counts: None
    ");
    let more = format!("{CLAIMS}  - {{topic: Halden / seat, value: Bergen, source: C, published: 2025-06-10}}\n");
    insta::assert_snapshot!(against_baseline(&more), @"
    new: identity:halden / seat:a|c
    known: conflict:halden / amount:a|b
    worst that counts: Some(Error)
    ");
    insta::assert_snapshot!(against_baseline(&CLAIMS.replace("14.3B", "14.5B")), @"
    changed: conflict:halden / amount:a|b
    worst that counts: Some(Error)
    ");
    insta::assert_snapshot!(against_baseline(&CLAIMS.replace("14.3B", "14.0B")), @"
    known.json:2:1: note: the baseline knows a finding that is gone (conflict: A says $14.0B; B says $14.3B); write the baseline anew
    worst that counts: None
    ");
}

#[test]
fn what_is_no_baseline_is_told() {
    let check = |text: &str| {
        Baseline::read(text).map(|baseline| baseline.len().to_string()).unwrap_or_else(|why| why.to_string())
    };
    insta::assert_snapshot!(check(""), @"is no baseline: EOF while parsing a value at line 1 column 0");
    insta::assert_snapshot!(check("{\"reconcile\": \"9\", \"baseline\": 2, \"findings\": []}"), @"is a baseline of version 2; this program reads version 1");
    insta::assert_snapshot!(check("{\"baseline\": 1, \"findings\": [{\"key\": \"a\"}]}"), @"is no baseline: missing field `code` at line 1 column 41");
    insta::assert_snapshot!(check("\u{FEFF}{\"baseline\": 1, \"findings\": [{\"code\": \"conflict\", \"key\": \"a\", \"evidence\": \"b\"}]}"), @"1");
    let source = |text: &str| Baseline::read(text).err().and_then(|why| why.source().map(ToString::to_string));
    assert_eq!(source("").as_deref(), Some("EOF while parsing a value at line 1 column 0"));
    assert_eq!(source("{\"baseline\": 2, \"findings\": []}"), None);
}
