//! The published JSON Schemas (draft 2020-12), written by hand.

/// The claim file that people write, in the JSON data model.
pub const CLAIMS: &str = include_str!("../schema/claims.schema.json");

/// The JSON report, version 1.
pub const REPORT: &str = include_str!("../schema/report.schema.json");

/// One line of the ledger.
pub const LEDGER: &str = include_str!("../schema/ledger.schema.json");

/// The configuration file.
pub const CONFIG: &str = include_str!("../schema/config.schema.json");
