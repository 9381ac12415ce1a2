//! Kustomize overlays and Helm charts, rendered by their own tools where those are installed.
//!
//! What is deployed is what the tool prints, so that is judged, and the files that went into it are listed as `rendered`. What cannot be
//! rendered is listed as unknown with the reason, and its files are read as they stand: nothing is lost either way.

mod apply;
mod copy;
mod helm;
mod kustomize;
mod origin;
mod refusal;
mod run;
mod tool;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;
use std::sync::LazyLock;

use prr_document::read::Limits;
use rayon::prelude::*;

use crate::exclude::Excludes;
use crate::inventory::Inventory;
use crate::source::Listing;
use copy::Copy;
pub(crate) use origin::Origin;
pub(crate) use refusal::Refusal;
use tool::Tools;

/// Whether templates are rendered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Where the tool is installed; what is not rendered is unknown.
    #[default]
    Auto,
    /// Not at all: files are read as they stand.
    Never,
    /// What is not rendered closes the gate.
    Required,
}

/// How templates are rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendering {
    /// Whether.
    pub mode: Mode,
    /// The folders to look for tools in, as the variable `PATH` has them.
    pub path: Option<OsString>,
}

/// A folder that a tool turns into manifests.
#[derive(Debug)]
struct Unit {
    /// The file that makes it one: a kustomization, or a chart's `Chart.yaml`.
    path: String,
    /// Relative to the root of the tree; empty for the root itself.
    folder: String,
    engine: Engine,
    /// What the tool may read.
    files: BTreeSet<String>,
    /// Those of them that are no manifests of their own: what they say is in what the tool prints.
    inputs: BTreeSet<String>,
    /// Files to find in them what came out, in the order in which they are asked.
    sources: Vec<(String, kustomize::Part)>,
    /// Why the tool is not asked.
    refused: Option<Refusal>,
    /// Whether what it prints may differ from one run to the next.
    volatile: bool,
}

/// What renders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Engine {
    Kustomize,
    Helm,
}

/// What a tool printed.
struct Printed {
    text: Vec<u8>,
    /// Whether a second run prints the same.
    repeatable: bool,
}

/// Whether a tree has a file that makes something render.
pub(crate) fn may_render(listing: &Listing) -> bool {
    let names = |path: &String| {
        path.rsplit('/').next().is_some_and(|name| kustomize::NAMES.contains(&name) || name == helm::CHART)
    };
    listing.files.keys().any(names)
}

/// Renders what a tree has to render, and puts what came of it in the place of what went into it.
pub fn render(inventory: &mut Inventory, listing: &Listing, excludes: &Excludes, limits: &Limits, how: &Rendering) {
    if how.mode == Mode::Never {
        return;
    }
    let mut units = kustomize::Graph::new(inventory, listing, excludes, limits).units();
    units.extend(helm::units(inventory, listing, excludes));
    let tools = Tools::find(how.path.as_ref(), listing.folder().unwrap_or(Path::new(".")), &units);
    let printed: Vec<_> = {
        let wanted = units.iter().filter(|unit| unit.refused.is_none() && tools.of(unit.engine).is_some());
        // Most trees have nothing to render: no folder is made for them.
        let copy = LazyLock::new(|| Copy::new(listing, wanted.flat_map(|unit| &unit.files), limits));
        units.par_iter().with_max_len(1).map(|unit| print(unit, &tools, &copy)).collect()
    };
    let units = units.into_iter().zip(printed).collect();
    apply::apply(inventory, listing, excludes, limits, how.mode, &tools, units);
}

fn print(
    unit: &Unit,
    tools: &Tools,
    copy: &LazyLock<Result<Copy, Refusal>, impl FnOnce() -> Result<Copy, Refusal>>,
) -> Result<Printed, Refusal> {
    if let Some(refused) = &unit.refused {
        return Err(refused.clone());
    }
    let Some(tool) = tools.of(unit.engine) else { return Err(Refusal::NoTool(unit.engine.tools())) };
    let copy = copy.as_ref().map_err(Clone::clone)?;
    let text = copy.print(tool, &unit.folder)?;
    let repeatable = !unit.volatile || copy.print(tool, &unit.folder)? == text;
    Ok(Printed { text, repeatable })
}

impl Engine {
    /// The programs that can do it, best first.
    const fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Kustomize => &["kustomize", "kubectl"],
            Self::Helm => &["helm"],
        }
    }

    /// The same, for people.
    const fn tools(self) -> &'static str {
        match self {
            Self::Kustomize => "kustomize, kubectl",
            Self::Helm => "helm",
        }
    }
}

impl Unit {
    /// What a person types to have it judged.
    fn command(&self) -> String {
        let folder = quoted(if self.folder.is_empty() { "." } else { &self.folder });
        match (self.engine, &self.refused) {
            (Engine::Kustomize, _) => format!("kubectl kustomize {folder} | prr check -"),
            (Engine::Helm, Some(Refusal::Dependency(_))) => {
                format!("helm dependency build {folder} && helm template {folder} | prr check -")
            }
            (Engine::Helm, _) => format!("helm template {folder} | prr check -"),
        }
    }
}

/// A path as a word of a shell: names in a repository must not become commands of whoever copies the line.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '_' | '-');
    if path.chars().all(plain) && !path.starts_with('-') {
        return path.to_owned();
    }
    format!("'./{}'", path.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_path_is_one_word_of_a_shell() {
        assert_eq!(quoted("overlays/prod"), "overlays/prod");
        assert_eq!(quoted("a; rm -r b"), "'./a; rm -r b'");
        assert_eq!(quoted("it's"), "'./it'\\''s'");
        assert_eq!(quoted("-o"), "'./-o'");
    }
}
