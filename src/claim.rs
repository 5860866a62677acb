//! Claims: who says what about what, how, when and where.

pub mod file;

use crate::article::{self, Appeared};
use crate::ignore::Ignore;
use crate::lexicon::Attributes;
use crate::mention::Alternative;
use crate::relation::TaughtRate;
use crate::subject::{Outline, Subject};
use crate::text::{Place, Span};
use crate::value::{DateSpan, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One document of one source. What is not known stays `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Article {
    /// The file that holds it, as given.
    pub path: Arc<str>,
    /// The outlet or the author.
    pub source: Option<Arc<str>>,
    /// The headline.
    pub title: Option<Arc<str>>,
    /// The day, month or year of publication, as an EDTF date of that precision ("2025-06").
    pub published: Option<Arc<str>>,
    /// The language as a BCP 47 tag.
    pub lang: Option<Arc<str>>,
    /// Where it was published.
    pub url: Option<Arc<str>>,
    /// When this version of it appeared: an RFC 3339 timestamp in UTC, or a day.
    pub updated: Option<Arc<str>>,
}

/// What one source says of one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id that its file gives it, else one made from its place in the sorted input (`c1`).
    pub id: Arc<str>,
    /// The index of its article in the corpus.
    pub article: usize,
    /// The topic's label as written: `entity / attribute`.
    pub topic: Option<Arc<str>>,
    /// What it states.
    pub value: Value,
    /// The other readings of the same words.
    pub alternatives: Vec<Alternative>,
    /// The words that state it.
    pub quote: Quote,
    /// How it is said.
    pub stance: Stance,
    /// Who said so, nearest first; empty where the article itself does.
    pub attribution: Vec<Arc<str>>,
    /// The time that the fact is about, where it is stated.
    pub as_of: Option<DateSpan>,
    /// The day or days of publication, where they are known.
    pub published: Option<DateSpan>,
    /// Period, place, population and the like, by name.
    pub scope: BTreeMap<Arc<str>, Arc<str>>,
    /// How values of its topic may change with time.
    pub evolves: Evolves,
    /// The ids of the claims that this one is the total of.
    pub parts: Vec<Arc<str>>,
    /// What the article's words tell of what it is about, where it was read from text.
    pub subject: Option<Box<Subject>>,
}

/// The words of a claim and where they stand, after the W3C's text quote and text position selectors.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Quote<W = String> {
    /// The words.
    pub exact: W,
    /// Where they stand, in bytes of the file or of the extracted text.
    pub span: Span,
    /// Where the figure or the date stands, in the same bytes.
    pub figure: Span,
    /// The line and the column.
    pub place: Place,
    /// Which bytes the spans count.
    pub within: Within,
    /// A few words before.
    pub before: W,
    /// A few words after.
    pub after: W,
}

impl Quote<&str> {
    /// The quote with words of its own.
    #[must_use]
    pub fn into_owned(self) -> Quote {
        let Quote { exact, span, figure, place, within, before, after } = self;
        let [exact, before, after] = [exact, before, after].map(str::to_owned);
        Quote { exact, span, figure, place, within, before, after }
    }
}

impl Quote {
    /// How many characters `before` and `after` hold at most.
    pub(crate) const AROUND: usize = 40;

    /// The words before and after, without the half of a word with which they may begin and end.
    pub(crate) fn around(&self) -> [String; 2] {
        let whole = |words: &str| words.chars().nth(Self::AROUND - 1).is_none();
        let [before, after] = [&self.before, &self.after];
        [
            if whole(before) {
                before.clone()
            } else {
                format!("… {}", before.split_once(char::is_whitespace).map_or("", |(_, rest)| rest))
            },
            if whole(after) {
                after.clone()
            } else {
                format!("{} …", after.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest))
            },
        ]
    }
}

/// Which bytes the spans of a quote count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Within {
    /// The file as it lies on disk.
    #[default]
    File,
    /// The extracted text: the words do not stand contiguously in the file.
    Text,
}

/// How a source puts a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// As a fact.
    #[default]
    Asserted,
    /// As somebody else's words.
    Reported,
    /// As a plan.
    Planned,
    /// As a forecast.
    Expected,
    /// As a possibility.
    Possible,
    /// Under a condition.
    Conditional,
    /// As not so.
    Denied,
}

impl Stance {
    /// Every stance with the word that files and reports use.
    pub const ALL: [(&'static str, Stance); 7] = [
        ("asserted", Stance::Asserted),
        ("reported", Stance::Reported),
        ("planned", Stance::Planned),
        ("expected", Stance::Expected),
        ("possible", Stance::Possible),
        ("conditional", Stance::Conditional),
        ("denied", Stance::Denied),
    ];

    /// The word that files and reports use.
    pub fn as_str(self) -> &'static str {
        Stance::ALL[self as usize].0
    }
}

/// How values of a topic may change with time without a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum Evolves {
    /// Not at all.
    #[default]
    Fixed,
    /// Upwards only: a toll.
    Rising,
    /// Downwards only.
    Falling,
    /// Either way: a share price.
    Series,
    /// A plan: it may be postponed, and its outcome may differ.
    Plan,
}

impl Evolves {
    /// Every way with the word that files and reports use.
    pub const ALL: [(&'static str, Evolves); 5] = [
        ("fixed", Evolves::Fixed),
        ("rising", Evolves::Rising),
        ("falling", Evolves::Falling),
        ("series", Evolves::Series),
        ("plan", Evolves::Plan),
    ];

    /// The word that files and reports use.
    pub fn as_str(self) -> &'static str {
        Evolves::ALL[self as usize].0
    }
}

/// Articles and claims in the order of their files and places, whatever order the files came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// The articles.
    pub articles: Vec<Article>,
    /// The claims; [`Claim::article`] indexes `articles`.
    pub claims: Vec<Claim>,
    /// Figures that were seen and not understood.
    pub unread: Vec<Unread>,
    /// Decisions beside claims to leave findings that name them.
    pub ignores: Vec<Ignore>,
    /// What was wrong with the files.
    pub problems: Vec<crate::problem::Problem>,
    /// For each article the first one of the same origin, of which it is a near-copy or a version; empty where nothing is
    /// known of their texts.
    pub origins: Vec<usize>,
    /// What articles are about as a whole, by their index, where their text was read.
    pub outlines: Vec<(usize, Outline)>,
    /// The texts of articles, as far as they were kept, by their index, in order.
    pub texts: Vec<(usize, String)>,
    /// For each article of which there is another version, which one it is; empty where there are none.
    pub versions: Vec<Option<Version>>,
    /// The attributes by which the figures of articles were read.
    pub attributes: Arc<Attributes>,
    /// The exchange rates that the articles of a story teach, by the index of each article.
    pub rates: BTreeMap<usize, Arc<[TaughtRate]>>,
    /// For each claim whether it is of an archive against which the others are held; empty where there is none.
    pub archived: Vec<bool>,
}

impl Corpus {
    /// Whether a claim is of the archive against which a draft is held.
    pub fn is_archived(&self, claim: usize) -> bool {
        self.archived.get(claim) == Some(&true)
    }

    /// The article of which another one is a near-copy, the first of them; `None` where it is none, or a version.
    pub fn copy_of(&self, article: usize) -> Option<usize> {
        let first = *self.origins.get(article)?;
        (first != article && self.version_of(article).is_none() && !self.are_of_one_file(article, first))
            .then_some(first)
    }

    /// The article of which another one is a version, the first of them in the corpus.
    pub fn version_of(&self, article: usize) -> Option<usize> {
        let version = self.versions.get(article)?.as_ref()?;
        (version.of != article && !self.are_of_one_file(article, version.of)).then_some(version.of)
    }

    /// Whether two articles are one: a file, and what a claim file tells of it.
    fn are_of_one_file(&self, one: usize, other: usize) -> bool {
        let path = |article: usize| self.articles.get(article).map(|article| &article.path);
        let holds_one =
            |path: &Arc<str>| article::Format::of_path(path).is_some_and(|format| format != article::Format::JsonLines);
        path(one) == path(other) && path(one).is_some_and(holds_one)
    }
}

/// One of several versions of an article: its source has revised it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The index of the first article among the versions.
    pub of: usize,
    /// When this one appeared, where that is known.
    pub(crate) appeared: Option<Appeared>,
}

/// A stretch of an article that looks like a figure or a date and has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread<W = String> {
    /// The index of its article in the corpus.
    pub article: usize,
    /// The words.
    pub quote: Quote<W>,
    /// Why it has no value, as a clause.
    pub why: &'static str,
}

/// The name of the scope that is a time.
pub(crate) const PERIOD: &str = "period";

/// The month of a scope that names a day of it: what happened on a day happened in its month.
pub(crate) fn month<'v>(name: &str, value: &'v str) -> Option<&'v str> {
    const MONTH: usize = "2019-05".len();
    (name == PERIOD && value.len() == "2019-05-12".len()).then(|| value.get(..MONTH)).flatten()
}
