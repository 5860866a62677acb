//! The labels: who says what, which claims belong together, and how they relate.

use super::report::Stated;
use crate::problem::{Problem, Sheet};
use crate::relation::Code;
use crate::text::Span;
use crate::yaml::{Fields, Id, Keys, Tree, parse_mended};
use std::collections::BTreeSet;

const FILE: Keys = &[("claims", "claims"), ("relations", "relations"), ("exhaustive", "exhaustive"), ("note", "note")];

const CLAIM: Keys = &[
    ("id", "id"),
    ("source", "source"),
    ("path", "path"),
    ("quote", "quote"),
    ("value", "value"),
    ("group", "group"),
    ("note", "note"),
];

/// What people have labelled.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The claims.
    pub(super) claims: Vec<Label>,
    /// Pairs of ids with the relation of their claims.
    pub(super) relations: Vec<(String, String, Code)>,
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
        if let Some((word, span)) = self.words(&fields, "exhaustive") {
            match word.as_str() {
                "true" => gold.exhaustive = true,
                "false" => {}
                _ => self.error(span, "`exhaustive` takes true or false"),
            }
        }
        for item in self.items(&fields, "claims") {
            gold.claims.extend(self.claim(item));
        }
        for item in self.items(&fields, "relations") {
            gold.relations.extend(self.relation(item));
        }
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
        let tree = self.tree;
        let words = |id: &Id| tree.scalar(*id).map(|words| words.trim().to_owned());
        let [left, right, code] = tree.items(item).unwrap_or_default() else {
            self.wrong(item, "a relation is a list of two ids and a code: [a, b, rounding]");
            return None;
        };
        for id in [left, right] {
            if words(id).is_none_or(|word| !self.ids.contains(&word)) {
                self.wrong(*id, "no label has this id");
                return None;
            }
        }
        let word = words(code).unwrap_or_default();
        let Some(known) = Code::ALL.into_iter().find(|code| code.as_str() == word) else {
            let codes = Code::ALL.map(Code::as_str).join(", ");
            self.wrong(*code, &format!("`{word}` is no code; known: {codes}"));
            return None;
        };
        Some((words(left)?, words(right)?, known))
    }
}
