//! A topic as the page shows it: its chart, its positions, who said what, and what was found.

use super::super::place::stated;
use super::chart::{self, Chart, Line};
use super::finding::{FindingView, SettledView, settled_of};
use super::text::Texts;
use super::{MARKED, Options, Sources, letter, name, ordered, value_of};
use crate::claim::{Claim, Stance};
use crate::relation::Axis;
use crate::report::json::topics_of_claims;
use crate::report::labels::Ui;
use crate::report::terminal::{interval, shown};
use crate::report::timeline::when;
use crate::report::words::{FSI, PDI, clean, clean_with, cut};
use crate::report::{Report, copies, doubt, joined, trace};
use crate::topic::{Near, Topic, nearly};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The claims of a topic that are shown in full; the rest in a line each.
const FULL: usize = 40;

/// The claims of a topic that are drawn.
const DRAWN: usize = 24;

/// The positions of a topic that are shown.
const POSITIONS: usize = 12;

/// The rest of a long topic is laid out in stretches of this many claims, so that a browser draws those in sight alone.
const STRETCH: usize = 100;

/// The columns to which a quote is cut.
const QUOTE: usize = 600;

/// A topic.
#[derive(Serialize)]
pub(super) struct TopicView {
    pub id: String,
    pub label: String,
    pub verdict: &'static str,
    pub verdict_words: String,
    /// Why its claims may not belong together; empty where they do for sure.
    pub doubt: String,
    pub scope: Vec<(String, String)>,
    /// Why its claims were joined.
    pub why: Vec<String>,
    /// The topics that nearly met it, where the report is traced.
    pub near: Vec<String>,
    /// Sources whose articles are copies of one text.
    pub copies: Vec<String>,
    /// The sources that speak of it, by their places in the page's list.
    pub sources: Vec<usize>,
    pub number: usize,
    pub chart: Option<Chart>,
    pub positions: Vec<PositionView>,
    pub positions_more: usize,
    pub claims: Vec<ClaimView>,
    pub rest: Vec<Vec<RestView>>,
    pub rest_number: usize,
    pub findings: Vec<FindingView>,
    pub settled: Vec<SettledView>,
    /// Where the topic stands among those of the report.
    #[serde(skip)]
    pub at: usize,
}

/// Claims that are consistent with each other.
#[derive(Serialize)]
pub(super) struct PositionView {
    pub letter: String,
    pub class: String,
    /// What they have in common; the value of the first where that is no interval.
    pub common: String,
    pub number: usize,
    pub origins: usize,
    pub sources: String,
    /// Whether it is the only one with one origin, and others have more.
    pub alone: bool,
}

/// A claim in full.
#[derive(Serialize)]
pub(super) struct ClaimView {
    pub number: usize,
    pub anchor: String,
    pub value: String,
    pub source: String,
    #[serde(skip)]
    pub source_at: usize,
    /// Whom the source cites, nearest first.
    pub chain: Vec<String>,
    /// How it is put, in words; empty where it is asserted.
    pub stance: String,
    pub as_of: String,
    pub published: String,
    pub revised: bool,
    pub letters: Vec<(String, String)>,
    pub quote: String,
    /// The quote among the words around it; empty where none are known.
    pub context: String,
    /// Where the quote stands in `context`, in UTF-16 units.
    pub from: usize,
    pub to: usize,
    /// Where the words stand in the page's articles; empty where their text is not shown.
    pub place: String,
    pub path: String,
    pub line: usize,
    /// The words behind it, where the report is traced.
    pub trace: Vec<String>,
    #[serde(skip)]
    pub claim: usize,
}

/// A claim in one line.
#[derive(Serialize)]
pub(super) struct RestView {
    pub anchor: String,
    pub value: String,
    pub source: String,
    pub published: String,
    pub letters: String,
    pub place: String,
}

/// Where each claim stands on the page, and by which id each topic is linked to.
pub(super) struct Homes {
    /// The ids of the topics: the same in every run that has the topic.
    pub ids: Vec<String>,
    /// The anchor of each claim, and the topic that it is shown in.
    claims: Vec<Option<(usize, String)>>,
    /// The claims of each topic that are shown in full, with their numbers.
    full: Vec<Vec<(usize, usize)>>,
}

impl Homes {
    pub fn of(report: &Report) -> Homes {
        let mut taken = BTreeSet::new();
        let ids: Vec<String> = report
            .topics
            .iter()
            .map(|topic| {
                let known = format!("{}\u{1F}{:?}\u{1F}{:?}", topic.label, topic.scope, topic.sides);
                let hash = Sha256::digest(known.as_bytes());
                let digits: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
                let numbered = (2_u32..).map(|number| format!("t{digits}-{number}"));
                let mut free = std::iter::once(format!("t{digits}")).chain(numbered);
                let id = free.find(|id| !taken.contains(id)).unwrap_or_default();
                taken.insert(id.clone());
                id
            })
            .collect();
        let full: Vec<Vec<(usize, usize)>> = report.topics.iter().map(|topic| shown(report, topic, FULL)).collect();
        let mut claims: Vec<Option<(usize, String)>> = vec![None; report.corpus.claims.len()];
        for (claim, topic) in topics_of_claims(report).into_iter().enumerate() {
            claims[claim] = topic.map(|topic| (topic, format!("{}-c{}", ids[topic], claim + 1)));
        }
        Homes { ids, claims, full }
    }

    /// Where a claim stands; empty for one of no topic.
    pub fn anchor(&self, claim: usize) -> &str {
        self.claims.get(claim).and_then(Option::as_ref).map_or("", |(_, anchor)| anchor)
    }

    /// The topic of a claim.
    pub fn topic(&self, claim: usize) -> Option<usize> {
        self.claims.get(claim)?.as_ref().map(|(topic, _)| *topic)
    }

    /// Where a claim stands in a topic, which may be one that two labels only resemble: then it is shown there too.
    fn anchor_in(&self, topic: usize, claim: usize) -> String {
        if self.topic(claim) == Some(topic) {
            self.anchor(claim).to_owned()
        } else {
            format!("{}-c{}", self.ids[topic], claim + 1)
        }
    }
}

/// The topics of a report in its order, worst first.
pub(super) fn topics(
    report: &Report,
    sources: &Sources,
    homes: &Homes,
    texts: &Texts,
    options: Options<'_>,
) -> Vec<TopicView> {
    let near = if options.trace { nearly(&report.corpus, &report.topics) } else { Vec::new() };
    let place = Placed { report, sources, homes, texts, options };
    let all = report.topics.iter().enumerate();
    all.map(|(at, topic)| place.topic(at, topic, near.get(at).map_or(&[], Vec::as_slice))).collect()
}

/// What a topic is laid out with.
struct Placed<'r> {
    report: &'r Report,
    sources: &'r Sources,
    homes: &'r Homes,
    texts: &'r Texts,
    options: Options<'r>,
}

impl Placed<'_> {
    fn topic(&self, at: usize, topic: &Topic, near: &[Near]) -> TopicView {
        let (report, ui) = (self.report, self.options.ui);
        let mut of_claim: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, claims) in topic.positions.iter().map(|position| &position.claims).enumerate() {
            for &claim in claims {
                let known = of_claim.entry(claim).or_default();
                if known.len() < 4 {
                    known.push(position);
                }
            }
        }
        let positions_of = |claim: usize| of_claim.get(&claim).map_or(&[][..], Vec::as_slice);
        let full = &self.homes.full[at];
        let in_full: BTreeSet<usize> = full.iter().map(|(_, claim)| *claim).collect();
        let claims: Vec<ClaimView> = full
            .iter()
            .filter_map(|&(number, claim)| {
                let known = report.corpus.claims.get(claim)?;
                Some(self.claim(at, topic, number, claim, known, positions_of(claim)))
            })
            .collect();
        let rest: Vec<usize> = topic.claims.iter().copied().filter(|claim| !in_full.contains(claim)).collect();
        let compact = |&claim: &usize| {
            let known = report.corpus.claims.get(claim)?;
            Some(self.compact(at, claim, known, positions_of(claim)))
        };
        let mut speak: Vec<usize> = topic
            .claims
            .iter()
            .filter_map(|&claim| Some(self.sources.of_claim(report.corpus.claims.get(claim)?)))
            .collect();
        speak.sort_unstable();
        speak.dedup();
        let id = self.homes.ids[at].clone();
        let lines: Vec<Line<'_>> = full
            .iter()
            .filter(|(_, claim)| !topic.is_revised(*claim))
            .take(DRAWN)
            .filter_map(|&(number, claim)| {
                let known = report.corpus.claims.get(claim)?;
                let source = self.sources.names[self.sources.of_claim(known)].clone();
                let position = positions_of(claim).first().copied();
                Some(Line { number, source, value: &known.value, stated: stated(known), position })
            })
            .collect();
        TopicView {
            chart: chart::draw(&id, &lines, topic.claims.len(), &report.policy, ui),
            label: name(&topic.label),
            verdict: topic.verdict.as_str(),
            verdict_words: ui.say(topic.verdict.as_str()).to_owned(),
            doubt: if topic.sure { String::new() } else { ui.say(doubt(topic)).to_owned() },
            scope: topic.scope.iter().map(|(key, value)| (name(key), name(value))).collect(),
            why: topic.why.iter().map(|why| joined(why, ui)).collect(),
            near: trace::near(report, near),
            copies: copies(report, topic).iter().map(|sources| sources.join(ui.comma())).collect(),
            sources: speak,
            number: topic.claims.len(),
            positions: self.positions(topic),
            positions_more: topic.positions.len().saturating_sub(POSITIONS),
            claims,
            rest: rest.chunks(STRETCH).map(|stretch| stretch.iter().filter_map(compact).collect()).collect(),
            rest_number: rest.len(),
            findings: topic
                .findings
                .iter()
                .map(|finding| FindingView::new(report, topic, finding, self.homes, ui))
                .collect(),
            settled: settled_of(topic, ui),
            id,
            at,
        }
    }

    fn positions(&self, topic: &Topic) -> Vec<PositionView> {
        let is_single = |position: &&crate::topic::Position| position.origins == 1;
        let singles = topic.positions.iter().filter(is_single).count();
        let claims = &self.report.corpus.claims;
        let view = |(at, position): (usize, &crate::topic::Position)| {
            let mut speak: Vec<usize> =
                position.claims.iter().filter_map(|&claim| Some(self.sources.of_claim(claims.get(claim)?))).collect();
            speak.sort_unstable();
            speak.dedup();
            let mut sources: Vec<&str> =
                speak.iter().take(8).map(|&source| self.sources.names[source].as_str()).collect();
            if speak.len() > sources.len() {
                sources.push("…");
            }
            let common = position.common.as_ref().zip(position.axis.as_ref());
            let first = position.claims.first().and_then(|&claim| claims.get(claim));
            PositionView {
                letter: letter(at),
                class: class(at),
                common: common.map_or_else(
                    || first.map(|claim| value_of(claim, self.options.ui)).unwrap_or_default(),
                    |(common, axis)| match axis {
                        Axis::Days => ordered(&interval(common, axis)),
                        Axis::Amount(unit) => ordered(&common.as_amounts(&cut(&clean(unit), 24))),
                    },
                ),
                number: position.claims.len(),
                origins: position.origins,
                sources: sources
                    .iter()
                    .map(|source| format!("{FSI}{source}{PDI}"))
                    .collect::<Vec<_>>()
                    .join(self.options.ui.comma()),
                alone: position.origins == 1 && singles == 1 && topic.positions.len() > 1,
            }
        };
        topic.positions.iter().enumerate().take(POSITIONS).map(view).collect()
    }

    fn claim(
        &self,
        at: usize,
        topic: &Topic,
        number: usize,
        claim: usize,
        known: &Claim,
        positions: &[usize],
    ) -> ClaimView {
        let ui = self.options.ui;
        let quote = &known.quote;
        let [before, after] = quote.around();
        let (from, to) = (before.len(), before.len() + quote.exact.len());
        let around = format!("{before}{}{after}", quote.exact);
        let (mut context, places) = clean_with(&around, &[from, to]);
        let units = |place: usize| context[..place].encode_utf16().count();
        let (from, to) = (units(places[0]), units(places[1]));
        if (quote.before.is_empty() && quote.after.is_empty()) || context.len() > 4 * QUOTE {
            context.clear();
        }
        let source_at = self.sources.of_claim(known);
        ClaimView {
            number,
            anchor: self.homes.anchor_in(at, claim),
            value: value_of(known, self.options.ui),
            source: self.sources.names[source_at].clone(),
            source_at,
            chain: known.attribution.iter().take(8).map(|speaker| name(speaker)).collect(),
            stance: stance(known, ui),
            as_of: known.as_of.as_ref().map(|_| when(self.report, known, ui)).unwrap_or_default(),
            published: self.published(known),
            revised: topic.is_revised(claim),
            letters: positions.iter().map(|&position| (letter(position), class(position))).collect(),
            quote: cut(&clean(&quote.exact), QUOTE),
            context,
            from,
            to,
            place: self.texts.of_claim(claim).to_owned(),
            path: self.report.article(known).map(|article| name(&article.path)).unwrap_or_default(),
            line: quote.place.line,
            trace: if self.options.trace { trace::of_claim(self.report, known) } else { Vec::new() },
            claim,
        }
    }

    fn compact(&self, at: usize, claim: usize, known: &Claim, positions: &[usize]) -> RestView {
        RestView {
            anchor: self.homes.anchor_in(at, claim),
            value: value_of(known, self.options.ui),
            source: self.sources.names[self.sources.of_claim(known)].clone(),
            published: self.published(known),
            letters: positions.iter().map(|&position| letter(position)).collect::<Vec<_>>().join(" "),
            place: self.texts.of_claim(claim).to_owned(),
        }
    }

    fn published(&self, claim: &Claim) -> String {
        let published = self.report.article(claim).and_then(|article| article.published.as_deref());
        published.map(name).unwrap_or_default()
    }
}

fn stance(claim: &Claim, ui: Ui) -> String {
    match claim.stance {
        Stance::Asserted => String::new(),
        stance => ui.say(stance.as_str()).to_owned(),
    }
}

/// The class that gives a position its colour.
fn class(position: usize) -> String {
    if position < MARKED { format!("p{position}") } else { "pn".to_owned() }
}
