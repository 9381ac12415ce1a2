//! Where links to runbooks lead: to a file of the tree, or out of it.

use std::collections::BTreeSet;

use prr_model::inventory::{Doubt, RelationState};

use crate::text::is_open;

/// What stands between a repository's address and a path in it, on the hosts that people use.
const VIEWS: [&str; 6] = ["/blob/", "/tree/", "/raw/", "/-/blob/", "/-/tree/", "/src/branch/"];

/// Names of branches with slashes have few of them.
const MOST_PARTS_OF_A_BRANCH: usize = 4;

/// The files of a tree, and the addresses under which it is known.
pub(crate) struct Pages<'a> {
    files: BTreeSet<&'a str>,
    repositories: Vec<String>,
}

impl<'a> Pages<'a> {
    pub(crate) fn new(files: impl Iterator<Item = &'a str>, repositories: &[String]) -> Self {
        Self {
            files: files.collect(),
            repositories: repositories.iter().filter_map(|address| address_of(address)).collect(),
        }
    }

    /// Where a link from a folder leads, and the file if it is one of the tree.
    pub(crate) fn find(&self, link: &str, folder: &str) -> (RelationState, Option<&'a str>) {
        if is_open(link) {
            return (RelationState::Unknown(Doubt::Unrendered), None);
        }
        let plain = link.split(['#', '?']).next().unwrap_or_default();
        if plain.contains("://") {
            return self.address(plain);
        }
        let is_path = !plain.contains(char::is_whitespace) && (plain.contains('/') || has_page_extension(plain));
        // Some write down what to do instead of where that is said.
        if !is_path {
            return (RelationState::External, None);
        }
        let beside = joined(folder, plain).and_then(|path| self.files.get(&*path).copied());
        let found = beside.or_else(|| self.files.get(&*joined("", plain.trim_start_matches('/'))?).copied());
        (if found.is_some() { RelationState::Resolved } else { RelationState::Dangling }, found)
    }

    fn address(&self, link: &str) -> (RelationState, Option<&'a str>) {
        let Some(address) = address_of(link) else { return (RelationState::External, None) };
        let inside = self.repositories.iter().find_map(|repository| address.strip_prefix(&**repository));
        let Some(view) = inside.and_then(|rest| VIEWS.iter().find_map(|view| rest.strip_prefix(view))) else {
            return (RelationState::External, None);
        };
        let mut paths = view.match_indices('/').take(MOST_PARTS_OF_A_BRANCH).map(|(at, _)| &view[at + 1..]);
        let found = paths.find_map(|path| self.files.get(path).copied());
        (if found.is_some() { RelationState::Resolved } else { RelationState::Dangling }, found)
    }
}

/// Host and path of an address, whichever way git or a browser writes it.
fn address_of(text: &str) -> Option<String> {
    let rest = match text.split_once("://") {
        Some((_, rest)) => rest.to_owned(),
        None => text.replacen(':', "/", 1),
    };
    let rest = rest.split_once('@').filter(|(user, _)| !user.contains('/')).map_or(&*rest, |(_, rest)| rest);
    let (host, path) = rest.split_once('/')?;
    let path = path.trim_end_matches('/');
    Some(format!("{}/{}", host.to_ascii_lowercase(), path.strip_suffix(".git").unwrap_or(path)))
}

fn has_page_extension(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| ["md", "markdown", "adoc", "rst", "html", "txt"].contains(&extension))
}

/// A path in a folder; None if it leads out of the tree.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty() && *part != ".");
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_files_of_the_tree_or_out_of_it() {
        let files = ["docs/runbooks/burn.md", "alerts/local.md"];
        let repositories = ["git@git.shop.internal:sre/checkout.git".to_owned()];
        let pages = Pages::new(files.into_iter(), &repositories);
        let burn = (RelationState::Resolved, Some(files[0]));
        let base = "https://git.shop.internal/sre/checkout";
        for (link, expected) in [
            ("../docs/runbooks/burn.md#first".to_owned(), burn),
            ("docs/runbooks/burn.md".to_owned(), burn),
            ("/docs/runbooks/burn.md".to_owned(), burn),
            ("local.md".to_owned(), (RelationState::Resolved, Some(files[1]))),
            ("docs/none.md".to_owned(), (RelationState::Dangling, None)),
            ("../../../burn.md".to_owned(), (RelationState::Dangling, None)),
            (format!("{base}/blob/main/docs/runbooks/burn.md"), burn),
            (format!("{base}/-/blob/release/1.2/docs/runbooks/burn.md?plain=1"), burn),
            (format!("{base}/blob/main/docs/gone.md"), (RelationState::Dangling, None)),
            (format!("{base}/wiki/burn"), (RelationState::External, None)),
            (format!("{base}-other/blob/main/docs/runbooks/burn.md"), (RelationState::External, None)),
            ("https://wiki.shop.internal/burn".to_owned(), (RelationState::External, None)),
            ("https://x/{{ $labels.job }}".to_owned(), (RelationState::Unknown(Doubt::Unrendered), None)),
            ("restart the pods and/or call somebody".to_owned(), (RelationState::External, None)),
        ] {
            assert_eq!(pages.find(&link, "alerts"), expected, "{link}");
        }
    }

    #[test]
    fn addresses_of_git_and_of_browsers_are_the_same() {
        for address in ["git@a.b:c/d.git", "https://a.b/c/d", "ssh://git@A.b/c/d.git", "https://user@a.b/c/d/"] {
            assert_eq!(address_of(address).as_deref(), Some("a.b/c/d"), "{address}");
        }
    }
}
