use super::NAMES;
use crate::render::refusal::Refusal;
use crate::source::{Entry, Listing};

/// What a name in a kustomization leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file of the tree.
    File(String),
    /// The kustomization of a folder of the tree.
    Folder(String),
}

/// Finds what a name leads to. Nothing that is not a file of the tree or a folder with a kustomization is left for a tool to find: it would
/// look for it on the network.
pub(super) fn target(listing: &Listing, folder: &str, text: &str) -> Result<Target, Refusal> {
    if text.contains("://") {
        return Err(Refusal::Remote(text.to_owned()));
    }
    let missing = || {
        let refusal = if is_address(text) { Refusal::Remote } else { Refusal::Missing };
        refusal(text.to_owned())
    };
    let outside = || {
        let refusal = if is_address(text) { Refusal::Remote } else { Refusal::Outside };
        refusal(text.to_owned())
    };
    let path = normal(folder, text).ok_or_else(outside)?;
    if let Some(Entry::File(_)) = listing.files.get(&path) {
        return Ok(Target::File(path));
    }
    // A folder that is named like a repository would be cloned.
    let kustomization = kustomization(listing, &path).filter(|_| !is_address(text)).ok_or_else(missing)?;
    Ok(Target::Folder(kustomization))
}

/// The kustomization of a folder.
pub(super) fn kustomization(listing: &Listing, folder: &str) -> Option<String> {
    let is_file = |path: &String| matches!(listing.files.get(path), Some(Entry::File(_)));
    NAMES.iter().map(|name| join(folder, name)).find(is_file)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// A path from a folder, without dots in it; `None` where it leaves the tree.
pub(super) fn normal(folder: &str, text: &str) -> Option<String> {
    if text.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(text.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Whether a tool might take a name for the address of a repository.
fn is_address(text: &str) -> bool {
    let text = format!("{}/", text.to_ascii_lowercase());
    let marks = text.contains([':', '@', '?']) || text.contains(".git/");
    marks || ["github.com", "gitlab.com", "bitbucket.org", "_git/"].iter().any(|host| text.contains(host))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::source::Origin;

    #[test]
    fn a_name_leads_into_the_tree_or_nowhere() {
        let file = |path: &str| (path.to_owned(), Entry::File(1));
        let link = ("a/link.yaml".to_owned(), Entry::Symlink { inside: false });
        let paths = ["a/x.yaml", "b/kustomization.yml", "github.com/o/r/kustomization.yaml", ".github/Kustomization"];
        let files: BTreeMap<_, _> = paths.map(file).into_iter().chain([link]).collect();
        let listing =
            Listing { files, origin: Origin::Stream(Vec::new()), laid_over: crate::source::Overlay::default() };
        let find = |text: &str| target(&listing, "a", text);
        assert_eq!(find("./x.yaml"), Ok(Target::File("a/x.yaml".into())));
        assert_eq!(find("../b/"), Ok(Target::Folder("b/kustomization.yml".into())));
        assert_eq!(find("../.github"), Ok(Target::Folder(".github/Kustomization".into())));
        assert!(matches!(find("../../etc/passwd"), Err(Refusal::Outside(_))));
        assert!(matches!(find("/etc/passwd"), Err(Refusal::Outside(_))));
        assert!(matches!(find("link.yaml"), Err(Refusal::Missing(_))));
        assert!(matches!(find("y.yaml"), Err(Refusal::Missing(_))));
        for address in [
            "https://example.com/x.yaml",
            "host/o/r.GIT",
            "GitHub.com/o/r",
            "github.com/o/r//deploy?ref=v1",
            "../github.com/o/r",
            "git@host:o/r.git",
            "git::file:///srv/r",
            "ssh://git@host/o/r",
        ] {
            assert!(matches!(find(address), Err(Refusal::Remote(_))), "{address}: {:?}", find(address));
        }
    }
}
