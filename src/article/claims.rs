//! What an article states: every figure and date of its text as a claim, with its words and their place.

use super::Document;
use crate::claim::{Claim, Evolves, Quote, Unread};
use crate::mention::{self, Context, Cut, Mention, Passage};
use crate::subject::{self, Assertion, Outline, Prospect, Reading, Subject};
use crate::text::{Block, Place, Span};
use crate::value::{Currency, Quantity, Unit, Value};
use std::sync::Arc;

/// How many characters of its line stand before and after a quote.
const AROUND: usize = Quote::AROUND;

/// The figures and dates of a document, in order. Date lines and what Markdown hides are passed over.
///
/// `context` gives what the document does not tell itself: the language, the publication date, and the currencies of
/// ambiguous words.
#[must_use]
pub fn mentions(document: &Document<'_>, context: &Context) -> Vec<Mention> {
    mentions_and(document, &document.context(context), |_, _, _| ()).0
}

/// The same in the context of the document, for one who also looks at the words of the body once they are read, and whether what was
/// read then stands.
fn mentions_and(
    document: &Document<'_>,
    context: &Context,
    look: impl FnMut(usize, &mut Passage<'_>, &[Mention]),
) -> (Vec<Mention>, bool) {
    let body = document.body();
    let mut mentions = mention::read_and(body.cut(document.text()), context, look);
    mentions.iter_mut().for_each(|mention| mention.shift(body.start));
    let crossed = cross_blocks(document, &mentions);
    if crossed {
        let of_block = |block: Block| {
            let mut mentions = mention::read(block.span.cut(document.text()), context);
            mentions.iter_mut().for_each(|mention| mention.shift(block.span.start));
            mentions
        };
        mentions = document.blocks().into_iter().flat_map(of_block).collect();
    }
    let over = document.passed_over();
    if !over.is_empty() {
        mentions
            .retain(|mention| !over.iter().any(|span| span.start < mention.span.end && mention.span.start < span.end));
    }
    (mentions, !crossed)
}

/// Whether one of the mentions reaches from a block into the next: words of a headline and of the paragraph below it,
/// or of two cells, state nothing together. Hardly any text has such words side by side.
fn cross_blocks(document: &Document<'_>, mentions: &[Mention]) -> bool {
    let text = document.text();
    let mut suspects = mentions.iter().filter(|mention| mention.span.cut(text).contains(['\n', '|'])).peekable();
    if suspects.peek().is_none() {
        return false;
    }
    let blocks = document.blocks();
    suspects.any(|mention| {
        let after = blocks.partition_point(|block| block.span.end <= mention.span.start);
        blocks.get(after).is_some_and(|block| block.span.end < mention.span.end)
    })
}

/// The claims of a document, each with an empty id and no topic, and what was seen and has no value. `article` is the
/// index of the document's article in its corpus.
///
/// The third part of the answer tells what the document is about as a whole.
#[must_use]
pub fn claims(document: &Document<'_>, article: usize, context: &Context) -> (Vec<Claim>, Vec<Unread>, Outline) {
    let mentions = mentions(document, context);
    let Reading { subjects, assertions, outline } = subject::read(document, &mentions, context);
    let published = document.context(context).reference;
    let claim = |value, alternatives, quote: Quote<&str>, topic: Option<Arc<str>>, subject: Subject| Claim {
        id: Arc::default(),
        article,
        value,
        alternatives,
        quote: quote.into_owned(),
        stance: subject.stance,
        attribution: subject.said_by.iter().map(|speaker| speaker.name.clone()).collect(),
        as_of: subject.as_of.clone(),
        published: published.clone(),
        scope: subject.scope.clone(),
        evolves: Evolves::Fixed,
        parts: Vec::new(),
        topic,
        subject: Some(Box::new(subject)),
    };
    let (mut claims, mut unread) = (Vec::with_capacity(mentions.len() + assertions.len()), Vec::new());
    in_order(document, mentions.into_iter().zip(subjects), assertions, |piece, quote| match piece {
        Piece::Mention(Mention { value: Ok(value), alternatives, .. }, subject) => {
            let value = if subject.is_money { money(value) } else { value };
            claims.push(claim(value, alternatives, quote, None, subject));
        }
        Piece::Mention(Mention { value: Err(why), .. }, _) => {
            unread.push(Unread { article, quote: quote.into_owned(), why: why.why() });
        }
        Piece::Assertion(assertion) => {
            let Assertion { value, topic, subject, .. } = *assertion;
            let evolves = subject::evolves(&value);
            claims.push(Claim { evolves, ..claim(value, Vec::new(), quote, Some(topic), subject) });
        }
    });
    (claims, unread, outline)
}

/// A claim as an extract tells it, which leaves open what it is about, with its words in the text of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted<'d> {
    /// The topic of what is stated without a figure.
    pub topic: Option<Arc<str>>,
    /// What it states.
    pub value: Value,
    /// The words that state it.
    pub quote: Quote<&'d str>,
}

/// What a document states, for an extract, and what was seen and has no value. What the figures are about is not sought.
#[must_use]
pub fn extracted<'d>(document: &'d Document<'_>, context: &Context) -> (Vec<Extracted<'d>>, Vec<Unread<&'d str>>) {
    /// The tokens of longer texts than this are not kept, in bytes: fetching them from memory takes longer than cutting the text anew.
    const KEPT: usize = 1 << 15;
    let mut cut = Cut::default();
    let own = document.context(context);
    // Most articles state nothing without a figure, which is told by their words while they are at hand.
    let mut prospect = Prospect::of(document, &own);
    let (mentions, stand) = mentions_and(document, &own, |start, words, mentions| {
        prospect.look(start, words, mentions);
        if prospect.may_state && document.body().len() <= KEPT {
            cut.push(start, std::mem::take(&mut words.tokens));
        }
    });
    let assertions = |languages| subject::assertions(document, &mentions, &own, languages, &cut);
    let stating = prospect.languages.filter(|_| prospect.may_state || !stand);
    debug_assert!(stating.is_some() || prospect.languages.is_none_or(|languages| assertions(languages).is_empty()));
    let assertions = stating.map(assertions).unwrap_or_default();
    let (mut claims, mut unread) = (Vec::with_capacity(mentions.len() + assertions.len()), Vec::new());
    let mentions = mentions.into_iter().map(|mention| (mention, ()));
    in_order(document, mentions, assertions, |piece, quote| match piece {
        Piece::Mention(Mention { value: Ok(value), .. }, ()) => claims.push(Extracted { topic: None, value, quote }),
        Piece::Mention(Mention { value: Err(why), .. }, ()) => {
            unread.push(Unread { article: 0, quote, why: why.why() });
        }
        Piece::Assertion(assertion) => {
            claims.push(Extracted { topic: Some(assertion.topic), value: assertion.value, quote });
        }
    });
    (claims, unread)
}

/// A mention with what is known of it, or what is stated without a figure.
#[expect(clippy::large_enum_variant, reason = "nearly all are mentions")]
enum Piece<S> {
    Mention(Mention, S),
    Assertion(Box<Assertion>),
}

/// Hands on what a document states in the order of its text, each with its words.
fn in_order<'d, S>(
    document: &'d Document<'_>,
    mentions: impl Iterator<Item = (Mention, S)>,
    assertions: Vec<Assertion>,
    mut take: impl FnMut(Piece<S>, Quote<&'d str>),
) {
    let mut quotes = Quotes::new(document);
    let over = document.passed_over();
    let is_over = |at: &Assertion| over.iter().any(|span| span.start <= at.span.start && at.span.start < span.end);
    let mut assertions = assertions.into_iter().filter(|assertion| !is_over(assertion)).peekable();
    for (mention, subject) in mentions {
        while let Some(assertion) = assertions.next_if(|assertion| assertion.span.start <= mention.span.start) {
            let quote = quotes.cut(assertion.span, assertion.span);
            take(Piece::Assertion(Box::new(assertion)), quote);
        }
        let quote = quotes.cut(mention.span, mention.figure);
        take(Piece::Mention(mention, subject), quote);
    }
    for assertion in assertions {
        let quote = quotes.cut(assertion.span, assertion.span);
        take(Piece::Assertion(Box::new(assertion)), quote);
    }
}

/// An amount as money of a currency that nobody names.
fn money(value: Value) -> Value {
    let currency = Currency { code: None, candidates: Vec::new() };
    match value {
        Value::Quantity(quantity) => Value::Quantity(Quantity { unit: Unit::Money(currency), ..quantity }),
        other => other,
    }
}

impl Document<'_> {
    /// The quote of some words of the text: those at a place of the file, else the first ones.
    pub(crate) fn quote(&self, words: &str, at: Option<Place>) -> Option<Quote> {
        let spans =
            || memchr::memmem::find_iter(self.text().as_bytes(), words).map(|at| Span::new(at, at + words.len()));
        let mut walk = self.walk();
        let there = at.and_then(|place| spans().find(|span| walk.place(span.start) == place));
        let span = there.or_else(|| spans().next())?;
        Some(Quotes::new(self).cut(span, span).into_owned())
    }
}

/// Cuts quotes in the order of the text: places are counted on from the last one.
struct Quotes<'d> {
    document: &'d Document<'d>,
    walk: super::place::Walk<'d>,
}

impl<'d> Quotes<'d> {
    fn new(document: &'d Document<'d>) -> Self {
        Quotes { document, walk: document.walk() }
    }

    /// The quote of an expression and of the figure in it; no expression may stand before an earlier one.
    fn cut(&mut self, span: Span, figure: Span) -> Quote<&'d str> {
        let text = self.document.text();
        let Span { start, end } = span;
        let exact = span.cut(text);
        let place = self.walk.place(start);
        let (span, figure, within) = self.walk.spans(span, figure);
        Quote {
            exact,
            span,
            figure,
            place,
            within,
            before: last_of_line(&text[..start]),
            after: first_of_line(&text[end..]),
        }
    }
}

/// In so many bytes stand more letters of most scripts than are shown. They are looked at together.
const NEAR: usize = 2 * AROUND;

/// Whether a byte begins a character.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// How many characters begin in some bytes.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().map(|&byte| usize::from(begins(byte))).sum()
}

/// Where the last few characters begin.
fn last_few(bytes: &[u8]) -> usize {
    if let Some(last) = bytes.last_chunk::<NEAR>() {
        let more = count(last).checked_sub(AROUND);
        let start = more.and_then(|more| (0..NEAR).filter(|&at| begins(last[at])).nth(more));
        if let Some(start) = start {
            return bytes.len() - NEAR + start;
        }
    }
    (0..bytes.len()).rev().filter(|&at| begins(bytes[at])).nth(AROUND - 1).unwrap_or(0)
}

/// The last few characters, up to the line's start.
fn last_of_line(before: &str) -> &str {
    let bytes = before.as_bytes();
    let start = match bytes.last_chunk::<AROUND>() {
        Some(last) if last.is_ascii() => bytes.len() - AROUND,
        _ => last_few(bytes),
    };
    let near = after_mark(&before[start..]);
    let end = memchr::memrchr3_iter(b'\n', b'\r', SEPARATOR[0], near.as_bytes()).find_map(|at| line_end(near, at));
    end.map_or(near, |end| &near[end.end..])
}

/// Words without a byte-order mark and what stands before it. With its first byte hardly any other character begins.
fn after_mark(words: &str) -> &str {
    const MARK: &str = "\u{FEFF}";
    let may_hold = memchr::memchr(MARK.as_bytes()[0], words.as_bytes()).is_some();
    may_hold.then(|| words.rsplit_once(MARK)).flatten().map_or(words, |(_, after)| after)
}

/// The first few characters, up to the line's end.
fn first_of_line(after: &str) -> &str {
    let mut further = after.chars();
    let ascii = after.as_bytes().first_chunk::<AROUND>().is_some_and(|first| first.is_ascii());
    let near = if ascii {
        &after[..AROUND]
    } else {
        further.nth(AROUND - 1).map_or(after, |_| &after[..after.len() - further.as_str().len()])
    };
    let end = memchr::memchr3_iter(b'\n', b'\r', SEPARATOR[0], near.as_bytes()).find_map(|at| line_end(near, at));
    end.map_or(near, |end| &near[..end.start])
}

/// The bytes with which U+2028 and U+2029 begin, which end a line as LF and CR do.
const SEPARATOR: [u8; 2] = [0xE2, 0x80];

/// The line end that begins at a byte.
fn line_end(text: &str, at: usize) -> Option<Span> {
    let len = match text.as_bytes()[at..] {
        [b'\n' | b'\r', ..] => 1,
        [lead, next, 0xA8 | 0xA9, ..] if [lead, next] == SEPARATOR => 3,
        _ => return None,
    };
    Some(Span::new(at, at + len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_characters_stand_before_a_quote_in_every_script() {
        for letter in ["a", "é", "ب", "ب ", "한", "한a", "\u{1F600}", "\u{1F600}bé"] {
            for times in [0, 1, AROUND - 1, AROUND, AROUND + 1, NEAR, 3 * AROUND] {
                let words = letter.repeat(times);
                let all: Vec<(usize, char)> = words.char_indices().collect();
                let few = all.len().saturating_sub(AROUND);
                let start = all.get(few).map_or(0, |&(at, _)| at);
                assert_eq!(last_few(words.as_bytes()), start, "{letter} {times}");
            }
        }
    }
}
