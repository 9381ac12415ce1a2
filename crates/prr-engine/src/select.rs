use std::collections::BTreeSet;

use globset::{Glob, GlobSet, GlobSetBuilder};
use prr_document::read::{Image, ImageBuilder};
use prr_manifest::{Inventory, Manifest};
use prr_plugin::{Plugin, Scope, Selector};

use crate::plan::Plan;

/// Documents in a shard, and about how many bytes: enough to be worth an instance, and small beside a large tree.
const SHARD_DOCUMENTS: usize = 512;
const SHARD_BYTES: usize = 1 << 20;

/// The images to send to every plugin that is `asked`, still to be written: one with everything that a plugin asks for, or shards of it. Manifests
/// are gone through once for all plugins, because a large tree lies in no cache.
pub(crate) fn images<'a>(inventory: &'a Inventory, asked: &Asked<'_>, of: &[usize]) -> Vec<Vec<ImageBuilder<'a>>> {
    let mut images: Vec<_> = of.iter().map(|_| vec![ImageBuilder::default()]).collect();
    for (number, manifest) in (0_u32..).zip(&inventory.manifests) {
        for (plugin, images) in of.iter().zip(&mut images) {
            let sharded = asked.plugins[*plugin].description().scope == Scope::Document;
            for root in asked.wanted[*plugin].of(manifest) {
                add(images, sharded, (number, manifest), root);
            }
        }
    }
    for images in &mut images {
        images.retain(|image| !image.is_empty());
    }
    images
}

/// Adds a document to the last of a plugin's images, or to another one behind it.
fn add<'a>(images: &mut Vec<ImageBuilder<'a>>, sharded: bool, (number, manifest): (u32, &'a Manifest), root: u32) {
    let arena = manifest.arena();
    let is_full = |image: &ImageBuilder<'_>| image.len() >= SHARD_DOCUMENTS || image.estimated_bytes() >= SHARD_BYTES;
    if sharded && images.last().is_some_and(|image| is_full(image) && !image.holds(arena, arena.top(root))) {
        images.push(ImageBuilder::default());
    }
    if let Some(image) = images.last_mut() {
        image.push(manifest.path(), arena, number, root);
    }
}

/// Everything that selectors ask for, in one image.
#[must_use]
pub fn image(inventory: &Inventory, selectors: &[Selector]) -> Image {
    let wanted = Wanted::new(selectors);
    let mut builder = ImageBuilder::default();
    for (number, manifest) in (0_u32..).zip(&inventory.manifests) {
        for root in wanted.of(manifest) {
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
            if active.contains(&number) { Wanted::new(&plugin.description().selectors) } else { Wanted::new(&[]) }
        };
        Self { plugins, wanted: plugins.iter().enumerate().map(selectors).collect() }
    }

    /// Whether any plugin is sent a document of a manifest.
    #[must_use]
    pub fn includes(&self, manifest: &Manifest) -> bool {
        self.wanted.iter().any(|wanted| wanted.of(manifest).next().is_some())
    }
}

/// Selectors, sorted by what they look at.
pub(crate) struct Wanted {
    all: bool,
    kinds: Vec<String>,
    keys: Vec<String>,
    paths: GlobSet,
}

impl Wanted {
    fn new(selectors: &[Selector]) -> Self {
        let mut wanted = Self { all: false, kinds: Vec::new(), keys: Vec::new(), paths: GlobSet::empty() };
        let mut paths = GlobSetBuilder::new();
        for selector in selectors {
            match selector {
                Selector::All => wanted.all = true,
                Selector::Kind(kind) => wanted.kinds.push(kind.clone()),
                Selector::Key(key) => wanted.keys.push(key.clone()),
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

    /// The roots of the documents that are wanted of a manifest. Its path is looked at once for all of them.
    fn of<'m>(&self, manifest: &'m Manifest) -> impl Iterator<Item = u32> + use<'m, '_> {
        let whole = self.all || self.paths.is_match(manifest.path());
        manifest.arena().roots().iter().copied().filter(move |root| whole || self.matches(manifest, *root))
    }

    fn matches(&self, manifest: &Manifest, root: u32) -> bool {
        let arena = manifest.arena();
        let is = |names: &[String], name: &str| names.iter().any(|known| known == name);
        arena.root_scalar(root, "kind").is_some_and(|kind| is(&self.kinds, kind))
            || arena.root_keys(root).any(|key| is(&self.keys, key))
    }
}
