//! Images as plugins and the host read them: in place.

mod node;

use std::fmt;
use std::ops::Range;

use crate::image::{self, DOCUMENT_WORDS, HEADER_WORDS, NODE_WORDS, NONE, NodeRecord, SYMBOL_WORDS};

pub use node::{Children, Node};

/// An image, read in place.
///
/// Construction checks the header and that every section lies within the bytes; accessors never panic on what lies inside them.
#[derive(Clone, Copy)]
pub struct View<'a> {
    documents: &'a [u8],
    symbols: &'a [u8],
    nodes: &'a [[u8; NODE_WORDS * 4]],
    text: &'a str,
}

/// Why bytes are not an image that this crate reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewError {
    /// The first word is another one.
    Magic,
    /// The version is another one.
    Version(u32),
    /// A section reaches past the end, or the text is not UTF-8.
    Truncated,
}

impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => f.write_str("not a flat document image"),
            Self::Version(version) => {
                write!(f, "flat document version {version}, this reader knows {}", image::VERSION)
            }
            Self::Truncated => f.write_str("a truncated flat document image"),
        }
    }
}

impl std::error::Error for ViewError {}

/// An interned key. Comparing two is comparing integers; a key that no document has matches nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol(u32);

/// A set of keys resolved against one view, once. Implemented by [`keys!`](crate::keys).
pub trait Keys {
    /// Looks every key up.
    fn resolve(view: &View<'_>) -> Self;
}

/// Declares a struct of keys that are resolved once a view.
///
/// ```
/// prr_document::keys! {
///     struct Rule { alert, expr, for_ = "for" }
/// }
/// ```
#[macro_export]
macro_rules! keys {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($field:ident $(= $text:literal)?),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name { $(#[doc = concat!("The key `", $crate::keys!(@text $field $($text)?), "`.")] pub $field: $crate::Symbol),* }

        impl $crate::Keys for $name {
            fn resolve(view: &$crate::View<'_>) -> Self {
                Self { $($field: view.symbol($crate::keys!(@text $field $($text)?))),* }
            }
        }
    };
    (@text $field:ident $text:literal) => { $text };
    (@text $field:ident) => { stringify!($field) };
}

impl<'a> View<'a> {
    /// Reads the header and finds the sections.
    ///
    /// # Errors
    /// When the bytes are not an image of this version, or end too early.
    pub fn new(bytes: &'a [u8]) -> Result<Self, ViewError> {
        let header = |index| image::word(bytes, index).ok_or(ViewError::Truncated);
        if header(0)? != image::MAGIC {
            return Err(ViewError::Magic);
        }
        if header(1)? != image::VERSION {
            return Err(ViewError::Version(header(1)?));
        }
        let mut rest = bytes.get(HEADER_WORDS * 4..).ok_or(ViewError::Truncated)?;
        let mut section = |length: Option<usize>| {
            let (section, after) = rest.split_at_checked(length?)?;
            rest = after;
            Some(section)
        };
        let mut records = |index, words: usize| {
            let count = header(index)? as usize;
            section(count.checked_mul(words * 4)).ok_or(ViewError::Truncated)
        };
        let documents = records(2, DOCUMENT_WORDS)?;
        let symbols = records(4, SYMBOL_WORDS)?;
        let nodes = records(3, NODE_WORDS)?;
        let text = section(Some(header(5)? as usize)).ok_or(ViewError::Truncated)?;
        let text = std::str::from_utf8(text).map_err(|_| ViewError::Truncated)?;
        Ok(Self { documents, symbols, nodes: nodes.as_chunks().0, text })
    }

    /// The documents, in the order in which the host sent them.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = Document<'a>> + use<'a> {
        let (view, api_version, kind) = (*self, self.symbol("apiVersion"), self.symbol("kind"));
        let documents = 0..self.documents.len() / (DOCUMENT_WORDS * 4);
        documents.map(move |index| Document { view, index, api_version, kind })
    }

    /// Number of nodes of all documents.
    #[must_use]
    pub const fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// The node with this handle.
    #[must_use]
    pub fn node(&self, index: u32) -> Option<Node<'a>> {
        ((index as usize) < self.node_count()).then_some(Node { view: *self, index })
    }

    /// Looks a key up. A key that no document has gives a symbol that matches nothing.
    #[must_use]
    pub fn symbol(&self, key: &str) -> Symbol {
        let (mut low, mut high) = (0, self.symbols.len() / (SYMBOL_WORDS * 4));
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.symbol_text(middle).cmp(key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Symbol(u32::try_from(middle).unwrap_or(NONE - 1)),
            }
        }
        Symbol(NONE - 1)
    }

    /// How many nodes stand under a key.
    #[must_use]
    pub fn count(&self, key: Symbol) -> usize {
        self.nodes.iter().filter(|record| record.as_chunks::<4>().0.get(1) == Some(&key.0.to_le_bytes())).count()
    }

    /// Resolves a set of keys declared with [`keys!`](crate::keys).
    #[must_use]
    pub fn keys<K: Keys>(&self) -> K {
        K::resolve(self)
    }

    fn symbol_text(&self, index: usize) -> &'a str {
        let at = index * SYMBOL_WORDS;
        self.slice(image::word(self.symbols, at), image::word(self.symbols, at + 1))
    }

    fn slice(&self, offset: Option<u32>, length: Option<u32>) -> &'a str {
        let range = || -> Option<Range<usize>> {
            let start = offset? as usize;
            Some(start..start.checked_add(length? as usize)?)
        };
        range().and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    fn record(&self, index: u32) -> NodeRecord {
        let mut words = [NONE; NODE_WORDS];
        // One check for all words: this is the innermost loop of every plugin.
        if let Some(record) = self.nodes.get(index as usize) {
            for (word, bytes) in words.iter_mut().zip(record.as_chunks::<4>().0) {
                *word = u32::from_le_bytes(*bytes);
            }
        }
        NodeRecord::from_words(words)
    }
}

/// One document of a view.
#[derive(Clone, Copy)]
pub struct Document<'a> {
    view: View<'a>,
    index: usize,
    /// Every plugin asks every document for these two, so they are looked up once for all documents.
    api_version: Symbol,
    kind: Symbol,
}

impl<'a> Document<'a> {
    fn word(&self, offset: usize) -> Option<u32> {
        image::word(self.view.documents, self.index * DOCUMENT_WORDS + offset)
    }

    /// The document's position in the view.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The topmost node.
    #[must_use]
    pub fn root(&self) -> Node<'a> {
        Node { view: self.view, index: self.word(0).unwrap_or(NONE) }
    }

    /// Path of the manifest, relative to the root of the checked tree.
    #[must_use]
    pub fn path(&self) -> &'a str {
        self.view.slice(self.word(2), self.word(3))
    }

    /// Whether the document lies in a text of another one, such as a value of a `ConfigMap`.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.root().record().flags & image::FLAG_EMBEDDED != 0
    }

    /// `(apiVersion, kind)` of a Kubernetes object.
    #[must_use]
    pub fn api_version_and_kind(&self) -> Option<(&'a str, &'a str)> {
        let root = self.root();
        Some((root.get(self.api_version)?.as_str()?, root.get(self.kind)?.as_str()?))
    }
}
