//! The interval drawing: one row a claim on a common scale, so that agreement and gap can be seen.
//!
//! ```text
//!   1 Outlet E       ○━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━▶
//!   2 Outlet A                                 ─●─
//!   3 Outlet E                                    ──●──
//!                    ┴────────────┴───────────┴───────────┴
//!     USD            10B          12B         14B         16B
//! ```
//!
//! `●` is a stated point, `━` a stated range, `─` what the words allow, `○` an end that does not belong to the range,
//! `▶` and `◀` an open side.
#![expect(clippy::float_arithmetic, reason = "a cell of a terminal is coarser than any figure")]

use super::words::{pad, width};
use crate::relation::Axis;
use crate::value::{Dimension, Interval, Intervals, Measure, Policy, TimeUnit, Unit, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Values that span more than this factor are drawn on a logarithmic scale.
const DECADES: f64 = 100.0;

/// One row of a drawing.
pub(crate) struct Row {
    /// What stands before it, already cut to a common width.
    pub label: String,
    /// The intervals, in the unit of the scale.
    pub intervals: Intervals,
}

/// Values of one unit with the scale that they share: the largest group of values that can be compared, each converted
/// to the unit of the first one; `None` in place of a value outside of the group. `None` where nothing can be drawn.
pub(crate) fn comparable(values: &[&Value], policy: &Policy) -> Option<(Axis, Vec<Option<Intervals>>)> {
    let groups: Vec<Option<Group>> = values.iter().map(|value| Group::of(value)).collect();
    let mut sizes: Vec<(Group, usize)> = Vec::new();
    for group in groups.iter().flatten() {
        match sizes.iter_mut().find(|(known, _)| known == group) {
            Some((_, size)) => *size += 1,
            None => sizes.push((group.clone(), 1)),
        }
    }
    let rank = |(group, size): &(Group, usize)| (group.is_named(), *size);
    let largest = sizes.iter().map(rank).max()?;
    let (chosen, _) = sizes.into_iter().find(|row| rank(row) == largest)?;
    let first = groups.iter().position(|group| group.as_ref() == Some(&chosen))?;
    let axis = match values[first] {
        Value::Quantity(quantity) => {
            let all = values.iter().filter_map(|value| match value {
                Value::Quantity(quantity) => Some(quantity),
                _ => None,
            });
            let unit = quantity.shared_unit(all).to_string();
            Axis::Amount(quantity.per.as_ref().map_or(unit.clone(), |per| format!("{unit} per {per}")))
        }
        _ => Axis::Days,
    };
    let intervals = values.iter().zip(&groups).map(|(value, group)| match (value, values[first]) {
        _ if group.as_ref().is_none_or(|group| !chosen.takes(group)) => None,
        (Value::Quantity(quantity), Value::Quantity(first)) => {
            let convert =
                |interval: Interval| interval.try_map(|number| converted(number, &quantity.unit, &first.unit));
            let Intervals { stated, rounded, allowed } = quantity.intervals(policy);
            Some(Intervals { stated: convert(stated)?, rounded: convert(rounded)?, allowed: convert(allowed)? })
        }
        (Value::Date(date), _) => Some(date.intervals()),
        _ => None,
    });
    Some((axis, intervals.collect()))
}

/// What can stand on one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Group {
    Days,
    Bare(Option<String>),
    Money(Option<String>, Option<String>),
    Amount(&'static str, Option<String>),
    Measure(Dimension, Option<String>),
}

impl Group {
    fn of(value: &Value) -> Option<Group> {
        let quantity = match value {
            Value::Quantity(quantity) => quantity,
            Value::Date(_) => return Some(Group::Days),
            _ => return None,
        };
        let per = quantity.per.clone();
        Some(match &quantity.unit {
            Unit::Money(currency) if currency.possible().is_empty() => Group::Money(None, per),
            Unit::Money(_) => Group::Money(Some(quantity.unit.to_string()), per),
            Unit::Bare => Group::Bare(per),
            Unit::Noun(_) => Group::Amount("count", per),
            Unit::Percent => Group::Amount("percent", per),
            Unit::PercentPoint | Unit::BasisPoint => Group::Amount("points", per),
            Unit::Time(_) => Group::Amount("duration", per),
            Unit::Rank => Group::Amount("rank", per),
            Unit::Measure(measure) => Group::Measure(measure.dimension, per),
        })
    }

    /// Whether values of the other group can be drawn here: a bare number takes the others' unit, and money without a
    /// currency the others' currency.
    fn takes(&self, other: &Group) -> bool {
        match (self, other) {
            (Group::Days, Group::Bare(_)) => false,
            (_, Group::Bare(None)) => true,
            (Group::Money(_, a), Group::Money(None, b)) => a == b,
            _ => self == other,
        }
    }

    /// Whether the unit is known, so that others are drawn with it rather than it with them.
    fn is_named(&self) -> bool {
        !matches!(self, Group::Bare(_) | Group::Money(None, _))
    }
}

fn converted(number: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    let hundred = Decimal::ONE_HUNDRED;
    match (from, to) {
        (Unit::Measure(Measure { factor, offset, .. }), Unit::Measure(to)) if from != &Unit::Measure(to) => {
            let base = number.checked_mul(*factor)?.checked_sub(*offset)?;
            base.checked_add(to.offset)?.checked_div(to.factor)
        }
        (Unit::Time(from), Unit::Time(to)) if from != to => {
            let seconds = |unit: &TimeUnit| Decimal::from(unit.seconds());
            number.checked_mul(seconds(from))?.checked_div(seconds(to))
        }
        (Unit::BasisPoint, Unit::PercentPoint) => number.checked_div(hundred),
        (Unit::PercentPoint, Unit::BasisPoint) => number.checked_mul(hundred),
        _ => Some(number),
    }
}

/// The drawing in lines of at most `columns`, its rows, its axis and the labels of its ticks. Empty where no row has an
/// end to draw.
pub(crate) fn draw(axis: &Axis, rows: &[Row], columns: usize) -> Vec<String> {
    let margin = rows.iter().map(|row| width(&row.label)).max().unwrap_or(0).max(14) + 1;
    let Some(scale) = Scale::over(axis, rows.iter().map(|row| &row.intervals), columns.saturating_sub(margin)) else {
        return Vec::new();
    };
    let mut lines: Vec<String> =
        rows.iter().map(|row| format!("{} {}", pad(&row.label, margin - 1), scale.row(&row.intervals))).collect();
    let ticks = scale.ticks(axis);
    let mut line = vec!['─'; scale.cells];
    let mut labels = String::new();
    for (number, label) in &ticks {
        let cell = scale.cell(*number);
        line[cell] = '┴';
        labels = pad(&labels, cell.min(scale.cells.saturating_sub(width(label)))) + label;
    }
    let name = match axis {
        Axis::Days => String::new(),
        Axis::Amount(unit) if scale.logarithmic => format!("log {unit}"),
        Axis::Amount(unit) => unit.clone(),
    };
    let name = super::words::cut(&super::words::isolate(&super::words::clean(&name)), margin.saturating_sub(5));
    lines.push(format!("{}{}", " ".repeat(margin), line.iter().collect::<String>()));
    lines.push(format!("    {} {labels}", pad(&name, margin - 5)));
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// A stretch of the number line laid over cells.
pub(super) struct Scale {
    from: f64,
    to: f64,
    /// Whether equal steps are equal factors.
    pub logarithmic: bool,
    cells: usize,
}

impl Scale {
    /// The stretch that holds every end of some values; `None` where they have none.
    pub fn over<'i>(axis: &Axis, values: impl Iterator<Item = &'i Intervals> + Clone, cells: usize) -> Option<Scale> {
        let ends = |side: fn(&Interval) -> Option<crate::value::End>| {
            let both = values.clone().flat_map(move |intervals| [side(&intervals.stated), side(&intervals.allowed)]);
            both.flatten().filter_map(|end| end.at.to_f64())
        };
        let all = || ends(|interval| interval.low).chain(ends(|interval| interval.high));
        let (mut from, mut to) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
        if from > to || cells < 10 {
            return None;
        }
        let logarithmic = matches!(axis, Axis::Amount(_)) && from > 0.0 && to / from > DECADES;
        if logarithmic {
            (from, to) = (from.log10(), to.log10());
        }
        let length = if to > from { to - from } else { (from.abs() * 0.2).max(1.0) };
        // Room for the arrow of an open side.
        let room = |open: bool| length * if open { 0.15 } else { 0.04 };
        let is_open = |side: fn(&Interval) -> bool| values.clone().any(|intervals| side(&intervals.stated));
        let left = room(is_open(|interval| interval.low.is_none()) || from == to);
        let right = room(is_open(|interval| interval.high.is_none()) || from == to);
        Some(Scale { from: from - left, to: to + right, logarithmic, cells })
    }

    /// How far along the scale a number lies, from 0 to 1.
    pub fn share(&self, number: f64) -> f64 {
        let number = if self.logarithmic { number.log10() } else { number };
        (number - self.from) / (self.to - self.from)
    }

    /// How far along the cells a number lies.
    fn along(&self, number: f64) -> f64 {
        self.share(number) * self.cells as f64
    }

    fn cell(&self, number: f64) -> usize {
        (self.along(number).floor().max(0.0) as usize).min(self.cells - 1)
    }

    /// First and last cell of an interval. An excluded upper end on a border between cells takes the cell before it.
    fn stretch(&self, interval: &Interval) -> (usize, usize) {
        let at = |end: crate::value::End| end.at.to_f64().unwrap_or_default();
        let first = interval.low.map_or(0, |low| self.cell(at(low)));
        let last = interval.high.map_or(self.cells - 1, |high| {
            let along = self.along(at(high));
            let last = if high.inclusive { along.floor() } else { along.ceil() - 1.0 };
            (last.max(0.0) as usize).min(self.cells - 1)
        });
        (first, last.max(first))
    }

    fn row(&self, intervals: &Intervals) -> String {
        let mut cells = vec![' '; self.cells];
        let (first, last) = self.stretch(&intervals.allowed);
        cells[first..=last].fill('─');
        let stated = &intervals.stated;
        let (first, last) = self.stretch(stated);
        cells[first..=last].fill('━');
        let days = stated.width() == Some(Decimal::ONE) && stated.high.is_some_and(|high| !high.inclusive);
        match (stated.low, stated.high) {
            (Some(_), Some(_)) if stated.is_point() || (days && first == last) => cells[first] = '●',
            (Some(_), Some(_)) => {}
            (low, high) => {
                // The closed end of a stretch of days is its first or last day; its cell is filled.
                let mark = |end: crate::value::End| if end.inclusive { '●' } else { '○' };
                match low {
                    Some(low) => cells[first] = mark(low),
                    None => cells[first] = '◀',
                }
                match high {
                    Some(high) => cells[last] = mark(high),
                    None => cells[last] = '▶',
                }
            }
        }
        cells.into_iter().collect()
    }

    /// The finest round numbers or days whose labels stand apart when a letter takes a cell.
    pub fn ticks(&self, axis: &Axis) -> Vec<(f64, String)> {
        let candidates: Box<dyn Iterator<Item = Vec<(f64, String)>>> = match axis {
            Axis::Days => Box::new(DAY_STEPS.iter().map(|step| self.days(*step))),
            Axis::Amount(_) if self.logarithmic => {
                let all: &[&[i64]] = &[&[1, 2, 5], &[1, 3], &[1]];
                let steps = all.iter().map(|digits| (1, *digits)).chain((2..10).map(|every| (every, &[1_i64][..])));
                Box::new(steps.map(|(every, digits)| self.powers(every, digits)))
            }
            Axis::Amount(_) => {
                let finest = ((self.to - self.from).log10().floor() as i32 - 2).clamp(-20, 24);
                let steps = (finest..finest + 6).flat_map(|exponent| [1, 2, 5].map(|digit| (digit, exponent)));
                Box::new(steps.filter_map(|(digit, exponent)| self.multiples(digit, exponent)))
            }
        };
        for ticks in candidates {
            let mut ticks = ticks;
            // The label of a tick near the end may have no room.
            let has_no_room = |(number, label): &(f64, String)| self.cell(*number) + width(label) > self.cells;
            if ticks.len() > 2 && ticks.last().is_some_and(has_no_room) {
                ticks.pop();
            }
            let left =
                |(number, label): &(f64, String)| self.cell(*number).min(self.cells.saturating_sub(width(label)));
            if ticks.windows(2).all(|pair| left(&pair[0]) + width(&pair[0].1) + 3 <= left(&pair[1])) {
                return ticks;
            }
        }
        Vec::new()
    }

    fn multiples(&self, digit: i64, exponent: i32) -> Option<Vec<(f64, String)>> {
        let step = if exponent < 0 {
            Decimal::from_i128_with_scale(i128::from(digit), exponent.unsigned_abs())
        } else {
            Decimal::from(digit).checked_mul(crate::value::power_of_ten(exponent))?
        };
        let length = step.to_f64()?;
        let (first, last) = ((self.from / length).ceil() as i64, (self.to / length).floor() as i64);
        // More ticks than cells cannot have their labels apart.
        if last.checked_sub(first)? > self.cells as i64 {
            return None;
        }
        let tick = |times: i64| {
            let number = step.checked_mul(Decimal::from(times))?;
            Some((number.to_f64()?, crate::value::short(number)))
        };
        (first..=last).map(tick).collect()
    }

    fn powers(&self, every: i32, digits: &[i64]) -> Vec<(f64, String)> {
        let exponents = (self.from.floor() as i32..=self.to.ceil() as i32).filter(|exponent| exponent % every == 0);
        let numbers = exponents.flat_map(|exponent| {
            digits.iter().filter_map(move |digit| {
                Decimal::from(*digit).checked_mul(crate::value::power_of_ten(exponent.clamp(-20, 27)))
            })
        });
        let inside = |number: &f64| (self.from..=self.to).contains(&number.log10());
        numbers
            .filter_map(|number| Some((number.to_f64()?, crate::value::short(number))))
            .filter(|(number, _)| inside(number))
            .collect()
    }

    fn days(&self, step: Step) -> Vec<(f64, String)> {
        let inside = Interval::half_open(Decimal::from_f64_retain(self.from), Decimal::from_f64_retain(self.to));
        let (Some(first), Some(last)) = (inside.first_day(), inside.last_day()) else { return Vec::new() };
        let mut ticks = Vec::new();
        let mut next = step.first(first);
        while let Some(day) = next
            && day <= last
            && ticks.len() <= self.cells
        {
            if day >= first {
                let number = crate::value::day_number(day).to_f64().unwrap_or_default();
                ticks.push((number, step.label(day)));
            }
            next = step.after(day);
        }
        ticks
    }
}

/// The steps of a day axis.
#[derive(Clone, Copy)]
enum Step {
    Days(i32),
    Months(i8),
    Years(i16),
}

const DAY_STEPS: [Step; 13] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(50),
    Step::Years(100),
    Step::Years(1000),
];

impl Step {
    /// The last round day up to `day`.
    fn first(self, day: Date) -> Option<Date> {
        match self {
            Step::Days(_) => Some(day),
            Step::Months(months) => Date::new(day.year(), (day.month() - 1) / months * months + 1, 1).ok(),
            Step::Years(years) => Date::new(day.year().div_euclid(years) * years, 1, 1).ok(),
        }
    }

    fn after(self, day: Date) -> Option<Date> {
        let span = match self {
            Step::Days(days) => jiff::Span::new().days(days),
            Step::Months(months) => jiff::Span::new().months(months),
            Step::Years(years) => jiff::Span::new().years(years),
        };
        day.checked_add(span).ok()
    }

    fn label(self, day: Date) -> String {
        match self {
            Step::Days(_) => day.to_string(),
            Step::Months(_) => format!("{:04}-{:02}", day.year(), day.month()),
            Step::Years(_) => day.year().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Amount, Bound, Figure, Quantity};

    fn check(axis: &Axis, rows: &[(&str, Intervals)]) -> String {
        let rows: Vec<Row> =
            rows.iter().map(|(label, intervals)| Row { label: (*label).to_owned(), intervals: *intervals }).collect();
        let lines = draw(axis, &rows, 72);
        assert!(lines.iter().all(|line| width(line) <= 72), "{lines:#?}");
        lines.iter().map(|line| format!("|{line}\n")).collect()
    }

    fn of(interval: Interval) -> Intervals {
        Intervals { stated: interval, rounded: interval, allowed: interval }
    }

    fn point(value: i64, reach: i64) -> Intervals {
        let at = Decimal::from;
        let allowed = Interval::closed(at(value - reach), at(value + reach));
        Intervals { stated: Interval::point(at(value)), rounded: allowed, allowed }
    }

    fn above(value: i64) -> Intervals {
        let figure = Figure::whole(Decimal::from(value));
        Quantity { amount: Amount::Bound(Bound::Above, figure), approx: None, unit: Unit::Bare, per: None }
            .intervals(&Policy::default())
    }

    #[test]
    fn gaps_and_overlaps_can_be_seen() {
        let billion = 1_000_000_000;
        let axis = Axis::Amount("USD".to_owned());
        let rows = [
            ("  1 Outlet E", above(10 * billion)),
            ("  2 Outlet A", point(14 * billion, billion / 2)),
            ("  3 Outlet C", point(14_300_000_000, 50_000_000)),
            ("  4 Outlet E", point(15 * billion, billion / 2)),
        ];
        insta::assert_snapshot!(check(&axis, &rows), @"
        |  1 Outlet E    ○━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━▶
        |  2 Outlet A                                   ────●─────
        |  3 Outlet C                                         ─●
        |  4 Outlet E                                            ────●────
        |               ─┴────────┴────────┴────────┴───────┴────────┴────────┴──
        |    USD         10B      11B      12B      13B     14B      15B      16B
        ");
    }

    #[test]
    fn wide_spans_are_logarithmic() {
        let axis = Axis::Amount("jobs".to_owned());
        let range = of(Interval::closed(Decimal::from(200_000), Decimal::from(1_000_000)));
        insta::assert_snapshot!(check(&axis, &[("  1 A", point(600, 50)), ("  2 B", range)]), @"
        |  1 A            ●─
        |  2 B                                                     ━━━━━━━━━━━━
        |               ──────┴───────────────┴───────────────┴───────────────┴──
        |    log jobs         1,000           10,000          100,000         1M
        ");
    }

    #[test]
    fn dates_stand_on_days() {
        let days =
            |from: i64, to: Option<i64>| of(Interval::half_open(Some(Decimal::from(from)), to.map(Decimal::from)));
        let rows = [
            ("  1 Q1 2026", days(20454, Some(20544))),
            ("  2 spring 2026", days(20513, Some(20605))),
            ("  3 a day", days(20600, Some(20601))),
            ("  4 since", days(20600, None)),
        ];
        insta::assert_snapshot!(check(&Axis::Days, &rows), @"
        |  1 Q1 2026      ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        |  2 spring 2026                     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        |  3 a day                                                      ●
        |  4 since                                                      ●━━━━━━━▶
        |                ─┴───────────────────────────┴──────────────────────────
        |                 2026-01                     2026-04
        ");
    }

    #[test]
    fn one_point_and_no_end_are_drawn_or_left_out() {
        let axis = Axis::Amount(String::new());
        insta::assert_snapshot!(check(&axis, &[("  1 A", point(0, 0))]), @"
        |  1 A                                      ●
        |               ─────────┴─────────┴────────┴─────────┴────────┴─────────
        |                        -0.1      -0.05    0         0.05     0.1
        ");
        assert_eq!(check(&axis, &[("  1 A", of(Interval::ALL))]), "");
        let largest = of(Interval::closed(Decimal::MIN, Decimal::MAX));
        assert!(check(&axis, &[("  1 A", largest)]).contains('━'));
    }
}
