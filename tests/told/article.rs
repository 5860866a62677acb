//! What one article tells of itself: several values, a headline, a quotation, words of two.

use super::check;

#[test]
fn two_values_that_an_article_itself_tells_are_of_two_things() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel raised $450 million in Lisbon.\n\n\
            Norvell Steel raised $320 million in Porto."),
        ("Outlet B", 2, "Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel raised $320 million in Porto."),
    ]), @"");
}

#[test]
fn two_who_speak_in_one_article_may_contradict_each_other() {
    insta::assert_snapshot!(check(&[(
        "Outlet A", 2,
        "A fire in Lisbon burned a market.\n\nPolice said the fire in Lisbon killed 12 people.\n\nThe ministry of health said \
            the fire in Lisbon killed 19 people.",
    )]), @"
    warning tension: 12 people | 19 people (Lisbon fire / deaths)
    ");
}

#[test]
fn two_lower_bounds_of_one_article_are_both_true() {
    insta::assert_snapshot!(check(&[(
        "Outlet A", 2,
        "A fire in Lisbon burned a market.\n\nPolice said the fire in Lisbon killed at least 12 people.\n\nThe ministry of health \
            said the fire in Lisbon killed more than 19 people.",
    )]), @"");
}

#[test]
fn an_article_that_contradicts_its_own_headline_is_told() {
    insta::assert_snapshot!(check(&[(
        "Outlet A", 2,
        "# Norvell Steel raises $520 million\n\nNorvell Steel raised $450 million from investors in Lisbon on Monday.",
    )]), @"
    error conflict: $520 million | $450 million (Norvell Steel / amount raised)
    ");
}

#[test]
fn circular_attribution_a_quotation_that_never_closes_and_a_denial_of_nothing_end() {
    insta::assert_snapshot!(check(&[
        ("Coast Gazette", 2, "Norvell Steel raised $450 million, the Daily Harbour reported, citing the Coast Gazette."),
        ("Daily Harbour", 2, "Norvell Steel raised $610 million, according to the Coast Gazette, which quoted the Daily Harbour."),
        ("Outlet C", 2, "The minister said: “Norvell Steel raised $610 million in Lisbon.\n\nIt is good.\n\nNobody left."),
        ("Outlet D", 2, "The minister denied. نفى الوزير. Denied, denied, denied."),
    ]), @"
    error conflict: $450 million | $610 million (Norvell Steel / amount raised)
    ");
}

#[test]
fn what_each_article_tells_once_is_one_thing_though_they_differ() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Smugglers were caught near Malta.\n\nThe coast guard stopped the smugglers, who came in two boats."),
        ("Outlet B", 2, "Smugglers were caught near Malta.\n\nThe smugglers had left the harbour at dawn on two boats."),
        ("Outlet C", 2, "Smugglers were caught near Malta.\n\nIn three boats the smugglers tried to reach the island."),
    ]), @"warning conflict: two boats | three boats (Malta / ships)");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "حكمت محكمة في تونس على الوزير السابق منير الشابي.\n\nقضت المحكمة بسجن الشابي ست سنوات بتهمة الفساد."),
        ("Outlet B", 2, "حكمت محكمة في تونس على الوزير السابق منير الشابي.\n\nينفي الوزير السابق التهم بعد أن حكم عليه بالسجن ست سنوات."),
        ("Outlet C", 2, "حكمت محكمة في تونس على الوزير السابق منير الشابي.\n\nوقال محاميه إن الحكم بالسجن ثماني سنوات جائر."),
    ]), @"warning conflict: ست سنوات | ثماني سنوات (منير الشابي / prison term)");
    // The same words around another figure, however far it is.
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A depot in Lisbon burned down.\n\nThe depot near the harbour held 600 tonnes of barley for export."),
        ("Outlet B", 2, "A depot in Lisbon burned down.\n\nThe depot near the harbour held 6,200 tonnes of barley for export."),
    ]), @"warning tension: 600 tonnes | 6,200 tonnes (Lisbon / exports)");
    // Where an article tells of both, the words alone join the others, whose counts still differ.
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Smugglers were caught near Malta.\n\nThe coast guard stopped the smugglers, who came in two boats. Later it \
            found three boats on the beach."),
        ("Outlet B", 2, "Smugglers were caught near Malta.\n\nThe smugglers had left the harbour at dawn on two boats."),
        ("Outlet C", 2, "Smugglers were caught near Malta.\n\nIn three boats the smugglers tried to reach the island."),
    ]), @"warning conflict: two boats | three boats (Malta / ships)");
}

#[test]
fn what_an_event_has_once_is_contested_where_an_article_gives_both() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A magnitude 6.1 earthquake shook Guatemala on Sunday.\n\nThe national institute said the earthquake had a \
            magnitude of 5.7."),
        ("Outlet B", 2, "The earthquake in Guatemala on Sunday had a magnitude of 5.7, the national institute said."),
    ]), @"warning tension: magnitude 6.1 | magnitude of 5.7 (Guatemala quake / magnitude)");
}

#[test]
fn a_figure_that_is_denied_denies_no_other_one() {
    insta::assert_snapshot!(check(&[(
        "Outlet A",
        2,
        "Thieves took data of 2.3 million customers of Norvell in April.\n\nNorvell denied that 40 million customers were affected."
    )]), @"");
    insta::assert_snapshot!(check(&[(
        "Outlet A",
        2,
        "نفت شركة نورفل الأحد ما تردد عن بيعها مقابل 5 مليارات دولار. وقالت إن قيمتها السوقية تبلغ 7 مليارات دولار."
    )]), @"");
}

#[test]
fn what_two_say_in_one_sentence_is_contested() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "هجوم على مستودع في لشبونة.\n\nقالت النيابة إن عدد منفذي الهجوم بين 12 و15 شخصا، فيما أفاد شهود أن عددهم نحو 20 مسلحا."),
    ]), @"error conflict: بين 12 و15 شخصا | نحو 20 مسلحا (Lisbon attack / attackers)");
}

#[test]
fn the_same_source_is_no_second_voice() {
    let article = "أكدت صحيفة ماركا أن نادي لشبونة عرض على كريم نوري راتبا سنويا قدره 8 ملايين يورو. وأضاف المصدر ذاته أن نادي \
        بورتو عرض على كريم نوري راتبا سنويا قدره 4 ملايين يورو.";
    insta::assert_snapshot!(check(&[("Outlet A", 5, article)]), @"");
}
