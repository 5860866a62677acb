//! How one figure of a hypothesis is answered: by a figure of the premise, or by what follows from several.

use super::Match;
use super::day::{in_week, is_other_day, on_weekday, put_to, same_weekday};
use super::noun::{
    anyone, is_added, is_broader, is_elsewhere, is_of_other, is_of_whom, is_other_noun, is_part_noun, of_all,
};
use crate::relation::{Code, Label, Terms};
use crate::statement::cover::{self, Cover, is_elliptic, near};
use crate::statement::figure::{self, Judged, comparable, is_count, is_date, is_loose, judge, same_noun};
use crate::statement::role::Role;
use crate::statement::side::{Figure, Link, Statement};
use crate::statement::word::Word;
use crate::statement::{order, sum, tale};
use crate::value::{DateBound, Unit, Value};
use std::ops::Range;

/// How much the same figure beside the same verb speaks for its being meant.
const SAME: usize = 6;

/// A figure of a hypothesis, and the premise that may answer it.
pub(super) struct Asked<'s> {
    pub premise: &'s Statement<'s>,
    pub hypothesis: &'s Statement<'s>,
    pub wanted: &'s Figure,
    /// What the words that each clause of the premise reaches cover.
    pub covers: &'s [Cover],
    /// The run of figures of the premise that answer names in their order, and which of them is that of the name.
    pub turn: Option<&'s (Range<usize>, usize)>,
    pub terms: &'s Terms<'s>,
}

/// How near a figure of the premise is to the one that is asked for, and of which clause it is.
struct Fitting {
    clause: usize,
    close: usize,
}

impl Asked<'_> {
    /// The figure of the premise that answers it, or what follows from several.
    pub(super) fn answer(&self) -> Option<Match> {
        let Asked { premise, hypothesis, wanted, terms, .. } = *self;
        if let Some(judged) = on_weekday(premise, hypothesis, wanted, terms) {
            let clause = premise.figures.iter().find(|figure| is_date(figure)).map_or(0, |day| day.clause);
            return Some(Match { date: true, since: false, clause, judged, named: None, whole: false });
        }
        let mut direct = self.direct();
        let told = tale::tale(premise, hypothesis, wanted);
        let open = matches!(told, Some(tale::Told::Open));
        let told = told.and_then(|told| match told {
            tale::Told::Value(derived) => Some(derived),
            tale::Told::Open => None,
        });
        let mut all = told.into_iter().chain(sum::derived(premise, hypothesis, wanted));
        let derived = all.find_map(|derived| self.derived(derived));
        if let Some(direct) = direct.as_mut().filter(|_| open && derived.is_none()) {
            direct.judged.label = Label::Neutral;
        }
        match (direct, derived) {
            (_, Some(derived)) if derived.whole => Some(derived),
            (Some(direct), Some(derived)) => Some(match (direct.judged.label, derived.judged.label) {
                (_, Label::Entailment) => derived,
                (Label::Entailment, _) | (Label::Neutral, Label::Neutral) => direct,
                _ => derived,
            }),
            (direct, derived) => direct.or(derived),
        }
    }

    /// The one figure of the premise that answers it best.
    fn direct(&self) -> Option<Match> {
        let Asked { premise, hypothesis, wanted, covers, .. } = *self;
        let mut best: Option<((usize, usize), Match)> = None;
        let mut whole = false;
        let mut fitting: Vec<Fitting> = Vec::new();
        for given in premise.figures.iter().filter(|given| self.fits(given)) {
            let Some(mut judged) = self.judged(given) else { continue };
            // "3 of 10 wells" says of ten no more than that there are ten.
            if matches!(given.link, Some(Link::Of | Link::OfSome)) {
                whole |= judged.label == Label::Entailment && !of_all(hypothesis, wanted);
                continue;
            }
            // "Pedro is younger than Luz, who is 14": the figure is of whom he is held against.
            if is_of_whom(premise, given, hypothesis) {
                continue;
            }
            // "Her deputy, 38-year-old Emil Varga": the age is of who is named beside it.
            if given.age && is_of_other(premise, given, hypothesis) {
                continue;
            }
            let close = closeness(premise, given, hypothesis, wanted, covers);
            // «ونجاة 19»: the same figure beside the same verb is meant, however much another clause has in common.
            let own = premise.clauses[given.clause].words.start;
            let verb = given.place.checked_sub(1).filter(|at| *at >= own).and_then(|at| premise.words.get(at));
            let verb = verb.filter(|word| word.happens() && word.way().is_none());
            let same = judged.code == Code::Equal
                && verb.is_some_and(|verb| hypothesis.words.iter().any(|word| verb.covers(word)));
            let close = close + if same && !is_date(given) { SAME } else { 0 };
            if !is_date(given) {
                fitting.push(Fitting { clause: given.clause, close });
            }
            // Of two figures of one clause the words beside them tell little.
            let beside = |other: &&Figure| other.clause == given.clause && comparable(other, wanted);
            let shared = premise.figures.iter().filter(beside).count() > 1;
            let score = close * 3 + agreement(judged.label) * if shared { 2 } else { 1 };
            let score = (score, covers[given.clause].count());
            // What was gained or lost is not what there is, where the premise counts more than once.
            let counts = |other: &Figure| other.clause != given.clause && comparable(other, wanted) && !is_date(other);
            let several = is_count(given) && premise.figures.iter().any(|other| is_count(other) && counts(other));
            let held = wanted.role.is(Role::STATE) && !wanted.role.is(Role::CHANGE);
            if several && held && given.role.is(Role::CHANGE) && !given.role.is(Role::STATE) {
                judged.label = Label::Neutral;
            }
            if best.as_ref().is_none_or(|(least, _)| score > *least) {
                let since = figure::date(given).is_some_and(|date| date.bound == Some(DateBound::Since));
                let (date, clause) = (is_date(given), given.clause);
                best = Some((score, Match { date, since, clause, judged, named: None, whole: false }));
            }
        }
        let (_, mut direct) = best?;
        // Of two figures that the words fit alike, neither contradicts.
        let of_clause = fitting.iter().filter(|other| other.clause == direct.clause);
        let least = of_clause.map(|other| other.close).max().unwrap_or_default();
        let rival = fitting.iter().any(|other| other.clause != direct.clause && other.close >= least);
        let doubted = match direct.judged.label {
            Label::Contradiction => {
                whole || rival || self.is_of_another_time(direct.date) || is_elsewhere(premise, wanted)
            }
            _ => false,
        };
        // «عام 2009 بعد الأولى بخمسة أعوام»: the day is not that of the first.
        if doubted || direct.date && order::is_of_other(premise, hypothesis) {
            direct.judged.label = Label::Neutral;
        }
        Some(direct)
    }

    /// Whether the premise gives its figure of another time; `date` where it is a day itself.
    fn is_of_another_time(&self, date: bool) -> bool {
        let Asked { premise, hypothesis, wanted, .. } = *self;
        // "44 gallons, 13 fewer than in 1998": so much it was not in 1998.
        let than = |date: &Figure| {
            let at = premise.figures.partition_point(|figure| figure.span < date.span);
            let against = premise.thans.iter().any(|than| than.figures == at);
            against && hypothesis.figures.iter().any(|other| is_date(other) && other.value == date.value)
        };
        premise.figures.iter().any(|figure| is_date(figure) && than(figure))
            || date && is_other_day(premise, hypothesis, wanted)
    }

    /// Whether a figure of the premise may answer it at all.
    fn fits(&self, given: &Figure) -> bool {
        let Asked { premise, hypothesis, wanted, .. } = *self;
        if !comparable(given, wanted) {
            return false;
        }
        // "She had 15" and "she gave 15" are not the same, though neither verb says much.
        let silent = hypothesis.roles.iter().any(|acting| acting.silent && acting.role.is(Role::CHANGE));
        let asked = wanted.role.shared(Role::CHANGE);
        let acts = !silent || asked.is_empty() || given.role.is_empty() || given.role.is(asked);
        let in_turn = self.turn.is_none_or(|(run, turn)| {
            let at = premise.figures.partition_point(|figure| figure.span < given.span);
            !run.contains(&at) || at == *turn
        });
        // "Most voters are over 60" speaks of no share.
        let most = hypothesis.roles.iter().any(|acting| acting.role.is(Role::MOST));
        let share =
            |figure: &Figure| matches!(&figure.value, Value::Quantity(quantity) if quantity.unit == Unit::Percent);
        acts && in_turn && !(most && share(given) && !share(wanted))
    }

    /// How a figure of the premise stands to it; `None` where the two are of different things.
    fn judged(&self, given: &Figure) -> Option<Judged> {
        let Asked { premise, hypothesis, wanted, terms, .. } = *self;
        let counts = is_count(given) && is_count(wanted);
        let one = (counts || is_loose(given) || is_loose(wanted)) && same_noun(premise, given, hypothesis, wanted);
        // «مئة متطوع» and «عدد المتطوعين 100».
        let named = || {
            let noun = premise.words.get(given.place);
            let noun = noun.filter(|noun| (noun.counted || noun.is_counted()) && !noun.is_latin());
            let head = hypothesis.head(&hypothesis.clauses[wanted.clause]);
            noun.is_some_and(|noun| hypothesis.words[head].iter().any(|word| noun.covers(word)))
        };
        let one = one || counts && is_elliptic(hypothesis, wanted) && named();
        // "Five injured" and "five people".
        let befell = || hypothesis.words.get(wanted.place).is_some_and(Word::befell) && anyone(premise, given);
        // Three women are no three men, where there are no men besides.
        let other = || {
            let noun = hypothesis.words.get(wanted.place);
            let pair = premise.words.get(given.place).zip(noun).filter(|_| given.nouns > 0 || counts);
            pair.is_some_and(|(ours, theirs)| {
                ours.opposes(theirs).is_some() && !premise.words.iter().any(|word| word.covers(theirs))
            })
        };
        if counts && !one && !is_elliptic(premise, given) && !befell() && !other() {
            return None;
        }
        if counts && is_elliptic(premise, given) && is_part_noun(premise, given, hypothesis, wanted) {
            return None;
        }
        let one = one || counts && (befell() || other());
        let dated = figure::in_year_of(given, wanted);
        let dated = dated.or_else(|| put_to(premise, given, wanted));
        let mut judged = judge(dated.as_ref().unwrap_or(&given.value), &wanted.value, one, terms)?;
        if dated.is_none() {
            in_week(&mut judged, given, wanted);
        }
        figure::until(&mut judged, premise, given, hypothesis, wanted);
        // Who lived there from 2004 to 2010 lived there in 2007.
        if judged.label == Label::Neutral && order::during(given, wanted) {
            judged.label = Label::Entailment;
        }
        // How long something is says nothing of how wide it is.
        if figure::extent(premise, given)
            .zip(figure::extent(hypothesis, wanted))
            .is_some_and(|(ours, theirs)| ours != theirs)
        {
            return None;
        }
        if judged.label == Label::Contradiction && self.may_both_be(given, &judged) {
            judged.label = Label::Neutral;
        }
        Some(judged)
    }

    /// Whether both figures may be so, though one is not the other.
    fn may_both_be(&self, given: &Figure, judged: &Judged) -> bool {
        let Asked { premise, hypothesis, wanted, .. } = *self;
        let counts = is_count(given) && is_count(wanted);
        // $15 an hour is not what a day brings.
        let per = |figure: &Figure| matches!(&figure.value, Value::Quantity(quantity) if quantity.per.is_some());
        if per(given) && !per(wanted) {
            return true;
        }
        // What each has is not what all have.
        let each = |statement: &Statement<'_>| statement.roles.iter().any(|acting| acting.role.is(Role::EACH));
        if each(hypothesis) && !each(premise) {
            return true;
        }
        // What brings a tally to 24 is not 24.
        let to = |figure: &Figure| sum::is_to(&figure.before);
        let moved = wanted.role.is(Role::CHANGE) && !wanted.role.is(Role::STATE);
        if !is_date(given) && to(given) && !to(wanted) && moved {
            return true;
        }
        // Where seven were hurt there may have been thirty.
        let befell = |at: usize| {
            premise.words[at].befell() && !hypothesis.words.iter().any(|word| premise.words[at].covers(word))
        };
        let befell = || premise.clauses[given.clause].words.clone().any(befell);
        // A man and two women are more than two. Novels and atlases may be more books than there are novels. Where there are 14 cows
        // there may be 23 animals.
        judged.is_more()
            && (counts && is_added(premise, given)
                || is_other_noun(premise, given, hypothesis, wanted)
                || counts && wanted.role.is(Role::STATE) && befell()
                || is_broader(premise, given, hypothesis, wanted))
    }

    /// What follows from several figures of the premise, held against it.
    fn derived(&self, derived: sum::Derived) -> Option<Match> {
        let Asked { wanted, terms, .. } = *self;
        let mut judged = judge(&derived.value, &wanted.value, true, terms)?;
        same_weekday(&mut judged, &derived.value, wanted);
        // What follows from the figures of a tale is exact.
        if derived.whole && judged.code == Code::Tension && exactly(&derived.value) && exactly(&wanted.value) {
            (judged.label, judged.code) = (Label::Contradiction, Code::Conflict);
            judged.because.rule = "what both state is not the same".to_owned();
        }
        judged.because.rule = format!("{}: {}", derived.rule, judged.because.rule);
        if judged.label == Label::Contradiction && derived.least && judged.is_more() {
            judged.label = Label::Neutral;
        }
        let named = derived.named.then_some(wanted.place);
        Some(Match { date: false, since: false, clause: derived.clause, judged, named, whole: derived.whole })
    }
}

/// How much speaks for one figure of the premise being meant by one of the hypothesis: the words of its clause, those beside it, the
/// word before it, and a date that both have.
fn closeness(
    premise: &Statement<'_>,
    given: &Figure,
    hypothesis: &Statement<'_>,
    wanted: &Figure,
    covers: &[Cover],
) -> usize {
    let (ours, theirs) = (near(premise, given), near(hypothesis, wanted));
    let words = &premise.words[ours];
    let beside = hypothesis.words[theirs].iter().filter(|wanted| words.iter().any(|word| word.covers(wanted))).count();
    // "A budget of $8 million" is of the budget.
    let named = cover::is_of(given).then(|| premise.words.get(given.place - 1)).flatten();
    let named = named.is_some_and(|noun| hypothesis.words.iter().any(|wanted| noun.covers(wanted)));
    let beside = beside + 2 * usize::from(named && !is_date(given));
    let dated = usize::from(!is_date(given) && figure::same_day(premise, given, hypothesis, wanted));
    covers[given.clause].count() * 2 + beside + dated * 4 + usize::from(given.before == wanted.before)
}

fn agreement(label: Label) -> usize {
    match label {
        Label::Entailment => 2,
        Label::Neutral => 1,
        Label::Contradiction => 0,
    }
}

/// Whether a value is a number without a word that it is about so much.
fn exactly(value: &Value) -> bool {
    matches!(value, Value::Quantity(quantity) if quantity.approx.is_none() && quantity.amount.point().is_some())
}
