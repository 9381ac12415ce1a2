//! What modules make whose configuration is not in the tree.

use prr_sdk::Node;

use super::cloud::owner;
use super::{Flow, Rule, Step, Target};
use crate::messages as m;
use crate::region::{Cloud, Place};
use crate::terraform::{Call, Terraform, Why};

/// Names of modules of registries that make networks and permissions.
const HOLD_NOTHING: &[&str] = &[
    "vpc",
    "iam",
    "security-group",
    "acm",
    "route53",
    "network",
    "subnets",
    "cloud-nat",
    "cloud-router",
    "project-factory",
    "label",
    "dns",
    "vpn",
    "key-pair",
    "pod-identity",
    "irsa",
];

/// What modules make whose configuration is not in the tree: it is where their provider is, if nothing in them says otherwise.
pub(crate) fn calls<'a>(terraform: &Terraform<'a>) -> Vec<Flow<'a>> {
    terraform.calls.iter().filter_map(|call| call_elsewhere(terraform, call)).collect()
}

fn call_elsewhere<'a>(terraform: &Terraform<'a>, call: &Call<'a>) -> Option<Flow<'a>> {
    let source = call.body.field("source").and_then(Node::text)?;
    let local = ["./", "../", "/"].iter().any(|start| source.starts_with(start));
    let holds = !HOLD_NOTHING
        .iter()
        .any(|word| source.split(['/', '.', '?']).any(|part| part == *word || part.ends_with(&format!("-{word}"))));
    if local || !holds {
        return None;
    }
    let owner = owner(call.body, call.path, call.module.applied);
    let first = Step::new(call.body, m::STEP_RESOURCE).with("name", call.address());
    let registered = call.registered().and_then(|(_, _, provider)| Some((Cloud::of_provider(provider)?, provider)));
    let Some((cloud, provider)) = registered else {
        let target = Target::unknown(Why::Module(source));
        return Some(Flow {
            rule: Rule::Primary,
            subject: call.address(),
            at: call.body.into(),
            target,
            steps: vec![first],
            owner,
        });
    };
    let located = terraform.locate_call(call, cloud, provider);
    let mut target = Target::located(cloud, &located);
    target.assumed = true;
    if let Place::Abroad(_) = target.place {
        target.place = Place::Undetermined;
        target.why = Some(Why::Module(source));
    }
    let steps =
        std::iter::once(first).chain(located.path.iter().map(|node| Step::new(*node, m::STEP_REGION))).collect();
    Some(Flow { rule: Rule::Primary, subject: call.address(), at: call.body.into(), target, steps, owner })
}
