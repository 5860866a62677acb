//! Versions of one article and near-copies: what stands, what is superseded, and how many origins there are.

use reconcile::check;
use reconcile::claim::file::{Settings, gather, read};
use reconcile::config::Config;
use reconcile::report::Report;
use std::fmt::Write;

/// One claim of an article in a line: `source | title | url | published | updated | topic | value`.
fn report(lines: &[&str]) -> Report {
    let mut yaml = String::new();
    for (at, line) in lines.iter().enumerate() {
        let mut parts = line.split('|').map(str::trim);
        let mut field = |name: &str| {
            let words = parts.next().unwrap_or_default();
            if words.is_empty() { String::new() } else { format!("{name}: '{words}', ") }
        };
        let names = ["source", "title", "url", "published", "updated"];
        let about: String = names.map(&mut field).concat();
        let (topic, value) = (field("topic"), field("value"));
        let _ = writeln!(yaml, "- article: {{{about}}}\n  claims: [{{id: c{}, {topic}{value}}}]", at + 1);
    }
    check(gather(vec![read("claims.yaml", yaml.as_bytes(), &Settings::default())]), &Config::default())
}

fn told(lines: &[&str]) -> String {
    let report = report(lines);
    let id = |claim: usize| report.corpus.claims[claim].id.to_string();
    let mut page = String::new();
    for problem in report.corpus.problems.iter().filter(|problem| problem.message.contains("moment")) {
        let _ = writeln!(page, "{problem}");
    }
    for topic in &report.topics {
        let _ = writeln!(page, "{}: {}", topic.label, topic.verdict.as_str());
        for &(earlier, by) in &topic.revised {
            let _ = writeln!(page, "  {} revised by {}", id(earlier), id(by));
        }
        for position in &topic.positions {
            let claims: Vec<String> = position.claims.iter().map(|&claim| id(claim)).collect();
            let _ = writeln!(page, "  position {} of {} origins", claims.join(" "), position.origins);
        }
        let relations: Vec<String> =
            topic.relations.iter().map(|&(a, b, code)| format!("{}-{} {}", id(a), id(b), code.as_str())).collect();
        if !relations.is_empty() {
            let _ = writeln!(page, "  {}", relations.join(", "));
        }
        for finding in &topic.findings {
            let _ = writeln!(page, "  {} {}: {}", finding.severity.as_str(), finding.code.as_str(), finding.message);
        }
    }
    page
}

#[test]
fn the_latest_version_stands_for_its_source() {
    insta::assert_snapshot!(told(&[
        "Wadi News | Flood | https://wadi.example/1 | 2025-03-04 | 2025-03-04T07:00:00Z | flood / damage | $40M",
        "Wadi News | Flood: damage grows | https://wadi.example/1/ | 2025-03-04 | 2025-03-04T15:00:00Z | flood / damage | $65M",
        "Wadi News | Flood | https://wadi.example/1 | 2025-03-04 | 2025-03-04T09:00:00Z | flood / damage | $50M",
        "Sahel Post | Damage | | 2025-03-05 | | flood / damage | $40M",
    ]), @"
    flood / damage: conflict
      c1 revised by c2
      c3 revised by c2
      position c4 of 1 origins
      position c2 of 1 origins
      c1-c2 update, c1-c3 update, c1-c4 equal, c3-c2 update, c2-c4 conflict, c3-c4 apart
      error conflict: Wadi News says $65M; Sahel Post says $40M
      note update: Wadi News says $40M; a later version of its article says $65M
      note update: Wadi News says $50M; a later version of its article says $65M
    ");
    // An earlier version that alone speaks of a topic stands in it.
    insta::assert_snapshot!(told(&[
        "Wadi News | Flood | | 2025-03-04 | | flood / tents | 300",
        "Wadi News | Flood | | 2025-03-06 | | flood / damage | $65M",
    ]), @"
    flood / damage: single
      position c2 of 1 origins
    flood / tents: single
      position c1 of 1 origins
    ");
    // The same figure in another notation is no revision.
    insta::assert_snapshot!(told(&[
        "Wadi News | Flood | | 2025-03-04 | | flood / damage | $65 million",
        "Wadi News | Flood | | 2025-03-06 | | flood / damage | $65,200,000",
    ]), @"
    flood / damage: single
      c1 revised by c2
      position c2 of 1 origins
      c1-c2 rounding
    ");
}

#[test]
fn versions_whose_order_is_unknown_all_stand() {
    insta::assert_snapshot!(told(&[
        "Wadi News | Flood | | 2025-03-04 | | flood / damage | $40M",
        "Wadi News | Flood | | 2025-03-04 | 2025-03-04T15:00:00Z | flood / damage | $65M",
        "Wadi News | Flood | | | | flood / damage | $80M",
    ]), @"
    flood / damage: update
      position c1 of 1 origins
      position c2 of 1 origins
      position c3 of 1 origins
      c1-c2 update, c1-c3 update, c2-c3 update
      note update: Wadi News says $40M; another version of its article says $80M
      note update: Wadi News says $40M; another version of its article says $65M
      note update: Wadi News says $65M; another version of its article says $80M
    ");
    insta::assert_snapshot!(told(&["Wadi News | Flood | | 2025-03-04 | soon | flood / damage | $40M"]), @"claims.yaml:1:84: error: `soon` cannot be read as a moment; write it as 2025-06-10T08:30:00Z");
}

#[test]
fn a_column_under_one_title_is_no_version_of_itself() {
    insta::assert_snapshot!(told(&[
        "Wadi News | Gold today | https://wadi.example/gold/1 | 2025-03-04 | | gold / price | $2,900",
        "Wadi News | Gold today | https://wadi.example/gold/2 | 2025-03-05 | | gold / price | $3,100",
    ]), @"
    gold / price: conflict
      position c1 of 1 origins
      position c2 of 1 origins
      c1-c2 conflict
      error conflict: Wadi News says $2,900; Wadi News says $3,100
    ");
}
