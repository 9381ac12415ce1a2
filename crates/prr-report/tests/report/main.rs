//! The reports as their readers get them.

mod hostile;
mod json;
mod release;
mod sample;
mod sarif;
mod simulation;
mod simulations;
mod snapshot;
mod terminal;
