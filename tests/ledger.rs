//! The ledger: how its lines are read, and what its decisions make of the findings of a run.

use jiff::civil::date;
use reconcile::claim::file::{Settings, gather, read};
use reconcile::config::Config;
use reconcile::ledger::{self, Act, Ledger, Record, Ruling, choices, judge, standings};
use reconcile::problem::render;
use reconcile::report::Report;
use reconcile::topic::Standing;
use std::sync::Arc;

const HEAD: &str = r#""at":"2026-01-05T10:00:00Z","by":"Amal","reason":"asked""#;

/// A line of the ledger with an id and what it does.
fn line(id: &str, act: &str) -> String {
    format!(r#"{{"ledger":1,"id":"{id}",{HEAD},{act}}}"#)
}

fn decision(id: &str, key: &str, verdict: &str) -> String {
    line(
        id,
        &format!(r#""finding":"f1","verdict":"{verdict}","topic":"a / b","key":"{key}","evidence":"e","claims":[]"#),
    )
}

/// The records that are read, what has become of each, and what is told.
fn check(bytes: &[u8]) -> String {
    let (ledger, problems) = ledger::read("a.ledger.jsonl", bytes);
    let records = ledger.records.iter().zip(ledger.fates());
    let records =
        records.map(|(record, fate)| format!("{}: {}: {} {fate:?}", record.line, record.id, record.in_words()));
    let mut lines: Vec<String> = records.collect();
    lines.extend(problems.iter().map(|problem| render(problem).trim_end().to_owned()));
    lines.join("\n")
}

#[test]
fn a_line_that_cannot_be_read_leaves_the_others_alone() {
    let (one, two) = (decision("d1", "k1", "both"), decision("d2", "k2", "position:2"));
    insta::assert_snapshot!(check(format!("\u{FEFF}{one}\r\n\r\n  {two}  \n").as_bytes()), @"
    1: d1: both are right Live
    3: d2: position 2 is right Live
    ");
    insta::assert_snapshot!(check(format!("{one}\n{{\"ledger\":1,\"id\":\n{two}\n").as_bytes()), @r#"
    1: d1: both are right Live
    3: d2: position 2 is right Live
    a.ledger.jsonl:2:1: error: the line is no record: EOF while parsing a value
        ⟦{"ledger":1,"id":⟧
    "#);
    insta::assert_snapshot!(check(format!("{one}\n<<<<<<< HEAD\n{two}\n=======\n>>>>>>> theirs\n").as_bytes()), @"
    1: d1: both are right Live
    3: d2: position 2 is right Live
    a.ledger.jsonl:2:1: error: a merge left its mark here; keep the lines of both sides and delete the mark
        ⟦<<<<<<< HEAD⟧
    a.ledger.jsonl:4:1: error: a merge left its mark here; keep the lines of both sides and delete the mark
        ⟦=======⟧
    a.ledger.jsonl:5:1: error: a merge left its mark here; keep the lines of both sides and delete the mark
        ⟦>>>>>>> theirs⟧
    ");
    insta::assert_snapshot!(check(&[one.as_bytes(), b"\n\xFF\xFE\n", two.as_bytes(), b"\n"].concat()), @"
    1: d1: both are right Live
    3: d2: position 2 is right Live
    a.ledger.jsonl:2:1: error: the line is not UTF-8; it is passed over
        ⟦��⟧
    ");
    insta::assert_snapshot!(check(format!("{one}\n{}", &two[..40]).as_bytes()), @r#"
    1: d1: both are right Live
    a.ledger.jsonl:2:1: warning: the last line is cut short, as by a run that was killed; it does not count
        ⟦{"ledger":1,"id":"d2","at":"2026-01-05T1⟧
    "#);
    insta::assert_snapshot!(check(format!("{one}\n{two}").as_bytes()), @"
    1: d1: both are right Live
    2: d2: position 2 is right Live
    ");
    insta::assert_snapshot!(check(b""), @"");
}

#[test]
fn what_is_wrong_with_a_record_is_told() {
    insta::assert_snapshot!(check([
        r#"{"ledger":2,"id":"d1","verdict":{"position":1}}"#,
        r#"{"ledger":1,"by":"Amal"}"#,
        r#"{"ledger":1,"id":"d2","at":"yesterday","by":"Amal","undo":"d1"}"#,
        &line("d3", r#""note":"nothing""#),
        &line("d4", r#""undo":"d9","join":["a","b"]"#),
        &line("d5", r#""undo":"d9""#),
        &decision("d6", "k", "right"),
        &decision("d7", "k", "position:0"),
        &line("d8", r#""join":["a"]"#),
        r#"["ledger"]"#,
        "words",
        &"[".repeat(5000),
        &line("d9", r#""part":["a / b","c / b"],"since":"a later version""#),
    ].join("\n").as_bytes()), @r#"
    6: d5: takes d9 back Live
    13: d9: a / b and c / b are never one Live
    a.ledger.jsonl:1:1: warning: the record is of version 2, and this program reads version 1; it does not count
    a.ledger.jsonl:2:1: error: the line is no record: the record has no `id`
        ⟦{"ledger":1,"by":"Amal"}⟧
    a.ledger.jsonl:3:1: error: the line is no record: `yesterday` is no time; one is written 2026-01-05T10:12:31Z
        ⟦{"ledger":1,"id":"d2","at":"yesterday","by":"Amal","undo":"d…⟧
    a.ledger.jsonl:4:1: error: the line is no record: the record decides nothing: it has no `finding`, `join`, `part` or `undo`
        ⟦{"ledger":1,"id":"d3","at":"2026-01-05T10:00:00Z","by":"Amal…⟧
    a.ledger.jsonl:5:1: error: the line is no record: the record does several things at once
        ⟦{"ledger":1,"id":"d4","at":"2026-01-05T10:00:00Z","by":"Amal…⟧
    a.ledger.jsonl:7:1: error: the line is no record: `right` is no verdict; known: position:N, both, neither, not-comparable, updated, slip
        ⟦{"ledger":1,"id":"d6","at":"2026-01-05T10:00:00Z","by":"Amal…⟧
    a.ledger.jsonl:8:1: error: the line is no record: `position:0` is no verdict; known: position:N, both, neither, not-comparable, updated, slip
        ⟦{"ledger":1,"id":"d7","at":"2026-01-05T10:00:00Z","by":"Amal…⟧
    a.ledger.jsonl:9:1: error: the line is no record: invalid length 1, expected an array of length 2
        ⟦{"ledger":1,"id":"d8","at":"2026-01-05T10:00:00Z","by":"Amal…⟧
    a.ledger.jsonl:10:1: error: the line is no record: invalid type: string "ledger", expected u64
        ⟦["ledger"]⟧
    a.ledger.jsonl:11:1: error: the line is no record: expected value
        ⟦words⟧
    a.ledger.jsonl:12:1: error: the line is no record: invalid type: sequence, expected u64
        ⟦[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…⟧
    "#);
}

#[test]
fn later_records_replace_and_undo() {
    let (one, two) = (decision("d1", "k", "both"), decision("d2", "k", "neither"));
    let join = |id: &str, a: &str, b: &str| line(id, &format!(r#""join":["{a}","{b}"]"#));
    let undo = |id: &str, of: &str| line(id, &format!(r#""undo":"{of}""#));
    let knowing = two.replace(r#""finding""#, r#""replaces":"d1","finding""#);
    let check = |lines: &[&str]| check(format!("{}\n", lines.join("\n")).as_bytes());
    insta::assert_snapshot!(check(&[&one, &knowing]), @r#"
    1: d1: both are right Replaced("d2")
    2: d2: neither is right Live
    "#);
    insta::assert_snapshot!(check(&[&one, &two]), @r#"
    1: d1: both are right Replaced("d2")
    2: d2: neither is right Live
    a.ledger.jsonl:2:1: warning: neither is right (Amal, 2026-01-05) contradicts line 1: both are right (Amal, 2026-01-05); the later line counts
    "#);
    insta::assert_snapshot!(check(&[&one, &one, &one.replace("asked", "other")]), @"
    1: d1: both are right Live
    a.ledger.jsonl:3:1: error: the id d1 was already given in line 1; the first counts
    ");
    insta::assert_snapshot!(check(&[&one, &knowing, &undo("d3", "d2")]), @r#"
    1: d1: both are right Live
    2: d2: neither is right Undone("d3")
    3: d3: takes d2 back Live
    "#);
    insta::assert_snapshot!(check(&[&one, &undo("d3", "d1"), &undo("d4", "d3")]), @r#"
    1: d1: both are right Live
    2: d3: takes d1 back Undone("d4")
    3: d4: takes d3 back Live
    "#);
    insta::assert_snapshot!(check(&[&join("d1", "A / x", "B / x"), &join("d2", "b / X", "a / x").replace("join", "part")]), @r#"
    1: d1: A / x and B / x are one Replaced("d2")
    2: d2: b / X and a / x are never one Live
    a.ledger.jsonl:2:1: warning: b / X and a / x are never one (Amal, 2026-01-05) contradicts line 1: A / x and B / x are one (Amal, 2026-01-05); the later line counts
    "#);
}

const CLAIMS: &str = "\
claims:
  - {topic: Halden / amount, value: $14.0B, quote: pays $14.0 billion, source: A, published: 2025-06-10}
  - {topic: Halden / amount, value: $14.3B, quote: $14.3 billion, source: B, published: 2025-06-10}
  - {topic: Halden / seat, value: Oslo, source: A, published: 2025-06-10}
  - {topic: Halden / seat, value: Bergen, source: B, published: 2025-06-10}
";

fn report_of(claims: &str, ledger: &Ledger) -> Report {
    let config = Config { ledger: ledger.clone(), today: Some(date(2026, 1, 5)), ..Config::default() };
    reconcile::check(gather(vec![read("a.yaml", claims.as_bytes(), &Settings::default())]), &config)
}

/// The ledger of one who decides every finding of some claims.
fn all_decided(claims: &str, ruling: Ruling, expires: Option<jiff::civil::Date>) -> Ledger {
    let mut ledger = Ledger { path: "a.ledger.jsonl".into(), ..Ledger::default() };
    let report = report_of(claims, &ledger);
    for (topic, finding) in report.findings() {
        let judgement = judge(&report, &report.topics[topic], finding, ruling, expires).expect("a judgement");
        let at = "2025-12-01T08:00:00Z".parse().expect("a time");
        let (by, reason, path) = ("Amal".to_owned(), "asked".to_owned(), Arc::clone(&ledger.path));
        let line = ledger.records.len() + 1;
        let act = Act::Decide(Box::new(judgement));
        let mut record = Record { id: String::new(), at, by, reason, act, replaces: None, path, line };
        record.id = ledger.fresh_id(&record);
        ledger.records.push(Arc::new(record));
    }
    // As it would be read again.
    let text: String = ledger.records.iter().map(|record| record.to_line()).collect();
    let (read, problems) = ledger::read("a.ledger.jsonl", text.as_bytes());
    assert_eq!((&read, problems.len()), (&ledger, 0));
    ledger
}

/// What is open, what is decided and what is told of claims that came after the decisions.
fn after(ledger: &Ledger, claims: &str) -> String {
    let report = report_of(claims, ledger);
    let mut lines: Vec<String> = Vec::new();
    for (_, finding) in report.findings() {
        lines.push(format!("open: {}", finding.key));
        lines
            .extend(finding.reopened.iter().flat_map(|reopened| &reopened.changes).map(|change| format!("  {change}")));
    }
    lines.extend(report.decided().map(|(_, decided)| format!("decided: {}", decided.finding.key)));
    lines.extend(report.corpus.problems.iter().map(ToString::to_string));
    let rows = standings(ledger, &report, Some(date(2026, 1, 5)));
    lines.push(rows.iter().map(|row| row.standing.as_str()).collect::<Vec<_>>().join(" "));
    lines.join("\n")
}

#[test]
fn a_decision_holds_until_the_evidence_changes() {
    let ledger = all_decided(CLAIMS, Ruling::Neither, None);
    let check = |claims: &str| after(&ledger, claims);
    insta::assert_snapshot!(check(CLAIMS), @"
    decided: conflict:halden / amount:a|b
    decided: identity:halden / seat:a|b
    holds holds
    ");
    insta::assert_snapshot!(check(&format!("# moved\n\n{CLAIMS}")), @"
    decided: conflict:halden / amount:a|b
    decided: identity:halden / seat:a|b
    holds holds
    ");
    // Another figure re-opens what it touches, and nothing else.
    insta::assert_snapshot!(check(&CLAIMS.replace("14.3", "14.4")), @"
    open: conflict:halden / amount:a|b
      B said 14.3B USD, now 14.4B USD
    decided: identity:halden / seat:a|b
    holds reopened
    ");
    insta::assert_snapshot!(check(&CLAIMS.replace("pays $14.0 billion", "costs $14.0 billion")), @"
    open: conflict:halden / amount:a|b
      A words it otherwise: «costs $14.0 billion», formerly «pays $14.0 billion»
    decided: identity:halden / seat:a|b
    holds reopened
    ");
    insta::assert_snapshot!(check(&CLAIMS.replace("value: $14.0B,", "value: $14.0B, stance: planned,")), @"
    open: conflict:halden / amount:a|b
      A has it as planned, formerly asserted
    decided: identity:halden / seat:a|b
    holds reopened
    ");
    // A new source on one of the sides.
    let more = |claim: &str| format!("{CLAIMS}  - {{topic: Halden / amount, {claim}, published: 2025-06-11}}\n");
    insta::assert_snapshot!(check(&more("value: $14.3B, source: C")), @"
    open: conflict:halden / amount:a|b
      C is new and says 14.3B USD
    decided: identity:halden / seat:a|b
    holds reopened
    ");
    // One that goes with both says nothing against either.
    insta::assert_snapshot!(check(&more("value: '>10B USD', source: C")), @"
    decided: conflict:halden / amount:a|b
    decided: identity:halden / seat:a|b
    holds holds
    ");
    // A third position is news of its own.
    insta::assert_snapshot!(check(&more("value: $19B, source: C")), @"
    open: conflict:halden / amount:a|c
    open: conflict:halden / amount:b|c
    decided: conflict:halden / amount:a|b
    decided: identity:halden / seat:a|b
    holds holds
    ");
    // A tension where there was a conflict, then nothing, then other files.
    insta::assert_snapshot!(check(&CLAIMS.replace("$14.3B, quote: $14.3 billion", "~$15B")), @"
    open: tension:halden / amount:a|b
      B said 14.3B USD, now ~15B USD
      what was a conflict is now a tension
    decided: identity:halden / seat:a|b
    holds reopened
    ");
    insta::assert_snapshot!(check(&CLAIMS.replace("14.3", "14.0")), @"
    decided: identity:halden / seat:a|b
    a.ledger.jsonl:2:1: note: the finding that d82ae07e99c decided on Halden / amount is gone
    holds orphaned
    ");
    insta::assert_snapshot!(check("claims: [{topic: Elsewhere / seat, value: Rome, source: A, published: 2025}]"), @"
    a.ledger.jsonl: note: 2 decisions are about nothing that was read in this run
    orphaned orphaned
    ");
}

#[test]
fn a_source_that_goes_leaves_the_decision() {
    let three = format!("{CLAIMS}  - {{topic: Halden / amount, value: $14.3B, source: C, published: 2025-06-11}}\n");
    let ledger = all_decided(&three, Ruling::Position(1), None);
    insta::assert_snapshot!(after(&ledger, &three), @"
    decided: conflict:halden / amount:a|b
    decided: identity:halden / seat:a|b
    holds holds
    ");
    insta::assert_snapshot!(after(&ledger, CLAIMS), @"
    decided: conflict:halden / amount:a|b
    decided: identity:halden / seat:a|b
    holds holds
    ");
}

#[test]
fn a_decision_ends_with_its_last_day() {
    let on = |day: i8| after(&all_decided(CLAIMS, Ruling::Both, Some(date(2026, 1, day))), CLAIMS);
    insta::assert_snapshot!(on(5), @"
    decided: conflict:halden / amount:a|b
    decided: identity:halden / seat:a|b
    holds holds
    ");
    insta::assert_snapshot!(on(4), @"
    open: identity:halden / seat:a|b
      the decision held until 2026-01-04
    open: conflict:halden / amount:a|b
      the decision held until 2026-01-04
    a.ledger.jsonl:1:1: warning: the decision d0c0cfd5a96 on Halden / seat has expired, and its finding counts again
    a.ledger.jsonl:2:1: warning: the decision d97b89f604e on Halden / amount has expired, and its finding counts again
    expired expired
    ");
}

#[test]
fn positions_to_choose_from() {
    let check = |claims: &str| {
        let report = report_of(claims, &Ledger::default());
        let mut lines = Vec::new();
        for (topic, finding) in report.findings() {
            let topic = &report.topics[topic];
            let choices = choices(&report.corpus, topic, finding);
            lines.push(format!("{}: {}", finding.key, choices.join(" | ")));
            lines.extend(
                judge(&report, topic, finding, Ruling::Position(choices.len() + 1), None)
                    .err()
                    .map(|error| error.to_string()),
            );
        }
        lines.join("\n")
    };
    insta::assert_snapshot!(check(CLAIMS), @"
    identity:halden / seat:a|b: Bergen by B | Oslo by A
    there is no position 3; there is 1: Bergen by B; 2: Oslo by A
    conflict:halden / amount:a|b: 14.0B USD by A | 14.3B USD by B
    there is no position 3; there is 1: 14.0B USD by A; 2: 14.3B USD by B
    ");
    // Both stand in one position, so their two sides are what there is to choose.
    insta::assert_snapshot!(check("claims:\n  - {topic: a / release, value: spring 2026, source: A, published: 2025}\n  - {topic: a / release, value: Q1 2026, source: B, published: 2025}\n"), @"
    tension:a / release:a|b: spring 2026 by A | Q1 2026 by B
    there is no position 3; there is 1: spring 2026 by A; 2: Q1 2026 by B
    ");
    insta::assert_snapshot!(check("claims:\n  - {id: t, topic: a / cost, value: $9, source: A, published: 2025, parts: [x, y]}\n  - {id: x, topic: a / rent, value: $3, source: A, published: 2025}\n  - {id: y, topic: a / food, value: $4, source: A, published: 2025}\n"), @"
    sum:a / cost:a|a: the total: 9 USD by A | the parts: 3 USD by A, 4 USD by A
    there is no position 3; there is 1: the total: 9 USD by A; 2: the parts: 3 USD by A, 4 USD by A
    ");
}

/// What the baseline knew as decided counts once the decision is gone.
#[test]
fn a_baseline_knows_what_was_decided() {
    use reconcile::baseline::Baseline;
    let ledger = all_decided(CLAIMS, Ruling::Both, None);
    let mut written = Vec::new();
    Baseline::of(&report_of(CLAIMS, &ledger)).write(&mut written).expect("a vector takes everything");
    let written = String::from_utf8(written).expect("UTF-8");
    insta::assert_snapshot!(written, @r#"
    {"reconcile": "0.1.0", "baseline": 1, "findings": [
    {"code":"conflict","key":"conflict:halden / amount:a|b","evidence":"b2d467184a494ab8","message":"A says pays $14.0 billion; B says $14.3 billion","decided":"both are right: asked (Amal, 2025-12-01)"},
    {"code":"identity","key":"identity:halden / seat:a|b","evidence":"da89063e6d43a3a3","message":"A says Oslo; B says Bergen","decided":"both are right: asked (Amal, 2025-12-01)"}
    ]}
    "#);
    let baseline = Baseline::read(&written).expect("a baseline");
    let mut report = report_of(CLAIMS, &ledger);
    baseline.mark(&mut report, "known.json");
    assert_eq!((report.findings().len(), report.corpus.problems.len()), (0, 0));
    let mut report = report_of(CLAIMS, &Ledger::default());
    baseline.mark(&mut report, "known.json");
    assert!(report.findings().iter().all(|(_, finding)| finding.standing == Some(Standing::Changed)));
}

/// The topics of some labels under a ledger, what each rests on, and what is told.
fn grouped(lines: &[String], aliases: &[(&str, &str)]) -> String {
    let claim = |(at, label): (usize, &str)| {
        format!("  - {{topic: {label}, value: {}, source: S{at}, published: 2025-06-10}}\n", 600 + at)
    };
    let labels = ["Halden / jobs", "Haldan / jobs", "Northbridge / jobs", "هالدن / jobs"];
    let claims: String = labels.into_iter().enumerate().map(claim).collect();
    let (ledger, told) = ledger::read("a.ledger.jsonl", (lines.join("\n") + "\n").as_bytes());
    let aliases = aliases.iter().map(|(name, other)| ((*name).to_owned(), vec![(*other).to_owned()])).collect();
    let config = Config { ledger, aliases, ..Config::default() };
    let claims = format!("claims:\n{claims}");
    let report = reconcile::check(gather(vec![read("a.yaml", claims.as_bytes(), &Settings::default())]), &config);
    let mut lines: Vec<String> = Vec::new();
    for topic in &report.topics {
        let why: Vec<String> = topic.why.iter().map(|why| format!("{}: {}", why.by, why.words)).collect();
        let sure = if topic.sure { "" } else { "? " };
        lines.push(format!("{sure}{} [{}] {}", topic.label, topic.claims.len(), why.join("; ")).trim_end().to_owned());
    }
    lines.sort();
    lines.extend(told.iter().chain(&report.corpus.problems).map(ToString::to_string));
    lines.join("\n")
}

fn pair(id: &str, act: &str, a: &str, b: &str) -> String {
    line(id, &format!(r#""{act}":["{a}","{b}"]"#))
}

#[test]
fn joins_and_parts_make_the_groups() {
    insta::assert_snapshot!(grouped(&[], &[]), @"
    ? Halden / jobs ~ Haldan / jobs [2] likeness: halden / jobs ~ haldan / jobs (0.93)
    Haldan / jobs [1]
    Halden / jobs [1]
    Northbridge / jobs [1]
    هالدن / jobs [1]
    ");
    // Two topics, whichever way they are spelled.
    insta::assert_snapshot!(grouped(&[pair("d1", "join", "Halden / Jobs", "haldan / jobs")], &[]), @"
    Haldan / jobs [2] label: Haldan / jobs = Halden / jobs; alias: haldan / jobs = Halden / Jobs (Amal, 2026-01-05)
    Northbridge / jobs [1]
    هالدن / jobs [1]
    ");
    insta::assert_snapshot!(grouped(&[pair("d1", "part", "haldan / jobs", "Halden / jobs")], &[]), @"
    Haldan / jobs [1]
    Halden / jobs [1]
    Northbridge / jobs [1]
    هالدن / jobs [1]
    ");
    // Names are one wherever they stand.
    insta::assert_snapshot!(grouped(&[pair("d1", "join", "Halden", "هالدن"), pair("d2", "part", "Halden", "Haldan")], &[]), @"
    Haldan / jobs [1]
    Halden / jobs [2] label: Halden / jobs = هالدن / jobs; alias: هالدن = Halden
    Northbridge / jobs [1]
    ");
    // With the aliases of the configuration, which the ledger adds to and takes from.
    insta::assert_snapshot!(grouped(&[pair("d1", "join", "هالدن", "Haldan")], &[("Halden", "هالدن")]), @"
    Haldan / jobs [3] label: Haldan / jobs = Halden / jobs = هالدن / jobs; alias: Haldan = Halden; alias: هالدن = Halden
    Northbridge / jobs [1]
    ");
    insta::assert_snapshot!(grouped(&[pair("d1", "part", "هالدن", "Halden")], &[("Halden", "هالدن")]), @"
    ? Halden / jobs ~ Haldan / jobs [2] likeness: halden / jobs ~ haldan / jobs (0.93)
    Haldan / jobs [1]
    Halden / jobs [1]
    Northbridge / jobs [1]
    هالدن / jobs [1]
    a.ledger.jsonl:1:1: warning: هالدن and Halden are parted here (Amal, 2026-01-05), though aliases of the configuration make them one name; the part counts
    ");
}

#[test]
fn joins_that_contradict_a_part_by_way_of_others() {
    let [halden, haldan, north] = ["Halden / jobs", "Haldan / jobs", "Northbridge / jobs"];
    let chain = [pair("d1", "join", halden, haldan), pair("d2", "join", haldan, north)];
    insta::assert_snapshot!(grouped(&chain, &[]), @"
    Haldan / jobs [3] label: Haldan / jobs = Halden / jobs = Northbridge / jobs; alias: Haldan / jobs = Halden / jobs (Amal, 2026-01-05); alias: Northbridge / jobs = Haldan / jobs (Amal, 2026-01-05)
    هالدن / jobs [1]
    ");
    // The part holds, and the last join does not, wherever the lines stand.
    let part = pair("d3", "part", halden, north);
    insta::assert_snapshot!(grouped(&[chain.as_slice(), std::slice::from_ref(&part)].concat(), &[]), @"
    Haldan / jobs [2] label: Haldan / jobs = Halden / jobs; alias: Haldan / jobs = Halden / jobs (Amal, 2026-01-05)
    Northbridge / jobs [1]
    هالدن / jobs [1]
    a.ledger.jsonl:2:1: warning: Haldan / jobs and Northbridge / jobs are one (Amal, 2026-01-05), but with that Halden / jobs and Northbridge / jobs would be one, which line 3 parts (Amal, 2026-01-05); this join does not count
    ");
    insta::assert_snapshot!(grouped(&[std::slice::from_ref(&part), chain.as_slice()].concat(), &[]), @"
    Haldan / jobs [2] label: Haldan / jobs = Halden / jobs; alias: Haldan / jobs = Halden / jobs (Amal, 2026-01-05)
    Northbridge / jobs [1]
    هالدن / jobs [1]
    a.ledger.jsonl:3:1: warning: Haldan / jobs and Northbridge / jobs are one (Amal, 2026-01-05), but with that Halden / jobs and Northbridge / jobs would be one, which line 1 parts (Amal, 2026-01-05); this join does not count
    ");
    // Once one of them is taken back all fits.
    let undo = line("d4", r#""undo":"d1""#);
    insta::assert_snapshot!(grouped(&[chain.as_slice(), &[part, undo]].concat(), &[]), @"
    ? Halden / jobs ~ Haldan / jobs [3] likeness: halden / jobs ~ haldan / jobs (0.93)
    Haldan / jobs [2] label: Haldan / jobs = Northbridge / jobs; alias: Northbridge / jobs = Haldan / jobs (Amal, 2026-01-05)
    Halden / jobs [1]
    هالدن / jobs [1]
    ");
    let names = [
        pair("d1", "join", "Halden", "Haldan"),
        pair("d2", "join", "Haldan", "Northbridge"),
        pair("d3", "part", "Northbridge", "Halden"),
    ];
    insta::assert_snapshot!(grouped(&names, &[]), @"
    Haldan / jobs [2] label: Haldan / jobs = Halden / jobs; alias: Haldan = Halden
    Northbridge / jobs [1]
    هالدن / jobs [1]
    a.ledger.jsonl:2:1: warning: Haldan and Northbridge are one (Amal, 2026-01-05), but with that Northbridge and Halden would be one, which line 3 parts (Amal, 2026-01-05); this join does not count
    ");
}

/// A schema, and whether an instance fits it.
fn fits(schema: &str, instance: &str) -> bool {
    let parse = |words: &str| serde_json::from_str::<serde_json::Value>(words).expect("JSON");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("urn:test", parse(schema)).expect("a resource");
    let compiled = compiler.compile("urn:test", &mut schemas).expect("a schema");
    schemas.validate(&parse(instance), compiled).is_ok()
}

#[test]
fn records_and_reports_conform_to_their_schemas() {
    use reconcile::report::schema::{LEDGER, REPORT};
    let ledger = all_decided(CLAIMS, Ruling::Position(2), Some(date(2026, 1, 31)));
    assert!(ledger.records.iter().all(|record| fits(LEDGER, &record.to_line())));
    assert!(fits(LEDGER, &pair("d1", "join", "a", "b")) && fits(LEDGER, &line("d2", r#""undo":"d1""#)));
    assert!(!fits(LEDGER, &line("d3", r#""note":"nothing""#)));
    for claims in [CLAIMS.to_owned(), CLAIMS.replace("14.3", "14.4")] {
        let report = report_of(&claims, &ledger);
        let mut written = Vec::new();
        reconcile::report::json::write(&report, &mut written).expect("a vector takes everything");
        let written = String::from_utf8(written).expect("UTF-8");
        assert!(fits(REPORT, &written), "{written}");
        assert!(written.contains("\"decided\": ["));
    }
}

#[test]
fn a_report_takes_another_ledger() {
    let ledger = all_decided(CLAIMS, Ruling::Both, None);
    let keys = |report: &Report| {
        let open: Vec<String> = report.findings().iter().map(|(_, finding)| finding.key.clone()).collect();
        let decided: Vec<String> = report.decided().map(|(_, decided)| decided.finding.key.clone()).collect();
        (open, decided)
    };
    let (bare, bound) = (report_of(CLAIMS, &Ledger::default()), report_of(CLAIMS, &ledger));
    let mut config = Config { ledger, today: Some(date(2026, 1, 5)), ..Config::default() };
    let mut report = bare.clone();
    reconcile::decide_anew(&mut report, &config);
    assert_eq!(keys(&report), keys(&bound));
    config.ledger = Ledger::default();
    reconcile::decide_anew(&mut report, &config);
    assert_eq!(keys(&report), keys(&bare));
}
