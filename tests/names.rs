//! The names of articles and what their figures are of: the tables of `tests/names`, one row a line. See `tests/README.md`.

use reconcile::article::{self, Settings};
use reconcile::mention::Context;
use reconcile::text::plain;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The names of an article, ` ¶ ` between its paragraphs, and the one that the figure between braces is of.
fn read(text: &str, lang: &str) -> (BTreeSet<String>, String) {
    let text = text.replace(" ¶ ", "\n\n");
    let (before, _) = text.split_once('{').expect("a figure between braces");
    let head = format!("---\nsource: Morning Desk\ndate: 2025-06-10\nlang: {lang}\n---\n");
    let at = head.len() + before.len();
    let body = text.replace(['{', '}'], "");
    let settings = Settings { named: true, ..Settings::default() };
    let article = format!("{head}{body}\n");
    let document = article::read("row.md", article.as_bytes(), &settings).expect("an article");
    let (claims, _, outline) = article::claims(&document, 0, &Context::default());
    let claim = claims.into_iter().find(|claim| {
        let (whole, figure) = (claim.quote.span, claim.quote.figure);
        whole.start <= at && at < whole.end || figure.start <= at && at < figure.end
    });
    let of = claim.and_then(|claim| Some(claim.subject?.entity?.key.to_string()));
    (outline.names.into_iter().map(|name| name.key.to_string()).collect(), of.unwrap_or_else(|| "-".to_owned()))
}

fn check(lang: &str, table: &str) {
    let mut wrong = String::new();
    let rows = table.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#'));
    for (line, row) in rows {
        let columns: Vec<&str> = row.split('|').map(str::trim).collect();
        let [text, names, of] = columns[..] else { panic!("line {}: not three columns: {row}", line + 1) };
        let names: BTreeSet<String> = names.split(';').map(plain).filter(|name| !name.is_empty()).collect();
        let of = if of == "-" { of.to_owned() } else { plain(of) };
        let (found, given) = read(text, lang);
        if (&found, &given) != (&names, &of) {
            writeln!(wrong, "line {}: {found:?} | {given}\n   not {names:?} | {of}\n   {text}", line + 1).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn english_names() {
    check("en", include_str!("names/en.txt"));
}

#[test]
fn arabic_names() {
    check("ar", include_str!("names/ar.txt"));
}
