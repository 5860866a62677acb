//! What figures measure, by the sentence in which they stand: the tables of `measures`.

use reconcile::article::{Settings, parts};
use reconcile::claim::file::{Parsed, gather};
use reconcile::config::Config;
use reconcile::mention::Context;
use std::path::Path;

/// The attributes of the claims of a sentence, in their order, each with its place in the text.
fn measured(sentence: &str) -> Vec<(usize, String)> {
    let head = "---\nsource: Outlet\npublished: 2026-03-10\n---\n\n";
    let text = format!("{head}{sentence}\n");
    let mut parsed = Parsed::of_file("a.md");
    for part in parts("a.md", text.as_bytes(), Settings::default()) {
        parsed.article(&part.expect("an article"), &Context::default());
    }
    let corpus = reconcile::check(gather(vec![parsed]), &Config::default()).corpus;
    let claims = corpus.claims.iter().filter_map(|claim| {
        let subject = claim.subject.as_ref()?;
        let attribute = subject.attribute.as_ref().map_or("-", |(attribute, _)| corpus.attributes.row(*attribute).name);
        Some((claim.quote.span.start - head.len(), attribute.to_owned()))
    });
    claims.collect()
}

/// Checks the rows of a table. Those of `known.txt` are not right yet; the list can only shrink.
fn check(table: &str) {
    /// How many bytes before the figure its hedge may begin.
    const HEDGE: usize = 24;
    let folder = Path::new("tests/measures");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("the table is there");
    let known = read("known.txt");
    let is_row = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let known: Vec<&str> = known.lines().filter(is_row).collect();
    let mut wrong = Vec::new();
    for (number, line) in read(table).lines().enumerate().filter(|(_, line)| is_row(line)) {
        let mut columns = line.split(" | ");
        let marked = columns.next().expect("a sentence");
        let sentence = marked.replace(['{', '}'], "");
        let found = measured(&sentence);
        let mut right = true;
        for (at, (want, (start, _))) in columns.zip(marked.match_indices('{')).enumerate() {
            let place = start - at * 2;
            let end = place + marked[start..].find('}').expect("a brace") - 1;
            // A hedge before the figure is a part of its quote.
            let near = found.iter().filter(|(figure, _)| (place.saturating_sub(HEDGE)..end).contains(figure));
            let got = near.min_by_key(|(figure, _)| figure.abs_diff(place));
            let got = got.map_or("nothing", |(_, attribute)| attribute);
            right &= got == want;
            if got != want && !known.contains(&marked) {
                wrong.push(format!("{table}:{}: {got} for {want}: {sentence}", number + 1));
            }
        }
        if right && known.contains(&marked) {
            wrong.push(format!("{table}:{}: right, and still among the known: {sentence}", number + 1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english() {
    check("en.txt");
    check("news_en.txt");
    check("long_en.txt");
}

#[test]
fn arabic() {
    check("ar.txt");
    check("news_ar.txt");
    check("bulletin_ar.txt");
    check("long_ar.txt");
}
