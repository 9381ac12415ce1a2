use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use prr_document::read::Limits;
use tempfile::TempDir;

use super::refusal::Refusal;
use super::run::{Bounds, run};
use super::tool::Tool;
use crate::source::{Entry, Listing};

/// Bytes of all files that are copied for tools.
const MOST_BYTES: u64 = 256 << 20;

/// Characters of a tool's complaint that a report quotes.
const LONGEST_COMPLAINT: usize = 600;

/// A proxy that nobody answers at: whatever a tool might try to fetch fails at once.
const NO_NETWORK: &str = "http://127.0.0.1:1";

/// The files that tools may read, in a folder of their own that goes away with this.
pub(super) struct Copy {
    /// Holds the folder.
    folder: TempDir,
    tree: PathBuf,
    home: PathBuf,
}

impl Copy {
    /// Copies files of a listing. Symbolic links are not among them.
    pub(super) fn new<'a>(
        listing: &Listing,
        files: impl Iterator<Item = &'a String>,
        limits: &Limits,
    ) -> Result<Self, Refusal> {
        let cannot = |error: io::Error| Refusal::Copy(error.kind().to_string());
        let folder = tempfile::Builder::new().prefix("prr-render-").tempdir().map_err(cannot)?;
        let (tree, home) = (folder.path().join("tree"), folder.path().join("home"));
        fs::create_dir(&tree).map_err(cannot)?;
        fs::create_dir(&home).map_err(cannot)?;
        let mut left = MOST_BYTES;
        let mut files: Vec<&String> = files.collect();
        files.sort_unstable();
        files.dedup();
        for path in files {
            let Some(Entry::File(size)) = listing.files.get(path) else { continue };
            if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
                return Err(Refusal::Copy(path.clone()));
            }
            let within = usize::try_from(*size).is_ok_and(|size| size <= limits.bytes);
            left =
                left.checked_sub(*size).filter(|_| within).ok_or_else(|| Refusal::Copy(format!("{path}: {size} B")))?;
            let target = tree.join(path);
            let parent = target.parent().unwrap_or(&tree);
            fs::create_dir_all(parent).and_then(|()| fs::write(&target, listing.read(path)?)).map_err(cannot)?;
        }
        Ok(Self { folder, tree, home })
    }

    /// What a tool prints for a folder of the copy.
    pub(super) fn print(&self, tool: &Tool, folder: &str) -> Result<Vec<u8>, Refusal> {
        let mut command = clean(&tool.program, tool.path.as_ref(), &self.home);
        // Never a name that could be an option or an address.
        command.args(tool.arguments()).arg(format!("./{folder}")).current_dir(&self.tree);
        run(&mut command, &Bounds::RENDERING).map_err(|refusal| match refusal {
            Refusal::Failed(complaint) => Refusal::Failed(self.anonymous(&complaint)),
            other => other,
        })
    }

    /// A complaint without the names of this machine's folders, which change from run to run, and not endless.
    fn anonymous(&self, complaint: &str) -> String {
        let real = self.folder.path().canonicalize().unwrap_or_default();
        let mut text = complaint.to_owned();
        for folder in [real.as_path(), self.folder.path()].into_iter().filter(|folder| folder.is_absolute()) {
            for below in ["tree/", "tree", ""] {
                text = text.replace(&*folder.join(below).to_string_lossy(), "");
            }
        }
        let lines: Vec<&str> = text.lines().map(said).filter(|line| !line.is_empty()).collect();
        let warning = |line: &&&str| !line.starts_with("# Warning") && !line.starts_with("WARNING");
        let errors: Vec<&str> = lines.iter().filter(warning).copied().collect();
        let text = if errors.is_empty() { lines } else { errors }.join("; ");
        match text.char_indices().nth(LONGEST_COMPLAINT) {
            Some((at, _)) => format!("{}…", &text[..at]),
            None => text,
        }
    }
}

/// A line without the time and the process number that Kubernetes' programs put before it: `E1121 08:16:36.122926   10997 run.go:72] `.
fn said(line: &str) -> &str {
    let line = line.trim();
    let header = |header: &str| {
        let mut letters = header.chars();
        letters.next().is_some_and(|c| "IWEF".contains(c)) && letters.take(4).filter(char::is_ascii_digit).count() == 4
    };
    line.split_once("] ").filter(|(before, _)| header(before)).map_or(line, |(_, after)| after)
}

/// A program that sees nothing of this machine but the folders of programs: no settings, no credentials, no repositories, no network by way
/// of its own libraries.
pub(super) fn clean(program: &Path, path: Option<&OsString>, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("LC_ALL", "C").env("TZ", "UTC").env("HOME", home);
    if let Some(path) = path {
        command.env("PATH", path);
    }
    for (name, folder) in [
        ("TMPDIR", "."),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_DATA_HOME", "data"),
        ("HELM_CONFIG_HOME", "helm/config"),
        ("HELM_CACHE_HOME", "helm/cache"),
        ("HELM_DATA_HOME", "helm/data"),
        ("HELM_PLUGINS", "helm/plugins"),
        ("KUBECONFIG", "none"),
        ("KUSTOMIZE_PLUGIN_HOME", "none"),
    ] {
        command.env(name, home.join(folder));
    }
    for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env(name, NO_NETWORK);
    }
    let git = [("GIT_ALLOW_PROTOCOL", "none"), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_TERMINAL_PROMPT", "0")];
    command.envs(git);
    command
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn a_complaint_is_the_same_in_the_next_run() {
        let line = "E1121 08:16:36.122926   10997 run.go:72] \"command failed\" err=\"kustomization.yaml is empty\"";
        assert_eq!(said(line), "\"command failed\" err=\"kustomization.yaml is empty\"");
        assert_eq!(said(" Error: [a] b "), "Error: [a] b");
    }
}
