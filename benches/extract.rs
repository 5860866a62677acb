//! Articles in, claims out, as JSON Lines: many short articles, and one long one at sizes that double.

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

fn run(bencher: Bencher<'_, '_>, files: &[String]) {
    let settings = Settings::default();
    let context = Context::default();
    bencher.counter(BytesCount::new(files.iter().map(String::len).sum::<usize>())).bench(|| {
        let extract = |file: &String| {
            let document = article::read("article.md", file.as_bytes(), &settings).ok()?;
            let (claims, ..) = article::claims(&document, 0, &context);
            Some(article::to_json_lines(&document, "article.md", &claims, &context).len())
        };
        files.iter().filter_map(extract).sum::<usize>()
    });
}
