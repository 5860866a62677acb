//! One topic: its head, a line a claim, the drawing, and the findings.

use super::paint::Ink;
use super::{COLUMNS, Style, quoted, write_wrapped};
use crate::claim::{Claim, Stance};
use crate::ledger::choices;
use crate::relation::{Axis, Because, Between};
use crate::report::axis::{Row, comparable, draw};
use crate::report::labels::Ui;
use crate::report::lesser;
use crate::report::place::{in_context, message, open_again, settled, stated};
use crate::report::timeline::{timeline, when};
use crate::report::words::{clean, cut, isolate, pad, width};
use crate::report::{REVISED, Report, copies, doubt, joined, trace, voice};
use crate::topic::{Finding, Near, Topic};
use crate::value::{Interval, Value, plain, short};
use rust_decimal::prelude::ToPrimitive;
use std::io::{self, Write};

/// The claims of a topic that are shown; the rest is counted.
const SHOWN: usize = 16;

/// The reasons of a topic that are shown.
const WHY: usize = 8;

/// Writes a topic, with the words behind it and the topics `near` it where it is traced; tells whether it has a drawing.
pub(super) fn write(
    report: &Report,
    topic: &Topic,
    near: Option<&[Near]>,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<bool> {
    head(report, topic, style, out)?;
    for line in trace::near(report, near.unwrap_or_default()) {
        write_wrapped(out, &line, "  ", 2)?;
    }
    let shown = shown(report, topic, SHOWN);
    if near.is_some() {
        for claim in &shown {
            claims(report, topic, std::slice::from_ref(claim), style, out)?;
            trace(report, claim.1, style, out)?;
        }
    } else {
        claims(report, topic, &shown, style, out)?;
    }
    if topic.claims.len() > shown.len() {
        let rest = style.ui.count(topic.claims.len() - shown.len(), "claim");
        writeln!(out, "      {}", style.ui.fill("and {} more", &[&rest]))?;
    }
    let standing: Vec<(usize, usize)> = shown.iter().copied().filter(|&(_, at)| !topic.is_revised(at)).collect();
    let drawn = drawing(report, &standing, out)?;
    let times = timeline(report, topic, style.ui);
    if !times.is_empty() {
        writeln!(out, "\n  {}", style.ui.say("over time"))?;
    }
    let widest = times.iter().map(|(when, _)| width(when)).max().unwrap_or(0);
    for (when, values) in times {
        write_wrapped(out, &format!("{}  {values}", pad(&when, widest)), "    ", 3)?;
    }
    for finding in &topic.findings {
        writeln!(out)?;
        write_finding(report, (topic, finding), &shown, style, out)?;
    }
    Ok(drawn)
}

/// Writes which words gave what a claim is about.
fn trace(report: &Report, claim: usize, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let lines = report.corpus.claims.get(claim).map(|claim| trace::of_claim(report, claim)).unwrap_or_default();
    lines.iter().try_for_each(|line| write_wrapped(out, &style.over(Ink::Dim, line), "      ", 2))
}

/// Writes one finding with its claims and the words around their quotes.
pub(super) fn write_one(
    report: &Report,
    topic: &Topic,
    finding: &Finding,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_evidence(report, topic, finding, style, out)?;
    for (number, words) in (1..).zip(choices(&report.corpus, topic, finding).iter().take(9)) {
        write_wrapped(
            out,
            &style.ui.fill("position {}: {}", &[&number.to_string(), &isolate(&clean(words))]),
            "    ",
            2,
        )?;
    }
    if let Some(decided) = topic.decided.iter().find(|decided| decided.finding.id == finding.id) {
        write_wrapped(out, &style.ui.fill("decided: {}", &[&clean(&settled(&decided.by, style.ui))]), "    ", 4)?;
    }
    writeln!(out, "    key: {}\n    evidence: {}", clean(&finding.key), clean(&finding.evidence))?;
    writeln!(out, "    to decide: reconcile decide {} --verdict … --reason …\n", clean(&finding.id))?;
    super::write_page(finding.code, style.paint, out)
}

/// Writes what speaks for and against in a finding: its claims with the words around them, the drawing, the rule and the
/// origins.
pub(super) fn write_evidence(
    report: &Report,
    topic: &Topic,
    finding: &Finding,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    head(report, topic, style, out)?;
    for (number, &at) in finding.claims.iter().enumerate() {
        let Some(claim) = report.corpus.claims.get(at) else { continue };
        claims(report, topic, &[(number + 1, at)], style, out)?;
        let quote = &claim.quote;
        let path = report.article(claim).map_or("", |article| &article.path);
        let place = format!("{}:{}:{}", clean(path), quote.place.line, quote.place.column);
        writeln!(out, "      {}", style.over(Ink::Dim, &place))?;
    }
    let numbered: Vec<(usize, usize)> = finding.claims.iter().enumerate().map(|(at, &claim)| (at + 1, claim)).collect();
    drawing(report, &numbered, out)?;
    writeln!(out)?;
    write_finding(report, (topic, finding), &numbered, style, out)
}

fn head(report: &Report, topic: &Topic, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let ui = style.ui;
    let verdict = ui.say(topic.verdict.as_str());
    let label = cut(&clean(&topic.label), COLUMNS - width(verdict) - 2);
    let verdict = style.over(Ink::of_verdict(topic.verdict), verdict);
    writeln!(out, "{verdict}  {}", style.over(Ink::Bold, &isolate(&label)))?;
    let mut facts = vec![ui.count(topic.claims.len(), "claim")];
    let mut sources: Vec<&str> = topic
        .claims
        .iter()
        .filter_map(|&claim| report.article(report.corpus.claims.get(claim)?))
        .map(|article| article.source.as_deref().unwrap_or(&article.path))
        .collect();
    sources.sort_unstable();
    sources.dedup();
    facts.push(ui.count(sources.len(), "source"));
    if topic.positions.len() > 1 {
        facts.push(ui.count(topic.positions.len(), "position"));
    }
    facts.extend(topic.scope.iter().map(|(name, value)| format!("{}: {}", clean(name), isolate(&clean(value)))));
    if !topic.sure {
        facts.push(ui.fill("suggested: {}", &[ui.say(doubt(topic))]));
    }
    write_wrapped(out, &facts.join(" · "), "  ", 3)?;
    for sources in copies(report, topic).iter().take(4) {
        write_wrapped(out, &ui.fill("copies of one text, one origin: {}", &[&sources.join(ui.comma())]), "  ", 3)?;
    }
    for why in topic.why.iter().take(WHY) {
        write_wrapped(out, &joined(why, ui), "  ", 2)?;
    }
    Ok(())
}

/// The claims to show with the numbers that they are called by: those that findings speak of first, in the order of
/// their values.
pub(in crate::report) fn shown(report: &Report, topic: &Topic, at_most: usize) -> Vec<(usize, usize)> {
    let mut chosen: Vec<usize> = Vec::new();
    let spoken_of = topic.findings.iter().flat_map(|finding| &finding.claims);
    let leading = topic.positions.iter().filter_map(|position| position.claims.first());
    for &claim in spoken_of.chain(leading).chain(topic.claims.iter().take(at_most)) {
        if chosen.len() == at_most {
            break;
        }
        if !chosen.contains(&claim) {
            chosen.push(claim);
        }
    }
    let values: Vec<(usize, &Claim)> =
        chosen.iter().filter_map(|&at| Some((at, report.corpus.claims.get(at)?))).collect();
    let mut intervals: Vec<(usize, Option<Interval>)> = values
        .iter()
        .map(|(at, claim)| {
            let stated = match &claim.value {
                Value::Quantity(quantity) => Some(quantity.amount.stated()),
                Value::Date(date) => Some(date.intervals().stated),
                _ => None,
            };
            (*at, stated)
        })
        .collect();
    intervals.sort_by_key(|(at, stated)| {
        let ends = stated.map(|stated| {
            let low = stated.low.map(|end| (end.at, !end.inclusive));
            (low, stated.high.is_none(), stated.high.map(|end| end.at))
        });
        (ends.is_none(), ends, *at)
    });
    intervals.into_iter().enumerate().map(|(number, (at, _))| (number + 1, at)).collect()
}

/// The columns of a claim's value and of its date, at most.
const VALUE: usize = 26;
const DATE: usize = 22;

/// A line a claim: its number, value, voice and stance, and date, and the quote beside them where it fits, else below.
fn claims(
    report: &Report,
    topic: &Topic,
    shown: &[(usize, usize)],
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let ui = style.ui;
    let claims: Vec<(usize, usize, &Claim)> =
        shown.iter().filter_map(|&(number, at)| Some((number, at, report.corpus.claims.get(at)?))).collect();
    let value = |claim: &Claim| isolate(&cut(&stated(claim), VALUE));
    let date = |claim: &Claim| cut(&when(report, claim, ui), DATE);
    let widest = |of: &dyn Fn(&Claim) -> String| claims.iter().map(|(.., claim)| width(&of(claim))).max().unwrap_or(0);
    let (values, dates) = (widest(&value), widest(&date));
    let room = COLUMNS.saturating_sub(9 + values + dates);
    let said = |at: usize, claim: &Claim| {
        let mut stance = match claim.stance {
            Stance::Asserted => String::new(),
            stance => format!("{}{}", ui.comma(), ui.say(stance.as_str())),
        };
        if topic.is_revised(at) {
            stance.push_str(ui.comma());
            stance.push_str(ui.say(REVISED));
        }
        voice(report, claim, room.saturating_sub(width(&stance)), ui) + &stance
    };
    let voices = claims.iter().map(|&(_, at, claim)| width(&said(at, claim))).max().unwrap_or(0);
    for (number, at, claim) in claims {
        let value = style.over(Ink::Bold, &pad(&value(claim), values));
        let line = format!("{number:>3}  {value}  {}  {}", pad(&said(at, claim), voices), pad(&date(claim), dates));
        let quote = quoted(&in_context(&claim.quote), 4 * COLUMNS);
        if quote == "«»" {
            writeln!(out, "{}", line.trim_end())?;
        } else if 11 + values + voices + dates + width(&quote) <= COLUMNS {
            writeln!(out, "{line}  {quote}")?;
        } else {
            writeln!(out, "{}", line.trim_end())?;
            write_wrapped(out, &quote, "      ", 5)?;
        }
    }
    Ok(())
}

fn drawing(report: &Report, shown: &[(usize, usize)], out: &mut dyn Write) -> io::Result<bool> {
    let claims: Vec<(usize, &Claim)> =
        shown.iter().filter_map(|&(number, at)| Some((number, report.corpus.claims.get(at)?))).collect();
    let values: Vec<&Value> = claims.iter().map(|(_, claim)| &claim.value).collect();
    let Some((axis, intervals)) = comparable(&values, &report.policy) else { return Ok(false) };
    let rows: Vec<Row> = claims
        .iter()
        .zip(intervals)
        .filter_map(|((number, claim), intervals)| {
            let source = report.article(claim).and_then(|article| article.source.as_deref()).unwrap_or_default();
            let label = format!("{number:>3}  {}", isolate(&cut(&clean(source), 14)));
            Some(Row { label, intervals: intervals? })
        })
        .collect();
    // One row shows neither agreement nor gap.
    let lines = if rows.len() < 2 { Vec::new() } else { draw(&axis, &rows, COLUMNS) };
    if lines.is_empty() {
        return Ok(false);
    }
    writeln!(out)?;
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(true)
}

fn write_finding(
    report: &Report,
    (topic, finding): (&Topic, &Finding),
    shown: &[(usize, usize)],
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let ui = style.ui;
    let severity = style.over(Ink::of_severity(finding.severity), ui.say(finding.severity.as_str()));
    let code = style.over(Ink::Bold, ui.say(finding.code.as_str()));
    let standing = finding.standing.map(|standing| format!("  {}", ui.say(standing.as_str()))).unwrap_or_default();
    writeln!(out, "  {severity} {code}  {}{standing}", style.over(Ink::Dim, &clean(&finding.id)))?;
    write_wrapped(out, &message(report, finding, ui), "    ", 6)?;
    let numbers: Vec<Option<usize>> = finding
        .claims
        .iter()
        .map(|claim| shown.iter().find(|(_, at)| at == claim).map(|(number, _)| *number))
        .collect();
    let number = |side: usize| numbers.get(side).copied().flatten();
    because(&finding.because, [number(0), number(1)], &lesser::rule(finding, ui), ui, out)?;
    let told = lesser::excuse(topic, finding, ui).into_iter().chain(lesser::origins(finding, ui));
    for line in told {
        write_wrapped(out, &line, "    ", 2)?;
    }
    if let Some(reopened) = &finding.reopened {
        write_wrapped(out, &clean(&open_again(reopened, ui)), "    ", 8)?;
    }
    Ok(())
}

/// The intervals that a rule compared, what lies between them, and the rule.
pub(in crate::report) fn because(
    because: &Because,
    [left, right]: [Option<usize>; 2],
    rule: &str,
    ui: Ui,
    out: &mut dyn Write,
) -> io::Result<()> {
    if let (Some(a), Some(b)) = (because.left, because.right) {
        let named = |number: Option<usize>, side: &str| {
            number.map_or_else(|| ui.say(side).to_owned(), |number| number.to_string())
        };
        let mut facts = vec![
            format!("{}: {}", named(left, "left"), interval(&a, &because.axis)),
            format!("{}: {}", named(right, "right"), interval(&b, &because.axis)),
        ];
        match because.between {
            Between::Nothing => {}
            Between::Overlap(shared) => facts.push(ui.fill("overlap: {}", &[&interval(&shared, &because.axis)])),
            Between::Gap(distance, share) => {
                facts.push(ui.fill("apart: {}", &[&gap(distance, share, &because.axis, ui)]));
            }
        }
        let line = facts.join("   ");
        if width(&line) <= COLUMNS - 4 {
            writeln!(out, "    {line}")?;
        } else {
            for fact in facts {
                write_wrapped(out, &fact, "    ", 2)?;
            }
        }
    }
    write_wrapped(out, &clean(rule), "    ", 8)
}

/// The columns of a unit, at most.
const UNIT: usize = 24;

/// An interval in the words of its axis.
pub(in crate::report) fn interval(interval: &Interval, axis: &Axis) -> String {
    match axis {
        Axis::Days => interval.as_days(),
        Axis::Amount(unit) => isolate(&interval.as_amounts(&cut(&clean(unit), UNIT))),
    }
}

/// A distance in the words of its axis, with its share of the larger magnitude.
pub(in crate::report) fn gap(
    distance: rust_decimal::Decimal,
    share: Option<rust_decimal::Decimal>,
    axis: &Axis,
    ui: Ui,
) -> String {
    let words = match axis {
        Axis::Days => distance.to_usize().map_or_else(|| short(distance), |days| ui.count(days, "day")),
        Axis::Amount(unit) if unit.is_empty() => short(distance),
        // What lies between two percentages is counted in points.
        Axis::Amount(unit) if unit == "%" => format!("{} pp", short(distance)),
        Axis::Amount(unit) => isolate(&format!("{} {}", short(distance), cut(&clean(unit), UNIT))),
    };
    let percent = share.and_then(|share| share.checked_mul(rust_decimal::Decimal::ONE_HUNDRED));
    percent.map_or(words.clone(), |percent| format!("{words} ({} %)", plain(percent.round_dp(1))))
}
