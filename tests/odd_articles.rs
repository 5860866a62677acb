//! Articles and settings that nobody wishes for, and what a newsroom adds of its own.

use reconcile::article::{Settings, parts};
use reconcile::claim::file::{Parsed, gather};
use reconcile::config::{self, Config};
use reconcile::report::Report;
use std::fmt::Write;

/// The report on articles, each the text of a file of its own; front matter comes with it.
fn report(config: &Config, articles: &[(&str, String)]) -> Report {
    let files = articles.iter().map(|(path, text)| {
        let mut parsed = Parsed::of_file(path);
        for part in parts(path, text.as_bytes(), Settings::default()) {
            parsed.article(&part.expect("an article"), &config.context());
        }
        parsed
    });
    reconcile::check(gather(files.collect()), config)
}

/// Two outlets with one text each.
fn two(one: &str, other: &str) -> [(&'static str, String); 2] {
    let front = |source: &str, text: &str| format!("---\nsource: {source}\npublished: 2026-03-10\n---\n\n{text}\n");
    [("a.md", front("Outlet A", one)), ("b.md", front("Outlet B", other))]
}

/// How much was read, the topics with their values, and what was wrong.
fn check(config: &Config, articles: &[(&str, String)]) -> String {
    let report = report(config, articles);
    let mut page = format!("{} claims\n", report.corpus.claims.len());
    for topic in &report.topics {
        let values: Vec<String> =
            topic.claims.iter().map(|&claim| report.corpus.claims[claim].value.to_string()).collect();
        let joined = if topic.sure { "" } else { " (suggested)" };
        let (label, verdict) = (&topic.label, topic.verdict.as_str());
        writeln!(page, "{label}{joined}: {verdict}: {}", values.join(", ")).expect("a string takes all");
    }
    report.corpus.problems.iter().for_each(|problem| page.push_str(&format!("{problem}\n")));
    page
}

fn configured(text: &str) -> Config {
    let (config, problems) = config::read("reconcile.yaml", text);
    assert!(problems.is_empty(), "{problems:?}");
    config
}

#[test]
fn figures_alone() {
    let figures = "14 billion dollars\n\n3.2 %\n\n2019\n\n77";
    insta::assert_snapshot!(check(&Config::default(), &two(figures, figures)), @"
    6 claims
    ");
}

#[test]
fn a_table_without_headings() {
    let table = "<html><body><article><p>Results of the season.</p><table><tr><td>451</td><td>12.5%</td></tr>\
                 <tr><td>317</td><td>9.5%</td></tr></table></article></body></html>";
    insta::assert_snapshot!(check(&Config::default(), &[("a.html", table.to_owned()), ("b.html", table.to_owned())]), @"
    8 claims
    a.html: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
    b.html: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
    ");
}

#[test]
fn a_name_of_ten_thousand_characters() {
    let name = format!("N{}", "orvell".repeat(1_700));
    let text = format!("{name} raised $450 million. {name} was founded in 2019.");
    let report = report(&Config::default(), &two(&text, &text));
    let values: Vec<String> = report.corpus.claims.iter().map(|claim| claim.value.to_string()).collect();
    assert_eq!(values, ["450M USD", "2019", "450M USD", "2019"]);
}

#[test]
fn ten_thousand_names() {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).expect("a letter"));
    let name = |at: usize| format!("Q{}{}{}{}", letter(at), letter(at / 26), letter(at / 676), letter(at / 17_576));
    let mut text = String::new();
    for at in 0..10_000 {
        writeln!(text, "{} Holdings raised ${} million.\n", name(at), 100 + at).expect("a string takes all");
    }
    let report = report(&Config::default(), &two(&text, "Nobody raised anything."));
    assert_eq!(report.corpus.claims.len(), 10_000);
    let several = report.topics.iter().filter(|topic| topic.claims.len() > 1);
    assert_eq!(several.map(|topic| topic.label.as_str()).collect::<Vec<_>>(), [""; 0], "each name is its own");
}

#[test]
fn a_language_that_is_not_known() {
    // Figures are read; words that no table knows join nothing for sure.
    let one = "Norvell Steel zebrała 451 USD w Lizbonie. Spółka zatrudnia 3200 osób.";
    let other = "Norvell Steel zebrała 451 USD w Lizbonie. Spółka zatrudnia 4100 osób.";
    insta::assert_snapshot!(check(&Config::default(), &two(one, other)), @"
    2 claims
    Norvell Steel / lizbonie norvell steel zebrała (suggested): consistent: 451 USD, 451 USD
    ");
}

#[test]
fn aliases_that_go_round_join_both_names() {
    let config =
        config::read("reconcile.yaml", "aliases:\n  Norvell Steel: [Norsk Steel]\n  Norsk Steel: [Norvell Steel]\n").0;
    let articles = two(
        "Norvell Steel met investors in Lisbon. Norvell Steel raised $450 million from them.",
        "Norsk Steel met investors in Lisbon. Norsk Steel raised $610 million from them.",
    );
    insta::assert_snapshot!(check(&config, &articles), @"
    2 claims
    Norvell Steel / amount raised: conflict: 450M USD, 610M USD
    ");
}

#[test]
fn a_newsroom_measures_what_the_tables_do_not() {
    let articles = two(
        "Skiers met in Lisbon. There Disney charges them $45 for a ski-pass.",
        "Skiers met in Lisbon. There Disney wants $61 for a Ski Pass.",
    );
    let own =
        "attributes:\n  - {name: pass price, takes: money, role: subject, evolves: fixed, cues: [ski pass, تصريح]}\n";
    insta::assert_snapshot!(check(&configured(own), &articles), @"
    2 claims
    Disney / pass price: conflict: 45 USD, 61 USD
    ");
    let arabic = two(
        "افتتحت حديقة نورفيل بارك للتزلج في لشبونة. وقالت حديقة نورفيل بارك للتزلج إنها ترحب بالزوار. ويبلغ سعر الدخول بالتصريح 45 دولارا.",
        "افتتحت حديقة نورفيل بارك للتزلج في لشبونة. وقالت حديقة نورفيل بارك للتزلج إنها ترحب بالزوار. والتصريح بنحو 61 دولارا.",
    );
    insta::assert_snapshot!(check(&configured(own), &arabic), @"
    2 claims
    Lisbon opening / pass price: single: 45 USD
    Lisbon opening / pass price (2): single: ~61 USD
    ");
}

#[test]
fn a_newsroom_adds_words_to_an_attribute_of_the_tables() {
    let config = configured("attributes:\n  - {name: deaths, cues: [met their maker]}\n");
    let articles = two(
        "An earthquake struck Guatemala and Honduras on Monday. In Guatemala 41 people met their maker.",
        "An earthquake struck Guatemala and Honduras on Monday. In Guatemala 45 people died.",
    );
    insta::assert_snapshot!(check(&config, &articles), @"
    4 claims
    Guatemala quake / deaths: tension: 41 people, 45 people
    Guatemala quake / event date (suggested): consistent: 9 March 2026, 9 March 2026
    ");
}

#[test]
fn a_cue_that_takes_nearly_every_figure_is_told() {
    let config = configured("attributes:\n  - {name: sum, takes: money, cues: [paid, lent, owed]}\n");
    let mut text = String::new();
    for at in 0..50 {
        writeln!(text, "Norvell Steel paid ${} million to lenders.\n", 101 + at).expect("a string takes all");
    }
    let told = |text: &str| -> Vec<String> {
        report(&config, &two(text, "Nothing.")).corpus.problems.iter().map(ToString::to_string).collect()
    };
    insta::assert_snapshot!(told(&text).join("\n"), @"
    reconcile.yaml:2:6: warning: the cues of `sum` match nearly everything: 50 of the 50 figures that it may take are read as it
    ");
    assert_eq!(told("Norvell Steel paid $101 million."), [""; 0], "a handful of figures says nothing");
}
