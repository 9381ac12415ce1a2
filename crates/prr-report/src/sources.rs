use std::collections::BTreeMap;

/// Gives lines of manifests, so that a report can show what it speaks of. It asks for every place, so finding one must not take a walk through the
/// manifest.
pub trait Sources {
    /// The lines from `first` to `last`, counted from 1, of the decoded text of a manifest by its path relative to the root; fewer where the text ends
    /// before. `None` if the manifest was not read, or has no such line.
    fn lines(&self, path: &str, first: usize, last: usize) -> Option<&str>;
}

/// For a few small texts: lines are counted from the beginning.
impl Sources for BTreeMap<String, String> {
    fn lines(&self, path: &str, first: usize, last: usize) -> Option<&str> {
        let text = self.get(path)?;
        let start = match first.checked_sub(2) {
            None => 0,
            Some(before) => text.match_indices('\n').nth(before)?.0 + 1,
        };
        let rest = &text[start..];
        let end = rest.match_indices('\n').nth(last.saturating_sub(first));
        Some(end.map_or(rest, |(end, _)| &rest[..end]))
    }
}
