//! An article with each figure and date marked in place and its reading behind it: for a person to proof-read.

use super::Document;
use crate::mention::{Alternative, Doubt, Mention};
use crate::value::Value;

/// Opens and closes a direction of its own for what stands between them, whatever stands around (Unicode FSI and PDI).
const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// The text of a document, each mention as `⟦words⟧= reading`. Marks stand inline and readings are isolated, so that
/// both show where they belong in right-to-left text. Controls that would reorder or hide the text are left out.
#[must_use]
pub fn annotated(document: &Document<'_>, mentions: &[Mention]) -> String {
    let text = document.text();
    let body = document.body();
    let mut marked = String::with_capacity(body.len() * 5 / 4);
    let mut at = body.start;
    for mention in mentions {
        push(&mut marked, text.get(at..mention.span.start).unwrap_or_default());
        marked.push('⟦');
        push(&mut marked, mention.span.cut(text));
        marked.push('⟧');
        marked.push(ISOLATE);
        match &mention.value {
            Ok(value) => push(&mut marked, &format!("= {value}")),
            Err(why) => push(&mut marked, &format!("? {why}")),
        }
        // Neighbouring years and the ends of ranges stand beside nearly every date: they would bury the rest.
        let kind = mention.value.as_ref().ok().map(Value::kind);
        let telling = |other: &&Alternative| other.doubt == Doubt::Notation || Some(other.value.kind()) != kind;
        for other in mention.alternatives.iter().filter(telling) {
            push(&mut marked, &format!(" or {}", other.value));
        }
        marked.push(END);
        at = mention.span.end;
    }
    push(&mut marked, text.get(at..body.end).unwrap_or_default());
    marked
}

/// Adds words without what a terminal would take as an order: control characters, and marks that open a direction.
fn push(marked: &mut String, words: &str) {
    let harmless = |letter: &char| match letter {
        '\n' | '\t' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => false,
        _ => !letter.is_control(),
    };
    marked.extend(words.chars().filter(harmless));
}
