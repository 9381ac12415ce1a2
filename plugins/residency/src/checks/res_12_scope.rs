//! RES-12: a region is written with its provider, and a declared one is where its regime allows it.

use prr_sdk::compliance::{DataClass, Declarations, Regime, Subject};
use prr_sdk::{Check, Finding, Node, Parameters, Severity, Value, fail, pass, unknown};

use crate::flow::{Flow, Rule};
use crate::messages as m;
use crate::model::Model;
use crate::region::Place;
use crate::region::scoped::{self, Wrong};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "RES-12",
        severity: Severity::Medium,
        documentation: include_str!("res_12_scope.md"),
        parameters: &[],
        judge,
    }
}

/// A list of declared regions, and whether a region abroad in it contradicts its regime.
struct Declared<'a> {
    subject: &'a str,
    node: Node<'a>,
    only_korea: bool,
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings: Vec<Finding> = declared(&model.declared).iter().map(entry).collect();
    findings.extend(model.declared.clusters.iter().map(|cluster| {
        let declared = Declared { subject: cluster.name, node: cluster.node, only_korea: false };
        entry(&declared)
    }));
    for rule in [Rule::Primary, Rule::Copy] {
        findings.extend(model.flows(rule).iter().filter_map(ambiguous));
    }
    findings
}

fn declared<'a>(declared: &Declarations<'a>) -> Vec<Declared<'a>> {
    let strict = |name: Option<&str>| {
        let answers = declared.scope(&Subject { service: name, ..Subject::default() }).answers;
        let classes = answers.data_classes.map(|said| said.value);
        let by_law = classes.is_some_and(|classes| classes.any(&[DataClass::UniqueId, DataClass::Credit]));
        answers.regime.is_some_and(|said| said.value.is_public() || said.value == Regime::Finance && by_law)
    };
    let mut found = Vec::new();
    let mut add = |subject, list: Option<Node<'a>>, only_korea| {
        let items = list.into_iter().flat_map(|list| list.target().children());
        found.extend(items.map(|node| Declared { subject, node, only_korea }));
    };
    add("compliance", declared.node.and_then(|node| node.field("allowed-regions")), strict(None));
    for service in declared.services() {
        add(service.name, service.answers.allowed_regions, strict(Some(service.name)));
    }
    found
}

fn entry(declared: &Declared<'_>) -> Finding {
    let text = declared.node.text().unwrap_or_default();
    let finding = match scoped::read(text) {
        Err(Wrong::Bare) => {
            fail(declared.subject, declared.node).because(m::REGION_BARE).with("owners", scoped::owners(text))
        }
        Err(Wrong::Provider) => unknown(declared.subject, declared.node).because(m::PROVIDER_UNKNOWN),
        Err(Wrong::Region) => unknown(declared.subject, declared.node).because(m::DECLARED_UNKNOWN),
        Ok(scoped) => match scoped.place {
            Place::Abroad(country) if declared.only_korea => {
                fail(declared.subject, declared.node).because(m::ALLOWED_ABROAD).with("country", country.unwrap_or("?"))
            }
            _ => pass(declared.subject, declared.node).because(m::REGION_SCOPED).proof(declared.node),
        },
    };
    finding.with("region", text).with("subject", declared.subject)
}

/// A region of a manifest that nothing gives a provider.
fn ambiguous(flow: &Flow<'_>) -> Option<Finding> {
    let target = &flow.target;
    let name =
        target.name.as_deref().filter(|_| target.cloud.is_none() && target.recipient.is_none() && !target.stays)?;
    let owners = scoped::owners(name);
    (owners > 1).then(|| {
        let finding = unknown(&flow.subject, flow.at.clone()).because(m::REGION_AMBIGUOUS).with("owners", owners);
        finding.with("region", Value::from(name)).with("subject", flow.subject.clone())
    })
}
