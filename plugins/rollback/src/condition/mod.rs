//! Conditions of Argo Rollouts' metrics, as far as deciding needs them: can a measurement fail, and what becomes of an empty one.
//!
//! The controller evaluates `successCondition` and `failureCondition` with expr-lang. A condition is tried on chosen results here: around
//! every number that it names, on the texts that it names, on NaN and on nothing. Comparisons with constants change their answer nowhere
//! else, so for them the trial is complete; what the language has beyond is unknown.

mod evaluate;
mod lex;
mod parse;
mod verdict;

pub(crate) use evaluate::{Answer, Sample};
pub(crate) use parse::{Expression, parse};
pub(crate) use verdict::{Conditions, Measurement};

/// Bytes of a condition that is looked at.
const LONGEST: usize = 4 * 1024;
/// Levels of nesting.
const DEEPEST: usize = 32;
