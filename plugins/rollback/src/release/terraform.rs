//! Terraform's resources, and its Helm releases.

use prr_sdk::{Kind, Node};

use super::aws;
use super::{Fate, Release, Releases};
use crate::messages as m;

/// Instances of one type in one document that are read.
const MOST: usize = 10_000;

/// A resource: the label that it has in its configuration, and its body.
#[derive(Clone, Copy)]
pub(crate) struct Resource<'a> {
    pub label: &'a str,
    pub body: Node<'a>,
}

/// Takes up the resources of a document that release something.
pub(crate) fn resources<'a>(types: Node<'a>, into: &mut Releases<'a>) {
    let of = |kind: &str| each(types, kind).collect::<Vec<_>>();
    into.all.extend(of("helm_release").into_iter().map(helm));
    into.all.extend(of("aws_ecs_service").into_iter().map(aws::ecs));
    into.all.extend(of("aws_lambda_alias").into_iter().map(aws::alias));
    into.groups.extend(of("aws_codedeploy_deployment_group").into_iter().map(aws::group));
}

/// The resources of a type, under the key `resource` of a document.
pub(crate) fn each<'a>(types: Node<'a>, kind: &str) -> impl Iterator<Item = Resource<'a>> + use<'a> {
    let names: Vec<_> = many(Some(types)).filter_map(|types| types.field(kind)).collect();
    let labelled = names.into_iter().flat_map(|names| many(Some(names))).flat_map(Node::entries);
    let bodies = labelled.flat_map(|entry| {
        let label = entry.key().unwrap_or_default();
        many(Some(entry)).map(move |body| Resource { label, body })
    });
    bodies.take(MOST)
}

/// The items of a list, or the node alone: nested blocks are either.
pub(crate) fn many(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    let list = node.is_some_and(|node| node.kind() == Kind::Sequence);
    let items = node.filter(|_| list).into_iter().flat_map(Node::children).map(Node::target);
    items.chain(node.filter(|node| !list && !node.is_null()))
}

/// The first block of a type.
pub(crate) fn block<'a>(body: Node<'a>, name: &str) -> Option<Node<'a>> {
    many(body.field(name)).next()
}

/// A text that is known.
pub(crate) fn known(node: Option<Node<'_>>) -> Option<&str> {
    node.filter(|node| !node.is_unresolved() && !node.is_null()).and_then(Node::text).filter(|text| !text.is_empty())
}

/// A switch: nothing where it is off or not there, the place of what is not known where it is neither.
pub(super) fn switched(node: Option<Node<'_>>) -> Result<bool, Node<'_>> {
    match node.filter(|node| !node.is_null()) {
        None => Ok(false),
        Some(node) if node.is_unresolved() => Err(node),
        Some(node) => node.as_bool().or_else(|| node.text()?.parse().ok()).ok_or(node),
    }
}

/// The name that a resource gives to what it releases.
pub(super) fn named<'a>(resource: Resource<'a>, key: &str) -> (&'a str, Node<'a>) {
    let node = resource.body.field(key);
    known(node).map_or((resource.label, node.unwrap_or(resource.body)), |name| (name, node.unwrap_or(resource.body)))
}

/// `helm_release`: `atomic` waits and rolls back; `cleanup_on_fail` alone removes new objects and leaves changed ones.
fn helm(resource: Resource<'_>) -> Release<'_> {
    let (name, node) = named(resource, "name");
    let atomic = resource.body.field("atomic");
    let fate = match (switched(atomic), switched(resource.body.field("cleanup_on_fail"))) {
        (Err(open), _) => Fate::Open(open),
        (Ok(true), _) => Fate::Undone(m::HELM_UNDOES, atomic.unwrap_or(node)),
        (Ok(false), Ok(true)) => {
            Fate::Left(m::HELM_CLEANS_ONLY, resource.body.field("cleanup_on_fail").unwrap_or(node))
        }
        (Ok(false), _) => Fate::Unsaid(atomic.unwrap_or(node)),
    };
    Release { name, node, fate, shifted_by: None }
}
