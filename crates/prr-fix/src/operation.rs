//! Changes of nodes of one manifest, as the host understood them.

use std::ops::Range;

use crate::value::Value;

/// One change of one node of an arena.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operation {
    Set {
        node: u32,
        value: Value,
    },
    Text {
        node: u32,
        within: Range<usize>,
        text: String,
    },
    Entry {
        mapping: u32,
        key: String,
        value: Value,
        after: Option<u32>,
    },
    Item {
        sequence: u32,
        value: Value,
        after: Option<u32>,
    },
    Remove {
        node: u32,
    },
    /// Another document at the end of the manifest.
    Document {
        value: Value,
    },
}

impl Operation {
    /// The node that it changes; none that exists for a document.
    pub const fn node(&self) -> u32 {
        match self {
            Self::Set { node, .. } | Self::Text { node, .. } | Self::Remove { node } => *node,
            Self::Entry { mapping, .. } => *mapping,
            Self::Item { sequence, .. } => *sequence,
            Self::Document { .. } => u32::MAX,
        }
    }
}

/// Why a manifest is not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// An alias or a merge key refers to what would change: it stands in several places.
    Shared,
    /// A tool rendered the document: what was written is elsewhere.
    Rendered,
    /// The format is one that is not edited.
    Format,
    /// The file is in another encoding than UTF-8.
    Encoding,
    /// How it is written is more than is edited safely.
    Spelling,
    /// What a plugin offers is not a value, or does not fit its place.
    Offer,
    /// The edited file would not read as the change says.
    Reading,
    /// There is a file of that name.
    Exists,
    /// The finding stays, or something else gets worse.
    NoBetter,
}
