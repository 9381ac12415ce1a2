//! PRT-21: images are scanned where they are kept, and something watches for malware and intrusion where they run.

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::Object;
use crate::read::terraform::text;
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, on, want};

const SETTINGS: &[Setting] = &[
    on("aws_guardduty_detector", "enable").absent(Absent::Fine),
    want(
        "google_artifact_registry_repository",
        "vulnerability_scanning_config.enablement_config",
        Want::NoneOf(&["DISABLED"]),
    )
    .absent(Absent::Fine),
    on("harbor_project", "vulnerability_scanning").absent(Absent::Fine),
];

const REGISTRY: Setting = on("aws_ecr_repository", "image_scanning_configuration.scan_on_push");

const WORDING: Wording = Wording { good: m::SCANNED, bad: m::NOT_SCANNED, missing: m::NOT_SCANNED_BY_DEFAULT };

/// Charts and workloads that scan or watch.
const WATCHERS: &[&str] = &[
    "trivy-operator",
    "falco",
    "tetragon",
    "clamav",
    "kubearmor",
    "neuvector",
    "stackrox-secured-cluster-services",
    "wazuh",
];

/// Services of clouds that do.
const SERVICES: &[&str] = &[
    "aws_inspector2_enabler",
    "aws_guardduty_malware_protection_plan",
    "aws_securityhub_account",
    "aws_ecr_registry_scanning_configuration",
    "azurerm_security_center_subscription_pricing",
    "google_scc_source",
];

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-21",
        severity: Severity::Medium,
        documentation: include_str!("prt_21_scans.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::Production);
    // A setting of the registry goes before that of a repository.
    let by_registry = !model.resources.of("aws_ecr_registry_scanning_configuration").is_empty();
    if !by_registry {
        findings.extend(settings(model, &[REGISTRY], &WORDING, Concern::Production));
    }
    for service in SERVICES.iter().flat_map(|kind| model.resources.of(kind)) {
        let found =
            pass(&service.address, Place::key(service.name)).because(m::WATCHED).with("name", service.address.as_str());
        findings.push(found);
    }
    for kind in ["HelmRelease", "DaemonSet", "Deployment"] {
        findings.extend(model.objects.of(kind).iter().filter_map(watcher));
    }
    if findings.is_empty()
        && let Some(node) = model.declared.node
    {
        findings.push(unknown("scans", Place::key(node)).because(m::NOTHING_WATCHES));
    }
    findings
}

fn watcher(object: &Object<'_>) -> Option<Finding> {
    let chart = object.spec().and_then(|spec| spec.field("chart")?.field("spec")?.field("chart"));
    let chart = chart.or_else(|| object.spec()?.field("chartRef")?.field("name"));
    let named: Option<Node<'_>> = chart.filter(|chart| text(Some(*chart)).is_some_and(|name| WATCHERS.contains(&name)));
    let at = named.or_else(|| WATCHERS.contains(&object.name).then_some(object.at))?;
    Some(pass(object.subject(), at).because(m::WATCHED).with("name", object.subject()))
}
