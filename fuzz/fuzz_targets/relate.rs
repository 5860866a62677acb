//! Two statements of any words: the same answer each time, and a statement never contradicts itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcile::mention::Context;
use reconcile::relation::{Label, Rates, Terms};
use reconcile::statement::relate;
use reconcile::value::Policy;

fuzz_target!(|sides: (&str, &str)| {
    let (policy, rates, context) = (Policy::default(), Rates::default(), Context::default());
    let terms = Terms { policy: &policy, rates: &rates };
    let answer = relate(sides.0, sides.1, &context, &terms);
    assert_eq!(answer, relate(sides.0, sides.1, &context, &terms));
    assert_ne!(relate(sides.0, sides.0, &context, &terms).label, Label::Contradiction, "{}", sides.0);
});
