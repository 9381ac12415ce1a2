use std::rc::Rc;

use prr_sdk::Node;

use super::When;
use crate::shell::{Options, Script};

/// A step of a job; a job of GitLab has one.
#[derive(Debug)]
pub(crate) struct Step<'a> {
    pub node: Node<'a>,
    pub id: Option<&'a str>,
    pub name: &'a str,
    pub body: Body<'a>,
    pub when: When<'a>,
    pub tolerated: Option<Node<'a>>,
    pub minutes: Option<f64>,
}

#[derive(Debug)]
pub(crate) enum Body<'a> {
    Run(Shell<'a>),
    Uses(Use<'a>),
    /// An action of this repository, made of steps.
    Composite(Vec<Rc<Step<'a>>>),
    Nothing,
}

/// Texts that one shell runs one after the other.
#[derive(Debug)]
pub(crate) struct Shell<'a> {
    pub pieces: Vec<Piece<'a>>,
    /// Nothing where it is no shell of the kind that is read.
    pub options: Option<Options>,
}

/// A text of a script.
#[derive(Debug)]
pub(crate) struct Piece<'a> {
    pub node: Node<'a>,
    pub text: &'a str,
    /// Nothing where it cannot be read.
    pub script: Option<Script>,
}

/// An action.
#[derive(Debug)]
pub(crate) struct Use<'a> {
    /// `owner/name/path` without the version.
    pub action: &'a str,
    pub version: Option<&'a str>,
    pub node: Node<'a>,
    pub with: Option<Node<'a>>,
}

impl<'a> Use<'a> {
    /// An input of the action.
    pub fn input(&self, name: &str) -> Option<Node<'a>> {
        self.with?.field(name).filter(|node| !node.is_null())
    }

    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.input(name)?.text()
    }

    /// Whether the version is a commit, which nobody can move.
    pub fn is_pinned(&self) -> bool {
        let commit = |version: &str| version.len() == 40 && version.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.version.is_some_and(|version| commit(version) || version.starts_with("sha256:"))
    }
}
