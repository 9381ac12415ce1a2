//! One manifest with changes: from operations on nodes to bytes, and the proof that the bytes read as the operations say.

use std::collections::{BTreeMap, BTreeSet};

use prr_document::read::{Arena, Format, Limits, read};

use crate::operation::{Operation, Refusal};
use crate::text::{Level, Patch, applied, joined};
use crate::value::Value;

/// A manifest that may be edited.
pub(crate) struct Editable<'a> {
    arena: &'a Arena,
    format: Format,
    shared: BTreeSet<u32>,
}

impl<'a> Editable<'a> {
    /// A manifest whose bytes are these: what is not written in UTF-8 is not edited.
    pub fn new(arena: &'a Arena, format: Format, bytes: &[u8]) -> Result<Self, Refusal> {
        if !matches!(format, Format::Yaml | Format::Json) {
            return Err(Refusal::Format);
        }
        let text = bytes.strip_prefix(MARK).unwrap_or(bytes);
        if text != arena.text().as_bytes() {
            return Err(Refusal::Encoding);
        }
        Ok(Self { arena, format, shared: Level::shared(arena) })
    }

    /// An operation in bytes of the manifest.
    pub fn patches(&self, operation: &Operation) -> Result<Vec<Patch>, Refusal> {
        if matches!(operation, Operation::Document { .. }) {
            let level = Level::at(self.arena, None, self.format, &self.shared);
            // A file of JSON holds one value.
            return if level.form.json { Err(Refusal::Format) } else { level.patches(operation) };
        }
        let node = operation.node();
        let level = Level::of(self.arena, node, self.format, &self.shared);
        self.lifted(level.patches(operation)?, self.arena.host(node))
    }

    /// Patches of a text of a scalar as patches of the manifest around it.
    fn lifted(&self, patches: Vec<Patch>, mut host: Option<u32>) -> Result<Vec<Patch>, Refusal> {
        let mut patches = patches;
        while let Some(node) = host {
            let level = Level::of(self.arena, node, self.format, &self.shared);
            let mut outer = Vec::new();
            for Patch { range, text } in patches {
                outer.extend(level.patches(&Operation::Text { node, within: range, text })?);
            }
            (patches, host) = (outer, self.arena.host(node));
        }
        Ok(patches)
    }

    /// The text with all operations applied. Text by text, innermost first, it is read again and held against what it was to become.
    pub fn edited(&self, operations: &[&Operation]) -> Result<String, Refusal> {
        let mut levels: BTreeMap<Option<u32>, Vec<Operation>> = BTreeMap::new();
        for operation in operations {
            let document = matches!(operation, Operation::Document { .. });
            let host = if document { None } else { self.arena.host(operation.node()) };
            // What cannot be written is refused by itself.
            self.patches(operation)?;
            levels.entry(host).or_default().push((*operation).clone());
        }
        // A text in a text comes behind the one around it.
        while let Some(host) = levels.keys().next_back().copied().flatten() {
            let operations = levels.remove(&Some(host)).unwrap_or_default();
            let level = Level::at(self.arena, Some(host), self.format, &self.shared);
            let inner = self.checked(&level, Some(host), &operations)?;
            let outer =
                inner.into_iter().map(|Patch { range, text }| Operation::Text { node: host, within: range, text });
            levels.entry(self.arena.host(host)).or_default().extend(outer);
        }
        let level = Level::at(self.arena, None, self.format, &self.shared);
        let patches = self.checked(&level, None, &levels.remove(&None).unwrap_or_default())?;
        Ok(applied(self.arena.text(), &patches))
    }

    /// The patches of the operations of one level, if the patched text reads as the operations say.
    fn checked(&self, level: &Level<'_>, host: Option<u32>, operations: &[Operation]) -> Result<Vec<Patch>, Refusal> {
        let mut patches = Vec::new();
        for operation in operations {
            patches.extend(level.patches(operation)?);
        }
        let chomped = host.is_some() && !level.text.ends_with('\n');
        let patches = joined(level.text, patches, chomped);
        let text = applied(level.text, &patches);
        let format = if host.is_none() { self.format } else { Format::Yaml };
        let (arena, faults) = read(text.into_bytes(), format, &Limits::default());
        let distinct: Vec<&Operation> = distinct(operations);
        let mut expected = Value::trees(self.arena, host, &distinct);
        expected.extend(distinct.iter().filter_map(|operation| match operation {
            Operation::Document { value } => Some(value.clone()),
            _ => None,
        }));
        let found = Value::trees(&arena, None, &[]);
        let same = expected.len() == found.len() && expected.iter().zip(&found).all(|(one, other)| one.agrees(other));
        if faults.is_empty() && same { Ok(patches) } else { Err(Refusal::Reading) }
    }
}

/// A mark of the order of bytes that some editors put before UTF-8.
pub(crate) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The same change twice is one change.
fn distinct(operations: &[Operation]) -> Vec<&Operation> {
    let mut distinct: Vec<&Operation> = Vec::with_capacity(operations.len());
    for operation in operations {
        if !distinct.contains(&operation) {
            distinct.push(operation);
        }
    }
    distinct
}

#[cfg(test)]
mod tests;
