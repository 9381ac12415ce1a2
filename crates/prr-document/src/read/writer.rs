use std::ops::Range;

use super::Fault;
use super::builder::{Builder, Resolution};
use crate::Kind;

/// Writes a tree whose shape is ours: formats that are no trees of keys and values become one, with the names that `docs/formats.md` gives.
pub(super) struct Writer<'b, 'a> {
    builder: &'b mut Builder<'a>,
}

/// What a writer gives back: nothing, or the bound that the tree exceeded.
pub(super) type Written = Result<(), Fault>;

impl<'b, 'a> Writer<'b, 'a> {
    pub(super) const fn new(builder: &'b mut Builder<'a>) -> Self {
        Self { builder }
    }

    /// One document; what is written into it is a single value.
    pub(super) fn document(builder: &'b mut Builder<'a>, fill: impl FnOnce(&mut Self) -> Written) {
        builder.start_document();
        let mut writer = Self::new(builder);
        match fill(&mut writer) {
            Ok(()) => writer.builder.end_document(),
            Err(fault) => writer.builder.abandon(fault),
        }
    }

    pub(super) fn mapping(&mut self, span: Range<usize>, fill: impl FnOnce(&mut Self) -> Written) -> Written {
        self.container(true, 0, span, fill)
    }

    pub(super) fn sequence(&mut self, span: Range<usize>, fill: impl FnOnce(&mut Self) -> Written) -> Written {
        self.container(false, 0, span, fill)
    }

    /// A container that an alias may refer to, if the anchor is not 0.
    pub(super) fn container(
        &mut self,
        mapping: bool,
        anchor: usize,
        span: Range<usize>,
        fill: impl FnOnce(&mut Self) -> Written,
    ) -> Written {
        self.builder.open(mapping, span.start, anchor)?;
        fill(self)?;
        self.builder.close_at(span.end);
        Ok(())
    }

    /// A key under which there is a list of everything, unless there is nothing.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        items: &[T],
        span: impl Fn(&T) -> Range<usize>,
        mut write: impl FnMut(&mut Self, &T) -> Written,
    ) -> Written {
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return Ok(()) };
        self.key(key)?;
        let whole = span(first).start..span(last).end;
        self.sequence(whole, |writer| items.iter().try_for_each(|item| write(writer, item)))
    }

    /// A key that is not in the file: its place is that of its value.
    pub(super) fn key(&mut self, key: &str) -> Written {
        self.key_at(key, 0..0)
    }

    pub(super) fn key_at(&mut self, key: &str, span: Range<usize>) -> Written {
        self.text(key, span)
    }

    pub(super) fn entry(&mut self, key: &str, text: &str, span: Range<usize>) -> Written {
        self.key(key)?;
        self.text(text, span)
    }

    pub(super) fn text(&mut self, text: &str, span: Range<usize>) -> Written {
        self.scalar(text, Resolution::Text, span, 0)
    }

    /// An expression whose value the file does not tell.
    pub(super) fn unresolved(&mut self, text: &str, span: Range<usize>) -> Written {
        self.text(text, span)?;
        self.builder.mark_last_unresolved();
        Ok(())
    }

    pub(super) fn scalar(&mut self, text: &str, resolution: Resolution, span: Range<usize>, anchor: usize) -> Written {
        self.builder.scalar(text, resolution, (span.start, span.end), anchor)
    }

    pub(super) fn boolean(&mut self, truth: bool, span: Range<usize>) -> Written {
        self.scalar(if truth { "true" } else { "false" }, Resolution::Kind(Kind::Bool), span, 0)
    }

    pub(super) fn integer(&mut self, number: usize, span: Range<usize>) -> Written {
        self.scalar(&number.to_string(), Resolution::Kind(Kind::Int), span, 0)
    }

    /// The value that was written with this anchor, once more.
    pub(super) fn reference(&mut self, anchor: usize, span: Range<usize>) -> Written {
        self.builder.alias(anchor, (span.start, span.end))
    }

    /// Something that keeps the file from being what its name says; the document stays.
    pub(super) fn report(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            self.builder.report_one(fault.kind, fault.span);
        }
    }

    /// Says that the value that was begun last is not wholly known.
    pub(super) fn mark_unresolved(&mut self) {
        self.builder.mark_last_unresolved();
    }
}
