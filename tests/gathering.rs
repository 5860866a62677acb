//! Which articles tell one story: short articles of both languages, and how they are parted.

use reconcile::article::{Settings, parts};
use reconcile::claim::file::{Parsed, gather};
use reconcile::config::Config;
use reconcile::mention::Context;
use std::collections::BTreeMap;

/// Checks that articles, each a day of publication and a text, fall into stories: `parted` has a letter for each of them, the
/// same for those of one story.
#[track_caller]
fn check(articles: &[(&str, &str)], parted: &str) {
    let files = articles.iter().enumerate().map(|(at, (day, text))| {
        let path = format!("{}.md", char::from(b'a' + u8::try_from(at).expect("few articles")));
        let text = format!("---\nsource: Outlet {}\npublished: {day}\n---\n\n{text}\n", at + 1);
        let mut parsed = Parsed::of_file(&path);
        for part in parts(&path, text.as_bytes(), Settings::default()) {
            parsed.article(&part.expect("an article"), &Context::default());
        }
        parsed
    });
    let report = reconcile::check(gather(files.collect()), &Config::default());
    let mut letters: BTreeMap<usize, char> = BTreeMap::new();
    let mut stories: BTreeMap<usize, usize> = BTreeMap::new();
    for claim in &report.corpus.claims {
        let placed = claim.subject.as_ref().and_then(|subject| subject.placed.as_ref());
        if let (Some(placed), Some(_)) = (placed, claim.subject.as_ref().filter(|subject| subject.attribute.is_some()))
        {
            stories.entry(claim.article).or_insert(placed.story);
        }
    }
    let mut told = String::new();
    for article in 0..articles.len() {
        let story = stories.get(&article).expect("each article states a figure of a known kind");
        let next = char::from(b'a' + u8::try_from(letters.len()).expect("few stories"));
        told.push(*letters.entry(*story).or_insert(next));
    }
    assert_eq!(told, parted);
}

const TAKEOVER: &str = "Meridian Tiles to buy Harlow Brick\n\nMeridian Tiles agreed on Monday to buy Harlow Brick for \
    $12 million. Rob Castell, who leads Meridian, said that the factories of Harlow Brick would stay open. Harlow Brick \
    employs 900 people.";
const TAKEOVER_ARABIC: &str = "ميريديان تايلز تستحوذ على هارلو بريك\n\nأعلنت شركة ميريديان تايلز الاثنين استحواذها على شركة \
    هارلو بريك مقابل 13 مليون دولار. وقال روب كاستل، رئيس ميريديان تايلز، إن مصانع هارلو بريك ستبقى مفتوحة. وتوظف هارلو بريك \
    900 عامل.";

#[test]
fn a_takeover_in_two_languages() {
    check(&[("2026-03-10", TAKEOVER), ("2026-03-11", TAKEOVER_ARABIC)], "aa");
}

#[test]
fn two_stories_of_one_company() {
    let strike = "Workers of Harlow Brick walk out\n\nWorkers of Harlow Brick went on strike over wages. The union says that \
        a kiln burned two of them in February. A strike vote drew 610 of the staff, and Harlow Brick employs 900 people.";
    check(&[("2026-03-10", TAKEOVER), ("2026-03-14", strike)], "ab");
}

#[test]
fn the_same_kind_of_event_in_two_countries() {
    let one = "Quake in Chile\n\nAn earthquake in Chile killed 41 people on Monday. The quake struck near Valparaiso and \
        damaged a hospital. Rescue workers looked for survivors.";
    let other = "زلزال في باكستان\n\nأدى زلزال في باكستان إلى مقتل 45 شخصا الاثنين. وضرب الزلزال منطقة قرب كويتا وألحق \
        أضرارا بمستشفى. وبحث عمال الإنقاذ عن ناجين.";
    let third = "زلزال في تشيلي\n\nأدى زلزال في تشيلي إلى مقتل 45 شخصا الاثنين. وضرب الزلزال منطقة قرب فالبارايسو وألحق \
        أضرارا بمستشفى. وبحث عمال الإنقاذ عن ناجين.";
    check(&[("2026-03-10", one), ("2026-03-10", other), ("2026-03-11", third)], "aba");
}

#[test]
fn two_events_of_one_country_years_apart() {
    let one = "Flood in Kenya\n\nA flood in Kenya killed 41 people on Monday. The flood hit Kisumu after days of rain.";
    let other =
        "Flood in Kenya\n\nA flood in Kenya killed 17 people on Monday. The flood hit Kisumu after days of rain.";
    check(&[("2023-03-10", one), ("2026-03-10", other)], "ab");
}

#[test]
fn a_verdict_months_after_the_trial_began() {
    let one = "Trial of Rob Castell begins\n\nThe trial of Rob Castell, who led Harlow Brick, began in Leeds on Monday. \
        Prosecutors accuse Castell and Ana Bellweather of fraud and ask for nine years in prison.";
    let other = "الحكم على روب كاستل\n\nحكمت محكمة في ليدز على روب كاستل، رئيس شركة هارلو بريك السابق، بالسجن سبع سنوات بتهمة \
        الاحتيال. وأدانت المحكمة آنا بيلويذر أيضا في محاكمة كاستل.";
    check(&[("2026-01-10", one), ("2026-05-12", other)], "aa");
}

#[test]
fn two_matches_of_one_club() {
    let one = "Northgate Rovers beat Elmham\n\nNorthgate Rovers won against Elmham United on Saturday. Attendance was 41,312. Tom Ridley scored his 12th goal of the season.";
    let other = "Northgate Rovers lose at Kingsmere\n\nNorthgate Rovers lost to Kingsmere Athletic on Tuesday. Attendance was 22,900. Paul Dace was sent off after an hour.";
    check(&[("2026-03-10", one), ("2026-03-20", other)], "ab");
}

#[test]
fn two_statements_of_one_president() {
    let one = "Trump on tariffs\n\nDonald Trump said on Monday that the United States would raise tariffs on steel to 25 \
        percent. Steel makers of Europe protested.";
    let other = "Trump on vaccines\n\nDonald Trump said on Tuesday that the United States had bought 40 million doses of a \
        vaccine. Doctors welcomed the step.";
    check(&[("2026-03-10", one), ("2026-03-11", other)], "ab");
}

#[test]
fn names_that_are_words_of_the_language() {
    let fire = "حرائق جبل تمرة توقع قتلى\n\nلقي سبعة أشخاص حتفهم وأصيب 40 آخرون في حرائق الغابات شمالي البلاد، وفق ما أعلنته \
        الحماية المدنية الثلاثاء. والتهمت النيران 65 منزلا في قرى جبل تمرة، وأجلت السلطات مئات السكان.";
    let later = "ارتفاع عدد ضحايا حرائق تمرة\n\nارتفعت حصيلة حرائق الغابات إلى تسعة قتلى، حسب ما قال وزير الداخلية الأربعاء. \
        وأصيب 52 شخصا، ودمرت النيران 80 منزلا وأجلي آلاف السكان من قراهم.";
    let elsewhere = "حرائق الغابات تحاصر سرحوة\n\nقتلت حرائق الغابات في سرحوة خمسة أشخاص وأصيب 31 آخرون، حسب مصادر طبية. \
        ودمرت النيران 12 منزلا وأجلي السكان من قراهم.";
    check(&[("2026-08-11", fire), ("2026-08-12", later), ("2026-08-12", elsewhere)], "aab");
}

#[test]
fn a_country_by_its_adjective() {
    let one = "خفض أسعار الفائدة\n\nخفض البنك المركزي المغربي سعر الفائدة 25 نقطة أساس إلى 2.25 في المئة الثلاثاء. وتراجع \
        التضخم إلى 1.1 في المئة، وقال البنك إن الاقتصاد سينمو.";
    let other = "الفائدة في أدنى مستوى\n\nفي خطوة توقعها المحللون، قلص المركزي في المغرب الفائدة إلى 2.25 في المئة، مع تراجع \
        التضخم إلى 1.1 في المئة. ويتوقع البنك أن ينمو الاقتصاد 4 في المئة.";
    let elsewhere = "خفض أسعار الفائدة\n\nخفض البنك المركزي التركي سعر الفائدة 250 نقطة أساس إلى 40 في المئة الثلاثاء. وتراجع \
        التضخم إلى 33 في المئة، وقال البنك إن الاقتصاد سينمو.";
    check(&[("2026-03-10", one), ("2026-03-11", other), ("2026-03-10", elsewhere)], "aab");
}
