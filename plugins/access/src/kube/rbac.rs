//! Rights: roles, what is aggregated into them, and who is bound to them.

use prr_sdk::{Document, Node};

use super::object::{Object, folder, near};
use crate::cloud::Resource;
use crate::value::{at, items, pairs, text};

/// Roles that are compared for aggregation, over those there are; beyond it what a role grants is not known.
const MOST_COMPARED: usize = 100_000;

/// Roles of one name that are looked at.
const MOST_NAMESAKES: usize = 2_000;

/// A rule of a role: which verbs on which resources.
#[derive(Clone, Debug)]
pub(crate) struct Rule<'a> {
    pub node: Node<'a>,
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
    pub fn is_everything(&self) -> bool {
        [&self.groups, &self.resources, &self.verbs].into_iter().all(|list| has(list, &["*"]))
    }

    /// The place of a wildcard among its resources or its verbs.
    pub fn wildcard(&self) -> Option<Node<'a>> {
        let star = |list: &Vec<Node<'a>>| list.iter().copied().find(|node| text(Some(*node)) == Some("*"));
        star(&self.resources).or_else(|| star(&self.verbs))
    }

    /// Whether it lets somebody do something with a resource, by name or by wildcard.
    pub fn grants(&self, verb: &str, resource: &str) -> bool {
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
#[derive(Clone, Debug)]
pub(crate) enum Granted<'r, 'a> {
    /// The rules of a role of the tree.
    Rules(Vec<&'r Rule<'a>>),
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

    /// Orders what was taken up, once all is there.
    pub fn finish(&mut self) {
        self.roles.sort_by_key(|role| role.name);
    }

    /// What a binding grants.
    pub fn granted(&self, binding: &Binding<'a>) -> Granted<'_, 'a> {
        if binding.role_cluster && binding.role == "cluster-admin" {
            return Granted::Everything;
        }
        let first = self.roles.partition_point(|role| role.name < binding.role);
        let named = self.roles[first..].iter().take_while(|role| role.name == binding.role).take(MOST_NAMESAKES);
        let here = |role: &&Role<'a>| near((role.namespace, role.path), (binding.namespace, binding.path));
        let mut fitting = named.filter(|role| role.cluster == binding.role_cluster && (role.cluster || here(role)));
        let same_folder = |role: &&Role<'a>| folder(role.path) == folder(binding.path);
        let found = fitting.clone().find(same_folder).or_else(|| fitting.next());
        match found {
            Some(role) => self.rules(role).map_or(Granted::Elsewhere, Granted::Rules),
            None if binding.role_cluster && is_built_in(binding.role) => Granted::BuiltIn,
            None => Granted::Elsewhere,
        }
    }

    /// The rules of a role with those that are aggregated into it.
    fn rules<'r>(&'r self, role: &'r Role<'a>) -> Option<Vec<&'r Rule<'a>>> {
        if role.opaque || role.selectors.len().saturating_mul(self.roles.len()) > MOST_COMPARED {
            return None;
        }
        let mut rules: Vec<_> = role.rules.iter().collect();
        let lends = |other: &&Role<'a>| {
            other.cluster
                && role.selectors.iter().any(|selector| selector.iter().all(|pair| other.labels.contains(pair)))
        };
        if !role.selectors.is_empty() {
            rules.extend(self.roles.iter().filter(lends).flat_map(|other| &other.rules));
        }
        Some(rules)
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
