use std::rc::Rc;

use prr_sdk::Node;

use super::{Step, When};

/// A job of a pipeline.
#[derive(Debug)]
pub(crate) struct Job<'a> {
    pub id: &'a str,
    pub node: Node<'a>,
    pub steps: Vec<Rc<Step<'a>>>,
    /// What it waits for; for a job of GitLab without `needs`, all jobs of the stages before.
    pub needs: Vec<Need<'a>>,
    pub when: When<'a>,
    /// Where it says that its failure does not count.
    pub tolerated: Option<Node<'a>>,
    pub environment: Option<Environment<'a>>,
    pub concurrency: Option<Concurrency<'a>>,
    /// `timeout-minutes`, where it says so.
    pub minutes: Option<f64>,
    /// A workflow that it calls: the path, and where that is written.
    pub calls: Option<(&'a str, Node<'a>)>,
    /// `artifacts.reports` of GitLab: kinds of reports, with when they are kept.
    pub reports: Vec<(&'a str, Node<'a>)>,
}

/// A job that is waited for.
#[derive(Clone, Debug)]
pub(crate) struct Need<'a> {
    pub job: &'a str,
}

/// An environment that a job deploys to.
#[derive(Clone, Debug)]
pub(crate) struct Environment<'a> {
    pub name: &'a str,
    pub node: Node<'a>,
    /// `action` of GitLab: `stop`, `verify`, `prepare`, `access` deploy nothing.
    pub deploys: bool,
}

/// What keeps two runs apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Concurrency<'a> {
    pub node: Node<'a>,
    /// Where a run that is under way is ended by the next one.
    pub cancels: Option<Node<'a>>,
}
