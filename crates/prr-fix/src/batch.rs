//! Offers that can be made together, and the files that come of them.

use std::collections::BTreeMap;

use prr_document::read::Arena;
use prr_manifest::{Inventory, Listing};

use crate::manifest::{Editable, MARK};
use crate::offer::{Changes, Offer, Offered};
use crate::operation::{Operation, Refusal};
use crate::text::{Form, Patch, conflict, document};
use crate::value::Value;

/// An offer whose changes are known in bytes.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub offer: Offer,
    pub changes: Changes,
    /// By position of the manifest in the inventory.
    patches: BTreeMap<usize, Vec<Patch>>,
}

/// The manifests that are edited.
pub(crate) struct Sheets<'a> {
    pub listing: &'a Listing,
    pub inventory: &'a Inventory,
}

impl Sheets<'_> {
    fn bytes(&self, manifest: usize) -> Result<Vec<u8>, Refusal> {
        self.listing.read(self.inventory.manifests[manifest].path()).map_err(|_| Refusal::Encoding)
    }

    fn editable(&self, manifest: usize, bytes: &[u8]) -> Result<Editable<'_>, Refusal> {
        let manifest = &self.inventory.manifests[manifest];
        let arena: &Arena = manifest.arena();
        Editable::new(arena, manifest.format(), bytes)
    }

    /// The files that an offer changes or adds.
    pub fn paths<'p>(&'p self, prepared: &'p Prepared) -> Vec<&'p str> {
        let changed = prepared.changes.operations.keys().map(|manifest| self.inventory.manifests[*manifest].path());
        changed.chain(prepared.changes.files.keys().map(String::as_str)).collect()
    }

    /// Turns the changes of an offer into bytes, and tries them alone.
    pub fn prepare(&self, offer: Offer) -> Result<Prepared, Refusal> {
        let Offered::Changes(changes) = &offer.remedy else { return Err(Refusal::Offer) };
        let changes = changes.clone();
        let patches = self.patches(&changes)?;
        Ok(Prepared { offer, changes, patches })
    }

    fn patches(&self, changes: &Changes) -> Result<BTreeMap<usize, Vec<Patch>>, Refusal> {
        let mut patches: BTreeMap<usize, Vec<Patch>> = BTreeMap::new();
        for (manifest, operations) in &changes.operations {
            let bytes = self.bytes(*manifest)?;
            let editable = self.editable(*manifest, &bytes)?;
            for operation in operations {
                patches.entry(*manifest).or_default().extend(editable.patches(operation)?);
            }
            editable.edited(&operations.iter().collect::<Vec<_>>())?;
        }
        Ok(patches)
    }

    /// The files that these offers make of those they change.
    pub fn files(&self, batch: &[&Prepared]) -> Result<BTreeMap<String, Vec<u8>>, Refusal> {
        let mut operations: BTreeMap<usize, Vec<&Operation>> = BTreeMap::new();
        let mut files = BTreeMap::new();
        for prepared in batch {
            for (manifest, wanted) in &prepared.changes.operations {
                operations.entry(*manifest).or_default().extend(wanted);
            }
            for (path, value) in &prepared.changes.files {
                files.insert(path.clone(), new_file(value));
            }
        }
        for (manifest, wanted) in operations {
            let before = self.bytes(manifest)?;
            let text = self.editable(manifest, &before)?.edited(&wanted)?;
            let mark = if before.starts_with(MARK) { MARK } else { &[] };
            files.insert(self.inventory.manifests[manifest].path().to_owned(), [mark, text.as_bytes()].concat());
        }
        Ok(files)
    }
}

fn new_file(value: &Value) -> Vec<u8> {
    document(value, &Form { newline: "\n", step: 2, dash: 2, json: false }).into_bytes()
}

/// As many offers as can be made together, in their order. The others are offered again afterwards.
pub(crate) fn together(prepared: Vec<Prepared>) -> Vec<Prepared> {
    let mut chosen: Vec<Prepared> = Vec::new();
    for candidate in prepared {
        if !chosen.iter().any(|other| excludes(other, &candidate)) {
            chosen.push(candidate);
        }
    }
    chosen
}

fn excludes(one: &Prepared, other: &Prepared) -> bool {
    let same_row = one.offer.finding.fingerprint == other.offer.finding.fingerprint;
    let meet = |(manifest, patches): (&usize, &Vec<Patch>)| {
        other.patches.get(manifest).is_some_and(|theirs| conflict(patches, theirs))
    };
    let same_file =
        |(path, value): (&String, &Value)| other.changes.files.get(path).is_some_and(|theirs| theirs != value);
    same_row || one.patches.iter().any(meet) || one.changes.files.iter().any(same_file)
}
