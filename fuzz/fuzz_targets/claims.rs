//! Claim files of any bytes, in YAML and in JSON Lines: what is wrong is told, with a line that the file has.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcile::claim::file::{Format, Settings, read_as};

fuzz_target!(|bytes: &[u8]| {
    let lines = bytes.split(|byte| *byte == b'\n').count();
    for format in [Format::Yaml, Format::JsonLines] {
        for problem in read_as(format, "claims", bytes, &Settings::default()).problems {
            assert!(problem.place.is_none_or(|place| (1..=lines).contains(&place.line)), "{problem}");
        }
    }
});
