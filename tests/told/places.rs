//! Several places, a place and the whole of which it is one, and distances between them.

use super::check;

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
fn what_each_of_several_places_had_is_not_what_all_of_them_did() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A quake in Guatemala killed 394 people in Escuintla province and 271 people in the province of Jutiapa."),
        ("Outlet B", 2, "A quake in Guatemala killed 665 people on Sunday."),
        ("Outlet C", 2, "أدى زلزال في غواتيمالا إلى مقتل 402 أشخاص في إقليم إسكوينتلا و280 شخصا في إقليم خوتيابا."),
    ]), @"");
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
fn a_valley_and_a_region_are_parts_of_the_whole() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "An earthquake shook Guatemala on Sunday and killed 410 people.\n\nHardest hit were the Motagua Valley, where \
            120 died, and the central region, where 230 were killed."),
        ("Outlet B", 2, "The earthquake in Guatemala on Sunday killed 410 people."),
    ]), @"");
}

#[test]
fn a_province_that_is_called_one_is_a_part_even_where_it_is_the_place_of_the_event() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "ضرب زلزال إقليم الحوز في المغرب وقتل 1037 شخصا.\n\nوقالت الوزارة إن 542 شخصا قتلوا في إقليم الحوز."),
        ("Outlet B", 2, "قتل 1037 شخصا في زلزال ضرب إقليم الحوز في المغرب."),
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
fn distances_from_two_ends_without_names_are_two() {
    let quake = |distance: &str| format!("ضرب زلزال نيبال.\n\nوقع الزلزال على بعد {distance}.");
    let told = |one: &str, other: &str| check(&[("Outlet A", 2, &quake(one)), ("Outlet B", 2, &quake(other))]);
    insta::assert_snapshot!(told("80 كيلومترا غرب العاصمة", "62 كيلومترا جنوب الحدود"), @"");
    insta::assert_snapshot!(told("80 كيلومترا غرب العاصمة", "62 كيلومترا غرب العاصمة"), @"warning conflict: 80 كيلومترا | 62 كيلومترا (Nepal quake / distance)");
}
