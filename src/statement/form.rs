//! The forms of a word: what may be attached to it, and when two words are forms of one.

use super::grammar::List;
use crate::subject::stem;
use crate::text::Signature;
use std::ops::Deref;

/// A folded word and its forms. What it shares with others is worked out once, by signatures, since each word of one statement is held
/// against each of the other.
#[derive(Clone, Debug)]
pub(super) struct Form {
    folded: String,
    is_latin: bool,
    /// The forms of [`forms`], each with its stem.
    forms: [(Signature, Signature); 3],
    /// The noun whose owner it names, and the same noun without the «ت» of a feminine one: «إيراداتها», «تكلفته».
    owned: Option<Signature>,
    owned_feminine: Option<Signature>,
    /// The word without its article, and without the «ه» of a feminine noun.
    feminine: Option<Signature>,
    /// The place of which it says that something is: «الموزمبيقية».
    place: Option<Signature>,
}

impl PartialEq for Form {
    fn eq(&self, other: &Form) -> bool {
        self.folded == other.folded
    }
}

impl Deref for Form {
    type Target = str;

    fn deref(&self) -> &str {
        &self.folded
    }
}

impl Form {
    /// The form of a folded word.
    pub(super) fn of(folded: String) -> Form {
        let (whole, is_latin) = (Signature::of(&folded), folded.is_ascii());
        let first = (whole, Signature::of(stem(&folded)));
        let [_, without_and, bare] = forms(&folded);
        let mut form = Form {
            is_latin,
            forms: [first; 3],
            owned: None,
            owned_feminine: None,
            feminine: None,
            place: None,
            folded: String::new(),
        };
        if !is_latin {
            let of = |part: &str| if part.len() == folded.len() { first } else { both(part) };
            form.forms = [first, of(without_and), of(bare)];
            let owned = owned(without_and);
            form.owned = owned.map(Signature::of);
            form.owned_feminine = owned.and_then(|owned| List::FeminineJoined.off_end(owned)).map(Signature::of);
            form.feminine = List::Feminine.off_end(bare).map(Signature::of);
            form.place = place(without_and).map(Signature::of);
        }
        Form { folded, ..form }
    }

    /// Whether both have one stem, or one of them says of whom or of what place the other is.
    pub(super) fn shares_stem(&self, other: &Form) -> bool {
        if self.is_latin || other.is_latin {
            return self.forms[0].1 == other.forms[0].1;
        }
        // The one may be the stem of the other: «احتياطيات» and «احتياطي».
        let one = |(ours, own): &(Signature, Signature)| {
            let is_one = |(theirs, other): &(Signature, Signature)| {
                ours == theirs || own == other || own == theirs || ours == other
            };
            other.forms.iter().any(is_one)
        };
        self.forms.iter().any(one)
            || self.is_of_place(other)
            || other.is_of_place(self)
            || self.is_owned(other)
            || other.is_owned(self)
    }

    /// Whether both are forms of one word: singular and plural, or with other endings.
    pub(super) fn is_of_one_word(&self, other: &Form) -> bool {
        self == other || self.shares_stem(other) || same_plural(self, other)
    }

    fn bare(&self) -> Signature {
        self.forms[2].0
    }

    /// Whether it says that something is of what the other names: «الموزمبيقية» and «موزمبيق».
    fn is_of_place(&self, noun: &Form) -> bool {
        self.place == Some(noun.bare())
    }

    /// Whether it is the other with the pronoun of whose it is.
    fn is_owned(&self, noun: &Form) -> bool {
        self.owned == Some(noun.bare()) || self.owned_feminine.is_some() && self.owned_feminine == noun.feminine
    }
}

/// The signatures of a word and of its stem.
fn both(word: &str) -> (Signature, Signature) {
    (Signature::of(word), Signature::of(stem(word)))
}

/// A word as it stands, without an attached "and", and without an attached article.
pub(super) fn forms(word: &str) -> [&str; 3] {
    let long = |rest: &&str| rest.chars().nth(2).is_some();
    let without = |list: List| list.each_off_start(word).find(long).unwrap_or(word);
    [word, without(List::AttachedAnd), without(List::AttachedArticle)]
}

/// A noun without the pronoun of whose it is.
fn owned(word: &str) -> Option<&str> {
    let owned = List::Pronoun.off_end(word)?;
    owned.chars().nth(2).map(|_| owned)
}

/// The place of which an adjective says that something is.
fn place(word: &str) -> Option<&str> {
    const LEAST: usize = 4;
    let word = forms(word)[2];
    let of = List::OfPlace.off_end(word)?;
    (of.chars().count() >= LEAST).then_some(of)
}

/// Whether two folded words are forms of one.
pub(super) fn one_word(ours: &str, theirs: &str) -> bool {
    ours == theirs || Form::of(ours.to_owned()).is_of_one_word(&Form::of(theirs.to_owned()))
}

/// Whether two forms of an Arabic noun may be singular and broken plural: they share their consonants. It holds for the nouns of
/// figures alone, since «كاتب» and «كتاب» share theirs too.
pub(super) fn same_plural(ours: &str, theirs: &str) -> bool {
    let consonants =
        |word: &str| -> String { forms(word)[2].chars().filter(|&letter| !List::WeakInNoun.has(letter)).collect() };
    let strip = |word: &str| consonants(List::NumberEnding.off_end(word).unwrap_or(word));
    let (ours, theirs) = (strip(ours), strip(theirs));
    !ours.is_ascii() && ours == theirs && ours.chars().count() >= 2
}

/// Whether two Arabic verbs may be one, of which a denial has made one short: «لم يصب» and «أصيب», «لم يستقل» and «استقال». They share
/// their consonants, what marks the person aside.
pub(super) fn same_verb(ours: &str, theirs: &str) -> bool {
    let long = |word: &str| word.chars().nth(1).is_some();
    let kept = |word: &str| -> String {
        let bare = List::BehindVerb.off_end(word).unwrap_or(word);
        bare.chars().filter(|&letter| !List::WeakInVerb.has(letter)).collect()
    };
    let consonants = |word: &str| kept(List::Person.off_start(word).filter(|rest| long(rest)).unwrap_or(word));
    let (first, second) = (consonants(ours), consonants(theirs));
    !ours.is_ascii() && long(&first) && (first == second || first == kept(theirs) || kept(ours) == second)
}

/// Whether a folded word tells a degree that one alone has: "largest", «أكبر».
pub(super) fn is_superlative(word: &str) -> bool {
    match word.is_ascii() {
        true => List::Most.is(word) || word.len() > 5 && List::SuperlativeEnding.ends(word),
        false => List::SuperlativeOpening.begins(word) && word.chars().count() == 4,
    }
}
