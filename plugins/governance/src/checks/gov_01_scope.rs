//! GOV-01: the scope of the management system was looked at this year.

use super::duty;

duty! {
    id: "GOV-01",
    severity: Medium,
    documentation: include_str!("gov_01_scope.md"),
    record: "scope-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/isms/scope.md",
    missing: NO_SCOPE_REVIEW,
}
