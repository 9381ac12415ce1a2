use std::fmt;

/// What a failing policy does to the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Enforcement {
    /// A failure denies.
    Deny,
    /// A failure is shown and lets the change through.
    Warn,
    /// The policy is not evaluated.
    Off,
}

impl Enforcement {
    /// The word used in prr.yaml.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Deny => "deny",
            Self::Warn => "warn",
            Self::Off => "off",
        }
    }
}

impl fmt::Display for Enforcement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
