//! Finds what may lie in the same namespace, without comparing everything with everything.

use std::collections::BTreeMap;

use super::object::folder;

/// What is looked at for one place: a namespace with more of one kind is no namespace that anybody runs.
const MOST: usize = 4_000;

/// Positions of things by where they lie.
#[derive(Debug, Default)]
pub(crate) struct Near<'a> {
    by_namespace: BTreeMap<&'a str, Vec<usize>>,
    /// Those that name no namespace, by their folder.
    adrift: BTreeMap<&'a str, Vec<usize>>,
    by_folder: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Near<'a> {
    /// Takes up places, each a namespace and a file, in their order.
    pub fn new(places: impl Iterator<Item = (Option<&'a str>, &'a str)>) -> Self {
        let mut near = Self::default();
        for (position, (namespace, path)) in places.enumerate() {
            let folder = folder(path);
            match namespace {
                Some(namespace) => near.by_namespace.entry(namespace).or_default().push(position),
                None => near.adrift.entry(folder).or_default().push(position),
            }
            near.by_folder.entry(folder).or_default().push(position);
        }
        near
    }

    /// Positions of what may share a namespace with a place: the same namespace, or none on either side and the same folder.
    pub fn of(&self, namespace: Option<&str>, path: &str) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let folder = folder(path);
        let (first, second) = match namespace {
            Some(namespace) => (self.by_namespace.get(namespace), self.adrift.get(folder)),
            None => (self.by_folder.get(folder), None),
        };
        first.into_iter().chain(second).flatten().copied().take(MOST)
    }
}
