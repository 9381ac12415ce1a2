//! GOV-11: third parties and outside services were reviewed this year.

use super::duty;

duty! {
    id: "GOV-11",
    severity: Medium,
    documentation: include_str!("gov_11_third_parties.md"),
    record: "third-party-review",
    days: 366.0,
    frameworks: ["isms-p", "efsr"],
    file: "docs/isms/third-parties.csv",
    missing: NO_THIRD_PARTY_REVIEW,
}
