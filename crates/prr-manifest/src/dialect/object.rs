use prr_model::Dialect;

use super::Document;

/// Groups of `apiVersion` that are no groups of Kubernetes, although their documents are built like its objects.
const FOREIGN: [(&str, Dialect); 8] = [
    ("kustomize.config.k8s.io/", Dialect::Kustomization),
    ("backstage.io/", Dialect::Backstage),
    ("openslo", Dialect::OpenSlo),
    ("sre.google.com/", Dialect::SloGenerator),
    ("skaffold/", Dialect::ToolSettings),
    ("ctlptl.dev/", Dialect::ToolSettings),
    ("kind.x-k8s.io/", Dialect::ToolSettings),
    ("ct.dev/", Dialect::ToolSettings),
];

/// What a document with a kind and a version says that it is.
pub(super) fn dialect(document: &Document<'_>) -> Option<Dialect> {
    let version = document.text("apiVersion")?;
    let kind = document.text("kind");
    let foreign = FOREIGN.into_iter().find(|(group, _)| version.starts_with(group));
    match (foreign, kind) {
        (Some((_, dialect)), _) => Some(dialect),
        (None, Some("ServiceLevelObjective")) if document.has("service_name") => Some(Dialect::SloGenerator),
        (None, Some(_)) => Some(Dialect::Kubernetes),
        (None, None) => None,
    }
}
