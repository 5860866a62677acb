//! Where a date may begin: a quick look over all tokens, so that the rules are asked at few of them.
//!
//! Every rule goes from a token to the next by a word that the tables know, by a particle, a sign or digits, until it has met what no date
//! is without: a month, a unit of the calendar, a year. A word that opens a date therefore opens none where a word that the
//! tables do not know comes first. Builds with debug assertions ask the rules all the same, and stop where they disagree.

use crate::lexicon::{Kinds, Sense};
use crate::mention::token::{Token, TokenKind};
use crate::value::{Bound, Calendar, DateBound, Grain, Lean, Part, Season, TimeUnit};

/// What no date in words is without.
const CORE: Kinds = Kinds::of(&[
    Sense::Month(0),
    Sense::DoubtfulMonth(0),
    Sense::ShortMonth(0),
    Sense::HijriMonth(0),
    Sense::Weekday(0),
    Sense::ShortWeekday(0),
    Sense::Weekend,
    Sense::Feast(Calendar::Gregorian, 0, 0),
    Sense::Season(Season::Spring),
    Sense::Grain(Grain::Day),
    Sense::LooseGrain(Grain::Quarter),
    Sense::GrainLetter(Grain::Quarter),
    Sense::Period(0, TimeUnit::Day),
    Sense::Fiscal,
    Sense::Decade(0),
    Sense::Decades,
    Sense::DayShift(0),
    Sense::HijriMark,
    Sense::CivilMark,
    Sense::BeforeEra,
]);

/// The names of months.
pub(super) const MONTH: Kinds =
    Kinds::of(&[Sense::Month(0), Sense::DoubtfulMonth(0), Sense::ShortMonth(0), Sense::HijriMonth(0)]);

/// How far behind its month the second of two days may stand, in tokens.
pub(super) const BEHIND_MONTH: usize = 4;

/// With what else an expression may begin.
const OPENING: Kinds = Kinds::of(&[
    Sense::Number(0),
    Sense::Scale(0),
    Sense::Dual(0),
    Sense::Ordinal(0),
    Sense::LooseOrdinal(0),
    Sense::Couple,
    Sense::Few(0),
    Sense::Part(0, 0),
    Sense::Article,
    Sense::Pair,
    Sense::Final,
    Sense::Third(Part::Early),
    Sense::SoFar,
    Sense::ToCome,
    Sense::ShiftBefore(0),
    Sense::AgoBefore,
    Sense::HenceBefore,
    Sense::DateBound(DateBound::Since),
    Sense::AsOf,
    Sense::Around,
    Sense::Between,
    Sense::From,
    Sense::Hedge(Lean::Both),
    Sense::Bound(Bound::Above),
]);

/// Two of them may be a year in words.
const NUMBER: Kinds = Kinds::of(&[Sense::Number(0), Sense::Scale(0), Sense::Dual(0)]);

/// What the rules also go on by.
const BETWEEN: Kinds = Kinds::of(&[
    Sense::The,
    Sense::Of,
    Sense::And,
    Sense::Or,
    Sense::To,
    Sense::DateTo,
    Sense::Definite,
    Sense::Matching,
    Sense::ThirdAfter(Part::Early),
    Sense::ShiftAfter(0),
    Sense::SpanBefore,
    Sense::AgoAfter,
    Sense::HenceAfter,
    Sense::Onwards,
    Sense::OrdinalSuffix,
    Sense::DecadeSuffix,
    Sense::YearCue,
    Sense::Prepositional,
]);

/// The longest particle that stands apart from its word, in bytes: «و», with tatweel.
const PARTICLE: usize = 4;

/// The article of digits with its tatweel, which a blank may follow: «الـ 7».
const ARTICLE: &str = "الـ";

/// Marks the tokens with which a date may begin.
pub(crate) fn outlook(text: &str, tokens: &mut [Token]) {
    // Whether the tokens from here on come to what no date is without.
    let mut ahead = false;
    let (mut glued_after, mut goes_on, mut number_after) = (false, false, false);
    for at in (0..tokens.len()).rev() {
        let Some((token, behind)) = tokens[at..].split_first_mut() else { continue };
        let known = |kinds| token.kinds.meet(kinds);
        if !ahead && token.kind == TokenKind::Word && !known(CORE.and(NUMBER)) {
            (number_after, glued_after, goes_on) = (false, token.glued, token.glued);
            continue;
        }
        let unknown = token.kind == TokenKind::Word && token.entry.is_none();
        ahead = match token.kind {
            TokenKind::Digits => ahead || goes_on || is_date_or_year(text, token),
            TokenKind::Sign(_) => ahead,
            TokenKind::Word if known(CORE) || number_after && known(NUMBER) => true,
            TokenKind::Word => {
                ahead
                    && (known(OPENING.and(BETWEEN))
                        || token.in_phrase
                        || glued_after
                        || token.span.len() <= PARTICLE
                        || token.span.len() == ARTICLE.len() && token.span.cut(text) == ARTICLE
                        || (unknown && is_roman(text, token)))
            }
        };
        number_after = known(NUMBER) || number_after && matches!(token.kind, TokenKind::Sign(_));
        // A number with separators is a date by itself or no part of one.
        let parted = token.kind == TokenKind::Digits && token.number.is_none() && !is_date_or_year(text, token);
        token.dated = ahead && !parted && opens(text, token);
        // A number goes on with what is glued to it, unless that ends a clause or makes it a share.
        let ends = matches!(token.kind, TokenKind::Sign(',' | '،' | ';' | '؛' | ')' | '%' | '٪'))
            || token.kind == TokenKind::Sign('.') && !glued_after;
        goes_on = token.glued && !ends;
        glued_after = token.glued;
        // The second of two days shares the month before the first: "September 2 or 5".
        if token.kinds.meet(MONTH) {
            for day in behind.iter_mut().take(BEHIND_MONTH) {
                let is_day = day.number.is_some_and(|(_, count)| count <= 2);
                day.dated |= is_day && day.kind == TokenKind::Digits;
            }
        }
    }
}

/// Whether digits may be a date by themselves: a year of four, or three numbers with points between them.
fn is_date_or_year(text: &str, token: &Token) -> bool {
    match token.number {
        Some((_, count)) => count == 4,
        None => token.span.cut(text).bytes().filter(|&byte| byte == b'.').count() == 2,
    }
}

/// Whether an expression may begin with a token, whatever follows.
pub(super) fn opens(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Digits => true,
        TokenKind::Sign(sign) => matches!(sign, '<' | '>' | '≤' | '≥' | '~' | '≈' | '\'' | '’' | '‘' | '.' | '-'),
        TokenKind::Word if token.entry.is_none() => is_roman(text, token),
        TokenKind::Word => token.kinds.meet(CORE.and(OPENING)),
    }
}

/// Whether a word may be the number of a century in Roman digits.
fn is_roman(text: &str, token: &Token) -> bool {
    text.as_bytes().get(token.span.start).is_some_and(|byte| matches!(byte, b'I' | b'V' | b'X'))
}
