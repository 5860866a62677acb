//! The scores for people.

use super::{Agreement, Scores, Share};
use crate::report::visible_line;
use std::io::{self, Write};

/// The misses that are listed; the rest is counted.
const LISTED: usize = 40;

impl Scores {
    /// Writes the scores, a line each, and what is not right. Fails only where `out` does.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "claims          {} found", share(self.claims_found))?;
        if let Some(labelled) = self.claims_labelled {
            writeln!(out, "                {} of the report labelled", share(labelled))?;
        }
        writeln!(out, "values          {} right", share(self.values))?;
        writeln!(out, "groups          {}", agreement(self.groups))?;
        if self.traps.of > 0 {
            writeln!(out, "traps           {} apart", share(self.traps))?;
        }
        writeln!(out, "relations       {} right", share(self.relations))?;
        writeln!(out, "contradictions  {}", agreement(self.contradictions))?;
        if self.sums != Agreement::default() {
            writeln!(out, "sums            {}", agreement(self.sums))?;
        }
        if !self.misses.is_empty() {
            writeln!(out)?;
        }
        for miss in self.misses.iter().take(LISTED) {
            writeln!(out, "  {}", visible_line(miss))?;
        }
        if self.misses.len() > LISTED {
            writeln!(out, "  and {} more (--format json has all)", self.misses.len() - LISTED)?;
        }
        Ok(())
    }
}

fn share(share: Share) -> String {
    let percent = share.percent().map(|percent| format!(" ({percent} %)")).unwrap_or_default();
    format!("{} of {}{percent}", share.right, share.of)
}

fn agreement(agreement: Agreement) -> String {
    let f1 = agreement.f1().map_or_else(|| "-".to_owned(), |f1| format!("{f1} %"));
    format!("precision {}, recall {}, F1 {f1}", share(agreement.precision), share(agreement.recall))
}
