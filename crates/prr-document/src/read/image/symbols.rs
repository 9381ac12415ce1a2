//! The keys of an image.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::{Source, to_u32};
use crate::image::NONE;
use crate::read::keys::Keys;

/// The keys of all chosen documents, sorted, and what the symbols of each arena became.
pub(super) struct Symbols<'a> {
    pub(super) sorted: Vec<&'a str>,
    /// What the keys of each table became; arenas share tables.
    tables: Vec<Vec<u32>>,
    /// The table of each arena.
    arenas: Vec<u32>,
}

impl<'a> Symbols<'a> {
    /// Keys are counted before they are sorted: thousands of manifests have a few hundred between them.
    pub(super) fn collect(manifests: &[Source<'a>]) -> Self {
        let mut numbers: HashMap<&'a str, u32, RandomState> = HashMap::default();
        let mut distinct: Vec<(&'a str, u32)> = Vec::new();
        let mut number = |key: &'a str| {
            *numbers.entry(key).or_insert_with(|| {
                distinct.push((key, to_u32(distinct.len())));
                to_u32(distinct.len() - 1)
            })
        };
        let (mut tables, mut met) = (Vec::<Vec<u32>>::new(), HashMap::<*const Keys, u32, RandomState>::default());
        let mut table = |keys: &'a Arc<Keys>| {
            *met.entry(Arc::as_ptr(keys)).or_insert_with(|| {
                tables.push(keys.iter().map(&mut number).collect());
                to_u32(tables.len() - 1)
            })
        };
        let arenas = manifests.iter().map(|source| table(&source.arena.keys)).collect();
        distinct.sort_unstable();
        let mut places = vec![NONE; distinct.len()];
        for (place, (_, number)) in (0..).zip(&distinct) {
            places[*number as usize] = place;
        }
        tables.iter_mut().flatten().for_each(|symbol| *symbol = places[*symbol as usize]);
        Self { sorted: distinct.into_iter().map(|(key, _)| key).collect(), tables, arenas }
    }

    /// What the keys of an arena became, by their own numbers.
    pub(super) fn of(&self, manifest: u32) -> &[u32] {
        &self.tables[self.arenas[manifest as usize] as usize]
    }
}
