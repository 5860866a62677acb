//! What was decided where the words of a mention leave a choice.

use super::{About, Decision, Piece, Role, Scene};
use crate::lexicon::{LANGUAGES, Language, Sense};
use crate::mention::Context;
use crate::mention::date::{Tense, tense_around};
use crate::mention::passage::function_words;
use crate::mention::token::TokenKind;
use crate::text::fold;
use crate::value::{Amount, Calendar, DateSpan, Grain, Quantity, Unit, Value};

pub(super) fn decisions(text: &str, scene: &Scene<'_, '_>, pieces: &[Piece]) -> Vec<Decision> {
    let mut decisions = vec![language(text, scene)];
    match &scene.mention.value {
        Ok(Value::Quantity(quantity)) => {
            decisions.extend(separator(scene));
            decisions.extend(scale(quantity, pieces));
            decisions.extend(currency(scene, quantity, pieces));
            decisions.extend(unit(scene, quantity));
        }
        Ok(Value::Date(span)) => of_date(scene, pieces, Some(span), &mut decisions),
        Ok(_) => {}
        Err(_) => of_date(scene, pieces, None, &mut decisions),
    }
    decisions
}

fn decision(about: About, choice: impl Into<String>, because: impl Into<String>) -> Decision {
    Decision { about, choice: choice.into(), because: because.into() }
}

fn language(text: &str, scene: &Scene<'_, '_>) -> Decision {
    let passage = scene.passage;
    let word = (scene.from..scene.to).find(|&at| {
        let token = &passage.tokens[at];
        token.kind == TokenKind::Word && token.entry.is_some()
    });
    let language = word.map_or_else(|| passage.language_beside(scene.from), |at| passage.language_of(at));
    decision(About::Language, language.code, evidence(text, passage.context, language))
}

/// Why the words of a script are read as those of `language`.
fn evidence(text: &str, context: &Context, language: &Language) -> String {
    let given = context.lang.as_deref().and_then(Language::of);
    if given.is_some_and(|given| given.code == language.code) {
        return "it is given with the text".to_owned();
    }
    let rivals: Vec<_> = LANGUAGES.iter().copied().filter(|other| other.script == language.script).collect();
    if rivals.len() == 1 {
        return "the only language of its script that is read".to_owned();
    }
    let counts = function_words(text, &rivals);
    let counts: Vec<_> = rivals.iter().map(|rival| rival.code).zip(counts).collect();
    if counts.iter().all(|&(_, count)| count == counts[0].1) {
        return "no small words speak for another".to_owned();
    }
    let counts: Vec<String> = counts.iter().map(|(code, count)| format!("{code} {count}")).collect();
    format!("its small words are the most: {}", counts.join(", "))
}

fn separator(scene: &Scene<'_, '_>) -> Option<Decision> {
    let passage = scene.passage;
    (scene.from..scene.to).filter(|&at| passage.tokens[at].kind == TokenKind::Digits).find_map(|at| {
        let written = passage.cut(passage.tokens[at].span);
        let mark = written.chars().find(|letter| matches!(letter, '.' | ',' | '،'))?;
        let open = scene.mention.alternatives.iter().any(|other| other.why.contains("separator"));
        let language = passage.language_beside(at);
        let (numeral, code) = (super::quantity::number_of(scene, at)?, language.code);
        let choice = if numeral.decimal { "decimals" } else { "thousands" };
        let because = if open {
            format!("the usual reading of `{mark}` between these digits in {code}; the other is kept")
        } else {
            format!("the digits around `{mark}` fit no other reading in {code}")
        };
        Some(decision(About::Separator, choice, because))
    })
}

/// "$10-12 billion": the scale of one end is that of both.
fn scale(quantity: &Quantity, pieces: &[Piece]) -> Option<Decision> {
    let Amount::Range(..) = quantity.amount else { return None };
    let joint = pieces.iter().rposition(|piece| piece.role == Role::Range)?;
    let (first, second) = pieces.split_at(joint);
    let scaled =
        |pieces: &[Piece]| pieces.iter().find(|piece| piece.role == Role::Scale).map(|piece| piece.gives.clone());
    let written: rust_decimal::Decimal =
        first.iter().find(|piece| piece.role == Role::Figure).and_then(|piece| piece.gives.parse().ok())?;
    let Amount::Range(low, _) = quantity.amount else { return None };
    match (scaled(first), scaled(second)) {
        (None, Some(power)) if low.value != written => {
            Some(decision(About::Scale, power, "the scale of the second end holds for the first"))
        }
        _ => None,
    }
}

fn currency(scene: &Scene<'_, '_>, quantity: &Quantity, pieces: &[Piece]) -> Option<Decision> {
    let Unit::Money(currency) = &quantity.unit else { return None };
    let named: Vec<&Piece> = pieces.iter().filter(|piece| piece.role == Role::Currency).collect();
    let piece = named.iter().find(|piece| piece.gives.contains('|'))?;
    let candidates = piece.gives.rsplit(' ').next().unwrap_or_default().replace('|', ", ");
    let words = scene.words(piece);
    let Some(code) = currency.code else {
        return Some(decision(About::Currency, "open", format!("{words} may be {candidates}")));
    };
    let nation = named.iter().any(|other| !other.gives.contains('|') && other.gives == code.as_str());
    let configured = scene.passage.context.currencies.contains_key(&fold(words));
    let because = if nation {
        format!("the words name whose {words} it is, of {candidates}")
    } else if configured {
        format!("the configuration says what {words} is, of {candidates}")
    } else {
        format!("the usual one of {candidates} where no nation is named")
    };
    Some(decision(About::Currency, code.as_str(), because))
}

/// The unit that was preferred to those of the alternatives.
fn unit(scene: &Scene<'_, '_>, quantity: &Quantity) -> Option<Decision> {
    let other = scene.mention.alternatives.iter().find_map(|other| match &other.value {
        Value::Quantity(other) if other.unit != quantity.unit => Some(other),
        _ => None,
    })?;
    Some(decision(
        About::Unit,
        quantity.unit.to_string(),
        format!("the words beside it fit it better than {}", other.unit),
    ))
}

fn of_date(scene: &Scene<'_, '_>, pieces: &[Piece], span: Option<&DateSpan>, decisions: &mut Vec<Decision>) {
    let has = |role| pieces.iter().any(|piece| piece.role == role);
    let numeric = has(Role::Day) && has(Role::Month) && has(Role::Year) && in_signs(scene);
    if let Some(span) = span.filter(|_| numeric) {
        decisions.extend(order(scene, pieces, span));
    }
    if let Some(span) = span {
        decisions.extend(pieces.iter().find_map(|piece| century(scene, piece, span)));
    }
    let relative = has(Role::Relative);
    let dated = has(Role::Year) || pieces.iter().any(|piece| piece.role == Role::Day && piece.gives.len() > 2);
    let counts = relative || !dated;
    if let Some(span) = span.filter(|_| !relative && !dated && scene.passage.context.reference.is_some()) {
        decisions.extend(year(scene, span, has(Role::Weekday) && !has(Role::Month)));
    }
    if span.is_some_and(|span| span.calendar == Calendar::Hijri) {
        decisions.push(decision(About::Calendar, "Hijri", "counted by the Umm al-Qura calendar"));
    }
    if counts {
        decisions.push(match &scene.passage.context.reference {
            Some(reference) => {
                decision(About::Reference, reference.to_string(), "the words count from the publication date")
            }
            None => decision(About::Reference, "none", "the words count from a date that is not given"),
        });
    }
}

/// Whether the date is written with signs between its numbers.
fn in_signs(scene: &Scene<'_, '_>) -> bool {
    scene.passage.tokens[scene.from..scene.to].iter().all(|token| token.kind != TokenKind::Word)
}

fn order(scene: &Scene<'_, '_>, pieces: &[Piece], span: &DateSpan) -> Option<Decision> {
    let first = pieces.iter().find(|piece| matches!(piece.role, Role::Day | Role::Month | Role::Year))?;
    let choice = match first.role {
        Role::Year => return None,
        Role::Day => "day first",
        _ => "month first",
    };
    let open = scene
        .mention
        .alternatives
        .iter()
        .any(|other| matches!(&other.value, Value::Date(other) if other.first != span.first));
    let language = scene.passage.language_beside(scene.from);
    let because = match (open, language.month_first && choice == "month first") {
        (false, _) => "no other order gives a day".to_owned(),
        (true, true) => format!("the usual order in {}; the other is kept", language.code),
        (true, false) => "nothing speaks for the other order, which is kept".to_owned(),
    };
    Some(decision(About::Order, choice, because))
}

/// The century of a year or a decade of two digits.
fn century(scene: &Scene<'_, '_>, piece: &Piece, span: &DateSpan) -> Option<Decision> {
    let digits = scene.passage.digits(piece.from).filter(|&(_, count)| count == 2 && piece.role == Role::Year);
    let word = scene.passage.find(piece.from, |sense| matches!(sense, Sense::Decade(_)).then_some(())).is_some();
    if digits.is_none() && !(word && span.grain == Grain::Decade) {
        return None;
    }
    if span.grain == Grain::Decade {
        let because = "a decade without its century is of the twentieth";
        return Some(decision(About::Century, format!("{}s", span.first.year()), because));
    }
    let because = match span.last.year() {
        _ if span.range => "the century of the year before it",
        2000.. => "a year of two digits up to 49 is of this century",
        1900.. => "a year of two digits from 50 on is of the last century",
        // "AD 79"
        _ => return None,
    };
    Some(decision(About::Century, span.last.year().to_string(), because))
}

/// The year of a day, a month or a season without one; the week of a day of the week.
fn year(scene: &Scene<'_, '_>, span: &DateSpan, weekday: bool) -> Option<Decision> {
    let because = match tense_around(scene.passage, scene.from, scene.to) {
        Some(Tense::Past) => "the clause speaks of what was: the latest that has begun",
        Some(Tense::Future) => "the clause speaks of what is to come: the first that is not over",
        Some(Tense::Meant) if weekday => "the clause speaks of what was to come: the first that is not over",
        None if weekday => "no week is named: the day in the past week, with a deadline the coming one",
        Some(Tense::Meant) | None => "no year is named: the one nearest to the reference date",
    };
    let choice = if weekday { span.first.to_string() } else { span.first.year().to_string() };
    (span.grain <= Grain::Half).then(|| decision(About::Year, choice, because))
}
