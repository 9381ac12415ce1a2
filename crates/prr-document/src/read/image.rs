use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

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

impl<'a> Tree<'a> {
    fn records(&self) -> impl Iterator<Item = NodeRecord> + use<'a> {
        self.arena.nodes.between(self.top as usize, self.arena.nodes.at(self.top).end as usize)
    }

    const fn moved(&self, node: u32) -> u32 {
        node - self.top + self.first
    }
}

/// An image and where its nodes came from.
pub struct Image {
    /// What a plugin reads; shared, because images of large trees are large.
    pub bytes: Arc<Vec<u8>>,
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
            self.nodes += arena.nodes.at(top).end - top;
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

    /// Writes the image: numbers first and texts behind them, in two walks over the nodes instead of one with copies.
    #[must_use]
    pub fn finish(self) -> Image {
        let symbols = Symbols::collect(&self.trees);
        let mut text = Offsets::default();
        let mut nodes: Vec<u8> = Vec::new();
        let head = HEADER_WORDS + self.documents.len() * DOCUMENT_WORDS + symbols.sorted.len() * SYMBOL_WORDS;
        let texts: usize = self.texts(&symbols).map(str::len).sum();
        nodes.reserve_exact((head + self.nodes as usize * NODE_WORDS) * 4 + texts);
        nodes.resize(head * 4, 0);
        let mut paths = Vec::with_capacity(self.trees.len());
        for tree in &self.trees {
            paths.push(text.of(tree.path));
            write_nodes(tree, &symbols.arenas[tree.arena_number], &mut nodes, &mut text);
        }
        let symbol_records: Vec<_> = symbols.sorted.iter().map(|symbol| text.of(symbol)).collect();

        let counts = [self.documents.len(), self.nodes as usize, symbols.sorted.len(), texts].map(to_u32);
        let documents = self.documents.iter().flat_map(|(tree, root)| {
            let ((offset, length), tree) = (paths[*tree], self.trees[*tree]);
            let end = tree.arena.nodes.at(*root).end;
            [tree.moved(*root), tree.moved(end), offset, length]
        });
        let symbol_words = symbol_records.into_iter().flat_map(|(offset, length)| [offset, length]);
        let words = [MAGIC, VERSION].into_iter().chain(counts).chain(documents).chain(symbol_words);
        for (place, word) in nodes.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *place = word.to_le_bytes();
        }
        let mut bytes = nodes;
        self.texts(&symbols).for_each(|text| bytes.extend_from_slice(text.as_bytes()));
        let origin = |tree: &Tree<'_>| Origin { source: tree.source, node: tree.top, first: tree.first };
        Image { bytes: Arc::new(bytes), trees: self.trees.iter().map(origin).collect(), nodes: self.nodes }
    }

    /// The texts of an image in their order: of each tree its path and its scalars, and at last the keys.
    fn texts<'t>(&'t self, symbols: &'t Symbols<'a>) -> impl Iterator<Item = &'t str> {
        let scalars = |tree: &'t Tree<'a>| tree.records().filter_map(|record| scalar(tree.arena, record));
        let of_trees = self.trees.iter().flat_map(move |tree| std::iter::once(tree.path).chain(scalars(tree)));
        of_trees.chain(symbols.sorted.iter().copied())
    }
}

/// Hands out places in the text section.
#[derive(Default)]
struct Offsets(usize);

impl Offsets {
    fn of(&mut self, part: &str) -> (u32, u32) {
        let offset = to_u32(self.0);
        self.0 += part.len();
        (offset, to_u32(part.len()))
    }
}

fn scalar(arena: &Arena, record: NodeRecord) -> Option<&str> {
    Kind::from_u8(record.kind).filter(|kind| kind.is_scalar()).map(|_| arena.slice(record))
}

/// The keys of all chosen documents, sorted, and for each arena what its own symbols became.
struct Symbols<'a> {
    sorted: Vec<&'a str>,
    arenas: Vec<Vec<u32>>,
}

impl<'a> Symbols<'a> {
    /// Keys are counted before they are sorted: thousands of manifests have a few hundred between them.
    fn collect(trees: &[Tree<'a>]) -> Self {
        let firsts = trees.iter().enumerate().filter(|(index, tree)| {
            index.checked_sub(1).is_none_or(|before| trees[before].arena_number != tree.arena_number)
        });
        let mut numbers: HashMap<&'a str, u32, RandomState> = HashMap::default();
        let mut distinct: Vec<(&'a str, u32)> = Vec::new();
        let mut number = |key: &'a str| {
            *numbers.entry(key).or_insert_with(|| {
                distinct.push((key, to_u32(distinct.len())));
                to_u32(distinct.len() - 1)
            })
        };
        let mut arenas: Vec<Vec<u32>> =
            firsts.map(|(_, tree)| tree.arena.keys.iter().map(&mut number).collect()).collect();
        distinct.sort_unstable();
        let mut places = vec![NONE; distinct.len()];
        for (place, (_, number)) in (0..).zip(&distinct) {
            places[*number as usize] = place;
        }
        arenas.iter_mut().flatten().for_each(|symbol| *symbol = places[*symbol as usize]);
        Self { sorted: distinct.into_iter().map(|(key, _)| key).collect(), arenas }
    }
}

fn write_nodes(tree: &Tree<'_>, symbols: &[u32], nodes: &mut Vec<u8>, text: &mut Offsets) {
    for record in tree.records() {
        let (a, b) = match (scalar(tree.arena, record), Kind::from_u8(record.kind)) {
            (Some(scalar), _) => text.of(scalar),
            (None, Some(Kind::Alias)) => (tree.moved(record.a), 0),
            _ => (0, record.b),
        };
        let key = symbols.get(record.key as usize).copied().unwrap_or(NONE);
        let parent = if record.parent == NONE { NONE } else { tree.moved(record.parent) };
        let record = NodeRecord { key, parent, end: tree.moved(record.end), a, b, ..record };
        nodes.extend_from_slice(record.to_words().map(u32::to_le_bytes).as_flattened());
    }
}

/// Images are bounded by the limits of manifests and shards, far below 4 GiB.
fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
