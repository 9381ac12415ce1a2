//! ACC-12: no workload has the rights of its node.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, not_applicable, pass, unknown};

use crate::declared::Emergency;
use crate::kube::workload::Workload;
use crate::messages as m;
use crate::model::{LeftOut, Model};
use crate::value::{Switch, at, items, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-12",
        severity: Severity::High,
        documentation: include_str!("acc_12_privileged.md"),
        parameters: &[],
        judge,
    }
}

/// Capabilities that are as good as the node.
const NODE: &[&str] = &["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "DAC_READ_SEARCH", "BPF"];
/// Places that are told beside the first one.
const MOST_TOLD: usize = 5;

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let judged = model.workloads.iter().map(|workload| one(model, workload).service(workload.object.service()));
    judged.chain(model.left_out.iter().map(left_out)).collect()
}

/// Said once for all checks of this family, here, where most of what runs is looked at.
fn left_out(left_out: &LeftOut<'_>) -> Finding {
    let found = not_applicable(left_out.name, left_out.at).because(m::OUT_OF_SCOPE).proof(left_out.reason.node);
    found.with("name", left_out.name).with("reason", left_out.reason.value)
}

fn one(model: &Model<'_>, workload: &Workload<'_>) -> Finding {
    let (name, rights) = (workload.title(), rights(workload));
    let Some((first, what)) = rights.first() else {
        return pass(&name, workload.object.at).because(m::UNPRIVILEGED).with("name", name);
    };
    // What runs on every node is there to see the node: whether that was approved, no manifest says.
    let agent = workload.object.kind == "DaemonSet";
    let found = match model.declared.emergency(&workload.place()) {
        Emergency::Named(until) => pass(&name, *first)
            .because(m::PRIVILEGE_LISTED)
            .with("until", until.text().unwrap_or_default())
            .proof(until),
        Emergency::Over(until) => {
            fail(&name, *first).because(m::PRIVILEGE_OVER).with("until", until.text().unwrap_or_default()).proof(until)
        }
        _ if agent => unknown(&name, *first).because(m::AGENT_PRIVILEGED).with("place", workload.place()),
        _ => fail(&name, *first).because(m::PRIVILEGED).fix(m::DROP_PRIVILEGE, &[], None),
    };
    let others = rights.iter().skip(1).take(MOST_TOLD);
    let found = others.fold(found, |found, (place, _)| found.related(*place, m::ALSO_PRIVILEGED, &[]));
    found.with("name", name).with("what", *what)
}

/// Everything by which a pod reaches its node, and what it is called.
fn rights<'a>(workload: &Workload<'a>) -> Vec<(Node<'a>, &'static str)> {
    let mut found = Vec::new();
    for key in ["hostPID", "hostIPC", "hostNetwork"] {
        if let Switch::On(node) = switch(workload.pod.field(key)) {
            found.push((node, key));
        }
    }
    for container in &workload.containers {
        let context = container.node.field("securityContext");
        if let Switch::On(node) = switch(context.and_then(|context| context.field("privileged"))) {
            found.push((node, "privileged"));
        }
        let added = items(context.and_then(|context| at(context, &["capabilities", "add"])));
        found.extend(added.filter_map(|node| {
            let name = text(Some(node))?;
            let known = NODE.iter().find(|known| name.trim_start_matches("CAP_").eq_ignore_ascii_case(known))?;
            Some((node, *known))
        }));
    }
    let volumes = items(workload.pod.field("volumes"));
    found.extend(volumes.filter_map(|volume| Some((at(volume, &["hostPath"])?, "hostPath"))));
    found
}
