//! GOV-17: the response to an incident was drilled this year.

use super::duty;

duty! {
    id: "GOV-17",
    severity: Medium,
    documentation: include_str!("gov_17_incident_drill.md"),
    record: "incident-drill",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/incident/drill-2026.md",
    missing: NO_INCIDENT_DRILL,
}
