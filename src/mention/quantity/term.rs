//! One number with its sign and its unit, without what hedges or bounds it.

mod compound;
mod lent;

pub(super) use self::compound::{compound, level};

use self::lent::{joined, other_side, suspended};
use super::unit::{self, Measured};
use crate::lexicon::{Clitic, Script, Sense};
use crate::mention::number::{Numeral, Size, number_at};
use crate::mention::passage::Passage;
use crate::mention::token::TokenKind;
use crate::value::{CurrencyCode, Figure, Unit, power_of_ten};
use rust_decimal::Decimal;

/// A number with its unit.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub from: usize,
    pub to: usize,
    /// The first token of the number, and the token after it, its sign and unit aside.
    pub number: usize,
    pub number_to: usize,
    pub size: Size,
    pub unit: Unit,
    pub per: Option<String>,
    pub digits: bool,
    pub plain: bool,
    pub scale: Option<u8>,
    /// Whether an attached article makes it definite: «الخمسين».
    pub definite: bool,
    pub other: Option<Figure>,
    pub other_units: Vec<(Unit, &'static str)>,
    factor: Decimal,
    shift: i32,
}

impl Term {
    /// Whether a scale from a thousand up is written.
    pub(super) fn scaled(&self) -> bool {
        self.scale.is_some()
    }

    /// The value of a number without scale.
    pub(super) fn plain_value(&self) -> Option<Decimal> {
        Some(self.size.figure()?.value / self.factor)
    }

    /// The number as written before its scale.
    pub(super) fn before_scale(&self) -> Option<Decimal> {
        Some(self.plain_value()? / power_of_ten(i32::from(self.scale?)))
    }

    pub(super) fn apply_scale(&mut self, power: u8) {
        if let Size::Exact(figure) = &mut self.size
            && let Some(value) = figure.value.checked_mul(power_of_ten(i32::from(power)))
        {
            figure.value = value.normalize();
            figure.place += i32::from(power);
            self.scale = Some(power);
        }
    }

    /// Takes the unit of the other end of a range.
    pub(super) fn take_unit(&mut self, other: &Term) {
        self.unit = other.unit.clone();
        self.per = self.per.take().or_else(|| other.per.clone());
        self.measure(other.factor, other.shift);
    }

    /// Counts the amount in units of `factor`, a power of ten shifting the place.
    fn measure(&mut self, factor: Decimal, shift: i32) {
        let scaled = |figure: &mut Figure| {
            if let Some(value) = figure.value.checked_mul(factor) {
                figure.value = value.normalize();
                figure.place += shift;
            }
        };
        match &mut self.size {
            Size::Exact(figure) | Size::Circa(figure) => scaled(figure),
            Size::Vague(low, high) => {
                for end in [low, high] {
                    *end = end.checked_mul(factor).unwrap_or(*end).normalize();
                }
            }
            Size::TooLong => {}
        }
        if let Some(figure) = &mut self.other {
            scaled(figure);
        }
        (self.factor, self.shift) = (factor, shift);
    }

    fn negate(&mut self) {
        if let Size::Exact(figure) = &mut self.size {
            figure.value = -figure.value;
        }
    }
}

/// The term whose number, or the sign or code before it, begins at token `at`.
pub(super) fn term_after(passage: &Passage<'_>, at: usize) -> Option<Term> {
    let mut number = at;
    for _ in 0..3 {
        let token = passage.tokens.get(number)?;
        let senses = passage.language_of(number).symbol(passage.cut(token.span));
        let before = senses.iter().any(|sense| matches!(sense, Sense::Currency(_) | Sense::Dollar(_)));
        let article = passage.means(number, Sense::Article);
        let minus = matches!(token.kind, TokenKind::Sign('-' | '−' | '~'));
        if !before && !article && !minus {
            break;
        }
        number += 1;
    }
    term_at(passage, number).filter(|term| term.from == at || term.number == at || number == at)
}

/// The tokens of a number that stands alone in parentheses, as communiqués in Arabic write it before what it counts: «(24) ساعة».
/// The first of them, and the token after the last.
pub(super) fn enclosed(passage: &Passage<'_>, term: &Term) -> Option<(usize, usize)> {
    let open = term.from.checked_sub(1).filter(|&open| open >= passage.floor)?;
    let sign = |at: usize| passage.tokens.get(at).map(|token| (token.kind, token.line_start));
    let opens = sign(open).is_some_and(|(kind, _)| kind == TokenKind::Sign('('));
    let closes = sign(term.to) == Some((TokenKind::Sign(')'), false));
    let next = passage.tokens.get(term.to + 1).filter(|next| next.kind == TokenKind::Word && !next.line_start)?;
    (term.digits && opens && closes && next.script == Script::Arabic).then_some((open, term.to + 1))
}

/// The term whose number begins at token `at`.
pub(super) fn term_at(passage: &Passage<'_>, at: usize) -> Option<Term> {
    if let Some(pair) = pair_at(passage, at) {
        return Some(pair);
    }
    if let Some(height) = feet_and_inches(passage, at) {
        return Some(height);
    }
    let numeral = number_at(passage, at).or_else(|| padded(passage, at))?;
    let mut term = Term {
        from: numeral.from,
        to: numeral.to,
        number: at,
        number_to: numeral.to,
        size: numeral.size,
        unit: Unit::Bare,
        per: None,
        digits: numeral.digits,
        plain: numeral.plain,
        scale: numeral.scale,
        definite: numeral.clitic.the || passage.definite_before(at),
        other: numeral.other,
        other_units: Vec::new(),
        factor: Decimal::ONE,
        shift: 0,
    };
    if !numeral.digits && !stands_alone(passage, &numeral, &mut term) {
        return None;
    }
    let prefix = unit::before(passage, term.from);
    if let Some((from, unit)) = &prefix {
        term.from = *from;
        term.unit = unit.clone();
    }
    let negative = minus_before(passage, term.from).or_else(|| minus_after_sign(passage, term.from));
    if let Some(from) = negative {
        term.from = from;
    }
    // "$-5"
    let prefix = match prefix {
        None if negative.is_some() => {
            unit::before(passage, term.from).filter(|(_, unit)| matches!(unit, Unit::Money(_)))
        }
        prefix => prefix,
    };
    if let Some((from, unit)) = &prefix
        && negative.is_some()
    {
        (term.from, term.unit) = (term.from.min(*from), unit.clone());
    }
    if term.definite
        && prefix.is_none()
        && let Some((from, mut measured)) = unit::period_before(passage, at)
    {
        measured.to = unit::past_passing(passage, term.to);
        attach(&mut term, measured);
        term.from = from;
        return Some(term);
    }
    // "30-odd years", "40-plus countries"
    if let Some(after) = super::around::joined_after(passage, term.to) {
        (term.to, term.plain) = (after.to, false);
    }
    let letter_scale = prefix.is_none().then(|| million_of_things(passage, &numeral)).flatten();
    if let Some((next, power)) = letter_scale {
        term.apply_scale(power);
        (term.to, term.number_to, term.plain) = (next, next, false);
    }
    if let Some(measured) = unit::after(passage, term.to, &term) {
        attach(&mut term, measured);
    } else if let Some((from, next)) = enclosed(passage, &term)
        && let Some(measured) = unit::after(passage, next, &term)
    {
        attach(&mut term, measured);
        (term.from, term.plain) = (from, false);
    } else if matches!(term.unit, Unit::Money(_)) {
        // "$5 a share"
        if let Some((next, per)) = unit::per_after(passage, term.to, &term.unit) {
            (term.to, term.per) = (next, Some(per));
        }
    }
    if negative.is_some() {
        term.negate();
    }
    if matches!(term.unit, Unit::Time(_) | Unit::Money(_) | Unit::Measure(_)) {
        compound(passage, &mut term);
    } else if term.unit.is_bare() {
        suspended(passage, &mut term);
        if term.unit.is_bare() {
            other_side(passage, &mut term);
        }
        if term.unit.is_bare() {
            joined(passage, &mut term);
        }
    }
    Some(term)
}

/// A count below ten in two digits, as forms are filled in: «08 أشخاص», «01 طن».
fn padded(passage: &Passage<'_>, at: usize) -> Option<Numeral> {
    let token = passage.tokens.get(at).filter(|token| token.kind == TokenKind::Digits && !token.glued)?;
    let digit = passage.cut(token.span).strip_prefix('0').and_then(|digit| digit.parse::<u8>().ok())?;
    let next = passage.tokens.get(at + 1).filter(|next| !next.line_start && !next.glued)?;
    let counted = |sense| matches!(sense, Sense::Measure(_) | Sense::Period(..) | Sense::Currency(_));
    let size = Size::Exact(Figure::whole(Decimal::from(digit)));
    let number = Term { number: at, to: at + 1, number_to: at + 1, size, digits: true, ..Term::one(at) };
    let fits = (1..=9).contains(&digit)
        && token.span.len() == 2
        && next.kind == TokenKind::Word
        && passage.language_of(at + 1).script == Script::Arabic
        && !passage.means(at + 1, Sense::Clock)
        && (passage.has(at + 1, counted) || super::noun::noun_after(passage, at + 1, &number).is_some());
    fits.then(|| Numeral {
        from: at,
        to: at + 1,
        size,
        digits: true,
        scale: None,
        other: None,
        plain: true,
        clitic: Clitic::default(),
    })
}

fn attach(term: &mut Term, measured: Measured) {
    let money_twice = matches!((&term.unit, &measured.unit), (Unit::Money(_), Unit::Money(_)));
    if !term.unit.is_bare() && !money_twice {
        return;
    }
    term.to = measured.to;
    term.per = measured.per;
    // «عقدين ونصف العقد», «un an et demi»
    if let (Some(part), Size::Exact(figure)) = (measured.part, &mut term.size) {
        figure.value += part;
        figure.place = -(part.scale().min(2) as i32);
    }
    if !money_twice {
        term.unit = measured.unit;
        term.other_units = measured.others;
    }
    if measured.factor != Decimal::ONE {
        term.measure(measured.factor, measured.shift);
    }
    if measured.negative {
        term.negate();
    }
}

/// Whether number words may stand as a number: a scale of English needs its article, "one" is often a pronoun.
fn stands_alone(passage: &Passage<'_>, numeral: &Numeral, term: &mut Term) -> bool {
    let at = numeral.from;
    let scale = passage.find(at, |sense| match sense {
        Sense::Number(_) => Some(false),
        Sense::Scale(_) | Sense::Dozen(_) | Sense::Part(..) | Sense::Circa(_) => Some(true),
        _ => None,
    });
    let number = passage.find(at, |sense| matches!(sense, Sense::Number(_)).then_some(()));
    // «des centaines»
    let plural = passage.find(at, |sense| matches!(sense, Sense::Plural(_) | Sense::Dozens).then_some(()));
    if plural.is_some()
        && let Some(article) = at.checked_sub(1).filter(|&before| before >= passage.floor)
        && passage.means(article, Sense::Article)
    {
        term.from = article;
    }
    if scale.is_some_and(|scale| scale.sense) && number.is_none() && passage.language_of(at).script == Script::Latin {
        let article = at
            .checked_sub(1)
            .filter(|&before| before >= passage.floor)
            .filter(|&before| passage.means(before, Sense::Article) && !passage.tokens[at].line_start);
        match article {
            Some(article) => term.from = article,
            // A text that is "million" and nothing else is one.
            None if at == 0 && numeral.to == passage.tokens.len() => {}
            None => return number_of_part(passage, at),
        }
    }
    true
}

/// Whether a number begins with a part, which needs no article: "half a million".
fn number_of_part(passage: &Passage<'_>, at: usize) -> bool {
    passage.find(at, |sense| matches!(sense, Sense::Part(..)).then_some(())).is_some()
}

/// A dual that names two of something: «كيلومترين», «قتيلان».
fn pair_at(passage: &Passage<'_>, at: usize) -> Option<Term> {
    let found = passage.sense(at, Sense::Pair)?;
    // Beside another figure it is an adjective or a plural of the same letters, unless "and" is attached to it: «رجلان وامرأتان».
    let beside = at > 0 && at == passage.floor && !passage.tokens[at].line_start && !found.clitic.and;
    if found.clitic.the || (beside && matches!(passage.tokens[at - 1].kind, TokenKind::Word | TokenKind::Digits)) {
        return None;
    }
    let mut term = Term {
        from: at,
        to: found.next,
        number: at,
        number_to: found.next,
        size: Size::Exact(Figure::whole(Decimal::TWO)),
        unit: Unit::Noun(passage.cut(passage.span(at, found.next)).to_owned()),
        per: None,
        digits: false,
        plain: false,
        scale: None,
        definite: false,
        other: None,
        other_units: Vec::new(),
        factor: Decimal::ONE,
        shift: 0,
    };
    // The unit is the word itself.
    if let Some(measured) = unit::after(passage, at, &term) {
        term.unit = Unit::Bare;
        attach(&mut term, measured);
        compound(passage, &mut term);
    }
    Some(term)
}

/// An Arabic unit of measure without a number, or with a half behind it: «متر», «متر ونصف».
pub(super) fn one_of_unit(passage: &Passage<'_>, at: usize) -> Option<Term> {
    let found = passage.find(at, |sense| matches!(sense, Sense::Measure(_)).then_some(()))?;
    let arabic = passage.language_of(at).script == Script::Arabic && !passage.tokens[at].line_start;
    if !arabic || found.clitic.the {
        return None;
    }
    let mut term = Term { number: at, number_to: found.next, ..Term::one(at) };
    let measured = unit::after(passage, at, &term)?;
    attach(&mut term, measured);
    (term.to > at && matches!(term.unit, Unit::Measure(_))).then_some(term)
}

/// Feet and inches in signs: `5'3"`, `5' 3"`, `5′3″`.
fn feet_and_inches(passage: &Passage<'_>, at: usize) -> Option<Term> {
    let token = passage.tokens.get(at).filter(|token| token.kind == TokenKind::Digits)?;
    let written = passage.cut(token.span);
    let small = |digits: &str| digits.parse::<u8>().ok().filter(|_| digits.len() <= 2).map(Decimal::from);
    let (feet, inches, sign) = match written.split_once(['\'', '’']) {
        Some((feet, inches)) => (small(feet)?, small(inches)?, at + 1),
        None => {
            let mark = passage.tokens.get(at + 1).filter(|mark| mark.glued)?;
            let inches = passage.tokens.get(at + 2).filter(|inches| inches.kind == TokenKind::Digits)?;
            let foot = matches!(mark.kind, TokenKind::Sign('\'' | '’' | '′'));
            (small(written)?, foot.then(|| small(passage.cut(inches.span))).flatten()?, at + 3)
        }
    };
    let mark = passage.tokens.get(sign).filter(|mark| mark.glued)?;
    let twelve = Decimal::from(12);
    if !matches!(mark.kind, TokenKind::Sign('"' | '”' | '″')) || inches >= twelve {
        return None;
    }
    let unit = Measured::of_symbol(sign + 1, "in")?.unit;
    let figure = Figure { value: feet * twelve + inches, place: 0, decimal: false, fraction: None };
    Some(Term {
        number: at,
        from: at,
        to: sign + 1,
        number_to: sign + 1,
        size: Size::Exact(figure),
        unit,
        digits: true,
        ..Term::none()
    })
}

/// The token of a minus before token `at`.
fn minus_before(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|&before| before >= passage.floor)?;
    let token = &passage.tokens[before];
    match token.kind {
        TokenKind::Sign('-' | '−') => {
            let opens = !token.glued
                || before.checked_sub(1).is_some_and(|ahead| {
                    matches!(passage.tokens[ahead].kind, TokenKind::Sign('(' | '"' | '«' | '~' | '“'))
                });
            (opens && passage.tokens[at].glued).then_some(before)
        }
        // «au moins 7» is a bound.
        TokenKind::Word => {
            let minus = passage.means(before, Sense::Minus) && super::around::before(passage, at).is_none();
            minus.then_some(before)
        }
        _ => None,
    }
}

/// The minus of "$-5", between a sign of money and its digits.
fn minus_after_sign(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let minus = at.checked_sub(1).filter(|&minus| minus > passage.floor)?;
    let token = &passage.tokens[minus];
    let fits = matches!(token.kind, TokenKind::Sign('-' | '−')) && token.glued && passage.tokens[at].glued;
    (fits && passage.money_before(minus)).then_some(minus)
}

/// "100m people", "2m barrels": a letter that is a unit as well counts where a noun or a unit follows.
fn million_of_things(passage: &Passage<'_>, numeral: &Numeral) -> Option<(usize, u8)> {
    if numeral.scale.is_some() || !numeral.digits {
        return None;
    }
    let token = passage.tokens.get(numeral.to)?;
    if token.kind != TokenKind::Word || !token.glued {
        return None;
    }
    let senses = passage.language_of(numeral.to).symbol(passage.cut(token.span));
    let power = senses.iter().find_map(|&sense| match sense {
        Sense::Scale(power) => Some(power),
        _ => None,
    })?;
    if are_millions(passage, numeral.to) {
        return Some((numeral.to + 1, power));
    }
    let next = passage.tokens.get(numeral.to + 1)?;
    let measured = || passage.find(numeral.to + 1, |sense| matches!(sense, Sense::Measure(_)).then_some(())).is_some();
    let noun = next.kind == TokenKind::Word
        && !next.glued
        && !next.line_start
        && (super::noun::is_plural(passage, numeral.to + 1) || measured());
    (noun || unit::is_currency(passage, numeral.to + 1)).then_some((numeral.to + 1, power))
}

/// Whether the letter at token `at` stands for millions as it did shortly before, beside money: "signed for 118m dinars, it cost 164m,".
/// Before a word it may be a unit of length.
fn are_millions(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 60;
    let ends = passage.tokens.get(at + 1).is_none_or(|next| next.kind != TokenKind::Word || next.line_start);
    let letter = passage.cut(passage.tokens[at].span);
    let money = |index: usize| {
        let token = &passage.tokens[index];
        let digits = index.checked_sub(1).filter(|&digits| passage.tokens[digits].kind == TokenKind::Digits);
        token.glued
            && passage.cut(token.span) == letter
            && digits.is_some_and(|digits| passage.money_before(digits) || unit::is_currency(passage, index + 1))
    };
    ends && (at.saturating_sub(REACH)..at).any(money)
}

/// The codes of a list such as `USD! CAD`, the marks dropped.
pub(super) fn codes(list: &str) -> impl Iterator<Item = CurrencyCode> + '_ {
    list.split(' ').filter_map(|code| CurrencyCode::new(code.trim_end_matches(['!', '?'])))
}

impl Term {
    /// A term of no number, for a unit that is joined by a hyphen.
    pub(super) fn none() -> Term {
        Term {
            from: 0,
            to: 0,
            number: 0,
            number_to: 0,
            size: Size::TooLong,
            unit: Unit::Bare,
            per: None,
            digits: false,
            plain: false,
            scale: None,
            definite: false,
            other: None,
            other_units: Vec::new(),
            factor: Decimal::ONE,
            shift: 0,
        }
    }

    /// One of the unit at token `at`, which stands without a number.
    pub(super) fn one(at: usize) -> Term {
        Term { from: at, to: at, size: Size::Exact(Figure::whole(Decimal::ONE)), ..Term::none() }
    }

    /// Whether it is the term of no number.
    pub(super) fn is_none(&self) -> bool {
        self.to == 0 && self.size == Size::TooLong
    }
}
