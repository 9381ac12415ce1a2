//! Where Terraform keeps its state.

use prr_sdk::Node;

use super::cloud::along;
use super::{Flow, Owner, Rule, Step, Target, scan, sent};
use crate::messages as m;
use crate::region::{self, Cloud};
use crate::terraform::{Backend, Terraform, Why};

/// Where states of configurations are.
pub(crate) fn states<'a>(terraform: &Terraform<'a>) -> Vec<Flow<'a>> {
    terraform.backends.iter().filter_map(|backend| state(terraform, backend)).collect()
}

fn state<'a>(terraform: &Terraform<'a>, backend: &Backend<'a>) -> Option<Flow<'a>> {
    let text = |key| backend.body.field(key).filter(|node| !node.is_null());
    let first = Step::new(backend.body, m::STEP_STATE).with("name", backend.kind);
    let store = |kind, node: Node<'a>| {
        let found = terraform.store(kind, node.text()?)?;
        Some((Target::located(found.cloud, &terraform.locate(found)), node))
    };
    let (target, at) = match backend.kind {
        "s3" => match text("region") {
            Some(node) if node.is_unresolved() => (Target::unknown(Why::Expression(node.text()?)), node),
            Some(node) => (
                endpoint(backend.body).unwrap_or_else(|| Target::region(Cloud::Aws, node.text().unwrap_or_default())),
                node,
            ),
            None => (Target::unknown(Why::Absent), backend.body),
        },
        "gcs" => text("bucket")
            .and_then(|node| store("google_storage_bucket", node))
            .unwrap_or((Target::unknown(Why::Absent), backend.body)),
        "azurerm" => {
            let node = text("storage_account_name");
            node.and_then(|node| store("azurerm_storage_account", node))
                .unwrap_or((Target::unknown(Why::Absent), backend.body))
        }
        "remote" | "cloud" => {
            let host = text("hostname").and_then(Node::text).unwrap_or("app.terraform.io");
            (sent::elsewhere(host), backend.body)
        }
        _ => return None,
    };
    let folder = backend.module.applied;
    let subject = if folder.is_empty() {
        format!("backend \"{}\"", backend.kind)
    } else {
        format!("{folder}: backend \"{}\"", backend.kind)
    };
    let owner = Owner { paths: vec![backend.path, folder], ..Owner::default() };
    let steps = vec![first, Step::new(at, m::STEP_REGION)];
    Some(Flow { rule: Rule::State, subject, at: at.into(), target, steps, owner })
}

/// The store that an S3 backend is told to use instead of Amazon's.
fn endpoint(body: Node<'_>) -> Option<Target<'_>> {
    let nested = along(body, "endpoints.s3").into_iter().next();
    let node = body.field("endpoint").or(nested)?;
    let host = scan::host(node.text()?)?;
    Some(region::host::of(host).map_or(Target::unknown(Why::Host(host)), |endpoint| Target::endpoint(&endpoint, host)))
}
