//! One command, one file.

pub(crate) mod analysis;
pub(crate) mod check;
pub(crate) mod controls;
pub(crate) mod explain;
pub(crate) mod fix;
pub(crate) mod init;
pub(crate) mod inventory;
pub(crate) mod judging;
pub(crate) mod messages;
pub(crate) mod plugin;
pub(crate) mod record;
pub(crate) mod rollout;
pub(crate) mod schema;
pub(crate) mod slo;
