//! Builds the built-in plugins from source, packs them into one compressed stream, and writes the list of them.
//!
//! With `PRR_PRECOMPILED_DIR` set, as for shipped binaries, `NAME.cwasm` files in that folder are embedded beside the components, so that the
//! binary compiles nothing when it starts. `prr plugin compile` makes them.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use lzma_rust2::{LzmaOptions, LzmaWriter};
use prr_guest_build::{What, build, workspace};
use sha2::{Digest as _, Sha256};

/// Plugin names; the crate is `prr-plugin-NAME` in `plugins/NAME`.
const PLUGINS: &[&str] = &["slo", "rollback", "delivery", "governance", "access", "protection", "residency"];
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
    let (mut list, mut components) = (String::new(), Vec::new());
    for name in PLUGINS {
        println!("cargo::rerun-if-changed={}", workspace().join("plugins").join(name).display());
        let package = format!("prr-plugin-{name}");
        let built = build(&package, What::Library, &target_folder(&out)?)?;
        let component = built.into_values().next().ok_or("no component was built")?;
        let digest = hex(&Sha256::digest(&component));
        let start = components.len();
        components.extend(component);
        let range = start..components.len();
        let compiled = match &precompiled {
            Some(folder) => format!("Some({})", included(&compiled(folder, name)?)),
            None => "None".to_owned(),
        };
        writeln!(list, "Builtin {{ name: {name:?}, digest: {digest:?}, compiled: {compiled}, range: {range:?} }},")?;
    }
    fs::write(out.join("components.lzma"), packed(&components)?)?;
    fs::write(out.join("builtins.rs"), format!("&[{list}]"))?;
    Ok(())
}

/// All plugins share crates, so what one of them says of these is what the others refer to: the dictionary reaches over all components.
fn packed(components: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    // Somebody who is changing plugins waits for this at every build.
    let preset = if env::var("PROFILE")? == "debug" { 1 } else { 9 };
    let mut options = LzmaOptions::with_preset(preset);
    options.dict_size = u32::try_from(components.len())?.next_power_of_two();
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(components.len().try_into()?))?;
    writer.write_all(components)?;
    Ok(writer.finish()?)
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
