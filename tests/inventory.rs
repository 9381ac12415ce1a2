//! What `prr inventory` answers, and with which exit code.

use crate::harness::{corpora, prr, prr_in, scratch, tree, workspace};

const SHOP: &[(&str, &[u8])] = &[
    ("prr.yaml", b"version: 1\nservices:\n  - name: checkout\n    tier: 1\n    owner: payments\n"),
    (
        "web.yaml",
        b"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: checkout}\nspec:\n  template:\n    metadata: {labels: {app: checkout}}\n    \
          spec: {containers: [{name: a, envFrom: [{secretRef: {name: gone}}]}]}\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\n\
          metadata: {name: checkout}\nspec: {selector: {matchLabels: {app: checkout}}}\n---\napiVersion: v1\nkind: Service\n\
          metadata: {name: 'a\"]; click r0 \"x', namespace: shop}\nspec: {selector: {app: checkout}}\n",
    ),
    ("main.jsonnet", b"{}"),
];

#[test]
fn json_is_what_the_schema_describes() {
    let path = workspace().join("docs/schema/prr.inventory.v1.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let shop = tree(SHOP);
    for folder in [shop.path(), &workspace().join("fixtures/checkout-ready")] {
        let document = prr_in(folder, &["inventory", "--format", "json"]).expect(0).json();
        assert_eq!(document["schema"], "prr.inventory/v1");
        let faults: Vec<_> =
            validator.iter_errors(&document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(document["services"][0]["name"], "checkout");
    }
    let document = prr_in(shop.path(), &["inventory", "--format", "json"]).expect(0).json();
    let ends: Vec<_> = document["relations"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(ends, ["dangling", "resolved", "unknown"]);
    assert_eq!(document["relations"][2]["reason"], "namespace");
    assert_eq!((&document["summary"]["skipped"], &document["skipped"][0]["reason"]), (&1.into(), &"template".into()));
}

#[test]
fn a_table_counts_what_a_service_has_and_says_what_leads_nowhere() {
    let shop = tree(SHOP);
    let run = prr_in(shop.path(), &["inventory"]).expect(0);
    let row = run.stdout.lines().find(|line| line.starts_with(" checkout")).unwrap();
    let cells: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(cells, ["checkout", "payments", "1", "1", "-", "1", "-", "-", "-", "-", "-", "-", "1", "-"]);
    assert!(run.stdout.contains("checkout: Deployment checkout uses Secret gone  web.yaml:7:64"), "{}", run.stdout);
    assert!(run.stdout.contains("files not read: 1 (template 1)"), "{}", run.stdout);
    let korean = prr_in(shop.path(), &["inventory", "--lang", "ko"]).expect(0);
    assert!(korean.stdout.contains("끊긴 관계") && korean.stdout.contains("Secret gone (사용)"), "{}", korean.stdout);
    let one = prr_in(shop.path(), &["inventory", "--service", "checkout"]).expect(0);
    assert!(one.stdout.starts_with("checkout  tier 1, owner payments\n"), "{}", one.stdout);
    assert!(one.stdout.contains("prr.yaml  prr.yaml:3:11"), "{}", one.stdout);
}

#[test]
fn a_diagram_has_every_arrow_and_no_name_leaves_its_label() {
    let shop = tree(SHOP);
    let diagram = prr_in(shop.path(), &["inventory", "--format", "mermaid"]).expect(0).stdout;
    assert!(diagram.starts_with("flowchart LR\n"), "{diagram}");
    assert!(diagram.contains("subgraph s0[\"checkout\"]") && diagram.contains("r1 -->|\"selects\"| r0"), "{diagram}");
    assert!(
        diagram.contains("r2 -.->|\"selects ?\"| r0") && diagram.contains("m0[\"Secret gone\"]:::missing"),
        "{diagram}"
    );
    assert!(diagram.contains("a#34;#93;#59; click r0 #34;x") && !diagram.contains("click r0 \""), "{diagram}");
}

#[test]
fn a_slip_in_a_name_is_wrong_usage_and_what_cannot_be_read_is_said() {
    let shop = tree(SHOP);
    let slip = prr_in(shop.path(), &["inventory", "--service", "chekout"]).expect(2);
    assert!(slip.stderr.contains("did you mean checkout?"), "{}", slip.stderr);
    let broken = tree(&[("a.yaml", b"a: [\n"), ("b.yaml", SHOP[1].1)]);
    let run = prr_in(broken.path(), &["inventory"]).expect(3);
    assert!(run.stderr.contains("a.yaml:") && run.stdout.contains("errors: 1"), "{run:?}");
    prr_in(broken.path(), &["inventory", "--service", "none"]).expect(3);
    prr(&["inventory", "no/such/folder"]).expect(2);
    let empty = scratch();
    assert!(prr_in(empty.path(), &["inventory"]).expect(0).stdout.starts_with("no service"));
}

#[test]
fn it_goes_to_a_file_when_asked() {
    let folder = scratch();
    let file = folder.path().join("inventory.mmd");
    let arguments = ["inventory", "fixtures/checkout-ready", "--format", "mermaid", "--output", file.to_str().unwrap()];
    assert_eq!(prr(&arguments).expect(0).stdout, "");
    assert!(std::fs::read_to_string(&file).unwrap().contains("AnalysisTemplate availability-check"));
}

#[test]
fn real_trees_are_put_together_the_same_way_every_time() {
    let Some(corpora) = corpora() else { return };
    let mut folders: Vec<_> = std::fs::read_dir(&corpora).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    for folder in folders {
        let run = || prr_in(&folder, &["inventory", "--format", "json"]);
        let first = run();
        assert!([0, 3].contains(&first.code) && !first.stderr.contains("panicked"), "{}: {first:?}", folder.display());
        assert_eq!(first.stdout, run().stdout, "{}", folder.display());
        let summary = &first.json()["summary"];
        println!("{:<55} {summary}", folder.file_name().unwrap().to_string_lossy());
    }
}

#[test]
fn kube_prometheus_is_whole_but_for_what_the_cluster_brings() {
    let Some(corpora) = corpora() else { return };
    let run =
        prr_in(&corpora.join("prometheus-operator__kube-prometheus"), &["inventory", "--format", "json"]).expect(0);
    let document = run.json();
    let names: Vec<_> =
        document["services"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "alertmanager",
            "blackbox-exporter",
            "grafana",
            "kube-state-metrics",
            "node-exporter",
            "prometheus",
            "prometheus-adapter",
            "prometheus-operator"
        ]
    );
    let relations = document["relations"].as_array().unwrap();
    let lost = relations.iter().filter(|one| one["state"] == "dangling" && one["kind"] == "selects");
    let lost: Vec<_> = lost.map(|one| one["wanted"].as_str().unwrap().split('/').next().unwrap()).collect();
    // The monitors of the control plane look for services that kubeadm makes.
    assert_eq!(
        lost,
        [
            "services default",
            "services kube-system",
            "services kube-system",
            "services kube-system",
            "services kube-system"
        ]
    );
}
