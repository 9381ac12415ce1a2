use std::path::Path;

/// The addresses of the remotes of the repository around a path, sorted; none where there is no repository. They are read from its configuration
/// and never asked.
#[must_use]
pub fn remotes(path: &Path) -> Vec<String> {
    let Ok(repository) = git2::Repository::discover(path) else { return Vec::new() };
    let Ok(names) = repository.remotes() else { return Vec::new() };
    let address = |name: &str| repository.find_remote(name).ok()?.url().ok().map(str::to_owned);
    let mut addresses: Vec<String> = names.iter().flatten().flatten().filter_map(address).collect();
    addresses.sort();
    addresses.dedup();
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_remotes_of_the_repository_around_a_folder_are_found() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(remotes(folder.path()), [""; 0]);
        let repository = git2::Repository::init(folder.path()).unwrap();
        repository.remote("origin", "git@git.shop.internal:sre/checkout.git").unwrap();
        repository.remote("mirror", "https://git.shop.internal/mirror/checkout").unwrap();
        let inside = folder.path().join("deploy");
        std::fs::create_dir(&inside).unwrap();
        let expected = ["git@git.shop.internal:sre/checkout.git", "https://git.shop.internal/mirror/checkout"];
        assert_eq!(remotes(&inside), expected);
    }
}
