//! Helm charts: which of them stand for themselves, and which template each of their documents came from.

mod chart;
mod printed;
mod template;

pub(super) use chart::{CHART, libraries, units};
pub(super) use printed::pieces;
pub(crate) use template::Template;
