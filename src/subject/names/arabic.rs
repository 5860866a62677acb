//! Names in a script without capitals: by the word before them, by their own first word, or since no table knows them and the
//! article repeats them.

use super::{Run, introduces, kind_before};
use crate::lexicon::{Entry, Kinds, LANGUAGES, NameKind, Script, Sense};
use crate::subject::sheet::Block;
use crate::subject::{called, sound};
use crate::text::{fold, plain};
use std::ops::Range;

/// The most words that stand before a Latin name in parentheses and say the same.
const GLOSSED: usize = 5;
/// What names of several words may begin with.
const HEADS: Kinds = Kinds::of(&[Sense::GivenName, Sense::PlaceHead, Sense::NameHead]);
/// The first word of names that are written in one word and in two.
const SERVANT: &str = "عبد ";
/// How alike they must sound.
const ALIKE: f64 = 0.7;

/// The name that begins at a word in the Arabic script that no table has as a name.
pub(super) fn run_at(block: &Block<'_>, index: usize, at: usize) -> Option<Run> {
    let heads = || person(block, at).or_else(|| place(block, at)).or_else(|| headed(block, at));
    let found = Some(())
        .filter(|()| block.passage.tokens[at].kinds.meet(HEADS))
        .and_then(|()| heads())
        .or_else(|| introduced(block, at))
        .or_else(|| of_trade(block, at))
        .or_else(|| unknown(block, at))?;
    let Shape { tokens, kind, doubtful, ordinary } = found;
    let plain = bare(block, &tokens);
    Some(Run { block: index, tokens, plain, kind, known: None, doubtful, ordinary, alias: None })
}

/// How many bytes the particles before the first word of a name have: «وحزب الوحدة», «لفارس سالم».
fn particles(block: &Block<'_>, at: usize) -> usize {
    let part = |sense| matches!(sense, Sense::NameHead | Sense::GivenName | Sense::PlaceHead).then_some(());
    block.passage.find(at, part).map_or(0, |found| usize::from(found.clitic.len))
}

/// The words of a name as they are shown, without those particles; its article stays.
pub(super) fn shown<'b>(block: &'b Block<'_>, tokens: &Range<usize>) -> &'b str {
    let words = block.words(tokens.clone());
    let found = block.passage.find(tokens.start, |sense| (sense == Sense::GivenName).then_some(()));
    let clitic = found.filter(|found| !found.clitic.the).map_or(0, |found| usize::from(found.clitic.len));
    words.get(clitic..).unwrap_or(words)
}

/// The words of a name without the particles before its first one: «وحزب الوحدة», «الهيئة المستقلة».
fn bare(block: &Block<'_>, tokens: &Range<usize>) -> String {
    let plain = plain(block.words(tokens.clone()));
    let clitic = particles(block, tokens.start);
    // «عبد المالك» and «عبدالمالك» are written alike.
    plain.get(clitic..).unwrap_or(&plain).replace(SERVANT, SERVANT.trim_end())
}

/// Words that look like a name.
struct Shape {
    tokens: Range<usize>,
    kind: Option<NameKind>,
    /// Whether only their repetition shows that they are one.
    doubtful: bool,
    /// Whether they are words of the language: «حزب الوحدة».
    ordinary: bool,
}

/// A given name and what follows it: «ياسين أولمان», «سميرة بنت علي», «عبد المالك سلال».
fn person(block: &Block<'_>, at: usize) -> Option<Shape> {
    const MOST: usize = 4;
    let given = |at: usize| block.passage.find(at, |sense| (sense == Sense::GivenName).then_some(()));
    let found = given(at)?;
    if found.clitic.the || !is_given(block, at) {
        return None;
    }
    let first = found.next;
    let mut end = first;
    while end < at + MOST {
        // «ليلى درغام وسمير برهاوي» are two, and of a name in full nothing follows by itself: «يوسف يوسفي ومحجوب بدة».
        let other = given(end);
        let full = end > first && block.word(end).starts_with('و') && other.is_none();
        if other.is_some_and(|other| other.clitic.and) || full {
            break;
        }
        let follows = is_given(block, end) && !starts_line(block, end)
            || is_nameable(block, end, true, NameKind::Person)
            || is_family(block, end);
        if !(follows || is_link(block, end) && is_nameable(block, end + 1, true, NameKind::Person)) {
            break;
        }
        end = match other.filter(|_| follows) {
            Some(other) => other.next,
            None if follows => end + 1,
            None => end + 2,
        };
    }
    (end > first).then_some(Shape { tokens: at..end, kind: Some(NameKind::Person), doubtful: false, ordinary: false })
}

/// Whether a word is a family name that says what an ancestor was: «نبيل القروي», «سامي الجندي».
fn is_family(block: &Block<'_>, at: usize) -> bool {
    let person = |sense: &Sense| matches!(sense, Sense::PersonNoun(_) | Sense::GivenName | Sense::NameLink);
    let known = block.passage.tokens.get(at).and_then(|token| token.entry);
    block.is_arabic(at)
        && block.word(at).starts_with("ال")
        && !starts_line(block, at)
        && known.is_some_and(|entry| entry.senses.iter().all(person))
}

/// A place that is called by a common word and another: «دير منصور», «رأس جديدة».
fn place(block: &Block<'_>, at: usize) -> Option<Shape> {
    let head = block.passage.find(at, |sense| (sense == Sense::PlaceHead).then_some(()))?;
    let named =
        !head.clitic.the && (is_nameable(block, head.next, true, NameKind::Person) || is_given(block, head.next));
    let kind = Some(NameKind::Place);
    named.then_some(Shape { tokens: at..head.next + 1, kind, doubtful: false, ordinary: false })
}

/// An institution that is called by words of the language: «حزب الوحدة والتنمية», «الهيئة المستقلة للانتخابات».
fn headed(block: &Block<'_>, at: usize) -> Option<Shape> {
    const MOST: usize = 4;
    let head = block.passage.find(at, |sense| (sense == Sense::NameHead).then_some(()))?;
    let definite = head.clitic.the;
    if let Some(end) = branded(block, head.next).filter(|_| !definite) {
        let kind = introduces(block, at);
        return Some(Shape { tokens: at..end, kind, doubtful: false, ordinary: true });
    }
    let follows = |token: usize| {
        if !block.is_arabic(token) || starts_line(block, token) || block.word(token).chars().count() < 4 {
            return false;
        }
        let word = block.word(token);
        let first = token == head.next;
        let shape = word.starts_with("ال") || !first && (word.starts_with("وال") || word.starts_with("لل"));
        let other = |sense| {
            let person = Sense::Introduces(NameKind::Person);
            matches!(sense, Sense::Clause | Sense::Said | Sense::Nationality(_)) || sense == person
        };
        let general = |sense| matches!(sense, Sense::Stop | Sense::NoName);
        let means = || called::meaning(&fold(word)).is_some();
        let function = || block.read_as(token).is_some_and(|entry| entry.senses.contains(&Sense::Function));
        shape && !block.has(token, other) && (!block.has(token, general) || means()) && !function()
    };
    let end = (head.next..head.next + MOST).find(|&token| !follows(token)).unwrap_or(head.next + MOST);
    let enough = if definite { 2 } else { 1 };
    (end >= head.next + enough).then(|| Shape {
        tokens: at..end,
        kind: introduces(block, at),
        doubtful: false,
        ordinary: true,
    })
}

/// Behind the quotation marks whose words name an institution, whatever they mean elsewhere: «ائتلاف "دولة القانون"», and no
/// quotation, «منظمة "إرهابية"».
fn branded(block: &Block<'_>, open: usize) -> Option<usize> {
    const MOST: usize = 4;
    matches!(block.sign(open)?, '"' | '“' | '«' | '”' | '(').then_some(())?;
    let closes = |at: usize| matches!(block.sign(at), Some('"' | '”' | '»' | '“' | ')'));
    let end = (open + 2..=open + 1 + MOST).find(|&end| closes(end))?;
    let says = |sense| matches!(sense, Sense::Said | Sense::That | Sense::Clause | Sense::Negation);
    let adjective = end == open + 2 && !block.word(open + 1).starts_with("ال") && {
        let word = fold(block.word(open + 1));
        word.ends_with("يه") || word.ends_with('ي')
    };
    let words = (open + 1..end).all(|at| block.is_arabic(at) && !block.has(at, says));
    (words && !adjective).then_some(end + 1)
}

/// The name after a word that introduces one: «شركة سكيل», «الرئيس البرازيلي لولا دا سيلفا».
fn introduced(block: &Block<'_>, at: usize) -> Option<Shape> {
    if !is_nameable(block, at, false, NameKind::Place) {
        return None;
    }
    let kind = kind_past_adjectives(block, at)?;
    let most = if kind == NameKind::Person { 3 } else { 2 };
    let mut end = at;
    while end < at + most && is_nameable(block, end, end > at, kind) {
        end += 1;
    }
    // «مروان للألبان».
    let trade = kind == NameKind::Company && is_trade(block, end);
    end += usize::from(end > at && trade);
    // «نهر الزاوة»: what a word for a place stands before is its name.
    let place = kind == NameKind::Place && block.word(at).starts_with("ال");
    let doubtful = !place && (kind == NameKind::Person || end == at + 1);
    (end > at).then_some(Shape { tokens: at..end, kind: Some(kind), doubtful, ordinary: false })
}

/// A company that is called by a word of the language and its trade: «شركة سهل للنفط», «قالت سهل للنفط».
fn of_trade(block: &Block<'_>, at: usize) -> Option<Shape> {
    let word = block.is_arabic(at) && !starts_line(block, at) && block.word(at).chars().count() > 2;
    let kind = Some(NameKind::Company);
    let named = || {
        // «صادرات للنفط» is none.
        let tells = |sense: &Sense| !matches!(sense, Sense::GivenName | Sense::PlaceHead | Sense::Introduces(_));
        let ordinary = block.read_as(at).is_none_or(|entry| entry.senses.is_empty() || entry.senses.iter().any(tells));
        kind_before(block, at) == kind || !ordinary
    };
    (word && is_trade(block, at + 1) && named()).then_some(Shape {
        tokens: at..at + 2,
        kind,
        doubtful: false,
        ordinary: false,
    })
}

/// A word that no table knows: that of a speaker, between quotation marks, or one that the article repeats.
fn unknown(block: &Block<'_>, at: usize) -> Option<Shape> {
    // Of the words with a feminine ending most are common ones.
    if block.word(at).ends_with('ة') || !is_nameable(block, at, false, NameKind::Product) {
        return quoted(block, at);
    }
    if is_trade(block, at + 1) {
        let kind = Some(NameKind::Company);
        return Some(Shape { tokens: at..at + 2, kind, doubtful: false, ordinary: false });
    }
    speaker(block, at).or_else(|| quoted(block, at)).or(Some(lone(at)))
}

/// Whether a word tells the trade of the company before it: «للألبان».
fn is_trade(block: &Block<'_>, at: usize) -> bool {
    !starts_line(block, at) && block.is_arabic(at) && block.means(at, Sense::NameSuffix)
}

/// Who says something, after the verb: «قال أولمان».
fn speaker(block: &Block<'_>, at: usize) -> Option<Shape> {
    let said = block.means(at.checked_sub(1)?, Sense::Said);
    let nameable = said && is_nameable(block, at, false, NameKind::Person);
    let kind = Some(NameKind::Person);
    nameable.then_some(Shape { tokens: at..at + 1, kind, doubtful: true, ordinary: false })
}

/// A name of a word or two between quotation marks: «أفوكادو».
fn quoted(block: &Block<'_>, at: usize) -> Option<Shape> {
    let opens = matches!(block.sign(at.checked_sub(1)?)?, '"' | '“' | '«' | '”' | '‘' | '\'');
    let end = (at + 1..=at + 2).find(|&end| matches!(block.sign(end), Some('"' | '”' | '»' | '“' | '’' | '\'')))?;
    let nameable = (at..end).all(|word| is_nameable(block, word, word > at, NameKind::Product));
    let kind = kind_before(block, at - 1);
    (opens && nameable).then_some(Shape { tokens: at..end, kind, doubtful: true, ordinary: false })
}

/// A word that no table knows: a name where the article repeats it.
fn lone(at: usize) -> Shape {
    Shape { tokens: at..at + 1, kind: None, doubtful: true, ordinary: false }
}

/// The kind that a word before a name gives it, past the adjectives of a nation: «الرئيس البرازيلي».
fn kind_past_adjectives(block: &Block<'_>, at: usize) -> Option<NameKind> {
    let mut at = at;
    for _ in 0..3 {
        if let Some(kind) = kind_before(block, at) {
            return Some(kind);
        }
        let before = at.checked_sub(1)?;
        let word = fold(block.word(before));
        if !(word.starts_with("ال") && (word.ends_with('ي') || word.ends_with("يه"))) {
            return None;
        }
        at = before;
    }
    None
}

/// The Arabic words before a Latin name in parentheses that sound like it: «سكيل إيه آي» before "(Scale AI)".
pub(super) fn glossed(block: &Block<'_>, latin: &Run) -> Option<Range<usize>> {
    let open = latin.tokens.start.checked_sub(1).filter(|&open| block.sign(open) == Some('('))?;
    if block.sign(latin.tokens.end) != Some(')') {
        return None;
    }
    // A quotation mark may close what stands before: «سكيل» (Scale).
    let last = open.checked_sub(1)?;
    let last = if block.is_word(last) { last } else { last.checked_sub(1)? };
    let target = sound(&latin.plain);
    let words = (0..GLOSSED).map_while(|back| last.checked_sub(back)).take_while(|&at| block.is_arabic(at));
    let alike =
        words.map(|at| (strsim::normalized_levenshtein(&sound(&plain(block.words(at..last + 1))), &target), at));
    let (likeness, start) = alike.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
    (target.chars().count() > 1 && likeness >= ALIKE).then_some(start..last + 1)
}

/// Whether a word may be part of a name: no table knows it, and it follows on the same line.
fn is_nameable(block: &Block<'_>, at: usize, inner: bool, kind: NameKind) -> bool {
    if !block.is_arabic(at) || starts_line(block, at) && inner {
        return false;
    }
    let word = block.word(at);
    let reader = LANGUAGES.iter().find(|language| language.script == Script::Arabic);
    let read = reader.and_then(|reader| block.passage.entry_in(at, reader));
    // «كريم ستساعد»: the future of a verb that is known.
    let future = word.strip_prefix('س').filter(|verb| verb.starts_with(['ي', 'ت']) && verb.chars().count() > 3);
    if future.is_some_and(|verb| block.passage.arabic.entry(&fold(verb)).is_some_and(tells)) {
        return false;
    }
    word.chars().count() > 2
        && (!ends_otherwise(word) || inner && kind == NameKind::Person && word.ends_with('ه'))
        && block.passage.tokens[at].entry.is_none_or(|entry| !tells(entry))
        // An adjective follows with its article; «ألبيون» has none.
        && (!word.starts_with("ال") || inner && kind == NameKind::Person || kind == NameKind::Place)
        && read.is_none_or(|entry| entry.senses.is_empty())
}

/// Whether a word is a given name; «على» is none, though «علي» is.
fn is_given(block: &Block<'_>, at: usize) -> bool {
    block.is_word(at) && block.means(at, Sense::GivenName) && !block.word(at).ends_with("على")
}

/// Whether a word's end shows that it is none of a name: that of an adverb, or a pronoun.
fn ends_otherwise(word: &str) -> bool {
    ["ًا", "اً", "ً", "ه", "ها", "هم", "هما"].iter().any(|ending| word.ends_with(ending))
}

/// Whether the tables know a word as anything but a part of names.
fn tells(entry: &Entry) -> bool {
    entry.senses.iter().any(|sense| !matches!(sense, Sense::GivenName | Sense::NameLink))
}

fn is_link(block: &Block<'_>, at: usize) -> bool {
    block.is_arabic(at) && block.means(at, Sense::NameLink)
}

fn starts_line(block: &Block<'_>, at: usize) -> bool {
    block.passage.tokens.get(at).is_none_or(|token| token.line_start)
}
