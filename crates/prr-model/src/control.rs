use std::fmt;

use crate::{Language, Localized, Location};

/// What kind of rule a control states. Every output keeps them apart: a policy must not be taken for law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum RuleKind {
    /// An act, a decree or a binding regulation.
    Law,
    /// The criteria of a certification.
    Standard,
    /// A published guide.
    Guide,
    /// What an organisation, or this product, decided.
    Policy,
}

impl RuleKind {
    /// The word used in JSON and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Standard => "standard",
            Self::Guide => "guide",
            Self::Policy => "policy",
        }
    }

    /// The word as people read it.
    #[must_use]
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (_, Language::En) => self.as_str(),
            (Self::Law, Language::Ko) => "법령",
            (Self::Standard, Language::Ko) => "인증기준",
            (Self::Guide, Language::Ko) => "안내서",
            (Self::Policy, Language::Ko) => "정책",
        }
    }
}

/// How sure we are that a control is as its catalogue describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Confidence {
    /// Recalled; no source was seen.
    Unverified,
    /// An older text, or a source that is known to be wrong elsewhere.
    Low,
    /// One secondary source.
    Medium,
    /// The wording, or two independent sources.
    High,
}

impl Confidence {
    /// The word used in JSON and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Whether a control's number may be printed as that of a rule in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Cite {
    /// Only with the request to confirm the number, and never behind a policy that denies.
    Confirm,
    /// Yes.
    Current,
}

impl Cite {
    /// The word used in JSON and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Current => "current",
        }
    }
}

/// What a tree says of a control. None of these proves that the control is operated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum ControlState {
    /// Manifests refute it.
    Refuted,
    /// A record that it needs is past its age.
    RecordStale,
    /// What would decide it is not in the tree.
    Undetermined,
    /// Everything that refutes it is covered by an exception with an end.
    Waived,
    /// A design for it is configured.
    DesignOk,
    /// A dated record of it is there and fresh.
    RecordOk,
    /// Nothing in the tree speaks of it. Not a pass.
    NoSignal,
    /// Only a person can supply evidence.
    Manual,
}

impl ControlState {
    /// All states, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::Refuted,
        Self::RecordStale,
        Self::Undetermined,
        Self::Waived,
        Self::DesignOk,
        Self::RecordOk,
        Self::NoSignal,
        Self::Manual,
    ];

    /// The word used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refuted => "refuted",
            Self::RecordStale => "record-stale",
            Self::Undetermined => "undetermined",
            Self::Waived => "waived",
            Self::DesignOk => "design-ok",
            Self::RecordOk => "record-ok",
            Self::NoSignal => "no-signal",
            Self::Manual => "manual",
        }
    }

    /// The words as people read them; the Korean ones are those that auditors use.
    #[must_use]
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Refuted, Language::En) => "refuted",
            (Self::RecordStale, Language::En) => "record stale",
            (Self::Undetermined, Language::En) => "undetermined",
            (Self::Waived, Language::En) => "waived",
            (Self::DesignOk, Language::En) => "design seen",
            (Self::RecordOk, Language::En) => "record seen",
            (Self::NoSignal, Language::En) => "no signal",
            (Self::Manual, Language::En) => "manual",
            (Self::Refuted, Language::Ko) => "미흡(반증)",
            (Self::RecordStale, Language::Ko) => "기록 기한 경과",
            (Self::Undetermined, Language::Ko) => "판단불가",
            (Self::Waived, Language::Ko) => "예외 승인(기한부)",
            (Self::DesignOk, Language::Ko) => "설계 확인",
            (Self::RecordOk, Language::Ko) => "기록 확인",
            (Self::NoSignal, Language::Ko) => "신호 없음",
            (Self::Manual, Language::Ko) => "수기 증적",
        }
    }
}

impl fmt::Display for ControlState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The states of a framework's controls, as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlReport {
    /// The framework: `isms-p`.
    pub framework: String,
    /// What it is called.
    pub title: Localized,
    /// The time as of which the tree was judged, RFC 3339 in UTC.
    pub effective_time: String,
    /// The version in force on that day, and the instrument that enacted it.
    pub version: Option<(String, String)>,
    /// The controls in force, in the framework's order.
    pub rows: Vec<ControlRow>,
    /// Why the gate could not decide. With any of them no state is final.
    pub errors: usize,
}

impl ControlReport {
    /// How many controls are in a state.
    #[must_use]
    pub fn count(&self, state: ControlState) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }
}

/// One control and what the tree says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlRow {
    /// Qualified by its framework: `isms-p/2.9.1`.
    pub reference: String,
    /// As it is cited: `전자금융감독규정 제19조`.
    pub citation: Localized,
    /// What it is called.
    pub title: Localized,
    /// The chapter it stands in.
    pub section: Option<Localized>,
    /// What kind of rule it is.
    pub kind: RuleKind,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// Whether its number may be printed as current.
    pub cite: Cite,
    /// The number it had before it was moved.
    pub formerly: Option<String>,
    /// What a repository can say of it at most: `refute+design`. None where nobody looked at that yet.
    pub strength: Option<&'static str>,
    /// What the tree says of it.
    pub state: ControlState,
    /// The checks that serve it, by id.
    pub checks: Vec<ControlCheck>,
    /// What a person has to supply, whatever the tree says.
    pub supply: Option<Localized>,
}

/// A check behind a control, and what it answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ControlCheck {
    /// The check.
    pub check: String,
    /// Failures that nothing covers.
    pub failed: usize,
    /// Failures that an exception covers.
    pub waived: usize,
    /// Answers that wait for a declaration, a file or a person.
    pub open: usize,
    /// Passes.
    pub passed: usize,
    /// Places that decide the control's state, the first few.
    pub proof: Vec<Location>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn states_are_told_apart_in_every_language() {
        for language in [Language::En, Language::Ko] {
            let words: BTreeSet<_> = ControlState::ALL.into_iter().map(|state| state.words(language)).collect();
            assert_eq!(words.len(), ControlState::ALL.len());
        }
    }
}
