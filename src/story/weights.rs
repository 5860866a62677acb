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
    &[-11, -99, -16],
    // Group
    &[-31, -40, -28, -90, -9],
    // TieLikeness
    &[
        39, -14, 48, 0, -31,
        16, -36, -3, 46, -42,
        -56, 57, 51, 5, -78,
        29, -39, -16, -39, -104,
        74, 26, 2, 2, -99,
        100, 116, -9, -87, -53,
    ],
    // GroupTie
    &[
        29, 1, 0, -59, 8, -12,
        -17, 32, -41, -34, 4, 11,
        33, -8, 21, -80, 9, 13,
        11, -26, -71, -6, -38, 36,
        -15, -19, 67, -17, -41, 19,
    ],
    // GroupLikeness
    &[
        39, 66, 14, -26, -92,
        -53, 31, -4, 50, -69,
        126, 38, 26, -42, -98,
        46, -49, -5, -54, -33,
        45, 24, 42, -5, -112,
    ],
    // Relation
    &[3, 42, 114, 51, 61, 36, -79, -50, -147, -91, 10, 39, 60, 6, 14, -26, 47, -26, -128],
    // SameDistance
    &[21, 21, -3],
    // SameEvolves
    &[-1, 61, 0, -62, 44],
    // SameRole
    &[59, -42, -30, 27, 29],
    // SameOften
    &[21, 9, 10],
    // SameBearer
    &[
        28, -11, 10, 34, 8,
        27, 38, -13, -6, -41,
        -16, -41, 51, -28, 0,
    ],
    // SamePlural
    &[63, 3, -40],
    // SharedDistance
    &[9, 110, -69, -69],
    // DifferDistance
    &[-77, -73, -30, -24],
    // Often
    &[82, 88, 139],
    // Bearers
    &[32, -59, 20, -35, -10, -109, -29],
    // Stated
    &[0, -9, 0, 0, 0, 70, 0],
    // Words
    &[-7, 12],
    // Shared
    &[-81, -18, 22, 26],
    // Next
    &[16, -20],
    // Strict
    &[-2, -34, -151, -107],
    // Period
    &[19, -7],
    // Scope
    &[-49],
    // Elsewhere
    &[-103, -24],
    // Within
    &[-104, -54, -33, 29],
    // Speakers
    &[-74, -31, 100],
];
