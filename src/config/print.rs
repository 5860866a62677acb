//! The effective configuration, as `--print-config` shows it: every value with where it comes from.

use super::Config;
use crate::ignore::Of;
use rust_decimal::Decimal;
use std::fmt::Write;

/// The configuration as a file that can be read back. Behind each value stands the place that sets it: in the file at
/// `path`, by one of the flags in `flags` (a key and the flag that wins over it), or the default.
pub fn print(config: &Config, path: Option<&str>, flags: &[(&str, &str)]) -> String {
    let from = |key: &str| match (flags.iter().find(|(known, _)| *known == key), config.places.get(key), path) {
        (Some((_, flag)), ..) => (*flag).to_owned(),
        (None, Some(place), Some(path)) => format!("{}:{}:{}", word(path), place.line, place.column),
        _ => "default".to_owned(),
    };
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "paths: {}  # {}", list(&config.paths), from("paths"));
    let _ = writeln!(out, "fail_on: {}  # {}", config.fail_on.as_str(), from("fail_on"));
    let ledger = config.ledger_path.as_deref().unwrap_or(crate::ledger::FILE_NAME);
    let _ = writeln!(out, "ledger: {}  # {}", word(ledger), from("ledger"));
    let policy = &config.policy;
    heading(&mut out, "tolerances", false);
    for (name, share) in
        [("rounding_cap", policy.rounding_cap), ("approximate", policy.approximate), ("tension", policy.tension)]
    {
        let _ = writeln!(out, "  {name}: {}  # {}", percent(share), from(&format!("tolerances.{name}")));
    }
    heading(&mut out, "currencies", config.currencies.is_empty());
    for (name, code) in &config.currencies {
        let _ = writeln!(out, "  {}: {}  # {}", word(name), code.as_str(), from(&format!("currencies.{name}")));
    }
    heading(&mut out, "rates", config.rates.is_empty());
    for (one, other, rate) in &config.rates {
        let pair = format!("{}/{}", one.as_str(), other.as_str());
        let _ = writeln!(out, "  {pair}: {rate}  # {}", from(&format!("rates.{pair}")));
    }
    heading(&mut out, "aliases", config.aliases.is_empty());
    for (name, others) in &config.aliases {
        let _ = writeln!(out, "  {}: {}  # {}", word(name), list(others), from(&format!("aliases.{name}")));
    }
    let own = config.attributes.own();
    heading(&mut out, "attributes", own.is_empty());
    for attribute in own {
        let mut fields = vec![format!("name: {}", word(&attribute.name))];
        if let Some(kind) = &attribute.kind {
            let takes: Vec<&str> = kind.takes.iter().map(|takes| takes.as_str()).collect();
            fields.push(format!("takes: [{}]", takes.join(", ")));
            fields.push(format!("role: {}, evolves: {}", kind.role.as_str(), kind.evolves.as_str()));
        }
        fields.push(format!("cues: {}", list(&attribute.cues)));
        let from = path.map_or_else(
            || "default".to_owned(),
            |path| format!("{}:{}:{}", word(path), attribute.place.line, attribute.place.column),
        );
        let _ = writeln!(out, "  - {{{}}}  # {from}", fields.join(", "));
    }
    heading(&mut out, "ignore", config.ignore.is_empty());
    for ignore in &config.ignore {
        let mut fields = match &ignore.of {
            Of::Topic(label) => vec![format!("topic: {}", word(label))],
            Of::Finding(id) => vec![format!("finding: {}", word(id))],
            Of::Claim(_) => continue,
        };
        fields.extend(ignore.code.map(|code| format!("code: {}", code.as_str())));
        fields.push(format!("reason: {}", word(&ignore.reason)));
        fields.extend(ignore.expires.map(|last| format!("expires: {last}")));
        let (path, place) = (word(&ignore.path), ignore.place);
        let _ = writeln!(out, "  - {{{}}}  # {path}:{}:{}", fields.join(", "), place.line, place.column);
    }
    heading(&mut out, "reviews", config.reviews.is_empty());
    for review in &config.reviews {
        let known =
            [("topic", &review.topic), ("value", &review.value), ("rating", &review.rating), ("by", &review.by)];
        let mut fields: Vec<String> = known.iter().map(|(name, words)| format!("{name}: {}", word(words))).collect();
        fields.extend(review.score.map(|score| format!("score: {score}")));
        fields.extend(review.date.map(|date| format!("date: {date}")));
        fields.extend(review.url.as_ref().map(|url| format!("url: {}", word(url))));
        let _ = writeln!(out, "  - {{{}}}  # {}", fields.join(", "), from("reviews"));
    }
    out
}

/// A key with what stands under it; nothing does where it is `empty`.
fn heading(out: &mut String, name: &str, empty: bool) {
    let _ = if empty { writeln!(out, "{name}:  # default") } else { writeln!(out, "{name}:") };
}

fn list(words: &[String]) -> String {
    format!("[{}]", words.iter().map(|words| word(words)).collect::<Vec<_>>().join(", "))
}

fn percent(share: Decimal) -> String {
    share
        .checked_mul(Decimal::ONE_HUNDRED)
        .map_or_else(|| share.to_string(), |percent| format!("{}%", percent.normalize()))
}

/// A YAML scalar: plain where that is safe in any place, else in double quotes with JSON's escapes, which YAML shares.
fn word(words: &str) -> String {
    let safe = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '/' | '_' | '.' | '-');
    let plain = words.starts_with(char::is_alphabetic)
        && words.chars().all(safe)
        && words.trim_end() == words
        && !["null", "true", "false"].contains(&words);
    if plain {
        return words.to_owned();
    }
    let mut quoted = String::from('"');
    for letter in words.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            _ if letter.is_control()
                || crate::text::is_invisible(letter)
                || letter.is_whitespace() && letter != ' ' =>
            {
                let code = u32::from(letter);
                let _ = if code > 0xFFFF { write!(quoted, "\\U{code:08X}") } else { write!(quoted, "\\u{code:04X}") };
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read;

    fn check(text: &str, flags: &[(&str, &str)]) -> String {
        let (config, problems) = read("a.yaml", text);
        assert!(problems.is_empty(), "{problems:?}");
        let printed = print(&config, Some("a.yaml"), flags);
        let (again, problems) = read("b.yaml", &printed);
        assert!(problems.is_empty(), "{printed}\n{problems:?}");
        assert_eq!(
            print(&again, None, &[]).split('\n').map(value).collect::<Vec<_>>(),
            printed.split('\n').map(value).collect::<Vec<_>>(),
            "read back"
        );
        printed
    }

    /// A line without the comment behind it.
    fn value(line: &str) -> &str {
        line.split("  # ").next().unwrap_or_default()
    }

    #[test]
    fn everything_has_its_place() {
        insta::assert_snapshot!(check("", &[("fail_on", "--fail-on")]), @"
        paths: []  # default
        fail_on: conflict  # --fail-on
        ledger: reconcile.ledger.jsonl  # default
        tolerances:
          rounding_cap: 5%  # default
          approximate: 2.5%  # default
          tension: 10%  # default
        currencies:  # default
        rates:  # default
        aliases:  # default
        attributes:  # default
        ignore:  # default
        reviews:  # default
        ");
        insta::assert_snapshot!(check("paths: [claims, '-x', \"a\\u202Eb\"]\nfail_on: never\ntolerances: {tension: 12.5 %}\ncurrencies: {ريال: SAR, $: USD}\nrates: {EUR/USD: 1.170}\naliases:\n  Scale AI: [سكيل إيه آي, \"true\", \"a\\n\\\"b\\\"\"]\nattributes:\n  - {name: mooring fee, takes: money, role: object, cues: [mooring, رسو]}\n  - {name: deaths, cues: lost their lives}\nignore:\n  - {topic: \"a / b: *\", code: tension, reason: \"#1, known\", expires: 2026-01}\n  - {finding: f123456-abcd, reason: known}\nreviews:\n  - {topic: a / b, value: $14B, rating: Mostly true, score: 4, by: Desk, date: 2026-01-02, url: 'https://example.org/1'}\n", &[]), @r##"
        paths: [claims, "-x", "a\u202Eb"]  # a.yaml:1:1
        fail_on: never  # a.yaml:2:1
        ledger: reconcile.ledger.jsonl  # default
        tolerances:
          rounding_cap: 5%  # default
          approximate: 2.5%  # default
          tension: 12.5%  # a.yaml:3:14
        currencies:
          "$": USD  # a.yaml:4:25
          ريال: SAR  # a.yaml:4:14
        rates:
          EUR/USD: 1.170  # a.yaml:5:9
        aliases:
          Scale AI: [سكيل إيه آي, "true", "a\u000A\"b\""]  # a.yaml:7:3
        attributes:
          - {name: mooring fee, takes: [money], role: object, evolves: fixed, cues: [mooring, رسو]}  # a.yaml:9:6
          - {name: deaths, cues: [lost their lives]}  # a.yaml:10:6
        ignore:
          - {topic: "a / b: *", code: tension, reason: "#1, known", expires: 2026-01-31}  # a.yaml:12:6
          - {finding: f123456-abcd, reason: known}  # a.yaml:13:6
        reviews:
          - {topic: a / b, value: "$14B", rating: Mostly true, by: Desk, score: 4, date: 2026-01-02, url: "https://example.org/1"}  # a.yaml:14:1
        "##);
    }
}
