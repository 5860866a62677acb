//! What one statement says about another: whether it follows, cannot be true beside it, or neither.
//!
//! The figures and dates decide, by the same intervals as everywhere ([`crate::relation`]). Words decide that both statements are the
//! same but for one thing: a figure, a denial, a category or a direction. A word counts as covered where the premise has it
//! in any inflection, as a name in either script, or as another word of the same concept in the tables.
//!
//! ```
//! use reconcile::mention::Context;
//! use reconcile::relation::{Label, Rates, Terms};
//! use reconcile::statement::relate;
//! use reconcile::value::Policy;
//!
//! let (policy, rates) = (Policy::default(), Rates::default());
//! let terms = Terms { policy: &policy, rates: &rates };
//! let premise = "Twelve men and three women were aboard.";
//! let answer = relate(premise, "Fifteen people were aboard.", &Context::default(), &terms);
//! assert_eq!(answer.label, Label::Entailment);
//! assert_eq!(answer.because.rule, "the sum of the parts that the premise counts: both state the same");
//! ```

mod cover;
mod degree;
mod downward;
mod figure;
mod form;
mod grammar;
mod linked;
mod matched;
mod moment;
mod order;
mod parallel;
mod part;
mod reasoning;
mod role;
mod side;
mod sole;
mod sum;
mod tale;
mod turned;
mod vocabulary;
mod word;

use self::cover::{Cover, cover};
use self::matched::{Match, covered, matched};
use self::parallel::Placed;
use self::reasoning::Reasoning;
use self::side::Statement;
use crate::mention::Context;
use crate::relation::{Because, Code, Label, Terms};
use crate::text::fold;

/// What a premise says about a hypothesis, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether the hypothesis follows.
    pub label: Label,
    /// The relation that decided: of the figures, or of the words.
    pub relation: Code,
    /// The rule, with both intervals where figures or dates decided.
    pub because: Because,
    /// Words of the premise and of the hypothesis that say the opposite of each other, as written.
    pub opposed: Vec<[String; 2]>,
    /// Words of the hypothesis that the premise does not cover, as written.
    pub missing: Vec<String>,
}

/// The most words and figures of a statement; a longer text is no statement, and comparing it would cost their product.
const WORDS: usize = 400;
const FIGURES: usize = 60;
/// The most words of any kind, common ones among them.
const PIECES: usize = 4_000;

/// Relates two statements in running text, of one language or of two.
///
/// The answer is an entailment where the premise covers every content word of the hypothesis and each figure follows from a figure
/// of the premise, or from a sum, a change, a share, a list or a span of its figures. It is a contradiction where the
/// words are covered and one thing cannot be true: a figure, a date, a denial, a category or a direction. All else is
/// neutral, a side of more than 400 content words or 60 figures among it.
#[must_use]
pub fn relate(premise: &str, hypothesis: &str, context: &Context, terms: &Terms<'_>) -> Answer {
    let nothing = Statement::default();
    let told_long = || {
        let nothing =
            Reasoning { premise: &nothing, hypothesis: &nothing, cover: Cover::default(), matches: Vec::new() };
        nothing.told(Label::Neutral, Code::Apart, "a text of this length is compared as claims, not as a statement")
    };
    // Laying out a text costs more than its length, so that one that is far too long is not laid out.
    let pieces = |text: &str| text.split_whitespace().nth(PIECES).is_some();
    if pieces(premise) || pieces(hypothesis) {
        return told_long();
    }
    let verbatim = fold(premise) == fold(hypothesis) && premise.contains(char::is_alphanumeric);
    let premise = Statement::read(premise, context);
    let hypothesis = Statement::read(hypothesis, context);
    let long = |side: &Statement<'_>| side.words.len() > WORDS || side.figures.len() > FIGURES;
    if long(&premise) || long(&hypothesis) {
        return told_long();
    }
    if let Some(answer) = in_place(&premise, &hypothesis, context, terms).filter(|_| !verbatim) {
        return answer;
    }
    let (matches, unmatched) = matched(&premise, &hypothesis, terms);
    let (clause, cover) = covered(&premise, &hypothesis, &matches);
    let reasoning = Reasoning { premise: &premise, hypothesis: &hypothesis, cover, matches };
    if verbatim {
        return reasoning.told(Label::Entailment, Code::Equal, "both state the same");
    }
    if let Some(holds) = tale::comparison(&premise, &hypothesis) {
        return reasoning.compared(holds);
    }
    match tale::held(&premise, &hypothesis, &reasoning.cover) {
        Some(Some(holds)) => return reasoning.compared(holds),
        Some(None) => {
            let rule = "the premise does not hold the one against the other";
            return reasoning.told(Label::Neutral, Code::Apart, rule);
        }
        None => {}
    }
    reasoning.answer(clause, unmatched)
}

/// The answer for two statements of the same words, whose figures answer each other by their places.
fn in_place(
    premise: &Statement<'_>,
    hypothesis: &Statement<'_>,
    context: &Context,
    terms: &Terms<'_>,
) -> Option<Answer> {
    let found =
        parallel::parallel(premise, hypothesis, context, terms)?.into_iter().map(|Placed { given, date, judged }| {
            let clause = premise.figures.get(given).map_or(0, |given| given.clause);
            Match { date, since: false, clause, judged, named: None, whole: false }
        });
    let matches = found.collect();
    let cover = cover(premise, hypothesis, &vec![true; premise.words.len()]);
    // «خمس فتيات» and «خمسة فتيان» are not the same words.
    if cover.opposed.iter().any(|&(_, at, _)| hypothesis.words[at].is_person()) {
        return None;
    }
    Some(Reasoning { premise, hypothesis, cover, matches }.verdict(0, false, true, false))
}
