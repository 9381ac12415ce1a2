//! Built-in policy plugin: where data are kept, where copies of them go, and what allows it.

mod region;
mod terraform;
