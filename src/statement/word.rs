//! The content words of a statement, and when two of them say the same or the opposite.

use super::form::{Form, forms, same_plural, same_verb};
use super::grammar::List;
use super::vocabulary::{self, Known, Role, Told};
use crate::lexicon::{Attribute, KnownName, NameKind, Sense, Takes};
use crate::mention::{Passage, TokenKind};
use crate::subject::{sound, stem};
use crate::text::fold;

/// A word or a phrase that says what a statement is about.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// As written.
    pub written: &'t str,
    folded: Form,
    /// Whether it has a capital, which makes it a name where it does not open a sentence.
    pub capital: bool,
    /// Whether it tells nothing of its own: "up", "more". It need not be covered, but it may say the opposite.
    pub weak: bool,
    /// Whether it says that a figure is the whole: "in total".
    pub total: bool,
    /// Whether an "and" is attached to it.
    pub and: bool,
    /// Whether it goes on with a list: an "and" or a comma stands before it.
    pub listed: bool,
    /// Whether it is the noun of a figure.
    pub counted: bool,
    /// Whether a preposition stands before it.
    pub beside: bool,
    /// Whether what follows is its own: "the minister's".
    pub owner: bool,
    /// Whether it is denied: «لم يصب».
    pub denied: bool,
    /// Whether it does what another suffers: "approved by parliament".
    pub by: bool,
    /// The day of the week that it names, from Monday, which is 0.
    pub weekday: Option<i8>,
    /// Whether what it names is risen or fallen against: "against the dollar".
    pub versus: bool,
    senses: Senses,
    told: Option<&'static Told>,
    /// The words of a phrase that is no name.
    pub parts: Vec<Word<'t>>,
}

/// What the tables say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Senses {
    name: Option<KnownName>,
    /// The country that it says somebody or something is of.
    nation: Option<&'static str>,
    counted: Option<&'static str>,
    person: Option<&'static str>,
    event: Option<&'static str>,
    category: Option<(&'static str, &'static str)>,
    cue: Option<Attribute>,
    direction: Option<i8>,
}

impl Senses {
    /// Whether it says of which country something is, and the other names or says the same one.
    fn is_of(&self, other: &Senses) -> bool {
        let Some(country) = self.nation else { return false };
        other.nation == Some(country) || other.name.is_some_and(|name| name.row().name == country)
    }
}

/// The noun that stands for every person.
const ANYONE: &str = "person";

/// The fewest sounds by which names of two scripts are one.
const SOUNDS: usize = 3;

/// The content word at a token of which the vocabulary tells what is `known`, and the token after it; `None` where the token
/// carries none.
pub(super) fn at<'t>(passage: &Passage<'t>, token: usize, known: Known) -> (Option<Word<'t>>, usize) {
    let mut next = token + 1;
    let mut senses = Senses::default();
    if let Some(name) = passage.find(token, |sense| match sense {
        Sense::Name(name) => Some(name),
        _ => None,
    }) {
        (senses.name, next) = (Some(name.sense), name.next);
    }
    // "The economist" is no newspaper.
    let last = passage.tokens[token..next].iter().rfind(|token| token.kind == TokenKind::Word);
    if last.is_some_and(|last| passage.cut(last.span).starts_with(char::is_lowercase)) && next > token + 1 {
        senses.name = None;
        next = token + 1;
    }
    let mut longest = |end: usize| next = next.max(end);
    macro_rules! take {
        ($field:ident, $pattern:pat => $value:expr) => {
            if let Some(found) = passage.find(token, |sense| match sense {
                $pattern => Some($value),
                _ => None,
            }) {
                longest(found.next);
                senses.$field = Some(found.sense);
            }
        };
    }
    take!(nation, Sense::Nationality(country) => country);
    take!(counted, Sense::Counted(noun) => noun);
    take!(person, Sense::PersonNoun(noun) => noun);
    take!(event, Sense::Event(event) => event);
    take!(category, Sense::Category(set, one) => (set, one));
    take!(direction, Sense::Direction(way) => way);
    let stop = passage.find(token, |sense| (sense == Sense::Stop).then_some(()));
    let total = passage.find(token, |sense| matches!(sense, Sense::Scope("span", "total")).then_some(()));
    // "In all 23 provinces" tells of all.
    let counts = |at: usize| passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits);
    if let Some(total) = total.filter(|total| total.next >= next && !counts(total.next)) {
        let word = Word { total: true, ..Word::new(passage, token, total.next, Senses::default(), true) };
        return (Some(word), total.next);
    }
    // A cue of several words would swallow those that the other side may write apart.
    // What happens to people is told in words that say the same; other cues only go with one attribute, as "east" and "west" do.
    let befalls = |attribute: Attribute| attribute.row().is_some_and(|row| row.takes.contains(&Takes::People));
    let cue = passage.find(token, |sense| match sense {
        Sense::Cue(attribute) if befalls(attribute) => Some(attribute),
        _ => None,
    });
    senses.cue = cue.filter(|cue| cue.next == next).map(|cue| cue.sense);
    // "Took part" says more than its words do.
    let phrase = known.phrase.filter(|(told, end)| told.says() && *end >= next);
    if let Some((told, end)) = phrase {
        let mut word = Word { told: Some(told), ..Word::new(passage, token, end, senses, false) };
        if told.role.is(Role::WHOLE) {
            word.parts.clear();
        }
        return (Some(word), end);
    }
    if passage.cut(passage.tokens[token].span).chars().filter(|letter| *letter != 'ـ').count() == 1
        && !passage.tokens[token].span.cut(passage.text).is_ascii()
    {
        return (None, token + 1);
    }
    // The article of digits: «الـ23».
    if passage.cut(passage.tokens[token].span).trim_end_matches('ـ') == List::Article.first() {
        return (None, token + 1);
    }
    let says = senses.name.is_some()
        || senses.counted.is_some()
        || senses.person.is_some()
        || senses.event.is_some()
        || senses.category.is_some();
    // «أمام» is hardly an imam.
    let says = says && !known.role.is(Role::VERSUS);
    if let Some(stop) = stop.filter(|stop| stop.next >= next && !says) {
        // A common word need not be covered, but may say the opposite: "long".
        let told = vocabulary::told(&fold(passage.cut(passage.tokens[token].span)));
        if told.is_some_and(|told| told.role.is_empty() && told.has_opposite()) && stop.next == token + 1 {
            return (Some(Word::new(passage, token, token + 1, senses, true)), token + 1);
        }
        if senses.direction.is_none() || stop.next > next {
            return (None, stop.next);
        }
        return (Some(Word::new(passage, token, next, senses, true)), next);
    }
    (Some(Word::new(passage, token, next, senses, false)), next)
}

impl<'t> Word<'t> {
    fn new(passage: &Passage<'t>, from: usize, to: usize, senses: Senses, weak: bool) -> Self {
        let written = passage.cut(passage.span(from, to));
        let folded = fold(written);
        // The article and attached particles are no part of the word.
        let clitic = passage.tokens[from].entry.map_or(0, |entry| usize::from(entry.clitic.len));
        // «كرات» is hardly "as" with something.
        let clitic = if List::AttachedAs.begins(&folded) { 0 } else { clitic };
        let bare = folded.get(clitic..).filter(|bare| !bare.is_empty()).unwrap_or(&folded).to_owned();
        let bare = match narrowed(passage, from) {
            Some(prefix) => format!("{prefix}{bare}"),
            None => bare,
        };
        let capital = written.starts_with(char::is_uppercase) || senses.name.is_some();
        let attached = passage.tokens[from].entry.map(|entry| entry.clitic.and);
        let and = attached.unwrap_or_else(|| List::AttachedAnd.begins(&bare) && bare.chars().count() > 3);
        let told = vocabulary::told(&bare);
        // "The bank" is the Central Bank that was named.
        let body = senses.name.is_none_or(|name| name.row().kind == NameKind::Body) && !written.is_ascii();
        let parts = if to > from + 1 && (senses.name.is_none() || body) {
            let tokens = (from..to).filter(|&at| passage.tokens[at].kind == TokenKind::Word);
            tokens.map(|at| Word::new(passage, at, at + 1, Senses::default(), false)).collect()
        } else {
            Vec::new()
        };
        let rest = &passage.text[passage.span(from, to).end..];
        let owner = List::Possessive.begins(rest);
        let beside = passage.tokens[from].entry.is_some_and(|entry| entry.clitic.preposition && clitic > 0)
            || List::BesideArticle.begins(&folded);
        Word {
            written,
            folded: Form::of(bare),
            capital,
            weak,
            total: false,
            and,
            listed: and,
            counted: false,
            beside,
            owner,
            denied: false,
            by: false,
            weekday: None,
            versus: false,
            senses,
            told,
            parts,
        }
    }

    /// Leaves it no direction, where it only bounds a figure.
    pub(super) fn still(&mut self) {
        self.senses.direction = None;
    }

    /// The word at a token, whatever the tables say of it.
    pub(super) fn plain(passage: &Passage<'t>, token: usize) -> Self {
        Word::new(passage, token, token + 1, Senses::default(), false)
    }

    /// Whether it tells what happens rather than to whom.
    pub(super) fn happens(&self) -> bool {
        let Senses { category, cue, event, direction, .. } = self.senses;
        let happens = category.is_some() || cue.is_some() || event.is_some() || direction.is_some();
        happens && !self.is_counted() && self.senses.name.is_none()
    }

    /// Whether it is in the Latin script.
    pub(super) fn is_latin(&self) -> bool {
        self.folded.is_ascii()
    }

    /// Whether it stands for anybody: "people".
    pub(super) fn is_anyone(&self) -> bool {
        self.senses.person == Some(ANYONE)
    }

    /// Whether it is to come where the other is not: «ستفتتح» and «افتتحت».
    pub(super) fn is_ahead_of(&self, other: &Word<'_>) -> bool {
        let ahead = |word: &str| List::Future.begins(word);
        let definite = |word: &str| forms(word)[2] != word;
        ahead(&self.folded) && !ahead(&other.folded) && !definite(&other.folded)
    }

    /// What becomes of a count by it.
    pub(super) fn role(&self) -> Role {
        self.told.map_or(Role::default(), |told| told.role)
    }

    /// Whether it tells who or what something is told of: a name, or a noun for a person.
    pub(super) fn is_somebody(&self) -> bool {
        self.capital || self.senses.person.is_some()
    }

    /// Whether it is a noun of things or people that are counted.
    pub(super) fn is_counted(&self) -> bool {
        self.senses.counted.is_some() || self.senses.person.is_some()
    }

    /// Whether it tells how something ended or moved, so that who stands before it and who after matters.
    pub(super) fn ranks(&self) -> bool {
        self.senses.direction.is_some() || self.senses.category.is_some_and(|(set, _)| set == "outcome")
    }

    /// Whether it is an English participle: "killing".
    pub(super) fn is_participle(&self) -> bool {
        self.folded.is_ascii() && self.folded.len() > 5 && List::ParticipleEnding.ends(&self.folded)
    }

    /// Whether it is an English past participle of the regular form: "founded".
    pub(super) fn is_past_participle(&self) -> bool {
        self.folded.is_ascii()
            && (self.folded.len() > 4 && List::PastEnding.ends(&self.folded) || List::PastParticiple.is(&self.folded))
    }

    /// Whether it tells what somebody does, as far as the tables know: no word of a subject.
    pub(super) fn does(&self) -> bool {
        self.happens()
            || !self.capital && !self.is_counted() && (self.role().is(Role::CHANGE) || self.is_past_participle())
    }

    /// Whether it tells who won over whom.
    pub(super) fn tells_winner(&self) -> bool {
        self.senses.category.is_some_and(|(set, _)| set == "outcome") || self.role().is(Role::WINS)
    }

    /// Whether it tells what one firm does with another: who acquires it is not acquired.
    pub(super) fn tells_deal(&self) -> bool {
        self.senses.category.is_some_and(|(set, _)| set == "deal kind")
    }

    /// Whether this word of a premise says what a word of a hypothesis says.
    pub(super) fn covers(&self, other: &Word<'_>) -> bool {
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
    pub(super) fn moves_as(&self, other: &Word<'_>) -> bool {
        let told = self.told.zip(other.told).is_some_and(|(ours, theirs)| ours.agrees(theirs));
        self.way().is_some() && self.way() == other.way() && !told && !self.folded.is_of_one_word(&other.folded)
    }

    /// Whether it is a noun for anybody, whatever they do: "people", "women".
    pub(super) fn is_plain_person(&self) -> bool {
        matches!(self.senses.person, Some(ANYONE | "man" | "woman" | "child" | "girl" | "boy"))
    }

    /// Whether both are nouns for people, of whom one is a woman and the other a man.
    pub(super) fn is_other_sex(&self, other: &Word<'_>) -> bool {
        const PAIRS: [(&str, &str); 2] = [("girl", "boy"), ("woman", "man")];
        let both = self.senses.person.zip(other.senses.person);
        both.is_some_and(|(ours, theirs)| PAIRS.contains(&(ours, theirs)) || PAIRS.contains(&(theirs, ours)))
    }

    /// Whether it is a name, or may be one: no script but the Latin tells.
    pub(super) fn is_name(&self) -> bool {
        self.capital || !self.is_latin()
    }

    /// Whether it is a name of world news.
    pub(super) fn is_known_name(&self) -> bool {
        self.senses.name.is_some()
    }

    /// Whether it is a noun for people.
    pub(super) fn is_person(&self) -> bool {
        self.senses.person.is_some()
    }

    /// Whether it is a common English word for what something is like: "full", "long".
    pub(super) fn is_common_quality(&self) -> bool {
        self.weak && self.is_latin() && self.way().is_none() && self.told.is_some_and(Told::has_opposite)
    }

    /// 1 where it says more, -1 where it says less.
    pub(super) fn way(&self) -> Option<i8> {
        self.senses.direction
    }

    /// Whether it names a kind of what the other names: a dog is an animal.
    pub(super) fn is_kind_of(&self, other: &Word<'_>) -> bool {
        self.told.zip(other.told).is_some_and(|(ours, theirs)| ours.is_kind_of(theirs))
    }

    /// Whether it names a living being: a person, or a kind of animal.
    pub(super) fn is_being(&self) -> bool {
        let animal = vocabulary::told("animal");
        self.is_person() || self.told.zip(animal).is_some_and(|(own, animal)| own.is_kind_of(animal))
    }

    /// Whether it names a kind under which there are others: "people", "animals".
    pub(super) fn is_kind(&self) -> bool {
        self.is_anyone() || List::Animal.is(stem(&self.folded))
    }

    /// Whether it is the name of a country, a city or another place.
    pub(super) fn is_place(&self) -> bool {
        let kind = self.senses.name.map(|name| name.row().kind);
        matches!(kind, Some(NameKind::Country | NameKind::Place))
    }

    /// Whether it is the name of a country.
    pub(super) fn is_country(&self) -> bool {
        self.senses.name.is_some_and(|name| name.row().kind == NameKind::Country)
    }

    /// Whether it tells what became of people: whether they live, died, were hurt.
    pub(super) fn tells_fate(&self) -> bool {
        self.role().is(Role::FATE)
    }

    /// Whether it tells what befell people who are counted: "five injured".
    pub(super) fn befell(&self) -> bool {
        self.senses.cue.is_some() && !self.is_anyone()
    }

    /// Whether it tells what something is like or of which country it is, in Arabic.
    pub(super) fn describes(&self) -> bool {
        !self.is_latin() && (self.senses.nation.is_some() || self.told.is_some_and(Told::is_quality))
    }

    /// Whether it says what a row of the tables says.
    pub(super) fn says_as(&self, other: &Told) -> bool {
        self.told.is_some_and(|told| told.agrees(other))
    }

    /// Whether it tells what something is like, in any language.
    pub(super) fn tells_quality(&self) -> bool {
        self.told.is_some_and(Told::is_quality)
    }

    /// Whether the article stands before it, in Arabic.
    pub(super) fn is_definite(&self) -> bool {
        forms(&fold(self.written))[2] != forms(&fold(self.written))[1]
    }

    /// Whether both are written alike, whatever is attached to them.
    pub(super) fn is_same_form(&self, other: &Word<'_>) -> bool {
        forms(&fold(self.written)).iter().any(|ours| forms(&fold(other.written)).contains(ours))
    }

    /// Whether one does what the other suffers: "bought" and "sold".
    pub(super) fn is_converse_of(&self, other: &Word<'_>) -> bool {
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
    pub(super) fn opposes(&self, other: &Word<'_>) -> Option<Opposition> {
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

/// Whether a folded word tells a degree that one alone has: "largest", «أكبر».
pub(super) fn is_superlative(word: &str) -> bool {
    match word.is_ascii() {
        true => List::Most.is(word) || word.len() > 5 && List::SuperlativeEnding.ends(word),
        false => List::SuperlativeOpening.begins(word) && word.chars().count() == 4,
    }
}

/// What narrows the word at a token: the "semi" of "semi-final".
fn narrowed(passage: &Passage<'_>, at: usize) -> Option<String> {
    let (sign, prefix) = (passage.tokens.get(at.checked_sub(1)?)?, passage.tokens.get(at.checked_sub(2)?)?);
    let joined = sign.kind == TokenKind::Sign('-') && sign.glued && passage.tokens[at].glued;
    let narrows = joined && vocabulary::role(passage, at - 2).is(Role::NARROWS);
    narrows.then(|| fold(passage.cut(prefix.span)))
}

/// Whether two words are of one matter, of which they may tell the one and the other end.
fn is_one_matter(word: &Word<'_>, other: &Word<'_>) -> bool {
    let (ours, theirs) = (&word.senses, &other.senses);
    ours.cue.is_some() && ours.cue == theirs.cue || ours.event.is_some() && ours.event == theirs.event
}

/// In what two words are opposites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opposition {
    /// They are of one set of categories that exclude each other.
    Category,
    /// One says more and the other less.
    Direction,
    /// They say the opposite: "legal", "illegal".
    Meaning,
}
