//! What must hold of every pair of claims, and of every set of positions.

mod built;

use built::{corpus, topics_of};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reconcile::claim::{Corpus, Evolves, Stance};
use reconcile::relation::{Code, Compared, Rates, Side, Terms, decide};
use reconcile::topic::Topic;
use reconcile::value::{Measure, Policy, Unit, Value};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Runs a property on the same cases every time.
fn check<S: Strategy>(cases: u32, strategy: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    if let Err(error) = TestRunner::new_with_rng(config, rng).run(strategy, property) {
        panic!("{error}");
    }
}

/// Amounts of all shapes near to each other, so that every rule has its chance.
fn amounts() -> impl Strategy<Value = String> {
    let figure = prop_oneof![
        (80..160_u32).prop_map(|tenths| format!("{}.{}B", tenths / 10, tenths % 10)),
        (1..30_u32).prop_map(|whole| format!("{whole}B")),
        (80..160_u32).prop_map(|whole| format!("{whole}M")),
        Just("0".to_owned()),
    ];
    (figure.clone(), figure, 0..10_u8).prop_map(|(a, b, shape)| match shape {
        0..=2 => a,
        3 | 4 => format!("~{a}"),
        5 => format!("nearly {a}"),
        6 => format!(">{a}"),
        7 => format!("<={a}"),
        8 => format!("{a}..{b}"),
        _ => format!("some {a}..{b}"),
    })
}

fn units() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(""), 4 => Just(" USD"), 1 => Just(" EUR"), 1 => Just(" $?"), 1 => Just(" ¤"), 1 => Just(" jobs")]
}

fn dates() -> impl Strategy<Value = String> {
    let word = prop_oneof![4 => Just(""), 1 => Just("before "), 1 => Just("since "), 1 => Just("by "), 2 => Just("~")];
    let unit = prop_oneof![
        (1..13_u32, 1..29_u32).prop_map(|(month, day)| format!("2026-{month:02}-{day:02}")),
        (2025..2027_u32, 1..13_u32).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (1..5_u32).prop_map(|quarter| format!("Q{quarter} 2026")),
        prop_oneof![Just("spring 2026"), Just("summer 2026"), Just("2026"), Just("early 2026"), Just("mid 2026-04")]
            .prop_map(str::to_owned),
    ];
    (word, unit).prop_map(|(word, unit)| format!("{word}{unit}"))
}

fn values() -> impl Strategy<Value = Value> {
    let written = prop_oneof![
        6 => (amounts(), units()).prop_map(|(amount, unit)| format!("{amount}{unit}")),
        3 => dates(),
        1 => prop_oneof![Just("\"Meta\""), Just("\"meta\""), Just("\"Scale AI\""), Just("yes"), Just("no")].prop_map(str::to_owned),
    ];
    written.prop_map(|text| built::value(&text))
}

const WAYS: [Evolves; 5] = [Evolves::Fixed, Evolves::Rising, Evolves::Falling, Evolves::Series, Evolves::Plan];

fn code(
    left: &Value,
    right: &Value,
    stances: (Stance, Stance),
    days: (u32, u32),
    evolves: Evolves,
    policy: &Policy,
) -> Code {
    let scope = BTreeMap::new();
    let day = |day: u32| (day > 0).then(|| built::dates(&format!("2026-05-{day:02}"))).flatten();
    let (ours, theirs) = (day(days.0), day(days.1));
    let (a, b) = (
        Side { value: left, stance: stances.0, as_of: None, published: ours.as_ref(), scope: &scope, quoted: false },
        Side { value: right, stance: stances.1, as_of: None, published: theirs.as_ref(), scope: &scope, quoted: false },
    );
    let rates = Rates::default();
    let terms = Terms { policy, rates: &rates };
    decide(&Compared::new(a, policy), &Compared::new(b, policy), evolves, &terms).code
}

fn stances() -> impl Strategy<Value = (Stance, Stance)> {
    let one = || prop_oneof![4 => Just(Stance::Asserted), 1 => Just(Stance::Denied), 1 => Just(Stance::Planned)];
    (one(), one())
}

#[test]
fn the_relation_does_not_depend_on_which_side_comes_first() {
    let pairs = (values(), values(), stances(), (0..4_u32, 0..4_u32), 0..WAYS.len());
    check(4_000, &pairs, |(left, right, (a, b), (x, y), way)| {
        let policy = Policy::default();
        let one = code(&left, &right, (a, b), (x, y), WAYS[way], &policy);
        let other = code(&right, &left, (b, a), (y, x), WAYS[way], &policy);
        prop_assert_eq!(one, other);
        Ok(())
    });
}

#[test]
fn a_claim_is_equal_to_itself() {
    check(1_000, &(values(), 0..WAYS.len()), |(value, way)| {
        for stance in [Stance::Asserted, Stance::Denied, Stance::Planned] {
            let one = code(&value, &value, (stance, stance), (1, 1), WAYS[way], &Policy::default());
            prop_assert_eq!(one, Code::Equal);
        }
        Ok(())
    });
}

#[test]
fn the_relation_does_not_depend_on_the_unit_that_a_value_is_written_in() {
    // The same amount in kilometres and in metres, its last place kept.
    let written_in_metres = |value: &Value| {
        let Value::Quantity(quantity) = value else { return value.clone() };
        let mut quantity = quantity.clone();
        let thousand = |figure: &mut reconcile::value::Figure| {
            figure.value *= Decimal::ONE_THOUSAND;
            figure.place += 3;
        };
        match &mut quantity.amount {
            reconcile::value::Amount::Point(figure) | reconcile::value::Amount::Bound(_, figure) => thousand(figure),
            reconcile::value::Amount::Range(low, high) => [low, high].into_iter().for_each(thousand),
            reconcile::value::Amount::Vague(low, high) => {
                *low *= Decimal::ONE_THOUSAND;
                *high *= Decimal::ONE_THOUSAND;
            }
        }
        quantity.unit = Measure::of("m").map_or(Unit::Bare, Unit::Measure);
        Value::Quantity(quantity)
    };
    let kilometres = || amounts().prop_map(|amount| built::value(&format!("{amount} km")));
    check(2_000, &(kilometres(), kilometres()), |(left, right)| {
        let one = |left: &Value, right: &Value| {
            let asserted = (Stance::Asserted, Stance::Asserted);
            code(left, right, asserted, (0, 0), Evolves::Fixed, &Policy::default())
        };
        let (a, b) = (written_in_metres(&left), written_in_metres(&right));
        let as_written = one(&left, &right);
        prop_assert_eq!(as_written, one(&a, &right));
        prop_assert_eq!(as_written, one(&left, &b));
        prop_assert_eq!(as_written, one(&a, &b));
        Ok(())
    });
}

#[test]
fn a_wider_tolerance_makes_no_agreement_a_conflict() {
    let wider = (0..30_i64, 0..30_i64, 0..30_i64);
    check(4_000, &(values(), values(), wider), |(left, right, (cap, approximate, tension))| {
        let narrow = Policy::default();
        let wide = Policy {
            rounding_cap: narrow.rounding_cap + Decimal::new(cap, 2),
            approximate: narrow.approximate + Decimal::new(approximate, 2),
            tension: narrow.tension + Decimal::new(tension, 2),
        };
        let under =
            |policy: &Policy| code(&left, &right, (Stance::Asserted, Stance::Asserted), (0, 0), Evolves::Fixed, policy);
        if under(&narrow).severity().is_none() {
            prop_assert!(
                under(&wide).severity().is_none(),
                "{} became {}",
                under(&narrow).as_str(),
                under(&wide).as_str()
            );
        }
        Ok(())
    });
}

fn corpora() -> impl Strategy<Value = Vec<String>> {
    let line = (0..6_u8, prop_oneof![3 => amounts(), 1 => dates()], 0..2_u8).prop_map(|(source, said, denied)| {
        let not = if denied == 1 && source == 5 { "not " } else { "" };
        format!("Outlet {source} | deal / amount | {not}{said} | {said}")
    });
    proptest::collection::vec(line, 1..14)
}

fn one_topic(corpus: &Corpus) -> Topic {
    let mut topics = topics_of(corpus, &[]);
    assert_eq!(topics.len(), 1);
    topics.remove(0)
}

fn of_lines(lines: &[String]) -> Corpus {
    corpus(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn positions_are_the_maximal_sets_of_claims_that_meet() {
    check(600, &corpora(), |lines| {
        let corpus = of_lines(&lines);
        let topic = one_topic(&corpus);
        let policy = Policy::default();
        let allowed = |claim: usize| match &corpus.claims[claim].value {
            _ if corpus.claims[claim].stance == Stance::Denied => None,
            Value::Quantity(quantity) => Some((0, quantity.intervals(&policy).allowed)),
            Value::Date(date) => Some((1, date.intervals().allowed)),
            _ => None,
        };
        let meet = |a: usize, b: usize| match (allowed(a), allowed(b)) {
            (Some((x, a)), Some((y, b))) => x == y && a.meets(&b),
            _ => a == b,
        };
        for claim in 0..corpus.claims.len() {
            prop_assert!(
                topic.positions.iter().any(|position| position.claims.contains(&claim)),
                "{} has no position",
                claim
            );
        }
        for position in topic.positions.iter().filter(|position| position.common.is_some()) {
            for &a in &position.claims {
                prop_assert!(position.claims.iter().all(|&b| a == b || meet(a, b)));
            }
            let outside = (0..corpus.claims.len()).filter(|claim| !position.claims.contains(claim));
            for claim in outside {
                prop_assert!(!position.claims.iter().all(|&member| meet(claim, member)), "{} was left out", claim);
            }
        }
        Ok(())
    });
}

#[test]
fn findings_do_not_depend_on_the_order_of_the_claims() {
    let shuffled = corpora().prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle()));
    check(400, &shuffled, |(lines, other)| {
        let told = |lines: &[String]| {
            let corpus = of_lines(lines);
            let topic = one_topic(&corpus);
            let mut findings: Vec<(String, String, String)> = topic
                .findings
                .iter()
                .map(|finding| (finding.key.clone(), finding.evidence.clone(), finding.id.clone()))
                .collect();
            findings.sort();
            let mut relations: Vec<&str> = topic.relations.iter().map(|(.., code)| code.as_str()).collect();
            relations.sort_unstable();
            (topic.verdict.as_str(), findings, relations.join(" "), topic.positions.len())
        };
        prop_assert_eq!(told(&lines), told(&other));
        Ok(())
    });
}

/// Whatever bytes a ledger holds, it is read, and what was read comes back the same from what is written of it.
#[test]
fn any_bytes_are_a_ledger() {
    let record = r#"{"ledger":1,"id":"d1","at":"2026-01-05T10:00:00Z","by":"Amal","undo":"d0","reason":"x"}"#;
    let piece = prop_oneof![
        any::<Vec<u8>>(),
        (0..record.len()).prop_map(move |end| record.as_bytes()[..end].to_vec()),
        Just(record.as_bytes().to_vec()),
        Just(record.replace("undo\":\"d0\"", "join\":[\"a / b\",\"c / b\"]").into_bytes()),
        Just(b"\n".to_vec()),
    ];
    check(300, &prop::collection::vec(piece, 0..12), |pieces| {
        let (ledger, _) = reconcile::ledger::read("a", &pieces.concat());
        let text: String = ledger.records.iter().map(|record| record.to_line()).collect();
        let (again, _) = reconcile::ledger::read("a", text.as_bytes());
        let lines = |ledger: &reconcile::ledger::Ledger| -> Vec<String> {
            ledger.records.iter().map(|record| record.to_line()).collect()
        };
        prop_assert_eq!(lines(&again), lines(&ledger));
        Ok(())
    });
}
