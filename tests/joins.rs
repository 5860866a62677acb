//! Articles to topics: by what claims are joined, and whether that is sure.

use reconcile::article::{Settings, parts};
use reconcile::claim::file::{Parsed, gather};
use reconcile::config::Config;
use reconcile::mention::Context;
use reconcile::report::Report;
use std::fmt::Write;

/// The report on articles, each the text of a Markdown file of a source of its own.
fn report(articles: &[&str]) -> Report {
    let files = articles.iter().enumerate().map(|(at, article)| {
        let path = format!("{}.md", char::from(b'a' + u8::try_from(at).expect("few articles")));
        let text = format!("---\nsource: Outlet {}\npublished: 2026-03-1{at}\n---\n\n{article}\n", at + 1);
        let mut parsed = Parsed::of_file(&path);
        for part in parts(&path, text.as_bytes(), Settings::default()) {
            parsed.article(&part.expect("an article"), &Context::default());
        }
        parsed
    });
    reconcile::check(gather(files.collect()), &Config::default())
}

/// The topics of several claims with what joined them.
fn check(articles: &[&str]) -> String {
    let report = report(articles);
    let mut page = String::new();
    for topic in report.topics.iter().filter(|topic| topic.claims.len() > 1) {
        let joined = if topic.sure { "sure" } else { "suggested" };
        writeln!(page, "{} [{}] {joined}", topic.label, topic.verdict.as_str()).expect("a string takes all");
        for why in &topic.why {
            writeln!(page, "  {}: {}", why.by, why.words).expect("a string takes all");
        }
        for finding in &topic.findings {
            let (severity, code) = (finding.severity.as_str(), finding.code.as_str());
            writeln!(page, "  {severity} {code}").expect("a string takes all");
        }
    }
    page
}

#[test]
fn a_name_that_each_clause_gives_is_sure() {
    insta::assert_snapshot!(check(&[
        "Norvell Steel raised $450 million from investors in Lisbon. Norvell Steel builds furnaces.",
        "Norvell Steel raised $610 million from investors in Lisbon. Norvell Steel builds furnaces.",
    ]), @"
    Norvell Steel / amount raised [conflict] sure
      cue: raised = amount raised
      name: Norvell Steel
      error conflict
    ");
}

#[test]
fn the_event_of_the_story_is_sure_and_an_earlier_one_is_not() {
    insta::assert_snapshot!(check(&[
        "An earthquake in Guatemala killed 41 people. An earthquake in Guatemala in 1976 killed 23,000 people.",
        "أدى زلزال في غواتيمالا إلى مقتل 45 شخصا. وكان زلزال في غواتيمالا عام 1976 قد أدى إلى مقتل 22 ألف شخص.",
    ]), @"
    Guatemala quake 1976 / deaths [tension] suggested
      cue: killed, مقتل = deaths
      event: Guatemala quake 1976
      warning conflict
    Guatemala quake / deaths [update] sure
      cue: killed, مقتل = deaths
      event: Guatemala quake
      note update
    Guatemala quake / event date [consistent] suggested
      cue: killed, زلزال = event date
      words: 1976: dead, quake, guatemala
    ");
}

/// What most articles tell first of a name, and one does not, that one tells otherwise.
#[test]
fn the_main_thing_of_a_name_is_contested() {
    insta::assert_snapshot!(check(&[
        "Norvell Steel reported revenue of $88.3 billion for the year.\n\nIn the year before, its revenue was $78.4 billion.",
        "Revenue at Norvell Steel came to $88.3 billion, the company said.\n\nNorvell Steel expects revenue of $61 billion from its mills.",
        "Norvell Steel posted revenue of $121 billion.\n\nAnalysts had forecast revenue of $87.1 billion for Norvell Steel.",
    ]), @"
    Norvell Steel / revenue [conflict] suggested
      cue: Revenue, revenue, revenue of = revenue
      name: Norvell Steel
      words: 88.3B USD: revenue, norvell steel
      error conflict
    ");
}

/// A wreck has one day, and whoever gives another contests it; a day of another article on which something else was done does not.
#[test]
fn the_day_of_the_event_is_contested() {
    insta::assert_snapshot!(check(&[
        "A trawler capsized off Crete early on Sunday, the coast guard said. Nine people drowned.",
        "غرق قارب صيد قبالة كريت فجر الأحد، ولقي تسعة أشخاص حتفهم.",
        "A trawler sank off Crete early on Monday and nine people drowned. The coast guard towed the wreck on Tuesday.",
    ]), @"
    Crete sinking / event date [conflict] sure
      cue: capsized, sank = event date
      event: Crete sinking
      error conflict
    Crete sinking / deaths [consistent] sure
      cue: drowned = deaths
      event: Crete sinking
      words: 9 people: deaths, person
    ");
}

/// Where something comes from and where it goes to is not where it happens.
#[test]
fn the_ends_of_a_way_are_no_other_place() {
    let way = |way: &str, count: u32| {
        format!(
            "A ferry sank off Crete on Sunday.\n\nDivers were sent.\n\nMany held on to wood.\n\nHelicopters circled.\n\n\
             The ferry had sailed {way} with {count} people on board."
        )
    };
    insta::assert_snapshot!(check(&[&way("from Alexandria", 310), &way("to Rhodes", 350), &way("at night", 350)]), @"
    Crete sinking / people aboard [conflict] sure
      cue: on board = people aboard
      event: Crete sinking
      words: 350 people: boat, distance travelled, person
      error conflict
    Crete sinking / event date [consistent] sure
      cue: sank = event date
      event: Crete sinking
      words: 8 March 2026: boat, change, crete
    ");
}

#[test]
fn what_a_sentence_leaves_open_is_suggested_and_the_others_stay_sure() {
    insta::assert_snapshot!(check(&[
        "Norvell Steel met investors in Lisbon. Norvell Steel raised $450 million from them.",
        "Norvell Steel met investors in Lisbon. Norvell Steel raised $460 million from them.",
        "Norvell Steel and Ardent Foundry met investors in Lisbon.\n\nIt is said that $455 million was raised.",
    ]), @"
    Norvell Steel / amount raised [conflict] suggested
      cue: raised = amount raised
      name: Norvell Steel
      open: norvell steel
      error conflict
      warning conflict
      warning conflict
    ");
}

#[test]
fn the_same_words_alone_are_suggested() {
    insta::assert_snapshot!(check(&[
        "The orchard of Lisbon keeps bees. Keepers hung 451 lanterns in the orchard.",
        "The orchard of Lisbon keeps bees. In the orchard keepers hung 451 lanterns.",
    ]), @"
    Lisbon / hung keeper lantern [consistent] suggested
      words: 451 lanterns: hung, keeper, lantern
    ");
}

#[test]
fn an_event_with_a_name_of_its_own_is_not_the_other_of_its_kind() {
    insta::assert_snapshot!(check(&[
        "The Pinder Fire in Oregon killed 42 people. The Pinder Fire burned 138,000 acres near Salem.\n\n\
            The Tolley Fire burned 98,000 acres in the south.",
        "The Pinder Fire in Oregon killed 42 people. The fire burned 138,000 acres near Salem.\n\n\
            To the south, the Tolley Fire burned on. It burned 101,000 acres.",
    ]), @"
    Tolley Fire / burnt area [update] suggested
      cue: burned = burnt area
      event: Pinder Fire tolley fire
      note update
    Pinder Fire / burnt area [consistent] sure
      cue: burned = burnt area
      event: Pinder Fire
      words: 138,000 acre: burned, salem
    Pinder Fire / deaths [consistent] sure
      cue: killed = deaths
      event: Pinder Fire
      words: 42 people: dead, person, oregon
    ");
}

#[test]
fn the_same_number_of_another_unit_is_not_the_same() {
    insta::assert_snapshot!(check(&[
        "Norvell Steel met the unions in Lisbon. The meeting took three days.",
        "Norvell Steel met the unions in Lisbon. The meeting took three months.",
    ]), @"");
}
