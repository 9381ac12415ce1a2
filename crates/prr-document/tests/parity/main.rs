//! Parity with the programs that read manifests: what they take is seen with the same values, and what they refuse is reported.

mod kubectl;
mod prng;
mod promtool;
mod spelling;
