//! What is held against each other of claims that were read from articles.
//!
//! Claims that people have labelled are of one topic because somebody says so. What was read is grouped by words, and an article
//! that tells two values of a topic most often tells of two things: it is asked first what the article itself tells of them.

use super::ground::Ground;
use super::members::Members;
use super::pairs::decide_read;
use super::why;
use crate::claim::{self, Claim, Evolves, Stance};
use crate::lexicon::KeyRole;
use crate::relation::{Code, Compared, Decision, Reason, Side, Terms, decide, is_outcome};
use crate::subject::{By, CROWD, POLLED, Subject, is_police};
use crate::text::is_arabic;
use crate::value::{Amount, CurrencyCode, DateBound, DateSpan, Grain, Interval, Unit, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Of how many values that one article tells of a topic each is held against the others.
const VALUES: usize = 24;
/// How far apart two amounts may be that are of one thing by suggestion: a share of the larger.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
/// The same where the thing changes with time: forty times.
const FAR_MOVING: Decimal = Decimal::from_parts(975, 0, 0, false, 3);
/// The same where the thing is surely one: ten times, which no two accounts of it are unless one of them slipped.
const FAR_SURE: Decimal = Decimal::from_parts(9, 0, 0, false, 1);
/// How far apart, as a share of a year, two days or months may be; and two years.
const MONTH: Decimal = Decimal::from_parts(9, 0, 0, false, 2);
const YEARS: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
/// Within how many days what moves slowly has not changed.
const SOON: i32 = 30;
/// What somebody does who tells something, and how many days old it is where it is the article's own news.
const TELLING: [&str; 2] = ["announcement date", "statement date"];
const FRESH: i32 = 2;
/// What lasts until a day, and no longer.
const ENDS: [&str; 4] = ["contract expiry", "end date", "term end date", "deadline"];
/// How many words beside two figures tell that both may be of one thing, and that both are.
const SHARED: usize = 2;
const LIKE: usize = 4;
/// What is paid once.
const DEAL: &str = "deal amount";
/// What a count of votes has come to: figures beside it are of that moment.
const COUNTED: &str = "votes counted";
/// How many figures of one sentence are looked through for it.
const BESIDE: usize = 8;
/// How many years may lie between a stated period and the article of a figure without one.
const PERIOD: i16 = 1;

/// The claims of a topic by article, and which of them their article tells beside the value that the topic is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// Claims by their place in the topic, for each article that tells several.
    of_article: BTreeMap<usize, Vec<usize>>,
    aside: Vec<bool>,
    /// The earlier counts of what rises, by the day of the article that gives them as such.
    earlier: Vec<(Date, Decimal)>,
}

impl Told {
    /// Looks through the claims of a topic, each ready to be compared.
    pub(crate) fn of(claims: &[usize], compared: &[Compared<'_>], evolves: Evolves, ground: &Ground<'_>) -> Self {
        let known = &ground.corpus.claims;
        let mut told = Told { of_article: BTreeMap::new(), aside: vec![false; claims.len()], earlier: Vec::new() };
        if evolves == Evolves::Rising {
            told.earlier = claims
                .iter()
                .zip(compared)
                .filter(|(claim, _)| is_earlier(&known[**claim]))
                .filter_map(|(&claim, side)| Some((known[claim].published.as_ref()?.first, lower_end(side)?)))
                .collect();
        }
        for (place, &claim) in claims.iter().enumerate() {
            if known[claim].subject.is_some() {
                told.of_article.entry(known[claim].article).or_default().push(place);
            }
        }
        told.of_article.retain(|_, places| (2..=VALUES).contains(&places.len()));
        for places in told.of_article.values() {
            // Of a count that grows the largest is the whole; else what stands first is what the article is about.
            let size = |place: &&usize| compared[**place].allowed().and_then(|allowed| allowed.low).map(|end| end.at);
            let now = places.iter().filter(|place| known[claims[**place]].as_of.is_none());
            let main = match evolves {
                Evolves::Rising => now.max_by_key(|place| (size(place), std::cmp::Reverse(**place))),
                _ => places.first(),
            };
            let Some(&main) = main else { continue };
            for &place in places.iter().filter(|place| **place != main) {
                let side = |place: usize| (claims[place], &compared[place]);
                let decision = decide_read(side(main), side(place), evolves, ground);
                let differs = is_in_doubt(&decision) && !speaks_for_itself(claims[main], claims[place], ground);
                told.aside[place] = differs;
            }
        }
        told
    }

    /// The other claims of an article, those of the other's own words.
    fn others<'t>(&'t self, article: usize, but: usize) -> impl Iterator<Item = usize> + 't {
        self.of_article.get(&article).into_iter().flatten().copied().filter(move |place| *place != but)
    }
}

/// Whether a decision is one that what the articles tell may take back.
fn is_in_doubt(decision: &Decision) -> bool {
    matches!(decision.code, Code::Conflict | Code::Tension | Code::Slip)
}

/// Whether two values of one article are of one thing all the same: two give them, or the headline gives one of them and both
/// are surely of one topic.
fn speaks_for_itself(left: usize, right: usize, ground: &Ground<'_>) -> bool {
    let known = &ground.corpus.claims;
    let (Some(a), Some(b)) = (&known[left].subject, &known[right].subject) else { return true };
    two_speak(a, b)
        || are_counts_of_crowd([left, right], ground)
        || a.headline != b.headline && why::is_sure(&[left, right], ground.corpus)
        || known[left].as_of != known[right].as_of
}

/// Whether an amount of money is the other one without its cents, which are cut off as often as they are rounded.
fn are_cents_left_out(whole: &Claim, exact: &Claim) -> bool {
    let figure = |claim: &Claim| match &claim.value {
        Value::Quantity(quantity) if matches!(quantity.unit, Unit::Money(_)) => match quantity.amount {
            Amount::Point(figure) => Some(figure),
            _ => None,
        },
        _ => None,
    };
    let (Some(whole), Some(exact)) = (figure(whole), figure(exact)) else { return false };
    !whole.decimal && exact.decimal && exact.place == -2 && exact.value.trunc() == whole.value
}

/// The currency of an amount, as far as its words tell.
fn currency(claim: &Claim) -> Option<CurrencyCode> {
    match &claim.value {
        Value::Quantity(quantity) => match &quantity.unit {
            Unit::Money(currency) => currency.guess(),
            _ => None,
        },
        _ => None,
    }
}

/// Whether one of two claims gives what the police counted of a crowd and the other what somebody else did, which may be many times
/// as much.
fn are_counts_of_crowd(pair: [usize; 2], ground: &Ground<'_>) -> bool {
    let subjects = pair.map(|claim| ground.corpus.claims[claim].subject.as_deref());
    let [Some(one), Some(other)] = subjects else { return false };
    let measured = |subject: &Subject| {
        let attribute = subject.attribute.as_ref();
        attribute.map(|(attribute, _)| CROWD.contains(&ground.corpus.attributes.row(*attribute).name))
    };
    let of_crowd =
        measured(one) != Some(false) && measured(other) != Some(false) && measured(one).or(measured(other)).is_some();
    of_crowd && is_of_police(one) != is_of_police(other)
}

/// Whether the one happened when its article appeared and the other in a year that was over by then: a rocket that flies today, and
/// boosters "launched in 2016".
fn is_history(news: &Claim, other: &Claim) -> bool {
    /// How many days old the news is at most.
    const NEWS: i32 = 7;
    let (Value::Date(day), Value::Date(year)) = (&news.value, &other.value) else { return false };
    let Some(published) = &news.published else { return false };
    let age = day.first.until(published.first).map_or(i32::MAX, |span| span.get_days());
    day.grain == Grain::Day
        && (0..=NEWS).contains(&age)
        && year.grain == Grain::Year
        && year.bound.is_none()
        && year.last.year() < day.first.year()
}

/// Whether two counts are of places, "14 districts", and nothing else is said of both: what was done in either is not known to be
/// one.
fn are_of_many(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    const PLACES: [&str; 2] = ["cities", "countries"];
    let many = |claim: &Claim| {
        let attribute = claim.subject.as_ref().and_then(|subject| subject.attribute.as_ref());
        attribute.is_some_and(|(attribute, _)| PLACES.contains(&ground.corpus.attributes.row(*attribute).name))
    };
    many(one) && many(other) && shared_words(one, other) < SHARED
}

/// Whether two counts are each beyond what its own article has told: "four others died", "another two were killed".
fn are_additions(one: &Claim, other: &Claim) -> bool {
    let added = |claim: &Claim| claim.scope.get("tally").is_some_and(|tally| &**tally == "new");
    one.article != other.article && one.evolves == Evolves::Rising && added(one) && added(other)
}

/// Whether a figure is what analysts expected, which no result contradicts.
fn is_forecast(claim: &Claim) -> bool {
    claim.scope.get("aim").is_some_and(|aim| &**aim == "forecast")
}

/// Whether a claim gives what the police say.
fn is_of_police(subject: &Subject) -> bool {
    subject.said_by.iter().any(|speaker| is_police(&speaker.name))
}

/// Whether two values are the words of two.
fn two_speak(a: &Subject, b: &Subject) -> bool {
    matches!((a.said_by.first(), b.said_by.first()), (Some(a), Some(b)) if !a.may_be(b))
}

/// The relation of two claims of a topic, by their place in it, once it is asked what their articles tell of them.
pub(super) fn weigh((left, right): (usize, usize), decision: Decision, members: &Members<'_>) -> Decision {
    let Members { ground, compared, claims, told, evolves, .. } = members;
    let known = &ground.corpus.claims;
    let (one, other) = (&known[claims[left]], &known[claims[right]]);
    if one.subject.is_none() || other.subject.is_none() {
        return decision;
    }
    let pair = [claims[left], claims[right]];
    if gives_again(pair, ground) {
        return Reason::TwoUnits.into();
    }
    if decision.code.severity().is_some() && are_additions(one, other) {
        return Reason::Scope.into();
    }
    let since = |claim: &Claim| matches!(&claim.value, Value::Date(date) if date.bound == Some(DateBound::Since));
    let decision = of_years_beside(pair, ground).filter(|_| decision.reason == Reason::Scope).unwrap_or(decision);
    let fixed = || {
        let side = |place: usize| (claims[place], &compared[place]);
        decide_read(side(left), side(right), Evolves::Fixed, ground)
    };
    // "Down 5 % on Thursday", "down 3 % on Friday"
    let days = days_of_move(one, other);
    if decision.code.severity().is_some() && days.is_some_and(|(one, other)| one != other) {
        return Reason::Scope.into();
    }
    let decision = match decision.reason {
        Reason::Later | Reason::OrderUnknown if days.is_some() => fixed(),
        Reason::Later | Reason::OrderUnknown if are_counts_of_crowd(pair, ground) || were_over(one, other) => fixed(),
        Reason::Later if is_too_soon(one, other, ground) || is_alive_again(one, other) => fixed(),
        Reason::OrderUnknown | Reason::BoundsOfOneDay if *evolves == Evolves::Rising => {
            let risen = has_risen(one, other, &compared[left], &compared[right]);
            match risen.or_else(|| has_passed((left, right), members)) {
                Some(reversed) => Decision { reversed, ..Reason::Later.into() },
                None => decision,
            }
        }
        // What was counted before was so on that very day too.
        _ if *evolves == Evolves::Rising && is_in_doubt(&decision) && is_earlier(one) != is_earlier(other) => {
            match has_passed((left, right), members) {
                Some(reversed) => Decision { reversed, ..Reason::Later.into() },
                None => decision,
            }
        }
        Reason::OneDirection if are_two_turns(one, other, ground) => Reason::Turns.into(),
        // When something began is no plan.
        Reason::Later if since(one) && since(other) && are_two_turns(one, other, ground) => Reason::Turns.into(),
        _ => decision,
    };
    if decision.code == Code::Update {
        let terms = ground.terms_of(claims[left], claims[right]);
        let moving = compared[left].distance(&compared[right], &terms) > FAR_MOVING;
        let apart = moving && !matches!(one.value, Value::Date(_)) && !why::is_sure(&pair, ground.corpus);
        return if apart { Reason::FarApart.into() } else { decision };
    }
    if !is_in_doubt(&decision) {
        return decision;
    }
    if are_cents_left_out(one, other) || are_cents_left_out(other, one) {
        return Reason::CentsLeftOut.into();
    }
    // An amount told in both currencies is compared in the one that the other is told in.
    let also_told = |of: usize, with: usize| {
        let mut others = told.others(known[claims[of]].article, of);
        others.any(|place| {
            gives_again([claims[of], claims[place]], ground)
                && currency(&known[claims[place]]) == currency(&known[claims[with]])
        })
    };
    if decision.exchanged && (also_told(left, right) || also_told(right, left)) {
        return Reason::Currency.into();
    }
    // Two newsrooms convert by two rates, or round what they convert; where both did, what they converted says whether they differ.
    let converted = |claim: &Claim| claim.subject.as_ref().is_some_and(|subject| subject.converted);
    let close = compared[left].distance(&compared[right], &ground.terms) < ground.terms.policy.tension;
    let (first, second) = (converted(one), converted(other));
    if (first || second) && close || first && second && decision.code != Code::Slip {
        return Reason::Converted.into();
    }
    if let Some(reversed) = is_recount((left, right), members) {
        return Decision { reversed, ..Reason::Recounted.into() };
    }
    if let Some(reversed) = is_counted_out(one, other, ground) {
        return Decision { reversed, ..Reason::Later.into() };
    }
    if let Some(reversed) = is_renewed(one, other, ground) {
        return Decision { reversed, ..Reason::Later.into() };
    }
    if is_out_of_question(one, other) {
        return if shared_words(one, other) >= SHARED { decision } else { Reason::OneArticle.into() };
    }
    if one.article == other.article {
        let own = speaks_for_itself(claims[left], claims[right], ground);
        return match own {
            // Whoever gives "at least 50" and "more than 59" holds both for true.
            _ if decision.reason == Reason::BoundsOfOneDay => Reason::OneArticle.into(),
            true if are_of_two_regions(one, other) => Reason::Scope.into(),
            true => decision,
            false => Reason::OneArticle.into(),
        };
    }
    if let (Some(a), Some(b)) = (stage(claims[left], ground), stage(claims[right], ground))
        && let Some(reversed) = runs_backwards(&a, &b)
    {
        return Decision { reversed, ..Reason::Stage.into() };
    }
    if told.aside[left] || told.aside[right] {
        return Reason::OneArticle.into();
    }
    // The article gives the other's value too, for something else: what agrees with both, "thousands", is of neither alone.
    let related = |one: usize, other: usize| {
        let side = |place: usize| (claims[place], &compared[place]);
        decide_read(side(one), side(other), *evolves, ground)
    };
    let agrees = |one: usize, other: usize| {
        let same = related(one, other);
        same.code != Code::Apart && same.code.severity().is_none()
    };
    let gives = |of: usize, with: usize| {
        let others = told.others(known[claims[of]].article, of);
        // Where both are told in one currency, what the article makes of its own in another is no other value.
        let one_currency = currency(&known[claims[of]]) == currency(&known[claims[with]]);
        let own = |place: usize| one_currency && gives_again([claims[of], claims[place]], ground);
        others
            .filter(|&place| !own(place) && !speaks_for_itself(claims[of], claims[place], ground))
            .any(|place| agrees(place, with) && !agrees(place, of))
    };
    let sure = why::is_sure(&pair, ground.corpus);
    // A rate that one article teaches is not proof enough for what may be two things.
    if decision.exchanged && !sure {
        return Reason::Currency.into();
    }
    // Of what an event has once, the one article tells that it is contested.
    let once = sure && is_once(one, ground) && is_once(other, ground);
    if !once && (gives(left, right) || gives(right, left)) {
        return Reason::OneArticle.into();
    }
    let (a, b) = (&compared[left], &compared[right]);
    let is_amount = matches!(one.value, Value::Quantity(_) | Value::Date(_));
    if is_amount && decision.code != Code::Slip && !are_counts_of_crowd(pair, ground) && !are_in_one_wording(one, other)
    {
        let terms = ground.terms_of(pair[0], pair[1]);
        let far = match !sure || is_tally(one, ground) {
            true => is_far((one, a), (other, b), terms),
            false => matches!(one.value, Value::Quantity(_)) && a.distance(b, &terms) > FAR_SURE,
        };
        if far {
            return Reason::FarApart.into();
        }
    }
    let dates = matches!((&one.value, &other.value), (Value::Date(_), Value::Date(_)));
    if decision.code != Code::Slip && (are_told_apart(one, other, ground) || dates && are_of_two_measures(one, other)) {
        return Reason::OtherMeasure.into();
    }
    // What the words of only one of them measure is not known to be what the other measures.
    let measured = |claim: &Claim| claim.subject.as_ref().is_some_and(|subject| subject.attribute.is_some());
    // Nor is that of two lengths of time of which no word says what lasted.
    let lasts =
        |claim: &Claim| matches!(&claim.value, Value::Quantity(quantity) if matches!(quantity.unit, Unit::Time(..)));
    let unknown = !measured(one) && !measured(other) && lasts(one) && lasts(other);
    let in_like_words = are_in_one_wording(one, other) || shared_words(one, other) >= LIKE;
    if !sure && (measured(one) != measured(other) || unknown) && !in_like_words {
        return Reason::OtherMeasure.into();
    }
    if is_to_come(one, other, *evolves) {
        return Reason::ToCome.into();
    }
    if are_two_announcements(one, other, ground)
        || is_history(one, other)
        || is_history(other, one)
        || are_of_many(one, other, ground)
        || was_over(one, other)
        || was_over(other, one)
    {
        return Reason::OtherMeasure.into();
    }
    if is_of_subject(one, ground) && are_of_two_names(one, other) {
        return Reason::OtherName.into();
    }
    if is_of_other_period(one, other)
        || is_of_other_period(other, one)
        || are_of_two_regions(one, other)
        || are_of_two_deals(one, other)
        || is_forecast(one) != is_forecast(other)
    {
        return Reason::Scope.into();
    }
    if let Some(order) = a.order(b) {
        let reversed = order == Ordering::Greater;
        let (earlier, later) = if reversed { (other, one) } else { (one, other) };
        // A "million" that was left out is missing, whoever gives the amount rightly, and what began once begins no later.
        let again = decision.code == Code::Slip || decision.reason == Reason::Turns;
        if ground.source(claims[left]) == ground.source(claims[right]) && !again {
            return Decision { reversed, ..Reason::SameSource.into() };
        }
        if decision.code == Code::Conflict && is_outcome(earlier.stance, later.stance) {
            return Decision { reversed, ..Reason::Outcome.into() };
        }
    }
    let narrower = |a: &Claim, b: &Claim| a.scope.keys().any(|name| !b.scope.contains_key(name));
    if decision.code == Code::Conflict && (narrower(one, other) || narrower(other, one)) {
        return Reason::ScopeOfOne.into();
    }
    decision
}

/// Whether two days lie so far apart that one of them is a slip, whatever else its article tells: 2018 and 2108.
fn is_out_of_question(one: &Claim, other: &Claim) -> bool {
    const YEARS: u16 = 50;
    match (&one.value, &other.value) {
        (Value::Date(a), Value::Date(b)) => {
            let rest = |date: &DateSpan| (date.grain, date.first.month(), date.first.day());
            a.grain == Grain::Day && rest(a) == rest(b) && a.first.year().abs_diff(b.first.year()) > YEARS
        }
        _ => false,
    }
}

/// How two amounts of one deal compare that two articles give for neighbouring years: what is paid once was not paid twice nearly
/// alike, and a year is mistaken as easily as an amount.
fn of_years_beside(pair: [usize; 2], ground: &Ground<'_>) -> Option<Decision> {
    let known = pair.map(|claim| &ground.corpus.claims[claim]);
    let deal = |claim: &Claim| {
        let attribute = claim.subject.as_ref().and_then(|subject| subject.attribute.as_ref());
        attribute.is_some_and(|(attribute, _)| ground.corpus.attributes.row(*attribute).name == DEAL)
    };
    let year = |claim: &Claim| claim.scope.get(claim::PERIOD)?.get(..4)?.parse::<i16>().ok();
    let beside = year(known[0])?.abs_diff(year(known[1])?) == 1;
    (known.iter().all(|claim| deal(claim)) && beside && known[0].article != known[1].article).then_some(())?;
    let scopes = known.map(|claim| {
        let others = claim.scope.iter().filter(|(name, _)| name.as_ref() != claim::PERIOD);
        others.map(|(name, value)| (name.clone(), value.clone())).collect()
    });
    let side = |at: usize| Side { scope: &scopes[at], ..ground.side(pair[at], &known[at].value) };
    let [a, b] = [0, 1].map(|at| Compared::new(side(at), ground.terms.policy));
    let terms = ground.terms_of(pair[0], pair[1]);
    (a.distance(&b, &terms) < terms.policy.tension).then(|| decide(&a, &b, Evolves::Fixed, &terms))
}

/// Whether an article gives one amount twice, the second time in another unit.
fn gives_again([one, other]: [usize; 2], ground: &Ground<'_>) -> bool {
    let known = &ground.corpus.claims;
    let subject = |claim: usize| known[claim].subject.as_deref();
    let converted = |claim: usize| subject(claim).is_some_and(|subject| subject.converted);
    let sentence = |claim: usize| subject(claim).map(|subject| subject.sentence);
    let (first, last) = (one.min(other), one.max(other));
    known[one].article == known[other].article && sentence(one) == sentence(other) && (first + 1..=last).all(converted)
}

/// Whether two articles tell when somebody told the news of each, which is not one day where the articles are of two.
fn are_two_announcements(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    let fresh = |claim: &Claim| {
        let (Value::Date(told), Some(published)) = (&claim.value, &claim.published) else { return None };
        let attribute = claim.subject.as_ref()?.attribute.as_ref()?.0;
        let age = told.first.until(published.first).ok()?.get_days();
        let is_news = TELLING.contains(&ground.corpus.attributes.row(attribute).name) && (0..=FRESH).contains(&age);
        is_news.then_some(published.first)
    };
    fresh(one).zip(fresh(other)).is_some_and(|(first, second)| first != second)
}

/// Whether one tells how many there are of what rises, and the other how many there may yet be.
fn is_to_come(one: &Claim, other: &Claim, evolves: Evolves) -> bool {
    let coming = |claim: &Claim| matches!(claim.stance, Stance::Expected | Stance::Possible | Stance::Conditional);
    let told = |claim: &Claim| matches!(claim.stance, Stance::Asserted | Stance::Reported);
    let of_figures = matches!((&one.value, &other.value), (Value::Quantity(_), Value::Quantity(_)));
    evolves == Evolves::Rising && of_figures && (coming(one) && told(other) || coming(other) && told(one))
}

/// Whether what one article tells of was over when another was published for which it is still to come: a meeting that was held and
/// the next one.
fn was_over(one: &Claim, other: &Claim) -> bool {
    let (Value::Date(past), Value::Date(coming)) = (&one.value, &other.value) else { return false };
    let (Some(told), Some(published)) = (&one.published, &other.published) else { return false };
    past.last < told.first.min(published.first) && coming.first > published.first
}

/// Whether each of two dates lay in the past when its article was published, so that it cannot have been put off since.
fn were_over(one: &Claim, other: &Claim) -> bool {
    let over = |claim: &Claim| match (&claim.value, &claim.published) {
        (Value::Date(date), Some(published)) => date.bound.is_none() && date.last < published.first,
        _ => false,
    };
    over(one) && over(other)
}

/// Whether two articles lie too near in time for what moves slowly to have changed between them.
fn is_too_soon(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    let attribute = one.subject.as_ref().and_then(|subject| subject.attribute.as_ref());
    let slow = attribute.is_some_and(|(attribute, _)| ground.corpus.attributes.row(*attribute).slow);
    let published = one.published.as_ref().zip(other.published.as_ref());
    let days = published.and_then(|(a, b)| a.first.until(b.first).ok()).map(|span| span.get_days().abs());
    slow && one.as_of.is_none() && other.as_of.is_none() && days.is_some_and(|days| days <= SOON)
}

/// Whether somebody who was dead by one article is alive by a later one.
fn is_alive_again(one: &Claim, other: &Claim) -> bool {
    let day = |claim: &Claim| claim.published.as_ref().map(|date| date.first);
    let (earlier, later) = if day(one) <= day(other) { (one, other) } else { (other, one) };
    let says = |claim: &Claim, what: &str| matches!(&claim.value, Value::Category { label, .. } if label == what);
    says(earlier, "dead") && says(later, "alive")
}

/// The days on which two prices moved so, where both claims give one.
fn days_of_move(one: &Claim, other: &Claim) -> Option<(Date, Date)> {
    let day = |claim: &Claim| claim.subject.as_ref().and_then(|subject| subject.day);
    day(one).zip(day(other))
}

/// Whether what rises may have done so between two claims, one of them an earlier count, whose day nobody names; if so, whether the
/// second one is the lower.
fn has_risen(one: &Claim, other: &Claim, a: &Compared<'_>, b: &Compared<'_>) -> Option<bool> {
    let second_is_lower = lower_end(b)? < lower_end(a)?;
    let (lower, higher) = if second_is_lower { (other, one) } else { (one, other) };
    // What counts as earlier in an article of a later day may still be later than the other.
    let day = |claim: &Claim| claim.as_of.as_ref().or(claim.published.as_ref()).map(|date| date.first);
    let grown = is_earlier(higher) && day(lower) < day(higher);
    (is_earlier(lower) || grown).then_some(second_is_lower)
}

/// Whether a claim gives what was counted before, without a day.
fn is_earlier(claim: &Claim) -> bool {
    claim.as_of.as_ref().is_some_and(|date| date.bound == Some(DateBound::Before))
}

fn lower_end(side: &Compared<'_>) -> Option<Decimal> {
    side.allowed().and_then(|allowed| allowed.low).map(|end| end.at)
}

/// Whether of two counts of one day an article of that day gives the lower one, or one that is higher yet, as what was counted
/// before; if so, whether the second one is the lower.
fn has_passed((left, right): (usize, usize), members: &Members<'_>) -> Option<bool> {
    let Members { ground, compared, claims, told, .. } = members;
    let day = |place: usize| ground.corpus.claims[claims[place]].published.as_ref().map(|date| date.first);
    let (a, b) = (lower_end(&compared[left])?, lower_end(&compared[right])?);
    let today = day(left).filter(|today| day(right) == Some(*today))?;
    let (lower, higher) = (a.min(b), a.max(b));
    (lower < higher && told.earlier.iter().any(|(told, count)| *told == today && *count >= lower)).then_some(b < a)
}

/// Whether an article of a topic gives two counts, one of them as what was counted before: the dead were fewer than was thought.
/// If so, whether the second one is the earlier.
fn is_recount((left, right): (usize, usize), members: &Members<'_>) -> Option<bool> {
    let Members { ground, compared, claims, told, evolves, .. } = members;
    let claim = |place: usize| &ground.corpus.claims[claims[place]];
    let same = |one: usize, other: usize| {
        let side = |place: usize| (claims[place], &compared[place]);
        one == other || decide_read(side(one), side(other), *evolves, ground).code == Code::Equal
    };
    let day = |place: usize| claim(place).published.as_ref().map(|date| date.first);
    let recounts = |now: usize, then: usize| {
        claim(now).as_of.is_none()
            && day(then) <= day(now)
            && told.of_article.values().any(|places| {
                places.iter().any(|&place| claim(place).as_of.is_none() && same(place, now))
                    && places.iter().any(|&place| claim(place).as_of.is_some() && same(place, then))
            })
    };
    if *evolves != Evolves::Rising {
        return None;
    }
    if recounts(left, right) {
        return Some(true);
    }
    recounts(right, left).then_some(false)
}

/// Whether two claims tell what somebody earned at two times so far apart that he may have signed anew. If so, whether the second
/// one is the earlier.
fn is_renewed(one: &Claim, other: &Claim, ground: &Ground<'_>) -> Option<bool> {
    const RENEWED: [&str; 1] = ["salary"];
    const DAYS: i32 = 300;
    let earned = |claim: &Claim| {
        let attribute = claim.subject.as_ref().and_then(|subject| subject.attribute.as_ref());
        attribute.is_some_and(|(attribute, _)| RENEWED.contains(&ground.corpus.attributes.row(*attribute).name))
    };
    let (first, second) = (one.published.as_ref()?, other.published.as_ref()?);
    let days = first.first.until(second.first).ok()?.get_days();
    (days.abs() > DAYS && earned(one) && earned(other)).then_some(days < 0)
}

/// Whether one of two figures of a vote is what was reckoned when the other had not been counted yet: "about 700,000" on the evening,
/// "656,534" a few days later. If so, whether the second one is the earlier.
fn is_counted_out(one: &Claim, other: &Claim, ground: &Ground<'_>) -> Option<bool> {
    let polled = |claim: &Claim| {
        let attribute = claim.subject.as_ref().and_then(|subject| subject.attribute.as_ref());
        attribute.is_some_and(|(attribute, _)| POLLED.contains(&ground.corpus.attributes.row(*attribute).name))
    };
    let reckoned = |claim: &Claim| match &claim.value {
        Value::Quantity(quantity) => quantity.approx.is_some() || !matches!(quantity.amount, Amount::Point(_)),
        _ => false,
    };
    let day = |claim: &Claim| claim.published.as_ref().map(|date| date.first);
    let (first, second) = (day(one)?, day(other)?);
    let reversed = second < first;
    let (earlier, later) = if reversed { (other, one) } else { (one, other) };
    (first != second && polled(one) && polled(other) && reckoned(earlier) && !reckoned(later)).then_some(reversed)
}

/// Whether two claims tell when one thing began, or when it ends, and not alike: "president since 2002" and "since 2003". What
/// has to be done by a day may be done by a later one too.
fn are_two_turns(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    let (Value::Date(a), Value::Date(b)) = (&one.value, &other.value) else { return false };
    let ends = |claim: &Claim| {
        let attribute = claim.subject.as_ref().and_then(|subject| subject.attribute.as_ref());
        attribute.is_some_and(|(attribute, _)| ENDS.contains(&ground.corpus.attributes.row(*attribute).name))
    };
    let turn = match (a.bound, b.bound) {
        (Some(DateBound::Since), Some(DateBound::Since)) => true,
        (Some(DateBound::By), Some(DateBound::By)) => ends(one) && ends(other),
        _ => false,
    };
    turn && a.approx.is_none() && b.approx.is_none() && (a.last < b.first || b.last < a.first)
}

/// How much of the votes had been counted when a figure stood so: the figure itself, or one of its sentence.
fn stage(claim: usize, ground: &Ground<'_>) -> Option<Interval> {
    let known = &ground.corpus.claims;
    let attributes = &ground.corpus.attributes;
    let subject = known[claim].subject.as_deref()?;
    let row = |subject: &Subject| subject.attribute.as_ref().map(|(attribute, _)| attributes.row(*attribute));
    row(subject).filter(|row| row.evolves != Evolves::Fixed)?;
    let of_count = |&other: &usize| {
        let other = &known[other];
        let told = other.article == known[claim].article;
        let told = other.subject.as_deref().filter(|other| told && other.sentence == subject.sentence);
        told.and_then(row).is_some_and(|row| row.name == COUNTED)
    };
    let around = claim.saturating_sub(BESIDE)..(claim + BESIDE + 1).min(known.len());
    let nearest = around.filter(of_count).min_by_key(|&other| (other.abs_diff(claim), other))?;
    match &known[nearest].value {
        Value::Quantity(share) if share.unit == Unit::Percent => Some(share.intervals(ground.terms.policy).allowed),
        _ => None,
    }
}

/// Whether the second of two stages of a count is the earlier one; `None` where they may be one.
fn runs_backwards(first: &Interval, second: &Interval) -> Option<bool> {
    let low = |stage: &Interval| stage.low.map(|end| end.at);
    (!first.meets(second)).then(|| low(second) < low(first))
}

/// Whether a figure is of the one that its clause is about. Of what is done to somebody the clause may name the other one alone:
/// "Meta will pay 15 billion".
fn is_of_subject(claim: &Claim, ground: &Ground<'_>) -> bool {
    let attribute = claim.subject.as_ref().and_then(|subject| subject.attribute.as_ref());
    attribute.is_some_and(|(attribute, _)| ground.corpus.attributes.row(*attribute).role == KeyRole::Subject)
}

/// Whether a figure measures what an event has once: a magnitude, and no toll.
fn is_once(claim: &Claim, ground: &Ground<'_>) -> bool {
    let attribute = claim.subject.as_ref().and_then(|subject| subject.attribute.as_ref());
    attribute.is_some_and(|(attribute, _)| {
        let row = ground.corpus.attributes.row(*attribute);
        row.role == KeyRole::Event && row.evolves != Evolves::Rising
    })
}

/// Whether a figure counts what somebody has gathered: the goals of a match, of a season and of a career are three things.
fn is_tally(claim: &Claim, ground: &Ground<'_>) -> bool {
    is_of_subject(claim, ground) && claim.evolves == Evolves::Rising
}

/// Whether the words of two claims tell of attributes that are easily taken for each other: so many aboard, so many passengers.
fn are_told_apart(one: &Claim, other: &Claim, ground: &Ground<'_>) -> bool {
    let attribute = |claim: &Claim| Some(claim.subject.as_ref()?.attribute.as_ref()?.0);
    let (Some(a), Some(b)) = (attribute(one), attribute(other)) else { return false };
    let row = |attribute| ground.corpus.attributes.row(attribute);
    a != b && (row(a).unlike.contains(&b) || row(b).unlike.contains(&a))
}

/// Whether the words of two claims tell of different attributes: the day of an accident and that of an announcement.
fn are_of_two_measures(one: &Claim, other: &Claim) -> bool {
    let attribute = |claim: &Claim| Some(claim.subject.as_ref()?.attribute.as_ref()?.0);
    attribute(one).zip(attribute(other)).is_some_and(|(one, other)| one != other)
}

/// Whether the clauses of two claims name two that they are of. Names that the texts write in two scripts, and one that is a part
/// of another, may be spellings of one.
fn are_of_two_names(one: &Claim, other: &Claim) -> bool {
    let named = |claim: &Claim| -> Option<(Arc<str>, bool)> {
        let subject = claim.subject.as_ref()?;
        let written = subject.entity.as_ref().filter(|entity| entity.stated)?;
        let reasons = &subject.placed.as_ref()?.reasons;
        let key = reasons.iter().find(|reason| reason.by == By::Name && reason.sure)?;
        Some((Arc::clone(&key.words), written.words.chars().any(is_arabic)))
    };
    let (Some((a, arabic)), Some((b, also))) = (named(one), named(other)) else { return false };
    let within = |a: &str, b: &str| a.split(' ').all(|word| b.split(' ').any(|other| word == other));
    arabic == also && !within(&a, &b) && !within(&b, &a)
}

/// Whether two articles tell figures in the same words, and in so many that those tell what they are of.
fn are_in_one_wording(one: &Claim, other: &Claim) -> bool {
    const WORDS: usize = 3;
    let near = |claim: &Claim| claim.subject.as_ref().map(|subject| subject.near.clone()).unwrap_or_default();
    let (a, b) = (near(one), near(other));
    a == b && a.iter().map(Vec::len).sum::<usize>() >= WORDS
}

/// How many words beside them two figures have in common.
fn shared_words(one: &Claim, other: &Claim) -> usize {
    let near = |claim: &Claim| claim.subject.as_ref().map(|subject| subject.near.concat()).unwrap_or_default();
    let (a, b) = (near(one), near(other));
    a.iter().collect::<BTreeSet<_>>().into_iter().filter(|word| b.contains(word)).count()
}

/// Whether two values are too far apart to be accounts of one thing, unless it is sure that they are.
fn is_far((one, a): (&Claim, &Compared<'_>), (other, b): (&Claim, &Compared<'_>), terms: Terms<'_>) -> bool {
    let distance = a.distance(b, &terms);
    match (&one.value, &other.value) {
        (Value::Date(x), Value::Date(y)) => {
            let years = x.grain >= Grain::Year || y.grain >= Grain::Year;
            distance > if years { YEARS } else { MONTH }
        }
        _ => distance > FAR || parted(a, b) || parted(b, a),
    }
}

/// Whether the whole of one amount lies so far above the other's upper end: "millions" and "billions".
fn parted(low: &Compared<'_>, high: &Compared<'_>) -> bool {
    let upper = low.allowed().and_then(|allowed| allowed.high).map(|end| end.at);
    let lower = high.allowed().and_then(|allowed| allowed.low).map(|end| end.at);
    let apart =
        upper.zip(lower).and_then(|(upper, lower)| lower.checked_mul(Decimal::ONE - FAR).map(|least| (upper, least)));
    apart.is_some_and(|(upper, least)| upper > Decimal::ZERO && upper < least)
}

/// Whether one is that of a part that has a name, a place, and the other is of something else.
fn are_of_two_regions(one: &Claim, other: &Claim) -> bool {
    fn region(claim: &Claim) -> Option<&str> {
        claim.subject.as_ref().and_then(|subject| subject.region())
    }
    region(one) != region(other)
}

/// Whether one is a price to buy and the other one to sell.
fn are_of_two_deals(one: &Claim, other: &Claim) -> bool {
    one.scope.get("deal").zip(other.scope.get("deal")).is_some_and(|(one, other)| one != other)
}

/// Whether one is of a stated period long before the other's article, which states none.
fn is_of_other_period(one: &Claim, other: &Claim) -> bool {
    let year =
        one.scope.get(claim::PERIOD).and_then(|period| period.get(..4)).and_then(|year| year.parse::<i16>().ok());
    let Some((year, published)) = year.zip(other.published.as_ref()) else { return false };
    !other.scope.contains_key(claim::PERIOD) && (published.first.year() - year).abs() > PERIOD
}
