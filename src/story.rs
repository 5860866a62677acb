//! Articles of one story, and what their figures are about in its light.
//!
//! This is the *join* step of grouping for claims that were read from text. It works over keys, never over pairs of claims:
//! articles that share names and kinds of events within a few weeks are one story; inside a story the same attribute of the same
//! entity is one topic, and what a sentence left open joins where only one thing can be meant. Claims with no known attribute meet
//! where they state the same in the same words.
//!
//! The answer is a label for each claim, of the form that claim files use, so that claims of both kinds meet.

mod cells;
mod label;
mod reason;
mod stories;
mod union;

use crate::claim::Corpus;
use crate::topic::Aliases;

/// Labels the claims of articles with the topics that they are about.
///
/// Claims that have a topic keep it, and so do claims about which too little is known to say what they share with others.
pub fn settle(corpus: &mut Corpus, aliases: &Aliases) {
    if corpus.outlines.is_empty() {
        return;
    }
    let story_of = stories::find(corpus);
    let cells = cells::join(corpus, &story_of, aliases);
    label::write(corpus, &story_of, &cells);
}
