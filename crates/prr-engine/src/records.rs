//! The records of a tree: what is wrong with them, and what the host itself takes from them.

use std::sync::Arc;

use prr_document::View;
use prr_document::read::record::SUBJECT;
use prr_document::read::{Image, ImageBuilder};
use prr_manifest::{Inventory, Manifest};
use prr_model::{GateError, Location, Moment, Proof};
use prr_plugin::RawPlace;
use prr_policy::{RecordKind, has_records, record_faults};

use crate::messages as m;
use crate::plan::text;
use crate::resolve::location;

/// A record, as far as the host reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordRow {
    /// The file that it is about.
    pub path: String,
    /// When it was done.
    pub performed_at: Moment,
    /// The same as it is written.
    pub performed: String,
    /// What was done.
    pub kind: String,
    /// The service, where it names one.
    pub service: Option<String>,
    /// Who did it.
    pub by: String,
    /// What became of its subject: `current`, `changed`, `missing`, `unreadable`.
    pub subject: String,
    /// Whether it went well.
    pub passed: bool,
    /// Seconds for which it counts.
    pub counts: f64,
    /// Where it says when it was done, and the digest of its file.
    pub proof: Proof,
}

impl RecordRow {
    /// Whether it shows, as of a time, that its subject as it is was executed and went well.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "ages are far below 2^52 seconds")]
    pub fn holds(&self, now: i64) -> bool {
        let fresh = !self.performed_at.is_after(now) && self.performed_at.age(now) as f64 <= self.counts;
        fresh && self.passed && self.subject == "current"
    }
}

/// The records of a tree that say what a record must, by the file that they are about, the newest of each first.
#[must_use]
pub fn records(inventory: &Inventory) -> Vec<RecordRow> {
    let mut rows: Vec<RecordRow> = files(inventory).flat_map(|(_, image)| rows(inventory, &image)).collect();
    rows.sort_by(|a, b| {
        (&a.path, b.performed_at, &a.proof.location).cmp(&(&b.path, a.performed_at, &b.proof.location))
    });
    rows
}

/// What is wrong with the records of a tree, as of a time.
#[must_use]
pub fn faults(inventory: &Inventory, now: i64) -> Vec<GateError> {
    let error =
        |location, message, hint| GateError { kind: "record".to_owned(), location, plugin: None, message, hint };
    let mut errors = Vec::new();
    for (manifest, image) in files(inventory) {
        let faults = record_faults(manifest.path(), manifest.arena().text(), manifest.format());
        errors.extend(faults.into_iter().map(|fault| error(Some(fault.location), fault.message, fault.hint)));
        let future = rows(inventory, &image).into_iter().filter(|row| row.performed_at.is_after(now));
        errors.extend(future.map(|row| {
            let message = m::RECORD_FUTURE.localized(&[text("time", &row.performed)]);
            error(Some(row.proof.location), message, Some(m::RECORD_FUTURE_HINT.localized(&[])))
        }));
    }
    errors
}

/// The files with records, each with an image of them.
fn files(inventory: &Inventory) -> impl Iterator<Item = (&Manifest, Image)> {
    let numbered = (0_u32..).zip(&inventory.manifests);
    numbered.filter(|(_, manifest)| !manifest.is_rendered() && has_records(manifest.arena())).map(
        |(number, manifest)| {
            let mut builder = ImageBuilder::default();
            let arena = manifest.arena();
            arena.roots().iter().for_each(|root| builder.push(manifest.path(), arena, number, *root));
            (manifest, builder.finish())
        },
    )
}

fn rows(inventory: &Inventory, image: &Image) -> Vec<RecordRow> {
    let Ok(view) = View::new(&image.bytes) else { return Vec::new() };
    view.documents().filter_map(|document| row(inventory, image, document.root())).collect()
}

fn row(inventory: &Inventory, image: &Image, root: prr_document::Node<'_>) -> Option<RecordRow> {
    let said = |key: &str| root.field(key).and_then(prr_document::Node::text).filter(|text| !text.is_empty());
    let kind = RecordKind::named(said("record")?)?;
    let performed = root.field("performed-at")?;
    let place = RawPlace { node: performed.index(), key: false, within: None };
    let location: Location = location(inventory, image, &place)?;
    let digest = inventory.source(&location.path).map_or_else(Arc::default, |manifest| Arc::clone(manifest.digest()));
    let longest = prr_promql::duration(&kind.stale_after)?;
    let own = said("valid-for").and_then(prr_promql::duration);
    Some(RecordRow {
        path: root.field("subject")?.field("path")?.text()?.to_owned(),
        performed_at: Moment::parse(performed.text()?)?,
        performed: performed.text()?.to_owned(),
        kind: kind.kind.clone(),
        service: said("service").map(str::to_owned),
        by: said("by")?.to_owned(),
        subject: said(SUBJECT)?.to_owned(),
        passed: said("result")? == "pass",
        counts: own.map_or(longest, |own| own.min(longest)),
        proof: Proof { location, digest },
    })
}

/// The record that shows that a file was executed, if the newest of those that can does.
pub(crate) fn executed<'r>(rows: &'r [RecordRow], path: &str, now: i64) -> Option<&'r RecordRow> {
    let first = rows.partition_point(|row| row.path.as_str() < path);
    let of_path = rows[first..].iter().take_while(|row| row.path == path);
    let executes = |row: &&RecordRow| RecordKind::named(&row.kind).is_some_and(|kind| kind.executes);
    of_path.into_iter().find(executes).filter(|row| row.holds(now))
}
