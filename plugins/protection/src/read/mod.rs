//! Documents to what is found in them.

pub(crate) mod json;
pub(crate) mod network;
pub(crate) mod object;
pub(crate) mod person;
pub(crate) mod secret;
pub(crate) mod support;
pub(crate) mod terraform;
pub(crate) mod texts;
