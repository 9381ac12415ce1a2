//! What plugins offer, with their handles turned into nodes of manifests and their rows found in the report.

use std::collections::BTreeMap;

use prr_document::read::Image;
use prr_engine::{image, location};
use prr_manifest::{Inventory, Listing};
use prr_model::{Finding, Language, Localized, Report, render};
use prr_plugin::{Change, Description, Given, Plugin, RawEdit, RawMessage, Remedy, Request};

use crate::compare::is_bad;
use crate::gate::Gate;
use crate::operation::{Operation, Refusal};
use crate::value::Value;

/// A remedy for one row.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub finding: Finding,
    /// What is done and why, or what has to be supplied or chosen.
    pub note: Localized,
    pub remedy: Offered,
}

/// What can be done about a row.
#[derive(Clone, Debug)]
pub(crate) enum Offered {
    Changes(Changes),
    Person,
    Choice,
    Refused(Refusal),
}

/// Changes of the tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Changes {
    /// By position of the manifest in the inventory.
    pub operations: BTreeMap<usize, Vec<Operation>>,
    /// New files, by path.
    pub files: BTreeMap<String, Value>,
}

/// Everything that plugins offer for rows of a report.
pub(crate) fn offers(gate: &Gate<'_>, listing: &Listing, inventory: &Inventory, report: &Report) -> Vec<Offer> {
    let mut offers = Vec::new();
    for (number, plugin) in gate.plugins.iter().enumerate() {
        let requests: Vec<Request> = gate
            .plan
            .active()
            .filter(|policy| policy.plugin == number)
            .map(|policy| Request { check: policy.check.clone(), parameters: policy.parameters.clone() })
            .collect();
        if requests.is_empty() {
            continue;
        }
        let mut image = image(inventory, &plugin.description().selectors);
        let (documents, nodes) = (std::mem::take(&mut image.bytes), image.node_count());
        let given = Given { documents, nodes, requests: &requests, effective_time: gate.settings.effective_time };
        // A plugin that cannot mend has said so when it judged, or only has no remedies: its rows are left as they are.
        let Ok(edits) = plugin.edits(given) else { continue };
        let reader = Reader { listing, inventory, report, image: &image, plugin: *plugin };
        offers.extend(edits.into_iter().filter_map(|edit| reader.offer(edit)));
    }
    offers
}

struct Reader<'a> {
    listing: &'a Listing,
    inventory: &'a Inventory,
    report: &'a Report,
    image: &'a Image,
    plugin: &'a dyn Plugin,
}

impl Reader<'_> {
    /// Nothing where no row of the report is meant.
    fn offer(&self, edit: RawEdit) -> Option<Offer> {
        let at = location(self.inventory, self.image, &edit.at)?;
        let meant = |finding: &&Finding| {
            is_bad(finding) && finding.check == edit.check && finding.subject == edit.subject && finding.location == at
        };
        let finding = self.report.findings.iter().find(meant)?.clone();
        let note = text(self.plugin.description(), &edit.message);
        let remedy = match edit.remedy {
            Remedy::Person => Offered::Person,
            Remedy::Choice => Offered::Choice,
            Remedy::Changes(changes) => match self.changes(changes) {
                Ok(changes) => Offered::Changes(changes),
                Err(refusal) => Offered::Refused(refusal),
            },
        };
        Some(Offer { finding, note, remedy })
    }

    fn changes(&self, offered: Vec<Change>) -> Result<Changes, Refusal> {
        let mut changes = Changes::default();
        for change in offered {
            let value = |text: &str| Value::parse(text).ok_or(Refusal::Offer);
            let (at, operation) = match change {
                Change::SetValue { node, value: new } => {
                    let (at, node) = self.node(node)?;
                    (at, Operation::Set { node, value: value(&new)? })
                }
                Change::ReplaceText { node, within, text } => {
                    let (at, node) = self.node(node)?;
                    (at, Operation::Text { node, within, text })
                }
                Change::InsertEntry { mapping, key, value: new, after } => {
                    let (at, mapping) = self.node(mapping)?;
                    let after = after.map(|after| self.node(after)).transpose()?.map(|(_, after)| after);
                    (at, Operation::Entry { mapping, key, value: value(&new)?, after })
                }
                Change::InsertItem { sequence, item, after } => {
                    let (at, sequence) = self.node(sequence)?;
                    let after = after.map(|after| self.node(after)).transpose()?.map(|(_, after)| after);
                    (at, Operation::Item { sequence, value: value(&item)?, after })
                }
                Change::Remove(node) => {
                    let (at, node) = self.node(node)?;
                    (at, Operation::Remove { node })
                }
                Change::AddDocument { beside, document } => {
                    let (at, node) = self.node(beside)?;
                    if self.inventory.manifests[at].arena().host(node).is_some() {
                        return Err(Refusal::Format);
                    }
                    (at, Operation::Document { value: value(&document)? })
                }
                Change::AddFile { beside, name, document } => {
                    let (at, _) = self.node(beside)?;
                    let path = self.path_beside(at, &name)?;
                    changes.files.insert(path, value(&document)?);
                    continue;
                }
            };
            changes.operations.entry(at).or_default().push(operation);
        }
        Ok(changes)
    }

    /// The manifest and the node that a handle stands for. What was rendered is not edited.
    fn node(&self, handle: u32) -> Result<(usize, u32), Refusal> {
        let origin = self.image.origin(handle).ok_or(Refusal::Offer)?;
        let manifest = self.inventory.manifests.get(origin.source as usize).ok_or(Refusal::Offer)?;
        if manifest.is_rendered() { Err(Refusal::Rendered) } else { Ok((origin.source as usize, origin.node)) }
    }

    fn path_beside(&self, manifest: usize, name: &str) -> Result<String, Refusal> {
        let plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.');
        if name.starts_with(['.', '-']) || !name.chars().all(plain) || !name.contains('.') {
            return Err(Refusal::Offer);
        }
        let beside = self.inventory.manifests[manifest].path();
        let path = beside.rsplit_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"));
        if self.listing.files.contains_key(&path) { Err(Refusal::Exists) } else { Ok(path) }
    }
}

fn text(description: &Description, message: &RawMessage) -> Localized {
    let Some(template) = description.message(&message.id) else { return Localized::default() };
    let text = |template: &str, language| render(template, &message.arguments, language);
    Localized { en: text(&template.en, Language::En), ko: text(&template.ko, Language::Ko) }
}
