//! The articles as the page shows them: their words, and where in them each claim stands.
//!
//! A mention is marked by its place, which a script turns into a highlight: an element around it would part Arabic
//! letters that join, and would nest badly where mentions overlap.

use super::topic::Homes;
use super::{name, value_of};
use crate::article::Format;
use crate::claim::{Article, Claim};
use crate::lexicon::Language;
use crate::report::Report;
use crate::report::labels::Ui;
use crate::report::words::{clean_with, cut};
use crate::text::{Block, Role, Span, blocks};
use crate::topic::Verdict;
use serde::Serialize;
use std::collections::BTreeMap;

/// How much text a page shows, in bytes; articles after that are listed without theirs.
const PAGE: usize = 8 << 20;

/// The mentions of an article that are listed under it.
const LISTED: usize = 200;

/// How often the words of a claim may be looked for in vain in one article, and how many of their places are tried.
const MISSES: usize = 64;
const TRIED: usize = 50;

/// The longest address that is linked to.
const ADDRESS: usize = 2000;

/// An article.
#[derive(Serialize)]
pub(super) struct ArticleView {
    pub id: String,
    pub source: String,
    pub title: String,
    pub published: String,
    /// Its language, where it is one that the reader knows; else empty.
    pub lang: &'static str,
    pub path: String,
    /// Its address, where it is one of the web; else empty.
    pub url: String,
    pub paragraphs: Vec<Paragraph>,
    pub mentions: Vec<MentionView>,
    pub mentions_more: usize,
}

/// A paragraph of an article.
#[derive(Serialize)]
pub(super) struct Paragraph {
    pub id: String,
    pub words: String,
    pub headline: bool,
}

/// What an article states, with the way to its topic.
#[derive(Serialize)]
pub(super) struct MentionView {
    pub anchor: String,
    pub value: String,
    pub label: String,
    pub verdict: &'static str,
}

/// A mention in a paragraph: the paragraph, where its words begin and end in UTF-16 units, its topic's verdict, and
/// where its claim stands.
type Mark<'m> = (usize, usize, usize, &'static str, &'m str);

/// The articles of a report and the places of its claims in them.
pub(super) struct Texts {
    pub views: Vec<ArticleView>,
    /// Where the mentions of each article stand, as JSON that may stand in a page.
    pub marks: String,
    of_claim: Vec<String>,
}

impl Texts {
    /// The paragraph in which a claim stands; empty where its article's text is not shown.
    pub fn of_claim(&self, claim: usize) -> &str {
        self.of_claim.get(claim).map_or("", String::as_str)
    }

    /// The articles of a report, in its order; those of one file are one.
    pub fn of(report: &Report, homes: &Homes, ui: Ui) -> Texts {
        let corpus = &report.corpus;
        let group_of = groups(&corpus.articles);
        let number = group_of.iter().max().map_or(0, |last| last + 1);
        let mut claims: Vec<Vec<usize>> = vec![Vec::new(); number];
        for (at, claim) in corpus.claims.iter().enumerate() {
            if let Some(&group) = group_of.get(claim.article) {
                claims[group].push(at);
            }
        }
        let mut known: Vec<Vec<&Article>> = vec![Vec::new(); number];
        for (article, &group) in corpus.articles.iter().zip(&group_of) {
            known[group].push(article);
        }
        let mut words: Vec<&str> = vec![""; number];
        for (article, text) in &corpus.texts {
            if let Some(&group) = group_of.get(*article)
                && words[group].len() < text.len()
            {
                words[group] = text;
            }
        }
        let mut texts =
            Texts { views: Vec::new(), marks: String::new(), of_claim: vec![String::new(); corpus.claims.len()] };
        let mut marks: BTreeMap<String, Vec<Mark<'_>>> = BTreeMap::new();
        let mut room = PAGE;
        for group in 0..number {
            let id = format!("a{}", group + 1);
            let text = if words[group].len() <= room { words[group] } else { "" };
            room -= text.len();
            let laid = Laid::new(report, text, &claims[group]);
            let mut marked = Vec::new();
            for place in &laid.places {
                texts.of_claim[place.claim] = format!("{id}-p{}", place.paragraph + 1);
                let verdict = homes.topic(place.claim).map_or("", |topic| report.topics[topic].verdict.as_str());
                marked.push((place.paragraph, place.from, place.to, verdict, homes.anchor(place.claim)));
            }
            if !marked.is_empty() {
                marks.insert(id.clone(), marked);
            }
            texts.views.push(view(report, &id, &known[group], &claims[group], laid.paragraphs(&id), homes, ui));
        }
        // Inside a script element nothing may look like an end of it.
        texts.marks = serde_json::to_string(&marks).unwrap_or_default().replace('<', "\\u003c").replace('>', "\\u003e");
        texts
    }
}

/// For each article the number of the file or line that it is of, in the order of the articles.
fn groups(articles: &[Article]) -> Vec<usize> {
    let mut of_path: BTreeMap<&str, usize> = BTreeMap::new();
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        next - 1
    };
    articles
        .iter()
        .map(|article| {
            let holds_one = Format::of_path(&article.path).is_some_and(|format| format != Format::JsonLines);
            if holds_one { *of_path.entry(&article.path).or_insert_with(&mut fresh) } else { fresh() }
        })
        .collect()
}

fn view(
    report: &Report,
    id: &str,
    known: &[&Article],
    claims: &[usize],
    paragraphs: Vec<Paragraph>,
    homes: &Homes,
    ui: Ui,
) -> ArticleView {
    let told = |of: fn(&Article) -> Option<&str>| known.iter().find_map(|article| of(article)).unwrap_or_default();
    let path = known.first().map_or("", |article| &article.path);
    let source = name(told(|article| article.source.as_deref()));
    let mentions: Vec<&usize> = claims.iter().filter(|claim| homes.topic(**claim).is_some()).collect();
    let mention = |&&claim: &&usize| {
        let topic = &report.topics[homes.topic(claim)?];
        Some(MentionView {
            anchor: homes.anchor(claim).to_owned(),
            value: value_of(report.corpus.claims.get(claim)?, ui),
            label: name(&topic.label),
            verdict: Verdict::as_str(topic.verdict),
        })
    };
    ArticleView {
        id: id.to_owned(),
        source: if source.is_empty() { ui.say("unnamed source").to_owned() } else { source },
        title: cut(&name(told(|article| article.title.as_deref())), 160),
        published: name(told(|article| article.published.as_deref())),
        lang: Language::of(told(|article| article.lang.as_deref())).map_or("", |language| language.code),
        path: name(path),
        url: address(told(|article| article.url.as_deref())),
        paragraphs,
        mentions_more: mentions.len().saturating_sub(LISTED),
        mentions: mentions.iter().take(LISTED).filter_map(mention).collect(),
    }
}

/// An address that a page may link to: of the web, and in letters that an address has.
fn address(url: &str) -> String {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let is_web = lower.starts_with("https://") || lower.starts_with("http://");
    let is_plain =
        !url.contains(|letter: char| letter.is_whitespace() || letter.is_control() || "\"<>\\^`{|}".contains(letter));
    let hides = url.contains(
        |letter| matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'),
    );
    if is_web && is_plain && !hides && url.len() <= ADDRESS { url.to_owned() } else { String::new() }
}

/// A text in paragraphs, with the claims that stand in it.
struct Laid<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    shown: Vec<String>,
    places: Vec<Place>,
}

/// Where a claim stands.
struct Place {
    claim: usize,
    paragraph: usize,
    /// In UTF-16 units of the paragraph as it is shown.
    from: usize,
    to: usize,
}

impl<'t> Laid<'t> {
    fn new(report: &Report, text: &'t str, claims: &[usize]) -> Self {
        let mut laid = Laid { text, blocks: blocks(text), shown: Vec::new(), places: Vec::new() };
        let found = laid.find(report, claims);
        let mut next = 0;
        for paragraph in 0..laid.blocks.len() {
            let span = laid.blocks[paragraph].span;
            let here: Vec<&(Span, usize)> =
                found[next..].iter().take_while(|(words, _)| words.start < span.end).collect();
            next += here.len();
            let within = |at: usize| at.clamp(span.start, span.end) - span.start;
            let mut ends: Vec<usize> =
                here.iter().flat_map(|(words, _)| [within(words.start), within(words.end)]).collect();
            ends.sort_unstable();
            ends.dedup();
            let (shown, stand) = clean_with(span.cut(text), &ends);
            // Counted on from one place to the next.
            let (mut units, mut counted) = (Vec::with_capacity(stand.len()), (0, 0));
            for &at in &stand {
                counted = (at, counted.1 + shown[counted.0..at].encode_utf16().count());
                units.push(counted.1);
            }
            let unit = |at: usize| ends.binary_search(&within(at)).map_or(0, |place| units[place]);
            for (words, claim) in here {
                let (from, to) = (unit(words.start), unit(words.end));
                if from < to {
                    laid.places.push(Place { claim: *claim, paragraph, from, to });
                }
            }
            laid.shown.push(shown);
        }
        laid
    }

    /// The spans of the claims that stand in the text, in its order. Claims come in the order of their article, so that each is
    /// sought from the one before it on.
    fn find(&self, report: &Report, claims: &[usize]) -> Vec<(Span, usize)> {
        let known: Vec<(usize, &Claim)> =
            claims.iter().filter_map(|&at| Some((at, report.corpus.claims.get(at)?))).collect();
        let mut ordered = known;
        ordered.sort_by_key(|(at, claim)| (claim.quote.span.start, *at));
        let (mut found, mut from, mut misses) = (Vec::new(), 0, 0);
        for (at, claim) in ordered {
            let quote = &claim.quote;
            if quote.exact.is_empty() || self.text.is_empty() || misses == MISSES {
                continue;
            }
            let place = self.seek(claim, from).or_else(|| {
                misses += 1;
                self.seek(claim, 0)
            });
            if let Some(start) = place {
                from = start;
                found.push((Span::new(start, start + quote.exact.len()), at));
            }
        }
        found.sort_by_key(|(span, at)| (span.start, span.end, *at));
        found
    }

    /// Where the words of a claim stand from an offset on: between the words around them, else at their first place.
    fn seek(&self, claim: &Claim, from: usize) -> Option<usize> {
        let quote = &claim.quote;
        let rest = self.text.get(from..)?;
        let mut first = None;
        for at in memchr::memmem::find_iter(rest.as_bytes(), quote.exact.as_bytes()).take(TRIED) {
            let (start, end) = (from + at, from + at + quote.exact.len());
            let (before, after) = (self.text.get(..start)?, self.text.get(end..)?);
            if before.ends_with(quote.before.as_str()) && after.starts_with(quote.after.as_str()) {
                return Some(start);
            }
            first = first.or(Some(start));
        }
        first
    }

    fn paragraphs(self, id: &str) -> Vec<Paragraph> {
        let numbered = (1..).zip(self.blocks.iter().zip(self.shown));
        let paragraph = |(number, (block, words)): (usize, (&Block, String))| Paragraph {
            id: format!("{id}-p{number}"),
            words,
            headline: block.role == Role::Headline,
        };
        numbered.map(paragraph).filter(|paragraph| !paragraph.words.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web_alone_are_linked_to() {
        for (url, linked) in [
            ("https://example.org/a?b=1#c", true),
            ("HTTP://example.org/", true),
            ("https://example.org/خبر", true),
            ("javascript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            (" https://example.org/", false),
            ("data:text/html,x", false),
            ("//example.org/", false),
            ("https://example.org/\"onclick=x", false),
            ("https://example.org/\u{202E}gro", false),
            ("", false),
        ] {
            assert_eq!(!address(url).is_empty(), linked, "{url:?}");
        }
    }
}
