//! Numbers: what an objective grants, and when a condition fires.

mod condition;
mod objective;

pub use condition::Condition;
pub(crate) use objective::Objective;
