//! PRT-27: workloads say what they need and whether they work.

use std::collections::BTreeSet;

use prr_sdk::{Check, Finding, Node, Parameters, Place, Severity, fail, pass};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{Object, items};
use crate::read::terraform::text;
use crate::scope::Concern;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-27",
        severity: Severity::Medium,
        documentation: include_str!("prt_27_capacity.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    // Requests and limits may come from the namespace.
    let ranges = model.objects.of("LimitRange").iter();
    let by_namespace: BTreeSet<&str> = ranges.filter_map(|range| range.namespace).collect();
    let mut findings = Vec::new();
    for kind in ["Deployment", "StatefulSet", "DaemonSet", "Rollout"] {
        for object in model.objects.of(kind) {
            let defaulted = object.namespace.is_some_and(|namespace| by_namespace.contains(namespace));
            let containers = items(object.pod().and_then(|pod| pod.field("containers")));
            let judged = containers.filter(|container| container.field("image").is_some());
            let scope = model.of_object(object);
            findings.extend(judged.map(|container| {
                let name = format!("{}/{}", object.subject(), text(container.field("name")).unwrap_or_default());
                let found = of_container(object, container, defaulted).with("name", name.as_str());
                scope.concerned(Concern::Production, Finding { subject: name.clone(), ..found }, &name, "resources")
            }));
        }
    }
    findings
}

fn of_container(object: &Object<'_>, container: Node<'_>, ranged: bool) -> Finding {
    let at = container.field("name").map_or_else(|| Place::from(object.at), Place::from);
    let resources = container.field("resources");
    let has = |list: &str, what: &str| resources.and_then(|resources| resources.field(list)?.field(what)).is_some();
    let mut missing = Vec::new();
    if !ranged {
        // A limit is a request too, where none is named.
        let wanted = [
            ("requests.cpu", has("requests", "cpu") || has("limits", "cpu")),
            ("requests.memory", has("requests", "memory") || has("limits", "memory")),
            ("limits.memory", has("limits", "memory")),
        ];
        missing.extend(wanted.into_iter().filter(|(_, there)| !there).map(|(name, _)| name));
    }
    let serves = items(container.field("ports")).next().is_some();
    if serves && container.field("readinessProbe").is_none() && object.kind != "DaemonSet" {
        missing.push("readinessProbe");
    }
    if missing.is_empty() {
        return pass("", at).because(m::BOUNDED);
    }
    fail("", at).because(m::UNBOUNDED).with("missing", missing.join(", "))
}
