//! How a mention came to its value: which words gave which part of it, and what was decided where the words leave a choice.
//!
//! A trace is made on demand from a mention and its text; reading keeps nothing for it.

mod choice;
mod date;
mod quantity;

use super::passage::{Languages, Passage};
use super::token::TokenKind;
use super::{Context, Mention};
use crate::lexicon::Sense;
use crate::text::Span;
use crate::value::{Lean, Value};

/// The parts of a mention, in the order of its words, and the decisions that its value rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Words that gave a part of the value. Articles, prepositions and what only joins are left out.
    pub parts: Vec<Part>,
    /// What was decided, in a fixed order.
    pub decisions: Vec<Decision>,
}

/// Words and the part of the value that they gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which part.
    pub role: Role,
    /// Where the words stand, in bytes of the text.
    pub span: Span,
    /// What they say, in the notation of values; empty where the role says it all.
    pub gives: String,
}

/// Which part of a value words give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A marker of approximation.
    Hedge,
    /// The side on which the value lies.
    Bound,
    /// What opens or joins a range.
    Range,
    /// A minus, in a sign or in words.
    Sign,
    /// A number, in digits or in words.
    Figure,
    /// A power of ten after a number.
    Scale,
    /// A part of a whole: a half, two-thirds.
    Fraction,
    /// A currency's name, code or sign, its nation included.
    Currency,
    /// A unit: percent, a physical unit, a length of time.
    Unit,
    /// What a rate is counted by.
    Per,
    /// What is counted.
    Noun,
    /// What makes a number a rank or an age.
    Rank,
    /// A day of a month.
    Day,
    /// A day of the week.
    Weekday,
    /// A month.
    Month,
    /// A year, a decade or a century.
    Year,
    /// A season, a quarter, a half, or another unit of the calendar.
    Period,
    /// A third of a unit of time.
    Third,
    /// A word that counts from the reference date: "last", "ago", «غدا».
    Relative,
    /// A mark of a calendar, of an era or of a fiscal year.
    Calendar,
}

/// A choice that the words leave open, and how it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub about: About,
    /// What was chosen.
    pub choice: String,
    /// Why, as a clause.
    pub because: String,
}

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    /// The language whose words and marks were used.
    Language,
    /// Whether a mark groups thousands or marks decimals.
    Separator,
    /// A scale that one end of a range takes from the other.
    Scale,
    /// Which currency a word or a sign stands for.
    Currency,
    /// Which unit a word stands for.
    Unit,
    /// The order of day and month in digits.
    Order,
    /// The century of a year of two digits.
    Century,
    /// The year, or the week, of a date that names none.
    Year,
    /// The calendar in which the words count.
    Calendar,
    /// The date from which the words count.
    Reference,
}

impl Role {
    /// The word that the output uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Hedge => "hedge",
            Role::Bound => "bound",
            Role::Range => "range",
            Role::Sign => "sign",
            Role::Figure => "figure",
            Role::Scale => "scale",
            Role::Fraction => "fraction",
            Role::Currency => "currency",
            Role::Unit => "unit",
            Role::Per => "per",
            Role::Noun => "noun",
            Role::Rank => "rank",
            Role::Day => "day",
            Role::Weekday => "weekday",
            Role::Month => "month",
            Role::Year => "year",
            Role::Period => "period",
            Role::Third => "part",
            Role::Relative => "relative",
            Role::Calendar => "calendar",
        }
    }
}

impl About {
    /// The word that the output uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            About::Language => "language",
            About::Separator => "separator",
            About::Scale => "scale",
            About::Currency => "currency",
            About::Unit => "unit",
            About::Order => "order",
            About::Century => "century",
            About::Year => "year",
            About::Calendar => "calendar",
            About::Reference => "reference",
        }
    }
}

/// How far around a mention its neighbours are looked at, in bytes.
const NEAR: usize = 256;

/// A mention in its surroundings, as tokens.
struct Scene<'t, 'c> {
    passage: &'c Passage<'t>,
    mention: &'c Mention,
    /// The mention's tokens.
    from: usize,
    to: usize,
    /// Where the passage begins in the text.
    start: usize,
}

/// Words of a mention with their role, as tokens.
struct Piece {
    role: Role,
    from: usize,
    to: usize,
    gives: String,
}

impl Trace {
    /// The trace of a mention that was read in `text` with `context`.
    pub fn of(text: &str, mention: &Mention, context: &Context) -> Trace {
        let languages = Languages::of(text, context);
        let start = text.floor_char_boundary(mention.span.start.saturating_sub(NEAR));
        let end = text.ceil_char_boundary((mention.span.end + NEAR).min(text.len()));
        let passage = Passage::new(&text[start..end], languages, context);
        let inside = |span: Span| mention.span.start <= span.start + start && span.end + start <= mention.span.end;
        let from = passage.tokens.iter().position(|token| inside(token.span)).unwrap_or(0);
        let count = passage.tokens[from..].iter().take_while(|token| inside(token.span)).count();
        let scene = Scene { passage: &passage, mention, from, to: from + count, start };
        let pieces = match &mention.value {
            Ok(Value::Quantity(quantity)) => quantity::pieces(&scene, quantity),
            Ok(Value::Date(span)) => date::pieces(&scene, Some(span)),
            Ok(_) => Vec::new(),
            Err(super::Unresolved::TooLong) => Vec::new(),
            Err(_) => date::pieces(&scene, None),
        };
        let decisions = choice::decisions(text, &scene, &pieces);
        let parts = pieces.into_iter().map(|piece| scene.part(piece)).collect();
        Trace { parts, decisions }
    }
}

impl Scene<'_, '_> {
    fn part(&self, piece: Piece) -> Part {
        let span = self.passage.span(piece.from, piece.to).shift(self.start);
        Part { role: piece.role, span, gives: piece.gives }
    }

    fn words(&self, piece: &Piece) -> &str {
        self.passage.cut(self.passage.span(piece.from, piece.to))
    }

    /// The first sense at a token that `pick` names a role for, with what it says; longer phrases first, none that reaches out
    /// of the mention.
    fn role(&self, at: usize, pick: impl Fn(Sense) -> Option<(Role, String)>) -> Option<Piece> {
        let found = self.passage.find(at, pick).filter(|found| found.next <= self.to)?;
        let (role, gives) = found.sense;
        Some(Piece { role, from: at, to: found.next, gives })
    }

    /// The role of a sign that stands for a word.
    fn sign(&self, at: usize) -> Option<Piece> {
        let TokenKind::Sign(sign) = self.passage.tokens[at].kind else { return None };
        let equal = at + 1 < self.to && self.passage.tokens[at + 1].kind == TokenKind::Sign('=');
        let piece = |role, to, gives: &str| Some(Piece { role, from: at, to, gives: gives.to_owned() });
        match (sign, equal) {
            ('>', true) => piece(Role::Bound, at + 2, ">="),
            ('<', true) => piece(Role::Bound, at + 2, "<="),
            ('>', false) => piece(Role::Bound, at + 1, ">"),
            ('<', false) => piece(Role::Bound, at + 1, "<"),
            ('≥', _) => piece(Role::Bound, at + 1, ">="),
            ('≤', _) => piece(Role::Bound, at + 1, "<="),
            ('~' | '≈' | '∼', _) => piece(Role::Hedge, at + 1, lean(Lean::Both)),
            ('±', _) => piece(Role::Range, at + 1, "±"),
            _ => None,
        }
    }
}

/// A hedge in words.
const fn lean(lean: Lean) -> &'static str {
    match lean {
        Lean::Both => "about",
        Lean::Under => "just under",
        Lean::Over => "just over",
    }
}
