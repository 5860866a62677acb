//! `review`: the queue in a terminal, or as a list, or answered by a file.

use super::args::{PlainFormat, Review};
use super::check::{self, Run};
use super::decide::tell_notes;
use super::join::fitting;
use super::ledger::{self, Draft};
use super::{End, Stopped, input, output, tell_problems};
use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::{cursor, execute, queue, terminal};
use jiff::Timestamp;
use reconcile::claim::Corpus;
use reconcile::ledger::{Act, Ledger, Record};
use reconcile::problem::Severity;
use reconcile::report::Report;
use reconcile::review::{self, Applied, Filter, Key, Proposal, Session, Step};
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::Arc;

/// Lists, applies, counts, or asks.
pub fn run(asked: &Review) -> Result<End, Stopped> {
    let filter = Filter { codes: asked.only.clone(), topics: asked.topic.clone() };
    if asked.list || asked.check {
        let Run { report, .. } = check::read(&asked.claims)?;
        tell_problems(&report.corpus.problems, true);
        return list(asked, &filter, &report);
    }
    let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    if asked.apply.is_none() && !is_terminal {
        return Err(
            "a review asks in a terminal, and here is none; --list prints what is undecided, --apply FILE takes \
                    decisions, --check tells whether anything is undecided"
                .to_owned(),
        );
    }
    let (corpus, run) = check::corpus(&asked.claims, false)?;
    let report = reconcile::check(corpus.clone(), &run.config);
    tell_problems(&report.corpus.problems, true);
    let by = ledger::author(asked.by.as_deref(), &run.ledger)?;
    let day = asked.claims.from.today.as_ref().map(|_| run.today);
    let time = move || ledger::time(day);
    let mut desk = Desk { corpus, run: Run { report, ..run }, by, time: &time };
    match &asked.apply {
        Some(path) => desk.apply(path),
        None => desk.ask(filter),
    }
}

fn list(asked: &Review, filter: &Filter, report: &Report) -> Result<End, Stopped> {
    let entries = review::queue(report, filter);
    output::write(asked.output.output.as_deref(), |out| match (asked.check, asked.format) {
        (true, _) => review::write_count(entries.len(), out),
        (false, PlainFormat::Text) => review::write_text(&entries, out),
        (false, PlainFormat::Json) => review::write_json(report, &entries, out),
    })?;
    Ok(if report.has_trouble() {
        End::Trouble
    } else if asked.check && !entries.is_empty() {
        End::Findings
    } else {
        End::Clean
    })
}

/// How the ids of records begin that are not written yet; no id of a ledger has a minus sign.
const UNWRITTEN: &str = "new-";

/// What a review works on.
struct Desk<'d> {
    /// The claims before anything was made of them.
    corpus: Corpus,
    run: Run,
    by: String,
    time: &'d dyn Fn() -> Result<Timestamp, Stopped>,
}

impl Desk<'_> {
    /// Records what somebody wants, leaving out what another has decided since the report was made; tells of it.
    fn record(&mut self, wanted: Vec<Applied>) -> Result<(Vec<Arc<Record>>, Vec<String>), Stopped> {
        let at = (self.time)()?;
        let known: Vec<String> = self.run.config.ledger.records.iter().map(|record| record.id.clone()).collect();
        let mut notes = Vec::new();
        let (added, ledger) = ledger::add(&self.run.ledger, |ledger| {
            notes.extend(ledger::clock_runs_back(ledger, at));
            let mut ledger = ledger.clone();
            let mut drafts = Vec::new();
            for Applied { proposal: Proposal { act, replaces }, reason, by } in wanted {
                let earlier = ledger.standing_on(&act);
                if let Some(other) = earlier.filter(|other| !known.contains(&other.id)) {
                    let (words, by) = (other.in_words(), &other.by);
                    notes.push(if other.id.starts_with(UNWRITTEN) {
                        format!("a line before decides this already: {words}")
                    } else {
                        format!("{by} has decided this a moment ago: {words} ({})", other.id)
                    });
                    continue;
                }
                let replaces = earlier.map(|earlier| earlier.id.clone()).or(replaces);
                let draft = Draft { at, by: by.unwrap_or_else(|| self.by.clone()), reason, act, replaces };
                match fitting(draft, &ledger, &self.run.config.aliases, &mut notes) {
                    Ok(draft) => {
                        // What comes after must fit this one too.
                        let record =
                            Record { id: format!("{UNWRITTEN}{}", drafts.len()), ..draft.clone().record(&ledger.path) };
                        ledger.records.push(Arc::new(record));
                        drafts.push(draft);
                    }
                    Err(why) => notes.push(why),
                }
            }
            Ok(drafts)
        })?;
        self.see(ledger);
        Ok((added, notes))
    }

    /// Takes records back.
    fn undo(&mut self, ids: &[String]) -> Result<(), Stopped> {
        let at = (self.time)()?;
        let (_, ledger) = ledger::add(&self.run.ledger, |_| {
            let undone = |id: &String| Draft {
                at,
                by: self.by.clone(),
                reason: "undone in the review".to_owned(),
                act: Act::Undo(id.clone()),
                replaces: None,
            };
            Ok(ids.iter().map(undone).collect())
        })?;
        self.see(ledger);
        Ok(())
    }

    /// Makes the report anew, by a ledger that may hold the decisions of others as well.
    fn see(&mut self, ledger: Ledger) {
        let groupings = |ledger: &Ledger| -> Vec<String> {
            let groupings = ledger.live().filter(|record| record.judgement().is_none());
            groupings.map(|record| record.id.clone()).collect()
        };
        let as_before = groupings(&ledger) == groupings(&self.run.config.ledger);
        self.run.config.ledger = ledger;
        if as_before {
            reconcile::decide_anew(&mut self.run.report, &self.run.config);
        } else {
            self.run.report = reconcile::check(self.corpus.clone(), &self.run.config);
        }
    }

    fn apply(&mut self, path: &Path) -> Result<End, Stopped> {
        let (shown, text) = if path == Path::new("-") {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text).map(|_| ("<stdin>".to_owned(), text))
        } else {
            std::fs::read_to_string(path).map(|text| (input::shown(path), text))
        }
        .map_err(|error| format!("{}: cannot be read: {}", path.display(), input::reason(&error)))?;
        let (applied, problems) = review::apply(&shown, &text, &self.run.report);
        tell_problems(&problems, false);
        let (added, notes) = if applied.is_empty() { Default::default() } else { self.record(applied)? };
        tell_notes(&notes);
        output::write(None, |out| {
            for record in &added {
                let finding =
                    record.judgement().map(|judgement| format!("{} ({}): ", judgement.finding, judgement.topic));
                writeln!(out, "{}  {}{}", record.id, finding.unwrap_or_default(), record.in_words())?;
            }
            Ok(())
        })?;
        let wrong = |problems: &[reconcile::problem::Problem]| {
            problems.iter().any(|problem| problem.severity == Severity::Error)
        };
        Ok(if wrong(&problems) || self.run.report.has_trouble() { End::Trouble } else { End::Clean })
    }

    /// Asks in the terminal until the person has enough.
    fn ask(&mut self, filter: Filter) -> Result<End, Stopped> {
        let mut session = Session::new(filter.clone());
        let screen = Screen::open()?;
        let done = self.turns(&mut session, &screen);
        drop(screen);
        done?;
        let left = review::queue(&self.run.report, &filter).len();
        output::write(None, |out| match left {
            0 => writeln!(out, "Nothing is undecided."),
            left => writeln!(out, "{left} undecided; `reconcile review` goes on from there."),
        })?;
        Ok(if self.run.report.has_trouble() { End::Trouble } else { End::Clean })
    }

    fn turns(&mut self, session: &mut Session, screen: &Screen) -> Result<(), Stopped> {
        loop {
            screen.draw(session, &self.run.report)?;
            let Some(key) = screen.key()? else { continue };
            match session.press(key, &self.run.report) {
                Step::Show => {}
                Step::Quit => return Ok(()),
                Step::Record(proposals, reason) => {
                    let wanted = |proposal| Applied { proposal, reason: reason.clone(), by: None };
                    match self.record(proposals.into_iter().map(wanted).collect()) {
                        Ok((added, notes)) => {
                            session.recorded(&added);
                            notes.into_iter().for_each(|note| session.tell(note));
                        }
                        Err(why) => session.tell(why),
                    }
                }
                Step::Undo(ids) => match self.undo(&ids) {
                    Ok(()) => session.tell("undone".to_owned()),
                    Err(why) => session.tell(why),
                },
            }
        }
    }
}

/// The terminal, its own screen for as long as this lives.
struct Screen;

impl Screen {
    fn open() -> Result<Self, Stopped> {
        terminal::enable_raw_mode().map_err(failed)?;
        let screen = Screen;
        execute!(io::stdout(), terminal::EnterAlternateScreen, cursor::Hide).map_err(failed)?;
        Ok(screen)
    }

    fn draw(&self, session: &mut Session, report: &Report) -> Result<(), Stopped> {
        let (columns, rows) = terminal::size().unwrap_or((80, 24));
        let lines = session.screen(report, usize::from(columns), usize::from(rows));
        let mut out = io::BufWriter::new(io::stdout().lock());
        let mut draw = || {
            for (row, line) in (0..).zip(&lines) {
                queue!(out, cursor::MoveTo(0, row), terminal::Clear(terminal::ClearType::CurrentLine))?;
                out.write_all(line.as_bytes())?;
            }
            out.flush()
        };
        draw().map_err(failed)
    }

    /// The next key; `None` for what is none, such as another size of the window.
    fn key(&self) -> Result<Option<Key>, Stopped> {
        let Event::Key(key) = event::read().map_err(failed)? else { return Ok(None) };
        if key.kind == KeyEventKind::Release {
            return Ok(None);
        }
        let with_control = key.modifiers.contains(KeyModifiers::CONTROL);
        Ok(Some(match key.code {
            KeyCode::Char('c' | 'd') if with_control => Key::Interrupt,
            KeyCode::Char(_) if with_control => return Ok(None),
            KeyCode::Char(letter) => Key::Char(letter),
            KeyCode::Enter => Key::Enter,
            KeyCode::Esc => Key::Escape,
            KeyCode::Backspace => Key::Backspace,
            KeyCode::Up => Key::Up,
            KeyCode::Down => Key::Down,
            KeyCode::PageUp => Key::PageUp,
            KeyCode::PageDown => Key::PageDown,
            _ => return Ok(None),
        }))
    }
}

impl Drop for Screen {
    /// Whatever ends the review, the shell finds its terminal as it was.
    fn drop(&mut self) {
        let _ = execute!(io::stdout(), cursor::Show, terminal::LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}

fn failed(error: io::Error) -> Stopped {
    format!("the terminal does not answer: {}", input::reason(&error))
}
