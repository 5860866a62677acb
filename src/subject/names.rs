//! The names of an article: those that the tables know, runs of capitals, and what follows a word that introduces a name.
//!
//! An article introduces a name in full and goes on with a part of it: a surname, an acronym, one word. Those forms are one name
//! where only one longer form can be meant.

mod arabic;
mod latin;
mod short;

use super::sheet::{Block, Sheet};
use crate::lexicon::{Kinds, KnownName, NameKind, Sense};
use crate::mention::TokenKind;
use crate::text::{Role, Signature, fold, fold_into, is_arabic, plain};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use short::Short;
use std::ops::Range;
use std::sync::Arc;

/// The names of an article and where they stand.
#[derive(Default)]
pub(super) struct Names {
    /// The names.
    pub all: Vec<Name>,
    /// Where they stand, in order.
    pub places: Vec<Standing>,
    /// How often each stands in the article; the headline and the first paragraphs count more.
    pub weights: Vec<u32>,
    /// Whether the article tells of somebody who goes from one team to another.
    pub moves: bool,
    /// The names, those that stand most often first.
    order: Vec<usize>,
    /// By block and token, which of `places` holds it; `u32::MAX` where none does, and nothing for a block without names.
    at: Vec<Vec<u32>>,
}

/// A name.
pub(super) struct Name {
    pub key: Arc<str>,
    pub shown: Arc<str>,
    pub kind: Option<NameKind>,
    pub known: bool,
}

/// One place at which a name stands.
pub(super) struct Standing {
    pub name: usize,
    pub block: usize,
    pub tokens: Range<usize>,
}

/// The longest name, in words and in bytes: a longer run of capitals is a headline or noise.
const WORDS: usize = 8;
const BYTES: usize = 120;
/// Names of the tables, whichever they are.
const NAME: Kinds = Kinds::of(&[Sense::Name(KnownName(0))]);

/// A run of words that looks like a name.
struct Run {
    block: usize,
    tokens: Range<usize>,
    plain: String,
    kind: Option<NameKind>,
    known: Option<&'static str>,
    /// Whether its place makes it doubtful: the first word of a sentence has a capital anyway.
    doubtful: bool,
    /// Whether it is made of words of the language: «حزب الوحدة».
    ordinary: bool,
    /// The name in another script that the article gives with it.
    alias: Option<String>,
}

/// Finds the names of an article that an outlet publishes.
pub(super) fn find(sheet: &Sheet<'_>, outlet: Option<&str>, title: Option<&str>) -> Names {
    let outlet = outlet.map(plain);
    // A headline that is no part of the text may have a name too.
    let apart = title.filter(|_| sheet.blocks.first().is_none_or(|first| first.role != Role::Headline));
    let title = apart.map(|title| plain(title).split(' ').map(str::to_owned).collect()).unwrap_or_default();
    let mut runs: Vec<Run> = Vec::new();
    for (at, block) in sheet.blocks.iter().enumerate() {
        let titled = latin::is_titled(block);
        let taken = figures(sheet, at);
        let mut token = 0;
        while token < block.passage.tokens.len() {
            let mut run = run_at(block, at, token, titled, &taken).filter(|run| run.plain.len() <= BYTES);
            token = run.as_ref().map_or(token + 1, |run| run.tokens.end);
            if let Some(run) = &mut run {
                if outlet.as_ref() == Some(&run.plain) {
                    run.kind = Some(NameKind::Outlet);
                }
                gloss(block, run, &mut runs);
            }
            runs.extend(run);
        }
    }
    let mut names = settle(sheet, runs, &title);
    names.moves = names.tell_of_a_move(sheet);
    names
}

/// Makes the Arabic words that say the same before a Latin name in parentheses a name, whatever they were taken for.
fn gloss(block: &Block<'_>, latin: &Run, runs: &mut Vec<Run>) {
    let Some(tokens) = arabic::glossed(block, latin) else { return };
    while runs.last().is_some_and(|run| run.block == latin.block && run.tokens.end > tokens.start) {
        runs.pop();
    }
    let alias = Some(latin.known.map_or_else(|| latin.plain.clone(), plain));
    let kind = latin.kind.or_else(|| kind_before(block, tokens.start));
    let plain = plain(block.words(tokens.clone()));
    runs.push(Run { block: latin.block, tokens, plain, kind, known: None, doubtful: false, ordinary: false, alias });
}

/// Which tokens of a block figures take.
fn figures(sheet: &Sheet<'_>, block: usize) -> Vec<bool> {
    let block = &sheet.blocks[block];
    let mut taken = vec![false; block.passage.tokens.len()];
    for place in block.mentions.iter().filter_map(|&mention| sheet.place(mention)) {
        taken[place.tokens.clone()].fill(true);
    }
    taken
}

/// A capital somewhere: "iPhone".
fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

fn known_at(block: &Block<'_>, at: usize) -> Option<(KnownName, usize)> {
    if !block.passage.tokens.get(at)?.kinds.meet(NAME) {
        return None;
    }
    let found = block.passage.find(at, |sense| match sense {
        Sense::Name(name) => Some(name),
        _ => None,
    })?;
    let (first, last) = (block.word(at), block.word(found.next - 1));
    // "us" and "Who" are no acronyms.
    let short = found.next == at + 1 && first.chars().count() <= 3;
    let written = if short { !first.contains(char::is_lowercase) } else { has_capital(first) && has_capital(last) };
    (!latin::is_latin(block, at) || written || is_number(block, found.next - 1)).then_some((found.sense, found.next))
}

/// Whether a name may begin or end with a token: hardly a Latin word has a capital or is a name of the tables.
pub(super) fn may_bound(block: &Block<'_>, at: usize) -> bool {
    let word = block.word(at);
    let small = word.starts_with(|letter: char| letter.is_ascii_lowercase());
    !small || block.is_of(at, NAME) || has_capital(word)
}

fn run_at(block: &Block<'_>, index: usize, at: usize, titled: bool, taken: &[bool]) -> Option<Run> {
    if !block.is_word(at) || taken[at] {
        return None;
    }
    if !may_bound(block, at) {
        return None;
    }
    if latin::is_latin(block, at) {
        return latin::run_at(block, index, at, titled, taken);
    }
    let Some((name, end)) = known_at(block, at) else { return arabic::run_at(block, index, at) };
    let (tokens, row) = (at..end, name.row());
    let plain = plain(block.words(tokens.clone()));
    let (kind, known) = (Some(row.kind), Some(row.name));
    Some(Run { block: index, tokens, plain, kind, known, doubtful: false, ordinary: false, alias: None })
}

fn is_number(block: &Block<'_>, at: usize) -> bool {
    block.word(at).starts_with(|letter: char| letter.is_ascii_digit())
        && block.passage.tokens.get(at + 1).is_none_or(|next| !next.glued || !block.is_word(at + 1))
}

/// The kind of name that the word at a token introduces.
fn introduces(block: &Block<'_>, at: usize) -> Option<NameKind> {
    let found = block.passage.find(at, |sense| match sense {
        Sense::Introduces(kind) if kind != NameKind::Person => Some(kind),
        _ => None,
    })?;
    Some(found.sense)
}

/// The kind that the word before a name gives it: "the company Acme".
fn kind_before(block: &Block<'_>, at: usize) -> Option<NameKind> {
    (1..=2).filter_map(|back| at.checked_sub(back)).find_map(|before| {
        let kind = |sense| match sense {
            Sense::Introduces(kind) => Some(kind),
            Sense::PersonNoun(_) => Some(NameKind::Person),
            _ => None,
        };
        match block.passage.find(before, kind) {
            Some(found) => (found.next == at).then_some(found.sense),
            // «مرشحه», «منافسيها».
            None if before + 1 == at => {
                let word = fold(block.word(before));
                let bare = ["ها", "هم", "ه"].iter().find_map(|pronoun| word.strip_suffix(pronoun))?;
                block.passage.arabic.entry(bare)?.senses.iter().find_map(|&sense| kind(sense))
            }
            None => None,
        }
    })
}

/// How often words of the Arabic script stand in an article with or without a particle, and whether with the article.
fn forms_of<'w>(sheet: &Sheet<'_>, words: impl Iterator<Item = &'w str>) -> HashMap<&'w str, (usize, bool)> {
    const BARE: [&str; 7] = ["", "و", "ب", "ل", "ك", "ف", "ول"];
    const DEFINITE: [&str; 6] = ["ال", "وال", "بال", "لل", "فال", "كال"];
    let mut forms: HashMap<Signature, (&str, bool)> = HashMap::new();
    let mut found: HashMap<&str, (usize, bool)> = HashMap::new();
    let mut form = String::new();
    for word in words.filter(|word| word.starts_with(is_arabic)) {
        if found.insert(word, (0, false)).is_none() {
            for (before, definite) in
                BARE.map(|particle| (particle, false)).into_iter().chain(DEFINITE.map(|article| (article, true)))
            {
                form.clear();
                form.push_str(before);
                form.push_str(word);
                forms.insert(Signature::of(&form), (word, definite));
            }
        }
    }
    if forms.is_empty() {
        return found;
    }
    for token in sheet.blocks.iter().flat_map(|block| &block.passage.tokens) {
        if let Some((word, definite)) = forms.get(&token.signature).filter(|_| token.kind == TokenKind::Word)
            && let Some((times, is_definite)) = found.get_mut(word)
        {
            *times += 1;
            *is_definite |= definite;
        }
    }
    found
}

/// Makes names of runs: doubtful ones count where the article has them elsewhere, short forms are those of longer ones.
fn settle(sheet: &Sheet<'_>, mut runs: Vec<Run>, title: &HashSet<String>) -> Names {
    let mut sure: HashSet<String> = HashSet::new();
    let first = |run: &Run| run.plain.find(' ').unwrap_or(run.plain.len());
    for run in runs.iter().filter(|run| !run.doubtful) {
        sure.insert(run.plain.clone());
    }
    let doubtful = || runs.iter().filter(|run| run.doubtful).map(|run| &run.plain[..first(run)]);
    let forms = forms_of(sheet, doubtful());
    let heads = latin::heads(sheet, doubtful());
    let kept = |run: &Run| {
        let (times, definite) = forms.get(&run.plain[..first(run)]).copied().unwrap_or_default();
        let times = times + usize::from(title.contains(&run.plain[..first(run)]));
        // A word that takes the article elsewhere is a common one.
        let repeated = if run.kind.is_some() { times > 1 } else { times > 2 && !definite };
        !run.doubtful || sure.contains(&run.plain) || repeated || heads.contains(&run.plain[..first(run)])
    };
    let mut keep: Vec<bool> = runs.iter().map(kept).collect();
    let mut keeping = keep.drain(..);
    runs.retain(|_| keeping.next().unwrap_or_default());
    drop(keeping);
    let short = Short::of(&runs);
    let mut names = Names::default();
    let mut by_key: HashMap<Arc<str>, usize> = HashMap::new();
    let mut learned: HashMap<String, Option<usize>> = HashMap::new();
    for run in runs {
        let key: Arc<str> = short.key(&run).into();
        if key.is_empty() {
            continue;
        }
        let block = &sheet.blocks[run.block];
        let name = *by_key.entry(Arc::clone(&key)).or_insert_with(|| {
            let shown = run.known.unwrap_or_else(|| arabic::shown(block, &run.tokens)).into();
            names.all.push(Name { key, shown, kind: run.kind, known: run.known.is_some() });
            names.all.len() - 1
        });
        let known = &mut names.all[name];
        known.kind = known.kind.or(run.kind);
        let words = arabic::shown(block, &run.tokens);
        if run.known.is_none() && !known.known && words.len() > known.shown.len() {
            known.shown = words.into();
        }
        let tells = |word: &&str| word.chars().count() > 3 && !run.ordinary && !short::is_general(word);
        for word in run.plain.split(' ').filter(tells) {
            let owner = learned.entry(word.to_owned()).or_insert(Some(name));
            if *owner != Some(name) {
                *owner = None;
            }
        }
        names.places.push(Standing { name, block: run.block, tokens: run.tokens });
    }
    names.find_again(sheet, &learned);
    names.weights = names.weigh();
    names.order = (0..names.all.len()).collect();
    names.order.sort_by_key(|&name| std::cmp::Reverse(names.weights[name]));
    names.lay_out(sheet);
    names
}

impl Names {
    /// Finds the words of names again where neither capitals nor an introduction show them: in headlines and in Arabic.
    fn find_again(&mut self, sheet: &Sheet<'_>, learned: &HashMap<String, Option<usize>>) {
        if learned.is_empty() {
            return;
        }
        // They stand in the order of the text.
        let known = self.places.len();
        let mut next = 0;
        let mut folded = String::new();
        for (index, block) in sheet.blocks.iter().enumerate() {
            for at in 0..block.passage.tokens.len() {
                while next < known && (self.places[next].block, self.places[next].tokens.end) <= (index, at) {
                    next += 1;
                }
                let taken = self.places[..known].get(next).is_some_and(|place| place.holds(index, at));
                let word = block.word(at);
                let wanted =
                    block.is_word(at) && word.len() > 3 && (word.starts_with(is_arabic) || latin::is_capital(word));
                if !wanted || taken {
                    continue;
                }
                folded.clear();
                fold_into(word, &mut folded);
                let bare = folded.strip_prefix(['و', 'ب', 'ل', 'ك', 'ف']).unwrap_or(&folded);
                // «البرقاوي» is «سليم برقاوي».
                let plain = bare.strip_prefix("ال").unwrap_or(bare);
                let forms = [folded.as_str(), bare, plain];
                let found = forms.iter().find_map(|form| learned.get(*form)).copied().flatten();
                if let Some(name) = found {
                    self.places.push(Standing { name, block: index, tokens: at..at + 1 });
                }
            }
        }
        self.places.sort_by_key(|place| (place.block, place.tokens.start));
    }

    /// Whether the head of the article speaks of a transfer, and of a team or a league.
    fn tell_of_a_move(&self, sheet: &Sheet<'_>) -> bool {
        const HEAD: usize = 4;
        let head = sheet.blocks.iter().take(HEAD);
        let moves = head.clone().any(|block| {
            let transfer = |at| block.has(at, |sense| matches!(sense, Sense::Event("transfer")));
            (0..block.passage.tokens.len()).any(transfer)
        });
        let sports = |block: &Block<'_>| {
            let team =
                |sense| matches!(sense, Sense::Counted("team" | "player" | "goal") | Sense::PersonNoun("player"));
            let named = |name: usize| self.all[name].kind == Some(NameKind::Contest);
            (0..block.passage.tokens.len()).any(|at| block.has(at, team))
                || self.places.iter().any(|place| place.block < HEAD && named(place.name))
        };
        moves && head.clone().any(sports)
    }

    /// How often each name stands in the article; the headline and the first paragraphs count more.
    fn weigh(&self) -> Vec<u32> {
        let mut weights = vec![0; self.all.len()];
        for place in &self.places {
            weights[place.name] += 1 + super::outline::lead(place.block);
        }
        weights
    }

    /// The name that the article speaks of most, among those of which it may be.
    pub(super) fn weightiest(&self, may_be: impl Fn(&Name) -> bool) -> Option<usize> {
        self.order.iter().copied().find(|&name| may_be(&self.all[name]))
    }

    /// Whether the article is of one name: no other of which it may be is spoken of half as often.
    pub(super) fn leads(&self, name: usize, may_be: impl Fn(&Name) -> bool) -> bool {
        let other = self.order.iter().find(|&&other| other != name && may_be(&self.all[other]));
        other.map_or(0, |&other| self.weights[other]) * 2 <= self.weights[name]
    }

    /// The names that stand in a range of tokens of a block.
    pub(super) fn within(&self, block: usize, range: Range<usize>) -> impl Iterator<Item = &Standing> {
        let first = self.places.partition_point(|place| (place.block, place.tokens.start) < (block, range.start));
        self.places[first..].iter().take_while(move |place| place.block == block && place.tokens.start < range.end)
    }

    /// The name that holds a token.
    pub(super) fn at(&self, block: usize, token: usize) -> Option<&Standing> {
        let place = *self.at.get(block)?.get(token)?;
        self.places.get(place as usize)
    }

    /// Notes for each token which name holds it.
    fn lay_out(&mut self, sheet: &Sheet<'_>) {
        self.at = vec![Vec::new(); sheet.blocks.len()];
        for (index, place) in (0..).zip(&self.places) {
            let tokens = &mut self.at[place.block];
            tokens.resize(sheet.blocks[place.block].passage.tokens.len(), u32::MAX);
            tokens[place.tokens.clone()].fill(index);
        }
    }
}

impl Standing {
    fn holds(&self, block: usize, token: usize) -> bool {
        self.block == block && self.tokens.contains(&token)
    }
}
