//! Cross-checks the figures and dates of several sources and shows where they conflict.
//!
//! The library takes text and gives values: it reads no file and no clock, and prints nothing.
//!
//! # What does a text state?
//!
//! [`mention::read`] finds the figures and dates of a running text, [`mention::read_whole`] reads a text that is one:
//!
//! ```
//! use reconcile::mention::{Context, read, read_whole};
//!
//! let mentions = read("The deal is worth nearly $15 billion, نحو 14.3 مليار دولار in March 2026.", &Context::default());
//! assert_eq!(mentions.len(), 3);
//!
//! let value = read_whole("~$15B", &Context::default()).unwrap().value.unwrap();
//! assert_eq!(value.to_string(), "~15B USD");
//! ```
//!
//! # Where do sources conflict?
//!
//! [`claim::file::read`] reads one claim file, [`claim::file::gather`] puts many in order, and [`check`] groups their claims into topics
//! and relates them. The [`report`] modules tell the result in every form.
//!
//! ```
//! use reconcile::claim::file::{Settings, gather, read};
//! use reconcile::config::Config;
//! use reconcile::topic::Verdict;
//!
//! let file = "
//! - article: {source: Example Wire, published: 2025-06-10}
//!   claims: [{topic: Example Corp / deal, value: $14.3B}]
//! - article: {source: Morning Desk, published: 2025-06-11}
//!   claims: [{topic: Example Corp / deal, value: ~$15B}]
//! ";
//! let parsed = read("claims.yaml", file.as_bytes(), &Settings::default());
//! let report = reconcile::check(gather(vec![parsed]), &Config::default());
//! assert_eq!(report.topics[0].verdict, Verdict::Tension);
//! ```
//!
//! # How do two values relate?
//!
//! [`relation::relate`] tries the ordered rules over the three nested [`value::Intervals`] of two values; [`relation::Code`] lists
//! the answers, and each has a [`relation::Page`] that explains it.
//!
//! # Without the command
//!
//! The feature `cli`, on by default, is the program `reconcile`; `default-features = false` leaves it and what it needs out.
// The library is pure, has no panics, and computes no value in floating point.
#![warn(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods, clippy::disallowed_types)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unimplemented)]
#![warn(clippy::float_arithmetic)]
#![cfg_attr(test, allow(clippy::disallowed_methods, clippy::disallowed_types))]

pub mod article;
pub mod baseline;
pub mod claim;
pub mod config;
pub mod evaluate;
pub mod ignore;
pub mod ledger;
pub mod lexicon;
pub mod mention;
pub mod problem;
pub mod relation;
pub mod report;
pub mod review;
pub mod statement;
pub mod story;
pub mod subject;
pub mod text;
pub mod topic;
pub mod value;
mod yaml;

use claim::Corpus;
use config::Config;
use relation::{Rates, Terms};
use report::Report;
use std::sync::Arc;
use topic::Aliases;

/// Groups the claims of a corpus into topics and relates them: the whole journey from claims to findings.
///
/// The result depends on nothing but the corpus and the configuration, and on neither the order in which files were
/// read nor the number of threads.
#[must_use]
pub fn check(mut corpus: Corpus, config: &Config) -> Report {
    let (ties, clashes) = ledger::ties(&config.ledger, &config.aliases);
    let (aliases, rates) = (Aliases::tied(&ties), Rates::new(&config.rates));
    let terms = Terms { policy: &config.policy, rates: &rates };
    corpus.attributes = Arc::clone(&config.attributes);
    story::settle(&mut corpus, &aliases);
    let mut topics = topic::topics(&corpus, &aliases, terms);
    let ignores = [config.ignore.as_slice(), &std::mem::take(&mut corpus.ignores)].concat();
    let told = ledger::bind(&mut topics, &corpus, &config.ledger, &aliases, config.today);
    let overreaching = subject::overreaching(&corpus);
    corpus.problems.extend(clashes.into_iter().chain(told).chain(overreaching));
    if !ignores.is_empty() {
        corpus.problems.extend(ignore::leave(&mut topics, &ignores, config.today));
    }
    if !ignores.is_empty() || !config.ledger.records.is_empty() {
        topic::rank(&mut topics);
    }
    Report { corpus, topics, policy: config.policy }.of_draft()
}

/// Binds the decisions of another ledger to a report, which must have been made with the same claims and the same joins
/// and parts: what only [`check`] may do else, in a fraction of the time.
pub fn decide_anew(report: &mut Report, config: &Config) {
    let aliases = Aliases::tied(&ledger::ties(&config.ledger, &config.aliases).0);
    ledger::bind(&mut report.topics, &report.corpus, &config.ledger, &aliases, config.today);
    topic::rank(&mut report.topics);
}
