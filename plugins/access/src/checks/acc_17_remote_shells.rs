//! ACC-17: machines and pods are not entered from outside.

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::kube::rbac::{Granted, Who};
use crate::kube::service::Service;
use crate::messages as m;
use crate::model::Model;
use crate::value::{items, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-17",
        severity: Severity::High,
        documentation: include_str!("acc_17_remote_shells.md"),
        parameters: &[],
        judge,
    }
}

/// Ports by which somebody gets a shell, a desktop or files.
const SHELLS: &[&str] = &["22", "23", "21", "3389"];
/// Stages that one is made from, one after the other.
const MOST_STAGES: usize = 50;
/// Packages that listen on them.
const DAEMONS: &[&str] = &["openssh-server", "dropbear", "telnetd", "vsftpd", "xrdp", "proftpd"];

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings: Vec<_> = model.services.iter().filter_map(service).collect();
    for workload in &model.workloads {
        let ports = workload.containers.iter().flat_map(|container| items(container.node.field("ports")));
        let host = ports.filter_map(|port| port.field("hostPort")).find(|port| is_shell(*port));
        findings.extend(host.map(|port| open(&workload.title(), port).service(workload.object.service())));
    }
    for kind in ["aws_lb_listener", "aws_alb_listener"] {
        findings.extend(model.cloud.of(kind).iter().filter_map(|listener| {
            let port = listener.field("port").filter(|port| is_shell(*port))?;
            Some(open(&listener.address(), port))
        }));
    }
    findings.extend(model.images().filter_map(|(path, image)| entered(path, image)));
    findings.extend(executions(model));
    findings
}

fn is_shell(port: Node<'_>) -> bool {
    text(Some(port)).is_some_and(|port| SHELLS.contains(&port.split('/').next().unwrap_or_default()))
}

fn open(name: &str, port: Node<'_>) -> Finding {
    fail(name, port)
        .because(m::SHELL_OUTSIDE)
        .fix(m::ENTER_BY_BASTION, &[], None)
        .with("name", name)
        .with("port", port.text().unwrap_or_default())
}

fn service(service: &Service<'_>) -> Option<Finding> {
    let outside = matches!(text(service.kind), Some("NodePort" | "LoadBalancer"));
    let port = service.ports.iter().find_map(|port| {
        ["port", "targetPort"].into_iter().filter_map(|key| port.field(key)).find(|port| is_shell(*port))
    })?;
    let name = format!("Service {}", service.object.name);
    Some(
        match service.internal().or_else(|| service.sources()) {
            Some(narrowed) => pass(&name, narrowed).because(m::SHELL_INSIDE).with("name", name),
            None if !outside => pass(&name, port).because(m::SHELL_INSIDE).with("name", name),
            None => open(&name, port),
        }
        .service(service.object.service()),
    )
}

/// An image that waits for somebody to log in. Stages that the last one is not made from are left behind.
fn entered(path: &str, image: Node<'_>) -> Option<Finding> {
    let stages: Vec<_> = items(image.field("stages")).collect();
    let mut stage = stages.last().copied();
    let mut left = MOST_STAGES;
    while let Some(current) = stage.filter(|_| left > 0) {
        left -= 1;
        for instruction in items(current.field("instructions")) {
            let arguments: Vec<_> = items(instruction.field("arguments")).collect();
            let found = match text(instruction.field("instruction")) {
                Some("EXPOSE") => arguments.iter().copied().find(|port| is_shell(*port)),
                Some("RUN") => arguments.iter().copied().find(|command| {
                    let words = text(Some(*command)).unwrap_or_default();
                    words
                        .split(|char: char| char.is_whitespace() || ";&|".contains(char))
                        .any(|word| DAEMONS.contains(&word))
                }),
                _ => None,
            };
            if let Some(at) = found {
                return Some(fail(path, at).because(m::IMAGE_ENTERED).fix(m::NO_DAEMON, &[], None).with("name", path));
            }
        }
        let base = text(current.field("stage"));
        stage = base.and_then(|base| stages.iter().copied().find(|stage| text(stage.field("name")) == Some(base)));
    }
    let last = stages.last()?;
    Some(pass(path, last.field("from").unwrap_or(*last)).because(m::IMAGE_CLOSED).with("name", path))
}

/// People who may open a shell in a pod: whether that is recorded.
fn executions(model: &Model<'_>) -> Vec<Finding> {
    let audited = model.objects("Policy").iter().find(|object| object.group == "audit.k8s.io");
    let mut findings = Vec::new();
    for binding in &model.rbac.bindings {
        let Some(person) = binding.subjects.iter().find(|subject| subject.who == Who::Person) else { continue };
        let Granted::Rules(grants) = model.rbac.granted(binding) else { continue };
        let Some(shell) = grants.shell else { continue };
        let title = format!("{}: pods/exec", binding.name);
        findings.push(
            match audited {
                Some(policy) => pass(title, person.node).because(m::SHELL_RECORDED).proof(policy.at),
                None => unknown(title, person.node).because(m::SHELL_UNRECORDED),
            }
            .proof(shell)
            .with("name", person.name),
        );
    }
    findings
}
