//! Which program a document is written for: told by what it says of itself, by its file's name, and by its first keys, in this order.

mod content;
mod name;
mod object;

use prr_document::read::{Arena, Format};
use prr_model::Dialect;

pub(crate) fn dialect(path: &str, format: Format, arena: &Arena, root: u32) -> Dialect {
    match format {
        Format::Markdown => return Dialect::Markdown,
        Format::Dockerfile => return Dialect::Dockerfile,
        Format::K6 => return Dialect::K6,
        Format::CodeOwners => return Dialect::CodeOwners,
        Format::Hcl => return Dialect::Terraform,
        Format::Sql | Format::MigrationCode => return Dialect::Migration,
        Format::Yaml | Format::Json | Format::JsonLines => {}
    }
    // The name of a file says nothing of a text inside it.
    let path = if arena.is_embedded(root) { "" } else { path };
    let document = Document { arena, root };
    object::dialect(&document)
        .or_else(|| name::certain(path, &document))
        .or_else(|| content::dialect(&document))
        .or_else(|| name::likely(path, &document))
        .unwrap_or(Dialect::Unknown)
}

/// A document, as far as its top tells what it is.
struct Document<'a> {
    arena: &'a Arena,
    root: u32,
}

impl<'a> Document<'a> {
    fn has(&self, key: &str) -> bool {
        self.arena.has_root_key(self.root, key)
    }

    fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.has(key))
    }

    fn has_all(&self, keys: &[&str]) -> bool {
        keys.iter().all(|key| self.has(key))
    }

    fn text(&self, key: &str) -> Option<&'a str> {
        self.arena.root_scalar(self.root, key)
    }

    /// Whether there is a list, or a mapping, under a key.
    fn has_list(&self, key: &str) -> bool {
        self.arena.root_entry_kind(self.root, key) == Some(prr_document::Kind::Sequence)
    }

    fn has_mapping(&self, key: &str) -> bool {
        self.arena.root_entry_kind(self.root, key) == Some(prr_document::Kind::Mapping)
    }

    fn is_empty(&self) -> bool {
        self.is_mapping() && self.arena.is_empty(self.root)
    }

    fn is_mapping(&self) -> bool {
        self.arena.root_kind(self.root) == prr_document::Kind::Mapping
    }
}

#[cfg(test)]
mod tests;
