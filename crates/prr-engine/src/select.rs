use globset::{Glob, GlobSet, GlobSetBuilder};
use prr_document::read::{Image, ImageBuilder};
use prr_manifest::{Inventory, Manifest};
use prr_plugin::{Description, Plugin, Scope, Selector};

/// Documents in a shard, and about how many bytes: more would leave the memory that a plugin's slot keeps resident.
const SHARD_DOCUMENTS: usize = 512;
const SHARD_BYTES: usize = 1 << 20;

/// The images to send to a plugin, still to be written: one with everything it asks for, or shards of it.
pub(crate) fn images<'a>(inventory: &'a Inventory, description: &Description) -> Vec<ImageBuilder<'a>> {
    let wanted = Wanted::new(&description.selectors);
    let mut images = Vec::new();
    let mut builder = ImageBuilder::default();
    for (number, manifest) in (0_u32..).zip(&inventory.manifests) {
        for root in wanted.of(manifest) {
            let full = builder.len() >= SHARD_DOCUMENTS || builder.estimated_bytes() >= SHARD_BYTES;
            let apart = !builder.holds(manifest.arena(), manifest.arena().top(root));
            if full && apart && description.scope == Scope::Document {
                images.push(std::mem::take(&mut builder));
            }
            builder.push(manifest.path(), manifest.arena(), number, root);
        }
    }
    if !builder.is_empty() {
        images.push(builder);
    }
    images
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

/// What plugins ask for, all of them together.
pub struct Asked(Vec<Wanted>);

impl Asked {
    /// What these plugins ask for.
    #[must_use]
    pub fn of(plugins: &[&dyn Plugin]) -> Self {
        Self(plugins.iter().map(|plugin| Wanted::new(&plugin.description().selectors)).collect())
    }

    /// Whether any plugin is sent a document of a manifest.
    #[must_use]
    pub fn includes(&self, manifest: &Manifest) -> bool {
        self.0.iter().any(|wanted| wanted.of(manifest).next().is_some())
    }
}

/// Selectors, sorted by what they look at.
struct Wanted {
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
