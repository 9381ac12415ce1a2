//! Burn-rate conditions: what alert expressions measure, and what they do over time.

pub(crate) mod absence;
pub(crate) mod arithmetic;
pub(crate) mod atom;
pub(crate) mod computing;
pub(crate) mod condition;
pub(crate) mod constant;
pub(crate) mod coverage;
pub(crate) mod difference;
pub(crate) mod fraction;
pub(crate) mod identity;
pub(crate) mod inferred;
pub(crate) mod labels;
pub(crate) mod liveness;
pub(crate) mod origin;
pub(crate) mod promised;
pub(crate) mod quantity;
pub(crate) mod records;
pub(crate) mod rejected;
pub(crate) mod series;
#[cfg(test)]
mod shapes;
pub(crate) mod stated;
pub(crate) mod term;
pub(crate) mod text;
pub(crate) mod tier;
