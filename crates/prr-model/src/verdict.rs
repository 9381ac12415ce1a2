use std::fmt;

/// The answer of the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Verdict {
    /// Everything that was evaluated passed.
    Allow,
    /// Nothing denies, but something failed a warning policy, is unknown or waits for a person.
    Warn,
    /// A policy denies, or the gate could not decide.
    Deny,
}

impl Verdict {
    /// The word used in every format.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The documented exit codes of the binary. They are a contract: pipelines branch on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum ExitCode {
    /// `0`: allowed, warnings included.
    Allow = 0,
    /// `1`: denied by policy.
    Deny = 1,
    /// `2`: the command line or the configuration is wrong; nothing was judged.
    Usage = 2,
    /// `3`: the gate could not decide (unreadable input, a plugin that failed, nothing evaluated): closed.
    Undecided = 3,
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}
