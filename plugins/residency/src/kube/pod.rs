//! Pods: where they run, where their images come from, and what their environment tells of what they send.

use prr_sdk::Node;

use super::argo::Found;
use super::object::{Object, at, items};
use super::{Around, topology};
use crate::flow::sent::{self, Variable};
use crate::flow::{Flow, Rule, Step, Target};
use crate::foreign;
use crate::messages as m;
use crate::region::{host, scoped};
use crate::terraform::Why;

pub(super) fn flows<'a>(object: &Object<'a>, around: &Around<'_, 'a>) -> Vec<Flow<'a>> {
    let Some(pod) = spec(object) else { return Vec::new() };
    let containers: Vec<_> = ["initContainers", "containers"].iter().flat_map(|key| items(pod.field(key))).collect();
    if containers.is_empty() {
        return Vec::new();
    }
    let mut flows = vec![runs(object, pod, around)];
    let mut hosts: Vec<&str> = Vec::new();
    for container in containers {
        flows.extend(image(object, container, &mut hosts));
        let variables: Vec<_> = items(container.field("env")).filter_map(variable).collect();
        let open = items(container.field("envFrom")).next().is_some();
        flows.extend(sent::flows(
            sent::environment(&variables, open),
            &object.subject(),
            &object.itself(),
            &object.owner,
        ));
    }
    flows
}

fn spec<'a>(object: &Object<'a>) -> Option<Node<'a>> {
    match (object.group, object.kind) {
        ("", "Pod") => object.spec(),
        ("batch", "CronJob") => at(object.root, &["spec", "jobTemplate", "spec", "template", "spec"]),
        ("apps" | "batch" | "argoproj.io" | "serving.knative.dev", _) => at(object.root, &["spec", "template", "spec"]),
        _ => None,
    }
}

fn variable(node: Node<'_>) -> Option<Variable<'_>> {
    let value = node.field("value").filter(|value| !value.is_null());
    Some(Variable { name: node.field("name")?.text()?, value, node })
}

/// Where a pod runs: where its own labels of nodes bind it, else where its cluster stands.
fn runs<'a>(object: &Object<'a>, pod: Node<'a>, around: &Around<'_, 'a>) -> Flow<'a> {
    let mut steps = vec![object.itself()];
    let found = around.destinations.cluster(object.path, around.declared);
    let cluster = match found {
        Found::Declared(cluster, _) => scoped::read(cluster.region).ok(),
        _ => None,
    };
    let bound = topology::placed(&topology::of_pod(pod), cluster.as_ref().map(|cluster| cluster.cloud));
    let (at, target) = match (bound, found) {
        (Some((node, target)), _) => {
            steps.push(Step::new(node, m::STEP_NODES));
            (node, target)
        }
        (None, Found::Declared(declared, said)) => {
            steps.extend(said.map(|node| Step::new(node, m::STEP_CLUSTER).with("name", declared.name)));
            steps.push(Step::new(declared.node, m::STEP_CLUSTER).with("name", declared.name));
            let target = cluster.as_ref().map_or(Target::unknown(Why::Name(declared.region)), Target::scoped);
            (object.node, target)
        }
        (None, Found::Unknown(name, node)) => {
            steps.push(Step::new(node, m::STEP_CLUSTER).with("name", name));
            (object.node, Target::unknown(Why::Cluster))
        }
        (None, Found::Nothing) => (object.node, Target::unknown(Why::Cluster)),
    };
    Flow { rule: Rule::Primary, subject: object.subject(), at: at.into(), target, steps, owner: object.owner.clone() }
}

/// Where an image comes from: each registry once a workload.
fn image<'a>(object: &Object<'a>, container: Node<'a>, hosts: &mut Vec<&'a str>) -> Option<Flow<'a>> {
    let node = container.field("image")?;
    let text = node.text().filter(|text| !text.is_empty())?;
    let host = registry(text);
    if hosts.contains(&host) {
        return None;
    }
    hosts.push(host);
    let target = if node.is_unresolved() || text.contains(['$', '{']) {
        Target::unknown(Why::Expression(text))
    } else if let Some(service) = foreign::of_host(host) {
        Target::service(service, host)
    } else if let Some(endpoint) = host::of(host) {
        Target::endpoint(&endpoint, host)
    } else {
        sent::elsewhere(host)
    };
    let steps = vec![object.itself(), Step::new(node, m::STEP_IMAGE)];
    Some(Flow {
        rule: Rule::Registry,
        subject: object.subject(),
        at: node.into(),
        target,
        steps,
        owner: object.owner.clone(),
    })
}

/// The host of an image's reference. One without a host is Docker Hub's.
fn registry(image: &str) -> &str {
    match image.split_once('/') {
        Some((host, _)) if host.contains(['.', ':']) || host == "localhost" => host.split(':').next().unwrap_or(host),
        _ => "docker.io",
    }
}

#[cfg(test)]
mod tests {
    use super::registry;

    #[test]
    fn an_image_without_a_host_is_docker_hubs() {
        for (image, host) in [
            ("nginx:1.27", "docker.io"),
            ("library/nginx", "docker.io"),
            ("ghcr.io/a/b:1", "ghcr.io"),
            ("registry:5000/a", "registry"),
            ("1.dkr.ecr.ap-northeast-2.amazonaws.com/a@sha256:0", "1.dkr.ecr.ap-northeast-2.amazonaws.com"),
        ] {
            assert_eq!(registry(image), host);
        }
    }
}
