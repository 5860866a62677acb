//! Whether the words around a date speak of what was or of what is to come.

use crate::lexicon::{Clitic, Kinds, Script, Sense};
use crate::mention::passage::{Found, Passage};
use crate::mention::token::TokenKind;
use crate::text::fold;

/// The time of which a clause speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    /// What was once to come, whether or not it came.
    Meant,
}

/// How far a verb is sought on each side, in tokens.
const REACH: usize = 14;

/// How far before a date a verb may stand that is known by its form alone, in tokens.
const NEAR: usize = 5;

/// Words that tell of which time a clause speaks.
const CUES: Kinds = Kinds::of(&[Sense::PastCue, Sense::FutureCue, Sense::MeantCue, Sense::SayCue]);

/// The time that the cue nearest to the tokens `from..next` in their sentence tells; the one before them where two are as near.
pub(crate) fn around(passage: &Passage<'_>, from: usize, next: usize) -> Option<Tense> {
    let cue = |at: usize| {
        // "Will be closed" is of the future, whatever its participle.
        let governed = || {
            (at.saturating_sub(3)..at).rev().find_map(|verb| {
                let verb = passage.find(verb, |sense| match sense {
                    Sense::FutureCue => Some(Tense::Future),
                    Sense::MeantCue => Some(Tense::Meant),
                    _ => None,
                })?;
                (verb.next == at).then_some(verb.sense)
            })
        };
        let time = |sense| match sense {
            Sense::PastCue if is_valley(passage, at) || is_governed_noun(passage, at) => None,
            Sense::PastCue => Some(Some(governed().unwrap_or(Tense::Past))),
            Sense::FutureCue if meant(passage, at) => Some(Some(Tense::Meant)),
            Sense::FutureCue if announced(passage, at, from) => Some(None),
            Sense::FutureCue => Some(Some(Tense::Future)),
            Sense::MeantCue => Some(Some(Tense::Meant)),
            // "Sales will fall, it said Friday": the day is that of the saying.
            Sense::SayCue => Some(None),
            _ => None,
        };
        let told = passage.tokens[at].kinds.meet(CUES).then(|| passage.find(at, time)).flatten();
        told.or_else(|| {
            let near = at < from && from - at <= NEAR;
            (near && is_future(passage, at)).then_some(Found {
                sense: Some(Tense::Future),
                next: at + 1,
                clitic: Clitic::default(),
            })
        })
    };
    let ends = |at: usize| matches!(passage.sign(at), Some('.' | '!' | '?' | '؟' | ';' | '؛'));
    let starts_line = |at: usize| passage.tokens.get(at).is_some_and(|token| token.line_start);
    let before = (from.saturating_sub(REACH)..from)
        .rev()
        .take_while(|&at| !ends(at) && !starts_line(at + 1))
        .find_map(|at| cue(at).filter(|found| found.next <= from).map(|found| (from - at, found.sense)));
    let after = (next..passage.tokens.len().min(next + REACH))
        .take_while(|&at| !ends(at) && !starts_line(at))
        .filter(|&at| passage.tokens[at].kind == TokenKind::Word)
        .find_map(|at| {
            cue(at).filter(|found| !is_of_another(passage, found)).map(|found| (at + 1 - next, found.sense))
        });
    // What a comma sets off speaks of something else: "to begin on 10 November, have been put back".
    let set_off = |distance: usize| (next..next + distance).any(|at| matches!(passage.sign(at), Some(',' | '،')));
    let after = after.filter(|(distance, _)| before.is_none() || !set_off(*distance));
    let nearest = [before, after].into_iter().flatten().min_by_key(|&(distance, _)| distance);
    nearest.and_then(|(_, tense)| tense)
}

/// Whether a word for what is to come ends a phrase for what was: "was due", «كان من المقرر».
fn meant(passage: &Passage<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|from| passage.word(from, Sense::MeantCue).is_some_and(|next| next > at))
}

/// Whether a word for what is to come ends a phrase of telling, and a date at `from` stands right behind it: "unveiled plans on Wednesday
/// to build". Where the plan's own verb stands between, "announced plans to strike on Wednesday", the date is that of the plan.
fn announced(passage: &Passage<'_>, at: usize, from: usize) -> bool {
    let next_to = at < from && from - at <= 2;
    next_to && (at.saturating_sub(2)..at).any(|verb| passage.word(verb, Sense::SayCue).is_some_and(|next| next > at))
}

/// Whether a cue speaks of another date, which follows it: "pledged on Sunday towards an appeal that runs until June".
fn is_of_another(passage: &Passage<'_>, cue: &Found<Option<Tense>>) -> bool {
    let date = |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_) | Sense::The);
    let digits = passage.tokens.get(cue.next).is_some_and(|token| token.kind == TokenKind::Digits);
    cue.sense == Some(Tense::Future) && (digits || passage.has(cue.next, date))
}

/// Whether a preposition stands before a word that would be a verb of the past elsewhere: «ستبدأ في فرض رسوم» tells of no past.
fn is_governed_noun(passage: &Passage<'_>, at: usize) -> bool {
    const BEFORE: [&str; 5] = ["في", "علي", "الي", "حول", "بشان"];
    at.checked_sub(1).is_some_and(|before| BEFORE.contains(&&*fold(passage.cut(passage.tokens[before].span))))
}

/// Whether a word is «وادي», a valley, rather than «وأدى», which folds like it.
fn is_valley(passage: &Passage<'_>, at: usize) -> bool {
    passage.means(at, Sense::Hamza)
        && passage.tokens[at].entry.is_some_and(|entry| entry.clitic.and)
        && !passage.cut(passage.tokens[at].span).contains('أ')
}

/// Whether an Arabic word is a verb of the future by its form, and no word of the tables: «سنلتقي», «سأعود».
fn is_future(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    if token.entry.is_some_and(|entry| !entry.senses.is_empty()) {
        return false;
    }
    let word = passage.cut(token.span);
    if token.script != Script::Arabic
        || token.kind != TokenKind::Word
        || !word.trim_start_matches(['و', 'ف']).starts_with('س')
    {
        return false;
    }
    // Behind a noun a name is as likely: «القاضي سيرجيو».
    let opens = at.checked_sub(1).is_none_or(|before| {
        let known = |sense| matches!(sense, Sense::Function | Sense::Uncounted);
        token.line_start || passage.tokens[before].kind != TokenKind::Word || passage.has(before, known)
    });
    let other = |sense: &Sense| matches!(sense, Sense::NoFuture | Sense::Name(_) | Sense::Counted(_));
    is_future_form(word)
        && (opens || word.trim_start_matches(['و', 'ف']).starts_with("سأ"))
        && !passage.arabic.story().entry(&fold(word)).is_some_and(|entry| entry.senses.iter().any(other))
}

/// Whether an Arabic word has the form of a verb of the future: «ستدفع», «سيبلغ», «سأعود».
pub(crate) fn is_future_form(word: &str) -> bool {
    if word.trim_start_matches(['و', 'ف']).starts_with("سأ") {
        return word.chars().count() >= 5;
    }
    let folded = fold(word);
    let bare = folded.strip_prefix(['و', 'ف']).unwrap_or(&folded);
    bare.chars().count() >= 5
        && (bare.starts_with("سي") || bare.starts_with("ست") || bare.starts_with("سن"))
        && !word.ends_with(['ة', 'ى', 'ء', 'ً'])
        && !bare.ends_with("ات")
}
