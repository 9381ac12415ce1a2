use prr_document::read::{Format, Limits, embed, read};

use super::*;

/// The dialects of the documents of a file, which must be read without a fault.
fn dialects(path: &str, text: &str) -> Vec<Dialect> {
    let json = std::path::Path::new(path).extension().is_some_and(|extension| extension == "json");
    let format = if json { Format::Json } else { Format::Yaml };
    let (mut arena, faults) = read(text.as_bytes().to_vec(), format, &Limits::default());
    assert_eq!(faults, [], "{path}: {text}");
    assert_eq!(embed(&mut arena, false, &Limits::default()), []);
    arena.roots().iter().map(|root| dialect(path, format, &arena, *root)).collect()
}

#[test]
fn documents_are_told_by_what_they_say_by_their_name_and_by_their_keys() {
    for (path, text, expected) in [
        ("a.yaml", "apiVersion: apps/v1\nkind: Deployment", Dialect::Kubernetes),
        ("a.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Rollout", Dialect::Kubernetes),
        ("a.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component", Dialect::Backstage),
        ("a.yaml", "apiVersion: openslo/v1\nkind: SLO", Dialect::OpenSlo),
        ("a.yaml", "apiVersion: openslo.com/v2alpha\nkind: SLO", Dialect::OpenSlo),
        ("a.yaml", "apiVersion: sloth.slok.dev/v1\nkind: PrometheusServiceLevel", Dialect::Kubernetes),
        ("a.yaml", "apiVersion: sre.google.com/v2\nkind: ServiceLevelObjective", Dialect::SloGenerator),
        ("k/kustomization.yml", "resources: [a.yaml]", Dialect::Kustomization),
        ("patch.yaml", "- op: replace\n  path: /spec", Dialect::Kustomization),
        ("c/Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0", Dialect::HelmChart),
        ("c/values-prod.yaml", "replicas: 3", Dialect::HelmValues),
        ("c/values.yaml", "groups: []", Dialect::PrometheusRules),
        ("compose.yaml", "services: {a: {image: x}}", Dialect::Compose),
        ("compose.prod.yaml", "include: [a.yaml]", Dialect::Compose),
        (
            "docker-compose.override.yml",
            "x-log: &log {driver: json}\nservices:\n  a: {logging: *log}",
            Dialect::Compose,
        ),
        ("stack.yml", "version: '3'\nx-a: {}\nservices: {a: {image: x}}", Dialect::Compose),
        ("composition.yaml", "a: 1", Dialect::Unknown),
        (".github/workflows/ci.yml", "name: a\non: [push]\njobs: {}", Dialect::GitHubWorkflow),
        ("workflow-templates/ci.yml", "on:\n  push:\njobs: {}", Dialect::GitHubWorkflow),
        ("tools/action.yml", "name: a\nruns: {using: node20}", Dialect::GitHubAction),
        (".github/dependabot.yml", "version: 2", Dialect::ToolSettings),
        (".gitlab-ci.yml", "a:\n  script:\n    - !reference [.b, script]\n    - make", Dialect::GitLabCi),
        ("ci/deploy.gitlab-ci.yml", "a: {script: [b]}", Dialect::GitLabCi),
        ("azure-pipelines.yml", "trigger: [main]", Dialect::Pipeline),
        ("p/prometheus.yml", "global: {}\nscrape_configs: []", Dialect::PrometheusConfig),
        ("rules/a.yml", "groups: [{name: a, rules: []}]", Dialect::PrometheusRules),
        ("a_test.yml", "rule_files: [a]\ntests: []", Dialect::PrometheusRuleTests),
        ("am.yml", "route: {receiver: a}\nreceivers: [{name: a}]", Dialect::AlertmanagerConfig),
        ("d.json", r#"{"title": "a", "panels": [], "schemaVersion": 39}"#, Dialect::GrafanaDashboard),
        ("d.json", r#"{"dashboard": {"panels": []}, "overwrite": true}"#, Dialect::GrafanaDashboard),
        ("ds.yaml", "apiVersion: 1\ndatasources: []", Dialect::GrafanaProvisioning),
        ("slo.yaml", "version: prometheus/v1\nservice: a\nslos: []", Dialect::Sloth),
        ("slo.yaml", "slos: []", Dialect::Slo),
        ("main.tf.json", r#"{"resource": {}}"#, Dialect::Terraform),
        ("plan.json", r#"{"terraform_version": "1.9", "planned_values": {}}"#, Dialect::TerraformPlan),
        (
            "cf.yaml",
            "AWSTemplateFormatVersion: x\nResources: {A: {Ref: !Ref b, C: !Sub [a, {b: c}]}}",
            Dialect::CloudFormation,
        ),
        ("site.yml", "- hosts: all\n  tasks: []", Dialect::Ansible),
        ("api.yaml", "openapi: 3.1.0", Dialect::OpenApi),
        ("package.json", "{}", Dialect::ToolSettings),
        ("prr.yaml", "version: 1", Dialect::Prr),
        ("out/rules.yaml", "{}", Dialect::PrometheusRules),
        ("x.yaml", "a: 1", Dialect::Unknown),
    ] {
        assert_eq!(dialects(path, text), [expected], "{path}: {text}");
    }
}

#[test]
fn a_dashboard_in_a_text_is_one_whatever_its_file_is_called() {
    let text = "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.json: |\n    {\"title\": \"a\", \"panels\": []}\n";
    assert_eq!(dialects(".github/workflows/a.yaml", text), [Dialect::Kubernetes, Dialect::GrafanaDashboard]);
}
