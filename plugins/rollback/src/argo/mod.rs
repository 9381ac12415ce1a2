//! What Argo Rollouts' controller makes of what is written.

mod jump;
mod pattern;
mod power;
mod resolve;
mod share;
mod sight;
mod slip;
mod timeline;

pub(crate) use jump::{Jump, Jumps};
pub(crate) use pattern::matches as dry_run_matches;
pub(crate) use power::{Power, Weakness};
pub(crate) use resolve::{Dangling, FromSecret, Judge, Resolved, Unbound};
pub(crate) use share::of_pods;
pub(crate) use sight::Sight;
pub(crate) use slip::meant;
pub(crate) use timeline::{Part, Timeline, Watch};
