//! What a sentence tells of the time of its figures: an earlier event, a period, and what else narrows them.

use super::Class;
use super::attribute::Cue;
use super::converted::asides;
use super::model::MODEL;
use super::names::Names;
use super::sheet::{Block, Place, Sheet};
use crate::claim::PERIOD;
use crate::lexicon::{KeyRole, NameKind, Sense, Trait};
use crate::mention::TokenKind;
use crate::value::{DateSpan, Grain, Value};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What happened longer before an article, in days, is not what it reports.
const RECENT: i32 = 25;

/// The year of an earlier event that the sentence of a figure tells of.
pub(super) fn year(sheet: &Sheet<'_>, place: &Place, reference: Option<&DateSpan>) -> Option<i16> {
    let published = reference?;
    let date = nearest_date(sheet, place, |at, date| {
        is_long_before(date, published) && (date.bound.is_none() || opens_clause(sheet, at, place))
    })?;
    Some(date.first.year())
}

/// Whether a date lies so far before an article that it is not what this one reports.
pub(super) fn is_long_before(date: &DateSpan, published: &DateSpan) -> bool {
    let day = if date.bound.is_none() { date.last } else { date.first };
    day.until(published.first).map_or(0, |span| span.get_days()) > RECENT
}

/// Whether a clause about a date follows it and holds a figure: "since 1936, when ten people died".
fn opens_clause(sheet: &Sheet<'_>, date: &Place, figure: &Place) -> bool {
    let block = &sheet.blocks[date.block];
    let next = (date.tokens.end..date.tokens.end + 2).find(|&at| block.is_word(at));
    next.is_some_and(|at| at < figure.tokens.start && block.means(at, Sense::Clause))
}

/// Whether a date stands in an aside that does not hold a figure: "the mine, opened in 1964, employs 300".
fn is_aside(sheet: &Sheet<'_>, date: &Place, figure: &Place) -> bool {
    /// How many tokens before the date the aside may begin.
    const BEFORE: usize = 4;
    let block = &sheet.blocks[date.block];
    let comma = |at: usize| matches!(block.sign(at), Some(',' | '،'));
    let opens = (1..=BEFORE).filter_map(|back| date.tokens.start.checked_sub(back)).find(|&at| !block.is_word(at));
    let opens = opens.filter(|&at| comma(at) && at >= block.sentences[date.sentence].start);
    comma(date.tokens.end) && opens.is_some_and(|opens| !(opens..date.tokens.end).contains(&figure.tokens.start))
}

/// Whether the sentence of a figure tells of a rise or a fall, or of two who say something.
pub(super) fn at_odds(sheet: &Sheet<'_>, place: &Place) -> bool {
    let block = &sheet.blocks[place.block];
    let mut sentence = block.sentences[place.sentence].clone();
    let says = |sense| match sense {
        Sense::Said | Sense::According => true,
        Sense::Name(name) => name.row().kind == NameKind::Outlet,
        _ => false,
    };
    let sayings = sentence.clone().filter(|&at| block.has(at, says)).count();
    sayings > 1 || sentence.any(|at| block.has(at, |sense| matches!(sense, Sense::Direction(_))))
}

/// The place of a sentence that tells of something elsewhere: it names places, and the head of the article names none of them.
pub(super) fn elsewhere(names: &Names, sheet: &Sheet<'_>, place: &Place) -> Option<Arc<str>> {
    /// The blocks that tell what the article is about.
    const HEAD: usize = 4;
    let is_place = |name: usize| matches!(names.all[name].kind, Some(NameKind::Country | NameKind::Place));
    let sentence = sheet.blocks[place.block].sentences[place.sentence].clone();
    let block = &sheet.blocks[place.block];
    // «انطلق من طبرق متوجها إلى إيطاليا» happens in neither.
    let way = |at: usize| {
        let way = |sense: &Sense| matches!(sense, Sense::From | Sense::To);
        at.checked_sub(1).and_then(|before| block.read_as(before)).is_some_and(|entry| entry.senses.iter().any(way))
    };
    let named: Vec<usize> = names
        .within(place.block, sentence)
        .filter(|standing| is_place(standing.name) && !way(standing.tokens.start))
        .map(|standing| standing.name)
        .collect();
    let in_head =
        |name: &usize| names.places.iter().take_while(|place| place.block < HEAD).any(|place| place.name == *name);
    if place.block < HEAD || named.iter().any(in_head) {
        return None;
    }
    Some(Arc::clone(&names.all[*named.first()?].key))
}

/// Whether a date tells when somebody was born or something was founded, which is no time of other figures.
fn is_of_origin(sheet: &Sheet<'_>, date: &Place) -> bool {
    /// How many tokens may stand between the word for it and its date.
    const BEFORE: usize = 3;
    let block = &sheet.blocks[date.block];
    let first = date.tokens.start.saturating_sub(BEFORE).max(block.sentences[date.sentence].start);
    let tells = |at: usize| sheet.cue(block, at, |attribute| sheet.row(attribute).is(Trait::OfOrigin)).is_some();
    (first..date.tokens.start).any(tells)
}

/// Whether a date is that of the figure which another is held against: "down 3 percent from a year ago", "up 8 percent compared with
/// the same quarter last year". What stands right before it, "up from 48 in 2020", is of that time.
fn is_compared_with(sheet: &Sheet<'_>, date: &Place, figure: &Place) -> bool {
    /// How many words may stand between, "from the same period a year ago", and how far away what moved stands.
    const BETWEEN: usize = 4;
    const MOVED: usize = 5;
    let block = &sheet.blocks[date.block];
    let first = block.sentences[date.sentence].start;
    if figure.tokens.start > date.tokens.start {
        return false;
    }
    let from = date.whole.start.saturating_sub(BETWEEN).max(first).max(figure.tokens.end);
    let held = (from..=date.tokens.start).rev().find(|&at| block.means(at, Sense::Chains));
    let Some(held) = held else { return false };
    // "Down 3 percent against the dollar on Friday"
    let is_name = |at: usize| {
        block.has(at, |sense| matches!(sense, Sense::Name(_)))
            || block
                .read_as(at)
                .is_some_and(|entry| entry.senses.iter().any(|sense| matches!(sense, Sense::Currency(_))))
    };
    let clear =
        (held..date.tokens.start).all(|at| block.is_word(at) && !sheet.is_figure(date.block, at) && !is_name(at));
    let moved = |at: usize| block.has(at, |sense| matches!(sense, Sense::Direction(_)));
    clear && (held.saturating_sub(MOVED).max(first)..held).any(moved)
}

/// The date of the figure's sentence that stands nearest to it, among those that fit.
fn nearest_date<'s>(
    sheet: &'s Sheet<'_>,
    place: &Place,
    fits: impl Fn(&Place, &DateSpan) -> bool,
) -> Option<&'s DateSpan> {
    let dates = sheet.beside(place.block, place.sentence).filter(|other| other.mention != place.mention);
    let dates: Vec<(usize, &Place, &DateSpan)> = dates
        .filter(|other| !is_of_origin(sheet, other) && !is_compared_with(sheet, other, place))
        .filter_map(|other| match sheet.value(other.mention)? {
            Value::Date(date) => Some((other.tokens.start.abs_diff(place.tokens.start), other, date)),
            _ => None,
        })
        .collect();
    let &(distance, at, date) =
        dates.iter().filter(|(_, other, date)| fits(other, date)).min_by_key(|(distance, ..)| *distance)?;
    // "Ten years ago it had six; today it has 112": another time parts them.
    let block = &sheet.blocks[place.block];
    let between = at.tokens.end.min(place.tokens.end)..at.tokens.start.max(place.tokens.start);
    let parted = between.clone().any(|at| matches!(block.sign(at), Some(';' | '؛')));
    let nearer = dates.iter().any(|(other, date, _)| *other < distance && between.contains(&date.tokens.start));
    (!parted || !nearer).then_some(date)
}

/// The day on which a price moved so, where its sentence gives one: "the lira lost 16 % on Friday".
pub(super) fn day_of_move(sheet: &Sheet<'_>, place: &Place, cue: &Cue, reference: Option<&DateSpan>) -> Option<Date> {
    let published = reference.filter(|_| sheet.row(cue.attribute).is(Trait::Traded))?;
    let over = |date: &DateSpan| date.grain == Grain::Day && date.bound.is_none() && date.first <= published.last;
    nearest_date(sheet, place, |_, date| over(date)).map(|date| date.first)
}

/// Words of the scope that are not sought next to the figure alone: the noun of a count tells its population better.
const APART: [&str; 9] =
    ["population", "poll", "round", "deal", "basis", "among", "forecast", super::narrowed::OTHERS, MODEL];

/// Words of the scope that narrow amounts alone, and no dates.
const OF_AMOUNTS: [&str; 6] = ["market", "measure", "per", "span", "tally", "part"];

/// Whether a figure is what those expected who follow a firm or an economy: "analysts had predicted sales of $29.9 billion",
/// "economists' 2.4 percent estimate".
fn is_forecast(sheet: &Sheet<'_>, place: &Place) -> bool {
    /// How far behind the figure the noun for it may stand.
    const BEHIND: usize = 3;
    let block = &sheet.blocks[place.block];
    let first = block.sentences[place.sentence].start;
    let and = |at: usize| block.means(at, Sense::Coordinates);
    let ends = |at: usize| {
        matches!(block.sign(at), Some(';' | '؛' | '.' | ':' | '(' | ')'))
            || matches!(block.sign(at), Some(',' | '،')) && !and(at + 1)
            || block.has(at, |sense| matches!(sense, Sense::Contrast | Sense::Clause))
    };
    let word = |at: usize| scoped(block, at, "forecast");
    let behind = (place.whole.end..place.whole.end + BEHIND).take_while(|&at| block.is_word(at));
    let mut expected = behind.into_iter().any(|at| word(at) == Some("says"));
    let (mut joined, mut they) = (false, false);
    for at in (first..place.whole.start).rev().take_while(|&at| !ends(at)) {
        match word(at) {
            // "Earnings were better than analysts had expected and sales rose to …"
            Some("who") if expected => return !joined || at == first || !block.is_word(at - 1) || and(at - 1),
            // «توقع المحللون»
            Some("who") if block.is_arabic(at) => they = !joined,
            Some("says") if they => return true,
            Some("says") => expected = true,
            _ => joined |= and(at),
        }
    }
    false
}

/// Against which price an offer is set: "a premium of 52 % to the 90-day average", "to the last close".
fn basis(sheet: &Sheet<'_>, place: &Place) -> Option<&'static str> {
    let block = &sheet.blocks[place.block];
    let clause = |at: &usize| !block.has(*at, |sense| sense == Sense::Clause || sense == Sense::Said);
    (place.whole.end..block.sentences[place.sentence].end).take_while(clause).find_map(|at| scoped(block, at, "basis"))
}

/// Which kind of poll a figure is of: the one whose word stands nearest in its sentence, else the last one before in its block.
/// "In the presidential and parliamentary elections" it is of both.
pub(super) fn poll(sheet: &Sheet<'_>, place: &Place) -> Option<&'static str> {
    /// How far apart the words for two polls may stand that are named in one breath.
    const COORDINATED: usize = 2;
    let block = &sheet.blocks[place.block];
    let sentence = block.sentences[place.sentence].clone();
    let word = |at: usize| scoped(block, at, "poll");
    let first = block.sentences.first()?.start;
    let before = || (first..sentence.start).rev().find_map(word);
    let Some((at, kind)) = nearest_scope(sheet, place, "poll") else { return before() };
    let mut around = at.saturating_sub(COORDINATED)..at + COORDINATED + 1;
    (!around.any(|other| word(other).is_some_and(|other| other != kind))).then_some(kind)
}

/// What the word at a token says of a scope.
pub(super) fn scoped(block: &Block<'_>, at: usize, scope: &str) -> Option<&'static str> {
    let found = block.passage.find(at, |sense| match sense {
        Sense::Scope(name, value) if name == scope => Some(value),
        _ => None,
    })?;
    Some(found.sense)
}

/// The word of the sentence of a figure that stands nearest to it of those that say something of a scope, and what it says. What
/// stands behind another figure of the kind is rather that one's.
fn nearest_scope(sheet: &Sheet<'_>, place: &Place, scope: &str) -> Option<(usize, &'static str)> {
    /// How many words a name before a bracket has.
    const GLOSSED: usize = 3;
    let block = &sheet.blocks[place.block];
    let class = |place: &Place| sheet.value(place.mention).map(Class::of);
    let alike = || sheet.beside(place.block, place.sentence).filter(|other| class(other) == class(place));
    let from = alike().map(|other| other.tokens.end).filter(|&end| end <= place.tokens.start).max();
    let to = alike().map(|other| other.tokens.start).find(|&start| start >= place.tokens.end);
    let sentence = block.sentences[place.sentence].clone();
    let distance = |at: usize| at.abs_diff(if at < place.tokens.start { place.tokens.start } else { place.tokens.end });
    // «وهي أعلى من الدورة الأولى (49 في المئة)»
    let glossed = |at: usize| {
        let opens = to.and_then(|to| to.checked_sub(1)).filter(|&sign| block.sign(sign) == Some('('));
        opens.is_some_and(|opens| at + GLOSSED >= opens && at >= place.tokens.end)
    };
    let words = |range: Range<usize>| {
        let said = |at: usize| Some((distance(at), at, scoped(block, at, scope)?));
        range.filter(|&at| !glossed(at)).filter_map(said).min().map(|(_, at, kind)| (at, kind))
    };
    let between = from.unwrap_or(sentence.start)..to.unwrap_or(sentence.end);
    words(between).or_else(|| words(sentence.start..place.tokens.start))
}

/// Whether a date behind a figure belongs to another one of its kind, which stands between, or to another clause: "48.7 billion, up
/// from 46.4 billion a year earlier".
fn is_of_another(sheet: &Sheet<'_>, date: &Place, figure: &Place) -> bool {
    let (block, between) = (&sheet.blocks[figure.block], figure.tokens.end..date.tokens.start);
    let class = |place: &Place| sheet.value(place.mention).map(Class::of);
    // "A loss of €3 billion ($3.4 billion) in the second quarter"
    let asides = asides(sheet, figure.block, figure.sentence);
    let again = |other: &Place| asides.iter().any(|aside| aside.contains(&other.tokens.start));
    let mut others = sheet.beside(figure.block, figure.sentence);
    others.any(|other| between.contains(&other.tokens.start) && class(other) == class(figure) && !again(other))
        || between.clone().any(|at| block.has(at, |sense| matches!(sense, Sense::That | Sense::Said)))
}

/// Whether a date stands in another clause of the sentence than a figure: before an amount of its own that a comma parts from the
/// figure, or behind a comma and "and". A date at the head of the sentence is that of all of it.
fn is_of_another_clause(sheet: &Sheet<'_>, date: &Place, figure: &Place) -> bool {
    /// How many tokens the head of a sentence has.
    const HEAD: usize = 4;
    let block = &sheet.blocks[figure.block];
    let comma = |at: usize| matches!(block.sign(at), Some(',' | '،'));
    if date.tokens.start < figure.tokens.start {
        let amounts = sheet.beside(figure.block, figure.sentence).filter(|other| {
            (date.tokens.end..figure.tokens.start).contains(&other.tokens.start)
                && !matches!(sheet.value(other.mention), Some(Value::Date(_)))
        });
        let fronted = date.tokens.start < block.sentences[figure.sentence].start + HEAD;
        let parted = |amount: &Place| (amount.tokens.end..figure.tokens.start).any(comma);
        return !fronted && amounts.last().is_some_and(parted);
    }
    let and = |at: usize| {
        block.means(at, Sense::Coordinates) || block.passage.tokens[at].entry.is_some_and(|entry| entry.clitic.and)
    };
    (figure.tokens.end..date.tokens.start.saturating_sub(1)).any(|at| comma(at) && and(at + 1))
}

/// The tokens around a figure whose words may narrow it: none behind a mark or another figure, and none of the words that tell what it
/// measures, which say so already.
fn beside(sheet: &Sheet<'_>, place: &Place, cue: Option<&Cue>) -> impl Iterator<Item = usize> {
    const BEFORE: usize = 3;
    const AFTER: usize = 4;
    let block = &sheet.blocks[place.block];
    let sentence = block.sentences[place.sentence].clone();
    // "£38m (€42m) net": what gives the amount again in another unit is passed.
    let mut asides = asides(sheet, place.block, place.sentence);
    asides.retain(|aside| !aside.contains(&place.tokens.start));
    let aside = move |at: usize| asides.iter().any(|aside| aside.contains(&at));
    let figures: Vec<_> = sheet.beside(place.block, place.sentence).map(|other| other.tokens.clone()).collect();
    let ends = |at: usize| {
        matches!(block.sign(at), Some(',' | '،' | ';' | '؛' | ':'))
            || !place.whole.contains(&at) && figures.iter().any(|tokens| tokens.contains(&at))
    };
    let first = (place.whole.start.saturating_sub(BEFORE).max(sentence.start)..place.whole.start)
        .rev()
        .take_while(|&at| !ends(at))
        .last()
        .unwrap_or(place.whole.start);
    let behind = (place.whole.end..sentence.end).filter(|&at| !aside(at)).take(AFTER);
    let last = behind.take_while(|&at| !ends(at)).last();
    let measured = cue.map_or(0..0, |cue| cue.at..cue.at + cue.words.split_whitespace().count());
    let whole = place.whole.clone();
    let around = first..last.map_or(whole.end, |last| last + 1);
    around.filter(move |at| !whole.contains(at) && !measured.contains(at) && !aside(*at))
}

/// What narrows a figure: the period that its sentence names, and words such as "further" or "a day" beside it.
pub(super) fn scope(
    sheet: &Sheet<'_>,
    place: &Place,
    cue: Option<&Cue>,
    reference: Option<&DateSpan>,
) -> BTreeMap<Arc<str>, Arc<str>> {
    /// How far behind a price the word stands that tells whether it is one to buy or to sell.
    const BEHIND: usize = 3;
    let mut scope = BTreeMap::new();
    let block = &sheet.blocks[place.block];
    let is_date = matches!(sheet.value(place.mention), Some(Value::Date(_)));
    for at in beside(sheet, place, cue) {
        if let Some(found) = block.passage.find(at, |sense| match sense {
            // "A world record in 2009": a day is none of the world.
            Sense::Scope(name, _) if is_date && OF_AMOUNTS.contains(&name) => None,
            // The noun of a count tells its population better.
            Sense::Scope(name, value) if !APART.contains(&name) => Some((name, value)),
            _ => None,
        }) {
            // «في الساعة 11:11» tells when.
            let numbered = block.passage.tokens.get(found.next).is_some_and(|token| token.kind == TokenKind::Digits);
            if found.sense.0 == "span" && numbered {
                continue;
            }
            // "A year earlier" tells when.
            if found.sense.0 == "span"
                && block.read_as(found.next).is_some_and(|entry| entry.senses.contains(&Sense::Later))
            {
                continue;
            }
            // "Each of the 300 customers" tells of all of them.
            if found.sense.0 == "per" && block.means(found.next, Sense::NameLink) {
                continue;
            }
            scope.entry(found.sense.0.into()).or_insert_with(|| found.sense.1.into());
        }
    }
    // «50.75 جنيها للشراء و50.85 للبيع»: the words that tell which price it is stand behind it.
    let side = (place.whole.end..place.whole.end + BEHIND).map_while(|at| block.is_word(at).then_some(at));
    if let Some(side) =
        side.take_while(|&at| !sheet.is_figure(place.block, at)).find_map(|at| scoped(block, at, "deal"))
    {
        scope.insert("deal".into(), side.into());
    }
    let is = |one: Trait| cue.is_some_and(|cue| sheet.row(cue.attribute).is(one));
    if is(Trait::Polled)
        && let Some(poll) = poll(sheet, place)
    {
        scope.insert("poll".into(), poll.into());
    }
    if [Trait::Polled, Trait::PollDay, Trait::OfTranche].into_iter().any(is)
        && let Some((_, round)) = nearest_scope(sheet, place, "round")
    {
        scope.insert("round".into(), round.into());
    }
    if is(Trait::OfOffer)
        && let Some(basis) = basis(sheet, place)
    {
        scope.insert("basis".into(), basis.into());
    }
    if is(Trait::Forecast) && is_forecast(sheet, place) {
        scope.insert("aim".into(), "forecast".into());
    }
    // "80 % in people over 65": a share is of those among whom it was found.
    if sheet.value(place.mention).map(Class::of) == Some(Class::Percent)
        && let Some((_, among)) = nearest_scope(sheet, place, "among")
    {
        scope.insert("among".into(), among.into());
    }
    let keyed = cue.map(|cue| sheet.row(cue.attribute).role);
    if keyed.is_some_and(|role| role != KeyRole::Event) && !is_date {
        let period = nearest_date(sheet, place, |at, date| {
            let other_year = reference.is_some_and(|published| date.first.year() != published.first.year());
            date.bound.is_none()
                && !is_aside(sheet, at, place)
                && !is_of_another(sheet, at, place)
                && !is_of_another_clause(sheet, at, place)
                && (matches!(date.grain, Grain::Quarter | Grain::Half | Grain::Year) || other_year)
        });
        if let Some(period) = period {
            scope.insert(PERIOD.into(), period.edtf().into());
        }
    }
    scope
}
