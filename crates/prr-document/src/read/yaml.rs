use std::ops::Range;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::builder::{Builder, Resolution};
use super::spelling::{Spelling, written_length};
use super::{Fault, FaultKind};
use crate::Kind;

/// Reads a YAML stream the way kubectl does: the stream is cut at separator lines first, so that a broken document costs itself only.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    for range in chunks(text) {
        let original = &text[range.clone()];
        let mut chunk = Chunk::new(Spelling::new(original), range.start);
        let start = builder.checkpoint();
        while let Err(stop) = chunk.read(builder) {
            let spelling = match &stop {
                Stop::Outdented(scalar) => chunk.spelling.indented(*scalar),
                Stop::Fault(_) => None,
            };
            let Some(spelling) = spelling else {
                builder.abandon(stop.fault(range.start));
                break;
            };
            builder.rewind(start);
            chunk = Chunk::new(spelling, range.start);
        }
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
    spelling: Rc<Spelling<'a>>,
    base: usize,
    cursor: Cursor,
}

impl<'a> Chunk<'a> {
    fn new(spelling: Spelling<'a>, base: usize) -> Self {
        Self { spelling: Rc::new(spelling), base, cursor: Cursor::default() }
    }

    /// Hands the chunk's events to the builder, up to the first fault.
    fn read(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        builder.start_document();
        let spelling = Rc::clone(&self.spelling);
        for event in Parser::new_from_str(spelling.text()) {
            match event {
                Ok(event) => self.event(event, builder).map_err(Stop::Fault)?,
                Err(error) => return Err(self.stopped(&error)),
            }
        }
        Ok(())
    }

    fn stopped(&mut self, error: &ScanError) -> Stop {
        let at = self.byte(error.marker().index());
        if error.info() == OUTDENTED {
            return Stop::Outdented(at - self.base);
        }
        Stop::Fault(Fault::new(FaultKind::Syntax(error.info().to_owned()), at..at + 1))
    }

    fn event(&mut self, (event, span): (Event<'_>, Span), builder: &mut Builder<'_>) -> Result<(), Fault> {
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd => {}
            Event::DocumentStart(_) => builder.start_document(),
            Event::DocumentEnd => builder.end_document(),
            Event::Alias(anchor) => builder.alias(anchor, self.bytes(span))?,
            Event::Scalar(text, style, anchor, tag) => {
                let (start, end) = self.bytes(span);
                let spelling = &self.spelling.original[start - self.base..end - self.base];
                // A block begins with its content, and a quote there is none that ends it.
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let end = start + if block { spelling.trim_end().len() } else { written_length(spelling) };
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
        let parsed = self.cursor.byte(self.spelling.text(), char);
        self.base + self.spelling.written(parsed)
    }
}

/// Why a chunk was not read to its end.
enum Stop {
    Fault(Fault),
    /// A quoted scalar goes on left of where the parser wants it; its first byte within the chunk.
    Outdented(usize),
}

impl Stop {
    fn fault(self, base: usize) -> Fault {
        match self {
            Self::Fault(fault) => fault,
            Self::Outdented(at) => Fault::new(FaultKind::Syntax(OUTDENTED.to_owned()), base + at..base + at + 1),
        }
    }
}

/// What the parser says of a quoted scalar whose next line stands no deeper than its mapping. Go's reader takes it, and old generators of
/// custom resource definitions write it.
const OUTDENTED: &str = "invalid indentation in quoted scalar";

fn resolution(style: ScalarStyle, tag: Option<&Tag>) -> Resolution {
    let plain = matches!(style, ScalarStyle::Plain);
    let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    let text = if block { Resolution::Block } else { Resolution::Text };
    match tag {
        None if plain => Resolution::Plain,
        Some(tag) if tag.is_yaml_core_schema() => match tag.suffix.as_str() {
            "int" => Resolution::Kind(Kind::Int),
            "float" => Resolution::Kind(Kind::Float),
            "bool" => Resolution::Kind(Kind::Bool),
            "null" => Resolution::Kind(Kind::Null),
            _ => text,
        },
        // Quotes keep a value from resolving, and so does a local tag, as Go's reader was seen to do.
        _ => text,
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
