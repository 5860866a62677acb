//! Articles of all formats: what is known of them, what is read in them, and where it stands.

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reconcile::article::{self, Document, Format, Settings, Sidecar};
use reconcile::claim::file;
use reconcile::claim::{Article, Quote, Within};
use reconcile::mention::Context;
use reconcile::problem::{Problem, Severity, render};
use reconcile::value::{DateSpan, Value};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The documents of a file, and the problems of those that are none.
fn documents(path: &str, bytes: &[u8], settings: &Settings<'_>) -> (Vec<Document<'static>>, Vec<Problem>) {
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    for part in article::parts(path, bytes, settings.clone()) {
        match part {
            Ok(document) => documents.push(document),
            Err(problem) => problems.push(problem),
        }
    }
    (documents, problems)
}

fn fixture(path: &str) -> Vec<u8> {
    std::fs::read(Path::new("fixtures").join(path)).expect("the fixture is there")
}

/// Every article under `fixtures/`, in order.
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in ["articles", "articles-formats", "articles-pages", "articles-bad"] {
        let entries = std::fs::read_dir(Path::new("fixtures").join(folder)).expect("the folder is there");
        files.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    files.sort();
    let name = |path: &Path| path.to_str().expect("a plain name").to_owned();
    files.into_iter().map(|path| (name(&path), std::fs::read(path).expect("the fixture is there"))).collect()
}

fn about(document: &Document<'_>) -> String {
    let Article { path, source, title, published, lang, url, updated } = &document.article;
    let fields = [source, title, published, lang, url, &document.author, &document.id];
    let fields: Vec<&str> = fields.into_iter().map(|field| field.as_deref().unwrap_or("-")).collect();
    let updated = updated.as_deref().map_or(String::new(), |moment| format!(" · updated {moment}"));
    format!("{} · {}{updated}\n", path.rsplit('/').next().unwrap_or_default(), fields.join(" · "))
}

/// What is known of the articles of a file, and their text with its readings.
fn check(path: &str) -> String {
    check_bytes(path, &fixture(path), &Settings { named: true, ..Settings::default() })
}

fn check_bytes(path: &str, bytes: &[u8], settings: &Settings<'_>) -> String {
    let (documents, problems) = documents(path, bytes, settings);
    let mut shown = String::new();
    for document in &documents {
        shown += &about(document);
        shown += &document.problems.iter().map(render).collect::<String>();
        let mentions = article::mentions(document, &Context::default());
        shown += &visible(&article::annotated(document, &mentions));
        shown += "\n";
    }
    shown + &problems.iter().map(render).collect::<String>()
}

/// Marks of direction as signs that a reviewer sees.
fn visible(text: &str) -> String {
    text.replace('\u{2068}', "{").replace('\u{2069}', "}").replace('\r', "")
}

#[test]
fn every_quote_is_cut_from_its_file() {
    let mut cut = std::collections::BTreeMap::new();
    for (path, bytes) in fixtures() {
        let (documents, _) = documents(&path, &bytes, &Settings { named: true, ..Settings::default() });
        for document in &documents {
            let (claims, unread, _) = article::claims(document, 0, &Context::default());
            for quote in claims.iter().map(|claim| &claim.quote).chain(unread.iter().map(|unread| &unread.quote)) {
                let whole = match quote.within {
                    Within::File => bytes.as_slice(),
                    Within::Text => document.text().as_bytes(),
                };
                assert_eq!(&whole[quote.span.start..quote.span.end], quote.exact.as_bytes(), "{path}");
                assert!(quote.span.start <= quote.figure.start && quote.figure.end <= quote.span.end, "{path}");
                if quote.within == Within::File {
                    let text = String::from_utf8_lossy(&bytes);
                    let line = text.split('\n').nth(quote.place.line - 1).expect("the line is there");
                    let line: String =
                        line.trim_start_matches('\u{FEFF}').chars().skip(quote.place.column - 1).collect();
                    assert!(line.starts_with(quote.exact.lines().next().unwrap_or_default()), "{path}: {quote:?}");
                }
                let format = Format::of_path(&path).expect("an article");
                *cut.entry((format!("{format:?}"), format!("{:?}", quote.within))).or_insert(0) += 1;
            }
        }
    }
    let formats: Vec<String> = cut.keys().map(|(format, within)| format!("{format} {within}")).collect();
    let all = ["Html File", "Html Text", "JsonLines Text", "Markdown File", "Markdown Text", "Text File", "Text Text"];
    assert_eq!(formats, all);
}

/// Writes what a file states as YAML and as JSON Lines, reads both again, and holds them against the first reading. How
/// many claims there are.
fn read_back(path: &str, bytes: &[u8]) -> usize {
    let settings = Settings { named: true, ..Settings::default() };
    let (documents, _) = documents(path, bytes, &settings);
    let (mut yaml, mut lines, mut claims) = (String::new(), Vec::new(), Vec::new());
    for document in &documents {
        let (found, unread) = article::extracted(document, &Context::default());
        yaml += &article::to_yaml(document, path, &found, &unread, &Context::default());
        lines.extend(article::to_json_lines(document, path, &found, &Context::default()));
        let published = document.context(&Context::default()).reference;
        claims.extend(found.iter().map(|claim| shown(&claim.topic, &claim.value, &claim.quote, &published)));
    }
    let fetch = |_: &str, _: &str| Ok(bytes.to_vec());
    let settings = file::Settings { articles: Some(&fetch), ..file::Settings::default() };
    let lines = String::from_utf8(lines).expect("JSON is UTF-8");
    for (name, written) in [("claims.yaml", &yaml), ("claims.jsonl", &lines)] {
        let read = file::read(name, written.as_bytes(), &settings);
        let problems = read.problems.iter().filter(|problem| problem.severity > Severity::Note);
        let told: String = problems.map(render).collect();
        assert_eq!(told, "", "{path} as {name}:\n{written}");
        let read = read.claims.iter().map(|claim| shown(&claim.topic, &claim.value, &claim.quote, &claim.published));
        assert_eq!(read.collect::<Vec<_>>(), claims, "{path} as {name}");
    }
    claims.len()
}

#[test]
fn extracted_claims_are_read_back() {
    let claims: usize = fixtures().iter().map(|(path, bytes)| read_back(path, bytes)).sum();
    assert!(claims > 200, "{claims}");
    let stated = "Harlow Motors completed the acquisition of Denby Systems, whose records began in 1851.\n\n\
                  Karim Saleh resigned on Monday. Norvell Steel appointed Karim Saleh as chief executive beside a 7-Eleven.\n";
    assert_eq!(read_back("stated.txt", stated.as_bytes()), 4);
}

/// The sentences of the reading tables.
fn sentences() -> Vec<String> {
    let mut sentences = Vec::new();
    for table in ["en.txt", "ar.txt", "held_out/en.txt", "held_out/ar.txt"] {
        let table = std::fs::read_to_string(Path::new("tests/reading").join(table)).expect("the table is there");
        let rows = table.lines().filter(|line| !line.starts_with(['#', '@'])).filter_map(|line| line.split_once(" | "));
        sentences.extend(rows.map(|(sentence, _)| sentence.replace(['{', '}'], "").trim().to_owned()));
    }
    sentences
}

/// Sentences as an article of some format.
fn written(format: u8, sentences: &[&String]) -> (&'static str, String) {
    let text = |between: &str| sentences.iter().map(|words| words.as_str()).collect::<Vec<_>>().join(between);
    let escaped = |words: String| words.replace('&', "&amp;").replace('<', "&lt;");
    match format {
        0 => ("a.txt", format!("Tuesday, 4 March 2025\n\n{}\n", text("\n\n"))),
        1 => ("a.txt", text(" ")),
        2 => ("a.md", format!("---\nsource: 'Wire: one'\ndate: 2025-03-04\n---\n{}\n", text("\n\n- "))),
        3 => (
            "a.html",
            format!("<html><body><article><p>{}</p></article></body></html>", escaped(text("\n<br>x</p><p>"))),
        ),
        4 => ("a.html", format!("<table><tr><td>{}</td></tr></table>", escaped(text("</td><td>")))),
        _ => {
            let line = |words: &String| {
                format!("{{\"text\":{},\"source\":\"#1\",\"date\":\"2025-03\"}}\n", serde_json::json!(words))
            };
            ("a.jsonl", sentences.iter().map(|words| line(words)).collect())
        }
    }
}

#[test]
fn claims_of_any_sentences_are_read_back() {
    let sentences = sentences();
    let config = Config { cases: 300, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[4; 32]);
    let claims = std::cell::Cell::new(0);
    let article = (0..6_u8, proptest::collection::vec(0..sentences.len(), 1..8));
    let done = TestRunner::new_with_rng(config, rng).run(&article, |(format, chosen)| {
        let chosen: Vec<&String> = chosen.into_iter().map(|at| &sentences[at]).collect();
        let (path, text) = written(format, &chosen);
        claims.set(claims.get() + read_back(path, text.as_bytes()));
        Ok(())
    });
    assert!(claims.get() > 1_000, "{}", claims.get());
    if let Err(error) = done {
        panic!("{error}");
    }
}

/// A claim as far as a file keeps it: a hedge may be told in other words, and a category is a name.
fn shown(
    topic: &Option<Arc<str>>,
    value: &Value,
    quote: &Quote<impl std::fmt::Debug>,
    published: &Option<DateSpan>,
) -> String {
    let Quote { exact, span, within, .. } = quote;
    format!("{} {value} {topic:?} {exact:?} {span:?} {within:?} {published:?}", value.kind().as_str())
}

/// What is said of a bad article, and how much of it is read.
fn check_bad(name: &str) -> String {
    let today = Some(jiff::civil::date(2025, 6, 1));
    let (documents, mut problems) =
        documents(name, &fixture(&format!("articles-bad/{name}")), &Settings { today, ..Settings::default() });
    let mut shown = String::new();
    for document in &documents {
        problems.extend(document.problems.iter().cloned());
        let (claims, ..) = article::claims(document, 0, &Context::default());
        let claims: Vec<String> = claims.iter().map(|claim| claim.value.to_string()).collect();
        let published = document.article.published.as_deref();
        shown += &format!("{}\n", [published.unwrap_or("-"), &claims.join(" · ")].join(" | "));
    }
    problems.sort_by_key(|problem| problem.place);
    problems.iter().map(render).collect::<String>() + &shown
}

#[test]
fn bad_articles() {
    insta::assert_snapshot!(check_bad("empty.txt"), @"
    empty.txt: note: the article has no text
    - |
    ");
    insta::assert_snapshot!(check_bad("no-date-no-source.txt"), @"
    no-date-no-source.txt: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
    - | 3.2M USD · 2024
    ");
    insta::assert_snapshot!(check_bad("markdown-of-another-kind.md"), @"markdown-of-another-kind.md: note: no date, source or front matter here; passed over (name the file to read it all the same)");
    insta::assert_snapshot!(check_bad("front-matter-against-page.html"), @"
    front-matter-against-page.html: note: published 2025-03-01 by its front matter, 2025-03-04 by the page; the first is taken
    2025-03-01 | 3.2M USD · 2024
    ");
    insta::assert_snapshot!(check_bad("date-in-the-future.md"), @"
    date-in-the-future.md: note: published 2031-05-01, which lies in the future
    2031-05-01 | 3.2M USD · 2024
    ");
    insta::assert_snapshot!(check_bad("broken-front-matter.md"), @"
    broken-front-matter.md: note: no publication date; dates that count from it stay open; articles.yaml beside it can tell
    broken-front-matter.md:3:8: error: not all of the front matter can be read: `[` starts a list or a mapping in YAML; put the value in quotes: '[Ferries'
        title: ⟦[Ferries⟧
    - | 3.2M USD · 2024
    ");
    insta::assert_snapshot!(check_bad("unreadable-date.md"), @"
    unreadable-date.md: note: no publication date; dates that count from it stay open; articles.yaml beside it can tell
    unreadable-date.md:3:7: warning: `soon` cannot be read as a date; write it as 2025-06-10, 2025-06 or 2025
        date: ⟦soon⟧
    - | 3.2M USD · 2024
    ");
    insta::assert_snapshot!(check_bad("language-of-other-letters.md"), @"
    language-of-other-letters.md: note: its language is given as en, but its letters are Arabic; the language is left open
    2025-03-04 | ~3.2M USD · 2024
    ");
    insta::assert_snapshot!(check_bad("bytes-that-are-no-text.txt"), @"
    bytes-that-are-no-text.txt:5:9: warning: a byte that is no UTF-8 stands here; the rest is read
        The line⟦<U+001A>⟧ lost $3.2 million in 2024.
    2025-03-04 | 3.2M USD · 2024 · 5
    ");
    insta::assert_snapshot!(check_bad("broken-markup.html"), @"
    broken-markup.html: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
    - | 3.2M USD · 2024 · 2 ships · 30 years · <31 years · >29 · 1 · 2
    ");
    insta::assert_snapshot!(check_bad("encoding-other-than-declared.html"), @"
    encoding-other-than-declared.html: note: read as windows-1256, although it declares windows-1252
    encoding-other-than-declared.html: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
    - | ~3.2M USD · 2024 · 1.4M راكب
    ");
    insta::assert_snapshot!(check_bad("bad-lines.jsonl"), @r#"
    bad-lines.jsonl:2:17: error: this line is not JSON: EOF while parsing a value
        {"id":"b","text"⟦⟧:
    bad-lines.jsonl:3:1: error: this line is no JSON object; each line holds one, from `{` to `}`
        ⟦[⟧1, 2]
    bad-lines.jsonl:5:1: error: this article has no `text`
        ⟦{⟧"id":"c","title":"no text"}
    bad-lines.jsonl:6:1: error: the id `a` was already given in line 1; this article is left out
        ⟦{⟧"id":"a","source":"Wire","published":"2025-03-04","text":"Th…
    bad-lines.jsonl:7:1: note: no publication date; dates that count from it stay open; its line can give `published` and `source`
    bad-lines.jsonl:7:39: warning: `soon` cannot be read as a date; write it as 2025-06-10, 2025-06 or 2025
        {"id":"d","source":"Wire","published":⟦"soon"⟧,"text":"It has 2 ships."}
    bad-lines.jsonl:8:1: error: the line is not UTF-8; save the file as UTF-8
        ⟦{⟧"id":"e","text":"�"}
    2025-03-04 | 3.2M USD
    - | 2 ships
    "#);
}

/// The values of an article made by a program, its problems, and how long it took to read.
fn check_made(path: &str, bytes: &[u8]) -> (Vec<String>, String, std::time::Duration) {
    let start = std::time::Instant::now();
    let (mut values, mut told) = (Vec::new(), String::new());
    for part in article::parts(path, bytes, Settings { named: true, ..Settings::default() }) {
        match part {
            Ok(document) => {
                let errors = document.problems.iter().filter(|problem| problem.severity > Severity::Note);
                told.extend(errors.map(|problem| format!("{problem}\n")));
                let (claims, ..) = article::claims(&document, 0, &Context::default());
                for claim in claims {
                    if claim.quote.within == Within::File {
                        assert_eq!(
                            &bytes[claim.quote.span.start..claim.quote.span.end],
                            claim.quote.exact.as_bytes(),
                            "{path}"
                        );
                    }
                    values.push(claim.value.to_string());
                }
            }
            Err(problem) => told.push_str(&format!("{problem}\n")),
        }
    }
    (values, told, start.elapsed())
}

#[test]
fn hostile_pages_are_read_flat_and_never_overflow() {
    let body = |words: &str| format!("<html><body>{words}<p>The line lost $3.2 million.</p></body></html>");
    let n = 20_000;
    for (name, page, flat) in [
        ("nested", body(&"<div>".repeat(100_000)), true),
        ("nested and closed", body(&format!("{}x{}", "<div>".repeat(100_000), "</div>".repeat(100_000))), true),
        ("ampersands", body(&"&".repeat(400_000)), false),
        ("references in an attribute", body(&format!("<p title='{}'>x</p>", "&amp;".repeat(100_000))), false),
        ("zeros", body(&"\0".repeat(400_000)), false),
        ("marks", body(&"<b id=a><i>".repeat(n)), true),
        ("numbered marks", body(&(0..n).map(|at| format!("<b id={at}>")).collect::<String>()), true),
        ("open tables", body(&"<table><tr><td>".repeat(n / 10)), true),
        ("closed out of order", body(&"<div></x></b>".repeat(n)), true),
        ("paragraphs", body(&"<p>".repeat(n / 20)), false),
        ("items", body(&"<ul><li>x</ul>".repeat(n / 20)), false),
        ("siblings", body(&"<div>x</div>".repeat(n / 20)), false),
        ("links", body(&"<a href=x>y</a> ".repeat(n / 20)), false),
        ("brackets", body(&"<".repeat(n)), false),
        ("quotation marks", body(&"<p a=\"".repeat(n)), true),
        ("comments", body(&"<!--".repeat(n)), false),
        ("references", body(&"&amp;&".repeat(n)), false),
        ("scripts", body(&"<script></".repeat(n)), false),
        ("frames", body(&"<svg><title>".repeat(n / 10)), true),
        ("attributes", body(&format!("<p {}>", (0..n).map(|at| format!("a{at} ")).collect::<String>())), true),
        (
            "data of another run",
            body(&"<p data-run=99999999999999999999>x</p><p data-run=1>y</p>".repeat(n / 10)),
            false,
        ),
    ] {
        let (_, told, _) = check_made("a.html", page.as_bytes());
        assert_eq!(told.contains("all text of the page is taken"), flat, "{name}: {told}");
    }
}

#[test]
fn long_articles_are_read_in_parts() {
    let sentence = "The line lost $3.2 million. قالت السلطة إن الخط خسر نحو 3.2 مليون دولار. ";
    let n = 3 * (1 << 20) / sentence.len();
    let one_line = sentence.repeat(n);
    let (values, told, _) = check_made("a.txt", one_line.as_bytes());
    assert_eq!((values.len(), told.as_str()), (2 * n, ""));
    let paragraphs = format!("---\nsource: Wire\ndate: 2025-03-04\n---\n{}", format!("{sentence}\n\n").repeat(n));
    for path in ["a.txt", "a.md"] {
        let mut lines = 0;
        for part in article::parts(path, paragraphs.as_bytes(), Settings::default()) {
            let document = part.expect("an article");
            assert_eq!(document.article.source.as_deref(), Some("Wire"));
            let (claims, ..) = article::claims(&document, 0, &Context::default());
            for claim in claims {
                let quote = &claim.quote;
                assert_eq!(&paragraphs[quote.span.start..quote.span.end], quote.exact);
                assert!(quote.place.line >= lines && claim.published.is_some());
                lines = quote.place.line;
            }
        }
        assert_eq!(lines, 4 + 2 * n - 1, "{path}");
    }
    let words = "x".repeat(3 << 20);
    assert_eq!(check_made("a.txt", words.as_bytes()).0.len(), 0);
}

#[test]
fn long_lines_of_json_are_left_out() {
    let long = format!("{{\"text\":\"{}\"}}\n", "x ".repeat(9 << 20));
    let lines = format!("{{\"text\":\"It has 2 ships.\"}}\n{long}{{\"text\":\"It has 3 ships.\"}}\n");
    let (values, told, _) = check_made("a.jsonl", lines.as_bytes());
    assert_eq!(values, ["2 ships", "3 ships"]);
    assert_eq!(told, "a.jsonl:2:1: error: this line is longer than 16 MiB; it is left out\n");
}

#[test]
fn sidecars_win_over_what_articles_tell() {
    let sidecar = b"articles:\n  - {path: a.md, source: Outlet A, published: 2025-12, lang: ar}\n";
    let parsed = file::read("stories/articles.yaml", sidecar, &file::Settings::default());
    let sidecar = Sidecar::new(parsed.articles);
    let settings = Settings { sidecar: Some(&sidecar), ..Settings::default() };
    let article = "---\nsource: Wire\ntitle: A title\n---\nالثلاثاء، 4 مارس 2025\n\nنص.\n";
    insta::assert_snapshot!(check_bytes("stories/a.md", article.as_bytes(), &settings), @"
    a.md · Outlet A · A title · 2025-12 · ar · - · - · -
    stories/a.md: note: published 2025-12 by its metadata, 2025-03-04 by its date line; the first is taken
    الثلاثاء، 4 مارس 2025

    نص.
    ");
    insta::assert_snapshot!(check_bytes("stories/b.md", b"Words.\n", &settings), @"stories/b.md: note: no date, source or front matter here; passed over (name the file to read it all the same)");
    insta::assert_snapshot!(check_bytes("./stories/a.md", b"Words.\n", &settings), @"
    a.md · Outlet A · - · 2025-12 · ar · - · - · -
    Words.
    ");
}

#[test]
fn formats() {
    insta::assert_snapshot!("page", check("articles-formats/page-with-menus-captions-and-comments.html"));
    insta::assert_snapshot!("page_arabic", check("articles-formats/page-arabic-open-graph-and-table.html"));
    insta::assert_snapshot!("markdown", check("articles-formats/markdown-links-emphasis-and-table.md"));
    insta::assert_snapshot!("lines", check("articles-formats/lines-of-three-articles.jsonl"));
    insta::assert_snapshot!("plain_text", check("articles-formats/plain-text-with-date-line-and-byline.txt"));
}

#[test]
fn whole_articles() {
    for (path, bytes) in fixtures() {
        if let Some(name) = path.strip_prefix("fixtures/articles/").or(path.strip_prefix("fixtures/articles-pages/")) {
            let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
            insta::assert_snapshot!(format!("whole_{name}"), check_bytes(&path, &bytes, &Settings::default()));
        }
    }
}
