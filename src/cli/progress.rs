//! How far a long run has come, on a terminal.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// A run shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// The time between two lines.
const BEAT: Duration = Duration::from_millis(100);

/// How far a run has come, shown on standard error where that is a terminal.
pub struct Progress {
    all: usize,
    done: usize,
    next: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// A run over so many files.
    pub fn new(all: usize) -> Self {
        let next = std::io::stderr().is_terminal().then(|| Instant::now() + PATIENCE);
        Progress { all, done: 0, next, shown: false }
    }

    /// So many more are done.
    pub fn add(&mut self, files: usize) {
        self.done += files;
        let now = Instant::now();
        if self.next.is_some_and(|next| next <= now) {
            const WIDTH: usize = 30;
            let full = WIDTH * self.done / self.all.max(1);
            let bar = "█".repeat(full) + &"░".repeat(WIDTH - full.min(WIDTH));
            let _ = write!(std::io::stderr(), "\r{bar} {} of {} files", self.done, self.all);
            self.shown = true;
            self.next = Some(now + BEAT);
        }
    }

    /// The run is over: the line goes.
    pub fn end(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
