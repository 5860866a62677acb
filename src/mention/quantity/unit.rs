//! What a number counts: money, percent, physical units and lengths of time, before and after it, and what it is counted by.

mod money;
mod physical;
mod rate;

pub(super) use self::money::is_currency;
pub(super) use self::rate::{per_after, per_of_both};

use self::money::{currency, is_weighed, money};
pub(in crate::mention) use self::physical::extent_before;
use self::physical::{degrees, is_inch, is_of_heat, is_powered, powered, refine, stands_as_unit};
use super::term::Term;
use crate::lexicon::{Kinds, Script, Sense};
use crate::mention::number::{Size, and_part};
use crate::mention::passage::Passage;
use crate::mention::token::TokenKind;
use crate::value::{Currency, CurrencyCode, Measure, TimeUnit, Unit};
use rust_decimal::Decimal;

/// A unit read after a number.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub to: usize,
    pub unit: Unit,
    pub per: Option<String>,
    /// Units in one of what the words name: a decade is ten years, a cent a hundredth.
    pub factor: Decimal,
    /// The power of ten by which the factor moves the last place.
    pub shift: i32,
    /// The part that follows the unit: "and a half".
    pub part: Option<Decimal>,
    /// Whether the words say "below zero".
    pub negative: bool,
    pub others: Vec<(Unit, &'static str)>,
}

impl Measured {
    fn new(to: usize, unit: Unit) -> Self {
        Measured {
            to,
            unit,
            per: None,
            factor: Decimal::ONE,
            shift: 0,
            part: None,
            negative: false,
            others: Vec::new(),
        }
    }

    /// A physical unit by its symbol, or as many of it a day: `bbl/day`.
    pub(super) fn of_symbol(to: usize, symbol: &str) -> Option<Self> {
        let daily = symbol.strip_suffix("/day");
        let unit = Unit::Measure(Measure::of(daily.unwrap_or(symbol))?);
        Some(Measured { per: daily.map(|_| "day".to_owned()), ..Measured::new(to, unit) })
    }

    /// A length of time.
    pub(super) fn of_time(to: usize, unit: TimeUnit) -> Self {
        Measured::new(to, Unit::Time(unit))
    }

    fn coin(to: usize, spec: &str, passage: &Passage<'_>, words: &str) -> Self {
        let (parts, list) = spec.split_once(' ').unwrap_or(("100", spec));
        let hundred = parts == "100";
        let mut measured = Measured::new(to, Unit::Money(currency(passage, list, words)));
        (measured.factor, measured.shift) = if hundred { (Decimal::new(1, 2), -2) } else { (Decimal::new(1, 3), -3) };
        measured
    }
}

/// The unit that a sign or a code before the number at token `at` names, and its first token.
pub(super) fn before(passage: &Passage<'_>, at: usize) -> Option<(usize, Unit)> {
    let sign = at.checked_sub(1).filter(|&sign| sign >= passage.floor)?;
    let token = &passage.tokens[sign];
    let words = passage.cut(token.span);
    match token.kind {
        TokenKind::Sign('%' | '٪') => {
            let free = !token.glued || sign == 0 || passage.tokens[sign - 1].kind != TokenKind::Digits;
            let apart = passage.language_of(at + 1).script == Script::Arabic || at + 1 == passage.tokens.len();
            let written = passage.tokens[at].glued || apart && !token.glued && !passage.tokens[at].line_start;
            return (written && free).then_some((sign, Unit::Percent));
        }
        TokenKind::Digits => return None,
        _ if passage.tokens[at].line_start => return None,
        _ => {}
    }
    // "Rs. 500"
    let (sign, token, words) = match token.kind {
        TokenKind::Sign('.') if token.glued && sign > passage.floor => {
            let short = &passage.tokens[sign - 1];
            let abbreviated = short.kind == TokenKind::Word && passage.cut(short.span).len() <= 3;
            if abbreviated { (sign - 1, short, passage.cut(short.span)) } else { (sign, token, words) }
        }
        _ => (sign, token, words),
    };
    let list = passage.language_of(sign).symbol(words).iter().find_map(|&sense| match sense {
        Sense::Currency(list) => Some(list),
        _ => None,
    });
    // "$A151m"
    if let Some(dollar) = sign.checked_sub(1).filter(|&dollar| dollar >= passage.floor)
        && token.glued
        && passage.tokens[at].glued
        && passage.tokens[dollar].kind == TokenKind::Sign('$')
        && let Some(code) = passage.language_of(sign).symbol(words).iter().find_map(|&sense| match sense {
            Sense::Dollar(code) => CurrencyCode::new(code),
            _ => None,
        })
    {
        return Some((dollar, Unit::Money(Currency::known(code))));
    }
    let Some(list) = list else {
        if is_moment(passage, sign, at) {
            return Some((sign, Unit::Measure(magnitude()?)));
        }
        // "magnitude 5.9", "a magnitude of 5.9"
        let hyphen = token.glued && passage.past_hyphen(sign) == at;
        let of = hyphen || passage.past_of(sign) == at;
        let sign = if of && sign > passage.floor { sign - 1 } else { sign };
        let magnitude = passage.sense(sign, Sense::Magnitude);
        let latin = passage.language_of(sign).script == Script::Latin;
        return magnitude.filter(|_| latin).and_then(|_| Some((sign, Unit::Measure(Measure::of("magnitude")?))));
    };
    // US$, A$, HK$
    if token.kind == TokenKind::Sign('$')
        && token.glued
        && let Some(nation) = sign.checked_sub(1).filter(|&nation| nation >= passage.floor)
    {
        let senses = passage.language_of(nation).symbol(passage.cut(passage.tokens[nation].span));
        let code = senses.iter().find_map(|&sense| match sense {
            Sense::Dollar(code) => CurrencyCode::new(code),
            _ => None,
        });
        if let Some(code) = code {
            return Some((nation, Unit::Money(Currency::known(code))));
        }
    }
    Some((sign, Unit::Money(currency(passage, list, words))))
}

/// Whether the letters at `sign` are those of a magnitude, where an earthquake is told of: "M7.1", "Mw 6.4".
fn is_moment(passage: &Passage<'_>, sign: usize, at: usize) -> bool {
    const REACH: usize = 16;
    let letters = passage.cut(passage.tokens[sign].span);
    if !matches!(letters, "M" | "Mw" | "ML" | "Mb" | "Ms") || passage.tokens[sign].glued {
        return false;
    }
    let decimals = passage.cut(passage.tokens[at].span).split_once('.');
    let small = decimals.is_some_and(|(whole, part)| whole.len() == 1 && part.len() == 1);
    let near = sign.saturating_sub(REACH)..passage.tokens.len().min(at + REACH);
    small && near.into_iter().any(|index| passage.means(index, Sense::Quake))
}

/// The scale of earthquakes.
pub(super) fn magnitude() -> Option<&'static Measure> {
    Measure::of("magnitude")
}

/// The token of "magnitude" before the hedges, bounds or opening at `from` of a number without a unit: "a magnitude of up to 6.2",
/// "magnitudes between 7.0 and 7.9".
pub(super) fn is_magnitude(passage: &Passage<'_>, term: &Term, from: Option<usize>) -> Option<usize> {
    let last = from?.checked_sub(1).filter(|&last| last >= passage.floor)?;
    let word = if passage.past_of(last) == last + 1 { last.checked_sub(1)? } else { last };
    let latin = passage.language_of(word).script == Script::Latin;
    let small = || term.size.figure().is_some_and(|figure| figure.value <= Decimal::TEN);
    (latin && passage.means(word, Sense::Magnitude) && small()).then_some(word)
}

/// The token after «الماضية» at token `at`.
pub(super) fn past_passing(passage: &Passage<'_>, at: usize) -> usize {
    passage.sense(at, Sense::Passing).map_or(at, |passing| passing.next)
}

/// The unit of time before a definite number at token `at`: «العقود الثلاثة الماضية».
pub(super) fn period_before(passage: &Passage<'_>, at: usize) -> Option<(usize, Measured)> {
    let article = at.checked_sub(1).filter(|_| passage.definite_before(at));
    let own = article.filter(|&article| passage.cut(passage.tokens[article].span).trim_end_matches('ـ') == "ال");
    let before = own.unwrap_or(at).checked_sub(1).filter(|&before| before >= passage.floor)?;
    let found = passage.find(before, |sense| match sense {
        Sense::Period(count, unit) => Some((count, unit)),
        _ => None,
    })?;
    (found.clitic.the && found.next == own.unwrap_or(at) && !passage.tokens[at].line_start)
        .then(|| (before, period(at, found.sense.0, found.sense.1)))
}

/// The unit that begins at token `at`, after a number.
pub(super) fn after(passage: &Passage<'_>, at: usize, term: &Term) -> Option<Measured> {
    let token = passage.tokens.get(at)?;
    // A dual is its own unit, wherever it stands.
    if token.line_start && at != term.from {
        return None;
    }
    // "seven straight days"
    let period = |at: usize| passage.has(at, |sense| matches!(sense, Sense::Period(..)));
    let running = passage.sense(at, Sense::Running).filter(|found| !term.is_none() && period(found.next));
    if let Some(found) = running
        && passage.tokens.get(found.next).is_some_and(|unit| !unit.line_start && !unit.glued)
    {
        return after(passage, found.next, term);
    }
    let mut measured = match token.kind {
        TokenKind::Digits => return None,
        TokenKind::Sign(sign) => after_sign(passage, at, sign, term)?,
        TokenKind::Word => {
            let vague = matches!(term.size, Size::Vague(..));
            let past_of = if vague { past_of_definite(passage, at) } else { passage.past_of(at) };
            symbol(passage, at, term).or_else(|| word(passage, at, term)).or_else(|| dotted(passage, at)).or_else(
                || {
                    // "billions of euros", «milliards d'euros»
                    (past_of > at).then(|| word(passage, past_of, term)).flatten()
                },
            )?
        }
    };
    if matches!(measured.unit, Unit::Measure(_)) {
        refine(passage, &mut measured);
    }
    if matches!(term.size, Size::Exact(_)) && !term.scaled() {
        and_half(passage, &mut measured);
    }
    if let Unit::Time(_) = measured.unit {
        while_of_time(passage, &mut measured, term);
    } else if measured.per.is_none()
        && let Some((to, per)) = per_after(passage, measured.to, &measured.unit)
    {
        // «200 ميغاواط/ساعة» is work, whatever its sign says.
        match hours_of(&measured.unit).filter(|_| per == "hour" && passage.language_of(at).script == Script::Arabic) {
            Some(work) => (measured.to, measured.unit) = (to, Unit::Measure(work)),
            None => (measured.to, measured.per) = (to, Some(per)),
        }
    }
    Some(measured)
}

fn value_of(term: &Term) -> Option<Decimal> {
    term.size.figure().map(|figure| figure.value)
}

/// The unit of work or charge that is an hour of a unit of power or current. «ملي أمبير» is said of a charge, with its hour or
/// without it.
fn hours_of(power: &Unit) -> Option<&'static Measure> {
    let Unit::Measure(power) = power else { return None };
    let work = match power.symbol {
        "kW" => "kWh",
        "MW" => "MWh",
        "GW" => "GWh",
        "TW" => "TWh",
        "mAh" => "mAh",
        _ => return None,
    };
    Measure::of(work)
}

/// The token after "of", or after «من» before a definite unit: «عدة ملايين من الدولارات».
fn past_of_definite(passage: &Passage<'_>, at: usize) -> usize {
    let past = passage.past_of(at);
    let from = passage.sense(at, Sense::From).filter(|_| past == at);
    match from {
        Some(from)
            if passage.language_of(at).script == Script::Arabic
                && passage.find(from.next, Some).is_some_and(|unit| unit.clitic.the) =>
        {
            from.next
        }
        _ => past,
    }
}

/// Letters with full stops: "U.S. dollars", "sq. km", «ر.س».
fn dotted(passage: &Passage<'_>, at: usize) -> Option<Measured> {
    let stop =
        |at: usize| passage.tokens.get(at).is_some_and(|token| token.glued && token.kind == TokenKind::Sign('.'));
    if !stop(at + 1) {
        return None;
    }
    let written = |to: usize| passage.cut(passage.span(at, to));
    let word =
        |at: usize| passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.line_start);
    if !word(at + 2) {
        return None;
    }
    if passage.tokens[at + 2].glued {
        let to = at + 3;
        let senses = passage.language_of(at).symbol(written(to));
        let list = senses.iter().find_map(|&sense| match sense {
            Sense::Currency(list) => Some(list),
            _ => None,
        });
        if let Some(list) = list {
            return Some(Measured::new(to, Unit::Money(currency(passage, list, written(to)))));
        }
        let nation = senses.iter().find_map(|&sense| match sense {
            Sense::Dollar(code) => CurrencyCode::new(code),
            _ => None,
        });
        let after = passage.find(at + 4, |sense| matches!(sense, Sense::Currency(_)).then_some(()))?;
        return stop(to).then(|| Some(Measured::new(after.next, Unit::Money(Currency::known(nation?))))).flatten();
    }
    let power = passage.find(at, |sense| match sense {
        Sense::Power(power) => Some(power),
        _ => None,
    })?;
    let base = passage.find(at + 2, |sense| match sense {
        Sense::Measure(symbol) => Some(symbol),
        _ => None,
    });
    let symbol = base.map(|base| base.sense).or_else(|| {
        passage.language_of(at + 2).symbol(passage.cut(passage.tokens[at + 2].span)).iter().find_map(|&sense| {
            match sense {
                Sense::Measure(symbol) => Some(symbol),
                _ => None,
            }
        })
    })?;
    Some(Measured::new(at + 3, Unit::Measure(powered(symbol, power.sense)?)))
}

fn after_sign(passage: &Passage<'_>, at: usize, sign: char, term: &Term) -> Option<Measured> {
    match sign {
        '%' | '٪' => Some(Measured::new(at + 1, Unit::Percent)),
        '‰' => Some(per_mille(at + 1)),
        '-' | '\u{2011}' | '\u{2010}' => {
            let next = passage.past_hyphen(at);
            if next == at || passage.tokens[next].kind != TokenKind::Word {
                return None;
            }
            word(passage, next, &Term::none()).or_else(|| symbol(passage, next, &Term::none()))
        }
        '″' if passage.tokens[at].glued => Some(Measured::new(at + 1, Unit::Measure(Measure::of("in")?))),
        // "51°30′N"
        '′' if passage.tokens[at].glued && !(at >= 2 && passage.tokens[at - 1].glued) => {
            Some(Measured::new(at + 1, Unit::Measure(Measure::of("ft")?)))
        }
        '"' if is_inch(passage, at) => Some(Measured::new(at + 1, Unit::Measure(Measure::of("in")?))),
        '°' | 'º' => {
            let symbols = |at: usize| {
                let written = passage.cut(passage.tokens.get(at)?.span);
                passage.language_of(at).symbol(written).iter().find_map(|&sense| match sense {
                    Sense::Degree(symbols) => Some(symbols),
                    _ => None,
                })
            };
            match symbols(at + 1).and_then(Measure::of) {
                Some(unit) => Some(Measured::new(at + 2, Unit::Measure(unit))),
                None if is_of_heat(passage, at, term) => degrees(passage, at, at + 1, symbols(at)?, value_of(term)),
                None => None,
            }
        }
        _ => symbol(passage, at, term),
    }
}

/// A unit, a code or a sign in the case in which it is written: `km`, `USD`, `€`.
fn symbol(passage: &Passage<'_>, at: usize, term: &Term) -> Option<Measured> {
    let token = passage.tokens.get(at)?;
    let words = passage.cut(token.span);
    let senses = passage.language_of(at).symbol(words);
    if senses.is_empty() {
        return None;
    }
    let single = words.chars().count() == 1 && token.kind == TokenKind::Word;
    // "The small one £399": a sign that touches the digits behind it is theirs.
    let lead = !token.glued
        && matches!(token.kind, TokenKind::Sign(_))
        && passage.tokens.get(at + 1).is_some_and(|next| next.glued && next.kind == TokenKind::Digits);
    if lead && !term.digits {
        return None;
    }
    senses.iter().find_map(|&sense| match sense {
        Sense::Measure(symbol) => Measured::of_symbol(at + 1, symbol),
        Sense::Currency(list) if !single || token.glued => {
            Some(Measured::new(at + 1, Unit::Money(currency(passage, list, words))))
        }
        // "20pc"
        Sense::Percent if token.glued => Some(Measured::new(at + 1, Unit::Percent)),
        // "1080p" is a resolution.
        Sense::Minor(list) if token.glued && !(term.plain && value_of(term) >= Some(Decimal::ONE_THOUSAND)) => {
            Some(Measured::coin(at + 1, list, passage, words))
        }
        Sense::Apart(symbol) if stands_as_unit(passage, at, symbol, term) => {
            Some(Measured::new(at + 1, Unit::Measure(Measure::of(symbol)?)))
        }
        Sense::Powered(symbol) => {
            let symbol = if is_powered(passage, at + 1) { symbol } else { extent_before(passage, term.number)? };
            Some(Measured::new(at + 1, Unit::Measure(Measure::of(symbol)?)))
        }
        // "2010s" is a decade, not so many seconds.
        Sense::Period(count, unit) if token.glued && unit != TimeUnit::Second || is_apart(passage, at, term) => {
            Some(period(at + 1, count, unit))
        }
        _ => None,
    })
}

/// Whether a letter for a length of time stands apart after a small number, and before no word: "9.8 s", "2 h".
fn is_apart(passage: &Passage<'_>, at: usize, term: &Term) -> bool {
    let small = term.size.figure().is_some_and(|figure| figure.value < Decimal::ONE_THOUSAND);
    // « 9 h » is a time of day.
    let clock = passage.language_of(at).decimal == ',';
    term.digits && small && !clock && stands_as_unit(passage, at, "", term)
}

/// Thousandths, as percent.
fn per_mille(to: usize) -> Measured {
    let mut measured = Measured::new(to, Unit::Percent);
    (measured.factor, measured.shift) = (Decimal::new(1, 1), -1);
    measured
}

fn period(to: usize, count: u16, unit: TimeUnit) -> Measured {
    let mut measured = Measured::new(to, Unit::Time(unit));
    measured.factor = Decimal::from(count);
    measured.shift = match count {
        10 => 1,
        100 => 2,
        1000 => 3,
        _ => 0,
    };
    measured
}

/// The senses of the words of units.
const UNITS: Kinds = Kinds::of(&[
    Sense::Percent,
    Sense::Point,
    Sense::BasisPoint,
    Sense::PerMille,
    Sense::Thousandth(TimeUnit::Day),
    Sense::Currency(""),
    Sense::Minor(""),
    Sense::Nation(""),
    Sense::Measure(""),
    Sense::LooseMeasure(""),
    Sense::Degree(""),
    Sense::Power(0),
    Sense::Richter,
    Sense::Magnitude,
    Sense::Period(0, TimeUnit::Day),
]);

/// A unit in words.
fn word(passage: &Passage<'_>, at: usize, term: &Term) -> Option<Measured> {
    let found = passage.find_of(at, UNITS, |sense| UNITS.hold(&sense).then_some(sense))?;
    // «و10 دقائق» is a unit of the next number; a dual is its own: «بدولارين».
    let dual = at == term.from && passage.means(at, Sense::Pair);
    if found.clitic.and && !dual || found.clitic.preposition && at != term.from {
        return None;
    }
    let to = found.next;
    let words = passage.cut(passage.span(at, to));
    let magnitude = || Some(Unit::Measure(Measure::of("magnitude")?));
    match found.sense {
        Sense::Percent => Some(Measured::new(to, Unit::Percent)),
        Sense::Point => Some(Measured::new(to, Unit::PercentPoint)),
        Sense::BasisPoint => Some(Measured::new(to, Unit::BasisPoint)),
        Sense::PerMille => Some(per_mille(to)),
        Sense::Thousandth(unit) => {
            let mut measured = Measured::new(to, Unit::Time(unit));
            (measured.factor, measured.shift) = (Decimal::new(1, 3), -3);
            Some(measured)
        }
        Sense::Magnitude if passage.language_of(at).script == Script::Latin => Some(Measured::new(to, magnitude()?)),
        Sense::Richter => Some(Measured::new(to, magnitude()?)),
        Sense::Period(count, unit) => {
            // "2008 second-quarter results"
            let ordinal = passage.find(at, |sense| matches!(sense, Sense::Ordinal(_)).then_some(())).is_some();
            let one = term.size.figure().is_some_and(|figure| figure.value <= Decimal::ONE);
            (!ordinal || one || term.is_none()).then(|| period(to, count, unit))
        }
        Sense::Minor(list) => Some(Measured::coin(to, list, passage, words)),
        Sense::Measure(symbol) => Measured::of_symbol(to, symbol),
        Sense::LooseMeasure(symbol) => {
            let part = term.size.figure().is_some_and(|figure| !figure.value.is_integer());
            let of = passage.has(to, |sense| matches!(sense, Sense::Of | Sense::From));
            (part || of || term.is_none() || is_weighed(passage, term))
                .then(|| Measured::of_symbol(to, symbol))
                .flatten()
        }
        Sense::Degree(symbols) => degrees(passage, at, to, symbols, value_of(term)),
        Sense::Power(power) => {
            let base = passage.find(passage.past_hyphen(to), |sense| match sense {
                Sense::Measure(symbol) => Some(symbol),
                _ => None,
            });
            let base = match base {
                Some(base) => (base.sense, base.next),
                None => {
                    let token = passage.tokens.get(to)?;
                    let senses = passage.language_of(to).symbol(passage.cut(token.span));
                    let symbol = senses.iter().find_map(|&sense| match sense {
                        Sense::Measure(symbol) => Some(symbol),
                        _ => None,
                    })?;
                    (symbol, to + 1)
                }
            };
            Some(Measured::new(base.1, Unit::Measure(powered(base.0, power)?)))
        }
        Sense::Currency(list) => Some(money(passage, to, list, words, term)),
        Sense::Nation(code) => {
            let next = passage.find(to, |sense| match sense {
                Sense::Currency(list) => Some(list),
                _ => None,
            })?;
            let code = CurrencyCode::new(code)?;
            Some(Measured::new(next.next, Unit::Money(Currency::known(code))))
        }
        _ => None,
    }
}

/// How many words before a figure may say what it measures.
const REACH: usize = 6;

/// Takes "and a half" after a unit, and the unit once more after it: «عقدين ونصف العقد», "two miles and a half".
fn and_half(passage: &Passage<'_>, measured: &mut Measured) {
    let fits = matches!(measured.unit, Unit::Time(_) | Unit::Measure(_) | Unit::Money(_) | Unit::PercentPoint);
    if let Some((next, part)) = fits.then(|| except_part(passage, measured.to)).flatten() {
        (measured.part, measured.to) = (Some(-part), next);
        return;
    }
    let Some((next, part)) = and_part(passage, measured.to).filter(|_| fits) else { return };
    let unit = |sense| {
        let time = matches!(sense, Sense::Period(..) | Sense::Grain(_));
        (time || matches!(sense, Sense::Measure(_) | Sense::Currency(_) | Sense::Point)).then_some(())
    };
    let again = passage.find(next, unit).filter(|again| {
        let definite = again.clitic.the || passage.means(next, Sense::Definite);
        definite && !again.clitic.and
    });
    // "Two miles and half the fleet", «كيلومترين ونصف الطريق» name two things.
    let other = match passage.language_of(measured.to).script {
        Script::Arabic => {
            again.is_none() && passage.tokens.get(next).is_some_and(|word| passage.cut(word.span).starts_with("ال"))
        }
        Script::Latin => {
            next >= 2
                && passage.sense(next - 2, Sense::Article).is_none()
                && passage.language_of(measured.to).decimal == '.'
        }
    };
    if other && !matches!(measured.unit, Unit::Time(_)) {
        return;
    }
    measured.part = Some(part);
    measured.to = again.map_or(next, |again| again.next);
}

/// The part that is left out, after a unit: «كيلومتران إلا ربعا».
pub(super) fn except_part(passage: &Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    let except = passage.word(at, Sense::Except)?;
    let part = passage.find(except, |sense| match sense {
        Sense::Part(1, denominator @ 2..=4) => Some(denominator),
        _ => None,
    })?;
    let free = !part.clitic.the && !part.clitic.and;
    free.then(|| (part.next, (Decimal::ONE / Decimal::from(part.sense)).round_dp(2)))
}

/// What follows a length of time: "old", «الماضية».
fn while_of_time(passage: &Passage<'_>, measured: &mut Measured, term: &Term) {
    if let Some(age) = passage.sense(passage.past_hyphen(measured.to), Sense::Age) {
        measured.to = age.next;
    }
    if term.definite
        && let Some(passing) = passage.sense(measured.to, Sense::Passing)
    {
        measured.to = passing.next;
    }
    if let Some((to, per)) = per_after(passage, measured.to, &measured.unit)
        && per != "share"
    {
        (measured.to, measured.per) = (to, Some(per));
    }
}
