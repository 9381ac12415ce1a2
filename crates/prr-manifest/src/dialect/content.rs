use prr_model::Dialect;

use super::Document;

/// What a document without a kind is, by its first keys.
pub(super) fn dialect(document: &Document<'_>) -> Option<Dialect> {
    if !document.is_mapping() {
        return list(document);
    }
    let tests: [(bool, Dialect); 22] = [
        (document.has_any(&["openapi", "swagger", "asyncapi"]), Dialect::OpenApi),
        (document.has_all(&["on", "jobs"]), Dialect::GitHubWorkflow),
        (document.has("AWSTemplateFormatVersion"), Dialect::CloudFormation),
        (is_plan(document), Dialect::TerraformPlan),
        (is_dashboard(document), Dialect::GrafanaDashboard),
        (is_provisioning(document), Dialect::GrafanaProvisioning),
        (
            document.has_list("tests") && document.has_any(&["rule_files", "evaluation_interval"]),
            Dialect::PrometheusRuleTests,
        ),
        (document.has_any(&["scrape_configs", "rule_files", "remote_write"]), Dialect::PrometheusConfig),
        (document.has_mapping("route") && document.has("receivers"), Dialect::AlertmanagerConfig),
        (
            document.has_list("receivers") && document.has_any(&["inhibit_rules", "templates"]),
            Dialect::AlertmanagerConfig,
        ),
        (
            document.has_all(&["service", "slos"])
                && document.text("version").is_some_and(|version| version.starts_with("prometheus/")),
            Dialect::Sloth,
        ),
        (document.has_list("groups"), Dialect::PrometheusRules),
        (is_slo_generator(document), Dialect::SloGenerator),
        (document.has_any(&["slos", "slis"]), Dialect::Slo),
        (document.has_all(&["runs", "description"]), Dialect::GitHubAction),
        (is_compose(document), Dialect::Compose),
        (
            document.has_list("releases")
                && document.has_any(&["repositories", "helmDefaults", "environments", "bases"]),
            Dialect::Helmfile,
        ),
        (
            document.has_any(&["patchesStrategicMerge", "patchesJson6902", "configMapGenerator", "nameReference"]),
            Dialect::Kustomization,
        ),
        (document.has("stages") && document.has_any(&["include", "default", "workflow"]), Dialect::GitLabCi),
        (document.has_all(&["apiVersion", "name", "version"]), Dialect::HelmChart),
        (
            document.has("$schema") && document.has_any(&["properties", "definitions", "$defs", "$id"]),
            Dialect::JsonSchema,
        ),
        (document.has_all(&["type", "properties"]), Dialect::JsonSchema),
    ];
    tests.into_iter().find(|(matches, _)| *matches).map(|(_, dialect)| dialect)
}

/// A list of documents of one sort, told by its first item.
fn list(document: &Document<'_>) -> Option<Dialect> {
    let item = Document { arena: document.arena, root: document.arena.first_item(document.root)? };
    if item.has_any(&["hosts", "import_playbook"]) {
        Some(Dialect::Ansible)
    } else if item.has_all(&["op", "path"]) {
        Some(Dialect::Kustomization)
    } else {
        is_dashboard(&item).then_some(Dialect::GrafanaDashboard)
    }
}

fn is_plan(document: &Document<'_>) -> bool {
    document.has("terraform_version") && document.has_any(&["planned_values", "resource_changes", "values"])
}

/// A dashboard has panels, or rows in old ones; the envelope of Grafana's API has it under `dashboard`.
fn is_dashboard(document: &Document<'_>) -> bool {
    let layout = document.has_list("panels") || document.has_list("rows");
    layout && document.has_any(&["schemaVersion", "templating", "timepicker", "title"])
        || document.has_mapping("dashboard")
            && document.has_any(&["folderUid", "folderId", "meta", "overwrite", "message"])
}

/// Grafana counts the versions of its files from 1, as a number.
fn is_provisioning(document: &Document<'_>) -> bool {
    let sections = [
        "datasources",
        "deleteDatasources",
        "providers",
        "groups",
        "contactPoints",
        "policies",
        "templates",
        "muteTimes",
        "apps",
    ];
    document.text("apiVersion") == Some("1") && document.has_any(&sections)
}

fn is_slo_generator(document: &Document<'_>) -> bool {
    document.has("error_budget_policies")
        || document.has_all(&["backends", "exporters"])
        || document.has_all(&["default_exporters", "exporters"])
        || document.has_all(&["service_name", "slo_name"])
        || document.has_all(&["service_name", "slo_description"])
}

/// Services of which the first is an image or is built, beside what else Compose knows.
fn is_compose(document: &Document<'_>) -> bool {
    let Some(service) = document.arena.first_below(document.root, "services") else { return false };
    let service = Document { arena: document.arena, root: service };
    document.has_mapping("services") && service.has_any(&["image", "build"])
}
