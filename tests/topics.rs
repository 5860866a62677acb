//! Claims to topics: which are grouped and why, and what a topic comes to.

mod built;

use built::{corpus, topics_of};
use reconcile::claim::{Claim, Corpus, Evolves};
use reconcile::mention::{Alternative, Doubt};
use reconcile::topic::{Aliases, Topic, join, map};
use std::fmt::Write;

/// What the topics of some claims come to, a page of text.
fn told(corpus: &Corpus, aliases: &[(&str, &[&str])]) -> String {
    let mut page = String::new();
    for topic in topics_of(corpus, aliases) {
        write_topic(&topic, corpus, &mut page).expect("a string takes all");
    }
    page.replace('\u{2068}', "⟨").replace('\u{2069}', "⟩")
}

fn write_topic(topic: &Topic, corpus: &Corpus, page: &mut String) -> std::fmt::Result {
    let ids =
        |claims: &[usize]| claims.iter().map(|&claim| corpus.claims[claim].id.as_ref()).collect::<Vec<_>>().join(" ");
    let sure = if topic.sure { "" } else { " (suggested)" };
    writeln!(page, "{}{sure}: {} [{}]", topic.label, topic.verdict.as_str(), ids(&topic.claims))?;
    for (name, value) in &topic.scope {
        writeln!(page, "  scope {name} = {value}")?;
    }
    for why in &topic.why {
        writeln!(page, "  {}: {}", why.by, why.words)?;
    }
    for position in &topic.positions {
        writeln!(page, "  position [{}] {} origins", ids(&position.claims), position.origins)?;
    }
    for finding in &topic.findings {
        let (a, b) = finding.origins;
        writeln!(page, "  {} {} [{}] {a}:{b}", finding.severity.as_str(), finding.code.as_str(), ids(&finding.claims))?;
        writeln!(page, "    {}", finding.message)?;
        writeln!(page, "    {} {} {}", finding.id, finding.evidence, finding.key)?;
    }
    Ok(())
}

#[test]
fn the_story_of_a_deal() {
    let corpus = corpus(&[
        "Outlet A | Scale AI / investment | 14.3B USD | $14.3 billion",
        "Outlet B | سكيل إيه آي / استثمار | 14B USD | 14 مليار دولار",
        "Outlet C | scale-ai / Investment | 14.3B USD | 14.3 مليار دولار",
        "Outlet D (Bloomberg) | Scale AI / investment | >10B USD | more than $10 billion",
        "Outlet E (The Information) | Scale AI / investment | ~15B USD | ما يقارب 15 مليار دولار",
        "Outlet A | Scale AI / valuation | ~14B USD | about $14 billion",
        "Outlet A | Scale AI / stake | 49 % | 49 %",
        "Outlet B | Scale AI / stake | 49 % | 49 في المئة",
        "Outlet A | Avocado / training trouble | yes | struggled",
        "Outlet B | Avocado / training trouble | not yes | denied",
    ]);
    let aliases: [(&str, &[&str]); 2] = [("Scale AI", &["سكيل إيه آي"]), ("investment", &["استثمار"])];
    insta::assert_snapshot!(told(&corpus, &aliases), @r"
    Avocado / training trouble: conflict [c9 c10]
      position [c10] 1 origins
      position [c9] 1 origins
      error denial [c9 c10] 1:1
        Outlet A says struggled; Outlet B denies denied
        f66fa42-ca17 ca17403ab4f11605 denial:avocado / training trouble:outlet a|outlet b
    Scale AI / investment: tension [c1 c2 c3 c4 c5]
      label: Scale AI / investment = scale-ai / Investment = سكيل إيه آي / استثمار
      alias: استثمار = investment
      alias: سكيل إيه آي = Scale AI
      position [c1 c2 c3 c4] 4 origins
      position [c4 c5] 2 origins
      warning tension [c2 c5] 4:2
        Outlet B says ⟨14 مليار دولار⟩; Outlet E (The Information) says ⟨ما يقارب 15 مليار دولار⟩
        fa1c353-1f56 1f569f700aa430e1 tension:scale ai / investment:outlet b|outlet e
    Scale AI / stake: consistent [c7 c8]
      position [c7 c8] 2 origins
    Scale AI / valuation: single [c6]
      position [c6] 1 origins
    ");
}

#[test]
fn claims_of_different_scopes_are_different_topics() {
    let corpus = corpus(&[
        "A | quake / deaths | 40 [place=Gaza] | 40",
        "B | quake / deaths | 90 [place=Rafah] | 90",
        "C | quake / deaths | 41 [place=gaza] | 41",
        "D | quake / deaths | 130 | 130",
        "A | flood / deaths | 5 [year=2024] | 5",
        "B | flood / deaths | 6 | 6",
    ]);
    insta::assert_snapshot!(told(&corpus, &[]), @r"
    flood / deaths: conflict [c5 c6]
      scope year = 2024
      position [c5] 1 origins
      position [c6] 1 origins
      error conflict [c5 c6] 1:1
        A says 5; B says 6
        f294cd5-4498 4498479ebb36647c conflict:flood / deaths [year=2024]:a|b
    quake / deaths: conflict [c1 c3]
      scope place = Gaza
      position [c1] 1 origins
      position [c3] 1 origins
      error conflict [c1 c3] 1:1
        A says 40; C says 41
        f6e941d-0a4c 0a4cff295dd5e72b conflict:quake / deaths [place=gaza]:a|c
    quake / deaths: single [c4]
      position [c4] 1 origins
    quake / deaths: single [c2]
      scope place = Rafah
      position [c2] 1 origins
    ");
}

#[test]
fn outlets_that_cite_one_agency_are_one_origin() {
    let corpus = corpus(&[
        "A (Reuters) | quake / magnitude | 6.1 | 6.1",
        "B (REUTERS) | quake / magnitude | 6.1 | 6.1",
        "C (رويترز) | quake / magnitude | 6.1 | 6.1",
        "Reuters | quake / magnitude | 6.1 | 6.1",
        "D | quake / magnitude | 6.4 | 6.4",
        "E | quake / magnitude | 6.4 | 6.4",
    ]);
    insta::assert_snapshot!(told(&corpus, &[("Reuters", &["رويترز"])]), @r"
    quake / magnitude: conflict [c1 c2 c3 c4 c5 c6]
      position [c5 c6] 2 origins
      position [c1 c2 c3 c4] 1 origins
      error conflict [c1 c5] 1:2
        A (Reuters) says 6.1; D says 6.4
        f44f977-de04 de04de662e14560c conflict:quake / magnitude:a|d
    ");
}

#[test]
fn a_toll_that_rises_is_told_from_day_to_day() {
    let mut corpus = corpus(&[
        "A | quake / deaths | 40 @2026-04-05 | 40",
        "B | quake / deaths | 55 @2026-04-06 | 55",
        "C | quake / deaths | 90 @2026-04-08 | 90",
        "D | quake / deaths | 40 @2026-04-05 | forty",
    ]);
    corpus.claims[0].evolves = Evolves::Rising;
    insta::assert_snapshot!(told(&corpus, &[]), @r"
    quake / deaths: update [c1 c2 c3 c4]
      position [c1 c4] 2 origins
      position [c2] 1 origins
      position [c3] 1 origins
      note update [c2 c3] 1:1
        B says 55; later C says 90
        f97f601-59e6 59e64ac91fa5432c update:quake / deaths:b|c
      note update [c1 c2] 2:1
        A says 40; later B says 55
        fc6b24e-1847 1847821772f56d51 update:quake / deaths:a|b
    ");
}

#[test]
fn a_total_is_held_against_its_parts() {
    let mut corpus = corpus(&[
        "A | quake / deaths | 70 | 70 dead",
        "B | quake / men killed | 40 | 40 men",
        "C | quake / women killed | 25 | 25 women",
    ]);
    corpus.claims[0].parts = vec!["c2".into(), "c3".into()];
    insta::assert_snapshot!(told(&corpus, &[]), @r"
    quake / deaths: tension [c1]
      position [c1] 1 origins
      warning sum [c1 c2 c3] 1:2
        A gives a total of 70 dead; its parts add up to [64, 66]
        fa6aeda-90f2 90f251f12fb0fd76 sum:quake / deaths:a|b+c
    quake / men killed: single [c2]
      position [c2] 1 origins
    quake / women killed: single [c3]
      position [c3] 1 origins
    ");
    corpus.claims[0].parts.push("c9".into());
    assert!(topics_of(&corpus, &[]).iter().all(|topic| topic.findings.is_empty()));
}

#[test]
fn a_figure_with_two_readings_is_no_finding_where_one_agrees() {
    let mut corpus =
        corpus(&["A | launch / date | 2025-04-03 | 03/04/2025", "B | launch / date | 2025-03-04 | 4 March 2025"]);
    let findings = |corpus: &Corpus| topics_of(corpus, &[])[0].findings.len();
    assert_eq!(findings(&corpus), 1);
    corpus.claims[0].alternatives =
        vec![Alternative { value: built::value("2025-03-04"), why: "month first".to_owned(), doubt: Doubt::Notation }];
    assert_eq!(findings(&corpus), 0);
}

#[test]
fn names_take_aliases_and_bare_amounts_the_unit_of_the_rest() {
    let corpus = corpus(&[
        "A | Avocado / lead | \"Zuckerberg\" | Zuckerberg",
        "B | Avocado / lead | \"زوكربيرغ\" | زوكربيرغ",
        "C | Avocado / lead | \"Wang\" | Wang",
        "A | race / length | 5 km | 5 km",
        "B | race / length | 5 | five",
        "C | race / length | 5000 m | 5,000 m",
        "D | race / length | 6 lb | 6 lb",
    ]);
    insta::assert_snapshot!(told(&corpus, &[("Zuckerberg", &["زوكربيرغ"])]), @r"
    Avocado / lead: conflict [c1 c2 c3]
      position [c1 c2] 2 origins
      position [c3] 1 origins
      error identity [c1 c3] 2:1
        A says Zuckerberg; C says Wang
        f5ad0cd-3e9c 3e9c53fd954ab42c identity:avocado / lead:a|c
    race / length: consistent [c4 c5 c6 c7]
      position [c4 c5 c6] 3 origins
      position [c7] 1 origins
    ");
}

#[test]
fn spelling_variants_are_suggested_and_neighbours_are_not() {
    let suggested = |a: &str, b: &str| {
        let corpus = corpus(&[&format!("A | {a} | 1 | 1"), &format!("B | {b} | 2 | 2")]);
        let keys = map(&corpus.claims, &Aliases::default());
        join(&keys.keys).iter().filter(|group| !group.sure).count()
    };
    for (a, b, is) in [
        ("Zuckerberg / pay", "Zuckerburg / pay", true),
        ("زوكربيرغ / أجر", "زوكربيرج / أجر", true),
        ("Scale AI / investment", "Scale AI / investments", true),
        ("Scale AI / investment", "ScaleAI / investment", true),
        ("Meta / layoffs planned", "Meta / layofs planned", true),
        ("Gaza / deaths", "Gaza / births", false),
        ("Austria / exports", "Australia / exports", false),
        ("Iran / exports", "Iraq / exports", false),
        ("Slovakia / exports", "Slovenia / exports", false),
        ("Meta / revenue Q1", "Meta / revenue Q2", false),
        ("Llama 4 / release", "Llama 3 / release", false),
        ("Zuckerberg", "Zuckerburg", false),
        ("Scale AI / investment", "Scale AI / valuation", false),
        ("import / share", "export / share", false),
    ] {
        assert_eq!(suggested(a, b) == 1, is, "{a} ~ {b}");
    }
}

#[test]
fn labels_that_many_others_resemble_are_a_series() {
    let suggested = |count: u8| {
        let labels: Vec<String> =
            (0..count).map(|at| format!("A | homes / district{} | 1 | 1", char::from(b'a' + at))).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let keys = map(&corpus(&labels).claims, &Aliases::default());
        join(&keys.keys).iter().filter(|group| !group.sure).count()
    };
    assert_eq!([2, 3, 9, 10, 26].map(suggested), [1, 3, 12, 0, 0]);
}

#[test]
fn a_suggested_topic_warns_at_most_and_relates_across_only() {
    let corpus = corpus(&[
        "A | Zuckerberg / pay | 10 USD | ten",
        "B | Zuckerberg / pay | 20 USD | twenty",
        "C | Zuckerburg / pay | 30 USD | thirty",
    ]);
    insta::assert_snapshot!(told(&corpus, &[]), @r"
    Zuckerberg / pay: conflict [c1 c2]
      position [c1] 1 origins
      position [c2] 1 origins
      error conflict [c1 c2] 1:1
        A says ten; B says twenty
        f70a3f3-ecc7 ecc70151ca97a946 conflict:zuckerberg / pay:a|b
    Zuckerberg / pay ~ Zuckerburg / pay (suggested): tension [c1 c2 c3]
      likeness: zuckerberg / pay ~ zuckerburg / pay (0.96)
      position [c1] 1 origins
      position [c2] 1 origins
      position [c3] 1 origins
      warning conflict [c1 c3] 1:1
        A says ten; C says thirty
        fc1c01d-80f4 80f4f8ef01f8a134 conflict:zuckerberg / pay ~ zuckerburg / pay:a|c
    Zuckerburg / pay: single [c3]
      position [c3] 1 origins
    ");
}

#[test]
fn identity_does_not_rest_on_places_or_on_order() {
    let lines =
        ["A | deal / amount | 14.3B | 14.3 billion", "B | deal / amount | 20B | 20 billion", "C | x / y | 1 | 1"];
    let ids = |corpus: &Corpus| -> Vec<(String, String)> {
        let topics = topics_of(corpus, &[]);
        topics
            .iter()
            .flat_map(|topic| &topic.findings)
            .map(|finding| (finding.id.clone(), finding.key.clone()))
            .collect()
    };
    let there = ids(&corpus(&lines));
    let mut moved = corpus(&[lines[2], lines[1], lines[0]]);
    for claim in &mut moved.claims {
        claim.quote.span = claim.quote.span.shift(100);
        claim.quote.place.line += 7;
    }
    assert_eq!((there.len(), ids(&moved)), (1, there.clone()));
    let mut other = corpus(&lines);
    other.claims[0].quote.exact = "14.3bn".to_owned();
    let other = ids(&other);
    assert_eq!(other[0].1, there[0].1);
    assert_ne!(other[0].0, there[0].0);
}

fn many(claims: usize, said: impl Fn(usize) -> String) -> Corpus {
    let lines: Vec<String> =
        (0..claims).map(|at| format!("Outlet {} | deal / amount | {} | q{at}", at % 50, said(at))).collect();
    corpus(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_long_topic_is_related_by_its_best_supported_values() {
    let corpus = many(3_000, |at| if at % 3 == 0 { "500000".to_owned() } else { format!("{}.5", 1_000 + at * 7) });
    let topics = topics_of(&corpus, &[]);
    let [topic] = &topics[..] else { panic!("one topic") };
    assert!(topic.relations_omitted);
    assert_eq!((topic.verdict.as_str(), topic.findings.len()), ("conflict", 64));
    assert_eq!(topic.positions[0].claims.len(), 1_000);
    assert_eq!(topic.positions.iter().map(|position| position.claims.len()).sum::<usize>(), 3_000);
    let told: Vec<&str> = topic
        .findings
        .iter()
        .filter_map(|finding| finding.message.split_once("; ")?.1.split_once("; "))
        .map(|(_, rest)| rest)
        .collect();
    assert_eq!(told, ["1936 further values disagree with the best supported one"]);
}

#[test]
fn a_long_topic_in_which_everything_meets_something_stays_small() {
    // Each bound belongs to the position of every figure above it.
    let corpus = many(6_000, |at| if at % 2 == 0 { format!(">{at}") } else { format!("{at}.5") });
    let topics = topics_of(&corpus, &[]);
    let listed: usize = topics[0].positions.iter().map(|position| position.claims.len()).sum();
    assert!(listed <= 8 * 6_000, "{listed}");
    assert!(topics[0].findings.len() <= 64);
}

#[test]
fn keys_made_to_be_alike_stay_near_linear() {
    let labels: Vec<Claim> = many(20_000, |_| "1".to_owned())
        .claims
        .into_iter()
        .enumerate()
        .map(|(at, claim)| {
            let letter = |place: u32| char::from(b'a' + (at / 26_usize.pow(place) % 26) as u8);
            let label = format!("company a{}{}{}{}zzzz / deal", letter(0), letter(1), letter(2), letter(3));
            Claim { topic: Some(label.into()), ..claim }
        })
        .collect();
    let keys = map(&labels, &Aliases::default());
    let groups = join(&keys.keys);
    assert_eq!(groups.iter().filter(|group| group.sure).count(), 20_000);
    assert!(groups.len() <= 20_000 + 20_000 * 3 / 2, "{}", groups.len());
}
