//! Spellings of a few Kubernetes objects: every case is made of its number alone. The first cases are what the lists have, one by one; the
//! others are drawn.

mod encoding;
mod entries;
mod objects;
mod scalars;
mod stream;

use crate::prng::Prng;

/// One file, as kubectl and prr are given it.
pub struct Case {
    pub number: u64,
    pub bytes: Vec<u8>,
    pub json: bool,
}

impl Case {
    pub fn new(number: u64) -> Self {
        let listed = usize::try_from(number).ok().and_then(|number| entries::listed().nth(number));
        if let Some(entry) = listed {
            return Self { number, bytes: objects::with(&entry).into_bytes(), json: false };
        }
        let mut random = Prng::new(number);
        let json = random.chance(6);
        let text = if json { stream::json(&mut random) } else { stream::yaml(&mut random) };
        // Now and then a single character goes wrong: most of the ways to break a manifest are nobody's list.
        let text = if random.chance(15) { stream::mistake(&mut random, &text) } else { text };
        Self { number, bytes: encoding::encode(&mut random, &text), json }
    }

    /// How many cases are not drawn.
    pub fn listed() -> u64 {
        entries::listed().count() as u64
    }

    pub fn shown(&self) -> String {
        format!("case {}: {}", self.number, self.bytes.escape_ascii())
    }
}
