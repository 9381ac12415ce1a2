use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::builder::{Builder, Resolution};
use super::{Fault, FaultKind};
use crate::Kind;

/// Reads a YAML stream the way kubectl does: the stream is cut at separator lines first, so that a broken document costs itself only.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    for chunk in chunks(text) {
        Chunk { text: &text[chunk.clone()], base: chunk.start, cursor: Cursor::default() }.read(builder);
    }
}

/// The parts of a stream between separator lines: `---` at the start of a line with nothing but white space or a comment after it.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(found) = text[from..].find("\n---") {
        let line = from + found + 1;
        let rest = text[line + 3..].split('\n').next().unwrap_or_default();
        if (rest.trim().is_empty() || rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with('#'))
            && !only_directives(&text[start..line])
        {
            chunks.push(start..line);
            start = line;
        }
        from = line;
    }
    chunks.push(start..text.len());
    chunks
}

/// Directives belong to the document after the separator.
fn only_directives(chunk: &str) -> bool {
    chunk.contains('%') && chunk.lines().all(|line| line.is_empty() || line.starts_with(['%', '#']))
}

struct Chunk<'a> {
    text: &'a str,
    base: usize,
    cursor: Cursor,
}

impl Chunk<'_> {
    fn read(mut self, builder: &mut Builder<'_>) {
        builder.start_document();
        let text = self.text;
        for event in Parser::new_from_str(text) {
            let outcome = event.map_err(|error| self.syntax(&error)).and_then(|event| self.event(event, builder));
            if let Err(fault) = outcome {
                builder.abandon(fault);
                return;
            }
        }
    }

    fn event(&mut self, (event, span): (Event<'_>, Span), builder: &mut Builder<'_>) -> Result<(), Fault> {
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd => {}
            Event::DocumentStart(_) => builder.start_document(),
            Event::DocumentEnd => builder.end_document(),
            Event::Alias(anchor) => builder.alias(anchor, self.bytes(span))?,
            Event::Scalar(text, style, anchor, tag) => {
                let (start, end) = self.bytes(span);
                let end = start + written_length(&self.text[start - self.base..end - self.base]);
                builder.scalar(&text, resolution(style, tag.as_deref()), (start, end), anchor)?;
            }
            Event::SequenceStart(anchor, _) => builder.open(false, self.byte(span.start.index()), anchor)?,
            Event::MappingStart(anchor, _) => builder.open(true, self.byte(span.start.index()), anchor)?,
            Event::SequenceEnd | Event::MappingEnd => builder.close(self.byte(span.start.index())),
        }
        Ok(())
    }

    fn bytes(&mut self, span: Span) -> (usize, usize) {
        (self.byte(span.start.index()), self.byte(span.end.index()))
    }

    fn byte(&mut self, char: usize) -> usize {
        self.base + self.cursor.byte(self.text, char)
    }

    fn syntax(&mut self, error: &ScanError) -> Fault {
        let at = self.byte(error.marker().index());
        Fault::new(FaultKind::Syntax(error.info().to_owned()), at..at + 1)
    }
}

/// The parser's spans of quoted scalars reach past a comment that follows; they end with their quote.
fn written_length(spelling: &str) -> usize {
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

fn resolution(style: ScalarStyle, tag: Option<&Tag>) -> Resolution {
    let plain = matches!(style, ScalarStyle::Plain);
    match tag {
        None if plain => Resolution::Plain,
        Some(tag) if tag.is_yaml_core_schema() => match tag.suffix.as_str() {
            "int" => Resolution::Kind(Kind::Int),
            "float" => Resolution::Kind(Kind::Float),
            "bool" => Resolution::Kind(Kind::Bool),
            "null" => Resolution::Kind(Kind::Null),
            _ => Resolution::Text,
        },
        // Quotes keep a value from resolving, and so does a local tag, as Go's reader was seen to do.
        _ => Resolution::Text,
    }
}

/// Turns the parser's character counts into bytes, moving from the last place asked for.
#[derive(Default)]
struct Cursor {
    char: usize,
    byte: usize,
}

impl Cursor {
    fn byte(&mut self, text: &str, char: usize) -> usize {
        let bytes = text.as_bytes();
        while self.char < char && self.byte < bytes.len() {
            self.byte += 1;
            while bytes.get(self.byte).is_some_and(|byte| byte & 0xC0 == 0x80) {
                self.byte += 1;
            }
            self.char += 1;
        }
        while self.char > char && self.byte > 0 {
            self.byte -= 1;
            while bytes[self.byte] & 0xC0 == 0x80 {
                self.byte -= 1;
            }
            self.char -= 1;
        }
        self.byte
    }
}
