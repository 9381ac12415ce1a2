//! GOV-15: the incident procedure and its contacts were reviewed in the last half year.

use super::duty;

duty! {
    id: "GOV-15",
    severity: Medium,
    documentation: include_str!("gov_15_contacts.md"),
    record: "contact-review",
    days: 184.0,
    frameworks: ["isms-p"],
    file: "docs/incident/contacts.md",
    missing: NO_CONTACT_REVIEW,
}
