//! Documents to what is written in them: one file a system.

mod argo;
mod declared;
mod github;
mod gitlab;
mod shells;
mod value;

use std::collections::BTreeMap;

use prr_sdk::{Document, Input, Node};

use crate::written::{Application, Hook, Pipeline, Project};

pub(crate) use declared::{Declared, Protected, Shift};

/// Everything that is read.
#[derive(Debug, Default)]
pub(crate) struct Written<'a> {
    pub pipelines: Vec<Pipeline<'a>>,
    pub applications: Vec<Application<'a>>,
    pub projects: Vec<Project<'a>>,
    pub hooks: Vec<Hook<'a>>,
    pub declared: Vec<Declared<'a>>,
    /// Environments with reviewers, as Terraform sets them up.
    pub protected: Vec<Protected<'a>>,
    /// On-call schedules.
    pub shifts: Vec<Shift<'a>>,
    /// A controller of this tree that takes releases back by itself.
    pub controller: Option<Node<'a>>,
}

/// Reads all documents.
pub(crate) fn documents<'a>(input: &Input<'a>) -> Written<'a> {
    let mut written = Written::default();
    let documents: Vec<Document<'a>> = input.view.documents().collect();
    let mut actions = BTreeMap::new();
    let mut files = BTreeMap::new();
    for document in &documents {
        let path = document.path();
        files.entry(path).or_insert(document.root());
        if let Some(folder) = path.strip_suffix("action.yml").or_else(|| path.strip_suffix("action.yaml")) {
            actions.insert(folder.trim_end_matches('/'), document.root());
        }
    }
    for document in &documents {
        let path = document.path();
        if github::is_workflow(path) {
            written.pipelines.extend(github::workflow(document, &actions));
        } else if path == ".gitlab-ci.yml" {
            written.pipelines.extend(gitlab::pipeline(document, &files));
        } else if path == "prr.yaml" {
            declared::services(document, &mut written.declared);
        }
        declared::protections(document, &mut written.protected);
        declared::shifts(document, &mut written.shifts);
        written.controller = written.controller.or_else(|| declared::breaker(document));
        argo::object(document, &mut written);
    }
    written
}
