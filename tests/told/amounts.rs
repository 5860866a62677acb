//! Amounts that lie far apart, slips, and units.

use super::check;

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
fn an_amount_told_in_two_units_is_one() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, "A fire in Lisbon burned a market.\n\nThe fire in Lisbon burned 500 hectares (1,235 acres) of forest."),
        ("Outlet B", 2, "A fire in Lisbon burned a market.\n\nThe fire in Lisbon burned 900 hectares of forest."),
    ]), @"warning tension: 1,235 acres | 900 hectares (Lisbon fire / burnt area)");
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
fn an_order_of_size_is_no_other_figure_of_an_article() {
    let fire = "A fire in Lisbon burned a market.\n\n";
    insta::assert_snapshot!(check(&[
        ("Outlet A", 2, &format!("{fire}The fire in Lisbon injured thousands.\n\nDoctors said it injured more than 4,100 people.")),
        ("Outlet B", 2, &format!("{fire}The fire in Lisbon injured 3,650 people.")),
    ]), @"warning tension: more than 4,100 people | 3,650 people (Lisbon fire / injured)");
}

#[test]
fn a_year_with_its_digits_swapped_is_a_slip() {
    insta::assert_snapshot!(check(&[
        ("Outlet A", 6, "Freedonia doubles its tariffs.\n\nOn 4 March 2026 Freedonia announced a doubling of the tariffs on steel."),
        ("Outlet B", 6, "Freedonia doubles its tariffs.\n\nOn 4 March 2206 Freedonia announced a doubling of the tariffs on steel."),
    ]), @"warning slip: 4 March 2026 | 4 March 2206 (Freedonia sanctions / announcement date)");
}
