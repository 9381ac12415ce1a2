//! PRT-05: keys rotate, cannot be destroyed in a hurry, and are not everybody's.

use prr_sdk::{Check, Finding, Node, Parameter, Parameters, Place, Severity, Value, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::json::Json;
use crate::read::terraform::{Resource, known, many, text};
use crate::scope::Concern;
use crate::setting::{Absent, Setting, Want, Wording, judge as settings, number, on, shown, switch, want};

const DAY: f64 = 86_400.0;
/// How long a key is used at most before it is replaced: a policy of ours, a year and the day that decides when a yearly duty is late.
const LONGEST: Parameter = Parameter::duration("longest-rotation", 366.0 * DAY);
/// How long it takes at least until a key that was deleted is gone.
const SHORTEST: Parameter = Parameter::duration("shortest-deletion", 7.0 * DAY);

const SETTINGS: &[Setting] = &[
    want("azurerm_key_vault_key", "rotation_policy", Want::Present),
    on("azurerm_key_vault", "purge_protection_enabled"),
];

const WORDING: Wording = Wording { good: m::KEY_SETTING, bad: m::KEY_SETTING_OFF, missing: m::KEY_SETTING_MISSING };

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "PRT-05",
        severity: Severity::High,
        documentation: include_str!("prt_05_keys.md"),
        parameters: &[LONGEST, SHORTEST],
        judge,
    }
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let (longest, shortest) = (parameters.number("longest-rotation"), parameters.number("shortest-deletion"));
    let mut findings = settings(model, SETTINGS, &WORDING, Concern::All);
    let window = want("aws_kms_key", "deletion_window_in_days", Want::AtLeast(shortest / DAY)).absent(Absent::Fine);
    findings.extend(settings(model, &[window], &WORDING, Concern::All));
    let mut add = |key: &Resource<'_>, found: Option<Finding>| {
        let found = found.map(|found| found.with("name", key.address.as_str()));
        findings
            .extend(found.map(|found| model.of_resource(key).concerned(Concern::All, found, &key.address, "rotation")));
    };
    for key in model.resources.of("aws_kms_key") {
        add(key, aws(key, longest));
        add(key, policy(model, key));
    }
    model.resources.of("aws_kms_key_policy").iter().for_each(|key| add(key, policy(model, key)));
    model.resources.of("google_kms_crypto_key").iter().for_each(|key| add(key, google(key, longest)));
    for kind in [
        "google_kms_crypto_key_iam_member",
        "google_kms_crypto_key_iam_binding",
        "google_kms_key_ring_iam_member",
        "google_kms_key_ring_iam_binding",
    ] {
        model.resources.of(kind).iter().for_each(|grant| add(grant, everybody(grant)));
    }
    findings
}

/// Keys that sign, and keys whose material comes from elsewhere, are replaced by hand.
fn aws(key: &Resource<'_>, longest: f64) -> Option<Finding> {
    let name = &key.address;
    let symmetric = |spec: &str| spec == "SYMMETRIC_DEFAULT";
    let usage = known(key.body.field("key_usage")).is_none_or(|usage| usage == "ENCRYPT_DECRYPT");
    let spec = known(key.body.field("customer_master_key_spec")).is_none_or(symmetric);
    if !usage || !spec || key.body.field("custom_key_store_id").is_some() {
        return None;
    }
    let rotation = key.body.field("enable_key_rotation").filter(|node| !node.is_null());
    let period = key.body.field("rotation_period_in_days").and_then(|node| Some((node, number(node)? * DAY)));
    Some(match (rotation.map(|node| (node, switch(node))), period) {
        (Some((node, None)), _) => {
            unknown(name, node).because(m::OPEN).with("setting", "enable_key_rotation").with("value", shown(node))
        }
        (Some((_, Some(true))), Some((node, period))) if period > longest => slow(name, node, period, longest),
        (Some((node, Some(true))), _) => pass(name, node).because(m::KEY_ROTATES),
        (Some((node, Some(false))), _) => fail(name, node).because(m::KEY_STAYS).fix(m::SET, &rotate(), None),
        (None, _) => fail(name, Place::key(key.name)).because(m::KEY_STAYS).fix(m::SET, &rotate(), None),
    })
}

fn rotate() -> [(&'static str, Value); 2] {
    [("setting", "enable_key_rotation".into()), ("wanted", "true".into())]
}

fn slow(name: &str, node: Node<'_>, period: f64, longest: f64) -> Finding {
    let found = fail(name, node).because(m::KEY_SLOW);
    found.with("period", Value::Duration(period)).with("longest", Value::Duration(longest))
}

fn google(key: &Resource<'_>, longest: f64) -> Option<Finding> {
    let name = &key.address;
    if known(key.body.field("purpose")).is_some_and(|purpose| purpose != "ENCRYPT_DECRYPT") {
        return None;
    }
    let Some(period) = key.body.field("rotation_period").filter(|node| !node.is_null()) else {
        return Some(fail(name, Place::key(key.name)).because(m::KEY_STAYS).fix(
            m::SET_OTHER,
            &[("setting", "rotation_period".into())],
            None,
        ));
    };
    let seconds = known(Some(period)).and_then(|text| text.strip_suffix('s')?.parse::<f64>().ok());
    Some(match seconds {
        None => unknown(name, period).because(m::OPEN).with("setting", "rotation_period").with("value", shown(period)),
        Some(seconds) if seconds > longest => slow(name, period, seconds, longest),
        Some(_) => pass(name, period).because(m::KEY_ROTATES),
    })
}

/// A grant to everybody on the internet, or to everybody with an account.
fn everybody(grant: &Resource<'_>) -> Option<Finding> {
    let members = many(grant.body.field("member")).chain(many(grant.body.field("members")));
    let open =
        members.into_iter().find(|member| matches!(member.text(), Some("allUsers" | "allAuthenticatedUsers")))?;
    Some(fail(&grant.address, open).because(m::KEY_EVERYBODY))
}

/// A policy of a key, written as JSON or as a document of a data source.
fn policy<'a>(model: &Model<'a>, key: &Resource<'a>) -> Option<Finding> {
    let policy = key.body.field("policy").filter(|node| !node.is_null())?;
    let name = &key.address;
    if let Some(source) = model.resources.source(key, policy, "aws_iam_policy_document") {
        let statement = many(source.body.field("statement")).find(|statement| {
            let allows = known(statement.field("effect")).is_none_or(|effect| effect == "Allow");
            allows && statement.field("condition").is_none() && principals(*statement)
        });
        return statement.map(|statement| fail(name, statement).because(m::KEY_EVERYBODY).proof(policy));
    }
    let json = Json::read(known(Some(policy))?)?;
    let statements = json.get("Statement").map(Json::many).unwrap_or_default();
    statements.iter().any(anybody).then(|| fail(name, policy).because(m::KEY_EVERYBODY))
}

fn principals(statement: Node<'_>) -> bool {
    let mut identifiers =
        many(statement.field("principals")).flat_map(|principals| many(principals.field("identifiers")));
    identifiers.any(|identifier| text(Some(identifier)) == Some("*"))
}

fn anybody(statement: &Json<'_>) -> bool {
    let principal = statement.get("Principal");
    let principal = principal.map(|principal| principal.get("AWS").unwrap_or(principal));
    let all = principal.is_some_and(|principal| principal.many().iter().any(|one| one.text() == Some("*")));
    let allows = statement.get("Effect").and_then(Json::text) == Some("Allow");
    all && allows && statement.get("Condition").is_none()
}
