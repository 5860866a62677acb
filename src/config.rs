//! The configuration: what a newsroom decides once, in `reconcile.yaml`.

use crate::relation::Code;
use crate::value::{CurrencyCode, Policy};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The effective configuration of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What to read when the command line names no path, relative to the configuration's folder.
    pub paths: Vec<String>,
    /// From which severity on findings fail a run.
    pub fail_on: FailOn,
    /// The tolerances.
    pub policy: Policy,
    /// Which currency an ambiguous word or symbol stands for: `ريال: SAR`.
    pub currencies: BTreeMap<String, CurrencyCode>,
    /// Exchange rates: one unit of the first currency in units of the second.
    pub rates: Vec<(CurrencyCode, CurrencyCode, Decimal)>,
    /// Other names of a name: the canonical name, then its aliases.
    pub aliases: Vec<(String, Vec<String>)>,
    /// Findings that a person has decided to leave, with the reason.
    pub ignore: Vec<Ignore>,
}

/// The threshold of the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FailOn {
    /// Any error.
    #[default]
    Conflict,
    /// Warnings too.
    Tension,
    /// Nothing.
    Never,
}

/// A finding that a person has decided to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The topic's label.
    pub topic: String,
    /// The code; any code where absent.
    pub code: Option<Code>,
    /// Why.
    pub reason: String,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            paths: Vec::new(),
            fail_on: FailOn::default(),
            policy: Policy::default(),
            currencies: BTreeMap::new(),
            rates: Vec::new(),
            aliases: Vec::new(),
            ignore: Vec::new(),
        }
    }
}
