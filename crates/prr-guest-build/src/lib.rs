//! Builds plugin crates of this workspace for WebAssembly and wraps them as components.
//!
//! Used by the build script that embeds the built-in plugins and by tests that need misbehaving guests. Guests are built by a cargo of their
//! own in a target folder of their own, so that neither the caller's flags nor its locks reach them.

mod toolchain;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target that guests are built for: it has no operating system, so a guest imports what the WIT package offers and nothing else.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What of a crate is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Its library.
    Library,
    /// Its examples, one guest each; their sources lie in this folder of the workspace.
    Examples(&'static str),
}

/// Root of the workspace that this crate was built in.
#[must_use]
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Builds the guests of a workspace member and wraps each as a component, by name.
///
/// `target_folder` is the caller's own target folder; guests go to `guest` inside it.
///
/// # Errors
/// With a text for people: what failed, what the compiler said, and the line to type where something is missing.
pub fn build(package: &str, what: What, target_folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    toolchain::ensure_target()?;
    let folder = target_folder.join("guest");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--locked", "--quiet", "--profile", "guest", "--target", TARGET, "--package", package]);
    cargo.arg(if what == What::Library { "--lib" } else { "--examples" });
    cargo.current_dir(workspace()).env("CARGO_TARGET_DIR", &folder);
    toolchain::forget_caller(&mut cargo);
    let output = cargo.output().map_err(|error| format!("cannot run cargo for {package}: {error}"))?;
    if !output.status.success() {
        return Err(format!("building {package} for {TARGET} failed:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    let built = folder.join(TARGET).join("guest");
    let modules = match what {
        What::Library => vec![built.join(format!("{}.wasm", package.replace('-', "_")))],
        What::Examples(sources) => examples(&built.join("examples"), &workspace().join(sources))?,
    };
    modules.iter().map(|module| component(module)).collect()
}

/// The guests that cargo has just built: with an up-to-date folder, those that the package's `examples` have a source for.
fn examples(folder: &Path, sources: &Path) -> Result<Vec<PathBuf>, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", sources.display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(sources).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            names.push(path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(format!("{name}.wasm"))).collect())
}

fn component(module: &Path) -> Result<(String, Vec<u8>), String> {
    let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", module.display());
    let bytes = std::fs::read(module).map_err(|error| fault(&error))?;
    let encode = || wit_component::ComponentEncoder::default().validate(true).module(&bytes)?.encode();
    let component = encode().map_err(|error| fault(&format_args!("{error:#}")))?;
    let name = module.file_stem().unwrap_or_default().to_string_lossy().replace('_', "-");
    Ok((name, component))
}
