//! The ways by which data come to lie somewhere: what holds or sends them, every step of the way, and where it ends.

pub(crate) mod cloud;
pub(crate) mod elsewhere;
pub(crate) mod releases;
pub(crate) mod scan;
pub(crate) mod sent;
pub(crate) mod state;
mod target;

pub(crate) use target::Target;

use prr_sdk::{Message, Node, Place, Value};

/// Which rule judges a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// Where data are kept or worked with.
    Primary,
    /// Where copies of them go: replicas, backups, archives.
    Copy,
    /// Where images come from.
    Registry,
    /// Where logs, traces and errors are sent.
    Telemetry,
    /// Where keys and secrets are.
    Secret,
    /// What business software and language models get.
    Saas,
    /// Where state of infrastructure is, and what works with it.
    State,
}

/// What tells which declarations hold for something.
#[derive(Clone, Debug, Default)]
pub(crate) struct Owner<'a> {
    /// Labels, tags and annotations, the nearest first.
    pub labels: Vec<Node<'a>>,
    pub namespace: Option<&'a str>,
    /// The service that it says that it is part of.
    pub service: Option<&'a str>,
    /// The file that it stands in, and before it the folder that is applied.
    pub paths: Vec<&'a str>,
}

/// One place on the way, with what is to be seen there.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub at: Place,
    pub says: Message,
    pub with: Vec<(&'static str, Value)>,
}

/// Data that come to lie somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Flow<'a> {
    pub rule: Rule,
    /// What holds or sends them: `aws_s3_bucket.data`, `Deployment/checkout`.
    pub subject: String,
    /// What decides where they go, or the subject where nothing does.
    pub at: Place,
    pub target: Target<'a>,
    /// From the subject on.
    pub steps: Vec<Step>,
    pub owner: Owner<'a>,
}

impl Step {
    pub fn new(at: impl Into<Place>, says: Message) -> Self {
        Self { at: at.into(), says, with: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.with.push((name, value.into()));
        self
    }
}
