//! Fractions written in signs and digits: "½", "3½", "1/2", "3 1/2".

use super::digits::Run;
use crate::mention::passage::Passage;
use crate::mention::token::TokenKind;
use rust_decimal::Decimal;

/// Numerator and denominator of a sign such as `½`.
pub(crate) fn vulgar(sign: char) -> Option<(u16, u16)> {
    Some(match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// The fraction at token `at`: its value, and the token after it. Only the parts that people name are read, so that 9/11 and 7/12
/// stay what they are.
pub(super) fn fraction_at(passage: &Passage<'_>, at: usize) -> Option<(Decimal, usize)> {
    let token = passage.tokens.get(at)?;
    if let TokenKind::Sign(sign) = token.kind {
        let (numerator, denominator) = vulgar(sign)?;
        return Some((Decimal::from(numerator) / Decimal::from(denominator), at + 1));
    }
    let (slash, below) = (passage.tokens.get(at + 1)?, passage.tokens.get(at + 2)?);
    let shaped = token.kind == TokenKind::Digits
        && matches!(slash.kind, TokenKind::Sign('/' | '⁄'))
        && below.kind == TokenKind::Digits
        && slash.glued
        && below.glued;
    let goes_on = passage.tokens.get(at + 3).is_some_and(|next| {
        next.glued && matches!(next.kind, TokenKind::Sign('/') | TokenKind::Word | TokenKind::Digits)
    });
    if !shaped || goes_on {
        return None;
    }
    let number = |at: usize| {
        let written = passage.cut(passage.tokens[at].span);
        (written.len() <= 4).then(|| Run::of(written, '.', &[])).flatten().map(|run| run.value)
    };
    let (numerator, denominator) = (number(at)?, number(at + 2)?);
    let named = [2, 3, 4, 5, 6, 8, 10, 16, 32].iter().any(|&part| denominator == Decimal::from(part));
    (named && numerator > Decimal::ZERO && numerator < denominator).then(|| (numerator / denominator, at + 3))
}

/// Whether a fraction in digits, without a whole number before it, stands at token `at`.
pub(crate) fn is_fraction(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits) && fraction_at(passage, at).is_some()
}
