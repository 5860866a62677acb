//! What follows from the words that a premise covers and the figures that answer each other.

use super::cover::{Cover, exchanged, owns};
use super::downward::{self, Downward};
use super::figure::{self, Judged, is_count, is_date};
use super::matched::Match;
use super::role::Role;
use super::side::{self, Figure, Statement};
use super::word::Word;
use super::word::pair::Opposition;
use super::{Answer, moment, order, sole, sum, turned};
use crate::claim::Stance;
use crate::relation::{Axis, Because, Between, Code, Label};
use crate::subject::is_present_form;
use crate::text::fold;
use crate::value::{Unit, Value};
use rust_decimal::Decimal;

/// The most letters that are told of a word.
const LETTERS: usize = 100;

/// Two statements, what the words of the one cover of the other, and which of its figures answer the other's.
pub(super) struct Reasoning<'s, 't> {
    pub premise: &'s Statement<'t>,
    pub hypothesis: &'s Statement<'t>,
    pub cover: Cover,
    pub matches: Vec<Match>,
}

impl Reasoning<'_, '_> {
    pub(super) fn answer(mut self, clause: usize, unmatched: bool) -> Answer {
        // Who acts, and who suffers it.
        let turned = turned::turned(self.premise, self.hypothesis);
        let named = |at: &usize| self.matches.iter().any(|found| found.named == Some(*at));
        self.cover.opposed.retain(|(_, at, _)| !named(at));
        // Where both are told of the same, the two verbs say the opposite.
        let opposed = |verb: usize| self.cover.opposed.iter().any(|(_, at, _)| *at == verb);
        let twice = turned.is_some_and(|turned| !turned.same && opposed(turned.verb));
        if let Some(turned) = turned {
            self.cover.missing.retain(|at| *at != turned.verb);
            self.cover.opposed.retain(|(_, at, _)| *at != turned.verb || !turned.same);
        }
        let neutral = |rule: &str| self.told(Label::Neutral, Code::Apart, rule);
        let counted = self.cover.count();
        let own = self.premise.clauses.get(clause);
        let denies = own.is_some_and(|clause| clause.negated);
        let denied = self.hypothesis.clauses.iter().filter(|clause| clause.negated).count() % 2 == 1;
        // Who says that nobody did speaks of people.
        let spoken = |&at: &usize| {
            let age = self.hypothesis.words[at].role().is(Role::AGE);
            let aged = |found: &Match| !found.date && found.judged.label == Label::Entailment;
            age && !self.hypothesis.words[at].is_latin() && self.matches.iter().any(aged)
                || denies && self.hypothesis.words[at].is_anyone()
                || self.matches.iter().any(|found| found.named == Some(at))
                || self.on_weekday(at).is_some()
        };
        if self.pronoun_turned() && turned.is_none() {
            return neutral("the names stand in another order");
        }
        if let Some(found) = self.matches.iter().find(|found| found.whole) {
            return self.told_of(found, unmatched);
        }
        // "Hits 27.9%" and "falls to 17.9%": who moves to a level states the level, which the premise may exclude.
        let levelled = self.hypothesis.figures.iter().any(|figure| !is_date(figure) && sum::is_to(&figure.before));
        let moved = |at: &usize| levelled && self.hypothesis.words[*at].way().is_some();
        if sole::conflicts(self.premise, self.hypothesis, &self.cover) && !unmatched && !denies && !denied {
            return self.told(Label::Contradiction, Code::Identity, "what is so of one alone is said of two");
        }
        if self.none_is_larger() && !unmatched && self.cover.missing.is_empty() {
            return self.told(Label::Entailment, Code::Within, "nothing is more than what is the most");
        }
        if self.is_one_of_two() && !denies {
            return neutral("the premise says that the one or the other is so");
        }
        let apart = !self.hypothesis.clocks.is_empty() && moment::agrees(self.premise, self.hypothesis) != Some(true);
        if apart && !self.cover.opposed.is_empty() {
            return neutral("the two are of different times");
        }
        if self.does_otherwise() && !unmatched && !denies && !denied {
            return self.told(Label::Contradiction, Code::Denial, "the two say the opposite of each other");
        }
        let same = self.matches.iter().all(|found| found.judged.label == Label::Entailment);
        match downward::downward(&self, denies && denied) {
            Some(Downward::Narrower) if same && !unmatched && !self.premise.not_all && !self.hypothesis.not_all => {
                return self.told(Label::Entailment, Code::Within, "what is denied of more is denied of fewer");
            }
            Some(Downward::Wider) if self.cover.missing.is_empty() && same => {
                return neutral("what is denied of fewer is not denied of more");
            }
            _ => {}
        }
        if downward::of_some(&self) && !unmatched {
            return self.told(Label::Entailment, Code::Within, "what is so of all is so of some");
        }
        if self.premise.not_all && !self.hypothesis.not_all && denied {
            return neutral("what is not so of all may be so of some");
        }
        if !self.cover.missing.iter().all(|at| spoken(at) || moved(at)) {
            return neutral("the premise does not speak of all that the hypothesis says");
        }
        let held = self.cover.missing.iter().all(spoken);
        if !unmatched && !denies && !denied && held && self.cover.opposed.is_empty() {
            let others = self.matches.iter().all(|found| found.judged.label == Label::Entailment);
            if others && self.cover.missing.iter().any(|&at| self.on_weekday(at) == Some(false)) {
                let rule = "the date falls on another day of the week";
                return self.told(Label::Contradiction, Code::Conflict, rule);
            }
        }
        let dates = |clause: &side::Clause| self.premise.figures[clause.figures.clone()].iter().all(is_date);
        let any = |own: &side::Clause| {
            let within = |acting: &&side::Acting| own.words.start <= acting.place && acting.place <= own.words.end;
            self.premise.roles.iter().filter(within).any(|acting| acting.role.is(Role::ANY))
        };
        if unmatched && denies && !denied && own.is_some_and(|own| dates(own) || any(own)) && self.counts_some() {
            return self.told(Label::Contradiction, Code::Denial, "the premise denies that there were any");
        }
        if unmatched {
            return neutral("the premise gives no figure for one of the hypothesis");
        }
        if counted == 0 && self.matches.is_empty() {
            return neutral("the two have no word in common");
        }
        let stance = own.and_then(|clause| clause.stance);
        let claimed = self.hypothesis.clauses.iter().find_map(|clause| clause.stance);
        let ahead = self
            .cover
            .by
            .iter()
            .zip(&self.hypothesis.words)
            .any(|(by, word)| by.is_some_and(|by| self.premise.words[by].is_ahead_of(word)));
        // What is planned is told in the present too: «يلتقي الوزيران في مايو».
        let present = || {
            let verb = self.hypothesis.words.first().filter(|word| !word.is_latin());
            verb.is_some_and(|verb| is_present_form(&fold(verb.written)))
        };
        let planned = stance == Some(Stance::Planned) && claimed.is_none() && present();
        let sure = !ahead && (stance.is_none() || stance == claimed || planned);
        if !sure && matches!(stance, Some(Stance::Possible | Stance::Conditional)) {
            return neutral("the premise holds it possible only");
        }
        if owns(self.premise, self.hypothesis, &self.cover) {
            return neutral("the premise speaks of something that is the other's");
        }
        let exchanged = exchanged(self.premise, self.hypothesis, &self.cover);
        let swapped = exchanged || self.cover.swapped(self.premise, self.hypothesis);
        let swapped = swapped && turned.is_none();
        // "Ken arrived before Liz" and "Liz arrived after Ken": which came first tells.
        let first = (self.premise.orders.len() == 1 && self.hypothesis.orders.len() == 1)
            .then(|| order::ordered(self.premise, self.hypothesis, &self.cover))
            .flatten();
        let swapped = swapped && first.is_none();
        let any =
            |tells: fn(&Word<'_>) -> bool| self.cover.by.iter().flatten().any(|&at| tells(&self.premise.words[at]));
        let ranked = any(|word| word.ranks() || word.tells_deal())
            && (!exchanged || any(|word| word.tells_winner() || word.tells_deal()));
        if swapped && !ranked && self.cover.opposed.is_empty() {
            return neutral("the names stand in another order");
        }
        if let Some(label) = self.most().filter(|_| sure && !denied && !denies) {
            return self.told(label, Code::Within, "whether it is more than half of all");
        }
        // What is denied must be what the hypothesis says: that nobody was hurt does not deny that there were passengers.
        let does = |word: &Word<'_>| word.denied || word.happens();
        let told = |at: usize| self.cover.by.contains(&Some(at)) || self.cover.opposed.iter().any(|&(by, ..)| by == at);
        if denies
            && !denied
            && let Some(own) = own
            && own.words.clone().any(|at| does(&self.premise.words[at]))
            && !own.words.clone().any(|at| does(&self.premise.words[at]) && told(at))
        {
            return neutral("what the premise denies is not what the hypothesis says");
        }
        // Nor does it deny that they were there.
        let there = self.hypothesis.roles.first().filter(|acting| acting.silent && acting.place == 0);
        if denies
            && !denied
            && there.is_some_and(|acting| acting.role.is(Role::HAD.and(Role::HAS)))
            && own.is_some_and(|own| own.words.clone().any(|at| !self.premise.words[at].weak && !told(at)))
        {
            return neutral("what the premise denies is not what the hypothesis says");
        }
        // "Approved 600 flats" and "rejected" them, unlike "12 passengers died" and "survived".
        let people = |figure: &Figure| {
            let noun = self.hypothesis.words.get(figure.place).filter(|_| figure.nouns > 0);
            noun.is_none_or(Word::is_person)
        };
        let counts = self.hypothesis.figures.iter().any(|figure| is_count(figure) && people(figure));
        let excluded = self.cover.opposed.iter().filter(|(.., opposition)| match opposition {
            // Some may be of one category and others of another.
            Opposition::Category => !counts || self.premise.all,
            Opposition::Direction | Opposition::Meaning => true,
        });
        // "More than doubled" is told once by "fell".
        let mut by: Vec<usize> = excluded.map(|&(by, ..)| by).collect();
        let excluded = by.len();
        by.sort_unstable();
        by.dedup();
        let again = excluded - by.len();
        let turns = by.len() + usize::from(denies != denied) + usize::from(swapped);
        let turns = turns + usize::from(turned.is_some_and(|turned| !turned.same && !twice));
        if self.cover.opposed.len() > turns + again {
            return neutral("some may be of one category and others of another");
        }
        let ordered = self.premise.roles.iter().any(|acting| acting.role.is(Role::AFTERWARDS));
        let untold = self.premise.orders.is_empty() && self.hypothesis.figures.is_empty();
        if untold && !self.hypothesis.orders.is_empty() && turns == 0 {
            return neutral("the premise does not tell which came first");
        }
        if !self.hypothesis.orders.is_empty() && turns == 0 && (ordered || !self.premise.orders.is_empty()) {
            match order::ordered(self.premise, self.hypothesis, &self.cover) {
                Some(true) => {}
                Some(false) if sure && held => {
                    return self.told(Label::Contradiction, Code::Denial, "the two come in the other order");
                }
                _ => return neutral("the premise does not tell which came first"),
            }
        }
        // "Daily except on Friday" and "on Friday".
        if held && sure && denies == denied && self.asks_for_spared() {
            let rule = "the premise leaves it out";
            return match turns {
                0 => self.told(Label::Contradiction, Code::Denial, rule),
                1 => self.told(Label::Entailment, Code::Within, rule),
                _ => self.told(Label::Neutral, Code::Apart, rule),
            };
        }
        if self.premise.spares && self.premise.all && self.hypothesis.all && turns == 0 && sure && held {
            return self.told(Label::Contradiction, Code::Denial, "the premise leaves some out");
        }
        if self.premise.spares && (turns > 0 || self.hypothesis.all) {
            return neutral("the premise leaves some out");
        }
        if self.others_first() && turns == 0 {
            return neutral("the premise does not say that it is the first in this");
        }
        if sure && turns == 0 && held && self.ranked() {
            return self.told(Label::Contradiction, Code::Conflict, "what is second is not the first");
        }
        let answer = self.verdict(turns, denies && denied, sure, denies != denied);
        if answer.label == Label::Entailment {
            match moment::agrees(self.premise, self.hypothesis) {
                Some(true) => {}
                Some(false) if !denies && !denied && held => {
                    return self.told(
                        Label::Contradiction,
                        Code::Conflict,
                        "the two give another time of day or score",
                    );
                }
                _ => return neutral("the premise does not give the time of day or the number"),
            }
        }
        if !held && answer.label != Label::Contradiction {
            return self.told(
                Label::Neutral,
                Code::Apart,
                "the premise does not speak of all that the hypothesis says",
            );
        }
        answer
    }

    /// Whether the hypothesis says of one what the premise says of one or the other.
    fn is_one_of_two(&self) -> bool {
        let told = |at: usize| self.cover.by.contains(&Some(at));
        self.hypothesis.alternatives.is_empty()
            && self.premise.alternatives.iter().any(|&at| {
                let before = at.checked_sub(1);
                at < self.premise.words.len() && before.is_some_and(|before| told(before) != told(at))
            })
    }

    /// Whether the one side tells by a pronoun who acts and the other whom it befalls: "he owes the bank" and "the bank owes him".
    fn pronoun_turned(&self) -> bool {
        // The end of a sentence opens an empty clause.
        let only = |statement: &'_ Statement<'_>| -> Option<side::Clause> {
            let told = |clause: &&side::Clause| !(clause.words.is_empty() && clause.figures.is_empty());
            let mut clauses = statement.clauses.iter().filter(told);
            clauses.next().filter(|_| clauses.next().is_none()).cloned()
        };
        let Some((ours, theirs)) = only(self.premise).zip(only(self.hypothesis)) else { return false };
        let latin = self.hypothesis.words.iter().all(Word::is_latin);
        latin
            && (ours.pronoun && !ours.whom && theirs.whom && !theirs.pronoun
                || ours.whom && !ours.pronoun && theirs.pronoun && !theirs.whom)
    }

    /// Whether the only date of the premise falls on the day of the week that a word names: "on a Tuesday".
    fn on_weekday(&self, at: usize) -> Option<bool> {
        let asked = self.hypothesis.words[at].weekday?;
        let day = super::matched::day::full_day(self.premise)?;
        Some(day.first.weekday().to_monday_zero_offset() == asked)
    }

    /// Whether the hypothesis says of those whom the premise shows doing something that they do the opposite, wherever they do it.
    fn does_otherwise(&self) -> bool {
        let named = |statement: &Statement<'_>| statement.words.iter().any(|word| word.is_known_name());
        let beside = |at: &usize| self.hypothesis.words[*at].beside;
        let [(_, at, Opposition::Meaning)] = self.cover.opposed[..] else { return false };
        let plain = |statement: &Statement<'_>| statement.clauses.iter().all(|clause| clause.stance.is_none());
        !self.hypothesis.words[at].describes()
            && self.hypothesis.figures.iter().all(is_count)
            && self.matches.iter().all(|found| found.judged.label == Label::Entailment)
            && !named(self.premise)
            && !named(self.hypothesis)
            && plain(self.premise)
            && self.cover.count() > 0
            && self.hypothesis.words.first().is_some_and(Word::is_being)
            && self.cover.by.first().is_some_and(Option::is_some)
            && self.cover.missing.iter().all(beside)
    }

    /// Whether the hypothesis speaks of the day alone that the premise leaves out.
    fn asks_for_spared(&self) -> bool {
        let spared = self.premise.spared.and_then(|at| self.premise.figures.get(at)).filter(|figure| is_date(figure));
        let [asked] = &self.hypothesis.figures[..] else { return false };
        spared.is_some_and(|spared| spared.value == asked.value)
    }

    /// The answer where a figure follows from the premise as a whole.
    fn told_of(&self, found: &Match, unmatched: bool) -> Answer {
        let neutral = |rule: &str| self.told(Label::Neutral, Code::Apart, rule);
        let open = |statement: &Statement<'_>| {
            let planned = |clause: &side::Clause| clause.stance == Some(Stance::Planned) && self.both_planned();
            // ", beating expectations" leaves what it comes of sure.
            let told = statement.clauses.iter().filter(|clause| !clause.result);
            told.into_iter().any(|clause| clause.negated || clause.stance.is_some() && !planned(clause))
        };
        let tells = |&at: &usize| !self.hypothesis.words[at].role().is_empty();
        if !self.cover.missing.iter().all(tells) {
            return neutral("the premise does not speak of all that the hypothesis says");
        }
        // The day that another figure of the premise is of is told too.
        let told = |day: &Figure| self.premise.figures.iter().any(|given| given.value == day.value);
        let days = self.hypothesis.figures.iter().filter(|figure| is_date(figure)).all(told);
        let open_match =
            |other: &Match| other.judged.label != Label::Entailment && !other.whole && !(other.date && days);
        if unmatched || self.matches.iter().any(open_match) {
            return neutral("the premise gives no figure for one of the hypothesis");
        }
        if open(self.premise) || open(self.hypothesis) {
            return neutral("the premise does not say that it is so");
        }
        self.figure(found.judged.label, found)
    }

    /// Whether both sides tell of what is to come.
    fn both_planned(&self) -> bool {
        let plans =
            |statement: &Statement<'_>| statement.clauses.iter().any(|clause| clause.stance == Some(Stance::Planned));
        plans(self.premise) && plans(self.hypothesis)
    }

    /// The answer for a comparison without a figure.
    pub(super) fn compared(&self, holds: bool) -> Answer {
        let rule = "which of the two figures of the premise is more";
        if holds {
            return self.told(Label::Entailment, Code::Within, rule);
        }
        self.told(Label::Contradiction, Code::Denial, rule)
    }

    /// Whether the hypothesis counts some things and states no other figure.
    fn counts_some(&self) -> bool {
        let same = |found: &Match| found.judged.label == Label::Entailment;
        // «في الشوط الأول»
        let narrows = |figure: &Figure| is_date(figure) || figure::is_rank(figure);
        let dated = self.hypothesis.figures.iter().filter(|figure| narrows(figure)).count();
        let some = |figure: &Figure| match &figure.value {
            Value::Quantity(quantity) if is_count(figure) || matches!(quantity.unit, Unit::Money(_)) => {
                quantity.amount.stated().low.is_some_and(|low| low.at > Decimal::ZERO)
            }
            _ => false,
        };
        self.matches.len() == dated
            && self.matches.iter().all(same)
            && self.hypothesis.figures.iter().all(|figure| narrows(figure) || some(figure))
    }

    /// The answer for covered words; `turns` is how often one side says the opposite of the other.
    pub(super) fn verdict(&self, turns: usize, both_denied: bool, sure: bool, denial: bool) -> Answer {
        let of = |label: Label| self.matches.iter().find(move |found| found.judged.label == label);
        let conflict = of(Label::Contradiction);
        let open = of(Label::Neutral);
        if turns % 2 == 1 {
            // "Fell below 60" and "rose above 60".
            let moved = !denial && self.cover.opposed.iter().any(|(.., how)| *how == Opposition::Direction);
            if let Some(found) = conflict.filter(|found| moved && !found.date) {
                return self.figure(Label::Contradiction, found);
            }
            if conflict.or(open).is_some() {
                return self.told(Label::Neutral, Code::Apart, "what the one denies is not what the other says");
            }
            let (code, rule) = match self.cover.opposed.first() {
                _ if denial => (Code::Denial, "one says what the other denies"),
                Some((.., Opposition::Category)) => (Code::Identity, "the two categories exclude each other"),
                Some((.., Opposition::Direction)) => (Code::Denial, "one says more where the other says less"),
                Some((.., Opposition::Meaning)) => (Code::Denial, "the two say the opposite of each other"),
                None => (Code::Denial, "the names stand in each other's places"),
            };
            return self.told(Label::Contradiction, code, rule);
        }
        // Two dozen for 6 dollars, where the premise has one for 3.
        let off = |found: &&Match| !found.date && found.judged.label == Label::Contradiction;
        if conflict.is_some() && self.matches.iter().filter(off).count() > 1 {
            let money = |figure: &Figure| matches!(&figure.value, Value::Quantity(quantity) if matches!(quantity.unit, Unit::Money(_)));
            if self.premise.figures.windows(2).any(|pair| money(&pair[0]) && is_count(&pair[1])) {
                return self.told(Label::Neutral, Code::Apart, "the two are of different amounts");
            }
        }
        if let Some(found) = conflict {
            let measured = self.matches.iter().any(|found| !found.date);
            let dates = self.matches.iter().any(|found| found.date && found.judged.label == Label::Contradiction);
            let since = self.matches.iter().any(|found| found.since);
            if dates && (measured || since) {
                return self.told(Label::Neutral, Code::Apart, "the two are of different times");
            }
            if turns > 0 || both_denied {
                return self.told(Label::Neutral, Code::Apart, "neither side asserts the other's figure");
            }
            return self.figure(Label::Contradiction, found);
        }
        if let Some(found) = open {
            return self.figure(Label::Neutral, found);
        }
        if !sure || self.hypothesis.still && !self.premise.still {
            return self.told(Label::Neutral, Code::Apart, "the premise does not say that it is so");
        }
        // «لم يحضر أي منهم»: it is so of all.
        let none = turns > 0 && self.premise.roles.iter().any(|acting| acting.role.is(Role::ANY));
        if !none && (self.hypothesis.every && !self.premise.every || self.hypothesis.all && !self.premise.all) {
            if self.hypothesis.all
                && self.hypothesis.figures.is_empty()
                && turns == 0
                && (self.premise.excepts || self.in_part())
            {
                return self.told(Label::Contradiction, Code::Conflict, "the premise says it of a part of all");
            }
            return self.told(Label::Neutral, Code::Apart, "the premise does not say it of all");
        }
        let words = |statement: &Statement<'_>| statement.words.iter().filter(|word| !word.weak).count();
        // "He did not come, since he was ill": what is denied is told in a clause of its own.
        let denied = || {
            let clauses = self.premise.clauses.iter().filter(|clause| clause.negated);
            let (all, figures) = clauses.fold((0, 0), |(words, figures), clause| {
                let own = self.premise.words[clause.words.clone()].iter().filter(|word| !word.weak).count();
                (words + own, figures + clause.figures.len())
            });
            all == words(self.hypothesis) && figures == self.matches.len()
        };
        if both_denied && !denied() {
            return self.told(Label::Neutral, Code::Apart, "what is denied is not the same");
        }
        match self.matches.iter().max_by_key(|found| !found.date) {
            Some(found) => self.figure(Label::Entailment, found),
            None if words(self.premise) == words(self.hypothesis) => {
                self.told(Label::Entailment, Code::Equal, "both say the same")
            }
            None => self.told(Label::Entailment, Code::Within, "the premise says all that the hypothesis says"),
        }
    }

    /// The answer that a figure decides.
    fn figure(&self, label: Label, found: &Match) -> Answer {
        let Judged { code, because, .. } = &found.judged;
        Answer { because: because.clone(), ..self.told(label, *code, "") }
    }

    /// The answer that words decide.
    pub(super) fn told(&self, label: Label, relation: Code, rule: &str) -> Answer {
        let (left, right) = (None, None);
        let axis = Axis::Amount(String::new());
        let written = |word: &Word<'_>| word.written.chars().take(LETTERS).collect::<String>();
        let (ours, theirs) = (&self.premise.words, &self.hypothesis.words);
        Answer {
            label,
            relation,
            because: Because { rule: rule.to_owned(), left, right, between: Between::Nothing, axis },
            opposed: self.cover.opposed.iter().map(|&(by, at, _)| [written(&ours[by]), written(&theirs[at])]).collect(),
            // What a figure follows without needs no cover.
            missing: (self.cover.missing.iter().filter(|_| label == Label::Neutral))
                .map(|&at| written(&theirs[at]))
                .collect(),
        }
    }
}
