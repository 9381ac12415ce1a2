//! Manifests: bytes to documents and faults.

use prr_document::read::{Arena, Fault, Format, Image, ImageBuilder, Limits, embed, read, read_by_parser};
use prr_document::{Node, View};

use crate::{configuration, tree};

/// Small enough for an input of the fuzzer to reach them.
const LIMITS: Limits =
    Limits { bytes: 1 << 16, depth: 24, expanded_nodes: 2_000, nodes: 1_500, keys: 100_000, documents: 60, faults: 20 };

/// Reads bytes as YAML: places lie in the text and within one another, every document is the same alone as among its neighbours, entries and
/// lookups agree, nothing exceeds its limit, and the reader of plain lines reads what the parser reads.
///
/// # Panics
/// When one of these does not hold.
pub fn yaml(bytes: &[u8]) {
    manifest(bytes, Format::Yaml);
    check_plain_lines(bytes);
}

/// Reads bytes as JSON; what holds is what holds for YAML.
pub fn json(bytes: &[u8]) {
    manifest(bytes, Format::Json);
}

/// Reads bytes as a migration in SQL; what holds is what holds for YAML.
pub fn sql(bytes: &[u8]) {
    manifest(bytes, Format::Sql);
}

/// Reads bytes as HCL. What holds is what holds for YAML, but that a label lies within its type: blocks of one type need not be neighbours. Every
/// part of an expression lies in the text and within the whole.
pub fn hcl(bytes: &[u8]) {
    manifest(bytes, Format::Hcl);
    if let Ok(text) = std::str::from_utf8(bytes) {
        configuration::check(text, &LIMITS);
    }
}

fn manifest(bytes: &[u8], format: Format) {
    let (mut arena, faults) = read(bytes.to_vec(), format, &LIMITS);
    check_faults(&arena, &faults);
    assert!(faults.len() <= LIMITS.faults + 2, "{} faults are kept", faults.len());
    assert!(arena.roots().len() <= LIMITS.documents && arena.node_count() <= LIMITS.nodes);
    check_arena(&arena, format);
    // A migration has sections and statements around the shortest word.
    let around = if format == Format::Sql { 8 } else { 2 };
    assert!(arena.node_count() <= 2 * bytes.len() + around, "{} nodes of {} bytes", arena.node_count(), bytes.len());
    for unread in embed(&mut arena, true, &LIMITS) {
        check_span(&arena, &unread.span);
    }
    check_arena(&arena, format);
}

/// The reader of plain lines reads what the parser reads.
fn check_plain_lines(bytes: &[u8]) {
    let (fast, fast_faults) = read(bytes.to_vec(), Format::Yaml, &LIMITS);
    let (slow, slow_faults) = read_by_parser(bytes.to_vec(), &LIMITS);
    assert_eq!(fast_faults, slow_faults, "the readers find different faults");
    assert_same(&fast, &slow, slow.roots());
}

/// Asserts that an arena has the same documents as others of another one, at the same places.
fn assert_same(one: &Arena, other: &Arena, roots: &[u32]) {
    let (left, right) = (image(one, one.roots()), image(other, roots));
    check_same(&left.bytes, &right.bytes);
    for node in 0..left.node_count() {
        let places = |arena: &Arena, image: &Image| {
            let origin = image.origin(node).expect("every node comes from somewhere").node;
            (arena.key_span(origin), arena.value_span(origin))
        };
        assert_eq!(places(one, &left), places(other, &right), "the readers see node {node} at different places");
    }
}

/// A key of a broken document may remain in an image, where nothing refers to it: with such keys, records are compared by what they say.
fn check_same(left: &[u8], right: &[u8]) {
    let symbols = |image: &[u8]| image[SYMBOL_COUNT..SYMBOL_COUNT + 4].to_vec();
    if symbols(left) == symbols(right) {
        assert_eq!(left, right, "the readers see different documents");
        return;
    }
    let [left, right] = [left, right].map(|image| View::new(image).expect("an image that was just written"));
    let [one, other] = [left.documents(), right.documents()].map(|documents| documents.map(|document| document.root()));
    assert_eq!(one.len(), other.len(), "the readers see different numbers of documents");
    assert_eq!(left.node_count(), right.node_count(), "the readers see different numbers of nodes");
    for (one, other) in one.zip(other) {
        assert_eq!(one.index(), other.index());
        assert!(tree::equal(one, other), "the readers see different documents");
    }
}

/// Where the header of an image counts its symbols, behind its words for the format, the version, documents and nodes.
const SYMBOL_COUNT: usize = 16;

fn check_faults(arena: &Arena, faults: &[Fault]) {
    for fault in faults {
        check_span(arena, &fault.span);
        assert!(!fault.kind.to_string().is_empty());
    }
}

fn check_span(arena: &Arena, span: &std::ops::Range<usize>) {
    assert!(arena.text().get(span.clone()).is_some(), "{span:?} is no part of the text");
}

/// Checks the documents and their places, each on its own and all together.
fn check_arena(arena: &Arena, format: Format) {
    check_kept(arena);
    let image = image(arena, arena.roots());
    let view = View::new(&image.bytes).expect("an image that was just written");
    assert_eq!(view.documents().len(), arena.roots().len());
    tree::check(&view);
    for node in (0..image.node_count()).filter_map(|node| view.node(node)) {
        let origin = image.origin(node.index()).expect("every node comes from somewhere");
        check_span(arena, &arena.value_span(origin.node));
        check_span(arena, &arena.key_span(origin.node));
        check_parts(arena, origin.node, node.text().unwrap_or_default());
        if let Some(parent) = node.parent().filter(|_| format != Format::Hcl && !arena.is_embedded(origin.node)) {
            let parent = image.origin(parent.index()).expect("every node comes from somewhere");
            let (inner, outer) = (arena.value_span(origin.node), arena.value_span(parent.node));
            assert!(outer.start <= inner.start && inner.end <= outer.end, "{inner:?} is not within {outer:?}");
        }
    }
    for (document, root) in view.documents().zip(arena.roots()) {
        let one = self::image(arena, &[*root]);
        let alone = View::new(&one.bytes).expect("an image that was just written");
        let copy = alone.documents().next().expect("one document");
        assert!(tree::equal(document.root(), copy.root()), "a document depends on its neighbours");
        assert_eq!(document.is_embedded(), arena.is_embedded(*root));
        check_parts_of(arena, *root, copy.root());
        let size = tree::expanded(document.root(), LIMITS.expanded_nodes);
        assert!(size <= LIMITS.expanded_nodes, "aliases make more nodes than the limit");
    }
}

/// What lies on some paths of a document is the same where the rest is left out.
fn check_parts_of(arena: &Arena, root: u32, whole: Node<'_>) {
    let count = u32::try_from(whole.view().node_count()).expect("handles are words");
    let third = (1..count).step_by(3).filter_map(|node| whole.view().node(node));
    let paths: Vec<Vec<String>> = third.filter_map(path).take(8).collect();
    let mut builder = ImageBuilder::default();
    builder.push("manifest", arena, 7, root);
    builder.push_parts("manifest", arena, 8, root, &paths);
    let image = builder.finish();
    let view = View::new(&image.bytes).expect("an image that was just written");
    tree::check(&view);
    let part = view.documents().last().expect("two documents").root();
    for path in &paths {
        let found = |root| path.iter().try_fold(root, |node: Node<'_>, key| node.field(key));
        match (found(whole), found(part)) {
            (Some(whole), Some(part)) => assert!(tree::equal(whole, part), "{path:?} is another thing among parts"),
            (whole, part) => assert_eq!(whole.is_some(), part.is_some(), "{path:?} is left out"),
        }
    }
    for (node, place) in (0..image.node_count()).filter_map(|node| Some((view.node(node)?, image.origin(node)?))) {
        let written = (arena.key_text(place.node), arena.scalar_text(place.node));
        assert!(
            node.key() == written.0 && (node.target() != node || node.text() == written.1),
            "{node:?} comes from elsewhere"
        );
    }
}

/// The keys that lead to a node from the top, where no list lies on the way.
fn path(node: Node<'_>) -> Option<Vec<String>> {
    let Some(parent) = node.parent() else { return Some(Vec::new()) };
    let mut keys = path(parent)?;
    keys.push(node.key()?.to_owned());
    Some(keys)
}

/// Every second document is the same, at the same places, without the others.
fn check_kept(arena: &Arena) {
    let kept: Vec<u32> = arena.roots().iter().copied().step_by(2).collect();
    let mut alone = arena.clone();
    alone.keep_documents(&kept);
    // Items of one list stay together.
    let is_kept = |root: &u32| kept.iter().any(|kept| arena.top(*kept) == arena.top(*root));
    let expected: Vec<u32> = arena
        .roots()
        .iter()
        .copied()
        .filter(|root| alone.roots().len() == arena.roots().len() || is_kept(root))
        .collect();
    assert_eq!(alone.roots().len(), expected.len(), "a document is lost or kept without need");
    assert_same(&alone, arena, &expected);
}

fn check_parts(arena: &Arena, node: u32, text: &str) {
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    for range in [0..text.len(), 0..middle, middle..text.len(), middle..middle] {
        check_span(arena, &arena.part_span(node, &range));
    }
}

fn image(arena: &Arena, roots: &[u32]) -> Image {
    let mut builder = ImageBuilder::default();
    for root in roots {
        builder.push("manifest", arena, 7, *root);
    }
    let count = builder.len();
    let image = builder.finish();
    assert_eq!(count, roots.len());
    image
}
