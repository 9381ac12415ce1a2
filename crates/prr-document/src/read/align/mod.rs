//! Where every part of a scalar's text stands in its spelling.
//!
//! Text and spelling are walked together once, by the rules of the style that the scalar is written in: escapes are decoded, folded lines and
//! indentation are taken out as a YAML reader takes them out. Every step is checked against the text, so a spelling that is not understood
//! gives no alignment at all, and never a wrong one.

mod block;
mod flow;

use std::ops::Range;

/// The whole text of a scalar, piece by piece, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    pieces: Vec<Piece>,
    /// Where the spelling of an empty text begins.
    start: u32,
}

/// A piece with equal lengths was copied byte for byte. Any other stands for its text as a whole: an escape, a folded line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: u32,
    text_length: u32,
    source: u32,
    source_length: u32,
}

impl Alignment {
    /// Aligns the text of a scalar with its spelling, the bytes `span` of what it was read from. `None` where the two part.
    pub(super) fn new(text: &str, read_from: &str, span: &Range<usize>, block: bool) -> Option<Self> {
        let mut walk = Walk { text, source: &read_from[span.clone()], at: 0, from: 0, alignment: Self::default() };
        if !block {
            walk.skip_properties();
            flow::walk(&mut walk)?;
            return (walk.at == text.len()).then_some(walk.alignment);
        }
        // Without anchor and tag the span of a block begins behind the indentation of its content.
        let line = read_from[..span.start].rsplit(['\r', '\n']).next().unwrap_or_default();
        if line.bytes().all(|byte| byte == b' ') {
            block::walk_content(&mut walk, line.len())?;
        } else {
            walk.skip_properties();
            block::walk(&mut walk)?;
        }
        (walk.at == text.len()).then_some(walk.alignment)
    }

    /// The bytes of the spelling that a range of the text was written as.
    pub(super) fn source(&self, text: &Range<usize>) -> Range<usize> {
        let start = self.start_of(text.start);
        start..if text.end > text.start { self.end_of(text.end).max(start) } else { start }
    }

    fn start_of(&self, text: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text_end() <= text);
        match self.pieces.get(index) {
            Some(piece) if piece.copied() => piece.source as usize + text.saturating_sub(piece.text as usize),
            Some(piece) => piece.source as usize,
            None => self.pieces.last().map_or(self.start as usize, Piece::source_end),
        }
    }

    /// Where the byte before `text` ends: what follows may begin lines later.
    fn end_of(&self, text: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.text_end() < text);
        match self.pieces.get(index) {
            Some(piece) if piece.copied() => piece.source as usize + text.saturating_sub(piece.text as usize),
            Some(piece) => piece.source_end(),
            None => self.start_of(text),
        }
    }
}

impl Piece {
    const fn copied(&self) -> bool {
        self.text_length == self.source_length
    }

    const fn text_end(&self) -> usize {
        (self.text + self.text_length) as usize
    }

    const fn source_end(&self) -> usize {
        (self.source + self.source_length) as usize
    }
}

/// A place in the text and the place in the spelling that belongs to it.
struct Walk<'a> {
    text: &'a str,
    source: &'a str,
    at: usize,
    from: usize,
    alignment: Alignment,
}

impl<'a> Walk<'a> {
    fn text_left(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn source_left(&self) -> &'a [u8] {
        &self.source.as_bytes()[self.from..]
    }

    /// Moves over what only spells: quotes, headers, indentation.
    fn skip(&mut self, source: usize) {
        self.from += source;
        if self.alignment.pieces.is_empty() {
            self.alignment.start = to_u32(self.from);
        }
    }

    /// Moves over an anchor and a tag.
    fn skip_properties(&mut self) {
        while let Some(b'&' | b'!') = self.source_left().first() {
            let property = self.source_left().iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
            self.skip(property);
            self.skip(self.source_left().iter().take_while(|byte| byte.is_ascii_whitespace()).count());
        }
    }

    /// The text goes on with `expected`, which was written as the next bytes of the spelling.
    fn take(&mut self, expected: &[u8], source: usize) -> Option<()> {
        if !self.text_left().starts_with(expected) {
            return None;
        }
        self.pair(expected.len(), source);
        Some(())
    }

    /// The next bytes of both are the same.
    fn copy(&mut self, length: usize) -> Option<()> {
        self.take(self.source_left().get(..length)?, length)
    }

    fn pair(&mut self, text: usize, source: usize) {
        let piece = Piece {
            text: to_u32(self.at),
            text_length: to_u32(text),
            source: to_u32(self.from),
            source_length: to_u32(source),
        };
        (self.at, self.from) = (self.at + text, self.from + source);
        match self.alignment.pieces.last_mut() {
            Some(last) if last.copied() && piece.copied() && last.source_end() == piece.source as usize => {
                last.text_length += piece.text_length;
                last.source_length += piece.source_length;
            }
            _ if text > 0 => self.alignment.pieces.push(piece),
            _ => {}
        }
    }
}

/// How many bytes the line break at the start takes: none where there is no break.
fn line_break(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// Offsets fit: manifests are bounded far below 4 GiB.
fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks are written with an anchor here: then they are marked from there on, and from their content on otherwise.
    fn align(text: &str, source: &str) -> Option<Alignment> {
        if !source.starts_with(['|', '>']) {
            return Alignment::new(text, source, &(0..source.len()), false);
        }
        let written = format!("a: &b {source}");
        let mut alignment = Alignment::new(text, &written, &(3..written.len()), true)?;
        for piece in &mut alignment.pieces {
            piece.source -= 3;
        }
        Some(alignment)
    }

    /// Every character of the text that is no white space, and what it was written as.
    fn spelt(text: &str, source: &str) -> Vec<(char, String)> {
        let alignment = align(text, source).unwrap_or_else(|| panic!("{source:?} is not {text:?}"));
        let written =
            |(at, char): (usize, char)| (char, source[alignment.source(&(at..at + char.len_utf8()))].to_owned());
        text.char_indices().filter(|(_, char)| !char.is_whitespace()).map(written).collect()
    }

    #[test]
    fn a_character_that_is_written_as_itself_is_found_in_every_spelling() {
        for (text, source) in [
            ("sum(rate(x[1m]))", "sum(rate(x[1m]))"),
            ("a b\nc", "a\n   b\n\n   c"),
            ("sum(\n  rate(x[1m])\n)\n", "|\n      sum(\n        rate(x[1m])\n      )\n"),
            ("sum(\n  rate(x[1m])\n)\n", "|\r\n      sum(\r\n        rate(x[1m])\r\n      )\r\n"),
            ("  a\n b\n", "|2\n    a\n   b"),
            ("a\n\n\n b", "|-  # note\n  a\n \n\n   b\n"),
            ("\n\na", "|-\n\n  \n  a"),
            ("a\n  \nb\n\n", "|+\n a\n   \n b\n"),
            ("sum( rate(x[1m]) )", ">-\n    sum(\n    rate(x[1m])\n    )"),
            ("a b\n\nc\n  d\n e\nf g\n", ">\n  a\n  b\n\n\n  c\n    d\n   e\n  f\n  g\n"),
            ("sum( rate(x[1m]) )", "\"sum(\n   rate(x[1m]) )\""),
            (" a\nb ", "\"\n a  \n\n  b\n\""),
            ("ab c", "\"a\\\n   b c\""),
            ("a 😀é", "\"a 😀é\""),
            ("x \naaa", "\"x\\x20\\naaa\""),
            ("x \naaa", "\"x \\naaa\""),
            ("a b x[1m]", "'a\n  b x[1m]'"),
        ] {
            for (char, written) in spelt(text, source) {
                assert_eq!(written, char.to_string(), "{source:?}");
            }
        }
    }

    #[test]
    fn an_escape_is_marked_as_a_whole() {
        for (text, source, escapes) in [
            ("a'b", "'a''b'", ["a", "''", "b"]),
            ("\"é\"", "\"\\\"\\u00e9\\\"\"", ["\\\"", "\\u00e9", "\\\""]),
            ("a😀b", "\"a\\ud83d\\ude00b\"", ["a", "\\ud83d\\ude00", "b"]),
            ("a😀b", "\"a\\U0001F600b\"", ["a", "\\U0001F600", "b"]),
            ("\\/\u{7}", "\"\\\\\\/\\a\"", ["\\\\", "\\/", "\\a"]),
        ] {
            let written: Vec<_> = spelt(text, source).into_iter().map(|(_, written)| written).collect();
            assert_eq!(written, escapes, "{source}");
        }
    }

    #[test]
    fn a_range_ends_with_its_last_character_and_not_where_the_next_line_goes_on() {
        let alignment = align("a: b\nc: d\n", "|\n    a: b\n    c: d").unwrap();
        let source = "|\n    a: b\n    c: d";
        assert_eq!(&source[alignment.source(&(0..4))], "a: b");
        assert_eq!(&source[alignment.source(&(0..9))], "a: b\n    c: d");
        assert_eq!(&source[alignment.source(&(8..10))], "d", "the last line break is not part of the spelling");
        assert_eq!(alignment.source(&(4..4)), 10..10, "nothing is written at the end of its line");
    }

    #[test]
    fn nothing_is_claimed_where_text_and_spelling_part() {
        for (text, source) in [
            ("abc", "xyz"),
            ("abc", "\"ab\""),
            ("ab", "\"a\\q\""),
            ("é", "\"\\u00e8\""),
            ("a b", "\"a\n\nb\""),
            ("ab", "|\n  a\n  b"),
            ("a\n\n\nb", "|\n  a\n\n  b"),
            ("a c", ">\n  a\n  b"),
            ("a\nb", "|\n  a\n b"),
            ("a", "|"),
            ("a", ""),
        ] {
            assert_eq!(align(text, source), None, "{source:?} as {text:?}");
        }
    }
}
