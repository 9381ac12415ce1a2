use std::collections::{BTreeMap, BTreeSet};

use globset::{Glob, GlobSet, GlobSetBuilder};
use prr_document::read::{Image, ImageBuilder};
use prr_manifest::{Inventory, Manifest};
use prr_plugin::{Plugin, Projection, Scope, Selector};
use prr_policy::has_records;

use crate::plan::Plan;

/// Documents in a shard, and about how many bytes: enough to be worth an instance, and small beside a large tree.
const SHARD_DOCUMENTS: usize = 512;
const SHARD_BYTES: usize = 1 << 20;

/// The images to send to every plugin that is `asked`, still to be written: one with everything that a plugin asks for, or shards of it. Manifests
/// are gone through once for all plugins, because a large tree lies in no cache.
pub(crate) fn images<'a>(inventory: &'a Inventory, asked: &Asked<'_>, of: &[usize]) -> Vec<Vec<ImageBuilder<'a>>> {
    let mut images: Vec<_> = of.iter().map(|_| vec![ImageBuilder::default()]).collect();
    for (number, manifest) in (0_u32..).zip(&inventory.manifests) {
        let roots = roots(manifest);
        for (plugin, images) in of.iter().zip(&mut images) {
            let sharded = asked.plugins[*plugin].description().scope == Scope::Document;
            for wanted in asked.wanted[*plugin].of(manifest, &roots) {
                add(images, sharded, (number, manifest), wanted);
            }
        }
    }
    for images in &mut images {
        images.retain(|image| !image.is_empty());
    }
    images
}

/// Adds a document to the last of a plugin's images, or to another one behind it.
fn add<'a>(
    images: &mut Vec<ImageBuilder<'a>>,
    sharded: bool,
    (number, manifest): (u32, &'a Manifest),
    (root, extent): (u32, Extent<'_>),
) {
    let arena = manifest.arena();
    let is_full = |image: &ImageBuilder<'_>| image.len() >= SHARD_DOCUMENTS || image.estimated_bytes() >= SHARD_BYTES;
    if sharded && images.last().is_some_and(|image| is_full(image) && !image.holds(arena, arena.top(root))) {
        images.push(ImageBuilder::default());
    }
    let Some(image) = images.last_mut() else { return };
    match extent {
        Extent::Whole => image.push(manifest.path(), arena, number, root),
        Extent::Parts(paths) => image.push_parts(manifest.path(), arena, number, root, paths),
    }
}

/// Everything that selectors ask for, in one image.
#[must_use]
pub fn image(inventory: &Inventory, selectors: &[Selector]) -> Image {
    let wanted = Wanted::new(selectors, &[]);
    let mut builder = ImageBuilder::default();
    for (number, manifest) in (0_u32..).zip(&inventory.manifests) {
        for (root, _) in wanted.of(manifest, &roots(manifest)) {
            builder.push(manifest.path(), manifest.arena(), number, root);
        }
    }
    builder.finish()
}

/// Plugins, and what each of them asks for.
pub struct Asked<'a> {
    pub(crate) plugins: &'a [&'a dyn Plugin],
    pub(crate) wanted: Vec<Wanted>,
}

impl<'a> Asked<'a> {
    /// What these plugins ask for by a plan. One that is asked nothing asks for nothing.
    #[must_use]
    pub fn of(plugins: &'a [&'a dyn Plugin], plan: &Plan) -> Self {
        let active: BTreeSet<usize> = plan.active().map(|policy| policy.plugin).collect();
        let selectors = |(number, plugin): (usize, &&'a dyn Plugin)| {
            let description = plugin.description();
            if active.contains(&number) {
                Wanted::new(&description.selectors, &description.projections)
            } else {
                Wanted::new(&[], &[])
            }
        };
        Self { plugins, wanted: plugins.iter().enumerate().map(selectors).collect() }
    }

    /// The documents of a manifest that any plugin is sent, by their roots and in their order. With records, all of them: the gate reads those itself.
    #[must_use]
    pub fn documents(&self, manifest: &Manifest) -> Vec<u32> {
        let all = manifest.arena().roots();
        // Most documents are asked for by the first plugins: the others need not be tried.
        let mut unasked = roots(manifest);
        for wanted in &self.wanted {
            wanted.take_from(&mut unasked, manifest);
            if unasked.is_empty() {
                return all.to_vec();
            }
        }
        if unasked.len() < all.len() && has_records(manifest.arena()) {
            return all.to_vec();
        }
        let is_unasked = |node: &u32| unasked.binary_search_by_key(node, |root| root.node).is_ok();
        all.iter().copied().filter(|node| !is_unasked(node)).collect()
    }
}

/// A document, with its kind: every plugin asks for it.
struct Root<'m> {
    node: u32,
    kind: Option<&'m str>,
}

fn roots(manifest: &Manifest) -> Vec<Root<'_>> {
    let arena = manifest.arena();
    arena.roots().iter().map(|node| Root { node: *node, kind: arena.root_scalar(*node, "kind") }).collect()
}

/// How much of a document a plugin is sent.
#[derive(Clone, Copy)]
enum Extent<'w> {
    Whole,
    /// What lies on these paths.
    Parts(&'w [Vec<String>]),
}

/// Selectors, sorted by what they look at.
pub(crate) struct Wanted {
    all: bool,
    /// Kinds, and what is read of objects that are wanted for nothing else.
    kinds: BTreeMap<String, Option<Vec<Vec<String>>>>,
    keys: BTreeSet<String>,
    paths: GlobSet,
}

impl Wanted {
    fn new(selectors: &[Selector], projections: &[Projection]) -> Self {
        let mut wanted = Self { all: false, kinds: BTreeMap::new(), keys: BTreeSet::new(), paths: GlobSet::empty() };
        let parts = |kind: &str| projections.iter().find(|of| of.kind == kind).map(|of| of.paths.clone());
        let mut paths = GlobSetBuilder::new();
        for selector in selectors {
            match selector {
                Selector::All => wanted.all = true,
                Selector::Kind(kind) => drop(wanted.kinds.insert(kind.clone(), parts(kind))),
                Selector::Key(key) => drop(wanted.keys.insert(key.clone())),
                Selector::Path(glob) => match Glob::new(glob) {
                    Ok(glob) => drop(paths.add(glob)),
                    // A pattern that means nothing must not hide documents.
                    Err(_) => wanted.all = true,
                },
            }
        }
        match paths.build() {
            Ok(paths) => wanted.paths = paths,
            Err(_) => wanted.all = true,
        }
        wanted
    }

    /// The documents that are wanted of a manifest, and how much of each. The manifest's path is looked at once for all of them.
    fn of<'w>(&'w self, manifest: &'w Manifest, roots: &'w [Root<'w>]) -> impl Iterator<Item = (u32, Extent<'w>)> {
        let whole = self.wants(manifest);
        let wanted = move |root: &Root<'_>| if whole { Some(Extent::Whole) } else { self.asks(manifest, root) };
        roots.iter().filter_map(move |root| Some((root.node, wanted(root)?)))
    }

    /// Takes the documents that are wanted out of some of a manifest.
    fn take_from(&self, roots: &mut Vec<Root<'_>>, manifest: &Manifest) {
        if self.wants(manifest) {
            roots.clear();
        }
        roots.retain(|root| self.of_kind(root).is_none() && !self.has_key(manifest, root));
    }

    /// Whether everything in a manifest is wanted.
    fn wants(&self, manifest: &Manifest) -> bool {
        self.all || self.paths.is_match(manifest.path())
    }

    /// How much is wanted of a document for what it says itself.
    fn asks(&self, manifest: &Manifest, root: &Root<'_>) -> Option<Extent<'_>> {
        match self.of_kind(root) {
            Some(Extent::Whole) => Some(Extent::Whole),
            _ if self.has_key(manifest, root) => Some(Extent::Whole),
            of_kind => of_kind,
        }
    }

    /// What is wanted of an object for its kind.
    fn of_kind(&self, root: &Root<'_>) -> Option<Extent<'_>> {
        let paths = self.kinds.get(root.kind?)?;
        Some(paths.as_deref().map_or(Extent::Whole, Extent::Parts))
    }

    fn has_key(&self, manifest: &Manifest, root: &Root<'_>) -> bool {
        manifest.arena().root_keys(root.node).any(|key| self.keys.contains(key))
    }
}
