use std::sync::Arc;

use crate::{DocumentChange, Localized, Location, Outcome, Severity, Strength};

/// The outcome of one policy on one subject, resolved: places are positions, messages are texts.
///
/// This is the row that every report format renders; nothing is decided after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check that was asked, such as `PRR-BR-03`.
    pub check: String,
    /// The policy that bound the check; the check's id unless a pack or prr.yaml names it.
    pub policy: String,
    /// The plugin that answered.
    pub plugin: String,
    /// What it answered.
    pub outcome: Outcome,
    /// How much it matters.
    pub severity: Severity,
    /// Whether this row denies: a failure under an enforcing policy that no waiver covers.
    pub denies: bool,
    /// The service it concerns, when one is known.
    pub service: Option<String>,
    /// What exactly was judged, such as `checkout/availability`.
    pub subject: String,
    /// Name of the message in the plugin's catalogue: stable where texts are not.
    pub message_id: String,
    /// What was found, why it matters, in numbers.
    pub message: Localized,
    /// Where it is wrong, or where it was seen to be right.
    pub location: Location,
    /// What happened to the document it stands in, where the tree was compared with a base: added, changed or unchanged.
    pub change: Option<DocumentChange>,
    /// How strong what was seen is, and how strong it has to be.
    pub evidence: Strength,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// What was seen that decides the outcome. A pass carries its proof too.
    pub proof: Vec<Proof>,
    /// Controls that the check serves, qualified by framework: `isms-p/2.9.1`.
    pub controls: Arc<[String]>,
    /// Identity that survives moved lines: SHA-256 over check, path, subject and message name, in hex; rows that
    /// agree in all four are told apart by their number.
    pub fingerprint: String,
    /// The exception that covers this row, if one does.
    pub waiver: Option<Waiver>,
    /// How to mend it.
    pub fix: Option<Fix>,
}

impl Finding {
    /// Where to read more: the command that explains the check.
    #[must_use]
    pub fn help(&self) -> String {
        format!("prr explain {}", self.check)
    }
}

/// A place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What is to be seen there.
    pub message: Localized,
}

/// What was seen: a range of a manifest and the digest of that manifest's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Where it was seen.
    pub location: Location,
    /// `sha256:` and the hex digest of the manifest's bytes.
    pub digest: Arc<str>,
}

/// How to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to do.
    pub message: Localized,
    /// Text that is ready to paste, in the manifest's own format.
    pub snippet: Option<String>,
}

/// A time-limited, approved exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Why the exception was granted.
    pub reason: String,
    /// Who granted it.
    pub approver: String,
    /// The last day on which it holds, `YYYY-MM-DD`.
    pub expires: String,
}
