use std::fmt;

/// What a document is to the program that it is written for.
///
/// A format says how a file is read, a dialect what the tree means: a workflow and a Deployment are both YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Dialect {
    /// An object of Kubernetes or of a custom resource, which includes those of Argo, Flux, Prometheus' operator and sloth's.
    Kubernetes,
    /// A Kustomization or a component of one, and patches beside it that are no objects.
    Kustomization,
    /// The `Chart.yaml` of a Helm chart.
    HelmChart,
    /// Values for a Helm chart.
    HelmValues,
    /// Releases for helmfile.
    Helmfile,
    /// Services of Docker Compose.
    Compose,
    /// A workflow of GitHub Actions.
    #[cfg_attr(feature = "serde", serde(rename = "github-workflow"))]
    GitHubWorkflow,
    /// An action that workflows of GitHub use.
    #[cfg_attr(feature = "serde", serde(rename = "github-action"))]
    GitHubAction,
    /// A pipeline of GitLab.
    #[cfg_attr(feature = "serde", serde(rename = "gitlab-ci"))]
    GitLabCi,
    /// A pipeline of another system: Azure, Google Cloud Build, Travis, `CircleCI`, Bitbucket, Drone, `CodeBuild`.
    Pipeline,
    /// Prometheus' own configuration.
    PrometheusConfig,
    /// Rule groups as Prometheus and Mimir read them.
    PrometheusRules,
    /// Unit tests of rules for promtool.
    PrometheusRuleTests,
    /// Alertmanager's configuration.
    AlertmanagerConfig,
    /// A dashboard of Grafana, bare or in the envelope of its API.
    GrafanaDashboard,
    /// What Grafana provisions itself from: data sources, dashboard providers, alerting.
    GrafanaProvisioning,
    /// An entity of a Backstage catalogue.
    Backstage,
    /// An object of `OpenSLO`.
    #[cfg_attr(feature = "serde", serde(rename = "openslo"))]
    OpenSlo,
    /// A specification of sloth that is no Kubernetes object.
    Sloth,
    /// An objective or the configuration of Google's slo-generator.
    SloGenerator,
    /// Objectives in a plain file, in no schema of a product.
    Slo,
    /// Terraform, in either syntax.
    Terraform,
    /// A plan of Terraform as JSON.
    TerraformPlan,
    /// A template of AWS `CloudFormation`.
    #[cfg_attr(feature = "serde", serde(rename = "cloudformation"))]
    CloudFormation,
    /// A playbook or tasks of Ansible.
    Ansible,
    /// The description of an API: `OpenAPI`, Swagger, `AsyncAPI`.
    #[cfg_attr(feature = "serde", serde(rename = "openapi"))]
    OpenApi,
    /// A schema of JSON documents.
    JsonSchema,
    /// Markdown.
    Markdown,
    /// A Dockerfile.
    Dockerfile,
    /// A load test of k6.
    K6,
    /// Owners of paths.
    #[cfg_attr(feature = "serde", serde(rename = "codeowners"))]
    CodeOwners,
    /// A migration of a database, in SQL.
    Migration,
    /// The configuration of prr.
    Prr,
    /// Settings of a development tool, which declare nothing that runs.
    ToolSettings,
    /// None of these.
    Unknown,
}

impl Dialect {
    /// The word used in JSON and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kubernetes => "kubernetes",
            Self::Kustomization => "kustomization",
            Self::HelmChart => "helm-chart",
            Self::HelmValues => "helm-values",
            Self::Helmfile => "helmfile",
            Self::Compose => "compose",
            Self::GitHubWorkflow => "github-workflow",
            Self::GitHubAction => "github-action",
            Self::GitLabCi => "gitlab-ci",
            Self::Pipeline => "pipeline",
            Self::PrometheusConfig => "prometheus-config",
            Self::PrometheusRules => "prometheus-rules",
            Self::PrometheusRuleTests => "prometheus-rule-tests",
            Self::AlertmanagerConfig => "alertmanager-config",
            Self::GrafanaDashboard => "grafana-dashboard",
            Self::GrafanaProvisioning => "grafana-provisioning",
            Self::Backstage => "backstage",
            Self::OpenSlo => "openslo",
            Self::Sloth => "sloth",
            Self::SloGenerator => "slo-generator",
            Self::Slo => "slo",
            Self::Terraform => "terraform",
            Self::TerraformPlan => "terraform-plan",
            Self::CloudFormation => "cloudformation",
            Self::Ansible => "ansible",
            Self::OpenApi => "openapi",
            Self::JsonSchema => "json-schema",
            Self::Markdown => "markdown",
            Self::Dockerfile => "dockerfile",
            Self::K6 => "k6",
            Self::CodeOwners => "codeowners",
            Self::Migration => "migration",
            Self::Prr => "prr",
            Self::ToolSettings => "tool-settings",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
