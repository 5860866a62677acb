//! How a statement is laid out: token by token, into figures, content words and the pieces that clauses are made of.

mod acting;
mod clause;
mod clock;
mod content;
mod denial;
mod figure;

use super::Statement;
use crate::claim::Stance;
use crate::lexicon::Sense;
use crate::mention::{Context, Languages, Mention, Passage, Unresolved, number_at, read};
use crate::statement::grammar::List;
use crate::statement::parallel::Slot;
use crate::statement::role::Role;
use crate::statement::vocabulary::{self, Known};
use crate::text::{Span, fold, is_arabic};
use crate::value::{Amount, Bound, DateSpan, Figure, Grain, Value};
use jiff::civil::Date;
use rust_decimal::Decimal;

impl<'t> Statement<'t> {
    pub(in crate::statement) fn read(text: &'t str, context: &'t Context) -> Self {
        let readers = Languages::of(text, context);
        let Languages { latin, arabic } = readers;
        let passage = Passage::new(text, Languages { latin: latin.story(), arabic: arabic.story() }, context);
        let mut layout = Layout {
            passage: &passage,
            readers,
            statement: Statement { text, ..Statement::default() },
            pieces: vec![Piece::default()],
            known: (0..passage.tokens.len()).map(|at| known(&passage, at)).collect(),
            negated: None,
            unsaid: false,
        };
        let mut mentions = resolved(text, context);
        // That nobody came to harm is denied here, not counted.
        let zero = |words: &Passage<'_>, at: usize| {
            number_at(words, at).and_then(|number| number.size.figure()).is_some_and(|figure| figure.value.is_zero())
        };
        mentions.retain(|(mention, _)| {
            let words = mention.figure.cut(text);
            let none = matches!(&mention.value, Ok(Value::Quantity(quantity)) if quantity.amount == Amount::Point(Figure::whole(Decimal::ZERO)));
            let words = Passage::of_words(words, readers, context);
            !none || (0..words.tokens.len()).any(|at| zero(&words, at))
        });
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
                frame.push(Slot::Figure(layout.statement.figures.len().saturating_sub(1)));
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
}

/// What the vocabulary tells of the words at a token, but that "a few" and "the first few" are no "few".
fn known(passage: &Passage<'_>, at: usize) -> Known {
    let known = vocabulary::known(passage, at);
    if !known.role.is(Role::FEW) {
        return known;
    }
    let before = at.checked_sub(1).map(|before| fold(passage.cut(passage.tokens[before].span)));
    let some = before.is_some_and(|before| List::SomeFew.is(&before));
    let role = if some { known.role.without(Role::FEW) } else { known.role };
    Known { role, ..known }
}

/// A day to count from where none is given, so that two statements of "Monday" can be compared.
pub(in crate::statement) fn stand_in() -> Option<DateSpan> {
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

/// What parts two stretches of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Comma,
    And,
    Clause,
    Sentence,
}

/// A stretch of words between two cuts; several may make one clause.
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
    /// Whether "without" opens it.
    without: bool,
    /// A verb that bounds the figure to come: «تجاوزت النسبة 60».
    bound: Option<Bound>,
}

/// A statement while it is laid out.
struct Layout<'p, 't> {
    passage: &'p Passage<'t>,
    /// The languages of the reader of figures.
    readers: Languages,
    statement: Statement<'t>,
    pieces: Vec<Piece>,
    /// What the vocabulary tells of the words at each token.
    known: Vec<Known>,
    /// The token after the last word of denial.
    negated: Option<usize>,
    /// Whether the rest of the sentence is what somebody did not say.
    unsaid: bool,
}

impl<'t> Layout<'_, 't> {
    /// What the vocabulary tells of the words at a token.
    fn known(&self, at: usize) -> Known {
        self.known.get(at).copied().unwrap_or_default()
    }

    /// What a token does, as the vocabulary tells.
    fn role(&self, at: usize) -> Role {
        self.known(at).role
    }

    /// What a word means to the reader of figures.
    fn reader(&self, at: usize) -> &'static [Sense] {
        let written = self.passage.cut(self.passage.tokens[at].span);
        let arabic = written.starts_with(is_arabic);
        let language = if arabic { self.readers.arabic } else { self.readers.latin };
        language.entry(&fold(written)).map_or(&[][..], |entry| entry.senses)
    }

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

    /// Takes what stands at a token and what it says of counts, and gives the token after it.
    fn token(&mut self, at: usize) -> usize {
        const TALLIED: usize = 3;
        let passage = self.passage;
        if let Some(next) = self.moment(at) {
            return next;
        }
        let role = self.role(at);
        let (figures, place) = (self.statement.figures.len(), self.statement.words.len());
        self.compare(at);
        self.multiply(at);
        self.order(at, role);
        self.first(at);
        self.statement.respective |= role.is(Role::RESPECTIVE);
        let phrase = self.known(at).phrase.map(|(_, next)| next);
        if role.is(Role::IDLE.and(Role::FIRST)) || role.is(Role::BEFORE) && phrase.is_some() {
            self.note(role, figures, place);
            return phrase.unwrap_or(at + 1);
        }
        // «تسجيل عشر إصابات», «لم تسجل أي وفيات»
        if role.is(Role::TALLY) && (1..=TALLIED).any(|next| self.role(at + next).is(Role::FATE)) {
            return at + 1;
        }
        if role.is(Role::RESULTS) {
            let piece = self.piece();
            piece.result |= piece.words == 0 && piece.figures == 0;
        }
        // «لم يعجبني سوى واحد»: one did.
        if role.is(Role::EXCEPT) && self.piece().negations % 2 == 1 {
            self.piece().negations -= 1;
            self.statement.excepts = true;
            if self.role(at + 1).is(Role::ONE) {
                self.count_one(at + 1, self.statement.words.len(), 0);
                return at + 2;
            }
            return at + 1;
        }
        if self.one_stretch(at) {
            return at + 1;
        }
        // «حققت الشركة ربحا», «منيت بخسارة»: the verb says no more than its noun.
        if role.is(Role::CARRIES) && (1..=TALLIED).any(|next| self.role(at + next).is(Role::RESULT)) {
            return at + 1;
        }
        if role.is(Role::ONE) && self.one(at) {
            return at + 1;
        }
        // "Open daily except on Monday"
        self.statement.spares |= role.is(Role::EXCEPT);
        if role.is(Role::EXCEPT) {
            self.statement.spared = Some(figures);
        }
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
        if role.is(Role::LOSES) && word.starts_with(is_arabic) && List::Pronoun.ends(word) {
            self.piece().whom = true;
        }
        // «كل طالب»: whoever is counted does not demand.
        let counted = at.checked_sub(1).is_some_and(|before| self.role(before).is(Role::EACH));
        // «رفض طلب الإفراج»: a request is a noun behind what becomes of it.
        let noun = word.starts_with(is_arabic)
            && List::Request.is(&fold(word))
            && self.piece().words > 1
            && passage.tokens.get(at + 1).is_some_and(|next| List::Article.begins(passage.cut(next.span)));
        if role.is(Role::UNSURE) && !counted && !noun {
            let piece = self.piece();
            piece.stance = piece.stance.or(Some(Stance::Possible));
        }
        self.note(role, figures, place);
        next
    }
}
