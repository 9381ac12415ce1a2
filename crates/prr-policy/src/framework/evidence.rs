use prr_model::Localized;
use serde::Deserialize;

/// What a repository can say of a control, and what it leaves to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The control's number within its framework.
    pub control: String,
    /// What manifests and records can say at most.
    pub strength: ControlStrength,
    /// What a person has to supply, whatever the repository says.
    pub supply: Localized,
}

/// What manifests and records can say of a control at most. None of them proves that it is operated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum ControlStrength {
    /// Nothing: only a person can.
    #[serde(rename = "manual")]
    Manual,
    /// A narrow part; most of the evidence is elsewhere.
    #[serde(rename = "partial")]
    Partial,
    /// That a dated record exists and is fresh; its content is a person's.
    #[serde(rename = "record")]
    Record,
    /// A design and a dated record: both are needed.
    #[serde(rename = "design+record")]
    DesignAndRecord,
    /// That it is not met.
    #[serde(rename = "refute-only")]
    RefuteOnly,
    /// That it is not met, or that a design for it is configured.
    #[serde(rename = "refute+design")]
    RefuteAndDesign,
}

impl ControlStrength {
    /// The word of the data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Partial => "partial",
            Self::Record => "record",
            Self::DesignAndRecord => "design+record",
            Self::RefuteOnly => "refute-only",
            Self::RefuteAndDesign => "refute+design",
        }
    }
}
