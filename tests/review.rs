//! A review: the queue, the keys and the screen, without a terminal and in one.

use jiff::civil::date;
use reconcile::claim::file::{Settings, gather, read};
use reconcile::config::Config;
use reconcile::ledger::{Ledger, Record};
use reconcile::report::Report;
use reconcile::review::{self, Filter, Key, Session, Step};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

const CLAIMS: &str = "\
claims:
  - {topic: Halden / amount, value: $14.0B, quote: pays $14.0 billion, source: A, published: 2025-06-10}
  - {topic: Halden / amount, value: $14.3B, quote: بقيمة 14.3 مليار دولار, source: الصحيفة, published: 2025-06-10}
  - {topic: Halden / seat, value: Oslo, source: A, published: 2025-06-10}
  - {topic: Halden / seat, value: Bergen, source: B, published: 2025-06-10}
  - {topic: Haldan / seat, value: Oslo, source: C, published: 2025-06-10}
  - {topic: Haldan / jobs, value: 600, source: C, published: 2025-06-10}
  - {topic: Halden / jobs, value: 700, source: A, published: 2025-06-10}
";

/// A review of [`CLAIMS`] whose records go into a ledger in memory.
struct Desk {
    session: Session,
    ledger: Ledger,
}

impl Desk {
    fn new() -> Self {
        Desk {
            session: Session::new(Filter::default()),
            ledger: Ledger { path: "a.ledger.jsonl".into(), ..Ledger::default() },
        }
    }

    fn report(&self) -> Report {
        let config = Config { ledger: self.ledger.clone(), today: Some(date(2026, 1, 5)), ..Config::default() };
        reconcile::check(gather(vec![read("a.yaml", CLAIMS.as_bytes(), &Settings::default())]), &config)
    }

    /// Presses the keys of a line: `⏎` is Enter, `⎋` Escape, `⌫` Backspace; tells whether the review is over.
    fn press(&mut self, keys: &str) -> bool {
        for letter in keys.chars() {
            let key = match letter {
                '⏎' => Key::Enter,
                '⎋' => Key::Escape,
                '⌫' => Key::Backspace,
                '↓' => Key::Down,
                letter => Key::Char(letter),
            };
            match self.session.press(key, &self.report()) {
                Step::Show => {}
                Step::Quit => return true,
                Step::Record(proposals, reason) => {
                    let added: Vec<Arc<Record>> = proposals
                        .into_iter()
                        .map(|proposal| self.add(proposal.act, &reason, proposal.replaces))
                        .collect();
                    self.session.recorded(&added);
                }
                Step::Undo(ids) => {
                    ids.into_iter().for_each(|id| _ = self.add(reconcile::ledger::Act::Undo(id), "undone", None));
                }
            }
        }
        false
    }

    fn add(&mut self, act: reconcile::ledger::Act, reason: &str, replaces: Option<String>) -> Arc<Record> {
        let at = "2026-01-05T08:00:00Z".parse().expect("a time");
        let (by, reason, path) = ("Amal".to_owned(), reason.to_owned(), Arc::clone(&self.ledger.path));
        let line = self.ledger.records.len() + 1;
        let mut record = Record { id: String::new(), at, by, reason, act, replaces, path, line };
        record.id = self.ledger.fresh_id(&record);
        self.ledger.records.push(Arc::new(record));
        Arc::clone(&self.ledger.records[line - 1])
    }

    fn screen(&mut self) -> String {
        let report = self.report();
        let lines = self.session.screen(&report, 80, 24);
        assert_eq!(lines.len(), 24);
        let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        lines.join("\n").replace('\u{2068}', "⁅").replace('\u{2069}', "⁆")
    }

    /// The first line and the last three.
    fn frame(&mut self) -> String {
        let screen = self.screen();
        let lines: Vec<&str> = screen.lines().collect();
        [&lines[..1], &lines[lines.len() - 3..]].concat().join("\n")
    }

    fn queue(&self) -> String {
        let report = self.report();
        let mut out = Vec::new();
        review::write_text(&review::queue(&report, &Filter::default()), &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("UTF-8").replace('\u{2068}', "⁅").replace('\u{2069}', "⁆")
    }

    fn records(&self) -> String {
        let told = |record: &Arc<Record>| format!("{}: {}", record.in_words(), record.reason);
        self.ledger
            .records
            .iter()
            .map(told)
            .collect::<Vec<_>>()
            .join("\n")
            .replace('\u{2068}', "⁅")
            .replace('\u{2069}', "⁆")
    }
}

#[test]
fn the_queue_is_worst_first() {
    insta::assert_snapshot!(Desk::new().queue(), @"
    f69fd7d-da89  error identity  Halden / seat: A says Oslo; B says Bergen
    ff61212-7eab  error conflict  Halden / amount: A says pays $14.0 billion; ⁅الصحيفة⁆ says ⁅بقيمة 14.3 مليار دولار⁆
    suggestion    are Halden / seat and Haldan / seat one topic?
    suggestion    are Haldan / jobs and Halden / jobs one topic?
    4 undecided.
    ");
}

#[test]
fn an_entry_in_full() {
    let mut desk = Desk::new();
    desk.press("s");
    insta::assert_snapshot!(desk.screen(), @"
    4 left · error conflict · Halden / amount
    ────────────────────────────────────────────────────────────────────────────────
    [1] 14.0B USD by A
    [2] ⁅14.3B USD by الصحيفة⁆
      2 claims · 2 sources · 2 positions
      1  14.0B USD  A  2025-06-10  «pays $14.0 billion»
          a.yaml:2:52
      2  14.3B USD  ⁅الصحيفة⁆  2025-06-10  ⁅«بقيمة 14.3 مليار دولار»⁆
          a.yaml:3:52
      1  A           ───────●────────
      2  ⁅الصحيفة⁆                                                  ────────●───────
                   ─────────┴──────────────┴───────────────┴──────────────┴─────────
        USD                 14B            14.1B           14.2B          14.3B
      error conflict  ff61212-7eab
        A says pays $14.0 billion; ⁅الصحيفة⁆ says ⁅بقيمة 14.3 مليار دولار⁆
        1: [13.95B, 14.05B] USD   2: [14.25B, 14.35B] USD   apart: 300M USD (2.1 %)
        rule: what both may have meant has nothing in common; a figure is rounded
          by at most 5 % of it


    ────────────────────────────────────────────────────────────────────────────────

    1-9 this is right  b both  n neither  r reject, not comparable  l later  t slip
    s skip  m more  a all of this kind  u undo  ? help  q quit
    ");
    desk.press("m↓↓↓↓↓↓↓↓↓↓↓↓↓↓↓↓↓↓↓↓");
    insta::assert_snapshot!(desk.screen(), @"
    4 left · error conflict · Halden / amount
    ────────────────────────────────────────────────────────────────────────────────

    conflict  Halden / amount
      2 claims · 2 sources · 2 positions
      1  14.0B USD  A        2025-06-10  «pays $14.0 billion»
      2  14.3B USD  ⁅الصحيفة⁆  2025-06-10  ⁅«بقيمة 14.3 مليار دولار»⁆

      1  A           ───────●────────
      2  ⁅الصحيفة⁆                                                  ────────●───────
                   ─────────┴──────────────┴───────────────┴──────────────┴─────────
        USD                 14B            14.1B           14.2B          14.3B

      error conflict  ff61212-7eab
        A says pays $14.0 billion; ⁅الصحيفة⁆ says ⁅بقيمة 14.3 مليار دولار⁆
        1: [13.95B, 14.05B] USD   2: [14.25B, 14.35B] USD   apart: 300M USD (2.1 %)
        rule: what both may have meant has nothing in common; a figure is rounded
          by at most 5 % of it

    conflict  (error)
    ── 12 lines below: space ───────────────────────────────────────────────────────

    1-9 this is right  b both  n neither  r reject, not comparable  l later  t slip
    s skip  m more  a all of this kind  u undo  ? help  q quit
    ");
    desk.press("m?");
    insta::assert_snapshot!(desk.screen(), @"
    4 left · error conflict · Halden / amount
    ────────────────────────────────────────────────────────────────────────────────
    of a finding
      1-9  the position of this number is right
      b    both are right: there is no contradiction
      n    neither is right
      r    reject it: the two speak of different things
      l    the later value took the place of the earlier
      t    a slip, a mistake of writing
    of a suggestion
      y    accept it: the two are one topic
      n    reject it: they are never one
    of both
      s    skip it; it comes again at the end
      m    see more: the whole topic, and the page of the code
      a    what comes next is for all of this kind, or for this one alone again
      u    undo the last decision of this session
      q    quit; what is decided is kept, and the rest waits
      arrows, space, page up and page down move the text
    any key goes back
    ────────────────────────────────────────────────────────────────────────────────

    1-9 this is right  b both  n neither  r reject, not comparable  l later  t slip
    s skip  m more  a all of this kind  u undo  ? help  q quit
    ");
}

#[test]
fn a_suggestion_in_full() {
    let mut desk = Desk::new();
    desk.press("ss");
    insta::assert_snapshot!(desk.screen(), @"
    4 left · suggestion · Halden / seat ~ Haldan / seat
    ────────────────────────────────────────────────────────────────────────────────
    Are these two one topic?
      Halden / seat
      Haldan / seat

      3 claims · 3 sources · 2 positions · suggested: grouped by likeness alone
      joined by likeness: halden / seat ~ haldan / seat (0.93)
      1  Oslo    A  2025-06-10  «Oslo»
      2  Bergen  B  2025-06-10  «Bergen»
      3  Oslo    C  2025-06-10  «Oslo»
      warning identity  fa516c4-da89
        B says Bergen; C says Oslo
        rule: two names for one thing
        not an error because: grouped by likeness alone
        independent origins: 1 against 2




    ────────────────────────────────────────────────────────────────────────────────

    y one topic  n two topics
    s skip  m more  a all of this kind  u undo  ? help  q quit
    ");
}

#[test]
fn keys_decide() {
    let mut desk = Desk::new();
    // A reason is asked for, and the last one is at hand.
    desk.press("n⏎");
    insta::assert_snapshot!(desk.frame(), @"
    4 left · error identity · Halden / seat
    neither is right
    why? _
    say why, for those who come after
    ");
    desk.press("asked botx⌫h⏎");
    insta::assert_snapshot!(desk.frame(), @"
    3 left · error conflict · Halden / amount
    recorded: neither is right
    1-9 this is right  b both  n neither  r reject, not comparable  l later  t slip
    s skip  m more  a all of this kind  u undo  ? help  q quit
    ");
    desk.press("7x2⎋");
    insta::assert_snapshot!(desk.frame(), @"
    3 left · error conflict · Halden / amount

    1-9 this is right  b both  n neither  r reject, not comparable  l later  t slip
    s skip  m more  a all of this kind  u undo  ? help  q quit
    ");
    desk.press("2⏎");
    insta::assert_snapshot!(desk.records(), @"
    neither is right: asked both
    position 2 is right: ⁅14.3B USD by الصحيفة⁆: asked both
    ");
    insta::assert_snapshot!(desk.queue(), @"
    suggestion    are Halden / seat and Haldan / seat one topic?
    suggestion    are Haldan / jobs and Halden / jobs one topic?
    2 undecided.
    ");
    // Suggestions of one pair of names at once; what comes of them is asked next.
    desk.press("a");
    insta::assert_snapshot!(desk.frame(), @"
    2 left · suggestion · Halden / seat ~ Haldan / seat
    FOR ALL 2 of kind haldan ~ halden
    y one topic  n two topics
    s skip  m more  a all of this kind  u undo  ? help  q quit
    ");
    desk.press("yone firm⏎");
    insta::assert_snapshot!(desk.records(), @"
    neither is right: asked both
    position 2 is right: ⁅14.3B USD by الصحيفة⁆: asked both
    Halden / seat and Haldan / seat are one: one firm
    Haldan / jobs and Halden / jobs are one: one firm
    ");
    insta::assert_snapshot!(desk.queue(), @"
    f69fd7d-da89  open again, error identity  Halden / seat: A says Oslo; B says Bergen
    f517229-8c11  error conflict  Haldan / jobs: C says 600; A says 700
    2 undecided.
    ");
    // Undo takes all of one key back, and then the one before.
    desk.press("uu");
    insta::assert_snapshot!(desk.queue(), @"
    ff61212-7eab  error conflict  Halden / amount: A says pays $14.0 billion; ⁅الصحيفة⁆ says ⁅بقيمة 14.3 مليار دولار⁆
    suggestion    are Halden / seat and Haldan / seat one topic?
    suggestion    are Haldan / jobs and Halden / jobs one topic?
    3 undecided.
    ");
    desk.press("uuu");
    insta::assert_snapshot!(desk.frame(), @"
    4 left · error identity · Halden / seat
    nothing of this session is left to undo
    1-9 this is right  b both  n neither  r reject, not comparable  l later  t slip
    s skip  m more  a all of this kind  u undo  ? help  q quit
    ");
    assert!(desk.press("q"));
}

#[test]
fn what_is_skipped_comes_again() {
    let mut desk = Desk::new();
    let mut heads = Vec::new();
    for _ in 0..6 {
        heads.push(desk.screen().lines().next().unwrap_or_default().to_owned());
        desk.press("s");
    }
    insta::assert_snapshot!(heads.join("\n"), @"
    4 left · error identity · Halden / seat
    4 left · error conflict · Halden / amount
    4 left · suggestion · Halden / seat ~ Haldan / seat
    4 left · suggestion · Haldan / jobs ~ Halden / jobs
    4 left · error identity · Halden / seat
    4 left · error conflict · Halden / amount
    ");
}

#[test]
fn an_empty_queue_says_so() {
    let mut desk = Desk::new();
    while !desk.queue().starts_with("Nothing") {
        desk.press("nno⏎");
    }
    insta::assert_snapshot!(desk.frame(), @"
    nothing is undecided · 4 decided in this session
    recorded: Haldan / jobs and Halden / jobs are never one

    u undo  q quit
    ");
    insta::assert_snapshot!(desk.records(), @"
    neither is right: no
    neither is right: no
    Halden / seat and Haldan / seat are never one: no
    Haldan / jobs and Halden / jobs are never one: no
    ");
}

#[test]
fn no_line_is_longer_than_the_screen() {
    for (columns, rows) in [(80, 24), (40, 10), (20, 6), (1, 1), (200, 60)] {
        let mut desk = Desk::new();
        for keys in ["", "m", "m?", "x", "n", "a", "⎋a", "s"] {
            desk.press(keys);
            let report = desk.report();
            let lines = desk.session.screen(&report, columns, rows);
            assert_eq!(lines.len(), rows);
            let wide = lines.iter().find(|line| unicode_width::UnicodeWidthStr::width(line.as_str()) > columns);
            assert_eq!(wide, None, "{columns} columns after {keys}");
        }
    }
}

#[test]
fn decisions_from_a_file() {
    let desk = Desk::new();
    let report = desk.report();
    let ids: Vec<&str> = report.findings().iter().map(|(_, finding)| finding.id.as_str()).collect();
    let lines = [
        format!(
            r#"{{"finding":"{}","verdict":"both","reason":"two deals","by":"Badr","expires":"2026-06","topic":"x"}}"#,
            ids[0]
        ),
        format!(r#"{{"finding":"{}","verdict":null,"reason":""}}"#, ids[1]),
        format!(r#"{{"finding":"{}","verdict":"position:9","reason":"x"}}"#, ids[1]),
        format!(r#"{{"finding":"{}","verdict":"both","reason":" "}}"#, ids[1]),
        r#"{"finding":"f0","verdict":"both","reason":"x"}"#.to_owned(),
        r#"{"suggestion":["Halden / seat","Haldan / seat"],"verdict":"both","reason":"x"}"#.to_owned(),
        r#"{"suggestion":["Haldan / seat","Halden / seat"],"verdict":"part","reason":"two firms"}"#.to_owned(),
        r#"{"suggestion":["Halden / seat","Haldan / seat"],"verdict":"part","reason":"two firms"}"#.to_owned(),
        r#"{"suggestion":["Halden / seat","Rome / seat"],"verdict":"part","reason":"x"}"#.to_owned(),
        r#"{"verdict":"both","reason":"x"}"#.to_owned(),
        "both".to_owned(),
        String::new(),
    ];
    let (applied, problems) = review::apply("q.jsonl", &lines.join("\n"), &report);
    let told = applied.iter().map(|applied| {
        format!(
            "{:?} {:?} {}",
            applied.by,
            applied.reason,
            match &applied.proposal.act {
                reconcile::ledger::Act::Decide(judgement) =>
                    format!("{} until {:?}", judgement.ruling, judgement.expires),
                act => format!("{act:?}"),
            }
        )
    });
    let told: Vec<String> = told.chain(problems.iter().map(ToString::to_string)).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    Some("Badr") "two deals" both until Some(2026-06-30)
    None "two firms" Part("Halden / seat", "Haldan / seat")
    None "two firms" Part("Halden / seat", "Haldan / seat")
    q.jsonl:3:1: error: there is no position 9; there is 1: 14.0B USD by A; 2: 14.3B USD by الصحيفة
    q.jsonl:4:1: error: the decision has no `reason`; say why for those who come after
    q.jsonl:5:1: error: no undecided finding is called `f0`
    q.jsonl:6:1: error: `both` is no verdict on a suggestion; known: join, part
    q.jsonl:9:1: error: no undecided suggestion is `Halden / seat` and `Rome / seat`
    q.jsonl:10:1: error: the decision names a `finding` or a `suggestion`
    q.jsonl:11:1: error: the line is no decision: expected value
    "#);
}

/// A terminal of 80 by 24 that a test types into.
struct Terminal {
    name: String,
}

impl Terminal {
    fn open(name: &str, command: &str, folder: &std::path::Path) -> Self {
        let terminal = Terminal { name: format!("{name}-{}", std::process::id()) };
        let folder = folder.to_str().expect("a path of text");
        let shown = format!("{command}; echo \"status $?\"; sleep 600");
        terminal.tmux(&["-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-c", folder, &shown]);
        terminal
    }

    fn tmux(&self, words: &[&str]) -> String {
        let told = Command::new("tmux").args(["-u", "-L", &self.name]).args(words).output().expect("tmux runs");
        assert!(told.status.success(), "{words:?}: {}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8_lossy(&told.stdout).into_owned()
    }

    fn keys(&self, words: &str) {
        self.tmux(&["send-keys", "-l", words]);
    }

    fn enter(&self) {
        self.tmux(&["send-keys", "Enter"]);
    }

    /// The screen once it shows some words.
    fn wait_for(&self, words: &str) -> String {
        let patience = Instant::now() + Duration::from_secs(60);
        loop {
            let screen = self.tmux(&["capture-pane", "-p"]);
            if screen.contains(words) {
                return screen;
            }
            assert!(Instant::now() < patience, "waiting for {words:?}:\n{screen}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = Command::new("tmux").args(["-L", &self.name, "kill-server"]).output();
    }
}

/// The worked example, from its first finding to an empty queue, in a real terminal.
#[test]
fn the_worked_example_is_reviewed_in_a_terminal() {
    if Command::new("tmux").arg("-V").output().is_err() {
        eprintln!("tmux is not there: the review in a terminal is not tested");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = env!("CARGO_BIN_EXE_reconcile");
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::copy(here.join("reconcile.yaml"), folder.path().join("reconcile.yaml")).expect("a file");
    std::fs::create_dir(folder.path().join("claims")).expect("a folder");
    for file in std::fs::read_dir(here.join("claims")).expect("the worked example") {
        let file = file.expect("a file");
        std::fs::copy(file.path(), folder.path().join("claims").join(file.file_name())).expect("a file");
    }
    let run = |words: &[&str]| {
        let told = Command::new(program).args(words).current_dir(folder.path()).output().expect("the program runs");
        (told.status.code(), String::from_utf8_lossy(&told.stdout).into_owned())
    };
    let (status, told) = run(&["review", "--check"]);
    assert_eq!(status, Some(1), "{told}");
    let all: usize = told.split(' ').next().and_then(|number| number.parse().ok()).expect("a number");

    // One by one: quit after the second, and go on from there.
    let terminal = Terminal::open("reconcile-one", &format!("'{program}' review --by Amal"), folder.path());
    let screen = terminal.wait_for(&format!("{all} left"));
    assert!(screen.contains("[1]") && screen.contains("rule:"), "{screen}");
    for left in (all - 1..all).rev().chain([all - 2]) {
        terminal.keys("n");
        terminal.wait_for("why?");
        terminal.keys("راجعنا المصدر");
        terminal.enter();
        terminal.wait_for(&format!("{left} left"));
    }
    terminal.keys("u");
    terminal.wait_for(&format!("{} left", all - 1));
    terminal.keys("q");
    let screen = terminal.wait_for("status 0");
    assert!(screen.contains(&format!("{} undecided", all - 1)), "{screen}");
    drop(terminal);

    let terminal = Terminal::open("reconcile-two", &format!("'{program}' review --by Badr"), folder.path());
    for left in (1..all).rev() {
        terminal.wait_for(&format!("{left} left"));
        terminal.keys("1");
        terminal.wait_for("why?");
        terminal.keys("asked");
        terminal.enter();
    }
    terminal.wait_for("nothing is undecided");
    terminal.keys("q");
    terminal.wait_for("status 0");

    assert_eq!(run(&["review", "--check"]), (Some(0), "Nothing is undecided.\n".to_owned()));
    assert_eq!(run(&["-q", "--fail-on", "tension"]), (Some(0), String::new()));
    // Another figure opens again what it touches, and nothing else.
    let path = folder.path().join("claims/outlet-e.yaml");
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(text.contains("14 مليار دولار"));
    std::fs::write(&path, text.replace("14 مليار دولار", "13 مليار دولار")).expect("a file");
    let (_, told) = run(&["review", "--list"]);
    insta::assert_snapshot!(told.replace('\u{2068}', "⁅").replace('\u{2069}', "⁆"), @"
    f8f5e04-a77a  open again, warning tension  Scale AI / deal amount: Outlet E (a person familiar with the deal, CNBC) says ⁅لاستثمار 13 مليار دولار⁆; Outlet E (The Information) says ⁅ستدفع ما يقارب 15 مليار دولار⁆
    1 undecided.
    ");
}
