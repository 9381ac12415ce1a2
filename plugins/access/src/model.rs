//! What the checks judge.

use prr_sdk::compliance::Said;
use prr_sdk::{Document, Input, Node};

use crate::cloud::{Cloud, is_terraform};
use crate::declared::Declared;
use crate::kube::network::Policy;
use crate::kube::object::{Keys, Object};
use crate::kube::rbac::Rbac;
use crate::kube::service::Service;
use crate::kube::workload::Workload;
use crate::value::at;

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    pub(crate) now: i64,
    pub(crate) declared: Declared<'a>,
    pub(crate) rbac: Rbac<'a>,
    pub(crate) workloads: Vec<Workload<'a>>,
    pub(crate) policies: Vec<Policy<'a>>,
    pub(crate) services: Vec<Service<'a>>,
    /// Every other object, sorted by its kind.
    objects: Vec<Object<'a>>,
    pub(crate) cloud: Cloud<'a>,
    /// What belongs to services that are no part of what is certified.
    pub(crate) left_out: Vec<LeftOut<'a>>,
    /// Documents that are no objects and not of Terraform.
    pub(crate) files: Vec<Document<'a>>,
}

/// Something that is not judged, and why.
pub(crate) struct LeftOut<'a> {
    pub name: &'a str,
    pub at: Node<'a>,
    pub reason: Said<'a, &'a str>,
}

/// Kinds whose objects reach beyond their own service.
const BEYOND: &[&str] = &["ClusterRole", "ClusterRoleBinding", "NetworkPolicy", "CiliumNetworkPolicy", "Policy"];

impl<'a> Model<'a> {
    pub(crate) fn read(input: &Input<'a>) -> Self {
        let view = input.view;
        let mut model = Self {
            now: input.effective_time,
            declared: Declared::read(&view, input.effective_time),
            rbac: Rbac::default(),
            workloads: Vec::new(),
            policies: Vec::new(),
            services: Vec::new(),
            objects: Vec::new(),
            cloud: Cloud::default(),
            left_out: Vec::new(),
            files: Vec::new(),
        };
        let keys: Keys = view.keys();
        for document in view.documents() {
            model.add(&document, &keys);
        }
        model.rbac.finish();
        model.cloud.finish();
        model.objects.sort_by_key(|object| object.kind);
        model
    }

    fn add(&mut self, document: &Document<'a>, keys: &Keys) {
        if is_terraform(document) {
            if let Some(reason) = self.declared.out_of_scope(document.path(), None, None) {
                return self.left_out.push(LeftOut { name: document.path(), at: document.root(), reason });
            }
            for resource in self.cloud.add(document) {
                self.rbac.add_resource(&resource, document);
            }
            return;
        }
        let Some(object) = Object::read(document, keys) else { return self.files.push(*document) };
        let namespace = if object.kind == "Namespace" { Some(object.name) } else { object.namespace };
        let reason = self.declared.out_of_scope(object.path, namespace, Some(object.service()));
        if let (Some(reason), false) = (reason, BEYOND.contains(&object.kind)) {
            return self.left_out.push(LeftOut { name: object.name, at: object.at, reason });
        }
        self.rbac.add(&object);
        match (object.group, object.kind) {
            ("networking.k8s.io", "NetworkPolicy") => self.policies.extend(Policy::read(&object)),
            ("", "Service") => self.services.extend(Service::read(&object)),
            _ => {
                self.workloads.extend(Workload::read(&object));
                self.objects.push(object);
            }
        }
    }

    /// The objects of a kind that has no list of its own.
    pub(crate) fn objects(&self, kind: &str) -> &[Object<'a>] {
        let first = self.objects.partition_point(|object| object.kind < kind);
        let end = self.objects.partition_point(|object| object.kind <= kind);
        &self.objects[first..end.max(first)]
    }

    /// Trees of values of charts: files of values, releases of Flux and Argo CD, and the settings of operators.
    pub(crate) fn values(&self) -> impl Iterator<Item = Node<'a>> {
        let files = self.files.iter().filter(|document| is_values(document.path())).map(Document::root);
        let releases = self.objects("HelmRelease").iter().filter_map(|release| release.spec?.field("values"));
        let applications =
            self.objects("Application").iter().filter_map(|it| at(it.spec?, &["source", "helm", "valuesObject"]));
        let grafana = self.objects("Grafana").iter().filter_map(|object| object.spec?.field("config"));
        files.chain(releases).chain(applications).chain(grafana)
    }

    /// Realms of Keycloak: exports, and objects of its operator.
    pub(crate) fn realms(&self) -> impl Iterator<Item = Node<'a>> {
        let whole = |root: &Node<'a>| {
            ["passwordPolicy", "bruteForceProtected", "accessTokenLifespan", "clients", "sslRequired"]
                .iter()
                .any(|key| root.field(key).is_some())
        };
        let exports =
            self.files.iter().map(Document::root).filter(move |root| root.field("realm").is_some() && whole(root));
        let imports = self.objects("KeycloakRealmImport").iter().filter_map(|object| object.spec?.field("realm"));
        exports.chain(imports)
    }

    /// Dockerfiles.
    pub(crate) fn images(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        let named = |path: &str| path.contains("ockerfile") || path.contains("ontainerfile");
        let files = self.files.iter().filter(move |document| named(document.path()));
        files.map(|document| (document.path(), document.root())).filter(|(_, root)| root.field("stages").is_some())
    }
}

/// Whether a file holds values of a chart, by its name.
fn is_values(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.contains("values"))
}
