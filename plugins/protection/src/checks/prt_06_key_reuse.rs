//! PRT-06: production shares no key and no secret with another environment.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Node, Parameters, Severity, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::{Object, items};
use crate::read::terraform::{known, text};
use crate::read::texts::{self, Text};
use crate::scope::Scope;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-06",
        severity: Severity::High,
        documentation: include_str!("prt_06_key_reuse.md"),
        parameters: &[],
        judge,
    }
}

/// Uses of a key or a secret: in production, and elsewhere.
#[derive(Default)]
struct Uses<'a> {
    production: Option<(Node<'a>, &'a str)>,
    other: Option<(Node<'a>, &'a str)>,
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut found: BTreeMap<String, Uses<'_>> = BTreeMap::new();
    let mut unplaced = None;
    let mut add = |scope: &Scope<'_, '_>, what: String, node, path| match scope.production() {
        Some(true) => _ = found.entry(what).or_default().production.get_or_insert((node, path)),
        Some(false) => _ = found.entry(what).or_default().other.get_or_insert((node, path)),
        None => _ = unplaced.get_or_insert((node, path)),
    };
    for object in model.objects.all() {
        let scope = model.of_object(object);
        for (what, node) in of_object(object) {
            add(&scope, what, node, object.path);
        }
    }
    for document in model.view.documents() {
        let scope = model.of_path(document.path());
        for (what, node) in of_sops(document.root()) {
            add(&scope, what, node, document.path());
        }
    }
    texts::each(&model.view, |text| {
        if let Some(key) = of_text(&text) {
            let (scope, _) = model.of_text(&text);
            add(&scope, key, text.node, text.document.path());
        }
    });
    let mut findings: Vec<_> = found.into_iter().filter_map(|(what, uses)| of_uses(&what, &uses)).collect();
    if findings.is_empty()
        && let Some((node, path)) = unplaced
    {
        findings.push(unknown(path, node).because(m::ENVIRONMENTS_UNDECLARED).with("name", path));
    }
    findings
}

fn of_uses(what: &str, uses: &Uses<'_>) -> Option<Finding> {
    let (production, path) = uses.production?;
    Some(match uses.other {
        Some((other, elsewhere)) => {
            let found = fail(what, other).because(m::KEY_SHARED).related(production, m::USED_IN_PRODUCTION, &[]);
            found.with("what", what).with("path", path).with("other", elsewhere)
        }
        None => pass(what, production).because(m::KEY_ALONE).with("what", what),
    })
}

/// What a store of secrets is asked for: the same name in the same store is the same secret.
fn of_object<'a>(object: &Object<'a>) -> Vec<(String, Node<'a>)> {
    if object.group != "external-secrets.io" || object.kind != "ExternalSecret" {
        return Vec::new();
    }
    let Some(spec) = object.spec() else { return Vec::new() };
    let store = spec.field("secretStoreRef").and_then(|store| text(store.field("name"))).unwrap_or_default();
    let entries = items(spec.field("data")).filter_map(|entry| entry.field("remoteRef")?.field("key"));
    let whole = items(spec.field("dataFrom")).filter_map(|entry| entry.field("extract")?.field("key"));
    let named = entries.chain(whole).filter_map(|key| Some((format!("{store}:{}", known(Some(key))?), key)));
    // Stores of one name may be different ones in namespaces of their own.
    let shared = spec.field("secretStoreRef").and_then(|store| text(store.field("kind"))) == Some("ClusterSecretStore");
    named.filter(|(what, _)| shared && !what.contains("{{") && !what.contains("${")).collect()
}

/// Whom files are encrypted for by SOPS.
fn of_sops(root: Node<'_>) -> Vec<(String, Node<'_>)> {
    let Some(sops) = root.field("sops") else { return Vec::new() };
    let recipients =
        [("kms", "arn"), ("gcp_kms", "resource_id"), ("azure_kv", "name"), ("age", "recipient"), ("pgp", "fp")];
    let keys = recipients
        .into_iter()
        .flat_map(|(list, key)| items(sops.field(list)).filter_map(move |entry| entry.field(key)));
    keys.filter_map(|key| Some((known(Some(key))?.to_owned(), key))).collect()
}

/// A key of AWS or Google Cloud that is named in full.
fn of_text(text: &Text<'_>) -> Option<String> {
    let aws = text.value.starts_with("arn:aws:kms:") && text.value.contains(":key/");
    let google = text.value.starts_with("projects/") && text.value.contains("/cryptoKeys/");
    let whole = (aws || google) && text.value.len() < 300 && !text.value.contains(['$', '{', '*', ' ']);
    (whole && !text.node.is_unresolved()).then(|| text.value.to_owned())
}
