//! Rights: roles, what is aggregated into them, and who is bound to them.

use prr_sdk::{Document, Node};

use super::object::{Object, folder, near};
use crate::cloud::Resource;
use crate::value::{at, items, pairs, text};

/// Comparisons of roles with selectors of other roles; beyond them what a role grants is not known.
const MOST_COMPARED: usize = 1_000_000;

/// Roles of one name that are looked at.
const MOST_NAMESAKES: usize = 2_000;

/// A rule of a role: which verbs on which resources.
#[derive(Clone, Debug)]
struct Rule<'a> {
    node: Node<'a>,
    groups: Vec<Node<'a>>,
    resources: Vec<Node<'a>>,
    verbs: Vec<Node<'a>>,
}

impl<'a> Rule<'a> {
    fn read(node: Node<'a>, groups: &str) -> Self {
        let list = |key: &str| items(node.field(key)).collect();
        Self { node, groups: list(groups), resources: list("resources"), verbs: list("verbs") }
    }

    /// Whether it grants everything.
    fn is_everything(&self) -> bool {
        [&self.groups, &self.resources, &self.verbs].into_iter().all(|list| has(list, &["*"]))
    }

    /// The place of a wildcard among its resources or its verbs.
    fn wildcard(&self) -> Option<Node<'a>> {
        let star = |list: &Vec<Node<'a>>| list.iter().copied().find(|node| text(Some(*node)) == Some("*"));
        star(&self.resources).or_else(|| star(&self.verbs))
    }

    /// Whether it lets somebody do something with a resource, by name or by wildcard.
    fn grants(&self, verb: &str, resource: &str) -> bool {
        has(&self.verbs, &["*", verb]) && has(&self.resources, &["*", resource])
    }
}

fn has(list: &[Node<'_>], wanted: &[&str]) -> bool {
    list.iter().any(|node| text(Some(*node)).is_some_and(|text| wanted.contains(&text)))
}

#[derive(Clone, Debug)]
struct Role<'a> {
    cluster: bool,
    name: &'a str,
    namespace: Option<&'a str>,
    path: &'a str,
    rules: Vec<Rule<'a>>,
    labels: Vec<(&'a str, &'a str)>,
    /// `aggregationRule`: labels of roles whose rules it has too.
    selectors: Vec<Vec<(&'a str, &'a str)>>,
    /// Whether it selects in a way that is not read here.
    opaque: bool,
    /// What it grants, with what is aggregated into it.
    grants: Grants<'a>,
}

/// What a role grants that matters here: the first rule, or place, of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Grants<'a> {
    /// A rule that grants everything.
    pub everything: Option<Node<'a>>,
    /// A star among resources or verbs.
    pub wildcard: Option<Node<'a>>,
    /// A rule that lets somebody open a shell in a pod.
    pub shell: Option<Node<'a>>,
}

impl<'a> Grants<'a> {
    fn of(rules: &[Rule<'a>]) -> Self {
        Self {
            everything: rules.iter().find(|rule| rule.is_everything()).map(|rule| rule.node),
            wildcard: rules.iter().find_map(Rule::wildcard),
            shell: rules.iter().find(|rule| rule.grants("create", "pods/exec")).map(|rule| rule.node),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            everything: self.everything.or(other.everything),
            wildcard: self.wildcard.or(other.wildcard),
            shell: self.shell.or(other.shell),
        }
    }
}

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A person, or a group of people.
    Person,
    /// A service account, or all of a namespace.
    Program,
    /// Everybody: all who have signed in, all who have not, or every service account.
    Everybody,
    /// A part of Kubernetes itself.
    System,
}

/// Who is bound.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    pub who: Who,
    /// Whether it is one account and not a group of them.
    pub single: bool,
    pub name: &'a str,
    /// Of a service account.
    pub namespace: Option<&'a str>,
    pub node: Node<'a>,
}

/// A role binding of either scope.
#[derive(Clone, Debug)]
pub(crate) struct Binding<'a> {
    pub name: &'a str,
    /// In the whole cluster.
    pub cluster: bool,
    pub namespace: Option<&'a str>,
    pub path: &'a str,
    pub at: Node<'a>,
    pub role: &'a str,
    pub role_node: Node<'a>,
    role_cluster: bool,
    pub subjects: Vec<Subject<'a>>,
}

/// What a binding grants.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Granted<'r, 'a> {
    /// What a role of the tree does.
    Rules(&'r Grants<'a>),
    /// `cluster-admin`, which every cluster has.
    Everything,
    /// A role that every cluster has and that grants less.
    BuiltIn,
    /// Nobody here knows: the role is elsewhere, or is put together in a way that is not read.
    Elsewhere,
}

/// All roles and bindings of a tree.
#[derive(Debug, Default)]
pub(crate) struct Rbac<'a> {
    /// By name.
    roles: Vec<Role<'a>>,
    pub bindings: Vec<Binding<'a>>,
}

impl<'a> Rbac<'a> {
    /// Takes up an object.
    pub fn add(&mut self, object: &Object<'a>) {
        if object.group != "rbac.authorization.k8s.io" {
            return;
        }
        match object.kind {
            "Role" | "ClusterRole" => self.roles.push(role(object)),
            "RoleBinding" | "ClusterRoleBinding" => self.bindings.extend(binding(object)),
            _ => {}
        }
    }

    /// Takes up a resource of Terraform's provider for Kubernetes.
    pub fn add_resource(&mut self, resource: &Resource<'a>, document: &Document<'a>) {
        let kind = resource.kind.strip_prefix("kubernetes_").unwrap_or_default();
        let (kind, path) = (kind.trim_end_matches("_v1"), document.path());
        match kind {
            "role" | "cluster_role" => self.roles.push(Role {
                cluster: kind == "cluster_role",
                name: text(at(resource.body, &["metadata", "name"])).unwrap_or_default(),
                namespace: text(at(resource.body, &["metadata", "namespace"])),
                path,
                rules: items(resource.body.field("rule")).map(|rule| Rule::read(rule, "api_groups")).collect(),
                labels: pairs(at(resource.body, &["metadata", "labels"])),
                selectors: Vec::new(),
                grants: Grants::default(),
                opaque: resource.body.field("aggregation_rule").is_some() || resource.body.field("dynamic").is_some(),
            }),
            "role_binding" | "cluster_role_binding" => {
                let Some(role_node) = at(resource.body, &["role_ref", "name"]) else { return };
                let node = at(resource.body, &["metadata", "name"]);
                self.bindings.push(Binding {
                    name: text(node).unwrap_or(resource.label),
                    cluster: kind == "cluster_role_binding",
                    namespace: text(at(resource.body, &["metadata", "namespace"])),
                    path,
                    at: node.unwrap_or(resource.body),
                    role: text(Some(role_node)).unwrap_or_default(),
                    role_node,
                    role_cluster: text(at(resource.body, &["role_ref", "kind"])) == Some("ClusterRole"),
                    subjects: items(resource.body.field("subject")).filter_map(subject).collect(),
                });
            }
            _ => {}
        }
    }

    /// Orders what was taken up, once all is there, and adds up what is aggregated.
    pub fn finish(&mut self) {
        self.roles.sort_by_key(|role| role.name);
        let own: Vec<_> = self.roles.iter().map(|role| Grants::of(&role.rules)).collect();
        let mut left = MOST_COMPARED;
        for position in 0..self.roles.len() {
            let role = &self.roles[position];
            let (opaque, grants) = match left.checked_sub(role.selectors.len().saturating_mul(own.len())) {
                _ if role.selectors.is_empty() => (role.opaque, own[position]),
                Some(rest) => {
                    left = rest;
                    (role.opaque, self.added(position, &own))
                }
                None => (true, own[position]),
            };
            (self.roles[position].opaque, self.roles[position].grants) = (opaque, grants);
        }
    }

    /// What a role grants with the roles that it selects.
    fn added(&self, position: usize, own: &[Grants<'a>]) -> Grants<'a> {
        let selects = |other: &Role<'a>| {
            let mut selectors = self.roles[position].selectors.iter();
            other.cluster && selectors.any(|selector| selector.iter().all(|pair| other.labels.contains(pair)))
        };
        let lent = self.roles.iter().zip(own).filter(|(role, _)| selects(role));
        lent.fold(own[position], |grants, (_, other)| grants.or(*other))
    }

    /// What a binding grants.
    pub fn granted(&self, binding: &Binding<'a>) -> Granted<'_, 'a> {
        if binding.role_cluster && binding.role == "cluster-admin" {
            return Granted::Everything;
        }
        let first = self.roles.partition_point(|role| role.name < binding.role);
        let named = self.roles[first..].iter().take_while(|role| role.name == binding.role).take(MOST_NAMESAKES);
        let here = |role: &&Role<'a>| near((role.namespace, role.path), (binding.namespace, binding.path));
        let fitting = named.filter(|role| role.cluster == binding.role_cluster && (role.cluster || here(role)));
        // Trees have variants of one object: the nearest one is meant.
        let far = |role: &&Role<'a>| (role.path != binding.path, folder(role.path) != folder(binding.path));
        let found = fitting.min_by_key(far);
        match found {
            Some(role) if role.opaque => Granted::Elsewhere,
            Some(role) => Granted::Rules(&role.grants),
            None if binding.role_cluster && is_built_in(binding.role) => Granted::BuiltIn,
            None => Granted::Elsewhere,
        }
    }
}

/// Roles of people that every cluster has, and those of Kubernetes itself.
fn is_built_in(role: &str) -> bool {
    matches!(role, "admin" | "edit" | "view") || role.starts_with("system:")
}

fn role<'a>(object: &Object<'a>) -> Role<'a> {
    let selectors: Vec<_> = items(at(object.root, &["aggregationRule", "clusterRoleSelectors"])).collect();
    Role {
        cluster: object.kind == "ClusterRole",
        name: object.name,
        namespace: object.namespace,
        path: object.path,
        rules: items(object.root.field("rules")).map(|rule| Rule::read(rule, "apiGroups")).collect(),
        labels: pairs(object.labels),
        opaque: selectors.iter().any(|selector| selector.field("matchExpressions").is_some()),
        selectors: selectors.iter().map(|selector| pairs(selector.field("matchLabels"))).collect(),
        grants: Grants::default(),
    }
}

fn binding<'a>(object: &Object<'a>) -> Option<Binding<'a>> {
    let role = object.root.field("roleRef")?;
    let role_node = role.field("name")?;
    Some(Binding {
        name: object.name,
        cluster: object.kind == "ClusterRoleBinding",
        namespace: object.namespace,
        path: object.path,
        at: object.at,
        role: text(Some(role_node)).unwrap_or_default(),
        role_node,
        role_cluster: text(role.field("kind")) == Some("ClusterRole"),
        subjects: items(object.root.field("subjects")).filter_map(subject).collect(),
    })
}

fn subject(node: Node<'_>) -> Option<Subject<'_>> {
    let name_node = node.field("name")?;
    let name = text(Some(name_node))?;
    let kind = text(node.field("kind"))?;
    let (who, account) = match kind {
        "ServiceAccount" => (Who::Program, None),
        "User" | "Group" => people(name),
        _ => return None,
    };
    let (namespace, name) = account.unwrap_or((text(node.field("namespace")), name));
    Some(Subject { who, single: kind != "Group", name, namespace, node: name_node })
}

/// What a user or a group is by its name, and the account where it is one of a program.
fn people(name: &str) -> (Who, Option<(Option<&str>, &str)>) {
    let Some(system) = name.strip_prefix("system:") else { return (Who::Person, None) };
    match system {
        "authenticated" | "unauthenticated" | "anonymous" | "serviceaccounts" => (Who::Everybody, None),
        _ => match system.strip_prefix("serviceaccount:").and_then(|account| account.split_once(':')) {
            Some((namespace, account)) => (Who::Program, Some((Some(namespace), account))),
            None if system.starts_with("serviceaccounts:") => (Who::Program, None),
            None => (Who::System, None),
        },
    }
}
