//! Statements related, each pair read and answered on its own: one thread.

mod inputs;

use divan::Bencher;
use divan::counter::ItemsCount;
use reconcile::mention::Context;
use reconcile::relation::{Rates, Terms};
use reconcile::statement::relate;
use reconcile::value::Policy;

fn main() {
    divan::main();
}

/// A thousand pairs of sentences.
#[divan::bench(args = ["en", "ar"], sample_count = 20)]
fn pairs(bencher: Bencher<'_, '_>, lang: &str) {
    let pairs = inputs::pairs(lang, 1_000);
    let (policy, rates, context) = (Policy::default(), Rates::default(), Context::default());
    let terms = Terms { policy: &policy, rates: &rates };
    bencher.counter(ItemsCount::new(pairs.len())).bench(|| {
        pairs.iter().map(|(premise, hypothesis)| relate(premise, hypothesis, &context, &terms)).collect::<Vec<_>>()
    });
}
