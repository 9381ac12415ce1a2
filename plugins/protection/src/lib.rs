//! Built-in policy plugin: how data are protected, from encryption and keys to logs, backups and recovery.

mod checks;
mod log_store;
mod messages;
mod model;
mod read;
mod schedule;
mod scope;
mod setting;

use prr_sdk::{Check, Family, Input, Message, Scope, Selector};

/// The family of checks about the protection of data.
pub struct Protection;

impl Family for Protection {
    type Model<'a> = model::Model<'a>;

    const NAME: &'static str = "protection";
    const VERSION: &'static str = env!("CARGO_PKG_VERSION");
    const SCOPE: Scope = Scope::Inventory;
    // A secret may stand in any manifest.
    const SELECTORS: &'static [Selector] = &[Selector::All];
    const MESSAGES: &'static [&'static Message] = messages::ALL;

    fn checks<'a>() -> Vec<Check<Self::Model<'a>>> {
        checks::all()
    }

    fn read<'a>(input: &Input<'a>) -> Self::Model<'a> {
        model::Model::read(input)
    }
}

prr_sdk::plugin!(Protection);

#[cfg(test)]
mod tests {
    #[test]
    fn every_page_keeps_what_it_promises() {
        prr_sdk::testing::documented_examples::<super::Protection>();
    }
}
