//! The noun that a bare number counts.

use super::name::is_bare_year;
use super::term::Term;
use crate::lexicon::{Script, Sense};
use crate::mention::number::{Size, and_part};
use crate::mention::passage::Passage;
use crate::mention::token::{Token, TokenKind};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The noun's tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    pub from: usize,
    pub to: usize,
    /// Whether its form says that it is counted.
    pub certain: bool,
}

/// The noun directly after the number of `term`, whose expression ends before token `at`.
pub(super) fn noun_after(passage: &Passage<'_>, at: usize, term: &Term) -> Option<Noun> {
    let mut at = at;
    // "350-page"
    let hyphen = passage.past_hyphen(at);
    if hyphen > at {
        let token = &passage.tokens[hyphen];
        let uncounted = passage.means(hyphen, Sense::Uncounted);
        // "350-page", "three-storey"; not "two-way", nor the shop "7-Eleven".
        let uncounted = uncounted || passage.means(hyphen, Sense::Number(0));
        let several = term.size.figure().is_some_and(|figure| figure.value > Decimal::ONE);
        let hyphened = || passage.means(hyphen, Sense::Hyphened);
        let word = token.kind == TokenKind::Word && !uncounted && (term.digits || several && hyphened());
        return word.then_some(Noun { from: hyphen, to: hyphen + 1, certain: true });
    }
    if !is_free_word(passage, at) {
        let more = passage.sense(at, Sense::More)?;
        at = more.next;
        if !is_free_word(passage, at) {
            return None;
        }
    } else if let Some(more) = passage.sense(at, Sense::More)
        && is_free_word(passage, more.next)
    {
        at = more.next;
    }
    let language = passage.language_of(at);
    if language.script == Script::Arabic {
        return arabic(passage, at, term);
    }
    let noun = |at: usize, certain| Some(Noun { from: at, to: at + 1, certain });
    if is_grammar(passage, at) {
        return None;
    }
    if let Some(at) = past_name(passage, at) {
        return noun(at, true);
    }
    if is_plural(passage, at) {
        return noun(at, true);
    }
    // An adjective and its plural: "130 ancient oaks".
    let adjective = |at: usize| is_free_word(passage, at) && !starts_upper(passage, at) && is_unknown(passage, at);
    if adjective(at) && is_free_word(passage, at + 1) && !passage.tokens[at + 1].glued && is_plural(passage, at + 1) {
        return Some(Noun { from: at, to: at + 2, certain: true });
    }
    None
}

/// "And a half" behind a counted noun, whose expression ends before token `at`: «ثلاثة مواسم ونصف», "three laps and a half". Half of
/// something else is no part of it: «خمسة قضاة ونصف المحلفين».
pub(super) fn and_half(passage: &Passage<'_>, at: usize) -> Option<(usize, Decimal)> {
    let (next, part) = and_part(passage, at)?;
    let goes_on = passage.tokens.get(next).is_some_and(|word| word.kind == TokenKind::Word && !word.line_start);
    let small = || passage.means(next, Sense::Function) && !passage.means(next, Sense::Of);
    let own = match passage.language_of(at - 1).script {
        Script::Arabic => !goes_on || small(),
        Script::Latin => {
            passage.sense(next.checked_sub(2)?, Sense::Article).is_some() && !passage.means(next, Sense::Of)
        }
    };
    own.then_some((next, part))
}

/// The noun behind the name at `at` that says whose the counted are, or which: "2,000 Nokia employees", "12 New York police officers",
/// "14 Leopard 2 tanks".
fn past_name(passage: &Passage<'_>, at: usize) -> Option<usize> {
    /// How many words the name may have.
    const WORDS: usize = 3;
    let is_date = |at: usize| {
        passage.has(at, |sense| {
            matches!(sense, Sense::Month(_) | Sense::DoubtfulMonth(_) | Sense::ShortMonth(_) | Sense::Weekday(_))
        })
    };
    let is_name =
        |at: usize| is_free_word(passage, at) && starts_upper(passage, at) && !is_grammar(passage, at) && !is_date(at);
    let mut end = at;
    for _ in 0..WORDS {
        end = match past_code(passage, end) {
            Some(next) => next,
            None if is_name(end) => past_number(passage, end + 1).unwrap_or(end + 1),
            None => break,
        };
    }
    let is_noun = |at: usize| is_plural(passage, at) && !starts_upper(passage, at);
    if end == at || is_noun(end) {
        return (end > at).then_some(end);
    }
    let is_adjective = is_free_word(passage, end) && !starts_upper(passage, end) && !is_grammar(passage, end);
    (is_adjective && is_noun(end + 1) && !passage.tokens[end + 1].glued).then_some(end + 1)
}

/// Where a name ends that begins at `at` and holds the number of a model: "AK-47", "Boeing 737".
pub(crate) fn past_model(passage: &Passage<'_>, at: usize) -> Option<usize> {
    past_code(passage, at).or_else(|| {
        let is_name = is_free_word(passage, at) && starts_upper(passage, at) && !is_grammar(passage, at);
        is_name.then(|| past_number(passage, at + 1)).flatten()
    })
}

/// Where the number of a model ends that begins at `at`, behind its name: "Leopard 2", "Boeing 737".
fn past_number(passage: &Passage<'_>, at: usize) -> Option<usize> {
    /// The longest number of a model.
    const LONGEST: usize = 4;
    let token = passage.tokens.get(at)?;
    let number = token.kind == TokenKind::Digits && token.span.len() <= LONGEST && !token.line_start;
    number.then_some(())?;
    let behind = |token: &Token| token.kind == TokenKind::Word && token.glued;
    Some(if passage.tokens.get(at + 1).is_some_and(behind) { at + 2 } else { at + 1 })
}

/// Where a code of capitals and digits ends that begins at `at`: "AK-47", "F-35A", "A320".
fn past_code(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let token = passage.tokens.get(at)?;
    let letters = token.kind == TokenKind::Word && !token.glued && !token.line_start && starts_upper(passage, at);
    let digits = passage.past_hyphen(at + 1);
    let glued = passage.tokens.get(digits).is_some_and(|digits| digits.glued);
    past_number(passage, digits).filter(|_| letters && glued)
}

/// Whether the tables say nothing of the word at `at` that bears on what a number before it counts.
pub(super) fn is_unknown(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens[at].entry.is_none_or(|entry| {
        entry
            .senses
            .iter()
            .all(|sense| matches!(sense, Sense::Hyphened | Sense::NamePart | Sense::LooseRankNoun | Sense::Running))
    })
}

/// Whether the word at `at` is one of the grammar of figures.
pub(super) fn is_grammar(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens[at].entry.is_some_and(|entry| entry.senses.iter().any(|&sense| is_of_grammar(sense)))
}

/// Whether a word of this sense belongs to the grammar of figures rather than to what they count.
fn is_of_grammar(sense: Sense) -> bool {
    use Sense as S;
    is_number(sense)
        || matches!(
            sense,
            S::Currency(_)
                | S::Minor(_)
                | S::Nation(_)
                | S::Percent
                | S::Point
                | S::BasisPoint
                | S::Measure(_)
                | S::Degree(_)
        )
        || matches!(sense, S::PerMille | S::Thousandth(_) | S::OwnedPart(..))
        || matches!(
            sense,
            S::Power(_) | S::Magnitude | S::Richter | S::Period(..) | S::Age | S::Later | S::Passing | S::Per
        )
        || matches!(
            sense,
            S::Rate(_) | S::Hedge(_) | S::HedgeAfter(_) | S::Bound(_) | S::BoundAfter(_) | S::Between | S::From
        )
        || matches!(
            sense,
            S::To | S::And | S::Or | S::OutOf | S::Except | S::Minus | S::BelowZero | S::Of | S::Clock | S::Uncounted
        )
        || matches!(sense, S::Article | S::Determiner | S::PronounNext)
}

/// Whether a word that stands before dates stands before token `at`.
fn in_time(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        passage
            .find(before, |sense| matches!(sense, Sense::Prepositional | Sense::DateBound(_)).then_some(()))
            .is_some()
    })
}

fn is_number(sense: Sense) -> bool {
    use Sense as S;
    matches!(
        sense,
        S::Number(_) | S::Scale(_) | S::Dual(_) | S::Plural(_) | S::Dozen(_) | S::Dozens | S::Circa(_) | S::Few(_)
    ) || matches!(sense, S::Couple | S::Part(..) | S::Ordinal(_))
}

/// Whether token `at` is a word that may be a noun.
fn is_free_word(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| {
        token.kind == TokenKind::Word
            && !token.line_start
            && !token.glued
            && passage.find(at, |sense| matches!(sense, Sense::Uncounted | Sense::Function).then_some(())).is_none()
    })
}

fn starts_upper(passage: &Passage<'_>, at: usize) -> bool {
    passage.cut(passage.tokens[at].span).chars().next().is_some_and(char::is_uppercase)
}

/// Whether the word at `at` has the form of a plural noun of English or French.
pub(super) fn is_plural(passage: &Passage<'_>, at: usize) -> bool {
    let Some(token) = passage.tokens.get(at) else { return false };
    if token.kind != TokenKind::Word || !is_free_word(passage, at) {
        return false;
    }
    let word = passage.cut(token.span);
    let verb = passage.means(at, Sense::Change);
    let plural_of_table = passage.means(at, Sense::People);
    let known = is_grammar(passage, at);
    plural_of_table
        || (!known
            && !verb
            && word.len() > 3
            && word.ends_with(['s', 'x'])
            && !word.ends_with("ss")
            && !word.ends_with("us"))
}

/// Whether an Arabic word has the form of several people of a kind: the sound plural of a participle or of a nisba, which writers
/// put after any number, «32 مصابين», «15 عسكريين».
fn names_people(word: &str) -> bool {
    (word.ends_with("يين") || word.starts_with('م') && word.ends_with("ين")) && word.chars().count() > 4
}

/// Whether the particle «و» joins a word to what stands before it, «مقتل 8 وإصابة 30», rather than being a letter of it, «8 وفيات»:
/// hardly a noun goes on with one of these letters.
fn is_joined(word: &str) -> bool {
    const BEHIND: [char; 12] = ['أ', 'إ', 'آ', 'ت', 'خ', 'ذ', 'ش', 'ط', 'غ', 'م', 'ن', 'ي'];
    /// Those behind an «ا»: «واعتقال».
    const BEHIND_ALEF: [char; 6] = ['ت', 'خ', 'س', 'ش', 'ع', 'ن'];
    let mut letters = word.chars();
    letters.next() == Some('و')
        && match (letters.next(), letters.next()) {
            (Some('ا'), Some(third)) => BEHIND_ALEF.contains(&third),
            (Some(second), Some(_)) => BEHIND.contains(&second),
            _ => false,
        }
}

/// An Arabic counted noun follows its number at once; after 11 to 99 it is an accusative singular.
fn arabic(passage: &Passage<'_>, at: usize, term: &Term) -> Option<Noun> {
    if term.definite {
        return None;
    }
    if is_grammar(passage, at) {
        return None;
    }
    let word = passage.cut(passage.tokens[at].span);
    let bare = word.trim_end_matches(['\u{064B}', '\u{064C}', '\u{064D}', '\u{064E}', '\u{064F}', '\u{0650}']);
    let vague = matches!(term.size, Size::Vague(..));
    if is_joined(bare) {
        return None;
    }
    // «مليارات بمعركة» is no noun.
    if vague && word.starts_with('ب') {
        return None;
    }
    // «يقيمون» is a verb.
    if word.starts_with('ي') && word.ends_with("ون") {
        return None;
    }
    let accusative = || bare.ends_with(['ا', 'ة', 'ى', 'ء']) || names_people(bare);
    let tail = match term.size {
        Size::Exact(figure) if figure.value.is_integer() => (figure.value % Decimal::ONE_HUNDRED).to_u8().unwrap_or(0),
        _ => 0,
    };
    if (11..=99).contains(&tail) && !accusative() {
        return None;
    }
    // «في 2009 قادما»: a year, and no noun after it.
    let tanwin = bare.ends_with('ا') && !bare.ends_with("ايا") && !(11..=99).contains(&tail);
    if (tanwin || names_people(bare)) && is_bare_year(term) && in_time(passage, term.number) {
        return None;
    }
    // «مئات المصلين»: after a definite order of size the noun is definite, after a number it is not.
    if word.starts_with("ال") && !vague {
        return None;
    }
    Some(Noun { from: at, to: at + 1, certain: true })
}
