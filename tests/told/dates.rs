//! Days, years and periods, and which of two articles is the later.

use super::check;

#[test]
fn what_happened_this_week_was_not_in_an_earlier_year() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel launched a satellite today."),
        ("Outlet B", 2, "Norvell Steel opened a mill in Lisbon.\n\nNorvell Steel launched a satellite in 2024."),
    ]), @"");
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
fn the_year_in_which_something_was_founded_is_no_time_of_its_other_figures() {
    let deal =
        |price: &str| format!("Norvell buys Tamarind.\n\nNorvell will buy Tamarind, founded in 2006, for {price}.");
    let later = "Norvell buys Tamarind.\n\nNorvell will buy Tamarind for $900 million.";
    insta::assert_snapshot!(check(&[("Outlet A", 2, &deal("$400 million")), ("Outlet B", 2, later)]), @"error conflict: $400 million | $900 million (Tamarind / deal amount)");
}

#[test]
fn a_date_of_another_clause_is_no_period() {
    let goals = |tail: &str| format!("Rui Tavira leaves Lisbon.\n\nTavira scored {tail}");
    let told = |one: &str, other: &str| check(&[("Outlet A", 2, &goals(one)), ("Outlet B", 2, &goals(other))]);
    insta::assert_snapshot!(told("451 goals for the club, and won the league in 2013.", "431 goals for the club."), @"warning tension: 451 goals | 431 goals (Rui Tavira / goals)");
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
fn what_somebody_has_been_since_a_day_is_no_news_of_a_later_article() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Lisbon elects a council.\n\nMarta Olsen has been mayor of Lisbon since 2012."),
        ("Outlet A", 4, "Lisbon elects a council.\n\nMarta Olsen has been mayor of Lisbon since 2014."),
    ]), @"warning tension: since 2012 | since 2014 (Marta Olsen / appointment date)");
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
fn a_day_is_narrowed_by_no_word_for_amounts() {
    let founded = |when: &str| format!("افتتحت شركة نورفل مصنعا في لشبونة.\n\nتأسست شركة نورفل {when}.");
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, &founded("محليا عام 1998")),
        ("Outlet B", 2, &founded("عام 1996")),
    ]), @"error conflict: عام 1998 | عام 1996 (نورفل / founding date)");
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
fn a_day_long_before_an_article_is_not_the_one_of_what_it_reports() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 4, "A magnitude 6.2 earthquake hit the island of Norvell, killing three people.\n\nThe epicentre lay 40 km off \
            the coast of Norvell.\n\nOn January 12, a magnitude 5.8 earthquake struck the Ternal islands."),
        ("Outlet B", 4, "A magnitude 6.2 earthquake struck the island of Norvell on Tuesday, killing three people."),
    ]), @"");
}
