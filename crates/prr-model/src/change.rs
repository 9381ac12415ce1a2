use std::fmt;

/// What happened to a document between two revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum DocumentChange {
    /// The base does not have it.
    Added,
    /// The base has other values in it. Comments, formatting and places do not count.
    Changed,
    /// The base has it with the same values in another file.
    Moved,
    /// Only the base has it.
    Removed,
    /// The base has it with the same values.
    Unchanged,
}

impl DocumentChange {
    /// The word used in JSON and SARIF.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Removed => "removed",
            Self::Unchanged => "unchanged",
        }
    }
}

impl fmt::Display for DocumentChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a tree changes of the base that it is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The id of the commit that the tree was compared with, in full.
    pub base: String,
    /// Whether packs, policies and excludes were those of the base.
    pub policy_from_base: bool,
    /// Every document that is not as it was, by path and line.
    pub documents: Vec<ChangedDocument>,
}

impl Change {
    /// Number of documents to which this happened; unchanged ones are not known here.
    #[must_use]
    pub fn count(&self, change: DocumentChange) -> usize {
        self.documents.iter().filter(|document| document.change == change).count()
    }
}

/// A document that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangedDocument {
    /// Path of its file; in the base, for a removed one.
    pub path: String,
    /// Line on which it starts there.
    pub line: u32,
    /// What happened to it.
    pub change: DocumentChange,
    /// What it is known by: `Deployment.apps/shop/checkout` for a Kubernetes object, its file and what names it there for others.
    pub identity: String,
    /// Path and line in the base, where that is another file.
    pub from: Option<(String, u32)>,
}
