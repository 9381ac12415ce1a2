use std::collections::BTreeMap;

use prr_model::{Finding, Language, Outcome};

use super::format::{Fingerprints, Location, ResultProperties, SarifResult, Suppression};
use super::{location, message};
use crate::messages::{FIX, WAIVER, text};

/// Related locations that code scanning takes of a result.
const MOST_LOCATIONS: usize = 100;

/// One row as SARIF.
pub fn result<'a>(finding: &'a Finding, indices: &BTreeMap<&str, usize>, language: Language) -> SarifResult<'a> {
    let (kind, level) = kind(finding);
    SarifResult {
        rule_id: &finding.check,
        rule_index: indices.get(finding.check.as_str()).copied(),
        kind,
        level,
        message: message(&told(finding, language)),
        locations: [location(&finding.location)],
        related_locations: related(finding, language),
        // Not `primaryLocationLineHash`: the upload action computes that one from the sources, and warns of any that differs.
        partial_fingerprints: Fingerprints { prr: &finding.fingerprint },
        suppressions: suppression(finding, language).into_iter().collect(),
        properties: ResultProperties {
            policy: &finding.policy,
            plugin: &finding.plugin,
            service: finding.service.as_deref(),
            subject: &finding.subject,
            message_id: &finding.message_id,
            severity: finding.severity.as_str(),
            controls: &finding.controls,
            // Not `baselineState`: it tells of results, and the base was not judged. An old failure may stand in a document that changed.
            change: finding.change.map(prr_model::DocumentChange::as_str),
            evidence: finding.evidence.reached.map(prr_model::Evidence::as_str),
            evidence_asked: finding.evidence.asked.map(prr_model::Evidence::as_str),
        },
    }
}

/// SARIF allows a level other than `none` for failures only. A waived failure is a note, because code scanning ignores suppressions and
/// would raise an alert for it.
const fn kind(finding: &Finding) -> (&'static str, &'static str) {
    match finding.outcome {
        Outcome::Fail if finding.denies => ("fail", "error"),
        Outcome::Fail if finding.waiver.is_some() => ("fail", "note"),
        Outcome::Fail => ("fail", "warning"),
        Outcome::Unknown => ("open", "none"),
        Outcome::Manual => ("review", "none"),
        Outcome::Pass => ("pass", "none"),
        Outcome::NotApplicable => ("notApplicable", "none"),
    }
}

/// The fix is text only: a replacement would claim that it can be applied unseen.
fn told(finding: &Finding, language: Language) -> String {
    let mut told = finding.message.get(language).to_owned();
    if let Some(fix) = &finding.fix {
        told += "\n\n";
        told += &text(&FIX, language, &[("fix", fix.message.get(language))]);
        if let Some(snippet) = &fix.snippet {
            told += "\n\n";
            told += snippet;
        }
    }
    told
}

fn related(finding: &Finding, language: Language) -> Vec<Location> {
    let related = finding.related.iter().take(MOST_LOCATIONS).enumerate();
    let place = |(index, related): (usize, &prr_model::Related)| Location {
        id: Some(index + 1),
        message: Some(message(related.message.get(language))),
        ..location(&related.location)
    };
    related.map(place).collect()
}

fn suppression(finding: &Finding, language: Language) -> Option<Suppression> {
    let waiver = finding.waiver.as_ref()?;
    let fields = [("expires", waiver.expires.as_str()), ("approver", &waiver.approver), ("reason", &waiver.reason)];
    let justification = message(&text(&WAIVER, language, &fields)).text;
    Some(Suppression { kind: "external", status: "accepted", justification })
}
