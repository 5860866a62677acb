//! Cross-checks the figures and dates of several sources and shows where they conflict.
#![warn(clippy::print_stdout, clippy::print_stderr)]

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
