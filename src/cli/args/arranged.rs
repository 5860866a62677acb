//! Arguments in the order in which they may be written.

use super::Args;
use clap::CommandFactory;
use std::ffi::OsString;

/// The arguments in the order that the parser wants: the command first, so that flags may stand before it, and the
/// texts of `normalize` and `compare` last, so that one may start with a minus sign.
pub fn arranged(given: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut given: Vec<OsString> = given.into_iter().collect();
    let root = Args::command();
    let is_command = |word: &OsString| root.get_subcommands().any(|command| word == command.get_name());
    let first = words(&given, &root, false).into_iter().next();
    let Some(at) = first.filter(|at| is_command(&given[*at])) else { return given };
    let name = given.remove(at);
    given.insert(1, name.clone());
    let is_about_texts = name == "normalize" || name == "compare";
    let Some(command) = root.get_subcommands().find(|command| name == command.get_name()) else { return given };
    if !is_about_texts || given.iter().any(|word| word == "--") {
        return given;
    }
    let texts = words(&given[1..], command, true);
    if texts.is_empty() {
        return given;
    }
    let mut flags: Vec<OsString> = Vec::with_capacity(given.len() + 1);
    let mut last: Vec<OsString> = vec!["--".into()];
    for (at, word) in given.into_iter().enumerate() {
        if at > 0 && texts.contains(&(at - 1)) { last.push(word) } else { flags.push(word) }
    }
    flags.append(&mut last);
    flags
}

/// Which of the arguments after the first are neither flags nor their values. A flag of another command still counts
/// as one; a minus sign before anything but a letter is no flag where `minus` allows it.
fn words(given: &[OsString], command: &clap::Command, minus: bool) -> Vec<usize> {
    let takes_value = |flag: &str| {
        let known = command.get_arguments().chain(command.get_subcommands().flat_map(clap::Command::get_arguments));
        let mut named = known.filter(|arg| match flag.strip_prefix("--") {
            Some(long) => arg.get_long() == Some(long),
            None => arg.get_short().is_some_and(|short| flag.chars().eq(['-', short])),
        });
        named.any(|arg| arg.get_action().takes_values())
    };
    let mut words = Vec::new();
    let mut at = 1;
    while let Some(word) = given.get(at) {
        let text = word.to_string_lossy();
        if text == "--" {
            words.extend(at + 1..given.len());
            break;
        }
        let after_minus = text.strip_prefix('-').map(|rest| rest.trim_start_matches('-').chars().next());
        match after_minus {
            Some(Some(letter)) if !minus || letter.is_ascii_alphabetic() => at += usize::from(takes_value(&text)),
            _ => words.push(at),
        }
        at += 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::arranged;
    use crate::cli::args::Args;
    use clap::CommandFactory;
    use std::ffi::OsString;

    fn check(line: &str) -> String {
        let given = line.split(' ').map(|word| OsString::from(word.replace('_', " ")));
        let arranged = arranged(std::iter::once("reconcile".into()).chain(given));
        Args::command().debug_assert();
        arranged[1..].iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_command_comes_first_and_texts_last() {
        for (line, expected) in [
            ("claims", "claims"),
            ("-f json claims", "-f json claims"),
            ("-f json check claims", "check -f json claims"),
            ("./check", "./check"),
            ("claims check", "claims check"),
            ("--topic compare claims", "--topic compare claims"),
            ("normalize -5_% --jsno", "normalize --jsno -- -5 %"),
            ("normalize -5_% -f json", "normalize -f json -- -5 %"),
            ("--lang ar compare -$5 −3", "compare --lang ar -- -$5 −3"),
            ("normalize -", "normalize -- -"),
            ("normalize -- --x", "normalize -- --x"),
            ("compare --jsonl", "compare --jsonl"),
            ("--version", "--version"),
        ] {
            assert_eq!(check(line), expected);
        }
    }
}
