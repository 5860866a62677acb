//! Inputs of the benchmarks: made here, the same at every run.

#![allow(dead_code, reason = "each benchmark takes its own")]

use std::fmt::Write;

/// A small generator of numbers (xorshift), so that inputs need no crate and never change.
pub struct Numbers(u64);

impl Numbers {
    /// The generator of one seed.
    pub fn new(seed: u64) -> Self {
        Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number, below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    /// One of the words.
    pub fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }
}

/// Dense news prose: a figure or a date in most sentences.
pub fn prose(lang: &str, bytes: usize) -> String {
    let mut numbers = Numbers::new(7);
    let mut text = String::with_capacity(bytes + 400);
    while text.len() < bytes {
        let (small, large) = (numbers.below(90) + 2, numbers.below(900_000) + 1_000);
        let year = 2015 + numbers.below(11);
        let sentence = match (lang, numbers.below(5)) {
            ("ar", 0) => "وأكدت الوزارة أن الفرق تواصل عملها في القرى الجبلية رغم سوء الأحوال الجوية. ".into(),
            ("ar", 1) => format!("وقالت البلدية إن نحو {large} شخصا غادروا منازلهم منذ {small} مارس {year}. "),
            ("ar", 2) => format!("وبلغت قيمة العقد {small}.4 مليار دولار بحسب بيان الشركة. "),
            ("ar", 3) => format!("وارتفعت النسبة إلى {small}% في الربع الأول من عام {year} بعد ثلاثة أعوام. "),
            ("ar", _) => "وأصيب خمسة وعشرون عاملا على الأقل وفق ما أعلنته النقابة مساء الثلاثاء. ".into(),
            (_, 0) => {
                "Crews worked through the night in the hill villages, the ministry said, although roads stayed closed. "
                    .into()
            }
            (_, 1) => format!(
                "About {large} people have left their homes since {small} March {year}, the town council said. "
            ),
            (_, 2) => format!("The contract is worth ${small}.4 billion, according to a statement by the company. "),
            (_, 3) => {
                format!("The rate rose to {small}% in the first quarter of {year} after three years of decline. ")
            }
            (_, _) => {
                "At least twenty-five workers were injured on Tuesday evening, the union said in a statement. ".into()
            }
        };
        text.push_str(&sentence);
        if numbers.below(4) == 0 {
            text.push('\n');
        }
    }
    text
}

/// A Markdown article of about `bytes` bytes of dense prose, with front matter, as a newsroom's archive holds it.
pub fn article(number: u64, bytes: usize) -> String {
    let lang = if number.is_multiple_of(2) { "en" } else { "ar" };
    let (source, day) = (number % 40, 1 + number % 28);
    let text = prose(lang, bytes).replace('\n', "\n\n");
    format!("---\ntitle: Article {number}\nsource: Daily {source}\ndate: 2025-03-{day:02}\nlang: {lang}\n---\n{text}\n")
}

/// The articles of the stories of `fixtures/`, one after another.
pub fn news() -> Vec<String> {
    let stories = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories");
    let files = |folder: &std::path::Path| -> Vec<std::path::PathBuf> {
        let mut files: Vec<_> =
            std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        files
    };
    let articles = files(&stories).into_iter().flat_map(|story| files(&story));
    articles.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Claims in JSON Lines whose labels differ from many others in one letter each.
pub fn look_alikes(claims: u64) -> String {
    let mut lines = String::new();
    for id in 0..claims {
        let letter = |place: u32| char::from(b'a' + (id / 26_u64.pow(place) % 26) as u8);
        let (a, b, c, d) = (letter(0), letter(1), letter(2), letter(3));
        let _ = writeln!(
            lines,
            "{{\"id\":\"c{id}\",\"topic\":\"homes of r{a}gion / rep{b}rted in nort{c}ern distri{d}t\",\
             \"source\":\"source {}\",\"published\":\"2025-03-01\",\"lang\":\"en\",\"value\":\"{}\"}}",
            id % 50,
            100 + id * 7 % 900
        );
    }
    lines
}

/// Text made to be slow to read, by name.
pub const HOSTILE: [&str; 14] = [
    "no blanks",
    "digits",
    "dotted digits",
    "number words",
    "Arabic number words",
    "hedges",
    "separators",
    "brackets",
    "bidi in figures",
    "long amounts",
    "parts of parts",
    "halves of halves",
    "dates",
    "marks",
];

/// A hostile text of about `bytes` bytes.
pub fn hostile(name: &str, bytes: usize) -> String {
    let unit = match name {
        "no blanks" => "صحةcountبيان٣7أكتوبرmillionمئة",
        "digits" => "7",
        "dotted digits" => "1.",
        "number words" => "one hundred and two thousand ",
        "Arabic number words" => "مئة وألف وثلاثة وعشرون ",
        "hedges" => "about nearly more than at least ",
        "separators" => ".,٫٬،'",
        "brackets" => "([{«5»}])",
        "bidi in figures" => "1\u{2067}4\u{202E}.\u{2069}3 ",
        "long amounts" => "$12345678901234567890123456789012 million ",
        "halves of halves" => "the first half of the day after a few days ago by 5 to a day or two ",
        "parts of parts" => "the first week of the last day of ",
        "dates" => "1/2/3/4-5 May March 2020-21 ",
        _ => "بَّّّّ\u{200F}\u{202B}5\u{2066}ـ",
    };
    unit.repeat(bytes / unit.len() + 1)
}

/// Claims in JSON Lines: `claims` of them over `topics` topics, one in ten topics with a stray figure.
pub fn claims(claims: u64, topics: u64) -> String {
    let mut numbers = Numbers::new(11);
    let mut lines = String::new();
    for id in 0..claims {
        let topic = numbers.below(topics);
        let agreed = 100 + topic % 900;
        let value = if numbers.below(20) == 0 { agreed * 2 + numbers.below(1_000) } else { agreed };
        let (source, day) = (numbers.below(50), 1 + numbers.below(28));
        let hedge = numbers.one_of(&["", "", "", "about ", "more than "]);
        let value = if hedge == "more than " { value - 5 } else { value };
        let _ = writeln!(
            lines,
            "{{\"id\":\"c{id}\",\"topic\":\"homes destroyed in district {topic}\",\"source\":\"source {source}\",\
             \"published\":\"2025-03-{day:02}\",\"lang\":\"en\",\"value\":\"{hedge}{value}\",\
             \"quote\":\"homes destroyed: {hedge}{value}\"}}"
        );
    }
    lines
}

/// Pairs of a premise and a hypothesis: sums, changes, bounds, dates and denials in turn.
pub fn pairs(lang: &str, number: u64) -> Vec<(String, String)> {
    let mut numbers = Numbers::new(11);
    let pair = |at: u64| {
        let (one, other, year) = (numbers.below(90) + 2, numbers.below(90) + 2, 2000 + numbers.below(25));
        match (lang, at % 5) {
            ("ar", 0) => (
                format!("كان على متن القارب {one} رجلا و{other} نساء عندما غادر الميناء."),
                format!("كان على متن القارب {} شخصا.", one + other),
            ),
            ("ar", 1) => (
                format!("ارتفعت أسعار القمح من {one} إلى {other} دولارا للطن في عام {year}."),
                format!("انخفضت أسعار القمح في عام {year}."),
            ),
            ("ar", 2) => (
                format!("تضم مكتبة المدينة {one} ألف كتاب بحسب البلدية."),
                format!("تضم مكتبة المدينة أكثر من {other} ألف كتاب."),
            ),
            ("ar", 3) => {
                (format!("افتتح المتحف في 3 مايو {year} بحضور الوزير."), format!("افتتح المتحف قبل عام {}.", year + 5))
            }
            ("ar", _) => ("لم توقع الشركة العقد مع البلدية أمس.".into(), "وقعت الشركة العقد مع البلدية.".into()),
            (_, 0) => (
                format!("There were {one} men and {other} women aboard the boat when it left the port."),
                format!("There were {} people aboard the boat.", one + other),
            ),
            (_, 1) => (
                format!("Wheat prices rose from {one} to {other} dollars a tonne in {year}."),
                format!("Wheat prices fell in {year}."),
            ),
            (_, 2) => (
                format!("The city library owns {one},000 books, the council said."),
                format!("The city library owns more than {other},000 books."),
            ),
            (_, 3) => (
                format!("The museum opened on 3 May {year} in the presence of the minister."),
                format!("The museum opened before {}.", year + 5),
            ),
            _ => (
                "The company did not sign the contract with the council yesterday.".into(),
                "The company signed the contract with the council.".into(),
            ),
        }
    };
    (0..number).map(pair).collect()
}
