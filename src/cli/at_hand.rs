//! `completions` and `man`: what a shell and a manual know of the command line.

use super::args::{Args, Completions, Man};
use super::{End, Stopped, output};
use clap::CommandFactory;
use clap_complete::Shell;

/// Prints the completions of a shell.
pub fn completions(completions: &Completions) -> Result<End, Stopped> {
    output::write(None, |out| out.write_all(&script(completions.shell)))?;
    Ok(End::Clean)
}

fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "reconcile", &mut script);
    script
}

/// Prints a manual page in roff.
pub fn man(man: &Man) -> Result<End, Stopped> {
    let page = page(man.command.as_deref())?;
    output::write(None, |out| out.write_all(&page))?;
    Ok(End::Clean)
}

fn page(name: Option<&str>) -> Result<Vec<u8>, Stopped> {
    let mut program = Args::command();
    program.build();
    let names = || program.get_subcommands().map(clap::Command::get_name).collect::<Vec<_>>().join(", ");
    let command = match name {
        None => program,
        Some(name) => {
            let found = program.get_subcommands().find(|command| command.get_name() == name);
            found.ok_or_else(|| format!("no command is called `{}`: {}", name.escape_debug(), names()))?.clone()
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(|error| format!("the page cannot be made: {error}"))?;
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;
    use std::collections::BTreeSet;

    /// The options of the program and of its commands, those for everybody.
    fn options() -> BTreeSet<String> {
        let root = Args::command();
        let commands = std::iter::once(&root).chain(root.get_subcommands());
        let shown = commands.flat_map(clap::Command::get_arguments).filter(|option| !option.is_hide_set());
        shown.filter_map(|option| option.get_long().map(str::to_owned)).collect()
    }

    #[test]
    fn shells_and_pages_know_every_option() {
        for shell in Shell::value_variants() {
            let script = String::from_utf8(script(*shell)).expect("UTF-8");
            for option in options() {
                assert!(script.contains(&option), "{shell}: {option}");
            }
        }
        let check = String::from_utf8(page(Some("check")).expect("a page")).expect("UTF-8");
        assert!(check.starts_with(".ie") && check.contains("\\-\\-write\\-baseline"), "{check}");
        let program = String::from_utf8(page(None).expect("a page")).expect("UTF-8");
        assert!(program.contains("reconcile\\-check(1)"), "{program}");
    }

    #[test]
    fn every_option_has_a_command_line_among_the_tests() {
        let lines: String = std::fs::read_dir("tests/cmd")
            .expect("the command lines")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
            .map(|path| std::fs::read_to_string(path).expect("UTF-8"))
            .flat_map(|case| {
                case.lines().filter(|line| line.starts_with("args")).map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        let short = [("format", "-f"), ("output", "-o"), ("verbose", "-v"), ("quiet", "-q"), ("jobs", "-j")];
        let is_there = |option: &String| {
            let short = short.iter().find(|(long, _)| long == option).map(|(_, short)| format!("\"{short}\""));
            lines.contains(&format!("\"--{option}\"")) || short.is_some_and(|short| lines.contains(&short))
        };
        let missing: Vec<String> = options().into_iter().filter(|option| !is_there(option)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
