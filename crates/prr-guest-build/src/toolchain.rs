use std::path::Path;
use std::process::Command;

use crate::TARGET;

/// Adds the WebAssembly target to the toolchain in use, if it is missing.
pub(crate) fn ensure_target() -> Result<(), String> {
    if has_target()? {
        return Ok(());
    }
    // Where rustup installs by itself, the toolchain file has done this already.
    let added = Command::new("rustup").args(["target", "add", TARGET]).output();
    if added.is_ok_and(|output| output.status.success()) && has_target()? {
        return Ok(());
    }
    Err(format!("the Rust toolchain has no {TARGET} target; type:  rustup target add {TARGET}"))
}

fn has_target() -> Result<bool, String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output();
    let output = output.map_err(|error| format!("cannot run rustc: {error}"))?;
    let folder = String::from_utf8_lossy(&output.stdout);
    Ok(output.status.success() && Path::new(folder.trim()).is_dir())
}

/// Takes away what the caller's cargo tells its children: flags for the host would break a guest, wrappers such as clippy's would not build one.
pub(crate) fn forget_caller(cargo: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        let profile = text.starts_with("CARGO_PROFILE_") || text.starts_with("CARGO_BUILD_");
        let wrapper = matches!(text, "RUSTC_WRAPPER" | "RUSTC_WORKSPACE_WRAPPER" | "CLIPPY_ARGS" | "RUSTDOC");
        let flags = matches!(text, "RUSTFLAGS" | "CARGO_ENCODED_RUSTFLAGS" | "RUSTC_LINKER" | "TARGET" | "HOST");
        if profile || wrapper || flags || text.starts_with("CARGO_CFG_") || text.starts_with("CARGO_FEATURE_") {
            cargo.env_remove(&name);
        }
    }
}
