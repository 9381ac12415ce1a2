use std::fmt;

/// How much a failing check matters, worst first. Severity orders reports; [`crate::Enforcement`] decides what blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Severity {
    /// An outage or a breach of law would follow unseen.
    Critical,
    /// The protection that the manifest claims is missing.
    High,
    /// The protection works worse than declared.
    Medium,
    /// Good practice is missing.
    Low,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word used in JSON, SARIF and prr.yaml.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
