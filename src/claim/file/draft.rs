//! From a record as written to a claim as meant.

use super::record::{About, Leave, Record, Words};
use super::tally::Tallies;
use super::{Mark, Parsed, Settings, date, quote, value};
use crate::article;
use crate::claim::{Article, Claim, Evolves, Quote, Stance};
use crate::ignore::{Ignore, Of, Written};
use crate::lexicon;
use crate::mention::{Context, Doubt};
use crate::problem::{Severity, Sheet};
use crate::subject;
use crate::text::{Place, Span};
use crate::value::{DateSpan, Kind, Value};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::sync::Arc;

/// What grows while the records of a sheet are read.
pub(super) struct Draft<'s, 't> {
    pub sheet: &'s Sheet<'t>,
    pub parsed: Parsed,
    pub tallies: Tallies,
    by_hand: bool,
    settings: &'s Settings<'s>,
    context: Context,
    /// One copy of each source, topic and the like.
    words: HashSet<Arc<str>>,
    /// The index of each article, by where its words lie: equal words have one copy.
    articles: HashMap<[usize; 7], usize>,
    dates: HashMap<Arc<str>, Result<Publication, &'static str>>,
    pages: HashMap<Arc<str>, Result<quote::Page, String>>,
    /// The articles of which a fingerprint was asked for.
    printed: HashSet<usize>,
}

#[derive(Clone)]
struct Publication {
    date: DateSpan,
    edtf: Arc<str>,
}

/// An article as its claims need it.
struct Known {
    article: Article,
    published: Option<DateSpan>,
    /// The article's file as the claim file writes it.
    file: Option<Arc<str>>,
}

impl<'s, 't> Draft<'s, 't> {
    /// An empty draft. Of a file written by hand each thing is told where it stands, and the lines of ids are kept for
    /// problems that only other files show; a file written by a program may be too long for either.
    pub fn new(sheet: &'s Sheet<'t>, settings: &'s Settings<'s>, by_hand: bool) -> Self {
        Draft {
            sheet,
            parsed: Parsed { path: sheet.path.into(), ..Parsed::default() },
            tallies: Tallies::default(),
            by_hand,
            settings,
            context: settings.context.clone(),
            words: HashSet::new(),
            articles: HashMap::new(),
            dates: HashMap::new(),
            pages: HashMap::new(),
            printed: HashSet::new(),
        }
    }

    /// Puts down an error at words.
    pub fn error(&mut self, span: Span, message: impl Into<String>) {
        self.parsed.problems.push(self.sheet.error(span, message));
    }

    /// Puts down an article, with claims or without.
    pub fn article(&mut self, about: &About<'_>) -> usize {
        let known = self.known(about);
        let article = match &known.file {
            Some(file) => Article { path: self.beside(file), ..known.article },
            None => known.article,
        };
        self.place(article)
    }

    /// Reads the article of a line.
    pub fn text(&mut self, number: usize, line: &str) {
        let settings = article::Settings { named: true, ..article::Settings::default() };
        match article::line(self.sheet.path, number, line, &settings) {
            Ok(document) => {
                self.parsed.article(&document, &self.settings.context);
                if self.settings.texts {
                    self.parsed.keep_text(&document);
                }
            }
            Err(problem) => self.parsed.problems.push(problem),
        }
    }

    /// Reads a record. What is wrong with it is put down, and the claim left out; so is one whose keys are already
    /// known to be wrong, its values looked at all the same.
    pub fn claim(&mut self, record: &Record<'_>, sound: bool) {
        let problems = self.parsed.problems.len();
        let missing = |name: &str| format!("the claim has no `{name}`");
        if sound && !record.open && record.topic.as_ref().is_none_or(|topic| topic.trimmed().is_empty()) {
            self.error(record.head, missing("topic"));
        }
        let known = self.known(&record.about);
        let as_of = record.as_of.as_ref().and_then(|words| self.date(words, known.published.as_ref()));
        let stance = self.choice(record.stance.as_ref(), "stance", &Stance::ALL);
        let evolves = self.choice(record.evolves.as_ref(), "way to evolve", &Evolves::ALL);
        let claim = self.parsed.claims.len();
        let ignores: Vec<Ignore> = record.ignores.iter().filter_map(|leave| self.ignore(leave, claim)).collect();
        let meaning = match &record.value {
            Some(words) if !words.trimmed().is_empty() => self.meaning(words, &known),
            _ => {
                if sound {
                    self.error(record.head, missing("value"));
                }
                None
            }
        };
        let at = record.at.as_ref().and_then(|words| self.at(words));
        let quote = meaning.as_ref().zip(record.value.as_ref()).and_then(|(meaning, value)| {
            let written = record.quote.as_ref().filter(|quote| !quote.trimmed().is_empty());
            self.quote((written, at), value, meaning, &known)
        });
        let (Some(mut meaning), Some((quote, path))) = (meaning, quote) else { return };
        if !sound || self.parsed.problems[problems..].iter().any(|problem| problem.severity == Severity::Error) {
            return;
        }
        if known.published.is_none() {
            self.tallies.undated.add(record.head, self.sheet);
        }
        if known.article.source.is_none() {
            self.tallies.unsourced.add(record.head, self.sheet);
        }
        for (list, words) in [(true, record.id.as_slice()), (false, record.parts.as_slice())] {
            for words in words {
                let mark = Mark {
                    claim,
                    id: self.copy(words.trimmed()),
                    place: self.sheet.place(words.span.start),
                    excerpt: self.by_hand.then(|| Box::new(self.sheet.excerpt(words.span))),
                };
                if list { &mut self.parsed.ids } else { &mut self.parsed.parts }.push(mark);
            }
        }
        self.parsed.ignores.extend(ignores);
        // A topic of an extract ends in the set that its value is one of: "Denby Systems / deal kind".
        let mut evolves = evolves;
        if let (Value::Name(one), Some(topic)) = (&meaning.value, &record.topic)
            && let Some((_, set)) = topic.trimmed().rsplit_once(" / ")
            && lexicon::is_category(set, one)
        {
            meaning.value = Value::Category { label: one.clone(), set: set.to_owned() };
            if record.evolves.is_none() {
                evolves = subject::evolves(&meaning.value);
            }
        }
        let article = self.place(Article { path, ..known.article });
        if let Some(file) = &known.file {
            self.print(article, file);
        }
        let claim = Claim {
            id: record.id.as_ref().map(|id| self.copy(id.trimmed())).unwrap_or_default(),
            article,
            topic: record.topic.as_ref().map(|topic| self.copy(topic.trimmed())),
            value: meaning.value,
            alternatives: meaning.alternatives,
            quote,
            stance,
            attribution: record.said_by.iter().map(|name| self.copy(name.trimmed())).collect(),
            as_of,
            published: known.published,
            scope: record.scope.iter().map(|(k, v)| (self.copy(k.trimmed()), self.copy(v.trimmed()))).collect(),
            evolves,
            parts: record.parts.iter().map(|id| self.copy(id.trimmed())).collect(),
            subject: None,
        };
        self.parsed.claims.push(claim);
    }

    /// The one copy of some words.
    fn copy(&mut self, words: &str) -> Arc<str> {
        if let Some(copy) = self.words.get(words) {
            return Arc::clone(copy);
        }
        let copy: Arc<str> = words.into();
        self.words.insert(Arc::clone(&copy));
        copy
    }

    fn place(&mut self, article: Article) -> usize {
        let lies = |words: &Option<Arc<str>>| words.as_ref().map_or(0, |words| words.as_ptr() as usize);
        let Article { path, source, title, published, lang, url, updated } = &article;
        let path = path.as_ptr() as usize;
        let key = [path, lies(source), lies(title), lies(published), lies(lang), lies(url), lies(updated)];
        let next = self.parsed.articles.len();
        let at = *self.articles.entry(key).or_insert(next);
        if at == next {
            self.parsed.articles.push(article);
        }
        at
    }

    /// Keeps the fingerprint of an article whose text was looked at.
    fn print(&mut self, article: usize, file: &Arc<str>) {
        if self.printed.insert(article)
            && let Some(Ok(page)) = self.pages.get(file)
        {
            self.parsed.prints.extend(page.fingerprint().map(|print| (article, print)));
            if self.settings.texts
                && let Some(document) = page.one_article()
            {
                self.parsed.text(article, document);
            }
        }
    }

    fn known(&mut self, about: &About<'_>) -> Known {
        let publication = about.published.as_ref().and_then(|words| self.publication(words));
        let updated = about.updated.as_ref().and_then(|words| self.updated(words));
        let with_its_time = || article::published_at(about.published.as_ref()?.trimmed());
        let updated = updated.or_else(|| Some(self.copy(&with_its_time()?)));
        let path = Arc::clone(&self.parsed.path);
        let mut copy = |words: &Option<Words<'_>>| {
            let words = words.as_ref()?.trimmed();
            (!words.is_empty()).then(|| self.copy(words))
        };
        let article = Article {
            path,
            source: copy(&about.source),
            title: copy(&about.title),
            published: publication.as_ref().map(|known| Arc::clone(&known.edtf)),
            lang: copy(&about.lang),
            url: copy(&about.url),
            updated,
        };
        let file = copy(&about.path);
        let published = publication.map(|known| known.date).or_else(|| self.settings.context.reference.clone());
        Known { article, published, file }
    }

    /// When a version of an article appeared, where its file says so.
    fn updated(&mut self, words: &Words<'_>) -> Option<Arc<str>> {
        let text = words.trimmed();
        if text.is_empty() {
            return None;
        }
        let Some(moment) = article::moment(text) else {
            self.error(words.span, format!("`{text}` cannot be read as a moment; write it as 2025-06-10T08:30:00Z"));
            return None;
        };
        Some(self.copy(&moment))
    }

    fn publication(&mut self, words: &Words<'_>) -> Option<Publication> {
        let text = words.trimmed();
        if text.is_empty() {
            return None;
        }
        let read = match self.dates.get(text) {
            Some(read) => read.clone(),
            None => {
                self.context.reference = None;
                let read = date::read(text, &self.context);
                let read = read.map(|date| Publication { edtf: self.copy(&date.edtf()), date });
                let text = self.copy(text);
                self.dates.insert(text, read.clone());
                read
            }
        };
        match read {
            Ok(publication) => Some(publication),
            Err(why) => {
                self.error(words.span, format!("`{text}` {why}"));
                None
            }
        }
    }

    fn date(&mut self, words: &Words<'_>, published: Option<&DateSpan>) -> Option<DateSpan> {
        self.context.reference = published.cloned();
        match date::read(words.trimmed(), &self.context) {
            Ok(date) => Some(date),
            Err(why) => {
                self.error(words.span, format!("`{}` {why}", words.trimmed()));
                None
            }
        }
    }

    fn choice<T: Copy + Default>(&mut self, words: Option<&Words<'_>>, what: &str, all: &[(&str, T)]) -> T {
        let Some(words) = words else { return T::default() };
        let text = words.trimmed();
        if let Some((_, choice)) = all.iter().find(|(name, _)| *name == text) {
            return *choice;
        }
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        self.error(words.span, format!("`{text}` is no {what}; known: {}", names.join(", ")));
        T::default()
    }

    fn ignore(&mut self, leave: &Leave<'_>, claim: usize) -> Option<Ignore> {
        fn at<'w>(words: &'w Option<Words<'_>>) -> Option<(&'w str, Span)> {
            words.as_ref().map(|words| (words.trimmed(), words.span))
        }
        let reason = leave.reason.as_ref().map(Words::trimmed);
        let written = Written { head: leave.head, code: at(&leave.code), reason, expires: at(&leave.expires) };
        let (code, reason, expires) = written.read(|span, message| self.error(span, message))?;
        let (path, place) = (Arc::clone(&self.parsed.path), self.sheet.place(leave.head.start));
        Some(Ignore { of: Of::Claim(claim), code, reason, expires, path, place })
    }

    fn meaning(&mut self, words: &Words<'_>, known: &Known) -> Option<value::Meaning> {
        let default = self.settings.context.lang.as_deref();
        match known.article.lang.as_deref().or(default) {
            Some(lang) => {
                let own = self.context.lang.get_or_insert_default();
                if own != lang {
                    lang.clone_into(own);
                }
            }
            None => self.context.lang = None,
        }
        self.context.reference.clone_from(&known.published);
        let text = words.trimmed();
        match value::read(text, &self.context) {
            Ok(meaning) => {
                if let Some(note) = readings(text, &meaning) {
                    if !self.by_hand {
                        self.tallies.readings.add(words.span, self.sheet);
                        self.tallies.first_readings.get_or_insert(note);
                        return Some(meaning);
                    }
                    self.parsed.problems.push(self.sheet.problem(Severity::Note, words.span, note));
                }
                Some(meaning)
            }
            Err(why) => {
                self.error(words.span, format!("`{text}` {why}"));
                None
            }
        }
    }

    /// The quote of a claim and the file that it stands in.
    fn quote(
        &mut self,
        (written, at): (Option<&Words<'_>>, Option<Place>),
        value: &Words<'_>,
        meaning: &value::Meaning,
        known: &Known,
    ) -> Option<(Quote, Arc<str>)> {
        let here = Arc::clone(&self.parsed.path);
        let (mut quote, path) = match (written, &known.file) {
            (Some(words), Some(file)) => match self.look_up(words, at, file) {
                Looked::Up(quote) => (quote, self.beside(file)),
                Looked::Nowhere => (quote::in_claim_file(words, self.sheet), here),
                Looked::Missing => {
                    let path = self.beside(file);
                    self.error(words.span, format!("the quote is not in {path}"));
                    return None;
                }
            },
            (words, _) => (quote::in_claim_file(words.unwrap_or(value), self.sheet), here),
        };
        let start = quote.span.start;
        quote.figure = quote::figure(&quote.exact, value.trimmed(), meaning, &self.context).shift(start);
        Some((quote, path))
    }

    /// The line and the column of a quote.
    fn at(&mut self, words: &Words<'_>) -> Option<Place> {
        let place = words.trimmed().split_once(':').and_then(|(line, column)| {
            let place = Place { line: line.parse().ok()?, column: column.parse().ok()? };
            (place.line > 0 && place.column > 0).then_some(place)
        });
        if place.is_none() {
            self.error(words.span, "`at` takes a line and a column: 9:41");
        }
        place
    }

    fn look_up(&mut self, words: &Words<'_>, at: Option<Place>, file: &Arc<str>) -> Looked {
        let Some(articles) = self.settings.articles else { return Looked::Nowhere };
        let (sheet, problems) = (self.sheet, &mut self.parsed.problems);
        let page = self.pages.entry(Arc::clone(file)).or_insert_with(|| {
            let bytes = articles(sheet.path, file)?;
            Ok(quote::Page::of(file, bytes))
        });
        match page {
            Ok(page) => page.look_up(words.trimmed(), at).map_or(Looked::Missing, Looked::Up),
            Err(why) => {
                // Told once for each article.
                if !why.is_empty() {
                    let message = format!("its article {file} cannot be read: {why}");
                    problems.push(sheet.problem(Severity::Warning, words.span, message));
                    why.clear();
                }
                Looked::Nowhere
            }
        }
    }

    /// The path of an article file, written relative to the claim file.
    fn beside(&mut self, file: &str) -> Arc<str> {
        let folder = self.sheet.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if file.starts_with('/') || (folder.is_empty() && !self.sheet.path.starts_with('/')) {
            return self.copy(file);
        }
        let joined = format!("{folder}/{file}");
        let mut steps: Vec<&str> = Vec::new();
        for step in joined.split('/') {
            match (step, steps.last()) {
                (".", _) if !steps.is_empty() => {}
                ("..", Some(last)) if !matches!(*last, "" | "." | "..") => _ = steps.pop(),
                _ => steps.push(step),
            }
        }
        self.copy(&steps.join("/"))
    }

    /// What the sheet holds, and what its file tells once.
    pub fn finish(self) -> (Parsed, Tallies) {
        (self.parsed, self.tallies)
    }
}

enum Looked {
    /// The quote stands in the article.
    Up(Quote),
    /// The article was read, and the quote is not in it.
    Missing,
    /// The article was not read.
    Nowhere,
}

/// Names the readings of a figure that has more than one.
fn readings(text: &str, meaning: &value::Meaning) -> Option<String> {
    let measured = |kind: Kind| !matches!(kind, Kind::Name | Kind::Category | Kind::Polarity);
    let doubtful = meaning.alternatives.iter().filter(|other| other.doubt == Doubt::Notation);
    let others: Vec<String> = doubtful.map(|other| format!("{} ({})", other.value, other.why)).collect();
    if others.is_empty() || !measured(meaning.value.kind()) {
        return None;
    }
    Some(format!("`{text}` is read as {}; it may also be {}", meaning.value, others.join(" or ")))
}
