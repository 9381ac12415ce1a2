//! What runs: workloads with their pods.

use prr_sdk::{Kind, Node};

use super::object::Object;
use crate::value::{at, items, pairs, text};

/// A workload with the pod that it makes.
#[derive(Clone, Debug)]
pub(crate) struct Workload<'a> {
    pub object: Object<'a>,
    /// The `spec` of its pod.
    pub pod: Node<'a>,
    /// Labels of its pod, sorted.
    pub labels: Vec<(&'a str, &'a str)>,
    /// Its containers, those that initialise it first.
    pub containers: Vec<Container<'a>>,
}

/// A container.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Container<'a> {
    pub name: &'a str,
    pub node: Node<'a>,
    pub image: Option<Node<'a>>,
    /// Whether it ends before the pod serves.
    pub initialises: bool,
}

/// Where a kind of object has the pod that it makes.
fn template(kind: &str) -> Option<&'static [&'static str]> {
    match kind {
        "Pod" => Some(&[]),
        "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" | "ReplicationController" | "Rollout" | "Job" => {
            Some(&["spec", "template"])
        }
        "CronJob" => Some(&["spec", "jobTemplate", "spec", "template"]),
        _ => None,
    }
}

impl<'a> Workload<'a> {
    pub fn read(object: &Object<'a>) -> Option<Self> {
        let template = at(object.root, template(object.kind)?)?;
        let pod = template.field("spec").filter(|pod| pod.kind() == Kind::Mapping)?;
        let of = |key: &str, initialises| {
            items(pod.field(key)).filter(|node| node.kind() == Kind::Mapping).map(move |node| Container {
                name: text(node.field("name")).unwrap_or_default(),
                node,
                image: node.field("image"),
                initialises,
            })
        };
        let containers: Vec<_> = of("initContainers", true).chain(of("containers", false)).collect();
        // What has no containers is a patch: it says nothing of the pod that comes out.
        pod.field("containers")?;
        let labels = pairs(template.field("metadata").and_then(|metadata| metadata.field("labels")));
        Some(Self { object: *object, pod, labels, containers })
    }

    /// `Kind namespace/name`, as people call it.
    pub fn title(&self) -> String {
        format!("{} {}", self.object.kind, self.place())
    }

    /// `namespace/name`, or the name where no namespace is said.
    pub fn place(&self) -> String {
        match self.object.namespace {
            Some(namespace) => format!("{namespace}/{}", self.object.name),
            None => self.object.name.to_owned(),
        }
    }

    /// The account that its pods have.
    pub fn account(&self) -> (&'a str, Option<Node<'a>>) {
        let node = ["serviceAccountName", "serviceAccount"].into_iter().find_map(|key| self.pod.field(key));
        (text(node).unwrap_or("default"), node.filter(|node| !node.is_null()))
    }

    /// The container that holds a store of data, by its image.
    pub fn store(&self) -> Option<Container<'a>> {
        let serving = self.containers.iter().filter(|container| !container.initialises);
        serving.copied().find(|container| container.software().is_some_and(is_store))
    }
}

impl<'a> Container<'a> {
    /// The last part of its image's name: `postgres` of `docker.io/library/postgres:17`.
    pub fn software(&self) -> Option<&'a str> {
        let image = text(self.image)?;
        let name = image.split('@').next()?.rsplit('/').next()?;
        name.split(':').next().filter(|name| !name.is_empty())
    }

    /// The value of a variable of its environment.
    pub fn variables(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + use<'a> {
        items(self.node.field("env")).filter_map(|entry| Some((text(entry.field("name"))?, entry.field("value")?)))
    }
}

/// Names of images that hold data. An exporter or an operator of one has another name.
pub(crate) fn is_store(software: &str) -> bool {
    const STORES: &[&str] = &[
        "cassandra",
        "clickhouse-server",
        "cockroach",
        "couchdb",
        "elasticsearch",
        "etcd",
        "influxdb",
        "mariadb",
        "memcached",
        "mongo",
        "mongodb",
        "mysql",
        "mysql-server",
        "neo4j",
        "opensearch",
        "oracle-xe",
        "percona",
        "postgis",
        "postgres",
        "postgresql",
        "redis",
        "redis-stack-server",
        "scylla",
        "timescaledb",
        "valkey",
    ];
    STORES.contains(&software)
}
