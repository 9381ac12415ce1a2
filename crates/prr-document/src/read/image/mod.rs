//! Images of documents, as plugins read them.

mod symbols;
mod written;

use std::sync::Arc;

use super::Arena;
use super::parts::Parts;
use crate::image::{DOCUMENT_WORDS, HEADER_WORDS, MAGIC, NODE_WORDS, SYMBOL_WORDS, VERSION};
use symbols::Symbols;
use written::{Offsets, Written};

/// Collects documents of several arenas into one image.
#[derive(Default)]
pub struct ImageBuilder<'a> {
    manifests: Vec<Source<'a>>,
    trees: Vec<Tree>,
    runs: Vec<Run>,
    /// For each document its tree and its root in the arena.
    documents: Vec<(u32, u32)>,
    nodes: u32,
}

/// Where documents come from.
struct Source<'a> {
    path: &'a str,
    arena: &'a Arena,
    number: u32,
}

/// One tree of an arena: a document, or a list whose items are documents.
#[derive(Clone, Copy)]
struct Tree {
    /// Which of the manifests.
    manifest: u32,
    top: u32,
    /// The first of its runs; the others follow.
    run: u32,
}

/// Nodes of an arena without a gap: all of a tree, or some of it where parts are left out.
#[derive(Clone, Copy)]
struct Run {
    /// The first of them in the arena.
    node: u32,
    /// The same in the image. Where the next run begins, this one ends.
    first: u32,
}

/// An image and where its nodes came from.
pub struct Image {
    /// What a plugin reads; shared, because images of large trees are large.
    pub bytes: Arc<Vec<u8>>,
    origins: Vec<Origin>,
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
        let index = self.origins.partition_point(|origin| origin.first <= node).checked_sub(1)?;
        let origin = self.origins[index];
        Some(Origin { node: origin.node + (node - origin.first), ..origin })
    }
}

impl<'a> ImageBuilder<'a> {
    /// Adds the document with this root. `source` is any number by which the caller knows the manifest.
    pub fn push(&mut self, path: &'a str, arena: &'a Arena, source: u32, root: u32) {
        let top = arena.top(root);
        if !self.holds(arena, top) {
            self.begin(path, arena, source, top);
            self.run(top, arena.nodes.at(top).end);
        }
        self.documents.push((to_u32(self.trees.len() - 1), root));
    }

    /// Adds the parts of a document that lie on these paths, each the keys from the top, and leaves the rest out. Lists on the way are gone through.
    /// A document that shares something, by an alias or as an item of a list, is added whole.
    pub fn push_parts(&mut self, path: &'a str, arena: &'a Arena, source: u32, root: u32, paths: &[Vec<String>]) {
        let Some(parts) = Parts::of(arena, root, paths) else { return self.push(path, arena, source, root) };
        self.begin(path, arena, source, root);
        for (node, end) in parts.0 {
            self.run(node, end);
        }
        self.documents.push((to_u32(self.trees.len() - 1), root));
    }

    fn begin(&mut self, path: &'a str, arena: &'a Arena, number: u32, top: u32) {
        if self.manifests.last().is_none_or(|last| !std::ptr::eq(last.arena, arena) || last.number != number) {
            self.manifests.push(Source { path, arena, number });
        }
        self.trees.push(Tree { manifest: to_u32(self.manifests.len() - 1), top, run: to_u32(self.runs.len()) });
    }

    fn run(&mut self, node: u32, end: u32) {
        self.runs.push(Run { node, first: self.nodes });
        self.nodes += end - node;
    }

    /// Whether the tree that was added last is this one: its items belong into the same image.
    #[must_use]
    pub fn holds(&self, arena: &Arena, top: u32) -> bool {
        self.trees
            .len()
            .checked_sub(1)
            .map(|last| self.written(last))
            .is_some_and(|last| last.whole && last.runs[0].node == top && std::ptr::eq(last.source.arena, arena))
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

    fn written(&self, tree: usize) -> Written<'_, 'a> {
        let Tree { manifest, top, run } = self.trees[tree];
        let source = &self.manifests[manifest as usize];
        let behind = self.trees.get(tree + 1).map_or(self.runs.len(), |next| next.run as usize);
        let runs = &self.runs[run as usize..behind];
        let end = self.runs.get(behind).map_or(self.nodes, |run| run.first);
        let whole = runs.len() == 1 && end - runs[0].first == source.arena.nodes.at(top).end - top;
        Written { source, runs, end, whole }
    }

    fn all_written(&self) -> impl Iterator<Item = (Tree, Written<'_, 'a>)> {
        self.trees.iter().enumerate().map(|(number, tree)| (*tree, self.written(number)))
    }

    /// Writes the image: numbers first and texts behind them, in two walks over the nodes instead of one that copies texts twice.
    #[must_use]
    pub fn finish(self) -> Image {
        let symbols = Symbols::collect(&self.manifests);
        let mut text = Offsets::default();
        let mut bytes: Vec<u8> = Vec::new();
        let head = HEADER_WORDS + self.documents.len() * DOCUMENT_WORDS + symbols.sorted.len() * SYMBOL_WORDS;
        bytes.reserve_exact((head + self.nodes as usize * NODE_WORDS) * 4);
        bytes.resize(head * 4, 0);
        let mut paths = Vec::with_capacity(self.trees.len());
        for (tree, written) in self.all_written() {
            paths.push(text.of(written.source.path));
            written.write(symbols.of(tree.manifest), &mut bytes, &mut text);
        }
        let symbol_records: Vec<_> = symbols.sorted.iter().map(|symbol| text.of(symbol)).collect();

        let counts = [self.documents.len(), self.nodes as usize, symbols.sorted.len(), text.0].map(to_u32);
        let documents = self.documents.iter().flat_map(|(tree, root)| {
            let ((offset, length), written) = (paths[*tree as usize], self.written(*tree as usize));
            let end = written.source.arena.nodes.at(*root).end;
            [written.moved(*root), written.moved(end), offset, length]
        });
        let symbol_words = symbol_records.into_iter().flat_map(|(offset, length)| [offset, length]);
        let words = [MAGIC, VERSION].into_iter().chain(counts).chain(documents).chain(symbol_words);
        for (place, word) in bytes.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *place = word.to_le_bytes();
        }
        // The texts in the order in which they were given their places.
        bytes.reserve_exact(text.0);
        for (_, written) in self.all_written() {
            bytes.extend_from_slice(written.source.path.as_bytes());
            written.scalars().for_each(|text| bytes.extend_from_slice(text.as_bytes()));
        }
        symbols.sorted.iter().for_each(|symbol| bytes.extend_from_slice(symbol.as_bytes()));
        Image { bytes: Arc::new(bytes), origins: self.origins(), nodes: self.nodes }
    }

    fn origins(&self) -> Vec<Origin> {
        let of_tree = |(_, written): (Tree, Written<'_, 'a>)| {
            let source = written.source.number;
            written.runs.iter().map(move |run| Origin { source, node: run.node, first: run.first }).collect::<Vec<_>>()
        };
        self.all_written().flat_map(of_tree).collect()
    }
}

/// Images are bounded by the limits of manifests and shards, far below 4 GiB.
fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
