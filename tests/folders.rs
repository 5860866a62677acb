//! Folders as they come: names that are no text, links in circles, files that nobody can read, and more than memory holds.
#![cfg(target_os = "linux")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_reconcile");
const ARTICLE: &str = "---\nsource: Wire\ndate: 2025-03-04\n---\nThe line lost $3.2 million, and 2 ships were sold.\n";

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut program = Command::new(PROGRAM);
    program.args(args).current_dir(folder).env("NO_COLOR", "1").output().expect("the program runs")
}

fn words(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).expect("UTF-8")
}

/// Status, output and what was told, a page of text.
fn check(folder: &Path, args: &[&str]) -> String {
    let Output { status, stdout, stderr } = run(folder, args);
    format!("{}\n{}---\n{}", status.code().expect("an exit status"), words(&stdout), words(&stderr))
}

#[test]
fn names_that_are_no_text_are_told_apart_and_found_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names: [&[u8]; 5] =
        [b"a\nb.txt", b"c\xFF.txt", b"c\xFE.txt", "\u{202E}txt.d.md".as_bytes(), "تقرير.txt".as_bytes()];
    for name in names {
        fs::write(folder.path().join(OsStr::from_bytes(name)), ARTICLE).expect("a file");
    }
    let known = |name: &str| name.replace("source: Wire", "source: No date").replace("date: 2025-03-04\n", "");
    fs::write(folder.path().join(OsStr::from_bytes(b"e\n\x1b[31m.txt")), known(ARTICLE)).expect("a file");
    insta::assert_snapshot!(check(folder.path(), &["extract", "-o", "claims.yaml"]), @"
    0
    ---
    e<U+000A><U+001B>[31m.txt: note: no publication date; dates that count from it stay open; articles.yaml beside it can tell
    ");
    let yaml = fs::read_to_string(folder.path().join("claims.yaml")).expect("what was written");
    let paths: Vec<&str> = yaml.lines().filter_map(|line| line.strip_prefix("    path: ")).collect();
    insta::assert_snapshot!(paths.join("\n"), @r#"
    "a\nb.txt"
    c\xFE.txt
    c\xFF.txt
    "e\n\u001B[31m.txt"
    تقرير.txt
    "\u202Etxt.d.md"
    "#);
    // Every quote is found in its file again, by the name that was written.
    insta::assert_snapshot!(check(folder.path(), &["check", "claims.yaml"]), @"
    0
    about the input
      claims.yaml:44:7: note: 2 claims have no publication date; this is the first

    0 topics; 12 claims of 2 sources.
    ---
    claims.yaml:44:7: note: 2 claims have no publication date; this is the first
            - ⟦topic⟧: ~
    ");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_done() {
    const FILES: usize = 2_000;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name);
    for at in 0..FILES {
        fs::write(path(&format!("{at:05}.txt")), ARTICLE).expect("a file");
    }
    fs::create_dir(path("folder.txt")).expect("a folder");
    fs::write(path("folder.txt/inside.md"), ARTICLE).expect("a file");
    symlink("nowhere.txt", path("gone.txt")).expect("a link");
    symlink("/proc/self/mem", path("memory.jsonl")).expect("a link");
    symlink("..", path("folder.txt/up")).expect("a link");
    symlink("00001.txt", path("again.txt")).expect("a link");
    assert!(Command::new("mkfifo").arg(path("pipe.txt")).status().expect("mkfifo").success());
    fs::write(path("picture.png"), "").expect("a file");
    let Output { status, stdout, stderr } = run(folder.path(), &["extract", "-f", "jsonl"]);
    insta::assert_snapshot!(words(&stderr), @"
    gone.txt: error: cannot be read: no such file or directory
    .: note: 2 files of other kinds are passed over (.png, no plain file)
    memory.jsonl: error: the file cannot be read: Input/output error (os error 5)
    ");
    assert_eq!((status.code(), words(&stdout).lines().count()), (Some(2), 2 * (FILES + 1)));
    let Output { status, stderr, .. } = run(folder.path(), &["check"]);
    let errors: Vec<&str> = words(&stderr).lines().filter(|line| line.contains("error")).collect();
    assert_eq!((status.code(), errors.len()), (Some(2), 2), "{errors:?}");
}

#[test]
fn what_is_wrong_with_a_sidecar_is_told_by_every_command() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write("fire.txt", "Yesterday 40 people died.\n");
    write("articles.yaml", "articles:\n  - {path: fire.txt, source: Wire, date: 2025-06-99}\n");
    for args in [["extract", "."], ["extract", "fire.txt"], ["check", "."], ["check", "fire.txt"]] {
        let Output { status, stderr, .. } = run(folder.path(), &args);
        let errors: Vec<&str> = words(&stderr).lines().filter(|line| line.contains("error")).collect();
        assert_eq!(status.code(), Some(2), "{args:?}");
        assert_eq!(errors.len(), 1, "{args:?}: {errors:?}");
        assert!(errors[0].trim_start_matches("./").starts_with("articles.yaml:2:"), "{args:?}: {errors:?}");
    }
    write("articles.yaml", "articles:\n  - {path: fire.txt, source: Wire, date: 2025-06-10}\n");
    assert!(words(&run(folder.path(), &["extract", "fire.txt"]).stdout).contains("value: 9 June 2025"));
}

#[test]
fn a_part_of_a_long_text_that_states_nothing_takes_no_entry() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = format!("---\nsource: Wire\n---\n{}\nAbout 40 people died.\n", "word ".repeat(300_000));
    fs::write(folder.path().join("long.txt"), text).expect("a file");
    let yaml = run(folder.path(), &["extract"]).stdout;
    let entries: Vec<&str> =
        words(&yaml).lines().filter(|line| line.starts_with("- ") || line.contains("[]")).collect();
    // The first part tells of the article.
    assert_eq!(entries, ["- article:", "  claims: []", "- article:"]);
}

/// What is told of a file that a shell makes, read by a program that may take so many megabytes.
fn check_in_memory(megabytes: usize, name: &str, make: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let script =
        format!("{make} > {name} && ulimit -v {} && exec {PROGRAM} extract -j 1 -f jsonl {name}", megabytes << 10);
    // The limit counts addresses, of which glibc sets many aside for each thread.
    let mut shell = Command::new("sh");
    let shell = shell.args(["-c", &script]).env("MALLOC_ARENA_MAX", "1").current_dir(folder.path());
    let Output { status, stdout, stderr } = shell.output().expect("a shell");
    let lines = words(&stdout).lines().filter(|line| line.contains("\"quote\"")).count();
    format!(
        "{} ({lines} claims)\n{}",
        status.code().map_or("killed".to_owned(), |code| code.to_string()),
        words(&stderr)
    )
}

#[test]
fn files_larger_than_memory_are_read() {
    let filled = |megabytes: usize| format!("head -c {megabytes}000000 /dev/zero | tr '\\0' x");
    let row = "{\"text\":\"It has 2 ships.\",\"source\":\"A\",\"date\":\"2025\",\"picture\":\"%s\"}\\n";
    let rows = format!("{} > x; (for at in $(seq 160); do printf '{row}' \"$(cat x)\"; done)", filled(1));
    let line = format!("(printf '{{\"text\":\"'; {}; printf '\"}}\\n'; printf '{row}' x)", filled(160));
    let page = |open: &str, close: &str| {
        let text = "<p>It has 2 ships.</p>";
        format!("(printf %s '{text}{open}'; {}; printf %s '{close}{text}')", filled(160))
    };
    // Less than the files take; the program itself maps a good part of it.
    let check = |name: &str, make: &str| check_in_memory(150, name, make);
    insta::assert_snapshot!(check("words.txt", &format!("({}; printf '. It has 2 ships.')", filled(30))), @"
    0 (1 claims)
    words.txt: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
    ");
    insta::assert_snapshot!(check("rows.jsonl", &rows), @"0 (160 claims)");
    insta::assert_snapshot!(check("line.jsonl", &line), @r#"
    2 (1 claims)
    line.jsonl:1:1: error: this line is longer than 16 MiB; it is left out
        ⟦{⟧"text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
    "#);
    insta::assert_snapshot!(check("script.html", &page("<script>", "</script>")), @"
    0 (2 claims)
    script.html: warning: all text of the page is taken, menus included: it is larger than 4 MiB
    script.html: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
    ");
    insta::assert_snapshot!(check("comment.html", &page("<!--", "-->")), @"
    0 (2 claims)
    comment.html: warning: all text of the page is taken, menus included: it is larger than 4 MiB
    comment.html: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
    ");
}
