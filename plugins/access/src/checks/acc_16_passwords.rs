//! ACC-16: rules of passwords are set, and nobody knows the first one.

use prr_sdk::{Check, Finding, Node, Parameter, Parameters, Severity, Value, fail, pass, unknown};

use crate::cloud::Resource;
use crate::kube::workload::Container;
use crate::messages as m;
use crate::model::Model;
use crate::search::all;
use crate::value::{Switch, at, number, switch, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-16",
        severity: Severity::Medium,
        documentation: include_str!("acc_16_passwords.md"),
        parameters: PARAMETERS,
        judge,
    }
}

const PARAMETERS: &[Parameter] =
    &[Parameter::number("shortest", 8.0), Parameter::number("shortest-of-two-kinds", 10.0)];

/// Passwords that everybody tries first.
const KNOWN: &[&str] = &[
    "admin",
    "administrator",
    "password",
    "passw0rd",
    "p@ssw0rd",
    "password123",
    "changeme",
    "change-me",
    "changeit",
    "default",
    "guest",
    "minio123",
    "minioadmin",
    "postgres",
    "prom-operator",
    "root",
    "secret",
    "test",
    "admin123",
    "qwerty",
    "123456",
    "1234",
    "12345678",
    "welcome",
    "letmein",
    "mysql",
    "mongo",
    "rabbitmq",
    "redis",
    "elastic",
    "keycloak",
];

/// Places that are told beside the first one.
const MOST_TOLD: usize = 5;

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(model.cloud.of("aws_iam_account_password_policy").iter().map(|it| account(it, parameters)));
    for realm in model.cloud.of("keycloak_realm") {
        let locks = at(realm.body, &["security_defenses", "brute_force_detection"]);
        findings.push(rules(&realm.address(), realm.field("password_policy"), realm.body, parameters));
        findings.push(locked(&realm.address(), locks, realm.body));
    }
    for realm in model.realms() {
        let Some(name) = text(realm.field("realm")) else { continue };
        let at = realm.field("realm").unwrap_or(realm);
        findings.push(rules(name, realm.field("passwordPolicy"), at, parameters));
        findings.push(match switch(realm.field("bruteForceProtected")) {
            Switch::On(node) => locked(name, Some(node), at),
            Switch::Off(node) => locked(name, None, node),
            _ => locked(name, None, at),
        });
    }
    for root in model.values() {
        let mut found = Vec::new();
        all(root, |entry| found.extend(default(entry)));
        findings.extend(together(&found));
    }
    for secret in model.objects("Secret") {
        let entries = |key: &str| secret.root.field(key).map(Node::entries).unwrap_or_default();
        let plain = entries("stringData").into_iter().filter_map(default);
        let found: Vec<_> = plain.chain(entries("data").into_iter().filter_map(encoded_default)).collect();
        findings.extend(together(&found));
    }
    for workload in &model.workloads {
        let variables = workload.containers.iter().flat_map(Container::variables);
        let found: Vec<_> = variables.filter_map(|(name, node)| known(name, text(Some(node))?, node)).collect();
        findings.extend(together(&found).map(|found| found.service(workload.object.service())));
    }
    findings
}

/// Kinds of characters and a length: three kinds, or two and more of them.
fn strong(length: f64, kinds: usize, parameters: &Parameters) -> bool {
    length >= parameters.number("shortest-of-two-kinds") && kinds >= 2
        || length >= parameters.number("shortest") && kinds >= 3
}

#[expect(clippy::cast_precision_loss, reason = "passwords have few characters")]
fn rules(name: &str, policy: Option<Node<'_>>, otherwise: Node<'_>, parameters: &Parameters) -> Finding {
    let policy = policy.filter(|policy| !policy.is_null());
    let Some(written) = text(policy) else {
        return match policy.filter(|policy| policy.is_unresolved()) {
            Some(policy) => unknown(name, policy).because(m::PASSWORDS_UNKNOWN).with("name", name),
            None => fail(name, otherwise)
                .because(m::NO_PASSWORD_RULES)
                .fix(m::SET_PASSWORD_RULES, &[], None)
                .with("name", name),
        };
    };
    let rule = |rule: &str| {
        let rest = written.split(" and ").map(str::trim).find_map(|part| part.strip_prefix(rule))?;
        rest.strip_prefix('(')?.split(')').next()?.trim().parse::<i64>().ok()
    };
    let kinds = ["upperCase", "lowerCase", "digits", "specialChars"]
        .iter()
        .filter(|kind| rule(kind).is_some_and(|least| least > 0));
    let (length, kinds) = (rule("length").unwrap_or(0), kinds.count());
    judged(name, policy.unwrap_or(otherwise), length as f64, kinds, parameters)
}

fn judged(name: &str, at: Node<'_>, length: f64, kinds: usize, parameters: &Parameters) -> Finding {
    let found = if strong(length, kinds, parameters) {
        pass(name, at).because(m::PASSWORD_RULES)
    } else {
        fail(name, at).because(m::WEAK_PASSWORD_RULES).fix(m::SET_PASSWORD_RULES, &[], None)
    };
    found.with("name", name).with("length", Value::Number(length)).with("kinds", number(kinds))
}

/// Accounts lock after wrong guesses.
fn locked(name: &str, locks: Option<Node<'_>>, otherwise: Node<'_>) -> Finding {
    let title = format!("{name}: guesses");
    match locks {
        Some(node) => pass(title, node).because(m::GUESSES_LOCK),
        None => fail(title, otherwise).because(m::GUESSES_FREE),
    }
    .with("name", name)
}

fn account(policy: &Resource<'_>, parameters: &Parameters) -> Finding {
    let name = policy.address();
    let kinds = ["require_uppercase_characters", "require_lowercase_characters", "require_numbers", "require_symbols"];
    let open = kinds
        .iter()
        .chain(&["minimum_password_length"])
        .filter_map(|key| policy.field(key))
        .find(|node| node.is_unresolved());
    if let Some(open) = open {
        return unknown(&name, open).because(m::PASSWORDS_UNKNOWN).with("name", name);
    }
    let kinds = kinds.iter().filter(|kind| matches!(switch(policy.field(kind)), Switch::On(_))).count();
    let length = policy.field("minimum_password_length");
    let shortest = text(length).and_then(|text| text.parse().ok()).unwrap_or(6.0);
    judged(&name, length.unwrap_or(policy.body), shortest, kinds, parameters)
}

fn default(entry: Node<'_>) -> Option<Known<'_>> {
    known(entry.key()?, entry.as_str()?, entry)
}

fn encoded_default(entry: Node<'_>) -> Option<Known<'_>> {
    let plain = decoded(entry.as_str()?)?;
    known(entry.key()?, &plain, entry)
}

/// A key, and where its password stands.
type Known<'a> = (&'a str, Node<'a>);

/// A password that comes with a product.
fn known<'a>(key: &'a str, value: &str, at: Node<'a>) -> Option<Known<'a>> {
    let named = key.to_ascii_lowercase().replace(['_', '-', '.'], "");
    let password = named.ends_with("password") || named.ends_with("passwd") || named.ends_with("pass");
    let known = KNOWN.contains(&value.trim().to_ascii_lowercase().as_str());
    (password && known && !at.is_unresolved()).then_some((key, at))
}

/// One finding for all that stand in one place.
fn together(found: &[Known<'_>]) -> Option<Finding> {
    let (key, at) = *found.first()?;
    let finding = fail(key, at).because(m::KNOWN_PASSWORD).fix(m::NO_KNOWN_PASSWORD, &[], None);
    let others = found.iter().skip(1).take(MOST_TOLD);
    let finding = others.fold(finding, |finding, (_, at)| finding.related(*at, m::ALSO_KNOWN, &[]));
    Some(finding.with("key", key).with("count", number(found.len())))
}

/// Base64 of something short.
fn decoded(text: &str) -> Option<String> {
    if text.len() > 64 {
        return None;
    }
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0_u32);
    for byte in text.trim().trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        (bits, held) = (bits << 6 | u32::from(value), held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
            bits &= (1 << held) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn secrets_are_decoded() {
        for (text, wanted) in [
            ("YWRtaW4=", Some("admin")),
            ("cGFzc3dvcmQ=", Some("password")),
            ("YWRtaW4", Some("admin")),
            ("{{x}}", None),
        ] {
            assert_eq!(decoded(text).as_deref(), wanted, "{text}");
        }
    }
}
