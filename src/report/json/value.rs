//! Values and quotes in the shapes that claims, mentions and alternatives share.

use crate::claim::{Quote, Within};
use crate::mention::Alternative;
use crate::value::{Amount, DateSpan, Kind, Quantity, Unit, Value, plain};
use rust_decimal::Decimal;
use serde::Serialize;

/// A value in the shape of its kind. Numbers are decimal strings, days ISO 8601 dates.
#[derive(Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are those of the published schema, which describes them")]
pub enum ValueJson<'a> {
    /// Money, percent, counts, measures, durations, ordinals.
    Quantity {
        stated: Option<String>,
        comparator: &'static str,
        low: Option<String>,
        high: Option<String>,
        low_inclusive: bool,
        high_inclusive: bool,
        decimals: Option<i32>,
        approximate: Option<&'a str>,
        unit: Option<&'a str>,
        per: Option<&'a str>,
        candidates: Vec<&'a str>,
        alternatives: Vec<AlternativeJson<'a>>,
    },
    /// A stretch of days.
    Date {
        start: Option<String>,
        end: Option<String>,
        grain: &'static str,
        part: Option<&'static str>,
        comparator: &'static str,
        approximate: Option<&'a str>,
        edtf: String,
        alternatives: Vec<AlternativeJson<'a>>,
    },
    /// A name.
    Name { text: &'a str, alternatives: Vec<AlternativeJson<'a>> },
    /// One of a set of categories.
    Category { text: &'a str, set: &'a str, alternatives: Vec<AlternativeJson<'a>> },
    /// Yes or no.
    Polarity { positive: bool, statement: Option<&'a str>, alternatives: Vec<AlternativeJson<'a>> },
}

/// Another reading of the same words.
#[derive(Serialize)]
pub struct AlternativeJson<'a> {
    kind: &'static str,
    value: ValueJson<'a>,
    why: &'a str,
}

/// The words of a claim or a mention, and where they stand.
#[derive(Serialize)]
pub struct QuoteJson<'a> {
    exact: &'a str,
    byte_start: usize,
    byte_end: usize,
    line: usize,
    column: usize,
    #[serde(rename = "in")]
    within: &'static str,
    figure: [usize; 2],
    before: &'a str,
    after: &'a str,
}

impl<'a> QuoteJson<'a> {
    /// The form of a quote.
    pub fn new(quote: &'a Quote) -> Self {
        QuoteJson {
            exact: &quote.exact,
            byte_start: quote.span.start,
            byte_end: quote.span.end,
            line: quote.place.line,
            column: quote.place.column,
            within: match quote.within {
                Within::File => "file",
                Within::Text => "text",
            },
            figure: [quote.figure.start, quote.figure.end],
            before: &quote.before,
            after: &quote.after,
        }
    }
}

/// The kind of a value and its form, with the other readings of its words.
pub fn kind_and_value<'a>(value: &'a Value, alternatives: &'a [Alternative]) -> (&'static str, ValueJson<'a>) {
    let alternatives = alternatives
        .iter()
        .map(|alternative| {
            let (kind, value) = kind_and_value(&alternative.value, &[]);
            AlternativeJson { kind, value, why: &alternative.why }
        })
        .collect();
    let kind = value.kind();
    let form = match value {
        Value::Quantity(quantity) => of_quantity(quantity, alternatives),
        Value::Date(date) => of_date(date, alternatives),
        Value::Name(text) => ValueJson::Name { text, alternatives },
        Value::Category { label, set } => ValueJson::Category { text: label, set, alternatives },
        Value::Polarity { positive, statement } => {
            ValueJson::Polarity { positive: *positive, statement: statement.as_deref(), alternatives }
        }
    };
    (Kind::as_str(kind), form)
}

fn of_quantity<'a>(quantity: &'a Quantity, alternatives: Vec<AlternativeJson<'a>>) -> ValueJson<'a> {
    let (stated, decimals) = match &quantity.amount {
        Amount::Point(figure) | Amount::Bound(_, figure) => (Some(figure.value), Some(-figure.place)),
        Amount::Range(low, high) => (None, Some((-low.place).min(-high.place))),
        Amount::Vague(..) => (None, None),
    };
    let interval = quantity.amount.stated();
    let at = |number: Decimal| plain(number);
    ValueJson::Quantity {
        stated: stated.map(at),
        comparator: quantity.amount.comparator(),
        low: interval.low.map(|end| at(end.at)),
        high: interval.high.map(|end| at(end.at)),
        low_inclusive: interval.low.is_some_and(|end| end.inclusive),
        high_inclusive: interval.high.is_some_and(|end| end.inclusive),
        decimals,
        approximate: quantity.approx.as_ref().map(|approx| approx.words.as_str()),
        unit: unit(&quantity.unit),
        per: quantity.per.as_deref(),
        candidates: match &quantity.unit {
            Unit::Money(currency) => currency.candidates.iter().map(|code| code.as_str()).collect(),
            _ => Vec::new(),
        },
        alternatives,
    }
}

/// The unit of an amount as programs read it; `None` where there is none.
pub fn unit(unit: &Unit) -> Option<&str> {
    match unit {
        Unit::Bare | Unit::Rank => None,
        Unit::Money(currency) => currency.code.as_ref().map(|code| code.as_str()),
        Unit::Percent => Some("%"),
        Unit::PercentPoint => Some("pp"),
        Unit::BasisPoint => Some("bp"),
        Unit::Measure(measure) => Some(measure.symbol),
        Unit::Time(unit) => Some(unit.as_str()),
        Unit::Noun(noun) => Some(noun),
    }
}

fn of_date<'a>(date: &'a DateSpan, alternatives: Vec<AlternativeJson<'a>>) -> ValueJson<'a> {
    ValueJson::Date {
        start: date.start().map(|day| day.to_string()),
        end: date.end().map(|day| day.to_string()),
        grain: date.grain.as_str(),
        part: date.part.map(crate::value::Part::as_str),
        comparator: date.comparator(),
        approximate: date.approx.as_ref().map(|approx| approx.words.as_str()),
        edtf: date.edtf(),
        alternatives,
    }
}
