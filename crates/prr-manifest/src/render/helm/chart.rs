use std::collections::BTreeSet;
use std::path::Path;

use prr_document::read::ImageBuilder;
use prr_document::{Node, View};

use crate::exclude::Excludes;
use crate::inventory::Inventory;
use crate::render::kustomize::folder;
use crate::render::refusal::Refusal;
use crate::render::{Engine, Unit};
use crate::source::{Entry, Listing};

/// The file that makes a folder a chart.
pub(in crate::render) const CHART: &str = "Chart.yaml";

/// Functions of templates whose results are new every time.
const VOLATILE: [&str; 9] =
    ["rand", "uuidv4", "now", "ago", "genCA", "genSelfSigned", "genSigned", "genPrivateKey", "htpasswd"];

/// A library chart, which has templates and renders nothing.
pub(in crate::render) struct Library {
    /// Its `Chart.yaml`.
    pub(in crate::render) path: String,
    pub(in crate::render) templates: BTreeSet<String>,
}

/// What a `Chart.yaml` says.
struct Chart {
    library: bool,
    dependencies: Vec<String>,
}

/// The charts that are installed by themselves: those inside another one's `charts/` are rendered with it.
pub(in crate::render) fn units(inventory: &Inventory, listing: &Listing, excludes: &Excludes) -> Vec<Unit> {
    let charts = outermost(listing).filter(|path| excludes.find(path).is_none());
    let unit = |path: &String| {
        let chart = Chart::read(inventory, path)?;
        let inputs = templates(listing, folder(path));
        let below = join(folder(path), "");
        let refused = chart.dependencies.iter().find(|name| !is_vendored(listing, folder(path), name));
        (!chart.library && !inputs.is_empty()).then(|| Unit {
            path: path.clone(),
            folder: folder(path).to_owned(),
            engine: Engine::Helm,
            files: files(listing).filter(|file| file.starts_with(&below)).cloned().collect(),
            refused: refused.map(|name| Refusal::Dependency(name.clone())),
            sources: Vec::new(),
            volatile: inputs.iter().any(|template| is_volatile(listing, template)),
            inputs,
        })
    };
    charts.filter_map(unit).collect()
}

/// The library charts among them.
pub(in crate::render) fn libraries(inventory: &Inventory, listing: &Listing) -> Vec<Library> {
    let charts = outermost(listing).filter(|path| Chart::read(inventory, path).is_some_and(|chart| chart.library));
    charts.map(|path| Library { path: path.clone(), templates: templates(listing, folder(path)) }).collect()
}

fn files(listing: &Listing) -> impl Iterator<Item = &String> {
    listing.files.iter().filter(|(_, entry)| matches!(entry, Entry::File(_))).map(|(path, _)| path)
}

fn outermost(listing: &Listing) -> impl Iterator<Item = &String> {
    files(listing).filter(|path| path.rsplit('/').next() == Some(CHART)).filter(|path| parent(listing, path).is_none())
}

/// The chart that a chart belongs to.
fn parent(listing: &Listing, path: &str) -> Option<String> {
    let above = folder(folder(path));
    let parent = above.strip_suffix("charts").filter(|rest| rest.is_empty() || rest.ends_with('/'))?;
    let parent = join(parent.trim_end_matches('/'), CHART);
    listing.files.contains_key(&parent).then_some(parent)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The templates of a chart and of the charts inside it.
fn templates(listing: &Listing, chart: &str) -> BTreeSet<String> {
    let below = join(chart, "");
    let is_template = |path: &&String| {
        let parts = || path.match_indices("templates/").filter(|(at, _)| *at == 0 || path.as_bytes()[at - 1] == b'/');
        let in_chart = |at: usize| listing.files.contains_key(&format!("{}{CHART}", &path[..at]));
        path.starts_with(&below) && parts().any(|(at, _)| at >= below.len() && in_chart(at))
    };
    files(listing).filter(is_template).cloned().collect()
}

fn is_vendored(listing: &Listing, chart: &str, name: &str) -> bool {
    let packed = join(chart, &format!("charts/{name}-"));
    let archives = listing.files.range(packed.clone()..).take_while(|(path, _)| path.starts_with(&packed));
    listing.files.contains_key(&join(chart, &format!("charts/{name}/{CHART}")))
        || archives.into_iter().any(|(path, entry)| {
            Path::new(path).extension().is_some_and(|extension| extension == "tgz") && matches!(entry, Entry::File(_))
        })
}

/// Reads what a template says of functions; a template that cannot be read is one that may do anything.
fn is_volatile(listing: &Listing, template: &str) -> bool {
    let Ok(bytes) = listing.read(template) else { return true };
    let text = String::from_utf8_lossy(&bytes);
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let mut named = words.filter(|word| VOLATILE.iter().any(|function| word.starts_with(function)));
    named.next().is_some()
}

impl Chart {
    fn read(inventory: &Inventory, path: &str) -> Option<Self> {
        let of = |path: &str| {
            let manifest = inventory.manifest(path)?;
            let mut builder = ImageBuilder::default();
            builder.push(path, manifest.arena(), 0, *manifest.arena().roots().first()?);
            Some(builder.finish())
        };
        let image = of(path)?;
        let root = View::new(&image.bytes).ok()?.documents().next()?.root();
        root.field("name")?.text()?;
        let mut dependencies = names(root);
        // The first version of charts has them in a file of their own.
        if let Some(image) = of(&join(folder(path), "requirements.yaml")) {
            dependencies.extend(View::new(&image.bytes).ok()?.documents().next().map(|found| names(found.root()))?);
        }
        Some(Self { library: root.field("type").and_then(Node::text) == Some("library"), dependencies })
    }
}

fn names(root: Node<'_>) -> Vec<String> {
    let dependencies = root.field("dependencies").into_iter().flat_map(Node::children);
    dependencies.filter_map(|dependency| Some(dependency.field("name")?.text()?.to_owned())).collect()
}
