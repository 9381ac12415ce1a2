//! Whatever the source of manifests is, the gate sees the same, and nothing outside of it.

use std::path::Path;
use std::process::Command;

use git2::{ObjectType, Repository};
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Run, command, good_tree, prr_in, scratch, tree};

const TIME: &str = "--now=2026-01-01";
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n";

fn git(folder: &Path, arguments: &[&str]) -> String {
    let done = Command::new("git")
        .args(["-c", "user.name=Kim", "-c", "user.email=kim@example.com", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(done.status.success(), "git {arguments:?}: {done:?}");
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

fn commit(folder: &Path) -> String {
    git(folder, &["add", "-A", "-f"]);
    git(folder, &["commit", "-qm", "a change", "--allow-empty"]);
    git(folder, &["rev-parse", "HEAD"])
}

/// The tree that the gate allows and more files, committed on the branch `main`.
fn repository(more: &[(&str, &[u8])]) -> TempDir {
    let folder = good_tree(more);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    commit(folder.path());
    folder
}

fn write(folder: &TempDir, path: &str, text: &str) {
    let path = folder.path().join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn check(folder: &Path, arguments: &[&str]) -> Run {
    prr_in(folder, &[&["check", "--format", "json", TIME], arguments].concat())
}

/// The report without the revision that it is of.
fn unrevised(run: &Run) -> Value {
    let mut report = run.json();
    report["revision"] = Value::Null;
    report
}

fn rows(list: &Value, keys: [&str; 2]) -> Vec<String> {
    let word = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    list.as_array().unwrap().iter().map(|row| keys.map(|key| word(row, key)).join(" ")).collect()
}

fn skipped(report: &Value) -> Vec<String> {
    rows(&report["skipped"], ["reason", "path"])
}

fn errors(report: &Value) -> Vec<String> {
    let row = |error: &Value| format!("{} {}", error["kind"], error["location"]["path"]).replace('"', "");
    report["errors"].as_array().unwrap().iter().map(row).collect()
}

fn documents(report: &Value) -> Vec<String> {
    rows(&report["change"]["documents"], ["change", "identity"])
}

#[test]
fn a_revision_is_judged_as_the_worktree_at_that_commit() {
    let files: &[(&str, &[u8])] = &[
        (".gitignore", b"*.gen.yaml\n"),
        ("a.gen.yaml", b"a: [\n"),
        ("chart/Chart.yaml", b"name: x\n"),
        ("chart/templates/a.yaml", b"a: {{ .Values.b }}\n"),
        ("latin.yaml", b"a: caf\xE9\n"),
        ("utf16.yaml", b"\xFF\xFEa\0:\0 \x001\0"),
        ("big.json", b"{\"a\": 1,}"),
        ("README.md", b"# hello\n"),
    ];
    let folder = repository(files);
    let worktree = unrevised(&check(folder.path(), &[]).expect(3));
    let run = check(folder.path(), &["--rev", "HEAD"]).expect(3);
    assert_eq!(run.json()["revision"], git(folder.path(), &["rev-parse", "HEAD"]));
    assert_eq!(unrevised(&run), worktree);

    // What happens to the worktree later does not matter to the revision.
    write(&folder, "prr.yaml", "broken: [");
    std::fs::remove_file(folder.path().join("slo.yaml")).unwrap();
    assert_eq!(unrevised(&check(folder.path(), &["--rev", "main"]).expect(3)), worktree);
}

#[test]
fn bare_repositories_and_shallow_clones_are_read_without_a_checkout() {
    let origin = repository(&[]);
    write(&origin, "deploy/a.yaml", "a: 1\n");
    commit(origin.path());
    let place = scratch();
    let url = format!("file://{}", origin.path().display());
    git(place.path(), &["clone", "-q", "--bare", &url, "bare.git"]);
    git(place.path(), &["clone", "-q", "--depth", "1", &url, "shallow"]);
    let expected = unrevised(&check(origin.path(), &[]).expect(0));
    for path in ["bare.git", "shallow"] {
        assert_eq!(unrevised(&check(place.path(), &[path, "--rev", "main"]).expect(0)), expected, "{path}");
    }
    let subtree = check(place.path(), &["bare.git/deploy", "--rev", "main"]).json();
    assert_eq!((&subtree["summary"]["files"], &subtree["summary"]["manifests"]), (&1.into(), &1.into()));

    let run = check(place.path(), &["shallow", "--rev", "HEAD~1"]).expect(2);
    assert!(run.stderr.contains("no revision `HEAD~1`") && run.stderr.contains("--unshallow"), "{run:?}");
    let run = check(place.path(), &["shallow", "--base", "HEAD~1"]).expect(2);
    assert!(run.stderr.contains("--unshallow"), "{run:?}");
    let run = check(place.path(), &["bare.git", "--rev", "no-such-branch"]).expect(2);
    assert!(run.stderr.contains("no revision `no-such-branch`") && !run.stderr.contains("shallow"), "{run:?}");
}

#[test]
fn a_path_in_a_revision_is_that_part_of_it() {
    let folder =
        repository(&[("team/slo.yaml", b"a: 1\n"), ("team/prr.yaml", b"version: 2\n"), ("team/x/y.yaml", b"b: 1\n")]);
    std::fs::remove_dir_all(folder.path().join("team")).unwrap();
    let run = check(folder.path(), &["team", "--rev", "main"]).expect(2);
    assert!(run.stderr.contains("prr.yaml:1:10"), "the part has a configuration of its own: {run:?}");
    let report = check(folder.path(), &["team/x", "--rev", "main"]).json();
    assert_eq!(report["summary"]["files"], 1);
    let single = check(folder.path(), &["slo.yaml", "--rev", "main"]).json();
    assert_eq!(single["summary"]["files"], 1);
    assert_eq!(single["services"][0]["name"], "checkout", "prr.yaml beside the file counts");
    for gone in ["none", "slo.yaml/x", ".git", "../x"] {
        let run = check(folder.path(), &[gone, "--rev", "main"]).expect(2);
        assert!(run.stderr.contains("error"), "{gone}: {run:?}");
    }
    let outside = scratch();
    let run = check(outside.path(), &["--rev", "HEAD"]).expect(2);
    assert!(run.stderr.contains("not in a git repository"), "{run:?}");
}

#[test]
#[cfg(unix)]
fn links_of_a_revision_are_treated_as_those_of_a_worktree() {
    let outside = tree(&[("secret.yaml", b"a: [\n")]);
    let folder = good_tree(&[("base/a.yaml", b"a: 1\n")]);
    let secret = outside.path().join("secret.yaml");
    for (target, link) in [
        (secret.to_str().unwrap(), "absolute.yaml"),
        ("../../../../../../../etc/passwd", "up.yaml"),
        ("base/a.yaml", "inside.yaml"),
        ("base", "folder"),
        ("folder/a.yaml", "through.yaml"),
        ("folder/../../x.yaml", "sneaky.yaml"),
        ("none.yaml", "dangling.yaml"),
        ("circle.yaml", "circle.yaml"),
        ("/etc/passwd", "passwd"),
    ] {
        std::os::unix::fs::symlink(target, folder.path().join(link)).unwrap();
    }
    git(folder.path(), &["init", "-q", "-b", "main"]);
    commit(folder.path());
    let worktree = check(folder.path(), &[]).expect(0).json();
    let revision = check(folder.path(), &["--rev", "HEAD"]).expect(0).json();
    assert_eq!(skipped(&revision), skipped(&worktree));
    let outside = |row: &&String| row.starts_with("symlink-outside");
    assert_eq!(skipped(&revision).iter().filter(outside).count(), 5, "{revision}");

    // The configuration is not taken through a link either.
    std::fs::rename(folder.path().join("prr.yaml"), folder.path().join("real.yaml")).unwrap();
    std::os::unix::fs::symlink("real.yaml", folder.path().join("prr.yaml")).unwrap();
    commit(folder.path());
    for arguments in [&[][..], &["--rev", "HEAD"]] {
        let run = check(folder.path(), arguments).expect(2);
        assert!(run.stderr.contains("symbolic link"), "{run:?}");
    }
}

#[test]
fn pointers_and_submodules_are_not_what_they_stand_for() {
    let part = repository(&[]);
    let folder = repository(&[("big.yaml", POINTER), ("dump.bin", POINTER)]);
    git(folder.path(), &["submodule", "--quiet", "add", part.path().to_str().unwrap(), "part"]);
    commit(folder.path());
    let report = check(folder.path(), &["--rev", "HEAD"]).expect(3).json();
    assert_eq!(errors(&report), ["lfs-pointer big.yaml"]);
    assert!(skipped(&report).contains(&"submodule part".to_owned()), "{report}");

    let place = scratch();
    git(place.path(), &["clone", "-q", folder.path().to_str().unwrap(), "clone"]);
    let report = check(&place.path().join("clone"), &[]).expect(3).json();
    assert_eq!(errors(&report), ["lfs-pointer big.yaml"]);
    assert!(skipped(&report).contains(&"submodule part".to_owned()), "{report}");

    // With its files, a submodule is part of the tree.
    let report = check(folder.path(), &[]).json();
    assert!(report["summary"]["files"].as_u64().unwrap() > 8, "{report}");
    assert!(!skipped(&report).iter().any(|row| row.starts_with("submodule")), "{report}");
}

#[test]
fn a_hostile_tree_is_listed_and_not_followed() {
    let folder = repository(&[]);
    let repository = Repository::open(folder.path()).unwrap();
    let odb = repository.odb().unwrap();
    let blob = odb.write(ObjectType::Blob, b"a: 1\n").unwrap();
    let tree = |entries: &[(&str, &[u8], git2::Oid)]| {
        let mut bytes = Vec::new();
        for (mode, name, id) in entries {
            bytes.extend([mode.as_bytes(), b" ", name, b"\0", id.as_bytes()].concat());
        }
        odb.write(ObjectType::Tree, &bytes).unwrap()
    };
    let commit = |tree: git2::Oid| {
        let text = format!("tree {tree}\nauthor a <a> 1 +0000\ncommitter a <a> 1 +0000\n\nx\n");
        odb.write(ObjectType::Commit, text.as_bytes()).unwrap().to_string()
    };
    let inner = tree(&[("100644", b"x.yaml", blob)]);
    let root = tree(&[
        ("40000", b"..", inner),
        ("40000", b".GIT", inner),
        ("100644", b"A.yaml", blob),
        ("100644", b"a.yaml", blob),
        ("100644", b"a/b.yaml", blob),
        ("100644", b"caf\xE9.yaml", blob),
        ("100644", b"twice.yaml", blob),
        ("100644", b"twice.yaml", odb.write(ObjectType::Blob, b"b: 2\n").unwrap()),
    ]);
    let report = check(folder.path(), &["--rev", &commit(root)]).expect(3).json();
    let refused = ["unsafe-path ..", "unsafe-path .GIT", "unsafe-path a/b.yaml", "unsafe-path twice.yaml"];
    assert_eq!(errors(&report), refused);
    assert_eq!(report["summary"]["manifests"], 3, "names that differ in case or are no text are three files: {report}");

    // Ten folders of ten folders, ten times over: ten thousand million files in eleven objects.
    let mut bomb = inner;
    for _ in 0..10 {
        let names: Vec<String> = (0..10).map(|n| format!("d{n}")).collect();
        let entries: Vec<(&str, &[u8], git2::Oid)> =
            names.iter().map(|name| ("40000", name.as_bytes(), bomb)).collect();
        bomb = tree(&entries);
    }
    let run = check(folder.path(), &["--rev", &commit(bomb)]).expect(3);
    assert!(run.stderr.contains("more than 1000000 entries"), "{run:?}");

    // An object that is missing closes the gate where it is a manifest.
    let lost = git2::Oid::from_str("0123456789012345678901234567890123456789").unwrap();
    let root = tree(&[("100644", b"a.yaml", lost), ("100644", b"b.bin", lost)]);
    let report = check(folder.path(), &["--rev", &commit(root)]).expect(3).json();
    assert_eq!(errors(&report), ["unreadable a.yaml"]);
}

#[test]
#[cfg(unix)]
fn paths_that_are_no_text_are_read_in_a_worktree_too() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = good_tree(&[]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.yaml");
    if std::fs::write(folder.path().join(name), "a: [\n").is_err() {
        println!("skipped: this file system takes no such name");
        return;
    }
    let report = check(folder.path(), &[]).expect(3).json();
    assert_eq!(errors(&report), ["syntax caf\\\\xE9.yaml"]);
}

#[test]
#[cfg(unix)]
fn a_tracked_path_behind_a_link_is_not_read() {
    let outside = tree(&[("a.yaml", b"a: [\n")]);
    let folder = repository(&[("deploy/a.yaml", b"a: 1\n")]);
    std::fs::remove_dir_all(folder.path().join("deploy")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("deploy")).unwrap();
    assert_eq!(errors(&check(folder.path(), &[]).expect(0).json()), [""; 0]);
}

#[test]
fn a_stream_of_manifests_comes_through_standard_input() {
    let folder = good_tree(&[]);
    let parts = ["slo.yaml", "alerts.yaml", "rollout.yaml"]
        .map(|name| format!("---\n# Source: {name}\n{}", std::fs::read_to_string(folder.path().join(name)).unwrap()));
    let stream = parts.concat();
    let piped = |text: &[u8], arguments: &[&str]| {
        use std::io::Write as _;
        let mut child = command(folder.path())
            .args([&["check", "-", "--format", "json", TIME], arguments].concat())
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        // A run that does not want it may be gone before all of it is written.
        drop(child.stdin.take().unwrap().write_all(text));
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    };
    let report = piped(stream.as_bytes(), &[]).expect(0).json();
    assert_eq!(report["summary"]["manifests"], 1);
    assert_eq!(report["findings"][0]["location"]["path"], "<stdin>");
    assert!(report["summary"]["pass"].as_u64().unwrap() > 20, "{report}");

    std::fs::write(folder.path().join("prr.yaml"), "version: 2\n").unwrap();
    assert!(piped(stream.as_bytes(), &[]).expect(2).stderr.contains("prr.yaml:1:10"), "the current folder's counts");
    std::fs::remove_file(folder.path().join("prr.yaml")).unwrap();

    assert_eq!(errors(&piped(b"", &[]).expect(3).json()), ["nothing-evaluated null"]);
    assert_eq!(errors(&piped(b"a: 1\n---\nb: [\n", &[]).expect(3).json()), ["syntax <stdin>"]);
    assert_eq!(piped(b"{\"kind\": \"A\"}", &[]).json()["summary"]["documents"], 1);
    let report = piped(&vec![b'#'; (32 << 20) + 10], &[]).expect(3).json();
    assert_eq!(errors(&report), ["too-large <stdin>"]);
    for option in ["--rev", "--base"] {
        assert!(piped(b"", &[option, "HEAD"]).expect(2).stderr.contains("standard input has no revisions"));
    }
}

const OBJECTS: &str = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {replicas: 1}\n\
                       ---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: []}\n\
                       ---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: gone}\n";

#[test]
fn a_change_is_told_document_by_document() {
    let folder = repository(&[
        ("k8s/a.yaml", OBJECTS.as_bytes()),
        ("list.yaml", b"first: 1\n---\nsecond: 2\n"),
        ("old.json", b"{\"x\": [1, 2]}"),
    ]);
    git(folder.path(), &["checkout", "-qb", "topic"]);
    // A comment, another order and other quotes are no change of a value.
    write(
        &folder,
        "k8s/a.yaml",
        "# new\nkind: 'Service'\nspec: {ports: []}\napiVersion: v1\nmetadata:\n  name: \"web\"\n",
    );
    write(&folder, "k8s/b.yaml", OBJECTS.replace("replicas: 1", "replicas: 2").split("---").next().unwrap());
    write(&folder, "k8s/new.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: new}\n");
    write(&folder, "list.yaml", "zeroth: 0\n---\nfirst: 1\n---\nsecond: 2\n");
    git(folder.path(), &["mv", "old.json", "new.json"]);
    let expected = [
        "changed Deployment.apps/shop/web",
        "removed ConfigMap/gone",
        "added Secret/new",
        "added list.yaml#1",
        "moved new.json#1",
    ];
    let mut sorted = expected.map(str::to_owned).to_vec();
    sorted.sort();
    let told = |arguments: &[&str]| {
        let report = check(folder.path(), arguments).expect(0).json();
        let mut documents = documents(&report);
        documents.sort();
        (documents, report)
    };
    let (documents, report) = told(&["--base", "main"]);
    assert_eq!(documents, sorted);
    let change = &report["change"];
    assert_eq!(change["base"], git(folder.path(), &["rev-parse", "main"]));
    assert_eq!([&change["added"], &change["changed"], &change["moved"], &change["removed"]], [2, 1, 1, 1]);
    let moved = change["documents"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["identity"] == "Deployment.apps/shop/web")
        .unwrap();
    assert_eq!(
        (&moved["path"], &moved["from"]["path"], &moved["from"]["line"]),
        (&"k8s/b.yaml".into(), &"k8s/a.yaml".into(), &1.into())
    );

    commit(folder.path());
    assert_eq!(told(&["--rev", "topic", "--base", "main"]).0, sorted);
    assert_eq!(told(&["--base", "topic"]).0, [""; 0]);

    // What the base gained since does not count as removed by the topic, unless one asks for that.
    git(folder.path(), &["checkout", "-q", "main"]);
    write(&folder, "later.yaml", "kind: Later\n");
    commit(folder.path());
    git(folder.path(), &["checkout", "-q", "topic"]);
    assert_eq!(told(&["--base", "main"]).0, sorted);
    let (documents, _) = told(&["--base", "main", "--exact-base"]);
    assert!(documents.contains(&"removed later.yaml#kind=Later".to_owned()), "{documents:?}");
}

#[test]
fn findings_say_whether_their_document_changed() {
    let folder = repository(&[]);
    let slo = std::fs::read_to_string(folder.path().join("slo.yaml")).unwrap();
    write(&folder, "slo.yaml", &format!("# a comment\n{slo}"));
    let changes = || {
        let report = check(folder.path(), &["--base", "HEAD"]).json();
        let findings = report["findings"].as_array().unwrap().iter();
        let of = findings.map(|row| format!("{} {}", row["location"]["path"], row["change"]).replace('"', ""));
        of.collect::<std::collections::BTreeSet<_>>()
    };
    assert!(changes().iter().all(|row| row.ends_with("unchanged")), "{:?}", changes());
    write(&folder, "slo.yaml", &slo.replace("30d", "90d"));
    assert!(changes().contains("slo.yaml changed"), "{:?}", changes());
    let report = check(folder.path(), &[]).json();
    assert!(report["findings"][0]["change"].is_null() && report["change"].is_null());

    let terminal = prr_in(folder.path(), &["check", "--base", "HEAD", TIME]).stdout;
    assert!(terminal.contains("documents since") && terminal.contains("document changed"), "{terminal}");
    let sarif = prr_in(folder.path(), &["check", "--base", "HEAD", TIME, "--format", "sarif"]).stdout;
    assert!(sarif.contains("\"change\": \"changed\""), "{sarif}");
}

#[test]
fn a_broken_file_has_not_lost_its_documents() {
    let folder = repository(&[("a.yaml", OBJECTS.as_bytes())]);
    write(&folder, "a.yaml", &OBJECTS.replace("kind: Service", "kind: [Service"));
    let report = check(folder.path(), &["--base", "HEAD"]).expect(3).json();
    assert_eq!(documents(&report), [""; 0]);
}

#[test]
fn a_change_cannot_loosen_the_gate_for_itself_where_the_base_decides() {
    let folder = repository(&[]);
    write(
        &folder,
        "prr.yaml",
        "version: 1\npacks: []\nservices:\n  - {name: checkout}\n  - {name: ledger}\nexcludes:\n  - {path: hidden, reason: trust me}\n",
    );
    write(&folder, "hidden/broken.yaml", "a: [\n");
    let report = check(folder.path(), &["--base", "HEAD"]).json();
    assert_eq!(skipped(&report), ["excluded hidden/broken.yaml"]);
    assert_eq!(report["change"]["policyFrom"], "tree");

    let report = check(folder.path(), &["--base", "HEAD", "--policy-from", "base"]).expect(3).json();
    assert_eq!((skipped(&report), errors(&report)), (vec![], vec!["syntax hidden/broken.yaml".to_owned()]));
    assert!(report["summary"]["policies"].as_u64().unwrap() > 0, "the base's packs hold");
    assert_eq!(report["change"]["policyFrom"], "base");
    assert_eq!(report["services"][1]["name"], "ledger", "what is reviewed is said by the tree");
    let terminal = prr_in(folder.path(), &["check", "--base", "HEAD", "--policy-from", "base", TIME]).stdout;
    assert!(
        terminal.split_whitespace().collect::<Vec<_>>().join(" ").contains("excludes are those of the base"),
        "{terminal}"
    );
    prr_in(folder.path(), &["check", "--policy-from", "base"]).expect(2);
}
