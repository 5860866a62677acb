//! Two figures of which the premise gives one and how the other stands to it: twice as many, 5 more, 3 years older.

use super::figure::is_date;
use super::grammar::List;
use super::role::Role;
use super::side::{Figure, Statement};
use super::sum::point;
use super::tale::{Question, Told};
use super::word::Word;
use rust_decimal::Decimal;

/// How one figure stands to another.
#[derive(Clone, Copy, Debug)]
enum By {
    /// So many times as much, above and below the line.
    Times(Decimal, Decimal),
    /// So much more, or less where it is negative.
    More(Decimal),
}

impl By {
    fn of(self, value: Decimal) -> Option<Decimal> {
        match self {
            By::Times(above, below) => value.checked_mul(above)?.checked_div(below),
            By::More(more) => value.checked_add(more),
        }
    }

    /// The value of which this would be so.
    fn back(self, value: Decimal) -> Option<Decimal> {
        match self {
            By::Times(above, below) => value.checked_mul(below)?.checked_div(above),
            By::More(more) => value.checked_sub(more),
        }
    }

    /// Whether it is more.
    fn is_more(self) -> bool {
        match self {
            By::Times(above, below) => above > below,
            By::More(more) => more.is_sign_positive(),
        }
    }
}

/// A premise's words that hold one against another.
struct Link {
    by: By,
    /// How many words stand before what it is held against.
    place: usize,
    /// Which figure tells by how much; none for "twice".
    figure: Option<usize>,
}

fn link(premise: &Statement<'_>) -> Option<Link> {
    let multiples = premise.multiples.iter().map(|multiple| Link {
        by: By::Times(multiple.above, multiple.below),
        place: multiple.place,
        figure: None,
    });
    let thans = premise.thans.iter().filter_map(|than| {
        // "5 more than Kim", and «أكبر منها بثلاث سنوات».
        let by = |figure: &&Figure| {
            let before = premise.text[..figure.span.start].trim_end_matches('ـ').rsplit_once(' ');
            let joined = before.is_some_and(|(_, last)| List::AttachedBy.is_written(last));
            joined || List::AttachedBy.begins(figure.span.cut(premise.text))
        };
        let behind = premise.figures.get(than.figures).filter(by);
        let (at, figure) = match behind {
            Some(behind) => (than.figures, behind),
            None => {
                let at = than.figures.checked_sub(1)?;
                (at, premise.figures.get(at)?)
            }
        };
        let more = point(figure)?.1.value.checked_mul(than.way.into())?;
        Some(Link { by: By::More(more), place: than.place, figure: Some(at) })
    });
    // "Her brother is 3 years older."
    let ages = premise.figures.iter().enumerate().filter_map(|(at, figure)| {
        let more = point(figure).filter(|_| figure.relative && premise.thans.is_empty())?.1.value;
        let end = premise.clauses.get(figure.clause)?.words.end;
        Some(Link { by: By::More(more.checked_mul(figure.way.into())?), place: end, figure: Some(at) })
    });
    let mut links = multiples.chain(thans).chain(ages);
    let (link, None) = (links.next()?, links.next()) else { return None };
    Some(link)
}

/// The words of a premise before and behind what holds one against another.
fn sides<'a, 't>(premise: &'a Statement<'t>, link: &Link, of: &Figure) -> (&'a [Word<'t>], &'a [Word<'t>]) {
    let place = link.place.min(premise.words.len());
    let clause = premise.clauses.iter().find(|clause| clause.words.contains(&place.saturating_sub(1)));
    let Some(clause) = clause else { return (&[], &[]) };
    let sentence = premise.clauses.iter().rfind(|other| other.sentence == clause.sentence);
    let end = sentence.map_or(place, |last| last.words.end).max(place);
    // Of one clause what stands behind the figure is of the other.
    let behind = if of.place < place { of.place + of.nouns } else { 0 };
    let start = clause.words.start.max(behind).min(place);
    (&premise.words[start..place], &premise.words[place..end])
}

fn has(words: &[Word<'_>], wanted: &Word<'_>) -> bool {
    words.iter().any(|word| word.covers(wanted))
}

/// What follows for a figure of the hypothesis.
pub(super) fn linked(question: &Question<'_, '_>) -> Option<Told> {
    let premise = question.premise;
    let link = link(premise)?;
    let span = link.figure.and_then(|at| premise.figures.get(at)).map(|figure| figure.span);
    let mut known = question.steps.iter().filter(|step| Some(step.figure.span) != span);
    let (of, None) = (known.next()?, known.next()) else { return None };
    if question.hypothesis.thans.iter().any(|than| than.figures > 0) {
        return None;
    }
    let rule = "so many more or fewer, or so many times as many, as the figure that the premise gives";
    let (subject, against) = sides(premise, &link, of.figure);
    let owner = question.clause(of).words.clone();
    let own_end = (of.figure.place + of.figure.nouns).min(owner.end).max(owner.start);
    let behind = of.figure.place < link.place;
    let owner = &premise.words[owner.start..if behind { own_end } else { owner.end }];
    let asked: Vec<&Word<'_>> = question.own.iter().map(|&at| &question.hypothesis.words[at]).collect();
    let told = |value: Option<Decimal>| question.told(value?, of, rule);
    let together = question.hypothesis.roles.iter().any(|acting| acting.role.is(Role::TOGETHER))
        || question.hypothesis.words.iter().any(|word| word.total || word.listed);
    let who = |word: &Word<'_>| !word.is_counted() || word.is_person() && !word.counted;
    let newcomer = subject.iter().any(|word| who(word) && !word.weak && word.role().is_empty() && !has(owner, word));
    let linking = premise.clauses.iter().position(|clause| clause.words.contains(&link.place.saturating_sub(1)));
    // "Omar has twice as many as Nadia."
    if newcomer {
        let pronoun = against.is_empty() || !against.iter().any(Word::is_somebody);
        let later = linking.is_some_and(|linking| linking < of.figure.clause);
        if !(pronoun || later || against.iter().any(|word| !word.is_counted() && has(owner, word))) {
            return None;
        }
        let value = link.by.of(of.number);
        let about = asked.iter().any(|word| has(subject, word) && !has(owner, word));
        let other = asked
            .iter()
            .filter(|word| !word.owner && !word.role().is(Role::AGE))
            .any(|word| (has(owner, word) || has(against, word)) && !has(subject, word));
        return match (about, other) {
            (true, true) if together => told(value.and_then(|value| value.checked_add(of.number))),
            (false, _) if together && asked.is_empty() => told(value.and_then(|value| value.checked_add(of.number))),
            (true, false) => told(value),
            _ => None,
        };
    }
    // "Leo has 12 stickers, 5 more than Kim."
    let value = link.by.back(of.number);
    let about = asked.iter().any(|word| has(against, word) && !has(owner, word));
    let other = asked
        .iter()
        .filter(|word| !word.owner && !word.role().is(Role::AGE))
        .any(|word| has(owner, word) && !has(against, word));
    match (about, other) {
        (true, true) if together => told(value.and_then(|value| value.checked_add(of.number))),
        (true, false) => told(value),
        _ => None,
    }
}

/// Whether a comparison without a figure holds by how the premise holds one against the other.
pub(super) fn compared(premise: &Statement<'_>, left: &[Word<'_>], right: &[Word<'_>], way: i8) -> Option<bool> {
    let link = link(premise)?;
    let at = |at: &usize| Some(*at) != link.figure && !premise.figures[*at].factor && !is_date(&premise.figures[*at]);
    let of = &premise.figures[(0..premise.figures.len()).find(at)?];
    let (subject, against) = sides(premise, &link, of);
    // Arabic names have no sign of their own.
    let who = |word: &Word<'_>| {
        word.is_somebody() || !word.is_latin() && !word.is_counted() && !word.weak && word.role().is_empty()
    };
    if !against.iter().any(who) {
        return None;
    }
    let of = |words: &[Word<'_>], one: &[Word<'_>], other: &[Word<'_>]| {
        words.iter().any(|word| who(word) && has(one, word) && !has(other, word))
    };
    let subject = if subject.iter().any(who) { subject } else { &premise.words[..link.place.min(premise.words.len())] };
    let straight = of(left, subject, against) && of(right, against, subject);
    let crossed = of(left, against, subject) && of(right, subject, against);
    (straight != crossed).then_some((link.by.is_more() == (way > 0)) == straight)
}
