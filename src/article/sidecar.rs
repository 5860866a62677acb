//! Sidecars: `articles.yaml`, which tells of the articles beside it what they do not tell themselves.

use super::metadata::Metadata;
use crate::claim::Article;
use crate::claim::file::read_date;
use crate::mention::Context;
use std::collections::BTreeMap;

/// What sidecars tell, by the path of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sidecar {
    entries: BTreeMap<String, Article>,
}

impl Sidecar {
    /// The name of the file that holds one.
    pub const NAME: &'static str = "articles.yaml";

    /// The entries of sidecars as [`claim::file::read`](crate::claim::file::read) reads them: an article each, its path
    /// told from the folder in which the program was started. The first entry of a path counts.
    pub fn new(articles: impl IntoIterator<Item = Article>) -> Self {
        let mut sidecar = Sidecar::default();
        sidecar.add(articles.into_iter().collect());
        sidecar
    }

    /// Adds further entries; those that are known stay as they are.
    pub fn add(&mut self, articles: Vec<Article>) {
        for article in articles {
            self.entries.entry(plain(&article.path)).or_insert(article);
        }
    }

    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn of(&self, path: &str) -> Metadata {
        let Some(article) = self.entries.get(&plain(path)) else { return Metadata::default() };
        let words = |words: &Option<std::sync::Arc<str>>| words.as_deref().map(str::to_owned);
        Metadata {
            source: words(&article.source),
            title: words(&article.title),
            published: article.published.as_deref().and_then(|date| read_date(date, &Context::default()).ok()),
            lang: words(&article.lang),
            url: words(&article.url),
            updated: words(&article.updated),
            author: None,
        }
    }
}

/// A path without steps that lead nowhere.
fn plain(path: &str) -> String {
    path.split('/').filter(|step| *step != ".").collect::<Vec<_>>().join("/")
}
