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
    /// Both name a kind of poll: the same, another.
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
    &[-38, -80, 3],
    // Group
    &[-40, -35, -26, -101, 12],
    // TieLikeness
    &[
        37, -18, 55, 25, -31,
        4, -23, -13, 40, -52,
        -44, 54, 32, 27, -64,
        25, -49, -16, -37, -111,
        60, 29, 1, 3, -102,
        109, 109, -13, -95, -26,
    ],
    // GroupTie
    &[
        55, -13, -17, -66, 25, -34,
        -10, 16, 57, -55, -27, -27,
        46, 4, -9, -73, 21, -9,
        19, -28, -78, -7, -36, 24,
        -45, -23, 45, -22, -66, 130,
    ],
    // GroupLikeness
    &[
        29, 60, 10, -30, -88,
        -68, 20, 7, 69, -67,
        131, 77, -9, -34, -102,
        47, -71, -8, -52, -24,
        53, 20, 46, 2, -100,
    ],
    // Relation
    &[1, 43, 127, 37, 37, -12, -114, -63, -146, -70, 154, 29, 58, 1, 10, -30, 70, -40, -130],
    // SameDistance
    &[39, 53, -30],
    // SameEvolves
    &[-8, 87, 0, -34, 19],
    // SameRole
    &[74, -50, -16, 28, 29],
    // SameOften
    &[43, 12, 12],
    // SameBearer
    &[
        41, -27, -59, 42, 59,
        7, 50, 65, -11, -92,
        -12, -41, 48, -4, 1,
    ],
    // SamePlural
    &[34, 27, -4],
    // SharedDistance
    &[1, 104, -81, -68],
    // DifferDistance
    &[-87, -83, -26, -29],
    // Often
    &[90, 72, 132],
    // Bearers
    &[107, -64, 2, -53, -16, -96, -44],
    // Stated
    &[-76, -14, 0, 0, 6, 58, 0],
    // Words
    &[0, -9],
    // Shared
    &[-84, -33, 43, 43],
    // Next
    &[28, 0],
    // Strict
    &[34, -36, -150, -181],
    // Period
    &[17, -22],
    // Scope
    &[-62],
    // Elsewhere
    &[-130, -48],
    // Within
    &[-110, -42, -58, 4],
    // Speakers
    &[-4, -55, 103],
    // Noun
    &[
        59, -24, 49, -34,
        -9, -30, -20, -13,
    ],
    // Names
    &[37, -25, 10, -27],
    // OtherWords
    &[-7, 25],
    // Poll: set by hand, since two polls are never one, however few stories show it.
    &[50, -600],
];
