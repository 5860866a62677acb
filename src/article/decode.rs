//! Bytes into text, whatever encoding they are in.
//!
//! A byte-order mark decides, then whether the bytes are UTF-8, then what a page declares, then what the letters look
//! like. Texts whose bytes are UTF-8 keep their offsets; those of others are counted in the decoded text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How many bytes are looked at to tell an encoding.
const SAMPLE: usize = 1 << 16;
/// How many bytes may stand before a page's declaration of its encoding (WHATWG HTML, 13.2.3.2).
const DECLARED_WITHIN: usize = 1024;

/// What stands for a byte that belongs to no character: SUBSTITUTE, which takes one byte as well, so that the
/// offsets of what follows stay those of the file.
const SUBSTITUTE: char = '\u{1A}';

/// A decoded file.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    /// The text; a byte-order mark of UTF-8 is left in it.
    pub text: Cow<'b, str>,
    /// Whether the offsets of the text are those of the file.
    pub in_place: bool,
    /// Offset of the first byte that belongs to no character.
    pub bad: Option<usize>,
    /// The encoding.
    pub encoding: &'static Encoding,
    /// The encoding that the file declares, where it is another one.
    pub declared: Option<&'static Encoding>,
    /// Whether the bytes are those of an image, an archive or a program, which hold no text in any encoding.
    pub binary: bool,
}

/// Decodes a file. `declares` tells whether it may be a page that declares its encoding.
pub(super) fn decode(bytes: Cow<'_, [u8]>, declares: bool) -> Decoded<'_> {
    let declared = declares.then(|| declared(&bytes)).flatten();
    // Nearly all files are UTF-8 and looked at once.
    let bytes = match plain_utf8(bytes) {
        Ok(text) => {
            let declared = declared.filter(|declared| *declared != UTF_8 && !text.is_ascii());
            return Decoded { text, in_place: true, bad: None, encoding: UTF_8, declared, binary: false };
        }
        Err(bytes) => bytes,
    };
    let encoding = encoding_of(&bytes, declared);
    // Plain ASCII is the same in all of them.
    let differs = declared.filter(|declared| *declared != encoding && !bytes.is_ascii());
    if encoding == UTF_8 {
        let (text, bad) = utf8(bytes);
        return Decoded { text, in_place: true, bad, encoding, declared: differs, binary: false };
    }
    let binary = encoding.is_ascii_compatible() && is_binary(&bytes[..bytes.len().min(SAMPLE)]);
    let (text, _, had_errors) = encoding.decode(&bytes);
    let bad = had_errors.then(|| text.find('\u{FFFD}')).flatten();
    Decoded { text: Cow::Owned(text.into_owned()), in_place: false, bad, encoding, declared: differs, binary }
}

/// The decoder of a file that is read in parts, from its first part; `None` where it is UTF-8. `declares` tells whether
/// it may be a page that declares its encoding.
pub(super) fn decoder(first: &[u8], declares: bool) -> Option<Decoder> {
    let encoding = encoding_of(first, declares.then(|| declared(first)).flatten());
    (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal())
}

/// The text of bytes all of which are UTF-8, and which are no other encoding for certain; else the bytes again.
fn plain_utf8(bytes: Cow<'_, [u8]>) -> Result<Cow<'_, str>, Cow<'_, [u8]>> {
    let other = Encoding::for_bom(&bytes).is_some_and(|(encoding, _)| encoding != UTF_8)
        || utf16_without_mark(&bytes[..bytes.len().min(SAMPLE)]).is_some();
    if other { Err(bytes) } else { whole_utf8(bytes) }
}

fn whole_utf8(bytes: Cow<'_, [u8]>) -> Result<Cow<'_, str>, Cow<'_, [u8]>> {
    /// Copying so many bytes costs less than what the standard library takes to look at them one by one.
    const COPIED: usize = 1 << 20;
    fn whole(bytes: &[u8]) -> Option<Cow<'_, str>> {
        UTF_8.decode_without_bom_handling_and_without_replacement(bytes)
    }
    match bytes {
        Cow::Borrowed(bytes) => whole(bytes).ok_or(Cow::Borrowed(bytes)),
        Cow::Owned(bytes) if bytes.len() <= COPIED => {
            let text = whole(&bytes).map(Cow::into_owned);
            text.map(Cow::Owned).ok_or(Cow::Owned(bytes))
        }
        Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|error| Cow::Owned(error.into_bytes())),
    }
}

/// The text of bytes that are UTF-8 but for a few, with the offset of the first that is not.
pub(super) fn utf8(bytes: Cow<'_, [u8]>) -> (Cow<'_, str>, Option<usize>) {
    let bytes = match whole_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(bytes) => bytes,
    };
    let mut text = String::with_capacity(bytes.len());
    let mut bad = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            bad.get_or_insert(text.len());
            text.extend(std::iter::repeat_n(SUBSTITUTE, chunk.invalid().len()));
        }
    }
    (Cow::Owned(text), bad)
}

/// Whether words hold what stands for a byte that belongs to no character.
pub(super) fn is_damaged(words: &str) -> bool {
    words.contains(SUBSTITUTE)
}

fn encoding_of(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let sample = |from: usize| &bytes[from..bytes.len().min(from + SAMPLE)];
    if let Some(encoding) = utf16_without_mark(sample(0)) {
        return encoding;
    }
    // A page may open with more script than a sample holds.
    let sample = sample(bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0));
    if is_mostly_utf8(sample, sample.len() == SAMPLE) {
        // Text that is valid UTF-8 and not ASCII is UTF-8, whatever it declares.
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    match declared {
        // What a page declares may be the default of the tool that wrote it.
        Some(declared) if arabic_letters(declared, sample) * 2 >= arabic_letters(guessed, sample) => declared,
        Some(declared) if declared != WINDOWS_1252 && declared != UTF_8 && arabic_letters(guessed, sample) == 0 => {
            declared
        }
        _ => guessed,
    }
}

/// Whether a sample has more bytes that control a device than any text: one of fifty, and not a few alone.
pub(super) fn is_binary(sample: &[u8]) -> bool {
    const FEW: usize = 8;
    let control = sample.iter().filter(|&&byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    control > FEW && control * 50 > sample.len()
}

/// Whether the bytes of a sample are UTF-8, or would be without the odd broken one.
fn is_mostly_utf8(sample: &[u8], cut: bool) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // The end of a sample may cut a character.
    bad -= usize::from(cut && bad > 0 && str::from_utf8(sample).is_err());
    bad == 0 || good >= bad * 10
}

/// UTF-16 by its zero bytes (Latin) or its bytes 0x06 (Arabic) at every other place.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let sample = &sample[..sample.len() & !1];
    // Text in UTF-8 has none of these bytes.
    if sample.len() < 4 || memchr::memchr2(0, 6, sample).is_none() {
        return None;
    }
    let mut high = [0_usize; 2];
    for pair in sample.chunks_exact(2) {
        for (count, byte) in high.iter_mut().zip(pair) {
            *count += usize::from(matches!(byte, 0 | 6));
        }
    }
    let pairs = sample.len() / 2;
    match high {
        [first, second] if first * 10 >= pairs * 7 && second * 10 <= pairs * 3 => Some(UTF_16BE),
        [first, second] if second * 10 >= pairs * 7 && first * 10 <= pairs * 3 => Some(UTF_16LE),
        _ => None,
    }
}

fn arabic_letters(encoding: &'static Encoding, sample: &[u8]) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    text.chars().filter(|letter| matches!(letter, '\u{0621}'..='\u{064A}')).count()
}

/// The encoding that a page declares: `<meta charset>`, `<meta http-equiv>` or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let found = memchr::memmem::find_iter(&head, b"charset").map(|at| at + 7);
    let found = found.chain(memchr::memmem::find(&head, b"encoding=").map(|at| at + 8));
    found
        .filter_map(|at| {
            let label = head[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
            let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
            let end =
                label.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':')));
            Encoding::for_label(&label[..end.unwrap_or(label.len())])
        })
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_6, WINDOWS_1256};

    const ARABIC: &str =
        "أعلنت وزارة الصحة أن عدد القتلى ارتفع إلى 41 شخصا، فيما أصيب 230 آخرون بينهم ثلاثون في حال الخطر.";

    fn check(bytes: &[u8], text: &str) -> String {
        let decoded = decode(Cow::Borrowed(bytes), true);
        assert!(decoded.text.ends_with(text), "{}", decoded.text);
        let declared = decoded.declared.map_or("", Encoding::name);
        format!("{} {declared} {}", decoded.encoding.name(), if decoded.in_place { "in place" } else { "apart" })
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn encodings_declared_and_undeclared() {
        let page = |label: &str| format!("<meta charset=\"{label}\"><p>{ARABIC}");
        let old = WINDOWS_1256.encode(ARABIC).0;
        let iso = ISO_8859_6.encode(ARABIC).0;
        assert_eq!(check(ARABIC.as_bytes(), ARABIC), "UTF-8  in place");
        assert_eq!(check(&[b"\xEF\xBB\xBF", ARABIC.as_bytes()].concat(), ARABIC), "UTF-8  in place");
        assert_eq!(check(&old, ARABIC), "windows-1256  apart");
        assert_eq!(check(&iso, ARABIC), "ISO-8859-6  apart");
        assert_eq!(check(&WINDOWS_1256.encode(&page("windows-1256")).0, ARABIC), "windows-1256  apart");
        assert_eq!(check(&WINDOWS_1256.encode(&page("iso-8859-1")).0, ARABIC), "windows-1256 windows-1252 apart");
        assert_eq!(check(page("windows-1256").as_bytes(), ARABIC), "UTF-8 windows-1256 in place");
        assert_eq!(check(page("windows-1256").replace(ARABIC, "A toll.").as_bytes(), "toll."), "UTF-8  in place");
        let late = [b"<script>", "x".repeat(SAMPLE).as_bytes(), b"</script>", &old].concat();
        assert_eq!(check(&late, ARABIC), "windows-1256  apart");
        for text in [ARABIC, "The toll rose to 154."] {
            assert_eq!(check(&utf16(text, u16::to_le_bytes), text), "UTF-16LE  apart");
            assert_eq!(check(&utf16(text, u16::to_be_bytes), text), "UTF-16BE  apart");
            assert_eq!(check(&utf16(&format!("\u{FEFF}{text}"), u16::to_le_bytes), text), "UTF-16LE  apart");
        }
        assert_eq!(check("Café: 3 €, résumé".as_bytes(), "é"), "UTF-8  in place");
    }

    #[test]
    fn bytes_of_no_text() {
        let picture: Vec<u8> = (0..=u8::MAX).cycle().take(4096).collect();
        assert!(decode(Cow::Borrowed(&picture), false).binary);
        for bytes in [WINDOWS_1256.encode(ARABIC).0.as_ref(), ARABIC.as_bytes(), b"caf\xE9 \x00 13 men", b""] {
            assert!(!decode(Cow::Borrowed(bytes), false).binary);
        }
    }

    #[test]
    fn broken_bytes_keep_the_offsets_of_the_rest() {
        let bytes = [ARABIC.as_bytes(), b"\xC3\xFF ", ARABIC.as_bytes()].concat();
        let decoded = decode(Cow::Borrowed(&bytes), false);
        assert_eq!(decoded.bad, Some(ARABIC.len()));
        assert_eq!(decoded.text.len(), bytes.len());
        assert!(decoded.text.ends_with(ARABIC) && is_damaged(&decoded.text));
    }
}
