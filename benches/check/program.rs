//! The programs that are compared.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;

/// The release binary, and this benchmark as its own opponent.
pub(crate) struct Programs {
    pub(crate) prr: PathBuf,
    myself: PathBuf,
}

impl Programs {
    /// Builds the release binary; `PRR_BENCH_BINARY` names another one instead, to compare two states of the program.
    pub(crate) fn new() -> Outcome<Self> {
        let prr = env::var_os("PRR_BENCH_BINARY").map_or_else(binary, |path| Ok(path.into()))?;
        Ok(Self { prr, myself: env::current_exe()? })
    }

    pub(crate) fn check(&self, folder: &Path) -> Command {
        self.check_as("json", folder)
    }

    /// The same with a report of this format.
    pub(crate) fn check_as(&self, format: &str, folder: &Path) -> Command {
        let mut command = Command::new(&self.prr);
        command.args(["check", "--format", format, "--now", "2026-01-01"]).arg(folder);
        command
    }

    /// The survey of services and relations.
    pub(crate) fn inventory(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.prr);
        command.args(["inventory", "--format", "json"]).arg(folder);
        command
    }

    /// Every file read and parsed to values by `serde_yaml`, on one thread.
    pub(crate) fn parse(&self, folder: &Path) -> Command {
        self.child(&["parse"], folder)
    }

    /// The events of the parser that the readers use, on one thread.
    pub(crate) fn events(&self, folder: &Path) -> Command {
        self.child(&["events"], folder)
    }

    /// Every file listed, read and turned into flat documents with positions.
    pub(crate) fn load(&self, threads: usize, folder: &Path) -> Command {
        self.child(&["load", &threads.to_string()], folder)
    }

    /// The largest resident set of a whole check with a report of this format, in MiB.
    pub(crate) fn peak(&self, format: &str, folder: &Path) -> Outcome<f64> {
        let check = self.check_as(format, folder);
        let output =
            Command::new(&self.myself).args(["child", "peak"]).arg(&self.prr).args(check.get_args()).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().parse::<f64>()? / 1_024.0)
    }

    /// A whole check that may have this many files open.
    pub(crate) fn check_with_files(&self, files: usize, folder: &Path) -> Command {
        let check = self.check(folder);
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(format!("ulimit -n {files}; exec \"$@\""))
            .arg("sh")
            .arg(&self.prr)
            .args(check.get_args());
        command
    }

    fn child(&self, mode: &[&str], folder: &Path) -> Command {
        let mut command = Command::new(&self.myself);
        command.arg("child").args(mode).arg(folder);
        command
    }
}

fn binary() -> Outcome<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--release", "--locked", "--quiet", "--package", "prr"])
        .current_dir(prr_guest_build::workspace())
        .status()?;
    if !built.success() {
        return Err("the release binary does not build".into());
    }
    let myself = env::current_exe()?;
    let target = myself.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file());
    Ok(target.ok_or("not in a target folder")?.join("release/prr"))
}
