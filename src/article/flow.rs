//! A text as it is taken out of marked-up source, with the way back to the source.

use super::table::{Cell, Table};
use crate::text::{Block, Role, Span};

/// A stretch of extracted text that stands in the source as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Its first byte in the text.
    pub at: usize,
    /// Its first byte in the source.
    pub from: usize,
    /// Its length in both.
    pub len: usize,
}

/// The text that grows while marked-up source is read.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    pub text: String,
    /// In the order of the text.
    pub segments: Vec<Segment>,
    pub blocks: Vec<Block>,
    /// Where the block that is open began.
    start: usize,
    /// A blank that waits for the next word, with its place in the source where it is one plain blank there.
    blank: Option<Option<usize>>,
    /// The tables that are open, the innermost last.
    tables: Vec<Table>,
}

impl Flow {
    /// Adds words of the source as they stand from `from` on; blanks and line ends become one blank.
    pub fn push(&mut self, words: &str, from: usize) {
        let bytes = words.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if is_blank(bytes[at]) {
                let start = at;
                while at < bytes.len() && is_blank(bytes[at]) {
                    at += 1;
                }
                let plain = (at - start == 1 && bytes[start] == b' ').then_some(from + start);
                // Two runs of blanks side by side, parted by a tag, are no single blank of the source.
                self.blank = Some(if self.blank.is_some() { None } else { plain });
                continue;
            }
            let start = at;
            while at < bytes.len() && !is_blank(bytes[at]) {
                at += 1;
            }
            self.take_blank();
            self.append(&words[start..at], Some(from + start));
        }
    }

    /// Adds words that do not stand in the source as they are.
    pub fn push_decoded(&mut self, words: &str) {
        for piece in words.split_inclusive(|letter: char| letter.is_ascii_whitespace()) {
            let word = piece.trim_ascii_end();
            if !word.is_empty() {
                self.take_blank();
                self.append(word, None);
            }
            if word.len() < piece.len() {
                self.blank = Some(None);
            }
        }
    }

    /// Adds words of HTML source: character references are decoded.
    pub fn push_html(&mut self, source: &str, from: usize) {
        let mut at = 0;
        while let Some(found) = memchr::memchr(b'&', &source.as_bytes()[at..]) {
            let reference = at + found;
            self.push(&source[at..reference], from + at);
            at = reference + reference_len(&source[reference..]);
            if at == reference {
                at += 1;
                self.push("&", from + reference);
            } else {
                self.push_decoded(&html_escape::decode_html_entities(&source[reference..at]));
            }
        }
        self.push(&source[at..], from + at);
    }

    /// Adds words as they are, blanks and line ends included, which stand in the source from `from` on where they stand
    /// there.
    pub fn keep(&mut self, words: &str, from: Option<usize>) {
        if !words.is_empty() {
            self.append(words, from);
        }
    }

    fn take_blank(&mut self) {
        let Some(from) = self.blank.take() else { return };
        if self.text.len() > self.start {
            self.append(" ", from);
        }
    }

    fn append(&mut self, words: &str, from: Option<usize>) {
        if let Some(from) = from {
            let at = self.text.len();
            match self.segments.last_mut() {
                Some(last) if last.at + last.len == at && last.from + last.len == from => last.len += words.len(),
                _ => self.segments.push(Segment { at, from, len: words.len() }),
            }
        }
        self.text.push_str(words);
    }

    /// Ends the block that is open, if it holds words.
    pub fn end(&mut self, role: Role) {
        self.blank = None;
        let span = Span::new(self.start, self.text.len());
        if span.is_empty() {
            return;
        }
        let in_row = matches!(role, Role::Cell { .. });
        if let (true, Some(table)) = (in_row, self.tables.last_mut()) {
            table.words(self.blocks.len(), span, span.cut(&self.text).contains(char::is_numeric));
        }
        self.blocks.push(Block { span, role });
        self.text.push_str(if in_row { " | " } else { "\n\n" });
        self.start = self.text.len();
    }

    /// Opens a table.
    pub fn table(&mut self) {
        self.cell_end();
        self.tables.push(Table::default());
    }

    /// Closes the table that is open.
    pub fn end_table(&mut self) {
        self.row_end();
        if self.tables.pop().is_some() && self.text.ends_with('\n') && !self.text.ends_with("\n\n") {
            self.text.push('\n');
            self.start = self.text.len();
        }
    }

    /// Opens or closes the part of a table that holds the headings of its columns.
    pub fn table_head(&mut self, opens: bool) {
        self.row_end();
        if let Some(table) = self.tables.last_mut() {
            table.in_head = opens;
        }
    }

    /// Opens a row.
    pub fn row(&mut self) {
        self.row_end();
    }

    /// Opens a cell.
    pub fn cell(&mut self, cell: Cell) {
        self.cell_end();
        if let Some(table) = self.tables.last_mut() {
            table.open_cell(cell);
        }
    }

    /// Closes a cell.
    pub fn cell_end(&mut self) {
        let inside = self.tables.last().is_some_and(Table::is_in_cell);
        self.end(if inside { Role::Cell { row: None, column: None } } else { Role::Paragraph });
        if let Some(table) = self.tables.last_mut() {
            table.close_cell();
        }
    }

    fn row_end(&mut self) {
        self.cell_end();
        if let Some(table) = self.tables.last_mut() {
            for headed in table.close_row() {
                if let Some(block) = self.blocks.get_mut(headed.block) {
                    block.role = Role::Cell { row: headed.row, column: headed.column };
                }
            }
        }
        if self.text.ends_with(" | ") {
            self.text.truncate(self.text.len() - 3);
            self.text.push('\n');
            self.start = self.text.len();
        }
    }

    /// A part of the text with its blocks and segments. Headings that stand outside of it are lost.
    pub fn part(&self, part: Span) -> Flow {
        let inside = |span: Span| {
            let (start, end) = (span.start.max(part.start), span.end.min(part.end));
            (start < end).then(|| Span::new(start - part.start, end - part.start))
        };
        let whole = |span: Option<Span>| span.filter(|span| part.start <= span.start && span.end <= part.end);
        let segment = |segment: &Segment| {
            let at = inside(Span::new(segment.at, segment.at + segment.len))?;
            let by = at.start + part.start - segment.at;
            Some(Segment { at: at.start, from: segment.from + by, len: at.len() })
        };
        let block = |block: &Block| {
            let role = match block.role {
                Role::Cell { row, column } => {
                    Role::Cell { row: whole(row).and_then(inside), column: whole(column).and_then(inside) }
                }
                ref role => role.clone(),
            };
            Some(Block { span: inside(block.span)?, role })
        };
        // What lies before the part ends before it: both lists are in the order of the text.
        let segments =
            &self.segments[self.segments.partition_point(|segment| segment.at + segment.len <= part.start)..];
        let blocks = &self.blocks[self.blocks.partition_point(|block| block.span.end <= part.start)..];
        Flow {
            text: part.cut(&self.text).to_owned(),
            segments: segments.iter().take_while(|segment| segment.at < part.end).filter_map(segment).collect(),
            blocks: blocks.iter().take_while(|block| block.span.start < part.end).filter_map(block).collect(),
            ..Flow::default()
        }
    }

    /// The same text out of a source whose first `by` bytes are gone; words that stood there stand nowhere.
    pub fn from(mut self, by: usize) -> Flow {
        self.segments.retain(|segment| segment.from >= by);
        self.segments.iter_mut().for_each(|segment| segment.from -= by);
        self
    }

    /// The text without blanks at its end.
    pub fn finish(mut self) -> Self {
        self.end(Role::Paragraph);
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.text.truncate(self.text.trim_end().len());
        self
    }
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// The bytes of the character reference that `source` begins with; 0 where it begins with a bare ampersand.
fn reference_len(source: &str) -> usize {
    const LONGEST: usize = 33;
    let end = source.bytes().take(LONGEST).skip(1).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
    match end {
        Some(end) if end > 0 && source.as_bytes()[end + 1] == b';' => end + 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with each segment in brackets, after checking that it stands in the source.
    fn check(source: &str, flow: &Flow) -> String {
        let mut shown = String::new();
        let mut at = 0;
        for segment in &flow.segments {
            let words = &flow.text[segment.at..segment.at + segment.len];
            assert_eq!(words, &source[segment.from..segment.from + segment.len]);
            shown += &format!("{}[{words}]", &flow.text[at..segment.at]);
            at = segment.at + segment.len;
        }
        shown + &flow.text[at..]
    }

    #[test]
    fn blanks_and_references_part_segments() {
        let source = "  a b\n  c &amp; d&nbsp;e & f  g";
        let mut flow = Flow::default();
        flow.push_html(source, 0);
        assert_eq!(check(source, &flow.finish()), "[a b] [c ]&[ d]\u{A0}[e & f] [g]");
    }
}
