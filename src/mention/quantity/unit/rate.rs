//! What an amount is counted by: "per share", "a year", "/h", «للبرميل».

use crate::lexicon::{Script, Sense};
use crate::mention::number::number_at;
use crate::mention::passage::{Found, Passage};
use crate::mention::quantity::noun;
use crate::mention::quantity::term::{Term, term_after};
use crate::mention::token::TokenKind;
use crate::value::{TimeUnit, Unit};
use rust_decimal::Decimal;

/// The unit of time at token `at`, and the token after it.
pub(super) fn time_at(passage: &Passage<'_>, at: usize) -> Option<(TimeUnit, usize)> {
    if let Some(found) = passage.find(at, |sense| match sense {
        Sense::Period(1, unit) => Some(unit),
        _ => None,
    }) {
        return Some((found.sense, found.next));
    }
    let token = passage.tokens.get(at)?;
    let senses = passage.language_of(at).symbol(passage.cut(token.span));
    senses.iter().find_map(|&sense| match sense {
        Sense::Period(1, unit) => Some((unit, at + 1)),
        _ => None,
    })
}

/// "per hour", "/h", «في الساعة»: the token after it, and the unit.
pub(super) fn time_rate(passage: &Passage<'_>, at: usize) -> Option<(usize, TimeUnit)> {
    if passage.tokens.get(at)?.kind == TokenKind::Sign('/') {
        return time_at(passage, at + 1).map(|(unit, next)| (next, unit));
    }
    let rate = passage.find(at, |sense| match sense {
        Sense::Rate("hour") => Some(TimeUnit::Hour),
        Sense::Rate("second") => Some(TimeUnit::Second),
        _ => None,
    });
    if let Some(rate) = rate {
        return (!is_numbered(passage, rate.next)).then_some((rate.next, rate.sense));
    }
    let per = passage.find(at, |sense| matches!(sense, Sense::Per | Sense::Article).then_some(()))?;
    time_at(passage, per.next).map(|(unit, next)| (next, unit))
}

/// Whether digits tell which hour, day or year is meant: «في الساعة 11:11», «في العام 2020».
fn is_numbered(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits && !token.line_start)
}

/// Whether an adjective at `at` makes the words before it those of one certain time: «في العام الماضي», «في اليوم الأول». «في اليوم
/// الواحد» is each of them.
fn is_of_one_time(passage: &Passage<'_>, at: usize) -> bool {
    let Some(token) = passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word && !token.line_start) else {
        return false;
    };
    let word = passage.cut(token.span);
    let each = word.starts_with("الواحد");
    !each && (word.starts_with("ال") || ["نفسه", "نفسها", "ذاته", "ذاتها"].contains(&word))
}

/// What stands at token `at` that an amount may be for one of.
fn thing_at(passage: &Passage<'_>, at: usize) -> Option<Found<&'static str>> {
    passage.find(at, |sense| match sense {
        Sense::Thing(name) => Some(name),
        Sense::Period(1, unit) => Some(unit.as_str()),
        _ => None,
    })
}

/// The names of units that an amount is often for one of.
const NAMES: [(&str, &str); 17] = [
    ("km2", "square kilometre"),
    ("m2", "square metre"),
    ("mi2", "square mile"),
    ("ft2", "square foot"),
    ("m3", "cubic metre"),
    ("ha", "hectare"),
    ("km", "kilometre"),
    ("mi", "mile"),
    ("kWh", "kilowatt-hour"),
    ("in", "inch"),
    ("ft", "foot"),
    ("m", "metre"),
    ("cm", "centimetre"),
    ("L", "litre"),
    ("kg", "kilogram"),
    ("g", "gram"),
    ("t", "tonne"),
];

/// A physical unit that an amount is for one of: "per sq km", "/ha", «لكل كيلومتر مربع».
fn measure_at(passage: &Passage<'_>, at: usize) -> Option<(usize, String)> {
    passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word && !token.line_start)?;
    let measured = super::after(passage, at, &Term::none()).filter(|measured| measured.factor == Decimal::ONE)?;
    let Unit::Measure(measure) = measured.unit else { return None };
    let name = NAMES.iter().find(|(symbol, _)| *symbol == measure.symbol).map_or(measure.symbol, |(_, name)| name);
    measured.per.is_none().then(|| (measured.to, name.to_owned()))
}

/// What an amount is for one of, after it: "per share", "a year", «للبرميل», «سنويا».
pub(in crate::mention::quantity) fn per_after(
    passage: &Passage<'_>,
    at: usize,
    unit: &Unit,
) -> Option<(usize, String)> {
    let hyphen = passage.past_hyphen(at);
    // "$25-per-share"
    let per_follows = passage.means(hyphen, Sense::Per);
    // "$15-an-hour", "£2m-a-year"
    let each = passage.sense(hyphen, Sense::Article).filter(|_| hyphen > at);
    let each = each.map(|article| (passage.past_hyphen(article.next), article.next)).filter(|(past, next)| past > next);
    if let Some((past, _)) = each {
        let thing = thing_at(passage, past).map(|found| (found.next, found.sense.to_owned()));
        let word = || (past + 1, passage.cut(passage.tokens[past].span).to_lowercase());
        return thing.or_else(|| matches!(unit, Unit::Money(_)).then(word));
    }
    let at = if per_follows { hyphen } else { at };
    let token = passage.tokens.get(at)?;
    if token.line_start {
        return None;
    }
    let thing = |at: usize| thing_at(passage, at);
    if token.kind == TokenKind::Sign('/') && token.glued {
        let thing = thing(at + 1).map(|found| (found.next, found.sense.to_owned()));
        return thing.or_else(|| measure_at(passage, at + 1));
    }
    let rate = passage.find(at, |sense| match sense {
        Sense::Rate(name) => Some(name),
        _ => None,
    });
    if let Some(rate) = rate {
        let certain = is_numbered(passage, rate.next) || is_of_one_time(passage, rate.next);
        return (!certain).then(|| (rate.next, rate.sense.to_owned()));
    }
    if let Some(per) = passage.sense(at, Sense::Per) {
        let per = Found { next: passage.past_hyphen(per.next), ..per };
        if let Some(rate) = per_number(passage, per.next, unit) {
            return Some(rate);
        }
        let next = passage.tokens.get(per.next).filter(|next| next.kind == TokenKind::Word && !next.line_start)?;
        let word = passage.cut(next.span);
        // Any noun may follow "per"; elsewhere the same words also say "by each" or "for every".
        let any = passage.language_of(at).decimal == '.';
        if thing(per.next).is_none()
            && let Some(measure) = measure_at(passage, per.next)
        {
            return Some(measure);
        }
        return match thing(per.next) {
            Some(found) => Some((found.next, found.sense.to_owned())),
            None => any.then(|| (per.next + 1, word.to_owned())),
        };
    }
    let language = passage.language_of(at);
    if language.script == Script::Arabic {
        let found = thing(at)?;
        let to_each = found.clitic.preposition && found.clitic.the && passage.cut(token.span).starts_with('ل');
        return to_each.then(|| (found.next, found.sense.to_owned()));
    }
    // "a share", "a day"; «le baril»
    let french = language.decimal == ',';
    let opens = passage
        .find(at, |sense| (if french { sense == Sense::Determiner } else { sense == Sense::Article }).then_some(()))?;
    if french && !matches!(unit, Unit::Money(_))
        || !matches!(unit, Unit::Money(_) | Unit::Measure(_) | Unit::Noun(_) | Unit::Time(_))
    {
        return None;
    }
    let found = thing(passage.past_apostrophe(opens.next))?;
    // "$5 a year earlier" is no rate.
    let later = passage.means(found.next, Sense::Later)
        || passage.tokens.get(found.next).is_some_and(|token| passage.cut(token.span) == "before");
    (!later).then(|| (found.next, found.sense.to_owned()))
}

/// What an amount and the one in brackets that converts it are for one of, behind both: "865,000 euros (£782,000) a week". The
/// amount is that of the tokens from `from` to before `to`.
pub(in crate::mention::quantity) fn per_of_both(
    passage: &Passage<'_>,
    from: usize,
    to: usize,
    unit: &Unit,
) -> Option<String> {
    let sign = |at: usize| match passage.tokens.get(at)?.kind {
        TokenKind::Sign(sign) => Some(sign),
        _ => None,
    };
    let next = match sign(to)? {
        '(' => {
            let other = term_after(passage, to + 1)?;
            (matches!(other.unit, Unit::Money(_)) && other.per.is_none() && sign(other.to) == Some(')'))
                .then_some(other.to)
        }
        ')' => (sign(from.checked_sub(1)?) == Some('(')).then_some(to),
        _ => None,
    }?;
    per_after(passage, next + 1, unit).map(|(_, per)| per)
}

/// A round number that counted things are told by, with what it counts: "per 100,000 people", «لكل 100 ألف نسمة».
fn per_number(passage: &Passage<'_>, at: usize, unit: &Unit) -> Option<(usize, String)> {
    const LEAST: Decimal = Decimal::TEN;
    // "8 litres per 100 km", «5 لترات لكل 100 كيلومتر»
    if matches!(unit, Unit::Measure(_))
        && passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits && !token.line_start)
        && let Some(numeral) = number_at(passage, at)
        && let Some(figure) = numeral.size.figure().filter(|figure| figure.value >= LEAST)
        && let Some((to, name)) = measure_at(passage, numeral.to)
    {
        return Some((to, format!("{} {name}", figure.value.normalize())));
    }
    if !matches!(unit, Unit::Noun(_) | Unit::Bare) || passage.tokens.get(at)?.line_start {
        return None;
    }
    let numeral = number_at(passage, at)?;
    let figure = numeral.size.figure().filter(|figure| figure.value >= LEAST && figure.value.is_integer())?;
    let mut term = Term::one(at);
    (term.to, term.size, term.digits) = (numeral.to, numeral.size, numeral.digits);
    let to = noun::noun_after(passage, numeral.to, &term).map_or(numeral.to, |noun| noun.to);
    Some((to, figure.value.normalize().to_string()))
}
