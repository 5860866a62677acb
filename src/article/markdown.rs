//! Markdown: its text with the markup taken out.
//!
//! Headings, items and the cells of tables become blocks; addresses of links, descriptions of pictures and fenced code
//! are left out. CommonMark with the tables and footnotes of GitHub.

use super::flow::Flow;
use super::html;
use super::table::Cell;
use crate::text::{Role, Span, lines};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

/// The text of Markdown `source`, whose first byte stands at `base` of the file's text, and its first main heading.
pub(super) fn read(source: &str, base: usize) -> (Flow, Option<String>) {
    let mut flow = Flow::default();
    let mut title: Option<String> = None;
    // How many elements around are left out.
    let mut hidden = 0_usize;
    let mut in_item = 0_usize;
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(tag) if hidden > 0 || is_hidden(&tag) => hidden += 1,
            Event::End(_) if hidden > 0 => hidden -= 1,
            _ if hidden > 0 => {}
            Event::Start(tag) => match tag {
                Tag::Table(_) => flow.table(),
                Tag::TableHead => flow.table_head(true),
                Tag::TableRow => flow.row(),
                Tag::TableCell => flow.cell(Cell::default()),
                Tag::Item => {
                    flow.end(role(in_item));
                    in_item += 1;
                }
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {}
                _ => flow.end(role(in_item)),
            },
            Event::End(end) => match end {
                TagEnd::Table => flow.end_table(),
                TagEnd::TableCell => flow.cell_end(),
                TagEnd::TableHead => flow.table_head(false),
                TagEnd::TableRow => {}
                TagEnd::Heading(level) => {
                    flow.end(Role::Headline);
                    if level == HeadingLevel::H1
                        && title.is_none()
                        && let Some(block) = flow.blocks.last()
                    {
                        title = Some(block.span.cut(&flow.text).to_owned());
                    }
                }
                TagEnd::Item => {
                    flow.end(Role::Item);
                    in_item = in_item.saturating_sub(1);
                }
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
                _ => flow.end(role(in_item)),
            },
            Event::Text(words) | Event::Code(words) => {
                // Inline code stands inside its backticks.
                let written = Span::new(range.start, range.end).cut(source);
                match written.find(&*words) {
                    Some(at) => flow.push(&words, base + range.start + at),
                    None => flow.push_decoded(&words),
                }
            }
            Event::Html(_) => html::flat(source.get(range.clone()).unwrap_or_default(), base + range.start, &mut flow),
            Event::SoftBreak => flow.push("\n", base + range.start),
            Event::HardBreak | Event::Rule => flow.end(role(in_item)),
            _ => {}
        }
    }
    (flow.finish(), title)
}

const fn role(in_item: usize) -> Role {
    if in_item > 0 { Role::Item } else { Role::Paragraph }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Image { .. }
            | Tag::CodeBlock(CodeBlockKind::Fenced(_))
            | Tag::MetadataBlock(_)
            | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }
    )
}

/// Whether Markdown holds nothing that [`read`] would take out or join: its text is its source.
pub(super) fn is_plain(source: &str) -> bool {
    const MARKUP: [[u8; 3]; 4] = [*b"*_[", *b"]<`", *b"|\\~", *b"&#\t"];
    if MARKUP.iter().any(|&[one, two, three]| memchr::memchr3(one, two, three, source.as_bytes()).is_some()) {
        return false;
    }
    // A paragraph of several lines is one; items, quotations, rules and indented lines are markup.
    let mut in_paragraph = false;
    lines(source).all(|line| {
        let words = line.trim();
        let plain = words.is_empty() || !(in_paragraph || line.starts_with(' ') || opens_markup(words));
        in_paragraph = !words.is_empty();
        plain
    })
}

fn opens_markup(words: &str) -> bool {
    let after_digits = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    words.starts_with(['-', '+', '>', '=', ':'])
        || (after_digits.len() < words.len() && after_digits.starts_with(['.', ')']))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks, words that stand in the source between brackets.
    fn check(source: &str) -> String {
        let (flow, title) = read(source, 0);
        let mut shown = title.map_or(String::new(), |title| format!("title: {title}\n"));
        for block in &flow.blocks {
            let role = match block.role {
                Role::Paragraph => "",
                Role::Headline => "# ",
                Role::Item => "- ",
                Role::Cell { .. } => "| ",
            };
            shown += role;
            let mut at = block.span.start;
            for segment in &flow.segments {
                let (from, to) = (segment.at.max(at), (segment.at + segment.len).min(block.span.end));
                if from < to {
                    let words = &flow.text[from..to];
                    let source_at = segment.from + from - segment.at;
                    assert_eq!(words, &source[source_at..source_at + words.len()]);
                    shown += &format!("{}[{words}]", &flow.text[at..from]);
                    at = to;
                }
            }
            shown += &flow.text[at..block.span.end];
            shown.push('\n');
        }
        shown
    }

    #[test]
    fn markup_is_taken_out() {
        insta::assert_snapshot!(check(
            "# Toll **rises**\n\nCut **600** jobs, says [the firm](https://example.com/2025/06/10 \"9 of 10\").\nIt paid\n\
             $14.3&nbsp;billion <https://example.com/12>.[^1]\n\n![12 people](a.png)\n\n- 41 dead\n- `17` missing\n\n```\n99\n```\n\n\
             | Town | Dead |\n|---|---|\n| Kfar Dilba | 41 |\n\n<div>قُتل <b>٤١</b> شخصا</div>\n\n[^1]: As of 3 May.\n"
        ), @r"
        title: Toll rises
        # [Toll ][rises]
        [Cut ][600][ jobs, says ][the firm][.] [It paid] [$14.3] [billion ][.]
        - [41 dead]
        - [17][ missing]
        | [Town]
        | [Dead]
        | [Kfar Dilba]
        | [41]
        [قُتل ][٤١][ شخصا]
        [As of 3 May.]
        ");
    }

    #[test]
    fn plain_markdown_is_its_own_text() {
        for (source, plain) in [
            ("A line.\n\nAnother: 5-6.\n", true),
            ("", true),
            ("A line\nwrapped.\n", false),
            ("Cut *600* jobs", false),
            ("- an item", false),
            ("1. an item", false),
            ("1.5 million\n\n    code", false),
        ] {
            assert_eq!(is_plain(source), plain, "{source}");
        }
    }
}
