use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use prr_document::View;
use prr_document::read::{Format, ImageBuilder, Limits, read};

use super::copy::clean;
use super::run::{Bounds, run};
use super::{Engine, Unit};

/// A program that renders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tool {
    pub(super) name: &'static str,
    /// As the program says it, for the report.
    pub(super) version: String,
    pub(super) program: PathBuf,
    /// The folders of programs, handed on.
    pub(super) path: Option<OsString>,
}

impl Tool {
    /// What comes before the folder on the command line. Plugins, functions and charts within kustomizations stay switched off, and the
    /// bound on what a kustomization may load stays switched on: both are what the programs do unless they are told otherwise.
    pub(super) const fn arguments(&self) -> &'static [&'static str] {
        match self.name.as_bytes() {
            b"kustomize" => &["build"],
            b"kubectl" => &["kustomize"],
            _ => &["template", "--skip-tests"],
        }
    }
}

/// The tools that are installed, of those that are needed.
#[derive(Default)]
pub(super) struct Tools {
    kustomize: Option<Tool>,
    helm: Option<Tool>,
}

impl Tools {
    /// Looks for what units need. Programs inside the tree are never run: it is the tree that is judged.
    pub(super) fn find(path: Option<&OsString>, tree: &Path, units: &[Unit]) -> Self {
        let needed = |engine| units.iter().any(|unit| unit.engine == engine && unit.refused.is_none());
        let found = |engine: Engine| {
            let mut names = engine.programs().iter().filter(|_| needed(engine));
            names.find_map(|name| tool(name, path?, tree))
        };
        Self { kustomize: found(Engine::Kustomize), helm: found(Engine::Helm) }
    }

    pub(super) const fn of(&self, engine: Engine) -> Option<&Tool> {
        match engine {
            Engine::Kustomize => self.kustomize.as_ref(),
            Engine::Helm => self.helm.as_ref(),
        }
    }
}

fn tool(name: &'static str, path: &OsString, tree: &Path) -> Option<Tool> {
    let tree = tree.canonicalize().unwrap_or_default();
    let inside = |folder: &Path| !tree.as_os_str().is_empty() && folder.starts_with(&tree);
    let folders = std::env::split_paths(path).filter(|folder| folder.is_absolute());
    let mut programs = folders.map(|folder| folder.join(name)).filter(|program| is_program(program));
    let program = programs.find(|program| program.canonicalize().is_ok_and(|real| !inside(&real)))?;
    let version = version(name, &program, path).unwrap_or_else(|| "unknown".to_owned());
    Some(Tool { name, version, program, path: Some(path.clone()) })
}

fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

/// What a program says of its version; it is asked once a run of the gate.
fn version(name: &str, program: &Path, path: &OsString) -> Option<String> {
    let home = tempfile::tempdir().ok()?;
    let arguments: &[&str] = match name {
        "kustomize" => &["version"],
        "kubectl" => &["version", "--client", "-o", "json"],
        _ => &["version", "--short"],
    };
    let mut command = clean(program, Some(path), home.path());
    let bounds = Bounds { time: Duration::from_secs(10), output: 64 << 10, ..Bounds::RENDERING };
    let printed = run(command.args(arguments).current_dir(home.path()), &bounds).ok()?;
    let printed = String::from_utf8(printed).ok()?;
    if name == "kubectl" { kubectl(printed) } else { line(&printed) }
}

/// `v5.4.2`, `v3.11.3+g66d0969`, or what older ones print: `{Version:kustomize/v4.5.7 GitCommit:...}`.
fn line(printed: &str) -> Option<String> {
    let line = printed.lines().next()?.trim();
    let version = line.strip_prefix("{Version:").and_then(|rest| rest.split(' ').next()).unwrap_or(line);
    let version = version.trim_start_matches("kustomize/").trim_matches('"');
    let fine = !version.is_empty() && version.len() <= 80 && version.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    fine.then(|| version.to_owned())
}

/// Its own version, and that of the kustomize in it where it says so.
fn kubectl(printed: String) -> Option<String> {
    let (arena, _) = read(printed.into_bytes(), Format::Json, &Limits::default());
    let mut builder = ImageBuilder::default();
    builder.push("", &arena, 0, *arena.roots().first()?);
    let image = builder.finish();
    let root = View::new(&image.bytes).ok()?.documents().next()?.root();
    let own = line(root.field("clientVersion")?.field("gitVersion")?.as_str()?)?;
    let inner = root.field("kustomizeVersion").and_then(|version| line(version.as_str()?));
    Some(inner.map_or_else(|| own.clone(), |inner| format!("{own} (kustomize {inner})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_what_the_programs_print() {
        assert_eq!(line("v3.11.3+g66d0969\n").as_deref(), Some("v3.11.3+g66d0969"));
        assert_eq!(line("{Version:kustomize/v4.5.7 GitCommit:56d82a8 BuildDate:x}").as_deref(), Some("v4.5.7"));
        assert_eq!(line("\u{1b}[31mred"), None);
        let json = r#"{"clientVersion": {"gitVersion": "v1.32.4"}, "kustomizeVersion": "v5.5.0"}"#;
        assert_eq!(kubectl(json.to_owned()).as_deref(), Some("v1.32.4 (kustomize v5.5.0)"));
        let old = r#"{"clientVersion": {"gitVersion": "v1.20.2"}}"#;
        assert_eq!(kubectl(old.to_owned()).as_deref(), Some("v1.20.2"));
    }
}
