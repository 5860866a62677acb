//! The parts of a date.

use super::{Piece, Role, Scene, lean};
use crate::lexicon::Sense;
use crate::mention::token::TokenKind;
use crate::value::{DateSpan, Grain};

pub(super) fn pieces(scene: &Scene<'_, '_>, span: Option<&DateSpan>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = scene.from;
    while at < scene.to {
        let found = in_digits(scene, at, span)
            .or_else(|| digits(scene, at, span, &pieces).map(|piece| vec![piece]))
            .or_else(|| scene.sign(at).map(|piece| vec![piece]))
            .or_else(|| scene.role(at, relative).or_else(|| scene.role(at, word)).map(|piece| vec![piece]));
        match found {
            Some(found) => {
                at = found.last().map_or(at + 1, |piece| piece.to);
                pieces.extend(found);
            }
            None => at += 1,
        }
    }
    pieces
}

/// A date in digits alone: `2024-03-05`, `25/3/2024`, `30.08.2024`.
fn in_digits(scene: &Scene<'_, '_>, at: usize, span: Option<&DateSpan>) -> Option<Vec<Piece>> {
    let passage = scene.passage;
    if passage.tokens[at].kind == TokenKind::Digits && passage.digits(at).is_none() {
        let day = span.map_or(String::new(), |span| span.first.to_string());
        return Some(vec![Piece { role: Role::Day, from: at, to: at + 1, gives: day }]);
    }
    let joined = |at: usize| {
        matches!(passage.sign(at), Some('/' | '-' | '\u{2010}' | '\u{2011}'))
            && passage.glued(at)
            && passage.glued(at + 1)
    };
    if !joined(at + 1) || !joined(at + 3) {
        return None;
    }
    let (first, second, third) = (passage.digits(at)?, passage.digits(at + 2)?, passage.digits(at + 4)?);
    let day_first = span.is_none_or(|span| {
        first.0 == u32::from(span.first.day().unsigned_abs())
            && second.0 == u32::from(span.first.month().unsigned_abs())
    });
    let roles = match (first.1, day_first) {
        (4, _) => [Role::Year, Role::Month, Role::Day],
        (_, true) => [Role::Day, Role::Month, Role::Year],
        (_, false) => [Role::Month, Role::Day, Role::Year],
    };
    let numbers = [first.0, second.0, third.0];
    let piece = |index: usize| Piece {
        role: roles[index],
        from: at + 2 * index,
        to: at + 2 * index + 1,
        gives: numbers[index].to_string(),
    };
    Some(vec![piece(0), piece(1), piece(2)])
}

/// A number of a date: a year, a day, a quarter's number, a count of units.
fn digits(scene: &Scene<'_, '_>, at: usize, span: Option<&DateSpan>, before: &[Piece]) -> Option<Piece> {
    let passage = scene.passage;
    let (number, count) = passage.digits(at)?;
    let piece = |role, to, gives: u32| Some(Piece { role, from: at, to, gives: gives.to_string() });
    if let Some(next) = passage.word(at + 1, Sense::DecadeSuffix).filter(|_| count >= 2 && number.is_multiple_of(10)) {
        return piece(Role::Year, next, number);
    }
    if let Some(next) = passage.word(at + 1, Sense::OrdinalSuffix).filter(|_| passage.glued(at + 1)) {
        return piece(if is_of_period(scene, next) { Role::Figure } else { Role::Day }, next, number);
    }
    let counts = passage.find(passage.past_hyphen(at + 1), |sense| matches!(sense, Sense::Period(..)).then_some(()));
    let letter = matches!(before.last(), Some(Piece { role: Role::Period, to, .. }) if *to == at && passage.glued(at));
    if counts.is_some() || letter {
        return piece(Role::Figure, at + 1, number);
    }
    // A season or a quarter in the notation of EDTF: 2026-21.
    let part = span.is_some_and(|span| matches!(span.grain, Grain::Season | Grain::Quarter | Grain::Half));
    let after = |role| before.last().is_some_and(|piece| piece.role == role);
    if part && count == 2 && after(Role::Year) && number > 12 {
        return piece(Role::Period, at + 1, number);
    }
    let short = count == 2 && (part && after(Role::Figure) || after(Role::Year) || after(Role::Calendar));
    let quoted = matches!(passage.sign(at.wrapping_sub(1)), Some('\'' | '’'));
    let role = if count > 2 || short || quoted { Role::Year } else { Role::Day };
    piece(role, at + 1, number)
}

/// Whether a unit that is counted through the year stands at `at`: "quarter", "century".
fn is_of_period(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.passage.grain(scene.passage.past_hyphen(at)).is_some()
}

fn relative(sense: Sense) -> Option<(Role, String)> {
    let said = |gives: &str| Some((Role::Relative, gives.to_owned()));
    match sense {
        Sense::DayShift(shift) => said(&format!("{shift:+} day")),
        Sense::ShiftBefore(shift) | Sense::ShiftAfter(shift) => said(&format!("{shift:+}")),
        Sense::AgoAfter | Sense::AgoBefore | Sense::SpanBefore => said("back"),
        Sense::HenceAfter | Sense::HenceBefore => said("ahead"),
        Sense::SoFar => said("up to the reference"),
        Sense::ToCome => said("from the reference on"),
        _ => None,
    }
}

fn word(sense: Sense) -> Option<(Role, String)> {
    let said = |role, gives: &str| Some((role, gives.to_owned()));
    match sense {
        Sense::Month(month) | Sense::DoubtfulMonth(month) | Sense::ShortMonth(month) => {
            said(Role::Month, &month.to_string())
        }
        Sense::Feast(_, month, day) => Some((Role::Month, format!("{month:02}-{day:02}"))),
        Sense::HijriMonth(month) => Some((Role::Month, format!("{month} (Hijri)"))),
        Sense::Weekday(day) => said(Role::Weekday, WEEKDAYS.get(usize::from(day.unsigned_abs())).unwrap_or(&"")),
        Sense::Season(season) => said(Role::Period, season.as_str()),
        Sense::Third(part) | Sense::ThirdAfter(part) => said(Role::Third, part.as_str()),
        Sense::DateBound(bound) => said(Role::Bound, bound.sign()),
        Sense::Onwards => said(Role::Bound, ">="),
        Sense::AsOf => said(Role::Bound, "as of"),
        Sense::Around => said(Role::Hedge, lean(crate::value::Lean::Both)),
        Sense::Hedge(side) => said(Role::Hedge, lean(side)),
        Sense::Bound(bound) => said(Role::Bound, bound.sign()),
        Sense::Between | Sense::From | Sense::To | Sense::DateTo => said(Role::Range, ""),
        Sense::Grain(grain) | Sense::GrainLetter(grain) => said(Role::Period, grain.as_str()),
        Sense::Period(count, unit) => {
            let many = if count > 1 { format!("{count} {}", unit.as_str()) } else { unit.as_str().to_owned() };
            Some((Role::Period, many))
        }
        Sense::Decade(first) => Some((Role::Year, format!("{first}s"))),
        Sense::Ordinal(number) | Sense::Number(number) => said(Role::Figure, &number.to_string()),
        Sense::Final => said(Role::Figure, "last"),
        Sense::Fiscal => said(Role::Calendar, "fiscal year"),
        Sense::HijriMark => said(Role::Calendar, "Hijri"),
        Sense::CivilMark => said(Role::Calendar, "civil era"),
        Sense::BeforeEra => said(Role::Calendar, "before the civil era"),
        _ => None,
    }
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
