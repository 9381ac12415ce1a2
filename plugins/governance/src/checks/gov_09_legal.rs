//! GOV-09: legal requirements were reviewed this year.

use super::duty;

duty! {
    id: "GOV-09",
    severity: Medium,
    documentation: include_str!("gov_09_legal.md"),
    record: "legal-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/isms/legal-register.md",
    missing: NO_LEGAL_REVIEW,
}
