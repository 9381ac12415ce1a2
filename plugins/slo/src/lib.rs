//! Built-in policy plugin: service level objectives and the burn-rate alerts that protect them.

mod burn;
mod checks;
mod messages;
mod model;
mod read;
pub mod simulation;
mod snippet;
#[cfg(test)]
mod testing;
mod verdict;

use prr_sdk::{Check, Family, Input, Message, Scope, Selector, View};

pub use crate::verdict::Judged;

/// The family of checks about objectives and burn-rate alerts.
pub struct Slo;

impl Family for Slo {
    type Model<'a> = model::Model<'a>;

    const NAME: &'static str = "slo";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");
    const SCOPE: Scope = Scope::Inventory;
    const SELECTORS: &'static [Selector] = &[
        Selector::Key("groups"),
        Selector::Key("slis"),
        Selector::Key("slos"),
        Selector::Kind("PrometheusRule"),
        Selector::Kind("PrometheusServiceLevel"),
        Selector::Kind("Deployment"),
        Selector::Kind("StatefulSet"),
        Selector::Kind("Rollout"),
        Selector::Path("prr.yaml"),
    ];
    const MESSAGES: &'static [&'static Message] = messages::ALL;

    fn checks<'a>() -> Vec<Check<Self::Model<'a>>> {
        checks::all()
    }

    fn read<'a>(input: &Input<'a>) -> Self::Model<'a> {
        read::model(input)
    }
}

/// What is said of every objective of a tree as a whole, under the default parameters.
#[must_use]
pub fn verdicts(view: View<'_>) -> Vec<Judged> {
    verdict::verdicts(&read::model(&Input { view, effective_time: 0 }))
}

prr_sdk::plugin!(Slo);

#[cfg(test)]
mod tests {
    #[test]
    fn every_page_keeps_what_it_promises() {
        prr_sdk::testing::documented_examples::<super::Slo>();
    }
}
