//! What the manifests say of deliveries, as written.

mod argo;
mod job;
mod pipeline;
mod step;
mod when;

pub(crate) use argo::{Application, Hook, Project, Window};
pub(crate) use job::{Concurrency, Environment, Job, Need};
pub(crate) use pipeline::{Pipeline, System, Trigger};
pub(crate) use step::{Body, Piece, Shell, Step, Use};
pub(crate) use when::{Start, When};
