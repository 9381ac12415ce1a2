//! Files that change what others declare: `override.tf`, and those whose names end in `_override.tf`.
//!
//! Terraform merges their blocks into the blocks of the same address, file by file in the order of their names: arguments replace arguments, and
//! nested blocks of a type replace all of that type (Terraform's documentation, "Override Files"). A block that is changed moves to the file that
//! changes it: what is said there has its place, and what is said elsewhere that of the block's head.

use prr_document::read::hcl::syntax::{Attribute, Block, Body, Entry, Expr, ExprKind, Name, Span};

use super::{File, Role};

/// Merges the overriding files of every folder into the others; what has nothing to override stays as it is.
pub(super) fn merge(files: &mut [File]) {
    let mut overriding: Vec<usize> = (0..files.len()).filter(|index| is_override(&files[*index])).collect();
    overriding
        .sort_by(|one, two| (&files[*one].folder, &files[*one].name).cmp(&(&files[*two].folder, &files[*two].name)));
    for (done, index) in overriding.iter().enumerate() {
        let body = std::mem::take(&mut files[*index].body);
        let mut merged = Vec::with_capacity(body.entries.len());
        for entry in body.entries {
            let folder = files[*index].folder.clone();
            let is_base = |at: usize, file: &File| {
                let settled = !is_override(file) || overriding[..done].contains(&at);
                file.folder == folder && file.role == Role::Configuration && settled
            };
            let mut bases: Vec<&mut Body> = files
                .iter_mut()
                .enumerate()
                .filter(|(at, file)| is_base(*at, file))
                .map(|(_, file)| &mut file.body)
                .collect();
            merged.extend(match entry {
                Entry::Block(block) if block.kind.text == "locals" => locals(&mut bases, block).map(Entry::Block),
                Entry::Block(block) => Some(Entry::Block(over(take(&mut bases, &block), block))),
                attribute @ Entry::Attribute(_) => Some(attribute),
            });
        }
        files[*index].body = Body { entries: merged, span: body.span };
    }
}

fn is_override(file: &File) -> bool {
    let name = file.name.strip_suffix(".json").unwrap_or(&file.name);
    let stem = name.strip_suffix(".tf").or_else(|| name.strip_suffix(".tofu"));
    file.role == Role::Configuration && stem.is_some_and(|stem| stem == "override" || stem.ends_with("_override"))
}

/// Gives locals other values. Those that no file has stay.
fn locals(bases: &mut [&mut Body], mut block: Block) -> Option<Block> {
    block.body.entries.retain(|entry| {
        let Entry::Attribute(attribute) = entry else { return true };
        let mut all = bases.iter_mut().flat_map(|body| blocks(body)).filter(|base| base.kind.text == "locals");
        let Some(base) = all.find(|base| base.body.attribute(&attribute.name.text).is_some()) else { return true };
        set(&mut base.body, attribute);
        false
    });
    (!block.body.entries.is_empty()).then_some(block)
}

/// Takes the block of an address away from where it stands.
fn take(bases: &mut [&mut Body], block: &Block) -> Option<Block> {
    bases.iter_mut().find_map(|body| {
        let at = body.entries.iter().position(|entry| matches!(entry, Entry::Block(base) if is_same(base, block)))?;
        match body.entries.remove(at) {
            Entry::Block(base) => Some(base),
            Entry::Attribute(_) => None,
        }
    })
}

/// A block with what another one says over what it says itself; the other one alone where there is nothing to override.
fn over(base: Option<Block>, block: Block) -> Block {
    let Some(base) = base else { return block };
    let mut merged = placed_block(&base, &block.kind.span);
    merged.body.span = block.body.span.clone();
    merge_into(&mut merged, &block);
    merged
}

fn blocks(body: &mut Body) -> impl Iterator<Item = &mut Block> {
    body.entries.iter_mut().filter_map(|entry| match entry {
        Entry::Block(block) => Some(block),
        Entry::Attribute(_) => None,
    })
}

fn is_same(one: &Block, other: &Block) -> bool {
    let names = |block: &Block| block.labels.iter().map(|label| label.text.clone()).collect::<Vec<_>>();
    // Configurations of one provider are told apart by their aliases.
    let alias = |block: &Block| match block.body.attribute("alias").map(|alias| &alias.value.kind) {
        Some(ExprKind::Template { parts, .. }) => format!("{parts:?}"),
        _ => String::new(),
    };
    one.kind.text == other.kind.text
        && names(one) == names(other)
        && (one.kind.text != "provider" || alias(one) == alias(other))
}

fn merge_into(base: &mut Block, block: &Block) {
    let mut replaced: Vec<&str> = Vec::new();
    for entry in &block.body.entries {
        match entry {
            Entry::Attribute(attribute) => {
                // In JSON nested blocks are arguments.
                let name = &attribute.name.text;
                base.body.entries.retain(|entry| !is_block_of(entry, name) && !is_argument(entry, name));
                base.body.entries.push(entry.clone());
            }
            Entry::Block(inner) if matches!(inner.kind.text.as_str(), "lifecycle" | "required_providers") => {
                if let Some(own) = blocks(&mut base.body).find(|own| own.kind.text == inner.kind.text) {
                    merge_into(own, inner);
                } else {
                    base.body.entries.push(entry.clone());
                }
            }
            Entry::Block(inner) => {
                let of_type = produced(inner);
                if !replaced.contains(&of_type) {
                    replaced.push(of_type);
                    base.body.entries.retain(|entry| !is_block_of(entry, of_type) && !is_argument(entry, of_type));
                }
                base.body.entries.push(entry.clone());
            }
        }
    }
}

/// The type of the blocks that a block stands for.
fn produced(block: &Block) -> &str {
    match block.labels.as_slice() {
        [label] if block.kind.text == "dynamic" => &label.text,
        _ => &block.kind.text,
    }
}

fn is_block_of(entry: &Entry, of_type: &str) -> bool {
    matches!(entry, Entry::Block(block) if produced(block) == of_type)
}

fn is_argument(entry: &Entry, name: &str) -> bool {
    matches!(entry, Entry::Attribute(attribute) if attribute.name.text == name)
}

/// Gives an argument of a body another value, at the place of its own.
fn set(body: &mut Body, attribute: &Attribute) {
    for entry in &mut body.entries {
        if let Entry::Attribute(own) = entry
            && own.name.text == attribute.name.text
        {
            own.value = placed(&attribute.value, &own.value.span.clone());
        }
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
