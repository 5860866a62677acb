//! `check`: claims in, report out.

use super::args::{Check, Claims, FailOn, Format, Kept};
use super::{
    End, Stopped, baseline, context, date, input, ledger, output, settings, start_threads, tell, tell_problems,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use reconcile::claim::{Corpus, file};
use reconcile::config::{self, Config};
use reconcile::mention::Context;
use reconcile::problem::{Problem, Severity};
use reconcile::report::{self, Report, Selection, markdown, page, terminal};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Reads, compares, reports.
pub fn run(check: &Check) -> Result<End, Stopped> {
    if check.print_config {
        return print_config(check);
    }
    let format = format(check);
    let selection = selection(check)?;
    let template = check.template.as_deref().map(template).transpose()?;
    if template.is_some() && format != Format::Html {
        return Err("--template is for the page of --format html alone".to_owned());
    }
    must_be_there(&check.claims.kept)?;
    let run = read_with(&check.claims, format == Format::Html)?;
    let Run { mut report, config, of_archive, .. } = run;
    // One bad file of many does not make a draft wrong; an archive that is not there leaves it unchecked.
    let counts = |problem: &&Problem| check.strict || !of_archive.contains(&problem.path);
    let trouble = report.errors().any(|problem| counts(&problem));
    if let Some(path) = &check.baseline {
        baseline::mark(path, check.write_baseline, &mut report)?;
    }
    tell_problems(&report.corpus.problems, check.claims.from.quiet);
    if trouble && check.strict {
        return Ok(End::Trouble);
    }
    let had_topics = !report.topics.is_empty();
    let report = report.narrow(&selection);
    if had_topics && report.topics.is_empty() && !check.claims.from.quiet {
        tell("reconcile: note: nothing fits what was asked for by --topic, --only, --source, --since or --until\n");
    }
    let (ui, quiet, trace) = (check.ui, check.claims.from.quiet, check.trace);
    let options = terminal::Options { paint: output::paint(&check.output), ui, verbose: check.verbose, quiet, trace };
    let threshold = threshold(check.fail_on, &config);
    let page = match format {
        Format::Html => page(&report, page::Options { ui, trace, template: template.as_ref().map(Template::as_page) })?,
        _ => String::new(),
    };
    output::write(check.output.output.as_deref(), |out| match format {
        Format::Text => terminal::write(&report, options, out),
        Format::Markdown => report::markdown::write(&report, markdown::Options { ui, quiet, trace }, out),
        Format::Html => out.write_all(page.as_bytes()),
        Format::Csv => report::csv::claims(&report, out),
        Format::CsvFindings => report::csv::findings(&report, out),
        Format::Json => report::json::write(&report, out),
        Format::Jsonl => report::jsonl::write(&report, out),
        Format::Sarif => report::sarif::write(&report, out),
        Format::Github => report::github::write(&report, out),
        Format::Junit => report::junit::write(&report, threshold, out),
        Format::SchemaOrg => report::schema_org::write(&report, &config.reviews, out),
    })?;
    let fails = report.worst().zip(threshold).is_some_and(|(worst, threshold)| worst >= threshold);
    Ok(if trouble {
        End::Trouble
    } else if fails && !check.exit_zero {
        End::Findings
    } else {
        End::Clean
    })
}

/// A newsroom's own template, with what errors call it.
struct Template {
    name: String,
    text: String,
}

impl Template {
    fn as_page(&self) -> page::Template<'_> {
        page::Template { name: &self.name, text: &self.text }
    }
}

fn template(path: &Path) -> Result<Template, Stopped> {
    let name = input::shown(path);
    let unreadable = |why: &str| format!("{name}: cannot be read: {why}");
    let bytes = std::fs::read(path).map_err(|error| unreadable(&input::reason(&error)))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8"))?;
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    let template = Template { text, name };
    // What does not parse is told before anything is read.
    page::parse(template.as_page()).map_err(|error| error.to_string())?;
    Ok(template)
}

fn page(report: &Report, options: page::Options<'_>) -> Result<String, Stopped> {
    page::render(report, options).map_err(|error| error.to_string())
}

/// The format that is asked for, else the one that the name of the output file tells.
fn format(check: &Check) -> Format {
    let Some(path) = check.output.output.as_deref().filter(|_| check.format.is_none()) else {
        return check.format.unwrap_or(Format::Text);
    };
    Format::of_path(path).unwrap_or_else(|| {
        if let Some(ending) = path.extension() {
            let ending = ending.to_string_lossy();
            let ending = ending.escape_debug();
            tell(&format!("reconcile: note: the ending .{ending} names no format; writing text (see --format)\n"));
        }
        Format::Text
    })
}

fn selection(check: &Check) -> Result<Selection, Stopped> {
    let day = |name: &str, words: &Option<String>| {
        words.as_ref().map(|words| date(name, words, &Context::default())).transpose()
    };
    Ok(Selection {
        topics: check.selection.topic.clone(),
        codes: check.selection.only.clone(),
        sources: check.selection.source.clone(),
        since: day("first day", &check.selection.since)?.map(|span| span.first),
        until: day("last day", &check.selection.until)?.map(|span| span.last),
    })
}

/// Prints the configuration as this command line has it.
fn print_config(check: &Check) -> Result<End, Stopped> {
    let mut settings = settings(check.claims.reading.config.as_deref())?;
    tell_problems(&settings.problems, check.claims.from.quiet);
    let mut flags = Vec::new();
    if !check.claims.paths.is_empty() {
        settings.config.paths = check.claims.paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        flags.push(("paths", "the command line"));
    }
    if let Some(flag) = check.fail_on {
        settings.config.fail_on = of_flag(flag);
        flags.push(("fail_on", "--fail-on"));
    }
    let printed = config::print(&settings.config, settings.path.as_deref(), &flags);
    output::write(check.output.output.as_deref(), |out| out.write_all(printed.as_bytes()))?;
    let bad = settings.problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(if bad { End::Trouble } else { End::Clean })
}

/// What a run has read and what came of it.
pub struct Run {
    pub report: Report,
    pub config: Config,
    /// The files that folders of the archive hold; what is wrong with one of them is told and no trouble.
    pub of_archive: HashSet<String>,
    /// Where decisions are kept.
    pub ledger: PathBuf,
    pub today: Date,
}

/// The report on paths, or on those of the configuration, or on the current folder.
pub fn read(claims: &Claims) -> Result<Run, Stopped> {
    must_be_there(&claims.kept)?;
    read_anew(claims)
}

/// A ledger that was named is there, or the run would report what is long decided.
fn must_be_there(kept: &Kept) -> Result<(), Stopped> {
    kept.ledger.as_deref().map_or(Ok(()), ledger::must_be_there)
}

/// The same for a command that makes the ledger where it is missing.
pub fn read_anew(claims: &Claims) -> Result<Run, Stopped> {
    read_with(claims, false)
}

/// The same, the texts of the articles kept or not.
fn read_with(claims: &Claims, texts: bool) -> Result<Run, Stopped> {
    let (corpus, run) = corpus(claims, texts)?;
    Ok(Run { report: reconcile::check(corpus, &run.config), ..run })
}

/// The same before anything is compared.
pub fn corpus(claims: &Claims, texts: bool) -> Result<(Corpus, Run), Stopped> {
    let Claims { paths, kept, from, reading } = claims;
    let mut settings = settings(reading.config.as_deref())?;
    let today = today(from.today.as_deref())?;
    settings.config.today = Some(today);
    let place = ledger::path(kept.ledger.as_deref(), &settings);
    let (decisions, wrong) = ledger::read(&place)?;
    settings.config.ledger = decisions;
    let paths = settings.paths(paths);
    start_threads(from.jobs)?;
    let stdin = from.stdin();
    let reader = file::Settings { context: context(reading, &settings.config)?, texts, ..file::Settings::default() };
    let (mut corpus, of_archive) = input::corpus(&paths, &kept.against, &stdin, &reader, today, Some(&place));
    corpus.problems.splice(0..0, settings.problems.into_iter().chain(wrong));
    Ok((corpus, Run { report: Report::default(), config: settings.config, of_archive, ledger: place, today }))
}

/// From which severity on a finding fails the run.
fn threshold(flag: Option<FailOn>, config: &Config) -> Option<Severity> {
    match flag.map_or(config.fail_on, of_flag) {
        config::FailOn::Conflict => Some(Severity::Error),
        config::FailOn::Tension => Some(Severity::Warning),
        config::FailOn::Never => None,
    }
}

const fn of_flag(flag: FailOn) -> config::FailOn {
    match flag {
        FailOn::Conflict => config::FailOn::Conflict,
        FailOn::Tension => config::FailOn::Tension,
        FailOn::Never => config::FailOn::Never,
    }
}

/// The day of the run: the one that is given, else today's in UTC, so that every place on earth gets the same report.
pub(super) fn today(given: Option<&str>) -> Result<Date, Stopped> {
    match given {
        Some(words) => Ok(date("day of the run", words, &Context::default())?.first),
        None => Ok(Timestamp::now().to_zoned(TimeZone::UTC).date()),
    }
}
