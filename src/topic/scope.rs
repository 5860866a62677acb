//! Claims of one key told apart by scope: period, place, population.

use super::key::Aliases;
use crate::claim::{Claim, PERIOD, month};
use std::collections::{BTreeMap, HashMap};

/// A scope in its normal form: name, value.
type Scope = BTreeMap<String, String>;

/// What a text says of a figure in these names makes it one of another thing.
const STRICT: [&str; 4] = ["aim", "deal", "part", "tally"];

/// How many wider scopes are looked at before a scope counts as having no single one.
const LOOKED_AT: usize = 64;

/// Splits claims into those that may share a scope, in the order of their first claim.
///
/// Known different scopes are apart. A scope that says less than others, or nothing, joins the one that says the same
/// and more where there is exactly one, and else stands alone. What an article says is a part, an addition or an aim is never
/// what a claim file gives without such a word. Claims that were read are not split from each other.
pub(crate) fn split(members: &[usize], claims: &[Claim], aliases: &Aliases) -> Vec<(Scope, Vec<usize>)> {
    // Of claims that were read the story has weighed what narrows them, and a sentence often narrows but one of its figures.
    let weighed = |claim: &Claim| claim.subject.as_ref().is_some_and(|subject| subject.placed.is_some());
    if members.iter().all(|&member| claims[member].scope.is_empty() || weighed(&claims[member])) {
        return vec![(Scope::new(), members.to_vec())];
    }
    let mut by_scope: BTreeMap<(Scope, Scope), Vec<usize>> = BTreeMap::new();
    for &member in members {
        let scope =
            claims[member].scope.iter().map(|(name, value)| (aliases.name(name), aliases.name(value))).collect();
        let read = claims[member].subject.is_some();
        let strict = |scope: &Scope| -> Scope {
            let strict = scope.iter().filter(|(name, _)| read && STRICT.contains(&name.as_str()));
            strict.map(|(name, value)| (name.clone(), value.clone())).collect()
        };
        by_scope.entry((strict(&scope), scope)).or_default().push(member);
    }
    let mut scopes: Vec<((Scope, Scope), Vec<usize>)> = by_scope.into_iter().collect();
    // The most outspoken first: of two that say as much the one that names a day before the one that names its month.
    scopes.sort_by_key(|((_, scope), _)| std::cmp::Reverse((scope.len(), scope.get(PERIOD).map_or(0, String::len))));
    let mut stricts: Vec<Scope> = Vec::new();
    let mut cells: Vec<(Scope, Vec<usize>)> = Vec::new();
    let mut holding: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for ((strict, scope), members) in scopes {
        match only_wider(&scope, &cells, &holding, |cell| stricts[cell] == strict) {
            Some(cell) => cells[cell].1.extend(members),
            None => {
                for (name, value) in &scope {
                    let month = month(name, value).map(str::to_owned);
                    for value in month.into_iter().chain([value.clone()]) {
                        holding.entry((name.clone(), value)).or_default().push(cells.len());
                    }
                }
                cells.push((scope, members));
                stricts.push(strict);
            }
        }
    }
    for (_, members) in &mut cells {
        members.sort_unstable();
    }
    cells.sort_by_key(|(_, members)| members.first().copied());
    cells
}

/// The one cell whose scope says all that `scope` says, and more.
fn only_wider(
    scope: &Scope,
    cells: &[(Scope, Vec<usize>)],
    holding: &HashMap<(String, String), Vec<usize>>,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    if scope.is_empty() {
        let mut fitting = (0..cells.len()).filter(|&cell| fits(cell));
        let only = fitting.next()?;
        return fitting.next().is_none().then_some(only);
    }
    let rarest = scope
        .iter()
        .map(|(name, value)| holding.get(&(name.clone(), value.clone())).map_or(&[][..], Vec::as_slice))
        .min_by_key(|cells| cells.len())?;
    if rarest.len() > LOOKED_AT {
        return None;
    }
    let holds = |cell: &Scope| {
        let agrees = |(name, value): (&String, &String)| {
            cell.get(name).is_some_and(|theirs| theirs == value || month(name, theirs) == Some(value))
        };
        scope.iter().all(agrees)
    };
    let mut wider = rarest.iter().copied().filter(|&cell| fits(cell) && holds(&cells[cell].0));
    let found = wider.next()?;
    wider.next().is_none().then_some(found)
}
