//! A catalogue as it is written.

use prr_document::de::Spanned;
use prr_model::{Cite, Confidence, Localized, RuleKind};
use serde::Deserialize;

use super::{Certification, ControlStrength, Numbering};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub(crate) framework: String,
    pub(crate) standing: RuleKind,
    pub(crate) title: Text,
    pub(crate) numbering: Numbering,
    pub(crate) versions: Vec<Version>,
    #[serde(default)]
    pub(crate) sections: Vec<Section>,
    pub(crate) controls: Vec<Control>,
    #[serde(default)]
    pub(crate) removed: Vec<Removed>,
}

/// A text in both languages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    en: String,
    ko: String,
}

impl From<Text> for Localized {
    fn from(text: Text) -> Self {
        Self { en: text.en, ko: text.ko }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Version {
    pub(crate) id: Spanned<String>,
    pub(crate) from: Spanned<String>,
    pub(crate) until: Option<Spanned<String>>,
    pub(crate) instrument: String,
    pub(crate) confidence: Confidence,
    pub(crate) note: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    pub(crate) id: Spanned<String>,
    pub(crate) en: String,
    pub(crate) ko: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Control {
    pub(crate) id: Spanned<String>,
    pub(crate) section: Option<Spanned<String>>,
    pub(crate) title: Text,
    pub(crate) summary: Option<Text>,
    pub(crate) standing: Option<RuleKind>,
    pub(crate) confidence: Confidence,
    pub(crate) cite: Spanned<Cite>,
    pub(crate) from: Option<Spanned<String>>,
    pub(crate) formerly: Option<String>,
    pub(crate) note: Option<Text>,
    #[serde(default, rename = "for")]
    pub(crate) certifications: Vec<Certification>,
    #[serde(default)]
    pub(crate) law: Vec<String>,
    #[serde(default)]
    pub(crate) other_law: Vec<String>,
    pub(crate) same_as: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Removed {
    pub(crate) id: Spanned<String>,
    pub(crate) title: Text,
    pub(crate) until: Spanned<String>,
    pub(crate) now: Option<Spanned<String>>,
    pub(crate) note: Option<Text>,
}

/// What a repository can say of a framework's controls.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EvidenceFile {
    pub(crate) framework: Spanned<String>,
    pub(crate) evidence: Vec<Evidence>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    pub(crate) control: Spanned<String>,
    pub(crate) strength: ControlStrength,
    pub(crate) supply: Text,
}
