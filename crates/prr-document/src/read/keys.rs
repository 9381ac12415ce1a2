//! The distinct keys of a manifest: few, and met again and again.

use std::hash::BuildHasher as _;
use std::ops::Index;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::builder::to_u32;

/// Keys by number, one after the other in one text: a manifest of one kilobyte has dozens, and an allocation for each would outweigh it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    text: String,
    /// Where each key ends in the text.
    ends: Vec<u32>,
}

impl Keys {
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        Some(&self.text[start..end])
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| &self[number])
    }

    /// All keys, one after the other.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn extend(&mut self, keys: &Self) {
        let before = to_u32(self.text.len());
        self.text.push_str(&keys.text);
        self.ends.extend(keys.ends.iter().map(|end| end + before));
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Bytes that are used.
    pub(super) const fn size(&self) -> usize {
        self.text.len() + self.ends.len() * size_of::<u32>()
    }

    /// Bytes that there is room for.
    pub(super) const fn capacity(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<u32>()
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn push(&mut self, key: &str) -> u32 {
        self.text.push_str(key);
        self.ends.push(to_u32(self.text.len()));
        to_u32(self.ends.len() - 1)
    }
}

impl Index<usize> for Keys {
    type Output = str;

    fn index(&self, number: usize) -> &str {
        self.get(number).unwrap_or_default()
    }
}

const FEWEST_SLOTS: usize = 256;

/// Finds the number of a key. The hash has a secret of its own, so that no manifest can choose keys that collide.
#[derive(Default)]
pub(super) struct Numbers {
    hasher: RandomState,
    /// Hash and number plus one, zero where there is none; their count is a power of two, and at most half are taken.
    slots: Vec<(u32, u32)>,
}

impl Numbers {
    /// The number of a key, and whether it is new.
    pub(super) fn of(&mut self, key: &str, keys: &mut Arc<Keys>) -> (u32, bool) {
        if keys.len() * 2 >= self.slots.len() {
            self.grow();
        }
        #[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
        let hash = self.hasher.hash_one(key) as u32;
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            match self.slots[at] {
                (_, 0) => {
                    let number = Arc::make_mut(keys).push(key);
                    self.slots[at] = (hash, number + 1);
                    return (number, true);
                }
                (found, number) if found == hash && keys[number as usize - 1] == *key => return (number - 1, false),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// Forgets every key.
    pub(super) fn clear(&mut self) {
        self.slots.truncate(FEWEST_SLOTS);
        self.slots.fill((0, 0));
    }

    fn grow(&mut self) {
        let count = (self.slots.len() * 2).max(FEWEST_SLOTS);
        let taken = std::mem::replace(&mut self.slots, vec![(0, 0); count]);
        for slot in taken.into_iter().filter(|(_, number)| *number > 0) {
            let mut at = slot.0 as usize & (count - 1);
            while self.slots[at].1 > 0 {
                at = (at + 1) & (count - 1);
            }
            self.slots[at] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_keeps_its_number_however_many_follow() {
        let (mut keys, mut numbers) = (Arc::<Keys>::default(), Numbers::default());
        for round in [true, false] {
            for number in 0..1_000 {
                assert_eq!(numbers.of(&format!("key-{number}"), &mut keys), (number, round));
            }
        }
        assert_eq!((keys.len(), keys.get(999), keys.get(1_000)), (1_000, Some("key-999"), None));
        let mut both = Keys::clone(&keys);
        both.extend(&keys);
        assert_eq!((&both[999], &both[1_000], both.iter().count()), ("key-999", "key-0", 2_000));
    }
}
