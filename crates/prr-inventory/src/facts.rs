//! What documents say, before anything is put together.

use std::borrow::Cow;

use prr_model::Dialect;
use prr_model::inventory::{RelationKind, Role, SourceKind};

use crate::labels::Labels;
use crate::selector::Selector;

/// Where something stands: a node of a manifest, by its key or its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) manifest: u32,
    pub(crate) node: u32,
    pub(crate) key: bool,
}

/// Something with a name.
#[derive(Debug)]
pub(crate) struct Thing<'a> {
    pub(crate) kind: Cow<'a, str>,
    pub(crate) api: &'a str,
    /// None where none is written, or only one that somebody has to render.
    pub(crate) namespace: Option<&'a str>,
    pub(crate) name: Cow<'a, str>,
    pub(crate) role: Role,
    pub(crate) spot: Spot,
    pub(crate) folder: &'a str,
    pub(crate) labels: Labels<'a>,
    /// The labels of the pods that it makes.
    pub(crate) pods: Option<Labels<'a>>,
    /// Names of services that it may belong to, the likeliest first.
    pub(crate) hints: Vec<&'a str>,
    /// Whether it makes a service of its own where none is known: by its label, or by its name.
    pub(crate) founds: Founds<'a>,
}

/// What service a thing founds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Founds<'a> {
    /// None.
    #[default]
    Nothing,
    /// The one of its label, which stands there.
    Label(&'a str, Spot),
    /// The one of its own name.
    Name(&'a str),
}

impl Thing<'_> {
    /// The group of its API, empty for the core group.
    pub(crate) fn group(&self) -> &str {
        self.api.split_once('/').map_or("", |(group, _)| group)
    }
}

/// A relation of which one end is known.
#[derive(Debug)]
pub(crate) struct Ask<'a> {
    /// The thing that asks, by its number among those of its manifest; later among all.
    pub(crate) from: usize,
    pub(crate) kind: RelationKind,
    pub(crate) spot: Spot,
    pub(crate) target: Target<'a>,
}

/// The other end, as it is written.
#[derive(Debug)]
pub(crate) enum Target<'a> {
    /// Things that make pods with these labels.
    Pods(Selector<'a>, Spaces<'a>),
    /// Kubernetes services with these labels.
    Endpoints(Selector<'a>, Spaces<'a>),
    /// A thing by its name.
    Named(Named<'a>),
    /// An objective: its service, and its name or its whole id.
    Objective { service: Option<&'a str>, name: &'a str },
    /// A metric.
    Metric(String),
    /// The address or path of a page.
    Page(&'a str),
    /// Something that Kubernetes or Prometheus would reject, as it is written.
    Invalid(String),
}

/// A thing by its name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Named<'a> {
    pub(crate) kind: &'a str,
    /// The API group, where the kind alone says too little; empty for the core group.
    pub(crate) group: Option<&'a str>,
    pub(crate) namespace: Option<&'a str>,
    pub(crate) name: Cow<'a, str>,
    /// Whether it may be missing.
    pub(crate) optional: bool,
}

/// The namespaces that a selector looks into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spaces<'a> {
    /// That of the object with the selector.
    Own(Option<&'a str>),
    /// All.
    Any,
    /// Some by name.
    Some(Vec<&'a str>),
}

/// What a document says of a service.
#[derive(Clone, Debug)]
pub(crate) struct Claim<'a> {
    pub(crate) service: &'a str,
    pub(crate) source: SourceKind,
    pub(crate) spot: Option<Spot>,
    pub(crate) owner: Option<Cow<'a, str>>,
    pub(crate) tier: Option<Cow<'a, str>>,
    pub(crate) system: Option<Cow<'a, str>>,
    /// The labels of the objects that belong to it.
    pub(crate) objects: Option<(Selector<'a>, Option<&'a str>)>,
}

/// Everything that one manifest says.
#[derive(Debug, Default)]
pub(crate) struct Facts<'a> {
    pub(crate) things: Vec<Thing<'a>>,
    pub(crate) asks: Vec<Ask<'a>>,
    pub(crate) claims: Vec<Claim<'a>>,
    /// The kind of each document that has one.
    pub(crate) kinds: Vec<&'a str>,
    /// What each document is to the program that it is written for.
    pub(crate) dialects: Vec<Dialect>,
}
