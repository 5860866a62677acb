//! The report as a page that an editor reads: one file that asks for nothing from anywhere.
//!
//! The template (`page/template.html`), its style and its script are files of the source tree, put into the page; a newsroom may
//! give a template of its own, in the language of Jinja, to which the same data are given. What the page shows is
//! prepared here and in the parts below; the template only lays it out. The security policy of the page names the
//! style and the script by their hashes, so that nothing that an article holds can run or be fetched.

mod chart;
mod finding;
mod overview;
mod text;
mod topic;

use super::labels::Ui;
use super::place::stated;
use super::words::{clean, cut, isolate};
use super::{Report, summary};
use crate::problem::Severity;
use crate::topic::Verdict;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Rest, Serde};
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt;

const TEMPLATE: &str = include_str!("page/template.html");
const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = include_str!("page/script.js");

/// The columns to which names, labels and titles are cut.
const NAME: usize = 160;

/// The passages and problems that are listed; the rest is counted.
const LISTED: usize = 200;

/// How a page is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'t> {
    /// The language of the page's own words, and its direction.
    pub ui: Ui,
    /// The words behind each claim of an article.
    pub trace: bool,
    /// Another template than the page's own.
    pub template: Option<Template<'t>>,
}

/// A template in the language of Jinja.
#[derive(Clone, Copy, Debug)]
pub struct Template<'t> {
    /// What errors call it.
    pub name: &'t str,
    /// Its text.
    pub text: &'t str,
}

/// What is wrong with a template, with its place: `desk.html:3:14: unknown filter: filter nope is unknown`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError(String);

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TemplateError {}

/// Looks whether a template parses.
///
/// # Errors
/// Where it does not.
pub fn parse(template: Template<'_>) -> Result<(), TemplateError> {
    let environment = environment(Ui::default());
    let parsed = environment.template_from_named_str("page.html", template.text);
    parsed.map(|_| ()).map_err(|error| TemplateError(told(template, &error)))
}

/// The page as HTML.
///
/// # Errors
/// Where the template does not parse, or asks for what is not there.
pub fn render(report: &Report, options: Options<'_>) -> Result<String, TemplateError> {
    const OWN: Template<'static> = Template { name: "template.html", text: TEMPLATE };
    let template = options.template.unwrap_or(OWN);
    let environment = environment(options.ui);
    let fail = |error: &minijinja::Error| TemplateError(told(template, error));
    let parsed = environment.template_from_named_str("page.html", template.text).map_err(|error| fail(&error))?;
    parsed.render(Serde(Page::new(report, options))).map_err(|error| fail(&error))
}

/// The template language with the filters that speak the page's language.
fn environment(ui: Ui) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.add_filter("say", move |words: &str| ui.say(words).to_owned());
    environment.add_filter("fill", move |words: &str, with: Rest<String>| {
        ui.fill(words, &with.iter().map(String::as_str).collect::<Vec<_>>())
    });
    environment.add_filter("counted", move |number: usize, noun: &str| ui.count(number, noun));
    environment
}

/// An error of a template with its file, line and column.
fn told(template: Template<'_>, error: &minijinja::Error) -> String {
    let mut place = template.name.to_owned();
    if let Some(line) = error.line() {
        place.push_str(&format!(":{line}"));
        let column = error.range().and_then(|range| {
            let before = template.text.get(..range.start)?;
            Some(before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
        });
        place.extend(column.map(|column| format!(":{column}")));
    }
    let kind = error.kind();
    let words = error.detail().map_or_else(|| kind.to_string(), |detail| format!("{kind}: {detail}"));
    format!("{place}: {words}")
}

/// Everything that a template may show.
#[derive(Serialize)]
struct Page {
    /// The page's language, and its direction: `ltr` or `rtl`.
    lang: &'static str,
    dir: &'static str,
    version: &'static str,
    /// What was read and what came of it, as under the text report.
    summary: String,
    style: Value,
    script: Value,
    /// The Content-Security-Policy under which both run.
    policy: Value,
    verdicts: Vec<Tally>,
    sources: Vec<String>,
    topics: Vec<topic::TopicView>,
    matrix: Option<overview::Matrix>,
    timeline: Option<overview::Timeline>,
    articles: Vec<text::ArticleView>,
    /// Where the mentions of each article stand, for the script: JSON.
    marks: Value,
    unread: Vec<Passage>,
    unread_more: usize,
    problems: Vec<Told>,
    problems_more: usize,
}

/// How many topics have a verdict.
#[derive(Serialize)]
struct Tally {
    verdict: &'static str,
    name: String,
    number: usize,
}

/// A passage that has no value.
#[derive(Serialize)]
struct Passage {
    path: String,
    line: usize,
    words: String,
    why: String,
}

/// What was wrong with an input.
#[derive(Serialize)]
struct Told {
    severity: &'static str,
    words: String,
}

impl Page {
    fn new(report: &Report, options: Options<'_>) -> Page {
        let ui = options.ui;
        let corpus = &report.corpus;
        let sources = Sources::of(report, ui);
        let homes = topic::Homes::of(report);
        let texts = text::Texts::of(report, &homes, ui);
        let topics = topic::topics(report, &sources, &homes, &texts, options);
        let passage = |unread: &crate::claim::Unread| Passage {
            path: corpus.articles.get(unread.article).map_or_else(String::new, |article| name(&article.path)),
            line: unread.quote.place.line,
            words: cut(&clean(&unread.quote.exact), NAME),
            why: clean(unread.why),
        };
        let told = |problem: &crate::problem::Problem| Told {
            severity: problem.severity.as_str(),
            words: cut(&clean(&problem.to_string()), 4 * NAME),
        };
        // What leaves something out stands before what is good to know.
        let mut problems: Vec<&crate::problem::Problem> = corpus.problems.iter().collect();
        problems.sort_by_key(|problem| problem.severity != Severity::Error);
        Page {
            lang: ui.lang(),
            dir: ui.direction(),
            version: env!("CARGO_PKG_VERSION"),
            summary: summary(report, ui),
            style: Value::from_safe_string(STYLE.to_owned()),
            script: Value::from_safe_string(SCRIPT.to_owned()),
            policy: Value::from_safe_string(policy()),
            verdicts: tallies(report, ui),
            matrix: overview::matrix(report, &topics, &sources),
            timeline: overview::timeline(report, &topics, ui),
            sources: sources.names,
            topics,
            articles: texts.views,
            marks: Value::from_safe_string(texts.marks),
            unread: corpus.unread.iter().take(LISTED).map(passage).collect(),
            unread_more: corpus.unread.len().saturating_sub(LISTED),
            problems: problems.into_iter().take(LISTED).map(told).collect(),
            problems_more: corpus.problems.len().saturating_sub(LISTED),
        }
    }
}

fn tallies(report: &Report, ui: Ui) -> Vec<Tally> {
    let all = [Verdict::Conflict, Verdict::Tension, Verdict::Update, Verdict::Consistent, Verdict::Single];
    let tally = |verdict: Verdict| {
        let (number, verdict) = (report.verdicts(verdict), verdict.as_str());
        Tally { verdict, name: ui.say(verdict).to_owned(), number }
    };
    all.map(tally).into_iter().filter(|tally| tally.number > 0).collect()
}

/// The policy that lets nothing in but the page's own style and script.
fn policy() -> String {
    let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

/// The sources of a report by name, and which one each article is of.
struct Sources {
    names: Vec<String>,
    of_article: Vec<usize>,
}

impl Sources {
    fn of(report: &Report, ui: Ui) -> Sources {
        let articles = &report.corpus.articles;
        let called: Vec<String> = articles
            .iter()
            .map(|article| {
                let called = name(article.source.as_deref().unwrap_or(&article.path));
                if called.is_empty() { ui.say("unnamed source").to_owned() } else { called }
            })
            .collect();
        let mut names = called.clone();
        names.sort_unstable();
        names.dedup();
        let of_article = called.iter().map(|called| names.binary_search(called).unwrap_or_default()).collect();
        Sources { names, of_article }
    }

    fn of_claim(&self, claim: &crate::claim::Claim) -> usize {
        self.of_article.get(claim.article).copied().unwrap_or_default()
    }
}

/// A name, a label or a title on one line.
fn name(words: &str) -> String {
    cut(&clean(words), NAME)
}

/// What a claim states: a yes or no in words, and a denial said to be one.
fn value_of(claim: &crate::claim::Claim, ui: Ui) -> String {
    let denied = claim.stance == crate::claim::Stance::Denied;
    let value = match claim.value {
        crate::value::Value::Polarity { positive, .. } => {
            return ui.say(if positive != denied { "yes" } else { "no" }).to_owned();
        }
        _ => name(&stated(claim)),
    };
    if !denied {
        return value;
    }
    // «ليس» stands to the right of what it denies, though values run from left to right.
    let value = if ui.direction() == "rtl" { ordered(&value) } else { value };
    isolate(&ui.fill("not {}", &[&value]))
}

/// Figures and days in their own order, whatever stands around them and whatever the script of their unit.
fn ordered(words: &str) -> String {
    let bare: String = words.chars().filter(|letter| !matches!(letter, '\u{2066}'..='\u{2069}')).collect();
    format!("\u{2066}{}\u{2069}", bare.replace(" %", "\u{A0}%"))
}

/// How many positions have a mark of their own.
const MARKED: usize = 6;

/// The letter of a position: `A`, `B`, …; further ones by their number.
fn letter(position: usize) -> String {
    match u8::try_from(position) {
        Ok(number @ 0..26) => char::from(b'A' + number).to_string(),
        _ => (position + 1).to_string(),
    }
}
