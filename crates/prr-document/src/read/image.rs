use super::Arena;
use crate::Kind;
use crate::image::{DOCUMENT_WORDS, HEADER_WORDS, MAGIC, NODE_WORDS, NONE, NodeRecord, SYMBOL_WORDS, VERSION};

/// Collects documents of several arenas into one image.
#[derive(Default)]
pub struct ImageBuilder<'a> {
    documents: Vec<Chosen<'a>>,
    nodes: u32,
    bytes: usize,
}

#[derive(Clone, Copy)]
struct Chosen<'a> {
    path: &'a str,
    arena: &'a Arena,
    /// Which of the distinct arenas, in the order in which they came.
    arena_number: usize,
    source: u32,
    root: u32,
    first: u32,
}

/// An image and where its nodes came from.
pub struct Image {
    /// What a plugin reads.
    pub bytes: Vec<u8>,
    documents: Vec<Origin>,
    nodes: u32,
}

/// The document that a node of an image came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The number that was given with the document.
    pub source: u32,
    /// The node in its own arena.
    pub node: u32,
    first: u32,
}

impl Image {
    /// Number of nodes: handles are smaller.
    #[must_use]
    pub const fn node_count(&self) -> u32 {
        self.nodes
    }

    /// Where a node came from; `None` for a handle that no node has.
    #[must_use]
    pub fn origin(&self, node: u32) -> Option<Origin> {
        if node >= self.nodes {
            return None;
        }
        let index = self.documents.partition_point(|document| document.first <= node).checked_sub(1)?;
        let document = self.documents[index];
        Some(Origin { node: document.node + (node - document.first), ..document })
    }
}

impl<'a> ImageBuilder<'a> {
    /// Adds the document with this root. `source` is any number by which the caller knows the manifest.
    pub fn push(&mut self, path: &'a str, arena: &'a Arena, source: u32, root: u32) {
        let count = arena.nodes[root as usize].end - root;
        let first = self.nodes;
        let arena_number = match self.documents.last() {
            Some(last) if std::ptr::eq(last.arena, arena) => last.arena_number,
            Some(last) => last.arena_number + 1,
            None => 0,
        };
        self.documents.push(Chosen { path, arena, arena_number, source, root, first });
        self.nodes += count;
        self.bytes += count as usize * (NODE_WORDS * 4 + 12);
    }

    /// Number of documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// About how many bytes the image will have.
    #[must_use]
    pub const fn estimated_bytes(&self) -> usize {
        self.bytes
    }

    /// Writes the image.
    #[must_use]
    pub fn finish(self) -> Image {
        let symbols = Symbols::collect(&self.documents);
        let mut text = String::new();
        let mut nodes: Vec<u32> = Vec::with_capacity(self.nodes as usize * NODE_WORDS);
        let mut paths = Vec::with_capacity(self.documents.len());
        for document in &self.documents {
            paths.push(append(&mut text, document.path));
            write_nodes(document, &symbols.arenas[document.arena_number], &mut nodes, &mut text);
        }
        let symbol_records: Vec<_> = symbols.sorted.iter().map(|symbol| append(&mut text, symbol)).collect();

        let counts = [self.documents.len(), self.nodes as usize, symbols.sorted.len(), text.len()].map(to_u32);
        let size = HEADER_WORDS + paths.len() * DOCUMENT_WORDS + symbol_records.len() * SYMBOL_WORDS;
        let mut words = Vec::with_capacity(size);
        words.extend([MAGIC, VERSION]);
        words.extend(counts);
        for (document, (offset, length)) in self.documents.iter().zip(paths) {
            let end = document.first + document.arena.nodes[document.root as usize].end - document.root;
            words.extend([document.first, end, offset, length]);
        }
        words.extend(symbol_records.into_iter().flat_map(|(offset, length)| [offset, length]));
        let mut bytes = Vec::with_capacity((words.len() + nodes.len()) * 4 + text.len());
        bytes.extend(words.into_iter().chain(nodes).flat_map(u32::to_le_bytes));
        bytes.extend_from_slice(text.as_bytes());
        let origin =
            |document: &Chosen<'_>| Origin { source: document.source, node: document.root, first: document.first };
        Image { bytes, documents: self.documents.iter().map(origin).collect(), nodes: self.nodes }
    }
}

/// The keys of all chosen documents, sorted, and for each arena what its own symbols became.
struct Symbols<'a> {
    sorted: Vec<&'a str>,
    arenas: Vec<Vec<u32>>,
}

impl<'a> Symbols<'a> {
    fn collect(documents: &[Chosen<'a>]) -> Self {
        let firsts = documents.iter().enumerate().filter(|(index, document)| {
            index.checked_sub(1).is_none_or(|before| documents[before].arena_number != document.arena_number)
        });
        let distinct: Vec<&'a Arena> = firsts.map(|(_, document)| document.arena).collect();
        let mut sorted: Vec<&'a str> = distinct.iter().flat_map(|arena| arena.keys.iter().map(|key| &**key)).collect();
        sorted.sort_unstable();
        sorted.dedup();
        let symbol = |key: &str| sorted.binary_search(&key).map_or(NONE, to_u32);
        let renumber = |arena: &&Arena| arena.keys.iter().map(|key| symbol(key)).collect();
        let arenas = distinct.iter().map(renumber).collect();
        Self { sorted, arenas }
    }
}

fn write_nodes(document: &Chosen<'_>, symbols: &[u32], nodes: &mut Vec<u32>, text: &mut String) {
    let arena = document.arena;
    let moved = |node: u32| node - document.root + document.first;
    let range = document.root as usize..arena.nodes[document.root as usize].end as usize;
    for record in &arena.nodes[range] {
        let (a, b) = match Kind::from_u8(record.kind) {
            Some(kind) if kind.is_scalar() => append(text, arena.slice(*record)),
            Some(Kind::Alias) => (moved(record.a), 0),
            _ => (0, record.b),
        };
        let key = symbols.get(record.key as usize).copied().unwrap_or(NONE);
        let parent = if record.parent == NONE { NONE } else { moved(record.parent) };
        nodes.extend(NodeRecord { key, parent, end: moved(record.end), a, b, ..*record }.to_words());
    }
}

fn append(text: &mut String, part: &str) -> (u32, u32) {
    let offset = to_u32(text.len());
    text.push_str(part);
    (offset, to_u32(part.len()))
}

/// Images are bounded by the limits of manifests and shards, far below 4 GiB.
fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
