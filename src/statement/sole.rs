//! What is so of one alone: the largest of all, the place where somebody was born.

use super::cover::Cover;
use super::role::Role;
use super::side::Statement;
use super::word::Word;

/// Whether the hypothesis says of another place what the premise says of one, and it can be so of one alone.
pub(super) fn conflicts(premise: &Statement<'_>, hypothesis: &Statement<'_>, cover: &Cover) -> bool {
    let [asked] = cover.missing[..] else { return false };
    let Some(asked) = hypothesis.words.get(asked).filter(|word| word.is_place()) else { return false };
    let told = |at: usize| cover.by.contains(&Some(at));
    let mut others =
        premise.words.iter().enumerate().filter(|(at, word)| word.is_place() && !told(*at)).map(|(_, word)| word);
    let Some(own) = others.next().filter(|_| others.next().is_none()) else { return false };
    // A country and a town of it may both be said.
    own.is_country() == asked.is_country()
        && (ranks(premise, hypothesis) || is_sole(premise, hypothesis, cover, own, asked))
}

/// Whether both say that something is the first in one degree.
fn ranks(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> bool {
    hypothesis.firsts.iter().any(|first| premise.firsts.contains(first))
}

/// Whether a word that both have is of one place alone, and both places stand behind it.
fn is_sole(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    cover: &Cover,
    own: &Word<'_>,
    asked: &Word<'_>,
) -> bool {
    let sole = |(at, by): (usize, &Option<usize>)| {
        by.is_some_and(|by| premise.words[by].role().is(Role::SOLE) && hypothesis.words[at].role().is(Role::SOLE))
    };
    own.beside == asked.beside && cover.by.iter().enumerate().any(sole)
}
