//! Where the nodes of a manifest were written. Nearly all keys and values are short and stand close together, which takes half the room.

use std::collections::BTreeMap;

use super::builder::to_u32;

/// Where a node and its key were written, in bytes of the text that they were read from: the manifest's, or that of the scalar that they are
/// embedded in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spans {
    pub(super) value: (u32, u32),
    /// Zeros where there is none.
    pub(super) key: (u32, u32),
}

const VALUE_BITS: u32 = 13;
const KEY_BITS: u32 = 9;
const GAP_BITS: u32 = 10;
/// Says that the spans stand among the wide ones.
const WIDE: u32 = u32::MAX;

/// The spans of nodes by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct SpanTable {
    /// Where the value begins; its length, that of the key, and how far the key ends before the value.
    narrow: Vec<(u32, u32)>,
    wide: BTreeMap<u32, Spans>,
}

impl SpanTable {
    pub(super) fn at(&self, node: u32) -> Spans {
        let (start, packed) = self.narrow[node as usize];
        if packed == WIDE { self.wide.get(&node).copied().unwrap_or_default() } else { unpacked(start, packed) }
    }

    pub(super) fn push(&mut self, spans: Spans) {
        let packed = packed(spans);
        if packed.is_none() {
            self.wide.insert(to_u32(self.narrow.len()), spans);
        }
        self.narrow.push((spans.value.0, packed.unwrap_or(WIDE)));
    }

    pub(super) fn set(&mut self, node: u32, spans: Spans) {
        let packed = packed(spans);
        let before = std::mem::replace(&mut self.narrow[node as usize], (spans.value.0, packed.unwrap_or(WIDE)));
        match packed {
            None => drop(self.wide.insert(node, spans)),
            Some(_) if before.1 == WIDE => drop(self.wide.remove(&node)),
            Some(_) => {}
        }
    }

    /// Puts the spans of other nodes behind these.
    pub(super) fn extend(&mut self, other: &Self) {
        self.extend_from(other, 0, to_u32(other.narrow.len()));
    }

    /// Puts some of the spans of other nodes behind these.
    pub(super) fn extend_from(&mut self, other: &Self, first: u32, end: u32) {
        let (before, wide) = (to_u32(self.narrow.len()), other.wide.range(first..end));
        self.narrow.extend_from_slice(&other.narrow[first as usize..end as usize]);
        self.wide.extend(wide.map(|(node, spans)| (node - first + before, *spans)));
    }

    /// Takes away the spans from this node on.
    pub(super) fn split_off(&mut self, first: usize) -> Vec<Spans> {
        let taken = (first..self.narrow.len()).map(|node| self.at(to_u32(node))).collect();
        self.truncate(first);
        taken
    }

    pub(super) fn truncate(&mut self, nodes: usize) {
        self.narrow.truncate(nodes);
        drop(self.wide.split_off(&to_u32(nodes)));
    }

    pub(super) fn reserve_exact(&mut self, nodes: usize) {
        self.narrow.reserve_exact(nodes);
    }

    /// Bytes that there is room for.
    pub(super) const fn capacity(&self) -> usize {
        self.narrow.capacity() * size_of::<(u32, u32)>()
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.narrow.shrink_to_fit();
    }
}

/// Lengths and gap in one word, if they fit.
fn packed(Spans { value, key }: Spans) -> Option<u32> {
    let length = fits(value.1.checked_sub(value.0)?, VALUE_BITS)?;
    if key == (0, 0) {
        return Some(length);
    }
    // No key is as long as none.
    let key_length = fits(key.1.checked_sub(key.0)?, KEY_BITS).filter(|length| *length > 0)?;
    let gap = fits(value.0.checked_sub(key.1)?, GAP_BITS)?;
    Some(length | key_length << VALUE_BITS | gap << (VALUE_BITS + KEY_BITS)).filter(|packed| *packed != WIDE)
}

fn fits(number: u32, bits: u32) -> Option<u32> {
    (number < 1 << bits).then_some(number)
}

const fn unpacked(start: u32, packed: u32) -> Spans {
    let value = (start, start + (packed & ((1 << VALUE_BITS) - 1)));
    let length = packed >> VALUE_BITS & ((1 << KEY_BITS) - 1);
    if length == 0 {
        return Spans { value, key: (0, 0) };
    }
    let end = start - (packed >> (VALUE_BITS + KEY_BITS));
    Spans { value, key: (end - length, end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_come_back_as_they_were_however_long_and_far_apart() {
        let mut table = SpanTable::default();
        let mut all = Vec::new();
        for value in [0, 1, 8_191, 8_192, 70_000] {
            for key in [0, 1, 511, 512, 70_000] {
                for gap in [0, 2, 1_023, 1_024, 70_000] {
                    let end = 100_000;
                    let start = end + gap;
                    all.push(Spans { value: (start, start + value), key: (end - key, end) });
                }
            }
            all.push(Spans { value: (7, 7 + value), key: (0, 0) });
            all.push(Spans { value: (7, 7 + value), key: (30, 40) });
        }
        all.push(Spans { value: (9, 3), key: (0, 0) });
        for spans in &all {
            table.push(*spans);
        }
        let read = |table: &SpanTable| (0..to_u32(table.narrow.len())).map(|node| table.at(node)).collect::<Vec<_>>();
        assert_eq!(read(&table), all);

        let mut twice = table.clone();
        twice.extend(&table);
        assert_eq!(read(&twice), [all.clone(), all.clone()].concat());
        assert_eq!(twice.split_off(all.len()), all);
        assert_eq!(read(&twice), all);

        for (node, spans) in (0..).zip(all.iter().rev()) {
            table.set(node, *spans);
        }
        all.reverse();
        assert_eq!(read(&table), all);
        let wide = all.iter().filter(|spans| packed(**spans).is_none()).count();
        assert_eq!(table.wide.len(), wide);
    }
}
