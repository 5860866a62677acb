//! Names of world news, as the tables tell them.

use super::NAMES;

/// A name of world news, by its place in [`NAMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KnownName(pub u16);

impl KnownName {
    /// What the table says of it.
    pub fn row(self) -> &'static NameRow {
        &NAMES[usize::from(self.0)]
    }
}

/// What the table says of a name.
#[derive(Debug)]
pub struct NameRow {
    /// Its canonical form.
    pub name: &'static str,
    /// What bears it.
    pub kind: NameKind,
}

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A company.
    Company,
    /// A news agency or an outlet.
    Outlet,
    /// An institution, a party, a team.
    Body,
    /// A country.
    Country,
    /// A city, a region, a river, a mountain.
    Place,
    /// A product, a model, a ship, a work.
    Product,
    /// A league, a cup: what is competed in.
    Contest,
}
