//! ACC-26: sessions end, and administration is not on the public door.

use prr_sdk::{Check, Finding, Node, Parameter, Parameters, Severity, Value, fail, pass, unknown};

use super::acc_15_consoles::asked;
use super::acc_24_internal_services::{Way, way};
use crate::kube::object::Object;
use crate::messages as m;
use crate::model::Model;
use crate::value::{at, items, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-26",
        severity: Severity::Medium,
        documentation: include_str!("acc_26_sessions.md"),
        parameters: PARAMETERS,
        judge,
    }
}

const PARAMETERS: &[Parameter] =
    &[Parameter::duration("longest-idle", 1_800.0), Parameter::duration("longest-remote", 43_200.0)];
/// Paths by which a site is administered.
const ADMINISTRATION: &[&str] =
    &["/admin", "/administrator", "/backoffice", "/manager", "/wp-admin", "/_admin", "/console"];
/// Roles of Teleport's operator, by their versions.
const TELEPORT: &[&str] = &["TeleportRole", "TeleportRoleV5", "TeleportRoleV6", "TeleportRoleV7", "TeleportRoleV8"];

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let (idle, remote) = (parameters.number("longest-idle"), parameters.number("longest-remote"));
    let mut findings = Vec::new();
    for realm in model.realms() {
        let name = text(realm.field("realm")).unwrap_or_default();
        findings.extend(realm.field("ssoSessionIdleTimeout").map(|node| ends(name, node, idle)));
    }
    for realm in model.cloud.of("keycloak_realm") {
        findings.extend(realm.field("sso_session_idle_timeout").map(|node| ends(&realm.address(), node, idle)));
    }
    for kind in TELEPORT {
        findings.extend(model.objects(kind).iter().map(|role| {
            let written = at(role.root, &["spec", "options", "max_session_ttl"]);
            lasting(role.name, written, role.at, 108_000.0, remote)
        }));
    }
    for role in model.cloud.of("teleport_role") {
        let written = at(role.body, &["spec", "options", "max_session_ttl"]);
        findings.push(lasting(&role.address(), written, role.body, 108_000.0, remote));
    }
    for role in model.cloud.of("vault_ssh_secret_backend_role") {
        let written = role.field("max_ttl").or_else(|| role.field("ttl"));
        findings.push(lasting(&role.address(), written, role.body, 2_764_800.0, remote));
    }
    for endpoint in model.cloud.of("aws_ec2_client_vpn_endpoint") {
        let hours = endpoint.field("session_timeout_hours");
        let known = hours.is_none_or(|hours| !hours.is_unresolved());
        let seconds = text(hours).and_then(|hours| hours.parse::<f64>().ok()).map_or(86_400.0, |hours| hours * 3_600.0);
        let (name, place) = (endpoint.address(), hours.unwrap_or(endpoint.body));
        findings.push(if known { held(&name, place, seconds, remote) } else { unclear(&name, place) });
    }
    findings.extend(model.objects("Ingress").iter().flat_map(administration));
    findings
}

/// What is written; without it, what the program takes.
fn lasting(name: &str, written: Option<Node<'_>>, otherwise: Node<'_>, default: f64, longest: f64) -> Finding {
    written.map_or_else(|| held(name, otherwise, default, longest), |node| ends(name, node, longest))
}

fn ends(name: &str, node: Node<'_>, longest: f64) -> Finding {
    text(Some(node)).and_then(seconds).map_or_else(|| unclear(name, node), |length| held(name, node, length, longest))
}

fn held(name: &str, at: Node<'_>, length: f64, longest: f64) -> Finding {
    let found = if length <= longest && length > 0.0 {
        pass(name, at).because(m::SESSION_ENDS)
    } else {
        fail(name, at).because(m::SESSION_LASTS).with("longest", Value::Duration(longest))
    };
    found.with("name", name).with("length", Value::Duration(length))
}

fn unclear(name: &str, at: Node<'_>) -> Finding {
    unknown(name, at).because(m::SESSION_UNKNOWN).with("name", name)
}

/// Seconds of `1800`, `30m`, `12h0m0s`.
fn seconds(written: &str) -> Option<f64> {
    if let Ok(number) = written.trim().parse::<f64>() {
        return number.is_finite().then_some(number);
    }
    let (mut total, mut digits) = (0.0, String::new());
    for char in written.trim().chars() {
        if char.is_ascii_digit() {
            digits.push(char);
            continue;
        }
        let number: f64 = std::mem::take(&mut digits).parse().ok()?;
        total += number
            * match char {
                'd' => 86_400.0,
                'h' => 3_600.0,
                'm' => 60.0,
                's' => 1.0,
                _ => return None,
            };
    }
    digits.is_empty().then_some(total)
}

/// Paths of an Ingress that lead to administration.
fn administration(ingress: &Object<'_>) -> Vec<Finding> {
    let rules = items(ingress.spec.and_then(|spec| spec.field("rules")));
    let paths = rules.flat_map(|rule| items(at(rule, &["http", "paths"])).filter_map(|path| path.field("path")));
    let administers = |node: &Node<'_>| {
        let path = text(Some(*node)).unwrap_or_default().trim_start_matches('^');
        let begins = |known: &str| {
            path.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '(', '*']))
        };
        ADMINISTRATION.iter().any(|known| begins(known))
    };
    let judged = paths.filter(administers).map(|node| {
        let path = node.text().unwrap_or_default();
        let title = format!("{}: {path}", ingress.name);
        let found = match (asked(ingress), way(ingress)) {
            (Some(proof), _) | (None, Way::Inside(proof)) => pass(title, node).because(m::ADMIN_GUARDED).proof(proof),
            (None, Way::Public(public)) => {
                fail(title, node).because(m::ADMIN_PUBLIC).related(public, m::DOOR_HERE, &[])
            }
            (None, Way::Controller(_)) => unknown(title, node).because(m::ADMIN_UNCLEAR),
        };
        found.with("name", ingress.name).with("path", path).service(ingress.service())
    });
    judged.collect()
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn spans_are_read_as_their_programs_do() {
        for (text, wanted) in
            [("1800", Some(1_800.0)), ("12h0m0s", Some(43_200.0)), ("30m", Some(1_800.0)), ("1h30", None), ("x", None)]
        {
            assert_eq!(seconds(text), wanted, "{text}");
        }
    }
}
