//! Remedies: what has to change in which nodes for a finding to go.

use std::ops::Range;

use prr_document::Node;
use prr_model::{Argument, Message, Value};

use crate::Place;

/// A remedy for one finding, which its subject and its place name. Made by [`mend`], [`person`] and [`choice`].
#[derive(Clone, Debug, PartialEq)]
pub struct Mend {
    /// The finding's subject.
    pub subject: String,
    /// The finding's place.
    pub at: Place,
    /// What is done and why, or what somebody has to do.
    pub message: (&'static str, Vec<Argument>),
    /// What can be done.
    pub remedy: Remedy,
}

/// What can be done about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// These changes mend it, all together.
    Changes(Vec<Change>),
    /// Somebody has to supply what no manifest tells.
    Person,
    /// Nothing mechanical mends it: there is a choice to make.
    Choice,
}

/// A change of one node. Texts of values, items and documents are YAML; the host writes them as the manifest is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the WIT package, which documents them")]
pub enum Change {
    /// A scalar gets another value.
    SetValue { node: u32, value: String },
    /// A range of bytes of a scalar's text becomes another text.
    ReplaceText { node: u32, within: Range<u32>, text: String },
    /// A mapping gets another entry.
    InsertEntry { mapping: u32, key: String, value: String, after: Option<u32> },
    /// A list gets another item.
    InsertItem { sequence: u32, item: String, after: Option<u32> },
    /// An entry or an item goes.
    Remove(u32),
    /// A file gets another document at its end.
    AddDocument { beside: u32, document: String },
    /// A folder gets another file.
    AddFile { beside: u32, name: String, document: String },
}

/// Changes that make the finding at this place go.
pub fn mend(subject: impl Into<String>, at: impl Into<Place>, message: Message, changes: Vec<Change>) -> Mend {
    remedy(subject, at, message, Remedy::Changes(changes))
}

/// Says what somebody has to supply for the finding at this place to go.
pub fn person(subject: impl Into<String>, at: impl Into<Place>, message: Message) -> Mend {
    remedy(subject, at, message, Remedy::Person)
}

/// Says between what there is to choose for the finding at this place to go.
pub fn choice(subject: impl Into<String>, at: impl Into<Place>, message: Message) -> Mend {
    remedy(subject, at, message, Remedy::Choice)
}

fn remedy(subject: impl Into<String>, at: impl Into<Place>, message: Message, remedy: Remedy) -> Mend {
    Mend { subject: subject.into(), at: at.into(), message: (message.id, Vec::new()), remedy }
}

impl Mend {
    /// Fills a placeholder of the message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.message.1.push(Argument { name: name.to_owned(), value: value.into() });
        self
    }
}

impl Change {
    /// A scalar gets another value: a scalar of YAML.
    pub fn set(node: Node<'_>, value: impl Into<String>) -> Self {
        Self::SetValue { node: node.target().index(), value: value.into() }
    }

    /// A range of bytes of a scalar's text becomes another text.
    pub fn text(node: Node<'_>, within: Range<usize>, text: impl Into<String>) -> Self {
        let cut = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self::ReplaceText { node: node.target().index(), within: cut(within.start)..cut(within.end), text: text.into() }
    }

    /// A mapping gets another entry, behind one of its entries or as its last.
    pub fn entry(mapping: Node<'_>, key: &str, value: impl Into<String>, after: Option<Node<'_>>) -> Self {
        let after = after.map(Node::index);
        Self::InsertEntry { mapping: mapping.target().index(), key: key.to_owned(), value: value.into(), after }
    }

    /// A list gets another item, behind one of its items or as its last.
    pub fn item(sequence: Node<'_>, item: impl Into<String>, after: Option<Node<'_>>) -> Self {
        Self::InsertItem { sequence: sequence.target().index(), item: item.into(), after: after.map(Node::index) }
    }

    /// An entry of a mapping or an item of a list goes.
    pub const fn remove(node: Node<'_>) -> Self {
        Self::Remove(node.index())
    }

    /// The file of a node gets another document.
    pub fn document(beside: Node<'_>, document: impl Into<String>) -> Self {
        Self::AddDocument { beside: beside.index(), document: document.into() }
    }

    /// The folder of a node gets another file.
    pub fn file(beside: Node<'_>, name: impl Into<String>, document: impl Into<String>) -> Self {
        Self::AddFile { beside: beside.index(), name: name.into(), document: document.into() }
    }
}
