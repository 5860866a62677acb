//! `check`: claims in, report out.

use super::args::{Check, FailOn, Format, From, InputFormat, Reading};
use super::{End, Stopped, context, input, output, settings, tell, tell_problems};
use reconcile::claim::file;
use reconcile::config::{self, Config};
use reconcile::problem::Severity;
use reconcile::report::{self, Report, Selection, terminal};
use std::path::PathBuf;

/// Reads, compares, reports.
pub fn run(check: &Check) -> Result<End, Stopped> {
    let (report, config) = read(&check.paths, &check.from, &check.reading)?;
    tell_problems(&report.corpus.problems, check.from.quiet);
    let trouble = report.has_trouble();
    if trouble && check.strict {
        return Ok(End::Trouble);
    }
    let had_topics = !report.topics.is_empty();
    let report = report.narrow(&Selection {
        topics: check.topic.clone(),
        codes: check.only.clone(),
        sources: check.source.clone(),
    });
    if had_topics && report.topics.is_empty() && !check.from.quiet {
        tell("reconcile: note: nothing fits what was asked for by --topic, --only or --source\n");
    }
    let options =
        terminal::Options { paint: output::paint(&check.output), verbose: check.verbose, quiet: check.from.quiet };
    output::write(check.output.output.as_deref(), |out| match check.format {
        Format::Text => terminal::write(&report, options, out),
        Format::Markdown => report::markdown::write(&report, check.from.quiet, out),
        Format::Json => report::json::write(&report, out),
    })?;
    Ok(match report.worst() {
        _ if trouble => End::Trouble,
        Some(worst) if !check.exit_zero && fails(worst, check.fail_on, &config) => End::Findings,
        _ => End::Clean,
    })
}

/// The report on paths, or on those of the configuration, or on the current folder.
pub fn read(paths: &[PathBuf], from: &From, reading: &Reading) -> Result<(Report, Config), Stopped> {
    let settings = settings(reading.config.as_deref())?;
    let paths = if !paths.is_empty() {
        paths.to_vec()
    } else if settings.config.paths.is_empty() {
        vec![PathBuf::from(".")]
    } else {
        settings.config.paths.iter().map(|path| settings.folder.join(path)).collect()
    };
    if let Some(jobs) = from.jobs {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global();
        threads.map_err(|error| format!("cannot start {jobs} threads: {error}"))?;
    }
    let stdin = input::StandardInput {
        name: from.stdin_filename.clone(),
        format: from.input_format.map(|format| match format {
            InputFormat::Yaml => file::Format::Yaml,
            InputFormat::Jsonl => file::Format::JsonLines,
        }),
    };
    let reader = file::Settings { context: context(reading, &settings.config)?, ..file::Settings::default() };
    let mut corpus = input::corpus(&paths, &stdin, &reader);
    corpus.problems.splice(0..0, settings.problems);
    Ok((reconcile::check(corpus, &settings.config), settings.config))
}

fn fails(worst: Severity, flag: Option<FailOn>, config: &Config) -> bool {
    let threshold = match flag {
        Some(FailOn::Conflict) => config::FailOn::Conflict,
        Some(FailOn::Tension) => config::FailOn::Tension,
        Some(FailOn::Never) => config::FailOn::Never,
        None => config.fail_on,
    };
    match threshold {
        config::FailOn::Conflict => worst == Severity::Error,
        config::FailOn::Tension => worst >= Severity::Warning,
        config::FailOn::Never => false,
    }
}
