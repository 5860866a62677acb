//! The parts of a figure.

use super::{Piece, Role, Scene, lean};
use crate::lexicon::{Script, Sense};
use crate::mention::Context;
use crate::mention::number::{number_at, vulgar};
use crate::mention::passage::{Languages, Passage};
use crate::mention::token::TokenKind;
use crate::value::{Amount, Figure, Quantity, Unit, plain};

pub(super) fn pieces(scene: &Scene<'_, '_>, quantity: &Quantity) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = scene.from;
    while at < scene.to {
        let piece = figure(scene, at, quantity)
            .or_else(|| scene.sign(at))
            .or_else(|| counted_by(scene, at, quantity, &pieces))
            .or_else(|| range(scene, at, quantity))
            .or_else(|| unit(scene, at, quantity))
            .or_else(|| around(scene, at))
            .or_else(|| noun(scene, at, quantity));
        match piece {
            Some(piece) => {
                at = piece.to;
                pieces.push(piece);
            }
            None => at += 1,
        }
    }
    pieces
}

/// A number without its scale, or the scale.
fn figure(scene: &Scene<'_, '_>, at: usize, quantity: &Quantity) -> Option<Piece> {
    let passage = scene.passage;
    let ends_in_number = |at: usize| {
        at < scene.to
            && match passage.tokens[at].kind {
                TokenKind::Digits => true,
                TokenKind::Word => is_number(scene, at, quantity),
                TokenKind::Sign(sign) => vulgar(sign).is_some(),
            }
    };
    if passage.tokens[at].kind == TokenKind::Word
        && let Some(scale) = scale(scene, at)
    {
        return Some(scale);
    }
    if !ends_in_number(at) {
        return None;
    }
    let mut to = at + 1;
    if passage.tokens[at].kind == TokenKind::Word {
        to = passage.find(at, |sense| is_of_number(sense, quantity).then_some(())).map_or(to, |found| found.next);
    }
    let limit = number_at(passage, at).map_or(scene.to, |numeral| numeral.to.min(scene.to));
    // "Twenty-three", "a hundred and five", "3 1/2": what joins goes with the number.
    loop {
        let joint = match passage.tokens.get(to).map(|token| token.kind) {
            Some(TokenKind::Sign('-' | '/' | '⁄')) if passage.tokens[to].glued => to + 1,
            Some(TokenKind::Word) if is(scene, to, Sense::And) => to + 1,
            _ => to,
        };
        let digits = |at: usize| passage.tokens[at].kind == TokenKind::Digits;
        let fits = joint < limit && ends_in_number(joint) && scale(scene, joint).is_none();
        let mixed = fits
            && digits(to - 1)
            && digits(joint)
            && joint == to + 1
            && passage.tokens[to].kind == TokenKind::Sign('-');
        if !fits || mixed {
            break;
        }
        let next = passage.find(joint, |sense| is_of_number(sense, quantity).then_some(())).map(|found| found.next);
        to = next.filter(|_| !digits(joint)).unwrap_or(joint + 1);
    }
    let words = passage.cut(passage.span(at, to));
    let (role, gives) = said(scene, at, words);
    Some(Piece { role, from: at, to: to.min(scene.to), gives })
}

/// The role of number words and what they come to.
fn said(scene: &Scene<'_, '_>, at: usize, words: &str) -> (Role, String) {
    let language = match scene.passage.tokens[at].kind {
        TokenKind::Digits => scene.passage.language_beside(at),
        _ => scene.passage.language_of(at),
    };
    let context = Context { lang: Some(language.code.to_owned()), ..Context::default() };
    let languages = Languages { latin: scene.passage.latin, arabic: scene.passage.arabic };
    let inner = Passage::new(words, languages, &context);
    let part = inner.find(inner.tokens.len() - 1, |sense| match sense {
        Sense::Part(numerator, denominator) => Some((numerator, denominator)),
        _ => None,
    });
    if let Some(part) = part
        && !part.clitic.and
    {
        let (numerator, denominator) = part.sense;
        let count = inner.find(0, |sense| match sense {
            Sense::Number(number) => Some(number),
            _ => None,
        });
        return (Role::Fraction, format!("{}/{denominator}", count.map_or(numerator, |count| count.sense * numerator)));
    }
    let number = number_at(&inner, 0).filter(|numeral| numeral.to == inner.tokens.len());
    let gives = number.and_then(|numeral| numeral.size.figure()).map(|figure| plain(figure.value));
    (Role::Figure, gives.unwrap_or_default())
}

/// A scale word or letter from a thousand up.
fn scale(scene: &Scene<'_, '_>, at: usize) -> Option<Piece> {
    let power = |sense| match sense {
        Sense::Scale(power) | Sense::Dual(power) if power >= 3 => Some(power),
        _ => None,
    };
    let token = scene.passage.tokens.get(at).filter(|token| at < scene.to && token.kind == TokenKind::Word)?;
    let found = scene.passage.find(at, power).map(|found| (found.sense, found.next));
    let (power, to) = found.or_else(|| {
        let symbols = scene.passage.language_of(at).symbol(scene.passage.cut(token.span));
        symbols.iter().find_map(|&sense| power(sense)).map(|power| (power, at + 1))
    })?;
    // A letter that is the unit: "5m" of metres.
    let metre = at > 0
        && matches!(&scene.mention.value, Ok(crate::value::Value::Quantity(quantity)) if matches!(quantity.unit, Unit::Measure(_)));
    let letter = token.glued && token.span.len() == 1;
    (!(metre && letter)).then(|| Piece { role: Role::Scale, from: at, to, gives: format!("×10^{power}") })
}

/// The number that begins at token `at`.
pub(super) fn number_of(scene: &Scene<'_, '_>, at: usize) -> Option<Figure> {
    number_at(scene.passage, at)?.size.figure()
}

fn is_number(scene: &Scene<'_, '_>, at: usize, quantity: &Quantity) -> bool {
    scene.passage.find(at, |sense| is_of_number(sense, quantity).then_some(())).is_some()
}

/// Whether a word of this sense is a number of the quantity.
fn is_of_number(sense: Sense, quantity: &Quantity) -> bool {
    match sense {
        Sense::Ordinal(_) | Sense::LooseOrdinal(_) => matches!(quantity.unit, Unit::Rank | Unit::Time(_)),
        Sense::Part(..) => quantity.unit != Unit::Rank,
        _ => matches!(
            sense,
            Sense::Number(_)
                | Sense::Scale(2)
                | Sense::Plural(_)
                | Sense::Dozen(_)
                | Sense::Dozens
                | Sense::Circa(_)
                | Sense::Few(_)
                | Sense::Couple
        ),
    }
}

fn is(scene: &Scene<'_, '_>, at: usize, wanted: Sense) -> bool {
    scene.passage.find(at, |sense| (sense == wanted).then_some(())).is_some()
}

/// "Per share", "a year", «للبرميل»: all that is left after the unit.
fn counted_by(scene: &Scene<'_, '_>, at: usize, quantity: &Quantity, before: &[Piece]) -> Option<Piece> {
    let per = quantity.per.as_ref()?;
    let named = before.iter().any(|piece| matches!(piece.role, Role::Currency | Role::Unit | Role::Noun));
    let figure = before.iter().any(|piece| matches!(piece.role, Role::Figure | Role::Fraction | Role::Scale));
    let opens = |sense| {
        matches!(
            sense,
            Sense::Per | Sense::Article | Sense::Rate(_) | Sense::Thing(_) | Sense::Period(..) | Sense::Determiner
        )
    };
    let slash = scene.passage.tokens[at].kind == TokenKind::Sign('/');
    if !named || !figure || !(slash || scene.passage.has(at, opens)) {
        return None;
    }
    let mut to = at;
    while to < scene.to && scene.role(to, hedged).is_none() {
        to += 1;
    }
    Some(Piece { role: Role::Per, from: at, to, gives: per.clone() })
}

/// What opens or joins the two ends.
fn range(scene: &Scene<'_, '_>, at: usize, quantity: &Quantity) -> Option<Piece> {
    let ratio =
        matches!(quantity.amount, Amount::Point(figure) | Amount::Bound(_, figure) if figure.fraction.is_some());
    if ratio {
        return scene.role(at, |sense| (sense == Sense::OutOf).then(|| (Role::Fraction, "out of".to_owned())));
    }
    let (Amount::Range(..), false) = (&quantity.amount, ratio) else { return None };
    if matches!(scene.passage.tokens[at].kind, TokenKind::Sign('-' | '–' | '‑' | '‐' | '—' | '−')) {
        return Some(Piece { role: Role::Range, from: at, to: at + 1, gives: String::new() });
    }
    scene.role(at, |sense| {
        let joins = matches!(sense, Sense::Between | Sense::From | Sense::To | Sense::And | Sense::Or);
        joins.then(|| (Role::Range, String::new()))
    })
}

fn unit(scene: &Scene<'_, '_>, at: usize, quantity: &Quantity) -> Option<Piece> {
    let said = |role, gives: &str| Some((role, gives.to_owned()));
    let pick = |sense| match (&quantity.unit, sense) {
        (Unit::Money(_), Sense::Currency(list)) => said(Role::Currency, &codes(list)),
        (Unit::Money(_), Sense::Minor(list)) => {
            let (parts, list) = list.split_once(' ').unwrap_or(("100", list));
            Some((Role::Currency, format!("1/{parts} {}", codes(list))))
        }
        (Unit::Money(_), Sense::Nation(code) | Sense::Dollar(code)) => said(Role::Currency, code),
        (Unit::Percent, Sense::Percent) => said(Role::Unit, "%"),
        (Unit::PercentPoint, Sense::Point) => said(Role::Unit, "pp"),
        (Unit::BasisPoint, Sense::BasisPoint) => said(Role::Unit, "bp"),
        (Unit::Measure(_), Sense::Measure(symbol)) => said(Role::Unit, symbol),
        (Unit::Measure(measure), Sense::Degree(_) | Sense::Power(_) | Sense::Richter | Sense::Magnitude) => {
            said(Role::Unit, measure.symbol)
        }
        (Unit::Measure(measure), Sense::Period(..) | Sense::Rate(_) | Sense::Per) => said(Role::Unit, measure.symbol),
        (Unit::Measure(measure), Sense::Currency(_)) => said(Role::Unit, measure.symbol),
        (Unit::Measure(_), Sense::BelowZero) => said(Role::Sign, "-"),
        (Unit::Time(_), Sense::Period(count, unit)) => {
            let many = if count > 1 { format!("{count} {}", unit.as_str()) } else { unit.as_str().to_owned() };
            Some((Role::Unit, many))
        }
        (Unit::Time(_), Sense::Age | Sense::Aged) => said(Role::Rank, "age"),
        (Unit::Rank, Sense::OrdinalSuffix | Sense::NumberSign | Sense::Rank | Sense::RankNoun) => said(Role::Rank, ""),
        (_, Sense::Minus) => said(Role::Sign, "-"),
        _ => None,
    };
    if let Some(piece) = scene.role(at, pick) {
        return Some(piece);
    }
    let token = &scene.passage.tokens[at];
    let words = scene.passage.cut(token.span);
    let symbols = scene.passage.language_of(at).symbol(words);
    let symbol = symbols.iter().find_map(|&sense| pick(sense));
    let sign = || match (&quantity.unit, token.kind) {
        (Unit::Percent, TokenKind::Sign('%' | '٪' | '‰')) => said(Role::Unit, "%"),
        (Unit::Measure(measure), TokenKind::Sign('°' | 'º' | '"' | '″' | '′' | '\'' | '²' | '³')) => {
            said(Role::Unit, measure.symbol)
        }
        (_, TokenKind::Sign('-' | '−'))
            if scene.passage.tokens.get(at + 1).is_some_and(|next| next.glued) && at == scene.from =>
        {
            said(Role::Sign, "-")
        }
        _ => None,
    };
    let (role, gives) = symbol.or_else(sign)?;
    Some(Piece { role, from: at, to: at + 1, gives })
}

fn codes(list: &str) -> String {
    list.replace(['!', '?'], "").replace(' ', "|")
}

fn around(scene: &Scene<'_, '_>, at: usize) -> Option<Piece> {
    if scene.passage.tokens[at].kind == TokenKind::Sign('+') {
        return Some(Piece { role: Role::Bound, from: at, to: at + 1, gives: ">=".to_owned() });
    }
    scene.role(at, hedged)
}

fn hedged(sense: Sense) -> Option<(Role, String)> {
    match sense {
        Sense::Hedge(side) | Sense::HedgeAfter(side) => Some((Role::Hedge, lean(side).to_owned())),
        Sense::Bound(bound) | Sense::BoundAfter(bound) => Some((Role::Bound, bound.sign().to_owned())),
        _ => None,
    }
}

/// The noun that is counted; a dual is its own number.
fn noun(scene: &Scene<'_, '_>, at: usize, quantity: &Quantity) -> Option<Piece> {
    let Unit::Noun(noun) = &quantity.unit else { return None };
    let start = scene.passage.tokens[at].span.start;
    let stands = scene.passage.text[start..].starts_with(noun.as_str());
    let to = (at..scene.to).find(|&index| scene.passage.tokens[index].span.end >= start + noun.len())? + 1;
    let gives = match scene.passage.language_of(at).script {
        Script::Arabic if is(scene, at, Sense::Pair) => "2".to_owned(),
        _ => String::new(),
    };
    stands.then_some(Piece { role: Role::Noun, from: at, to, gives })
}
