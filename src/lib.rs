//! Cross-checks the figures and dates of several sources and shows where they conflict.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod article;
pub mod baseline;
pub mod claim;
pub mod config;
pub mod evaluate;
pub mod ignore;
pub mod lexicon;
pub mod mention;
pub mod problem;
pub mod relation;
pub mod report;
pub mod text;
pub mod topic;
pub mod value;
mod yaml;

use claim::Corpus;
use config::Config;
use relation::{Rates, Terms};
use report::Report;
use topic::Aliases;

/// Groups the claims of a corpus into topics and relates them: the whole journey from claims to findings.
///
/// The result depends on nothing but the corpus and the configuration, and on neither the order in which files were
/// read nor the number of threads.
pub fn check(mut corpus: Corpus, config: &Config) -> Report {
    let (aliases, rates) = (Aliases::new(&config.aliases), Rates::new(&config.rates));
    let terms = Terms { policy: &config.policy, rates: &rates };
    let mut topics = topic::topics(&corpus, &aliases, terms);
    let ignores = [config.ignore.as_slice(), &std::mem::take(&mut corpus.ignores)].concat();
    if !ignores.is_empty() {
        corpus.problems.extend(ignore::leave(&mut topics, &ignores, config.today));
        topic::rank(&mut topics);
    }
    Report { corpus, topics, policy: config.policy }
}
