//! Words and signs of money: which currencies they may stand for, and pounds that are weighed.

use super::{Measured, REACH, per_after};
use crate::lexicon::{Script, Sense};
use crate::mention::passage::Passage;
use crate::mention::quantity::term::{Term, codes};
use crate::text::fold;
use crate::value::{Currency, CurrencyCode, Measure, Unit};

/// The currency of a list of codes, as `Sense::Currency` tells it, for a word or a sign.
pub(super) fn currency(passage: &Passage<'_>, list: &str, words: &str) -> Currency {
    let mut all = codes(list);
    let first = all.next();
    let several = all.next().is_some();
    if several
        && !passage.context.currencies.is_empty()
        && let Some(&code) = passage.context.currencies.get(&fold(words))
    {
        return Currency::known(code);
    }
    if !several || list.contains('!') {
        return Currency { code: first, candidates: Vec::new() };
    }
    let code = if list.contains('?') { first } else { None };
    Currency { code, candidates: codes(list).collect() }
}

/// Whether a word of money stands at token `at`.
pub(in crate::mention::quantity) fn is_currency(passage: &Passage<'_>, at: usize) -> bool {
    passage.find(at, |sense| matches!(sense, Sense::Currency(_) | Sense::Nation(_)).then_some(())).is_some()
}

/// What is paid for by one of, never weighed.
const TRADED: &[&str] =
    &["share", "barrel", "ticket", "night", "hour", "person", "household", "litre", "gallon", "pint"];

/// A word of money, and the nation after it: «ريال سعودي», «francs suisses».
pub(super) fn money(passage: &Passage<'_>, to: usize, list: &str, words: &str, term: &Term) -> Measured {
    let nation = passage.find(to, |sense| match sense {
        Sense::Nation(code) => CurrencyCode::new(code),
        _ => None,
    });
    let language = passage.language_of(to.saturating_sub(1));
    if let Some(nation) = nation
        && (language.script == Script::Arabic || language.decimal == ',')
        && !nation.clitic.and
        && !nation.clitic.preposition
        && !passage.tokens[to].line_start
    {
        return Measured::new(nation.next, Unit::Money(Currency::known(nation.sense)));
    }
    let mut measured = Measured::new(to, Unit::Money(currency(passage, list, words)));
    // Pounds are weighed as well; millions of them are paid.
    if list.starts_with("GBP EGP")
        && words.is_ascii()
        && !term.scaled()
        && let Some(pound) = Measure::of("lb")
    {
        let weighed = Unit::Measure(pound);
        let of = passage.past_of(to) > to;
        let hyphen = term.is_none();
        let decimal = term.size.figure().is_some_and(|figure| figure.decimal);
        let traded = per_after(passage, to, &measured.unit).is_some_and(|(_, per)| TRADED.contains(&per.as_str()));
        if of || hyphen || decimal && !traded || is_weighed(passage, term) {
            measured.others.push((measured.unit.clone(), "pounds of money"));
            measured.unit = weighed;
        } else {
            measured.others.push((weighed, "pounds of weight"));
        }
    }
    measured
}

/// Whether a word before the number tells of a weight.
pub(super) fn is_weighed(passage: &Passage<'_>, term: &Term) -> bool {
    (term.number.saturating_sub(REACH)..term.number).any(|index| passage.means(index, Sense::Weigh))
}
