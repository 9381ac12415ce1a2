//! What git leaves out of a worktree is left out of a listing, and nothing else is: a pattern that this reader takes for another one would hide a
//! manifest. Git itself is the oracle. `PRR_IGNORED_CASES` is the number of trees; a tree is made of its number alone.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

#[path = "../../prr-document/tests/parity/prng.rs"]
mod prng;

use prng::Prng;

/// How many trees are drawn.
const DRAWN: u64 = 200;

/// Names that patterns can be mistaken about.
const NAMES: &str = "a|b|ab|abc|a.yaml|b.yaml|A.yaml|결제.yaml|a b|a |a\t|#a|!a|{a,b}|a,b|[a]|a]|a*b|a\\|-|.a|^";

/// What patterns are made of.
const PARTS: &str = concat!(
    r"a|b|ab|*|**|?|a*|*a|*b*|?b|***|a**|**a|a**b|*.yaml|?.yaml|[ab].yaml|[!a].yaml|[^a].yaml|[a-b]*|[a-|[|[]|[]a]|[!]]|[a]|",
    r"[[:alpha:]]|[[:upper:]].yaml|[[:nothing:]]|\[a\]|\a|\*|a\*b|a\\|a\|{a,b}|{a,b}.yaml|{a|a b|#a|\#a|\!a|.*|결*|",
    r"[결].yaml|[--a]|[\]a]|^",
);

fn any<'a>(draw: &mut Prng, choices: &'a str) -> &'a str {
    draw.pick(&choices.split('|').collect::<Vec<_>>())
}

struct Tree {
    files: BTreeSet<String>,
    /// Files of patterns, and their lines.
    patterns: Vec<(String, String)>,
}

fn tree(number: u64) -> Tree {
    let mut draw = Prng::new(number);
    let folder = |draw: &mut Prng| {
        let parts: Vec<_> = (0..draw.below(4)).map(|_| format!("d{}/", any(draw, NAMES))).collect();
        parts.concat()
    };
    let files = (0..30).map(|_| folder(&mut draw) + any(&mut draw, NAMES)).collect();
    let mut patterns = Vec::new();
    for name in [".gitignore", ".git/info/exclude"] {
        patterns.push((name.to_owned(), lines(&mut draw)));
    }
    for _ in 0..2 {
        patterns.push((folder(&mut draw) + ".gitignore", lines(&mut draw)));
    }
    Tree { files, patterns }
}

fn lines(draw: &mut Prng) -> String {
    let count = draw.below(5);
    let ends = ["\n", "\n", "\n", "\r\n", " \n", "\t\n", "\\ \n", "  \n", "\r\r\n", ""];
    (0..count).map(|_| pattern(draw) + draw.pick(&ends)).collect()
}

fn pattern(draw: &mut Prng) -> String {
    let mut parts: Vec<String> = Vec::new();
    for _ in 0..=draw.below(3) {
        let folder = if draw.chance(30) { "d" } else { "" };
        parts.push(format!("{folder}{}", any(draw, PARTS)));
    }
    let begin = draw.pick(&["", "", "", "/", "!", "!/", "**/", " "]);
    let end = draw.pick(&["", "", "", "/", "/**", "/*", "//"]);
    format!("{begin}{}{end}", parts.join("/"))
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// What git would show of a worktree that has nothing in its index.
fn untracked(root: &Path) -> BTreeSet<String> {
    let arguments = ["ls-files", "--others", "--exclude-standard", "-z"];
    let done =
        Command::new("git").args(arguments).current_dir(root).env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap();
    assert!(done.status.success(), "{done:?}");
    let text = String::from_utf8(done.stdout).unwrap();
    text.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect()
}

#[test]
fn what_git_ignores_and_nothing_else_is_left_out() {
    let number = std::env::var("PRR_IGNORED_CASES").ok().map(|number| number.parse().unwrap());
    let (mut differences, mut files, mut ignored) = (Vec::new(), 0, 0);
    for case in 0..number.unwrap_or(DRAWN) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        git2::Repository::init(root).unwrap();
        let Tree { files: names, patterns } = tree(case);
        for path in &names {
            write(root, path, "");
        }
        for (path, text) in &patterns {
            write(root, path, text);
        }
        let of_git = untracked(root);
        let ours: BTreeSet<String> = prr_manifest::list(root).unwrap().files.into_keys().collect();
        files += names.len();
        ignored += names.difference(&of_git).count();
        let hidden = of_git.difference(&ours).map(|path| format!("{case}: {path:?} is hidden by {patterns:?}"));
        let seen = ours.difference(&of_git).map(|path| format!("{case}: {path:?} is seen with {patterns:?}"));
        differences.extend(hidden.chain(seen));
    }
    println!("{files} files, git ignores {ignored} of them, {} differences", differences.len());
    assert!(ignored > files / 50, "the patterns decide nothing");
    assert!(differences.is_empty(), "{}", differences[..differences.len().min(10)].join("\n"));
}

#[cfg(unix)]
#[test]
fn patterns_that_git_does_not_read_or_that_are_too_many_hide_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    git2::Repository::init(root).unwrap();
    let many = "*.yaml\n".repeat(40_000);
    let patterns =
        [(".gitignore", "b.yaml\n"), ("many/.gitignore", &many), ("deep/.gitignore", &("**/".repeat(9) + "*"))];
    let files = ["linked/a.yaml", "many/a.yaml", "many/b.yaml", "deep/a.yaml", "pipe/a.yaml"];
    for (path, text) in files.map(|path| (path, "")).into_iter().chain(patterns).chain([("all", "*\n")]) {
        write(root, path, text);
    }
    std::os::unix::fs::symlink("../all", root.join("linked/.gitignore")).unwrap();
    // Whoever opens it waits for a writer.
    assert!(Command::new("mkfifo").arg(root.join("pipe/.gitignore")).status().unwrap().success());
    let listed: Vec<_> = prr_manifest::list(root).unwrap().files.into_keys().collect();
    assert!(files.iter().all(|path| listed.iter().any(|listed| listed == path)), "{listed:?}");
}

#[test]
fn a_worktree_has_the_patterns_of_its_repository() {
    let folder = tempfile::tempdir().unwrap();
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        let done = Command::new("git").args(who).args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    };
    git(&["init", "-q", "main"]);
    git(&["-C", "main", "commit", "-q", "--allow-empty", "-m", "x"]);
    git(&["-C", "main", "worktree", "add", "-q", "../linked"]);
    for (path, text) in [("main/.git/info/exclude", "a.yaml\n"), ("linked/a.yaml", ""), ("linked/b.yaml", "")] {
        write(folder.path(), path, text);
    }
    let linked = folder.path().join("linked");
    let listed: Vec<_> = prr_manifest::list(&linked).unwrap().files.into_keys().collect();
    assert_eq!(listed, ["b.yaml"]);
    assert_eq!(untracked(&linked), BTreeSet::from(["b.yaml".to_owned()]));
}
