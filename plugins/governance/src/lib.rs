//! Built-in policy plugin: duties of people that rules of compliance ask for, shown by dated records.

mod checks;
mod duty;
mod messages;
mod model;

use prr_sdk::{Check, Family, Input, Message, Scope, Selector};

/// The family of checks about duties of people.
pub struct Governance;

impl Family for Governance {
    type Model<'a> = model::Model<'a>;

    const NAME: &'static str = "governance";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");
    const SCOPE: Scope = Scope::Inventory;
    const SELECTORS: &'static [Selector] = &[prr_sdk::declared::CONFIGURATION, prr_sdk::record::RECORDS];
    const MESSAGES: &'static [&'static Message] = messages::ALL;

    fn checks<'a>() -> Vec<Check<Self::Model<'a>>> {
        checks::all()
    }

    fn read<'a>(input: &Input<'a>) -> Self::Model<'a> {
        model::Model::read(input)
    }
}

prr_sdk::plugin!(Governance);

#[cfg(test)]
mod tests {
    #[test]
    fn every_page_keeps_what_it_promises() {
        prr_sdk::testing::documented_examples::<super::Governance>();
    }

    #[test]
    fn every_message_is_translated_with_its_placeholders() {
        assert_eq!(prr_sdk::unbalanced(super::messages::ALL), Vec::<String>::new());
    }
}
