use std::ops::Range;

/// A place in a text. Both count from 1; columns count Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

/// Where the lines of a text begin. Built when a position is asked for, not when a manifest is read.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    index: LineIndex,
}

impl<'a> Lines<'a> {
    /// Finds the lines.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, index: LineIndex::new(text) }
    }

    /// The position of a byte; past the end it is the end.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        self.index.position(self.text, byte)
    }

    /// The positions of a range's ends.
    #[must_use]
    pub fn range(&self, bytes: &Range<usize>) -> (Position, Position) {
        (self.position(bytes.start), self.position(bytes.end))
    }
}

/// The same without the text, to be kept beside it.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters in front of every block of the text, so that a position in a long line costs no walk along it.
    blocks: Vec<u32>,
}

const BLOCK: usize = 1 << 10;

impl LineIndex {
    /// Finds the lines of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| to_u32(at + 1)));
        starts.shrink_to_fit();
        let before = |before: &mut usize, block: &[u8]| {
            let blocks = Some(to_u32(*before));
            *before += characters(block);
            blocks
        };
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, before).collect();
        Self { starts, blocks }
    }

    /// The position of a byte of the text; past the end it is the end.
    #[must_use]
    pub fn position(&self, text: &str, byte: usize) -> Position {
        let byte = byte.min(text.len());
        let line = self.starts.partition_point(|start| *start as usize <= byte) - 1;
        let start = self.starts[line] as usize;
        let column = if byte - start <= BLOCK {
            characters(&text.as_bytes()[start..byte])
        } else {
            self.before(text, byte) - self.before(text, start)
        };
        Position { line: to_u32(line + 1), column: to_u32(column + 1) }
    }

    /// The positions of a range's ends.
    #[must_use]
    pub fn range(&self, text: &str, bytes: &Range<usize>) -> (Position, Position) {
        (self.position(text, bytes.start), self.position(text, bytes.end))
    }

    /// The lines from `first` to `last` of the text, counted from 1, without the line feed of the last one; fewer where the text ends before, and `None`
    /// where it has no such line.
    #[must_use]
    pub fn lines<'t>(&self, text: &'t str, first: usize, last: usize) -> Option<&'t str> {
        let start = *self.starts.get(first.checked_sub(1)?)? as usize;
        let end = self.starts.get(last.max(first)).map_or(text.len(), |next| *next as usize - 1);
        text.get(start..end)
    }

    fn before(&self, text: &str, byte: usize) -> usize {
        let block = (byte / BLOCK).min(self.blocks.len() - 1);
        self.blocks[block] as usize + characters(&text.as_bytes()[block * BLOCK..byte])
    }
}

fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_newlines() {
        let lines = Lines::new("a: 1\n한글: 값\n");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.position(5 + "한글: ".len()), Position { line: 2, column: 5 });
        assert_eq!(lines.position(1_000), Position { line: 3, column: 1 });
        assert_eq!(Lines::new("").position(1), Position { line: 1, column: 1 });
    }

    #[test]
    fn lines_are_found_by_their_number_and_end_with_the_text() {
        let text = "a\n\n글\r\n";
        let lines = |first, last| LineIndex::new(text).lines(text, first, last);
        assert_eq!((lines(1, 1), lines(2, 2), lines(3, 3)), (Some("a"), Some(""), Some("글\r")));
        assert_eq!((lines(1, 3), lines(2, 9)), (Some("a\n\n글\r"), Some("\n글\r\n")));
        assert_eq!((lines(4, 4), lines(5, 5), lines(0, 1)), (Some(""), None, None));
        assert_eq!(LineIndex::new("").lines("", 1, 1), Some(""));
    }

    #[test]
    fn columns_of_long_lines_are_those_of_short_ones() {
        let text = format!("{}\n{}\n", "글x".repeat(3_000), "y".repeat(2_500));
        let lines = Lines::new(&text);
        for (byte, _) in text.char_indices() {
            let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
            let column = to_u32(text[start..byte].chars().count() + 1);
            assert_eq!(lines.position(byte).column, column, "byte {byte}");
        }
    }
}
