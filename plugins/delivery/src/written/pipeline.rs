use std::rc::Rc;

use prr_sdk::Node;

use super::{Concurrency, Job};

/// Whose pipeline it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    GitHub,
    GitLab,
}

/// A workflow of GitHub, or the pipeline of GitLab.
#[derive(Debug)]
pub(crate) struct Pipeline<'a> {
    pub system: System,
    /// The manifest.
    pub path: &'a str,
    pub name: &'a str,
    pub node: Node<'a>,
    pub triggers: Vec<Trigger<'a>>,
    pub jobs: Vec<Rc<Job<'a>>>,
    pub concurrency: Option<Concurrency<'a>>,
    /// A part of it that is not in this tree: an include, or a workflow of another repository.
    pub foreign: Option<Node<'a>>,
}

/// What starts a workflow.
#[derive(Clone, Debug)]
pub(crate) struct Trigger<'a> {
    /// `push`, `pull_request`, `schedule`, ...
    pub event: &'a str,
    pub node: Node<'a>,
    /// Whether it is only for some branches or tags.
    pub filtered: bool,
    /// Whether only tags start it.
    pub tags: bool,
    /// Cron expressions of a schedule.
    pub crons: Vec<Node<'a>>,
    /// Workflows that `workflow_run` waits for.
    pub workflows: Vec<&'a str>,
}

impl Pipeline<'_> {
    pub fn is_started_by(&self, event: &str) -> bool {
        self.triggers.iter().any(|trigger| trigger.event == event)
    }

    /// Whether nothing but changes that are not merged yet starts it.
    pub fn is_for_proposals(&self) -> bool {
        let proposal =
            |trigger: &Trigger<'_>| matches!(trigger.event, "pull_request" | "pull_request_target" | "merge_group");
        !self.triggers.is_empty() && self.triggers.iter().all(proposal)
    }

    /// Whether nothing but other workflows starts it.
    pub fn is_called(&self) -> bool {
        !self.triggers.is_empty() && self.triggers.iter().all(|trigger| trigger.event == "workflow_call")
    }

    /// What starts it, where a tag or a release does every time.
    pub fn is_started_by_tags(&self) -> Option<Node<'_>> {
        let tagged = |trigger: &&Trigger<'_>| trigger.tags || trigger.event == "release";
        let others = ["workflow_dispatch", "workflow_call"];
        let all = self.triggers.iter().all(|trigger| tagged(&trigger) || others.contains(&trigger.event));
        self.triggers.iter().find(tagged).filter(|_| all).map(|trigger| trigger.node)
    }

    /// Whether a person starts every run.
    pub fn is_started_by_hand(&self) -> bool {
        !self.triggers.is_empty() && self.triggers.iter().all(|trigger| trigger.event == "workflow_dispatch")
    }
}
