//! Records: dated files that tell how a drill, a restore or a load test of something in the tree went.
//!
//! The host has held them against their schema, and has written into each whether the file that it is about is still the same. Whether a
//! record is fresh is a question of the effective time, and of how long a check lets one count.

mod measured;
mod standing;

use std::cmp::Reverse;

use prr_document::{Document, Node, View, keys};
use prr_model::Moment;

pub use measured::Measured;
pub use standing::{Freshness, Standing};

pub(crate) use measured::span;

keys! {
    struct Keys {
        api_version = "apiVersion", by, digest, environment, measured, path, performed_at = "performed-at", record, result,
        service, state = "prr:subject", subject, valid_for = "valid-for",
    }
}

/// What became of the file that a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectState {
    /// It has the bytes that the record was made with.
    Current,
    /// It has others.
    Changed,
    /// It is not in the tree.
    Missing,
    /// Its bytes could not be had, or nobody looked.
    Unknown,
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// What was done: `drill`, `restore`, `load-test`, `chaos`, `review`.
    pub kind: &'a str,
    /// The service that it was done with, where the record names one.
    pub service: Option<&'a str>,
    /// The file that it is about.
    pub path: &'a str,
    /// What became of that file.
    pub subject: SubjectState,
    /// Whether it went well.
    pub passed: bool,
    /// When it was done.
    pub performed_at: Moment,
    /// Where it was done, such as `production`.
    pub environment: Option<&'a str>,
    /// Who did it.
    pub by: Option<&'a str>,
    /// Seconds for which it counts by its own account.
    pub valid_for: Option<f64>,
    /// The whole of it.
    pub node: Node<'a>,
    /// Where it says when it was done.
    pub performed_node: Node<'a>,
    /// Where it says how it went.
    pub result_node: Node<'a>,
    /// Where it names the file that it is about.
    pub subject_node: Node<'a>,
    measured: Option<Node<'a>>,
}

impl<'a> Record<'a> {
    fn read(document: &Document<'a>, keys: &Keys) -> Option<Self> {
        let node = document.root();
        let text = |node: Option<Node<'a>>| node.and_then(Node::text).filter(|text| !text.is_empty());
        let kind = text(node.get(keys.record))?;
        text(node.get(keys.api_version)).filter(|version| *version == "prr/v1")?;
        let (performed_node, result_node) = (node.get(keys.performed_at)?, node.get(keys.result)?);
        let subject = node.get(keys.subject)?;
        let subject_node = subject.get(keys.path)?;
        Some(Self {
            kind,
            service: text(node.get(keys.service)),
            path: text(Some(subject_node))?,
            subject: match text(node.get(keys.state)) {
                Some("current") => SubjectState::Current,
                Some("changed") => SubjectState::Changed,
                Some("missing") => SubjectState::Missing,
                _ => SubjectState::Unknown,
            },
            passed: text(Some(result_node))? == "pass",
            performed_at: Moment::parse(text(Some(performed_node))?)?,
            environment: text(node.get(keys.environment)),
            by: text(node.get(keys.by)),
            valid_for: text(node.get(keys.valid_for)).and_then(span),
            node,
            performed_node,
            result_node,
            subject_node,
            measured: node.get(keys.measured),
        })
    }

    /// A value that was measured, and where it stands.
    #[must_use]
    pub fn measured(&self, name: &str) -> Option<(Measured<'a>, Node<'a>)> {
        let node = self.measured?.field(name)?;
        Some((Measured::parse(node.text()?)?, node))
    }
}

/// All records, found by what they are about.
#[derive(Debug, Default)]
pub struct Records<'a> {
    /// By kind and file, the newest of each first.
    by_path: Vec<Record<'a>>,
    /// By kind and service, the newest of each first; positions in the other list.
    by_service: Vec<u32>,
}

impl<'a> Records<'a> {
    /// Reads the records of a view. A family gets them with the selector [`RECORDS`].
    #[must_use]
    pub fn read(view: &View<'a>) -> Self {
        let keys: Keys = view.keys();
        let mut by_path: Vec<_> = view.documents().filter_map(|document| Record::read(&document, &keys)).collect();
        by_path.sort_by_key(|record| (record.kind, record.path, Reverse(record.performed_at), record.node.index()));
        let mut by_service: Vec<u32> = (0..).take(by_path.len()).collect();
        by_service.retain(|index| by_path[*index as usize].service.is_some());
        by_service.sort_by_key(|index| {
            let record = &by_path[*index as usize];
            (record.kind, record.service, Reverse(record.performed_at), record.node.index())
        });
        Self { by_path, by_service }
    }

    /// The records of a kind about a file, the newest first.
    pub fn of_path(&self, kind: &str, path: &str) -> impl Iterator<Item = &Record<'a>> + use<'_, 'a> {
        let first = self.by_path.partition_point(|record| (record.kind, record.path) < (kind, path));
        let end = self.by_path.partition_point(|record| (record.kind, record.path) <= (kind, path));
        self.by_path[first..end.max(first)].iter()
    }

    /// The records of a kind of a service, the newest first.
    pub fn of_service(&self, kind: &str, service: &str) -> impl Iterator<Item = &Record<'a>> + use<'_, 'a> {
        let at = |index: &u32| {
            let record = &self.by_path[*index as usize];
            (record.kind, record.service)
        };
        let first = self.by_service.partition_point(|index| at(index) < (kind, Some(service)));
        let end = self.by_service.partition_point(|index| at(index) <= (kind, Some(service)));
        self.by_service[first..end.max(first)].iter().map(|index| &self.by_path[*index as usize])
    }

    /// Every record, by kind and file.
    pub fn all(&self) -> impl Iterator<Item = &Record<'a>> + use<'_, 'a> {
        self.by_path.iter()
    }
}

/// What a family selects to be sent records.
pub const RECORDS: crate::Selector = crate::Selector::Key("record");

#[cfg(test)]
mod tests;
