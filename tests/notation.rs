//! What reports print can be read back: the notation of a value is read as that value.

use jiff::civil::Date;
use proptest::prelude::*;
use reconcile::mention::{Context, read_whole};
use reconcile::value::{
    Amount, Approx, Bound, Currency, CurrencyCode, DateBound, DateSpan, Figure, Grain, Lean, Measure, Quantity, Season,
    TimeUnit, Unit, Value,
};
use rust_decimal::Decimal;

fn figures() -> impl Strategy<Value = Figure> {
    let scales = prop::sample::select(vec![0_u32, 0, 3, 6, 9, 12]);
    let whole = (1..100_000_i64, scales.clone()).prop_map(|(number, scale)| {
        let figure = Figure::whole(Decimal::from(number));
        let scale_of = Decimal::from(10_i64.pow(scale));
        Figure { value: figure.value * scale_of, place: figure.place + scale as i32, ..figure }
    });
    let decimal = (1..100_000_i64, 1..4_u32, scales).prop_map(|(digits, decimals, scale)| {
        let value = Decimal::new(digits, decimals) * Decimal::from(10_i64.pow(scale));
        Figure { value, place: scale as i32 - decimals as i32, decimal: true, fraction: None }
    });
    prop_oneof![whole, decimal]
}

fn units() -> impl Strategy<Value = Unit> {
    let currency = |code| Unit::Money(Currency::known(CurrencyCode::new(code).expect("three capitals")));
    let measure = |symbol| Unit::Measure(Measure::of(symbol).expect("a known unit"));
    prop::sample::select(vec![
        Unit::Bare,
        currency("USD"),
        currency("EUR"),
        currency("SAR"),
        Unit::Percent,
        Unit::PercentPoint,
        Unit::BasisPoint,
        measure("ft2"),
        measure("km"),
        measure("kg"),
        measure("°C"),
        measure("MW"),
        Unit::Time(TimeUnit::Year),
        Unit::Time(TimeUnit::Day),
    ])
}

fn amounts() -> impl Strategy<Value = (Amount, Option<Lean>)> {
    let bounds = prop::sample::select(vec![Bound::Above, Bound::AtLeast, Bound::Below, Bound::AtMost]);
    let leans = prop::sample::select(vec![None, None, Some(Lean::Both), Some(Lean::Under), Some(Lean::Over)]);
    let vague = prop::sample::select(vec![(24, 100), (200, 1_000), (20_000, 100_000), (200_000_000, 1_000_000_000)]);
    prop_oneof![
        3 => (figures(), leans).prop_map(|(figure, lean)| (Amount::Point(figure), lean)),
        2 => (bounds, figures()).prop_map(|(bound, figure)| (Amount::Bound(bound, figure), None)),
        1 => vague.prop_map(|(low, high)| (Amount::Vague(Decimal::from(low), Decimal::from(high)), None)),
    ]
}

/// The value without what its notation does not hold: the words of approximation and other candidates.
fn bare(value: &Value) -> Value {
    let mut value = value.clone();
    if let Value::Quantity(quantity) = &mut value {
        if let Some(approx) = &mut quantity.approx {
            approx.words.clear();
        }
        if let Unit::Money(currency) = &mut quantity.unit {
            currency.candidates.clear();
        }
    }
    value
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn quantities_are_read_back((amount, lean) in amounts(), unit in units()) {
        let approx = lean.map(|lean| Approx { words: String::new(), lean });
        let value = Value::Quantity(Quantity { amount, approx, unit, per: None });
        let notation = value.to_string();
        let read = read_whole(&notation, &Context { lang: Some("en".to_owned()), ..Context::default() });
        let read = read.and_then(|mention| mention.value.ok()).map(|value| bare(&value));
        prop_assert_eq!(read, Some(value), "{}", notation);
    }
}

fn units_of_time() -> impl Strategy<Value = DateSpan> {
    let grains = prop::sample::select(vec![
        Grain::Day,
        Grain::Month,
        Grain::Quarter,
        Grain::Half,
        Grain::Year,
        Grain::Decade,
        Grain::Season,
    ]);
    (1950..2060_i16, 1..=12_i8, 1..=28_i8, grains).prop_filter_map("a date", |(year, month, day, grain)| {
        let start = match grain {
            Grain::Day => Date::new(year, month, day),
            Grain::Quarter => Date::new(year, (month - 1) / 3 * 3 + 1, 1),
            Grain::Half => Date::new(year, (month - 1) / 6 * 6 + 1, 1),
            Grain::Year => Date::new(year, 1, 1),
            Grain::Decade => Date::new(year / 10 * 10, 1, 1),
            Grain::Season => Date::new(year, (month - 1) / 3 * 3 + 3, 1),
            _ => Date::new(year, month, 1),
        };
        let start = start.ok()?;
        let last = start.checked_add(grain.span()).ok()?.yesterday().ok()?;
        let season = (grain == Grain::Season).then(|| match start.month() {
            3 => Season::Spring,
            6 => Season::Summer,
            9 => Season::Autumn,
            _ => Season::Winter,
        });
        Some(DateSpan { season, ..DateSpan::new(start, last, grain) })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn dates_are_read_back(
        span in units_of_time(),
        bound in prop::sample::select(vec![None, None, Some(DateBound::Before), Some(DateBound::By), Some(DateBound::After), Some(DateBound::Since)]),
        about in any::<bool>(),
    ) {
        let approx = about.then(|| Approx { words: String::new(), lean: Lean::Both });
        let span = DateSpan { bound, approx, ..span };
        let notation = span.to_string();
        let context = Context { lang: Some("en".to_owned()), ..Context::default() };
        let read = |words: &str| match read_whole(words, &context).map(|mention| mention.value) {
            Some(Ok(Value::Date(mut date))) => {
                date.approx.iter_mut().for_each(|approx| approx.words.clear());
                Some(date)
            }
            _ => None,
        };
        prop_assert_eq!(read(&notation), Some(span.clone()), "{}", notation);
        let edtf = span.edtf();
        let read = read(&edtf);
        let days = |date: &DateSpan| (date.start(), date.end(), date.approx.is_some());
        prop_assert_eq!(read.as_ref().map(days), Some(days(&span)), "{} from {}", edtf, notation);
    }
}
