//! Which words of a hypothesis a clause of the premise covers.

use super::figure::{is_date, is_time};
use super::grammar::List;
use super::role::Role;
use super::side::{Clause, Figure, Statement};
use super::sum::is_from;
use super::word::Word;
use super::word::pair::Opposition;
use crate::value::{Quantity, Unit, Value};

/// How many content words after a figure are taken to be of it.
const NEAR: usize = 2;

/// What a hypothesis and a stretch of the premise have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Cover {
    /// For each word of the hypothesis the word of the premise that says the same.
    pub by: Vec<Option<usize>>,
    /// Words of the premise and of the hypothesis that say the opposite of each other.
    pub opposed: Vec<(usize, usize, Opposition)>,
    /// Words of the hypothesis that nothing covers or opposes.
    pub missing: Vec<usize>,
}

/// The words of the premise that belong to what one of its clauses says: its own; those of the sentence's first clause before its
/// figure, where the clause brings no subject of its own; what follows the last figure of a list; and those of clauses
/// without figures.
pub(super) fn reach(premise: &Statement<'_>, clause: usize) -> Vec<bool> {
    let own = &premise.clauses[clause];
    let mut reached = vec![false; premise.words.len()];
    let mut take = |words: std::ops::Range<usize>| reached[words].iter_mut().for_each(|word| *word = true);
    take(own.words.clone());
    let head = premise.head(own);
    let named = premise.words[head.clone()].iter().skip(usize::from(head.start == 0)).any(|word| word.capital);
    let acts = premise.words[head.clone()].iter().any(Word::happens);
    let of_sentence = || premise.clauses.iter().filter(|other| other.sentence == own.sentence);
    if head.len() <= 1
        && !named
        && let Some(first) = of_sentence().next()
    {
        // A clause with a verb of its own takes the subject alone.
        let heads = premise.head(first).filter(|&word| !(acts && premise.words[word].happens()));
        heads.for_each(|word| take(word..word + 1));
    }
    // "Founded in 1911, the shipyard built": who was founded is told next.
    if let Some(next) =
        of_sentence().find(|other| other.words.start >= own.words.end && own.words.start < own.words.end)
        && of_sentence().next() == Some(own)
        && premise.words.get(own.words.start).is_some_and(Word::is_past_participle)
    {
        let subject = premise.head(next).take_while(|&word| !premise.words[word].does());
        subject.for_each(|word| take(word..word + 1));
    }
    // "It closed in 1978": it is what the sentence, or the one before it, is about.
    let unnamed = !premise.words[own.words.clone()].iter().any(|word| word.capital);
    if own.pronoun && unnamed {
        let told = |other: &&Clause| other.words.end <= own.words.start && !other.words.is_empty() && !other.pronoun;
        let of_own = premise.clauses.iter().filter(|other| other.sentence == own.sentence).find(told);
        let before = || premise.clauses.iter().filter(|other| other.sentence + 1 == own.sentence).find(told);
        if let Some(topic) = of_own.or_else(before) {
            let opens = premise.words.get(topic.words.start).is_some_and(Word::is_past_participle);
            let next = premise
                .clauses
                .iter()
                .find(|other| other.words.start >= topic.words.end && other.sentence == topic.sentence);
            let topic = next.filter(|_| opens).unwrap_or(topic);
            let subject = premise.head(topic).take_while(|&word| !premise.words[word].does());
            subject.for_each(|word| take(word..word + 1));
        }
    }
    // "Netflix loses subscribers, shares sink": the shares are of the name that the sentence opens with.
    if !named && let Some(first) = of_sentence().next() {
        let heads = premise.head(first).filter(|&word| premise.words[word].is_known_name());
        heads.for_each(|word| take(word..word + 1));
    }
    if let Some(last) = of_sentence().next_back()
        && (premise.head(last).is_empty() || is_coordinate(premise, own, last))
        && (own == last || !tells_more(premise, own))
        && let Some(figure) = premise.figures[last.figures.clone()].last()
    {
        let own = match figure.nouns {
            0 if premise
                .words
                .get(figure.place)
                .is_some_and(|word| word.beside && !word.counted && !word.is_latin()) =>
            {
                0
            }
            0 if is_elliptic(premise, figure) => 1,
            0 => NEAR,
            nouns => nouns,
        };
        take((figure.place + own).min(last.words.end)..last.words.end);
    }
    let before = |count: usize| clause.checked_sub(count).map(|before| &premise.clauses[before]);
    // ", killing 15 people" tells what came of the clause before it, but for what that counts.
    if own.result
        && let Some(before) = before(1).filter(|before| before.sentence == own.sentence)
    {
        let told = before.words.clone().filter(|&word| !premise.words[word].counted && !premise.words[word].happens());
        told.for_each(|word| take(word..word + 1));
    }
    // «غرق مركب قبالة ليبيا ونجاة 19»: what came of it is told with "and".
    let opening = premise.words.get(own.words.start).filter(|word| word.and && !word.is_latin() && word.tells_fate());
    if opening.is_some()
        && !own.figures.is_empty()
        && let Some(before) = before(1).filter(|before| before.sentence == own.sentence)
    {
        let told =
            before.words.clone().filter(|&word| !premise.words[word].counted && !premise.words[word].tells_fate());
        told.for_each(|word| take(word..word + 1));
    }
    // "The company, which employs 300, posted a loss": the loss is the company's.
    if let Some(before) = own.resumed.and_then(before).filter(|before| before.sentence == own.sentence) {
        // "The 42-year-old senator, who": the age stands before who has it.
        let head = premise.head(before);
        let head = if head.is_empty() { before.words.clone() } else { head };
        let heads = head.filter(|&word| !premise.words[word].happens());
        heads.for_each(|word| take(word..word + 1));
    }
    // «ولدت الكاتبة في حلب ونشرت روايتها»: who did the first did the second.
    if premise.words.get(own.words.start).is_some_and(|word| word.and && !word.is_latin() && word.does())
        && let Some(first) = of_sentence().next().filter(|first| *first != own)
    {
        let heads = premise.head(first).skip(1).filter(|&word| {
            !premise.words[word].beside && !premise.words[word].does() && !premise.words[word].is_place()
        });
        heads.for_each(|word| take(word..word + 1));
    }
    // "The company said that profit fell": the profit is the company's.
    if let Some(first) = premise.figures[own.figures.clone()].first()
        && let Some(before) = before(1).filter(|before| before.sentence == own.sentence && before.says)
        && !is_elliptic(premise, first)
    {
        take(premise.head(before));
    }
    // "2.1 million, up from 1.8 million": it went up.
    let after = premise.clauses.get(clause + 1).filter(|after| after.sentence == own.sentence);
    if let Some(after) = after
        && let Some(figure) = premise.figures.get(after.figures.start).filter(|_| !after.figures.is_empty())
        && let Some(word) = premise.head(after).next()
        && premise.words[word].weak
        && premise.words[word].way().is_some()
        && is_from(&figure.before)
    {
        take(word..word + 1);
    }
    // «9 ملايين، بزيادة 4 بالمئة»: so much it went up.
    if let Some(after) = after
        && let Some(word) = premise.words.get(after.words.start).filter(|_| !after.words.is_empty())
        && word.beside
        && word.way().is_some()
        && !word.is_latin()
    {
        take(after.words.start..after.words.start + 1);
    }
    // "Freed from the rubble, 72 hours after the block fell": what stands before tells what the time is of.
    if own.words.start == premise.figures.get(own.figures.start).map_or(usize::MAX, |figure| figure.place)
        && let Some(figure) = premise.figures.get(own.figures.start)
        && !own.figures.is_empty()
        && is_time(figure)
        && let Some(before) = before(1).filter(|before| before.sentence == own.sentence)
    {
        take(before.words.clone());
        let after = premise.clauses.get(clause + 1).filter(|after| after.sentence == own.sentence);
        if let Some(after) = after.filter(|_| own.words.is_empty()) {
            take(premise.head(after));
        }
    }
    // "18 red and 12 blue marbles": the noun of the last is that of all.
    if let Some(first) = premise.figures[own.figures.clone()].first()
        && let Some(last) = of_sentence().find(|other| other.words.start >= own.words.end && !other.figures.is_empty())
        && let Some(figure) = premise.figures[last.figures.clone()].last()
    {
        let end = (figure.place + figure.nouns).min(last.words.end);
        if first.nouns < figure.nouns && end > figure.place {
            take(end - 1..end);
        }
    }
    // "Two workers died and five were injured": the five are workers.
    if let Some(first) = premise.figures[own.figures.clone()].first()
        && is_elliptic(premise, first)
        && let Some(before) = premise.clauses[..clause].iter().rev().find(|before| {
            before.sentence == own.sentence && before.words.clone().any(|word| premise.words[word].counted)
        })
    {
        let nouns = before.words.clone().filter(|&word| premise.words[word].counted);
        nouns.for_each(|noun| take(noun..noun + 1));
    }
    // "When a helicopter crashed on Monday" tells of the same.
    let dated = |other: &&Clause| {
        let days = |clause: &Clause| premise.figures[clause.figures.clone()].iter().all(is_date);
        other.figures.is_empty() || other.sentence == own.sentence && days(other) && !days(own)
    };
    // "But food prices kept rising" is of them alone, and "no offers yet" denies nothing else.
    let moving = own.words.clone().any(|at| premise.words[at].way().is_some());
    let apart = |other: &&Clause| {
        let moves = |&at: &usize| premise.words[at].way().is_some() && !premise.words[at].weak;
        other.words.start < own.words.end
            || !(other.none || moving && other.words.len() > 1 && other.words.clone().any(|at| moves(&at)))
    };
    for other in premise.clauses.iter().filter(dated).filter(apart).filter(|other| is_beside(own, other)) {
        // What did not happen is nothing that did.
        let denied = |word: &Word<'_>| other.negated && !own.negated && (word.happens() || word.denied);
        let taken = other.words.clone().filter(|&word| {
            let word = &premise.words[word];
            // «اندلع حريق ولم تسجل إصابات»: in the fire there were none.
            let tells = acts && word.happens() && (!own.negated || word.is_latin());
            !(tells || denied(word)) || other == own
        });
        taken.for_each(|word| take(word..word + 1));
    }
    reached
}

/// Whether a clause tells only what befell so many more, behind "and", and then where and how it befell all: «قتل ثلاثة وأصيب سبعة في
/// انفجار».
fn is_coordinate(premise: &Statement<'_>, own: &Clause, last: &Clause) -> bool {
    let opening = premise.words.get(last.words.start).filter(|word| word.and && !word.is_latin());
    let Some(figure) = premise.figures[last.figures.clone()].last() else { return false };
    let rest = premise.words[figure.place.min(last.words.end)..last.words.end].iter().find(|word| !word.counted);
    own != last
        && !own.figures.is_empty()
        && premise.head(last).len() == 1
        && opening.is_some_and(Word::does)
        && rest.is_some_and(|word| word.beside)
}

/// Whether a clause says more after its last figure and its noun, so that what follows a later figure is not its own.
fn tells_more(premise: &Statement<'_>, clause: &Clause) -> bool {
    let last = premise.figures[clause.figures.clone()].last();
    last.is_some_and(|figure| figure.place + figure.nouns.max(NEAR) < clause.words.end)
}

/// Whether a clause without figures tells of the same as another: it stands before it or in its sentence.
fn is_beside(own: &Clause, other: &Clause) -> bool {
    other.sentence <= own.sentence
}

/// Whether a count leaves its noun to the one before it.
pub(super) fn is_elliptic(statement: &Statement<'_>, figure: &Figure) -> bool {
    let end = statement.clauses[figure.clause].words.end;
    let noun = statement.words.get(figure.place).filter(|word| figure.place < end && word.is_counted());
    // "15 to her brother": who is named after a preposition is not what is counted, nor is what befell them in "five were injured".
    let other = |word: &Word<'_>| figure.nouns == 0 && !word.counted && (word.beside || word.befell());
    let noun = noun.filter(|word| !other(word));
    matches!(&figure.value, Value::Quantity(Quantity { unit: Unit::Bare, .. })) && noun.is_none()
}

/// Covers the words of the hypothesis by those of the premise that `reached` lets in.
pub(super) fn cover(premise: &Statement<'_>, hypothesis: &Statement<'_>, reached: &[bool]) -> Cover {
    let words = || premise.words.iter().enumerate().filter(|(at, _)| reached[*at]);
    let mut taken = vec![false; premise.words.len()];
    let mut cover = Cover { by: vec![None; hypothesis.words.len()], ..Cover::default() };
    // What moves by the same word on both sides answers itself: "prices rise after a cut in output".
    for (at, wanted) in hypothesis.words.iter().enumerate().filter(|(_, wanted)| wanted.way().is_some()) {
        let same = |&(by, word): &(usize, &Word<'_>)| !taken[by] && word.covers(wanted) && !word.moves_as(wanted);
        if let Some((by, _)) = words().find(same) {
            taken[by] = true;
            cover.by[at] = Some(by);
        }
    }
    for (at, wanted) in hypothesis.words.iter().enumerate() {
        if cover.by[at].is_some() {
            continue;
        }
        let fits = |&(_, word): &(usize, &Word<'_>)| word.covers(wanted);
        // "Profit fell": what goes up by another word is not what covers "rose".
        let falls = words().any(|(at, word)| !taken[at] && word.opposes(wanted) == Some(Opposition::Direction));
        // But of several that move the one is meant that stands beside what both sides tell of.
        let falls = falls && !moves_beside(premise, hypothesis, at, reached);
        let says = |found: &(usize, &Word<'_>)| fits(found) && !(falls && found.1.moves_as(wanted));
        let again = |found: &(usize, &Word<'_>)| fits(found) && !found.1.moves_as(wanted);
        let fresh = words().filter(|(at, _)| !taken[*at]).find(says).or_else(|| words().find(again));
        // A phrase is covered where each of its words is.
        let apart = || {
            let told = |part: &Word<'_>| words().find(|(_, word)| word.covers(part));
            let parts = wanted.parts.iter().map(told).collect::<Option<Vec<_>>>()?;
            parts.first().copied()
        };
        // "The tunnel" is the Tessin tunnel that the premise has named, and "Castell" is Irene Castell.
        let named = || {
            let noun = hypothesis.words.get(at + 1).filter(|noun| wanted.capital && !noun.weak && !noun.happens())?;
            words().find(|(_, word)| word.covers(noun))?;
            let name = |pair: &[Word<'_>]| {
                pair[0].capital && !pair[1].beside && pair[0].covers(wanted) && pair[1].covers(noun)
            };
            premise.words.windows(2).position(name).map(|by| (by, &premise.words[by]))
        };
        let fresh = fresh.or_else(apart).or_else(named);
        if let Some((by, _)) = fresh {
            taken[by] = true;
            cover.by[at] = Some(by);
        }
    }
    for (at, wanted) in hypothesis.words.iter().enumerate().filter(|(at, _)| cover.by[*at].is_none()) {
        let opposite = words()
            .filter(|(at, _)| !taken[*at])
            .filter(|(by, _)| is_said_of_one(premise, *by, hypothesis, at))
            .find_map(|(by, word)| word.opposes(wanted).map(|opposition| (by, opposition)));
        match opposite {
            Some((by, opposition)) => cover.opposed.push((by, at, opposition)),
            // "The train was full"
            None if is_all_told(hypothesis, at) && wanted.is_common_quality() => cover.missing.push(at),
            None if !wanted.weak => cover.missing.push(at),
            None => {}
        }
    }
    cover
}

/// Whether a word closes a hypothesis without figures, so that it is all that is told of what stands before it.
fn is_all_told(hypothesis: &Statement<'_>, at: usize) -> bool {
    at > 0 && at + 1 == hypothesis.words.len() && hypothesis.figures.is_empty()
}

/// Whether the word of the premise that moves as one of the hypothesis does stands beside the same word, and none that moves the other
/// way does: «تراجعت الصادرات في حين ارتفعت المبيعات» and «انخفضت الصادرات».
fn moves_beside(premise: &Statement<'_>, hypothesis: &Statement<'_>, at: usize, reached: &[bool]) -> bool {
    let beside = |words: &[Word<'_>], at: usize, wanted: &Word<'_>| {
        [at.checked_sub(1), at.checked_add(1)]
            .into_iter()
            .flatten()
            .any(|next| words.get(next).is_some_and(|word| !word.weak && word.way().is_none() && word.covers(wanted)))
    };
    let Some(wanted) = hypothesis.words.get(at).filter(|wanted| wanted.way().is_some()) else { return false };
    let nouns =
        [at.checked_sub(1), at.checked_add(1)].into_iter().flatten().filter_map(|next| hypothesis.words.get(next));
    let nouns: Vec<&Word<'_>> = nouns.filter(|noun| !noun.weak && !noun.beside && noun.way().is_none()).collect();
    let moving = premise.words.iter().enumerate().filter(|(by, word)| reached[*by] && word.way().is_some());
    let (mut same, mut other) = (false, false);
    for (by, word) in moving {
        if nouns.iter().any(|noun| beside(&premise.words, by, noun)) {
            same |= word.way() == wanted.way();
            other |= word.way() != wanted.way();
        }
    }
    same && !other
}

/// Whether what two words tell something is like is told of one thing, and not only which one of several is meant: «معطفا أحمر» and
/// «معطفا أزرق», but not «السيارة الحمراء» and «السيارة الزرقاء».
fn is_said_of_one(premise: &Statement<'_>, by: usize, hypothesis: &Statement<'_>, at: usize) -> bool {
    const REACH: usize = 2;
    let (ours, theirs) = (&premise.words[by], &hypothesis.words[at]);
    // «يبيع البالونات للأطفال» does not say that a child sells them.
    if ours.is_person() && theirs.is_person() && !ours.is_latin() {
        return ours.beside == theirs.beside;
    }
    if !(ours.describes() && theirs.describes()) {
        return true;
    }
    let before = |words: &'_ [Word<'_>], at: usize| at.saturating_sub(REACH)..at.min(words.len());
    let nouns = &premise.words[before(&premise.words, by)];
    let mut asked = hypothesis.words[before(&hypothesis.words, at)].iter();
    !theirs.is_definite() && asked.any(|wanted| nouns.iter().any(|noun| noun.covers(wanted)))
}

impl Cover {
    /// How many words are covered.
    pub(super) fn count(&self) -> usize {
        self.by.iter().flatten().count()
    }

    /// Whether two names stand in another order, as of who beats whom, and are no list of two.
    pub(super) fn swapped(&self, premise: &Statement<'_>, hypothesis: &Statement<'_>) -> bool {
        let named = |at: usize| {
            let by = self.by[at]?;
            let (theirs, ours) = (&hypothesis.words[at], &premise.words[by]);
            (theirs.capital && ours.capital).then_some((at, by))
        };
        let names: Vec<(usize, usize)> = (0..hypothesis.words.len()).filter_map(named).collect();
        names.windows(2).any(|pair| {
            let [(_, ours), (second, theirs)] = pair else { return false };
            // The passive names first who suffers it; "was beaten" says the opposite of "beat" as it is.
            let last = ours.max(theirs);
            let turned = self.opposed.is_empty() && hypothesis.words[*second].by != premise.words[*last].by;
            (ours > theirs) != turned && !(hypothesis.words[*second].listed && premise.words[*ours].listed)
        })
    }
}

/// Whether the two that a verb stands between have changed places: "the bank sued the insurer" and "the insurer sued the bank". One
/// side in the passive says the same the other way round.
pub(super) fn exchanged(premise: &Statement<'_>, hypothesis: &Statement<'_>, cover: &Cover) -> bool {
    let agents = |statement: &Statement<'_>| statement.passive;
    let plain = |word: &Word<'_>| !word.beside && !word.weak && !word.listed;
    // In Arabic the first after the verb acts, whose place is the verb's in English.
    let first = |statement: &Statement<'_>| {
        let clause = statement.clauses.first()?.words.clone();
        let words = &statement.words[clause.clone()];
        let arabic = words.first().is_some_and(|word| !word.is_latin());
        // «استحوذت شركة تايغا»: the name behind the common noun acts.
        let title = words.get(1).is_some_and(|word| word.role().is(Role::TITLE) && !word.is_definite());
        let name = |word: &Word<'_>| !word.beside && !word.weak && !word.does() && !word.is_definite();
        let named = title && words.get(2).is_some_and(name);
        (arabic && words.len() > 1)
            .then_some(clause.start + 1 + usize::from(named))
            .or((!arabic && !words.is_empty()).then_some(clause.start))
    };
    let Some((ours, theirs)) = first(premise).zip(first(hypothesis)) else { return false };
    let arabic = !premise.words[ours].is_latin();
    // «حضر المباراة 300 متفرج»: who is counted acts wherever it stands.
    if arabic && (premise.words[ours].counted || hypothesis.words[theirs].counted) {
        return false;
    }
    // "The novelist was succeeded by the poet" and "the novelist succeeded the poet".
    if agents(premise) != agents(hypothesis) && !arabic && hypothesis.words[theirs].is_latin() {
        let (passive, agent) = if premise.passive { (premise, true) } else { (hypothesis, false) };
        let acts = |word: &Word<'_>| {
            // "By his nephew"
            let agent = |(at, _): (usize, &str)| {
                passive.text[..at].split_whitespace().rev().take(2).any(|word| List::By.is_written(word))
            };
            passive.text.match_indices(word.written).any(agent)
        };
        let again = |at: usize| cover.by[at].filter(|&by| by > ours).map(|by| (at, by));
        let other = (theirs + 1..hypothesis.words.len())
            .filter_map(again)
            .find(|&(at, by)| acts(if agent { &premise.words[by] } else { &hypothesis.words[at] }));
        return cover.by[theirs] == Some(ours)
            && plain(&premise.words[ours])
            && other.is_some_and(|(at, by)| {
                (theirs + 1..at).any(|between| cover.by[between].is_some_and(|pivot| ours < pivot && pivot < by))
            });
    }
    if agents(premise) != agents(hypothesis) || arabic == hypothesis.words[theirs].is_latin() {
        return false;
    }
    // The verb must open both in Arabic.
    let verb = |statement: &Statement<'_>| statement.clauses.first().map(|clause| clause.words.start);
    if arabic && verb(hypothesis).is_none_or(|at| cover.by[at] != verb(premise)) {
        return false;
    }
    let Some(by) = cover.by[theirs].filter(|&by| by > ours) else { return false };
    let Some(at) = cover.by.iter().position(|&by| by == Some(ours)).filter(|&at| at > theirs) else { return false };
    let between = |at: &usize| cover.by[*at].is_some_and(|pivot| ours < pivot && pivot < by);
    let pivot = arabic || (theirs + 1..at).any(|at| between(&at));
    let (one, other) = (&premise.words[ours], &hypothesis.words[theirs]);
    // "An explosion killed workers" and "workers were killed in an explosion".
    let beside = |words: &[Word<'_>], at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        words[at].beside || before.is_some_and(|word| word.beside && word.role().is(Role::TITLE) && !word.is_latin())
    };
    let alike = beside(&premise.words, by) == beside(&hypothesis.words, at);
    let moved = plain(one) && plain(other) && (plain(&premise.words[by]) || arabic);
    pivot && moved && !hypothesis.words[at].listed && alike && by < premise.clauses[0].words.end
}

/// Whether a word of the hypothesis is covered by one that only says whose something is: "the minister's driver" is no minister.
pub(super) fn owns(premise: &Statement<'_>, hypothesis: &Statement<'_>, cover: &Cover) -> bool {
    cover.by.iter().enumerate().any(|(at, by)| {
        let Some(by) = *by else { return false };
        let next = cover.by.iter().flatten().any(|&other| other == by + 1);
        premise.words[by].owner && !hypothesis.words[at].owner && !next && by + 1 < premise.words.len()
    })
}

/// Whether a noun before a figure tells what it is: "a budget of $8 million".
pub(super) fn is_of(figure: &Figure) -> bool {
    figure.place > 0 && List::AmountOf.is(&figure.before)
}

/// The words of the hypothesis near a figure of it: the one before and those after.
pub(super) fn near(statement: &Statement<'_>, figure: &Figure) -> std::ops::Range<usize> {
    let clause = &statement.clauses[figure.clause];
    let start = figure.place.saturating_sub(1).max(clause.words.start);
    // "$61 million against a budget of $8 million": the budget is that of the second.
    let next = statement.figures.get(statement.figures.partition_point(|other| other.span <= figure.span));
    let taken =
        next.filter(|next| next.clause == figure.clause && is_of(next)).map_or(usize::MAX, |next| next.place - 1);
    start..(figure.place + NEAR).min(clause.words.end).min(taken).max(start)
}
