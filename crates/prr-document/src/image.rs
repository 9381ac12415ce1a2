//! The byte format of the flat document, version 1.
//!
//! All numbers are little-endian `u32` words; offsets into the text section count bytes.
//!
//! | section | one record | words |
//! |---|---|---|
//! | header | magic, version, documents, nodes, symbols, text bytes | 6 |
//! | documents | root node, end node, path offset, path length | 4 |
//! | symbols, sorted by text | offset, length | 2 |
//! | nodes, pre-order | kind and flags, key symbol, parent, end, a, b | 6 |
//! | text | UTF-8 | |
//!
//! A node's `end` is the index of the first node after its subtree, which is its next sibling if there is one. For scalars `a` and `b`
//! are the offset and length of the text, for aliases `a` is the node referred to, for containers `b` is the number of children.
//! Readers refuse versions that they do not know; fields are added at the end of a record with a new version.

/// First word of every image: `PRRF`.
pub const MAGIC: u32 = u32::from_le_bytes(*b"PRRF");
/// The version that this crate reads and writes.
pub const VERSION: u32 = 1;
/// Words in the header.
pub const HEADER_WORDS: usize = 6;
/// Words in a document record.
pub const DOCUMENT_WORDS: usize = 4;
/// Words in a symbol record.
pub const SYMBOL_WORDS: usize = 2;
/// Words in a node record.
pub const NODE_WORDS: usize = 6;
/// Stands for "no key" and "no parent".
pub const NONE: u32 = u32::MAX;

/// A boolean node that is true.
pub const FLAG_TRUE: u8 = 1;
/// A later entry of the same mapping has the same key; readers take the later one.
pub const FLAG_SHADOWED: u8 = 1 << 1;
/// A merge key (`<<`) whose mapping or mappings lend their entries to the parent.
pub const FLAG_MERGE: u8 = 1 << 2;
/// The scalar was written plain, neither quoted nor as a block.
pub const FLAG_PLAIN: u8 = 1 << 3;
/// The scalar was written as a block, literal or folded.
pub const FLAG_BLOCK: u8 = 1 << 5;
/// A root that was read from a text inside another document: nothing applies it as it stands there. Readers of this version that do not know
/// the flag see a document like any other.
pub const FLAG_EMBEDDED: u8 = 1 << 4;
/// What the value is depends on something that the tree does not tell. A scalar's text is the expression as it was written, with what is known
/// of it filled in; a container may have other entries than those that are there.
pub const FLAG_UNRESOLVED: u8 = 1 << 6;

/// One node record, unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeRecord {
    /// [`crate::Kind`] as a number.
    pub kind: u8,
    /// `FLAG_*` bits.
    pub flags: u8,
    /// Symbol of the key, or [`NONE`] in lists and at roots.
    pub key: u32,
    /// The container, or [`NONE`] at roots.
    pub parent: u32,
    /// First node after the subtree.
    pub end: u32,
    /// Text offset, or the node that an alias refers to.
    pub a: u32,
    /// Text length, or the number of children.
    pub b: u32,
}

impl NodeRecord {
    /// The record as it is written.
    #[must_use]
    pub const fn to_words(self) -> [u32; NODE_WORDS] {
        [self.kind as u32 | (self.flags as u32) << 8, self.key, self.parent, self.end, self.a, self.b]
    }

    /// The record that was written as `words`.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "kind and flags are one byte each")]
    pub const fn from_words(words: [u32; NODE_WORDS]) -> Self {
        Self {
            kind: words[0] as u8,
            flags: (words[0] >> 8) as u8,
            key: words[1],
            parent: words[2],
            end: words[3],
            a: words[4],
            b: words[5],
        }
    }
}

/// Reads the word with this index, if the bytes reach that far.
#[must_use]
pub fn word(bytes: &[u8], index: usize) -> Option<u32> {
    let at = index.checked_mul(4)?;
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
