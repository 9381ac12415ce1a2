//! Built-in policy plugin: service level objectives and the burn-rate alerts that protect them.

mod burn;
mod checks;
mod mend;
mod messages;
mod model;
mod read;
pub mod simulation;
mod snippet;
mod template;
#[cfg(test)]
mod testing;
mod timing;
mod verdict;
mod written;

use prr_sdk::{Check, Family, Input, Mender, Message, Projection, Scope, Selector, View};

pub use crate::verdict::Judged;

/// Documents that hold objectives, rules, what makes rules, or workloads.
const SELECTORS: &[Selector] = &[
    Selector::Path("prr.yaml"),
    // Objectives and what they refer to.
    Selector::Key("slis"),
    Selector::Key("slos"),
    Selector::Kind("PrometheusServiceLevel"),
    Selector::Kind("ServiceLevelObjective"),
    Selector::Kind("SLO"),
    Selector::Kind("SLI"),
    Selector::Kind("AlertPolicy"),
    Selector::Kind("AlertCondition"),
    Selector::Key("error_budget_policies"),
    Selector::Key("resource"),
    // Rules, in objects of their own and among other things. A list at the top has neither kind nor key: only its name tells.
    Selector::Key("groups"),
    Selector::Kind("PrometheusRule"),
    Selector::Kind("VMRule"),
    Selector::Kind("Rules"),
    Selector::Kind("ClusterRules"),
    Selector::Kind("GlobalRules"),
    Selector::Kind("Template"),
    Selector::Kind("HelmRelease"),
    Selector::Kind("HelmChart"),
    Selector::Kind("HelmChartConfig"),
    Selector::Kind("Application"),
    Selector::Kind("ApplicationSet"),
    Selector::Key("additionalPrometheusRulesMap"),
    Selector::Key("additionalPrometheusRules"),
    Selector::Key("serverFiles"),
    Selector::Key("ruler"),
    Selector::Path("**/*values*.{yaml,yml}"),
    Selector::Path("**/values/**/*.{yaml,yml}"),
    Selector::Path("**/*{rule,alert,record,slo}*.{yaml,yml,json}"),
    Selector::Path("**/{rules,alerts,slos,prometheus}/**/*.{yaml,yml,json}"),
    // Generators.
    Selector::Path(".github/workflows/*"),
    Selector::Path("**/Chart.yaml"),
    Selector::Kind("Deployment"),
    Selector::Kind("StatefulSet"),
    Selector::Kind("Rollout"),
    Selector::Kind("CronJob"),
    Selector::Kind("Job"),
];

/// Of workloads, what names their service, and images, by which generators are known.
const PROJECTIONS: &[Projection] = &[
    Projection { kind: "Deployment", paths: WORKLOAD },
    Projection { kind: "StatefulSet", paths: WORKLOAD },
    Projection { kind: "Rollout", paths: WORKLOAD },
    Projection { kind: "Job", paths: WORKLOAD },
    Projection { kind: "CronJob", paths: WORKLOAD },
];

const WORKLOAD: &[&[&str]] = &[
    &["apiVersion"],
    &["kind"],
    &["metadata", "name"],
    &["metadata", "labels"],
    &["spec", "template", "spec", "containers", "image"],
    &["spec", "jobTemplate", "spec", "template", "spec", "containers", "image"],
];

/// The family of checks about objectives and burn-rate alerts.
pub struct Slo;

impl Family for Slo {
    type Model<'a> = model::Model<'a>;

    const NAME: &'static str = "slo";
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

/// What is said of every objective of a tree as a whole, under the default parameters.
#[must_use]
pub fn verdicts(view: View<'_>) -> Vec<Judged> {
    verdict::verdicts(&model::Model::read(&Input { view, effective_time: 0 }))
}

prr_sdk::plugin!(Slo);

#[cfg(test)]
mod tests {
    #[test]
    fn every_mend_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_sdk::unbalanced(super::mend::messages::ALL), Vec::<String>::new());
    }

    #[test]
    fn every_page_keeps_what_it_promises() {
        prr_sdk::testing::documented_examples::<super::Slo>();
    }
}
