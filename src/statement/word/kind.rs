//! What a word is, as far as the tables and its form tell: a name, a noun for people, a participle, what happens.

use super::{Senses, Word};
use crate::lexicon::NameKind;
use crate::statement::form::forms;
use crate::statement::grammar::List;
use crate::statement::role::Role;
use crate::statement::vocabulary::{self, Told};
use crate::subject::stem;
use crate::text::fold;

/// The noun that stands for every person.
pub(super) const ANYONE: &str = "person";

impl Word<'_> {
    /// Whether it tells what happens rather than to whom.
    pub(in crate::statement) fn happens(&self) -> bool {
        let Senses { category, cue, event, direction, .. } = self.senses;
        let happens = category.is_some() || cue.is_some() || event.is_some() || direction.is_some();
        happens && !self.is_counted() && self.senses.name.is_none()
    }

    /// Whether it is in the Latin script.
    pub(in crate::statement) fn is_latin(&self) -> bool {
        self.folded.is_ascii()
    }

    /// Whether it stands for anybody: "people".
    pub(in crate::statement) fn is_anyone(&self) -> bool {
        self.senses.person == Some(ANYONE)
    }

    /// What becomes of a count by it.
    pub(in crate::statement) fn role(&self) -> Role {
        self.told.map_or(Role::default(), |told| told.role)
    }

    /// Whether it tells who or what something is told of: a name, or a noun for a person.
    pub(in crate::statement) fn is_somebody(&self) -> bool {
        self.capital || self.senses.person.is_some()
    }

    /// Whether it is a noun of things or people that are counted.
    pub(in crate::statement) fn is_counted(&self) -> bool {
        self.senses.counted.is_some() || self.senses.person.is_some()
    }

    /// Whether it tells how something ended or moved, so that who stands before it and who after matters.
    pub(in crate::statement) fn ranks(&self) -> bool {
        self.senses.direction.is_some() || self.senses.category.is_some_and(|(set, _)| set == "outcome")
    }

    /// Whether it is an English participle: "killing".
    pub(in crate::statement) fn is_participle(&self) -> bool {
        self.folded.is_ascii() && self.folded.len() > 5 && List::ParticipleEnding.ends(&self.folded)
    }

    /// Whether it is an English past participle of the regular form: "founded".
    pub(in crate::statement) fn is_past_participle(&self) -> bool {
        self.folded.is_ascii()
            && (self.folded.len() > 4 && List::PastEnding.ends(&self.folded) || List::PastParticiple.is(&self.folded))
    }

    /// Whether it tells what somebody does, as far as the tables know: no word of a subject.
    pub(in crate::statement) fn does(&self) -> bool {
        self.happens()
            || !self.capital && !self.is_counted() && (self.role().is(Role::CHANGE) || self.is_past_participle())
    }

    /// Whether it tells who won over whom.
    pub(in crate::statement) fn tells_winner(&self) -> bool {
        self.senses.category.is_some_and(|(set, _)| set == "outcome") || self.role().is(Role::WINS)
    }

    /// Whether it tells what one firm does with another: who acquires it is not acquired.
    pub(in crate::statement) fn tells_deal(&self) -> bool {
        self.senses.category.is_some_and(|(set, _)| set == "deal kind")
    }

    /// Whether it is a noun for anybody, whatever they do: "people", "women".
    pub(in crate::statement) fn is_plain_person(&self) -> bool {
        matches!(self.senses.person, Some(ANYONE | "man" | "woman" | "child" | "girl" | "boy"))
    }

    /// Whether it is a name, or may be one: no script but the Latin tells.
    pub(in crate::statement) fn is_name(&self) -> bool {
        self.capital || !self.is_latin()
    }

    /// Whether it is a name of world news.
    pub(in crate::statement) fn is_known_name(&self) -> bool {
        self.senses.name.is_some()
    }

    /// Whether it is a noun for people.
    pub(in crate::statement) fn is_person(&self) -> bool {
        self.senses.person.is_some()
    }

    /// Whether it is a common English word for what something is like: "full", "long".
    pub(in crate::statement) fn is_common_quality(&self) -> bool {
        self.weak && self.is_latin() && self.way().is_none() && self.told.is_some_and(Told::has_opposite)
    }

    /// 1 where it says more, -1 where it says less.
    pub(in crate::statement) fn way(&self) -> Option<i8> {
        self.senses.direction
    }

    /// Whether it names a living being: a person, or a kind of animal.
    pub(in crate::statement) fn is_being(&self) -> bool {
        let animal = vocabulary::told("animal");
        self.is_person() || self.told.zip(animal).is_some_and(|(own, animal)| own.is_kind_of(animal))
    }

    /// Whether it names a kind under which there are others: "people", "animals".
    pub(in crate::statement) fn is_kind(&self) -> bool {
        self.is_anyone() || List::Animal.is(stem(&self.folded))
    }

    /// Whether it is the name of a country, a city or another place.
    pub(in crate::statement) fn is_place(&self) -> bool {
        let kind = self.senses.name.map(|name| name.row().kind);
        matches!(kind, Some(NameKind::Country | NameKind::Place))
    }

    /// Whether it is the name of a country.
    pub(in crate::statement) fn is_country(&self) -> bool {
        self.senses.name.is_some_and(|name| name.row().kind == NameKind::Country)
    }

    /// Whether it tells what became of people: whether they live, died, were hurt.
    pub(in crate::statement) fn tells_fate(&self) -> bool {
        self.role().is(Role::FATE)
    }

    /// Whether it tells what befell people who are counted: "five injured".
    pub(in crate::statement) fn befell(&self) -> bool {
        self.senses.cue.is_some() && !self.is_anyone()
    }

    /// Whether it tells what something is like or of which country it is, in Arabic.
    pub(in crate::statement) fn describes(&self) -> bool {
        !self.is_latin() && (self.senses.nation.is_some() || self.told.is_some_and(Told::is_quality))
    }

    /// Whether it tells what something is like, in any language.
    pub(in crate::statement) fn tells_quality(&self) -> bool {
        self.told.is_some_and(Told::is_quality)
    }

    /// Whether the article stands before it, in Arabic.
    pub(in crate::statement) fn is_definite(&self) -> bool {
        forms(&fold(self.written))[2] != forms(&fold(self.written))[1]
    }
}
