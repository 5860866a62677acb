//! What the words of statements say: which say the same, which the opposite, and what becomes of a count by them.

use super::grammar::List;
use crate::mention::{Passage, TokenKind};
use crate::subject::stem;
use crate::text::fold;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// The tables; their format is told at the head of the first.
const TABLES: [&str; 2] = [include_str!("vocabulary.txt"), include_str!("vocabulary.ar.txt")];

/// What a word does in a statement, of counts above all: a set, since it may do several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role(u128);

impl Role {
    /// There are more of them: "bought".
    pub const GAINS: Role = Role(1 << 0);
    /// There are fewer: "sold".
    pub const LOSES: Role = Role(1 << 1);
    /// There are so many: "has".
    pub const HAS: Role = Role(1 << 2);
    /// There were so many: "had".
    pub const HAD: Role = Role(1 << 3);
    /// So many are left: "remain".
    pub const LEAVES: Role = Role(1 << 4);
    /// So many there were before anything became of them: "at first".
    pub const FIRST: Role = Role(1 << 5);
    /// Each of others has so many.
    pub const EACH: Role = Role(1 << 6);
    /// It went on for so long: "lasted".
    pub const LASTS: Role = Role(1 << 7);
    /// It is the first day of a span: "began".
    pub const BEGINS: Role = Role(1 << 8);
    /// It is the last: "ended".
    pub const ENDS: Role = Role(1 << 9);
    /// One is more than another.
    pub const MORE: Role = Role(1 << 10);
    /// One is less than another.
    pub const LESS: Role = Role(1 << 11);
    /// More than half of all.
    pub const MOST: Role = Role(1 << 12);
    /// Two, and there are no others.
    pub const BOTH: Role = Role(1 << 13);
    /// It becomes twice as much.
    pub const DOUBLES: Role = Role(1 << 14);
    /// Three times as much.
    pub const TRIPLES: Role = Role(1 << 15);
    /// Four times as much.
    pub const QUADRUPLES: Role = Role(1 << 16);
    /// Half as much.
    pub const HALVES: Role = Role(1 << 17);
    /// So it was before.
    pub const BEFORE: Role = Role(1 << 18);
    /// It says nothing of its own: "amount".
    pub const IDLE: Role = Role(1 << 19);
    /// What follows is a wish, a task or an attempt.
    pub const UNSURE: Role = Role(1 << 20);
    /// A preposition.
    pub const BESIDE: Role = Role(1 << 21);
    /// It only makes a denial stronger: «قط».
    pub const EVER: Role = Role(1 << 22);
    /// It stands for who acts: "she".
    pub const WHO: Role = Role(1 << 23);
    /// It stands for whom something is done to: "her".
    pub const WHOM: Role = Role(1 << 24);
    /// It takes money and gives things: "bought".
    pub const BUYS: Role = Role(1 << 25);
    /// It gives things and takes money: "sold".
    pub const SELLS: Role = Role(1 << 26);
    /// Who acts has it afterwards: "took".
    pub const TAKES: Role = Role(1 << 27);
    /// What follows comes of what stands before it: «مما أدى إلى».
    pub const RESULTS: Role = Role(1 << 28);
    /// It opens a clause about what was just named.
    pub const WHICH: Role = Role(1 << 29);
    /// The figure is of all of them: "together".
    pub const TOGETHER: Role = Role(1 << 30);
    /// The figure after it is a part of the one before: "of whom".
    pub const AMONG: Role = Role(1 << 31);
    /// It is more than the figure that a preposition joins to it: «يزيد العدد على».
    pub const ABOVE: Role = Role(1 << 32);
    /// It is less: «يقل العدد عن».
    pub const BELOW: Role = Role(1 << 33);
    /// The stretch of time beside it is somebody's age.
    pub const AGE: Role = Role(1 << 34);
    /// What it tells of comes before what follows.
    pub const EARLIER: Role = Role(1 << 35);
    /// What it tells of comes after what follows.
    pub const LATER: Role = Role(1 << 36);
    /// Figures and names answer each other in their order.
    pub const RESPECTIVE: Role = Role(1 << 37);
    /// It is the first day of a life.
    pub const BORN: Role = Role(1 << 38);
    /// It is the last day of a life.
    pub const DIES: Role = Role(1 << 39);
    /// What is joined to it by a hyphen is not what it would be alone: "semi-final".
    pub const NARROWS: Role = Role(1 << 40);
    /// Twice as many as what follows.
    pub const TWICE: Role = Role(1 << 42);
    /// Half as many.
    pub const HALF: Role = Role(1 << 43);
    /// So many times as many.
    pub const TIMES: Role = Role(1 << 44);
    /// A stretch of time that comes again: "every day".
    pub const OCCASION: Role = Role(1 << 45);
    /// But for what follows nothing is: «سوى».
    pub const EXCEPT: Role = Role(1 << 46);
    /// Nothing else is, and nothing is said of all: "only".
    pub const ONLY: Role = Role(1 << 47);
    /// What it tells of is of another time than the day before it: "later".
    pub const AFTERWARDS: Role = Role(1 << 48);
    /// Not one of them, where it is denied: "any".
    pub const ANY: Role = Role(1 << 49);
    /// A part of what follows, without a figure: "some of".
    pub const SOME: Role = Role(1 << 50);
    /// What follows is what is fallen or risen against: "against the dollar".
    pub const VERSUS: Role = Role(1 << 51);
    /// It neither rises nor falls: "unchanged".
    pub const STILL: Role = Role(1 << 52);
    /// It is of one place alone: "born".
    pub const SOLE: Role = Role(1 << 53);
    /// A name or an adjective follows it, to tell which: «شركة».
    pub const TITLE: Role = Role(1 << 54);
    /// What follows was not, and what stands before it was: "without".
    pub const WITHOUT: Role = Role(1 << 55);
    /// Less than half of all.
    pub const FEW: Role = Role(1 << 56);
    /// How far two figures are apart.
    pub const GAP: Role = Role(1 << 57);
    /// What so many of cost, each: "price".
    pub const PRICE: Role = Role(1 << 58);
    /// Who it is told of wins or loses.
    pub const WINS: Role = Role(1 << 59);
    /// One of what stands before it: «رجل واحد».
    pub const ONE: Role = Role(1 << 60);
    /// It became of people: "killed", "rescued".
    pub const FATE: Role = Role(1 << 61);
    /// It only says that what follows was counted: "recorded ten cases".
    pub const TALLY: Role = Role(1 << 62);
    /// So it is by now: "now".
    pub const NOW: Role = Role(1 << 63);
    /// The words of a phrase that say something else when they stand apart.
    pub const WHOLE: Role = Role(1 << 41);
    /// What it tells of is of the year after the one before it: "the following year".
    pub const FOLLOWS: Role = Role(1 << 64);
    /// What is put from one day to another is on the other alone: "postponed".
    pub const MOVES: Role = Role(1 << 65);
    /// Less is paid by it: "discount".
    pub const DISCOUNT: Role = Role(1 << 66);
    /// It says no more than the profit or the loss behind it: «حقق ربحا».
    pub const CARRIES: Role = Role(1 << 69);
    /// A profit or a loss.
    pub const RESULT: Role = Role(1 << 70);
    /// What goes on for some time: "journey".
    pub const STRETCH: Role = Role(1 << 71);
    /// It did not quite come about: "almost".
    pub const ALMOST: Role = Role(1 << 72);
    /// The same as a verb: «كاد».
    pub const NEARS: Role = Role(1 << 73);
    /// What is told behind it did not come about: «فشل».
    pub const FAILS: Role = Role(1 << 74);
    /// It holds others: "row", "box".
    pub const HOLDER: Role = Role(1 << 67);
    /// How fast: "average speed".
    pub const SPEED: Role = Role(1 << 68);

    /// What becomes of a count.
    pub const CHANGE: Role = Role::GAINS.and(Role::LOSES);
    /// So many there are or were.
    pub const STATE: Role = Role::HAS.and(Role::HAD).and(Role::LEAVES);
    /// What tells of the figure beside it.
    pub const OF_FIGURES: Role = Role::CHANGE.and(Role::STATE).and(Role::LASTS).and(Role::BEGINS).and(Role::ENDS);

    const SECTIONS: [(&'static str, Role); 75] = [
        ("gains", Role::GAINS),
        ("loses", Role::LOSES),
        ("has", Role::HAS),
        ("had", Role::HAD),
        ("leaves", Role::LEAVES),
        ("first", Role::FIRST),
        ("each", Role::EACH),
        ("lasts", Role::LASTS),
        ("begins", Role::BEGINS),
        ("ends", Role::ENDS),
        ("more", Role::MORE),
        ("less", Role::LESS),
        ("most", Role::MOST),
        ("both", Role::BOTH),
        ("doubles", Role::DOUBLES),
        ("triples", Role::TRIPLES),
        ("quadruples", Role::QUADRUPLES),
        ("halves", Role::HALVES),
        ("before", Role::BEFORE),
        ("idle", Role::IDLE),
        ("unsure", Role::UNSURE),
        ("beside", Role::BESIDE),
        ("ever", Role::EVER),
        ("who", Role::WHO),
        ("whom", Role::WHOM),
        ("buys", Role::BUYS),
        ("sells", Role::SELLS),
        ("takes", Role::TAKES),
        ("results", Role::RESULTS),
        ("which", Role::WHICH),
        ("together", Role::TOGETHER),
        ("among", Role::AMONG),
        ("above", Role::ABOVE),
        ("below", Role::BELOW),
        ("age", Role::AGE),
        ("earlier", Role::EARLIER),
        ("later", Role::LATER),
        ("respective", Role::RESPECTIVE),
        ("born", Role::BORN),
        ("dies", Role::DIES),
        ("narrows", Role::NARROWS),
        ("whole", Role::WHOLE),
        ("twice", Role::TWICE),
        ("half", Role::HALF),
        ("times", Role::TIMES),
        ("occasion", Role::OCCASION),
        ("except", Role::EXCEPT),
        ("only", Role::ONLY),
        ("afterwards", Role::AFTERWARDS),
        ("any", Role::ANY),
        ("some", Role::SOME),
        ("versus", Role::VERSUS),
        ("still", Role::STILL),
        ("now", Role::NOW),
        ("tally", Role::TALLY),
        ("fate", Role::FATE),
        ("wins", Role::WINS),
        ("one", Role::ONE),
        ("without", Role::WITHOUT),
        ("few", Role::FEW),
        ("gap", Role::GAP),
        ("price", Role::PRICE),
        ("title", Role::TITLE),
        ("sole", Role::SOLE),
        ("follows", Role::FOLLOWS),
        ("moves", Role::MOVES),
        ("discount", Role::DISCOUNT),
        ("holder", Role::HOLDER),
        ("almost", Role::ALMOST),
        ("nears", Role::NEARS),
        ("fails", Role::FAILS),
        ("stretch", Role::STRETCH),
        ("carries", Role::CARRIES),
        ("result", Role::RESULT),
        ("speed", Role::SPEED),
    ];

    /// Both.
    pub(super) const fn and(self, other: Role) -> Role {
        Role(self.0 | other.0)
    }

    /// What both say.
    pub(super) const fn shared(self, other: Role) -> Role {
        Role(self.0 & other.0)
    }

    /// What this says and the other does not.
    pub(super) const fn without(self, other: Role) -> Role {
        Role(self.0 & !other.0)
    }

    /// Whether one of these is one of those.
    pub(super) const fn is(self, other: Role) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it says nothing.
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

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
        let role = Role::SECTIONS.iter().find(|(name, _)| *name == section).map_or(Role(0), |(_, role)| *role);
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
    let bare = List::BeforeWord.affixes().filter_map(|prefix| folded.strip_prefix(prefix));
    let inflected = std::iter::once(folded).chain(bare).filter(long).find_map(|bare| {
        let ends = List::BehindWord.affixes().filter_map(|suffix| bare.strip_suffix(suffix)).filter(long);
        // The last letter of a feminine noun is written otherwise before a pronoun: «قوة», «قوته».
        let feminine = || {
            let noun = List::FeminineOwned.off_end(bare)?;
            forms.get(&format!("{noun}{}", List::Feminine.first()))
        };
        // So is that of a verb that ends in «ى»: «أعطى», «أعطاها».
        let weak = || {
            let owned = List::Pronoun.affixes().filter_map(|end| bare.strip_suffix(end));
            let verb = owned.into_iter().find_map(|verb| List::LastLetterJoined.off_end(verb))?;
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
    let persons = List::BeforePerson.affixes().filter_map(|person| folded.strip_prefix(person)).filter(long);
    let third = || {
        persons.map(|rest| format!("{}{rest}", List::ThirdPerson.first())).find_map(|verb| {
            let ends = List::BehindThirdPerson.affixes().filter_map(|end| verb.strip_suffix(end));
            std::iter::once(verb.as_str()).chain(ends).find_map(|verb| forms.get(verb))
        })
    };
    inflected.or_else(third).or(exact)
}

#[cfg(test)]
mod tests {
    use super::{VOCABULARY, told};
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
