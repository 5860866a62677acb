//! The words of each language, as compile-time tables.
//!
//! A language is one file, `src/lexicon/CODE.txt`: the build script folds every form in it with [`crate::text::fold`], adds
//! the forms with attached particles, and writes a perfect hash. Adding a language adds a file and touches nothing else.
//! The format is told at the head of `src/lexicon/en.txt`.

mod attribute;
pub(crate) mod list;
mod name;
mod own;

pub use attribute::{Attribute, AttributeRow, KeyRole, Takes, Trait};
pub use name::{KnownName, NameKind, NameRow};
pub use own::{Attributes, Kind, OwnAttribute, says_nothing};

use crate::claim::{Evolves, Stance};
use crate::text::Signature;
use crate::value::{Bound, Calendar, DateBound, Grain, Lean, Part, Season, TimeUnit};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The writing system of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// The Arabic alphabet.
    Arabic,
    /// The Latin alphabet.
    Latin,
}

/// One language: its words, and how it writes numbers.
#[derive(Debug)]
pub struct Language {
    /// The BCP 47 tag: "ar", "en".
    pub code: &'static str,
    /// The script of its words.
    pub script: Script,
    /// The decimal mark.
    pub decimal: char,
    /// The marks between thousands.
    pub groups: &'static [char],
    /// Whether a numeric date writes the month first.
    pub month_first: bool,
    /// Whether names of months and of days of the week are written with a capital.
    pub capital_names: bool,
    entries: Table,
    filter: &'static [u8],
    phrases: &'static [u8],
    /// With which words something may be stated without a figure, of phrases the first two.
    stating: Words,
    symbols: &'static phf::Map<&'static str, &'static [Sense]>,
    /// The bytes with which symbols begin, one bit each, and the length of the longest.
    initials: [u64; 4],
    longest_symbol: usize,
    story: Option<&'static Language>,
    /// The particles that are written together with the word that follows.
    clitics: &'static [&'static str],
}

/// What a word or a phrase may mean to the reader. Each is a section of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A word by which the language of a passage is known: "the", "les".
    Function,
    // Figures.
    /// A number word below a thousand: "three", "seventy", «ثلاثمئة».
    Number(u16),
    /// A power of ten that multiplies what stands before it: 2 for "hundred", 6 for "million".
    Scale(u8),
    /// Two of a power of ten: «مليونان».
    Dual(u8),
    /// A power of ten that says no more than an order of size: "thousands", «عشرات».
    Plural(u8),
    /// A group that is counted: 12 for "dozen".
    Dozen(u16),
    /// "Dozens": 24 to 100.
    Dozens,
    /// A number that is approximate by its word: «une vingtaine».
    Circa(u16),
    /// A small number that is left open, and the least that it may be: "several".
    Few(u8),
    /// "A couple of".
    Couple,
    /// A share of a whole, numerator and denominator: "third".
    Part(u16, u16),
    /// The same with a pronoun that stands for the whole: «نصفهم».
    OwnedPart(u16, u16),
    /// A dual: two of what the word names.
    Pair,
    /// A place in an order: "third".
    Ordinal(u16),
    /// What follows digits to make them an ordinal: "rd".
    OrdinalSuffix,
    /// What stands before the digits of a rank: "No.".
    NumberSign,
    /// What makes the number after it a rank: "came", «المرتبة».
    Rank,
    /// A noun that makes the ordinal before it a rank: "place".
    RankNoun,
    /// What may stand before an ordinal: "the", "her".
    Determiner,
    /// A preposition or a verb after which an ordinal may do without its article: "for", "took".
    BeforeRank,
    /// A place in an order before its noun or after an indefinite one: «ثالث», «رابعة».
    LooseOrdinal(u16),
    /// What makes a loose ordinal before it a rank: «أكبر».
    Elative,
    /// What makes a loose ordinal after it a rank: «ولاية».
    LooseRankNoun,
    /// A noun that makes the ordinal before it a name: "arrondissement".
    NamePart,
    /// An indefinite article: "a".
    Article,
    /// Codes of ISO 4217 that a word or sign may stand for. A first code with `!` is the one where no nation is named; with `?`
    /// it is, but the others stay candidates; without a mark several codes leave the currency open.
    Currency(&'static str),
    /// A coin: how many make one unit of its currencies, and their codes.
    Minor(&'static str),
    /// A nation's adjective, by the code of its currency.
    Nation(&'static str),
    /// What stands before a dollar sign to say whose it is: "HK".
    Dollar(&'static str),
    /// "Per cent".
    Percent,
    /// "Percentage points".
    Point,
    /// "Basis points".
    BasisPoint,
    /// "Per mille".
    PerMille,
    /// A physical unit, by its symbol.
    Measure(&'static str),
    /// A word that is a physical unit only where its words make it one, by its symbol: "two cups of flour", "weighs 12 stone".
    LooseMeasure(&'static str),
    /// A letter that is a physical unit only apart from its number: "300 K", where "300K" is a scale.
    Apart(&'static str),
    /// A letter that is a physical unit only before a power or a rate: «م» of «م²».
    Powered(&'static str),
    /// Degrees, by the units that they may be.
    Degree(&'static str),
    /// "Square" is 2, "cubic" 3.
    Power(u8),
    /// What makes the figure beside it a magnitude.
    Magnitude,
    /// What makes the pounds after it a weight: "weighs".
    Weigh,
    /// What follows the figure of a magnitude.
    Richter,
    /// What makes degrees near it the magnitude of an earthquake.
    Quake,
    /// What makes a letter after a number degrees: "temperature".
    Warmth,
    /// From how many on the degrees near it are of another unit than temperatures mostly are: of Fahrenheit, as no summer has 60
    /// of Celsius and no oven 300, or of an angle: "turned", "latitude".
    DegreesOf(u16, &'static str),
    /// What makes «م» after a number metres, or square metres: «ارتفاع», «مساحة».
    Extent(&'static str),
    /// A length of time, in units: a decade is ten years.
    Period(u16, TimeUnit),
    /// A thousandth of a unit of time.
    Thousandth(TimeUnit),
    /// The singular of a length of time.
    Single,
    /// What stands before a length of time that needs no number: "lasting", «لمدة».
    Lasting,
    /// What follows a number of years, or an ordinal, to make it an age: "old", «من عمره».
    Age,
    /// What stands before an age: "aged".
    Aged,
    /// What may stand between a number and the length of time that it counts: "consecutive", "full".
    Running,
    /// What makes a length of time a date of the story: "later".
    Later,
    /// What follows a definite length of time: «الماضية».
    Passing,
    /// What a rate may be counted by, in English.
    Thing(&'static str),
    /// "Per".
    Per,
    /// A rate in one word: "annually".
    Rate(&'static str),
    /// A marker of approximation before a figure.
    Hedge(Lean),
    /// A marker of approximation after a figure.
    HedgeAfter(Lean),
    /// A bound before a figure: "more than".
    Bound(Bound),
    /// A bound after a figure: "or more".
    BoundAfter(Bound),
    /// Turns the bound after it round: "did not" before "exceed".
    BoundNegation,
    /// A verb that makes a bound with a preposition, between which what is bounded may stand: «يزيد طوله على».
    BoundVerb(Bound),
    /// A noun for what is bounded, with its owner: «قيمتها».
    Gauge,
    /// A bound that before a length of time, behind an amount, means how long that takes: "12 percent *over* two years".
    Spanning,
    /// A bound that behind an amount sets it against another: "5 percent *more than* 20".
    Comparing,
    /// Opens a range.
    Between,
    /// Opens a range: "from".
    From,
    /// Joins the ends of a range: "to".
    To,
    /// Joins numbers: "and".
    And,
    /// Joins alternatives: "or".
    Or,
    /// Joins the numbers of a ratio: "one *in* five".
    OutOf,
    /// Makes a number negative.
    Minus,
    /// Stands between a number and its decimals: "two *point* five".
    DecimalWord,
    /// A noun that a number in words counts by a hyphen: "three-storey".
    Hyphened,
    /// What stands between the sides of a thing: "20 by 30 feet".
    Times,
    /// Makes the temperature before it negative.
    BelowZero,
    /// What makes the casualties after it none, after at most so many other words: "no", «دون وقوع».
    NoneOf(u8),
    /// That there was nobody to whom it was done: "no one was killed".
    NoneHarmed,
    /// Casualties in general: "injuries", «ضحايا».
    Casualty,
    /// After casualties, what leaves open whether there were none: "were reported", "among".
    NotNone,
    /// After casualties, the event as a whole: "in the attack", although "in" often names some of it.
    InEvent,
    /// One person: «شخص».
    Someone,
    /// Before one person, what makes it any: «كل شخص واحد».
    NoSingle,
    /// What stands before the number of a minute of a match: «الدقيقة».
    PlayMinute,
    /// A verb or a noun of change: after it, "from X to Y" are two figures and no range.
    Change,
    /// "Of".
    Of,
    /// A plural noun whose form does not show it: "people".
    People,
    /// What may stand between a number and its noun: "more".
    More,
    /// What makes the number after it a name: "Article", «القناة».
    Naming,
    /// A noun for what is called by a name and a number: «مهمة أرتميس 1».
    Titled,
    /// What makes a number before it a house number.
    Street,
    /// What makes a number beside it a time of day.
    Clock,
    /// What takes minutes from an hour: «إلا».
    Except,
    /// A phrase whose number word is none.
    Idiom,
    /// A form that is a number, or a cue of a tense, only where its hamza is written.
    Hamza,
    /// A word that only looks like a number word with a particle: «كمية».
    Plain,
    /// What follows the pronoun "one" rather than the number.
    PronounNext,
    /// A word that is not a counted noun.
    Uncounted,
    // Dates.
    /// A month of the civil calendar, from 1.
    Month(u8),
    /// A month whose word mostly means something else: it counts only where its neighbours make it a month ("May", «مارس»).
    DoubtfulMonth(u8),
    /// A word that is a month's name by its capital alone: "August".
    CapitalOnly,
    /// A short form of a month, which counts beside a number: "Jan".
    ShortMonth(u8),
    /// A month of the Hijri calendar, from 1.
    HijriMonth(u8),
    /// A mark after a Hijri year: «هـ».
    HijriMark,
    /// A mark after a year of the civil era: "CE", «م».
    CivilMark,
    /// A mark after a year before the civil era: "BC".
    BeforeEra,
    /// A day of the week, from 0 for Monday.
    Weekday(i8),
    /// A short form of a day of the week, which counts before a date: "Mon".
    ShortWeekday(i8),
    /// The last days of a week.
    Weekend,
    /// A day of the year that has a name, by its calendar, month and day: "Christmas", «عيد الفطر».
    Feast(Calendar, u8, u8),
    /// What makes the number of a day after it a date, though no month is told: "on the 20th".
    DayCue,
    /// A season.
    Season(Season),
    /// A unit of the calendar, in the singular: "week".
    Grain(Grain),
    /// A word for a quarter or a half that means other things as well, so that it needs its year: «الفصل».
    LooseGrain(Grain),
    /// The letter of a quarter or of a half before or after its number: "Q".
    GrainLetter(Grain),
    /// Joins a day of the week to its date: «الموافق».
    Matching,
    /// What a month before it is still to come for: "May *delivery*".
    Delivery,
    /// What makes a year a fiscal one.
    Fiscal,
    /// The first year of a decade in its century: «تسعينيات».
    Decade(u8),
    /// What follows the digits of a decade: "s".
    DecadeSuffix,
    /// What stands before the number of a decade: « années ».
    Decades,
    /// The last of several: "final", «الأخير».
    Final,
    /// A third of a unit of time: "early".
    Third(Part),
    /// The same, joined to the month before it: "-end".
    ThirdAfter(Part),
    /// What of a unit has passed: "earlier", «في وقت سابق من».
    SoFar,
    /// What is left of a unit: "later this".
    ToCome,
    /// "Last", "this" and "next" before a unit, in units.
    ShiftBefore(i8),
    /// The same after a unit: «الماضي», « prochain ».
    ShiftAfter(i8),
    /// Makes the length of time after it one of the past: "the past".
    SpanBefore,
    /// A word for a day, in days from the reference: "yesterday".
    DayShift(i8),
    /// Makes the length of time before it a date of the past: "ago".
    AgoAfter,
    /// Makes the length of time after it a date of the past: « il y a ».
    AgoBefore,
    /// Makes the length of time before it a date to come: "from now".
    HenceAfter,
    /// Makes the length of time after it a date to come: "in".
    HenceBefore,
    /// A word of comparison: "the first in three years" is no date to come.
    Superlative,
    /// A verb behind which "up to" tells what was reached, and no most: "went".
    Went,
    /// What stands before a date and opens one side of it: "until".
    DateBound(DateBound),
    /// What stands after a date and opens its end: "onwards".
    Onwards,
    /// What stands before the date for which a figure holds: "as of".
    AsOf,
    /// Joins the ends of a range of dates: « au ».
    DateTo,
    /// What stands before a date: "in", "during".
    Prepositional,
    /// What stands before a number that is a year.
    YearCue,
    /// The definite article.
    The,
    /// A unit that is written with its article: «العام».
    Definite,
    /// Makes a date approximate: "around".
    Around,
    /// A noun that takes the year after it: «انتخابات».
    Dated,
    /// A noun that makes «عام» after it mean "general": «الأمين».
    General,
    /// A phrase in which a word that looks like a date is none: "Black Friday".
    NoDate,
    /// A noun that takes a day without a year as a name: «ميدان السادس من أكتوبر».
    NamedFor,
    /// A word of a clause about what was: "was", «كان». Verbs of saying are none: what they report may be to come.
    PastCue,
    /// A word of a clause about what is to come: "will", «من المقرر».
    FutureCue,
    /// A phrase for what was once to come, whether or not it came: "was due", «كان من المقرر».
    MeantCue,
    /// A verb of saying, whose day is the day of the saying, whatever was said: "said", «قال».
    SayCue,
    // Texts.
    /// A word with a full stop that ends no sentence: "Dr.", "Inc.", «د.».
    Abbreviation,
    /// A word before the name of an article's author: "by", «بقلم».
    Byline,
    /// A word that stands beside the date above an article: "published", «نُشر».
    Dateline,
    // What figures are about.
    /// A word that says what is measured: "killed", «قيمة».
    Cue(Attribute),
    /// A noun of things that are counted, by its English singular: "ships" and «سفن» are "ship".
    Counted(&'static str),
    /// A noun of people that are counted, by its English singular.
    PersonNoun(&'static str),
    /// A word for a kind of event, noun or verb: "earthquake", «هجوم».
    Event(&'static str),
    /// A name of world news.
    Name(KnownName),
    /// A word that a name of this kind follows: "President", «شركة».
    Introduces(NameKind),
    /// A noun that makes a name of the common words with it: "Ministry of Health", «حزب الوحدة».
    NameHead,
    /// A common word that a place's name begins with: «دير», «تل».
    PlaceHead,
    /// A word that ends a company's name: "Inc".
    NameSuffix,
    /// A small word inside names: "of", "bin", «آل».
    NameLink,
    /// A word with a capital that is no name: "Monday", "English".
    NoName,
    /// A person's given name: "Samira", «سميرة».
    GivenName,
    /// An adjective of a nation, by its country's name: "Turkish", «تركي».
    Nationality(&'static str),
    /// A word of the news, by what it means in English: «شحنة» is "cargo".
    Meaning(&'static str),
    /// A common word that is no name, in a script without capitals: «قيادة».
    Common,
    /// A verb of saying: "said", «أعلن».
    Said,
    /// A preposition of attribution: "according to", «وفقا لـ».
    According,
    /// A noun for one who tells and is not named: "source", «مسؤول».
    SourceNoun,
    /// A noun for one who publishes: "newspaper", «وكالة».
    OutletNoun,
    /// A word that says how surely something is said: "plans", «ينفي».
    Stance(Stance),
    /// "Not", «لم».
    Negation,
    /// A negation that denies what stands right behind it: "is not worth", «ليس».
    IsNot,
    /// What says under a negation that it leaves nothing: "any", «أي».
    Any,
    /// What somebody has told, true or not: "reports", "claims", «أنباء».
    Rumour,
    /// What says that nothing is left out, or nothing else is meant: "all", "only", «جميع».
    Every,
    /// One of a set of categories that exclude each other: the set and the one.
    Category(&'static str, &'static str),
    /// A word of a direction, 1 for more and -1 for less: "rise", «أدنى».
    Direction(i8),
    /// A word that narrows what is measured: the name of the scope, its value.
    Scope(&'static str, &'static str),
    /// What follows says again what stands before it: "or about $3.5 billion", «أي ما يعادل».
    Restating,
    /// What opens the content of a saying: "that", «أن».
    That,
    /// A word that opens a statement beside another: "while", «بينما».
    Contrast,
    /// A word that stands for one who was named before: "he", "who".
    Pronoun,
    /// A pronoun that says whose something is, by who was named before: "its".
    Possessive,
    /// A word with which the circumstances of a saying begin, after its verb: "on", "in".
    Aside,
    /// A form of "to be", which makes the participle after it passive.
    Auxiliary,
    /// A verb by which one hands on another's words: "citing", «نقلت».
    Relays,
    /// What is written or said rather than one who tells: "report", «بيان».
    Document,
    /// A preposition before the one who does what is told in the passive: "by", «من قبل».
    Agent,
    /// What somebody is for a time: president, coach.
    Office,
    /// A verb of a category by which one does it to another: "sacked", «أقال».
    Active,
    /// An Arabic verb of which the passive is written as the active is: «قتل».
    EitherVoice,
    /// What a line above a text gives that begins with it and a colon, as a key of front matter: "outlet", «المصدر».
    HeadLine(&'static str),
    /// A verb by which somebody is given an office: "appointed", «عينت».
    Appoints,
    /// A noun for those who tell and are not known: "sources", «تقارير».
    Hearsay,
    /// A phrase by which one who tells is left without a name: "who asked not to be named".
    Anonymous,
    /// A phrase with a word of negation that negates nothing: "not only", «لا يزال».
    NoNegation,
    /// A phrase with a cue that measures nothing there: "after tax", "governing body", «بعد الضرائب».
    NoCue,
    /// A word that is said of so much that any noun beside it says more of what is measured: "worth", "pays", «بلغت قيمته».
    WeakCue,
    /// A word that makes the verb of the present after it a possibility: «قد».
    Maybe,
    /// A word that only looks like a verb of the future: «سيارة».
    NoFuture,
    /// A word that makes the figure beside it an older one: "previous", «السابقة».
    EarlierCount,
    /// A word that tells nothing of what a figure is about: "the", "also".
    Stop,
    /// A word that opens a clause: "while", «بينما».
    Clause,
    /// A word that joins clauses or their parts: "and", «و».
    Coordinates,
    /// A word that sets a figure against another of one thing: "from", "compared with", «مقابل».
    Chains,
    /// A verb that makes a perfect of the one after it: "have".
    Perfect,
}

/// What the tables say of a word or of a phrase.
#[derive(Debug)]
pub struct Entry {
    /// What it may mean; empty where it only begins a phrase.
    pub senses: &'static [Sense],
    /// The kinds of its senses.
    pub kinds: Kinds,
    /// The particles attached to it.
    pub clitic: Clitic,
    /// The number of words of the longest phrase that begins with it.
    pub longest: u8,
}

/// Kinds of senses, whatever the senses hold: quicker to look at than the senses themselves. One bit a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds([u64; 4]);

impl Kinds {
    /// No kind.
    pub const NONE: Kinds = Kinds([0; 4]);

    /// Every kind.
    pub const ALL: Kinds = Kinds([u64::MAX; 4]);

    /// The kinds of some senses.
    pub const fn of(senses: &[Sense]) -> Kinds {
        let mut kinds = Kinds([0; 4]);
        let mut at = 0;
        while at < senses.len() {
            let kind = senses[at].kind();
            kinds.0[kind / 64] |= 1 << (kind % 64);
            at += 1;
        }
        kinds
    }

    /// These kinds and those.
    #[inline]
    pub const fn and(self, other: Kinds) -> Kinds {
        let (ours, theirs) = (self.0, other.0);
        Kinds([ours[0] | theirs[0], ours[1] | theirs[1], ours[2] | theirs[2], ours[3] | theirs[3]])
    }

    /// Whether the kind of a sense is one of these.
    #[inline(always)]
    pub const fn hold(self, sense: &Sense) -> bool {
        let kind = sense.kind();
        self.0[kind / 64] >> (kind % 64) & 1 == 1
    }

    /// Whether all of those are among these.
    pub const fn hold_all(self, others: Kinds) -> bool {
        let (ours, theirs) = (self.0, others.0);
        (theirs[0] & !ours[0]) | (theirs[1] & !ours[1]) | (theirs[2] & !ours[2]) | (theirs[3] & !ours[3]) == 0
    }

    /// Whether one of these is one of those.
    #[inline]
    pub const fn meet(self, other: Kinds) -> bool {
        let (ours, theirs) = (self.0, other.0);
        (ours[0] & theirs[0]) | (ours[1] & theirs[1]) | (ours[2] & theirs[2]) | (ours[3] & theirs[3]) != 0
    }
}

/// Particles written together with the word that follows, as in Arabic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Clitic {
    /// Bytes that the particles take in the folded form.
    pub len: u8,
    /// And, or then.
    pub and: bool,
    /// A preposition.
    pub preposition: bool,
    /// The article.
    pub the: bool,
}

/// Whether a filter of signatures has the bit of this one.
#[inline]
fn holds(filter: &[u8], signature: Signature) -> bool {
    let (byte, bit) = signature.bit(filter.len());
    filter.get(byte).is_some_and(|bits| bits >> bit & 1 == 1)
}

/// Some words and phrases, by their signatures in order, and a filter of them and of the first words of the phrases: nearly all look-ups
/// are for others.
#[derive(Debug)]
struct Words {
    filter: &'static [u8],
    signatures: &'static [u64],
}

impl Words {
    fn hold(&self, signature: Signature) -> bool {
        holds(self.filter, signature) && self.signatures.binary_search(&signature.number()).is_ok()
    }
}

/// The words of a table, packed by the build script: slots by signature, and the entries that they name. As ordinary constants
/// they would take the compiler minutes.
#[derive(Debug)]
struct Table {
    slots: &'static [u8],
    entries: &'static [Entry],
}

impl Table {
    #[inline]
    fn get(&self, signature: Signature) -> Option<&'static Entry> {
        let count = self.slots.len() / 8;
        let (mut slot, tag) = signature.place(count);
        loop {
            let held = u64::from_le_bytes(*self.slots.get(slot * 8..)?.first_chunk()?);
            if held == u64::MAX {
                return None;
            }
            if held >> 16 == tag {
                return self.entries.get((held & 0xFFFF) as usize);
            }
            slot = (slot + 1) & (count - 1);
        }
    }
}

/// Whether a set of categories that are stated without a figure has this one.
pub fn is_category(set: &str, one: &str) -> bool {
    CATEGORIES.contains(&(set, one))
}

impl Language {
    /// The language of a tag such as "ar" or "ar-EG".
    pub fn of(tag: &str) -> Option<&'static Language> {
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        LANGUAGES.iter().copied().find(|language| language.code.eq_ignore_ascii_case(code))
    }

    /// The words of the language that tell what a figure is about.
    pub fn story(&self) -> &'static Language {
        self.story.unwrap_or(&EN_STORY)
    }

    /// Whether the tables may hold a word of this signature; `false` is certain.
    #[inline]
    pub fn may_hold(&self, signature: Signature) -> bool {
        holds(self.filter, signature)
    }

    /// Whether a phrase of the tables may begin with the words of this signature; `false` is certain.
    #[inline]
    pub fn may_begin(&self, signature: Signature) -> bool {
        holds(self.phrases, signature)
    }

    /// Whether a word of this signature may begin what is stated without a figure, alone or with the next; `false` is certain.
    #[inline]
    pub fn may_begin_to_state(&self, signature: Signature) -> bool {
        holds(self.stating.filter, signature)
    }

    /// Whether a word of this signature, or two words of a phrase, may begin what is stated without a figure: a category, who holds an
    /// office, or a denial.
    pub fn may_state(&self, signature: Signature) -> bool {
        self.stating.hold(signature)
    }

    /// What the tables say of a unit, a code or a sign, in the case in which it is written.
    pub fn symbol(&self, written: &str) -> &'static [Sense] {
        let begins = |first: &u8| self.initials[usize::from(first / 64)] >> (first % 64) & 1 == 1;
        if written.len() > self.longest_symbol || !written.as_bytes().first().is_some_and(begins) {
            return &[];
        }
        self.symbols.get(written).copied().unwrap_or_default()
    }

    /// What the tables say of a folded word, or of folded words joined by single blanks.
    pub fn entry(&self, folded: &str) -> Option<&'static Entry> {
        self.entry_of(Signature::of_phrase(folded))
    }

    /// The same by the signature of the word or of the phrase.
    #[inline]
    pub fn entry_of(&self, signature: Signature) -> Option<&'static Entry> {
        self.entries.get(signature)
    }
}
