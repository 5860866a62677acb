//! Which figure of a premise answers each of a hypothesis, and which clause of the premise is about the hypothesis.

use super::cover::{self, Cover, cover, is_elliptic, near, reach};
use super::figure::{self, Judged, comparable, is_count, is_date, is_loose, judge, same_noun};
use super::form::one_word;
use super::grammar::List;
use super::side::{self, Figure, Link, Statement};
use super::vocabulary::Role;
use super::word::Word;
use super::{order, parallel, sum, tale};
use crate::relation::{Code, Label, Terms};
use crate::text::fold;
use crate::value::{DateBound, DateSpan, Grain, Unit, Value};

/// How much the same figure beside the same verb speaks for its being meant.
const SAME: usize = 6;
/// How a figure of the hypothesis stands to the premise.
pub(super) struct Match {
    pub date: bool,
    /// Whether the date of the premise only opens a span: "since 1998".
    pub since: bool,
    pub clause: usize,
    pub judged: Judged,
    /// The noun of the hypothesis that a list of names covers.
    pub named: Option<usize>,
    /// Whether it follows from the premise as a whole.
    pub whole: bool,
}
/// The figure of the premise that answers each figure of the hypothesis, and whether one has none.
pub(super) fn matched(premise: &Statement<'_>, hypothesis: &Statement<'_>, terms: &Terms<'_>) -> (Vec<Match>, bool) {
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
    // "Most voters are over 60" speaks of no share.
    let most = hypothesis.roles.iter().any(|acting| acting.role.is(Role::MOST));
    let share = |figure: &Figure| matches!(&figure.value, Value::Quantity(quantity) if quantity.unit == Unit::Percent);
    let fits = |given: &&Figure| {
        comparable(given, wanted) && acts(given) && in_turn(given) && !(most && share(given) && !share(wanted))
    };
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
        let dated = dated.or_else(|| put_to(premise, given, wanted));
        let Some(mut judged) = judge(dated.as_ref().unwrap_or(&given.value), &wanted.value, one, terms) else {
            continue;
        };
        if dated.is_none() {
            in_week(&mut judged, given, wanted);
        }
        figure::until(&mut judged, premise, given, hypothesis, wanted);
        // Who lived there from 2004 to 2010 lived there in 2007.
        if judged.label == Label::Neutral && order::during(given, wanted) {
            judged.label = Label::Entailment;
        }
        // A man and two women are more than two.
        if judged.label == Label::Contradiction && counts && judged.is_more() && is_added(premise, given) {
            judged.label = Label::Neutral;
        }
        // How long something is says nothing of how wide it is.
        if figure::extent(premise, given)
            .zip(figure::extent(hypothesis, wanted))
            .is_some_and(|(ours, theirs)| ours != theirs)
        {
            continue;
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
    // «عام 2009 بعد الأولى بخمسة أعوام»: the day is not that of the first.
    if order::is_of_other(premise, hypothesis)
        && let Some(direct) = direct.as_mut().filter(|direct| direct.date && direct.judged.label != Label::Neutral)
    {
        direct.judged.label = Label::Neutral;
    }
    if let Some(judged) = on_weekday(premise, hypothesis, wanted, terms) {
        let clause = premise.figures.iter().find(|figure| is_date(figure)).map_or(0, |day| day.clause);
        return Some(Match { date: true, since: false, clause, judged, named: None, whole: false });
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

/// What is put from one day to another is on the other: "postponed from Tuesday to Friday".
fn put_to(premise: &Statement<'_>, given: &Figure, wanted: &Figure) -> Option<Value> {
    let (ours, theirs) = figure::date(given).zip(figure::date(wanted))?;
    let put = premise.roles.iter().any(|acting| acting.clause == given.clause && acting.role.is(Role::MOVES));
    let written = given.span.cut(premise.text);
    let from = sum::is_from(&given.before) || List::From.opens(written);
    if !put || !ours.range || theirs.range || !from {
        return None;
    }
    let day = if sum::is_from(&wanted.before) { ours.first } else { ours.last };
    // Of two months or years the range has the first day and the last.
    let last = if ours.grain == Grain::Day { day } else { return None };
    Some(Value::Date(DateSpan { first: day, last, range: false, ..ours.clone() }))
}

/// The only full date of a premise: 14 March 2023.
pub(super) fn full_day<'a>(premise: &'a Statement<'_>) -> Option<&'a crate::value::DateSpan> {
    let mut days = premise.figures.iter().filter(|figure| is_date(figure));
    let (day, None) = (days.next()?, days.next()) else { return None };
    let date = figure::date(day).filter(|_| !day.floating)?;
    (date.first == date.last && date.bound.is_none() && date.approx.is_none()).then_some(date)
}

/// A full date is on a day of the week: «في 14 مارس 2023» and «يوم الثلاثاء».
fn on_weekday(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    wanted: &Figure,
    terms: &Terms<'_>,
) -> Option<Judged> {
    let (day, asked) = (full_day(premise)?, figure::date(wanted)?);
    if !figure::is_weekday(hypothesis, wanted) || hypothesis.figures.iter().filter(|figure| is_date(figure)).count() > 1
    {
        return None;
    }
    let value = Value::Date(day.clone());
    let mut judged = judge(&value, &value, true, terms)?;
    judged.because.rule = "the day of the week on which the date falls".to_owned();
    if day.first.weekday() != asked.first.weekday() {
        (judged.label, judged.code) = (Label::Contradiction, Code::Conflict);
    }
    Some(judged)
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

/// Whether a figure stands behind "than", and the hypothesis is of what stands before it alone.
fn is_of_whom(premise: &Statement<'_>, given: &Figure, hypothesis: &Statement<'_>) -> bool {
    let [than] = &premise.thans[..] else { return false };
    let at = premise.figures.partition_point(|figure| figure.span < given.span);
    if at < than.figures || !hypothesis.thans.is_empty() || given.place <= than.place || given.relative {
        return false;
    }
    let who =
        |word: &&Word<'_>| !word.weak && !word.role().is(Role::MORE.and(Role::LESS)) && !word.role().is(Role::AGE);
    let has = |words: &[Word<'_>]| {
        words.iter().filter(who).any(|word| hypothesis.words.iter().any(|wanted| word.covers(wanted)))
    };
    has(&premise.words[..than.place]) && !has(&premise.words[than.place..given.place])
}

/// Whether "and" joins a count to somebody who is named without one: "a man and two women".
fn is_added(premise: &Statement<'_>, given: &Figure) -> bool {
    let joined = List::And.is(&given.before)
        || List::AttachedAnd.is(&given.before)
        || List::AttachedAnd.begins(given.span.cut(premise.text));
    let before = given.place.checked_sub(1).and_then(|at| premise.words.get(at));
    joined && before.is_some_and(|word| word.is_person() && !word.counted)
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
    parts && !person && !one_word(&ours, &theirs)
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
pub(super) fn covered(premise: &Statement<'_>, hypothesis: &Statement<'_>, matches: &[Match]) -> (usize, Cover) {
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
