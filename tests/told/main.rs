//! Articles that tell several values of one topic, that contradict themselves, and that are out of order.

mod amounts;
mod article;
mod bearers;
mod counts;
mod dates;
mod money;
mod places;
mod votes;

use reconcile::article::{Settings, parts};
use reconcile::claim::file::{Parsed, gather};
use reconcile::config::Config;
use reconcile::mention::Context;
use std::fmt::Write;

/// The findings on articles, each as `source, day of March 2026, text`, with the figures that they hold against each other.
fn check(articles: &[(&str, u8, &str)]) -> String {
    let files = articles.iter().enumerate().map(|(at, (source, day, article))| {
        let path = format!("{at}.md");
        let text = format!("---\nsource: {source}\npublished: 2026-03-{day:02}\n---\n\n{article}\n");
        let mut parsed = Parsed::of_file(&path);
        for part in parts(&path, text.as_bytes(), Settings::default()) {
            parsed.article(&part.expect("an article"), &Context::default());
        }
        parsed
    });
    let report = reconcile::check(gather(files.collect()), &Config::default());
    let mut page = String::new();
    for (topic, finding) in report.findings() {
        let quotes: Vec<&str> =
            finding.claims.iter().map(|&claim| report.corpus.claims[claim].quote.exact.as_str()).collect();
        let (severity, code, label) = (finding.severity.as_str(), finding.code.as_str(), &report.topics[topic].label);
        writeln!(page, "{severity} {code}: {} ({label})", quotes.join(" | ")).expect("a string takes all");
    }
    page
}
