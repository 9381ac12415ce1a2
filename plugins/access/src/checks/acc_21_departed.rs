//! ACC-21: rights and ownership go when people go.

use std::collections::BTreeMap;

use prr_sdk::{Check, Finding, Moment, Node, Parameter, Parameters, Severity, Value, fail, pass, unknown};

use crate::kube::rbac::Who;
use crate::messages as m;
use crate::model::Model;
use crate::value::{items, text};

pub(super) fn check<'a>() -> Check<Model<'a>> {
    Check {
        id: "ACC-21",
        severity: Severity::High,
        documentation: include_str!("acc_21_departed.md"),
        parameters: PARAMETERS,
        judge,
    }
}

/// A quarter of a year.
const PARAMETERS: &[Parameter] =
    &[Parameter::duration("oldest-export", 7_948_800.0), Parameter::duration("longest-unused", 7_948_800.0)];

/// What the directory says of an account.
struct Account<'a> {
    node: Node<'a>,
    departed: bool,
    last_login: Option<(Moment, Node<'a>)>,
}

/// Somebody whom the tree names.
struct Named<'a> {
    name: &'a str,
    at: Node<'a>,
}

fn judge(model: &Model<'_>, parameters: &Parameters) -> Vec<Finding> {
    let named = named(model);
    let exports: Vec<_> = model
        .files
        .iter()
        .filter(|file| items(file.root().field("directory")).any(|it| it.field("account").is_some()))
        .collect();
    if exports.is_empty() {
        // One is enough to say what is missing.
        return named
            .first()
            .map(|first| unknown(first.name, first.at).because(m::NO_DIRECTORY).with("name", first.name))
            .into_iter()
            .collect();
    }
    let mut accounts = BTreeMap::new();
    let mut old = Vec::new();
    for export in &exports {
        let root = export.root();
        let made = root.field("exported-at");
        let age = made.and_then(|node| Moment::parse(node.text()?)).map(|moment| moment.age(model.now));
        #[expect(clippy::cast_precision_loss, reason = "ages are far below 2^52 seconds")]
        let fresh = age.is_some_and(|age| age as f64 <= parameters.number("oldest-export"));
        if !fresh {
            old.push(
                unknown(export.path(), made.unwrap_or(root)).because(m::OLD_DIRECTORY).with("name", export.path()),
            );
        }
        for entry in items(root.field("directory")) {
            let Some(name) = text(entry.field("account")) else { continue };
            let login = entry.field("last-login").and_then(|node| Some((Moment::parse(node.text()?)?, node)));
            let departed = text(entry.field("status"))
                .is_some_and(|status| matches!(status, "departed" | "suspended" | "disabled"));
            accounts.insert(plain(name), Account { node: entry, departed, last_login: login });
        }
    }
    let judged = named.iter().map(|named| match accounts.get(&plain(named.name)) {
        Some(account) => known(model, named, account, parameters),
        None => unknown(named.name, named.at).because(m::NOT_IN_DIRECTORY).with("name", named.name),
    });
    old.into_iter().chain(judged).collect()
}

/// `@Mina` of CODEOWNERS is `mina` of the directory.
fn plain(name: &str) -> String {
    name.trim_start_matches('@').to_ascii_lowercase()
}

fn known(model: &Model<'_>, named: &Named<'_>, account: &Account<'_>, parameters: &Parameters) -> Finding {
    let name = named.name;
    if account.departed {
        return fail(name, named.at)
            .because(m::DEPARTED)
            .related(account.node, m::DIRECTORY_SAYS, &[])
            .with("name", name);
    }
    if let Some((moment, node)) = account.last_login {
        #[expect(clippy::cast_precision_loss, reason = "ages are far below 2^52 seconds")]
        let age = moment.age(model.now) as f64;
        if age > parameters.number("longest-unused") {
            let found = fail(name, named.at).because(m::UNUSED).related(node, m::DIRECTORY_SAYS, &[]);
            return found.with("name", name).with("age", Value::Duration(age));
        }
    }
    pass(name, named.at).because(m::EMPLOYED).proof(account.node).with("name", name)
}

/// People whom rights, ownership and identities of the tree name. A team or a group is none of them.
fn named<'a>(model: &Model<'a>) -> Vec<Named<'a>> {
    let mut named = Vec::new();
    for binding in &model.rbac.bindings {
        let people = binding.subjects.iter().filter(|subject| subject.who == Who::Person && subject.single);
        named.extend(people.map(|subject| Named { name: subject.name, at: subject.node }));
    }
    for file in model.files.iter().filter(|file| file.path().ends_with("CODEOWNERS")) {
        let owners = items(file.root().field("rules")).flat_map(|rule| items(rule.field("owners")));
        let people = owners.filter_map(|at| Some(Named { name: text(Some(at))?, at }));
        named.extend(people.filter(|owner| !owner.name.contains('/')));
    }
    for kind in ["aws_iam_user", "azuread_user"] {
        let key = if kind == "aws_iam_user" { "name" } else { "user_principal_name" };
        named.extend(model.cloud.of(kind).iter().filter_map(|user| {
            let at = user.field(key)?;
            Some(Named { name: text(Some(at))?, at })
        }));
    }
    named
}
