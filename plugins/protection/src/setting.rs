//! Settings of Terraform's resources: what they must be, what their absence means, and what is there.
//!
//! What a provider does where a setting is absent is part of the rule. Where that hangs on an account, or changed from version to version, absence
//! decides nothing.

use prr_sdk::{Finding, Kind, Message, Node, Place, Value, fail, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::terraform::{Resource, known, many};
use crate::scope::Concern;

/// What a setting must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Want {
    On,
    Off,
    /// A number of at least this.
    AtLeast(f64),
    OneOf(&'static [&'static str]),
    NoneOf(&'static [&'static str]),
    /// A list with one of these texts in it.
    Holds(&'static [&'static str]),
    /// Anything.
    Present,
}

/// What it means that a setting is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    /// The provider's default refutes.
    Bad,
    /// The provider's default is what is wanted, or the question does not arise.
    Fine,
    /// Something outside of the tree decides, such as a setting of the account.
    Open,
}

/// One setting of one type of resource.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// The type of resource.
    pub kind: &'static str,
    /// Names of nested blocks and then of the argument, with dots between.
    pub path: &'static str,
    pub want: Want,
    pub absent: Absent,
    /// Arguments that bring the setting along from something else, so that its absence decides nothing.
    pub inherits: &'static [&'static str],
    /// Arguments with values, or with any (`*`), under which the provider's default is what is wanted.
    pub exempt: &'static [(&'static str, &'static str)],
}

/// A switch that must be on, and is off where nothing is said.
pub(crate) const fn on(kind: &'static str, path: &'static str) -> Setting {
    Setting { kind, path, want: Want::On, absent: Absent::Bad, inherits: &[], exempt: &[] }
}

/// A setting with another wish than a switch's.
pub(crate) const fn want(kind: &'static str, path: &'static str, want: Want) -> Setting {
    Setting { kind, path, want, absent: Absent::Bad, inherits: &[], exempt: &[] }
}

impl Setting {
    /// Says what it means that the setting is absent.
    pub const fn absent(self, absent: Absent) -> Self {
        Self { absent, ..self }
    }

    /// Says what brings the setting along.
    pub const fn inherits(self, inherits: &'static [&'static str]) -> Self {
        Self { inherits, ..self }
    }

    /// Says under which other arguments the default is fine.
    pub const fn exempt(self, exempt: &'static [(&'static str, &'static str)]) -> Self {
        Self { exempt, ..self }
    }
}

/// What is there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Seen<'a> {
    Good(Node<'a>),
    Bad(Node<'a>),
    /// Nothing is said; the block that could say it, if there is one.
    Missing(Option<Node<'a>>),
    Open(Node<'a>),
}

/// Looks a setting up in a body: once for each of its blocks.
pub(crate) fn see<'a>(setting: &Setting, body: Node<'a>) -> Vec<Seen<'a>> {
    let mut bodies = vec![(body, None)];
    let mut names = setting.path.split('.').peekable();
    while let Some(name) = names.next() {
        if names.peek().is_none() {
            return bodies.into_iter().map(|(body, block)| argument(setting, body, name, block)).collect();
        }
        let mut inner = Vec::new();
        for (body, block) in bodies {
            match body.field(name).filter(|node| !node.is_null()) {
                Some(node) if node.kind() != Kind::Mapping && node.kind() != Kind::Sequence => {
                    return vec![Seen::Open(node)];
                }
                Some(node) => inner.extend(many(Some(node)).map(|node| (node, Some(node)))),
                None => return vec![Seen::Missing(block)],
            }
        }
        bodies = inner;
    }
    Vec::new()
}

fn argument<'a>(setting: &Setting, body: Node<'a>, name: &str, block: Option<Node<'a>>) -> Seen<'a> {
    let Some(node) = body.field(name).filter(|node| !node.is_null()) else {
        return if body.is_unresolved() { Seen::Open(body) } else { Seen::Missing(block) };
    };
    let unresolved = node.is_unresolved();
    match (setting.want, met(setting.want, node)) {
        // A list may have what is wanted and, beside it, what is not known.
        (Want::Holds(_), Some(true)) | (Want::Present, _) => Seen::Good(node),
        _ if unresolved => Seen::Open(node),
        (_, Some(true)) => Seen::Good(node),
        (_, Some(false)) => Seen::Bad(node),
        (_, None) => Seen::Open(node),
    }
}

fn met(want: Want, node: Node<'_>) -> Option<bool> {
    let text = node.text();
    let same = |wanted: &&str| text.is_some_and(|text| text.eq_ignore_ascii_case(wanted));
    match want {
        Want::On => switch(node),
        Want::Off => switch(node).map(|on| !on),
        Want::AtLeast(least) => number(node).map(|number| number >= least),
        Want::OneOf(wanted) => text.map(|_| wanted.iter().any(same)),
        Want::NoneOf(refused) => text.map(|_| !refused.iter().any(same)),
        Want::Holds(wanted) => {
            let mut items = many(Some(node)).filter_map(Node::text);
            Some(items.any(|item| wanted.contains(&item)))
        }
        Want::Present => Some(true),
    }
}

/// A switch, in any of the ways that providers write one.
pub(crate) fn switch(node: Node<'_>) -> Option<bool> {
    node.as_bool().or_else(|| match node.text()?.to_ascii_lowercase().as_str() {
        "true" | "1" | "on" | "yes" | "enabled" => Some(true),
        "false" | "0" | "off" | "no" | "disabled" | "suspended" => Some(false),
        _ => None,
    })
}

/// A number, written as one or as a text.
pub(crate) fn number(node: Node<'_>) -> Option<f64> {
    node.as_f64().or_else(|| node.text()?.trim().parse().ok()).filter(|number: &f64| number.is_finite())
}

/// How a check words what it sees of a setting: with `{name}`, `{setting}` and, but for what is missing, `{value}`.
pub(crate) struct Wording {
    pub good: Message,
    pub bad: Message,
    pub missing: Message,
}

/// Judges settings of all resources of their types.
pub(crate) fn judge(model: &Model<'_>, settings: &[Setting], wording: &Wording, concern: Concern) -> Vec<Finding> {
    let mut findings = Vec::new();
    for setting in settings {
        for resource in model.resources.of(setting.kind) {
            findings.extend(of(model, resource, setting, wording, concern));
        }
    }
    findings
}

/// Judges one setting of one resource.
pub(crate) fn of(
    model: &Model<'_>,
    resource: &Resource<'_>,
    setting: &Setting,
    wording: &Wording,
    concern: Concern,
) -> Vec<Finding> {
    let scope = model.of_resource(resource);
    let worded = see(setting, resource.body).into_iter().filter_map(|seen| word(resource, setting, wording, seen));
    worded.map(|finding| scope.concerned(concern, finding, &resource.address, setting.path)).collect()
}

fn word(resource: &Resource<'_>, setting: &Setting, wording: &Wording, seen: Seen<'_>) -> Option<Finding> {
    let (name, path) = (&resource.address, setting.path);
    let has = |(key, value): &(&str, &str)| {
        let own = resource.body.field(key).filter(|node| !node.is_null());
        own.is_some_and(|node| *value == "*" || known(Some(node)) == Some(value))
    };
    let exempt = || setting.exempt.iter().any(has);
    let inherited = || setting.inherits.iter().find_map(|key| resource.body.field(key).filter(|node| !node.is_null()));
    let finding = match seen {
        Seen::Good(node) => pass(name, node).because(wording.good).with("value", shown(node)),
        Seen::Bad(node) => {
            let found = fail(name, node).because(wording.bad).with("value", shown(node));
            mended(found, setting)
        }
        Seen::Open(node) => unknown(name, node).because(m::OPEN).with("value", shown(node)),
        Seen::Missing(block) => {
            let at = block.map_or_else(|| Place::key(resource.name), Place::from);
            match (setting.absent, inherited()) {
                (Absent::Fine, _) => return None,
                _ if exempt() => return None,
                (_, Some(from)) => {
                    unknown(name, from).because(m::INHERITED).with("from", from.key().unwrap_or_default())
                }
                (Absent::Bad, None) => mended(fail(name, at).because(wording.missing), setting),
                (Absent::Open, None) => unknown(name, at).because(m::ACCOUNT_DECIDES),
            }
        }
    };
    Some(finding.with("name", name.as_str()).with("setting", path))
}

/// Says what to set.
fn mended(finding: Finding, setting: &Setting) -> Finding {
    let wanted = match setting.want {
        Want::On => "true".to_owned(),
        Want::Off => "false".to_owned(),
        Want::AtLeast(least) => Value::Number(least).display(prr_sdk::Language::En),
        Want::OneOf(wanted) => wanted.first().copied().unwrap_or_default().to_owned(),
        Want::Holds(wanted) => {
            let wanted = wanted.join(" / ");
            return finding.fix(m::ADD, &[("setting", setting.path.into()), ("wanted", wanted.into())], None);
        }
        Want::NoneOf(_) | Want::Present => return finding.fix(m::SET_OTHER, &[("setting", setting.path.into())], None),
    };
    finding.fix(m::SET, &[("setting", setting.path.into()), ("wanted", wanted.into())], None)
}

/// A value as a message shows it: short, and a container by what it is.
pub(crate) fn shown(node: Node<'_>) -> String {
    match node.text() {
        Some(text) if text.chars().count() > 80 => text.chars().take(77).chain("...".chars()).collect(),
        Some(text) => text.to_owned(),
        None if many(Some(node)).next().is_none() => "[]".to_owned(),
        None => many(Some(node)).filter_map(Node::text).take(5).collect::<Vec<_>>().join(", "),
    }
}
