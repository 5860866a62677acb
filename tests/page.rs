//! The page for a browser: what it holds, and what it does in a real one.

mod browser;

use browser::{Browser, axe};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn reconcile(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reconcile"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["check", "--today", "2026-01-31"])
        .args(arguments)
        .output()
        .expect("it runs")
}

/// A folder that goes away with the test, and the page of some paths in it.
fn page(paths: &[&str], flags: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.html");
    let to = file.to_string_lossy().into_owned();
    let done = reconcile(&[paths, &["--exit-zero", "-o", &to], flags].concat());
    assert!(file.exists(), "{}", String::from_utf8_lossy(&done.stderr));
    (folder, file)
}

const STORY: &str = "fixtures/stories/zawa-river-flood";

/// The page of some articles or claims, one JSON object a line.
fn page_of(lines: &[Value]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let path = folder.path().join("lines.jsonl");
    fs::write(&path, lines).expect("a file");
    let (kept, file) = page(&[&path.to_string_lossy()], &[]);
    drop(folder);
    (kept, file)
}

/// Words that would run, load, break out of where they stand, or turn around what follows.
const EVIL: &str = "<script>window.ran=1</script><img src=https://evil.example/x onerror=window.ran=2> ]]> </script></style>\
                    <svg onload=window.ran=3> {{ 7*7 }} {% raw %} \"' onclick=window.ran=4 \u{202E}backwards\u{2066} \u{7}";

fn hostile() -> Vec<Value> {
    let long = "long title ".repeat(10_000);
    let article = |source: &str, text: &str| {
        json!({"source": format!("{source} {EVIL}"), "title": format!("{long}{EVIL}"), "published": "2025-06-10",
               "url": "javascript:window.ran=5", "lang": "en\" onload=\"window.ran=6", "text": text})
    };
    let claim = |source: &str, value: &str| {
        json!({"topic": format!("Halden {EVIL} / deal amount"), "value": value, "source": format!("{source} {EVIL}"),
               "quote": format!("{EVIL} {value}"), "said_by": [EVIL], "published": "2025-06-10",
               "scope": {"place": EVIL}, "url": "javascript:window.ran=7"})
    };
    vec![
        claim("Wire", "$14.0B"),
        claim("Daily", "$15.5B"),
        article("Post", &format!("Halden paid $14 billion for Northbridge.\n\n{EVIL} Halden paid $14 billion {EVIL}.")),
        article("Star", &format!("Halden paid $17 billion for Northbridge {EVIL}.")),
    ]
}

#[test]
fn nothing_of_an_article_runs_and_nothing_is_asked_for() {
    let (_folder, file) = page_of(&hostile());
    let html = fs::read_to_string(&file).expect("UTF-8");
    assert!(!html.contains('\u{202E}') && !html.contains('\u{7}'));
    assert!(html.contains("&lt;script&gt;window.ran=1") && html.len() < 300_000, "{} bytes", html.len());
    let Some(mut browser) = Browser::open() else { return };
    browser.go(&file, "");
    browser.run("document.querySelectorAll('details').forEach((details) => (details.open = true))");
    assert_eq!(browser.run("return window.ran ?? null"), Value::Null);
    assert_eq!(browser.run("return document.querySelectorAll('img, iframe, link, object, base').length"), 0);
    assert_eq!(browser.run("return document.scripts.length"), 2);
    let links = browser.run("return Array.from(document.links, (link) => link.getAttribute('href'))");
    assert!(
        links.as_array().expect("links").iter().all(|link| link.as_str().is_some_and(|link| link.starts_with('#')))
    );
    let attributes =
        "return Array.from(document.querySelectorAll('*')).flatMap((element) => element.getAttributeNames())
        .filter((name) => name.startsWith('on') || name === 'style')";
    assert_eq!(browser.run(attributes), json!([]));
    assert_eq!(browser.console(), Vec::<String>::new());
    let own = format!("file://{}", file.display());
    assert!(browser.requests().iter().all(|url| *url == own || url == "about:blank" || url.starts_with("data:,")));
}

#[test]
fn the_policy_stops_what_gets_in_all_the_same() {
    let Some(mut browser) = Browser::open() else { return };
    let (_folder, file) = page(&["claims"], &[]);
    let html = fs::read_to_string(&file).expect("UTF-8");
    let evil = "<body><script>window.ran=1</script><img src=\"https://evil.example/x\"><p style=\"color:red\" onclick=\"window.ran=2\">x</p>";
    fs::write(&file, html.replace("<body>", evil)).expect("a file");
    browser.go(&file, "");
    assert_eq!(browser.run("document.querySelector('p[style]').click(); return window.ran ?? null"), Value::Null);
    assert_eq!(browser.run("return document.getElementById('filters').hidden"), false);
    let console = browser.console().join("\n");
    assert!(console.contains("img-src") && console.contains("script-src"), "{console}");
}

#[test]
fn filters_show_what_fits() {
    let Some(mut browser) = Browser::open() else { return };
    let (_folder, file) = page(&["claims"], &[]);
    browser.go(&file, "");
    let mut check = |set: &str| {
        let script = format!(
            "const set = (id, value) => {{ document.getElementById(id).value = value; }};
             {set};
             document.getElementById('filters').dispatchEvent(new Event('input'));
             const shown = document.querySelectorAll('details.topic:not([hidden])');
             return [document.getElementById('shown').textContent, ...Array.from(shown, (topic) => topic.dataset.label).slice(0, 3)].join(' | ');"
        );
        browser.run(&script).as_str().expect("words").to_owned()
    };
    insta::assert_snapshot!(check(""), @"Shown: 24 of 24 | Avocado / training runs into trouble | Scale AI / kind of deal | Meta / largest pay offer to a researcher");
    insta::assert_snapshot!(check("set('by-topic', 'SCALE')"), @"Shown: 10 of 24 | Scale AI / kind of deal | Scale AI / deal amount | Scale AI / name");
    insta::assert_snapshot!(check("set('by-topic', ''); set('by-text', 'استثمار كبير قدره')"), @"Shown: 1 of 24 | Scale AI / deal amount");
    insta::assert_snapshot!(check("set('by-text', 'إستثمار كبير')"), @"Shown: 2 of 24 | Scale AI / kind of deal | Scale AI / deal amount");
    insta::assert_snapshot!(check("set('by-text', ''); set('by-source', '1'); document.querySelector('[value=single]').checked = false"), @"Shown: 5 of 24 | Avocado / training runs into trouble | Avocado / release | Avocado / code name");
    insta::assert_snapshot!(check("document.querySelectorAll('[name=verdict]').forEach((box) => (box.checked = box.value === 'tension'))"), @"Shown: 1 of 24 | Avocado / release");
    insta::assert_snapshot!(check("set('by-topic', 'nothing')"), @"Shown: 0 of 24");
}

#[test]
fn a_link_to_a_finding_opens_and_shows_it() {
    let Some(mut browser) = Browser::open() else { return };
    let (_folder, file) = page(&["claims"], &[]);
    browser.go(&file, "");
    let id = browser.run("return document.querySelectorAll('.finding')[3].id");
    let id = id.as_str().expect("an id").to_owned();
    browser.go(&file, &format!("#{id}"));
    let seen = format!(
        "const box = document.getElementById('{id}').getBoundingClientRect(); return box.height > 0 && box.top >= 0 && box.top < innerHeight"
    );
    assert_eq!(browser.run(&seen), true);
    // What a filter hides, in a topic that is closed, is shown and opened.
    browser.run("document.querySelectorAll('details').forEach((details) => (details.open = false))");
    browser.run("document.getElementById('by-text').value = 'nowhere'; document.getElementById('filters').dispatchEvent(new Event('input'))");
    assert_eq!(browser.run(&seen), false);
    browser.run("location.hash = ''");
    browser.wait(&format!("location.hash = '{id}'; setTimeout(arguments[0], 100)"));
    assert_eq!(browser.run(&seen), true);
}

#[test]
fn claims_and_mentions_lead_to_each_other() {
    let Some(mut browser) = Browser::open() else { return };
    let (_folder, file) = page(&[STORY], &[]);
    browser.show(1600, "light");
    browser.go(&file, "");
    // From a claim to its words …
    let there = browser.wait(
        "const done = arguments[0];
         const link = document.querySelector('.claims a[href^=\"#a\"]');
         link.click();
         setTimeout(() => {
           const paragraph = document.querySelector(link.getAttribute('href'));
           const box = paragraph.getBoundingClientRect();
           done([paragraph.closest('details').open, box.top >= 0 && box.bottom <= innerHeight, paragraph.childNodes.length]);
         }, 300);",
    );
    assert_eq!(there, json!([true, true, 1]));
    // … whose highlights are the words of the claims, with no element between letters …
    let marked = browser.run(
        "const ranges = Array.from(CSS.highlights.entries()).filter(([name]) => name !== 'quote').flatMap(([, ranges]) => [...ranges]);
         window.range = ranges.find((range) => range.getBoundingClientRect().width > 0);
         const article = range.startContainer.parentElement.closest('details');
         const text = article.querySelector('.text');
         return [ranges.length > 5, ranges.every((range) => range.startContainer === range.endContainer),
                 text.querySelectorAll('p *').length];",
    );
    assert_eq!(marked, json!([true, true, 0]));
    let quoted = browser.run(
        "const quotes = [...CSS.highlights.get('quote')];
         return [quotes.length > 5, quotes.every((range) => {
           const said = range.startContainer.parentElement.closest('li').querySelector('blockquote').textContent;
           return said === `«${range}»` || said.endsWith('…»');
         })];",
    );
    assert_eq!(quoted, json!([true, true]));
    // … and from the words back to the claim.
    let middle = browser.run(
        "range.startContainer.parentElement.scrollIntoView({block: 'center'});
         const box = range.getClientRects()[0];
         return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];",
    );
    browser.run("history.replaceState(null, '', ' ')");
    browser.click(middle[0].as_i64().expect("a number"), middle[1].as_i64().expect("a number"));
    let back = browser.wait(
        "const done = arguments[0];
         setTimeout(() => {
           const claim = document.querySelector(location.hash || 'nothing');
           done(claim ? [claim.textContent.includes(range.toString().trim()), claim.getBoundingClientRect().top < innerHeight] : location.href);
         }, 300);",
    );
    assert_eq!(back, json!([true, true]));
}

#[test]
fn a_finding_is_copied_as_text() {
    let Some(mut browser) = Browser::open() else { return };
    let (_folder, file) = page(&["claims"], &["--topic", "Scale AI / deal amount"]);
    browser.go(&file, "");
    browser.run("document.querySelector('button.copy').click()");
    let done = browser.wait(
        "const done = arguments[0];
         setTimeout(() => {
           const button = document.querySelector('button.copy');
           const area = document.createElement('textarea');
           document.body.append(area);
           area.focus();
           done([button.textContent, button.dataset.text]);
         }, 300)",
    );
    let text = done[1].as_str().expect("words").replace('\u{A0}', " ");
    insta::assert_snapshot!(text.replace(['\u{2066}', '\u{2068}', '\u{2069}'], ""), @"
    tension: Scale AI / deal amount (f8f5e04-b897)
    - Outlet E (a person familiar with the deal, CNBC) says «لاستثمار 14 مليار دولار» · [13.5B, 14.5B] USD · 2025-06
    - Outlet E (The Information) says «ستدفع ما يقارب 15 مليار دولار» · [14.5B, 15.5B] USD · 2025-06
    apart: 1B USD (6.7 %)
    not an error because: approximate, and 6.7 % apart: less than the 10 % that would make it a conflict
    ");
    assert_eq!(done[0], "Copied");
}

#[test]
fn keys_reach_everything() {
    const TAB: char = '\u{E004}';
    const ENTER: char = '\u{E007}';
    let Some(mut browser) = Browser::open() else { return };
    let (_folder, file) = page(&["claims"], &[]);
    browser.go(&file, "");
    browser.press(TAB);
    assert_eq!(browser.run("return document.activeElement.className"), "skip");
    browser.press(ENTER);
    browser.wait("setTimeout(arguments[0], 100)");
    browser.press(TAB);
    assert_eq!(browser.run("return document.activeElement.id"), "by-topic");
    browser.run("document.querySelector('details.topic summary').focus()");
    let open = browser.run("return document.querySelector('details.topic').open");
    browser.press(ENTER);
    assert_ne!(browser.run("return document.querySelector('details.topic').open"), open);
}

#[test]
fn no_page_scrolls_sideways() {
    let Some(mut browser) = Browser::open() else { return };
    let pages = [
        page(&["claims"], &[]),
        page(&["claims"], &["--ui", "ar"]),
        page(&[STORY], &["--ui", "ar", "--trace"]),
        page_of(&hostile()),
    ];
    for (_folder, file) in &pages {
        for width in [360, 1600] {
            browser.show(width, "light");
            browser.go(file, "");
            browser.run("document.querySelectorAll('details').forEach((details) => (details.open = true))");
            let wide = browser.run(
                "const out = (element) => {
                   const box = element.getBoundingClientRect();
                   return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !element.closest('.wide, svg');
                 };
                 const root = document.documentElement;
                 return [root.scrollWidth <= innerWidth, Array.from(document.querySelectorAll('body *')).filter(out).slice(0, 3).map((element) => element.outerHTML.slice(0, 120))];",
            );
            assert_eq!(wide, json!([true, []]), "{width} {}", file.display());
        }
    }
}

/// Where the first occurrence of some words is drawn in an element: left edge and right edge.
const DRAWN: &str = "
    const drawn = (element, words) => {
      const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        const box = range.getClientRects()[0];
        return [box.left, box.right];
      }
      throw new Error(`${words} is not in ${element.textContent}`);
    };
    // Whether the words stand from left to right in this order.
    const inOrder = (element, ...words) => {
      const places = words.map((word) => drawn(element, word));
      return places.every((place, at) => at === 0 || places[at - 1][1] <= place[0] + 1);
    };
    const holding = (selector, words) => Array.from(document.querySelectorAll(selector)).find((element) => element.textContent.includes(words));
";

#[test]
fn right_to_left_runs_stand_in_order() {
    let Some(mut browser) = Browser::open() else { return };
    for (flags, first, last) in [(&["--ui", "ar"][..], "أين", "المصادر"), (&[][..], "disagree", "Where")] {
        let (_folder, file) = page(&["claims", STORY], flags);
        browser.show(1600, "light");
        browser.go(&file, "");
        browser.run("document.querySelectorAll('details').forEach((details) => (details.open = true))");
        let script = format!(
            "{DRAWN}
             const quote = holding('.claims blockquote', 'بقيمة قدرت بنحو');
             return {{
               heading: inOrder(document.querySelector('h1'), '{last}', '{first}'),
               quote: inOrder(quote, 'دولار', 'مليار', '14.3', 'بنحو', 'بقيمة'),
               side: quote.getBoundingClientRect().right - drawn(quote, '«')[1] < 8,
               value: inOrder(holding('.claims .value', '~14.3B'), '~', '14.3B', 'USD'),
               bound: inOrder(holding('.claims .value', '>10B'), '>', '10B', 'USD'),
               interval: inOrder(holding('.interval', '14.5, ') ?? holding('.interval', '[13.5B'), '[', '13.5B', '14.5B', ']', 'USD'),
               unit: inOrder(holding('.interval', 'أشخاص'), '[', ',', ']', 'أشخاص'),
               days: inOrder(holding('.finding p', '2026-03-01 … 2026-03-31'), '2026-03-01', '2026-03-31'),
               latin: inOrder(holding('.claims .by', 'person familiar'), 'person', 'familiar', 'deal'),
               article: inOrder(holding('.text p', '4500'), 'شخص', '4500'),
             }};"
        );
        let expected = json!({"heading": true, "quote": true, "side": true, "value": true, "bound": true, "interval": true,
                              "unit": true, "days": true, "latin": true, "article": true});
        assert_eq!(browser.run(&script), expected, "{flags:?}");
    }
}

#[test]
fn axe_finds_no_serious_violation() {
    let Some(mut browser) = Browser::open() else { return };
    let Some(axe) = axe() else { return };
    let run = format!(
        "{axe};
         const done = arguments[arguments.length - 1];
         axe.run(document, {{resultTypes: ['violations']}}).then((found) => done(found.violations
           .filter((violation) => ['serious', 'critical'].includes(violation.impact))
           .map((violation) => `${{violation.id}}: ${{violation.nodes.length}}: ${{violation.nodes[0].html.slice(0, 200)}} ${{violation.nodes[0].failureSummary}}`)));"
    );
    for (paths, ui) in [("claims", "en"), ("claims", "ar"), (STORY, "en"), (STORY, "ar")] {
        let (_folder, file) = page(&[paths], &["--ui", ui]);
        for (width, theme) in [(360, "light"), (1600, "dark")] {
            browser.show(width, theme);
            browser.go(&file, "");
            browser.run("document.querySelectorAll('details.topic, details.article').forEach((details, at) => (details.open = at % 6 === 0))");
            assert_eq!(browser.wait(&run), json!([]), "{paths} {ui} {width} {theme}");
        }
    }
}

/// `topics` topics with `claims` claims each, every tenth topic with one that conflicts.
fn many(topics: usize, claims: usize) -> Vec<Value> {
    let claim = |at: usize| {
        let (topic, number) = (at / claims, at % claims);
        let amount = if topic.is_multiple_of(10) && number == 0 { 700 } else { 500 + topic };
        json!({"topic": format!("Company {topic} / jobs cut"), "value": format!("{amount} jobs"),
               "quote": format!("the company cut {amount} jobs"), "source": format!("Outlet {}", number % 40),
               "published": format!("2025-{:02}-10", number % 12 + 1)})
    };
    (0..topics * claims).map(claim).collect()
}

#[test]
fn many_topics_and_many_claims_are_laid_out() {
    let Some(mut browser) = Browser::open() else { return };
    let (_folder, file) = page_of(&many(500, 10));
    browser.go(&file, "");
    let counts =
        "return [document.querySelectorAll('details.topic').length, document.querySelectorAll('.claims > li').length,
        document.getElementById('shown').textContent]";
    assert_eq!(browser.run(counts), json!([500, 5000, "Shown: 500 of 500"]));
    let (_folder, file) = page_of(&many(1, 10_000));
    browser.go(&file, "");
    let counts =
        "return [document.querySelectorAll('.claims > li').length, document.querySelectorAll('.compact > li').length,
        document.querySelectorAll('.chart .who').length, document.querySelector('.more').open]";
    assert_eq!(browser.run(counts), json!([40, 9960, 25, false]));
    let last = browser.run("return Array.from(document.querySelectorAll('.compact > li')).at(-1).id");
    browser.go(&file, &format!("#{}", last.as_str().expect("an id")));
    assert_eq!(browser.run("return document.querySelector('.more').open"), true);
}

#[test]
fn what_cannot_be_written_leaves_the_old_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.html");
    fs::write(&file, "the old page").expect("a file");
    let to = file.to_string_lossy().into_owned();
    let check = |arguments: &[&str], told: &str| {
        let done = reconcile(&[&["claims", "-f", "html"], arguments].concat());
        let errors = String::from_utf8_lossy(&done.stderr).replace(&*folder.path().to_string_lossy(), "DIR");
        assert_eq!((errors.trim_end(), done.status.code()), (told, Some(2)));
        assert!(done.stdout.is_empty());
    };
    for (template, told) in [
        ("{% for %}", "1:8: syntax error: unexpected end of block, expected in"),
        ("{{ nowhere.at.all }}", "1:4: undefined value: `nowhere` is undefined"),
        ("{{ summary|loud }}", "1:12: unknown filter: filter loud is unknown"),
    ] {
        let path = folder.path().join("desk.html");
        fs::write(&path, template).expect("a file");
        check(&["-o", &to, "--template", &path.to_string_lossy()], &format!("reconcile: error: DIR/desk.html:{told}"));
    }
    let gone = folder.path().join("gone.html");
    check(
        &["-o", &to, "--template", &gone.to_string_lossy()],
        "reconcile: error: DIR/gone.html: cannot be read: no such file or directory",
    );
    check(&["-o", &folder.path().to_string_lossy()], "reconcile: error: DIR: cannot be written: it is a folder");
    if Path::new("/dev/full").exists() {
        check(&["-o", "/dev/full"], "reconcile: error: /dev/full: cannot be written: no space left on device");
        let done = reconcile(&["claims", "-f", "html", "-o", "/proc/version"]);
        assert!(
            String::from_utf8_lossy(&done.stderr).starts_with("reconcile: error: /proc/version: cannot be written")
        );
    }
    assert_eq!(fs::read_to_string(&file).expect("the old page"), "the old page");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn the_page_is_the_same_on_any_number_of_threads() {
    let of = |jobs: &str| reconcile(&[STORY, "claims", "-f", "html", "-j", jobs]).stdout;
    let one = of("1");
    assert!(one.len() > 100_000 && one == of("4"));
    // Counts agree with the text report's.
    let summary = String::from_utf8(reconcile(&[STORY, "claims"]).stdout).expect("UTF-8");
    let last =
        summary.trim_end().rsplit("\n\n").next().expect("a summary").split_whitespace().collect::<Vec<_>>().join(" ");
    let html = String::from_utf8(one).expect("UTF-8");
    assert!(html.contains(last.trim_end_matches('.')), "{last}");
}
