//! The whole journey over any articles, parted by a line of `%`: their order changes nothing, and every report can be written.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcile::article::{Settings, parts};
use reconcile::claim::file::{Parsed, gather};
use reconcile::config::Config;
use reconcile::mention::Context;
use reconcile::report::{Report, json, markdown, page, terminal};

fn report<'f>(files: impl Iterator<Item = &'f (usize, &'f str)>) -> Report {
    let parsed = files.map(|(at, text)| {
        let path = format!("{at}.md");
        let mut parsed = Parsed::of_file(&path);
        for document in parts(&path, text.as_bytes(), Settings { named: true, ..Settings::default() }).flatten() {
            parsed.article(&document, &Context::default());
        }
        parsed
    });
    reconcile::check(gather(parsed.collect()), &Config::default())
}

fuzz_target!(|text: &str| {
    let files: Vec<(usize, &str)> = text.split("\n%\n").enumerate().take(8).collect();
    let written = |report: &Report| {
        let mut out = Vec::new();
        json::write(report, &mut out).expect("a vector takes all");
        out
    };
    let forwards = report(files.iter());
    let json = written(&forwards);
    assert!(json == written(&report(files.iter().rev())), "the order of files changes the report");
    let mut out = Vec::new();
    terminal::write(&forwards, terminal::Options::default(), &mut out).expect("a vector takes all");
    markdown::write(&forwards, markdown::Options::default(), &mut out).expect("a vector takes all");
    page::render(&forwards, page::Options::default()).expect("the page's own template");
});
