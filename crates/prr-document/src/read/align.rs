//! Where a part of a scalar's text stands in its spelling.
//!
//! Text and spelling are walked together: runs of white space match runs of white space (folding and indentation change them), escapes
//! match what they stand for. Where the two part, nothing is claimed.

use std::ops::Range;

/// The bytes of `source`, the spelling of a scalar, that `range` of its text was written as.
pub(super) fn source_range(text: &str, source: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let mut walk = Walk::new(text, source);
    let start = walk.advance_to(range.start.min(text.len()))?;
    let end = walk.advance_to(range.end.min(text.len()).max(range.start))?;
    Some(start..end.max(start))
}

struct Walk<'a> {
    text: &'a [u8],
    source: &'a [u8],
    at: usize,
    from: usize,
    quote: u8,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str, source: &'a str) -> Self {
        let source = source.as_bytes();
        let (from, quote) = match source.first() {
            Some(b'|' | b'>') => (source.iter().position(|byte| *byte == b'\n').unwrap_or(source.len()), 0),
            Some(quote @ (b'"' | b'\'')) => (1, *quote),
            _ => (0, 0),
        };
        let mut walk = Self { text: text.as_bytes(), source, at: 0, from, quote };
        if quote == 0 {
            walk.skip_source_space();
        }
        walk
    }

    fn advance_to(&mut self, target: usize) -> Option<usize> {
        while self.at < target {
            self.step()?;
        }
        Some(self.from)
    }

    fn step(&mut self) -> Option<()> {
        let (byte, found) = (self.text[self.at], self.source.get(self.from).copied());
        match found {
            Some(b'\\') if self.quote == b'"' => self.escape(),
            _ if byte.is_ascii_whitespace() => {
                while self.text.get(self.at).is_some_and(u8::is_ascii_whitespace) {
                    self.at += 1;
                }
                self.skip_source_space();
                Some(())
            }
            Some(b'\'') if self.quote == b'\'' && byte == b'\'' => self.consume(2, 1),
            Some(found) if found == byte => self.consume(1, 1),
            _ => None,
        }
    }

    fn escape(&mut self) -> Option<()> {
        let hex = match self.source.get(self.from + 1)? {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            b'\n' | b'\r' => {
                self.from += 1;
                self.skip_source_space();
                return Some(());
            }
            _ => 0,
        };
        let rest = std::str::from_utf8(&self.text[self.at..]).ok()?;
        let char = rest.chars().next()?;
        // A character outside the basic plane may be spelt as two `\u` escapes, as JSON does.
        let length = if hex == 4 && u32::from(char) > 0xFFFF { 12 } else { 2 + hex };
        self.consume(length, char.len_utf8())
    }

    fn consume(&mut self, source: usize, text: usize) -> Option<()> {
        self.from += source;
        self.at += text;
        (self.from <= self.source.len()).then_some(())
    }

    fn skip_source_space(&mut self) {
        while self.source.get(self.from).is_some_and(u8::is_ascii_whitespace) {
            self.from += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(text: &str, source: &str, part: &str) -> Option<String> {
        let at = text.find(part).unwrap();
        source_range(text, source, &(at..at + part.len())).map(|range| source[range].to_owned())
    }

    #[test]
    fn a_part_is_found_in_every_spelling() {
        for (text, source) in [
            ("sum(rate(x[1m]))", "sum(rate(x[1m]))"),
            ("sum(\n  rate(x[1m])\n)\n", "|\n      sum(\n        rate(x[1m])\n      )\n"),
            ("sum( rate(x[1m]) )", ">-\n    sum(\n    rate(x[1m])\n    )"),
            ("sum( rate(x[1m]) )", "\"sum(\n   rate(x[1m]) )\""),
            ("a'b x[1m]", "'a''b x[1m]'"),
            ("a\n\"é\" x[1m]", "\"a\\n\\\"\\u00e9\\\" x[1m]\""),
            ("😀 x[1m]", "\"\\ud83d\\ude00 x[1m]\""),
        ] {
            assert_eq!(spelt(text, source, "[1m]").as_deref(), Some("[1m]"), "{source}");
        }
    }

    #[test]
    fn nothing_is_claimed_where_text_and_spelling_part() {
        assert_eq!(source_range("abc", "xyz", &(1..2)), None);
    }
}
