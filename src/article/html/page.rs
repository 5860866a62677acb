//! What a page tells of its article: JSON-LD, Open Graph and the like, `<time>`, the language and the canonical address.

use super::scan::{Piece, Tag, pieces};
use crate::article::metadata::{Metadata, contradict, date, published_at, said};
use crate::article::moment;
use crate::mention::Context;
use crate::text::Span;
use crate::value::DateSpan;
use jiff::civil::Date;
use serde_json::Value;
use std::borrow::Cow;

/// The metadata of a page. Where two places tell different things, JSON-LD wins over `<meta>`, and that over the rest.
pub(in crate::article) fn about(source: &str) -> About {
    let mut page = Page::default();
    let mut pieces = pieces(source).peekable();
    while let Some(piece) = pieces.next() {
        let Piece::Open(tag) = piece else { continue };
        let text = |piece: Option<&Piece<'_>>| match piece {
            Some(&Piece::Text(span)) => span,
            _ => Span::default(),
        };
        if tag.is(&["script"]) {
            if tag.attribute("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) {
                page.json_ld(text(pieces.peek()).cut(source));
            }
        } else if tag.is(&["title"]) {
            let words = html_escape::decode_html_entities(text(pieces.peek()).cut(source));
            page.title = page.title.or_else(|| said(&words));
        } else if tag.is(&["h1"]) && page.heading.is_none() {
            let inside = std::iter::from_fn(|| {
                pieces.next_if(|piece| !matches!(piece, Piece::Close(name) if name.eq_ignore_ascii_case("h1")))
            });
            let words = inside.take(MOST_OF_HEADING).filter_map(|piece| match piece {
                Piece::Text(span) => Some(html_escape::decode_html_entities(span.cut(source))),
                Piece::Open(_) | Piece::Close(_) => None,
            });
            page.heading = said(&words.collect::<String>()).filter(|words| words.len() <= LONGEST_HEADING);
        } else {
            page.tag(&tag, text(pieces.peek()).cut(source));
        }
    }
    page.finish()
}

/// How many pieces of source a main heading may have, and how many bytes.
const MOST_OF_HEADING: usize = 24;
const LONGEST_HEADING: usize = 400;

/// What was found, by where it was found.
#[derive(Default)]
struct Page {
    linked_data: Metadata,
    meta: Metadata,
    rest: Metadata,
    title: Option<String>,
    /// The first main heading.
    heading: Option<String>,
    /// Whether the element before was the publisher's, whose name may follow.
    publisher: bool,
    /// When this version appeared, where the page says that it was changed.
    modified: Option<String>,
}

impl Page {
    /// Takes a tag and the text behind it.
    fn tag<'t>(&mut self, tag: &Tag<'t>, text: &'t str) {
        // `<span itemprop="publisher" itemscope><meta itemprop="name" content="…">`
        let publisher = has(tag, "itemprop", &["publisher"]) && tag.attribute("itemscope").is_some();
        if std::mem::replace(&mut self.publisher, publisher) && has(tag, "itemprop", &["name"]) {
            let name = tag.attribute("content").unwrap_or_else(|| html_escape::decode_html_entities(text));
            set(&mut self.rest.source, Some(name));
        }
        if tag.is(&["meta"]) {
            self.meta(tag);
        } else if tag.is(&["html"]) {
            set(&mut self.meta.lang, tag.attribute("lang").or_else(|| tag.attribute("xml:lang")));
        } else if tag.is(&["link"]) {
            if has(tag, "rel", &["canonical"]) {
                set(&mut self.meta.url, tag.attribute("href"));
            }
        } else if tag.is(&["time"]) {
            let words = tag.attribute("datetime").unwrap_or(Cow::Borrowed(text));
            if has(tag, "itemprop", &["datePublished"]) || tag.attribute("pubdate").is_some() {
                self.meta.publish(&words);
            } else if has(tag, "itemprop", &["dateModified"]) {
                self.modified = self.modified.take().or_else(|| moment(&words));
            } else {
                self.rest.publish(&words);
            }
        } else if self.rest.author.is_none()
            && (has(tag, "rel", &["author"])
                || has(tag, "itemprop", &["author"])
                || has(tag, "class", &["byline", "author"]))
        {
            self.rest.author = said(&html_escape::decode_html_entities(text)).filter(|name| name.len() <= 120);
        }
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let Some(content) = tag.attribute("content") else { return };
        let key = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| tag.attribute(key));
        let Some(key) = key.map(|key| key.to_ascii_lowercase()) else { return };
        let (meta, rest) = (&mut self.meta, &mut self.rest);
        match key.as_str() {
            "og:title" => set(&mut meta.title, Some(content)),
            "twitter:title" | "dc.title" | "headline" => set(&mut rest.title, Some(content)),
            "og:site_name" => set(&mut meta.source, Some(content)),
            "application-name" | "dc.publisher" | "dcterms.publisher" | "publisher" => {
                set(&mut rest.source, Some(content))
            }
            "og:url" => set(&mut rest.url, Some(content)),
            "og:locale" => set(&mut rest.lang, Some(content.replace('_', "-").into())),
            "content-language" | "dc.language" | "inlanguage" => set(&mut rest.lang, Some(content)),
            "author" | "dc.creator" | "parsely-author" | "article:author" => {
                // Networks want an address there, not a name.
                set(&mut meta.author, Some(content).filter(|name| !name.contains("://")));
            }
            "article:published_time"
            | "datepublished"
            | "dc.date.issued"
            | "dcterms.issued"
            | "dcterms.created"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "publish_date"
            | "parsely-pub-date"
            | "article:published"
            | "article.published"
            | "og:article:published_time"
            | "published_time"
            | "publication_date"
            | "article_date_original"
            | "dc.date.created"
            | "bt:pubdate"
            | "sailthru.date" => {
                meta.publish(&content);
            }
            "date" | "dc.date" | "dcterms.date" => rest.publish(&content),
            "article:modified_time" | "og:updated_time" | "datemodified" | "dcterms.modified" | "last-modified" => {
                self.modified = self.modified.take().or_else(|| moment(&content));
            }
            _ => {}
        }
    }

    /// Linked data: the first object that is an article, or that the page says is one.
    fn json_ld(&mut self, json: &str) {
        let Ok(root) = serde_json::from_str::<Value>(json.trim()) else { return };
        let mut waiting = vec![&root];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(items) => waiting.extend(items.iter().rev()),
                Value::Object(fields) if is_article(value) => {
                    let field = |name: &str| fields.get(name).and_then(text_of);
                    let url = field("url").or_else(|| fields.get("mainEntityOfPage").and_then(id_of));
                    let found = Metadata {
                        source: field("publisher"),
                        title: field("headline").or_else(|| field("name")),
                        published: field("datePublished").and_then(|words| date(&words, &Context::default())),
                        lang: field("inLanguage"),
                        url: url.filter(|url| url.contains("://")),
                        author: field("author"),
                        updated: field("datePublished").and_then(|words| published_at(&words)),
                    };
                    self.modified =
                        field("dateModified").and_then(|words| moment(&words)).or_else(|| self.modified.take());
                    self.linked_data = std::mem::take(&mut self.linked_data).or(found);
                }
                Value::Object(fields) => waiting.extend(fields.get("@graph").or_else(|| fields.get("mainEntity"))),
                _ => {}
            }
        }
    }

    fn finish(mut self) -> About {
        self.meta.lang = self.meta.lang.take().filter(|lang| !lang.eq_ignore_ascii_case("x-default"));
        let titles = [&self.linked_data.title, &self.meta.title, &self.rest.title, &self.title];
        let titles = titles.into_iter().flatten().cloned().collect();
        let days = self.linked_data.published.clone().zip(self.meta.published.clone());
        // The page's own address and language are told by its head, which wins over copied data.
        let (lang, url) = (self.meta.lang.clone(), self.meta.url.clone());
        let head = Metadata { lang, url, updated: self.modified, ..Metadata::default() };
        let mut metadata = head.or(self.linked_data).or(self.meta).or(self.rest);
        let own = match (self.title, self.heading) {
            (Some(title), heading) => {
                let site = heading.and_then(|heading| Some((site_behind(&title, &heading)?.to_owned(), heading)));
                match (site, &metadata.source) {
                    (Some((site, heading)), None) => {
                        metadata.source = Some(site);
                        Some(heading)
                    }
                    _ => Some(without_site(title, metadata.source.as_deref())),
                }
            }
            (None, heading) => heading,
        };
        metadata.title = metadata.title.or(own);
        About { metadata, titles, contradiction: days.filter(|(one, other)| are_apart(one, other)) }
    }
}

/// What a page tells of its article.
#[derive(Debug)]
pub(in crate::article) struct About {
    pub metadata: Metadata,
    /// Its titles, from wherever they are told.
    pub titles: Vec<String>,
    /// Two publication dates that cannot both be right: by its linked data, and by its other metadata.
    pub contradiction: Option<(DateSpan, DateSpan)>,
}

/// Whether two publication dates are more than a day apart, which no time zone explains.
fn are_apart(one: &DateSpan, other: &DateSpan) -> bool {
    let next = |day: Date| day.tomorrow().unwrap_or(day);
    contradict(one, other) && (next(one.last) < other.first || next(other.last) < one.first)
}

/// A title without the name of the site that stands behind it.
fn without_site(title: String, source: Option<&str>) -> String {
    let own = source.and_then(|source| title.strip_suffix(source)).map(str::trim_end);
    let own = own.and_then(|own| own.strip_suffix(['|', '-', '–', '—', '·', ':'])).map(str::trim_end);
    own.filter(|own| !own.is_empty()).map(str::to_owned).unwrap_or(title)
}

/// The name of the site that stands behind the main heading in a page's title: "Dam repairs begin | River Authority".
fn site_behind<'t>(title: &'t str, heading: &str) -> Option<&'t str> {
    /// A longer one, in bytes, is more than a name.
    const LONGEST: usize = 60;
    let site = title.strip_prefix(heading)?.trim_start().strip_prefix(['|', '-', '–', '—', '·', '»'])?.trim();
    let one = !site.contains(['|', '–', '—', '»']) && !site.contains(" - ") && site.len() <= LONGEST;
    (one && site.contains(char::is_alphabetic)).then_some(site)
}

fn set(field: &mut Option<String>, words: Option<Cow<'_, str>>) {
    if field.is_none() {
        *field = words.and_then(|words| said(&words));
    }
}

/// Whether an attribute that holds words holds one of these.
fn has(tag: &Tag<'_>, attribute: &str, words: &[&str]) -> bool {
    tag.attribute(attribute).is_some_and(|value| {
        value.split_ascii_whitespace().any(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    })
}

fn is_article(value: &Value) -> bool {
    let known = |kind: &str| ["Article", "Posting", "Report"].iter().any(|end| kind.ends_with(end));
    match value.get("@type") {
        Some(Value::String(kind)) => known(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(known),
        _ => false,
    }
}

/// The words of a value: a text, the name of a thing, or those of a list.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => said(&html_escape::decode_html_entities(words)),
        Value::Object(fields) => said(fields.get("name")?.as_str()?),
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter(|item| !item.is_array()).filter_map(text_of).collect();
            said(&names.join(", "))
        }
        _ => None,
    }
}

fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => said(id),
        Value::Object(fields) => said(fields.get("@id")?.as_str()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str) -> String {
        let About { metadata: found, contradiction, .. } = about(source);
        let published = found.published.map(|date| date.edtf());
        let fields = [found.source, found.title, published, found.lang, found.url, found.author];
        let apart = contradiction.map_or(String::new(), |(one, other)| format!(" {} {}", one.edtf(), other.edtf()));
        fields.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join("|") + &apart
    }

    #[test]
    fn metadata_of_pages() {
        for (source, found) in [
            (
                r#"<html lang="ar"><title>x</title><script type="application/ld+json">{"@graph":[{"@type":"WebPage"},
                {"@type":["NewsArticle"],"headline":"A &amp; b","datePublished":"2025-06-10T22:00:00.000+0000",
                "publisher":{"name":"Wire"},"author":[{"name":"A B"},{"name":"C D"}],
                "mainEntityOfPage":{"@id":"https://w.example/1"}}]}</script>"#,
                "Wire|A & b|2025-06-10|ar|https://w.example/1|A B, C D",
            ),
            (
                r#"<meta property="og:site_name" content="Wire"><meta name=author content="https://x.example/a">
                <meta property="article:published_time" content="2025-06-10"><meta property="og:locale" content="ar_AR">
                <title> A
                b </title><a rel="author">C D</a>"#,
                "Wire|A b|2025-06-10|ar-AR||C D",
            ),
            (
                r#"<time itemprop="dateModified" datetime="2025-07-01">x</time><time>2025-06-10</time>"#,
                "||2025-06-10|||",
            ),
            (
                r#"<title>A toll – Wire</title><meta property="og:site_name" content="Wire">
                <script type="application/ld+json">{"@type":"Article","datePublished":"2025-06-10T23:00:00Z"}</script>
                <meta property="article:published_time" content="2025-06-11T02:00:00+03:00">"#,
                "Wire|A toll|2025-06-10|||",
            ),
            (
                r#"<script type="application/ld+json">{"@type":"Article","datePublished":"2025-06-10"}</script>
                <meta property="article:published_time" content="2025-06-14">"#,
                "||2025-06-10||| 2025-06-10 2025-06-14",
            ),
            (r#"<script type="application/ld+json">{"@type":</script><title>T</title>"#, "|T||||"),
            (
                "<title>Dam repairs begin | River Authority</title><h1><span>Dam repairs begin</span></h1>",
                "River Authority|Dam repairs begin||||",
            ),
            ("<title>Sport - River Authority</title><h1>Dam repairs begin</h1>", "|Sport - River Authority||||"),
            ("<h1>Bakery wins <i>award</i></h1>", "|Bakery wins award||||"),
            (
                r#"<span itemprop="publisher" itemscope><meta itemprop="name" content="Span Daily"></span>"#,
                "Span Daily|||||",
            ),
            (
                r#"<link rel="canonical" href="https://w.example/c"><meta property="og:url" content="https://w.example/o">"#,
                "||||https://w.example/c|",
            ),
        ] {
            assert_eq!(check(source), found, "{source}");
        }
    }
}
