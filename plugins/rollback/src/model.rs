//! What the checks judge.

use prr_sdk::record::Records;
use prr_sdk::{Input, Node};

use crate::argo::{Resolved, meant};
use crate::mend::objective::{self, Objective};
use crate::migration::Folder;
use crate::promise::{Promise, Promises};
use crate::read::{self, Declared, Written};
use crate::written::flagger::Canary;
use crate::written::{Identity, Named, Rollout, Route, Target, Template, TemplateRef, Workload};

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    pub(crate) written: Written<'a>,
    pub(crate) records: Records<'a>,
    /// What analyses that are added measure.
    pub(crate) objectives: Vec<Objective<'a>>,
    /// What services are promised.
    promises: Promises<'a>,
    /// Where analyses find Prometheus, as some template of the tree says it.
    pub(crate) address: Option<&'a str>,
    /// Sorted by what they control.
    controllers: Vec<Controller<'a>>,
    /// Names of workloads, Services and declared services, sorted.
    names: Vec<&'a str>,
    /// Folders of migrations.
    pub(crate) folders: Vec<Folder<'a>>,
}

/// What replaces the pods of a workload in its place.
struct Controller<'a> {
    target: Target<'a>,
    identity: Identity<'a>,
    /// Whether its revisions count instead of the workload's.
    keeps_revisions: bool,
}

/// The first address of Prometheus that a template states and no argument makes.
fn address<'a>(input: &Input<'a>) -> Option<&'a str> {
    let (spec, metrics) = (input.view.symbol("spec"), input.view.symbol("metrics"));
    let metrics = |document: prr_sdk::Document<'a>| Some(document.root().get(spec)?.get(metrics)?.children());
    let metrics = input.view.documents().filter_map(metrics).flatten();
    let stated = |metric: Node<'a>| metric.field("provider")?.field("prometheus")?.field("address")?.text();
    metrics.filter_map(stated).find(|address| !address.contains("{{") && !address.trim().is_empty())
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &Input<'a>) -> Self {
        let mut written = read::documents(input);
        written.templates.sort_by_key(|template| template.identity.name);
        let of_rollout = |rollout: &Workload<'a>| {
            Some(Controller { target: rollout.of?, identity: rollout.identity, keeps_revisions: true })
        };
        let of_canary = |canary: &Canary<'a>| {
            Some(Controller { target: canary.target?, identity: canary.identity, keeps_revisions: false })
        };
        let rollouts = written.workloads.iter().filter_map(of_rollout);
        let mut controllers: Vec<_> = rollouts.chain(written.canaries.iter().filter_map(of_canary)).collect();
        controllers.sort_by_key(|controller| controller.target);
        let folders = std::mem::take(&mut written.migrations).folders();
        let names = names(&written);
        let mut objectives = Vec::new();
        let mut promises = Promises::default();
        let (objective_keys, promise_keys) = (input.view.keys(), input.view.keys());
        for document in input.view.documents() {
            objective::read(&document, &objective_keys, &mut objectives);
            promises.add(&document, &promise_keys);
        }
        promises.sort();
        let (records, address) = (Records::read(&input.view), address(input));
        Self { written, records, objectives, promises, address, controllers, names, folders }
    }

    /// The template that a reference of a rollout was meant to name, where it has a slip: of the same scope, and where the rollout is.
    pub(crate) fn meant(&self, reference: &TemplateRef<'a>, owner: &Identity<'a>) -> Option<&'a str> {
        let reached = |template: &&Template<'a>| {
            template.cluster == reference.cluster && (template.cluster || template.identity.may_share_namespace(owner))
        };
        let names = self.written.templates.iter().filter(reached).map(|template| template.identity.name);
        meant(reference.name, names)
    }

    /// The analyses of a rollout with the templates that they run.
    pub(crate) fn resolved<'w>(&'w self, rollout: &'w Rollout<'a>) -> Vec<Resolved<'w, 'a>> {
        let resolve = |analysis| Resolved::new(analysis, &rollout.identity, &self.written);
        rollout.analyses().into_iter().map(resolve).collect()
    }

    /// What the service of an object is called: as prr.yaml declares it, or as its labels say.
    pub(crate) fn service(&self, identity: &Identity<'a>) -> &'a str {
        self.declared(identity).map_or(identity.service, |declared| declared.name)
    }

    /// The tier that prr.yaml gives to the service of an object.
    pub(crate) fn tier(&self, identity: &Identity<'a>) -> Option<i64> {
        self.declared(identity)?.tier
    }

    /// The service that prr.yaml declares under a name.
    pub(crate) fn declared_as(&self, name: &str) -> Option<&Declared<'a>> {
        let declared = &self.written.declared;
        declared.binary_search_by_key(&name, |service| service.name).ok().map(|index| &declared[index])
    }

    /// What users of an object's service are promised, where the tree says it.
    pub(crate) fn promise(&self, identity: &Identity<'a>) -> Option<&Promise<'a>> {
        self.promises.of(self.service(identity)).or_else(|| self.promises.of(identity.name))
    }

    /// Requests a second that an object's service gets, where prr.yaml says it.
    pub(crate) fn traffic(&self, identity: &Identity<'a>) -> Option<f64> {
        self.declared(identity)?.requests_per_second
    }

    fn declared(&self, identity: &Identity<'a>) -> Option<&Declared<'a>> {
        self.declared_as(identity.service).or_else(|| self.declared_as(identity.name))
    }

    /// The Rollout that replaces the pods of a workload from replica sets of its own.
    pub(crate) fn replacing(&self, workload: &Workload<'a>) -> Option<Node<'a>> {
        self.controllers(workload)
            .find(|controller| controller.keeps_revisions)
            .map(|controller| controller.identity.node)
    }

    /// The place that hands the updates of a workload to a controller: a Rollout's `workloadRef`, or Flagger's `targetRef`.
    pub(crate) fn controller(&self, workload: &Workload<'a>) -> Option<Node<'a>> {
        self.controllers(workload).next().map(|controller| controller.identity.node)
    }

    fn controllers(&self, workload: &Workload<'a>) -> impl Iterator<Item = &Controller<'a>> {
        let (target, identity) = (workload.target(), workload.identity);
        let first = self.controllers.partition_point(|controller| controller.target < target);
        let of_target = self.controllers[first..].iter().take_while(move |controller| controller.target == target);
        of_target.filter(move |controller| controller.identity.may_share_namespace(&identity))
    }

    /// Whether something of this tree has a name.
    pub(crate) fn names(&self, name: &str) -> bool {
        self.names.binary_search(&name).is_ok()
    }

    /// Whether an object that a Rollout names is there; nothing where the tree has none of its kind.
    pub(crate) fn reaches(&self, named: &Named<'_>, owner: &Identity<'a>) -> Option<bool> {
        let all = &self.written.surroundings.reachable;
        let first = all.partition_point(|other| (other.kind, other.name) < (named.kind, named.name));
        let of_name = all[first..].iter().take_while(|other| (other.kind, other.name) == (named.kind, named.name));
        let near = |namespace: Option<&str>| may_be_same(namespace, named.namespace.or(owner.namespace));
        if of_name.into_iter().any(|other| near(other.namespace)) {
            return Some(true);
        }
        let of_kind = all.partition_point(|other| other.kind < named.kind);
        all.get(of_kind).is_some_and(|other| other.kind == named.kind).then_some(false)
    }

    /// The routes of a name that a Rollout may mean.
    pub(crate) fn routes(&self, named: &Named<'a>, owner: &Identity<'a>) -> impl Iterator<Item = &Route<'a>> {
        let all = &self.written.surroundings.routes;
        let wanted = (named.kind, named.name);
        let namespace = named.namespace.or(owner.namespace);
        let first = all.partition_point(|other| (other.kind, other.identity.name) < wanted);
        let of_name = all[first..].iter().take_while(move |other| (other.kind, other.identity.name) == wanted);
        of_name.filter(move |other| may_be_same(other.identity.namespace, namespace))
    }

    /// Whether an autoscaler decides how many pods a workload has.
    pub(crate) fn is_scaled(&self, workload: &Workload<'a>) -> bool {
        self.scales(workload.kind, workload.identity.name)
    }

    /// Whether an autoscaler decides how many pods an object has.
    pub(crate) fn scales(&self, kind: &str, name: &str) -> bool {
        self.written.surroundings.scaled.binary_search(&Target { name, kind }).is_ok()
    }
}

fn names<'a>(written: &Written<'a>) -> Vec<&'a str> {
    let workloads = written.workloads.iter().map(|workload| workload.identity.name);
    let labelled = written.workloads.iter().map(|workload| workload.identity);
    // Most workloads are called as their service is.
    let labelled = labelled.filter(|identity| identity.service != identity.name).map(|identity| identity.service);
    let services =
        written.surroundings.reachable.iter().filter(|other| other.kind == "Service").map(|other| other.name);
    let mut names: Vec<_> = workloads
        .chain(labelled)
        .chain(services)
        .chain(written.declared.iter().map(|declared| declared.name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether two namespaces can be one. What has none may be in any.
fn may_be_same(one: Option<&str>, other: Option<&str>) -> bool {
    one.is_none() || other.is_none() || one == other
}

impl<'a> Workload<'a> {
    fn target(&self) -> Target<'a> {
        Target { kind: self.kind, name: self.identity.name }
    }
}

impl<'a> Written<'a> {
    /// Templates of a name, of either scope.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &Template<'a>> {
        let first = self.templates.partition_point(|template| template.identity.name < name);
        self.templates[first..].iter().take_while(move |template| template.identity.name == name)
    }
}
