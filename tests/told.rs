//! Articles that tell several values of one topic, that contradict themselves, and that are out of order.

use reconcile::article::{Settings, parts};
use reconcile::claim::file::{Parsed, gather};
use reconcile::config::Config;
use reconcile::mention::Context;
use std::fmt::Write;

/// The findings on articles, each as `source, day of March 2026, text`, with the figures that they hold against each other.
fn check(articles: &[(&str, u8, &str)]) -> String {
    let files = articles.iter().enumerate().map(|(at, (source, day, article))| {
        let path = format!("{at}.md");
        let text = format!("---\nsource: {source}\npublished: 2026-03-{day:02}\n---\n\n{article}\n");
        let mut parsed = Parsed::of_file(&path);
        for part in parts(&path, text.as_bytes(), Settings::default()) {
            parsed.article(&part.expect("an article"), &Context::default());
        }
        parsed
    });
    let report = reconcile::check(gather(files.collect()), &Config::default());
    let mut page = String::new();
    for (topic, finding) in report.findings() {
        let quotes: Vec<&str> =
            finding.claims.iter().map(|&claim| report.corpus.claims[claim].quote.exact.as_str()).collect();
        let (severity, code, label) = (finding.severity.as_str(), finding.code.as_str(), &report.topics[topic].label);
        writeln!(page, "{severity} {code}: {} ({label})", quotes.join(" | ")).expect("a string takes all");
    }
    page
}

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
fn what_happened_this_week_was_not_in_an_earlier_year() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel launched a satellite today."),
        ("Outlet B", 2, "Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel launched a satellite in 2024."),
    ]), @"");
}

#[test]
fn what_one_place_alone_had_is_a_part() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A flood in Lisbon displaced 30,000 people."),
        ("Outlet B", 2, "A flood hit Lisbon.\n\nThe flood displaced 12,000 people in Porto alone."),
    ]), @"");
}

#[test]
fn districts_of_which_different_things_are_told_are_not_compared() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A flood hit Lisbon.\n\nSchools in 14 districts were closed."),
        ("Outlet B", 2, "A flood hit Lisbon.\n\nA red alert holds in 12 districts."),
    ]), @"");
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
fn an_amount_in_another_currency_is_the_one_before_it_and_no_conflict_by_its_rate() {
    let deal = |pounds: &str, dollars: &str| {
        format!("Norvell Steel agreed to buy Tarn Mills for {pounds} ({dollars}) in Lisbon on Monday.")
    };
    let (one, rate) = (deal("£4.7 billion", "$7.02 billion"), deal("£4.7 billion", "$6.86 billion"));
    insta::assert_snapshot!(check(&[("Outlet A", 2, &one), ("Outlet B", 2, &rate)]), @"");
    let other = deal("£5.9 billion", "$8.8 billion");
    insta::assert_snapshot!(check(&[("Outlet A", 2, &one), ("Outlet B", 2, &other)]), @"
    error conflict: £4.7 billion | £5.9 billion (Tarn Mills / deal amount)
    ");
}

#[test]
fn one_place_of_several_a_forecast_and_a_later_shock_are_held_against_nothing_else() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "An earthquake of magnitude 7.8 in Nepal killed 2,300 people.\n\nIt killed 61 people in India and 48 \
            people in China.\n\nThe toll in Nepal could rise to 4,000."),
        ("Outlet B", 2, "An earthquake of magnitude 7.8 in Nepal killed 2,300 people.\n\nAn aftershock of magnitude 6.7 struck \
            Nepal.\n\nThe quake killed 52 people in China."),
    ]), @"
    warning tension: 48 people | 52 people (Nepal quake / deaths (2))
    ");
}

#[test]
fn prices_of_two_models_are_held_against_nothing_else() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell unveiled its Lumo tablet in Lisbon. The 11-inch Lumo costs $499 and the 13-inch model starts at \
            $799."),
        ("Outlet B", 2, "Norvell unveiled its Lumo tablet in Lisbon. The Lumo costs $549 for the 11-inch version and $799 for the \
            13-inch one."),
        ("Outlet C", 2, "كشفت شركة نورفيل في لشبونة عن جهاز لومو اللوحي. ويبلغ سعر نسخة 11 بوصة 499 دولارا وسعر نسخة 13 بوصة 899 دولارا."),
    ]), @"
    warning conflict: $499 | $549 (Lumo launch / price)
    ");
}

#[test]
fn a_later_article_of_the_same_source_updates_the_earlier_one() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Steel raised $450 million from investors in Lisbon."),
        ("Outlet A", 5, "Norvell Steel raised $410 million from investors in Lisbon."),
    ]), @"
    note update: $450 million | $410 million (Norvell Steel / amount raised)
    ");
}

#[test]
fn dates_of_publication_that_run_backwards_are_put_in_order() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "An earthquake in Guatemala killed 45 people."),
        ("Outlet B", 2, "An earthquake in Guatemala killed 41 people."),
        ("Outlet C", 3, "An earthquake in Guatemala killed 43 people."),
    ]), @"
    note update: 41 people | 43 people (Guatemala quake / deaths)
    note update: 43 people | 45 people (Guatemala quake / deaths)
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
fn parts_that_stand_for_their_total_are_added_up() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A quake in Guatemala killed 70 people: 40 men and 25 women."),
        ("Outlet B", 2, "أدى زلزال في غواتيمالا إلى مقتل 70 شخصا (40 رجلا و25 امرأة)."),
    ]), @"
    warning sum: 70 people | 40 men | 25 women (Guatemala quake / deaths)
    warning sum: 70 شخصا | 40 رجلا | 25 امرأة (Guatemala quake / deaths)
    ");
}

#[test]
fn parts_that_add_up_or_are_not_all_are_left_alone() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A quake in Guatemala killed 70 people: 40 men and 30 women."),
        ("Outlet B", 2, "A quake in Guatemala killed 70 people, including 40 men and 25 women."),
        ("Outlet C", 2, "أدى زلزال في غواتيمالا إلى مقتل 70 شخصا بينهم 40 رجلا و25 امرأة."),
        ("Outlet D", 2, "A quake in Guatemala killed 70 people: 40 in the capital, officials said, adding 12 were missing."),
    ]), @"");
}

#[test]
fn those_of_whom_some_are_told_without_a_number_are_no_part() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A quake in Guatemala killed 70 people, including women and children."),
        ("Outlet B", 2, "A quake in Guatemala killed 94 people on Sunday."),
        ("Outlet C", 2, "أدى زلزال في غواتيمالا إلى مقتل 112 شخصا بينهم نساء وأطفال."),
    ]), @"
    warning tension: 70 people | 112 شخصا (Guatemala quake / deaths)
    warning tension: 70 people | 94 people (Guatemala quake / deaths)
    warning tension: 94 people | 112 شخصا (Guatemala quake / deaths)
    ");
}

#[test]
fn what_each_of_several_places_had_is_not_what_all_of_them_did() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A quake in Guatemala killed 394 people in Escuintla province and 271 people in the province of Jutiapa."),
        ("Outlet B", 2, "A quake in Guatemala killed 665 people on Sunday."),
        ("Outlet C", 2, "أدى زلزال في غواتيمالا إلى مقتل 402 أشخاص في إقليم إسكوينتلا و280 شخصا في إقليم خوتيابا."),
    ]), @"");
}

#[test]
fn a_price_to_buy_is_none_to_sell_and_what_a_rate_is_compared_with_is_of_its_day() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 4, "سجل سعر الدولار في البنوك 47.09 جنيه مصري للشراء."),
        ("Outlet B", 4, "سجل سعر الدولار في البنوك 47.82 جنيه مصري للبيع."),
        ("Outlet C", 4, "ارتفع سعر الدولار في البنوك إلى 47.09 جنيه مصري مقابل 44.31 جنيه يوم الاثنين."),
    ]), @"
    warning tension: 47.82 جنيه مصري | 47.09 جنيه مصري (EGP / exchange rate)
    note update: 44.31 جنيه | 47.82 جنيه مصري (EGP / exchange rate)
    note update: 44.31 جنيه | 47.09 جنيه مصري (EGP / exchange rate)
    ");
}

#[test]
fn what_was_added_to_a_count_and_what_is_left_of_it_is_another_figure() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A quake in Guatemala killed 18 others, raising the death toll to 25."),
        ("Outlet B", 2, "A quake in Guatemala killed 25 people. The remaining 3 of the dead were found on Monday."),
        ("Outlet C", 2, "أدى زلزال في غواتيمالا إلى مقتل 18 شخصا آخرين، ما يرفع حصيلة القتلى إلى 25."),
    ]), @"");
}

#[test]
fn vague_amounts_of_two_orders_are_hardly_of_one_thing() {
    let told = |amount: &str| {
        format!(
            "Norvell Steel met investors in Lisbon. Norvell Steel builds a mill.\n\nIt is said that {amount} of dollars were \
             raised for the mill."
        )
    };
    let check_two = |one: &str, other: &str| check(&[("Outlet A", 2, &told(one)), ("Outlet B", 2, &told(other))]);
    insta::assert_snapshot!(check_two("tens of millions", "billions"), @"");
    insta::assert_snapshot!(check_two("hundreds of millions", "billions"), @"
    warning tension: hundreds of millions of dollars | billions of dollars (Norvell Steel / amount raised)
    ");
}

#[test]
fn figures_more_than_ten_times_apart_are_of_two_things() {
    let raised = |amount: &str| format!("Norvell Steel met investors in Lisbon.\n\nNorvell Steel raised ${amount}.");
    let check_two = |one: &str, other: &str| check(&[("Outlet A", 2, &raised(one)), ("Outlet B", 2, &raised(other))]);
    insta::assert_snapshot!(check_two("84 million", "8.7 billion"), @"");
    insta::assert_snapshot!(check_two("84 million", "190 million"), @"
    error conflict: $84 million | $190 million (Norvell Steel / amount raised)
    ");
    // The same digits of another order are a slip.
    insta::assert_snapshot!(check_two("84 million", "84 billion"), @"error slip: $84 million | $84 billion (Norvell Steel / amount raised)");
}

#[test]
fn figures_of_two_stages_of_a_count_follow_each_other() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Voters in Norland elected a president on Monday.\n\nMarta Olsen won 56.6% of the vote after 40% of the ballots \
            had been counted."),
        ("Outlet B", 2, "Voters in Norland elected a president on Monday.\n\nMarta Olsen won 52.1% of the vote after 98% of the ballots \
            had been counted."),
    ]), @"
    note update: 40% | 98% (Norland election / votes counted)
    note update: 56.6% | 52.1% (Marta Olsen / vote share)
    ");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "انتخب سكان المغرب رئيسا للبرلمان يوم الاثنين.\n\nحصل سعيد العلمي على 61 في المئة من الأصوات بعد فرز 30 في المئة \
            من الأصوات."),
        ("Outlet B", 2, "انتخب سكان المغرب رئيسا للبرلمان يوم الاثنين.\n\nحصل سعيد العلمي على 54 في المئة من الأصوات بعد فرز 95 في المئة \
            من الأصوات."),
    ]), @"
    note update: 30 في المئة | 95 في المئة (Morocco election / votes counted)
    note update: 61 في المئة | 54 في المئة (Morocco election / vote share)
    ");
    // At one stage two shares contradict each other.
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Voters in Norland elected a president on Monday.\n\nMarta Olsen won 56.6% of the vote after 98% of the ballots \
            had been counted."),
        ("Outlet B", 2, "Voters in Norland elected a president on Monday.\n\nMarta Olsen won 52.1% of the vote after 98% of the ballots \
            had been counted."),
    ]), @"warning tension: 56.6% | 52.1% (Marta Olsen / vote share)");
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
fn two_polls_of_one_day_are_two_things() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Georgia voted on Sunday.\n\nTurnout in the presidential election stood at 61 percent in Georgia.\n\n\
            Turnout in the parliamentary election stood at 48 percent in Georgia."),
        ("Outlet B", 2, "Georgia voted on Sunday.\n\nTurnout in the parliamentary election was 48 percent in Georgia."),
        ("Outlet C", 2, "صوتت جورجيا يوم الأحد.\n\nبلغت نسبة المشاركة في الانتخابات الرئاسية 64 في المئة في جورجيا."),
    ]), @"
    warning tension: 61 percent | 64 في المئة (Georgia election / turnout)
    ");
}

#[test]
fn what_moves_slowly_has_not_changed_within_weeks() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Steel plans to close a mill.\n\nNorvell Steel employs 7,200 people in Lisbon."),
        ("Outlet B", 5, "Norvell Steel plans to close a mill.\n\nNorvell Steel employs 8,900 people in Lisbon."),
    ]), @"error conflict: 7,200 people | 8,900 people (Norvell Steel / staff)");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "ضرب إعصار جزيرة سقطرى.\n\nيبلغ عدد سكان سقطرى 60 ألف نسمة."),
        ("Outlet B", 9, "ضرب إعصار جزيرة سقطرى.\n\nيبلغ عدد سكان سقطرى 90 ألف نسمة."),
    ]), @"error conflict: 60 ألف نسمة | 90 ألف نسمة (Socotra / population)");
    // A price moves from day to day.
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Steel plans to close a mill.\n\nShares of Norvell Steel closed at $41.20."),
        ("Outlet B", 5, "Norvell Steel plans to close a mill.\n\nShares of Norvell Steel closed at $44.80."),
    ]), @"note update: $41.20 | $44.80 (Norvell Steel / share price)");
}

#[test]
fn two_beginnings_of_one_thing_are_a_tension() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Lisbon elects a council.\n\nMarta Olsen has been mayor of Lisbon since 2012."),
        ("Outlet B", 2, "Lisbon elects a council.\n\nMarta Olsen has been mayor of Lisbon since 2014."),
    ]), @"warning tension: since 2012 | since 2014 (Marta Olsen / appointment date)");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "تنتخب لشبونة مجلسها.\n\nكان سعيد العلمي رئيسا للبلاد منذ عام 2003."),
        ("Outlet B", 2, "تنتخب لشبونة مجلسها.\n\nكان سعيد العلمي رئيسا للبلاد منذ عام 2002."),
    ]), @"warning tension: منذ عام 2003 | منذ عام 2002 (Lisbon election / appointment date)");
}

#[test]
fn large_numbers_without_a_unit_are_money_where_it_is_paid() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Labs hires researchers.\n\nNorvell Labs made job offers of hundreds of millions to researchers."),
        ("Outlet B", 2, "Norvell Labs hires researchers.\n\nNorvell Labs made job offers of up to $100 million per person to researchers."),
    ]), @"warning tension: hundreds of millions | up to $100 million per person (Norvell Labs / pay package)");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "استحوذ مصرف الأطلس على شركة نماء.\n\nبلغت قيمة صفقة شركة نماء 40 مليونا."),
        ("Outlet B", 2, "استحوذ مصرف الأطلس على شركة نماء.\n\nبلغت قيمة صفقة شركة نماء 55 مليون درهم."),
    ]), @"warning conflict: 40 مليونا | 55 مليون درهم (مصرف الأطلس acquisition / deal amount)");
    // People are counted, not paid.
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Labs grows.\n\nNorvell Labs has 40 million users, whom it pays nothing."),
        ("Outlet B", 2, "Norvell Labs grows.\n\nThe users of Norvell Labs number 55 million."),
    ]), @"warning tension: 40 million users | 55 million (Norvell Labs / users)");
}

#[test]
fn slips_of_writing_leave_figures_one_thing() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "The probe Helia left Lisbon for the Sun on Sunday.\n\nHelia will come within 6.1 million kilometres of the Sun."),
        ("Outlet B", 2, "The probe Helia left Lisbon for the Sun on Sunday.\n\nHelia will come within 6.1 kilometres of the Sun."),
    ]), @"error slip: 6.1 million kilometres | 6.1 kilometres (Helia / closest distance)");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "وقع ميناء أغادير عقدا مع شركة مرسى.\n\nتبلغ قيمة العقد 118 مليون درهم مغربي."),
        ("Outlet B", 2, "وقع ميناء أغادير عقدا مع شركة مرسى.\n\nتبلغ قيمة العقد 181 مليون درهم مغربي."),
    ]), @"warning slip: 118 مليون درهم مغربي | 181 مليون درهم مغربي (Agadir / contract value)");
}

#[test]
fn an_earlier_count_that_is_lower_has_grown() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "An earthquake in Guatemala killed 45 people, up from an earlier toll of 31."),
        ("Outlet B", 9, "An earthquake in Guatemala killed 80 people. A previous toll put the dead at 62."),
    ]), @"
    note update: 31 | 62 (Guatemala quake / deaths)
    note update: 31 | 45 people (Guatemala quake / deaths)
    note update: 45 people | 62 (Guatemala quake / deaths)
    note update: 62 | 80 people (Guatemala quake / deaths)
    ");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "ضرب زلزال غواتيمالا. وارتفع عدد القتلى إلى 45 شخصا. وكانت حصيلة سابقة أفادت بمقتل 31 شخصا."),
        ("Outlet B", 9, "ضرب زلزال غواتيمالا. وارتفع عدد القتلى إلى 80 شخصا. وكانت حصيلة سابقة أفادت بمقتل 62 شخصا."),
    ]), @"
    note update: 31 شخصا | 62 شخصا (Guatemala quake / deaths)
    note update: 31 شخصا | 45 شخصا (Guatemala quake / deaths)
    note update: 45 شخصا | 62 شخصا (Guatemala quake / deaths)
    note update: 62 شخصا | 80 شخصا (Guatemala quake / deaths)
    ");
}

#[test]
fn a_count_that_was_passed_on_its_own_day_is_an_earlier_one() {
    // What an article of the day tells as counted before, and what is lower yet, was so before the others.
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "A ferry sank off Malta, killing 30 people. An earlier toll put the dead at 22."),
        ("Outlet B", 5, "A ferry sank off Malta, killing 22 people."),
        ("Outlet C", 5, "A ferry sank off Malta, killing 11 people."),
    ]), @"
    note update: 11 people | 22 (Malta sinking / deaths)
    note update: 22 | 30 people (Malta sinking / deaths)
    ");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "أسفر غرق عبارة قبالة مالطا، في حصيلة أولية، عن مقتل 35 شخصا."),
        ("Outlet B", 5, "قتل 39 شخصا في غرق عبارة قبالة مالطا."),
        ("Outlet C", 5, "قتل 35 شخصا على الأقل في غرق عبارة قبالة مالطا."),
    ]), @"note update: 35 شخصا | 39 شخصا (Malta sinking / deaths)");
}

#[test]
fn what_is_feared_by_a_day_to_come_and_what_one_province_had_are_held_against_nothing_else() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "تفشت الحصبة في مالطا وأصابت 4200 شخص. وحذرت المنظمة من إصابة أكثر من 9000 شخص بالحصبة بنهاية العام الجاري."),
        ("Outlet B", 5, "تفشت الحصبة في مالطا وبلغ عدد الإصابات 4200 إصابة."),
    ]), @"");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "ضرب زلزال مالطا وقتل 420 شخصا. وقال الوزير إن عدد القتلى قد يصل إلى الآلاف."),
        ("Outlet B", 5, "ضرب زلزال مالطا وقتل 420 شخصا."),
    ]), @"");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "تفشت الحصبة في اليمن وأدت إلى وفاة 420 شخصا. وقالت الوزارة إن محافظة شبوة هي الأولى في الوفيات بواقع 75 حالة وفاة."),
        ("Outlet B", 5, "تفشت الحصبة في اليمن وأدت إلى وفاة 420 شخصا."),
    ]), @"");
}

#[test]
fn what_two_are_is_told_of_two() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Boxers met in Lisbon.\n\nThe 33-year-old Pavel Oren won the fight against the 28-year-old Marco Stahl in Lisbon."),
        ("Outlet B", 2, "Boxers met in Lisbon.\n\nThe 29-year-old Marco Stahl lost the fight against Pavel Oren in Lisbon."),
    ]), @"");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Steel and Tarn Steel plan to merge.\n\nNorvell Steel employs 7,200 people."),
        ("Outlet B", 2, "Norvell Steel and Tarn Steel plan to merge.\n\nTarn Steel employs 8,900 people."),
    ]), @"");
}

#[test]
fn the_day_on_which_a_toll_rose_is_not_that_of_the_event() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "An earthquake shook Guatemala on Monday and killed 45 people."),
        ("Outlet B", 6, "The toll of the earthquake in Guatemala rose on Thursday to 52 people killed."),
    ]), @"note update: 45 people | 52 people (Guatemala quake / deaths)");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 5, "ضرب زلزال غواتيمالا يوم الاثنين وقتل 45 شخصا."),
        ("Outlet B", 6, "عدد قتلى الزلزال في غواتيمالا ارتفع يوم الخميس إلى 52 قتيلا."),
    ]), @"note update: 45 شخصا | 52 قتيلا (Guatemala quake / deaths)");
}

#[test]
fn what_is_given_in_two_currencies_is_one_amount() {
    let told = |amount: &str| {
        format!("Norvell Steel bought a mill in Lisbon.\n\nNorvell Steel paid {amount} for the mill in Lisbon.")
    };
    let check_two = |one: &str, other: &str| check(&[("Outlet A", 2, &told(one)), ("Outlet B", 2, &told(other))]);
    // Each source converts at a rate of its own.
    insta::assert_snapshot!(check_two("€40 million ($43.8 million)", "€40 million ($45.1 million)"), @"");
    insta::assert_snapshot!(check_two("€40 million ($43.8 million)", "$44.9 million"), @"");
    insta::assert_snapshot!(check_two("€40 million ($43.8 million)", "€48 million ($53.1 million)"), @"error conflict: €40 million | €48 million (Norvell Steel / deal amount)");
}

#[test]
fn an_amount_told_in_two_currencies_teaches_the_rate_of_its_story() {
    let dollars = "Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel raised $4.5 million in Lisbon.";
    let both =
        |amount: &str| format!("Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel raised {amount} in Lisbon.");
    // Each compares the dollars with dollars, wherever the euros stand.
    for amount in
        ["€2 million ($2.6 million)", "€2 million, or about $2.6 million,", "$2.6 million, equivalent to €2 million,"]
    {
        let found = check(&[("Outlet A", 2, &both(amount)), ("Outlet B", 2, dollars)]);
        assert!(found.lines().count() == 1 && found.contains("2.6 million | $4.5 million"), "{amount}: {found}");
    }
    // What the others tell in euros alone is compared by it, and pounds by way of them.
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, &both("€2 million ($2.6 million; £1.7 million)")),
        ("Outlet B", 2, &both("€2 million")),
        ("Outlet C", 2, &both("£2.9 million")),
    ]), @"
    error conflict: €2 million | £2.9 million (Norvell Steel / amount raised)
    error conflict: £1.7 million | £2.9 million (Norvell Steel / amount raised)
    ");
    // A rate makes two currencies comparable, and no more: an amount that agrees by it is no finding.
    insta::assert_snapshot!(check(&[("Outlet A", 2, &both("€2 million ($2.6 million)")), ("Outlet B", 2, &both("$2.58 million"))]), @"");
}

#[test]
fn an_amount_told_in_two_units_is_one() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A fire in Lisbon burned a market.\n\nThe fire in Lisbon burned 500 hectares (1,235 acres) of forest."),
        ("Outlet B", 2, "A fire in Lisbon burned a market.\n\nThe fire in Lisbon burned 900 hectares of forest."),
    ]), @"warning tension: 1,235 acres | 900 hectares (Lisbon fire / burnt area)");
}

#[test]
fn distances_from_two_places_are_two_things() {
    let quake = |distance: &str| format!("An earthquake hit Nepal.\n\nThe quake struck {distance}.");
    let distances = |one: &str, other: &str| check(&[("Outlet A", 2, &quake(one)), ("Outlet B", 2, &quake(other))]);
    insta::assert_snapshot!(distances("80 km from Pokhara", "62 km from Kathmandu"), @"");
    insta::assert_snapshot!(distances("80 km north-west of Kathmandu", "62 km from Kathmandu"), @"warning conflict: 80 km | 62 km (Nepal quake / distance)");
    insta::assert_snapshot!(
        check(&[
            ("Outlet A", 2, &quake("80 km north-west of Kathmandu")),
            ("Outlet B", 2, "ضرب زلزال نيبال.\n\nووقع الزلزال على بعد 62 كيلومترا من كاتماندو."),
        ]),
        @"warning conflict: 80 km | 62 كيلومترا (Nepal quake / distance)"
    );
}

#[test]
fn the_cents_of_a_price_are_often_left_out() {
    let costs = |price: &str| format!("Norvell opened a shop in Lisbon.\n\nThe Norvell watch costs {price}.");
    let prices = |one: &str, other: &str| check(&[("Outlet A", 2, &costs(one)), ("Outlet B", 2, &costs(other))]);
    insta::assert_snapshot!(prices("$299.99", "$299"), @"");
    insta::assert_snapshot!(prices("$299.99", "$300"), @"");
    insta::assert_snapshot!(prices("$299.99", "$289"), @"warning conflict: $299.99 | $289 (Norvell / price)");
}

#[test]
fn a_share_of_some_is_none_of_all() {
    let jab = |share: &str| format!("The new jab was tested in Peru.\n\nThe vaccine had an efficacy of {share}.");
    let shares = |one: &str, other: &str| check(&[("Outlet A", 2, &jab(one)), ("Outlet B", 2, &jab(other))]);
    insta::assert_snapshot!(shares("81 percent", "66 percent"), @"warning conflict: 81 percent | 66 percent (Peru / efficacy)");
    insta::assert_snapshot!(shares("81 percent", "66 percent in participants aged 65 and over"), @"");
    insta::assert_snapshot!(
        shares("81 percent in people over the age of 65", "66 percent in participants aged 65 and over"),
        @"warning conflict: 81 percent | 66 percent (Peru / efficacy)"
    );
    insta::assert_snapshot!(shares("81 percent among women", "66 percent among men"), @"");
}

#[test]
fn the_nouns_of_a_toll_say_no_more_than_that_people_are_counted() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "ضرب زلزال غواتيمالا يوم الأحد وأسفر عن مقتل 45 شخصا."),
        ("Outlet B", 2, "قال مسؤولون إن زلزال غواتيمالا الذي وقع الأحد خلف 52 قتيلا."),
    ]), @"warning tension: 45 شخصا | 52 قتيلا (Guatemala quake / deaths)");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "An earthquake shook Guatemala on Sunday and killed 45 people, 12 children among them."),
        ("Outlet B", 2, "The earthquake in Guatemala on Sunday killed 45 residents."),
    ]), @"");
}

#[test]
fn a_valley_and_a_region_are_parts_of_the_whole() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "An earthquake shook Guatemala on Sunday and killed 410 people.\n\nHardest hit were the Motagua Valley, where \
            120 died, and the central region, where 230 were killed."),
        ("Outlet B", 2, "The earthquake in Guatemala on Sunday killed 410 people."),
    ]), @"");
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
fn the_year_in_which_something_was_founded_is_no_time_of_its_other_figures() {
    let deal =
        |price: &str| format!("Norvell buys Tamarind.\n\nNorvell will buy Tamarind, founded in 2006, for {price}.");
    let later = "Norvell buys Tamarind.\n\nNorvell will buy Tamarind for $900 million.";
    insta::assert_snapshot!(check(&[("Outlet A", 2, &deal("$400 million")), ("Outlet B", 2, later)]), @"error conflict: $400 million | $900 million (Tamarind / deal amount)");
}

#[test]
fn what_a_figure_measures_may_show_in_its_form_alone() {
    let ship = |length: &str| {
        format!("Pirates seized the Corvina near Malta.\n\nThe gang boarded the {length} without a shot.")
    };
    let ships = |one: &str, other: &str| check(&[("Outlet A", 2, &ship(one)), ("Outlet B", 2, &ship(other))]);
    insta::assert_snapshot!(ships("330-metre oil tanker", "300-metre tanker"), @"warning tension: 330-metre | 300-metre (Malta / length)");
}

#[test]
fn a_province_that_is_called_one_is_a_part_even_where_it_is_the_place_of_the_event() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "ضرب زلزال إقليم الحوز في المغرب وقتل 1037 شخصا.\n\nوقالت الوزارة إن 542 شخصا قتلوا في إقليم الحوز."),
        ("Outlet B", 2, "قتل 1037 شخصا في زلزال ضرب إقليم الحوز في المغرب."),
    ]), @"");
}

#[test]
fn a_date_of_another_clause_is_no_period() {
    let goals = |tail: &str| format!("Rui Tavira leaves Lisbon.\n\nTavira scored {tail}");
    let told = |one: &str, other: &str| check(&[("Outlet A", 2, &goals(one)), ("Outlet B", 2, &goals(other))]);
    insta::assert_snapshot!(told("451 goals for the club, and won the league in 2013.", "431 goals for the club."), @"warning tension: 451 goals | 431 goals (Rui Tavira / goals)");
}

#[test]
fn what_somebody_is_called_has_no_figures_of_its_own() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Ivo Karst fights in Malta.\n\nThe World Heavyweight Champion, Ivo Karst, with 41 knockouts, fights in Malta."),
        ("Outlet B", 2, "Ivo Karst fights in Malta.\n\nIvo Karst, with 43 knockouts, fights in Malta."),
    ]), @"warning tension: 41 knockouts | 43 knockouts (Ivo Karst / knockouts)");
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
fn an_order_of_size_is_no_other_figure_of_an_article() {
    let fire = "A fire in Lisbon burned a market.\n\n";
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, &format!("{fire}The fire in Lisbon injured thousands.\n\nDoctors said it injured more than 4,100 people.")),
        ("Outlet B", 2, &format!("{fire}The fire in Lisbon injured 3,650 people.")),
    ]), @"warning tension: more than 4,100 people | 3,650 people (Lisbon fire / injured)");
}

#[test]
fn a_ministry_that_is_called_so_a_second_time_is_no_second_one() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "أعلنت وزارة الصحة أن حصيلة فيضانات السودان بلغت 240 قتيلا.\n\nوأوضحت الوزارة أن 170 شخصا قتلوا غرقا."),
        ("Outlet B", 2, "أعلنت وزارة الصحة أن حصيلة فيضانات السودان بلغت 240 قتيلا."),
    ]), @"");
}

#[test]
fn each_article_announces_its_own_news_on_its_own_day() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 4, "أعلنت وزارة الصحة الأربعاء ارتفاع حصيلة انفجار بيروت إلى 154 قتيلا."),
        ("Outlet B", 10, "أعلنت وزارة الصحة الثلاثاء ارتفاع حصيلة انفجار بيروت إلى 191 قتيلا."),
    ]), @"note update: 154 قتيلا | 191 قتيلا (Beirut explosion / deaths)");
}

#[test]
fn a_meeting_that_was_over_is_not_the_one_that_is_to_come() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 4, "The Norvell board held a meeting in Lisbon on 2 March. Norvell builds furnaces."),
        ("Outlet B", 4, "The Norvell board will hold a meeting in Lisbon on 14 March. Norvell builds furnaces."),
    ]), @"");
}

#[test]
fn the_dead_of_one_nation_are_not_all_of_them() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 4, "قالت السفارة إن عدد القتلى السوريين في انفجار بيروت بلغ 43 شخصا."),
        ("Outlet B", 4, "بلغ عدد القتلى في انفجار بيروت 154 شخصا."),
    ]), @"");
}

#[test]
fn what_somebody_has_been_since_a_day_is_no_news_of_a_later_article() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Lisbon elects a council.\n\nMarta Olsen has been mayor of Lisbon since 2012."),
        ("Outlet A", 4, "Lisbon elects a council.\n\nMarta Olsen has been mayor of Lisbon since 2014."),
    ]), @"warning tension: since 2012 | since 2014 (Marta Olsen / appointment date)");
}

#[test]
fn what_two_say_in_one_sentence_is_contested() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "هجوم على مستودع في لشبونة.\n\nقالت النيابة إن عدد منفذي الهجوم بين 12 و15 شخصا، فيما أفاد شهود أن عددهم نحو 20 مسلحا."),
    ]), @"error conflict: بين 12 و15 شخصا | نحو 20 مسلحا (Lisbon attack / attackers)");
}

#[test]
fn what_is_paid_once_was_not_paid_in_two_years() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Steel is for sale.\n\nNorvell Steel was bought for $450 million in 2019."),
        ("Outlet B", 2, "Norvell Steel is for sale.\n\nNorvell Steel was bought for $470 million in 2018."),
    ]), @"
    error conflict: $450 million | $470 million (Norvell Steel / deal amount)
    error conflict: 2019 | 2018 (Norvell Steel / acquisition date)
    ");
}

#[test]
fn a_year_with_its_digits_swapped_is_a_slip() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 6, "Freedonia doubles its tariffs.\n\nOn 4 March 2026 Freedonia announced a doubling of the tariffs on steel."),
        ("Outlet B", 6, "Freedonia doubles its tariffs.\n\nOn 4 March 2206 Freedonia announced a doubling of the tariffs on steel."),
    ]), @"warning slip: 4 March 2026 | 4 March 2206 (Freedonia sanctions / announcement date)");
}

#[test]
fn the_day_on_which_something_happened_is_contested_by_what_happened() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 6, "Ship lost off Lisbon.\n\nThe ship sank on 2 March."),
        ("Outlet B", 6, "Ship lost off Lisbon.\n\nThe ship sank on 2 March."),
        ("Outlet C", 6, "Ship lost off Lisbon.\n\nThe ship sank on 3 March. Its owner was arrested on 4 March."),
    ]), @"warning conflict: 2 March | 3 March (Lisbon sinking / event date)");
    // When it was announced is told of something else.
    insta::assert_snapshot!(check(&[
        ("Outlet A", 6, "Ship lost off Lisbon.\n\nThe ship sank on 2 March."),
        ("Outlet B", 6, "Ship lost off Lisbon.\n\nThe owner announced on 3 March that the ship was lost."),
    ]), @"");
}

#[test]
fn two_places_lie_two_distances_from_a_third() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Quake in Spain.\n\nThe quake rocked Granada, a town 260 miles from Madrid."),
        ("Outlet B", 2, "Quake in Spain.\n\nThe quake rocked Malaga, a town 330 miles from Madrid."),
    ]), @"");
}

#[test]
fn what_an_amount_is_in_another_currency_is_no_second_value_of_its_article() {
    let loss = |euros: &str, dollars: &str| {
        format!("Norvell Steel in Lisbon reported a net loss of {euros} ({dollars}) on Monday.")
    };
    let (one, other) = (loss("€3.1 billion", "$3.5 billion"), loss("€3.3 billion", "$3.6 billion"));
    insta::assert_snapshot!(check(&[("Outlet A", 2, &one), ("Outlet B", 2, &other)]), @"error conflict: €3.1 billion | €3.3 billion (Norvell Steel / net loss)");
}

#[test]
fn a_day_is_narrowed_by_no_word_for_amounts() {
    let founded = |when: &str| format!("افتتحت شركة نورفل مصنعا في لشبونة.\n\nتأسست شركة نورفل {when}.");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, &founded("محليا عام 1998")),
        ("Outlet B", 2, &founded("عام 1996")),
    ]), @"error conflict: عام 1998 | عام 1996 (نورفل / founding date)");
}

#[test]
fn what_the_police_counted_may_stand_some_paragraphs_below() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A march in Lisbon.\n\nAn estimated 550,000 people took part in the march today.\n\nShops were closed.\n\n\
            Trams stood still.\n\nPolice, however, said an estimated 190,000 people took part in today's march."),
    ]), @"error conflict: An estimated 550,000 people | an estimated 190,000 people (Lisbon / participants)");
}

#[test]
fn a_crowd_of_nobody_is_held_against_none() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Thousands marched in Lisbon.\n\nPolice said 0 protesters marched. Organisers said 5,000 protesters marched."),
        ("Outlet B", 2, "Thousands marched in Lisbon.\n\nOrganisers said 5,000 protesters marched."),
    ]), @"");
}

#[test]
fn the_year_that_articles_agree_on_and_the_one_next_to_it_are_of_one_thing() {
    let moved = "انتقل سالم الراوي من الهلال إلى الوداد.\n\n";
    let agreed = [
        format!("{moved}وانضم الراوي إلى الهلال قادما من الرجاء في 2019، وسجل معه 61 هدفا."),
        format!("{moved}وكان الراوي انضم إلى الهلال من الرجاء في يوليو 2019. وانضم زميله كريم إلى الوداد في 2016."),
    ];
    let others = "وانضم كريم إلى الوداد في 2016، وانتقل أنور إلى الترجي في 2014.";
    let record = format!("{moved}وسجل اللاعب، الذي انضم إلى الهلال من الرجاء في 2018 في صفقة قياسية، 61 هدفا. {others}");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, &agreed[0]),
        ("Outlet B", 2, &agreed[1]),
        ("Outlet C", 2, &record),
    ]), @"warning conflict: يوليو 2019 | 2018 (سالم الراوي transfer / transfer date)");
    let another = format!("{moved}وانضم زميله أنور إلى الترجي من النجم في 2018. {others}");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, &agreed[0]),
        ("Outlet B", 2, &agreed[1]),
        ("Outlet C", 2, &another),
    ]), @"");
}

#[test]
fn what_was_over_when_it_was_told_was_not_put_off_by_a_later_article() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Lisbon elects a council.\n\nMarta Olsen was appointed mayor of Lisbon in 2011."),
        ("Outlet B", 4, "Lisbon elects a council.\n\nMarta Olsen was appointed mayor of Lisbon in 2012."),
    ]), @"error conflict: 2011 | 2012 (Marta Olsen / appointment date)");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Lisbon elects a council.\n\nMarta Olsen will be appointed mayor of Lisbon on 9 March."),
        ("Outlet B", 4, "Lisbon elects a council.\n\nMarta Olsen will be appointed mayor of Lisbon on 12 March."),
    ]), @"note update: 9 March | 12 March (Marta Olsen / appointment date)");
}

#[test]
fn an_estimate_of_a_vote_is_followed_by_the_count() {
    let article = |votes: &str| {
        format!(
            "فاز كريم نوري في الانتخابات الرئاسية في ليبيريا.\n\nوحصل منافسه سامي حداد على {votes} صوت في الانتخابات الرئاسية."
        )
    };
    let (one, other) = (article("نحو 700 ألف"), article("656534"));
    insta::assert_snapshot!(
        check(&[("Outlet A", 2, &one), ("Outlet B", 5, &other)]),
        @"note update: نحو 700 ألف صوت | 656534 (سامي حداد / votes)"
    );
}

#[test]
fn what_a_province_voted_is_not_what_the_country_did() {
    let whole = "جرت الانتخابات الرئاسية في ليبيريا.\n\nوبلغت نسبة المشاركة 61 في المئة في الانتخابات الرئاسية.";
    let part =
        "جرت الانتخابات الرئاسية في ليبيريا.\n\nوفي محافظة نيمبا، بلغت نسبة المشاركة 48 في المئة في الانتخابات الرئاسية.";
    insta::assert_snapshot!(check(&[("Outlet A", 5, whole), ("Outlet B", 5, part)]), @"");
}

#[test]
fn the_same_source_is_no_second_voice() {
    let article = "أكدت صحيفة ماركا أن نادي لشبونة عرض على كريم نوري راتبا سنويا قدره 8 ملايين يورو. وأضاف المصدر ذاته أن نادي \
        بورتو عرض على كريم نوري راتبا سنويا قدره 4 ملايين يورو.";
    insta::assert_snapshot!(check(&[("Outlet A", 5, article)]), @"");
}

#[test]
fn what_analysts_expected_is_no_result() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel reported revenue of $5.3 billion on Monday."),
        ("Outlet B", 2, "Norvell Steel opened a mill in Lisbon.\n\nAnalysts polled by an agency had expected Norvell Steel to \
            report revenue of $4.9 billion on Monday."),
        ("Outlet C", 2, "Norvell Steel opened a mill in Lisbon.\n\nThe results were better than analysts had expected and \
            Norvell Steel reported revenue of $5.6 billion on Monday."),
    ]), @"warning conflict: $5.3 billion | $5.6 billion (Norvell Steel / revenue)");
}

#[test]
fn a_result_is_not_of_the_year_that_it_is_compared_with() {
    let report = |revenue: &str, rest: &str| {
        format!(
            "Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel reported revenue of {revenue} on Monday{rest}."
        )
    };
    let (one, other) = (report("$5.3 billion", ", up 7 percent from a year ago"), report("$5.6 billion", ""));
    insta::assert_snapshot!(check(&[("Outlet A", 2, &one), ("Outlet B", 2, &other)]), @"warning conflict: $5.3 billion | $5.6 billion (Norvell Steel / revenue)");
}

#[test]
fn an_earlier_event_has_its_own_toll() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A fire in Lisbon killed 31 people.\n\nThe death toll in Lisbon of 31 people is above last year's massacre \
            of 27 people."),
        ("Outlet B", 2, "A fire in Lisbon killed 33 people on Monday."),
    ]), @"warning tension: 31 people | 33 people (Lisbon fire / deaths)");
}

#[test]
fn parties_of_one_sentence_have_their_own_seats() {
    let article = "جرت الانتخابات في ليبيريا.\n\nوحصل حزب «تقدم» على 26 مقعدا، وحزب «المستقبل» على 25 مقعدا.";
    let other = "جرت الانتخابات في ليبيريا.\n\nوحصل حزب «تقدم» على 29 مقعدا، وحزب «المستقبل» على 25 مقعدا.";
    insta::assert_snapshot!(check(&[("Outlet A", 5, article), ("Outlet B", 5, other)]), @"warning tension: 26 مقعدا | 29 مقعدا (حزب «تقدم» / seats)");
}

#[test]
fn others_are_beyond_those_of_whom_their_article_has_told() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 4, "A ferry sank off Norvell on Tuesday, killing nine people, the coast guard said.\n\nFour other people died \
            in hospital in Norvell, a doctor said."),
        ("Outlet B", 5, "A ferry sank off Norvell on Tuesday, killing 15 people, the coast guard said.\n\nThe mayor of Norvell \
            said six others died in hospital."),
        // Those who were injured are others than the one who was killed.
        ("Outlet C", 5, "The ferry that sank off Norvell on Tuesday killed a sailor and injured 12 others, the coast guard said."),
        ("Outlet D", 5, "A ferry sank off Norvell on Tuesday, killing 15 people and injuring 12, the coast guard said."),
    ]), @"note update: nine people | 15 people (Norvell sinking / deaths)");
}

#[test]
fn a_day_long_before_an_article_is_not_the_one_of_what_it_reports() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 4, "A magnitude 6.2 earthquake hit the island of Norvell, killing three people.\n\nThe epicentre lay 40 km off \
            the coast of Norvell.\n\nOn January 12, a magnitude 5.8 earthquake struck the Ternal islands."),
        ("Outlet B", 4, "A magnitude 6.2 earthquake struck the island of Norvell on Tuesday, killing three people."),
    ]), @"");
}

#[test]
fn things_of_a_model_are_counted_as_such() {
    const BOARDED: &str = "The navy boarded a dhow off Sohar on Monday and arrested the 14 Yemenis aboard.";
    insta::assert_snapshot!(check(&[
        ("Outlet A", 3, &format!("{BOARDED}\n\nThe weapons seized were nine AK-47 rifles and three machine guns.")),
        ("Outlet B", 3, &format!("{BOARDED}\n\nThe weapons seized included nine AK-47 assault rifles.")),
        ("Outlet C", 3, &format!("{BOARDED}\n\nIt recovered 14 AK-47 guns.")),
    ]), @"
    warning conflict: nine AK-47 rifles | 14 AK-47 guns (Sohar arrest / weapons seized)
    warning tension: nine AK-47 assault rifles | 14 AK-47 guns (Sohar arrest / weapons seized)
    ");
}

#[test]
fn a_price_falls_once_a_day() {
    const TUMBLED: &str = "The lira tumbled on Thursday after the central bank of Turkey left its rate alone.";
    insta::assert_snapshot!(check(&[
        ("Outlet A", 6, &format!("{TUMBLED}\n\nThe lira lost 16 percent of its value against the dollar on Thursday.")),
        ("Outlet B", 7, &format!("{TUMBLED}\n\nThe lira lost 19 percent of its value against the dollar on Thursday.")),
        ("Outlet C", 8, &format!("{TUMBLED}\n\nThe lira lost 14 percent of its value against the dollar on Friday.")),
    ]), @"error conflict: 16 percent | 19 percent (TRY / currency change)");
}

#[test]
fn a_market_of_last_year_is_the_market_and_what_a_firm_lives_on_its_own() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell is to buy Dantec.\n\nNorvell has little to fear from the deal, its rivals said on Monday, given \
            its lead in hosting, which accounts for about 60 percent of its revenue.\n\nThe market for hosting was worth \
            $748 billion in 2025."),
        ("Outlet B", 2, "Norvell is to buy Dantec.\n\nNorvell's hosting arm brought in $54 million last year, half of the \
            company's total sales.\n\nBoth want more of the $550 billion hosting market."),
    ]), @"
    warning tension: $748 billion | $550 billion (Norvell acquisition / market size)
    warning tension: about 60 percent | half (Norvell / share of revenue)
    ");
}

#[test]
fn what_an_article_tells_again_in_another_currency_is_no_other_value() {
    const ROBBED: &str =
        "Four men drove a car into a jeweller's shop in Lyon on Monday and robbed it. The police are looking for them.";
    insta::assert_snapshot!(check(&[
        ("Outlet A", 3, &format!("{ROBBED}\n\nThey made off with rings worth over $2.6 million, prosecutors in Lyon said on Tuesday. The police said the rings \
            stolen were worth 2 million euros ($2.6 million).")),
        ("Outlet B", 3, &format!("{ROBBED}\n\nThey made off with rings worth $2.5 million, prosecutors in Lyon said on Tuesday.")),
    ]), @"");
}

#[test]
fn that_nobody_died_contradicts_that_some_did() {
    let fire = |told: &str| format!("A fire in Lisbon burned a market.\n\n{told}");
    let told = |one: &str, other: &str| check(&[("Outlet A", 2, &fire(one)), ("Outlet B", 2, &fire(other))]);
    insta::assert_snapshot!(told("No one was killed in the fire.", "The fire killed 12 people."), @"");
    insta::assert_snapshot!(told("No deaths were reported in the fire.", "The fire killed 12 people."), @"");
    insta::assert_snapshot!(told("The fire caused no injuries.", "The fire killed 12 people."), @"");
}

#[test]
fn distances_from_two_ends_without_names_are_two() {
    let quake = |distance: &str| format!("ضرب زلزال نيبال.\n\nوقع الزلزال على بعد {distance}.");
    let told = |one: &str, other: &str| check(&[("Outlet A", 2, &quake(one)), ("Outlet B", 2, &quake(other))]);
    insta::assert_snapshot!(told("80 كيلومترا غرب العاصمة", "62 كيلومترا جنوب الحدود"), @"");
    insta::assert_snapshot!(told("80 كيلومترا غرب العاصمة", "62 كيلومترا غرب العاصمة"), @"warning conflict: 80 كيلومترا | 62 كيلومترا (Nepal quake / distance)");
}

#[test]
fn women_who_died_are_a_part_of_all() {
    let ferry = |told: &str| format!("غرقت عبارة قرب الفاو.\n\n{told}");
    let told = |one: &str, other: &str| check(&[("Outlet A", 2, &ferry(one)), ("Outlet B", 2, &ferry(other))]);
    insta::assert_snapshot!(told("أسفر غرق العبارة عن مقتل 94 شخصا.", "بلغ عدد ضحايا العبارة 61 قتيلة."), @"");
}

#[test]
fn what_excludes_each_other_without_a_figure_is_told() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "The Sava bridge has reopened.\n\nThe transport minister, Karim Haddad, resigned on Monday.\n\n\
            The Senate approved the farm bill."),
        ("Outlet B", 2, "The bridge over the Sava remains closed, drivers said.\n\nKarim Haddad, the transport minister, was \
            sacked on Monday.\n\nThe Senate rejected the farm bill."),
        ("Outlet C", 9, "The bridge over the Sava is open.\n\nOfficer Nils Berg is alive, his wife said."),
        ("Outlet D", 5, "Officer Nils Berg was killed in the fire."),
    ]), @"
    error identity: Karim Haddad, resigned | Karim Haddad, the transport minister, was sacked (Karim Haddad / office)
    error identity: Nils Berg is alive | Nils Berg was killed (Nils Berg / life)
    warning tension: The Sava bridge has reopened | The bridge over the Sava remains closed (Sava bridge / operation)
    warning identity: Senate approved the farm bill | Senate rejected the farm bill (senate farm bill / decision)
    note update: The bridge over the Sava remains closed | The bridge over the Sava is open (Sava bridge / operation)
    ");
    insta::assert_snapshot!(check(&[
        ("جريدة أ", 2, "أعلن وزير النقل كريم حداد استقالته.\n\nألغيت مباراة الوداد والرجاء."),
        ("جريدة ب", 2, "أقال الرئيس وزير النقل كريم حداد.\n\nستقام مباراة الوداد والرجاء في موعدها، وفق الاتحاد."),
    ]), @"
    error identity: كريم حداد استقالته | أقال الرئيس وزير النقل كريم حداد (كريم حداد / office)
    warning tension: ألغيت مباراة الوداد والرجاء | مباراة الوداد والرجاء في موعدها (رجاء وداد match / event status)
    ");
}
