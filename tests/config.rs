//! The configuration: its schema, its faults, and the first one that `prr init` writes.

use crate::harness::{good_tree, prr, prr_in, scratch, tree, workspace};

const WORKLOAD: &[u8] = b"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ledger-7\n  labels:\n    app.kubernetes.io/name: ledger\n    tier: tier-2\n\
spec: {template: {spec: {containers: [{name: a}]}}}\n---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: queue}\n\
spec: {template: {spec: {containers: [{name: a}]}}}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: '{{ .Release.Name }}'}\n\
spec: {template: {spec: {containers: [{name: a}]}}}\n";

const CATALOGUE: &[u8] = b"apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: ledger}\nspec: {type: service, owner: team-books}\n\
---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: parser}\nspec: {type: library, owner: team-books}\n";

#[test]
fn every_published_schema_is_printed_as_it_is() {
    let published = |name: &str| std::fs::read_to_string(workspace().join("docs/schema").join(name)).unwrap();
    assert_eq!(prr(&["schema"]).expect(0).stdout, published("prr.v1.schema.json"));
    let list = prr(&["schema", "--list"]).expect(0).stdout;
    let names: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let mut printed: Vec<String> = names.iter().map(|name| prr(&["schema", name]).expect(0).stdout).collect();
    let mut files: Vec<String> = std::fs::read_dir(workspace().join("docs/schema"))
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    printed.sort();
    files.sort();
    assert!(printed == files, "docs/schema and `prr schema --list` differ: {names:?}");
    let slip = prr(&["schema", "reprot"]).expect(2);
    assert!(slip.stderr.contains("did you mean report?"), "{slip:#?}");
    assert!(prr(&["schema", "evidence"]).expect(2).stderr.contains("slo-simulation"));
}

#[test]
fn the_schema_offers_exactly_the_built_in_checks() {
    let schema = prr(&["schema"]).json();
    let offered = schema["$defs"]["policy"]["properties"]["check"]["examples"].as_array().unwrap().clone();
    let listed = prr(&["explain"]).expect(0).stdout;
    let known: std::collections::BTreeSet<&str> =
        listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(
        offered.iter().map(|id| id.as_str().unwrap()).collect::<Vec<_>>(),
        known.into_iter().collect::<Vec<_>>()
    );
}

#[test]
fn faults_are_said_all_at_once_in_both_languages() {
    let folder = good_tree(&[(
        "prr.yaml",
        "version: 1\nservices:\n  - {name: 결제, tier: 9, ownr: a}\nexcludes:\n  - {path: 'a['}\n".as_bytes(),
    )]);
    let said = prr_in(folder.path(), &["check"]).expect(2).stderr;
    let places: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("error: ")).collect();
    assert_eq!(
        places,
        [
            "prr.yaml:3:22: `9` is not one of 1, 2, 3, 4",
            "prr.yaml:3:25: unknown key `ownr`",
            "prr.yaml:5:5: `reason` is missing",
            "prr.yaml:5:12: `a[` is not a path pattern: unclosed character class; missing ']'",
        ]
    );
    let said = prr_in(folder.path(), &["--lang", "ko", "check"]).expect(2).stderr;
    assert!(said.contains("알 수 없는 키 `ownr`") && said.contains("`owner`을(를) 쓰려던 것입니까?"), "{said}");
}

#[test]
fn a_slip_in_a_check_or_parameter_is_told_with_the_name_that_was_meant() {
    let text =
        b"version: 1\npolicies:\n  - {check: PRR-BR-20}\n  - {check: PRR-BR-02, parameters: {slowest-facto: 1}}\n";
    let said = prr_in(good_tree(&[("prr.yaml", text)]).path(), &["check"]).expect(2).stderr;
    assert!(
        said.contains("prr.yaml:3:13: no plugin knows the check PRR-BR-20\n  hint: did you mean `PRR-BR-"),
        "{said}"
    );
    assert!(said.contains("prr.yaml:4:52") && said.contains("hint: did you mean `slowest-factor`?"), "{said}");
}

#[test]
fn a_first_configuration_names_what_was_found_and_the_gate_takes_it() {
    let files: &[(&str, &[u8])] = &[("deploy/app.yaml", WORKLOAD), ("catalog-info.yaml", CATALOGUE)];
    let folder = tree(files);
    let slo = std::fs::read(workspace().join("fixtures/checkout/slo.yaml")).unwrap();
    std::fs::write(folder.path().join("slo.yaml"), slo).unwrap();
    let run = prr_in(folder.path(), &["init"]).expect(0);
    assert!(run.stderr.contains("services: 3"), "{run:#?}");
    let text = std::fs::read_to_string(folder.path().join("prr.yaml")).unwrap();
    for part in [
        "# yaml-language-server: $schema=https://",
        "\n  # slo.yaml:2: the service of an objective\n  - name: checkout\n",
        "\n  # catalog-info.yaml:3: a component in Backstage\n  # deploy/app.yaml:6: a workload's label\n  - name: ledger\n    tier: 2\n    owner: team-books\n",
        "\n  # deploy/app.yaml:12: a workload's name\n  - name: queue\n    # tier: ",
    ] {
        assert!(text.contains(part), "`{part}` is not in\n{text}");
    }
    assert!(!text.contains("parser") && !text.contains("Release"), "{text}");
    let report = prr_in(folder.path(), &["check", "--format", "json"]).expect(1).json();
    let services: Vec<_> = report["services"].as_array().unwrap().iter().map(|row| row["name"].clone()).collect();
    assert!(services.starts_with(&["checkout", "ledger", "queue"].map(serde_json::Value::from)), "{services:?}");
    assert_eq!(prr_in(folder.path(), &["init", "--stdout"]).expect(0).stdout, text, "the same tree, the same bytes");
    assert_eq!(prr_in(folder.path(), &["init", "-o", "-"]).expect(0).stdout, text);
    let korean = prr_in(folder.path(), &["--lang", "ko", "init", "--stdout"]).expect(0).stdout;
    assert!(korean.contains("# slo.yaml:2: SLO가 가리키는 서비스") && korean.contains("name: ledger"), "{korean}");
    let code = |text: &str| {
        text.lines().filter(|line| !line.trim_start().starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(code(&korean), code(&text), "the language is that of the comments");
}

#[test]
fn what_is_there_is_not_overwritten_unless_asked() {
    let folder = tree(&[("prr.yaml", b"broken: [")]);
    let run = prr_in(folder.path(), &["init"]).expect(2);
    assert!(run.stderr.contains("prr.yaml is there already") && run.stderr.contains("--force"), "{run:#?}");
    assert_eq!(std::fs::read(folder.path().join("prr.yaml")).unwrap(), b"broken: [");
    let run = prr_in(folder.path(), &["init", "--force"]).expect(0);
    let text = std::fs::read_to_string(folder.path().join("prr.yaml")).unwrap();
    assert!(text.contains("services: []"), "{run:#?}");
    let said = prr_in(folder.path(), &["check"]).expect(3).stdout;
    assert!(
        said.contains("nothing was evaluated"),
        "an empty tree has nothing to judge, and its configuration is fine: {said}"
    );
    prr_in(folder.path(), &["init", "prr.yaml"]).expect(2);
    prr_in(folder.path(), &["init", "nowhere"]).expect(2);
    assert!(scratch().path().read_dir().unwrap().next().is_none());
}

#[test]
fn every_file_that_is_not_read_is_listed_with_its_reason_in_every_format() {
    let folder = good_tree(&[
        ("prr.yaml", b"version: 1\nexcludes:\n  - {path: vendor, reason: somebody else's}\n"),
        ("vendor/broken.yaml", b"a: [\n"),
        ("notes.txt", b"hello\n"),
        ("chart/Chart.yaml", b"name: x\n"),
        ("chart/templates/a.yaml", b"a: {{ .Values.b }}\n"),
    ]);
    let check = |format: &str| prr_in(folder.path(), &["check", "--verbose", "--format", format]).expect(0);
    let skipped = check("json").json()["skipped"].as_array().unwrap().clone();
    let paths: Vec<_> = skipped.iter().map(|row| row["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["chart/templates/a.yaml", "notes.txt", "vendor/broken.yaml"]);
    let sarif = check("sarif").json();
    let notes = sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().clone();
    // Lines of a terminal are broken where they end.
    let terminal = check("terminal").stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for row in &skipped {
        let (path, reason, message) = (&row["path"], &row["reason"], &row["message"]);
        let listed = notes.iter().any(|note| {
            note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == *path
                && note["descriptor"]["id"] == *reason
                && note["message"]["text"] == *message
        });
        assert!(listed, "{row} is not in {notes:#?}");
        let part = format!("{}: {}", reason.as_str().unwrap(), path.as_str().unwrap());
        assert!(terminal.contains(&part), "{part} is not in {terminal}");
    }
    assert!(terminal.contains("somebody else's"), "{terminal}");
    let short = prr_in(folder.path(), &["check"]).expect(0).stdout;
    assert!(short.contains("excluded 1") && short.contains("no-reader 1"), "counted where not asked for more: {short}");
}
