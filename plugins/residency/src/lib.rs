//! Built-in policy plugin: where data are kept, where copies of them go, and what allows it.

mod checks;
mod ci;
mod duty;
mod flow;
mod foreign;
mod judge;
mod kube;
mod messages;
mod model;
mod reach;
mod region;
mod sites;
mod terraform;

use prr_sdk::{Check, Family, Input, Message, Scope, Selector};

/// What keeps data, copies them and sends them.
const SELECTORS: &[Selector] = &[
    prr_sdk::declared::CONFIGURATION,
    // Terraform.
    Selector::Key("resource"),
    Selector::Key("provider"),
    Selector::Key("module"),
    Selector::Key("terraform"),
    // Objects of Kubernetes: workloads, policies, stores, and what operators make.
    Selector::Key("spec"),
    Selector::Key("specs"),
    Selector::Kind("ConfigMap"),
    Selector::Kind("StorageClass"),
    Selector::Kind("Ingress"),
    // Values of the chart of Datadog's agents.
    Selector::Key("datadog"),
    Selector::Path(".github/workflows/*"),
];

/// The family of checks about residency.
pub struct Residency;

impl Family for Residency {
    type Model<'a> = model::Model<'a>;

    const NAME: &'static str = "residency";
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

prr_sdk::plugin!(Residency);

#[cfg(test)]
mod tests {
    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_sdk::unbalanced(super::messages::ALL), Vec::<String>::new());
    }

    #[test]
    fn every_page_keeps_what_it_promises() {
        prr_sdk::testing::documented_examples::<super::Residency>();
    }
}
