//! What one statement says about another: whether it follows, cannot be true beside it, or neither.
//!
//! The figures and dates decide, by the same intervals as everywhere ([`crate::relation`]). Words decide that both statements are the
//! same but for one thing: a figure, a denial, a category or a direction. A word counts as covered where the premise has it
//! in any inflection, as a name in either script, or as another word of the same concept in the tables.
//!
//! ```
//! use reconcile::mention::Context;
//! use reconcile::relation::{Label, Rates, Terms};
//! use reconcile::statement::relate;
//! use reconcile::value::Policy;
//!
//! let (policy, rates) = (Policy::default(), Rates::default());
//! let terms = Terms { policy: &policy, rates: &rates };
//! let premise = "Twelve men and three women were aboard.";
//! let answer = relate(premise, "Fifteen people were aboard.", &Context::default(), &terms);
//! assert_eq!(answer.label, Label::Entailment);
//! assert_eq!(answer.because.rule, "the sum of the parts that the premise counts: both state the same");
//! ```

mod cover;
mod figure;
mod linked;
mod order;
mod parallel;
mod side;
mod sole;
mod sum;
mod tale;
mod turned;
mod vocabulary;
mod word;

use self::cover::{Cover, cover, exchanged, is_elliptic, near, owns, reach};
use self::figure::{Judged, comparable, is_count, is_date, is_loose, judge, same_noun};
use self::parallel::Placed;
use self::side::{Figure, Link, Statement};
use self::vocabulary::Role;
use self::word::{Opposition, Word};
use crate::claim::Stance;
use crate::mention::Context;
use crate::relation::{Axis, Because, Between, Code, Label, Terms};
use crate::subject::is_present_form;
use crate::text::fold;
use crate::value::{DateBound, Interval, Unit, Value};
use rust_decimal::Decimal;

/// What a premise says about a hypothesis, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether the hypothesis follows.
    pub label: Label,
    /// The relation that decided: of the figures, or of the words.
    pub relation: Code,
    /// The rule, with both intervals where figures or dates decided.
    pub because: Because,
    /// Words of the premise and of the hypothesis that say the opposite of each other, as written.
    pub opposed: Vec<[String; 2]>,
    /// Words of the hypothesis that the premise does not cover, as written.
    pub missing: Vec<String>,
}

/// The most words and figures of a statement; a longer text is no statement, and comparing it would cost their product.
const WORDS: usize = 400;
const FIGURES: usize = 60;

/// The most letters that are told of a word.
const LETTERS: usize = 100;

/// How much the same figure beside the same verb speaks for its being meant.
const SAME: usize = 6;

/// How a figure of the hypothesis stands to the premise.
struct Match {
    date: bool,
    /// Whether the date of the premise only opens a span: "since 1998".
    since: bool,
    clause: usize,
    judged: Judged,
    /// The noun of the hypothesis that a list of names covers.
    named: Option<usize>,
    /// Whether it follows from the premise as a whole.
    whole: bool,
}

/// Relates two statements in running text, of one language or of two.
///
/// The answer is an entailment where the premise covers every content word of the hypothesis and each figure follows from a figure
/// of the premise, or from a sum, a change, a share, a list or a span of its figures. It is a contradiction where the
/// words are covered and one thing cannot be true: a figure, a date, a denial, a category or a direction. All else is
/// neutral, a side of more than 400 content words or 60 figures among it.
pub fn relate(premise: &str, hypothesis: &str, context: &Context, terms: &Terms<'_>) -> Answer {
    let verbatim = fold(premise) == fold(hypothesis) && premise.contains(char::is_alphanumeric);
    let premise = Statement::read(premise, context);
    let hypothesis = Statement::read(hypothesis, context);
    let long = |side: &Statement<'_>| side.words.len() > WORDS || side.figures.len() > FIGURES;
    if long(&premise) || long(&hypothesis) {
        let nothing =
            Reasoning { premise: &premise, hypothesis: &hypothesis, cover: Cover::default(), matches: Vec::new() };
        return nothing.told(
            Label::Neutral,
            Code::Apart,
            "a text of this length is compared as claims, not as a statement",
        );
    }
    if let Some(answer) = in_place(&premise, &hypothesis, context, terms).filter(|_| !verbatim) {
        return answer;
    }
    let (matches, unmatched) = matched(&premise, &hypothesis, terms);
    let (clause, cover) = covered(&premise, &hypothesis, &matches);
    let reasoning = Reasoning { premise: &premise, hypothesis: &hypothesis, cover, matches };
    if verbatim {
        return reasoning.told(Label::Entailment, Code::Equal, "both state the same");
    }
    if let Some(holds) = tale::comparison(&premise, &hypothesis) {
        return reasoning.compared(holds);
    }
    match tale::held(&premise, &hypothesis, &reasoning.cover) {
        Some(Some(holds)) => return reasoning.compared(holds),
        Some(None) => {
            let rule = "the premise does not hold the one against the other";
            return reasoning.told(Label::Neutral, Code::Apart, rule);
        }
        None => {}
    }
    reasoning.answer(clause, unmatched)
}

/// The answer for two statements of the same words, whose figures answer each other by their places.
fn in_place(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    context: &Context,
    terms: &Terms<'_>,
) -> Option<Answer> {
    let found =
        parallel::parallel(premise, hypothesis, context, terms)?.into_iter().map(|Placed { given, date, judged }| {
            let clause = premise.figures.get(given).map_or(0, |given| given.clause);
            Match { date, since: false, clause, judged, named: None, whole: false }
        });
    let matches = found.collect();
    let cover = cover(premise, hypothesis, &vec![true; premise.words.len()]);
    // «خمس فتيات» and «خمسة فتيان» are not the same words.
    if cover.opposed.iter().any(|&(_, at, _)| hypothesis.words[at].is_person()) {
        return None;
    }
    Some(Reasoning { premise, hypothesis, cover, matches }.verdict(0, false, true, false))
}

/// The figure of the premise that answers each figure of the hypothesis, and whether one has none.
fn matched(premise: &Statement<'_>, hypothesis: &Statement<'_>, terms: &Terms<'_>) -> (Vec<Match>, bool) {
    let mut matches = Vec::new();
    let mut unmatched = false;
    let covers: Vec<Cover> =
        (0..premise.clauses.len()).map(|clause| cover(premise, hypothesis, &reach(premise, clause))).collect();
    for wanted in &hypothesis.figures {
        // What is so every day is so on Sunday.
        let daily = premise.daily && !premise.spares && figure::is_weekday(hypothesis, wanted);
        if daily && !premise.figures.iter().any(is_date) {
            continue;
        }
        match stated(premise, hypothesis, wanted, &covers, terms) {
            Some(found) => matches.push(found),
            None => unmatched = true,
        }
    }
    (matches, unmatched)
}

fn stated(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    wanted: &Figure,
    covers: &[Cover],
    terms: &Terms<'_>,
) -> Option<Match> {
    let mut best: Option<((usize, usize), Match)> = None;
    let mut whole = false;
    let mut fitting: Vec<(usize, usize)> = Vec::new();
    let silent = hypothesis.roles.iter().any(|acting| acting.silent && acting.role.is(Role::CHANGE));
    // "She had 15" and "she gave 15" are not the same, though neither verb says much.
    let acts = |given: &Figure| {
        let asked = wanted.role.shared(Role::CHANGE);
        !silent || asked.is_empty() || given.role.is_empty() || given.role.is(asked)
    };
    let respective = parallel::respective(premise, hypothesis);
    let in_turn = |given: &Figure| {
        respective.as_ref().is_none_or(|(run, turn)| {
            let at = premise.figures.partition_point(|figure| figure.span < given.span);
            !run.contains(&at) || at == *turn
        })
    };
    let fits = |given: &&Figure| comparable(given, wanted) && acts(given) && in_turn(given);
    for given in premise.figures.iter().filter(fits) {
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
            continue;
        }
        if counts && is_elliptic(premise, given) && is_part_noun(premise, given, hypothesis, wanted) {
            continue;
        }
        let one = one || counts && (befell() || other());
        let dated = figure::in_year_of(given, wanted);
        let Some(mut judged) = judge(dated.as_ref().unwrap_or(&given.value), &wanted.value, one, terms) else {
            continue;
        };
        in_week(&mut judged, given, wanted);
        // Who lived there from 2004 to 2010 lived there in 2007.
        if judged.label == Label::Neutral && order::during(given, wanted) {
            judged.label = Label::Entailment;
        }
        // $15 an hour is not what a day brings.
        let per = |figure: &Figure| matches!(&figure.value, Value::Quantity(quantity) if quantity.per.is_some());
        if judged.label == Label::Contradiction && per(given) && !per(wanted) {
            judged.label = Label::Neutral;
        }
        // What each has is not what all have.
        let each = |statement: &Statement<'_>| statement.roles.iter().any(|acting| acting.role.is(Role::EACH));
        if judged.label == Label::Contradiction && each(hypothesis) && !each(premise) {
            judged.label = Label::Neutral;
        }
        // What brings a tally to 24 is not 24.
        let to = |figure: &Figure| sum::is_to(&figure.before);
        let moved = wanted.role.is(Role::CHANGE) && !wanted.role.is(Role::STATE);
        if judged.label == Label::Contradiction && !is_date(given) && to(given) && !to(wanted) && moved {
            judged.label = Label::Neutral;
        }
        // Novels and atlases may be more books than there are novels.
        if judged.label == Label::Contradiction && judged.is_more() && is_other_noun(premise, given, hypothesis, wanted)
        {
            judged.label = Label::Neutral;
        }
        // Where seven were hurt there may have been thirty.
        let befell = |at: usize| {
            premise.words[at].befell() && !hypothesis.words.iter().any(|word| premise.words[at].covers(word))
        };
        if judged.label == Label::Contradiction
            && counts
            && judged.is_more()
            && wanted.role.is(Role::STATE)
            && premise.clauses[given.clause].words.clone().any(befell)
        {
            judged.label = Label::Neutral;
        }
        // Where there are 14 cows there may be 23 animals.
        if judged.label == Label::Contradiction && judged.is_more() && is_broader(premise, given, hypothesis, wanted) {
            judged.label = Label::Neutral;
        }
        // "3 of 10 wells" says of ten no more than that there are ten.
        if matches!(given.link, Some(Link::Of | Link::OfSome)) {
            whole |= judged.label == Label::Entailment && !of_all(hypothesis, wanted);
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
            fitting.push((given.clause, close));
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
    let of_best =
        |clause: usize| fitting.iter().filter(move |(other, _)| *other == clause).map(|(_, close)| *close).max();
    let least = best.as_ref().and_then(|(_, found)| of_best(found.clause)).unwrap_or_default();
    let mut direct = best.map(|(_, found)| found);
    if let Some(direct) = direct.as_mut().filter(|direct| whole && direct.judged.label == Label::Contradiction) {
        direct.judged.label = Label::Neutral;
    }
    // Of two figures that the words fit alike, neither contradicts.
    let rivals = fitting
        .iter()
        .filter(|(clause, close)| direct.as_ref().is_some_and(|direct| direct.clause != *clause) && *close >= least);
    if rivals.count() > 0
        && let Some(direct) = direct.as_mut().filter(|direct| direct.judged.label == Label::Contradiction)
    {
        direct.judged.label = Label::Neutral;
    }
    // "44 gallons, 13 fewer than in 1998": so much it was not in 1998.
    let than = |date: &Figure| {
        let at = premise.figures.partition_point(|figure| figure.span < date.span);
        let against = premise.thans.iter().any(|than| than.figures == at);
        against && hypothesis.figures.iter().any(|other| is_date(other) && other.value == date.value)
    };
    if premise.figures.iter().any(|figure| is_date(figure) && than(figure))
        && let Some(direct) = direct.as_mut().filter(|direct| direct.judged.label == Label::Contradiction)
    {
        direct.judged.label = Label::Neutral;
    }
    if let Some(direct) = direct.as_mut().filter(|direct| direct.judged.label == Label::Contradiction)
        && (is_elsewhere(premise, wanted) || direct.date && is_other_day(premise, hypothesis, wanted))
    {
        direct.judged.label = Label::Neutral;
    }
    let told = tale::tale(premise, hypothesis, wanted);
    let open = matches!(told, Some(tale::Told::Open));
    let told = told.and_then(|told| match told {
        tale::Told::Value(derived) => Some(derived),
        tale::Told::Open => None,
    });
    let derived = told.into_iter().chain(sum::derived(premise, hypothesis, wanted)).find_map(|derived| {
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
    });
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

/// A day of the week is one, whichever week was taken for it.
fn same_weekday(judged: &mut Judged, value: &Value, wanted: &Figure) {
    const WEEK: i32 = 7;
    let (Value::Date(ours), Value::Date(theirs)) = (value, &wanted.value) else { return };
    let days = |date: &crate::value::DateSpan| date.first == date.last;
    let apart = (ours.first - theirs.first).get_days();
    if wanted.floating && days(ours) && days(theirs) && apart % WEEK == 0 && judged.label == Label::Contradiction {
        (judged.label, judged.code) = (Label::Entailment, Code::Equal);
        judged.because.rule = "both state the same".to_owned();
    }
}

/// From Sunday to Thursday is on Tuesday too, whichever week was taken for it.
fn in_week(judged: &mut Judged, given: &Figure, wanted: &Figure) {
    const WEEK: i32 = 7;
    let Some((ours, theirs)) = figure::date(given).zip(figure::date(wanted)) else { return };
    let (length, from) = ((ours.last - ours.first).get_days(), (theirs.first - ours.first).get_days());
    let week = given.floating && wanted.floating && ours.range && (1..WEEK).contains(&length);
    if week && theirs.first == theirs.last && judged.label != Label::Entailment && from.rem_euclid(WEEK) <= length {
        (judged.label, judged.code) = (Label::Entailment, Code::Within);
        judged.because.rule = "the stated time of one holds that of the other".to_owned();
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

/// Whether the premise gives the number of a figure without its unit: "I earn 7,000 riyals and pay 2,000 of them for rent".
fn is_elsewhere(premise: &Statement<'_>, wanted: &Figure) -> bool {
    let point = |figure: &Figure| match &figure.value {
        Value::Quantity(quantity) => quantity.amount.point().map(|figure| figure.value),
        _ => None,
    };
    let money = matches!(&wanted.value, Value::Quantity(quantity) if matches!(quantity.unit, Unit::Money(_)));
    let bare = |figure: &&Figure| matches!(&figure.value, Value::Quantity(quantity) if quantity.unit == Unit::Bare);
    money && premise.figures.iter().filter(bare).any(|figure| point(figure).is_some() && point(figure) == point(wanted))
}

/// Whether the day of the premise says nothing of that of the hypothesis: a day of the week against one of a month, or one after
/// which the premise tells of another time, "two years later".
fn is_other_day(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> bool {
    let numbered =
        |statement: &Statement<'_>, figure: &Figure| figure.span.cut(statement.text).contains(char::is_numeric);
    let days = premise.figures.iter().filter(|figure| is_date(figure));
    let single = |figure: &Figure| figure::date(figure).is_some_and(|date| date.first == date.last);
    let afterwards = premise.roles.iter().any(|acting| acting.role.is(Role::AFTERWARDS) && acting.figures > 0);
    afterwards
        || wanted.floating
            && single(wanted)
            && days
                .into_iter()
                .any(|day| day.floating && single(day) && numbered(premise, day) != numbered(hypothesis, wanted))
}

/// Whether the names beside a figure of the premise are none of those of the hypothesis.
fn is_of_other(premise: &Statement<'_>, given: &Figure, hypothesis: &Statement<'_>) -> bool {
    const REACH: usize = 2;
    let clause = premise.clauses[given.clause].words.clone();
    let beside = given.place.saturating_sub(REACH).max(clause.start)..(given.place + REACH).min(clause.end);
    let mut names =
        premise.words[beside.start.min(beside.end)..beside.end].iter().filter(|word| word.capital).peekable();
    let asked = || hypothesis.words.iter().filter(|word| word.capital);
    names.peek().is_some() && asked().next().is_some() && !names.any(|name| asked().any(|word| name.covers(word)))
}

/// Whether the noun of a figure of the hypothesis names a kind, of which that of the premise is one: animals and cows.
fn is_broader(premise: &Statement<'_>, given: &Figure, hypothesis: &Statement<'_>, wanted: &Figure) -> bool {
    let noun = |statement: &Statement<'_>, figure: &Figure| {
        statement.words.get(figure.place).filter(|word| word.is_counted()).map(Word::is_kind)
    };
    let kind = || {
        let pair = premise.words.get(given.place).zip(hypothesis.words.get(wanted.place));
        pair.is_some_and(|(ours, theirs)| ours.is_kind_of(theirs))
    };
    noun(hypothesis, wanted) == Some(true) && noun(premise, given) == Some(false) || kind()
}

/// Whether two figures count things by nouns that are not one, though one of them may say the other.
fn is_other_noun(premise: &Statement<'_>, given: &Figure, hypothesis: &Statement<'_>, wanted: &Figure) -> bool {
    let noun = |statement: &Statement<'_>, figure: &Figure| {
        let noun = statement.words.get(figure.place).filter(|word| figure.nouns > 0 || word.is_counted());
        noun.filter(|_| is_count(figure)).map(|word| fold(word.written))
    };
    let parts = premise.figures.iter().filter(|figure| is_count(figure)).count() > 1;
    let (Some(ours), Some(theirs)) = (noun(premise, given), noun(hypothesis, wanted)) else { return false };
    let is_person = |statement: &Statement<'_>, at: usize| statement.words.get(at).is_some_and(Word::is_person);
    let person = is_person(hypothesis, wanted.place) && is_person(premise, given.place);
    parts && !person && !word::one_word(&ours, &theirs)
}

/// Whether what a figure of the hypothesis counts is told only of a part of what one of the premise counts: "five, among them two
/// women" says nothing of five women.
fn is_part_noun(premise: &Statement<'_>, given: &Figure, hypothesis: &Statement<'_>, wanted: &Figure) -> bool {
    let at = premise.figures.partition_point(|figure| figure.span <= given.span);
    let Some(part) = premise.figures.get(at) else { return false };
    let among = premise.roles.iter().any(|acting| acting.role.is(Role::AMONG) && acting.figures == at);
    let Some(noun) = hypothesis.words.get(wanted.place) else { return false };
    let covers = |words: &[Word<'_>]| words.iter().any(|word| word.covers(noun));
    let (before, after) = premise.words.split_at(part.place.min(premise.words.len()));
    among && !covers(before) && covers(after)
}

/// Whether a figure counts people, whoever they are.
fn anyone(statement: &Statement<'_>, figure: &Figure) -> bool {
    statement.words.get(figure.place).is_some_and(Word::is_anyone)
}

/// Whether a value is a number without a word that it is about so much.
fn exactly(value: &Value) -> bool {
    matches!(value, Value::Quantity(quantity) if quantity.approx.is_none() && quantity.amount.point().is_some())
}

/// Whether a figure of a hypothesis is that of all: "all 23 provinces".
fn of_all(hypothesis: &Statement<'_>, wanted: &Figure) -> bool {
    hypothesis.every && is_count(wanted) && hypothesis.figures.iter().filter(|figure| is_count(figure)).count() == 1
}

fn agreement(label: Label) -> usize {
    match label {
        Label::Entailment => 2,
        Label::Neutral => 1,
        Label::Contradiction => 0,
    }
}

/// The clause of the premise that is about the hypothesis, and what its words cover: that of the figures, else the one that covers
/// most.
fn covered(premise: &Statement<'_>, hypothesis: &Statement<'_>, matches: &[Match]) -> (usize, Cover) {
    if let Some(found) = matches.iter().find(|found| found.whole) {
        return (found.clause, cover(premise, hypothesis, &vec![true; premise.words.len()]));
    }
    let measured = matches.iter().find(|found| !found.date).or(matches.first());
    if let Some(found) = measured {
        // "Sales of vans rose in May, while those of cars fell": a day is of the whole sentence.
        if let Some(found) =
            matches.iter().all(|found| found.date).then(|| of_sentence(premise, hypothesis, found)).flatten()
        {
            return found;
        }
        let mut reached = reach(premise, found.clause);
        for other in matches {
            reached.iter_mut().zip(reach(premise, other.clause)).for_each(|(word, other)| *word |= other);
        }
        return (found.clause, cover(premise, hypothesis, &reached));
    }
    let covers = (0..premise.clauses.len()).map(|clause| (clause, cover(premise, hypothesis, &reach(premise, clause))));
    let fits = |cover: &Cover| (cover.missing.is_empty(), cover.count());
    covers
        .reduce(|best, next| if fits(&next.1) > fits(&best.1) { next } else { best })
        .unwrap_or_else(|| (0, cover(premise, hypothesis, &[])))
}

/// Another clause of the sentence that holds a day, without a day of its own, that says all that the hypothesis does where that of the
/// day does not.
fn of_sentence(premise: &Statement<'_>, hypothesis: &Statement<'_>, found: &Match) -> Option<(usize, Cover)> {
    let own = premise.clauses.get(found.clause)?;
    if cover(premise, hypothesis, &reach(premise, found.clause)).missing.is_empty() {
        return None;
    }
    let dated = |clause: &side::Clause| premise.figures[clause.figures.clone()].iter().any(is_date);
    let beside =
        premise.clauses.iter().enumerate().filter(|(_, clause)| clause.sentence == own.sentence && !dated(clause));
    let mut covers = beside.map(|(at, _)| {
        let reached = reach(premise, at);
        (at, cover(premise, hypothesis, &reached))
    });
    covers.find(|(_, cover)| cover.missing.is_empty())
}

struct Reasoning<'s, 't> {
    premise: &'s Statement<'t>,
    hypothesis: &'s Statement<'t>,
    cover: Cover,
    matches: Vec<Match>,
}

impl Reasoning<'_, '_> {
    fn answer(mut self, clause: usize, unmatched: bool) -> Answer {
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
        };
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
        if self.does_otherwise() && !unmatched && !denies && !denied {
            return self.told(Label::Contradiction, Code::Denial, "the two say the opposite of each other");
        }
        if !self.cover.missing.iter().all(|at| spoken(at) || moved(at)) {
            return neutral("the premise does not speak of all that the hypothesis says");
        }
        let held = self.cover.missing.iter().all(spoken);
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
        let any =
            |tells: fn(&Word<'_>) -> bool| self.cover.by.iter().flatten().any(|&at| tells(&self.premise.words[at]));
        let ranked = any(|word| word.ranks()) && (!exchanged || any(|word| word.tells_winner()));
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
        let untold = self.premise.orders.is_empty()
            && !self.hypothesis.words.iter().any(Word::is_latin)
            && self.hypothesis.figures.is_empty();
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
        if !held && answer.label != Label::Contradiction {
            return self.told(
                Label::Neutral,
                Code::Apart,
                "the premise does not speak of all that the hypothesis says",
            );
        }
        answer
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

    /// Whether the hypothesis denies that there is a larger one than what the premise says is the largest.
    fn none_is_larger(&self) -> bool {
        let [than] = &self.hypothesis.thans[..] else { return false };
        let [clause] = &self.hypothesis.clauses[..] else { return false };
        let degree = |first: &String| {
            let told = vocabulary::told(first);
            than.way > 0 && told.zip(than.degree).is_some_and(|(told, degree)| told.agrees(degree))
        };
        let plain = self.premise.clauses.iter().all(|clause| !clause.negated && clause.stance.is_none());
        // What stands behind «من» must be what the premise says is the largest.
        let behind = self.hypothesis.words[than.place.min(self.hypothesis.words.len())..].first();
        let first = self.premise.words.first();
        let same = behind.zip(first).is_some_and(|(asked, own)| own.covers(asked));
        clause.negated && plain && same && self.premise.firsts.iter().any(degree)
    }

    /// Whether the hypothesis speaks of the day alone that the premise leaves out.
    fn asks_for_spared(&self) -> bool {
        let spared = self.premise.spared.and_then(|at| self.premise.figures.get(at)).filter(|figure| is_date(figure));
        let [asked] = &self.hypothesis.figures[..] else { return false };
        spared.is_some_and(|spared| spared.value == asked.value)
    }

    /// Whether the hypothesis says of something that it is the largest which the premise says is the second largest.
    fn ranked(&self) -> bool {
        let second = |figure: &&Figure| match &figure.value {
            Value::Quantity(quantity) => quantity.amount.point().is_some_and(|rank| rank.value > Decimal::ONE),
            _ => false,
        };
        let mut ranked = self.premise.figures.iter().filter(second).filter_map(|figure| figure.degree.as_ref());
        let firsts = &self.hypothesis.firsts;
        ranked.any(|degree| firsts.contains(degree) && !self.premise.firsts.contains(degree))
    }

    /// Whether the hypothesis says that something is the largest, and the premise says so of no size.
    fn others_first(&self) -> bool {
        let degree = |word: &str| {
            let base = word.strip_suffix("iest").map(|base| format!("{base}ier"));
            let base = base.or_else(|| word.strip_suffix("est").map(|base| format!("{base}er")))?;
            vocabulary::told(&base).filter(|told| told.role.is(Role::MORE.and(Role::LESS)))
        };
        let ranked = self.premise.figures.iter().filter_map(|figure| figure.degree.as_ref());
        let told: Vec<&String> = self.premise.firsts.iter().chain(ranked).collect();
        self.hypothesis.firsts.iter().any(|first| {
            let Some(asked) = degree(first) else { return false };
            !told.iter().any(|told| *told == first || degree(told).is_some_and(|told| told.agrees(asked)))
        })
    }

    /// Whether the premise counts a part of what the hypothesis says of all: two of the four, 30 %.
    fn in_part(&self) -> bool {
        let hundred = Decimal::ONE_HUNDRED;
        let amount = |figure: &Figure| match &figure.value {
            Value::Quantity(quantity) => Some((quantity.unit.clone(), quantity.amount.stated())),
            _ => None,
        };
        let less = |part: Interval, whole: Decimal| part.high.is_some_and(|high| high.at < whole);
        let of = self.premise.figures.windows(2).any(|pair| {
            let (Some((_, part)), Some((_, whole))) = (amount(&pair[0]), amount(&pair[1])) else { return false };
            let counts = is_count(&pair[0]) && is_count(&pair[1]) && pair[1].link == Some(Link::Of);
            counts && whole.low.is_some_and(|whole| less(part, whole.at))
        });
        let mut shares = self.premise.figures.iter().filter_map(amount).filter(|(unit, _)| *unit == Unit::Percent);
        let (share, rest) = (shares.next(), shares.next());
        of || rest.is_none() && share.is_some_and(|(_, share)| less(share, hundred))
    }

    /// What the premise says where the hypothesis speaks of most of all, and the premise does not do so.
    fn most(&self) -> Option<Label> {
        let says = |statement: &Statement<'_>| statement.roles.iter().any(|acting| acting.role.is(Role::MOST));
        let few = self.hypothesis.roles.iter().any(|acting| acting.role.is(Role::FEW));
        if !(says(self.hypothesis) || few)
            || !self.hypothesis.figures.is_empty()
            || says(self.premise)
            || self.premise.every
        {
            return None;
        }
        let half = Decimal::from(50_u8);
        let mut shares = self.premise.figures.iter().filter_map(|figure| match &figure.value {
            Value::Quantity(quantity) if quantity.unit == Unit::Percent => Some(quantity.amount.stated()),
            _ => None,
        });
        let (share, rest) = (shares.next(), shares.next());
        let above = |share: Interval| share.low.is_some_and(|low| low.at > half);
        let below = |share: Interval| share.high.is_some_and(|high| high.at < half);
        Some(match share.filter(|_| rest.is_none()) {
            Some(share) if above(share) && !few || below(share) && few => Label::Entailment,
            Some(share) if below(share) || above(share) && few => Label::Contradiction,
            _ => Label::Neutral,
        })
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
    fn compared(&self, holds: bool) -> Answer {
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
    fn verdict(&self, turns: usize, both_denied: bool, sure: bool, denial: bool) -> Answer {
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
    fn told(&self, label: Label, relation: Code, rule: &str) -> Answer {
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
