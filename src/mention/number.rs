//! Numbers in digits and in words, with their scales: "14.3 billion", "twenty-three thousand four hundred", «ألفان وخمسمئة».

use super::passage::{Found, Passage};
use super::token::{TokenKind, is_digit};
use crate::lexicon::{Clitic, Script, Sense};
use crate::value::{Figure, power_of_ten, whole_place};
use rust_decimal::Decimal;

/// The most words of one number; a longer chain is no number that a person wrote.
const LONGEST_CHAIN: usize = 40;

/// The most digits that an exact decimal holds for certain.
const MOST_DIGITS: usize = 28;

/// A number of a passage.
#[derive(Clone, Debug)]
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

/// What a word does in a number.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    Number(u16),
    Scale(u8),
    Dual(u8),
}

fn piece(sense: Sense) -> Option<Piece> {
    match sense {
        Sense::Number(number) => Some(Piece::Number(number)),
        Sense::Scale(power) => Some(Piece::Scale(power)),
        Sense::Dual(power) => Some(Piece::Dual(power)),
        _ => None,
    }
}

/// What the word at `at` does in a number. A form that is another word without its hamza needs it: «مئتا» is 200, «ميتا» is Meta.
fn piece_at(passage: &Passage<'_>, at: usize) -> Option<Found<Piece>> {
    let found = passage.find(at, piece)?;
    let needs_hamza = passage.find(at, |sense| (sense == Sense::Hamza).then_some(())).is_some();
    let written = passage.cut(passage.tokens[at].span);
    (!needs_hamza || written.contains(['ئ', 'ء', '\u{0654}'])).then_some(found)
}

/// The number that begins at token `at`. An article before it ("a million") is for the caller to find.
pub(crate) fn number_at(passage: &Passage<'_>, at: usize) -> Option<Numeral> {
    let token = passage.tokens.get(at)?;
    match token.kind {
        TokenKind::Digits => digits_at(passage, at),
        TokenKind::Word => words_at(passage, at),
        TokenKind::Sign(_) => None,
    }
}

/// Digits with what follows them: blank groups, halves, scales and smaller parts.
fn digits_at(passage: &Passage<'_>, at: usize) -> Option<Numeral> {
    let language = passage.language_beside(at);
    let blank_groups = blank_groups(passage, at, language.decimal == ',');
    let run = if blank_groups > at + 1 {
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
    let mut sum = Sum::of(run.value, if run.decimals > 0 { -(run.decimals as i32) } else { whole_place(run.value) });
    let mut found = numeral(Size::TooLong, blank_groups);
    found.plain = !run.grouped && run.decimals == 0 && blank_groups == at + 1;
    sum.decimal = run.decimals > 0;
    sum.half(passage, &mut found.to);
    let before = found.to;
    found.to = sum.scales(passage, found.to);
    found.plain &= before == found.to && found.to == at + 1;
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

fn digit_count(written: &str) -> usize {
    written.chars().filter(|&letter| is_digit(letter)).count()
}

/// The token after the groups of three digits that follow the digits at `at` with one blank between them; a plain blank groups
/// where `plain` says so, or where two groups follow.
fn blank_groups(passage: &Passage<'_>, at: usize, plain: bool) -> usize {
    let first = passage.cut(passage.tokens[at].span);
    if !(1..=3).contains(&first.chars().count()) || !first.chars().all(is_digit) || first.starts_with(['0', '٠', '۰'])
    {
        return at + 1;
    }
    let mut next = at + 1;
    let mut certain = plain;
    // More groups than a number holds are a table of codes, and are not looked through from each of them again.
    while let Some(token) = passage.tokens.get(next).filter(|_| next <= at + MOST_DIGITS / 3) {
        let gap = &passage.text[passage.tokens[next - 1].span.end..token.span.start];
        let group = passage.cut(token.span);
        let digits = group.chars().take_while(|&letter| is_digit(letter)).count();
        let rest = group.chars().skip(3).collect::<Rest>();
        if token.kind != TokenKind::Digits
            || !matches!(gap, " " | "\u{A0}" | "\u{202F}" | "\u{2009}" | "\u{2007}")
            || digits != 3
            || rest == Rest::Other
        {
            break;
        }
        certain |= gap != " ";
        next += 1;
        if rest == Rest::Decimals {
            break;
        }
    }
    // A fourth group of another length makes it a telephone number.
    let followed = passage.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Digits && !token.line_start)
        && passage.text[passage.tokens[next - 1].span.end..passage.tokens[next].span.start].trim().is_empty();
    if !followed && (certain || next > at + 2) { next } else { at + 1 }
}

/// What follows the three digits of a group.
#[derive(PartialEq)]
enum Rest {
    Nothing,
    Decimals,
    Other,
}

impl FromIterator<char> for Rest {
    fn from_iter<I: IntoIterator<Item = char>>(letters: I) -> Self {
        let mut letters = letters.into_iter();
        match letters.next() {
            None => Rest::Nothing,
            Some(',' | '.' | '٫') if letters.all(is_digit) => Rest::Decimals,
            Some(_) => Rest::Other,
        }
    }
}

/// A run of digits and separators, read.
#[derive(Debug, PartialEq)]
struct Run {
    value: Decimal,
    decimals: u32,
    grouped: bool,
    /// The value and the decimals under the other reading of the one separator.
    other: Option<(Decimal, u32)>,
}

impl Run {
    /// `None` for what is no number: a version, an address, a leading zero, or too many digits.
    fn of(written: &str, decimal: char, groups: &[char]) -> Option<Run> {
        let mut digits: i128 = 0;
        let (mut count, mut since, mut first, mut leading_zero) = (0, 0, 0, false);
        // The separators in order, and how many digits follow each.
        let mut marks = [('\0', 0_u32); 12];
        let mut separators = 0;
        for letter in written.chars() {
            let digit = match letter {
                '0'..='9' => u32::from(letter) - 0x30,
                '\u{0660}'..='\u{0669}' => u32::from(letter) - 0x0660,
                '\u{06F0}'..='\u{06F9}' => u32::from(letter) - 0x06F0,
                '.' | ',' | '،' | '٫' | '٬' | '\'' | '’' => {
                    let mark = match letter {
                        '،' => ',',
                        '\'' | '’' => '٬',
                        other => other,
                    };
                    if separators == 0 {
                        first = since;
                    } else {
                        marks[separators - 1].1 = since;
                    }
                    *marks.get_mut(separators)? = (mark, 0);
                    separators += 1;
                    since = 0;
                    continue;
                }
                _ => continue,
            };
            leading_zero |= count == 0 && digit == 0;
            count += 1;
            since += 1;
            if count > MOST_DIGITS {
                return None;
            }
            digits = digits * 10 + i128::from(digit);
        }
        match separators {
            0 => first = since,
            _ => marks[separators - 1].1 = since,
        }
        if leading_zero && first > 1 {
            return None;
        }
        let marks = &marks[..separators];
        let value = |decimals: u32| Decimal::try_from_i128_with_scale(digits, decimals).ok();
        let run = |decimals, grouped| Some(Run { value: value(decimals)?, decimals, grouped, other: None });
        let grouping = |marks: &[(char, u32)]| {
            let same = marks.iter().all(|&(mark, _)| mark == marks[0].0 && mark != '٫');
            let thousands = (1..=3).contains(&first) && marks.iter().all(|&(_, digits)| digits == 3);
            // 12,34,56,789 is written in India.
            let lakhs = (1..=2).contains(&first)
                && marks.len() > 1
                && marks[0].0 == ','
                && marks.iter().rev().enumerate().all(|(at, &(_, digits))| digits == if at == 0 { 3 } else { 2 });
            same && !leading_zero && (thousands || lakhs)
        };
        match marks {
            [] => run(0, false),
            &[(mark, digits)] => match mark {
                '٫' => run(digits, false),
                '٬' => grouping(marks).then(|| run(0, true))?,
                _ if !grouping(marks) => run(digits, false),
                _ if groups.contains(&mark) || (mark == ',' && groups.contains(&'،')) => {
                    let mut run = run(0, true)?;
                    if decimal != '.' {
                        run.other = value(digits).map(|value| (value, digits));
                    }
                    Some(run)
                }
                _ => {
                    let mut run = run(digits, false)?;
                    if decimal != '.' {
                        run.other = value(0).map(|value| (value, 0));
                    }
                    Some(run)
                }
            },
            [.., (mark, digits)] => {
                let before = &marks[..marks.len() - 1];
                if grouping(marks) {
                    run(0, true)
                } else if grouping(before) && before[0].0 != *mark && *mark != '٬' {
                    run(*digits, true)
                } else {
                    None
                }
            }
        }
    }

    /// Groups with blanks between them, whose form is checked; the last may hold decimals.
    fn of_blank_groups(written: &str) -> Option<Run> {
        let (mut digits, mut decimals, mut count): (i128, Option<u32>, usize) = (0, None, 0);
        for letter in written.chars() {
            if matches!(letter, ',' | '.' | '٫') {
                decimals = Some(0);
            } else if is_digit(letter) {
                count += 1;
                if count > MOST_DIGITS {
                    return None;
                }
                digits = digits * 10 + i128::from(u32::from(letter) & 0xF);
                decimals = decimals.map(|decimals| decimals + 1);
            }
        }
        let decimals = decimals.unwrap_or(0);
        let value = Decimal::try_from_i128_with_scale(digits, decimals).ok()?;
        Some(Run { value, decimals, grouped: true, other: None })
    }
}

/// A number as it is put together.
struct Sum {
    /// What is complete, scales applied.
    total: Decimal,
    /// What the next scale multiplies.
    current: Option<Decimal>,
    place: Option<i32>,
    current_place: i32,
    decimal: bool,
    last_scale: Option<u8>,
    too_long: bool,
}

impl Sum {
    fn of(current: Decimal, place: i32) -> Sum {
        Sum {
            total: Decimal::ZERO,
            current: Some(current),
            place: None,
            current_place: place,
            decimal: false,
            last_scale: None,
            too_long: false,
        }
    }

    fn empty() -> Sum {
        Sum { current: None, ..Sum::of(Decimal::ZERO, 0) }
    }

    /// Applies a scale to the number before it, one where there is none.
    fn apply(&mut self, power: u8) {
        let (current, place) = match self.current.take() {
            Some(current) => (current, self.current_place),
            None => (Decimal::ONE, 0),
        };
        let place = place + i32::from(power);
        self.place = Some(self.place.map_or(place, |last| last.min(place)));
        let sum = current
            .checked_mul(power_of_ten(i32::from(power)))
            .and_then(|scaled| self.total.checked_add(scaled.normalize()));
        match sum {
            Some(sum) => self.total = sum,
            None => self.too_long = true,
        }
        self.last_scale = Some(power);
    }

    fn size(&self) -> Size {
        let (mut value, mut place) = (self.total, self.place);
        if let Some(current) = self.current {
            match value.checked_add(current) {
                Some(sum) => value = sum,
                None => return Size::TooLong,
            }
            place = Some(place.map_or(self.current_place, |last| last.min(self.current_place)));
        }
        if self.too_long || value.abs() >= power_of_ten(27) {
            return Size::TooLong;
        }
        Size::Exact(Figure { value, place: place.unwrap_or(0), decimal: self.decimal, fraction: None })
    }

    /// "and a half" after a whole number.
    fn half(&mut self, passage: &Passage<'_>, to: &mut usize) {
        let Some(current) = self.current else { return };
        if let Some((next, part)) = and_part(passage, *to)
            && let Some(sum) = current.checked_add(part)
        {
            self.current = Some(sum);
            self.current_place = -(part.scale() as i32);
            *to = next;
        }
    }

    /// The scales after a number in digits, with the smaller parts that follow: «3 مليارات و400 مليون».
    fn scales(&mut self, passage: &Passage<'_>, mut at: usize) -> usize {
        let mut last = u8::MAX;
        for _ in 0..LONGEST_CHAIN {
            let Some((next, power)) = scale_after(passage, at) else { return at };
            if power >= last {
                // «ألف مليون», "hundred thousand": a scale on a scale.
                return at;
            }
            self.apply(power);
            at = next;
            // "2 hundred thousand"
            if power == 2
                && let Some((next, above)) = scale_after(passage, at)
            {
                self.current = Some(self.total);
                self.current_place = self.place.take().unwrap_or(0);
                self.total = Decimal::ZERO;
                self.apply(above);
                at = next;
            }
            last = self.last_scale.unwrap_or(power);
            if let Some((next, part)) = and_part(passage, at) {
                let next = same_scale_again(passage, next, last);
                self.add_part(part, last);
                return next;
            }
            // A smaller part goes on after "and".
            let Some((digits, value, place, after)) = joined_digits(passage, at) else {
                return match joined_words(passage, at, last) {
                    Some((next, figure)) => {
                        self.total = self.total.checked_add(figure.value).unwrap_or(self.total);
                        self.place = self.place.map(|last| last.min(figure.place));
                        next
                    }
                    None => at,
                };
            };
            let scaled = scale_after(passage, after);
            let fits = match scaled {
                Some((_, power)) => power < last,
                None => last == 3 && value < Decimal::ONE_THOUSAND && !unit_follows(passage, digits, after),
            };
            if !fits {
                return at;
            }
            self.current = Some(value);
            self.current_place = place;
            at = after;
            if scaled.is_none() {
                return at;
            }
        }
        at
    }

    /// Adds a part of a scale: «مليار ونصف».
    fn add_part(&mut self, part: Decimal, power: u8) {
        if let Some(scaled) = part.checked_mul(power_of_ten(i32::from(power)))
            && let Some(sum) = self.total.checked_add(scaled.normalize())
        {
            self.total = sum;
            self.place = Some(i32::from(power) - part.scale() as i32);
        }
    }
}

/// «و400» that is its own count: a noun other than a scale does not decide, so only a percent sign does.
fn unit_follows(passage: &Passage<'_>, _digits: usize, after: usize) -> bool {
    passage.tokens.get(after).is_some_and(|token| matches!(token.kind, TokenKind::Sign('%' | '٪' | '$' | '€' | '£')))
}

/// The scale word or symbol at token `at`, past a hyphen.
fn scale_after(passage: &Passage<'_>, at: usize) -> Option<(usize, u8)> {
    let at = passage.past_hyphen(at);
    if let Some(found) = passage.find(at, |sense| match sense {
        Sense::Scale(power) => Some(power),
        _ => None,
    }) && !found.clitic.and
        && !found.clitic.preposition
        && !found.clitic.the
    {
        return Some((found.next, found.sense));
    }
    // A symbol is written at the digits: 14B, 900k.
    let token = passage.tokens.get(at)?;
    let written = token.kind == TokenKind::Word && (token.glued || token.span.len() > 1) && !token.line_start;
    if !written || passage.tokens[at - 1].kind != TokenKind::Digits {
        return None;
    }
    let senses = passage.language_of(at).symbol(passage.cut(token.span));
    let power = senses.iter().find_map(|&sense| match sense {
        Sense::Scale(power) => Some(power),
        _ => None,
    })?;
    // A letter that may be a unit as well is for the caller, who knows what stands before and after.
    if senses.iter().any(|sense| matches!(sense, Sense::Measure(_))) && !passage.money_before(at - 1) {
        return None;
    }
    Some((at + 1, power))
}

/// «ونصف», "and a half", «et demi»: the token after it, and the part.
pub(crate) fn and_part(passage: &Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    let part = |sense| match sense {
        Sense::Part(numerator @ 1..=3, denominator @ (2 | 4)) => Some((numerator, denominator)),
        _ => None,
    };
    let decimal =
        |(numerator, denominator): (u16, u16)| (Decimal::from(numerator) / Decimal::from(denominator)).normalize();
    if let Some(found) = passage.find(at, part)
        && found.clitic.and
        && !found.clitic.the
    {
        return Some((found.next, decimal(found.sense)));
    }
    let and = passage.find(passage.past_hyphen(at), |sense| (sense == Sense::And).then_some(()))?;
    let next = passage.past_hyphen(and.next);
    let next = passage.find(next, |sense| (sense == Sense::Article).then_some(())).map_or(next, |article| article.next);
    let found = passage.find(passage.past_hyphen(next), part)?;
    Some((found.next, decimal(found.sense)))
}

/// «المليار» of «مليار ونصف المليار».
fn same_scale_again(passage: &Passage<'_>, at: usize, power: u8) -> usize {
    let again = passage.find(at, |sense| (sense == Sense::Scale(power)).then_some(()));
    again.filter(|found| !found.clitic.and && !found.clitic.preposition).map_or(at, |found| found.next)
}

/// Digits after an attached "and": their token, value, place, and the token after them.
fn joined_digits(passage: &Passage<'_>, at: usize) -> Option<(usize, Decimal, i32, usize)> {
    let and = passage.tokens.get(at)?;
    let digits = passage.tokens.get(at + 1)?;
    if and.kind != TokenKind::Word || digits.kind != TokenKind::Digits || and.glued {
        return None;
    }
    if !passage.attached_and(at) || !digits.glued {
        return None;
    }
    let language = passage.language_beside(at + 1);
    let run = Run::of(passage.cut(digits.span), language.decimal, language.groups)?;
    let place = if run.decimals > 0 { -(run.decimals as i32) } else { whole_place(run.value) };
    Some((at + 1, run.value, place, at + 2))
}

/// Number words after an attached "and", smaller than the scale before: «3 آلاف وخمسمئة».
fn joined_words(passage: &Passage<'_>, at: usize, power: u8) -> Option<(usize, Figure)> {
    let first = piece_at(passage, at)?;
    if !first.clitic.and || first.clitic.the || first.clitic.preposition {
        return None;
    }
    let (to, sum) = chain(passage, at);
    match sum.size() {
        Size::Exact(figure) if figure.value < power_of_ten(i32::from(power)) => {
            (sum.last_scale.is_some() || power == 3).then_some((to, figure))
        }
        _ => None,
    }
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
        // "two and a half million"
        let before = numeral.to;
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
    } else if let Some(power) = sum.last_scale
        && let Some((next, part)) = and_part(passage, numeral.to)
    {
        sum.add_part(part, power);
        numeral.to = same_scale_again(passage, next, power);
    } else if let Some(power) = sum.last_scale
        && let Some((_, value, place, after)) = joined_digits(passage, numeral.to)
        && let Some((next, smaller)) = scale_after(passage, after)
        && smaller < power
    {
        sum.current = Some(value);
        sum.current_place = place;
        sum.apply(smaller);
        numeral.to = next;
    }
    numeral.scale = sum.last_scale.filter(|&power| power >= 3);
    numeral.size = sum.size();
    Some(numeral)
}

/// A word for a size that is not one number.
#[derive(Clone, Copy)]
enum Open {
    Plural(u8),
    Dozens,
    Few,
    Couple,
    Dozen(u16),
    Circa(u16),
}

fn open_size(passage: &Passage<'_>, at: usize, found: Found<Open>) -> Option<Numeral> {
    let mut to = found.next;
    let scale = |at: usize| {
        // «عشرات الآلاف», "tens of thousands"
        let past = passage.past_of(at);
        let power = passage.find(past, |sense| match sense {
            Sense::Plural(power) | Sense::Scale(power) => Some(power),
            _ => None,
        })?;
        (!power.clitic.and && !power.clitic.preposition).then_some((power.next, power.sense))
    };
    let mut power = 0;
    let size = match found.sense {
        Open::Plural(own) => {
            power = own;
            if let Some((next, above)) = scale(to).filter(|&(_, above)| above > 1) {
                (to, power) = (next, power + above);
            }
            Size::Vague(power_of_ten(i32::from(power)) * Decimal::TWO, power_of_ten(i32::from(power) + 1))
        }
        Open::Dozens => {
            if let Some((next, above)) = scale(to) {
                (to, power) = (next, above);
            }
            let unit = power_of_ten(i32::from(power));
            Size::Vague(Decimal::from(24) * unit, Decimal::ONE_HUNDRED * unit)
        }
        Open::Few => match scale(to) {
            Some((next, above)) => {
                (to, power) = (next, above);
                let unit = power_of_ten(i32::from(power));
                Size::Vague(unit * Decimal::TWO, unit * Decimal::TEN)
            }
            None => match dozen(passage, to) {
                Some(next) => {
                    to = next;
                    Size::Vague(Decimal::from(24), Decimal::ONE_HUNDRED)
                }
                None => Size::Vague(Decimal::from(3), Decimal::TEN),
            },
        },
        Open::Couple => {
            let mut sum = Sum::of(Decimal::TWO, 0);
            if let Some((next, above)) = scale(to) {
                to = next;
                sum.apply(above);
            }
            sum.size()
        }
        Open::Dozen(size) => Size::Exact(Figure::whole(Decimal::from(size))),
        Open::Circa(size) => {
            let mut sum = Sum::of(Decimal::from(size), whole_place(Decimal::from(size)));
            if let Some((next, above)) = scale(to) {
                to = next;
                sum.apply(above);
            }
            Size::Circa(sum.size_figure()?)
        }
    };
    Some(Numeral {
        from: at,
        to,
        size,
        digits: false,
        scale: (power >= 3).then_some(power),
        other: None,
        plain: false,
        clitic: found.clitic,
    })
}

impl Sum {
    fn size_figure(&self) -> Option<Figure> {
        self.size().figure()
    }
}

fn dozen(passage: &Passage<'_>, at: usize) -> Option<usize> {
    passage.find(at, |sense| matches!(sense, Sense::Dozen(_)).then_some(())).map(|found| found.next)
}

/// "half a billion", "a quarter of a million", «نصف مليار», «ربع مليون», "half a dozen".
fn part_of_scale(passage: &Passage<'_>, at: usize) -> Option<Numeral> {
    let part = passage.find(at, |sense| match sense {
        Sense::Part(numerator, denominator) => Some((numerator, denominator)),
        _ => None,
    })?;
    let next = passage.past_hyphen(passage.past_of(part.next));
    let next = passage.find(next, |sense| (sense == Sense::Article).then_some(())).map_or(next, |article| article.next);
    let share = Decimal::from(part.sense.0) / Decimal::from(part.sense.1);
    let mut numeral = Numeral {
        from: at,
        to: next,
        size: Size::TooLong,
        digits: false,
        scale: None,
        other: None,
        plain: false,
        clitic: part.clitic,
    };
    if let Some(dozen) = passage.find(next, |sense| match sense {
        Sense::Dozen(size) => Some(size),
        _ => None,
    }) {
        numeral.to = dozen.next;
        numeral.size = Size::Exact(Figure::whole(share * Decimal::from(dozen.sense)));
        return Some(numeral);
    }
    let (to, power) = scale_after(passage, next).filter(|&(_, power)| power >= 2)?;
    let value = share.checked_mul(power_of_ten(i32::from(power)))?.normalize();
    let place = i32::from(power) - (share.normalize().scale() as i32).min(2);
    numeral.to = to;
    numeral.scale = Some(power);
    numeral.size = Size::Exact(Figure { value, place, decimal: false, fraction: None });
    Some(numeral)
}

/// Number words from token `at` on, as long as each goes with those before: the token after the last, and what they come to.
fn chain(passage: &Passage<'_>, at: usize) -> (usize, Sum) {
    let arabic = passage.language_of(at).script == Script::Arabic;
    let mut sum = Sum::empty();
    // The words since the last scale, as a whole number below a million.
    let mut group: Option<u32> = None;
    let mut to = at;
    for count in 0..=LONGEST_CHAIN {
        if count == LONGEST_CHAIN {
            sum.too_long = true;
            break;
        }
        let (next, mut joined) = if count == 0 { (at, false) } else { join(passage, to, arabic, group) };
        let Some(found) = piece_at(passage, next) else { break };
        joined |= found.clitic.and;
        let loose = found.clitic.preposition || (found.clitic.the && count > 0);
        if count > 0 && (loose || (arabic && joined != found.clitic.and)) {
            break;
        }
        let before = group;
        let fits = match found.sense {
            Piece::Number(number) => {
                add_number(&mut group, u32::from(number), joined, arabic, sum.last_scale.is_some())
            }
            Piece::Scale(2) => add_hundred(&mut group, joined, arabic, sum.last_scale.is_some()),
            Piece::Scale(power) if count == 0 && is_dual(passage, next, found.next) => {
                group = Some(2);
                flush(&mut sum, &mut group, power)
            }
            Piece::Scale(power) => {
                let bare = group.is_none();
                // «مئة وألف» is one thing and another.
                if bare && count > 0 && !joined {
                    multiply(&mut sum, power)
                } else if !bare && joined {
                    false
                } else {
                    flush(&mut sum, &mut group, power)
                }
            }
            Piece::Dual(power) if group.is_none() => {
                group = Some(2);
                flush(&mut sum, &mut group, power)
            }
            Piece::Dual(_) => false,
        };
        if !fits {
            group = before;
            break;
        }
        to = found.next;
    }
    if let Some(group) = group {
        sum.current = Some(Decimal::from(group));
        sum.current_place = whole_place(Decimal::from(group));
    }
    (to, sum)
}

/// Whether a form that is both one and two of a scale («ألفا») is two: it stands at the head of a noun, without tanwin.
fn is_dual(passage: &Passage<'_>, at: usize, next: usize) -> bool {
    if passage.find(at, |sense| matches!(sense, Sense::Dual(_)).then_some(())).is_none() {
        return false;
    }
    if passage.cut(passage.tokens[at].span).contains(['\u{064B}', '\u{064D}']) {
        return false;
    }
    let Some(after) = passage.tokens.get(next) else { return false };
    let joined = passage.attached_and(next) || passage.find(next, Some).is_some_and(|found| found.clitic.and);
    let uncounted = passage.find(next, |sense| (sense == Sense::Uncounted).then_some(())).is_some();
    after.kind == TokenKind::Word && !after.line_start && !joined && !uncounted
}

/// What stands between two number words: the token of the second, and whether "and" joins them.
fn join(passage: &Passage<'_>, to: usize, arabic: bool, group: Option<u32>) -> (usize, bool) {
    let next = passage.past_hyphen(to);
    if arabic || next > to {
        return (next, false);
    }
    let and = passage.find(to, |sense| (sense == Sense::And).then_some(()));
    match and {
        // "two hundred and six", "a thousand and one", never "six and two".
        Some(and) if group.is_none_or(|group| group.is_multiple_of(100)) => (passage.past_hyphen(and.next), true),
        _ => (to, false),
    }
}

fn add_number(group: &mut Option<u32>, number: u32, joined: bool, arabic: bool, scaled: bool) -> bool {
    let Some(sum) = *group else {
        *group = Some(number);
        return !scaled || !arabic || joined;
    };
    let tail = sum % 100;
    let fits = if arabic && !joined {
        // «ثلاثة عشر»
        number == 10 && (3..=9).contains(&sum) || number == 10 && sum > 100 && (3..=9).contains(&tail)
    } else if arabic {
        (tail == 0 && sum > 0 && number < 100)
            || ((1..=9).contains(&tail) && (20..=90).contains(&number) && number.is_multiple_of(10))
            || (sum < 100 && number >= 100 && number.is_multiple_of(100))
    } else {
        // «soixante-quinze» and «quatre-vingt-douze» go up to nineteen.
        let most = if tail == 60 || tail == 80 { 19 } else { 9 };
        (tail == 0 && sum >= 100 && number < 100)
            || (tail >= 20 && tail.is_multiple_of(10) && (1..=most).contains(&number) && !joined)
    };
    if fits {
        *group = Some(sum + number);
    }
    fits
}

fn add_hundred(group: &mut Option<u32>, joined: bool, arabic: bool, scaled: bool) -> bool {
    match *group {
        None => {
            *group = Some(100);
            !scaled || joined || !arabic
        }
        Some(sum) if arabic && joined && sum < 100 => {
            *group = Some(sum + 100);
            true
        }
        Some(sum @ 1..=99) if !joined => {
            *group = Some(sum * 100);
            true
        }
        Some(_) => false,
    }
}

fn flush(sum: &mut Sum, group: &mut Option<u32>, power: u8) -> bool {
    if sum.last_scale.is_some_and(|last| power >= last) {
        return false;
    }
    sum.current = group.take().map(Decimal::from);
    sum.current_place = sum.current.map_or(0, whole_place);
    sum.apply(power);
    true
}

/// A scale on a scale: «ألف مليار».
fn multiply(sum: &mut Sum, power: u8) -> bool {
    match sum.last_scale {
        Some(last) if last < power => {
            match sum.total.checked_mul(power_of_ten(i32::from(power))) {
                Some(total) => sum.total = total,
                None => sum.too_long = true,
            }
            sum.place = sum.place.map(|place| place + i32::from(power));
            sum.last_scale = Some(power);
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Language;
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
        assert!(Language::of("en").is_some());
    }
}
