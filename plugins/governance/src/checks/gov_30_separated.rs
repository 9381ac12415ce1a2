//! GOV-30: data that is kept after its purpose was reviewed this year.

use super::duty;

duty! {
    id: "GOV-30",
    severity: Medium,
    documentation: include_str!("gov_30_separated.md"),
    record: "separated-storage-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/privacy/separated-storage.md",
    missing: NO_SEPARATED_STORAGE_REVIEW,
}
