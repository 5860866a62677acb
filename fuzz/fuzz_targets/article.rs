//! Articles of any bytes: every quote is cut from its bytes. The first byte chooses the format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reconcile::article::{Settings, claims, extracted, parts, to_json_lines, to_yaml};
use reconcile::claim::Within;
use reconcile::mention::Context;

const PATHS: [&str; 4] = ["a.txt", "a.md", "a.html", "a.jsonl"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let path = PATHS[usize::from(*first) % PATHS.len()];
    let context = Context::default();
    for document in parts(path, bytes, Settings { named: true, ..Settings::default() }).flatten() {
        let (claims, unread, _) = claims(&document, 0, &context);
        for quote in claims.iter().map(|claim| &claim.quote).chain(unread.iter().map(|unread| &unread.quote)) {
            let whole = match quote.within {
                Within::File => bytes,
                Within::Text => document.text().as_bytes(),
            };
            assert_eq!(&whole[quote.span.start..quote.span.end], quote.exact.as_bytes());
        }
        let (claims, unread) = extracted(&document, &context);
        _ = to_yaml(&document, path, &claims, &unread, &context);
        _ = to_json_lines(&document, path, &claims, &context);
    }
});
