//! Articles of one story, and what their figures are about in its light.
//!
//! This is the *join* step of grouping for claims that were read from text. It finds stories over keys, never over pairs:
//! articles that share names and kinds of events within a few weeks are one story. Inside a story, whose claims are few, what
//! speaks for two claims being about one thing is weighed (`evidence`), and claims that belong together on the whole are one
//! topic (`cluster`).
//!
//! The answer is a label for each claim, of the form that claim files use, so that claims of both kinds meet.

mod cells;
mod cluster;
mod entities;
mod evidence;
mod fact;
mod headline;
mod label;
mod likeness;
mod rates;
mod reason;
mod rivals;
mod stories;
mod union;
mod weights;

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
    corpus.rates = rates::taught(corpus, &story_of);
    let cells = cells::join(corpus, &story_of, aliases);
    label::write(corpus, &story_of, &cells);
}
