//! Who says a figure and how surely: the tables of `tests/saying`, one row a line. See `tests/README.md`.

use reconcile::article::{self, Settings};
use reconcile::claim::Claim;
use reconcile::mention::Context;
use reconcile::value::DateBound;
use std::fmt::Write;

/// The claim of the figure between braces.
fn claim(text: &str, lang: &str) -> Option<Claim> {
    let bare = text.replace(['{', '}'], "").replace(" ¶ ", "\n\n");
    let before = text.split_once('{')?.0.replace(" ¶ ", "\n\n").len();
    let article = format!("---\nsource: Morning Desk\ndate: 2025-06-10\nlang: {lang}\n---\n{bare}\n");
    let head = article.len() - bare.len() - 1;
    let document =
        article::read("row.md", article.as_bytes(), &Settings { named: true, ..Settings::default() }).ok()?;
    let (claims, ..) = article::claims(&document, 0, &Context::default());
    claims.into_iter().find(|claim| {
        let figure = claim.quote.figure;
        figure.start <= head + before && head + before < figure.end || claim.quote.span.start == head + before
    })
}

fn check(lang: &str, table: &str) {
    let mut wrong = String::new();
    let rows = table.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#'));
    for (line, row) in rows {
        let columns: Vec<&str> = row.split(" | ").map(str::trim).collect();
        let [text, chain, stance] = columns[..] else { panic!("line {}: not three columns: {row}", line + 1) };
        let given = claim(text, lang).map(|claim| {
            let chain: Vec<&str> = claim.attribution.iter().map(AsRef::as_ref).collect();
            (if chain.is_empty() { "-".to_owned() } else { chain.join("; ") }, claim.stance.as_str().to_owned())
        });
        let (said_by, how) = given.unwrap_or_else(|| ("no figure".into(), "no figure".into()));
        if (said_by.as_str(), how.as_str()) != (chain, stance) {
            writeln!(wrong, "line {}: {said_by} | {how}\n   not {chain} | {stance}\n   {text}", line + 1).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn older_figures_have_their_time() {
    let mut wrong = String::new();
    let rows = include_str!("saying/as_of.txt").lines().enumerate();
    for (line, row) in rows.filter(|(_, row)| !row.is_empty() && !row.starts_with('#')) {
        let (text, expected) = row.rsplit_once(" | ").expect("two columns");
        let lang = if text.is_ascii() { "en" } else { "ar" };
        let given = claim(text, lang).map_or("no figure".to_owned(), |claim| match claim.as_of {
            Some(date) if date.bound == Some(DateBound::Before) => "before".into(),
            Some(date) => date.edtf(),
            None => "-".into(),
        });
        if given != expected.trim() {
            writeln!(wrong, "line {}: {given}\n   not {expected}\n   {text}", line + 1).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn english() {
    check("en", include_str!("saying/en.txt"));
}

#[test]
fn arabic() {
    check("ar", include_str!("saying/ar.txt"));
}
