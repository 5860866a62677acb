//! The ledger as a file: where it lies, who writes into it, and how nothing of it gets lost.
//!
//! A new record is written with all that was there into a file beside the ledger, synced, and put in its place: whatever
//! kills the run, the ledger is the old one or the new one. What was there is copied byte for byte, what could not be
//! read included. All of it happens under a lock on the ledger that ends with its holder, so that two people at once
//! lose nothing. An append in place would be cheaper, but a run that is killed inside of it leaves half a line.

use super::input::{reason, shown};
use super::{Settings, Stopped};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use reconcile::ledger::{self, Act, Ledger, Record};
use reconcile::problem::Problem;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How the name of the file ends in which a new ledger is written.
pub const UNFINISHED: &str = ".new";

/// The ledger of a run: the one that is named, else that of the configuration, else the usual one beside it.
pub fn path(named: Option<&Path>, settings: &Settings) -> PathBuf {
    let of_config = || settings.folder.join(settings.config.ledger_path.as_deref().unwrap_or(ledger::FILE_NAME));
    named.map_or_else(of_config, Path::to_owned)
}

/// Stops where a ledger is missing.
pub fn must_be_there(path: &Path) -> Result<(), Stopped> {
    let there = fs::metadata(path).map(|_| ());
    there.map_err(|error| format!("{}: the ledger cannot be read: {}", shown(path), reason(&error)))
}

/// Reads a ledger; none is an empty one.
pub fn read(path: &Path) -> Result<(Ledger, Vec<Problem>), Stopped> {
    let shown = shown(path);
    match bytes(path) {
        Ok(bytes) => Ok(ledger::read(&shown, &bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(ledger::read(&shown, b"")),
        Err(error) => Err(format!("{shown}: the ledger cannot be read: {}", reason(&error))),
    }
}

/// The bytes of a ledger; a device is none, except the one that holds nothing.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if !about.is_file() && path != Path::new("/dev/null") {
        return Err(io::Error::other("it is not a file"));
    }
    fs::read(path)
}

/// What a person does, before it is a record.
#[derive(Clone)]
pub struct Draft {
    pub at: Timestamp,
    pub by: String,
    pub reason: String,
    pub act: Act,
    /// The record that it replaces.
    pub replaces: Option<String>,
}

impl Draft {
    /// The record, before it has an id and a line.
    pub fn record(self, path: &Arc<str>) -> Record {
        let Draft { at, by, reason, act, replaces } = self;
        Record { id: String::new(), at, by, reason, act, replaces, path: Arc::clone(path), line: 0 }
    }
}

/// Adds to a ledger what `decide` makes of it as it stands under the lock; tells what was added, and the ledger then.
pub fn add(
    path: &Path,
    decide: impl FnOnce(&Ledger) -> Result<Vec<Draft>, Stopped>,
) -> Result<(Vec<Arc<Record>>, Ledger), Stopped> {
    let name = shown(path);
    let failed =
        |error: io::Error| format!("{name}: the ledger cannot be written: {}; nothing is recorded", reason(&error));
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut lock = locked(&path).map_err(failed)?;
    let mut bytes = Vec::new();
    lock.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.contains(&0) {
        return Err(format!("{name}: the ledger is no UTF-8 text; nothing is recorded"));
    }
    let (mut ledger, _) = ledger::read(&name, &bytes);
    let mut line = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    let mut text = String::new();
    if !bytes.is_empty() && !bytes.ends_with(b"\n") {
        text.push('\n');
        line += 1;
    }
    let mut added = Vec::new();
    for draft in decide(&ledger)? {
        let mut record = Record { line, ..draft.record(&ledger.path) };
        record.id = ledger.fresh_id(&record);
        text.push_str(&record.to_line());
        line += 1;
        let record = Arc::new(record);
        ledger.records.push(Arc::clone(&record));
        added.push(record);
    }
    if !added.is_empty() {
        bytes.extend_from_slice(text.as_bytes());
        replace(&path, &bytes, &lock).map_err(failed)?;
    }
    Ok((added, ledger))
}

/// The ledger, made where it is missing, under a lock that no other run holds.
fn locked(path: &Path) -> io::Result<File> {
    if fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return Err(io::Error::other("it is not a file"));
    }
    loop {
        let file = File::options().read(true).append(true).create(true).open(path)?;
        file.lock()?;
        // Whoever held the lock before may have put another file in the place of this one.
        let held = same_file::Handle::from_file(file.try_clone()?)?;
        match same_file::Handle::from_path(path) {
            Ok(there) if there == held => return Ok(file),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
}

/// Puts a whole new file in the place of the ledger; whoever holds the lock is alone with the unfinished one.
fn replace(path: &Path, bytes: &[u8], lock: &File) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(UNFINISHED);
    let beside = folder.join(name);
    // What a killed run has left.
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let write = || {
        let mut file = File::options().write(true).create_new(true).open(&beside)?;
        file.write_all(bytes)?;
        file.set_permissions(lock.metadata()?.permissions())?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().inspect_err(|_| _ = fs::remove_file(&beside))?;
    // Where a folder cannot be synced, the system does it in its own time.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Who decides: the one who is named, else the one whom git knows, else the user of the system.
pub fn author(named: Option<&str>, ledger: &Path) -> Result<String, Stopped> {
    let folder = ledger.parent().filter(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let git = || {
        let told = std::process::Command::new("git").args(["config", "user.name"]).current_dir(folder).output().ok()?;
        told.status.success().then(|| String::from_utf8_lossy(&told.stdout).into_owned())
    };
    let user = || std::env::var("USER").or_else(|_| std::env::var("USERNAME")).ok();
    let tidy = |name: String| Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    let name = match named {
        Some(name) => tidy(name.to_owned()),
        None => git().and_then(tidy).or_else(|| user().and_then(tidy)),
    };
    name.ok_or_else(|| "nobody knows who decides; say so with --by NAME".to_owned())
}

/// The time of a record: now, or the start of the day that is given.
pub fn time(day: Option<Date>) -> Result<Timestamp, Stopped> {
    let now = match day {
        Some(day) => day.to_zoned(TimeZone::UTC).map(|start| start.timestamp()),
        None => Timestamp::now().round(jiff::Unit::Second),
    };
    now.map_err(|error| format!("the clock cannot be read: {error}"))
}

/// What a person should know of a clock that stands before the last record's.
pub fn clock_runs_back(ledger: &Ledger, at: Timestamp) -> Option<String> {
    let last = ledger.records.iter().map(|record| record.at).max().filter(|last| *last > at)?;
    Some(format!("the clock says {at}, before the last decision ({last}); the order in the ledger counts"))
}
