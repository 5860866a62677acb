//! What each sign weighs, in hundredths of the natural logarithm of the odds that two claims of a story are about one thing.
//!
//! The weights were fitted by logistic regression with an L2 penalty to all pairs of claims of one class within stories that
//! people had labelled: real ones about tolls, deals, votes, launches and trials in two languages, those of `fixtures`, and sixteen
//! more that were written for it. Each story counts alike; pairs that the labels call easily mistaken count eight times. They are data: whoever labels more stories
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
    /// Both name a kind of poll: the same, another; or another round of it.
    Poll,
}

impl Kind {
    /// How many kinds there are.
    pub const COUNT: usize = Kind::Poll as usize + 1;

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
            Kind::Strict | Kind::Period | Kind::Scope | Kind::Elsewhere | Kind::Poll => "scope",
            Kind::Within | Kind::Speakers => "one article",
        }
    }
}

/// A row for each [`Kind`], in its order.
#[rustfmt::skip]
pub(super) const WEIGHTS: [&[i32]; Kind::COUNT] = [
    // Script
    &[-37, -76, -5],
    // Group
    &[-50, -47, -27, -89, -4],
    // TieLikeness
    &[
        50, -2, 42, 14, -36,
        64, 28, -16, 13, -82,
        -73, 59, 60, 25, -83,
        34, -13, -3, -30, -106,
        78, 0, 15, -6, -80,
        107, 63, -43, -73, -44,
    ],
    // GroupTie
    &[
        33, 10, 4, -60, 7, -67,
        26, 4, 31, -65, -44, -31,
        22, 54, -25, -56, 2, -15,
        28, -36, -94, -25, -21, 22,
        -47, -25, 52, -33, -47, 106,
    ],
    // GroupLikeness
    &[
        47, 67, -8, -31, -91,
        -73, 14, -6, 61, -62,
        177, 84, 47, -3, -107,
        100, -12, -55, -82, -67,
        14, -13, 77, -4, -69,
    ],
    // Relation
    &[2, 70, 173, 39, 66, 12, -87, -48, -145, -89, 113, 47, 46, 20, -8, -31, 54, -7, -155],
    // SameDistance
    &[56, 32, -44],
    // SameEvolves
    &[-20, 91, 0, -44, 34],
    // SameRole
    &[77, -71, -16, 20, 48],
    // SameOften
    &[43, 8, 9],
    // SameBearer
    &[
        34, -38, -55, 44, 71,
        -35, 26, 70, 10, -93,
        47, 9, 27, -38, -19,
    ],
    // SamePlural
    &[30, 24, -5],
    // SharedDistance
    &[35, 117, -58, -86],
    // DifferDistance
    &[-84, -74, -63, -6],
    // Often
    &[122, 124, 128],
    // Bearers
    &[107, -53, -19, -60, -27, -102, -48],
    // Stated
    &[-46, -7, 0, 0, 34, 69, 0],
    // Words
    &[1, -8],
    // Shared
    &[-75, -24, 39, 37],
    // Next
    &[21, -15],
    // Strict
    &[17, -25, -156, -173],
    // Period
    &[22, -44],
    // Scope
    &[-47],
    // Elsewhere
    &[-109, -37],
    // Within
    &[-114, -50, -72, 21],
    // Speakers
    &[21, -27, 121],
    // Noun
    &[
        70, -14, 24, -55,
        31, -31, -21, -33,
    ],
    // Names
    &[12, -18, -4, -30],
    // OtherWords
    &[-7, 26],
    // Poll: two polls are never one, however few stories show it.
    &[59, -600],
];
