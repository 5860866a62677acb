//! JSON-LD in the words of schema.org: a `Claim` for each value of a topic, with the articles that state it as its
//! `appearance`, and a `ClaimReview` for those that an editor has decided.
//!
//! The program itself decides nothing: without a `reviews` entry in the configuration no review is written.

use super::words::clean;
use super::{Pattern, Report};
use crate::claim::{Claim, Stance};
use crate::config::Review;
use crate::mention::{Context, read_whole};
use crate::topic::Topic;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes one graph. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, reviews: &[Review], out: &mut dyn Write) -> io::Result<()> {
    let decided: Vec<Decided<'_>> = reviews.iter().map(Decided::of).collect();
    write!(out, "{{\"@context\": \"https://schema.org\", \"@graph\": [")?;
    let mut first = true;
    let mut write_node = |node: &Value| {
        out.write_all(if std::mem::take(&mut first) { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, node).map_err(io::Error::from)
    };
    for (number, topic) in report.topics.iter().enumerate().filter(|(_, topic)| topic.sure) {
        for (at, (value, claims)) in values(report, topic).into_iter().enumerate() {
            let id = format!("#t{}-{}", number + 1, at + 1);
            write_node(&node(report, topic, &id, &value, &claims))?;
            for decided in decided.iter().filter(|decided| decided.fits(topic, &value)) {
                write_node(&review(decided.review, topic, &id, &value))?;
            }
        }
    }
    out.write_all(b"]}\n")
}

/// The claims of a topic by what they state, denials apart, in the order in which they first stand.
fn values<'r>(report: &'r Report, topic: &Topic) -> Vec<(String, Vec<&'r Claim>)> {
    let mut values: Vec<(String, Vec<&Claim>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for claim in topic.claims.iter().filter_map(|&claim| report.corpus.claims.get(claim)) {
        let words = clean(&claim.value.to_string());
        let words = if claim.stance == Stance::Denied { format!("not {words}") } else { words };
        let place = *places.entry(words.clone()).or_insert(values.len());
        match values.get_mut(place) {
            Some((_, claims)) => claims.push(claim),
            None => values.push((words, vec![claim])),
        }
    }
    values
}

fn node(report: &Report, topic: &Topic, id: &str, value: &str, claims: &[&Claim]) -> Value {
    let appearance: Vec<Value> = claims.iter().map(|claim| appearance(report, claim)).collect();
    json!({
        "@type": "Claim",
        "@id": id,
        "name": stated(topic, value),
        "about": {"@type": "Thing", "name": clean(topic.entity.as_deref().unwrap_or(&topic.label))},
        "appearance": appearance,
    })
}

fn appearance(report: &Report, claim: &Claim) -> Value {
    let article = report.article(claim);
    let mut node = json!({"@type": "Article", "text": clean(&claim.quote.exact)});
    let known = [
        ("headline", article.and_then(|article| article.title.as_deref())),
        ("url", article.and_then(|article| article.url.as_deref()).filter(|url| is_web(url))),
        ("datePublished", article.and_then(|article| article.published.as_deref())),
        ("inLanguage", article.and_then(|article| article.lang.as_deref())),
    ];
    for (name, words) in known {
        if let Some(words) = words {
            node[name] = clean(words).into();
        }
    }
    if let Some(source) = article.and_then(|article| article.source.as_deref()) {
        node["publisher"] = json!({"@type": "Organization", "name": clean(source)});
    }
    // Whom an article cites may be a person, a firm or nobody with a name.
    if !claim.attribution.is_empty() {
        let names: Vec<String> = claim.attribution.iter().map(|name| clean(name)).collect();
        node["creditText"] = names.join(", ").into();
    }
    node
}

fn review(review: &Review, topic: &Topic, id: &str, value: &str) -> Value {
    let mut rating = json!({"@type": "Rating", "alternateName": clean(&review.rating)});
    if let Some(score) = review.score {
        rating["ratingValue"] = score.into();
        rating["bestRating"] = 5.into();
        rating["worstRating"] = 1.into();
    }
    let mut node = json!({
        "@type": "ClaimReview",
        "claimReviewed": stated(topic, value),
        "itemReviewed": {"@id": id},
        "author": {"@type": "Organization", "name": clean(&review.by)},
        "reviewRating": rating,
    });
    if let Some(date) = review.date {
        node["datePublished"] = date.to_string().into();
    }
    if let Some(url) = review.url.as_deref().filter(|url| is_web(url)) {
        node["url"] = clean(url).into();
    }
    node
}

/// A review with the value that it is about, as values are written here.
struct Decided<'c> {
    review: &'c Review,
    topic: Pattern,
    value: String,
}

impl<'c> Decided<'c> {
    fn of(review: &'c Review) -> Self {
        let Ok(topic) = review.topic.parse();
        let read = read_whole(&review.value, &Context::default()).and_then(|mention| mention.value.ok());
        let value = read.map_or_else(|| review.value.clone(), |value| value.to_string());
        Decided { review, topic, value: clean(&value) }
    }

    fn fits(&self, topic: &Topic, value: &str) -> bool {
        self.topic.fits(&topic.label) && self.value == value
    }
}

fn stated(topic: &Topic, value: &str) -> String {
    format!("{}: {value}", clean(&topic.label))
}

/// Whether an address leads to a page; a script in a page's data must not.
fn is_web(url: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}
