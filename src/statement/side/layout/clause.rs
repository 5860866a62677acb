//! From pieces to clauses, and what is known once all of a statement is laid out.

use super::{Cut, Layout, Piece};
use crate::statement::parallel::Slot;
use crate::statement::role::Role;
use crate::statement::side::{Acting, Clause, Figure, Statement};
use crate::statement::word::Word;
use crate::value::{Quantity, Unit, Value};
use std::ops::Range;

impl<'t> Layout<'_, 't> {
    pub(super) fn finish(self, frame: Vec<Slot<'t>>) -> Statement<'t> {
        let Layout { mut statement, pieces, .. } = self;
        let Statement { words, figures, roles, orders, respective, .. } = &mut statement;
        // A day that follows makes it a bound of that day.
        orders.retain(|order| {
            let next = figures.get(order.figures);
            next.is_none_or(|next| next.place > order.place || !matches!(next.value, Value::Date(_)))
        });
        if *respective {
            share_unit(figures);
        }
        let mut held = Vec::new();
        let (mut relative, mut expected) = (None, None);
        let lists = lists(words, &pieces, figures);
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
                    Some(Cut::Clause) if piece.without => false,
                    Some(Cut::Comma) if piece.none && !before.figures.is_empty() => false,
                    Some(Cut::Clause) => {
                        !(alone(before.words.len(), before.figures.len(), 2) && alone(piece.words, piece.figures, 2))
                    }
                    // «ولم تسجل إصابات» denies nothing that stands before it.
                    Some(Cut::And)
                        if piece.negations % 2 == 1
                            && before.words.len() > 1
                            && opening.is_some_and(|word| !word.is_latin()) =>
                    {
                        false
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
        role(figures, &clauses, roles);
        Statement { clauses, lists, frame, ..statement }
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
