//! What the manifests say of releases, as written.

mod analysis;
pub(crate) mod flagger;
pub(crate) mod image;
mod object;
mod rollout;
mod secret;
mod surroundings;
mod traffic;
mod workload;

pub(crate) use analysis::{
    Analysis, Argument, DryRun, Limit, Metric, Need, Provider, SecretKey, Start, Template, TemplateRef,
};
pub(crate) use flagger::MetricTemplate;
pub(crate) use image::Pinned;
pub(crate) use object::Identity;
pub(crate) use rollout::{Action, BlueGreen, Canary, Pause, Rollout, Step, Strategy};
pub(crate) use secret::Secret;
pub(crate) use surroundings::{Service, Surroundings, Target};
pub(crate) use traffic::{Backend, Named, Reachable, Route, Routing, Rule, Traffic, Weight};
pub(crate) use workload::{Container, Unavailable, Update, Workload};
