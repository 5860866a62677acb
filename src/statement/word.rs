//! The content words of a statement: what stands at a token, and what the tables say of it.

mod kind;
pub(super) mod pair;

use super::form::Form;
use super::grammar::List;
use super::role::Role;
use super::vocabulary::{self, Known, Told};
use crate::lexicon::{Attribute, KnownName, NameKind, Sense, Takes};
use crate::mention::{Passage, TokenKind};
use crate::text::fold;

/// A word or a phrase that says what a statement is about.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// As written.
    pub written: &'t str,
    folded: Form,
    /// Whether it has a capital, which makes it a name where it does not open a sentence.
    pub capital: bool,
    /// Whether it tells nothing of its own: "up", "more". It need not be covered, but it may say the opposite.
    pub weak: bool,
    /// Whether it says that a figure is the whole: "in total".
    pub total: bool,
    /// Whether an "and" is attached to it.
    pub and: bool,
    /// Whether it goes on with a list: an "and" or a comma stands before it.
    pub listed: bool,
    /// Whether it is the noun of a figure.
    pub counted: bool,
    /// Whether a preposition stands before it.
    pub beside: bool,
    /// Whether what follows is its own: "the minister's".
    pub owner: bool,
    /// Whether it is denied: «لم يصب».
    pub denied: bool,
    /// Whether it does what another suffers: "approved by parliament".
    pub by: bool,
    /// The day of the week that it names, from Monday, which is 0.
    pub weekday: Option<i8>,
    /// Whether what it names is risen or fallen against: "against the dollar".
    pub versus: bool,
    senses: Senses,
    told: Option<&'static Told>,
    /// The words of a phrase that is no name.
    pub parts: Vec<Word<'t>>,
}

/// What the tables say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Senses {
    name: Option<KnownName>,
    /// The country that it says somebody or something is of.
    nation: Option<&'static str>,
    counted: Option<&'static str>,
    person: Option<&'static str>,
    event: Option<&'static str>,
    category: Option<(&'static str, &'static str)>,
    cue: Option<Attribute>,
    direction: Option<i8>,
}

/// The content word at a token of which the vocabulary tells what is `known`, and the token after it; `None` where the token
/// carries none.
pub(super) fn at<'t>(passage: &Passage<'t>, token: usize, known: Known) -> (Option<Word<'t>>, usize) {
    let mut next = token + 1;
    let mut senses = Senses::default();
    if let Some(name) = passage.find(token, |sense| match sense {
        Sense::Name(name) => Some(name),
        _ => None,
    }) {
        (senses.name, next) = (Some(name.sense), name.next);
    }
    // "The economist" is no newspaper.
    let last = passage.tokens[token..next].iter().rfind(|token| token.kind == TokenKind::Word);
    if last.is_some_and(|last| passage.cut(last.span).starts_with(char::is_lowercase)) && next > token + 1 {
        senses.name = None;
        next = token + 1;
    }
    let mut longest = |end: usize| next = next.max(end);
    macro_rules! take {
        ($field:ident, $pattern:pat => $value:expr) => {
            if let Some(found) = passage.find(token, |sense| match sense {
                $pattern => Some($value),
                _ => None,
            }) {
                longest(found.next);
                senses.$field = Some(found.sense);
            }
        };
    }
    take!(nation, Sense::Nationality(country) => country);
    take!(counted, Sense::Counted(noun) => noun);
    take!(person, Sense::PersonNoun(noun) => noun);
    take!(event, Sense::Event(event) => event);
    take!(category, Sense::Category(set, one) => (set, one));
    take!(direction, Sense::Direction(way) => way);
    let stop = passage.find(token, |sense| (sense == Sense::Stop).then_some(()));
    let total = passage.find(token, |sense| matches!(sense, Sense::Scope("span", "total")).then_some(()));
    // "In all 23 provinces" tells of all.
    let counts = |at: usize| passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits);
    if let Some(total) = total.filter(|total| total.next >= next && !counts(total.next)) {
        let word = Word { total: true, ..Word::new(passage, token, total.next, Senses::default(), true) };
        return (Some(word), total.next);
    }
    // A cue of several words would swallow those that the other side may write apart.
    // What happens to people is told in words that say the same; other cues only go with one attribute, as "east" and "west" do.
    let befalls = |attribute: Attribute| attribute.row().is_some_and(|row| row.takes.contains(&Takes::People));
    let cue = passage.find(token, |sense| match sense {
        Sense::Cue(attribute) if befalls(attribute) => Some(attribute),
        _ => None,
    });
    senses.cue = cue.filter(|cue| cue.next == next).map(|cue| cue.sense);
    // "Took part" says more than its words do.
    let phrase = known.phrase.filter(|(told, end)| told.says() && *end >= next);
    if let Some((told, end)) = phrase {
        let mut word = Word { told: Some(told), ..Word::new(passage, token, end, senses, false) };
        if told.role.is(Role::WHOLE) {
            word.parts.clear();
        }
        return (Some(word), end);
    }
    if passage.cut(passage.tokens[token].span).chars().filter(|letter| *letter != 'ـ').count() == 1
        && !passage.tokens[token].span.cut(passage.text).is_ascii()
    {
        return (None, token + 1);
    }
    // The article of digits: «الـ23».
    if passage.cut(passage.tokens[token].span).trim_end_matches('ـ') == List::Article.first() {
        return (None, token + 1);
    }
    let says = senses.name.is_some()
        || senses.counted.is_some()
        || senses.person.is_some()
        || senses.event.is_some()
        || senses.category.is_some();
    // «أمام» is hardly an imam.
    let says = says && !known.role.is(Role::VERSUS);
    if let Some(stop) = stop.filter(|stop| stop.next >= next && !says) {
        // A common word need not be covered, but may say the opposite: "long".
        let told = vocabulary::told(&fold(passage.cut(passage.tokens[token].span)));
        if told.is_some_and(|told| told.role.is_empty() && told.has_opposite()) && stop.next == token + 1 {
            return (Some(Word::new(passage, token, token + 1, senses, true)), token + 1);
        }
        if senses.direction.is_none() || stop.next > next {
            return (None, stop.next);
        }
        return (Some(Word::new(passage, token, next, senses, true)), next);
    }
    (Some(Word::new(passage, token, next, senses, false)), next)
}

impl<'t> Word<'t> {
    fn new(passage: &Passage<'t>, from: usize, to: usize, senses: Senses, weak: bool) -> Self {
        let written = passage.cut(passage.span(from, to));
        let folded = fold(written);
        // The article and attached particles are no part of the word.
        let clitic = passage.tokens[from].entry.map_or(0, |entry| usize::from(entry.clitic.len));
        // «كرات» is hardly "as" with something.
        let clitic = if List::AttachedAs.begins(&folded) { 0 } else { clitic };
        let bare = folded.get(clitic..).filter(|bare| !bare.is_empty()).unwrap_or(&folded).to_owned();
        let bare = match narrowed(passage, from) {
            Some(prefix) => format!("{prefix}{bare}"),
            None => bare,
        };
        let capital = written.starts_with(char::is_uppercase) || senses.name.is_some();
        let attached = passage.tokens[from].entry.map(|entry| entry.clitic.and);
        let and = attached.unwrap_or_else(|| List::AttachedAnd.begins(&bare) && bare.chars().count() > 3);
        let told = vocabulary::told(&bare);
        // "The bank" is the Central Bank that was named.
        let body = senses.name.is_none_or(|name| name.row().kind == NameKind::Body) && !written.is_ascii();
        let parts = if to > from + 1 && (senses.name.is_none() || body) {
            let tokens = (from..to).filter(|&at| passage.tokens[at].kind == TokenKind::Word);
            tokens.map(|at| Word::new(passage, at, at + 1, Senses::default(), false)).collect()
        } else {
            Vec::new()
        };
        let rest = &passage.text[passage.span(from, to).end..];
        let owner = List::Possessive.begins(rest);
        let beside = passage.tokens[from].entry.is_some_and(|entry| entry.clitic.preposition && clitic > 0)
            || List::BesideArticle.begins(&folded);
        Word {
            written,
            folded: Form::of(bare),
            capital,
            weak,
            total: false,
            and,
            listed: and,
            counted: false,
            beside,
            owner,
            denied: false,
            by: false,
            weekday: None,
            versus: false,
            senses,
            told,
            parts,
        }
    }

    /// Leaves it no direction, where it only bounds a figure.
    pub(super) fn still(&mut self) {
        self.senses.direction = None;
    }

    /// The word at a token, whatever the tables say of it.
    pub(super) fn plain(passage: &Passage<'t>, token: usize) -> Self {
        Word::new(passage, token, token + 1, Senses::default(), false)
    }
}

/// What narrows the word at a token: the "semi" of "semi-final".
fn narrowed(passage: &Passage<'_>, at: usize) -> Option<String> {
    let (sign, prefix) = (passage.tokens.get(at.checked_sub(1)?)?, passage.tokens.get(at.checked_sub(2)?)?);
    let joined = sign.kind == TokenKind::Sign('-') && sign.glued && passage.tokens[at].glued;
    let narrows = joined && vocabulary::role(passage, at - 2).is(Role::NARROWS);
    narrows.then(|| fold(passage.cut(prefix.span)))
}
