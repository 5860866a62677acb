//! Where a result goes: standard output or a file, written whole or not at all.

use super::Stopped;
use super::args::{Color, Output};
use super::input::reason;
use reconcile::report::terminal::Paint;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

const BUFFER: usize = 1 << 16;

/// Writes what `produce` makes to a file, or to standard output. A reader that has closed the pipe has read enough.
pub fn write(
    to: Option<&Path>,
    produce: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> Result<(), Stopped> {
    match to {
        Some(path) => {
            file(path, produce).map_err(|error| format!("{}: cannot be written: {}", path.display(), reason(&error)))
        }
        None => match all(io::stdout(), produce) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            done => done.map_err(|error| format!("standard output: cannot be written: {}", reason(&error))),
        },
    }
}

/// Whether colours are written there.
pub fn paint(output: &Output) -> Paint {
    let wanted = match output.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            output.output.is_none() && !is_set("NO_COLOR") && !dumb && io::stdout().is_terminal()
        }
    };
    if wanted { Paint::Ansi } else { Paint::Plain }
}

fn all(out: impl Write + Send, produce: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    produce(&mut out)?;
    out.flush()
}

/// Writes beside the file first and then puts the whole in its place, so that a failure leaves what was there.
fn file(path: &Path, produce: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> io::Result<()> {
    let known = match fs::metadata(path) {
        Ok(known) if known.is_dir() => return Err(io::Error::other("it is a folder")),
        Ok(known) if !known.is_file() => return all(File::options().write(true).open(path)?, produce),
        Ok(known) => Some(known),
        Err(_) => None,
    };
    // A link stays, and the file that it leads to is replaced.
    let path = if known.is_some() { fs::canonicalize(path)? } else { path.to_owned() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new();
    beside.prefix(".reconcile-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        beside.permissions(fs::Permissions::from_mode(0o666));
    }
    let beside = beside.tempfile_in(folder)?;
    all(beside.as_file(), produce)?;
    if let Some(known) = known {
        fs::set_permissions(beside.path(), known.permissions())?;
    }
    beside.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &Path, produce: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> Result<String, String> {
        write(Some(path), produce)?;
        fs::read_to_string(path).map_err(|error| error.to_string())
    }

    #[test]
    fn a_failure_leaves_the_old_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("report.json");
        assert_eq!(check(&path, |out| out.write_all(b"old")).as_deref(), Ok("old"));
        let failed = check(&path, |out| {
            out.write_all(b"new")?;
            Err(io::Error::other("the disk is full"))
        });
        assert!(failed.is_err_and(|error| error.ends_with("report.json: cannot be written: the disk is full")));
        assert_eq!(fs::read_to_string(&path).expect("still there"), "old");
        assert_eq!(check(&path, |out| out.write_all(b"new")).as_deref(), Ok("new"));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        assert!(check(folder.path(), |_| Ok(())).is_err_and(|error| error.ends_with("it is a folder")));
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (path, link) = (folder.path().join("report.md"), folder.path().join("link.md"));
        fs::write(&path, "old").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).expect("a mode");
        symlink("report.md", &link).expect("a link");
        assert_eq!(check(&link, |out| out.write_all(b"new")).as_deref(), Ok("new"));
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o604);
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("a file"), "new");
    }
}
