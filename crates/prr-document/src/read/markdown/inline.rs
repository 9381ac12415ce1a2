use std::ops::Range;

/// The text of a heading, a cell, a task or a link without its markup, and where it was written.
#[derive(Default)]
pub(super) struct Inline {
    pub(super) text: String,
    span: Option<Range<usize>>,
}

impl Inline {
    pub(super) fn push(&mut self, text: &str, span: &Range<usize>) {
        self.text.push_str(text);
        let start = self.span.as_ref().map_or(span.start, |before| before.start);
        self.span = Some(start..span.end.max(start));
    }

    /// A line break, which is a space to readers.
    pub(super) fn space(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    /// Where it was written; the place of what holds it if it is empty.
    pub(super) fn place(&self, otherwise: &Range<usize>) -> Range<usize> {
        self.span.clone().unwrap_or_else(|| otherwise.clone())
    }
}
