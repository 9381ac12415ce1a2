use prr_model::Dialect;

use super::Document;
use crate::classify::holds_helm_values;

/// What only files of this name are.
pub(super) fn certain(path: &str, document: &Document<'_>) -> Option<Dialect> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let lower = file.to_ascii_lowercase();
    let stem = lower.split_once('.').map_or(&*lower, |(stem, _)| stem);
    let below = |name: &str| format!("/{folder}/").contains(&format!("/{name}/"));
    Some(match &*lower {
        "prr.yaml" | "prr.yml" if folder.is_empty() => Dialect::Prr,
        "kustomization.yaml" | "kustomization.yml" => Dialect::Kustomization,
        "chart.yaml" if document.has("version") => Dialect::HelmChart,
        "action.yml" | "action.yaml" if document.has("runs") => Dialect::GitHubAction,
        _ if below(".github/workflows") => Dialect::GitHubWorkflow,
        _ if lower.ends_with(".gitlab-ci.yml") || lower.ends_with(".gitlab-ci.yaml") => Dialect::GitLabCi,
        _ if below(".gitlab/ci") || below(".gitlab-ci") => Dialect::GitLabCi,
        _ if lower.ends_with(".tf.json") => Dialect::Terraform,
        _ if is_compose(stem) && document.has_any(&["services", "include"]) => Dialect::Compose,
        ".travis.yml" | "bitbucket-pipelines.yml" | ".drone.yml" | "buildspec.yml" | "buildspec.yaml" => {
            Dialect::Pipeline
        }
        _ if below(".circleci") || below(".buildkite") => Dialect::Pipeline,
        _ if stem.starts_with("azure-pipelines") || stem.starts_with("cloudbuild") => Dialect::Pipeline,
        _ if stem.starts_with("helmfile") || below("helmfile") || below("helmfile.d") => Dialect::Helmfile,
        "catalog-info.yaml" | "catalog-info.yml" => Dialect::Backstage,
        _ if is_tool(&lower) => Dialect::ToolSettings,
        _ => return None,
    })
}

/// What files of this name are where their content says nothing else.
pub(super) fn likely(path: &str, document: &Document<'_>) -> Option<Dialect> {
    if path.is_empty() {
        return None;
    }
    let hidden = path.split('/').any(|part| part.starts_with('.'));
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    if document.is_mapping() && (holds_helm_values(path) || format!("/{folder}/").contains("/values/")) {
        Some(Dialect::HelmValues)
    } else if is_compose(stem) && document.is_mapping() {
        Some(Dialect::Compose)
    } else if matches!(file, "requirements.yaml" | "Chart.lock") && document.has_list("dependencies") {
        Some(Dialect::HelmChart)
    } else if document.is_empty() && (stem.contains("rules") || stem.contains("alerts")) {
        // Generators write an empty mapping where there are no rules.
        Some(Dialect::PrometheusRules)
    } else {
        hidden.then_some(Dialect::ToolSettings)
    }
}

/// `compose`, `docker-compose`, and those with a word behind: `compose-prod`, `compose_test`, `docker-compose.override`.
fn is_compose(stem: &str) -> bool {
    let rest = stem.strip_prefix("docker-compose").or_else(|| stem.strip_prefix("compose"));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

/// Settings that many repositories have and that declare nothing that runs.
fn is_tool(file: &str) -> bool {
    const NAMES: [&str; 24] = [
        "package.json",
        "package-lock.json",
        "composer.json",
        "composer.lock",
        "renovate.json",
        "dependabot.yml",
        "dependabot.yaml",
        "mkdocs.yml",
        "mkdocs.yaml",
        "codecov.yml",
        "_config.yml",
        "skaffold.yaml",
        "skaffold.yml",
        "taskfile.yml",
        "taskfile.yaml",
        "lerna.json",
        "nx.json",
        "turbo.json",
        "jsonnetfile.json",
        "jsonnetfile.lock.json",
        "pnpm-lock.yaml",
        "pnpm-workspace.yaml",
        "vercel.json",
        "openapitools.json",
    ];
    NAMES.contains(&file)
}
