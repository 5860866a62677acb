//! The head of a text: date line, byline, and the place and date before a wire story's first words.

use crate::lexicon::{LANGUAGES, Sense};
use crate::mention::{self, Context, Mention};
use crate::problem::floor_boundary;
use crate::text::{Span, fold};
use crate::value::{DateSpan, Grain, Value};

/// What stands above a text or at its first words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub published: Option<DateSpan>,
    pub author: Option<String>,
    /// Date lines, which tell of the article and not of the world.
    pub passed_over: Vec<Span>,
}

/// How many lines, and how long ones in bytes, may stand above a text.
const LINES: usize = 8;
const LONGEST: usize = 120;
/// Within how many bytes of its first line the dash of a wire story stands: "LONDON, March 3 (Agency) -".
const DASH_WITHIN: usize = 120;

/// Reads the head of `text`, whose body is `body`.
pub(super) fn read(text: &str, body: Span, context: &Context) -> Head {
    let mut head = Head::default();
    // A date without a year says nothing of its own here.
    let context = Context { reference: None, ..context.clone() };
    let mut at = body.start;
    let mut seen = 0;
    for line in body.cut(text).split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let words = line.trim();
        if words.is_empty() {
            continue;
        }
        seen += 1;
        if words.len() <= LONGEST && head.line(words, start, &context) {
            continue;
        }
        head.wire(words, start, &context);
        if seen >= LINES || words.len() > LONGEST {
            break;
        }
    }
    head
}

impl Head {
    /// Takes a line that is nothing but a date, a clock or an author.
    fn line(&mut self, words: &str, start: usize, context: &Context) -> bool {
        if let Some(author) = byline(words) {
            self.author.get_or_insert(author);
            return true;
        }
        if !has_digit(words) {
            return false;
        }
        let mentions = mention::read(words, context);
        let date = mentions.iter().find_map(|mention| date_of(mention, Grain::Month));
        if !is_of_dates(words, &mentions, |word| is(word, Sense::Dateline))
            || (date.is_none() && self.published.is_none())
        {
            return false;
        }
        if self.published.is_none() {
            self.published = date;
        }
        self.passed_over.push(Span::new(start, start + words.len()));
        true
    }

    /// Takes the place and the date before the dash that opens a wire story.
    fn wire(&mut self, words: &str, start: usize, context: &Context) {
        let near = &words[..floor_boundary(words, DASH_WITHIN)];
        let dash = ["–", "—", " - ", "-- "].iter().filter_map(|dash| near.find(dash)).min();
        let Some(opening) = dash.map(|dash| &near[..dash]).filter(|opening| has_digit(opening)) else { return };
        let mentions = mention::read(opening, context);
        let is_name = |word: &str| !word.starts_with(char::is_lowercase) || is(word, Sense::Function);
        let dated = mentions.iter().any(|mention| !matches!(mention.value, Ok(Value::Quantity(_))));
        // A sentence with a dash in it has verbs; an opening has a place, a date and the agency in brackets.
        if dated && opening.split_whitespace().count() <= 12 && is_of_dates(opening, &mentions, is_name) {
            let bare = !opening.chars().any(char::is_lowercase) && outside(opening, &mentions).count() > 5;
            if bare {
                return;
            }
            if self.published.is_none() {
                self.published = mentions.iter().find_map(|mention| date_of(mention, Grain::Day));
            }
            self.passed_over.push(Span::new(start, start + opening.trim_end().len()));
        }
    }
}

fn has_digit(words: &str) -> bool {
    words.contains(char::is_numeric)
}

fn is(word: &str, sense: Sense) -> bool {
    let folded = fold(word);
    LANGUAGES.iter().any(|language| language.entry(&folded).is_some_and(|entry| entry.senses.contains(&sense)))
}

/// The date of a mention, where it is one of its own and at least as fine as `grain`.
fn date_of(mention: &Mention, grain: Grain) -> Option<DateSpan> {
    match &mention.value {
        Ok(Value::Date(date)) if date.grain <= grain && date.bound.is_none() && !date.range && date.part.is_none() => {
            Some(DateSpan { approx: None, ..date.clone() })
        }
        _ => None,
    }
}

/// Whether all words outside of dates are such as `known` accepts; figures that are no dates are a clock's.
fn is_of_dates(words: &str, mentions: &[Mention], known: impl Fn(&str) -> bool) -> bool {
    let figures = mentions.iter().any(|mention| match &mention.value {
        Ok(Value::Quantity(quantity)) => quantity.unit != crate::value::Unit::Bare,
        Ok(Value::Date(_)) | Err(_) => false,
        Ok(_) => true,
    });
    !figures && outside(words, mentions).all(known)
}

/// The words outside of mentions.
fn outside<'t>(words: &'t str, mentions: &[Mention]) -> impl Iterator<Item = &'t str> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for mention in mentions {
        pieces.push(&words[at..mention.span.start.max(at)]);
        at = mention.span.end;
    }
    pieces.push(&words[at..]);
    pieces
        .into_iter()
        .flat_map(|piece| {
            piece.split(|letter: char| !letter.is_alphabetic() && !('\u{064B}'..='\u{0652}').contains(&letter))
        })
        .filter(|word| !word.is_empty())
}

/// The author that a line names: "By Jane Doe", «بقلم: سامي عطوان».
fn byline(line: &str) -> Option<String> {
    let is_inner = |letter: char| letter.is_alphabetic() || ('\u{064B}'..='\u{0652}').contains(&letter);
    let mut rest = line;
    let mut opening = String::new();
    for _ in 0..3 {
        let words = rest.trim_start();
        let end = words.find(|letter: char| !is_inner(letter)).unwrap_or(words.len());
        if end == 0 {
            return None;
        }
        if !opening.is_empty() {
            opening.push(' ');
        }
        opening.push_str(&words[..end]);
        rest = &words[end..];
        if is(&opening, Sense::Byline) {
            let colon = rest.trim_start().starts_with([':', '：']);
            let name = rest.trim_start_matches([':', '：', ' ', '\t', '-', '–']).trim();
            let count = name.split_whitespace().count();
            let named = colon || name.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
            // An Arabic verb that means "wrote" opens sentences too.
            let sure =
                colon || !line.starts_with(|letter: char| ('\u{0600}'..='\u{06FF}').contains(&letter)) || count <= 3;
            let plain = !has_digit(name) && !name.contains(['.', '،', '؛', ';', '?', '؟']);
            return (named && sure && plain && (1..=6).contains(&count)).then(|| name.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> String {
        let head = read(text, Span::new(0, text.len()), &Context::default());
        let over: Vec<&str> = head.passed_over.iter().map(|span| span.cut(text)).collect();
        let published = head.published.map(|date| date.edtf());
        format!("{} | {} | {}", published.unwrap_or_default(), head.author.unwrap_or_default(), over.join(" ¦ "))
    }

    #[test]
    fn heads_of_both_languages() {
        for (text, head) in [
            (
                "الأربعاء، 23 أبريل 2025\n\n10:56 م\n\nعنوان الخبر\n\nقال الوزير إن 41 شخصا قتلوا.",
                "2025-04-23 |  | الأربعاء، 23 أبريل 2025 ¦ 10:56 م",
            ),
            ("June 10, 2025\nThe toll rose to 154 on 9 June 2025.", "2025-06-10 |  | June 10, 2025"),
            ("Published: 10 June 2025\nBy Jane Doe\n\nText.", "2025-06-10 | Jane Doe | Published: 10 June 2025"),
            ("نُشر في: 3 آذار 2025\nبقلم: سامي عطوان\n\nنص.", "2025-03-03 | سامي عطوان | نُشر في: 3 آذار 2025"),
            ("LONDON, March 3, 2025 (Agency) - The toll rose.", "2025-03-03 |  | LONDON, March 3, 2025 (Agency)"),
            ("AL-RABIYA, Feb. 17 – The toll rose.", " |  | AL-RABIYA, Feb. 17"),
            ("By the end of 2025 all was over.\n", " |  | "),
            ("What happened on 7 October 2023\n\nText.", " |  | "),
            ("The firm paid $5 million – twice.", " |  | "),
            ("كتبت الصحيفة عن مقتل العشرات في البلدة\n", " |  | "),
            ("", " |  | "),
        ] {
            assert_eq!(check(text), head, "{text}");
        }
    }
}
