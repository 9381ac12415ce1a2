//! GOV-24: the emergency response was drilled this year.

use super::duty;

duty! {
    id: "GOV-24",
    severity: High,
    documentation: include_str!("gov_24_emergency_drill.md"),
    record: "emergency-drill",
    days: 366.0,
    frameworks: ["efsr"],
    file: "docs/efsr/emergency-drill-2026.md",
    missing: NO_EMERGENCY_DRILL,
}
