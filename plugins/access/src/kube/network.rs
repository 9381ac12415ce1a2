//! Network policies with Kubernetes' own meaning: what they select, and which directions they close.

use prr_sdk::{Kind, Node};

use super::object::{Object, near};
use super::workload::Workload;
use crate::value::{at, items, pairs, text};

/// A label selector.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selector<'a> {
    labels: Vec<(&'a str, &'a str)>,
    expressions: Vec<Node<'a>>,
}

impl<'a> Selector<'a> {
    pub fn read(node: Option<Node<'a>>) -> Self {
        let part = |key| node.and_then(|node| node.field(key));
        Self { labels: pairs(part("matchLabels")), expressions: items(part("matchExpressions")).collect() }
    }

    /// Whether it selects everything.
    pub fn is_everything(&self) -> bool {
        self.labels.is_empty() && self.expressions.is_empty()
    }

    /// Whether it selects what has these labels.
    pub fn selects(&self, labels: &[(&str, &str)]) -> bool {
        self.labels.iter().all(|pair| labels.contains(pair)) && self.expressions.iter().all(|it| holds(*it, labels))
    }
}

/// Whether an expression of a selector holds. One that cannot be read holds for nothing.
fn holds(expression: Node<'_>, labels: &[(&str, &str)]) -> bool {
    let Some(key) = text(expression.field("key")) else { return false };
    let value = labels.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
    let listed = |value: &str| items(expression.field("values")).any(|node| node.text() == Some(value));
    match text(expression.field("operator")) {
        Some("In") => value.is_some_and(listed),
        Some("NotIn") => !value.is_some_and(listed),
        Some("Exists") => value.is_some(),
        Some("DoesNotExist") => value.is_none(),
        _ => false,
    }
}

/// One direction of a policy.
#[derive(Clone, Debug)]
pub(crate) struct Direction<'a> {
    /// Whether everything that it selects is closed in this direction but for its rules.
    pub closes: bool,
    /// Its rules.
    pub rules: Vec<Node<'a>>,
    peers: &'static str,
}

/// Whom a rule lets through, at its widest.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wide<'a> {
    /// Everybody: no peers are named.
    Everybody(Node<'a>),
    /// Every address.
    World(Node<'a>),
    /// Every namespace.
    Namespaces(Node<'a>),
}

impl<'a> Direction<'a> {
    /// The widest peer of each rule that is too wide to be an allow-list.
    pub fn wide(&self) -> impl Iterator<Item = Wide<'a>> + use<'_, 'a> {
        self.rules.iter().filter_map(|rule| {
            let mut peers = items(rule.field(self.peers)).peekable();
            if peers.peek().is_none() {
                return Some(Wide::Everybody(*rule));
            }
            peers.find_map(wide)
        })
    }
}

fn wide(peer: Node<'_>) -> Option<Wide<'_>> {
    if let Some(block) = at(peer, &["ipBlock", "cidr"]) {
        return text(Some(block)).is_some_and(is_world).then_some(Wide::World(block));
    }
    let namespaces = peer.field("namespaceSelector").filter(|node| node.kind() == Kind::Mapping)?;
    let narrowed = peer.field("podSelector").is_some_and(|pods| !Selector::read(Some(pods)).is_everything());
    (!narrowed && Selector::read(Some(namespaces)).is_everything()).then_some(Wide::Namespaces(namespaces))
}

/// Whether a block is all addresses of its family.
pub(crate) fn is_world(block: &str) -> bool {
    matches!(block.trim(), "0.0.0.0/0" | "::/0" | "0::/0" | "*" | "Internet" | "internet" | "Any" | "any")
}

/// A `NetworkPolicy`.
#[derive(Clone, Debug)]
pub(crate) struct Policy<'a> {
    pub object: Object<'a>,
    pub pods: Selector<'a>,
    pub ingress: Direction<'a>,
    pub egress: Direction<'a>,
}

impl<'a> Policy<'a> {
    pub fn read(object: &Object<'a>) -> Option<Self> {
        let spec = object.spec?;
        let types: Vec<_> = items(spec.field("policyTypes")).filter_map(|node| text(Some(node))).collect();
        let egress = spec.field("egress").filter(|node| !node.is_null());
        let closes = |name: &str, otherwise: bool| if types.is_empty() { otherwise } else { types.contains(&name) };
        let direction = |key: &str, peers, closes| Direction { closes, rules: items(spec.field(key)).collect(), peers };
        Some(Self {
            object: *object,
            pods: Selector::read(spec.field("podSelector")),
            ingress: direction("ingress", "from", closes("Ingress", true)),
            egress: direction("egress", "to", closes("Egress", egress.is_some())),
        })
    }

    /// Whether it applies to the pods of a workload.
    pub fn selects(&self, workload: &Workload<'a>) -> bool {
        self.object.may_share_namespace(&workload.object) && self.pods.selects(&workload.labels)
    }

    /// Whether it applies in a namespace, given with a file of it.
    pub fn lies_in(&self, namespace: Option<&str>, path: &str) -> bool {
        near((self.object.namespace, self.object.path), (namespace, path))
    }
}
