//! The checks: one file a duty, beside it its page.

mod gov_01_scope;
mod gov_02_policy;
mod gov_03_assets;
mod gov_04_flows;
mod gov_05_risk_assessment;
mod gov_06_risk_treatment;
mod gov_07_operation_statement;
mod gov_08_activities;
mod gov_09_legal;
mod gov_10_audit;
mod gov_11_third_parties;
mod gov_12_access;
mod gov_13_requirements;
mod gov_14_logs;
mod gov_15_contacts;
mod gov_16_vulnerabilities;
mod gov_17_incident_drill;
mod gov_18_privacy_register;
mod gov_19_processors;
mod gov_20_privacy_policy;
mod gov_21_committee;
mod gov_22_cloud_use;
mod gov_23_continuity;
mod gov_24_emergency_drill;
mod gov_25_capacity;
mod gov_26_security_assessment;
mod gov_27_maintenance;
mod gov_28_incident;
mod gov_29_app_permissions;
mod gov_30_separated;

use prr_sdk::Check;

use crate::model::Model;

/// A check of one duty.
macro_rules! duty {
    (
        id: $id:literal,
        severity: $severity:ident,
        documentation: $page:expr,
        record: $record:literal,
        days: $days:literal,
        frameworks: [$($framework:literal),+],
        file: $file:literal,
        missing: $missing:ident,
    ) => {
        const DUTY: $crate::duty::Duty = $crate::duty::Duty {
            record: $record,
            frameworks: &[$($framework),+],
            file: $file,
            missing: $crate::messages::$missing,
        };

        const LONGEST: prr_sdk::Parameter = prr_sdk::Parameter::duration("longest-age", $days * 86_400.0);

        pub(super) fn check<'a>() -> prr_sdk::Check<$crate::model::Model<'a>> {
            prr_sdk::Check {
                id: $id,
                severity: prr_sdk::Severity::$severity,
                documentation: $page,
                parameters: &[LONGEST],
                judge: |model, parameters| DUTY.judged(model, parameters.number("longest-age")),
            }
        }
    };
}
use duty;

/// Every check, one line each.
pub(crate) fn all<'a>() -> Vec<Check<Model<'a>>> {
    vec![
        gov_01_scope::check(),
        gov_02_policy::check(),
        gov_03_assets::check(),
        gov_04_flows::check(),
        gov_05_risk_assessment::check(),
        gov_06_risk_treatment::check(),
        gov_07_operation_statement::check(),
        gov_08_activities::check(),
        gov_09_legal::check(),
        gov_10_audit::check(),
        gov_11_third_parties::check(),
        gov_12_access::check(),
        gov_13_requirements::check(),
        gov_14_logs::check(),
        gov_15_contacts::check(),
        gov_16_vulnerabilities::check(),
        gov_17_incident_drill::check(),
        gov_18_privacy_register::check(),
        gov_19_processors::check(),
        gov_20_privacy_policy::check(),
        gov_21_committee::check(),
        gov_22_cloud_use::check(),
        gov_23_continuity::check(),
        gov_24_emergency_drill::check(),
        gov_25_capacity::check(),
        gov_26_security_assessment::check(),
        gov_27_maintenance::check(),
        gov_28_incident::check(),
        gov_29_app_permissions::check(),
        gov_30_separated::check(),
    ]
}
