//! Whose a figure is, and what is stated of somebody without one.

use super::check;

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
fn what_somebody_is_called_has_no_figures_of_its_own() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "Ivo Karst fights in Malta.\n\nThe World Heavyweight Champion, Ivo Karst, with 41 knockouts, fights in Malta."),
        ("Outlet B", 2, "Ivo Karst fights in Malta.\n\nIvo Karst, with 43 knockouts, fights in Malta."),
    ]), @"warning tension: 41 knockouts | 43 knockouts (Ivo Karst / knockouts)");
}

#[test]
fn a_ministry_that_is_called_so_a_second_time_is_no_second_one() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "أعلنت وزارة الصحة أن حصيلة فيضانات السودان بلغت 240 قتيلا.\n\nوأوضحت الوزارة أن 170 شخصا قتلوا غرقا."),
        ("Outlet B", 2, "أعلنت وزارة الصحة أن حصيلة فيضانات السودان بلغت 240 قتيلا."),
    ]), @"");
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
