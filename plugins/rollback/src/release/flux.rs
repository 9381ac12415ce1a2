//! Flux's Helm releases, of its controller and of the operator before it.

use prr_sdk::{Document, Kind, Node};

use super::{Fate, Release};
use crate::messages as m;

/// A `HelmRelease`.
pub(crate) fn helm_release<'a>(document: &Document<'a>) -> Option<Release<'a>> {
    let (root, spec) = (document.root(), document.root().field("spec")?);
    let node = root.field("metadata")?.field("name")?;
    let operator = root.field("apiVersion").and_then(Node::text).is_some_and(|api| api.starts_with("helm.fluxcd.io/"));
    let fate = if operator { of_operator(spec, node) } else { of_controller(spec, node) };
    Some(Release { name: node.text()?, node, fate, shifted_by: None })
}

fn of_operator<'a>(spec: Node<'a>, name: Node<'a>) -> Fate<'a> {
    let rollback = spec.field("rollback").filter(|rollback| rollback.kind() == Kind::Mapping);
    match rollback.and_then(|rollback| rollback.field("enable")) {
        Some(enable) if enable.as_bool() == Some(true) => match spec.field("wait") {
            Some(wait) if wait.as_bool() == Some(false) => Fate::Left(m::FLUX_BLIND, wait),
            _ => Fate::Undone(m::FLUX_UNDOES, enable),
        },
        Some(enable) if enable.as_bool().is_none() => Fate::Open(enable),
        Some(enable) => Fate::Unsaid(enable),
        None => Fate::Unsaid(name),
    }
}

/// An upgrade that fails is remediated before every retry, and after the last one unless `remediateLastFailure` says otherwise. Without
/// retries it is left as it is.
fn of_controller<'a>(spec: Node<'a>, name: Node<'a>) -> Fate<'a> {
    let Some(upgrade) = spec.field("upgrade").filter(|upgrade| upgrade.kind() == Kind::Mapping) else {
        return Fate::Unsaid(name);
    };
    let strategy = upgrade.field("strategy").and_then(|strategy| strategy.field("name"));
    if let Some(strategy) = strategy.filter(|strategy| strategy.text() == Some("RetryOnFailure")) {
        return Fate::Left(m::FLUX_RETRIES_ONLY, strategy);
    }
    let Some(remediation) = upgrade.field("remediation").filter(|node| node.kind() == Kind::Mapping) else {
        return Fate::Unsaid(name);
    };
    let retries = remediation.field("retries").filter(|retries| !retries.is_null());
    let last = remediation.field("remediateLastFailure").filter(|last| !last.is_null());
    let count = match retries.map(|retries| (retries, retries.as_i64())) {
        Some((retries, None)) => return Fate::Open(retries),
        Some((_, Some(count))) => count,
        None => 0,
    };
    if let Some(last) = last {
        match last.as_bool() {
            None => return Fate::Open(last),
            // Without an end of retries there is no last failure.
            Some(false) if count >= 0 => return Fate::Left(m::FLUX_LEAVES, last),
            Some(_) => {}
        }
    } else if count == 0 {
        return retries.map_or(Fate::Unsaid(remediation), |retries| Fate::Left(m::FLUX_NO_RETRIES, retries));
    }
    if let Some(strategy) = remediation.field("strategy").filter(|strategy| strategy.text() == Some("uninstall")) {
        return Fate::Left(m::FLUX_UNINSTALLS, strategy);
    }
    if let Some(wait) = upgrade.field("disableWait").filter(|wait| wait.as_bool() == Some(true)) {
        return Fate::Left(m::FLUX_BLIND, wait);
    }
    Fate::Undone(m::FLUX_UNDOES, last.or(retries).unwrap_or(remediation))
}

/// The patch of a Flux `Kustomization` that concerns the remediation of Helm releases: it reaches objects that do not say it themselves.
pub(crate) fn patches_releases<'a>(document: &Document<'a>) -> Option<Node<'a>> {
    let patches = document.root().field("spec")?.field("patches")?;
    let texts = patches.children().filter_map(|item| item.target().field("patch"));
    texts
        .into_iter()
        .find(|patch| patch.text().is_some_and(|text| text.contains("HelmRelease") && text.contains("remediation")))
}
