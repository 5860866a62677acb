//! One side of a comparison of statements: its figures, its content words, and the clauses that hold them.

use super::parallel::Slot;
use super::vocabulary::{self, Role, Told};
use super::word::{self, Word};
use crate::claim::Stance;
use crate::lexicon::Sense;
use crate::mention::{Context, Languages, Mention, Passage, TokenKind, Unresolved, read};
use crate::subject::is_present_form;
use crate::text::{Span, fold, is_arabic};
use crate::value::{Amount, Bound, DateSpan, Grain, Quantity, Unit, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::ops::Range;

/// A statement laid out.
pub(super) struct Statement<'t> {
    pub text: &'t str,
    pub words: Vec<Word<'t>>,
    pub figures: Vec<Figure>,
    pub clauses: Vec<Clause>,
    /// Stretches of words that are the members of a list.
    pub lists: Vec<Range<usize>>,
    /// Whether it says that nothing is left out: "all", "only".
    pub every: bool,
    /// Whether it says so of all: "only" does not.
    pub all: bool,
    /// Whether it says so of nobody but some: «لم ينج سوى طفلة».
    pub excepts: bool,
    /// Whether it says so of all but some: "daily except on Monday".
    pub spares: bool,
    /// What becomes of counts, in the order of the text.
    pub roles: Vec<Acting>,
    /// Where something is held against another: "more than Omar".
    pub thans: Vec<Than>,
    /// Where one is so many times another: "twice as many as Nadia".
    pub multiples: Vec<Multiple>,
    /// Where one thing comes before or after another.
    pub orders: Vec<Order>,
    /// Whether its figures and names answer each other in their order.
    pub respective: bool,
    /// The degrees that it says one alone has, but for those that a rank stands before: "the largest".
    pub firsts: Vec<String>,
    /// Whether it tells in the passive who does something: "by the police".
    pub passive: bool,
    /// Its words and figures in the order of the text.
    pub frame: Vec<Slot<'t>>,
}

/// A word by which a count is had, grows or shrinks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Acting {
    pub role: Role,
    /// How many figures and content words stand before it.
    pub figures: usize,
    pub place: usize,
    /// Whether it is no content word, as "gave" is none.
    pub silent: bool,
    /// Which clause holds it; while it is laid out, which piece.
    pub clause: usize,
}

/// "More than", "fewer than" with no figure after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Than {
    /// The word that stands before "than", which tells in what.
    pub degree: Option<&'static Told>,
    /// 1 for more, -1 for less.
    pub way: i8,
    /// How many figures and content words stand before it.
    pub figures: usize,
    pub place: usize,
}

/// "Twice as many as", "half as many as".
#[derive(Clone, Copy, Debug)]
pub(super) struct Multiple {
    /// How many times as many, above and below the line.
    pub above: Decimal,
    pub below: Decimal,
    /// How many content words stand before what it is held against.
    pub place: usize,
}

/// "Before", "after", with no day after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Order {
    /// Whether what stands before it is the later.
    pub later: bool,
    /// How many figures and content words stand before it.
    pub figures: usize,
    pub place: usize,
}

/// A figure or a date of a statement.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// What it states.
    pub value: Value,
    /// Where it stands in the text.
    pub span: Span,
    /// How many content words stand before it.
    pub place: usize,
    /// Which clause holds it.
    pub clause: usize,
    /// Whether it tells a difference: "four years younger".
    pub relative: bool,
    /// 1 where that difference is more and -1 where it is less, by the word behind it.
    pub way: i8,
    /// How many words its noun has that follow it.
    pub nouns: usize,
    /// The word before it in its folded form, whatever it is: "by", "to".
    pub before: String,
    /// Whether it is somebody's age.
    pub age: bool,
    /// Whether it only tells how many times as many.
    pub factor: bool,
    /// The degree of which it tells the place: the "largest" of "second largest".
    pub degree: Option<String>,
    /// What joins it to the figure before it.
    pub link: Option<Link>,
    /// Whether it counts from the day of writing, which is not known.
    pub floating: bool,
    /// What becomes of it, by the words of its clause.
    pub role: Role,
}

/// What joins two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// "30 of 60": the first is a part of the second.
    Of,
    /// "Some of the 20": no figure stands for the part.
    OfSome,
    /// "From 10 to 14".
    To,
}

/// A clause: a stretch of words and figures of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub sentence: usize,
    pub words: Range<usize>,
    pub figures: Range<usize>,
    /// Whether it denies what it says.
    pub negated: bool,
    /// How surely it is said, where not plainly.
    pub stance: Option<Stance>,
    /// Whether a pronoun stands for who it is about.
    pub pronoun: bool,
    /// Whether one stands for whom something is given: "gave her 5".
    pub whom: bool,
    /// Whether it tells what comes of the clause before it: ", killing 15 people".
    pub result: bool,
    /// How many clauses before it the one stands that it goes on with, after "which".
    pub resumed: Option<usize>,
    /// Whether it says of something of its own that there is none: "no offers yet".
    pub none: bool,
    /// Whether it tells who says what the next one says.
    pub says: bool,
}

/// What parts two stretches of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Comma,
    And,
    Clause,
    Sentence,
}

impl<'t> Statement<'t> {
    pub(super) fn read(text: &'t str, context: &'t Context) -> Self {
        let readers = Languages::of(text, context);
        let Languages { latin, arabic } = readers;
        let passage = Passage::new(text, Languages { latin: latin.story(), arabic: arabic.story() }, context);
        let mut layout = Layout {
            passage: &passage,
            readers,
            words: Vec::new(),
            figures: Vec::new(),
            pieces: vec![Piece::default()],
            known: (0..passage.tokens.len()).map(|at| vocabulary::role(&passage, at)).collect(),
            every: false,
            all: false,
            excepts: false,
            spares: false,
            roles: Vec::new(),
            thans: Vec::new(),
            multiples: Vec::new(),
            orders: Vec::new(),
            respective: false,
            firsts: Vec::new(),
            negated: None,
            unsaid: false,
            passive: false,
        };
        let mentions = resolved(text, context);
        let mut mentions = mentions.into_iter().peekable();
        let mut at = 0;
        let mut frame = Vec::with_capacity(passage.tokens.len());
        while at < passage.tokens.len() {
            let Span { start, end } = passage.tokens[at].span;
            if let Some((mention, _)) = mentions.peek()
                && mention.span.end <= start
            {
                mentions.next();
                continue;
            }
            if let Some((mention, floating)) = mentions.next_if(|(mention, _)| mention.span.start < end) {
                let read = mention.span.end;
                let next = layout.figure(at, mention, floating);
                frame.push(Slot::Figure(layout.figures.len().saturating_sub(1)));
                let noun = passage.tokens[at..next].iter().filter(|token| token.span.start >= read);
                frame.extend(noun.filter_map(|token| Slot::of(token, text)));
                at = next;
                continue;
            }
            let next = layout.token(at);
            frame.extend(passage.tokens[at..next].iter().filter_map(|token| Slot::of(token, text)));
            at = next;
        }
        layout.finish(frame)
    }

    /// The words of a clause that stand before its first figure; all where it has none.
    pub(super) fn head(&self, clause: &Clause) -> Range<usize> {
        let end = self.figures[clause.figures.clone()].first().map_or(clause.words.end, |figure| figure.place);
        clause.words.start..end.min(clause.words.end)
    }
}

/// A day to count from where none is given, so that two statements of "Monday" can be compared.
fn stand_in() -> Option<DateSpan> {
    let day = Date::new(2000, 6, 14).ok()?;
    Some(DateSpan::new(day, day, Grain::Day))
}

/// The mentions of a text that have a value, and whether they count from a day that stands in for the unknown one.
fn resolved(text: &str, context: &Context) -> Vec<(Mention, bool)> {
    let mentions = read(text, context);
    let open = |mention: &Mention| mention.value == Err(Unresolved::NoReference);
    let counted = if mentions.iter().any(open) {
        read(text, &Context { reference: stand_in(), ..context.clone() })
    } else {
        Vec::new()
    };
    let resolve = |mention: Mention| {
        if open(&mention) {
            let at = counted.binary_search_by_key(&mention.span, |other| other.span).ok()?;
            return counted[at].value.is_ok().then(|| (counted[at].clone(), true));
        }
        mention.value.is_ok().then_some((mention, false))
    };
    mentions.into_iter().filter_map(resolve).collect()
}

#[derive(Clone, Debug, Default)]
struct Piece {
    cut: Option<Cut>,
    words: usize,
    figures: usize,
    negations: usize,
    /// Whether "no" opens it.
    none: bool,
    stance: Option<Stance>,
    pronoun: bool,
    whom: bool,
    result: bool,
    /// Whether "which" opens it.
    relative: bool,
    /// Whether it tells who says what follows.
    says: bool,
    /// A verb that bounds the figure to come: «تجاوزت النسبة 60».
    bound: Option<Bound>,
}

struct Layout<'p, 't> {
    passage: &'p Passage<'t>,
    /// The languages of the reader of figures.
    readers: Languages,
    words: Vec<Word<'t>>,
    figures: Vec<Figure>,
    pieces: Vec<Piece>,
    /// What each token does, as the vocabulary tells.
    known: Vec<Role>,
    every: bool,
    all: bool,
    excepts: bool,
    spares: bool,
    roles: Vec<Acting>,
    thans: Vec<Than>,
    multiples: Vec<Multiple>,
    orders: Vec<Order>,
    respective: bool,
    firsts: Vec<String>,
    /// The token after the last word of denial.
    negated: Option<usize>,
    /// Whether the rest of the sentence is what somebody did not say.
    unsaid: bool,
    passive: bool,
}

impl<'t> Layout<'_, 't> {
    fn piece(&mut self) -> &mut Piece {
        if self.pieces.is_empty() {
            self.pieces.push(Piece::default());
        }
        let last = self.pieces.len() - 1;
        &mut self.pieces[last]
    }

    fn cut(&mut self, cut: Cut) {
        self.unsaid &= cut != Cut::Sentence;
        let unsaid = self.unsaid.then_some(Stance::Possible);
        let piece = self.piece();
        if piece.words == 0 && piece.figures == 0 && piece.negations == 0 && piece.stance.is_none() {
            piece.cut = piece.cut.max(Some(cut));
        } else {
            self.pieces.push(Piece { cut: Some(cut), stance: unsaid, ..Piece::default() });
        }
    }

    /// Takes a figure and its noun, and gives the token after them.
    fn figure(&mut self, at: usize, mention: Mention, floating: bool) -> usize {
        let passage = self.passage;
        let text = passage.text;
        let written = mention.span.cut(text);
        let glued_and = at > 0 && self.passage.tokens[at].glued && self.passage.attached_and(at - 1);
        let token = passage.tokens[at].span;
        let inside_and = token.start < mention.span.start && passage.cut(token).starts_with('و');
        if glued_and || inside_and || (written.starts_with('و') && !self.figures.is_empty()) {
            self.cut(Cut::And);
        }
        let before = at.checked_sub(1).map(|before| fold(self.passage.cut(self.passage.tokens[before].span)));
        let place = self.words.len();
        let inside = passage.tokens[at..].iter().take_while(|token| token.span.start < mention.span.end).count();
        let every = |token: usize| passage.has(token, |sense| sense == Sense::Every);
        self.every |= (at..at + inside).any(every);
        self.all |= (at..at + inside).any(|token| every(token) && !self.role(token).is(Role::ONLY));
        let link = self.link(at);
        let Ok(mut value) = mention.value else { return at + 1 };
        // A day is no whole of what is counted.
        let link = link.filter(|link| *link != Link::Of || !matches!(value, Value::Date(_)));
        let end = at + passage.tokens[at..].iter().take_while(|token| token.span.start < mention.span.end).count();
        let bound = self.piece().bound.take();
        let bound = bound.or_else(|| self.joined_bound(at));
        if let Value::Quantity(Quantity { amount, .. }) = &mut value
            && let (Amount::Point(figure), Some(bound)) = (*amount, bound)
        {
            *amount = Amount::Bound(bound, figure);
        }
        let nouns = match &value {
            Value::Quantity(Quantity { unit: Unit::Noun(noun), .. }) => noun.split_whitespace().count(),
            _ => 0,
        };
        let measured = matches!(&value, Value::Quantity(Quantity { unit: Unit::Time(_) | Unit::Measure(_), .. }));
        let relative = measured && passage.has(end, |sense| matches!(sense, Sense::Direction(_)));
        let noun = match &value {
            Value::Quantity(Quantity { unit: Unit::Noun(noun), .. }) => {
                let first = fold(noun.split_whitespace().next().unwrap_or_default());
                (at..end).find(|&token| fold(passage.cut(passage.tokens[token].span)).ends_with(&first))
            }
            _ => None,
        };
        // "Six-year-old", "aged 34", «عمرها ست سنوات».
        let ranked = matches!(&value, Value::Quantity(Quantity { unit: Unit::Rank, .. }));
        let near = at.saturating_sub(2)..end + 1;
        let age = measured && near.into_iter().any(|token| self.role(token).is(Role::AGE));
        self.figures.push(Figure {
            value,
            age,
            factor: false,
            degree: ranked.then(|| passage.tokens.get(end).map(|token| fold(passage.cut(token.span)))).flatten(),
            span: mention.span,
            place,
            clause: 0,
            relative,
            way: if !relative {
                0
            } else if self.role(end).is(Role::MORE) {
                1
            } else {
                -1
            },
            nouns,
            before: before.unwrap_or_default(),
            link,
            floating,
            role: Role::default(),
        });
        self.piece().figures += 1;
        // "6 equal pieces"
        if (at..end).any(|token| self.role(token).is(Role::EACH)) {
            self.note(Role::EACH, self.figures.len(), place);
        }
        let Some(noun) = noun else { return end };
        let (word, next) = word::at(passage, noun);
        if let Some(mut word) = word {
            word.counted = true;
            self.words.push(word);
            self.piece().words += 1;
        }
        next
    }

    /// The bound of a verb that stands apart from its figure: «يزيد عدد السكان على 5 ملايين». The verb says nothing else.
    fn joined_bound(&mut self, at: usize) -> Option<Bound> {
        let clause = self.pieces.len().saturating_sub(1);
        let bounds = Role::ABOVE.and(Role::BELOW);
        let verb = |acting: &&Acting| acting.role.is(bounds) && !acting.role.is(Role::BESIDE);
        let acting = *self.roles.iter().rfind(verb)?;
        let joined = at.checked_sub(1).map(|before| self.role(before));
        let joined = joined.is_some_and(|before| before.is(bounds) && before.is(Role::BESIDE));
        if acting.clause != clause || acting.figures != self.figures.len() || !joined {
            return None;
        }
        let (place, above) = (acting.place, acting.role.is(Role::ABOVE));
        let verb = self.words.get_mut(place)?;
        verb.weak = true;
        verb.still();
        // «لا يزيد عدد الغرف على 20»: so many at most.
        let denied = verb.denied;
        if denied {
            let piece = self.piece();
            piece.negations = piece.negations.saturating_sub(1);
        }
        let bound = if above { Bound::Above } else { Bound::Below };
        Some(if denied { bound.denied() } else { bound })
    }

    /// What a word means to the reader of figures.
    fn reader(&self, at: usize) -> &'static [Sense] {
        let written = self.passage.cut(self.passage.tokens[at].span);
        let arabic = written.starts_with(is_arabic);
        let language = if arabic { self.readers.arabic } else { self.readers.latin };
        language.entry(&fold(written)).map_or(&[][..], |entry| entry.senses)
    }

    /// What stands between the last figure and the one at a token, where few words do.
    fn link(&self, at: usize) -> Option<Link> {
        const REACH: usize = 4;
        // "Some of the 20 lamps", «بعض المصابيح العشرين».
        let word = |at: usize| fold(self.passage.cut(self.passage.tokens[at].span));
        let some = (at.saturating_sub(REACH)..at).rev().find(|&token| self.role(token).is(Role::SOME));
        let between = |some: usize| {
            let latin = word(some).is_ascii();
            let mut rest = some + 1..at;
            let is_word = |token: usize| self.passage.tokens[token].kind == TokenKind::Word;
            rest.clone().all(is_word) && (!latin || rest.next().is_some_and(|of| word(of) == "of"))
        };
        let read = self.figures.last().map_or(0, |last| last.span.end);
        if some.is_some_and(|some| self.passage.tokens[some].span.start >= read && between(some)) {
            return Some(Link::OfSome);
        }
        let from = self.figures.last()?.span.end;
        let tokens = self.passage.tokens[..at].iter().enumerate().rev();
        for (token, between) in tokens.take_while(|(_, token)| token.span.start >= from).take(REACH) {
            if between.kind != TokenKind::Word {
                return None;
            }
            if self.role(token).is(Role::AMONG) {
                return None;
            }
            let senses = self.reader(token);
            if senses.contains(&Sense::To) {
                return Some(Link::To);
            }
            let part = self.passage.has(token, |sense| matches!(sense, Sense::Scope("part", _)));
            let dated = self.figures.last().is_some_and(|figure| matches!(figure.value, Value::Date(_)));
            let near = at - token < REACH && self.passage.tokens[token].span.start >= from;
            let near = near
                && self.passage.tokens[..token].iter().rev().take_while(|token| token.span.start >= from).count()
                    < REACH;
            if !near {
                continue;
            }
            if part || senses.contains(&Sense::Of) || senses.contains(&Sense::From) && !dated {
                return Some(Link::Of);
            }
        }
        // «ثلث المندوبين التسعين», «نصف الطلاب البالغ عددهم 40»: what a fraction stands before is its whole.
        let arabic = at
            .checked_sub(1)
            .is_some_and(|before| self.passage.cut(self.passage.tokens[before].span).starts_with(is_arabic));
        let fraction = |figure: &Figure| match &figure.value {
            Value::Quantity(quantity) if quantity.unit == Unit::Percent => {
                quantity.amount.point().is_some_and(|figure| figure.fraction.is_some())
            }
            _ => false,
        };
        let near = self.passage.tokens[..at].iter().rev().take_while(|token| token.span.start >= from).count() <= REACH;
        self.figures.last().filter(|last| arabic && near && fraction(last)).map(|_| Link::Of)
    }

    /// Takes what stands at a token and what it says of counts, and gives the token after it.
    fn token(&mut self, at: usize) -> usize {
        let passage = self.passage;
        let role = self.role(at);
        let (figures, place) = (self.figures.len(), self.words.len());
        self.compare(at);
        self.multiply(at);
        self.order(at, role);
        self.first(at);
        self.respective |= role.is(Role::RESPECTIVE);
        let phrase = vocabulary::phrase(self.passage, at).map(|(_, next)| next);
        if role.is(Role::IDLE.and(Role::FIRST)) || role.is(Role::BEFORE) && phrase.is_some() {
            self.note(role, figures, place);
            return phrase.unwrap_or(at + 1);
        }
        if role.is(Role::RESULTS) {
            let piece = self.piece();
            piece.result |= piece.words == 0 && piece.figures == 0;
        }
        // «لم يعجبني سوى واحد»: one did.
        if role.is(Role::EXCEPT) && self.piece().negations % 2 == 1 {
            self.piece().negations -= 1;
            self.excepts = true;
            return at + 1;
        }
        // "Open daily except on Monday"
        self.spares |= role.is(Role::EXCEPT);
        // «لم ... قط» denies once.
        if role.is(Role::EVER) && self.piece().negations > 0 {
            return at + 1;
        }
        if role.is(Role::WHOM) {
            let piece = self.piece();
            piece.whom |= piece.words > 0 && piece.figures == 0;
        }
        // "Wounding two before he was shot" tells of another.
        if role.is(Role::WHO) && at.checked_sub(1).is_some_and(|before| self.role(before).is(Role::BESIDE)) {
            self.cut(Cut::Clause);
        }
        if role.is(Role::WHO) {
            let piece = self.piece();
            piece.pronoun |= piece.words == 0 && piece.figures == 0;
        }
        let next = self.take(at);
        // «أعطاه»: the pronoun is attached.
        let word = passage.cut(passage.tokens[at].span);
        if role.is(Role::LOSES)
            && word.starts_with(is_arabic)
            && ["ه", "ها", "هم"].iter().any(|end| word.ends_with(end))
        {
            self.piece().whom = true;
        }
        // «كل طالب»: whoever is counted does not demand.
        let counted = at.checked_sub(1).is_some_and(|before| self.role(before).is(Role::EACH));
        if role.is(Role::UNSURE) && !counted {
            let piece = self.piece();
            piece.stance = piece.stance.or(Some(Stance::Possible));
        }
        self.note(role, figures, place);
        next
    }

    fn note(&mut self, role: Role, figures: usize, place: usize) {
        if !role.is_empty() {
            let silent = self.words.len() == place;
            self.roles.push(Acting { role, figures, place, silent, clause: self.pieces.len().saturating_sub(1) });
        }
    }

    /// Whether "and" is attached to a word that the tables of figures do not know: «وقطفت».
    fn and_verb(&self, at: usize) -> bool {
        let token = &self.passage.tokens[at];
        let folded = fold(self.passage.cut(token.span));
        let rest = folded.strip_prefix('و').filter(|rest| rest.chars().nth(2).is_some());
        let known = token.entry.is_some_and(|entry| !entry.senses.is_empty());
        !known && rest.is_some_and(|rest| vocabulary::told(rest).is_some())
    }

    /// Whether a preposition stands before a token, past what may stand between it and its noun.
    fn beside(&self, at: usize) -> bool {
        const REACH: usize = 3;
        for before in (at.saturating_sub(REACH)..at).rev() {
            if self.role(before).is(Role::BESIDE) {
                return true;
            }
            if !self.passage.has(before, |sense| sense == Sense::Stop) {
                return false;
            }
        }
        false
    }

    fn role(&self, at: usize) -> Role {
        self.known.get(at).copied().unwrap_or_default()
    }

    /// Takes "more than" and «أكثر من», where no figure follows.
    fn compare(&mut self, at: usize) {
        const REACH: usize = 8;
        let passage = self.passage;
        let word = |at: usize| passage.tokens.get(at).map(|token| passage.cut(token.span));
        let way = |at: usize| {
            let role = self.role(at);
            let way = if role.is(Role::MORE) { 1 } else { -1 };
            role.is(Role::MORE.and(Role::LESS))
                .then(|| (way, vocabulary::told(&fold(passage.cut(passage.tokens[at].span)))))
        };
        let way = match word(at) {
            // "More than doubled" holds nothing against anything.
            Some("than")
                if self.role(at + 1).is(Role::DOUBLES.and(Role::TRIPLES).and(Role::QUADRUPLES).and(Role::HALVES)) =>
            {
                None
            }
            Some("than") => (at.saturating_sub(REACH)..at).rev().find_map(way),
            // «أكبر منها»
            Some("من" | "منه" | "منها" | "منهم" | "منهما" | "منهن" | "مني" | "منك" | "منا") if at > 0 => {
                way(at - 1)
            }
            _ => None,
        };
        let (figures, place) = (self.figures.len(), self.words.len());
        self.thans.extend(way.map(|(way, degree)| Than { degree, way, figures, place }));
    }

    /// Takes "twice as many as" and «ضعف ما لدى», at the word behind which stands what it is held against.
    fn multiply(&mut self, at: usize) {
        const REACH: usize = 5;
        const AMOUNTS: [&str; 9] = ["many", "much", "long", "old", "large", "big", "tall", "high", "far"];
        const FACTORS: [(Role, i64, i64); 2] = [(Role::TWICE, 2, 1), (Role::HALF, 1, 2)];
        let passage = self.passage;
        let word = |at: usize| passage.tokens.get(at).map(|token| passage.cut(token.span));
        // The first "as" stands behind the factor, and "as well as" holds nothing against another.
        let first = || (at.saturating_sub(REACH)..at).rev().find(|&other| word(other) == Some("as"));
        let compares = |first: &usize| !matches!(word(first + 1), Some("well" | "soon"));
        let head = match word(at) {
            Some("as") => match first() {
                Some(first) => Some(first).filter(compares).and_then(|first| first.checked_sub(1)),
                // "His sister has three times as many."
                None => {
                    let many = word(at + 1).is_some_and(|next| AMOUNTS.contains(&next));
                    let alone = (at + 1..=at + REACH).all(|other| word(other) != Some("as"));
                    at.checked_sub(1).filter(|_| many && alone)
                }
            },
            Some("ما") => at.checked_sub(1).filter(|&head| !self.role(head).is(Role::TWICE)),
            _ if self.role(at).is(Role::TWICE.and(Role::HALF)) && matches!(word(at + 1), Some("ما" | "عدد")) => {
                Some(at)
            }
            _ => None,
        };
        let Some(head) = head else { return };
        let span = passage.tokens[head].span;
        let role = self.role(head);
        let figure =
            self.figures.iter_mut().rev().find(|figure| figure.span.start <= span.start && span.end <= figure.span.end);
        let told =
            FACTORS.iter().find(|(told, ..)| role.is(*told)).map(|&(_, above, below)| (above.into(), below.into()));
        let share = figure.as_ref().and_then(|figure| times(&figure.value));
        let Some((above, below)) = told.or(share) else { return };
        if let Some(figure) = figure {
            figure.factor = true;
        }
        let place = self.words.len();
        self.multiples.push(Multiple { above, below, place });
    }

    /// Takes "the largest" and «أكبر», which is none where it is one of several.
    fn first(&mut self, at: usize) {
        let passage = self.passage;
        let word = |at: usize| passage.tokens.get(at).map(|token| passage.cut(token.span));
        let before = |count: usize| at.checked_sub(count).and_then(word);
        let written = passage.cut(passage.tokens[at].span);
        let short = || written.starts_with(['ا', 'أ']) && written.chars().nth(4).is_none();
        if !(written.ends_with("est") || written.eq_ignore_ascii_case("most") || short()) {
            return;
        }
        let own = fold(written);
        if !word::is_superlative(&own) {
            return;
        }
        let several = before(1).is_some_and(|before| before == "من" || before == "among")
            || before(2).is_some_and(|before| before == "of" || before == "among");
        let ranked = self.figures.last().is_some_and(|figure| {
            let rank = matches!(&figure.value, Value::Quantity(Quantity { unit: Unit::Rank, .. }));
            rank && at.checked_sub(1).is_some_and(|before| passage.tokens[before].span.end <= figure.span.end)
        });
        if !several && !ranked {
            self.firsts.push(own);
        }
    }

    /// Takes "before" and "after", where no day follows.
    fn order(&mut self, at: usize, role: Role) {
        if !role.is(Role::EARLIER.and(Role::LATER)) {
            return;
        }
        let next = self.passage.tokens.get(at + 1);
        if next.is_none_or(|next| next.kind != TokenKind::Word) {
            return;
        }
        let (figures, place) = (self.figures.len(), self.words.len());
        self.orders.push(Order { later: role.is(Role::LATER), figures, place });
    }

    fn take(&mut self, at: usize) -> usize {
        let passage = self.passage;
        let token = &passage.tokens[at];
        match token.kind {
            TokenKind::Digits => return at + 1,
            TokenKind::Sign(sign) => {
                match sign {
                    ',' | '،' => self.cut(Cut::Comma),
                    ';' | '؛' | ':' | '(' | ')' | '–' | '—' => self.cut(Cut::Clause),
                    '!' | '?' | '؟' => self.cut(Cut::Sentence),
                    '.' if passage.tokens.get(at + 1).is_none_or(|next| !next.glued) => self.cut(Cut::Sentence),
                    _ => {}
                }
                return at + 1;
            }
            TokenKind::Word => {}
        }
        if passage.attached_and(at) {
            return at + 1;
        }
        // "Semi" says nothing but with what follows it.
        if self.role(at).is(Role::NARROWS)
            && passage.tokens.get(at + 1).is_some_and(|sign| sign.kind == TokenKind::Sign('-') && sign.glued)
        {
            return at + 2;
        }
        // "Every day" says nothing of all.
        let of_time = self.role(at + 1).is(Role::OCCASION);
        let every = !of_time && passage.has(at, |sense| sense == Sense::Every);
        self.every |= every;
        self.all |= every && !self.role(at).is(Role::ONLY);
        let reader = self.reader(at);
        let clitic_and = token.entry.is_some_and(|entry| entry.clitic.and) || self.and_verb(at);
        if clitic_and {
            self.cut(Cut::And);
        }
        let sense = |wanted: fn(Sense) -> bool| passage.find(at, |sense| wanted(sense).then_some(()));
        self.passive |= sense(|sense| sense == Sense::Agent).is_some();
        if let Some(none) = sense(|sense| sense == Sense::NoNegation) {
            // «لا يزيد عدد الغرف على 20»: the verb stands apart from its figure.
            let bound = (at..none.next).find_map(|token| match self.role(token) {
                role if role.is(Role::BESIDE) => None,
                role if role.is(Role::ABOVE) => Some(Bound::AtMost),
                role if role.is(Role::BELOW) => Some(Bound::AtLeast),
                _ => None,
            });
            let piece = self.piece();
            piece.bound = piece.bound.or(bound);
            return none.next;
        }
        if let Some(maybe) = sense(|sense| sense == Sense::Maybe) {
            let verb = passage.tokens.get(maybe.next).map(|token| fold(passage.cut(token.span)));
            if verb.is_some_and(|verb| is_present_form(&verb)) {
                self.piece().stance = Some(Stance::Possible);
            }
            return maybe.next;
        }
        let negation = sense(|sense| sense == Sense::Negation);
        let stance = passage.find(at, |sense| match sense {
            Sense::Stance(stance) => Some(stance),
            _ => None,
        });
        if let Some(stance) = &stance
            && stance.sense == Stance::Denied
        {
            self.piece().negations += 1;
            return stance.next;
        }
        if let Some(negation) = negation {
            let no = passage.cut(token.span).eq_ignore_ascii_case("no");
            let piece = self.piece();
            piece.none |= no && piece.cut == Some(Cut::Comma) && piece.words == 0 && piece.figures == 0;
            self.piece().negations += 1;
            self.negated = Some(negation.next);
            return negation.next;
        }
        let (word, next) = word::at(passage, at);
        // "The first half" narrows what is said, however common its words are.
        let narrows = reader.iter().any(|sense| matches!(sense, Sense::Ordinal(_) | Sense::Part(..)));
        let word = if word.is_none() && narrows { Some(Word::plain(passage, at)) } else { word };
        if let Some(bound) = reader.iter().find_map(|sense| match sense {
            Sense::Bound(bound) => Some(*bound),
            _ => None,
        }) && word.as_ref().is_some_and(|word| !word.weak && word.ranks())
        {
            let denied = self.negated == Some(at);
            let piece = self.piece();
            piece.negations = piece.negations.saturating_sub(usize::from(denied));
            piece.bound = Some(if denied { bound.denied() } else { bound });
            return at + 1;
        }
        if let Some(stance) = stance.filter(|stance| stance.next >= next) {
            self.piece().stance = Some(stance.sense);
            return stance.next;
        }
        if let Some(told) = sense(|sense| matches!(sense, Sense::Said | Sense::According | Sense::SourceNoun))
            && told.next >= next
            && word.as_ref().is_none_or(|word| !word.is_counted() && !word.ranks())
        {
            // What was not confirmed is neither so nor denied.
            if self.negated.is_some_and(|negated| at <= negated + 1) {
                let piece = self.piece();
                piece.negations = piece.negations.saturating_sub(1);
                piece.stance = piece.stance.or(Some(Stance::Possible));
                self.unsaid = true;
            }
            self.piece().says = true;
            return told.next;
        }
        if sense(|sense| sense == Sense::Clause).is_some_and(|clause| clause.next >= next) {
            self.cut(Cut::Clause);
            self.piece().relative |= self.role(at).is(Role::WHICH);
        } else if sense(|sense| sense == Sense::Coordinates).is_some_and(|and| and.next >= next) {
            self.cut(Cut::And);
        }
        if let Some(mut word) = word {
            word.beside |= self.beside(at);
            word.denied = self.negated == Some(at);
            word.listed =
                word.and || (self.piece().words == 0 && matches!(self.piece().cut, Some(Cut::Comma | Cut::And)));
            self.words.push(word);
            self.piece().words += 1;
        }
        next
    }

    fn finish(self, frame: Vec<Slot<'t>>) -> Statement<'t> {
        let text = self.passage.text;
        let Layout { words, mut figures, pieces, every, mut roles, thans, multiples, mut orders, .. } = self;
        let (all, excepts, respective) = (self.all, self.excepts, self.respective);
        let (firsts, passive, spares) = (self.firsts, self.passive, self.spares);
        // A day that follows makes it a bound of that day.
        orders.retain(|order| {
            let next = figures.get(order.figures);
            next.is_none_or(|next| next.place > order.place || !matches!(next.value, Value::Date(_)))
        });
        if respective {
            share_unit(&mut figures);
        }
        let mut held = Vec::new();
        let (mut relative, mut expected) = (None, None);
        let lists = lists(&words, &pieces, &figures);
        let mut clauses: Vec<Clause> = Vec::new();
        let (mut word, mut figure, mut sentence) = (0, 0, 0);
        // Whether the piece before is names alone.
        let mut names = false;
        for piece in pieces {
            let (words_end, figures_end) = (word + piece.words, figure + piece.figures);
            let only = piece.figures == 0 && piece.words > 0 && words[word..words_end].iter().all(|word| word.capital);
            let opening = words.get(word).filter(|_| piece.words > 0);
            let opens_with_name = opening.is_some_and(|word| word.capital);
            let opens_anew = opening.is_some_and(Word::happens);
            let comma = piece.cut == Some(Cut::Comma);
            let joins = clauses.last().is_some_and(|before| {
                let alone = |words: usize, figures: usize, least: usize| figures > 0 || words >= least;
                let both_count = !before.figures.is_empty() && piece.figures > 0;
                match piece.cut {
                    Some(Cut::Sentence) => false,
                    Some(Cut::Comma) if piece.none && !before.figures.is_empty() => false,
                    Some(Cut::Clause) => {
                        !(alone(before.words.len(), before.figures.len(), 2) && alone(piece.words, piece.figures, 2))
                    }
                    Some(Cut::And) if opens_anew => {
                        !(both_count || (before.words.len() >= 2 && piece.words + piece.figures >= 2))
                    }
                    // "Brazil, Kenya and Norway signed": the verb is of them all.
                    Some(Cut::And) if opens_with_name && names => true,
                    Some(Cut::And) if opens_with_name => !(both_count || (before.words.len() >= 3 && piece.words >= 3)),
                    _ => !both_count,
                }
            });
            if let Some(before) = clauses.last_mut().filter(|_| joins) {
                before.words.end = words_end;
                before.figures.end = figures_end;
                before.negated ^= piece.negations % 2 == 1;
                // "With turnout expected to exceed the last" leaves the figure before it sure.
                let of_rest = piece.cut.is_some() && piece.figures == 0 && figure > before.figures.start;
                if of_rest && piece.stance.is_some() {
                    expected = piece.stance;
                } else {
                    before.stance = before.stance.or(piece.stance);
                }
                before.pronoun |= before.words.is_empty() && piece.pronoun;
                before.whom |= piece.whom;
                before.says |= piece.says;
            } else {
                sentence += usize::from(piece.cut == Some(Cut::Sentence));
                expected = expected.filter(|_| piece.cut != Some(Cut::Sentence));
                clauses.push(Clause {
                    sentence,
                    words: word..words_end,
                    figures: figure..figures_end,
                    negated: piece.negations % 2 == 1,
                    stance: piece.stance.or(expected.take()),
                    pronoun: piece.pronoun,
                    whom: piece.whom,
                    result: piece.result || comma && opening.is_some_and(Word::is_participle),
                    resumed: relative.filter(|_| comma),
                    none: piece.none,
                    says: piece.says,
                });
            }
            relative = match joins {
                true if piece.relative => Some(1),
                true => relative,
                false => piece.relative.then_some(2),
            };
            let clause = clauses.len() - 1;
            held.push(clause);
            figures[figure..figures_end].iter_mut().for_each(|figure| figure.clause = clause);
            (word, figure, names) = (words_end, figures_end, only);
        }
        roles.iter_mut().for_each(|acting| acting.clause = held.get(acting.clause).copied().unwrap_or_default());
        role(&mut figures, &clauses, &roles);
        Statement {
            text,
            words,
            figures,
            clauses,
            lists,
            every,
            all,
            excepts,
            spares,
            roles,
            thans,
            multiples,
            orders,
            respective,
            firsts,
            passive,
            frame,
        }
    }
}

/// How many times as many a figure tells: "three times", «نصف».
fn times(value: &Value) -> Option<(Decimal, Decimal)> {
    let Value::Quantity(quantity) = value else { return None };
    let figure = quantity.amount.point()?;
    match (&quantity.unit, figure.fraction) {
        (Unit::Percent, Some((above, below))) => Some((above.into(), below.into())),
        (Unit::Noun(noun), _) => {
            let told = vocabulary::told(&fold(noun)).is_some_and(|told| told.role.is(Role::TIMES));
            told.then_some((figure.value, Decimal::ONE))
        }
        _ => None,
    }
}

/// "31 and 27 years old respectively": what the last figure is of, the others are.
fn share_unit(figures: &mut [Figure]) {
    let Some((last, rest)) = figures.split_last_mut() else { return };
    let Value::Quantity(Quantity { unit, per, .. }) = &last.value else { return };
    // The reader of figures may have shared it already, but not that it is an age.
    let of_last = |figure: &&mut Figure| match &figure.value {
        Value::Quantity(quantity) => quantity.unit == Unit::Bare || quantity.unit == *unit,
        _ => false,
    };
    for figure in rest.iter_mut().rev().take_while(of_last) {
        figure.age = last.age;
        if let Value::Quantity(quantity) = &mut figure.value {
            (quantity.unit, quantity.per) = (unit.clone(), per.clone());
        }
    }
}

/// Tells each figure what becomes of it: the last word of that kind before it in its clause, and what is left after it; else the first
/// after it; else, where the clause has none, as the figure before it in the sentence.
fn role(figures: &mut [Figure], clauses: &[Clause], roles: &[Acting]) {
    for at in 0..figures.len() {
        let clause = figures[at].clause;
        let own = |figures: usize| {
            let start = roles.partition_point(|acting| acting.figures < figures);
            let end = roles.partition_point(|acting| acting.figures <= figures);
            roles[start..end].iter().filter(|acting| acting.clause == clause && acting.role.is(Role::OF_FIGURES))
        };
        let after = own(at + 1).next().map(|acting| acting.role);
        let before = own(at).next_back().map(|acting| acting.role);
        let inherited = || {
            let before = figures[..at].last()?;
            let alike = clauses[before.clause].sentence == clauses[clause].sentence && !clauses[clause].pronoun;
            alike.then_some(before.role)
        };
        figures[at].role = match (before, after) {
            (Some(before), Some(after)) => before.and(after.shared(Role::LEAVES)),
            (Some(role), None) | (None, Some(role)) => role,
            (None, None) => inherited().unwrap_or_default(),
        };
    }
}

/// Stretches of names with commas or "and" between them: the last name of a piece, pieces of names alone, and the first of
/// another. Where "and" is attached to its word there are no pieces.
fn lists(words: &[Word<'_>], pieces: &[Piece], figures: &[Figure]) -> Vec<Range<usize>> {
    let mut lists: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut open: Option<Range<usize>> = None;
    for piece in pieces {
        let own = &words[start..start + piece.words];
        let counts = figures.binary_search_by_key(&start, |figure| figure.place).is_ok();
        let listed = matches!(piece.cut, Some(Cut::Comma | Cut::And)) && !counts;
        open = open.filter(|_| listed && own.first().is_some_and(|word| word.capital));
        if let Some(list) = &mut open {
            list.end += 1;
            lists.push(list.clone());
        }
        let all = own.iter().all(|word| word.capital);
        if !(all && open.is_some()) {
            open = own.last().filter(|word| word.capital).map(|_| start + piece.words - 1..start + piece.words);
        }
        start += piece.words;
    }
    let mut at = 1;
    while at < words.len() {
        let end = at + words[at..].iter().take_while(|word| word.and).count();
        // What is told of figures is no list: «مقتل 3 وإصابة 5».
        let counts = figures.iter().any(|figure| at <= figure.place && figure.place <= end);
        if end > at && !counts && !words[at - 1..end].iter().any(Word::happens) {
            lists.push(at - 1..end);
        }
        at = end + 1;
    }
    lists
}
