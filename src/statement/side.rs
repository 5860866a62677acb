//! One side of a comparison of statements: its figures, its content words, and the clauses that hold them.

mod layout;

pub(super) use self::layout::stand_in;

use super::parallel::Slot;
use super::role::Role;
use super::vocabulary::Told;
use super::word::Word;
use crate::claim::Stance;
use crate::text::Span;
use crate::value::{Bound, Value};
use rust_decimal::Decimal;
use std::ops::Range;

/// A statement laid out.
#[derive(Default)]
pub(super) struct Statement<'t> {
    pub text: &'t str,
    pub words: Vec<Word<'t>>,
    pub figures: Vec<Figure>,
    pub clauses: Vec<Clause>,
    /// Stretches of words that are the members of a list.
    pub lists: Vec<Range<usize>>,
    /// Whether it says that nothing is left out: "all", "only".
    pub every: bool,
    /// Whether it says so of all: "only" does not.
    pub all: bool,
    /// Whether it says so of nobody but some: «لم ينج سوى طفلة».
    pub excepts: bool,
    /// Whether it says so of all but some: "daily except on Monday".
    pub spares: bool,
    /// Whether it says that it is so still: «لا يزال».
    pub still: bool,
    /// Whether it says that it is so every day.
    pub daily: bool,
    /// Which figure follows the word that leaves something out.
    pub spared: Option<usize>,
    /// What becomes of counts, in the order of the text.
    pub roles: Vec<Acting>,
    /// Where something is held against another: "more than Omar".
    pub thans: Vec<Than>,
    /// Where one is so many times another: "twice as many as Nadia".
    pub multiples: Vec<Multiple>,
    /// Where one thing comes before or after another.
    pub orders: Vec<Order>,
    /// Whether its figures and names answer each other in their order.
    pub respective: bool,
    /// The degrees that it says one alone has, but for those that a rank stands before: "the largest".
    pub firsts: Vec<String>,
    /// Whether it tells in the passive who does something: "by the police".
    pub passive: bool,
    /// Whether it denies that something is so of all: "not all".
    pub not_all: bool,
    /// Its times of day.
    pub clocks: Vec<Clock>,
    /// Its scores.
    pub scores: Vec<Score>,
    /// How many words stand before each "or".
    pub alternatives: Vec<usize>,
    /// The places in which somebody comes in.
    pub places: Vec<u32>,
    /// Digits that are of no figure.
    pub loose: Vec<&'t str>,
    /// Its words and figures in the order of the text.
    pub frame: Vec<Slot<'t>>,
}

/// A word by which a count is had, grows or shrinks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Acting {
    pub role: Role,
    /// How many figures and content words stand before it.
    pub figures: usize,
    pub place: usize,
    /// Whether it is no content word, as "gave" is none.
    pub silent: bool,
    /// Which clause holds it; while it is laid out, which piece.
    pub clause: usize,
}

/// "More than", "fewer than" with no figure after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Than {
    /// The word that stands before "than", which tells in what.
    pub degree: Option<&'static Told>,
    /// 1 for more, -1 for less.
    pub way: i8,
    /// How many figures and content words stand before it.
    pub figures: usize,
    pub place: usize,
}

/// "Twice as many as", "half as many as".
#[derive(Clone, Copy, Debug)]
pub(super) struct Multiple {
    /// How many times as many, above and below the line.
    pub above: Decimal,
    pub below: Decimal,
    /// How many content words stand before what it is held against.
    pub place: usize,
}

/// "Before", "after", with no day after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Order {
    /// Whether what stands before it is the later.
    pub later: bool,
    /// How many figures and content words stand before it.
    pub figures: usize,
    pub place: usize,
}

/// A time of day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    /// How many minutes after midnight.
    pub minutes: u32,
    /// Whether the half of the day is known.
    pub sure: bool,
    pub bound: Option<Bound>,
    /// How many content words stand before it.
    pub place: usize,
}

/// A score, whoever has which part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Score {
    pub most: u32,
    pub least: u32,
}

/// A figure or a date of a statement.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// What it states.
    pub value: Value,
    /// Where it stands in the text.
    pub span: Span,
    /// How many content words stand before it.
    pub place: usize,
    /// Which clause holds it.
    pub clause: usize,
    /// Whether it tells a difference: "four years younger".
    pub relative: bool,
    /// 1 where that difference is more and -1 where it is less, by the word behind it.
    pub way: i8,
    /// How many words its noun has that follow it.
    pub nouns: usize,
    /// The word before it in its folded form, whatever it is: "by", "to".
    pub before: String,
    /// Whether it is somebody's age.
    pub age: bool,
    /// Whether it only tells how many times as many.
    pub factor: bool,
    /// The degree of which it tells the place: the "largest" of "second largest".
    pub degree: Option<String>,
    /// What joins it to the figure before it.
    pub link: Option<Link>,
    /// Whether it counts from the day of writing, which is not known.
    pub floating: bool,
    /// What becomes of it, by the words of its clause.
    pub role: Role,
}

/// What joins two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// "30 of 60": the first is a part of the second.
    Of,
    /// "Some of the 20": no figure stands for the part.
    OfSome,
    /// "From 10 to 14".
    To,
}

/// A clause: a stretch of words and figures of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub sentence: usize,
    pub words: Range<usize>,
    pub figures: Range<usize>,
    /// Whether it denies what it says.
    pub negated: bool,
    /// How surely it is said, where not plainly.
    pub stance: Option<Stance>,
    /// Whether a pronoun stands for who it is about.
    pub pronoun: bool,
    /// Whether one stands for whom something is given: "gave her 5".
    pub whom: bool,
    /// Whether it tells what comes of the clause before it: ", killing 15 people".
    pub result: bool,
    /// How many clauses before it the one stands that it goes on with, after "which".
    pub resumed: Option<usize>,
    /// Whether it says of something of its own that there is none: "no offers yet".
    pub none: bool,
    /// Whether it tells who says what the next one says.
    pub says: bool,
}

impl Statement<'_> {
    /// The words of a clause that stand before its first figure; all where it has none.
    pub(super) fn head(&self, clause: &Clause) -> Range<usize> {
        let end = self.figures[clause.figures.clone()].first().map_or(clause.words.end, |figure| figure.place);
        clause.words.start..end.min(clause.words.end)
    }
}
