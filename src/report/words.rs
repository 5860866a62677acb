//! Source text made harmless for one line of a report: control characters and stray marks of direction are taken out,
//! right-to-left words are isolated, and lengths are counted in columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// First strong isolate: the text up to [`PDI`] takes the direction of its own first letter.
pub(crate) const FSI: char = '\u{2068}';
/// Pop directional isolate.
pub(crate) const PDI: char = '\u{2069}';

/// The text on one line. Control characters vanish, any run of blanks and line ends is one blank, embeddings and
/// overrides vanish, and of the isolates those stay that are closed.
pub(crate) fn clean(text: &str) -> String {
    clean_with(text, &[]).0
}

/// The text on one line as [`clean`] gives it, and where in it the bytes at some `places` of the text come to stand, in
/// bytes. The places must be in order.
pub(crate) fn clean_with(text: &str, places: &[usize]) -> (String, Vec<usize>) {
    let stray = stray_isolates(text);
    let mut line = String::with_capacity(text.len());
    let mut stand: Vec<usize> = Vec::with_capacity(places.len());
    for (at, letter) in text.char_indices() {
        while places.get(stand.len()).is_some_and(|place| *place <= at) {
            stand.push(line.len());
        }
        match letter {
            '\u{2066}'..=PDI => {
                if stray.binary_search(&at).is_err() {
                    line.push(letter);
                }
            }
            _ if letter.is_whitespace() => {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            _ if letter.is_control() || is_hidden(letter) => {}
            _ => line.push(letter),
        }
    }
    line.truncate(line.trim_end().len());
    stand.resize(places.len(), line.len());
    stand.iter_mut().for_each(|place| *place = line.len().min(*place));
    (line, stand)
}

/// Where isolates stand that are never closed, and closing marks that close nothing, in order.
fn stray_isolates(text: &str) -> Vec<usize> {
    let (mut open, mut stray) = (Vec::new(), Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '\u{2066}'..='\u{2068}' => open.push(at),
            PDI if open.pop().is_none() => stray.push(at),
            _ => {}
        }
    }
    stray.extend(open);
    stray.sort_unstable();
    stray
}

/// Characters that show nothing and change what stands around them: embeddings, overrides, byte-order marks, tags,
/// annotations, deprecated format characters.
const fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{202A}'..='\u{202E}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{200B}'
        | '\u{2060}' | '\u{E0000}'..='\u{E007F}')
}

/// The text between isolates where it holds right-to-left letters, so that it cannot reorder what stands around it.
pub(crate) fn isolate(text: &str) -> String {
    if text.chars().any(is_right_to_left) { format!("{FSI}{text}{PDI}") } else { text.to_owned() }
}

const fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8FF}' | '\u{200F}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// The columns that the text takes on a terminal; combining marks and marks of direction take none.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to `columns`, with an ellipsis where something was cut away; isolates that the cut leaves open are
/// closed.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    // The whole width of a long text need not be known.
    let within = text.len() <= columns.saturating_mul(8) && width(text) <= columns;
    if within {
        return text.to_owned();
    }
    let mut line = String::new();
    let mut taken = 0;
    let mut open = 0_usize;
    for letter in text.chars() {
        let columns_of_letter = letter.width().unwrap_or(0);
        if taken + columns_of_letter + 1 > columns || line.len() > columns.saturating_mul(16) {
            break;
        }
        open = count_isolates(open, letter);
        taken += columns_of_letter;
        line.push(letter);
    }
    line.truncate(line.trim_end().len());
    line.push('…');
    line.extend(std::iter::repeat_n(PDI, open));
    line
}

/// The text in lines of at most `columns`, broken at blanks; an isolate that runs over a line's end is closed there and
/// opened again, since each line is ordered alone. At least one line, at most `lines`, the last one cut.
pub(crate) fn wrap(text: &str, columns: usize, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut taken = 0;
    let mut open = 0_usize;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(' ').map_or(rest.len(), |at| at + 1);
        let word = rest[..end].trim_end();
        let columns_of_word = width(word);
        if taken > 0 && taken + 1 + columns_of_word > columns {
            if done.len() + 1 == lines {
                let remaining = format!("{line} {rest}");
                done.push(cut(&remaining, columns));
                done.iter_mut().for_each(no_command);
                return done;
            }
            line.extend(std::iter::repeat_n(PDI, open));
            done.push(std::mem::take(&mut line));
            line.extend(std::iter::repeat_n(FSI, open));
            taken = 0;
        }
        if taken > 0 {
            line.push(' ');
            taken += 1;
        }
        if columns_of_word > columns {
            line.push_str(&cut(word, columns.saturating_sub(taken)));
            taken = columns;
        } else {
            line.push_str(word);
            open = word.chars().fold(open, count_isolates);
            taken += columns_of_word;
        }
        rest = &rest[end..];
    }
    line.extend(std::iter::repeat_n(PDI, open));
    done.push(line);
    done.iter_mut().for_each(no_command);
    done
}

/// Logs of GitHub Actions run a line that opens with two colons as a command, blanks before them passed over. An empty
/// isolate stands in front of them, which shows nothing.
fn no_command(line: &mut String) {
    if line.starts_with("::") {
        line.insert(0, PDI);
        line.insert(0, FSI);
    }
}

const fn count_isolates(open: usize, letter: char) -> usize {
    match letter {
        '\u{2066}'..='\u{2068}' => open + 1,
        PDI => open.saturating_sub(1),
        _ => open,
    }
}

/// The text filled up with blanks to `columns`.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let mut line = text.to_owned();
    line.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(text))));
    line
}

/// `1 claim`, `2 claims`, `1,200 claims`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// `1,200`.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// The words with a capital at their head.
pub(crate) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_becomes_one_harmless_line() {
        for (text, line) in [
            ("a\tb\r\nc  d", "a b c d"),
            ("\u{1b}[31mred\u{1b}[0m\u{7}", "[31mred[0m"),
            ("abc\u{202E}cba\u{202C}", "abccba"),
            ("\u{2068}ok\u{2069} \u{2067}open", "\u{2068}ok\u{2069} open"),
            ("stray\u{2069}", "stray"),
            ("\u{2066}\u{2067}x\u{2069}", "\u{2067}x\u{2069}"),
            ("\u{FEFF}mark\u{0}\u{9b}31m", "mark31m"),
            (" \n ", ""),
        ] {
            assert_eq!(clean(text), line, "{text:?}");
        }
    }

    #[test]
    fn cuts_count_columns_and_close_isolates() {
        assert_eq!(cut("short", 5), "short");
        assert_eq!(cut("longer", 5), "long…");
        assert_eq!(cut("\u{2068}مليار دولار\u{2069}", 6), "\u{2068}مليار…\u{2069}");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut(&"\u{301}".repeat(100_000), 4).chars().filter(|letter| *letter == '…').count(), 1);
        assert!(cut(&"x".repeat(100_000), 10).len() < 20);
    }

    #[test]
    fn lines_break_at_blanks_and_keep_isolates_whole() {
        let lines = wrap("says \u{2068}14.3 مليار دولار\u{2069} now", 12, 9);
        assert_eq!(lines, ["says \u{2068}14.3\u{2069}", "\u{2068}مليار دولار\u{2069}", "now"]);
        assert_eq!(wrap("one two three", 7, 1), ["one tw…"]);
        assert_eq!(wrap("", 7, 1), [""]);
        assert_eq!(wrap("a log ::error::x", 10, 3), ["a log", "\u{2068}\u{2069}::error::x"]);
        assert_eq!(wrap(&"x".repeat(30), 7, 3), ["xxxxxx…"]);
    }
}
