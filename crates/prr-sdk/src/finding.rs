use std::ops::Range;

use prr_document::Node;
use prr_model::{Argument, Message, Outcome, Value};

/// A place in a document: a node's value or key, or a part of a scalar's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The node's handle.
    pub node: u32,
    /// The key instead of the value.
    pub key: bool,
    /// A range of bytes within the scalar's text.
    pub within: Option<Range<u32>>,
}

impl Place {
    /// The key under which a node stands: for what is wrong because the entry is there, or because of what it is called.
    #[must_use]
    pub const fn key(node: Node<'_>) -> Self {
        Self { node: node.index(), key: true, within: None }
    }

    /// A range of bytes within the text of a scalar. A range past the text's end is cut to it by the host.
    #[must_use]
    pub fn within(node: Node<'_>, range: Range<usize>) -> Self {
        let cut = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { node: node.index(), key: false, within: Some(cut(range.start)..cut(range.end)) }
    }
}

impl From<Node<'_>> for Place {
    fn from(node: Node<'_>) -> Self {
        Self { node: node.index(), key: false, within: None }
    }
}

/// What a check says of one subject. Made by [`fail`], [`pass`], [`unknown`], [`manual`] and [`not_applicable`], none of which
/// goes without a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was answered.
    pub outcome: Outcome,
    /// The service it concerns.
    pub service: Option<String>,
    /// What exactly was judged.
    pub subject: String,
    /// What was found.
    pub message: (&'static str, Vec<Argument>),
    /// Where.
    pub at: Place,
    /// Other places that explain it.
    pub related: Vec<(Place, &'static str, Vec<Argument>)>,
    /// What was seen that decides it.
    pub proof: Vec<Place>,
    /// How to mend it.
    pub fix: Option<(&'static str, Vec<Argument>, Option<String>)>,
}

/// A finding without its message yet; [`Draft::because`] completes it.
#[derive(Clone, Debug)]
#[must_use = "a draft becomes a finding with `because`"]
pub struct Draft(Finding);

fn draft(outcome: Outcome, subject: impl Into<String>, at: impl Into<Place>) -> Draft {
    let at = at.into();
    let proof = vec![at.clone()];
    let message = ("", Vec::new());
    Draft(Finding {
        outcome,
        service: None,
        subject: subject.into(),
        message,
        at,
        related: Vec::new(),
        proof,
        fix: None,
    })
}

/// The manifests refute the requirement at this place.
pub fn fail(subject: impl Into<String>, at: impl Into<Place>) -> Draft {
    draft(Outcome::Fail, subject, at)
}

/// The manifests show the requirement met at this place, which is the first proof.
pub fn pass(subject: impl Into<String>, at: impl Into<Place>) -> Draft {
    draft(Outcome::Pass, subject, at)
}

/// The manifests do not decide it; the message says which declaration or file would.
pub fn unknown(subject: impl Into<String>, at: impl Into<Place>) -> Draft {
    draft(Outcome::Unknown, subject, at)
}

/// Only a person can decide it; the message says what to supply.
pub fn manual(subject: impl Into<String>, at: impl Into<Place>) -> Draft {
    draft(Outcome::Manual, subject, at)
}

/// The requirement does not concern this subject.
pub fn not_applicable(subject: impl Into<String>, at: impl Into<Place>) -> Draft {
    draft(Outcome::NotApplicable, subject, at)
}

impl Draft {
    /// Says what was found: a message of the catalogue, its placeholders filled by [`Finding::with`].
    #[must_use]
    pub fn because(mut self, message: Message) -> Finding {
        self.0.message.0 = message.id;
        self.0
    }
}

impl Finding {
    /// Fills a placeholder of the message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.message.1.push(argument(name, value));
        self
    }

    /// Names the service that the finding concerns.
    #[must_use]
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.service = Some(service.into());
        self
    }

    /// Adds something that was seen and decides the outcome.
    #[must_use]
    pub fn proof(mut self, at: impl Into<Place>) -> Self {
        self.proof.push(at.into());
        self
    }

    /// Adds a place that explains the finding, with what is to be seen there.
    #[must_use]
    pub fn related(mut self, at: impl Into<Place>, message: Message, arguments: &[(&str, Value)]) -> Self {
        self.related.push((at.into(), message.id, arguments_of(arguments)));
        self
    }

    /// Says how to mend it, with text that is ready to paste where there is some.
    #[must_use]
    pub fn fix(mut self, message: Message, arguments: &[(&str, Value)], snippet: Option<String>) -> Self {
        self.fix = Some((message.id, arguments_of(arguments), snippet));
        self
    }
}

fn argument(name: &str, value: impl Into<Value>) -> Argument {
    Argument { name: name.to_owned(), value: value.into() }
}

fn arguments_of(arguments: &[(&str, Value)]) -> Vec<Argument> {
    arguments.iter().map(|(name, value)| argument(name, value.clone())).collect()
}
