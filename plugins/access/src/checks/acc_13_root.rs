//! ACC-13: processes cannot become more than they are.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::kube::workload::{Container, Workload};
use crate::messages as m;
use crate::model::Model;
use crate::value::{Switch, number, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-13",
        severity: Severity::Medium,
        documentation: include_str!("acc_13_root.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    // Windows knows neither setting.
    let windows = |workload: &&Workload<'_>| {
        let system = workload.pod.field("os").and_then(|os| os.field("name"));
        text(system) != Some("windows")
    };
    let linux = model.workloads.iter().filter(windows).filter(|workload| !workload.containers.is_empty());
    linux.map(|workload| one(workload).service(workload.object.service())).collect()
}

/// What is known of the user that a container runs as.
enum User<'a> {
    Root(Node<'a>),
    Another,
    /// Its image says.
    Unsaid,
}

fn one(workload: &Workload<'_>) -> Finding {
    let name = workload.title();
    let own = |container: &Container<'_>, key: &str| container.node.field("securityContext")?.field(key).map(|_| ());
    let escalating: Vec<_> = workload
        .containers
        .iter()
        .filter(|container| !matches!(switch(context(container, "allowPrivilegeEscalation")), Switch::Off(_)))
        .collect();
    let users: Vec<_> = workload.containers.iter().map(|container| (container, user(workload, container))).collect();
    let root = users.iter().find_map(|(_, user)| if let User::Root(node) = user { Some(*node) } else { None });
    let unsaid = users.iter().find(|(_, user)| matches!(user, User::Unsaid));
    let found = match (root, escalating.first(), unsaid) {
        (Some(node), ..) => {
            fail(&name, node).because(m::RUNS_AS_ROOT).fix(m::RESTRICT, &[], Some(RESTRICTED.to_owned()))
        }
        (None, Some(container), _) => {
            let at = context(container, "allowPrivilegeEscalation")
                .filter(|_| own(container, "allowPrivilegeEscalation").is_some())
                .or_else(|| container.node.field("name"))
                .unwrap_or(container.node);
            fail(&name, at)
                .because(m::MAY_ESCALATE)
                .with("count", number(escalating.len()))
                .with("all", number(workload.containers.len()))
                .fix(m::RESTRICT, &[], Some(RESTRICTED.to_owned()))
        }
        (None, None, Some((container, _))) => {
            unknown(&name, container.node.field("name").unwrap_or(container.node)).because(m::USER_UNSAID)
        }
        (None, None, None) => pass(&name, workload.object.at).because(m::RESTRICTED_PROCESSES),
    };
    found.with("name", name)
}

fn context<'a>(container: &Container<'a>, key: &str) -> Option<Node<'a>> {
    container.node.field("securityContext")?.field(key)
}

/// A container's own setting goes before its pod's.
fn user<'a>(workload: &Workload<'a>, container: &Container<'a>) -> User<'a> {
    let setting = |key: &str| {
        let pod = || workload.pod.field("securityContext")?.field(key);
        context(container, key).filter(|node| !node.is_null()).or_else(pod)
    };
    let id = setting("runAsUser").and_then(|node| Some((text(Some(node))?.parse::<i64>().ok()?, node)));
    match (id, switch(setting("runAsNonRoot"))) {
        (Some((0, node)), _) => User::Root(node),
        (Some(_), _) | (None, Switch::On(_)) => User::Another,
        _ => User::Unsaid,
    }
}

const RESTRICTED: &str = "securityContext:\n  allowPrivilegeEscalation: false\n  runAsNonRoot: true";
