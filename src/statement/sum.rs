//! Figures that a premise does not state and that follow from those that it does: the sum of its parts, the change from one figure
//! to another, the share of one in another, the members of a list, the time between two years.

use super::cover::reach;
use super::figure::{date, is_count, is_date};
use super::side::{Figure, Link, Statement};
use crate::value::{Amount, Figure as Number, Grain, Quantity, TimeUnit, Unit, Value};
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
}

/// What follows for a figure of the hypothesis, the surest first.
pub(super) fn derived(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Vec<Derived> {
    let mut all = Vec::new();
    all.extend(change(premise, wanted));
    all.extend(share(premise, wanted));
    all.extend(span(premise, wanted));
    if is_count(wanted) {
        all.extend(parts(premise, hypothesis));
        all.extend(members(premise, hypothesis, wanted));
    }
    all
}

fn quantity(figure: &Figure) -> Option<&Quantity> {
    match &figure.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

fn point(figure: &Figure) -> Option<(&Quantity, &Number)> {
    let quantity = quantity(figure)?;
    Some((quantity, quantity.amount.point()?))
}

fn exact(value: Decimal, place: i32, like: &Quantity) -> Value {
    let figure = Number { value: value.normalize(), place, decimal: place < 0, fraction: None };
    let approx = like.approx.clone();
    Value::Quantity(Quantity { amount: Amount::Point(figure), approx, unit: like.unit.clone(), per: like.per.clone() })
}

/// "From 10 to 14" is a change of 4.
fn change(premise: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let pair = premise
        .figures
        .windows(2)
        .find(|pair| pair[1].link == Some(Link::To) && !is_date(&pair[0]) && !is_date(&pair[1]))?;
    let ((a, from), (b, to)) = (point(&pair[0])?, point(&pair[1])?);
    let moves = premise.words[premise.clauses[pair[0].clause].words.clone()].iter().any(|word| word.ranks());
    if !moves || (a.unit != b.unit && a.unit != Unit::Bare) || a.per != b.per {
        return None;
    }
    let by = to.value.checked_sub(from.value)?.abs();
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
    Some(Derived { value, rule, least: false, clause: pair[1].clause, named: false })
}

fn as_quantity(value: Value) -> Option<Quantity> {
    match value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

/// "30 of 60" is a half; "20 % of 500" is 100.
fn share(premise: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let asked = quantity(wanted)?;
    let rule = "the share of the one figure of the premise in the other";
    premise.figures.windows(2).filter(|pair| pair[1].link == Some(Link::Of)).find_map(|pair| {
        let ((a, part), (b, whole)) = (point(&pair[0])?, point(&pair[1])?);
        let counts = is_count(&pair[0]) && is_count(&pair[1]);
        let value = match (&asked.unit, &a.unit) {
            (Unit::Percent, Unit::Noun(_) | Unit::Bare) if counts => {
                let share = part.value.checked_div(whole.value)?.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(2);
                Value::Quantity(Quantity { unit: Unit::Percent, ..as_quantity(exact(share, -2, a))? })
            }
            (Unit::Noun(_) | Unit::Bare | Unit::Money(_), Unit::Percent) => {
                let share = match part.fraction {
                    Some((above, below)) => whole.value.checked_mul(above.into())?.checked_div(below.into())?,
                    None => whole.value.checked_mul(part.value)?.checked_div(Decimal::ONE_HUNDRED)?,
                };
                exact(share, whole.place.min(0), b)
            }
            _ => return None,
        };
        Some(Derived { value, rule, least: false, clause: pair[1].clause, named: false })
    })
}

/// From 1914 to 1918 are four years.
fn span(premise: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let unit = match &quantity(wanted)?.unit {
        Unit::Time(unit) => *unit,
        _ => return None,
    };
    let ranged = premise.figures.iter().find(|figure| date(figure).is_some_and(|date| date.range));
    let (first, last, grain, clause) = match ranged {
        Some(figure) => {
            let date = date(figure)?;
            (date.first, date.last, date.grain, figure.clause)
        }
        None => {
            let pair = premise
                .figures
                .windows(2)
                .find(|pair| pair[1].link == Some(Link::To) && date(&pair[0]).is_some() && date(&pair[1]).is_some())?;
            let (from, to) = (date(&pair[0])?, date(&pair[1])?);
            (from.first, to.last, from.grain.max(to.grain), pair[1].clause)
        }
    };
    let years = i64::from(last.year()) - i64::from(first.year());
    let number = match (unit, grain) {
        (TimeUnit::Year, Grain::Year) => years,
        (TimeUnit::Month, Grain::Month) => years * 12 + i64::from(last.month()) - i64::from(first.month()),
        (TimeUnit::Day, Grain::Day) => i64::from((last - first).get_days()),
        _ => return None,
    };
    let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Time(unit));
    let value = exact(Decimal::from(number), 0, &like);
    let rule = "the time between the two dates of the premise";
    Some(Derived { value, rule, least: false, clause, named: false })
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
    let total = hypothesis.words.iter().any(|word| word.total);
    let rule = "the sum of the parts that the premise counts";
    Some(Derived { value: exact(sum, 0, &like), rule, least: !total, clause, named: false })
}

/// "Anna, Peter and Maria" are three people.
fn members(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let list = premise.lists.iter().max_by_key(|list| list.len())?;
    let noun = hypothesis.words.get(wanted.place)?;
    if list.len() < 2 || !noun.is_counted() {
        return None;
    }
    let clause = premise.clauses.iter().position(|clause| clause.words.contains(&list.start))?;
    let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Bare);
    let rule = "the members of the list that the premise gives";
    Some(Derived { value: exact(Decimal::from(list.len()), 0, &like), rule, least: true, clause, named: true })
}
