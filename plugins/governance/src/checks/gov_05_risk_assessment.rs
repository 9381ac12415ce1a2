//! GOV-05: risks were assessed this year.

use super::duty;

duty! {
    id: "GOV-05",
    severity: High,
    documentation: include_str!("gov_05_risk_assessment.md"),
    record: "risk-assessment",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/isms/risk-register.csv",
    missing: NO_RISK_ASSESSMENT,
}
