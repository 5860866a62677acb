//! Who does something and who suffers it, in Arabic, where the verb of the hypothesis is that of the premise or its converse: who
//! buys from another is sold to, and who wins over another makes them lose.

use super::role::Role;
use super::side::Statement;
use super::word::Word;
use std::ops::Range;

/// A verb of the hypothesis that answers one of the premise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turned {
    /// Its place in the hypothesis.
    pub verb: usize,
    /// Whether the two sides tell the same of who does it.
    pub same: bool,
}

/// Whether the hypothesis tells the same of who does something and who suffers it. `None` where no verb decides, or where it is not
/// clear who is who.
pub(super) fn turned(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> Option<Turned> {
    let plain = |statement: &Statement<'_>| {
        !statement.passive && statement.clauses.iter().all(|clause| !clause.negated && clause.stance.is_none())
    };
    if !plain(premise) || !plain(hypothesis) {
        return None;
    }
    if premise.words.first().is_some_and(Word::is_latin) && hypothesis.words.first().is_some_and(Word::is_latin) {
        return won(premise, hypothesis);
    }
    if premise.words.iter().any(Word::is_latin) {
        return None;
    }
    let pairs = hypothesis.words.iter().enumerate().flat_map(|(verb, asked)| {
        let told = premise.words.iter().enumerate();
        told.filter_map(move |(by, word)| {
            // «أمام النصر»: a club has the name of a victory.
            if word.versus && word.is_definite() {
                return None;
            }
            let converse = word.is_converse_of(asked) && !told_too(premise, asked);
            let alike = word.covers(asked)
                && (word.tells_winner() && asked.tells_winner() || is_against(premise, hypothesis, word, asked));
            (converse || alike).then_some((by, verb, converse))
        })
    });
    pairs
        .filter(|&(by, verb, _)| !premise.words[by].listed || premise.words[by].covers(&hypothesis.words[verb]))
        .find_map(|(by, verb, converse)| {
            let crossed = crossed(premise, by, hypothesis, verb)?;
            Some(Turned { verb, same: converse == crossed })
        })
}

/// The same in English for who won over whom, where who acts stands before the verb: "Rovers lost 2-0 to Albion", "Albion won".
fn won(premise: &Statement<'_>, hypothesis: &Statement<'_>) -> Option<Turned> {
    let deals = |asked: &Word<'_>| premise.words.iter().any(|word| word.is_converse_of(asked));
    let verb = hypothesis.words.iter().position(|word| word.tells_winner() || deals(word))?;
    let asked = &hypothesis.words[verb];
    let clause = hypothesis.clauses.iter().find(|clause| clause.words.contains(&verb))?;
    let actor = hypothesis.words[clause.words.start..verb].iter().find(|word| !word.weak)?;
    if actor.beside || !(actor.capital || !asked.tells_winner() && actor.is_person()) {
        return None;
    }
    premise.words.iter().enumerate().find_map(|(by, word)| {
        let converse = word.is_converse_of(asked) && !told_too(premise, asked);
        if !(converse || word.tells_winner() && word.covers(asked)) {
            return None;
        }
        let sentence = sentence(premise, by);
        let own = premise.clauses.iter().find(|clause| clause.words.contains(&by))?;
        let acts = (own.words.start..by).any(|at| premise.words[at].covers(actor) && !premise.words[at].beside);
        let before =
            own.pronoun || (own.words.start..by).any(|at| premise.words[at].is_somebody() && !premise.words[at].beside);
        let suffers = (by + 1..sentence.end).any(|at| premise.words[at].covers(actor));
        (before && acts != suffers).then_some(Turned { verb, same: converse == suffers })
    })
}

/// Whether the premise has the verb itself besides its converse.
fn told_too(premise: &Statement<'_>, asked: &Word<'_>) -> bool {
    premise.words.iter().any(|word| word.covers(asked) && !(word.versus && word.is_definite()))
}

/// Whether both verbs tell of a rise or a fall against another: «تراجعت الليرة أمام الدولار».
fn is_against(premise: &Statement<'_>, hypothesis: &Statement<'_>, word: &Word<'_>, asked: &Word<'_>) -> bool {
    let versus = |statement: &Statement<'_>| statement.words.iter().any(|word| word.versus);
    word.way().is_some() && word.way() == asked.way() && versus(premise) && versus(hypothesis)
}

/// Whether who acts in the hypothesis is another than who acts in the premise, and is told of there.
fn crossed(premise: &Statement<'_>, by: usize, hypothesis: &Statement<'_>, verb: usize) -> Option<bool> {
    let (ours, theirs) = (actor(premise, by)?, actor(hypothesis, verb)?);
    let clause = sentence(premise, by);
    let covers = |at: usize, wanted: &Word<'_>| at != by && premise.words[at].covers(wanted);
    // What names them tells them apart, and not what both are: «المنتخب المغربي».
    let (common, names): (Vec<&Word<'_>>, Vec<&Word<'_>>) =
        hypothesis.words[theirs].iter().partition(|word| word.is_common());
    let tells = if names.is_empty() { common } else { names };
    tells.into_iter().find_map(|wanted| {
        let acts = ours.clone().any(|at| covers(at, wanted));
        let suffers = clause.clone().any(|at| !ours.contains(&at) && covers(at, wanted));
        (acts != suffers).then_some(suffers)
    })
}

/// The words of the sentence that holds a place.
fn sentence(statement: &Statement<'_>, at: usize) -> Range<usize> {
    let Some(own) = statement.clauses.iter().find(|clause| clause.words.contains(&at)) else { return at..at };
    let mut clauses = statement.clauses.iter().filter(|clause| clause.sentence == own.sentence);
    let start = clauses.next().map_or(at, |first| first.words.start);
    start..clauses.next_back().map_or(own.words.end, |last| last.words.end)
}

/// The words for who does what a verb tells: what stands before it, else the noun behind it and a word more where that is a common
/// noun: «شركة الأفق», «المنتخب المغربي».
fn actor(statement: &Statement<'_>, verb: usize) -> Option<Range<usize>> {
    let clause = statement.clauses.iter().find(|clause| clause.words.contains(&verb))?;
    let own = |at: &usize| {
        let word = &statement.words[*at];
        !word.beside && !word.counted && !word.weak && !word.does()
    };
    let before = clause.words.start..verb;
    if let Some(first) = before.clone().find(own) {
        let end = (first..verb).find(|at| statement.words[*at].beside || statement.words[*at].listed && *at > first);
        return Some(first..end.unwrap_or(verb));
    }
    let first = (verb + 1..clause.words.end).find(own)?;
    if first > verb + 1 && statement.words[verb + 1].beside {
        return None;
    }
    let next = first + 1;
    let common = !statement.words[first].is_known_name() && statement.words[first].is_common();
    let more = common && next < clause.words.end && own(&next);
    let end = next + usize::from(more);
    // «فاز أحمد وليلى»
    let listed = (end..clause.words.end).take_while(|at| statement.words[*at].listed && own(at)).count();
    Some(first..end + listed)
}

impl Word<'_> {
    /// Whether it is a common noun that a name follows: «شركة», «المنتخب».
    fn is_common(&self) -> bool {
        self.is_person() || self.is_counted() || self.role().is(Role::TITLE)
    }
}
