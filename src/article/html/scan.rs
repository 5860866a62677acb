//! HTML source cut into tags and text, in one pass and with places.
//!
//! No tree is built: this serves to find a page's metadata, to note where its words stand before the parser takes it
//! apart, and to read pages that no parser should be given.

use crate::text::Span;
use std::borrow::Cow;

/// A piece of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Text between tags, character references as written.
    Text(Span),
    /// A start tag.
    Open(Tag<'t>),
    /// An end tag's name.
    Close(&'t str),
}

/// A start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// The name as written.
    pub name: &'t str,
    /// What stands between the name and the closing bracket.
    pub attributes: &'t str,
    /// Where the name ends.
    pub name_end: usize,
    /// Where the tag ends.
    pub end: usize,
}

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The pieces of a source.
pub(super) struct Pieces<'t> {
    source: &'t str,
    at: usize,
    /// The element whose content is being read as text, where it is no markup.
    raw: Option<&'static str>,
    /// Elements of raw text that are not closed any more; each is looked for once.
    unclosed: Vec<&'static str>,
    /// Whether the source ended inside a comment.
    pub in_comment: bool,
}

pub(super) fn pieces(source: &str) -> Pieces<'_> {
    pieces_from(source, 0)
}

/// The pieces of a source from some byte on.
pub(super) fn pieces_from(source: &str, at: usize) -> Pieces<'_> {
    Pieces { source, at, raw: None, unclosed: Vec::new(), in_comment: false }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        loop {
            let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
            let start = self.at;
            if let Some(name) = self.raw.take() {
                match end_of_raw(rest, name) {
                    Some(0) => {}
                    Some(len) => {
                        self.at += len;
                        return Some(Piece::Text(Span::new(start, self.at)));
                    }
                    // Nothing closes it: better its markup is read than that the rest of the page is lost.
                    None => self.unclosed.push(name),
                }
                continue;
            }
            if !rest.starts_with('<') {
                self.at += memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
                return Some(Piece::Text(Span::new(start, self.at)));
            }
            let bytes = rest.as_bytes();
            match bytes.get(1) {
                Some(b'!') if rest.starts_with("<!--") => match end_of_comment(rest) {
                    Some(end) => self.at += end,
                    None => {
                        self.at += rest.len();
                        self.in_comment = true;
                    }
                },
                Some(b'!' | b'?') => self.at += memchr::memchr(b'>', bytes).map_or(rest.len(), |end| end + 1),
                Some(b'/') => {
                    let end = memchr::memchr(b'>', bytes).map_or(rest.len(), |end| end + 1);
                    self.at += end;
                    return Some(Piece::Close(name(&rest[2..end])));
                }
                Some(letter) if letter.is_ascii_alphabetic() => {
                    let name = name(&rest[1..]);
                    let end = 1 + name.len() + end_of_tag(&rest[1 + name.len()..]);
                    self.at += end;
                    let attributes = rest[1 + name.len()..end].trim_end_matches(['>', '/']);
                    self.raw = RAW
                        .iter()
                        .copied()
                        .find(|raw| name.eq_ignore_ascii_case(raw))
                        .filter(|raw| !self.unclosed.contains(raw));
                    let name_end = start + 1 + name.len();
                    return Some(Piece::Open(Tag { name, attributes, name_end, end: self.at }));
                }
                _ => {
                    // A bracket that opens nothing is text.
                    self.at += 1 + memchr::memchr(b'<', &bytes[1..]).unwrap_or(rest.len() - 1);
                    return Some(Piece::Text(Span::new(start, self.at)));
                }
            }
        }
    }
}

fn name(rest: &str) -> &str {
    &rest[..rest.find([' ', '\t', '\n', '\r', '\x0C', '/', '>']).unwrap_or(rest.len())]
}

/// The length of the rest of a start tag, brackets inside quoted values passed over.
fn end_of_tag(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        at += found;
        if bytes[at] == b'>' {
            return at + 1;
        }
        // A quotation mark opens a value only after an equals sign.
        if rest[..at].trim_ascii_end().ends_with('=') {
            match memchr::memchr(bytes[at], &bytes[at + 1..]) {
                Some(close) => at += close + 2,
                None => return rest.len(),
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

fn end_of_comment(rest: &str) -> Option<usize> {
    if rest.starts_with("<!-->") {
        return Some(5);
    }
    memchr::memmem::find(&rest.as_bytes()[4..], b"-->").map(|end| end + 7)
}

/// Whether an element's content is no markup.
pub(super) fn is_raw(name: &str) -> bool {
    RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw))
}

/// The length of the text of a raw element, up to its end tag.
pub(super) fn end_of_raw(rest: &str, name: &str) -> Option<usize> {
    memchr::memmem::find_iter(rest.as_bytes(), b"</").find(|at| {
        let tag = &rest.as_bytes()[at + 2..];
        tag.len() >= name.len()
            && tag[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            && tag.get(name.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
    })
}

impl<'t> Tag<'t> {
    /// Whether the tag has one of these names.
    pub fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// The value of an attribute, character references decoded; empty where it has none.
    pub fn attribute(&self, name: &str) -> Option<Cow<'t, str>> {
        self.attributes().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| {
            if value.contains('&') { html_escape::decode_html_entities(value) } else { Cow::Borrowed(value) }
        })
    }

    /// How many attributes the tag has.
    pub fn count(&self) -> usize {
        self.attributes().count()
    }

    fn attributes(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
            let first = rest.chars().next()?.len_utf8();
            let key_end =
                rest[first..].find(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '=' | '/' | '>'));
            let (key, after) = rest.split_at(key_end.map_or(rest.len(), |end| end + first));
            let Some(value) = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
                rest = after;
                return Some((key, ""));
            };
            let (value, after) = match value.chars().next() {
                Some(mark @ ('"' | '\'')) => value[1..].split_once(mark).unwrap_or((&value[1..], "")),
                _ => value.split_at(value.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(value.len())),
            };
            rest = after;
            Some((key, value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str) -> String {
        let shown = pieces(source).map(|piece| match piece {
            Piece::Text(span) => format!("[{}]", span.cut(source)),
            Piece::Close(name) => format!("/{name}"),
            Piece::Open(tag) => {
                assert_eq!(&source[tag.name_end - tag.name.len()..tag.name_end], tag.name);
                let attributes = tag.attributes().map(|(key, value)| format!(" {key}={value}"));
                tag.name.to_owned() + &attributes.collect::<String>()
            }
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn pieces_of_well_and_badly_written_source() {
        for (source, shown) in [
            ("<p class=a id='b>'>x<br/>y</p>", "p class=a id=b> [x] br [y] /p"),
            ("<!DOCTYPE html><!-- <p> -->a<!-->b", "[a] [b]"),
            ("<script>if (a < b) '</p>'</SCRIPT>c", "script [if (a < b) '</p>'] /SCRIPT [c]"),
            ("<title>a<p>b<title>c", "title [a] p [b] title [c]"),
            ("3 < 5 <6", "[3 ] [< 5 ] [<6]"),
            ("<p x = \"1\" y>z", "p x=1 y= [z]"),
            ("<p it's>z</p", "p it's= [z] /p"),
            ("<html ⚡ lang=ar ⚡>é", "html ⚡= lang=ar ⚡= [é]"),
            ("<p", "p"),
            ("<a b=\"c", "a b=c"),
            ("<", "[<]"),
            ("</>", "/"),
        ] {
            assert_eq!(check(source), shown, "{source}");
        }
    }
}
