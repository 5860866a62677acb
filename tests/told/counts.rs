//! Counts of people and things: a part and the whole, what grows, what was added, who counted.

use super::check;

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
fn what_was_added_to_a_count_and_what_is_left_of_it_is_another_figure() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A quake in Guatemala killed 18 others, raising the death toll to 25."),
        ("Outlet B", 2, "A quake in Guatemala killed 25 people. The remaining 3 of the dead were found on Monday."),
        ("Outlet C", 2, "أدى زلزال في غواتيمالا إلى مقتل 18 شخصا آخرين، ما يرفع حصيلة القتلى إلى 25."),
    ]), @"");
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
fn the_dead_of_one_nation_are_not_all_of_them() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 4, "قالت السفارة إن عدد القتلى السوريين في انفجار بيروت بلغ 43 شخصا."),
        ("Outlet B", 4, "بلغ عدد القتلى في انفجار بيروت 154 شخصا."),
    ]), @"");
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
fn an_earlier_event_has_its_own_toll() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A fire in Lisbon killed 31 people.\n\nThe death toll in Lisbon of 31 people is above last year's massacre \
            of 27 people."),
        ("Outlet B", 2, "A fire in Lisbon killed 33 people on Monday."),
    ]), @"warning tension: 31 people | 33 people (Lisbon fire / deaths)");
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
fn that_nobody_died_contradicts_that_some_did() {
    let fire = |told: &str| format!("A fire in Lisbon burned a market.\n\n{told}");
    let told = |one: &str, other: &str| check(&[("Outlet A", 2, &fire(one)), ("Outlet B", 2, &fire(other))]);
    insta::assert_snapshot!(told("No one was killed in the fire.", "The fire killed 12 people."), @"");
    insta::assert_snapshot!(told("No deaths were reported in the fire.", "The fire killed 12 people."), @"");
    insta::assert_snapshot!(told("The fire caused no injuries.", "The fire killed 12 people."), @"");
}

#[test]
fn women_who_died_are_a_part_of_all() {
    let ferry = |told: &str| format!("غرقت عبارة قرب الفاو.\n\n{told}");
    let told = |one: &str, other: &str| check(&[("Outlet A", 2, &ferry(one)), ("Outlet B", 2, &ferry(other))]);
    insta::assert_snapshot!(told("أسفر غرق العبارة عن مقتل 94 شخصا.", "بلغ عدد ضحايا العبارة 61 قتيلة."), @"");
}
