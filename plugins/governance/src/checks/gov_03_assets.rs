//! GOV-03: the ledger of assets was reviewed this year.

use super::duty;

duty! {
    id: "GOV-03",
    severity: Medium,
    documentation: include_str!("gov_03_assets.md"),
    record: "asset-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/isms/assets.csv",
    missing: NO_ASSET_REVIEW,
}
