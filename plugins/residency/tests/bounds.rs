//! Hostile and large trees end, in time that grows with their size, and nothing in them panics.

use std::fmt::Write as _;
use std::time::Instant;

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_plugin_residency::Residency;
use prr_sdk::testing::judge;
use prr_sdk::{Request, evaluate};

const DECLARED: &str = "version: 1\ncompliance: {regime: general, data-classes: [personal], clusters: [{name: a, region: \"aws:aws:us-east-1\"}]}\n";
const ALL: [&str; 12] = [
    "RES-01", "RES-02", "RES-03", "RES-04", "RES-05", "RES-06", "RES-07", "RES-08", "RES-09", "RES-10", "RES-11",
    "RES-12",
];

fn workloads(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let _ = write!(
            text,
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: w{number}}}\nspec:\n  template:\n    spec:\n      containers:\n        - {{name: c, image: \"r{number}.example.com/x\", env: [{{name: DD_SITE, value: datadoghq.com}}]}}\n---\n"
        );
    }
    text
}

fn buckets(count: usize) -> String {
    let mut text = "provider \"aws\" { region = \"us-east-1\" }\n".to_owned();
    for number in 0..count {
        let next = (number + 1) % count;
        let _ = write!(
            text,
            "resource \"aws_s3_bucket\" \"b{number}\" {{ bucket = \"b{number}\" }}\nresource \"aws_s3_bucket_replication_configuration\" \"r{number}\" {{\n  rule {{\n    destination {{ bucket = aws_s3_bucket.b{next}.arn }}\n  }}\n}}\n"
        );
    }
    text
}

fn seconds(count: usize) -> f64 {
    let (yaml, tf) = (workloads(count), buckets(count));
    let files = [("prr.yaml", Format::Yaml, DECLARED), ("w.yaml", Format::Yaml, &yaml), ("main.tf", Format::Hcl, &tf)];
    let arenas = files.map(|(path, format, text)| {
        let (arena, faults) = read(text.as_bytes().to_vec(), format, &Limits::default());
        assert!(faults.is_empty(), "{faults:?}");
        (path, arena)
    });
    let mut builder = ImageBuilder::default();
    for (number, (path, arena)) in (0..).zip(&arenas) {
        arena.roots().iter().for_each(|root| builder.push(path, arena, number, *root));
    }
    let image = builder.finish();
    let requests = ALL.map(|check| Request { check: check.to_owned(), set: Vec::new() });
    let start = Instant::now();
    let judged = evaluate::<Residency>(&image.bytes, &requests, 0).unwrap();
    assert!(judged.len() >= count * 5, "{}", judged.len());
    start.elapsed().as_secs_f64()
}

#[test]
fn time_grows_with_the_tree_alone() {
    seconds(20);
    let (small, large) = (seconds(300), seconds(1_800));
    // Six times as much; a comparison of all with all would take thirty-six times as long.
    assert!(large < small * 18.0 + 0.5, "{small} s, then {large} s");
}

#[test]
fn shapes_that_nobody_would_write_are_passed_over() {
    let odd = [
        "kind: Deployment\napiVersion: apps/v1\nspec: {template: {spec: {containers: [1, null, {image: []}, {env: {a: 1}}, {env: [1, {name: DD_SITE}, {name: {}}]}]}}}\n",
        "kind: ConfigMap\napiVersion: v1\ndata: [1]\n---\nkind: ConfigMap\napiVersion: v1\ndata: {DD_SITE: [x], a: \"exporters:\\n  datadog:\\n\"}\n",
        "kind: StorageClass\napiVersion: storage.k8s.io/v1\nallowedTopologies: {a: 1}\n",
        "kind: SecretStore\napiVersion: external-secrets.io/v1\nspec: {provider: {aws: {region: {}}, vault: {server: ''}}}\n",
        "kind: BackupStorageLocation\napiVersion: velero.io/v1\nspec: {config: {s3Url: '://', region: 1}}\n",
        "kind: Application\napiVersion: argoproj.io/v1alpha1\nspec: {source: [], sources: {}, destination: {name: []}}\n",
        "kind: CiliumNetworkPolicy\napiVersion: cilium.io/v2\nspec: {egress: [{toFQDNs: [{matchPattern: '*'}, {matchName: '....'}]}]}\n",
        "datadog: {apiKey: x, site: [a]}\n",
        "resource: {aws_s3_bucket: {a: [[], null, 1, {provider: []}]}}\n",
    ];
    for text in odd {
        for path in ["a.yaml", "a.tf.json", ".github/workflows/a.yaml"] {
            let text = if path.ends_with("json") {
                "{\"resource\": {\"aws_s3_bucket\": [1, {\"a\": [null, {\"region\": {}}]}]}}"
            } else {
                text
            };
            let judged = judge::<Residency>(&[("prr.yaml", DECLARED), (path, text)], &ALL);
            assert!(judged.iter().all(|found| found.service.as_deref() != Some("")), "{judged:#?}");
        }
    }
    let prr = "version: 1\ncompliance: {allowed-regions: [1, [], ':::', '::'], clusters: [1, {name: a}], sites: [1, {cidr: 1.2.3.4/99, country: KR}], cdn: [{resource: a}], transfers: [{}, 1], break-glass: [{subject: a, country: []}]}\nservices: [1, {name: []}]\n";
    let judged = judge::<Residency>(&[("prr.yaml", prr), ("main.tf", &buckets(2))], &ALL);
    assert!(!judged.is_empty());
}
