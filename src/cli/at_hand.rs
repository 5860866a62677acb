//! `completions` and `man`: what a shell and a manual know of the command line.

use super::args::{Args, Completions, Man};
use super::{End, Stopped, output};
use clap::CommandFactory;

/// Prints the completions of a shell.
pub fn completions(completions: &Completions) -> Result<End, Stopped> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Args::command(), "reconcile", &mut script);
    output::write(None, |out| out.write_all(&script))?;
    Ok(End::Clean)
}

/// Prints a manual page in roff.
pub fn man(man: &Man) -> Result<End, Stopped> {
    let mut program = Args::command();
    program.build();
    let command = match &man.command {
        None => program,
        Some(name) => {
            let found = program.get_subcommands().find(|command| command.get_name() == name);
            let names = || program.get_subcommands().map(clap::Command::get_name).collect::<Vec<_>>().join(", ");
            let found = found.ok_or_else(|| format!("no command is called `{}`: {}", name.escape_debug(), names()))?;
            found.clone()
        }
    };
    output::write(None, |out| clap_mangen::Man::new(command).render(out))?;
    Ok(End::Clean)
}
