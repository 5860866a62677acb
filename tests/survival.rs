//! The ledger on disk: runs that are killed, runs at the same time, a disk that is full, files that are none.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const CLAIMS: &str = "\
claims:
  - {topic: Halden / amount, value: $14.0B, source: A, published: 2025-06-10}
  - {topic: Halden / amount, value: $14.3B, source: B, published: 2025-06-10}
";

const LEDGER: &str = "reconcile.ledger.jsonl";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("claims.yaml"), CLAIMS).expect("a file");
    folder
}

/// The id of the one finding.
fn finding(folder: &Path) -> String {
    let told = Command::new(env!("CARGO_BIN_EXE_reconcile")).args(["review", "--list"]).current_dir(folder).output();
    let told = String::from_utf8(told.expect("the program runs").stdout).expect("UTF-8");
    told.split(' ').next().expect("an id").to_owned()
}

fn decide(folder: &Path, finding: &str, reason: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reconcile"));
    let words = ["decide", finding, "--verdict", "both", "--by", "Amal", "-j", "1", "--reason", reason];
    command.args(words).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn ledger(folder: &Path) -> String {
    fs::read_to_string(folder.join(LEDGER)).unwrap_or_default()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// How many lines of a ledger are records, all of them being one.
fn records(ledger: &str) -> usize {
    let (read, problems) = reconcile::ledger::read("a", ledger.as_bytes());
    assert!(problems.is_empty(), "{problems:?}\n{ledger}");
    assert_eq!(read.records.len(), ledger.lines().count());
    read.records.len()
}

#[test]
fn a_killed_run_leaves_the_old_ledger_or_the_new_one() {
    let folder = folder();
    let finding = finding(folder.path());
    let started = Instant::now();
    assert!(decide(folder.path(), &finding, "first").status().expect("the program runs").success());
    let whole = started.elapsed();
    let mut old = ledger(folder.path());
    let (mut seed, mut added) = (0x2545_F491_4F6C_DD1D_u64, 0);
    for run in 0..200 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = f64::from(u32::try_from(seed >> 33).unwrap_or_default()) / f64::from(1_u32 << 31);
        let mut child = decide(folder.path(), &finding, &format!("run {run}")).spawn().expect("the program runs");
        std::thread::sleep(whole.mul_f64(share * 1.2));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let new = ledger(folder.path());
        if new != old {
            assert!(new.starts_with(&old), "what was there stays:\n{old}\n{new}");
            assert_eq!(records(&new), records(&old) + 1);
            added += 1;
            old = new;
        }
    }
    assert!(decide(folder.path(), &finding, "last").status().expect("the program runs").success());
    assert_eq!(records(&ledger(folder.path())), added + 2);
    let files: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(files.len(), 2, "nothing is left lying about: {files:?}");
}

#[test]
fn people_at_the_same_time_lose_nothing() {
    let folder = folder();
    let finding = finding(folder.path());
    let children: Vec<_> = (0..24)
        .map(|run| decide(folder.path(), &finding, &format!("run {run}")).spawn().expect("the program runs"))
        .collect();
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", told(&output));
    }
    let ledger = ledger(folder.path());
    assert_eq!(records(&ledger), 24);
    for run in 0..24 {
        assert!(ledger.contains(&format!("\"run {run}\"")), "run {run} is lost");
    }
}

#[test]
fn what_cannot_be_read_is_never_rewritten() {
    let folder = folder();
    let finding = finding(folder.path());
    let bad = b"\xEF\xBB\xBF<<<<<<< HEAD\r\nwords \xFF\xFE\n{\"ledger\":9,\"id\":\"d1\"}\n{\"ledger\":1,\"id\":\"d2\",\"at\":";
    fs::write(folder.path().join(LEDGER), bad).expect("a file");
    let output = decide(folder.path(), &finding, "asked").output().expect("the program runs");
    // The decision is kept, and that something could not be read is trouble.
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    let new = fs::read(folder.path().join(LEDGER)).expect("a ledger");
    assert!(new.starts_with(&[&bad[..], b"\n{\"ledger\":1,"].concat()));
    let (read, _) = reconcile::ledger::read("a", &new);
    assert_eq!((read.records.len(), read.records[0].line, read.records[0].reason.as_str()), (1, 5, "asked"));
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let finding = finding(folder.path());
    let kept = folder.path().join("kept");
    fs::create_dir(&kept).expect("a folder");
    fs::write(kept.join(LEDGER), "").expect("a file");
    fs::set_permissions(kept.join(LEDGER), fs::Permissions::from_mode(0o664)).expect("a mode");
    symlink(Path::new("kept").join(LEDGER), folder.path().join(LEDGER)).expect("a link");
    assert!(decide(folder.path(), &finding, "asked").status().expect("the program runs").success());
    assert!(fs::symlink_metadata(folder.path().join(LEDGER)).expect("a link").is_symlink());
    assert_eq!(fs::metadata(kept.join(LEDGER)).expect("a file").permissions().mode() & 0o777, 0o664);
    assert_eq!(records(&ledger(folder.path())), 1);
}

/// A limit on the size of files stands in for a full disk.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_ledger() {
    let folder = folder();
    let finding = finding(folder.path());
    assert!(decide(folder.path(), &finding, "asked").status().expect("the program runs").success());
    let old = ledger(folder.path());
    let limited = "trap '' XFSZ; ulimit -f 0; exec \"$0\" decide \"$1\" --verdict slip --by Amal --reason again";
    let output = Command::new("sh")
        .args(["-c", limited, env!("CARGO_BIN_EXE_reconcile"), &finding])
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("the ledger cannot be written") && told(&output).contains("nothing is recorded"));
    assert_eq!(ledger(folder.path()), old);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

/// Nobody, not even who runs the tests, makes files there.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_told() {
    let folder = folder();
    let finding = finding(folder.path());
    let mut command = decide(folder.path(), &finding, "asked");
    let output = command.args(["--ledger", "/proc/self/a.ledger.jsonl"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("/proc/self/a.ledger.jsonl: the ledger cannot be written"), "{}", told(&output));
}

/// A lock that somebody holds is waited for, and ends with its holder.
#[test]
fn a_lock_ends_with_its_holder() {
    let folder = folder();
    let finding = finding(folder.path());
    let path = folder.path().join(LEDGER);
    let holder = fs::File::options().read(true).append(true).create(true).open(&path).expect("a file");
    holder.lock().expect("a lock");
    let mut child = decide(folder.path(), &finding, "asked").spawn().expect("the program runs");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(child.try_wait().expect("it runs"), None);
    assert_eq!(ledger(folder.path()), "");
    drop(holder);
    assert!(child.wait().expect("it ends").success());
    assert_eq!(records(&ledger(folder.path())), 1);
}

/// Two people decide on two branches, and git puts their lines together as `merge=union` asks for.
#[test]
fn two_branches_merge_without_marks() {
    let folder = folder();
    let finding = finding(folder.path());
    assert!(decide(folder.path(), &finding, "base").status().expect("the program runs").success());
    let base = fs::read(folder.path().join(LEDGER)).expect("a ledger");
    for branch in ["ours", "theirs"] {
        fs::write(folder.path().join(LEDGER), &base).expect("a file");
        assert!(decide(folder.path(), &finding, branch).status().expect("the program runs").success());
        fs::rename(folder.path().join(LEDGER), folder.path().join(branch)).expect("a file");
    }
    fs::write(folder.path().join("base"), &base).expect("a file");
    let merge = ["merge-file", "-p", "--union", "ours", "base", "theirs"];
    let Ok(merged) = Command::new("git").args(merge).current_dir(folder.path()).output() else {
        eprintln!("git is not there: merging is not tested");
        return;
    };
    let merged = String::from_utf8(merged.stdout).expect("UTF-8");
    assert_eq!(records(&merged), 3);
    assert!(merged.contains("\"ours\"") && merged.contains("\"theirs\""), "{merged}");
}
