//! What articles say again in another currency, and the exchange rates that this teaches.
//!
//! "€3 billion ($3.5 billion)" is one amount. By it the other amounts of its story in euros and in dollars can be compared.

use crate::claim::{Claim, Corpus};
use crate::relation::TaughtRate;
use crate::value::{Amount, CurrencyCode, Unit, Value};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The rates that the articles of a story tell, with their places.
type Told = BTreeMap<(CurrencyCode, CurrencyCode), Vec<(Decimal, Arc<str>)>>;

/// The claims that say again what another one of their sentence says, each with the claim before it.
pub(super) fn restated(corpus: &Corpus) -> Vec<(usize, usize)> {
    let sentence = |claim: &Claim| claim.subject.as_ref().map(|subject| (claim.article, subject.sentence));
    let converted = |claim: &Claim| claim.subject.as_ref().is_some_and(|subject| subject.converted);
    let claims = || corpus.claims.iter().enumerate();
    let pair = |(other, claim): (usize, &Claim)| {
        let before = other.checked_sub(1)?;
        (sentence(&corpus.claims[before]) == sentence(claim)).then_some((before, other))
    };
    claims().filter(|(_, claim)| converted(claim)).filter_map(pair).collect()
}

/// The exchange rates that the articles of each story teach, by the article: of several for two currencies the middle one, and
/// what two of them come to together.
pub(super) fn taught(corpus: &Corpus, story_of: &[usize]) -> BTreeMap<usize, Arc<[TaughtRate]>> {
    let mut told: BTreeMap<usize, Told> = BTreeMap::new();
    for (one, other) in restated(corpus) {
        let (one, other) = (&corpus.claims[one], &corpus.claims[other]);
        let (Some(a), Some(b)) = (sum(one), sum(other)) else { continue };
        let (one, (a, from), (b, into)) = if a.1 < b.1 { (one, a, b) } else { (other, b, a) };
        if let Some(rate) = b.checked_div(a) {
            let path = &corpus.articles[one.article].path;
            let by = format!("{path}:{}", one.quote.place.line).into();
            told.entry(story_of[one.article]).or_default().entry((from, into)).or_default().push((rate, by));
        }
    }
    let rates: BTreeMap<usize, Arc<[TaughtRate]>> =
        told.into_iter().map(|(story, told)| (story, rates(told).into())).collect();
    let of = |(article, story): (usize, &usize)| Some((article, Arc::clone(rates.get(story)?)));
    story_of.iter().enumerate().filter_map(of).collect()
}

/// A sum of money of a known currency.
fn sum(claim: &Claim) -> Option<(Decimal, CurrencyCode)> {
    let Value::Quantity(quantity) = &claim.value else { return None };
    let (Unit::Money(currency), Amount::Point(figure)) = (&quantity.unit, &quantity.amount) else { return None };
    (figure.value > Decimal::ZERO).then_some((figure.value, currency.guess()?))
}

/// One rate for each two currencies.
fn rates(told: Told) -> Vec<TaughtRate> {
    let middle = |(pair, mut told): (_, Vec<(Decimal, Arc<str>)>)| {
        told.sort();
        let (rate, by) = told.swap_remove(told.len() / 2);
        TaughtRate { pair, rate, by }
    };
    let mut rates: Vec<TaughtRate> = told.into_iter().map(middle).collect();
    let codes: BTreeSet<CurrencyCode> = rates.iter().flat_map(|rate| [rate.pair.0, rate.pair.1]).collect();
    let known = rates.clone();
    let rate = |from: CurrencyCode, into: CurrencyCode| {
        known.iter().find_map(|taught| match taught.pair {
            pair if pair == (from, into) => Some((taught.rate, &taught.by)),
            pair if pair == (into, from) => Some((Decimal::ONE.checked_div(taught.rate)?, &taught.by)),
            _ => None,
        })
    };
    for &from in &codes {
        for &into in codes.range((std::ops::Bound::Excluded(from), std::ops::Bound::Unbounded)) {
            if rate(from, into).is_some() {
                continue;
            }
            let through = codes.iter().find_map(|&middle| {
                let ((one, by), (other, also)) = (rate(from, middle)?, rate(middle, into)?);
                let by = if by == also { Arc::clone(by) } else { format!("{by} and {also}").into() };
                Some(TaughtRate { pair: (from, into), rate: one.checked_mul(other)?, by })
            });
            rates.extend(through);
        }
    }
    rates
}

/// An amount as one of the currency in which those of its story are compared: the first of those that it teaches rates of.
pub(super) fn common(value: &Value, size: Decimal, rates: &[TaughtRate]) -> Decimal {
    let Value::Quantity(quantity) = value else { return size };
    let (Unit::Money(currency), Some(first)) = (&quantity.unit, rates.iter().map(|taught| taught.pair.0).min()) else {
        return size;
    };
    let rate = rates.iter().find(|taught| taught.pair.0 == first && Some(taught.pair.1) == currency.guess());
    rate.and_then(|taught| size.checked_div(taught.rate)).unwrap_or(size)
}
