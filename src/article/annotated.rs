//! An article with each figure and date marked in place and its reading behind it: for a person to proof-read.

use super::Document;
use crate::mention::Mention;

/// Opens and closes a direction of its own for what stands between them, whatever stands around (Unicode FSI and PDI).
const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// The text of a document, each mention as `⟦words⟧= reading`. Marks stand inline and readings are isolated, so that
/// both show where they belong in right-to-left text.
pub fn annotated(document: &Document<'_>, mentions: &[Mention]) -> String {
    let text = document.text();
    let body = document.body();
    let mut marked = String::with_capacity(body.len() * 5 / 4);
    let mut at = body.start;
    for mention in mentions {
        marked.push_str(text.get(at..mention.span.start).unwrap_or_default());
        marked.push('⟦');
        marked.push_str(mention.span.cut(text));
        marked.push('⟧');
        marked.push(ISOLATE);
        match &mention.value {
            Ok(value) => marked.push_str(&format!("= {value}")),
            Err(why) => marked.push_str(&format!("? {why}")),
        }
        for other in &mention.alternatives {
            marked.push_str(&format!(" or {}", other.value));
        }
        marked.push(END);
        at = mention.span.end;
    }
    marked.push_str(text.get(at..body.end).unwrap_or_default());
    marked
}
