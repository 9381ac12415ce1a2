//! GOV-18: the register of personal data was reviewed this year.

use super::duty;

duty! {
    id: "GOV-18",
    severity: Medium,
    documentation: include_str!("gov_18_privacy_register.md"),
    record: "privacy-register-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/privacy/register.csv",
    missing: NO_PRIVACY_REGISTER_REVIEW,
}
