//! Amounts of money: what is given in two currencies, what is paid once, what was expected.

use crate::claim::{self, Claim, Evolves};
use crate::relation::{Compared, Decision, Side, decide};
use crate::topic::ground::Ground;
use crate::value::{Amount, CurrencyCode, Unit, Value};

/// What is paid once.
const DEAL: &str = "deal amount";

/// Whether an amount of money is the other one without its cents, which are cut off as often as they are rounded.
pub(super) fn are_cents_left_out(whole: &Claim, exact: &Claim) -> bool {
    let figure = |claim: &Claim| match &claim.value {
        Value::Quantity(quantity) if matches!(quantity.unit, Unit::Money(_)) => match quantity.amount {
            Amount::Point(figure) => Some(figure),
            _ => None,
        },
        _ => None,
    };
    let (Some(whole), Some(exact)) = (figure(whole), figure(exact)) else { return false };
    !whole.decimal && exact.decimal && exact.place == -2 && exact.value.trunc() == whole.value
}

/// The currency of an amount, as far as its words tell.
pub(super) fn currency(claim: &Claim) -> Option<CurrencyCode> {
    match &claim.value {
        Value::Quantity(quantity) => match &quantity.unit {
            Unit::Money(currency) => currency.guess(),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a figure is what analysts expected, which no result contradicts.
pub(super) fn is_forecast(claim: &Claim) -> bool {
    claim.scope.get("aim").is_some_and(|aim| &**aim == "forecast")
}

/// How two amounts of one deal compare that two articles give for neighbouring years: what is paid once was not paid twice nearly
/// alike, and a year is mistaken as easily as an amount.
pub(super) fn of_years_beside(pair: [usize; 2], ground: &Ground<'_>) -> Option<Decision> {
    let known = pair.map(|claim| &ground.corpus.claims[claim]);
    let deal = |claim: &Claim| ground.row(claim).is_some_and(|row| row.name == DEAL);
    let year = |claim: &Claim| claim.scope.get(claim::PERIOD)?.get(..4)?.parse::<i16>().ok();
    let beside = year(known[0])?.abs_diff(year(known[1])?) == 1;
    (known.iter().all(|claim| deal(claim)) && beside && known[0].article != known[1].article).then_some(())?;
    let scopes = known.map(|claim| {
        let others = claim.scope.iter().filter(|(name, _)| name.as_ref() != claim::PERIOD);
        others.map(|(name, value)| (name.clone(), value.clone())).collect()
    });
    let side = |at: usize| Side { scope: &scopes[at], ..ground.side(pair[at], &known[at].value) };
    let [a, b] = [0, 1].map(|at| Compared::new(side(at), ground.terms.policy));
    let terms = ground.terms_of(pair[0], pair[1]);
    (a.distance(&b, &terms) < terms.policy.tension).then(|| decide(&a, &b, Evolves::Fixed, &terms))
}

/// Whether an article gives one amount twice, the second time in another unit.
pub(super) fn gives_again([one, other]: [usize; 2], ground: &Ground<'_>) -> bool {
    let known = &ground.corpus.claims;
    let subject = |claim: usize| known[claim].subject.as_deref();
    let converted = |claim: usize| subject(claim).is_some_and(|subject| subject.converted);
    let sentence = |claim: usize| subject(claim).map(|subject| subject.sentence);
    let (first, last) = (one.min(other), one.max(other));
    known[one].article == known[other].article && sentence(one) == sentence(other) && (first + 1..=last).all(converted)
}

/// Whether one is a price to buy and the other one to sell.
pub(super) fn are_of_two_deals(one: &Claim, other: &Claim) -> bool {
    one.scope.get("deal").zip(other.scope.get("deal")).is_some_and(|(one, other)| one != other)
}
