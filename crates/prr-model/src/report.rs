use crate::{Change, ExitCode, Finding, Localized, Location, Verdict};

/// The name and version of the report's JSON form. Fields are added, never changed or taken away.
pub const SCHEMA: &str = "prr.report/v1";

/// Everything a run of the gate has to say, in its final order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Who speaks.
    pub tool: Tool,
    /// The answer.
    pub verdict: Verdict,
    /// The time as of which the tree was judged, RFC 3339 in UTC; an input, recorded.
    pub effective_time: String,
    /// The id of the commit that was judged, in full; none for a worktree and for standard input.
    pub revision: Option<String>,
    /// What the tree changes of a base, where it was compared with one.
    pub change: Option<Change>,
    /// Counts.
    pub summary: Summary,
    /// The services that were judged, by name.
    pub services: Vec<ServiceRow>,
    /// One row a policy and subject, worst first.
    pub findings: Vec<Finding>,
    /// What tools rendered before it was judged.
    pub rendered: Vec<Rendered>,
    /// Files that were seen and not read, with the reason.
    pub skipped: Vec<Skipped>,
    /// Why the gate could not decide. Any entry closes it.
    pub errors: Vec<GateError>,
}

impl Report {
    /// What the gate exits with. A gate that could not decide says so, whatever else denies.
    #[must_use]
    pub const fn exit_code(&self) -> ExitCode {
        match self.verdict {
            _ if !self.errors.is_empty() => ExitCode::Undecided,
            Verdict::Deny => ExitCode::Deny,
            Verdict::Allow | Verdict::Warn => ExitCode::Allow,
        }
    }
}

/// The program that wrote a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// How much was seen and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files of the tree.
    pub files: usize,
    /// Files that were read as manifests.
    pub manifests: usize,
    /// Documents in them.
    pub documents: usize,
    /// Policies that were evaluated.
    pub policies: usize,
    /// Findings by outcome.
    pub pass: usize,
    /// Failures, waived ones included.
    pub fail: usize,
    /// What could not be decided from the manifests.
    pub unknown: usize,
    /// What does not concern its subject.
    pub not_applicable: usize,
    /// What waits for a person.
    pub manual: usize,
    /// Failures that a waiver covers.
    pub waived: usize,
    /// Failures that deny.
    pub denying: usize,
    /// Files seen and not read.
    pub skipped: usize,
    /// Reasons why the gate could not decide.
    pub errors: usize,
}

/// One service and how it fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRow {
    /// Its name.
    pub name: String,
    /// The verdict over its own findings.
    pub verdict: Verdict,
}

/// Something that a tool rendered: the verdict depends on what it printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rendered {
    /// What was rendered: a kustomization, or the `Chart.yaml` of a chart.
    pub path: String,
    /// The program: `kustomize`, `kubectl`, `helm`.
    pub tool: String,
    /// Its version, as it says it.
    pub version: String,
    /// Documents that came of it.
    pub documents: usize,
    /// `sha256:` and the hex digest of what the tool printed; nothing where it prints something else every time.
    pub digest: Option<String>,
}

/// A file that was seen and not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Path relative to the root; that of the manifest around it for a text inside one.
    pub path: String,
    /// Stable name of the reason: `no-reader`, `tool-settings`, `excluded`, `symlink`, `symlink-outside`, `submodule`, `template`,
    /// `encoded`, `rendered`, `library-chart`, `no-text`.
    pub reason: &'static str,
    /// The reason in words, with what to do about it.
    pub message: Localized,
}

/// Something that kept the gate from deciding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GateError {
    /// Stable name of what went wrong, such as `unreadable`, `syntax`, `plugin-fuel`.
    pub kind: String,
    /// The file concerned.
    pub location: Option<Location>,
    /// The plugin concerned.
    pub plugin: Option<String>,
    /// What happened.
    pub message: Localized,
    /// What to do about it.
    pub hint: Option<Localized>,
}
