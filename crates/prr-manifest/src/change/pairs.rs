use std::collections::{BTreeMap, VecDeque};

use super::document::{Document, Identity};

/// Finds for each document of the tree the one of the base that it was, as a position; each is taken once.
///
/// What is surest comes first: the same values in the same file, the same name in the same file, the same values in another file, the same
/// object in another file. So a document that is put before others does not make all of them look changed.
pub(super) fn pair(heads: &[Document<'_>], bases: &[Document<'_>]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { heads, bases, found: vec![None; heads.len()], taken: vec![false; bases.len()] };
    pairs.by(|document| Some((document.path, document.values)));
    pairs.by(|document| Some((document.path, &document.identity)));
    pairs.by(|document| Some(document.values));
    pairs.by(|document| matches!(document.identity, Identity::Object(_)).then_some(&document.identity));
    pairs.found
}

struct Pairs<'a, 'd> {
    heads: &'a [Document<'d>],
    bases: &'a [Document<'d>],
    found: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl<'a, 'd> Pairs<'a, 'd> {
    /// Pairs what has no partner yet and agrees in a key, in order.
    fn by<K: Ord>(&mut self, key: impl Fn(&'a Document<'d>) -> Option<K>) {
        let mut free: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for (index, base) in self.bases.iter().enumerate().filter(|(index, _)| !self.taken[*index]) {
            if let Some(key) = key(base) {
                free.entry(key).or_default().push_back(index);
            }
        }
        for (head, found) in self.heads.iter().zip(&mut self.found).filter(|(_, found)| found.is_none()) {
            *found = key(head).and_then(|key| free.get_mut(&key)?.pop_front());
            if let Some(index) = found {
                self.taken[*index] = true;
            }
        }
    }
}
