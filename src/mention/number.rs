//! Numbers in digits and in words, with their scales: "14.3 billion", "twenty-three thousand four hundred", «ألفان وخمسمئة».

mod chain;
mod digits;
mod fraction;
mod open;
mod sum;

pub(crate) use self::fraction::{is_fraction, vulgar};
pub(crate) use self::sum::and_part;

use self::chain::{chain, piece_at};
use self::digits::{Run, around_letter, blank_groups, digit_count, power_after};
use self::fraction::fraction_at;
use self::open::{Open, open_size, part_of_scale};
use self::sum::{Sum, scale_after};
use super::passage::Passage;
use super::token::{Token, TokenKind};
use crate::lexicon::{Clitic, Kinds, Sense};
use crate::value::{Figure, power_of_ten, whole_place};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The most words of one number; a longer chain is no number that a person wrote.
const LONGEST_CHAIN: usize = 40;

/// The most digits that an exact decimal holds for certain.
const MOST_DIGITS: usize = 28;

/// A number of a passage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numeral {
    /// Its first token.
    pub from: usize,
    /// The token after it.
    pub to: usize,
    /// What it comes to.
    pub size: Size,
    /// Whether it is written in digits.
    pub digits: bool,
    /// The power of ten of its last scale from a thousand up, and the number before it: a range shares them.
    pub scale: Option<u8>,
    /// The figure under the other reading of its separator: `1,250` as 1.25.
    pub other: Option<Figure>,
    /// Whether it is a row of digits without separator, decimal or scale.
    pub plain: bool,
    /// The particles attached to its first word.
    pub clitic: Clitic,
}

/// What a number comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Size {
    /// One number.
    Exact(Figure),
    /// One number that its word calls approximate: «une dizaine».
    Circa(Figure),
    /// An order of size, lower and upper end.
    Vague(Decimal, Decimal),
    /// More digits than an exact decimal holds.
    TooLong,
}

impl Size {
    /// The figure of an exact or approximate number.
    pub(crate) fn figure(&self) -> Option<Figure> {
        match *self {
            Size::Exact(figure) | Size::Circa(figure) => Some(figure),
            _ => None,
        }
    }
}

impl Numeral {
    fn stating(self, figure: Figure) -> Numeral {
        Numeral { size: Size::Exact(figure), ..self }
    }
}

/// With what a number in words begins.
const WORDS: Kinds = Kinds::of(&[
    Sense::Number(0),
    Sense::Scale(0),
    Sense::Dual(0),
    Sense::Part(0, 0),
    Sense::Plural(0),
    Sense::Dozens,
    Sense::Few(0),
    Sense::Couple,
    Sense::Dozen(0),
    Sense::Circa(0),
]);

/// The number that begins at token `at`. An article before it ("a million") is for the caller to find.
pub(crate) fn number_at(passage: &Passage<'_>, at: usize) -> Option<Numeral> {
    let token = passage.tokens.get(at)?;
    match token.kind {
        TokenKind::Digits => passage.number(at, || digits_at(passage, at)),
        TokenKind::Word if !token.kinds.meet(WORDS) => None,
        TokenKind::Word => passage.number(at, || words_at(passage, at)),
        TokenKind::Sign(_) => fraction_at(passage, at).map(|fraction| of_fraction(at, fraction)),
    }
}

/// A fraction without a whole number before it.
fn of_fraction(at: usize, (value, to): (Decimal, usize)) -> Numeral {
    let place = -(value.scale().min(3) as i32);
    Numeral {
        from: at,
        to,
        size: Size::Exact(Figure { value, place, decimal: false, fraction: None }),
        digits: true,
        scale: None,
        other: None,
        plain: false,
        clitic: Clitic::default(),
    }
}

/// Digits with what follows them: blank groups, halves, scales and smaller parts.
fn digits_at(passage: &Passage<'_>, at: usize) -> Option<Numeral> {
    if let Some(fraction) = fraction_at(passage, at) {
        return Some(of_fraction(at, fraction));
    }
    let point = leading_point(passage, at);
    if point < at {
        return decimals_alone(passage, point, at);
    }
    if let Some(plain) = plain_digits(passage, at) {
        return Some(plain);
    }
    let language = passage.language_beside(at);
    let blank_groups = blank_groups(passage, at, language.decimal == ',');
    let around_letter = around_letter(passage, at);
    let blank_groups = if around_letter.is_some() { at + 3 } else { blank_groups };
    let run = if around_letter.is_some() {
        around_letter
    } else if blank_groups > at + 1 {
        let span = passage.span(at, blank_groups);
        Run::of_blank_groups(passage.cut(span))
    } else {
        Run::of(passage.cut(passage.tokens[at].span), language.decimal, language.groups)
    };
    let numeral = |size, to| Numeral {
        from: at,
        to,
        size,
        digits: true,
        scale: None,
        other: None,
        plain: false,
        clitic: Clitic::default(),
    };
    let run = match run {
        Some(run) => run,
        None if digit_count(passage.cut(passage.tokens[at].span)) > MOST_DIGITS => {
            return Some(numeral(Size::TooLong, at + 1));
        }
        None => return None,
    };
    // A sign or a letter by itself.
    let is_short = |next: &Token| matches!(next.kind, TokenKind::Sign(_)) || next.span.len() == 1;
    if !run.grouped
        && blank_groups == at + 1
        && passage.tokens.get(at + 1).is_some_and(is_short)
        && let Some((value, decimals, to)) = power_after(passage, at, run.value, run.decimals)
    {
        let place = if decimals > 0 { -(decimals as i32) } else { whole_place(value) };
        return Some(numeral(Size::Exact(Figure { value, place, decimal: decimals > 0, fraction: None }), to));
    }
    let mut sum = Sum::of(run.value, if run.decimals > 0 { -(run.decimals as i32) } else { whole_place(run.value) });
    let mut found = numeral(Size::TooLong, blank_groups);
    found.plain = !run.grouped && run.decimals == 0 && blank_groups == at + 1;
    sum.decimal = run.decimals > 0;
    if found.plain
        && let Some((part, next)) = fraction_after(passage, found.to)
    {
        // "3 1/2", "3½"
        sum = Sum::of(run.value + part, -(part.scale().min(3) as i32));
        (found.to, found.plain) = (next, false);
    }
    sum.half(passage, &mut found.to);
    let before = found.to;
    found.to = sum.scales(passage, found.to);
    found.plain &= before == found.to && found.to == at + 1;
    // "2 dozen"
    if found.plain
        && let Some(dozen) = passage.find(found.to, |sense| match sense {
            Sense::Dozen(size) => Some(size),
            _ => None,
        })
        && !passage.tokens[found.to].line_start
        && let Some(current) = sum.current
    {
        sum.current = current.checked_mul(Decimal::from(dozen.sense));
        (found.to, found.plain) = (dozen.next, false);
    }
    found.scale = sum.last_scale.filter(|&power| power >= 3);
    found.size = sum.size();
    if let Some((value, decimals)) = run.other
        && found.scale.is_none()
        && found.to == at + 1
    {
        let place = if decimals > 0 { -(decimals as i32) } else { whole_place(value) };
        found.other = Some(Figure { value, place, decimal: decimals > 0, fraction: None });
    }
    Some(found)
}

/// A row of digits that goes on neither with more of them nor with a scale, a part or a sign of arithmetic: most numbers are such.
fn plain_digits(passage: &Passage<'_>, at: usize) -> Option<Numeral> {
    /// With what words a number in digits goes on.
    const ON: Kinds =
        Kinds::of(&[Sense::Scale(0), Sense::Part(0, 0), Sense::Number(0), Sense::Dozen(0), Sense::And, Sense::Article]);
    let (number, count) = passage.tokens[at].number?;
    let next = passage.tokens.get(at + 1);
    let ends = next.is_none_or(|next| match next.kind {
        TokenKind::Word => !next.glued && next.span.len() > 1 && !next.kinds.meet(ON),
        TokenKind::Sign(sign) => {
            matches!(
                sign,
                '.' | ',' | '،' | ';' | '؛' | ':' | '?' | '؟' | '!' | '(' | ')' | '"' | '”' | '»' | '%' | '٪' | '–'
            )
        }
        TokenKind::Digits => false,
    });
    let padded = count != number.checked_ilog10().map_or(1, |places| places + 1);
    if !ends || padded || next.is_some() && scale_after(passage, at + 1).is_some() {
        return None;
    }
    let value = Decimal::from(number);
    let figure = Figure { value, place: whole_place(value), decimal: false, fraction: None };
    let numeral = of_fraction(at, (value, at + 1));
    Some(Numeral { plain: true, ..numeral }.stating(figure))
}

/// The fraction that goes on with the whole number before token `at`.
fn fraction_after(passage: &Passage<'_>, at: usize) -> Option<(Decimal, usize)> {
    let token = passage.tokens.get(at).filter(|token| !token.line_start)?;
    let digits = token.kind == TokenKind::Digits;
    (digits != token.glued || matches!(token.kind, TokenKind::Sign(_))).then(|| fraction_at(passage, at)).flatten()
}

/// The decimal point that opens the number at token `at`, as in ".5" and "$.50"; `at` where there is none.
fn leading_point(passage: &Passage<'_>, at: usize) -> usize {
    let Some(point) = at.checked_sub(1) else { return at };
    let token = &passage.tokens[point];
    if token.kind != TokenKind::Sign('.') || !passage.tokens[at].glued {
        return at;
    }
    let opens =
        !token.glued || point.checked_sub(1).is_some_and(|sign| passage.tokens[sign].kind == TokenKind::Sign('$'));
    if opens { point } else { at }
}

/// The number of which only the decimals are written, from the point at `point` and the digits at `at`: ".5".
fn decimals_alone(passage: &Passage<'_>, point: usize, at: usize) -> Option<Numeral> {
    let written = passage.cut(passage.tokens[at].span);
    let count = digit_count(written);
    if count != written.chars().count() || count > MOST_DIGITS {
        return None;
    }
    let digits = written.trim_start_matches(['0', '٠', '۰']);
    let value = if digits.is_empty() { Decimal::ZERO } else { Run::of(digits, '.', &[])?.value };
    let place = -(count as i32);
    let mut sum = Sum::of(value * power_of_ten(place), place);
    sum.decimal = true;
    let mut numeral = Numeral { from: point, ..of_fraction(at, (Decimal::ZERO, at + 1)) };
    numeral.to = sum.scales(passage, at + 1);
    numeral.scale = sum.last_scale.filter(|&power| power >= 3);
    numeral.size = sum.size();
    Some(numeral)
}

/// Number words after "point", digit by digit or as one number: the decimals and how many they are, and the token after them.
fn decimals_after(passage: &Passage<'_>, at: usize) -> Option<(Decimal, u32, usize)> {
    const MOST: u32 = 9;
    let point = passage.sense(at, Sense::DecimalWord)?;
    let (mut value, mut count, mut to) = (Decimal::ZERO, 0, point.next);
    // "three point fourteen", «ثلاثة فاصلة أربعة عشر»
    let (end, whole) = chain(passage, to);
    if let Some(number) =
        whole.current.filter(|number| whole.last_scale.is_none() && (10..100).contains(&number.to_u32().unwrap_or(0)))
        && !passage.tokens[to].line_start
    {
        return Some((number, 2, end));
    }
    while count < MOST
        && let Some(digit) = passage.find(to, |sense| match sense {
            Sense::Number(digit @ 0..=9) => Some(digit),
            _ => None,
        })
        && !digit.clitic.and
        && !passage.tokens[to].line_start
    {
        value = value * Decimal::TEN + Decimal::from(digit.sense);
        (count, to) = (count + 1, digit.next);
    }
    (count > 0).then_some((value, count, to))
}

/// A number in words.
fn words_at(passage: &Passage<'_>, at: usize) -> Option<Numeral> {
    let open = |sense| match sense {
        Sense::Plural(power) => Some(Open::Plural(power)),
        Sense::Dozens => Some(Open::Dozens),
        Sense::Few(_) => Some(Open::Few),
        Sense::Couple => Some(Open::Couple),
        Sense::Dozen(size) => Some(Open::Dozen(size)),
        Sense::Circa(size) => Some(Open::Circa(size)),
        _ => None,
    };
    if let Some(found) = passage.find(at, open) {
        return open_size(passage, at, found);
    }
    if let Some(numeral) = part_of_scale(passage, at) {
        return Some(numeral);
    }
    let first = piece_at(passage, at)?;
    // "point five"
    if at == 1
        && let Some((decimals, count, to)) = decimals_after(passage, 0).filter(|&(_, _, to)| to == passage.tokens.len())
    {
        let value = decimals * power_of_ten(-(count as i32));
        let figure = Figure { value, place: -(count as i32), decimal: true, fraction: None };
        return Some(Numeral { from: 0, digits: false, ..of_fraction(to, (value, to)) }.stating(figure));
    }
    let (to, mut sum) = chain(passage, at);
    if to == at {
        return None;
    }
    let mut numeral = Numeral {
        from: at,
        to,
        size: Size::TooLong,
        digits: false,
        scale: None,
        other: None,
        plain: false,
        clitic: first.clitic,
    };
    if sum.current.is_some() {
        // "two and a half million", «مئة و20 ألفا»
        let before = numeral.to;
        numeral.to = sum.tens(passage, numeral.to).unwrap_or(numeral.to);
        if let Some((decimals, count, next)) = decimals_after(passage, numeral.to)
            && let Some(current) = sum.current
        {
            sum.current = Some(current + decimals * power_of_ten(-(count as i32)));
            sum.current_place = -(count as i32);
            sum.decimal = true;
            numeral.to = next;
        }
        sum.half(passage, &mut numeral.to);
        if numeral.to > before
            && let Some((next, power)) = scale_after(passage, numeral.to)
        {
            sum.apply(power);
            numeral.to = next;
        }
        // "two dozen"
        if let Some(dozen) = passage.find(numeral.to, |sense| match sense {
            Sense::Dozen(size) => Some(size),
            _ => None,
        }) && let Some(current) = sum.current
        {
            sum.current = current.checked_mul(Decimal::from(dozen.sense));
            numeral.to = dozen.next;
        }
    } else {
        numeral.to = sum.parts(passage, numeral.to);
    }
    numeral.scale = sum.last_scale.filter(|&power| power >= 3);
    numeral.size = sum.size();
    Some(numeral)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::Context;
    use crate::mention::passage::Languages;

    fn check(lang: &str, text: &str) -> String {
        let context = Context { lang: Some(lang.to_owned()), ..Context::default() };
        let passage = Passage::new(text, Languages::of(text, &context), &context);
        match number_at(&passage, 0) {
            None => "no number".to_owned(),
            Some(numeral) => {
                let rest = passage.tokens.len() - numeral.to;
                let rest = if rest > 0 { format!(", {rest} left") } else { String::new() };
                match numeral.size {
                    Size::Exact(figure) => format!("{} at {}{rest}", figure.value.normalize(), figure.place),
                    Size::Circa(figure) => format!("~{} at {}{rest}", figure.value.normalize(), figure.place),
                    Size::Vague(low, high) => format!("{low}..{high}{rest}"),
                    Size::TooLong => format!("too long{rest}"),
                }
            }
        }
    }

    #[test]
    fn numbers() {
        let table = [
            ("en", "14.3B"),
            ("en", "14.30"),
            ("en", "1,250"),
            ("en", "12,34,56,789"),
            ("en", "1.250"),
            ("fr", "1.250"),
            ("fr", "14,3"),
            ("fr", "3 482 000"),
            ("ar", "١٤٫٣ مليار"),
            ("ar", "1,250"),
            ("ar", "12,4"),
            ("ar", "3،5"),
            ("en", "007"),
            ("en", "2.1.8"),
            ("en", "12345678901234567890123456789"),
            ("en", "twenty-three thousand four hundred and five"),
            ("en", "one and a half billion"),
            ("en", "two and a half million"),
            ("en", "half a billion"),
            ("en", "quarter of a million"),
            ("en", "two dozen"),
            ("en", "hundreds of thousands"),
            ("en", "six and two"),
            ("fr", "quatre-vingt-douze"),
            ("fr", "un million deux cent mille"),
            ("fr", "un milliard et demi"),
            ("fr", "dizaine de milliers"),
            ("ar", "ثلاثة وعشرون ألفا وأربعمئة وخمسة"),
            ("ar", "ثلاثة مليارات و400 مليون"),
            ("ar", "4 مليارات و750 مليون"),
            ("ar", "مليار ونصف المليار"),
            ("ar", "مليون و617 ألفا و989"),
            ("ar", "مليونين وألف و926"),
            ("ar", "ثلاثة آلاف و250"),
            ("ar", "مئة و20 ألفا"),
            ("ar", "ألف و5 ملايين"),
            ("ar", "مليارا دولار"),
            ("ar", "مليارا ومئتي مليون"),
            ("ar", "ألفا ومئتين"),
            ("ar", "مليونا طفل"),
            ("ar", "مليونًا طفل"),
            ("ar", "ثلاثمائة"),
            ("ar", "ثلاث مئة"),
            ("ar", "تسع عشرة"),
            ("ar", "أحد عشر ألفا"),
            ("ar", "مئات ملايين"),
            ("ar", "عشرات الآلاف"),
            ("ar", "ألف مليار"),
            ("ar", "كمية"),
        ];
        let lines: Vec<String> = table.iter().map(|(lang, text)| format!("{text}: {}", check(lang, text))).collect();
        insta::assert_snapshot!(lines.join("\n"), @r"
        14.3B: 14300000000 at 8
        14.30: 14.3 at -2
        1,250: 1250 at 1
        12,34,56,789: 123456789 at 0
        1.250: 1.25 at -3
        1.250: 1250 at 1
        14,3: 14.3 at -1
        3 482 000: 3482000 at 3
        ١٤٫٣ مليار: 14300000000 at 8
        1,250: 1250 at 1
        12,4: 12.4 at -1
        3،5: 3.5 at -1
        007: no number
        2.1.8: no number
        12345678901234567890123456789: too long
        twenty-three thousand four hundred and five: 23405 at 0
        one and a half billion: 1500000000 at 8
        two and a half million: 2500000 at 5
        half a billion: 500000000 at 8
        quarter of a million: 250000 at 4
        two dozen: 24 at 0
        hundreds of thousands: 200000..1000000
        six and two: 6 at 0, 2 left
        quatre-vingt-douze: 92 at 0
        un million deux cent mille: 1200000 at 5
        un milliard et demi: 1500000000 at 8
        dizaine de milliers: ~10000 at 3
        ثلاثة وعشرون ألفا وأربعمئة وخمسة: 23405 at 0
        ثلاثة مليارات و400 مليون: 3400000000 at 8
        4 مليارات و750 مليون: 4750000000 at 6
        مليار ونصف المليار: 1500000000 at 8
        مليون و617 ألفا و989: 1617989 at 0
        مليونين وألف و926: 2001926 at 0
        ثلاثة آلاف و250: 3250 at 0
        مئة و20 ألفا: 120000 at 3
        ألف و5 ملايين: 1000 at 3, 3 left
        مليارا دولار: 2000000000 at 9, 1 left
        مليارا ومئتي مليون: 1200000000 at 8
        ألفا ومئتين: 1200 at 2
        مليونا طفل: 2000000 at 6, 1 left
        مليونًا طفل: 1000000 at 6, 1 left
        ثلاثمائة: 300 at 2
        ثلاث مئة: 300 at 2
        تسع عشرة: 19 at 0
        أحد عشر ألفا: 11000 at 3
        مئات ملايين: 200000000..1000000000
        عشرات الآلاف: 20000..100000
        ألف مليار: 1000000000000 at 12
        كمية: no number
        ");
    }
}
