use std::collections::{BTreeMap, BTreeSet};

use prr_document::read::{Format, Limits};

use super::file::{File, Role, named_in_settings};
use super::target::{Target, kustomization, normal, target};
use super::{NAMES, Part, folder};
use crate::exclude::Excludes;
use crate::inventory::Inventory;
use crate::load::manifest;
use crate::render::refusal::Refusal;
use crate::render::{Engine, Unit};
use crate::source::{Entry, Listing};

/// The kustomizations of a tree and how they take each other in.
pub(in crate::render) struct Graph<'a> {
    listing: &'a Listing,
    inventory: &'a Inventory,
    files: BTreeMap<String, File>,
    /// Those that `prr.yaml` takes out: no roots, but another one may take them in.
    left_out: BTreeSet<String>,
}

/// Everything that goes into one kustomization.
#[derive(Default)]
struct Closure {
    /// The kustomizations, outermost first, each with what it puts before and after names.
    kustomizations: Vec<(String, String, String)>,
    /// Files with objects, and the position of their kustomization.
    resources: Vec<(String, usize)>,
    patches: Vec<String>,
    settings: BTreeSet<String>,
    /// Files that are copied into objects as they stand.
    data: BTreeSet<String>,
    refused: Option<Refusal>,
    plain: bool,
}

impl<'a> Graph<'a> {
    pub(in crate::render) fn new(
        inventory: &'a Inventory,
        listing: &'a Listing,
        excludes: &Excludes,
        limits: &Limits,
    ) -> Self {
        let named = |path: &&String| NAMES.contains(&path.rsplit('/').next().unwrap_or(path));
        // What is excluded was not read, and what takes it in needs it all the same.
        let read = |path: &String| {
            if let Some(manifest) = inventory.manifest(path) {
                return Some((path.clone(), File::new(manifest)?));
            }
            let (manifest, _) = manifest(path, listing.read(path).ok()?, Format::Yaml, limits);
            Some((path.clone(), File::new(&manifest)?))
        };
        let first = |path: &&String| kustomization(listing, folder(path)).as_ref() == Some(path);
        let paths = || listing.files.keys().filter(named).filter(first);
        let left_out = paths().filter(|path| excludes.find(path).is_some()).cloned().collect();
        Self { listing, inventory, files: paths().filter_map(read).collect(), left_out }
    }

    /// What is to be rendered: the kustomizations that no other one takes in, unless they change nothing; and why some cannot be.
    pub(in crate::render) fn units(&self) -> Vec<Unit> {
        let judged = || self.files.iter().filter(|(path, _)| !self.left_out.contains(*path));
        let taken: BTreeSet<String> = judged().flat_map(|(path, file)| self.folders(path, file)).collect();
        let is_root = |path: &String| !taken.contains(path);
        let mut reached = BTreeSet::new();
        let mut units = Vec::new();
        for (path, file) in judged().filter(|(path, _)| is_root(path)) {
            let closure = self.closure(path);
            reached.extend(closure.kustomizations.iter().map(|(path, ..)| path.clone()));
            if !file.component && (!closure.plain || closure.refused.is_some()) {
                units.push(closure.unit(path));
            }
        }
        // What is taken in, and by nothing that is a root, goes round in a circle.
        for (path, _) in judged().filter(|(path, file)| !reached.contains(*path) && !file.component) {
            units.push(Unit { refused: Some(Refusal::Loop), ..self.closure(path).unit(path) });
        }
        units
    }

    /// The kustomizations of other folders that one takes in.
    fn folders(&self, path: &str, file: &File) -> Vec<String> {
        let found =
            file.references.iter().filter_map(|reference| target(self.listing, folder(path), &reference.text).ok());
        found.filter_map(|found| if let Target::Folder(other) = found { Some(other) } else { None }).collect()
    }

    /// Follows a kustomization through everything that it takes in.
    fn closure(&self, root: &str) -> Closure {
        let mut closure = Closure { plain: true, ..Closure::default() };
        let mut seen = BTreeSet::from([root.to_owned()]);
        let mut left = vec![(root.to_owned(), String::new(), String::new())];
        while let Some((path, prefix, suffix)) = left.pop() {
            let Some(file) = self.files.get(&path) else {
                closure.refuse(Refusal::Missing(path));
                continue;
            };
            let affixes = (format!("{prefix}{}", file.prefix), format!("{}{suffix}", file.suffix));
            closure.plain &= file.plain;
            if file.charts {
                closure.refuse(Refusal::Charts);
            }
            for folder in self.take(&mut closure, &path, file) {
                if seen.insert(folder.clone()) {
                    left.push((folder, affixes.0.clone(), affixes.1.clone()));
                }
            }
            closure.kustomizations.push((path, affixes.0, affixes.1));
        }
        closure
    }

    /// Sorts what one kustomization names, and gives the folders among it.
    fn take(&self, closure: &mut Closure, path: &str, file: &File) -> Vec<String> {
        let (here, number) = (folder(path), closure.kustomizations.len());
        let mut folders = Vec::new();
        for reference in &file.references {
            let text = match reference.role {
                Role::Data => reference.text.split_once('=').map_or(reference.text.as_str(), |(_, path)| path),
                _ => &reference.text,
            };
            match target(self.listing, here, text) {
                Err(refusal) => closure.refuse(refusal),
                Ok(Target::Folder(other)) => folders.push(other),
                Ok(Target::File(file)) => match reference.role {
                    Role::Resource => closure.resources.push((file, number)),
                    Role::Patch => closure.patches.push(file),
                    Role::Settings => {
                        self.settings(closure, here, &file);
                        closure.settings.insert(file);
                    }
                    Role::Data => drop(closure.data.insert(file)),
                },
            }
        }
        folders
    }

    /// What settings name in turn. They may hold anything, so only what is a file counts, and what is surely no file of the tree is refused.
    fn settings(&self, closure: &mut Closure, here: &str, file: &str) {
        let named = self.inventory.manifest(file).map(named_in_settings).unwrap_or_default();
        for text in named {
            if text.contains("://") {
                closure.refuse(Refusal::Remote(text));
            } else if let Some(path) = normal(here, text.split_once('=').map_or(&*text, |(_, path)| path))
                && let Some(Entry::File(_)) = self.listing.files.get(&path)
            {
                closure.data.insert(path);
            }
        }
    }
}

impl Closure {
    fn refuse(&mut self, refusal: Refusal) {
        self.refused.get_or_insert(refusal);
    }

    /// Patches first, the outermost first: what they say comes before what they patch.
    fn sources(&self) -> Vec<(String, Part)> {
        let patches = self.patches.iter().map(|path| (path.clone(), Part::Patch));
        let objects = self.resources.iter().map(|(path, number)| {
            let (_, prefix, suffix) = &self.kustomizations[*number];
            (path.clone(), Part::Objects { prefix: prefix.clone(), suffix: suffix.clone() })
        });
        let kustomizations = self.kustomizations.iter().map(|(path, ..)| (path.clone(), Part::Kustomization));
        patches.chain(objects).chain(kustomizations).collect()
    }

    fn unit(&self, path: &str) -> Unit {
        let kustomizations = self.kustomizations.iter().map(|(path, ..)| path);
        let resources = self.resources.iter().map(|(path, _)| path);
        let all = kustomizations.chain(resources).chain(&self.patches).chain(&self.settings);
        let inputs: BTreeSet<String> = all.cloned().collect();
        Unit {
            path: path.to_owned(),
            folder: folder(path).to_owned(),
            engine: Engine::Kustomize,
            files: inputs.iter().chain(&self.data).cloned().collect(),
            inputs,
            sources: self.sources(),
            refused: self.refused.clone(),
            volatile: false,
        }
    }
}
