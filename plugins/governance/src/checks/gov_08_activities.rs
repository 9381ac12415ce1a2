//! GOV-08: the calendar of periodic activities was reviewed this quarter.

use super::duty;

duty! {
    id: "GOV-08",
    severity: Low,
    documentation: include_str!("gov_08_activities.md"),
    record: "activity-review",
    days: 92.0,
    frameworks: ["isms-p"],
    file: "docs/isms/calendar.md",
    missing: NO_ACTIVITY_REVIEW,
}
