//! GOV-25: use and growth of capacity were analysed this quarter.

use super::duty;

duty! {
    id: "GOV-25",
    severity: Low,
    documentation: include_str!("gov_25_capacity.md"),
    record: "capacity-review",
    days: 92.0,
    frameworks: ["efsr", "isms-p"],
    file: "docs/operations/capacity.md",
    missing: NO_CAPACITY_REVIEW,
}
