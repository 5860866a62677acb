//! What of a JSON report is scored.

use crate::claim::file::read_value;
use crate::mention::Context;
use crate::relation::Code;
use crate::report::json::kind_and_value;
use crate::text::plain;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;

/// The claims and the relations of a report.
#[derive(Clone, Debug, Default)]
pub struct Scored {
    pub(super) claims: Vec<Given>,
    relations: BTreeMap<(usize, usize), Code>,
    /// Claims that a finding says their parts do not come to.
    totals: BTreeSet<usize>,
}

/// A claim of the report.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub source: String,
    pub path: String,
    pub line: usize,
    /// The quote in its plain form.
    pub quote: String,
    pub value: Stated,
    pub topic: Option<usize>,
}

/// What a value states, in the words of the JSON report.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated {
    /// The value for people.
    pub words: String,
    kind: String,
    fields: BTreeMap<&'static str, Value>,
}

/// Why a text is no report to score. What it says follows the name of the file.
#[derive(Debug)]
pub struct ReportError(serde_json::Error);

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "is no JSON report: {}", self.0)
    }
}

impl Error for ReportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

/// Why a label's value cannot be read. What it says follows the words.
#[derive(Debug)]
pub(super) enum ValueError {
    /// They are not in the notation of claim files.
    Notation(&'static str),
    /// They have no form in a report.
    Shape(serde_json::Error),
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValueError::Notation(why) => f.write_str(why),
            ValueError::Shape(error) => error.fmt(f),
        }
    }
}

impl Error for ValueError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ValueError::Notation(_) => None,
            ValueError::Shape(error) => Some(error),
        }
    }
}

/// The fields that make two values the same; hedges, precision and other readings aside.
const SAME: [&str; 8] = ["low", "high", "low_inclusive", "high_inclusive", "start", "end", "text", "positive"];

impl Stated {
    /// A value in the notation of claim files.
    pub fn of_words(words: &str) -> Result<Self, ValueError> {
        let meaning = read_value(words, &Context::default()).map_err(ValueError::Notation)?;
        let (kind, value) = kind_and_value(&meaning.value, &[]);
        let value = serde_json::to_value(value).map_err(ValueError::Shape)?;
        Ok(Stated::new(kind, &value, words.to_owned()))
    }

    fn new(kind: &str, value: &Value, words: String) -> Self {
        let fields = SAME.into_iter().chain(["unit"]).filter_map(|name| {
            let field = value.get(name)?;
            let folded = field.as_str().filter(|_| name == "text").map(|text| Value::from(plain(text)));
            Some((name, folded.unwrap_or_else(|| field.clone())))
        });
        Stated { words, kind: kind.to_owned(), fields: fields.collect() }
    }

    /// Whether two values state the same. A unit that one of them leaves open fits any.
    pub fn is_same(&self, other: &Stated) -> bool {
        let unit = |stated: &Stated| stated.fields.get("unit").and_then(|unit| unit.as_str().map(plain));
        let units = match (unit(self), unit(other)) {
            (Some(ours), Some(theirs)) => ours == theirs,
            _ => true,
        };
        let measured = ["count", "ordinal", "measure", "duration", "percent", "money"];
        let open = |stated: &Stated| stated.kind == "count" && unit(stated).is_none();
        let kinds = self.kind == other.kind
            || ((open(self) || open(other)) && [self, other].iter().all(|stated| measured.contains(&&*stated.kind)));
        kinds && units && SAME.iter().all(|name| self.fields.get(name) == other.fields.get(name))
    }
}

#[derive(Deserialize)]
struct File {
    articles: Vec<ArticleRow>,
    claims: Vec<ClaimRow>,
    topics: Vec<TopicRow>,
    findings: Vec<FindingRow>,
}

#[derive(Deserialize)]
struct ArticleRow {
    id: String,
    path: String,
    source: Option<String>,
}

#[derive(Deserialize)]
struct ClaimRow {
    id: String,
    article: String,
    topic: Option<String>,
    kind: String,
    quote: QuoteRow,
    value: Value,
}

#[derive(Deserialize)]
struct QuoteRow {
    exact: String,
    line: usize,
}

#[derive(Deserialize)]
struct TopicRow {
    id: String,
    relations: Vec<(String, String, String)>,
}

#[derive(Deserialize)]
struct FindingRow {
    code: String,
    #[serde(default)]
    claims: Vec<String>,
}

impl Scored {
    /// Reads a report of version 1 as `--format json` writes it.
    ///
    /// # Errors
    /// Where the text is no report as JSON.
    pub fn read(text: &str) -> Result<Self, ReportError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let file: File = serde_json::from_str(text).map_err(ReportError)?;
        let articles: BTreeMap<&str, &ArticleRow> =
            file.articles.iter().map(|article| (article.id.as_str(), article)).collect();
        let topics: BTreeMap<&str, usize> =
            file.topics.iter().enumerate().map(|(at, topic)| (topic.id.as_str(), at)).collect();
        let given = |claim: &ClaimRow| {
            let article = articles.get(claim.article.as_str());
            let path = article.map(|article| article.path.clone()).unwrap_or_default();
            Given {
                source: article.and_then(|article| article.source.clone()).unwrap_or_else(|| path.clone()),
                path,
                line: claim.quote.line,
                quote: plain(&claim.quote.exact),
                value: Stated::new(&claim.kind, &claim.value, told(&claim.value)),
                topic: claim.topic.as_deref().and_then(|topic| topics.get(topic).copied()),
            }
        };
        let claims: Vec<Given> = file.claims.iter().map(given).collect();
        let places: BTreeMap<&str, usize> =
            file.claims.iter().enumerate().map(|(at, claim)| (claim.id.as_str(), at)).collect();
        let mut relations = BTreeMap::new();
        for (left, right, word) in file.topics.iter().flat_map(|topic| &topic.relations) {
            let code = Code::ALL.into_iter().find(|code| code.as_str() == word);
            if let (Some(&left), Some(&right), Some(code)) =
                (places.get(left.as_str()), places.get(right.as_str()), code)
            {
                // A pair of a suggested topic may stand in a sure one as well, which comes first.
                relations.entry((left.min(right), left.max(right))).or_insert(code);
            }
        }
        let sums = file.findings.iter().filter(|finding| finding.code == Code::Sum.as_str());
        let total = |finding: &FindingRow| places.get(finding.claims.first()?.as_str()).copied();
        let totals = sums.filter_map(total).collect();
        Ok(Scored { claims, relations, totals })
    }

    /// Whether the report says that the parts of this claim do not come to it.
    pub(super) fn breaks(&self, total: usize) -> bool {
        self.totals.contains(&total)
    }

    /// The relation of two claims, if the report gives one.
    pub(super) fn relation(&self, left: usize, right: usize) -> Option<Code> {
        self.relations.get(&(left.min(right), left.max(right))).copied()
    }
}

/// A value of the report in few words.
fn told(value: &Value) -> String {
    let field = |name: &str| value.get(name).and_then(Value::as_str);
    let range = |low: &str, high: &str| match (field(low), field(high)) {
        (Some(low), Some(high)) if low == high => Some(low.to_owned()),
        (None, None) => None,
        (low, high) => Some(format!("{}..{}", low.unwrap_or_default(), high.unwrap_or_default())),
    };
    let figure = range("low", "high").or_else(|| range("start", "end")).or_else(|| field("text").map(str::to_owned));
    let sign = || value.get("positive").and_then(Value::as_bool).map(|positive| positive.to_string());
    let figure = figure.or_else(sign).unwrap_or_default();
    field("unit").map_or(figure.clone(), |unit| format!("{figure} {unit}"))
}
