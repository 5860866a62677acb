//! Which articles tell one story.
//!
//! Each article has a few words that it says most, names before others. Articles that share a word are compared by all that they
//! share: a name that no table knows tells a story best, a country or a common word of the news least. The longer after one
//! article another was published, the more they must share.

use super::union::Union;
use crate::claim::Corpus;
use crate::lexicon::{LANGUAGES, NameKind, Sense};
use crate::subject::{Outline, called, sound};
use crate::text::is_arabic;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How much two articles must share that appear in one week.
const ENOUGH: u32 = 42;
/// The same of two short articles: so much of what the shorter one says, in percent, but no less than that.
const MOST: u32 = 60;
const LEAST: u32 = 22;
/// How much more for each month between them, up to how many days, and from how many days on they are of two stories whatever
/// they share.
const MONTH: u32 = 7;
const MONTHS: u32 = 120;
const LAST: i32 = 400;
/// How much of it must come from names.
const NAMES: u32 = 10;
/// How much they must share whose only name is one that no rule takes for a name, and how much such a word tells.
const ALIKE: u32 = 56;
const WORD: u32 = 7;
/// How many letters a sound must have to stand for a name, and from how many on it is hardly that of another.
const SOUND: usize = 3;
const TELLING: usize = 4;
/// Of the articles that have a word, how many neighbours in time each is compared with: a word that more have tells no story.
const NEIGHBOURS: usize = 16;
/// From how many articles on a word that many of them have counts less.
const MANY: usize = 24;

/// A word that an article says often.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Keyword {
    /// The form in which articles in other languages have it too: of an unknown name its sound.
    form: String,
    /// How much it tells of a story.
    weight: u32,
    /// Whether it is a name.
    name: bool,
    /// Which of the article's words it is part of, by place.
    of: usize,
    /// Whether it is of the name that the article speaks of most, and no table knows it.
    leads: bool,
}

/// The story of each article, by the index of its first article; an article without an outline is its own.
pub(super) fn find(corpus: &Corpus) -> Vec<usize> {
    let mut stories = Union::new(corpus.articles.len());
    let mut outlines: Vec<(Option<Date>, usize, Vec<Keyword>)> = corpus
        .outlines
        .iter()
        .map(|(article, outline)| (outline.published.as_ref().map(|date| date.first), *article, keywords(outline)))
        .collect();
    outlines.sort_by_key(|(day, article, _)| (*day, *article));
    let mut having: BTreeMap<&str, Having> = BTreeMap::new();
    for (at, (_, _, words)) in outlines.iter().enumerate() {
        for word in words {
            let having = having.entry(&word.form).or_default();
            having.articles.push(at);
            having.is_name |= word.name;
        }
    }
    // Articles that share no name tell no one story.
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for Having { articles, .. } in having.values().filter(|having| having.is_name) {
        for (place, &one) in articles.iter().enumerate() {
            pairs.extend(articles[place + 1..].iter().take(NEIGHBOURS).map(|&other| (one, other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let rare = |with: usize| {
        let all = outlines.len();
        // A tenth of many articles is a lot for one word.
        if all < MANY { 100 } else { 125_usize.saturating_sub(with * 250 / all).max(40) }
    };
    let mut said: Vec<Vec<Said<'_>>> = vec![Vec::new(); outlines.len()];
    for (number, Having { articles, .. }) in having.values().enumerate() {
        let rare = u32::try_from(rare(articles.len())).unwrap_or(100);
        for &at in articles {
            let next = said[at].len();
            said[at].push(Said { number, rare, word: &outlines[at].2[next] });
        }
    }
    for (one, other) in pairs {
        let ((day, article, words), (later, next, others)) = (&outlines[one], &outlines[other]);
        let days = match (day, later) {
            (Some(day), Some(later)) => day.until(*later).map_or(LAST + 1, |span| span.get_days()),
            _ => 0,
        };
        let says = words_of(words).min(words_of(others));
        let (shared, names) = shared(&said[one], &said[other], says);
        let apart = u32::try_from(days.saturating_sub(7).max(0)).unwrap_or_default().min(MONTHS);
        // A short article shares most of what it says.
        let least = says * MOST / 100;
        let enough = if names >= NAMES { ENOUGH.min(least).max(LEAST) } else { ALIKE };
        if days <= LAST && names >= WORD && shared >= enough + apart * MONTH / 30 {
            stories.join(*article, *next);
        }
    }
    (0..corpus.articles.len()).map(|article| stories.find(article)).collect()
}

/// How much the words of an article tell of stories, together.
fn words_of(words: &[Keyword]) -> u32 {
    words.iter().map(|word| word.weight).sum()
}

/// The articles that have a word, and whether it is a name in one of them.
#[derive(Default)]
struct Having {
    articles: Vec<usize>,
    is_name: bool,
}

/// A word that an article says often, numbered among those of all articles in the order of their forms, and how much of its weight
/// counts, in percent.
#[derive(Clone, Copy)]
struct Said<'o> {
    number: usize,
    rare: u32,
    word: &'o Keyword,
}

/// What two articles share, in all and in names. Both lists are in the order of their numbers; `says` is how much the shorter one
/// says.
fn shared(words: &[Said<'_>], others: &[Said<'_>], says: u32) -> (u32, u32) {
    /// What each further word of a name adds to its most telling one.
    const FURTHER: u32 = 3;
    /// How much more a name tells of which both speak most, in articles that say as much at least: two short ones share little but
    /// the name of a club that plays every week.
    const LEADS: u32 = 12;
    const LONG: u32 = 150;
    let long = says >= LONG;
    let (mut all, mut names) = (0, 0);
    // By what the words are part of: most articles share few.
    let mut parts: Vec<(usize, u32)> = Vec::new();
    let mut rest = others.iter().peekable();
    for Said { number, rare, word } in words {
        while rest.next_if(|other| other.number < *number).is_some() {}
        let Some(other) = rest.next_if(|other| other.number == *number) else { continue };
        let leads = if long && word.leads && other.word.leads { LEADS } else { 0 };
        let weight = (word.weight.min(other.word.weight) + leads) * rare / 100;
        let known = parts.iter_mut().find(|(of, _)| *of == word.of);
        let best = known.as_ref().map_or(0, |(_, best)| *best);
        let adds = if best == 0 { weight } else { FURTHER + weight.saturating_sub(best) };
        match known {
            Some((_, best)) => *best = weight.max(*best),
            None => parts.push((word.of, weight)),
        }
        all += adds;
        names += if word.name || other.word.name { adds } else { 0 };
    }
    (all, names)
}

/// The words that an article says most, in their forms and in the order of them.
fn keywords(outline: &Outline) -> Vec<Keyword> {
    let mut keywords: Vec<Keyword> = Vec::new();
    for (of, word) in outline.keywords.iter().map(AsRef::as_ref).enumerate() {
        let Some(name) = outline.names.iter().find(|name| name.key.as_ref() == word) else {
            keywords.extend(common(word, of, of < outline.telling));
            continue;
        };
        if name.known {
            let weight = if name.place { 10 } else { 16 };
            keywords.push(Keyword { form: word.to_owned(), weight, name: true, of, leads: false });
            continue;
        }
        let leads = outline.names.first().is_some_and(|first| first.key == name.key);
        for part in called(word).split(' ').filter(|part| !part.is_empty()) {
            keywords.push(part_of_name(part, of, leads));
        }
        if called(word).is_empty() {
            keywords.push(part_of_name(&format!("~{}", sound(word)), of, leads));
        }
        // Another article may have one of its words where nothing shows that it is a name.
        let written = word.split(' ').filter(|part| part.starts_with(is_arabic) && is_own(part));
        keywords.extend(written.map(|part| Keyword {
            form: part.to_owned(),
            weight: WORD,
            name: true,
            of,
            leads: false,
        }));
    }
    for (at, event) in outline.events.iter().enumerate() {
        let of = outline.keywords.len() + at;
        keywords.push(Keyword { form: format!("!{event}"), weight: 4, name: false, of, leads: false });
    }
    keywords.retain(|word| word.form.len() > 1);
    keywords.sort_by(|a, b| a.form.cmp(&b.form).then(b.weight.cmp(&a.weight)));
    keywords.dedup_by(|a, b| a.form == b.form);
    keywords
}

/// A word that no rule takes for a name. Adjectives of a nation tell the country; a word of a script without capitals that no table
/// knows may be a name, which sounds alike in another, and hardly is none where the head of the article has it and repeats it.
fn common(word: &str, of: usize, telling: bool) -> impl Iterator<Item = Keyword> {
    let unknown = word.starts_with(is_arabic);
    let sound = Some(sound(word)).filter(|sound| unknown && sound.chars().count() >= TELLING);
    let (weight, name) = match &sound {
        Some(_) => (3, false),
        None if word.starts_with('=') => (8, false),
        None if is_country(word) => (10, true),
        None => (WORD, unknown && telling),
    };
    let heard = sound.map(|sound| Keyword { form: format!("~{sound}"), weight: 6, name: true, of, leads: false });
    std::iter::once(Keyword { form: word.to_owned(), weight, name, of, leads: false }).chain(heard)
}

/// Whether the tables have it as the name of a country.
fn is_country(word: &str) -> bool {
    senses(word).any(|sense| matches!(sense, Sense::Name(name) if name.row().kind == NameKind::Country))
}

/// Whether a word of a name is not in many names: «وزارة», «للنفط».
fn is_own(word: &str) -> bool {
    use Sense::{Meaning, NameHead, NameLink, NameSuffix, Nationality, Stop};
    let shared = |sense| matches!(sense, NameHead | NameSuffix | NameLink | Stop | Nationality(_) | Meaning(_));
    word.chars().count() >= SOUND && !senses(word).any(shared)
}

/// What the tables say of a folded word in any language.
pub(super) fn senses(word: &str) -> impl Iterator<Item = Sense> {
    LANGUAGES
        .iter()
        .filter_map(move |language| language.story().entry(word))
        .flat_map(|entry| entry.senses.iter().copied())
}

/// A word of a name that no table knows, by its meaning or its sound.
fn part_of_name(part: &str, of: usize, leads: bool) -> Keyword {
    let (weight, name) = match part.strip_prefix('~').map(|sound| sound.chars().count()) {
        None => (8, false),
        Some(letters) if letters < SOUND => (4, true),
        Some(letters) if letters < TELLING => (17, true),
        Some(_) => (24, true),
    };
    Keyword { form: part.to_owned(), weight, name, of, leads: leads && name }
}
