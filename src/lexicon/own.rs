//! The attributes of a newsroom, used beside those of the tables.

use super::{ATTRIBUTES, Attribute, AttributeRow, KeyRole, LANGUAGES, Language, Script, Sense, Takes};
use crate::claim::Evolves;
use crate::text::{Place, fold, is_arabic};
use std::collections::BTreeMap;

/// An attribute as a newsroom writes it, or words that it adds to one of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAttribute {
    /// Its name, by which topics are called.
    pub name: String,
    /// What its values are in, which name it is of and how it evolves; `None` for an attribute of the tables, which say so.
    pub kind: Option<Kind>,
    /// The words that say what is measured, as written.
    pub cues: Vec<String>,
    /// The configuration that gives it.
    pub path: String,
    /// Where it stands there.
    pub place: Place,
}

/// What figures an attribute takes, and how its claims are grouped and compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What its values are in.
    pub takes: Vec<Takes>,
    /// Which name of a clause it is of.
    pub role: KeyRole,
    /// How its values may change with time.
    pub evolves: Evolves,
}

/// The attributes of the tables and those of a newsroom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    own: Vec<OwnAttribute>,
    /// For each of `own` what it is known by.
    known_by: Vec<Attribute>,
    /// The cues by their first word, folded, with every particle that may be attached to it; the longest first.
    cues: BTreeMap<String, Vec<Cue>>,
}

/// The words of a cue behind its first, folded, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cue {
    rest: Vec<String>,
    attribute: Attribute,
}

/// What is said of an attribute that nobody knows.
const UNKNOWN: AttributeRow<'static> = AttributeRow {
    name: "",
    takes: &[],
    role: KeyRole::Alone,
    evolves: Evolves::Fixed,
    slow: false,
    unlike: &[],
    bearers: &[],
    nouns: &[],
    in_place_of: &[],
    traits: &[],
};

impl Attributes {
    /// The tables, and these.
    pub fn new(own: Vec<OwnAttribute>) -> Self {
        let mut attributes = Attributes::default();
        for (place, one) in own.iter().enumerate() {
            let built_in = Attribute::of(&one.name);
            let next = u16::try_from(ATTRIBUTES.len() + place).unwrap_or(u16::MAX);
            let attribute = built_in.unwrap_or(Attribute(next));
            attributes.known_by.push(attribute);
            one.cues.iter().for_each(|cue| attributes.add(cue, attribute));
        }
        attributes.cues.values_mut().for_each(|cues| cues.sort_by_key(|cue| std::cmp::Reverse(cue.rest.len())));
        attributes.own = own;
        attributes
    }

    fn add(&mut self, cue: &str, attribute: Attribute) {
        let words = words(cue);
        let Some((first, rest)) = words.split_first() else { return };
        let script = script(first);
        let attached =
            LANGUAGES.iter().filter(|language| Some(language.script) == script).flat_map(|language| language.clitics);
        // A short word takes no particles: with one it is another word.
        let attached = attached.copied().filter(|_| first.chars().count() > 2);
        for particle in std::iter::once("").chain(attached) {
            let known = self.cues.entry(format!("{particle}{first}")).or_default();
            known.push(Cue { rest: rest.to_vec(), attribute });
        }
    }

    /// What a newsroom gives, in its order.
    pub fn own(&self) -> &[OwnAttribute] {
        &self.own
    }

    /// The same, with what each is known by.
    pub(crate) fn own_known(&self) -> impl Iterator<Item = (Attribute, &OwnAttribute)> {
        self.known_by.iter().copied().zip(&self.own)
    }

    /// What is known of an attribute.
    pub fn row(&self, attribute: Attribute) -> AttributeRow<'_> {
        let place = usize::from(attribute.0);
        if let Some(row) = ATTRIBUTES.get(place) {
            return *row;
        }
        let own = self.own.get(place - ATTRIBUTES.len());
        own.and_then(|own| Some((own, own.kind.as_ref()?))).map_or(UNKNOWN, |(own, kind)| AttributeRow {
            name: &own.name,
            takes: &kind.takes,
            role: kind.role,
            slow: false,
            evolves: kind.evolves,
            unlike: &[],
            bearers: &[],
            nouns: &[],
            in_place_of: &[],
            traits: &[],
        })
    }

    /// The cue of a newsroom that begins with a folded word and goes on with those that `next` gives, among those that fit: what it
    /// says, and how many words it has.
    pub(crate) fn find(
        &self,
        first: &str,
        next: impl Fn(usize) -> Option<String>,
        fits: impl Fn(Attribute) -> bool,
    ) -> Option<(Attribute, usize)> {
        let cues = self.cues.get(first)?;
        let goes_on = |cue: &&Cue| (0..).zip(&cue.rest).all(|(at, word)| next(at).as_ref() == Some(word));
        let cue = cues.iter().filter(|cue| fits(cue.attribute)).find(goes_on)?;
        Some((cue.attribute, cue.rest.len() + 1))
    }

    /// Whether a newsroom gives no cue.
    pub(crate) fn is_empty(&self) -> bool {
        self.cues.is_empty()
    }
}

/// The folded words of a cue; a hyphen and an apostrophe stand between words, as the reader cuts them.
fn words(cue: &str) -> Vec<String> {
    let folded = fold(cue);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn script(word: &str) -> Option<Script> {
    let letter = word.chars().find(|letter| letter.is_alphabetic())?;
    Some(if is_arabic(letter) { Script::Arabic } else { Script::Latin })
}

/// Why a cue would say nothing of what a figure measures: it stands in every sentence, or in figures themselves; `None` for one that
/// may.
pub fn says_nothing(cue: &str) -> Option<&'static str> {
    let words = words(cue);
    if words.iter().all(|word| word.chars().all(|letter| !letter.is_alphabetic())) {
        return Some("it holds no word");
    }
    if let [word] = words.as_slice()
        && word.chars().count() < 2
    {
        return Some("one letter stands everywhere");
    }
    let senses = |word: &String| -> Vec<Sense> {
        let of = |language: &Language| language.entry(word).map_or(&[][..], |entry| entry.senses).to_vec();
        LANGUAGES.iter().flat_map(|language| [of(language), of(language.story())].concat()).collect()
    };
    let all = |fits: fn(Sense) -> bool| words.iter().all(|word| senses(word).into_iter().any(fits));
    if all(is_small) {
        return Some("it stands in every sentence");
    }
    all(is_of_figures).then_some("figures themselves hold it")
}

/// Whether a word tells nothing of what a sentence is about.
const fn is_small(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Function
            | Sense::Stop
            | Sense::Clause
            | Sense::Coordinates
            | Sense::Negation
            | Sense::And
            | Sense::Of
            | Sense::The
    ) || matches!(sense, Sense::Prepositional | Sense::To | Sense::From | Sense::Per)
}

/// Whether a word is a part of figures and dates.
const fn is_of_figures(sense: Sense) -> bool {
    matches!(sense, Sense::Number(_) | Sense::Scale(_) | Sense::Plural(_) | Sense::Currency(_) | Sense::Percent)
        || matches!(sense, Sense::Month(_) | Sense::Weekday(_) | Sense::Grain(_) | Sense::Hedge(_) | Sense::Bound(_))
}

impl Takes {
    /// Every kind of values with the word that configurations use.
    pub const ALL: [(&'static str, Takes); 20] = [
        ("people", Takes::People),
        ("count", Takes::Count),
        ("number", Takes::Number),
        ("money", Takes::Money),
        ("percent", Takes::Percent),
        ("points", Takes::Points),
        ("date", Takes::Date),
        ("duration", Takes::Duration),
        ("length", Takes::Length),
        ("area", Takes::Area),
        ("volume", Takes::Volume),
        ("mass", Takes::Mass),
        ("temperature", Takes::Temperature),
        ("speed", Takes::Speed),
        ("energy", Takes::Energy),
        ("power", Takes::Power),
        ("data", Takes::Data),
        ("measure", Takes::Measure),
        ("magnitude", Takes::Magnitude),
        ("rank", Takes::Rank),
    ];

    /// The word that configurations use.
    pub fn as_str(self) -> &'static str {
        Takes::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

impl KeyRole {
    /// Every role with the word that configurations use.
    pub const ALL: [(&'static str, KeyRole); 5] = [
        ("event", KeyRole::Event),
        ("subject", KeyRole::Subject),
        ("object", KeyRole::Object),
        ("place", KeyRole::Place),
        ("alone", KeyRole::Alone),
    ];

    /// The word that configurations use.
    pub fn as_str(self) -> &'static str {
        KeyRole::ALL.iter().find(|(_, role)| *role == self).map_or("", |(word, _)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_that_stand_everywhere() {
        for (cue, why) in [
            ("ticket", None),
            ("تذكرة", None),
            ("price of the ticket", None),
            ("*", Some("it holds no word")),
            ("12", Some("it holds no word")),
            ("a", Some("one letter stands everywhere")),
            ("the", Some("it stands in every sentence")),
            ("of the", Some("it stands in every sentence")),
            ("في", Some("it stands in every sentence")),
            ("million", Some("figures themselves hold it")),
            ("دولار", Some("figures themselves hold it")),
        ] {
            assert_eq!(says_nothing(cue), why, "{cue}");
        }
    }
}
