//! GOV-14: access records were reviewed this month.

use super::duty;

duty! {
    id: "GOV-14",
    severity: High,
    documentation: include_str!("gov_14_logs.md"),
    record: "log-review",
    days: 31.0,
    frameworks: ["isms-p"],
    file: "docs/isms/log-review.md",
    missing: NO_LOG_REVIEW,
}
