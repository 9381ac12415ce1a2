use std::ops::Range;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::builder::{Builder, Resolution, to_u32};
use super::portable::{Gaps, core_tag};
use super::spelling::{Spelling, written_length};
use super::unportable::SECOND;
use super::{Fault, FaultKind, Unportable, block, portable};
use crate::Kind;

/// Reads a YAML stream the way kubectl does: the stream is cut at separator lines first, so that a broken document costs itself only.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    for range in chunks(text) {
        if builder.is_full() {
            return;
        }
        check_separator(text, &range, builder);
        if !block::read(&text[range.clone()], range.start, builder) {
            read_chunk(text, range, builder);
        }
    }
}

/// Only kubectl takes `---#` for a separator, or `---` with white space behind it that is none in YAML. For Prometheus it is a text, and part of
/// the document in front of it, or of the one behind it where nothing stands in front.
fn check_separator(text: &str, chunk: &Range<usize>, builder: &mut Builder<'_>) {
    let Some(line) = text[chunk.end..].lines().next().filter(|line| is_odd_separator(line)) else { return };
    let span = (to_u32(chunk.end), to_u32(chunk.end + line.len()));
    builder.rejected_in_rules(FaultKind::Unportable(Unportable::OddSeparator), span);
}

fn is_odd_separator(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("---") else { return false };
    let words = rest.trim_matches([' ', '\t', '\r']);
    !(words.is_empty() || words.starts_with('#') && rest.starts_with([' ', '\t']))
}

/// Reads a stream without the reader of plain lines.
pub(super) fn read_by_parser(text: &str, builder: &mut Builder<'_>) {
    for range in chunks(text) {
        if builder.is_full() {
            return;
        }
        check_separator(text, &range, builder);
        read_chunk(text, range, builder);
    }
}

/// Reads a part of a stream with the parser.
pub(super) fn read_chunk(text: &str, range: Range<usize>, builder: &mut Builder<'_>) {
    let original = &text[range.clone()];
    let mut chunk = Chunk::new(Spelling::new(original), range.start);
    let start = builder.checkpoint();
    if let Some(fault) = portable::foreign_character(original, range.start) {
        builder.start_document();
        builder.abandon(fault);
        return;
    }
    while let Err(stop) = chunk.read(builder) {
        let spelling = match &stop {
            Stop::Outdented(scalar) => chunk.spelling.indented(*scalar),
            Stop::Fault(_) => None,
        };
        let Some(spelling) = spelling else {
            builder.abandon(stop.fault(range.start));
            return;
        };
        builder.rewind(start);
        chunk = Chunk::new(spelling, range.start);
    }
}

/// The parts of a stream between separator lines: `---` at the start of a line with nothing but white space or a comment after it.
pub(super) fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut start = 0;
    for found in memchr::memmem::find_iter(text.as_bytes(), "\n---") {
        let line = found + 1;
        let rest = text[line + 3..].split('\n').next().unwrap_or_default().trim();
        if (rest.is_empty() || rest.starts_with('#')) && !only_directives(&text[start..line]) {
            chunks.push(start..line);
            start = text[line..].find('\n').map_or(text.len(), |end| line + end + 1);
        }
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
    gaps: Gaps,
    /// For each collection that is open whether brackets hold it.
    bracketed: Vec<bool>,
    /// Whether a document has ended: kubectl reads one between separators.
    ended: bool,
}

impl<'a> Chunk<'a> {
    fn new(spelling: Spelling<'a>, base: usize) -> Self {
        Self {
            spelling: Rc::new(spelling),
            base,
            cursor: Cursor::default(),
            gaps: Gaps::default(),
            bracketed: Vec::new(),
            ended: false,
        }
    }

    /// Hands the chunk's events to the builder, up to the first fault.
    fn read(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        builder.start_document();
        let spelling = Rc::clone(&self.spelling);
        for (why, span) in portable::rejected(spelling.original, self.base) {
            builder.rejected_in_objects(why, span);
        }
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
        let mut why = error.info().to_owned();
        if self.ended {
            why.push_str(" in ");
            why.push_str(SECOND);
        }
        Stop::Fault(Fault::new(FaultKind::Syntax(why), at..at + 1))
    }

    fn event(&mut self, (event, span): (Event<'_>, Span), builder: &mut Builder<'_>) -> Result<(), Fault> {
        match event {
            Event::Nothing | Event::StreamStart => {}
            Event::StreamEnd => self.gap(self.spelling.original.len(), self.spelling.original.len())?,
            Event::DocumentStart(_) => {
                builder.start_document();
                if self.ended {
                    let at = to_u32(self.byte(span.start.index()));
                    builder.rejected_in_objects(Unportable::SecondDocument, (at, at + 1));
                }
            }
            Event::DocumentEnd => {
                builder.end_document();
                self.ended = true;
            }
            Event::Alias(anchor) => {
                let (start, end) = self.bytes(span);
                self.gap(start - self.base, start - self.base)?;
                builder.alias(anchor, (start, end))?;
            }
            Event::Scalar(text, style, anchor, tag) => {
                let (start, end) = self.bytes(span);
                let spelling = &Rc::clone(&self.spelling).original[start - self.base..end - self.base];
                // A block begins with its content, and a quote there is none that ends it.
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let end = start + if block { spelling.trim_end().len() } else { written_length(spelling) };
                let resolution = resolution(style, tag.as_deref());
                self.gap(start - self.base + portable::properties(spelling), end - self.base)?;
                if let Some(why) = portable::rejected_scalar(
                    spelling,
                    style,
                    (&self.spelling.original[..start - self.base], &self.spelling.original[end - self.base..]),
                    self.gaps.in_flow(),
                ) {
                    builder.rejected_in_objects(why, (to_u32(start), to_u32(end)));
                }
                portable::check_tag(&text, tag.as_deref(), start..end)?;
                builder.scalar(&text, resolution, (start, end), anchor)?;
            }
            Event::SequenceStart(anchor, _) => self.open(false, span, anchor, builder)?,
            Event::MappingStart(anchor, _) => self.open(true, span, anchor, builder)?,
            Event::SequenceEnd | Event::MappingEnd => {
                let mut at = self.byte(span.start.index());
                if self.bracketed.pop() == Some(true) {
                    at = self.base + closing_bracket(self.spelling.original, at - self.base);
                    self.gaps.close(at - self.base + 1);
                }
                builder.close(at);
            }
        }
        Ok(())
    }

    fn open(&mut self, mapping: bool, span: Span, anchor: usize, builder: &mut Builder<'_>) -> Result<(), Fault> {
        let at = self.byte(span.start.index());
        // A pair in a list, as in `[a: b]`, has no brackets of its own; its key may begin with some, which is no key that is taken.
        let bracketed = matches!(self.spelling.original.as_bytes().get(at - self.base), Some(b'{' | b'['))
            && span.start.index() < span.end.index();
        self.bracketed.push(bracketed);
        if bracketed {
            self.gap(at - self.base, at - self.base)?;
            self.gaps.open();
        }
        builder.open(mapping, at, anchor)
    }

    /// Looks at what stands between the last token and the next, which goes from `start` to `end`.
    fn gap(&mut self, start: usize, end: usize) -> Result<(), Fault> {
        let spelling = Rc::clone(&self.spelling);
        self.gaps.check(spelling.original, start, end).map_err(|(why, at)| {
            let at = self.base + at;
            Fault::unportable(why, at..at + 1)
        })
    }

    fn bytes(&mut self, span: Span) -> (usize, usize) {
        (self.byte(span.start.index()), self.byte(span.end.index()))
    }

    fn byte(&mut self, char: usize) -> usize {
        let parsed = self.cursor.byte(self.spelling.text(), char);
        self.base + self.spelling.written(parsed)
    }
}

/// Where the bracket stands that ends a collection: the parser may say that the end is behind the last comma, in front of white space and comments.
fn closing_bracket(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        match text.as_bytes().get(at) {
            None => return from,
            Some(b'}' | b']') => return at,
            Some(b'#') => at += text[at..].find(['\n', '\r']).unwrap_or(text.len() - at),
            Some(_) => at += 1,
        }
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
        Some(tag) => match core_tag(tag) {
            Some("int") => Resolution::Kind(Kind::Int),
            Some("float") => Resolution::Kind(Kind::Float),
            Some("bool") => Resolution::Kind(Kind::Bool),
            Some("null") => Resolution::Kind(Kind::Null),
            Some("merge") => Resolution::Plain,
            _ => text,
        },
        // Quotes keep a value from resolving, and so does a local tag, as Go's reader was seen to do.
        None => text,
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
