//! What a tree changes of another one, document by document.

mod document;
mod pairs;

use std::collections::{BTreeMap, BTreeSet};

use git2::{ObjectType, Oid};
use prr_model::{Change, ChangedDocument, DocumentChange};
use rayon::prelude::*;

use crate::exclude::Excludes;
use crate::inventory::Inventory;
use crate::limits::TreeLimits;
use crate::load::load_some;
use crate::manifest::Manifest;
use crate::source::{Listing, Origin};
use document::{Document, documents};
use pairs::pair;

/// Kinds of errors that leave the base half read, so that nothing could be said of what changed.
const BASE_UNREAD: &[&str] = &["unreadable", "too-much", "unsafe-path", "lfs-pointer"];

/// What was found, and what happened to each document of the tree.
#[derive(Debug, Default)]
pub struct Changes {
    /// What the report says of it.
    pub report: Change,
    /// What happened to documents, by the path of their manifest and their position in it; those that are not here are as they were.
    of: BTreeMap<String, BTreeMap<usize, DocumentChange>>,
}

impl Changes {
    /// What happened to a document of the tree, by its position in its manifest. Of what was rendered only its inputs were compared.
    #[must_use]
    pub fn of(&self, manifest: &Manifest, document: usize) -> Option<DocumentChange> {
        let of_manifest = self.of.get(manifest.path());
        let found = of_manifest.and_then(|documents| documents.get(&document)).copied();
        (!manifest.is_rendered()).then(|| found.unwrap_or(DocumentChange::Unchanged))
    }
}

/// Compares a tree with the revision that it is based on, and keeps the result in the inventory. Files that have the same bytes are not read
/// again. What keeps the base from being read becomes an error of the inventory.
pub fn compare(inventory: &mut Inventory, head: &Listing, base: &Listing, excludes: &Excludes, limits: &TreeLimits) {
    let Origin::Revision(revision) = &base.origin else { return };
    let same: BTreeSet<&str> = inventory
        .manifests
        .par_iter()
        .filter(|manifest| blob(head, manifest).is_some_and(|blob| revision.blobs.get(manifest.path()) == Some(&blob)))
        .map(Manifest::path)
        .collect();
    let mut before = load_some(base, excludes, limits, |path| !same.contains(path), None);
    let unread = before.errors.extract_if(.., |error| BASE_UNREAD.contains(&error.kind.as_str()));
    let unread: Vec<_> = unread.collect();
    let (documents, of) = differences(inventory, &before, &same);
    let base = base.commit().unwrap_or_default();
    inventory.errors.extend(unread);
    inventory.changes = Some(Changes { report: Change { base, policy_from_base: false, documents }, of });
}

/// The id that git gives to a manifest's bytes. A byte order mark is not among the text; then the ids differ and the values decide.
fn blob(head: &Listing, manifest: &Manifest) -> Option<Oid> {
    let known = match &head.origin {
        Origin::Revision(revision) => revision.blobs.get(manifest.path()).copied(),
        _ => None,
    };
    let made = || Oid::hash_object(ObjectType::Blob, manifest.arena().text().as_bytes());
    known.or_else(|| made().ok())
}

type Differences = (Vec<ChangedDocument>, BTreeMap<String, BTreeMap<usize, DocumentChange>>);

fn differences(after: &Inventory, before: &Inventory, same: &BTreeSet<&str>) -> Differences {
    let (heads, bases) = (documents(after, |path| !same.contains(path)), documents(before, |_| true));
    let pairs = pair(&heads, &bases);
    let mut rows = Vec::new();
    let mut of: BTreeMap<String, BTreeMap<usize, DocumentChange>> = BTreeMap::new();
    let mut left: BTreeSet<usize> = (0..bases.len()).collect();
    for (head, partner) in heads.iter().zip(pairs) {
        let partner = partner.map(|index| {
            left.remove(&index);
            &bases[index]
        });
        let change = happened(head, partner);
        let elsewhere = partner.filter(|base| base.path != head.path);
        if change != DocumentChange::Unchanged {
            rows.push(row(head, change, elsewhere.map(|base| (base.path.to_owned(), base.line))));
        }
        // Wherever it lies, a document with the same values says the same.
        let said = if change == DocumentChange::Moved { DocumentChange::Unchanged } else { change };
        of.entry(head.path.to_owned()).or_default().insert(head.number, said);
    }
    // Of a file that could not be read in full, nobody knows what is gone.
    let broken: BTreeSet<&str> =
        after.errors.iter().filter_map(|error| Some(error.location.as_ref()?.path.as_str())).collect();
    let gone = left.into_iter().map(|index| &bases[index]).filter(|base| !broken.contains(base.path));
    rows.extend(gone.map(|base| row(base, DocumentChange::Removed, None)));
    rows.sort();
    (rows, of)
}

fn happened(head: &Document<'_>, base: Option<&Document<'_>>) -> DocumentChange {
    match base {
        None => DocumentChange::Added,
        Some(base) if base.values != head.values => DocumentChange::Changed,
        Some(base) if base.path != head.path => DocumentChange::Moved,
        Some(_) => DocumentChange::Unchanged,
    }
}

fn row(document: &Document<'_>, change: DocumentChange, from: Option<(String, u32)>) -> ChangedDocument {
    let (path, line, identity) = (document.path.to_owned(), document.line, document.identity.shown(document.path));
    ChangedDocument { path, line, change, identity, from }
}
