//! Claim files that are wrong, and what is said of them; claim files that are right, and what is read.

use reconcile::claim::file::{Parsed, Settings, gather, read};
use reconcile::claim::{Corpus, Within};
use reconcile::problem::{Severity, render};
use std::path::Path;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("fixtures/bad").join(name)).expect("the fixture is there")
}

/// Articles are looked up beside their claim file.
fn article(_claim_file: &str, path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(Path::new("fixtures/bad").join(path)).map_err(|_| "no such file".to_owned())
}

fn parse(name: &str, bytes: &[u8]) -> Parsed {
    read(name, bytes, &Settings { articles: Some(&article), ..Settings::default() })
}

/// The problems as a terminal shows them, and how many claims are left.
fn told(corpus: &Corpus) -> String {
    let problems: String = corpus.problems.iter().map(render).collect();
    format!("{problems}({} claims)", corpus.claims.len())
}

fn check_bytes(name: &str, bytes: &[u8]) -> String {
    told(&gather(vec![parse(name, bytes)]))
}

fn check(name: &str) -> String {
    check_bytes(name, &fixture(name))
}

/// One claim of a file that has a source and a date.
fn check_claim(lines: &str) -> String {
    check_bytes("a.yaml", format!("article: {{source: A, published: 2025-06-10}}\nclaims:\n{lines}").as_bytes())
}

#[test]
fn keys() {
    insta::assert_snapshot!(check("unknown_key.yaml"), @"
    unknown_key.yaml:1:33: error: unknown key `publised`; did you mean `published`?
        article: {source: Example Wire, ⟦publised⟧: 2025-06-10, lang: en}
    unknown_key.yaml:4:5: error: unknown key `vlaue`; did you mean `value`?
            ⟦vlaue⟧: Avocado
    unknown_key.yaml:7:5: error: unknown key `confidence`; known here: id, topic, value, quote, at, said_by, stance, as_of, scope, evolves, parts, ignore, source, title, published, lang, url, note
            ⟦confidence⟧: high
    unknown_key.yaml:8:5: note: the claim has no publication date
          - ⟦topic⟧: Scale AI / chief executive
    (1 claims)
    ");
    insta::assert_snapshot!(check("missing_key.yaml"), @r#"
    missing_key.yaml:3:5: error: the claim has no `topic`
          - ⟦value⟧: Scale AI
    missing_key.yaml:5:5: error: the claim has no `value`
          - ⟦topic⟧: Scale AI / name
    missing_key.yaml:6:5: error: the claim has no `topic`
          - ⟦topic⟧: ""
    missing_key.yaml:6:5: error: the claim has no `value`
          - ⟦topic⟧: ""
    (0 claims)
    "#);
    insta::assert_snapshot!(check("repeated_key.yaml"), @"
    repeated_key.yaml:1:56: error: `date` was already given in line 1
        article: {source: Example Wire, published: 2025-06-10, ⟦date⟧: 2025-06-11}
    repeated_key.yaml:5:5: error: `value` was already given in line 4
            ⟦value⟧: Scale
    (0 claims)
    ");
    insta::assert_snapshot!(check("repeated_id.yaml"), @"
    repeated_id.yaml:4:10: error: the id `wire-1` was already given at repeated_id.yaml:3:10
          - {id: ⟦wire-1⟧, topic: Scale AI / founder, value: Alexandr Wang}
    repeated_id.yaml:5:79: error: `wire-2` cannot be a part of itself
        …opic: Scale AI / staff, value: Wang and Ge, parts: [wire-1, ⟦wire-2⟧, wire-9]}
    repeated_id.yaml:5:87: error: no claim has the id `wire-9`
        …ale AI / staff, value: Wang and Ge, parts: [wire-1, wire-2, ⟦wire-9⟧]}
    (2 claims)
    ");
    insta::assert_snapshot!(check("wrong_shapes.yaml"), @"
    wrong_shapes.yaml:1:10: error: `article` takes a mapping: {source: …, published: …}
        article: ⟦Example Wire⟧
    wrong_shapes.yaml:3:5: error: a claim is a mapping with `topic` and `value`
          - ⟦Scale AI / name⟧
    wrong_shapes.yaml:4:12: error: `topic` takes plain words, not a list; put them in quotes
          - topic: ⟦[Scale AI, name]⟧
    wrong_shapes.yaml:5:12: error: `value` takes plain words, not a mapping; put them in quotes
            value: ⟦{low: 1, high: 2}⟧
    wrong_shapes.yaml:8:12: error: `scope` takes a mapping: {place: …, period: …}
            scope: ⟦worldwide⟧
    wrong_shapes.yaml:9:14: error: `said_by` takes words or a list of words
            said_by: ⟦{agency: Reuters}⟧
    (0 claims)
    ");
}

#[test]
fn values() {
    insta::assert_snapshot!(check("unreadable_value.yaml"), @r#"
    unreadable_value.yaml:3:44: error: `$lots` cannot be read as a figure, a date or a name
          - {topic: Scale AI / deal amount, value: ⟦$lots⟧}
    unreadable_value.yaml:4:44: error: `???` cannot be read as a figure, a date or a name
          - {topic: Scale AI / deal amount, value: ⟦"???"⟧}
    unreadable_value.yaml:5:66: error: `certain` is no stance; known: asserted, reported, planned, expected, possible, conditional, denied
        …topic: Scale AI / kind of deal, value: acquisition, stance: ⟦certain⟧, evolves: always, as_of: someday}
    unreadable_value.yaml:5:84: error: `always` is no way to evolve; known: fixed, rising, falling, series, plan
        …kind of deal, value: acquisition, stance: certain, evolves: ⟦always⟧, as_of: someday}
    unreadable_value.yaml:5:99: error: `someday` cannot be read as a date; write it as 2025-06-10, 2025-06 or 2025
        …alue: acquisition, stance: certain, evolves: always, as_of: ⟦someday⟧}
    (0 claims)
    "#);
    insta::assert_snapshot!(check("figures.yaml"), @"
    figures.yaml:3:44: error: `123456789012345678901234567890123456789` has more digits than an exact figure can hold
          - {topic: Scale AI / deal amount, value: ⟦123456789012345678901234567890123456789⟧}
    figures.yaml:4:44: error: `5 million people and more` cannot be read as a figure, a date or a name
          - {topic: Scale AI / deal amount, value: ⟦5 million people and more⟧}
    figures.yaml:5:44: error: `$14B to be exact` cannot be read as a figure, a date or a name
          - {topic: Scale AI / deal amount, value: ⟦$14B to be exact⟧}
    (0 claims)
    ");
    insta::assert_snapshot!(check("unquoted_bounds.yaml"), @"
    unquoted_bounds.yaml:4:12: error: `>` starts a block of text in YAML; put the value in quotes: '>10B'
            value: ⟦>10B⟧
    unquoted_bounds.yaml:6:12: error: `>` starts a block of text in YAML; put the value in quotes: '>=10B'
            value: ⟦>=10B⟧
    unquoted_bounds.yaml:8:12: error: `>` starts a block of text in YAML; put the value in quotes: '>2'
            value: ⟦>2⟧
    unquoted_bounds.yaml:10:12: error: `#` starts a comment in YAML; put the value in quotes: '#1'
            value: ⟦#1⟧
    (1 claims)
    ");
}

#[test]
fn quotes() {
    insta::assert_snapshot!(check("quote_elsewhere.yaml"), @"
    quote_elsewhere.yaml:8:12: error: the quote is not in article.txt
            quote: ⟦its founder Alexander Wang⟧
    (1 claims)
    ");
    insta::assert_snapshot!(check("article_missing.yaml"), @"
    article_missing.yaml:3:54: warning: its article no-such-article.txt cannot be read: no such file
          - {topic: Scale AI / name, value: Scale AI, quote: ⟦Scale AI⟧}
    (2 claims)
    ");
}

#[test]
fn signs_of_yaml() {
    insta::assert_snapshot!(check("arabic_comma.yaml"), @"
    arabic_comma.yaml:5:22: error: an Arabic comma does not part the items of a list in YAML; write `,`, or put the item in quotes
            said_by: [بلومبرغ⟦،⟧ رويترز]
    (0 claims)
    ");
    insta::assert_snapshot!(check("tab.yaml"), @"
    tab.yaml:3:1: error: a tab indents this line; YAML takes spaces there
        ⟦<U+0009>⟧- topic: Scale AI / name
    (0 claims)
    ");
    insta::assert_snapshot!(check("not_ours.yaml"), @"
    not_ours.yaml: note: no `claims`, `article` or `articles` here; passed over
    (0 claims)
    ");
    let brackets = format!("claims: {}\n", "[".repeat(20_000));
    insta::assert_snapshot!(check_bytes("a.yaml", brackets.as_bytes()), @"
    a.yaml:1:264: error: lists and mappings are nested too deep to be meant
        …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[⟦[⟧[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
    (0 claims)
    ");
    let mut bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for n in 1..30 {
        bomb += &format!("a{n}: &a{n} [{}]\n", [format!("*a{}", n - 1).as_str(); 10].join(","));
    }
    bomb += "claims: []\n";
    insta::assert_snapshot!(check_bytes("a.yaml", bomb.as_bytes()), @"
    a.yaml:6:38: error: aliases of aliases multiply this file beyond measure; write the values out
        a5: &a5 [*a4,*a4,*a4,*a4,*a4,*a4,*a4,⟦*a4⟧,*a4,*a4]
    (0 claims)
    ");
}

#[test]
fn characters_that_cannot_be_seen() {
    insta::assert_snapshot!(check_claim("  - topic: a / b\n    value:\u{A0}Avocado\n    stance: asserted\n"), @"
    a.yaml:4:11: error: a no-break space (U+00A0) follows the colon; YAML takes a plain space there
            value:⟦<U+00A0>⟧Avocado
    (0 claims)
    ");
    insta::assert_snapshot!(check_claim("  - topic:\u{A0}a / b\n"), @"
    a.yaml:3:11: error: a no-break space (U+00A0) follows the colon; YAML takes a plain space there
          - topic:⟦<U+00A0>⟧a / b
    (0 claims)
    ");
    insta::assert_snapshot!(check_claim("  - topic: a / b\n    \u{200F}value: Avocado\n"), @"
    a.yaml:4:5: error: a right-to-left mark (U+200F) stands in the key `value`; delete it
            ⟦<U+200F>⟧value: Avocado
    (0 claims)
    ");
    insta::assert_snapshot!(check_claim("  - topic: a / b\n    value: Avo\0cado\n"), @"
    a.yaml:4:15: error: a NUL (U+0000) does not belong in a text file; delete it
            value: Avo⟦<U+0000>⟧cado
    (0 claims)
    ");
    insta::assert_snapshot!(check_bytes("a.yaml", b"article: {source: A}\nclaims:\n  - topic: caf\xE9 / b\n"), @"
    a.yaml:3:15: error: the file is not UTF-8: byte 0xE9 at offset 43; save it as UTF-8
          - topic: caf⟦�⟧ / b
    (0 claims)
    ");
    insta::assert_snapshot!(check_bytes("a.yaml", b"\xFF\xFEa\0:\0"), @"
    a.yaml:1:1: error: the file is UTF-16; save it as UTF-8
        ⟦�⟧�a<U+0000>:<U+0000>
    (0 claims)
    ");
    insta::assert_snapshot!(check_bytes("a.jsonl", b"{\"topic\":\"a\",\"value\":\"b\"}\n{\"topic\":\"caf\xE9\"}\n{\"topic\":\"a\",\"value\":\"b\"}\n"), @r#"
    a.jsonl:1:1: note: 2 claims have no publication date; this is the first
        ⟦{⟧"topic":"a","value":"b"}
    a.jsonl:1:1: note: 2 claims name no source; this is the first
        ⟦{⟧"topic":"a","value":"b"}
    a.jsonl:2:14: error: the line is not UTF-8; save the file as UTF-8
        {"topic":"caf⟦�⟧"}
    (2 claims)
    "#);
}

#[test]
fn files_without_claims() {
    insta::assert_snapshot!(check_bytes("a.yaml", b""), @"
    a.yaml: note: the file is empty
    (0 claims)
    ");
    insta::assert_snapshot!(check_bytes("a.jsonl", b"\xEF\xBB\xBF\r\n"), @"
    a.jsonl: note: the file is empty
    (0 claims)
    ");
}

#[test]
fn lines_of_json() {
    insta::assert_snapshot!(check("lines.jsonl"), @r#"
    lines.jsonl:3:37: error: this line is not JSON: EOF while parsing a value
        {"topic": "Scale AI / name", "value"⟦:⟧
    lines.jsonl:4:39: error: `value` takes a string, a number, true or false
        {"topic": "Scale AI / name", "value": ⟦[1]⟧, "source": "A", "published": "2025-06-10"}
    lines.jsonl:5:1: error: this line is no JSON object; each line holds one, from `{` to `}`
        ⟦[⟧"topic", "value"]
    lines.jsonl:6:1: note: 2 claims have no publication date; this is the first
        ⟦{⟧"topic": "Scale AI / public", "value": false, "id": "x"}
    lines.jsonl:6:1: note: the claim names no source
        ⟦{⟧"topic": "Scale AI / public", "value": false, "id": "x"}
    lines.jsonl:7:53: error: the id `x` was already given at lines.jsonl:6:54
        {"topic": "Scale AI / public", "value": true, "id": ⟦"x"⟧, "source": "B"}
    lines.jsonl:8:1: note: no publication date; dates that count from it stay open; its line can give `published` and `source`
    lines.jsonl:9:1: note: this line holds neither a claim nor an article; passed over
        ⟦{"event": "login"}⟧
    lines.jsonl:10:1: error: the claim has no `value`
        ⟦{⟧"topic": "Scale AI / founder", "source": "A"}
    (2 claims)
    "#);
}

#[test]
fn marks_and_line_ends_of_windows_change_nothing_but_offsets() {
    let text = "article: {source: A, published: 2025-06-10}\nclaims:\n  - topic: a / b\n    value: Avocado\n    quote: 'an Avocado'\n";
    let plain = gather(vec![parse("a.yaml", text.as_bytes())]);
    let windows = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    let read = gather(vec![parse("a.yaml", windows.as_bytes())]);
    assert_eq!(told(&plain), "(1 claims)");
    assert_eq!(told(&read), "(1 claims)");
    let (left, right) = (&plain.claims[0], &read.claims[0]);
    assert_eq!((left.quote.place, &left.value), (right.quote.place, &right.value));
    assert_eq!(right.quote.span.cut(&windows), "an Avocado");
    assert_eq!(right.quote.figure.cut(&windows), "Avocado");
}

#[test]
fn the_order_of_files_does_not_matter() {
    let names = ["repeated_id.yaml", "quote_elsewhere.yaml", "lines.jsonl", "unknown_key.yaml"];
    let parsed = || names.map(|name| parse(name, &fixture(name)));
    let forwards = gather(parsed().into());
    let backwards = gather(parsed().into_iter().rev().collect());
    assert_eq!(forwards, backwards);
    assert!(forwards.claims.len() >= 6);
}

#[test]
fn an_id_given_in_two_files_names_the_first() {
    let file =
        |name: &str| parse(name, b"claims:\n  - {id: x, topic: a / b, value: Avocado, source: A, published: 2025}\n");
    insta::assert_snapshot!(told(&gather(vec![file("b.yaml"), file("a.yaml")])), @"
    b.yaml:2:10: error: the id `x` was already given at a.yaml:2:10
          - {id: ⟦x⟧, topic: a / b, value: Avocado, source: A, published: 2025}
    (1 claims)
    ");
}

/// Every quote of a file cuts out of the file, or of its article, as it is.
#[track_caller]
fn check_spans(name: &str, bytes: &[u8]) -> String {
    let corpus = gather(vec![parse(name, bytes)]);
    let lines = corpus.claims.iter().map(|claim| {
        let article = &corpus.articles[claim.article];
        let own = str::from_utf8(bytes).expect("UTF-8").to_owned();
        let text = if &*article.path == name { own } else { String::from_utf8(fixture(&article.path)).expect("UTF-8") };
        let quote = &claim.quote;
        let text = if quote.within == Within::File { text } else { quote.exact.clone() };
        assert_eq!(quote.span.cut(&text), quote.exact, "{}", claim.id);
        format!(
            "{}:{}:{} {:?} {}⟦{}⟧{} figure {}",
            article.path,
            quote.place.line,
            quote.place.column,
            quote.within,
            quote.before,
            quote.exact,
            quote.after,
            quote.figure.cut(&text)
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn spans_cut_the_words_out() {
    insta::assert_snapshot!(check_spans("quote_elsewhere.yaml", &fixture("quote_elsewhere.yaml")), @r#"article.txt:3:22 File Meta is to invest in ⟦the startup "Scale AI"⟧, people close to the talks said. figure Scale AI"#);
    let yaml = "claims:\n  - {topic: a / b, value: Avocado}\n  - {topic: a / b, value: 'Avocado', quote: \"an Avocado\"}\n  - topic: a / b\n    value: Avocado\n    quote: \"an \\u0041vocado\"\n  - topic: a / b\n    value: Avocado\n    quote: >\n      called\n      Avocado\n";
    insta::assert_snapshot!(check_spans("a.yaml", yaml.as_bytes()), @"
    a.yaml:2:27 File ⟦Avocado⟧ figure Avocado
    a.yaml:3:46 File ⟦an Avocado⟧ figure Avocado
    a.yaml:6:12 Text ⟦an Avocado⟧ figure Avocado
    a.yaml:10:7 Text ⟦called Avocado⟧ figure Avocado
    ");
    let lines = "\u{FEFF}{\"topic\":\"a\",\"value\":\"أفوكادو\"}\r\n{\"topic\":\"a\",\"value\":\"Avocado\",\"quote\":\"\\\"Avocado\\\"\"}\n";
    insta::assert_snapshot!(check_spans("a.jsonl", lines.as_bytes()), @r#"
    a.jsonl:1:23 File ⟦أفوكادو⟧ figure أفوكادو
    a.jsonl:2:40 Text ⟦"Avocado"⟧ figure Avocado
    "#);
}

#[test]
fn lines_of_a_large_file_keep_their_order_and_their_places() {
    let line =
        |n: usize| format!("{{\"id\":\"n{n}\",\"topic\":\"a / b\",\"value\":\"Avocado\",\"source\":\"S{}\"}}\n", n % 7);
    let mut text: String = (0..5000).map(line).collect();
    text += &line(17);
    let bytes = [text.as_bytes(), b"{\"topic\":\"caf\xE9\"}\n", line(6000).as_bytes()].concat();
    let corpus = gather(vec![parse("a.jsonl", &bytes)]);
    assert_eq!((corpus.claims.len(), corpus.articles.len()), (5001, 7));
    for (at, claim) in corpus.claims.iter().enumerate().take(5000) {
        assert_eq!((claim.quote.place.line, &*claim.id), (at + 1, format!("n{at}").as_str()));
        assert_eq!(&bytes[claim.quote.span.start..claim.quote.span.end], b"Avocado");
    }
    let errors: String = corpus.problems.iter().filter(|told| told.severity == Severity::Error).map(render).collect();
    insta::assert_snapshot!(errors, @r#"
    a.jsonl:5001:7: error: the id `n17` was already given at a.jsonl:18:7
        {"id":⟦"n17"⟧,"topic":"a / b","value":"Avocado","source":"S3"}
    a.jsonl:5002:14: error: the line is not UTF-8; save the file as UTF-8
        {"topic":"caf⟦�⟧"}
    "#);
}

#[test]
fn figures_stand_in_their_quotes() {
    let bytes = std::fs::read("fixtures/figures.yaml").expect("the fixture is there");
    insta::assert_snapshot!(check_spans("figures.yaml", &bytes), @"
    figures.yaml:3:57 File ⟦worth $14 billion or so⟧ figure $14 billion
    figures.yaml:4:59 File ⟦roughly $15 billion, not 16⟧ figure $15 billion
    figures.yaml:5:60 File ⟦more than 10 billion and less than 20⟧ figure 10 billion
    figures.yaml:6:38 File ⟦14.0⟧ figure 14.0
    figures.yaml:7:49 File ⟦it cut 600 jobs in 2014⟧ figure 600 jobs
    figures.yaml:8:51 File ⟦حصة تبلغ 49 في المئة⟧ figure 49 في المئة
    figures.yaml:9:48 File ⟦somewhere in the list⟧ figure somewhere in the list
    ");
    let corpus = gather(vec![parse("figures.yaml", &bytes)]);
    let values: Vec<String> = corpus.claims.iter().map(|claim| claim.value.to_string()).collect();
    insta::assert_snapshot!(values.join(" | "), @"14B USD | ~15B USD | >10B | 14.0 | 600 | 49 % | 28");
}

#[test]
fn figures_with_two_readings() {
    insta::assert_snapshot!(check("two_readings.yaml"), @r#"
    two_readings.yaml:3:37: note: `1,250` is read as 1,250; it may also be 1.250 (the separator marks decimals)
          - {topic: Example / staff, value: ⟦"1,250"⟧}
    two_readings.yaml:4:38: note: `17.438` is read as 17.438; it may also be 17,438 (the separator groups thousands)
          - {topic: Example / plants, value: ⟦17.438⟧}
    (2 claims)
    "#);
    let line = |value: &str| {
        format!(
            "{{\"topic\":\"a / b\",\"value\":\"{value}\",\"source\":\"A\",\"published\":\"2025\",\"lang\":\"ar\"}}\n"
        )
    };
    insta::assert_snapshot!(check_bytes("a.jsonl", line("17,438").as_bytes()), @r#"
    a.jsonl:1:26: note: `17,438` is read as 17,438; it may also be 17.438 (the separator marks decimals)
        {"topic":"a / b","value":⟦"17,438"⟧,"source":"A","published":"2025","lang":"ar"}
    (1 claims)
    "#);
    insta::assert_snapshot!(check_bytes("a.jsonl", (line("17,438") + &line("5") + &line("1,250")).as_bytes()), @r#"
    a.jsonl:1:26: note: 2 figures have more than one reading: `17,438` is read as 17,438; it may also be 17.438 (the separator marks decimals); this is the first
        {"topic":"a / b","value":⟦"17,438"⟧,"source":"A","published":"2025","lang":"ar"}
    (3 claims)
    "#);
}

#[test]
fn topics_left_open_and_places_of_quotes() {
    insta::assert_snapshot!(check_claim("  - {topic: ~, value: Avocado}"), @"(1 claims)");
    insta::assert_snapshot!(check_claim("  - {topic: , value: Avocado}"), @"
    a.yaml:3:6: error: the claim has no `topic`
          - {⟦topic⟧: , value: Avocado}
    (0 claims)
    ");
    insta::assert_snapshot!(check_claim("  - {topic: a / b, value: Avocado, at: here}"), @"
    a.yaml:3:40: error: `at` takes a line and a column: 9:41
          - {topic: a / b, value: Avocado, at: ⟦here⟧}
    (0 claims)
    ");
    insta::assert_snapshot!(check_bytes("a.jsonl", br#"{"topic": null, "value": "14.3B", "source": "A", "published": "2025"}"#), @"(1 claims)");
}
