//! The report for people at a terminal: worst first, 80 columns, with an interval drawing under each topic.

mod paint;
mod topic;

pub(super) use topic::{because, gap, interval, shown};

pub use paint::Paint;

use super::labels::Ui;
use super::place::{settled, stated};
use super::words::{FSI, PDI, clean, cut, isolate, pad, wrap};
use super::{Report, summary, trace};
use crate::claim::Claim;
use crate::topic::{Finding, Topic, Verdict, nearly};
use paint::Ink;
use std::io::{self, Write};

/// The columns that a report keeps to.
const COLUMNS: usize = 80;

/// The passages and problems that are listed; the rest is counted.
const LISTED: usize = 20;

/// How a report is written for a terminal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether colours are written.
    pub paint: Paint,
    /// The language of the report's own words.
    pub ui: Ui,
    /// Every topic in full, those included that nothing is wrong with.
    pub verbose: bool,
    /// Findings alone: no topics without one, no legend, no summary.
    pub quiet: bool,
    /// Every topic in full with the words behind its claims and the topics that nearly met it, and the claims of no topic.
    pub trace: bool,
}

/// How the words of a report look, and in which language they are.
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    paint: Paint,
    ui: Ui,
}

impl Style {
    fn over(self, ink: Ink, words: &str) -> String {
        self.paint.over(ink, words)
    }
}

impl From<Paint> for Style {
    fn from(paint: Paint) -> Self {
        Style { paint, ui: Ui::default() }
    }
}

/// Writes the report. Fails only where `out` does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let ui = options.ui;
    let style = Style { paint: options.paint, ui };
    let is_full = |topic: &&Topic| !topic.findings.is_empty() || options.verbose || options.trace;
    let near = if options.trace { nearly(&report.corpus, &report.topics) } else { Vec::new() };
    let mut drawn = false;
    for (at, topic) in report.topics.iter().enumerate().filter(|(_, topic)| is_full(topic)) {
        if options.quiet && topic.findings.is_empty() {
            continue;
        }
        drawn |= topic::write(report, topic, near.get(at).map(Vec::as_slice), style, out)?;
        writeln!(out)?;
    }
    if options.quiet {
        return Ok(());
    }
    if drawn {
        let legend = ui.say("● stated   ━ stated range   ─ what the words allow   ○ end not included   ▶ open");
        writeln!(out, "{}\n", style.over(Ink::Dim, legend))?;
    }
    let rest: Vec<&Topic> = report.topics.iter().filter(|topic| !is_full(topic)).collect();
    agreeing(report, &rest, style, out)?;
    decided(report, style, out)?;
    left_out(&rest, style, out)?;
    alone(report, &rest, style, out)?;
    if options.trace {
        of_no_topic(report, style, out)?;
    }
    unread(report, style, out)?;
    problems(report, style, out)?;
    if report.topics.is_empty() && report.corpus.claims.is_empty() {
        writeln!(out, "{}", ui.say("No claims to compare."))?;
    }
    write_wrapped(out, &format!("{}.", summary(report, ui)), "", 4)
}

/// Writes one finding in full: its topic's head and drawing, both quotes with the words around them, the rule, and the
/// page of its code.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_finding(
    report: &Report,
    topic: &Topic,
    finding: &Finding,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    topic::write_one(report, topic, finding, paint.into(), out)
}

/// Writes what speaks for and against in a finding: both quotes with the words around them, the drawing, the rule and
/// the origins; with `more` the whole topic and the page of the code as well.
pub(crate) fn write_evidence(
    report: &Report,
    topic: &Topic,
    finding: &Finding,
    more: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    topic::write_evidence(report, topic, finding, Style::default(), out)?;
    if more {
        writeln!(out, "\nThe whole topic\n")?;
        write_topic(report, topic, Paint::Plain, out)?;
        writeln!(out)?;
        write_page(finding.code, Paint::Plain, out)?;
    }
    Ok(())
}

/// Writes a topic with its claims, its drawing and its findings.
pub(crate) fn write_topic(report: &Report, topic: &Topic, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    topic::write(report, topic, None, paint.into(), out).map(|_| ())
}

/// The words in bold.
pub(super) fn bold(paint: Paint, words: &str) -> String {
    paint.over(Ink::Bold, words)
}

/// Writes what a code means: in one sentence, the rule, an example and what an editor does about it.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_page(code: crate::relation::Code, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let page = code.page();
    let severity = code.severity().map_or("no finding", crate::problem::Severity::as_str);
    let name = code.as_str();
    writeln!(out, "{}  ({severity})", paint.over(Ink::Bold, name))?;
    write_wrapped(out, page.summary, "  ", 50)?;
    for (head, words) in [("Rule", page.rule), ("Example", page.example), ("What to do", page.advice)] {
        writeln!(out, "\n{}", paint.over(Ink::Bold, head))?;
        for line in words.lines() {
            write_wrapped(out, line, "  ", 50)?;
        }
    }
    Ok(())
}

/// Writes all codes, a line each.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_codes(paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    for code in crate::relation::Code::ALL {
        let severity = code.severity().map_or("no finding", crate::problem::Severity::as_str);
        let name = paint.over(Ink::Bold, &pad(code.as_str(), 12));
        writeln!(out, "{name}{severity:<12}{}", code.page().summary)?;
    }
    Ok(())
}

/// The topics on which all sources agree, one line each.
fn agreeing(report: &Report, topics: &[&Topic], style: Style, out: &mut dyn Write) -> io::Result<()> {
    let agreeing: Vec<&&Topic> = topics.iter().filter(|topic| topic.verdict == Verdict::Consistent).collect();
    if agreeing.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", style.over(Ink::Good, style.ui.say("consistent")))?;
    for topic in agreeing {
        let mut values: Vec<String> = Vec::new();
        for claim in topic.claims.iter().filter_map(|&claim| report.corpus.claims.get(claim)).take(50) {
            let value = isolate(&cut(&stated(claim), 30));
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let more = if values.len() > 3 { ", …" } else { "" };
        values.truncate(3);
        let label = isolate(&cut(&clean(&topic.label), 60));
        let line = format!("{label}: {}{more} ({})", values.join(", "), style.ui.count(topic.claims.len(), "claim"));
        write_wrapped(out, &line, "  ", 2)?;
    }
    writeln!(out)
}

/// The findings that people have decided, a line each.
fn decided(report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let number = report.decided().count();
    if number == 0 {
        return Ok(());
    }
    writeln!(out, "{}", style.over(Ink::Good, style.ui.say("decided")))?;
    for (at, decided) in report.decided().take(LISTED) {
        let label = isolate(&cut(&clean(&report.topics[at].label), 60));
        let code = decided.finding.code.as_str();
        write_wrapped(
            out,
            &format!("{label}: {}: {}", style.ui.say(code), clean(&settled(&decided.by, style.ui))),
            "  ",
            4,
        )?;
    }
    rest(number, style, out)?;
    writeln!(out)
}

/// The topics whose disagreements are ignored by the configuration or were not asked for.
fn left_out(topics: &[&Topic], style: Style, out: &mut dyn Write) -> io::Result<()> {
    let is_left_out = |topic: &&&Topic| topic.verdict >= Verdict::Update && topic.decided.is_empty();
    let left_out: Vec<&&Topic> = topics.iter().filter(is_left_out).collect();
    if left_out.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "{} ({})",
        style.over(Ink::Dim, style.ui.say("findings left out")),
        style.ui.say("ignored, or not asked for")
    )?;
    for topic in left_out {
        let label = isolate(&cut(&clean(&topic.label), 60));
        write_wrapped(out, &format!("{label}: {}", style.ui.say(topic.verdict.as_str())), "  ", 2)?;
    }
    writeln!(out)
}

/// The topics of one claim, by name.
fn alone(report: &Report, topics: &[&Topic], style: Style, out: &mut dyn Write) -> io::Result<()> {
    let alone: Vec<&&Topic> = topics.iter().filter(|topic| topic.verdict == Verdict::Single).collect();
    if alone.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "{} ({})",
        style.over(Ink::Dim, style.ui.say("one claim only")),
        style.ui.say("nothing to compare with; -v shows them")
    )?;
    for topic in alone.iter().take(LISTED) {
        let claim = topic.claims.first().and_then(|&claim| report.corpus.claims.get(claim));
        let value = claim.map(|claim| isolate(&cut(&stated(claim), 30))).unwrap_or_default();
        let line = format!("{}: {value}", isolate(&cut(&clean(&topic.label), 60)));
        write_wrapped(out, &line, "  ", 2)?;
    }
    rest(alone.len(), style, out)?;
    writeln!(out)
}

/// The claims of articles that belong to no topic, with the words behind them.
fn of_no_topic(report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let lost: Vec<&Claim> = trace::of_no_topic(report).collect();
    if lost.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "{} ({})",
        style.over(Ink::Dim, style.ui.say("claims of no topic")),
        style.ui.say("too little says what they are about")
    )?;
    for claim in lost.iter().take(LISTED) {
        let path = report.article(claim).map_or("", |article| &article.path);
        let place = claim.quote.place;
        let words = quoted(&claim.quote.exact, 60);
        write_wrapped(out, &format!("{}:{}:{}: {words}", clean(path), place.line, place.column), "  ", 2)?;
        for line in trace::of_claim(report, claim) {
            write_wrapped(out, &style.over(Ink::Dim, &line), "      ", 2)?;
        }
    }
    rest(lost.len(), style, out)?;
    writeln!(out)
}

fn unread(report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let unread = &report.corpus.unread;
    if unread.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", style.over(Ink::Warn, style.ui.say("not understood")))?;
    for passage in unread.iter().take(LISTED) {
        let path = report.corpus.articles.get(passage.article).map_or("", |article| &article.path);
        let place = passage.quote.place;
        let words = quoted(&passage.quote.exact, 60);
        let line = format!("{}:{}:{}: {words}: {}", clean(path), place.line, place.column, clean(passage.why));
        write_wrapped(out, &line, "  ", 4)?;
    }
    rest(unread.len(), style, out)?;
    writeln!(out)
}

fn problems(report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let problems = &report.corpus.problems;
    if problems.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", style.over(Ink::Warn, style.ui.say("about the input")))?;
    for problem in problems.iter().take(LISTED) {
        write_wrapped(out, &clean(&problem.to_string()), "  ", 4)?;
    }
    rest(problems.len(), style, out)?;
    writeln!(out)
}

/// How many of a list were not shown, where there are more than fit.
fn rest(number: usize, style: Style, out: &mut dyn Write) -> io::Result<()> {
    if number > LISTED {
        writeln!(out, "  {}", style.ui.fill("and {} more", &[&(number - LISTED).to_string()]))?;
    }
    Ok(())
}

/// The words between guillemets, cut and isolated.
fn quoted(words: &str, columns: usize) -> String {
    let words = cut(&clean(words), columns.saturating_sub(2));
    // The isolate stands outside of the guillemets, which mirror with the direction of the words.
    if isolate(&words).starts_with(FSI) { format!("{FSI}«{words}»{PDI}") } else { format!("«{words}»") }
}

/// The text in lines after `indent`, each further line two columns deeper.
pub(super) fn write_wrapped(out: &mut dyn Write, text: &str, indent: &str, lines: usize) -> io::Result<()> {
    let deeper = format!("{indent}  ");
    for (at, line) in wrap(text, COLUMNS - deeper.len(), lines).iter().enumerate() {
        writeln!(out, "{}{line}", if at == 0 { indent } else { &deeper })?;
    }
    Ok(())
}
