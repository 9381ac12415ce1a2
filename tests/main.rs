//! Acceptance tests of the binary: what a user types, and what comes out.

mod checkout;
mod closed;
mod corpora;
mod determinism;
mod embedded;
mod explain;
mod formats;
mod harness;
mod house;
mod oracle;
mod slo;
mod terraform;
