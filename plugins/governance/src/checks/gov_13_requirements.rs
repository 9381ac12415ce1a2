//! GOV-13: security requirements were defined and approved this year.

use super::duty;

duty! {
    id: "GOV-13",
    severity: Low,
    documentation: include_str!("gov_13_requirements.md"),
    record: "security-requirements",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/security/requirements.md",
    missing: NO_SECURITY_REQUIREMENTS,
}
