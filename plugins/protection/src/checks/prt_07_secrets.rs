//! PRT-07: secrets are not written into manifests.

use prr_sdk::{Check, Finding, Kind, Node, Parameters, Place, Severity, fail, pass};

use crate::messages as m;
use crate::model::Model;
use crate::read::object::Object;
use crate::read::secret::{is_secret_name, is_value, shaped, with_password};
use crate::read::terraform::text;
use crate::read::texts::{self, Applied, Text};
use crate::scope::Concern;

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-07",
        severity: Severity::Critical,
        documentation: include_str!("prt_07_secrets.md"),
        parameters: &[],
        judge,
    }
}

fn judge(model: &Model<'_>, _: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    for object in model.objects.all() {
        let found = match (object.group, object.kind) {
            ("", "Secret") => committed(object),
            ("external-secrets.io", "ExternalSecret") | ("secrets-store.csi.x-k8s.io", "SecretProviderClass") => {
                Some(elsewhere(object, object.spec()))
            }
            ("bitnami.com", "SealedSecret") => Some(sealed(object)),
            _ => None,
        };
        let name = object.subject();
        let scope = model.of_object(object);
        findings
            .extend(found.map(|found| scope.concerned(Concern::All, found.with("name", name.as_str()), &name, "data")));
    }
    texts::each(&model.view, |text| findings.extend(written(model, &text)));
    findings
}

fn elsewhere(object: &Object<'_>, spec: Option<Node<'_>>) -> Finding {
    pass(object.subject(), spec.map_or_else(|| Place::from(object.at), Place::from)).because(m::SECRET_ELSEWHERE)
}

fn sealed(object: &Object<'_>) -> Finding {
    pass(object.subject(), object.at).because(m::SECRET_ENCRYPTED)
}

/// A Secret with values: base64 is a way of writing, and no encryption.
fn committed(object: &Object<'_>) -> Option<Finding> {
    if object.root.field("sops").is_some() {
        return Some(sealed(object));
    }
    let entries = |key| object.root.field(key).into_iter().flat_map(Node::entries);
    let mut values: Vec<_> = entries("stringData").filter(|entry| secret_entry(*entry, text(Some(*entry)))).collect();
    let coded = entries("data").filter(|entry| {
        let decoded = text(Some(*entry)).map(decode);
        secret_entry(*entry, decoded.as_deref())
    });
    values.extend(coded);
    let first = values.first()?;
    #[expect(clippy::cast_precision_loss, reason = "a Secret has few entries")]
    let count = values.len() as f64;
    let found = fail(object.subject(), *first).because(m::SECRET_COMMITTED);
    let found = values.iter().skip(1).take(10).fold(found, |found, value| found.proof(*value));
    Some(found.with("count", prr_sdk::Value::Number(count)).fix(m::SECRET_MOVE, &[], None))
}

/// Certificates without their keys, switches and places are no secrets, and neither are names of users.
fn secret_entry(entry: Node<'_>, value: Option<&str>) -> bool {
    let key = entry.key().unwrap_or_default().to_ascii_lowercase();
    let public = [
        ".crt",
        ".pub",
        ".cer",
        "username",
        "user",
        "host",
        "port",
        "database",
        "dbname",
        "url-scheme",
        "type",
        "region",
        "endpoint",
    ];
    let value = value.unwrap_or_default().trim();
    let place = !value.contains('\n') && value.len() < 100 && !is_value(value);
    // A certificate may stand under any name, and a file of configuration be secret for one line in it.
    let open = value.contains("-----BEGIN CERTIFICATE") && !value.contains("PRIVATE KEY");
    let template = value.contains("{{") || value.contains("${");
    let configuration = value.contains('\n') && !value.lines().any(secret_line);
    entry.kind() == Kind::String
        && !value.is_empty()
        && !public.iter().any(|end| key.ends_with(end))
        && !place
        && !open
        && !template
        && !configuration
}

/// A line of a file of configuration that carries a secret.
fn secret_line(line: &str) -> bool {
    let line = line.trim();
    let pair = line.split_once('=').or_else(|| line.split_once(':'));
    let pair = pair.map(|(name, value)| (name.trim(), value.trim().trim_matches(['"', '\''])));
    let named = pair.is_some_and(|(name, value)| (is_secret_name(name) || name == "token") && is_value(value));
    let key = line.contains("PRIVATE KEY") || line.starts_with("client-key-data:");
    !line.starts_with('#') && (named || key || shaped(line).is_some() || with_password(line).is_some())
}

/// Texts of at most some kilobytes behind base64.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len().min(16_384) * 3 / 4);
    let (mut bits, mut held) = (0u32, 0);
    for char in text.bytes().filter(|byte| !byte.is_ascii_whitespace()).take(16_384) {
        let six = match char {
            b'A'..=b'Z' => char - b'A',
            b'a'..=b'z' => char - b'a' + 26,
            b'0'..=b'9' => char - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => return text.to_owned(),
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    // What is no text is a secret all the same, such as a key store.
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// A secret in a text: by the shape of a key, or by the name of what it is the value of.
fn written(model: &Model<'_>, text: &Text<'_>) -> Option<Finding> {
    if text.node.is_unresolved() && !text.value.contains("PRIVATE KEY") {
        return None;
    }
    let object = Object::read(&text.document);
    let in_secret = object.is_some_and(|object| object.kind == "Secret" || object.kind == "SealedSecret");
    if in_secret || text.document.root().field("sops").is_some() {
        return None;
    }
    let (found, what) = match shaped(text.value) {
        Some((what, range)) => (Place::within(text.node, range), Some(what)),
        None => (by_name(text)?, None),
    };
    let (scope, subject) = model.of_text(text);
    let named = format!("{subject} {}", text.name);
    let found = match what {
        Some(what) => fail(&named, found).because(m::SECRET_SHAPED).with("what", what),
        None => fail(&named, found).because(m::SECRET_WRITTEN).with("setting", text.name),
    };
    Some(scope.concerned(Concern::All, found.with("name", subject).fix(m::SECRET_REFER, &[], None), &named, text.name))
}

fn by_name(text: &Text<'_>) -> Option<Place> {
    if let Some(range) = with_password(text.value).filter(|_| text.applied != Applied::Pipeline) {
        return Some(Place::within(text.node, range));
    }
    let valued = match text.applied {
        // An argument of a program, or a field of any kind of object, may be a name of a secret.
        Applied::Kubernetes => is_env(text.node) || in_config_map(text) || literal(text),
        Applied::Terraform => argument(text.node),
        Applied::Values | Applied::Compose => true,
        Applied::Pipeline => false,
    };
    let (name, value) = match text.name {
        "literals" => text.value.split_once('=')?,
        name => (name, text.value),
    };
    let stands_for = value.to_ascii_uppercase().starts_with(&name.to_ascii_uppercase());
    (valued && is_secret_name(name) && is_value(value) && !stands_for).then(|| Place::from(text.node))
}

fn is_env(node: Node<'_>) -> bool {
    node.key() == Some("value") && node.parent().and_then(Node::parent).and_then(Node::key) == Some("env")
}

fn in_config_map(text: &Text<'_>) -> bool {
    let data = text.node.parent().and_then(Node::key) == Some("data");
    data && Object::read(&text.document).is_some_and(|object| object.kind == "ConfigMap")
}

/// `secretGenerator` of Kustomize.
fn literal(text: &Text<'_>) -> bool {
    let generator = text.node.parent().and_then(|list| list.parent()?.parent()?.key());
    text.name == "literals" && generator == Some("secretGenerator")
}

/// An argument of a resource or a provider, whose value is written in the configuration.
fn argument(node: Node<'_>) -> bool {
    let mut above = node.parent();
    let mut block = None;
    while let Some(parent) = above {
        block = parent.key().or(block);
        above = parent.parent();
    }
    matches!(block, Some("resource" | "provider" | "module"))
}
