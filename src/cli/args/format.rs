//! The forms in which reports are written and files are read, and other choices of the command line.

use crate::cli::input::Written;
use clap::ValueEnum;
use reconcile::article;
use reconcile::claim::file;
use std::path::Path;

/// The forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal.
    Text,
    /// A memo.
    Markdown,
    /// A page for a browser, in one file.
    Html,
    /// A table, one row a claim.
    Csv,
    /// A table, one row a finding.
    CsvFindings,
    /// For programs: one object.
    Json,
    /// For programs: one object a line.
    Jsonl,
    /// For code hosts and editors: SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// For test dashboards: JUnit XML.
    Junit,
    /// For publishers: schema.org as JSON-LD.
    SchemaOrg,
}

impl Format {
    /// The format that the name of a file tells.
    pub fn of_path(path: &Path) -> Option<Format> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let (_, ending) = name.rsplit_once('.')?;
        match ending {
            _ if name.ends_with(".sarif.json") => Some(Format::Sarif),
            "txt" | "text" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            "csv" => Some(Format::Csv),
            "json" => Some(Format::Json),
            "jsonl" | "ndjson" => Some(Format::Jsonl),
            "sarif" => Some(Format::Sarif),
            "xml" => Some(Format::Junit),
            "jsonld" => Some(Format::SchemaOrg),
            _ => None,
        }
    }
}

/// The forms of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlainFormat {
    /// For a terminal.
    Text,
    /// For programs.
    Json,
}

/// The forms of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// A claim file.
    Yaml,
    /// One claim or article a line.
    Jsonl,
    /// An article as plain text.
    Text,
    /// An article as Markdown.
    Markdown,
    /// An article as a page.
    Html,
}

impl InputFormat {
    /// What the format means to the reader.
    pub fn written(self) -> Written {
        match self {
            InputFormat::Yaml => Written::Claims(file::Format::Yaml),
            InputFormat::Jsonl => Written::Claims(file::Format::JsonLines),
            InputFormat::Text => Written::Article(article::Format::Text),
            InputFormat::Markdown => Written::Article(article::Format::Markdown),
            InputFormat::Html => Written::Article(article::Format::Html),
        }
    }
}

/// The thresholds of the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Any error.
    Conflict,
    /// Warnings too.
    Tension,
    /// Nothing.
    Never,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Anywhere.
    Always,
    /// Nowhere.
    Never,
}

/// The schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// Of claim files.
    Claims,
    /// Of the JSON report.
    Report,
    /// Of reconcile.yaml.
    Config,
    /// Of a line of the ledger.
    Ledger,
}

/// The forms of extracted claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// A claim file, topics left open.
    Yaml,
    /// One claim a line.
    Jsonl,
    /// The text of each article, each figure and date marked with its reading.
    Annotated,
}
