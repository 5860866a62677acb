//! What stands around a figure in its sentence, as far as it bears on which words tell of it.

use super::counted::noun;
use super::phrase::{is_ahead, is_number_of_these, is_of_these, is_part, is_possessive, reads};
use super::way::{self, cost, is_chained, is_relative};
use crate::lexicon::Sense;
use crate::subject::converted;
use crate::subject::sheet::{Block, Place, Sheet};
use crate::subject::{Class, attribute, model};
use crate::value::{Unit, Value};
use std::cell::OnceCell;
use std::ops::Range;

/// How near to a day a word for a rise or a fall makes it the day on which that was said.
const MOVED: usize = 3;
/// What tells that somebody is ill, and in how many blocks the head of an article tells of what it is.
const ILLNESS: [&str; 4] = ["disease", "virus", "infection", "epidemic"];
const HEAD_BLOCKS: usize = 2;

/// A figure and what stands around it.
pub(super) struct Setting<'a> {
    pub sheet: &'a Sheet<'a>,
    pub block: &'a Block<'a>,
    pub place: &'a Place,
    pub value: &'a Value,
    pub sentence: Range<usize>,
    /// Whether the noun of the figure is one of people, where it has one.
    pub person: Option<bool>,
    /// The noun of the figure, where it is told: what stands behind it may be another's.
    pub counted: Option<&'static str>,
    /// The stretches between two marks that do not hold the figure.
    insets: Vec<Range<usize>>,
    /// Where the clause begins that holds the figure and tells more of the word before it: "the truce, which took effect on
    /// Tuesday". That word is as good as in it.
    antecedent: Option<usize>,
    /// The other figures, and whether each is of the kind of this one.
    pub figures: Vec<(Range<usize>, bool)>,
    /// Which of them are set against this one or hold it as a part, so that one cue is of both.
    chained: Vec<bool>,
    /// What is passed as if it were not there: insets, and what is given again in another unit.
    asides: Vec<Range<usize>>,
    dates: Vec<Range<usize>>,
    /// Behind which shares the whole is told: "12 % of revenue" measures no other figure.
    wholes: Vec<usize>,
    /// "Rose to 5 %" and "from 4 %" tell no change of five or four; the «من» of «أكثر من 5%» belongs to the figure.
    pub reached: bool,
    /// Of what another figure is a part, "killed 30 of the 80 passengers", the words of the part tell nothing.
    pub is_whole: bool,
    pub ahead: bool,
    /// "The number of dead … climbed to 29" tells at its head what rises.
    pub climbs: bool,
    /// Whether a verb follows, of which the figure is the subject.
    pub is_subject: bool,
    /// "The toll of the quake rose on Thursday": that day nothing shook.
    pub moved: bool,
    /// "Officials say Sunday's quake …": a day with "'s" is that of what follows.
    pub possessive: bool,
    /// Whether an illness is told of, once it is asked for.
    ill: OnceCell<bool>,
}

impl<'a> Setting<'a> {
    pub(super) fn of(sheet: &'a Sheet<'a>, place: &'a Place, value: &'a Value) -> Setting<'a> {
        let block = &sheet.blocks[place.block];
        let sentence = block.sentences[place.sentence].clone();
        let (insets, own): (Vec<_>, Vec<_>) =
            way::insets(block, sentence.clone()).into_iter().partition(|inset| !inset.contains(&place.tokens.start));
        let figures = figures(sheet, place, value, &insets);
        let chained = figures.iter().map(|(tokens, alike)| {
            let chained =
                || is_chained(block, tokens, place, &figures) || is_part(block, place.tokens.end, tokens.start);
            *alike && (chained() || is_of_these(block, tokens, place))
        });
        let reached = is_reached(block, place);
        Setting {
            // "Nine AK-47s"
            person: attribute::noun_is_person(block, place.tokens.end, value)
                .or_else(|| model::counted(block, place).map(|_| false)),
            counted: told_noun(block, place, value),
            antecedent: own.into_iter().map(|inset| inset.start).find(|&at| is_relative(block, at + 1)),
            chained: chained.collect(),
            asides: asides(sheet, place, &figures, &insets),
            dates: others(sheet, place)
                .filter(|other| matches!(sheet.value(other.mention), Some(Value::Date(_))))
                .map(|other| other.tokens.clone())
                .collect(),
            wholes: wholes(sheet, place, value),
            reached,
            is_whole: has_part(sheet, place, &figures) || is_number_of_these(block, place, &figures),
            ahead: is_ahead(block, sentence.start, place, &figures),
            climbs: reached && has_risen(block, place, &sentence),
            is_subject: block.has(place.tokens.end, |sense| matches!(sense, Sense::Auxiliary | Sense::Perfect)),
            moved: matches!(value, Value::Date(_)) && is_of_a_rise(block, place, &sentence),
            possessive: matches!(value, Value::Date(_)) && is_possessive(block, place.tokens.end),
            ill: OnceCell::new(),
            sheet,
            block,
            place,
            value,
            sentence,
            insets,
            figures,
        }
    }

    /// Whether a token is one of the figure, its hedge and bound left out.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.place.tokens.contains(&at)
    }

    /// Whether what is told at a token is set between two marks, away from the figure.
    pub(super) fn is_aside(&self, at: usize) -> bool {
        self.insets.iter().any(|inset| inset.contains(&at))
    }

    pub(super) fn is_date(&self) -> bool {
        matches!(self.value, Value::Date(_))
    }

    pub(super) fn is_money(&self) -> bool {
        matches!(self.value, Value::Quantity(quantity) if matches!(quantity.unit, Unit::Money(_)))
    }

    pub(super) fn is_share(&self) -> bool {
        is_share(self.value)
    }

    /// Whether the sentence of the figure, or the head of its article, tells of an illness.
    pub(super) fn tells_of_illness(&self) -> bool {
        let tells = |block: &Block<'_>, mut range: Range<usize>| {
            range.any(|at| {
                block.has(at, |sense| {
                    matches!(sense, Sense::Event("outbreak"))
                        || matches!(sense, Sense::Meaning(word) if ILLNESS.contains(&word))
                })
            })
        };
        let head = || self.sheet.blocks.iter().take(HEAD_BLOCKS);
        *self.ill.get_or_init(|| {
            tells(self.block, self.sentence.clone()) || head().any(|block| tells(block, 0..block.passage.tokens.len()))
        })
    }

    /// What it takes to pass a token on the way from the figure to a cue.
    pub(super) fn cost(&self, at: usize) -> u32 {
        cost(self.block, at, (&self.figures, &self.chained), &self.asides, self.place)
    }

    /// Whether the word at a token is the one of which the figure's own clause tells more.
    pub(super) fn is_antecedent(&self, at: usize) -> bool {
        self.antecedent.is_some_and(|comma| at == comma || at == comma + 1)
    }

    /// The other figures of the kind.
    pub(super) fn alike(&self) -> impl Iterator<Item = &Range<usize>> {
        self.figures.iter().filter(|(_, alike)| *alike).map(|(tokens, _)| tokens)
    }

    /// Those of them that have a cue of their own.
    pub(super) fn rivals(&self) -> impl Iterator<Item = &Range<usize>> {
        let rivals = self.figures.iter().zip(&self.chained).filter(|((_, alike), chained)| *alike && !**chained);
        rivals.map(|((tokens, _), _)| tokens)
    }

    /// Whether a token is part of another figure of the kind, of a date, or of what a share is of. "Last" of "last month" lasts
    /// nothing. What is counted of a whole is counted of its part, `named` by the noun of those to whom much may happen aside.
    pub(super) fn is_of_another(&self, at: usize, named: bool) -> bool {
        let own_whole = |tokens: &Range<usize>| {
            is_part(self.block, self.place.tokens.end, tokens.start)
                || !named && is_of_these(self.block, tokens, self.place)
        };
        self.alike().any(|tokens| tokens.contains(&at) && !own_whole(tokens))
            || self.dates.iter().any(|tokens| tokens.contains(&at))
            || self.wholes.iter().any(|&of| at == of || at == of + 1)
    }
}

/// Whether a token is a comma.
pub(super) fn is_comma(block: &Block<'_>, at: usize) -> bool {
    matches!(block.sign(at), Some(',' | '،'))
}

fn is_share(value: &Value) -> bool {
    matches!(value, Value::Quantity(quantity) if quantity.unit == Unit::Percent)
}

/// The other mentions of the sentence.
fn others<'a>(sheet: &'a Sheet<'_>, place: &Place) -> impl Iterator<Item = &'a Place> {
    let mention = place.mention;
    sheet.beside(place.block, place.sentence).filter(move |other| other.mention != mention)
}

/// The noun of a figure that stands among its own words.
fn told_noun(block: &Block<'_>, place: &Place, value: &Value) -> Option<&'static str> {
    let told = |at| block.has(at, |sense| matches!(sense, Sense::Counted(_) | Sense::PersonNoun(_)));
    noun(block, place.tokens.end, value).filter(|_| place.tokens.clone().any(told)).map(|(noun, _)| noun)
}

/// The figures beside one, and whether each is of its kind, so that each has a cue of its own.
fn figures(sheet: &Sheet<'_>, place: &Place, value: &Value, insets: &[Range<usize>]) -> Vec<(Range<usize>, bool)> {
    let alike = |other: &Value| Class::of(other) == Class::of(value);
    others(sheet, place)
        .filter(|other| !insets.iter().any(|inset| inset.contains(&other.tokens.start)))
        .filter_map(|other| Some((other.tokens.clone(), alike(sheet.value(other.mention)?))))
        .collect()
}

fn asides(
    sheet: &Sheet<'_>,
    place: &Place,
    figures: &[(Range<usize>, bool)],
    insets: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut asides =
        if figures.is_empty() { Vec::new() } else { converted::asides(sheet, place.block, place.sentence) };
    asides.retain(|aside| !aside.contains(&place.tokens.start));
    asides.extend(insets.iter().cloned());
    asides
}

fn wholes(sheet: &Sheet<'_>, place: &Place, value: &Value) -> Vec<usize> {
    if is_share(value) {
        return Vec::new();
    }
    let block = &sheet.blocks[place.block];
    others(sheet, place)
        .filter(|other| sheet.value(other.mention).is_some_and(is_share))
        .map(|other| other.tokens.end)
        .filter(|&at| reads(block, at, |sense| matches!(sense, Sense::Of | Sense::From)))
        .collect()
}

fn is_reached(block: &Block<'_>, place: &Place) -> bool {
    let level = |sense: &Sense| matches!(sense, Sense::To | Sense::From);
    place.whole.start.checked_sub(1).is_some_and(|before| reads(block, before, level))
}

/// Whether another figure is a part of this one.
fn has_part(sheet: &Sheet<'_>, place: &Place, figures: &[(Range<usize>, bool)]) -> bool {
    let block = &sheet.blocks[place.block];
    others(sheet, place).any(|other| {
        let counts =
            |value: &Value| is_share(value) || figures.iter().any(|(tokens, alike)| *alike && *tokens == other.tokens);
        is_part(block, other.tokens.end, place.whole.start) && sheet.value(other.mention).is_some_and(counts)
    })
}

/// Whether a word for a rise or a fall stands right before the word that leads to the figure.
fn has_risen(block: &Block<'_>, place: &Place, sentence: &Range<usize>) -> bool {
    (2..=3)
        .filter_map(|back| place.tokens.start.checked_sub(back))
        .any(|at| sentence.contains(&at) && block.has(at, |sense| matches!(sense, Sense::Direction(_))))
}

/// Whether something rose or fell on a day, and nothing else happened.
fn is_of_a_rise(block: &Block<'_>, place: &Place, sentence: &Range<usize>) -> bool {
    // A market may crash, and so may a plane.
    let rises = |mut range: Range<usize>| {
        range.any(|at| {
            block.has(at, |sense| matches!(sense, Sense::Direction(_)))
                && !block.has(at, |sense| matches!(sense, Sense::Event(_)))
        })
    };
    // «ارتفعت حصيلة الزلزال الذي ضرب البلاد، السبت، إلى 1037»: what is set off behind a relative clause belongs to the verb before it.
    let set_off = place.whole.start.checked_sub(1).is_some_and(|before| is_comma(block, before))
        && is_comma(block, place.whole.end)
        && (sentence.start..place.whole.start).any(|at| block.means(at, Sense::Clause));
    set_off && rises(sentence.start..sentence.start + 2)
        || rises(place.whole.start.saturating_sub(MOVED).max(sentence.start)..place.whole.start)
}
