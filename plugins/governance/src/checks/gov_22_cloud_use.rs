//! GOV-22: the use of clouds was assessed, decided and reported.

use super::duty;

duty! {
    id: "GOV-22",
    severity: High,
    documentation: include_str!("gov_22_cloud_use.md"),
    record: "cloud-use-review",
    days: 366.0,
    frameworks: ["efsr"],
    file: "docs/efsr/cloud-register.md",
    missing: NO_CLOUD_USE_REVIEW,
}
