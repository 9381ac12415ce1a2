//! Built-in policy plugin: service level objectives and the burn-rate alerts that protect them.

mod burn;
mod model;
mod read;
mod messages;
#[cfg(test)]
mod testing;
