//! PRT-24: unusual access is noticed: access records are watched, and alarms reach somebody.

use std::collections::BTreeSet;

use prr_sdk::compliance::LogPurpose;
use prr_sdk::{Check, Finding, Parameters, Place, Severity, fail, pass, unknown};

use crate::log_store::{Store, find};
use crate::messages as m;
use crate::model::Model;
use crate::read::terraform::{Resource, known, many};
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, on, want};

/// Alarms that are there and switched off.
const SETTINGS: &[Setting] = &[
    on("aws_cloudwatch_metric_alarm", "actions_enabled").absent(Absent::Fine),
    on("google_monitoring_alert_policy", "enabled").absent(Absent::Fine),
    want("azurerm_monitor_metric_alert", "enabled", Want::On).absent(Absent::Fine),
];

const WORDING: Wording = Wording { good: m::ALARM_ON, bad: m::ALARM_OFF, missing: m::ALARM_OFF };

/// Alarms, and the argument that says whom they tell.
const RECEIVERS: &[(&str, &str)] = &[
    ("aws_cloudwatch_metric_alarm", "alarm_actions"),
    ("google_monitoring_alert_policy", "notification_channels"),
    ("azurerm_monitor_metric_alert", "action"),
];

/// What reads a log group as it is written, and the argument that names the group.
const WATCHERS: &[(&str, &str)] = &[
    ("aws_cloudwatch_log_metric_filter", "log_group_name"),
    ("aws_cloudwatch_log_subscription_filter", "log_group_name"),
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-24",
        severity: Severity::Medium,
        documentation: include_str!("prt_24_detection.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::Production);
    for (kind, argument) in RECEIVERS {
        for alarm in model.resources.of(kind) {
            let name = &alarm.address;
            let found = told(alarm, argument).map(|found| found.with("name", name.as_str()).with("setting", *argument));
            findings.extend(
                found.map(|found| model.of_resource(alarm).concerned(Concern::Production, found, name, argument)),
            );
        }
    }
    findings.extend(watched(model));
    findings
}

/// Whom an alarm tells.
fn told(alarm: &Resource<'_>, argument: &str) -> Option<Finding> {
    let name = &alarm.address;
    let list = alarm.body.field(argument).filter(|node| !node.is_null());
    match list {
        Some(list) if list.is_unresolved() => None,
        Some(list) if many(Some(list)).next().is_some() => Some(pass(name, list).because(m::ALARM_TOLD)),
        other => {
            let at = other.map_or_else(|| Place::key(alarm.name), Place::from);
            Some(fail(name, at).because(m::ALARM_UNHEARD))
        }
    }
}

/// Stores of access records, and whether something reads them.
fn watched(model: &Model<'_>) -> Vec<Finding> {
    let watchers: Vec<_> =
        WATCHERS.iter().map(|(kind, argument)| model.resources.attached(kind, argument, "name")).collect();
    let mut judged = BTreeSet::new();
    let mut findings = Vec::new();
    let declared = model.declared.log_stores.iter().filter(|store| store.purpose == LogPurpose::AccessRecords);
    for store in declared.flat_map(|declared| find(model, declared)) {
        let Store::Resource(resource) = store else { continue };
        if resource.kind != "aws_cloudwatch_log_group" || !judged.insert(resource.body.index()) {
            continue;
        }
        let name = &resource.address;
        let watcher = watchers.iter().flat_map(|watchers| watchers.to(&model.resources, resource)).next();
        let found = match watcher {
            Some(watcher) => {
                let pattern = watcher.body.field("pattern").or_else(|| watcher.body.field("filter_pattern"));
                let at = pattern.filter(|pattern| known(Some(*pattern)).is_some());
                let at = at.map_or_else(|| Place::key(watcher.name), Place::from);
                pass(name, at).because(m::RECORDS_WATCHED)
            }
            None => unknown(name, Place::key(resource.name)).because(m::RECORDS_UNWATCHED),
        };
        findings.push(model.of_resource(resource).concerned(
            Concern::All,
            found.with("name", name.as_str()),
            name,
            "filter",
        ));
    }
    findings
}
