//! GOV-02: policies were reviewed and approved this year.

use super::duty;

duty! {
    id: "GOV-02",
    severity: Medium,
    documentation: include_str!("gov_02_policy.md"),
    record: "policy-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/policy/security-policy.md",
    missing: NO_POLICY_REVIEW,
}
