//! Claim files.
