//! Values and claims built by hand from a few letters, so that the tests of comparing do not rest on the reader.
//!
//! Amounts: `14.3B`, `~15B`, `nearly 15B`, `just-over 15B`, `>10B`, `>=10B`, `<10B`, `<=10B`, `10B..12B`,
//! `some 20B..100B` (vague), each with an optional unit after a blank. Dates: `2026-04-15`, `2026-04`, `2026`,
//! `spring 2026`, `Q2 2026`, `mid 2026-04`, each with `before`, `by`, `after`, `since` or `~` before it, and
//! `2026-04-01..2026-05-03`. Anything else in quotes is a name; `yes` and `no` are what they say.

// Every test file uses some of it.
#![allow(dead_code)]

use jiff::civil::{Date, date};
use reconcile::claim::{Article, Claim, Corpus, Evolves, Quote, Stance};
use reconcile::relation::{Rates, Relation, Side, Terms, relate};
use reconcile::topic::{Aliases, Topic, topics};
use reconcile::value::{
    Amount, Approx, Bound, Currency, CurrencyCode, DateBound, DateSpan, Figure, Grain, Lean, Measure, Part, Policy,
    Quantity, Season, TimeUnit, Unit, Value,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

pub fn value(text: &str) -> Value {
    match text {
        "yes" | "no" => Value::Polarity { positive: text == "yes", statement: None },
        _ => match text.strip_prefix('"') {
            Some(name) => Value::Name(name.trim_end_matches('"').to_owned()),
            None => dates(text).map_or_else(|| Value::Quantity(amount(text)), Value::Date),
        },
    }
}

pub fn category(label: &str) -> Value {
    Value::Category { label: label.to_owned(), set: "deal type".to_owned() }
}

pub fn amount(text: &str) -> Quantity {
    let (lean, text) = [("~", Lean::Both), ("nearly ", Lean::Under), ("just-over ", Lean::Over)]
        .into_iter()
        .find_map(|(sign, lean)| Some((Some(lean), text.strip_prefix(sign)?)))
        .unwrap_or((None, text));
    let (vague, text) = text.strip_prefix("some ").map_or((false, text), |text| (true, text));
    let (digits, unit) = text.split_once(' ').unwrap_or((text, ""));
    let bounds = [(">=", Bound::AtLeast), ("<=", Bound::AtMost), (">", Bound::Above), ("<", Bound::Below)];
    let bound = bounds.into_iter().find_map(|(sign, bound)| Some((bound, digits.strip_prefix(sign)?)));
    let amount = match (bound, digits.split_once("..")) {
        (Some((bound, digits)), _) => Amount::Bound(bound, figure(digits)),
        (None, Some((low, high))) if vague => Amount::Vague(figure(low).value, figure(high).value),
        (None, Some((low, high))) => Amount::Range(figure(low), figure(high)),
        (None, None) => Amount::Point(figure(digits)),
    };
    let approx = lean.map(|lean| Approx { words: "~".to_owned(), lean });
    Quantity { amount, approx, unit: unit_of(unit), per: None }
}

pub fn figure(text: &str) -> Figure {
    let digits = text.trim_end_matches(['K', 'M', 'B']);
    let zeros = match text.chars().last() {
        Some('K') => 3,
        Some('M') => 6,
        Some('B') => 9,
        _ => 0,
    };
    let number: Decimal = digits.parse().unwrap_or_else(|_| panic!("no figure: {text}"));
    let written = Figure::whole(number);
    let decimals = number.scale() as i32;
    let value = number * Decimal::from(10_u64.pow(zeros));
    let zeros = zeros as i32;
    let place = if decimals > 0 { zeros - decimals } else { zeros + written.place };
    Figure { value, place, decimal: decimals > 0, fraction: None }
}

fn unit_of(text: &str) -> Unit {
    match text {
        "" => Unit::Bare,
        "%" => Unit::Percent,
        "pp" => Unit::PercentPoint,
        "bp" => Unit::BasisPoint,
        "¤" => Unit::Money(Currency::default()),
        "$?" => Unit::Money(Currency {
            code: code("USD"),
            candidates: ["USD", "CAD"].map(code).into_iter().flatten().collect(),
        }),
        "rank" => Unit::Rank,
        "days" => Unit::Time(TimeUnit::Day),
        "weeks" => Unit::Time(TimeUnit::Week),
        "months" => Unit::Time(TimeUnit::Month),
        "years" => Unit::Time(TimeUnit::Year),
        _ => match (Measure::of(text), code(text)) {
            (Some(measure), _) => Unit::Measure(measure),
            (None, Some(code)) => Unit::Money(Currency::known(code)),
            (None, None) => Unit::Noun(text.to_owned()),
        },
    }
}

pub fn code(text: &str) -> Option<CurrencyCode> {
    CurrencyCode::new(text)
}

pub fn dates(text: &str) -> Option<DateSpan> {
    if let Some(text) = text.strip_prefix('~') {
        let approx = Some(Approx { words: "about".to_owned(), lean: Lean::Both });
        return dates(text).map(|span| DateSpan { approx, ..span });
    }
    if let Some((first, last)) = text.split_once("..") {
        let (first, last) = (dates(first)?, dates(last)?);
        return Some(DateSpan { range: true, ..DateSpan::new(first.first, last.last, first.grain) });
    }
    let Some((word, rest)) = text.split_once(' ') else { return iso(text) };
    let bound = match word {
        "before" => DateBound::Before,
        "by" => DateBound::By,
        "after" => DateBound::After,
        "since" => DateBound::Since,
        "spring" => return Some(season(Season::Spring, rest.parse().ok()?, 3)),
        "summer" => return Some(season(Season::Summer, rest.parse().ok()?, 6)),
        "autumn" => return Some(season(Season::Autumn, rest.parse().ok()?, 9)),
        "Q1" | "Q2" | "Q3" | "Q4" => {
            let month = word[1..].parse::<i8>().ok()? * 3 - 2;
            return Some(months(rest.parse().ok()?, month, 3, Grain::Quarter));
        }
        "early" => return Some(part(dates(rest)?, Part::Early)),
        "mid" => return Some(part(dates(rest)?, Part::Mid)),
        "late" => return Some(part(dates(rest)?, Part::Late)),
        _ => return None,
    };
    dates(rest).map(|span| DateSpan { bound: Some(bound), ..span })
}

fn iso(text: &str) -> Option<DateSpan> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    match (parts.next().map(str::parse), parts.next().map(str::parse)) {
        (None, _) => Some(months(year, 1, 12, Grain::Year)),
        (Some(month), None) => Some(months(year, month.ok()?, 1, Grain::Month)),
        (Some(month), Some(day)) => {
            let day = Date::new(year, month.ok()?, day.ok()?).ok()?;
            Some(DateSpan::new(day, day, Grain::Day))
        }
    }
}

fn months(year: i16, month: i8, count: i8, grain: Grain) -> DateSpan {
    let last = date(year, month + count - 1, 1).last_of_month();
    DateSpan::new(date(year, month, 1), last, grain)
}

fn season(season: Season, year: i16, month: i8) -> DateSpan {
    DateSpan { season: Some(season), ..months(year, month, 3, Grain::Season) }
}

/// A third of a month or a year.
fn part(span: DateSpan, part: Part) -> DateSpan {
    let third = match part {
        Part::Early => 0,
        Part::Mid => 1,
        Part::Late => 2,
    };
    let (year, month) = (span.first.year(), span.first.month());
    let whole = if span.grain == Grain::Year {
        months(year, third * 4 + 1, 4, Grain::Year)
    } else {
        let last = if part == Part::Late { span.last } else { date(year, month, third * 10 + 10) };
        DateSpan::new(date(year, month, third * 10 + 1), last, Grain::Month)
    };
    DateSpan { part: Some(part), ..whole }
}

/// A side with nothing but a value.
pub struct Said {
    pub value: Value,
    pub stance: Stance,
    pub as_of: Option<DateSpan>,
    pub published: Option<DateSpan>,
    pub scope: BTreeMap<Arc<str>, Arc<str>>,
}

impl Said {
    /// `not 14B`, `planned 14B`, `14B @2025-06-10` (published), `14B #2024` (as of), `14B [place=Gaza]`.
    pub fn new(text: &str) -> Self {
        let (text, scope) = match text.split_once(" [") {
            Some((text, scope)) => (text, scope.trim_end_matches(']').split_once('=')),
            None => (text, None),
        };
        let (text, as_of) = text.split_once(" #").map_or((text, None), |(text, time)| (text, dates(time)));
        let (text, published) = text.split_once(" @").map_or((text, None), |(text, time)| (text, dates(time)));
        let (stance, text) = match text.split_once(' ') {
            Some(("not", rest)) => (Stance::Denied, rest),
            Some(("planned", rest)) => (Stance::Planned, rest),
            _ => (Stance::Asserted, text),
        };
        let scope = scope.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Said { value: value(text), stance, as_of, published, scope }
    }

    pub fn side(&self) -> Side<'_> {
        let (as_of, published) = (self.as_of.as_ref(), self.published.as_ref());
        Side { value: &self.value, stance: self.stance, as_of, published, scope: &self.scope, quoted: false }
    }
}

/// The relation of two sides under the default policy.
pub fn related(left: &str, right: &str, evolves: Evolves) -> Relation {
    relate(Said::new(left).side(), Said::new(right).side(), evolves, &Policy::default())
}

pub fn code_of(left: &str, right: &str) -> &'static str {
    related(left, right, Evolves::Fixed).code.as_str()
}

/// A corpus of one claim a line: `source | topic | side | quote`; a source in parentheses is cited: `A (B)`.
pub fn corpus(lines: &[&str]) -> Corpus {
    let mut corpus = Corpus::default();
    for (at, line) in lines.iter().enumerate() {
        let mut parts = line.split(" | ");
        let mut next = || parts.next().unwrap_or_default();
        let (source, topic, said, quote) = (next(), next(), Said::new(next()), next());
        let (source, cited) = source.split_once(" (").unwrap_or((source, ""));
        let article = corpus.articles.iter().position(|article| article.source.as_deref() == Some(source));
        let article = article.unwrap_or_else(|| {
            corpus.articles.push(Article { source: Some(source.into()), ..Article::default() });
            corpus.articles.len() - 1
        });
        corpus.claims.push(Claim {
            id: format!("c{}", at + 1).into(),
            article,
            topic: Some(topic.into()),
            value: said.value,
            alternatives: Vec::new(),
            quote: Quote { exact: quote.to_owned(), ..Quote::default() },
            stance: said.stance,
            attribution: cited.trim_end_matches(')').split_terminator(", ").map(Into::into).collect(),
            as_of: said.as_of,
            published: said.published,
            scope: said.scope,
            evolves: Evolves::Fixed,
            parts: Vec::new(),
            subject: None,
        });
    }
    corpus
}

/// The topics of a corpus under the default policy.
pub fn topics_of(corpus: &Corpus, aliases: &[(&str, &[&str])]) -> Vec<Topic> {
    let table: Vec<(String, Vec<String>)> = aliases
        .iter()
        .map(|(name, others)| ((*name).to_owned(), others.iter().map(|other| (*other).to_owned()).collect()))
        .collect();
    let rates = Rates::default();
    topics(corpus, &Aliases::new(&table), Terms { policy: &Policy::default(), rates: &rates })
}
