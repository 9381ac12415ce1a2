//! Tables of keys that manifests have in common: those of one shape have the same keys in the same order, and hold them once between them.

use std::cell::RefCell;
use std::hash::BuildHasher as _;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::keys::Keys;

/// How many tables are remembered at most; one that comes to the place of another takes it.
const PLACES: usize = 512;
/// Bytes of a table up to which it is remembered: more than that is no shape that comes again.
pub(super) const LARGEST: usize = 4 << 10;

/// The tables that were met on a thread.
#[derive(Default)]
struct Met {
    hasher: RandomState,
    places: Vec<Option<Arc<Keys>>>,
}

thread_local! {
    static MET: RefCell<Met> = RefCell::default();
}

/// A table with these keys, in no more room than they take: one that was met before, where it is remembered.
pub(super) fn shared(keys: &Keys) -> Arc<Keys> {
    if keys.size() > LARGEST {
        return Arc::new(keys.clone());
    }
    MET.with_borrow_mut(|met| met.shared(keys))
}

impl Met {
    fn shared(&mut self, keys: &Keys) -> Arc<Keys> {
        self.places.resize(PLACES, None);
        #[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
        let place = self.hasher.hash_one(keys.text()) as usize % PLACES;
        match &self.places[place] {
            Some(met) if **met == *keys => Arc::clone(met),
            _ => Arc::clone(self.places[place].insert(Arc::new(keys.clone()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Arena, Format, Limits, read};

    fn arena(text: &str) -> Arena {
        read(text.as_bytes().to_vec(), Format::Yaml, &Limits::default()).0
    }

    #[test]
    fn manifests_of_one_shape_hold_their_keys_once() {
        let (one, two) = (arena("kind: A\nspec: {a: 1, b: 2}\n"), arena("kind: B\nspec: {a: [x], b: {a: ~}}\n"));
        assert!(Arc::ptr_eq(&one.keys, &two.keys));
        for other in
            ["spec: {a: 1, b: 2}\nkind: A\n", "kind: A\nspec: {ab: 2}\n", "kind: A\nspec: {a: 1, b: 2, c: 3}\n"]
        {
            assert!(!Arc::ptr_eq(&one.keys, &arena(other).keys), "{other}");
        }
        assert_eq!(one.keys.iter().collect::<Vec<_>>(), ["kind", "spec", "a", "b"], "what others did changed nothing");
    }

    #[test]
    fn a_table_that_lost_its_place_is_still_that_of_its_manifests() {
        let texts: Vec<String> = (0..4 * PLACES).map(|number| format!("k{number}: {{v: 1}}\n")).collect();
        let arenas: Vec<Arena> = texts.iter().map(|text| arena(text)).collect();
        for (number, arena) in arenas.iter().enumerate() {
            assert_eq!(arena.keys.iter().collect::<Vec<_>>(), [&format!("k{number}"), "v"]);
        }
    }

    #[test]
    fn large_tables_are_not_remembered() {
        let text = (0..LARGEST / 8).map(|number| format!("key-{number}: 1")).collect::<Vec<_>>().join("\n");
        assert_eq!(arena(&text).keys.len(), LARGEST / 8);
        assert!(!Arc::ptr_eq(&arena(&text).keys, &arena(&text).keys));
    }
}
