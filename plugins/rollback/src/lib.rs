//! Built-in policy plugin: progressive delivery and the rollbacks that would really happen.

mod argo;
mod checks;
mod condition;
mod flag;
mod mend;
mod messages;
mod migration;
mod model;
mod promise;
mod read;
mod release;
pub mod simulation;
mod written;

use prr_sdk::{Check, Family, Input, Mender, Message, Projection, Scope, Selector};

/// Objects that release, what they release, and what judges a release.
const SELECTORS: &[Selector] = &[
    prr_sdk::declared::CONFIGURATION,
    prr_sdk::record::RECORDS,
    Selector::Kind("Rollout"),
    Selector::Kind("AnalysisTemplate"),
    Selector::Kind("ClusterAnalysisTemplate"),
    Selector::Kind("Deployment"),
    Selector::Kind("StatefulSet"),
    Selector::Kind("DaemonSet"),
    Selector::Kind("Job"),
    Selector::Kind("CronJob"),
    Selector::Kind("Service"),
    Selector::Kind("HorizontalPodAutoscaler"),
    Selector::Kind("ScaledObject"),
    Selector::Kind("Canary"),
    Selector::Kind("MetricTemplate"),
    // What arguments of analyses are read from: names and keys.
    Selector::Kind("Secret"),
    Selector::Kind("SealedSecret"),
    Selector::Kind("ExternalSecret"),
    Selector::Kind("VirtualService"),
    Selector::Kind("DestinationRule"),
    Selector::Kind("Ingress"),
    Selector::Kind("HTTPRoute"),
    Selector::Kind("GRPCRoute"),
    Selector::Kind("TCPRoute"),
    Selector::Kind("TLSRoute"),
    Selector::Kind("TraefikService"),
    Selector::Kind("Mapping"),
    Selector::Kind("ApisixRoute"),
    Selector::Kind("HelmRelease"),
    Selector::Kind("Kustomization"),
    Selector::Path("**/*.sql"),
    Selector::Key("migrationTool"),
    Selector::Kind("FeatureFlag"),
    Selector::Kind("FeatureFlagConfiguration"),
    Selector::Key("flags"),
    Selector::Path("**/*flag*.{yaml,yml,json}"),
    Selector::Key("databaseChangeLog"),
    // Terraform, and the pipelines that may undo a release.
    Selector::Key("resource"),
    Selector::Path(".github/workflows/*"),
    Selector::Path(".gitlab-ci.yml"),
    // Objectives, which say what an analysis measures, and what a release may cost.
    Selector::Key("slis"),
    Selector::Key("slos"),
    Selector::Kind("PrometheusServiceLevel"),
    Selector::Kind("ServiceLevelObjective"),
    Selector::Kind("SLO"),
    // What gives images their tags before they are applied: Kustomize and Skaffold.
    Selector::Key("images"),
    Selector::Key("build"),
];

/// Of workloads, what names them, how they are replaced, and what their pods are made of.
const PROJECTIONS: &[Projection] = &[
    Projection { kind: "Deployment", paths: WORKLOAD },
    Projection { kind: "StatefulSet", paths: WORKLOAD },
    Projection { kind: "DaemonSet", paths: WORKLOAD },
    Projection { kind: "Job", paths: NAMED },
    Projection { kind: "CronJob", paths: NAMED },
];

const NAMED: &[&[&str]] =
    &[&["apiVersion"], &["kind"], &["metadata", "name"], &["metadata", "namespace"], &["metadata", "labels"]];

const WORKLOAD: &[&[&str]] = &[
    &["apiVersion"],
    &["kind"],
    &["metadata", "name"],
    &["metadata", "namespace"],
    &["metadata", "labels"],
    &["spec", "replicas"],
    &["spec", "revisionHistoryLimit"],
    &["spec", "strategy"],
    &["spec", "updateStrategy"],
    &["spec", "workloadRef"],
    &["spec", "template", "metadata", "labels"],
    &["spec", "template", "spec", "containers", "name"],
    &["spec", "template", "spec", "containers", "image"],
    &["spec", "template", "spec", "containers", "ports"],
    &["spec", "template", "spec", "initContainers", "name"],
    &["spec", "template", "spec", "initContainers", "image"],
    &["spec", "template", "spec", "initContainers", "ports"],
    &["spec", "template", "spec", "volumes", "persistentVolumeClaim"],
];

/// The family of checks about rollbacks.
pub struct Rollback;

impl Family for Rollback {
    type Model<'a> = model::Model<'a>;

    const NAME: &'static str = "rollback";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");
    const SCOPE: Scope = Scope::Inventory;
    const SELECTORS: &'static [Selector] = SELECTORS;
    const PROJECTIONS: &'static [Projection] = PROJECTIONS;
    const MESSAGES: &'static [&'static Message] = messages::ALL;

    const MEND_MESSAGES: &'static [&'static Message] = mend::messages::ALL;

    fn checks<'a>() -> Vec<Check<Self::Model<'a>>> {
        checks::all()
    }

    fn menders<'a>() -> Vec<Mender<Self::Model<'a>>> {
        mend::all()
    }

    fn read<'a>(input: &Input<'a>) -> Self::Model<'a> {
        model::Model::read(input)
    }
}

prr_sdk::plugin!(Rollback);

#[cfg(test)]
mod tests {
    #[test]
    fn every_mend_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_sdk::unbalanced(super::mend::messages::ALL), Vec::<String>::new());
    }

    #[test]
    fn every_page_keeps_what_it_promises() {
        prr_sdk::testing::documented_examples::<super::Rollback>();
    }
}
