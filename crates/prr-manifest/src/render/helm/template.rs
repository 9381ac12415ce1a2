use std::ops::Range;
use std::sync::Arc;

use prr_document::read::Lines;
use prr_model::Location;

use crate::manifest::Manifest;
use crate::render::origin::beginning;

/// The template that a rendered manifest came from.
#[derive(Debug)]
pub(crate) struct Template {
    chart: String,
    /// Its text; nothing where the template lies in an archive.
    source: Option<Arc<Manifest>>,
}

impl Template {
    pub(in crate::render) const fn new(chart: String, source: Option<Arc<Manifest>>) -> Self {
        Self { chart, source }
    }

    pub(in crate::render) fn chart(&self) -> &str {
        &self.chart
    }

    /// The line that a place was rendered from: the one with the same text, or else the one with the same key.
    pub(in crate::render) fn location(&self, rendered: &str, bytes: &Range<usize>) -> Location {
        let Some(source) = &self.source else { return beginning(&self.chart) };
        let text = source.arena().text();
        let line = line_at(rendered, bytes.start);
        let found = counterpart(rendered, &line, text, str::to_owned)
            .map(|found| {
                // The same text: the same part of it.
                let part = bytes.start - line.start..bytes.end.min(line.end).max(bytes.start) - line.start;
                found.start + part.start.min(found.len())..found.start + part.end.min(found.len())
            })
            .or_else(|| counterpart(rendered, &line, text, key));
        match found {
            Some(found) => {
                let (start, end) = Lines::new(text).range(&found);
                Location {
                    path: source.path().to_owned(),
                    line: start.line,
                    column: start.column,
                    end_line: end.line,
                    end_column: end.column,
                }
            }
            None => beginning(source.path()),
        }
    }
}

/// The line around a byte, without the blanks at its ends.
fn line_at(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |at| byte + at);
    trimmed(text, start..end)
}

fn trimmed(text: &str, line: Range<usize>) -> Range<usize> {
    let inside = &text[line.clone()];
    let start = line.start + (inside.len() - inside.trim_start().len());
    // A place may lie in the blanks of an empty line.
    start.min(line.end)..(start + inside.trim().len()).min(line.end)
}

/// `image:` of `image: nginx:1`; nothing of a line without a key.
fn key(line: &str) -> String {
    line.split_once(':').map_or_else(String::new, |(key, _)| format!("{key}:"))
}

/// The line there that stands for a line here, by what `mark` makes of both: where as many lines there have that mark as here, in their order.
fn counterpart(here: &str, line: &Range<usize>, there: &str, mark: impl Fn(&str) -> String) -> Option<Range<usize>> {
    let wanted = Some(mark(&here[line.clone()])).filter(|mark| !mark.is_empty())?;
    let marked = |text: &str| -> Vec<Range<usize>> {
        let lines = text.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some(start..*at)
        });
        lines.map(|line| trimmed(text, line)).filter(|line| mark(&text[line.clone()]) == wanted).collect()
    };
    let (here, mut there) = (marked(here), marked(there));
    let position = here.iter().position(|found| found == line)?;
    (here.len() == there.len() || there.len() == 1)
        .then(|| there.swap_remove(if there.len() == 1 { 0 } else { position }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use prr_document::read::{Format, Limits};

    const TEMPLATE: &str = "spec:\n  replicas: {{ .Values.replicas }}\n  template:\n    spec:\n      containers:\n        - name: app\n          image: {{ .Values.image }}\n{{- range .Values.more }}\n        - name: {{ . }}\n{{- end }}\n";
    const RENDERED: &str = "---\n# Source: a/templates/x.yaml\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: app\n          image: nginx\n";

    fn place(part: &str) -> (u32, u32, u32) {
        let bytes = TEMPLATE.as_bytes().to_vec();
        let (source, _) = crate::load::manifest("a/templates/x.yaml", bytes, Format::Yaml, &Limits::default());
        let template = Template::new("a/Chart.yaml".to_owned(), Some(Arc::new(source)));
        let at = RENDERED.find(part).unwrap();
        let place = template.location(RENDERED, &(at..at + part.len()));
        (place.line, place.column, place.end_column)
    }

    #[test]
    fn a_place_is_the_line_with_the_same_text_or_the_same_key() {
        assert_eq!(place("app"), (6, 17, 20), "the same text, and the same part of it");
        assert_eq!(place("1\n"), (2, 3, 35), "a value that the template computes: its line");
        assert_eq!(place("nginx"), (7, 11, 37));
        assert_eq!(place("a/templates/x.yaml"), (1, 1, 1), "nothing like it there");
    }
}
