//! The labels: who says what, which claims belong together, and how they relate.

use super::report::Stated;
use crate::problem::{Problem, Sheet};
use crate::relation::Code;
use crate::text::Span;
use crate::yaml::{Fields, Id, Keys, Tree, parse_mended};
use std::collections::BTreeSet;

const FILE: Keys = &[
    ("claims", "claims"),
    ("relations", "relations"),
    ("traps", "traps"),
    ("sums", "sums"),
    ("exhaustive", "exhaustive"),
    ("note", "note"),
];

const CLAIM: Keys = &[
    ("id", "id"),
    ("source", "source"),
    ("path", "path"),
    ("quote", "quote"),
    ("value", "value"),
    ("group", "group"),
    ("note", "note"),
];

const SUM: Keys = &[("total", "total"), ("parts", "parts"), ("adds_up", "adds_up"), ("note", "note")];

/// What people have labelled.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The claims.
    pub(super) claims: Vec<Label>,
    /// Pairs of ids with the relation of their claims.
    pub(super) relations: Vec<(String, String, Code)>,
    /// Pairs of ids whose claims are easily taken for one topic and are not.
    pub(super) traps: Vec<Trap>,
    /// Totals with their parts.
    pub(super) sums: Vec<Breakdown>,
    /// Whether every claim of the labelled sources is labelled.
    pub(super) exhaustive: bool,
}

/// A labelled claim.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub id: String,
    pub source: Option<String>,
    pub path: Option<String>,
    pub quote: Option<String>,
    pub value: Stated,
    pub group: Option<String>,
}

/// Two claims that must stay in different topics.
#[derive(Clone, Debug)]
pub(super) struct Trap {
    pub left: String,
    pub right: String,
    /// What tells them apart, for the list of misses.
    pub why: String,
}

/// A total that a source breaks down.
#[derive(Clone, Debug)]
pub(super) struct Breakdown {
    pub total: String,
    /// Whether its parts come to it.
    pub adds_up: bool,
}

impl Gold {
    /// Reads labels; all that is wrong with them is told at once.
    pub fn read(path: &str, text: &str) -> (Self, Vec<Problem>) {
        let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let sheet = Sheet::part(path, body, text.len() - body.len(), 0);
        let mut mended = String::new();
        let (tree, faults) = parse_mended(body, &mut mended);
        let problems = faults.iter().map(|fault| sheet.error(fault.span, &fault.message)).collect();
        let mut gold = Gold::default();
        let Some(tree) = tree else { return (gold, problems) };
        let mut reader = Reader { tree: &tree, sheet: &sheet, problems, ids: BTreeSet::new() };
        for &root in &tree.documents {
            reader.file(root, &mut gold);
        }
        (gold, reader.problems)
    }
}

struct Reader<'r, 't> {
    tree: &'r Tree<'t>,
    sheet: &'r Sheet<'r>,
    problems: Vec<Problem>,
    ids: BTreeSet<String>,
}

impl Reader<'_, '_> {
    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(self.sheet.error(span, message));
    }

    fn wrong(&mut self, id: Id, message: &str) {
        self.error(self.tree.node(id).span, message);
    }

    fn fields(&mut self, id: Id, known: Keys, message: &str) -> Option<Fields> {
        let Some(pairs) = self.tree.pairs(id) else {
            self.wrong(id, message);
            return None;
        };
        Some(Fields::of(self.tree, pairs, self.tree.node(id).span, known, self.sheet, &mut self.problems))
    }

    fn items(&mut self, fields: &Fields, name: &str) -> Vec<Id> {
        let Some(field) = fields.given(name, self.tree) else { return Vec::new() };
        let items = self.tree.items(field.value).map(<[Id]>::to_vec);
        if items.is_none() {
            self.wrong(field.value, &format!("`{name}` takes a list"));
        }
        items.unwrap_or_default()
    }

    fn words(&mut self, fields: &Fields, name: &str) -> Option<(String, Span)> {
        let field = fields.given(name, self.tree)?;
        let words = self.tree.scalar(field.value).map(|words| words.trim().to_owned());
        if words.is_none() {
            self.wrong(field.value, &format!("`{name}` takes plain words"));
        }
        Some((words?, self.tree.node(field.value).span))
    }

    fn file(&mut self, root: Id, gold: &mut Gold) {
        if self.tree.is_null(root) {
            return;
        }
        let Some(fields) = self.fields(root, FILE, "labels are a mapping with `claims` and `relations`") else {
            return;
        };
        gold.exhaustive |= self.yes_or_no(&fields, "exhaustive").unwrap_or(false);
        for item in self.items(&fields, "claims") {
            gold.claims.extend(self.claim(item));
        }
        for item in self.items(&fields, "relations") {
            gold.relations.extend(self.relation(item));
        }
        for item in self.items(&fields, "traps") {
            gold.traps.extend(self.trap(item));
        }
        for item in self.items(&fields, "sums") {
            gold.sums.extend(self.breakdown(item));
        }
    }

    fn yes_or_no(&mut self, fields: &Fields, name: &str) -> Option<bool> {
        let (word, span) = self.words(fields, name)?;
        let answer = match word.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        if answer.is_none() {
            self.error(span, format!("`{name}` takes true or false"));
        }
        answer
    }

    /// The id of a label, which must stand among the claims.
    fn known(&mut self, id: Id) -> Option<String> {
        let word = self.tree.scalar(id).map(|word| word.trim().to_owned()).filter(|word| self.ids.contains(word));
        if word.is_none() {
            self.wrong(id, "no label has this id");
        }
        word
    }

    fn claim(&mut self, item: Id) -> Option<Label> {
        let fields = self.fields(item, CLAIM, "a labelled claim is a mapping with `id` and `value`")?;
        let [id, source, path, quote, value, group] =
            ["id", "source", "path", "quote", "value", "group"].map(|name| self.words(&fields, name));
        let Some((id, at)) = id else {
            self.error(fields.head, "the label has no `id`");
            return None;
        };
        if !self.ids.insert(id.clone()) {
            self.error(at, format!("the id `{id}` was already given"));
            return None;
        }
        let Some((value, at)) = value else {
            self.error(fields.head, "the label has no `value`");
            return None;
        };
        let value = match Stated::of_words(&value) {
            Ok(value) => value,
            Err(why) => {
                self.error(at, format!("`{value}` {why}"));
                return None;
            }
        };
        let words = |given: Option<(String, Span)>| given.map(|(words, _)| words).filter(|words| !words.is_empty());
        Some(Label { id, source: words(source), path: words(path), quote: words(quote), value, group: words(group) })
    }

    fn relation(&mut self, item: Id) -> Option<(String, String, Code)> {
        let [left, right, code] = *self.tree.items(item).unwrap_or_default() else {
            self.wrong(item, "a relation is a list of two ids and a code: [a, b, rounding]");
            return None;
        };
        let (left, right) = self.known(left).zip(self.known(right))?;
        let word = self.tree.scalar(code).map(|word| word.trim().to_owned()).unwrap_or_default();
        let Some(known) = Code::ALL.into_iter().find(|code| code.as_str() == word) else {
            let codes = Code::ALL.map(Code::as_str).join(", ");
            self.wrong(code, &format!("`{word}` is no code; known: {codes}"));
            return None;
        };
        Some((left, right, known))
    }

    fn trap(&mut self, item: Id) -> Option<Trap> {
        let [left, right, why] = *self.tree.items(item).unwrap_or_default() else {
            self.wrong(item, "a trap is a list of two ids and what tells them apart: [a, b, two years]");
            return None;
        };
        let (left, right) = self.known(left).zip(self.known(right))?;
        let Some(why) = self.tree.scalar(why).map(|why| why.trim().to_owned()) else {
            self.wrong(why, "what tells the two apart is told in plain words");
            return None;
        };
        Some(Trap { left, right, why })
    }

    fn breakdown(&mut self, item: Id) -> Option<Breakdown> {
        let fields = self.fields(item, SUM, "a sum is a mapping with `total`, `parts` and `adds_up`")?;
        let total = fields.given("total", self.tree).map(|field| field.value);
        let parts = self.items(&fields, "parts");
        let adds_up = self.yes_or_no(&fields, "adds_up");
        let known = parts.iter().filter(|&&part| self.known(part).is_some()).count();
        let Some(total) = total else {
            self.error(fields.head, "the sum has no `total`");
            return None;
        };
        let total = self.known(total)?;
        if fields.given("parts", self.tree).is_none() {
            self.error(fields.head, "the sum has no `parts`");
        }
        if fields.given("adds_up", self.tree).is_none() {
            self.error(fields.head, "the sum does not tell whether it `adds_up`");
        }
        let whole = !parts.is_empty() && known == parts.len();
        adds_up.filter(|_| whole).map(|adds_up| Breakdown { total, adds_up })
    }
}
