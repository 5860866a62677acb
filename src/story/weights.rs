//! What each sign weighs, in hundredths of the natural logarithm of the odds that two claims of a story are about one thing.
//!
//! The weights were fitted by logistic regression with an L2 penalty to all pairs of claims of one class within stories that
//! people had labelled: real ones in two languages, those of `fixtures`, and sixteen more that were written for it. Each
//! story counts alike; pairs that the labels call easily mistaken count eight times. They are the mean of two fits, to these
//! stories and to twenty more real ones with them, which kept more of both than either fit. They are data: whoever labels
//! more stories fits them anew.

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
    /// Both name a kind of poll or a model of a line: the same, another; or another round of a poll.
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
    &[-40, -76, -7],
    // Group
    &[-58, -42, -32, -87, -10],
    // TieLikeness
    &[
        54, 5, 25, 16, -37,
        84, 18, 22, -8, -87,
        -60, 36, 44, 10, -85,
        56, 4, 29, -34, -114,
        65, 11, 13, -4, -82,
        104, 53, -44, -62, -52,
    ],
    // GroupTie
    &[
        9, 8, 12, -50, -2, -78,
        24, -2, 24, -48, -56, -22,
        16, 79, -44, -68, 4, -1,
        42, -40, -108, -10, -30, 11,
        -36, -14, 33, -42, -40, 95,
    ],
    // GroupLikeness
    &[
        52, 62, -14, -32, -93,
        -38, 42, 27, 34, -78,
        164, 76, 22, 4, -100,
        102, -22, -20, -68, -96,
        30, -30, 75, -16, -63,
    ],
    // Relation
    &[2, 68, 176, 58, 100, 23, -88, -42, -144, -106, 110, 52, 30, 31, -14, -32, 42, -8, -159],
    // SameDistance
    &[48, 20, -32],
    // SameEvolves
    &[-28, 96, 0, -56, 53],
    // SameRole
    &[94, -100, -10, -4, 62],
    // SameOften
    &[43, 16, -3],
    // SameBearer
    &[
        26, -36, -50, 38, 68,
        -13, 34, 48, 10, -79,
        39, 5, 26, -26, -34,
    ],
    // SamePlural
    &[38, 4, -21],
    // SharedDistance
    &[54, 97, -46, -74],
    // DifferDistance
    &[-84, -88, -44, 1],
    // Often
    &[110, 138, 127],
    // Bearers
    &[89, -66, -39, -80, -47, -104, -38],
    // Stated
    &[-23, 2, 0, 0, 57, 72, 0],
    // Words
    &[2, -6],
    // Shared
    &[-68, -29, 21, 12],
    // Next
    &[19, -5],
    // Strict
    &[12, -19, -171, -177],
    // Period
    &[34, -55],
    // Scope
    &[-49],
    // Elsewhere
    &[-96, -32],
    // Within
    &[-109, -42, -78, 9],
    // Speakers
    &[24, 4, 118],
    // Noun
    &[
        56, -14, 20, -46,
        8, -32, -23, -28,
    ],
    // Names
    &[26, -2, 0, -16],
    // OtherWords
    &[-6, 22],
    // Poll: two polls are never one, however few stories show it.
    &[102, -600],
];
