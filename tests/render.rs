//! What is deployed is what Kustomize and Helm make of the files: that is judged, at the places where it was written, and nothing is lost
//! where it cannot be made.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Run, command, scratch, tree, workspace};

/// Whether a real tool is installed; where it is missing, the test says so and is skipped.
fn installed(tool: &str, required: bool) -> bool {
    let found = std::env::split_paths(&path()).any(|folder| folder.join(tool).is_file());
    assert!(found || !required || std::env::var_os("PRR_REQUIRE_ORACLES").is_none(), "{tool} is required here");
    if !found {
        eprintln!("skipped: {tool} is not installed");
    }
    found
}

fn path() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

fn check(folder: &Path, path: &OsString, more: &[&str]) -> Run {
    let arguments = ["check", "--format", "json", "--now", "2026-01-01"];
    let output = command(folder).env("PATH", path).args(arguments).args(more).output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with a shell script under the name of a tool, before the folders of the system's own programs.
fn stand_in(name: &str, script: &str) -> (tempfile::TempDir, OsString) {
    let folder = scratch();
    let program = folder.path().join(name);
    std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::join_paths([folder.path(), Path::new("/usr/bin"), Path::new("/bin")]).unwrap();
    (folder, path)
}

/// `(check, path, line, column)` of every row that is no pass.
fn places(report: &Value) -> BTreeSet<(String, String, u64, u64)> {
    let rows = report["findings"].as_array().unwrap().iter().filter(|row| row["outcome"] != "pass");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.map(|row| {
        let place = &row["location"];
        let number = |key: &str| place[key].as_u64().unwrap();
        (text(&row["check"]), text(&place["path"]), number("line"), number("column"))
    })
    .collect()
}

fn skipped<'a>(report: &'a Value, path: &str) -> Option<(&'a str, &'a str)> {
    let rows = report["skipped"].as_array().unwrap();
    let row = rows.iter().find(|row| row["path"] == path)?;
    Some((row["reason"].as_str().unwrap(), row["message"].as_str().unwrap()))
}

/// The alerts of the sample as a Kubernetes object.
fn alerts() -> String {
    let groups = std::fs::read_to_string(workspace().join("fixtures/checkout/alerts.yaml")).unwrap();
    let groups = groups.replace('\n', "\n  ");
    format!("apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {{name: slo}}\nspec:\n  {groups}")
}

/// The sample, with its alerts in a base and an overlay above it.
fn overlaid(overlay: &str) -> tempfile::TempDir {
    let slo = std::fs::read(workspace().join("fixtures/checkout/slo.yaml")).unwrap();
    tree(&[
        ("slo.yaml", &slo),
        ("base/alerts.yaml", alerts().as_bytes()),
        ("base/kustomization.yaml", b"resources: [alerts.yaml]\n"),
        ("overlays/prod/kustomization.yaml", overlay.as_bytes()),
    ])
}

const DEPLOYMENT: &[u8] = b"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app}\n";

const RENAMED: &str = "resources: [../../base]\nnamePrefix: prod-\nnamespace: production\ncommonLabels: {team: pay}\n";

#[test]
fn findings_of_an_overlay_stand_where_the_base_says_it() {
    if !installed("kubectl", true) {
        return;
    }
    let folder = overlaid(RENAMED);
    let raw = check(folder.path(), &path(), &["--render", "never"]).expect(1).json();
    let run = check(folder.path(), &path(), &["--render", "required"]).expect(1);
    let report = run.json();
    assert_eq!(places(&report), places(&raw), "kustomize reorders and renames, and every place is found again");
    assert!(places(&report).iter().any(|(_, path, ..)| path == "base/alerts.yaml"));
    let [rendered] = report["rendered"].as_array().unwrap().as_slice() else { panic!("{report:#}") };
    assert_eq!(rendered["path"], "overlays/prod/kustomization.yaml");
    assert_eq!((&rendered["tool"], &rendered["documents"]), (&"kubectl".into(), &1.into()));
    for input in ["base/alerts.yaml", "base/kustomization.yaml"] {
        let (reason, message) = skipped(&report, input).unwrap();
        assert_eq!(reason, "rendered");
        assert!(message.contains("overlays/prod/kustomization.yaml"), "{message}");
    }
    let related = report["findings"].as_array().unwrap().iter().flat_map(|row| row["related"].as_array().unwrap());
    let named = related.filter(|related| related["message"].as_str().unwrap().contains("rendered from here")).count();
    assert!(named > 0, "rows say that they were rendered");
    let digests: BTreeSet<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["proof"].as_array().unwrap())
        .filter(|proof| proof["location"]["path"] == "base/alerts.yaml")
        .map(|proof| proof["digest"].as_str().unwrap().to_owned())
        .collect();
    assert!(digests.len() == 1 && digests.iter().all(|digest| digest.starts_with("sha256:")), "{digests:?}");
    assert_eq!(check(folder.path(), &path(), &["--render", "required"]).stdout, run.stdout, "a second run");
    let count = |key: &str| report["summary"][key].as_u64().unwrap();
    assert_eq!(count("files"), count("manifests") + count("skipped"));
}

#[test]
fn what_a_patch_says_is_found_in_the_patch() {
    if !installed("kubectl", true) {
        return;
    }
    let inline = "resources: [../../base]\npatchesJson6902:\n- target: {group: monitoring.coreos.com, version: v1, kind: PrometheusRule, name: slo}\n  patch: |-\n    - op: replace\n      path: /spec/groups/0/rules/0/for\n      value: 41m\n";
    let folder = overlaid(inline);
    let report = check(folder.path(), &path(), &["--render", "required"]).expect(1).json();
    let patched = ("overlays/prod/kustomization.yaml".to_owned(), 7, 14);
    let found = places(&report).into_iter().map(|(_, path, line, column)| (path, line, column));
    assert!(found.collect::<Vec<_>>().contains(&patched), "{:#?}", places(&report));
}

#[test]
fn a_file_that_is_copied_into_an_object_is_judged_once_and_in_its_own_place() {
    if !installed("kubectl", true) {
        return;
    }
    let fixture = |name: &str| std::fs::read(workspace().join("fixtures/checkout").join(name)).unwrap();
    let folder = tree(&[
        ("slo.yaml", &fixture("slo.yaml")),
        ("app/alerts.yaml", &fixture("alerts.yaml")),
        ("app/kustomization.yaml", b"configMapGenerator:\n- name: rules\n  files: [rules.yaml=alerts.yaml]\n"),
    ]);
    let raw = check(folder.path(), &path(), &["--render", "never"]).expect(1).json();
    let report = check(folder.path(), &path(), &["--render", "required"]).expect(1).json();
    assert_eq!(report["rendered"].as_array().unwrap().len(), 1);
    assert_eq!(places(&report), places(&raw));
    assert_eq!(report["summary"]["fail"], raw["summary"]["fail"], "no row comes twice");
}

#[test]
fn without_the_tool_files_are_judged_as_they_stand_and_the_overlay_is_unknown() {
    let folder = overlaid(RENAMED);
    let nowhere = OsString::new();
    let raw = check(folder.path(), &nowhere, &["--render", "never"]).expect(1).json();
    let report = check(folder.path(), &nowhere, &[]).expect(1).json();
    assert_eq!(report["findings"], raw["findings"]);
    assert_eq!(report["rendered"], Value::Array(Vec::new()));
    let (reason, message) = skipped(&report, "overlays/prod/kustomization.yaml").unwrap();
    assert_eq!(reason, "template");
    assert!(message.contains("kubectl kustomize overlays/prod | prr check -"), "{message}");
    assert_eq!(
        skipped(&raw, "overlays/prod/kustomization.yaml"),
        None,
        "`never` reads files and says nothing of overlays"
    );
    let required = check(folder.path(), &nowhere, &["--render", "required"]).expect(3).json();
    assert_eq!(required["errors"][0]["kind"], "render");
    assert_eq!(required["errors"][0]["location"]["path"], "overlays/prod/kustomization.yaml");
}

#[test]
fn an_unrendered_overlay_is_not_allowed() {
    // Of a tier that need not rehearse: a record would age while this test does not.
    let prr = std::fs::read_to_string(workspace().join("fixtures/checkout-ready/prr.yaml")).unwrap();
    let prr = prr.replace("tier: 1", "tier: 2");
    let overlay: &[u8] = b"namePrefix: x-\nresources: [../rollout.yaml]\n";
    let folder = crate::harness::good_tree(&[("prr.yaml", prr.as_bytes()), ("o/kustomization.yaml", overlay)]);
    let verdict = |more: &[&str]| check(folder.path(), &OsString::new(), more).json()["verdict"].clone();
    assert_eq!(verdict(&["--render", "never"]), "allow");
    assert_eq!(verdict(&[]), "warn");
    assert_eq!(verdict(&["--strict"]), "deny");
    assert_eq!(verdict(&["--render", "required"]), "deny");
}

#[test]
fn a_kustomization_that_only_gathers_files_leaves_them_as_they_are() {
    let (_tool, path) = stand_in("kubectl", "exit 1");
    let folder = tree(&[("app.yaml", DEPLOYMENT), ("kustomization.yaml", b"resources: [app.yaml]\n")]);
    let report = check(folder.path(), &path, &["--render", "required"]).json();
    assert_eq!(report["skipped"], Value::Array(Vec::new()));
    assert_eq!(report["errors"], Value::Array(Vec::new()));
}

#[test]
fn what_leads_out_of_the_tree_or_round_in_a_circle_is_never_handed_to_a_tool() {
    let marker = scratch();
    let ran = marker.path().join("ran");
    let (_tool, path) = stand_in("kubectl", &format!("echo >> {}; exit 1", ran.display()));
    let hostile: &[(&str, &str, &str)] = &[
        ("a remote base", "resources: ['https://github.com/o/r//deploy?ref=v1']", "nothing is fetched"),
        ("a remote file", "namePrefix: x-\nresources: [app.yaml, 'https://example.com/x.yaml']", "nothing is fetched"),
        ("a repository", "resources: ['github.com/o/r/deploy']", "nothing is fetched"),
        ("a repository over ssh", "resources: ['git@example.com:o/r.git']", "nothing is fetched"),
        ("a local repository", "resources: ['git::file:///srv/r']", "nothing is fetched"),
        (
            "a remote patch",
            "resources: [app.yaml]\npatches: [{path: 'https://example.com/p.yaml'}]",
            "nothing is fetched",
        ),
        ("a file outside", "resources: [../../../etc/passwd]", "out of the tree"),
        ("an absolute path", "resources: [/etc/passwd]", "out of the tree"),
        ("a secret", "secretGenerator: [{name: s, files: ['k=../../../../root/.ssh/id_rsa']}]", "out of the tree"),
        ("a link", "namePrefix: x-\nresources: [link.yaml]", "not a file of the tree"),
        ("a loop", "resources: [.]", "back to itself"),
        ("charts", "helmCharts: [{name: redis, repo: 'https://example.com'}]", "Helm charts"),
    ];
    for (what, kustomization, reason) in hostile {
        let folder = tree(&[("o/app.yaml", DEPLOYMENT), ("o/kustomization.yaml", kustomization.as_bytes())]);
        std::os::unix::fs::symlink("/etc/hostname", folder.path().join("o/link.yaml")).unwrap();
        let report = check(folder.path(), &path, &[]).json();
        let (kind, message) = skipped(&report, "o/kustomization.yaml").unwrap_or_else(|| panic!("{what}: {report:#}"));
        assert_eq!(kind, "template", "{what}");
        assert!(message.contains(reason), "{what}: {message}");
        assert!(skipped(&report, "o/app.yaml").is_none(), "{what}: what stands there is read all the same");
        assert!(!ran.exists(), "{what}: the tool was started");
    }
}

#[test]
fn a_longer_circle_is_told_and_its_files_are_read() {
    let folder = tree(&[
        ("a/kustomization.yaml", b"namePrefix: a-\nresources: [../b, app.yaml]\n"),
        ("a/app.yaml", DEPLOYMENT),
        ("b/kustomization.yaml", b"resources: [../a]\n"),
    ]);
    let report = check(folder.path(), &OsString::new(), &[]).json();
    for path in ["a/kustomization.yaml", "b/kustomization.yaml"] {
        assert!(skipped(&report, path).unwrap().1.contains("back to itself"), "{report:#}");
    }
    assert_eq!(report["summary"]["documents"], 3);
}

#[test]
fn a_tool_that_fails_floods_or_babbles_hides_nothing() {
    let folder = overlaid(RENAMED);
    let raw = check(folder.path(), &OsString::new(), &["--render", "never"]).expect(1).json();
    let version = "if [ \"$1\" = version ]; then echo '{}'; exit 0; fi\n";
    for (script, reason) in [
        ("echo 'no such thing' >&2; exit 1", "no such thing"),
        ("echo hello", "something else than objects"),
        ("printf 'a: [1\\n'", "something else than objects"),
        ("printf 'kind: x\\n---\\n- 1\\n'", "something else than objects"),
        ("printf '\\377\\376\\000'", "something else than objects"),
        ("exit 0", "printed nothing"),
        ("printf '# nothing\\n---\\n'", "printed nothing"),
        ("head -c 40000000 /dev/zero", "was stopped"),
        ("kill -9 $$", "signal"),
    ] {
        let (_tool, path) = stand_in("kubectl", &format!("{version}{script}"));
        let report = check(folder.path(), &path, &[]).expect(1).json();
        assert_eq!(report["findings"], raw["findings"], "{script}");
        let (kind, message) = skipped(&report, "overlays/prod/kustomization.yaml").unwrap();
        assert_eq!(kind, "template", "{script}");
        assert!(message.contains(reason), "{script}: {message}");
        let error = check(folder.path(), &path, &["--render", "required"]).expect(3).json();
        assert_eq!(error["errors"][0]["kind"], "render", "{script}");
    }
}

#[test]
fn a_tool_sees_nothing_of_this_machine_and_one_in_the_tree_is_never_run() {
    let seen =
        "[ -z \"$SECRET_TOKEN\" ] && [ ! -e \"$KUBECONFIG\" ] && [ ! -e ../../etc ] && [ \"$HOME\" != \"$OLD\" ]";
    let script = format!("{seen} && printf 'apiVersion: v1\\nkind: Service\\nmetadata: {{name: s}}\\n'");
    let (tool, path) = stand_in("kubectl", &script);
    let folder = overlaid(RENAMED);
    let mut run = command(folder.path());
    run.env("PATH", &path).env("SECRET_TOKEN", "s3cret").env("HOME", folder.path());
    let output = run.args(["check", "--format", "json"]).output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["rendered"].as_array().unwrap().len(), 1, "{report:#}");
    drop(tool);

    let (inside, path) = stand_in("kubectl", "exit 0");
    for (file, text) in [("app.yaml", DEPLOYMENT), ("kustomization.yaml", b"namePrefix: x-\nresources: [app.yaml]\n")] {
        std::fs::write(inside.path().join(file), text).unwrap();
    }
    // The system's own folders may have the real one.
    let only = std::env::split_paths(&path).next().unwrap().into_os_string();
    let report = check(inside.path(), &only, &[]).json();
    assert!(skipped(&report, "kustomization.yaml").unwrap().1.contains("installed"), "{report:#}");
}

const CHART: &[u8] = b"apiVersion: v2\nname: shop\nversion: 0.1.0\n";

const TEMPLATE: &[u8] =
    b"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}-web\nspec:\n  replicas: {{ .Values.replicas }}\n";

fn chart(more: &[(&str, &[u8])]) -> tempfile::TempDir {
    let files: &[(&str, &[u8])] = &[
        ("shop/Chart.yaml", CHART),
        ("shop/values.yaml", b"replicas: 2\ningress: false\n"),
        ("shop/templates/_helpers.tpl", b"{{- define \"shop.name\" }}shop{{ end }}\n"),
        ("shop/templates/ingress.yaml", b"{{ if .Values.ingress }}\nkind: Ingress\n{{ end }}\n"),
        ("shop/templates/web.yaml", TEMPLATE),
    ];
    tree(&[files, more].concat())
}

/// What holds for a rendered chart, whoever renders it.
fn assert_rendered_chart(report: &Value) {
    assert_eq!(report["rendered"][0]["path"], "shop/Chart.yaml", "{report:#}");
    assert_eq!((&report["rendered"][0]["tool"], &report["rendered"][0]["documents"]), (&"helm".into(), &1.into()));
    assert_eq!(skipped(report, "shop/templates/web.yaml"), None, "it is a manifest now");
    let (reason, message) = skipped(report, "shop/templates/ingress.yaml").unwrap();
    assert_eq!(reason, "rendered");
    assert!(message.contains("declares nothing"), "{message}");
    assert_eq!(skipped(report, "shop/templates/_helpers.tpl").unwrap().0, "rendered");
    let [(_, path, line, _)] = places(report).into_iter().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((path.as_str(), line), ("shop/templates/web.yaml", 4), "the name, on the line of the template");
    let count = |key: &str| report["summary"][key].as_u64().unwrap();
    assert_eq!(count("files"), count("manifests") + count("skipped"));
}

/// A stand-in with the form of helm's output: the test beside it holds the real program against the same expectations, where it is installed.
const HELM: &str = "case $1 in version) echo v3.18.4+g12345 ;; *) [ \"$*\" = 'template --skip-tests ./shop' ] || exit 1
printf -- '---\\n# Source: shop/templates/web.yaml\\napiVersion: apps/v1\\nkind: Deployment\\nmetadata:\\n  name: release-name-web\\nspec:\\n  replicas: 2\\n' ;; esac";

#[test]
fn documents_of_a_chart_belong_to_their_templates() {
    let (_tool, path) = stand_in("helm", HELM);
    let folder = chart(&[]);
    let run = check(folder.path(), &path, &["--render", "required"]);
    assert_rendered_chart(&run.json());
    assert_eq!(run.json()["rendered"][0]["version"], "v3.18.4+g12345");
    assert_eq!(check(folder.path(), &path, &["--render", "required"]).stdout, run.stdout);
}

#[test]
fn helm_itself_renders_it_so() {
    if installed("helm", false) {
        assert_rendered_chart(&check(chart(&[]).path(), &path(), &["--render", "required"]).json());
    }
}

#[test]
fn a_chart_that_is_not_rendered_says_why_and_what_to_type() {
    let folder = chart(&[]);
    let report = check(folder.path(), &OsString::new(), &[]).json();
    let (reason, message) = skipped(&report, "shop/templates/web.yaml").unwrap();
    assert_eq!(reason, "template");
    assert!(message.contains("helm template shop | prr check -"), "{message}");

    let (_tool, path) = stand_in("helm", HELM);
    let needs =
        [CHART, b"dependencies:\n- {name: redis, version: 1.0.0, repository: 'https://example.com'}\n"].concat();
    let folder = chart(&[("shop/Chart.yaml", &needs)]);
    let report = check(folder.path(), &path, &[]).json();
    let (_, message) = skipped(&report, "shop/templates/web.yaml").unwrap();
    assert!(message.contains("`redis`") && message.contains("helm dependency build shop && "), "{message}");
    let redis: &[(&str, &[u8])] = &[("shop/Chart.yaml", &needs), ("shop/charts/redis/Chart.yaml", b"name: redis\n")];
    assert_rendered_chart(&check(chart(redis).path(), &path, &[]).json());

    let library = [CHART, b"type: library\n"].concat();
    let report = check(chart(&[("shop/Chart.yaml", &library)]).path(), &path, &["--render", "required"]).json();
    assert_eq!(skipped(&report, "shop/templates/web.yaml").unwrap().0, "library-chart");
}

#[test]
fn output_that_changes_from_run_to_run_has_no_digest() {
    let random = HELM
        .replace("release-name-web", "web\\n  annotations: {a: x%s}")
        .replace("replicas: 2\\n'", "replicas: 2\\n' $$");
    let (_tool, path) = stand_in("helm", &random);
    let text = [TEMPLATE, b"# {{ randAlphaNum 8 }}\n"].concat();
    let folder = chart(&[("shop/templates/web.yaml", &text)]);
    let run = check(folder.path(), &path, &[]);
    assert_eq!(run.json()["rendered"][0]["digest"], Value::Null);
    assert_eq!(check(folder.path(), &path, &[]).stdout, run.stdout);
}

#[test]
fn a_folder_is_made_for_tools_only_where_something_is_rendered() {
    let object = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n";
    let (_tool, path) = stand_in("kustomize", &format!("printf '{}'", object.replace('\n', "\\n")));
    let folder = tree(&[("a.yaml", object.as_bytes())]);
    let touched = || {
        let temporary = scratch();
        let changed = || temporary.path().metadata().unwrap().modified().unwrap();
        let before = changed();
        let status = command(folder.path()).env("PATH", &path).env("TMPDIR", temporary.path()).arg("check").output();
        assert_ne!(status.unwrap().status.code(), Some(2));
        changed() != before
    };
    assert!(!touched(), "nothing is rendered");
    std::fs::write(folder.path().join("kustomization.yaml"), "resources: [a.yaml]\nnamePrefix: p-\n").unwrap();
    assert!(touched(), "a kustomization is rendered from a copy");
}
