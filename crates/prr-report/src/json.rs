//! `prr.report/v1`: the report for programs. Every key is always there; texts are exact, and only their spelling in JSON is made safe to print.

use std::io;

use prr_model::{DocumentChange, Language, Localized, Outcome, Report, Severity, Strength, Verdict};
use serde::{Serialize, Serializer};

use crate::printed_json;

/// The JSON Schema of the report, 2020-12.
pub const SCHEMA: &str = include_str!("../../../docs/schema/prr.report.v1.schema.json");

/// The report as JSON, its messages in one language.
///
/// # Panics
///
/// Never: a report holds nothing that JSON cannot.
#[must_use]
pub fn json(report: &Report, language: Language) -> String {
    printed_json::text(&Document::new(report, language))
}

/// Writes the same, row by row, so that a long report is never held as a text.
///
/// # Errors
/// When `out` takes no more.
pub fn write_json(report: &Report, language: Language, out: &mut dyn io::Write) -> io::Result<()> {
    printed_json::write(&Document::new(report, language), out)
}

/// Rows that are made when they are written.
struct Rows<'a>(&'a [prr_model::Finding], Language);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|finding| Finding::new(finding, self.1)))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema: &'static str,
    tool: Tool,
    verdict: Verdict,
    effective_time: &'a str,
    revision: Option<&'a str>,
    change: Option<Change<'a>>,
    summary: Summary,
    services: Vec<Service<'a>>,
    findings: Rows<'a>,
    rendered: Vec<Rendered<'a>>,
    skipped: Vec<Skipped<'a>>,
    errors: Vec<Error<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    base: &'a str,
    policy_from: &'static str,
    added: usize,
    changed: usize,
    moved: usize,
    removed: usize,
    documents: Vec<ChangedDocument<'a>>,
}

#[derive(Serialize)]
struct ChangedDocument<'a> {
    change: DocumentChange,
    identity: &'a str,
    path: &'a str,
    line: u32,
    from: Option<From<'a>>,
}

#[derive(Serialize)]
struct From<'a> {
    path: &'a str,
    line: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    files: usize,
    manifests: usize,
    documents: usize,
    policies: usize,
    pass: usize,
    fail: usize,
    unknown: usize,
    not_applicable: usize,
    manual: usize,
    waived: usize,
    denying: usize,
    skipped: usize,
    errors: usize,
}

#[derive(Serialize)]
struct Service<'a> {
    name: &'a str,
    verdict: Verdict,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    check: &'a str,
    policy: &'a str,
    plugin: &'a str,
    outcome: Outcome,
    severity: Severity,
    denies: bool,
    service: Option<&'a str>,
    subject: &'a str,
    message_id: &'a str,
    message: &'a str,
    location: Location<'a>,
    change: Option<DocumentChange>,
    evidence: Option<Evidence>,
    related: Vec<Related<'a>>,
    proof: Vec<Proof<'a>>,
    controls: &'a [String],
    fingerprint: &'a str,
    waiver: Option<Waiver<'a>>,
    fix: Option<Fix<'a>>,
    help: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

/// How strong what was seen is; nothing where neither plugin nor policy says.
#[derive(Serialize)]
struct Evidence {
    level: Option<&'static str>,
    name: Option<&'static str>,
    asked: Option<&'static str>,
}

#[derive(Serialize)]
struct Related<'a> {
    location: Location<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Proof<'a> {
    location: Location<'a>,
    digest: &'a str,
}

#[derive(Serialize)]
struct Waiver<'a> {
    reason: &'a str,
    approver: &'a str,
    expires: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    message: &'a str,
    snippet: Option<&'a str>,
}

#[derive(Serialize)]
struct Rendered<'a> {
    path: &'a str,
    tool: &'a str,
    version: &'a str,
    documents: usize,
    digest: Option<&'a str>,
}

#[derive(Serialize)]
struct Skipped<'a> {
    path: &'a str,
    reason: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct Error<'a> {
    kind: &'a str,
    message: &'a str,
    hint: Option<&'a str>,
    location: Option<Location<'a>>,
    plugin: Option<&'a str>,
}

impl<'a> Document<'a> {
    fn new(report: &'a Report, language: Language) -> Self {
        let text = |localized: &'a Localized| localized.get(language);
        Self {
            schema: prr_model::SCHEMA,
            tool: Tool { name: report.tool.name, version: report.tool.version },
            verdict: report.verdict,
            effective_time: &report.effective_time,
            revision: report.revision.as_deref(),
            change: report.change.as_ref().map(Change::new),
            summary: Summary::new(&report.summary),
            services: report.services.iter().map(|row| Service { name: &row.name, verdict: row.verdict }).collect(),
            findings: Rows(&report.findings, language),
            rendered: report.rendered.iter().map(Rendered::new).collect(),
            skipped: report
                .skipped
                .iter()
                .map(|file| Skipped { path: &file.path, reason: file.reason, message: text(&file.message) })
                .collect(),
            errors: report.errors.iter().map(|error| Error::new(error, language)).collect(),
        }
    }
}

impl<'a> Change<'a> {
    fn new(change: &'a prr_model::Change) -> Self {
        Self {
            base: &change.base,
            policy_from: if change.policy_from_base { "base" } else { "tree" },
            added: change.count(DocumentChange::Added),
            changed: change.count(DocumentChange::Changed),
            moved: change.count(DocumentChange::Moved),
            removed: change.count(DocumentChange::Removed),
            documents: change.documents.iter().map(ChangedDocument::new).collect(),
        }
    }
}

impl<'a> ChangedDocument<'a> {
    fn new(document: &'a prr_model::ChangedDocument) -> Self {
        let from = |(path, line): &'a (String, u32)| From { path, line: *line };
        Self {
            change: document.change,
            identity: &document.identity,
            path: &document.path,
            line: document.line,
            from: document.from.as_ref().map(from),
        }
    }
}

impl Summary {
    const fn new(summary: &prr_model::Summary) -> Self {
        Self {
            files: summary.files,
            manifests: summary.manifests,
            documents: summary.documents,
            policies: summary.policies,
            pass: summary.pass,
            fail: summary.fail,
            unknown: summary.unknown,
            not_applicable: summary.not_applicable,
            manual: summary.manual,
            waived: summary.waived,
            denying: summary.denying,
            skipped: summary.skipped,
            errors: summary.errors,
        }
    }
}

impl<'a> Finding<'a> {
    fn new(finding: &'a prr_model::Finding, language: Language) -> Self {
        let related = |related: &'a prr_model::Related| Related {
            location: Location::new(&related.location),
            message: related.message.get(language),
        };
        let proof =
            |proof: &'a prr_model::Proof| Proof { location: Location::new(&proof.location), digest: &proof.digest };
        let waiver = |waiver: &'a prr_model::Waiver| Waiver {
            reason: &waiver.reason,
            approver: &waiver.approver,
            expires: &waiver.expires,
        };
        let fix = |fix: &'a prr_model::Fix| Fix { message: fix.message.get(language), snippet: fix.snippet.as_deref() };
        Self {
            check: &finding.check,
            policy: &finding.policy,
            plugin: &finding.plugin,
            outcome: finding.outcome,
            severity: finding.severity,
            denies: finding.denies,
            service: finding.service.as_deref(),
            subject: &finding.subject,
            message_id: &finding.message_id,
            message: finding.message.get(language),
            location: Location::new(&finding.location),
            change: finding.change,
            evidence: Evidence::new(finding.evidence),
            related: finding.related.iter().map(related).collect(),
            proof: finding.proof.iter().map(proof).collect(),
            controls: &finding.controls,
            fingerprint: &finding.fingerprint,
            waiver: finding.waiver.as_ref().map(waiver),
            fix: finding.fix.as_ref().map(fix),
            help: finding.help(),
        }
    }
}

impl Evidence {
    fn new(strength: Strength) -> Option<Self> {
        let Strength { reached, asked } = strength;
        let level = prr_model::Evidence::as_str;
        let row =
            Self { level: reached.map(level), name: reached.map(prr_model::Evidence::name), asked: asked.map(level) };
        (strength != Strength::default()).then_some(row)
    }
}

impl<'a> Rendered<'a> {
    fn new(rendered: &'a prr_model::Rendered) -> Self {
        Self {
            path: &rendered.path,
            tool: &rendered.tool,
            version: &rendered.version,
            documents: rendered.documents,
            digest: rendered.digest.as_deref(),
        }
    }
}

impl<'a> Location<'a> {
    fn new(location: &'a prr_model::Location) -> Self {
        let prr_model::Location { path, line, column, end_line, end_column } = location;
        Self { path, line: *line, column: *column, end_line: *end_line, end_column: *end_column }
    }
}

impl<'a> Error<'a> {
    fn new(error: &'a prr_model::GateError, language: Language) -> Self {
        Self {
            kind: &error.kind,
            message: error.message.get(language),
            hint: error.hint.as_ref().map(|hint| hint.get(language)),
            location: error.location.as_ref().map(Location::new),
            plugin: error.plugin.as_deref(),
        }
    }
}
