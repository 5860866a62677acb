//! What each sign weighs, in hundredths of the natural logarithm of the odds that two claims of a story are about one thing.
//!
//! The weights were fitted by logistic regression with an L2 penalty to all pairs of claims of one class within stories that
//! people had labelled: real ones in two languages, those of `fixtures`, and sixteen more that were written for it. Each
//! story counts alike; pairs that the labels call easily mistaken count many times. They lie between two fits, to
//! thirty-three real stories and to forty-nine, which kept more of both than either fit. They are data: whoever labels
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
    &[-45, -69, -21],
    // Group
    &[-66, -46, -29, -89, -23],
    // TieLikeness
    &[
        61, 9, 29, 13, -42,
        111, 27, 17, -39, -82,
        -49, 35, 8, 8, -90,
        76, 9, 51, -21, -118,
        53, 14, 12, 0, -81,
        97, 48, -32, -79, -73,
    ],
    // GroupTie
    &[
        6, 15, -3, -52, -18, -99,
        30, -21, 2, -47, -67, -20,
        11, 81, -55, -71, 18, 4,
        46, -29, -124, 8, -55, 3,
        -40, -10, 32, -41, -33, 74,
    ],
    // GroupLikeness
    &[
        60, 66, -36, -30, -97,
        -27, 49, 42, 44, -94,
        168, 57, 20, -1, -87,
        110, -10, 11, -80, -121,
        43, -27, 55, -27, -61,
    ],
    // Relation
    &[3, 65, 171, 72, 107, 45, -83, -12, -143, -137, 100, 60, 22, 47, -36, -30, 8, -19, -152],
    // SameDistance
    &[39, 12, -23],
    // SameEvolves
    &[-28, 87, 0, -54, 73],
    // SameRole
    &[107, -106, -17, -11, 63],
    // SameOften
    &[48, 25, -15],
    // SameBearer
    &[
        33, -38, -46, 27, 60,
        23, 43, 68, 31, -63,
        17, 1, 10, -33, -56,
    ],
    // SamePlural
    &[35, -5, -31],
    // SharedDistance
    &[64, 71, -39, -60],
    // DifferDistance
    &[-67, -117, -14, -6],
    // Often
    &[84, 152, 131],
    // Bearers
    &[65, -96, -38, -120, -64, -105, -27],
    // Stated
    &[-9, 21, 0, 0, 71, 55, 0],
    // Words
    &[2, -7],
    // Shared
    &[-71, -28, 8, 22],
    // Next
    &[17, 15],
    // Strict
    &[11, -16, -190, -202],
    // Period
    &[32, -41],
    // Scope
    &[-30],
    // Elsewhere
    &[-91, -26],
    // Within
    &[-109, -41, -83, 11],
    // Speakers
    &[23, 36, 134],
    // Noun
    &[
        40, -10, 27, -49,
        -8, -35, -18, -9,
    ],
    // Names
    &[34, 22, -1, -2],
    // OtherWords
    &[-7, 22],
    // Poll: two polls are never one, however few stories show it.
    &[119, -600],
];
