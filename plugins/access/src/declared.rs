//! What `prr.yaml` declares of access.

use prr_sdk::{Moment, Node, View};

use crate::value::{items, text};

/// What stands under `compliance` of `prr.yaml`.
#[derive(Debug, Default)]
pub(crate) struct Declared<'a> {
    /// By who it is.
    emergencies: Vec<(&'a str, Node<'a>)>,
    now: i64,
}

/// Whether somebody is named for emergencies.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Emergency<'a> {
    /// Named, and until when.
    Named(Node<'a>),
    /// Named until a day that has passed.
    Over(Node<'a>),
    /// Named for ever.
    Endless(Node<'a>),
    /// Not named.
    No,
}

impl<'a> Declared<'a> {
    pub fn read(view: &View<'a>, now: i64) -> Self {
        let files = view.documents().filter(|document| document.path() == "prr.yaml");
        let compliance: Vec<_> = files.filter_map(|file| file.root().field("compliance")).collect();
        let listed = compliance.iter().flat_map(|node| items(node.field("break-glass")));
        let mut emergencies: Vec<_> =
            listed.filter_map(|entry| Some((text(entry.field("subject"))?, entry))).collect();
        emergencies.sort_by_key(|(subject, node)| (*subject, node.index()));
        Self { emergencies, now }
    }

    /// Whether somebody, or something, is named for emergencies.
    pub fn emergency(&self, subject: &str) -> Emergency<'a> {
        let first = self.emergencies.partition_point(|(named, _)| *named < subject);
        let Some((_, entry)) = self.emergencies.get(first).filter(|(named, _)| *named == subject) else {
            return Emergency::No;
        };
        let Some(node) = entry.field("expires").filter(|node| !node.is_null()) else {
            return Emergency::Endless(*entry);
        };
        match node.text().and_then(Moment::parse) {
            Some(end) if end.age(self.now) <= 0 || !end.is_after(self.now) && end.age(self.now) < DAY => {
                Emergency::Named(node)
            }
            Some(_) => Emergency::Over(node),
            None => Emergency::Endless(*entry),
        }
    }
}

/// Seconds of a day: an entry counts to the end of its last one.
const DAY: i64 = 86_400;
