//! What a review shows: an entry in full within the lines of a terminal.

use super::{Choice, Entry, Item, Mode, Session};
use crate::ledger::{Ruling, choices};
use crate::report::terminal::{self, Paint};
use crate::report::{Report, count, cut, isolate, visible_line};

/// The lines of the head and of the foot.
const FRAME: usize = 6;

const HELP: &[&str] = &[
    "of a finding",
    "  1-9  the position of this number is right",
    "  b    both are right: there is no contradiction",
    "  n    neither is right",
    "  r    reject it: the two speak of different things",
    "  l    the later value took the place of the earlier",
    "  t    a slip, a mistake of writing",
    "of a suggestion",
    "  y    accept it: the two are one topic",
    "  n    reject it: they are never one",
    "of both",
    "  s    skip it; it comes again at the end",
    "  m    see more: the whole topic, and the page of the code",
    "  a    what comes next is for all of this kind, or for this one alone again",
    "  u    undo the last decision of this session",
    "  q    quit; what is decided is kept, and the rest waits",
    "  arrows, space, page up and page down move the text",
    "any key goes back",
];

impl Session {
    /// The screen of so many columns and rows, a string a line; no line is longer.
    pub fn screen(&mut self, report: &Report, columns: usize, rows: usize) -> Vec<String> {
        let queue = self.queue(report);
        let decided = self.done.iter().map(Vec::len).sum::<usize>();
        let room = rows.saturating_sub(FRAME).max(1);
        let mut lines = Vec::with_capacity(rows);
        let Some(entry) = queue.first() else {
            lines.push(format!("nothing is undecided · {decided} decided in this session"));
            lines.push(rule(columns));
            lines.extend(std::iter::repeat_n(String::new(), room));
            lines.push(rule(columns));
            lines.extend([self.notice.clone(), String::new(), "u undo  q quit".to_owned()]);
            return fitted(lines, columns, rows);
        };
        let title = match entry.item {
            Item::Finding(finding) => format!("{} {}", finding.severity.as_str(), finding.code.as_str()),
            Item::Suggestion(..) => "suggestion".to_owned(),
        };
        let label = isolate(&visible_line(&entry.topic.label));
        lines.push(format!("{} left · {title} · {label}", queue.len()));
        lines.push(rule(columns));
        let body = if self.mode == Mode::Help {
            HELP.iter().map(|line| (*line).to_owned()).collect()
        } else {
            self.body(entry, report)
        };
        let from = self.scroll.min(body.len().saturating_sub(room));
        self.scroll = from;
        let below = body.len().saturating_sub(from + room);
        lines.extend(body.into_iter().skip(from).take(room));
        while lines.len() < room + 2 {
            lines.push(String::new());
        }
        let told = if below > 0 { format!("── {} below: space ", count(below, "line")) } else { String::new() };
        let rest = columns.saturating_sub(told.chars().count());
        lines.push(told + &rule(rest));
        lines.extend(self.foot(entry, &queue));
        fitted(lines, columns, rows)
    }

    /// What is to be decided, then everything that speaks for and against.
    fn body(&self, entry: &Entry<'_>, report: &Report) -> Vec<String> {
        let mut page: Vec<u8> = Vec::new();
        let mut lines: Vec<String> = Vec::new();
        // A vector takes everything.
        let _ = match entry.item {
            Item::Finding(finding) => {
                let choices = choices(&report.corpus, entry.topic, finding);
                lines.extend(
                    (1..)
                        .zip(choices.iter().take(9))
                        .map(|(number, words): (usize, _)| format!("[{number}] {}", isolate(&visible_line(words)))),
                );
                terminal::write_evidence(report, entry.topic, finding, self.more, &mut page)
            }
            Item::Suggestion(a, b) => {
                lines.push("Are these two one topic?".to_owned());
                lines.extend([a, b].map(|label| format!("  {}", isolate(&visible_line(label)))));
                lines.push(String::new());
                terminal::write_topic(report, entry.topic, Paint::Plain, &mut page)
            }
        };
        // The verdict and the label of the topic stand in the head; without blank lines most entries fit the screen.
        let page = String::from_utf8_lossy(&page);
        lines.extend(page.lines().skip(1).filter(|line| self.more || !line.is_empty()).map(str::to_owned));
        lines
    }

    /// What there is to tell, and the keys.
    fn foot(&self, entry: &Entry<'_>, queue: &[Entry<'_>]) -> [String; 3] {
        if let Mode::Reason(choice, words) = &self.mode {
            let many = self.alike(entry, queue);
            let all = if many > 1 { format!(" for all {many}") } else { String::new() };
            let known =
                if self.reason.is_empty() { String::new() } else { format!(" [{}]", isolate(&cut(&self.reason, 30))) };
            // The end of what is being written is what its author wants to see.
            let tail: String = words.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
            let told = if self.notice.is_empty() { "Enter saves, Esc goes back" } else { &self.notice };
            let asked = format!("why?{known} {}_", isolate(&tail));
            return [format!("{}{all}", in_words(*choice)), asked, told.to_owned()];
        }
        let all = if self.for_all {
            format!("FOR ALL {} of kind {}  ", self.alike(entry, queue), isolate(&entry.kind()))
        } else {
            String::new()
        };
        let verdicts = match entry.item {
            Item::Finding(_) => "1-9 this is right  b both  n neither  r reject, not comparable  l later  t slip",
            Item::Suggestion(..) => "y one topic  n two topics",
        };
        let keys = "s skip  m more  a all of this kind  u undo  ? help  q quit";
        [format!("{all}{}", self.notice), verdicts.to_owned(), keys.to_owned()]
    }

    /// For how many entries a choice counts.
    fn alike(&self, entry: &Entry<'_>, queue: &[Entry<'_>]) -> usize {
        let kind = entry.kind();
        if self.for_all { queue.iter().filter(|other| other.kind() == kind).count() } else { 1 }
    }
}

fn in_words(choice: Choice) -> String {
    match choice {
        Choice::Rule(Ruling::NotComparable) => "reject: not comparable".to_owned(),
        Choice::Rule(ruling) => ruling.in_words(None),
        Choice::Join => "one topic".to_owned(),
        Choice::Part => "two topics, never one".to_owned(),
    }
}

fn rule(columns: usize) -> String {
    "─".repeat(columns)
}

/// Just so many lines, none longer than the screen.
fn fitted(mut lines: Vec<String>, columns: usize, rows: usize) -> Vec<String> {
    lines.resize(rows, String::new());
    lines.iter().map(|line| cut(line, columns)).collect()
}
