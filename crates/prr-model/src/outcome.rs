use std::fmt;

/// What a check says of one subject.
///
/// Only [`Outcome::Pass`] is a pass: an unknown names what would decide it, and a manual one names what a person must supply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Outcome {
    /// The manifests refute the requirement.
    Fail,
    /// The manifests do not decide it; the message says which declaration or file would.
    Unknown,
    /// Only a person can decide it; the message says what to supply.
    Manual,
    /// The manifests show the requirement met; the finding carries its proof.
    Pass,
    /// The requirement does not concern this subject.
    NotApplicable,
}

impl Outcome {
    /// All outcomes, worst first: the order in which reports list them.
    pub const ALL: [Self; 5] = [Self::Fail, Self::Unknown, Self::Manual, Self::Pass, Self::NotApplicable];

    /// The word used in JSON, SARIF and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::Manual => "manual",
            Self::Pass => "pass",
            Self::NotApplicable => "not-applicable",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
