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
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The position of a byte; past the end it is the end.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        let column =
            self.text.as_bytes()[self.starts[line]..byte].iter().filter(|byte| !is_continuation(**byte)).count();
        let count = |number: usize| u32::try_from(number + 1).unwrap_or(u32::MAX);
        Position { line: count(line), column: count(column) }
    }

    /// The positions of a range's ends.
    #[must_use]
    pub fn range(&self, bytes: &Range<usize>) -> (Position, Position) {
        (self.position(bytes.start), self.position(bytes.end))
    }
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
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
    }
}
