//! What a number counts: money, percent, physical units and lengths of time, before and after it, and what it is counted by.

use super::term::{Term, codes};
use crate::lexicon::{Script, Sense};
use crate::mention::number::{Size, and_part};
use crate::mention::passage::Passage;
use crate::mention::token::TokenKind;
use crate::text::fold;
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

    /// A physical unit by its symbol.
    pub(super) fn of_symbol(to: usize, symbol: &str) -> Option<Self> {
        Some(Measured::new(to, Unit::Measure(Measure::of(symbol)?)))
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

/// The currency of a list of codes, as `Sense::Currency` tells it, for a word or a sign.
fn currency(passage: &Passage<'_>, list: &str, words: &str) -> Currency {
    let all: Vec<CurrencyCode> = codes(list).collect();
    let first = all.first().copied();
    if all.len() > 1
        && !passage.context.currencies.is_empty()
        && let Some(&code) = passage.context.currencies.get(&fold(words))
    {
        return Currency::known(code);
    }
    if list.contains('!') || all.len() == 1 {
        return Currency { code: first, candidates: Vec::new() };
    }
    let code = if list.contains('?') { first } else { None };
    Currency { code, candidates: all }
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
        TokenKind::Sign('.') if token.glued && sign > passage.floor && !passage.tokens[at].glued => {
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
    let Some(list) = list else {
        // "magnitude 5.9", "a magnitude of 5.9"
        let hyphen = token.glued && passage.past_hyphen(sign) == at;
        let of = hyphen || passage.past_of(sign) == at;
        let sign = if of && sign > passage.floor { sign - 1 } else { sign };
        let magnitude = passage.find(sign, |sense| (sense == Sense::Magnitude).then_some(()));
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

/// The token after «الماضية» at token `at`.
pub(super) fn past_passing(passage: &Passage<'_>, at: usize) -> usize {
    passage.find(at, |sense| (sense == Sense::Passing).then_some(())).map_or(at, |passing| passing.next)
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

/// Whether a word of money stands at token `at`.
pub(super) fn is_currency(passage: &Passage<'_>, at: usize) -> bool {
    passage.find(at, |sense| matches!(sense, Sense::Currency(_) | Sense::Nation(_)).then_some(())).is_some()
}

/// The unit that begins at token `at`, after a number.
pub(super) fn after(passage: &Passage<'_>, at: usize, term: &Term) -> Option<Measured> {
    let token = passage.tokens.get(at)?;
    // A dual is its own unit, wherever it stands.
    if token.line_start && at != term.from {
        return None;
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
        (measured.to, measured.per) = (to, Some(per));
    }
    Some(measured)
}

/// The token after "of", or after «من» before a definite unit: «عدة ملايين من الدولارات».
fn past_of_definite(passage: &Passage<'_>, at: usize) -> usize {
    let past = passage.past_of(at);
    let from = passage.find(at, |sense| (sense == Sense::From).then_some(())).filter(|_| past == at);
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

/// Whether a letter is a unit where it stands: of temperature beside words of heat, else before no word that it could name.
fn stands_as_unit(passage: &Passage<'_>, at: usize, symbol: &str, term: &Term) -> bool {
    const REACH: usize = 10;
    let alone = at + 1 == passage.tokens.len() && term.from == 0;
    let next = passage.tokens.get(at + 1);
    let free = next.is_none_or(|next| match next.kind {
        _ if next.line_start => true,
        TokenKind::Word => {
            !next.glued && passage.has(at + 1, |sense| matches!(sense, Sense::Uncounted | Sense::Function))
        }
        TokenKind::Digits => false,
        TokenKind::Sign(sign) => !next.glued || matches!(sign, '.' | ',' | ')' | ';' | ':' | '،' | '؛' | '?' | '!'),
    });
    if symbol.starts_with('°') {
        let near = at.saturating_sub(REACH)..passage.tokens.len().min(at + REACH);
        return free && (alone || near.into_iter().any(|index| passage.has(index, |sense| sense == Sense::Warmth)));
    }
    free && !passage.tokens[at].glued
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
        '′' if passage.tokens[at].glued => Some(Measured::new(at + 1, Unit::Measure(Measure::of("ft")?))),
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
                None if is_of_heat(passage, at, term) => degrees(passage, at, at + 1, symbols(at)?),
                None => None,
            }
        }
        _ => symbol(passage, at, term),
    }
}

/// Whether the sign of degrees at `at`, without a scale, is of a temperature: the words beside it speak of heat, or there are none.
fn is_of_heat(passage: &Passage<'_>, at: usize, term: &Term) -> bool {
    let free =
        passage.tokens.get(at + 1).is_none_or(|next| !next.glued || matches!(next.kind, TokenKind::Sign('.' | ',')));
    let alone = at + 1 == passage.tokens.len() && term.from == 0;
    let near = at.saturating_sub(REACH)..passage.tokens.len().min(at + REACH);
    free && (alone || near.into_iter().any(|index| passage.has(index, |sense| sense == Sense::Warmth)))
}

/// Whether the straight quotation mark at `at` stands for inches: glued to digits, and no quotation of its line is open.
fn is_inch(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 64;
    let free = passage.tokens.get(at + 1).is_some_and(|next| !next.glued && !next.line_start);
    if !passage.tokens[at].glued || passage.tokens[at - 1].kind != TokenKind::Digits || !free {
        return false;
    }
    let mut open = false;
    for index in (at.saturating_sub(REACH)..at).rev() {
        open ^= passage.tokens[index].kind == TokenKind::Sign('"');
        if passage.tokens[index].line_start {
            break;
        }
    }
    !open
}

/// A unit, a code or a sign in the case in which it is written: `km`, `USD`, `€`.
fn symbol(passage: &Passage<'_>, at: usize, term: &Term) -> Option<Measured> {
    let token = passage.tokens.get(at)?;
    let words = passage.cut(token.span);
    let senses = passage.language_of(at).symbol(words);
    let single = words.chars().count() == 1 && token.kind == TokenKind::Word;
    senses.iter().find_map(|&sense| match sense {
        Sense::Measure(symbol) => Some(Measured::new(at + 1, Unit::Measure(Measure::of(symbol)?))),
        Sense::Currency(list) if !single || token.glued => {
            Some(Measured::new(at + 1, Unit::Money(currency(passage, list, words))))
        }
        Sense::Minor(list) if token.glued => Some(Measured::coin(at + 1, list, passage, words)),
        Sense::Apart(symbol) if stands_as_unit(passage, at, symbol, term) => {
            Some(Measured::new(at + 1, Unit::Measure(Measure::of(symbol)?)))
        }
        Sense::Powered(symbol) if is_powered(passage, at + 1) => {
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

/// Whether a power or a rate of time follows a letter at token `at`.
fn is_powered(passage: &Passage<'_>, at: usize) -> bool {
    let power = power_at(passage, at).is_some();
    power
        || passage.tokens.get(at).is_some_and(|token| token.glued && token.kind == TokenKind::Sign('/'))
            && time_rate(passage, at).is_some()
}

/// The power at token `at`, and the token after it: "²", "2" written on, «مربع».
fn power_at(passage: &Passage<'_>, at: usize) -> Option<(u8, usize)> {
    let token = passage.tokens.get(at)?;
    let digit = || {
        let ends = passage
            .tokens
            .get(at + 1)
            .is_none_or(|next| !next.glued || matches!(next.kind, TokenKind::Sign(sign) if sign != '/'));
        let power = match passage.cut(token.span) {
            "2" | "٢" => 2,
            "3" | "٣" => 3,
            _ => return None,
        };
        (token.glued && ends).then_some((power, at + 1))
    };
    match token.kind {
        TokenKind::Sign('²') => Some((2, at + 1)),
        TokenKind::Sign('³') => Some((3, at + 1)),
        TokenKind::Digits => digit(),
        _ => passage
            .find(at, |sense| match sense {
                Sense::Power(power) => Some(power),
                _ => None,
            })
            .map(|found| (found.sense, found.next)),
    }
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

/// A unit in words.
fn word(passage: &Passage<'_>, at: usize, term: &Term) -> Option<Measured> {
    let found = passage.find(at, |sense| {
        matches!(
            sense,
            Sense::Percent
                | Sense::Point
                | Sense::BasisPoint
                | Sense::PerMille
                | Sense::Thousandth(_)
                | Sense::Currency(_)
                | Sense::Minor(_)
                | Sense::Nation(_)
                | Sense::Measure(_)
                | Sense::LooseMeasure(_)
                | Sense::Degree(_)
                | Sense::Power(_)
                | Sense::Richter
                | Sense::Magnitude
                | Sense::Period(..)
        )
        .then_some(sense)
    })?;
    // «و10 دقائق» is a unit of the next number; a dual is its own: «بدولارين».
    if found.clitic.and || found.clitic.preposition && at != term.from {
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
        Sense::Measure(symbol) => Some(Measured::new(to, Unit::Measure(Measure::of(symbol)?))),
        Sense::LooseMeasure(symbol) => {
            let part = term.size.figure().is_some_and(|figure| !figure.value.is_integer());
            let of = passage.has(to, |sense| matches!(sense, Sense::Of | Sense::From));
            (part || of || term.is_none() || is_weighed(passage, term))
                .then(|| Measured::of_symbol(to, symbol))
                .flatten()
        }
        Sense::Degree(symbols) => degrees(passage, at, to, symbols),
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

/// What is paid for by one of, never weighed.
const TRADED: &[&str] =
    &["share", "barrel", "ticket", "night", "hour", "person", "household", "litre", "gallon", "pint"];

/// A word of money, and the nation after it: «ريال سعودي», «francs suisses».
fn money(passage: &Passage<'_>, to: usize, list: &str, words: &str, term: &Term) -> Measured {
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
fn is_weighed(passage: &Passage<'_>, term: &Term) -> bool {
    (term.number.saturating_sub(REACH)..term.number).any(|index| passage.has(index, |sense| sense == Sense::Weigh))
}

/// Degrees of a temperature; of a magnitude where the words before speak of strength.
fn degrees(passage: &Passage<'_>, at: usize, to: usize, symbols: &str) -> Option<Measured> {
    let strength = (at.saturating_sub(REACH)..at).any(|index| passage.has(index, |sense| sense == Sense::Magnitude));
    let quake = || (at.saturating_sub(2 * REACH)..at).any(|index| passage.has(index, |sense| sense == Sense::Quake));
    let warm = || (at.saturating_sub(REACH)..at - 1).any(|index| passage.has(index, |sense| sense == Sense::Warmth));
    if strength || (quake() && !warm()) {
        return Some(Measured::new(to, Unit::Measure(Measure::of("magnitude")?)));
    }
    let mut units = symbols.split(' ').filter_map(Measure::of);
    let mut measured = Measured::new(to, Unit::Measure(units.next()?));
    measured.others = units.map(|unit| (Unit::Measure(unit), "degrees of another scale")).collect();
    Some(measured)
}

fn powered(symbol: &str, power: u8) -> Option<&'static Measure> {
    let mut name = symbol.to_owned();
    name.push(char::from(b'0' + power));
    Measure::of(&name)
}

/// What follows a physical unit and belongs to it: its power, an hour that makes it an energy, a time that makes it a speed.
fn refine(passage: &Passage<'_>, measured: &mut Measured) {
    let Unit::Measure(mut measure) = measured.unit else { return };
    let at = measured.to;
    let power = power_at(passage, at);
    if let Some((power, next)) = power
        && let Some(powered) = powered(measure.symbol, power)
    {
        (measure, measured.to) = (powered, next);
    }
    let hour = passage.past_hyphen(measured.to);
    if matches!(measure.symbol, "W" | "kW" | "MW" | "GW" | "TW")
        && let Some(hour) = time_at(passage, hour).filter(|hour| hour.0 == TimeUnit::Hour)
        && let Some(energy) = Measure::of(&format!("{}h", measure.symbol))
    {
        (measure, measured.to) = (energy, hour.1);
    }
    if let Some((next, unit)) = time_rate(passage, measured.to) {
        let speed = match (measure.symbol, unit) {
            ("m", TimeUnit::Second) => Some("m/s"),
            ("km", TimeUnit::Hour) => Some("km/h"),
            ("mi", TimeUnit::Hour) => Some("mph"),
            ("nmi", TimeUnit::Hour) => Some("knot"),
            ("kbit", TimeUnit::Second) => Some("kbit/s"),
            ("Mbit", TimeUnit::Second) => Some("Mbit/s"),
            ("Gbit", TimeUnit::Second) => Some("Gbit/s"),
            _ => None,
        };
        if let Some(speed) = speed.and_then(Measure::of) {
            (measure, measured.to) = (speed, next);
        }
    }
    if matches!(measure.symbol, "°C" | "°F")
        && let Some(below) = passage.find(measured.to, |sense| (sense == Sense::BelowZero).then_some(()))
    {
        measured.negative = true;
        measured.to = below.next;
    }
    measured.unit = Unit::Measure(measure);
}

/// The unit of time at token `at`, and the token after it.
fn time_at(passage: &Passage<'_>, at: usize) -> Option<(TimeUnit, usize)> {
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
fn time_rate(passage: &Passage<'_>, at: usize) -> Option<(usize, TimeUnit)> {
    if passage.tokens.get(at)?.kind == TokenKind::Sign('/') {
        return time_at(passage, at + 1).map(|(unit, next)| (next, unit));
    }
    let rate = passage.find(at, |sense| match sense {
        Sense::Rate("hour") => Some(TimeUnit::Hour),
        Sense::Rate("second") => Some(TimeUnit::Second),
        _ => None,
    });
    if let Some(rate) = rate {
        return Some((rate.next, rate.sense));
    }
    let per = passage.find(at, |sense| matches!(sense, Sense::Per | Sense::Article).then_some(()))?;
    time_at(passage, per.next).map(|(unit, next)| (next, unit))
}

/// Takes "and a half" after a unit, and the unit once more after it: «عقدين ونصف العقد», "two miles and a half".
fn and_half(passage: &Passage<'_>, measured: &mut Measured) {
    let fits = matches!(measured.unit, Unit::Time(_) | Unit::Measure(_) | Unit::Money(_) | Unit::PercentPoint);
    let Some((next, part)) = and_part(passage, measured.to).filter(|_| fits) else { return };
    let unit = |sense| {
        let time = matches!(sense, Sense::Period(..) | Sense::Grain(_));
        (time || matches!(sense, Sense::Measure(_) | Sense::Currency(_) | Sense::Point)).then_some(())
    };
    let again = passage.find(next, unit).filter(|again| {
        let definite = again.clitic.the || passage.has(next, |sense| sense == Sense::Definite);
        definite && !again.clitic.and
    });
    // "Two miles and half the fleet", «كيلومترين ونصف الطريق» name two things.
    let other = match passage.language_of(measured.to).script {
        Script::Arabic => {
            again.is_none() && passage.tokens.get(next).is_some_and(|word| passage.cut(word.span).starts_with("ال"))
        }
        Script::Latin => {
            next >= 2
                && passage.find(next - 2, |sense| (sense == Sense::Article).then_some(())).is_none()
                && passage.language_of(measured.to).decimal == '.'
        }
    };
    if other && !matches!(measured.unit, Unit::Time(_)) {
        return;
    }
    measured.part = Some(part);
    measured.to = again.map_or(next, |again| again.next);
}

/// What follows a length of time: "old", «الماضية».
fn while_of_time(passage: &Passage<'_>, measured: &mut Measured, term: &Term) {
    if let Some(age) = passage.find(passage.past_hyphen(measured.to), |sense| (sense == Sense::Age).then_some(())) {
        measured.to = age.next;
    }
    if term.definite
        && let Some(passing) = passage.find(measured.to, |sense| (sense == Sense::Passing).then_some(()))
    {
        measured.to = passing.next;
    }
    if let Some((to, per)) = per_after(passage, measured.to, &measured.unit)
        && per != "share"
    {
        (measured.to, measured.per) = (to, Some(per));
    }
}

/// What an amount is for one of, after it: "per share", "a year", «للبرميل», «سنويا».
pub(super) fn per_after(passage: &Passage<'_>, at: usize, unit: &Unit) -> Option<(usize, String)> {
    let hyphen = passage.past_hyphen(at);
    // "$25-per-share"
    let per_follows = passage.find(hyphen, |sense| (sense == Sense::Per).then_some(())).is_some();
    let at = if per_follows { hyphen } else { at };
    let token = passage.tokens.get(at)?;
    if token.line_start {
        return None;
    }
    let thing = |at: usize| {
        passage.find(at, |sense| match sense {
            Sense::Thing(name) => Some(name),
            Sense::Period(1, unit) => Some(unit.as_str()),
            _ => None,
        })
    };
    if token.kind == TokenKind::Sign('/') && token.glued {
        return thing(at + 1).map(|found| (found.next, found.sense.to_owned()));
    }
    let rate = passage.find(at, |sense| match sense {
        Sense::Rate(name) => Some(name),
        _ => None,
    });
    if let Some(rate) = rate {
        return Some((rate.next, rate.sense.to_owned()));
    }
    if let Some(per) = passage.find(at, |sense| (sense == Sense::Per).then_some(())) {
        let per = crate::mention::passage::Found { next: passage.past_hyphen(per.next), ..per };
        let next = passage.tokens.get(per.next).filter(|next| next.kind == TokenKind::Word && !next.line_start)?;
        let word = passage.cut(next.span);
        // Any noun may follow "per"; elsewhere the same words also say "by each" or "for every".
        let any = passage.language_of(at).decimal == '.';
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
    let later = passage.find(found.next, |sense| (sense == Sense::Later).then_some(())).is_some();
    (!later).then(|| (found.next, found.sense.to_owned()))
}
