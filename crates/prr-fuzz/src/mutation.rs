//! Damage to inputs: the same seed does the same damage on every machine.

/// A generator of numbers with 64 bits of state (`SplitMix64`), and what it does to bytes.
pub struct Mutation(u64);

impl Mutation {
    /// A generator whose whole sequence follows from the seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number smaller than `bound`; 0 if there is none.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 32).unwrap_or_default() % bound.max(1)
    }

    /// Damages an input a few times; `other` is where foreign parts come from, `pieces` are tokens of the format.
    pub fn damage(&mut self, bytes: &mut Vec<u8>, other: &[u8], pieces: &[&str]) {
        for _ in 0..=self.below(4) {
            self.once(bytes, other, pieces);
        }
    }

    fn once(&mut self, bytes: &mut Vec<u8>, other: &[u8], pieces: &[&str]) {
        let (one, two) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
        let range = one.min(two)..one.max(two);
        match self.below(7) {
            0 => drop(bytes.drain(range)),
            1 | 2 => drop(bytes.splice(one..one, pieces[self.below(pieces.len())].bytes())),
            3 => {
                bytes.truncate(one);
                bytes.extend_from_slice(&other[self.below(other.len() + 1)..]);
            }
            4 => {
                let copy = bytes[range].to_vec();
                drop(bytes.splice(two..two, copy));
            }
            5 => {
                let byte = u8::try_from(self.below(256)).unwrap_or_default();
                bytes.insert(one, byte);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(one) {
                    *byte ^= 1 << self.below(8);
                }
            }
        }
    }
}
