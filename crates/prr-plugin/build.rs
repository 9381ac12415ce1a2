//! Tells the crate what it is built for, so that plugins are compiled for that target and not for this machine's processor.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=PRR_TARGET={}", std::env::var("TARGET").unwrap_or_default());
}
