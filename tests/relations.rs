//! The rules, seen from outside: the matrix of value shapes, the examples of the design, and the explanations.

mod built;

use built::{Said, amount, category, code, code_of, related};
use jiff::ToSpan;
use reconcile::claim::{Evolves, Stance};
use reconcile::relation::{Because, Between, Compared, Label, Rates, Relation, Side, Terms, entails, relate, sum};
use reconcile::value::{Amount, DateSpan, Figure, Interval, Policy, Quantity, Value};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A table of `left | right | code`, each also the other way round.
fn check(evolves: Evolves, table: &str) {
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [left, right, code] = cells[..] else { panic!("three cells: {line}") };
        assert_eq!(related(left, right, evolves).code.as_str(), code, "{left} | {right}");
        assert_eq!(related(right, left, evolves).code.as_str(), code, "{right} | {left}");
    }
}

#[test]
fn figures() {
    check(
        Evolves::Fixed,
        "
        14B USD | 14.3B USD | rounding
        14.0B USD | 14.3B USD | conflict
        14.3B USD | 14.4B USD | conflict
        >10B USD | 14.3B USD | within
        >10B USD | 9B USD | conflict
        14.3B USD | ~15B USD | tension
        2B USD | 2.3B USD | tension
        ~15B | 14.6B | approximate
        14B | ~15B | tension
        14B | 15B | conflict
        14.3B | 14300M | equal
        ~14.3B | 14.3B | equal
        ~14.3B | 14.45B | tension
        ~14.3B | 14.40B | approximate
        1B | 1.04B | rounding
        1.0B | 1.04B | rounding
        10B..15B | 14.3B | within
        10B..15B | 15.2B | conflict
        10B..15B | 12B..20B | within
        10B..15B | 14B..20B | tension
        10B..15B | 15B..20B | conflict
        >12B | 10B..15B | within
        >14B | 10B..15B | tension
        >10B | >12B | within
        >=10 | >10 | within
        >10B | <12B | within
        >10B | <9B | conflict
        <=100M | some 200M..1000M | tension
        10M | some 200M..1000M | conflict
        some 24..100 | 60 | within
        nearly 15B | 14.6B | approximate
        nearly 15B | 15.2B | tension
        nearly 15B | >15B | tension
        just-over 15B | 15.2B | approximate
        0 | >0 | conflict
        0 | >=0 | within
        0 | 0.0 | equal
        -14B | -14.3B | rounding
        -14B | 14B | conflict
        ",
    );
}

#[test]
fn units() {
    check(
        Evolves::Fixed,
        "
        5 % | 5 pp | slip
        5 % | 6 pp | apart
        50 bp | 0.5 pp | equal
        500 bp | 5 % | slip
        14B USD | 14B EUR | apart
        14B ¤ | 14B EUR | equal
        14B $? | 14B CAD | equal
        14B $? | 14B EUR | apart
        14B | 14B USD | equal
        14 | 49 % | conflict
        49 % | 14B USD | apart
        5 km | 5000 m | equal
        5 km | 3 mi | rounding
        5 km | 4 mi | conflict
        5 km | 5 kg | apart
        12 months | 1 years | equal
        2 weeks | 14 days | equal
        1 months | 30 days | rounding
        5 | 5 km | equal
        600 jobs | 600 job | equal
        600 jobs | 600 houses | apart
        600 jobs | 600 وظيفة | equal
        11 قتيلا | 11 قتيل | equal
        2 rank | 2 | equal
        2 rank | 2 jobs | apart
        14B USD | 2026-04 | apart
        \"Scale AI\" | 14B USD | apart
        yes | 14B | apart
        ",
    );
}

#[test]
fn dates() {
    check(
        Evolves::Fixed,
        "
        2026-04-05 | 2026-04-05 | equal
        2026-04 | 2026-04-05 | within
        2026 | Q2 2026 | within
        spring 2026 | Q1 2026 | tension
        spring 2026 | Q2 2026 | within
        spring 2026 | summer 2026 | tension
        spring 2026 | autumn 2026 | conflict
        early 2026 | mid 2026 | tension
        early 2026 | late 2026 | conflict
        before 2026-05 | 2026-04-05 | within
        before 2026-05 | 2026-05-01 | conflict
        by 2026-05 | 2026-05-31 | within
        by 2026-05-15 | 2026-05 | within
        after 2026-05 | 2026-05-31 | conflict
        since 2026-05 | 2026-05-01 | within
        since 2026-05 | before 2026-06 | within
        since 2026-06 | before 2026-06 | conflict
        before 2026-05 | before 2026-06 | within
        ~2026-04 | 2026-05-20 | approximate
        ~2026-04 | 2026-06-20 | conflict
        2026-04-05 | 2026-04-06 | conflict
        2024-04-05 | 2025-04-05 | slip
        2024-04 | 2025-04 | slip
        2019-04 | 2020-04 | conflict
        2018-08-10 | 2108-08-10 | slip
        2012-08 | 2021-08 | slip
        2024 | 2025 | conflict
        2026-04-01..2026-04-20 | 2026-04-15..2026-04-30 | tension
        2026-04-01..2026-04-20 | 2026-04-05..2026-04-30 | within
        ",
    );
}

#[test]
fn names_denials_and_scopes() {
    check(
        Evolves::Fixed,
        "
        \"Scale AI\" | \"scale-ai\" | equal
        \"Scale AI\" | \"Meta\" | identity
        \"Scale AI\" | not \"Scale AI\" | denial
        \"Scale AI\" | not \"Meta\" | apart
        not \"Scale AI\" | not \"Meta\" | apart
        yes | no | denial
        yes | not yes | denial
        not no | yes | equal
        not yes | not no | denial
        14B | not 14B | denial
        14.3B | not 14B | denial
        14.3B | not >10B | denial
        14.3B | not 20B | apart
        not 14B | not 14.3B | rounding
        not 14B | not 20B | apart
        14B [place=Gaza] | 20B [place=Rafah] | apart
        14B [place=Gaza] | 20B [place=gaza] | conflict
        14B [place=Gaza] | 20B [year=2024] | conflict
        14B #2023 | 20B #2024 | apart
        14B #2024 | 20B #2024-05 | conflict
        14B @2023 | 20B @2024 | conflict
        ",
    );
    let (acquisition, stake) = (category("acquisition"), category("minority investment"));
    let scope = BTreeMap::new();
    let side =
        |value| Side { value, stance: Stance::Asserted, as_of: None, published: None, scope: &scope, quoted: false };
    let policy = Policy::default();
    assert_eq!(relate(side(&acquisition), side(&stake), Evolves::Fixed, &policy).code.as_str(), "identity");
    let name = Value::Name("Acquisition".to_owned());
    assert_eq!(relate(side(&acquisition), side(&name), Evolves::Fixed, &policy).code.as_str(), "equal");
    let other = Value::Category { label: "acquisition".to_owned(), set: "role".to_owned() };
    assert_eq!(relate(side(&acquisition), side(&other), Evolves::Fixed, &policy).code.as_str(), "apart");
}

#[test]
fn values_that_change_with_time() {
    check(
        Evolves::Rising,
        "
        40 @2026-04-05 | 55 @2026-04-06 | update
        >=40 @2026-04-05 | >=55 @2026-04-06 | update
        >=40 @2026-04-05 | >=55 @2026-04-05 | tension
        >=40 @2026-04-05 | 55 @2026-04-06 | within
        55 @2026-04-05 | 40 @2026-04-06 | conflict
        40 @2026-04-05 | 55 @2026-04-05 | tension
        40 | 55 @2026-04-05 | tension
        40 @2026-04 | 55 @2026-04-05 | tension
        40 @2026-04-05 | 40 @2026-04-06 | equal
        40 #2026-04-05 | 55 #2026-04-06 | update
        40 @2026-04-07 #2026-04-05 | 55 @2026-04-06 | update
        45 @2026-04-05 | 54 @2026-04-05 | slip
        ",
    );
    check(Evolves::Falling, "55 @2026-04-05 | 40 @2026-04-06 | update\n40 @2026-04-05 | 55 @2026-04-06 | conflict");
    check(
        Evolves::Series,
        "
        55 @2026-04-05 | 40 @2026-04-06 | update
        \"Ahmed\" @2026-04-05 | \"Sara\" @2026-04-06 | update
        \"Ahmed\" | \"Sara\" | tension
        ",
    );
    check(
        Evolves::Plan,
        "
        2026-04 @2025-01 | 2026-06 @2025-02 | update
        2026-06 @2025-01 | 2026-04 @2025-02 | conflict
        planned 2026-06 @2025-01 | 2026-04 @2026-05 | update
        14B @2025-01 | 10B @2025-02 | update
        planned \"Cairo\" @2025-01 | \"Rabat\" @2025-02 | update
        \"Cairo\" @2025-01 | \"Rabat\" @2025-02 | identity
        ",
    );
    check(
        Evolves::Fixed,
        ">=40 @2026-04-05 | >=55 @2026-04-05 | tension\n>=40 @2026-04-05 | >=55 @2026-04-06 | within",
    );
}

#[test]
fn slips_show_their_arithmetic() {
    let rule = |left, right| {
        let Relation { code, because } = related(left, right, Evolves::Fixed);
        format!("{}: {}\n", code.as_str(), because.rule)
    };
    let table = [
        rule("14.3M USD", "14.3B USD"),
        rule("14B USD", "14.3M USD"),
        rule("10M..15M", "10B..15B"),
        rule("6.1 km", "6.1M km"),
        rule("14.3B", "13.4B"),
        rule("1.43 km", "1340 m"),
        rule("2024-04-05", "2025-04-05"),
        rule("2018-08-10", "2108-08-10"),
        rule("5 %", "5 pp"),
        rule(">10M", "14B"),
        rule("20 °C", "20000 °C"),
    ];
    insta::assert_snapshot!(table.concat(), @"
    slip: a factor of 1,000 explains the difference: 14.3 million × 1,000 = 14.3 billion
    slip: a factor of 1,000 explains the difference: 14.3 million × 1,000 = 14.3 billion, which meets 14 billion
    slip: a factor of 1,000 explains the difference: 10 million–15 million × 1,000 = 10 billion–15 billion
    slip: a million left out explains the difference: 6.1 × 1,000,000 = 6.1 million
    slip: two swapped digits explain the difference: 14.3 billion and 13.4 billion
    slip: two swapped digits explain the difference: 1,430 and 1,340
    slip: one digit of the year explains the difference: 2024 and 2025
    slip: two swapped digits explain the difference: 2018 and 2108
    slip: the same figure, once in percent and once in percentage points
    within: the figure, rounded by at most 5 % of it, meets what the other leaves open
    conflict: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it
    ");
}

fn explained(left: &str, right: &str, evolves: Evolves) -> String {
    let Relation { code, because } = related(left, right, evolves);
    let Because { rule, left: ours, right: theirs, between, axis } = because;
    let interval = |interval: Option<Interval>| {
        interval.map_or_else(
            || "-".to_owned(),
            |interval| match &axis {
                reconcile::relation::Axis::Days => interval.as_days(),
                reconcile::relation::Axis::Amount(unit) => interval.as_amounts(unit),
            },
        )
    };
    let between = match between {
        Between::Nothing => "nothing".to_owned(),
        Between::Overlap(shared) => format!("overlap {}", interval(Some(shared))),
        Between::Gap(gap, share) => format!("gap {gap} {}", share.map_or_else(String::new, |share| share.to_string())),
    };
    let (ours, theirs) = (interval(ours), interval(theirs));
    format!("{left} | {right} -> {}\n  {rule}\n  {ours} | {theirs} | {}\n", code.as_str(), between.trim_end())
}

#[test]
fn explanations_give_the_intervals_and_the_rule() {
    let fixed = |left, right| explained(left, right, Evolves::Fixed);
    let all = [
        fixed("14B USD", "14.3B USD"),
        fixed("14.0B USD", "14.3B USD"),
        fixed("14.3B USD", "14.4B USD"),
        fixed(">10B USD", "14.3B USD"),
        fixed(">10B USD", "9B USD"),
        fixed("14.3B USD", "~15B USD"),
        fixed("~15B USD", "14.6B USD"),
        fixed("2B", "2.3B"),
        fixed("spring 2026", "Q1 2026"),
        fixed("5 km", "3 mi"),
        fixed("2 weeks", "10 days"),
        fixed("1 years", "300 days"),
        fixed("5", "6 km"),
        fixed("14B USD", "14B EUR"),
        fixed("yes", "no"),
        explained(">=40 @2026-04-05", ">=55 @2026-04-06", Evolves::Rising),
    ];
    insta::assert_snapshot!(all.concat(), @r"
    14B USD | 14.3B USD -> rounding
      the coarser figure, widened by half a unit of its last place and at most 5 % of it, holds the finer
      [13.5B, 14.5B] USD | 14.3B USD | overlap 14.3B USD
    14.0B USD | 14.3B USD -> conflict
      what both may have meant has nothing in common; a figure is rounded by at most 5 % of it
      [13.95B, 14.05B] USD | [14.25B, 14.35B] USD | gap 300000000 0.020979
    14.3B USD | 14.4B USD -> conflict
      what both may have meant has nothing in common; a figure is rounded by at most 5 % of it
      [14.25B, 14.35B] USD | [14.35B, 14.45B] USD | gap 100000000 0.006944
    >10B USD | 14.3B USD -> within
      the figure, rounded by at most 5 % of it, meets what the other leaves open
      (10B, ∞) USD | [14.25B, 14.35B] USD | overlap [14.25B, 14.35B] USD
    >10B USD | 9B USD -> conflict
      what both may have meant has nothing in common; a figure is rounded by at most 5 % of it
      (10B, ∞) USD | [8.55B, 9.45B] USD | gap 1000000000 0.1
    14.3B USD | ~15B USD -> tension
      approximate, and 4.7 % apart: less than the 10 % that would make it a conflict
      [14.25B, 14.35B] USD | [14.5B, 15.5B] USD | gap 700000000 0.046667
    ~15B USD | 14.6B USD -> approximate
      an approximate figure reaches one unit of its last decimal, without decimals the rounding (at most 5 %) or 2.5 % of it, and the two meet
      [14.5B, 15.5B] USD | [14.55B, 14.65B] USD | overlap [14.55B, 14.65B] USD
    2B | 2.3B -> tension
      the finer figure is within half a unit of the coarser's last place, but more than 5 % of it away
      [1.9B, 2.1B] | [2.25B, 2.35B] | gap 300000000 0.130435
    spring 2026 | Q1 2026 -> tension
      both share less than half of the narrower
      2026-03-01 … 2026-05-31 | 2026-01-01 … 2026-03-31 | overlap 2026-03-01 … 2026-03-31
    5 km | 3 mi -> rounding
      the coarser figure, widened by half a unit of its last place and at most 5 % of it, holds the finer
      5,000 m | [4,586.6304, 5,069.4336] m | overlap 5,000 m
    2 weeks | 10 days -> conflict
      what both may have meant has nothing in common; a figure is rounded by at most 5 % of it
      [13.3, 14.7] days | [9.5, 10.5] days | gap 4 0.285714
    1 years | 300 days -> tension
      the finer figure is within half a unit of the coarser's last place, but more than 5 % of it away
      [346.980375, 383.504625] days | [285, 315] days | gap 65.2425 0.178628
    5 | 6 km -> conflict
      what both may have meant has nothing in common; a figure is rounded by at most 5 % of it
      [4.75, 5.25] km | [5.7, 6.3] km | gap 1 0.166667
    14B USD | 14B EUR -> apart
      amounts of different currencies are not compared without an exchange rate
      - | - | nothing
    yes | no -> denial
      one says yes and the other says no
      - | - | nothing
    >=40 @2026-04-05 | >=55 @2026-04-06 -> update
      the topic changes with time, and the later value differs in the direction that it may take
      [40, ∞) | [55, ∞) | overlap [55, ∞)
    ");
}

#[test]
fn an_exchange_rate_makes_two_currencies_comparable() {
    let usd_eur =
        |rate: &str| [(code("EUR").expect("a code"), code("USD").expect("a code"), rate.parse().expect("a rate"))];
    let policy = Policy::default();
    let rates = Rates::new(&usd_eur("1.17"));
    let terms = Terms { policy: &policy, rates: &rates };
    for (left, right, wanted) in
        [("3B EUR", "3.5B USD", "approximate"), ("3B EUR", "5B USD", "conflict"), ("3B EUR", "3B GBP", "apart")]
    {
        let (left, right) = (Said::new(left), Said::new(right));
        let (a, b) = (Compared::new(left.side(), &policy), Compared::new(right.side(), &policy));
        let decision = reconcile::relation::decide(&a, &b, Evolves::Fixed, &terms);
        assert_eq!(decision.code.as_str(), wanted);
        assert_eq!(reconcile::relation::decide(&b, &a, Evolves::Fixed, &terms).code, decision.code);
        assert_eq!(a.explain(&b, &decision, &terms).rule.contains("configured exchange rate"), wanted != "apart");
    }
}

#[test]
fn parts_add_up() {
    let policy = Policy::default();
    let rates = Rates::default();
    let terms = Terms { policy: &policy, rates: &rates };
    for (parts, total, fits) in [
        (&["40", "25"][..], "65", true),
        (&["40", "25"], "70", false),
        (&["40 jobs", "25 jobs"], "70 jobs", false),
        (&["40 jobs", "25 km"], "70 jobs", true),
        (&["14B", "2B"], "16.3B", true),
        (&["14.0B", "2.0B"], "16.3B", false),
        (&[">40", "25"], "70", true),
        (&[">40", "25"], "60", false),
        (&["40", "25"], "not 70", true),
        (&[], "70", true),
    ] {
        let total = Said::new(total);
        let parts: Vec<Said> = parts.iter().map(|part| Said::new(part)).collect();
        let parts: Vec<Compared<'_>> = parts.iter().map(|part| Compared::new(part.side(), &policy)).collect();
        let answer = sum(&parts, &Compared::new(total.side(), &policy), &terms);
        assert_eq!(answer.is_none(), fits, "{:?}", total.value);
    }
}

#[test]
fn what_follows_from_a_statement() {
    let policy = Policy::default();
    let rates = Rates::default();
    let terms = Terms { policy: &policy, rates: &rates };
    for (premise, hypothesis, label) in [
        ("14.3B USD", "14.3B USD", Label::Entailment),
        ("14.3B USD", ">10B USD", Label::Entailment),
        (">10B USD", "14.3B USD", Label::Neutral),
        ("14.3B USD", "14B USD", Label::Neutral),
        ("14.6B USD", "~15B USD", Label::Entailment),
        ("14.3B USD", "~15B USD", Label::Neutral),
        ("14.3B USD", "<10B USD", Label::Contradiction),
        ("14.3M USD", "14.3B USD", Label::Contradiction),
        ("2026-04-05", "2026-04", Label::Entailment),
        ("2026-04", "2026-04-05", Label::Neutral),
        ("5 km", ">4000 m", Label::Entailment),
        ("14B USD", "14B EUR", Label::Neutral),
        ("yes", "no", Label::Contradiction),
        ("yes", "yes", Label::Entailment),
        ("\"Meta\"", "\"meta\"", Label::Entailment),
        ("not >10B", "not 14B", Label::Entailment),
        ("not 14B", "not >10B", Label::Neutral),
        ("not 14B", "14B", Label::Contradiction),
    ] {
        let (a, b) = (Said::new(premise), Said::new(hypothesis));
        assert_eq!(entails(a.side(), b.side(), Evolves::Fixed, &terms).0, label, "{premise} => {hypothesis}");
    }
}

#[test]
fn amounts_at_the_edge_of_what_a_decimal_holds() {
    let most = Value::Quantity(Quantity { amount: Amount::Point(Figure::whole(Decimal::MAX)), ..amount("1 km") });
    let least = Value::Quantity(Quantity { amount: Amount::Point(Figure::whole(Decimal::MIN)), ..amount("1 m") });
    let scope = BTreeMap::new();
    let side =
        |value| Side { value, stance: Stance::Asserted, as_of: None, published: None, scope: &scope, quoted: false };
    let relation = relate(side(&most), side(&least), Evolves::Fixed, &Policy::default());
    assert_eq!(
        (relation.code.as_str(), relation.because.rule.as_str()),
        ("apart", "an amount is too large to compare")
    );
    assert_eq!(relate(side(&least), side(&least), Evolves::Fixed, &Policy::default()).code.as_str(), "equal");
    assert_eq!(code_of("1", "79228162514264337593543950335"), "conflict");
}

// The matrix. Amounts: each shape at 10 (or 18, where the other can only stand below it), in billions.

const SHAPES: [&str; 8] =
    ["point", "coarser point", "approximate", "nearly", "lower bound", "upper bound", "range", "vague"];

fn shape(shape: &str, at: Decimal) -> Quantity {
    let text = match shape {
        "point" => "1.0B",
        "coarser point" => "1B",
        "approximate" => "~1B",
        "nearly" => "nearly 1B",
        "lower bound" => ">1B",
        "upper bound" => "<1B",
        "range" => "1B..1B",
        _ => "some 1B..1B",
    };
    let mut quantity = amount(text);
    let billion = Decimal::from(1_000_000_000_u64);
    let moved = |figure: Figure, by: Decimal| Figure { value: (at + by) * billion, ..figure };
    quantity.amount = match quantity.amount {
        Amount::Point(figure) => Amount::Point(moved(figure, Decimal::ZERO)),
        Amount::Bound(bound, figure) => Amount::Bound(bound, moved(figure, Decimal::ZERO)),
        Amount::Range(low, high) => Amount::Range(moved(low, Decimal::ZERO), moved(high, Decimal::TWO)),
        Amount::Vague(..) => Amount::Vague(at * billion, at * billion * Decimal::from(5)),
    };
    quantity
}

/// The code of two shapes that stand to each other as `column` says.
fn amounts_cell(left: &str, right: &str, column: &str) -> &'static str {
    let policy = Policy::default();
    let billion = Decimal::from(1_000_000_000_u64);
    let below = left == "lower bound" || right == "upper bound" && left != "upper bound";
    let one_direction = left == right && left.ends_with("bound");
    let at = Decimal::from(if below { 18 } else { 10 });
    let ours = shape(left, at);
    let allowed = |quantity: &Quantity| quantity.intervals(&policy).allowed;
    // How far what the right shape allows reaches beyond what it states, on the side that faces the left one.
    let sample = shape(right, at);
    let (stated, reach) = (sample.amount.stated(), allowed(&sample));
    let end = |end: Option<reconcile::value::End>| end.map(|end| end.at / billion);
    let pad = if below {
        end(reach.high).zip(end(stated.high)).map_or(Decimal::ZERO, |(a, b)| a - b)
    } else {
        end(stated.low).zip(end(reach.low)).map_or(Decimal::ZERO, |(a, b)| a - b)
    };
    let width = end(stated.high).zip(end(stated.low)).map_or(Decimal::ZERO, |(high, low)| high - low);
    // Where the facing end of the right shape is to stand, for ranges below the left one its upper end.
    let place = |facing: Decimal| match (below, right) {
        (true, "vague") => facing / Decimal::from(5),
        (true, _) => facing - width,
        (false, _) => facing,
    };
    let edge = if below { end(allowed(&ours).low) } else { end(allowed(&ours).high) };
    let literal = if below { end(ours.amount.stated().low) } else { end(ours.amount.stated().high) };
    let narrower = [&ours, &sample]
        .into_iter()
        .filter_map(|quantity| allowed(quantity).width().map(|width| width / billion))
        .min()
        .unwrap_or(Decimal::ONE);
    let percent = |percent: i64| Decimal::new(percent, 2);
    // A vague amount grows with its place: [u, 5u] shares a part of its own width with a bound where u solves that.
    let vague = |share: Decimal| {
        let (five, four) = (Decimal::from(5), Decimal::from(4));
        edge.map(|edge| if below { edge / (five - four * share) } else { edge / (Decimal::ONE + four * share) })
    };
    let grows = right == "vague" && left.ends_with("bound");
    let facing = |share: Decimal| {
        edge.map(|edge| if below { edge - pad + narrower * share } else { edge + pad - narrower * share })
    };
    let scaled = |up: i64, down: i64| literal.map(|at| if below { at * percent(down) } else { at * percent(up) });
    let target = match column {
        "same" => Some(at),
        _ if one_direction => match column {
            "5 %" => Some(at * percent(105)),
            "15 %" => Some(at * percent(115)),
            "3 ×" => Some(at * Decimal::from(3)),
            _ => None,
        },
        "touch" if grows => vague(Decimal::ZERO),
        "< half" if grows => vague(percent(25)),
        "> half" if grows => vague(percent(75)),
        "touch" => facing(Decimal::ZERO).map(place),
        "< half" => facing(percent(25)).map(place),
        "> half" => facing(percent(75)).map(place),
        "5 %" => scaled(105, 95).map(place),
        "15 %" => scaled(115, 85).map(place),
        _ => scaled(300, 33).map(place),
    };
    let Some(target) = target else { return "·" };
    let theirs = shape(right, target);
    both_ways(&Value::Quantity(ours), &Value::Quantity(theirs))
}

fn both_ways(left: &Value, right: &Value) -> &'static str {
    let scope = BTreeMap::new();
    let day = built::dates("2026-04-05");
    let side = |value| Side {
        value,
        stance: Stance::Asserted,
        as_of: None,
        published: day.as_ref(),
        scope: &scope,
        quoted: false,
    };
    let code = relate(side(left), side(right), Evolves::Fixed, &Policy::default()).code;
    assert_eq!(relate(side(right), side(left), Evolves::Fixed, &Policy::default()).code, code);
    code.as_str()
}

#[test]
fn matrix_of_amounts() {
    let columns = ["same", "touch", "< half", "> half", "5 %", "15 %", "3 ×"];
    let mut matrix = format!("{:<31}", "");
    columns.iter().for_each(|column| matrix.push_str(&format!("{column:<12}")));
    for (at, left) in SHAPES.iter().enumerate() {
        for right in &SHAPES[at..] {
            matrix.push_str(&format!("\n{:<31}", format!("{left} · {right}")));
            columns.iter().for_each(|column| matrix.push_str(&format!("{:<12}", amounts_cell(left, right, column))));
        }
    }
    let matrix: Vec<&str> = matrix.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(matrix.join("\n"), @r"
                                   same        touch       < half      > half      5 %         15 %        3 ×
    point · point                  equal       conflict    rounding    rounding    conflict    conflict    conflict
    point · coarser point          equal       conflict    rounding    rounding    rounding    conflict    conflict
    point · approximate            equal       tension     approximate approximate approximate conflict    conflict
    point · nearly                 equal       tension     approximate approximate approximate conflict    conflict
    point · lower bound            within      conflict    within      within      conflict    conflict    conflict
    point · upper bound            within      conflict    within      within      conflict    conflict    conflict
    point · range                  within      conflict    within      within      conflict    conflict    conflict
    point · vague                  within      tension     within      within      tension     tension     tension
    coarser point · coarser point  equal       conflict    rounding    rounding    rounding    conflict    conflict
    coarser point · approximate    equal       tension     approximate approximate approximate conflict    conflict
    coarser point · nearly         equal       tension     approximate approximate approximate conflict    conflict
    coarser point · lower bound    within      conflict    within      within      conflict    conflict    conflict
    coarser point · upper bound    within      conflict    within      within      conflict    conflict    conflict
    coarser point · range          within      conflict    within      within      conflict    conflict    conflict
    coarser point · vague          within      tension     within      within      tension     tension     tension
    approximate · approximate      equal       tension     approximate approximate approximate conflict    conflict
    approximate · nearly           equal       tension     approximate approximate approximate conflict    conflict
    approximate · lower bound      within      tension     within      within      tension     conflict    conflict
    approximate · upper bound      within      tension     within      within      tension     conflict    conflict
    approximate · range            within      tension     within      within      tension     conflict    conflict
    approximate · vague            within      tension     within      within      tension     tension     tension
    nearly · nearly                equal       tension     approximate approximate tension     conflict    conflict
    nearly · lower bound           tension     tension     within      within      tension     conflict    conflict
    nearly · upper bound           within      tension     within      within      tension     conflict    conflict
    nearly · range                 tension     tension     within      within      tension     conflict    conflict
    nearly · vague                 tension     tension     within      within      tension     tension     tension
    lower bound · lower bound      equal       ·           ·           ·           tension     tension     tension
    lower bound · upper bound      conflict    conflict    within      within      conflict    conflict    conflict
    lower bound · range            within      conflict    tension     within      conflict    conflict    conflict
    lower bound · vague            within      tension     tension     within      tension     tension     tension
    upper bound · upper bound      equal       ·           ·           ·           tension     tension     tension
    upper bound · range            conflict    conflict    tension     within      conflict    conflict    conflict
    upper bound · vague            tension     tension     tension     within      tension     tension     tension
    range · range                  equal       conflict    tension     within      conflict    conflict    conflict
    range · vague                  within      tension     tension     within      tension     tension     tension
    vague · vague                  equal       tension     tension     within      tension     tension     tension
    ");
}

const DATES: [(&str, &str); 9] = [
    ("day", "2026-04-15"),
    ("month", "2026-04"),
    ("season", "spring 2026"),
    ("quarter", "Q2 2026"),
    ("year", "2026"),
    ("part", "mid 2026-04"),
    ("before", "before 2026-04"),
    ("since", "since 2026-04"),
    ("approximate", "~2026-04"),
];

#[test]
fn matrix_of_dates() {
    let moved = |text: &str, months: i32| {
        let span = built::dates(text).expect("a date");
        let shift = |day: jiff::civil::Date| day.checked_add(months.months()).expect("a day of the calendar");
        let last =
            if span.last == span.last.last_of_month() { shift(span.last).last_of_month() } else { shift(span.last) };
        Value::Date(DateSpan { first: shift(span.first), last, ..span })
    };
    let mut matrix = String::new();
    for (title, months) in
        [("as they are", 0), ("rows one month later", 1), ("rows three months later", 3), ("rows a year later", 12)]
    {
        matrix.push_str(&format!("{title}\n{:<13}", ""));
        DATES.iter().for_each(|(name, _)| matrix.push_str(&format!("{name:<12}")));
        for (name, left) in DATES {
            matrix.push_str(&format!("\n{name:<13}"));
            for (_, right) in DATES {
                let (left, right) = (moved(left, months), moved(right, 0));
                matrix.push_str(&format!("{:<12}", both_ways(&left, &right)));
            }
        }
        matrix.push_str("\n\n");
    }
    let matrix: Vec<&str> = matrix.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(matrix.join("\n").trim_end(), @r"
    as they are
                 day         month       season      quarter     year        part        before      since       approximate
    day          equal       within      within      within      within      within      conflict    within      within
    month        within      equal       within      within      within      within      conflict    within      equal
    season       within      within      equal       within      within      within      within      within      within
    quarter      within      within      within      equal       within      within      conflict    within      within
    year         within      within      within      within      equal       within      within      within      within
    part         within      within      within      within      within      equal       conflict    within      within
    before       conflict    conflict    within      conflict    within      conflict    equal       conflict    approximate
    since        within      within      within      within      within      within      conflict    equal       within
    approximate  within      equal       within      within      within      within      approximate within      equal

    rows one month later
                 day         month       season      quarter     year        part        before      since       approximate
    day          conflict    conflict    within      within      within      conflict    conflict    within      approximate
    month        conflict    conflict    within      within      within      conflict    conflict    within      approximate
    season       within      within      within      equal       within      within      conflict    within      within
    quarter      conflict    conflict    tension     within      within      conflict    conflict    within      approximate
    year         within      within      within      within      within      within      within      within      within
    part         conflict    conflict    within      within      within      tension     conflict    within      approximate
    before       within      within      within      within      within      within      tension     within      within
    since        conflict    conflict    within      within      within      conflict    conflict    tension     approximate
    approximate  approximate approximate within      within      within      approximate conflict    within      approximate

    rows three months later
                 day         month       season      quarter     year        part        before      since       approximate
    day          conflict    conflict    conflict    conflict    within      conflict    conflict    within      conflict
    month        conflict    conflict    conflict    conflict    within      conflict    conflict    within      conflict
    season       conflict    conflict    tension     tension     within      conflict    conflict    within      conflict
    quarter      conflict    conflict    conflict    conflict    within      conflict    conflict    within      conflict
    year         within      within      within      within      within      within      conflict    within      within
    part         conflict    conflict    conflict    conflict    within      conflict    conflict    within      conflict
    before       within      within      within      within      within      within      tension     within      within
    since        conflict    conflict    conflict    conflict    within      conflict    conflict    tension     conflict
    approximate  conflict    conflict    conflict    approximate within      conflict    conflict    within      conflict

    rows a year later
                 day         month       season      quarter     year        part        before      since       approximate
    day          slip        conflict    conflict    conflict    conflict    conflict    conflict    within      conflict
    month        conflict    slip        conflict    conflict    conflict    conflict    conflict    within      slip
    season       conflict    conflict    conflict    conflict    conflict    conflict    conflict    within      conflict
    quarter      conflict    conflict    conflict    conflict    conflict    conflict    conflict    within      conflict
    year         conflict    conflict    conflict    conflict    conflict    conflict    conflict    within      conflict
    part         conflict    conflict    conflict    conflict    conflict    conflict    conflict    within      conflict
    before       within      within      within      within      within      within      tension     within      within
    since        conflict    conflict    conflict    conflict    conflict    conflict    conflict    tension     conflict
    approximate  conflict    slip        conflict    conflict    conflict    conflict    conflict    within      slip
    ");
}
