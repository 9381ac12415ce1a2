//! Builds the built-in plugins from source and writes the list of them.
//!
//! With `PRR_PRECOMPILED_DIR` set, as for shipped binaries, `NAME.cwasm` files in that folder are embedded beside the components, so that the
//! binary compiles nothing when it starts. `prr plugin compile` makes them.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use prr_guest_build::{What, build, workspace};
use sha2::{Digest as _, Sha256};

/// Plugin names; the crate is `prr-plugin-NAME` in `plugins/NAME`.
const PLUGINS: &[&str] = &["slo", "rollback", "delivery", "protection"];
/// What guests are made of, besides the plugins themselves.
const SOURCES: &[&str] =
    &["Cargo.lock", "Cargo.toml", "crates/prr-document", "crates/prr-model", "crates/prr-promql", "crates/prr-sdk"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let precompiled = env::var_os("PRR_PRECOMPILED_DIR").map(PathBuf::from);
    println!("cargo::rerun-if-env-changed=PRR_PRECOMPILED_DIR");
    for source in SOURCES {
        println!("cargo::rerun-if-changed={}", workspace().join(source).display());
    }
    let mut list = String::new();
    for name in PLUGINS {
        println!("cargo::rerun-if-changed={}", workspace().join("plugins").join(name).display());
        let package = format!("prr-plugin-{name}");
        let components = build(&package, What::Library, &target_folder(&out)?)?;
        let component = components.into_values().next().ok_or("no component was built")?;
        let path = out.join(format!("{name}.wasm"));
        let digest = hex(&Sha256::digest(&component));
        fs::write(&path, component)?;
        let compiled = match &precompiled {
            Some(folder) => format!("Some({})", included(&compiled(folder, name)?)),
            None => "None".to_owned(),
        };
        let wasm = included(&path);
        writeln!(list, "Builtin {{ name: {name:?}, wasm: {wasm}, digest: {digest:?}, compiled: {compiled} }},")?;
    }
    fs::write(out.join("builtins.rs"), format!("&[{list}]"))?;
    Ok(())
}

fn compiled(folder: &Path, name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let path = folder.join(format!("{name}.cwasm")).canonicalize()?;
    println!("cargo::rerun-if-changed={}", path.display());
    Ok(path)
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// The expression that embeds a file.
fn included(path: &Path) -> String {
    format!("include_bytes!(\"{}\")", path.display().to_string().escape_default())
}

/// The folder that cargo marks as a cache: the target folder, wherever the caller put it.
fn target_folder(out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let marked = out.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file());
    Ok(marked.ok_or("the build folder is not inside a target folder")?.to_owned())
}
