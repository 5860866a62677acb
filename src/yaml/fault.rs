//! What breaks a YAML file, in the words of somebody who writes claims and not parsers.

use super::Tree;
use super::fields::name_of;
use crate::problem::{floor_boundary, is_blank_lookalike};
use crate::text::{Span, is_invisible};
use serde_yaml::granit_parser::{ErrorKind, ScanError};

/// Where a text stops being YAML, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The bytes at fault.
    pub span: Span,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Whether the text is YAML again once plain words stand in the place of the bytes at fault.
    pub mendable: bool,
}

impl Fault {
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Fault { span, message: message.into(), mendable: false }
    }
}

/// How many values that want quoting are told in one run.
const MENDS: usize = 32;

/// The tree of a text, and the faults on the way to it: a value that wants quoting is told and passed over, so that the
/// rest of the file is read too. `mended` takes the text that the tree was read from where that was needed.
pub(crate) fn parse_mended<'t>(text: &'t str, mended: &'t mut String) -> (Option<Tree<'t>>, Vec<Fault>) {
    let mut faults = Vec::new();
    match Tree::parse(text) {
        Ok(tree) => return (Some(tree), faults),
        Err(fault) => faults.push(fault),
    }
    text.clone_into(mended);
    while let Some(fault) = faults.last()
        && fault.mendable
        && faults.len() <= MENDS
    {
        mended.replace_range(fault.span.start..fault.span.end, &"x".repeat(fault.span.len()));
        match Tree::parse(mended) {
            Ok(_) => return (Tree::parse(mended).ok(), faults),
            Err(fault) => faults.push(fault),
        }
    }
    (None, faults)
}

/// The first character that YAML forbids and editors do not show.
pub(super) fn unprintable(text: &str) -> Option<Fault> {
    let forbidden = |byte: &u8| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127);
    let at = text.as_bytes().iter().position(forbidden)?;
    let letter = char::from(text.as_bytes()[at]);
    let name = match letter {
        '\0' => name_of(letter),
        _ => format!("a control character (U+{:04X})", u32::from(letter)),
    };
    Some(Fault::new(Span::new(at, at + 1), format!("{name} does not belong in a text file; delete it")))
}

/// The words in quotation marks, as YAML wants them.
pub(crate) fn in_quotes(words: &str) -> String {
    format!("'{}'", words.replace('\'', "''"))
}

/// What the scanner stumbled over, told from the line as a person sees it.
pub(super) fn of_scan(text: &str, error: &ScanError) -> Fault {
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let at = floor_boundary(text, at);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            return Fault::new(
                Span::new(at, at + width(text, at)),
                "lists and mappings are nested too deep to be meant",
            );
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => {
            return Fault::new(tab_near(text, at), TAB);
        }
        _ => {}
    }
    let quoted = matches!(
        error.kind(),
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
    );
    // The scanner often notices only on the lines after.
    lines_up_from(text, at)
        .take(3)
        .find_map(|line| {
            indicator(text, line, quoted)
                .or_else(|| lookalike(text, line))
                .or_else(|| tab_in_indent(text, line).map(|tab| Fault::new(tab, TAB)))
        })
        .unwrap_or_else(|| {
            let message = match error.kind() {
                ErrorKind::UnclosedQuotedScalar => "this quotation mark is not closed".to_owned(),
                ErrorKind::UnclosedFlowCollection { open } => format!("`{open}` is not closed"),
                ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                    "words follow the closing quotation mark; put the quotation marks around the whole".to_owned()
                }
                _ => format!("this is not YAML: {}", error.info()),
            };
            Fault::new(Span::new(at, at + width(text, at)), message)
        })
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|letter| *letter != '\n').map_or(0, char::len_utf8)
}

/// The line of an offset, then those above it, blank ones left out.
fn lines_up_from(text: &str, at: usize) -> impl Iterator<Item = Span> {
    let mut end = at + memchr::memchr(b'\n', &text.as_bytes()[at..]).unwrap_or(text.len() - at);
    let mut done = false;
    std::iter::from_fn(move || {
        loop {
            if done {
                return None;
            }
            let start = memchr::memrchr(b'\n', &text.as_bytes()[..end]).map_or(0, |at| at + 1);
            let line = Span::new(start, end);
            done = start == 0;
            end = start.saturating_sub(1);
            if !line.cut(text).trim().is_empty() {
                return Some(line);
            }
        }
    })
}

const TAB: &str = "a tab indents this line; YAML takes spaces there";

/// The tab that the scanner means: in the line's indentation or the one above, or else the next one.
fn tab_near(text: &str, at: usize) -> Span {
    lines_up_from(text, at).take(2).find_map(|line| tab_in_indent(text, line)).unwrap_or_else(|| {
        let at = memchr::memchr(b'\t', &text.as_bytes()[at..]).map_or(at, |further| at + further);
        Span::new(at, at + width(text, at))
    })
}

fn tab_in_indent(text: &str, line: Span) -> Option<Span> {
    let words = line.cut(text);
    let indent = words.len() - words.trim_start().len();
    let at = words[..indent].find('\t')? + line.start;
    Some(Span::new(at, at + 1))
}

/// The value of a `key: value` line, list dashes before it passed over.
fn value_of(text: &str, line: Span) -> Option<(&str, Span)> {
    let words = line.cut(text);
    let key_start = words.len() - words.trim_start_matches([' ', '-']).len();
    let colon = key_start + words[key_start..].find(": ")?;
    let key = words[key_start..colon].trim();
    if key.starts_with(['"', '\'', '#', '[', '{']) {
        return None;
    }
    let value = words[colon + 1..].trim();
    let start = line.start + colon + 1 + (words[colon + 1..].len() - words[colon + 1..].trim_start().len());
    (!value.is_empty()).then(|| (key, Span::new(start, start + value.len())))
}

/// A value that opens with a character to which YAML gives a meaning of its own.
fn indicator(text: &str, line: Span, quoted: bool) -> Option<Fault> {
    let (key, span) = value_of(text, line)?;
    let value = span.cut(text);
    let first = value.chars().next()?;
    let meaning = match first {
        '>' | '|' if !is_block_header(value) => "starts a block of text in YAML",
        '*' => "names an alias in YAML",
        '&' => "sets an anchor in YAML",
        '%' => "starts a directive in YAML",
        '@' | '`' => "is reserved in YAML",
        '!' => "starts a tag in YAML",
        '[' | '{' if PLAIN.contains(&key) && !value.ends_with([']', '}']) => "starts a list or a mapping in YAML",
        '-' if value.starts_with("- ") => "starts a list in YAML",
        ',' | ']' | '}' => "ends an item in YAML",
        '"' | '\'' => {
            let Some(end) = value[1..].find(first) else {
                let mark = Span::new(span.start, span.start + 1);
                return quoted.then(|| Fault::new(mark, "this quotation mark is not closed on its line"));
            };
            let rest = value[end + 2..].trim();
            if rest.is_empty() || rest.starts_with('#') {
                return None;
            }
            let message = "words follow the closing quotation mark; put the quotation marks around the whole";
            return Some(Fault { span, message: message.to_owned(), mendable: true });
        }
        _ if value.contains(": ") && !matches!(first, '[' | '{') => {
            let at = value.find(": ").unwrap_or_default();
            let colon = Span::new(span.start + at, span.start + at + 1);
            let message = format!(
                "a colon and a blank start another key here; put the value in quotes: {}",
                in_quotes(shorten(value))
            );
            return Some(Fault { span: colon, message, mendable: true });
        }
        _ => return None,
    };
    let message = format!("`{first}` {meaning}; put the value in quotes: {}", in_quotes(shorten(value)));
    Some(Fault { span, message, mendable: true })
}

/// Keys whose value is never a list or a mapping.
const PLAIN: [&str; 7] = ["value", "quote", "topic", "source", "title", "id", "as_of"];

/// A value as a message repeats it.
fn shorten(value: &str) -> &str {
    value.char_indices().nth(60).map_or(value, |(at, _)| &value[..at])
}

/// Whether `>` or `|` opens a block as YAML means it: an indentation and a chomping mark at most, then the line ends.
fn is_block_header(value: &str) -> bool {
    let rest = value[1..].trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '-'));
    value.len() - rest.len() <= 3 && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']))
}

/// A blank that is none, after a colon or in front of a key, or a comma that is none.
fn lookalike(text: &str, line: Span) -> Option<Fault> {
    let words = line.cut(text);
    let strange = |letter: char| is_blank_lookalike(letter) || is_invisible(letter);
    if let Some(at) = words.find(|letter| !matches!(letter, ' ' | '-'))
        && let Some(letter) = words[at..].chars().next().filter(|letter| strange(*letter))
    {
        let span = Span::new(line.start + at, line.start + at + letter.len_utf8());
        return Some(Fault::new(span, format!("{} stands before the key; delete it", name_of(letter))));
    }
    let after_colon = words.find(':').map_or(words.len(), |at| at + 1);
    if let Some(letter) = words[after_colon..].chars().next().filter(|letter| strange(*letter)) {
        let at = after_colon;
        let span = Span::new(line.start + at, line.start + at + letter.len_utf8());
        return Some(Fault::new(
            span,
            format!("{} follows the colon; YAML takes a plain space there", name_of(letter)),
        ));
    }
    if words.contains(['{', '['])
        && let Some(at) = words.find('،')
    {
        let span = Span::new(line.start + at, line.start + at + '،'.len_utf8());
        return Some(Fault::new(span, "an Arabic comma does not part the items of a list in YAML; write `,`"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Sheet, render};

    /// The faults of a text, rendered, and whether the rest was read.
    fn check(text: &str) -> String {
        let (sheet, mut mended) = (Sheet::new("a.yaml", text), String::new());
        let (tree, faults) = parse_mended(text, &mut mended);
        let shown: String = faults.iter().map(|fault| render(&sheet.error(fault.span, &fault.message))).collect();
        shown + if tree.is_some() { "(read)" } else { "(lost)" }
    }

    fn claim(value: &str) -> String {
        check(&format!("claims:\n  - topic: a / b\n    value: {value}\n    stance: asserted\n"))
    }

    #[test]
    fn values_that_want_quotes() {
        insta::assert_snapshot!(claim(">10B"), @"
        a.yaml:3:12: error: `>` starts a block of text in YAML; put the value in quotes: '>10B'
                value: ⟦>10B⟧
        (read)
        ");
        insta::assert_snapshot!(claim(">=10B"), @"
        a.yaml:3:12: error: `>` starts a block of text in YAML; put the value in quotes: '>=10B'
                value: ⟦>=10B⟧
        (read)
        ");
        insta::assert_snapshot!(claim("*5"), @"
        a.yaml:3:12: error: `*` names an alias in YAML; put the value in quotes: '*5'
                value: ⟦*5⟧
        (read)
        ");
        insta::assert_snapshot!(claim("%5"), @"
        a.yaml:3:12: error: `%` starts a directive in YAML; put the value in quotes: '%5'
                value: ⟦%5⟧
        (read)
        ");
        insta::assert_snapshot!(claim("@5"), @"
        a.yaml:3:12: error: `@` is reserved in YAML; put the value in quotes: '@5'
                value: ⟦@5⟧
        (read)
        ");
        insta::assert_snapshot!(claim("`5"), @"
        a.yaml:3:12: error: ``` is reserved in YAML; put the value in quotes: '`5'
                value: ⟦`5⟧
        (read)
        ");
        insta::assert_snapshot!(claim("[5"), @"
        a.yaml:3:12: error: `[` starts a list or a mapping in YAML; put the value in quotes: '[5'
                value: ⟦[5⟧
        (read)
        ");
        insta::assert_snapshot!(claim("{5"), @"
        a.yaml:3:12: error: `{` starts a list or a mapping in YAML; put the value in quotes: '{5'
                value: ⟦{5⟧
        (read)
        ");
        insta::assert_snapshot!(claim("!5 x"), @"(read)");
        insta::assert_snapshot!(claim("'5' x"), @"
        a.yaml:3:12: error: words follow the closing quotation mark; put the quotation marks around the whole
                value: ⟦'5' x⟧
        (read)
        ");
        insta::assert_snapshot!(claim("'5"), @"
        a.yaml:3:12: error: this quotation mark is not closed on its line
                value: ⟦'⟧5
        (lost)
        ");
        insta::assert_snapshot!(claim("a: b"), @"
        a.yaml:3:13: error: a colon and a blank start another key here; put the value in quotes: 'a: b'
                value: a⟦:⟧ b
        (read)
        ");
        insta::assert_snapshot!(claim("- 5"), @"
        a.yaml:3:12: error: `-` starts a list in YAML; put the value in quotes: '- 5'
                value: ⟦- 5⟧
        (read)
        ");
    }

    #[test]
    fn every_value_that_wants_quotes_is_told() {
        insta::assert_snapshot!(check("a: >10B\nb: 5\nc: \">5\" x\nd: @me\n"), @r#"
        a.yaml:1:4: error: `>` starts a block of text in YAML; put the value in quotes: '>10B'
            a: ⟦>10B⟧
        a.yaml:3:4: error: words follow the closing quotation mark; put the quotation marks around the whole
            c: ⟦">5" x⟧
        a.yaml:4:4: error: `@` is reserved in YAML; put the value in quotes: '@me'
            d: ⟦@me⟧
        (read)
        "#);
    }

    #[test]
    fn characters_that_cannot_be_seen() {
        insta::assert_snapshot!(check("a: 1\nb:\u{A0}2\nc: 3\n"), @"
        a.yaml:2:3: error: a no-break space (U+00A0) follows the colon; YAML takes a plain space there
            b:⟦<U+00A0>⟧2
        (lost)
        ");
        insta::assert_snapshot!(check("a: 1\nb: 2\0\n"), @"
        a.yaml:2:5: error: a NUL (U+0000) does not belong in a text file; delete it
            b: 2⟦<U+0000>⟧
        (lost)
        ");
        insta::assert_snapshot!(check("a:\n  b: 1\n\u{200F}  c: 2\n"), @"(read)");
        insta::assert_snapshot!(check("a:\n\tb: 1\n"), @"
        a.yaml:2:1: error: a tab indents this line; YAML takes spaces there
            ⟦<U+0009>⟧b: 1
        (lost)
        ");
        insta::assert_snapshot!(check("a:\n  - b: 1\n\t  c: 1\n"), @"
        a.yaml:3:1: error: a tab indents this line; YAML takes spaces there
            ⟦<U+0009>⟧  c: 1
        (lost)
        ");
        insta::assert_snapshot!(check("a: {b: 1، c: 2}\n"), @"
        a.yaml:1:9: error: an Arabic comma does not part the items of a list in YAML; write `,`
            a: {b: 1⟦،⟧ c: 2}
        (lost)
        ");
    }

    #[test]
    fn bombs() {
        let brackets = check(&format!("claims: {}\n", "[".repeat(20_000)));
        insta::assert_snapshot!(brackets, @"
        a.yaml:1:264: error: lists and mappings are nested too deep to be meant
            …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[⟦[⟧[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
        (lost)
        ");
        let mut bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for n in 1..30 {
            bomb += &format!("a{n}: &a{n} [{}]\n", [format!("*a{}", n - 1).as_str(); 10].join(","));
        }
        insta::assert_snapshot!(check(&bomb), @"
        a.yaml:6:38: error: aliases of aliases multiply this file beyond measure; write the values out
            a5: &a5 [*a4,*a4,*a4,*a4,*a4,*a4,*a4,⟦*a4⟧,*a4,*a4]
        (lost)
        ");
        insta::assert_snapshot!(check("a: &a [*a]\n"), @"
        a.yaml:1:8: error: this alias stands inside of what it names, which has no end
            a: &a [⟦*a⟧]
        (lost)
        ");
    }

    #[test]
    fn sound_files_have_no_faults() {
        for text in
            ["", "a: ~$15B\n", "a: >\n  folded\n  words\nb: |-\n  x\n", "\n---\na: 1\n---\nb: 2\n", "a: 14.0 # note\n"]
        {
            assert_eq!(check(text), "(read)", "{text}");
        }
    }
}
