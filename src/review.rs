//! A review: what is undecided, worst first, and what a person says of it, key by key.
//!
//! [`Session`] is a machine without a terminal: keys go in, what is to be recorded and what is to be shown come out. So
//! a review runs the same in a terminal, in a test and from a file ([`apply()`]).

mod apply;
mod queue;
mod screen;

pub use apply::{Applied, apply};
pub use queue::{Entry, Item, queue, write_count, write_json, write_text};

use crate::ledger::{Act, Record, Ruling, choices, judge};
use crate::relation::Code;
use crate::report::Report;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A key, as a terminal sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A letter, a digit or a sign.
    Char(char),
    /// The end of a line.
    Enter,
    /// Out of what is being done.
    Escape,
    /// Takes the last letter back.
    Backspace,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// Ctrl-C.
    Interrupt,
}

/// What is to be done after a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing but to show the screen.
    Show,
    /// These acts are to be recorded, with the reason, each in the place of the record that it names.
    Record(Vec<Proposal>, String),
    /// The records of these ids are to be taken back.
    Undo(Vec<String>),
    /// The review is over.
    Quit,
}

/// What a person wants to have recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The act.
    pub act: Act,
    /// The decision that had been taken of the same finding, where it is open again.
    pub replaces: Option<String>,
}

/// What a person chose for the entry that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Rule(Ruling),
    Join,
    Part,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// The entry is shown.
    #[default]
    Look,
    /// The reason of a choice is being written.
    Reason(Choice, String),
    /// The keys are told.
    Help,
}

/// A review that is going on.
#[derive(Clone, Debug, Default)]
pub struct Session {
    filter: Filter,
    mode: Mode,
    /// Entries that the person wants to see later, by what they are called.
    skipped: BTreeSet<String>,
    /// Whether a choice is for all entries of the kind that is shown.
    for_all: bool,
    /// Whether the page of the code and the whole topic are shown.
    more: bool,
    scroll: usize,
    /// The records of this session, those of one key together.
    done: Vec<Vec<String>>,
    reason: String,
    notice: String,
}

/// Which entries are wanted; an empty list asks for all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Findings of these codes, and no suggestions.
    pub codes: Vec<Code>,
    /// Entries of topics whose label fits one of these.
    pub topics: Vec<crate::report::Pattern>,
}

impl Session {
    /// A review of the entries that are wanted.
    pub fn new(filter: Filter) -> Self {
        Session { filter, ..Session::default() }
    }

    /// What is undecided in a report, what the person skipped last.
    fn queue<'r>(&self, report: &'r Report) -> Vec<Entry<'r>> {
        let (mut entries, later): (Vec<Entry<'r>>, Vec<Entry<'r>>) =
            queue(report, &self.filter).into_iter().partition(|entry| !self.skipped.contains(&entry.name()));
        entries.extend(later);
        entries
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key, report: &Report) -> Step {
        if key == Key::Interrupt {
            return Step::Quit;
        }
        self.notice.clear();
        match std::mem::take(&mut self.mode) {
            Mode::Reason(choice, words) => self.reason(key, choice, words, report),
            Mode::Help => Step::Show,
            Mode::Look => self.look(key, report),
        }
    }

    fn look(&mut self, key: Key, report: &Report) -> Step {
        let queue = self.queue(report);
        let page = 10;
        match key {
            Key::Char('q') | Key::Escape => return Step::Quit,
            Key::Char('u') => {
                let Some(last) = self.done.pop() else {
                    self.notice = "nothing of this session is left to undo".to_owned();
                    return Step::Show;
                };
                self.turn();
                return Step::Undo(last);
            }
            Key::Char('?') | Key::Char('h') => {
                self.mode = Mode::Help;
                return Step::Show;
            }
            Key::Down => self.scroll += 1,
            Key::Up => self.scroll = self.scroll.saturating_sub(1),
            Key::PageDown | Key::Char(' ') => self.scroll += page,
            Key::PageUp => self.scroll = self.scroll.saturating_sub(page),
            _ => {}
        }
        let (Some(entry), Key::Char(letter)) = (queue.first(), key) else { return Step::Show };
        match letter {
            's' => {
                let name = entry.name();
                self.turn();
                self.skipped.remove(&name);
                if queue.iter().skip(1).all(|entry| self.skipped.contains(&entry.name())) {
                    self.skipped.clear();
                    self.notice = "that was the last; those that were skipped come again".to_owned();
                }
                if queue.len() > 1 {
                    self.skipped.insert(name);
                }
            }
            'm' => {
                self.more = !self.more;
                self.scroll = 0;
            }
            'a' => self.for_all = !self.for_all,
            _ => match choice(letter, &entry.item) {
                Some(choice) => self.choose(choice, entry, report),
                None if letter != ' ' => self.notice = format!("`{letter}` does nothing here; ? tells the keys"),
                None => {}
            },
        }
        Step::Show
    }

    fn choose(&mut self, choice: Choice, entry: &Entry<'_>, report: &Report) {
        if let (Choice::Rule(Ruling::Position(number)), Item::Finding(finding)) = (choice, entry.item) {
            let there = choices(&report.corpus, entry.topic, finding).len();
            if number > there {
                self.notice = format!("there is no position {number}; there are {there}");
                return;
            }
            if self.for_all {
                self.notice = "a position is chosen for one finding at a time; a leaves the others out".to_owned();
                return;
            }
        }
        self.mode = Mode::Reason(choice, String::new());
    }

    fn reason(&mut self, key: Key, choice: Choice, mut words: String, report: &Report) -> Step {
        /// The letters of a reason, at most.
        const LONGEST: usize = 2_000;
        match key {
            Key::Escape => return Step::Show,
            Key::Backspace => _ = words.pop(),
            Key::Char(letter) if words.len() < LONGEST && !letter.is_control() => words.push(letter),
            Key::Enter => {
                let given = words.split_whitespace().collect::<Vec<_>>().join(" ");
                if !given.is_empty() {
                    self.reason = given;
                }
                if self.reason.is_empty() {
                    self.notice = "say why, for those who come after".to_owned();
                } else {
                    let proposals = self.proposals(choice, report);
                    self.turn();
                    return Step::Record(proposals, self.reason.clone());
                }
            }
            _ => {}
        }
        self.mode = Mode::Reason(choice, words);
        Step::Show
    }

    /// What a choice means for the entry that is shown, or for all of its kind.
    fn proposals(&self, choice: Choice, report: &Report) -> Vec<Proposal> {
        let queue = self.queue(report);
        let Some(first) = queue.first() else { return Vec::new() };
        let kind = first.kind();
        let chosen = queue.iter().enumerate().filter(|(at, entry)| *at == 0 || (self.for_all && entry.kind() == kind));
        chosen.filter_map(|(_, entry)| proposal(choice, entry, report)).collect()
    }

    /// The next entry, as it is shown first.
    fn turn(&mut self) {
        (self.for_all, self.more, self.scroll) = (false, false, 0);
    }

    /// Tells the session what has been recorded.
    pub fn recorded(&mut self, records: &[Arc<Record>]) {
        let ids: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
        self.notice = match records {
            [] => return,
            [record] => format!("recorded: {}", record.in_words()),
            [first, ..] => format!("recorded {} times: {}", records.len(), first.in_words()),
        };
        self.done.push(ids);
    }

    /// Tells the person something under the entry.
    pub fn tell(&mut self, notice: String) {
        self.notice = notice;
    }
}

/// What a key means for an entry.
fn choice(letter: char, item: &Item<'_>) -> Option<Choice> {
    Some(match (item, letter) {
        (Item::Finding(_), '1'..='9') => Choice::Rule(Ruling::Position(letter.to_digit(10)? as usize)),
        (Item::Finding(_), 'b') => Choice::Rule(Ruling::Both),
        (Item::Finding(_), 'n') => Choice::Rule(Ruling::Neither),
        (Item::Finding(_), 'r') => Choice::Rule(Ruling::NotComparable),
        (Item::Finding(_), 'l') => Choice::Rule(Ruling::Updated),
        (Item::Finding(_), 't') => Choice::Rule(Ruling::Slip),
        (Item::Suggestion(..), 'y') => Choice::Join,
        (Item::Suggestion(..), 'n') => Choice::Part,
        _ => return None,
    })
}

fn proposal(choice: Choice, entry: &Entry<'_>, report: &Report) -> Option<Proposal> {
    let mut replaces = None;
    let act = match (choice, &entry.item) {
        (Choice::Rule(ruling), Item::Finding(finding)) => {
            replaces = finding.reopened.as_ref().map(|reopened| reopened.by.id.clone());
            Act::Decide(Box::new(judge(report, entry.topic, finding, ruling, None).ok()?))
        }
        (Choice::Join, Item::Suggestion(a, b)) => Act::Join((*a).to_owned(), (*b).to_owned()),
        (Choice::Part, Item::Suggestion(a, b)) => Act::Part((*a).to_owned(), (*b).to_owned()),
        _ => return None,
    };
    Some(Proposal { act, replaces })
}
