//! Acceptance tests of the binary: what a user types, and what comes out.

mod checkout;
mod closed;
mod config;
mod controls;
mod corpora;
mod coverage;
mod delivery;
mod determinism;
mod embedded;
mod explain;
mod fintech;
mod fix;
mod fix_pages;
mod formats;
mod harness;
mod house;
mod inventory;
mod oracle;
mod record;
mod render;
mod rollout;
mod slo;
mod sources;
mod terraform;
