//! When two words say the same, and when the opposite.

use super::kind::ANYONE;
use super::{Senses, Word};
use crate::statement::form::{forms, same_plural, same_verb};
use crate::statement::grammar::List;
use crate::statement::role::Role;
use crate::statement::vocabulary::Told;
use crate::subject::sound;
use crate::text::fold;

/// The fewest sounds by which names of two scripts are one.
const SOUNDS: usize = 3;

/// In what two words are opposites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::statement) enum Opposition {
    /// They are of one set of categories that exclude each other.
    Category,
    /// One says more and the other less.
    Direction,
    /// They say the opposite: "legal", "illegal".
    Meaning,
}

impl Senses {
    /// Whether it says of which country something is, and the other names or says the same one.
    fn is_of(&self, other: &Senses) -> bool {
        let Some(country) = self.nation else { return false };
        other.nation == Some(country) || other.name.is_some_and(|name| name.row().name == country)
    }
}

impl Word<'_> {
    /// Whether it is to come where the other is not: «ستفتتح» and «افتتحت».
    pub(in crate::statement) fn is_ahead_of(&self, other: &Word<'_>) -> bool {
        let ahead = |word: &str| List::Future.begins(word);
        let definite = |word: &str| forms(word)[2] != word;
        ahead(&self.folded) && !ahead(&other.folded) && !definite(&other.folded)
    }

    /// Whether this word of a premise says what a word of a hypothesis says.
    pub(in crate::statement) fn covers(&self, other: &Word<'_>) -> bool {
        let (ours, theirs) = (&self.senses, &other.senses);
        if let (Some((set, one)), Some((other_set, other_one))) = (ours.category, theirs.category)
            && set == other_set
        {
            return one == other_one;
        }
        if let (Some(way), Some(other_way)) = (ours.direction, theirs.direction)
            && way != other_way
        {
            return false;
        }
        if self.is_other_sex(other) {
            return false;
        }
        // "Sentenced" and "acquitted" are both of a trial.
        if let (Some(ours), Some(theirs)) = (self.told, other.told)
            && ours.opposes(theirs)
            && !ours.agrees(theirs)
            && is_one_matter(self, other)
        {
            return false;
        }
        if self.folded == other.folded || self.folded.shares_stem(&other.folded) {
            return true;
        }
        if let (Some(ours), Some(theirs)) = (self.told, other.told)
            && ours.agrees(theirs)
        {
            return true;
        }
        if let (Some(ours), Some(theirs)) = (self.told, other.told)
            && ours.is_kind_of(theirs)
        {
            return true;
        }
        if (self.counted || other.counted) && same_plural(&self.folded, &other.folded) {
            return true;
        }
        if (self.denied || other.denied) && same_verb(&self.folded, &other.folded) {
            return true;
        }
        // "Shares lost 8 %" and "fell 8 %"; two categories were held against each other above.
        let same_way = ours.direction == theirs.direction
            && (ours.category.is_none() && theirs.category.is_none() || !self.weak && !other.weak)
            && [ours.category, theirs.category].iter().flatten().all(|(set, _)| *set == "outcome");
        (ours.name.is_some() && ours.name == theirs.name)
            || ours.is_of(theirs)
            || theirs.is_of(ours)
            || (ours.counted.is_some() && ours.counted == theirs.counted)
            || (ours.person.is_some() && (ours.person == theirs.person || theirs.person == Some(ANYONE)))
            || (ours.event.is_some() && ours.event == theirs.event)
            || (ours.direction.is_some() && same_way)
            || (ours.cue.is_some() && ours.cue == theirs.cue && ours.direction == theirs.direction)
            || self.sounds_like(other)
            || self.parts.iter().any(|part| part.covers(other))
    }

    /// Whether it goes the same way as another word by another word of its own.
    pub(in crate::statement) fn moves_as(&self, other: &Word<'_>) -> bool {
        let told = self.told.zip(other.told).is_some_and(|(ours, theirs)| ours.agrees(theirs));
        self.way().is_some() && self.way() == other.way() && !told && !self.folded.is_of_one_word(&other.folded)
    }

    /// Whether both are nouns for people, of whom one is a woman and the other a man.
    pub(in crate::statement) fn is_other_sex(&self, other: &Word<'_>) -> bool {
        const PAIRS: [(&str, &str); 2] = [("girl", "boy"), ("woman", "man")];
        let both = self.senses.person.zip(other.senses.person);
        both.is_some_and(|(ours, theirs)| PAIRS.contains(&(ours, theirs)) || PAIRS.contains(&(theirs, ours)))
    }

    /// Whether it names a kind of what the other names: a dog is an animal.
    pub(in crate::statement) fn is_kind_of(&self, other: &Word<'_>) -> bool {
        self.told.zip(other.told).is_some_and(|(ours, theirs)| ours.is_kind_of(theirs))
    }

    /// Whether it says what a row of the tables says.
    pub(in crate::statement) fn says_as(&self, other: &Told) -> bool {
        self.told.is_some_and(|told| told.agrees(other))
    }

    /// Whether both are written alike, whatever is attached to them.
    pub(in crate::statement) fn is_same_form(&self, other: &Word<'_>) -> bool {
        forms(&fold(self.written)).iter().any(|ours| forms(&fold(other.written)).contains(ours))
    }

    /// Whether one does what the other suffers: "bought" and "sold".
    pub(in crate::statement) fn is_converse_of(&self, other: &Word<'_>) -> bool {
        let ways = self.senses.category.zip(other.senses.category);
        let told = self.told.zip(other.told).is_some_and(|(ours, theirs)| ours.is_converse_of(theirs));
        told || ways.is_some_and(|((set, one), (other_set, other_one))| {
            set == "outcome"
                && other_set == set
                && [one, other_one].iter().all(|one| *one != "drawn")
                && one != other_one
        })
    }

    /// Whether two names of different scripts sound the same.
    fn sounds_like(&self, other: &Word<'_>) -> bool {
        let latin = |word: &Word<'_>| word.folded.is_ascii();
        if latin(self) == latin(other) || !(self.capital || other.capital) {
            return false;
        }
        let (ours, theirs) = (sound(&self.folded), sound(&other.folded));
        ours == theirs && ours.len() >= SOUNDS
    }

    /// Whether this word of a premise says the opposite of a word of a hypothesis: two categories of one set that exclude each
    /// other, or two directions.
    pub(in crate::statement) fn opposes(&self, other: &Word<'_>) -> Option<Opposition> {
        let (ours, theirs) = (&self.senses, &other.senses);
        if let (Some((set, one)), Some((other_set, other_one))) = (ours.category, theirs.category)
            && set == other_set
        {
            return (one != other_one).then_some(Opposition::Category);
        }
        if let (Some(ours), Some(theirs)) = (self.told, other.told)
            && ours.opposes(theirs)
        {
            return Some(Opposition::Meaning);
        }
        if let (Some(ours), Some(theirs)) = (ours.nation, theirs.nation)
            && ours != theirs
            && !self.is_latin()
        {
            return Some(Opposition::Meaning);
        }
        let still = |word: &Word<'_>| word.role().is(Role::STILL) && word.way().is_none();
        let moves = |word: &Word<'_>| {
            word.way().is_some() && !word.weak && !word.role().is(Role::MORE.and(Role::LESS).and(Role::STILL))
        };
        if still(self) && moves(other) || moves(self) && still(other) {
            return Some(Opposition::Direction);
        }
        match (ours.direction, theirs.direction) {
            (Some(way), Some(other)) if way != other => Some(Opposition::Direction),
            _ => None,
        }
    }
}

/// Whether two words are of one matter, of which they may tell the one and the other end.
fn is_one_matter(word: &Word<'_>, other: &Word<'_>) -> bool {
    let (ours, theirs) = (&word.senses, &other.senses);
    ours.cue.is_some() && ours.cue == theirs.cue || ours.event.is_some() && ours.event == theirs.event
}
