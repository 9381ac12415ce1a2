use globset::{Glob, GlobMatcher};
use prr_document::read::{Image, ImageBuilder};
use prr_manifest::{Inventory, Manifest};
use prr_plugin::{Description, Scope, Selector};

/// Documents in a shard, and about how many bytes: more would leave the memory that a plugin's slot keeps resident.
const SHARD_DOCUMENTS: usize = 512;
const SHARD_BYTES: usize = 1 << 20;

/// The images to send to a plugin: one with everything it asks for, or shards of it.
pub(crate) fn images(inventory: &Inventory, description: &Description) -> Vec<Image> {
    let wanted = Wanted::new(&description.selectors);
    let mut images = Vec::new();
    let mut builder = ImageBuilder::default();
    for (number, manifest) in inventory.manifests.iter().enumerate() {
        for root in manifest.arena().roots() {
            if !wanted.matches(manifest, *root) {
                continue;
            }
            let full = builder.len() >= SHARD_DOCUMENTS || builder.estimated_bytes() >= SHARD_BYTES;
            let apart = !builder.holds(manifest.arena(), manifest.arena().top(*root));
            if full && apart && description.scope == Scope::Document {
                images.push(std::mem::take(&mut builder).finish());
            }
            builder.push(manifest.path(), manifest.arena(), u32::try_from(number).unwrap_or(u32::MAX), *root);
        }
    }
    if !builder.is_empty() {
        images.push(builder.finish());
    }
    images
}

/// Everything that selectors ask for, in one image.
#[must_use]
pub fn image(inventory: &Inventory, selectors: &[Selector]) -> Image {
    let wanted = Wanted::new(selectors);
    let mut builder = ImageBuilder::default();
    for (number, manifest) in (0_u32..).zip(&inventory.manifests) {
        for root in manifest.arena().roots().iter().filter(|root| wanted.matches(manifest, **root)) {
            builder.push(manifest.path(), manifest.arena(), number, *root);
        }
    }
    builder.finish()
}

/// Selectors, sorted by what they look at.
struct Wanted<'a> {
    all: bool,
    kinds: Vec<&'a str>,
    keys: Vec<&'a str>,
    paths: Vec<GlobMatcher>,
}

impl<'a> Wanted<'a> {
    fn new(selectors: &'a [Selector]) -> Self {
        let mut wanted = Self { all: false, kinds: Vec::new(), keys: Vec::new(), paths: Vec::new() };
        for selector in selectors {
            match selector {
                Selector::All => wanted.all = true,
                Selector::Kind(kind) => wanted.kinds.push(kind),
                Selector::Key(key) => wanted.keys.push(key),
                Selector::Path(glob) => match Glob::new(glob) {
                    Ok(glob) => wanted.paths.push(glob.compile_matcher()),
                    // A pattern that means nothing must not hide documents.
                    Err(_) => wanted.all = true,
                },
            }
        }
        wanted
    }

    fn matches(&self, manifest: &Manifest, root: u32) -> bool {
        let arena = manifest.arena();
        self.all
            || arena.root_scalar(root, "kind").is_some_and(|kind| self.kinds.contains(&kind))
            || self.keys.iter().any(|key| arena.has_root_key(root, key))
            || self.paths.iter().any(|glob| glob.is_match(manifest.path()))
    }
}
