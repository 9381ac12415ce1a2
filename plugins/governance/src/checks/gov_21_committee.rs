//! GOV-21: the committee of information protection decided this year.

use super::duty;

duty! {
    id: "GOV-21",
    severity: Medium,
    documentation: include_str!("gov_21_committee.md"),
    record: "committee",
    days: 366.0,
    frameworks: ["efsr"],
    file: "docs/efsr/committee-2026.md",
    missing: NO_COMMITTEE,
}
