//! The stories of `fixtures/stories` against their labels: articles in, topics and findings out.
//!
//! Every score has a floor, today's number rounded down. One that rises may be raised; one that falls is a fault.

use reconcile::article::{Settings, parts};
use reconcile::claim::file::{Parsed, gather};
use reconcile::config::Config;
use reconcile::evaluate::{Agreement, Gold, Scored, Scores, Share, score};
use reconcile::mention::Context;
use reconcile::report::json;
use rust_decimal::Decimal;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The least that each score may be over all stories, in percent.
const FLOORS: [(&str, u32); 9] = [
    ("found", 96),
    ("values", 95),
    ("group P", 84),
    ("group R", 64),
    ("group F1", 73),
    ("traps", 94),
    ("relations", 56),
    ("contra P", 87),
    ("contra R", 24),
];

/// What lies in a folder, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn scores(story: &Path) -> Scores {
    let files = entries(story).into_iter().map(|path| {
        let bytes = std::fs::read(&path).expect("the article is there");
        let shown = path.display().to_string();
        let mut parsed = Parsed::of_file(&shown);
        for part in parts(&shown, bytes.as_slice(), Settings::default()) {
            parsed.article(&part.expect("an article"), &Context::default());
        }
        parsed
    });
    let report = reconcile::check(gather(files.collect()), &Config::default());
    let mut out = Vec::new();
    json::write(&report, &mut out).expect("a vector takes everything");
    let scored = Scored::read(&String::from_utf8(out).expect("UTF-8")).expect("a report");
    let name = story.file_name().expect("a story has a name").display();
    let labels = format!("fixtures/labels/{name}.yaml");
    let (gold, problems) = Gold::read(&labels, &std::fs::read_to_string(&labels).expect("the labels are there"));
    assert!(problems.is_empty(), "{problems:?}");
    score(&gold, &scored)
}

/// What is printed of a story and held to the floors.
fn shares(scores: &Scores) -> [(&'static str, Share); 9] {
    // Twice what is right over both denominators is the harmonic mean.
    let f1 =
        |Agreement { precision, recall }: Agreement| Share { right: recall.right * 2, of: precision.of + recall.of };
    [
        ("found", scores.claims_found),
        ("values", scores.values),
        ("group P", scores.groups.precision),
        ("group R", scores.groups.recall),
        ("group F1", f1(scores.groups)),
        ("traps", scores.traps),
        ("relations", scores.relations),
        ("contra P", scores.contradictions.precision),
        ("contra R", scores.contradictions.recall),
    ]
}

fn row(name: &str, shares: &[(&str, Share)]) -> String {
    let mut row = format!("{name:<24}");
    for (_, share) in shares {
        let percent = share.percent().map_or_else(|| "-".to_owned(), |percent| percent.to_string());
        write!(row, " {percent:>9}").expect("a string takes everything");
    }
    row
}

#[test]
fn stories_score_no_less_than_their_floors() {
    let mut table = format!("{:<24}", "in percent");
    for (name, _) in FLOORS {
        write!(table, " {name:>9}").expect("a string takes everything");
    }
    let mut all = FLOORS.map(|(name, _)| (name, Share::default()));
    for story in entries(Path::new("fixtures/stories")) {
        let shares = shares(&scores(&story));
        for ((_, sum), (_, share)) in all.iter_mut().zip(shares) {
            *sum = Share { right: sum.right + share.right, of: sum.of + share.of };
        }
        let name = story.file_name().expect("a story has a name").display().to_string();
        write!(table, "\n{}", row(&name, &shares)).expect("a string takes everything");
    }
    write!(table, "\n{}", row("all", &all)).expect("a string takes everything");
    println!("{table}");
    for ((name, share), (_, floor)) in all.into_iter().zip(FLOORS) {
        let percent = share.percent().unwrap_or_default();
        assert!(percent >= Decimal::from(floor), "{name}: {percent} %, the floor is {floor} %\n{table}");
    }
}
