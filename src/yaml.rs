//! YAML as a tree of words with their places.
//!
//! A claim file's values are read from the words as written (`14.0`, `no`, `2025-06`), and all that is wrong with a
//! file is told in one run. Both need more than a typed value: the tree keeps every key and value with its bytes, the
//! same key twice included. Only the grammar is YAML's; what the keys mean is told by who walks the tree.

mod fault;
mod fields;

pub(crate) use fault::{Fault, in_quotes, parse_mended};
pub(crate) use fields::{Fields, Keys, name_of};

use crate::text::Span;
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle};
use std::borrow::Cow;
use std::collections::HashMap;

/// The index of a node in its tree.
pub(crate) type Id = u32;

/// The documents of a file. An alias is the node that it names.
pub(crate) struct Tree<'t> {
    nodes: Vec<Node<'t>>,
    /// The root of each document.
    pub documents: Vec<Id>,
}

/// A value with its place.
pub(crate) struct Node<'t> {
    /// Its bytes: of a scalar with its quotation marks, of a collection up to its end.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'t>,
    /// Whether it carries an anchor or a tag, which a person who meant plain words did not mean.
    pub decorated: bool,
}

/// What a node is.
pub(crate) enum Kind<'t> {
    /// One text, escapes and folds applied.
    Scalar(Cow<'t, str>, ScalarStyle),
    /// A list.
    List(Vec<Id>),
    /// Keys and values in order.
    Map(Vec<(Id, Id)>),
}

/// How many nodes aliases may add to a file. Honest files share a few keys; a bomb passes any limit.
const ALIASED: u64 = 1_000_000;

impl<'t> Tree<'t> {
    /// Reads all documents of a text that has no byte-order mark.
    pub fn parse(text: &'t str) -> Result<Self, Fault> {
        if let Some(fault) = fault::unprintable(text) {
            return Err(fault);
        }
        let mut grower = Grower::default();
        for step in Parser::new_from_str(text) {
            let (event, span) = step.map_err(|error| fault::of_scan(text, &error))?;
            let start = span.start.byte_offset().unwrap_or_default();
            let span = Span::new(start, span.end.byte_offset().unwrap_or(start).max(start));
            grower.take(event, span)?;
        }
        Ok(Tree { nodes: grower.nodes, documents: grower.documents })
    }

    /// A node.
    pub fn node(&self, id: Id) -> &Node<'t> {
        &self.nodes[id as usize]
    }

    /// The words of a scalar.
    pub fn scalar(&self, id: Id) -> Option<&Cow<'t, str>> {
        match &self.node(id).kind {
            Kind::Scalar(words, _) => Some(words),
            _ => None,
        }
    }

    /// Whether a node says nothing: an empty plain scalar, `~` or `null`.
    pub fn is_null(&self, id: Id) -> bool {
        matches!(&self.node(id).kind, Kind::Scalar(words, ScalarStyle::Plain) if matches!(&**words, "" | "~" | "null"))
    }
}

#[derive(Default)]
struct Grower<'t> {
    nodes: Vec<Node<'t>>,
    /// How many nodes each node stands for, aliases counted in full.
    weights: Vec<u64>,
    documents: Vec<Id>,
    /// The collections that are still open, innermost last, with the key that waits for its value.
    open: Vec<(Id, Option<Id>)>,
    anchors: HashMap<usize, Id>,
    aliased: u64,
}

impl<'t> Grower<'t> {
    fn take(&mut self, event: Event<'t>, span: Span) -> Result<(), Fault> {
        match event {
            Event::Scalar(words, style, anchor, tag) => {
                let decorated = anchor > 0 || tag.is_some();
                let id = self.push(Node { span, kind: Kind::Scalar(words, style), decorated }, anchor);
                self.attach(id);
            }
            Event::SequenceStart(_, anchor, tag) => {
                let decorated = anchor > 0 || tag.is_some();
                let id = self.push(Node { span, kind: Kind::List(Vec::new()), decorated }, anchor);
                self.open.push((id, None));
            }
            Event::MappingStart(_, anchor, tag) => {
                let decorated = anchor > 0 || tag.is_some();
                let id = self.push(Node { span, kind: Kind::Map(Vec::new()), decorated }, anchor);
                self.open.push((id, None));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((id, _)) = self.open.pop() {
                    let node = &mut self.nodes[id as usize];
                    node.span.end = node.span.end.max(span.end);
                    self.attach(id);
                }
            }
            Event::Alias(anchor) => self.alias(anchor, span)?,
            Event::DocumentEnd => self.anchors.clear(),
            _ => {}
        }
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Fault> {
        let Some(&id) = self.anchors.get(&anchor) else {
            return Err(Fault::new(span, "this alias names no anchor before it"));
        };
        if self.open.iter().any(|(open, _)| *open == id) {
            return Err(Fault::new(span, "this alias stands inside of what it names, which has no end"));
        }
        self.aliased = self.aliased.saturating_add(self.weights[id as usize]);
        if self.aliased > ALIASED {
            let message = "aliases of aliases multiply this file beyond measure; write the values out";
            return Err(Fault::new(span, message));
        }
        self.attach(id);
        Ok(())
    }

    fn push(&mut self, node: Node<'t>, anchor: usize) -> Id {
        let id = Id::try_from(self.nodes.len()).unwrap_or(Id::MAX);
        self.nodes.push(node);
        self.weights.push(1);
        if anchor > 0 {
            self.anchors.insert(anchor, id);
        }
        id
    }

    /// Hangs a finished node onto the innermost open collection.
    fn attach(&mut self, id: Id) {
        let Some((parent, key)) = self.open.last_mut() else {
            self.documents.push(id);
            return;
        };
        let weight = self.weights[id as usize];
        let total = &mut self.weights[*parent as usize];
        *total = total.saturating_add(weight);
        match &mut self.nodes[*parent as usize].kind {
            Kind::List(items) => items.push(id),
            Kind::Map(pairs) => match key.take() {
                None => *key = Some(id),
                Some(key) => pairs.push((key, id)),
            },
            Kind::Scalar(..) => {}
        }
    }
}
