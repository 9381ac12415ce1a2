//! What git knows of files: the commits that changed them last, and their owners. `git log` is the oracle.

use std::path::Path;
use std::process::Command;

use prr_manifest::{CodeOwners, FileState, GitFacts, list, list_revision};

/// Runs git as of a minute of its own, so that commits have an order.
fn git(folder: &Path, minute: u32, arguments: &[&str]) -> String {
    let time = format!("2026-01-01T00:{minute:02}:00Z");
    let done = Command::new("git")
        .args(["-c", "user.name=김", "-c", "user.email=kim@example.com", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_AUTHOR_DATE", &time), ("GIT_COMMITTER_DATE", &time)])
        .output()
        .unwrap();
    assert!(done.status.success(), "git {arguments:?}: {done:?}");
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn commit(folder: &Path, minute: u32, files: &[(&str, &str)]) {
    for (path, text) in files {
        write(folder, path, text);
    }
    git(folder, minute, &["add", "-A"]);
    git(folder, minute, &["commit", "-qm", "x"]);
}

/// A history with a merge, a file that was changed and changed back, and one that was moved.
fn history() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    git(root, 0, &["init", "-q", "-b", "main"]);
    commit(
        root,
        1,
        &[("a.yaml", "1"), ("deploy/b.yaml", "1"), ("deploy/x/c.yaml", "1"), ("d.yaml", "1"), ("e.yaml", "1")],
    );
    commit(root, 2, &[("deploy/x/c.yaml", "2")]);
    git(root, 3, &["checkout", "-qb", "side"]);
    commit(root, 4, &[("deploy/b.yaml", "side"), ("deploy/new.yaml", "1")]);
    git(root, 5, &["checkout", "-q", "main"]);
    commit(root, 6, &[("a.yaml", "2"), ("d.yaml", "2")]);
    commit(root, 7, &[("d.yaml", "1")]);
    git(root, 8, &["merge", "-q", "--no-edit", "side"]);
    git(root, 9, &["mv", "e.yaml", "moved.yaml"]);
    commit(root, 9, &[]);
    folder
}

#[test]
fn last_changes_are_those_that_git_log_tells() {
    let folder = history();
    let root = folder.path();
    for listing in [list(root).unwrap(), list_revision(root, "main").unwrap(), list_revision(root, "main~1").unwrap()] {
        let revision = listing.commit().unwrap_or_else(|| "HEAD".to_owned());
        let facts = GitFacts::of(&listing).unwrap();
        for path in listing.files.keys() {
            let file = facts.file(path).unwrap();
            let last = file.last_change.as_ref().unwrap();
            assert_eq!(file.state, FileState::Committed, "{path}");
            assert_eq!(last.id, git(root, 0, &["log", "-1", "--format=%H", &revision, "--", path]), "{path}");
            assert_eq!((last.author.as_str(), last.email.as_str()), ("김", "kim@example.com"));
            assert_eq!(last.time % 60, 0);
        }
    }
    let part = list(&root.join("deploy")).unwrap();
    let facts = GitFacts::of(&part).unwrap();
    let last = |path: &str| facts.file(path).unwrap().last_change.clone().unwrap().id;
    assert_eq!(last("x/c.yaml"), git(root, 0, &["log", "-1", "--format=%H", "--", "deploy/x/c.yaml"]));
    assert_eq!(last("new.yaml"), git(root, 0, &["rev-parse", "side"]));
}

#[test]
fn what_is_not_committed_is_told_from_what_is() {
    let folder = history();
    let root = folder.path();
    write(root, "a.yaml", "3");
    write(root, "staged.yaml", "1");
    git(root, 10, &["add", "staged.yaml"]);
    write(root, "loose.yaml", "1");
    let facts = GitFacts::of(&list(root).unwrap()).unwrap();
    let of = |path: &str| facts.file(path).map(|file| (file.state, file.last_change.is_some())).unwrap();
    assert_eq!(of("a.yaml"), (FileState::Modified, true));
    assert_eq!(of("staged.yaml"), (FileState::Modified, false));
    assert_eq!(of("loose.yaml"), (FileState::Untracked, false));
    assert_eq!(of("d.yaml"), (FileState::Committed, true));

    let empty = tempfile::tempdir().unwrap();
    write(empty.path(), "a.yaml", "1");
    assert!(GitFacts::of(&list(empty.path()).unwrap()).unwrap().file("a.yaml").is_none());
    git(empty.path(), 0, &["init", "-q"]);
    let facts = GitFacts::of(&list(empty.path()).unwrap()).unwrap();
    assert_eq!(facts.file("a.yaml").unwrap().state, FileState::Untracked);
}

#[test]
fn a_shallow_clone_invents_no_last_change() {
    let folder = history();
    let clones = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    git(clones.path(), 0, &["clone", "-q", "--depth", "2", &url, "two"]);
    let listing = list(&clones.path().join("two")).unwrap();
    let facts = GitFacts::of(&listing).unwrap();
    let known: Vec<_> =
        listing.files.keys().filter(|path| facts.file(path).unwrap().last_change.is_some()).cloned().collect();
    assert_eq!(known, ["moved.yaml"]);
    assert_eq!(facts.file("a.yaml").unwrap().state, FileState::Committed);
}

#[test]
fn owners_are_looked_up_from_the_root_of_the_repository() {
    let folder = history();
    let root = folder.path();
    assert!(CodeOwners::of(&list(root).unwrap()).unwrap().is_none());
    commit(root, 10, &[("docs/CODEOWNERS", "* @docs\n"), ("CODEOWNERS", "/deploy/x/ @x\n* @all\n/deploy/ @deploy\n")]);
    write(root, ".github/CODEOWNERS", "* @github\n");
    let owners = |listing| CodeOwners::of(&listing).unwrap().unwrap();
    let worktree = owners(list(root).unwrap());
    assert_eq!(
        (worktree.path.as_str(), worktree.owners("a.yaml")),
        (".github/CODEOWNERS", &["@github".to_owned()][..])
    );
    let revision = owners(list_revision(&root.join("deploy"), "main").unwrap());
    assert_eq!(revision.path, "CODEOWNERS", "the revision has no other");
    assert_eq!(revision.owners("x/c.yaml"), ["@deploy"], "the last rule counts, by the path in the repository");
    std::fs::remove_file(root.join(".github/CODEOWNERS")).unwrap();
    assert_eq!(owners(list(&root.join("deploy")).unwrap()).owners("b.yaml"), ["@deploy"]);

    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "CODEOWNERS", "*.yaml @me\n");
    assert_eq!(owners(list(outside.path()).unwrap()).owners("a/b.yaml"), ["@me"]);
}
