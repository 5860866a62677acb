//! The file of the configuration.

use super::{Config, Review};
use crate::claim::file::read_date;
use crate::config::FailOn;
use crate::ignore::{Ignore, Of, Written};
use crate::mention::Context;
use crate::problem::{Problem, Severity, Sheet};
use crate::text::{Span, plain};
use crate::value::CurrencyCode;
use crate::yaml::{Fields, Id, Keys, Tree, parse_mended};
use rust_decimal::Decimal;
use std::collections::HashMap;

const FILE: Keys = &[
    ("paths", "paths"),
    ("fail_on", "fail_on"),
    ("tolerances", "tolerances"),
    ("currencies", "currencies"),
    ("rates", "rates"),
    ("aliases", "aliases"),
    ("attributes", "attributes"),
    ("ignore", "ignore"),
    ("reviews", "reviews"),
    ("ledger", "ledger"),
];

const TOLERANCES: Keys = &[("rounding_cap", "rounding_cap"), ("approximate", "approximate"), ("tension", "tension")];

const REVIEW: Keys = &[
    ("topic", "topic"),
    ("value", "value"),
    ("rating", "rating"),
    ("score", "score"),
    ("by", "by"),
    ("date", "date"),
    ("url", "url"),
];

const IGNORE: Keys =
    &[("topic", "topic"), ("finding", "finding"), ("code", "code"), ("reason", "reason"), ("expires", "expires")];

/// Reads a configuration. Whatever is wrong is told in one run, and the default stands in its place.
#[must_use]
pub fn read(path: &str, text: &str) -> (Config, Vec<Problem>) {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let sheet = Sheet::part(path, body, text.len() - body.len(), 0);
    let mut mended = String::new();
    let (tree, faults) = parse_mended(body, &mut mended);
    let problems = faults.iter().map(|fault| sheet.error(fault.span, &fault.message)).collect();
    let config = Config::default();
    let Some(tree) = tree else { return (config, problems) };
    let lost = faults.into_iter().map(|fault| fault.span).collect();
    let mut reader = Reader { tree: &tree, sheet: &sheet, config, problems, lost };
    for &root in &tree.documents {
        reader.file(root);
    }
    reader.problems.sort_by_key(|problem| problem.place.map(|place| (place.line, place.column)));
    (reader.config, reader.problems)
}

pub(super) struct Reader<'r, 't> {
    pub(super) tree: &'r Tree<'t>,
    pub(super) sheet: &'r Sheet<'r>,
    pub(super) config: Config,
    problems: Vec<Problem>,
    /// Where words stand in for what is not YAML; already told.
    lost: Vec<Span>,
}

impl Reader<'_, '_> {
    pub(super) fn error(&mut self, span: Span, message: impl Into<String>) {
        if self.lost.iter().all(|lost| span.end <= lost.start || lost.end <= span.start) {
            self.problems.push(self.sheet.error(span, message));
        }
    }

    pub(super) fn wrong(&mut self, id: Id, message: impl Into<String>) {
        self.error(self.tree.node(id).span, message);
    }

    pub(super) fn warn(&mut self, id: Id, message: impl Into<String>) {
        let problem = self.sheet.error(self.tree.node(id).span, message);
        self.problems.push(Problem { severity: Severity::Warning, ..problem });
    }

    pub(super) fn mapping(&mut self, id: Id, known: Keys, message: &str) -> Option<Fields> {
        let Some(pairs) = self.tree.pairs(id) else {
            self.wrong(id, message);
            return None;
        };
        Some(Fields::of(self.tree, pairs, self.tree.node(id).span, known, self.sheet, &mut self.problems))
    }

    /// The pairs of a mapping whose keys are free, each key once.
    fn pairs(&mut self, id: Id, message: &str) -> Vec<(String, Id, Id)> {
        let Some(pairs) = self.tree.pairs(id) else {
            self.wrong(id, message);
            return Vec::new();
        };
        let mut words: Vec<(String, Id, Id)> = Vec::with_capacity(pairs.len());
        let mut seen = std::collections::HashSet::new();
        for &(key, value) in pairs {
            match self.tree.scalar(key) {
                Some(word) if !seen.insert(word) => self.wrong(key, format!("`{word}` was already given")),
                Some(word) => words.push((word.trim().to_owned(), key, value)),
                None => self.wrong(key, message),
            }
        }
        words
    }

    pub(super) fn words(&mut self, id: Id, name: &str) -> Option<String> {
        let words = self.tree.scalar(id).filter(|_| !self.tree.is_null(id)).map(|words| words.trim().to_owned());
        if words.is_none() {
            self.wrong(id, format!("`{name}` takes words"));
        }
        words
    }

    fn list(&mut self, id: Id, name: &str) -> Vec<String> {
        let tree = self.tree;
        let one = [id];
        let items = tree.items(id).unwrap_or(&one);
        items.iter().filter_map(|item| self.words(*item, name)).collect()
    }

    fn set(&mut self, key: &str, at: Span) {
        self.config.places.insert(key.to_owned(), self.sheet.place(at.start));
    }

    fn file(&mut self, root: Id) {
        if self.tree.is_null(root) {
            return;
        }
        let Some(fields) = self.mapping(root, FILE, "a configuration is a mapping of keys such as `paths: [claims]`")
        else {
            return;
        };
        for name in FILE.iter().map(|(_, name)| *name) {
            let Some(field) = fields.given(name, self.tree) else { continue };
            self.set(name, field.key);
            match name {
                "paths" => self.config.paths = self.list(field.value, name),
                "fail_on" => self.fail_on(field.value),
                "tolerances" => self.tolerances(field.value),
                "currencies" => self.currencies(field.value),
                "rates" => self.rates(field.value),
                "aliases" => self.aliases(field.value),
                "attributes" => self.attributes(field.value),
                "ignore" => self.ignore(field.value),
                "ledger" => self.config.ledger_path = self.words(field.value, "ledger"),
                _ => self.reviews(field.value),
            }
        }
    }

    fn fail_on(&mut self, id: Id) {
        let Some(word) = self.words(id, "fail_on") else { return };
        match FailOn::ALL.iter().find(|(name, _)| *name == word) {
            Some((_, fail_on)) => self.config.fail_on = *fail_on,
            None => self.wrong(id, format!("`{word}` is no threshold; known: conflict, tension, never")),
        }
    }

    fn tolerances(&mut self, id: Id) {
        let Some(fields) = self.mapping(id, TOLERANCES, "`tolerances` takes a mapping: {tension: 10%}") else { return };
        for name in TOLERANCES.iter().map(|(_, name)| *name) {
            let Some(field) = fields.given(name, self.tree) else { continue };
            let Some(words) = self.words(field.value, name) else { continue };
            let Some(share) = share(&words) else {
                let message = format!("`{words}` is no share; write it as 5% or 0.05, from 0 up to 100%");
                self.wrong(field.value, message);
                continue;
            };
            self.set(&format!("tolerances.{name}"), field.key);
            match name {
                "rounding_cap" => self.config.policy.rounding_cap = share,
                "approximate" => self.config.policy.approximate = share,
                _ => self.config.policy.tension = share,
            }
        }
    }

    fn currency(&mut self, id: Id, code: &str) -> Option<CurrencyCode> {
        let known = CurrencyCode::new(code);
        if known.is_none() {
            self.wrong(id, format!("`{code}` is no currency code; ISO 4217 has three capitals, such as USD"));
        }
        known
    }

    fn currencies(&mut self, id: Id) {
        for (word, key, value) in self.pairs(id, "`currencies` takes a mapping: {$: USD}") {
            let Some(code) = self.words(value, "currencies") else { continue };
            if let Some(code) = self.currency(value, &code) {
                self.set(&format!("currencies.{word}"), self.tree.node(key).span);
                self.config.currencies.insert(word, code);
            }
        }
    }

    fn rates(&mut self, id: Id) {
        for (pair, key, value) in self.pairs(id, "`rates` takes a mapping: {EUR/USD: 1.17}") {
            let Some((from, to)) = pair.split_once('/') else {
                self.wrong(key, format!("`{pair}` is no pair of currencies; write it as EUR/USD"));
                continue;
            };
            let codes = self.currency(key, from.trim()).zip(self.currency(key, to.trim()));
            let Some(words) = self.words(value, "rates") else { continue };
            let rate = words.parse::<Decimal>().ok().filter(|rate| rate.is_sign_positive() && !rate.is_zero());
            match (codes, rate) {
                (Some((from, to)), _) if from == to => {
                    self.wrong(key, format!("`{pair}` names one currency twice"));
                }
                (Some((from, to)), Some(rate)) => {
                    self.set(&format!("rates.{pair}"), self.tree.node(key).span);
                    self.config.rates.push((from, to, rate));
                }
                (_, None) => self.wrong(value, format!("`{words}` is no rate; write it as 1.17")),
                (None, Some(_)) => {}
            }
        }
    }

    fn aliases(&mut self, id: Id) {
        // The name that each alias is one of.
        let mut of: HashMap<String, (String, String)> = HashMap::new();
        for (name, key, value) in self.pairs(id, "`aliases` takes a mapping: {Scale AI: [سكيل إيه آي]}") {
            let others = self.list(value, "aliases");
            for other in &others {
                let (form, own) = (plain(other), plain(&name));
                let mut root = own.as_str();
                while let Some((parent, _)) = of.get(root) {
                    root = parent;
                }
                if let Some((_, written)) = of.get(&form).filter(|(parent, _)| *parent != own) {
                    let message = format!("`{other}` is an alias of `{written}` already, which keeps it");
                    self.warn(value, message);
                } else if root == form && form != own {
                    self.warn(value, format!("`{name}` is an alias of `{other}` already, which stands for both"));
                } else if form != own && !form.is_empty() {
                    of.insert(form, (own, name.clone()));
                }
            }
            self.set(&format!("aliases.{name}"), self.tree.node(key).span);
            self.config.aliases.push((name, others));
        }
    }

    fn ignore(&mut self, id: Id) {
        let Some(items) = self.tree.items(id) else {
            return self.wrong(id, "`ignore` takes a list: [{topic: …, code: …, reason: …}]");
        };
        for &item in items {
            let Some(fields) = self.mapping(item, IGNORE, "what is ignored is a mapping: {topic: …, reason: …}")
            else {
                continue;
            };
            let mut given = |name: &str| {
                let field = fields.given(name, self.tree)?;
                Some((self.words(field.value, name)?, self.tree.node(field.value).span))
            };
            let (topic, finding, code) = (given("topic"), given("finding"), given("code"));
            let (reason, expires) = (given("reason"), given("expires"));
            let at = |words: &Option<(String, Span)>| words.as_ref().map(|(_, span)| *span);
            let of = match (topic, finding) {
                (Some((topic, _)), None) => Some(Of::Topic(topic)),
                (None, Some((id, _))) => Some(Of::Finding(id)),
                (Some(_), Some((_, span))) => {
                    self.error(span, "what is ignored has a `topic` or a `finding`, not both");
                    None
                }
                (None, None) => {
                    self.error(fields.head, "what is ignored has no `topic`");
                    None
                }
            };
            let written = Written {
                head: fields.head,
                code: code.as_ref().map(|(word, _)| word.as_str()).zip(at(&code)),
                reason: reason.as_ref().map(|(words, _)| words.as_str()),
                expires: expires.as_ref().map(|(words, _)| words.as_str()).zip(at(&expires)),
            };
            let read = written.read(|span, message| self.error(span, message));
            if let (Some(of), Some((code, reason, expires))) = (of, read) {
                let (path, place) = (self.sheet.path.into(), self.sheet.place(fields.head.start));
                self.config.ignore.push(Ignore { of, code, reason, expires, path, place });
            }
        }
    }
}

impl Reader<'_, '_> {
    fn reviews(&mut self, id: Id) {
        let Some(items) = self.tree.items(id) else {
            return self.wrong(id, "`reviews` takes a list: [{topic: …, value: …, rating: …, by: …}]");
        };
        for &item in items {
            let Some(fields) =
                self.mapping(item, REVIEW, "a review is a mapping: {topic: …, value: …, rating: …, by: …}")
            else {
                continue;
            };
            let mut given = |name: &str| {
                let field = fields.given(name, self.tree)?;
                Some((self.words(field.value, name)?, field.value))
            };
            let [topic, value, rating, by] = ["topic", "value", "rating", "by"].map(&mut given);
            let [score, date, url] = ["score", "date", "url"].map(given);
            let score = score.and_then(|(words, at)| {
                let score = words.parse().ok().filter(|score| (1..=5).contains(score));
                if score.is_none() {
                    self.wrong(at, format!("`{words}` is no score; write a number from 1, false, to 5, true"));
                }
                score
            });
            let date = date.and_then(|(words, at)| match read_date(&words, &Context::default()) {
                Ok(date) => Some(date.first),
                Err(why) => {
                    self.wrong(at, format!("`{words}` {why}"));
                    None
                }
            });
            let url = url.map(|(words, _)| words);
            match (topic, value, rating, by) {
                (Some((topic, _)), Some((value, _)), Some((rating, _)), Some((by, _))) => {
                    self.config.reviews.push(Review { topic, value, rating, score, by, date, url });
                }
                _ => {
                    self.error(fields.head, "a review has a `topic`, a `value`, a `rating` and says who decided: `by`")
                }
            }
        }
    }
}

/// A share of a whole: `5%` or `0.05`.
fn share(words: &str) -> Option<Decimal> {
    let (digits, percent) = match words.strip_suffix(['%', '٪']) {
        Some(digits) => (digits.trim_end(), true),
        None => (words, false),
    };
    let number = digits.parse::<Decimal>().ok()?;
    let share = if percent { number.checked_div(Decimal::ONE_HUNDRED)? } else { number };
    (Decimal::ZERO..=Decimal::ONE).contains(&share).then(|| share.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::render;

    /// What is not as the default has it, and what is wrong.
    fn check(text: &str) -> String {
        let (config, problems) = read("reconcile.yaml", text);
        let problems: String = problems.iter().map(render).collect();
        let policy = config.policy;
        let shares = format!("{} {} {}", policy.rounding_cap, policy.approximate, policy.tension);
        let rates: Vec<String> = config.rates.iter().map(|(from, to, rate)| format!("{from}/{to} {rate}")).collect();
        let ignored: Vec<_> = config.ignore.iter().map(|ignore| (&ignore.of, ignore.code, ignore.expires)).collect();
        let places: Vec<String> =
            config.places.iter().map(|(key, at)| format!("{key}:{}:{}", at.line, at.column)).collect();
        format!(
            "{problems}{:?} {} | {shares} | {:?} {rates:?} | {:?} | {ignored:?}\n{}",
            config.paths,
            config.fail_on.as_str(),
            config.currencies,
            config.aliases,
            places.join(" ")
        )
    }

    #[test]
    fn everything_that_can_be_set() {
        insta::assert_snapshot!(check("\u{FEFF}paths: [claims, more]\nfail_on: never\ntolerances: {rounding_cap: 4%, approximate: 0.03, tension: 12.5 %}\ncurrencies: {ريال: SAR, $: USD}\nrates: {EUR/USD: 1.170}\naliases:\n  Scale AI: [سكيل إيه آي]\n  Meta: ميتا\nignore:\n  - {topic: a / b, code: tension, reason: known}\n  - {topic: c, reason: known}\n"), @r#"
        ["claims", "more"] never | 0.04 0.03 0.125 | {"$": USD, "ريال": SAR} ["EUR/USD 1.170"] | [("Scale AI", ["سكيل إيه آي"]), ("Meta", ["ميتا"])] | [(Topic("a / b"), Some(Tension), None), (Topic("c"), None, None)]
        aliases:6:1 aliases.Meta:8:3 aliases.Scale AI:7:3 currencies:4:1 currencies.$:4:25 currencies.ريال:4:14 fail_on:2:1 ignore:9:1 paths:1:1 rates:5:1 rates.EUR/USD:5:9 tolerances:3:1 tolerances.approximate:3:32 tolerances.rounding_cap:3:14 tolerances.tension:3:51
        "#);
        insta::assert_snapshot!(check(""), @"[] conflict | 0.05 0.025 0.10 | {} [] | [] | []");
    }

    #[test]
    fn aliases_that_contradict_or_go_round_are_told() {
        insta::assert_snapshot!(check("aliases:\n  Scale AI: [Scale]\n  Scale Group: [Scale]\n  Zuck: [Mark]\n  Mark: [Zuck]\n"), @r#"
        reconcile.yaml:3:16: warning: `Scale` is an alias of `Scale AI` already, which keeps it
              Scale Group: ⟦[Scale]⟧
        reconcile.yaml:5:9: warning: `Mark` is an alias of `Zuck` already, which stands for both
              Mark: ⟦[Zuck]⟧
        [] conflict | 0.05 0.025 0.10 | {} [] | [("Scale AI", ["Scale"]), ("Scale Group", ["Scale"]), ("Zuck", ["Mark"]), ("Mark", ["Zuck"])] | []
        aliases:1:1 aliases.Mark:5:3 aliases.Scale AI:2:3 aliases.Scale Group:3:3 aliases.Zuck:4:3
        "#);
    }

    #[test]
    fn everything_that_is_wrong_is_told() {
        insta::assert_snapshot!(check("path: claims\nfail_on: always\ntolerances: {rounding_cap: 5, tension: lots, tensions: 5%}\ncurrencies: {$: dollar, $: USD}\nrates: {EURUSD: 1.17, EUR/EUR: 1, EUR/usd: x, EUR/USD: -1}\naliases: [a]\nignore:\n  - {topic: a}\n  - {code: worry, reason: b}\n  - {topic: a, code: worry, reason: b}\n  - a\n"), @"
        reconcile.yaml:1:1: error: unknown key `path`; did you mean `paths`?
            ⟦path⟧: claims
        reconcile.yaml:2:10: error: `always` is no threshold; known: conflict, tension, never
            fail_on: ⟦always⟧
        reconcile.yaml:3:28: error: `5` is no share; write it as 5% or 0.05, from 0 up to 100%
            tolerances: {rounding_cap: ⟦5⟧, tension: lots, tensions: 5%}
        reconcile.yaml:3:40: error: `lots` is no share; write it as 5% or 0.05, from 0 up to 100%
            tolerances: {rounding_cap: 5, tension: ⟦lots⟧, tensions: 5%}
        reconcile.yaml:3:46: error: unknown key `tensions`; did you mean `tension`?
            tolerances: {rounding_cap: 5, tension: lots, ⟦tensions⟧: 5%}
        reconcile.yaml:4:17: error: `dollar` is no currency code; ISO 4217 has three capitals, such as USD
            currencies: {$: ⟦dollar⟧, $: USD}
        reconcile.yaml:4:25: error: `$` was already given
            currencies: {$: dollar, ⟦$⟧: USD}
        reconcile.yaml:5:9: error: `EURUSD` is no pair of currencies; write it as EUR/USD
            rates: {⟦EURUSD⟧: 1.17, EUR/EUR: 1, EUR/usd: x, EUR/USD: -1}
        reconcile.yaml:5:23: error: `EUR/EUR` names one currency twice
            rates: {EURUSD: 1.17, ⟦EUR/EUR⟧: 1, EUR/usd: x, EUR/USD: -1}
        reconcile.yaml:5:35: error: `usd` is no currency code; ISO 4217 has three capitals, such as USD
            rates: {EURUSD: 1.17, EUR/EUR: 1, ⟦EUR/usd⟧: x, EUR/USD: -1}
        reconcile.yaml:5:44: error: `x` is no rate; write it as 1.17
            rates: {EURUSD: 1.17, EUR/EUR: 1, EUR/usd: ⟦x⟧, EUR/USD: -1}
        reconcile.yaml:5:56: error: `-1` is no rate; write it as 1.17
            rates: {EURUSD: 1.17, EUR/EUR: 1, EUR/usd: x, EUR/USD: ⟦-1⟧}
        reconcile.yaml:6:10: error: `aliases` takes a mapping: {Scale AI: [سكيل إيه آي]}
            aliases: ⟦[a]⟧
        reconcile.yaml:8:6: error: what is ignored has no `reason`; say why for those who come after
              - {⟦topic⟧: a}
        reconcile.yaml:9:6: error: what is ignored has no `topic`
              - {⟦code⟧: worry, reason: b}
        reconcile.yaml:9:12: error: `worry` is no code of a finding; known: update, tension, sum, slip, denial, identity, conflict
              - {code: ⟦worry⟧, reason: b}
        reconcile.yaml:10:22: error: `worry` is no code of a finding; known: update, tension, sum, slip, denial, identity, conflict
              - {topic: a, code: ⟦worry⟧, reason: b}
        reconcile.yaml:11:5: error: what is ignored is a mapping: {topic: …, reason: …}
              - ⟦a⟧
        [] conflict | 0.05 0.025 0.10 | {} [] | [] | []
        aliases:6:1 currencies:4:1 fail_on:2:1 ignore:7:1 rates:5:1 tolerances:3:1
        ");
        insta::assert_snapshot!(check("- a\n"), @"
        reconcile.yaml:1:1: error: a configuration is a mapping of keys such as `paths: [claims]`
            ⟦- a⟧
        [] conflict | 0.05 0.025 0.10 | {} [] | [] | []
        ");
        insta::assert_snapshot!(check("fail_on: @never\naliases: {a: b\n"), @"
        reconcile.yaml:1:10: error: `@` is reserved in YAML; put the value in quotes: '@never'
            fail_on: ⟦@never⟧
        reconcile.yaml:2:10: error: `{` is not closed
            aliases: ⟦{⟧a: b
        [] conflict | 0.05 0.025 0.10 | {} [] | [] | []
        ");
    }
}
