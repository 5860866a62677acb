//! Articles in, claims out: many short articles, one long one at sizes that double, texts made to be slow, and the stories of
//! `fixtures/` as ordinary news.

mod inputs;

use divan::Bencher;
use divan::counter::BytesCount;
use reconcile::article::{self, Settings};
use reconcile::mention::Context;

fn main() {
    divan::main();
}

/// The time must grow with the number of articles.
#[divan::bench(args = [250, 500, 1_000], sample_count = 10)]
fn articles(bencher: Bencher<'_, '_>, articles: u64) {
    run(bencher, &(0..articles).map(|number| inputs::article(number, 2_000)).collect::<Vec<_>>());
}

/// One article; the time must grow with its length.
#[divan::bench(args = [1, 2, 4], sample_count = 10)]
fn long_article(bencher: Bencher<'_, '_>, megabytes: usize) {
    run(bencher, &[inputs::article(0, megabytes << 20)]);
}

/// One article that is made to be slow, at sizes that double.
#[divan::bench(args = inputs::HOSTILE, consts = [1, 2, 4], sample_count = 3)]
fn hostile_article<const MEGABYTES: usize>(bencher: Bencher<'_, '_>, name: &str) {
    run(bencher, &[inputs::hostile(name, MEGABYTES << 20)]);
}

/// Ordinary news: what `extract` writes, and what `check` asks of each article besides, attributes and names of all figures.
#[divan::bench(args = ["extract", "check"], sample_count = 10)]
fn news(bencher: Bencher<'_, '_>, command: &str) {
    let files = inputs::news();
    if command == "extract" {
        return run(bencher, &files);
    }
    let (settings, context) = (Settings::default(), Context::default());
    bencher.counter(BytesCount::new(files.iter().map(String::len).sum::<usize>())).bench(|| {
        let claims = |file: &String| {
            let document = article::read("article.md", file.as_bytes(), &settings).ok()?;
            Some(article::claims(&document, 0, &context).0.len())
        };
        files.iter().filter_map(claims).sum::<usize>()
    });
}

fn run(bencher: Bencher<'_, '_>, files: &[String]) {
    let settings = Settings::default();
    let context = Context::default();
    bencher.counter(BytesCount::new(files.iter().map(String::len).sum::<usize>())).bench(|| {
        let extract = |file: &String| {
            let document = article::read("article.md", file.as_bytes(), &settings).ok()?;
            let (claims, _) = article::extracted(&document, &context);
            Some(article::to_json_lines(&document, "article.md", &claims, &context).len())
        };
        files.iter().filter_map(extract).sum::<usize>()
    });
}
