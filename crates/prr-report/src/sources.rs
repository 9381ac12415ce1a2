use std::collections::BTreeMap;

/// Gives the text of manifests, so that a report can show the lines it speaks of.
pub trait Sources {
    /// The decoded text of a manifest by its path relative to the root, if it was read.
    fn text(&self, path: &str) -> Option<&str>;
}

impl Sources for BTreeMap<String, String> {
    fn text(&self, path: &str) -> Option<&str> {
        self.get(path).map(String::as_str)
    }
}
