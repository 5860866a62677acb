//! Pages: the article's own text out of HTML, without menus, captions, related links and comments.
//!
//! Which part of a page is the article is decided by `dom_smoothie`, after Mozilla's Readability. Before it takes the
//! page apart, every start tag is given its place as an attribute; so each word of the result is found again in the
//! source. Pages that no parser should be given (nested beyond sense, or huge) are read without a tree.

mod page;
mod scan;

pub(super) use page::{About, about};

use self::scan::{Piece, Tag, pieces};
use super::flow::Flow;
use super::table::Cell;
use crate::text::{Role, Span, fold};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Open elements beyond which a page is no longer given to the parser, whose time grows with the square of the depth.
const DEEPEST: usize = 256;
/// Elements beyond which, and bytes beyond which, a page is no longer given to the parser.
const MOST_ELEMENTS: usize = 40_000;
pub(super) const LONGEST: usize = 4 << 20;
/// Why a page that is longer than that is read without a tree.
pub(super) const TOO_LONG: &str = "it is larger than 4 MiB";
/// Bytes of attributes of one tag beyond which they are counted: the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 2048;
/// Shorter extracts than this, in characters, are tried again with milder rules; a wire story may be this short.
const SHORTEST: usize = 140;
/// A shorter main heading, in bytes, is the name of a site or of one of its parts.
const SHORTEST_HEADLINE: usize = 16;

/// How a page was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The article's own text was found.
    Article,
    /// The page was too deep or too large to look for it: all of its text was taken.
    Flat(&'static str),
}

/// The article's own text of a page whose headline is known by one of `titles`.
pub(super) fn read(source: &str, titles: &[String]) -> (Flow, Way) {
    let mut flow = Flow::default();
    if let Some(why) = too_much(source) {
        flat(source, 0, &mut flow);
        return (flow.finish(), Way::Flat(why));
    }
    let places = Places::of(source);
    let config = dom_smoothie::Config {
        keep_classes: true,
        char_threshold: SHORTEST,
        disable_json_ld: true,
        ..dom_smoothie::Config::default()
    };
    let parsed =
        dom_smoothie::Readability::new(places.marked.as_str(), None, Some(config)).and_then(|mut page| page.parse());
    if let Ok(article) = parsed {
        // Some pages keep it.
        if !article.content.contains("<h1") {
            headline(source, titles, &mut flow);
        }
        let above = flow.text.len();
        Walk { source, places: &places, next: 0, hidden: None, renamed: false, flow: &mut flow }
            .content(&article.content);
        if flow.text.len() > above {
            return (flow.finish(), Way::Article);
        }
    }
    // Too little on the page to tell the article from the rest.
    let mut flow = Flow::default();
    flat(source, 0, &mut flow);
    (flow.finish(), Way::Article)
}

/// Adds the headline of a page, which the extractor takes for a title and leaves out: the first main heading whose words
/// are those of a title, the name of the site aside.
fn headline(source: &str, titles: &[String], flow: &mut Flow) {
    let folded = |words: &str| words.split_whitespace().map(fold).collect::<Vec<_>>().join(" ");
    let titles: Vec<String> = titles.iter().map(|title| folded(title)).collect();
    let mut runs: Option<Vec<Span>> = None;
    for piece in pieces(source) {
        match (piece, &mut runs) {
            (Piece::Open(tag), None) if tag.is(&["h1"]) => runs = Some(Vec::new()),
            (Piece::Text(span), Some(runs)) => runs.push(span),
            (Piece::Close(name), Some(heading)) if name.eq_ignore_ascii_case("h1") => {
                let words: String = heading.iter().map(|span| decoded(span.cut(source))).collect();
                let words = folded(&words);
                let is_title = words.len() >= SHORTEST_HEADLINE && titles.iter().any(|title| title.contains(&words));
                if is_title {
                    heading.iter().for_each(|span| flow.push_html(span.cut(source), span.start));
                    return flow.end(Role::Headline);
                }
                runs = None;
            }
            _ => {}
        }
    }
}

/// Why a page should not be given to the parser.
fn too_much(source: &str) -> Option<&'static str> {
    if source.len() > LONGEST {
        return Some(TOO_LONG);
    }
    let mut open: Vec<&str> = Vec::new();
    let mut elements = 0;
    for piece in pieces(source) {
        match piece {
            Piece::Open(tag) => {
                elements += 1;
                if tag.attributes.len() > MOST_ATTRIBUTES && tag.count() > MOST_ATTRIBUTES / 8 {
                    return Some("one of its elements has hundreds of attributes");
                }
                // Paragraphs, items and cells need no end tag: the next one closes them.
                if !tag.is(VOID) && !tag.is(CLOSED_BY_THE_NEXT) {
                    open.push(tag.name);
                }
            }
            Piece::Close(name) => {
                if let Some(at) = open.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
                    // Marks such as `<b>` that were not closed go on behind it.
                    let marks = open.split_off(at);
                    open.extend(marks.into_iter().skip(1).filter(|name| is_one_of(name, MARKS)));
                }
            }
            Piece::Text(_) => {}
        }
        if open.len() > DEEPEST {
            return Some("its elements are nested too deep");
        }
        if elements > MOST_ELEMENTS {
            return Some("it has more than 40,000 elements");
        }
    }
    None
}

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];
const CLOSED_BY_THE_NEXT: &[&str] =
    &["p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "optgroup", "rp", "rt"];
const MARKS: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that hold no text of the article.
const HIDDEN: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "figcaption",
    "nav",
    "aside",
    "footer",
    "form",
    "button",
    "select",
    "textarea",
    "iframe",
    "object",
    "audio",
    "video",
    "canvas",
    "head",
    "title",
    "dialog",
    "menu",
    "noembed",
    "noframes",
];

/// Classes and ids of the parts of an article's element that are not its text, by the words that they are made of.
const HIDDEN_CLASSES: &[&str] = &[
    "caption",
    "captions",
    "credit",
    "related",
    "comment",
    "comments",
    "share",
    "sharing",
    "newsletter",
    "breadcrumb",
    "breadcrumbs",
    "promo",
    "advert",
    "advertisement",
    "sidebar",
    "recommended",
    "tags",
    "ad",
    "ads",
    "sponsored",
    "ticker",
    "cookie",
    "cookies",
    "consent",
    "signup",
    "subscribe",
    "byline",
    "views",
    "timestamp",
];

/// Whole names of classes and ids that say the same.
const HIDDEN_NAMES: &[&str] = &[
    "most-read",
    "most-popular",
    "mostread",
    "read-more",
    "read-also",
    "reading-time",
    "read-time",
    "meta",
    "article-meta",
    "entry-meta",
    "post-meta",
    "article-info",
    "entry-info",
    "post-info",
    "news-info",
];

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether an element is a part of a line.
fn is_inline(tag: &Tag<'_>) -> bool {
    tag.is(MARKS) || tag.is(&["span", "time"])
}

/// Whether an element of the article's text is something else.
fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.is(HIDDEN)
        || ["class", "id"].iter().filter_map(|key| tag.attribute(key)).any(|words| {
            words.split(|letter: char| !letter.is_alphanumeric()).any(|word| is_one_of(word, HIDDEN_CLASSES))
                || words.split_ascii_whitespace().any(|name| is_one_of(&name.replace('_', "-"), HIDDEN_NAMES))
        })
        || tag.attribute("hidden").is_some()
        || tag.attribute("aria-hidden").is_some_and(|value| value == "true")
}

/// All text of `source`, whose first byte stands at `base`, tags taken out.
pub(super) fn flat(source: &str, base: usize, flow: &mut Flow) {
    Open::default().flat(source, base, flow);
}

/// What is open at the end of a part of a page that is read without a tree.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// An element that holds no text of the article, and how many of its name are open.
    hidden: Option<(String, usize)>,
    comment: bool,
}

impl Open {
    /// All text of a further part of a page.
    pub fn flat(&mut self, source: &str, base: usize, flow: &mut Flow) {
        let mut pieces = scan::pieces_from(source, self.skip(source));
        for piece in pieces.by_ref() {
            match piece {
                Piece::Text(span) if self.hidden.is_none() => flow.push_html(span.cut(source), base + span.start),
                Piece::Text(_) => {}
                Piece::Open(tag) => match &mut self.hidden {
                    Some((name, depth)) => *depth += usize::from(tag.name.eq_ignore_ascii_case(name)),
                    None if tag.is(&["script", "style", "head", "title", "textarea", "template", "noscript"]) => {
                        self.hidden = Some((tag.name.to_owned(), 1));
                    }
                    None => open(&tag, flow),
                },
                Piece::Close(name) => match &mut self.hidden {
                    Some((hidden, depth)) => {
                        *depth -= usize::from(name.eq_ignore_ascii_case(hidden));
                        if *depth == 0 {
                            self.hidden = None;
                        }
                    }
                    None => close(name, flow),
                },
            }
            // A body ends a head that was not closed.
            if let (Piece::Open(tag), Some((name, _))) = (piece, &self.hidden)
                && name.eq_ignore_ascii_case("head")
                && tag.is(&["body", "p", "div", "h1"])
            {
                self.hidden = None;
            }
        }
        self.comment = pieces.in_comment;
    }

    /// How much of a further part belongs to what the part before left open and is no markup.
    fn skip(&mut self, source: &str) -> usize {
        if self.comment {
            return memchr::memmem::find(source.as_bytes(), b"-->").map_or(source.len(), |end| end + 3);
        }
        match &self.hidden {
            Some((name, _)) if scan::is_raw(name) => scan::end_of_raw(source, name).unwrap_or(source.len()),
            _ => 0,
        }
    }
}

/// Where to cut a page that is read without a tree, at most at `most`: behind a tag, best behind one that ends a block.
pub(super) fn cut(source: &str, from: usize, most: usize) -> Option<usize> {
    let late = source.as_bytes().get(from..most)?;
    let ends = [b"</p>".as_slice(), b"</tr>", b"</li>", b"</div>"];
    let block = ends.iter().filter_map(|end| Some(memchr::memmem::rfind(late, end)? + end.len())).max();
    block.or_else(|| Some(memchr::memrchr(b'>', late)? + 1)).map(|at| from + at)
}

/// What a start tag means for the flow of text.
fn open(tag: &Tag<'_>, flow: &mut Flow) {
    match role_of(tag.name) {
        Some(Element::Table) => flow.table(),
        Some(Element::Head) => flow.table_head(true),
        Some(Element::Body) => flow.table_head(false),
        Some(Element::Row) => flow.row(),
        Some(Element::Cell) => {
            let over = |name: &str| tag.attribute(name).and_then(|number| number.trim().parse().ok()).unwrap_or(1);
            flow.cell(Cell { heading: tag.is(&["th"]), columns: over("colspan"), rows: over("rowspan") });
        }
        Some(Element::Block(_)) => flow.end(Role::Paragraph),
        None => {}
    }
}

/// What an end tag means for the flow of text.
fn close(name: &str, flow: &mut Flow) {
    match role_of(name) {
        Some(Element::Table) => flow.end_table(),
        Some(Element::Head) => flow.table_head(false),
        Some(Element::Cell) => flow.cell_end(),
        Some(Element::Block(role)) => flow.end(role),
        Some(Element::Row | Element::Body) | None => {}
    }
}

enum Element {
    Table,
    /// The part of a table that holds the headings of its columns, and those that hold its rows.
    Head,
    Body,
    Row,
    Cell,
    Block(Role),
}

fn role_of(name: &str) -> Option<Element> {
    const BLOCKS: &[&str] = &[
        "p",
        "div",
        "article",
        "section",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "address",
        "br",
        "hr",
        "body",
        "form",
        "fieldset",
        "center",
        "details",
        "summary",
        "title",
    ];
    Some(match name {
        _ if name.eq_ignore_ascii_case("table") => Element::Table,
        _ if name.eq_ignore_ascii_case("thead") => Element::Head,
        _ if is_one_of(name, &["tbody", "tfoot"]) => Element::Body,
        _ if name.eq_ignore_ascii_case("tr") => Element::Row,
        _ if is_one_of(name, &["td", "th"]) => Element::Cell,
        _ if is_one_of(name, &["h1", "h2", "h3", "h4", "h5", "h6", "caption"]) => Element::Block(Role::Headline),
        _ if name.eq_ignore_ascii_case("li") => Element::Block(Role::Item),
        _ if is_one_of(name, BLOCKS) => Element::Block(Role::Paragraph),
        _ => return None,
    })
}

/// Where the words of a page stand.
struct Places {
    /// The runs of text between tags, in order.
    runs: Vec<Span>,
    /// The source with the number of the next run in every start tag.
    marked: String,
}

/// The attribute that carries the number of the run of text that follows a start tag.
const MARK: &str = "data-run";

impl Places {
    fn of(source: &str) -> Places {
        let mut places = Places { runs: Vec::new(), marked: String::with_capacity(source.len() * 5 / 4) };
        let (mut copied, mut is_raw) = (0, false);
        for piece in pieces(source) {
            match piece {
                Piece::Text(span) => {
                    places.runs.push(span);
                    let words = span.cut(source);
                    if !is_raw && words.contains(stand_in_for) {
                        places.marked.push_str(&source[copied..span.start]);
                        places.marked.extend(decoded(words).chars().map(stand_in));
                        copied = span.end;
                    }
                }
                Piece::Open(tag) => {
                    is_raw = scan::is_raw(tag.name);
                    places.marked.push_str(&source[copied..tag.name_end]);
                    copied = tag.name_end;
                    let _ = write!(places.marked, " {MARK}={}", places.runs.len());
                    // Without a blank the number would run into what follows.
                    places.marked.push(' ');
                    if tag.attributes.contains('&') {
                        places.marked.push_str(&source[copied..tag.end].replace('&', "+"));
                        copied = tag.end;
                    }
                }
                Piece::Close(_) => is_raw = false,
            }
        }
        places.marked.push_str(&source[copied..]);
        places
    }
}

/// Characters that stand for those with a meaning in HTML while the parser has the page: it takes and gives text without a
/// single character reference, each of which costs it time that grows with the length of the text. They belong to no
/// alphabet, and no page may use them (Unicode, noncharacters).
const STAND_INS: [(char, char); 5] =
    [('&', '\u{FDD0}'), ('<', '\u{FDD1}'), ('>', '\u{FDD2}'), ('\u{A0}', ' '), ('\0', ' ')];

fn stand_in_for(letter: char) -> bool {
    STAND_INS.iter().any(|(known, _)| *known == letter)
}

fn stand_in(letter: char) -> char {
    STAND_INS.iter().find(|(known, _)| *known == letter).map_or(letter, |(_, stand_in)| *stand_in)
}

/// Words as the parser gives them back, without the characters that stand for others.
fn meant(words: &str) -> String {
    let letter = |letter| STAND_INS[..3].iter().find(|(_, known)| *known == letter).map_or(letter, |(meant, _)| *meant);
    words.chars().map(letter).collect()
}

/// The walk over the extracted article, side by side with the runs of the source.
struct Walk<'w> {
    source: &'w str,
    places: &'w Places,
    /// The run at which the next words are sought.
    next: usize,
    /// The element that is being passed over, and how many of its name are open.
    hidden: Option<(String, usize)>,
    /// Whether a paragraph has just begun that was another block in the source.
    renamed: bool,
    flow: &'w mut Flow,
}

/// How many runs words are sought in: what the extractor leaves out between two texts of one element.
const REACH: usize = 64;

impl Walk<'_> {
    fn content(&mut self, content: &str) {
        for piece in pieces(content) {
            match piece {
                Piece::Text(span) if self.hidden.is_none() => self.words(span.cut(content)),
                Piece::Text(_) => {}
                Piece::Open(tag) => {
                    if let Some((name, depth)) = &mut self.hidden {
                        *depth += usize::from(tag.name == name);
                        continue;
                    }
                    let run = tag.attribute(MARK).and_then(|run| run.parse().ok());
                    if let Some(run) = run {
                        self.next = run;
                    }
                    // The parser makes paragraphs of blocks, which lose their names.
                    if !is_inline(&tag) {
                        self.renamed = run.is_none() && tag.is(&["p"]);
                    }
                    if is_hidden(&tag) && !tag.is(VOID) {
                        self.flow.end(Role::Paragraph);
                        self.hidden = Some((tag.name.to_owned(), 1));
                    } else {
                        open(&tag, self.flow);
                    }
                }
                Piece::Close(name) => match &mut self.hidden {
                    Some((hidden, depth)) => {
                        *depth -= usize::from(name == hidden);
                        if *depth == 0 {
                            self.hidden = None;
                        }
                    }
                    None => close(name, self.flow),
                },
            }
        }
    }

    /// Adds the words of one text of the article, with their places where they are found again.
    fn words(&mut self, serialized: &str) {
        if serialized.trim_ascii().is_empty() {
            return self.flow.push_decoded(" ");
        }
        match self.find(serialized) {
            Some((first, last)) if std::mem::take(&mut self.renamed) && self.opens_hidden(first, last) => {
                self.flow.end(Role::Paragraph);
                self.hidden = Some(("p".to_owned(), 1));
            }
            Some((first, last)) => {
                for run in first..=last {
                    let span = self.places.runs[run];
                    self.flow.push_html(span.cut(self.source), span.start);
                }
                self.next = last + 1;
            }
            None => self.flow.push_decoded(&meant(&decoded(serialized))),
        }
    }

    /// Whether the block of the source that begins with the first words of some runs is one of those that are no text of the article.
    fn opens_hidden(&self, first: usize, last: usize) -> bool {
        let runs = &self.places.runs[first..=last];
        let Some(words) = runs.iter().find(|run| !run.cut(self.source).trim().is_empty()) else { return false };
        let mut end = words.start;
        for _ in 0..4 {
            let before = self.source[..end].trim_end();
            let Some(start) = before.ends_with('>').then(|| before.rfind('<')).flatten() else { return false };
            let Some(Piece::Open(tag)) = scan::pieces_from(before, start).next() else { return false };
            if is_hidden(&tag) {
                return true;
            }
            if !is_inline(&tag) {
                return false;
            }
            end = start;
        }
        false
    }

    /// The runs of the source that the words are made of; comments may part them.
    fn find(&self, words: &str) -> Option<(usize, usize)> {
        let runs = &self.places.runs;
        let end = runs.len().min(self.next + REACH);
        (self.next..end).find_map(|first| {
            let mut wanted = words.chars().filter(|letter| !letter.is_ascii_whitespace()).peekable();
            for (last, span) in runs.iter().enumerate().take(end).skip(first) {
                let run = decoded(span.cut(self.source));
                for letter in run.chars().map(stand_in).filter(|letter| !letter.is_ascii_whitespace()) {
                    if wanted.next() != Some(letter) {
                        return None;
                    }
                }
                if wanted.peek().is_none() {
                    return Some((first, last));
                }
            }
            None
        })
    }
}

fn decoded(source: &str) -> Cow<'_, str> {
    if source.contains('&') { html_escape::decode_html_entities(source) } else { Cow::Borrowed(source) }
}
