//! The command `reconcile`: flags and files in, a report and an exit status out.

mod cli;

use clap::Parser;
use cli::args::{Args, Command, arranged};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Args { command, check } = Args::parse_from(arranged(std::env::args_os()));
    let done = match command {
        None => cli::check::run(&check),
        Some(Command::Check(check)) => cli::check::run(&check),
        Some(Command::Extract(extract)) => cli::extract::run(&extract),
        Some(Command::Normalize(normalize)) => cli::normalize::run(&normalize),
        Some(Command::Compare(compare)) => cli::compare::run(&compare),
        Some(Command::Explain(explain)) => cli::explain::run(&explain),
        Some(Command::Decide(decide)) => cli::decide::run(&decide),
        Some(Command::Decisions(decisions)) => cli::decisions::run(&decisions),
        Some(Command::Join(pair)) => cli::join::run(&pair, true),
        Some(Command::Part(pair)) => cli::join::run(&pair, false),
        Some(Command::Review(review)) => cli::review::run(&review),
        Some(Command::Evaluate(evaluate)) => cli::evaluate::run(&evaluate),
        Some(Command::Schema(schema)) => cli::schema(&schema),
        Some(Command::Completions(completions)) => cli::at_hand::completions(&completions),
        Some(Command::Man(man)) => cli::at_hand::man(&man),
    };
    cli::exit_code(done)
}
