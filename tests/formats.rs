//! The forms for spreadsheets, programs, continuous integration and publishers: one report in each, and hostile text in
//! each, parsed back.

use reconcile::claim::file::{Settings, gather, read};
use reconcile::config::{self, Config};
use reconcile::problem::Severity;
use reconcile::report::{self, Report};
use serde_json::Value;
use std::collections::BTreeMap;

const WIRE: &str = "\
article: {source: Example Wire, title: Halden buys Northbridge, published: 2025-06-10, lang: en, url: 'https://example.org/1'}
claims:
  - topic: Halden / deal amount
    value: $14.0B
    quote: pays $14.0 billion
  - topic: Halden / stake
    value: ~50%
    ignore: {code: tension, reason: 'one rounds, the other does not'}
  - {topic: Halden / jobs cut, value: '>=600', quote: at least 600 jobs, as_of: 2025-06-09, scope: {place: Oslo}}
";

const DAILY: &str = "\
article: {source: الصحيفة اليومية, published: 2025-06-11, lang: ar}
claims:
  - topic: Halden / deal amount
    value: 14.3 مليار دولار
    quote: بقيمة 14.3 مليار دولار
    said_by: [مصدر مطلع, Example News Agency]
  - {topic: Halden / stake, value: 53%, quote: نسبة 53%}
  - {topic: Halden / deal amount, value: about $15B, quote: nearly, vlaue: typo}
";

const CONFIG: &str = "\
reviews:
  - {topic: 'Halden / deal*', value: $14.3 billion, rating: Correct, score: 5, by: Example Desk, date: 2025-07-01, url: 'https://example.org/check'}
";

fn report_of(files: &[(&str, &str)], config: &Config) -> Report {
    let files = files.iter().map(|(path, text)| read(path, text.as_bytes(), &Settings::default()));
    reconcile::check(gather(files.collect()), config)
}

fn sample() -> (Report, Config) {
    let (config, problems) = config::read("reconcile.yaml", CONFIG);
    assert!(problems.is_empty(), "{problems:?}");
    (report_of(&[("claims/wire.yaml", WIRE), ("claims/daily.yaml", DAILY)], &config), config)
}

/// Text that is a formula, a command, a mark or an end to somebody.
const EVIL: &str = r#"=cmd()|' /C calc'!A0 ]]> <b>\"&'\u001b[31m\n::error file=x::boo%0A\u0000\t\u202Eevil\uFFFF [a](https://x.example/)"#;

/// Two sources that conflict, everything that can be hostile being so, the name of their file too.
fn hostile() -> Report {
    let mut lines = String::new();
    for (value, source, quote) in [("$14.0B", "+A", "=1+1"), ("$14.3B", "-B", "@SUM(A1)"), ("$19.0B", "", "\\ttab")] {
        let fields =
            format!(r#""source":"{source}{EVIL}","title":"{EVIL}","url":"javascript:alert(1)//{value}{EVIL}""#);
        let said = format!(r#""said_by":"\r\n{EVIL}","quote":"{quote}{EVIL}","published":"2025-06-10""#);
        lines.push_str(&format!(r#"{{"topic":"{EVIL} / amount","value":"{value}",{fields},{said}}}"#));
        lines.push('\n');
    }
    lines.push_str("{\"topic\":\"a / b\",\"value\":\"=cmd()\"}\n");
    report_of(&[("claims/a, \"b\"\n:c%0A::d]]>\u{202E}.jsonl", &lines)], &Config::default())
}

#[derive(Clone, Copy)]
enum Form {
    Claims,
    Findings,
    Lines,
    Sarif,
    Github,
    Junit,
    SchemaOrg,
}

fn written(report: &Report, config: &Config, form: Form) -> String {
    let mut out = Vec::new();
    let done = match form {
        Form::Claims => report::csv::claims(report, &mut out),
        Form::Findings => report::csv::findings(report, &mut out),
        Form::Lines => report::jsonl::write(report, &mut out),
        Form::Sarif => report::sarif::write(report, &mut out),
        Form::Github => report::github::write(report, &mut out),
        Form::Junit => report::junit::write(report, Some(Severity::Error), &mut out),
        Form::SchemaOrg => report::schema_org::write(report, &config.reviews, &mut out),
    };
    done.expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn check(form: Form) -> String {
    let (report, config) = sample();
    written(&report, &config, form)
}

/// Marks of direction and the byte-order mark as a reader of this file can see them.
fn seen(text: &str) -> String {
    text.replace('\u{2068}', "⁅").replace('\u{2069}', "⁆").replace('\u{FEFF}', "<U+FEFF>")
}

/// The rows of a table by the names of its columns.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let table = table.strip_prefix('\u{FEFF}').expect("a byte-order mark");
    csv::Reader::from_reader(table.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

/// The elements of an XML text, each with its attributes and words, in one line each.
fn elements(xml: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut elements = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return elements,
            Event::Start(start) | Event::Empty(start) => {
                let mut line = start.name().as_ref().to_owned();
                for attribute in start.attributes() {
                    let attribute = attribute.expect("an attribute");
                    line.push(' ');
                    line.push_str(attribute.key.as_ref());
                }
                elements.push(line);
            }
            _ => {}
        }
    }
}

#[test]
fn tables_for_spreadsheets() {
    insta::assert_snapshot!(seen(&check(Form::Claims)), @"
    <U+FEFF>claim,topic,verdict,source,said_by,stance,kind,value,low,high,unit,per,approximate,published,as_of,scope,quote,title,url,path,line,column
    c1,Halden / deal amount,conflict,الصحيفة اليومية,مصدر مطلع; Example News Agency,asserted,money,14.3B USD,14300000000,14300000000,USD,,,2025-06-11,,,بقيمة 14.3 مليار دولار,,,claims/daily.yaml,5,12
    c2,Halden / stake,tension,الصحيفة اليومية,,asserted,percent,53 %,53,53,%,,,2025-06-11,,,نسبة 53%,,,claims/daily.yaml,7,48
    c3,Halden / deal amount,conflict,Example Wire,,asserted,money,14.0B USD,14000000000,14000000000,USD,,,2025-06-10,,,pays $14.0 billion,Halden buys Northbridge,https://example.org/1,claims/wire.yaml,5,12
    c4,Halden / stake,tension,Example Wire,,asserted,percent,~50 %,50,50,%,,~,2025-06-10,,,~50%,Halden buys Northbridge,https://example.org/1,claims/wire.yaml,7,12
    c5,Halden / jobs cut,single,Example Wire,,asserted,count,>=600,600,,,,,2025-06-10,2025-06-09,place=Oslo,at least 600 jobs,Halden buys Northbridge,https://example.org/1,claims/wire.yaml,9,55
    ");
    insta::assert_snapshot!(seen(&check(Form::Findings)), @r#"
    <U+FEFF>finding,severity,code,standing,topic,message,left_source,left_value,left_quote,left_path,left_line,right_source,right_value,right_quote,right_path,right_line,left_interval,right_interval,gap,rule,reason,key
    f7685e3-7eab,error,conflict,,Halden / deal amount,"⁅الصحيفة اليومية⁆ (⁅مصدر مطلع⁆, Example News Agency) says ⁅بقيمة 14.3 مليار دولار⁆; Example Wire says pays $14.0 billion",الصحيفة اليومية,14.3B USD,بقيمة 14.3 مليار دولار,claims/daily.yaml,5,Example Wire,14.0B USD,pays $14.0 billion,claims/wire.yaml,5,"[14.25B, 14.35B] USD","[13.95B, 14.05B] USD",300000000,what both may have meant has nothing in common; a figure is rounded by at most 5 % of it,,conflict:halden / deal amount:example wire|الصحيفه اليوميه
    f7875bc-e718,warning,tension,ignored,Halden / stake,⁅الصحيفة اليومية⁆ says ⁅نسبة 53%⁆; Example Wire says ~50%,الصحيفة اليومية,53 %,نسبة 53%,claims/daily.yaml,7,Example Wire,~50 %,~50%,claims/wire.yaml,7,"[52.5, 53.5] %","[48.75, 51.25] %",3,"approximate, and 5.7 % apart: less than the 10 % that would make it a conflict","one rounds, the other does not",tension:halden / stake:example wire|الصحيفه اليوميه
    "#);
    let claims = rows(&check(Form::Claims));
    assert_eq!(claims.len(), sample().0.corpus.claims.len());
    assert!(claims.iter().any(|claim| claim["low"] == "14300000000" && claim["unit"] == "USD"));
}

#[test]
fn lines_for_programs() {
    let lines = check(Form::Lines);
    let (report, _) = sample();
    let mut json = Vec::new();
    report::json::write(&report, &mut json).expect("a vector takes everything");
    let whole: Value = serde_json::from_slice(&json).expect("JSON");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in lines.lines() {
        let mut element: Value = serde_json::from_str(line).expect("one object a line");
        let r#type = element["type"].as_str().expect("a type").to_owned();
        element.as_object_mut().expect("an object").remove("type");
        let list = match r#type.as_str() {
            "ignored" | "unread" => r#type.clone(),
            _ => format!("{type}s"),
        };
        let at = counts.entry(r#type.clone()).or_default();
        // The report's own line has no list; every other one is the element of the one object.
        if r#type != "report" {
            assert_eq!(element, whole[list.as_str()][*at], "{type} {at}");
        }
        *at += 1;
    }
    insta::assert_snapshot!(format!("{counts:?}"), @r#"{"article": 2, "claim": 5, "finding": 1, "ignored": 1, "problem": 1, "report": 1, "topic": 3}"#);
}

#[test]
fn the_standard_log() {
    let log = check(Form::Sarif);
    let parsed: Value = serde_json::from_str(&log).expect("JSON");
    let rules = parsed["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    let rules: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    insta::assert_snapshot!(rules.join(" "), @"update tension sum slip denial identity conflict");
    // The rules carry the pages of the codes, which have their own test.
    let (_, run) = log.split_once("\"invocations\"").expect("the run");
    insta::assert_snapshot!(seen(run).replace("},{", "},\n{"), @r#"
    : [{"executionSuccessful":false,"toolExecutionNotifications":[{"level":"error","locations":[{"physicalLocation":{"artifactLocation":{"uri":"claims/daily.yaml"},"region":{"startColumn":69,"startLine":8}}}],"message":{"text":"unknown key `vlaue`; did you mean `value`?"}}]}],
    "results": [
    {"level":"error","locations":[{"logicalLocations":[{"fullyQualifiedName":"Halden / deal amount"}],"message":{"text":"⁅الصحيفة اليومية⁆ (⁅مصدر مطلع⁆, Example News Agency): ⁅«بقيمة 14.3 مليار دولار»⁆"},"physicalLocation":{"artifactLocation":{"uri":"claims/daily.yaml"},"region":{"endColumn":34,"endLine":5,"snippet":{"text":"بقيمة 14.3 مليار دولار"},"startColumn":12,"startLine":5}}},
    {"logicalLocations":[{"fullyQualifiedName":"Halden / deal amount"}],"message":{"text":"Example Wire: «pays $14.0 billion»"},"physicalLocation":{"artifactLocation":{"uri":"claims/wire.yaml"},"region":{"endColumn":30,"endLine":5,"snippet":{"text":"pays $14.0 billion"},"startColumn":12,"startLine":5}}}],"message":{"text":"⁅الصحيفة اليومية⁆ (⁅مصدر مطلع⁆, Example News Agency) says ⁅بقيمة 14.3 مليار دولار⁆; Example Wire says pays $14.0 billion. Rule: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it."},"partialFingerprints":{"key/v1":"7685e38a7b7190267c9221a2ab84ed3d"},"properties":{"evidence":"7eab2cd4d3b3b9fd","id":"f7685e3-7eab","intervals":["[14.25B, 14.35B] USD","[13.95B, 14.05B] USD"],"key":"conflict:halden / deal amount:example wire|الصحيفه اليوميه","topic":"Halden / deal amount"},"relatedLocations":[{"id":1,"logicalLocations":[{"fullyQualifiedName":"Halden / deal amount"}],"message":{"text":"Example Wire: «pays $14.0 billion»"},"physicalLocation":{"artifactLocation":{"uri":"claims/wire.yaml"},"region":{"endColumn":30,"endLine":5,"snippet":{"text":"pays $14.0 billion"},"startColumn":12,"startLine":5}}}],"ruleId":"conflict","ruleIndex":6,"suppressions":[]},
    {"level":"warning","locations":[{"logicalLocations":[{"fullyQualifiedName":"Halden / stake"}],"message":{"text":"⁅الصحيفة اليومية⁆: ⁅«نسبة 53%»⁆"},"physicalLocation":{"artifactLocation":{"uri":"claims/daily.yaml"},"region":{"endColumn":56,"endLine":7,"snippet":{"text":"نسبة 53%"},"startColumn":48,"startLine":7}}},
    {"logicalLocations":[{"fullyQualifiedName":"Halden / stake"}],"message":{"text":"Example Wire: «~50%»"},"physicalLocation":{"artifactLocation":{"uri":"claims/wire.yaml"},"region":{"endColumn":16,"endLine":7,"snippet":{"text":"~50%"},"startColumn":12,"startLine":7}}}],"message":{"text":"⁅الصحيفة اليومية⁆ says ⁅نسبة 53%⁆; Example Wire says ~50%. Rule: approximate, and 5.7 % apart: less than the 10 % that would make it a conflict."},"partialFingerprints":{"key/v1":"7875bcd8aba757b160b865b09f8ce807"},"properties":{"evidence":"e71809e0ca405d21","id":"f7875bc-e718","intervals":["[52.5, 53.5] %","[48.75, 51.25] %"],"key":"tension:halden / stake:example wire|الصحيفه اليوميه","topic":"Halden / stake"},"relatedLocations":[{"id":1,"logicalLocations":[{"fullyQualifiedName":"Halden / stake"}],"message":{"text":"Example Wire: «~50%»"},"physicalLocation":{"artifactLocation":{"uri":"claims/wire.yaml"},"region":{"endColumn":16,"endLine":7,"snippet":{"text":"~50%"},"startColumn":12,"startLine":7}}}],"ruleId":"tension","ruleIndex":1,"suppressions":[{"justification":"one rounds, the other does not","kind":"inSource","location":{"physicalLocation":{"artifactLocation":{"uri":"claims/wire.yaml"},"region":{"startColumn":14,"startLine":8}}},"status":"accepted"}]}]}]}
    "#);
}

/// Section 3 of SARIF 2.1.0 property by property, as far as the log uses it.
fn check_sarif(log: &str) {
    let log: Value = serde_json::from_str(log).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let levels = ["none", "note", "warning", "error"];
    let is_level = |level: &Value| levels.iter().any(|known| level == known);
    for rule in rules {
        assert!(is_level(&rule["defaultConfiguration"]["level"]), "{rule}");
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
    }
    let invocation = &run["invocations"][0];
    assert!(invocation["executionSuccessful"].is_boolean());
    let results = run["results"].as_array().expect("results");
    let check_place = |place: &Value| {
        let uri = place["artifactLocation"]["uri"].as_str().expect("a URI");
        let reserved = |byte: u8| !(byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte));
        assert!(!uri.strip_prefix("file://").unwrap_or(uri).bytes().any(reserved), "{uri}");
        let region = &place["region"];
        for number in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(region[number].is_null() || region[number].as_u64().is_some_and(|n| n > 0), "{region}");
        }
    };
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("a small number");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(is_level(&result["level"]));
        let text = result["message"]["text"].as_str().expect("a message");
        assert!(!text.contains("](") && !text.contains('\u{202E}'), "{text}");
        let fingerprint = result["partialFingerprints"]["key/v1"].as_str().expect("a fingerprint");
        assert_eq!(fingerprint.len(), 32);
        let locations = result["locations"].as_array().expect("locations");
        assert!(locations.len() > 1, "both sides");
        locations.iter().for_each(|location| check_place(&location["physicalLocation"]));
        for suppression in result["suppressions"].as_array().expect("suppressions") {
            assert!(suppression["kind"] == "inSource" || suppression["kind"] == "external");
            assert!(suppression["justification"].as_str().is_some_and(|why| !why.is_empty()));
        }
    }
    for notification in invocation["toolExecutionNotifications"].as_array().expect("notifications") {
        assert!(is_level(&notification["level"]) && notification["message"]["text"].is_string());
    }
}

#[test]
fn annotations_of_a_change() {
    insta::assert_snapshot!(seen(&check(Form::Github)), @"
    ::error file=claims/daily.yaml,line=5,endLine=5,col=12,endColumn=34,title=conflict%3A Halden / deal amount::⁅الصحيفة اليومية⁆ (⁅مصدر مطلع⁆, Example News Agency): ⁅«بقيمة 14.3 مليار دولار»⁆%0Aclaims/wire.yaml:5: Example Wire: «pays $14.0 billion»%0ARule: what both may have meant has nothing in common; a figure is rounded by at most 5 %25 of it
    ::error file=claims/wire.yaml,line=5,endLine=5,col=12,endColumn=30,title=conflict%3A Halden / deal amount::Example Wire: «pays $14.0 billion»%0Aclaims/daily.yaml:5: ⁅الصحيفة اليومية⁆ (⁅مصدر مطلع⁆, Example News Agency): ⁅«بقيمة 14.3 مليار دولار»⁆%0ARule: what both may have meant has nothing in common; a figure is rounded by at most 5 %25 of it
    ::error file=claims/daily.yaml,line=8,col=69,title=input::unknown key `vlaue`; did you mean `value`?
    ");
}

#[test]
fn cases_of_a_dashboard() {
    let xml = check(Form::Junit);
    insta::assert_snapshot!(seen(&xml), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="reconcile" tests="4" failures="1" errors="1">
      <testsuite name="reconcile" tests="4" failures="1" errors="1" skipped="1">
        <testcase classname="input" name="claims/daily.yaml">
          <error message="claims/daily.yaml:8:69: error: unknown key `vlaue`; did you mean `value`?"></error>
        </testcase>
        <testcase classname="Halden / deal amount" name="conflict: ⁅الصحيفة اليومية⁆ (⁅مصدر مطلع⁆, Example News Agency) says ⁅بقيمة 14.3 مليار دولار⁆; Example Wire says pays $14.0 billion">
          <failure type="conflict" message="⁅الصحيفة اليومية⁆ (⁅مصدر مطلع⁆, Example News Agency) says ⁅بقيمة 14.3 مليار دولار⁆; Example Wire says pays $14.0 billion">claims/daily.yaml:5: ⁅الصحيفة اليومية⁆ (⁅مصدر مطلع⁆, Example News Agency): ⁅«بقيمة 14.3 مليار دولار»⁆
    claims/wire.yaml:5: Example Wire: «pays $14.0 billion»
    Rule: what both may have meant has nothing in common; a figure is rounded by at most 5 % of it</failure>
        </testcase>
        <testcase classname="Halden / stake" name="tension: ⁅الصحيفة اليومية⁆ says ⁅نسبة 53%⁆; Example Wire says ~50%">
          <skipped message="one rounds, the other does not"></skipped>
        </testcase>
        <testcase classname="Halden / jobs cut" name="single">
        </testcase>
      </testsuite>
    </testsuites>
    "#);
    insta::assert_snapshot!(elements(&xml).join("\n"), @"
    testsuites name tests failures errors
    testsuite name tests failures errors skipped
    testcase classname name
    error message
    testcase classname name
    failure type message
    testcase classname name
    skipped message
    testcase classname name
    ");
}

#[test]
fn claims_and_reviews_of_a_publisher() {
    let graph = check(Form::SchemaOrg);
    insta::assert_snapshot!(graph, @r##"
    {"@context": "https://schema.org", "@graph": [
    {"@id":"#t1-1","@type":"Claim","about":{"@type":"Thing","name":"Halden"},"appearance":[{"@type":"Article","creditText":"مصدر مطلع, Example News Agency","datePublished":"2025-06-11","inLanguage":"ar","publisher":{"@type":"Organization","name":"الصحيفة اليومية"},"text":"بقيمة 14.3 مليار دولار"}],"name":"Halden / deal amount: 14.3B USD"},
    {"@type":"ClaimReview","author":{"@type":"Organization","name":"Example Desk"},"claimReviewed":"Halden / deal amount: 14.3B USD","datePublished":"2025-07-01","itemReviewed":{"@id":"#t1-1"},"reviewRating":{"@type":"Rating","alternateName":"Correct","bestRating":5,"ratingValue":5,"worstRating":1},"url":"https://example.org/check"},
    {"@id":"#t1-2","@type":"Claim","about":{"@type":"Thing","name":"Halden"},"appearance":[{"@type":"Article","datePublished":"2025-06-10","headline":"Halden buys Northbridge","inLanguage":"en","publisher":{"@type":"Organization","name":"Example Wire"},"text":"pays $14.0 billion","url":"https://example.org/1"}],"name":"Halden / deal amount: 14.0B USD"},
    {"@id":"#t2-1","@type":"Claim","about":{"@type":"Thing","name":"Halden"},"appearance":[{"@type":"Article","datePublished":"2025-06-11","inLanguage":"ar","publisher":{"@type":"Organization","name":"الصحيفة اليومية"},"text":"نسبة 53%"}],"name":"Halden / stake: 53 %"},
    {"@id":"#t2-2","@type":"Claim","about":{"@type":"Thing","name":"Halden"},"appearance":[{"@type":"Article","datePublished":"2025-06-10","headline":"Halden buys Northbridge","inLanguage":"en","publisher":{"@type":"Organization","name":"Example Wire"},"text":"~50%","url":"https://example.org/1"}],"name":"Halden / stake: ~50 %"},
    {"@id":"#t3-1","@type":"Claim","about":{"@type":"Thing","name":"Halden"},"appearance":[{"@type":"Article","datePublished":"2025-06-10","headline":"Halden buys Northbridge","inLanguage":"en","publisher":{"@type":"Organization","name":"Example Wire"},"text":"at least 600 jobs","url":"https://example.org/1"}],"name":"Halden / jobs cut: >=600"}]}
    "##);
    let graph: Value = serde_json::from_str(&graph).expect("JSON");
    let nodes = graph["@graph"].as_array().expect("a graph");
    let review = nodes.iter().find(|node| node["@type"] == "ClaimReview").expect("the one decision");
    assert!(nodes.iter().any(|node| node["@id"] == review["itemReviewed"]["@id"] && node["@type"] == "Claim"));
    // Where nobody has decided, nothing is decided.
    let (report, _) = sample();
    assert!(!written(&report, &Config::default(), Form::SchemaOrg).contains("ClaimReview"));
}

#[test]
fn hostile_text_stays_text() {
    let report = hostile();
    let config = Config::default();
    assert_eq!(report.findings().len(), 3, "every pair of the three conflicts");

    for form in [Form::Claims, Form::Findings] {
        let table = written(&report, &config, form);
        for (column, cell) in rows(&table).iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{column}: {cell}");
            assert!(!cell.chars().any(|letter| letter.is_control() || letter == '\u{202E}'), "{column}: {cell:?}");
        }
    }
    for line in written(&report, &config, Form::Lines).lines() {
        serde_json::from_str::<Value>(line).expect("one object a line");
    }
    check_sarif(&written(&report, &config, Form::Sarif));
    check_sarif(&check(Form::Sarif));
    let annotations = written(&report, &config, Form::Github);
    assert_eq!(annotations.lines().count(), 7, "two sides of three conflicts, one line that cannot be read");
    for line in annotations.lines() {
        assert!(line.starts_with("::error file=claims/a%2C \"b\"%0A%3Ac%250A%3A%3Ad]]>"), "{line}");
        assert!(!line.chars().any(|letter| letter.is_control()), "{line:?}");
    }
    let xml = written(&report, &config, Form::Junit);
    assert_eq!(elements(&xml).iter().filter(|element| element.starts_with("failure")).count(), 3);
    assert!(!xml.chars().any(|letter| letter.is_control() && letter != '\n' || letter == '\u{FFFF}'), "{xml}");
    let graph: Value = serde_json::from_str(&written(&report, &config, Form::SchemaOrg)).expect("JSON");
    assert!(graph["@graph"].as_array().is_some_and(|nodes| !nodes.is_empty()));
    assert!(!graph.to_string().contains("javascript:"), "an address that is a script");
}
