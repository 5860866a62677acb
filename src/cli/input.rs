//! Where the bytes come from: paths as given to files in a stable order, and files to a corpus.

use super::args;
use super::progress::Progress;
use jiff::civil::Date;
use rayon::prelude::*;
use reconcile::article::{self, Document, Sidecar};
use reconcile::claim::Corpus;
use reconcile::claim::file::{self, Format, Parsed, Settings};
use reconcile::config::{self, Config};
use reconcile::problem::{Problem, Severity};
use std::collections::{BTreeSet, HashSet};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The path that stands for standard input.
const STDIN: &str = "-";

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it lies; `-` is standard input.
    pub path: PathBuf,
    /// What problems and reports call it.
    pub shown: String,
    /// How it is written, where that is known.
    pub format: Option<Written>,
    /// Whether it was asked for by its own name.
    pub named: bool,
    /// Whether it is of an archive against which the other files are held.
    pub archived: bool,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A claim file; JSON Lines may hold articles too.
    Claims(Format),
    /// An article.
    Article(article::Format),
}

impl Written {
    /// How a file is written by the end of its name.
    fn of_path(path: &str) -> Option<Written> {
        let claims = Format::of_path(path).map(Written::Claims);
        claims.or_else(|| article::Format::of_path(path).map(Written::Article))
    }
}

/// What standard input holds.
#[derive(Clone, Debug, Default)]
pub struct StandardInput {
    /// What problems and reports call it, and whose ending tells its format.
    pub name: Option<String>,
    /// Its format, whatever its name says.
    pub format: Option<Written>,
}

/// The corpus of the claim files and articles at `paths`, held against those of an archive at `against`, with what was wrong
/// on the way. A file that both reach is the draft's. The second part of the answer are the files that folders of the archive hold.
pub fn corpus(
    paths: &[PathBuf],
    against: &[PathBuf],
    stdin: &StandardInput,
    settings: &Settings<'_>,
    today: Date,
    ledger: Option<&Path>,
) -> (Corpus, HashSet<String>) {
    let mut search = Search::default();
    search.all(paths, stdin);
    search.archived = true;
    search.all(against, stdin);
    let Search { mut files, problems, .. } = search;
    if let Some(ledger) = ledger.and_then(|path| path.canonicalize().ok()) {
        files.retain(|file| file.named || file.path.canonicalize().ok().as_ref() != Some(&ledger));
    }
    let of_archive = files.iter().filter(|file| file.archived && !file.named).map(|file| file.shown.clone()).collect();
    let article = |claim_file: &str, path: &str| {
        let path = of_shown(Path::new(claim_file).parent().unwrap_or(Path::new("")).join(path));
        read_regular(&path).map_err(|error| reason(&error))
    };
    let settings = Settings { articles: Some(&article), ..settings.clone() };
    let (articles, claim_files): (Vec<Found>, Vec<Found>) = files.into_iter().partition(Found::is_article);
    let progress = Progress::new(articles.iter().chain(&claim_files), true);
    let mut parsed: Vec<Parsed> = claim_files.par_iter().map(|file| file.read(&settings, &progress)).collect();
    let (mut sidecar, beside) = sidecars(&claim_files, &articles);
    let read: HashSet<&str> = articles.iter().map(|file| file.shown.as_str()).collect();
    // What a file without claims tells of articles that are read is told of them.
    for file in parsed.iter_mut().filter(|file| file.claims.is_empty()) {
        let (told, kept) = file.articles.drain(..).partition(|article| read.contains(&*article.path));
        file.articles = kept;
        sidecar.add(told);
    }
    let read = |file: &Found| {
        let mut parsed = Parsed::of_file(&file.shown);
        parsed.archived = file.archived;
        for document in file.documents(&sidecar, today, &progress) {
            match document {
                Ok(document) => {
                    parsed.article(&document, &settings.context);
                    if settings.texts {
                        parsed.keep_text(&document);
                    }
                }
                Err(problem) => parsed.problems.push(problem),
            }
        }
        parsed
    };
    parsed.par_extend(articles.par_iter().map(read));
    progress.clear();
    parsed.extend(problems.into_iter().chain(beside).map(Parsed::of_problem));
    (file::gather(parsed), of_archive)
}

/// What sidecars beside the articles tell that were not found themselves, and what was wrong with them.
fn sidecars(claim_files: &[Found], articles: &[Found]) -> (Sidecar, Vec<Problem>) {
    let folders: BTreeSet<&Path> = articles.iter().filter_map(|file| file.path.parent()).collect();
    let (mut sidecar, mut problems) = (Sidecar::default(), Vec::new());
    for path in folders.into_iter().map(|folder| folder.join(Sidecar::NAME)) {
        if claim_files.iter().any(|file| file.path == path) {
            continue;
        }
        if let Ok(bytes) = read_regular(&path) {
            let parsed = file::read(&shown(&path), &bytes, &Settings::default());
            sidecar.add(parsed.articles);
            problems.extend(parsed.problems);
        }
    }
    (sidecar, problems)
}

/// What the claim files and the sidecars beside the articles tell of them, and what was wrong with the sidecars.
pub fn all_sidecars(claim_files: &[Found], articles: &[Found]) -> (Sidecar, Vec<Problem>) {
    let (mut sidecar, mut problems) = sidecars(claim_files, articles);
    for file in claim_files.iter().filter(|file| file.path.file_name() == Some(Sidecar::NAME.as_ref())) {
        let parsed = file.read(&Settings::default(), &Progress::default());
        sidecar.add(parsed.articles);
        problems.extend(parsed.problems);
    }
    (sidecar, problems)
}

impl Found {
    /// Whether it holds nothing but articles.
    pub fn is_article(&self) -> bool {
        matches!(self.format, Some(Written::Article(_)))
    }

    /// Whether it may hold articles.
    pub fn may_hold_articles(&self) -> bool {
        !matches!(self.format, Some(Written::Claims(Format::Yaml)))
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        if self.path == Path::new(STDIN) {
            return Ok(Box::new(io::stdin()));
        }
        let file = std::fs::File::open(&self.path)?;
        Ok(Box::new(file))
    }

    /// The bytes that it takes on disk; more than any batch holds where that cannot be told.
    pub fn size(&self) -> u64 {
        self.path.metadata().ok().filter(std::fs::Metadata::is_file).map_or(u64::MAX, |about| about.len())
    }

    /// The articles of the file, as it is read.
    pub fn documents<'s>(
        &self,
        sidecar: &'s Sidecar,
        today: Date,
        progress: &'s Progress,
    ) -> impl Iterator<Item = Result<Document<'static>, Problem>> + use<'s> {
        let settings = article::Settings {
            format: match self.format {
                Some(Written::Article(format)) => Some(format),
                Some(Written::Claims(_)) => Some(article::Format::JsonLines),
                None => None,
            },
            sidecar: Some(sidecar),
            named: self.named,
            // Somewhere on earth it may be a day later.
            today: today.tomorrow().ok(),
        };
        let (parts, problem) = match self.open() {
            Ok(reader) => (Some(article::parts(&self.shown, progress.counting(reader), settings)), None),
            Err(error) => (None, Some(Err(unreadable(&self.shown, &error)))),
        };
        parts.into_iter().flatten().chain(problem)
    }

    fn read(&self, settings: &Settings<'_>, progress: &Progress) -> Parsed {
        let mut bytes = Vec::new();
        match self.open().and_then(|reader| progress.counting(reader).read_to_end(&mut bytes)) {
            Ok(_) => {
                let format = match self.format {
                    Some(Written::Claims(format)) => format,
                    _ => Format::of_bytes(&bytes),
                };
                let mut parsed = file::read_as(format, &self.shown, &bytes, settings);
                parsed.archived = self.archived;
                parsed
            }
            Err(error) => Parsed::of_problem(unreadable(&self.shown, &error)),
        }
    }
}

/// The claim files at `paths`, folders searched to their ends: sorted by name within a folder, each file once however
/// often it is reached. Files of other kinds are noted and passed over.
pub fn find(paths: &[PathBuf], stdin: &StandardInput) -> (Vec<Found>, Vec<Problem>) {
    let mut search = Search::default();
    search.all(paths, stdin);
    (search.files, search.problems)
}

#[derive(Default)]
struct Search {
    files: Vec<Found>,
    problems: Vec<Problem>,
    /// Files and folders that were reached, by their one true path.
    seen: HashSet<PathBuf>,
    /// The folder of the last file, and its one true path.
    folder: Option<(PathBuf, PathBuf)>,
    /// Whether what is found from here on is of an archive.
    archived: bool,
}

impl Search {
    fn all(&mut self, paths: &[PathBuf], stdin: &StandardInput) {
        for path in paths {
            if path == Path::new(STDIN) {
                self.stdin(stdin);
            } else {
                self.path(path);
            }
        }
    }

    fn stdin(&mut self, stdin: &StandardInput) {
        if self.seen.insert(STDIN.into()) {
            let shown = stdin.name.clone().unwrap_or_else(|| "<stdin>".to_owned());
            let format = stdin.format.or_else(|| Written::of_path(&shown));
            self.files.push(Found { path: STDIN.into(), shown, format, named: true, archived: self.archived });
        }
    }

    fn path(&mut self, path: &Path) {
        match path.metadata() {
            Err(error) => {
                let mut problem = unreadable(&shown(path), &error);
                if let Some(command) = path.to_str().and_then(args::command_like) {
                    problem.message.push_str(&format!("; did you mean the command `{command}`?"));
                }
                self.problems.push(problem);
            }
            Ok(about) if about.is_dir() => self.folder(path),
            // A file that is named is read whatever it is called, a pipe too.
            Ok(_) if !self.is_new(path) => {}
            Ok(_) => {
                let shown = shown(path);
                let format = Written::of_path(&shown);
                self.file(path, shown, format, true);
            }
        }
    }

    fn file(&mut self, path: &Path, shown: String, format: Option<Written>, named: bool) {
        let archived = self.archived;
        self.files.push(Found { path: path.to_owned(), shown, format, named, archived });
    }

    fn folder(&mut self, folder: &Path) {
        if folder.canonicalize().is_ok_and(|folder| self.seen.contains(&folder)) {
            return;
        }
        let (mut found, mut others, mut kinds, mut failed) = (0, 0, BTreeSet::new(), false);
        // Within a folder paths differ by their names alone, which need not be cut from them.
        let by_name = |one: &DirEntry, other: &DirEntry| one.path().as_os_str().cmp(other.path().as_os_str());
        let mut walk = WalkDir::new(folder).follow_links(true).sort_by(by_name).into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                // A folder inside itself by way of a link: its files are found once.
                Err(error) if error.loop_ancestor().is_some() => continue,
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("it cannot be read"));
                    self.problems.push(unreadable(&shown(&path), &error));
                    failed = true;
                    continue;
                }
            };
            let (path, kind) = (entry.path(), entry.file_type());
            if kind.is_dir() {
                let is_git = entry.depth() > 0 && entry.file_name() == ".git";
                if is_git || !self.is_new(path) {
                    walk.skip_current_dir();
                }
                continue;
            }
            if entry.file_name() == config::FILE_NAME || is_ledger(entry.file_name()) {
                // Read as what it is.
                continue;
            }
            let shown = kind.is_file().then(|| shown(path));
            let known = shown.and_then(|shown| Some((Written::of_path(&shown)?, shown)));
            if let Some((format, shown)) = known {
                found += 1;
                if self.is_new_file(path, entry.path_is_symlink()) {
                    self.file(path, shown, Some(format), false);
                }
            } else {
                others += 1;
                let extension = path.extension().map(|extension| format!(".{}", extension.to_string_lossy()));
                let extension = extension.unwrap_or_else(|| "no ending".to_owned());
                kinds.insert(if kind.is_file() { extension } else { "no plain file".to_owned() });
            }
        }
        let mut note = |message: String| self.problems.push(Problem::of_file(Severity::Note, &shown(folder), message));
        if others > 0 {
            let kinds: Vec<String> = kinds.into_iter().take(5).collect();
            let (files, are) = if others == 1 { ("file", "is") } else { ("files", "are") };
            let kinds = kinds.join(", ");
            note(format!("{others} {files} of other kinds {are} passed over ({kinds})"));
        }
        if found == 0 && !failed {
            note("no claim files and no articles in this folder".to_owned());
        }
    }

    /// Whether a file of a folder that is being searched is new. The way to its folder is asked for once: asking for
    /// that of each file takes longer than reading it.
    fn is_new_file(&mut self, path: &Path, is_link: bool) -> bool {
        let (Some(folder), Some(name), false) = (path.parent(), path.file_name(), is_link) else {
            return self.is_new(path);
        };
        if self.folder.as_ref().is_none_or(|(known, _)| known != folder) {
            let true_path = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
            self.folder = Some((folder.to_owned(), true_path));
        }
        let true_path = self.folder.as_ref().map_or_else(|| path.to_owned(), |(_, folder)| folder.join(name));
        self.seen.insert(true_path)
    }

    fn is_new(&mut self, path: &Path) -> bool {
        self.seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }
}

/// Whether a file is a ledger, or one that a killed run has left beside it.
fn is_ledger(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.strip_suffix(super::ledger::UNFINISHED).unwrap_or(&name).ends_with(reconcile::ledger::ENDING)
}

/// A path as people read it. Bytes that are no text are written as `\xFF`, so that no two names look the same.
pub fn shown(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut words = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        words.push_str(chunk.valid());
        words.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    words.strip_prefix("./").filter(|rest| !rest.is_empty()).unwrap_or(&words).to_owned()
}

/// The path that [`shown`] tells: as it is where such a file lies there, else with the bytes that are no text.
#[cfg(unix)]
fn of_shown(path: PathBuf) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    let told = path.as_os_str().as_encoded_bytes();
    if memchr::memmem::find(told, b"\\x").is_none() || path.symlink_metadata().is_ok() {
        return path;
    }
    let mut bytes = Vec::with_capacity(told.len());
    let mut rest = told;
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.strip_prefix(b"x").and_then(|after| after.get(..2)).filter(|_| first == b'\\');
        let byte = digits.and_then(|digits| u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[3..] } else { after };
    }
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

#[cfg(not(unix))]
fn of_shown(path: PathBuf) -> PathBuf {
    path
}

fn unreadable(shown: &str, error: &io::Error) -> Problem {
    Problem::of_file(Severity::Error, shown, format!("cannot be read: {}", reason(error)))
}

/// What the system says, without its number.
pub fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The bytes of a file that is a file: a pipe or a device might never end.
fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    std::fs::read(path)
}

/// The nearest configuration file, from a folder upwards.
pub fn nearest_config(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().map(|folder| folder.join(config::FILE_NAME)).find(|path| path.is_file())
}

/// The configuration of a file; one that cannot be read is a problem, and the defaults stand in its place.
pub fn read_config(path: &Path) -> (Config, Vec<Problem>) {
    let shown = shown(path);
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return (Config::default(), vec![unreadable(&shown, &error)]),
    };
    match file::utf8(&shown, &bytes) {
        Ok(text) => config::read(&shown, text),
        Err(problem) => (Config::default(), vec![problem]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reconcile::problem::render;
    use std::fs;

    const CLAIM: &str = "claims: [{topic: a / b, value: Avocado, source: A, published: 2025}]\n";

    /// The files and problems of a folder, its own path left out.
    fn check(folder: &Path, paths: &[&str]) -> String {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.join(path)).collect();
        let (files, _) = find(&paths, &StandardInput::default());
        let (corpus, _) = corpus(&paths, &[], &StandardInput::default(), &Settings::default(), Date::MAX, None);
        let files = files.iter().map(|file| format!("{}\n", file.shown));
        let told = corpus.problems.iter().map(render);
        let told: String = files.chain(told).collect();
        let folder = format!("{}/", folder.display());
        told.replace(&folder, "").replace(folder.trim_end_matches('/'), ".")
            + &format!("({} claims)", corpus.claims.len())
    }

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        folder
    }

    #[test]
    fn folders_are_searched_in_order() {
        let claim = |name| (name, CLAIM);
        let files = [claim("b/z.yaml"), claim("b.yaml"), claim("a/x.yml"), claim(".git/c.yaml"), claim(".d.yaml")];
        let folder = folder(&files);
        fs::write(folder.path().join("notes.txt"), "words").expect("a file");
        fs::write(folder.path().join("reconcile.yaml"), "paths: [.]").expect("a file");
        insta::assert_snapshot!(check(folder.path(), &[""]), @"
        .d.yaml
        a/x.yml
        b/z.yaml
        b.yaml
        notes.txt
        notes.txt: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
        (4 claims)
        ");
        insta::assert_snapshot!(check(folder.path(), &["b.yaml", "b/../b.yaml", "b"]), @"
        b.yaml
        b/z.yaml
        (2 claims)
        ");
        insta::assert_snapshot!(check(folder.path(), &["notes.txt", "no-such.yaml"]), @"
        notes.txt
        no-such.yaml: error: cannot be read: no such file or directory
        notes.txt: note: no publication date and no source; dates that count from it stay open; articles.yaml beside it can tell
        (0 claims)
        ");
    }

    #[test]
    fn a_folder_without_claims_is_noted() {
        let folder = folder(&[("empty/page.html", ""), ("other/compose.yaml", "services: {}\n")]);
        insta::assert_snapshot!(check(folder.path(), &["empty"]), @"
        empty/page.html
        empty/page.html: note: the article has no text
        (0 claims)
        ");
        insta::assert_snapshot!(check(folder.path(), &["other"]), @"
        other/compose.yaml
        other/compose.yaml: note: no `claims`, `article` or `articles` here; passed over
        (0 claims)
        ");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_once() {
        use std::os::unix::fs::symlink;
        let folder = folder(&[("a/x.yaml", CLAIM)]);
        let link = |from: &str, to: &str| symlink(from, folder.path().join(to)).expect("a link");
        link("..", "a/up");
        link("a", "b");
        link("x.yaml", "a/y.yaml");
        link("gone.yaml", "a/z.yaml");
        insta::assert_snapshot!(check(folder.path(), &["a", "b"]), @"
        a/x.yaml
        a/z.yaml: error: cannot be read: no such file or directory
        (1 claims)
        ");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn files_that_cannot_be_read_are_told() {
        use std::os::unix::ffi::OsStrExt;
        let folder = folder(&[("a.yaml", CLAIM)]);
        // Whoever runs the tests may read every file, but nobody reads this one from its start.
        std::os::unix::fs::symlink("/proc/self/mem", folder.path().join("b.yaml")).expect("a link");
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"c\xFF.yaml")), CLAIM).expect("a file");
        insta::assert_snapshot!(check(folder.path(), &[""]), @r"
        a.yaml
        b.yaml
        c\xFF.yaml
        b.yaml: error: cannot be read: input/output error
        (2 claims)
        ");
    }

    #[test]
    fn articles_are_looked_up_beside_their_claim_file() {
        let claims = "article: {source: A, published: 2025, path: ../page.txt}\nclaims:\n  - {topic: a / b, value: Avocado, quote: An Avocado}\n  - {topic: a / b, value: Avocado, quote: The Avocado}\n";
        let folder = folder(&[("claims/a.yaml", claims), ("page.txt", "An Avocado.\n")]);
        insta::assert_snapshot!(check(folder.path(), &["claims"]), @"
    claims/a.yaml
    claims/a.yaml:4:43: error: the quote is not in page.txt
          - {topic: a / b, value: Avocado, quote: ⟦The Avocado⟧}
    (1 claims)
    ");
    }

    #[test]
    fn the_nearest_configuration_is_found_upwards() {
        let folder = folder(&[("reconcile.yaml", "fail_on: never\n"), ("a/b/c.yaml", CLAIM)]);
        let found = nearest_config(&folder.path().join("a/b"));
        assert_eq!(found.as_deref(), Some(folder.path().join("reconcile.yaml").as_path()));
        let (config, problems) = read_config(&folder.path().join("reconcile.yaml"));
        assert_eq!((config.fail_on, problems.len()), (config::FailOn::Never, 0));
        let (_, problems) = read_config(&folder.path().join("a"));
        assert_eq!(problems.len(), 1);
    }
}
