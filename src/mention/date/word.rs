//! The small words that dates are made of: signs, numbers of days and years, ordinals, articles.

use crate::lexicon::{Kinds, Script, Sense};
use crate::mention::passage::Passage;
use crate::mention::quantity;
use crate::mention::token::{TokenKind, script_of};
use crate::value::{Calendar, Grain};

/// A year as written, and the token after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct YearRead {
    pub year: i16,
    pub calendar: Calendar,
    pub next: usize,
}

const NUMBERS: Kinds = Kinds::of(&[Sense::Number(0)]);
const ORDINALS: Kinds = Kinds::of(&[Sense::Ordinal(0)]);

impl Passage<'_> {
    /// The token after the word or phrase at `at`, where it has the sense, or `at` itself.
    pub(super) fn skip(&self, at: usize, sense: Sense) -> usize {
        self.word(at, sense).unwrap_or(at)
    }

    pub(in crate::mention) fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            TokenKind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(in crate::mention) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Past a definite article, and past the apostrophe of a shortened one.
    pub(super) fn past_the(&self, at: usize) -> usize {
        // «الـ7 من أكتوبر»
        if self.tokens.get(at + 1).is_some_and(|digits| digits.kind == TokenKind::Digits)
            && self.tokens[at].script == Script::Arabic
            && self.cut(self.tokens[at].span).trim_end_matches('ـ') == "ال"
        {
            return at + 1;
        }
        self.word(at, Sense::The).map_or(at, |next| self.past_apostrophe(next))
    }

    /// Past "of", "of the", « de l' », «من».
    pub(super) fn past_of_the(&self, at: usize) -> usize {
        let of = self.word(at, Sense::Of).or_else(|| self.word(at, Sense::From));
        of.map_or(at, |next| self.past_the(self.past_apostrophe(next)))
    }

    /// The number of a run of digits without separators, and how many they are.
    pub(in crate::mention) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let (number, count) = self.tokens.get(at)?.number?;
        Some((number, count as usize))
    }

    /// A number of units, in digits or in words; an indefinite article is one.
    pub(super) fn cardinal(&self, at: usize) -> Option<(u32, usize)> {
        self.numeral(at).or_else(|| self.word(at, Sense::Article).map(|next| (1, next)))
    }

    /// A number in digits or in words.
    pub(super) fn numeral(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((number, _)) = self.digits(at) {
            return Some((number, at + 1));
        }
        let number = |at| {
            self.find_of(at, NUMBERS, |sense| match sense {
                Sense::Number(number) => Some(u32::from(number)),
                _ => None,
            })
        };
        let first = number(at)?;
        let Some(second) = number(self.past_hyphen(first.next)) else {
            return Some((first.sense, first.next));
        };
        let sum = match (first.sense, second.sense) {
            (20..=90, 1..=19) if first.sense % 10 == 0 => first.sense + second.sense,
            // «خمسة وعشرون»
            (1..=9, 20..=90) if second.clitic.and => first.sense + second.sense,
            // «خمس عشرة»
            (3..=9, 10) if !second.clitic.and => first.sense + 10,
            _ => return Some((first.sense, first.next)),
        };
        Some((sum, second.next))
    }

    /// An ordinal in words or in digits: "third", "twenty-first", "19th", «الثاني والعشرين», «الـ19».
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((number, _)) = self.digits(at) {
            let next = self.word(at + 1, Sense::OrdinalSuffix).filter(|_| self.glued(at + 1))?;
            return Some((number, next));
        }
        let ordinal = |at| {
            self.find_of(at, ORDINALS, |sense| match sense {
                Sense::Ordinal(number) => Some(u32::from(number)),
                _ => None,
            })
        };
        if let Some(found) = ordinal(at) {
            return Some((found.sense, found.next));
        }
        let tens = self.find_of(at, NUMBERS, |sense| match sense {
            Sense::Number(number) => Some(u32::from(number)),
            _ => None,
        })?;
        if tens.clitic.the {
            return Some((tens.sense, tens.next));
        }
        let ones = ordinal(self.past_hyphen(tens.next))?;
        (tens.sense >= 20 && tens.sense % 10 == 0 && ones.sense < 10).then_some((tens.sense + ones.sense, ones.next))
    }

    /// A year in digits, with the mark of its era or its calendar.
    pub(super) fn year(&self, at: usize) -> Option<YearRead> {
        let Some((number, count)) = self.digits(at) else { return self.year_in_words(at) };
        let year = i16::try_from(number).ok()?;
        let next = at + 1;
        if let Some(next) = self.word(next, Sense::BeforeEra) {
            return (count <= 4 && year > 0).then_some(YearRead {
                year: 1 - year,
                calendar: Calendar::Gregorian,
                next,
            });
        }
        if let Some(marked) = self.word(next, Sense::HijriMark)
            && (1..=1600).contains(&year)
        {
            return Some(YearRead { year, calendar: Calendar::Hijri, next: marked });
        }
        let marked = self.word(next, Sense::CivilMark);
        // «ارتفاعه 1345 م»
        if marked.is_some() && self.cut(self.tokens[next].span) == "م" && quantity::extent_before(self, at).is_some() {
            return None;
        }
        if marked.is_some_and(|_| (1..=2999).contains(&year)) || (count == 4 && (1000..=2999).contains(&year)) {
            let next = marked.unwrap_or(next);
            return (!self.runs_on(next)).then_some(YearRead { year, calendar: Calendar::Gregorian, next });
        }
        None
    }

    /// The year of two digits: of this century up to 49, else of the last.
    pub(super) fn of_century(number: u32) -> u32 {
        if number < 50 { 2000 + number } else { 1900 + number }
    }

    /// A year in two numbers: "nineteen ninety-nine", "twenty twenty-four".
    pub(super) fn year_in_words(&self, at: usize) -> Option<YearRead> {
        let century = self.find_of(at, NUMBERS, |sense| match sense {
            Sense::Number(number @ 17..=20) => Some(number),
            _ => None,
        })?;
        if self.language_of(at).script == Script::Arabic || self.language_of(at).decimal == ',' {
            return None;
        }
        let second = self.past_hyphen(century.next);
        // A title is written with capitals.
        let capital =
            |at: usize| self.tokens.get(at).is_some_and(|token| self.cut(token.span).starts_with(char::is_uppercase));
        if capital(second) || at > 0 && capital(at) {
            return None;
        }
        if self.tokens.get(second)?.kind != TokenKind::Word || self.tokens[second].line_start {
            return None;
        }
        let (years, next) = self.numeral(second).filter(|(years, _)| (10..=99).contains(years))?;
        let year = i16::try_from(u32::from(century.sense) * 100 + years).ok()?;
        Some(YearRead { year, calendar: Calendar::Gregorian, next })
    }

    /// Whether what stands at `at` belongs to the number before it and makes it something else than a year or a day.
    pub(super) fn runs_on(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.glued) else { return false };
        match token.kind {
            TokenKind::Word | TokenKind::Digits => true,
            TokenKind::Sign('%' | '٪' | '°' | '$' | '€' | '£' | '_' | '@' | '×') => true,
            TokenKind::Sign('-' | '/' | ':' | '.') => {
                self.tokens.get(at + 1).is_some_and(|token| token.glued && token.kind == TokenKind::Digits)
            }
            _ => false,
        }
    }

    /// Whether the number at `at` is the tail of something written together with it, attached particles aside.
    pub(super) fn continues(&self, at: usize) -> bool {
        if !self.glued(at) || at == 0 {
            return false;
        }
        let before = &self.tokens[at - 1];
        // «656هـ/1258م»: a year in both calendars.
        let joint = matches!(before.kind, TokenKind::Sign('/' | '-' | '–' | '='));
        if joint && at >= 2 && self.word(at - 2, Sense::HijriMark).is_some() {
            return false;
        }
        match before.kind {
            TokenKind::Digits => true,
            TokenKind::Word => {
                let letters = self.cut(before.span).chars().filter(|letter| *letter != '\u{0640}');
                let arabic =
                    self.cut(before.span).chars().next().is_some_and(|letter| script_of(letter) == Script::Arabic);
                !arabic || letters.count() > 3
            }
            // "mid-1990s"
            TokenKind::Sign('-' | '\u{2010}' | '\u{2011}') => {
                let third = |sense| matches!(sense, Sense::Third(_)).then_some(());
                at.checked_sub(2).is_none_or(|word| self.find(word, third).is_none())
            }
            TokenKind::Sign(sign) => {
                matches!(
                    sign,
                    '―' | '/' | '#' | '@' | '.' | '_' | '$' | '€' | '£' | '+' | ':' | '&' | '=' | '−' | '–' | '§' | '×'
                )
            }
        }
    }

    /// Whether the word at `at` is written with the article, or one stands before it.
    pub(super) fn definite(&self, at: usize) -> bool {
        let attached =
            self.tokens[at].entry.is_some_and(|entry| entry.clitic.the || entry.senses.contains(&Sense::Definite));
        attached || (1..=2).any(|back| at.checked_sub(back).is_some_and(|before| self.past_the(before) == at))
    }

    /// A unit of the calendar in the singular.
    pub(in crate::mention) fn grain(&self, at: usize) -> Option<(Grain, usize)> {
        const GRAIN: Kinds = Kinds::of(&[Sense::Grain(Grain::Day)]);
        let found = self.find_of(at, GRAIN, |sense| match sense {
            Sense::Grain(grain) => Some(grain),
            _ => None,
        })?;
        Some((found.sense, found.next))
    }

    /// "Last", "this" or "next" before a unit.
    pub(super) fn shift_before(&self, at: usize) -> Option<(i8, usize)> {
        const SHIFT: Kinds = Kinds::of(&[Sense::ShiftBefore(0)]);
        let found = self.find_of(at, SHIFT, |sense| match sense {
            Sense::ShiftBefore(shift) => Some(shift),
            _ => None,
        })?;
        Some((found.sense, found.next))
    }

    /// The same after a unit.
    pub(super) fn shift_after(&self, at: usize) -> Option<(i8, usize)> {
        const SHIFT: Kinds = Kinds::of(&[Sense::ShiftAfter(0)]);
        let found = self.find_of(at, SHIFT, |sense| match sense {
            Sense::ShiftAfter(shift) => Some(shift),
            _ => None,
        })?;
        Some((found.sense, found.next))
    }
}
