//! The three forms of one hand-made report that holds every kind of value and every verdict, and what hostile text
//! makes of them.

use boon::{Compiler, Schemas};
use jiff::civil::{Date, date};
use reconcile::claim::{Article, Claim, Corpus, Evolves, Quote, Stance, Unread, Within};
use reconcile::mention::{Alternative, Doubt};
use reconcile::problem::{Problem, Severity};
use reconcile::relation::{Axis, Because, Between, Code};
use reconcile::report::{self, Report, Selection, terminal};
use reconcile::text::{Place, Span};
use reconcile::topic::{Finding, Position, Topic, Verdict, Why};
use reconcile::value::{
    Amount, Approx, Bound, Currency, CurrencyCode, DateSpan, End, Figure, Grain, Interval, Lean, Measure, Policy,
    Quantity, Season, TimeUnit, Unit, Value,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

fn usd() -> Unit {
    Unit::Money(Currency::known(CurrencyCode::new("USD").expect("three capitals")))
}

fn figure(digits: &str) -> Figure {
    let billions: Decimal = digits.parse().expect("digits");
    let value = billions * Decimal::from(1_000_000_000);
    let place = 9 - i32::try_from(billions.scale()).expect("few decimals");
    Figure { value, place, decimal: billions.scale() > 0, fraction: None }
}

fn quantity(amount: Amount, unit: Unit) -> Value {
    Value::Quantity(Quantity { amount, approx: None, unit, per: None })
}

fn number(value: i64, unit: Unit) -> Value {
    quantity(Amount::Point(Figure::whole(Decimal::from(value))), unit)
}

fn days(first: Date, last: Date, grain: Grain) -> DateSpan {
    DateSpan::new(first, last, grain)
}

fn article(source: &str, title: &str, published: Option<&str>) -> Article {
    Article {
        path: format!("claims/{}.yaml", source.to_lowercase().replace(' ', "-")).into(),
        source: Some(source.into()),
        title: Some(title.into()),
        published: published.map(Into::into),
        lang: Some("ar".into()),
        url: None,
        updated: None,
    }
}

fn claim(id: usize, article: usize, topic: &str, value: Value, words: &str) -> Claim {
    Claim {
        id: format!("c{id}").into(),
        article,
        topic: Some(topic.into()),
        value,
        alternatives: Vec::new(),
        quote: Quote {
            exact: words.to_owned(),
            span: Span::new(40, 40 + words.len()),
            figure: Span::new(40, 40 + words.len()),
            place: Place { line: id, column: 12 },
            within: Within::File,
            before: String::new(),
            after: String::new(),
        },
        stance: Stance::Asserted,
        attribution: Vec::new(),
        as_of: None,
        published: None,
        scope: BTreeMap::new(),
        evolves: Evolves::Fixed,
        parts: Vec::new(),
        subject: None,
    }
}

fn topic(label: &str, verdict: Verdict, claims: &[usize]) -> Topic {
    let (entity, attribute) = label.split_once(" / ").expect("two parts");
    Topic {
        entity: Some(entity.to_owned()),
        attribute: Some(attribute.to_owned()),
        label: label.to_owned(),
        scope: BTreeMap::new(),
        verdict,
        sure: true,
        why: Vec::new(),
        claims: claims.to_vec(),
        revised: Vec::new(),
        relations: Vec::new(),
        relations_omitted: false,
        positions: vec![Position { claims: claims.to_vec(), common: None, axis: None, origins: claims.len() }],
        findings: Vec::new(),
        sides: None,
        ignored: Vec::new(),
        decided: Vec::new(),
    }
}

fn finding(id: &str, code: Code, claims: [usize; 2], message: &str, because: Because) -> Finding {
    Finding {
        id: id.to_owned(),
        key: format!("{}:scale ai/deal amount:outlet c|outlet e", code.as_str()),
        evidence: "0f3a".to_owned(),
        code,
        severity: code.severity().expect("a finding"),
        claims: claims.to_vec(),
        message: message.to_owned(),
        because,
        origins: (1, 2),
        distance: Decimal::ONE,
        standing: None,
        backing: None,
        reopened: None,
    }
}

fn because(rule: &str, axis: Axis, left: Interval, right: Interval, between: Between) -> Because {
    Because { rule: rule.to_owned(), left: Some(left), right: Some(right), between, axis }
}

fn billions(low: i64, high: i64) -> Interval {
    let at = |hundredths: i64| Decimal::from(hundredths) * Decimal::from(10_000_000);
    Interval::closed(at(low), at(high))
}

/// Five outlets; a deal in tension, a date in conflict, a toll that was updated, a name and a yes/no that agree, and
/// one claim alone of every kind that is left.
fn sample() -> Report {
    let deal = "Scale AI / deal amount";
    let about = |words: &str, lean| Some(Approx { words: words.to_owned(), lean });
    let ten = End { at: figure("10").value, inclusive: false };
    let release = "Avocado / release";
    let spring = DateSpan { season: Some(Season::Spring), ..days(date(2026, 3, 1), date(2026, 5, 31), Grain::Season) };
    let quarter = days(date(2026, 1, 1), date(2026, 3, 31), Grain::Quarter);
    let polarity = |positive| Value::Polarity { positive, statement: None };
    let riyals = ["SAR", "QAR", "YER"].into_iter().filter_map(CurrencyCode::new).collect();

    let mut claims = vec![
        claim(1, 0, deal, quantity(Amount::Point(figure("14.3")), usd()), "14.3 مليار دولار"),
        claim(2, 1, deal, quantity(Amount::Bound(Bound::Above, figure("10")), usd()), "قد يتجاوز 10 مليارات دولار"),
        claim(3, 1, deal, quantity(Amount::Point(figure("15")), usd()), "ما يقارب 15 مليار دولار"),
        claim(4, 0, release, Value::Date(spring), "ربيع العام المقبل"),
        claim(5, 1, release, Value::Date(quarter), "in the first quarter of 2026"),
        claim(6, 0, "Quake / deaths", number(40, Unit::Noun("people".to_owned())), "at least 40 people"),
        claim(7, 1, "Quake / deaths", number(55, Unit::Noun("people".to_owned())), "55 people"),
        claim(8, 0, "Meta / chief executive", Value::Name("Mark Zuckerberg".to_owned()), "Mark Zuckerberg"),
        claim(9, 1, "Meta / chief executive", Value::Name("مارك زوكربيرغ".to_owned()), "مارك زوكربيرغ"),
        claim(10, 0, "Avocado / trouble", polarity(true), "تواجه بعض العقبات"),
        claim(11, 1, "Avocado / trouble", polarity(true), "وجود أي صعوبات"),
        claim(12, 0, "Scale AI / stake", number(49, Unit::Percent), "49%"),
        claim(
            13,
            0,
            "Scale AI / floor space",
            number(180_000, Unit::Measure(Measure::of("ft2").expect("known"))),
            "180 ألف قدم مربع",
        ),
        claim(14, 0, "Meta / plan", number(3, Unit::Time(TimeUnit::Year)), "three years"),
        claim(15, 0, "Scale AI / rank", number(28, Unit::Rank), "المرتبة 28"),
        claim(16, 0, "Fund / size", number(500, Unit::Money(Currency { code: None, candidates: riyals })), "500 ريال"),
        claim(
            17,
            0,
            "Scale AI / kind",
            Value::Category { label: "acquisition".to_owned(), set: "deal type".to_owned() },
            "صفقة استحواذ",
        ),
        claim(
            18,
            1,
            "Offers / size",
            quantity(Amount::Vague(Decimal::from(200_000_000), Decimal::from(1_000_000_000)), usd()),
            "مئات الملايين",
        ),
    ];
    if let Value::Quantity(fifteen) = &mut claims[2].value {
        fifteen.approx = about("ما يقارب", Lean::Both);
    }
    claims[1].attribution = vec!["Bloomberg".into()];
    claims[1].stance = Stance::Possible;
    claims[2].attribution = vec!["a person familiar with the deal".into(), "The Information".into()];
    claims[6].as_of = Some(days(date(2025, 4, 6), date(2025, 4, 6), Grain::Day));
    claims[10].stance = Stance::Denied;
    claims[13].alternatives = vec![Alternative {
        value: Value::Date(days(date(2025, 6, 10), date(2028, 6, 9), Grain::Year)),
        why: "counted from the day of publication".to_owned(),
        doubt: Doubt::Sense,
    }];
    claims[17].scope = BTreeMap::from([("place".into(), "US".into())]);
    claims[0].quote.before = "قدره".to_owned();
    claims[15].topic = None;

    let mut deals = topic(deal, Verdict::Tension, &[0, 1, 2]);
    deals.why = vec![Why { by: "alias", words: "سكيل إيه آي = Scale AI".to_owned() }];
    deals.relations = vec![(0, 1, Code::Within), (0, 2, Code::Tension), (1, 2, Code::Within)];
    deals.positions = vec![
        Position {
            claims: vec![0, 1],
            common: Some(billions(1425, 1435)),
            axis: Some(Axis::Amount("USD".to_owned())),
            origins: 2,
        },
        Position {
            claims: vec![1, 2],
            common: Some(billions(1450, 1550)),
            axis: Some(Axis::Amount("USD".to_owned())),
            origins: 1,
        },
    ];
    deals.findings = vec![finding(
        "f1a2b3c-44aa",
        Code::Tension,
        [0, 2],
        "Outlet C says \u{2068}14.3 مليار دولار\u{2069}; Outlet E (The Information) says \u{2068}ما يقارب 15 مليار دولار\u{2069}",
        because(
            "approximate amounts that do not meet are less than 10 % apart",
            Axis::Amount("USD".to_owned()),
            billions(1425, 1435),
            billions(1450, 1550),
            Between::Gap(Decimal::from(150_000_000), Some(Decimal::new(47, 3))),
        ),
    )];

    let mut releases = topic(release, Verdict::Conflict, &[3, 4]);
    let window = |first, last| Interval::half_open(Some(Decimal::from(first)), Some(Decimal::from(last)));
    releases.sure = false;
    releases.sides = Some(("Avocado / release".to_owned(), "Avocados / release".to_owned()));
    releases.scope = BTreeMap::from([("place".to_owned(), "مصر".to_owned())]);
    releases.relations = vec![(3, 4, Code::Conflict)];
    releases.findings = vec![finding(
        "f9d8e7f-0b1c",
        Code::Conflict,
        [3, 4],
        "Outlet C says \u{2068}ربيع العام المقبل\u{2069}; Outlet E says in the first quarter of 2026",
        because(
            "windows that share less than half",
            Axis::Days,
            window(20513, 20605),
            window(20454, 20544),
            Between::Overlap(window(20513, 20544)),
        ),
    )];

    let mut deaths = topic("Quake / deaths", Verdict::Update, &[5, 6]);
    deaths.relations_omitted = true;
    deaths.findings = vec![finding(
        "f000001-0001",
        Code::Update,
        [5, 6],
        "Outlet C says at least 40 people; Outlet E says 55 people",
        Because {
            rule: "a toll that rises".to_owned(),
            left: Some(Interval { low: Some(ten), high: None }),
            right: None,
            between: Between::Nothing,
            axis: Axis::Amount("people".to_owned()),
        },
    )];
    let alone = [
        (11, "Scale AI / stake"),
        (12, "Scale AI / floor space"),
        (13, "Meta / plan"),
        (14, "Scale AI / rank"),
        (16, "Scale AI / kind"),
        (17, "Offers / size"),
    ];
    let mut topics = vec![
        releases,
        deals,
        deaths,
        topic("Meta / chief executive", Verdict::Consistent, &[7, 8]),
        topic("Avocado / trouble", Verdict::Consistent, &[9, 10]),
    ];
    topics.extend(alone.map(|(claim, label)| topic(label, Verdict::Single, &[claim])));

    let unread = Unread {
        article: 1,
        quote: Quote { exact: "next Ramadan".to_owned(), place: Place { line: 7, column: 3 }, ..Quote::default() },
        why: "it counts from a date that is not given",
    };
    let problem = Problem {
        place: Some(Place { line: 3, column: 12 }),
        ..Problem::of_file(Severity::Error, "claims/outlet-f.yaml", "unknown key `vlaue`; did you mean `value`")
    };
    let articles =
        vec![article("Outlet C", "مليارات ميتا", Some("2025-07")), article("Outlet E", "Why Meta bets on Wang", None)];
    let corpus = Corpus { articles, claims, unread: vec![unread], problems: vec![problem], ..Corpus::default() };
    Report { corpus, topics, policy: Policy::default() }
}

fn text(report: &Report, options: terminal::Options) -> String {
    let mut out = Vec::new();
    terminal::write(report, options, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn markdown(report: &Report) -> String {
    let mut out = Vec::new();
    report::markdown::write(report, report::markdown::Options::default(), &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn json(report: &Report) -> String {
    let mut out = Vec::new();
    report::json::write(report, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

/// Isolates as signs that can be seen in a snapshot.
fn visible(words: &str) -> String {
    words.replace('\u{2068}', "⁅").replace('\u{2069}', "⁆")
}

#[test]
fn the_terminal_report() {
    insta::assert_snapshot!(visible(&text(&sample(), terminal::Options::default())), @"
    conflict  Avocado / release
      2 claims · 2 sources · place: ⁅مصر⁆ · suggested: grouped by likeness alone
      1  Q1 2026      Outlet E  no date  «in the first quarter of 2026»
      2  spring 2026  Outlet C  2025-07  ⁅«ربيع العام المقبل»⁆

      1  Outlet E    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
      2  Outlet C                           ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                   ──┴───────────┴──────────┴────────────┴───────────┴──────────────
                     2026-01     2026-02    2026-03      2026-04     2026-05

      error conflict  f9d8e7f-0b1c
        Outlet C says ⁅ربيع العام المقبل⁆; Outlet E says in the first quarter of
          2026
        2: 2026-03-01 … 2026-05-31
        1: 2026-01-01 … 2026-03-31
        overlap: 2026-03-01 … 2026-03-31
        rule: windows that share less than half
        independent origins: 1 against 2

    tension  Scale AI / deal amount
      3 claims · 2 sources · 2 positions
      joined by alias: ⁅سكيل إيه آي = Scale AI⁆
      1  >10B USD   Outlet E (Bloomberg), possible  no date
          ⁅«قد يتجاوز 10 مليارات دولار»⁆
      2  14.3B USD  Outlet C                        2025-07  ⁅«قدره⟦14.3 مليار دولار⟧»⁆
      3  ~15B USD   Outlet E (…, The Information)   no date
          ⁅«ما يقارب 15 مليار دولار»⁆

      1  Outlet E    ○━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━▶
      2  Outlet C                                              ●─
      3  Outlet E                                                ─────●─────
                   ──┴─────────┴─────────┴────────┴─────────┴─────────┴─────────┴───
        USD          10B       11B       12B      13B       14B       15B       16B

      warning tension  f1a2b3c-44aa
        Outlet C says ⁅14.3 مليار دولار⁆; Outlet E (The Information) says ⁅ما يقارب 15⁆
          ⁅مليار دولار⁆
        2: [14.25B, 14.35B] USD   3: [14.5B, 15.5B] USD   apart: 150M USD (4.7 %)
        not an error because: approximate amounts that do not meet are less than
          10 % apart
        independent origins: 1 against 2

    update  Quake / deaths
      2 claims · 2 sources
      1  40 people  Outlet C  2025-07           «at least 40 people»
      2  55 people  Outlet E  as of 2025-04-06  «55 people»

      1  Outlet C    ──●──
      2  Outlet E                                                            ──●──
                   ────┴──────┴───────┴──────┴───────┴──────┴───────┴──────┴────────
        people         40     42      44     46      48     50      52     54

      note update  f000001-0001
        Outlet C says at least 40 people; Outlet E says 55 people
        only a note because: a toll that rises
        independent origins: 1 against 2

    ● stated   ━ stated range   ─ what the words allow   ○ end not included   ▶ open

    consistent
      Meta / chief executive: Mark Zuckerberg, ⁅مارك زوكربيرغ⁆ (2 claims)
      Avocado / trouble: true (2 claims)

    one claim only (nothing to compare with; -v shows them)
      Scale AI / stake: 49 %
      Scale AI / floor space: 180,000 ft²
      Meta / plan: 3 years
      Scale AI / rank: 28th
      Scale AI / kind: acquisition
      Offers / size: hundreds of millions USD

    not understood
      claims/outlet-e.yaml:7:3: «next Ramadan»: it counts from a date that is not
        given

    about the input
      claims/outlet-f.yaml:3:12: error: unknown key `vlaue`; did you mean `value`

    11 topics: 1 conflict, 1 tension, 1 update, 2 consistent, 6 with one claim; 18
      claims of 2 sources; 1 not understood; 1 error in the input.
    ");
}

#[test]
fn every_line_fits_eighty_columns() {
    let options = terminal::Options { verbose: true, ..terminal::Options::default() };
    for line in text(&sample(), options).lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
    }
}

#[test]
fn colours_change_no_word() {
    let plain = text(&sample(), terminal::Options::default());
    let painted = text(&sample(), terminal::Options { paint: terminal::Paint::Ansi, ..terminal::Options::default() });
    assert!(painted.contains("\u{1b}[1;31mconflict\u{1b}[0m"));
    let mut bare = String::new();
    let mut inside = false;
    for letter in painted.chars() {
        match letter {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            _ if inside => {}
            _ => bare.push(letter),
        }
    }
    assert_eq!(bare, plain);
}

#[test]
fn the_quiet_report_holds_findings_alone() {
    let quiet = text(&sample(), terminal::Options { quiet: true, ..terminal::Options::default() });
    assert!(quiet.contains("f1a2b3c-44aa") && !quiet.contains("consistent") && !quiet.contains("topics:"), "{quiet}");
}

#[test]
fn the_memo() {
    insta::assert_snapshot!(visible(&markdown(&sample())), @r"
    # Where the sources disagree

    11 topics: 1 conflict, 1 tension, 1 update, 2 consistent, 6 with one claim; 18 claims of 2 sources; 1 not understood; 1 error in the input.

    ## Conflict: Avocado / release

    place: ⁅مصر⁆; Suggested: grouped by likeness alone.

    | | value | source | date | words |
    | --: | :-- | :-- | :-- | :-- |
    | 1 | spring 2026 | Outlet C | 2025-07 | ⁅ربيع العام المقبل⁆ |
    | 2 | Q1 2026 | Outlet E | no date | in the first quarter of 2026 |

    - **Error, conflict** (f9d8e7f-0b1c): ⁅Outlet C says ⁅ربيع العام المقبل⁆; Outlet E says in the first quarter of 2026⁆.
      1: 2026-03-01 … 2026-05-31; 2: 2026-01-01 … 2026-03-31; overlap 2026-03-01 … 2026-03-31.
      Rule: windows that share less than half.
      Independent origins: 1 against 2.

    ## Tension: Scale AI / deal amount

    joined by alias: ⁅سكيل إيه آي = Scale AI⁆.

    | | value | source | date | words |
    | --: | :-- | :-- | :-- | :-- |
    | 1 | 14.3B USD | Outlet C | 2025-07 | ⁅قدره⟦14.3 مليار دولار⟧⁆ |
    | 2 | &gt;10B USD | Outlet E (Bloomberg), possible | no date | ⁅قد يتجاوز 10 مليارات دولار⁆ |
    | 3 | \~15B USD | Outlet E (a person familiar with the deal, The Information) | no date | ⁅ما يقارب 15 مليار دولار⁆ |

    - **Warning, tension** (f1a2b3c-44aa): ⁅Outlet C says ⁅14.3 مليار دولار⁆; Outlet E (The Information) says ⁅ما يقارب 15 مليار دولار⁆⁆.
      1: \[14.25B, 14.35B\] USD; 3: \[14.5B, 15.5B\] USD; apart 150M USD (4.7 %).
      Not an error because: approximate amounts that do not meet are less than 10 % apart.
      Independent origins: 1 against 2.

    ## Update: Quake / deaths

    | | value | source | date | words |
    | --: | :-- | :-- | :-- | :-- |
    | 1 | 40 people | Outlet C | 2025-07 | at least 40 people |
    | 2 | 55 people | Outlet E | as of 2025-04-06 | 55 people |

    - **Note, update** (f000001-0001): Outlet C says at least 40 people; Outlet E says 55 people.
      Only a note because: a toll that rises.
      Independent origins: 1 against 2.

    ## No findings

    | topic | values | claims | |
    | :-- | :-- | --: | :-- |
    | Meta / chief executive | Mark Zuckerberg, ⁅مارك زوكربيرغ⁆ | 2 | consistent |
    | Avocado / trouble | true | 2 | consistent |
    | Scale AI / stake | 49 % | 1 | single |
    | Scale AI / floor space | 180,000 ft² | 1 | single |
    | Meta / plan | 3 years | 1 | single |
    | Scale AI / rank | 28th | 1 | single |
    | Scale AI / kind | acquisition | 1 | single |
    | Offers / size | hundreds of millions USD | 1 | single |

    ## Not understood

    - claims/outlet-e.yaml, line 7: «next Ramadan»: it counts from a date that is not given

    ## About the input

    - claims/outlet-f.yaml:3:12: error: unknown key \`vlaue\`; did you mean \`value\`
    ");
}

#[test]
fn the_json_report() {
    insta::assert_snapshot!(visible(&json(&sample())), @r#"
    {"reconcile": "0.1.0", "schema": 1,
    "articles": [
    {"id":"a1","path":"claims/outlet-c.yaml","source":"Outlet C","title":"مليارات ميتا","published":"2025-07","lang":"ar"},
    {"id":"a2","path":"claims/outlet-e.yaml","source":"Outlet E","title":"Why Meta bets on Wang","published":null,"lang":"ar"}],
    "claims": [
    {"id":"c1","article":"a1","topic":"t2","kind":"money","quote":{"exact":"14.3 مليار دولار","byte_start":40,"byte_end":66,"line":1,"column":12,"in":"file","figure":[40,66],"before":"قدره","after":""},"value":{"stated":"14300000000","comparator":"=","low":"14300000000","high":"14300000000","low_inclusive":true,"high_inclusive":true,"decimals":-8,"approximate":null,"unit":"USD","per":null,"candidates":[],"alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c2","article":"a2","topic":"t2","kind":"money","quote":{"exact":"قد يتجاوز 10 مليارات دولار","byte_start":40,"byte_end":86,"line":2,"column":12,"in":"file","figure":[40,86],"before":"","after":""},"value":{"stated":"10000000000","comparator":">","low":"10000000000","high":null,"low_inclusive":false,"high_inclusive":false,"decimals":-9,"approximate":null,"unit":"USD","per":null,"candidates":[],"alternatives":[]},"stance":"possible","attribution":["Bloomberg"],"as_of":null,"scope":{}},
    {"id":"c3","article":"a2","topic":"t2","kind":"money","quote":{"exact":"ما يقارب 15 مليار دولار","byte_start":40,"byte_end":80,"line":3,"column":12,"in":"file","figure":[40,80],"before":"","after":""},"value":{"stated":"15000000000","comparator":"=","low":"15000000000","high":"15000000000","low_inclusive":true,"high_inclusive":true,"decimals":-9,"approximate":"ما يقارب","unit":"USD","per":null,"candidates":[],"alternatives":[]},"stance":"asserted","attribution":["a person familiar with the deal","The Information"],"as_of":null,"scope":{}},
    {"id":"c4","article":"a1","topic":"t1","kind":"date","quote":{"exact":"ربيع العام المقبل","byte_start":40,"byte_end":72,"line":4,"column":12,"in":"file","figure":[40,72],"before":"","after":""},"value":{"start":"2026-03-01","end":"2026-05-31","grain":"season","part":null,"comparator":"=","approximate":null,"edtf":"2026-21","alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c5","article":"a2","topic":"t1","kind":"date","quote":{"exact":"in the first quarter of 2026","byte_start":40,"byte_end":68,"line":5,"column":12,"in":"file","figure":[40,68],"before":"","after":""},"value":{"start":"2026-01-01","end":"2026-03-31","grain":"quarter","part":null,"comparator":"=","approximate":null,"edtf":"2026-01/2026-03","alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c6","article":"a1","topic":"t3","kind":"count","quote":{"exact":"at least 40 people","byte_start":40,"byte_end":58,"line":6,"column":12,"in":"file","figure":[40,58],"before":"","after":""},"value":{"stated":"40","comparator":"=","low":"40","high":"40","low_inclusive":true,"high_inclusive":true,"decimals":0,"approximate":null,"unit":"people","per":null,"candidates":[],"alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c7","article":"a2","topic":"t3","kind":"count","quote":{"exact":"55 people","byte_start":40,"byte_end":49,"line":7,"column":12,"in":"file","figure":[40,49],"before":"","after":""},"value":{"stated":"55","comparator":"=","low":"55","high":"55","low_inclusive":true,"high_inclusive":true,"decimals":0,"approximate":null,"unit":"people","per":null,"candidates":[],"alternatives":[]},"stance":"asserted","attribution":[],"as_of":"2025-04-06","scope":{}},
    {"id":"c8","article":"a1","topic":"t4","kind":"name","quote":{"exact":"Mark Zuckerberg","byte_start":40,"byte_end":55,"line":8,"column":12,"in":"file","figure":[40,55],"before":"","after":""},"value":{"text":"Mark Zuckerberg","alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c9","article":"a2","topic":"t4","kind":"name","quote":{"exact":"مارك زوكربيرغ","byte_start":40,"byte_end":65,"line":9,"column":12,"in":"file","figure":[40,65],"before":"","after":""},"value":{"text":"مارك زوكربيرغ","alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c10","article":"a1","topic":"t5","kind":"polarity","quote":{"exact":"تواجه بعض العقبات","byte_start":40,"byte_end":72,"line":10,"column":12,"in":"file","figure":[40,72],"before":"","after":""},"value":{"positive":true,"statement":null,"alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c11","article":"a2","topic":"t5","kind":"polarity","quote":{"exact":"وجود أي صعوبات","byte_start":40,"byte_end":66,"line":11,"column":12,"in":"file","figure":[40,66],"before":"","after":""},"value":{"positive":true,"statement":null,"alternatives":[]},"stance":"denied","attribution":[],"as_of":null,"scope":{}},
    {"id":"c12","article":"a1","topic":"t6","kind":"percent","quote":{"exact":"49%","byte_start":40,"byte_end":43,"line":12,"column":12,"in":"file","figure":[40,43],"before":"","after":""},"value":{"stated":"49","comparator":"=","low":"49","high":"49","low_inclusive":true,"high_inclusive":true,"decimals":0,"approximate":null,"unit":"%","per":null,"candidates":[],"alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c13","article":"a1","topic":"t7","kind":"measure","quote":{"exact":"180 ألف قدم مربع","byte_start":40,"byte_end":66,"line":13,"column":12,"in":"file","figure":[40,66],"before":"","after":""},"value":{"stated":"180000","comparator":"=","low":"180000","high":"180000","low_inclusive":true,"high_inclusive":true,"decimals":-4,"approximate":null,"unit":"ft2","per":null,"candidates":[],"alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c14","article":"a1","topic":"t8","kind":"duration","quote":{"exact":"three years","byte_start":40,"byte_end":51,"line":14,"column":12,"in":"file","figure":[40,51],"before":"","after":""},"value":{"stated":"3","comparator":"=","low":"3","high":"3","low_inclusive":true,"high_inclusive":true,"decimals":0,"approximate":null,"unit":"year","per":null,"candidates":[],"alternatives":[{"kind":"date","value":{"start":"2025-06-10","end":"2028-06-09","grain":"year","part":null,"comparator":"=","approximate":null,"edtf":"2025-06-10/2028-06-09","alternatives":[]},"why":"counted from the day of publication"}]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c15","article":"a1","topic":"t9","kind":"ordinal","quote":{"exact":"المرتبة 28","byte_start":40,"byte_end":57,"line":15,"column":12,"in":"file","figure":[40,57],"before":"","after":""},"value":{"stated":"28","comparator":"=","low":"28","high":"28","low_inclusive":true,"high_inclusive":true,"decimals":0,"approximate":null,"unit":null,"per":null,"candidates":[],"alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c16","article":"a1","topic":null,"kind":"money","quote":{"exact":"500 ريال","byte_start":40,"byte_end":52,"line":16,"column":12,"in":"file","figure":[40,52],"before":"","after":""},"value":{"stated":"500","comparator":"=","low":"500","high":"500","low_inclusive":true,"high_inclusive":true,"decimals":-2,"approximate":null,"unit":null,"per":null,"candidates":["SAR","QAR","YER"],"alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c17","article":"a1","topic":"t10","kind":"category","quote":{"exact":"صفقة استحواذ","byte_start":40,"byte_end":63,"line":17,"column":12,"in":"file","figure":[40,63],"before":"","after":""},"value":{"text":"acquisition","set":"deal type","alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{}},
    {"id":"c18","article":"a2","topic":"t11","kind":"money","quote":{"exact":"مئات الملايين","byte_start":40,"byte_end":65,"line":18,"column":12,"in":"file","figure":[40,65],"before":"","after":""},"value":{"stated":null,"comparator":"range","low":"200000000","high":"1000000000","low_inclusive":true,"high_inclusive":true,"decimals":null,"approximate":null,"unit":"USD","per":null,"candidates":[],"alternatives":[]},"stance":"asserted","attribution":[],"as_of":null,"scope":{"place":"US"}}],
    "topics": [
    {"id":"t1","entity":"Avocado","attribute":"release","label":"Avocado / release","verdict":"conflict","joined":"suggested","why":[],"claims":["c4","c5"],"relations":[["c4","c5","conflict"]],"positions":[{"claims":["c4","c5"],"low":null,"high":null,"origins":2}]},
    {"id":"t2","entity":"Scale AI","attribute":"deal amount","label":"Scale AI / deal amount","verdict":"tension","joined":"sure","why":[{"by":"alias","words":"سكيل إيه آي = Scale AI"}],"claims":["c1","c2","c3"],"relations":[["c1","c2","within"],["c1","c3","tension"],["c2","c3","within"]],"positions":[{"claims":["c1","c2"],"low":"14250000000","high":"14350000000","origins":2},{"claims":["c2","c3"],"low":"14500000000","high":"15500000000","origins":1}]},
    {"id":"t3","entity":"Quake","attribute":"deaths","label":"Quake / deaths","verdict":"update","joined":"sure","why":[],"claims":["c6","c7"],"relations":[],"relations_omitted":true,"positions":[{"claims":["c6","c7"],"low":null,"high":null,"origins":2}]},
    {"id":"t4","entity":"Meta","attribute":"chief executive","label":"Meta / chief executive","verdict":"consistent","joined":"sure","why":[],"claims":["c8","c9"],"relations":[],"positions":[{"claims":["c8","c9"],"low":null,"high":null,"origins":2}]},
    {"id":"t5","entity":"Avocado","attribute":"trouble","label":"Avocado / trouble","verdict":"consistent","joined":"sure","why":[],"claims":["c10","c11"],"relations":[],"positions":[{"claims":["c10","c11"],"low":null,"high":null,"origins":2}]},
    {"id":"t6","entity":"Scale AI","attribute":"stake","label":"Scale AI / stake","verdict":"single","joined":"sure","why":[],"claims":["c12"],"relations":[],"positions":[{"claims":["c12"],"low":null,"high":null,"origins":1}]},
    {"id":"t7","entity":"Scale AI","attribute":"floor space","label":"Scale AI / floor space","verdict":"single","joined":"sure","why":[],"claims":["c13"],"relations":[],"positions":[{"claims":["c13"],"low":null,"high":null,"origins":1}]},
    {"id":"t8","entity":"Meta","attribute":"plan","label":"Meta / plan","verdict":"single","joined":"sure","why":[],"claims":["c14"],"relations":[],"positions":[{"claims":["c14"],"low":null,"high":null,"origins":1}]},
    {"id":"t9","entity":"Scale AI","attribute":"rank","label":"Scale AI / rank","verdict":"single","joined":"sure","why":[],"claims":["c15"],"relations":[],"positions":[{"claims":["c15"],"low":null,"high":null,"origins":1}]},
    {"id":"t10","entity":"Scale AI","attribute":"kind","label":"Scale AI / kind","verdict":"single","joined":"sure","why":[],"claims":["c17"],"relations":[],"positions":[{"claims":["c17"],"low":null,"high":null,"origins":1}]},
    {"id":"t11","entity":"Offers","attribute":"size","label":"Offers / size","verdict":"single","joined":"sure","why":[],"claims":["c18"],"relations":[],"positions":[{"claims":["c18"],"low":null,"high":null,"origins":1}]}],
    "findings": [
    {"id":"f9d8e7f-0b1c","key":"conflict:scale ai/deal amount:outlet c|outlet e","evidence":"0f3a","code":"conflict","severity":"error","topic":"t1","claims":["c4","c5"],"message":"Outlet C says ⁅ربيع العام المقبل⁆; Outlet E says in the first quarter of 2026","because":{"rule":"windows that share less than half","left":["2026-03-01","2026-05-31"],"right":["2026-01-01","2026-03-31"],"gap":"0"}},
    {"id":"f1a2b3c-44aa","key":"tension:scale ai/deal amount:outlet c|outlet e","evidence":"0f3a","code":"tension","severity":"warning","topic":"t2","claims":["c1","c3"],"message":"Outlet C says ⁅14.3 مليار دولار⁆; Outlet E (The Information) says ⁅ما يقارب 15 مليار دولار⁆","because":{"rule":"approximate amounts that do not meet are less than 10 % apart","left":["14250000000","14350000000"],"right":["14500000000","15500000000"],"gap":"150000000"}},
    {"id":"f000001-0001","key":"update:scale ai/deal amount:outlet c|outlet e","evidence":"0f3a","code":"update","severity":"note","topic":"t3","claims":["c6","c7"],"message":"Outlet C says at least 40 people; Outlet E says 55 people","because":{"rule":"a toll that rises","left":["10000000000",null],"right":null,"gap":null}}],
    "unread": [
    {"article":"a2","quote":{"exact":"next Ramadan","byte_start":0,"byte_end":0,"line":7,"column":3,"in":"file","figure":[0,0],"before":"","after":""},"why":"it counts from a date that is not given"}],
    "problems": [
    {"severity":"error","path":"claims/outlet-f.yaml","line":3,"column":12,"message":"unknown key `vlaue`; did you mean `value`"}]}
    "#);
}

#[test]
fn one_finding_in_full() {
    let report = sample();
    let (topic, finding) = report.findings()[1];
    let mut out = Vec::new();
    terminal::write_finding(&report, &report.topics[topic], finding, terminal::Paint::Plain, &mut out)
        .expect("a vector takes everything");
    let words = visible(&String::from_utf8(out).expect("UTF-8"));
    assert!(words.contains("independent origins: 1 against 2"), "{words}");
    assert!(words.contains("⟦14.3 مليار دولار⟧") && words.contains("What to do"), "{words}");
}

#[test]
fn a_narrowed_report_keeps_its_places() {
    let only = |selection: Selection| {
        let report = sample().narrow(&selection);
        check_schema(report::schema::REPORT, &json(&report));
        let labels: Vec<String> = report.topics.iter().map(|topic| topic.label.clone()).collect();
        let quotes: Vec<&str> = report.corpus.claims.iter().map(|claim| claim.quote.exact.as_str()).collect();
        let pairs: Vec<_> = report.findings().iter().map(|(_, finding)| finding.claims.clone()).collect();
        format!(
            "topics {} | {} | {} articles | {pairs:?}",
            labels.join(", "),
            quotes.join(", "),
            report.corpus.articles.len()
        )
    };
    let pattern = |words: &str| vec![words.parse().unwrap_or_else(|never| match never {})];
    insta::assert_snapshot!(only(Selection { topics: pattern("*deaths"), ..Selection::default() }), @"topics Quake / deaths | at least 40 people, 55 people | 2 articles | [[0, 1]]");
    insta::assert_snapshot!(only(Selection { codes: vec![Code::Conflict], ..Selection::default() }), @"topics Avocado / release | ربيع العام المقبل, in the first quarter of 2026 | 2 articles | [[0, 1]]");
    insta::assert_snapshot!(only(Selection { sources: vec!["the information".to_owned()], ..Selection::default() }), @"topics Scale AI / deal amount | 14.3 مليار دولار, قد يتجاوز 10 مليارات دولار, ما يقارب 15 مليار دولار | 2 articles | [[0, 2]]");
    insta::assert_snapshot!(only(Selection { topics: pattern("*rank"), ..Selection::default() }), @"topics Scale AI / rank | المرتبة 28 | 1 articles | []");
    insta::assert_snapshot!(only(Selection { topics: pattern("nothing"), ..Selection::default() }), @"topics  |  | 0 articles | []");
}

/// Checks that `instance` is an instance of `schema`.
fn check_schema(schema: &str, instance: &str) {
    let parse = |words: &str| serde_json::from_str::<serde_json::Value>(words).expect("JSON");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("urn:test", parse(schema)).expect("a resource");
    let compiled = compiler.compile("urn:test", &mut schemas).expect("a schema");
    if let Err(error) = schemas.validate(&parse(instance), compiled) {
        panic!("{error:#}\n{instance}");
    }
}

#[test]
fn the_report_conforms_to_its_schema() {
    check_schema(report::schema::REPORT, &json(&sample()));
    check_schema(report::schema::REPORT, &json(&Report::default()));
    let broken = json(&sample()).replace("\"comparator\":\">\"", "\"comparator\":\"more\"");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema = serde_json::from_str(report::schema::REPORT).expect("JSON");
    compiler.add_resource("urn:test", schema).expect("a resource");
    let compiled = compiler.compile("urn:test", &mut schemas).expect("a schema");
    let broken = serde_json::from_str(&broken).expect("JSON");
    assert!(schemas.validate(&broken, compiled).is_err(), "the schema must be able to refuse");
}

#[test]
fn the_files_of_the_repository_conform_to_their_schemas() {
    let as_json = |path: &std::path::Path| {
        let text = std::fs::read_to_string(path).expect("a file");
        let value: serde_json::Value = serde_yaml::from_str(&text).expect("YAML");
        value.to_string()
    };
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = 0;
    for entry in std::fs::read_dir(root.join("claims")).expect("a folder") {
        check_schema(report::schema::CLAIMS, &as_json(&entry.expect("an entry").path()));
        files += 1;
    }
    assert!(files > 0, "no claim files");
    check_schema(report::schema::CONFIG, &as_json(&root.join("reconcile.yaml")));
}

/// Text that tries to break out: escape sequences, an override, marks of Markdown and HTML, tabs, line ends, length.
fn hostile() -> Report {
    let mut report = sample();
    let bomb = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202E}evil\u{2067}\t|\r\n# <script>alert(1)</script> [x](http://x) `code` *b* \u{9b}31m\u{2028}";
    let words = format!("{bomb}{}", "مليار ".repeat(16_000));
    report.corpus.articles[0].source = Some(words.as_str().into());
    report.corpus.articles[0].title = Some(words.as_str().into());
    report.corpus.articles[1].path = words.as_str().into();
    report.corpus.articles[1].source = None;
    for claim in &mut report.corpus.claims {
        claim.quote.exact.clone_from(&words);
        claim.quote.before.clone_from(&words);
        claim.attribution = vec![words.as_str().into()];
        if let Value::Name(name) = &mut claim.value {
            name.clone_from(&words);
        }
        if let Value::Quantity(Quantity { unit: Unit::Noun(noun), per, .. }) = &mut claim.value {
            noun.clone_from(&words);
            *per = Some(words.clone());
        }
    }
    for topic in &mut report.topics {
        topic.label.clone_from(&words);
        topic.scope = BTreeMap::from([(words.clone(), words.clone())]);
        topic.why = vec![Why { by: "alias", words: words.clone() }];
        for finding in &mut topic.findings {
            finding.message.clone_from(&words);
            finding.because.rule.clone_from(&words);
            finding.because.axis = match &finding.because.axis {
                Axis::Days => Axis::Days,
                Axis::Amount(_) => Axis::Amount(words.clone()),
            };
        }
    }
    report.corpus.unread[0].quote.exact.clone_from(&words);
    report.corpus.problems[0].message = words;
    report
}

fn assert_harmless(words: &str) {
    for line in words.lines() {
        let bad = |letter: &char| {
            letter.is_control() || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2028}' | '\u{2066}' | '\u{2067}')
        };
        assert_eq!(line.chars().find(bad), None, "{line}");
        let open = line.chars().try_fold(0_usize, |open, letter| match letter {
            '\u{2068}' => Some(open + 1),
            '\u{2069}' => open.checked_sub(1),
            _ => Some(open),
        });
        assert_eq!(open, Some(0), "an isolate is not closed on its line: {line}");
    }
}

#[test]
fn hostile_text_cannot_break_the_terminal_report() {
    let report = hostile();
    let words = text(&report, terminal::Options { verbose: true, ..terminal::Options::default() });
    assert_harmless(&words);
    for line in words.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
    }
    assert!(words.len() < 60_000, "{} bytes", words.len());
    let (topic, finding) = report.findings()[0];
    let mut out = Vec::new();
    terminal::write_finding(&report, &report.topics[topic], finding, terminal::Paint::Plain, &mut out)
        .expect("a vector takes everything");
    assert_harmless(&String::from_utf8(out).expect("UTF-8"));
}

#[test]
fn hostile_text_cannot_break_the_memo() {
    let words = markdown(&hostile());
    assert_harmless(&words);
    assert!(!words.contains("<script"), "{words}");
    for line in words.lines() {
        assert!(!line.starts_with("# <") && !line.contains(" [x](") && !line.contains(" `code`"), "{line}");
        if line.starts_with('|') {
            let bars = line.replace("\\|", "").matches('|').count();
            assert!(bars == 6 || bars == 5, "{bars} bars: {line}");
        }
    }
}

#[test]
fn hostile_text_survives_in_json() {
    let report = hostile();
    let words = json(&report);
    check_schema(report::schema::REPORT, &words);
    let read: serde_json::Value = serde_json::from_str(&words).expect("JSON");
    assert_eq!(read["claims"][0]["quote"]["exact"], serde_json::json!(report.corpus.claims[0].quote.exact));
}
