//! GOV-12: access rights were reviewed in the last half year.

use super::duty;

duty! {
    id: "GOV-12",
    severity: High,
    documentation: include_str!("gov_12_access.md"),
    record: "access-review",
    days: 184.0,
    frameworks: ["isms-p"],
    file: "docs/isms/access-review.csv",
    missing: NO_ACCESS_REVIEW,
}
