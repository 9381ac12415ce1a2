//! ACC-09: the internet reaches no port that gives control or data.

use prr_sdk::{Check, Finding, Parameters, Severity, fail, pass, unknown};

use crate::cloud::ports::{GUARDED, Port};
use crate::cloud::rules::{Ports, Rule, Source, inbound};
use crate::messages as m;
use crate::model::Model;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-09",
        severity: Severity::Critical,
        documentation: include_str!("acc_09_open_ports.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings: Vec<_> = inbound(&model.cloud).iter().map(rule).collect();
    for kind in ["aws_security_group", "aws_default_security_group", "azurerm_network_security_group"] {
        // What blocks it has is not known where something makes them.
        let open = model.cloud.of(kind).iter().filter(|group| group.is_open());
        findings.extend(open.map(|group| {
            let name = group.address();
            unknown(&name, group.body).because(m::RULES_UNKNOWN).with("name", name)
        }));
    }
    findings
}

fn rule(rule: &Rule<'_>) -> Finding {
    let name = &rule.name;
    let reached: Vec<Port> = GUARDED.iter().copied().filter(|port| rule.opens(port.number)).collect();
    let unclear = match &rule.ports {
        Ports::Unknown(node) => Some(*node),
        _ => None,
    };
    let title = format!("{}: {}", rule.resource.address(), shown(rule));
    match (rule.source, unclear) {
        (Source::Narrow(at), _) => pass(title, at).because(m::NOT_THE_WORLD),
        (Source::World(at), None) if reached.is_empty() => pass(title, at).because(m::NO_GUARDED_PORT),
        (Source::World(at), None) => {
            let why = if reached.iter().any(|port| !port.data) { m::CONTROL_OPEN } else { m::DATA_OPEN };
            fail(title, at).because(why).with("ports", listed(&reached)).fix(m::NARROW_SOURCE, &[], None)
        }
        (Source::Unknown(at), None) if reached.is_empty() => pass(title, at).because(m::NO_GUARDED_PORT),
        (Source::Unknown(at), None) => unknown(title, at).because(m::SOURCE_UNKNOWN).with("ports", listed(&reached)),
        (_, Some(ports)) => unknown(title, ports).because(m::PORTS_UNKNOWN),
    }
    .with("name", name.as_str())
}

fn shown(rule: &Rule<'_>) -> String {
    match &rule.ports {
        Ports::All => "*".to_owned(),
        Ports::None => "icmp".to_owned(),
        Ports::Unknown(_) => "?".to_owned(),
        Ports::Ranges(ranges) => {
            let show = |(from, to): &(u32, u32)| if from == to { from.to_string() } else { format!("{from}-{to}") };
            ranges.iter().take(3).map(show).collect::<Vec<_>>().join(",")
        }
    }
}

/// `22 (SSH), 5432 (PostgreSQL)`, and how many more.
fn listed(ports: &[Port]) -> String {
    let mut text: Vec<_> = ports.iter().take(3).map(|port| format!("{} ({})", port.number, port.name)).collect();
    if ports.len() > 3 {
        text.push(format!("+{}", ports.len() - 3));
    }
    text.join(", ")
}
