//! The interval chart of a topic as SVG: a row a claim over a common scale.
//!
//! Places along the scale are percentages of the drawing's width and words keep their size, so that one drawing is as readable on
//! a telephone as on a wide screen. Figures are exact up to the scale.
#![expect(clippy::float_arithmetic, reason = "a place on a screen is coarser than any figure")]

use super::{MARKED, letter};
use crate::relation::Axis;
use crate::report::axis::{Scale, comparable};
use crate::report::labels::Ui;
use crate::report::words::{FSI, PDI, clean, cut};
use crate::value::{End, Interval, Intervals, Policy, Value};
use html_escape::{encode_double_quoted_attribute, encode_text};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

/// The height of a row, and of the line of ticks.
const ROW: usize = 36;
const TICKS: usize = 24;

/// The letters that fit side by side on the narrowest screen.
const LETTERS: usize = 42;

/// One row to be drawn.
pub(super) struct Line<'v> {
    /// The number of the claim in its topic.
    pub number: usize,
    pub source: String,
    pub value: &'v Value,
    /// The value in words.
    pub stated: String,
    /// The first position that it belongs to.
    pub position: Option<usize>,
}

/// A drawing and what is to be said of it.
#[derive(Serialize)]
pub(super) struct Chart {
    /// The drawing.
    pub svg: minijinja::Value,
    /// The unit of the scale; empty for dates and bare numbers.
    pub unit: String,
    pub logarithmic: bool,
    pub dates: bool,
    /// How many claims have no place on the scale or no room.
    pub left_out: usize,
}

/// The chart of some claims; `None` where fewer than two have a place on one scale. `all` is how many claims the topic has.
pub(super) fn draw(id: &str, lines: &[Line<'_>], all: usize, policy: &Policy, ui: Ui) -> Option<Chart> {
    let values: Vec<&Value> = lines.iter().map(|line| line.value).collect();
    let (axis, intervals) = comparable(&values, policy)?;
    let rows: Vec<(&Line<'_>, Intervals)> =
        lines.iter().zip(intervals).filter_map(|(line, intervals)| Some((line, intervals?))).collect();
    if rows.len() < 2 {
        return None;
    }
    let scale = Scale::over(&axis, rows.iter().map(|(_, intervals)| intervals), LETTERS)?;
    let plot = Plot { scale, ui };
    let height = rows.len() * ROW + TICKS;
    let mut svg = String::new();
    let unit = match &axis {
        Axis::Days => String::new(),
        Axis::Amount(unit) => cut(&clean(unit), 40),
    };
    let described: Vec<String> = rows.iter().map(|(line, _)| line.words()).collect();
    svg.push_str(&format!(
        "<svg class=\"chart\" direction=\"ltr\" role=\"img\" width=\"100%\" height=\"{height}\" aria-labelledby=\"{id}-what {id}-rows\">\
         <title id=\"{id}-what\">{}</title><desc id=\"{id}-rows\">{}</desc>",
        encode_text(&ui.fill("What {} state, on one scale", &[&ui.count(rows.len(), "claim")])),
        encode_text(&described.join(ui.semicolon())),
    ));
    for (number, label) in plot.scale.ticks(&axis) {
        plot.tick(number, &label, height, &mut svg);
    }
    for (at, (line, intervals)) in rows.iter().enumerate() {
        plot.row(at * ROW, line, intervals, axis == Axis::Days, &mut svg);
    }
    svg.push_str("</svg>");
    Some(Chart {
        svg: minijinja::Value::from_safe_string(svg),
        unit,
        logarithmic: plot.scale.logarithmic,
        dates: axis == Axis::Days,
        left_out: all.saturating_sub(rows.len()),
    })
}

impl Line<'_> {
    /// `1 · Outlet A · 14.3B USD · A`.
    fn words(&self) -> String {
        let value = cut(&self.stated, 28);
        let source = cut(&self.source, 24);
        let position =
            self.position.map(|position| format!(" · \u{2066}{}\u{2069}", letter(position))).unwrap_or_default();
        format!("{} · {FSI}{source}{PDI} · \u{2066}{value}{PDI}{position}", self.number)
    }

    fn class(&self) -> String {
        self.position.filter(|position| *position < MARKED).map_or_else(|| "pn".to_owned(), |at| format!("p{at}"))
    }
}

/// A scale laid over the width of a drawing.
pub(super) struct Plot {
    pub scale: Scale,
    pub ui: Ui,
}

impl Plot {
    /// Where a number lies, in percent of the width: the ends keep some room.
    pub fn at(&self, number: f64) -> f64 {
        let share = self.scale.share(number).clamp(0.0, 1.0);
        2.0 + share * 96.0
    }

    fn end(&self, end: Option<End>, open: f64) -> f64 {
        end.and_then(|end| end.at.to_f64()).map_or(open, |number| self.at(number))
    }

    /// A line of the grid with its label.
    pub fn tick(&self, number: f64, label: &str, height: usize, svg: &mut String) {
        let x = self.at(number);
        // Half of the label's width on the narrowest screen.
        let half = 1.2 * label.len() as f64;
        let anchor = match x {
            _ if x < half => "start",
            _ if x > 100.0 - half => "end",
            _ => "middle",
        };
        svg.push_str(&format!(
            "<line class=\"grid\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"0\" y2=\"{}\"/>\
             <text class=\"tick\" x=\"{x:.2}%\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            height - TICKS + 4,
            height - 6,
            encode_text(label)
        ));
    }

    /// The words above a row, at the side where reading begins.
    pub fn label(&self, top: usize, words: &str, svg: &mut String) {
        let (x, direction) = if self.ui == Ui::Arabic { ("100%", "rtl") } else { ("0", "ltr") };
        let y = top + 14;
        svg.push_str(&format!(
            "<text class=\"who\" x=\"{x}\" y=\"{y}\" direction=\"{direction}\">{}</text>",
            encode_text(words)
        ));
    }

    fn row(&self, top: usize, line: &Line<'_>, intervals: &Intervals, days: bool, svg: &mut String) {
        self.label(top, &line.words(), svg);
        svg.push_str(&format!("<g class=\"{}\">", encode_double_quoted_attribute(&line.class())));
        let middle = top + 25;
        let stated = &intervals.stated;
        for (class, interval, half) in [("allowed", &intervals.allowed, 6), ("rounded", &intervals.rounded, 6)] {
            if interval != stated && !(class == "rounded" && intervals.rounded == intervals.allowed) {
                self.bar(class, interval, middle, half, svg);
            }
        }
        let is_day = days && stated.width() == Some(Decimal::ONE);
        let point = stated.low.filter(|_| stated.is_point() || is_day);
        if let Some(point) = point {
            self.dot(self.end(Some(point), 0.0), middle, true, svg);
        } else {
            self.bar("stated", stated, middle, 3, svg);
            // Both ends of a range are seen; of a bound the one end is a dot and the open side an arrow.
            if !stated.is_bounded() {
                for end in [stated.low, stated.high].into_iter().flatten() {
                    self.dot(self.end(Some(end), 0.0), middle, end.inclusive || days, svg);
                }
                if stated.low.is_none() {
                    arrow("0%", "M9 -6L1 0L9 6", middle, svg);
                }
                if stated.high.is_none() {
                    arrow("100%", "M-9 -6L-1 0L-9 6", middle, svg);
                }
            }
        }
        svg.push_str("</g>");
    }

    fn bar(&self, class: &str, interval: &Interval, middle: usize, half: usize, svg: &mut String) {
        let (low, high) = (self.end(interval.low, 0.0), self.end(interval.high, 100.0));
        svg.push_str(&format!(
            "<rect class=\"{class}\" x=\"{low:.2}%\" width=\"{:.2}%\" y=\"{}\" height=\"{}\" rx=\"2\"/>",
            (high - low).max(0.3),
            middle - half,
            2 * half
        ));
    }

    /// A dot, hollow where the end does not belong to the interval.
    pub fn dot(&self, x: f64, middle: usize, filled: bool, svg: &mut String) {
        let class = if filled { "dot" } else { "dot hollow" };
        svg.push_str(&format!("<circle class=\"{class}\" cx=\"{x:.2}%\" cy=\"{middle}\" r=\"5\"/>"));
    }
}

fn arrow(x: &str, path: &str, middle: usize, svg: &mut String) {
    svg.push_str(&format!(
        "<svg x=\"{x}\" y=\"{middle}\" overflow=\"visible\"><path class=\"arrow\" d=\"{path}\"/></svg>"
    ));
}
