//! Names by their capitals.

use super::{Run, WORDS, known_at};
use crate::lexicon::{LANGUAGES, NameKind, Sense};
use crate::mention::TokenKind;
use crate::subject::sheet::{Block, Sheet};
use crate::text::{Role, Signature, is_alphabetic, is_arabic, plain};
use foldhash::{HashMap, HashSet, HashSetExt};

/// Whether the words of a block have capitals as the words of titles do, which then tell nothing. A sentence has words without
/// one, its verb among them.
pub(super) fn is_titled(block: &Block<'_>) -> bool {
    let tells = |&at: &usize| {
        block.is_word(at)
            && block.word(at).len() > 3
            && !block.has(at, |sense| matches!(sense, Sense::Stop | Sense::Clause))
    };
    let (mut small, mut all) = (0, 0);
    for at in (0..block.passage.tokens.len()).filter(tells).take(40) {
        all += 1;
        small += usize::from(!is_capital(block.word(at)));
    }
    (block.role == Role::Headline || all > 3) && all > 0 && small * 8 <= all
}

/// Whether a word begins with a capital.
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a token is a word in the Latin script.
pub(super) fn is_latin(block: &Block<'_>, at: usize) -> bool {
    let Some(token) = block.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word) else { return false };
    block.passage.cut(token.span).starts_with(|letter: char| !is_arabic(letter) && is_alphabetic(letter))
}

/// The name that begins at a word in the Latin script.
pub(super) fn run_at(block: &Block<'_>, index: usize, at: usize, titled: bool, taken: &[bool]) -> Option<Run> {
    let known = known_at(block, at);
    let mut end = known.map_or(at, |(_, next)| next);
    if !titled {
        end = end.max(capitals_from(block, at, taken));
    }
    if end == at {
        return None;
    }
    // A longer run is another name than the known one that it begins with: "Washington Post".
    let known = known.filter(|(_, next)| *next >= end);
    let row = known.map(|(name, _)| name.row());
    let kind = row.map(|row| row.kind).or_else(|| super::kind_before(block, at)).or_else(|| own_kind(block, at..end));
    Some(Run {
        block: index,
        tokens: at..end,
        plain: plain(block.words(at..end)),
        kind,
        known: row.map(|row| row.name),
        doubtful: row.is_none() && end - at == 1 && begins(block, at),
        ordinary: false,
        alias: None,
    })
}

/// Whether a word has a capital by its place alone: at the head of a sentence, a line or a quotation.
fn begins(block: &Block<'_>, at: usize) -> bool {
    let opens = |sign: char| matches!(sign, '"' | '“' | '«' | '‘' | '\'' | ':' | '–' | '—' | '•' | '*');
    block.sentences.binary_search_by_key(&at, |sentence| sentence.start).is_ok()
        || block.passage.tokens[at].line_start
        || at.checked_sub(1).and_then(|before| block.sign(before)).is_some_and(opens)
}

/// Which of some words that have capitals by their place alone are names all the same: words that no table knows, that begin several
/// sentences and never stand without a capital, and that something is told or owned of: "Acme was", "Acme's".
pub(super) fn heads<'w>(sheet: &Sheet<'_>, words: impl Iterator<Item = &'w str>) -> HashSet<&'w str> {
    /// Endings of words that begin sentences often, and of plurals.
    const COMMON: [&str; 3] = ["ing", "ly", "s"];
    let unknown = |word: &&str| {
        word.starts_with(|letter: char| letter.is_ascii_lowercase())
            && !COMMON.iter().any(|ending| word.ends_with(ending))
            && LANGUAGES.iter().all(|language| {
                language
                    .entry(word)
                    .or_else(|| language.story().entry(word))
                    .is_none_or(|entry| entry.senses.is_empty())
            })
    };
    let of_word = |word| (Signature::of(word), (word, Seen::default()));
    let mut seen: HashMap<Signature, (&str, Seen)> = words.filter(unknown).map(of_word).collect();
    if seen.is_empty() {
        return HashSet::new();
    }
    for block in &sheet.blocks {
        for (at, token) in block.passage.tokens.iter().enumerate().filter(|&(at, _)| is_latin(block, at)) {
            let word = block.word(at);
            // A word of plain letters is cut with the signature of its plain form.
            let signature = if word.is_ascii() { token.signature } else { Signature::of(&plain(word)) };
            let Some((_, seen)) = seen.get_mut(&signature) else { continue };
            if is_capital(word) {
                seen.times += 1
            } else {
                seen.small = true
            }
            let verb = |sense| matches!(sense, Sense::Auxiliary | Sense::Said | Sense::Direction(_));
            seen.told |= block.has(at + 1, verb);
        }
    }
    let is_head = |seen: &Seen| seen.told && !seen.small && seen.times > 1;
    seen.into_values().filter(|(_, seen)| is_head(seen)).map(|(word, _)| word).collect()
}

/// How a word stands in an article.
#[derive(Default)]
struct Seen {
    /// How often with a capital.
    times: usize,
    /// Whether without one too.
    small: bool,
    /// Whether something is told of it.
    told: bool,
}

/// The kind that a name's own words tell: "Unity Party", "Harbour Bank", "Acme Holdings".
fn own_kind(block: &Block<'_>, tokens: std::ops::Range<usize>) -> Option<NameKind> {
    let last = tokens.end - 1;
    if tokens.len() > 1 && block.means(last, Sense::NameSuffix) {
        return Some(NameKind::Company);
    }
    [last, tokens.start]
        .into_iter()
        .filter(|_| tokens.len() > 1)
        .find_map(|at| block.means(at, Sense::NameHead).then(|| super::introduces(block, at)).flatten())
}

/// The end of the run of capitals that begins at a token; the token itself where none does.
fn capitals_from(block: &Block<'_>, at: usize, taken: &[bool]) -> usize {
    let no_name = |sense| {
        matches!(
            sense,
            Sense::NoName
                | Sense::Stop
                | Sense::Clause
                | Sense::Said
                | Sense::Introduces(_)
                | Sense::Coordinates
                | Sense::Negation
                | Sense::Every
                | Sense::Pronoun
                | Sense::Nationality(_)
        )
    };
    let written = |token: usize| {
        block.is_word(token)
            && is_capital(block.word(token))
            && !taken[token]
            && block.passage.tokens.get(token).is_some_and(|word| token == at || !word.line_start)
    };
    let is_head = |token: usize| written(token) && block.means(token, Sense::NameHead);
    // "KO" and "GDP" stand for words of the language.
    let abbreviates = |token: usize| {
        let word = block.word(token);
        word.len() < 5
            && !word.contains(char::is_lowercase)
            && block.has(token, |sense| matches!(sense, Sense::Cue(_) | Sense::Counted(_) | Sense::Event(_)))
    };
    let fits = |token: usize| {
        written(token)
            && !abbreviates(token)
            && (!block.has(token, no_name) || block.has(token, |sense| matches!(sense, Sense::Name(_))))
    };
    // "Commercial Bank", "Hudson University".
    let inside = |token: usize| {
        written(token)
            && block.has(token, |sense| {
                matches!(sense, Sense::Introduces(_) | Sense::NoName | Sense::NameHead | Sense::Nationality(_))
            })
    };
    let is_initial = |token: usize| block.word(token).chars().count() == 1;
    let follows_initial = |token: usize| block.sign(token + 1) == Some('.') && fits(token + 2);
    // "Ministry of Health" and "National Front" begin with what no other name begins with.
    let heads = is_head(at) && (at + 1..at + 3).any(fits);
    // "Southern Ports Office".
    let leads = || {
        let chain = (at + 1..at + 4).take_while(|&token| fits(token) || inside(token));
        !fits(at) && inside(at) && fits(at + 1) && chain.clone().any(is_head)
    };
    if !(fits(at) || heads || leads()) || (is_initial(at) && !fits(at + 1) && !follows_initial(at)) {
        return at;
    }
    let mut end = at + 1;
    let mut words = 1;
    let mut headed = heads;
    while words < WORDS {
        let glued = |token: usize| block.passage.tokens.get(token).is_some_and(|token| token.glued);
        let next = match block.sign(end) {
            Some('-' | '\u{2011}') if glued(end) && glued(end + 1) => end + 1,
            Some('&') => end + 1,
            Some('.') if block.word(end - 1).chars().count() <= 2 => end + 1,
            Some(_) => break,
            None => end,
        };
        let link = |token: usize| block.means(token, Sense::NameLink);
        let of = |token: usize| block.word(token).eq_ignore_ascii_case("of");
        let past_link = (next..next + 2).find(|&token| !link(token));
        match past_link {
            // "Of" belongs to an institution's name, not to what somebody is of: "Front of Ana Castell".
            Some(token) if of(next) => {
                let place = block.has(token, |sense| matches!(sense, Sense::Name(_))) || !written(token + 1);
                let named = fits(token) || inside(token);
                if !(named && words < 3 && (heads || headed && place)) {
                    break;
                }
                end = token + 1;
            }
            Some(token) if fits(token) || inside(token) => {
                headed |= is_head(token);
                end = token + 1;
            }
            // "Unity and Development Party", "Ministry of Health and Population".
            _ if next == end && block.means(next, Sense::Coordinates) && written(next + 1) => {
                let tail = (next + 1..next + 4).take_while(|&token| fits(token) || inside(token));
                match tail.clone().find(|&token| is_head(token)) {
                    Some(head) if !headed && head > next + 1 => {
                        (headed, end) = (true, head + 1);
                    }
                    None if heads && fits(next + 1) && !written(next + 2) && known_at(block, next + 1).is_none() => {
                        end = next + 2;
                        break;
                    }
                    _ => break,
                }
            }
            // "Llama 4": a number that is no figure belongs to the name before it.
            _ if next == end && super::is_number(block, next) && !taken[next] => {
                end = next + 1;
                break;
            }
            _ => break,
        }
        words += 1;
    }
    end
}
