//! What a figure measures by the form alone in which it stands: "the 330-metre tanker", "a town of 15,000 people", "the island, which
//! has about 200,000 residents", "the $550 billion services market".

use super::attribute::Cue;
use super::sheet::{Block, Place, Sheet};
use super::{Class, takes};
use crate::lexicon::{Attribute, NameKind, Sense};
use crate::subject::grammar::List;
use crate::value::{DateBound, Dimension, Value};

/// How many words may stand between a figure and the noun that it describes.
const BETWEEN: usize = 4;
/// What is measured from end to end.
const LONG: [&str; 10] =
    ["ship", "boat", "tanker", "warship", "submarine", "train", "bridge", "tunnel", "wall", "road"];
/// What is traded on a market that is so large.
const TRADED: [&str; 1] = ["market"];

/// What a mention measures by its form; `None` where its words have to say it.
pub(super) fn of(sheet: &Sheet<'_>, place: &Place, value: &Value) -> Option<Cue> {
    let block = &sheet.blocks[place.block];
    let cue = |name: &str, at: usize, next: usize| {
        let attribute = Attribute::of(name)?;
        Some(Cue { attribute, words: block.words(at..next).into(), at, near: vec![(attribute, 0)] })
    };
    match Class::of(value) {
        Class::Measure(dimension) if dimension == Dimension::Length as u8 => {
            let noun = described(sheet, block, place, value, &LONG)?;
            cue("length", noun, noun + 1)
        }
        Class::Money(false) => {
            let noun = described(sheet, block, place, value, &TRADED)?;
            cue("market size", noun, noun + 1)
        }
        Class::Duration => {
            let (at, next) = unequalled(block, place)?;
            cue("record span", at, next)
        }
        Class::Count => {
            if let Some((name, at)) = of_division(sheet, block, place) {
                return cue(name, at, at + 1);
            }
            let (at, next) = of_town(block, place).or_else(|| had(block, place))?;
            cue("population", at, next)
        }
        Class::Percent => {
            let (at, next) = of_market(block, place)?;
            cue("market share", at, next)
        }
        Class::Date => {
            let Value::Date(date) = value else { return None };
            match date.bound? {
                DateBound::Since => {
                    let (at, next) = office(sheet, block, place)?;
                    cue("appointment date", at, next)
                }
                DateBound::By => {
                    let since = |other: &Place| other.whole.end == place.whole.start && is_since(sheet, other);
                    let other = sheet.beside(place.block, place.sentence).find(|other| since(other));
                    let (at, next) = office(sheet, block, other.unwrap_or(place))?;
                    cue("term end date", at, next)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The side of a vote that a number is of: "voted 312 to 104", "passed by 217 votes to 203", and against it first where it fell.
fn of_division(sheet: &Sheet<'_>, block: &Block<'_>, place: &Place) -> Option<(&'static str, usize)> {
    const SIDES: [&str; 2] = ["votes in favour", "votes against"];
    let counts = |place: &Place| sheet.value(place.mention).is_some_and(|value| Class::of(value) == Class::Count);
    let follows = |first: &Place, second: &Place| {
        second.whole.start == first.whole.end + 1
            && block.is_word(first.whole.end)
            && List::ToOtherSide.is_written(block.word(first.whole.end))
    };
    let beside = || sheet.beside(place.block, place.sentence).filter(|other| counts(other));
    let second = beside().find(|other| follows(place, other));
    let (first, side) = match second {
        Some(_) => (place, 0),
        None => (beside().find(|other| follows(other, place))?, 1),
    };
    let voted =
        first.tokens.start.checked_sub(1).filter(|&at| block.is_word(at) && List::Voted.is_written(block.word(at)));
    let votes = first.tokens.clone().find(|&at| block.is_word(at) && List::Votes.is_written(block.word(at)));
    let at = voted.or(votes)?;
    let sentence = block.sentences[place.sentence].start;
    let fell =
        (sentence..first.tokens.start).any(|at| block.is_word(at) && List::FellThrough.is_written(block.word(at)));
    Some((SIDES[side ^ usize::from(fell)], at))
}

/// The noun that an English figure before it describes, where nothing stands between them but words that describe it too.
fn described(sheet: &Sheet<'_>, block: &Block<'_>, place: &Place, value: &Value, nouns: &[&str]) -> Option<usize> {
    let end = place.tokens.end;
    let is_noun = |at: usize| block.has(at, |sense| matches!(sense, Sense::Counted(noun) if nouns.contains(&noun)));
    let ends = |at: usize| {
        let small = |sense| {
            matches!(sense, Sense::Stop | Sense::Coordinates | Sense::Clause | Sense::Said | Sense::Direction(_))
        };
        let measures = || sheet.cue(block, at, |attribute| takes(sheet.row(attribute).takes, value, None)).is_some();
        block.is_arabic(at) || block.has(at, small) || !is_noun(at) && measures()
    };
    let mut words =
        (end..end + BETWEEN + 1).filter(|&at| block.sign(at) != Some('-')).take_while(|&at| block.is_word(at));
    // "The 10 km bridge border": the last noun of the row is the one that is described.
    let noun = words.by_ref().take_while(|&at| !ends(at)).find(|&at| is_noun(at))?;
    let next = noun + 1;
    let goes_on = block.is_word(next)
        && sheet
            .cue(block, noun, |attribute| sheet.row(attribute).name != "length")
            .is_some_and(|found| found.next > next);
    (!goes_on).then_some(noun)
}

/// The words before a number that is all who live in a place: "a town of 15,000".
fn of_town(block: &Block<'_>, place: &Place) -> Option<(usize, usize)> {
    let start = place.whole.start;
    let kind = |sense| matches!(sense, Sense::Introduces(NameKind::Place | NameKind::Country)).then_some(());
    let at = start.checked_sub(2)?;
    let found = block.passage.find(at, kind).filter(|found| found.next == start && !block.is_arabic(at))?;
    Some((at, found.next))
}

/// The words of a number of those who live in what has them: "the island has 200,000 residents".
fn had(block: &Block<'_>, place: &Place) -> Option<(usize, usize)> {
    let verb = place.whole.start.checked_sub(1)?;
    let has = block.means(verb, Sense::Perfect);
    let live = |at: usize| block.has(at, |sense| sense == Sense::PersonNoun("resident"));
    (has && place.tokens.clone().any(live)).then_some((verb, verb + 1))
}

/// The words that say that nothing like it was for so long: "the worst crash in 40 years", "its lowest level for a decade".
fn unequalled(block: &Block<'_>, place: &Place) -> Option<(usize, usize)> {
    /// How many words may stand between the two.
    const BETWEEN: usize = 7;
    let preposition = place.whole.start.checked_sub(1)?;
    (block.is_word(preposition) && List::ForSoLong.is_written(block.word(preposition))).then_some(())?;
    let first = preposition.saturating_sub(BETWEEN).max(1);
    let ends = |at: usize| !block.is_word(at) || block.means(at, Sense::Clause);
    let reads = |at: usize, sense: Sense| block.read_as(at).is_some_and(|entry| entry.senses.contains(&sense));
    let owned = |at: usize| reads(at, Sense::The) || List::Owner.is_written(block.word(at));
    let most = |at: usize| reads(at, Sense::Superlative) && owned(at - 1);
    let at = (first..preposition).rev().take_while(|&at| !ends(at)).find(|&at| most(at))?;
    Some((at, at + 1))
}

/// The words behind a percentage that is somebody's share of a market: "7 % of the services market, compared with Acme's 10 % share".
fn of_market(block: &Block<'_>, place: &Place) -> Option<(usize, usize)> {
    let counts = |at: usize, noun: &'static str| block.has(at, |sense| sense == Sense::Counted(noun));
    let market = |at: &usize| counts(*at, TRADED[0]);
    let at = place.tokens.end;
    let sentence = block.sentences[place.sentence].clone();
    if block.is_arabic(at) {
        return None;
    }
    if counts(at, "share") {
        return sentence.into_iter().any(|at| market(&at)).then_some((at, at + 1));
    }
    let of = block.read_as(at).is_some_and(|entry| entry.senses.contains(&Sense::Of));
    let on =
        |at: &usize| block.is_word(*at) && !block.has(*at, |sense| matches!(sense, Sense::Coordinates | Sense::Clause));
    let market = (at + 1..(at + BETWEEN + 2).min(sentence.end)).take_while(on).find(market)?;
    of.then_some((at, market + 1))
}

/// Whether a place is that of a date since which something is so.
fn is_since(sheet: &Sheet<'_>, place: &Place) -> bool {
    matches!(sheet.value(place.mention), Some(Value::Date(date)) if date.bound == Some(DateBound::Since))
}

/// The words for an office that somebody has held since a day or until one: "president of Brazil since 2003", «رئيسا للبرازيل منذ
/// عام 2003». Nothing may stand between but what it is the office of.
fn office(sheet: &Sheet<'_>, block: &Block<'_>, place: &Place) -> Option<(usize, usize)> {
    /// How many tokens that may be.
    const OF: usize = 5;
    let start = place.whole.start;
    let first = start.saturating_sub(OF + 1).max(block.sentences[place.sentence].start);
    let held = |at: usize| {
        let found = block.passage.find(at, |sense| (sense == Sense::Office).then_some(()));
        found.filter(|found| !found.clitic.the && found.next <= start).map(|found| found.next)
    };
    let (at, next) = (first..start).rev().find_map(|at| Some((at, held(at)?)))?;
    let verb = |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect | Sense::Said | Sense::Clause);
    let of_it = |at: usize| {
        let name =
            block.has(at, |sense| matches!(sense, Sense::Name(_))) || block.word(at).starts_with(char::is_uppercase);
        let linked =
            block.is_arabic(at) && block.passage.tokens[at].entry.is_some_and(|entry| entry.clitic.preposition);
        block.is_word(at)
            && !sheet.is_figure(place.block, at)
            && !block.has(at, verb)
            && (name || linked || block.is_arabic(at) || block.means(at, Sense::Stop))
    };
    // "Sanctions on President Silva since 2003" tells of no office.
    let titled = next < start && !block.is_arabic(next) && block.word(next).starts_with(char::is_uppercase);
    (!titled && (next..start).all(of_it)).then_some((at, next))
}
