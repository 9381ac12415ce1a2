//! GOV-20: the privacy policy was reviewed this year.

use super::duty;

duty! {
    id: "GOV-20",
    severity: Medium,
    documentation: include_str!("gov_20_privacy_policy.md"),
    record: "privacy-policy-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/privacy/policy.md",
    missing: NO_PRIVACY_POLICY_REVIEW,
}
