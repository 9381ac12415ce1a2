//! Kustomizations: which of them are deployed, what goes into them, and where what comes out was written.

mod file;
mod graph;
mod target;
mod trace;

pub(super) use graph::Graph;
pub(super) use trace::{Part, Source, Trace};

/// The names of a kustomization, in the order in which the tools look for them.
pub(super) const NAMES: [&str; 3] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/// The folder of a file, without a slash at its end.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
