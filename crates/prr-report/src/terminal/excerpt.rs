//! The lines of a manifest that a snippet shows, and where in them the marks are.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};
use prr_model::Location;

use crate::Sources;
use crate::visible::{one_line, visible};

/// One place to be marked, with what is to be seen there.
pub struct Mark<'a> {
    /// Where.
    pub location: &'a Location,
    /// Shown beside the mark.
    pub label: Option<String>,
    /// Whether it is the place that the diagnostic is about.
    pub primary: bool,
}

/// The snippet of one manifest, or nothing if it was not read or a mark lies outside its text.
pub fn snippet<'a>(path: &str, sources: &dyn Sources, marks: &[Mark<'_>]) -> Option<Snippet<'a, Annotation<'a>>> {
    let first = marks.iter().map(|mark| mark.location.line).min()?.max(1) as usize;
    let last = marks.iter().map(|mark| mark.location.end_line.max(mark.location.line)).max()? as usize;
    let window = Window::new(first, sources.lines(path, first, last)?);
    let annotations = marks.iter().map(|mark| annotation(&window, mark)).collect::<Option<Vec<_>>>()?;
    Some(Snippet::source(window.source).line_start(first).path(one_line(path)).annotations(annotations))
}

fn annotation<'a>(window: &Window, mark: &Mark<'_>) -> Option<Annotation<'a>> {
    let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    Some(kind.span(window.span(mark.location)?).label(mark.label.clone()))
}

/// Some lines of a text, made safe to print.
struct Window {
    first: usize,
    source: String,
    starts: Vec<usize>,
}

impl Window {
    fn new(first: usize, lines: &str) -> Self {
        let mut window = Self { first, source: String::new(), starts: Vec::new() };
        for line in lines.split('\n') {
            if !window.starts.is_empty() {
                window.source.push('\n');
            }
            window.starts.push(window.source.len());
            // One visible character for each, so columns stay what the location says.
            window.source.push_str(&visible(line.strip_suffix('\r').unwrap_or(line)));
        }
        window
    }

    fn span(&self, location: &Location) -> Option<Range<usize>> {
        let start = self.offset(location.line, location.column)?;
        // A block ends where the next line begins: the mark belongs on the lines it covers.
        let end = match (location.end_line, location.end_column) {
            (line, 0 | 1) if line > location.line => self.line_end(line - 1),
            (line, column) => self.offset(line, column).unwrap_or(self.source.len()),
        };
        Some(start..end.max(start))
    }

    fn offset(&self, line: u32, column: u32) -> Option<usize> {
        let start = *self.starts.get((line as usize).checked_sub(self.first)?)?;
        let text = self.source[start..].split('\n').next()?;
        let within = text.char_indices().nth(column.saturating_sub(1) as usize).map_or(text.len(), |(at, _)| at);
        Some(start + within)
    }

    fn line_end(&self, line: u32) -> usize {
        let next = (line as usize).saturating_sub(self.first).saturating_add(1);
        self.starts.get(next).map_or(self.source.len(), |start| start - 1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn covered(text: &str, [line, column, end_line, end_column]: [u32; 4]) -> Option<String> {
        let location = Location { path: "a.yaml".into(), line, column, end_line, end_column };
        let sources = BTreeMap::from([("a.yaml".to_owned(), text.to_owned())]);
        let window = Window::new(line as usize, sources.lines("a.yaml", line as usize, end_line as usize)?);
        window.span(&location).map(|span| window.source[span].to_owned())
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(covered("a: 1\n이름: 결제\n", [2, 5, 2, 7]).unwrap(), "결제");
        assert_eq!(covered("a: \u{1b}[31m\n", [1, 4, 1, 5]).unwrap(), "␛");
    }

    #[test]
    fn a_block_ends_on_its_last_line() {
        assert_eq!(covered("a:\r\n  b: 1\r\nc: 2\r\n", [1, 1, 3, 1]).unwrap(), "a:\n  b: 1");
    }

    #[test]
    fn places_past_a_line_end_there_and_past_the_text_are_refused() {
        assert_eq!(covered("ab\n", [1, 2, 1, 90]).unwrap(), "b");
        assert_eq!(covered("ab\n", [2, 1, 2, 1]).unwrap(), "");
        assert_eq!(covered("ab\ncd", [1, 1, 9, 4]).unwrap(), "ab\ncd");
        assert_eq!(covered("ab\n", [3, 1, 3, 2]), None);
    }
}
