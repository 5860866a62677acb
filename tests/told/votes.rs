//! Votes, polls and seats.

use super::check;

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
fn parties_of_one_sentence_have_their_own_seats() {
    let article = "جرت الانتخابات في ليبيريا.\n\nوحصل حزب «تقدم» على 26 مقعدا، وحزب «المستقبل» على 25 مقعدا.";
    let other = "جرت الانتخابات في ليبيريا.\n\nوحصل حزب «تقدم» على 29 مقعدا، وحزب «المستقبل» على 25 مقعدا.";
    insta::assert_snapshot!(check(&[("Outlet A", 5, article), ("Outlet B", 5, other)]), @"warning tension: 26 مقعدا | 29 مقعدا (حزب «تقدم» / seats)");
}
