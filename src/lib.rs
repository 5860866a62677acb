//! Cross-checks the figures and dates of several sources and shows where they conflict.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod article;
pub mod claim;
pub mod config;
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
use report::{Pattern, Report};
use topic::{Aliases, Topic};

/// Groups the claims of a corpus into topics and relates them: the whole journey from claims to findings.
///
/// The result depends on nothing but the corpus and the configuration, and on neither the order in which files were
/// read nor the number of threads.
pub fn check(corpus: Corpus, config: &Config) -> Report {
    let (aliases, rates) = (Aliases::new(&config.aliases), Rates::new(&config.rates));
    let terms = Terms { policy: &config.policy, rates: &rates };
    let mut topics = topic::topics(&corpus, &aliases, terms);
    if !config.ignore.is_empty() {
        leave_ignored(&mut topics, config);
        topic::rank(&mut topics);
    }
    Report { corpus, topics, policy: config.policy }
}

/// Takes out the findings that a person has decided to leave.
fn leave_ignored(topics: &mut [Topic], config: &Config) {
    for ignored in &config.ignore {
        let Ok(pattern) = ignored.topic.parse::<Pattern>();
        for topic in topics.iter_mut().filter(|topic| pattern.fits(&topic.label)) {
            topic.findings.retain(|finding| ignored.code.is_some_and(|code| code != finding.code));
        }
    }
}
