//! Decades and centuries.

use super::super::hijri;
use super::*;

/// "1990s".
pub(super) fn decade_digits(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let (number, count) = passage.digits(at)?;
    let mut suffix = at + 1;
    if matches!(passage.sign(suffix), Some('\'' | '’')) && passage.glued(suffix) {
        suffix += 1;
    }
    let next = passage.word(suffix, Sense::DecadeSuffix).filter(|_| passage.glued(suffix))?;
    if number % 10 != 0 {
        return None;
    }
    // "The 1500s" are a century, "the 2000s" a decade.
    if count == 4 && number.is_multiple_of(100) && (1000..2000).contains(&number) {
        return century(passage, number / 100 + 1, next).map(shifted_back);
    }
    let (first, need) = match count {
        4 => (number, Need::Nothing),
        2 if number >= 20 => (1900 + number, Need::Decade),
        _ => return None,
    };
    decade(first, next, need)
}

/// The hundred years that begin with the round one: 1500 to 1599 for 1501 to 1600.
fn shifted_back(mut form: Form) -> Form {
    if let Unit::Days(first, last, grain) = form.first.unit {
        let back = |day: Date| day.checked_sub(jiff::Span::new().years(1)).unwrap_or(day);
        form.first.unit = Unit::Days(back(first), back(last), grain);
    }
    form
}

/// "'90s".
pub(super) fn short_decade(passage: &Passage<'_>, at: usize, sign: char) -> Option<Form> {
    if !matches!(sign, '\'' | '’' | '‘') || passage.glued(at) || !passage.glued(at + 1) {
        return None;
    }
    let mut form = decade_digits(passage, at + 1)?;
    form.need = Need::Nothing;
    Some(form)
}

fn decade(first: u32, next: usize, need: Need) -> Option<Form> {
    let day = Date::new(i16::try_from(first).ok()?, 1, 1).ok()?;
    let (first, last) = Grain::Decade.days(day)?;
    Some(Form { need, ..Form::days(first, last, Grain::Decade, next) })
}

/// «تسعينيات القرن الماضي», "the nineties", « années 1960 ».
pub(super) fn decade_word(passage: &Passage<'_>, at: usize) -> Option<Form> {
    if let Some(next) = passage.word(at, Sense::Decades) {
        let (number, count) = passage.digits(next)?;
        let year = match count {
            4 if number % 10 == 0 => number,
            2 if number % 10 == 0 => 1900 + number,
            _ => return None,
        };
        return decade(year, next + 1, Need::Nothing);
    }
    let found = passage.find(at, |sense| match sense {
        Sense::Decade(years) => Some(u32::from(years)),
        _ => None,
    })?;
    // «في الثلاثينات من عمرها» tells an age.
    if passage.means(found.next, Sense::Age) {
        return None;
    }
    let century = passage.past_the(passage.past_of_the(found.next));
    if let Some((Grain::Century, _)) = passage.grain(century)
        && let Some(form) = grain_first(passage, century)
    {
        let Unit::Days(first, ..) = form.first.unit else { return Some(form) };
        let base = u32::try_from(first.year() - 1).ok()?;
        return decade(base + found.sense, form.next, Need::Nothing);
    }
    let need = if found.clitic.the { Need::Nothing } else { Need::Decade };
    decade(1900 + found.sense, found.next, need)
}

pub(super) fn century(passage: &Passage<'_>, number: u32, next: usize) -> Option<Form> {
    let last = i16::try_from(number).ok().filter(|number| (1..=99).contains(number))? * 100;
    // «القرن الرابع الهجري»
    if let Some(marked) = passage.word(next, Sense::HijriMark).filter(|_| last <= 1500) {
        let (first, _) = hijri::year(last - 99)?;
        return Some(Form::days(first, hijri::year(last)?.1, Grain::Century, marked));
    }
    // The fifth century BC is 500 to 401 BC; the year 1 BC is 0.
    let (last, next) = match passage.word(next, Sense::BeforeEra) {
        Some(next) => (100 - last, next),
        None => (last, next),
    };
    let (first, last) = Grain::Century.days(Date::new(last, 1, 1).ok()?)?;
    Some(Form::days(first, last, Grain::Century, next))
}

/// « XIXe siècle »
pub(super) fn roman_century(passage: &Passage<'_>, at: usize) -> Option<Form> {
    let word = passage.cut(passage.tokens[at].span);
    if !word.starts_with(['I', 'V', 'X']) || word.len() > 12 {
        return None;
    }
    let (grain, next) = passage.grain(at + 1)?;
    let digits: String = word.chars().take_while(|letter| matches!(letter, 'I' | 'V' | 'X')).collect();
    if grain != Grain::Century || digits.len() == word.len() {
        return None;
    }
    let values = digits.bytes().map(|letter| match letter {
        b'I' => 1_i32,
        b'V' => 5,
        _ => 10,
    });
    let values: Vec<i32> = values.collect();
    let number: i32 = (0..values.len())
        .map(|index| {
            if values.get(index + 1).is_some_and(|next| *next > values[index]) { -values[index] } else { values[index] }
        })
        .sum();
    century(passage, u32::try_from(number).ok()?, next)
}
