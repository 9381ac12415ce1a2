//! GOV-07: the statement of operation was held against what is there this year.

use super::duty;

duty! {
    id: "GOV-07",
    severity: Medium,
    documentation: include_str!("gov_07_operation_statement.md"),
    record: "operation-statement",
    days: 366.0,
    frameworks: ["isms-p"],
    file: "docs/isms/operation-statement.xlsx",
    missing: NO_OPERATION_STATEMENT,
}
