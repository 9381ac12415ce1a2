//! Built-in policy plugin: service level objectives and the burn-rate alerts that protect them.

mod burn;
mod messages;
mod model;
mod read;
#[cfg(test)]
mod testing;
