use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use crate::image::{self, DOCUMENT_WORDS, HEADER_WORDS, NODE_WORDS, NONE, NodeRecord, SYMBOL_WORDS};
use crate::{Kind, scalar};

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

/// A node of a view: a handle with the view that it belongs to.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    view: View<'a>,
    index: u32,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.view.nodes, other.view.nodes)
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "node {} ({:?})", self.index, self.kind())
    }
}

impl<'a> Node<'a> {
    /// The handle that a finding carries to the host.
    #[must_use]
    pub const fn index(self) -> u32 {
        self.index
    }

    /// The view that the node belongs to.
    #[must_use]
    pub const fn view(self) -> View<'a> {
        self.view
    }

    /// The node itself, or what it refers to if it is an alias. Readers only let aliases refer backwards, so this ends.
    #[must_use]
    pub fn target(self) -> Self {
        self.resolved().0
    }

    /// What the node is in the end, with its record: nearly everybody who asks for one needs the other.
    fn resolved(self) -> (Self, NodeRecord) {
        let mut node = self;
        loop {
            let record = node.record();
            if record.kind != Kind::Alias as u8 || record.a >= node.index {
                return (node, record);
            }
            node.index = record.a;
        }
    }

    fn record(self) -> NodeRecord {
        self.view.record(self.index)
    }

    /// What the node is; an alias is what it refers to.
    #[must_use]
    pub fn kind(self) -> Kind {
        Kind::from_u8(self.resolved().1.kind).unwrap_or(Kind::Null)
    }

    /// The key under which the node stands in its mapping.
    #[must_use]
    pub fn key(self) -> Option<&'a str> {
        let key = self.record().key;
        (key != NONE).then(|| self.view.symbol_text(key as usize))
    }

    /// Whether the node stands under this key.
    #[must_use]
    pub fn is(self, key: Symbol) -> bool {
        self.record().key == key.0
    }

    /// The container of the node.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.view.node(self.record().parent)
    }

    /// The text of a scalar as it was written, whatever it resolves to: what a reader that wants a text gets.
    #[must_use]
    pub fn text(self) -> Option<&'a str> {
        let (_, record) = self.resolved();
        Kind::from_u8(record.kind)
            .filter(|kind| kind.is_scalar())
            .map(|_| self.view.slice(Some(record.a), Some(record.b)))
    }

    /// The text of a scalar that resolves to a text.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        (self.kind() == Kind::String).then(|| self.text()).flatten()
    }

    /// The value of a boolean.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        let (_, record) = self.resolved();
        (record.kind == Kind::Bool as u8).then_some(record.flags & image::FLAG_TRUE != 0)
    }

    /// The value of an integer that fits.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        (self.kind() == Kind::Int).then(|| scalar::integer(self.text()?)).flatten()
    }

    /// The value of a number.
    #[must_use]
    pub fn as_f64(self) -> Option<f64> {
        matches!(self.kind(), Kind::Int | Kind::Float).then(|| scalar::number(self.text()?)).flatten()
    }

    /// Whether the value depends on something that the tree does not tell: then the text of a scalar is an expression and no value, and a
    /// container may have other entries than those that are there.
    #[must_use]
    pub fn is_unresolved(self) -> bool {
        self.resolved().1.flags & image::FLAG_UNRESOLVED != 0
    }

    /// Whether the node is null.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// The entries of a mapping or the items of a list, in the order of the manifest. Merged entries are not among them.
    #[must_use]
    pub fn children(self) -> Children<'a> {
        let (node, record) = self.resolved();
        node.children_of(record)
    }

    const fn children_of(self, record: NodeRecord) -> Children<'a> {
        let container = record.kind == Kind::Sequence as u8 || record.kind == Kind::Mapping as u8;
        let next = self.index.saturating_add(1);
        Children { view: self.view, next, end: if container { record.end } else { next } }
    }

    /// The entry under a key; entries that a merge key lends are found too, own entries first.
    #[must_use]
    pub fn get(self, key: Symbol) -> Option<Self> {
        let (mapping, record) = self.resolved();
        if record.kind != Kind::Mapping as u8 {
            return None;
        }
        let mut merges = false;
        let mut children = mapping.children_of(record);
        while let Some((child, record)) = children.next_record() {
            if record.key == key.0 && record.flags & (image::FLAG_SHADOWED | image::FLAG_MERGE) == 0 {
                return Some(child);
            }
            merges |= record.flags & image::FLAG_MERGE != 0;
        }
        // Most mappings lend nothing, and most keys that are looked for are in few of them: a miss must not allocate.
        let mut lenders = merges.then(|| self.lenders())?;
        lenders.find_map(|lender| lender.own_entries().find(|entry| entry.is(key)))
    }

    /// The entry under a key that is looked up by its text: for keys that are data, such as label names.
    #[must_use]
    pub fn field(self, key: &str) -> Option<Self> {
        self.get(self.view.symbol(key))
    }

    /// Whether a node below this one stands under this key. What aliases refer to is not below it, unless it stands there too.
    #[must_use]
    pub fn holds(self, key: Symbol) -> bool {
        let end = (self.record().end as usize).min(self.view.node_count());
        let below = self.view.nodes.get(self.index as usize + 1..end).unwrap_or_default();
        below.iter().any(|record| record.as_chunks::<4>().0.get(1) == Some(&key.0.to_le_bytes()))
    }

    /// Every entry of a mapping, those lent by merge keys after its own and without those that it overrides.
    #[must_use]
    pub fn entries(self) -> Vec<Self> {
        if self.kind() != Kind::Mapping {
            return Vec::new();
        }
        let mut entries: Vec<Self> = self.own_entries().collect();
        if self.children().any(Self::is_merge) {
            let mut keys: BTreeSet<u32> = entries.iter().map(|entry| entry.record().key).collect();
            let lent = self.lenders().flat_map(Self::own_entries);
            entries.extend(lent.filter(|entry| keys.insert(entry.record().key)));
        }
        entries
    }

    fn is_merge(self) -> bool {
        self.record().flags & image::FLAG_MERGE != 0
    }

    fn own_entries(self) -> impl Iterator<Item = Self> + use<'a> {
        self.children().filter(|child| child.record().flags & (image::FLAG_SHADOWED | image::FLAG_MERGE) == 0)
    }

    /// The mappings that merge keys lend the entries of: the one that overrides first. Those of a later key override,
    /// and of one key the earlier ones; what a mapping is lent itself comes behind its own. Each comes once, however many ways lead to it.
    fn lenders(self) -> impl Iterator<Item = Self> + use<'a> {
        let mut seen = BTreeSet::from([self.target().index]);
        let mut waiting = Vec::new();
        self.push_merged(&mut waiting);
        std::iter::from_fn(move || {
            let lender = std::iter::from_fn(|| waiting.pop()).find(|lender: &Self| seen.insert(lender.index))?;
            lender.push_merged(&mut waiting);
            Some(lender)
        })
    }

    /// Puts the mappings that this one merges on a stack, the first to be taken on top.
    fn push_merged(self, waiting: &mut Vec<Self>) {
        for merge in self.children().filter(|child| child.is_merge()) {
            let before = waiting.len();
            if merge.kind() == Kind::Sequence {
                waiting.extend(merge.children().map(Self::target).filter(|lender| lender.kind() == Kind::Mapping));
                waiting[before..].reverse();
            } else if merge.kind() == Kind::Mapping {
                waiting.push(merge.target());
            }
        }
    }
}

/// Iterates over the children of a container.
#[derive(Clone)]
pub struct Children<'a> {
    view: View<'a>,
    next: u32,
    end: u32,
}

impl<'a> Children<'a> {
    fn next_record(&mut self) -> Option<(Node<'a>, NodeRecord)> {
        if self.next >= self.end {
            return None;
        }
        let node = self.view.node(self.next)?;
        let record = node.record();
        // A record that does not move forward would loop; the host never writes one.
        self.next = record.end.max(self.next + 1);
        Some((node, record))
    }
}

impl<'a> Iterator for Children<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.next_record().map(|(node, _)| node)
    }
}
