use prr_document::read::Cursor;

use crate::labels::Labels;
use crate::text::is_open;

/// An object of Kubernetes, or one that is written like one.
pub(super) struct Object<'a> {
    pub(super) root: Cursor<'a>,
    pub(super) kind: &'a str,
    /// Group and version.
    pub(super) api: &'a str,
    /// The group of its API, empty for the core group.
    pub(super) group: &'a str,
    pub(super) name: Option<Cursor<'a>>,
    pub(super) namespace: Option<&'a str>,
    pub(super) labels: Labels<'a>,
    pub(super) annotations: Option<Cursor<'a>>,
    pub(super) spec: Option<Cursor<'a>>,
}

impl<'a> Object<'a> {
    pub(super) fn read(root: Cursor<'a>) -> Option<Self> {
        let (api, kind) = (root.get("apiVersion")?.as_str()?, root.get("kind")?.as_str()?);
        let metadata = root.get("metadata");
        let of = |key| metadata.and_then(|metadata| metadata.get(key));
        let is_said = |namespace: &&str| !namespace.is_empty() && !is_open(namespace);
        Some(Self {
            root,
            kind,
            api,
            group: api.split_once('/').map_or("", |(group, _)| group),
            name: of("name")
                .or_else(|| of("generateName"))
                .filter(|name| name.text().is_some_and(|name| !name.is_empty())),
            namespace: of("namespace").and_then(Cursor::as_str).filter(is_said),
            labels: Labels::read(of("labels")),
            annotations: of("annotations"),
            spec: root.get("spec"),
        })
    }

    pub(super) fn is(&self, group: &str, kind: &str) -> bool {
        self.group == group && self.kind == kind
    }

    pub(super) fn at(&self, path: &[&str]) -> Option<Cursor<'a>> {
        self.spec?.at(path)
    }

    pub(super) fn name_text(&self) -> &'a str {
        self.name.and_then(Cursor::text).unwrap_or_default()
    }

    pub(super) fn annotation(&self, key: &str) -> Option<Cursor<'a>> {
        self.annotations?.get(key)
    }

    /// Names of services that it may belong to, the likeliest first.
    pub(super) fn hints(&self) -> Vec<&'a str> {
        hints(&self.labels)
    }
}

/// What labels say of the service that their object belongs to, the likeliest first: the id that the Backstage plugin for Kubernetes
/// looks for, then the recommended labels of the Kubernetes documentation, then those that were usual before. The whole that it is a
/// part of comes last: it is often a service too, where somebody declares it.
pub(super) fn hints<'a>(labels: &Labels<'a>) -> Vec<&'a str> {
    const KEYS: [&str; 6] = [
        "backstage.io/kubernetes-id",
        "app.kubernetes.io/name",
        "app.kubernetes.io/instance",
        "app",
        "k8s-app",
        "app.kubernetes.io/part-of",
    ];
    KEYS.iter().filter_map(|key| labels.get(key)).filter(|value| !value.is_empty() && !is_open(value)).collect()
}
