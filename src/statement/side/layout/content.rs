//! The words and signs of a statement that are of no figure: where they cut it, and what they say.

use super::{Cut, Layout};
use crate::claim::Stance;
use crate::lexicon::Sense;
use crate::mention::TokenKind;
use crate::statement::grammar::List;
use crate::statement::role::Role;
use crate::statement::word::{self, Word};
use crate::subject::is_present_form;
use crate::text::fold;

impl<'t> Layout<'_, 't> {
    /// Takes what stands at a token and is no figure, and gives the token after it.
    pub(super) fn take(&mut self, at: usize) -> usize {
        let passage = self.passage;
        let token = &passage.tokens[at];
        match token.kind {
            TokenKind::Digits => return at + 1,
            TokenKind::Sign(sign) => {
                self.sign(sign, at);
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
        if let Some(next) = self.unless(at) {
            return next;
        }
        self.alternative(at);
        if self.fails(at) {
            self.piece().negations += 1;
            return at + 1;
        }
        let own = fold(passage.cut(token.span));
        self.every(at, &own);
        // «لم يحضر عمر ولا سارة»: one denial reaches both.
        if List::NorJoined.is(&own) && self.piece().negations % 2 == 1 && self.goes_on(at + 1) {
            return at + 1;
        }
        // «وللحشرة ست»
        let of_other = List::ToAnother.begins(&own);
        if token.entry.is_some_and(|entry| entry.clitic.and) || self.and_verb(at) || of_other {
            self.cut(Cut::And);
        }
        self.statement.passive |= self.names_agent(at);
        if let Some(next) = self.denial(at) {
            return next;
        }
        self.content(at)
    }

    /// Cuts the statement at a sign.
    fn sign(&mut self, sign: char, at: usize) {
        match sign {
            ',' | '،' => self.cut(Cut::Comma),
            ';' | '؛' | ':' | '(' | ')' | '–' | '—' => self.cut(Cut::Clause),
            '!' | '?' | '؟' => self.cut(Cut::Sentence),
            '.' if self.passage.tokens.get(at + 1).is_none_or(|next| !next.glued) => self.cut(Cut::Sentence),
            _ => {}
        }
    }

    /// The token after the words at a token that have a sense.
    pub(super) fn sense(&self, at: usize, wanted: fn(Sense) -> bool) -> Option<usize> {
        self.passage.find(at, |sense| wanted(sense).then_some(())).map(|found| found.next)
    }

    /// Notes whether a word says that nothing is left out.
    fn every(&mut self, at: usize, own: &str) {
        let passage = self.passage;
        // "Every day" says nothing of all.
        let of_time = self.role(at + 1).is(Role::OCCASION);
        let day = || passage.tokens.get(at + 1).is_some_and(|next| List::OfEachTime.is_written(passage.cut(next.span)));
        let each = |at: usize| passage.means(at, Sense::Every);
        self.statement.daily |= List::Daily.is(own) || of_time && each(at) && day();
        let every = !of_time && each(at);
        self.statement.every |= every;
        self.statement.not_all |= every && self.negated == Some(at) && !self.role(at).is(Role::ONLY);
        self.statement.all |= every && !self.role(at).is(Role::ONLY);
    }

    /// Whether somebody who acts is named behind a word: "by the police".
    fn names_agent(&self, at: usize) -> bool {
        // "Passed by 60 votes" and "by Friday" name nobody who does it.
        let names = |at: usize| {
            let time = |sense: Sense| matches!(sense, Sense::Weekday(_) | Sense::Month(_));
            let digits = self.passage.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits);
            !digits && !self.passage.has(at, time)
        };
        self.sense(at, |sense| sense == Sense::Agent).is_some_and(names)
    }

    /// Takes a word by what it says, and gives the token after it.
    fn content(&mut self, at: usize) -> usize {
        let passage = self.passage;
        let reader = self.reader(at);
        let (word, next) = word::at(passage, at, self.known(at));
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
        let stance = passage.find(at, |sense| match sense {
            Sense::Stance(stance) => Some(stance),
            _ => None,
        });
        if let Some(stance) = stance.filter(|stance| stance.next >= next) {
            self.piece().stance = Some(stance.sense);
            return stance.next;
        }
        if let Some(told) = self.sense(at, |sense| matches!(sense, Sense::Said | Sense::According | Sense::SourceNoun))
            && told >= next
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
            return told;
        }
        if self.sense(at, |sense| sense == Sense::Clause).is_some_and(|clause| clause >= next) {
            // «تجاوزت قوة الزلزال الذي ضرب الجزيرة ست درجات»: the bound goes on behind what is told of the quake.
            let which = self.role(at).is(Role::WHICH);
            let bound = if which { self.piece().bound.take() } else { None };
            self.cut(Cut::Clause);
            self.piece().bound = bound;
            self.piece().relative |= which;
        } else if self.sense(at, |sense| sense == Sense::Coordinates).is_some_and(|and| and >= next) {
            self.cut(Cut::And);
        }
        if let Some(mut word) = word {
            word.beside |= self.beside(at);
            word.versus = at.checked_sub(1).is_some_and(|before| self.role(before).is(Role::VERSUS));
            word.denied = self.negated == Some(at);
            // "Was bought by Lumen"
            word.by = word.capital && self.does_it(at);
            word.weekday = reader.iter().find_map(|sense| match sense {
                Sense::Weekday(day) => Some(*day),
                _ => None,
            });
            word.listed =
                word.and || (self.piece().words == 0 && matches!(self.piece().cut, Some(Cut::Comma | Cut::And)));
            self.statement.words.push(word);
            self.piece().words += 1;
        }
        next
    }

    /// Whether a name or a noun stands at a token, behind which no new statement begins.
    fn goes_on(&self, at: usize) -> bool {
        let Some(token) = self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word) else {
            return false;
        };
        let written = self.passage.cut(token.span);
        let named = self.passage.has(at, |sense| matches!(sense, Sense::Name(_) | Sense::PersonNoun(_)));
        named || List::Article.begins(written) || !is_present_form(&fold(written))
    }

    /// Whether a name at a token does what another suffers: "designed by the engineer Otto Lang".
    fn does_it(&self, at: usize) -> bool {
        const REACH: usize = 3;
        let lower = |at: &usize| {
            let token = &self.passage.tokens[*at];
            token.kind == TokenKind::Word && self.passage.cut(token.span).starts_with(char::is_lowercase)
        };
        let agent = |at: usize| self.passage.means(at, Sense::Agent);
        let by = (at.saturating_sub(REACH)..at).rev().take_while(lower).find(|at| agent(*at));
        by.and_then(|by| by.checked_sub(1)).is_some_and(|verb| self.is_participle(verb))
    }

    /// Whether a token is an English participle: "approved", "bought".
    fn is_participle(&self, at: usize) -> bool {
        let Some(token) = self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word) else {
            return false;
        };
        let word = fold(self.passage.cut(token.span));
        List::AgentParticipleEnding.ends(&word) || List::AgentParticiple.is(&word)
    }
}
