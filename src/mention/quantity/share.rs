//! Shares of a whole, which are approximate percentages: "two-thirds", "one in five", «ثلاثة أرباع»; and parts of a unit:
//! "half a percent", «نصف ساعة».

use super::around::{self, Joint};
use super::term::Term;
use super::unit;
use crate::lexicon::{Kinds, Script, Sense};
use crate::mention::Mention;
use crate::mention::number::{Numeral, Size, is_fraction, number_at, vulgar};
use crate::mention::passage::{Passage, Reading};
use crate::mention::token::TokenKind;
use crate::text::Span;
use crate::value::{Amount, Approx, Figure, Lean, Quantity, TimeUnit, Unit, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A share's tokens and its fraction.
struct Share {
    from: usize,
    to: usize,
    fraction: (u32, u32),
}

/// The share whose first word stands at token `at`.
pub(super) fn read_at(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    if !passage.means_any(at, NAMED) {
        return written(passage, at).or_else(|| {
            let share = ratio(passage, at)?;
            range(passage, at, Some(&share)).or_else(|| Some(share.reading(passage)))
        });
    }
    // "half a billion" is a number.
    if (passage.find(at, part).is_some() || numbered_part(passage, at).is_some())
        && number_at(passage, at).is_some_and(|numeral| {
            let dozen = |at: usize| passage.has(at, |sense| matches!(sense, Sense::Dozen(_)));
            numeral.scale.is_some() || numeral.to > at + 2 || dozen(numeral.to - 1)
        })
    {
        return None;
    }
    if let Some(share) = owned(passage, at) {
        return Some(share.reading(passage));
    }
    if let Some(reading) = part_of_unit(passage, at) {
        return Some(reading);
    }
    if let Some(reading) = written(passage, at) {
        return Some(reading);
    }
    let share = ratio(passage, at).or_else(|| fraction(passage, at));
    if let Some(reading) = range(passage, at, share.as_ref()) {
        return Some(reading);
    }
    Some(share?.reading(passage))
}

/// With what words a part is named: others stand for one at most in signs, or as the first number of a ratio.
const NAMED: Kinds = Kinds::of(&[Sense::Part(0, 0), Sense::OwnedPart(0, 0), Sense::Number(0)]);

impl Share {
    /// The share as a reading.
    fn reading(&self, passage: &Passage<'_>) -> Reading {
        finish(passage, self.from, self.to, self.figure(), Unit::Percent, None)
    }

    /// The share as a percentage.
    fn figure(&self) -> Figure {
        let (numerator, denominator) = self.fraction;
        let value = Decimal::from(numerator) * Decimal::ONE_HUNDRED / Decimal::from(denominator);
        Figure { value, place: 0, decimal: false, fraction: Some(self.fraction) }
    }
}

/// "2/3 of the votes", "½ of its value", where a determiner tells that the whole follows.
pub(super) fn written(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let (fraction, to) = match passage.tokens[at].kind {
        TokenKind::Sign(sign) => {
            let (numerator, denominator) = vulgar(sign)?;
            ((numerator.into(), denominator.into()), at + 1)
        }
        TokenKind::Digits if is_fraction(passage, at) => ((passage.digits(at)?.0, passage.digits(at + 2)?.0), at + 3),
        _ => return None,
    };
    let of = passage.past_of(to);
    let alone = at.checked_sub(1).is_none_or(|before| passage.tokens[before].kind != TokenKind::Digits);
    (of > to && alone && passage.means(of, Sense::Determiner)).then(|| {
        let share = Share { from: at, to, fraction };
        finish(passage, at, to, share.figure(), Unit::Percent, None)
    })
}

/// "Between half and two-thirds", "a quarter to a third of", «بين ثلث ونصف»: two shares, of which the first may stand in a place
/// where it would be none alone.
fn range(passage: &Passage<'_>, at: usize, first: Option<&Share>) -> Option<Reading> {
    let Share { from, to, fraction } = match first {
        Some(first) => Share { ..*first },
        None => named_part(passage, at)?,
    };
    let from = article_before(passage, from).unwrap_or(from);
    let opening = around::opening(passage, from);
    let joint = around::joint(passage, to, opening)?;
    let opening =
        opening.filter(|opening| if opening.and { joint.kind == Joint::And } else { joint.kind == Joint::To });
    let article = passage.sense(joint.next, Sense::Article);
    let second = named_part(passage, article.map_or(joint.next, |article| article.next))?;
    if opening.is_none() && (joint.kind == Joint::Or || first.is_none() && passage.past_of(second.to) == second.to) {
        return None;
    }
    let (low, high) = (Share { from, to, fraction }.figure(), second.figure());
    if low.value >= high.value {
        return None;
    }
    let first = opening.map_or(from, |opening| opening.from);
    let mut reading = finish(passage, first, second.to, low, Unit::Percent, None);
    if let Ok(Value::Quantity(quantity)) = &mut reading.mention.value {
        quantity.amount = Amount::Range(low, high);
    }
    Some(reading)
}

/// A part of a whole that a pronoun stands for: «نصفهم», «ثلاثة أرباعها».
fn owned(passage: &Passage<'_>, at: usize) -> Option<Share> {
    let part = |at: usize| {
        passage.find(at, |sense| match sense {
            Sense::OwnedPart(numerator, denominator) => Some((numerator, denominator)),
            _ => None,
        })
    };
    if let Some(found) = part(at) {
        let (numerator, denominator) = found.sense;
        return Some(Share { from: at, to: found.next, fraction: (numerator.into(), denominator.into()) });
    }
    let count = passage.find(at, |sense| match sense {
        Sense::Number(number @ 2..=9) => Some(number),
        _ => None,
    })?;
    let found = part(count.next).filter(|found| found.sense.0 == 1 && count.sense < found.sense.1)?;
    Some(Share { from: at, to: found.next, fraction: (count.sense.into(), found.sense.1.into()) })
}

/// The name of a part, with a number before it or without, wherever it stands: "half", "two-thirds", «ثلاثة أرباع».
fn named_part(passage: &Passage<'_>, at: usize) -> Option<Share> {
    if let Some(found) = passage.find(at, part) {
        let number = is_number(passage, at);
        let (numerator, denominator) = (found.sense.0.into(), found.sense.1.into());
        let share = Share { from: at, to: found.next, fraction: (numerator, denominator) };
        return (!number && !found.clitic.the).then_some(share);
    }
    numbered_part(passage, at)
}

/// "Two-thirds", "three-tenths", «ثلاثة أرباع».
fn numbered_part(passage: &Passage<'_>, at: usize) -> Option<Share> {
    let numerator = passage.find(at, |sense| match sense {
        Sense::Number(number @ 1..=99) => Some(number),
        _ => None,
    })?;
    let next = passage.past_hyphen(numerator.next);
    let found = passage.find(next, |sense| part(sense).filter(|&(numerator, _)| numerator == 1))?;
    let denominator = found.sense.1;
    let arabic = passage.language_of(at).script == Script::Arabic;
    // «ثلاث عشر» is thirteen.
    let fits = numerator.sense <= denominator && (!arabic || plural_part(passage, next));
    (fits && !found.clitic.and && !found.clitic.the).then_some(Share {
        from: at,
        to: found.next,
        fraction: (numerator.sense.into(), denominator.into()),
    })
}

/// The indefinite article before token `at`.
fn article_before(passage: &Passage<'_>, at: usize) -> Option<usize> {
    at.checked_sub(1).filter(|&before| {
        before >= passage.floor && !passage.tokens[at].line_start && passage.means(before, Sense::Article)
    })
}

/// A reading with its hedges and bounds; a share without any is approximate by its own words.
fn finish(passage: &Passage<'_>, from: usize, to: usize, figure: Figure, unit: Unit, per: Option<String>) -> Reading {
    let words = passage.span(from, to);
    let (mut first, mut last) = (from, to);
    let (mut bound, mut approx) = (None, None);
    let before = around::before(passage, from);
    let after = around::after(passage, to);
    for side in [before, after].into_iter().flatten() {
        (first, last) = (first.min(side.from), last.max(side.to));
        bound = bound.or(side.bound);
        approx = approx.or(side.lean.map(|lean| Approx { words: passage.cut(side.words).to_owned(), lean }));
    }
    if figure.fraction.is_some() && bound.is_none() {
        approx = approx.or(Some(Approx { words: passage.cut(words).to_owned(), lean: Lean::Both }));
    }
    let amount = bound.map_or(Amount::Point(figure), |bound| Amount::Bound(bound, figure));
    let last = last.max(to);
    // What stands after belongs to the expression only where it follows at once.
    let span = Span::new(passage.tokens[first.min(from)].span.start, passage.tokens[last - 1].span.end);
    let value = Ok(Value::Quantity(Quantity { amount, approx, unit, per }));
    Reading {
        from: first.min(from),
        to: last,
        mention: Mention { span, figure: words, value, alternatives: Vec::new() },
    }
}

fn part(sense: Sense) -> Option<(u16, u16)> {
    match sense {
        Sense::Part(numerator, denominator) => Some((numerator, denominator)),
        _ => None,
    }
}

/// "half a percent", "half an hour", "a quarter of a mile", «نصف نقطة مئوية».
fn part_of_unit(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let (share, several) = match numbered_part(passage, at) {
        Some(share) => (share, true),
        None => (named_part(passage, at)?, false),
    };
    let next = passage.past_hyphen(passage.past_of(share.to));
    let article = passage.sense(next, Sense::Article);
    let latin = passage.language_of(at).script == Script::Latin;
    // "a half-point cut", "by a quarter of a point": of percentage points.
    if latin && matches!(share.fraction.1, 2 | 4) && passage.means(next, Sense::DecimalWord) && article.is_none() {
        let (numerator, denominator) = share.fraction;
        let value = Decimal::from(numerator) / Decimal::from(denominator);
        let figure = Figure { value, place: -(value.scale() as i32), decimal: false, fraction: None };
        let from = article_before(passage, at).unwrap_or(at);
        return Some(finish(passage, from, next + 1, figure, Unit::PercentPoint, None));
    }
    // "half-hour", "quarter-mile"; an "eighth-minute goal" is a rank.
    let glued = next > share.to
        && passage.tokens[next - 1].kind == TokenKind::Sign('-')
        && (several || matches!(share.fraction.1, 2 | 4));
    // "half hour", "quarter century", "half litre"
    let long = |sense| matches!(sense, Sense::Period(1, TimeUnit::Hour) | Sense::Period(10.., _));
    let bare = next == share.to
        && !several
        && matches!(share.fraction.1, 2 | 4)
        && (passage.has(next, long) && passage.means(next, Sense::Single) || is_one_measure(passage, next));
    if latin && article.is_none() && !glued && !bare {
        return None;
    }
    // "The same quarter a year ago"
    if latin && !several && share.fraction.1 != 2 && article.is_some() && passage.past_of(share.to) == share.to {
        return None;
    }
    let next = article.map_or(next, |article| article.next);
    let measured = unit::after(passage, next, &Term::none())?;
    let (numerator, denominator) = share.fraction;
    if matches!(measured.unit, Unit::Noun(_))
        || (!several && matches!(measured.unit, Unit::Percent) && denominator > 10)
    {
        return None;
    }
    // «نصف العام» is a part of one certain year.
    if !several && passage.find(next, Some).is_some_and(|unit| unit.clitic.the) {
        return None;
    }
    let value = (Decimal::from(numerator) / Decimal::from(denominator)).checked_mul(measured.factor)?.normalize();
    let place = -(value.scale().min(2) as i32);
    let figure = Figure { value, place, decimal: false, fraction: None };
    let from = if latin { article_before(passage, at).unwrap_or(at) } else { at };
    Some(finish(passage, from, measured.to, figure, measured.unit, measured.per))
}

/// Whether a physical unit in the singular stands at token `at`.
fn is_one_measure(passage: &Passage<'_>, at: usize) -> bool {
    passage.has(at, |sense| matches!(sense, Sense::Measure(_)))
        && passage.tokens.get(at).is_some_and(|word| !word.line_start && !passage.cut(word.span).ends_with('s'))
}

/// "two-thirds", "a quarter of", "half of", «ثلث النواب», «un tiers».
fn fraction(passage: &Passage<'_>, at: usize) -> Option<Share> {
    let arabic = passage.language_of(at).script == Script::Arabic;
    if let Some(found) = passage.find(at, part) {
        let (numerator, denominator) = found.sense;
        let share = |from| Some(Share { from, to: found.next, fraction: (numerator.into(), denominator.into()) });
        let next = passage.tokens.get(found.next);
        if arabic {
            let alone = at == 0 && found.next == passage.tokens.len();
            let whole = alone && (!is_number(passage, at) || is_vowelled(passage, at));
            let alone = whole
                || !found.clitic.the && arabic_whole(passage, at, found.next)
                || found.clitic.the && is_of_change(passage, at, found.next);
            return alone.then(|| share(at)).flatten();
        }
        let hyphen = next.is_some_and(|next| next.glued && next.kind == TokenKind::Sign('-'));
        let before = at.checked_sub(1).filter(|&before| before >= passage.floor);
        let is = |index: usize, wanted: Sense| passage.means(index, wanted);
        let rank = passage.find(at, |sense| matches!(sense, Sense::Ordinal(_)).then_some(())).is_some();
        if is_whole(passage, at, found.next) && (at > 0 || !rank) {
            return share(at);
        }
        let ordinal_before = before.is_some_and(|before| {
            passage.find(before, |sense| matches!(sense, Sense::Ordinal(_)).then_some(())).is_some()
        });
        if hyphen || ordinal_before || passage.tokens[at].glued {
            return None;
        }
        let of = passage.past_of(found.next) > found.next;
        let article = before.filter(|&before| is(before, Sense::Article) && !passage.tokens[at].line_start);
        let determiner = is(found.next, Sense::Determiner);
        let french = passage.language_of(at).decimal == ',';
        return match (numerator, denominator) {
            (1, 2) if french => {
                let the = before.filter(|&before| is(before, Sense::Determiner))?;
                share(the)
            }
            (1, 2) => {
                let adjective = before.is_some_and(|before| is(before, Sense::Determiner)) && article.is_none();
                // "Half a cup" is no share of a whole.
                let one = is(found.next, Sense::Article);
                let by = before.is_some_and(|before| is_by(passage, before)) && closes(passage, found.next);
                (!adjective && !one && (of || determiner || by)).then(|| share(at)).flatten()
            }
            _ if french => None,
            _ => {
                let by = |article: usize| article.checked_sub(1).is_some_and(|before| is_by(passage, before));
                let told = |article: &usize| {
                    of || around::before(passage, at - 1).is_some() || by(*article) && closes(passage, found.next)
                };
                share(article.filter(told)?)
            }
        };
    }
    // A number and the name of a part: "two-thirds", «ثلاثة أرباع».
    let share = numbered_part(passage, at)?;
    let (numerator, denominator) = share.fraction;
    let of = passage.past_of(share.to) > share.to;
    let hyphened = passage.tokens[share.to - 2].kind == TokenKind::Sign('-');
    let hyphen = passage.past_hyphen(share.to) > share.to;
    if hyphen && !passage.tokens[at].line_start && !hyphened {
        return None;
    }
    // "one half" is of a match more often than of a whole; "two quarters" are of a year.
    let one_half = denominator == 2 && !(numerator == 1 && (of || hyphened || is_whole(passage, at, share.to)));
    let periods = denominator == 4 && numerator == 2 && !of;
    (!one_half && !periods).then_some(share)
}

/// Whether the word at a token tells by how much: "by a third".
fn is_by(passage: &Passage<'_>, at: usize) -> bool {
    at >= passage.floor && passage.tokens.get(at).is_some_and(|word| passage.cut(word.span).eq_ignore_ascii_case("by"))
}

/// Whether nothing goes on at a token that a part before it would tell more of: "by a third party".
fn closes(passage: &Passage<'_>, at: usize) -> bool {
    match passage.tokens.get(at) {
        None => true,
        Some(next) if next.line_start => true,
        Some(next) => match next.kind {
            TokenKind::Sign(sign) => matches!(sign, '.' | ',' | ';' | ')' | '!' | '?'),
            TokenKind::Word => passage.has(at, |sense| matches!(sense, Sense::To | Sense::From)),
            TokenKind::Digits => false,
        },
    }
}

/// Whether a definite part tells by how much something changes or to what: «بنحو الثلث», «يفوق الخمس», «إلى النصف». «الربع الأخير» is
/// one of several.
fn is_of_change(passage: &Passage<'_>, at: usize, next: usize) -> bool {
    let adjective = passage.tokens.get(next).is_some_and(|token| passage.cut(token.span).starts_with("ال"));
    let to = || {
        let before = at.checked_sub(1).filter(|&before| before >= passage.floor);
        before.is_some_and(|before| {
            passage.word(before, Sense::To).is_some()
                || matches!(passage.cut(passage.tokens[before].span), "بمقدار" | "بنسبة")
        })
    };
    !adjective && (around::before(passage, at).is_some() || to())
}

/// Whether the tokens, an article before them aside, are all that there is.
fn is_whole(passage: &Passage<'_>, from: usize, to: usize) -> bool {
    to == passage.tokens.len() && (from == 0 || from == 1 && article_before(passage, 1) == Some(0))
}

/// The plural of a part: «أرباع», «أخماس».
fn plural_part(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens[at].entry.is_some_and(|entry| !entry.senses.iter().any(|sense| matches!(sense, Sense::Number(_))))
        && passage.cut(passage.tokens[at].span).starts_with(['أ', 'ا'])
}

/// Whether a whole follows the part at token `at`: a word that names it. The parts that are numbers as well («خمس») need a
/// definite one, or their vowel.
fn arabic_whole(passage: &Passage<'_>, at: usize, next: usize) -> bool {
    let Some(word) = passage.tokens.get(next).filter(|word| word.kind == TokenKind::Word && !word.line_start) else {
        return false;
    };
    let uncounted = passage.means(next, Sense::Uncounted);
    let vowelled = is_vowelled(passage, at);
    let word = passage.cut(word.span);
    // «ثلثا من شملهم الاستطلاع»
    if matches!(word, "من" | "ممن") && !is_number(passage, at) {
        return passage.tokens.get(next + 1).is_some_and(|verb| verb.kind == TokenKind::Word && !verb.line_start);
    }
    // «خمس قيمتها»: what is counted has no pronoun attached.
    let possessed = word.chars().count() > 4 && ["ها", "هم", "هما"].iter().any(|pronoun| word.ends_with(pronoun));
    !uncounted && (!is_number(passage, at) || vowelled || word.starts_with("ال") || possessed)
}

/// Whether the vowel of a part is written: «خُمس».
fn is_vowelled(passage: &Passage<'_>, at: usize) -> bool {
    passage.cut(passage.tokens[at].span).chars().nth(1) == Some('\u{064F}')
}

/// Whether the part at token `at` is a number word as well: «خمس».
fn is_number(passage: &Passage<'_>, at: usize) -> bool {
    passage.find(at, |sense| matches!(sense, Sense::Number(_)).then_some(())).is_some()
}

/// "one in five", "nine out of ten", «واحد من كل ثلاثة», «امرأة من كل أربع», «un élève sur quatre».
fn ratio(passage: &Passage<'_>, at: usize) -> Option<Share> {
    let out_of = |at: usize| passage.sense(at, Sense::OutOf);
    let small = |numeral: Numeral| {
        let figure =
            numeral.size.figure().filter(|figure| figure.value.is_integer() && figure.value.is_sign_positive())?;
        (matches!(numeral.size, Size::Exact(_)) && numeral.scale.is_none())
            .then_some((numeral.to, figure.value.to_u32()?))
    };
    // «امرأة من كل أربع»
    if let Some(each) = out_of(at).filter(|_| passage.language_of(at).script == Script::Arabic) {
        let from =
            at.checked_sub(1).filter(|&from| from >= passage.floor && passage.tokens[from].kind == TokenKind::Word)?;
        let (to, whole) = small(number_at(passage, each.next)?)?;
        return (whole > 1).then_some(Share { from, to, fraction: (1, whole) });
    }
    let first = number_at(passage, at)?;
    let mut next = first.to;
    if at > 0 && passage.tokens[at].glued && !passage.attached_and(at - 1) {
        return None;
    }
    let mut joint = out_of(next);
    // A noun may stand between: «un élève sur quatre».
    let between = passage.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Word && !token.line_start);
    if joint.is_none() && between && passage.language_of(at).decimal == ',' {
        next += 1;
        joint = out_of(next);
    }
    let joint = joint?;
    let (_, part) = small(first)?;
    let (to, whole) = small(number_at(passage, joint.next)?)?;
    if part == 0 || part >= whole {
        return None;
    }
    let round = matches!(whole, 2..=10 | 12 | 15 | 20 | 25 | 50 | 100 | 1000 | 10_000 | 100_000);
    let measured = unit::after(passage, to, &Term::none()).is_some();
    let plain_in = joint.next == next + 1;
    if !round || measured || (plain_in && whole > 100 && whole < 1000) {
        return None;
    }
    Some(Share { from: at, to, fraction: (part, whole) })
}
