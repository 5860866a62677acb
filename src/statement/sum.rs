//! Figures that a premise does not state and that follow from those that it does: the sum of its parts, the change from one figure
//! to another, the share of one in another, the members of a list, the time between two years.

use super::cover::reach;
use super::figure::{date, is_count, is_date};
use super::grammar::List;
use super::role::Role;
use super::side::{Figure, Link, Statement};
use super::word::Word;
use super::{order, part};
use crate::value::{Amount, Bound, DateSpan, Figure as Number, Grain, Quantity, TimeUnit, Unit, Value};
use rust_decimal::Decimal;

/// A figure that follows, and by which rule.
#[derive(Clone, Debug)]
pub(super) struct Derived {
    pub value: Value,
    pub rule: &'static str,
    /// Whether a hypothesis that states less contradicts: parts may be left out, so that more does not.
    pub least: bool,
    /// Which clause of the premise holds what it follows from.
    pub clause: usize,
    /// Whether the noun of the hypothesis needs no word of the premise: names are people.
    pub named: bool,
    /// Whether it follows from the premise as a whole, whose words all belong to it.
    pub whole: bool,
}

/// What follows for a figure of the hypothesis, the surest first.
pub(super) fn derived(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Vec<Derived> {
    let mut all = Vec::new();
    all.extend(order::lived(premise, hypothesis, wanted));
    all.extend(change(premise, hypothesis, wanted));
    all.extend(times(premise, hypothesis, wanted));
    all.extend(share(premise, hypothesis, wanted));
    all.extend(span(premise, hypothesis, wanted));
    all.extend(edge(premise, wanted));
    all.extend(order::shifted(premise, hypothesis, wanted));
    all.extend(order::following(premise, hypothesis, wanted));
    all.extend(order::later(premise, hypothesis, wanted));
    all.extend(order::ended(premise, wanted));
    all.extend(order::born(premise, hypothesis, wanted));
    all.extend(part::derived(premise, hypothesis, wanted));
    all.extend(of_day(premise, hypothesis, wanted));
    all.extend(before(premise, hypothesis, wanted));
    all.extend(most(premise, wanted));
    if is_count(wanted) {
        all.extend(parts(premise, hypothesis));
        all.extend(members(premise, hypothesis, wanted));
        all.extend(both(premise));
        all.extend(repeated(premise, hypothesis, wanted));
        all.extend(rest(premise, hypothesis, wanted));
    }
    all
}

pub(super) fn quantity(figure: &Figure) -> Option<&Quantity> {
    match &figure.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

pub(super) fn point(figure: &Figure) -> Option<(&Quantity, &Number)> {
    let quantity = quantity(figure)?;
    Some((quantity, quantity.amount.point()?))
}

pub(super) fn exact(value: Decimal, place: i32, like: &Quantity) -> Value {
    let figure = Number { value: value.normalize(), place, decimal: place < 0, fraction: None };
    let approx = like.approx.clone();
    Value::Quantity(Quantity { amount: Amount::Point(figure), approx, unit: like.unit.clone(), per: like.per.clone() })
}

pub(super) fn is_to(word: &str) -> bool {
    List::To.is(word)
}

pub(super) fn is_from(word: &str) -> bool {
    List::From.is(word)
}

/// "From 10 to 14" is a change of 4, and so is "to 14 from 10".
fn change(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let measured: Vec<&Figure> = premise.figures.iter().filter(|figure| !is_date(figure)).collect();
    let pair = measured.windows(2).find_map(|pair| {
        let [first, second] = *pair else { return None };
        let back = first.clause == second.clause && is_to(&first.before) && is_from(&second.before);
        let on = second.link == Some(Link::To);
        on.then_some([first, second]).or(back.then_some([second, first]))
    })?;
    let ((a, from), (b, to)) = (point(pair[0])?, point(pair[1])?);
    let way = |statement: &Statement<'_>| statement.words.iter().find_map(Word::way);
    let by = List::BySoMuch.is(&wanted.before) || wanted.before.is_empty();
    let moves = way(hypothesis).is_some() || by && way(premise).is_some();
    if !moves || (a.unit != b.unit && a.unit != Unit::Bare) || a.per != b.per {
        return None;
    }
    let by = to.value.checked_sub(from.value)?;
    // Where the premise does not say in which direction it went, its figures do.
    let by = match way(premise) {
        None => by.checked_mul(way(hypothesis)?.into())?,
        Some(_) => by.abs(),
    };
    let asked = quantity(wanted)?;
    let value = match (&asked.unit, &b.unit) {
        (Unit::Percent, Unit::Percent) | (Unit::PercentPoint, Unit::Percent) => Value::Quantity(Quantity {
            unit: asked.unit.clone(),
            ..as_quantity(exact(by, from.place.min(to.place), b))?
        }),
        (Unit::Percent, _) => {
            let share = by.checked_div(from.value.abs())?.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(2);
            Value::Quantity(Quantity { unit: Unit::Percent, ..as_quantity(exact(share, -2, b))? })
        }
        _ => exact(by, from.place.min(to.place), b),
    };
    let rule = "the change from the one figure of the premise to the other";
    Some(Derived { value, rule, least: false, clause: pair[1].clause, named: false, whole: false })
}

fn as_quantity(value: Value) -> Option<Quantity> {
    match value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

/// "30 of 60" is a half; "20 % of 500" is 100.
fn share(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let asked = quantity(wanted)?;
    let rule = "the share of the one figure of the premise in the other";
    // "Of the 36 fruits a third are apples."
    let whole = premise.figures.first().filter(|whole| {
        let head = premise.text[..whole.span.start].trim();
        is_count(whole) && List::OfAll.is_in_any_case(head)
    });
    if let Some((whole, part)) = whole.zip(premise.figures.get(1))
        && let ((like, all), (of, some)) = (point(whole)?, point(part)?)
        && of.unit == Unit::Percent
        && is_count(wanted)
        && premise.clauses[whole.clause].sentence == premise.clauses[part.clause].sentence
    {
        let value = match some.fraction {
            Some((above, below)) => all.value.checked_mul(above.into())?.checked_div(below.into())?,
            None => all.value.checked_mul(some.value)?.checked_div(Decimal::ONE_HUNDRED)?,
        };
        let near = premise.words.get(part.place).zip(hypothesis.words.get(wanted.place));
        let value = exact(value, all.place.min(0), like);
        let derived = Derived { value, rule, least: false, clause: part.clause, named: false, whole: false };
        return near.is_some_and(|(ours, theirs)| ours.covers(theirs)).then_some(derived);
    }
    premise.figures.windows(2).filter(|pair| pair[1].link == Some(Link::Of)).find_map(|pair| {
        let ((a, part), (b, whole)) = (point(&pair[0])?, point(&pair[1])?);
        let counts = is_count(&pair[0]) && is_count(&pair[1]);
        let value = match (&asked.unit, &a.unit) {
            (Unit::Percent, Unit::Noun(_) | Unit::Bare) if counts => {
                let share = part.value.checked_div(whole.value)?.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(2);
                Value::Quantity(Quantity { unit: Unit::Percent, ..as_quantity(exact(share, -2, a))? })
            }
            (Unit::Noun(_) | Unit::Bare | Unit::Money(_) | Unit::Measure(_) | Unit::Time(_), Unit::Percent) => {
                let share = match part.fraction {
                    Some((above, below)) => whole.value.checked_mul(above.into())?.checked_div(below.into())?,
                    None => whole.value.checked_mul(part.value)?.checked_div(Decimal::ONE_HUNDRED)?,
                };
                exact(share, whole.place.min(0), b)
            }
            _ => return None,
        };
        Some(Derived { value, rule, least: false, clause: pair[1].clause, named: false, whole: false })
    })
}

/// From 1914 to 1918 are four years, and so are they where one date tells of the beginning and another of the end.
fn span(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let unit = match &quantity(wanted)?.unit {
        Unit::Time(unit) => *unit,
        _ => return None,
    };
    let ranged = premise.figures.iter().find(|figure| date(figure).is_some_and(|date| date.range));
    let (first, last, grain, figure) = match ranged {
        Some(figure) => {
            let date = date(figure)?;
            (date.first, date.last, date.grain, figure)
        }
        None => {
            let dates: Vec<&Figure> = premise.figures.iter().filter(|figure| is_date(figure)).collect();
            let [from, to] = dates[..] else { return None };
            let lasts = hypothesis.roles.iter().any(|acting| acting.role.is(Role::LASTS));
            if !(to.link == Some(Link::To) || lasts) || from.floating || to.floating {
                return None;
            }
            let (a, b) = (date(from)?, date(to)?);
            (a.first, b.first, a.grain.max(b.grain), to)
        }
    };
    // A bound is met by months: "more than a year".
    let bound = quantity(wanted).is_some_and(|asked| matches!(asked.amount, Amount::Bound(..)));
    let unit = if bound && unit == TimeUnit::Year && grain <= Grain::Month { TimeUnit::Month } else { unit };
    let years = i64::from(last.year()) - i64::from(first.year());
    let months = years * 12 + i64::from(last.month()) - i64::from(first.month());
    let days = i64::from((last - first).get_days());
    // Between two years lie as many years as between their first days, or nearly one more or less.
    let (least, most, each) = match (unit, grain) {
        (TimeUnit::Year, Grain::Day | Grain::Month) => (months, months, 12),
        (TimeUnit::Year, _) => (months, months, 12),
        (TimeUnit::Month, Grain::Day | Grain::Month) => (months, months, 1),
        (TimeUnit::Week, Grain::Day) => (days, days + 1, 7),
        (TimeUnit::Day, Grain::Day) => (days, days + 1, 1),
        _ => return None,
    };
    if least < 0 {
        return None;
    }
    let asked = quantity(wanted)?.amount.point().map(|asked| asked.value);
    let rounded = [least / each, (least + each / 2) / each, most / each];
    let number = rounded.into_iter().map(Decimal::from).find(|number| Some(*number) == asked);
    let number = number.unwrap_or_else(|| Decimal::from(rounded[0]));
    let near = asked.is_some_and(|asked| (asked - number).abs() == Decimal::ONE);
    let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Time(unit));
    let value = exact(number, 0, &like);
    let rule = "the time between the two dates of the premise";
    // One year more or less is a way of counting.
    (!near).then_some(Derived {
        value,
        rule,
        least: false,
        clause: figure.clause,
        named: false,
        whole: ranged.is_none(),
    })
}

/// What runs from the 3rd to the 12th begins on the 3rd and ends on the 12th.
fn edge(premise: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let edges = Role::BEGINS.and(Role::ENDS);
    let mut ranges = premise.figures.iter().filter(|figure| date(figure).is_some_and(|date| date.range));
    let (figure, other) = (ranges.next()?, ranges.next());
    if !is_date(wanted) || !wanted.role.is(edges) || other.is_some() || figure.role.is(edges) {
        return None;
    }
    let span = date(figure)?;
    let day = if wanted.role.is(Role::BEGINS) { span.first } else { span.last };
    let (first, last) = if span.grain == Grain::Day { (day, day) } else { return None };
    let value = Value::Date(DateSpan { first, last, range: false, ..span.clone() });
    let rule = "the first and the last day that the premise gives";
    Some(Derived { value, rule, least: false, clause: figure.clause, named: false, whole: true })
}

/// "Doubled" is by 100 %, and what doubled to 60 was 30 before.
fn times(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    const FACTORS: [(Role, i64, i64); 4] =
        [(Role::DOUBLES, 2, 1), (Role::TRIPLES, 3, 1), (Role::QUADRUPLES, 4, 1), (Role::HALVES, 1, 2)];
    let (acting, above, below) = premise.roles.iter().find_map(|acting| {
        FACTORS.iter().find(|(role, ..)| acting.role.is(*role)).map(|(_, above, below)| (acting, *above, *below))
    })?;
    let asked = quantity(wanted)?;
    let rule = "so many times as much as before";
    let factor = Decimal::from(above).checked_div(Decimal::from(below))?;
    if asked.unit == Unit::Percent {
        let way = hypothesis.words.iter().find_map(Word::way)?;
        let by = factor.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_mul(way.into())?;
        let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Percent);
        let value = exact(by, 0, &like);
        return Some(Derived { value, rule, least: false, clause: acting.clause, named: false, whole: false });
    }
    let before = hypothesis.roles.iter().any(|acting| acting.role.is(Role::BEFORE.and(Role::FIRST)));
    let given = premise.figures[premise.clauses[acting.clause].figures.clone()].iter().find(|given| !is_date(given))?;
    let (quantity, figure) = point(given)?;
    if !before || quantity.unit != asked.unit {
        return None;
    }
    let value = exact(figure.value.checked_div(factor)?, 0, quantity);
    Some(Derived { value, rule, least: false, clause: acting.clause, named: false, whole: true })
}

/// "Most" are more than half.
fn most(premise: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let acting = premise.roles.iter().find(|acting| acting.role.is(Role::MOST))?;
    let figure = Number::whole(Decimal::from(50_u8));
    let half = Quantity { amount: Amount::Bound(Bound::Above, figure), ..Quantity::exact(figure, Unit::Percent) };
    let asked = quantity(wanted).is_some_and(|asked| asked.unit == Unit::Percent);
    let rule = "most are more than half";
    let clause = acting.clause;
    let others = premise.figures.iter().any(|figure| !is_date(figure));
    let derived = Derived { value: Value::Quantity(half), rule, least: false, clause, named: false, whole: false };
    (asked && !others).then_some(derived)
}

/// Of 540 pupils 260 are girls: the other 280 are boys.
fn rest(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let counts: Vec<&Figure> = premise.figures.iter().filter(|figure| is_count(figure)).collect();
    let [whole, part] = counts[..] else { return None };
    let at = premise.figures.partition_point(|figure| figure.span < part.span);
    let among = premise.roles.iter().any(|acting| acting.role.is(Role::AMONG.and(Role::WHICH)) && acting.figures == at);
    let sentence = |figure: &Figure| premise.clauses[figure.clause].sentence;
    let asked = hypothesis.words.get(wanted.place)?;
    let told = premise.words.get(part.place..)?.iter().take(2).any(|word| word.is_other_sex(asked));
    if !among || sentence(whole) != sentence(part) || !told {
        return None;
    }
    let ((like, all), (_, some)) = (point(whole)?, point(part)?);
    let value = all.value.checked_sub(some.value).filter(|rest| rest.is_sign_positive())?;
    let rule = "the rest of the whole that the premise counts";
    let value = exact(value, 0, like);
    Some(Derived { value, rule, least: false, clause: whole.clause, named: true, whole: false })
}

/// "Both brothers" are two.
fn both(premise: &Statement<'_>) -> Option<Derived> {
    let acting = premise.roles.iter().find(|acting| acting.role.is(Role::BOTH))?;
    let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Bare);
    let rule = "both are two";
    let value = exact(Decimal::TWO, 0, &like);
    Some(Derived { value, rule, least: false, clause: acting.clause, named: false, whole: false })
}

/// "8,450 in February against 7,900 in January": what there was in January.
fn of_day(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    const MOST: usize = 3;
    let day = |figure: &Figure| -> Option<DateSpan> {
        let at = premise.figures.iter().position(|other| other.span == figure.span)?;
        let next = premise.figures.get(at + 1).filter(|next| next.clause == figure.clause);
        date(next?).cloned()
    };
    let mut dates = hypothesis.figures.iter().filter_map(date);
    let (asked, None) = (dates.next()?, dates.next()) else { return None };
    let alike = |figure: &&Figure| {
        let units = quantity(figure).zip(quantity(wanted));
        units.is_some_and(|(ours, theirs)| ours.unit == theirs.unit) && figure.link.is_none()
    };
    let measured: Vec<&Figure> = premise.figures.iter().filter(|figure| !is_date(figure)).collect();
    let [first, second] = measured[..] else { return None };
    let clause = &premise.clauses[second.clause];
    // The second tells of the same, and brings no words of its own.
    let same = clause.sentence == premise.clauses[first.clause].sentence
        && (second.clause == first.clause || clause.words.len() <= MOST)
        && premise.head(clause).len() <= 1
        && !premise.words[clause.words.clone()].iter().any(Word::does);
    if premise.words.iter().any(Word::is_latin) || !same || ![first, second].iter().all(alike) {
        return None;
    }
    let (one, other) = (day(first)?, day(second)?);
    let of = match (one == *asked, other == *asked) {
        (true, false) => first,
        (false, true) => second,
        _ => return None,
    };
    let rule = "what the premise gives for that day";
    Some(Derived { value: of.value.clone(), rule, least: false, clause: of.clause, named: false, whole: true })
}

/// «25 مليونا، بزيادة خمسة ملايين على العام الماضي»: so much it was last year.
fn before(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let measured: Vec<&Figure> = premise.figures.iter().filter(|figure| !is_date(figure)).collect();
    let [now, by] = measured[..] else { return None };
    let way = premise.words[premise.clauses[by.clause].words.clone()].first().filter(|word| word.beside)?.way()?;
    let ((like, number), (unit, change)) = (point(now)?, point(by)?);
    let at = premise.figures.iter().position(|figure| figure.span == by.span)?;
    let past = premise.figures.get(at + 1).and_then(date)?;
    let mut days = hypothesis.figures.iter().filter_map(date);
    let (asked, None) = (days.next()?, days.next()) else { return None };
    let units = quantity(wanted).is_some_and(|asked| asked.unit == like.unit);
    if premise.words.iter().any(Word::is_latin) || asked != past || !units || now.clause == by.clause {
        return None;
    }
    let way = Decimal::from(way);
    let value = match &unit.unit {
        Unit::Percent => {
            let share = change.value.checked_mul(way)?.checked_div(Decimal::ONE_HUNDRED)?.checked_add(Decimal::ONE)?;
            number.value.checked_div(share)?.round_dp(2)
        }
        own if *own == like.unit => number.value.checked_sub(change.value.checked_mul(way)?)?,
        _ => return None,
    };
    let rule = "so much it was before the change that the premise gives";
    let value = exact(value, number.place, like);
    Some(Derived { value, rule, least: false, clause: now.clause, named: false, whole: true })
}

/// «كلب أسود وكلب أبيض» are two dogs: one thing named twice with "and" between, in a premise that counts nothing.
fn repeated(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let noun = hypothesis.words.get(wanted.place)?;
    if premise.figures.iter().any(is_count) {
        return None;
    }
    let named: Vec<&Word<'_>> = premise.words.iter().filter(|word| !word.is_latin() && word.covers(noun)).collect();
    let (first, rest) = named.split_first()?;
    let again = |word: &&&Word<'_>| word.and && !word.beside && word.is_same_form(first);
    if rest.is_empty() || rest.iter().filter(again).count() != rest.len() {
        return None;
    }
    let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Bare);
    let rule = "how often the premise names one of them";
    let value = exact(Decimal::from(named.len()), 0, &like);
    Some(Derived { value, rule, least: false, clause: 0, named: false, whole: false })
}

/// "12 men and 3 women" are 15 people: the counts of a list whose words all cover what the hypothesis counts.
fn parts(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> Option<Derived> {
    let clause = premise.figures.iter().find(|figure| is_count(figure))?.clause;
    let sentence = premise.clauses[clause].sentence;
    let parts: Vec<&Figure> =
        premise
            .figures
            .iter()
            .filter(|figure| is_count(figure) && premise.clauses[figure.clause].sentence == sentence)
            .filter(|figure| {
                let reached = reach(premise, figure.clause);
                hypothesis.words.iter().filter(|word| !word.weak).all(|wanted| {
                    premise.words.iter().zip(&reached).any(|(word, &reached)| reached && word.covers(wanted))
                })
            })
            .collect();
    let one_each = parts.windows(2).all(|pair| pair[0].clause != pair[1].clause && pair[1].link.is_none());
    if parts.len() < 2 || !one_each {
        return None;
    }
    let mut sum = Decimal::ZERO;
    for part in &parts {
        sum = sum.checked_add(point(part)?.1.value)?;
    }
    let like = Quantity { approx: None, ..point(parts[0])?.0.clone() };
    let together = hypothesis.roles.iter().any(|acting| acting.role.is(Role::TOGETHER));
    let total = together || hypothesis.words.iter().any(|word| word.total);
    let rule = "the sum of the parts that the premise counts";
    Some(Derived { value: exact(sum, 0, &like), rule, least: !total, clause, named: false, whole: together })
}

/// "Anna, Peter and Maria" are three people.
fn members(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let list = premise.lists.iter().max_by_key(|list| list.len())?;
    let noun = hypothesis.words.get(wanted.place)?;
    if list.len() < 2 || !noun.is_counted() {
        return None;
    }
    // A list of people does not say what they are, and only one of places is of cities or countries.
    let places = premise.words[list.clone()].iter().any(Word::is_place);
    if !(noun.is_plain_person() || places && !noun.is_person() || premise.words.iter().any(|word| word.covers(noun))) {
        return None;
    }
    let clause = premise.clauses.iter().position(|clause| clause.words.contains(&list.start))?;
    let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Bare);
    let rule = "the members of the list that the premise gives";
    Some(Derived {
        value: exact(Decimal::from(list.len()), 0, &like),
        rule,
        least: true,
        clause,
        named: true,
        whole: false,
    })
}
