//! Scores of reports against labels.

use reconcile::claim::file::{Settings, gather, read};
use reconcile::config::{self, Config};
use reconcile::evaluate::{Gold, Scored, score};
use reconcile::problem::render;
use reconcile::report::json;
use std::path::Path;

const CLAIMS: &str = "\
claims:
  - {topic: Halden / amount, value: $14.0B, quote: pays $14.0 billion, source: A, published: 2025}
  - {topic: Halden / amount, value: $14.3B, quote: بقيمة 14.3 مليار دولار, source: B, published: 2025}
  - {topic: Halden / stake, value: 49%, quote: نسبة 49%, source: B, published: 2025}
  - {topic: Halden / holding, value: 49%, quote: 49 per cent, source: A, published: 2025}
";

fn scored(files: &[(&str, &str)], config: &Config) -> Scored {
    let files = files.iter().map(|(path, text)| read(path, text.as_bytes(), &Settings::default()));
    let report = reconcile::check(gather(files.collect()), config);
    let mut out = Vec::new();
    json::write(&report, &mut out).expect("a vector takes everything");
    Scored::read(&String::from_utf8(out).expect("UTF-8")).expect("a report")
}

fn check(labels: &str) -> String {
    check_files(&[("a.yaml", CLAIMS)], labels)
}

fn check_files(files: &[(&str, &str)], labels: &str) -> String {
    let (gold, problems) = Gold::read("gold.yaml", labels);
    let told: String = problems.iter().map(render).collect();
    let mut out = Vec::new();
    score(&gold, &scored(files, &Config::default())).write(&mut out).expect("a vector takes everything");
    format!("{told}{}", String::from_utf8(out).expect("UTF-8"))
}

#[test]
fn labels_that_the_report_meets() {
    insta::assert_snapshot!(check("\
exhaustive: true
claims:
  - {id: a1, source: A, quote: $14.0 billion, value: $14.0B, group: amount}
  - {id: b1, source: B, quote: 14.3 مليار دولار, value: 14.3 مليار دولار, group: amount}
  - {id: b2, source: b, value: 49%}
  - {id: a2, path: a.yaml, quote: 49 per cent, value: 49%}
relations:
  - [b1, a1, conflict]
"), @"
    claims          4 of 4 (100 %) found
                    4 of 4 (100 %) of the report labelled
    values          4 of 4 (100 %) right
    groups          precision 1 of 1 (100 %), recall 1 of 1 (100 %), F1 100 %
    relations       1 of 1 (100 %) right
    contradictions  precision 1 of 1 (100 %), recall 1 of 1 (100 %), F1 100 %
    ");
}

#[test]
fn labels_that_the_report_misses() {
    insta::assert_snapshot!(check("\
exhaustive: true
claims:
  - {id: a1, source: A, quote: $14.0 billion, value: $14B, group: amount}
  - {id: b1, source: B, quote: 14.3 مليار دولار, value: $14.4B, group: amount}
  - {id: b2, source: B, quote: نسبة 49%, value: 49%, group: stake}
  - {id: a2, source: A, quote: 49 per cent, value: 49%, group: stake}
  - {id: c1, source: C, quote: 49 per cent, value: 49%, group: stake}
relations:
  - [b1, a1, rounding]
  - [b2, a2, denial]
"), @"
    claims          4 of 5 (80 %) found
                    4 of 4 (100 %) of the report labelled
    values          3 of 4 (75 %) right
    groups          precision 1 of 1 (100 %), recall 1 of 4 (25 %), F1 40 %
    relations       0 of 2 (0 %) right
    contradictions  precision 0 of 1 (0 %), recall 0 of 1 (0 %), F1 0 %

      b1: the value is $14.4B, the report has 14300000000 USD
      c1: the report has no such claim
      b1 and a1: the relation is rounding, the report has conflict
      b2 and a2: the relation is denial, the report has nothing
    ");
}

#[test]
fn traps_and_sums() {
    let claims = "\
claims:
  - {topic: Halden / plants, value: 12, source: A, id: all, parts: [north, south]}
  - {topic: Halden / plants in the north, value: 8, source: A, id: north}
  - {topic: Halden / plants in the south, value: 7, source: A, id: south}
  - {topic: Halden / plants, value: 13, source: B, id: theirs}
";
    let labels = "\
claims:
  - {id: all, source: A, value: 12}
  - {id: north, source: A, value: 8}
  - {id: south, source: A, value: 7}
  - {id: theirs, source: B, value: 13}
  - {id: lost, source: B, value: 99}
traps:
  - [all, north, the whole against a part]
  - [all, theirs, two companies]
  - [all, lost, a claim that the report has not]
sums:
  - {total: all, parts: [north, south], adds_up: false}
  - {total: theirs, parts: [north, south], adds_up: false}
  - {total: lost, parts: [north, south], adds_up: false}
";
    insta::assert_snapshot!(check_files(&[("a.yaml", claims)], labels), @"
    claims          4 of 5 (80 %) found
    values          4 of 4 (100 %) right
    groups          precision 0 of 0, recall 0 of 0, F1 -
    traps           1 of 2 (50 %) apart
    relations       0 of 0 right
    contradictions  precision 0 of 0, recall 0 of 0, F1 -
    sums            precision 1 of 1 (100 %), recall 1 of 2 (50 %), F1 66.7 %

      lost: the report has no such claim
      all and theirs: one topic of the report holds both; two companies
      theirs: its parts do not come to it
    ");
    insta::assert_snapshot!(check_files(&[("a.yaml", claims)], &labels.replace("false", "true")), @"
    claims          4 of 5 (80 %) found
    values          4 of 4 (100 %) right
    groups          precision 0 of 0, recall 0 of 0, F1 -
    traps           1 of 2 (50 %) apart
    relations       0 of 0 right
    contradictions  precision 0 of 0, recall 0 of 0, F1 -
    sums            precision 0 of 1 (0 %), recall 0 of 0, F1 0 %

      lost: the report has no such claim
      all and theirs: one topic of the report holds both; two companies
      all: its parts come to it, the report says otherwise
    ");
}

#[test]
fn labels_that_cannot_be_read() {
    insta::assert_snapshot!(check("\
exhaustive: perhaps
claims:
  - {id: a, value: ???}
  - {value: 49%}
  - {id: b}
  - {id: c, value: 1, group: [d]}
  - {id: c, value: 1}
  - e
relations:
  - [c, d, conflict]
  - [c, c, worry]
  - c
traps:
  - [c, c]
  - [c, d, two years]
  - [c, c, [two years]]
sums:
  - [c, c]
  - {parts: [c], adds_up: true}
  - {total: d, parts: [c], adds_up: true}
  - {total: c, parts: c, adds_up: true}
  - {total: c, parts: [c, d], adds_up: true}
  - {total: c, parts: [c]}
  - {total: c, parts: [c], adds_up: nearly}
claim: []
"), @"
    gold.yaml:25:1: error: unknown key `claim`; did you mean `claims`?
        ⟦claim⟧: []
    gold.yaml:1:13: error: `exhaustive` takes true or false
        exhaustive: ⟦perhaps⟧
    gold.yaml:3:20: error: `???` cannot be read as a figure, a date or a name
          - {id: a, value: ⟦???⟧}
    gold.yaml:4:6: error: the label has no `id`
          - {⟦value⟧: 49%}
    gold.yaml:5:6: error: the label has no `value`
          - {⟦id⟧: b}
    gold.yaml:6:30: error: `group` takes plain words
          - {id: c, value: 1, group: ⟦[d]⟧}
    gold.yaml:7:10: error: the id `c` was already given
          - {id: ⟦c⟧, value: 1}
    gold.yaml:8:5: error: a labelled claim is a mapping with `id` and `value`
          - ⟦e⟧
    gold.yaml:10:9: error: no label has this id
          - [c, ⟦d⟧, conflict]
    gold.yaml:11:12: error: `worry` is no code; known: apart, equal, update, within, rounding, approximate, tension, sum, slip, denial, identity, conflict
          - [c, c, ⟦worry⟧]
    gold.yaml:12:5: error: a relation is a list of two ids and a code: [a, b, rounding]
          - ⟦c⟧
    gold.yaml:14:5: error: a trap is a list of two ids and what tells them apart: [a, b, two years]
          - ⟦[c, c]⟧
    gold.yaml:15:9: error: no label has this id
          - [c, ⟦d⟧, two years]
    gold.yaml:16:12: error: what tells the two apart is told in plain words
          - [c, c, ⟦[two years]⟧]
    gold.yaml:18:5: error: a sum is a mapping with `total`, `parts` and `adds_up`
          - ⟦[c, c]⟧
    gold.yaml:19:6: error: the sum has no `total`
          - {⟦parts⟧: [c], adds_up: true}
    gold.yaml:20:13: error: no label has this id
          - {total: ⟦d⟧, parts: [c], adds_up: true}
    gold.yaml:21:23: error: `parts` takes a list
          - {total: c, parts: ⟦c⟧, adds_up: true}
    gold.yaml:22:27: error: no label has this id
          - {total: c, parts: [c, ⟦d⟧], adds_up: true}
    gold.yaml:23:6: error: the sum does not tell whether it `adds_up`
          - {⟦total⟧: c, parts: [c]}
    gold.yaml:24:37: error: `adds_up` takes true or false
          - {total: c, parts: [c], adds_up: ⟦nearly⟧}
    claims          0 of 1 (0 %) found
    values          0 of 0 right
    groups          precision 0 of 0, recall 0 of 0, F1 -
    relations       0 of 0 right
    contradictions  precision 0 of 0, recall 0 of 0, F1 -

      c: the report has no such claim
    ");
}

/// The worked example against its labels: what a reader of its articles marked.
#[test]
fn the_worked_example() {
    let folder = Path::new("claims");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the worked example")
        .map(|entry| entry.expect("a file").path())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("UTF-8")))
        .collect();
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (config, _) = config::read("reconcile.yaml", &std::fs::read_to_string("reconcile.yaml").expect("UTF-8"));
    let labels = std::fs::read_to_string("fixtures/labels/worked-example.yaml").expect("the labels");
    let (gold, problems) = Gold::read("worked-example.yaml", &labels);
    assert!(problems.is_empty(), "{problems:?}");
    let mut out = Vec::new();
    score(&gold, &scored(&files, &config)).write(&mut out).expect("a vector takes everything");
    insta::assert_snapshot!(String::from_utf8(out).expect("UTF-8"), @"
    claims          15 of 15 (100 %) found
    values          15 of 15 (100 %) right
    groups          precision 16 of 16 (100 %), recall 16 of 16 (100 %), F1 100 %
    relations       11 of 11 (100 %) right
    contradictions  precision 3 of 3 (100 %), recall 3 of 3 (100 %), F1 100 %
    ");
}
