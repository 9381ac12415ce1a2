//! Expressions of GitHub Actions, as far as they decide whether a job or a step runs after a failure.

mod evaluate;
mod parse;

pub(crate) use evaluate::Scene;
pub(crate) use parse::{Expression, parse};
