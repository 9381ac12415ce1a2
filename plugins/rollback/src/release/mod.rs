//! Objects that release something as a whole, and what becomes of a release that fails: Flux, Helm and AWS in Terraform.

mod aws;
mod flux;
mod terraform;

use prr_sdk::{Document, Message, Node};

pub(crate) use flux::{helm_release, patches_releases};
pub(crate) use terraform::{block, each, known, many, resources};

/// An object that releases.
#[derive(Clone, Debug)]
pub(crate) struct Release<'a> {
    /// What it releases, as far as its name says.
    pub name: &'a str,
    /// Where that is said.
    pub node: Node<'a>,
    pub fate: Fate<'a>,
    /// Who moves the traffic of a function or a task set, where that is another object's business.
    pub shifted_by: Option<Shifter>,
}

/// Services of AWS that a deployment group of `CodeDeploy` may release in place of what they say themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shifter {
    Ecs,
    Lambda,
}

/// What becomes of a release that fails.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fate<'a> {
    /// It is undone.
    Undone(Message, Node<'a>),
    /// It is meant to be undone and is not.
    Left(Message, Node<'a>),
    /// Nothing is said of it, so it stays.
    Unsaid(Node<'a>),
    /// A value that is not here decides it.
    Open(Node<'a>),
}

/// A deployment group of `CodeDeploy`.
#[derive(Clone, Debug)]
pub(crate) struct Group<'a> {
    pub release: Release<'a>,
    /// What it releases, where its application says it or its blocks show it.
    pub of: Option<Shifter>,
}

/// Everything that releases, found in a tree.
#[derive(Debug, Default)]
pub(crate) struct Releases<'a> {
    pub all: Vec<Release<'a>>,
    pub groups: Vec<Group<'a>>,
    /// A patch that gives Helm releases what they do not say themselves.
    pub patch: Option<Node<'a>>,
    /// A command of a pipeline that rolls back.
    pub pipeline: Option<Node<'a>>,
}

impl<'a> Releases<'a> {
    /// Takes up what a document of any kind says.
    pub fn add(&mut self, document: &Document<'a>, group: &str, kind: &str) {
        match (group, kind) {
            ("helm.toolkit.fluxcd.io" | "helm.fluxcd.io", "HelmRelease") => self.all.extend(helm_release(document)),
            ("kustomize.toolkit.fluxcd.io", "Kustomization") => {
                self.patch = self.patch.or_else(|| patches_releases(document));
            }
            _ => {}
        }
    }
}
