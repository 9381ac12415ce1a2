//! GOV-23: plans of continuity were approved this year.

use super::duty;

duty! {
    id: "GOV-23",
    severity: Medium,
    documentation: include_str!("gov_23_continuity.md"),
    record: "continuity-review",
    days: 366.0,
    frameworks: ["efsr"],
    file: "docs/efsr/bcp.md",
    missing: NO_CONTINUITY_REVIEW,
}
