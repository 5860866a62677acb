//! Numbers that are no figures: parts of names, cues, codes, clock times, scores, addresses.

use super::around;
use super::noun::{self, Noun};
use super::term::Term;
use super::unit;
use crate::lexicon::{Language, Script, Sense};
use crate::mention::number::{Numeral, Size, number_at};
use crate::mention::passage::{Found, Passage};
use crate::mention::token::{Token, TokenKind};
use crate::text::fold;
use crate::value::{Grain, TimeUnit, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Whether the word at `at` belongs to a phrase whose number is none: "first lady", «ألف ليلة».
pub(super) fn is_idiom(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 4;
    (at.saturating_sub(REACH)..=at).rev().any(|from| {
        passage.word(from, Sense::Idiom).is_some_and(|next| {
            let all = from == 0 && next == passage.tokens.len();
            next > at && !all && !is_decimal(passage, next)
        })
    })
}

/// Whether the word before token `at` stands between a number and its decimals: "one point two".
fn is_decimal(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|point| passage.means(point, Sense::DecimalWord))
        && passage.has(at, |sense| matches!(sense, Sense::Number(_)))
}

/// Whether a length of time counts from another event of the story: "three weeks later".
pub(super) fn is_later(passage: &Passage<'_>, at: usize) -> bool {
    passage.means(at, Sense::Later)
}

/// Whether a dash goes on after a range, or before it: 4-3-3.
pub(super) fn dash_goes_on(passage: &Passage<'_>, from: usize, to: usize) -> bool {
    let dash = |token: &Token| matches!(token.kind, TokenKind::Sign('-' | '–' | '/')) && token.glued;
    let after = passage.tokens.get(to).is_some_and(dash)
        && passage.tokens.get(to + 1).is_some_and(|next| next.glued && next.kind == TokenKind::Digits);
    let before = from.checked_sub(1).is_some_and(|before| dash(&passage.tokens[before]) && passage.tokens[from].glued);
    after || before
}

/// Whether both ends of a range look like years.
pub(super) fn are_years(low: &Term, high: &Term) -> bool {
    is_bare_year(low) && high.plain && matches!(low.unit, Unit::Bare)
}

/// Whether a term is a number of four digits that may be a year.
pub(super) fn is_bare_year(term: &Term) -> bool {
    term.plain && term.size.figure().is_some_and(|figure| is_year(figure.value))
}

fn is_year(value: Decimal) -> bool {
    value >= Decimal::from(1800) && value < Decimal::from(2100) && value.is_integer()
}

/// What goes with a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked {
    /// A hedge, a bound or the other end of a range.
    pub any: bool,
    /// A bound or the other end of a range.
    pub bounded: bool,
}

/// Whether a number without a unit is no figure; `counted` is the noun that it counts.
pub(super) fn is_name(
    passage: &Passage<'_>,
    at: usize,
    to: usize,
    term: &Term,
    counted: Option<Noun>,
    marked: Marked,
) -> bool {
    if !marked.any && goes_down(passage, to, term) {
        return true;
    }
    if passage.tokens[at].kind == TokenKind::Digits {
        digits_are_name(passage, at, to, term, counted, marked)
    } else {
        word_is_name(passage, term, to, marked.any)
    }
}

/// Whether a small number is an end of "9 to 5", which are hours, odds or a score.
fn goes_down(passage: &Passage<'_>, to: usize, term: &Term) -> bool {
    let joint = term.number.checked_sub(1).filter(|&joint| passage.means(joint, Sense::To));
    if joint.is_none() && !passage.means(to, Sense::To) {
        return false;
    }
    let hours = Decimal::from(24);
    let small = |size: Size| size.figure().map(|figure| figure.value).filter(|value| *value <= hours);
    let bare = |numeral: &Numeral| {
        unit::after(passage, numeral.to, &Term::none()).is_none()
            && noun::noun_after(passage, numeral.to, term).is_none()
    };
    let at = term.number;
    let Some(own) = small(term.size).filter(|_| !term.scaled()) else { return false };
    let after = passage.sense(to, Sense::To).and_then(|joint| {
        let second = number_at(passage, joint.next).filter(bare)?;
        small(second.size).filter(|second| *second < own)
    });
    let before = || {
        let joint = joint?;
        let first = number_at(passage, joint.checked_sub(1)?).filter(|first| first.to == joint)?;
        small(first.size).filter(|first| *first > own && noun::noun_after(passage, to, term).is_none())
    };
    (after.is_some() || before().is_some()) && !around::is_change(passage, at)
}

/// Whether digits stand inside an address of the web or a code, whatever follows them: `%D9%85`, `/2024-13-inch`.
pub(super) fn is_in_code(passage: &Passage<'_>, term: &Term, to: usize) -> bool {
    const REACH: usize = 64;
    let at = term.from;
    if passage.tokens[term.number].kind != TokenKind::Digits {
        return false;
    }
    let percent = passage.tokens.get(to - 1).is_some_and(|sign| sign.kind == TokenKind::Sign('%'))
        && passage.tokens.get(to).is_some_and(|next| next.glued && !matches!(next.kind, TokenKind::Sign(_)));
    if percent {
        return true;
    }
    if at == 0 || !passage.tokens[at].glued {
        return false;
    }
    if passage.tokens[at - 1].kind == TokenKind::Word && passage.language_of(at - 1).script == Script::Latin {
        return true;
    }
    let mut index = at;
    let lowest = at.saturating_sub(REACH);
    while index > lowest && passage.tokens[index].glued {
        index -= 1;
        let slashes = passage.tokens[index].kind == TokenKind::Sign('/')
            && passage.tokens[index].glued
            && index > 0
            && matches!(passage.tokens[index - 1].kind, TokenKind::Sign('/' | ':'));
        if slashes || matches!(passage.tokens[index].kind, TokenKind::Sign('@')) {
            return true;
        }
    }
    false
}

/// "1100 hours" is a time of day, and so are minutes after an hour: «الرابعة و17 دقيقة», «الخامسة إلا عشر دقائق».
pub(super) fn is_time_of_day(passage: &Passage<'_>, term: &Term) -> bool {
    let hour = |at: usize| passage.has(at, |sense| matches!(sense, Sense::Ordinal(1..=12)));
    let particle = |at: usize| passage.attached_and(at) || passage.lone_and(at) || passage.means(at, Sense::Except);
    let before =
        term.from.checked_sub(1).map(|before| if particle(before) { before.saturating_sub(1) } else { before });
    // «السادسة و19 دقيقة و38 ثانية»
    let minute = |at: usize| {
        let number = at.checked_sub(2).filter(|&particle| particle > 0 && passage.attached_and(particle));
        passage.has(at, |sense| matches!(sense, Sense::Period(1, TimeUnit::Minute)))
            && number.is_some_and(|particle| hour(particle - 1))
    };
    if matches!(term.unit, Unit::Time(TimeUnit::Minute | TimeUnit::Second))
        && passage.language_of(term.to - 1).script == Script::Arabic
        && before.is_some_and(|before| hour(before) || minute(before))
    {
        return true;
    }
    let Some(figure) = term.size.figure() else { return false };
    let hundred = Decimal::ONE_HUNDRED;
    matches!(term.unit, Unit::Time(TimeUnit::Hour))
        && term.plain
        && passage.cut(passage.tokens[term.number].span).chars().count() == 4
        && figure.value % hundred < Decimal::from(60)
        && figure.value / hundred < Decimal::from(24)
}

/// "aged 34", "under the age of 40", "aged between 20 and 30"; `from` is where the number's hedges and bounds begin.
pub(super) fn is_aged(passage: &Passage<'_>, term: &Term, from: usize) -> bool {
    let aged = |at: usize| passage.means(at, Sense::Aged);
    let at = term.number;
    let of = at >= 2 && passage.past_of(at - 1) == at && aged(at - 2);
    let marked = from < at && from.checked_sub(1).is_some_and(aged);
    // «عمر 7 علب»: whoever has so many of something is no age.
    let counts = || noun::noun_after(passage, term.to, term).is_some_and(|noun| noun.certain);
    // "died at 78", and no "put the dead at 78"
    let counted = at.checked_sub(3).is_some_and(|the| passage.means(the, Sense::The));
    let phrase = at >= 2
        && !counted
        && passage.sense(at - 2, Sense::Aged).is_some_and(|found| found.next == at)
        && is_human_age(term);
    (of || marked || phrase || at.checked_sub(1).is_some_and(aged))
        && !passage.tokens[at].line_start
        && !term.scaled()
        && (of || marked || !counts())
}

/// "Rahman, 36, grew": a number in apposition to a name is an age.
pub(super) fn is_apposed_age(passage: &Passage<'_>, term: &Term) -> bool {
    let at = term.number;
    let comma =
        |at: usize| passage.tokens.get(at).is_some_and(|token| token.glued && token.kind == TokenKind::Sign(','));
    let named = at >= 2 && comma(at - 1) && is_capital(passage, at - 2) && noun::is_unknown(passage, at - 2);
    term.plain && named && comma(term.to) && is_human_age(term)
}

/// Whether somebody may be so many years old.
fn is_human_age(term: &Term) -> bool {
    term.size.figure().is_some_and(|figure| (Decimal::ONE..=Decimal::from(119)).contains(&figure.value))
}

fn digits_are_name(
    passage: &Passage<'_>,
    at: usize,
    to: usize,
    term: &Term,
    counted: Option<Noun>,
    marked: Marked,
) -> bool {
    let Marked { any: marked, bounded } = marked;
    if glued_before(passage, at) || glued_after(passage, to) || stands_in_brackets(passage, at, to) {
        return true;
    }
    if is_statistic(passage, at) {
        return true;
    }
    // "7-Eleven"
    let joined = passage.past_hyphen(to);
    if joined > to && passage.tokens[joined].kind == TokenKind::Word && passage.means(joined, Sense::Number(0)) {
        return true;
    }
    let scaled = term.scaled();
    if !scaled && digits_beside(passage, at, to) {
        return true;
    }
    let plural = counted.is_some_and(|noun| noun.certain);
    if !scaled && is_clock(passage, at, to) {
        return true;
    }
    // "Section 3.1" is a name, "type 3.1416" none.
    let long = term.size.figure().is_some_and(|figure| figure.place <= -3);
    // "221B Baker Street"
    let lettered =
        scaled && passage.tokens[term.number_to - 1].glued && passage.tokens[term.number_to - 1].span.len() == 1;
    let cued = || is_cued(passage, at) && !counts_surely(passage, term, to);
    if !marked && (!scaled && !long && cued() || (!scaled || lettered) && is_house_number(passage, to)) {
        return true;
    }
    // "She gave Paul 39 of the shells"
    let of = passage.past_of(to);
    let part = of > to
        && passage.means(of, Sense::Determiner)
        && passage.tokens.get(of + 1).is_some_and(|noun| passage.cut(noun.span).ends_with('s'));
    let capital = !long && !part && follows_capital(passage, at);
    if !marked && !scaled && term.plain && !plural && goes_on_names(passage, at) {
        return true;
    }
    // "4K video"
    let sharp = lettered && !plural && passage.cut(passage.tokens[term.number_to - 1].span) == "K" && !marked;
    if sharp && matches!(passage.cut(passage.tokens[at].span), "4" | "8") {
        return true;
    }
    // "GT 650M", "Magik 5K"
    if !marked && (lettered || !scaled && !plural) && capital {
        return true;
    }
    // "Intel HD 4000 graphics"
    if !marked && !scaled && term.plain && capital && is_code_word(passage, at - 1) {
        return true;
    }
    if !marked && !scaled && term.plain && !plural && is_titled(passage, at) {
        return true;
    }
    // «"هيليوس 2"»
    if !marked && !scaled && is_quoted_name(passage, at, to) {
        return true;
    }
    // A postcode stands before its town.
    if term.plain
        && passage.language_of(to).decimal == ','
        && passage.cut(passage.tokens[at].span).len() == 5
        && is_capital(passage, to)
    {
        return true;
    }
    // A long row of digits that counts nothing is a code or a telephone number.
    let row = passage.cut(passage.tokens[at].span);
    let beside = || passage.language_beside(at);
    let is_english = |language: &Language| language.decimal == '.' && language.script == Script::Latin;
    if !marked
        && term.plain
        && counted.is_none()
        && row.chars().count() >= 7
        && is_english(beside())
        && !row.ends_with("000")
        && !(at == 0 && to == passage.tokens.len())
    {
        return true;
    }
    // A whole value is the number that it says.
    if at == 0 && to == passage.tokens.len() {
        return false;
    }
    // A language that groups its thousands writes 1,353: four digits alone are a year, a time, a code.
    if !marked && !plural && term.plain && row.len() == 4 && beside().script == Script::Latin {
        return true;
    }
    if !is_bare_year(term) {
        return false;
    }
    let of_year = at
        .checked_sub(1)
        .is_some_and(|before| passage.find(before, |sense| matches!(sense, Sense::Period(..)).then_some(())).is_some());
    if of_year {
        return true;
    }
    let two_words = counted.is_some_and(|noun| noun.to - noun.from > 1);
    // «2024 بأغلبية»: a particle, more often than a noun.
    let particle =
        || passage.tokens.get(to).is_some_and(|next| passage.cut(next.span).starts_with(['ب', 'ل', 'و', 'ف']));
    !bounded && !is_reached(passage, at) && (!plural || two_words || particle() || after_determiner(passage, at))
}

/// Whether a number is that of a statistic's letter: "p = 0.03", "r < 0.2"; "n = 250" counts who was asked.
fn is_statistic(passage: &Passage<'_>, at: usize) -> bool {
    let sign = |back: usize| at.checked_sub(back).map(|index| passage.tokens[index].kind);
    let equals = matches!(sign(1), Some(TokenKind::Sign('=' | '<' | '>' | '≤' | '≥' | '≈')));
    let letter = at.checked_sub(2).filter(|_| equals).map(|index| passage.cut(passage.tokens[index].span));
    letter.is_some_and(|letter| {
        letter.len() == 1
            && letter.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && !matches!(letter, "n" | "N")
    })
}

/// Whether something rises or falls to the number at a token: «ارتفعت إلى 2059».
fn is_reached(passage: &Passage<'_>, at: usize) -> bool {
    let before =
        |back: usize, fits: Sense| at.checked_sub(back).is_some_and(|at| passage.has(at, |sense| sense == fits));
    before(1, Sense::To) && before(2, Sense::Change)
}

/// Whether a determiner or a preposition stands before: "the 2021 floods".
fn after_determiner(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| {
            passage.find(before, |sense| matches!(sense, Sense::Determiner | Sense::BeforeRank).then_some(()))
        })
        .is_some()
}

/// Whether something that belongs to the digits is glued to their left side.
fn glued_before(passage: &Passage<'_>, at: usize) -> bool {
    if !passage.tokens[at].glued || at == 0 {
        return false;
    }
    let before = &passage.tokens[at - 1];
    match before.kind {
        TokenKind::Word => {
            // A blank is sometimes forgotten after an Arabic word, not after a letter of a name.
            let word = passage.cut(before.span);
            let month = || passage.find(at - 1, |sense| matches!(sense, Sense::Month(_)).then_some(())).is_some();
            let letters = || word.chars().count() < 3 && !passage.means(at - 1, Sense::Function);
            !is_particle(word) && (passage.language_of(at - 1).script == Script::Latin || letters() || month())
        }
        TokenKind::Digits => true,
        TokenKind::Sign('-' | '–' | '‑' | '‐') => {
            before.glued && at >= 2 && !matches!(passage.tokens[at - 2].kind, TokenKind::Sign(_))
        }
        // ".5"
        TokenKind::Sign('.') if !before.glued => false,
        TokenKind::Sign('/' | '.' | ':' | '#' | '@' | '§' | '_' | '&' | '*' | '\\' | '№' | '°' | ',' | '×') => {
            true
        }
        // "45+2", "UTC+1"
        TokenKind::Sign('+') => before.glued && at >= 2 && !matches!(passage.tokens[at - 2].kind, TokenKind::Sign(_)),
        // ">=40" is a bound, "id=40" is not.
        TokenKind::Sign('=') => {
            !(before.glued && at >= 2 && matches!(passage.tokens[at - 2].kind, TokenKind::Sign('<' | '>')))
        }
        TokenKind::Sign(_) => false,
    }
}

/// An Arabic particle that is written at the digits: «بـ14», «و45», «الـ23».
fn is_particle(word: &str) -> bool {
    matches!(
        word.trim_end_matches('ـ'),
        "و" | "ف"
            | "ب"
            | "ل"
            | "ك"
            | "ال"
            | "وال"
            | "بال"
            | "لل"
            | "وب"
            | "ول"
            | "وك"
            | "فب"
            | "فال"
            | "كال"
            | "فل"
    )
}

/// Whether something that belongs to the digits is glued to their right side: 5G, 20:00, 22-451, 4471-B, 318/ب.
fn glued_after(passage: &Passage<'_>, to: usize) -> bool {
    let Some(token) = passage.tokens.get(to).filter(|token| token.glued) else { return false };
    let next = passage.tokens.get(to + 1).filter(|next| next.glued);
    match token.kind {
        // A blank is sometimes forgotten before an Arabic word, as after one: «23حالة».
        TokenKind::Word => {
            passage.language_of(to).script == Script::Latin
                || token.entry.is_none() && passage.cut(token.span).chars().count() < 3
        }
        TokenKind::Digits => true,
        TokenKind::Sign('-' | '–' | '‑' | '‐') => next.is_some_and(|next| match next.kind {
            TokenKind::Digits => true,
            TokenKind::Word => {
                let word = passage.cut(next.span);
                // "13- and 15-inch"
                let joined = passage.means(to + 1, Sense::Uncounted);
                joined
                    || word.chars().count() == 1
                    || passage.tokens.get(to + 2).is_some_and(|token| token.kind == TokenKind::Sign('-') && token.glued)
            }
            TokenKind::Sign(_) => false,
        }),
        TokenKind::Sign(':' | '/' | '.' | ',') => next.is_some_and(|next| !matches!(next.kind, TokenKind::Sign(_))),
        TokenKind::Sign('@' | '_' | '°' | 'º' | '=' | '×') => true,
        TokenKind::Sign('+') => next.is_some_and(|next| next.kind == TokenKind::Digits),
        TokenKind::Sign('(') => next.is_some_and(|next| next.span.len() == 1),
        TokenKind::Sign(_) => false,
    }
}

/// Footnote marks: `[12]`, `[3, 7]`.
fn stands_in_brackets(passage: &Passage<'_>, at: usize, to: usize) -> bool {
    let is = |index: Option<usize>, sign: char| {
        index.and_then(|index| passage.tokens.get(index)).is_some_and(|token| token.kind == TokenKind::Sign(sign))
    };
    let opened = is(at.checked_sub(1), '[') || (is(at.checked_sub(1), ',') && is(at.checked_sub(3), '['));
    opened && (is(Some(to), ']') || is(Some(to), ',')) || is(at.checked_sub(1), '§') || is(at.checked_sub(1), '#')
}

/// Digits beside digits are a telephone number, a code or a set of scores.
fn digits_beside(passage: &Passage<'_>, at: usize, to: usize) -> bool {
    let before = at
        .checked_sub(1)
        .filter(|&before| before >= passage.floor)
        .is_some_and(|before| passage.tokens[before].kind == TokenKind::Digits && !passage.tokens[at].line_start);
    let after = passage.tokens.get(to).is_some_and(|next| next.kind == TokenKind::Digits && !next.line_start);
    before || after
}

/// Whether "No." stands before digits that are no rank: "Report No. 50".
fn is_numbered(passage: &Passage<'_>, at: usize) -> bool {
    let Some(last) = at.checked_sub(1) else { return false };
    let dot = passage.tokens[last].kind == TokenKind::Sign('.') && passage.tokens[last].glued;
    let Some(sign) = last.checked_sub(usize::from(dot)) else { return false };
    (dot || passage.cut(passage.tokens[sign].span) == "No")
        && passage.sense(sign, Sense::NumberSign).is_some_and(|found| found.next == sign + 1)
}

/// Whether a word before makes the number a name: "Article 5", «القناة 12», "Docket No. 4".
fn is_cued(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 3;
    let naming =
        |index: usize| passage.sense(index, Sense::Naming).filter(|found| !found.clitic.and || at - index == 1);
    // «ايه -320» has a blank on one side of its hyphen; with one on each it is a dash.
    let past_hyphen = |next: usize| {
        let hyphen = passage.tokens.get(next).filter(|token| token.kind == TokenKind::Sign('-'));
        let touches =
            hyphen.is_some_and(|hyphen| hyphen.glued || passage.tokens.get(next + 1).is_some_and(|token| token.glued));
        if touches { next + 1 } else { passage.past_hyphen(next) }
    };
    // "vol. 3", "fig. 2"
    let past_point = |found: &Found<()>| {
        let point =
            passage.tokens.get(found.next).is_some_and(|token| token.glued && token.kind == TokenKind::Sign('.'));
        let short = passage.means(found.next - 1, Sense::Abbreviation);
        if point && short { found.next + 1 } else { past_hyphen(found.next) }
    };
    (at.saturating_sub(REACH)..at).any(|index| naming(index).is_some_and(|found| past_point(&found) == at))
        || is_numbered(passage, at)
}

/// Whether an Arabic number surely counts the noun behind it, though a word for what has a number stands before: «يضم الخط تسع محطات».
/// «المادة 9 تنص» is a name all the same, and «نشرت القناة 12 صورة» may be.
fn counts_surely(passage: &Passage<'_>, term: &Term, to: usize) -> bool {
    let number = term.size.figure().and_then(|figure| figure.value.to_u32());
    let Some(number) = number.filter(|_| passage.language_of(to).script == Script::Arabic) else { return false };
    if noun::noun_after(passage, to, term).is_none_or(|noun| noun.from > to) {
        return false;
    }
    let word = passage.cut(passage.tokens[to].span);
    let known = || {
        let counted = |sense: &Sense| matches!(sense, Sense::Counted(_) | Sense::PersonNoun(_));
        passage.arabic.story().entry(&fold(word)).is_some_and(|entry| entry.senses.iter().any(counted))
    };
    // Behind three to ten stands a plural, which the tables do not tell from its singular.
    let plural = ["ات", "ين"].iter().any(|ending| word.ends_with(ending));
    match number {
        3..=10 => plural || !term.digits && known(),
        11..=99 => !term.digits && known(),
        _ => false,
    }
}

/// Whether digits go on a list whose first number a word makes a name: "Sections 420, 467", «في الدقيقتين 12 و45».
fn goes_on_names(passage: &Passage<'_>, at: usize) -> bool {
    const MOST: usize = 8;
    let mut at = at;
    for _ in 0..MOST {
        let Some(joint) = at.checked_sub(1).filter(|_| !passage.tokens[at].line_start) else { return false };
        let joins = matches!(passage.tokens[joint].kind, TokenKind::Sign(',' | '،'))
            || passage.attached_and(joint)
            || passage.means(joint, Sense::And);
        let Some(before) = joint.checked_sub(1).filter(|_| joins) else { return false };
        if passage.tokens[before].number.is_none() || passage.tokens[joint].line_start {
            return false;
        }
        if is_cued(passage, before) {
            return true;
        }
        at = before;
    }
    false
}

/// "221 Quarry Lane", "10 Downing Street", «12 شارع النخيل», «36, rue des Tanneurs».
fn is_house_number(passage: &Passage<'_>, to: usize) -> bool {
    let street = |index: usize| passage.means(index, Sense::Street);
    let comma = passage.tokens.get(to).is_some_and(|token| token.kind == TokenKind::Sign(','));
    if street(to) && !noun::is_plural(passage, to) || (comma && street(to + 1) && !is_capital(passage, to + 1)) {
        return true;
    }
    let mut index = to;
    while index < to + 4 && is_capital(passage, index) {
        if street(index) {
            return true;
        }
        index += 1;
    }
    false
}

fn is_clock(passage: &Passage<'_>, at: usize, to: usize) -> bool {
    let word = |index: usize, letter: &str| {
        passage.tokens.get(index).is_some_and(|token| {
            token.span.len() == letter.len() && passage.cut(token.span).eq_ignore_ascii_case(letter)
        })
    };
    // «9 h 15»
    let hour = |at: usize| word(at, "h") && at > 0 && passage.tokens[at - 1].kind == TokenKind::Digits;
    if at.checked_sub(1).is_some_and(hour) {
        return true;
    }
    // "5 to 6 o'clock"
    let ranged = passage
        .sense(to, Sense::To)
        .and_then(|joint| number_at(passage, joint.next))
        .is_some_and(|hour| passage.means(hour.to, Sense::Clock));
    let dotted = ranged || (word(to, "a") || word(to, "p")) && word(to + 1, ".") && word(to + 2, "m");
    dotted || passage.means(to, Sense::Clock)
}

/// Whether the word at `at` is in capitals throughout and stands after another capitalised name.
fn is_code_word(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.cut(passage.tokens[at].span);
    (2..=4).contains(&word.len())
        && word.chars().all(char::is_uppercase)
        && follows_capital(passage, at)
        && !passage.tokens[at].glued
}

/// Whether a quotation holds one word and the number and nothing else.
/// Whether a number stands behind the name of what has such names: «مهمة أرتميس 1», «المسبار تشانغ آه 5».
fn is_titled(passage: &Passage<'_>, at: usize) -> bool {
    const LONGEST: usize = 2;
    let unknown = |word: &usize| {
        let token = &passage.tokens[*word];
        token.kind == TokenKind::Word && token.entry.is_none() && !passage.tokens[*word + 1].line_start
    };
    let name = (at.saturating_sub(LONGEST)..at).rev().take_while(unknown).count();
    let noun = (name > 0).then(|| at.checked_sub(name + 1)).flatten();
    noun.is_some_and(|noun| passage.means(noun, Sense::Titled))
}

fn is_quoted_name(passage: &Passage<'_>, at: usize, to: usize) -> bool {
    let sign = |index: usize| match passage.tokens.get(index).map(|token| token.kind) {
        Some(TokenKind::Sign(sign)) => matches!(sign, '"' | '“' | '”' | '«' | '»' | '\'' | '‘' | '’'),
        _ => false,
    };
    at >= 2
        && sign(to)
        && sign(at - 2)
        && passage.tokens[at - 1].kind == TokenKind::Word
        && passage.tokens[at - 1].entry.is_none()
}

fn is_capital(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| {
        token.kind == TokenKind::Word && passage.cut(token.span).chars().next().is_some_and(char::is_uppercase)
    })
}

/// Whether a capitalised word that is no common one stands before: "Studio 54", "Apollo 11".
fn follows_capital(passage: &Passage<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if !is_capital(passage, before) || passage.tokens[at].line_start {
        return false;
    }
    let known = passage.tokens[before].entry.is_some_and(|entry| {
        entry.senses.iter().any(|sense| {
            !matches!(
                sense,
                Sense::Naming | Sense::Thing(_) | Sense::Street | Sense::Measure(_) | Sense::Hyphened | Sense::NamePart
            )
        })
    });
    // A single letter is a name's: "S&P 500".
    let letter = passage.tokens[before].span.len() == 1 && passage.sense(before, Sense::Article).is_none();
    letter || !known
}

/// Whether a name stands before, which a capital at the head of a sentence does not tell.
pub(super) fn follows_name(passage: &Passage<'_>, at: usize) -> bool {
    follows_capital(passage, at) && !starts_sentence(passage, at - 1)
}

/// Whether number words are no figure.
fn word_is_name(passage: &Passage<'_>, term: &Term, to: usize, marked: bool) -> bool {
    let at = term.number;
    let latin = passage.language_of(at).script == Script::Latin;
    // "two-way", "six-figure", "one-off"; "seven-a-side"
    let hyphen =
        passage.tokens.get(to).is_some_and(|token| token.glued && matches!(token.kind, TokenKind::Sign('-' | '‑')));
    let hyphen_before = at > 0
        && passage.tokens[at].glued
        && matches!(passage.tokens[at - 1].kind, TokenKind::Sign('-' | '‑' | '#' | '@' | '_' | '/'));
    // "three-storey"
    let hyphened = hyphen && noun::noun_after(passage, to, term).is_some();
    if hyphen && !hyphened || (hyphen_before && at >= 2 && passage.tokens[at - 1].glued) {
        return true;
    }
    if is_clock(passage, at, to) && !latin {
        return true;
    }
    let exact = term.size.figure().filter(|_| !matches!(term.size, Size::Vague(..)));
    if latin {
        // Titles: "Nineteen Eighty-Four", «Les Quatre Cents Coups».
        let titled = is_capital(passage, at) && at > 0 && !starts_sentence(passage, at);
        if titled && !marked {
            return true;
        }
        if exact.is_some_and(|figure| figure.value == Decimal::ONE) && term.to == at + 1 {
            let article = passage.means(at, Sense::Article);
            return article || (!marked && is_pronoun(passage, at, to));
        }
        if !marked && !term.scaled() && at.checked_sub(1).is_some_and(|_| is_cued(passage, at)) {
            return true;
        }
        return false;
    }
    // «الزائر الحادي والعشرين»: the end of an ordinal. «كل يوم اثنين»: a day of the week.
    let ends_ordinal = |before: usize| {
        let ordinal = passage.find(before, |sense| matches!(sense, Sense::Ordinal(_)).then_some(()));
        ordinal.is_some_and(|found| found.next > at)
    };
    let weekday = |before: usize| {
        passage.has(before, |sense| sense == Sense::Grain(Grain::Day))
            && passage.has(at, |sense| matches!(sense, Sense::ShortWeekday(_)))
    };
    if at.checked_sub(1).is_some_and(|before| ends_ordinal(before) || weekday(before)) {
        return true;
    }
    // «الاثنين» is a day of the week more often than two.
    if term.definite && term.to == at + 1 && exact.is_some_and(|figure| figure.value == Decimal::TWO) {
        return true;
    }
    let only_one = exact.is_some_and(|figure| figure.value == Decimal::ONE) && term.to == at + 1;
    if only_one || is_cued(passage, at) && !counts_surely(passage, term, to) {
        return true;
    }
    // «ألف» alone is a verb or a name unless a noun follows; a shadda makes it the verb for certain.
    let bare_thousand = term.scale == Some(3)
        && term.number_to == at + 1
        && exact.is_some_and(|figure| figure.value == Decimal::ONE_THOUSAND);
    if bare_thousand && !marked {
        let definite_next = passage.tokens.get(to).is_some_and(|next| passage.cut(next.span).starts_with("ال"));
        return passage.cut(passage.tokens[at].span).contains('\u{0651}')
            || definite_next
            || noun::noun_after(passage, to, term).is_none();
    }
    false
}

/// Whether a sentence, or a quotation, begins at token `at`.
fn starts_sentence(passage: &Passage<'_>, at: usize) -> bool {
    at == 0
        || passage.tokens[at].line_start
        || matches!(
            passage.tokens[at - 1].kind,
            TokenKind::Sign('.' | '!' | '?' | ':' | '"' | '“' | '«' | '‘' | '(' | '—' | '–' | '-' | '•' | '…')
        )
}

/// Whether "one" ends a list of figures and what has them: "112 seats, the bloc 97 and a comedian one."
fn closes_list(passage: &Passage<'_>, at: usize) -> bool {
    let floor = passage.floor;
    let is = |index: usize, wanted: Sense| passage.has(index, |sense| sense == wanted);
    floor > 0
        && at == floor + 3
        && is(floor, Sense::And)
        && is(floor + 1, Sense::Determiner)
        && noun::is_unknown(passage, floor + 2)
        && passage.tokens[floor - 1].kind == TokenKind::Digits
}

/// Whether "one" is the pronoun: "one of", "no one", "one another", "the small one".
fn is_pronoun(passage: &Passage<'_>, at: usize, to: usize) -> bool {
    let next = passage.tokens.get(to).filter(|next| !next.line_start && !next.glued);
    let described = at
        .checked_sub(2)
        .is_some_and(|first| passage.means(first, Sense::Determiner) && noun::is_unknown(passage, at - 1));
    match next.map(|next| next.kind) {
        Some(TokenKind::Word) => {}
        // "The small one £399"
        Some(TokenKind::Sign(_)) if described && passage.tokens.get(to + 1).is_some_and(|digits| digits.glued) => {
            return true;
        }
        _ => return !closes_list(passage, at),
    }
    described
        || passage.find(to, |sense| matches!(sense, Sense::PronounNext | Sense::Uncounted).then_some(())).is_some()
        || at.checked_sub(1).is_some_and(|before| {
            passage
                .find(before, |sense| {
                    matches!(sense, Sense::Determiner | Sense::BeforeRank | Sense::Naming).then_some(())
                })
                .is_some()
                && !passage.tokens[at].line_start
        })
}
