//! What the checks judge.

use prr_sdk::{Input, Node};

use crate::argo::Resolved;
use crate::read::{self, Declared, Written};
use crate::written::{Identity, Rollout, Service, Target, Template, Workload};

/// Everything that this family reads from the documents.
pub struct Model<'a> {
    pub(crate) written: Written<'a>,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &Input<'a>) -> Self {
        let mut written = read::documents(input);
        written.templates.sort_by_key(|template| template.identity.name);
        Self { written }
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

    fn declared(&self, identity: &Identity<'a>) -> Option<&Declared<'a>> {
        self.written.declared.iter().find(|service| service.name == identity.service || service.name == identity.name)
    }

    /// Whether an object of this identity has pods of its own or names whose it has: what has not is a part of one.
    pub(crate) fn is_complete(&self, identity: &Identity<'a>) -> bool {
        let same = |workload: &&Workload<'a>| workload.kind == "Rollout" && workload.identity.node == identity.node;
        self.written.workloads.iter().find(same).is_some_and(|workload| workload.complete || workload.of.is_some())
    }

    /// The Rollout that replaces the pods of a workload from replica sets of its own.
    pub(crate) fn replacing(&self, workload: &Workload<'a>) -> Option<Node<'a>> {
        let target = workload.target();
        let near = |other: &&Workload<'a>| workload.identity.may_share_namespace(&other.identity);
        let mut rollouts = self.written.workloads.iter().filter(|other| other.of == Some(target)).filter(near);
        rollouts.next().map(|rollout| rollout.identity.node)
    }

    /// The place that hands the updates of a workload to a controller: a Rollout's `workloadRef`, or Flagger's `targetRef`.
    pub(crate) fn controller(&self, workload: &Workload<'a>) -> Option<Node<'a>> {
        let target = workload.target();
        let near = |other: &Identity<'a>| workload.identity.may_share_namespace(other);
        let mut canaries = self.written.canaries.iter().filter(|canary| canary.target == Some(target));
        let canary = canaries.find(|canary| near(&canary.identity)).map(|canary| canary.identity.node);
        self.replacing(workload).or(canary)
    }

    /// The Service that sends requests to a workload.
    pub(crate) fn serving(&self, workload: &Workload<'a>) -> Option<&Service<'a>> {
        let has = |label: &(&str, &str)| workload.labels.binary_search(label).is_ok();
        let near = |service: &&Service<'a>| service.identity.may_share_namespace(&workload.identity);
        self.written.surroundings.services.iter().filter(near).find(|service| service.selector.iter().all(has))
    }

    /// Whether an autoscaler decides how many pods a workload has.
    pub(crate) fn is_scaled(&self, workload: &Workload<'a>) -> bool {
        self.written.surroundings.scaled.binary_search(&workload.target()).is_ok()
    }
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
