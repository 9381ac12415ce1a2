//! Objects of Kubernetes, as far as they say who may reach what.

pub(crate) mod near;
pub(crate) mod network;
pub(crate) mod object;
pub(crate) mod rbac;
pub(crate) mod service;
pub(crate) mod workload;
