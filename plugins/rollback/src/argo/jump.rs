//! The shares of users that are added at once.

use prr_sdk::Node;

use crate::written::{Action, Canary};

/// Users who meet the new version at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Jump<'a> {
    /// Percent before.
    pub from: f64,
    /// Percent after.
    pub to: f64,
    /// The last step before it, or the step that makes it where there is none before.
    pub node: Option<Node<'a>>,
}

/// What the steps of a canary do.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Jumps<'a> {
    Largest(Jump<'a>),
    /// No step sets a weight: pods are replaced as a Deployment replaces them.
    NoSteps,
    Unreadable(Node<'a>),
}

impl Jump<'_> {
    /// The share of users, where 1 is all of them.
    pub fn size(&self) -> f64 {
        (self.to - self.from) / 100.0
    }
}

impl<'a> Jumps<'a> {
    /// The largest jump between weights that something waits at. A weight that the next step changes at once is no step for users.
    pub fn of(canary: &Canary<'a>) -> Self {
        let mut levels: Vec<(f64, Node<'a>)> = Vec::new();
        let mut pending = None;
        for step in &canary.steps {
            match &step.action {
                Action::SetWeight(weight) => pending = Some((*weight, step.node)),
                Action::Unreadable => return Self::Unreadable(step.node),
                _ => levels.extend(pending.take()),
            }
        }
        let last = pending.map_or((100.0, None), |(_, node)| (100.0, Some(node)));
        if levels.is_empty() && pending.is_none() {
            return Self::NoSteps;
        }
        let ends = levels.iter().map(|(weight, node)| (*weight, Some(*node))).chain([last]);
        let mut before: (f64, Option<Node<'a>>) = (0.0, None);
        let mut largest = Jump { from: 0.0, to: 0.0, node: None };
        for (weight, node) in ends {
            if weight - before.0 > largest.to - largest.from {
                largest = Jump { from: before.0, to: weight, node: before.1.or(node) };
            }
            before = (weight, node);
        }
        Self::Largest(largest)
    }
}
