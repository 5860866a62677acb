//! What a statement denies, and what it says did not quite come about or may not be.

use super::{Cut, Layout};
use crate::claim::Stance;
use crate::lexicon::Sense;
use crate::mention::TokenKind;
use crate::statement::grammar::List;
use crate::statement::role::Role;
use crate::statement::vocabulary;
use crate::subject::is_present_form;
use crate::text::fold;
use crate::value::Bound;

impl Layout<'_, '_> {
    /// Takes a word of denial or of doubt, and gives the token after it.
    pub(super) fn denial(&mut self, at: usize) -> Option<usize> {
        let passage = self.passage;
        let token = &passage.tokens[at];
        if let Some(none) = self.sense(at, |sense| sense == Sense::NoNegation) {
            // «لا يزيد عدد الغرف على 20»: the verb stands apart from its figure.
            let bound = (at..none).find_map(|token| match self.role(token) {
                role if role.is(Role::BESIDE) => None,
                role if role.is(Role::ABOVE) => Some(Bound::AtMost),
                role if role.is(Role::BELOW) => Some(Bound::AtLeast),
                _ => None,
            });
            let still = |at: usize| List::Still.ends(passage.cut(passage.tokens[at].span));
            self.statement.still |= (at..none).any(still);
            let piece = self.piece();
            piece.bound = piece.bound.or(bound);
            return Some(none);
        }
        if let Some(maybe) = self.sense(at, |sense| sense == Sense::Maybe) {
            let verb = passage.tokens.get(maybe).map(|token| fold(passage.cut(token.span)));
            if verb.is_some_and(|verb| is_present_form(&verb)) {
                self.piece().stance = Some(Stance::Possible);
            }
            return Some(maybe);
        }
        let stance = passage.find(at, |sense| match sense {
            Sense::Stance(stance) => Some(stance),
            _ => None,
        });
        if let Some(denied) = stance.filter(|stance| stance.sense == Stance::Denied) {
            self.piece().negations += 1;
            return Some(denied.next);
        }
        // «غير قانوني», «دون تغيير»: a phrase that says something of its own.
        let whole = self.known(at).phrase.filter(|(told, _)| told.says()).map_or(at, |(_, end)| end);
        let negation = self.sense(at, |sense| sense == Sense::Negation).filter(|negation| *negation >= whole)?;
        // «من دون أن ترد أنباء»: what was not is told of its own, and what stands before it was.
        let without = (at..negation).any(|at| self.role(at).is(Role::WITHOUT));
        if without && self.piece().words > 1 {
            self.cut(Cut::Clause);
            self.piece().without = true;
        }
        let no = List::No.is_in_any_case(passage.cut(token.span));
        let nor = List::Nor.is_in_any_case(passage.cut(token.span));
        // "Neither Omar nor Sara came" denies once.
        if nor && self.piece().negations % 2 == 1 {
            return Some(negation);
        }
        let piece = self.piece();
        piece.none |= no && piece.cut == Some(Cut::Comma) && piece.words == 0 && piece.figures == 0;
        self.piece().negations += 1;
        self.negated = Some(negation);
        Some(negation)
    }

    /// Takes "unless", and gives the token after it.
    pub(super) fn unless(&mut self, at: usize) -> Option<usize> {
        // «ما لم يتم الاتفاق»
        let written = |at: usize| {
            let token = self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
            token.map_or("", |token| self.passage.cut(token.span))
        };
        if !(List::What.is_written(written(at)) && List::DidNot.is_written(written(at + 1))) {
            return None;
        }
        let piece = self.piece();
        piece.stance = piece.stance.or(Some(Stance::Conditional));
        Some(at + 2)
    }

    /// Whether the word at a token says that what follows did not come about: "almost reached", «كاد يبلغ», «فشل في بلوغ».
    pub(super) fn fails(&self, at: usize) -> bool {
        const REACH: usize = 3;
        let cut = |at: usize| {
            let token = self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
            token.map(|token| self.passage.cut(token.span))
        };
        let role = self.role(at);
        let Some(written) = cut(at).filter(|_| role.is(Role::ALMOST.and(Role::NEARS).and(Role::FAILS))) else {
            return false;
        };
        if role.is(Role::ALMOST) {
            let counts =
                |sense: Sense| matches!(sense, Sense::Direction(_) | Sense::Every | Sense::Part(..) | Sense::Number(_));
            let multiple = Role::DOUBLES.and(Role::TRIPLES).and(Role::QUADRUPLES).and(Role::HALVES);
            let verb = cut(at + 1)
                .is_some_and(|next| next.len() > 4 && List::PastEnding.ends(next) || List::PastVerb.is_written(next));
            return verb && !self.passage.has(at + 1, counts) && !self.role(at + 1).is(multiple);
        }
        if role.is(Role::NEARS) {
            // «تكاد كل المحال»: almost all.
            return List::NearsInPerson.begins(written);
        }
        let into = (at + 1..=at + REACH).find(|&next| cut(next).is_some_and(|next| List::Into.is_written(next)));
        let Some(deed) = into.map(|into| into + 1) else { return false };
        let noun = |sense: Sense| matches!(sense, Sense::Counted(_) | Sense::PersonNoun(_) | Sense::Month(_));
        let told = cut(deed).is_some_and(|deed| !List::Article.begins(deed) && vocabulary::told(&fold(deed)).is_some());
        told && !self.passage.has(deed, noun)
    }

    /// Whether a denial stands so near before a figure that it denies its bound: "did not sell more than 5 cars".
    pub(super) fn denies_bound(&self, at: usize) -> bool {
        const REACH: usize = 4;
        let Some(negated) = self.negated.filter(|negated| *negated <= at && at - negated <= REACH) else {
            return false;
        };
        let own = self.pieces.last().is_some_and(|piece| piece.negations % 2 == 1 && piece.figures == 0);
        let tokens = &self.passage.tokens[negated..at];
        let plain = tokens.iter().all(|token| token.kind == TokenKind::Word);
        let beside = (negated..at).any(|at| self.role(at).is(Role::BESIDE));
        let every = (negated..at).any(|at| self.passage.means(at, Sense::Every));
        own && plain && !beside && !every
    }
}
