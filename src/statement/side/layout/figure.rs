//! A figure of a statement: its bound, its noun, and how it hangs together with the one before it.

use super::{Cut, Layout};
use crate::lexicon::Sense;
use crate::mention::{Mention, TokenKind};
use crate::statement::grammar::List;
use crate::statement::role::Role;
use crate::statement::side::{Acting, Figure, Link};
use crate::statement::vocabulary;
use crate::statement::word;
use crate::text::{fold, is_arabic};
use crate::value::{Amount, Bound, DateBound, Figure as Number, Quantity, TimeUnit, Unit, Value};
use rust_decimal::Decimal;

impl<'t> Layout<'_, 't> {
    /// Takes a figure and its noun, and gives the token after them.
    pub(super) fn figure(&mut self, at: usize, mention: Mention, floating: bool) -> usize {
        let passage = self.passage;
        let text = passage.text;
        let written = mention.span.cut(text);
        let glued_and = at > 0 && self.passage.tokens[at].glued && self.passage.attached_and(at - 1);
        let token = passage.tokens[at].span;
        let inside_and = token.start < mention.span.start && List::AttachedAnd.begins(passage.cut(token));
        if glued_and || inside_and || (List::AttachedAnd.begins(written) && !self.statement.figures.is_empty()) {
            self.cut(Cut::And);
        }
        let before = at.checked_sub(1).map(|before| fold(self.passage.cut(self.passage.tokens[before].span)));
        let place = self.statement.words.len();
        let inside = passage.tokens[at..].iter().take_while(|token| token.span.start < mention.span.end).count();
        let every = |token: usize| passage.means(token, Sense::Every);
        self.statement.every |= (at..at + inside).any(every);
        self.statement.all |= (at..at + inside).any(|token| every(token) && !self.role(token).is(Role::ONLY));
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
        // "Did not sell more than 5": so many at most.
        if let Value::Quantity(Quantity { amount: Amount::Bound(bound @ (Bound::Above | Bound::Below), _), .. }) =
            &mut value
            && self.denies_bound(at)
        {
            *bound = bound.denied();
            self.piece().negations -= 1;
        }
        // "Did not open until 1990": it did then.
        if let Value::Date(date) = &mut value
            && date.bound == Some(DateBound::By)
            && List::Until.begins(written)
            && self.piece().negations % 2 == 1
        {
            date.bound = None;
            self.piece().negations -= 1;
        }
        let end = self.before_name(at, end, &mut value);
        let end = self.before_verb(at, end, &mut value);
        // "3 fewer potatoes"
        if let Value::Quantity(Quantity { unit: Unit::Noun(noun), .. }) = &mut value
            && let Some((_, rest)) = noun.split_once(' ').filter(|(first, _)| List::Fewer.is_written(first))
        {
            *noun = rest.to_owned();
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
        self.statement.figures.push(Figure {
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
            self.note(Role::EACH, self.statement.figures.len(), place);
        }
        let Some(noun) = noun else { return end };
        let (word, next) = word::at(passage, noun, self.known(noun));
        if let Some(mut word) = word {
            word.counted = true;
            self.statement.words.push(word);
            self.piece().words += 1;
        }
        next
    }

    /// Leaves the name of "two Olympic medals", and with it the noun, to the words of the clause, and gives the token after what is left.
    fn before_name(&self, at: usize, end: usize, value: &mut Value) -> usize {
        let Value::Quantity(Quantity { unit: unit @ Unit::Noun(_), .. }) = value else { return end };
        let passage = self.passage;
        let is_name = |token: &usize| passage.cut(passage.tokens[*token].span).starts_with(char::is_uppercase);
        let name = (at + 1..end.saturating_sub(1)).rev().take_while(is_name).last();
        if name.is_some() {
            *unit = Unit::Bare;
        }
        name.unwrap_or(end)
    }

    /// Leaves «وصعد» of «نزل 9 وصعد 4» to the words, and gives the token after what is left.
    fn before_verb(&self, at: usize, end: usize, value: &mut Value) -> usize {
        let Value::Quantity(Quantity { unit: unit @ Unit::Noun(_), .. }) = value else { return end };
        let attached = |token: usize| self.passage.tokens[token].entry.is_some_and(|entry| entry.clitic.and);
        let own = match &*unit {
            Unit::Noun(noun) => noun.split_whitespace().next().unwrap_or_default(),
            _ => return end,
        };
        let first = (at + 1..end).find(|&token| self.passage.cut(self.passage.tokens[token].span) == own);
        let Some(verb) =
            first.filter(|&token| List::AttachedAnd.begins(own) && (attached(token) || self.and_verb(token)))
        else {
            return end;
        };
        *unit = Unit::Bare;
        verb
    }

    /// Takes «رجل واحد» as a count, where the noun before it has none.
    pub(super) fn one(&mut self, at: usize) -> bool {
        let place = self.statement.words.len();
        let Some(noun) = place.checked_sub(1).and_then(|last| self.statement.words.get_mut(last)) else { return false };
        let Some(before) = at.checked_sub(1).map(|before| self.passage.tokens[before].span) else { return false };
        if noun.counted || !noun.is_counted() || self.passage.cut(before) != noun.written {
            return false;
        }
        noun.counted = true;
        self.count_one(at, place - 1, 1);
        true
    }

    /// Takes the word at a token as a count of one.
    pub(super) fn count_one(&mut self, at: usize, place: usize, nouns: usize) {
        let span = self.passage.tokens[at].span;
        let value = Value::Quantity(Quantity::exact(Number::whole(Decimal::ONE), Unit::Bare));
        self.statement.figures.push(Figure {
            value,
            age: false,
            factor: false,
            degree: None,
            span,
            place,
            clause: 0,
            relative: false,
            way: 0,
            nouns,
            before: String::new(),
            link: None,
            floating: false,
            role: Role::default(),
        });
        self.piece().figures += 1;
    }

    /// Takes a stretch of time without a number as one: «استمر الحصار نحو شهر».
    pub(super) fn one_stretch(&mut self, at: usize) -> bool {
        const REACH: usize = 3;
        const UNITS: [(TimeUnit, List); 5] = [
            (TimeUnit::Hour, List::OneHour),
            (TimeUnit::Day, List::OneDay),
            (TimeUnit::Week, List::OneWeek),
            (TimeUnit::Month, List::OneMonth),
            (TimeUnit::Year, List::OneYear),
        ];
        let Some(token) = self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word) else {
            return false;
        };
        let written = self.passage.cut(token.span);
        if !List::OpensStretch.begins(written) {
            return false;
        }
        let word = fold(written);
        let Some((unit, _)) = UNITS.iter().find(|(_, forms)| forms.is(&word)) else { return false };
        let cut = |at: usize| self.passage.tokens.get(at).map(|token| self.passage.cut(token.span));
        // «شهر مايو», «ساعة ونصف», «عام 1990»
        let ends = match self.passage.tokens.get(at + 1) {
            None => true,
            Some(next) => {
                !matches!(next.kind, TokenKind::Digits) && !cut(at + 1).is_some_and(|next| List::AndAPart.begins(next))
            }
        };
        let about = at.checked_sub(1).and_then(cut).is_some_and(|before| {
            List::AboutSoLong.is_written(before) || before.ends_with(|letter: char| !letter.is_alphabetic())
        });
        let lasts =
            |at: usize| self.role(at).is(Role::LASTS) && cut(at).is_some_and(|word| word.starts_with(is_arabic));
        let near = (at.saturating_sub(REACH)..at).any(lasts);
        if !ends || !near || !(about || List::Accusative.ends(&word) || at.checked_sub(1).is_some_and(lasts)) {
            return false;
        }
        let place = self.statement.words.len();
        self.count_one(at, place, 0);
        if let Some(figure) = self.statement.figures.last_mut() {
            figure.value = Value::Quantity(Quantity::exact(Number::whole(Decimal::ONE), Unit::Time(*unit)));
        }
        true
    }

    /// The bound of a verb that stands apart from its figure: «يزيد عدد السكان على 5 ملايين». The verb says nothing else.
    fn joined_bound(&mut self, at: usize) -> Option<Bound> {
        let clause = self.pieces.len().saturating_sub(1);
        let bounds = Role::ABOVE.and(Role::BELOW);
        let verb = |acting: &&Acting| acting.role.is(bounds) && !acting.role.is(Role::BESIDE);
        let acting = *self.statement.roles.iter().rfind(verb)?;
        let joined = at.checked_sub(1).map(|before| self.role(before));
        let joined = joined.is_some_and(|before| before.is(bounds) && before.is(Role::BESIDE));
        if acting.clause != clause || acting.figures != self.statement.figures.len() || !joined {
            return None;
        }
        let (place, above) = (acting.place, acting.role.is(Role::ABOVE));
        let verb = self.statement.words.get_mut(place)?;
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

    /// What stands between the last figure and the one at a token, where few words do.
    pub(super) fn link(&self, at: usize) -> Option<Link> {
        const REACH: usize = 4;
        // "Some of the 20 lamps", «بعض المصابيح العشرين».
        let word = |at: usize| fold(self.passage.cut(self.passage.tokens[at].span));
        let some = (at.saturating_sub(REACH)..at).rev().find(|&token| self.role(token).is(Role::SOME));
        let between = |some: usize| {
            let latin = word(some).is_ascii();
            let mut rest = some + 1..at;
            let is_word = |token: usize| self.passage.tokens[token].kind == TokenKind::Word;
            rest.clone().all(is_word) && (!latin || rest.next().is_some_and(|of| List::Of.is(&word(of))))
        };
        let read = self.statement.figures.last().map_or(0, |last| last.span.end);
        if some.is_some_and(|some| self.passage.tokens[some].span.start >= read && between(some)) {
            return Some(Link::OfSome);
        }
        let from = self.statement.figures.last()?.span.end;
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
            let dated = self.statement.figures.last().is_some_and(|figure| matches!(figure.value, Value::Date(_)));
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
        self.statement.figures.last().filter(|last| arabic && near && fraction(last)).map(|_| Link::Of)
    }
}

/// How many times as many a figure tells: "three times", «نصف».
pub(super) fn times(value: &Value) -> Option<(Decimal, Decimal)> {
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
