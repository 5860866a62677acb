//! What the words of statements say: which say the same, which the opposite, and what becomes of a count by them.

use super::grammar::List;
use super::role::Role;
use crate::mention::{Passage, TokenKind};
use crate::subject::stem;
use crate::text::fold;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// The tables; their format is told at the head of the first.
const TABLES: [&str; 2] = [include_str!("vocabulary.txt"), include_str!("vocabulary.ar.txt")];

/// What the table says of a form.
#[derive(Debug, Default)]
pub(super) struct Told {
    concepts: Vec<u16>,
    /// The concepts of which it names a kind: a dog is an animal.
    kinds: Vec<u16>,
    /// What it does.
    pub role: Role,
    /// Whether a phrase of two words begins with it.
    pub opens: bool,
}

impl Told {
    /// Whether it says something of its own.
    pub(super) fn says(&self) -> bool {
        !self.concepts.is_empty()
    }

    /// Whether both say the same.
    pub(super) fn agrees(&self, other: &Told) -> bool {
        self.concepts.iter().any(|concept| other.concepts.contains(concept))
    }

    /// Whether it names a kind of what the other names.
    pub(super) fn is_kind_of(&self, other: &Told) -> bool {
        self.kinds.iter().any(|kind| other.concepts.contains(kind))
    }

    /// Whether there is a word that says the opposite.
    pub(super) fn has_opposite(&self) -> bool {
        self.concepts.iter().any(|&concept| {
            let first = VOCABULARY.opposites.partition_point(|&(one, _)| one < concept);
            VOCABULARY.opposites.get(first).is_some_and(|&(one, _)| one == concept)
        })
    }

    /// Whether it tells what something is like, which tells things apart as often as it is told of them.
    pub(super) fn is_quality(&self) -> bool {
        self.concepts.iter().any(|concept| VOCABULARY.qualities.contains(concept))
    }

    /// Whether one does what the other suffers: who buys from another is sold to.
    pub(super) fn is_converse_of(&self, other: &Told) -> bool {
        joined(&VOCABULARY.converses, self, other)
    }

    /// Whether the one denies what the other says.
    pub(super) fn opposes(&self, other: &Told) -> bool {
        joined(&VOCABULARY.opposites, self, other)
    }
}

/// Whether a concept of the one and a concept of the other stand in a pair, whichever comes first.
fn joined(pairs: &[(u16, u16)], one: &Told, other: &Told) -> bool {
    let pair = |one: u16, other: u16| pairs.binary_search(&(one, other)).is_ok();
    one.concepts.iter().any(|&ours| other.concepts.iter().any(|&theirs| pair(ours, theirs)))
}

#[derive(Default)]
struct Vocabulary {
    forms: HashMap<String, Told>,
    /// The forms of rows by their stems, for inflections that stand in no row.
    stems: HashMap<String, String>,
    /// Pairs of concepts, both ways round and in order.
    opposites: Vec<(u16, u16)>,
    converses: Vec<(u16, u16)>,
    qualities: Vec<u16>,
}

/// The longest English word from which [`stem`] leaves no ending off.
const SHORT: usize = 3;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(read);

fn read() -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    let mut concepts: HashMap<&str, u16> = HashMap::new();
    let mut section = "";
    for line in TABLES.iter().flat_map(|table| table.lines()) {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name;
            continue;
        }
        let Some((name, forms)) = line.split_once(" = ") else { continue };
        if section == "opposite" {
            vocabulary.opposites.extend(concepts.get(name).copied().zip(concepts.get(forms).copied()));
            continue;
        }
        if section == "converse" {
            vocabulary.converses.extend(concepts.get(name).copied().zip(concepts.get(forms).copied()));
            continue;
        }
        if matches!(section, "exclusive" | "quality") {
            let known: Vec<u16> =
                forms.split(',').filter_map(|concept| concepts.get(concept.trim()).copied()).collect();
            match section {
                "quality" => vocabulary.qualities.extend(known),
                _ => {
                    let pairs = known
                        .iter()
                        .enumerate()
                        .flat_map(|(at, &one)| known[at + 1..].iter().map(move |&other| (one, other)));
                    vocabulary.opposites.extend(pairs);
                }
            }
            continue;
        }
        let role = Role::of_section(section);
        let next = u16::try_from(concepts.len()).unwrap_or(u16::MAX);
        let concept = (section == "same").then(|| *concepts.entry(name).or_insert(next));
        let kind = (section == "kind").then(|| concepts.get(name).copied()).flatten();
        for form in forms.split(',').map(|form| fold(form.trim())) {
            if let Some((first, _)) = form.split_once(' ') {
                vocabulary.forms.entry(first.to_owned()).or_default().opens = true;
            } else if form.is_ascii() {
                vocabulary.stems.entry(stem(&form).to_owned()).or_insert_with(|| form.clone());
                // What is short keeps its ending when it is stripped.
                for ending in List::EndingOfShort.affixes().filter(|_| form.len() <= SHORT) {
                    vocabulary.stems.entry(format!("{form}{ending}")).or_insert_with(|| form.clone());
                }
            }
            let told = vocabulary.forms.entry(form).or_default();
            told.role = told.role.and(role);
            told.concepts.extend(concept.filter(|concept| !told.concepts.contains(concept)));
            told.kinds.extend(kind.filter(|kind| !told.kinds.contains(kind)));
        }
    }
    for pairs in [&mut vocabulary.opposites, &mut vocabulary.converses] {
        pairs.extend_from_within(..);
        let half = pairs.len() / 2;
        pairs[half..].iter_mut().for_each(|(one, other)| std::mem::swap(one, other));
        pairs.sort_unstable();
    }
    vocabulary
}

/// What the table says of a folded word and the one after it, and the token after them.
fn phrase(passage: &Passage<'_>, at: usize, word: &str, told: Option<&'static Told>) -> Option<(&'static Told, usize)> {
    let opens = |told: &Told| told.opens;
    if !(told.is_some_and(opens) || VOCABULARY.forms.get(word).is_some_and(opens)) {
        return None;
    }
    let next = passage.tokens.get(at + 1).filter(|token| token.kind == TokenKind::Word)?;
    let next = fold(passage.cut(next.span));
    Some((VOCABULARY.forms.get(&format!("{word} {next}"))?, at + 2))
}

/// What the vocabulary tells of the words at a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// What they do.
    pub role: Role,
    /// What the two words at it say together, and the token after them.
    pub phrase: Option<(&'static Told, usize)>,
}

/// What the vocabulary tells of the words at a token.
pub(super) fn known(passage: &Passage<'_>, at: usize) -> Known {
    let Some(token) = passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word) else {
        return Known::default();
    };
    let word = fold(passage.cut(token.span));
    let told = told(&word);
    let phrase = phrase(passage, at, &word, told);
    let role = phrase.map(|(told, _)| told).or(told).map_or(Role::default(), |told| told.role);
    Known { role, phrase }
}

/// What the words at a token do.
pub(super) fn role(passage: &Passage<'_>, at: usize) -> Role {
    known(passage, at).role
}

/// What the table says of a folded word or phrase.
pub(super) fn told(folded: &str) -> Option<&'static Told> {
    let forms = &VOCABULARY.forms;
    // The first word of a phrase may say something as a form of another.
    let opener = |told: &&Told| told.opens && !told.says() && told.kinds.is_empty() && told.role.is_empty();
    let exact = forms.get(folded);
    if let Some(told) = exact.filter(|told| !opener(told)) {
        return Some(told);
    }
    if folded.is_ascii() {
        return VOCABULARY.stems.get(stem(folded)).and_then(|form| forms.get(form)).or(exact);
    }
    let long = |rest: &&str| rest.chars().nth(2).is_some();
    let bare = List::BeforeWord.each_off_start(folded);
    let inflected = std::iter::once(folded).chain(bare).filter(long).find_map(|bare| {
        let ends = List::BehindWord.each_off_end(bare).filter(long);
        // The last letter of a feminine noun is written otherwise before a pronoun: «قوة», «قوته».
        let feminine = || {
            let noun = List::FeminineOwned.off_end(bare)?;
            forms.get(&format!("{noun}{}", List::Feminine.first()))
        };
        // So is that of a verb that ends in «ى»: «أعطى», «أعطاها».
        let weak = || {
            let verb = List::Pronoun.each_off_end(bare).find_map(|verb| List::LastLetterJoined.off_end(verb))?;
            forms.get(&format!("{verb}{}", List::LastLetter.first()))
        };
        // Or it is left off before another ending: «يمشون».
        let short = || {
            let verb = List::BehindShortVerb.off_end(bare)?;
            forms.get(&format!("{verb}{}", List::LastLetter.first())).filter(|_| verb.chars().nth(1).is_some())
        };
        let found = std::iter::once(bare).chain(ends).find_map(|bare| forms.get(bare));
        found.filter(|told| !opener(told)).or_else(feminine).or_else(weak).or_else(short)
    });
    // The rows give a verb in the third person: «تستضيف» as «يستضيف».
    let persons = List::BeforePerson.each_off_start(folded).filter(long);
    let third = || {
        persons.map(|rest| format!("{}{rest}", List::ThirdPerson.first())).find_map(|verb| {
            let ends = List::BehindThirdPerson.each_off_end(&verb);
            std::iter::once(verb.as_str()).chain(ends).find_map(|verb| forms.get(verb))
        })
    };
    inflected.or_else(third).or(exact)
}

#[cfg(test)]
mod tests {
    use super::{Role, VOCABULARY, told};
    use crate::text::fold;

    #[test]
    fn inflections_say_what_their_rows_say() {
        for (one, other) in [
            ("bought", "acquired"),
            ("purchases", "buying"),
            ("participated", "took part"),
            ("اقتنى", "واشترت"),
            ("العثور", "عثر"),
            ("سيشتري", "شراؤها"),
        ] {
            let (one, other) = (told(&fold(one)), told(&fold(other)));
            assert!(one.zip(other).is_some_and(|(one, other)| one.agrees(other)), "{one:?} {other:?}");
        }
    }

    #[test]
    fn each_section_is_known() {
        const OTHERS: [&str; 6] = ["same", "opposite", "converse", "exclusive", "quality", "kind"];
        for line in super::TABLES.iter().flat_map(|table| table.lines()) {
            let Some(section) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { continue };
            assert!(OTHERS.contains(&section) || !Role::of_section(section).is_empty(), "no such section: {section}");
        }
    }

    #[test]
    fn rows_of_pairs_name_rows_that_exist() {
        let mut section = "";
        for line in super::TABLES.iter().flat_map(|table| table.lines()) {
            let line = line.split('#').next().unwrap_or_default().trim();
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
                continue;
            }
            let Some((name, forms)) = line.split_once(" = ") else { continue };
            let named: Vec<&str> = match section {
                "opposite" | "converse" => vec![name, forms],
                "exclusive" | "quality" => forms.split(", ").collect(),
                "kind" => vec![name],
                _ => continue,
            };
            for name in named {
                assert!(super::TABLES.iter().any(|table| table.contains(&format!("\n{name} = "))), "no row: {name}");
            }
        }
        assert!(!VOCABULARY.opposites.is_empty() && !VOCABULARY.converses.is_empty());
    }
}
