//! Scalars of one line: plain, and between quotes of either kind.

use std::ops::Range;

use super::{Other, Plain, Reader};
use crate::read::builder::Resolution;

/// A scalar with its place in the chunk.
pub(super) struct Scalar {
    span: Range<usize>,
    quoted: bool,
    /// What it says, where it is not spelled so.
    text: Option<String>,
}

/// The parser looks no further than 1,024 characters for the colon of a key.
const LONG: usize = 1_000;

impl Scalar {
    /// A plain scalar.
    pub(super) const fn word(span: Range<usize>) -> Self {
        Self { span, quoted: false, text: None }
    }

    pub(super) const fn start(&self) -> usize {
        self.span.start
    }

    pub(super) const fn is_long(&self) -> bool {
        self.span.end - self.span.start > LONG
    }

    pub(super) fn is_merge(&self, chunk: &str) -> bool {
        &chunk[self.span.clone()] == "<<"
    }
}

impl Reader<'_, '_, '_> {
    /// The scalar that starts here, up to its last character.
    pub(super) fn scalar(&mut self) -> Plain<Scalar> {
        match self.byte() {
            Some(quote @ (b'"' | b'\'')) => self.quoted(quote),
            _ => self.plain(),
        }
    }

    /// Hands a scalar over, as a key or as a value, whichever is due.
    pub(super) fn take(&mut self, scalar: &Scalar) -> Plain<()> {
        let Scalar { span, quoted, text } = scalar;
        let written = if *quoted { span.start + 1..span.end - 1 } else { span.clone() };
        let text = text.as_deref().unwrap_or(&self.chunk[written]);
        let resolution = if *quoted { Resolution::Text } else { Resolution::Plain };
        let span = (self.base + span.start, self.base + span.end);
        self.builder.scalar(text, resolution, span, 0).map_err(|_| Other)
    }

    fn plain(&mut self) -> Plain<Scalar> {
        let bytes = self.chunk.as_bytes();
        let start = self.at;
        let first = bytes.get(start).copied().ok_or(Other)?;
        let negative = first == b'-' && bytes.get(start + 1).is_some_and(|next| !matches!(next, b' ' | b'\n'));
        if !negative
            && matches!(
                first,
                b'-' | b'?'
                    | b':'
                    | b','
                    | b'['
                    | b']'
                    | b'{'
                    | b'}'
                    | b'#'
                    | b'&'
                    | b'*'
                    | b'!'
                    | b'|'
                    | b'>'
                    | b'%'
                    | b'@'
                    | b'`'
            )
        {
            return Err(Other);
        }
        let mut end = start;
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'\n' => break,
                b':' if matches!(bytes.get(self.at + 1), None | Some(b' ' | b'\n')) => break,
                b'#' if bytes[self.at - 1] == b' ' => break,
                b' ' => self.at += 1,
                b'!'..=b'~' => {
                    self.at += 1;
                    end = self.at;
                }
                _ => {
                    self.at += length(&self.chunk[self.at..])?;
                    end = self.at;
                }
            }
        }
        // A key ends at its colon.
        if bytes.get(self.at) == Some(&b':') && end != self.at {
            return Err(Other);
        }
        Ok(Scalar::word(start..end))
    }

    fn quoted(&mut self, quote: u8) -> Plain<Scalar> {
        let start = self.at;
        let mut text: Option<String> = None;
        // Up to where the text was copied.
        let mut copied = start + 1;
        self.at += 1;
        loop {
            let rest = &self.chunk.as_bytes()[self.at..];
            let escape = match rest {
                [] | [b'\n', ..] => return Err(Other),
                [b'\'', b'\'', ..] if quote == b'\'' => Some('\''),
                [byte, ..] if *byte == quote => break,
                [b'\\', escaped, ..] if quote == b'"' => Some(unescaped(*escaped)?),
                [b' '..=b'~', ..] => None,
                _ => {
                    self.at += length(&self.chunk[self.at..])?;
                    continue;
                }
            };
            let Some(escape) = escape else {
                self.at += 1;
                continue;
            };
            let text = text.get_or_insert_default();
            text.push_str(&self.chunk[copied..self.at]);
            text.push(escape);
            self.at += 2;
            copied = self.at;
        }
        if let Some(text) = &mut text {
            text.push_str(&self.chunk[copied..self.at]);
        }
        self.at += 1;
        Ok(Scalar { span: start..self.at, quoted: true, text })
    }
}

const fn unescaped(escaped: u8) -> Plain<char> {
    match escaped {
        b'"' => Ok('"'),
        b'\\' => Ok('\\'),
        b'n' => Ok('\n'),
        b't' => Ok('\t'),
        _ => Err(Other),
    }
}

/// The length of the first character, if every reader takes it for a letter like others: no control character, no white space but a space.
pub(super) fn length(text: &str) -> Plain<usize> {
    let byte = text.as_bytes()[0];
    if matches!(byte, b' '..=b'~') {
        return Ok(1);
    }
    let char = text.chars().next().ok_or(Other)?;
    let foreign = matches!(char, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    if foreign || char.is_whitespace() { Err(Other) } else { Ok(char.len_utf8()) }
}
