use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use prr_document::read::{Arena, Image};
use prr_document::{Kind, Node, View};
use prr_model::Location;

use super::file::image;
use crate::manifest::Manifest;
use crate::render::origin::{beginning, same_occurrence};

/// The files that a kustomization is made of, to find in them what came out of it.
///
/// Kustomize prints another text with other names than were written. An object is found by its kind and name, with what kustomizations put
/// before and after names; a value in it by its path, and only where the same value stands there. What a patch says comes before what it
/// patches.
pub(crate) struct Trace {
    root: String,
    sources: Vec<Source>,
    /// Made when the first place is asked for.
    index: OnceLock<Index>,
}

/// A file with objects, patches or settings.
pub(in crate::render) struct Source {
    pub(in crate::render) manifest: Arc<Manifest>,
    pub(in crate::render) part: Part,
}

/// What a file is to a kustomization.
#[derive(Clone, Debug)]
pub(in crate::render) enum Part {
    /// A kustomization: it may hold patches as texts.
    Kustomization,
    Patch,
    /// Objects, with what comes before and after their names.
    Objects {
        prefix: String,
        suffix: String,
    },
}

struct Index {
    rendered: Image,
    images: Vec<Image>,
    /// By kind and name: the source, and the object's node in its image.
    objects: BTreeMap<(String, String), Vec<(usize, u32)>>,
}

/// One step from an object to a value in it.
enum Step<'a> {
    Entry(&'a str),
    /// Items of lists are known by their name where they have one, as kustomize knows them.
    Named(&'a str),
    Text(&'a str),
    Position(usize),
}

impl fmt::Debug for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Trace").field("root", &self.root).finish_non_exhaustive()
    }
}

impl Trace {
    /// `sources` in the order in which they are asked: patches first, the outermost first.
    pub(in crate::render) fn new(root: String, sources: Vec<Source>) -> Self {
        Self { root, sources, index: OnceLock::new() }
    }

    pub(in crate::render) fn root(&self) -> &str {
        &self.root
    }

    pub(in crate::render) fn location(&self, rendered: &Arena, bytes: &Range<usize>) -> Location {
        self.find(rendered, bytes).unwrap_or_else(|| beginning(&self.root))
    }

    fn find(&self, rendered: &Arena, bytes: &Range<usize>) -> Option<Location> {
        let index = self.index.get_or_init(|| self.index(rendered));
        let view = View::new(&index.rendered.bytes).ok()?;
        let span = |node: Node<'_>| spans(rendered, &index.rendered, node);
        let tops = view.documents().map(|document| document.root());
        let object = tops.filter(|root| covers(&span(*root).1, bytes)).last()?;
        let (node, is_key) = innermost(object, bytes, &span);
        let name = identity(object)?;
        let candidates = index.objects.get(&name).map(Vec::as_slice).unwrap_or_default();
        let path = path(object, node);
        for (source, root) in candidates {
            let (manifest, image) = (&self.sources[*source].manifest, &index.images[*source]);
            let view = View::new(&image.bytes).ok()?;
            let Some(found) = view.node(*root).and_then(|root| follow(root, &path)).filter(|found| same(*found, node))
            else {
                continue;
            };
            let (key, value) = spans(manifest.arena(), image, found);
            if is_key {
                return Some(manifest.location(&key));
            }
            let whole = span(node).1;
            let within = bytes.start.checked_sub(whole.start).map(|start| start..start + bytes.len());
            let part = within.filter(|_| *bytes != whole && node.text().is_some());
            let texts = (rendered.text().get(whole), manifest.arena().text().get(value.clone()));
            let part = part.and_then(|part| same_occurrence(texts.0?, &part, texts.1?));
            return Some(
                manifest.location(&part.map_or(value.clone(), |p| value.start + p.start..value.start + p.end)),
            );
        }
        self.inline(node.text()?)
    }

    /// A value that a patch inside a kustomization says, where it stands in only one of them and there only once.
    fn inline(&self, value: &str) -> Option<Location> {
        let kustomizations = self.sources.iter().filter(|source| matches!(source.part, Part::Kustomization));
        let mut found = None;
        for Source { manifest, .. } in kustomizations {
            let image = image(manifest);
            let view = View::new(&image.bytes).ok()?;
            let nodes = (0..image.node_count()).filter_map(|node| view.node(node));
            let texts = nodes.filter_map(|node| Some((node, node.text()?))).filter(|(_, text)| text.contains('\n'));
            for (node, text) in texts {
                for (at, _) in text.match_indices(value).filter(|(at, _)| is_word(text, *at, value.len())) {
                    let own = image.origin(node.index())?.node;
                    let place = manifest.location(&manifest.arena().part_span(own, &(at..at + value.len())));
                    if found.replace(place).is_some() {
                        return None;
                    }
                }
            }
        }
        found
    }

    fn index(&self, rendered: &Arena) -> Index {
        let mut objects: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let images: Vec<Image> = self.sources.iter().map(|source| image(&source.manifest)).collect();
        for (number, (source, image)) in self.sources.iter().zip(&images).enumerate() {
            let Ok(view) = View::new(&image.bytes) else { continue };
            for root in view.documents().map(|document| document.root()) {
                let Some((kind, name)) = identity(root) else { continue };
                if let Part::Objects { prefix, suffix } = &source.part {
                    let renamed = format!("{prefix}{name}{suffix}");
                    if renamed != name {
                        objects.entry((kind.clone(), renamed)).or_default().push((number, root.index()));
                    }
                }
                if !matches!(source.part, Part::Kustomization) {
                    objects.entry((kind, name)).or_default().push((number, root.index()));
                }
            }
        }
        Index { rendered: rendered_image(rendered), images, objects }
    }
}

fn rendered_image(arena: &Arena) -> Image {
    let mut builder = prr_document::read::ImageBuilder::default();
    for root in arena.roots().iter().filter(|root| !arena.is_embedded(**root)) {
        builder.push("", arena, 0, *root);
    }
    builder.finish()
}

/// Where a node's key and its value were written.
fn spans(arena: &Arena, image: &Image, node: Node<'_>) -> (Range<usize>, Range<usize>) {
    image.origin(node.index()).map_or((0..0, 0..0), |own| (arena.key_span(own.node), arena.value_span(own.node)))
}

const fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The innermost node that bytes lie in, and whether they are its key's.
fn innermost<'a>(
    object: Node<'a>,
    bytes: &Range<usize>,
    span: &impl Fn(Node<'_>) -> (Range<usize>, Range<usize>),
) -> (Node<'a>, bool) {
    let mut node = object;
    while span(node).1 != *bytes {
        let below = node.children().find_map(|child| {
            let (key, value) = span(child);
            let is_key = child.key().is_some() && covers(&key, bytes);
            (is_key || covers(&value, bytes)).then_some((child, is_key))
        });
        match below {
            Some((child, true)) => return (child, true),
            Some((child, false)) => node = child,
            None => break,
        }
    }
    (node, false)
}

/// `(kind, name)` of an object.
fn identity(root: Node<'_>) -> Option<(String, String)> {
    Some((root.field("kind")?.text()?.to_owned(), root.field("metadata")?.field("name")?.text()?.to_owned()))
}

/// The steps from an object to a node in it.
fn path<'a>(object: Node<'a>, node: Node<'a>) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let mut node = node;
    while node != object {
        let Some(parent) = node.parent() else { break };
        steps.push(match (node.key(), node.field("name").and_then(Node::text), node.text()) {
            (Some(key), ..) => Step::Entry(key),
            (None, Some(name), _) => Step::Named(name),
            (None, None, Some(text)) => Step::Text(text),
            _ => Step::Position(parent.children().position(|child| child == node).unwrap_or(usize::MAX)),
        });
        node = parent;
    }
    steps.reverse();
    steps
}

fn follow<'a>(root: Node<'a>, path: &[Step<'_>]) -> Option<Node<'a>> {
    path.iter().try_fold(root, |node, step| match step {
        Step::Entry(key) => node.field(key),
        Step::Named(name) => node.children().find(|item| item.field("name").and_then(Node::text) == Some(name)),
        Step::Text(text) => node.children().find(|item| item.text() == Some(text)),
        Step::Position(position) => node.children().nth(*position),
    })
}

/// Whether what was written is what came out: the same value, or the same kind of container, whatever else was put into it.
fn same(written: Node<'_>, rendered: Node<'_>) -> bool {
    match rendered.text() {
        Some(text) => written.text() == Some(text),
        None => written.kind() == rendered.kind() && written.kind() != Kind::Null,
    }
}

/// Whether a find is no part of a longer word.
fn is_word(text: &str, at: usize, length: usize) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
    length > 0 && !text[..at].ends_with(inside) && !text[at + length..].starts_with(inside)
}
