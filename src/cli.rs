//! The commands: what the library must not know, which is flags, files, colours and the exit status.

pub mod args;
pub mod at_hand;
mod baseline;
pub mod check;
pub mod compare;
pub mod decide;
pub mod decisions;
pub mod evaluate;
pub mod explain;
pub mod extract;
mod input;
pub mod join;
mod ledger;
mod lines;
mod named;
pub mod normalize;
mod output;
mod progress;
pub mod review;

use args::{Reading, Schema, SchemaKind};
use reconcile::config::Config;
use reconcile::mention::Context;
use reconcile::problem::{Problem, Severity, render};
use reconcile::value::DateSpan;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Nothing at or above the threshold.
    Clean,
    /// Findings at or above the threshold.
    Findings,
    /// Something could not be read; what could be was reported.
    Trouble,
}

/// What stopped a run, in words for people.
pub type Stopped = String;

/// The exit status: 0 clean, 1 findings, 2 trouble.
pub fn exit_code(done: Result<End, Stopped>) -> ExitCode {
    match done {
        Ok(End::Clean) => ExitCode::SUCCESS,
        Ok(End::Findings) => ExitCode::from(1),
        Ok(End::Trouble) => ExitCode::from(2),
        Err(stopped) => {
            tell(&format!("reconcile: error: {stopped}\n"));
            ExitCode::from(2)
        }
    }
}

/// Prints one of the published schemas.
pub fn schema(schema: &Schema) -> Result<End, Stopped> {
    let words = match schema.kind {
        SchemaKind::Claims => reconcile::report::schema::CLAIMS,
        SchemaKind::Report => reconcile::report::schema::REPORT,
        SchemaKind::Config => reconcile::report::schema::CONFIG,
        SchemaKind::Ledger => reconcile::report::schema::LEDGER,
    };
    output::write(None, |out| out.write_all(words.as_bytes()))?;
    Ok(End::Clean)
}

/// Writes to standard error; where that is closed there is nobody to tell.
fn tell(words: &str) {
    let _ = std::io::stderr().lock().write_all(words.as_bytes());
}

/// Writes problems to standard error; `quiet` leaves the notes and warnings to the report.
fn tell_problems(problems: &[Problem], quiet: bool) {
    let mut out = BufWriter::new(std::io::stderr().lock());
    for problem in problems.iter().filter(|problem| !quiet || problem.severity == Severity::Error) {
        if out.write_all(render(problem).as_bytes()).is_err() {
            return;
        }
    }
    let _ = out.flush();
}

/// A configuration with where it came from.
struct Settings {
    config: Config,
    problems: Vec<Problem>,
    /// The file, as problems and reports call it.
    path: Option<String>,
    /// The folder that its paths start from, as seen from the current folder.
    folder: PathBuf,
}

impl Settings {
    /// The paths that are named, else those of the configuration, else the current folder.
    fn paths(&self, named: &[PathBuf]) -> Vec<PathBuf> {
        if !named.is_empty() {
            named.to_vec()
        } else if self.config.paths.is_empty() {
            vec![PathBuf::from(".")]
        } else {
            self.config.paths.iter().map(|path| self.folder.join(path)).collect()
        }
    }
}

/// Starts as many threads as are asked for.
fn start_threads(jobs: Option<u16>) -> Result<(), Stopped> {
    let Some(jobs) = jobs else { return Ok(()) };
    let threads = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global();
    threads.map_err(|error| format!("cannot start {jobs} threads: {error}"))
}

/// The configuration that is named, else the nearest one upwards, else the defaults.
fn settings(named: Option<&Path>) -> Result<Settings, Stopped> {
    let here = std::env::current_dir().unwrap_or_default();
    let (path, folder) = match named {
        Some(path) => {
            // Without what it was told to go by, a run would read and compare something else.
            std::fs::File::open(path)
                .map_err(|error| format!("{}: cannot be read: {}", path.display(), input::reason(&error)))?;
            (Some(path.to_owned()), path.parent().unwrap_or(Path::new("")).to_owned())
        }
        None => match input::nearest_config(&here) {
            Some(path) => {
                let above = path.parent().unwrap_or(Path::new(""));
                let steps = here.strip_prefix(above).map_or(0, |below| below.components().count());
                let folder: PathBuf = std::iter::repeat_n("..", steps).collect();
                (path.file_name().map(|name| folder.join(name)), folder)
            }
            None => (None, PathBuf::new()),
        },
    };
    let shown = path.as_deref().map(input::shown);
    let (config, problems) = path.map_or_else(Default::default, |path| input::read_config(&path));
    Ok(Settings { config, problems, path: shown, folder })
}

/// What the reader needs to know beside a text, by flags and configuration.
fn context(reading: &Reading, config: &Config) -> Result<Context, Stopped> {
    let mut context = config.context();
    context.lang.clone_from(&reading.lang);
    if let Some(words) = &reading.reference_date {
        context.reference = Some(date("reference date", words, &context)?);
    }
    Ok(context)
}

/// A date of the command line; `name` says which.
fn date(name: &str, words: &str, context: &Context) -> Result<DateSpan, Stopped> {
    reconcile::claim::file::read_date(words.trim(), context)
        .map_err(|why| format!("the {name} `{}` {why}", words.escape_debug()))
}
