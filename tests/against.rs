//! A draft held against an archive: what is told, and in which order.

mod built;

use built::{corpus, topics_of};
use reconcile::claim::Corpus;
use reconcile::topic::Topic;

/// The corpus of some lines, the first of them a draft's.
fn held(lines: &[String], drafts: usize) -> Corpus {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut corpus = corpus(&lines);
    corpus.archived = (0..corpus.claims.len()).map(|claim| claim >= drafts).collect();
    corpus
}

fn told(topics: &[Topic], corpus: &Corpus) -> String {
    let mut page = String::new();
    for topic in topics {
        page.push_str(&format!("{}: {}\n", topic.label, topic.verdict.as_str()));
        for finding in &topic.findings {
            let ids: Vec<&str> = finding.claims.iter().map(|&claim| corpus.claims[claim].id.as_ref()).collect();
            let backing = finding.backing.map_or(0, |backing| backing.origins);
            page.push_str(&format!("  {} {} {backing}\n", finding.code.as_str(), ids.join(" ")));
        }
    }
    page
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(ToString::to_string).collect()
}

#[test]
fn the_best_evidence_of_the_archive_comes_first() {
    let corpus = held(
        &lines(&[
            "Draft | Halden / deal | 14B USD | $14 billion",
            "Outlet A | Halden / deal | 20B USD | $20 billion",
            "Outlet B | Halden / deal | 11B USD | $11 billion",
            "Outlet C | Halden / deal | 11B USD | $11 billion",
            "Outlet A | Nordby / deal | 3B USD | $3 billion",
            "Outlet B | Nordby / deal | 4B USD | $4 billion",
        ]),
        1,
    );
    insta::assert_snapshot!(told(&topics_of(&corpus, &[]), &corpus), @"
    Halden / deal: conflict
      conflict c1 c3 2
      conflict c1 c2 1
    ");
}

#[test]
fn a_draft_is_held_against_itself() {
    let corpus = held(
        &lines(&["Draft | Halden / deal | 14B USD | $14 billion", "Draft | Halden / deal | 11B USD | $11 billion"]),
        2,
    );
    assert_eq!(topics_of(&corpus, &[])[0].findings.len(), 1);
}

#[test]
fn every_finding_of_a_long_topic_touches_the_draft() {
    let claim = |at: usize| format!("Outlet {at} | Halden / deal | {at}.5B USD | ${at}.5 billion");
    let mut all: Vec<String> = (300..400).map(claim).collect();
    all.extend((400..600).map(claim));
    let corpus = held(&all, 2);
    let topics = topics_of(&corpus, &[]);
    let findings = &topics[0].findings;
    let touches = |claims: &[usize]| claims.iter().any(|&claim| claim < 2);
    assert!(findings.len() > 60 && findings.iter().all(|finding| touches(&finding.claims)), "{}", findings.len());
    let drafts: std::collections::BTreeSet<usize> =
        findings.iter().flat_map(|finding| &finding.claims).copied().collect();
    assert!(drafts.contains(&0) && drafts.contains(&1));
}
