//! Prices, deals, results, and amounts in two currencies.

use super::check;

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
fn the_cents_of_a_price_are_often_left_out() {
    let costs = |price: &str| format!("Norvell opened a shop in Lisbon.\n\nThe Norvell watch costs {price}.");
    let prices = |one: &str, other: &str| check(&[("Outlet A", 2, &costs(one)), ("Outlet B", 2, &costs(other))]);
    insta::assert_snapshot!(prices("$299.99", "$299"), @"");
    insta::assert_snapshot!(prices("$299.99", "$300"), @"");
    insta::assert_snapshot!(prices("$299.99", "$289"), @"warning conflict: $299.99 | $289 (Norvell / price)");
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
fn what_an_amount_is_in_another_currency_is_no_second_value_of_its_article() {
    let loss = |euros: &str, dollars: &str| {
        format!("Norvell Steel in Lisbon reported a net loss of {euros} ({dollars}) on Monday.")
    };
    let (one, other) = (loss("€3.1 billion", "$3.5 billion"), loss("€3.3 billion", "$3.6 billion"));
    insta::assert_snapshot!(check(&[("Outlet A", 2, &one), ("Outlet B", 2, &other)]), @"error conflict: €3.1 billion | €3.3 billion (Norvell Steel / net loss)");
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
