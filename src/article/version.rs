//! When a version of an article appeared, to tell the later of two.

use crate::claim::Article;
use crate::claim::file::read_date;
use crate::mention::Context;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

/// The time in which a version of an article appeared: one moment where the article tells it, else all of a day, a
/// month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Appeared {
    first: Timestamp,
    last: Timestamp,
}

impl Appeared {
    /// From an article's last change, else from its publication. `None` where neither is known.
    pub(crate) fn of(article: &Article) -> Option<Self> {
        let of = |words: &Option<std::sync::Arc<str>>| words.as_deref().and_then(Self::read);
        of(&article.updated).or_else(|| of(&article.published))
    }

    fn read(words: &str) -> Option<Self> {
        if let Some(moment) = timestamp(words) {
            return Some(Appeared { first: moment, last: moment });
        }
        let days = read_date(words, &Context::default()).ok()?;
        let at = |time: DateTime| Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp());
        Some(Appeared { first: at(days.first.at(0, 0, 0, 0))?, last: at(days.last.at(23, 59, 59, 0))? })
    }

    /// Whether this version surely appeared after the other.
    pub(crate) fn is_after(&self, other: &Appeared) -> bool {
        self.first > other.last
    }

    /// The order in which versions are gone through.
    pub(crate) fn order(&self) -> (Timestamp, Timestamp) {
        (self.first, self.last)
    }
}

/// A moment as pages and files write it, as an RFC 3339 timestamp in UTC; a day without a time as that day.
pub(crate) fn moment(words: &str) -> Option<String> {
    let words = words.trim();
    timestamp(words)
        .map(|moment| moment.to_string())
        .or_else(|| Some(super::metadata::date(words, &Context::default())?.edtf()))
}

/// A moment of which the time is known; one without a zone is taken as UTC.
pub(super) fn timestamp(words: &str) -> Option<Timestamp> {
    // A day alone is no moment, though it reads as one at midnight.
    if !words.contains(':') {
        return None;
    }
    let zoned = words.parse::<Timestamp>().ok();
    let in_feeds = || Some(rfc2822::DateTimeParser::new().parse_zoned(words).ok()?.timestamp());
    let unzoned = || Some(words.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp());
    zoned.or_else(in_feeds).or_else(unzoned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        for (words, told) in [
            ("2025-06-10T23:30:00+03:00", "2025-06-10T20:30:00Z"),
            ("2025-06-10T22:00:00.000+0000", "2025-06-10T22:00:00Z"),
            ("2025-06-10 08:15", "2025-06-10T08:15:00Z"),
            ("Tue, 10 Jun 2025 08:00:00 +0300", "2025-06-10T05:00:00Z"),
            ("2025-06-10", "2025-06-10"),
            ("2025-06", "2025-06"),
            ("soon", "-"),
            ("9999-12-31T23:59:59-20:00", "9999-12-31"),
        ] {
            assert_eq!(moment(words).as_deref().unwrap_or("-"), told, "{words}");
        }
    }

    #[test]
    fn later_versions() {
        let is_after = |later: &str, earlier: &str| {
            let read = |words| Appeared::read(words).expect("a moment");
            read(later).is_after(&read(earlier))
        };
        for (later, earlier, after) in [
            ("2025-06-11", "2025-06-10", true),
            ("2025-06-10T09:00:00Z", "2025-06-10T08:00:00Z", true),
            ("2025-06-10T09:00:00Z", "2025-06-10", false),
            ("2025-06-10", "2025-06", false),
            ("2025-07-01", "2025-06", true),
            ("2025-06-10", "2025-06-10", false),
        ] {
            assert_eq!(is_after(later, earlier), after, "{later} after {earlier}");
        }
    }
}
