//! GOV-27: the ledgers of maintenance and incidents were reviewed this quarter.

use super::duty;

duty! {
    id: "GOV-27",
    severity: Low,
    documentation: include_str!("gov_27_maintenance.md"),
    record: "maintenance-review",
    days: 92.0,
    frameworks: ["efsr"],
    file: "docs/operations/maintenance-ledger.csv",
    missing: NO_MAINTENANCE_REVIEW,
}
