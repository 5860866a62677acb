//! What an article states without a figure, where it can be read surely: which of several things that exclude each other holds
//! of a name, and what one denies that the article tells elsewhere.
//!
//! Words such as "acquisition" or "resigned" stand everywhere in news; they count only where the grammar beside them gives the
//! one name that they can be of.

mod bearer;
mod denial;
mod holder;
mod matter;
mod prospect;

use self::bearer::Bearer;
use self::denial::may_deny;
use self::holder::Holder;
pub(crate) use self::prospect::Prospect;
use super::names::{self, Names, Standing};
use super::said::Sayings;
use super::sheet::{Place, Sheet};
use super::stance;
use super::stated::{DEAL, DECISION, EVENT_STATUS, LIFE, MERGER, OF_PERSONS, OF_PRODUCTS, OF_THINGS, is_stated};
use super::{By, Entity, Joined, Placed, Subject};
use crate::claim::{Evolves, Stance};
use crate::lexicon::{Kinds, NameKind, Sense};
use crate::text::Span;
use crate::value::{Amount, DateSpan, Quantity, Unit, Value};
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::Arc;

/// Something that an article states without a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// What it states: a category, or yes.
    pub value: Value,
    /// The topic's label: the name, and the set or the words of the statement.
    pub topic: Arc<str>,
    /// The words that state it.
    pub span: Span,
    /// What is known of it; the stance of a denial is `Denied`.
    pub subject: Subject,
}

/// How far from a word of a category its name may stand, in tokens.
const REACH: usize = 7;
/// How many words with meaning a denial and what it denies have in common.
const SHARED: usize = 2;
/// How many of them name its topic.
const SHOWN: usize = 3;
/// The half of a company, in percent.
const HALF: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// Words of a category, whichever it is.
const CATEGORY: Kinds = Kinds::of(&[Sense::Category("", "")]);
/// Verbs by which somebody is given an office.
const APPOINTS: Kinds = Kinds::of(&[Sense::Appoints]);

/// How what is stated without a figure changes with time: what is closed may open again, and whoever is alive may die.
pub(crate) fn evolves(value: &Value) -> Evolves {
    match value {
        Value::Category { set, .. } if set == EVENT_STATUS => Evolves::Plan,
        Value::Category { set, .. } if set == LIFE || OF_THINGS.contains(&set.as_str()) => Evolves::Series,
        Value::Name(_) => Evolves::Series,
        _ => Evolves::Fixed,
    }
}

/// What an article states without a figure, in order. Its names and who says what are asked for where something may be stated,
/// which hardly any article does.
pub(super) fn find<'a>(
    sheet: &'a Sheet<'_>,
    names: impl Fn() -> &'a Names,
    sayings: impl Fn() -> &'a Sayings,
    reference: Option<&DateSpan>,
) -> Vec<Assertion> {
    let reader = Reader { sheet, names, sayings, reference };
    let mut found = Vec::new();
    for (index, block) in sheet.blocks.iter().enumerate() {
        if !block.passage.tokens.iter().any(|token| token.kinds.meet(CATEGORY.and(APPOINTS))) {
            continue;
        }
        (0..block.sentences.len()).for_each(|sentence| reader.stated(index, sentence, &mut found));
    }
    if may_deny(sheet) {
        found.extend(reader.denials());
    }
    found.sort_by_key(|assertion| (assertion.span.start, assertion.span.end));
    found.dedup_by(|one, other| one.span == other.span && one.topic == other.topic);
    found
}

struct Reader<'a, 't, 'r, N: Fn() -> &'a Names, S: Fn() -> &'a Sayings> {
    sheet: &'a Sheet<'t>,
    names: N,
    sayings: S,
    reference: Option<&'r DateSpan>,
}

impl<'a, N: Fn() -> &'a Names, S: Fn() -> &'a Sayings> Reader<'a, '_, '_, N, S> {
    fn names(&self) -> &'a Names {
        (self.names)()
    }

    fn sayings(&self) -> &'a Sayings {
        (self.sayings)()
    }

    /// What a sentence states, denials aside.
    fn stated(&self, index: usize, sentence: usize, found: &mut Vec<Assertion>) {
        let block = &self.sheet.blocks[index];
        let range = block.sentences[sentence].clone();
        let mut next = range.start;
        for at in range.clone().filter(|&at| block.is_of(at, CATEGORY)) {
            if at >= next
                && let Some((behind, assertion)) = self.category(index, sentence, at)
                && !self.is_taken(index, at)
            {
                found.push(assertion);
                next = behind;
            }
        }
        let appoints = range.filter(|&at| block.is_of(at, APPOINTS));
        found.extend(appoints.filter_map(|at| self.held(index, sentence, at)));
        found.extend(self.stakes(index, sentence));
    }

    /// Whether a token belongs to a name.
    fn is_taken(&self, block: usize, at: usize) -> bool {
        self.names().at(block, at).is_some()
    }

    /// The name to whose first or last word a token belongs.
    fn name_at(&self, block: usize, at: usize) -> Option<&'a Standing> {
        names::may_bound(&self.sheet.blocks[block], at).then(|| self.names().at(block, at)).flatten()
    }

    /// The category at a token with the name that it is of, and the token after both.
    fn category(&self, index: usize, sentence: usize, at: usize) -> Option<(usize, Assertion)> {
        let block = &self.sheet.blocks[index];
        let range = block.sentences[sentence].clone();
        let found = block.passage.find(at, |sense| match sense {
            Sense::Category(set, one) => Some((set, one)),
            _ => None,
        })?;
        let (set, one) = found.sense;
        let cue = at..found.next;
        if cue.end > range.end {
            return None;
        }
        let bearer = match set {
            _ if !is_stated(set, one) => return None,
            DEAL if one == MERGER => self
                .merged(index, &range, &cue)
                .or_else(|| Some(Bearer::of(self.bought(index, &range, &cue)?, self.names())))?,
            DEAL => Bearer::of(self.bought(index, &range, &cue)?, self.names()),
            DECISION => self.decision(index, &range, &cue)?,
            set if OF_THINGS.contains(&set) => self.thing(index, &range, &cue)?,
            set if OF_PERSONS.contains(&set) => Bearer::of(self.person(index, &range, &cue)?, self.names()),
            _ => Bearer::of(self.product(index, &range, &cue)?, self.names()),
        };
        Some((cue.end, self.assertion((index, sentence), &cue, &bearer, (set, one))))
    }

    fn assertion(
        &self,
        (index, sentence): (usize, usize),
        cue: &Range<usize>,
        bearer: &Bearer<'_>,
        (set, one): (&str, &str),
    ) -> Assertion {
        let value = Value::Category { label: one.to_owned(), set: set.to_owned() };
        let topic = format!("{} / {set}", bearer.label);
        let place = Place { mention: usize::MAX, block: index, sentence, tokens: cue.clone(), whole: cue.clone() };
        let mut subject = self.subject(&place, &value, bearer.name);
        if subject.stance == Stance::Asserted && stance::is_future(&self.sheet.blocks[index], cue.start) {
            subject.stance = Stance::Planned;
        }
        if OF_PRODUCTS.contains(&set) {
            // What describes a name in passing is told as a fact, whatever the sentence tells.
            (subject.stance, subject.stance_words) = (Stance::Asserted, Vec::new());
        }
        if self.is_negated(index, cue.start) {
            subject.stance = Stance::Denied;
        }
        let tokens = cue.start.min(bearer.tokens.start)..cue.end.max(bearer.tokens.end);
        Assertion { value, topic: topic.into(), span: self.span(index, &tokens), subject }
    }

    /// Who was given an office.
    fn held(&self, index: usize, sentence: usize, at: usize) -> Option<Assertion> {
        let Holder { person, office } = self.holder(index, &self.sheet.blocks[index].sentences[sentence], at)?;
        let value = Value::Name(self.names().all[person.name].shown.to_string());
        let cue = at..at + 1;
        let place = Place { mention: usize::MAX, block: index, sentence, tokens: cue.clone(), whole: cue };
        let mut subject = self.subject(&place, &value, office.name);
        if self.is_negated(index, at) {
            subject.stance = Stance::Denied;
        }
        Some(Assertion { value, topic: office.label.into(), span: self.span(index, &office.tokens), subject })
    }

    fn subject(&self, place: &Place, value: &Value, name: Option<&Standing>) -> Subject {
        let block = &self.sheet.blocks[place.block];
        let (stance, stance_words) =
            stance::of(self.sheet, self.names(), self.sayings(), place, Some(value), self.reference);
        let entity = name.map(|name| Entity {
            key: Arc::clone(&self.names().all[name.name].key),
            words: block.words(name.tokens.clone()).into(),
            stated: true,
        });
        Subject {
            entity,
            sentence: (place.block as u32, place.sentence as u32),
            said_by: self.sayings().chain(place),
            stance,
            stance_words,
            quoted: self.sayings().is_quoted(place),
            placed: name.map(|name| Placed { reasons: vec![self.reason(name)], ..Placed::default() }),
            ..Subject::default()
        }
    }

    /// Why what is told of a name is of one topic.
    fn reason(&self, name: &Standing) -> Joined {
        Joined { by: By::Name, words: Arc::clone(&self.names().all[name.name].key), sure: true }
    }

    fn span(&self, index: usize, tokens: &Range<usize>) -> Span {
        let block = &self.sheet.blocks[index];
        // The mark that opens a quotation belongs to the name behind it.
        let marked = tokens.start.checked_sub(1).filter(|&at| {
            block.sign(at).is_some_and(super::quotation::is_mark) && block.passage.tokens[tokens.start].glued
        });
        block.passage.span(marked.unwrap_or(tokens.start), tokens.end).shift(block.start)
    }

    /// Whether a word of negation stands before a token, small words aside: "not an acquisition", «عدم الاستحواذ».
    fn is_negated(&self, index: usize, at: usize) -> bool {
        let block = &self.sheet.blocks[index];
        let negates = |token: usize| block.means(token, Sense::Negation) && !block.means(token, Sense::NoNegation);
        let mut token = at;
        for _ in 0..3 {
            let Some(before) = token.checked_sub(1) else { return false };
            if negates(before) || before.checked_sub(1).is_some_and(|two| negates(two) && block.is_of(before, SMALL)) {
                return true;
            }
            if !block.is_of(before, SMALL) {
                return false;
            }
            token = before;
        }
        false
    }

    /// Shares of a company that is taken over: less than half of it is a minority stake, whatever the verb says.
    fn stakes(&self, index: usize, sentence: usize) -> Vec<Assertion> {
        let block = &self.sheet.blocks[index];
        let range = block.sentences[sentence].clone();
        let mut found = Vec::new();
        for place in self.sheet.beside(index, sentence) {
            let Some(one) = self.sheet.value(place.mention).and_then(stake) else { continue };
            let from = range.start.max(place.whole.start.saturating_sub(REACH));
            let verb = (from..place.whole.start).rev().find(|&at| {
                block.has(at, |sense| {
                    matches!(sense, Sense::Category(DEAL, "acquisition" | "minority stake" | "majority stake"))
                })
            });
            let Some(verb) = verb.filter(|&verb| !(verb..place.whole.start).any(|at| block.has(at, ends_part))) else {
                continue;
            };
            let Some(name) = self.behind(index, &range, place.whole.end) else { continue };
            let kind = self.names().all[name.name].kind;
            if matches!(kind, None | Some(NameKind::Company | NameKind::Outlet)) {
                let bearer = Bearer::of(name, self.names());
                found.push(self.assertion((index, sentence), &(verb..verb + 1), &bearer, (DEAL, one)));
            }
        }
        found
    }
}

/// Small words, which tell nothing of what a statement is about.
pub(super) const SMALL: Kinds =
    Kinds::of(&[Sense::Stop, Sense::That, Sense::Clause, Sense::Coordinates, Sense::Auxiliary]);

/// Whether another part of a sentence begins.
const fn ends_part(sense: Sense) -> bool {
    matches!(sense, Sense::That | Sense::Clause | Sense::Contrast | Sense::Said | Sense::According | Sense::Agent)
}

/// What a share of a company makes of a deal.
fn stake(value: &Value) -> Option<&'static str> {
    let Value::Quantity(Quantity { unit: Unit::Percent, amount: Amount::Point(figure), .. }) = value else {
        return None;
    };
    if figure.value < HALF {
        return Some("minority stake");
    }
    (figure.value > HALF && figure.value < HALF + HALF).then_some("majority stake")
}
