//! What topics are reduced against: the corpus, and what a newsroom knows.

use super::key::Aliases;
use crate::claim::{Claim, Corpus, Version};
use crate::lexicon::AttributeRow;
use crate::relation::{Rates, Side, Terms};
use crate::subject::{Subject, Voice};
use crate::value::Value;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

/// What topics are reduced against: the corpus, and what a newsroom knows.
pub struct Ground<'a> {
    /// The articles and claims.
    pub corpus: &'a Corpus,
    /// The names that are one.
    pub aliases: &'a Aliases,
    /// The tolerances, and the exchange rates of the configuration.
    pub terms: Terms<'a>,
    /// The same rates and those that a story teaches, by the article.
    rates: BTreeMap<usize, Rates>,
    /// The origin of each claim.
    origins: Vec<u32>,
    /// The claims that others may name as their parts; empty where none does.
    ids: HashMap<&'a str, usize>,
}

impl<'a> Ground<'a> {
    /// Works out the origins of all claims: the last of the attribution if it has a name, else the source, that of the first of an
    /// article's copies.
    pub fn new(corpus: &'a Corpus, aliases: &'a Aliases, terms: Terms<'a>) -> Self {
        let rates = corpus.rates.iter().map(|(article, taught)| (*article, terms.rates.with(taught))).collect();
        let mut ground = Ground { corpus, aliases, terms, rates, origins: Vec::new(), ids: HashMap::new() };
        let mut by_name: HashMap<&str, u32> = HashMap::new();
        let mut by_form: HashMap<String, u32> = HashMap::new();
        let origins = corpus.claims.iter().enumerate().map(|(index, claim)| {
            // "Sources" of two outlets need not be the same ones.
            let unnamed =
                |subject: &Subject| subject.said_by.last().is_some_and(|speaker| speaker.voice == Voice::Unnamed);
            let named = claim.attribution.last().filter(|_| !claim.subject.as_deref().is_some_and(unnamed));
            let name = named.map_or_else(|| ground.first_source(index), |name| name.as_ref());
            *by_name.entry(name).or_insert_with(|| {
                let next = by_form.len() as u32;
                *by_form.entry(aliases.name(name)).or_insert(next)
            })
        });
        let origins = origins.collect();
        ground.origins = origins;
        if corpus.claims.iter().any(|claim| !claim.parts.is_empty()) {
            ground.ids = corpus.claims.iter().enumerate().map(|(index, claim)| (claim.id.as_ref(), index)).collect();
        }
        ground
    }

    /// What the tables say of the attribute of a claim that was read.
    pub(super) fn row(&self, claim: &Claim) -> Option<AttributeRow<'_>> {
        let (attribute, _) = claim.subject.as_ref()?.attribute.as_ref()?;
        Some(self.corpus.attributes.row(*attribute))
    }

    /// The tolerances, and the exchange rates between the amounts of two claims.
    pub(crate) fn terms_of(&self, one: usize, other: usize) -> Terms<'_> {
        let article = |claim: usize| self.corpus.claims[claim].article;
        let (first, last) = (article(one).min(article(other)), article(one).max(article(other)));
        let rates = self.rates.get(&first).or_else(|| self.rates.get(&last)).unwrap_or(self.terms.rates);
        Terms { rates, ..self.terms }
    }

    /// The name of a claim's source: the outlet, else the headline, else the file.
    pub(crate) fn source(&self, claim: usize) -> &'a str {
        self.corpus.claims.get(claim).map_or("", |claim| self.name(claim.article))
    }

    /// Which version of its article a claim is of, where there are several.
    pub(crate) fn version(&self, claim: usize) -> Option<Version> {
        self.corpus.versions.get(self.corpus.claims[claim].article).copied().flatten()
    }

    /// Whether two claims are of different versions of one article.
    pub(crate) fn are_versions(&self, left: usize, right: usize) -> bool {
        let article = |claim: usize| self.corpus.claims[claim].article;
        article(left) != article(right)
            && self.version(left).is_some_and(|one| self.version(right).is_some_and(|other| one.of == other.of))
    }

    /// Whether two claims are held against each other: of a draft and an archive at least one is the draft's.
    pub(crate) fn may_relate(&self, left: usize, right: usize) -> bool {
        !(self.corpus.is_archived(left) && self.corpus.is_archived(right))
    }

    /// How the version of the second claim stands to that of the first; `None` where nobody knows.
    pub(crate) fn order_of_versions(&self, left: usize, right: usize) -> Option<Ordering> {
        let (one, other) = (self.version(left)?.appeared?, self.version(right)?.appeared?);
        if other.is_after(&one) { Some(Ordering::Greater) } else { one.is_after(&other).then_some(Ordering::Less) }
    }

    /// The name of the source whose article a claim's article is a copy of; its own where it is none.
    fn first_source(&self, claim: usize) -> &'a str {
        let article = self.corpus.claims[claim].article;
        self.name(self.corpus.origins.get(article).copied().unwrap_or(article))
    }

    fn name(&self, article: usize) -> &'a str {
        let corpus: &'a Corpus = self.corpus;
        corpus.articles.get(article).map_or("", |article| {
            article.source.as_deref().or(article.title.as_deref()).unwrap_or(article.path.as_ref())
        })
    }

    pub(crate) fn side<'v>(&'v self, claim: usize, value: &'v Value) -> Side<'v> {
        let claim = &self.corpus.claims[claim];
        let (as_of, published) = (claim.as_of.as_ref(), claim.published.as_ref());
        let quoted = claim.subject.as_deref().is_some_and(|subject| subject.quoted);
        Side { value, stance: claim.stance, as_of, published, scope: &claim.scope, quoted }
    }

    /// The origin of a claim: equal for claims that name the same one.
    pub(crate) fn origin(&self, claim: usize) -> u32 {
        self.origins[claim]
    }

    /// The claim of an id, where some claim names parts.
    pub(crate) fn claim_of(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }
}
