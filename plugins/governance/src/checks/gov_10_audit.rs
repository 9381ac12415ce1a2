//! GOV-10: the management system was audited by independent people this year.

use super::duty;

duty! {
    id: "GOV-10",
    severity: High,
    documentation: include_str!("gov_10_audit.md"),
    record: "internal-audit",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/isms/audit-2026.md",
    missing: NO_INTERNAL_AUDIT,
}
