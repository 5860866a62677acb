//! The closed lists of a language's grammar by which the figures of an article are read: prepositions, relatives, words that tell that
//! another thing or another day is meant. The code knows a list by what it is for; its forms stand in one table a language.

use crate::lexicon::list::lists;

lists! {
    [include_str!("grammar.en.txt"), include_str!("grammar.ar.txt")];
    /// Behind a number that is apart from the number before it: "91 others".
    Others = "others";
    /// What a lead or an index is told in for short.
    Points = "points";
    /// Before what there are so many of, with a preposition between them, and right before it.
    NumberOf = "number of";
    NumberAlone = "number alone";
    /// Of those who were told of before: «البالغ عددهم 900».
    TheirNumber = "their number";
    Partly = "partly";
    Alone = "alone";
    /// Before a noun that was told of before, and behind it.
    TheSame = "the same";
    TheSameBehind = "the same behind";
    /// With which a clause begins that tells more of the word before it.
    Relative = "relative";
    In = "in";
    /// Before a place.
    Where = "where";
    On = "on";
    For = "for";
    /// Between the figures of two who are held against each other.
    Against = "against";
    The = "the";
    /// Behind which stands what happened before.
    After = "after";
    /// What outlasts an event: "the aftermath of the flood on Tuesday".
    Outlasts = "outlasts";
    /// The verbs of somebody who goes to court.
    Seeks = "seeks";
    /// Behind which, at the beginning of a sentence, the subject stands before its verb.
    Had = "had";
    /// Before the occasion on which something was said.
    OnOccasion = "on occasion";
    /// Participles of saying that are not of the common form, without their endings.
    SaysBesides = "says besides";
    Police = "police";
    /// A part of a country that no other figures are told of, and the ordinals that tell such parts apart.
    Constituency = "constituency";
    Ordinal = "ordinal";
    Capital = "capital";
    /// Between the two sides of a vote, and with which it is said that the smaller side won.
    ToOtherSide = "to other side";
    Voted = "voted";
    Votes = "votes";
    FellThrough = "fell through";
    /// Before how long nothing has been like it.
    ForSoLong = "for so long";
    /// Before a superlative: "its lowest level".
    Owner = "owner";
}
