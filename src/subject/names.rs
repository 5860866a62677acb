//! The names of an article: those that the tables know, runs of capitals, and what follows a word that introduces a name.
//!
//! An article introduces a name in full and goes on with a part of it: a surname, an acronym, one word. Those forms are one name
//! where only one longer form can be meant.

use super::sheet::{Block, Sheet};
use crate::lexicon::{Kinds, KnownName, LANGUAGES, NameKind, Script, Sense};
use crate::text::{Role, fold, fold_into, plain};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::collections::BTreeMap;
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
}

/// Finds the names of an article.
pub(super) fn find(sheet: &Sheet<'_>) -> Names {
    let mut runs = Vec::new();
    for (at, block) in sheet.blocks.iter().enumerate() {
        let titled = is_titled(block);
        let taken = figures(sheet, at);
        let mut token = 0;
        while token < block.passage.tokens.len() {
            let run = run_at(block, at, token, titled, &taken).filter(|run| run.plain.len() <= BYTES);
            token = run.as_ref().map_or(token + 1, |run| run.tokens.end);
            runs.extend(run);
        }
    }
    settle(sheet, runs)
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

/// Whether most words of a block have a capital, as headlines do: capitals tell nothing there.
fn is_titled(block: &Block<'_>) -> bool {
    let words = (0..block.passage.tokens.len()).filter(|&at| block.is_word(at) && block.word(at).len() > 3);
    let (mut capitals, mut all) = (0, 0);
    for at in words.take(40) {
        all += 1;
        capitals += usize::from(is_capital(block.word(at)));
    }
    (block.role == Role::Headline || all > 3) && capitals * 2 > all
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
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
    let latin = first.starts_with(|letter: char| !is_arabic(letter) && letter.is_alphabetic());
    // "us" and "Who" are no acronyms.
    let short = found.next == at + 1 && first.chars().count() <= 3;
    let written = if short { !first.contains(char::is_lowercase) } else { has_capital(first) && has_capital(last) };
    (!latin || written || is_number(block, found.next - 1)).then_some((found.sense, found.next))
}

fn run_at(block: &Block<'_>, index: usize, at: usize, titled: bool, taken: &[bool]) -> Option<Run> {
    if !block.is_word(at) || taken[at] {
        return None;
    }
    let word = block.word(at);
    // Neither a capital nor a name of the tables: nearly all Latin words.
    if word.starts_with(|letter: char| letter.is_ascii_lowercase()) && !block.passage.tokens[at].kinds.meet(NAME) {
        return None;
    }
    let latin = word.starts_with(|letter: char| !is_arabic(letter) && letter.is_alphabetic());
    let known = known_at(block, at);
    let mut end = known.map_or(at, |(_, next)| next);
    if latin && !titled {
        end = end.max(capitals_from(block, at, taken));
    } else if known.is_none() && !latin {
        if !is_nameable(block, at, false, NameKind::Person) {
            return None;
        }
        let run = introduced(block, index, at).or_else(|| quoted(block, index, at));
        return Some(run.unwrap_or_else(|| lone(block, index, at)));
    }
    if end == at {
        return None;
    }
    // A longer run is another name than the known one that it begins with: "Washington Post".
    let known = known.filter(|(_, next)| *next >= end);
    let row = known.map(|(name, _)| name.row());
    let alone = end - at == 1;
    let first = block.sentences.binary_search_by_key(&at, |sentence| sentence.start).is_ok();
    let kind = row.map(|row| row.kind).or_else(|| kind_before(block, at));
    Some(Run {
        block: index,
        tokens: at..end,
        plain: plain(block.words(at..end)),
        kind,
        known: row.map(|row| row.name),
        doubtful: row.is_none() && first && alone,
    })
}

const fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{0600}'..='\u{06FF}')
}

/// The end of the run of capitals that begins at a token; the token itself where none does.
fn capitals_from(block: &Block<'_>, at: usize, taken: &[bool]) -> usize {
    let no_name = |sense| {
        matches!(
            sense,
            Sense::NoName | Sense::Stop | Sense::Clause | Sense::Said | Sense::Introduces(_) | Sense::Coordinates
        )
    };
    let fits = |token: usize| {
        block.is_word(token)
            && is_capital(block.word(token))
            && !taken[token]
            && (!block.has(token, no_name) || block.has(token, |sense| matches!(sense, Sense::Name(_))))
    };
    // "Commercial Bank", "Hudson University".
    let inside = |token: usize| {
        let kind = |sense| matches!(sense, Sense::Introduces(_) | Sense::NoName);
        block.is_word(token) && is_capital(block.word(token)) && block.has(token, kind) && !taken[token]
    };
    if !fits(at) || (block.word(at).chars().count() == 1 && !fits(at + 1)) {
        return at;
    }
    let mut end = at + 1;
    let mut words = 1;
    while words < WORDS {
        let next = match block.sign(end) {
            Some('-' | '&' | '\u{2011}') => end + 1,
            Some('.') if block.word(end - 1).chars().count() <= 2 => end + 1,
            Some(_) => break,
            None => end,
        };
        let starts_line = |token: usize| block.passage.tokens.get(token).is_some_and(|token| token.line_start);
        if starts_line(next) {
            break;
        }
        let past_link = (next..next + 2).find(|&token| !block.has(token, |sense| sense == Sense::NameLink));
        match past_link {
            Some(token) if fits(token) || inside(token) => end = token + 1,
            // "Llama 4": a number that is no figure belongs to the name before it.
            _ if next == end && is_number(block, next) && !taken[next] => {
                end = next + 1;
                break;
            }
            _ => break,
        }
        words += 1;
    }
    end
}

fn is_number(block: &Block<'_>, at: usize) -> bool {
    block.word(at).starts_with(|letter: char| letter.is_ascii_digit())
        && block.passage.tokens.get(at + 1).is_none_or(|next| !next.glued || !block.is_word(at + 1))
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

/// The Arabic name after a word that introduces one: «شركة سكيل», «الرئيس البرازيلي لولا دا سيلفا».
fn introduced(block: &Block<'_>, index: usize, at: usize) -> Option<Run> {
    let kind = kind_or_adjective_before(block, at)?;
    let most = if kind == NameKind::Person { 3 } else { 2 };
    let mut end = at;
    while end < at + most && is_nameable(block, end, end > at, kind) {
        end += 1;
    }
    (end > at).then(|| Run {
        block: index,
        tokens: at..end,
        plain: plain(block.words(at..end)),
        kind: Some(kind),
        known: None,
        doubtful: true,
    })
}

/// An Arabic name of a word or two between quotation marks: «أفوكادو».
fn quoted(block: &Block<'_>, index: usize, at: usize) -> Option<Run> {
    let opens = matches!(block.sign(at.checked_sub(1)?)?, '"' | '“' | '«' | '”' | '‘' | '\'');
    let end = (at + 1..=at + 2).find(|&end| matches!(block.sign(end), Some('"' | '”' | '»' | '“' | '’' | '\'')))?;
    let nameable = (at..end).all(|word| is_nameable(block, word, word > at, NameKind::Product));
    (opens && nameable).then(|| Run {
        block: index,
        tokens: at..end,
        plain: plain(block.words(at..end)),
        kind: None,
        known: None,
        doubtful: true,
    })
}

/// An Arabic word that no table knows: a name where the article repeats it.
fn lone(block: &Block<'_>, index: usize, at: usize) -> Run {
    let plain = plain(block.word(at));
    Run { block: index, tokens: at..at + 1, plain, kind: None, known: None, doubtful: true }
}

/// The kind that a word before a name gives it, past the adjectives of a nation: «الرئيس البرازيلي».
fn kind_or_adjective_before(block: &Block<'_>, at: usize) -> Option<NameKind> {
    let mut at = at;
    for _ in 0..3 {
        if let Some(kind) = kind_before(block, at) {
            return Some(kind);
        }
        let before = at.checked_sub(1)?;
        let word = fold(block.word(before));
        if !(word.starts_with("ال") && (word.ends_with('ي') || word.ends_with("يه"))) {
            return None;
        }
        at = before;
    }
    None
}

/// Whether an Arabic word may be part of a name: no table knows it, and it follows on the same line.
fn is_nameable(block: &Block<'_>, at: usize, inner: bool, kind: NameKind) -> bool {
    let Some(token) = block.passage.tokens.get(at).filter(|_| block.is_word(at)) else { return false };
    let word = block.word(at);
    if token.line_start && inner || !word.starts_with(is_arabic) || word.chars().count() < 3 {
        return false;
    }
    if token.entry.is_some_and(|entry| !entry.senses.is_empty()) {
        return false;
    }
    let reader = LANGUAGES.iter().find(|language| language.script == Script::Arabic);
    let read = reader.and_then(|reader| block.passage.entry_in(at, reader));
    // An adjective follows with its article.
    read.is_none_or(|entry| entry.senses.is_empty())
        && (inner && kind == NameKind::Person || !fold(word).starts_with("ال"))
}

/// Makes names of runs: doubtful ones count where the article has them elsewhere, short forms are those of longer ones.
fn settle(sheet: &Sheet<'_>, mut runs: Vec<Run>) -> Names {
    let mut sure: HashSet<&str> = HashSet::new();
    let mut times: HashMap<&str, usize> = HashMap::new();
    let first = |run: &Run| run.plain.find(' ').unwrap_or(run.plain.len());
    for run in &runs {
        *times.entry(&run.plain[..first(run)]).or_default() += 1;
        if !run.doubtful {
            sure.insert(&run.plain);
        }
    }
    let kept = |run: &Run| {
        let arabic = run.plain.starts_with(is_arabic);
        !run.doubtful
            || sure.contains(run.plain.as_str())
            || (arabic && times[&run.plain[..first(run)]] > if run.kind.is_some() { 1 } else { 2 })
    };
    let mut keep: Vec<bool> = runs.iter().map(kept).collect();
    let mut keeping = keep.drain(..);
    runs.retain(|_| keeping.next().unwrap_or_default());
    drop(keeping);
    let longer = longer_forms(&runs);
    let mut names = Names::default();
    let mut by_key: HashMap<Arc<str>, usize> = HashMap::new();
    let mut learned: HashMap<String, Option<usize>> = HashMap::new();
    for run in runs {
        let full = match run.known {
            Some(name) => plain(name),
            None => longer.get(&run.plain).cloned().unwrap_or_else(|| run.plain.clone()),
        };
        if full.is_empty() {
            continue;
        }
        let key: Arc<str> = full.into();
        let block = &sheet.blocks[run.block];
        let name = *by_key.entry(Arc::clone(&key)).or_insert_with(|| {
            let shown = run.known.unwrap_or_else(|| block.words(run.tokens.clone())).into();
            names.all.push(Name { key, shown, kind: run.kind, known: run.known.is_some() });
            names.all.len() - 1
        });
        let known = &mut names.all[name];
        known.kind = known.kind.or(run.kind);
        let words = block.words(run.tokens.clone());
        if run.known.is_none() && words.len() > known.shown.len() {
            known.shown = words.into();
        }
        for word in run.plain.split(' ').filter(|word| word.chars().count() > 3) {
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

/// The longer form that a short one stands for, where only one does: "Rahman" for "Hasim Rahman", "EDS" for "Electronic Data
/// Systems".
fn longer_forms(runs: &[Run]) -> HashMap<String, String> {
    let mut owners: BTreeMap<String, Option<String>> = BTreeMap::new();
    let forms: std::collections::BTreeSet<&str> =
        runs.iter().filter(|run| run.known.is_none()).map(|run| run.plain.as_str()).collect();
    let known: HashMap<&str, &'static str> =
        runs.iter().filter_map(|run| Some((run.plain.as_str(), run.known?))).collect();
    let mut own = |short: String, full: &str| {
        let owner = owners.entry(short).or_insert_with(|| Some(full.to_owned()));
        if owner.as_deref() != Some(full) {
            *owner = None;
        }
    };
    let all = forms
        .iter()
        .map(|form| (*form, (*form).to_owned()))
        .chain(known.iter().map(|(form, name)| (*form, plain(name))));
    let mut all: Vec<(&str, String)> = all.collect();
    all.sort();
    for (form, full) in all {
        let words: Vec<&str> = form.split(' ').collect();
        if words.len() < 2 {
            continue;
        }
        for word in &words {
            own((*word).to_owned(), &full);
        }
        if words.len() > 2 {
            own(words[1..].join(" "), &full);
            own(words[..words.len() - 1].join(" "), &full);
            own(words.iter().filter_map(|word| word.chars().next()).collect(), &full);
        }
    }
    owners.into_iter().filter_map(|(short, full)| Some((short, full?))).filter(|(short, full)| short != full).collect()
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
                let wanted = block.is_word(at) && word.len() > 3 && (word.starts_with(is_arabic) || is_capital(word));
                if !wanted || taken {
                    continue;
                }
                folded.clear();
                fold_into(word, &mut folded);
                let bare = folded.strip_prefix(['و', 'ب', 'ل', 'ك', 'ف']).unwrap_or(&folded);
                let found = learned.get(folded.as_str()).or_else(|| learned.get(bare)).copied().flatten();
                if let Some(name) = found {
                    self.places.push(Standing { name, block: index, tokens: at..at + 1 });
                }
            }
        }
        self.places.sort_by_key(|place| (place.block, place.tokens.start));
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
