//! Figures that follow from a part and its whole: a share of those counted before, a price after a discount, what one of each costs,
//! how fast somebody went, one alone.

use super::figure::{date, is_count, is_date, is_time, same_noun};
use super::grammar::List;
use super::order;
use super::role::Role;
use super::side::{Figure, Statement};
use super::sum::{Derived, exact, point, quantity};
use super::vocabulary;
use super::word::Word;
use crate::value::{Amount, Bound, DateSpan, Dimension, Figure as Number, Grain, Quantity, TimeUnit, Unit, Value};
use jiff::ToSpan;
use rust_decimal::Decimal;

/// All of them, the surest first.
pub(super) fn derived(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Vec<Derived> {
    let mut all = Vec::new();
    all.extend(of_them(premise, hypothesis, wanted));
    all.extend(discounted(premise, hypothesis, wanted));
    all.extend(bought_for(premise, hypothesis, wanted));
    all.extend(rows(premise, hypothesis, wanted));
    all.extend(the_rest(premise, hypothesis, wanted));
    all.extend(began(premise, hypothesis, wanted));
    all.extend(crates(premise, hypothesis, wanted));
    all.extend(between(premise, wanted));
    all.extend(speed(premise, wanted));
    all.extend(fewer(premise, hypothesis, wanted));
    all.extend(others(premise, hypothesis, wanted));
    all.extend(older(premise, hypothesis, wanted));
    all.extend(born(premise, hypothesis, wanted));
    all.extend(only(premise, hypothesis, wanted));
    all.extend(and_one(premise, hypothesis, wanted));
    all
}

fn whole(value: Value, rule: &'static str, clause: usize) -> Derived {
    Derived { value, rule, least: false, clause, named: false, whole: true }
}

fn says(statement: &Statement<'_>, role: Role) -> bool {
    statement.roles.iter().any(|acting| acting.role.is(role))
}

fn plain(statement: &Statement<'_>) -> bool {
    statement.clauses.iter().all(|clause| !clause.negated && clause.stance.is_none())
}

/// "64 squares, half of them white": 32 are white.
fn of_them(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let [all, part] = &premise.figures[..] else { return None };
    let ((like, number), (share, some)) = (point(all)?, point(part)?);
    let owned = List::OfThem.ends(part.span.cut(premise.text));
    let among = premise.roles.iter().any(|acting| acting.role.is(Role::AMONG) && matches!(acting.figures, 1 | 2));
    if !is_count(all) || share.unit != Unit::Percent || !is_count(wanted) || !(owned || among) || !plain(premise) {
        return None;
    }
    let value = match some.fraction {
        Some((above, below)) => number.value.checked_mul(above.into())?.checked_div(below.into())?,
        None => number.value.checked_mul(some.value)?.checked_div(Decimal::ONE_HUNDRED)?,
    };
    // What the part is told of must be asked for.
    let of_part = premise.words.get(part.place..)?;
    let told = |word: &Word<'_>| of_part.iter().any(|own| own.covers(word));
    if value.fract() != Decimal::ZERO || !hypothesis.words.iter().any(told) {
        return None;
    }
    let like = Quantity { approx: None, unit: Unit::Bare, ..like.clone() };
    let rule = "the share of the one figure of the premise in the other";
    Some(whole(exact(value, 0, &like), rule, part.clause))
}

/// "Cost 40 dollars, sold at a 25 percent discount", "10 percent less than 300,000 dollars".
fn discounted(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let measured: Vec<&Figure> = premise.figures.iter().filter(|figure| !is_date(figure)).collect();
    let [one, other] = measured[..] else { return None };
    let is_share = |figure: &Figure| quantity(figure).is_some_and(|quantity| quantity.unit == Unit::Percent);
    let (price, share) = match (is_share(one), is_share(other)) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return None,
    };
    let ((like, full), (_, part)) = (point(price)?, point(share)?);
    let asked = quantity(wanted)?;
    let at = premise.figures.iter().position(|figure| figure.span == share.span)?;
    let near = |acting: &&super::side::Acting| {
        acting.role.is(Role::DISCOUNT) && (acting.figures == at || acting.figures == at + 1)
    };
    let less = match &premise.thans[..] {
        [than] => (than.figures == at + 1 && premise.figures.get(at + 1)?.span == price.span).then_some(than.way),
        _ => premise.roles.iter().find(near).map(|_| -1),
    }?;
    if !matches!(like.unit, Unit::Money(_))
        || asked.unit != like.unit
        || !plain(premise)
        || !hypothesis.thans.is_empty()
    {
        return None;
    }
    let by = full.value.checked_mul(part.value)?.checked_div(Decimal::ONE_HUNDRED)?;
    let value = match says(hypothesis, Role::DISCOUNT) {
        true => by,
        false => full.value.checked_add(by.checked_mul(less.into())?)?,
    };
    let value = value.round_dp(2).normalize();
    let place = -i32::try_from(value.scale()).ok()?;
    let like = Quantity { approx: None, per: None, ..like.clone() };
    // The first price may be asked for as well.
    let first = point(wanted).is_some_and(|(_, asked)| asked.value == full.value);
    (!first)
        .then(|| whole(exact(value, place, &like), "the price with the change that the premise gives", price.clause))
}

/// "Each chair was 15 dollars, and she spent 75": she bought five.
fn bought_for(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let [one, other] = &premise.figures[..] else { return None };
    let ((like, a), (unit, b)) = (point(one)?, point(other)?);
    let priced = says(premise, Role::EACH.and(Role::PRICE)) || like.per.is_some() || unit.per.is_some();
    let noun = hypothesis.words.get(wanted.place).filter(|_| is_count(wanted))?;
    if !matches!(like.unit, Unit::Money(_)) || like.unit != unit.unit || !priced || !plain(premise) {
        return None;
    }
    if !premise.words.iter().any(|word| word.covers(noun)) || says(hypothesis, Role::EACH) {
        return None;
    }
    let value = a.value.max(b.value).checked_div(a.value.min(b.value))?;
    if value.fract() != Decimal::ZERO || value <= Decimal::ONE {
        return None;
    }
    let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Bare);
    Some(whole(exact(value, 0, &like), "how often the price of one goes into what was paid", one.clause))
}

/// "5 rows of 14 lettuces" are 70 lettuces.
fn rows(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let [holders, held] = &premise.figures[..] else { return None };
    let ((_, count), (like, each)) = (point(holders)?, point(held)?);
    let holder = premise.words.get(holders.place).filter(|word| word.role().is(Role::HOLDER))?;
    let between = premise.text.get(holders.span.end..held.span.start)?.trim();
    let last = between.rsplit_once(' ').map_or(between, |(_, last)| last);
    let of = List::Of.is_written(last)
        || List::OfAlone.is_written(between)
        || between.is_empty() && List::Of.is(&held.before);
    let asked = hypothesis.words.get(wanted.place)?;
    if !of
        || !is_count(holders)
        || !is_count(held)
        || !is_count(wanted)
        || holder.covers(asked)
        || says(hypothesis, Role::EACH)
    {
        return None;
    }
    if !same_noun(premise, held, hypothesis, wanted) || !plain(premise) {
        return None;
    }
    let value = count.value.checked_mul(each.value)?;
    let like = Quantity { approx: None, unit: Unit::Bare, ..like.clone() };
    Some(whole(exact(value, 0, &like), "so many in each of those that the premise counts", held.clause))
}

/// "A crate holds 24 bottles, and the shop ordered 5 crates": 120 bottles.
fn crates(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let [held, holders] = &premise.figures[..] else { return None };
    let ((like, each), (_, count)) = (point(held)?, point(holders)?);
    let holder = premise.words.get(holders.place).filter(|word| word.role().is(Role::HOLDER))?;
    let asked = hypothesis.words.get(wanted.place)?;
    let one =
        premise.words[..held.place.min(premise.words.len())].iter().any(|word| !word.counted && word.covers(holder));
    let counts = is_count(held) && is_count(holders) && is_count(wanted) && held.clause != holders.clause;
    if !one || !counts || holder.covers(asked) || says(hypothesis, Role::EACH) || !plain(premise) {
        return None;
    }
    if !same_noun(premise, held, hypothesis, wanted) || says(premise, Role::AMONG) {
        return None;
    }
    let value = each.value.checked_mul(count.value)?;
    let like = Quantity { approx: None, unit: Unit::Bare, ..like.clone() };
    Some(whole(exact(value, 0, &like), "so many in each of those that the premise counts", holders.clause))
}

/// From two o'clock to five are three hours.
fn between(premise: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    const HALF_DAY: u32 = 12 * 60;
    let [first, last] = premise.clocks[..] else { return None };
    let asked = quantity(wanted)?;
    let each = match asked.unit {
        Unit::Time(TimeUnit::Hour) => 60_u32,
        Unit::Time(TimeUnit::Minute) => 1,
        _ => return None,
    };
    if !premise.figures.is_empty() || first.bound.is_some() || last.bound.is_some() || !plain(premise) {
        return None;
    }
    let minutes = match first.sure && last.sure || first.minutes < last.minutes {
        true => (last.minutes + 2 * HALF_DAY).checked_sub(first.minutes)? % (2 * HALF_DAY),
        false => (last.minutes + 2 * HALF_DAY).checked_sub(first.minutes)? % HALF_DAY,
    };
    let value = Decimal::from(minutes).checked_div(Decimal::from(each))?.round_dp(2).normalize();
    let like = Quantity { approx: None, per: None, ..asked.clone() };
    let place = -i32::try_from(value.scale()).ok()?;
    Some(whole(exact(value, place, &like), "the time between the two that the premise gives", 0))
}

/// The share of what is the rest of all: "rice makes up 60 percent and wheat the rest".
pub(super) fn rest(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> Option<Value> {
    let [share] = &premise.figures[..] else { return None };
    let (like, number) = point(share).filter(|(like, _)| like.unit == Unit::Percent)?;
    let behind = premise.text.get(share.span.end..)?;
    let rest = List::TheRest.affixes().find_map(|rest| behind.find(rest))?;
    // Who has the rest stands right before it.
    let owner = behind[..rest].split_whitespace().next_back()?;
    let other = premise.words.iter().position(|word| word.written == owner)?;
    let (head, tail) = premise.words.split_at(other);
    let has = |words: &[Word<'_>], wanted: &Word<'_>| words.iter().any(|word| word.covers(wanted));
    if !hypothesis.words.iter().any(|wanted| has(&tail[..1], wanted) && !has(head, wanted)) || !plain(premise) {
        return None;
    }
    let value = Decimal::ONE_HUNDRED.checked_sub(number.value)?;
    Some(exact(value, number.place, &Quantity { approx: None, ..like.clone() }))
}

fn the_rest(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let share = quantity(wanted)?.unit == Unit::Percent;
    let value = rest(premise, hypothesis).filter(|_| share)?;
    Some(whole(value, "the rest of all that the premise tells the share of", 0))
}

/// "Retired in 2012 after 35 years of work": the work began in 1977.
fn began(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let [one, other] = &premise.figures[..] else { return None };
    let (day, stretch) = if is_date(one) && !one.floating { (one, other) } else { (other, one) };
    let span = date(day).filter(|span| span.bound.is_none() && !span.range && !day.floating)?;
    let written = stretch.span.cut(premise.text);
    let after = List::After.is(&stretch.before) || List::After.begins(written);
    if !after || stretch.age || !is_date(wanted) || wanted.floating {
        return None;
    }
    let years = match point(stretch) {
        Some((like, years)) if like.unit == Unit::Time(TimeUnit::Year) => {
            i32::try_from(years.value.normalize()).ok()?.years()
        }
        Some(_) => return None,
        None => order::ahead(stretch)?,
    };
    let begins = says(hypothesis, Role::BEGINS) && !says(premise, Role::BEGINS);
    if !begins || !plain(premise) {
        return None;
    }
    let first = span.first.checked_sub(years).ok()?.first_of_year();
    let last = span.last.checked_sub(years).ok()?.last_of_year();
    let value = Value::Date(DateSpan { first, last, grain: Grain::Year, part: None, season: None, ..span.clone() });
    Some(whole(value, "so long before the day that the premise gives", day.clause))
}

/// 240 km in 3 hours are 80 km an hour.
fn speed(premise: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let asked = quantity(wanted)?;
    let Unit::Measure(of) = &asked.unit else { return None };
    let measured: Vec<&Figure> = premise.figures.iter().filter(|figure| !is_date(figure)).collect();
    let [one, other] = measured[..] else { return None };
    let (way, time) = if is_time(one) { (other, one) } else { (one, other) };
    let ((length, far), (unit, long)) = (point(way)?, point(time)?);
    let (Unit::Measure(length), Unit::Time(unit)) = (&length.unit, &unit.unit) else { return None };
    if of.dimension != Dimension::Speed || length.dimension != Dimension::Length || time.age || !plain(premise) {
        return None;
    }
    let metres = far.value.checked_mul(length.factor)?;
    let seconds = long.value.checked_mul(Decimal::from(unit.seconds()))?;
    let value = metres.checked_div(seconds)?.checked_div(of.factor)?.round_dp(2).normalize();
    let like = Quantity { approx: None, per: None, ..asked.clone() };
    let place = -i32::try_from(value.scale()).ok()?;
    Some(whole(exact(value, place, &like), "how far in each hour", way.clause))
}

/// "26 points in the first game and 15 fewer in the second": 11 in the second.
fn fewer(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let rank = |figure: &&Figure| super::figure::is_rank(figure) || is_date(figure);
    let counts: Vec<&Figure> = premise.figures.iter().filter(|figure| !rank(figure)).collect();
    let [first, by] = counts[..] else { return None };
    let ((like, number), (_, change)) = (point(first)?, point(by)?);
    let behind = premise.text.get(by.span.end..)?.split_whitespace().next()?;
    let way = match behind.trim_end_matches(['.', ',']) {
        fewer if List::Fewer.is_written(fewer) => Decimal::NEGATIVE_ONE,
        more if List::More.is_written(more) => Decimal::ONE,
        _ => return None,
    };
    if !premise.thans.is_empty()
        || !hypothesis.thans.is_empty()
        || !plain(premise)
        || quantity(wanted)?.unit == Unit::Percent
    {
        return None;
    }
    // The hypothesis must be of the second of two, and not of the first.
    let at = premise.figures.iter().position(|figure| figure.span == by.span)?;
    let (before, after) = premise.figures.split_at(at);
    let told = |figures: &[Figure]| {
        let asked = hypothesis.figures.iter().filter(rank);
        asked.into_iter().any(|asked| figures.iter().any(|figure| rank(&figure) && figure.value == asked.value))
    };
    let words = |words: &[Word<'_>], others: &[Word<'_>]| {
        let has = |words: &[Word<'_>], wanted: &Word<'_>| words.iter().any(|word| word.covers(wanted));
        hypothesis.words.iter().any(|wanted| has(words, wanted) && !has(others, wanted))
    };
    let (head, tail) = premise.words.split_at(by.place.min(premise.words.len()));
    let second = told(after) && !told(before) || words(tail, head) && !told(before);
    if !second || !same_noun(premise, first, hypothesis, wanted) {
        return None;
    }
    let value = number.value.checked_add(change.value.checked_mul(way)?)?;
    let like = Quantity { approx: None, unit: Unit::Bare, ..like.clone() };
    Some(whole(exact(value, 0, &like), "so many more or fewer than the figure that the premise gives", by.clause))
}

/// Of 24 pupils 5 are absent: 19 are present.
fn others(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let counts: Vec<&Figure> = premise.figures.iter().filter(|figure| is_count(figure)).collect();
    let [all, part] = counts[..] else { return None };
    let ((like, all_of), (_, some)) = (point(all)?, point(part)?);
    let end = premise.clauses.get(part.clause)?.words.end;
    let start = premise.clauses[part.clause].words.start;
    let own = premise.words.get(start.min(end)..end)?;
    let opposed = |wanted: &Word<'_>| {
        own.iter().any(|word| word.opposes(wanted) == Some(super::word::pair::Opposition::Meaning))
            && !premise.words.iter().any(|word| word.covers(wanted))
    };
    let elliptic = part.nouns == 0 || same_noun(premise, all, premise, part);
    let first = premise.words.get(all.place)?;
    let same = hypothesis.words.get(wanted.place).is_some_and(|asked| first.covers(asked));
    let before = premise.words[..all.place].iter().any(|word| word.way().is_some());
    if !is_count(wanted) || !hypothesis.words.iter().any(opposed) || !elliptic || !same || before || !plain(premise) {
        return None;
    }
    let has = all.role.is(Role::STATE) || premise.roles.first().is_some_and(|acting| acting.role.is(Role::STATE));
    let head = premise.text[..all.span.start].trim();
    let of_all = List::OfAll.is_in_any_case(head);
    let among = of_all
        || says(premise, Role::AMONG)
        || all.clause != part.clause && has
        || List::And.is(&part.before)
        || all.place == 1;
    let value = all_of.value.checked_sub(some.value).filter(|rest| rest.is_sign_positive())?;
    let like = Quantity { approx: None, unit: Unit::Bare, ..like.clone() };
    among.then(|| whole(exact(value, 0, &like), "the rest of the whole that the premise counts", part.clause))
}

/// Who is older than one who is 9 is more than 9.
fn older(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let ([than], [given]) = (&premise.thans[..], &premise.figures[..]) else { return None };
    let old = than.degree.is_some_and(|degree| {
        ["older", "younger"].iter().filter_map(|word| vocabulary::told(word)).any(|age| degree.agrees(age))
    });
    let (like, number) = point(given)?;
    let asked = quantity(wanted)?;
    let years = |quantity: &Quantity| matches!(quantity.unit, Unit::Time(TimeUnit::Year) | Unit::Bare);
    if !old || given.place < than.place || given.relative || !years(like) || !years(asked) || !plain(premise) {
        return None;
    }
    let who = |word: &&Word<'_>| !word.weak && !word.role().is(Role::MORE.and(Role::LESS).and(Role::AGE));
    let has = |words: &[Word<'_>]| {
        words.iter().filter(who).any(|word| hypothesis.words.iter().any(|wanted| word.covers(wanted)))
    };
    let (head, tail) = premise.words.split_at(than.place.min(premise.words.len()));
    if !has(head) || has(tail) || !hypothesis.thans.is_empty() {
        return None;
    }
    let bound = if than.way > 0 { Bound::Above } else { Bound::Below };
    // Who is older than one of 9 is not 9.
    let same = asked.amount.point().is_some_and(|asked| asked.value == number.value);
    let amount = match same {
        true => Amount::Point(Number { value: number.value.checked_add(than.way.into())?, ..*number }),
        false => Amount::Bound(bound, *number),
    };
    let value = Value::Quantity(Quantity { amount, unit: asked.unit.clone(), ..like.clone() });
    Some(whole(value, "older or younger than the age that the premise gives", given.clause))
}

/// Who was 25 in 1999 was born in 1973 or 1974.
fn born(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let [one, other] = &premise.figures[..] else { return None };
    let (age, day) = if is_date(one) { (other, one) } else { (one, other) };
    let span = date(day).filter(|span| span.bound.is_none() && !span.range && span.approx.is_none())?;
    let when = |figure: &Figure| {
        premise
            .text
            .get(figure.span.end..)
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| List::When.opens(rest))
    };
    let own = age.age || is_count(age) && age.nouns == 0 && when(age);
    let asked = says(hypothesis, Role::BORN) && !says(premise, Role::BORN.and(Role::DIES));
    if !is_date(wanted)
        || wanted.floating
        || day.floating
        || !own
        || !asked
        || !plain(premise)
        || !premise.thans.is_empty()
    {
        return None;
    }
    let years = i32::try_from(point(age)?.1.value.normalize()).ok().filter(|years| (1..130).contains(years))?;
    let first = span.first.checked_sub((years + 1).years()).ok()?.first_of_year();
    let last = span.last.checked_sub(years.years()).ok()?.last_of_year();
    let about = date(wanted).is_some_and(|asked| asked.approx.is_some());
    let first = if about { last.first_of_year() } else { first };
    let value = Value::Date(DateSpan { first, last, grain: Grain::Year, part: None, season: None, ..span.clone() });
    Some(whole(value, "so long before the day at which the premise gives the age", age.clause))
}

/// "Greta's only son" is one.
fn only(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    if !is_count(wanted) || !premise.figures.is_empty() || !plain(premise) {
        return None;
    }
    let noun = hypothesis.words.get(wanted.place).filter(|word| word.is_person() || word.counted)?;
    let sole = |word: &Word<'_>| {
        let has = |words: String| premise.text.contains(&words);
        List::TheOnly.affixes().any(|only| has(format!("{only} {}", word.written)))
            || List::TheOnlyBehind.affixes().any(|only| has(format!("{} {only}", word.written)))
    };
    let word = premise.words.iter().position(|word| word.covers(noun) && sole(word))?;
    let clause = premise.clauses.iter().position(|clause| clause.words.contains(&word))?;
    let like = Quantity::exact(Number::whole(Decimal::ZERO), Unit::Bare);
    Some(whole(exact(Decimal::ONE, 0, &like), "the only one", clause))
}

/// "A man and two women" are three people.
fn and_one(premise: &Statement<'_>, hypothesis: &Statement<'_>, wanted: &Figure) -> Option<Derived> {
    let mut counts = premise.figures.iter().filter(|figure| is_count(figure));
    let (count, None) = (counts.next()?, counts.next()) else { return None };
    let noun = hypothesis.words.get(wanted.place).filter(|word| word.is_anyone() && is_count(wanted))?;
    let people = premise.words.get(count.place).is_some_and(|word| word.is_person() && word.covers(noun));
    let before = count.place.checked_sub(1)?;
    let one = |at: usize| {
        let word = &premise.words[at];
        let named = List::OneOfThem.affixes().any(|article| {
            let own = format!("{article} {}", word.written);
            premise.text.starts_with(&own) || premise.text.contains(&format!(" {own}"))
        });
        word.is_person() && !word.counted && named
    };
    let singles = (0..=before).rev().take_while(|&at| one(at)).count();
    if !List::And.is(&count.before) || !people || singles == 0 || count.link.is_some() {
        return None;
    }
    let (like, number) = point(count)?;
    let value = number.value.checked_add(Decimal::from(singles))?;
    let like = Quantity { approx: None, unit: Unit::Bare, ..like.clone() };
    let rule = "the sum of the parts that the premise counts";
    Some(Derived { value: exact(value, 0, &like), rule, least: true, clause: count.clause, named: true, whole: false })
}
