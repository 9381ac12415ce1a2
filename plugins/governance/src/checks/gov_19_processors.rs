//! GOV-19: processors of personal data were reviewed this year.

use super::duty;

duty! {
    id: "GOV-19",
    severity: Medium,
    documentation: include_str!("gov_19_processors.md"),
    record: "processor-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/privacy/processors.csv",
    missing: NO_PROCESSOR_REVIEW,
}
