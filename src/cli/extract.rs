//! `extract`: articles in, what they state out, as the articles come in.

use super::args::{Extract, ExtractFormat};
use super::check::today;
use super::input::{self, Found};
use super::progress::Progress;
use super::{End, Stopped, context, output, settings, start_threads, tell_problems};
use jiff::civil::Date;
use rayon::prelude::*;
use reconcile::article::{self, Document, Sidecar};
use reconcile::mention::Context;
use reconcile::problem::{Problem, Severity};
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::path::{Component, Path, PathBuf};

/// How many files are read side by side before what they state is written, and how many bytes of them at most.
const FILES: usize = 256;
const BYTES: u64 = 8 << 20;
/// How many bytes of one large file's text are.
const PIECES: usize = 1 << 20;
/// How many of its lines are read side by side.
const LINES: usize = 16;

/// A document, or why there is none.
type Read = Result<Document<'static>, Problem>;

/// Reads articles and writes what they state. What was read is let go, so that an archive may be larger than memory.
pub fn run(extract: &Extract) -> Result<End, Stopped> {
    let settings = settings(extract.reading.config.as_deref())?;
    let context = context(&extract.reading, &settings.config)?;
    start_threads(extract.from.jobs)?;
    let (found, problems) = input::find(&settings.paths(&extract.paths), &extract.from.stdin());
    let (files, others): (Vec<Found>, Vec<Found>) = found.into_iter().partition(Found::may_hold_articles);
    let (sidecar, beside) = &input::all_sidecars(&others, &files);
    let output = extract.output.output.as_deref();
    let today = today(extract.from.today.as_deref())?;
    let is_free = output.is_some() || !std::io::stdout().is_terminal();
    let progress = &Progress::new(&files, is_free);
    let maker =
        Maker { format: extract.format, context: &context, sidecar, folder: folder_of(output), today, progress };
    let mut told = Told { quiet: extract.from.quiet, trouble: false, progress };
    told.tell(settings.problems.into_iter().chain(problems).chain(beside.iter().cloned()).collect());
    told.tell(
        others
            .iter()
            .filter(|file| file.named && file.path.file_name() != Some(Sidecar::NAME.as_ref()))
            .map(claims_only)
            .collect(),
    );
    output::write(output, |out| {
        let mut batches = batches(&files);
        let mut open = None;
        let mut next = move || {
            if let Some(pieces) = open.as_mut().map(pieces).filter(|pieces| !pieces.is_empty()) {
                return Some(Batch::Pieces(pieces));
            }
            open = None;
            match batches.next()? {
                // A large file is let go piece by piece.
                [file] => {
                    let documents = open.insert(file.documents(sidecar, today, progress));
                    Some(Batch::Pieces(pieces(documents)))
                }
                files => Some(Batch::Files(files)),
            }
        };
        let mut made = Vec::new();
        let mut batch = next();
        while let Some(some) = batch {
            // What was made is written while the next is read.
            let before = std::mem::take(&mut made);
            let written = || tell(before, out, &mut told).map(|()| next());
            let (further, fresh) = rayon::join(written, || maker.make_batch(some));
            (batch, made) = (further?, fresh);
        }
        tell(made, out, &mut told)?;
        progress.clear();
        Ok(())
    })?;
    Ok(if told.trouble { End::Trouble } else { End::Clean })
}

/// What is read side by side.
enum Batch<'f> {
    Files(&'f [Found]),
    Pieces(Vec<Read>),
}

/// The words for documents, and what was wrong with them.
type Made = (Vec<u8>, Vec<Problem>);

/// Writes what was made, in the order of the files.
fn tell(made: Vec<Made>, out: &mut (dyn Write + Send), told: &mut Told) -> io::Result<()> {
    for (words, problems) in made {
        out.write_all(&words)?;
        told.tell(problems);
    }
    Ok(())
}

/// The next documents of a large file that are read side by side: as many as are a few pieces of a long text.
fn pieces(documents: &mut impl Iterator<Item = Read>) -> Vec<Read> {
    let (mut pieces, mut bytes) = (Vec::new(), 0);
    // A line may hold much beside its text.
    while pieces.len() < LINES
        && bytes < PIECES
        && let Some(document) = documents.next()
    {
        bytes += document.as_ref().map_or(0, |document| document.text().len());
        pieces.push(document);
    }
    pieces
}

fn claims_only(file: &Found) -> Problem {
    Problem::of_file(Severity::Note, &file.shown, "a claim file holds no articles; passed over")
}

/// Files that are read side by side; one that is large stands alone. How large they are is asked for batch by batch, while what
/// stands before them is read.
fn batches(files: &[Found]) -> impl Iterator<Item = &[Found]> {
    let mut rest = files;
    std::iter::from_fn(move || {
        let mut bytes: u64 = 0;
        let fits = |file: &&Found| {
            bytes = bytes.saturating_add(file.size());
            bytes <= BYTES
        };
        let count = rest.iter().take(FILES).take_while(fits).count();
        let (batch, after) = rest.split_at_checked(count.max(1))?;
        rest = after;
        Some(batch)
    })
}

/// Tells problems as they come, and keeps whether one of them left something out.
struct Told<'a> {
    quiet: bool,
    trouble: bool,
    progress: &'a Progress,
}

impl Told<'_> {
    fn tell(&mut self, problems: Vec<Problem>) {
        self.trouble |= problems.iter().any(|problem| problem.severity == Severity::Error);
        if !problems.is_empty() {
            self.progress.clear();
            tell_problems(&problems, self.quiet);
        }
    }
}

/// What turns documents into words.
struct Maker<'a> {
    format: ExtractFormat,
    context: &'a Context,
    sidecar: &'a Sidecar,
    /// The folder of the output: paths of articles are told from there.
    folder: PathBuf,
    today: Date,
    progress: &'a Progress,
}

/// The answer to a line that holds no article.
#[derive(Serialize)]
struct ErrorLine<'a> {
    path: &'a str,
    line: usize,
    error: &'a str,
}

impl Maker<'_> {
    fn make_batch(&self, batch: Batch<'_>) -> Vec<Made> {
        match batch {
            Batch::Files(files) => files.par_iter().map(|file| self.make_all(file)).collect(),
            Batch::Pieces(pieces) => pieces.into_par_iter().map(|document| self.make(document)).collect(),
        }
    }

    fn make_all(&self, file: &Found) -> Made {
        let mut documents = file.documents(self.sidecar, self.today, self.progress).map(|document| self.make(document));
        let (mut all, mut problems) = documents.next().unwrap_or_default();
        for (words, told) in documents {
            all.extend(words);
            problems.extend(told);
        }
        (all, problems)
    }

    fn make(&self, document: Read) -> Made {
        match document {
            Ok(mut document) => {
                let problems = std::mem::take(&mut document.problems);
                (self.words(&document), problems)
            }
            Err(problem) => {
                let place = problem.place.filter(|_| self.format == ExtractFormat::Jsonl);
                let answer =
                    place.map(|place| ErrorLine { path: &problem.path, line: place.line, error: &problem.message });
                let mut words = answer.and_then(|answer| serde_json::to_vec(&answer).ok()).unwrap_or_default();
                if !words.is_empty() {
                    words.push(b'\n');
                }
                (words, vec![problem])
            }
        }
    }

    fn words(&self, document: &Document<'_>) -> Vec<u8> {
        let path = relative(Path::new(&*document.article.path), &self.folder);
        match self.format {
            ExtractFormat::Yaml => {
                let (claims, unread) = article::extracted(document, self.context);
                // A further part of a long text that states nothing needs no entry.
                if document.continues() && claims.is_empty() && unread.is_empty() {
                    return Vec::new();
                }
                article::to_yaml(document, &path, &claims, &unread, self.context).into_bytes()
            }
            ExtractFormat::Jsonl => {
                let (claims, _) = article::extracted(document, self.context);
                article::to_json_lines(document, &path, &claims, self.context)
            }
            ExtractFormat::Annotated => {
                let mentions = article::mentions(document, self.context);
                let text = article::annotated(document, &mentions);
                let text = if document.continues() { text } else { format!("{}\n{}\n\n", head(document), text.trim()) };
                text.into_bytes()
            }
        }
    }
}

/// What is known of an article, above its text.
fn head(document: &Document<'_>) -> String {
    let article = &document.article;
    let known = [&article.source, &article.published, &article.title, &document.author, &article.url];
    let known: Vec<&str> = known.into_iter().filter_map(|words| words.as_deref()).collect();
    let clean = |words: &str| words.replace(char::is_control, " ");
    format!("── {}\n   {}\n", clean(&article.path), clean(&known.join(" · ")))
}

/// The folder of an output file; the current one for standard output.
fn folder_of(output: Option<&Path>) -> PathBuf {
    output.and_then(Path::parent).map(Path::to_owned).unwrap_or_default()
}

/// A path as seen from a folder, both as seen from the current one.
fn relative(path: &Path, folder: &Path) -> String {
    let plain = |component: &Component<'_>| !matches!(component, Component::CurDir);
    let steps: Vec<Component<'_>> = folder.components().filter(plain).collect();
    if path.is_absolute() || steps.is_empty() {
        return path.to_string_lossy().into_owned();
    }
    // A folder that is given from the root, or from above, is no way back to here.
    if folder.is_absolute() || steps.contains(&Component::ParentDir) {
        return std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned();
    }
    let names: Vec<Component<'_>> = path.components().filter(plain).collect();
    let shared = steps.iter().zip(&names).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n(Component::ParentDir, steps.len() - shared);
    up.chain(names[shared..].iter().copied()).collect::<PathBuf>().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_the_folder_of_the_output() {
        for (path, folder, told) in [
            ("a/b.txt", "", "a/b.txt"),
            ("a/b.txt", "a", "b.txt"),
            ("a/b.txt", "c/d", "../../a/b.txt"),
            ("./a/b.txt", "./a/c", "../b.txt"),
            ("/x/b.txt", "c", "/x/b.txt"),
        ] {
            assert_eq!(relative(Path::new(path), Path::new(folder)), told, "{path} from {folder}");
        }
    }
}
