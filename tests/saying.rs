//! Who says a figure and how surely: the tables of `tests/saying`, one row a line. See `tests/README.md`.

use reconcile::article::{self, Settings};
use reconcile::claim::file::{Parsed, gather};
use reconcile::claim::{Claim, Stance};
use reconcile::config::Config;
use reconcile::mention::Context;
use reconcile::value::{DateBound, Value};
use std::fmt::Write;

/// The claims of an article, ` ¶ ` between its paragraphs, and the byte at which its text begins.
fn claims(text: &str, lang: &str) -> (Vec<Claim>, usize) {
    let text = text.replace(" ¶ ", "\n\n");
    let article = format!("---\nsource: Morning Desk\ndate: 2025-06-10\nlang: {lang}\n---\n{text}\n");
    let settings = Settings { named: true, ..Settings::default() };
    let document = article::read("row.md", article.as_bytes(), &settings).expect("an article");
    let (claims, ..) = article::claims(&document, 0, &Context::default());
    let (extracted, _) = article::extracted(&document, &Context::default());
    let stated: Vec<_> = claims.iter().filter_map(|claim| claim.topic.clone()).collect();
    let extracted: Vec<_> = extracted.into_iter().filter_map(|claim| claim.topic).collect();
    assert_eq!(extracted, stated, "an extract states as much of {text}");
    (claims, article.len() - text.len() - 1)
}

/// The claim of the figure between braces.
fn claim(text: &str, lang: &str) -> Option<Claim> {
    let before = text.split_once('{')?.0.replace(" ¶ ", "\n\n").len();
    let (claims, head) = claims(&text.replace(['{', '}'], ""), lang);
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
fn statements_without_a_figure() {
    let mut wrong = String::new();
    let rows = include_str!("saying/without_figure.txt").lines().enumerate();
    for (line, row) in rows.filter(|(_, row)| !row.is_empty() && !row.starts_with('#')) {
        let (text, expected) = row.rsplit_once(" | ").expect("two columns");
        let lang = if text.is_ascii() { "en" } else { "ar" };
        let told = |claim: &Claim| {
            let value = match &claim.value {
                Value::Category { label, .. } => label.clone(),
                Value::Name(name) => name.clone(),
                Value::Polarity { positive, .. } => positive.to_string(),
                _ => return None,
            };
            let stance = match claim.stance {
                Stance::Asserted => String::new(),
                stance => format!(" ({})", stance.as_str()),
            };
            Some(format!("{}: {value}{stance}", claim.topic.as_deref().unwrap_or("no topic")))
        };
        // Capitals tell nothing in a paragraph that has hardly any other words.
        let text = format!("{text} It was a quiet evening along the harbour and nothing else happened there.");
        let given: Vec<String> = claims(&text, lang).0.iter().filter_map(told).collect();
        let given = if given.is_empty() { "-".to_owned() } else { given.join("; ") };
        if given != expected.trim() {
            writeln!(wrong, "line {}: {given}\n   not {expected}\n   {text}", line + 1).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The codes of the findings on two articles of two outlets.
fn findings(one: &str, other: &str) -> Vec<&'static str> {
    let read = |source: &str, text: &str| {
        let rest = "It was a quiet evening along the harbour and nothing else happened there.";
        let article = format!("---\nsource: {source}\ndate: 2025-06-10\nlang: en\n---\n{text} {rest}\n");
        let settings = Settings { named: true, ..Settings::default() };
        article::read(&format!("{source}.md"), article.as_bytes(), &settings).expect("an article").into_owned()
    };
    let parsed = [("North", one), ("South", other)].map(|(source, text)| {
        let mut parsed = Parsed::of_file(&format!("{source}.md"));
        parsed.article(&read(source, text), &Context::default());
        parsed
    });
    let report = reconcile::check(gather(parsed.into()), &Config::default());
    report.topics.iter().flat_map(|topic| &topic.findings).map(|finding| finding.code.as_str()).collect()
}

#[test]
fn a_category_in_somebodys_own_words_is_a_tension() {
    let deal = "Harlow Motors bought a minority stake in Denby Systems.";
    assert_eq!(findings(deal, "Harlow Motors completed the acquisition of Denby Systems."), ["identity"]);
    let quoted = "\"This is nothing but the acquisition of Denby Systems,\" said Karim Saleh, a rival.";
    assert_eq!(findings(deal, quoted), ["tension"]);
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

#[test]
fn how_surely() {
    let mut wrong = String::new();
    let tables = [("en", include_str!("saying/stance_en.txt")), ("ar", include_str!("saying/stance_ar.txt"))];
    for (lang, table) in tables {
        for (line, row) in table.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#')) {
            let (text, stance) = row.rsplit_once(" | ").expect("two columns");
            let given = claim(text, lang).map_or("no figure", |claim| claim.stance.as_str());
            if given != stance {
                writeln!(wrong, "{lang}:{}: {given}, not {stance}: {text}", line + 1).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
