//! A claim as written, before anything in it is understood: the same for YAML and for JSON Lines.

use crate::text::Span;
use std::borrow::Cow;

/// Words with their place.
#[derive(Clone, Debug)]
pub(super) struct Words<'t> {
    /// The words, escapes and folds applied.
    pub text: Cow<'t, str>,
    /// The bytes that they were written with, quotation marks included.
    pub span: Span,
}

impl Words<'_> {
    /// The words without the blanks around them.
    pub fn trimmed(&self) -> &str {
        self.text.trim()
    }
}

/// What is known of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct About<'t> {
    pub source: Option<Words<'t>>,
    pub title: Option<Words<'t>>,
    pub published: Option<Words<'t>>,
    pub lang: Option<Words<'t>>,
    pub url: Option<Words<'t>>,
    /// When this version of the article appeared.
    pub updated: Option<Words<'t>>,
    /// The file that holds the article's text.
    pub path: Option<Words<'t>>,
}

impl<'t> About<'t> {
    /// What a claim says of its article, the rest from the article that it stands under.
    pub fn over(self, under: &About<'t>) -> About<'t> {
        let or = |own: Option<Words<'t>>, other: &Option<Words<'t>>| own.or_else(|| other.clone());
        About {
            source: or(self.source, &under.source),
            title: or(self.title, &under.title),
            published: or(self.published, &under.published),
            lang: or(self.lang, &under.lang),
            url: or(self.url, &under.url),
            updated: or(self.updated, &under.updated),
            path: or(self.path, &under.path),
        }
    }
}

/// A claim as written.
#[derive(Clone, Debug, Default)]
pub(super) struct Record<'t> {
    /// Where to point when something is missing.
    pub head: Span,
    pub id: Option<Words<'t>>,
    pub topic: Option<Words<'t>>,
    /// Whether the topic is left open on purpose: `~`.
    pub open: bool,
    pub value: Option<Words<'t>>,
    pub quote: Option<Words<'t>>,
    /// The line and the column of the quote in its article, `9:41`.
    pub at: Option<Words<'t>>,
    pub said_by: Vec<Words<'t>>,
    pub stance: Option<Words<'t>>,
    pub as_of: Option<Words<'t>>,
    pub scope: Vec<(Words<'t>, Words<'t>)>,
    pub evolves: Option<Words<'t>>,
    pub parts: Vec<Words<'t>>,
    pub ignores: Vec<Leave<'t>>,
    pub about: About<'t>,
}

/// A decision beside a claim, as written.
#[derive(Clone, Debug, Default)]
pub(super) struct Leave<'t> {
    /// Where it starts.
    pub head: Span,
    pub code: Option<Words<'t>>,
    pub reason: Option<Words<'t>>,
    pub expires: Option<Words<'t>>,
}
