//! What stands in digits or number words and is no figure: times of day, scores, and digits that nobody reads.

use super::Layout;
use crate::mention::TokenKind;
use crate::statement::grammar::List;
use crate::statement::side::{Clock, Score};
use crate::text::fold;
use crate::value::Bound;

/// Who comes in so.
const PLACES: [(u32, List); 5] =
    [(1, List::PlaceOne), (2, List::PlaceTwo), (3, List::PlaceThree), (4, List::PlaceFour), (5, List::PlaceFive)];
const HALF_DAY: u32 = 12 * 60;

/// How a clock goes on behind its hour, and whether that tells the half of the day.
struct Rest {
    minutes: i64,
    late: Option<bool>,
    next: usize,
}

impl<'t> Layout<'_, 't> {
    /// Takes a time of day, a score, or digits that are none of a figure, and gives the token after them.
    pub(super) fn moment(&mut self, at: usize) -> Option<usize> {
        if let Some((minutes, sure, next)) = self.clock(at) {
            let place = self.statement.words.len();
            let before = |count: usize| at.checked_sub(count).map_or_else(String::new, |at| self.word_at(at));
            let bound = match &*before(1) {
                word if List::Before.is(word) => Some(Bound::Below),
                word if List::After.is(word) => Some(Bound::Above),
                _ => None,
            };
            self.statement.clocks.push(Clock { minutes, sure, bound, place });
            return Some(next);
        }
        if let Some(place) = self.place(at) {
            self.statement.places.push(place);
            return Some(at + 1);
        }
        let token = self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Digits)?;
        let digits = |at: usize| {
            let token = self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Digits)?;
            self.passage.cut(token.span).parse::<u32>().ok()
        };
        let joined = self.passage.tokens.get(at + 1).map(|token| token.kind);
        if let Some((one, other)) = digits(at).zip(digits(at + 2))
            && matches!(joined, Some(TokenKind::Sign('-' | '–')))
            && one.max(other) < 200
            && !matches!(self.passage.tokens.get(at + 3).map(|token| token.kind), Some(TokenKind::Sign('-' | '–')))
        {
            self.statement.scores.push(Score { most: one.max(other), least: one.min(other) });
            return Some(at + 3);
        }
        self.statement.loose.push(self.passage.cut(token.span));
        Some(at + 1)
    }

    /// The place that a word tells behind a verb of coming in: «حلت العداءة أولى».
    fn place(&self, at: usize) -> Option<u32> {
        const REACH: usize = 4;
        let token = self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        if !List::OpensPlace.begins(self.passage.cut(token.span)) {
            return None;
        }
        let word = self.word_at(at);
        let (place, _) = PLACES.iter().find(|(_, forms)| forms.is(&word))?;
        let comes = |at: usize| List::ComesIn.is(&self.word_at(at));
        (at.saturating_sub(REACH)..at).any(comes).then_some(*place)
    }

    fn word_at(&self, at: usize) -> String {
        let token = self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
        token.map_or_else(String::new, |token| fold(self.passage.cut(token.span)))
    }

    /// The time of day that begins at a token in minutes, whether the half of the day is known, and the token after it.
    pub(super) fn clock(&self, at: usize) -> Option<(u32, bool, usize)> {
        let passage = self.passage;
        let kind = passage.tokens.get(at)?.kind;
        let written = passage.cut(passage.tokens[at].span);
        // Few words begin as those of a clock do.
        if kind == TokenKind::Word && !List::OpensClock.begins(written) {
            return None;
        }
        let number = |at: usize| -> Option<(u32, usize)> {
            let word = self.word_at(at);
            let written = List::HourInWords.position(&word).and_then(|hour| u32::try_from(hour + 1).ok());
            let digits = || passage.cut(passage.tokens.get(at)?.span).parse::<u32>().ok();
            Some((written.or_else(digits)?, at + 1))
        };
        let colon =
            |at: usize| passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Sign(':') && token.glued);
        let digits = |at: usize| -> Option<u32> {
            let token = passage.tokens.get(at).filter(|token| token.kind == TokenKind::Digits)?;
            passage.cut(token.span).parse().ok()
        };
        let told = |hour: u32, rest: Rest| {
            let minutes = i64::from(hour) * 60 + rest.minutes;
            let minutes = u32::try_from(minutes.rem_euclid(24 * 60)).ok()?;
            let minutes = match rest.late {
                Some(late) => minutes % HALF_DAY + if late { HALF_DAY } else { 0 },
                None => minutes,
            };
            Some((minutes, rest.late.is_some() || hour > 12, rest.next))
        };
        // Past the hour or to it.
        let way = |at: usize| match &*self.word_at(at) {
            word if List::MinutesPast.is(word) => Some(1),
            word if List::MinutesTo.is(word) => Some(-1),
            _ => None,
        };
        match kind {
            // "14:10", "6.15 pm"
            TokenKind::Digits => {
                let hour = digits(at).filter(|hour| *hour <= 24)?;
                let minute = digits(at + 2).filter(|minute| *minute < 60 && colon(at + 1));
                let next = if minute.is_some() { at + 3 } else { at + 1 };
                let late = self.late(next);
                if minute.is_none() && late.is_none() {
                    return None;
                }
                let (late, next) = late.map_or((None, next), |(late, next)| (Some(late), next));
                told(hour, Rest { minutes: i64::from(minute.unwrap_or(0)), late, next })
            }
            TokenKind::Word => {
                let word = self.word_at(at);
                match &*word {
                    word if List::Midnight.is(word) => {
                        let before = List::BeforeMidnight.is(&self.word_at(at.checked_sub(1)?));
                        Some((if before { 24 * 60 } else { 0 }, true, at + 1))
                    }
                    // "Half past six", "a quarter to nine", "ten past four"
                    part if (List::HalfPast.is(part) || List::QuarterPast.is(part)) && way(at + 1).is_some() => {
                        let (hour, next) = number(at + 2).filter(|(hour, _)| (1..=12).contains(hour))?;
                        let minutes = if List::HalfPast.is(part) { 30 } else { 15 };
                        let minutes = minutes * way(at + 1)?;
                        let late = self.late(next);
                        let (late, next) = late.map_or((None, next), |(late, next)| (Some(late), next));
                        told(hour, Rest { minutes, late, next })
                    }
                    word if List::AQuarter.is(word) && List::QuarterPast.is(&self.word_at(at + 1)) => {
                        self.clock(at + 1)
                    }
                    word if List::Clock.is(word) => {
                        if let Some(hour) = digits(at + 1).filter(|hour| *hour <= 24) {
                            return self.clock(at + 1).or_else(|| {
                                let rest = self.behind(at + 2);
                                told(hour, rest)
                            });
                        }
                        let (hour, next) = self.hour(at + 1)?;
                        told(hour, self.behind(next))
                    }
                    _ => {
                        let (hour, next) = self.hour(at)?;
                        let rest = self.behind(next);
                        // «السادسة» alone may be the sixth of anything.
                        if rest.next == next {
                            return None;
                        }
                        told(hour, rest)
                    }
                }
            }
            TokenKind::Sign(_) => None,
        }
    }

    /// The hour that Arabic words tell, and the token after them.
    fn hour(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.word_at(at);
        let hour = u32::try_from(List::Hour.position(&word)?).ok()? + 1;
        let ten = List::HourAndTen.is(&self.word_at(at + 1));
        match (hour, ten) {
            (2, true) => Some((12, at + 2)),
            (11, true) => Some((11, at + 2)),
            (11, false) => None,
            (hour, _) => Some((hour, at + 1)),
        }
    }

    /// What stands behind the hour: «والنصف», «إلا ربعا», «مساء».
    fn behind(&self, at: usize) -> Rest {
        let word = |at: usize| {
            let word = self.word_at(at);
            let bare = word.trim_start_matches(List::AttachedAnd.first());
            bare.trim_start_matches(List::Article.first()).to_owned()
        };
        let (minutes, next) = match &*self.word_at(at) {
            half if List::AndHalf.is(half) => (30, at + 1),
            quarter if List::AndQuarter.is(quarter) => (15, at + 1),
            third if List::AndThird.is(third) => (20, at + 1),
            less if List::Less.is(less) => match &*word(at + 1) {
                quarter if List::Quarter.is(quarter) => (-15, at + 2),
                third if List::Third.is(third) => (-20, at + 2),
                _ => (0, at),
            },
            _ => (0, at),
        };
        match self.late(next) {
            Some((late, next)) => Rest { minutes, late: Some(late), next },
            None => Rest { minutes, late: None, next },
        }
    }

    /// Whether a word behind a time of day tells that it is of the second half of the day, and the token after it.
    fn late(&self, at: usize) -> Option<(bool, usize)> {
        let letter = |at: usize| self.word_at(at);
        let dot = |at: usize| {
            self.passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Sign('.') && token.glued)
        };
        let [first, second] = [at, at + 1].map(|at| List::InThe.position(&letter(at)));
        if (first, second) == (Some(0), Some(1)) {
            return match &*letter(at + 2) {
                word if List::InTheMorning.is(word) => Some((false, at + 3)),
                word if List::InTheEvening.is(word) => Some((true, at + 3)),
                _ => None,
            };
        }
        match &*letter(at) {
            word if List::BeforeNoon.is(word) => Some((false, at + 1)),
            word if List::AfterNoon.is(word) => Some((true, at + 1)),
            half if dot(at + 1) && List::LetterOfNoon.is(&letter(at + 2)) => {
                let late = List::LetterAfterNoon.is(half);
                let next = at + 3 + usize::from(dot(at + 3) && self.passage.tokens.len() > at + 4);
                (late || List::LetterBeforeNoon.is(half)).then_some((late, next))
            }
            _ => None,
        }
    }
}
