//! `join` and `part`: what a person says of a grouping, into the ledger.

use super::args::Pair;
use super::check::Run;
use super::decide::tell_notes;
use super::ledger::{self, Draft};
use super::{End, Stopped, check, output, tell_problems};
use reconcile::ledger::{Act, Ledger, Record, obstacle, ties};
use reconcile::report::Report;
use reconcile::text::plain;
use reconcile::topic::Aliases;
use reconcile::value::Value;
use std::collections::BTreeMap;

/// Adds what the pair is to be: `one`, or never one.
pub fn run(pair: &Pair, one: bool) -> Result<End, Stopped> {
    let Run { report, config, today, ledger: path, .. } = check::read_anew(&pair.claims)?;
    tell_problems(&report.corpus.problems, true);
    let names = names(&report);
    let (a, b) = (known(&pair.a, &names)?, known(&pair.b, &names)?);
    let by = ledger::author(pair.signed.by.as_deref(), &path)?;
    let at = ledger::time(pair.claims.from.today.as_ref().map(|_| today))?;
    let mut notes = Vec::new();
    let (added, ledger) = ledger::add(&path, |ledger| {
        notes.extend(ledger::clock_runs_back(ledger, at));
        let act = if one { Act::Join(a, b) } else { Act::Part(a, b) };
        let draft = Draft { at, by, reason: pair.signed.reason.clone(), act, replaces: None };
        Ok(vec![fitting(draft, ledger, &config.aliases, &mut notes)?])
    })?;
    for record in &added {
        let (_, clashes) = ties(&ledger, &config.aliases);
        notes.extend(
            clashes
                .into_iter()
                .filter(|clash| clash.place.is_some_and(|at| at.line == record.line))
                .map(|clash| clash.message),
        );
    }
    tell_notes(&notes);
    output::write(None, |out| {
        added.iter().try_for_each(|record| writeln!(out, "{}  {}", record.id, record.in_words()))
    })?;
    Ok(if report.has_trouble() { End::Trouble } else { End::Clean })
}

/// A join or a part as it fits a ledger: it names what it replaces, and does not say the opposite of others.
pub fn fitting(
    mut draft: Draft,
    ledger: &Ledger,
    aliases: &[(String, Vec<String>)],
    notes: &mut Vec<String>,
) -> Result<Draft, Stopped> {
    let (Act::Join(a, b) | Act::Part(a, b)) = &draft.act else { return Ok(draft) };
    let is_join = matches!(draft.act, Act::Join(..));
    if plain(a) == plain(b) {
        return Err(format!(
            "`{}` and `{}` are spelled alike: claims of two topics need two labels",
            a.escape_debug(),
            b.escape_debug()
        ));
    }
    let earlier = ledger.standing_on(&draft.act);
    match earlier {
        Some(earlier) if earlier.act.says_what(&draft.act) => {
            return Err(format!("{} says so already: {} ({})", earlier.id, earlier.in_words(), earlier.signed()));
        }
        Some(earlier) => {
            let words = earlier.in_words();
            notes.push(format!("this contradicts {}: {words} ({}), and takes its place", earlier.id, earlier.signed()));
        }
        None => {
            let keys = Aliases::tied(&ties(ledger, aliases).0);
            let is_one = keys.key_of(a) == keys.key_of(b);
            if is_one && is_join {
                return Err(format!("{a} and {b} are one already"));
            }
            if is_one && (a.contains('/') || b.contains('/')) && keys_differ_by_name(a, b, ledger, aliases) {
                return Err(format!("{a} and {b} are one since their names are; part the names"));
            }
        }
    }
    draft.replaces = earlier.map(|earlier| earlier.id.clone());
    let record = Record { ..draft.record(&ledger.path) };
    if let Some(why) = obstacle(ledger, aliases, &record) {
        return Err(why);
    }
    let Record { at, by, reason, act, replaces, .. } = record;
    Ok(Draft { at, by, reason, act, replaces })
}

/// Whether two labels are one by the names in them alone.
fn keys_differ_by_name(a: &str, b: &str, ledger: &Ledger, aliases: &[(String, Vec<String>)]) -> bool {
    let names = Aliases::new(&ties(ledger, aliases).0.names);
    names.key_of(a) == names.key_of(b)
}

/// What a run calls things, by plain form: topics, what they are about, sources, speakers and names that are claimed.
fn names(report: &Report) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut add = |name: &str| {
        names.entry(plain(name)).or_insert_with(|| name.trim().to_owned());
    };
    for topic in &report.topics {
        match &topic.sides {
            Some((one, other)) => [one, other].into_iter().for_each(|side| add(side)),
            None => add(&topic.label),
        }
        topic.entity.iter().chain(&topic.attribute).for_each(|name| add(name));
    }
    for claim in &report.corpus.claims {
        claim.topic.iter().chain(&claim.attribution).for_each(|name| add(name));
        if let Value::Name(name) = &claim.value {
            add(name);
        }
    }
    report.corpus.articles.iter().filter_map(|article| article.source.as_deref()).for_each(add);
    names
}

/// A name of the run, as the person writes it.
fn known(name: &str, names: &BTreeMap<String, String>) -> Result<String, Stopped> {
    /// From which likeness on a name may be meant.
    const LIKE: f64 = 0.85;
    let form = plain(name);
    if names.contains_key(&form) && !form.is_empty() {
        return Ok(name.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let like = |known: &str| strsim::jaro_winkler(&form, known);
    let nearest = names.iter().map(|(known, written)| (like(known), written)).max_by(|(a, _), (b, _)| a.total_cmp(b));
    let hint =
        nearest.filter(|(like, _)| *like >= LIKE).map_or_else(String::new, |(_, name)| format!("; is it `{name}`?"));
    Err(format!("no topic and no name of this run is called `{}`{hint}", name.escape_debug()))
}
