//! Parts of a year and fiscal years: quarters, halves, seasons.

use super::*;
use jiff::ToSpan;

/// "19th century", "third quarter of 2025", "first half of 2026", "22nd of October".
pub(super) fn ordinal_first(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = match passage.ordinal(at) {
        Some(found) => found,
        None => (4, passage.word(at, Sense::Final)?),
    };
    let (number, next) = found;
    let named = passage.past_hyphen(next);
    // "The 12th to the 15th centuries"
    if passage.language_of(named).script == Script::Latin
        && passage.has(named, |sense| matches!(sense, Sense::Period(100, _)))
        && passage.grain(named).is_none()
    {
        return century(passage, number, named + 1);
    }
    if let Some((grain, next)) = passage.grain(named) {
        match grain {
            Grain::Century => return century(passage, number, next),
            Grain::Quarter | Grain::Half => return numbered_part(passage, grain, number, next),
            _ => return None,
        }
    }
    if let Some(form) = lent_century(passage, number, next) {
        return Some(form);
    }
    if passage.digits(at).is_some() { None } else { day_first(passage, at) }
}

/// The century that shares its word with the next: "from the 12th to the 15th centuries", "the 19th and 20th centuries".
fn lent_century(passage: &Passage<'_>, number: u32, next: usize) -> Option<Form> {
    let open = if passage.sign(next) == Some('-') && !passage.glued(next + 1) { next + 1 } else { next };
    let joined = range_sign(passage, open).or_else(|| range_and(passage, open))?;
    let (later, after) = passage.ordinal(passage.past_the(joined)).filter(|(later, _)| *later > number)?;
    let word = passage.past_hyphen(after);
    let plural = passage.has(word, |sense| matches!(sense, Sense::Period(100, _)));
    let named = plural || passage.grain(word).is_some_and(|(grain, _)| grain == Grain::Century);
    (named && later <= 30).then(|| century(passage, number, next)).flatten()
}

/// A quarter or a half by its number, with its year.
pub(super) fn numbered_part(passage: &Passage<'_>, grain: Grain, number: u32, next: usize) -> Option<Form> {
    let number = u8::try_from(number).ok()?;
    let unit = match grain {
        Grain::Quarter if (1..=4).contains(&number) => Unit::Quarter(number),
        Grain::Half if (1..=2).contains(&number) => Unit::Half(number),
        _ => return None,
    };
    if let Some(form) = fiscal(passage, passage.past_the(passage.past_of_the(next)))
        && let Unit::Year = form.first.unit
    {
        return Some(Form { first: Named { unit, ..form.first }, ..form });
    }
    if let Some((when, _, next)) = year_after(passage, next, false) {
        return Some(Form::plain(unit, when, next));
    }
    if grain == Grain::Half {
        let of = passage.past_of_the(next);
        if let Some(form) = half_century(passage, number, of).filter(|_| of > next) {
            return Some(form);
        }
        let month = month_first(passage, passage.past_the(of)).filter(|_| of > next)?;
        let Unit::Month(name) = month.first.unit else { return None };
        let first = Named { unit: Unit::HalfMonth(name, number), ..month.first };
        return Some(Form { first, need: Need::Nothing, ..month });
    }
    // "the third quarter of the match" is none.
    let of_other = passage.past_of_the(next) > next;
    (!of_other).then(|| Form::plain(unit, When::Nearest, next))
}

/// "The first half of the 20th century"
fn half_century(passage: &Passage<'_>, half: u8, at: usize) -> Option<Form> {
    // Asked of a century alone, since halves of halves would go on without end.
    let leads = |at: usize| passage.grain(at).is_some_and(|(grain, _)| grain == Grain::Century);
    let form = if leads(at) {
        grain_first(passage, at)?
    } else {
        let (number, next) = passage.ordinal(at)?;
        let named = passage.past_hyphen(next);
        century(passage, number, passage.grain(named).filter(|_| leads(named))?.1)?
    };
    let Unit::Days(first, last, Grain::Century) = form.first.unit else { return None };
    let middle = first.checked_add(50.years()).ok()?;
    let (first, last) = if half == 1 { (first, middle.yesterday().ok()?) } else { (middle, last) };
    Some(Form::days(first, last, Grain::Century, form.next))
}

/// "Q1 2026", "H1 2025", "T1 2026"; `joined` allows a number written on before it.
pub(super) fn lettered(passage: &Passage<'_>, at: usize, joined: bool) -> Option<Form> {
    let grain = grain_letter(passage, at)?;
    if !joined && passage.continues(at) {
        return None;
    }
    let (number, count) = passage.digits(at + 1).filter(|_| passage.glued(at + 1))?;
    let limit = if grain == Grain::Quarter { 4 } else { 2 };
    if count != 1 || !(1..=limit).contains(&number) || passage.glued(at + 2) && passage.sign(at + 2).is_none() {
        return None;
    }
    with_short_year(passage, grain, number, at + 2)
}

/// "1Q26", "3Q 2025".
pub(super) fn letter_after(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (number, count) = passage.digits(at)?;
    let grain = grain_letter(passage, at + 1).filter(|_| count == 1 && passage.glued(at + 1))?;
    with_short_year(passage, grain, number, at + 2)
}

fn grain_letter(passage: &Passage<'_>, at: usize) -> Option<Grain> {
    let found = passage.find(at, |sense| match sense {
        Sense::GrainLetter(grain) => Some(grain),
        _ => None,
    })?;
    Some(found.sense)
}

fn with_short_year(passage: &Passage<'_>, grain: Grain, number: u32, next: usize) -> Option<Form> {
    let hyphen = passage.past_hyphen(next);
    let short = if matches!(passage.sign(next), Some('\'' | '’')) { next + 1 } else { hyphen };
    if let Some((year, end)) = short_year(passage, short) {
        let mut form = numbered_part(passage, grain, number, end)?;
        form.first.when = When::Year(year);
        form.next = end;
        return Some(form);
    }
    let form = numbered_part(passage, grain, number, hyphen)?;
    // A letter and a digit alone may name many things.
    let dated = form.first.when != When::Nearest;
    (dated || (grain == Grain::Quarter && passage.language_of(next.saturating_sub(2)).capital_names)).then_some(form)
}

/// "Summer 2023", "winter of 2021–22", «ربيع العام المقبل», «الشتاء الماضي».
pub(super) fn season(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let found = passage.find(at, |sense| match sense {
        Sense::Season(season) => Some(season),
        _ => None,
    })?;
    let unit = Unit::Season(found.sense);
    if let Some((shift, next)) = passage.shift_after(found.next) {
        return Some(Form::plain(unit, When::of_shift(shift), next));
    }
    // Both years of a winter.
    let of = passage.past_of_the(found.next);
    let of = if let Some((Grain::Year, next)) = passage.grain(of) { next } else { of };
    if let Some((number, 4)) = passage.digits(of)
        && matches!(passage.sign(of + 1), Some('-' | '–' | '/' | '—'))
        && let Some((second, count)) = passage.digits(of + 2)
        && matches!(count, 2 | 4)
        && (number + 1) % 100 == second % 100
    {
        return Some(Form::plain(unit, When::Year(i16::try_from(number).ok()?), of + 3));
    }
    if let Some((when, _, next)) = year_after(passage, found.next, false) {
        let mut form = Form::plain(unit, when, next);
        if let (Season::Winter, When::Year(year)) = (found.sense, when) {
            form.others.push((Named::new(unit, When::Year(year - 1)), "the winter that ends in that year"));
        }
        return Some(form);
    }
    Some(Form::new(Named::new(unit, When::Nearest), found.next, Need::Season))
}

/// "Fiscal 2025", "FY25", «السنة المالية 2024/2025».
pub(super) fn fiscal(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let next = passage.word(at, Sense::Fiscal)?;
    fiscal_year(passage, next)
}

/// The year of a fiscal year; the months that it began with may lie in the year before.
fn fiscal_year(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let of = passage.past_of_the(at);
    let of = if let Some((Grain::Year, next)) = passage.grain(of) { next } else { of };
    let mut form = if let Some((number, 4)) = passage.digits(of)
        && matches!(passage.sign(of + 1), Some('-' | '–' | '/'))
        && let Some((second, count)) = passage.digits(of + 2)
        && matches!(count, 2 | 4)
        && (number + 1) % 100 == second % 100
    {
        let year = i16::try_from(number).ok()?;
        let mut form = Form::plain(Unit::Year, When::Year(year), of + 3);
        form.last = Some(Named::new(Unit::Year, When::Year(year + 1)));
        form
    } else if let Some((number, 4)) = passage.digits(of).filter(|_| !passage.runs_on(of + 1)) {
        Form::plain(Unit::Year, When::Year(i16::try_from(number).ok()?), of + 1)
    } else if let Some((year, next)) = short_year(passage, of) {
        Form::plain(Unit::Year, When::Year(year), next)
    } else if let Some((shift, next)) = passage.shift_after(at) {
        Form::plain(Unit::Year, When::Shift(shift), next)
    } else {
        return None;
    };
    note_fiscal(&mut form);
    Some(form)
}

pub(super) fn note_fiscal(form: &mut Form) {
    let last = form.last.unwrap_or(form.first);
    if let When::Year(year) = last.when {
        let days = Date::new(year - 1, 7, 1).and_then(|first| Ok((first, Date::new(year, 6, 30)?)));
        if let Ok((first, last)) = days {
            form.others.push((Named::days(first, last, Grain::Year), "a fiscal year from July to June"));
        }
    }
}
