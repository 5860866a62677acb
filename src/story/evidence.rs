//! What speaks for two claims of a story being about one thing, and what against it, weighed.
//!
//! Two claims show *signs*: how their attributes, bearers and values stand to each other, which words stand beside both, where
//! their scopes part. Each sign has a weight, the logarithm of the odds that it adds ([`super::weights`]), and the weights of
//! all signs of a pair add up. Signs are of the language of news as such; none knows a story, a name or a wording.

use super::cells::Of;
use super::weights::WEIGHTS;
use crate::claim::{Claim, Corpus};
use crate::lexicon::{Attribute, AttributeRow};
use crate::subject::{Class, Subject, stem};
use crate::text::fold;
use crate::value::{Amount, Unit, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The kinds of signs, each a row of [`WEIGHTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Both claims are in Arabic script, both in another, one of each.
    Script,
    /// What is compared: see [`Group`].
    Group,
    /// How the attributes stand to each other, by how the values do: [`Tie`] × [`Likeness`].
    TieLikeness,
    /// [`Group`] × [`Tie`].
    GroupTie,
    /// [`Group`] × [`Likeness`].
    GroupLikeness,
    /// How the values stand to each other: see [`Relation`].
    Relation,
    /// The same attribute: how far away its words stand, up to 8, up to 14, further.
    SameDistance,
    /// The same attribute: how it evolves.
    SameEvolves,
    /// The same attribute: the role that keys it.
    SameRole,
    /// The same attribute: how many figures of an article it has, one, two or more.
    SameOften,
    /// The same attribute: the bearers are the same, differ, are left open; × [`Likeness`].
    SameBearer,
    /// The same attribute: neither, one or both stand among other values of it in their sentences.
    SamePlural,
    /// Other attributes, of which the words around allow one for both: how far away in sum, up to 6, 14, 24, further.
    SharedDistance,
    /// Other attributes: how far away their words stand, up to 3, 8, 14, further.
    DifferDistance,
    /// The same value: how many claims of the story state it, fewer than 4, 6 or more.
    Often,
    /// What the claims are of: see [`Bearers`].
    Bearers,
    /// The same, where both clauses name it.
    Stated,
    /// The words beside both, by how rare they are in the story; those of the nearest three on each side again.
    Words,
    /// How many words stand beside both: none, one, two, more.
    Shared,
    /// The word before both figures is the same; the one after both.
    Next,
    /// Scopes that name another thing to measure: none, the same, another, only one has one.
    Strict,
    /// Both name a period: the same, another.
    Period,
    /// What else narrows them differs.
    Scope,
    /// One tells of an earlier year; one tells of something elsewhere.
    Elsewhere,
    /// In one article: at all, with another value, in one sentence, there of a change or of several who say so.
    Within,
    /// In one article, the same attribute, other values: whose words they are is told of neither, is the same, differs.
    Speakers,
    /// Counts: their nouns are the same, differ, are known of one or of none; for the same attribute, and for others.
    Noun,
    /// Names stand beside both: some beside both, all beside one only; for the same attribute, and for others.
    Names,
    /// The words beside both where the attributes are not the same; those of the nearest again.
    OtherWords,
}

impl Kind {
    /// How many kinds there are.
    pub const COUNT: usize = Kind::OtherWords as usize + 1;
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Date,
    Money,
    Count,
    Share,
    Measure,
}

/// How two attributes stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie {
    Same,
    /// The words around both allow one.
    Shared,
    /// They are told apart though they are alike.
    Unlike,
    Differ,
    /// One of the two is not known.
    One,
    /// None is known.
    None,
}

/// How near two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    /// The same, and of so many digits that it is hardly by chance.
    Particular,
    /// The same, or one holds the other.
    Same,
    Close,
    Near,
    Far,
}

/// How two values stand to each other, in detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// The same of no digit, of one, of two, of more.
    Same0,
    Same1,
    Same2,
    Same3,
    /// Up to 6 % apart; 20 %; twice; six times; forty times; further; a thousandfold.
    Close,
    Fifth,
    Twice,
    Six,
    Forty,
    Far,
    Thousand,
    /// The same day; the same longer time; one holds the other; two days apart; a month; a year; three; further.
    Day,
    Span,
    Holds,
    Days,
    Month,
    Year,
    Years,
    Ages,
}

impl Relation {
    fn likeness(self) -> Likeness {
        match self {
            Relation::Same2 | Relation::Same3 | Relation::Day => Likeness::Particular,
            Relation::Same0 | Relation::Same1 | Relation::Span | Relation::Holds => Likeness::Same,
            Relation::Close | Relation::Days => Likeness::Close,
            Relation::Fifth | Relation::Twice | Relation::Month | Relation::Thousand => Likeness::Near,
            _ => Likeness::Far,
        }
    }

    fn is_same(self) -> bool {
        matches!(self.likeness(), Likeness::Particular | Likeness::Same) && self != Relation::Holds
    }
}

/// What two claims are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bearers {
    /// One name keys both; two names do.
    SameName,
    OtherName,
    /// One event; two.
    SameEvent,
    OtherEvent,
    /// Their sentences name the same, or not the same.
    SameBeside,
    OtherBeside,
    /// Nothing is named.
    Open,
}

/// What a claim shows of itself.
pub(super) struct Fact<'c> {
    article: usize,
    is_arabic: bool,
    group: Group,
    attribute: Option<(Attribute, AttributeRow<'c>)>,
    subject: &'c Subject,
    of: Of,
    value: u64,
    digits: u32,
    size: Option<Decimal>,
    days: Option<(i32, i32)>,
    strict: String,
    is_plural: bool,
    words: Vec<(u32, bool)>,
    next: [Option<u32>; 2],
    noun: Option<String>,
    names: Vec<u32>,
    often_value: u32,
    often_attribute: u32,
}

/// The claims of a story, ready to be held against each other.
pub(super) struct Facts<'c> {
    pub all: Vec<Fact<'c>>,
    /// How rare each word is in the story, in hundredths of a doubling.
    rare: Vec<i32>,
}

/// The words of each side that count as nearest.
const NEAREST: usize = 3;

impl<'c> Facts<'c> {
    /// Those of some claims of one story, in their order. `of` and `plural` tell what each is of and whether it stands among
    /// others of its kind.
    pub fn new(corpus: &'c Corpus, claims: &[(usize, &'c Subject, Of, bool)]) -> Self {
        let articles: HashSet<usize> = claims.iter().map(|(index, ..)| corpus.claims[*index].article).collect();
        let outlines = corpus.outlines.iter().filter(|(article, _)| articles.contains(article));
        let names: HashSet<&str> =
            outlines.flat_map(|(_, outline)| outline.names.iter().map(|name| name.key.as_ref())).collect();
        let mut ids: HashMap<&str, u32> = HashMap::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut all: Vec<Fact<'c>> = Vec::with_capacity(claims.len());
        for (index, subject, of, is_plural) in claims {
            let subject = *subject;
            let claim = &corpus.claims[*index];
            let mut id = |word: &'c str| {
                let next = ids.len() as u32;
                *ids.entry(word).or_insert(next)
            };
            let mut words: Vec<(u32, bool)> = Vec::new();
            for side in &subject.near {
                words.extend(side.iter().enumerate().map(|(at, word)| (id(word), at < NEAREST)));
            }
            // The nearest first, so that it is the one that stays.
            words.sort_unstable_by_key(|(word, near)| (*word, !near));
            words.dedup_by_key(|(word, _)| *word);
            let beside = subject
                .near
                .iter()
                .flatten()
                .filter(|word| names.contains(word.as_ref()))
                .map(|word| id(word))
                .collect();
            let next = [0, 1].map(|side: usize| subject.near[side].first().map(|word| id(word)));
            counts.resize(ids.len(), 0);
            words.iter().for_each(|(word, _)| counts[*word as usize] += 1);
            let attribute =
                subject.attribute.as_ref().map(|(attribute, _)| (*attribute, corpus.attributes.row(*attribute)));
            all.push(Fact {
                article: claim.article,
                is_arabic: is_arabic(claim, corpus),
                group: group(&claim.value),
                attribute,
                subject,
                of: of.clone(),
                value: hash(value_key(&claim.value)),
                digits: digits(&claim.value),
                size: size(&claim.value),
                days: days(&claim.value),
                strict: strict(subject),
                is_plural: *is_plural,
                words,
                next,
                noun: noun(&claim.value, subject),
                names: beside,
                often_value: 0,
                often_attribute: 0,
            });
        }
        let mut values: HashMap<u64, u32> = HashMap::new();
        let mut attributes: HashMap<_, u32> = HashMap::new();
        let told = |(fact, (index, ..)): (&Fact<'_>, &(usize, &Subject, Of, bool))| {
            let attribute = fact.attribute.as_ref().map(|(attribute, _)| *attribute);
            (fact.article, attribute, Class::of(&corpus.claims[*index].value), hash(&fact.strict))
        };
        let told: Vec<_> = all.iter().zip(claims).map(told).collect();
        for (fact, told) in all.iter().zip(&told) {
            *values.entry(fact.value).or_default() += 1;
            *attributes.entry(*told).or_default() += 1;
        }
        let often = all.iter().zip(&told).map(|(fact, told)| (values[&fact.value], attributes[told]));
        let often: Vec<(u32, u32)> = often.collect();
        for (fact, (value, attribute)) in all.iter_mut().zip(often) {
            (fact.often_value, fact.often_attribute) = (value, attribute);
        }
        let rare = counts.iter().map(|count| rarity(claims.len() as u32, *count)).collect();
        Facts { all, rare }
    }

    /// The pairs, the lower first, of some of them that may be about one thing, by their places in the list: all of them; of very
    /// many those that stand next to each other by attribute and size, by value, and by a rare word beside them.
    pub fn candidates(&self, places: &[usize]) -> Vec<(usize, usize)> {
        /// Up to so many all pairs are looked at.
        const ALL: usize = 384;
        /// How many neighbours are looked at of more.
        const NEXT: usize = 24;
        let count = places.len();
        if count <= ALL {
            return (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other))).collect();
        }
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut order: Vec<usize> = (0..count).collect();
        let mut neighbours = |order: &[usize]| {
            for (at, &one) in order.iter().enumerate() {
                pairs.extend(order[at + 1..].iter().take(NEXT).map(|&other| (one.min(other), one.max(other))));
            }
        };
        let fact = |place: usize| &self.all[places[place]];
        order.sort_by_key(|&at| {
            let attribute = fact(at).attribute.as_ref().map(|(attribute, _)| *attribute);
            (attribute, fact(at).days, fact(at).size, at)
        });
        neighbours(&order);
        order.sort_by_key(|&at| (fact(at).value, at));
        neighbours(&order);
        let rarest = |at: usize| {
            let near = fact(at).words.iter().filter(|(_, near)| *near);
            near.map(|(word, _)| *word).max_by_key(|word| (self.rare[*word as usize], *word))
        };
        order.sort_by_key(|&at| (rarest(at), at));
        neighbours(&order);
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// What speaks for two of them being about one thing, in hundredths of the logarithm of the odds.
    pub fn weigh(&self, one: usize, other: usize) -> i32 {
        let mut sum = 0;
        self.signs(one, other, |kind, at, times| sum += WEIGHTS[kind as usize][at] * times / 100);
        sum
    }

    /// The signs of a pair: their kind, which one of the kind, and how much of it, in hundredths.
    pub fn signs(&self, one: usize, other: usize, mut add: impl FnMut(Kind, usize, i32)) {
        let (a, b) = (&self.all[one], &self.all[other]);
        let mut sign = |kind: Kind, at: usize| add(kind, at, 100);
        let group = a.group;
        sign(Kind::Script, if a.is_arabic != b.is_arabic { 2 } else { usize::from(!a.is_arabic) });
        sign(Kind::Group, group as usize);
        let relation = relation(a, b);
        let likeness = relation.likeness();
        let (tie, distance) = tie(a, b);
        sign(Kind::Relation, relation as usize);
        sign(Kind::TieLikeness, tie as usize * 5 + likeness as usize);
        sign(Kind::GroupTie, group as usize * 6 + tie as usize);
        sign(Kind::GroupLikeness, group as usize * 5 + likeness as usize);
        let bearers = bearers(a, b);
        sign(Kind::Bearers, bearers as usize);
        let stated = |fact: &Fact<'_>| fact.subject.entity.as_ref().is_some_and(|entity| entity.stated);
        if stated(a) && stated(b) {
            sign(Kind::Stated, bearers as usize);
        }
        match (tie, &a.attribute) {
            (Tie::Same, Some((_, row))) => {
                sign(Kind::SameDistance, band(distance, &[8, 14]));
                sign(Kind::SameEvolves, row.evolves as usize);
                sign(Kind::SameRole, row.role as usize);
                sign(Kind::SameOften, band(a.often_attribute.max(b.often_attribute), &[1, 2]));
                let bearer = match bearers {
                    Bearers::SameName | Bearers::SameEvent | Bearers::SameBeside => 0,
                    Bearers::OtherName | Bearers::OtherEvent | Bearers::OtherBeside => 1,
                    Bearers::Open => 2,
                };
                sign(Kind::SameBearer, bearer * 5 + likeness as usize);
                sign(Kind::SamePlural, usize::from(a.is_plural) + usize::from(b.is_plural));
            }
            (Tie::Shared, _) => sign(Kind::SharedDistance, band(distance, &[6, 14, 24])),
            (Tie::Differ, _) => sign(Kind::DifferDistance, band(distance, &[3, 8, 14])),
            _ => {}
        }
        if relation.is_same() {
            sign(Kind::Often, band(a.often_value, &[3, 5]));
        }
        for (at, (mine, theirs)) in a.next.iter().zip(&b.next).enumerate() {
            if mine.is_some() && mine == theirs {
                sign(Kind::Next, at);
            }
        }
        sign(
            Kind::Strict,
            if a.strict == b.strict {
                usize::from(!a.strict.is_empty())
            } else if a.strict.is_empty() || b.strict.is_empty() {
                3
            } else {
                2
            },
        );
        if let (Some(mine), Some(theirs)) = (a.subject.scope.get("period"), b.subject.scope.get("period")) {
            sign(Kind::Period, usize::from(mine != theirs));
        }
        if !wide(a.subject).eq(wide(b.subject)) {
            sign(Kind::Scope, 0);
        }
        if a.subject.background != b.subject.background {
            sign(Kind::Elsewhere, 0);
        }
        if a.subject.elsewhere != b.subject.elsewhere {
            sign(Kind::Elsewhere, 1);
        }
        if a.article == b.article {
            sign(Kind::Within, 0);
            if !relation.is_same() {
                sign(Kind::Within, 1);
            }
            if a.subject.sentence == b.subject.sentence {
                sign(Kind::Within, 2);
                if a.subject.at_odds || b.subject.at_odds {
                    sign(Kind::Within, 3);
                }
            }
            if tie == Tie::Same && !relation.is_same() && relation.likeness() != Likeness::Far {
                let speaker = |fact: &Fact<'c>| fact.subject.said_by.last().map(|speaker| &speaker.name);
                let (mine, theirs) = (speaker(a), speaker(b));
                sign(Kind::Speakers, if mine != theirs { 2 } else { usize::from(mine.is_some()) });
            }
        }
        let other = if tie == Tie::Same { 0 } else { 1 };
        if group == Group::Count {
            let noun = match (&a.noun, &b.noun) {
                (Some(mine), Some(theirs)) => usize::from(mine != theirs),
                (None, None) => 3,
                _ => 2,
            };
            sign(Kind::Noun, other * 4 + noun);
        }
        if !a.names.is_empty() && !b.names.is_empty() {
            let meet = a.names.iter().any(|name| b.names.contains(name));
            sign(Kind::Names, other * 2 + usize::from(!meet));
        }
        let (mut count, mut rare, mut nearest) = (0, 0, 0);
        for (word, near) in shared(&a.words, &b.words) {
            count += 1;
            rare += self.rare[word as usize];
            if near {
                nearest += self.rare[word as usize];
            }
        }
        sign(Kind::Shared, count.min(3));
        add(Kind::Words, 0, rare);
        add(Kind::Words, 1, nearest);
        if other == 1 {
            add(Kind::OtherWords, 0, rare);
            add(Kind::OtherWords, 1, nearest);
        }
    }
}

/// Which of the bands that end at the limits a number is in; the last for more.
fn band(number: u32, limits: &[u32]) -> usize {
    limits.iter().position(|limit| number <= *limit).unwrap_or(limits.len())
}

/// The words that two sorted lists share, and whether they are among the nearest of both.
fn shared<'w>(a: &'w [(u32, bool)], b: &'w [(u32, bool)]) -> impl Iterator<Item = (u32, bool)> + 'w {
    let mut rest = b.iter().peekable();
    a.iter().filter_map(move |(word, near)| {
        while rest.next_if(|(other, _)| other < word).is_some() {}
        rest.next_if(|(other, _)| other == word).map(|(_, also)| (*word, *near && *also))
    })
}

/// How two attributes stand to each other, and how far away the words for them stand.
fn tie(a: &Fact<'_>, b: &Fact<'_>) -> (Tie, u32) {
    let (Some((one, row)), Some((other, other_row))) = (&a.attribute, &b.attribute) else {
        return (if a.attribute.is_some() || b.attribute.is_some() { Tie::One } else { Tie::None }, 0);
    };
    let distance = |fact: &Fact<'_>, of: Attribute| {
        fact.subject.measures.iter().find(|(attribute, _)| *attribute == of).map(|(_, distance)| *distance)
    };
    let furthest = distance(a, *one).unwrap_or(0).max(distance(b, *other).unwrap_or(0));
    if one == other {
        return (Tie::Same, furthest);
    }
    if row.unlike.contains(other) || other_row.unlike.contains(one) {
        return (Tie::Unlike, furthest);
    }
    let both = a.subject.measures.iter().filter_map(|(attribute, mine)| Some(mine + distance(b, *attribute)?));
    both.min().map_or((Tie::Differ, furthest), |sum| (Tie::Shared, sum))
}

fn relation(a: &Fact<'_>, b: &Fact<'_>) -> Relation {
    if let (Some((first, last)), Some((other_first, other_last))) = (a.days, b.days) {
        if a.value == b.value {
            return if first == last { Relation::Day } else { Relation::Span };
        }
        if (first <= other_first && other_last <= last) || (other_first <= first && last <= other_last) {
            return Relation::Holds;
        }
        return match first.abs_diff(other_first) {
            0..=2 => Relation::Days,
            3..=31 => Relation::Month,
            32..=366 => Relation::Year,
            367..=1100 => Relation::Years,
            _ => Relation::Ages,
        };
    }
    if a.value == b.value {
        return match a.digits {
            0 => Relation::Same0,
            1 => Relation::Same1,
            2 => Relation::Same2,
            _ => Relation::Same3,
        };
    }
    let (Some(one), Some(other)) = (a.size, b.size) else { return Relation::Far };
    let Some(ratio) = one.max(other).checked_div(one.min(other)) else { return Relation::Far };
    let up_to = |hundredths: i64| ratio <= Decimal::new(hundredths, 2);
    if up_to(106) {
        Relation::Close
    } else if up_to(120) {
        Relation::Fifth
    } else if up_to(200) {
        Relation::Twice
    } else if up_to(600) {
        Relation::Six
    } else if up_to(4_000) {
        Relation::Forty
    } else if !up_to(90_000) && up_to(110_000) {
        Relation::Thousand
    } else {
        Relation::Far
    }
}

fn bearers(a: &Fact<'_>, b: &Fact<'_>) -> Bearers {
    let pick = |same: bool, yes: Bearers, no: Bearers| if same { yes } else { no };
    match (&a.of, &b.of) {
        (Of::Name(one), Of::Name(other)) => pick(one == other, Bearers::SameName, Bearers::OtherName),
        (Of::Event(..), Of::Event(..)) => pick(a.of == b.of, Bearers::SameEvent, Bearers::OtherEvent),
        _ => match (&a.subject.entity, &b.subject.entity) {
            (Some(one), Some(other)) => pick(one.key == other.key, Bearers::SameBeside, Bearers::OtherBeside),
            _ => Bearers::Open,
        },
    }
}

fn group(value: &Value) -> Group {
    match Class::of(value) {
        Class::Date => Group::Date,
        Class::Money(_) => Group::Money,
        Class::Count | Class::Rank => Group::Count,
        Class::Percent | Class::Points => Group::Share,
        _ => Group::Measure,
    }
}

/// The noun of a count: what it means where the tables know it, else its stem.
fn noun(value: &Value, subject: &Subject) -> Option<String> {
    let Value::Quantity(quantity) = value else { return None };
    let Unit::Noun(noun) = &quantity.unit else { return None };
    let known = subject.near[1].first().filter(|word| word.starts_with('='));
    Some(known.map_or_else(|| stem(&fold(noun)).to_owned(), ToString::to_string))
}

/// Whether the article of a claim is in Arabic script.
fn is_arabic(claim: &Claim, corpus: &Corpus) -> bool {
    let arabic = |words: &str| words.chars().any(|letter| matches!(letter, '\u{0600}'..='\u{06FF}'));
    corpus.articles[claim.article]
        .lang
        .as_deref()
        .map_or_else(|| arabic(&claim.quote.before) || arabic(&claim.quote.exact), |lang| lang.starts_with("ar"))
}

/// How rare a word is that so many of all claims have beside them, in hundredths of a doubling.
fn rarity(all: u32, with: u32) -> i32 {
    /// Fixed-point steps.
    const ONE: u64 = 1 << 16;
    let ratio = (2 * (u64::from(all) + 1) * ONE) / (2 * u64::from(with) + 1);
    let doublings = ratio.max(ONE).ilog2() - ONE.ilog2();
    let rest = ratio.max(ONE) - (ONE << doublings);
    (u64::from(doublings) * 100 + rest * 100 / (ONE << doublings)) as i32
}

/// What narrows a claim beside its period and what makes it one of another thing.
fn wide(subject: &Subject) -> impl Iterator<Item = (&str, &str)> {
    let other = |(name, _): &(&str, &str)| *name != "period" && !STRICT.contains(name);
    subject.scope.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).filter(other)
}

/// Words of the scope that name another thing to measure, not only a narrower one.
const STRICT: [&str; 3] = ["tally", "part", "aim"];

/// The scope that makes a figure one of another thing.
pub(super) fn strict(subject: &Subject) -> String {
    let strict = subject.scope.iter().filter(|(name, _)| STRICT.contains(&name.as_ref()));
    let strict = strict.map(|(name, value)| format!("{name}={value}"));
    strict.chain(subject.counted.iter().map(|noun| format!("of={noun}"))).collect::<Vec<_>>().join(" ")
}

/// The size of an amount; none for what is no amount.
pub(super) fn size(value: &Value) -> Option<Decimal> {
    let Value::Quantity(quantity) = value else { return None };
    let stated = quantity.amount.stated();
    let scale = match &quantity.unit {
        Unit::Measure(measure) => measure.factor,
        Unit::Time(unit) => Decimal::from(unit.seconds()),
        _ => Decimal::ONE,
    };
    stated.low.or(stated.high)?.at.abs().checked_mul(scale)
}

/// The first and the last day of a date, counted from 1970.
fn days(value: &Value) -> Option<(i32, i32)> {
    let Value::Date(date) = value else { return None };
    let day = |day: Date| Date::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days());
    Some((day(date.first), day(date.last)))
}

/// How particular a value is: its digits, trailing zeros aside. Claims hardly share three by chance; a date counts as two.
fn digits(value: &Value) -> u32 {
    match value {
        Value::Quantity(quantity) => {
            let stated = quantity.amount.stated();
            let mut mantissa = stated.low.or(stated.high).map_or(0, |end| end.at.mantissa().unsigned_abs());
            while mantissa > 0 && mantissa % 10 == 0 {
                mantissa /= 10;
            }
            mantissa.checked_ilog10().map_or(0, |digits| digits + 1)
        }
        _ => 2,
    }
}

/// What two values have in common that state the same.
pub(super) fn value_key(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => {
            let figures = match quantity.amount {
                Amount::Point(figure) | Amount::Bound(_, figure) => figure.value.normalize().to_string(),
                Amount::Range(low, high) => format!("{} {}", low.value.normalize(), high.value.normalize()),
                Amount::Vague(low, high) => format!("{} to {}", low.normalize(), high.normalize()),
            };
            format!("{:?} {figures} {:?}", Class::of(value), quantity.per)
        }
        Value::Date(date) => format!("{} {} {:?}", date.first, date.last, date.bound),
        other => other.to_string(),
    }
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
