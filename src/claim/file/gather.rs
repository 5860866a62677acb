//! Files put together: one order, one id for each claim, and what only all files can tell.

use super::{Mark, Parsed};
use crate::article;
use crate::claim::{Article, Claim, Corpus, Within};
use crate::ignore::Of;
use crate::problem::{Excerpt, Problem, Severity};
use crate::text::Span;
use foldhash::{HashMap, HashMapExt, HashSet};
use std::collections::BTreeSet;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// One corpus of many files, the same whatever order they come in: files by path, claims and problems by place.
///
/// A claim without an id is named after its place in the corpus, `c1` onwards. A claim whose id was already given is
/// left out, and so is the name of a part that no claim has; both are errors.
#[must_use]
pub fn gather(mut files: Vec<Parsed>) -> Corpus {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let problems = files.iter_mut().map(|file| std::mem::take(&mut file.problems)).collect();
    let mut gathering = Gathering { problems, ..Gathering::default() };
    leave_to_people(&mut files);
    let repeated = gathering.ids(&files);
    gathering.parts(&mut files);
    let mut corpus = Corpus::default();
    let mut prints = Vec::new();
    let against = files.iter().any(|file| file.archived);
    for (at, file) in files.into_iter().enumerate() {
        let articles: Vec<usize> =
            file.articles.into_iter().map(|article| gathering.article(article, &file.path)).collect();
        let first = corpus.claims.len();
        corpus.outlines.extend(file.outlines.into_iter().map(|(article, outline)| (articles[article], outline)));
        prints.extend(file.prints.into_iter().map(|(article, print)| (articles[article], print)));
        corpus.texts.extend(file.texts.into_iter().map(|(article, text)| (articles[article], text)));
        let kept = file.claims.into_iter().enumerate().filter(|(place, _)| !repeated.contains(&(at, *place)));
        let placed = kept.map(|(_, claim)| Claim { article: articles[claim.article], ..claim });
        // The claims of one large file stay where they are.
        let placed: Vec<Claim> = placed.collect();
        if corpus.claims.is_empty() {
            corpus.claims = placed;
        } else {
            corpus.claims.extend(placed);
        }
        if against {
            corpus.archived.resize(corpus.claims.len(), file.archived);
        }
        corpus.ignores.extend(file.ignores.into_iter().filter_map(|mut ignore| {
            if let Of::Claim(claim) = &mut ignore.of {
                let before = repeated.range((at, 0)..(at, *claim)).count();
                *claim = (!repeated.contains(&(at, *claim))).then_some(first + *claim - before)?;
            }
            Some(ignore)
        }));
        // What an archive leaves open is no news of a draft.
        let unread = file.unread.into_iter().filter(|_| !file.archived);
        corpus.unread.extend(unread.map(|mut unread| {
            unread.article = articles[unread.article];
            unread
        }));
    }
    for (at, claim) in corpus.claims.iter_mut().enumerate().filter(|(_, claim)| claim.id.is_empty()) {
        claim.id = gathering.fresh_id(at + 1);
    }
    corpus.articles = gathering.articles;
    corpus.texts.sort_by_key(|(article, _)| *article);
    corpus.texts.dedup_by_key(|(article, _)| *article);
    let copies = article::copies(&corpus.articles, &prints);
    corpus.versions = copies.versions(&corpus.articles);
    corpus.origins = copies.origin;
    corpus.problems = gathering.problems.into_iter().flat_map(by_place).collect();
    corpus
}

/// Drops what is read in an article where a claim file speaks of the same words of it: what a person has written stands.
fn leave_to_people(files: &mut [Parsed]) {
    let read: HashSet<Arc<str>> =
        files.iter().filter(|file| !file.prints.is_empty()).map(|file| Arc::clone(&file.path)).collect();
    let mut spoken_of: HashMap<Arc<str>, Vec<(Within, Span)>> = HashMap::new();
    for file in files.iter() {
        for claim in &file.claims {
            let path = &file.articles[claim.article].path;
            if *path != file.path && read.contains(path) {
                spoken_of.entry(Arc::clone(path)).or_default().push((claim.quote.within, claim.quote.figure));
            }
        }
    }
    for file in files {
        let Some(spans) = spoken_of.get_mut(&file.path) else { continue };
        // Ids, parts and decisions name claims by their place.
        if !(file.ids.is_empty() && file.parts.is_empty() && file.ignores.is_empty()) {
            continue;
        }
        // Of spans that begin before a figure ends, the last one that does so may reach into it.
        spans.sort_by_key(|(within, span)| (*within == Within::Text, span.start));
        let is_theirs = |claim: &Claim| {
            let (within, figure) = (claim.quote.within, claim.quote.figure);
            let before = spans.partition_point(|(theirs, span)| {
                (*theirs == Within::Text, span.start) < (within == Within::Text, figure.end)
            });
            spans[..before].last().is_some_and(|(theirs, span)| *theirs == within && span.end > figure.start)
        };
        file.claims.retain(|claim| file.articles[claim.article].path != file.path || !is_theirs(claim));
    }
}

#[derive(Default)]
struct Gathering {
    /// The problems of each file.
    problems: Vec<Vec<Problem>>,
    articles: Vec<Article>,
    /// Articles with a file of their own, which several claim files may name.
    shared: HashMap<Article, usize>,
    ids: HashSet<Arc<str>>,
}

impl Gathering {
    /// Finds the claims that repeat the id of an earlier one, by file and place in it.
    fn ids(&mut self, files: &[Parsed]) -> BTreeSet<(usize, usize)> {
        let mut first: HashMap<&str, (usize, &Mark)> = HashMap::new();
        let mut repeated = BTreeSet::new();
        for (at, file) in files.iter().enumerate() {
            for mark in &file.ids {
                match first.entry(&mark.id) {
                    Entry::Vacant(entry) => _ = entry.insert((at, mark)),
                    Entry::Occupied(entry) => {
                        let (earlier, first) = *entry.get();
                        let (path, place) = (&files[earlier].path, first.place);
                        let message =
                            format!("the id `{}` was already given at {path}:{}:{}", mark.id, place.line, place.column);
                        self.problems[at].push(mark.error(&file.path, message));
                        repeated.insert((at, mark.claim));
                    }
                }
            }
        }
        self.ids = first.into_values().map(|(_, mark)| Arc::clone(&mark.id)).collect();
        repeated
    }

    fn parts(&mut self, files: &mut [Parsed]) {
        for (file, problems) in files.iter_mut().zip(&mut self.problems) {
            for mark in std::mem::take(&mut file.parts) {
                let claim = &mut file.claims[mark.claim];
                let message = if claim.id == mark.id {
                    format!("`{}` cannot be a part of itself", mark.id)
                } else if self.ids.contains(&mark.id) {
                    continue;
                } else {
                    format!("no claim has the id `{}`", mark.id)
                };
                claim.parts.retain(|part| *part != mark.id);
                problems.push(mark.error(&file.path, message));
            }
        }
    }

    fn article(&mut self, article: Article, file: &Arc<str>) -> usize {
        let next = self.articles.len();
        if article.path != *file {
            match self.shared.entry(article.clone()) {
                Entry::Occupied(entry) => return *entry.get(),
                Entry::Vacant(entry) => _ = entry.insert(next),
            }
        }
        self.articles.push(article);
        next
    }

    /// The name of a claim after its place, moved out of the way of ids that files give.
    fn fresh_id(&self, place: usize) -> Arc<str> {
        let mut id = format!("c{place}");
        while self.ids.contains(id.as_str()) {
            id.push('\'');
        }
        id.into()
    }
}

impl Mark {
    /// As much of the line as is known without the file.
    fn id_alone(&self) -> Excerpt {
        let line = format!("…\"{}\"…", self.id);
        let marked = '…'.len_utf8()..line.len() - '…'.len_utf8();
        Excerpt { line, marked }
    }

    fn error(&self, path: &str, message: String) -> Problem {
        Problem {
            severity: Severity::Error,
            path: path.to_owned(),
            place: Some(self.place),
            message,
            excerpt: Some(self.excerpt.as_deref().cloned().unwrap_or_else(|| self.id_alone())),
        }
    }
}

/// The problems of a file from its head to its end; those of the file as a whole come first.
fn by_place(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by_key(|problem| problem.place.map(|place| (place.line, place.column)));
    // What is wrong with an article is found for each of its claims.
    problems.dedup();
    problems
}
