//! The whole journey over claims in JSON Lines: reading, grouping, relating, and the report as JSON.

mod inputs;

use divan::Bencher;
use divan::counter::ItemsCount;
use reconcile::claim::file::{Format, Settings, gather, read_as};
use reconcile::config::Config;
use reconcile::report::json;
use std::io::sink;

fn main() {
    divan::main();
}

/// Ten claims a topic; the time must grow with the number of claims.
#[divan::bench(args = [25_000, 50_000, 100_000], sample_count = 10)]
fn many_topics(bencher: Bencher<'_, '_>, claims: u64) {
    run(bencher, claims, claims / 10);
}

/// All claims in one topic.
#[divan::bench(args = [25_000, 50_000, 100_000], sample_count = 10)]
fn one_topic(bencher: Bencher<'_, '_>, claims: u64) {
    run(bencher, claims, 1);
}

/// Labels one letter from many others.
#[divan::bench(args = [25_000, 50_000, 100_000], sample_count = 10)]
fn look_alikes(bencher: Bencher<'_, '_>, claims: u64) {
    run_lines(bencher, claims, &inputs::look_alikes(claims));
}

fn run(bencher: Bencher<'_, '_>, claims: u64, topics: u64) {
    run_lines(bencher, claims, &inputs::claims(claims, topics));
}

fn run_lines(bencher: Bencher<'_, '_>, claims: u64, lines: &str) {
    bencher.counter(ItemsCount::new(claims)).bench(|| {
        let parsed = read_as(Format::JsonLines, "claims.jsonl", lines.as_bytes(), &Settings::default());
        let report = reconcile::check(gather(vec![parsed]), &Config::default());
        json::write(&report, &mut sink())
    });
}
