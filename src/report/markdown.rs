//! The report as a memo in Markdown (CommonMark with GitHub's tables), to be pasted into a document or an e-mail.

use super::labels::Ui;
use super::lesser;
use super::place::{in_context, message, open_again, settled, stated};
use super::terminal::{gap, interval};
use super::timeline::{timeline, when};
use super::words::{capitalised, clean, cut, isolate};
use super::{REVISED, Report, copies, doubt, joined, summary, trace, voice};
use crate::claim::{Claim, Stance};
use crate::relation::{Because, Between};
use crate::topic::{Finding, Near, Topic, nearly};
use std::io::{self, Write};

/// The claims of a topic that stand in its table; the rest is counted.
const SHOWN: usize = 50;

/// The passages and problems that are listed; the rest is counted.
const LISTED: usize = 200;

/// The columns to which a quote is cut.
const QUOTE: usize = 400;

/// How a report is written in Markdown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The language of the report's own words.
    pub ui: Ui,
    /// What disagrees alone.
    pub quiet: bool,
    /// Every topic in full, with the words behind its claims and the topics that nearly met it.
    pub trace: bool,
}

/// Writes the report: what disagrees in full, what agrees in one table, and what was not understood. Fails only where `out`
/// does.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let ui = options.ui;
    writeln!(out, "# {}\n", ui.say("Where the sources disagree"))?;
    writeln!(out, "{}.\n", text(&summary(report, ui)))?;
    let near = if options.trace { nearly(&report.corpus, &report.topics) } else { Vec::new() };
    let mut rest = Vec::new();
    for (at, topic) in report.topics.iter().enumerate() {
        if topic.findings.is_empty() && (options.quiet || !options.trace) {
            rest.push(topic);
        } else {
            write_topic(report, topic, near.get(at).map(Vec::as_slice), ui, out)?;
        }
    }
    if options.quiet {
        return Ok(());
    }
    if !rest.is_empty() {
        let heads = ["topic", "values", "claims"].map(|head| ui.say(head)).join(" | ");
        writeln!(out, "## {}\n\n| {heads} | |\n| :-- | :-- | --: | :-- |", ui.say("No findings"))?;
        for topic in rest {
            let mut values: Vec<String> = Vec::new();
            for claim in topic.claims.iter().filter_map(|&claim| report.corpus.claims.get(claim)).take(SHOWN) {
                let value = text(&stated(claim));
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            let more = if values.len() > 3 { ", …" } else { "" };
            values.truncate(3);
            let (label, values) = (text(&topic.label), values.join(", "));
            let verdict = ui.say(topic.verdict.as_str());
            writeln!(out, "| {label} | {values}{more} | {} | {verdict} |", topic.claims.len())?;
        }
        writeln!(out)?;
    }
    write_decided(report, ui, out)?;
    if options.trace && trace::of_no_topic(report).next().is_some() {
        writeln!(out, "## {}\n", ui.say("Of no topic"))?;
        for claim in trace::of_no_topic(report).take(LISTED) {
            let path = report.article(claim).map_or("", |article| &article.path);
            let (line, words) = (claim.quote.place.line, text(&claim.quote.exact));
            writeln!(out, "- {}: «{words}»: {}", at_line(path, line, ui), traced(report, claim))?;
        }
        more(trace::of_no_topic(report).count(), ui, out)?;
    }
    let unread = &report.corpus.unread;
    if !unread.is_empty() {
        writeln!(out, "## {}\n", ui.say("Not understood"))?;
        for passage in unread.iter().take(LISTED) {
            let path = report.corpus.articles.get(passage.article).map_or("", |article| &article.path);
            let words = text(&passage.quote.exact);
            let line = passage.quote.place.line;
            writeln!(out, "- {}: «{words}»: {}", at_line(path, line, ui), text(&ui.sentence(passage.why)))?;
        }
        more(unread.len(), ui, out)?;
    }
    let problems = &report.corpus.problems;
    if !problems.is_empty() {
        writeln!(out, "## {}\n", ui.say("About the input"))?;
        for problem in problems.iter().take(LISTED) {
            writeln!(out, "- {}", text(&problem.to_string()))?;
        }
        more(problems.len(), ui, out)?;
    }
    Ok(())
}

fn at_line(path: &str, line: usize, ui: Ui) -> String {
    ui.fill("{}, line {}", &[&text(path), &line.to_string()])
}

fn more(number: usize, ui: Ui, out: &mut dyn Write) -> io::Result<()> {
    if number > LISTED {
        writeln!(out, "- {}", ui.fill("and {} more", &[&(number - LISTED).to_string()]))?;
    }
    writeln!(out)
}

/// Which words gave what a claim is about.
fn traced(report: &Report, claim: &Claim) -> String {
    trace::of_claim(report, claim).iter().map(|line| escaped(line)).collect::<Vec<_>>().join("; ")
}

fn write_topic(report: &Report, topic: &Topic, near: Option<&[Near]>, ui: Ui, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}: {}\n", capitalised(ui.say(topic.verdict.as_str())), text(&topic.label))?;
    let mut facts: Vec<String> =
        topic.scope.iter().map(|(name, value)| format!("{}: {}", text(name), text(value))).collect();
    if !topic.sure {
        facts.push(capitalised(&ui.fill("suggested: {}", &[ui.say(doubt(topic))])));
    }
    let one_origin =
        |sources: &Vec<String>| text(&ui.fill("copies of one text, one origin: {}", &[&sources.join(ui.comma())]));
    facts.extend(copies(report, topic).iter().map(one_origin));
    facts.extend(topic.why.iter().map(|why| escaped(&joined(why, ui))));
    facts.extend(trace::near(report, near.unwrap_or_default()).iter().map(|line| escaped(line)));
    if !facts.is_empty() {
        writeln!(out, "{}.\n", facts.join(ui.semicolon()))?;
    }
    let heads = ["value", "source", "date", "words"].map(|head| ui.say(head)).join(" | ");
    writeln!(out, "| | {heads} |\n| --: | :-- | :-- | :-- | :-- |")?;
    for (number, &at) in topic.claims.iter().take(SHOWN).enumerate() {
        let Some(claim) = report.corpus.claims.get(at) else { continue };
        let mut said = escaped(&voice(report, claim, QUOTE, ui));
        if claim.stance != Stance::Asserted {
            said.push_str(&format!("{}{}", ui.comma(), ui.say(claim.stance.as_str())));
        }
        if topic.is_revised(at) {
            said.push_str(&format!("{}{}", ui.comma(), ui.say(REVISED)));
        }
        let date = text(&when(report, claim, ui));
        let words = text(&in_context(&claim.quote));
        let value = text(&stated(claim));
        writeln!(out, "| {} | {value} | {said} | {date} | {words} |", number + 1)?;
    }
    if topic.claims.len() > SHOWN {
        let rest = ui.count(topic.claims.len() - SHOWN, "claim");
        writeln!(out, "\n{}.", ui.fill("and {} more", &[&rest]))?;
    }
    writeln!(out)?;
    let times = timeline(report, topic, ui);
    if !times.is_empty() {
        writeln!(out, "{}:\n", capitalised(ui.say("over time")))?;
        for (when, values) in &times {
            writeln!(out, "- {}: {}", text(when), escaped(values))?;
        }
        writeln!(out)?;
    }
    if near.is_some() {
        write_traces(report, topic, out)?;
    }
    for finding in &topic.findings {
        write_finding(report, topic, finding, ui, out)?;
    }
    if !topic.findings.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// Writes which words gave what the claims of a topic are about, by their number in its table.
fn write_traces(report: &Report, topic: &Topic, out: &mut dyn Write) -> io::Result<()> {
    let claims = topic.claims.iter().take(SHOWN).filter_map(|&at| report.corpus.claims.get(at));
    let traces: Vec<(usize, String)> =
        (1..).zip(claims.map(|claim| traced(report, claim))).filter(|(_, trace)| !trace.is_empty()).collect();
    for (number, trace) in &traces {
        writeln!(out, "{number}. {trace}")?;
    }
    if traces.is_empty() { Ok(()) } else { writeln!(out) }
}

fn write_finding(report: &Report, topic: &Topic, finding: &Finding, ui: Ui, out: &mut dyn Write) -> io::Result<()> {
    let (severity, code) = (capitalised(ui.say(finding.severity.as_str())), ui.say(finding.code.as_str()));
    let standing = finding.standing.map(|standing| ui.comma().to_owned() + ui.say(standing.as_str()));
    let (id, standing) = (text(&finding.id), standing.unwrap_or_default());
    let message = text(&message(report, finding, ui));
    writeln!(out, "- **{severity}{}{code}** ({id}{standing}): {message}.", ui.comma())?;
    let because = &finding.because;
    if let (Some(left), Some(right)) = (because.left, because.right) {
        let number = |claim: Option<&usize>| {
            let place = topic.claims.iter().take(SHOWN).position(|at| Some(at) == claim);
            place.map_or_else(|| ui.say("other").to_owned(), |place| (place + 1).to_string())
        };
        let (first, second) = (number(finding.claims.first()), number(finding.claims.get(1)));
        let (left, right) = (interval(&left, &because.axis), interval(&right, &because.axis));
        let between = between(because, ui).map(|words| ui.semicolon().to_owned() + &words).unwrap_or_default();
        let (left, right, between) = (escaped(&left), escaped(&right), escaped(&between));
        writeln!(out, "  {first}: {left}{}{second}: {right}{between}.", ui.semicolon())?;
    }
    let told = std::iter::once(lesser::rule(finding, ui)).chain(lesser::excuse(topic, finding, ui));
    for words in told.chain(lesser::origins(finding, ui)) {
        writeln!(out, "  {}.", capitalised(&text(&words)))?;
    }
    if let Some(reopened) = &finding.reopened {
        writeln!(out, "  {}.", capitalised(&text(&open_again(reopened, ui))))?;
    }
    Ok(())
}

/// What people have decided, a line each.
fn write_decided(report: &Report, ui: Ui, out: &mut dyn Write) -> io::Result<()> {
    if report.decided().next().is_none() {
        return Ok(());
    }
    writeln!(out, "## {}\n", ui.say("Decided"))?;
    for (at, decided) in report.decided() {
        let (code, label) = (ui.say(decided.finding.code.as_str()), text(&report.topics[at].label));
        let (id, words) = (text(&decided.finding.id), text(&settled(&decided.by, ui)));
        writeln!(out, "- {label}{}{code} ({id}): {words}.", ui.comma())?;
    }
    writeln!(out)
}

fn between(because: &Because, ui: Ui) -> Option<String> {
    match because.between {
        Between::Nothing => None,
        Between::Overlap(shared) => Some(ui.fill("overlap {}", &[&interval(&shared, &because.axis)])),
        Between::Gap(distance, share) => Some(ui.fill("apart {}", &[&gap(distance, share, &because.axis, ui)])),
    }
}

/// Source text for one line: cleaned, cut, isolated and escaped.
fn text(words: &str) -> String {
    escaped(&isolate(&cut(&clean(words), QUOTE)))
}

/// The characters that Markdown or HTML would read as marks, escaped.
fn escaped(words: &str) -> String {
    let mut line = String::with_capacity(words.len() + 8);
    for letter in words.chars() {
        match letter {
            '&' => line.push_str("&amp;"),
            '<' => line.push_str("&lt;"),
            '>' => line.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => {
                line.push('\\');
                line.push(letter);
            }
            _ => line.push(letter),
        }
    }
    line
}
