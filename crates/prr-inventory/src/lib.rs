//! What a tree declares, put together: its services, the resources that make them up, and the relations between those.
//!
//! Every document is looked at once, by itself and in parallel, for what it declares, what it asks for and what it says of a service. Then
//! indices answer what was asked: a selector is looked up by its rarest label and a name by itself, so that the work grows with the tree
//! and not with its square. What a hostile tree would make grow faster is bounded and said to be unknown ([`Doubt::Bounded`]).
//!
//! # Namespaces
//!
//! An object without a namespace gets one from whoever applies it. Two such objects are taken to land in the same one if they lie nearest to
//! each other in the tree: a repository often has several variants side by side. If only one of two says its namespace, whether they meet
//! is unknown ([`Doubt::Namespace`]). A cluster has one object of a kind, namespace and name; where the tree has several they are variants,
//! and the nearest one is meant.
//!
//! [`Doubt::Bounded`]: prr_model::inventory::Doubt::Bounded
//! [`Doubt::Namespace`]: prr_model::inventory::Doubt::Namespace

mod budget;
mod facts;
mod graph;
mod index;
mod labels;
mod mentioned;
mod metrics;
mod names;
mod objectives;
mod places;
mod read;
mod repository;
mod resolve;
mod runbook;
mod selector;
mod services;
mod text;
mod tier;

pub use graph::{Tree, survey};
pub use repository::{add_code_owners, add_history, files};
