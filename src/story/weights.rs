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
}

/// A row for each [`Kind`], in its order.
#[rustfmt::skip]
pub(super) const WEIGHTS: [&[i32]; Kind::COUNT] = [
    // Script
    &[-12, -99, -17],
    // Group
    &[-31, -44, -23, -92, -12],
    // TieLikeness
    &[
        41, -11, 48, 10, -33,
        14, -26, -8, 42, -48,
        -53, 54, 48, 7, -83,
        30, -41, -13, -35, -103,
        72, 25, 6, 2, -99,
        96, 109, -8, -96, -53,
    ],
    // GroupTie
    &[
        31, -7, 3, -56, 6, -10,
        -16, 31, -40, -35, 8, 1,
        24, -7, 21, -75, 18, 11,
        17, -26, -74, -7, -40, 33,
        -4, -17, 60, -18, -44, 14,
    ],
    // GroupLikeness
    &[
        39, 64, 14, -13, -100,
        -54, 30, -1, 46, -69,
        127, 38, 26, -42, -97,
        46, -47, -7, -57, -31,
        43, 26, 41, -6, -111,
    ],
    // Relation
    &[2, 45, 113, 50, 61, 32, -85, -50, -148, -90, 12, 39, 58, 5, 14, -13, 32, -25, -127],
    // SameDistance
    &[26, 19, 5],
    // SameEvolves
    &[2, 62, 0, -58, 48],
    // SameRole
    &[63, -41, -32, 34, 31],
    // SameOften
    &[28, 15, 10],
    // SameBearer
    &[
        31, -5, 11, 40, 8,
        21, 32, -14, -6, -44,
        -12, -39, 51, -24, 2,
    ],
    // SamePlural
    &[58, 2, -20],
    // SharedDistance
    &[4, 111, -74, -68],
    // DifferDistance
    &[-75, -73, -22, -24],
    // Often
    &[84, 87, 137],
    // Bearers
    &[31, -55, 20, -34, -16, -109, -30],
    // Stated
    &[-11, -14, 0, 0, -3, 68, 0],
    // Words
    &[-2, 2],
    // Shared
    &[-78, -22, 19, 21],
    // Next
    &[19, -28],
    // Strict
    &[-1, -37, -155, -106],
    // Period
    &[18, -8],
    // Scope
    &[-49],
    // Elsewhere
    &[-105, -25],
    // Within
    &[-105, -58, -41, 30],
    // Speakers
    &[-56, -27, 101],
    // Noun
    &[
        39, 25, 15, -53,
        24, -36, -22, -1,
    ],
    // Names
    &[36, 13, -8, 3],
    // OtherWords
    &[-7, 20],
];
