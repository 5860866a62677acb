//! What the nearest cue comes to, where other words of the sentence say that it measures something else.

use super::phrase::{CLAIM, demand, is_in_part, is_one_of_two_sides, learnt, opens, predicate, reads};
use super::setting::Setting;
use super::{Cue, SAYING};
use crate::lexicon::{Attribute, Sense, Trait};
use crate::subject::grammar::List;
use crate::subject::happened::HAPPENED;
use crate::subject::takes;
use crate::text::fold;

/// How long somebody is sent to prison, and how long somebody asks for.
const SENTENCE: &str = "prison term";
const DEMAND: &str = "prison term sought";
/// How long the law lets somebody be sent there.
const MAXIMUM: &str = "maximum sentence";
/// What a court grants to whom something was done.
const AWARD: &str = "compensation";
/// From this distance on something else stands between: a figure of the kind or the end of the clause.
const PARTED: u32 = 15;
/// What is lost as a whole, and what is lost in part.
const DESTROYED: &str = "destroyed";
const DAMAGED: &str = "damaged";
/// By how much somebody leads, and what of the votes he has.
const LEAD: &str = "lead";
const SHARE: &str = "vote share";

/// What the nearest cue comes to, `None` where it is told of another figure alone.
pub(super) fn of(setting: &Setting<'_>, cue: Cue, near: Vec<(Attribute, u32)>) -> Option<Cue> {
    if let Some(told) = particular(setting, &cue, &near)
        .or_else(|| damaged(setting, &cue, &near))
        .or_else(|| share_of_one_side(setting, &cue))
    {
        return Some(told);
    }
    if is_of_the_others(setting, &cue) || is_of_their_kin(setting, &cue) {
        return None;
    }
    let told = asked(setting, &cue)
        .or_else(|| made_known(setting, &cue, &near))
        .or_else(|| said(setting, &cue))
        .or_else(|| fared_of_some(setting, &cue))
        .or_else(|| fared_aboard(setting, &cue, &near));
    Some(told.unwrap_or(Cue { near, ..cue }))
}

impl Setting<'_> {
    /// The name of what a cue measures.
    fn told(&self, cue: &Cue) -> &str {
        self.sheet.row(cue.attribute).name
    }

    /// Whether what a cue measures has a trait.
    fn is(&self, cue: &Cue, one: Trait) -> bool {
        self.sheet.row(cue.attribute).is(one)
    }

    /// Whether an attribute is one of what was done to people, and of those whom the figure counts.
    fn is_undergone(&self, attribute: Attribute) -> bool {
        let row = self.sheet.row(attribute);
        row.is(Trait::Undergone) && takes(row.takes, self.value, self.person)
    }
}

/// A cue of the same words that measures something else, and nothing besides.
fn surely(cue: &Cue, attribute: Attribute) -> Cue {
    Cue { attribute, near: vec![(attribute, 0)], ..cue.clone() }
}

/// What is told more particularly in the same clause.
fn particular(setting: &Setting<'_>, cue: &Cue, near: &[(Attribute, u32)]) -> Option<Cue> {
    let says_more = |attribute: Attribute| setting.sheet.row(attribute).in_place_of.contains(&cue.attribute);
    let &(attribute, _) = near.iter().find(|(attribute, distance)| *distance < PARTED && says_more(*attribute))?;
    let others = near.iter().copied().filter(|(other, _)| *other != attribute);
    let near = std::iter::once((attribute, 0)).chain(others).collect();
    Some(Cue { attribute, near, ..cue.clone() })
}

/// What was damaged, where some of it was destroyed and the figure is of the rest.
fn damaged(setting: &Setting<'_>, cue: &Cue, near: &[(Attribute, u32)]) -> Option<Cue> {
    let lost = |(attribute, _): &(Attribute, u32)| setting.sheet.row(*attribute).name == DESTROYED;
    let in_part = near.iter().any(lost)
        && setting.is(cue, Trait::Unlived)
        && is_in_part(setting.block, setting.place, &setting.figures);
    Some(surely(cue, Attribute::of(DAMAGED).filter(|_| in_part)?))
}

/// "By a margin of 55 percent to 45 percent" leads by ten.
fn share_of_one_side(setting: &Setting<'_>, cue: &Cue) -> Option<Cue> {
    let Setting { sheet, place, value, .. } = *setting;
    let is_side = setting.told(cue) == LEAD && is_one_of_two_sides(sheet, place, value);
    Some(surely(cue, Attribute::of(SHARE).filter(|_| is_side)?))
}

/// "32 dead and 91 others": whether what happened to the first did not happen to those of the figure.
fn is_of_the_others(setting: &Setting<'_>, cue: &Cue) -> bool {
    let tokens = &setting.place.tokens;
    List::Others.is(&fold(setting.block.word(tokens.end)))
        && setting.alike().any(|other| cue.at < other.end && other.end <= tokens.start)
}

/// Whether a figure counts the kin of those whom the words are about: "40 families of those killed", "90 people from the families of
/// passengers".
fn is_of_their_kin(setting: &Setting<'_>, cue: &Cue) -> bool {
    /// How many tokens behind the kin those may stand.
    const BEHIND: usize = 4;
    const KIN: [&str; 2] = ["family", "relative"];
    let Setting { block, place, .. } = *setting;
    let kin = |at: usize| {
        let found = block.passage.find(at, |sense| match sense {
            Sense::Counted(noun) | Sense::PersonNoun(noun) => Some(noun),
            _ => None,
        });
        found.filter(|found| KIN.contains(&found.sense)).map(|found| found.next)
    };
    let of_whom = |next: usize| reads(block, next, |sense| *sense == Sense::Of) && cue.at <= next + BEHIND;
    (setting.is(cue, Trait::Undergone) || setting.is(cue, Trait::Travelling))
        && cue.at >= place.tokens.end
        && (place.tokens.start..cue.at).filter_map(kin).any(of_whom)
}

/// What somebody asks for or the law allows, where a court has granted nothing yet.
fn asked(setting: &Setting<'_>, cue: &Cue) -> Option<Cue> {
    let Setting { sheet, block, place, sentence, figures, .. } = setting;
    let told = setting.told(cue);
    let found = [(SENTENCE, DEMAND), (SENTENCE, MAXIMUM), (AWARD, CLAIM)].into_iter();
    let found = found.filter(|(granted, _)| told == *granted).filter_map(|(_, asked)| {
        let words = demand(sheet, block, sentence.start..place.tokens.start, figures, asked)?;
        Some((asked, words))
    });
    let (asked, (at, next)) = found.max_by_key(|(_, (at, _))| *at)?;
    let attribute = Attribute::of(asked)?;
    Some(Cue { attribute, words: block.words(at..next).into(), at, near: vec![(attribute, 0)] })
}

/// The day on which it was learnt what had happened.
fn made_known(setting: &Setting<'_>, cue: &Cue, near: &[(Attribute, u32)]) -> Option<Cue> {
    if setting.told(cue) != HAPPENED {
        return None;
    }
    let (attribute, at, words) = learnt(setting.sheet, setting.block, cue.at, setting.sentence.start)?;
    Some(Cue { attribute, words, at, near: near.to_vec() })
}

/// The day for which something was said, on which nothing happened: "as of Monday the fire was contained".
fn said(setting: &Setting<'_>, cue: &Cue) -> Option<Cue> {
    let Setting { block, place, sentence, .. } = setting;
    let as_of = |at: usize| fold(block.word(at)) == "as" && block.word(at + 1) == "of";
    let first = place.whole.start.saturating_sub(2).max(sentence.start);
    let is_said = (setting.moved || (first..place.tokens.end).any(as_of)) && setting.told(cue) == HAPPENED;
    Some(surely(cue, Attribute::of(SAYING).filter(|_| is_said)?))
}

/// What became of some: "five of the injured died".
fn fared_of_some(setting: &Setting<'_>, cue: &Cue) -> Option<Cue> {
    let Setting { sheet, block, place, .. } = *setting;
    let some = reads(block, place.tokens.end, |sense| *sense == Sense::Of)
        && (place.tokens.end + 1..=place.tokens.end + 2).contains(&cue.at);
    if !some || !setting.is(cue, Trait::Undergone) {
        return None;
    }
    let end = cue.at + cue.words.split_whitespace().count();
    let verb = |at: usize| block.has(at, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect));
    let at = (end..end + 3).find(|&at| !verb(at)).unwrap_or(end);
    let found = sheet.cue(block, at, |attribute| setting.is_undergone(attribute))?;
    let attribute = Some(found.attribute).filter(|attribute| *attribute != cue.attribute)?;
    Some(Cue { attribute, words: block.words(at..found.next).into(), at, near: vec![(attribute, 0)] })
}

/// What became of those who were aboard.
fn fared_aboard(setting: &Setting<'_>, cue: &Cue, near: &[(Attribute, u32)]) -> Option<Cue> {
    let Setting { sheet, block, place, sentence, .. } = setting;
    let first = || !setting.is_whole && setting.holds(cue.at) && opens(block, place, sentence.start);
    if !setting.is(cue, Trait::Aboard) || !(cue.at >= place.tokens.end || first()) {
        return None;
    }
    let told = predicate(sheet, block, cue, sentence.end, |attribute| setting.is_undergone(attribute))?;
    Some(Cue { near: near.to_vec(), ..told })
}
