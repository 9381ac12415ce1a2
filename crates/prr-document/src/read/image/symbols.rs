//! The keys of an image.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{Source, to_u32};
use crate::image::NONE;

/// The keys of all chosen documents, sorted, and for each arena what its own symbols became.
pub(super) struct Symbols<'a> {
    pub(super) sorted: Vec<&'a str>,
    pub(super) arenas: Vec<Vec<u32>>,
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
        let mut arenas: Vec<Vec<u32>> =
            manifests.iter().map(|source| source.arena.keys.iter().map(&mut number).collect()).collect();
        distinct.sort_unstable();
        let mut places = vec![NONE; distinct.len()];
        for (place, (_, number)) in (0..).zip(&distinct) {
            places[*number as usize] = place;
        }
        arenas.iter_mut().flatten().for_each(|symbol| *symbol = places[*symbol as usize]);
        Self { sorted: distinct.into_iter().map(|(key, _)| key).collect(), arenas }
    }
}
