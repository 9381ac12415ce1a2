//! Literal and folded texts.

use super::{Other, Plain, Reader, scalar};
use crate::read::builder::Resolution;

impl Reader<'_, '_, '_> {
    /// The text whose `|` or `>` stands here, up to the line after it. Only what has one indentation and a line break at its end; a folded text
    /// without empty lines, because each of those is folded by a rule of its own.
    pub(super) fn text(&mut self) -> Plain<()> {
        let folded = self.byte() == Some(b'>');
        self.at += 1;
        let strip = self.byte() == Some(b'-');
        self.at += usize::from(strip);
        self.spaces();
        if self.byte() != Some(b'\n') || !self.chunk.ends_with('\n') {
            return Err(Other);
        }
        self.at += 1;
        let around = self.awaiting()?.column;
        let indentation = self.indentation();
        // The parser counts an anchor or a tag among the text, and what only looks like one too.
        if indentation <= around || matches!(self.byte_at(indentation), None | Some(b'\n' | b'&' | b'!')) {
            return Err(Other);
        }
        let start = self.at + indentation;
        let text = self.lines(indentation, around, folded)?;
        let end = start + self.chunk[start..self.at].trim_end().len();
        let text = if strip { text.strip_suffix('\n').unwrap_or(&text) } else { &text };
        let span = (self.base + start, self.base + end);
        self.builder.scalar(text, Resolution::Block, span, 0).map_err(|_| Other)
    }

    /// The lines of a text, with one line break at its end.
    fn lines(&mut self, indentation: usize, around: usize, folded: bool) -> Plain<String> {
        let mut text = String::new();
        // Empty lines count once another line follows.
        let mut empty = 0;
        while self.at < self.chunk.len() {
            let spaces = self.indentation();
            match self.byte_at(spaces) {
                Some(b'\n') if spaces <= indentation => {
                    empty += 1;
                    self.at += spaces + 1;
                    continue;
                }
                None => return Err(Other),
                Some(_) if spaces <= around => break,
                Some(_) if spaces < indentation => return Err(Other),
                Some(_) if folded && (spaces > indentation || empty > 0) => return Err(Other),
                Some(_) => {}
            }
            if folded && text.ends_with('\n') {
                text.pop();
                text.push(' ');
            }
            text.extend(std::iter::repeat_n('\n', empty));
            empty = 0;
            self.at += indentation;
            let start = self.at;
            while self.byte().is_some_and(|byte| byte != b'\n') {
                self.at += scalar::length(&self.chunk[self.at..])?;
            }
            self.at += 1;
            text.push_str(&self.chunk[start..self.at]);
        }
        Ok(text)
    }

    /// Spaces at the start of the line that is next.
    fn indentation(&self) -> usize {
        self.chunk.as_bytes()[self.at..].iter().take_while(|byte| **byte == b' ').count()
    }

    fn byte_at(&self, ahead: usize) -> Option<u8> {
        self.chunk.as_bytes().get(self.at + ahead).copied()
    }
}
