use std::ops::Range;

use prr_document::read::Arena;
use prr_model::Location;

use super::helm::Template;
use super::kustomize::Trace;

/// Where the documents of a rendered manifest were written.
#[derive(Debug)]
pub(crate) enum Origin {
    /// By a kustomization, out of several files.
    Kustomize(Trace),
    /// By one template of a chart.
    Helm(Template),
}

impl Origin {
    /// The place of a file of the tree that stands for bytes of the rendered text.
    pub(crate) fn location(&self, rendered: &Arena, bytes: &Range<usize>) -> Location {
        match self {
            Self::Kustomize(trace) => trace.location(rendered, bytes),
            Self::Helm(template) => template.location(rendered.text(), bytes),
        }
    }

    /// What was rendered: a kustomization or a chart's `Chart.yaml`.
    pub(crate) fn unit(&self) -> &str {
        match self {
            Self::Kustomize(trace) => trace.root(),
            Self::Helm(template) => template.chart(),
        }
    }
}

/// The beginning of a file, where nothing more is known.
pub(super) fn beginning(path: &str) -> Location {
    Location { path: path.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1 }
}

/// The place of `part` in `there` that stands for `range` of `here`: as often as the part occurs before it here, it does there.
pub(super) fn same_occurrence(here: &str, range: &Range<usize>, there: &str) -> Option<Range<usize>> {
    let part = here.get(range.clone()).filter(|part| !part.is_empty())?;
    let before = here.get(..range.start)?.matches(part).count();
    if here.matches(part).count() != there.matches(part).count() {
        return None;
    }
    let (start, _) = there.match_indices(part).nth(before)?;
    Some(start..start + part.len())
}

#[cfg(test)]
mod tests {
    use super::same_occurrence;

    #[test]
    fn a_part_is_found_where_it_occurs_as_often() {
        assert_eq!(
            same_occurrence("rate(a[5m]) / rate(b[5m])", &(21..23), "|\n rate(a[5m])\n / rate(b[5m])"),
            Some(25..27)
        );
        assert_eq!(same_occurrence("a[5m]", &(2..4), "a[5m] or b[5m]"), None);
        assert_eq!(same_occurrence("a", &(0..0), "a"), None);
    }
}
