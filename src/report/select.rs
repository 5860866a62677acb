//! A report narrowed to the topics, codes and sources that were asked for.

use super::Report;
use crate::claim::{Claim, Version};
use crate::relation::Code;
use crate::text::fold;
use crate::topic::{Finding, Topic};
use jiff::civil::Date;
use regex::{Regex, RegexBuilder};
use std::collections::HashMap;
use std::str::FromStr;

/// What of a report is wanted; an empty list asks for everything.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Topics whose label fits one of the patterns.
    pub topics: Vec<Pattern>,
    /// Findings of these codes, and their topics.
    pub codes: Vec<Code>,
    /// Topics that these sources speak of, and the findings that they are part of. A name in a claim's attribution
    /// counts as well as the outlet.
    pub sources: Vec<String>,
    /// Topics that articles published on this day or later speak of, and the findings that they are part of.
    pub since: Option<Date>,
    /// The same for this day or earlier.
    pub until: Option<Date>,
}

/// A label with `*` for any run of characters and `?` for any one; case, tashkeel and letter forms do not matter.
#[derive(Clone, Debug)]
pub struct Pattern(Option<Regex>);

impl FromStr for Pattern {
    type Err = std::convert::Infallible;

    fn from_str(pattern: &str) -> Result<Self, Self::Err> {
        let mut source = String::from("^");
        for letter in fold(pattern).chars() {
            match letter {
                '*' => source.push_str(".*"),
                '?' => source.push('.'),
                _ => source.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4]))),
            }
        }
        source.push('$');
        // Escaped letters make no faulty expression; one too long to compile fits nothing.
        Ok(Pattern(RegexBuilder::new(&source).dot_matches_new_line(true).build().ok()))
    }
}

impl Pattern {
    /// Whether the whole label fits.
    pub fn fits(&self, label: &str) -> bool {
        self.0.as_ref().is_some_and(|pattern| pattern.is_match(&fold(label)))
    }
}

impl Selection {
    /// Whether everything is wanted.
    pub fn is_all(&self) -> bool {
        self.topics.is_empty() && self.codes.is_empty() && self.takes_all_claims()
    }

    fn takes_all_claims(&self) -> bool {
        self.sources.is_empty() && self.since.is_none() && self.until.is_none()
    }

    /// Whether a claim was published in the days that are wanted; one without a date was published in none.
    fn is_of_its_days(&self, claim: &Claim) -> bool {
        let published = claim.published.as_ref();
        self.since.is_none_or(|since| published.is_some_and(|published| published.last >= since))
            && self.until.is_none_or(|until| published.is_some_and(|published| published.first <= until))
    }
}

impl Report {
    /// The part of the report that `selection` asks for. Claims, articles and unread passages that belong to none of its
    /// topics go; problems stay, since they may be why something is missing.
    pub fn narrow(mut self, selection: &Selection) -> Report {
        if selection.is_all() {
            return self;
        }
        let sources: Vec<String> = selection.sources.iter().map(|source| fold(source)).collect();
        let speaks =
            |claim: &Claim| (sources.is_empty() || self.is_by(claim, &sources)) && selection.is_of_its_days(claim);
        let speaks: Vec<bool> = self.corpus.claims.iter().map(speaks).collect();
        let all = selection.takes_all_claims();
        let wanted = |topic: &Topic| {
            let label =
                selection.topics.is_empty() || selection.topics.iter().any(|pattern| pattern.fits(&topic.label));
            label && (all || topic.claims.iter().any(|&claim| speaks.get(claim) == Some(&true)))
        };
        let kept = |finding: &Finding| {
            let code = selection.codes.is_empty() || selection.codes.contains(&finding.code);
            code && (all || finding.claims.iter().any(|&claim| speaks.get(claim) == Some(&true)))
        };
        self.topics.retain_mut(|topic| {
            topic.findings.retain(kept);
            topic.ignored.retain(|ignored| kept(&ignored.finding));
            topic.decided.retain(|decided| kept(&decided.finding));
            wanted(topic) && (selection.codes.is_empty() || !topic.findings.is_empty())
        });
        self.drop_unused(|_| false, false);
        self
    }

    /// The part of the report that is about a draft, where an archive was read beside it: of the archive only the claims that
    /// stand beside the draft's in a topic.
    pub(crate) fn of_draft(mut self) -> Report {
        if !self.corpus.archived.is_empty() {
            let archived = self.corpus.archived.clone();
            self.drop_unused(|claim| !archived[claim], true);
        }
        self
    }

    fn is_by(&self, claim: &Claim, sources: &[String]) -> bool {
        let is_named = |name: &str| sources.contains(&fold(name));
        self.article(claim).and_then(|article| article.source.as_deref()).is_some_and(is_named)
            || claim.attribution.iter().any(|name| is_named(name))
    }

    /// Drops claims of no topic, but those to `keep`, and articles of which nothing is left; `unread` keeps those of which
    /// something was not understood.
    fn drop_unused(&mut self, keep: impl Fn(usize) -> bool, unread: bool) {
        let mut used: Vec<bool> = (0..self.corpus.claims.len()).map(keep).collect();
        for topic in &self.topics {
            for &claim in &topic.claims {
                used[claim] = true;
            }
        }
        let places = renumbered(&used);
        let mut kept = used.iter();
        self.corpus.claims.retain(|_| kept.next() == Some(&true));
        let mut kept = used.iter();
        self.corpus.archived.retain(|_| kept.next() == Some(&true));
        for topic in &mut self.topics {
            let positions = topic.positions.iter_mut().flat_map(|position| &mut position.claims);
            let ignored = topic.ignored.iter_mut().map(|ignored| &mut ignored.finding);
            let decided = topic.decided.iter_mut().map(|decided| &mut decided.finding);
            let findings = topic.findings.iter_mut().chain(ignored).chain(decided);
            let findings = findings.flat_map(|finding| &mut finding.claims);
            for claim in topic.claims.iter_mut().chain(positions).chain(findings) {
                *claim = places[*claim];
            }
            for (left, right, _) in &mut topic.relations {
                (*left, *right) = (places[*left], places[*right]);
            }
            for (earlier, by) in &mut topic.revised {
                (*earlier, *by) = (places[*earlier], places[*by]);
            }
        }

        let mut speaking = vec![false; self.corpus.articles.len()];
        for claim in &self.corpus.claims {
            speaking[claim.article] = true;
        }
        for passage in self.corpus.unread.iter().filter(|_| unread) {
            speaking[passage.article] = true;
        }
        let places = renumbered(&speaking);
        let mut kept = speaking.iter();
        self.corpus.articles.retain(|_| kept.next() == Some(&true));
        for claim in &mut self.corpus.claims {
            claim.article = places[claim.article];
        }
        let origins = std::mem::take(&mut self.corpus.origins);
        self.corpus.origins = regrouped(origins.into_iter().map(Some), &speaking).into_iter().flatten().collect();
        let mut versions = std::mem::take(&mut self.corpus.versions);
        let groups = regrouped(versions.iter().map(|version| Some(version.as_ref()?.of)), &speaking);
        let mut kept = speaking.iter();
        versions.retain(|_| kept.next() == Some(&true));
        for (version, of) in versions.iter_mut().zip(groups) {
            *version = version.zip(of).map(|(version, of)| Version { of, ..version });
        }
        self.corpus.versions = versions;
        self.corpus.texts.retain(|(article, _)| speaking.get(*article) == Some(&true));
        for (article, _) in &mut self.corpus.texts {
            *article = places[*article];
        }
        self.corpus.unread.retain(|unread| speaking.get(unread.article) == Some(&true));
        for unread in &mut self.corpus.unread {
            unread.article = places[unread.article];
        }
    }
}

/// Groups, each named by the index of its first element, once those elements are gone that are not kept.
fn regrouped(groups: impl Iterator<Item = Option<usize>>, kept: &[bool]) -> Vec<Option<usize>> {
    let mut firsts: HashMap<usize, usize> = HashMap::new();
    let left = groups.zip(kept).filter(|(_, kept)| **kept).enumerate();
    left.map(|(place, (group, _))| group.map(|group| *firsts.entry(group).or_insert(place))).collect()
}

/// The new index of each element once those that are not kept are gone.
fn renumbered(kept: &[bool]) -> Vec<usize> {
    kept.iter()
        .scan(0, |next, &kept| {
            let place = *next;
            *next += usize::from(kept);
            Some(place)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn patterns_fit_whole_labels() {
        for (pattern, label, fits) in [
            ("Scale AI*", "scale ai / deal amount", true),
            ("* / release", "أفوكادو / release", true),
            ("أفوكادو*", "افوكادو / release", true),
            ("scale ai", "Scale AI / deal amount", false),
            ("*a*b*c", "xxaxxbxxbxc", true),
            ("*a*b*c", "xxaxxbxxbx", false),
            ("?2", "Q2", true),
            ("", "", true),
            ("*", "", true),
        ] {
            let Ok(parsed) = pattern.parse::<Pattern>();
            assert_eq!(parsed.fits(label), fits, "{pattern} against {label}");
        }
    }
}
