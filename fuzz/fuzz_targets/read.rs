//! Figures and dates of any text: each stands where it says, none inside another, and what a report prints of it is read back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcile::mention::{Context, read, read_whole};

fuzz_target!(|text: &str| {
    let context = Context::default();
    let mut end = 0;
    for mention in read(text, &context) {
        assert!(end <= mention.span.start, "one mention inside another");
        assert!(mention.span.start <= mention.figure.start && mention.figure.end <= mention.span.end);
        assert!(!mention.figure.cut(text).is_empty());
        end = mention.span.end;
        let Ok(value) = &mention.value else { continue };
        let printed = value.to_string();
        let again = read_whole(&printed, &context).and_then(|mention| mention.value.ok());
        // A year alone looks like a number.
        let again = again.filter(|again| again.kind() == value.kind());
        assert!(again.is_none_or(|again| again.to_string() == printed), "{printed} is read as another value");
    }
    _ = read_whole(text, &context);
});
