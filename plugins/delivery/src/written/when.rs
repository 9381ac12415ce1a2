use prr_sdk::Node;

use crate::expression::{Expression, Scene};

/// When a job or a step runs.
#[derive(Clone, Debug)]
pub(crate) enum When<'a> {
    /// As long as nothing has failed.
    Good,
    /// `if:` of GitHub.
    If(Node<'a>, Expression),
    /// `if:` that cannot be read.
    Unreadable(Node<'a>),
    /// What the rules of GitLab, or `when`, say.
    Starts(Vec<(Start, Node<'a>)>),
}

/// `when` of GitLab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    OnSuccess,
    OnFailure,
    Always,
    Manual,
    Never,
}

impl<'a> When<'a> {
    /// Whether it runs in a scene; nothing where something else decides.
    pub fn runs(&self, scene: &Scene<'_>) -> Option<bool> {
        match self {
            Self::Good => Some(!scene.failed),
            Self::If(_, expression) => expression.runs(scene),
            Self::Unreadable(_) => None,
            Self::Starts(starts) => {
                let mut answers = starts.iter().map(|(start, _)| match start {
                    Start::OnSuccess | Start::Manual => !scene.failed,
                    Start::OnFailure => scene.failed,
                    Start::Always => true,
                    Start::Never => false,
                });
                let first = answers.next()?;
                // A rule that does not match leaves the job out, which is no way past a failure.
                if answers.all(|answer| answer == first) { Some(first) } else { None }
            }
        }
    }

    /// Where it is written.
    pub fn node(&self) -> Option<Node<'a>> {
        match self {
            Self::Good => None,
            Self::If(node, _) | Self::Unreadable(node) => Some(*node),
            Self::Starts(starts) => starts.first().map(|(_, node)| *node),
        }
    }

    /// Where it waits for a person in every case.
    pub fn by_hand(&self) -> Option<Node<'a>> {
        match self {
            Self::Starts(starts) => {
                let mut running = starts.iter().filter(|(start, _)| *start != Start::Never).peekable();
                let first = running.peek()?.1;
                running.all(|(start, _)| *start == Start::Manual).then_some(first)
            }
            _ => None,
        }
    }

    /// Whether the condition names something, such as `["github", "ref"]`.
    pub fn names(&self, path: &[&str]) -> bool {
        matches!(self, Self::If(_, expression) if expression.names(path))
    }
}
