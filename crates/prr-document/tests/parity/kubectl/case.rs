//! Spellings of a few Kubernetes objects: every case is made of its number alone. The first cases are what the lists have, one by one; the
//! others are drawn.

use super::objects;
use crate::prng::Prng;
use crate::spelling::{encoding, entries, stream};

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
        let text = if json { self::json(&mut random) } else { yaml(&mut random) };
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

/// Documents and what stands between them.
fn yaml(random: &mut Prng) -> String {
    let mut text = stream::before(random).to_owned();
    let documents = if random.chance(60) { 1 } else { 2 + random.below(2) };
    for number in 0..documents {
        let braced = number == 0 && random.chance(5);
        text.push_str(&match random.below(2) {
            0 if braced => objects::json(random, number) + "\n",
            _ if braced => objects::flow(random, number),
            _ => objects::document(random, number),
        });
        if number + 1 < documents {
            text.push_str(stream::separator(random));
        }
    }
    if random.chance(8) {
        text.truncate(text.trim_end_matches('\n').len());
    }
    text.push_str(stream::after(random));
    text
}

/// JSON values one after the other.
fn json(random: &mut Prng) -> String {
    let mut text = random.pick(&["", "", "", "\n", " \t\r\n", "\u{a0}"]).to_owned();
    let documents = if random.chance(60) { 1 } else { 2 + random.below(2) };
    for number in 0..documents {
        if number > 0 {
            text.push_str(random.pick(&["", "\n", " ", "\n\n", "\n---\n", "\n--- # c\n", ",\n"]));
        }
        text.push_str(&objects::json(random, number));
    }
    text.push_str(random.pick(&["\n", "\n", "\n", "", "\n\n", " \t", "\n---\n", "\n# c\n", "x", "\n}"]));
    text
}
