//! Reading mentions from running text: news prose, and texts made to be slow, at sizes that double.

mod inputs;

use divan::counter::BytesCount;
use reconcile::mention::{Context, read};

fn main() {
    divan::main();
}

#[divan::bench(args = ["ar", "en"])]
fn prose(bencher: divan::Bencher<'_, '_>, lang: &str) {
    let text = inputs::prose(lang, 1 << 20);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(divan::black_box(&text), &Context::default()));
}

/// Time must grow with the size and no faster: compare the three columns of bytes a second.
#[divan::bench(args = inputs::HOSTILE, consts = [1, 2, 4, 8], sample_count = 5)]
fn hostile<const MEGABYTES: usize>(bencher: divan::Bencher<'_, '_>, name: &str) {
    let text = inputs::hostile(name, MEGABYTES << 20);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(divan::black_box(&text), &Context::default()));
}
