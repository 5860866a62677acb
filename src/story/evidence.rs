//! What speaks for two claims of a story being about one thing, and what against it, weighed.
//!
//! Two claims show *signs*: how their attributes, bearers and values stand to each other, which words stand beside both, where
//! their scopes part. Each sign has a weight, the logarithm of the odds that it adds ([`super::weights`]), and the weights of
//! all signs of a pair add up. Signs are of the language of news as such; none knows a story, a name or a wording.

use super::cells::Of;
use super::fact::{Fact, Group, OF_ONE, hash};
use super::likeness::{Bearers, Likeness, Relation, Tie, bearers, relation, tie};
use super::weights::{Kind, WEIGHTS};
use crate::claim::{Corpus, Evolves, PERIOD};
use crate::lexicon::{AttributeRow, KeyRole, Takes, Trait};
use crate::subject::{Class, Outline, PART, Subject, sound};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What two days of the event of their story weigh at least, what two that are surely not one weigh, and within how many words of its figure a measure stands right beside it.
const OF_EVENT: i32 = 300;
const APART: i32 = -900;
const BESIDE: u32 = 4;
/// How many years before an article a vote was held that is surely not the one that it reports.
const LONG_AGO: i16 = 2;
/// What everybody has one of.
const AGE: &str = "age";

/// The claims of a story, ready to be held against each other.
pub(super) struct Facts<'c> {
    all: Vec<Fact<'c>>,
    /// How rare each word is in the story, in hundredths of a doubling.
    rare: Vec<i32>,
    /// Whether each is a part of what its sentence tells before it.
    of_whole: Vec<bool>,
}

impl<'c> Facts<'c> {
    /// Those of some claims of one story, in their order. `of` and `plural` tell what each is of and whether it stands among
    /// others of its kind.
    pub fn new(
        corpus: &'c Corpus,
        outlines: &HashMap<usize, &'c Outline>,
        claims: &[(usize, &'c Subject, Of, bool)],
    ) -> Self {
        let articles: BTreeSet<usize> = claims.iter().map(|(index, ..)| corpus.claims[*index].article).collect();
        let outlines = articles.iter().filter_map(|article| outlines.get(article));
        let names: HashSet<&str> =
            outlines.flat_map(|outline| outline.names.iter().map(|name| name.key.as_ref())).collect();
        let mut ids: HashMap<&str, u32> = HashMap::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut all: Vec<Fact<'c>> = Vec::with_capacity(claims.len());
        for (index, subject, of, is_plural) in claims {
            let id = |word: &'c str| {
                let next = ids.len() as u32;
                *ids.entry(word).or_insert(next)
            };
            let told = (corpus, &corpus.claims[*index], *subject);
            let fact = Fact::new(told, of.clone(), *is_plural, &names, id);
            counts.resize(ids.len(), 0);
            fact.words.iter().for_each(|(word, _)| counts[*word as usize] += 1);
            all.push(fact);
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
        let now = all.iter().filter(|fact| fact.subject.background.is_none());
        let now: HashSet<_> = now.filter_map(|fact| Some((fact.article, fact.attribute.as_ref()?.0))).collect();
        // "100,000 cases since the illness broke out in April" are those of this year.
        let is_earlier = |fact: &Fact<'_>| {
            let published = fact.published_year();
            fact.subject.background.is_some_and(|year| published.is_none_or(|published| year < published))
        };
        for fact in all.iter_mut().filter(|fact| is_earlier(fact)) {
            let attribute = fact.attribute.as_ref().map(|(attribute, _)| *attribute);
            fact.is_aside = attribute.is_some_and(|attribute| now.contains(&(fact.article, attribute)));
        }
        let often = all.iter().zip(&told).map(|(fact, told)| (values[&fact.value], attributes[told]));
        let often: Vec<(u32, u32)> = often.collect();
        for (fact, (value, attribute)) in all.iter_mut().zip(often) {
            (fact.often_value, fact.often_attribute) = (value, attribute);
        }
        let of_whole = beside_whole(&all);
        let rare = counts.iter().map(|count| rarity(claims.len() as u32, *count)).collect();
        Facts { all, rare, of_whole }
    }

    /// The pairs, the lower first, of some of them that may be about one thing, by their places in the list: all of them; of very
    /// many those that stand next to each other by attribute and size, by value, and by a rare word beside them.
    pub fn candidates(&self, places: &[usize]) -> Vec<(usize, usize)> {
        /// Up to so many all pairs are looked at.
        const ALL: usize = 160;
        /// How many neighbours are looked at of more.
        const NEXT: usize = 16;
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
        if self.are_two(one, other) {
            return APART;
        }
        let mut sum = 0;
        self.signs(one, other, |kind, at, times| sum += WEIGHTS[kind as usize][at] * times / 100);
        let of_event = |place: usize| self.all[place].subject.of_event;
        if of_event(one) && of_event(other) { sum.max(OF_EVENT) } else { sum }
    }

    /// Whether two claims are of two things whatever else they share: one sentence gives each its own measure in words that stand
    /// right beside it, "$639 billion in assets and $613 billion in debt", they are of events of two years, or tell of two places how
    /// far they lie from a third.
    fn are_two(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.all[one], &self.all[other]);
        let years = a.subject.background.zip(b.subject.background).is_some_and(|(one, other)| one != other);
        let beside =
            a.subject.sentence == b.subject.sentence && a.article == b.article && a.distance.max(b.distance) <= BESIDE;
        let unlike = || matches!(tie(a, b).0, Tie::Unlike) && !relation(a, b).is_same();
        // "In 2014 he had 23.4 million votes": no other article's figure of the vote that it reports.
        let long_ago = |fact: &Fact<'_>, other: &Fact<'_>| {
            let stated = |fact: &Fact<'_>| fact.subject.scope.get(PERIOD)?.get(..4)?.parse::<i16>().ok();
            let of = stated(fact).zip(other.published_year());
            stated(other).is_none() && of.is_some_and(|(year, published)| published - year >= LONG_AGO)
        };
        let polled = matches!((&a.attribute, &b.attribute), (Some((one, row)), Some((other, _)))
            if one == other && row.is(Trait::Regional));
        let earlier = polled
            && matches!(relation(a, b).likeness(), Likeness::Near | Likeness::Far)
            && (long_ago(a, b) || long_ago(b, a));
        let places = a.located().zip(b.located()).is_some_and(|(one, other)| sound(one) != sound(other));
        // "58 dead, more than the 49 of last year's attack": the other one has its own toll.
        let before = |aside: &Fact<'_>, now: &Fact<'_>| aside.is_aside && now.subject.background.is_none();
        let same = matches!(tie(a, b).0, Tie::Same) && !relation(a, b).is_same();
        let aside = same && a.group == Group::Count && (before(a, b) || before(b, a));
        let stated = |fact: &Fact<'_>| fact.subject.entity.as_ref().is_some_and(|entity| entity.stated);
        let named = || stated(a) && stated(b) && matches!(bearers(a, b), Bearers::OtherName);
        let aged = same && a.attribute.as_ref().is_some_and(|(_, row)| row.name == AGE) && named();
        // "The Liberals won 25 seats and the Greens 26".
        let in_one_sentence = a.article == b.article && a.subject.sentence == b.subject.sentence;
        let is_subject = |(_, row): &(_, AttributeRow<'_>)| row.role == KeyRole::Subject;
        let each_its_own = in_one_sentence && same && a.attribute.as_ref().is_some_and(is_subject) && named();
        // «58 قتيلا بينهم 57 بالرصاص»: another total is no part, and the part is no total of another day.
        let is_part = |place: usize| self.of_whole[place] || is_part(&self.all[place]);
        let part = self.of_whole[one] && !is_part(other) || self.of_whole[other] && !is_part(one);
        // "Inflation of 16 %" and "lost 16 % of its value"
        let is_change = |fact: &Fact<'_>| fact.attribute.as_ref().is_some_and(|(_, row)| row.name.ends_with("change"));
        let of_change = a.group == Group::Share
            && a.distance.max(b.distance) <= BESIDE
            && matches!(tie(a, b).0, Tie::Unlike)
            && is_change(a) != is_change(b);
        // "12 rifles" seized and "12 Somalis" arrested.
        let counted =
            a.subject.counted.as_ref().zip(b.subject.counted.as_ref()).is_some_and(|(one, other)| one != other);
        let of_two_kinds = counted && tie(a, b).0 == Tie::Differ;
        let feared = a.group == Group::Count && is_forecast(a) != is_forecast(b);
        aside
            || aged
            || of_two_kinds
            || of_change
            || earlier
            || each_its_own
            || (years && a.group == Group::Count)
            || (part || feared) && !relation(a, b).is_same()
            || beside && unlike()
            || places && !relation(a, b).is_same()
    }

    /// What a claim shows of itself.
    pub fn fact(&self, place: usize) -> &Fact<'c> {
        &self.all[place]
    }

    /// How many words stand beside both of a pair.
    pub fn shared(&self, one: usize, other: usize) -> usize {
        shared(&self.all[one].words, &self.all[other].words).count()
    }

    /// What the signs of a pair are of and what those weigh together, the heaviest first; what hardly weighs anything is left out.
    pub fn told(&self, one: usize, other: usize) -> Vec<(&'static str, i32)> {
        /// How many are told, and how heavy each must be.
        const TOLD: usize = 5;
        const HEAVY: i32 = 10;
        let mut sums: BTreeMap<&'static str, i32> = BTreeMap::new();
        self.signs(one, other, |kind, at, times| {
            *sums.entry(kind.aspect()).or_default() += WEIGHTS[kind as usize][at] * times / 100;
        });
        let mut told: Vec<(&str, i32)> = sums.into_iter().filter(|(_, weight)| weight.abs() >= HEAVY).collect();
        told.sort_by_key(|(aspect, weight)| (std::cmp::Reverse(weight.abs()), *aspect));
        told.truncate(TOLD);
        told
    }

    /// What would speak for two of them being about one thing had the first stated the value of the other.
    pub fn weigh_as_if_equal(&self, one: usize, other: usize) -> i32 {
        if self.are_two(one, other) {
            return APART;
        }
        let mut sum = 0;
        let equal = relation(&self.all[other], &self.all[other]);
        self.signs_of(one, other, equal, |kind, at, times| sum += WEIGHTS[kind as usize][at] * times / 100);
        sum
    }

    /// The signs of a pair: their kind, which one of the kind, and how much of it, in hundredths.
    pub fn signs(&self, one: usize, other: usize, add: impl FnMut(Kind, usize, i32)) {
        self.signs_of(one, other, relation(&self.all[one], &self.all[other]), add);
    }

    /// The same for values that stand to each other in a given way.
    fn signs_of(&self, one: usize, other: usize, relation: Relation, mut add: impl FnMut(Kind, usize, i32)) {
        let pair = (&self.all[one], &self.all[other]);
        let (tie, distance) = tie(pair.0, pair.1);
        let mut sign = |kind: Kind, at: usize| add(kind, at, 100);
        of_what(pair, (tie, distance), relation, &mut sign);
        of_scope(pair, &mut sign);
        if pair.0.article == pair.1.article {
            of_one_article(pair, tie, relation, &mut sign);
        }
        of_words(pair, tie, &mut sign);
        let (mut count, mut rare, mut nearest) = (0, 0, 0);
        for (word, near) in shared(&pair.0.words, &pair.1.words) {
            count += 1;
            rare += self.rare[word as usize];
            if near {
                nearest += self.rare[word as usize];
            }
        }
        sign(Kind::Shared, count.min(3));
        add(Kind::Words, 0, rare);
        add(Kind::Words, 1, nearest);
        if tie != Tie::Same {
            add(Kind::OtherWords, 0, rare);
            add(Kind::OtherWords, 1, nearest);
        }
    }
}

/// Whether a count is a part of a total without a name.
fn is_part(fact: &Fact<'_>) -> bool {
    fact.group == Group::Count && fact.subject.scope.get(PART).is_some_and(|part| part.as_ref() == PART)
}

/// Whether a figure is one that may come.
fn is_forecast(fact: &Fact<'_>) -> bool {
    fact.subject.scope.get("aim").is_some_and(|aim| aim.as_ref() == "forecast")
}

/// Which of the claims are parts of a larger one of their sentence, of the same attribute, and which their sentence tells one by one
/// when the article has told all of them: "killed 17. He shot three outside and then 12 in the building".
fn beside_whole(all: &[Fact<'_>]) -> Vec<bool> {
    let key = |fact: &Fact<'_>| {
        let attribute = fact.attribute.as_ref().map(|(attribute, row)| (*attribute, row.evolves))?;
        Some(((fact.article, attribute.0), fact.subject.sentence)).filter(|_| fact.group == Group::Count)
    };
    let mut sentences: BTreeMap<_, BTreeMap<(u32, u32), Sizes>> = BTreeMap::new();
    for (place, fact) in all.iter().enumerate().filter(|(_, fact)| !is_part(fact)) {
        if let (Some((key, sentence)), Some(size)) = (key(fact), fact.size) {
            sentences.entry(key).or_default().entry(sentence).or_default().push((size, place));
        }
    }
    let beside = |fact: &Fact<'_>| {
        let (key, sentence) = key(fact)?;
        let whole = sentences.get(&key)?.get(&sentence)?.iter().map(|(size, _)| *size).max()?;
        Some(whole > fact.size?)
    };
    let mut parts: Vec<bool> = all.iter().map(|fact| is_part(fact) && beside(fact) == Some(true)).collect();
    for told in sentences.values() {
        let mut whole: Option<Decimal> = None;
        for counts in told.values() {
            let plain = |place: usize| {
                let subject = all[place].subject;
                let rises =
                    |row: &AttributeRow<'_>| row.evolves == Evolves::Rising && row.takes.contains(&Takes::People);
                all[place].attribute.as_ref().is_some_and(|(_, row)| rises(row))
                    && !subject.at_odds
                    && subject.as_of.is_none()
                    && subject.scope.is_empty()
            };
            let sizes: BTreeSet<Decimal> = counts.iter().map(|(size, _)| *size).collect();
            let sum = sizes.iter().try_fold(Decimal::ZERO, |sum, size| sum.checked_add(*size));
            let one_by_one = sizes.len() > 1 && counts.iter().all(|(_, place)| plain(*place));
            // "Three died, say doctors. The ministry first told of one and then of two."
            let fits = |(sum, whole): (Decimal, Decimal)| sum < whole || sum == whole && sizes.len() > 2;
            if one_by_one && sum.zip(whole).is_some_and(fits) {
                counts.iter().for_each(|(_, place)| parts[*place] = true);
            }
            whole = whole.max(sizes.last().copied());
        }
    }
    parts
}

/// Counts of a sentence with their places.
type Sizes = Vec<(Decimal, usize)>;

/// Two claims.
type Two<'f, 'c> = (&'f Fact<'c>, &'f Fact<'c>);

/// The signs of what is measured, of whom, and how much of it.
fn of_what((a, b): Two<'_, '_>, (tie, distance): (Tie, u32), relation: Relation, sign: &mut impl FnMut(Kind, usize)) {
    let (group, likeness) = (a.group, relation.likeness());
    sign(Kind::Script, if a.is_arabic != b.is_arabic { 2 } else { usize::from(!a.is_arabic) });
    sign(Kind::Group, group as usize);
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
}

/// The signs of what narrows the figures.
fn of_scope((a, b): Two<'_, '_>, sign: &mut impl FnMut(Kind, usize)) {
    let strict = match (a.strict.is_empty(), b.strict.is_empty()) {
        (true, true) => 0,
        _ if a.strict == b.strict => 1,
        (false, false) => 2,
        _ => 3,
    };
    sign(Kind::Strict, strict);
    if let (Some(mine), Some(theirs)) = (a.subject.scope.get(PERIOD), b.subject.scope.get(PERIOD)) {
        sign(Kind::Period, usize::from(mine != theirs));
    }
    for name in OF_ONE {
        if let (Some(mine), Some(theirs)) = (a.subject.scope.get(name), b.subject.scope.get(name))
            && (mine != theirs || name != "round")
        {
            sign(Kind::Poll, usize::from(mine != theirs));
        }
    }
    if !a.wide().eq(b.wide()) {
        sign(Kind::Scope, 0);
    }
    if a.subject.background != b.subject.background {
        sign(Kind::Elsewhere, 0);
    }
    if a.subject.elsewhere != b.subject.elsewhere {
        sign(Kind::Elsewhere, 1);
    }
}

/// The signs of claims of one article.
fn of_one_article((a, b): Two<'_, '_>, tie: Tie, relation: Relation, sign: &mut impl FnMut(Kind, usize)) {
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
        let two = match (a.speaker(), b.speaker()) {
            (Some(mine), Some(theirs)) => !mine.may_be(theirs),
            (mine, theirs) => mine.is_some() != theirs.is_some(),
        };
        sign(Kind::Speakers, if two { 2 } else { usize::from(a.speaker().is_some()) });
    }
}

/// The signs of single words beside the figures.
fn of_words((a, b): Two<'_, '_>, tie: Tie, sign: &mut impl FnMut(Kind, usize)) {
    for (at, (mine, theirs)) in a.next.iter().zip(&b.next).enumerate() {
        if mine.is_some() && mine == theirs {
            sign(Kind::Next, at);
        }
    }
    let other = usize::from(tie != Tie::Same);
    if a.group == Group::Count {
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

/// How rare a word is that so many of all claims have beside them, in hundredths of a doubling.
fn rarity(all: u32, with: u32) -> i32 {
    /// Fixed-point steps.
    const ONE: u64 = 1 << 16;
    let ratio = (2 * (u64::from(all) + 1) * ONE) / (2 * u64::from(with) + 1);
    let doublings = ratio.max(ONE).ilog2() - ONE.ilog2();
    let rest = ratio.max(ONE) - (ONE << doublings);
    (u64::from(doublings) * 100 + rest * 100 / (ONE << doublings)) as i32
}
