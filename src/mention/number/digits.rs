//! Runs of digits: which separator groups, which marks decimals, and what is no number at all.

use super::MOST_DIGITS;
use crate::lexicon::Sense;
use crate::mention::passage::Passage;
use crate::mention::token::{TokenKind, is_digit};
use rust_decimal::Decimal;

pub(super) fn digit_count(written: &str) -> usize {
    written.chars().filter(|&letter| is_digit(letter)).count()
}

/// The token after the groups of three digits that follow the digits at `at` with one blank between them; a plain blank groups
/// where `plain` says so, or where two groups follow.
pub(super) fn blank_groups(passage: &Passage<'_>, at: usize, plain: bool) -> usize {
    if passage.tokens.get(at + 1).is_none_or(|next| next.kind != TokenKind::Digits) {
        return at + 1;
    }
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
        certain |= gap != " " || group == "000" && !is_dated(passage, at);
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

/// Whether the digits at `at` are the day of a month that stands before: "On May 11 000".
fn is_dated(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| passage.has(before, |sense| matches!(sense, Sense::Month(_) | Sense::ShortMonth(_))))
}

/// Digits on both sides of the letter that agencies write for a decimal comma: «9ر3» shows the whole number on the left, where it
/// is read first, though it is written last.
pub(super) fn around_letter(passage: &Passage<'_>, at: usize) -> Option<Run> {
    let letter = passage.tokens.get(at + 1).filter(|token| token.glued && passage.cut(token.span) == "ر")?;
    let last = passage.tokens.get(at + 2).filter(|token| token.glued && token.kind == TokenKind::Digits)?;
    let (first, last) = (passage.cut(passage.tokens[at].span), passage.cut(last.span));
    if at > 0
        && passage.tokens[at].glued
        && passage.tokens[at - 1].kind == letter.kind
        && passage.cut(passage.tokens[at - 1].span) == "ر"
    {
        return None;
    }
    let whole = |digits: &str| digits.chars().all(is_digit);
    if !whole(first) || !whole(last) || first.chars().count() + last.chars().count() > MOST_DIGITS {
        return None;
    }
    // A whole number is not nought where it can be the decimals.
    let (number, decimals) = if matches!(first, "0" | "٠") { (first, last) } else { (last, first) };
    Run::of(&format!("{number}.{decimals}"), '.', &[])
}

/// What follows the three digits of a group.
#[derive(PartialEq)]
pub(super) enum Rest {
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

/// A power of ten written after the digits at `at`: `1.5e6`, `3×10^8`, `10^6`; what they come to, the decimals that are left,
/// and the token after them.
pub(super) fn power_after(
    passage: &Passage<'_>,
    at: usize,
    value: Decimal,
    decimals: u32,
) -> Option<(Decimal, u32, usize)> {
    const MOST: u32 = 24;
    let token = |at: usize| passage.tokens.get(at);
    let sign = |at: usize, wanted: &[char]| matches!(token(at).map(|token| token.kind), Some(TokenKind::Sign(sign)) if wanted.contains(&sign));
    let glued = |at: usize| token(at).is_some_and(|token| token.glued);
    let digits = |at: usize| {
        let written = passage.cut(token(at).filter(|token| token.kind == TokenKind::Digits)?.span);
        written.parse::<u32>().ok().filter(|_| written.len() <= 2)
    };
    let word = |at: usize, forms: &[&str]| token(at).is_some_and(|token| forms.contains(&passage.cut(token.span)));
    let (power, negative, to) = if word(at + 1, &["e", "E"]) && glued(at + 1) {
        let negative = sign(at + 2, &['-', '−']);
        let number = if negative || sign(at + 2, &['+']) { at + 3 } else { at + 2 };
        ((at + 2..=number).all(glued).then(|| digits(number)).flatten()?, negative, number + 1)
    } else {
        let times = sign(at + 1, &['×', '*', '·']) || word(at + 1, &["x", "X"]);
        let ten = if times { at + 2 } else { at };
        if passage.cut(token(ten)?.span) != "10" || !sign(ten + 1, &['^']) || !glued(ten + 1) {
            return None;
        }
        let negative = sign(ten + 2, &['-', '−']);
        let number = if negative { ten + 3 } else { ten + 2 };
        let power = (ten + 2..=number).all(glued).then(|| digits(number)).flatten()?;
        // "10^6" alone is one times the power.
        if !times {
            let value = Decimal::from_i128_with_scale(10_i128.checked_pow(power)?, 0);
            return (power <= MOST && !negative).then_some((value, 0, number + 1));
        }
        (power, negative, number + 1)
    };
    if power > MOST || glued(to) && !matches!(token(to).map(|token| token.kind), Some(TokenKind::Sign(_))) {
        return None;
    }
    let factor = Decimal::from_i128_with_scale(10_i128.pow(power), 0);
    let scaled = if negative { value.checked_div(factor)? } else { value.checked_mul(factor)? };
    let decimals = if negative { decimals + power } else { decimals.saturating_sub(power) };
    Some((scaled.normalize(), decimals, to))
}

/// A run of digits and separators, read.
#[derive(Debug, PartialEq)]
pub(super) struct Run {
    pub(super) value: Decimal,
    pub(super) decimals: u32,
    pub(super) grouped: bool,
    /// The value and the decimals under the other reading of the one separator.
    pub(super) other: Option<(Decimal, u32)>,
}

impl Run {
    /// `None` for what is no number: a version, an address, a leading zero, or too many digits.
    pub(super) fn of(written: &str, decimal: char, groups: &[char]) -> Option<Run> {
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
    pub(super) fn of_blank_groups(written: &str) -> Option<Run> {
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
