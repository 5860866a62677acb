//! How far a long run has come, on a terminal.

use super::input::Found;
use std::io::{self, IsTerminal, Read, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

/// A run shorter than this, in milliseconds, shows nothing.
const PATIENCE: u64 = 1000;
/// The time between two lines.
const BEAT: u64 = 100;
const WIDTH: u64 = 30;

/// How far a run has come, shown on standard error where that is a terminal.
pub struct Progress {
    /// The bytes to read, as far as they are known, and those that were read.
    all: u64,
    done: AtomicU64,
    begun: Instant,
    /// When the next line is due.
    next: AtomicU64,
    is_on: bool,
    shown: AtomicBool,
}

impl Default for Progress {
    /// A run at which nobody looks on.
    fn default() -> Self {
        Progress::new([], false)
    }
}

impl Progress {
    /// A run over files, whose sizes are asked for only where somebody looks on. `is_free` tells whether nothing else is
    /// written to the terminal meanwhile.
    pub fn new<'f>(files: impl IntoIterator<Item = &'f Found>, is_free: bool) -> Self {
        let is_on = is_free && io::stderr().is_terminal();
        let sizes = files.into_iter().map(Found::size).filter(|size| *size < u64::MAX);
        Progress {
            all: if is_on { sizes.sum() } else { 0 },
            done: AtomicU64::new(0),
            begun: Instant::now(),
            next: AtomicU64::new(PATIENCE),
            is_on,
            shown: AtomicBool::new(false),
        }
    }

    /// A reader whose bytes count, where somebody looks on.
    pub fn counting(&self, reader: Box<dyn Read + Send>) -> Box<dyn Read + Send + '_> {
        if self.is_on { Box::new(Counting { reader, progress: self }) } else { reader }
    }

    fn add(&self, bytes: usize) {
        if !self.is_on {
            return;
        }
        let done = self.done.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        let now = self.begun.elapsed().as_millis() as u64;
        let due = self.next.load(Ordering::Relaxed);
        // Of all threads one writes the line.
        if due <= now && self.next.compare_exchange(due, now + BEAT, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            self.shown.store(true, Ordering::Relaxed);
            let _ = write!(io::stderr(), "\r{}\x1b[K", line(done, self.all));
        }
    }

    /// The run is over, or something else is to be written: the line goes.
    pub fn clear(&self) {
        if self.shown.swap(false, Ordering::Relaxed) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// The line for so many bytes of all.
fn line(done: u64, all: u64) -> String {
    let megabytes = |bytes: u64| format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10);
    if all == 0 || all < done {
        return format!("{} MB read", megabytes(done));
    }
    let full = (u128::from(done) * u128::from(WIDTH) / u128::from(all)) as usize;
    let bar = "█".repeat(full) + &"░".repeat(WIDTH as usize - full);
    format!("{bar} {} of {} MB", megabytes(done), megabytes(all))
}

/// A reader whose bytes count as progress.
struct Counting<'p> {
    reader: Box<dyn Read + Send>,
    progress: &'p Progress,
}

impl Read for Counting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.reader.read(buffer)?;
        self.progress.add(bytes);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn lines_show_how_far_it_is() {
        for (done, all, shown) in [
            (0, 2_000_000, "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0.0 of 2.0 MB"),
            (1_000_000, 2_000_000, "███████████████░░░░░░░░░░░░░░░ 1.0 of 2.0 MB"),
            (2_000_000, 2_000_000, "██████████████████████████████ 2.0 of 2.0 MB"),
            // Of a pipe nobody knows how long it is.
            (3_450_000, 0, "3.4 MB read"),
            (3_000_000, 2_000_000, "3.0 MB read"),
        ] {
            assert_eq!(line(done, all), shown);
        }
    }
}
