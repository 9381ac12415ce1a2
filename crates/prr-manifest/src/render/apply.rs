//! Puts what tools printed in the place of what went into it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use prr_document::read::{Arena, Fault, FaultKind, Format, Limits, read};
use prr_model::Rendered;

use super::helm::{Template, libraries, pieces};
use super::kustomize::{Source, Trace};
use super::origin::Origin;
use super::refusal::Refusal;
use super::tool::Tools;
use super::{Engine, Mode, Printed, Unit};
use crate::exclude::Excludes;
use crate::inventory::Inventory;
use crate::load::{assemble, manifest};
use crate::manifest::{Manifest, digest};
use crate::problem::{self, Problems};
use crate::source::Listing;

/// What one unit came to: documents by the path that they are known under, with what is wrong in them.
type Pieces = BTreeMap<String, (Arena, Vec<Fault>)>;

pub(super) fn apply(
    inventory: &mut Inventory,
    listing: &Listing,
    excludes: &Excludes,
    limits: &Limits,
    mode: Mode,
    tools: &Tools,
    units: Vec<(Unit, Result<Printed, Refusal>)>,
) {
    let mut done = Vec::new();
    let mut kept = BTreeSet::new();
    for (unit, printed) in units {
        let parsed = printed.and_then(|printed| parse(&unit, &printed, limits).map(|pieces| (pieces, printed)));
        match parsed {
            Ok((pieces, printed)) => done.push((unit, pieces, printed)),
            Err(refusal) => {
                unrendered(inventory, &unit, &refusal, mode);
                kept.extend(unit.inputs);
            }
        }
    }
    let mut sources = Sources { listing, excludes, limits, taken: BTreeMap::new(), read: BTreeMap::new() };
    sources.take(inventory, done.iter().map(|(unit, ..)| unit), &kept);
    let mut fresh = Vec::new();
    for (unit, pieces, printed) in done {
        let manifests = rendered(inventory, &mut sources, &unit, pieces, limits);
        let documents = manifests.iter().map(|manifest| manifest.arena().roots().len()).sum();
        fresh.extend(manifests);
        if let Some(tool) = tools.of(unit.engine) {
            inventory.rendered.push(Rendered {
                path: unit.path,
                tool: tool.name.to_owned(),
                version: tool.version.clone(),
                documents,
                digest: printed.repeatable.then(|| digest(&printed.text)),
            });
        }
    }
    for library in libraries(inventory, listing) {
        let row = |path: &str| problem::library(path, &library.path);
        replace(inventory, &library.templates, row);
    }
    let paths: BTreeSet<&str> = fresh.iter().map(Manifest::path).collect();
    // A template that gave documents is a manifest like any other, and so is the kustomization that stands for its rendering.
    inventory.skipped.retain(|skipped| skipped.reason != problem::RENDERED || !paths.contains(skipped.path.as_str()));
    inventory.inputs = sources.all();
    inventory.manifests.extend(fresh);
    inventory.manifests.sort_by(|a, b| a.path().cmp(b.path()));
    inventory.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    inventory.rendered.sort_by(|a, b| a.path.cmp(&b.path));
}

/// The documents that a tool printed. What is no list of objects is no rendering, whatever the tool thinks of it.
fn parse(unit: &Unit, printed: &Printed, limits: &Limits) -> Result<Pieces, Refusal> {
    let text = std::str::from_utf8(&printed.text).map_err(|error| Refusal::Garbage(error.to_string()))?;
    let pieces = match unit.engine {
        Engine::Kustomize => BTreeMap::from([(unit.path.clone(), text.to_owned())]),
        Engine::Helm => {
            let pieces = pieces(text).ok_or_else(|| Refusal::Garbage("a document of no template".to_owned()))?;
            pieces.into_iter().map(|(source, text)| (template(unit, &source), text)).collect()
        }
    };
    let mut parsed = Pieces::new();
    for (path, text) in pieces {
        let (arena, faults) = read(text.into_bytes(), Format::Yaml, limits);
        let broken = faults.iter().find(|fault| !matches!(fault.kind, FaultKind::DuplicateKey(_)));
        if let Some(fault) = broken {
            return Err(Refusal::Garbage(fault.kind.to_string()));
        }
        let is_object = |root: &u32| ["apiVersion", "kind"].iter().all(|key| arena.root_scalar(*root, key).is_some());
        if !arena.roots().iter().all(is_object) {
            return Err(Refusal::Garbage("a document without apiVersion and kind".to_owned()));
        }
        if !arena.roots().is_empty() {
            parsed.insert(path, (arena, faults));
        }
    }
    if parsed.is_empty() { Err(Refusal::Nothing) } else { Ok(parsed) }
}

/// The path of a template that helm names by its chart.
fn template(unit: &Unit, source: &str) -> String {
    let inside = source.split_once('/').map_or(source, |(_, inside)| inside);
    if unit.folder.is_empty() { inside.to_owned() } else { format!("{}/{inside}", unit.folder) }
}

/// Says why a unit was not rendered.
fn unrendered(inventory: &mut Inventory, unit: &Unit, refusal: &Refusal, mode: Mode) {
    if mode == Mode::Required {
        let error = problem::render_required(&unit.path, refusal, &unit.command());
        inventory.errors.push(error);
    }
    match unit.engine {
        Engine::Kustomize => inventory.skipped.push(problem::unrendered(&unit.path, refusal, &unit.command())),
        Engine::Helm => {
            replace(inventory, &unit.inputs, |path| problem::unrendered_template(path, refusal, &unit.command()));
        }
    }
}

/// Says something else of templates that were not read.
fn replace(inventory: &mut Inventory, paths: &BTreeSet<String>, row: impl Fn(&str) -> prr_model::Skipped) {
    for skipped in &mut inventory.skipped {
        if skipped.reason == problem::TEMPLATE && paths.contains(&skipped.path) {
            *skipped = row(&skipped.path);
        }
    }
}

/// The manifests that came of a unit. What is wrong in them goes into the inventory.
fn rendered(
    inventory: &mut Inventory,
    sources: &mut Sources<'_>,
    unit: &Unit,
    pieces: Pieces,
    limits: &Limits,
) -> Vec<Manifest> {
    let verbatim: BTreeSet<String> = verbatim(inventory, unit).collect();
    let nothing = |path: &str| match path.rsplit('/').next() {
        Some(name) if name.starts_with('_') => problem::rendered(path, &unit.path),
        _ => problem::rendered_to_nothing(path, &unit.path),
    };
    if unit.engine == Engine::Helm {
        replace(inventory, &unit.inputs, nothing);
    }
    let mut manifests = Vec::new();
    for (path, (arena, faults)) in pieces {
        if sources.excludes.find(&path).is_some() {
            continue;
        }
        let origin = match unit.engine {
            Engine::Kustomize => Origin::Kustomize(sources.trace(unit)),
            Engine::Helm => Origin::Helm(Template::new(unit.path.clone(), sources.get(&path))),
        };
        let (manifest, problems) =
            assemble((path, Format::Yaml), arena, &faults, None, Some(origin), limits, &|text| {
                verbatim.contains(text.trim_end())
            });
        let Problems { errors, skipped } = problems;
        inventory.errors.extend(errors);
        inventory.skipped.extend(skipped);
        manifests.push(manifest);
    }
    manifests
}

/// The texts of files that are read in their own place, and need not be read again where they are copied to.
fn verbatim(inventory: &Inventory, unit: &Unit) -> impl Iterator<Item = String> {
    let apart = unit.files.difference(&unit.inputs);
    apart.filter_map(|path| Some(inventory.manifest(path)?.arena().text().trim_end().to_owned()))
}

/// The files that renderings are made of.
struct Sources<'a> {
    listing: &'a Listing,
    excludes: &'a Excludes,
    limits: &'a Limits,
    /// Those that are no manifests any more.
    taken: BTreeMap<String, Arc<Manifest>>,
    /// Those that still are, read once more, and templates.
    read: BTreeMap<String, Option<Arc<Manifest>>>,
}

impl Sources<'_> {
    /// Takes what was rendered out of the inventory, unless something that was not rendered needs it too.
    fn take<'u>(&mut self, inventory: &mut Inventory, units: impl Iterator<Item = &'u Unit>, kept: &BTreeSet<String>) {
        let mut inputs: BTreeMap<&str, &str> = BTreeMap::new();
        for unit in units.filter(|unit| unit.engine == Engine::Kustomize) {
            for input in unit.inputs.iter().filter(|input| !kept.contains(*input)) {
                inputs.entry(input).or_insert(&unit.path);
            }
        }
        inputs.retain(|path, _| self.excludes.find(path).is_none());
        if inputs.is_empty() {
            return;
        }
        let (taken, left): (Vec<_>, Vec<_>) =
            std::mem::take(&mut inventory.manifests).into_iter().partition(|found| inputs.contains_key(found.path()));
        inventory.manifests = left;
        self.taken.extend(taken.into_iter().map(|manifest| (manifest.path().to_owned(), Arc::new(manifest))));
        inventory.skipped.retain(|skipped| !inputs.contains_key(skipped.path.as_str()));
        inventory.skipped.extend(inputs.into_iter().map(|(path, unit)| problem::rendered(path, unit)));
    }

    fn get(&mut self, path: &str) -> Option<Arc<Manifest>> {
        if let Some(taken) = self.taken.get(path) {
            return Some(Arc::clone(taken));
        }
        let (listing, limits) = (self.listing, self.limits);
        let read = || {
            let bytes = listing.files.contains_key(path).then(|| listing.read(path).ok()).flatten()?;
            Some(Arc::new(manifest(path, bytes, Format::Yaml, limits).0))
        };
        self.read.entry(path.to_owned()).or_insert_with(read).clone()
    }

    fn trace(&mut self, unit: &Unit) -> Trace {
        let source = |(path, part): &(String, _)| Some(Source { manifest: self.get(path)?, part: Clone::clone(part) });
        Trace::new(unit.path.clone(), unit.sources.iter().filter_map(source).collect())
    }

    /// Every file that was read for renderings, by path.
    fn all(self) -> Vec<Arc<Manifest>> {
        let read = self.read.into_iter().filter_map(|(path, manifest)| Some((path, manifest?)));
        let all: BTreeMap<_, _> = read.chain(self.taken).collect();
        all.into_values().collect()
    }
}
