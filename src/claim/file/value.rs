//! A value as written to the value that is meant.

use crate::mention::{self, Alternative, Context, Unresolved};
use crate::text::Span;
use crate::value::Value;

/// What the words of a value mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub value: Value,
    /// The other readings of a figure or a date.
    pub alternatives: Vec<Alternative>,
    /// Where in the words the figure stands, hedges and bounds left out.
    pub figure: Span,
}

/// Reads a whole value: yes or no, a figure or a date, else a name. The error is a sentence that the words in
/// question are the subject of.
pub(crate) fn read(words: &str, context: &Context) -> Result<Meaning, &'static str> {
    let whole = Span::new(0, words.len());
    let plain = |value| Meaning { value, alternatives: Vec::new(), figure: whole };
    if words.eq_ignore_ascii_case("true") || words.eq_ignore_ascii_case("false") {
        let positive = words.eq_ignore_ascii_case("true");
        return Ok(plain(Value::Polarity { positive, statement: None }));
    }
    // The notation of reports is English, whatever the language of the article.
    let english = || Context { lang: Some("en".to_owned()), ..context.clone() };
    if let Some(mention) = mention::read_whole(words, context).or_else(|| {
        let digit = words.contains(|letter: char| letter.is_ascii_digit());
        let elsewhere = context.lang.as_deref().is_some_and(|lang| !lang.starts_with("en"));
        (digit && elsewhere).then(|| mention::read_whole(words, &english()))?
    }) {
        return match mention.value {
            Ok(value) => Ok(Meaning { value, alternatives: mention.alternatives, figure: mention.figure }),
            Err(Unresolved::NoReference) => Err("counts from a publication date, and none is given"),
            Err(Unresolved::TooLong) => Err("has more digits than an exact figure can hold"),
            Err(Unresolved::NoSuchDay) => Err("is a day that the calendar does not have"),
        };
    }
    if is_name(words, context) {
        return Ok(plain(Value::Name(words.to_owned())));
    }
    Err("cannot be read as a figure, a date or a name")
}

/// Whether words are read to a value, hedges in other words and other readings aside.
pub(crate) fn reads_as(words: &str, value: &Value, context: &Context) -> bool {
    read(words, context).is_ok_and(|meaning| {
        meaning.value == *value
            || (meaning.value.to_string() == value.to_string() && meaning.value.kind() == value.kind())
    })
}

/// Whether words may be a name: they open with a letter, hold no sign of a figure, and state none.
fn is_name(words: &str, context: &Context) -> bool {
    const SIGNS: &[char] =
        &['$', '€', '£', '¥', '₹', '₽', '₺', '₩', '₪', '﷼', '¤', '%', '٪', '‰', '<', '>', '≤', '≥', '~', '±', '='];
    let letter = words.chars().find(|letter| !matches!(letter, '"' | '\'' | '“' | '”' | '«' | '»' | '‘' | '’' | '('));
    letter.is_some_and(char::is_alphabetic)
        && !words.contains(SIGNS)
        && mention::read(words, context).is_empty()
        && !mention::is_worded_as_figure(words, context)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str) -> String {
        match read(words, &Context::default()) {
            Ok(Meaning { value, .. }) => format!("{} {value}", value.kind().as_str()),
            Err(why) => why.to_owned(),
        }
    }

    #[test]
    fn words_that_are_no_figure() {
        for (words, meaning) in [
            ("true", "polarity true"),
            ("False", "polarity false"),
            ("no", "name no"),
            ("Avocado", "name Avocado"),
            ("“Avocado”", "name “Avocado”"),
            ("أحمد الدهل", "name أحمد الدهل"),
            ("minority investment", "name minority investment"),
            ("Llama 4", "name Llama 4"),
            ("Boeing 737", "name Boeing 737"),
            ("Q5 2026", "cannot be read as a figure, a date or a name"),
            ("May 35, 2026", "cannot be read as a figure, a date or a name"),
            ("$lots", "cannot be read as a figure, a date or a name"),
            ("~", "cannot be read as a figure, a date or a name"),
            ("about %", "cannot be read as a figure, a date or a name"),
            ("???", "cannot be read as a figure, a date or a name"),
        ] {
            assert_eq!(check(words), meaning, "{words}");
        }
    }
}
