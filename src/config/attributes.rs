//! The attributes that a newsroom adds, as `reconcile.yaml` holds them.

use super::read::Reader;
use crate::claim::Evolves;
use crate::lexicon::{Attribute, Attributes, KeyRole, Kind, OwnAttribute, Takes, says_nothing};
use crate::text::{fold, plain};
use crate::yaml::{Fields, Id, Keys};
use std::collections::BTreeSet;
use std::sync::Arc;

const ATTRIBUTE: Keys =
    &[("name", "name"), ("takes", "takes"), ("role", "role"), ("evolves", "evolves"), ("cues", "cues")];

/// How many words a cue may have.
const WORDS: usize = 8;

impl Reader<'_, '_> {
    pub(super) fn attributes(&mut self, id: Id) {
        let message = "`attributes` takes a list: [{name: mooring fee, takes: money, cues: [mooring]}]";
        let Some(items) = self.tree.items(id) else { return self.wrong(id, message) };
        let mut own: Vec<OwnAttribute> = Vec::new();
        for &item in items {
            let shape = "an attribute is a mapping: {name: mooring fee, takes: money, cues: [mooring]}";
            let Some(fields) = self.mapping(item, ATTRIBUTE, shape) else { continue };
            if let Some(attribute) = self.attribute(&fields, &own) {
                own.push(attribute);
            }
        }
        self.config.attributes = Arc::new(Attributes::new(own));
    }

    fn attribute(&mut self, fields: &Fields, known: &[OwnAttribute]) -> Option<OwnAttribute> {
        let tree = self.tree;
        let given = |name: &str| fields.given(name, tree);
        let Some(name) = given("name") else {
            self.error(fields.head, "an attribute has a `name`");
            return None;
        };
        let words = self.words(name.value, "name")?;
        if plain(&words).is_empty() || words.contains(" / ") {
            self.wrong(name.value, format!("`{words}` is no name of an attribute; topics are called by it"));
            return None;
        }
        if known.iter().any(|other| plain(&other.name) == plain(&words)) {
            self.wrong(name.value, format!("the attribute `{words}` was already given"));
            return None;
        }
        let cues = match given("cues") {
            Some(cues) => self.cues(cues.value, &words),
            None => {
                self.error(
                    fields.head,
                    format!("the attribute `{words}` has no `cues`, so nothing would be read as it"),
                );
                return None;
            }
        };
        let kind = if Attribute::of(&words).is_some() {
            for field in ["takes", "role", "evolves"].into_iter().filter_map(given) {
                self.error(field.key, format!("`{words}` is built in; only `cues` can be added to it"));
            }
            None
        } else {
            Some(self.kind(fields, &words)?)
        };
        let (path, place) = (self.sheet.path.to_owned(), self.sheet.place(fields.head.start));
        Some(OwnAttribute { name: words, kind, cues, path, place })
    }

    fn kind(&mut self, fields: &Fields, name: &str) -> Option<Kind> {
        let tree = self.tree;
        let Some(takes) = fields.given("takes", tree) else {
            let known = Takes::ALL.map(|(word, _)| word).join(", ");
            self.error(fields.head, format!("the attribute `{name}` does not say what it `takes`: {known}"));
            return None;
        };
        let one = [takes.value];
        let items = tree.items(takes.value).unwrap_or(&one);
        let kinds: Vec<Takes> = items.iter().filter_map(|&item| self.one_of(item, "takes", &Takes::ALL)).collect();
        let role = fields.given("role", tree).and_then(|field| self.one_of(field.value, "role", &KeyRole::ALL));
        let evolves =
            fields.given("evolves", tree).and_then(|field| self.one_of(field.value, "evolves", &Evolves::ALL));
        let kind = Kind { takes: kinds, role: role.unwrap_or(KeyRole::Subject), evolves: evolves.unwrap_or_default() };
        (!kind.takes.is_empty()).then_some(kind)
    }

    /// One of some words.
    fn one_of<T: Copy>(&mut self, id: Id, name: &str, all: &[(&'static str, T)]) -> Option<T> {
        let word = self.words(id, name)?;
        let found = all.iter().find(|(known, _)| *known == word).map(|(_, one)| *one);
        if found.is_none() {
            let known: Vec<&str> = all.iter().map(|(known, _)| *known).collect();
            self.wrong(id, format!("`{word}` is no `{name}`; known: {}", known.join(", ")));
        }
        found
    }

    /// The words that say what is measured; one that would be found in every sentence is told and left out.
    fn cues(&mut self, id: Id, name: &str) -> Vec<String> {
        let one = [id];
        let items = self.tree.items(id).unwrap_or(&one);
        let (mut cues, mut seen) = (Vec::new(), BTreeSet::new());
        for &item in items {
            let Some(cue) = self.words(item, "cues") else { continue };
            if let Some(why) = says_nothing(&cue) {
                let message = format!("the cue `{cue}` would make every figure `{name}`, since {why}; it is left out");
                self.warn(item, message);
            } else if cue.split_whitespace().count() > WORDS {
                self.warn(item, format!("the cue `{cue}` has more than {WORDS} words; it is left out"));
            } else if seen.insert(fold(&cue)) {
                cues.push(cue);
            }
        }
        cues
    }
}

#[cfg(test)]
mod tests {
    use crate::config::read;
    use crate::problem::render;

    fn check(text: &str) -> String {
        let (config, problems) = read("reconcile.yaml", text);
        let mut page: String = problems.iter().map(render).collect();
        for own in config.attributes.own() {
            page.push_str(&format!("{} {:?} {:?}\n", own.name, own.kind, own.cues));
        }
        page
    }

    #[test]
    fn attributes_are_new_or_get_further_cues() {
        insta::assert_snapshot!(check("attributes:\n  - {name: mooring fee, takes: money, role: object, evolves: series, cues: [mooring, رسو]}\n  - {name: deaths, cues: lost their lives}\n"), @r#"
        mooring fee Some(Kind { takes: [Money], role: Object, evolves: Series }) ["mooring", "رسو"]
        deaths None ["lost their lives"]
        "#);
    }

    #[test]
    fn a_cue_that_matches_everything_is_told_and_left_out() {
        insta::assert_snapshot!(check("attributes:\n  - {name: budget line, takes: [money], cues: [the, '*', million, في, budget line]}\n"), @r#"
        reconcile.yaml:2:48: warning: the cue `the` would make every figure `budget line`, since it stands in every sentence; it is left out
              - {name: budget line, takes: [money], cues: [⟦the⟧, '*', million, في, budget line]}
        reconcile.yaml:2:53: warning: the cue `*` would make every figure `budget line`, since it holds no word; it is left out
              - {name: budget line, takes: [money], cues: [the, ⟦'*'⟧, million, في, budget line]}
        reconcile.yaml:2:58: warning: the cue `million` would make every figure `budget line`, since figures themselves hold it; it is left out
              - {name: budget line, takes: [money], cues: [the, '*', ⟦million⟧, في, budget line]}
        reconcile.yaml:2:67: warning: the cue `في` would make every figure `budget line`, since it stands in every sentence; it is left out
            …ame: budget line, takes: [money], cues: [the, '*', million, ⟦في⟧, budget line]}
        budget line Some(Kind { takes: [Money], role: Subject, evolves: Fixed }) ["budget line"]
        "#);
    }

    #[test]
    fn everything_that_is_wrong_is_told() {
        insta::assert_snapshot!(check("attributes:\n  - {takes: money, cues: [a]}\n  - {name: fare, cues: [fare]}\n  - {name: fare, takes: gold, role: king, cues: [fare]}\n  - {name: toll, takes: money}\n  - {name: deaths, takes: money, cues: [fell]}\n  - {name: deaths, cues: [fell]}\n  - fares\n"), @r#"
        reconcile.yaml:2:6: error: an attribute has a `name`
              - {⟦takes⟧: money, cues: [a]}
        reconcile.yaml:3:6: error: the attribute `fare` does not say what it `takes`: people, count, number, money, percent, points, date, duration, length, area, volume, mass, temperature, speed, energy, power, data, measure, magnitude, rank
              - {⟦name⟧: fare, cues: [fare]}
        reconcile.yaml:4:25: error: `gold` is no `takes`; known: people, count, number, money, percent, points, date, duration, length, area, volume, mass, temperature, speed, energy, power, data, measure, magnitude, rank
              - {name: fare, takes: ⟦gold⟧, role: king, cues: [fare]}
        reconcile.yaml:4:37: error: `king` is no `role`; known: event, subject, object, place, alone
              - {name: fare, takes: gold, role: ⟦king⟧, cues: [fare]}
        reconcile.yaml:5:6: error: the attribute `toll` has no `cues`, so nothing would be read as it
              - {⟦name⟧: toll, takes: money}
        reconcile.yaml:6:20: error: `deaths` is built in; only `cues` can be added to it
              - {name: deaths, ⟦takes⟧: money, cues: [fell]}
        reconcile.yaml:7:12: error: the attribute `deaths` was already given
              - {name: ⟦deaths⟧, cues: [fell]}
        reconcile.yaml:8:5: error: an attribute is a mapping: {name: mooring fee, takes: money, cues: [mooring]}
              - ⟦fares⟧
        deaths None ["fell"]
        "#);
        insta::assert_snapshot!(check("attributes: {fare: money}\n"), @"
        reconcile.yaml:1:13: error: `attributes` takes a list: [{name: mooring fee, takes: money, cues: [mooring]}]
            attributes: ⟦{fare: money}⟧
        ");
    }
}
