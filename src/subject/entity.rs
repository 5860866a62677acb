//! Which name a figure is of.

use super::attribute::Cue;
use super::names::{Name, Names, Standing};
use super::sheet::{Block, Place, Sheet};
use super::{Class, Entity};
use crate::lexicon::{Attribute, KeyRole, NameKind, Sense, Takes, Trait};
use crate::subject::grammar::List;
use crate::text::fold;
use crate::value::Value;
use std::ops::Range;
use std::sync::Arc;

/// How many words may stand between a name and the figure that is of it, or its cue.
const REACH: usize = 12;

/// How far before an age its bearer is called by what he is.
const CALLED: usize = 5;

/// How far before a name the word stands that says what is done to its bearer.
const BEHIND: usize = 3;

/// The longest noun for a company with what joins a clause to it, in tokens.
const LONGEST_NOUN: usize = 5;

/// How many blocks back a thing may have been spoken of last.
const LAST: usize = 2;

/// The definite article of Arabic, which is written with its noun.
const ARTICLE: &str = "ال";

/// What of the votes somebody or something has.
const SHARE: &str = "vote share";

/// The name that the attribute of a figure asks for; the nearest one where no attribute is known.
pub(super) fn of(sheet: &Sheet<'_>, names: &Names, place: &Place, cue: Option<&Cue>) -> Option<Entity> {
    let block = &sheet.blocks[place.block];
    let sentence = block.sentences[place.sentence].clone();
    let role = cue.map(|cue| sheet.row(cue.attribute).role);
    if role == Some(KeyRole::Event) {
        return None;
    }
    // In a referendum the shares are those of its answers, which no name stands for.
    if cue.is_some_and(|cue| sheet.row(cue.attribute).name == SHARE)
        && super::background::poll(sheet, place) == Some("referendum")
    {
        return None;
    }
    if cue.is_some_and(|cue| sheet.row(cue.attribute).is(Trait::OfCurrency))
        && let Some(currency) = super::currency::of(sheet, place)
    {
        return Some(currency);
    }
    let money = matches!(sheet.value(place.mention).map(Class::of), Some(Class::Money(_)));
    // What is paid for a player is his fee, whichever club is named beside him.
    let moves = names.moves && money && role == Some(KeyRole::Object);
    let bearers = match cue {
        Some(_) if moves => &[NameKind::Person],
        Some(cue) => sheet.row(cue.attribute).bearers,
        None => &[],
    };
    let by_person = bearers.contains(&NameKind::Person);
    let fits = |standing: &&Standing| {
        let kind = names.all[standing.name].kind;
        let whose = by_person && is_whose(block, standing, kind);
        let is_place = matches!(kind, Some(NameKind::Country | NameKind::Place));
        let bears = bearers.is_empty() || kind.is_none_or(|kind| bearers.contains(&kind));
        // "A Ski Pass" says what is measured, not of whom.
        let measures = !names.all[standing.name].known && cue.is_some_and(|cue| standing.tokens.contains(&cue.at));
        bears
            && !measures
            && !whose
            && !matches!(kind, Some(NameKind::Outlet | NameKind::Contest))
            && !speaks(block, standing)
            && (role == Some(KeyRole::Alone) || !is_bearing(sheet, block, standing))
            && match role {
                Some(KeyRole::Place) => is_place || kind.is_none(),
                Some(KeyRole::Object) => !is_place,
                Some(KeyRole::Subject) => kind != Some(NameKind::Place),
                _ => true,
            }
    };
    if let Some(cue) = cue.filter(|_| role == Some(KeyRole::Subject))
        && describes_what_is_bought(sheet, names, place, cue)
    {
        return None;
    }
    let figure = place.tokens.start;
    let found: Vec<&Standing> = names.within(place.block, sentence.clone()).filter(fits).collect();
    let before = found.iter().rev().find(|standing| standing.tokens.end <= figure).copied();
    let before = before.map(|aside| first_of(block, &found, outside(block, &found, aside)));
    let after = found.iter().find(|standing| standing.tokens.start >= place.tokens.end).copied();
    // "7 % of the market, compared with Acme's 10 %".
    let after = after.filter(|standing| !has_another(sheet, block, place, standing));
    // «حصل تقدم على 10 مقاعد، وائتلاف دولة القانون على 9»: the next of a list has its own.
    let after = after.filter(|standing| !is_next_of_list(sheet, block, place, standing));
    // «اللاعب البالغ 25 عاما» was named before, and nobody who follows is meant.
    let after = after.filter(|_| !(before.is_none() && is_aged(sheet, block, cue, sentence.start..figure)));
    let chosen = match role {
        Some(KeyRole::Object) if moves => nearest(before, after, figure),
        // Who stands before the verb acts; what it acts on follows it in its clause.
        Some(KeyRole::Object) => {
            let attribute = cue.map(|cue| cue.attribute);
            let cue = cue.map_or(figure, |cue| cue.at);
            let clause = (cue..sentence.end).find(|&at| block.means(at, Sense::Clause));
            let end = clause.filter(|&clause| clause > figure).unwrap_or(sentence.end);
            let subject = found.iter().rev().find(|standing| standing.tokens.end <= cue).copied();
            let is_agent = |standing: &Standing| (cue..end).contains(&standing.tokens.start) && acts(block, standing);
            // "Acme will be bought by Borealis": who acts follows the verb, and its subject is acted on.
            if let Some(subject) = subject.filter(|_| is_done(block, cue) && found.iter().any(|name| is_agent(name)))
                && subject.tokens.end + REACH >= cue
            {
                return Some(entity(names, block, subject));
            }
            let actor = subject.map(|actor| actor.name);
            let acted_on = |standing: &&&Standing| {
                (cue..end).contains(&standing.tokens.start) && Some(standing.name) != actor && !acts(block, standing)
            };
            let mut after = found.iter().filter(acted_on);
            let is_person = |standing: &&&Standing| names.all[standing.name].kind == Some(NameKind::Person);
            let first = after.clone().next();
            let second =
                first.and_then(|first| actor.is_none().then(|| object(block, first, after.clone().nth(1)?))?);
            // «دفعت أوبر 3 مليارات لشراء كريم»: who pays follows the verb, and what he buys the next word for the deal.
            let bought = after.clone().find(|standing| money && is_named_by(block, cue, attribute, standing)).copied();
            let one = bought
                .or(second)
                .or_else(|| after.find(|standing| !is_person(standing)).filter(|_| money).or(first).copied());
            // What weighs so much stands before its verb, and who goes to prison before the term.
            one.or(before.filter(|_| !bearers.is_empty()))
        }
        Some(KeyRole::Place) => nearest(before, after, figure),
        _ => after.filter(|standing| is_for(block, place, standing)).or(before).or(after),
    };
    let distance = |standing: &Standing| {
        let of = |at: usize| (standing.tokens.start.abs_diff(at)).min(standing.tokens.end.abs_diff(at));
        cue.map_or(usize::MAX, |cue| of(cue.at)).min(of(figure))
    };
    // "Of its revenue", "of the company's sales": that is the one name of the sentence, however far.
    let only = || found.iter().all(|standing| standing.name == found[0].name);
    let is_meant = || role == Some(KeyRole::Subject) && cue.is_some_and(|cue| refers_back(block, cue)) && only();
    match chosen.filter(|standing| distance(standing) <= REACH || is_meant()) {
        Some(standing) => Some(entity(names, block, standing)),
        None => {
            let cue = cue?;
            if is_aged(sheet, block, Some(cue), sentence.start..figure) {
                return last_person(names, place);
            }
            if bearers.contains(&NameKind::Person) && is_called_by_age(sheet, block, place) {
                return last_person(names, place);
            }
            headed(sheet, names, place, bearers)
                .or_else(|| referred(names, place, block, sentence, bearers).filter(|_| role == Some(KeyRole::Subject)))
                .or_else(|| spoken_of(sheet, names, place, sheet.value(place.mention)?, cue, bearers))
        }
    }
}

/// Whether a cue describes the noun before it, to which something is done: "Meta buys a start-up valued at $29 billion", «شراء شركة
/// تأسست عام 2003». Whoever is named before does it.
fn describes_what_is_bought(sheet: &Sheet<'_>, names: &Names, place: &Place, cue: &Cue) -> bool {
    let block = &sheet.blocks[place.block];
    let start = block.sentences[place.sentence].start;
    let described = |at: &usize| {
        let noun = block.passage.find(*at, |sense| match sense {
            Sense::Introduces(NameKind::Company | NameKind::Body) => Some(()),
            _ => None,
        });
        let common = names.at(place.block, *at).is_none();
        // "A firm that employs 300"
        let joins = |sense| matches!(sense, Sense::Clause | Sense::That | Sense::Auxiliary);
        let goes_on = |noun: usize| noun <= cue.at && (noun..cue.at).all(|at| block.has(at, joins));
        noun.is_some_and(|noun| goes_on(noun.next) && common && !(block.is_arabic(*at) && noun.clitic.the))
    };
    let acts = |at: usize| sheet.cue(block, at, |attribute| sheet.row(attribute).role == KeyRole::Object).is_some();
    let noun = (cue.at.saturating_sub(LONGEST_NOUN).max(start)..cue.at).find(described);
    // "Scale AI, a start-up valued at $29 billion"
    let is_name = |at: usize| names.at(place.block, at).is_some();
    let comma = |at: &usize| matches!(block.sign(*at), Some(',' | '،'));
    let named =
        |noun: usize| (start..noun).rev().take(LONGEST_NOUN).find(comma).is_some_and(|at| at > 0 && is_name(at - 1));
    noun.is_some_and(|noun| !named(noun) && (start..noun).any(acts))
}

/// Whether the words for what is measured say whose it is by what was named before: "of its revenue", "of the company's sales".
fn refers_back(block: &Block<'_>, cue: &Cue) -> bool {
    let refers = |sense| matches!(sense, Sense::Possessive | Sense::Introduces(NameKind::Company | NameKind::Body));
    (cue.at..cue.at + cue.words.split_whitespace().count()).any(|at| block.has(at, refers))
}

/// Whether a figure is the age of somebody whom an Arabic clause calls by what he is, before his age.
fn is_aged(sheet: &Sheet<'_>, block: &Block<'_>, cue: Option<&Cue>, before: Range<usize>) -> bool {
    let age = cue.is_some_and(|cue| sheet.row(cue.attribute).name == "age");
    let person = |at: usize| {
        let noun = block.passage.find(at, |sense| matches!(sense, Sense::PersonNoun(_)).then_some(()));
        block.is_arabic(at) && noun.is_some_and(|noun| noun.clitic.the)
    };
    age && before.rev().take(CALLED).any(person)
}

/// Whether the sentence of a figure calls its bearer by his age: "the 25-year-old will earn …".
fn is_called_by_age(sheet: &Sheet<'_>, block: &Block<'_>, place: &Place) -> bool {
    let the = |at: usize| List::The.is_in_any_case(block.word(at));
    let is_age = |other: &Place| {
        let age = |at: usize| sheet.cue(block, at, |attribute| sheet.row(attribute).name == "age").is_some();
        other.tokens.clone().chain([other.tokens.end]).any(age)
    };
    let mut others = sheet.beside(place.block, place.sentence).filter(|other| other.tokens.end <= place.tokens.start);
    others.any(|other| other.whole.start.checked_sub(1).is_some_and(the) && is_age(other))
}

/// The person named last before a place.
fn last_person(names: &Names, place: &Place) -> Option<Entity> {
    let here = (place.block, place.tokens.start);
    let before = names.places.partition_point(|standing| (standing.block, standing.tokens.start) < here);
    let near = |standing: &&Standing| standing.block + LAST >= place.block;
    let is_person = |name: &usize| names.all[*name].kind == Some(NameKind::Person);
    let name = names.places[..before].iter().rev().take_while(near).map(|standing| standing.name).find(is_person)?;
    let name = &names.all[name];
    Some(Entity { key: Arc::clone(&name.key), words: Arc::clone(&name.shown), stated: false })
}

/// The name for which "the company" or «البنك» stands in a sentence: the last one of its kind before it, or the one of which the
/// article speaks most.
fn referred(
    names: &Names,
    place: &Place,
    block: &Block<'_>,
    sentence: Range<usize>,
    bearers: &[NameKind],
) -> Option<Entity> {
    let kind_of = |at: usize| {
        let found = block.passage.find(at, |sense| match sense {
            Sense::Introduces(kind @ (NameKind::Company | NameKind::Body)) => Some(kind),
            _ => None,
        })?;
        let the = || at.checked_sub(1).is_some_and(|before| List::The.is_in_any_case(block.word(before)));
        let definite = if block.is_arabic(at) { found.clitic.the } else { the() };
        (definite && names.at(place.block, at).is_none() && bearers.contains(&found.sense)).then_some(found.sense)
    };
    let kind = sentence.clone().find_map(kind_of)?;
    let here = (place.block, sentence.start);
    let before = names.places.partition_point(|standing| (standing.block, standing.tokens.start) < here);
    let of_kind = |name: usize| names.all[name].kind == Some(kind);
    let last = names.places[..before].iter().rev().map(|standing| standing.name).find(|&name| of_kind(name));
    let open = |name: &Name| name.kind.is_none();
    let only = || names.weightiest(open).filter(|&name| names.leads(name, open));
    let name = &names.all[last.or_else(only)?];
    Some(Entity { key: Arc::clone(&name.key), words: Arc::clone(&name.shown), stated: false })
}

/// The one name of the article for which its own noun stands in a sentence: "the bridge" for "Tamsin Bridge", "the 200-bed hospital",
/// «الجسر» for «جسر الملك فهد».
fn headed(sheet: &Sheet<'_>, names: &Names, place: &Place, bearers: &[NameKind]) -> Option<Entity> {
    let block = &sheet.blocks[place.block];
    let the = |noun: usize| {
        // A measure of it may stand between.
        let measure = sheet
            .beside(place.block, place.sentence)
            .find(|other| (1..=2).any(|by| other.tokens.end + by > noun && other.tokens.end <= noun));
        let first = measure.map_or(noun, |measure| measure.whole.start);
        first.checked_sub(1).is_some_and(|at| List::The.is_in_any_case(block.word(at)))
    };
    let fits = |name: &Name| {
        !matches!(name.kind, Some(NameKind::Country | NameKind::Place | NameKind::Person | NameKind::Outlet))
            && (bearers.is_empty() || name.kind.is_none_or(|kind| bearers.contains(&kind)))
    };
    let one = |noun: &str, arabic: bool| {
        let is_of = |name: &&Name| fits(name) && head(&name.shown, arabic).is_some_and(|head| fold(head) == noun);
        let mut of = names.all.iter().filter(is_of);
        of.next().filter(|_| of.next().is_none())
    };
    let sentence = block.sentences[place.sentence].clone();
    let name = sentence.filter(|&at| block.is_word(at) && names.at(place.block, at).is_none()).find_map(|at| {
        let word = block.word(at);
        if block.is_arabic(at) {
            return one(fold(word).strip_prefix(ARTICLE)?, true);
        }
        let common = word.starts_with(char::is_lowercase) && !sheet.is_figure(place.block, at);
        (common && the(at)).then(|| one(&fold(word), false)).flatten()
    })?;
    Some(Entity { key: Arc::clone(&name.key), words: Arc::clone(&name.shown), stated: false })
}

/// The noun of a name of several words that says what its bearer is: the first one in Arabic, else the last one, or that before "of".
fn head(name: &str, arabic: bool) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    if arabic {
        return Some(first);
    }
    let before_of = name.split(" of ").next().unwrap_or(rest);
    before_of.rsplit(' ').next()
}

/// The name that the article speaks of most, for attributes of which an article tells one: how long a sentence is, when something
/// opens, how many people were hired.
fn spoken_of(
    sheet: &Sheet<'_>,
    names: &Names,
    place: &Place,
    value: &Value,
    cue: &Cue,
    bearers: &[NameKind],
) -> Option<Entity> {
    let row = sheet.row(cue.attribute);
    let class = Class::of(value);
    let one = match class {
        Class::Date | Class::Duration => row.name != "age",
        Class::Count => row.takes.contains(&Takes::People),
        _ => false,
    };
    let is_place = |kind: Option<NameKind>| matches!(kind, Some(NameKind::Country | NameKind::Place));
    let fits = |name: &Name| match (row.role, Class::of(value)) {
        _ if name.kind == Some(NameKind::Contest) => false,
        (KeyRole::Place, _) => is_place(name.kind),
        // A deal of which the clause tells no object is the last one told.
        (KeyRole::Object, Class::Money(_)) if !bearers.contains(&NameKind::Person) => false,
        _ if !bearers.is_empty() => name.kind.is_none_or(|kind| bearers.contains(&kind) && !is_place(Some(kind))),
        (KeyRole::Object, Class::Date) => matches!(name.kind, None | Some(NameKind::Product)),
        (KeyRole::Object, _) => matches!(name.kind, None | Some(NameKind::Person)),
        _ => !is_place(name.kind) && name.kind != Some(NameKind::Outlet),
    };
    let spoken = if (row.role, Class::of(value)) == (KeyRole::Object, Class::Date) {
        // Who launches is named more often than what: the thing spoken of last.
        let here = (place.block, place.tokens.start);
        let before = names.places.partition_point(|standing| (standing.block, standing.tokens.start) < here);
        let near = |standing: &&Standing| standing.block + LAST >= place.block;
        let mut back = names.places[..before].iter().rev().take_while(near).map(|standing| standing.name);
        back.find(|&name| fits(&names.all[name]))
    } else {
        // One that is known to be of the kind, unless another name is spoken of much more.
        let kinds = |name: &Name| name.kind.is_some_and(|kind| kind != NameKind::Country && bearers.contains(&kind));
        let any = names.weightiest(fits);
        let known = names.weightiest(|name| kinds(name) && fits(name));
        known.filter(|&known| any.is_some_and(|any| names.weights[known] * 2 >= names.weights[any])).or(any)
    };
    let name =
        &names.all[spoken.filter(|&name| one || (matches!(class, Class::Money(_)) && names.leads(name, fits)))?];
    Some(Entity { key: Arc::clone(&name.key), words: Arc::clone(&name.shown), stated: false })
}

/// The name that an aside is set off from: "Acme, led by Ana Castell, cut jobs". What somebody is has no figures of its own: "the
/// former World Champion, Ana Castell, 53-3".
fn outside<'n>(block: &Block<'_>, found: &[&'n Standing], aside: &'n Standing) -> &'n Standing {
    let comma = |at: usize| matches!(block.sign(at), Some(',' | '،'));
    let title = |at: usize| block.has(at, |sense| sense == Sense::Introduces(NameKind::Person));
    let outer = found.iter().rev().find(|outer| outer.tokens.end < aside.tokens.start && comma(outer.tokens.end));
    let outer = outer.filter(|outer| !title(outer.tokens.end - 1));
    outer.filter(|_| comma(aside.tokens.end)).copied().unwrap_or(aside)
}

/// The first of names that «و» joins: what is told of «سمير وليلى» is told of both, and in every article of the first.
fn first_of<'n>(block: &Block<'_>, found: &[&'n Standing], last: &'n Standing) -> &'n Standing {
    let mut first = last;
    while is_joined(block, first)
        && let Some(before) = found.iter().find(|before| before.tokens.end == first.tokens.start)
    {
        first = before;
    }
    first
}

/// Whether «و» joins the name of a person to what stands before it.
fn is_joined(block: &Block<'_>, standing: &Standing) -> bool {
    let given = block.passage.find(standing.tokens.start, |sense| (sense == Sense::GivenName).then_some(()));
    given.is_some_and(|given| given.clitic.and)
}

/// The second of two names that follow an Arabic verb, where it is what the first one acts on: «استحوذت ميتا على سكيل».
fn object<'n>(block: &Block<'_>, first: &Standing, second: &'n Standing) -> Option<&'n Standing> {
    let passes = |at: usize| {
        List::On.is_written(block.word(at))
            || block.has(at, |sense| matches!(sense, Sense::Introduces(kind) if kind != NameKind::Person))
    };
    let between = first.tokens.end..second.tokens.start;
    let near = between.len() <= 3 && between.clone().all(passes);
    let joined = is_joined(block, second);
    (block.is_arabic(first.tokens.start) && near && !joined && first.name != second.name).then_some(second)
}

/// Whether a name is of the one who acts, behind what is done: "bought by Acme", «من قبل شركة سرحوب».
fn acts(block: &Block<'_>, standing: &Standing) -> bool {
    let introduces = |at: usize| {
        block.has(at, |sense| matches!(sense, Sense::Introduces(_) | Sense::Stop)) && !ends_agent(block, at)
    };
    let name = standing.tokens.start;
    let first = (name.saturating_sub(BEHIND)..name).rev().find(|&at| !introduces(at));
    first.is_some_and(|at| ends_agent(block, at))
}

/// Whether a word ends what stands before one who acts.
fn ends_agent(block: &Block<'_>, at: usize) -> bool {
    (at.saturating_sub(1)..=at).any(|from| {
        let agent = block.passage.find(from, |sense| (sense == Sense::Agent).then_some(()));
        agent.is_some_and(|agent| agent.next == at + 1)
    })
}

/// Whether a word is a verb of the past or what is done, rather than the noun for it.
fn is_done(block: &Block<'_>, at: usize) -> bool {
    let done = |sense: &Sense| *sense == Sense::PastCue;
    !block.is_arabic(at) && block.read_as(at).is_some_and(|entry| entry.senses.iter().any(done))
}

/// Whether another word for what is measured stands before a name, behind the first such word: «لشراء كريم», "to acquire Acme".
fn is_named_by(block: &Block<'_>, cue: usize, attribute: Option<Attribute>, standing: &Standing) -> bool {
    let says = |at: usize| block.has(at, |sense| matches!(sense, Sense::Cue(one) if Some(one) == attribute));
    let back = |by: usize| standing.tokens.start.checked_sub(by).filter(|&at| at > cue);
    let passes = |at: usize| {
        block.has(at, |sense| matches!(sense, Sense::Stop | Sense::Introduces(_))) || block.sign(at).is_some()
    };
    (1..=BEHIND).map_while(back).find(|&at| says(at) || !passes(at)).is_some_and(says)
}

/// Whether a name is only that from which something else lies: "an island south of Tehran".
pub(super) fn is_bearing(sheet: &Sheet<'_>, block: &Block<'_>, standing: &Standing) -> bool {
    /// What the words between the two tell of.
    const LIES: &str = "distance";
    let start = standing.tokens.start;
    let lies = |at: usize| {
        let found = sheet.cue(block, at, |attribute| sheet.row(attribute).name == LIES);
        found.is_some_and(|found| found.next == start)
    };
    (2..=3).filter_map(|back| start.checked_sub(back)).any(lies)
}

/// Whether "'s" gives a name another figure: "Acme's 10 %".
fn has_another(sheet: &Sheet<'_>, block: &Block<'_>, place: &Place, standing: &Standing) -> bool {
    let end = standing.tokens.end;
    let owns = matches!(block.sign(end), Some('\'' | '’')) && block.word(end + 1) == "s";
    owns && sheet.beside(place.block, place.sentence).any(|other| other.whole.start == end + 2)
}

/// Whether a figure is held against another as that of the name behind it: «76% مقابل 23% لمنافسه نبيل القروي», "against 23 percent for
/// Karoui".
fn is_for(block: &Block<'_>, place: &Place, standing: &Standing) -> bool {
    /// How many words of what somebody is may stand before his name.
    const TITLE: usize = 3;
    let before = place.whole.start.checked_sub(1);
    let against = before.is_some_and(|at| List::Against.is(&fold(block.word(at))));
    let end = place.tokens.end;
    let behind = end..standing.tokens.start + 1;
    let given = |at: usize| {
        let word = block.word(at);
        List::For.is_in_any_case(word)
            || word.starts_with('ل')
                && block.is_arabic(at)
                && (at == standing.tokens.start
                    || block.passage.find(at, Some).is_some_and(|found| found.clitic.preposition))
    };
    against && behind.len() <= TITLE + 1 && given(end)
}

/// Whether «و» joins a name behind a figure to what stands before it, and a figure of the same kind follows it.
fn is_next_of_list(sheet: &Sheet<'_>, block: &Block<'_>, place: &Place, standing: &Standing) -> bool {
    let start = standing.tokens.start;
    let joined = block.is_arabic(start) && block.is_joined(start);
    let class = |mention: usize| sheet.value(mention).map(Class::of);
    let mut others = sheet.beside(place.block, place.sentence);
    joined
        && others.any(|other| other.tokens.start >= standing.tokens.end && class(other.mention) == class(place.mention))
}

/// Whether a name only tells whose somebody is: «هداف الاتحاد» is a player.
fn is_whose(block: &Block<'_>, standing: &Standing, kind: Option<NameKind>) -> bool {
    let start = standing.tokens.start;
    let before = start.checked_sub(1).filter(|_| block.is_arabic(start) && kind != Some(NameKind::Person));
    let role = |at: usize| {
        let found = block.passage.find(at, |sense| (sense == Sense::Introduces(NameKind::Person)).then_some(()));
        found.is_some_and(|found| found.next == start && !found.clitic.the)
    };
    kind.is_some() && before.is_some_and(role)
}

fn nearest<'n>(before: Option<&'n Standing>, after: Option<&'n Standing>, figure: usize) -> Option<&'n Standing> {
    let distance = |standing: &Standing| standing.tokens.start.abs_diff(figure);
    match (before, after) {
        (Some(before), Some(after)) if distance(after) < distance(before) => Some(after),
        (before, after) => before.or(after),
    }
}

fn entity(names: &Names, block: &Block<'_>, standing: &Standing) -> Entity {
    Entity {
        key: Arc::clone(&names.all[standing.name].key),
        words: block.words(standing.tokens.clone()).into(),
        stated: true,
    }
}

/// Whether a name is of one who says something: a verb of saying or "according to" stands beside it.
pub(super) fn speaks(block: &Block<'_>, standing: &Standing) -> bool {
    let said = |at: usize| block.means(at, Sense::Said);
    let according = |at: usize| block.means(at, Sense::According);
    let back = |by: usize| standing.tokens.start.checked_sub(by);
    let arabic = block.is_arabic(standing.tokens.start);
    (1..=3).filter_map(back).any(according)
        || block.is_word(standing.tokens.end) && (standing.tokens.end..standing.tokens.end + 2).any(said) && !arabic
        || arabic && (1..=3).filter_map(back).any(said)
}
