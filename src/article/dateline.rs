//! The head of a text: date line, byline, and the place and date before a wire story's first words.

use crate::lexicon::{LANGUAGES, Sense};
use crate::mention::{self, Context, Mention};
use crate::problem::floor_boundary;
use crate::text::{Signature, Span, fold, fold_into, is_alphabetic, is_arabic, is_numeric, lines};
use crate::value::{Calendar, DateSpan, Grain, Value};

/// What stands above a text or at its first words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub published: Option<DateSpan>,
    pub author: Option<String>,
    pub source: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    /// Date lines and others that tell of the article and not of the world.
    pub passed_over: Vec<Span>,
}

/// How many lines, and how long ones in bytes, may stand above a text.
const LINES: usize = 8;
const LONGEST: usize = 240;
/// Within how many bytes of its first line the dash of a wire story stands: "LONDON, March 3 (Agency) -".
const DASH_WITHIN: usize = 120;
/// How many words the name of a place has that stands before a date.
const PLACE: usize = 3;

/// Reads the head of `text`, whose body is `body`. `names` are those of the author and the outlet, where they are known:
/// they may stand beside a date.
pub(super) fn read(text: &str, body: Span, names: &[&str], context: &Context) -> Head {
    let mut head = Head::default();
    let names: Vec<String> = names.iter().flat_map(|name| name.split(is_between)).map(fold).collect();
    // A date without a year says nothing of its own here.
    let context = Context { reference: None, ..context.clone() };
    let mut at = body.start;
    let (mut seen, mut told) = (0, 0);
    for line in lines(body.cut(text)) {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let words = line.trim();
        if words.is_empty() {
            continue;
        }
        seen += 1;
        // Below a headline at most: further down they may be of the text.
        let above = told <= 1 && words.len() <= LONGEST;
        if above && head.labelled(words, start) {
            continue;
        }
        if words.len() <= LONGEST && head.line(words, start, seen == 1, &names, &context) {
            continue;
        }
        told += 1;
        head.wire(words, start, &context);
        if seen >= LINES || words.len() > LONGEST {
            break;
        }
    }
    head
}

impl Head {
    /// Takes a line that says by its first word what it gives: "Source: Harbour Post", «المصدر: صحيفة الميناء».
    fn labelled(&mut self, line: &str, start: usize) -> bool {
        let Some((label, words)) = line.split_once([':', '：']) else { return false };
        let words = words.trim();
        let Some(field) = label_of(label.trim()).filter(|_| !words.is_empty()) else { return false };
        let held = match field {
            "source" => &mut self.source,
            "title" => &mut self.title,
            "author" => &mut self.author,
            _ => &mut self.url,
        };
        held.get_or_insert_with(|| words.to_owned());
        // A headline is of the world, too.
        if field != "title" {
            self.passed_over.push(Span::new(start, start + line.len()));
        }
        true
    }

    /// Takes a line that is nothing but a date, a clock or an author.
    fn line(&mut self, words: &str, start: usize, first: bool, names: &[String], context: &Context) -> bool {
        if let Some(author) = byline(words) {
            self.author.get_or_insert(author);
            return true;
        }
        if !has_digit(words) || says_more(words, names) {
            return false;
        }
        let mentions = mention::read(words, context);
        let dates = || mentions.iter().filter_map(|mention| date_of(mention, Grain::Month));
        // Months that begin with the new moon may begin a day later than the tables have it.
        let date = dates().find(|date| date.calendar == Calendar::Gregorian).or_else(|| dates().next());
        let known = |word: &str| is(word, Sense::Dateline) || names.contains(&fold(word));
        let placed = || place_before(words, &mentions, first);
        if !is_of_dates(words, &mentions, known) && !placed() || (date.is_none() && self.published.is_none()) {
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
        // The first byte of the long dashes, and the short one.
        if memchr::memchr2("—".as_bytes()[0], b'-', near.as_bytes()).is_none() || !has_digit(near) {
            return;
        }
        let mut dashes: Vec<usize> =
            ["–", "—", " - ", "-- "].iter().flat_map(|dash| near.match_indices(dash)).map(|(at, _)| at).collect();
        dashes.sort_unstable();
        // A dash may stand behind the place, too.
        let openings = dashes.into_iter().map(|dash| &near[..dash]).filter(|opening| has_digit(opening));
        let Some((opening, date)) = openings.take(3).find_map(|opening| Some((opening, opens(opening, context)?)))
        else {
            return;
        };
        if self.published.is_none() {
            self.published = date;
        }
        self.passed_over.push(Span::new(start, start + opening.trim_end().len()));
    }
}

/// Whether words before a dash open a wire story, and the day that they give.
fn opens(opening: &str, context: &Context) -> Option<Option<DateSpan>> {
    let mentions = mention::read(opening, context);
    let is_name = |word: &str| !word.starts_with(char::is_lowercase) || is(word, Sense::Function);
    let dated = mentions.iter().any(|mention| !matches!(mention.value, Ok(Value::Quantity(_))));
    // A sentence with a dash in it has verbs; an opening has a place, a date and the agency in brackets.
    if !dated || opening.split_whitespace().count() > 12 || !is_of_dates(opening, &mentions, is_name) {
        return None;
    }
    let bare = !opening.chars().any(char::is_lowercase) && outside(opening, &mentions).count() > 5;
    (!bare).then(|| mentions.iter().find_map(|mention| date_of(mention, Grain::Day)))
}

/// What a line gives that begins with a word and a colon.
fn label_of(word: &str) -> Option<&'static str> {
    let signature = Signature::of_phrase(&fold(word));
    let mut entries = LANGUAGES.iter().filter_map(|language| language.story().entry_of(signature));
    entries.find_map(|entry| {
        entry.senses.iter().find_map(|sense| match sense {
            Sense::HeadLine(field) => Some(*field),
            _ => None,
        })
    })
}

fn has_digit(words: &str) -> bool {
    words.contains(is_numeric)
}

fn is(word: &str, sense: Sense) -> bool {
    let folded = fold(word);
    LANGUAGES.iter().any(|language| language.entry(&folded).is_some_and(|entry| entry.senses.contains(&sense)))
}

/// The date of a mention, where it is one of its own and at least as fine as `grain`.
fn date_of(mention: &Mention, grain: Grain) -> Option<DateSpan> {
    match &mention.value {
        Ok(Value::Date(date)) if date.grain <= grain && date.bound.is_none() && date.part.is_none() => {
            // A day by two calendars is read as a range of one day.
            let is_one = !date.range || date.first == date.last;
            is_one.then(|| DateSpan { approx: None, range: false, ..date.clone() })
        }
        _ => None,
    }
}

/// Whether a line has more words than may stand beside its date: those of dates and of lines above articles are in the tables, and
/// the name of a place is short.
fn says_more(words: &str, names: &[String]) -> bool {
    let mut folded = String::new();
    let mut is_known = |word: &str| {
        folded.clear();
        fold_into(word, &mut folded);
        let signature = Signature::of(&folded);
        LANGUAGES.iter().any(|language| language.may_hold(signature)) || names.contains(&folded)
    };
    let is_other = |word: &&str| word.split(is_between).any(|word| !word.is_empty() && !is_known(word));
    words.split_whitespace().filter(is_other).nth(PLACE).is_some()
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

/// Whether a line is the name of a place and a day behind a comma: "Beirut, 7 September 2025". What comes `first` may be a headline,
/// unless the day of the week is told.
fn place_before(words: &str, mentions: &[Mention], first: bool) -> bool {
    let [date] = mentions else { return false };
    let Some(place) = words[..date.span.start].trim_end().strip_suffix([',', '،']) else { return false };
    let dated =
        matches!(&date.value, Ok(Value::Date(day)) if day.grain == Grain::Day && !day.range && day.bound.is_none());
    let names = place.split_whitespace().count() <= PLACE && !place.starts_with(char::is_lowercase);
    let ends = words[date.span.end..].trim_end_matches(['.', ' ']).is_empty();
    let weekday = || {
        let day = |word: &str| (0..7).any(|day| is(word, Sense::Weekday(day)));
        date.span.cut(words).split(is_between).any(day)
    };
    dated && names && ends && (!first || weekday()) && !place.contains([',', '،', '.', ':']) && !has_digit(place)
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
    pieces.into_iter().flat_map(|piece| piece.split(is_between)).filter(|word| !word.is_empty())
}

/// Whether a character parts words.
fn is_between(letter: char) -> bool {
    !is_alphabetic(letter) && !('\u{064B}'..='\u{0652}').contains(&letter)
}

/// The author that a line names: "By Jane Doe", «بقلم: سامي عطوان».
fn byline(line: &str) -> Option<String> {
    let is_inner = |letter: char| is_alphabetic(letter) || ('\u{064B}'..='\u{0652}').contains(&letter);
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
            let mut words = name.split_whitespace();
            let begins = name.starts_with(|letter: char| !letter.is_lowercase());
            let is_named = |word: &str| !word.starts_with(char::is_lowercase) || is(word, Sense::Function);
            let named = colon || (begins && words.all(is_named));
            // An Arabic verb that means "wrote" opens sentences too.
            let sure = colon || !line.starts_with(is_arabic) || count <= 3;
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
        let head = read(text, Span::new(0, text.len()), &["Lena Marsh"], &Context::default());
        let over: Vec<&str> = head.passed_over.iter().map(|span| span.cut(text)).collect();
        let published = head.published.map(|date| date.edtf());
        let told: Vec<String> = [head.author, head.source, head.title, head.url].into_iter().flatten().collect();
        format!("{} | {} | {}", published.unwrap_or_default(), told.join("; "), over.join(" ¦ "))
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
            ("الرباط، الأحد 7 سبتمبر 2025\nنص.", "2025-09-07 |  | الرباط، الأحد 7 سبتمبر 2025"),
            ("Title of it\n\nBeirut, 7 September 2025\nText.", "2025-09-07 |  | Beirut, 7 September 2025"),
            ("Maidan, 20 February 2014\nText.", " |  | "),
            (
                "الأحد 14 ربيع الأول 1447 هـ الموافق 7 سبتمبر 2025 م\nنص.",
                "2025-09-07 |  | الأحد 14 ربيع الأول 1447 هـ الموافق 7 سبتمبر 2025 م",
            ),
            (
                "نُشر: الثلاثاء 11 مارس 2025 - 09:40 م بتوقيت مكة آخر تحديث: الأربعاء 12 مارس 2025 - 01:15 ص\nنص.",
                "2025-03-11 |  | نُشر: الثلاثاء 11 مارس 2025 - 09:40 م بتوقيت مكة آخر تحديث: الأربعاء 12 مارس 2025 - 01:15 ص",
            ),
            ("Lena Marsh · 4 March 2025 | 09:12\nText.", "2025-03-04 |  | Lena Marsh · 4 March 2025 | 09:12"),
            ("Lena Marsh left on 4 March 2025\nText.", " |  | "),
            (
                "Last updated: Tue, 4 Mar 2025, 18:05 GMT\nText.",
                "2025-03-04 |  | Last updated: Tue, 4 Mar 2025, 18:05 GMT",
            ),
            (
                "آخر تحديث: 4 مارس 2025 - 18:05 بتوقيت غرينتش\nنص.",
                "2025-03-04 |  | آخر تحديث: 4 مارس 2025 - 18:05 بتوقيت غرينتش",
            ),
            ("الثلاثاء 4 رمضان 1446 - 4 مارس 2025\nنص.", "2025-03-04 |  | الثلاثاء 4 رمضان 1446 - 4 مارس 2025"),
            (
                "القاهرة - 4 مارس 2025 (وكالة) – قال الوزير إن 41 قتلوا.",
                "2025-03-04 |  | القاهرة - 4 مارس 2025 (وكالة)",
            ),
            ("Written by Omar Salloum and Lena Marsh\nText.", " | Omar Salloum and Lena Marsh | "),
            ("كتب: سامي عطوان\nنص.", " | سامي عطوان | "),
            ("4 March 2025\nText.", "2025-03-04 |  | 4 March 2025"),
            ("What happened on 7 October 2023\n\nText.", " |  | "),
            ("The firm paid $5 million – twice.", " |  | "),
            ("كتبت الصحيفة عن مقتل العشرات في البلدة\n", " |  | "),
            (
                "Source: Harbour Post\nDate: 4 March 2025\nLink: https://post.example/1\n\nThe toll rose.",
                "2025-03-04 | Harbour Post; https://post.example/1 | Source: Harbour Post ¦ Date: 4 March 2025 ¦ Link: https://post.example/1",
            ),
            (
                "العنوان: ارتفاع الحصيلة إلى 41\nالمصدر: صحيفة الميناء\nالكاتب: سامي عطوان\n\nنص.",
                " | سامي عطوان; صحيفة الميناء; ارتفاع الحصيلة إلى 41 | المصدر: صحيفة الميناء ¦ الكاتب: سامي عطوان",
            ),
            ("The toll rose to 41.\nMore to come.\nSource: the ministry\n", " |  | "),
            ("Source of the fire: a stove\n", " |  | "),
            ("", " |  | "),
        ] {
            assert_eq!(check(text), head, "{text}");
        }
    }
}
