//! What a word does in a statement, of counts above all.

/// What a word does in a statement: a set, since it may do several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role(u128);

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $section:literal;)*) => {
        /// One bit each, in the order of their declaration.
        #[allow(clippy::upper_case_acronyms, reason = "they are named as the constants are")]
        enum Bit { $($role,)* }

        impl Role {
            $($(#[$doc])* pub const $role: Role = Role(1 << Bit::$role as u128);)*

            /// The roles, each under the section of the tables that lists its words.
            const SECTIONS: &'static [(&'static str, Role)] = &[$(($section, Role::$role),)*];
        }
    };
}

roles! {
    /// There are more of them: "bought".
    GAINS = "gains";
    /// There are fewer: "sold".
    LOSES = "loses";
    /// There are so many: "has".
    HAS = "has";
    /// There were so many: "had".
    HAD = "had";
    /// So many are left: "remain".
    LEAVES = "leaves";
    /// So many there were before anything became of them: "at first".
    FIRST = "first";
    /// Each of others has so many.
    EACH = "each";
    /// It went on for so long: "lasted".
    LASTS = "lasts";
    /// It is the first day of a span: "began".
    BEGINS = "begins";
    /// It is the last: "ended".
    ENDS = "ends";
    /// One is more than another.
    MORE = "more";
    /// One is less than another.
    LESS = "less";
    /// More than half of all.
    MOST = "most";
    /// Two, and there are no others.
    BOTH = "both";
    /// It becomes twice as much.
    DOUBLES = "doubles";
    /// Three times as much.
    TRIPLES = "triples";
    /// Four times as much.
    QUADRUPLES = "quadruples";
    /// Half as much.
    HALVES = "halves";
    /// So it was before.
    BEFORE = "before";
    /// It says nothing of its own: "amount".
    IDLE = "idle";
    /// What follows is a wish, a task or an attempt.
    UNSURE = "unsure";
    /// A preposition.
    BESIDE = "beside";
    /// It only makes a denial stronger: «قط».
    EVER = "ever";
    /// It stands for who acts: "she".
    WHO = "who";
    /// It stands for whom something is done to: "her".
    WHOM = "whom";
    /// It takes money and gives things: "bought".
    BUYS = "buys";
    /// It gives things and takes money: "sold".
    SELLS = "sells";
    /// Who acts has it afterwards: "took".
    TAKES = "takes";
    /// What follows comes of what stands before it: «مما أدى إلى».
    RESULTS = "results";
    /// It opens a clause about what was just named.
    WHICH = "which";
    /// The figure is of all of them: "together".
    TOGETHER = "together";
    /// The figure after it is a part of the one before: "of whom".
    AMONG = "among";
    /// It is more than the figure that a preposition joins to it: «يزيد العدد على».
    ABOVE = "above";
    /// It is less: «يقل العدد عن».
    BELOW = "below";
    /// The stretch of time beside it is somebody's age.
    AGE = "age";
    /// What it tells of comes before what follows.
    EARLIER = "earlier";
    /// What it tells of comes after what follows.
    LATER = "later";
    /// Figures and names answer each other in their order.
    RESPECTIVE = "respective";
    /// It is the first day of a life.
    BORN = "born";
    /// It is the last day of a life.
    DIES = "dies";
    /// What is joined to it by a hyphen is not what it would be alone: "semi-final".
    NARROWS = "narrows";
    /// The words of a phrase that say something else when they stand apart.
    WHOLE = "whole";
    /// Twice as many as what follows.
    TWICE = "twice";
    /// Half as many.
    HALF = "half";
    /// So many times as many.
    TIMES = "times";
    /// A stretch of time that comes again: "every day".
    OCCASION = "occasion";
    /// But for what follows nothing is: «سوى».
    EXCEPT = "except";
    /// Nothing else is, and nothing is said of all: "only".
    ONLY = "only";
    /// What it tells of is of another time than the day before it: "later".
    AFTERWARDS = "afterwards";
    /// Not one of them, where it is denied: "any".
    ANY = "any";
    /// A part of what follows, without a figure: "some of".
    SOME = "some";
    /// What follows is what is fallen or risen against: "against the dollar".
    VERSUS = "versus";
    /// It neither rises nor falls: "unchanged".
    STILL = "still";
    /// It is of one place alone: "born".
    SOLE = "sole";
    /// A name or an adjective follows it, to tell which: «شركة».
    TITLE = "title";
    /// What follows was not, and what stands before it was: "without".
    WITHOUT = "without";
    /// Less than half of all.
    FEW = "few";
    /// How far two figures are apart.
    GAP = "gap";
    /// What so many of cost, each: "price".
    PRICE = "price";
    /// Who it is told of wins or loses.
    WINS = "wins";
    /// One of what stands before it: «رجل واحد».
    ONE = "one";
    /// It became of people: "killed", "rescued".
    FATE = "fate";
    /// It only says that what follows was counted: "recorded ten cases".
    TALLY = "tally";
    /// So it is by now: "now".
    NOW = "now";
    /// What it tells of is of the year after the one before it: "the following year".
    FOLLOWS = "follows";
    /// What is put from one day to another is on the other alone: "postponed".
    MOVES = "moves";
    /// Less is paid by it: "discount".
    DISCOUNT = "discount";
    /// It holds others: "row", "box".
    HOLDER = "holder";
    /// How fast: "average speed".
    SPEED = "speed";
    /// It says no more than the profit or the loss behind it: «حقق ربحا».
    CARRIES = "carries";
    /// A profit or a loss.
    RESULT = "result";
    /// What goes on for some time: "journey".
    STRETCH = "stretch";
    /// It did not quite come about: "almost".
    ALMOST = "almost";
    /// The same as a verb: «كاد».
    NEARS = "nears";
    /// What is told behind it did not come about: «فشل».
    FAILS = "fails";
}

impl Role {
    /// What becomes of a count.
    pub const CHANGE: Role = Role::GAINS.and(Role::LOSES);
    /// So many there are or were.
    pub const STATE: Role = Role::HAS.and(Role::HAD).and(Role::LEAVES);
    /// What tells of the figure beside it.
    pub const OF_FIGURES: Role = Role::CHANGE.and(Role::STATE).and(Role::LASTS).and(Role::BEGINS).and(Role::ENDS);

    /// The role of the words of a section of the tables; nothing where it tells something else of them.
    pub(super) fn of_section(section: &str) -> Role {
        Role::SECTIONS.iter().find(|(name, _)| *name == section).map_or(Role(0), |(_, role)| *role)
    }

    /// Both.
    pub(super) const fn and(self, other: Role) -> Role {
        Role(self.0 | other.0)
    }

    /// What both say.
    pub(super) const fn shared(self, other: Role) -> Role {
        Role(self.0 & other.0)
    }

    /// What this says and the other does not.
    pub(super) const fn without(self, other: Role) -> Role {
        Role(self.0 & !other.0)
    }

    /// Whether one of these is one of those.
    pub(super) const fn is(self, other: Role) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it says nothing.
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
