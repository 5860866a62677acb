//! Claims as YAML: articles with their claims.

use super::draft::Draft;
use super::record::{About, Leave, Record, Words};
use super::{Parsed, Settings, utf8};
use crate::problem::{Problem, Severity, Sheet, is_blank_lookalike};
use crate::text::{Span, is_invisible};
use crate::yaml::{Fields, Id, Keys, Kind, Tree, in_quotes, name_of, parse_mended};
use serde_yaml::granit_parser::ScalarStyle;

const FILE: Keys = &[("article", "article"), ("claims", "claims"), ("articles", "articles")];

const ARTICLE: Keys = &[
    ("source", "source"),
    ("title", "title"),
    ("published", "published"),
    ("date", "published"),
    ("lang", "lang"),
    ("url", "url"),
    ("updated", "updated"),
    ("path", "path"),
    ("note", "note"),
    ("comment", "note"),
];

/// An entry of `articles`: the article's keys beside its claims, or under `article`.
const SECTION: Keys = &[
    ("article", "article"),
    ("claims", "claims"),
    ("source", "source"),
    ("title", "title"),
    ("published", "published"),
    ("date", "published"),
    ("lang", "lang"),
    ("url", "url"),
    ("updated", "updated"),
    ("path", "path"),
    ("note", "note"),
    ("comment", "note"),
];

const CLAIM: Keys = &[
    ("id", "id"),
    ("topic", "topic"),
    ("value", "value"),
    ("quote", "quote"),
    ("at", "at"),
    ("said_by", "said_by"),
    ("stance", "stance"),
    ("as_of", "as_of"),
    ("scope", "scope"),
    ("evolves", "evolves"),
    ("parts", "parts"),
    ("ignore", "ignore"),
    ("source", "source"),
    ("title", "title"),
    ("published", "published"),
    ("date", "published"),
    ("lang", "lang"),
    ("url", "url"),
    ("note", "note"),
    ("comment", "note"),
];

const IGNORE: Keys = &[("code", "code"), ("reason", "reason"), ("expires", "expires")];

/// Reads a YAML file with all its documents.
pub(super) fn read(path: &str, bytes: &[u8], settings: &Settings<'_>) -> Parsed {
    let text = match utf8(path, bytes) {
        Ok(text) => text,
        Err(problem) => return Parsed { problems: vec![problem], ..Parsed::default() },
    };
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let sheet = Sheet::part(path, body, text.len() - body.len(), 0);
    let mut mended = String::new();
    let (tree, faults) = parse_mended(body, &mut mended);
    let mut draft = Draft::new(&sheet, settings, true);
    for fault in &faults {
        draft.error(fault.span, &fault.message);
    }
    if let Some(tree) = tree {
        let lost = faults.into_iter().map(|fault| fault.span).collect();
        let mut walk = Walk { tree: &tree, draft: &mut draft, lost };
        for &root in &tree.documents {
            walk.document(root);
        }
    }
    let (mut parsed, tallies) = draft.finish();
    parsed.problems.extend(tallies.notes(path));
    parsed
}

struct Walk<'w, 's, 'f, 't> {
    tree: &'w Tree<'t>,
    draft: &'w mut Draft<'s, 'f>,
    /// Where words were put in place of what is not YAML: claims with one of them are left out, already told.
    lost: Vec<Span>,
}

impl<'t> Walk<'_, '_, '_, 't> {
    fn document(&mut self, root: Id) {
        match &self.tree.node(root).kind {
            Kind::Map(pairs) => self.file(root, pairs),
            Kind::List(items) => {
                if !items.iter().any(|item| self.is_claim(*item) || self.is_section(*item)) {
                    return self.passed_over();
                }
                for &item in items {
                    match self.tree.pairs(item) {
                        Some(pairs) if self.is_section(item) => self.file(item, pairs),
                        _ => self.claim(item, &About::default()),
                    }
                }
            }
            Kind::Scalar(..) if self.tree.is_null(root) => {}
            Kind::Scalar(..) => self.passed_over(),
        }
    }

    fn is_section(&self, id: Id) -> bool {
        self.tree.pairs(id).is_some_and(|pairs| self.is_file(pairs))
    }

    fn is_claim(&self, id: Id) -> bool {
        let is_topic = |key: Id| self.tree.scalar(key).is_some_and(|word| word == "topic");
        self.tree.pairs(id).is_some_and(|pairs| pairs.iter().any(|(key, _)| is_topic(*key)))
    }

    /// Whether a mapping holds a key that makes it ours, a slip of the pen in it allowed for.
    fn is_file(&self, pairs: &[(Id, Id)]) -> bool {
        pairs.iter().filter_map(|(key, _)| self.tree.scalar(*key)).any(|word| {
            let word = word.trim_matches(|letter| is_invisible(letter) || is_blank_lookalike(letter));
            word.len() < 16 && FILE.iter().any(|(known, _)| strsim::damerau_levenshtein(word, known) <= 1)
        })
    }

    fn passed_over(&mut self) {
        let message = "no `claims`, `article` or `articles` here; passed over";
        let path = self.draft.sheet.path;
        self.draft.parsed.problems.push(Problem::of_file(Severity::Note, path, message));
    }

    fn fields(&mut self, id: Id, pairs: &[(Id, Id)], known: Keys) -> Fields {
        let at = self.tree.node(id).span;
        Fields::of(self.tree, pairs, at, known, self.draft.sheet, &mut self.draft.parsed.problems)
    }

    fn file(&mut self, id: Id, pairs: &[(Id, Id)]) {
        if !self.is_file(pairs) {
            return self.passed_over();
        }
        let fields = self.fields(id, pairs, FILE);
        let about = fields.given("article", self.tree).map(|field| self.article(field.value));
        if let Some(about) = &about {
            self.draft.article(about);
        }
        if let Some(field) = fields.given("claims", self.tree) {
            self.claims(field.value, &about.unwrap_or_default());
        }
        if let Some(field) = fields.given("articles", self.tree) {
            let Some(items) = self.tree.items(field.value) else {
                return self.wrong(field.value, "`articles` takes a list of articles");
            };
            for &item in items {
                self.section(item);
            }
        }
    }

    fn section(&mut self, id: Id) {
        let Some(pairs) = self.tree.pairs(id) else {
            return self.wrong(id, "an article is a mapping: {source: …, published: …}");
        };
        let fields = self.fields(id, pairs, SECTION);
        let own = self.about(&fields);
        let about = match fields.given("article", self.tree) {
            Some(field) => own.over(&self.article(field.value)),
            None => own,
        };
        self.draft.article(&about);
        if let Some(field) = fields.given("claims", self.tree) {
            self.claims(field.value, &about);
        }
    }

    fn article(&mut self, id: Id) -> About<'t> {
        let Some(pairs) = self.tree.pairs(id) else {
            self.wrong(id, "`article` takes a mapping: {source: …, published: …}");
            return About::default();
        };
        let fields = self.fields(id, pairs, ARTICLE);
        self.about(&fields)
    }

    fn about(&mut self, fields: &Fields) -> About<'t> {
        About {
            source: self.words(fields, "source"),
            title: self.words(fields, "title"),
            published: self.words(fields, "published"),
            lang: self.words(fields, "lang"),
            url: self.words(fields, "url"),
            updated: self.words(fields, "updated"),
            path: self.words(fields, "path"),
        }
    }

    fn claims(&mut self, id: Id, about: &About<'t>) {
        let Some(items) = self.tree.items(id) else {
            return self.wrong(id, "`claims` takes a list; write `- ` before each claim");
        };
        for &item in items {
            self.claim(item, about);
        }
    }

    fn claim(&mut self, id: Id, about: &About<'t>) {
        let Some(pairs) = self.tree.pairs(id) else {
            return self.wrong(id, "a claim is a mapping with `topic` and `value`");
        };
        let errors = self.draft.parsed.problems.len();
        let fields = self.fields(id, pairs, CLAIM);
        let mut record = Record {
            head: fields.head,
            id: self.words(&fields, "id"),
            topic: self.words(&fields, "topic"),
            value: self.words(&fields, "value"),
            quote: self.words(&fields, "quote"),
            at: self.words(&fields, "at"),
            open: self.is_open(&fields),
            said_by: self.list(&fields, "said_by"),
            stance: self.words(&fields, "stance"),
            as_of: self.words(&fields, "as_of"),
            scope: self.scope(&fields),
            evolves: self.words(&fields, "evolves"),
            parts: self.list(&fields, "parts"),
            ignores: self.ignores(&fields),
            about: self.about(&fields).over(about),
        };
        let told = |span: Span| self.lost.iter().any(|lost| lost.start < span.end && span.start < lost.end);
        if pairs.iter().any(|(key, value)| told(self.tree.node(*key).span) || told(self.tree.node(*value).span)) {
            return;
        }
        self.unsaid(&fields, &mut record);
        let sound = self.draft.parsed.problems.len() == errors;
        self.draft.claim(&record, sound);
    }

    /// Tells why a value that is there says nothing: a comment, an anchor or a block's header swallowed it.
    fn unsaid(&mut self, fields: &Fields, record: &mut Record<'t>) {
        let Some(field) = fields.get("value") else { return };
        let node = self.tree.node(field.value);
        let sheet = self.draft.sheet;
        let line_end = memchr::memchr(b'\n', &sheet.text.as_bytes()[field.key.end..]);
        let line_end = line_end.map_or(sheet.text.len(), |further| field.key.end + further);
        let written = Span::new(field.key.end, line_end).cut(sheet.text).trim_start_matches([':', ' ']).trim_end();
        let blank = matches!(&node.kind, Kind::Scalar(words, _) if words.trim().is_empty());
        let empty = blank || self.tree.is_null(field.value);
        if !(empty || node.decorated) || !written.starts_with(['#', '&', '!', '>', '|']) {
            return;
        }
        let why = match &written[..1] {
            "#" => "starts a comment in YAML",
            "&" => "sets an anchor in YAML",
            "!" => "starts a tag in YAML",
            _ => "starts a block of text in YAML",
        };
        let span = sheet.span_of(written).unwrap_or(field.key);
        let message = format!("`{}` {why}; put the value in quotes: {}", &written[..1], in_quotes(written));
        self.draft.error(span, message);
        record.value = None;
    }

    fn wrong(&mut self, id: Id, message: &str) {
        let span = self.tree.node(id).span;
        let blank = self.tree.scalar(id).and_then(|words| words.split_once(':')?.1.chars().next());
        let strange = |letter: &char| is_blank_lookalike(*letter) || is_invisible(*letter);
        match blank.filter(strange) {
            Some(letter) => {
                let at = span.cut(self.draft.sheet.text).find(letter).map_or(span.start, |at| span.start + at);
                let span = Span::new(at, at + letter.len_utf8());
                let message = format!("{} follows the colon; YAML takes a plain space there", name_of(letter));
                self.draft.error(span, message);
            }
            None => self.draft.error(span, message),
        }
    }

    /// The words of a scalar.
    fn scalar(&self, id: Id) -> Option<Words<'t>> {
        let text = self.tree.scalar(id)?.clone();
        Some(Words { text, span: self.tree.node(id).span })
    }

    fn words(&mut self, fields: &Fields, name: &str) -> Option<Words<'t>> {
        let field = fields.given(name, self.tree)?;
        let words = self.scalar(field.value);
        if words.is_none() {
            let what = match (&self.tree.node(field.value).kind, name) {
                (Kind::List(_), _) => "a list",
                _ => "a mapping",
            };
            self.wrong(field.value, &format!("`{name}` takes plain words, not {what}; put them in quotes"));
        }
        words
    }

    /// Whether a claim says that its topic is not known yet; a key with nothing behind it says nothing.
    fn is_open(&self, fields: &Fields) -> bool {
        let value = fields.get("topic").map(|field| field.value);
        value.is_some_and(|id| {
            self.tree.is_null(id) && !self.tree.node(id).span.cut(self.draft.sheet.text).trim().is_empty()
        })
    }

    fn list(&mut self, fields: &Fields, name: &str) -> Vec<Words<'t>> {
        let Some(field) = fields.given(name, self.tree) else { return Vec::new() };
        let tree = self.tree;
        let one = [field.value];
        let items = tree.items(field.value).unwrap_or(&one);
        let mut words = Vec::with_capacity(items.len());
        for &item in items {
            let Some(item_words) = self.scalar(item) else {
                self.wrong(item, &format!("`{name}` takes words or a list of words"));
                continue;
            };
            self.arabic_comma(item, field.value);
            words.push(item_words);
        }
        words
    }

    /// One decision or a list of them.
    fn ignores(&mut self, fields: &Fields) -> Vec<Leave<'t>> {
        let Some(field) = fields.given("ignore", self.tree) else { return Vec::new() };
        let tree = self.tree;
        let one = [field.value];
        let items = tree.items(field.value).unwrap_or(&one);
        let mut ignores = Vec::with_capacity(items.len());
        for &item in items {
            let Some(pairs) = tree.pairs(item) else {
                self.wrong(item, "`ignore` takes a mapping: {code: …, reason: …, expires: …}");
                continue;
            };
            let fields = self.fields(item, pairs, IGNORE);
            ignores.push(Leave {
                head: fields.head,
                code: self.words(&fields, "code"),
                reason: self.words(&fields, "reason"),
                expires: self.words(&fields, "expires"),
            });
        }
        ignores
    }

    /// An Arabic comma in a list between brackets parts nothing, and is hardly ever part of a name.
    fn arabic_comma(&mut self, item: Id, list: Id) {
        let text = self.draft.sheet.text;
        let (span, between_brackets) =
            (self.tree.node(item).span, self.tree.node(list).span.cut(text).starts_with('['));
        let plain = matches!(self.tree.node(item).kind, Kind::Scalar(_, ScalarStyle::Plain));
        if let Some(at) = span.cut(text).find('،').filter(|_| between_brackets && plain) {
            let at = span.start + at;
            let message =
                "an Arabic comma does not part the items of a list in YAML; write `,`, or put the item in quotes";
            self.draft.error(Span::new(at, at + '،'.len_utf8()), message);
        }
    }

    fn scope(&mut self, fields: &Fields) -> Vec<(Words<'t>, Words<'t>)> {
        let Some(field) = fields.given("scope", self.tree) else { return Vec::new() };
        let Some(pairs) = self.tree.pairs(field.value) else {
            self.wrong(field.value, "`scope` takes a mapping: {place: …, period: …}");
            return Vec::new();
        };
        let mut scope: Vec<(Words<'t>, Words<'t>)> = Vec::with_capacity(pairs.len());
        for &(key, value) in pairs {
            match (self.scalar(key), self.scalar(value)) {
                (Some(name), Some(_)) if scope.iter().any(|(known, _)| known.text == name.text) => {
                    self.draft.error(name.span, format!("`{}` was already given", name.text));
                }
                (Some(name), Some(words)) => scope.push((name, words)),
                (None, _) => self.wrong(key, "a key is one word, not a list or a mapping"),
                (_, None) => self.wrong(value, "`scope` takes plain words for each key"),
            }
        }
        scope
    }
}
