use std::collections::BTreeSet;

/// How many bytes are parsed again for scalars that are indented, before the chunk is called broken: each costs another pass over the chunk.
const MOST: usize = 64 << 20;

/// The text that a chunk is parsed from: as it was written, but for quoted scalars whose later lines were moved to the right. White space at
/// the start of such lines is folded away, so the values stay what they are.
pub(super) struct Spelling<'a> {
    pub(super) original: &'a str,
    moved: Option<String>,
    /// First bytes of the scalars that were moved.
    scalars: BTreeSet<usize>,
    /// Where spaces were inserted into the moved text, and how many up to there, themselves included.
    inserted: Vec<(usize, usize)>,
}

impl<'a> Spelling<'a> {
    pub(super) const fn new(original: &'a str) -> Self {
        Self { original, moved: None, scalars: BTreeSet::new(), inserted: Vec::new() }
    }

    pub(super) fn text(&self) -> &str {
        self.moved.as_deref().unwrap_or(self.original)
    }

    /// The byte of the original that a byte of [`Self::text`] stands for.
    pub(super) fn written(&self, byte: usize) -> usize {
        match self.inserted.partition_point(|(at, _)| *at < byte) {
            0 => byte,
            passed => {
                let (at, total) = self.inserted[passed - 1];
                let before = if passed > 1 { self.inserted[passed - 2].1 } else { 0 };
                (byte - total.min(byte)).max(at - before)
            }
        }
    }

    /// The spelling with the scalar that starts at this byte of the original moved too, unless that was tried or there are too many.
    pub(super) fn indented(&self, scalar: usize) -> Option<Self> {
        let mut scalars = self.scalars.clone();
        if !scalars.insert(scalar) || scalars.len().saturating_mul(self.original.len()) > MOST {
            return None;
        }
        let mut moved = String::with_capacity(self.original.len() * 2);
        let mut inserted = Vec::new();
        let (mut done, mut total) = (0, 0);
        for start in &scalars {
            let length = written_length(&self.original[*start..]);
            let line = self.original[..*start].rfind('\n').map_or(0, |at| at + 1);
            let deeper = " ".repeat(self.original[line..*start].chars().count() + 1);
            for (at, _) in self.original[*start..start + length].match_indices('\n') {
                moved.push_str(&self.original[done..=start + at]);
                done = start + at + 1;
                total += deeper.len();
                inserted.push((moved.len(), total));
                moved.push_str(&deeper);
            }
        }
        moved.push_str(&self.original[done..]);
        Some(Self { original: self.original, moved: Some(moved), scalars, inserted })
    }
}

/// The parser's spans of quoted scalars reach past a comment that follows; they end with their quote.
pub(super) fn written_length(spelling: &str) -> usize {
    let bytes = spelling.as_bytes();
    let Some(quote @ (b'"' | b'\'')) = bytes.first().copied() else { return spelling.trim_end().len() };
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'\\' if quote == b'"' => 2,
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => 2,
            _ if *byte == quote => return at + 1,
            _ => 1,
        };
    }
    spelling.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_a_moved_text_are_those_of_the_original() {
        let original = "a: 'x\ny'\nb: \"p\n\nq\"\nc: 1\n";
        let once = Spelling::new(original).indented(3).unwrap();
        let both = once.indented(original.find('"').unwrap()).unwrap();
        for spelling in [Spelling::new(original), once, both] {
            for char in ['x', 'y', 'p', 'q', 'c', '1'] {
                let at = spelling.text().find(char).unwrap();
                assert_eq!(spelling.written(at), original.find(char).unwrap(), "{char} in {:?}", spelling.text());
            }
        }
        assert!(Spelling::new(original).indented(3).unwrap().indented(3).is_none(), "once is enough");
    }
}
