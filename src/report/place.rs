//! Where findings point: what the formats for editors and for continuous integration share.

use super::labels::Ui;
use super::terminal::interval;
use super::words::{clean, cut, isolate};
use super::{Report, voice};
use crate::claim::{Claim, Quote, Stance, Within};
use crate::ignore::Ignore;
use crate::ledger::{Record, Reopened};
use crate::relation::Because;
use crate::text::Place;
use crate::topic::{Finding, Standing, Topic};
use crate::value::{Quantity, Unit, Value};

/// The columns to which a source and the chain behind it are cut.
pub(super) const VOICE: usize = 200;

/// One finding with everything that a renderer of single findings tells.
pub(super) struct Told<'r> {
    pub topic: &'r Topic,
    pub finding: &'r Finding,
    /// Why it does not count, where a person says so.
    pub left: Option<Left<'r>>,
}

/// Why a finding does not count.
#[derive(Clone, Copy)]
pub(super) enum Left<'r> {
    Ignored(&'r Ignore),
    Decided(&'r Record),
}

impl Told<'_> {
    /// Whether it is news: neither left by a person nor known from the baseline.
    pub fn is_open(&self) -> bool {
        self.left.is_none() && self.finding.standing != Some(Standing::Known)
    }

    /// `known`, `ignored` and the like; empty for a finding of a run without decisions.
    pub fn standing(&self) -> &'static str {
        match (self.left, self.finding.standing) {
            (Some(Left::Ignored(_)), _) => "ignored",
            (Some(Left::Decided(_)), _) => "decided",
            (None, Some(Standing::Known)) => Standing::Known.as_str(),
            (None, _) if self.finding.reopened.is_some() => "reopened",
            (None, Some(standing)) => standing.as_str(),
            (None, None) => "",
        }
    }

    /// Why it does not count, or why it counts again, in one sentence; empty where nobody has decided anything.
    pub fn reason(&self) -> String {
        match (self.left, &self.finding.reopened) {
            (Some(Left::Ignored(ignore)), _) => ignore.reason.clone(),
            (Some(Left::Decided(record)), _) => settled(record, Ui::English),
            (None, Some(reopened)) => open_again(reopened, Ui::English),
            (None, None) => String::new(),
        }
    }
}

/// The open findings in the order of the report, then the ignored ones and the decided ones in that of their topics.
pub(super) fn told(report: &Report) -> impl Iterator<Item = Told<'_>> {
    let open = report.findings().into_iter().map(|(at, finding)| (at, finding, None));
    let ignored = report.ignored().map(|(at, ignored)| (at, &ignored.finding, Some(Left::Ignored(&ignored.by))));
    let decided = report.decided().map(|(at, decided)| (at, &decided.finding, Some(Left::Decided(&decided.by))));
    open.chain(ignored).chain(decided).map(|(at, finding, left)| Told { topic: &report.topics[at], finding, left })
}

/// What a person has decided, why, who and when: `neither is right: the wire has corrected itself (Amal, 2026-01-05)`.
pub(super) fn settled(record: &Record, ui: Ui) -> String {
    let reason =
        if record.reason.is_empty() { String::new() } else { format!(": {}", isolate(&clean(&record.reason))) };
    format!("{}{reason} ({})", ui.sentence(&record.in_words()), record.signed())
}

/// Why a finding counts again, and what had been decided.
pub(super) fn open_again(reopened: &Reopened, ui: Ui) -> String {
    let changes: Vec<_> = reopened.changes.iter().map(|change| ui.sentence(change)).collect();
    let decided = ui.fill("{} had decided: {}", &[&reopened.by.id, &settled(&reopened.by, ui)]);
    format!("{}{}{decided}", ui.fill("open again: {}", &[&changes.join(ui.semicolon())]), ui.semicolon())
}

/// What the sides of a finding say, in one line.
pub(super) fn message(report: &Report, finding: &Finding, ui: Ui) -> String {
    if ui == Ui::English {
        return clean(&finding.message);
    }
    let said = |claim: &Claim| {
        let words = if claim.stance == Stance::Denied { "{} denies {}" } else { "{} says {}" };
        ui.fill(words, &[&voice(report, claim, VOICE, ui), &cut(&quoted(claim), VOICE)])
    };
    sides(report, finding).into_iter().take(8).map(said).collect::<Vec<_>>().join(ui.semicolon())
}

/// The claims of a finding: the two sides, or a total and its parts.
pub(super) fn sides<'r>(report: &'r Report, finding: &Finding) -> Vec<&'r Claim> {
    finding.claims.iter().filter_map(|&claim| report.corpus.claims.get(claim)).collect()
}

/// The file of a claim, as given.
pub(super) fn path<'r>(report: &'r Report, claim: &Claim) -> &'r str {
    report.article(claim).map_or("", |article| &article.path)
}

/// The place just after the words of a claim; `None` where they do not stand in the file as they are.
pub(super) fn end(claim: &Claim) -> Option<Place> {
    let quote = &claim.quote;
    if quote.within == Within::Text || quote.exact.is_empty() {
        return None;
    }
    let lines = quote.exact.matches('\n').count();
    let last = quote.exact.rsplit('\n').next().unwrap_or_default().chars().count();
    Some(match lines {
        0 => quote.place.right(last),
        _ => Place { line: quote.place.line + lines, column: last + 1 },
    })
}

/// `path:line: Outlet A: «14.3B»`: a side of a finding on one line.
pub(super) fn side(report: &Report, claim: &Claim) -> String {
    let place = claim.quote.place;
    format!(
        "{}:{}: {}: {}",
        clean(path(report, claim)),
        place.line,
        voice(report, claim, VOICE, Ui::English),
        quoted(claim)
    )
}

/// What a claim states, in the words of its source where those are a number and a noun in one: «شخصان», not «2 شخصان».
pub(super) fn stated(claim: &Claim) -> String {
    if let Value::Quantity(Quantity { unit: Unit::Noun(noun), per: None, .. }) = &claim.value {
        let Claim { quote, .. } = claim;
        let at = |byte: usize| byte.checked_sub(quote.span.start);
        let figure = at(quote.figure.start).zip(at(quote.figure.end)).and_then(|(from, to)| quote.exact.get(from..to));
        if figure == Some(noun) {
            return clean(noun);
        }
    }
    clean(&claim.value.to_string())
}

/// A quote between the words around it, marked where there are any.
pub(super) fn in_context(quote: &Quote) -> String {
    let [before, after] = quote.around();
    if before.trim().is_empty() && after.trim().is_empty() {
        return quote.exact.clone();
    }
    format!("{before}⟦{}⟧{after}", quote.exact).trim().to_owned()
}

/// The words of a claim between guillemets, its value where it has none.
pub(super) fn quoted(claim: &Claim) -> String {
    let words = clean(&claim.quote.exact);
    let words = if words.is_empty() { stated(claim) } else { words };
    isolate(&format!("«{words}»"))
}

/// The intervals that decided, the first side's and the second's.
pub(super) fn intervals(because: &Because) -> Option<[String; 2]> {
    Some([interval(&because.left?, &because.axis), interval(&because.right?, &because.axis)])
}
