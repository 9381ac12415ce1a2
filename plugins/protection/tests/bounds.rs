//! Hostile trees: the checks end, whatever stands in the manifests, and do not take longer than the tree is large.

use std::fmt::Write as _;
use std::time::Instant;

use prr_document::read::{Format, ImageBuilder, Limits, read};
use prr_plugin_protection::Protection;
use prr_sdk::testing::{Judged, judge};
use prr_sdk::{Family as _, Outcome, Request, evaluate};

fn all(files: &[(&str, &str)]) -> Vec<Judged> {
    let checks: Vec<_> = Protection::checks().iter().map(|check| check.id).collect();
    judge::<Protection>(files, &checks)
}

/// Values of every kind, where another one is meant.
const ODD: [&str; 8] = ["null", "true", "-1", "1e999", "''", "[[[]]]", "{a: {b: {c: 1}}}", "'${x}'"];

#[test]
fn fields_of_any_kind_are_borne() {
    let kinds = [
        "Ingress",
        "Gateway",
        "HTTPRoute",
        "PeerAuthentication",
        "Secret",
        "CronJob",
        "StatefulSet",
        "Schedule",
        "Cluster",
        "NetworkPolicy",
        "EncryptionConfiguration",
        "Policy",
        "StorageClass",
        "ExternalSecret",
        "Application",
        "RoleBinding",
    ];
    for odd in ODD {
        let mut text = String::new();
        for kind in kinds {
            for group in [
                "v1",
                "networking.k8s.io/v1",
                "gateway.networking.k8s.io/v1",
                "networking.istio.io/v1",
                "postgresql.cnpg.io/v1",
                "velero.io/v1",
                "audit.k8s.io/v1",
            ] {
                writeln!(text, "apiVersion: {group}\nkind: {kind}\nmetadata: {odd}\nspec: {odd}\ndata: {odd}\nrules: {odd}\nresources: {odd}\nsubjects: {odd}\n---").unwrap();
            }
        }
        let declared = format!(
            "version: 1\ncompliance: {{data-classes: {odd}, namespaces: {odd}, environments: {odd}, log-stores: {odd}}}\nservices: {odd}\n"
        );
        let found = all(&[("prr.yaml", &declared), ("all.yaml", &text)]);
        assert!(found.iter().all(|found| !found.message_ko.is_empty()));
    }
}

#[test]
fn arguments_of_any_kind_are_borne() {
    let kinds = [
        "aws_db_instance",
        "aws_kms_key",
        "aws_s3_bucket",
        "aws_lb_listener",
        "aws_cloudwatch_log_group",
        "google_sql_database_instance",
        "ncloud_lb_listener",
        "aws_backup_plan",
        "aws_dynamodb_table",
        "github_repository_ruleset",
    ];
    let arguments = [
        "storage_encrypted",
        "policy",
        "settings",
        "protocol",
        "retention_in_days",
        "rule",
        "tags",
        "ttl",
        "rules",
        "lifecycle",
        "backup_retention_period",
        "point_in_time_recovery",
        "target",
    ];
    for odd in ["null", "[]", "{}", "-1", "\"\"", "[[[]]]", "var.x", "\"{\\\"Statement\\\": [\"", "\"${\""] {
        let mut text = String::new();
        for kind in kinds {
            writeln!(text, "resource \"{kind}\" \"x\" {{").unwrap();
            arguments.iter().for_each(|argument| writeln!(text, "  {argument} = {odd}").unwrap());
            text.push_str("}\n");
        }
        let found = all(&[
            ("prr.yaml", "version: 1\ncompliance: {data-classes: [personal]}\n"),
            ("main.tf", &text.replace("\"${\"", "\"$\"")),
        ]);
        assert!(found.iter().any(|found| found.outcome != Outcome::Pass));
    }
}

/// A tree that has `count` of everything that is looked up by another one.
fn crowd(count: usize) -> (String, String) {
    let (mut objects, mut resources) = (String::new(), String::new());
    for number in 0..count {
        writeln!(
            objects,
            "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {{name: s{number}, namespace: n{number}}}\nspec: {{volumeClaimTemplates: [{{}}], template: {{spec: {{containers: [{{name: a, image: a:1.2.3}}]}}}}}}\n---\n\
             apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {{name: s{number}, namespace: n{number}}}\nspec: {{scaleTargetRef: {{name: s{number}}}, minReplicas: 2}}\n---\n\
             apiVersion: velero.io/v1\nkind: Schedule\nmetadata: {{name: v{number}}}\nspec: {{schedule: '0 2 * * *', template: {{includedNamespaces: [n{number}]}}}}\n---\n\
             apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {{name: r{number}}}\nspec: {{parentRefs: [{{name: g{number}}}]}}\n---\n\
             apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {{name: g{number}}}\nspec: {{listeners: [{{protocol: HTTP}}]}}\n---"
        )
        .unwrap();
        writeln!(
            resources,
            "resource \"aws_s3_bucket\" \"b{number}\" {{\n  bucket = \"b{number}\"\n}}\nresource \"aws_s3_bucket_versioning\" \"b{number}\" {{\n  bucket = aws_s3_bucket.b{number}.id\n}}\n\
             resource \"aws_cloudtrail\" \"t{number}\" {{\n  s3_bucket_name = aws_s3_bucket.b{number}.id\n}}"
        )
        .unwrap();
    }
    (objects, resources)
}

/// Seconds that the checks take over a tree that was read before.
fn time(count: usize) -> f64 {
    let (objects, resources) = crowd(count);
    let mut builder = ImageBuilder::default();
    for (number, (path, text, format)) in
        [("all.yaml", objects, Format::Yaml), ("main.tf", resources, Format::Hcl)].into_iter().enumerate()
    {
        let (arena, faults) = read(text.into_bytes(), format, &Limits::default());
        assert!(faults.is_empty(), "{faults:?}");
        let number = u32::try_from(number).unwrap();
        arena.roots().iter().for_each(|root| builder.push(path, &arena, number, *root));
    }
    let image = builder.finish();
    let asked = Protection::checks().into_iter().map(|check| Request { check: check.id.to_owned(), set: Vec::new() });
    let asked: Vec<_> = asked.collect();
    let runs = (0..3).map(|_| {
        let start = Instant::now();
        assert!(evaluate::<Protection>(&image.bytes, &asked, 0).unwrap().len() > count);
        start.elapsed().as_secs_f64()
    });
    runs.fold(f64::INFINITY, f64::min)
}

#[test]
fn four_times_as_much_takes_about_four_times_as_long() {
    let (small, large) = (time(250), time(1_000));
    eprintln!("{small} s for 250, {large} s for 1,000");
    // A scan of all others for each would take sixteen times as long.
    assert!(large < small * 10.0, "{small} s for 250, {large} s for 1,000");
}
