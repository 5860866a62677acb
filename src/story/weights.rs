//! What each sign weighs, in hundredths of the natural logarithm of the odds that two claims of a story are about one thing.
//!
//! The weights were fitted by logistic regression with an L2 penalty to all pairs of claims of one class within stories that
//! people had labelled: real ones about tolls, deals, votes, launches and trials in two languages, and those of `fixtures`. Each
//! story counts alike; pairs that the labels call easily mistaken count six times. They are data: whoever labels more stories
//! fits them anew.

use super::evidence::Kind;

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
