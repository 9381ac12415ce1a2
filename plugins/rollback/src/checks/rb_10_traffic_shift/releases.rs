//! Objects that release something, workloads that nothing releases, and services that need a release that is undone.

use std::collections::BTreeSet;

use prr_sdk::{Finding, Node, Value, fail, not_applicable, pass, unknown};

use crate::messages as m;
use crate::model::Model;
use crate::read::Declared;
use crate::release::{Fate, Release, Shifter};

pub(super) fn of_objects(model: &Model<'_>, lowest: f64) -> Vec<Finding> {
    let releases = &model.written.releases;
    let group = |of: &dyn Fn(Option<Shifter>) -> bool| {
        releases.groups.iter().find(|group| of(group.of)).map(|group| group.release.node)
    };
    let judge = Judge {
        model,
        lowest,
        undone: undone(model),
        of_ecs: group(&|of| of == Some(Shifter::Ecs)),
        // A group that does not say what it releases may release functions.
        of_lambda: group(&|of| of != Some(Shifter::Ecs)),
    };
    let mut findings: Vec<_> = releases.all.iter().map(|release| judge.release(release)).collect();
    findings.extend(releases.groups.iter().map(|group| judge.release(&group.release)));
    findings.extend(judge.workloads());
    findings.extend(judge.declared());
    findings
}

/// Places of workloads that one finding shows.
const MOST_SHOWN: usize = 20;

/// Names whose releases an object undoes.
fn undone<'m>(model: &'m Model<'_>) -> BTreeSet<&'m str> {
    let releases = &model.written.releases;
    let all = releases.all.iter().chain(releases.groups.iter().map(|group| &group.release));
    all.filter(|release| matches!(release.fate, Fate::Undone(..))).map(|release| release.name).collect()
}

struct Judge<'m, 'a> {
    model: &'m Model<'a>,
    /// The lowest tier whose releases must be undone without a person.
    lowest: f64,
    undone: BTreeSet<&'m str>,
    /// A deployment group of each kind, where there is one.
    of_ecs: Option<Node<'a>>,
    of_lambda: Option<Node<'a>>,
}

impl<'a> Judge<'_, 'a> {
    fn release(&self, release: &Release<'a>) -> Finding {
        let name = release.name;
        let found = match release.fate {
            Fate::Undone(because, node) => pass(name, node).because(because),
            Fate::Left(because, node) => fail(name, node).because(because),
            Fate::Open(node) => unknown(name, node).because(m::FATE_OPEN),
            Fate::Unsaid(node) => match self.shifted(release) {
                Some(found) => found,
                None => self.unsaid(name, node),
            },
        };
        found.with("name", name).service(name)
    }

    /// What `CodeDeploy` says of a service or a function that leaves its releases to it.
    fn shifted(&self, release: &Release<'a>) -> Option<Finding> {
        let shifter = release.shifted_by?;
        let name = release.name;
        let group = match shifter {
            Shifter::Ecs => self.of_ecs,
            Shifter::Lambda => self.of_lambda,
        };
        match group {
            // Its group is judged by itself; that it is this service's, only AWS knows.
            Some(group) => Some(not_applicable(name, group).because(m::BY_CODEDEPLOY)),
            None if shifter == Shifter::Ecs => Some(unknown(name, release.node).because(m::CODEDEPLOY_ELSEWHERE)),
            None => None,
        }
    }

    /// Nothing says what becomes of a bad release.
    fn unsaid(&self, name: &str, node: Node<'a>) -> Finding {
        let releases = &self.model.written.releases;
        let tier = self.model.declared_as(name).and_then(|declared| declared.tier);
        if let Some(patch) = releases.patch {
            return unknown(name, node).because(m::PATCHED).related(patch, m::PATCH_HERE, &[]);
        }
        if let Some(pipeline) = releases.pipeline {
            return unknown(name, node).because(m::BY_PIPELINE).related(pipeline, m::COMMAND_HERE, &[]);
        }
        #[expect(clippy::cast_precision_loss, reason = "tiers are small")]
        match tier {
            Some(tier) if tier as f64 <= self.lowest => fail(name, node)
                .because(m::NEVER_UNDONE)
                .with("tier", Value::Number(tier as f64))
                .fix(m::UNDO, &[], None),
            _ => unknown(name, node).because(m::NOTHING_UNDOES),
        }
    }

    /// Workloads that users reach and that Kubernetes replaces by itself: it stops at pods that do not become ready, and undoes nothing.
    fn workloads(&self) -> Vec<Finding> {
        let model = self.model;
        let (mut findings, mut undeclared) = (Vec::new(), Vec::new());
        for workload in
            model.written.workloads.iter().filter(|workload| workload.kind != "Rollout" && workload.complete)
        {
            let (identity, name) = (&workload.identity, workload.identity.name);
            let service = model.service(identity);
            if model.controller(workload).is_some() || workload.served_by.is_none() {
                continue;
            }
            let found = if self.undone.contains(service) || self.undone.contains(name) {
                not_applicable(name, identity.node).because(m::RELEASED_BY_OTHER)
            } else {
                self.unsaid(service, identity.node)
            };
            let found = Finding { subject: name.to_owned(), ..found }.with("name", name).service(service);
            // Nobody has said anything of it: what is asked for is one declaration, whatever it is called.
            if found.message.0 == m::NOTHING_UNDOES.id && model.declared_as(service).is_none() {
                undeclared.push((name, identity.node, found));
            } else {
                findings.push(found);
            }
        }
        findings.extend(together(undeclared));
        findings
    }

    /// Declared services that must be undone and of which the tree has nothing that releases them.
    fn declared(&self) -> Vec<Finding> {
        let written = &self.model.written;
        let service = |identity| self.model.service(identity);
        let replaced = written.workloads.iter().map(|workload| service(&workload.identity));
        let canaries = written.canaries.iter().map(|canary| service(&canary.identity));
        let releases = written.releases.all.iter().chain(written.releases.groups.iter().map(|group| &group.release));
        let known: BTreeSet<&str> = replaced.chain(canaries).chain(releases.map(|release| release.name)).collect();
        #[expect(clippy::cast_precision_loss, reason = "tiers are small")]
        let important = |tier: Option<i64>| tier.is_some_and(|tier| tier as f64 <= self.lowest);
        let unseen =
            written.declared.iter().filter(|declared| important(declared.tier) && !known.contains(declared.name));
        let judged = |declared: &Declared<'_>| {
            let found = unknown(declared.name, declared.node).because(m::NOT_RELEASED_HERE);
            found.with("name", declared.name).service(declared.name)
        };
        unseen.map(judged).collect()
    }
}

/// One finding for all workloads of which nothing is declared; each place is shown up to a bound.
fn together(undeclared: Vec<(&str, Node<'_>, Finding)>) -> Vec<Finding> {
    let [(first, node, _), others @ ..] = undeclared.as_slice() else { return Vec::new() };
    if others.is_empty() {
        return undeclared.into_iter().map(|(_, _, found)| found).collect();
    }
    #[expect(clippy::cast_precision_loss, reason = "workloads of a tree are far fewer than 2^52")]
    let count = Value::Number(undeclared.len() as f64);
    let found = unknown("workloads without a tier", *node).because(m::NOTHING_UNDOES_MANY).with("count", count);
    let found = found.with("name", *first);
    let shown = others.iter().take(MOST_SHOWN);
    vec![shown.fold(found, |found, (name, node, _)| {
        found.related(*node, m::UNDECLARED_HERE, &[("name", Value::from(*name))])
    })]
}
