//! Built-in policy plugin: pipelines that can stop a release, and take it back.

mod checks;
mod expression;
mod known;
mod messages;
mod model;
mod plan;
mod read;
mod schedule;
mod shell;
mod written;

use prr_sdk::{Check, Family, Input, Message, Scope, Selector};

/// Pipelines, what they are made of, and what stands around a release.
const SELECTORS: &[Selector] = &[
    Selector::Path("prr.yaml"),
    prr_sdk::record::RECORDS,
    Selector::Path("**/.github/workflows/*"),
    Selector::Path("**/action.{yml,yaml}"),
    Selector::Path("**/*.gitlab-ci.{yml,yaml}"),
    // What pipelines of GitLab include lies in any folder; these are the usual ones.
    Selector::Path("**/{ci,.ci,.gitlab,.gitlab-ci,gitlab,gitlab-ci}/**/*.{yml,yaml}"),
    Selector::Kind("Application"),
    Selector::Kind("AppProject"),
    Selector::Kind("Job"),
    Selector::Kind("Rollout"),
    Selector::Kind("Canary"),
    // Terraform: reviewers of environments, and on-call schedules.
    Selector::Key("resource"),
];

/// The family of checks about pipelines.
pub struct Delivery;

impl Family for Delivery {
    type Model<'a> = model::Model<'a>;

    const NAME: &'static str = "delivery";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");
    const SCOPE: Scope = Scope::Inventory;
    const SELECTORS: &'static [Selector] = SELECTORS;
    const MESSAGES: &'static [&'static Message] = messages::ALL;

    fn checks<'a>() -> Vec<Check<Self::Model<'a>>> {
        checks::all()
    }

    fn read<'a>(input: &Input<'a>) -> Self::Model<'a> {
        model::Model::read(input)
    }
}

prr_sdk::plugin!(Delivery);

#[cfg(test)]
mod tests {
    #[test]
    fn every_page_keeps_what_it_promises() {
        prr_sdk::testing::documented_examples::<super::Delivery>();
    }
}
