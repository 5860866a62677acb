//! The configuration: what a newsroom decides once, in `reconcile.yaml`.
//!
//! ```yaml
//! paths: [claims]
//! fail_on: conflict                  # or tension, or never
//! tolerances: {rounding_cap: 5%, approximate: 2.5%, tension: 10%}
//! currencies: {ريال: SAR, $: USD}
//! rates: {EUR/USD: 1.17}             # one euro in dollars
//! aliases:
//!   Scale AI: [سكيل إيه آي]
//! attributes:                        # what figures measure, beside the built-in tables
//!   - {name: mooring fee, takes: money, role: object, evolves: series, cues: [mooring, berthing, رسو]}
//! ledger: reconcile.ledger.jsonl      # where decisions are kept
//! ignore:
//!   - {topic: Avocado / release, code: tension, reason: the sources mean two releases, expires: 2026-06-30}
//! ```

mod attributes;
mod print;
mod read;
mod review;

pub use crate::ignore::Ignore;
pub use print::print;
pub use read::read;
pub use review::Review;

use crate::ledger::Ledger;
use crate::lexicon::Attributes;
use crate::mention::Context;
use crate::text::{Place, fold};
use crate::value::{CurrencyCode, Policy};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The name of the file that a configuration is read from.
pub const FILE_NAME: &str = "reconcile.yaml";

/// The effective configuration of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// The attributes of the tables, and those that the newsroom adds.
    pub attributes: Arc<Attributes>,
    /// Findings that a person has decided to leave, with the reason.
    pub ignore: Vec<Ignore>,
    /// What editors have decided of claims.
    pub reviews: Vec<Review>,
    /// The ledger of decisions, from this file's folder; [`crate::ledger::FILE_NAME`] where none is named.
    pub ledger_path: Option<String>,
    /// What people have decided of findings and groupings, as the ledger holds it. No configuration file sets it.
    pub ledger: Ledger,
    /// The day of the run, from which on decisions count as expired; without it none does. No file sets it.
    pub today: Option<Date>,
    /// Where the file sets what it sets, by key (`fail_on`, `tolerances.tension`); everything else has its default.
    pub places: BTreeMap<String, Place>,
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

impl Config {
    /// What the reader takes from the configuration: the currencies of ambiguous words, and the newsroom's attributes.
    pub fn context(&self) -> Context {
        let currencies = self.currencies.iter().map(|(word, code)| (fold(word), *code)).collect();
        Context { currencies, attributes: Arc::clone(&self.attributes), ..Context::default() }
    }
}

impl FailOn {
    /// Every threshold with the word that files and the command line use.
    pub const ALL: [(&'static str, FailOn); 3] =
        [("conflict", FailOn::Conflict), ("tension", FailOn::Tension), ("never", FailOn::Never)];

    /// The word that files and the command line use.
    pub const fn as_str(self) -> &'static str {
        FailOn::ALL[self as usize].0
    }
}
