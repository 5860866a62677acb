//! Which words of a sentence say what its figure measures.
//!
//! Every cue of the sentence that takes the figure's unit has a distance from it: words count a little, marks and words that
//! part clauses much more, another figure of the same kind most, since its own cue stands beside it. The nearest cue wins.

mod alone;
mod counted;
mod phrase;
mod way;

use self::alone::{THINGS, age, by_unit, of_things};
use self::counted::noun;
pub(super) use self::counted::{counted, nation_of_victims, noun_is_person};
use self::phrase::{
    CLAIM, POSSESSIVE, demand, is_ahead, is_in, is_in_part, is_inside, is_number_of_these, is_of_name,
    is_one_of_two_sides, is_part, is_possessive, learnt, measures_nothing, opens, predicate, reads,
};
use self::way::{COORDINATION, WORD, apart, cost, insets, is_chained, is_relative};
use super::converted::asides;
use super::form;
use super::happened::HAPPENED;
use super::sheet::{Place, Sheet};
use super::{said as sayings, size, takes};
use crate::claim::Evolves;
use crate::lexicon::{Attribute, AttributeRow, KeyRole, Sense, Takes};
use crate::text::fold;
use crate::value::{Unit, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A cue and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub attribute: Attribute,
    pub words: Arc<str>,
    /// The token at which it begins.
    pub at: usize,
    /// All that the words around may measure and how far away the nearest that says so stands, the nearest first.
    pub near: Vec<(Attribute, u32)>,
}

/// A plan that holds many figures: «في الموازنة» tells where a figure stands, and not what it is.
const HOLDS: &str = "budget";
const INSIDE: u32 = 9;
/// From this distance on a cue is too far away to say anything.
const FAR: u32 = 34;
/// How many attributes are kept that a figure may measure.
const NEAR: usize = 4;
/// How much further away the bare noun of a count is than the words beside it: "power was cut to 300 homes".
const NOUN: u32 = 2;
/// How much further away yet is the noun of those to whom much may happen: "took 30 passengers to hospital".
const POPULATION: u32 = 1;
/// The same in Arabic, where the subject stands between the verb and those to whom it happens.
const POPULATION_BEHIND: u32 = 4;
/// What such nouns measure by themselves.
const POPULATIONS: [&str; 17] = [
    "attendance",
    "viewers",
    "passengers",
    "visitors",
    "customers",
    "users",
    "students",
    "members",
    "children",
    "participants",
    "population",
    "pilgrims",
    "eligible voters",
    "aircraft",
    "vehicles",
    "ships",
    "companies",
];
/// How much further away what stands before "and" is from a figure that opens its own clause: "two died and 31 were hurt".
const OWN_CLAUSE: u32 = 4;
/// How far away at most the head of a sentence is from a figure that something rises or falls to.
const HEAD: u32 = 8;
/// How many tokens the head of a sentence has.
const HEAD_LENGTH: usize = 6;
/// How much further away words are that may be said of anything, "rose", "lasts", or of people to whom something else was done:
/// "killed 12 gunmen".
const GENERAL: u32 = 5;
/// The same of words that are said of nearly anything, "worth", "pays".
const WEAK: u32 = 5;
/// How much further yet what rises and falls is, since everything does.
const OF_ANYTHING: u32 = 4;
/// What such words measure.
const CHANGE: &str = "change";
const GENERALLY: [&str; 4] = [CHANGE, "event length", "attackers", "share of total"];
/// How many tokens behind what "and" joins to a figure the next one stands of which that is told.
const NEXT: usize = 5;
/// A cue that stands nearer to another figure of the kind is that one's.
const OWNED: u32 = 9;
/// How much further away the words of a newsroom, which it chose for what it follows, may stand than those of the tables.
const OWN: u32 = 6;
/// How long somebody is sent to prison, and how long somebody asks for.
const SENTENCE: &str = "prison term";
const DEMAND: &str = "prison term sought";
/// How long the law lets somebody be sent there.
const MAXIMUM: &str = "maximum sentence";
/// What a court grants to whom something was done.
const AWARD: &str = "compensation";
/// The day of an election.
const POLLED: &str = "election date";
/// When something was said, which is of no topic.
pub(crate) const SAYING: &str = "statement date";
/// How near to a day a word for a rise or a fall makes it the day on which that was said.
const MOVED: usize = 3;
/// Behind which stands what happened before.
const BEHIND: [&str; 6] = ["after", "following", "since", "بعد", "عقب", "اثر"];
/// What outlasts an event: "coped with the aftermath of the flood on Tuesday".
const OUTLASTS: [&str; 2] = ["aftermath", "تداعيات"];
/// How far away the noun of a number of things counts as standing.
const NAMED: u32 = 3;
/// How much further away it counts as standing in Arabic, where the verb stands before its subject.
const NAMED_BEHIND: u32 = 3;
/// What stands before a place.
const LOCATIVE: [&str; 6] = ["في", "داخل", "خارج", "قرب", "امام", "بجوار"];
/// What is told by the words of the first where those of the second stand in the same clause too: «جمدت السلطات أصولا», where the
/// verb is parted from its object.
const PARTICULAR: [(&str, &str); 17] = [
    ("assets frozen", "assets"),
    ("trade deficit", "budget deficit"),
    ("insured losses", "net loss"),
    ("valid votes", "votes"),
    ("release clause", "contract value"),
    ("nominations", "awards"),
    ("reward", "pay package"),
    ("delay", "flight time"),
    ("ban length", "matches"),
    ("wins", "matches"),
    ("defeats", "matches"),
    ("draws", "matches"),
    ("index change", CHANGE),
    ("share price change", CHANGE),
    ("profit change", CHANGE),
    ("revenue change", CHANGE),
    ("currency change", CHANGE),
];
/// From this distance on something else stands between: a figure of the kind or the end of the clause.
const PARTED: u32 = 15;
/// What is lost as a whole, and what is lost in part.
const DESTROYED: &str = "destroyed";
const DAMAGED: &str = "damaged";
const UNLIVED: [&str; 3] = [DESTROYED, DAMAGED, "affected people"];
/// What was raised from investors, or so many of anything where it is raised to them.
const RAISED: &str = "amount raised";
/// By how much less oil is pumped.
const CUT: &str = "oil output cut";
/// What the unit or the noun of a figure tells where no other word does, and how much further away it counts as standing: barrels a
/// day may be cut, shops damaged and sheep killed.
const UNTOLD: [&str; 3] = ["oil output", "branches", "animals"];
const UNIT: u32 = 6;
/// What the noun of a count tells by itself.
const FARED: [&str; 3] = ["deaths", "injured", "missing"];
/// Who was hurt and who fell ill, where one word tells both: «إصابة»; what tells that somebody is ill, and in how many blocks the
/// head of an article tells of what it is.
const HURT: &str = "injured";
const ILL: &str = "infected";
const ILLNESS: [&str; 4] = ["disease", "virus", "infection", "epidemic"];
const HEAD_BLOCKS: usize = 2;
/// What lies between two places.
const BETWEEN_PLACES: &str = "distance";
/// Where people were, and what was done to them there.
const ABOARD: [&str; 2] = ["people aboard", "passengers"];
const UNDERGONE: [&str; 7] = ["deaths", "injured", "missing", "rescued", "evacuated", "arrested", "detained"];
/// Words behind a number that set it apart from the number before it.
pub(super) const OTHERS: [&str; 3] = ["others", "اخرين", "اخرون"];
/// By how much somebody leads, and what of the votes he has.
const LEAD: &str = "lead";
const SHARE: &str = "vote share";
/// Cues stand before their figure more often than after it.
const AFTER: u32 = 1;

/// What a mention measures, by the nearest cue of its sentence.
pub(super) fn of(sheet: &Sheet<'_>, place: &Place, value: &Value) -> Option<Cue> {
    let block = &sheet.blocks[place.block];
    if let Some(cue) = age(block, place, value).or_else(|| form::of(sheet, place, value)) {
        return Some(cue);
    }
    let sentence = block.sentences[place.sentence].clone();
    let person = noun_is_person(block, place.tokens.end, value);
    // A figure whose own noun is told: what stands behind it may be another's.
    let counted = noun(block, place.tokens.end, value)
        .filter(|_| {
            place
                .tokens
                .clone()
                .any(|at| block.has(at, |sense| matches!(sense, Sense::Counted(_) | Sense::PersonNoun(_))))
        })
        .map(|(noun, _)| noun);
    let (insets, own): (Vec<_>, Vec<_>) =
        insets(block, sentence.clone()).into_iter().partition(|inset| !inset.contains(&place.tokens.start));
    // "The truce, which took effect on Tuesday": the word before the clause is as good as in it.
    let antecedent = own.into_iter().map(|inset| inset.start).find(|&at| is_relative(block, at + 1));
    let figures: Vec<(std::ops::Range<usize>, bool)> = sheet
        .beside(place.block, place.sentence)
        .filter(|other| other.mention != place.mention)
        .filter(|other| !insets.iter().any(|inset| inset.contains(&other.tokens.start)))
        .filter_map(|other| Some((other.tokens.clone(), alike(sheet.value(other.mention)?, value))))
        .collect();
    // What is given again in another unit is passed as if it were not there.
    let mut asides = if figures.is_empty() { Vec::new() } else { asides(sheet, place.block, place.sentence) };
    asides.retain(|aside| !aside.contains(&place.tokens.start));
    asides.extend(insets.iter().cloned());
    let dates: Vec<std::ops::Range<usize>> = sheet
        .beside(place.block, place.sentence)
        .filter(|other| other.mention != place.mention)
        .filter(|other| matches!(sheet.value(other.mention), Some(Value::Date(_))))
        .map(|other| other.tokens.clone())
        .collect();
    // What a share is of, "12 % of revenue", measures no other figure.
    let is_share = |value: &Value| matches!(value, Value::Quantity(quantity) if quantity.unit == Unit::Percent);
    let wholes: Vec<usize> = sheet
        .beside(place.block, place.sentence)
        .filter(|other| other.mention != place.mention && !is_share(value))
        .filter(|other| sheet.value(other.mention).is_some_and(is_share))
        .map(|other| other.tokens.end)
        .filter(|&at| {
            block
                .read_as(at)
                .is_some_and(|entry| entry.senses.iter().any(|sense| matches!(sense, Sense::Of | Sense::From)))
        })
        .collect();
    // "Rose to 5 %" and "from 4 %" tell no change of five or four; the «من» of «أكثر من 5%» belongs to the figure.
    let reached = place.whole.start.checked_sub(1).is_some_and(|before| {
        let level = |sense: &Sense| matches!(sense, Sense::To | Sense::From);
        block.read_as(before).is_some_and(|entry| entry.senses.iter().any(level))
    });
    let chained: Vec<bool> = figures
        .iter()
        .map(|(tokens, alike)| {
            let chained =
                || is_chained(block, tokens, place, &figures) || is_part(block, place.tokens.end, tokens.start);
            *alike && (chained() || is_of_these(block, tokens, place))
        })
        .collect();
    // Of what another figure is a part, "killed 30 of the 80 passengers", the words of the part tell nothing.
    let is_whole = sheet.beside(place.block, place.sentence).any(|other| {
        let counts =
            |value: &Value| is_share(value) || figures.iter().any(|(tokens, alike)| *alike && *tokens == other.tokens);
        other.mention != place.mention
            && is_part(block, other.tokens.end, place.whole.start)
            && sheet.value(other.mention).is_some_and(counts)
    });
    let is_whole = is_whole || is_number_of_these(block, place, &figures);
    let ahead = is_ahead(block, sentence.start, place, &figures);
    // "The number of dead … climbed to 29" tells at its head what rises.
    let climbs = reached
        && (2..=3)
            .filter_map(|back| place.tokens.start.checked_sub(back))
            .any(|at| sentence.contains(&at) && block.has(at, |sense| matches!(sense, Sense::Direction(_))));
    let is_subject = block.has(place.tokens.end, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect));
    // "The toll of the quake rose on Thursday": that day nothing shook.
    // A market may crash, and so may a plane.
    let rises = |mut range: std::ops::Range<usize>| {
        range.any(|at| {
            block.has(at, |sense| matches!(sense, Sense::Direction(_)))
                && !block.has(at, |sense| matches!(sense, Sense::Event(_)))
        })
    };
    let comma = |at: usize| matches!(block.sign(at), Some(',' | '،'));
    // «ارتفعت حصيلة الزلزال الذي ضرب البلاد، السبت، إلى 1037»: what is set off behind a relative clause belongs to the verb before it.
    let set_off = place.whole.start.checked_sub(1).is_some_and(comma)
        && comma(place.whole.end)
        && (sentence.start..place.whole.start).any(|at| block.has(at, |sense| sense == Sense::Clause));
    let moved = matches!(value, Value::Date(_))
        && (set_off && rises(sentence.start..sentence.start + 2)
            || rises(place.whole.start.saturating_sub(MOVED).max(sentence.start)..place.whole.start));
    let is_money = matches!(value, Value::Quantity(quantity) if matches!(quantity.unit, Unit::Money(_)));
    let possessive = matches!(value, Value::Date(_)) && is_possessive(block, place.tokens.end);
    let is_ill = std::cell::LazyCell::new(|| tells_of_illness(sheet, place));
    let mut best: Option<(u32, Cue)> = None;
    let mut all: BTreeMap<Attribute, u32> = BTreeMap::new();
    let aside = |at: usize| insets.iter().any(|inset| inset.contains(&at));
    let mut consider = |at: usize, distance: &dyn Fn(usize) -> u32| {
        if aside(at) {
            return;
        }
        // «ما لا يقل عن 820» carries nobody, though «يقل» may; «اعتبارا من مطلع يناير» begins then.
        if place.whole.contains(&at) && !place.tokens.contains(&at) && !matches!(value, Value::Date(_)) {
            return;
        }
        let adds = sayings::adds(block, at);
        let says =
            |other: &str| block.has(at, |sense| matches!(sense, Sense::Cue(one) if sheet.row(one).name == other));
        let fits = |attribute: Attribute| {
            let row = sheet.row(attribute);
            takes(row.takes, value, person)
                && !matches!(value, Value::Quantity(quantity) if !size::fits(row.name, quantity))
                && !(row.name == HURT && says(ILL) && *is_ill || row.name == ILL && says(HURT) && !*is_ill)
                && (row.nouns.is_empty() || counted.map_or(!adds, |noun| row.nouns.contains(&noun)))
                && !(adds && row.name == SAYING)
        };
        let Some(found) = sheet.cue(block, at, fits) else { return };
        // "Officials say Sunday's quake …": a day with "'s" is that of what follows.
        if at < place.tokens.start && possessive {
            return;
        }
        // Nor is an estimate that was raised to so many millions raised money, and what is cut to so many barrels is left.
        let name = sheet.row(found.attribute).name;
        if reached && (name.ends_with("change") || name == RAISED || name == CUT) {
            return;
        }
        // "10 percent of its turnover" is a share of it.
        let of_it = || {
            at > place.tokens.end
                && at <= place.tokens.end + 3
                && reads(block, place.tokens.end, |sense| *sense == Sense::Of)
        };
        if is_share(value) && name.ends_with("change") && of_it() {
            return;
        }
        if at < place.tokens.start && found.next > place.tokens.start {
            return;
        }
        // "Companies received 300 claims" counts no companies.
        let other = |sense| matches!(sense, Sense::Counted(thing) if counted.is_some_and(|noun| noun != thing));
        let of_people = sheet.row(found.attribute).takes.contains(&Takes::People);
        if !place.tokens.contains(&at) && found.next == at + 1 && !of_people && block.has(at, other) {
            return;
        }
        // «داخل المنجم», «في المدارس»: where something happened is not counted.
        let inside = || at.checked_sub(1).is_some_and(|before| LOCATIVE.contains(&&*fold(block.word(before))));
        if THINGS.contains(&name) && !place.tokens.contains(&at) && inside() {
            return;
        }
        let undergone = |row: AttributeRow<'_>| row.role == KeyRole::Event && row.evolves != Evolves::Fixed;
        // "Of the 80 wounded", "of the 31 confirmed deaths"
        let small = |at: usize| {
            block.is_word(at)
                && !reads(block, at, |sense| matches!(sense, Sense::Of | Sense::From))
                && !block.has(at, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect | Sense::Coordinates))
        };
        let beside = || at == place.tokens.end || at == place.tokens.end + 1 && !block.is_arabic(at) && small(at - 1);
        let noun = || counted.is_none() && found.next == at + 1 && beside();
        let own = || place.tokens.contains(&at) || noun();
        if (is_whole || ahead) && undergone(sheet.row(found.attribute)) && !own() {
            return;
        }
        // «غرق القارب الأربعاء حسبما أفاد خفر السواحل»: the day is not that of the saying.
        let according = || {
            let before = at.checked_sub(1).filter(|&before| before >= place.tokens.end);
            before.is_some_and(|before| block.has(before, |sense| sense == Sense::According))
        };
        if matches!(value, Value::Date(_)) && according() {
            return;
        }
        // "Sailed on Thursday after the wreck".
        let past = || (place.tokens.end..at).any(|at| BEHIND.contains(&&*fold(block.word(at))));
        if sheet.row(found.attribute).name == HAPPENED && at > place.tokens.end && past() {
            return;
        }
        let outlasted = || (at.saturating_sub(3)..at).any(|at| OUTLASTS.contains(&&*fold(block.word(at))));
        if sheet.row(found.attribute).name == HAPPENED && at < place.tokens.start && outlasted() {
            return;
        }
        // «25 سائحا وإصابة 90»: it is told of the next one.
        let joined = at >= place.tokens.end && block.is_joined(at);
        let behind = found.next..found.next + NEXT;
        if joined && figures.iter().any(|(tokens, alike)| *alike && behind.contains(&tokens.start)) {
            return;
        }
        // "A train that derailed, killing nine, was searched on Thursday": the verb behind the comma tells of another day.
        let goes_on = |sign: usize| {
            comma(sign) && block.has(sign + 1, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect))
        };
        if sheet.row(found.attribute).name == HAPPENED
            && at < place.tokens.start
            && (found.next..place.tokens.start).any(goes_on)
        {
            return;
        }
        // «انهار 300 متر بغرب المدينة»: that is where, not how far.
        let placed =
            || block.is_arabic(at) && block.passage.find(at, Some).is_some_and(|found| found.clitic.preposition);
        if name == BETWEEN_PLACES && at >= place.tokens.end && placed() {
            return;
        }
        // A cue inside the figure of another is its own, and "last" of "last month" lasts nothing.
        let own_whole = |tokens: &std::ops::Range<usize>| {
            is_part(block, place.tokens.end, tokens.start)
                || !POPULATIONS.contains(&name) && is_of_these(block, tokens, place)
        };
        if figures.iter().any(|(tokens, alike)| *alike && tokens.contains(&at) && !own_whole(tokens))
            || dates.iter().any(|tokens| tokens.contains(&at))
            || is_of_name(block, at, found.next)
            || wholes.iter().any(|&of| at == of || at == of + 1)
            || measures_nothing(block, at, found.next)
        {
            return;
        }
        let own = apart(&place.tokens, at, found.next);
        // A cue between two figures is rather that of the one behind it.
        let owners = figures.iter().zip(&chained).filter(|((_, alike), chained)| *alike && !**chained);
        let owned = owners.map(|((tokens, _), _)| tokens).any(|tokens| {
            // "At a valuation of $2 billion"
            let of = found.next + 1 == tokens.start && reads(block, found.next, |sense| *sense == Sense::Of);
            let other = if of { 0 } else { apart(tokens, at, found.next) };
            // "120 were hurt, 14 …": a comma parts the word from the figure behind it.
            let parted = || tokens.start.checked_sub(1).is_some_and(|sign| sign >= found.next && comma(sign));
            other < own || (other == own && tokens.start > at && at >= place.tokens.end && !parted())
        });
        // "With 87 % of the ballots counted, the mayor had 51 %": what the other one measures ends with its clause.
        let parted = |from: usize, to: usize| {
            let mut clause = (from..to).skip_while(|&at| !comma(at));
            clause.any(|at| block.has(at, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect)))
        };
        if owned && at < place.tokens.start && parted(found.next, place.tokens.start) {
            return;
        }
        // A phrase says more than a word.
        let distance =
            (distance(found.next) + 2).saturating_sub((found.next - at).min(2) as u32) + if owned { OWNED } else { 0 };
        let weak = || {
            let phrase = block.passage.find(at, |sense| (sense == Sense::WeakCue).then_some(()));
            phrase.is_some_and(|phrase| (phrase.next..found.next).all(|at| block.has(at, |sense| sense == Sense::Stop)))
        };
        let general = GENERALLY.contains(&name);
        let distance = if general { distance + GENERAL } else { distance };
        let distance = if name == CHANGE { distance + OF_ANYTHING } else { distance };
        let distance = if weak() { distance + WEAK } else { distance };
        // "Pay $380 million in damages": what is paid is told behind it.
        let told = at == place.tokens.end && found.next > at + 1 && is_money && is_in(block, at);
        // "Sunday's election"
        let of_day = at == place.tokens.end + POSSESSIVE
            && sheet.row(found.attribute).name == POLLED
            && is_possessive(block, place.tokens.end);
        let distance = if told || of_day { 0 } else { distance };
        let inside = sheet.row(found.attribute).name == HOLDS && is_inside(block, at);
        let distance = if inside { distance + INSIDE } else { distance };
        let distance = if found.own { distance.saturating_sub(OWN) } else { distance };
        let of_noun = place.tokens.contains(&at) && POPULATIONS.contains(&name);
        let population = if block.is_arabic(at) { POPULATION_BEHIND } else { POPULATION };
        let distance = if of_noun { distance + population } else { distance };
        let of_unit = UNTOLD.contains(&name) && place.tokens.contains(&at);
        let distance = if of_unit { distance + UNIT } else { distance };
        // «عشرات القتلى والجرحى»: what "and" joins behind a figure is told of more.
        let distance = if joined { distance + COORDINATION } else { distance };
        let least = all.entry(found.attribute).or_insert(distance);
        *least = distance.min(*least);
        // Of two cues at one distance the table puts the more particular first; a newsroom's own is the most particular.
        let rank = |attribute: Attribute| (attribute.is_built_in(), attribute);
        // A phrase that ends with another cue says more than that one: "record fee of".
        let longer = |known: &Cue| at < known.at && known.at + known.words.split_whitespace().count() == found.next;
        // "60 injured is the first toll": the noun of the figure tells how they fared.
        let fared =
            |attribute: Attribute, at: usize| place.tokens.contains(&at) && FARED.contains(&sheet.row(attribute).name);
        let better = |(least, known): &(u32, Cue)| {
            let (mine, theirs) = (fared(found.attribute, at), fared(known.attribute, known.at));
            let first = longer(known) || mine || !theirs && rank(found.attribute) < rank(known.attribute);
            distance < *least || distance == *least && first
        };
        if best.as_ref().is_none_or(better) {
            let words = block.words(at..found.next).into();
            best = Some((distance, Cue { attribute: found.attribute, words, at, near: Vec::new() }));
        }
    };
    // The noun of a count belongs to the figure.
    place.tokens.clone().for_each(|at| consider(at, &|_| NOUN));
    let mut distance = AFTER;
    for at in place.tokens.end..sentence.end {
        // "The toll rose to 70 and the number of injured to 90": what rises to a figure stands before it.
        if climbs && block.has(at, |sense| sense == Sense::Coordinates) {
            break;
        }
        let verb = |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect);
        // "12 of the 80 thought to have been aboard"
        let infinitive = || block.has(at - 1, verb) || reads(block, at - 1, |sense| *sense == Sense::To);
        if is_whole && block.has(at, verb) && !infinitive() || ahead && comma(at) {
            break;
        }
        consider(at, &|_| distance);
        distance += cost(block, at, (&figures, &chained), &asides, place);
        if distance > FAR {
            break;
        }
    }
    let mut distance = 0;
    let mut joined = false;
    // What is passed on the way to a word is what stands after it.
    let mut passed = Vec::new();
    let before = if is_whole { place.tokens.start } else { sentence.start };
    for at in (before..place.tokens.start).rev() {
        passed.push(distance);
        consider(at, &|next| passed[place.tokens.start - next]);
        let relative = antecedent.is_some_and(|comma| at == comma || at == comma + 1);
        distance += if relative { WORD } else { cost(block, at, (&figures, &chained), &asides, place) };
        if is_subject && !joined && block.has(at, |sense| sense == Sense::Coordinates) {
            joined = true;
            distance += OWN_CLAUSE;
        }
        if distance > FAR {
            break;
        }
    }
    if climbs {
        let that = (sentence.start..place.tokens.start).rev().find(|&at| block.has(at, |sense| sense == Sense::That));
        let mut heads = |from: usize, distance: u32| {
            (from..(from + HEAD_LENGTH).min(place.tokens.start)).for_each(|at| consider(at, &|_| distance));
        };
        // "The toll of a flood that hit the town has risen to 35": what "that" begins need not be what was said.
        that.into_iter().for_each(|that| heads(that + 1, HEAD));
        heads(sentence.start, HEAD + u32::from(that.is_some()));
    }
    // «36 سفينة»: what is counted stands in the singular, which says nothing anywhere else.
    if let Some(attribute) = counted.and_then(|noun| of_things(sheet, noun))
        && takes(sheet.row(attribute).takes, value, person)
        && !all.contains_key(&attribute)
    {
        let behind = if block.is_arabic(place.tokens.end - 1) { NAMED_BEHIND } else { 0 };
        let named = NAMED + behind;
        all.insert(attribute, named);
        if best.as_ref().is_none_or(|(least, _)| named < *least) {
            let words = block.words(place.tokens.clone()).into();
            best = Some((named, Cue { attribute, words, at: place.tokens.start, near: Vec::new() }));
        }
    }
    let mut near: Vec<(Attribute, u32)> = all.into_iter().collect();
    near.sort_by_key(|(_, distance)| *distance);
    near.truncate(NEAR);
    let (_, cue) = best.or_else(|| Some((FAR, by_unit(block, place, value)?)))?;
    let told = sheet.row(cue.attribute).name;
    let particular = near
        .iter()
        .find(|(attribute, distance)| *distance < PARTED && PARTICULAR.contains(&(sheet.row(*attribute).name, told)));
    if let Some(&(attribute, _)) = particular {
        near.retain(|(other, _)| *other != attribute);
        near.insert(0, (attribute, 0));
        return Some(Cue { attribute, near, ..cue });
    }
    let lost = |(attribute, _): &(Attribute, u32)| sheet.row(*attribute).name == DESTROYED;
    if near.iter().any(lost)
        && UNLIVED.contains(&sheet.row(cue.attribute).name)
        && is_in_part(block, place, &figures)
        && let Some(attribute) = Attribute::of(DAMAGED)
    {
        return Some(Cue { attribute, near: vec![(attribute, 0)], ..cue });
    }
    // "By a margin of 55 percent to 45 percent" leads by ten.
    if sheet.row(cue.attribute).name == LEAD && is_one_of_two_sides(sheet, place, value) {
        let attribute = Attribute::of(SHARE)?;
        return Some(Cue { attribute, near: vec![(attribute, 0)], ..cue });
    }
    // "32 dead and 91 others": what happened to the first did not happen to the others.
    let others = OTHERS.contains(&&*fold(block.word(place.tokens.end)));
    if others && figures.iter().any(|(tokens, alike)| *alike && cue.at < tokens.end && tokens.end <= place.tokens.start)
    {
        return None;
    }
    let asked = [(SENTENCE, DEMAND), (SENTENCE, MAXIMUM), (AWARD, CLAIM)].into_iter();
    let asked = asked.filter(|(told, _)| sheet.row(cue.attribute).name == *told).filter_map(|(_, asked)| {
        let words = demand(sheet, block, sentence.start..place.tokens.start, &figures, asked)?;
        Some((asked, words))
    });
    if let Some((asked, (at, next))) = asked.max_by_key(|(_, (at, _))| *at) {
        let attribute = Attribute::of(asked)?;
        return Some(Cue { attribute, words: block.words(at..next).into(), at, near: vec![(attribute, 0)] });
    }
    if sheet.row(cue.attribute).name == HAPPENED
        && let Some((attribute, at, words)) = learnt(sheet, block, cue.at, sentence.start)
    {
        return Some(Cue { attribute, words, at, near });
    }
    // "As of Monday the fire was contained": nothing happened that day.
    let as_of = |at: usize| fold(block.word(at)) == "as" && block.word(at + 1) == "of";
    let first = place.whole.start.saturating_sub(2).max(sentence.start);
    let is_as_of = (first..place.tokens.end).any(as_of);
    if (moved || is_as_of) && sheet.row(cue.attribute).name == HAPPENED {
        let attribute = Attribute::of(SAYING)?;
        return Some(Cue { attribute, near: vec![(attribute, 0)], ..cue });
    }
    // "Five of the injured died"
    let some = reads(block, place.tokens.end, |sense| *sense == Sense::Of)
        && (place.tokens.end + 1..=place.tokens.end + 2).contains(&cue.at);
    if some && UNDERGONE.contains(&sheet.row(cue.attribute).name) {
        let end = cue.at + cue.words.split_whitespace().count();
        let fared = |attribute: Attribute| {
            UNDERGONE.contains(&sheet.row(attribute).name) && takes(sheet.row(attribute).takes, value, person)
        };
        let verb = |at: usize| block.has(at, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect));
        let at = (end..end + 3).find(|&at| !verb(at)).unwrap_or(end);
        if let Some(found) = sheet.cue(block, at, fared).filter(|found| found.attribute != cue.attribute) {
            let words = block.words(at..found.next).into();
            return Some(Cue { attribute: found.attribute, words, at, near: vec![(found.attribute, 0)] });
        }
    }
    let first = || !is_whole && place.tokens.contains(&cue.at) && opens(block, place, sentence.start);
    if ABOARD.contains(&sheet.row(cue.attribute).name) && (cue.at >= place.tokens.end || first()) {
        let fared = |attribute: Attribute| {
            let row = sheet.row(attribute);
            UNDERGONE.contains(&row.name) && takes(row.takes, value, person)
        };
        if let Some(told) = predicate(sheet, block, &cue, sentence.end, fared) {
            return Some(Cue { near, ..told });
        }
    }
    Some(Cue { near, ..cue })
}

/// Whether the sentence of a figure, or the head of its article, tells of an illness.
fn tells_of_illness(sheet: &Sheet<'_>, place: &Place) -> bool {
    let illness = |sense| {
        matches!(sense, Sense::Event("outbreak")) || matches!(sense, Sense::Meaning(word) if ILLNESS.contains(&word))
    };
    let tells =
        |block: &super::sheet::Block<'_>, mut range: std::ops::Range<usize>| range.any(|at| block.has(at, illness));
    let block = &sheet.blocks[place.block];
    tells(block, block.sentences[place.sentence].clone())
        || sheet.blocks.iter().take(HEAD_BLOCKS).any(|block| tells(block, 0..block.passage.tokens.len()))
}

/// Whether a figure is told as a part of another one that stands shortly before it: «39 شخصا على الأقل من بينهم 15 أجنبيا».
fn is_of_these(block: &super::sheet::Block<'_>, whole: &std::ops::Range<usize>, place: &Place) -> bool {
    const BETWEEN: usize = 8;
    const PART: usize = 3;
    let between = whole.end..place.whole.start;
    let part = |at: usize| block.has(at, |sense| sense == Sense::Scope("part", "behind"));
    let ends = |at: usize| {
        block.has(at, |sense| matches!(sense, Sense::Said | Sense::That | Sense::Coordinates | Sense::Contrast))
    };
    (1..=BETWEEN).contains(&between.len())
        && (between.start.max(between.end.saturating_sub(PART))..between.end).any(part)
        && !between.clone().any(|at| ends(at) && !part(at))
}

/// Whether two values are of one kind, so that each has a cue of its own.
fn alike(one: &Value, other: &Value) -> bool {
    super::Class::of(one) == super::Class::of(other)
}
