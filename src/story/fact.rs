//! What a claim shows of itself, ready to be held against other claims of its story.

use super::cells::Of;
use super::likeness::distance;
use super::rates::common;
use super::stories::senses;
use crate::claim::{Claim, Corpus, PERIOD};
use crate::lexicon::{Attribute, AttributeRow, Sense};
use crate::subject::{Class, LOCATED, MODEL, Speaker, Subject, sound, stem};
use crate::text::{fold, is_arabic};
use crate::value::{Amount, DateBound, Grain, Unit, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Date,
    Money,
    Count,
    Share,
    Measure,
}

/// What a claim shows of itself.
pub(super) struct Fact<'c> {
    pub article: usize,
    /// The day on which it was published, counted from 1970.
    pub published: Option<i32>,
    /// Whether its article is in Arabic script.
    pub is_arabic: bool,
    pub group: Group,
    /// What is measured, with what the tables tell of it.
    pub attribute: Option<(Attribute, AttributeRow<'c>)>,
    /// How far away the words for that stand; 0 where they are not known.
    pub distance: u32,
    pub subject: &'c Subject,
    /// What it is of.
    pub of: Of,
    /// A hash of its value.
    pub value: u64,
    /// Whether the value is a word for an order of size.
    pub is_vague: bool,
    /// How particular the value is.
    pub digits: u32,
    /// The amount in base units.
    pub size: Option<Decimal>,
    /// The first and the last day of a date, counted from 1970.
    pub days: Option<(i32, i32)>,
    /// How finely a date is told, and its first day.
    pub date: Option<(Grain, Date)>,
    /// Whether something is so since that date.
    pub is_since: bool,
    /// The kind of event that happened on a date, by its words: "sank".
    pub happening: Option<&'static str>,
    /// The year of a day or a month, and which day or month of it.
    pub year_and_rest: Option<(i16, (i8, i8))>,
    /// The scope that makes it one of another thing.
    pub strict: String,
    /// The time that the amount itself is for, as a span.
    pub span: Option<&'static str>,
    /// Whether its sentence tells other values of the attribute.
    pub is_plural: bool,
    /// The words beside it, sorted, and whether each is among the nearest.
    pub words: Vec<(u32, bool)>,
    /// The word before the figure and the one after it.
    pub next: [Option<u32>; 2],
    /// What a count is of.
    pub noun: Option<String>,
    /// The names beside it.
    pub names: Vec<u32>,
    /// How many claims of the story state its value.
    pub often_value: u32,
    /// How many figures of its article have its attribute.
    pub often_attribute: u32,
    /// Whether it is of an earlier event, and its article tells the same of what it reports itself.
    pub is_aside: bool,
}

/// The words of each side that count as nearest.
const NEAREST: usize = 3;

impl<'c> Fact<'c> {
    /// What a claim shows by itself. `id` numbers words; `names` are those of the story; `is_plural` tells whether its sentence
    /// tells other values of its attribute.
    pub fn new(
        (corpus, claim, subject): (&'c Corpus, &'c Claim, &'c Subject),
        of: Of,
        is_plural: bool,
        names: &HashSet<&str>,
        mut id: impl FnMut(&'c str) -> u32,
    ) -> Self {
        let mut words: Vec<(u32, bool)> = Vec::new();
        for side in &subject.near {
            words.extend(side.iter().enumerate().map(|(at, word)| (id(word), at < NEAREST)));
        }
        // The nearest first, so that it is the one that stays.
        words.sort_unstable_by_key(|(word, near)| (*word, !near));
        words.dedup_by_key(|(word, _)| *word);
        let next = [0, 1].map(|side: usize| subject.near[side].first().map(|word| id(word)));
        let attribute = subject.attribute.as_ref().map(|(attribute, _)| *attribute);
        let rates = corpus.rates.get(&claim.article);
        let beside = subject.near.iter().flatten().filter(|word| names.contains(word.as_ref()));
        Fact {
            article: claim.article,
            published: claim.published.as_ref().map(|date| day(date.first)),
            is_arabic: is_in_arabic(claim, corpus),
            group: group(&claim.value),
            attribute: attribute.map(|attribute| (attribute, corpus.attributes.row(attribute))),
            distance: attribute.and_then(|attribute| distance(subject, attribute)).unwrap_or(0),
            subject,
            of,
            value: hash(value_key(&claim.value)),
            is_vague: matches!(&claim.value, Value::Quantity(quantity) if matches!(quantity.amount, Amount::Vague(..))),
            digits: digits(&claim.value),
            size: size(&claim.value).map(|size| rates.map_or(size, |rates| common(&claim.value, size, rates))),
            days: days(&claim.value),
            date: match &claim.value {
                Value::Date(date) => Some((date.grain, date.first)),
                _ => None,
            },
            is_since: matches!(&claim.value, Value::Date(date) if date.bound == Some(DateBound::Since)),
            happening: attribute.and_then(|attribute| happening(corpus.attributes.row(attribute).name, subject)),
            year_and_rest: year_and_rest(&claim.value),
            strict: strict(subject),
            span: match &claim.value {
                Value::Quantity(quantity) => quantity.per.as_deref().and_then(span_of),
                _ => None,
            },
            is_plural,
            words,
            next,
            noun: noun(&claim.value, subject),
            names: beside.map(|word| id(word)).collect(),
            often_value: 0,
            often_attribute: 0,
            is_aside: false,
        }
    }

    /// The year in which its article was published.
    pub fn published_year(&self) -> Option<i16> {
        let day = self.published?;
        Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(day).ok()?).ok().map(Date::year)
    }

    /// The digits of an amount without the zeros that end them.
    pub fn figures(&self) -> Option<i128> {
        let mut figures = self.size?.normalize().mantissa();
        while figures != 0 && figures % 10 == 0 {
            figures /= 10;
        }
        Some(figures)
    }

    /// The place that lies so far from another.
    pub fn located(&self) -> Option<&'c str> {
        self.subject.scope.get(LOCATED).map(AsRef::as_ref)
    }

    /// Whose words it gives, the last of the chain.
    pub fn speaker(&self) -> Option<&'c Speaker> {
        self.subject.said_by.last()
    }

    /// What narrows it beside its period and what makes it one of another thing.
    pub fn wide(&self) -> impl Iterator<Item = (&str, &str)> {
        let weighed =
            |name: &str| OF_ONE.contains(&name) || STRICT.contains(&name) || [PERIOD, LOCATED].contains(&name);
        let other = move |(name, _): &(&str, &str)| !weighed(name);
        let told = self.subject.scope.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).filter(other);
        let rate = self.span.filter(|_| !self.subject.scope.contains_key("span")).map(|span| ("span", span));
        told.chain(rate)
    }
}

fn group(value: &Value) -> Group {
    match Class::of(value) {
        Class::Date => Group::Date,
        Class::Money(_) => Group::Money,
        Class::Count | Class::Rank => Group::Count,
        Class::Percent | Class::Points => Group::Share,
        _ => Group::Measure,
    }
}

/// The noun of a count: what it means where the tables know it, else its stem.
fn noun(value: &Value, subject: &Subject) -> Option<String> {
    let Value::Quantity(quantity) = value else { return None };
    let known = subject.near[1].first().filter(|word| word.starts_with('='));
    match &quantity.unit {
        Unit::Noun(noun) => Some(known.map_or_else(|| stem(&fold(noun)).to_owned(), ToString::to_string)),
        // "Seven AK-47s"
        Unit::Bare => {
            known.filter(|word| word.contains(|letter: char| letter.is_ascii_digit())).map(ToString::to_string)
        }
        _ => None,
    }
}

/// Whether the article of a claim is in Arabic script.
fn is_in_arabic(claim: &Claim, corpus: &Corpus) -> bool {
    let arabic = |words: &str| words.chars().any(is_arabic);
    corpus.articles[claim.article]
        .lang
        .as_deref()
        .map_or_else(|| arabic(&claim.quote.before) || arabic(&claim.quote.exact), |lang| lang.starts_with("ar"))
}

/// Words of the scope of which each names another thing of its kind, where both claims have one: two polls, two models.
pub(super) const OF_ONE: [&str; 3] = ["poll", "round", MODEL];

/// Words of the scope that name another thing to measure, not only a narrower one.
const STRICT: [&str; 6] = ["tally", "part", "aim", "shock", "from", "among"];

/// The scope that makes a figure one of another thing.
pub(super) fn strict(subject: &Subject) -> String {
    let strict = subject.scope.iter().filter(|(name, _)| STRICT.contains(&name.as_ref()));
    let strict = strict.map(|(name, value)| match name.as_ref() {
        // The same in either script.
        "from" => format!("{name}={}", sound(value)),
        _ => format!("{name}={value}"),
    });
    // "Seven AK-47 rifles" are no other rifles.
    let thing = subject.counted.as_ref().map(|noun| subject.scope.get(MODEL).unwrap_or(noun));
    strict.chain(thing.map(|thing| format!("of={thing}"))).collect::<Vec<_>>().join(" ")
}

/// The size of an amount; none for what is no amount.
pub(super) fn size(value: &Value) -> Option<Decimal> {
    let Value::Quantity(quantity) = value else { return None };
    let stated = quantity.amount.stated();
    let scale = match &quantity.unit {
        Unit::Measure(measure) => measure.factor,
        Unit::Time(unit) => Decimal::from(unit.seconds()),
        Unit::BasisPoint => Decimal::new(1, 2),
        _ => Decimal::ONE,
    };
    stated.low.or(stated.high)?.at.abs().checked_mul(scale)
}

/// The first and the last day of a date, counted from 1970.
fn days(value: &Value) -> Option<(i32, i32)> {
    let Value::Date(date) = value else { return None };
    Some((day(date.first), day(date.last)))
}

/// The kind of event that the words for the date of one name.
fn happening(attribute: &str, subject: &Subject) -> Option<&'static str> {
    const HAPPENED: &str = "event date";
    let (_, words) = subject.attribute.as_ref().filter(|_| attribute == HAPPENED)?;
    let kind = |sense| match sense {
        Sense::Event(kind) => Some(kind),
        _ => None,
    };
    words.split_whitespace().find_map(|word| senses(&fold(word)).find_map(kind))
}

/// A day counted from 1970.
pub(super) fn day(day: Date) -> i32 {
    Date::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

/// The year of a day or a month, and which of the year it is; the day is 0 for a month.
fn year_and_rest(value: &Value) -> Option<(i16, (i8, i8))> {
    let Value::Date(date) = value else { return None };
    let day = match date.grain {
        Grain::Day => date.first.day(),
        Grain::Month => 0,
        _ => return None,
    };
    Some((date.first.year(), (date.first.month(), day)))
}

/// How particular a value is: its digits, trailing zeros aside. Claims hardly share three by chance; a date counts as two.
fn digits(value: &Value) -> u32 {
    match value {
        Value::Quantity(quantity) => {
            let stated = quantity.amount.stated();
            let mut mantissa = stated.low.or(stated.high).map_or(0, |end| end.at.mantissa().unsigned_abs());
            while mantissa > 0 && mantissa % 10 == 0 {
                mantissa /= 10;
            }
            mantissa.checked_ilog10().map_or(0, |digits| digits + 1)
        }
        _ => 2,
    }
}

/// What two values have in common that state the same.
pub(super) fn value_key(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => {
            // A hundred basis points are a point, and three days are no three months.
            let unit = match &quantity.unit {
                Unit::BasisPoint => Decimal::new(1, 2),
                Unit::Time(unit) => Decimal::from(unit.seconds()),
                Unit::Measure(measure) => measure.factor,
                _ => Decimal::ONE,
            };
            let plain = |amount: Decimal| amount.checked_mul(unit).unwrap_or(amount).normalize();
            let figures = match quantity.amount {
                Amount::Point(figure) | Amount::Bound(_, figure) => plain(figure.value).to_string(),
                Amount::Range(low, high) => format!("{} {}", plain(low.value), plain(high.value)),
                Amount::Vague(low, high) => format!("{} to {}", plain(low), plain(high)),
            };
            // "A year" beside an amount often goes without saying.
            let per = quantity.per.as_deref().filter(|per| span_of(per).is_none());
            format!("{:?} {figures} {per:?}", Class::of(value))
        }
        Value::Date(date) => format!("{} {} {:?}", date.first, date.last, date.bound),
        other => other.to_string(),
    }
}

/// The span of a scope that an amount for a time has: "a year" is annual.
fn span_of(per: &str) -> Option<&'static str> {
    Some(match per {
        "day" => "daily",
        "week" => "weekly",
        "month" => "monthly",
        "year" => "annual",
        _ => return None,
    })
}

pub(super) fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
