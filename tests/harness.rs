//! Runs the binary with nothing of this machine in its environment.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run of the binary left behind.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The report, where it was asked for as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }
}

pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Runs `prr` at the root of the workspace.
pub fn prr(arguments: &[&str]) -> Run {
    prr_in(&workspace(), arguments)
}

pub fn prr_in(folder: &Path, arguments: &[&str]) -> Run {
    let output = command(folder).args(arguments).output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A run of `prr` that is still to be started. Compiled plugins are kept in the target folder, where the tests share them.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prr"));
    command
        .env_clear()
        .env("PRR_CACHE_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("prr-cache"))
        .current_dir(folder);
    command
}

/// An empty folder that is not inside a repository.
pub fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Writes files into a scratch folder.
pub fn tree(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = scratch();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// A small tree that the gate allows.
pub const GOOD: &[(&str, &str)] = &[
    ("slo.yaml", "fixtures/checkout-ready/slo.yaml"),
    ("alerts.yaml", "fixtures/checkout-ready/alerts.yaml"),
    ("rollout.yaml", "fixtures/checkout-ready/rollout.yaml"),
    ("prr.yaml", "fixtures/checkout-ready/prr.yaml"),
];

/// The tree that the gate allows, with more files in it.
pub fn good_tree(more: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tree(more);
    for (path, source) in GOOD.iter().filter(|(path, _)| !folder.path().join(path).exists()) {
        std::fs::copy(workspace().join(source), folder.path().join(path)).unwrap();
    }
    folder
}

/// The folder of real manifests, where it is there.
pub fn corpora() -> Option<PathBuf> {
    let folder = std::env::var_os("PRR_CORPORA").map_or_else(|| workspace().join("../shared/corpora"), PathBuf::from);
    let found = folder.is_dir().then_some(folder);
    if found.is_none() {
        eprintln!("skipped: no real manifests here (set PRR_CORPORA)");
    }
    found
}

/// A misbehaving guest as a file.
pub fn guest(name: &str) -> PathBuf {
    use prr_guest_build::{What, build};
    static BUILT: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    let folder = BUILT.get_or_init(|| {
        let binary = Path::new(env!("CARGO_BIN_EXE_prr"));
        let target = binary.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()).unwrap();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guests");
        std::fs::create_dir_all(&folder).unwrap();
        for (name, wasm) in build("prr-guests", What::Examples("fixtures/guests/examples"), target).unwrap() {
            std::fs::write(folder.join(format!("{name}.wasm")), wasm).unwrap();
        }
        folder
    });
    folder.join(format!("{name}.wasm"))
}
