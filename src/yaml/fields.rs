//! The keys of a mapping against those that its place knows.

use super::{Id, Kind, Tree};
use crate::problem::{Problem, Sheet, is_blank_lookalike};
use crate::text::{Span, is_invisible};

/// Keys as written, each with the word that it stands for: ("date", "published").
pub(crate) type Keys = &'static [(&'static str, &'static str)];

/// The values of a mapping by key.
pub(crate) struct Fields {
    /// The bytes of the mapping's first key, or of the mapping where it is empty.
    pub head: Span,
    known: Vec<Field>,
}

/// One key with its value.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    /// The key, a synonym replaced by the word it stands for.
    pub name: &'static str,
    /// The bytes of the key.
    pub key: Span,
    /// The value.
    pub value: Id,
}

impl Fields {
    /// Sorts the pairs of a mapping by the keys that are known here. A key that is unknown or stands twice is an
    /// error.
    pub fn of(
        tree: &Tree<'_>,
        pairs: &[(Id, Id)],
        at: Span,
        known: Keys,
        sheet: &Sheet<'_>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let head = pairs.first().map_or(at, |(key, _)| tree.node(*key).span);
        let mut fields = Fields { head, known: Vec::with_capacity(pairs.len()) };
        for &(key, value) in pairs {
            let span = tree.node(key).span;
            let Some(word) = tree.scalar(key) else {
                problems.push(sheet.error(span, "a key is one word, not a list or a mapping"));
                continue;
            };
            let Some(&(_, name)) = known.iter().find(|(written, _)| written == word) else {
                problems.push(unknown(word, span, known, sheet));
                continue;
            };
            match fields.known.iter().find(|field| field.name == name) {
                Some(first) => {
                    let line = sheet.place(first.key.start).line;
                    problems.push(sheet.error(span, format!("`{word}` was already given in line {line}")));
                }
                None => fields.known.push(Field { name, key: span, value }),
            }
        }
        fields
    }

    /// A key that is there, its value null or not.
    pub fn get(&self, name: &str) -> Option<Field> {
        self.known.iter().find(|field| field.name == name).copied()
    }

    /// A key that is there and says something.
    pub fn given(&self, name: &str, tree: &Tree<'_>) -> Option<Field> {
        self.get(name).filter(|field| !tree.is_null(field.value))
    }
}

impl<'t> Tree<'t> {
    /// The pairs of a mapping.
    pub fn pairs(&self, id: Id) -> Option<&[(Id, Id)]> {
        match &self.node(id).kind {
            Kind::Map(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// The items of a list.
    pub fn items(&self, id: Id) -> Option<&[Id]> {
        match &self.node(id).kind {
            Kind::List(items) => Some(items),
            _ => None,
        }
    }
}

fn unknown(word: &str, span: Span, known: Keys, sheet: &Sheet<'_>) -> Problem {
    let is_known = |word: &str| known.iter().any(|(written, _)| *written == word);
    let strange = |letter: char| is_invisible(letter) || is_blank_lookalike(letter);
    if let Some((at, letter)) = word.char_indices().find(|(_, letter)| strange(*letter))
        && is_known(word.replace(strange, "").trim())
    {
        // Keys are hardly ever quoted or escaped: the character stands where it stands in the word.
        let raw = span.cut(sheet.text);
        let at = raw.find(letter).unwrap_or(at) + span.start;
        let message =
            format!("{} stands in the key `{}`; delete it", name_of(letter), word.replace(strange, "").trim());
        return sheet.error(Span::new(at, at + letter.len_utf8()), message);
    }
    let folded = word.trim().to_lowercase();
    let near = |written: &str| strsim::damerau_levenshtein(&folded, written);
    let best = known.iter().map(|(written, _)| *written).min_by_key(|written| near(written));
    let message = match best {
        Some(best) if folded.len() < 64 && near(best) <= (best.len() / 3).max(1) => {
            format!("unknown key `{word}`; did you mean `{best}`?")
        }
        _ => {
            let words: Vec<&str> = known.iter().filter(|(a, b)| a == b).map(|(written, _)| *written).collect();
            format!("unknown key `{word}`; known here: {}", words.join(", "))
        }
    };
    sheet.error(span, message)
}

/// What an invisible character is called, with its article and its code point.
pub(crate) fn name_of(letter: char) -> String {
    let name = match letter {
        '\u{200E}' => "a left-to-right mark",
        '\u{200F}' => "a right-to-left mark",
        '\u{061C}' => "an Arabic letter mark",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' | '\u{200D}' => "a joiner",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "a direction control",
        '\u{00A0}' | '\u{202F}' => "a no-break space",
        '\u{00AD}' => "a soft hyphen",
        '\u{FEFF}' => "a byte-order mark",
        '\u{0000}' => "a NUL",
        '\t' => "a tab",
        _ if is_blank_lookalike(letter) => "an unusual blank",
        _ => "an invisible character",
    };
    format!("{name} (U+{:04X})", u32::from(letter))
}
