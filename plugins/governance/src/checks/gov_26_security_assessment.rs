//! GOV-26: new services of electronic finance were assessed for security.

use super::duty;

duty! {
    id: "GOV-26",
    severity: Medium,
    documentation: include_str!("gov_26_security_assessment.md"),
    record: "security-assessment",
    days: 366.0,
    frameworks: ["efsr"],
    file: "docs/efsr/security-assessment.md",
    missing: NO_SECURITY_ASSESSMENT,
}
