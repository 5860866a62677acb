//! Which claims of a story are about one thing.

use super::reason::Reasons;
use super::union::Union;
use crate::claim::{Claim, Corpus, Evolves};
use crate::lexicon::{Attribute, KeyRole, Takes};
use crate::subject::{By, Class, Joined, Subject, sound};
use crate::topic::Aliases;
use crate::value::{Amount, Unit, Value};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Claims that are about one thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Indices of claims, in order.
    pub claims: Vec<usize>,
    /// For each of them, what makes it one with the others.
    pub reasons: Vec<Vec<Joined>>,
    pub attribute: Option<Attribute>,
    /// The key of the name that it is of.
    pub entity: Option<Arc<str>>,
    pub background: Option<i16>,
    pub elsewhere: Option<Arc<str>>,
}

/// What a claim with a known attribute is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Of {
    /// What the story tells of, or an earlier event.
    Event(Option<i16>, Option<Arc<str>>),
    /// A name.
    Name(Arc<str>),
    /// Left open.
    Open,
}

/// What two claims have in common that say the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Saying {
    /// Their value and the words beside it.
    Words,
    /// Their attribute and their value.
    Amount,
    /// An amount of three digits.
    Sum,
}

/// Words of the scope that name another thing to measure, not only a narrower one.
const STRICT: [&str; 3] = ["tally", "part", "aim"];
/// When something was said is of no topic.
const SAYING: &str = "statement date";
/// How many days may lie between two accounts of when one thing happened.
const DAYS: i32 = 2;
/// How many letters a sound must have to make names of two scripts one.
const SOUND: usize = 3;

/// The cells of a corpus: every claim of an article that is about something, each in one cell.
pub(super) fn join(corpus: &Corpus, story_of: &[usize], aliases: &Aliases) -> Vec<Cell> {
    let mut entities = Entities::new(corpus, story_of, aliases);
    let row = |attribute: Attribute| corpus.attributes.row(attribute);
    let read: Vec<(usize, &Subject)> = corpus
        .claims
        .iter()
        .enumerate()
        .filter_map(|(index, claim)| Some((index, claim.topic.is_none().then_some(claim.subject.as_deref()?)?)))
        .filter(|(_, subject)| subject.attribute.as_ref().is_none_or(|(attribute, _)| row(*attribute).name != SAYING))
        .collect();
    let mut joined = Union::new(read.len());
    let mut attribute: Vec<Option<Attribute>> =
        read.iter().map(|(_, subject)| subject.attribute.as_ref().map(|(attribute, _)| *attribute)).collect();
    let mut of: Vec<Of> = Vec::with_capacity(read.len());
    for (index, subject) in &read {
        let role = subject.attribute.as_ref().map(|(attribute, _)| row(*attribute).role);
        let story = story_of[corpus.claims[*index].article];
        of.push(match (role, &subject.entity) {
            (Some(KeyRole::Event), _) => Of::Event(subject.background, subject.elsewhere.clone()),
            (Some(KeyRole::Alone), _) => Of::Open,
            (_, Some(entity)) => Of::Name(entities.canonical(story, &entity.key)),
            _ => Of::Open,
        });
    }
    let mut reasons = Reasons::of(read.iter().map(|(_, subject)| *subject), &of);
    let plural = plural(corpus, &read, &attribute, &of);
    // The same attribute of the same thing.
    type Bucket = (usize, Attribute, Class, String);
    let mut buckets: BTreeMap<Bucket, BTreeMap<Of, Vec<usize>>> = BTreeMap::new();
    for (at, (index, subject)) in read.iter().enumerate() {
        let claim = &corpus.claims[*index];
        if let Some(attribute) = attribute[at].filter(|attribute| row(*attribute).role != KeyRole::Alone && !plural[at])
        {
            let bucket = (story_of[claim.article], attribute, Class::of(&claim.value), strict(subject));
            buckets.entry(bucket).or_default().entry(of[at].clone()).or_default().push(at);
        }
    }
    let size = |at: usize| size(&corpus.claims[read[at].0].value);
    let mut named: BTreeMap<(Arc<str>, Attribute, Class, String), Vec<usize>> = BTreeMap::new();
    for ((_, attribute, class, narrow), bucket) in &mut buckets {
        let open = bucket.remove(&Of::Open).unwrap_or_default();
        let known: usize = bucket.values().map(Vec::len).sum();
        // What a sentence leaves open is what nearly all others name; where none does, nothing tells what it is.
        let most = bucket.iter_mut().max_by_key(|(_, members)| members.len());
        let one = match class {
            Class::Money(_) | Class::Duration | Class::Date => true,
            Class::Count => row(*attribute).takes.contains(&Takes::People),
            _ => false,
        };
        let enough = |most: &Vec<usize>| one && most.len() * 3 >= known * 2 && most.len() >= open.len();
        if let Some((of, most)) = most.filter(|(_, most)| enough(most)) {
            reasons.left_open(&open, of);
            most.extend(open);
        }
        let orders = Orders::of(row(*attribute).evolves);
        for (of, members) in bucket {
            let day = |at: &usize| match &corpus.claims[read[*at].0].value {
                Value::Date(date) if matches!(of, Of::Event(..)) => Some(date.first),
                _ => None,
            };
            members.sort_by_key(|at| (day(at), size(*at), *at));
            for pair in members.windows(2) {
                // Several things happen in a story, on days of their own.
                let near = match (day(&pair[0]), day(&pair[1])) {
                    (Some(one), Some(other)) => one.until(other).is_ok_and(|span| span.get_days() <= DAYS),
                    _ => true,
                };
                if near && !orders.parts(size(pair[0]), size(pair[1])) {
                    joined.join(pair[0], pair[1]);
                }
            }
            // A name is the same in every story.
            if let Of::Name(name) = of {
                let key = (Arc::clone(name), *attribute, *class, narrow.clone());
                named.entry(key).or_default().extend(members.iter().copied());
            }
        }
    }
    for ((_, attribute, ..), mut members) in named {
        let orders = Orders::of(row(attribute).evolves);
        members.sort_by_key(|at| (size(*at), *at));
        for pair in members.windows(2) {
            if !orders.parts(size(pair[0]), size(pair[1])) {
                joined.join(pair[0], pair[1]);
            }
        }
    }
    // The same statement in the same words, and the same amount of the same attribute.
    let mut sayings: Vec<(u64, Saying, usize)> = Vec::new();
    for (at, (index, subject)) in read.iter().enumerate() {
        let claim = &corpus.claims[*index];
        let story = story_of[claim.article];
        sayings.extend(keys(claim, subject, &of[at], story).map(|key| (key, Saying::Words, at)));
        let digits = digits(&claim.value);
        let measured = matches!(Class::of(&claim.value), Class::Duration | Class::Measure(_));
        if let Some(attribute) = attribute[at].filter(|_| digits > 1 || measured) {
            sayings.push((hash((story, attribute, value_key(&claim.value))), Saying::Amount, at));
        }
        if digits > 2 {
            sayings.push((hash((story, value_key(&claim.value))), Saying::Sum, at));
        }
        sayings.extend(loose(claim, subject, story, digits).map(|key| (key, Saying::Words, at)));
    }
    sayings.sort_unstable();
    let narrow: Vec<String> = read.iter().map(|(_, subject)| strict(subject)).collect();
    for pair in sayings.windows(2) {
        let ((key, saying, one), (other_key, _, other)) = (pair[0], pair[1]);
        let stating = (one, other);
        let (one, other) = (joined.find(one), joined.find(other));
        if key != other_key || one == other {
            continue;
        }
        let class = Class::of(&corpus.claims[read[one].0].value);
        let alike = match (attribute[one], attribute[other]) {
            (Some(a), Some(b)) if a != b => {
                // What says the same in the same words is of one attribute, whichever of its cues was taken; two topics do not
                // become one by it.
                saying != Saying::Amount
                    && (joined.is_alone(one) || joined.is_alone(other))
                    && !row(a).unlike.contains(&b)
                    && !row(b).unlike.contains(&a)
            }
            (Some(_), Some(_)) => {
                saying == Saying::Sum
                    || class == Class::Date
                    || of[one] == of[other]
                    || of[one] == Of::Open
                    || of[other] == Of::Open
            }
            _ => true,
        };
        let people = || attribute[one].is_some_and(|attribute| row(attribute).takes.contains(&Takes::People));
        let scope = narrow[one] == narrow[other]
            || narrow[one].is_empty()
            || narrow[other].is_empty()
            || (saying == Saying::Amount && people());
        if alike && scope {
            let known = attribute[one].or(attribute[other]);
            let claims = (&corpus.claims[read[stating.0].0], &corpus.claims[read[stating.1].0]);
            let by = if saying == Saying::Words { By::Words } else { By::Amount };
            reasons.same(by, stating, claims, known.map(|attribute| row(attribute).name));
            let (first, second) = (one.min(other), one.max(other));
            if of[first] == Of::Open {
                of[first] = of[second].clone();
            }
            let root = joined.join(one, other);
            attribute[root] = known;
        }
    }
    let mut cells: BTreeMap<usize, Cell> = BTreeMap::new();
    for (at, (index, subject)) in read.iter().enumerate() {
        let cell = cells.entry(joined.find(at)).or_default();
        cell.claims.push(*index);
        cell.reasons.push(reasons.take(at));
        cell.attribute = cell.attribute.or(attribute[at]);
        if let Of::Name(name) = &of[at] {
            cell.entity.get_or_insert_with(|| Arc::clone(name));
        }
        cell.background = cell.background.or(subject.background);
        cell.elsewhere = cell.elsewhere.take().or_else(|| subject.elsewhere.clone());
    }
    cells.into_values().collect()
}

/// How far apart the amounts of one thing may lie: neighbours of another order are about different things, but for a slip of
/// thousands.
struct Orders(Decimal);

impl Orders {
    fn of(evolves: Evolves) -> Self {
        Orders(Decimal::from(if matches!(evolves, Evolves::Rising | Evolves::Falling) { 40_u8 } else { 6 }))
    }

    /// Whether two amounts, the smaller first, are of different orders.
    fn parts(&self, small: Option<Decimal>, large: Option<Decimal>) -> bool {
        let (Some(small), Some(large)) = (small, large) else { return false };
        let Some(ratio) = large.checked_div(small) else { return !large.is_zero() };
        let thousands = |unit: i64| {
            let (low, high) = (Decimal::new(unit * 9, 1), Decimal::new(unit * 11, 1));
            low <= ratio && ratio <= high
        };
        ratio > self.0 && !thousands(1_000) && !thousands(1_000_000)
    }
}

/// The size of an amount; none for what is no amount.
fn size(value: &Value) -> Option<Decimal> {
    let Value::Quantity(quantity) = value else { return None };
    let stated = quantity.amount.stated();
    let scale = match &quantity.unit {
        Unit::Measure(measure) => measure.factor,
        Unit::Time(unit) => Decimal::from(unit.seconds()),
        _ => Decimal::ONE,
    };
    stated.low.or(stated.high)?.at.abs().checked_mul(scale)
}

/// Which claims share a sentence with another amount of the same attribute: a sentence that tells several tells of several
/// things, unless it tells of a change or of several sources.
fn plural(corpus: &Corpus, read: &[(usize, &Subject)], attribute: &[Option<Attribute>], of: &[Of]) -> Vec<bool> {
    let key = |at: usize| {
        let (index, subject) = read[at];
        let claim = &corpus.claims[index];
        let attribute = attribute[at].filter(|_| !subject.at_odds)?;
        let unit = match &claim.value {
            Value::Quantity(quantity) => format!("{:?}", quantity.unit),
            _ => String::new(),
        };
        Some((claim.article, subject.sentence, attribute, &of[at], strict(subject), unit))
    };
    let mut told: HashMap<_, BTreeSet<String>> = HashMap::new();
    for (at, (index, _)) in read.iter().enumerate() {
        if let Some(key) = key(at) {
            told.entry(key).or_default().insert(value_key(&corpus.claims[*index].value));
        }
    }
    let several = |at: usize| key(at).is_some_and(|key| told[&key].len() > 1);
    // A count that grows is told of one place after another: all but the largest of an article are parts of it.
    let toll = |at: usize| {
        let (index, subject) = read[at];
        let rises =
            attribute[at].filter(|one| corpus.attributes.row(*one).evolves == Evolves::Rising && !subject.at_odds)?;
        Some((corpus.claims[index].article, rises, &of[at], strict(subject)))
    };
    let mut largest: HashMap<_, Decimal> = HashMap::new();
    for (at, (index, _)) in read.iter().enumerate() {
        if let (Some(key), Some(size)) = (toll(at), size(&corpus.claims[*index].value)) {
            let largest = largest.entry(key).or_insert(size);
            *largest = size.max(*largest);
        }
    }
    let part = |at: usize| {
        let size = size(&corpus.claims[read[at].0].value);
        toll(at).zip(size).is_some_and(|(key, size)| size < largest[&key])
    };
    (0..read.len()).map(|at| several(at) || part(at)).collect()
}

/// The scope that makes a figure one of another thing.
fn strict(subject: &Subject) -> String {
    let strict = subject.scope.iter().filter(|(name, _)| STRICT.contains(&name.as_ref()));
    let strict = strict.map(|(name, value)| format!("{name}={value}"));
    strict.chain(subject.counted.iter().map(|noun| format!("of={noun}"))).collect::<Vec<_>>().join(" ")
}

/// Keys by which claims of one story meet that state the same in the same words: the value with two of the words beside it, or
/// with one of them and the name.
fn keys<'a>(claim: &'a Claim, subject: &'a Subject, of: &'a Of, story: usize) -> impl Iterator<Item = u64> + 'a {
    let value = value_key(&claim.value);
    let mut words: Vec<&str> = subject.near.iter().flat_map(|side| side.iter().take(3)).map(AsRef::as_ref).collect();
    words.sort_unstable();
    words.dedup();
    let pairs = (0..words.len()).flat_map({
        let words = words.clone();
        move |one| {
            let words = words.clone();
            (one + 1..words.len()).map(move |other| (words[one].to_owned(), words[other].to_owned()))
        }
    });
    pairs.map(move |pair| hash((story, &value, pair))).chain(words_with_name(claim, subject, of, story))
}

/// Keys of values that are particular enough to meet by one word: amounts of two digits and days that are not those of the news by
/// any word beside them, places in an order and counts by their noun.
fn loose(claim: &Claim, subject: &Subject, story: usize, digits: u32) -> impl Iterator<Item = u64> {
    let value = value_key(&claim.value);
    let class = Class::of(&claim.value);
    let all = match class {
        Class::Date => subject.background.is_some() || !is_news(claim),
        Class::Rank | Class::Count => false,
        _ => digits > 1,
    };
    let noun =
        subject.near[1].first().filter(|noun| matches!(class, Class::Rank | Class::Count) && noun.starts_with('='));
    let any = subject.near.iter().flat_map(|side| side.iter().take(3)).filter(|_| all);
    let words: Vec<Arc<str>> = any.chain(noun).cloned().collect();
    let background = subject.background;
    words.into_iter().map(move |word| hash((story, &value, word, background, "loose")))
}

/// Whether a date is one of the days before its article, on which many things happened.
fn is_news(claim: &Claim) -> bool {
    const DAYS: i32 = 10;
    let (Value::Date(date), Some(published)) = (&claim.value, &claim.published) else { return true };
    published.first.until(date.first).is_ok_and(|span| span.get_days().abs() <= DAYS)
}

fn words_with_name(claim: &Claim, subject: &Subject, of: &Of, story: usize) -> Vec<u64> {
    let Of::Name(name) = of else { return Vec::new() };
    let value = value_key(&claim.value);
    let near = subject.near.iter().filter_map(|side| side.first()).filter(|word| *word != name);
    near.map(|word| hash((story, &value, name, word, "name"))).collect()
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
fn value_key(value: &Value) -> String {
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

/// The names of each story, those of one bearer under one key.
struct Entities<'a> {
    aliases: &'a Aliases,
    canonical: HashMap<(usize, Arc<str>), Arc<str>>,
}

impl<'a> Entities<'a> {
    fn new(corpus: &Corpus, story_of: &[usize], aliases: &'a Aliases) -> Self {
        let mut of_story: BTreeMap<usize, BTreeMap<Arc<str>, bool>> = BTreeMap::new();
        for (article, outline) in &corpus.outlines {
            let names = of_story.entry(story_of[*article]).or_default();
            for name in &outline.names {
                names.insert(Arc::clone(&name.key), name.known);
            }
        }
        for claim in &corpus.claims {
            if let Some(entity) = claim.subject.as_ref().and_then(|subject| subject.entity.as_ref()) {
                of_story.entry(story_of[claim.article]).or_default().entry(Arc::clone(&entity.key)).or_insert(false);
            }
        }
        let mut canonical = HashMap::new();
        for (story, names) in of_story {
            // Names of two scripts by their sound; words of one longer name by that name.
            let mut by_sound: BTreeMap<String, Vec<&Arc<str>>> = BTreeMap::new();
            let mut by_word: BTreeMap<&str, Vec<&Arc<str>>> = BTreeMap::new();
            for name in names.keys() {
                let sound = sound(name);
                if sound.chars().count() >= SOUND {
                    by_sound.entry(sound).or_default().push(name);
                }
                if name.contains(' ') {
                    name.split(' ').for_each(|word| by_word.entry(word).or_default().push(name));
                }
            }
            for (name, known) in &names {
                let longer = match by_word.get(name.as_ref()).map(Vec::as_slice) {
                    Some([only]) if !known => *only,
                    _ => name,
                };
                let heard =
                    by_sound.get(&sound(longer)).and_then(|heard| heard.iter().find(|other| names[**other])).copied();
                let first = heard.or_else(|| {
                    let heard = by_sound.get(&sound(longer))?;
                    let scripts = |name: &str| name.chars().any(|letter| matches!(letter, '\u{0600}'..='\u{06FF}'));
                    heard.iter().find(|other| scripts(other) != scripts(longer)).map(|other| (*other).min(longer))
                });
                let chosen = if *known { name } else { first.unwrap_or(longer) };
                canonical.insert((story, Arc::clone(name)), Arc::from(aliases.canonical(chosen)));
            }
        }
        Entities { aliases, canonical }
    }

    fn canonical(&mut self, story: usize, key: &Arc<str>) -> Arc<str> {
        match self.canonical.get(&(story, Arc::clone(key))) {
            Some(name) => Arc::clone(name),
            None => Arc::from(self.aliases.canonical(key)),
        }
    }
}
