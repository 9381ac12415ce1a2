//! GOV-06: measures against risks were chosen and approved this year.

use super::duty;

duty! {
    id: "GOV-06",
    severity: Medium,
    documentation: include_str!("gov_06_risk_treatment.md"),
    record: "risk-treatment",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/isms/risk-treatment.md",
    missing: NO_RISK_TREATMENT,
}
