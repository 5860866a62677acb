//! The closed lists of a language's grammar that statements are laid out by: particles, endings, what is attached to words, the hours
//! of a clock. The code knows a list by what it is for; its forms stand in one table a language.
//!
//! Unlike the rows of `vocabulary.txt` the forms stand for nothing but themselves: no inflection is sought.

use crate::lexicon::list::lists;

lists! {
    [include_str!("grammar.en.txt"), include_str!("grammar.ar.txt")];
    /// Between a part and its whole.
    Of = "of";
    /// The same where nothing else may stand between them.
    OfAlone = "of alone";
    And = "and";
    Or = "or";
    From = "from";
    To = "to";
    /// Before who acts: "by the police".
    By = "by";
    /// Before how far something moved.
    BySoMuch = "by so much";
    /// Before a figure that is a change and no level.
    MovedBy = "moved by";
    /// Between a noun and the figure of it: "a budget of".
    AmountOf = "amount of";
    /// What stands alone before a whole of which parts are told.
    OfAll = "of all";
    /// Right before a superlative of several: "among largest".
    AmongSeveral = "among several";
    /// The same one word further: "one of the largest".
    AmongTheSeveral = "among the several";
    /// Before a day.
    OnADay = "on a day";
    After = "after";
    /// The same, attached or not.
    AndAfter = "and after";
    When = "when";
    /// Before the day on which something ends.
    Until = "until";
    /// The same, where it may have gone on.
    UntilLong = "until long";
    Than = "than";
    /// Behind what one is more of than another.
    ThanOf = "than of";
    /// A noun between "more" and «من»: «أكبر مساحة من».
    InWhat = "in what";
    /// Behind «من», where nothing is held against anything.
    OfItsKind = "of its kind";
    As = "as";
    /// Behind an "as" that measures nothing.
    AsNoMeasure = "as no measure";
    /// Behind one that does.
    AsMuch = "as much";
    Fewer = "fewer";
    More = "more";
    /// Before "few", which then says that there are some.
    SomeFew = "some few";
    What = "what";
    /// Behind "twice".
    WhatNumber = "what number";
    No = "no";
    Nor = "nor";
    /// The same with its "and".
    NorJoined = "nor joined";
    DidNot = "did not";
    /// The ends of the verb of «لا يزال».
    Still = "still";
    /// Between what fails and what did not come about.
    Into = "into";
    /// How a verb begins that says of somebody that they nearly did.
    NearsInPerson = "nears in person";
    TheRest = "the rest";
    /// Before a noun of which there is one.
    TheOnly = "the only";
    /// Behind it.
    TheOnlyBehind = "the only behind";
    /// Before a noun that is counted as one.
    OneOfThem = "one of them";
    /// Behind "every".
    OfEachTime = "of each time";
    Daily = "daily";
    /// A noun that looks like a verb of asking.
    Request = "request";
    SuperlativeEnding = "superlative ending";
    /// In the order of the superlative ones.
    ComparativeEnding = "comparative ending";
    Most = "most";
    /// How an Arabic superlative begins.
    SuperlativeOpening = "superlative opening";
    ParticipleEnding = "participle ending";
    PastEnding = "past ending";
    /// Past participles without that ending.
    PastParticiple = "past participle";
    /// Endings of participles behind which may stand who acts.
    AgentParticipleEnding = "agent participle ending";
    /// Such participles without an ending.
    AgentParticiple = "agent participle";
    /// Verbs of the past without the ending.
    PastVerb = "past verb";
    /// Endings that no stem is sought behind, since so little would be left.
    EndingOfShort = "ending of short";
    Possessive = "possessive";
    AttachedAnd = "attached and";
    AttachedBy = "attached by";
    AttachedAs = "attached as";
    Article = "article";
    /// The article with what is attached to it.
    AttachedArticle = "attached article";
    /// A preposition with the article.
    BesideArticle = "beside article";
    /// "And to" with the article.
    ToAnother = "to another";
    Future = "future";
    /// Particles and signs of person before a word, the longest first.
    BeforeWord = "before word";
    /// Signs of person before a verb that the rows give in the third.
    BeforePerson = "before person";
    Person = "person";
    ThirdPerson = "third person";
    /// Whose something is, or whom something is done to.
    Pronoun = "pronoun";
    /// Of whom a part is told.
    OfThem = "of them";
    /// Endings of any word, the longest first.
    BehindWord = "behind word";
    /// The ending of a feminine noun, and how it is written before another.
    Feminine = "feminine";
    FeminineJoined = "feminine joined";
    /// That with a pronoun.
    FeminineOwned = "feminine owned";
    /// The last letter of a weak verb, and how it is written before a pronoun.
    LastLetter = "last letter";
    LastLetterJoined = "last letter joined";
    /// Endings before which it is left off.
    BehindShortVerb = "behind short verb";
    BehindThirdPerson = "behind third person";
    /// Endings of a verb of the past.
    BehindVerb = "behind verb";
    /// Endings of the dual and the plural.
    NumberEnding = "number ending";
    /// Endings that say of what place something is.
    OfPlace = "of place";
    Accusative = "accusative";
    /// Letters that the forms of a noun do not share.
    WeakInNoun = "weak in noun";
    WeakInVerb = "weak in verb";
    /// How the words of a clock begin.
    OpensClock = "opens clock";
    Clock = "clock";
    /// The hours as Arabic writes them, and as English does.
    Hour = "hour";
    HourInWords = "hour in words";
    /// What makes two twelve and one eleven.
    HourAndTen = "hour and ten";
    Midnight = "midnight";
    /// Before "midnight" that ends a day.
    BeforeMidnight = "before midnight";
    HalfPast = "half past";
    QuarterPast = "quarter past";
    MinutesPast = "minutes past";
    MinutesTo = "minutes to";
    /// Before "quarter".
    AQuarter = "a quarter";
    AndHalf = "and half";
    AndQuarter = "and quarter";
    AndThird = "and third";
    /// Before what is left to the hour.
    Less = "less";
    Quarter = "quarter";
    Third = "third";
    /// The words before the part of the day, in order.
    InThe = "in the";
    InTheMorning = "in the morning";
    InTheEvening = "in the evening";
    /// Before the time of day by which something was.
    Before = "before";
    BeforeNoon = "before noon";
    AfterNoon = "after noon";
    LetterBeforeNoon = "letter before noon";
    LetterAfterNoon = "letter after noon";
    /// The second letter of both.
    LetterOfNoon = "letter of noon";
    /// How a place begins in which somebody comes in.
    OpensPlace = "opens place";
    ComesIn = "comes in";
    PlaceOne = "place one";
    PlaceTwo = "place two";
    PlaceThree = "place three";
    PlaceFour = "place four";
    PlaceFive = "place five";
    /// How a stretch of time begins.
    OpensStretch = "opens stretch";
    OneHour = "one hour";
    OneDay = "one day";
    OneWeek = "one week";
    OneMonth = "one month";
    OneYear = "one year";
    /// How a part begins that is added to a stretch: «ونصف».
    AndAPart = "and a part";
    AboutSoLong = "about so long";
    Length = "length";
    Width = "width";
    Depth = "depth";
    Height = "height";
    Thickness = "thickness";
    Long = "long";
    Wide = "wide";
    Deep = "deep";
    High = "high";
    Thick = "thick";
    Animal = "animal";
}
