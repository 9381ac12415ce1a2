//! GOV-04: flow charts of services and personal data were reviewed this year.

use super::duty;

duty! {
    id: "GOV-04",
    severity: Medium,
    documentation: include_str!("gov_04_flows.md"),
    record: "flow-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/isms/flows.md",
    missing: NO_FLOW_REVIEW,
}
