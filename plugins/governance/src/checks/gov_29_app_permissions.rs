//! GOV-29: permissions of apps were held against their notice this year.

use super::duty;

duty! {
    id: "GOV-29",
    severity: Low,
    documentation: include_str!("gov_29_app_permissions.md"),
    record: "app-permission-review",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "app/src/main/AndroidManifest.xml",
    missing: NO_APP_PERMISSION_REVIEW,
}
