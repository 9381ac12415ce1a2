//! What Terraform's configuration says once its names have values, as far as the tree tells them.
//!
//! A folder is a module. One that no other folder of the tree calls is applied by itself: variables have the values of `terraform.tfvars` and of
//! `*.auto.tfvars`, or else their defaults. One that is called is seen as it is called, a document for each instance. Data sources, what
//! providers fill in, modules from elsewhere and variables without a value stay unknown, and so does everything that depends on them.
//!
//! Configuration is hostile like any other input: every step is paid for out of an allowance that grows with its length alone.

mod convert;
mod emit;
mod eval;
mod folder;
mod functions;
mod json;
mod operator;
mod overrides;
mod plan;
mod print;
mod reference;
mod steps;
mod template;
#[cfg(test)]
mod tests;
mod types;
mod value;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use prr_document::read::hcl::syntax::{Body, Entry};
use prr_document::read::{Arena, Limits, Tree, hcl};

use crate::manifest::Manifest;
use folder::Folder;
use value::Value;
use world::{Called, Scope, World};

/// Steps for every tree, and for every byte of configuration.
const STEPS: u64 = 500_000;
const STEPS_PER_BYTE: u64 = 64;
/// Bytes of stack: expressions are worked out by recursion of bounded depth.
const STACK: usize = 256 << 20;

/// What a file is to Terraform.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Configuration,
    /// Values of variables that are read without being named.
    Settings,
}

/// Whether a manifest is one of Terraform's: configuration, values, or what may be a plan.
pub(crate) fn concerns(manifest: &Manifest) -> bool {
    is_json(manifest.path()) || role(split(manifest.path()).1).is_some()
}

/// Replaces the documents of configuration among the manifests that wait for others with those of its modules. Returns the path of a folder that
/// took more than its allowance: then some of what the tree tells stayed unknown.
pub(crate) fn resolve(manifests: &mut [Manifest], waiting: &[usize], limits: &Limits) -> Option<String> {
    plans(manifests, waiting, limits);
    let mut files = read(manifests, waiting, limits);
    if files.iter().all(|file| file.role != Role::Configuration) {
        return None;
    }
    overrides::merge(&mut files);
    let worker = || resolved(&files);
    let (documents, exhausted) = std::thread::scope(|scope| {
        let spawned = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker);
        // Without a thread everything stays unresolved, and says so.
        let resolved = spawned.ok()?.join();
        Some(resolved.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    for (index, trees) in documents {
        let text = manifests[index].arena().text().to_owned();
        manifests[index].replace(Arena::of_trees(text, &trees, limits).0);
    }
    exhausted
}

/// A file that has something to say to Terraform.
struct File {
    /// Its number among the manifests.
    index: usize,
    folder: String,
    name: String,
    role: Role,
    body: Body,
}

fn role(name: &str) -> Option<Role> {
    let bare = name.strip_suffix(".json").unwrap_or(name);
    match bare.rsplit_once('.')? {
        (_, "tf" | "tofu") => Some(Role::Configuration),
        ("terraform", "tfvars") => Some(Role::Settings),
        (stem, "tfvars") => {
            stem.rsplit('.').next().filter(|word| *word == "auto" && stem.len() > 4).map(|_| Role::Settings)
        }
        _ => None,
    }
}

fn is_json(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("json"))
}

/// The folder and the name of a file.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn read(manifests: &[Manifest], waiting: &[usize], limits: &Limits) -> Vec<File> {
    let file = |index: usize| {
        let manifest = &manifests[index];
        let (folder, name) = split(manifest.path());
        let role = role(name)?;
        let [root] = manifest.arena().roots() else { return None };
        let body = if is_json(name) {
            json::body(&manifest.arena().tree(*root), limits)
        } else {
            hcl::parse(manifest.arena().text(), limits).ok()?
        };
        Some(File { index, folder: folder.to_owned(), name: name.to_owned(), role, body })
    };
    waiting.iter().copied().filter_map(file).collect()
}

/// For each file the documents that take the place of its own.
type Documents = BTreeMap<usize, Vec<Tree>>;

fn resolved(files: &[File]) -> (Documents, Option<String>) {
    let mut folders: BTreeMap<&str, Folder<'_>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.role == Role::Configuration) {
        let folder = folders.entry(&file.folder).or_default();
        folder.path.clone_from(&file.folder);
        folder.add(file.index, &file.body);
    }
    let callees =
        |folder: &Folder<'_>| folder.calls.values().filter_map(|call| folder.callee(call)).collect::<Vec<_>>();
    let called: BTreeSet<String> = folders.values().flat_map(callees).collect();
    let bytes: usize = files.iter().map(|file| file.body.span.len()).sum();
    let steps = STEPS + STEPS_PER_BYTE * bytes as u64;
    let mut folders: Vec<_> = folders.into_values().collect();
    let mut values: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.role == Role::Settings) {
        values.entry(&file.folder).or_default().push(file);
    }
    for folder in &mut folders {
        folder.settings = settings(values.remove(folder.path.as_str()).unwrap_or_default());
    }
    let mut world = World::new(folders, steps);
    let mut documents = Documents::new();
    let mut exhausted = None;
    for folder in 0..world.folders.len() {
        if called.contains(&world.folders[folder].path) {
            continue;
        }
        let root = world.apply(folder);
        apply(&mut world, root, &mut documents);
        if world.exhausted {
            exhausted = Some(world.folders[folder].path.clone());
            break;
        }
    }
    (documents, exhausted)
}

/// The documents of a module and of everything that it calls.
fn apply<'a>(world: &mut World<'a>, root: usize, documents: &mut Documents) {
    let mut left = vec![root];
    while let Some(module) = left.pop() {
        let files: Vec<(usize, &'a Body)> = world.folder_of(module).files.clone();
        let mut made = Vec::new();
        for (index, body) in files {
            made.push((index, emit::document(world, module, body)));
        }
        // What was cut short is worse than what was never begun.
        if world.exhausted {
            return;
        }
        for (index, tree) in made {
            documents.entry(index).or_default().push(tree);
        }
        let calls: Vec<&'a str> = world.folder_of(module).calls.keys().copied().collect();
        let mut called = Vec::new();
        for call in calls {
            match &*world.called(module, call) {
                Called::Open => {}
                Called::One(one, _) => called.push(*one),
                Called::Many(many) => {
                    called.extend(many.iter().map(|(.., one)| *one));
                    if many.is_empty() {
                        absent(world, module, call, documents);
                    }
                }
            }
        }
        left.extend(called.into_iter().rev());
    }
}

/// A module that is called no times declares nothing.
fn absent(world: &World<'_>, module: usize, call: &str, documents: &mut Documents) {
    let folder = world.folder_of(module);
    let callee = folder.calls.get(call).and_then(|call| folder.callee(call)).and_then(|path| world.folder(&path));
    for (index, _) in callee.map(|callee| world.folders[callee].files.as_slice()).unwrap_or_default() {
        documents.entry(*index).or_default();
    }
}

/// What the files of values of a folder set; later ones override earlier ones.
fn settings(mut own: Vec<&File>) -> BTreeMap<String, Value> {
    own.sort_by_key(|file| (!file.name.starts_with("terraform.tfvars"), file.name.as_str()));
    let mut world = World::new(vec![Folder::default()], STEPS);
    let module = world.apply(0);
    let mut set = BTreeMap::new();
    for file in own {
        for entry in &file.body.entries {
            if let Entry::Attribute(attribute) = entry {
                let value = world.value(&attribute.value, &Scope { module, ..Scope::default() });
                set.insert(attribute.name.text.clone(), value);
            }
        }
    }
    set
}

/// Gives plans their documents.
fn plans(manifests: &mut [Manifest], waiting: &[usize], limits: &Limits) {
    for index in waiting {
        let manifest = &mut manifests[*index];
        let arena = manifest.arena();
        let plan =
            |root: &&u32| arena.has_root_key(**root, "planned_values") && arena.has_root_key(**root, "format_version");
        let [root] = arena.roots() else { continue };
        if !is_json(manifest.path()) || !plan(&root) {
            continue;
        }
        let tree = arena.tree(*root);
        let made = plan::documents(&tree, manifest.path());
        let trees: Vec<Tree> = std::iter::once(tree).chain(made).collect();
        let text = arena.text().to_owned();
        manifest.replace(Arena::of_trees(text, &trees, limits).0);
    }
}
