//! What a document says, by its kind: one file a family of kinds.

mod backstage;
mod dashboard;
mod declared;
mod kustomize;
mod monitor;
mod network;
mod object;
mod objective;
mod operator;
mod pods;
mod rollout;
mod routing;
mod rules;
mod scaling;
mod workload;

use std::borrow::Cow;

use prr_document::read::Cursor;
use prr_manifest::Manifest;
use prr_model::inventory::{RelationKind, Role};

use crate::facts::{Ask, Claim, Facts, Founds, Named, Spot, Target, Thing};
use crate::labels::Labels;
use crate::metrics;
use crate::text::{folder, is_open};
use object::Object;

/// Everything that a manifest says.
pub(crate) fn facts(number: u32, manifest: &Manifest) -> Facts<'_> {
    let path = manifest.path();
    let mut reader = Reader { manifest: number, path, folder: folder(path), facts: Facts::default() };
    let arena = manifest.arena();
    for root in arena.roots() {
        reader.facts.dialects.push(manifest.dialect(*root));
        reader.document(arena.cursor(*root));
    }
    reader.facts
}

/// Collects what the documents of one manifest say.
struct Reader<'a> {
    manifest: u32,
    path: &'a str,
    folder: &'a str,
    facts: Facts<'a>,
}

impl<'a> Reader<'a> {
    fn document(&mut self, root: Cursor<'a>) {
        let object = Object::read(root);
        self.facts.kinds.extend(object.as_ref().map(|object| object.kind));
        declared::read(self, root);
        kustomize::read(self, root);
        if let Some(object) = &object {
            self.object(object);
        } else {
            rules::read(self, root, None);
            objective::plain(self, root);
            dashboard::read(self, root);
        }
    }

    /// An object of Kubernetes, or one that is written like one.
    fn object(&mut self, object: &Object<'a>) {
        if object.group.starts_with("backstage.io") {
            return backstage::read(self, object);
        }
        if object.group.starts_with("openslo") {
            return objective::openslo(self, object);
        }
        let Some(name) = object.name else { return };
        let thing = self.push(Thing { role: role(object), ..self.named(object, name) });
        workload::read(self, object, thing);
        network::read(self, object, thing);
        scaling::read(self, object, thing);
        monitor::read(self, object, thing);
        rollout::read(self, object, thing);
        routing::read(self, object, thing);
        operator::read(self, object, thing);
        objective::object(self, object);
        rules::read(self, object.spec.unwrap_or(object.root), Some(object));
    }

    /// A thing like the object, at its name.
    fn named(&self, object: &Object<'a>, name: Cursor<'a>) -> Thing<'a> {
        Thing {
            api: object.api,
            namespace: object.namespace,
            labels: object.labels.clone(),
            hints: object.hints(),
            ..self.plain(object.kind, name.text().unwrap_or_default(), name)
        }
    }

    /// A thing that is no object.
    fn plain(&self, kind: &'a str, name: &'a str, at: Cursor<'a>) -> Thing<'a> {
        Thing {
            kind: Cow::Borrowed(kind),
            api: "",
            namespace: None,
            name: Cow::Borrowed(name),
            role: Role::Other,
            spot: self.spot(at),
            folder: self.folder,
            labels: Labels::default(),
            pods: None,
            hints: Vec::new(),
            founds: Founds::Nothing,
        }
    }

    const fn spot(&self, at: Cursor<'a>) -> Spot {
        Spot { manifest: self.manifest, node: at.node(), key: false }
    }

    /// At the key of an entry: for what takes many lines.
    const fn key_spot(&self, at: Cursor<'a>) -> Spot {
        Spot { key: true, ..self.spot(at) }
    }

    fn push(&mut self, thing: Thing<'a>) -> usize {
        self.facts.things.push(thing);
        self.facts.things.len() - 1
    }

    fn claim(&mut self, claim: Claim<'a>) {
        // What a template leaves open names nobody.
        if !claim.service.trim().is_empty() && !is_open(claim.service) {
            self.facts.claims.push(claim);
        }
    }

    fn ask(&mut self, from: usize, kind: RelationKind, at: Cursor<'a>, target: Target<'a>) {
        let spot = match target {
            Target::Pods(..) | Target::Endpoints(..) => self.key_spot(at),
            _ => self.spot(at),
        };
        self.facts.asks.push(Ask { from, kind, spot, target });
    }

    /// Asks for something by the name that stands at a node, if one does.
    fn ask_name(&mut self, from: usize, relation: RelationKind, at: Option<Cursor<'a>>, wanted: Wanted<'a>) {
        let Some((at, name)) = at.and_then(|at| Some((at, at.text().filter(|name| !name.is_empty())?))) else { return };
        let Wanted { kind, group, namespace, optional } = wanted;
        let named = Named { kind, group, namespace, name: Cow::Borrowed(name), optional };
        self.ask(from, relation, at, Target::Named(named));
    }

    /// Asks for the metrics of an expression.
    fn ask_metrics(&mut self, from: usize, at: Cursor<'a>, expression: metrics::Metrics) {
        for name in expression.names {
            self.ask(from, RelationKind::Reads, at, Target::Metric(name));
        }
        if expression.unread {
            self.ask(from, RelationKind::Reads, at, Target::Invalid(at.text().unwrap_or_default().to_owned()));
        }
    }
}

/// What is asked for by name.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    kind: &'a str,
    group: Option<&'a str>,
    namespace: Option<&'a str>,
    optional: bool,
}

impl<'a> Wanted<'a> {
    /// A kind in the namespace of the object that asks.
    const fn beside(object: &Object<'a>, kind: &'a str) -> Self {
        Self { kind, group: None, namespace: object.namespace, optional: false }
    }

    /// A Kubernetes service in the namespace of the object that asks.
    const fn service(object: &Object<'a>) -> Self {
        Self { group: Some(""), ..Self::beside(object, "Service") }
    }
}

fn role(object: &Object<'_>) -> Role {
    match (object.group, object.kind) {
        ("", "Service") => Role::Endpoint,
        ("policy", "PodDisruptionBudget") => Role::Disruption,
        (_, "HorizontalPodAutoscaler" | "VerticalPodAutoscaler" | "ScaledObject" | "ScaledJob") => Role::Scaler,
        ("monitoring.coreos.com", "ServiceMonitor" | "PodMonitor" | "Probe")
        | ("operator.victoriametrics.com", "VMServiceScrape" | "VMPodScrape" | "VMProbe") => Role::Monitor,
        (_, "Ingress" | "HTTPRoute" | "GRPCRoute" | "TCPRoute" | "TLSRoute" | "VirtualService") => Role::Route,
        _ => Role::Other,
    }
}
