//! Charts that Terraform releases.

use prr_sdk::Node;

use super::cloud::{blocks, owner};
use super::{Flow, Rule, Step, Target, sent};
use crate::messages as m;
use crate::terraform::{Terraform, Why, many};

/// Datadog's agents that charts install through Terraform.
pub(crate) fn releases<'a>(terraform: &Terraform<'a>) -> Vec<Flow<'a>> {
    let charts = terraform.others.iter().filter(|other| other.kind == "helm_release");
    let datadog = charts.filter(|other| {
        other.body.field("chart").and_then(Node::text).is_some_and(|chart| chart.rsplit('/').next() == Some("datadog"))
    });
    let mut flows = Vec::new();
    for other in datadog {
        let pairs = many(other.body.field("set"));
        let of_site = |pair: Node<'a>| {
            let named = pair.field("name").and_then(Node::text) == Some("datadog.site");
            pair.field("value").filter(|_| named)
        };
        let values: Vec<Node<'a>> = other.body.field("values").into_iter().flat_map(blocks).collect();
        let opaque = values.iter().find(|values| values.is_unresolved());
        let written = values.iter().flat_map(|values| sent::settings(*values, m::STEP_SETTINGS));
        let sites: Vec<_> = pairs.filter_map(of_site).collect();
        let mut sent: Vec<_> = written.collect();
        if let Some(site) = sites.first() {
            let step = Step::new(*site, m::STEP_SETTINGS).with("name", "Datadog");
            sent = vec![sent::Sent {
                rule: Rule::Telemetry,
                at: (*site).into(),
                target: sent::site(site.text().unwrap_or_default()),
                step,
            }];
        } else if let Some(values) = opaque.filter(|_| sent.is_empty()) {
            let step = Step::new(*values, m::STEP_SETTINGS).with("name", "Datadog");
            let target = Target::unknown(Why::Expression(values.text().unwrap_or_default()));
            sent.push(sent::Sent { rule: Rule::Telemetry, at: (*values).into(), target, step });
        } else if sent.is_empty() {
            sent.extend(sent::default_of_datadog(other.body.into()));
        }
        let first = Step::new(other.body, m::STEP_RESOURCE).with("name", other.address());
        let owner = owner(other.body, other.path, other.module.applied);
        flows.extend(sent::flows(sent, &other.address(), &first, &owner));
    }
    flows
}
