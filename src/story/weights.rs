//! What each sign weighs, in hundredths of the natural logarithm of the odds that two claims of a story are about one thing.
//!
//! The weights were fitted by logistic regression with an L2 penalty to all pairs of claims of one class within stories that
//! people had labelled: real ones about tolls, deals, votes, launches and trials in two languages, and those of `fixtures`. Each
//! story counts alike; pairs that the labels call easily mistaken count six times. They are data: whoever labels more stories
//! fits them anew.

/// The kinds of signs, each a row of [`WEIGHTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Both claims are in Arabic script, both in another, one of each.
    Script,
    /// What is compared: see [`super::fact::Group`].
    Group,
    /// How the attributes stand to each other, by how the values do: [`super::likeness::Tie`] × [`super::likeness::Likeness`].
    TieLikeness,
    /// [`super::fact::Group`] × [`super::likeness::Tie`].
    GroupTie,
    /// [`super::fact::Group`] × [`super::likeness::Likeness`].
    GroupLikeness,
    /// How the values stand to each other: see [`super::likeness::Relation`].
    Relation,
    /// The same attribute: how far away its words stand, up to 8, up to 14, further.
    SameDistance,
    /// The same attribute: how it evolves.
    SameEvolves,
    /// The same attribute: the role that keys it.
    SameRole,
    /// The same attribute: how many figures of an article it has, one, two or more.
    SameOften,
    /// The same attribute: the bearers are the same, differ, are left open; × [`super::likeness::Likeness`].
    SameBearer,
    /// The same attribute: neither, one or both stand among other values of it in their sentences.
    SamePlural,
    /// Other attributes, of which the words around allow one for both: how far away in sum, up to 6, 14, 24, further.
    SharedDistance,
    /// Other attributes: how far away their words stand, up to 3, 8, 14, further.
    DifferDistance,
    /// The same value: how many claims of the story state it, fewer than 4, 6 or more.
    Often,
    /// What the claims are of: see [`super::likeness::Bearers`].
    Bearers,
    /// The same, where both clauses name it.
    Stated,
    /// The words beside both, by how rare they are in the story; those of the nearest three on each side again.
    Words,
    /// How many words stand beside both: none, one, two, more.
    Shared,
    /// The word before both figures is the same; the one after both.
    Next,
    /// Scopes that name another thing to measure: none, the same, another, only one has one.
    Strict,
    /// Both name a period: the same, another.
    Period,
    /// What else narrows them differs.
    Scope,
    /// One tells of an earlier year; one tells of something elsewhere.
    Elsewhere,
    /// In one article: at all, with another value, in one sentence, there of a change or of several who say so.
    Within,
    /// In one article, the same attribute, other values: whose words they are is told of neither, is the same, differs.
    Speakers,
    /// Counts: their nouns are the same, differ, are known of one or of none; for the same attribute, and for others.
    Noun,
    /// Names stand beside both: some beside both, all beside one only; for the same attribute, and for others.
    Names,
    /// The words beside both where the attributes are not the same; those of the nearest again.
    OtherWords,
}

impl Kind {
    /// How many kinds there are.
    pub const COUNT: usize = Kind::OtherWords as usize + 1;

    /// What a sign of the kind is of, as the reports say it.
    pub fn aspect(self) -> &'static str {
        match self {
            Kind::Script | Kind::Group => "kind of claim",
            Kind::Relation | Kind::GroupLikeness | Kind::Often => "value",
            Kind::TieLikeness
            | Kind::GroupTie
            | Kind::SameDistance
            | Kind::SameEvolves
            | Kind::SameRole
            | Kind::SameOften
            | Kind::SamePlural
            | Kind::SharedDistance
            | Kind::DifferDistance => "attribute",
            Kind::SameBearer | Kind::Bearers | Kind::Stated | Kind::Names => "name or event",
            Kind::Words | Kind::Shared | Kind::Next | Kind::Noun | Kind::OtherWords => "words beside",
            Kind::Strict | Kind::Period | Kind::Scope | Kind::Elsewhere => "scope",
            Kind::Within | Kind::Speakers => "one article",
        }
    }
}

/// A row for each [`Kind`], in its order.
#[rustfmt::skip]
pub(super) const WEIGHTS: [&[i32]; Kind::COUNT] = [
    // Script
    &[-13, -99, -12],
    // Group
    &[-34, -39, -25, -89, -8],
    // TieLikeness
    &[
        43, -18, 58, 10, -33,
        14, -27, -6, 39, -44,
        -54, 65, 53, 11, -81,
        25, -45, -14, -32, -103,
        72, 26, 6, 1, -100,
        98, 107, -18, -96, -54,
    ],
    // GroupTie
    &[
        38, -11, -5, -61, 7, -3,
        -7, 33, -38, -36, 8, -2,
        24, -6, 21, -73, 17, 5,
        17, -19, -69, -9, -38, 25,
        -14, -21, 82, -17, -46, 13,
    ],
    // GroupLikeness
    &[
        34, 60, 18, -12, -100,
        -53, 38, 1, 43, -69,
        119, 41, 27, -41, -99,
        50, -49, -12, -53, -29,
        49, 18, 45, -6, -110,
    ],
    // Relation
    &[2, 48, 118, 48, 63, 28, -83, -47, -150, -90, 17, 34, 54, 5, 18, -12, 30, -26, -124],
    // SameDistance
    &[34, 29, -9],
    // SameEvolves
    &[8, 60, 0, -54, 44],
    // SameRole
    &[67, -41, -30, 29, 35],
    // SameOften
    &[32, 17, 9],
    // SameBearer
    &[
        64, -19, -3, 52, 29,
        -14, 32, 27, -29, -85,
        -7, -31, 33, -13, 21,
    ],
    // SamePlural
    &[50, 11, -14],
    // SharedDistance
    &[4, 114, -73, -69],
    // DifferDistance
    &[-76, -79, -19, -26],
    // Often
    &[83, 83, 137],
    // Bearers
    &[18, -15, 0, -15, 5, -86, -52],
    // Stated
    &[5, -29, 0, 0, 6, 58, 0],
    // Words
    &[3, -5],
    // Shared
    &[-66, -21, 13, -20],
    // Next
    &[30, 1],
    // Strict
    &[-3, -32, -151, -102],
    // Period
    &[16, -12],
    // Scope
    &[-50],
    // Elsewhere
    &[-111, -31],
    // Within
    &[-101, -58, -38, 32],
    // Speakers
    &[-51, -29, 108],
    // Noun
    &[
        35, 23, 17, -49,
        15, -31, -18, -8,
    ],
    // Names
    &[29, -12, -14, -14],
    // OtherWords
    &[-8, 24],
];
