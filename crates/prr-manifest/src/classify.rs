use std::collections::BTreeSet;

use prr_document::read::Format;

/// What is done with a file, by its name and its surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// It is read.
    Manifest(Format),
    /// JavaScript or TypeScript: it is read if it turns out to be a load test, or a migration where those lie.
    Script,
    /// A program, or XML, where migrations lie: it is read if it turns out to be one.
    Program,
    /// A template of this engine: what it declares is unknown until it is rendered.
    Template(Engine),
    /// JSON with comments, which configures tools and declares nothing that is deployed.
    ToolSettings,
    /// There is no reader for it.
    Other,
}

/// A template engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Helm,
    Jsonnet,
    Text,
}

/// Classifies the files of one tree.
pub(crate) struct Classifier {
    /// The `templates/` folders of Helm charts, with a slash at the end.
    helm_templates: BTreeSet<String>,
}

impl Classifier {
    pub(crate) fn new<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        let chart =
            |path: &'a str| path.strip_suffix("Chart.yaml").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        Self { helm_templates: paths.filter_map(chart).map(|folder| format!("{folder}templates/")).collect() }
    }

    pub(crate) fn class(&self, path: &str) -> Class {
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        if let Some(class) = by_whole_name(path, name) {
            return class;
        }
        let in_chart = || path.match_indices('/').any(|(at, _)| self.helm_templates.contains(&path[..=at]));
        match extension.to_ascii_lowercase().as_str() {
            "yaml" | "yml" | "json" | "tpl" if in_chart() => Class::Template(Engine::Helm),
            // `.rules` is how Prometheus' own documentation and many packages name rule files.
            "yaml" | "yml" | "rules" => Class::Manifest(Format::Yaml),
            "json" if is_tool_settings(path, name) => Class::ToolSettings,
            "jsonc" | "json5" => Class::ToolSettings,
            "json" => Class::Manifest(Format::Json),
            "jsonl" | "ndjson" => Class::Manifest(Format::JsonLines),
            "md" | "markdown" => Class::Manifest(Format::Markdown),
            "js" | "mjs" | "ts" => Class::Script,
            // Terraform, its variables and what is read like it.
            "tf" | "tfvars" | "hcl" | "tofu" => Class::Manifest(Format::Hcl),
            "sql" if is_migration(path, name) => Class::Manifest(Format::Sql),
            "cjs" | "cs" | "ex" | "exs" | "go" | "groovy" | "java" | "kt" | "php" | "py" | "rb" | "xml"
                if holds_migrations(path) =>
            {
                Class::Program
            }
            "jsonnet" | "libsonnet" => Class::Template(Engine::Jsonnet),
            "j2" | "jinja" | "jinja2" | "tmpl" | "gotmpl" | "tpl" | "erb" | "ytt" => Class::Template(Engine::Text),
            _ if name == "Kustomization" => Class::Manifest(Format::Yaml),
            _ => Class::Other,
        }
    }
}

/// Whether a file is named like the values of a Helm chart: `values.yaml`, `values-prod.yaml`, `prod.values.yaml`.
pub(crate) fn holds_helm_values(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.contains("values"))
}

/// Extensions of notes, sources and leftovers: a file that is named after a Dockerfile and ends so is what its extension says.
const NO_DOCKERFILES: &str = "adoc bak bash bat c cc cjs clj containerignore cpp cs css dart diff dockerignore el erl ex exs fs go groovy h \
     hpp hs html java jsx kt lock log lua mjs orig patch php pl png ps1 py rb rs rst scala sh snap svg swift swp \
     toml tsx txt vim vue xml zig";

/// Files whose name is more than its extension.
fn by_whole_name(path: &str, name: &str) -> Option<Class> {
    if name == "CODEOWNERS" {
        let known = matches!(path, "CODEOWNERS" | ".github/CODEOWNERS" | ".gitlab/CODEOWNERS" | "docs/CODEOWNERS");
        return Some(if known { Class::Manifest(Format::CodeOwners) } else { Class::Other });
    }
    let lower = name.to_ascii_lowercase();
    let of_builder = |stem: &str| lower.strip_prefix(stem).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let suffix = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    if !of_builder("dockerfile") && !of_builder("containerfile") && suffix != "dockerfile" {
        return None;
    }
    match suffix {
        "template" | "in" | "m4" => Some(Class::Template(Engine::Text)),
        // Notes, sources and settings that are named after a Dockerfile are what their extension says.
        "md" | "markdown" | "yaml" | "yml" | "json" | "j2" | "jinja" | "jinja2" | "tmpl" | "gotmpl" | "tpl" | "erb"
        | "js" | "ts" | "tf" | "hcl" | "sql" => None,
        _ if NO_DOCKERFILES.split(' ').any(|extension| extension == suffix) => Some(Class::Other),
        _ => Some(Class::Manifest(Format::Dockerfile)),
    }
}

/// Whether a file of SQL changes a database when something is released: by its folder, or by the name that its tool asks for. Queries, seeds and dumps
/// beside the program are none.
fn is_migration(path: &str, name: &str) -> bool {
    let of_folder = holds_migrations(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let directed = [".up", ".down", ".do", ".undo"].iter().any(|end| stem.ends_with(end));
    let flyway = stem.split_once("__").is_some_and(|(version, _)| {
        version.strip_prefix(['V', 'U']).is_some_and(|number| number.starts_with(|char: char| char.is_ascii_digit()))
    });
    of_folder || directed || flyway
}

/// Whether a file lies in a folder that is called as those of migrations are.
pub(crate) fn holds_migrations(path: &str) -> bool {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders).to_ascii_lowercase();
    let called = |folder: &str| {
        folder.contains("migrat")
            || folder.contains("changelog")
            || matches!(folder, "flyway" | "liquibase" | "alembic")
    };
    folders.split('/').any(called)
}

fn is_tool_settings(path: &str, name: &str) -> bool {
    let commented = name.starts_with("tsconfig")
        || name.starts_with("jsconfig")
        || name == "devcontainer.json"
        || name == ".devcontainer.json"
        || name == ".eslintrc.json"
        || name == "api-extractor.json";
    commented || format!("/{path}").contains("/.vscode/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_charts_decide_the_reader() {
        let classifier = Classifier::new(["Chart.yaml", "charts/a/Chart.yaml", "b/templates/x.yaml"].into_iter());
        for (path, class) in [
            ("templates/deep/x.yaml", Class::Template(Engine::Helm)),
            ("charts/a/templates/_helpers.tpl", Class::Template(Engine::Helm)),
            ("charts/a/values.yaml", Class::Manifest(Format::Yaml)),
            ("b/templates/x.yaml", Class::Manifest(Format::Yaml)),
            ("a.YML", Class::Manifest(Format::Yaml)),
            ("node.rules", Class::Manifest(Format::Yaml)),
            ("a/dashboard.json", Class::Manifest(Format::Json)),
            ("slo/main.tf", Class::Manifest(Format::Hcl)),
            ("prod.auto.tfvars", Class::Manifest(Format::Hcl)),
            ("slo/main.tf.json", Class::Manifest(Format::Json)),
            ("live/terragrunt.hcl", Class::Manifest(Format::Hcl)),
            ("web/tsconfig.build.json", Class::ToolSettings),
            (".vscode/settings.json", Class::ToolSettings),
            ("mixin.libsonnet", Class::Template(Engine::Jsonnet)),
            ("deploy.yaml.j2", Class::Template(Engine::Text)),
            ("README.md", Class::Manifest(Format::Markdown)),
            ("events.ndjson", Class::Manifest(Format::JsonLines)),
            ("load/checkout.js", Class::Script),
            ("db/migrate/20240101_orders.rb", Class::Program),
            ("alembic/versions/ae10_orders.py", Class::Program),
            ("src/main/resources/db/changelog/001.xml", Class::Program),
            ("app/models/order.rb", Class::Other),
            ("renovate.json5", Class::ToolSettings),
            ("Dockerfile", Class::Manifest(Format::Dockerfile)),
            ("a/Dockerfile.prod", Class::Manifest(Format::Dockerfile)),
            ("a/api.Dockerfile", Class::Manifest(Format::Dockerfile)),
            ("Containerfile", Class::Manifest(Format::Dockerfile)),
            ("Dockerfile.dockerignore", Class::Other),
            ("Dockerfile.j2", Class::Template(Engine::Text)),
            ("Dockerfile.template", Class::Template(Engine::Text)),
            ("dockerfile.md", Class::Manifest(Format::Markdown)),
            ("src/dockerfile.rs", Class::Other),
            ("Dockerfile.alpine", Class::Manifest(Format::Dockerfile)),
            ("parser/Dockerfile.java", Class::Other),
            ("Dockerfiles/x", Class::Other),
            (".github/CODEOWNERS", Class::Manifest(Format::CodeOwners)),
            ("vendor/CODEOWNERS", Class::Other),
            ("db/migrations/0001_init.sql", Class::Manifest(Format::Sql)),
            ("db/V1.2__orders.sql", Class::Manifest(Format::Sql)),
            ("db/000001_orders.down.sql", Class::Manifest(Format::Sql)),
            ("queries/orders.sql", Class::Other),
            ("base/Kustomization", Class::Manifest(Format::Yaml)),
            ("Makefile", Class::Other),
        ] {
            assert_eq!(classifier.class(path), class, "{path}");
        }
    }
}
