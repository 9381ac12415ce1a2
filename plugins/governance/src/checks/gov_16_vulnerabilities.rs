//! GOV-16: vulnerabilities were assessed this year.

use super::duty;

duty! {
    id: "GOV-16",
    severity: High,
    documentation: include_str!("gov_16_vulnerabilities.md"),
    record: "vulnerability-assessment",
    days: 366.0,
    frameworks: ["isms-p", "efsr"],
    file: "docs/security/vulnerability-assessment.md",
    missing: NO_VULNERABILITY_ASSESSMENT,
}
