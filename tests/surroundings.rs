//! The same bytes wherever and whenever the program runs: another time zone, language and folder change nothing.

use std::path::Path;
use std::process::Command;

const FORMATS: [&str; 10] =
    ["text", "markdown", "csv", "csv-findings", "json", "jsonl", "sarif", "github", "junit", "schema-org"];

/// The report on the desk's claims, copied to a folder, run from there.
fn report(folder: &Path, format: &str, zone: &str, language: &str) -> Vec<u8> {
    let desk = Path::new("tests/cmd/desk");
    std::fs::create_dir_all(folder.join("claims")).expect("a folder");
    for file in ["reconcile.yaml", "claims/daily.yaml", "claims/wire.yaml"] {
        std::fs::copy(desk.join(file), folder.join(file)).expect("a copy");
    }
    let done = Command::new(env!("CARGO_BIN_EXE_reconcile"))
        .args(["--format", format])
        .current_dir(folder)
        .env_clear()
        .envs([("TZ", zone), ("LANG", language), ("LC_ALL", language)])
        .output()
        .expect("a run");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

#[test]
fn the_surroundings_change_nothing() {
    let here = tempfile::tempdir().expect("a folder");
    let there = tempfile::Builder::new().prefix("مجلد آخر, ").tempdir().expect("a folder");
    for format in FORMATS {
        let one = report(here.path(), format, "Pacific/Kiritimati", "C");
        let other = report(&there.path().join("below"), format, "Pacific/Pago_Pago", "ar_EG.UTF-8");
        assert!(!one.is_empty() && one == other, "{format}");
    }
}
