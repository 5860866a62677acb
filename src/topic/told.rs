//! What is held against each other of claims that were read from articles.
//!
//! Claims that people have labelled are of one topic because somebody says so. What was read is grouped by words, and an article
//! that tells two values of a topic most often tells of two things: it is asked first what the article itself tells of them.

mod count;
mod money;
mod thing;
mod time;

use super::ground::Ground;
use super::members::Members;
use super::pairs::decide_read;
use super::why;
use crate::claim::{Claim, Evolves};
use crate::relation::{Code, Compared, Decision, Reason, is_outcome};
use crate::subject::Subject;
use crate::value::{DateBound, Unit, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Of how many values that one article tells of a topic each is held against the others.
const VALUES: usize = 24;
/// How many words beside two figures tell that both may be of one thing, and that both are.
const SHARED: usize = 2;
const LIKE: usize = 4;

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
                .filter(|(claim, _)| count::is_earlier(&known[**claim]))
                .filter_map(|(&claim, side)| Some((known[claim].published.as_ref()?.first, count::lower_end(side)?)))
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
        || count::are_counts_of_crowd([left, right], ground)
        || a.headline != b.headline && why::is_sure(&[left, right], ground.corpus)
        || known[left].as_of != known[right].as_of
}

/// Whether two values are the words of two.
fn two_speak(a: &Subject, b: &Subject) -> bool {
    matches!((a.said_by.first(), b.said_by.first()), (Some(a), Some(b)) if !a.may_be(b))
}

/// The relation of two claims of a topic, by their place in it, once it is asked what their articles tell of them.
pub(super) fn weigh((left, right): (usize, usize), decision: Decision, members: &Members<'_>) -> Decision {
    let pair = Pair::of(left, right, members);
    if pair.one.subject.is_none() || pair.other.subject.is_none() {
        return decision;
    }
    if let Some(apart) = pair.are_two_figures(&decision) {
        return apart;
    }
    let beside = money::of_years_beside(pair.claims, pair.ground()).filter(|_| decision.reason == Reason::Scope);
    let decision = beside.unwrap_or(decision);
    let days = time::days_of_move(pair.one, pair.other);
    // "Down 5 % on Thursday", "down 3 % on Friday"
    if decision.code.severity().is_some() && days.is_some_and(|(one, other)| one != other) {
        return Reason::Scope.into();
    }
    let decision = pair.in_time(decision, days.is_some());
    if decision.code == Code::Update {
        return pair.as_update(decision);
    }
    if !is_in_doubt(&decision) {
        return decision;
    }
    // The first step that knows better decides.
    let steps = [
        Pair::in_money,
        Pair::followed,
        Pair::in_one_article,
        Pair::beside_others,
        Pair::as_two_things,
        Pair::as_two_times,
        Pair::as_two_scopes,
        Pair::in_order,
        Pair::as_narrower,
    ];
    steps.into_iter().find_map(|step| step(&pair, &decision)).unwrap_or(decision)
}

/// Two claims of a topic that were read from articles.
struct Pair<'p, 'm> {
    members: &'p Members<'m>,
    /// Their places in the topic.
    places: (usize, usize),
    /// Their places in the corpus.
    claims: [usize; 2],
    one: &'p Claim,
    other: &'p Claim,
}

impl<'p, 'm> Pair<'p, 'm> {
    fn of(left: usize, right: usize, members: &'p Members<'m>) -> Self {
        let claims = [members.claims[left], members.claims[right]];
        let [one, other] = claims.map(|claim| &members.ground.corpus.claims[claim]);
        Pair { members, places: (left, right), claims, one, other }
    }

    fn ground(&self) -> &'p Ground<'m> {
        self.members.ground
    }

    /// Both claims, ready to be compared.
    fn compared(&self) -> (&'p Compared<'m>, &'p Compared<'m>) {
        (&self.members.compared[self.places.0], &self.members.compared[self.places.1])
    }

    /// Whether both are of the topic for sure.
    fn is_sure(&self) -> bool {
        why::is_sure(&self.claims, self.ground().corpus)
    }

    /// The relation of two claims of the topic as they stand.
    fn related(&self, one: usize, other: usize, evolves: Evolves) -> Decision {
        let side = |place: usize| (self.members.claims[place], &self.members.compared[place]);
        decide_read(side(one), side(other), evolves, self.ground())
    }

    /// One amount in two units, and two counts that are each beyond another.
    fn are_two_figures(&self, decision: &Decision) -> Option<Decision> {
        if money::gives_again(self.claims, self.ground()) {
            return Some(Reason::TwoUnits.into());
        }
        let added = decision.code.severity().is_some() && count::are_additions(self.one, self.other);
        added.then(|| Reason::Scope.into())
    }

    /// The decision once it is asked which of the two is the later; `moved` where both are moves of a price on a day.
    fn in_time(&self, decision: Decision, moved: bool) -> Decision {
        let (one, other, ground) = (self.one, self.other, self.ground());
        let (left, right) = self.places;
        let rises = self.members.evolves == Evolves::Rising;
        let since = |claim: &Claim| matches!(&claim.value, Value::Date(date) if date.bound == Some(DateBound::Since));
        let fixed = || self.related(left, right, Evolves::Fixed);
        let later = |reversed: bool| Decision { reversed, ..Reason::Later.into() };
        match decision.reason {
            Reason::Later | Reason::OrderUnknown if moved => fixed(),
            Reason::Later | Reason::OrderUnknown
                if count::are_counts_of_crowd(self.claims, ground) || time::were_over(one, other) =>
            {
                fixed()
            }
            Reason::Later if time::is_too_soon(one, other, ground) || time::is_alive_again(one, other) => fixed(),
            Reason::OrderUnknown | Reason::BoundsOfOneDay if rises => {
                let (a, b) = self.compared();
                let risen = count::has_risen(one, other, a, b).or_else(|| count::has_passed(self.places, self.members));
                risen.map_or(decision, later)
            }
            // What was counted before was so on that very day too.
            _ if rises && is_in_doubt(&decision) && count::is_earlier(one) != count::is_earlier(other) => {
                count::has_passed(self.places, self.members).map_or(decision, later)
            }
            Reason::OneDirection if time::are_two_turns(one, other, ground) => Reason::Turns.into(),
            // When something began is no plan.
            Reason::Later if since(one) && since(other) && time::are_two_turns(one, other, ground) => {
                Reason::Turns.into()
            }
            _ => decision,
        }
    }

    /// What changed so much is of two things, unless it is sure that it is one.
    fn as_update(&self, decision: Decision) -> Decision {
        let terms = self.ground().terms_of(self.claims[0], self.claims[1]);
        let (a, b) = self.compared();
        let moving = a.distance(b, &terms) > thing::FAR_MOVING;
        let apart = moving && !matches!(self.one.value, Value::Date(_)) && !self.is_sure();
        if apart { Reason::FarApart.into() } else { decision }
    }

    /// Amounts without their cents, and those that somebody has converted.
    fn in_money(&self, decision: &Decision) -> Option<Decision> {
        let (one, other, ground) = (self.one, self.other, self.ground());
        let Members { claims, told, .. } = self.members;
        let (left, right) = self.places;
        let known = &ground.corpus.claims;
        if money::are_cents_left_out(one, other) || money::are_cents_left_out(other, one) {
            return Some(Reason::CentsLeftOut.into());
        }
        // An amount told in both currencies is compared in the one that the other is told in.
        let also_told = |of: usize, with: usize| {
            let mut others = told.others(known[claims[of]].article, of);
            others.any(|place| {
                money::gives_again([claims[of], claims[place]], ground)
                    && money::currency(&known[claims[place]]) == money::currency(&known[claims[with]])
            })
        };
        if decision.exchanged && (also_told(left, right) || also_told(right, left)) {
            return Some(Reason::Currency.into());
        }
        // Two newsrooms convert by two rates, or round what they convert; where both did, what they converted says whether they differ.
        let converted = |claim: &Claim| claim.subject.as_ref().is_some_and(|subject| subject.converted);
        let (a, b) = self.compared();
        let close = a.distance(b, &ground.terms) < ground.terms.policy.tension;
        let (first, second) = (converted(one), converted(other));
        let by_rate = (first || second) && close || first && second && decision.code != Code::Slip;
        by_rate.then(|| Reason::Converted.into())
    }

    /// Counts that were taken back or went on, and what was signed anew.
    fn followed(&self, _: &Decision) -> Option<Decision> {
        let (one, other, ground) = (self.one, self.other, self.ground());
        if let Some(reversed) = count::is_recount(self.places, self.members) {
            return Some(Decision { reversed, ..Reason::Recounted.into() });
        }
        // "Up from an earlier report of 188": whoever gives it holds it for true no longer.
        let rises = self.members.evolves == Evolves::Rising;
        if !rises && count::is_earlier(one) != count::is_earlier(other) && count::are_amounts(one, other) {
            return Some(Reason::AsOf.into());
        }
        let followed = count::is_counted_out(one, other, ground).or_else(|| time::is_renewed(one, other, ground));
        followed.map(|reversed| Decision { reversed, ..Reason::Later.into() })
    }

    /// What one article tells of both, and a day that no article can mean.
    fn in_one_article(&self, decision: &Decision) -> Option<Decision> {
        let (one, other) = (self.one, self.other);
        if time::is_out_of_question(one, other) {
            let like = thing::shared_words(one, other) >= SHARED;
            return Some(if like { *decision } else { Reason::OneArticle.into() });
        }
        if one.article != other.article {
            return None;
        }
        Some(match speaks_for_itself(self.claims[0], self.claims[1], self.ground()) {
            // Whoever gives "at least 50" and "more than 59" holds both for true.
            _ if decision.reason == Reason::BoundsOfOneDay => Reason::OneArticle.into(),
            true if thing::are_of_two_regions(one, other) => Reason::Scope.into(),
            true => *decision,
            false => Reason::OneArticle.into(),
        })
    }

    /// What the two articles tell beside the two claims: a stage of a count, or the other's value for something else.
    fn beside_others(&self, decision: &Decision) -> Option<Decision> {
        let Members { claims, told, evolves, .. } = self.members;
        let (ground, (left, right)) = (self.ground(), self.places);
        let known = &ground.corpus.claims;
        if let (Some(a), Some(b)) = (count::stage(claims[left], ground), count::stage(claims[right], ground))
            && let Some(reversed) = count::runs_backwards(&a, &b)
        {
            return Some(Decision { reversed, ..Reason::Stage.into() });
        }
        if told.aside[left] || told.aside[right] {
            return Some(Reason::OneArticle.into());
        }
        // The article gives the other's value too, for something else: what agrees with both, "thousands", is of neither alone.
        let agrees = |one: usize, other: usize| {
            let same = self.related(one, other, *evolves);
            same.code != Code::Apart && same.code.severity().is_none()
        };
        let gives = |of: usize, with: usize| {
            let others = told.others(known[claims[of]].article, of);
            // Where both are told in one currency, what the article makes of its own in another is no other value.
            let one_currency = money::currency(&known[claims[of]]) == money::currency(&known[claims[with]]);
            let own = |place: usize| one_currency && money::gives_again([claims[of], claims[place]], ground);
            others
                .filter(|&place| !own(place) && !speaks_for_itself(claims[of], claims[place], ground))
                .any(|place| agrees(place, with) && !agrees(place, of))
        };
        let sure = self.is_sure();
        // A rate that one article teaches is not proof enough for what may be two things.
        if decision.exchanged && !sure {
            return Some(Reason::Currency.into());
        }
        // Of what an event has once, the one article tells that it is contested.
        let once = sure && thing::is_once(self.one, ground) && thing::is_once(self.other, ground);
        (!once && (gives(left, right) || gives(right, left))).then(|| Reason::OneArticle.into())
    }

    /// Values too far apart, and words that measure two things.
    fn as_two_things(&self, decision: &Decision) -> Option<Decision> {
        let (one, other, ground) = (self.one, self.other, self.ground());
        let (a, b) = self.compared();
        let (sure, slip) = (self.is_sure(), decision.code == Code::Slip);
        let is_amount = matches!(one.value, Value::Quantity(_) | Value::Date(_));
        if is_amount
            && !slip
            && !count::are_counts_of_crowd(self.claims, ground)
            && !thing::are_in_one_wording(one, other)
        {
            let terms = ground.terms_of(self.claims[0], self.claims[1]);
            let far = match !sure || thing::is_tally(one, ground) {
                true => thing::is_far((one, a), (other, b), terms),
                false => matches!(one.value, Value::Quantity(_)) && a.distance(b, &terms) > thing::FAR_SURE,
            };
            if far {
                return Some(Reason::FarApart.into());
            }
        }
        let dates = matches!((&one.value, &other.value), (Value::Date(_), Value::Date(_)));
        if !slip && (thing::are_told_apart(one, other, ground) || dates && thing::are_of_two_measures(one, other)) {
            return Some(Reason::OtherMeasure.into());
        }
        // What the words of only one of them measure is not known to be what the other measures.
        let measured = |claim: &Claim| claim.subject.as_ref().is_some_and(|subject| subject.attribute.is_some());
        // Nor is that of two lengths of time of which no word says what lasted.
        let lasts = |claim: &Claim| matches!(&claim.value, Value::Quantity(quantity) if matches!(quantity.unit, Unit::Time(..)));
        let unknown = !measured(one) && !measured(other) && lasts(one) && lasts(other);
        let in_like_words = thing::are_in_one_wording(one, other) || thing::shared_words(one, other) >= LIKE;
        let apart = !sure && (measured(one) != measured(other) || unknown) && !in_like_words;
        apart.then(|| Reason::OtherMeasure.into())
    }

    /// What is still to come, what was over, and what each article says of its own day.
    fn as_two_times(&self, _: &Decision) -> Option<Decision> {
        let (one, other, ground) = (self.one, self.other, self.ground());
        if time::is_to_come(one, other, self.members.evolves) {
            return Some(Reason::ToCome.into());
        }
        let apart = time::are_two_announcements(one, other, ground)
            || time::is_history(one, other)
            || time::is_history(other, one)
            || count::are_of_many(one, other, ground)
            || time::was_over(one, other)
            || time::was_over(other, one);
        apart.then(|| Reason::OtherMeasure.into())
    }

    /// Two names, periods, places, sides of a deal, or a forecast and a result.
    fn as_two_scopes(&self, _: &Decision) -> Option<Decision> {
        let (one, other, ground) = (self.one, self.other, self.ground());
        if thing::is_of_subject(one, ground) && thing::are_of_two_names(one, other) {
            return Some(Reason::OtherName.into());
        }
        let apart = time::is_of_other_period(one, other)
            || time::is_of_other_period(other, one)
            || thing::are_of_two_regions(one, other)
            || money::are_of_two_deals(one, other)
            || money::is_forecast(one) != money::is_forecast(other);
        apart.then(|| Reason::Scope.into())
    }

    /// What one source says later, and what came of a plan.
    fn in_order(&self, decision: &Decision) -> Option<Decision> {
        let (a, b) = self.compared();
        let reversed = a.order(b)? == Ordering::Greater;
        let (earlier, later) = if reversed { (self.other, self.one) } else { (self.one, self.other) };
        let source = |claim: usize| self.ground().source(claim);
        // A "million" that was left out is missing, whoever gives the amount rightly, and what began once begins no later.
        let again = decision.code == Code::Slip || decision.reason == Reason::Turns;
        if source(self.claims[0]) == source(self.claims[1]) && !again {
            return Some(Decision { reversed, ..Reason::SameSource.into() });
        }
        let outcome = decision.code == Code::Conflict && is_outcome(earlier.stance, later.stance);
        outcome.then(|| Decision { reversed, ..Reason::Outcome.into() })
    }

    /// Whether one of them is narrowed and the other is not.
    fn as_narrower(&self, decision: &Decision) -> Option<Decision> {
        let narrower = |a: &Claim, b: &Claim| a.scope.keys().any(|name| !b.scope.contains_key(name));
        let differs = narrower(self.one, self.other) || narrower(self.other, self.one);
        (decision.code == Code::Conflict && differs).then(|| Reason::ScopeOfOne.into())
    }
}
