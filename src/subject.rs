//! What each figure of an article is about: the attribute that it measures, the entity that it is of, and the scope.
//!
//! This is the *map* step of grouping, one article at a time. It looks at the sentence of a figure through the tables of
//! `src/lexicon`: the words for an attribute nearest by the grammar of clauses, the name that the attribute asks for, and the
//! words that narrow it. What a sentence does not tell stays open; [`crate::story`] settles it among the articles of one
//! story.

mod alike;
mod as_of;
mod assertion;
mod attribute;
mod background;
mod breakdown;
mod called;
mod converted;
mod crowd;
mod currency;
mod entity;
mod form;
mod grammar;
mod happened;
mod model;
mod names;
mod namesake;
mod narrowed;
mod near;
mod outline;
mod overreach;
mod party;
mod placed;
mod quotation;
mod region;
mod said;
mod sheet;
mod size;
mod sound;
mod stance;
mod stated;
mod stem;

use crate::article::Document;
use crate::claim::Stance;
use crate::lexicon::{Attribute, AttributeRow, Attributes, KeyRole};
use crate::mention::{Context, Cut, Languages, Mention};
use crate::text::fold;
use crate::value::{DateSpan, Dimension, Quantity, Unit, Value};
use grammar::List;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use assertion::Assertion;
pub(crate) use assertion::{Prospect, evolves};
pub(crate) use attribute::SAYING;
pub use breakdown::Breakdown;
pub(crate) use breakdown::PART;
pub(crate) use called::called;
pub(crate) use crowd::is_police;
pub(crate) use model::MODEL;
pub(crate) use narrowed::LOCATED;
pub(crate) use overreach::overreaching;
pub use placed::{By, Joined, Placed, Weighed};
pub use sound::sound;
pub(crate) use stance::is_present_form;
pub(crate) use stem::stem;

/// What a claim of an article is about, as far as the article alone tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// What is measured, and the words that say so.
    pub attribute: Option<(Attribute, Arc<str>)>,
    /// All that the words around may measure, and how far away they stand, the nearest first.
    pub measures: Vec<(Attribute, u32)>,
    /// The name that the figure is of.
    pub entity: Option<Entity>,
    /// The year of a sentence that tells of an earlier event.
    pub background: Option<i16>,
    /// The place of a sentence that tells of something elsewhere.
    pub elsewhere: Option<Arc<str>>,
    /// What narrows the figure: its period, its part.
    pub scope: BTreeMap<Arc<str>, Arc<str>>,
    /// Its sentence, by place in the article.
    pub sentence: (u32, u32),
    /// Whether its sentence tells of a change or of several who say something, so that two amounts may be of one thing.
    pub at_odds: bool,
    /// What a count is of, where its attribute alone does not tell: its noun.
    pub counted: Option<Arc<str>>,
    /// Whether it is an amount of money that its words do not call so.
    pub is_money: bool,
    /// Whether it gives the amount before it in another unit or currency.
    pub converted: bool,
    /// Whether it is the day of the event that the article is about.
    pub of_event: bool,
    /// The words that stand next to the figure and carry meaning, nearest first: those before it and those after it, in the form
    /// in which other articles may have them.
    pub near: [Vec<Arc<str>>; 2],
    /// Whose words it gives, nearest first; empty where the article itself says so.
    pub said_by: Vec<Speaker>,
    /// How surely it is said.
    pub stance: Stance,
    /// The words that tell so.
    pub stance_words: Vec<Arc<str>>,
    /// Whether it stands inside somebody's direct speech.
    pub quoted: bool,
    /// Whether it stands in the headline of its article.
    pub headline: bool,
    /// What it is among parts and their total, where its sentence gives both.
    pub breakdown: Option<Breakdown>,
    /// Where it came to stand among the articles of its story; `None` before [`crate::story::settle`] has seen it.
    pub placed: Option<Placed>,
    /// The day on which something moved so, where its clause gives one.
    pub day: Option<Date>,
    /// The time for which it is stated, where the sentence tells another than that of the article.
    pub as_of: Option<DateSpan>,
}

impl Subject {
    /// The place that it is of alone, where its article tells what other places had or what all of them did.
    pub(crate) fn region(&self) -> Option<&str> {
        let part = self.scope.get(breakdown::PART)?;
        (!breakdown::KINDS.contains(&part.as_ref())).then_some(part)
    }
}

/// One whose words an article gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name; the words of the article where it gives none: "a person familiar", «مصدر مطلع».
    pub name: Arc<str>,
    /// What he is to the article.
    pub voice: Voice,
}

impl Speaker {
    /// Whether two may be one, whom an article calls once in full and once by a part of it: «وزارة الداخلية» and «الوزارة», "John
    /// Carver" and "Carver".
    pub(crate) fn may_be(&self, other: &Speaker) -> bool {
        let words = |speaker: &Speaker| -> Vec<String> {
            let folded = fold(&speaker.name);
            let bare =
                |word: &str| ["لل", "ال"].iter().find_map(|the| word.strip_prefix(the)).unwrap_or(word).to_owned();
            folded.split_whitespace().map(bare).collect()
        };
        let (mine, theirs) = (words(self), words(other));
        let part =
            |some: &[String], all: &[String]| some.len() < all.len() && some.iter().all(|word| all.contains(word));
        self.name == other.name || part(&mine, &theirs) || part(&theirs, &mine)
    }
}

/// What one whose words an article gives is to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// A news agency or an outlet.
    Outlet,
    /// A person, a company, a body or an office with its name.
    Named,
    /// Somebody without a name, of whom each outlet may mean another.
    Unnamed,
}

/// A name, and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its key: the canonical name of the tables, else the folded words of its longest form in the article.
    pub key: Arc<str>,
    /// The words in the text.
    pub words: Arc<str>,
    /// Whether the clause names it, or only the article does.
    pub stated: bool,
}

/// What an article is about as a whole, by which the articles of one story are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The names, the weightiest first.
    pub names: Vec<Named>,
    /// The kinds of events, the weightiest first.
    pub events: Vec<Arc<str>>,
    /// The words that the article says most, names among them, in the form in which another article may have them.
    pub keywords: Vec<Arc<str>>,
    /// How many of them, the first ones, are its names and the words that it says at its head and again.
    pub telling: usize,
    /// When it was published.
    pub published: Option<DateSpan>,
}

/// A name of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its key, as in [`Entity::key`].
    pub key: Arc<str>,
    /// How it sounds, whatever its script; see [`sound()`].
    pub sound: Arc<str>,
    /// The form in which it is shown.
    pub shown: Arc<str>,
    /// How often it stands in the text; the headline and the first paragraph count more.
    pub weight: u32,
    /// Whether the tables know it.
    pub known: bool,
    /// Whether it is a country or a place.
    pub place: bool,
}

/// What an article tells beside its figures and dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What each of the mentions is about, in their order.
    pub subjects: Vec<Subject>,
    /// What is stated without a figure.
    pub assertions: Vec<Assertion>,
    /// What the article is about as a whole.
    pub outline: Outline,
}

/// What the mentions of a document are about, what it states without a figure, and what it is about as a whole.
#[must_use]
pub fn read(document: &Document<'_>, mentions: &[Mention], context: &Context) -> Reading {
    let context = document.context(context);
    let sheet = sheet::Sheet::new(document, mentions, &context);
    let names = names::find(&sheet, document.article.source.as_deref(), document.article.title.as_deref());
    let reference = context.reference.as_ref();
    let sayings = said::Sayings::find(&sheet, &names, document.article.source.as_deref());
    let namesakes = namesake::Namesakes::find(&sheet, &names);
    let mut cues: Vec<Option<usize>> = vec![None; mentions.len()];
    let mut nations: Vec<Option<Arc<str>>> = vec![None; mentions.len()];
    let mut subjects: Vec<Subject> = (0..mentions.len())
        .map(|mention| {
            let Some(place) = sheet.place(mention) else { return Subject::default() };
            let value = sheet.value(mention);
            let cue = value.and_then(|value| attribute::of(&sheet, place, value));
            cues[mention] = cue.as_ref().map(|cue| cue.at);
            let background = background::year(&sheet, place, reference);
            let elsewhere = namesakes.other(&sheet, place).or_else(|| background::elsewhere(&names, &sheet, place));
            nations[mention] = cue.as_ref().and_then(|cue| attribute::nation_of_victims(&sheet, place, cue));
            let scope = background::scope(&sheet, place, cue.as_ref(), reference);
            let entity = entity::of(&sheet, &names, place, cue.as_ref());
            let counted =
                value.zip(cue.as_ref()).and_then(|(value, cue)| attribute::counted(&sheet, place, value, cue));
            let sentence = (place.block as u32, place.sentence as u32);
            let at_odds = background::at_odds(&sheet, place);
            let near = near::words(&sheet, &names, place);
            let (stance, stance_words) = stance::of(&sheet, &names, &sayings, place, value, reference);
            let as_of = as_of::of(&sheet, &sayings, place, cue.as_ref(), reference);
            let day = cue.as_ref().and_then(|cue| background::day_of_move(&sheet, place, cue, reference));
            let is_money =
                value.zip(cue.as_ref()).is_some_and(|(value, cue)| is_money(value, cue, sheet.row(cue.attribute)));
            let measures = cue.as_ref().map(|cue| cue.near.clone()).unwrap_or_default();
            Subject {
                attribute: cue.map(|cue| (cue.attribute, cue.words)),
                measures,
                entity,
                background,
                elsewhere,
                scope,
                sentence,
                at_odds,
                counted,
                is_money,
                converted: false,
                of_event: false,
                near,
                said_by: sayings.chain(place),
                stance,
                stance_words,
                quoted: sayings.is_quoted(place),
                headline: sheet.is_headline(place),
                breakdown: None,
                placed: None,
                day,
                as_of,
            }
        })
        .collect();
    converted::settle(&sheet, &mut subjects);
    breakdown::settle(&sheet, &mut subjects, &cues);
    for (subject, nation) in subjects.iter_mut().zip(nations) {
        nation.into_iter().for_each(|nation| _ = subject.scope.insert(breakdown::PART.into(), nation));
    }
    changes(&sheet, &mut subjects);
    of_all(&sheet, &mut subjects);
    narrowed::settle(&sheet, &names, &mut subjects, reference);
    model::settle(&sheet, &names, &mut subjects);
    region::settle(&sheet, &names, &mut subjects);
    take_over(&mut subjects, &context.attributes);
    let outline = outline::of(&sheet, &names, document.article.title.as_deref(), &context);
    happened::settle(&sheet, &mut subjects, &cues, &outline);
    let assertions = assertion::find(&sheet, || &names, || &sayings, reference);
    Reading { subjects, assertions, outline }
}

/// What a document states without a figure, as [`read`] tells it, in the context of the document. What its mentions are about is
/// not sought.
pub(crate) fn assertions(
    document: &Document<'_>,
    mentions: &[Mention],
    context: &Context,
    languages: Languages,
    cut: &Cut,
) -> Vec<Assertion> {
    let sheet = sheet::Sheet::of_cut(document, mentions, context, languages, cut);
    let (outlet, title) = (document.article.source.as_deref(), document.article.title.as_deref());
    let names = LazyCell::new(|| names::find(&sheet, outlet, title));
    let sayings = LazyCell::new(|| said::Sayings::find(&sheet, &names, outlet));
    assertion::find(&sheet, || &names, || &sayings, context.reference.as_ref())
}

/// A change that is told right behind a figure is one of what that figure measures: "revenue of $6.7 billion, up 14 percent".
fn changes(sheet: &sheet::Sheet<'_>, subjects: &mut [Subject]) {
    /// How many tokens may stand between the two.
    const BETWEEN: usize = 4;
    const OF: &str = "change";
    const CHANGES: [(&str, &str); 6] = [
        ("revenue", "revenue change"),
        ("profit", "profit change"),
        ("operating profit", "profit change"),
        ("share price", "share price change"),
        ("index level", "index change"),
        ("price", "price change"),
    ];
    let name = |subject: &Subject| subject.attribute.as_ref().map(|(attribute, _)| sheet.row(*attribute).name);
    for mention in 1..subjects.len() {
        let (Some(place), Some(last)) = (sheet.place(mention), sheet.place(mention - 1)) else { continue };
        let between = last.whole.end..place.tokens.start;
        let beside = (place.block, place.sentence) == (last.block, last.sentence)
            && between.len() <= BETWEEN
            && !between.clone().any(|at| matches!(sheet.blocks[place.block].sign(at), Some(';' | '؛' | '.')));
        if !beside || name(&subjects[mention]) != Some(OF) {
            continue;
        }
        let Some((level, _)) = &subjects[mention - 1].attribute else { continue };
        let row = sheet.row(*level);
        let change = CHANGES.iter().find(|(level, _)| *level == row.name).map(|(_, change)| Attribute::of(change));
        // Of rents and tariffs one attribute tells how high they are and how much they rose.
        let own = || row.takes.contains(&crate::lexicon::Takes::Percent).then_some(*level);
        let Some(attribute) = change.unwrap_or_else(own) else { continue };
        let entity = subjects[mention - 1].entity.clone().map(|entity| Entity { stated: false, ..entity });
        let subject = &mut subjects[mention];
        if let Some((of, _)) = &mut subject.attribute {
            *of = attribute;
        }
        subject.measures.insert(0, (attribute, 0));
        subject.entity = subject.entity.take().or(entity);
    }
}

/// What the head of an article counts by itself is all of it, whatever it calls them: "a blast killed 19 miners".
fn of_all(sheet: &sheet::Sheet<'_>, subjects: &mut [Subject]) {
    /// The blocks that tell what the article is about.
    const HEAD: u32 = 2;
    let mut told: BTreeMap<Attribute, (usize, usize)> = BTreeMap::new();
    for (mention, subject) in subjects.iter().enumerate().filter(|(_, subject)| subject.sentence.0 < HEAD) {
        let Some((attribute, _)) = subject.attribute else { continue };
        let (first, times) = told.entry(attribute).or_insert((mention, 0));
        *times += usize::from(subject.sentence == subjects[*first].sentence);
    }
    for (attribute, (first, times)) in told {
        let row = sheet.row(attribute);
        if times == 1 && row.role == KeyRole::Event && row.takes.contains(&crate::lexicon::Takes::People) {
            subjects[first].counted = None;
        }
    }
}

/// Gives what is done to nobody named the name of the nearest figure before it that has one: the deal of the paragraph.
fn take_over(subjects: &mut [Subject], attributes: &Attributes) {
    /// How many blocks back.
    const LAST: u32 = 1;
    let mut last: BTreeMap<Attribute, (u32, Entity)> = BTreeMap::new();
    for subject in subjects {
        let Some((attribute, _)) = subject.attribute else { continue };
        let block = subject.sentence.0;
        match (&subject.entity, last.get(&attribute)) {
            (Some(entity), _) => _ = last.insert(attribute, (block, Entity { stated: false, ..entity.clone() })),
            (None, Some((of, entity))) if attributes.row(attribute).role == KeyRole::Object && of + LAST >= block => {
                subject.entity = Some(entity.clone());
            }
            _ => {}
        }
    }
}

/// What amounts that may be compared have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Sums of money; those of a rate stand apart.
    Money(bool),
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// Numbers of things or people, and bare numbers.
    Count,
    /// Places in an order.
    Rank,
    /// Lengths of time.
    Duration,
    /// Dates.
    Date,
    /// Physical amounts of a dimension.
    Measure(u8),
    /// Anything else.
    Other,
}

impl Class {
    /// The class of a value.
    pub fn of(value: &Value) -> Class {
        match value {
            Value::Date(_) => Class::Date,
            Value::Quantity(quantity) => match &quantity.unit {
                Unit::Money(_) => Class::Money(quantity.per.is_some()),
                Unit::Percent => Class::Percent,
                Unit::PercentPoint | Unit::BasisPoint => Class::Points,
                Unit::Bare | Unit::Noun(_) => Class::Count,
                Unit::Rank => Class::Rank,
                Unit::Time(_) => Class::Duration,
                Unit::Measure(measure) => Class::Measure(measure.dimension as u8),
            },
            _ => Class::Other,
        }
    }
}

/// Whether a value is in what an attribute takes. `person` tells whether the noun of a count is known to name people, or known
/// not to.
fn takes(kinds: &[crate::lexicon::Takes], value: &Value, person: Option<bool>) -> bool {
    use crate::lexicon::Takes;
    kinds.iter().any(|kind| match (kind, value) {
        (Takes::Date, Value::Date(_)) => true,
        (_, Value::Quantity(quantity)) => match (kind, &quantity.unit) {
            (Takes::People, Unit::Noun(_)) => person != Some(false) && is_whole(quantity),
            (Takes::Count, Unit::Noun(_)) => person != Some(true) && is_whole(quantity),
            (Takes::People | Takes::Count, Unit::Bare) => is_whole(quantity),
            (Takes::Number, Unit::Bare) => true,
            (Takes::Money, Unit::Money(_)) => true,
            (Takes::Money, Unit::Bare) => may_be_money(quantity),
            (Takes::Percent, Unit::Percent) => true,
            (Takes::Points, Unit::PercentPoint | Unit::BasisPoint) => true,
            (Takes::Points, Unit::Noun(noun)) => List::Points.is_written(noun),
            (Takes::Duration, Unit::Time(_)) => true,
            (Takes::Rank, Unit::Rank) => true,
            (kind, Unit::Measure(measure)) => match measure.dimension {
                Dimension::Length => *kind == Takes::Length,
                Dimension::Area => *kind == Takes::Area,
                Dimension::Volume => *kind == Takes::Volume,
                Dimension::Mass => *kind == Takes::Mass,
                Dimension::Temperature => *kind == Takes::Temperature,
                Dimension::Speed => *kind == Takes::Speed,
                Dimension::Power => *kind == Takes::Power,
                Dimension::Energy => *kind == Takes::Energy,
                Dimension::Data => *kind == Takes::Data,
                Dimension::Magnitude => *kind == Takes::Magnitude,
                _ => *kind == Takes::Measure,
            },
            _ => false,
        },
        _ => false,
    })
}

/// Whether an attribute makes a number without a unit money: it takes nothing else that has none, and stands near.
fn is_money(value: &Value, cue: &attribute::Cue, row: AttributeRow<'_>) -> bool {
    /// How far away its words may stand.
    const NEAR: u32 = 10;
    use crate::lexicon::Takes;
    let bare = |kind: &Takes| matches!(kind, Takes::People | Takes::Count | Takes::Number);
    matches!(value, Value::Quantity(quantity) if quantity.unit == Unit::Bare)
        && cue.near.first().is_some_and(|(_, distance)| *distance <= NEAR)
        && row.takes.contains(&Takes::Money)
        && !row.takes.iter().any(bare)
}

/// Whether a number without a unit is so large that it is money where its sentence speaks of money: "offers of hundreds of
/// millions". Of people and things it would say what it counts.
fn may_be_money(quantity: &Quantity) -> bool {
    /// The least that is told without its currency.
    const LEAST: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
    quantity.per.is_none() && quantity.amount.stated().low.is_some_and(|end| end.at >= LEAST)
}

/// Whether a number may count things.
fn is_whole(quantity: &Quantity) -> bool {
    let stated = quantity.amount.stated();
    stated.low.or(stated.high).is_none_or(|end| end.at.fract().is_zero())
}
