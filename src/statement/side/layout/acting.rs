//! Words that say what becomes of counts, and what is held against what.

use super::Layout;
use super::figure::times;
use crate::lexicon::Sense;
use crate::mention::TokenKind;
use crate::statement::form;
use crate::statement::grammar::List;
use crate::statement::role::Role;
use crate::statement::side::{Acting, Multiple, Order, Than};
use crate::statement::vocabulary;
use crate::text::fold;
use crate::value::{Quantity, Unit, Value};

impl<'t> Layout<'_, 't> {
    pub(super) fn note(&mut self, role: Role, figures: usize, place: usize) {
        if !role.is_empty() {
            let silent = self.statement.words.len() == place;
            self.statement.roles.push(Acting {
                role,
                figures,
                place,
                silent,
                clause: self.pieces.len().saturating_sub(1),
            });
        }
    }

    /// Whether "and" is attached to a word that the tables of figures do not know: «وقطفت».
    pub(super) fn and_verb(&self, at: usize) -> bool {
        let token = &self.passage.tokens[at];
        let folded = fold(self.passage.cut(token.span));
        let rest = List::AttachedAnd.off_start(&folded).filter(|rest| rest.chars().nth(2).is_some());
        let known = token.entry.is_some_and(|entry| !entry.senses.is_empty());
        !known && rest.is_some_and(|rest| vocabulary::told(rest).is_some())
    }

    /// Whether a preposition stands before a token, past what may stand between it and its noun.
    pub(super) fn beside(&self, at: usize) -> bool {
        const REACH: usize = 3;
        for before in (at.saturating_sub(REACH)..at).rev() {
            if self.role(before).is(Role::BESIDE) {
                return true;
            }
            if !self.passage.means(before, Sense::Stop) {
                return false;
            }
        }
        false
    }

    /// Takes "more than" and «أكثر من», where no figure follows.
    pub(super) fn compare(&mut self, at: usize) {
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
            Some(than)
                if List::Than.is_written(than)
                    && self
                        .role(at + 1)
                        .is(Role::DOUBLES.and(Role::TRIPLES).and(Role::QUADRUPLES).and(Role::HALVES)) =>
            {
                None
            }
            Some(than) if List::Than.is_written(than) => (at.saturating_sub(REACH)..at).rev().find_map(way),
            // «أكبر منها»
            Some(of) if at > 0 && List::ThanOf.is_written(of) => {
                // «أكبر مساحة من»: in what stands between.
                let between = word(at - 1).map(fold).unwrap_or_default();
                let in_what = List::InWhat.is(&between)
                    || List::Accusative.ends(&between)
                        && between.chars().count() > 3
                        && !List::Article.begins(&between);
                let kind = word(at + 1).is_some_and(|next| List::OfItsKind.is_written(next));
                let apart = || way(at.checked_sub(2)?).filter(|_| in_what && !kind);
                way(at - 1).or_else(apart)
            }
            _ => None,
        };
        let (figures, place) = (self.statement.figures.len(), self.statement.words.len());
        self.statement.thans.extend(way.map(|(way, degree)| Than { degree, way, figures, place }));
    }

    /// Takes "twice as many as" and «ضعف ما لدى», at the word behind which stands what it is held against.
    pub(super) fn multiply(&mut self, at: usize) {
        const REACH: usize = 5;
        const FACTORS: [(Role, i64, i64); 2] = [(Role::TWICE, 2, 1), (Role::HALF, 1, 2)];
        let passage = self.passage;
        let word = |at: usize| passage.tokens.get(at).map(|token| passage.cut(token.span));
        // The first "as" stands behind the factor, and "as well as" holds nothing against another.
        let is_as = |at: usize| word(at).is_some_and(|word| List::As.is_written(word));
        let first = || (at.saturating_sub(REACH)..at).rev().find(|&other| is_as(other));
        let compares = |first: &usize| !word(first + 1).is_some_and(|next| List::AsNoMeasure.is_written(next));
        let head = match word(at) {
            Some(_) if is_as(at) => match first() {
                Some(first) => Some(first).filter(compares).and_then(|first| first.checked_sub(1)),
                // "His sister has three times as many."
                None => {
                    let many = word(at + 1).is_some_and(|next| List::AsMuch.is_written(next));
                    let alone = (at + 1..=at + REACH).all(|other| !is_as(other));
                    at.checked_sub(1).filter(|_| many && alone)
                }
            },
            Some(what) if List::What.is_written(what) => {
                at.checked_sub(1).filter(|&head| !self.role(head).is(Role::TWICE))
            }
            _ if self.role(at).is(Role::TWICE.and(Role::HALF)) => {
                word(at + 1).filter(|next| List::WhatNumber.is_written(next)).map(|_| at)
            }
            _ => None,
        };
        let Some(head) = head else { return };
        let span = passage.tokens[head].span;
        let role = self.role(head);
        let figure = self
            .statement
            .figures
            .iter_mut()
            .rev()
            .find(|figure| figure.span.start <= span.start && span.end <= figure.span.end);
        let told =
            FACTORS.iter().find(|(told, ..)| role.is(*told)).map(|&(_, above, below)| (above.into(), below.into()));
        let share = figure.as_ref().and_then(|figure| times(&figure.value));
        let Some((above, below)) = told.or(share) else { return };
        if let Some(figure) = figure {
            figure.factor = true;
        }
        let place = self.statement.words.len();
        self.statement.multiples.push(Multiple { above, below, place });
    }

    /// Takes "the largest" and «أكبر», which is none where it is one of several.
    pub(super) fn first(&mut self, at: usize) {
        let passage = self.passage;
        let word = |at: usize| passage.tokens.get(at).map(|token| passage.cut(token.span));
        let before = |count: usize| at.checked_sub(count).and_then(word);
        let written = passage.cut(passage.tokens[at].span);
        let short = || List::SuperlativeOpening.begins(written) && written.chars().nth(4).is_none();
        if !(List::SuperlativeEnding.ends(written) || List::Most.is_in_any_case(written) || short()) {
            return;
        }
        let own = fold(written);
        if !form::is_superlative(&own) {
            return;
        }
        let several = before(1).is_some_and(|before| List::AmongSeveral.is_written(before))
            || before(2).is_some_and(|before| List::AmongTheSeveral.is_written(before));
        let ranked = self.statement.figures.last().is_some_and(|figure| {
            let rank = matches!(&figure.value, Value::Quantity(Quantity { unit: Unit::Rank, .. }));
            rank && at.checked_sub(1).is_some_and(|before| passage.tokens[before].span.end <= figure.span.end)
        });
        if !several && !ranked {
            self.statement.firsts.push(own);
        }
    }

    /// Takes "or" between two words, of which the one is so or the other.
    pub(super) fn alternative(&mut self, at: usize) {
        let word = |at: usize| self.passage.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
        let is_or = word(at).is_some_and(|token| List::Or.is_written(self.passage.cut(token.span)));
        let both = at.checked_sub(1).and_then(word).is_some() && word(at + 1).is_some();
        if is_or && both {
            self.statement.alternatives.push(self.statement.words.len());
        }
    }

    /// Takes "before" and "after", where no day follows.
    pub(super) fn order(&mut self, at: usize, role: Role) {
        if !role.is(Role::EARLIER.and(Role::LATER)) {
            return;
        }
        let next = self.passage.tokens.get(at + 1);
        if next.is_none_or(|next| next.kind != TokenKind::Word) || self.clock(at + 1).is_some() {
            return;
        }
        let (figures, place) = (self.statement.figures.len(), self.statement.words.len());
        self.statement.orders.push(Order { later: role.is(Role::LATER), figures, place });
    }
}
