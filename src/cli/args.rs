//! The command line as people type it.

mod arranged;
mod format;

pub use self::arranged::arranged;
pub use self::format::{Color, ExtractFormat, FailOn, Format, InputFormat, PlainFormat, SchemaKind};
use super::input::StandardInput;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as Group, Parser, Subcommand};
use reconcile::ledger::{Ruling, Standing};
use reconcile::relation::Code;
use reconcile::report::{Pattern, Ui};
use std::path::PathBuf;

/// Shows where sources conflict: figures, dates, names and yes/no claims, in Arabic and English.
#[derive(Debug, Parser)]
#[command(
    name = "reconcile",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    override_usage = "reconcile [PATH]… [OPTIONS]\n       reconcile <COMMAND> …",
    after_help = EXIT,
    after_long_help = EXAMPLES
)]
pub struct Args {
    /// The command; `check` where none is named.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The flags of `check`, which may stand without its name.
    #[command(flatten)]
    pub check: Check,
}

const EXIT: &str =
    "Exit status: 0 nothing to report, 1 findings, 2 trouble (wrong usage, input that could not be read).";

const EXAMPLES: &str = "\
Examples:
  reconcile                                   read the claims that reconcile.yaml names, and report
  reconcile claims/ --fail-on tension         fail on anything worth a second look
  reconcile claims/ -f sarif -o report.sarif  for a code host or an editor
  reconcile --baseline known.json             fail on new conflicts alone
  reconcile --baseline known.json --write-baseline
  reconcile decide f7685e3 --verdict position:1 --reason 'asked the agency'
  reconcile normalize 'ما يقارب 15 مليار دولار'
  reconcile compare '$14B' '14.3B'
  reconcile explain rounding

Exit status: 0 nothing to report, 1 findings, 2 trouble (wrong usage, input that could not be read).";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read claim files and report where they disagree (the default command).
    Check(Check),
    /// Read articles and write what they state: claim files to edit and check in, lines for programs, or marked text.
    Extract(Extract),
    /// Show how a figure or a date is read, and every other reading.
    Normalize(Normalize),
    /// Show the relation of two statements, with both intervals and the rule.
    Compare(Compare),
    /// Show what a code means, or one finding in full.
    Explain(Explain),
    /// Decide a finding for good: which position is right, and why.
    Decide(Decide),
    /// List, filter and show decisions, and take them back.
    Decisions(Decisions),
    /// Say that two topics, or two names, are one.
    Join(Pair),
    /// Say that two topics, or two names, are never one.
    Part(Pair),
    /// Go through what is undecided, worst first.
    Review(Review),
    /// Score a JSON report against labels made by people.
    Evaluate(Evaluate),
    /// Print a JSON Schema.
    Schema(Schema),
    /// Print the completions of a shell.
    Completions(Completions),
    /// Print the manual page, of the program or of one command.
    Man(Man),
}

/// The flags of `check`.
#[derive(Debug, Group)]
#[command(after_help = EXIT, after_long_help = EXAMPLES)]
pub struct Check {
    /// The form of the report [default: what the ending of --output tells, else text].
    #[arg(short, long, value_enum)]
    pub format: Option<Format>,
    /// Which findings make the exit status 1: any error, warnings too, or none [default: conflict].
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// Exit with 0 whatever is found.
    #[arg(long)]
    pub exit_zero: bool,
    /// Findings of an earlier run, which are marked and do not fail.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the findings of this run to the file that --baseline names.
    #[arg(long, requires = "baseline")]
    pub write_baseline: bool,
    /// Print the configuration, each value with where it comes from, and stop.
    #[arg(long)]
    pub print_config: bool,
    /// Show topics in full that nothing is wrong with.
    #[arg(short, long, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Show which words gave what each claim of an article is about, why topics were joined and which nearly were.
    #[arg(long, conflicts_with = "quiet")]
    pub trace: bool,
    /// The language of the report's own words, in the forms for people: text, markdown and html.
    #[arg(long, value_name = "LANG", value_parser = ui(), default_value = "en")]
    pub ui: Ui,
    /// A template for the page of --format html, in the language of Jinja.
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
    /// Write no report where something could not be read.
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub selection: Selection,
    #[command(flatten)]
    pub claims: Claims,
    #[command(flatten)]
    pub output: Output,
}

/// What of a report is shown.
#[derive(Debug, Group)]
#[command(next_help_heading = "Selection")]
pub struct Selection {
    /// Only topics whose label fits; `*` stands for any words.
    #[arg(long, value_name = "GLOB")]
    pub topic: Vec<Pattern>,
    /// Only findings of this code.
    #[arg(long, value_name = "CODE", value_parser = finding_code())]
    pub only: Vec<Code>,
    /// Only topics that this source speaks of, and findings that it is part of.
    #[arg(long, value_name = "NAME")]
    pub source: Vec<String>,
    /// Only topics that an article of this day or later speaks of, and findings that it is part of.
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Only topics that an article of this day or earlier speaks of, and findings that it is part of.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
}

/// The claims that a command is about: where they are, what is known beside them, and how they are read.
#[derive(Debug, Group)]
pub struct Claims {
    /// Files and folders to read, `-` for standard input [default: the paths of reconcile.yaml, else this folder].
    // The heading of the group before it would go on.
    #[arg(value_name = "PATH", help_heading = None::<&str>)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub kept: Kept,
    #[command(flatten)]
    pub from: From,
    #[command(flatten)]
    pub reading: Reading,
}

/// What is known beside the files to check: an archive, and decisions.
#[derive(Debug, Group)]
#[command(next_help_heading = "Archive and decisions")]
pub struct Kept {
    /// An archive: tell only what disagrees with PATH, a draft, and exit by that alone.
    #[arg(long, value_name = "PATH")]
    pub against: Vec<PathBuf>,
    /// The ledger of decisions [default: `ledger` of reconcile.yaml, else reconcile.ledger.jsonl beside it].
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
}

/// Who decides, and why.
#[derive(Debug, Group)]
pub struct Signed {
    /// Why, for those who come after.
    #[arg(long, value_name = "WORDS", value_parser = reason)]
    pub reason: String,
    /// Who decides [default: user.name of git, else the user of the system].
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// The flags of `decide`.
#[derive(Debug, Group)]
#[command(after_help = DECIDED)]
pub struct Decide {
    /// The id of a finding, or its head, as reports print it.
    #[arg(value_name = "FINDING")]
    pub finding: String,
    /// What is decided: position:N, both, neither, not-comparable, updated or slip.
    #[arg(long, value_name = "VERDICT")]
    pub verdict: Ruling,
    #[command(flatten)]
    pub signed: Signed,
    /// The last day on which the decision holds.
    #[arg(long, value_name = "DATE")]
    pub expires: Option<String>,
    #[command(flatten)]
    pub claims: Claims,
}

const DECIDED: &str = "\
Verdicts:
  position:N       the position of this number is right (`reconcile explain FINDING` numbers them)
  both             both are right: there is no contradiction
  neither          neither is right
  not-comparable   the two speak of different things
  updated          the later value took the place of the earlier
  slip             a mistake of writing

A decision holds until the evidence changes: another figure, an edited quote, a new source on either side.";

/// The flags of `join` and `part`.
#[derive(Debug, Group)]
pub struct Pair {
    /// A topic's label, `entity / attribute`, or a name; of two that are one this is the one that findings are known by.
    #[arg(value_name = "A")]
    pub a: String,
    /// The other.
    #[arg(value_name = "B")]
    pub b: String,
    #[command(flatten)]
    pub signed: Signed,
    #[command(flatten)]
    pub claims: Claims,
}

/// The flags of `review`.
#[derive(Debug, Group)]
pub struct Review {
    /// Print what is undecided, and ask nothing.
    #[arg(long, conflicts_with_all = ["apply", "check"])]
    pub list: bool,
    /// Take the decisions of a file, one JSON object a line as `--list -f json` prints them; `-` is standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    pub apply: Option<PathBuf>,
    /// Say how much is undecided, and exit with 1 where anything is.
    #[arg(long)]
    pub check: bool,
    /// Only findings of this code, and no suggestions.
    #[arg(long, value_name = "CODE", value_parser = finding_code())]
    pub only: Vec<Code>,
    /// Only topics whose label fits; `*` stands for any words.
    #[arg(long, value_name = "GLOB")]
    pub topic: Vec<Pattern>,
    /// Who decides [default: user.name of git, else the user of the system].
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// The form of the list; JSON is one line an entry.
    #[arg(short, long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
    #[command(flatten)]
    pub claims: Claims,
    #[command(flatten)]
    pub output: Output,
}

/// The flags of `decisions`.
#[derive(Debug, Group)]
pub struct Decisions {
    /// Show one decision in full.
    #[arg(long, value_name = "ID", conflicts_with = "undo")]
    pub show: Option<String>,
    /// Take a decision back; the record stays, and a new one says so.
    #[arg(long, value_name = "ID", requires = "reason")]
    pub undo: Option<String>,
    /// Why it is taken back.
    #[arg(long, value_name = "WORDS", requires = "undo", value_parser = reason)]
    pub reason: Option<String>,
    /// Only decisions of this person; with --undo, who takes it back.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Only decisions that stand so.
    #[arg(long, value_name = "STANDING", value_parser = standing())]
    pub standing: Vec<Standing>,
    /// Only decisions on topics whose label fits; `*` stands for any words.
    #[arg(long, value_name = "GLOB")]
    pub topic: Vec<Pattern>,
    /// The form of the list; JSON is one line a decision.
    #[arg(short, long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
    #[command(flatten)]
    pub claims: Claims,
    #[command(flatten)]
    pub output: Output,
}

/// The flags of `extract`.
#[derive(Debug, Group)]
#[command(after_help = EXIT)]
pub struct Extract {
    /// Articles and folders of them, `-` for standard input [default: the paths of reconcile.yaml, else this folder].
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The form of what is written.
    #[arg(short, long, value_enum, default_value_t = ExtractFormat::Yaml)]
    pub format: ExtractFormat,
    #[command(flatten)]
    pub from: From,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub output: Output,
}

/// Where claims come from.
#[derive(Debug, Group)]
#[command(next_help_heading = "Input")]
pub struct From {
    /// What standard input is called in reports; its ending tells its format.
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// How standard input is written.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub input_format: Option<InputFormat>,
    /// Threads to use [default: one a core].
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// The day of the run, against which decisions expire.
    #[arg(long, value_name = "DATE", hide = true)]
    pub today: Option<String>,
    /// Print problems of the input that left something out, and findings alone.
    #[arg(short, long)]
    pub quiet: bool,
}

impl From {
    /// What is known of standard input.
    pub fn stdin(&self) -> StandardInput {
        StandardInput { name: self.stdin_filename.clone(), format: self.input_format.map(InputFormat::written) }
    }
}

/// How texts are read.
#[derive(Debug, Group)]
#[command(next_help_heading = "Reading")]
pub struct Reading {
    /// The day, month or year from which relative dates count, where a text gives none.
    #[arg(long, value_name = "DATE")]
    pub reference_date: Option<String>,
    /// The language of texts that name none: ar, en.
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// The configuration [default: the nearest reconcile.yaml upwards].
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Where a result goes.
#[derive(Debug, Group)]
#[command(next_help_heading = "Output")]
pub struct Output {
    /// The file to write, whole or not at all [default: standard output].
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// When to use colours; `auto` looks for a terminal and for NO_COLOR.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
}

/// The flags of `normalize`.
#[derive(Debug, Group)]
pub struct Normalize {
    /// Texts to read; `-` reads standard input line by line.
    #[arg(value_name = "TEXT", required_unless_present = "jsonl", allow_hyphen_values = true)]
    pub texts: Vec<String>,
    /// Read JSON Lines with `text` from standard input and answer each with one line.
    #[arg(long, conflicts_with = "texts")]
    pub jsonl: bool,
    /// Show which words gave which part of each value, and what was decided: language, currency, century, reference date.
    #[arg(long)]
    pub trace: bool,
    /// The form of the answer; JSON is one line a text.
    #[arg(short, long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub output: Output,
}

/// The flags of `compare`.
#[derive(Debug, Group)]
pub struct Compare {
    /// A figure, a date or a statement.
    #[arg(required_unless_present = "jsonl", allow_hyphen_values = true)]
    pub left: Option<String>,
    /// What to compare it with: does it follow, contradict, or neither?
    #[arg(required_unless_present = "jsonl", allow_hyphen_values = true)]
    pub right: Option<String>,
    /// Read JSON Lines with `premise` and `hypothesis` from standard input and answer each with one line.
    #[arg(long, conflicts_with_all = ["left", "right"])]
    pub jsonl: bool,
    /// The form of the answer.
    #[arg(short, long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub output: Output,
}

/// The flags of `explain`.
#[derive(Debug, Group)]
pub struct Explain {
    /// A code such as `rounding`, or the id or the key of a finding [default: all codes, a line each].
    #[arg(value_name = "CODE|FINDING")]
    pub what: Option<String>,
    #[command(flatten)]
    pub claims: Claims,
    #[command(flatten)]
    pub output: Output,
}

/// The flags of `evaluate`.
#[derive(Debug, Group)]
pub struct Evaluate {
    /// The labels: claims with their values, groups and relations, as YAML.
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// The report, as `--format json` writes it.
    #[arg(value_name = "REPORT")]
    pub report: PathBuf,
    /// The form of the scores.
    #[arg(short, long, value_enum, default_value_t = PlainFormat::Text)]
    pub format: PlainFormat,
    #[command(flatten)]
    pub output: Output,
}

/// The flags of `completions`.
#[derive(Debug, Group)]
pub struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// The flags of `man`.
#[derive(Debug, Group)]
pub struct Man {
    /// The command to tell of in full [default: the program].
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// The flags of `schema`.
#[derive(Debug, Group)]
pub struct Schema {
    /// Which schema.
    #[arg(value_enum)]
    pub kind: SchemaKind,
}

fn standing() -> impl TypedValueParser<Value = Standing> {
    PossibleValuesParser::new(Standing::ALL.map(|(word, _)| word)).map(|word| {
        let known = Standing::ALL.into_iter().find(|(known, _)| *known == word);
        known.map_or(Standing::Holds, |(_, standing)| standing)
    })
}

fn ui() -> impl TypedValueParser<Value = Ui> {
    PossibleValuesParser::new(Ui::ALL.map(|(tag, _)| tag)).map(|tag| {
        let known = Ui::ALL.into_iter().find(|(known, _)| *known == tag);
        known.map_or(Ui::default(), |(_, ui)| ui)
    })
}

/// Words that say something.
fn reason(words: &str) -> Result<String, String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { Err("say why, for those who come after".to_owned()) } else { Ok(words) }
}

fn finding_code() -> impl TypedValueParser<Value = Code> {
    let findings = || Code::ALL.into_iter().filter(|code| code.severity().is_some());
    PossibleValuesParser::new(findings().map(Code::as_str))
        .map(move |word| findings().find(|code| code.as_str() == word).unwrap_or(Code::Conflict))
}
/// The command that was meant by a word which is none, by one or two letters.
pub fn command_like(word: &str) -> Option<String> {
    let cli = <Args as clap::CommandFactory>::command();
    let distance = |command: &clap::Command| strsim::damerau_levenshtein(command.get_name(), word);
    let nearest = cli.get_subcommands().min_by_key(|command| distance(command))?;
    (distance(nearest) <= 2 && word.len() > 3).then(|| nearest.get_name().to_owned())
}
