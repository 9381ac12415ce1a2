//! What the manifests say of releases, as written.

mod analysis;
mod object;
mod rollout;

pub(crate) use analysis::{Analysis, Argument, DryRun, Limit, Metric, Need, Provider, Start, Template, TemplateRef};
pub(crate) use object::Identity;
pub(crate) use rollout::{Action, BlueGreen, Canary, Pause, Rollout, Step, Strategy};
