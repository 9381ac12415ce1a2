//! Files that change what others declare: `override.tf`, and those whose names end in `_override.tf`.
//!
//! Terraform merges their blocks into the blocks of the same address, file by file in the order of their names: arguments replace arguments, and
//! nested blocks of a type replace all of that type (Terraform's documentation, "Override Files"). A block that is changed moves to the file that
//! changes it: what is said there has its place, and what is said elsewhere that of the block's head.

use std::collections::{BTreeMap, BTreeSet};

use prr_document::read::hcl::syntax::{Attribute, Block, Body, Entry, Expr, ExprKind, Name, Span};

use super::{File, Role};

/// Merges the overriding files of every folder into the others; what has nothing to override stays as it is.
pub(super) fn merge(files: &mut [File]) {
    // Of every folder the files that are changed, and those that change them.
    let mut folders: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, file) in files.iter().enumerate().filter(|(_, file)| file.role == Role::Configuration) {
        let (bases, own) = folders.entry(file.folder.clone()).or_default();
        if is_override(file) { own.push(index) } else { bases.push(index) }
    }
    for (bases, mut own) in folders.into_values().filter(|(_, own)| !own.is_empty()) {
        own.sort_by(|one, two| files[*one].name.cmp(&files[*two].name));
        Changes::of(files, own).apply(files, bases);
    }
}

fn is_override(file: &File) -> bool {
    let name = file.name.strip_suffix(".json").unwrap_or(&file.name);
    let stem = name.strip_suffix(".tf").or_else(|| name.strip_suffix(".tofu"));
    stem.is_some_and(|stem| stem == "override" || stem.ends_with("_override"))
}

/// What tells the blocks of a folder apart: their type and labels, and the alias of a provider.
type Address = (String, Vec<String>, String);

fn address(block: &Block) -> Address {
    let labels = block.labels.iter().map(|label| label.text.clone()).collect();
    let alias = match block.body.attribute("alias").map(|alias| &alias.value.kind) {
        Some(ExprKind::Template { parts, .. }) if block.kind.text == "provider" => format!("{parts:?}"),
        _ => String::new(),
    };
    (block.kind.text.clone(), labels, alias)
}

/// What the overriding files of a folder say.
#[derive(Default)]
struct Changes {
    /// For each address the blocks and their files, in the order in which they count.
    blocks: BTreeMap<Address, Vec<(usize, Block)>>,
    /// The blocks of locals.
    locals: Vec<(usize, Block)>,
}

impl Changes {
    /// Takes the blocks of these files away from them.
    fn of(files: &mut [File], own: Vec<usize>) -> Self {
        let mut changes = Self::default();
        for index in own {
            let entries = std::mem::take(&mut files[index].body.entries);
            for entry in entries {
                match entry {
                    Entry::Block(block) if block.kind.text == "locals" => changes.locals.push((index, block)),
                    Entry::Block(block) => changes.blocks.entry(address(&block)).or_default().push((index, block)),
                    attribute @ Entry::Attribute(_) => files[index].body.entries.push(attribute),
                }
            }
        }
        changes
    }

    fn apply(mut self, files: &mut [File], bases: Vec<usize>) {
        let values: BTreeMap<String, Expr> = self
            .locals
            .iter()
            .flat_map(|(_, block)| arguments(block))
            .map(|one| (one.name.text.clone(), one.value.clone()))
            .collect();
        let mut given = BTreeSet::new();
        for index in bases {
            for entry in std::mem::take(&mut files[index].body.entries) {
                let Entry::Block(mut block) = entry else {
                    files[index].body.entries.push(entry);
                    continue;
                };
                if block.kind.text == "locals" {
                    given.extend(set(&mut block, &values));
                }
                let over = self.blocks.remove(&address(&block)).and_then(|mut over| Some((over.pop()?, over)));
                let (place, block) = match over {
                    Some(((place, last), between)) => (place, merged(block, between, last)),
                    None => (index, block),
                };
                files[place].body.entries.push(Entry::Block(block));
            }
        }
        for (_, block) in &mut self.locals {
            block.body.entries.retain(|entry| !given.contains(named(entry)));
        }
        self.locals.retain(|(_, block)| !block.body.entries.is_empty());
        for (index, block) in self.locals.into_iter().chain(self.blocks.into_values().flatten()) {
            files[index].body.entries.push(Entry::Block(block));
        }
    }
}

fn arguments(block: &Block) -> impl Iterator<Item = &Attribute> {
    block.body.entries.iter().filter_map(|entry| match entry {
        Entry::Attribute(attribute) => Some(attribute),
        Entry::Block(_) => None,
    })
}

/// Gives arguments of a block other values, each at the place of its own, and says which.
fn set(block: &mut Block, values: &BTreeMap<String, Expr>) -> Vec<String> {
    let mut given = Vec::new();
    for entry in &mut block.body.entries {
        if let Entry::Attribute(own) = entry
            && let Some(value) = values.get(&own.name.text)
        {
            own.value = placed(value, &own.value.span.clone());
            given.push(own.name.text.clone());
        }
    }
    given
}

/// A block with what others say over it, in the place of the last of them.
fn merged(base: Block, between: Vec<(usize, Block)>, last: Block) -> Block {
    let below = std::iter::once(base).chain(between.into_iter().map(|(_, block)| block));
    let below = below.map(|layer| placed_block(&layer, &last.kind.span)).collect();
    flattened(below, last)
}

/// What blocks say together, the later over the earlier. Each is looked at once, however many there are.
fn flattened(below: Vec<Block>, mut last: Block) -> Block {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut kept: Vec<Vec<Entry>> = Vec::new();
    let mut settings: BTreeMap<String, Vec<Block>> = BTreeMap::new();
    let own = std::mem::take(&mut last.body.entries);
    for entries in std::iter::once(own).chain(below.into_iter().rev().map(|layer| layer.body.entries)) {
        let (mut left, mut names) = (Vec::new(), BTreeSet::new());
        for entry in entries {
            match entry {
                // These are merged argument by argument.
                Entry::Block(inner) if matches!(inner.kind.text.as_str(), "lifecycle" | "required_providers") => {
                    settings.entry(inner.kind.text.clone()).or_default().push(inner);
                }
                entry if !taken.contains(named(&entry)) => {
                    names.insert(named(&entry).to_owned());
                    left.push(entry);
                }
                _ => {}
            }
        }
        taken.extend(names);
        kept.push(left);
    }
    last.body.entries = kept.into_iter().rev().flatten().collect();
    for mut layers in settings.into_values() {
        layers.reverse();
        let inner = layers.pop().map(|last| flattened(layers, last));
        last.body.entries.extend(inner.map(Entry::Block));
    }
    last
}

/// What an entry is called. In JSON nested blocks are arguments.
fn named(entry: &Entry) -> &str {
    match entry {
        Entry::Attribute(attribute) => &attribute.name.text,
        Entry::Block(block) => produced(block),
    }
}

/// The type of the blocks that a block stands for.
fn produced(block: &Block) -> &str {
    match block.labels.as_slice() {
        [label] if block.kind.text == "dynamic" => &label.text,
        _ => &block.kind.text,
    }
}

fn placed_attribute(attribute: &Attribute, place: &Span) -> Attribute {
    Attribute { name: placed_name(&attribute.name, place), value: placed(&attribute.value, place) }
}

fn placed_name(name: &Name, place: &Span) -> Name {
    Name { text: name.text.clone(), span: place.clone() }
}

fn placed_block(block: &Block, place: &Span) -> Block {
    let entry = |entry: &Entry| match entry {
        Entry::Attribute(attribute) => Entry::Attribute(placed_attribute(attribute, place)),
        Entry::Block(block) => Entry::Block(placed_block(block, place)),
    };
    Block {
        kind: placed_name(&block.kind, place),
        labels: block.labels.iter().map(|label| placed_name(label, place)).collect(),
        body: Body { entries: block.body.entries.iter().map(entry).collect(), span: place.clone() },
    }
}

/// An expression of another file at a place of this one, as far as parts of it have places in a document.
fn placed(expr: &Expr, place: &Span) -> Expr {
    let kind = match &expr.kind {
        ExprKind::List(items) => ExprKind::List(items.iter().map(|item| placed(item, place)).collect()),
        ExprKind::Object(entries) => {
            ExprKind::Object(entries.iter().map(|(key, value)| (placed(key, place), placed(value, place))).collect())
        }
        ExprKind::Group(inner) => ExprKind::Group(Box::new(placed(inner, place))),
        other => other.clone(),
    };
    Expr::new(kind, place.clone())
}
