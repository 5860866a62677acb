//! The reader: which stretches of a text state a figure or a date, and what they state.
//!
//! One grammar serves running text ([`read`]) and the notation of claim files ([`read_whole`]). The words of a
//! language live in its table under `src/lexicon/`; this module knows none of them.

mod ask;
mod date;
mod number;
mod passage;
mod quantity;
mod token;
pub mod trace;
mod window;

pub(crate) use self::date::is_future_form;
pub(crate) use self::number::number_at;
use self::passage::Reading;
pub(crate) use self::passage::{Cut, Languages, Passage};
pub(crate) use self::quantity::past_model;
pub(crate) use self::token::{Token, TokenKind};
use crate::lexicon::Sense;
use crate::text::Span;
use crate::value::{CurrencyCode, DateSpan, Quantity, Unit, Value};

/// A stretch of text that states a figure or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The whole expression, hedge and bound included.
    pub span: Span,
    /// The figure or the date itself.
    pub figure: Span,
    /// What it states, or why that cannot be told.
    pub value: Result<Value, Unresolved>,
    /// Every other reading of the same words.
    pub alternatives: Vec<Alternative>,
}

impl Mention {
    /// Moves it right by some bytes of a longer text.
    pub(crate) fn shift(&mut self, by: usize) {
        self.span = self.span.shift(by);
        self.figure = self.figure.shift(by);
    }
}

/// Another reading of the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What the words state in this reading.
    pub value: Value,
    /// What would make it the right one.
    pub why: String,
    /// What leaves the choice open.
    pub doubt: Doubt,
}

/// What leaves open which of two readings is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The signs: `03/04/2025`, `1,250`. Whoever wrote them can write them otherwise.
    Notation,
    /// The words, which also name another thing: "since 2003" the year itself, "April" that of the year before. The first reading
    /// is the usual one, so that the other neither asks for a note nor excuses a contradiction.
    Sense,
}

/// A figure or a date that was recognised and has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unresolved {
    /// A relative date, and no publication date to count from.
    NoReference,
    /// A number of more digits than an exact decimal holds.
    TooLong,
    /// A day that the calendar does not have.
    NoSuchDay,
}

impl Unresolved {
    /// Why there is no value, as a clause: "it counts from a date that is not given".
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Unresolved::NoReference => "it counts from a date that is not given",
            Unresolved::TooLong => "it has more digits than can be kept exactly",
            Unresolved::NoSuchDay => "the calendar has no such day",
        }
    }
}

impl std::fmt::Display for Unresolved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.why())
    }
}

/// What the reader needs to know beside the text.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The language of the text (BCP 47: "ar", "en", "fr"); found by script and function words where absent.
    pub lang: Option<String>,
    /// The publication date, from which relative dates count; of a day, a month or a year.
    pub reference: Option<DateSpan>,
    /// Which currency an ambiguous word or symbol stands for, by the word's folded form.
    pub currencies: std::collections::BTreeMap<String, CurrencyCode>,
    /// The attributes of the tables and those of a newsroom.
    pub attributes: std::sync::Arc<crate::lexicon::Attributes>,
}

/// The figures and dates of a running text, in order, none inside another.
#[must_use]
pub fn read(text: &str, context: &Context) -> Vec<Mention> {
    read_and(text, context, |_, _, _| ())
}

/// The same, for one who also looks at the words of the text, stretch by stretch once they are read, and may take them: `look` is
/// given the byte at which the stretch begins, and what was read so far.
pub(crate) fn read_and(
    text: &str,
    context: &Context,
    mut look: impl FnMut(usize, &mut Passage<'_>, &[Mention]),
) -> Vec<Mention> {
    /// Prose that is dense with figures has one in so many bytes.
    const DENSE: usize = 128;
    let languages = Languages::of(text, context);
    let mut mentions = Vec::with_capacity(text.len() / DENSE);
    let mut passage = Passage::new("", languages, context);
    for window in window::windows(text) {
        passage.turn_to(window.cut(text));
        let mut at = 0;
        while at < passage.tokens.len() {
            let token = &passage.tokens[at];
            if !token.dated && !quantity::may_begin(token) {
                at += 1;
                continue;
            }
            if let Some(next) = date::clock_end(&passage, at) {
                at = next;
                continue;
            }
            let Some(Reading { to, mut mention, .. }) = read_at(&passage, at) else {
                at += 1;
                continue;
            };
            mention.shift(window.start);
            mentions.push(mention);
            at = to;
            passage.floor = to;
        }
        look(window.start, &mut passage, &mentions);
    }
    mentions
}

/// The reading of a text that is one figure or one date from its first character to its last, blanks aside; `None`
/// where some of it is left over.
#[must_use]
pub fn read_whole(text: &str, context: &Context) -> Option<Mention> {
    let passage = Passage::new(text, Languages::of(text, context), context);
    let whole = passage.tokens.len();
    (0..whole)
        .filter_map(|at| read_at(&passage, at))
        .find(|reading| reading.to == whole && (reading.from == 0 || is_led_by_rank(&passage, reading)))
        .map(|reading| reading.mention)
}

/// Whether a text holds digits and, beside them, no words but those that figures and dates are made of: it was meant as one,
/// although it may state none ("Q5 2026").
#[must_use]
pub fn is_worded_as_figure(text: &str, context: &Context) -> bool {
    let passage = Passage::new(text, Languages::of(text, context), context);
    let is_of_figure = |sense: &Sense| {
        use Sense::{
            Currency, Fiscal, Grain, GrainLetter, HijriMonth, Month, Number, Scale, Season, ShortMonth, YearCue,
        };
        matches!(
            sense,
            Month(_)
                | ShortMonth(_)
                | HijriMonth(_)
                | Season(_)
                | Grain(_)
                | GrainLetter(_)
                | Fiscal
                | YearCue
                | Number(_)
                | Scale(_)
                | Currency(_)
        )
    };
    passage.tokens.iter().any(|token| token.kind == TokenKind::Digits)
        && passage
            .tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .all(|token| token.entry.is_some_and(|entry| entry.senses.iter().any(is_of_figure)))
}

/// Whether a text is a number in digits and what it counts, in words that mean nothing else: [`read_whole`] reads it as that.
pub(crate) fn is_plain_count(text: &str, context: &Context) -> bool {
    quantity::is_plain_count(&Passage::of_words(text, Languages::of(text, context), context))
}

/// Whether nothing but the noun of a rank stands before it: «المرتبة 28».
fn is_led_by_rank(passage: &Passage<'_>, reading: &Reading) -> bool {
    let rank = matches!(&reading.mention.value, Ok(Value::Quantity(quantity)) if quantity.unit == Unit::Rank);
    let noun = passage.find(0, |sense| matches!(sense, Sense::Rank | Sense::RankNoun).then_some(()));
    rank && noun.is_some_and(|noun| noun.next == reading.from)
}

/// The longest expression whose figure stands at token `at`; a date wins over a figure of the same length.
fn read_at(passage: &Passage<'_>, at: usize) -> Option<Reading> {
    let quantity = quantity::read_at(passage, at);
    passage
        .measured
        .set(Some((at, quantity.as_ref().is_some_and(|quantity| quantity::is_measured(passage, at, quantity)))));
    let date = date::read_at(passage, at);
    match (date, quantity) {
        (Some(date), Some(quantity)) => {
            // "In 2016 scientists" counts no scientists.
            let counted = matches!(&quantity.mention.value, Ok(Value::Quantity(Quantity { unit: Unit::Noun(_), .. })));
            let end = if counted { quantity.mention.figure.end } else { quantity.mention.span.end };
            let year = counted && date::is_year_beside_noun(&date, &quantity);
            Some(if end > date.mention.span.end && !year { quantity } else { date })
        }
        (date, quantity) => date.or(quantity),
    }
}
