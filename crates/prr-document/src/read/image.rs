use super::Arena;
use crate::Kind;
use crate::image::{DOCUMENT_WORDS, HEADER_WORDS, MAGIC, NODE_WORDS, NONE, NodeRecord, SYMBOL_WORDS, VERSION};

/// Collects documents of several arenas into one image.
#[derive(Default)]
pub struct ImageBuilder<'a> {
    trees: Vec<Tree<'a>>,
    /// For each document its tree and its root in the arena.
    documents: Vec<(usize, u32)>,
    nodes: u32,
}

/// One tree of an arena: a document, or a list whose items are documents.
#[derive(Clone, Copy)]
struct Tree<'a> {
    path: &'a str,
    arena: &'a Arena,
    /// Which of the distinct arenas, in the order in which they came.
    arena_number: usize,
    source: u32,
    top: u32,
    /// The top's index in the image.
    first: u32,
}

impl Tree<'_> {
    const fn moved(&self, node: u32) -> u32 {
        node - self.top + self.first
    }
}

/// An image and where its nodes came from.
pub struct Image {
    /// What a plugin reads.
    pub bytes: Vec<u8>,
    trees: Vec<Origin>,
    nodes: u32,
}

/// The manifest that a node of an image came from.
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
        let index = self.trees.partition_point(|tree| tree.first <= node).checked_sub(1)?;
        let tree = self.trees[index];
        Some(Origin { node: tree.node + (node - tree.first), ..tree })
    }
}

impl<'a> ImageBuilder<'a> {
    /// Adds the document with this root. `source` is any number by which the caller knows the manifest.
    pub fn push(&mut self, path: &'a str, arena: &'a Arena, source: u32, root: u32) {
        let top = arena.top(root);
        if !self.holds(arena, top) {
            let arena_number = match self.trees.last() {
                Some(last) if std::ptr::eq(last.arena, arena) => last.arena_number,
                Some(last) => last.arena_number + 1,
                None => 0,
            };
            self.trees.push(Tree { path, arena, arena_number, source, top, first: self.nodes });
            self.nodes += arena.nodes[top as usize].end - top;
        }
        self.documents.push((self.trees.len() - 1, root));
    }

    /// Whether the tree that was added last is this one: its items belong into the same image.
    #[must_use]
    pub fn holds(&self, arena: &Arena, top: u32) -> bool {
        self.trees.last().is_some_and(|last| std::ptr::eq(last.arena, arena) && last.top == top)
    }

    /// Number of documents.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is no document.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// About how many bytes the image will have: a node has a record and, on average, a dozen bytes of text.
    #[must_use]
    pub const fn estimated_bytes(&self) -> usize {
        self.nodes as usize * (NODE_WORDS * 4 + 12)
    }

    /// Writes the image.
    #[must_use]
    pub fn finish(self) -> Image {
        let symbols = Symbols::collect(&self.trees);
        let mut text = String::new();
        let mut nodes: Vec<u32> = Vec::with_capacity(self.nodes as usize * NODE_WORDS);
        let mut paths = Vec::with_capacity(self.trees.len());
        for tree in &self.trees {
            paths.push(append(&mut text, tree.path));
            write_nodes(tree, &symbols.arenas[tree.arena_number], &mut nodes, &mut text);
        }
        let symbol_records: Vec<_> = symbols.sorted.iter().map(|symbol| append(&mut text, symbol)).collect();

        let counts = [self.documents.len(), self.nodes as usize, symbols.sorted.len(), text.len()].map(to_u32);
        let size = HEADER_WORDS + self.documents.len() * DOCUMENT_WORDS + symbol_records.len() * SYMBOL_WORDS;
        let mut words = Vec::with_capacity(size);
        words.extend([MAGIC, VERSION]);
        words.extend(counts);
        for (tree, root) in self.documents {
            let ((offset, length), tree) = (paths[tree], self.trees[tree]);
            let end = tree.arena.nodes[root as usize].end;
            words.extend([tree.moved(root), tree.moved(end), offset, length]);
        }
        words.extend(symbol_records.into_iter().flat_map(|(offset, length)| [offset, length]));
        let mut bytes = Vec::with_capacity((words.len() + nodes.len()) * 4 + text.len());
        bytes.extend(words.into_iter().chain(nodes).flat_map(u32::to_le_bytes));
        bytes.extend_from_slice(text.as_bytes());
        let origin = |tree: &Tree<'_>| Origin { source: tree.source, node: tree.top, first: tree.first };
        Image { bytes, trees: self.trees.iter().map(origin).collect(), nodes: self.nodes }
    }
}

/// The keys of all chosen documents, sorted, and for each arena what its own symbols became.
struct Symbols<'a> {
    sorted: Vec<&'a str>,
    arenas: Vec<Vec<u32>>,
}

impl<'a> Symbols<'a> {
    fn collect(trees: &[Tree<'a>]) -> Self {
        let firsts = trees.iter().enumerate().filter(|(index, tree)| {
            index.checked_sub(1).is_none_or(|before| trees[before].arena_number != tree.arena_number)
        });
        let distinct: Vec<&'a Arena> = firsts.map(|(_, tree)| tree.arena).collect();
        let mut sorted: Vec<&'a str> = distinct.iter().flat_map(|arena| arena.keys.iter().map(|key| &**key)).collect();
        sorted.sort_unstable();
        sorted.dedup();
        let symbol = |key: &str| sorted.binary_search(&key).map_or(NONE, to_u32);
        let renumber = |arena: &&Arena| arena.keys.iter().map(|key| symbol(key)).collect();
        let arenas = distinct.iter().map(renumber).collect();
        Self { sorted, arenas }
    }
}

fn write_nodes(tree: &Tree<'_>, symbols: &[u32], nodes: &mut Vec<u32>, text: &mut String) {
    let arena = tree.arena;
    let range = tree.top as usize..arena.nodes[tree.top as usize].end as usize;
    for record in &arena.nodes[range] {
        let (a, b) = match Kind::from_u8(record.kind) {
            Some(kind) if kind.is_scalar() => append(text, arena.slice(*record)),
            Some(Kind::Alias) => (tree.moved(record.a), 0),
            _ => (0, record.b),
        };
        let key = symbols.get(record.key as usize).copied().unwrap_or(NONE);
        let parent = if record.parent == NONE { NONE } else { tree.moved(record.parent) };
        nodes.extend(NodeRecord { key, parent, end: tree.moved(record.end), a, b, ..*record }.to_words());
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
