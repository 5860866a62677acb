//! `--baseline`: the findings of an earlier run, read from a file and written to it.

use super::{Stopped, input, output, tell};
use reconcile::baseline::Baseline;
use reconcile::report::Report;
use std::path::Path;

/// Marks what the baseline knows, having written it anew where that is asked for.
///
/// A baseline of input that could not be read in full would forget what it should know; it is left as it was.
pub fn mark(path: &Path, write: bool, report: &mut Report) -> Result<(), Stopped> {
    let shown = input::shown(path);
    if write && report.has_trouble() {
        tell(&format!("reconcile: error: {shown}: the baseline is not written, since not all input could be read\n"));
        return Ok(());
    }
    let baseline = if write {
        let baseline = Baseline::of(report);
        output::write(Some(path), |out| baseline.write(out))?;
        baseline
    } else {
        let text = std::fs::read_to_string(path).map_err(|error| {
            let reason = input::reason(&error);
            format!("{shown}: the baseline cannot be read: {reason}; --write-baseline makes one")
        })?;
        Baseline::read(&text).map_err(|why| format!("{shown}: {why}"))?
    };
    baseline.mark(report, &shown);
    Ok(())
}
