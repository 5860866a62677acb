//! Blocks, paragraphs and sentences of plain text in both scripts.
//!
//! A *block* is what a reader sees as one piece: a paragraph, a headline, an item of a list, a cell of a table. The
//! sentences of a text are those of its blocks, so that none runs from a headline into the paragraph below it. One pass,
//! no look-back further than a word, and no regular expression.

use super::{Signature, Span, fold, is_alphabetic, is_alphanumeric, lines};
use crate::lexicon::{LANGUAGES, Language, Script, Sense};

/// A stretch of text that stands for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, blanks around it left out.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// What a block is to its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Paragraph,
    /// A line above other blocks.
    Headline,
    /// An item of a list, its bullet or number left out.
    Item,
    /// A cell of a table, with the headings that tell what it means.
    Cell {
        /// The first cell of its row.
        row: Option<Span>,
        /// The heading of its column.
        column: Option<Span>,
    },
}

/// Shorter lines than this, in bytes, are not wrapped by an editor: the next line starts a block of its own.
const WRAPPED: usize = 50;
/// Longer lines than this, in bytes, are whole paragraphs; Arabic letters take two.
const WRAPPED_AT_MOST: usize = 200;
/// A headline takes one line of at most this many bytes.
const HEADLINE: usize = 240;

/// The blocks of a plain text, in order. A line is a block of its own, except that lines which an editor has wrapped are
/// one paragraph.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = None;
    let mut at = 0;
    for line in lines(text) {
        let start = at;
        at += line.len();
        let words = line.trim();
        let lead = line.len() - line.trim_start().len();
        if words.is_empty() {
            open = None;
            continue;
        }
        let span = Span::new(start + lead, start + lead + words.len());
        match (open, bullet(words)) {
            (_, bullet) if bullet > 0 => {
                blocks.push(Block { span: Span::new(span.start + bullet, span.end), role: Role::Item });
            }
            (Some(above), _) if is_wrapped(above) => {
                if let Some(last) = blocks.last_mut() {
                    last.span.end = span.end;
                }
            }
            _ => blocks.push(Block { span, role: Role::Paragraph }),
        }
        open = Some(words);
    }
    for index in 0..blocks.len().saturating_sub(1) {
        if blocks[index].role == Role::Paragraph && is_headline(blocks[index].span.cut(text)) {
            blocks[index].role = Role::Headline;
        }
    }
    blocks
}

/// Whether a line is broken where an editor ran out of room, not where its writer ended a paragraph.
fn is_wrapped(line: &str) -> bool {
    (WRAPPED..=WRAPPED_AT_MOST).contains(&line.len()) && !ends_sentence(line)
}

fn is_headline(words: &str) -> bool {
    words.len() <= HEADLINE
        && !words.contains('\n')
        && !ends_sentence(words)
        && !words.ends_with([':', '،', ',', '؛', ';'])
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(is_closing).ends_with(is_terminal)
}

/// The bytes that a bullet or an item's number takes with the blanks after it; 0 where there is none.
fn bullet(line: &str) -> usize {
    let rest = if let Some(rest) = line.strip_prefix(['-', '*', '+', '•', '·', '▪', '◦', '‣', '–', '—', '●', '■'])
    {
        rest
    } else {
        let digits = line.trim_start_matches(|letter: char| letter.is_numeric());
        let count = line[..line.len() - digits.len()].chars().count();
        match digits.strip_prefix(['.', ')', '-']) {
            Some(rest) if (1..=2).contains(&count) => rest,
            _ => return 0,
        }
    };
    let words = rest.trim_start_matches([' ', '\t']);
    if words.len() == rest.len() || words.is_empty() { 0 } else { line.len() - words.len() }
}

/// The paragraphs of a text: stretches of lines with no blank line inside.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut found: Option<Span> = None;
        while at < text.len() {
            let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |further| at + further + 1);
            let line = &text[at..end];
            let words = line.trim();
            let start = at + line.len() - line.trim_start().len();
            at = end;
            match (words.is_empty(), &mut found) {
                (true, Some(_)) => return found,
                (true, None) => {}
                (false, Some(span)) => span.end = start + words.len(),
                (false, None) => found = Some(Span::new(start, start + words.len())),
            }
        }
        found
    })
}

/// The sentences of a text, in order, closing quotation marks included and blanks around them left out.
///
/// A full stop inside a number, after an initial or an abbreviation, or before a small letter ends nothing; nor do the
/// dots that trail off before more of the same sentence.
pub fn sentences(text: &str) -> impl Iterator<Item = Span> {
    blocks(text).into_iter().flat_map(|block| sentences_of(text, block.span))
}

/// The sentences of one block.
pub fn sentences_of(text: &str, block: Span) -> Sentences<'_> {
    Sentences { text, at: block.start, end: block.end.min(text.len()), ascii: None, other: None }
}

/// The sentences of a block, in order.
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// Where the next mark of ASCII stands, and the next other one, once they are sought; the end of the block where there is none.
    ascii: Option<usize>,
    other: Option<usize>,
}

impl Sentences<'_> {
    /// Where the next mark stands that [`is_terminal`] tells.
    fn next_terminal(&mut self, from: usize) -> Option<usize> {
        let (block, end) = (&self.text.as_bytes()[..self.end], self.end);
        let rest = &block[from..];
        let ascii = self.ascii.filter(|&at| at >= from);
        let ascii = ascii.unwrap_or_else(|| memchr::memchr3(b'.', b'!', b'?', rest).map_or(end, |at| from + at));
        let other = self.other.filter(|&at| at >= from);
        let other = other.unwrap_or_else(|| other_terminal(rest).map_or(end, |at| from + at));
        (self.ascii, self.other) = (Some(ascii), Some(other));
        Some(ascii.min(other)).filter(|&at| at < end)
    }
}

/// Where the first mark of several bytes stands that [`is_terminal`] tells.
fn other_terminal(text: &[u8]) -> Option<usize> {
    // Its second byte is sought, since the first one is that of many letters.
    memchr::memchr3_iter(0x9F, 0x94, 0x80, text).find_map(|at| {
        let lead = at.checked_sub(1)?;
        let is_mark = matches!(
            (text[lead], text[at], text.get(at + 1)),
            (0xD8, 0x9F, _) | (0xDB, 0x94, _) | (0xE2, 0x80, Some(0xA6 | 0xBD))
        );
        is_mark.then_some(lead)
    })
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let block = self.text.get(..self.end)?;
        let start = self.at + (block.get(self.at..)?.len() - block[self.at..].trim_start().len());
        if start >= self.end {
            return None;
        }
        let mut from = start;
        let mut stop = self.end;
        while let Some(mark) = self.next_terminal(from) {
            let run = block[mark..].trim_start_matches(is_terminal);
            let after = run.trim_start_matches(is_closing);
            from = self.end - after.len();
            if is_end(block, start, mark, self.end - run.len(), from) {
                stop = from;
                break;
            }
        }
        self.at = stop;
        Some(Span::new(start, start + block[start..stop].trim_end().len()))
    }
}

const fn is_terminal(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '؟' | '۔' | '‽')
}

const fn is_closing(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '\u{200F}' | '\u{200E}' | '\u{2069}')
}

const fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0620}'..='\u{064A}' | '\u{0671}'..='\u{06D3}')
}

/// Whether the marks from `stop` to `run_end`, closing marks up to `after` behind them, end the sentence begun at `start`.
fn is_end(block: &str, start: usize, stop: usize, run_end: usize, after: usize) -> bool {
    let rest = &block[after..];
    let marks = &block[stop..run_end];
    let Some(next) = rest.chars().next() else { return true };
    let before = &block[start..stop];
    let previous = before.chars().next_back().unwrap_or(' ');
    let words = rest.trim_start();
    let blank = words.len() < rest.len();
    if !blank {
        // A full stop with no blank after it parts Arabic sentences all the same; Latin words, numbers and addresses
        // have dots inside. Footnote marks may stand in between.
        if rest.starts_with('[') {
            return true;
        }
        return marks == "." && is_arabic(next) && is_arabic(previous) && word_before(before).chars().count() > 1;
    }
    let following =
        words.trim_start_matches(['"', '“', '«', '(', '[', '‘', '\'', '—', '–']).chars().next().unwrap_or(' ');
    if following.is_lowercase() {
        return false;
    }
    if marks.contains('…') || marks.starts_with("..") {
        // Arabic has no capitals, and its dots trail off inside a sentence more often than at its end.
        return !is_arabic(following);
    }
    if marks != "." {
        return true;
    }
    let word = word_before(before);
    if word.is_empty() || !stands_for_more(word, before.len() == word.len()) {
        return true;
    }
    begins_sentence(words)
}

/// The word that ends a text, dots inside it included: `U.S`.
fn word_before(text: &str) -> &str {
    let is_inner = |letter: char| is_alphanumeric(letter) || letter == '.' || letter == '\u{0640}';
    let ascii = text.bytes().rev().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'.').count();
    let before = &text[..text.len() - ascii];
    &text[before.trim_end_matches(is_inner).len()..]
}

/// Whether a word before a full stop is an initial, an abbreviation, or an item's number.
fn stands_for_more(word: &str, alone: bool) -> bool {
    if word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return means(word, Sense::Abbreviation);
    }
    let letters = word.chars().filter(|&letter| is_alphabetic(letter)).count();
    if letters == 0 {
        return alone && word.len() <= 4;
    }
    if word.contains('.') {
        // A.m., U.S.: letters with dots between them, and not the end of an address.
        return word.split('.').all(|part| part.chars().count() <= 2);
    }
    if letters == 1 && word.chars().count() == 1 {
        return true;
    }
    means(word, Sense::Abbreviation)
}

/// Whether words begin with a capitalised function word, as a sentence after an abbreviation does ("at 4 a.m. The").
fn begins_sentence(words: &str) -> bool {
    let word = &words[..words.find(|letter: char| !is_alphabetic(letter)).unwrap_or(words.len())];
    word.starts_with(char::is_uppercase) && means(word, Sense::Function)
}

/// Whether a word has a sense in one of the languages of its script.
fn means(word: &str, sense: Sense) -> bool {
    let (end, signature) = Signature::of_ascii(word.as_bytes(), 0);
    let signature = if end == word.len() { signature } else { Signature::of(&fold(word)) };
    let known = |language: &Language| language.may_hold(signature).then(|| language.entry_of(signature)).flatten();
    of_script(word).any(|language| known(language).is_some_and(|entry| entry.kinds.hold(&sense)))
}

fn of_script(word: &str) -> impl Iterator<Item = &'static Language> {
    let arabic = word.chars().next().is_some_and(is_arabic);
    let script = if arabic { Script::Arabic } else { Script::Latin };
    LANGUAGES.iter().copied().filter(move |language| language.script == script)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences between bars, blocks on lines of their own, with the role of those that are no paragraph.
    fn check(text: &str) -> String {
        let lines = blocks(text).into_iter().map(|block| {
            let role = match block.role {
                Role::Paragraph => "",
                Role::Headline => "# ",
                Role::Item => "- ",
                Role::Cell { .. } => "| ",
            };
            let parts: Vec<&str> = sentences_of(text, block.span).map(|span| span.cut(text)).collect();
            role.to_owned() + &parts.join(" ¦ ").replace('\n', "⏎")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn sentences_of_both_scripts() {
        for (text, split) in [
            ("It rose 4.5 percent. It fell.", "It rose 4.5 percent. ¦ It fell."),
            ("Dr. Reyes of Halden Inc. paid. He left.", "Dr. Reyes of Halden Inc. paid. ¦ He left."),
            ("It struck at 4:17 a.m. The town slept.", "It struck at 4:17 a.m. ¦ The town slept."),
            ("The U.S. Senate met. J. K. Stone spoke.", "The U.S. Senate met. ¦ J. K. Stone spoke."),
            ("\"Why?\" he asked. \"Because.\" She left.", "\"Why?\" he asked. ¦ \"Because.\" ¦ She left."),
            ("He paused… and went on... Then he left.", "He paused… and went on... ¦ Then he left."),
            ("See example.com or v4.2.1 now. Done", "See example.com or v4.2.1 now. ¦ Done"),
            ("A claim.[3] Another.", "A claim. ¦ [3] Another."),
            ("قال د. سامي إن العدد 4.5. وأضاف: «نعم.» ثم مضى!", "قال د. سامي إن العدد 4.5. ¦ وأضاف: «نعم.» ¦ ثم مضى!"),
            ("هل وصل؟ نعم.وقال المدير لا.", "هل وصل؟ ¦ نعم. ¦ وقال المدير لا."),
            ("زلزال سروان.. حصيلتان", "زلزال سروان.. حصيلتان"),
            ("...", "..."),
            ("", ""),
        ] {
            assert_eq!(check(text), split, "{text}");
        }
    }

    #[test]
    fn blocks_of_plain_text() {
        insta::assert_snapshot!(check(
            "Toll rises\n\nThe toll rose to 154 on Monday, the ministry said in a long\nstatement that an editor has wrapped.\n\n\
             1. Ain al-Zahr: 96\n2. Kfar Dilba: 41\n• قرى أخرى: ١٧\n\nعنوان فرعي\nجاء هذا التغيير. ثم تبعه آخر.\n"
        ), @r"
        # Toll rises
        The toll rose to 154 on Monday, the ministry said in a long⏎statement that an editor has wrapped.
        - Ain al-Zahr: 96
        - Kfar Dilba: 41
        - قرى أخرى: ١٧
        # عنوان فرعي
        جاء هذا التغيير. ¦ ثم تبعه آخر.
        ");
    }

    #[test]
    fn paragraphs_are_parted_by_blank_lines() {
        let text = "\n a\nb \n\n\r\nc";
        let found: Vec<&str> = paragraphs(text).map(|span| span.cut(text)).collect();
        assert_eq!(found, ["a\nb", "c"]);
    }
}
